"""Rows that came from a file, on their way into tables that a case takes.

Owns: the last judgement of imported rows, whatever file they came from: every cell by its type,
every name by what the case or the file holds, every key against the rows that stand already. And
writing them as fragments beside a case, never into it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import polars as pl

from isthmus.case import Case, CaseError, Problem
from isthmus.case import cells as case_cells
from isthmus.case.appearing import Kind, appear
from isthmus.case.appending import cells_of
from isthmus.case.checks_measured import CHECKS as MEASURED
from isthmus.case.checks_promised import CHECKS as PROMISED
from isthmus.case.csvfiles import Records
from isthmus.case.drafts import Draft
from isthmus.case.problems import nearest
from isthmus.case.schema import Column, tables

Cells = Mapping[str, str]
_PARTIES = ("party", "parties")
#: Where a row of the case stands, in a judgement of the others.
_OF_THE_CASE = ""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """The cells of a row by column, and where it stands: the file and its row or line."""

    cells: Cells
    file: str
    row: int | None


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What a file holds: rows by table, and what a reader should know of how they were read."""

    rows: Mapping[str, Sequence[Row]]
    notices: tuple[Problem, ...]


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """Rows that the case would take, by table, as cells in the order of the columns.

    `standing` counts the rows of each table that the case holds already, just so. `notices` say
    what was left out, changed or assumed, each with file, line, value and next step.
    """

    rows: Mapping[str, tuple[Cells, ...]]
    standing: Mapping[str, int]
    notices: tuple[Problem, ...]


def settle(found: Found, case: Case) -> Imported:
    """The rows that a case would take. Raises CaseError listing every one that it would not."""
    problems: list[Problem] = []
    typed = {name: _typed(name, rows, case, problems) for name, rows in found.rows.items()}
    if problems:
        raise CaseError(problems)
    notices = list(found.notices)
    known = _Known(case, typed)
    for name, rows in typed.items():
        for row in rows:
            _settle_names(name, row, known, problems, notices)
    if problems:
        raise CaseError(problems)
    fresh: dict[str, tuple[Cells, ...]] = {}
    standing: dict[str, int] = {}
    taken: dict[str, list[_Typed]] = {}
    for name, rows in typed.items():
        taken[name], same = _fresh(name, rows, case, problems, notices)
        if taken[name]:
            fresh[name] = tuple(cells_of(name, row.values) for row in taken[name])
        if same:
            standing[name] = same
    problems = problems or _judged(case, taken)
    if problems:
        raise CaseError(problems)
    return Imported(rows=fresh, standing=standing, notices=tuple(notices))


def write_fragments(
    imported: Imported,
    into: Path,
    write: Callable[[Path, Mapping[str, Sequence[Cells]]], None],
) -> Mapping[str, Path]:
    """Let the rows stand in a folder of their own, a file a table; the files by table.

    Raises CallError when the folder is a file, or holds anything else, a case among others: nothing
    that stands is ever overwritten but an earlier import.
    """
    kind = Kind(
        files=tuple(table.path for table in tables().values() if "*" not in table.path),
        foreign="exchange-into-foreign",
        unwritten="exchange-unwritten",
    )
    appear(into, kind, lambda folder: write(folder, imported.rows))
    return {name: into / tables()[name].path for name in imported.rows}


class _Typed(msgspec.Struct):
    """The values of a row by column, and where it stands."""

    values: dict[str, Any]
    file: str
    row: int | None


class _Known:
    """The values that references may name: those of the case and those of the rows."""

    def __init__(self, case: Case, typed: Mapping[str, Sequence[_Typed]]) -> None:
        self.case = case
        self.typed = typed
        self.found: dict[tuple[str, str], set[str]] = {}
        self.words = case.vocabulary.countries

    def of(self, table: str, column: str) -> set[str]:
        """Every value of a column of a table."""
        if (table, column) not in self.found:
            values = set(self.case.frames[table].get_column(column).to_list())
            values |= {row.values[column] for row in self.typed.get(table, ())}
            self.found[table, column] = values
        return self.found[table, column]


def _typed(name: str, rows: Sequence[Row], case: Case, problems: list[Problem]) -> list[_Typed]:
    made = [_Typed({}, row.file, row.row) for row in rows]

    def where(i: int) -> tuple[str, int]:
        return rows[i].file, rows[i].row or 0

    for column in tables()[name].columns.values():
        texts = [row.cells.get(column.column, "") for row in rows]
        values, _ = case_cells.parse(texts, column, case.vocabulary, where, problems)
        for one, value in zip(made, values, strict=True):
            one.values[column.column] = value
    return made


def _settle_names(
    name: str, row: _Typed, known: _Known, problems: list[Problem], notices: list[Problem]
) -> None:
    """What a row names is there; an optional name that is not goes blank, and is told."""
    for column in tables()[name].columns.values():
        value = row.values[column.column]
        if value is None:
            continue
        lacking = [one for one in _named(column, str(value)) if not _there(column, one, known)]
        if not lacking:
            continue
        target = column.refers_to
        among = known.of(*target) if target else known.of("organisations", "id")
        problem = Problem(
            code="exchange-unknown-name",
            file=row.file,
            row=row.row,
            column=column.column,
            value=lacking[0],
            values={
                "table": target[0] if target else "organisations",
                "near": nearest(lacking[0], [one for one in among if one]) or "none",
                "blank": "no" if column.required or column.type in _PARTIES else "yes",
            },
        )
        if column.required or column.type in _PARTIES:
            problems.append(problem)
        else:
            kept = [one for one in _named(column, str(value)) if one not in lacking]
            row.values[column.column] = ";".join(kept) or None
            notices.append(problem)


def _named(column: Column, value: str) -> list[str]:
    if column.type in _PARTIES or column.type.startswith("refs:"):
        return value.split(";")
    return [value] if column.refers_to else []


def _there(column: Column, value: str, known: _Known) -> bool:
    if column.refers_to:
        return value in known.of(*column.refers_to)
    return value in known.words or value in known.of("organisations", "id")


def _fresh(
    name: str,
    rows: Sequence[_Typed],
    case: Case,
    problems: list[Problem],
    notices: list[Problem],
) -> tuple[list[_Typed], int]:
    """The rows that the case does not hold; those it holds otherwise are left out, and told."""
    table = tables()[name]
    columns = list(table.columns)
    standing = {
        tuple(row[key] for key in table.key): cells_of(name, row)
        for row in case.frames[name].select(columns).to_dicts()
    }
    kept: list[_Typed] = []
    seen: dict[tuple[Any, ...], Cells] = {}
    same = 0
    for row in rows:
        cells = cells_of(name, row.values)
        key = tuple(row.values[one] for one in table.key)
        shown = ", ".join(str(one) for one in key if one is not None)
        if key in seen:
            if seen[key] != cells:
                problems.append(
                    Problem(code="exchange-twice", file=row.file, row=row.row, value=shown)
                )
            continue
        seen[key] = cells
        if key not in standing:
            kept.append(row)
        elif standing[key] == cells:
            same += 1
        else:
            differing = [one for one in columns if standing[key][one] != cells[one]]
            notices.append(
                Problem(
                    code="exchange-stands-otherwise",
                    file=row.file,
                    row=row.row,
                    value=shown,
                    values={"table": name, "columns": differing},
                )
            )
    return kept, same


def _judged(case: Case, taken: Mapping[str, Sequence[_Typed]]) -> list[Problem]:
    """What is wrong with rows beside those of the case, by every check of promises and money."""
    frames = dict(case.frames)
    for name, rows in taken.items():
        if rows:
            schema = {column: frames[name].schema[column] for column in tables()[name].columns}
            more = pl.DataFrame([row.values for row in rows], schema=schema)
            frames[name] = pl.concat([frames[name], more], how="diagonal")
    records = {}
    for name, frame in frames.items():
        own = taken.get(name, ())
        before = frame.height - len(own)
        records[name] = Records(
            columns={
                column: ["" if cell is None else str(cell) for cell in frame.get_column(column)]
                for column in tables()[name].columns
                if column == "id"
            },
            files=[_OF_THE_CASE] * before + [row.file for row in own],
            rows=[0] * before + [row.row or 0 for row in own],
        )
    draft = Draft(
        case=Case(folder=case.folder, name=case.name, titles=case.titles, frames=frames),
        records=records,
        flawed={name: set() for name in frames},
        unsound=set(),
    )
    found = (problem for check in (*PROMISED, *MEASURED) for problem in check(draft))
    return [problem for problem in found if problem.file != _OF_THE_CASE]
