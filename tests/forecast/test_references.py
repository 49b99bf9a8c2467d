"""The references: laws that all keep, the numbers of another package, and the known floor."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case import find_case, read_case
from isthmus.case.periods import months_between
from isthmus.forecast.records import LEVELS, Floats
from isthmus.forecast.references import LEAST, REFERENCES, RW_T
from isthmus.forecast.references.arima import _ahead, of_order
from isthmus.forecast.references.smoothing import damped_of, level_of
from isthmus.forecast.references.walks import naive, rw_t, seasonal_naive
from isthmus.forecast.scoring.scores import wis
from isthmus.series.cube import SeriesView

MEDIAN = LEVELS.index(0.5)

#: The references that do not search for parameters: those that do are slower, and drawn less.
WALKS = [name for name in REFERENCES if name not in ("ets", "arima")]


@st.composite
def histories(draw: st.DrawFn, least: int = LEAST, most: int = 40) -> Floats:
    """Counts of any size with gaps anywhere, at the end too; at least as many told as needed."""
    told = draw(st.lists(st.integers(0, 10**6), min_size=least, max_size=most))
    values = np.array(told, dtype=np.float64)
    gaps = draw(st.lists(st.integers(0, len(values)), max_size=4))
    return np.insert(values, gaps, np.nan)


def _kept(name: str, values: Floats) -> None:
    quantiles = REFERENCES[name](values, 6)
    assert quantiles.shape == (6, len(LEVELS))
    assert np.isfinite(quantiles).all()
    assert (quantiles >= 0).all()
    assert (np.diff(quantiles, axis=1) >= 0).all()


@pytest.mark.parametrize("name", WALKS)
@settings(max_examples=25)
@given(values=histories())
def test_quantiles_are_counts_and_never_cross(name: str, values: Floats) -> None:
    """Whatever was counted, gaps and zeros included."""
    _kept(name, values)


@pytest.mark.parametrize("name", ["ets", "arima"])
@settings(max_examples=6)
@given(values=histories())
def test_quantiles_of_fitted_models_are_counts_and_never_cross(name: str, values: Floats) -> None:
    """The same for those that are searched for."""
    _kept(name, values)


@pytest.mark.parametrize("name", REFERENCES)
def test_hard_histories_are_forecast(name: str) -> None:
    """All zero, constant, the fewest that are enough, nothing told for a year or before ten."""
    for told in ([0.0] * 30, [7.0] * 30, [1.0, 2.0, 4.0], [3.0, 9.0, 1.0, *[np.nan] * 14]):
        _kept(name, np.array(told))
    late = np.array([*[np.nan] * 120, 3.0, 9.0, 1.0, np.nan, 5.0, 2.0])
    assert REFERENCES[name](late, 3) == pytest.approx(REFERENCES[name](late[120:], 3))
    assert (REFERENCES[name](np.zeros(30), 3) < 1e-6).all()


@pytest.mark.parametrize("name", REFERENCES)
def test_too_few_numbers_and_wrong_ones_are_refused(name: str) -> None:
    """Nothing is made up from two numbers, from fewer than nobody, or from infinity."""
    with pytest.raises(ValueError, match="too few"):
        REFERENCES[name](np.array([1.0, np.nan, 2.0]), 3)
    for wrong in (-1.0, np.inf):
        with pytest.raises(ValueError, match="finite and not negative"):
            REFERENCES[name](np.array([1.0, 2.0, 3.0, wrong]), 3)


@settings(max_examples=25)
@given(values=histories(), name=st.sampled_from([RW_T, "naive", "flusight-24"]))
def test_a_walk_stays_in_the_middle_and_widens(values: Floats, name: str) -> None:
    """Its median is the last number told; later months are no narrower on the log scale."""
    quantiles = REFERENCES[name](values, 4)
    last = values[~np.isnan(values)][-1]
    assert quantiles[:, MEDIAN] == pytest.approx(last, abs=1e-6 * (1 + last))
    width = np.log1p(quantiles[:, -1])
    assert (np.diff(width) >= -1e-9).all()


@settings(max_examples=25)
@given(values=histories(least=4), lost=st.integers(1, 5), name=st.sampled_from([RW_T, "naive"]))
def test_a_month_that_is_late_widens_like_a_month_further_ahead(
    values: Floats, lost: int, name: str
) -> None:
    """Months not told at the end are walked through: horizon 1 is then that many further."""
    told = values[: 1 + int(np.flatnonzero(~np.isnan(values))[-1])]
    late = REFERENCES[name](np.append(told, [np.nan] * lost), 2)
    assert late == pytest.approx(REFERENCES[name](told, 2 + lost)[lost:], rel=1e-12)


def test_rw_t_by_hand() -> None:
    """Three numbers: two squared differences, the later with the weight 1, the other 2^(-1/6)."""
    values = np.expm1(np.array([1.0, 2.0, 1.5]))
    earlier = 0.5 ** (1 / 6)
    deviation = math.sqrt((earlier * 1.0 + 0.25) / (earlier + 1))
    # Quantile 0.975 of Student's t with 5 degrees of freedom, from any table: 2.5706.
    upper = 1.5 + deviation * math.sqrt(3 / 5) * 2.570582 * math.sqrt(2)
    assert rw_t(values, 2)[1, LEVELS.index(0.975)] == pytest.approx(math.expm1(upper), rel=1e-6)


def test_naive_and_seasonal_naive_by_hand() -> None:
    """Of 13 months the same month of the year before is the second; the years differ by 0.5."""
    x = np.array([1.0, 3.0, *[1.0] * 10, 1.5])
    quantiles = seasonal_naive(np.expm1(x), 1)
    assert quantiles[0, MEDIAN] == pytest.approx(math.expm1(3.0))
    high = math.expm1(3.0 + 0.5 * 1.959964)
    assert quantiles[0, LEVELS.index(0.975)] == pytest.approx(high, rel=1e-6)
    deviation = math.sqrt((4 + 4 + 0.25) / 12)
    high = math.expm1(1.5 + deviation * 1.959964)
    assert naive(np.expm1(x), 1)[0, LEVELS.index(0.975)] == pytest.approx(high, rel=1e-6)


# --- against another package ---------------------------------------------------------------------


def _series() -> dict[str, Floats]:
    """Three series without chance: one that wanders, one that stays, and that one with gaps."""
    t = np.arange(60.0)
    noise = np.sin(1.7 * t) * np.cos(0.31 * t**2) + 0.5 * np.sin(0.9 * t**2)
    stays = np.zeros(60)
    for i in range(60):
        stays[i] = 6 + 0.6 * (stays[i - 1] - 6 if i else 0) + 0.3 * noise[i]
    gaps = stays.copy()
    gaps[[10, 11, 30, 45]] = np.nan
    return {"wanders": 8 + 0.25 * np.cumsum(noise), "stays": stays, "gaps": gaps}


#: What statsmodels 0.15.0 finds: of `ARIMA(y, order=(p, 0, q), trend=...)`, fitted by "lbfgs", "nm"
#: and "bfgs" with the best kept, the log-likelihood, and the mean and standard error of
#: `get_forecast(2)`. y are the differences where d is 1 (trend "n"), else the series (trend "c").
RECORDED = [
    ("wanders", (0, 1, 0), 23.62854, (0.0, 0.0), (0.1621, 0.1621)),
    ("wanders", (0, 1, 1), 23.79782, (-0.0045, 0.0), (0.1616, 0.1622)),
    ("wanders", (0, 1, 2), 23.86504, (0.0149, 0.0033), (0.1615, 0.1618)),
    ("wanders", (1, 1, 0), 23.77991, (-0.0060, -0.0004), (0.1617, 0.1621)),
    ("wanders", (1, 1, 1), 23.82570, (0.0129, -0.0084), (0.1616, 0.1619)),
    ("wanders", (2, 1, 0), 23.90296, (0.0160, 0.0069), (0.1613, 0.1618)),
    ("wanders", (2, 1, 1), 24.02450, (0.0205, 0.0183), (0.1610, 0.1614)),
    ("stays", (0, 0, 0), 1.55816, (6.0583, 6.0583), (0.2358, 0.2358)),
    ("stays", (0, 0, 1), 12.08953, (5.9867, 6.0548), (0.1972, 0.2252)),
    ("stays", (0, 0, 2), 13.98077, (5.8678, 6.0202), (0.1910, 0.2238)),
    ("stays", (1, 0, 0), 13.70286, (5.8464, 5.9309), (0.1919, 0.2221)),
    ("stays", (1, 0, 1), 14.04321, (5.8708, 5.9669), (0.1908, 0.2269)),
    ("stays", (1, 0, 2), 14.40773, (5.8982, 5.9419), (0.1893, 0.2169)),
    ("stays", (2, 0, 0), 14.07047, (5.8687, 5.9731), (0.1907, 0.2272)),
    ("stays", (2, 0, 1), 14.07079, (5.8692, 5.9731), (0.1907, 0.2273)),
    ("gaps", (0, 0, 0), 0.60761, (6.0514, 6.0514), (0.2394, 0.2394)),
    ("gaps", (0, 0, 1), 9.01826, (5.9822, 6.0547), (0.2037, 0.2290)),
    ("gaps", (0, 0, 2), 12.19090, (5.8250, 6.0059), (0.1915, 0.2201)),
    ("gaps", (1, 0, 0), 11.51859, (5.8486, 5.9338), (0.1946, 0.2248)),
    ("gaps", (1, 0, 1), 11.52697, (5.8523, 5.9402), (0.1945, 0.2257)),
    ("gaps", (2, 0, 0), 11.52849, (5.8528, 5.9415), (0.1945, 0.2259)),
]


@pytest.mark.parametrize(
    ("name", "order", "likelihood", "means", "errors"),
    RECORDED,
    ids=lambda one: "".join(map(str, one)) if isinstance(one, tuple) else str(one),
)
def test_arima_is_that_of_another_package(
    name: str,
    order: tuple[int, int, int],
    likelihood: float,
    means: tuple[float, float],
    errors: tuple[float, float],
) -> None:
    """The exact likelihood at its height, and the forecast from there, through gaps too."""
    model = of_order(_series()[name], order)
    assert model.loglikelihood == pytest.approx(likelihood, abs=2e-4)
    middle, spread = _ahead(model, 2)
    assert middle == pytest.approx(means, abs=5e-4)
    # Theirs is of the differences, ours of the series: the first month is the same.
    assert spread[0] == pytest.approx(errors[0], abs=2e-4)
    if not order[1]:
        assert spread[1] == pytest.approx(errors[1], abs=2e-4)


#: The same of `ETSModel(y, error="add", initialization_method="estimated")`, and with `trend="add",
#: damped_trend=True`: log-likelihood, level weight, AICc. y are the logarithms, plus one, of the
#: 51 months of Darién totals from October 2020 on.
SMOOTHED = {level_of: (-33.45065, 0.9999, 73.4119), damped_of: (-30.60936, 0.9999, 75.1278)}


def test_smoothing_is_that_of_another_package(darien: Floats) -> None:
    """The starts are concentrated out here and searched for there: the summit is the same."""
    x = np.log1p(darien[:51])
    for fit, (likelihood, weight, criterion) in SMOOTHED.items():
        model = fit(x)
        assert model.loglikelihood == pytest.approx(likelihood, abs=2e-4)
        assert model.level == pytest.approx(weight, abs=1e-3)
        assert model.aicc == pytest.approx(criterion, abs=5e-4)


# --- the floor -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def darien() -> Floats:
    """The total of the Darién by month, from October 2020 on, of the shipped case."""
    case = read_case(find_case("americas"))
    first = dt.date(2020, 10, 1)
    totals = SeriesView(case, case.series["darien-entries"]).totals
    found = {
        months_between(first, period.start): quantity.value
        for (period, _), quantity in totals.items()
        if period.is_month and period.start >= first
    }
    return np.array([found.get(i, np.nan) for i in range(max(found) + 1)], dtype=np.float64)


#: In thousands, horizons 1 to 6. Those of RW-t were measured by another program, before this one.
FLOOR = {
    RW_T: (5.21, 8.47, 10.37, 11.72, 13.11, 14.62),
    "flusight-24": (5.28, 8.43, 10.36, 11.83, 13.38, 15.05),
    "naive": (5.39, 8.67, 10.83, 12.60, 14.42, 16.40),
    "ets": (5.36, 8.64, 10.78, 12.51, 14.30, 16.23),
}


@pytest.mark.parametrize("name", FLOOR)
def test_the_floor_of_the_darien(name: str, darien: Floats) -> None:
    """The WIS of forty origins, from December 2021 to March 2025, on the published totals."""
    scores: list[list[float]] = [[] for _ in range(6)]
    first = months_between(dt.date(2020, 10, 1), dt.date(2021, 12, 1))
    for origin in range(first, first + 40):
        quantiles = REFERENCES[name](darien[: origin + 1], 6)
        truth = darien[origin + 1 : origin + 7]
        for h, score in enumerate(wis(quantiles[: len(truth)], truth)):
            scores[h].append(score / 1000)
    assert len(darien) == first + 41
    assert [float(np.mean(one)) for one in scores] == pytest.approx(FLOOR[name], abs=0.006)
