"""The files of one Flee folder as rows of text, and what is found wrong with their cells.

Owns: finding a file, its header and comments, cells that should be numbers, and the list of what
was found: problems, for which the folder is refused, and notices. Knows no file by name.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

import msgspec

from isthmus.case.csvfiles import read_rows
from isthmus.case.problems import Problem

#: The largest number of which a float tells every unit.
MOST = 2.0**53

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_WHOLE = re.compile(r"[+-]?[0-9]+(?:\.0*)?")
_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_SEPARATORS = re.compile(r"[;\t|]")


class Row(msgspec.Struct, frozen=True):
    """One row of a file: its number as a spreadsheet shows it, and its cells."""

    file: str
    number: int
    cells: tuple[str, ...]

    def __getitem__(self, i: int) -> str:
        """The text of cell i, '' where the row is shorter."""
        return self.cells[i] if i < len(self.cells) else ""


class Sheet(msgspec.Struct, frozen=True):
    """A file: the names that head its columns (none: it has no header), and its rows.

    `whole` is False when the file is missing or could not be read to its end.
    """

    file: str
    header: tuple[str, ...]
    header_row: int
    rows: tuple[Row, ...]
    whole: bool


class Found:
    """One folder while it is read: where it is, and what was found wrong or worth saying."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.notices: list[Problem] = []

    # --- what is said --------------------------------------------------------------------------

    def wrong(
        self,
        code: str,
        at: Row | str,
        column: str | None = None,
        value: str | None = None,
        **values: Any,
    ) -> None:
        """A problem at a row, or with a whole file. The folder will be refused."""
        self.problems.append(_said(code, at, column, value, values))

    def note(
        self,
        code: str,
        at: Row | str,
        column: str | None = None,
        value: str | None = None,
        **values: Any,
    ) -> None:
        """A notice at a row, or about a whole file."""
        self.notices.append(_said(code, at, column, value, values))

    def any_wrong(self, file: str) -> bool:
        """Whether anything is wrong with a file so far."""
        return any(problem.file == file for problem in self.problems)

    # --- files ---------------------------------------------------------------------------------

    def has(self, file: str) -> bool:
        """Whether something lies there under this path."""
        try:
            return (self.folder / file).exists()
        except (OSError, ValueError):  # a name too long to be one, a NUL in it
            return False

    def sheet(self, file: str, heads: Collection[str] = (), words: Collection[str] = ()) -> Sheet:
        """The rows of a file, without its header and its comments.

        The first row is the header when it begins with #, when its first cell is one of `heads`, or
        when any cell is one of `words`; rows that begin with # further down are comments.
        """
        before = len(self.problems)
        if not self.has(file):
            self.wrong("flee-needed-file", file)
            return Sheet(file, (), 0, (), whole=False)
        read = read_rows(self.folder, file, self.problems)
        header: tuple[str, ...] = ()
        header_row = 0
        rows = read
        if read:
            at, first = read[0]
            if len(first) == 1 and _SEPARATORS.search(first[0]):
                self.wrong("separator", Row(file, at, tuple(first)), value=first[0])
                return Sheet(file, (), 0, (), whole=False)
            named = [cell.lstrip("#").strip().lower() for cell in first]
            if first[0].startswith("#") or named[0] in heads or not {*words}.isdisjoint(named):
                header = (first[0].lstrip("#").strip(), *first[1:])
                header_row, rows = at, read[1:]
        return Sheet(
            file,
            header,
            header_row,
            tuple(Row(file, n, tuple(cells)) for n, cells in rows if not cells[0].startswith("#")),
            whole=len(self.problems) == before,
        )

    # --- cells ---------------------------------------------------------------------------------

    def number(
        self,
        row: Row,
        i: int,
        column: str,
        *,
        low: float = -MOST,
        high: float = MOST,
        below: str = "flee-negative",
    ) -> float | None:
        """The number in a cell that must hold one; None with a problem.

        `below` is the problem of a number below a `low` of 0.
        """
        value = number(row[i])
        if value is None:
            self.wrong("number" if row[i] else "blank", row, column, row[i])
        elif value < low == 0:
            self.wrong(below, row, column, row[i])
        elif not low <= value <= high:
            self.wrong("out-of-range", row, column, row[i], **_bounds(low, high))
        else:
            return value
        return None

    def whole(
        self,
        row: Row,
        i: int,
        column: str,
        *,
        low: float = -MOST,
        high: float = MOST,
        below: str = "flee-negative",
    ) -> int | None:
        """The whole number in a cell that must hold one; None with a problem, as in `number`."""
        text = row[i]
        if text and not _WHOLE.fullmatch(text):
            self.wrong("integer", row, column, text)
            return None
        value = self.number(row, i, column, low=low, high=high, below=below)
        return None if value is None else int(value)

    def date(self, row: Row, i: int, column: str) -> dt.date | None:
        """The date in a cell that must hold one; None with a problem."""
        day = date(row[i])
        if day is None:
            self.wrong("date" if row[i] else "blank", row, column, row[i])
        return day


def number(text: str) -> float | None:
    """The number that a text writes, None where it writes none or one too large to be meant."""
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    return value + 0.0 if math.isfinite(value) and abs(value) <= MOST else None


def date(text: str) -> dt.date | None:
    """The date that a text writes as year-month-day, None where it writes none."""
    parts = _DATE.fullmatch(text)
    if parts is None:
        return None
    try:
        return dt.date(int(parts[1]), int(parts[2]), int(parts[3]))
    except ValueError:
        return None


def listed(names: Iterable[str], most: int = 5) -> str:
    """Some names for a sentence, and an ellipsis where there are more."""
    first = list(names)
    return ", ".join(first[:most]) + (", …" if len(first) > most else "")


def _bounds(low: float, high: float) -> dict[str, str]:
    return {
        "minimum": "-2^53" if low == -MOST else f"{low:g}",
        "maximum": "2^53" if high == MOST else f"{high:g}",
    }


def _said(
    code: str, at: Row | str, column: str | None, value: str | None, values: dict[str, Any]
) -> Problem:
    file, row = (at, None) if isinstance(at, str) else (at.file, at.number)
    return Problem(code=code, file=file, row=row, column=column, value=value, values=values)
