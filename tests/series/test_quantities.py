"""Only like adds to like: laws of quantities and their sums."""

from __future__ import annotations

import datetime as dt
from itertools import permutations
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.case import Period
from isthmus.case.periods import month, months_before
from isthmus.series.quantities import (
    BASES,
    STATUSES,
    MixedKinds,
    Quantity,
    over_places,
    over_populations,
    over_time,
)
from tests.series.corridors import FIRST, JANUARY, months, quantity

bounds = st.tuples(st.integers(0, 9999), st.integers(0, 999)).map(lambda p: (p[0], p[0] + p[1]))


@st.composite
def quantities(draw: st.DrawFn, period: Period = FIRST) -> Quantity:
    """A number with any bounds, status, date and flags."""
    low, high = draw(bounds)
    side = draw(st.sampled_from(["both", "low", "high"]))
    return quantity(
        None,
        period,
        low=None if side == "high" else float(low),
        high=None if side == "low" else float(high),
        status=draw(st.sampled_from(STATUSES)),
        basis=draw(st.sampled_from(BASES)),
        published=draw(st.dates(dt.date(2021, 2, 1), dt.date(2025, 1, 1))),
        sources=tuple(draw(st.lists(st.sampled_from("abc"), min_size=1, unique=True))),
        flags=tuple(draw(st.lists(st.sampled_from("xyz"), unique=True))),
        about=draw(st.booleans()),
        relayed=draw(st.booleans()),
    )


@st.composite
def rows_of_months(draw: st.DrawFn) -> list[Quantity]:
    """Months that follow one another."""
    return [draw(quantities(span)) for span in months(draw(st.integers(1, 14)))]


# --- sums ----------------------------------------------------------------------------------------


@given(rows_of_months(), st.randoms(use_true_random=False))
def test_a_sum_does_not_depend_on_the_order_of_its_parts(
    parts: list[Quantity], random: object
) -> None:
    shuffled = list(parts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert over_time(shuffled) == over_time(parts)


@given(rows_of_months())
def test_a_sum_keeps_what_is_known_of_its_parts(parts: list[Quantity]) -> None:
    total = over_time(parts)
    assert total.period == Period(parts[0].period.start, parts[-1].period.end)
    assert total.parts == len(parts)
    assert total.published == max(q.published for q in parts)
    assert STATUSES.index(total.status) == max(STATUSES.index(q.status) for q in parts)
    assert BASES.index(total.basis) == max(BASES.index(q.basis) for q in parts)
    assert set(total.sources) == {s for q in parts for s in q.sources}
    assert set(total.flags) == {f for q in parts for f in q.flags}
    assert total.relayed == any(q.relayed for q in parts)


@given(rows_of_months())
def test_the_bounds_of_a_sum_are_those_of_its_parts(parts: list[Quantity]) -> None:
    """An open side stays open above; below, a part that says nothing adds no less than nothing."""
    total = over_time(parts)
    highs = [q.high for q in parts]
    assert total.high == (None if None in highs else sum(h for h in highs if h is not None))
    lows = [q.low for q in parts if q.low is not None]
    assert total.low == (sum(lows) if lows else None)


@given(rows_of_months(), st.data())
def test_a_sum_of_sums_is_the_sum(parts: list[Quantity], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(parts)))
    halves = [over_time(half) for half in (parts[:cut], parts[cut:]) if half]
    total, twice = over_time(parts), over_time(halves)
    assert (twice.high, twice.parts, twice.period) == (total.high, total.parts, total.period)
    assert (twice.low or 0.0) == (total.low or 0.0)


@given(quantities())
def test_the_sum_of_one_is_itself(q: Quantity) -> None:
    assert over_time([q]) == q
    assert over_populations([q], "all") == q


def test_a_sum_of_nothing_is_no_zero() -> None:
    with pytest.raises(ValueError, match="absent"):
        over_time([])


def test_periods_that_list_nobody_fill_a_gap_and_add_nothing() -> None:
    first, second, third = months(3)
    total = over_time([quantity(10, first), quantity(5, third)], silent=[second])
    assert (total.low, total.high, total.parts) == (15, 15, 2)
    assert total.period == Period(first.start, third.end)


# --- what does not add ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        {"counts": "encounters"},
        {"unit": "person"},
        {"measure": "stock"},
        {"series": "exits"},
        {"place": "XCC>XDD"},
        {"population": "XAA"},
    ],
)
def test_only_like_adds_to_like_over_time(change: dict[str, Any]) -> None:
    first, second = months(2)
    with pytest.raises(MixedKinds):
        over_time([quantity(1, first), quantity(1, second, **change)])


@pytest.mark.parametrize(
    "change", [{"counts": "encounters"}, {"unit": "person"}, {"measure": "stock"}, {"place": "XCC"}]
)
def test_only_like_adds_to_like_over_populations(change: dict[str, Any]) -> None:
    parts = [quantity(1, population="XAA"), quantity(1, population="XEE", **change)]
    with pytest.raises(MixedKinds):
        over_populations(parts, "all")


def test_stocks_do_not_add_over_time() -> None:
    with pytest.raises(MixedKinds, match="stock"):
        over_time(quantity(1, span, measure="stock") for span in months(2))


@pytest.mark.parametrize("second", [0, 2, 12])
def test_a_gap_or_an_overlap_in_time_is_no_sum(second: int) -> None:
    spans = [month(JANUARY), month(months_before(JANUARY, -second))]
    with pytest.raises(ValueError, match="follow"):
        over_time(quantity(1, span) for span in spans)


@pytest.mark.parametrize("pair", [("XAA", "XAA"), ("XAA", "XAA;women"), ("all", "XAA")])
def test_nobody_is_added_twice(pair: tuple[str, str]) -> None:
    for order in permutations(pair):
        with pytest.raises(MixedKinds):
            over_populations([quantity(1, population=word) for word in order], "all")


def test_periods_do_not_add_over_populations_nor_places() -> None:
    first, second = months(2)
    with pytest.raises(MixedKinds):
        over_populations([quantity(1, first, population="XAA"), quantity(1, second)], "all")
    with pytest.raises(MixedKinds):
        over_places([quantity(1, first, place="XAA"), quantity(1, second, place="XBB")])


def test_places_add_to_the_whole_of_them() -> None:
    total = over_places([quantity(1, place="XAA"), quantity(2, place="XBB")])
    assert (total.place, total.value) == (None, 3)
    with pytest.raises(MixedKinds):
        over_places([quantity(1, place="XAA"), quantity(2, place="XAA")])


# --- comparing -----------------------------------------------------------------------------------


@given(quantities(), quantities())
def test_exclusion_is_mutual(a: Quantity, b: Quantity) -> None:
    assert a.excludes(b) == b.excludes(a)


@given(quantities())
def test_no_number_excludes_itself(q: Quantity) -> None:
    assert not q.excludes(q)


@given(st.integers(1, 10**7), st.integers(0, 5))
def test_a_number_given_as_about_does_not_exclude_the_one_it_rounds(
    count: int, digits: int
) -> None:
    near = quantity(float(round(count, -digits)), about=True)
    assert not near.excludes(quantity(float(count))) or near.value == 0


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=12), st.integers(0, 4))
def test_a_sum_of_numbers_given_as_about_leaves_open_what_they_do(
    counts: list[int], digits: int
) -> None:
    spans = months(len(counts))
    rounded = [float(round(count, -digits)) for count in counts]
    near = [quantity(n, span, about=True) for n, span in zip(rounded, spans, strict=True)]
    exact = [quantity(float(n), span) for n, span in zip(counts, spans, strict=True)]
    if all(rounded):
        assert not over_time(near).excludes(over_time(exact))


def test_an_exact_number_excludes_every_other() -> None:
    assert quantity(100).excludes(quantity(101))
    assert quantity(100).excludes(quantity(None, low=101.0, high=None))
    assert not quantity(100).excludes(quantity(None, low=99.0, high=None))
    assert quantity(27_000, about=True).excludes(quantity(27_501))
    assert not quantity(27_000, about=True).excludes(quantity(27_499))


def test_the_value_is_the_middle_or_the_bound_there_is() -> None:
    assert quantity(None, low=10.0, high=20.0).value == 15
    assert quantity(None, low=10.0, high=None).value == 10
    assert quantity(None, low=None, high=20.0).value == 20
    assert quantity(None, low=None, high=None).value is None


def test_a_quantity_does_not_change() -> None:
    with pytest.raises(AttributeError):
        quantity(1).low = 2  # type: ignore[misc]  # that it cannot is the test
    assert msgspec.structs.replace(quantity(1), low=2.0).low == 2
