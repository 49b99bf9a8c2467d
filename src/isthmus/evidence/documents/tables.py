"""What the reader of documents has to know of each language.

Owns: reading `languages/CODE/documents.toml`. Its table `[documents]` holds the words that tell the
language of a paragraph and those that announce the date of a text; adding a language is adding one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from isthmus.evidence.grammar.language import languages
from isthmus.evidence.grammar.tokens import fold

_FOLDER = Path(__file__).parents[1] / "languages"


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language. Words are folded: small letters without accents.

    `locales` are those of CLDR whose names of months and days are known; `order` that of day and
    month in a date of numbers, None where it is not one everywhere; `of` what joins day, month and
    year, `leads` what may stand before the day after a comma, `joins` what stands small in names of
    places; `kinds` are words for what a document is, which stand beside its date; `published` and
    `updated` announce a date; `common` are words that nearly every sentence holds.
    """

    code: str
    locales: tuple[str, ...]
    order: Literal["dmy", "mdy"] | None = None
    of: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    common: tuple[str, ...] = ()

    @property
    def announcing(self) -> list[list[str]]:
        """The words of every phrase that announces a date."""
        return [cue.split() for cue in (*self.published, *self.updated)]


@cache
def tables() -> Mapping[str, Table]:
    """The table of each language that is read, by its code."""
    found = {}
    for code in languages():
        path = _FOLDER / code / "documents.toml"
        said: dict[str, Any] = {"locales": [code]}
        if path.is_file():
            with path.open("rb") as file:
                said |= tomllib.load(file)["documents"]
        for name in ("joins", "kinds", "published", "updated"):
            said[name] = [fold(word) for word in said.get(name, ())]
        found[code] = msgspec.convert({**said, "code": code}, Table)
    return found


@cache
def unread() -> Mapping[str, frozenset[str]]:
    """The common words of languages that are recognised so that they are not read as others."""
    with (_FOLDER / "unread.toml").open("rb") as file:
        return {code: frozenset(words) for code, words in tomllib.load(file)["common"].items()}
