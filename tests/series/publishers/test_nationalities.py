"""Which country a publisher means."""

from __future__ import annotations

import pycountry
import pytest
from babel import Locale

from isthmus.series.publishers import nationalities
from isthmus.series.publishers.nationalities import Spelling, iso3, spellings
from isthmus.series.publishers.strict import plain
from isthmus.words import LANGUAGES, words_in
from tests.series.publishers.samples import americas


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_is_known_by_its_name_in_every_language(language: str) -> None:
    names = Locale.parse(words_in(language).locale).territories
    missed = {
        country.alpha_3: names[country.alpha_2]
        for country in pycountry.countries
        if country.alpha_2 in names and iso3(names[country.alpha_2]) != country.alpha_3
    }
    assert missed == {}


def test_every_country_is_known_by_its_names_in_iso_3166() -> None:
    for country in pycountry.countries:
        assert iso3(country.name) == country.alpha_3
        assert iso3(getattr(country, "official_name", country.name)) == country.alpha_3


@pytest.mark.parametrize("row", spellings(), ids=lambda row: row.spelling)
def test_every_reviewed_spelling_says_why_and_is_needed(row: Spelling) -> None:
    """One that the standards know already, and mean so, only hides a change in them."""
    assert iso3(row.spelling, row.publisher) == row.code
    assert nationalities._standard().get(plain(row.spelling)) != row.code
    assert len(row.reason) > 10


def test_a_spelling_is_reviewed_once() -> None:
    keys = [(plain(row.spelling), row.publisher) for row in spellings()]
    assert len(keys) == len(set(keys))


def test_codes_are_those_that_iso_or_the_shipped_case_define() -> None:
    known = americas().vocabulary.countries
    assert {row.code for row in spellings()} <= known


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("MEXICO", "MEX"),
        ("México", "MEX"),
        ("  Haití ", "HTI"),
        ("CHINA, PEOPLES REPUBLIC OF", "CHN"),
        ("Cote d'Ivoire", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("Níger", "NER"),
        ("Nigeria", "NGA"),
        ("Dominica", "DMA"),
        ("Rep. Dominicana", "DOM"),
        ("Guinea Ecuatorial", "GNQ"),
        ("Congo", "COG"),
        ("Otros", "OOO"),
        ("Utopia", None),
        ("", None),
        ("Antillas", None),
    ],
)
def test_names_as_they_are_met(name: str, code: str | None) -> None:
    assert iso3(name) == code


def test_a_spelling_of_one_publisher_is_not_anothers() -> None:
    assert iso3("Serbia and Montenegro (former)", "ohss") == "SCG"
    assert iso3("Serbia and Montenegro (former)", "cbp") is None
