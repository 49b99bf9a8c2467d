"""Forecasts, comparisons and scores as folders: the tables, and beside them the page for people.

Owns: which files each of them is. The tables are the room `forecast`'s, the pages are `expected`'s;
how all come to stand there together is `case.appearing`'s.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from isthmus.case import Case
from isthmus.case.appearing import Kind, appear, refuse_foreign
from isthmus.forecast import hub, learned
from isthmus.forecast.filter.parameters import Moved
from isthmus.forecast.records import Forecast
from isthmus.forecast.scenarios import tables
from isthmus.forecast.scenarios.comparing import Comparison
from isthmus.forecast.scenarios.skill import Skill
from isthmus.forecast.scoring import forms
from isthmus.forecast.scoring.replaying import Replay
from isthmus.words import words_in

#: How the large table is written.
Format = Literal["csv", "parquet"]
TABLE, PROJECTIONS, DIFFERENCES = "forecast", "projections", "comparison.csv"
#: The pages, and the folder of their pictures.
PAGE, COMPARED, SCORED, CHARTS = "forecast.html", "comparison.html", "scores.html", "charts"
#: What was learned of the parameters.
PARAMETERS = "parameters.csv"
#: The scores as a table, and to paste into a text and into a paper; those of scenarios.
SCORES, PASTED, TYPESET, SKILL = "scores.csv", "scores.md", "scores.tex", "scenario_scores.csv"


def _kind(*files: str) -> Kind:
    return Kind(
        files=files,
        folders=(CHARTS,),
        foreign="results-foreign",
        unwritten="results-unwritten",
    )


FORECAST = _kind(f"{TABLE}.csv", f"{TABLE}.parquet", PARAMETERS, PAGE)
COMPARISON = _kind(DIFFERENCES, f"{PROJECTIONS}.csv", f"{PROJECTIONS}.parquet", COMPARED)
SCORE = _kind(f"{TABLE}.csv", SCORES, PASTED, TYPESET, SKILL, SCORED)


def save_forecast(
    rows: hub.Rows,
    out: Path,
    language: str,
    *,
    shown: tuple[Case, Forecast] | None = None,
    parameters: Mapping[str, Sequence[Moved]] | None = None,
    as_: Format = "csv",
    on_step: Callable[[str], None] = lambda _: None,
) -> Mapping[str, Path]:
    """Let the rows of forecasts stand in the folder `out`, in place of earlier ones; its files.

    `shown` is the forecast that has a page, with its case (None: no page), `parameters` what was
    learned of them by nationality (None: no table). Raises CallError when
    `out` is a file or holds anything but forecasts, WorkError when it cannot be written.
    """

    def write(folder: Path) -> None:
        on_step("tables")
        hub.save(rows, folder / f"{TABLE}.{as_}")
        files = [f"{TABLE}.{as_}"]
        if parameters is not None:
            _write_csv(folder / PARAMETERS, learned.COLUMNS, learned.rows(parameters))
            files.append(PARAMETERS)
        if shown is not None:
            from .forecast_page import write_page

            case, forecast = shown
            write_page(
                case,
                forecast,
                folder,
                language,
                parameters=parameters,
                files=files,
                on_step=on_step,
            )

    appear(out, FORECAST, write)
    return _files(out, FORECAST)


def save_comparison(
    comparison: Comparison,
    out: Path,
    language: str,
    *,
    case: Case | None = None,
    as_: Format = "csv",
    on_step: Callable[[str], None] = lambda _: None,
) -> Mapping[str, Path]:
    """Let a comparison stand in the folder `out`, in place of an earlier one; its files by name.

    With its `case` it has a page. Raises as `save_forecast`.
    """

    def write(folder: Path) -> None:
        on_step("tables")
        tables.save(comparison, folder / DIFFERENCES)
        hub.save(tables.projections(comparison), folder / f"{PROJECTIONS}.{as_}")
        if case is not None:
            from .comparison_page import write_page

            files = [DIFFERENCES, f"{PROJECTIONS}.{as_}"]
            write_page(case, comparison, folder, language, files=files, on_step=on_step)

    appear(out, COMPARISON, write)
    return _files(out, COMPARISON)


def save_scores(
    replay: Replay,
    out: Path,
    language: str,
    *,
    replayed: hub.Rows | None = None,
    skill: Skill | None = None,
    case: Case | None = None,
    on_step: Callable[[str], None] = lambda _: None,
) -> Mapping[str, Path]:
    """Let scores stand in the folder `out`, in place of earlier ones; its files by name.

    `replayed` are the forecasts that were made for it, `skill` the scores of scenarios; with its
    `case` it has a page. Raises as `save_forecast`.
    """

    def write(folder: Path) -> None:
        on_step("tables")
        words = words_in(language)
        _write_csv(folder / SCORES, forms.COLUMNS, map(forms.cells, replay.table.lines))
        pasted = replay.pasted()
        (folder / PASTED).write_text(forms.markdown(pasted, words), encoding="utf-8")
        (folder / TYPESET).write_text(forms.latex(pasted, words), encoding="utf-8")
        if replayed is not None:
            hub.save(replayed, folder / f"{TABLE}.csv")
        if skill is not None:
            _write_csv(folder / SKILL, tables.SKILL_COLUMNS, tables.skill_rows(skill))
        if case is not None:
            from .score_page import write_page

            files = [name for name in SCORE.files if (folder / name).exists()]
            write_page(case, replay, folder, language, skill=skill, files=files, on_step=on_step)

    appear(out, SCORE, write)
    return _files(out, SCORE)


def _write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(columns)
        table.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> object:
    """As tables write it: nothing for None, and truth in small letters."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value


def refuse_place(out: Path, kind: Kind = FORECAST) -> None:
    """Raise CallError when nothing of the kind could stand in `out`: to be asked before work."""
    refuse_foreign(out, kind)


def _files(out: Path, kind: Kind) -> Mapping[str, Path]:
    return {name: out / name for name in kind.names if (out / name).exists()}
