"""What the filter takes from what is known: who travels together, gaps, and shares of the ways."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.forecast.filter.counts import Counts, counts_of
from isthmus.forecast.filter.steering import changes_of
from isthmus.forecast.filter.ways import Ways, shares_of
from isthmus.forecast.records import ALL, Floats, Known, Target
from isthmus.forecast.scenarios.course import Course, Rate

from .worlds import chain_of

NAN = float("nan")
JANUARY = dt.date(2021, 1, 1)
SERIES = ("in", "on", "out")
WAYS = ("por-agua", "por-tierra", "por-aire")


def counts(
    told: Mapping[tuple[str, str], Sequence[float]],
    fold: Mapping[str, str] | None = None,
    *,
    ways: Sequence[str] = (),
    breaks: Mapping[str, tuple[int, ...]] | None = None,
) -> Counts:
    known = Known(
        case="x",
        origin=dt.date(2022, 1, 1),
        first=JANUARY,
        counts={Target(*at): np.array(row, np.float64) for at, row in told.items()},
        breaks=breaks or {},
    )
    return counts_of(known, chain_of(3, ways), SERIES, "XQQ", [fold or {}, {}, {}])


def rows(*parts: Sequence[float]) -> dict[tuple[str, str], Sequence[float]]:
    return dict(zip([(one, "XQQ") for one in SERIES], parts, strict=True))


def test_who_travels_with_another_is_counted_with_them_where_anybody_is() -> None:
    told = rows([1, NAN, NAN, 4], [5, 6, 7, 8], [9, 8, 7, 6])
    told["in", "XRR"] = [10, 20, NAN, 40]
    told["on", "XRR"] = [100, 100, 100, 100]
    found = counts(told, {"XRR": "XQQ", "XTT": "XQQ", "XUU": "XRR"})
    assert found.entered[[0, 1, 3]].tolist() == [11, 20, 44]
    # Told apart from each other at the second station, where nobody is folded.
    assert found.counted[0].tolist() == [5, 6, 7, 8]


def test_gaps_are_bridged_among_those_who_enter_and_nowhere_else() -> None:
    found = counts(rows([NAN, 99, NAN, 399, NAN], [NAN, 1, NAN, 2, 3], [1, NAN, NAN, NAN, NAN]))
    assert found.entered[:4].tolist() == pytest.approx([99, 99, 199, 399])
    assert np.isnan(found.entered[4])
    np.testing.assert_array_equal(found.counted[0], [NAN, 1, NAN, 2, 3])
    assert (found.last_entered, found.last_counted) == (3, 4)
    assert found.days.tolist() == [31, 28, 31, 30, 31]
    assert found.first_levels().tolist() == [pytest.approx((99 + 99 + 199) / 3), 2, 1]


def test_a_station_that_tells_nothing_of_somebody_is_a_gap_all_along() -> None:
    told = rows([1, 2, 3], [1, 2, 3], [1, 2, 3])
    del told["on", "XQQ"]
    found = counts(told)
    assert np.isnan(found.counted[0]).all()
    assert found.first_levels()[1] == 0


def test_breaks_stand_at_their_months_and_none_is_outside() -> None:
    found = counts(
        rows([1, 2, 3], [1, 2, 3], [1, 2, 3]), breaks={"on": (2, 7), "out": (0,), "else": (1,)}
    )
    assert found.breaks.tolist() == [[0, 0, 1], [1, 0, 0]]


@given(st.integers(0, 4), st.integers(0, 2), st.integers(0, 5))
def test_the_signature_of_a_past_knows_that_past_and_no_more(
    months: int, station: int, at: int
) -> None:
    row = [10.0, 20, 30, 40, 50, 60]
    parts = [row, row, row]
    changed = [list(one) for one in parts]
    changed[station][at] += 1
    one, other = counts(rows(*parts)), counts(rows(*changed))
    alike = one.signature(months) == other.signature(months)
    # The first three months say at which level particles begin.
    assert alike == (at >= max(months, 3))


# --- ways ---------------------------------------------------------------------------------------

tables = st.lists(
    st.lists(st.integers(0, 10_000) | st.none(), min_size=3, max_size=3), min_size=1, max_size=20
)


def table(months: list[list[int | None]]) -> Floats:
    return np.array([[NAN if one is None else one for one in month] for month in months]).T


@settings(max_examples=50)
@given(tables, st.integers(0, 25), st.integers(0, 2**32))
def test_shares_of_ways_sum_to_one_and_none_is_shut(
    months: list[list[int | None]], month: int, seed: int
) -> None:
    by_way = table(months)
    shares = shares_of(by_way, min(month, by_way.shape[1] - 1))
    drawn = Ways(by_way, 5, lambda month: np.random.default_rng([seed, month])).of(month)
    for found in (shares, drawn):
        np.testing.assert_allclose(found.sum(axis=-1), 1.0)
        assert (found > 0).all()


def test_shares_of_a_month_that_is_known_are_alike_in_every_draw_and_later_ones_spread() -> None:
    by_way = np.array([[300.0, 320, 310, 280, 305], [700.0, 650, 720, 690, 710]])
    ways = Ways(by_way, 400, lambda month: np.random.default_rng([7, month]))
    assert (ways.of(4) == ways.of(4)[0]).all()
    assert ways.of(4)[0, 0] == pytest.approx(0.3, abs=0.02)
    near, far = ways.of(5), ways.of(12)
    assert 0 < near[:, 0].std() < far[:, 0].std()
    assert np.median(far[:, 0]) == pytest.approx(0.3, abs=0.1)
    # The same whatever was asked before.
    again = Ways(by_way, 400, lambda month: np.random.default_rng([7, month]))
    assert np.array_equal(again.of(12), far)
    assert np.array_equal(again.of(5), near)


def test_one_way_is_everybodys_and_ways_without_a_past_are_alike() -> None:
    one = Ways(np.array([[5.0, NAN]]), 3, np.random.default_rng)
    assert (one.of(9) == 1.0).all()
    assert shares_of(np.full((4, 3), NAN), 2).tolist() == [0.25] * 4


# --- a course, in the chain's columns -------------------------------------------------------------


def test_each_step_of_a_month_has_its_own_numbers_and_none_are_there_before_the_course() -> None:
    """Two steps a month from March on; the second half of the draws."""
    chain = chain_of(3, WAYS[:2])
    steps = np.arange(1.0, 9.0)
    table_ = np.vstack([np.ones((3, 8)), np.tile(steps, (3, 1))])
    factors = {
        Rate("release", "mediania"): table_,
        Rate("departure", "orilla", "XQQ"): 10 * table_,
        Rate("departure", "orilla", "XRR"): 1000 * table_,
        Rate("split", "cumbre", ALL, WAYS[1]): table_,
    }
    course = Course(first=dt.date(2021, 3, 1), steps_a_month=2, factors=factors)
    changes = changes_of(course, chain, "XQQ", first=JANUARY, draws=slice(3, 6))
    assert changes(1) == [None, None]
    assert changes(6) == [None, None]
    for month in range(2, 6):
        for half, change in enumerate(changes(month)):
            step = steps[2 * (month - 2) + half]
            assert change is not None
            assert change.release is not None
            assert change.entering is not None
            assert change.ways is not None
            assert change.release.tolist() == [[1.0, step]] * 3
            assert change.entering.tolist() == [10 * step] * 3
            assert change.ways.tolist() == [[0.0, step]] * 3
            assert (change.joining, change.pace, change.quota) == (None, None, None)


def test_a_quota_for_everybody_is_shared_out_and_an_own_one_is_not() -> None:
    chain = chain_of(2, WAYS[:2])
    factors = {
        Rate("quota", "mediania", ALL, WAYS[0]): np.array([[100.0, np.inf]]),
        Rate("quota", "mediania", "XQQ", WAYS[0]): np.array([[70.0, 30.0]]),
    }
    course = Course(first=JANUARY, steps_a_month=2, factors=factors)
    changes = changes_of(
        course, chain, "XQQ", first=JANUARY, draws=slice(0, 1), of_quota=lambda _: 0.25
    )(0)
    quotas = [one.quota for one in changes if one is not None and one.quota is not None]
    assert [one.tolist() for one in quotas] == [[[25], [-1]], [[30], [-1]]]
