"""What the tables of names know of places and bodies when two claims are compared.

Owns: which countries a place, a border or a region stands for, and which body a name is, in any
language the room reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from isthmus.evidence.grammar.language import rows_of
from isthmus.evidence.grammar.tokens import fold, tokens_of

_NAMES = Path(__file__).parents[1] / "languages" / "names"

#: Kinds of places over which people are counted as they pass: the country that counts them there
#: is as good a name for the count as the border is (codebook §6).
_PASSAGES = frozenset({"border", "route", "sea"})


class Where(NamedTuple):
    """A named place: its canonical key, the countries in which it lies, and its kind."""

    key: str
    countries: frozenset[str]
    kind: str  # country, region, or the kind of the table of places; unknown


@cache
def _places() -> Mapping[str, Where]:
    known: dict[str, Where] = {}
    for row in _rows("places.csv"):
        countries = frozenset(filter(None, row["iso3"].split(";")))
        where = Where(fold(row["canonical"] or row["name"]), countries, row["kind"])
        known.setdefault(fold(row["name"]), where)
        known.setdefault(where.key, where)
    for row in _rows("regions.csv"):
        members = frozenset(filter(None, row["iso3_members"].split(";")))
        where = Where(fold(row["english"]), members, "region")
        known[fold(row["name"])] = where
        known.setdefault(where.key, where)
    for row in _rows("countries.csv"):
        known.setdefault(fold(row["name"]), Where(row["iso3"], frozenset({row["iso3"]}), "country"))
    return known


@cache
def _bodies() -> Mapping[str, str]:
    return {
        fold(row[column]): fold(row["canonical"] or row["name"])
        for row in _rows("bodies.csv")
        for column in ("name", "canonical")
        if row[column]
    }


def _rows(name: str) -> list[Mapping[str, str]]:
    path = _NAMES / name
    return list(rows_of(path)) if path.is_file() else []


def where_is(name: str) -> Where:
    """The place that a claim names: a code, a name of the tables, or a name that nothing knows."""
    if len(name) == 3 and name.isupper():
        return Where(name, frozenset({name}), "country")
    if ";" in name:
        parts = [where_is(part.strip()) for part in name.split(";") if part.strip()]
        countries = frozenset().union(*(part.countries for part in parts))
        return Where(";".join(sorted(part.key for part in parts)), countries, "several")
    return _places().get(fold(name)) or _described(name)


@lru_cache(maxsize=4096)
def _described(name: str) -> Where:
    """A place told by other names: "the Sudan-Chad border", "eastern Chad", "Darien jungle"."""
    found: list[Where] = []
    words = [token.fold for token in tokens_of(name)]
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            part = _by_words().get(tuple(words[at : at + length]))
            if part is not None:
                found.append(part)
                at += length - 1
                break
        at += 1
    countries: frozenset[str] = frozenset().union(*(one.countries for one in found))
    whole = [one for one in found if one.kind != "country"]
    if len(whole) == 1 and len(found) == 1:
        return whole[0]
    kind = "border" if len(countries) > 1 else "part" if countries else "unknown"
    return Where(fold(name), countries, kind)


#: Words of the longest name that is looked for inside another.
_LONGEST = 6


@cache
def _by_words() -> Mapping[tuple[str, ...], Where]:
    return {
        tuple(token.fold for token in tokens_of(name)): where for name, where in _places().items()
    }


@cache
def _regions() -> Mapping[tuple[str, str], str]:
    known: dict[tuple[str, str], str] = {}
    for row in _rows("regions.csv"):
        known.setdefault((row["language"], row["english"]), row["name"])
    return known


def region_in(language: str, place: str) -> str | None:
    """A region of the world, which claims name in English, in a language; None for no region."""
    return _regions().get((language, place))


def is_passage(where: Where) -> bool:
    """Whether people are counted there as they pass."""
    return where.kind in _PASSAGES


def body_of(name: str) -> str | None:
    """The canonical name of a known body; None for one that the tables do not hold."""
    folded = fold(name)
    if folded in _bodies():
        return _bodies()[folded]
    plain = folded.removeprefix("the ").removeprefix("el ").removeprefix("la ")
    return _bodies().get(plain)
