"""What the references would have forecast of the very tasks that a model did.

Owns: which numbers of a `Known` a reference is given, so that its horizons are the model's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np

from isthmus.case.periods import months_between
from isthmus.forecast.hub import Rows, Task
from isthmus.forecast.records import LEVELS, Floats, Known, Target
from isthmus.forecast.references import LEAST, REFERENCES


def rivals_on(
    known: Known, tasks: Iterable[Task], names: Collection[str] = tuple(REFERENCES)
) -> dict[str, Rows]:
    """The references' quantiles of those tasks that were set on the day of `known`.

    Each is given the numbers up to the month before horizon 1 of the task, as the model was. A
    target with fewer than `LEAST` numbers by then has no reference, and is left out by all of them.
    """
    asked: dict[tuple[Target, int], list[Task]] = {}
    for task in tasks:
        if task.origin == known.origin and task.target in known.counts:
            start = months_between(known.first, task.end) - task.horizon + 1
            asked.setdefault((task.target, start), []).append(task)
    found: dict[str, list[Floats]] = {name: [] for name in names}
    answered: list[Task] = []
    for (target, start), wanted in asked.items():
        past = _up_to(known.counts[target], start)
        if np.count_nonzero(~np.isnan(past)) < LEAST:
            continue
        horizons = [task.horizon for task in wanted]
        answered += wanted
        for name in names:
            quantiles = REFERENCES[name](past, max(horizons))
            found[name] += [quantiles[h - 1] for h in horizons]
    return {
        name: Rows(tasks=tuple(answered), values=np.array(values).reshape(-1, len(LEVELS)))
        for name, values in found.items()
    }


def _up_to(counts: Floats, months: int) -> Floats:
    """The first so many months; those after the last that was told are NaN."""
    past = np.full(max(months, 0), np.nan)
    there = min(len(past), len(counts))
    past[:there] = counts[:there]
    return past
