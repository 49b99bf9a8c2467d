"""Long tables, column by column: as a Polars frame, or as CSV.

Owns: `Table`, its columns (`Coded`: few values that stand many times), and how numbers and names
are written in CSV. Knows nothing of what the columns mean.

CSV is written from the arrays: loading Polars takes longer than writing the tables of most runs.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import msgspec
import numpy as np

from isthmus.case.spreadsheets import inert

from .arrays import Floats, Ints

if TYPE_CHECKING:
    import polars as pl

#: What a cell can hold only between quotation marks.
_QUOTED = re.compile(r'[",\r\n]')


class Coded(msgspec.Struct, frozen=True):
    """A column of names or dates, at least one of them: `values[number[n]]` in row n."""

    values: Sequence[str] | Sequence[dt.date]
    number: Ints

    def __len__(self) -> int:
        return len(self.number)


#: Whole numbers, numbers (NaN: none), or few values many times.
Column: TypeAlias = Ints | Floats | Coded


class Table(NamedTuple):
    """Columns by name, all of one length."""

    columns: Mapping[str, Column]

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(next(iter(self.columns.values())))

    def frame(self) -> pl.DataFrame:
        """The table with its numbers as they were computed; null where there is none."""
        import polars as pl

        return pl.DataFrame(
            [
                pl.Series(name, column.values).gather(column.number)
                if isinstance(column, Coded)
                else pl.Series(name, column, nan_to_null=True)
                for name, column in self.columns.items()
            ]
        )

    def csv(self, *, header: bool = True, digits: int = 2) -> str:
        """The table with its numbers rounded (half to even), and no cell that would be run."""
        columns = [_cells(column, digits) for column in self.columns.values()]
        lines = [",".join(self.columns)] if header else []
        lines += map(",".join, zip(*columns, strict=True))
        return "\n".join((*lines, ""))


def repeated(column: Column, times: int) -> Column:
    """The column so many times, one after the other."""
    row = np.tile(np.arange(len(column)), times)
    return Coded(column.values, column.number[row]) if isinstance(column, Coded) else column[row]


def _cells(column: Column, digits: int) -> list[str]:
    """The cells of a column. Each value is written once, however often it stands there."""
    if isinstance(column, Coded):
        texts = np.array([_cell(str(value)) for value in column.values], object)
        cells: list[str] = texts[column.number].tolist()
        return cells
    if np.isnan(column).all():
        return [""] * len(column)
    return list(map(_Written().__getitem__, np.round(column, digits).tolist()))


class _Written(dict[float, str]):
    """Numbers as they are written: the shortest text that reads back as the number."""

    def __missing__(self, number: float) -> str:
        text = self[number] = "" if math.isnan(number) else repr(number)
        return text


def _cell(text: str) -> str:
    safe = inert(text)
    return '"' + safe.replace('"', '""') + '"' if _QUOTED.search(safe) else safe
