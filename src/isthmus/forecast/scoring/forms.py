"""The table of scores for a spreadsheet, for Markdown, and for a paper in LaTeX.

Owns: the columns of each form and how a number is rounded in it. Names of models, series and
populations stand as the case and the table have them.
"""

from __future__ import annotations

from collections.abc import Iterable

from isthmus.case.spreadsheets import inert
from isthmus.words import Words

from .relative import Ratio
from .scores import INTERVALS
from .table import TOGETHER, Line

#: The columns of the table as rows, those of a CSV.
COLUMNS = (
    "model",
    "series",
    "population",
    "horizon",
    "stratum",
    "tasks",
    "months",
    "wis",
    "log_wis",
    *(f"relative_wis{end}" for end in ("", "_low", "_high")),
    *(f"relative_log_wis{end}" for end in ("", "_low", "_high")),
    *(f"coverage_{100 * level:g}" for level in INTERVALS),
    "mae",
)
#: What LaTeX would take for a command.
_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "#$%&_{}"})
#: The columns of a table to paste that hold words, and so stand to the left.
_WORDED = 4


def cells(line: Line) -> tuple[str | int | float | None, ...]:
    """One line as a row of `COLUMNS`, as it was computed; None where there is no value."""
    return (
        *(inert(text) for text in (line.model, line.series, line.population)),
        line.horizon,
        line.stratum,
        line.tasks,
        line.months,
        line.wis,
        line.log_wis,
        *line.relative[:3],
        *line.log_relative[:3],
        *line.coverage,
        line.mae,
    )


def markdown(lines: Iterable[Line], words: Words) -> str:
    """A table to paste into a text. Relative scores stand with their intervals."""
    rows = [[text.replace("|", "\\|") for text in row] for row in _rows(lines, words)]
    head, *body = rows
    marks = ["---" if i < _WORDED else "--:" for i in range(len(head))]
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, marks, *body))


def latex(lines: Iterable[Line], words: Words) -> str:
    """The same table for a paper; it needs the package booktabs."""
    head, *body = [[text.translate(_ESCAPED) for text in row] for row in _rows(lines, words)]
    columns = "l" * _WORDED + "r" * (len(head) - _WORDED)
    return "\n".join(
        [
            f"\\begin{{tabular}}{{{columns}}}",
            "\\toprule",
            f"{' & '.join(head)} \\\\",
            "\\midrule",
            *(f"{' & '.join(row)} \\\\" for row in body),
            "\\bottomrule",
            "\\end{tabular}",
            "",
        ]
    )


def _rows(lines: Iterable[Line], words: Words) -> list[list[str]]:
    """The header, and a row for each line, as a reader of the language reads numbers."""
    names = ("series", "population", "stratum", "model", "horizon", "tasks", "wis", "relative")
    head = [words.say(f"score-column-{name}") for name in (*names, "relative-log")]
    head += [words.say("score-column-coverage", level=words.percent(one)) for one in INTERVALS]
    head.append(words.say("score-column-mae"))
    return [head, *(_row(line, words) for line in lines)]


def _row(line: Line, words: Words) -> list[str]:
    return [
        line.series,
        words.say("score-together") if line.population == TOGETHER else line.population,
        words.say(f"score-stratum-{line.stratum}"),
        line.model,
        words.number(line.horizon),
        words.number(line.tasks),
        words.number(line.wis, 0 if line.wis >= 100 else 1),
        _ratio(line.relative, words),
        _ratio(line.log_relative, words),
        *(words.number(share, 2) for share in line.coverage),
        words.number(line.mae, 0 if line.mae >= 100 else 1),
    ]


def _ratio(ratio: Ratio, words: Words) -> str:
    """0.92 (0.85–0.99): the ratio, with its interval where there is one."""
    if ratio.value is None:
        return "–"
    if ratio.low is None or ratio.high is None:
        return words.number(ratio.value, 2)
    low, high = words.number(ratio.low, 2), words.number(ratio.high, 2)
    return f"{words.number(ratio.value, 2)} ({low}–{high})"
