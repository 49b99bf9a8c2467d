"""The words of a forecast: targets, months, what was known, draws, quantiles.

Owns: the records that the parts of the room exchange. They hold plain arrays and know neither how
a forecast is made nor how it is shown.

Months are whole calendar months, counted from the first month of a `Known`. A month without a
published number is NaN, never zero.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from isthmus.case.periods import months_before
from isthmus.case.problems import Problem

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: The levels of the quantiles of every forecast, those of the forecast hubs.
LEVELS: tuple[float, ...] = (
    0.01,
    0.025,
    *(round(0.05 * i, 2) for i in range(1, 20)),
    0.975,
    0.99,
)
#: The word for everybody, as in the tables of a case.
ALL = "all"
#: A station that has told nothing for so many months does not hold the others up.
SILENT = 12


class Target(NamedTuple):
    """What is forecast: a series of the case, and a population as the case writes it.

    The population is "all", a nationality ("XAA"), one of the words a series tells people apart by
    ("between-ports"), or both ("XAA;between-ports").
    """

    series: str
    population: str


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What was published of the modelled series by the end of the origin date.

    case      the case's name
    origin    the day; nothing published later is in here
    first     the first day of month 0
    counts    target → [T] counts by month, NaN where nothing was published (or it was set aside)
    breaks    series → the months at which the way of counting is known to change
    assumed   the series whose publication days are assumed from a lag and not reported
    notices   what a reader should know of the data: a series left out, and why
    """

    case: str
    origin: dt.date
    first: dt.date
    counts: Mapping[Target, Floats]
    breaks: Mapping[str, tuple[int, ...]] = {}
    assumed: frozenset[str] = frozenset()
    notices: tuple[Problem, ...] = ()

    @property
    def months(self) -> int:
        """T, the months up to the last of which anything was published."""
        return max((len(counts) for counts in self.counts.values()), default=0)

    def last(self, target: Target) -> int | None:
        """The last month with a number of that target; None where there is none."""
        told = np.flatnonzero(~np.isnan(self.counts[target]))
        return int(told[-1]) if len(told) else None

    def last_of(self, series: str) -> int | None:
        """The last month with a number of any population of the series."""
        lasts = [self.last(target) for target in self.counts if target.series == series]
        return max((one for one in lasts if one is not None), default=None)

    def month(self, number: int) -> dt.date:
        """The first day of a month by its number; it may lie after the last."""
        return months_before(self.first, -number)


class Draws(msgspec.Struct, frozen=True, kw_only=True):
    """Equally likely futures of one target. Draw i of one target goes with draw i of every other.

    first   the number of the first month (horizon 1: the month after the last published one)
    values  [N, H] counts, draw by month
    """

    target: Target
    first: int
    values: Floats

    def quantiles(self, levels: Sequence[float] = LEVELS) -> Floats:
        """[H, Q] quantiles of each month; never decreasing along Q."""
        return np.quantile(self.values, levels, axis=0).T


class Forecast(msgspec.Struct, frozen=True, kw_only=True):
    """What was to be expected on an origin date: for each target its draws.

    Totals are sums of draws, so that parts and whole agree. `notices` say what a reader should know
    (a series left out and why, an alarm of the filter): codes of problems with their values.
    `learned` holds, by nationality that was followed, the learned parameters of its particles.
    """

    case: str
    origin: dt.date
    known: Known
    horizon: int
    seed: int
    draws: Mapping[Target, Draws]
    notices: tuple[Problem, ...] = ()
    learned: Mapping[str, Floats] = {}
