"""The words a case may use for people and for where they are.

Owns: populations (`VEN;women`), their dimensions and their order; locations (a place, a country, a
border written `AAA>BBB`). Which words there are comes from ISO 3166 and from the case's own tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import msgspec

ALL: Final = "all"
NATIONALITY: Final = "nationality"
#: Everybody whose nationality is not named.
OTHER: Final = "other"

_BORDER = re.compile(r"([A-Z]{3})>([A-Z]{3})")


class Vocabulary(msgspec.Struct, frozen=True):
    """What the words of one case mean.

    `countries` are the ISO 3166 alpha-3 codes and those that the case defines as nationalities.
    `dimension` gives the dimension of each word of `populations.csv`; `places` the country of each
    place.
    """

    countries: frozenset[str]
    dimension: Mapping[str, str]
    places: Mapping[str, str]

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Every dimension, nationality first, then in the order of the table."""
        return tuple(dict.fromkeys([NATIONALITY, *self.dimension.values()]))

    def dimension_of(self, word: str) -> str | None:
        """The dimension a population word belongs to, or None when nothing defines it."""
        if word in self.dimension:
            return self.dimension[word]
        return NATIONALITY if word in self.countries else None

    def parts(self, population: str) -> dict[str, str]:
        """A population as dimension → word, in canonical order; `all` is empty.

        Raises KeyError(word) for a word that nothing defines, and ValueError(dimension) when two
        words belong to one dimension.
        """
        if population == ALL:
            return {}
        found: dict[str, str] = {}
        for word in population.split(";"):
            dimension = self.dimension_of(word)
            if dimension is None:
                raise KeyError(word)
            if dimension in found:
                raise ValueError(dimension)
            found[dimension] = word
        return {name: found[name] for name in self.dimensions if name in found}

    def canonical(self, population: str) -> str:
        """The population with its words in canonical order. Raises as `parts` does."""
        return ";".join(self.parts(population).values()) or ALL

    def knows_location(self, location: str) -> bool:
        """Whether a location names a place, a country or a border between two countries."""
        sides = border(location)
        if sides:
            return all(side in self.countries for side in sides) and sides[0] != sides[1]
        return location in self.places or location in self.countries


def border(location: str) -> tuple[str, str] | None:
    """The two countries of a border, in the direction of travel; None for any other location."""
    found = _BORDER.fullmatch(location)
    return (found[1], found[2]) if found else None
