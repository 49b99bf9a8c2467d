"""Proper scores of forecasts that are quantiles, and what their intervals cover.

Owns: the weighted interval score (WIS), the coverage of central intervals, and the error of the
median. `values[n, Q]` are quantiles at LEVELS, `truth[n]` what was published, both in people.

The quantile score is scoringrules'. Its `weighted_interval_score` is not used: up to version 0.11
it adds half of the median itself to the score, in the place of half of the median's error.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from isthmus.forecast.records import LEVELS, Floats

Bools = NDArray[np.bool_]

#: The central intervals whose coverage is told.
INTERVALS = (0.5, 0.8, 0.9, 0.95)
#: Every central interval that the levels make, narrowest first.
ALL_INTERVALS = tuple(round(1 - 2 * level, 3) for level in reversed(LEVELS) if level < 0.5)
_MEDIAN = LEVELS.index(0.5)


def wis(values: Floats, truth: Floats) -> Floats:
    """[n] the weighted interval score, in the unit of the values; 0 is best.

    Twice the mean of the quantile scores over the 23 levels, which is the same as the mean over the
    median and 11 central intervals with the usual weights. Bracher, Ray, Gneiting and Reich (PLOS
    Computational Biology 17, 2021); for one certain value it is the absolute error.
    """
    from scoringrules import quantile_score

    scores = quantile_score(truth[:, np.newaxis], values, np.array(LEVELS), backend="numpy")
    doubled: Floats = 2 * np.asarray(scores, dtype=np.float64).mean(axis=1)
    return doubled


def log_wis(values: Floats, truth: Floats) -> Floats:
    """[n] the WIS of log(count + 1): growth that is missed by a share weighs alike at any size.

    Bosse and others (PLOS Computational Biology 19, 2023).
    """
    return wis(np.log1p(values), np.log1p(truth))


def error_of_median(values: Floats, truth: Floats) -> Floats:
    """[n] how far the median is from what was published, in people."""
    return np.abs(values[:, _MEDIAN] - truth)


def inside(values: Floats, truth: Floats, intervals: tuple[float, ...] = INTERVALS) -> Bools:
    """[n, L] whether the truth lies in the central interval of each level, ends included."""
    columns = [
        (values[:, low] <= truth) & (truth <= values[:, high])
        for low, high in map(_ends, intervals)
    ]
    return np.stack(columns, axis=1)


def _ends(interval: float) -> tuple[int, int]:
    low = round((1 - interval) / 2, 6)
    return LEVELS.index(low), LEVELS.index(round(1 - low, 6))
