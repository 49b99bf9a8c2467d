"""A month of the chain: whole people, rates as given, and what a scenario does to them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.forecast.filter.chain import Chain
from isthmus.forecast.filter.months import ENTERING, Change, Counted, Diverted, Month, advance
from isthmus.forecast.filter.parameters import PARAMETERS, Priors, moved
from isthmus.forecast.filter.particles import Particles, beginning

from .worlds import chain_of, counts_of_rows, particles_of, priors_of

WAYS = ("por-agua", "por-tierra")
STEPS = 3


def month_of(chain: Chain, number: int, entering: float, days: float = 30.0) -> Month:
    ways = np.linspace(1.0, 2.0, len(chain.ways))
    return Month(days, np.full(number, entering), np.tile(ways / ways.sum(), (number, 1)))


def moved_on(
    chain: Chain,
    priors: Priors,
    particles: Particles,
    month: Month,
    change: Change | None,
    *,
    seed: int = 1,
    steps: int = STEPS,
) -> tuple[Particles, Counted]:
    rng = np.random.default_rng(seed)
    return advance(chain, priors, particles, month, rng, changes=[change] * steps)


def same(one: tuple[Particles, Counted], other: tuple[Particles, Counted]) -> bool:
    return np.array_equal(one[0].people, other[0].people) and all(
        np.array_equal(a, b) for a, b in zip(one[1], other[1], strict=True)
    )


# --- people -----------------------------------------------------------------------------------


@settings(max_examples=30)
@given(st.integers(2, 4), st.integers(0, 100_000), st.integers(1, 31), st.integers(0, 2**32))
def test_people_are_whole_and_none_is_lost_among_the_steps(
    stations: int, entering: int, steps: int, seed: int
) -> None:
    """All arrive and nobody joins: who entered is still on the way or was counted at the end."""
    chain = chain_of(stations)
    priors = priors_of(chain, arriving_share=1 - 1e-12, reattempt_share=1e-15)
    particles = particles_of(chain, priors, 3)
    month = month_of(chain, 3, float(entering))
    after, counted = moved_on(chain, priors, particles, month, None, seed=seed, steps=steps)
    assert (counted.entered == entering).all()
    assert (after.people.sum(axis=1) + counted.into[:, -1] == entering).all()
    assert (counted.by_way.sum(axis=1) == counted.into[:, -1]).all()


@pytest.mark.parametrize("stations", [2, 3, 4])
def test_who_joins_at_a_station_is_counted_there_in_the_month(stations: int) -> None:
    """Nobody enters: the stations between count those who join there, as many as the rate says."""
    chain = chain_of(stations)
    priors = priors_of(chain, transit_days=1e12, wait_days=1e12)
    particles = particles_of(chain, priors, 400, joining=np.log(300.0), release=-30.0)
    after, counted = moved_on(chain, priors, particles, month_of(chain, 400, 0.0), None)
    wanted = 300.0 * 30.0 / 30.4375
    for station in chain.joins:
        assert after.people[:, station].mean() == pytest.approx(wanted, rel=0.02)
        if station:
            assert (counted.into[:, station - 1] == after.people[:, station]).all()
    assert not counted.into[:, -1].any()


def test_only_the_share_that_arrives_sets_out() -> None:
    chain = chain_of(3)
    priors = priors_of(chain, arriving_share=0.3, reattempt_share=1e-12)
    particles = particles_of(chain, priors, 200)
    after, counted = moved_on(chain, priors, particles, month_of(chain, 200, 1000.0), None)
    on_the_way = after.people.sum(axis=1) + counted.into[:, -1]
    assert on_the_way.mean() == pytest.approx(300, rel=0.02)
    assert (counted.entered == 1000).all()


@pytest.mark.parametrize("steps", [4, 15])
def test_a_way_takes_as_long_as_transit_days_says(steps: int) -> None:
    """Who enters a two-leg chain at once arrives after both means and the wait between."""
    chain = chain_of(3)
    priors = priors_of(
        chain,
        {
            ("transit-days", "mediania"): (20.0, 0.0),
            ("transit-days", "cumbre"): (35.0, 0.0),
        },
        arriving_share=1 - 1e-12,
        reattempt_share=1e-12,
    )
    wait = 10.0
    particles = particles_of(chain, priors, 50, release=float(np.log(30.4375 / wait)))
    arrived = []
    entering = 500.0
    for number in range(12):
        month = month_of(chain, 50, entering if number == 0 else 0.0)
        particles, counted = moved_on(
            chain, priors, particles, month, None, seed=number, steps=steps
        )
        arrived.append(counted.into[:, -1].sum())
    share = np.array(arrived) / (50 * entering)
    assert share.sum() == pytest.approx(1.0, abs=1e-3)
    # Both are told at the middles of months. Who arrives within a step is seen at its end, and who
    # waits goes on at the beginning of one: with two legs and a wait, half a step less in all.
    mean = float(share @ np.arange(12)) * 30.0
    assert mean == pytest.approx(20 + 35 + wait - 15.0 / steps, abs=1.0)


# --- scenarios --------------------------------------------------------------------------------


def nothing_changed(chain: Chain, number: int) -> Change:
    return Change(
        entering=np.ones(number),
        joining=np.ones((number, len(chain.joins))),
        release=np.ones((number, chain.waiting)),
        pace=np.ones((number, len(chain.places) - 1)),
        ways=np.zeros((number, len(chain.ways))),
        reattempt=np.ones(number),
        quota=np.full((len(chain.ways), number), -1),
        diverted=(Diverted(ENTERING, 0, np.full(number, 0.5)),),
    )


@settings(max_examples=30)
@given(
    st.integers(2, 4),
    st.booleans(),
    st.floats(0.5, 0.999),
    st.integers(0, 2**32),
)
def test_a_factor_of_one_everywhere_is_exactly_no_change(
    stations: int, two_ways: bool, again: float, seed: int
) -> None:
    """Whatever is assumed: also where hardly anybody gives up trying."""
    chain = chain_of(stations, WAYS if two_ways else ())
    priors = priors_of(chain, reattempt_share=again)
    counts = counts_of_rows(np.full((stations, 3), 2000.0))
    particles = beginning(chain, priors, counts, 40, np.random.default_rng(seed))
    month = month_of(chain, 40, 5000.0)
    shares = np.random.default_rng(seed).dirichlet(np.ones(len(chain.ways)), 40)
    month = month._replace(ways=shares)
    plain = moved_on(chain, priors, particles, month, None)
    assert same(plain, moved_on(chain, priors, particles, month, nothing_changed(chain, 40)))
    # ... and in some of the steps only.
    some = [None, nothing_changed(chain, 40), None]
    rng = np.random.default_rng(1)
    assert same(plain, advance(chain, priors, particles, month, rng, changes=some))


def test_adding_nothing_to_the_odds_leaves_the_shares_to_the_last_bit() -> None:
    """A share that has been through its logarithm is another number, and draws other people."""
    chain = chain_of(2, WAYS)
    priors = priors_of(chain)
    number = 2000
    shares = np.random.default_rng(8).dirichlet(np.ones(2), number)
    particles = particles_of(chain, priors, number, release=5.0)
    month = Month(30.0, np.full(number, 1e6), shares)
    plain = moved_on(chain, priors, particles, month, None)
    change = Change(ways=np.zeros((number, 2)))
    assert same(plain, moved_on(chain, priors, particles, month, change))


def test_a_closed_entry_lets_nobody_in_and_who_is_on_the_way_comes() -> None:
    chain = chain_of(3)
    priors = priors_of(chain)
    particles = beginning(
        chain, priors, counts_of_rows(np.full((3, 3), 900.0)), 30, np.random.default_rng(1)
    )
    closed = Change(entering=np.zeros(30), joining=np.zeros((30, 1)))
    after, counted = moved_on(chain, priors, particles, month_of(chain, 30, 1000.0), closed)
    assert not counted.entered.any()
    assert counted.into[:, -1].any()
    assert not after.people[:, 0].any()


@pytest.mark.parametrize("stations", [2, 3, 4])
def test_a_station_whose_release_is_stopped_lets_nobody_go_on(stations: int) -> None:
    """Each of them, the first included, where people otherwise set out at once."""
    chain = chain_of(stations)
    priors = priors_of(chain, arriving_share=1 - 1e-12)
    for station in range(chain.waiting):
        particles = particles_of(chain, priors, 20, release=1.0)
        people = particles.people.copy()
        people[:, station] = 50
        particles = Particles(
            people=people,
            learned=particles.learned,
            release=particles.release,
            joining=particles.joining,
            counting=particles.counting,
            doubt=particles.doubt,
        )
        stopped = np.ones((20, chain.waiting))
        stopped[:, station] = 0.0
        after, counted = moved_on(
            chain, priors, particles, month_of(chain, 20, 0.0), Change(release=stopped)
        )
        assert (after.people[:, station] == 50).all()
        assert not counted.into.any()


def test_half_the_release_of_the_first_station_holds_people_there() -> None:
    chain = chain_of(3)
    priors = priors_of(chain, arriving_share=1 - 1e-12)
    particles = particles_of(chain, priors, 50)
    month = month_of(chain, 50, 3000.0)
    held = []
    for factor in (1.0, 0.5, 0.2, 0.0):
        change = Change(release=np.tile([factor, 1.0], (50, 1)))
        after, _ = moved_on(chain, priors, particles, month, change)
        held.append(after.people[:, 0].mean())
    assert held[0] == 0
    assert held == sorted(held)
    assert held[1] > 0
    assert held[3] == 3000


@settings(max_examples=30)
@given(
    st.floats(0.0, 1.5),
    st.floats(0.0, 1.0),
    st.integers(0, 20_000),
    st.integers(0, 2**32),
)
def test_a_diversion_moves_exactly_the_share_of_the_missing(
    factor: float, share: float, joining: int, seed: int
) -> None:
    """Who joins less enters instead; rounded to whole people in each step."""
    chain = chain_of(3)
    priors = priors_of(chain)
    log = float(np.log(max(joining, 1e-9)))
    particles = particles_of(chain, priors, 10, joining=log)
    change = Change(
        joining=np.full((10, 1), factor),
        diverted=(Diverted(0, ENTERING, np.full(10, share)),),
    )
    month = month_of(chain, 10, 600.0)
    _, counted = moved_on(chain, priors, particles, month, change, seed=seed)
    monthly = max(joining, 1e-9) * 30.0 / 30.4375
    wanted = 600.0 + share * max(1.0 - factor, 0.0) * monthly
    np.testing.assert_allclose(counted.entered, wanted, atol=0.5 * STEPS + 1e-6)


def test_who_is_kept_from_entering_joins_in_the_share_given() -> None:
    chain = chain_of(3)
    priors = priors_of(chain, transit_days=1e4)
    particles = particles_of(chain, priors, 300, release=-30.0)
    change = Change(
        entering=np.full(300, 0.25), diverted=(Diverted(ENTERING, 0, np.full(300, 0.4)),)
    )
    after, counted = moved_on(chain, priors, particles, month_of(chain, 300, 4000.0), change)
    assert (counted.entered == 1000).all() or np.abs(counted.entered - 1000).max() <= STEPS
    assert after.people[:, 1].mean() == pytest.approx(0.4 * 3000, rel=0.02)


def test_each_step_admits_its_quota_at_most() -> None:
    """Seen at the end of a chain whose last way takes no time."""
    chain = chain_of(2, WAYS)
    priors = priors_of(chain, transit_days=0.01, arriving_share=1 - 1e-12, reattempt_share=1e-12)
    particles = particles_of(chain, priors, 30, release=5.0)
    change = Change(quota=np.array([[40] * 30, [-1] * 30]))
    _, counted = moved_on(chain, priors, particles, month_of(chain, 30, 9000.0), change)
    assert (counted.by_way[:, 0] == 40 * STEPS).all()
    assert (counted.by_way[:, 1] > 1000).all()


# --- parameters -------------------------------------------------------------------------------


def test_a_prior_of_a_place_stands_before_one_for_everywhere() -> None:
    chain = chain_of(3)
    given = {("transit-days", ""): (9.0, 0.2), ("transit-days", "cumbre"): (20.0, 0.1)}
    priors = Priors(chain, given)
    assert priors.of("transit-days", "mediania") == (np.log(9.0), 0.2)
    assert priors.of("transit-days", "cumbre") == (np.log(20.0), 0.1)
    own = PARAMETERS["arriving-share"]
    assert priors.of("arriving-share").spread == own.spread
    x = priors.draw(20_000, np.random.default_rng(1))
    assert np.median(priors.values(x, "transit-days", "cumbre")) == pytest.approx(20, rel=0.01)
    assert np.median(priors.values(x, "arriving-share")) == pytest.approx(own.median, abs=0.01)


def test_what_has_not_moved_is_not_told_and_what_has_is() -> None:
    priors = Priors(chain_of(2), {})
    x = priors.draw(5000, np.random.default_rng(1))
    assert not any(one.told for one in moved(priors, x))
    column = priors.at("transit-days", "mediania")
    x[:, column] = np.log(14.0) + 0.05 * np.random.default_rng(2).standard_normal(5000)
    found = {(one.name, one.place): one for one in moved(priors, x)}
    told = found["transit-days", "mediania"]
    assert told.told
    assert told.posterior[1] == pytest.approx(14.0, rel=0.01)
    assert told.moved == pytest.approx(np.log(2.0) / 0.3, rel=0.05)
    assert [one.told for one in found.values()].count(True) == 1
