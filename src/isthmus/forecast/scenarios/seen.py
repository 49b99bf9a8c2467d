"""Monthly counts of a series for some of its people, as a case has them on its day.

Owns: `Seen`, which past events are measured by. The series that a forecast models are in `Known`;
an event may be measured by any other of the case (one that tells apart who the event was aimed at).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np

from isthmus.case import Case
from isthmus.case.periods import months_between
from isthmus.forecast.records import Floats
from isthmus.series.cube import SeriesView


class Seen:
    """The monthly counts of a case as of its day. Views are made once; keep it for several."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._views: dict[str, SeriesView] = {}

    def counts(self, series: str, populations: Sequence[str]) -> tuple[dt.date, Floats]:
        """The first month and [T] the sum over populations by month; NaN where one is missing.

        Whom a complete table does not list is nobody. [0] when nothing is known of them.
        """
        lines = [self._line(series, population) for population in populations]
        months = [month for line in lines for month in line]
        if not months:
            return dt.date(1, 1, 1), np.empty(0)
        first = min(months)
        total = np.zeros(months_between(first, max(months)) + 1)
        for line in lines:
            own = np.full(len(total), np.nan)
            for month, value in line.items():
                own[months_between(first, month)] = value
            total += own
        return first, total

    def _line(self, series: str, population: str) -> dict[dt.date, float]:
        """The numbers of one population by the first day of the month."""
        if series not in self.case.series:
            return {}
        if series not in self._views:
            self._views[series] = SeriesView(self.case, self.case.series[series])
        line = self._views[series].line(population)
        found = {period.start: 0.0 for period in line.silent if period.is_month}
        for month, quantity in line.months.items():
            # A bound is no count.
            if quantity.low is not None and quantity.high is not None:
                found[month] = (quantity.low + quantity.high) / 2.0
        return found
