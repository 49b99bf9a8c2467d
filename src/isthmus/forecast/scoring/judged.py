"""Forecasts beside what was published later.

Owns: which number a forecast is judged by, what is left out for want of one, and the tasks that
several models share, so that no model is judged on easier ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from isthmus.case.periods import months_between
from isthmus.forecast.hub import Rows, Task
from isthmus.forecast.records import Floats, Ints, Known

from .scores import Bools, error_of_median, inside, log_wis, wis


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """The scores of one model, a task each: arrays run along `tasks`.

    values  [n, Q] its quantiles, in people
    truth   [n] what was published
    wis     [n] in people; log_wis [n] on the scale of log(count + 1)
    error   [n] of the median, in people
    inside  [n, L] whether the truth lay in each of `scores.INTERVALS`
    untold  the tasks of which nothing was published: left out, never taken for zero
    """

    tasks: Sequence[Task]
    values: Floats
    truth: Floats
    wis: Floats
    log_wis: Floats
    error: Floats
    inside: Bools
    untold: Sequence[Task] = ()

    def __len__(self) -> int:
        return len(self.tasks)

    def of(self, at: Ints) -> Judged:
        """The same for some of the tasks, by their numbers."""
        return Judged(
            tasks=tuple(self.tasks[i] for i in at),
            values=self.values[at],
            truth=self.truth[at],
            wis=self.wis[at],
            log_wis=self.log_wis[at],
            error=self.error[at],
            inside=self.inside[at],
            untold=self.untold,
        )


def judge(rows: Rows, truth: Known) -> Judged:
    """Score every task of which the truth is told.

    `truth` is what was known on the latest day of the case: a number revised since the forecast was
    made stands as revised.
    """
    told = np.array([_published(task, truth) for task in rows.tasks], dtype=np.float64)
    there = ~np.isnan(told)
    values, numbers = rows.values[there], told[there]
    return Judged(
        tasks=tuple(task for task, is_told in zip(rows.tasks, there, strict=True) if is_told),
        values=values,
        truth=numbers,
        wis=wis(values, numbers),
        log_wis=log_wis(values, numbers),
        error=error_of_median(values, numbers),
        inside=inside(values, numbers),
        untold=tuple(task for task, is_told in zip(rows.tasks, there, strict=True) if not is_told),
    )


def common(models: Mapping[str, Judged]) -> dict[str, Judged]:
    """Each model on the tasks that all of them forecast, in one order."""
    if not models:
        return {}
    shared = set.intersection(*(set(judged.tasks) for judged in models.values()))
    first = next(iter(models.values()))
    order = [task for task in first.tasks if task in shared]
    found = {}
    for name, judged in models.items():
        at = {task: i for i, task in enumerate(judged.tasks)}
        found[name] = judged.of(np.array([at[task] for task in order], dtype=np.int64))
    return found


def _published(task: Task, truth: Known) -> float:
    """What was published of a task's month, NaN where nothing was."""
    counts = truth.counts.get(task.target)
    month = months_between(truth.first, task.end)
    if counts is None or not 0 <= month < len(counts):
        return np.nan
    return float(counts[month])
