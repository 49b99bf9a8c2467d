"""What draws of a count from its own past must obey, and that they cover what they say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.forecast.parts import fitted, parts_of_whole
from isthmus.forecast.persistence import (
    COUPLING,
    HABITS,
    PLAIN,
    Habits,
    coupling_of,
    persistence,
)
from isthmus.forecast.records import Floats

GAP = np.nan
COUNTS = st.lists(
    st.one_of(st.just(GAP), st.integers(0, 200_000).map(float)), min_size=1, max_size=60
).filter(lambda values: not np.isnan(values).all())


def shocks(draws: int, months: int, seed: int = 0) -> Floats:
    return np.random.default_rng([seed, 1]).standard_normal((draws, months))


def drawn(
    values: Floats | list[float],
    months: int = 6,
    *,
    draws: int = 2000,
    seed: int = 0,
    coupling: float = COUPLING,
    breaks: tuple[int, ...] = (),
    habits: Habits = HABITS,
) -> Floats:
    return persistence(
        np.array(values, dtype=float),
        months,
        shocks=shocks(draws, months, seed),
        own=np.random.default_rng([seed, 2]),
        coupling=coupling,
        breaks=breaks,
        habits=habits,
    )


def walk(volatility: float, months: int = 48, seed: int = 3, level: float = 9.0) -> Floats:
    steps = np.random.default_rng(seed).standard_normal(months) * volatility
    counts: Floats = np.rint(np.expm1(level + np.cumsum(steps)))
    return counts


def width(draws: Floats) -> Floats:
    """[H] distance of the 5 and 95 % quantiles on the log scale."""
    low, high = np.quantile(np.log1p(draws), [0.05, 0.95], axis=0)
    distance: Floats = high - low
    return distance


# --- laws


@settings(max_examples=60, deadline=None)
@given(values=COUNTS, months=st.integers(1, 12), seed=st.integers(0, 99))
def test_draws_are_whole_numbers_of_people(values: list[float], months: int, seed: int) -> None:
    draws = drawn(values, months, draws=50, seed=seed)
    assert draws.shape == (50, months)
    assert np.all(np.isfinite(draws))
    assert np.all(draws >= 0)
    assert np.array_equal(draws, np.rint(draws))


def test_the_same_seed_gives_the_same_draws() -> None:
    values = walk(0.3)
    assert np.array_equal(drawn(values, seed=5), drawn(values, seed=5))
    assert not np.array_equal(drawn(values, seed=5), drawn(values, seed=6))


def test_ten_times_the_people_give_ten_times_the_draws() -> None:
    values = walk(0.3, level=11.0)
    assert drawn(10 * values) == pytest.approx(10 * drawn(values), rel=0.05, abs=10)


def test_a_wilder_past_gives_a_wider_future() -> None:
    calm, wild = width(drawn(walk(0.1))), width(drawn(walk(0.4)))
    # Later months are wide for a calm series too: there may be a stop.
    assert wild[0] > 2.5 * calm[0]
    assert np.all(wild > 1.3 * calm)


def test_a_later_month_is_wider() -> None:
    assert np.all(np.diff(width(drawn(walk(0.3)))) > 0)


def test_the_last_months_say_more_of_the_volatility_than_the_first() -> None:
    calm, wild = np.diff(np.log(walk(0.1, 24))), np.diff(np.log(walk(0.5, 24)))

    def after(first: Floats, second: Floats) -> Floats:
        counts: Floats = np.exp(9 + np.cumsum(np.concatenate([first, second])))
        return counts

    assert width(drawn(after(calm, wild)))[0] > 2 * width(drawn(after(wild, calm)))[0]


def test_one_closed_border_does_not_make_a_year_of_wild_forecasts() -> None:
    values = walk(0.2)
    values[-3:] = np.rint(values[-3:] / 400)
    robust = width(drawn(values))
    plain = width(drawn(values, habits=PLAIN))
    assert np.all(robust < 0.8 * plain)


def test_a_stop_makes_the_lower_side_longer_and_leaves_the_middle() -> None:
    values = np.full(48, 5000.0) * np.exp(0.1 * np.random.default_rng(1).standard_normal(48))
    low, middle, high = np.quantile(np.log(drawn(values)[:, 5]), [0.05, 0.5, 0.95])
    assert middle - low > 1.5 * (high - middle)
    assert middle == pytest.approx(np.log(values[-1]), abs=0.15)


def test_far_above_all_that_was_ever_seen_growth_counts_in_part() -> None:
    values = walk(0.8)
    top = np.log1p(values.max()) + HABITS.headroom
    ours = np.log1p(drawn(values).max())
    plain = np.log1p(drawn(values, habits=PLAIN).max())
    assert plain > top + 1
    assert ours < top + 0.6 * (plain - top)


def test_changes_that_always_went_on_go_on_and_others_do_not() -> None:
    source = np.random.default_rng(2)
    changes = np.zeros(120)
    for month in range(1, 120):
        changes[month] = 0.7 * changes[month - 1] + 0.05 * source.standard_normal()
    changes[-1] = 0.2
    lasting = np.exp(9 + np.cumsum(changes))
    shuffled = np.exp(9 + np.cumsum([*source.permutation(changes[:-1]), changes[-1]]))
    on, off = (
        np.median(drawn(one, habits=Habits(pull=0.0, stop_chance=0.0)), axis=0) / one[-1]
        for one in (lasting, shuffled)
    )
    assert on[0] > 1.05
    assert on[5] > on[0]
    assert off[5] == pytest.approx(1.0, abs=0.06)


def test_a_count_far_from_its_usual_level_is_drawn_back_a_little() -> None:
    habits = Habits(momentum_doubt=np.inf, stop_chance=0.0)
    high = np.array([1000.0] * 23 + [8000.0])
    low = np.array([8000.0] * 23 + [1000.0])
    middles = [np.median(drawn(one, 6, habits=habits), axis=0) for one in (high, low)]
    assert 0.80 < middles[0][5] / 8000 < 0.95
    assert 1.05 < middles[1][5] / 1000 < 1.25


# --- series that are short, empty, constant or have gaps


def test_a_gap_is_no_change() -> None:
    values = walk(0.2)
    holed = values.copy()
    holed[[5, 20, 21, 40]] = GAP
    assert width(drawn(holed)) == pytest.approx(width(drawn(values)), rel=0.25)


def test_the_first_month_drawn_is_the_one_after_the_last_number() -> None:
    values = walk(0.2)
    ended = np.concatenate([values, [GAP, GAP]])
    assert np.array_equal(drawn(ended), drawn(values))


def test_a_change_over_four_months_is_four_changes() -> None:
    sparse = np.full(41, GAP)
    sparse[::4] = np.exp(8 + 0.2 * np.array([0, 1] * 5 + [0]))
    alternating = np.exp(8 + 0.1 * np.array([0, 1] * 20 + [0]))
    plain = [width(drawn(one, habits=PLAIN))[0] for one in (sparse, alternating)]
    assert plain[0] == pytest.approx(plain[1], rel=0.01)


def test_a_change_of_the_counting_is_no_change_of_the_movement() -> None:
    values = walk(0.1)
    counted = values.copy()
    counted[-3:] *= 3
    told = drawn(counted, breaks=(45,))
    assert width(told) == pytest.approx(width(drawn(values)), rel=0.15)
    assert width(drawn(counted))[0] > 2 * width(told)[0]
    # The months before it are no level that people come back to.
    middle = np.median(told[:, -1]) / np.median(drawn(values)[:, -1])
    assert middle == pytest.approx(3, rel=0.1)


def test_a_break_in_a_gap_and_one_before_the_first_or_after_the_last_month() -> None:
    values = walk(0.1)
    assert np.array_equal(drawn(values, breaks=(0, 48, 60)), drawn(values))
    holed = np.concatenate([values[:30], [GAP] * 3, 4 * values[30:]])
    assert width(drawn(holed, breaks=(31,)))[0] < width(drawn(holed))[0]


def test_one_break_of_all_couples_no_population() -> None:
    rng = np.random.default_rng(5)
    loose = [np.exp(8 + 0.1 * rng.standard_normal(60)) for _ in range(3)]
    moved = [np.where(np.arange(60) < 30, one, 4 * one) for one in loose]
    assert coupling_of(moved, breaks=(30,)) == pytest.approx(coupling_of(loose), abs=0.05)
    assert coupling_of(moved) > coupling_of(loose) + 0.2


@pytest.mark.parametrize("values", [[0.0] * 24, [0.0] * 6])
def test_nobody_ever_stays_nearly_nobody(values: list[float]) -> None:
    draws = drawn(values)
    assert np.all(np.median(draws, axis=0) == 0)
    assert draws.max() <= 30
    assert draws.max() > 0


def test_a_series_that_never_moved_may_move() -> None:
    assert 0.1 < width(drawn([1000.0] * 24))[0] < 0.6


def test_six_months_are_enough() -> None:
    draws = drawn([120.0, 80.0, 150.0, 130.0, 90.0, 140.0])
    low, high = np.quantile(draws[:, 0], [0.05, 0.95])
    assert low < 90
    assert 180 < high < 500


def test_one_month_is_forecast_from_the_first_guess() -> None:
    assert 0.8 < width(drawn([1000.0]))[0] < 1.6


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ValueError, match="without a number"):
        drawn([GAP, GAP])
    with pytest.raises(ValueError, match="coupling"):
        drawn([1.0, 2.0], coupling=1.5)
    with pytest.raises(ValueError, match="columns of shocks"):
        persistence(np.array([1.0, 2.0]), 4, shocks=shocks(10, 3), own=np.random.default_rng(1))


# --- coupling


@pytest.mark.parametrize("coupling", [0.0, 0.6, 0.9])
def test_two_populations_correlate_by_the_square_of_their_coupling(coupling: float) -> None:
    common = shocks(4000, 1)
    first, second = (
        np.log1p(
            persistence(
                walk(0.2, level=12.0),
                1,
                shocks=common,
                own=np.random.default_rng([9, seed]),
                coupling=coupling,
                habits=PLAIN,
            )
        )[:, 0]
        for seed in (1, 2)
    )
    ranks = [np.argsort(np.argsort(one)) for one in (first, second)]
    # The scale of the t is each population's own, which takes a little from the correlation.
    assert np.array(np.corrcoef(ranks))[0, 1] == pytest.approx(coupling**2, abs=0.08)


def populations(correlation: float, months: int, number: int = 6) -> list[Floats]:
    source = np.random.default_rng(4)
    shared = source.standard_normal(months)
    return [
        np.exp(
            9
            + 0.2
            * np.cumsum(
                np.sqrt(correlation) * shared
                + np.sqrt(1 - correlation) * source.standard_normal(months)
            )
        )
        for _ in range(number)
    ]


def test_the_coupling_is_learnt_from_a_long_past_and_assumed_from_a_short_one() -> None:
    loose, tight = (coupling_of(populations(one, 400)) ** 2 for one in (0.0, 0.8))
    assert loose < 0.1
    assert tight > 0.65
    assert coupling_of(populations(0.8, 3)) ** 2 < 0.45
    assert coupling_of(populations(0.8, 400)[:1]) == COUPLING
    assert coupling_of([np.zeros(20), np.zeros(20)]) == COUPLING


# --- coverage on series whose truth is known


@pytest.mark.parametrize(
    ("habits", "half", "most"),
    [
        # The volatility is estimated from few changes with heavy tails: the plain walk covers less
        # than it says, as the reference does on real series.
        (PLAIN, (0.38, 0.52), (0.82, 0.90)),
        (HABITS, (0.48, 0.62), (0.865, 0.94)),
    ],
    ids=["plain", "with stops"],
)
def test_intervals_cover_random_walks_at_the_stated_rate(
    habits: Habits, half: tuple[float, float], most: tuple[float, float]
) -> None:
    source = np.random.default_rng(8)
    inside = {0.5: 0, 0.9: 0}
    series = 600
    for number in range(series):
        steps = 0.25 * np.sqrt(3 / 5) * source.standard_t(5, 60)
        if habits.stop_chance:
            falls = source.random(60) < habits.stop_chance
            sizes = source.normal(habits.stop_mean, habits.stop_spread, 60)
            steps += np.where(falls, np.minimum(sizes, 0), 0)
        counts = np.rint(np.exp(12 + np.cumsum(steps)))
        draws = drawn(counts[:54], 3, draws=400, seed=number, habits=habits)
        for rate in inside:
            low, high = np.quantile(draws[:, 2], [(1 - rate) / 2, (1 + rate) / 2])
            inside[rate] += bool(low <= counts[56] <= high)
    assert half[0] <= inside[0.5] / series <= half[1]
    assert most[0] <= inside[0.9] / series <= most[1]


# --- the reference


def test_without_its_habits_it_is_the_reference_random_walk_with_t() -> None:
    values = walk(0.3)
    changes = np.diff(np.log1p(values))
    weights = 0.5 ** (np.arange(len(changes))[::-1] / 6)
    deviation = np.sqrt(np.sum(weights * changes**2) / weights.sum() * 3 / 5)
    levels = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
    # Quantiles of Student's t with 5 degrees of freedom, from a table.
    student = np.array([-2.01505, -0.72669, 0.0, 0.72669, 2.01505])
    draws = np.log1p(drawn(values, draws=40_000, habits=PLAIN))
    for ahead in (1, 4):
        expected = np.log1p(values[-1]) + deviation * np.sqrt(ahead) * student
        found = np.quantile(draws[:, ahead - 1], levels)
        assert found == pytest.approx(expected, abs=0.03)


# --- parts and whole


def parts_drawn(parts: list[Floats], months: int = 4, draws: int = 1000) -> Floats:
    return parts_of_whole(
        parts,
        months,
        shocks=shocks(draws, months),
        owns=[np.random.default_rng([7, number]) for number in range(len(parts))],
        own=np.random.default_rng([7, 99]),
    )


def test_the_sums_of_the_parts_are_the_draws_of_the_whole() -> None:
    parts = [walk(0.5, seed=1), walk(0.1, seed=2), walk(0.3, seed=3, level=6.0)]
    draws = parts_drawn(parts)
    assert draws.shape == (3, 1000, 4)
    whole = persistence(
        np.sum(parts, axis=0),
        4,
        shocks=shocks(1000, 4),
        own=np.random.default_rng([7, 99]),
        coupling=coupling_of(parts),
    )
    sums = draws.sum(axis=0)
    assert np.sort(sums, axis=0) == pytest.approx(np.sort(whole, axis=0), abs=1.5)
    assert np.array_equal(draws, np.rint(draws))


def test_one_part_that_jumped_does_not_widen_the_whole() -> None:
    calm, jumped = walk(0.1, seed=2), walk(0.1, seed=1, level=7.0)
    jumped[-6:-3] = np.rint(jumped[-6:-3] * 60)
    quiet = walk(0.1, seed=1, level=7.0)
    together = width(parts_drawn([calm, jumped]).sum(axis=0))
    alone = width(drawn(calm + jumped, 4))
    assert together == pytest.approx(alone, rel=0.15)
    assert width(parts_drawn([calm, quiet]).sum(axis=0))[0] < together[0]


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 999), number=st.integers(1, 6), scale=st.floats(0.1, 10))
def test_fitting_keeps_the_shares_of_a_draw_and_gives_the_sums(
    seed: int, number: int, scale: float
) -> None:
    source = np.random.default_rng(seed)
    parts = np.rint(source.lognormal(9, 1, (number, 80, 3)))
    whole = np.rint(source.lognormal(10, 0.5, (80, 3)) * scale) + 1000
    bent = fitted(parts, whole)
    assert np.sort(bent.sum(axis=0), axis=0) == pytest.approx(np.sort(whole, axis=0), abs=number)
    before, after = parts / parts.sum(axis=0), bent / bent.sum(axis=0)
    assert after == pytest.approx(before, abs=number / 1000)
    order = np.argsort(parts.sum(axis=0), axis=0, kind="stable")
    sums = np.take_along_axis(bent.sum(axis=0), order, axis=0)
    assert np.all(np.diff(sums, axis=0) >= -number)


def test_a_part_that_ended_earlier_is_drawn_from_its_own_end() -> None:
    full, ended = walk(0.2, seed=1), walk(0.2, seed=2)
    ended[-2:] = GAP
    draws = parts_drawn([full, ended])
    assert draws.shape == (2, 1000, 4)
    assert np.median(draws[1, :, 0]) == pytest.approx(ended[-3], rel=0.35)


def test_a_part_without_a_number_has_nobody_and_all_without_are_refused() -> None:
    never = np.full(48, GAP)
    assert np.all(parts_drawn([walk(0.2), never])[1] == 0)
    with pytest.raises(ValueError, match="without a number"):
        parts_drawn([never, never])
