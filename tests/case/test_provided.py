"""Norms, capacities, pathways, unsafe countries: what can be wrong with them, and how it is told.

Owns: the sentences of `provided.*.ftl`. One that no row here reaches fails.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from isthmus.case import problems_of, read_case
from isthmus.words import LANGUAGES
from tests.case.small import Tables, small
from tests.case.spoilt import Cells, sentences, told_once
from tests.case.strategies import write_case

NORM = {
    "id": "water",
    "title_en": "Water",
    "title_es": "Agua",
    "sector": "water",
    "low": "15",
    "high": "20",
    "unit_en": "litres",
    "unit_es": "litros",
    "per": "person-day",
    "in_need_low": "0.5",
    "in_need_high": "1",
    "edition": "1st edition",
    "published": "2022-01-01",
    "source": "office",
}
COST = NORM | {
    "id": "cost",
    "sector": "money",
    "unit_en": "dollars",
    "unit_es": "dólares",
    "currency": "USD",
    "price_year": "2021",
}
BEDS = {
    "id": "beds",
    "place": "lajas-blancas",
    "service": "reception",
    "people": "500",
    "starts": "2021-06-01",
    "ends": "2023-01-01",
    "ends_published": "2022-12-01",
    "published": "2021-06-01",
    "source": "office",
}
DESKS = {
    "id": "desks",
    "place": "PAN",
    "service": "registration",
    "servers": "4",
    "rate": "60",
    "published": "2021-06-01",
    "source": "office",
}
WAY = {
    "id": "permit",
    "title_en": "Permit",
    "title_es": "Permiso",
    "text_en": "A permit.",
    "text_es": "Un permiso.",
    "kind": "regularisation",
    "protection": "true",
    "to": "PAN",
    "nationalities": "VEN|COL;women",
    "quota": "100",
    "quota_per": "month",
    "series": "entries",
    "series_population": "VEN",
    "cost_low": "10",
    "cost_high": "20",
    "currency": "USD",
    "starts": "2021-06-01",
    "published": "2021-06-01",
    "source": "office",
}
UNSAFE = {
    "country": "VEN",
    "nationality": "VEN",
    "starts": "2019-01-01",
    "basis_en": "As the office says.",
    "basis_es": "Según la oficina.",
    "published": "2019-01-01",
    "source": "office",
}


def provided() -> Tables:
    return small() | {
        "norms": [dict(NORM), dict(COST)],
        "capacities": [dict(BEDS), dict(DESKS)],
        "pathways": [dict(WAY)],
        "unsafe": [dict(UNSAFE)],
    }


WRONG = [
    Cells("provided-no-low", "pathways", 0, "cost_low", {"cost_low": ""}),
    Cells("provided-low-above-high", "norms", 0, "high", {"high": "14.9"}),
    Cells("provided-low-above-high", "norms", 0, "in_need_high", {"in_need_high": "0.4"}),
    Cells("provided-low-above-high", "pathways", 0, "cost_high", {"cost_high": "9"}),
    Cells("provided-no-currency", "norms", 1, "currency", {"currency": "", "price_year": ""}),
    Cells("provided-no-currency", "pathways", 0, "currency", {"currency": ""}),
    Cells("provided-currency", "norms", 0, "currency", {"currency": "USD", "price_year": "2021"}),
    Cells("provided-no-cost", "pathways", 0, "currency", {"cost_low": "", "cost_high": ""}),
    Cells("provided-no-price-year", "norms", 1, "price_year", {"price_year": ""}),
    Cells("provided-price-year", "norms", 0, "price_year", {"price_year": "2021"}),
    Cells("provided-price-year-later", "norms", 1, "price_year", {"price_year": "2023"}),
    Cells("provided-border", "norms", 0, "place", {"place": "COL>PAN"}),
    Cells("provided-border", "capacities", 1, "place", {"place": "COL>PAN"}),
    Cells("capacity-empty", "capacities", 1, None, {"servers": "", "rate": ""}),
    Cells("capacity-no-people", "capacities", 0, "people", {"people": "", "servers": "5"}),
    Cells("capacity-queue", "capacities", 0, "servers", {"servers": "5"}),
    Cells("capacity-people", "capacities", 1, "people", {"people": "50"}),
    Cells("capacity-half", "capacities", 1, "servers", {"servers": ""}),
    Cells("capacity-half", "capacities", 1, "rate", {"rate": ""}),
    Cells("capacity-absurd", "capacities", 1, "rate", {"servers": "20000"}),
    Cells("pathway-quota", "pathways", 0, "quota_per", {"quota_per": ""}),
    Cells("pathway-quota", "pathways", 0, "quota", {"quota": ""}),
    Cells("pathway-no-series", "pathways", 0, "series_population", {"series": ""}),
    Cells("pathway-home", "pathways", 0, "nationalities", {"to": "COL"}),
    Cells("ends-before", "capacities", 0, "ends", {"ends": "2021-05-31"}),
    Cells(
        "ends-before", "unsafe", 0, "ends", {"ends": "2018-12-31", "ends_published": "2019-02-01"}
    ),
    Cells("ends-before", "capacities", 0, "ends_published", {"ends_published": "2021-05-31"}),
    Cells("out-of-range", "capacities", 0, "people", {"people": "-1"}),
    Cells("out-of-range", "capacities", 0, "people", {"people": "10000001"}),
    Cells("out-of-range", "capacities", 1, "rate", {"rate": "-0.1"}),
    Cells("too-low", "norms", 0, "low", {"low": "-15"}),
    Cells("out-of-range", "pathways", 0, "quota", {"quota": "-1"}),
]


def test_the_rows_that_are_spoilt_are_sound(tmp_path: Path) -> None:
    folder = write_case(tmp_path, provided())
    assert problems_of(folder) == ()
    assert read_case(folder).frames["capacities"].height == 2


@pytest.mark.parametrize("wrong", WRONG, ids=lambda w: f"{w.code} {w.table} {w.column}")
def test_one_thing_wrong_is_told_once(wrong: Cells, tmp_path: Path) -> None:
    """With file, row, column and value, and the next step, in every language."""
    found, said = told_once(provided(), wrong, tmp_path)
    for text in said:
        assert text.endswith(".")
        assert found.value is None or found.value in text


def test_what_lies_on_a_bound_is_sound(tmp_path: Path) -> None:
    """A day may be the first and the last one; a range may be a point; nobody may be in need."""
    sound = provided()
    sound["capacities"][0].update(ends="2021-06-01", ends_published="2021-06-01", people="0")
    sound["norms"][0].update(high="15", in_need_low="0", in_need_high="0")
    sound["pathways"][0].update(to="PAN", nationalities="all", quota="0")
    assert problems_of(write_case(tmp_path, sound)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_reached(language: str) -> None:
    assert sentences("provided", language) == {wrong.code for wrong in WRONG} - {
        "ends-before",
        "out-of-range",
        "too-low",
    }
