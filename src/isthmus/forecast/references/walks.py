"""References that walk on from the last number, or from that of a year ago.

Owns: RW-t, which ours is judged by, and the FluSight-style, naive and seasonal naive walks. The
middle of each is a number that was published: they differ in how wide they are.
"""

from __future__ import annotations

import numpy as np

from isthmus.forecast.records import LEVELS, Floats

from .scale import Past, ahead, differences, normal, past_of, people, student

#: Months after which a squared difference weighs half as much in the variance of RW-t.
HALF_LIFE = 6.0
#: The degrees of freedom of RW-t.
FREEDOM = 5.0
#: Months whose differences the FluSight-style walk draws from.
WINDOW = 24
#: Points by which the distribution of a sum of differences is carried from month to month.
_POINTS = 100
_YEAR = 12


def rw_t(values: Floats, horizon: int) -> Floats:
    """A log random walk with the volatility of late: wide after wild months, narrow after quiet.

    The variance of a month's step is the mean of squared differences with weights that halve every
    six months; steps are Student's t with 5 degrees of freedom, √h times as wide at horizon h.
    """
    past = past_of(values)
    weights = 0.5 ** ((past.at[-1] - past.at[1:]) / HALF_LIFE)
    deviation = np.sqrt(np.average(differences(past) ** 2, weights=weights))
    return _walk(past, horizon, deviation * student(FREEDOM))


def naive(values: Floats, horizon: int) -> Floats:
    """A log random walk with normal steps; all differences weigh alike in their variance."""
    past = past_of(values)
    return _walk(past, horizon, np.sqrt(np.mean(differences(past) ** 2)) * normal())


def flusight(values: Floats, horizon: int) -> Floats:
    """The baseline of the FluSight hub, by months: steps are the differences of the last 24.

    Each difference is taken with either sign, so that the walk has no drift; the distribution of
    the sum of h steps is found by convolution, and so without draws.
    """
    past = past_of(values)
    steps = differences(past)[-WINDOW:]
    both = np.concatenate([steps, -steps])
    middles = (np.arange(_POINTS) + 0.5) / _POINTS
    step = np.quantile(both, middles)
    total = np.zeros(1)
    rows: list[Floats] = []
    for _ in range(past.stale + horizon):
        sums = np.sort((total[:, np.newaxis] + step).reshape(-1))
        rows.append(np.quantile(sums, LEVELS))
        total = np.quantile(sums, middles)
    deviations = np.array(rows[past.stale :]).reshape(-1, len(LEVELS))
    return people(np.full(horizon, past.x[-1]), deviations)


def seasonal_naive(values: Floats, horizon: int) -> Floats:
    """The number of the same month a year before, as wide as years differed; normal on log scale.

    Where that number is not told, that of the year before it; where there is no pair of months a
    year apart, the naive walk.
    """
    past = past_of(values)
    months = np.full(len(values) + horizon, np.nan)
    months[past.at] = past.x
    apart = months[_YEAR : len(values)] - months[: max(0, len(values) - _YEAR)]
    if np.isnan(apart).all():
        return naive(values, horizon)
    deviation = np.sqrt(np.nanmean(apart**2))
    middle = np.empty(horizon)
    years = np.zeros(horizon)
    for h in range(horizon):
        month, back = len(values) + h, 0
        while back == 0 or (month >= 0 and np.isnan(months[month])):
            month, back = month - _YEAR, back + 1
        middle[h] = months[month] if month >= 0 else past.x[-1]
        years[h] = back
    return people(middle, deviation * np.sqrt(years)[:, np.newaxis] * normal())


def _walk(past: Past, horizon: int, step: Floats) -> Floats:
    """[H, Q] quantiles of a walk from the last number; `step` [Q] are those of one month."""
    width = np.sqrt(ahead(past, horizon))[:, np.newaxis]
    return people(np.full(horizon, past.x[-1]), width * step)
