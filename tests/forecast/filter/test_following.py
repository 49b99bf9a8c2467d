"""The pass over the past: one seed, one past, one result; no month is too strange."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.forecast.filter.counts import Counts
from isthmus.forecast.filter.following import LEAST, Filter, Mark
from isthmus.forecast.filter.months import Month, advance
from isthmus.forecast.filter.parameters import PARAMETERS, Priors
from isthmus.forecast.filter.particles import Particles, beginning
from isthmus.forecast.filter.projecting import Projected, project, span_told
from isthmus.forecast.filter.weighing import end_of_chain
from isthmus.forecast.records import Floats

from .worlds import chain_of, counts_of_rows, filter_of, particles_of, priors_of

NAN = float("nan")
MONTHS = 10


def rows_of(seed: int, stations: int = 3, months: int = MONTHS) -> Floats:
    """Counts that nobody made agree."""
    rng = np.random.default_rng(seed)
    steps = 0.4 * rng.standard_normal((stations, months)).cumsum(axis=1)
    return np.rint(800.0 * np.exp(steps))


@functools.cache
def counts(seed: int = 0) -> Counts:
    return counts_of_rows(rows_of(seed))


def fresh(particles: int = 60, seed: int = 1, stations: int = 3) -> Filter:
    chain = chain_of(stations)
    return filter_of(chain, priors_of(chain), particles=particles, seed=seed)


def same(one: Mark, other: Mark) -> bool:
    a, b = msgspec.structs.astuple(one.particles), msgspec.structs.astuple(other.particles)
    return one.alarms == other.alarms and all(
        np.array_equal(x, y) for x, y in zip(a, b, strict=True)
    )


def onward(
    filter_: Filter, given: Counts, horizon: int = 3, *, entering: float = 700.0
) -> Projected:
    until = given.months + horizon
    number = filter_.particles
    lacking = until - given.last_entered - 1
    departures = np.full((number, lacking), entering)
    shared = np.zeros((number, until))
    return project(filter_, given, until=until, departures=departures, shared=shared)


# --- one past, one result -----------------------------------------------------------------------


def test_the_same_seed_gives_the_same_particles_and_another_seed_others() -> None:
    one = fresh().until(counts(), MONTHS)
    assert same(one, fresh().until(counts(), MONTHS))
    assert not same(one, fresh(seed=2).until(counts(), MONTHS))


@settings(max_examples=5)
@given(st.permutations([2, 5, 10]), st.sampled_from([0, 3]))
def test_origins_give_the_same_in_any_order_and_after_a_revision(
    order: Sequence[int], revised: int
) -> None:
    """A filter that has seen other months, or another edition of them, owes nothing to them."""
    shared = fresh()
    other = rows_of(0)
    other[1, revised] += 500.0
    for months in order:
        alone = fresh().until(counts(), months)
        assert same(shared.until(counts(), months), alone)
        edited = counts_of_rows(other)
        assert same(shared.until(edited, months), fresh().until(edited, months))
        assert same(shared.until(counts(), months), alone)


@settings(max_examples=15)
@given(
    st.integers(1, MONTHS - 1),
    st.integers(3, MONTHS - 1),
    st.integers(0, 2),
    st.floats(0, 1e5) | st.none(),
)
def test_nothing_of_later_changes_anything(
    origin: int, at: int, station: int, value: float | None
) -> None:
    """A count of a month after the origin changed, or all of the station from then on lacking."""
    at = max(origin, at)
    rows, changed = rows_of(0), rows_of(0)
    changed[station, at:] = NAN
    if value is not None:
        changed[station, at:] = value
    assert same(
        fresh().until(counts_of_rows(rows), origin), fresh().until(counts_of_rows(changed), origin)
    )


def test_a_count_of_a_month_changes_what_is_known_from_then_on() -> None:
    """Else the law above would hold of a filter that looks at nothing."""
    changed = rows_of(0)
    changed[-1, 4] *= 3.0
    other = counts_of_rows(changed)
    assert same(fresh().until(counts(), 4), fresh().until(other, 4))
    assert not same(fresh().until(counts(), 5), fresh().until(other, 5))


# --- a month ------------------------------------------------------------------------------------


def test_a_month_looked_at_again_has_the_posterior_of_brute_force() -> None:
    """An eighth of the people came: fewer joined, or fewer were let go, or both did in part.

    Beside draws of the law alone, so many that enough of them do well: means and spreads of what
    the two rates became.
    """
    chain = chain_of(2)
    priors = priors_of(
        chain,
        transit_days=2.0,
        wait_days=5.0,
        arriving_share=0.9,
        reattempt_share=0.01,
        jump_chance=0.06,
        jump_factor=0.5,
        jump_size=1.3,
        dispersion=20.0,
    )
    given = counts_of_rows([[0.0], [250.0]])

    def ready(number: int) -> tuple[Particles, Month]:
        state = particles_of(chain, priors, number, release=1.5, joining=float(np.log(2000.0)))
        return state, Month(30.0, np.zeros(number), np.ones((number, 1)))

    many = 40_000
    filter_, rng = filter_of(chain, priors, particles=many), np.random.default_rng(1)
    before, month = ready(many)
    state = filter_.changed(before, filter_.wander.draw(many, rng))
    after, counted = advance(chain, priors, state, month, rng, changes=[None] * filter_.steps)
    log = end_of_chain(250.0, counted.into[:, -1], filter_.dispersion)
    weights = np.exp(log - log.max())
    weights /= weights.sum()
    rates = np.column_stack((after.release, after.joining[:, 0]))
    mean = weights @ rates
    spread = np.sqrt(weights @ (rates - mean) ** 2)

    found, looked_again = [], 0
    for seed in range(20):
        filter_ = filter_of(chain, priors, particles=800, seed=seed)
        before, month = ready(800)
        step = filter_.weigh(before, given, 0, month)
        looked_again += step.alarm is not None
        assert step.alarm is None or step.alarm.flattened == 1.0
        found.append(np.column_stack((step.particles.release, step.particles.joining[:, 0])))
    assert looked_again == 20
    pooled = np.concatenate(found)
    np.testing.assert_allclose(pooled.mean(axis=0), mean, atol=0.25 * spread.min())
    np.testing.assert_allclose(pooled.std(axis=0), spread, rtol=0.15)


def test_months_that_tell_nothing_leave_what_is_learned_as_wide_as_it_was() -> None:
    rows = np.full((3, 12), NAN)
    rows[0] = 100.0
    chain = chain_of(3)
    priors = Priors(chain, {})
    learned = filter_of(chain, priors, particles=3000).until(counts_of_rows(rows), 12).particles
    for i, one in enumerate(priors.learned):
        x = learned.learned[:, i]
        assert x.mean() == pytest.approx(one.prior.centre, abs=0.1 * one.prior.spread)
        assert x.std() == pytest.approx(one.prior.spread, rel=0.06)


# --- strange months -----------------------------------------------------------------------------


def test_a_collapse_within_a_month_alarms_and_the_truth_stays_covered() -> None:
    """Those who join fall by 95 % for good, after ten steady months; nobody enters elsewhere."""
    chain = chain_of(2)
    priors = priors_of(chain, transit_days=2.0, arriving_share=0.9)
    level = [4000.0] * 10 + [200.0] * 4
    filter_ = filter_of(chain, priors, particles=500, steps=4)
    given = counts_of_rows([[20.0] * 14, level])
    mark = filter_.until(given, 14)
    assert [alarm.month for alarm in mark.alarms if alarm.month >= 10]
    assert any(alarm.month in {10, 11} for alarm in mark.alarms)
    assert all(alarm.last >= LEAST - 1e-9 for alarm in mark.alarms)
    # Whether fewer join or fewer are let go the counts do not say; they say how many come out.
    out = onward(filter_, given, entering=20.0).by_way[:, 0, 0]
    low, high = np.quantile(out, [0.05, 0.95])
    assert low < 200.0 < high < 2000.0
    for rate in (mark.particles.joining, mark.particles.release):
        assert np.isfinite(rate).all()


def test_months_as_expected_alarm_nobody() -> None:
    chain = chain_of(2)
    filter_ = filter_of(chain, priors_of(chain), particles=400, steps=2)
    mark = filter_.until(counts_of_rows([[1000.0] * 8, [1400.0] * 8]), 8)
    # How many people there are at all is learned in the first months.
    assert not [alarm for alarm in mark.alarms if alarm.month > 2]


@pytest.mark.parametrize(
    "rows",
    [
        np.zeros((3, 4)),
        np.full((3, 4), 500.0),
        np.full((3, 1), 300.0),
        np.array([[0.0, 0, 0, 0], [0, 9e6, 0, 1], [5e6, 0, 0, 9e6]]),
        np.array([[100.0] * 4, [NAN] * 4, [80.0] * 4]),
        np.array([[100.0] * 4, [90.0, NAN, 90, NAN], [NAN, 80, NAN, NAN]]),
    ],
    ids=["zero", "constant", "one month", "from nothing to millions", "a silent one", "gaps"],
)
@pytest.mark.filterwarnings("error")
def test_no_past_is_too_strange(rows: Floats) -> None:
    filter_ = fresh(particles=30)
    given = counts_of_rows(rows)
    found = onward(filter_, given)
    for part in (found.entered, found.counted, found.by_way):
        assert np.isfinite(part).all()
        assert (part >= 0).all()
        assert (part == np.rint(part)).all()
    assert (found.by_way.sum(axis=1) == found.counted[:, -1]).all()


# --- on from the past ---------------------------------------------------------------------------


@pytest.mark.parametrize("behind", [0, 1, 3])
@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_station_that_lags_is_waited_for_whichever_it_is(which: int, behind: int) -> None:
    """The first as well: who enters in the months that it has not told yet is drawn."""
    rows = rows_of(0)
    rows[which, MONTHS - behind :] = NAN
    given = counts_of_rows(rows)
    first, weighed = span_told(given)
    assert (first, weighed) == (MONTHS - behind, MONTHS)
    found = onward(fresh(), given)
    assert found.first == first
    assert found.counted.shape == (60, 2, behind + 3)
    if which == 0 and behind:
        # Departures are drawn; the counts at the end say which of them it was.
        assert (found.entered == 700.0).all()
    else:
        assert (found.entered[:, :behind] == rows[0, first:]).all()


def test_counts_weigh_the_departures_that_are_drawn() -> None:
    """The end has told of two months, which the beginning has not, that four times as many came."""
    chain = chain_of(2)
    priors = priors_of(
        chain, transit_days=3.0, arriving_share=0.95, joining_share=0.001, joining_change=0.01
    )
    rows = np.full((2, 8), 1000.0)
    rows[1, 6:] = 4000.0
    rows[0, 6:] = NAN
    filter_ = filter_of(chain, priors, particles=400)
    many = np.arange(400) % 2 == 1
    departures = np.where(many[:, None], 4000.0, 1000.0) * np.ones((400, 4))
    given = counts_of_rows(rows)
    found = project(filter_, given, until=10, departures=departures, shared=np.zeros((400, 4)))
    assert many[found.rows].mean() > 0.8
    assert (found.entered[:, -1] == np.where(many[found.rows], 4000.0, 1000.0)).all()


def test_a_station_that_has_been_silent_for_a_year_is_not_waited_for() -> None:
    rows = rows_of(0, months=20)
    rows[1, 5:] = NAN
    assert span_told(counts_of_rows(rows)) == (20, 20)


def test_more_is_in_doubt_the_further_ahead() -> None:
    found = onward(fresh(particles=600), counts(), horizon=6)
    spread = np.log(found.counted[:, -1] + 1.0).std(axis=0)
    assert spread[-1] > 1.3 * spread[0]


def test_the_alarms_of_the_past_come_with_what_is_projected() -> None:
    rows = np.full((2, 8), 3000.0)
    rows[1, 6] = 3.0
    filter_ = fresh(particles=200, stations=2)
    found = onward(filter_, counts_of_rows(rows))
    assert 6 in {alarm.month for alarm in found.alarms}


@pytest.mark.parametrize("stations", [2, 3, 4])
@pytest.mark.filterwarnings("error")
def test_no_prior_is_too_wide(stations: int) -> None:
    """`forecast.toml` takes any spread up to 10: days of nothing to days of aeons."""
    chain = chain_of(stations)
    given = {
        (name, ""): (one.median, 10.0)
        for name, one in PARAMETERS.items()
        if one.kind in {"learned", "start"}
    }
    for dispersion in (1e-3, 1e9):
        given["dispersion", ""] = (dispersion, 0.0)
        filter_ = filter_of(chain, Priors(chain, given), particles=80)
        found = onward(filter_, counts_of_rows(rows_of(1, stations=stations, months=5)))
        assert np.isfinite(found.counted).all()
        assert (found.counted >= 0).all()
    many = beginning(
        chain,
        Priors(chain, given),
        counts_of_rows(np.full((stations, 3), 9e5)),
        200_000,
        np.random.default_rng(1),
    )
    assert (many.people >= 0).all()
