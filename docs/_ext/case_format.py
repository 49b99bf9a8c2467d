"""The reference page of the case format.

Owns: how `tables.csv` and `columns.csv` of the case read as a page, in each language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from isthmus.case.schema import Column, Table, tables

from .texts import words


def case_format(language: str) -> str:
    """Every table and column of the case format, and what each type may hold."""
    said = words("format", language)
    lines = [f"# {said['title']}", "", said["lead"], ""]
    for table in tables().values():
        lines += _table(table, said, language)
    lines += [f"## {said['types']}", ""]
    for name, text in words("types", language).items():
        lines += [f"[`{name}`]{{#type-{language}-{name}}}", f": {text}", ""]
    return "\n".join(lines)


def _table(table: Table, said: Mapping[str, str], language: str) -> Iterator[str]:
    yield f"## {table.table}"
    yield ""
    yield _in(table, "title", language) + ". " + _in(table, "description", language)
    yield ""
    where = said["folder"] if "*" in table.path else said["file"]
    need = said["required" if table.required else "optional"]
    yield f"- {where}: `{table.path}` ({need})"
    yield f"- {said['key']}: " + ", ".join(f"`{name}`" for name in table.key)
    yield f"- {_dated(table, said)}"
    yield ""
    for column in table.columns.values():
        meaning = _in(column, "description", language) + _known(column, said)
        yield f"[`{column.column}`]{{#column-{language}-{table.table}-{column.column}}}"
        yield f": {_type(column, said, language)}. {meaning}"
        yield f"  HXL `{column.hxl}`."
        yield ""


def _type(column: Column, said: Mapping[str, str], language: str) -> str:
    kind = column.type.partition(":")[0]
    parts = [f"[{kind}](#type-{language}-{kind})"]
    if column.refers_to:
        parts[0] += f" `{column.refers_to[0]}.{column.refers_to[1]}`"
    parts.append(said["required" if column.required else "optional"])
    if column.default:
        parts.append(f"{said['default']} `{column.default}`")
    if column.values:
        parts.append(f"{said['one_of']} " + " ".join(f"`{value}`" for value in column.values))
    if column.unit:
        parts.append(f"`{column.unit}`")
    if column.minimum is not None and column.maximum is not None:
        parts.append(f"{said['from']} {column.minimum:g} {said['to']} {column.maximum:g}")
    elif column.minimum is not None:
        parts.append(f"{said['at_least']} {column.minimum:g}")
    return ", ".join(parts)


def _dated(table: Table, said: Mapping[str, str]) -> str:
    """From when a row of the table is known."""
    if table.as_of:
        return f"{said['as_of']} `{table.as_of}`."
    if not table.dated_by:
        return said["timeless"]
    refers = table.columns[table.dated_by[0]].refers_to is not None
    named = ", ".join(f"`{name}`" for name in table.dated_by)
    return f"{said['with_rows' if refers else 'first_of']} {named}."


def _known(column: Column, said: Mapping[str, str]) -> str:
    return f" {said['known_by']} `{column.known_by}`." if column.known_by else ""


def _in(record: Any, field: str, language: str) -> str:
    return str(getattr(record, f"{field}_{language}"))
