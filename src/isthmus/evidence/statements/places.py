"""Where something is said to happen: the places of a passage, for what is no figure.

Owns: `Place` and `places_of`. A country is its ISO 3166 code, a region its English name, any other
place the text's own name. `inside` tells that a word before it says that something is there ("in",
"at", "near": the set `st_in`), over articles and words for kinds of places.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .ground import Ground

#: How far before a name the word may stand that says that something is there.
_REACH = 5
_LONGEST = 4
#: What is written with capitals and is no place.
_NO_PLACE = (
    "titles",
    "meeting",
    "instrument",
    "bodies",
    "period",
    "demonyms",
    "office",
    "st_ordinal",
    "st_article",
)


class Place(NamedTuple):
    """Tokens `first` to before `last` name the place `name`."""

    first: int
    last: int
    name: str
    inside: bool


def places_of(ground: Ground) -> list[Place]:
    """The places of a passage, listed and not."""
    return [*_listed(ground), *_unlisted(ground)]


def _listed(ground: Ground) -> Iterator[Place]:
    for kind in ("places", "countries", "regions"):
        for mark in ground.marks.apart(kind):
            row = mark.value
            said = ground.passage.said(mark.first, mark.last)
            if row.get("care") == "exact" and said != row["name"]:
                continue
            first = mark.first
            while first < mark.last - 1 and not ground.tokens[first].is_capital:
                first += 1
            if not ground.tokens[first].is_capital:
                continue  # "the border", "the region": no name
            if mark.last < len(ground.tokens) and ground.at("venue", mark.last) is not None:
                continue  # "the Bolívar Palace"
            name = ground.passage.said(first, mark.last)
            if kind == "regions":
                name = row["english"]
            elif kind == "countries" and row.get("care") != "metonym":
                name = row["iso3"]
            yield Place(mark.first, mark.last, name, _inside(ground, mark.first))


def _unlisted(ground: Ground) -> Iterator[Place]:
    """Names in capitals right after a word that says that something is there: "in Carepa"."""
    tokens = ground.tokens
    for mark in ground.marks.apart("st_in"):
        first = mark.last
        while first < len(tokens) and ground.near.is_a("st_article", first):
            first += 1
        last = first
        while (
            last < len(tokens)
            and last - first < _LONGEST
            and tokens[last].is_capital
            and ground.periods.covers(last) is None
            and all(ground.at(kind, last) is None for kind in _NO_PLACE)
        ):
            last += 1
        house = last < len(tokens) and any(
            ground.at("venue", at) is not None for at in range(first, last + 1)
        )
        if last > first and len(tokens[first].text) > 2 and not house:
            yield Place(first, last, ground.passage.said(first, last), inside=True)


def _inside(ground: Ground, first: int) -> bool:
    start = ground.sentence_of(first)[0]
    for at in range(first, max(start, first - _REACH), -1):
        if ground.near.ending("st_in", at) is not None:
            return True
        before = at - 1
        if not (
            ground.tokens[before].text == ","
            or ground.tokens[before].is_capital
            or ground.near.is_a("st_article", before)
            or ground.near.is_a("place_skip", before)
        ):
            return False
    return False
