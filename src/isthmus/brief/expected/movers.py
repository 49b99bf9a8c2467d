"""What the expected numbers hang on most, told from the draws alone.

Owns: how much of what is not known of a total is not known of each of its parts, and how much of it
is decided before: by the same people's numbers farther up the way.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from isthmus.forecast.records import ALL, Floats, Forecast, Target


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a total, and its share in the variance of the total within its wide interval.

    The shares of all parts sum to 1. One may be below 0: a part that is high where the rest is low.
    """

    target: Target
    share: float


class Before(msgspec.Struct, frozen=True, kw_only=True):
    """A series farther up the way, and the share of a total's variance that goes with it (R²)."""

    series: str
    of: str
    share: float


def parts(forecast: Forecast, series: str, populations: Sequence[Target]) -> list[Part]:
    """The shares of the parts of a series' total, over all months together, the largest first.

    Only draws whose total lies within the interval of nine chances in ten are asked: a few of the
    rest would decide it alone. None where these do not vary, or there are no parts.
    """
    whole = _sum(forecast, Target(series, ALL))
    low, high = np.quantile(whole, (0.05, 0.95))
    kept = (low <= whole) & (whole <= high)
    spread = float(np.var(whole[kept]))
    if not populations or spread <= 0:
        return []
    centred = whole[kept] - whole[kept].mean()
    found = [
        Part(target=one, share=float(np.mean(_sum(forecast, one)[kept] * centred)) / spread)
        for one in populations
    ]
    return sorted(found, key=lambda part: -part.share)


def before(forecast: Forecast, stations: Sequence[str]) -> list[Before]:
    """For each series on the way the earlier one that most of it goes with, in order of travel."""
    held = [name for name in stations if Target(name, ALL) in forecast.draws]
    found = []
    for at, series in enumerate(held):
        below = _ranks(_sum(forecast, Target(series, ALL)))
        every = []
        for earlier in held[:at]:
            above = _ranks(_sum(forecast, Target(earlier, ALL)))
            if np.ptp(below) > 0 and np.ptp(above) > 0:
                share = float(np.corrcoef(above, below)[0, 1]) ** 2
                every.append(Before(series=series, of=earlier, share=share))
        found += sorted(every, key=lambda one: -one.share)[:1]
    return found


def _sum(forecast: Forecast, target: Target) -> Floats:
    """[N] over all months."""
    values: Floats = forecast.draws[target].values.sum(axis=1)
    return values


def _ranks(values: Floats) -> Floats:
    """Ranks in place of values: a few very high draws would decide a correlation alone.

    Equal values share a rank, so that draws that do not vary are seen not to.
    """
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    middle = np.cumsum(counts) - (counts + 1) / 2
    ranks: Floats = middle[place]
    return ranks
