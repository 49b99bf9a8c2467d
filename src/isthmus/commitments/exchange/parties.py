"""Who stands in an exchanged file: a party of the case as an organisation of IATI, and back.

Owns: the names of parties in each language, the type of organisation, and the id that a name or an
identifier of another's file gets in a table of ours.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from isthmus.case import Case
from isthmus.case.promises import Organisation
from isthmus.words import LANGUAGES, Words, countries, words_in

#: The type of organisation (IATI codelist OrganisationType) of each kind of ours.
TYPE_OF = {
    "government": "10",
    "ngo": "21",
    "un": "40",
    "bank": "40",
    "regional": "40",
    "private": "70",
    "academic": "80",
}
#: And the kind of ours that a type becomes; multilateral ones are told apart by their identifier.
KIND_OF = {
    **dict.fromkeys(("10", "11", "15"), "government"),
    **dict.fromkeys(("21", "22", "23", "24", "60"), "ngo"),
    **dict.fromkeys(("30", "70", "71", "72", "73"), "private"),
    "40": "regional",
    "80": "academic",
}
#: The channel codes of the OECD begin with 41 for the United Nations, 43, 44 and 46 for banks.
_CHANNELS = (
    ("XM-DAC-41", "un"),
    ("XM-DAC-43", "bank"),
    ("XM-DAC-44", "bank"),
    ("XM-DAC-46", "bank"),
)
#: The type of the government of a country.
GOVERNMENT = "10"
_LONGEST = 60


def organisations_of(case: Case) -> Mapping[str, Organisation]:
    """The organisations of a case, by id."""
    return {row.id: row for row in case.records("organisations", Organisation)}


def is_country(party: str) -> bool:
    """Whether a party is a country: three capitals, of ISO 3166 or added by the case."""
    return party.isupper()


def name_of(party: str, organisations: Mapping[str, Organisation], case: Case, words: Words) -> str:
    """A country or an organisation by its name in a language; its code where it has none."""
    if party in organisations:
        row = organisations[party]
        return str(getattr(row, f"name_{words.language}", None) or row.name_en)
    added = case.populations.get(party)
    if added is not None:
        return str(getattr(added, f"name_{words.language}", None) or added.name_en)
    return words.country(party) or party


def names_of_countries() -> Mapping[str, str]:
    """The code of each country of ISO 3166 by its name, plain, in each language."""
    return {
        plain(name): code
        for language in LANGUAGES
        for code in countries()
        if (name := words_in(language).country(code))
    }


def kind_of(type_: str, ref: str) -> str | None:
    """The kind of an organisation by its IATI type and identifier; None when neither tells."""
    for start, kind in _CHANNELS:
        if ref.startswith(start):
            return kind
    return KIND_OF.get(type_)


def plain(name: str) -> str:
    """A name without case, accents and doubled blanks, to be compared."""
    bare = unicodedata.normalize("NFKD", name)
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(bare.casefold().split())


def id_of(text: str) -> str:
    """The id that a text gets: small letters, digits and hyphens."""
    bare = plain(text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare)[:_LONGEST].strip("-") or "row"
