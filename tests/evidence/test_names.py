"""The reviewed tables of names hold together.

Owns: the laws of src/isthmus/evidence/languages/names: codes that exist, no name that means two
things, no country without a name and a people, no everyday word taken for a people, and a few names
that everyone would look up.
"""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import pycountry
import pytest

import isthmus
from isthmus.evidence.grammar.tokens import fold

NAMES = Path(isthmus.__file__).parent / "evidence" / "languages" / "names"
LANGUAGES = ("en", "es", "pt")
CODES = {country.alpha_3 for country in pycountry.countries} | {"XKX"}
CARE = {"", "exact", "capital", "ambiguous", "metonym", "ethnic"}
KEYS = {
    "demonyms": ("language", "word"),
    "countries": ("language", "name"),
    "regions": ("language", "name"),
    "region_adjectives": ("language", "word"),
    "places": ("language", "name"),
    "bodies": ("language", "name"),
    "titles": ("language", "word"),
}
COLUMNS = {
    "demonyms": ["language", "word", "iso3", "care", "source"],
    "countries": ["language", "name", "iso3", "care", "source"],
    "regions": ["language", "name", "english", "iso3_members", "source"],
    "region_adjectives": ["language", "word", "english", "source"],
    "places": ["language", "name", "iso3", "kind", "canonical", "care", "source"],
    "bodies": ["language", "name", "canonical", "iso3", "kind", "care", "source"],
    "titles": ["language", "word", "source"],
}
KINDS = {
    "places": {"border", "route", "region", "city", "camp", "island", "sea"},
    "bodies": {"un", "government", "border_agency", "ngo", "research", "outlet"},
}

#: Territories whose people no text counts under a nationality of their own: they hold that of the
#: state, live in no numbers, or (ATA) nobody lives there.
NO_PEOPLE = "ALA ATA ATF BES BLM BVT CCK CXR GGY HMD IOT JEY MAF MNP NFK PCN SGS SJM SPM UMI WLF"

#: Words that keep one form, or have a plural of their own.
IRREGULAR = ("man", "woman", "I-Kiribati", "Vatican", "burkinabés", "burquinabês")

#: Everyday words that are also the name of a country or a people when their capital is overlooked.
EVERYDAY = {
    "en": "us who care ice opt car polish pole poles swede brit dane turkey china",
    "es": "chile indio indios india indias reunión cuba mauricio granada us",
    "pt": "peru reunião chile china cuba granada",
}


def rows(table: str) -> list[dict[str, str]]:
    """The rows of one table, each by its column names."""
    with (NAMES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def code(table: str, language: str, name: str) -> str:
    """The code of one name, which is there once."""
    column = KEYS[table][1]
    found = [r["iso3"] for r in rows(table) if r["language"] == language and r[column] == name]
    assert len(found) == 1, (table, language, name, found)
    return found[0]


@pytest.mark.parametrize("table", sorted(KEYS))
def test_a_name_stands_once_written_cleanly_with_its_source(table: str) -> None:
    """One row a name and language; composed letters, no stray blanks, never without a source."""
    seen: set[tuple[str, ...]] = set()
    any_language: set[str] = set()
    found = rows(table)
    assert found
    assert list(found[0]) == COLUMNS[table]
    for row in found:
        key = tuple(row[column] for column in KEYS[table])
        assert key not in seen, key
        seen.add(key)
        assert row["source"], key
        for value in row.values():
            assert value == " ".join(value.split()) == unicodedata.normalize("NFC", value), key
        assert row["language"] in (*LANGUAGES, *([""] if table in KINDS else [])), key
        assert key[1], row
        if not row["language"]:
            any_language.add(key[1])
    for language, name in seen:
        assert not (language and name in any_language), (language, name)


@pytest.mark.parametrize("table", ["demonyms", "countries", "places", "bodies"])
def test_codes_care_and_kinds_are_known(table: str) -> None:
    """ISO 3166-1 codes (and XKX), joined with `;` where a place lies between countries."""
    for row in rows(table):
        codes = [c for c in row["iso3"].split(";") if c]
        assert set(codes) <= CODES, row
        assert len(codes) == len(set(codes)), row
        if table in ("demonyms", "countries"):
            assert len(codes) == 1, row
        assert row["care"] in CARE, row
        if table in KINDS:
            assert row["kind"] in KINDS[table], row
            assert row["canonical"], row


def test_only_a_sea_or_a_region_has_no_country() -> None:
    """A city, camp, border, route or island is somewhere; a border lies between two countries."""
    for row in rows("places"):
        if row["kind"] != "sea":
            assert row["iso3"], row
        if row["kind"] == "border" and row["canonical"].endswith("border"):
            assert len(row["iso3"].split(";")) == 2, row


def test_one_canonical_name_means_one_thing() -> None:
    """All spellings of one place, or of one body, agree on what and where it is."""
    for table in KINDS:
        known: dict[str, tuple[str, str]] = {}
        for row in rows(table):
            what = (row["iso3"], row["kind"])
            assert known.setdefault(row["canonical"], what) == what, row


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_has_a_name_and_a_people(language: str) -> None:
    """No country is out of reach in any language; exceptions are territories without a people."""
    named = {r["iso3"] for r in rows("countries") if r["language"] == language}
    assert named == CODES
    peoples = {r["iso3"] for r in rows("demonyms") if r["language"] == language}
    assert CODES - peoples == set(NO_PEOPLE.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_everyday_word_is_marked(language: str) -> None:
    """Without its capital it would be read out of every second sentence."""
    everyday = EVERYDAY[language].split()
    marked: set[str] = set()
    for table in ("demonyms", "countries", "bodies"):
        for row in rows(table):
            name = row[KEYS[table][1]]
            if row["language"] in (language, "") and name.casefold() in everyday:
                assert row["care"], row
                marked.add(name.casefold())
    assert marked == set(everyday)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_is_of_one_country(language: str) -> None:
    """A word that is both a country and a people, capitals aside, is those of one country."""
    countries = {
        r["name"].casefold(): r["iso3"] for r in rows("countries") if r["language"] == language
    }
    for row in rows("demonyms"):
        if row["language"] == language:
            assert countries.get(row["word"].casefold(), row["iso3"]) == row["iso3"], row


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", ["demonyms", "countries", "places", "bodies"])
def test_no_name_means_two_things_once_accents_fall(table: str, language: str) -> None:
    """Names are compared folded: what then is alike must be one place, people or body."""
    known: dict[str, str] = {}
    for row in rows(table):
        if row["language"] in (language, ""):
            name = fold(row[KEYS[table][1]])
            what = row["canonical"] if table == "bodies" else row["iso3"]
            assert known.setdefault(name, what) == what, row


def test_every_inflected_form_is_spelled_out() -> None:
    """Masculine and feminine, one and several, for the regular endings of each language."""
    words = {(r["language"], r["word"]): r["iso3"] for r in rows("demonyms")}
    endings: dict[str, dict[str, tuple[str, ...]]] = {
        "es": {"ano": ("ana", "anos", "anas"), "eño": ("eña", "eños", "eñas"),
               "és": ("esa", "eses", "esas"), "án": ("ana", "anes", "anas"),
               "í": ("íes", "ís"), "ense": ("enses",)},
        "pt": {"ano": ("ana", "anos", "anas"), "ês": ("esa", "eses", "esas"),
               "ense": ("enses",), "eiro": ("eira", "eiros", "eiras")},
        "en": {"ian": ("ians",), "an": ("ans",), "i": ("is",)},
    }  # fmt: skip
    seen = 0
    for (language, word), iso3 in words.items():
        if " " in word and language != "en":  # both words bend
            continue
        for ending, others in endings[language].items():
            if word.endswith(ending) and not word.endswith(IRREGULAR):
                for other in others:
                    form = word.removesuffix(ending) + other
                    assert words.get((language, form)) == iso3, (word, form)
                    seen += 1
    assert seen > 900


def test_regions_have_one_english_name_and_known_members() -> None:
    """`english` is itself a name in English; members are known codes, the same on every row."""
    found = rows("regions")
    english = {r["name"] for r in found if r["language"] == "en"}
    members: dict[str, str] = {}
    for row in found:
        assert row["english"] in english, row
        assert set(filter(None, row["iso3_members"].split(";"))) <= CODES, row
        assert members.setdefault(row["english"], row["iso3_members"]) == row["iso3_members"]
    assert len(members["EU"].split(";")) == 27
    for language in ("en", "es"):
        assert {r["english"] for r in found if r["language"] == language} == set(members)
    for row in rows("region_adjectives"):
        assert row["english"] in members, row


def test_a_body_that_reports_does_not_count() -> None:
    """Wire agencies and papers are outlets, however often they stand beside a figure."""
    kinds = {r["name"]: r["kind"] for r in rows("bodies")}
    for name in ("Reuters", "AP", "EFE", "AFP", "Europa Press", "BBC", "Infobae"):
        assert kinds[name] == "outlet"
    for name in ("UNHCR", "ACNUR", "OIM", "Frontex", "Border Patrol", "Migración Colombia", "MSF"):
        assert kinds[name] != "outlet"


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_offices_in_every_language(language: str) -> None:
    """Enough words before a person's name to tell a person from a place."""
    words = {r["word"] for r in rows("titles") if r["language"] == language}
    assert len(words) >= 80


@pytest.mark.parametrize(
    ("table", "language", "name", "expected"),
    [
        ("demonyms", "en", "Burkinabe", "BFA"),
        ("demonyms", "en", "Nigeriens", "NER"),
        ("demonyms", "es", "iranís", "IRN"),
        ("demonyms", "es", "estadounidenses", "USA"),
        ("demonyms", "es", "dominicanas", "DOM"),
        ("demonyms", "pt", "sul-sudaneses", "SSD"),
        ("countries", "es", "EE. UU.", "USA"),
        ("countries", "en", "Côte d'Ivoire", "CIV"),
        ("countries", "en", "Gaza", "PSE"),
        ("countries", "en", "Kosovo", "XKX"),
        ("countries", "es", "República Democrática del Congo", "COD"),
        ("places", "", "Darién", "COL;PAN"),
        ("places", "en", "southwest border", "USA;MEX"),
        ("places", "", "Lajas Blancas", "PAN"),
        ("places", "", "El Fasher", "SDN"),
        ("places", "es", "frontera colombo-venezolana", "COL;VEN"),
        ("bodies", "", "Patrulla Fronteriza", "USA"),
        ("bodies", "", "COMAR", "MEX"),
    ],
)
def test_names_that_everyone_looks_up(table: str, language: str, name: str, expected: str) -> None:
    """A reference: the answers are common knowledge."""
    assert code(table, language, name) == expected
