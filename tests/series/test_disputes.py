"""Laws of the disputes between counts: what they compare, what never makes one, how they rank."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from isthmus.case import Period
from isthmus.case.periods import month, months_before
from isthmus.case.schema import tables as the_format
from isthmus.series.cube import Counted
from isthmus.series.disputes import CHECKS, Dispute, consequence, find, folded, select
from isthmus.series.disputes.dispute import gap_of
from isthmus.series.quantities import Quantity
from tests.series.corridors import (
    Row,
    case_of,
    consistent,
    consistent_series,
    disputes_of,
    messy,
    messy_series,
    months,
    note,
    quantity,
    row,
    series,
)

FEW = settings(max_examples=15)
DAY = dt.date(2025, 1, 1)
JANUARY_2024 = month(dt.date(2024, 1, 1))


def found_in(rows: list[Row], all_series: list[Row]) -> list[Dispute]:
    return find(Counted(case_of(rows, all_series)))


def sides(d: Dispute) -> Iterator[Quantity]:
    yield from (q for q in (d.a, d.b, d.matched) if q is not None)


@pytest.fixture(scope="module", params=["tutorial", "americas"])
def shipped(request: pytest.FixtureRequest) -> list[Dispute]:
    """Every dispute of a shipped case."""
    return disputes_of(request.param)


# --- what a dispute is ---------------------------------------------------------------------------


def test_the_checks_are_those_that_a_case_may_record_reasons_for() -> None:
    assert set(CHECKS) == set(the_format()["reasons"].columns["check"].values)


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_a_gap_seen_from_the_other_side_is_mirrored(one: int, other: int) -> None:
    a, b = quantity(one), quantity(other)
    (gap, share), (back, same) = gap_of(a, b), gap_of(b, a)
    assert gap is not None
    assert back == -gap
    assert share == same
    assert share is None or 0 <= share <= 1


def test_a_gap_needs_both_of_its_numbers() -> None:
    assert gap_of(quantity(5), quantity(None)) == (None, None)
    assert gap_of(quantity(0), quantity(0)) == (0, None)


@FEW
@given(messy())
def test_like_is_compared_with_like(rows: list[Row]) -> None:
    """Never a stock with a flow, never two populations, never two places but on a path."""
    for d in found_in(rows, messy_series()):
        assert (d.a.measure == "stock") == (d.b.measure == "stock")
        assert d.a.population == d.b.population
        assert d.a.place == d.b.place or d.check == "path"
        assert d.same_kind == ((d.a.counts, d.a.unit) == (d.b.counts, d.b.unit))
        assert d.a != d.b
        if d.share is not None and d.matched is None and d.check != "vintage":
            assert d.a.excludes(d.b)


def test_like_is_compared_with_like_in_the_shipped_cases(shipped: list[Dispute]) -> None:
    assert {d.check for d in shipped} <= set(CHECKS)
    for d in shipped:
        assert (d.a.measure == "stock") == (d.b.measure == "stock")
        assert d.a.population == d.b.population
        assert (d.gap, d.share) == gap_of(d.a, d.b)
        if d.reason is not None:
            pair = {d.reason.series_a, d.reason.series_b or d.reason.series_a}
            assert (d.reason.check, pair) == (d.check, {d.a.series, d.b.series})
        if d.fault is not None:
            assert d.fault.series in (d.a.series, d.b.series)


# --- what never makes one ------------------------------------------------------------------------


@FEW
@given(consistent())
def test_counts_that_agree_have_no_dispute(rows: list[Row]) -> None:
    """Nor has a publisher who rounds, or a report that rounds or gives a bound close by."""
    assert found_in(rows, consistent_series()) == []


@FEW
@given(consistent(), st.data())
def test_one_wrong_month_downstream_makes_exactly_one_dispute(
    rows: list[Row], data: st.DataObject
) -> None:
    """Told as the month, and as the year and the year to date that hold it."""
    onward = [r for r in rows if r["series"] == "onward"]
    wrong = data.draw(st.sampled_from(onward))
    more = sum(int(r["value"]) for r in onward)
    rows = [r | {"value": str(int(r["value"]) + more)} if r is wrong else r for r in rows]
    found = found_in(rows, consistent_series())
    start = dt.date.fromisoformat(f"{wrong['period']}-01")
    assert {(d.check, d.gap) for d in found} == {("path", float(more))}
    assert all(d.b.period.start <= start <= d.b.period.end for d in found)
    assert month(start) in {d.b.period for d in found}
    # Two counts stand upstream, at one border; only the fuller is compared.
    assert len(folded(found)) == 1


@FEW
@given(consistent(), st.data())
def test_one_wrong_month_at_a_border_makes_exactly_one_dispute(
    rows: list[Row], data: st.DataObject
) -> None:
    wrong = data.draw(st.sampled_from([r for r in rows if r["series"] == "exits"]))
    more = sum(int(r["value"]) for r in rows if r["series"] == "exits")
    rows = [r | {"value": str(int(r["value"]) + more)} if r is wrong else r for r in rows]
    found = found_in(rows, consistent_series())
    start = dt.date.fromisoformat(f"{wrong['period']}-01")
    assert all(d.check == "border" and "exits" in (d.a.series, d.b.series) for d in found)
    assert all(d.b.period.start <= start <= d.b.period.end for d in found)
    exact = [d for d in found if d.a.series == "entries"]
    assert {d.gap for d in exact} == {float(more)}
    assert len(folded(exact)) == 1
    # The third count of the border rounds, so that it may be silent or tell the same once more.
    assert len(folded(found)) <= 2


@FEW
@given(messy(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[Row], random: object) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert found_in(rows, messy_series()) == found_in(shuffled, messy_series())


# --- what was known when -------------------------------------------------------------------------


@FEW
@given(
    messy(),
    st.dates(dt.date(2021, 3, 1), dt.date(2024, 1, 1)),
    st.dates(dt.date(2021, 3, 1), dt.date(2024, 1, 1)),
)
def test_a_dispute_knows_nothing_that_came_after_its_day(
    rows: list[Row], day: dt.date, told: dt.date
) -> None:
    case = case_of(
        rows,
        messy_series(),
        faults=[note("method", "entries", kind="method", published=told)],
        reasons=[
            note(check, "entries", check=check, published=told)
            for check in ("vintage", "running", "parts")
        ],
    )
    assume(day >= case.begins)
    for d in find(Counted(case.as_of(day))):
        assert all(q.published <= day for q in sides(d))
        assert all(note.published <= day for note in (d.reason, d.fault) if note is not None)


def test_an_edition_is_no_dispute_before_it_is_out() -> None:
    rows = [
        row("entries", "2021-01", 100, published="2021-02-10"),
        row("entries", "2021-01", 120, published="2021-03-10"),
    ]
    case = case_of(rows, [series("entries", "XBB>XCC", tables="all")])
    assert find(Counted(case.as_of(dt.date(2021, 3, 9)))) == []
    assert len(find(Counted(case.as_of(dt.date(2021, 3, 10))))) == 1


# --- rank and choice -----------------------------------------------------------------------------


def dispute(one: float, two: float, period: Period = JANUARY_2024, /, **cells: Any) -> Dispute:
    a, b = quantity(float(one), period), quantity(float(two), period)
    gap, share = gap_of(a, b)
    whole = {"check": "path", "a": a, "b": b, "gap": gap, "share": share, "same_kind": True}
    return Dispute(**(whole | cells))  # type: ignore[arg-type]  # a test says what it changes


@given(st.integers(2, 10**6), st.integers(1, 5), st.integers(0, 60))
def test_more_apart_more_people_and_more_recent_matter_more(n: int, times: int, age: int) -> None:
    d = dispute(n, n / 2)
    assert consequence(dispute(n, n / 4), DAY) > consequence(d, DAY)
    assert consequence(dispute(n * (times + 1), n * (times + 1) / 2), DAY) > consequence(d, DAY)
    older = dispute(n, n / 2, month(months_before(d.a.period.start, age + 1)))
    assert consequence(older, DAY) < consequence(d, DAY)


def test_the_formula_of_consequence() -> None:
    """Half of 10,000 people a year ago: 0.5 of the root of 10,000, halved."""
    day = dt.date(2024, 1, 31)
    assert consequence(dispute(10_000, 5_000), day) == 50
    aged = consequence(dispute(10_000, 5_000), day + dt.timedelta(days=365))
    assert math.isclose(aged, 25, rel_tol=0.01)
    absent = dispute(10_000, 0, gap=None, share=None)
    assert consequence(absent, day) == 100
    whole = quantity(36_841, month(dt.date(2024, 1, 1)))
    half = quantity(36_841, Period(dt.date(2024, 1, 1), dt.date(2024, 1, 14)))
    taken = dispute(1, 1, a=whole, b=half, gap=0.0, share=0.0, matched=whole)
    assert math.isclose(consequence(taken, day), 17 / 31 * math.sqrt(36_841))


def test_the_ranking_is_that_of_consequence(shipped: list[Dispute]) -> None:
    day = max(q.published for d in shipped for q in sides(d))
    newest = max(d.b.period.end for d in shipped)
    weights = [consequence(d, max(day, newest)) for d in shipped]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize("per_check", [1, 4, 8])
def test_a_choice_is_a_part_of_what_was_found(shipped: list[Dispute], per_check: int) -> None:
    heads = folded(shipped)
    chosen = select(shipped, per_check=per_check)
    assert [d for d in heads if d in chosen] == chosen
    for check in CHECKS:
        all_of = [d for d in heads if d.check == check]
        assert sum(d.check == check for d in chosen) <= per_check
        if all_of:  # the most consequential is always there
            assert all_of[0] in chosen


def test_what_is_new_has_its_place_beside_what_is_large() -> None:
    old = dt.date(2022, 1, 1)
    large = [
        dispute(9000 - i, 4000, month(old), a=quantity(9000 - i, month(old), population=f"P{i}"))
        for i in range(9)
    ]
    new = dispute(500, 400)
    assert new in select([*large, new], per_check=4)
    assert new not in select([*large, new], per_check=3)


def test_what_is_trifling_beside_the_rest_is_found_and_not_shown() -> None:
    """Six encounters of twelve thousand, beside a third of five hundred thousand."""
    trifle = dispute(12_030, 12_024, b=quantity(12_024, JANUARY_2024, series="file"))
    assert select([trifle], per_check=4) == [trifle]
    large = dispute(500_000, 350_000)
    assert select([large, trifle], per_check=4) == [large]


def test_folding_loses_nothing_and_repeats_nothing(shipped: list[Dispute]) -> None:
    heads = folded(shipped)
    unfolded = [msgspec.structs.replace(d, also=()) for d in heads] + [
        other for d in heads for other in d.also
    ]
    assert len(unfolded) == len(shipped)
    assert all(d in unfolded for d in shipped[:200])
    keys = [(d.check, d.a.series, d.b.series, d.a.place, d.a.population, d.tables) for d in heads]
    once = [key for key in keys if key[0] in ("path", "border", "tables", "step")]
    assert len(once) == len(set(once))


def test_a_year_and_a_month_of_it_are_one_and_two_years_are_two() -> None:
    first, later = dt.date(2023, 1, 1), dt.date(2024, 1, 1)
    whole = Period(first, dt.date(2023, 12, 31))
    told = [
        dispute(100, 50, whole, check="vintage"),
        dispute(10, 5, month(first), check="vintage"),
        dispute(10, 5, month(later), check="vintage"),
    ]
    assert [len(d.also) for d in folded(told)] == [1, 0]
    assert [
        len(d.also) for d in folded([msgspec.structs.replace(d, check="path") for d in told])
    ] == [2]


def test_no_pair_of_series_fills_the_page() -> None:
    """Nine gaps of one pair, each a little larger than the one of another pair."""
    first = dt.date(2024, 1, 1)
    many = [
        dispute(1000 - i, 400, a=quantity(1000 - i, month(first), population=f"P{i}"))
        for i in range(9)
    ]
    other = dispute(900, 400, b=quantity(400, month(first), series="elsewhere"))
    chosen = select([*many, other], per_check=4)
    assert other in chosen


def test_a_case_without_two_counts_has_no_dispute() -> None:
    rows = [row("entries", span, 10) for span in months(4)]
    assert found_in(rows, [series("entries", "XBB>XCC", tables="all")]) == []
    assert select([], per_check=3) == []
