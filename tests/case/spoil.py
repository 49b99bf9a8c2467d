"""How the tests spoil a sound case: one cell, one file or the description.

Owns: the changes; `Wrong`, which says what has to be told of one. See `test_bad_input.py`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from isthmus.case import describe
from isthmus.case.schema import tables as the_format
from tests.case.small import Tables, small
from tests.case.strategies import write_case

OBSERVED = "observations/all.csv"


class Wrong(msgspec.Struct, frozen=True):
    """One thing wrong: how the sound case is spoilt, and what is told of it.

    `cells` change the tables before they are written, `files` the folder after it.
    """

    code: str
    file: str | None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    says: str = ""
    cells: Callable[[Tables], object] | None = None
    files: Callable[[Path], object] | None = None
    name: str = ""


def cell(table: str, row: int, column: str, text: str) -> Callable[[Tables], object]:
    """Put a text into a cell; the header is row 1, as the messages count."""
    return lambda tables: tables[table][row - 2].__setitem__(column, text)


def of_cell(
    code: str,
    table: str,
    row: int,
    column: str,
    text: str,
    *,
    value: str | None = None,
    **more: str,
) -> Wrong:
    """A scenario of one cell: it is told with its own file, row, column and value."""
    return Wrong(
        code,
        the_format()[table].path.replace("*", "all"),
        row,
        column,
        text if value is None else value,
        more.get("says", ""),
        cell(table, row, column, text),
        name=more.get("name", ""),
    )


def rewrite(path: str, change: Callable[[str], str | bytes]) -> Callable[[Path], object]:
    """Change the text of a file."""

    def apply(folder: Path) -> None:
        file = folder / path
        made = change(file.read_bytes().decode("utf-8"))
        file.write_bytes(made if isinstance(made, bytes) else made.encode("utf-8"))

    return apply


def replace(path: str, old: str, new: str) -> Callable[[Path], object]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return rewrite(path, change)


def package(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], object]:
    def apply(folder: Path) -> None:
        file = folder / "datapackage.json"
        content = json.loads(file.read_text(encoding="utf-8"))
        change(content)
        file.write_text(json.dumps(content), encoding="utf-8")

    return apply


def undescribed(change: Callable[[Path], object]) -> Callable[[Path], object]:
    """Change the folder and describe it anew, so that only the change is wrong."""

    def apply(folder: Path) -> None:
        change(folder)
        describe(folder)

    return apply


def both(*changes: Callable[[Any], object]) -> Callable[[Any], object]:
    """One change after the other."""

    def apply(what: Any) -> None:
        for change in changes:
            change(what)

    return apply


def add_column(path: str, name: str, text: str = "") -> Callable[[Path], object]:
    """Add a column at the end of a file without line breaks in its cells."""

    def change(content: str) -> str:
        header, *rows = content.splitlines()
        return "\n".join([f"{header},{name}", *(f"{row},{text}" for row in rows)])

    return rewrite(path, change)


def spoilt(folder: Path, wrong: Wrong) -> Path:
    """The sound case with one thing wrong."""
    tables = small()
    if wrong.cells:
        wrong.cells(tables)
    write_case(folder, tables)
    if wrong.files:
        wrong.files(folder)
    return folder
