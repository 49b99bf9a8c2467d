"""Rows put after those that stand: whole or not at all, and no byte before them is changed.

Owns: how typed values become cells and cells become values again, the one step in which rows come
to stand in the append-only tables of a case (documents with their texts, claims, judgements), and
that two runs at once lose no row of either.
"""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import io
import os
import tempfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from . import package
from .appearing import alone_in
from .cells import PARSERS, BadCell
from .csvfiles import read_rows
from .exact import kept, quoted
from .problems import CaseError, Problem, WorkError, refused_by_system
from .said import TEXTS, text_file
from .schema import tables
from .vocabulary import Vocabulary

Cells = Mapping[str, str]
#: The tables that only grow, in the order in which they are written: none names a later one.
GROWING = ("documents", "claims", "judgements")
#: No column of these tables asks for the words of a case.
_NO_WORDS = Vocabulary(countries=frozenset(), dimension={}, places={})


def cells_of(table: str, values: Mapping[str, Any]) -> dict[str, str]:
    """The cells of a row by its columns; a column without a value, or with None, stays blank."""
    columns = tables()[table].columns
    return {name: _cell(values.get(name), column.type) for name, column in columns.items()}


def typed(table: str, cells: Cells) -> dict[str, Any]:
    """The values that the reader makes of the cells of a row. Raises BadCell, its `column` told."""
    found: dict[str, Any] = {}
    for name, column in tables()[table].columns.items():
        text = cells.get(name, "")
        try:
            if len(text) > csv.field_size_limit() // 2:
                raise BadCell("cell-too-long", longest=csv.field_size_limit() // 2)
            if not text and column.required:
                raise BadCell("blank")
            parse = PARSERS[column.type.partition(":")[0]]
            found[name] = parse(text, column, _NO_WORDS) if text else None
        except BadCell as bad:
            bad.values["column"] = name
            raise
    return found


def append(
    folder: Path, rows: Mapping[str, Sequence[Cells]], texts: Mapping[str, str] | None = None
) -> dict[str, int]:
    """Put rows after those of a case's tables, and give how many of each table were new.

    A row whose `id` stands in its table already is left as it stands. `texts` are those of new
    documents, by id. Raises CaseError when a table that is there cannot be read, WorkError when the
    system refuses: then all is as it was.
    """
    try:
        with alone_in(folder):
            return _append(folder, rows, texts or {})
    except OSError as error:
        raise WorkError([refused_by_system("cannot-write", error, str(folder))]) from error


def _append(
    folder: Path, rows: Mapping[str, Sequence[Cells]], texts: Mapping[str, str]
) -> dict[str, int]:
    written: dict[Path, bytes | None] = {}  # what stood in each file before; None: nothing did
    added: dict[str, int] = {}
    begun = False
    try:
        for name in GROWING:
            file = (folder / tables()[name].path).resolve()
            before = file.read_bytes() if file.exists() else None
            header, known = _standing(folder, name, before)
            fresh = {row["id"]: row for row in rows.get(name, ()) if row["id"] not in known}
            added[name] = len(fresh)
            if not fresh:
                continue
            if name == "documents":
                _write_texts(folder, {key: texts[key] for key in fresh}, written)
            begun = begun or before is None
            written[file] = before
            _write(file, _grown(before, header, list(fresh.values()), tables()[name].path))
        if begun:
            package.describe(folder)
    except BaseException:
        for file, before in reversed(written.items()):
            if before is None:
                file.unlink(missing_ok=True)
            else:
                _write(file, before)
        with contextlib.suppress(OSError):
            (folder / TEXTS).rmdir()
        raise
    return added


def _standing(folder: Path, name: str, before: bytes | None) -> tuple[list[str], set[str]]:
    """The header of a table, and the ids that stand in it."""
    table = tables()[name]
    if before is None:
        return list(table.columns), set()
    problems: list[Problem] = []
    rows = read_rows(folder, table.path, problems)
    if not problems and (not rows or "id" not in rows[0][1]):
        problems.append(Problem(code="missing-column", file=table.path, row=1, value="id"))
    if problems:
        raise CaseError(problems)
    (_, header), *rest = rows
    at = header.index("id")
    return header, {cells[at] for _, cells in rest if at < len(cells)}


def _grown(before: bytes | None, header: list[str], rows: list[Cells], shown: str) -> bytes:
    """The bytes of a table with rows after those that stand, written as it is written."""
    lacking = [name for row in rows for name, text in row.items() if text and name not in header]
    if lacking:  # the row would come back as another one
        raise CaseError([Problem(code="missing-column", file=shown, row=1, value=lacking[0])])
    first = (before or b"").partition(b"\n")[0]
    end = b"\r\n" if first.endswith(b"\r") else b"\n"
    lines = [_line(header)] if before is None else []
    lines += [_line([row.get(name, "") for name in header]) for row in rows]
    stands = before or b""
    if stands and not stands.endswith((b"\n", b"\r")):
        stands += end
    return stands + b"".join(line.encode() + end for line in lines)


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)  # quotes either end of line
    return out.getvalue().removesuffix("\r\n")


def _write_texts(folder: Path, texts: Mapping[str, str], written: dict[Path, bytes | None]) -> None:
    (folder / TEXTS).mkdir(exist_ok=True)
    at_once = hasattr(os, "sync")  # to settle many files one by one takes minutes
    for document, text in texts.items():
        file = folder / text_file(document)
        written[file] = None  # of no document before: what an interrupted run left may go, too
        _write(file, text.encode(), settle=not at_once)
    if at_once:
        os.sync()


def _write(file: Path, data: bytes, *, settle: bool = True) -> None:
    """Let a file hold these bytes, settled on the disk, or what it held before."""
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".isthmus-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            if settle:
                out.flush()
                os.fsync(out.fileno())
        Path(temporary).chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
        Path(temporary).replace(file)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _cell(value: Any, kind: str) -> str:
    """A value as a cell of this type holds it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if kind == "json":
        return quoted(value)
    return kept(str(value)) if kind == "words" else str(value)


def _number(value: float) -> str:
    """A number with all its digits and no exponent; NaN and the infinite as no cell takes them."""
    # What is not finite is told by its parser.
    return str(int(value)) if value == value // 1 else format(Decimal(repr(value)), "f")
