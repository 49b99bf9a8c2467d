"""The case format: which tables there are and what each column holds.

Owns: `tables.csv` and `columns.csv`, from which the reader, the checks, `datapackage.json` and the
reference page are all made. A new column is a new row there, and a field of its record.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Mapping
from importlib.resources import files

import msgspec


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One column of a table, as `columns.csv` states it."""

    table: str
    column: str
    type: str
    required: bool
    default: str | None
    values: tuple[str, ...]
    minimum: float | None
    maximum: float | None
    unit: str | None
    known_by: str | None
    hxl: str
    description_en: str
    description_es: str

    @property
    def refers_to(self) -> tuple[str, str] | None:
        """The table and column that a reference names, else None."""
        kind, _, target = self.type.partition(":")
        if kind not in ("ref", "refs"):
            return None
        table, _, column = target.partition(".")
        return table, column


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """One table of the case format, with its columns in order.

    `as_of` is the column that says when a row became known. `dated_by` are the columns that say so
    where no single one does: dates, of which the first that is filled counts, or references, and
    the row is known with the last of those that it names. Neither: rows are not dated.
    `path` is relative to the case; one with a `*` is a folder of files that make one table.
    """

    table: str
    required: bool
    as_of: str | None
    dated_by: tuple[str, ...]
    path: str
    key: tuple[str, ...]
    title_en: str
    title_es: str
    description_en: str
    description_es: str
    columns: Mapping[str, Column]


@functools.cache
def tables() -> Mapping[str, Table]:
    """Every table of the case format, by name, in the order in which they are read."""
    columns: dict[str, dict[str, Column]] = {}
    for row in _rows("columns.csv"):
        column = Column(
            table=row["table"],
            column=row["column"],
            type=row["type"],
            required=row["required"] == "yes",
            default=row["default"] or None,
            values=tuple(row["values"].split("|")) if row["values"] else (),
            minimum=float(row["minimum"]) if row["minimum"] else None,
            maximum=float(row["maximum"]) if row["maximum"] else None,
            unit=row["unit"] or None,
            known_by=row["known_by"] or None,
            hxl=row["hxl"],
            description_en=row["description_en"],
            description_es=row["description_es"],
        )
        columns.setdefault(column.table, {})[column.column] = column
    return {
        row["table"]: Table(
            table=row["table"],
            required=row["required"] == "yes",
            as_of=row["as_of"] or None,
            dated_by=tuple(row["dated_by"].split(";")) if row["dated_by"] else (),
            path=row["path"],
            key=tuple(row["key"].split(";")),
            title_en=row["title_en"],
            title_es=row["title_es"],
            description_en=row["description_en"],
            description_es=row["description_es"],
            columns=columns[row["table"]],
        )
        for row in _rows("tables.csv")
    }


def _rows(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(keepends=True)))
