"""The scores of every model, series by series: against persistence, in people, and by stratum."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from isthmus.brief.expected.telling import begun, row, text
from isthmus.brief.model import Block, Column, Section, Subsection, Table
from isthmus.brief.names import Names
from isthmus.case import ALL
from isthmus.forecast.references import RW_T
from isthmus.forecast.scoring import TOGETHER, Line, Ratio
from isthmus.forecast.scoring.replaying import Replay
from isthmus.forecast.scoring.scores import INTERVALS
from isthmus.words import Words

#: The stratum that holds every task.
_EVERY = "all"
_NOTHING = "–"


def lines_sections(replay: Replay, names: Names, words: Words) -> list[Section]:
    """A section for each series: everybody, and the nationalities together."""
    found = []
    every = replay.table.lines
    for number, series in enumerate(dict.fromkeys(line.series for line in every)):
        parts: list[Block] = []
        for population in (TOGETHER, ALL):
            own = [one for one in every if (one.series, one.population) == (series, population)]
            if own:
                key = "together" if population == TOGETHER else "whole"
                inner = _tables(own, words, f"series-{number}-{key}", replay)
                title = begun(words.say(f"scored-{key}"))
                parts.append(Subsection(f"series-{number}-{key}", title, inner))
        if parts:
            lead = text(words.say("scored-series-lead"))
            title = names.series(series)
            found.append(Section(f"series-{number}", title, lead, tuple(parts)))
    return found


def _tables(lines: Sequence[Line], words: Words, name: str, replay: Replay) -> tuple[Table, ...]:
    say = words.say
    every = [one for one in lines if one.stratum == _EVERY]
    judged = [one for one in lines if one.model in replay.reliability]
    rivals = [one for one in every if one.model != RW_T]
    out = [
        _by_horizon(rivals, words, f"{name}-relative", "relative", lambda one: one.relative),
        _by_horizon(rivals, words, f"{name}-log", "log", lambda one: one.log_relative),
        Table(
            id=f"{name}-people",
            caption=say("scored-people-caption"),
            columns=(
                Column(say("scored-column-model")),
                Column(say("expect-column-ahead"), numeric=True),
                Column(say("scored-column-count"), numeric=True),
                *(
                    Column(say("score-column-coverage", level=words.percent(level)), numeric=True)
                    for level in INTERVALS
                ),
                Column(say("score-column-wis"), numeric=True),
                Column(say("score-column-mae"), numeric=True),
            ),
            rows=tuple(
                row(
                    one.model,
                    words.number(one.horizon),
                    words.number(one.tasks),
                    *(words.percent(share) for share in one.coverage),
                    words.number(one.wis),
                    words.number(one.mae),
                )
                for one in every
            ),
            folded=True,
        ),
    ]
    strata = [one for one in judged if one.stratum != _EVERY and one.model != RW_T]
    if strata:
        out.append(_by_horizon(strata, words, f"{name}-strata", "strata", lambda one: one.relative))
    return tuple(out)


def _by_horizon(
    lines: Iterable[Line],
    words: Words,
    name: str,
    what: str,
    of: Callable[[Line], Ratio],
) -> Table:
    """A row for each model (and stratum), a column for each month ahead."""
    say = words.say
    found: dict[tuple[str, str], dict[int, Line]] = {}
    for line in lines:
        found.setdefault((line.model, line.stratum), {})[line.horizon] = line
    horizons = sorted({horizon for row_ in found.values() for horizon in row_})
    rows = []
    for (model, stratum), held in found.items():
        called = model
        if stratum != _EVERY:
            called = f"{model}, {say(f'score-stratum-{stratum}')}"
        cells = [_ratio(of(held[h]), words) if h in held else _NOTHING for h in horizons]
        rows.append(row(called, *cells))
    return Table(
        id=name,
        caption=say(f"scored-{what}-caption"),
        columns=(
            Column(say("scored-column-model")),
            *(Column(say("scored-ahead", months=horizon), numeric=True) for horizon in horizons),
        ),
        rows=tuple(rows),
    )


def _ratio(ratio: Ratio, words: Words) -> str:
    """The ratio, with its interval where there is one."""
    if ratio.value is None:
        return _NOTHING
    value = words.number(ratio.value, 2)
    if ratio.low is None or ratio.high is None:
        return value
    return f"{value} ({words.number(ratio.low, 2)}–{words.number(ratio.high, 2)})"
