"""How likely counts are, and what they teach of how a station counts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from isthmus.forecast.filter.weighing import along_the_way, end_of_chain
from isthmus.forecast.records import Floats, Ints


def weighed(
    count: float,
    passed: Ints,
    counting: Floats,
    doubt: float,
    *,
    change: float = 0.0,
    trust: float = 1.0,
    noise: float = 0.1,
) -> tuple[Floats, Floats, float]:
    """One station: log-likelihood, counting and doubt after the month."""
    found = along_the_way(
        np.array([count]),
        passed[:, None],
        counting[:, None],
        np.array([doubt]),
        change=np.array([change]),
        trust=np.array([trust]),
        noise=noise,
    )
    return found.log, found.counting[:, 0], float(found.doubt[0])


# --- the end of the chain ---------------------------------------------------------------------


@given(
    st.floats(0, 1e6),
    st.lists(st.integers(0, 10**6), min_size=2, max_size=5),
    st.floats(0.5, 1e4),
)
def test_counts_at_the_end_are_negative_binomial_up_to_a_constant(
    count: float, passed: list[int], dispersion: float
) -> None:
    """Beside SciPy's, of whole counts: what does not depend on who passed is left out."""
    whole = float(np.rint(count))
    people = np.array(passed)
    mean = people + 0.5
    found = end_of_chain(whole, people, dispersion)
    wanted = stats.nbinom.logpmf(whole, dispersion, dispersion / (dispersion + mean))
    # Where SciPy's gamma functions cancel, it is its digits that are lost.
    np.testing.assert_allclose(
        found - found[0], wanted - wanted[0], rtol=1e-6, atol=1e-6 + 1e-9 * whole
    )


def test_the_end_is_likeliest_where_as_many_passed_as_were_counted() -> None:
    passed = np.arange(0, 400)
    assert passed[np.argmax(end_of_chain(150.0, passed, 40.0))] in {149, 150}
    assert passed[np.argmax(end_of_chain(0.0, passed, 40.0))] == 0


# --- the stations before it -------------------------------------------------------------------


def test_a_month_worked_out_by_hand() -> None:
    """Nine counted where nineteen passed: log(10 / 20) = -.693 off what the counting was, 0.

    Its variance: .2 of doubt, .05 of this month's change, .15 of noise and .1 of a small count: .5.
    The gain is .25 / .5, so the counting goes half of the way, and the doubt is halved.
    """
    log, counting, doubt = weighed(
        9.0, np.array([19]), np.array([0.0]), 0.2, change=0.05, noise=0.15, trust=0.5
    )
    off = -0.6931471805599453
    assert counting[0] == pytest.approx(off / 2)
    assert doubt == pytest.approx(0.125)
    assert log[0] == pytest.approx(-0.5 * 0.5 * off**2 / 0.5)


@given(
    st.lists(
        st.tuples(st.integers(20, 300), st.integers(20, 300), st.just(0.0) | st.floats(0.01, 0.5)),
        min_size=1,
        max_size=4,
    ),
    st.floats(0.05, 1.0),
    st.floats(0.02, 0.5),
)
def test_the_counting_is_the_posterior_that_a_grid_gives(
    months: list[tuple[int, int, float]], doubt: float, noise: float
) -> None:
    """Month after month: moved by the law of change, multiplied by the likelihood, normalised."""
    grid = np.linspace(-14.0, 14.0, 2001)
    step = grid[1] - grid[0]
    belief = stats.norm.pdf(grid, 0.3, np.sqrt(doubt))
    belief /= belief.sum()
    counting, variance, log, brute = np.array([0.3]), doubt, 0.0, 0.0
    const = 0.0
    for count, passed, change in months:
        before = variance
        found, counting, variance = weighed(
            float(count), np.array([passed]), counting, variance, change=change, noise=noise
        )
        log += float(found[0])
        if change:
            law = stats.norm.pdf(np.arange(-1000, 1001) * step, 0.0, np.sqrt(change)) * step
            belief = np.convolve(belief, law, mode="same")
        seen = np.log((count + 1.0) / (passed + 1.0))
        spread = np.sqrt(noise + 1.0 / (count + 1.0))
        belief = belief * stats.norm.pdf(seen, grid, spread)
        brute += np.log(belief.sum())
        belief /= belief.sum()
        const += -0.5 * np.log(2 * np.pi * (before + change + spread**2))
    mean = float(belief @ grid)
    assert counting[0] == pytest.approx(mean, abs=0.02)
    assert variance == pytest.approx(float(belief @ (grid - mean) ** 2), rel=0.03, abs=2e-3)
    assert log + const == pytest.approx(brute, abs=0.05)


@given(st.integers(0, 10**6), st.floats(-3, 3), st.floats(0, 2), st.floats(0, 1))
def test_no_count_teaches_nothing(
    passed: int, counting: float, doubt: float, change: float
) -> None:
    """It is only the more in doubt by what has moved meanwhile."""
    log, after, later = weighed(
        np.nan, np.array([passed]), np.array([counting]), doubt, change=change
    )
    assert log[0] == 0
    assert after[0] == counting
    assert later == doubt + change


@given(st.integers(0, 10**5), st.floats(0, 2))
def test_a_station_that_is_not_trusted_weighs_nothing_and_still_learns(
    count: int, doubt: float
) -> None:
    passed = np.array([0, 10, 1000, 10**6])
    zero = np.zeros(4)
    log, counting, later = weighed(float(count), passed, zero, doubt, trust=0.0)
    trusted, same, _ = weighed(float(count), passed, zero, doubt, trust=1.0)
    assert not log.any()
    assert (counting == same).all()
    assert later <= doubt
    assert (trusted <= 0).all()
    if count > 20:
        assert trusted.min() < trusted.max()


def test_what_is_given_is_left_as_it_was() -> None:
    counting, doubt = np.zeros((3, 2)), np.array([0.4, 0.4])
    along_the_way(
        np.array([5.0, np.nan]),
        np.full((3, 2), 9),
        counting,
        doubt,
        change=np.zeros(2),
        trust=np.ones(2),
        noise=0.1,
    )
    assert not counting.any()
    assert (doubt == 0.4).all()
