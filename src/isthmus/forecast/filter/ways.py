"""By which way people come in: shares of a whole that a series tells apart, and how they wander.

Owns: the shares of a month, and draws of those of the months after it. The log-odds of each way are
a random walk with the steps that they had in the year before.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.random import Generator

from isthmus.forecast.records import Floats

#: How many people the shares of the year before are worth beside those of a month.
_YEAR_WORTH = 5.0
_YEAR = 12
#: The step of the log-odds in a month where the past is too short to say, and at least.
_CHANGE, _LEAST_CHANGE = 0.5, 0.1
#: Degrees of freedom of a step, and the median of the absolute value of such a Student t.
_FREEDOM, _MEDIAN = 4.0, 0.741


def shares_of(by_way: Floats, month: int) -> Floats:
    """[W] the shares of a month, of counts [W, T]; of the last month before it where it has none.

    They are drawn a little towards those of the year before, so that no way is ever shut because
    nobody came by it in one month. Without a past all ways are alike.
    """
    ways = len(by_way)
    months = np.flatnonzero(~np.isnan(by_way[:, : month + 1]).any(axis=0))
    if ways == 1 or not len(months):
        return np.full(ways, 1.0 / ways)
    year = by_way[:, months[-_YEAR:]].sum(axis=1) + 1.0
    weighed = by_way[:, months[-1]] + _YEAR_WORTH * year / year.sum()
    shares: Floats = weighed / weighed.sum()
    return shares


class Ways:
    """The shares of each month, known or drawn: N draws of W ways.

    by_way  [W, T] counts, NaN where they are not told
    stream  gives the random numbers of a month
    """

    def __init__(self, by_way: Floats, number: int, stream: Callable[[int], Generator]) -> None:
        self._by_way, self._number, self._stream = by_way, number, stream
        told = np.flatnonzero(~np.isnan(by_way).any(axis=0))
        self._last = int(told[-1]) if len(told) else -1
        self._odds = np.log(shares_of(by_way, max(self._last, 0)))
        self._change = _change(by_way[:, told[-_YEAR - 1 :]])
        self._steps: dict[int, Floats] = {}

    def of(self, month: int) -> Floats:
        """[N, W] the shares of a month; those of all known months are the same in every draw."""
        number, ways = self._number, len(self._odds)
        if ways == 1 or month <= self._last:
            return np.tile(shares_of(self._by_way, month), (number, 1))
        odds = np.tile(self._odds, (number, 1))
        for ahead in range(self._last + 1, month + 1):
            if ahead not in self._steps:
                drawn = self._stream(ahead).standard_t(_FREEDOM, (number, ways))
                self._steps[ahead] = self._change * drawn
            odds += self._steps[ahead]
        shares = np.exp(odds - odds.max(axis=1, keepdims=True))
        found: Floats = shares / shares.sum(axis=1, keepdims=True)
        return found


def _change(year: Floats) -> float:
    """The scale of a month's step of the log-odds, from the counts [W, months] of a year."""
    if year.shape[1] < 3:
        return _CHANGE
    counts = year + 1.0
    steps = np.diff(np.log(counts / counts.sum(axis=0)), axis=1)
    return float(max(np.median(np.abs(steps)) / _MEDIAN, _LEAST_CHANGE))
