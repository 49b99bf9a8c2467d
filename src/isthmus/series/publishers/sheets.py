"""Spreadsheets as publishers serve them: bytes to rows of cells, with the address of every cell.

Owns: both formats of a workbook (.xlsx and the older binary .xls), told apart by their first bytes;
limits that hold before anything is unpacked; and the refusal of whatever the libraries cannot read.
Formulas are taken by the value that was saved with them; nothing in a file is run.
"""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from .strict import Complaints

#: What stands in a cell: text, a number, a truth, a date, or None for a blank.
Cell = object

_XLSX = b"PK\x03\x04"
_XLS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What no workbook of statistics exceeds; one that does is refused before it is unpacked."""

    file_bytes: int = 60_000_000
    unpacked_bytes: int = 400_000_000
    members: int = 500
    rows: int = 400_000
    columns: int = 400
    cells: int = 6_000_000


LIMITS = Limits()


class Sheet(msgspec.Struct):
    """One sheet: its name and its rows of cells, blank rows and cells at the end left out.

    Row and column are counted from 0 here; `address(r, c)` writes them as a spreadsheet shows them.
    """

    name: str
    rows: list[tuple[Cell, ...]]

    def address(self, row: int, column: int) -> str:
        """`Sheet!C7` for row 6, column 2."""
        return f"{self.name}!{letters(column)}{row + 1}"


def letters(column: int) -> str:
    """A, B … Z, AA … of a column counted from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def sheets(data: bytes, complaints: Complaints, limits: Limits = LIMITS) -> list[Sheet]:
    """Every visible sheet of a workbook, in order. Refuses what is too large or no workbook."""
    if len(data) > limits.file_bytes:
        complaints.stop("too-large", value=len(data), most=limits.file_bytes)
    if data.startswith(_XLSX):
        _check_archive(data, complaints, limits)
        read = _xlsx
    elif data.startswith(_XLS):
        read = _xls
    else:
        complaints.stop("no-workbook", value=data[:4].hex(" ").upper())
    found: list[Sheet] = []
    cells = 0
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and validations that a reader does not need
            for name, rows in read(data, limits):
                sheet = Sheet(name, [])
                for row in rows:
                    cells += len(row)
                    if (
                        len(sheet.rows) >= limits.rows
                        or len(row) > limits.columns
                        or cells > limits.cells
                    ):
                        raise _TooLarge
                    sheet.rows.append(_trimmed(row))
                while sheet.rows and not sheet.rows[-1]:
                    sheet.rows.pop()
                found.append(sheet)
    except _TooLarge:
        complaints.stop("sheet-too-large", value=limits.cells)
    except Exception as error:  # noqa: BLE001 - the libraries raise anything on a damaged file
        complaints.stop("damaged-workbook", value=f"{type(error).__name__}: {error}"[:120])
    if not any(sheet.rows for sheet in found):
        complaints.stop("empty")
    return found


class _TooLarge(Exception):
    """A sheet that exceeds the limits."""


def _check_archive(data: bytes, complaints: Complaints, limits: Limits) -> None:
    """An .xlsx is a ZIP of XML: refuse one that unpacks to too much, or brings a document type.

    No workbook has a document type; one that does brings entities, which can unpack without end.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            unpacked = sum(member.file_size for member in members)
            if len(members) > limits.members or unpacked > limits.unpacked_bytes:
                complaints.stop("too-large", value=unpacked, most=limits.unpacked_bytes)
            for member in members:
                if member.filename.endswith((".xml", ".rels", ".vml")):
                    with archive.open(member) as part:
                        head = part.read(4096)
                    if (
                        b"<!DOCTYPE" in head
                        or b"<!ENTITY" in head
                        or head[:2] in (b"\xff\xfe", b"\xfe\xff")
                    ):
                        complaints.stop("damaged-workbook", value=member.filename)
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
        ValueError,
        zlib.error,
    ) as error:
        complaints.stop("damaged-workbook", value=f"{type(error).__name__}: {error}"[:120])


def _xlsx(data: bytes, limits: Limits) -> Iterator[tuple[str, Iterator[Sequence[Cell]]]]:
    import openpyxl

    book = openpyxl.load_workbook(
        io.BytesIO(data), read_only=True, data_only=True, keep_links=False, rich_text=False
    )
    try:
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                # The size that a file states of itself may be anything.
                sheet.reset_dimensions()
                yield str(sheet.title), sheet.iter_rows(values_only=True)
    finally:
        book.close()


def _xls(data: bytes, limits: Limits) -> Iterator[tuple[str, Iterator[Sequence[Cell]]]]:
    import xlrd

    log = io.StringIO()
    with xlrd.open_workbook(
        file_contents=data, logfile=log, on_demand=True, ragged_rows=True, formatting_info=False
    ) as book:
        for index in range(book.nsheets):
            sheet = book.sheet_by_index(index)
            if sheet.visibility == 0:
                yield sheet.name, (_xls_row(sheet, row) for row in range(sheet.nrows))
            book.unload_sheet(index)


def _xls_row(sheet: Any, row: int) -> tuple[Cell, ...]:
    import xlrd

    blank = (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)
    values: list[Cell] = []
    for value, kind in zip(sheet.row_values(row), sheet.row_types(row), strict=True):
        if kind in blank or value == "":
            values.append(None)
        elif kind == xlrd.XL_CELL_BOOLEAN:
            values.append(bool(value))
        elif kind == xlrd.XL_CELL_ERROR:
            values.append(f"#{xlrd.error_text_from_code.get(value, 'ERROR')}")
        else:
            values.append(value)
    return tuple(values)


def _trimmed(row: Sequence[Cell]) -> tuple[Cell, ...]:
    last = len(row)
    while last and (row[last - 1] is None or row[last - 1] == ""):
        last -= 1
    return tuple(row[:last])


def as_text(cell: Cell) -> str:
    """What a cell shows, on one line, blanks joined; '' for a blank cell."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str(cell).split())
