"""`datapackage.json`: what makes a folder a case, and says to other programs what its tables hold.

Owns: which files of a folder hold which table, and the Frictionless Data Package of a case, written
from the case format and the files that are there, and read back strictly. Names, titles and
licences are the writer's; the resources are ours.
"""

from __future__ import annotations

import csv
import json
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from isthmus.words import LANGUAGES

from .cells import BadCell, check_text
from .problems import CallError, CaseError, Problem, WorkError, nearest, refused_by_system
from .schema import Column, Table, tables

FILE = "datapackage.json"
#: How people move, where the case says so: a file of the room that moves them.
MOVEMENT = "movement.toml"
#: What is forecast and how, where the case says so: a file of the room that looks ahead.
FORECAST = "forecast.toml"
#: Who receives, where people stay, what a plan weighs, where the case says so: a file of the room
#: that shares out.
SHARING = "sharing.toml"
#: The folder of what decisions would change, a TOML file each.
SCENARIOS = "scenarios"
_FORMAT = 1
_FRICTIONLESS: Mapping[str, str] = {
    "number": "number",
    "integer": "integer",
    "date": "date",
    "year": "year",
    "boolean": "boolean",
    "instant": "datetime",
}
#: The files that are no tables: name, title and description of each.
_SETTINGS: Mapping[str, tuple[str, str, str]] = {
    MOVEMENT: (
        "movement",
        "Movement",
        "How people move through this case: steps, travel, stays, measures, counts.",
    ),
    FORECAST: (
        "forecast",
        "Forecast",
        "What is forecast for this case: stations and their series, priors, known breaks.",
    ),
    SHARING: (
        "sharing",
        "Sharing",
        "Who receives in this case, where and how long people stay, what a plan weighs.",
    ),
}
#: What a name may be: it becomes the name of files and the last part of an address.
_NAME = re.compile(r"[a-z0-9]+(?:[-._][a-z0-9]+)*")
_LONGEST_NAME = 80
#: Files that hold tables, or were meant to.
_TABULAR = (".csv", ".tsv", ".xls", ".xlsx", ".xlsm", ".ods", ".parquet")
_DEEPEST = 3


class Files(msgspec.Struct, frozen=True):
    """The files of a folder, as paths in it: those of each table, and those that belong to none."""

    of: Mapping[str, tuple[str, ...]]
    stray: tuple[str, ...]


class Described(msgspec.Struct, frozen=True):
    """What `datapackage.json` says of the case as a whole: its name and its title by language."""

    name: str
    titles: Mapping[str, str]


def files_of(folder: Path) -> Files:
    """Which files hold which table, in the order of their names; hidden files are left out.

    Raises WorkError when a folder cannot be listed: a table would seem to be missing.
    """
    found = list(_walk(folder, PurePosixPath()))
    of = {
        name: tuple(sorted(path.as_posix() for path in found if _fits(path, table.path)))
        for name, table in tables().items()
    }
    known = {path for paths in of.values() for path in paths}
    return Files(of, tuple(sorted(p for path in found if (p := path.as_posix()) not in known)))


def read(folder: Path, problems: list[Problem]) -> Described:
    """Read a case's name and titles; what is wrong with them goes to `problems`."""
    nothing = Described(folder.name, {})
    package = _load(folder, problems)
    if package is None:
        return nothing
    own = package.get("isthmus")
    found = own.get("format") if isinstance(own, dict) else None
    if not isinstance(own, dict) or type(found) is not int or found != _FORMAT:
        values = {"wanted": str(_FORMAT)}
        problems.append(
            Problem(code="package-format", file=FILE, value=json.dumps(found), values=values)
        )
        return nothing
    name, titles = package.get("name"), own.get("titles")
    if not _is_name(name):
        problems.append(Problem(code="package-name", file=FILE, value=_shown(name)))
    if not isinstance(titles, dict) or not all(is_title(titles.get(one)) for one in LANGUAGES):
        values = {"languages": ", ".join(LANGUAGES)}
        problems.append(Problem(code="package-titles", file=FILE, values=values))
        return nothing
    return Described(str(name), {language: str(title) for language, title in titles.items()})


def strays(files: Files) -> Iterator[Problem]:
    """What of the folder is called like a table and belongs to none."""
    single = {
        PurePosixPath(table.path).stem: table.path
        for table in tables().values()
        if "*" not in table.path
    }
    for path in files.stray:
        near = single.get(nearest(PurePosixPath(path).stem, single), "")
        code = "stray-file-near" if near else "stray-file"
        yield Problem(code=code, file=path, values={"near": near})


def fits(folder: Path, files: Files) -> Iterator[Problem]:
    """What the description does not say of the tables, or says otherwise.

    Names of files and of columns count; a description worded by an older version is as good.
    """
    for paths in files.of.values():
        for path in paths[1:]:
            if (header := _header(folder / path)) != (first := _header(folder / paths[0])):
                yield Problem(
                    code="header-differs",
                    file=path,
                    row=1,
                    value=",".join(header),
                    values={"first": paths[0], "header": ",".join(first)},
                )
    package = _load(folder, []) or {}
    if _gist(package.get("resources")) != _gist(_resources(folder, files)):
        yield Problem(code="package-stale", file=FILE)


def describe(
    folder: Path, *, name: str | None = None, titles: Mapping[str, str] | None = None
) -> Path:
    """Write `datapackage.json` for the tables that a folder holds; keep what its writer put there.

    `name` and `titles` replace those of the file. Raises CallError when the folder has no table,
    CaseError when the file that is there cannot be understood, WorkError when it cannot be written.
    """
    if not is_folder(folder):
        raise CallError("no-folder", folder)
    if not any(files_of(folder).of.values()):
        raise CallError("nothing-to-describe", folder)
    target = folder / FILE
    problems: list[Problem] = []
    kept = _load(folder, problems) if target.is_file() else {}
    if kept is None:
        raise CaseError(problems)
    own: dict[str, Any] = kept["isthmus"] if isinstance(kept.get("isthmus"), dict) else {}
    folder_name = folder.resolve().name
    untitled = dict.fromkeys(LANGUAGES, folder_name)
    kept_titles = own.get("titles") if isinstance(own.get("titles"), dict) else {}
    said = {**untitled, **(titles or kept_titles or {})}
    package = {
        "profile": "data-package",
        "name": name or (kept["name"] if _is_name(kept.get("name")) else name_from(folder_name)),
        "title": next(iter(said.values())),
        **{
            key: value
            for key, value in kept.items()
            if key not in ("profile", "name", "title", "isthmus", "resources")
        },
        "isthmus": {**own, "format": _FORMAT, "titles": said},
        "resources": resources(folder),
    }
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    try:
        _write_whole(target, text)
    except OSError as error:
        raise WorkError([refused_by_system("cannot-write", error, str(target))]) from error
    return target


def resources(folder: Path) -> list[dict[str, Any]]:
    """The resources of a case: each table that has files, and the settings that are there."""
    return _resources(folder, files_of(folder))


def is_title(title: object) -> bool:
    """Whether this can stand as the title of a case: one line of text that leads to nobody."""
    if not isinstance(title, str) or not title.strip() or "\n" in title:
        return False
    try:
        check_text(title)
    except BadCell:
        return False
    return True


def is_folder(path: Path) -> bool:
    """Whether a path is a folder; False, too, for a path that the system will not look at."""
    try:
        return path.is_dir()
    except OSError:
        return False


def name_from(text: str) -> str:
    """A name for a case out of any text: `Frontera Sur 2024` gives `frontera-sur-2024`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST_NAME].strip("-") or "case"


def _walk(folder: Path, below: PurePosixPath) -> Iterator[PurePosixPath]:
    """Everything in a folder that is called like a table, links followed, to a few folders deep."""
    try:
        entries = sorted(entry.name for entry in (folder / below).iterdir())
    except OSError as error:
        raise WorkError([refused_by_system("unlisted", error, str(folder / below))]) from error
    for entry in entries:
        if entry.startswith((".", "~$")):  # of the system, or of a program that has the file open
            continue
        path = below / entry
        if path.suffix.lower() in _TABULAR:
            yield path
        elif len(path.parts) < _DEEPEST and (folder / path).is_dir():
            yield from _walk(folder, path)


def _fits(path: PurePosixPath, pattern: str) -> bool:
    return len(path.parts) == len(PurePosixPath(pattern).parts) and path.match(pattern)


def _load(folder: Path, problems: list[Problem]) -> dict[str, Any] | None:
    """The object that the file holds, or None with a problem."""
    try:
        package = json.loads((folder / FILE).read_text(encoding="utf-8-sig"))
    except OSError as error:
        problems.append(refused_by_system("unreadable", error, FILE))
        return None
    except json.JSONDecodeError as error:
        where = {"line": str(error.lineno), "column": str(error.colno)}
        problems.append(Problem(code="package-json", file=FILE, values=where))
        return None
    except (ValueError, RecursionError):  # not UTF-8, a number of thousands of digits, too deep
        problems.append(Problem(code="package-not-json", file=FILE))
        return None
    if not isinstance(package, dict):
        problems.append(Problem(code="package-not-json", file=FILE))
        return None
    return package


def _is_name(name: object) -> bool:
    return isinstance(name, str) and len(name) <= _LONGEST_NAME and bool(_NAME.fullmatch(name))


def _shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _write_whole(target: Path, text: str) -> None:
    """Write a file so that it appears whole or not at all."""
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.stem}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _resources(folder: Path, files: Files) -> list[dict[str, Any]]:
    found = [
        _resource(tables()[table], paths, _header(folder / paths[0]))
        for table, paths in files.of.items()
        if paths
    ]
    return [*found, *(_settings(file) for file in _SETTINGS if (folder / file).is_file())]


def _settings(file: str) -> dict[str, str]:
    """The resource of a file that is no table."""
    name, title, description = _SETTINGS[file]
    return {
        "profile": "data-resource",
        "name": name,
        "title": title,
        "description": description,
        "path": file,
        "format": "toml",
        "mediatype": "application/toml",
        "encoding": "utf-8",
    }


def _gist(resources: object) -> object:
    """What of the resources has to be so: their names, their files, the names of their columns."""
    if not isinstance(resources, list):
        return None
    gist: list[object] = []
    for resource in resources:
        if not isinstance(resource, dict):
            return None
        file = resource.get("path")
        if isinstance(file, str) and file in _SETTINGS:  # no table
            gist.append((resource.get("name"), file, []))
            continue
        schema = resource.get("schema")
        fields = schema.get("fields") if isinstance(schema, dict) else None
        if not isinstance(fields, list):
            return None
        names = [field.get("name") if isinstance(field, dict) else None for field in fields]
        gist.append((resource.get("name"), resource.get("path"), names))
    return gist


def _header(file: Path) -> list[str]:
    """The names of the columns of a file; none where it cannot be read, which others tell."""
    if not file.is_file():
        return []
    try:
        with file.open(encoding="utf-8-sig", errors="replace", newline="") as text:
            rows = ([cell.strip() for cell in cells] for cells in csv.reader(text))
            return next((cells for cells in rows if any(cells)), [])
    except (OSError, csv.Error):
        return []


def _resource(table: Table, paths: tuple[str, ...], header: list[str]) -> dict[str, Any]:
    columns = [table.columns[name] for name in header if name in table.columns]
    schema: dict[str, Any] = {"fields": [_field(column) for column in columns]}
    # A key some of whose columns may stay blank (they stand for the series' own) is no primary key.
    if all(table.columns[name].required for name in table.key):
        schema["primaryKey"] = list(table.key)
    keys = [
        {
            "fields": column.column,
            # What refers to its own table names none, as the specification has it.
            "reference": {
                "resource": "" if target[0] == table.table else target[0],
                "fields": target[1],
            },
        }
        for column in columns
        if column.type.startswith("ref:") and (target := column.refers_to)
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": table.table,
        "title": table.title_en,
        "description": table.description_en,
        "path": paths[0] if len(paths) == 1 else list(paths),
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
