"""Names of countries as publishers spell them, to ISO 3166 alpha-3.

Owns: the lookup. Names come from ISO 3166 (pycountry) and from Unicode CLDR (Babel) in each
language Isthmus speaks; what they lack, or mean otherwise, stands in `nationalities.csv`, where
every spelling has its reason. A name that two sources give to two countries belongs to neither.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Mapping
from importlib.resources import files

import msgspec

from isthmus.words import LANGUAGES, words_in

from .strict import plain


class Spelling(msgspec.Struct, frozen=True):
    """One reviewed spelling: `publisher` is '' when any publisher may mean it so."""

    spelling: str
    code: str
    publisher: str
    reason: str


def iso3(name: str, publisher: str = "") -> str | None:
    """The code of a country as `publisher` spells it, or None when nothing says which it is.

    Beside ISO 3166 the reviewed table gives the codes that ISO lacks: people of other or of no
    nationality, and of places that ISO does not list.
    """
    wanted = plain(name)
    reviewed = _reviewed()
    return (
        reviewed.get((wanted, publisher)) or reviewed.get((wanted, "")) or _standard().get(wanted)
    )


def spellings() -> tuple[Spelling, ...]:
    """The reviewed spellings, in the order of the table."""
    text = files(__package__).joinpath("nationalities.csv").read_text(encoding="utf-8")
    return tuple(Spelling(**row) for row in csv.DictReader(text.splitlines()))


@functools.cache
def _reviewed() -> Mapping[tuple[str, str], str]:
    return {(plain(row.spelling), row.publisher): row.code for row in spellings()}


@functools.cache
def _standard() -> Mapping[str, str]:
    import pycountry
    from babel import Locale

    named: dict[str, set[str]] = {}
    for country in pycountry.countries:
        for attribute in ("name", "official_name", "common_name"):
            name = getattr(country, attribute, None)
            if name:
                named.setdefault(plain(name), set()).add(country.alpha_3)
    for language in LANGUAGES:
        territories = Locale.parse(words_in(language).locale).territories
        for country in pycountry.countries:
            name = territories.get(country.alpha_2)
            if name:
                named.setdefault(plain(name), set()).add(country.alpha_3)
    return {name: next(iter(codes)) for name, codes in named.items() if len(codes) == 1}
