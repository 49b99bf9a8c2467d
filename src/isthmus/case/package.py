"""`datapackage.json`: what makes a folder a case, and says to other programs what its tables hold.

Owns: the Frictionless Data Package of a case, written from the case format and the files that are
there, and read back strictly. Names, titles and licences are the writer's; the resources are ours.
"""

from __future__ import annotations

import csv
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from isthmus.words import LANGUAGES

from .problems import CallError, Problem
from .schema import Column, Table, tables

FILE = "datapackage.json"
_FORMAT = 1
_FRICTIONLESS: Mapping[str, str] = {
    "number": "number",
    "integer": "integer",
    "date": "date",
    "year": "year",
}


class Described(msgspec.Struct, frozen=True):
    """What `datapackage.json` says of the case as a whole: its name and its title by language."""

    name: str
    titles: Mapping[str, str]


def read(folder: Path, problems: list[Problem]) -> Described:
    """Read a case's description; what is wrong with it, or left out of it, goes to `problems`."""
    try:
        package = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        problems.append(Problem(code="package-json", file=FILE, values={"reason": str(error)}))
        return Described(folder.name, {})
    own = package.get("isthmus") if isinstance(package, dict) else None
    if not isinstance(own, dict) or own.get("format") != _FORMAT:
        found = own.get("format") if isinstance(own, dict) else None
        problems.append(
            Problem(code="package-format", file=FILE, value=str(found), values={"wanted": str(_FORMAT)})
        )
        return Described(folder.name, {})
    titles = own.get("titles")
    if not (
        isinstance(titles, dict) and titles and all(isinstance(title, str) for title in titles.values())
    ):
        problems.append(Problem(code="package-titles", file=FILE))
        titles = {}
    there = {file.relative_to(folder).as_posix() for file in folder.rglob("*.csv")}
    known = {file for paths in _paths(folder).values() for file in paths}
    problems += [Problem(code="stray-file", file=file) for file in sorted(there - known)]
    if package.get("resources") != resources(folder):
        problems.append(Problem(code="package-stale", file=FILE))
    return Described(str(package.get("name", folder.name)), titles)


def describe(folder: Path, *, name: str | None = None, titles: Mapping[str, str] | None = None) -> Path:
    """Write `datapackage.json` for the tables that a folder holds; keep what its writer put there.

    `name` and `titles` replace those of the file. Raises CallError when the folder has no table.
    """
    if not any(_paths(folder).values()):
        raise CallError("nothing-to-describe", folder)
    target = folder / FILE
    kept: dict[str, Any] = json.loads(target.read_text(encoding="utf-8")) if target.is_file() else {}
    untitled = dict.fromkeys(LANGUAGES, name or folder.name)
    own = {"format": _FORMAT, "titles": titles or kept.get("isthmus", {}).get("titles") or untitled}
    title = next(iter(own["titles"].values()))
    package = {
        "profile": "data-package",
        "name": name or kept.get("name") or folder.name,
        "title": title,
        **{k: v for k, v in kept.items() if k not in ("profile", "name", "title", "isthmus", "resources")},
        "isthmus": own,
        "resources": resources(folder),
    }
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=".datapackage-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            json.dump(package, out, ensure_ascii=False, indent=1)
            out.write("\n")
        os.chmod(temporary, 0o644)
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise
    return target


def resources(folder: Path) -> list[dict[str, Any]]:
    """The tabular resources of a case, one a table that has files, in the order of the format."""
    made = []
    for table, paths in _paths(folder).items():
        if paths:
            made.append(_resource(tables()[table], paths, _header(folder / paths[0])))
    return made


def _paths(folder: Path) -> dict[str, list[str]]:
    return {
        name: sorted(path.relative_to(folder).as_posix() for path in folder.glob(table.path))
        for name, table in tables().items()
    }


def _header(file: Path) -> list[str]:
    with file.open(encoding="utf-8-sig", errors="replace", newline="") as text:
        return next(csv.reader(text), [])


def _resource(table: Table, paths: list[str], header: list[str]) -> dict[str, Any]:
    columns = [table.columns[name] for name in header if name in table.columns]
    here = set(header)
    schema: dict[str, Any] = {"fields": [_field(column) for column in columns]}
    # A key some of whose columns may stay blank (they stand for the series' own) is no primary key.
    if all(table.columns[name].required for name in table.key):
        schema["primaryKey"] = list(table.key)
    keys = [
        {"fields": column.column, "reference": {"resource": target[0], "fields": target[1]}}
        for column in columns
        if column.column in here and column.type.startswith("ref:") and (target := column.refers_to)
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": table.table,
        "title": table.title_en,
        "description": table.description_en,
        "path": paths[0] if len(paths) == 1 else paths,
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.column,
        "type": _FRICTIONLESS.get(column.type, "string"),
        "description": column.description_en,
        "hxl": column.hxl,
    }
    if column.unit:
        field["unit"] = column.unit
    limits: dict[str, Any] = {}
    if column.required:
        limits["required"] = True
    if column.values:
        limits["enum"] = list(column.values)
    if column.minimum is not None:
        limits["minimum"] = _whole(column.minimum)
    if column.maximum is not None:
        limits["maximum"] = _whole(column.maximum)
    if limits:
        field["constraints"] = limits
    return field


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number
