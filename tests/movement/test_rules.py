"""Rules at the edges of what they may be asked: places without people, numbers that are none."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.movement.rules.leaving import ByKind, BySize
from isthmus.movement.rules.rule import Rule
from isthmus.movement.rules.starting import ByConflict, ByFlood
from isthmus.movement.surroundings import Kind, Surroundings, Today

MEMBERS = 2


def today(residents: list[int], capacity: list[float], conflict: float = 1.0) -> Today:
    """A day on which every place is a town, and all are in conflict."""
    places = len(residents)
    days = np.ones((1, places))
    people = np.zeros((MEMBERS, places), np.int64)
    return Surroundings(
        kind=np.full((1, places), Kind.TOWN, np.int8),
        conflict=days * conflict,
        began=np.zeros((1, places), np.int64),
        flood=days,
        hunger=days * 0.0,
        foreign=np.zeros(places, np.bool_),
        residents=np.array(residents),
        capacity=np.array(capacity, float),
    ).on(0, people, np.array([residents]))


@given(
    residents=st.integers(0, 10**9),
    capacity=st.just(-1.0) | st.floats(0.0, 1e9),
    base=st.floats(1e-9, 1e12),
    power=st.floats(-100.0, 100.0),
    chance=st.floats(0.0, 1.0),
)
def test_a_chance_by_size_is_a_chance_whatever_the_size(
    residents: int, capacity: float, base: float, power: float, chance: float
) -> None:
    rule = BySize(base=base, power=power)
    found = rule.chance(np.full((1, 1, 1), chance), today([residents], [capacity]))
    assert 0.0 <= found.item() <= 1.0
    assert chance > 0.0 or found.item() == 0.0


def test_an_empty_place_is_left_as_one_of_a_single_person_where_small_ones_are_left_more() -> None:
    day = today([0, 1, 50, 200, 0], [-1.0, -1.0, -1.0, -1.0, 50.0])
    found = BySize(base=100.0, power=-1.0).chance(np.full((1, 1, 5), 0.1), day)
    assert found[0, 0].tolist() == pytest.approx([1.0, 1.0, 0.2, 0.05, 0.2])


def test_an_empty_place_is_never_left_where_large_ones_are_left_more() -> None:
    day = today([0, 50], [-1.0, -1.0])
    found = BySize(base=100.0, power=2.0).chance(np.full((1, 1, 2), 0.4), day)
    assert found[0, 0].tolist() == pytest.approx([0.0, 0.1])


@pytest.mark.parametrize(
    "source",
    [ByConflict(mode="pop_ratio", rate=9e15), ByFlood(mode="pop_ratio", levels=(0.0, 9e15))],
)
def test_no_more_leave_a_place_on_a_day_than_live_there(source: ByConflict | ByFlood) -> None:
    found = source.starts(today([0, 7, 10**9], [-1.0] * 3), np.random.default_rng(1))
    assert found.tolist() == [[0, 7, 10**9]] * MEMBERS


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize(
    "rule",
    [
        lambda x: ByConflict(mode="constant", rate=x),
        lambda x: ByFlood(mode="poisson", levels=(0.0, x)),
        lambda x: ByKind(conflict=1.0, camp=0.0, idp_camp=x, town=0.3),
        lambda x: BySize(base=1.0, power=x),
    ],
    ids=["conflict", "flood", "kind", "size"],
)
def test_a_rule_takes_no_number_that_is_none(rule: Callable[[float], Rule], number: float) -> None:
    with pytest.raises(ValueError, match="not finite"):
        rule(number)
