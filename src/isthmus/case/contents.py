"""What a case holds: how many rows each table has, and from when to when each series runs.

Owns: the counts that `isthmus check` shows of a sound case. Counts rows, never people.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec
import polars as pl

from .case import Case
from .periods import Period


class SeriesContents(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of one series. A series of which nothing is known has no periods and no dates.

    `blanks` of its `rows` are cells that the publisher left blank; `reported` of them carry the day
    on which they were published, the others a day assumed from `lag_days`.
    """

    series: str
    rows: int
    blanks: int
    reported: int
    first: Period | None
    last: Period | None
    first_published: dt.date | None
    last_published: dt.date | None
    lag_days: int


class Contents(msgspec.Struct, frozen=True):
    """`tables`: rows of each table that has any, in the order of the format. `series`: each one."""

    tables: Mapping[str, int]
    series: tuple[SeriesContents, ...]


def contents(case: Case) -> Contents:
    """What the case holds as of its day."""
    of_series = {row["series"]: row for row in _by_series(case.observations).to_dicts()}
    return Contents(
        {name: frame.height for name, frame in case.frames.items() if frame.height},
        tuple(
            _series(name, series.lag_days, of_series.get(name))
            for name, series in case.series.items()
        ),
    )


def _by_series(observations: pl.DataFrame) -> pl.DataFrame:
    # The first period is the one that begins first and of those ends first; the last, ends last.
    first = pl.struct("start", "end").sort_by("start", "end").first()
    last = pl.struct("start", "end").sort_by("end", "start").last()
    return observations.group_by("series").agg(
        pl.len().alias("rows"),
        pl.col("value").null_count().alias("blanks"),
        (pl.col("published_basis") == "reported").sum().alias("reported"),
        first.alias("first"),
        last.alias("last"),
        pl.col("published").min().alias("first_published"),
        pl.col("published").max().alias("last_published"),
    )


def _series(name: str, lag_days: int, row: Mapping[str, object] | None) -> SeriesContents:
    if row is None:
        row = dict.fromkeys(("first", "last", "first_published", "last_published"))
        row |= dict.fromkeys(("rows", "blanks", "reported"), 0)
    return msgspec.convert({**row, "series": name, "lag_days": lag_days}, SeriesContents)
