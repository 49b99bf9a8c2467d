"""The law by which rates change, and the second look at a month that few particles explain."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, stats

from isthmus.forecast.filter.parameters import Priors
from isthmus.forecast.filter.proposing import (
    Nearby,
    Wander,
    effective,
    second_look,
    tempering,
)
from isthmus.forecast.records import Floats

from .worlds import chain_of, filter_of


def law_of(chance: float, size: float, *scale: float) -> Wander:
    """The law of a filter whose rates jump by so much so often: one rate for each scale."""
    chain = chain_of(3)
    given = {("jump-chance", ""): (chance, 0.0), ("jump-size", ""): (size, 0.0)}
    own = filter_of(chain, Priors(chain, given)).wander
    return own._replace(scale=np.array(scale))


LAWS = [
    law_of(0.04, 1.3, 0.3),
    law_of(0.5, 2.0, 0.05),
    law_of(0.0, 1.0, 1.0),
    Nearby(np.array([-2.0]), np.array([0.15])),
]


def density(law: Wander | Nearby, at: Floats) -> Floats:
    found: Floats = np.exp(law.log_density(at[:, None]))
    return found


@pytest.mark.parametrize("law", LAWS)
def test_a_density_integrates_to_one(law: Wander | Nearby) -> None:
    centre = 0.0 if isinstance(law, Wander) else float(law.centre[0])
    sides = [
        integrate.quad(lambda x: float(density(law, np.array([x]))[0]), a, b, limit=200)[0]
        for a, b in ((-np.inf, centre), (centre, np.inf))
    ]
    assert sum(sides) == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize("law", LAWS)
def test_a_density_is_that_of_what_is_drawn(law: Wander | Nearby) -> None:
    """Kolmogorov and Smirnov's distance to the integral of the density, of many draws."""
    drawn = np.sort(law.draw(20_000, np.random.default_rng(7))[:, 0])
    centre = 0.0 if isinstance(law, Wander) else float(law.centre[0])
    grid = centre + np.sinh(np.linspace(-9.0, 9.0, 6001)) * 0.05
    mass = integrate.cumulative_trapezoid(density(law, grid), grid, initial=0.0)
    ladder = np.interp(drawn, grid, mass / mass[-1])
    ranks = (np.arange(len(drawn)) + 0.5) / len(drawn)
    assert np.abs(ladder - ranks).max() < 1.63 / np.sqrt(len(drawn))  # 1 %


def test_several_rates_change_each_by_itself() -> None:
    law = law_of(0.1, 1.0, 0.2, 0.7)
    at = np.array([[0.3, -0.4], [2.0, 0.1]])
    alone = [law._replace(scale=law.scale[[r]]).log_density(at[:, [r]]) for r in (0, 1)]
    np.testing.assert_allclose(law.log_density(at), sum(alone))
    drawn = law.draw(20_000, np.random.default_rng(1))
    assert abs(stats.spearmanr(drawn[:, 0], drawn[:, 1]).statistic) < 0.03


def test_shared_shocks_move_the_first_rate_alone_and_leave_its_law() -> None:
    law = law_of(0.04, 1.3, 0.3, 0.3)
    shared = np.random.default_rng(3).standard_normal(20_000)
    drawn = law.draw(20_000, np.random.default_rng(4), shared)
    plain = law.draw(20_000, np.random.default_rng(5))
    assert stats.spearmanr(drawn[:, 0], shared).statistic > 0.4
    assert abs(stats.spearmanr(drawn[:, 1], shared).statistic) < 0.03
    assert stats.ks_2samp(drawn[:, 0], plain[:, 0]).pvalue > 0.01


# --- the second look --------------------------------------------------------------------------


@pytest.mark.parametrize("count", [-1.0, -4.0])
def test_a_second_look_stays_exact(count: float) -> None:
    """A rate seen with little noise, in the middle of the law and far out in its tail.

    What the weights of the mixture add up to, and the posterior mean, are those of a quadrature.
    """
    law, noise = law_of(0.04, 1.3, 0.3), 0.1

    def like(x: Floats) -> Floats:
        found: Floats = stats.norm.logpdf(count, x, noise)
        return found

    grid = np.linspace(-12.0, 12.0, 48_001)
    mass = density(law, grid) * np.exp(like(grid))
    normal = float(integrate.trapezoid(mass, grid))
    mean = float(integrate.trapezoid(mass * grid, grid)) / normal

    constants, means = [], []
    for seed in range(60):
        rng = np.random.default_rng(seed)
        first = law.draw(1500, rng)
        near = second_look(first, like(first[:, 0]))
        usual = np.arange(1500) % 2 == 0
        drawn = np.where(usual[:, None], law.draw(1500, rng), near.draw(1500, rng))
        own = law.log_density(drawn)
        mixture = np.logaddexp(own, near.log_density(drawn)) - np.log(2.0)
        weights = np.exp(like(drawn[:, 0]) + own - mixture)
        constants.append(weights.mean())
        means.append(float(weights @ drawn[:, 0] / weights.sum()))
    error = np.std(constants) / np.sqrt(60)
    assert error < 0.1 * normal
    assert np.mean(constants) == pytest.approx(normal, abs=3.5 * error)
    assert np.mean(means) == pytest.approx(mean, abs=0.02)


def test_a_second_look_finds_what_the_law_seldom_draws() -> None:
    """The effective share of the draws grows many times over where the law alone has a handful."""
    law, rng = law_of(0.04, 1.3, 0.3), np.random.default_rng(1)
    first = law.draw(1000, rng)
    log = stats.norm.logpdf(-4.0, first[:, 0], 0.1)
    near = second_look(first, log)
    # Looked at again, as the filter does: about where the first look did well.
    share = 0.0
    for _ in range(3):
        drawn = np.where(
            (np.arange(1000) % 2 == 0)[:, None], law.draw(1000, rng), near.draw(1000, rng)
        )
        own = law.log_density(drawn)
        weights = stats.norm.logpdf(-4.0, drawn[:, 0], 0.1) + own
        weights -= np.logaddexp(own, near.log_density(drawn)) - np.log(2.0)
        share, near = effective(weights), second_look(drawn, weights)
    assert effective(log) < 0.01
    assert share > 0.15
    assert near.centre[0] == pytest.approx(-4.0, abs=0.15)


# --- flattening -------------------------------------------------------------------------------

logs = st.lists(st.floats(-1e6, 0.0), min_size=50, max_size=200).map(np.array)


@settings(max_examples=60)
@given(logs, st.floats(0.02, 0.9))
def test_flattened_weights_have_the_share_that_was_asked(log: Floats, share: float) -> None:
    """And weights that have it already stay as they are."""
    share = max(share, 1.5 / len(log))
    power = tempering(log, share)
    assert 0.0 <= power <= 1.0
    if effective(log) >= share:
        assert power == 1.0
    else:
        assert effective(power * log) >= share - 1e-6


def test_flattening_goes_no_further_than_it_has_to() -> None:
    log = -0.5 * np.linspace(-30.0, 30.0, 2001) ** 2 / 0.05
    assert effective(log) < 0.02
    power = tempering(log, 0.02)
    assert effective(power * log) == pytest.approx(0.02, rel=1e-3)
    assert tempering(log, effective(log)) == 1.0


def test_alike_weights_are_all_effective_and_one_is_alone() -> None:
    assert effective(np.full(50, -700.0)) == pytest.approx(1.0)
    assert effective(np.array([0.0, *[-1000.0] * 49])) == pytest.approx(1 / 50)
