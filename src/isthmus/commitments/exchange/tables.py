"""The register as tables and as one JSON file: the columns of the case, so that they come back.

Owns: which tables a register is, one CSV file a table, the JSON file, and reading both strictly.
A text that a spreadsheet program would run stands behind an apostrophe, which the reader takes off.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from isthmus.case import Case, CaseError, Problem
from isthmus.case.appending import cells_of
from isthmus.case.csvfiles import read_records, read_text
from isthmus.case.problems import nearest
from isthmus.case.schema import tables
from isthmus.case.spreadsheets import inert

from .rows import Found, Row

FOLDER, JSON = "tables", "register.json"
#: The tables of a register, in an order in which none names a later one of another kind.
TABLES = (
    *("sources", "organisations", "agreements", "pillars", "parties", "meetings", "sessions"),
    *("delegations", "commitments", "indicators", "targets", "progress", "transactions"),
    *("conclusions", "accounts"),
)
#: What the JSON file calls itself, and the version of its shape.
_NAME, _VERSION = "isthmus-register", 1
_KEYS = ("name", "version", "case", "title", "as_of", "tables", "computed")


def rows_of(case: Case) -> Mapping[str, list[dict[str, Any]]]:
    """The rows of every table of the register that has any; of the sources those they name."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name in TABLES[1:]:
        frame = case.frames[name].select(list(tables()[name].columns))
        if frame.height:
            found[name] = frame.to_dicts()
    named = {row["source"] for rows in found.values() for row in rows if row.get("source")}
    columns = list(tables()["sources"].columns)
    sources = case.frames["sources"].select(columns).to_dicts()
    kept = [row for row in sources if row["id"] in named]
    return {"sources": kept, **found} if kept else found


def write_tables(folder: Path, rows: Mapping[str, Sequence[Mapping[str, str]]]) -> None:
    """One CSV file a table, from the cells of its rows."""
    for name, cells in rows.items():
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        columns = list(tables()[name].columns)
        writer.writerow(columns)
        kinds = tables()[name].columns
        for row in cells:
            writer.writerow(
                guarded(row[c]) if kinds[c].type in ("text", "words") else row[c] for c in columns
            )
        (folder / tables()[name].path).write_bytes(out.getvalue().encode())


def write_json(case: Case, day: dt.date, computed: Mapping[str, Any]) -> bytes:
    """All tables in one file, their values typed, absent ones null; and what was worked out."""
    rows = {
        name: [{key: _plain(value) for key, value in row.items()} for row in found]
        for name, found in rows_of(case).items()
    }
    whole = {
        "name": _NAME,
        "version": _VERSION,
        "case": case.name,
        "title": dict(case.titles),
        "as_of": day.isoformat(),
        "tables": rows,
        "computed": dict(computed),
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def read_tables(where: Path) -> Found:
    """The rows of one CSV file named after its table, or of every such file of a folder."""
    known = {tables()[name].path: name for name in TABLES}
    if where.is_dir():
        names = sorted(file.name for file in where.iterdir() if not file.name.startswith("."))
        folder = where
    else:
        names, folder = [where.name], where.parent
    problems: list[Problem] = []
    rows: dict[str, list[Row]] = {}
    for shown in names:
        name = known.get(shown)
        if name is None:
            near = nearest(shown, known) or "none"
            values = {"known": sorted(known), "near": near}
            problems.append(Problem(code="exchange-no-table", file=shown, values=values))
            continue
        allowed = {column.column: column.required for column in tables()[name].columns.values()}
        kinds = tables()[name].columns
        records = read_records(folder, [shown], allowed, problems)
        rows[name] = [
            Row(
                cells={
                    column: unguarded(cells[i])
                    if kinds[column].type in ("text", "words")
                    else cells[i]
                    for column, cells in records.columns.items()
                },
                file=shown,
                row=records.rows[i],
            )
            for i in range(len(records))
        ]
    if not names:
        problems.append(Problem(code="exchange-empty", file=where.name))
    if problems:
        raise CaseError(problems)
    return Found(rows=rows, notices=())


def read_json(file: Path) -> Found:
    """The rows of a file that `write_json` wrote, or that another program wrote as it does."""
    problems: list[Problem] = []
    text = read_text(file.parent, file.name, problems)
    whole: Any = None
    if text is not None:
        try:
            whole = json.loads(text, object_pairs_hook=_once)
        except json.JSONDecodeError as error:
            values = {"reason": error.msg}
            problems.append(
                Problem(code="exchange-no-json", file=file.name, row=error.lineno, values=values)
            )
        except (RecursionError, ValueError) as error:
            values = {"reason": str(error)}
            problems.append(Problem(code="exchange-no-json", file=file.name, values=values))
    if problems:
        raise CaseError(problems)
    if not isinstance(whole, dict) or whole.get("name") != _NAME:
        raise CaseError([Problem(code="exchange-no-register", file=file.name)])
    if whole.get("version") != _VERSION:
        value = str(whole.get("version"))
        raise CaseError([Problem(code="exchange-json-version", file=file.name, value=value)])
    return Found(rows=_json_rows(whole, file.name), notices=())


def _json_rows(whole: Mapping[str, Any], shown: str) -> dict[str, list[Row]]:
    problems: list[Problem] = []

    def wrong(code: str, value: object, known: Sequence[str], row: int | None = None) -> None:
        near = nearest(str(value).rpartition(".")[2], known) or "none"
        values = {"known": list(known), "near": near}
        where = shown if row is None else f"{shown}, {str(value).partition('.')[0]}"
        problems.append(Problem(code=code, file=where, row=row, value=str(value), values=values))

    for key in whole:
        if key not in _KEYS:
            wrong("exchange-json-key", key, _KEYS)
    held = whole.get("tables")
    rows: dict[str, list[Row]] = {}
    for name, listed in held.items() if isinstance(held, dict) else ():
        if name not in TABLES or not isinstance(listed, list):
            wrong("exchange-json-key", name, TABLES)
            continue
        columns = list(tables()[name].columns)
        rows[name] = []
        for i, found in enumerate(listed, start=1):
            if not isinstance(found, dict):
                wrong("exchange-json-row", name, columns, i)
                continue
            for key, value in found.items():
                if key not in columns:
                    wrong("exchange-json-key", f"{name}.{key}", columns, i)
                elif isinstance(value, (dict, list)):
                    wrong("exchange-json-row", f"{name}.{key}", columns, i)
            cells = {
                key: _cell(name, key, found.get(key))
                for key in columns
                if not isinstance(found.get(key), (dict, list))
            }
            rows[name].append(Row(cells=cells, file=f"{shown}, {name}", row=i))
    if not isinstance(held, dict):
        wrong("exchange-json-key", "tables", _KEYS)
    if problems:
        raise CaseError(problems)
    return rows


def _cell(table: str, column: str, value: Any) -> str:
    """The cell of a JSON value; a number that no cell takes comes as it was, to be refused."""
    try:
        return cells_of(table, {column: value})[column]
    except (ValueError, OverflowError):
        return str(value)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(next(name for name in names if names.count(name) > 1))
    return made


def guarded(text: str) -> str:
    """A text that no spreadsheet program runs; `unguarded` gives it back, sign by sign."""
    return f"'{text}" if _needs_guard(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell that `guarded` wrote."""
    return cell[1:] if cell[:1] == "'" and _needs_guard(cell[1:]) else cell


def _needs_guard(text: str) -> bool:
    bare = text.lstrip("'")
    return inert(bare) != bare
