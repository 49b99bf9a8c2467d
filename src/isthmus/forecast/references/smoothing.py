"""Exponential smoothing on the log scale: a level, or a level with a damped trend.

Owns: `ets`, which fits both by maximum likelihood, keeps the one with the lower AICc, and widens by
its formula. Errors are additive and normal on the log scale: the models ANN and AAdN of Hyndman,
Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008), chapters 2 and 6.

Few lines of our own: the packages that have it bring pandas, and Numba or a table of formulas.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from isthmus.forecast.records import Floats

from .scale import normal, past_of, people
from .search import aicc, least

#: Bounds of each weight, so that none is 0 or 1 for good, and of the damping.
_WEIGHT = (1e-4, 0.9999)
_DAMPING = (0.8, 0.98)
#: Where the search for a damped trend begins: one that follows slowly, and one that follows fast.
_STARTS = ((0.5, 0.1, 0.9), (0.9, 0.5, 0.97))


class Smoothing(NamedTuple):
    """A fitted model: its weights, the states after the last month, and what it is worth.

    `trend` and `slope` are 0, and `damping` 1, for a level alone. `deviation` is that of one
    month's error on the log scale; `aicc` is infinite where the numbers are too few for the model.
    """

    level: float
    trend: float
    damping: float
    height: float
    slope: float
    deviation: float
    loglikelihood: float
    aicc: float


def ets(values: Floats, horizon: int) -> Floats:
    """Exponential smoothing: of a level, and of a level with a damped trend, the better by AICc."""
    past = past_of(values)
    model = fitted(past.span)
    months = np.arange(1, horizon + past.stale + 1)
    damped = np.cumsum(model.damping**months)  # how far the slope has gone, in slopes
    shape = np.concatenate([[1.0], model.level + model.trend * damped[:-1]])
    spread = model.deviation * np.sqrt(np.cumsum(shape**2))
    middle = model.height + model.slope * damped
    return people(middle[past.stale :], spread[past.stale :, np.newaxis] * normal())


def fitted(x: Floats) -> Smoothing:
    """The better of both models of [T] logarithms; NaN is no number, and the first is one."""
    return min(level_of(x), damped_of(x), key=lambda model: model.aicc)


def level_of(x: Floats) -> Smoothing:
    """A level alone (ANN): one weight, found by maximum likelihood with the level's start."""
    told = x.tolist()
    found = least(lambda free: _cost(_run(told, free[0], 0.0, 1.0).squares), [0.5], [_WEIGHT])
    return _model(told, (found[0], 0.0, 1.0), parameters=3)


def damped_of(x: Floats) -> Smoothing:
    """A level with a damped trend (AAdN): weights, damping and starts by maximum likelihood."""
    told = x.tolist()

    def parts(free: Sequence[float]) -> tuple[float, float, float]:
        level, share, damping = free
        return level, level * share, damping

    def cost(free: Sequence[float]) -> float:
        return _cost(_run(told, *parts(free)).squares)

    found = (least(cost, start, (_WEIGHT, _WEIGHT, _DAMPING)) for start in _STARTS)
    return _model(told, parts(min(found, key=cost)), parameters=6)


class _Run(NamedTuple):
    squares: float
    told: int
    height: float
    slope: float


def _run(x: Sequence[float], level: float, trend: float, damping: float) -> _Run:
    """The sum of squared errors, with the starts that make it least, and the states at the end.

    Errors are linear in the starts: three runs at once (nothing but the numbers, a start of 1 of
    the level, of 1 of the slope) give the normal equations, and no start has to be searched for.
    """
    h0 = s0 = s1 = 0.0
    h1 = 1.0
    h2, s2 = 0.0, 1.0
    e00 = e01 = e02 = e11 = e12 = e22 = 0.0
    count = 0
    for value in x:
        h0 += damping * s0
        h1 += damping * s1
        h2 += damping * s2
        s0 *= damping
        s1 *= damping
        s2 *= damping
        if value == value:  # noqa: PLR0124 - a number; faster than asking math
            e0, e1, e2 = value - h0, -h1, -h2
            count += 1
            e00 += e0 * e0
            e01 += e0 * e1
            e02 += e0 * e2
            e11 += e1 * e1
            e12 += e1 * e2
            e22 += e2 * e2
            h0 += level * e0
            h1 += level * e1
            h2 += level * e2
            s0 += trend * e0
            s1 += trend * e1
            s2 += trend * e2
    if trend == 0.0:  # a level alone
        height, slope = -e01 / e11, 0.0
    else:
        determinant = e11 * e22 - e12 * e12
        height = (e12 * e02 - e22 * e01) / determinant
        slope = (e12 * e01 - e11 * e02) / determinant
    squares = (
        e00 + height * (2 * e01 + height * e11 + 2 * slope * e12) + slope * (2 * e02 + slope * e22)
    )
    return _Run(
        max(squares, 0.0),
        count,
        h0 + height * h1 + slope * h2,
        s0 + height * s1 + slope * s2,
    )


def _model(x: Sequence[float], parts: tuple[float, float, float], parameters: int) -> Smoothing:
    run = _run(x, *parts)
    loglikelihood = -0.5 * run.told * (_cost(run.squares / run.told) + 1 + math.log(2 * math.pi))
    return Smoothing(
        *parts,
        height=run.height,
        slope=run.slope,
        deviation=math.sqrt(run.squares / run.told),
        loglikelihood=loglikelihood,
        aicc=aicc(loglikelihood, parameters, run.told),
    )


def _cost(squares: float) -> float:
    """The logarithm of a sum of squares, finite where a series never errs."""
    return math.log(max(squares, 1e-300))
