"""A table of any form as rows of cells: CSV of any delimiter and encoding, or a spreadsheet.

Owns: bytes to text, the delimiter, and where each row stands. Knows nothing of what a cell means.
Forgiving in form on purpose: these tables come from ministries and papers, not from a case.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from isthmus.case.problems import CallError, Problem, WorkError, refused_by_system

#: Delimiters by preference: where two divide a file equally well, the first is taken.
_DELIMITERS = (",", ";", "\t", "|")
_SPREADSHEET = b"PK\x03\x04"
_NOT_OURS = (b"\xd0\xcf\x11\xe0", b"%PDF")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Grid(msgspec.Struct, frozen=True, kw_only=True):
    """A header and rows as wide as it, each with its number in the file; none all blank.

    Cells come without the blanks around them. `file` is how the file was named.
    """

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    header_row: int = 1


def read_grid(path: Path) -> Grid:
    """Read a table. Raises CallError when there is none, WorkError with what is wrong with it."""
    shown = str(path)
    if not path.exists():
        raise CallError("grid-missing", shown)
    if not (path.is_file() or path.is_fifo()):  # what another program writes may be read too
        raise CallError("grid-no-file", shown)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise WorkError([refused_by_system("unreadable", error, shown)]) from error
    if data.startswith(_SPREADSHEET):
        rows = _sheet(data, shown)
    elif data.startswith(_NOT_OURS):
        raise WorkError([Problem(code="grid-not-text", file=shown)])
    else:
        rows = _divided(_text(data, shown))
    return _framed(rows, shown)


def _framed(rows: Sequence[tuple[int, list[str]]], shown: str) -> Grid:
    """The header and the rows below it. A title above a table fills fewer cells than the table."""
    filled = [sum(map(bool, cells)) for _, cells in rows]
    usual = max(set(filled), key=lambda many: (filled.count(many), many), default=0)
    at = next((i for i, many in enumerate(filled) if many > 1 and 2 * many > usual), None)
    if at is None:
        raise WorkError([Problem(code="grid-one-column", file=shown)])
    number, header = rows[at]
    width = len(header)
    problems = []
    framed = []
    for row, cells in rows[at + 1 :]:
        if any(cells[width:]):
            problems.append(
                Problem(
                    code="grid-too-many",
                    file=shown,
                    row=row,
                    value=" | ".join(cells),
                    values={"found": str(len(cells)), "wanted": str(width)},
                )
            )
        framed.append((row, tuple([*cells, *[""] * width][:width])))
    if not framed:
        problems.append(Problem(code="grid-no-rows", file=shown))
    if problems:
        raise WorkError(problems)
    return Grid(file=shown, header=tuple(header), rows=tuple(framed), header_row=number)


def _text(data: bytes, shown: str) -> str:
    """The text: UTF-8, UTF-16 by its mark, or else what Windows writes."""
    if data.startswith(_UTF_16):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise WorkError([Problem(code="grid-not-text", file=shown)])
    return text


def _divided(text: str) -> list[tuple[int, list[str]]]:
    """The rows by the delimiter that divides most of them alike."""
    found = [_rows(text, delimiter) for delimiter in _DELIMITERS]
    return max(found, key=_alike)


def _alike(rows: Sequence[tuple[int, list[str]]]) -> tuple[int, int]:
    """How many rows have the commonest number of cells above one, and how many cells."""
    counts = [len(cells) for _, cells in rows if len(cells) > 1]
    if not counts:
        return (0, 0)
    commonest = max(set(counts), key=lambda count: (counts.count(count), count))
    return (counts.count(commonest), commonest)


def _rows(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """The rows that hold anything; those that begin with # are notes."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for number, cells in enumerate(reader, start=1):
            tidy = [_tidy(cell) for cell in cells]
            if any(tidy) and not tidy[0].startswith("#"):
                rows.append((number, tidy))
    except csv.Error:  # a cell without end: this delimiter divides nothing
        return []
    return rows


def _sheet(data: bytes, shown: str) -> list[tuple[int, list[str]]]:
    """The rows of the first sheet of a spreadsheet (.xlsx)."""
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        found = list(book.worksheets[0].iter_rows(values_only=True))
    except (BadZipFile, KeyError, ValueError, IndexError) as error:
        raise WorkError([Problem(code="grid-not-text", file=shown)]) from error
    rows = [(number, [_tidy(_written(c)) for c in cells]) for number, cells in enumerate(found, 1)]
    return [(number, cells) for number, cells in rows if any(cells)]


def _written(value: object) -> str:
    """A spreadsheet's value as it would be typed."""
    if value is None:
        return ""
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() else repr(value)
    return str(value)


def _tidy(cell: str) -> str:
    return re.sub(r"\s+", " ", cell).strip()
