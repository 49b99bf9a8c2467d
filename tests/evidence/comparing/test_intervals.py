"""Two stated values: the same, rounded, overlapping or apart; laws, then the codebook."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from isthmus.evidence.comparing.intervals import (
    Interval,
    Standing,
    compare,
    interval_of,
    precision,
    rounds_to,
    slack,
)
from tests.evidence.comparing.ground import figure

_NUMBERS = st.integers(1, 10**9).map(float)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted([draw(_NUMBERS), draw(_NUMBERS)])
    return draw(
        st.sampled_from(
            [
                Interval(low, low, True, True, "exact"),  # noqa: FBT003 - both ends belong
                Interval(low, low, True, True, "about"),  # noqa: FBT003
                Interval(low, math.inf, False, True, "more_than"),  # noqa: FBT003
                Interval(low, math.inf, True, True, "at_least"),  # noqa: FBT003
                Interval(-math.inf, high, True, False, "less_than"),  # noqa: FBT003
                Interval(-math.inf, high, True, True, "at_most"),  # noqa: FBT003
                Interval(-math.inf, high, True, True, "nearly"),  # noqa: FBT003
                Interval(low, high + 1, True, True, "range"),  # noqa: FBT003
            ]
        )
    )


@given(intervals(), intervals())
def test_a_comparison_does_not_depend_on_which_side_is_first(a: Interval, b: Interval) -> None:
    assert compare(a, b) is compare(b, a)


@given(intervals())
def test_every_statement_agrees_with_itself(one: Interval) -> None:
    assert compare(one, one) is Standing.SAME


@given(_NUMBERS, _NUMBERS)
def test_a_bound_and_a_number_are_apart_just_when_the_bound_excludes_it(
    bound: float, number: float
) -> None:
    more_than = Interval(bound, math.inf, False, True, "more_than")  # noqa: FBT003
    exact = Interval(number, number, True, True, "exact")  # noqa: FBT003
    assert (compare(more_than, exact) is Standing.APART) is (number <= bound)


@given(st.integers(100, 10**9))
@example(520_085)
def test_a_number_rounded_in_the_usual_way_is_one_value_with_it(number: int) -> None:
    step = 10 ** (len(str(number)) - 2)
    rounded = float(round(number / step) * step)
    assume(rounded != number)
    assert rounds_to(float(number), rounded)


@given(_NUMBERS)
def test_a_precision_divides_its_number(number: float) -> None:
    assert number % precision(number) == 0
    assert slack(number) <= number / 20 * (1 + 1e-6)


@pytest.mark.parametrize(("exact", "rounded"), [(36.0, 40.0), (22.0, 20.0), (1150.0, 1000.0)])
def test_what_nobody_rounds_so_is_no_rounding(exact: float, rounded: float) -> None:
    assert not rounds_to(exact, rounded)


def test_more_than_twenty_excludes_twenty_and_at_least_twenty_does_not() -> None:
    twenty = Interval(20, 20, True, True, "exact")  # noqa: FBT003
    assert compare(Interval(20, math.inf, False, True, "more_than"), twenty) is Standing.APART  # noqa: FBT003
    at_least = Interval(20, math.inf, True, True, "at_least")  # noqa: FBT003
    assert compare(at_least, twenty) is Standing.COMPATIBLE


def test_a_hedged_number_may_be_a_tenth_off_and_no_more() -> None:
    about = Interval(250_000, 250_000, True, True, "about")  # noqa: FBT003
    near = Interval(262_300, 262_300, True, True, "exact")  # noqa: FBT003
    far = Interval(290_100, 290_100, True, True, "exact")  # noqa: FBT003
    assert compare(about, near) is Standing.WITHIN_HEDGE
    assert compare(about, far) is Standing.APART


def test_a_figure_without_a_number_has_no_interval() -> None:
    assert interval_of(figure(None, None)) is None
    assert interval_of(figure(None, 5.0)) == Interval(-math.inf, 5.0, True, True, "range")  # noqa: FBT003
