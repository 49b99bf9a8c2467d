"""Easy tasks and hard ones told apart: with an event on the way, and of an exceptional time.

Owns: what counts as an event between origin and target, and the names of the strata.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np

from isthmus.case.periods import Period
from isthmus.case.vocabulary import ALL
from isthmus.forecast.hub import Task

from .scores import Bools

#: Which tasks, [n], belong to a stratum, by its name.
Strata: TypeAlias = Mapping[str, Bools]

#: The strata that every table has, and those that come with events and with a span.
EVERY, EVENT, NO_EVENT, IN_SPAN, OUT_OF_SPAN = "all", "event", "no-event", "in-span", "out-of-span"


class Event(NamedTuple):
    """A day on which something changed by decision, and for whom.

    Without series it may change any; without populations it may change anybody.
    """

    day: dt.date
    series: frozenset[str] = frozenset()
    populations: frozenset[str] = frozenset()

    def touches(self, task: Task) -> bool:
        """Whether it came after the origin, by the end of the target month, for these people.

        Who is part of a population shares its events, and everybody those of anybody.
        """
        if not task.origin < self.day <= task.end:
            return False
        if self.series and task.series not in self.series:
            return False
        words = set(task.population.split(";"))
        return not self.populations or ALL in words or bool(words & self.populations)


def strata_of(
    tasks: Sequence[Task], *, events: Collection[Event] = (), span: Period | None = None
) -> Strata:
    """The strata of tasks: all; with and without an event; of a span, and without it.

    A task is of the span when its target month ends in it.
    """
    found = {EVERY: np.ones(len(tasks), dtype=np.bool_)}
    if events:
        touched = np.array(
            [any(event.touches(task) for event in events) for task in tasks], dtype=np.bool_
        )
        found |= {EVENT: touched, NO_EVENT: ~touched}
    if span is not None:
        within = np.array([span.start <= task.end <= span.end for task in tasks], dtype=np.bool_)
        found |= {IN_SPAN: within, OUT_OF_SPAN: ~within}
    return found
