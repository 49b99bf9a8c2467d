"""Registers to exchange: that of the tutorial case on a day, and with rows changed.

Owns: `tutorial`, `on`, `changed`, `emptied` and `stored`.
"""

from __future__ import annotations

import datetime as dt
import functools
from typing import Any

import polars as pl

from isthmus.case import Case, read_case
from isthmus.commitments.records import Register
from isthmus.commitments.register import register_of

#: A day on which the tutorial knows nearly all that it will know.
LATE = dt.date(2024, 9, 1)


@functools.cache
def tutorial() -> Case:
    """The shipped case that has rows in every table."""
    return read_case("tutorial")


@functools.cache
def on(day: dt.date = LATE) -> Register:
    """The register of the tutorial on a day."""
    return register_of(tutorial(), day)


def changed(table: str, key: str, *, of: Case | None = None, **values: Any) -> Case:
    """The tutorial, or another case, with other values in the row of a table with that id."""
    case = of or tutorial()
    frame = case.frames[table]
    frame = frame.with_columns(
        pl.when(pl.col("id") == key)
        .then(pl.lit(value, dtype=frame.schema[name]))
        .otherwise(pl.col(name))
        .alias(name)
        for name, value in values.items()
    )
    return Case(
        folder=case.folder,
        name=case.name,
        titles=case.titles,
        frames={**case.frames, table: frame},
    )


def emptied(*names: str) -> Case:
    """The tutorial without the rows of these tables."""
    case = tutorial()
    frames = {**case.frames, **{name: case.frames[name].clear() for name in names}}
    return Case(folder=case.folder, name=case.name, titles=case.titles, frames=frames)


def stored(case: Case, table: str) -> list[dict[str, Any]]:
    """The rows of a table by its columns, as the case holds them."""
    return case.frames[table].to_dicts()
