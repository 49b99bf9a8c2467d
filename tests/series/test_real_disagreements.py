"""The disagreements that were met in the real figures are found in the shipped case.

`real_disagreements.csv` lists them, one row each, with what they are and which check has to find
them; those that no series of the case holds say why.
"""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from isthmus.case import Period
from isthmus.case.periods import period
from isthmus.series.cube import Counted
from isthmus.series.disputes import Dispute, find, folded
from tests.series.corridors import disputes_of, shipped_case

Row = dict[str, str]

with Path(__file__).with_name("real_disagreements.csv").open(encoding="utf-8", newline="") as file:
    ROWS: list[Row] = list(csv.DictReader(file))
FOUND_HERE = [row for row in ROWS if row["in_scope"] == "yes"]


@pytest.fixture(scope="module")
def found() -> list[Dispute]:
    return disputes_of("americas")


@pytest.mark.parametrize("row", FOUND_HERE, ids=[row["id"] for row in FOUND_HERE])
def test_it_is_found_and_explained(row: Row, found: list[Dispute]) -> None:
    told = [d for d in found if _is(row, d)]
    assert len(told) == 1, f"{len(told)} disputes are {row}"
    assert told[0].reason is not None or told[0].fault is not None
    if row["matched"]:
        assert told[0].matched is not None
        assert str(told[0].matched.period) == row["matched"]


def test_every_row_says_why() -> None:
    assert all(row["why"] for row in ROWS)
    assert len({row["id"] for row in ROWS}) == len(ROWS)


def test_a_nationality_absent_on_one_side_stands_under_another_code(found: list[Dispute]) -> None:
    """25,565 from China in the Darién, none in Honduras, and 12,188 there under Taiwan."""
    chinese = next(d for d in found if _is(next(r for r in ROWS if r["id"] == "28"), d))
    assert (chinese.gap, chinese.share, chinese.b.value) == (None, None, None)
    assert chinese.matched is not None
    assert (chinese.matched.population, chinese.matched.value) == ("TWN", 12188)
    assert chinese.fault is not None
    assert chinese.fault.kind == "miscoded"


def test_years_ranges_and_months_of_one_gap_are_one_dispute(found: list[Dispute]) -> None:
    """What a reader would call one dispute: the Darién against Honduras, everyone, at any time."""
    heads = [
        d
        for d in folded(found)
        if (d.check, d.a.series, d.b.series, d.a.population)
        == ("path", "darien-entries", "honduras-entries", "all")
    ]
    assert len(heads) == 1
    spans = {d.b.period for d in (heads[0], *heads[0].also)}
    assert {period("2022"), period("2023"), period("2024")} <= spans


def test_what_was_found_was_known_by_the_day() -> None:
    """In April 2022 nobody knew of 2023, nor why the counts of 2022 would differ."""
    day = dt.date(2022, 4, 20)
    early = find(Counted(shipped_case("americas").as_of(day)))
    assert early
    for d in early:
        for q in filter(None, (d.a, d.b, d.matched)):
            assert q.published <= day
        assert d.reason is None or d.reason.published <= day
        assert d.fault is None or d.fault.published <= day


def _is(row: Row, d: Dispute) -> bool:
    """Whether a dispute is the one of a row; which side it calls a is its own business."""
    if d.check != row["check"] or period(row["period"]) not in _spans(d):
        return False
    wanted = {
        (row["series_a"], _number(row["value_a"])),
        (row["series_b"], _number(row["value_b"])),
    }
    sides = {(d.a.series, d.a.value), (d.b.series, d.b.value)}
    return wanted == sides and d.a.population == row["population"] and d.a.place == row["place"]


def _spans(d: Dispute) -> set[Period]:
    return {d.a.period, d.b.period}


def _number(text: str) -> float | None:
    return float(text) if text else None
