"""World Bank: figures of countries."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from isthmus.series.publishers import Figure
from tests.series.publishers.samples import codes, json_of, read, refusal, sample


def answer() -> list[Any]:
    held: list[Any] = json.loads(sample("world-bank", "sample.json"))
    return held


def test_the_sample_is_read_as_these_figures() -> None:
    """A null is a blank: nobody has published Venezuela's product since 2014."""
    made = read("world-bank", sample("world-bank", "sample.json")).rows
    assert len(made) == 12
    assert made[0] == Figure(
        country="COL",
        indicator="gdp-current-usd",
        year=2016,
        value=282720100286.228,
        unit="current US dollars",
        published=dt.date(2025, 6, 5),
        source="world-development-indicators",
    )
    blank = {(f.country, f.year) for f in made if isinstance(f, Figure) and f.value is None}
    assert blank == {("VEN", 2015), ("VEN", 2016)}


def test_an_error_of_the_service_is_told_in_its_words() -> None:
    """It comes with status 200."""
    refused = refusal("world-bank", json_of([{"message": [{"id": "120", "value": "not valid"}]}]))
    assert codes(refused) == {"publisher-says"}
    assert "not valid" in str(refused)


def test_one_page_of_several_is_refused() -> None:
    spoilt = answer()
    spoilt[0]["pages"] = 2
    assert codes(refusal("world-bank", json_of(spoilt))) == {"one-page"}


def test_records_that_are_not_all_there_are_told() -> None:
    spoilt = answer()
    del spoilt[1][0]
    assert codes(refusal("world-bank", json_of(spoilt))) == {"total-records"}


@pytest.mark.parametrize(
    ("spoilt", "code"),
    [
        ({}, "unknown-answer"),
        ([], "unknown-answer"),
        ([3], "unknown-answer"),
        ([{"page": 1}], "missing-column"),
    ],
)
def test_what_is_no_answer_of_the_service_is_told(spoilt: Any, code: str) -> None:
    assert codes(refusal("world-bank", json_of(spoilt))) == {code}


def test_an_answer_without_records_is_told() -> None:
    """So the service says that it has nothing: one page of none, and a null."""
    empty = answer()
    empty[0].update(total=0)
    assert codes(refusal("world-bank", json_of([empty[0], None]))) == {"no-rows"}


def test_a_day_of_update_that_is_none_is_told() -> None:
    spoilt = answer()
    spoilt[0]["lastupdated"] = "last week"
    assert codes(refusal("world-bank", json_of(spoilt))) == {"no-date"}
