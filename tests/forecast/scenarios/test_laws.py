"""Laws of a course: what no effect leaves, what is common, what can only be less."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isthmus.forecast.known import known_of
from isthmus.forecast.records import Floats, Known
from isthmus.forecast.scenarios.comparing import compare, span_of
from isthmus.forecast.scenarios.course import Course, Rate, combined
from isthmus.forecast.scenarios.records import Written
from isthmus.forecast.scenarios.shaping import Horizon, course_of, effects_of
from tests.forecast.scenarios.worlds import case_of, diversion, measure, plain_expect, written

ORIGIN = dt.date(2023, 12, 31)
SPAN = Horizon(dt.date(2023, 12, 1), 8, 4)
DEPARTURE = Rate("departure", "rio-claro", "all", "")
QUICK = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def known() -> Known:
    """What the tutorial had published by the end of 2023."""
    case, says = case_of("tutorial")
    return known_of(case, says, ORIGIN)


def course(known: Known, scenario: Written, *, members: int = 64, seed: int = 1) -> Course:
    """The course of a scenario over eight months from December 2023."""
    case, _ = case_of("tutorial")
    return course_of(
        effects_of(case, known, scenario),
        SPAN,
        members=members,
        seed=seed,
        diversions=scenario.scenario.diversions,
    )


def factors(known: Known, folder: Path, **keys: object) -> Floats:
    """[N, S] the departures under one measure."""
    return course(known, written(folder, measure(**keys))).factors[DEPARTURE]


@pytest.mark.parametrize("rate", ["departure", "joining", "release", "transit", "reattempt"])
def test_an_effect_of_nothing_changes_nothing_at_all(
    known: Known, tmp_path: Path, rate: str
) -> None:
    """Not about nothing: exactly."""
    place = {"departure": "rio-claro", "release": "rio-claro"}.get(rate, "puente-norte")
    made = course(known, written(tmp_path, measure(rate=rate, place=place, given=0)))
    assert not made.changes
    assert np.array_equal(next(iter(made.factors.values())), np.ones((64, 32)))


def test_without_effect_the_futures_are_the_same_numbers(tmp_path: Path) -> None:
    """The difference is exactly 0, month by month and cumulated, and nothing lies below it."""
    case, says = case_of("tutorial")
    one = written(tmp_path, measure(given=0) + diversion())
    comparison = compare(case, says, [one], members=50, expect=plain_expect)
    rows = list(comparison.rows())
    assert len(rows) == 8 * 6 * 2
    assert {row.difference for row in rows} == {(0.0,) * 5}
    assert {row.below for row in rows} == {0.0}
    assert all(row.status_quo == row.changed for row in rows)


def test_a_scenario_beside_itself_differs_by_nothing(tmp_path: Path) -> None:
    """Two files with one measure draw the same numbers, whatever else stands in them."""
    case, says = case_of("tutorial")
    body = measure(given=-50, interval=[-80, -10])
    first = written(tmp_path, body)
    again = written(tmp_path, "# the same\n" + body)
    other = written(tmp_path, body + measure("n", rate="joining", place="puente-norte", given=9))
    comparison = compare(case, says, [first, again, other], members=50, expect=plain_expect)
    same, twin, more = comparison.scenarios
    for target, difference in same.differences.items():
        assert np.array_equal(difference.changed, twin.differences[target].changed)
        if target.series == "cordillera-entries":  # where the other measure does not reach
            assert np.array_equal(difference.changed, more.differences[target].changed)
    assert any((one.draws() != 0).any() for one in same.differences.values())


def test_the_order_of_scenarios_does_not_matter(tmp_path: Path) -> None:
    """What is drawn belongs to the name of a measure, not to its turn."""
    case, says = case_of("tutorial")
    pair = [
        written(tmp_path, measure(given=-50, interval=[-80, -10])),
        written(tmp_path, measure("n", prior="general-enforcement")),
    ]
    forth = compare(case, says, pair, members=40, expect=plain_expect)
    back = compare(case, says, pair[::-1], members=40, expect=plain_expect)
    assert sorted(forth.rows()) == sorted(back.rows())


@QUICK
@given(order=st.permutations(range(4)))
def test_the_order_of_measures_does_not_matter(
    known: Known, tmp_path: Path, order: list[int]
) -> None:
    """Bit by bit, though a product of floats depends on its order."""
    parts = [
        measure("a", given=-30, interval=[-50, -10]),
        measure("b", prior="general-enforcement"),
        measure("c", given=-10, interval=[-40, 0], populations=["XAA"]),
        measure("d", driver="economy", change=8),
    ]
    straight = course(known, written(tmp_path, "".join(parts)))
    mixed = course(known, written(tmp_path, "".join(parts[i] for i in order)))
    assert straight.factors.keys() == mixed.factors.keys()
    for rate, values in straight.factors.items():
        assert np.array_equal(values, mixed.factors[rate])


@QUICK
@given(
    pair=st.tuples(st.integers(-60, 100), st.integers(-60, 100)).filter(lambda p: p[0] < p[1]),
    width=st.integers(0, 40),
    half_life=st.none() | st.integers(20, 400),
)
def test_a_stronger_restriction_never_lets_more_through(
    known: Known, tmp_path: Path, pair: tuple[int, int], width: int, half_life: int | None
) -> None:
    """Draw by draw and step by step, the interval as wide; and a closure nobody at all."""
    stronger, weaker = (
        factors(
            known,
            tmp_path,
            given=value,
            interval=[value - width, value + width],
            **({"rebound_half_life_days": half_life} if half_life else {}),
        )
        for value in pair
    )
    assert (stronger <= weaker + 1e-12).all()
    assert (stronger[:, 8:] < weaker[:, 8:]).any()
    closed = factors(known, tmp_path, given=-100)
    assert (closed[:, 8:] == 0).all()
    assert (closed <= stronger).all()


@QUICK
@given(day=st.dates(dt.date(2024, 1, 1), dt.date(2024, 7, 1)), onset=st.integers(0, 60))
def test_before_it_sets_in_a_measure_changes_nothing(
    known: Known, tmp_path: Path, day: dt.date, onset: int
) -> None:
    """Whole steps before the day are exactly 1, and whole steps after it are not."""
    values = factors(known, tmp_path, **{"from": day}, given=-60, onset_days=onset)
    begins = day + dt.timedelta(days=onset)
    for step in range(values.shape[1]):
        month, part = divmod(step, 4)
        first = dt.date(2023 + (11 + month) // 12, (11 + month) % 12 + 1, 1)
        length = ((first + dt.timedelta(days=32)).replace(day=1) - first).days
        if first.toordinal() + length * (part + 1) / 4 <= begins.toordinal():
            assert (values[:, step] == 1.0).all()
        if first.toordinal() + length * part / 4 >= begins.toordinal():
            assert values[:, step] == pytest.approx(0.4)


def test_after_its_last_day_a_measure_is_over(known: Known, tmp_path: Path) -> None:
    """What it held back is let go at once."""
    values = factors(known, tmp_path, to=dt.date(2024, 3, 31), given=-60)
    assert values[:, 8:16] == pytest.approx(0.4)
    assert (values[:, :8] == 1.0).all()
    assert (values[:, 16:] == 1.0).all()


def test_a_rebound_goes_back_to_where_it_was(known: Known, tmp_path: Path) -> None:
    """By half of its logarithm in each half-life, and in the end wholly."""
    values = factors(known, tmp_path, given=-60, rebound_half_life_days=10)
    assert (np.diff(values[:, 8:], axis=1) > 0).all()
    assert values[:, -1] == pytest.approx(1.0, abs=1e-3)
    slow = factors(known, tmp_path, given=-75, rebound_half_life_days=60)
    # From 1 February, 60 days on is the end of March: the half of log 0.25.
    assert slow[:, 15:17].mean() == pytest.approx(0.5, abs=0.02)


def test_draws_lie_as_the_interval_says(known: Known, tmp_path: Path) -> None:
    """Nine in ten within, the middle at the number itself; never below nobody."""
    case, _ = case_of("tutorial")
    for value, interval in ((-50, [-80, -10]), (-70, [-100, -30]), (-100, [-100, -40])):
        one = written(tmp_path, measure(given=value, interval=interval))
        made = course_of(effects_of(case, known, one), SPAN, members=20_000, seed=3)
        percent = 100 * (made.factors[DEPARTURE][:, -1] - 1)
        assert np.median(percent) == pytest.approx(value, abs=1.5)
        assert np.quantile(percent, 0.95) == pytest.approx(interval[1], abs=1.5)
        assert np.quantile(percent, 0.05) == pytest.approx(interval[0], abs=1.5)
        assert percent.min() >= -100


def test_more_draws_begin_with_the_same(known: Known, tmp_path: Path) -> None:
    """A short run is the beginning of a long one; another seed is another run."""
    one = written(tmp_path, measure(prior="targeted-restriction"))
    short, long = (course(known, one, members=n).factors[DEPARTURE] for n in (10, 64))
    assert np.array_equal(short, long[:10])
    assert not np.array_equal(long, course(known, one, seed=2).factors[DEPARTURE])


def test_a_quota_is_people_a_step_and_does_not_multiply(known: Known, tmp_path: Path) -> None:
    """A month's people are shared by its steps; before the day there is no limit."""
    keys = {"rate": "quota", "place": "puente-norte", "populations": ["XAA"]}
    month = written(tmp_path, measure(**keys, people=1000, per="month"))
    day = written(tmp_path, measure(**keys, people=10, per="day"))
    rate = Rate("quota", "puente-norte", "XAA", "")
    by_month, by_day = (course(known, one).factors[rate] for one in (month, day))
    assert np.isinf(by_month[:, :8]).all()
    assert (by_month[:, 8:] == 250).all()
    # Whole people, and none lost between the steps of a month: February and March 2024.
    assert by_day[0, 8:12].tolist() == [72, 73, 72, 73]
    assert by_day[0, 12:16].sum() == 10 * 31
    few = written(tmp_path, measure(**keys, people=3, per="month"))
    assert course(known, few).factors[rate][0, 8:12].tolist() == [0, 1, 1, 1]


def test_all_and_one_nationality_act_together(known: Known, tmp_path: Path) -> None:
    """What holds for everybody holds for a nationality too, besides what holds for it alone."""
    both = measure("a", given=-50) + measure("b", given=-20, populations=["XAA"])
    made = course(known, written(tmp_path, both))
    alone, other = (made.of("departure", "rio-claro", word) for word in ("XAA", "XEE"))
    assert alone is not None
    assert other is not None
    assert alone[:, -1] == pytest.approx(0.4)
    assert other[:, -1] == pytest.approx(0.5)
    assert made.of("joining", "puente-norte", "XAA") is None


@given(st.lists(st.floats(0.01, 3), min_size=2, max_size=6))
def test_measures_on_one_rate_are_combined_by_what_it_is(values: list[float]) -> None:
    """Multipliers multiply, log-odds add, the smallest quota holds; in any order."""
    arrays = [np.full((2, 3), one) for one in values]
    for order in itertools.islice(itertools.permutations(arrays), 4):
        assert combined("departure", order) == pytest.approx(np.prod(values))
        assert combined("split", order) == pytest.approx(np.sum(values))
        assert combined("quota", order) == pytest.approx(np.min(values))


def test_who_is_kept_away_comes_elsewhere(tmp_path: Path) -> None:
    """At the border more join, by a share of those who are missing at the river; none twice."""
    case, says = case_of("tutorial")
    without = written(tmp_path, measure(given=-100))
    shared = written(tmp_path, measure(given=-100) + diversion(share=1.0))
    comparison = compare(case, says, [without, shared], members=30, expect=plain_expect)
    for population in ("XAA", "all"):
        lost, kept = (
            next(
                value
                for key, value in one.differences.items()
                if key == ("delta-encounters", population)
            ).draws()
            for one in comparison.scenarios
        )
        river = comparison.status_quo.draws
        entered = next(
            v.values for k, v in river.items() if k == ("cordillera-entries", population)
        )
        # Two months on, with the transit of a month: half of those who entered are missing.
        assert lost[:, 3] == pytest.approx(-0.5 * entered[:, 2])
        assert kept[:, 3] == pytest.approx(lost[:, 3] + entered[:, 3])


def test_a_course_covers_every_month_that_is_to_come(known: Known) -> None:
    """From the first month that any station has still to tell, to the last of the horizon."""
    _, says = case_of("tutorial")
    span = span_of(known, says, 6)
    lasts = [known.last_of(station.series) for station in says.stations]
    assert span.first == known.month(min(one for one in lasts if one is not None) + 1)
    end = max(one for one in lasts if one is not None) + 6
    assert span.months == end - min(one for one in lasts if one is not None)
