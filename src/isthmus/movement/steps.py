"""Steps and days: which days a step covers, and which steps a day, a period or a measure is about.

Owns: `Calendar`, of every simulation: a step of a corridor is a week, one of a conflict a day. Ends
are inclusive.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import msgspec
import numpy as np

from isthmus.case.periods import ONE_DAY, Period

from .arrays import Floats, Ints

#: Days of a period in the mean, for amounts of a period that a step is longer than.
DAYS_IN = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """`steps` steps of `step_days` days each, the first of which begins on `start`."""

    start: dt.date
    steps: int
    step_days: int = 1

    @property
    def days(self) -> int:
        """Days of all steps together."""
        return self.steps * self.step_days

    @property
    def end(self) -> dt.date:
        """The last day of the last step."""
        return self.start + (self.days - 1) * ONE_DAY

    def first_day(self, step: int) -> dt.date:
        """The first day of a step."""
        return self.start + step * self.step_days * ONE_DAY

    def step_at(self, day: dt.date) -> int:
        """The step whose first day is nearest to a day: from when a measure of that day acts."""
        # Half a step is rounded up, whatever the parity.
        return ((day - self.start).days * 2 + self.step_days) // (2 * self.step_days)

    def span(self, first: dt.date | None, last: dt.date | None) -> tuple[int, int]:
        """The steps from a day to a day: open ends reach beyond the calendar."""
        return (
            -1 if first is None else self.step_at(first),
            self.steps if last is None else self.step_at(last + ONE_DAY) - 1,
        )

    def renewals(self, per: str) -> Ints:
        """The steps that begin in another week (from the start), month or year than the one before.

        Shape [R].
        """
        first = [self.first_day(step) for step in range(self.steps)]
        periods: dict[str, Callable[[dt.date], int]] = {
            "day": lambda day: day.toordinal(),
            "week": lambda day: (day - self.start).days // 7,
            "month": lambda day: day.year * 12 + day.month,
            "year": lambda day: day.year,
        }
        of = periods[per]
        return np.array([s for s in range(1, self.steps) if of(first[s]) != of(first[s - 1])])

    def by_step(self, of_days: Floats) -> Floats:
        """Sums over the days of each step: [days, ...] to [steps, ...]."""
        shape = (self.steps, self.step_days, *of_days.shape[1:])
        summed: Floats = of_days.reshape(shape).sum(axis=1)
        return summed

    def shares(self, periods: Sequence[Period]) -> Floats:
        """The share of each step's days that lies in each period. Shape [periods, steps]."""
        found = np.zeros((len(periods), self.days))
        for i, period in enumerate(periods):
            first = max(0, (period.start - self.start).days)
            last = (period.end - self.start).days
            found[i, first : max(0, last + 1)] = 1.0
        of_steps = found.reshape(len(periods), self.steps, self.step_days)
        shares: Floats = of_steps.mean(axis=2)
        return shares
