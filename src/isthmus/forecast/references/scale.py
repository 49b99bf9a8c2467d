"""What the references share: the log scale, gaps, and quantiles of a known shape.

Owns: the way to the scale and back, differences across gaps, and the quantiles at LEVELS of the
normal distribution and of Student's t.
"""

from __future__ import annotations

import functools
import math
from typing import NamedTuple

import numpy as np

from isthmus.forecast.records import LEVELS, Floats, Ints

#: The fewest numbers that a reference is made from.
LEAST = 3


class Past(NamedTuple):
    """The numbers that were told: `at` [n] their months, `x` [n] their logarithms.

    `stale` are the months at the end without a number.
    """

    at: Ints
    x: Floats
    stale: int

    @property
    def span(self) -> Floats:
        """The logarithms from the first number to the last, NaN in the gaps between."""
        months = np.full(int(self.at[-1] - self.at[0]) + 1, np.nan)
        months[self.at - self.at[0]] = self.x
        return months


def past_of(values: Floats) -> Past:
    """Counts on the log scale, without gaps. ValueError with fewer than LEAST, or below 0."""
    at = np.flatnonzero(~np.isnan(values))
    if len(at) < LEAST:
        raise ValueError(f"{len(at)} numbers are too few for a reference: {LEAST} are the fewest")
    told = values[at]
    if not (np.isfinite(told).all() and (told >= 0).all()):
        raise ValueError("counts are finite and not negative")
    return Past(at.astype(np.int64), np.log1p(told), len(values) - 1 - int(at[-1]))


def differences(past: Past) -> Floats:
    """[n - 1] differences of neighbouring numbers, each as large as one month's would be.

    Across a gap of k months a walk goes as far as in k steps, so the difference is divided by √k.
    """
    steps: Floats = np.diff(past.x) / np.sqrt(np.diff(past.at))
    return steps


def ahead(past: Past, horizon: int) -> Floats:
    """[H] how many months each forecast month lies after the last number."""
    return np.arange(1, horizon + 1, dtype=np.float64) + past.stale


def people(middle: Floats, deviations: Floats) -> Floats:
    """[H, Q] people, from the middle [H] on the log scale and deviations [H, Q] from it."""
    counts: Floats = np.maximum(np.expm1(middle[:, np.newaxis] + deviations), 0.0)
    return counts


@functools.cache
def normal() -> Floats:
    """[Q] quantiles of the standard normal distribution at LEVELS."""
    from scipy.special import ndtri

    return np.asarray(ndtri(LEVELS), dtype=np.float64)


@functools.cache
def student(freedom: float) -> Floats:
    """[Q] quantiles at LEVELS of Student's t, scaled to a variance of 1."""
    from scipy.special import stdtrit

    quantiles = np.asarray(stdtrit(freedom, LEVELS), dtype=np.float64)
    return quantiles * math.sqrt((freedom - 2) / freedom)
