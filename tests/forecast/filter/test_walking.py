"""People of a chain a step further: nobody lost, nobody twice, no quota exceeded, legs as long."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.forecast.filter.chain import STAGES, Chain
from isthmus.forecast.filter.walking import Legs, Walk
from isthmus.forecast.records import Floats, Ints

from .worlds import chain_of

WAYS = ("por-agua", "por-tierra", "por-aire")


@st.composite
def chains(draw: st.DrawFn) -> Chain:
    return chain_of(draw(st.integers(2, 5)), WAYS[: draw(st.integers(0, 3))])


def legs_of(chain: Chain, rng: np.random.Generator, number: int) -> Legs:
    """Any chances; now and then nobody goes, or everybody."""
    ways = rng.dirichlet(np.ones(len(chain.ways)), number)
    return Legs(
        release=np.clip(rng.uniform(-0.2, 1.2, (number, chain.waiting)), 0.0, 1.0),
        pace=rng.uniform(0.0, 3.0, (number, chain.links)),
        ways=ways,
        reattempt=rng.uniform(0.0, 0.6, number),
    )


def anybody(chain: Chain, rng: np.random.Generator, number: int) -> Ints:
    return rng.integers(0, 40, (number, chain.columns)) * rng.integers(0, 2, (1, chain.columns))


def on_link(chain: Chain, people: Ints) -> Ints:
    """[N, L] who is on each link."""
    found: Ints = people[:, chain.waiting :].reshape(-1, chain.links, STAGES).sum(axis=2)
    return found


# --- the network ------------------------------------------------------------------------------


@given(chains())
def test_every_column_is_one_stance_and_stage_and_no_other(chain: Chain) -> None:
    pairs = list(zip(chain.stance.tolist(), chain.done.tolist(), strict=True))
    assert len(set(pairs)) == chain.columns == len(pairs)


@given(chains(), st.integers(0, 2**32))
def test_where_nobody_moves_everybody_is_where_they_were(chain: Chain, seed: int) -> None:
    """Into the rows of the movement step and back: each column into itself."""
    rng = np.random.default_rng(seed)
    people = anybody(chain, rng, 4)
    still = legs_of(chain, rng, 4)._replace(
        release=np.zeros((4, chain.waiting)), pace=np.zeros((4, chain.links))
    )
    after, passed = Walk(chain, still).step(people, rng)
    assert np.array_equal(after, people)
    assert not passed.into.any()


@given(chains())
def test_every_column_on_the_way_is_of_the_link_in_whose_order_it_stands(chain: Chain) -> None:
    places, paths = len(chain.network.places), len(chain.paths)
    for column in range(chain.waiting, chain.columns):
        link = chain.paths.link[chain.stance[column] - places - paths]
        assert link == (column - chain.waiting) // STAGES


# --- a step -----------------------------------------------------------------------------------


@settings(max_examples=40)
@given(chains(), st.integers(0, 2**32), st.booleans())
def test_whoever_was_there_is_there_or_came_to_the_end(
    chain: Chain, seed: int, again: bool
) -> None:
    """But for those sent back, who are counted at the end and wait before it."""
    rng = np.random.default_rng(seed)
    legs, people = legs_of(chain, rng, 5), anybody(chain, rng, 5)
    if not again:
        legs = legs._replace(reattempt=None)
    after, passed = Walk(chain, legs).step(people, rng)
    assert (after >= 0).all()
    gone = people.sum(axis=1) - after.sum(axis=1)
    assert (passed.by_way.sum(axis=1) == passed.into[:, -1]).all()
    assert (gone >= 0).all()
    if again:
        assert (gone <= passed.into[:, -1]).all()
    else:
        assert (gone == passed.into[:, -1]).all()


@settings(max_examples=40)
@given(chains(), st.integers(0, 2**32))
def test_a_station_holds_who_was_there_and_came_in_less_who_left(chain: Chain, seed: int) -> None:
    """Worked out station by station, from what stands on the links before and after it."""
    rng = np.random.default_rng(seed)
    people = anybody(chain, rng, 5)
    legs = legs_of(chain, rng, 5)._replace(reattempt=None)
    after, passed = Walk(chain, legs).step(people, rng)
    before_link, after_link = on_link(chain, people), on_link(chain, after)
    arrived = np.hstack((passed.into[:, :-1], passed.by_way))
    left = after_link - before_link + arrived  # [N, L] who set out on each link
    assert (left >= 0).all()
    for station in range(chain.waiting):
        links = chain.network.start == station
        came = passed.into[:, station - 1] if station else 0
        was, is_ = people[:, station], after[:, station]
        assert (is_ == was + came - left[:, links].sum(axis=1)).all()


def test_whoever_is_sent_back_is_counted_once_each_time_and_nobody_else_twice() -> None:
    """With a chance of .25 of being sent back, each is counted 1 / (1 - .25) times in the end."""
    chain = chain_of(3)
    number = 400
    legs = Legs(
        release=np.ones((number, 2)),
        pace=np.full((number, 2), 2.0),
        ways=np.ones((number, 1)),
        reattempt=np.full(number, 0.25),
    )
    walk, rng = Walk(chain, legs), np.random.default_rng(2)
    people = np.zeros((number, chain.columns), np.int64)
    people[:, 0] = 100
    into = np.zeros((number, 2), np.int64)
    for _ in range(40):
        people, passed = walk.step(people, rng)
        into += passed.into
    assert not people.any()
    assert (into[:, 0] == 100).all()
    assert (into[:, 1] >= 100).all()
    assert into[:, 1].mean() == pytest.approx(100 / 0.75, rel=0.01)


@settings(max_examples=40)
@given(chains(), st.integers(0, 2**32))
def test_no_quota_is_exceeded_and_who_may_not_go_waits(chain: Chain, seed: int) -> None:
    rng = np.random.default_rng(seed)
    number = 5
    people = anybody(chain, rng, number)
    quota = rng.integers(-1, 12, (len(chain.ways), number))
    legs = legs_of(chain, rng, number)._replace(quota=quota, reattempt=None)
    after, passed = Walk(chain, legs).step(people, rng)
    into_way = slice(chain.links - len(chain.ways), None)
    entered = on_link(chain, after) - on_link(chain, people)
    entered = entered[:, into_way] + passed.by_way
    assert (entered <= np.where(quota < 0, 10**6, quota).T).all()
    gone = people.sum(axis=1) - after.sum(axis=1)
    assert (gone == passed.into[:, -1]).all()


def test_a_quota_fills_as_far_as_there_are_people() -> None:
    chain = chain_of(2, WAYS[:2])
    number = 50
    legs = Legs(
        release=np.ones((number, 1)),
        pace=np.ones((number, 2)),
        ways=np.full((number, 2), 0.5),
        quota=np.array([[7] * number, [-1] * number]),
    )
    people = np.zeros((number, chain.columns), np.int64)
    people[:, 0] = 100
    after, passed = Walk(chain, legs).step(people, np.random.default_rng(3))
    entered = on_link(chain, after) + passed.by_way
    assert (entered[:, 0] == 7).all()
    assert (entered.sum(axis=1) + after[:, 0] == 100).all()
    assert entered[:, 1].mean() == pytest.approx(50, abs=2)


def test_people_choose_the_ways_by_their_shares() -> None:
    chain = chain_of(3, WAYS)
    number = 20
    shares = np.tile([0.2, 0.3, 0.5], (number, 1))
    legs = Legs(np.ones((number, 2)), np.full((number, 4), 1e-6), shares)
    people = np.zeros((number, chain.columns), np.int64)
    people[:, chain.buffer] = 10_000
    after, _ = Walk(chain, legs).step(people, np.random.default_rng(4))
    found = on_link(chain, after)[:, -3:].mean(axis=0) / 10_000
    np.testing.assert_allclose(found, [0.2, 0.3, 0.5], atol=0.005)


@pytest.mark.parametrize("stations", [2, 4])
def test_a_faster_pace_never_brings_fewer_in_the_mean(stations: int) -> None:
    chain = chain_of(stations)
    paces = np.array([0.05, 0.2, 0.4, 0.6, 0.8, 1.0])
    per = 300
    pace = np.repeat(paces, per)
    legs = Legs(
        release=np.ones((len(pace), chain.waiting)),
        pace=np.tile(pace[:, None], (1, chain.links)),
        ways=np.ones((len(pace), 1)),
    )
    walk, rng = Walk(chain, legs), np.random.default_rng(5)
    people = np.zeros((len(pace), chain.columns), np.int64)
    people[:, 0] = 200
    arrived = np.zeros(len(pace))
    for _ in range(2 * stations):
        people, passed = walk.step(people, rng)
        arrived += passed.into[:, -1]
    means = arrived.reshape(len(paces), per).mean(axis=1)
    assert (np.diff(means) > 0).all()


@pytest.mark.parametrize("mean_steps", [0.5, 2.0, 6.0])
def test_a_leg_takes_as_many_steps_as_its_pace_says(mean_steps: float) -> None:
    """An Erlang time of two stages, seen at the ends of steps; its mean, and its spread."""
    chain = chain_of(2)
    number, each = 20, 2000
    legs = Legs(np.ones((number, 1)), np.full((number, 1), 1.0 / mean_steps), np.ones((number, 1)))
    walk, rng = Walk(chain, legs), np.random.default_rng(6)
    people = np.zeros((number, chain.columns), np.int64)
    people[:, 0] = each
    arrived: list[int] = []
    while people.any():
        people, passed = walk.step(people, rng)
        arrived.append(int(passed.into.sum()))
    share = np.array(arrived) / (number * each)
    steps = np.arange(1, len(share) + 1)
    ends: Floats = np.arange(400) * STAGES / mean_steps
    still = np.exp(-ends) * (1.0 + ends)  # not there after so many steps
    mean = still.sum()
    assert share @ steps == pytest.approx(mean, rel=0.01)
    exact = -np.diff(still, append=0.0)[: len(share)]
    np.testing.assert_allclose(share, exact, atol=0.01)
    if mean_steps > 1:
        # Whoever arrives within a step is seen at its end: half a step later, in the mean.
        assert share @ steps - 0.5 == pytest.approx(mean_steps, rel=0.03)
