"""Simulation-based calibration: of histories drawn from the priors, the truth is one of the draws.

Where the filter is right, the rank of the true rate among the draws of its posterior is uniform
(Talts et al. 2018, Validating Bayesian inference algorithms with simulation-based calibration). A
filter that takes counts for three times as precise, or a third as precise, as they are must fail.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

import numpy as np
import pytest
from scipy import stats

from isthmus.forecast.filter.following import Filter
from isthmus.forecast.filter.months import Month, advance
from isthmus.forecast.filter.particles import beginning
from isthmus.forecast.filter.projecting import project
from isthmus.forecast.records import Floats

from .worlds import Given, chain_of, counts_of_rows, filter_of, priors_of

HISTORIES, MONTHS, STEPS, DRAWS = 200, 6, 2, 250
#: So many histories are enough to see that a filter is wrong.
SOME = 120
DISPERSION = 10.0
LEVELS = (1000.0, 600.0, 1500.0)
ENTERING = (800.0, 1400.0, 600.0, 1500.0, 900.0, 1200.0, 1000.0)
CHAIN = chain_of(3)
#: Rates wander little, so that it is the counts' own noise that decides what they say.
GIVEN: Given = {
    ("arriving-share", ""): (0.75, 0.6),
    ("wait-days", ""): (5.0, 0.5),
    ("joining-share", ""): (0.3, 1.0),
    ("reattempt-share", ""): (0.1, 0.7),
    ("transit-days", ""): (8.0, 0.2),
    ("release-change", ""): (0.08, 0.0),
    ("joining-change", ""): (0.1, 0.0),
    ("jump-chance", ""): (0.01, 0.0),
    ("counting-change", ""): (0.1, 0.0),
    ("counting-trust", ""): (1 - 1e-12, 0.0),
}

Truth = Mapping[str, Floats]


@functools.cache
def histories() -> tuple[Truth, Floats]:
    """True rates of many histories after the last month; counts [histories, K, MONTHS + 1].

    By the chain itself, a history to each of its particles; what is counted of those who pass is
    drawn here.
    """
    filter_ = filtering(DISPERSION, 0, HISTORIES)
    rng = np.random.default_rng(11)
    rows = np.zeros((3, MONTHS))
    empty = counts_of_rows(rows, levels=LEVELS)
    state = beginning(CHAIN, filter_.priors, empty, HISTORIES, rng)
    counting = 0.7 * rng.standard_normal(HISTORIES)
    found = np.empty((HISTORIES, 3, MONTHS + 1))
    truth: dict[str, Floats] = {}
    for month, entering in enumerate(ENTERING):
        if month == MONTHS:
            truth = {"release": state.release, "joining": state.joining[:, 0], "counting": counting}
        state = filter_.changed(state, filter_.wander.draw(HISTORIES, rng))
        counting = counting + 0.1 * rng.standard_normal(HISTORIES)
        given = Month(30.0, np.full(HISTORIES, entering), np.ones((HISTORIES, 1)))
        nothing = [None] * STEPS
        state, counted = advance(CHAIN, filter_.priors, state, given, rng, changes=nothing)
        middle = np.log(counted.into[:, 0] + 1.0) + counting
        noise = np.sqrt(1.0 / DISPERSION + np.exp(-middle))
        found[:, 0, month] = entering
        found[:, 1, month] = np.rint(np.exp(middle + noise * rng.standard_normal(HISTORIES)) - 1.0)
        mean = (counted.into[:, 1] + 0.5) * rng.gamma(DISPERSION, 1.0 / DISPERSION, HISTORIES)
        found[:, 2, month] = rng.poisson(mean)
    truth["next"] = found[:, 2, -1]
    return truth, np.maximum(found, 0.0)


def filtering(dispersion: float, seed: int, particles: int) -> Filter:
    priors = priors_of(CHAIN, {**GIVEN, ("dispersion", ""): (dispersion, 0.0)})
    return filter_of(CHAIN, priors, particles=particles, steps=STEPS, seed=seed)


@functools.cache
def ranks(dispersion: float, histories_: int = HISTORIES) -> Mapping[str, Floats]:
    """[histories_] which share of the draws lies below the truth; ties are split at random."""
    truth, counts = histories()
    rng = np.random.default_rng(12)
    found = {name: np.empty(histories_) for name in truth}
    for h in range(histories_):
        filter_ = filtering(dispersion, h + 1, DRAWS)
        given = counts_of_rows(counts[h, :, :MONTHS], levels=LEVELS)
        ahead = project(
            filter_,
            given,
            until=MONTHS + 1,
            departures=np.full((DRAWS, 1), ENTERING[-1]),
            shared=rng.standard_normal((DRAWS, 1)),
        )
        past = ahead.particles
        spread = np.sqrt(past.doubt[0]) * rng.standard_normal(DRAWS)
        draws = {
            "release": past.release,
            "joining": past.joining[:, 0],
            "counting": past.counting[:, 0] + spread,
            "next": ahead.counted[:, -1, 0],
        }
        for name, drawn in draws.items():
            true = truth[name][h]
            below, ties = (drawn < true).sum(), (drawn == true).sum()
            found[name][h] = (below + rng.random() * (ties + 1)) / (DRAWS + 1)
    return found


def unevenness(ranks_: Floats) -> float:
    """Pearson's chi-square of the ranks in ten bins; 9 degrees of freedom if they are uniform."""
    return float(stats.chisquare(np.histogram(ranks_, np.linspace(0, 1, 11))[0]).statistic)


#: Exceeded once in a thousand times by uniform ranks.
BOUND = float(stats.chi2.ppf(0.999, 9))


@pytest.mark.parametrize("name", ["release", "joining", "counting", "next"])
def test_the_truth_is_one_of_the_draws(name: str) -> None:
    of = ranks(DISPERSION)[name]
    assert unevenness(of) < BOUND
    for level in (0.5, 0.9):
        covered = np.abs(of - 0.5) < level / 2
        low, high = stats.binom.ppf([0.001, 0.999], HISTORIES, level)
        assert low <= covered.sum() <= high, (name, level, covered.mean())


@pytest.mark.parametrize("times", [3.0, 1 / 3])
def test_a_dispersion_wrong_by_a_factor_of_three_is_seen(times: float) -> None:
    """Too narrow or too wide: the counts of the next month tell."""
    of = ranks(times * DISPERSION, SOME)
    assert max(unevenness(one) for one in of.values()) > BOUND
    inside = (np.abs(of["next"] - 0.5) < 0.25).mean()
    assert inside < 0.45 if times > 1 else inside > 0.55
