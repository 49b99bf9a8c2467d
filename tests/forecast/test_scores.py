"""Scores of quantiles: laws that a proper score keeps, a case by hand, and a library's mistake."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
import scoringrules
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import ndtri

from isthmus.case.periods import months_before
from isthmus.forecast.hub import Rows, joined
from isthmus.forecast.records import LEVELS, Floats, Known, Target
from isthmus.forecast.scoring import Judged, judge, relative, reliability
from isthmus.forecast.scoring.scores import (
    ALL_INTERVALS,
    INTERVALS,
    error_of_median,
    inside,
    log_wis,
    wis,
)
from tests.forecast.hubs import monthly

FIRST = dt.date(2022, 1, 1)
COUNTS = st.floats(0, 1e6)


@st.composite
def quantiles(draw: st.DrawFn) -> Floats:
    """23 quantiles of any size that do not cross, alone in their row."""
    values = draw(st.lists(COUNTS, min_size=len(LEVELS), max_size=len(LEVELS)))
    return np.array([sorted(values)])


@given(values=quantiles(), truth=COUNTS)
def test_no_score_is_below_zero_and_certainty_alone_is_zero(values: Floats, truth: float) -> None:
    """Zero is for who puts all quantiles on what came."""
    score = wis(values, np.array([truth]))[0]
    assert score >= 0
    assert (score == 0) == bool((values == truth).all())
    assert wis(np.full((1, len(LEVELS)), truth), np.array([truth]))[0] == 0


@given(values=quantiles(), truth=COUNTS, factor=st.floats(1e-3, 1e3))
def test_a_score_has_the_unit_of_what_is_counted(
    values: Floats, truth: float, factor: float
) -> None:
    """In thousands, a thousandth of it."""
    score = wis(values, np.array([truth]))
    assert wis(values * factor, np.array([truth * factor])) == pytest.approx(
        score * factor, rel=1e-9, abs=1e-9
    )


@given(point=COUNTS, truth=COUNTS)
def test_a_certain_number_scores_its_error(point: float, truth: float) -> None:
    """So that a single number and a distribution are judged on one scale."""
    score = wis(np.full((1, len(LEVELS)), point), np.array([truth]))
    assert score == pytest.approx(abs(point - truth), rel=1e-9, abs=1e-9)


@settings(max_examples=20)
@given(shift=st.floats(-2, 2).filter(lambda one: abs(one) > 0.15), stretch=st.floats(0.4, 2.5))
def test_the_true_distribution_scores_best_in_the_mean(shift: float, stretch: float) -> None:
    """The score is proper: neither a shifted nor a stretched forecast beats the honest one."""
    truth = 100 + 10 * np.random.default_rng(1).standard_normal(20_000)
    honest = 100 + 10 * ndtri(LEVELS)

    def mean(forecast: Floats) -> float:
        return float(wis(np.tile(forecast, (len(truth), 1)), truth).mean())

    assert mean(honest) < mean(honest + 10 * shift)
    if abs(np.log(stretch)) > 0.15:
        assert mean(honest) < mean(100 + stretch * (honest - 100))


def test_by_hand() -> None:
    """Every quantile is 10, the median 30, all above it 50; 40 came.

    Below the median: sum of levels 0.01, 0.025, 0.05 to 0.45 = 2.285, times 30 = 68.55. The median:
    0.5 times 10 = 5. Above: sum of (1 - level) = 2.285, times 10 = 22.85. Twice their mean over 23.
    """
    values = np.array([[10.0] * 11 + [30.0] + [50.0] * 11])
    truth = np.array([40.0])
    assert wis(values, truth) == pytest.approx([2 * (68.55 + 5 + 22.85) / 23])
    assert error_of_median(values, truth) == [10]
    assert inside(values, truth).all()
    assert not inside(values, np.array([9.0])).any()
    assert inside(values, np.array([50.0])).all()  # an end belongs to its interval
    assert log_wis(values, truth) == pytest.approx(wis(np.log(values + 1), np.log([41.0])))


def test_the_library_weighs_the_median_wrongly_where_it_is_not_asked() -> None:
    """Its `weighted_interval_score` adds the median and not its error: once this fails, use it."""
    values = np.array([[10.0] * 11 + [30.0] + [50.0] * 11])
    truth = np.array([40.0])
    alpha = 2 * np.array(LEVELS[:11])
    theirs = scoringrules.weighted_interval_score(
        truth, values[:, 11], values[:, :11], values[:, :11:-1], alpha, backend="numpy"
    )
    mistaken = 0.5 * (30 - 10) / 11.5  # half the median, where half its error belongs
    assert theirs - wis(values, truth) == pytest.approx(mistaken)


# --- what is judged ------------------------------------------------------------------------------


def _calibrated(months: int, width: float = 1.0, seed: int = 3) -> tuple[Rows, Known]:
    """Forecasts of one month each, of the distribution that the truth is drawn from, times width.

    Ten populations a month.
    """
    own = np.random.default_rng(seed)
    counts, parts = {}, []
    for i in range(10):
        target = Target("entries", f"X{chr(65 + i)}A")
        counts[target] = 1000 + 100 * own.standard_normal(months)
        for month in range(months):
            origin = months_before(FIRST, -month)
            values = 1000 + width * 100 * ndtri(LEVELS)
            parts.append(monthly(*target, origin, values[np.newaxis]))
    return joined(parts), Known(case="small", origin=FIRST, first=FIRST, counts=counts)


def test_a_calibrated_model_covers_what_it_says() -> None:
    """And one half as wide does not; bands of chance hold the diagonal for the first alone."""
    judged = judge(*_calibrated(60))
    assert judged.inside.mean(axis=0) == pytest.approx(INTERVALS, abs=0.05)
    points = reliability(judged)
    assert [point.nominal for point in points] == list(ALL_INTERVALS)
    assert all(point.low <= point.observed <= point.high for point in points)
    honest = sum(point.low <= point.nominal <= point.high for point in points)
    narrow = reliability(judge(*_calibrated(60, width=0.5)))
    assert honest >= 9  # of 11, each with nine in ten
    assert sum(point.low <= point.nominal <= point.high for point in narrow) == 0
    assert reliability(judged.of(np.array([], dtype=np.int64))) == []


def test_months_that_share_a_shock_are_worth_less() -> None:
    """Ten populations that move as one say as much as one: the band is that of the months alone."""
    rows, truth = _calibrated(40)
    one = next(iter(truth.counts.values()))
    together = Known(
        case="small", origin=FIRST, first=FIRST, counts=dict.fromkeys(truth.counts, one)
    )
    apart, shared = reliability(judge(rows, truth)), reliability(judge(rows, together))
    widths = [(point.high - point.low) for point in apart]
    assert all(
        point.high - point.low > 2 * width
        for point, width in zip(shared[2:8], widths[2:8], strict=True)
    )


@settings(max_examples=30)
@given(told=st.lists(st.booleans(), min_size=6, max_size=6), after=st.integers(0, 3))
def test_what_was_not_published_is_left_out_and_counted(told: list[bool], after: int) -> None:
    """A month without a number is no zero: neither scored nor lost."""
    counts = np.where(told, 5.0, np.nan)
    known = Known(
        case="small", origin=FIRST, first=FIRST, counts={Target("entries", "all"): counts}
    )
    rows = monthly("entries", "all", FIRST, np.full((6 + after, len(LEVELS)), 5.0))
    judged = judge(rows, known)
    assert len(judged) == sum(told)
    assert len(judged.untold) == len(rows) - sum(told)
    assert (judged.wis == 0).all()
    assert not len(judge(monthly("exits", "all", FIRST, rows.values), known))


# --- one model against another -------------------------------------------------------------------


def _two(seed: int, months: int = 24) -> tuple[Judged, Judged]:
    rows, truth = _calibrated(months, seed=seed)
    return judge(rows, truth), judge(_calibrated(months, width=2.0, seed=seed)[0], truth)


@settings(max_examples=20)
@given(seed=st.integers(0, 10**6), block=st.integers(1, 12))
def test_the_interval_holds_the_ratio_and_a_model_is_as_good_as_itself(
    seed: int, block: int
) -> None:
    """Whatever the months that are drawn; the same seed draws the same."""
    ours, theirs = _two(seed)
    ratio = relative(ours.tasks, ours.wis, theirs.wis, seed=seed, block=block)
    assert ratio.value is not None
    assert ratio.low is not None
    assert ratio.high is not None
    assert ratio.low <= ratio.value <= ratio.high
    assert relative(ours.tasks, ours.wis, theirs.wis, seed=seed, block=block) == ratio
    turned = relative(ours.tasks, theirs.wis, ours.wis, seed=seed, block=block).value
    assert turned == pytest.approx(1 / ratio.value)
    itself = relative(ours.tasks, ours.wis, ours.wis, seed=seed, block=block)
    assert itself[:3] == pytest.approx((1, 1, 1))


def test_the_ratio_is_a_geometric_mean_over_populations() -> None:
    """Once twice as good and once twice as bad is as good as the rival, whatever the sizes."""
    tasks = [
        task
        for who in ("XAA", "XBB")
        for task in monthly("entries", who, FIRST, np.zeros((12, 23))).tasks
    ]
    rival = np.array([10.0] * 12 + [1000.0] * 12)
    scores = np.array([5.0] * 12 + [2000.0] * 12)
    assert relative(tasks, scores, rival)[:1] == pytest.approx((1.0,))
    # A population of which the rival never errs has no ratio, and few months no interval.
    without = relative(tasks, scores, np.where(rival > 10, 0.0, rival))
    assert without.value == pytest.approx(0.5)
    assert without.populations == 1
    short = relative(tasks[:3], scores[:3], rival[:3])
    assert short.value == pytest.approx(0.5)
    assert short[1:] == (None, None, 1)
    assert relative([], np.array([]), np.array([])).value is None
    assert relative(tasks, scores, np.zeros(24)).value is None


def test_intervals_cover_the_ratio_of_another_sample() -> None:
    """Of thirty samples of one truth about nine in ten intervals hold the ratio of a long one."""
    ours, theirs = _two(1, months=600)
    value = relative(ours.tasks, ours.wis, theirs.wis).value
    held = 0
    for seed in range(30):
        a, b = _two(seed + 10, months=24)
        ratio = relative(a.tasks, a.wis, b.wis, block=3)
        assert ratio.low is not None
        assert ratio.high is not None
        assert value is not None
        held += ratio.low <= value <= ratio.high
    assert 21 <= held <= 30
