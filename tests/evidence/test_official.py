"""What was said against what was counted: laws on a shipped corridor, then a story for each rule.

The claims are made of the corridor's own numbers, so that no figure stands here that may go stale.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case import Case, read_case
from isthmus.evidence import official
from isthmus.evidence.official import Beside, check_records, compare_official
from isthmus.evidence.records import Claim, Relation
from isthmus.series.cube import Counted, SeriesView
from isthmus.series.quantities import Quantity
from tests.evidence.comparing.ground import document, figure

TEXT = document("0 people crossed, the highest since then.")
SERIES = "darien-entries"


@cache
def case() -> Case:
    """The shipped corridor as of a day on which the years of the stories are complete."""
    return read_case("americas").as_of(dt.date(2024, 12, 31))


@pytest.fixture(autouse=True, scope="module")
def counted_once() -> Iterator[None]:
    """Count the corridor once and not for every claim: a second and a half each time."""
    known: dict[int, Counted] = {}

    def counted(one: Case) -> Counted:
        if id(one) not in known:
            known[id(one)] = Counted(one)
        return known[id(one)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(official, "Counted", counted)
        yield


@cache
def view() -> SeriesView:
    """The entries that the stories are told of."""
    return Counted(case())[SERIES]


@cache
def months() -> dict[dt.date, Quantity]:
    """Its months with a number, first to last."""
    return {day: one for day, one in sorted(view().months().items()) if one.value}


def said(low: float | None, high: float | None, quantity: Quantity, **more: Any) -> Claim:
    """A claim on the place and the days of an official number."""
    given_: dict[str, Any] = {
        "unit": "crossing",
        "measure": "increment",
        "place": "Darién",
        "period_start": quantity.period.start.isoformat(),
        "period_end": quantity.period.end.isoformat(),
        "document_id": TEXT.id,
        **more,
    }
    return figure(low, high, **given_)


def beside(claim: Claim) -> dict[str, Beside]:
    """The official numbers beside a claim, by series."""
    found = compare_official([claim], {TEXT.id: TEXT}, case())
    return {one.series: one for one in found}


def a_month() -> Quantity:
    """One of the months, of thousands of people."""
    return next(one for one in months().values() if one.value and one.value > 5_000)


# --- laws ----------------------------------------------------------------------------------------


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_the_official_number_itself_agrees(data: st.DataObject) -> None:
    """Whatever month is told, and by the name of the route or of the country that counts."""
    quantity = data.draw(st.sampled_from(list(months().values())))
    place = data.draw(st.sampled_from(["Darién", "PAN"]))
    value = quantity.value
    found = beside(said(value, value, quantity, place=place))[SERIES]
    assert found.verdict.verdict == "agree"
    assert found.quantity.value == value
    assert found.verdict.b == f"series:{SERIES}"


@settings(max_examples=30, deadline=None)
@given(st.data(), st.floats(1.11, 3.0) | st.floats(0.1, 0.89))
def test_a_number_that_is_far_off_never_agrees(data: st.DataObject, times: float) -> None:
    """Beyond what a rounding hides it is a conflict; far beyond, hardly meant for the count."""
    quantity = data.draw(st.sampled_from([one for one in months().values() if one.value > 5_000]))  # type: ignore[operator]
    value = round((quantity.value or 0) * times) + 1.0
    found = beside(said(value, value, quantity)).get(SERIES)
    assert found is None or found.verdict.verdict in {"conflict", "not_comparable"}


# --- stories -------------------------------------------------------------------------------------


def test_another_number_of_the_month_is_a_conflict_and_says_how_far_off() -> None:
    quantity = a_month()
    value = (quantity.value or 0) + 777
    found = beside(said(value, value, quantity))[SERIES]
    assert (found.verdict.verdict, found.verdict.rule) == ("conflict", "official-differs")
    assert found.verdict.values["difference"] == pytest.approx(777)
    assert found.verdict.values["start"] == quantity.period.start.isoformat()


def test_a_bound_that_the_number_passes_is_compatible() -> None:
    quantity = a_month()
    value = (quantity.value or 0) * 0.97
    found = beside(said(value, None, quantity, quantifier="more_than"))[SERIES]
    assert found.verdict.verdict == "compatible"


def test_the_same_number_of_people_agrees_and_the_unit_is_told() -> None:
    """The series counts crossings: one person may stand in it twice."""
    quantity = a_month()
    found = beside(said(quantity.value, quantity.value, quantity, unit="person"))[SERIES]
    assert (found.verdict.verdict, found.verdict.rule) == ("agree", "official-other-unit")


def test_the_period_decides() -> None:
    """The number of one month is no number of the month before it."""
    days = list(months())
    one, before = next(
        (months()[day], months()[earlier])
        for earlier, day in pairwise(days)
        if abs((months()[day].value or 0) / (months()[earlier].value or 1) - 1) > 0.2
    )
    assert beside(said(one.value, one.value, one))[SERIES].verdict.verdict == "agree"
    found = beside(said(one.value, one.value, before)).get(SERIES)
    assert found is None or found.verdict.verdict not in {"agree", "compatible"}


def test_several_months_are_added_up() -> None:
    first, second, *_ = months().values()
    whole = (first.value or 0) + (second.value or 0)
    found = beside(
        said(whole, whole, first, period_end=second.period.end.isoformat(), measure="cumulative")
    )[SERIES]
    assert found.verdict.verdict == "agree"
    assert found.quantity.value == whole


def test_the_population_decides() -> None:
    """A nationality is held against its own count; a group that no series has, against none."""
    nation, quantity = next(
        (code, one)
        for code in ("VEN", "HTI", "ECU")
        for (period, _), one in sorted(view().of(code).items())
        if one.value and one.value > 500
    )
    found = beside(said(quantity.value, quantity.value, quantity, population=nation))[SERIES]
    assert found.verdict.verdict == "agree"
    whole = view().over(quantity.period)
    assert whole is not None
    told = beside(said(whole.value, whole.value, quantity, population=nation)).get(SERIES)
    assert told is None or told.verdict.verdict not in {"agree", "compatible"}
    nobody = said(quantity.value, quantity.value, quantity, population="pregnant_women")
    assert SERIES not in beside(nobody)


@pytest.mark.parametrize(
    "more",
    [
        {"place": "Sudan"},
        {"place": None},
        {"measure": "stock"},
        {"measure": "requested", "unit": "currency:USD"},
        {"unit": "household"},
        {"period_start": None, "period_end": None},
    ],
)
def test_what_no_series_counts_has_no_official_number(more: dict[str, Any]) -> None:
    quantity = a_month()
    assert SERIES not in beside(said(quantity.value, quantity.value, quantity, **more))


def test_nothing_later_than_the_day_of_the_case_is_known() -> None:
    last = list(months().values())[-1]
    claim = said(last.value, last.value, last)
    early = read_case("americas").as_of(last.period.start)
    found = compare_official([claim], {TEXT.id: TEXT}, early)
    assert SERIES not in {one.series for one in found}
    assert SERIES in beside(claim)


# --- records -------------------------------------------------------------------------------------


def record(value: float, month: dt.date, since: dt.date) -> str | None:
    """What holding a record of that month, since another, against the series comes to."""
    told = figure(
        value,
        value,
        unit="crossing",
        measure="increment",
        place="Darién",
        period_start=month.isoformat(),
        period_end=months()[month].period.end.isoformat(),
        document_id=TEXT.id,
    )
    highest = figure(
        None,
        None,
        kind="relation",
        place="Darién",
        document_id=TEXT.id,
        detail=Relation(operator="highest", subject=told.id, since=since.isoformat()[:7]),
    )
    found = check_records([told, highest], {TEXT.id: TEXT}, case())
    return next((one.verdict.rule for one in found if one.series == SERIES), None)


def test_records_hold_or_not_in_the_series_itself() -> None:
    """For every month that exceeds those before it, back to one that was higher."""
    days = list(months())
    values = {day: one.value or 0.0 for day, one in months().items()}
    held = passed = lower = 0
    for at, day in enumerate(days):
        higher = [one for one in days[:at] if values[one] > values[day]]
        if not higher:
            if at:
                lower += record(values[day], day, days[0]) == "record-reference-lower"
            continue
        since = higher[-1]
        if at - days.index(since) > 1:
            held += record(values[day], day, since) == "record-holds"
        if len(higher) > 1:
            passed += record(values[day], day, higher[0]) in {"record-passed", "record-holds"}
            between = days[days.index(higher[0]) + 1 : at]
            beaten = any(values[one] > values[day] * 1.01 for one in between)
            assert not beaten or record(values[day], day, higher[0]) == "record-passed"
    assert held
    assert passed
    assert lower


def test_a_record_since_before_the_series_begins_is_not_held() -> None:
    day = list(months())[-1]
    assert record(10_000_000, day, dt.date(1970, 1, 1)) is None
