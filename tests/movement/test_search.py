"""A search for the least sum of absolute residuals finds it, and keeps what it was told."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from isthmus.movement.search import Evaluate, Found, fewest, search

Floats = NDArray[np.float64]

FAR = 4.0


def straight(slopes: Floats, aim: Floats) -> Evaluate:
    """Residuals that are straight lines of the point: slopes @ point - aim."""
    return lambda points: [slopes @ point - aim for point in points]


def look(evaluate: Evaluate, parameters: int, *, penalty: float = 0.0, most: int = 400) -> Found:
    far = np.full(parameters, FAR)
    return search(evaluate, -far, far, penalty=penalty, most=most)


def test_of_one_parameter_the_least_is_the_median_of_what_each_residual_asks_for() -> None:
    """And not their mean: one residual that asks for something else does not pull."""
    asked = np.array([0.9, 1.0, 1.1, 1.2, 40.0])
    found = look(straight(np.ones((5, 1)), asked), 1)
    assert found.at == pytest.approx([1.1], abs=0.02)
    assert found.ended == "settled"


@given(seed=st.integers(0, 10_000), parameters=st.integers(1, 6))
def test_a_point_without_residuals_is_found(seed: int, parameters: int) -> None:
    rng = np.random.default_rng(seed)
    slopes = rng.normal(size=(8 * parameters, parameters))
    there = rng.uniform(-2.0, 2.0, parameters)
    found = look(straight(slopes, slopes @ there), parameters)
    assert found.value <= 0.02 * found.first
    assert found.at == pytest.approx(there, abs=0.15)


def test_a_curved_way_is_walked_to_its_end() -> None:
    """Slopes are looked at anew where a round gains little."""
    there = np.array([1.5, -1.0])

    def curved(points: Sequence[Floats]) -> list[Floats]:
        return [np.concatenate((np.exp(p) - np.exp(there), np.sin(p - there))) for p in points]

    found = look(curved, 2)
    assert found.at == pytest.approx(there, abs=0.05)


@given(seed=st.integers(0, 10_000))
def test_bounds_and_the_number_of_runs_are_kept(seed: int) -> None:
    rng = np.random.default_rng(seed)
    parameters = int(rng.integers(1, 7))
    low, high = -rng.uniform(0.0, 1.0, parameters), rng.uniform(0.0, 1.0, parameters)
    slopes = rng.normal(size=(20, parameters))
    met: list[Floats] = []

    def evaluate(points: Sequence[Floats]) -> list[Floats]:
        met.extend(points)
        return [slopes @ point - 3.0 for point in points]

    most = fewest(parameters) + int(rng.integers(0, 20))
    found = search(evaluate, low, high, penalty=0.1, most=most)
    assert found.runs == len(met) <= most
    assert all((low - 1e-12 <= point).all() and (point <= high + 1e-12).all() for point in met)


def test_the_best_point_met_is_the_one_that_is_given() -> None:
    """Whatever residuals do: here they have no slope to follow."""
    seen: list[float] = []

    def noise(points: Sequence[Floats]) -> list[Floats]:
        found = [np.array([1.0 + abs(np.sin(1e4 * float(p.sum())))]) for p in points]
        seen.extend(float(residuals[0]) for residuals in found)
        return found

    found = look(noise, 3)
    assert found.value <= found.first == seen[0]


def test_a_parameter_without_effect_stays_where_it_was() -> None:
    slopes = np.array([[1.0, 0.0], [2.0, 0.0], [1.0, 0.0]])
    found = look(straight(slopes, np.array([1.0, 2.0, 1.0])), 2, penalty=0.01)
    assert found.at[0] == pytest.approx(1.0, abs=0.05)
    assert found.at[1] == 0.0


def test_a_greater_penalty_holds_nearer() -> None:
    """Until nothing moves: where it asks for more than there is to gain."""
    slopes, aim = np.array([[0.5], [0.5]]), np.array([1.0, 1.0])
    ways = [abs(look(straight(slopes, aim), 1, penalty=p).at[0]) for p in (0.0, 0.8, 2.0, 1e3)]
    assert ways == pytest.approx([2.0, 1.25, 0.5, 0.0], abs=0.05)
