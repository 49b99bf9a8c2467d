"""Quantiles of an ensemble: their laws, and the rule they follow."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

from isthmus.movement.quantiles import LEVELS, quantiles, told

levels = st.lists(st.floats(0, 1), min_size=1, max_size=6)


def ensembles(most: int = 10**9) -> st.SearchStrategy[NDArray[np.int64]]:
    """Members by places."""
    shapes = st.tuples(st.integers(1, 30), st.integers(1, 4))
    return shapes.flatmap(lambda s: hnp.arrays(np.int64, s, elements=st.integers(0, most)))


# --- laws ----------------------------------------------------------------------------------------


@given(ensembles(), levels)
def test_a_quantile_lies_within_the_members_and_rises_with_its_level(
    people: NDArray[np.int64], wanted: list[float]
) -> None:
    found = quantiles(people, sorted(wanted))
    assert np.all(np.diff(found, axis=0) >= 0)
    assert np.all(found >= people.min(axis=0))
    assert np.all(found <= people.max(axis=0))


@given(ensembles(), levels, st.randoms(use_true_random=False))
def test_the_order_of_members_says_nothing(
    people: NDArray[np.int64], wanted: list[float], random: Any
) -> None:
    order = list(range(len(people)))
    random.shuffle(order)
    np.testing.assert_array_equal(quantiles(people[order], wanted), quantiles(people, wanted))


@given(ensembles(10**6), levels, st.integers(0, 10**6), st.integers(1, 1000))
def test_adding_people_and_counting_in_other_units_moves_quantiles_alike(
    people: NDArray[np.int64], wanted: list[float], more: int, times: int
) -> None:
    moved = quantiles(people * times + more, wanted)
    np.testing.assert_allclose(moved, quantiles(people, wanted) * times + more, rtol=1e-12)


@given(ensembles())
def test_places_do_not_touch_one_another(people: NDArray[np.int64]) -> None:
    together = quantiles(people)
    for place in range(people.shape[1]):
        np.testing.assert_array_equal(together[:, place], quantiles(people[:, place]))


@given(st.integers(1, 400), st.data())
def test_the_kth_of_m_members_is_the_quantile_k_over_m_plus_one(
    members: int, data: st.DataObject
) -> None:
    k = data.draw(st.integers(1, members))
    people = np.cumsum(np.arange(1, members + 1))  # gaps that differ: a wrong member would show
    assert quantiles(people, [k / (members + 1)])[0] == people[k - 1]


@given(ensembles(), st.floats(0, 1))
def test_members_turned_upside_down_turn_their_quantiles(
    people: NDArray[np.int64], level: float
) -> None:
    low, high = quantiles(people, [level])[0], quantiles(-people, [1 - level])[0]
    np.testing.assert_allclose(low, -high, rtol=1e-6, atol=1e-6 * float(np.ptp(people)))


@given(st.integers(3, 60))
def test_a_new_member_falls_into_the_widest_interval_as_often_as_it_says(members: int) -> None:
    # Each of m + 1 exchangeable members is the new one in turn: an exact count, no luck in it.
    people = np.arange(members + 1)
    level = (members - 1) / (members + 1)
    assert told([(1 - level) / 2, (1 + level) / 2], members).all()
    assert not told([(1 - level) / 2 - 0.001, (1 + level) / 2 + 0.001], members).any()
    inside = 0
    for new in people:
        low, high = quantiles(np.delete(people, new), [(1 - level) / 2, (1 + level) / 2])
        inside += bool(low <= new <= high)
    assert inside / (members + 1) == pytest.approx(level)


@pytest.mark.parametrize("wanted", [[-0.1], [1.1], [float("nan")]])
def test_a_level_that_is_no_share_is_refused(wanted: list[float]) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        quantiles(np.array([1, 2]), wanted)


def test_no_members_have_no_quantiles() -> None:
    with pytest.raises(ValueError, match="no members"):
        quantiles(np.zeros((0, 3), dtype=np.int64))


# --- reference: NumPy's own rule 6 ---------------------------------------------------------------


@given(ensembles(10**6))
def test_the_rule_is_the_one_that_numpy_calls_weibull(people: NDArray[np.int64]) -> None:
    theirs = np.quantile(people, LEVELS, axis=0, method="weibull")
    np.testing.assert_allclose(quantiles(people), theirs, rtol=1e-9, atol=1e-6)


# --- story ---------------------------------------------------------------------------------------


def test_nineteen_runs_tell_the_ninetieth_per_cent_by_their_least_and_greatest() -> None:
    runs = np.array([[100 * k] for k in range(1, 20)])
    low, median, high = quantiles(runs, [0.05, 0.5, 0.95])[:, 0]
    assert (low, median, high) == (100, 1000, 1900)
    assert told([0.05, 0.95], 19).all()
    assert not told([0.05, 0.95], 18).any()
