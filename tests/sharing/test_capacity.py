"""Erlang C, square-root staffing, Little's law and the fluid queue: laws, then published values.

Published values: `ErlangC[3, 2]` of the Wolfram Language documentation; the call-centre example of
mitan.co.uk (360 calls of 4 minutes in half an hour, 55 agents); the closed forms of one and two
servers (L. Kleinrock, "Queueing Systems" I, 1975, chapter 3: M/M/1 and M/M/m); square-root
staffing: S. Halfin and W. Whitt, Operations Research 29 (1981), proposition 1.
"""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.sharing.capacity.erlang import (
    beta_of,
    chance_of,
    erlang_c,
    square_root_staffing,
    waiting_longer,
    waiting_mean,
)
from isthmus.sharing.capacity.fluid import little, present, queue

SERVERS = st.integers(1, 60)
PARTS = st.floats(0.001, 0.999)


def written_out(servers: int, load: Fraction) -> Fraction:
    """Erlang's formula as it is printed, in fractions."""
    terms = [load**n / math.factorial(n) for n in range(servers)]
    last = load**servers / math.factorial(servers) * servers / (servers - load)
    return last / (sum(terms) + last)


# --- Erlang C ------------------------------------------------------------------------------------


@given(SERVERS, st.fractions(Fraction(1, 50), Fraction(49, 50), max_denominator=50))
def test_it_is_the_formula_as_it_is_printed(servers: int, part: Fraction) -> None:
    load = servers * part
    assert float(erlang_c(servers, float(load))) == pytest.approx(
        float(written_out(servers, load)), rel=1e-9
    )


@given(PARTS)
def test_one_and_two_servers_are_the_closed_forms(part: float) -> None:
    """M/M/1: C = ρ, W = ρ / (μ - λ). M/M/2: C = 2 ρ² / (1 + ρ)."""
    assert float(erlang_c(1, part)) == pytest.approx(part)
    assert float(erlang_c(2, 2 * part)) == pytest.approx(2 * part**2 / (1 + part))
    assert float(waiting_mean(30 * part, 30, 1)) == pytest.approx(part / (30 - 30 * part))


def test_published_values() -> None:
    """M/M/3 with two erlangs: 4 in 9 wait. M/M/2 with one: 1 in 3. And a call centre."""
    assert float(erlang_c(3, 2)) == pytest.approx(4 / 9, abs=1e-12)
    assert float(erlang_c(2, 1)) == pytest.approx(1 / 3, abs=1e-12)
    # 0.2 calls a second of 240 seconds are 48 erlangs: with 55 agents 23.9 in 100 wait, 8.2 seconds
    # in the mean, and 84.6 in 100 are answered within 15.
    assert float(erlang_c(55, 48)) == pytest.approx(0.239, abs=5e-4)
    assert float(waiting_mean(0.2, 1 / 240, 55)) == pytest.approx(8.184, abs=1e-3)
    answered = 1 - float(waiting_longer(15, 0.2, 1 / 240, 55))
    assert answered == pytest.approx(0.846, abs=5e-4)


@given(SERVERS, PARTS, PARTS)
def test_more_load_waits_more_and_more_servers_less(servers: int, a: float, b: float) -> None:
    low, high = sorted((a * servers, b * servers))
    assert erlang_c(servers, low) <= erlang_c(servers, high)
    assert erlang_c(servers + 1, low) <= erlang_c(servers, low)
    assert waiting_mean(low, 1, servers) <= waiting_mean(high, 1, servers) + 1e-15
    assert waiting_mean(low, 1, servers + 1) <= waiting_mean(low, 1, servers) + 1e-15
    assert 0 <= erlang_c(servers, low) <= 1


@given(SERVERS, st.floats(0.5, 50), PARTS)
def test_the_mean_wait_is_what_lies_under_its_tail(servers: int, rate: float, part: float) -> None:
    """E W = ∫ P(W > t) dt = C / (cμ - λ)."""
    arrivals = servers * rate * part
    spare = servers * rate - arrivals
    times = np.linspace(0, 40 / spare, 20_001)
    tail = waiting_longer(times, arrivals, rate, servers)
    assert float(np.trapezoid(tail, times)) == pytest.approx(
        float(waiting_mean(arrivals, rate, servers)), rel=1e-3, abs=1e-12
    )


@given(st.floats(0, 1e6), st.integers(0, 50))
def test_a_load_that_reaches_the_servers_grows_without_end(over: float, servers: int) -> None:
    assert float(erlang_c(servers, servers + over)) == 1
    arrivals = servers + over
    assert float(waiting_mean(arrivals, 1, servers)) == (math.inf if arrivals else 0)
    assert float(waiting_longer(3, arrivals, 1, servers)) == (1 if arrivals else pytest.approx(1))


def test_where_nobody_comes_nobody_waits_and_where_nobody_serves_they_wait_for_ever() -> None:
    assert erlang_c(5, [0, 1e-300]).tolist() == [0, 0]
    assert waiting_mean([0, 3], 0, 4).tolist() == [0, math.inf]
    assert waiting_mean([0, 3], 2, 0).tolist() == [0, math.inf]


@pytest.mark.parametrize("load", [-0.1, math.nan])
def test_what_is_no_load_is_refused(load: float) -> None:
    with pytest.raises(ValueError, match="no load"):
        erlang_c(3, load)


@given(st.integers(1, 12), st.integers(0, 2**32))
def test_it_is_the_queue_that_it_is_about(servers: int, seed: int) -> None:
    """Against the balance of births and deaths: the chance of a state with all servers busy."""
    load = servers * (0.2 + 0.6 * np.random.default_rng(seed).random())
    states, weight = 400, [1.0]
    for n in range(1, states):
        weight.append(weight[-1] * load / min(n, servers))
    assert float(erlang_c(servers, load)) == pytest.approx(
        math.fsum(weight[servers:]) / math.fsum(weight), rel=1e-6
    )


# --- staffing ------------------------------------------------------------------------------------


@given(st.floats(0.001, 0.999))
def test_beta_gives_back_its_chance(chance: float) -> None:
    assert chance_of(beta_of(chance)) == pytest.approx(chance, abs=1e-9)


@pytest.mark.parametrize("chance", [0, 1, -0.5, math.nan])
def test_no_staff_makes_waiting_certain_or_impossible(chance: float) -> None:
    with pytest.raises(ValueError, match="no chance"):
        beta_of(chance)


@pytest.mark.parametrize(("load", "within"), [(100, 0.02), (1_000, 0.01), (10_000, 0.004)])
def test_square_root_staffing_comes_to_its_chance_as_loads_grow(load: int, within: float) -> None:
    """Proposition 1 of Halfin and Whitt; thousands of servers neither overflow nor cancel."""
    servers = int(square_root_staffing(load, 0.2))
    assert float(erlang_c(servers, load)) == pytest.approx(0.2, abs=within)
    assert servers == math.ceil(load + beta_of(0.2) * math.sqrt(load))


@given(st.floats(0, 1e5), st.floats(0, 1e5))
def test_staff_grows_with_the_load_and_nobody_needs_none(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert square_root_staffing(low) <= square_root_staffing(high)
    assert square_root_staffing(low) >= low
    assert square_root_staffing(0) == 0


# --- fluids --------------------------------------------------------------------------------------

ARRIVALS = st.lists(st.floats(0, 5_000), min_size=1, max_size=60)


@given(st.floats(0, 5_000), st.floats(0.1, 60), st.floats(0, 1e5))
def test_littles_law_is_the_fluid_in_steady_state(a_day: float, stay: float, start: float) -> None:
    """Whoever was there when it began, in the end as many are present as L = λ W says."""
    days = int(40 * stay) + 2
    arrivals = np.full((1, days), a_day)
    mean, end = present(arrivals, np.array([stay]), np.array([start]))
    assert mean[0, -1] == pytest.approx(float(little(a_day, stay)), abs=1e-6 * (1 + start))
    assert end[0, -1] == pytest.approx(a_day * stay, abs=1e-6 * (1 + start))


@given(ARRIVALS, st.floats(0.1, 60), st.floats(0, 1e5))
def test_nobody_is_lost_nor_made(arrivals: list[float], stay: float, start: float) -> None:
    """Who came, and was there, is there or has left: and person-days over the stay have left."""
    flow = np.array([arrivals])
    mean, end = present(flow, np.array([stay]), np.array([start]))
    left = mean.sum() / stay
    assert start + flow.sum() == pytest.approx(end[0, -1] + left, rel=1e-9, abs=1e-6)
    assert (mean >= 0).all()
    assert (end >= 0).all()


@given(ARRIVALS, st.floats(0.1, 60), st.floats(0, 20))
def test_the_present_are_linear_in_those_who_come(
    arrivals: list[float], stay: float, times: float
) -> None:
    flow, none = np.array([arrivals]), np.zeros(1)
    once, _ = present(flow, np.array([stay]), none)
    more, _ = present(times * flow, np.array([stay]), none)
    assert more == pytest.approx(times * once, abs=1e-6)


@given(ARRIVALS, st.floats(0, 5_000), st.floats(0, 1e5))
def test_a_queue_is_never_below_nobody_and_loses_nobody(
    arrivals: list[float], served: float, start: float
) -> None:
    """Q' = max(0, Q + λ - μs): who is neither waiting nor served would be lost."""
    waiting = queue(np.array([arrivals]), np.full(len(arrivals), served), np.array([start]))[0]
    assert (waiting >= 0).all()
    before = [start, *waiting[:-1].tolist()]
    for was, came, now in zip(before, arrivals, waiting.tolist(), strict=True):
        assert 0 <= was + came - now <= served + 1e-6 * (1 + start)


@given(ARRIVALS, st.floats(0, 5_000), st.floats(0, 5_000))
def test_who_serves_more_lets_fewer_wait(arrivals: list[float], a: float, b: float) -> None:
    few, many = sorted((a, b))
    flow, none = np.array([arrivals]), np.zeros(1)
    slow = queue(flow, np.full(len(arrivals), few), none)
    fast = queue(flow, np.full(len(arrivals), many), none)
    assert (fast <= slow + 1e-9).all()
    assert (queue(2 * flow, np.full(len(arrivals), few), none) >= slow - 1e-9).all()


def test_a_queue_written_out() -> None:
    """Two days above what is served, then days below it: 20, 40, 15, nobody."""
    waiting = queue(np.array([[120.0, 120, 75, 50]]), np.full(4, 100.0), np.zeros(1))
    assert waiting.tolist() == [[20, 40, 15, 0]]
    pairs = itertools.pairwise([0, *waiting[0]])
    assert max(now - was for was, now in pairs) == 20
