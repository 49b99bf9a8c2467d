"""One model's score over another's, over several populations, with an interval.

Owns: the relative WIS and its bootstrap by blocks of months.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from isthmus.case.periods import months_between
from isthmus.forecast.hub import Task
from isthmus.forecast.records import Floats, Target

#: Months that are drawn together: what one shock does to all horizons stays in one block.
BLOCK = 6
#: Resamples, and the share of them inside an interval.
RESAMPLES = 1000
SHARE = 0.9


class Ratio(NamedTuple):
    """A relative score: below 1 the model is better than the one it is compared with.

    So many `populations` took part: one in which either never errs has no ratio, and is left out.
    None where no ratio is left, and for the interval where months are too few.
    """

    value: float | None
    low: float | None
    high: float | None
    populations: int


def relative(
    tasks: Sequence[Task], scores: Floats, rival: Floats, *, seed: int = 0, block: int = BLOCK
) -> Ratio:
    """The geometric mean over targets of mean score over the rival's mean score, [n] each.

    Its interval holds nine in ten of the ratios of as many months, drawn with replacement in blocks
    of neighbouring months, around the end of the calendar to its start (Politis and Romano, 1992).
    All targets are drawn in the same months: what happens in a month happens to all of them. The
    interval always holds the ratio itself. Where there are fewer months than two blocks it is None.
    """
    if not len(tasks):
        return Ratio(None, None, None, 0)
    targets: dict[Target, int] = {}
    rows = np.array([targets.setdefault(task.target, len(targets)) for task in tasks])
    first = min(task.end for task in tasks)
    months = np.array([months_between(first, task.end) for task in tasks])
    count = int(months.max()) + 1
    ours, theirs = np.zeros((len(targets), count)), np.zeros((len(targets), count))
    np.add.at(ours, (rows, months), scores)
    np.add.at(theirs, (rows, months), rival)
    held = (theirs.sum(axis=1) > 0) & (ours.sum(axis=1) > 0)
    if not held.any():
        return Ratio(None, None, None, 0)
    ours, theirs = ours[held], theirs[held]
    value = float(_ratios(ours.sum(axis=1), theirs.sum(axis=1)))
    # Months in which nothing was forecast are no months of the sample.
    there = np.isin(np.arange(count), months)
    ours, theirs = ours[:, there], theirs[:, there]
    total = int(there.sum())
    if total < 2 * block:
        return Ratio(value, None, None, int(held.sum()))
    times = _drawn(total, block, seed)
    ratios = _ratios(times @ ours.T, times @ theirs.T)
    told = ratios[np.isfinite(ratios)]
    if not len(told):
        return Ratio(value, None, None, int(held.sum()))
    low, high = np.quantile(told, [(1 - SHARE) / 2, (1 + SHARE) / 2])
    return Ratio(value, min(float(low), value), max(float(high), value), int(held.sum()))


def _ratios(ours: Floats, theirs: Floats) -> Floats:
    """Geometric means along the last axis, over the targets of which both sums are positive."""
    told = (ours > 0) & (theirs > 0)
    logs = np.log(np.where(told, ours, 1.0)) - np.log(np.where(told, theirs, 1.0))
    count = told.sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        means: Floats = np.exp(logs.sum(axis=-1) / count)
    return means


@functools.lru_cache(maxsize=64)
def _drawn(months: int, block: int, seed: int) -> Floats:
    """[RESAMPLES, months] how often each month is drawn: the same for every model and horizon."""
    own = np.random.default_rng([seed, months, block])
    blocks = -(-months // block)
    starts = own.integers(0, months, size=(RESAMPLES, blocks, 1))
    drawn = ((starts + np.arange(block)) % months).reshape(RESAMPLES, -1)[:, :months]
    times = np.zeros((RESAMPLES, months))
    np.add.at(times, (np.arange(RESAMPLES)[:, np.newaxis], drawn), 1.0)
    return times
