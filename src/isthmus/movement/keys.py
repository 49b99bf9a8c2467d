"""Every key of `movement.toml`: what it holds, whether it must be there, and what it means.

Owns: joining the records of `settings_of_case` with the meanings in `keys.csv`, for the reference
page. A key without a meaning, or a meaning without a key, fails a test.
"""

from __future__ import annotations

import csv
import functools
import typing
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, NamedTuple

import msgspec
from msgspec import Meta

from . import settings_of_case as records

#: The tables of the file in order, by name, with the header that a writer gives each.
TABLES: Mapping[str, tuple[str, type[msgspec.Struct]]] = {
    "file": ("", records.Settings),
    "time": ("[time]", records.Time),
    "people": ("[people]", records.Told),
    "travel": ("[travel]", records.Travel),
    "travel.times": ("[[travel.times]]", records.TravelTime),
    "network": ("[network]", records.NetworkOf),
    "legs": ("[[legs]]", records.Leg),
    "departures": ("[[departures]]", records.Departures),
    "stays": ("[[stays]]", records.Stay),
    "choice": ("[choice]", records.Choice),
    "splits": ("[[splits]]", records.Split),
    "measures": ("[[measures]]", records.MeasureOf),
    **{name: (f'kind = "{name}"', kind) for name, kind in records.KINDS.items()},
    "counts": ("[[counts]]", records.CountOf),
    "where": ("", records.Where),
    "basis": ("", records.Item),
}


class Key(NamedTuple):
    """One key. `holds` is the title of its type; `words` those it is one of; `many`: a list."""

    table: str
    key: str
    holds: str
    words: tuple[str, ...]
    many: bool
    required: bool
    default: str
    meaning: Mapping[str, str]


@functools.cache
def keys() -> tuple[Key, ...]:
    """Every key, table by table; those that tables share stand once, under `where` and `basis`."""
    meanings = _meanings()
    return tuple(key for table, (_, cls) in TABLES.items() for key in _keys(table, cls, meanings))


def _keys(
    table: str, cls: type[msgspec.Struct], meanings: Mapping[tuple[str, str], Mapping[str, str]]
) -> Iterator[Key]:
    shared = {field.encode_name for base in _shared(cls) for field in msgspec.structs.fields(base)}
    hints = typing.get_type_hints(cls, include_extras=True)
    for field in msgspec.structs.fields(cls):
        hint, many = _inner(hints[field.name])
        if field.encode_name in shared or isinstance(hint, type):
            continue  # a table of its own
        meta = next(m for m in hint.__metadata__ if isinstance(m, Meta))
        allowed = typing.get_args(hint.__origin__)
        literal = [one for arg in (hint.__origin__, *allowed) for one in typing.get_args(arg)]
        yield Key(
            table=table,
            key=field.encode_name,
            holds=meta.title or "",
            words=tuple(dict.fromkeys(one for one in literal if isinstance(one, str))),
            many=many,
            required=field.required,
            default=_default(field.default),
            meaning=meanings.get((table, field.encode_name), {}),
        )


def _shared(cls: type[msgspec.Struct]) -> Iterator[type[msgspec.Struct]]:
    """The records whose keys a table has from others."""
    for base in (records.Item, records.Where, records.MeasureOf):
        if cls is not base and issubclass(cls, base):
            yield base


def _inner(hint: Any) -> tuple[Any, bool]:
    """The type of a value without the ways to leave it out or to give several."""
    many = False
    while typing.get_origin(hint) is not typing.Annotated:
        args = [arg for arg in typing.get_args(hint) if arg not in (type(None), ...)]
        if not args:
            break
        many |= typing.get_origin(hint) in (tuple, dict)
        hint = args[-1]
    return hint, many


def _default(value: object) -> str:
    if value is msgspec.NODEFAULT or value is None or value == ():
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _meanings() -> dict[tuple[str, str], dict[str, str]]:
    text = files(__package__).joinpath("keys.csv").read_text(encoding="utf-8")
    return {
        (row["table"], row["key"]): {"en": row["en"], "es": row["es"]}
        for row in csv.DictReader(text.splitlines(keepends=True))
    }


def meanings_without_key() -> set[tuple[str, str]]:
    """What `keys.csv` explains and no record has; none, as a test holds."""
    return set(_meanings()) - {(key.table, key.key) for key in keys()}
