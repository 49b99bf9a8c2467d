"""Forecasts, comparisons and scores as folders: the tables, and beside them the page for people.

Owns: which files each of them is. The tables are the room `forecast`'s, the pages are `expected`'s;
how all come to stand there together is `case.appearing`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from isthmus.case import Case
from isthmus.case.appearing import Kind, appear, refuse_foreign
from isthmus.forecast import hub
from isthmus.forecast.records import Forecast
from isthmus.forecast.scenarios import tables
from isthmus.forecast.scenarios.comparing import Comparison

#: How the large table is written.
Format = Literal["csv", "parquet"]
TABLE, PROJECTIONS, DIFFERENCES = "forecast", "projections", "comparison.csv"
#: The pages, and the folder of their pictures.
PAGE, COMPARED, CHARTS = "forecast.html", "comparison.html", "charts"


def _kind(*files: str) -> Kind:
    return Kind(
        files=files,
        folders=(CHARTS,),
        foreign="results-foreign",
        unwritten="results-unwritten",
    )


FORECAST = _kind(f"{TABLE}.csv", f"{TABLE}.parquet", PAGE)
COMPARISON = _kind(DIFFERENCES, f"{PROJECTIONS}.csv", f"{PROJECTIONS}.parquet", COMPARED)


def save_forecast(
    rows: hub.Rows,
    out: Path,
    language: str,
    *,
    shown: tuple[Case, Forecast] | None = None,
    as_: Format = "csv",
    on_step: Callable[[str], None] = lambda _: None,
) -> Mapping[str, Path]:
    """Let the rows of forecasts stand in the folder `out`, in place of earlier ones; its files.

    `shown` is the forecast that has a page, with its case (None: no page). Raises CallError when
    `out` is a file or holds anything but forecasts, WorkError when it cannot be written.
    """

    def write(folder: Path) -> None:
        on_step("tables")
        hub.save(rows, folder / f"{TABLE}.{as_}")

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

    appear(out, COMPARISON, write)
    return _files(out, COMPARISON)


def refuse_place(out: Path, kind: Kind = FORECAST) -> None:
    """Raise CallError when nothing of the kind could stand in `out`: to be asked before work."""
    refuse_foreign(out, kind)


def _files(out: Path, kind: Kind) -> Mapping[str, Path]:
    return {name: out / name for name in kind.names if (out / name).exists()}
