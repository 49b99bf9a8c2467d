"""A reader of Data Packages that knows their specification and nothing of Isthmus.

Owns: what the Frictionless Data Package, Tabular Data Resource and Table Schema specifications
(version 1) ask of a package and of its rows, as far as ours use them. It stands in for the programs
of others, and imports nothing of the package that it judges.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

Error = tuple[str, str]  # the resource and what is wrong with it

_NAME = re.compile(r"[a-z0-9._/-]+")
_READ: Mapping[str, Callable[[str], Any]] = {
    "string": str,
    "number": float,
    "integer": int,
    "date": dt.date.fromisoformat,
    "year": int,
    "boolean": {"true": True, "false": False}.__getitem__,
    "datetime": lambda text: dt.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ"),  # noqa: DTZ007 - UTC
}
_CONSTRAINTS: Mapping[str, set[str]] = {
    "string": {"required", "enum"},
    **{kind: {"required", "minimum", "maximum"} for kind in ("number", "integer", "date", "year")},
    "boolean": {"required"},
    "datetime": {"required"},
}


def errors_of(folder: Path) -> list[Error]:
    """What is wrong with a package: with its description, else with its data."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    described = list(_description(folder, package))
    return described or list(_data(folder, _tabular(package["resources"])))


def rows_of(folder: Path, resource: Mapping[str, Any]) -> list[dict[str, str]]:
    """The rows of a resource; each of its files brings its own header, which is no row."""
    rows = []
    for path in _paths(resource):
        with (folder / path).open(encoding=resource["encoding"], newline="") as lines:
            rows += list(csv.DictReader(lines, restkey="", restval=None))
    return rows


def _tabular(resources: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The tables among the resources; the others are files of any kind."""
    return [one for one in resources if one.get("profile") == "tabular-data-resource"]


def _paths(resource: Mapping[str, Any]) -> list[str]:
    path = resource["path"]
    return [path] if isinstance(path, str) else list(path)


def _description(folder: Path, package: Mapping[str, Any]) -> Iterator[Error]:
    resources = package.get("resources")
    if not _NAME.fullmatch(package.get("name", "")) or package.get("profile") != "data-package":
        yield "", "package"
    if (
        not isinstance(package.get("title"), str)
        or not isinstance(resources, list)
        or not resources
    ):
        yield "", "package"
        return
    names = [resource.get("name", "") for resource in resources]
    for resource in resources:
        name = resource.get("name", "")
        if not _NAME.fullmatch(name) or names.count(name) > 1:
            yield name, "name"
        known = ("tabular-data-resource", "data-resource")
        if resource.get("profile") not in known or resource.get("encoding") != "utf-8":
            yield name, "profile"
        for path in _paths(resource):
            parts = PurePosixPath(path).parts
            if PurePosixPath(path).is_absolute() or ".." in parts or not (folder / path).is_file():
                yield name, "path"
    tabular = _tabular(resources)
    for resource in tabular:
        found = _schema(resource["schema"], tabular)
        yield from ((resource.get("name", ""), error) for error in found)


def _schema(schema: Mapping[str, Any], resources: list[Mapping[str, Any]]) -> Iterator[str]:
    fields = {field["name"]: field for field in schema["fields"]}
    if len(fields) != len(schema["fields"]):
        yield "field twice"
    for field in fields.values():
        if field["type"] not in _READ:
            yield "type"
        elif not set(field.get("constraints", {})) <= _CONSTRAINTS[field["type"]]:
            yield "constraint"
    if not set(schema.get("primaryKey", [])) <= fields.keys():
        yield "primary key"
    there = {resource["name"]: resource["schema"]["fields"] for resource in resources}
    there[""] = schema["fields"]  # a key of a table to itself
    for key in schema.get("foreignKeys", []):
        target = there.get(key["reference"]["resource"], [])
        if key["fields"] not in fields or key["reference"]["fields"] not in [
            field["name"] for field in target
        ]:
            yield "foreign key"


def _data(folder: Path, resources: list[Mapping[str, Any]]) -> Iterator[Error]:
    rows = {resource["name"]: rows_of(folder, resource) for resource in resources}
    for resource in resources:
        name, schema = resource["name"], resource["schema"]
        header = [field["name"] for field in schema["fields"]]
        for path in _paths(resource):
            with (folder / path).open(encoding="utf-8", newline="") as lines:
                if next(csv.reader(lines)) != header:
                    yield name, "header"
                    return
        for row in rows[name]:
            if set(row) != set(header) or None in row.values():
                yield name, "cells"
            for field in schema["fields"]:
                yield from ((name, error) for error in _cell(row[field["name"]], field))
        keys = [tuple(row[part] for part in schema.get("primaryKey", [])) for row in rows[name]]
        if "primaryKey" in schema and len(set(keys)) != len(keys):
            yield name, "primary key"
        for key in schema.get("foreignKeys", []):
            reference = key["reference"]
            known = {row[reference["fields"]] for row in rows[reference["resource"] or name]}
            if not {row[key["fields"]] for row in rows[name]} <= known | {""}:
                yield name, "foreign key"


def _cell(text: str, field: Mapping[str, Any]) -> Iterator[str]:
    limits = field.get("constraints", {})
    if not text:
        if limits.get("required"):
            yield "required"
        return
    try:
        value = _READ[field["type"]](text)
    except (ValueError, KeyError):
        yield "type"
        return
    if "enum" in limits and value not in limits["enum"]:
        yield "enum"
    if "minimum" in limits and value < limits["minimum"]:
        yield "minimum"
    if "maximum" in limits and value > limits["maximum"]:
        yield "maximum"
