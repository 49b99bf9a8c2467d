"""UNHCR: people hosted, applications and decisions."""

from __future__ import annotations

import json
from typing import Any

import pytest

from isthmus.series.publishers import Row
from tests.series.publishers.samples import codes, json_of, lines, read, refusal, sample


def answer(kind: str) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(sample("unhcr", f"sample-{kind}.json"))
    return held


def test_people_hosted() -> None:
    """Three groups by origin; the displaced within their country and the stateless apart."""
    made = lines(read("unhcr", sample("unhcr", "sample-population.json")))
    assert [line for line in made if " PAN " in line] == [
        "refugees-and-others 2021 PAN COL;asylum-seekers 1062",
        "refugees-and-others 2021 PAN COL;refugees 1683",
        "refugees-and-others 2021 PAN CUB;asylum-seekers 1554",
        "refugees-and-others 2021 PAN CUB;refugees 120",
        "refugees-and-others 2021 PAN HTI;refugees 19",
        "refugees-and-others 2021 PAN NIC;asylum-seekers 5230",
        "refugees-and-others 2021 PAN NIC;refugees 179",
        "refugees-and-others 2021 PAN VEN;asylum-seekers 2453",
        "refugees-and-others 2021 PAN VEN;others-in-need 128000",
        "refugees-and-others 2021 PAN VEN;refugees 61",
    ]
    assert "internally-displaced 2021 COL COL 6766002" in made
    assert "stateless-people 2021 CRI XXA 168" in made


def test_new_applications_alone() -> None:
    """Appeals and repeated applications are the same people again."""
    made = {
        (row.place, row.population): row.value
        for row in read("unhcr", sample("unhcr", "sample-applications.json")).rows
        if isinstance(row, Row)
    }
    wanted: dict[tuple[str, str], int] = {}
    for item in answer("applications")["items"]:
        if item["app_type"] == "N":
            key = (item["coa_iso"], item["coo_iso"])
            wanted[key] = wanted.get(key, 0) + int(item["applied"])
    assert made == wanted
    assert made["PAN", "VEN"] == 103


def test_decisions_at_first_instance() -> None:
    made = lines(read("unhcr", sample("unhcr", "sample-decisions.json")))
    assert [line for line in made if " PAN " in line] == [
        "asylum-decisions 2021 PAN CUB;otherwise-closed 530",
        "asylum-decisions 2021 PAN CUB;rejected 99",
        "asylum-decisions 2021 PAN NIC;otherwise-closed 344",
        "asylum-decisions 2021 PAN NIC;rejected 118",
        "asylum-decisions 2021 PAN VEN;otherwise-closed 151",
        "asylum-decisions 2021 PAN VEN;rejected 95",
    ]


def test_persons_and_cases_are_never_added() -> None:
    both = answer("applications")
    both["items"] = [item for item in both["items"] if item["app_type"] == "N"][:1]
    twin = dict(both["items"][0], app_pc="C", applied=7)
    both["items"].append(twin)
    made = read("unhcr", json_of(both)).rows
    assert {row.series: row.value for row in made if isinstance(row, Row)} == {
        "asylum-applications": both["items"][0]["applied"],
        "asylum-application-cases": 7,
    }


def test_a_total_that_differs_from_its_outcomes_is_noted() -> None:
    spoilt = answer("decisions")
    before = read("unhcr", json_of(spoilt))
    spoilt["items"][0]["dec_total"] += 1
    made = read("unhcr", json_of(spoilt))
    assert before.notes == ()
    assert [note.code for note in made.notes] == ["pull-uneven"]
    assert lines(made) == lines(before)


def test_a_dash_is_no_number_and_a_star_is_not_known() -> None:
    spoilt = answer("population")
    spoilt["items"][0]["oip"] = "-"
    read("unhcr", json_of(spoilt))
    spoilt["items"][0]["oip"] = "*"
    assert codes(refusal("unhcr", json_of(spoilt))) == {"no-count"}


def test_one_page_of_several_is_refused() -> None:
    """What stands on the others would read as absent."""
    spoilt = answer("population")
    spoilt["maxPages"] = 3
    refused = refusal("unhcr", json_of(spoilt))
    assert codes(refused) == {"one-page"}
    assert "1 of 3" in str(refused)


def test_an_origin_that_is_summed_over_is_refused() -> None:
    """Asked without coo_all, the service writes '-' for the origin."""
    spoilt = answer("population")
    spoilt["items"][0]["coo_iso"] = "-"
    assert codes(refusal("unhcr", json_of(spoilt))) == {"unknown-country"}


@pytest.mark.parametrize(
    ("spoilt", "code"),
    [
        ([], "unknown-answer"),
        ({"page": 1}, "missing-column"),
        ({"page": 1, "maxPages": 1, "items": []}, "no-rows"),
        ({"page": 1, "maxPages": 1, "items": [3]}, "no-rows"),
        ({"page": 1, "maxPages": 1, "items": [{"year": 2021}]}, "unknown-answer"),
        ({"page": 1, "maxPages": 1, "items": [], "pages": 2}, "unknown-column"),
    ],
)
def test_what_is_no_answer_of_the_service_is_told(spoilt: Any, code: str) -> None:
    assert codes(refusal("unhcr", json_of(spoilt))) == {code}


def test_a_record_that_is_none_is_told_by_its_number() -> None:
    spoilt = answer("population")
    spoilt["items"][4] = "none"
    refused = refusal("unhcr", json_of(spoilt))
    assert codes(refused) == {"no-record"}
    assert refused.problems[0].row == 5
