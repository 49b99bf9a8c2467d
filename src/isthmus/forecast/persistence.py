"""Draws of a monthly count from its own past: a random walk of its logarithm with heavy tails.

Owns: what is expected of a series that no chain of movement reaches, and of those who enter the
first station. It knows neither what a series counts nor which series go together: the shocks that
populations share are given.
"""

from __future__ import annotations

import numpy as np

from isthmus.forecast.records import Floats, Ints

#: Months after which a squared change weighs half in the volatility (the reference floor's own).
HALF_LIFE = 6.0
#: Degrees of freedom of the Student t of the changes (the reference floor's own).
FREEDOM = 5.0
#: The share of a population's shock that it has in common with the others (as a correlation with
#: the shared shock: two populations then correlate by its square).
COUPLING = 0.7


def persistence(
    values: Floats,
    months: int,
    *,
    shocks: Floats,
    own: np.random.Generator,
    coupling: float = COUPLING,
) -> Floats:
    """Draws of the months after the last number of a series: [N, months] whole counts, never < 0.

    values    [T] counts by month, NaN where nothing was published; the first month drawn is the
              one after the last that is not NaN
    shocks    [N, months] standard normal draws, the same for every population of a forecast
    own       where the series' own randomness comes from
    coupling  the correlation of the series' shock with the shared one, -1 to 1
    """
    draws = len(shocks)
    mixed = coupling * shocks[:, :months] + np.sqrt(1 - coupling**2) * own.standard_normal(
        (draws, months)
    )
    # One scale a draw, for all its months: every horizon has the same t, sqrt(h) wide.
    scale = np.sqrt((FREEDOM - 2) / own.chisquare(FREEDOM, draws))
    told = np.flatnonzero(~np.isnan(values))
    if not len(told):
        raise ValueError("a series without a number has no past to go by")
    levels = np.log1p(values[told])
    walk = np.cumsum(mixed, axis=1) * scale[:, None] * _volatility(levels, np.diff(told))
    counts = np.expm1(np.clip(levels[-1] + walk, 0.0, np.log(1e9)))
    drawn: Floats = np.rint(counts)
    return drawn


def _volatility(levels: Floats, gaps: Ints) -> float:
    """The standard deviation of a month's change: recent changes count most.

    A change over a gap of k months counts as k changes of its size / sqrt(k).
    """
    if not len(gaps):
        return 1.0
    changes = np.diff(levels) / np.sqrt(gaps)
    ages = np.cumsum(gaps[::-1])[::-1] - gaps
    weights = gaps * 0.5 ** (ages / HALF_LIFE)
    return float(np.sqrt(np.sum(weights * changes**2) / np.sum(weights)))
