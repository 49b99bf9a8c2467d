"""ARIMA on the log scale, its order chosen by AICc.

Owns: `arima`: whether to difference (KPSS), orders p and q up to 2, the exact likelihood of each,
and the forecast. The course is that of Hyndman and Khandakar (Journal of Statistical Software 27,
2008) with all orders tried, no season and no drift.

The likelihood is that of the Kalman filter in the state space of Harvey (Forecasting, Structural
Time Series Models and the Kalman Filter, 1989, section 3.3). With two lags at most its covariance
has three numbers that change, so that it is a loop over plain numbers, which bridges gaps too. Few
lines of our own: the packages that have it bring pandas, and Numba or a table of formulas.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from isthmus.forecast.records import Floats

from .scale import normal, past_of, people
from .search import aicc, least

#: The highest order of either kind.
MOST = 2
#: Above it KPSS finds at 5 per cent that a series does not stay about its mean (Kwiatkowski and
#: others, Journal of Econometrics 54, 1992, table 1).
_CRITICAL = 0.463
#: The bounds of the search: partial autocorrelations up to 0.998, short of a unit root.
_BOUNDS = (-3.5, 3.5)
#: Where it begins, for lags and for shocks: a model of both may have two summits.
_STARTS = ((0.1, 0.1), (0.6, 0.6))
#: How near the variance of a prediction error comes to its limit before it is taken for it.
_SETTLED = 1e-9


class Arima(NamedTuple):
    """A fitted model of a series or of its differences, and its state after the last month.

    `lags` and `shocks` are the coefficients of two past values and two past errors, 0 beyond the
    order. `deviation` is that of one month's error on the log scale.
    """

    order: tuple[int, int, int]
    lags: tuple[float, float]
    shocks: tuple[float, float]
    mean: float
    deviation: float
    state: tuple[float, float]
    loglikelihood: float
    aicc: float


def arima(values: Floats, horizon: int) -> Floats:
    """ARIMA with the order that has the lowest AICc; normal on the log scale."""
    past = past_of(values)
    model = fitted(past.span)
    total = horizon + past.stale
    middle, spread = _ahead(model, total)
    if model.order[1]:
        middle = past.x[-1] + np.cumsum(middle)
    return people(middle[past.stale :], spread[past.stale :, np.newaxis] * normal())


def fitted(x: Floats) -> Arima:
    """The best model by AICc of [T] logarithms, NaN where there is no number."""
    d = int(_wanders(x[~np.isnan(x)]))
    orders = itertools.product(range(MOST + 1), repeat=2)
    return min((of_order(x, (p, d, q)) for p, q in orders), key=lambda model: model.aicc)


def of_order(x: Floats, order: tuple[int, int, int]) -> Arima:
    """The model of one order with the highest likelihood. A mean is fitted where d is 0."""
    p, d, q = order
    told = (np.diff(x) if d else x).tolist()
    level = not d

    def cost(free: Sequence[float]) -> float:
        return -_run(told, *_coefficients(free, p), level=level).loglikelihood

    starts = ([one] * p + [other] * q for one, other in (_STARTS if p and q else _STARTS[:1]))
    free = min((least(cost, at, [_BOUNDS] * (p + q)) for at in starts), key=cost) if p + q else ()
    lags, shocks = _coefficients(free, p)
    run = _run(told, lags, shocks, level=level)
    return Arima(
        order=order,
        lags=lags,
        shocks=shocks,
        mean=run.mean,
        deviation=math.sqrt(run.variance),
        state=run.state,
        loglikelihood=run.loglikelihood,
        aicc=aicc(run.loglikelihood, p + q + 1 + level, run.told),
    )


def _coefficients(free: Sequence[float], p: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Lags and shocks from numbers without bounds, so that the model is stationary, invertible.

    Each is the hyperbolic tangent of a partial autocorrelation (Monahan, Biometrika 71, 1984).
    """
    lags = _pair([math.tanh(one) for one in free[:p]])
    back = _pair([math.tanh(one) for one in free[p:]])
    return lags, (-back[0], -back[1])


def _pair(partial: Sequence[float]) -> tuple[float, float]:
    if len(partial) < MOST:
        return (partial[0] if partial else 0.0), 0.0
    return partial[0] * (1 - partial[1]), partial[1]


class _Run(NamedTuple):
    loglikelihood: float
    variance: float
    mean: float
    told: int
    state: tuple[float, float]


def _run(
    x: Sequence[float],
    lags: tuple[float, float],
    shocks: tuple[float, float],
    *,
    level: bool,
) -> _Run:
    """The exact likelihood, with the mean and the variance that make it highest.

    The state is what one, and two, months ahead are expected from all errors so far; the variances
    are in units of the error's. Errors are linear in the mean, so a second run over a series of 1
    gives it by generalised least squares.
    """
    f1, f2 = lags
    t1, t2 = shocks
    # The covariance before anything is told: the stationary one, in closed form.
    both = f1 * t2 + t1 * t2 + t1
    rest = 2 * f2 * t2 + t2 * t2 + t1 * t1
    p11 = ((1 + rest) * (1 - f2) + 2 * f1 * both) / ((1 + f2) * (1 - f2 - f1) * (1 - f2 + f1))
    p12 = (f1 * f2 * p11 + both) / (1 - f2)
    p22 = f2 * f2 * p11 + rest
    a1 = a2 = b1 = b2 = 0.0
    squares = cross = ones = logs = 0.0
    count = 0
    settled = False
    for value in x:
        if value == value:  # noqa: PLR0124 - a number; faster than asking math
            v, u = value - a1, 1.0 - b1
            count += 1
            if not settled:
                k1, k2 = (f1 * p11 + p12) / p11, (f2 * p11 + t2) / p11
                logs += math.log(p11)
                weight = 1 / p11
                p11, p12, p22 = (
                    f1 * f1 * p11 + 2 * f1 * p12 + p22 + 1 - k1 * k1 * p11,
                    f1 * f2 * p11 + f2 * p12 + both - k1 * k2 * p11,
                    f2 * f2 * p11 + rest - k2 * k2 * p11,
                )
                if abs(p11 - 1) < _SETTLED:
                    settled, p11, p12, p22 = True, 1.0, t1, t1 * t1
                squares += v * v * weight
                cross += v * u * weight
                ones += u * u * weight
            else:
                k1, k2 = f1 + t1, f2 + t2
                squares += v * v
                cross += v * u
                ones += u * u
            a1, a2 = f1 * a1 + a2 + k1 * v, f2 * a1 + k2 * v
            b1, b2 = f1 * b1 + b2 + k1 * u, f2 * b1 + k2 * u
        else:
            a1, a2 = f1 * a1 + a2, f2 * a1
            b1, b2 = f1 * b1 + b2, f2 * b1
            settled = False
            p11, p12, p22 = (
                f1 * f1 * p11 + 2 * f1 * p12 + p22 + 1,
                f1 * f2 * p11 + f2 * p12 + both,
                f2 * f2 * p11 + rest,
            )
    mean = cross / ones if level else 0.0
    variance = max((squares - mean * cross) / count, 1e-300)
    loglikelihood = -0.5 * (count * (math.log(2 * math.pi * variance) + 1) + logs)
    return _Run(loglikelihood, variance, mean, count, (a1 - mean * b1, a2 - mean * b2))


def _ahead(model: Arima, months: int) -> tuple[Floats, Floats]:
    """[H] the series (or differences) expected, and [H] the standard deviation of the series."""
    (f1, f2), (t1, t2) = model.lags, model.shocks
    middle, weights = np.empty(months), np.empty(months)
    one, two = model.state
    w1, w2, s1, s2 = 1.0, 0.0, t1, t2
    for h in range(months):
        middle[h] = model.mean + one
        one, two = f1 * one + two, f2 * one
        weights[h] = w1
        w1, w2 = f1 * w1 + f2 * w2 + s1, w1
        s1, s2 = s2, 0.0
    if model.order[1]:
        weights = np.cumsum(weights)
    return middle, model.deviation * np.sqrt(np.cumsum(weights**2))


def _wanders(x: Floats) -> bool:
    """Whether KPSS finds that a series does not stay about its mean, so that it is differenced."""
    gaps = x - x.mean()
    count = len(gaps)
    reach = int(3 * math.sqrt(count) / 13)
    variance = float(gaps @ gaps) / count
    for lag in range(1, reach + 1):
        weight = 1 - lag / (reach + 1)
        variance += 2 * weight * float(gaps[lag:] @ gaps[:-lag]) / count
    if variance <= 0:
        return False
    return float((np.cumsum(gaps) ** 2).sum()) / count**2 / variance > _CRITICAL
