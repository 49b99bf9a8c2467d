"""Every key of a TOML file of a case: what it holds, whether it must be there, what it means.

Owns: joining the records that such a file is read into with their meanings in a table of a room
(`keys.csv`: table, key, en, es), for the reference pages. A key without a meaning, or a meaning
without a key, fails a test.
"""

from __future__ import annotations

import csv
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any, NamedTuple

import msgspec
from msgspec import Meta

#: The tables of a file in order, by name, with the header that a writer gives each and its record.
Tables = Mapping[str, tuple[str, type[msgspec.Struct]]]
#: By table and key, what the key means in each language.
Meanings = Mapping[tuple[str, str], Mapping[str, str]]


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


def keys_of(
    tables: Tables, meanings: Meanings, shared: Sequence[type[msgspec.Struct]] = ()
) -> tuple[Key, ...]:
    """Every key, table by table; those of `shared`, records that others extend, stand once."""
    return tuple(
        key for table, (_, cls) in tables.items() for key in _keys(table, cls, meanings, shared)
    )


def meanings_in(package: str) -> Meanings:
    """The meanings that the `keys.csv` of a package gives."""
    text = files(package).joinpath("keys.csv").read_text(encoding="utf-8")
    return {
        (row["table"], row["key"]): {"en": row["en"], "es": row["es"]}
        for row in csv.DictReader(text.splitlines(keepends=True))
    }


def without_key(
    meanings: Mapping[tuple[str, str], Mapping[str, str]], keys: Iterable[Key]
) -> set[tuple[str, str]]:
    """What is explained, by table and key, and no record has."""
    return set(meanings) - {(key.table, key.key) for key in keys}


def _keys(
    table: str,
    cls: type[msgspec.Struct],
    meanings: Meanings,
    shared: Sequence[type[msgspec.Struct]],
) -> Iterator[Key]:
    bases = [base for base in shared if cls is not base and issubclass(cls, base)]
    elsewhere = {field.encode_name for base in bases for field in msgspec.structs.fields(base)}
    hints = typing.get_type_hints(cls, include_extras=True)
    for field in msgspec.structs.fields(cls):
        hint, many = _inner(hints[field.name])
        if field.encode_name in elsewhere or isinstance(hint, type):
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
    if value is msgspec.NODEFAULT or value is None or value in ((), {}):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)
