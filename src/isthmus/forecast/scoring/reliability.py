"""What was said of intervals beside what came: the points of a reliability diagram.

Owns: observed coverage of every central interval, and how far chance reaches around it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from isthmus.forecast.records import Ints

from .judged import Judged
from .scores import ALL_INTERVALS, Bools, inside

#: The quantile of the normal distribution that leaves a tenth outside on both sides together.
_Z = 1.6448536269514722


class Point(NamedTuple):
    """An interval said to hold `nominal` of all truths held `observed` of so many `tasks`.

    By chance alone it may be `low` to `high`.
    """

    nominal: float
    observed: float
    low: float
    high: float
    tasks: int


def reliability(judged: Judged, intervals: Sequence[float] = ALL_INTERVALS) -> list[Point]:
    """A point for each central interval, narrowest first; none without a task.

    The band is Wilson's of nine in ten, for as many independent truths as the tasks are worth:
    those of one target month share its shocks, and are counted together (the variance between
    months, over that of as many coins).
    """
    if not len(judged):
        return []
    months = sorted({task.end for task in judged.tasks})
    month = np.searchsorted(np.array(months), np.array([task.end for task in judged.tasks]))
    held = inside(judged.values, judged.truth, tuple(intervals))
    return [
        Point(level, *_band(held[:, i], month, len(months)), len(judged))
        for i, level in enumerate(intervals)
    ]


def _band(held: Bools, month: Ints, months: int) -> tuple[float, float, float]:
    count = len(held)
    share = float(held.mean())
    worth = float(months)  # where all or none are inside, months do not differ
    if 0 < share < 1:
        gaps = np.bincount(month, weights=held - share, minlength=months)
        between = float(gaps @ gaps) / count**2 * (months / max(months - 1, 1))
        worth = min(float(count), share * (1 - share) / between) if between > 0 else float(count)
    worth = max(worth, 1.0)
    middle = (share + _Z**2 / (2 * worth)) / (1 + _Z**2 / worth)
    reach = (
        _Z / (1 + _Z**2 / worth) * math.sqrt(share * (1 - share) / worth + (_Z / (2 * worth)) ** 2)
    )
    return share, max(0.0, min(middle - reach, share)), min(1.0, max(middle + reach, share))
