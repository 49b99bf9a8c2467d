"""Forecasts as a folder: the table that is scored, and beside it the page for people.

Owns: which files forecasts are. The table is `forecast.hub`'s, the page is `expected`'s; how all
come to stand there together is `case.appearing`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from isthmus.case import Case
from isthmus.case.appearing import Kind, appear, refuse_foreign
from isthmus.forecast import hub
from isthmus.forecast.records import Forecast

#: How the large table is written.
Format = Literal["csv", "parquet"]
TABLE, PAGE, CHARTS = "forecast", "forecast.html", "charts"

FORECAST = Kind(
    files=(f"{TABLE}.csv", f"{TABLE}.parquet", PAGE),
    folders=(CHARTS,),
    foreign="results-foreign",
    unwritten="results-unwritten",
)


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


def refuse_place(out: Path, kind: Kind = FORECAST) -> None:
    """Raise CallError when nothing of the kind could stand in `out`: to be asked before work."""
    refuse_foreign(out, kind)


def _files(out: Path, kind: Kind) -> Mapping[str, Path]:
    return {name: out / name for name in kind.names if (out / name).exists()}
