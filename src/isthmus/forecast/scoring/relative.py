"""One model's score over another's, over several populations, with an interval.

Owns: the relative WIS and its bootstrap by blocks of months.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

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
    return Against(Sampled(tasks, seed=seed, block=block), rival).ratio(scores)


class Sampled:
    """Tasks by target and month, and the months that are drawn: the same for every model."""

    def __init__(self, tasks: Sequence[Task], *, seed: int = 0, block: int = BLOCK) -> None:
        targets: dict[Target, int] = {}
        self._target = np.array(
            [targets.setdefault(task.target, len(targets)) for task in tasks], dtype=np.intp
        )
        # Months in which nothing was forecast are no months of the sample.
        ends = sorted({task.end for task in tasks})
        number = {end: i for i, end in enumerate(ends)}
        self._month = np.array([number[task.end] for task in tasks], dtype=np.intp)
        self._shape = (len(targets), len(ends))
        self._times = _drawn(len(ends), block, seed) if len(ends) >= 2 * block else None

    def sums(self, scores: Floats) -> tuple[Floats, Floats | None]:
        """The sum of scores of each target, [T], and in each resample, [RESAMPLES, T]."""
        at = self._target * self._shape[1] + self._month
        cells = np.bincount(at, weights=scores, minlength=self._shape[0] * self._shape[1])
        table = cells.reshape(self._shape)
        # Not `@`: for matrices this small a threaded library waits for its threads.
        drawn = None if self._times is None else np.einsum("rm,tm->rt", self._times, table)
        return table.sum(axis=1), drawn


class Against:
    """A rival's scores of some tasks, with which those of any model are compared."""

    def __init__(self, sampled: Sampled, rival: Floats) -> None:
        self._sampled = sampled
        self._sums, self._drawn = sampled.sums(rival)

    def ratio(self, scores: Floats) -> Ratio:
        """The ratio of a model's scores [n] of the same tasks, as `relative` has it."""
        sums, drawn = self._sampled.sums(scores)
        held = (sums > 0) & (self._sums > 0)
        if not held.any():
            return Ratio(None, None, None, 0)
        value = float(_ratios(sums[held], self._sums[held]))
        told = np.empty(0)
        if drawn is not None and self._drawn is not None:
            ratios = _ratios(drawn[:, held], self._drawn[:, held])
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
