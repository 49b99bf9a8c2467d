"""Why two numbers are known to differ: the recorded reason, else the known fault.

Owns: which of a case's reasons and faults belongs beside a dispute. Guesses none: what no row of
the case says stays unexplained.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import polars as pl

from isthmus.case import ALL, Case, Fault, Period, Reason
from isthmus.series.quantities import Quantity

#: A reason or a fault has to hold for this part of the span in dispute. One that explains a month
#: says little of the year around it.
MOSTLY = 0.5
#: Kinds of fault that may set everyone in one number apart from everyone in another, by check. How
#: or whom one publisher counts explains a gap to another count and none between two editions. A
#: wrong code moves people between parts of a count: it explains only the very population it names.
_OF_ALL: Mapping[str, tuple[str, ...]] = {
    "path": ("method", "coverage", "incomplete"),
    "border": ("method", "coverage", "incomplete"),
    "tables": ("coverage", "incomplete", "reclassified"),
    "parts": ("incomplete", "reclassified"),
    "running": ("incomplete", "reclassified"),
    "vintage": ("incomplete", "reclassified"),
    "step": ("method", "coverage"),
}


class Explainer:
    """The reasons and faults of a case, as known on its day."""

    def __init__(self, case: Case) -> None:
        self._reasons: dict[tuple[str, frozenset[str]], list[Reason]] = {}
        for reason in case.reasons:
            pair = frozenset({reason.series_a, reason.series_b or reason.series_a})
            self._reasons.setdefault((reason.check, pair), []).append(reason)
        self._faults: dict[str, list[Fault]] = {}
        for fault in case.faults.values():
            self._faults.setdefault(fault.series, []).append(fault)
        self._places: dict[str, set[str | None]] = {}
        flagged = case.observations.filter(pl.col("flags").is_not_null()).select("flags", "place")
        for flags, place in flagged.unique().iter_rows():
            for flag in flags.split(";"):
                self._places.setdefault(flag, set()).add(place)

    def _is_where(self, fault: Fault, a: Quantity, b: Quantity) -> bool:
        """Whether a fault touches the place of a number: one of those that are flagged with it."""
        places = self._places.get(fault.id)
        return places is None or any(q.series == fault.series and q.place in places for q in (a, b))

    def reason(self, check: str, a: Quantity, b: Quantity, span: Period) -> Reason | None:
        """The most specific reason: of this very population, then the closest in time."""
        known = self._reasons.get((check, frozenset({a.series, b.series})), [])
        fit = [r for r in known if r.population in (ALL, b.population) and _holds(r, span)]
        return max(fit, key=lambda row: _rank(row, b.population, span), default=None)

    def fault(self, check: str, a: Quantity, b: Quantity, span: Period) -> Fault | None:
        """The most specific fault of either side: of this very population, then the closest."""
        fit = [
            fault
            for series in dict.fromkeys([a.series, b.series])
            for fault in self._faults.get(series, [])
            if _holds(fault, span)
            and self._is_where(fault, a, b)
            and (
                fault.population == b.population
                if fault.population != ALL
                else fault.kind in _OF_ALL[check] and _could(fault, check, a, b)
            )
        ]
        return max(fit, key=lambda row: _rank(row, b.population, span), default=None)


def _could(fault: Fault, check: str, a: Quantity, b: Quantity) -> bool:
    """Whether a fault could make this gap: what is incomplete is flagged so, and it is too low."""
    if fault.kind != "incomplete" or check == "tables":
        return True
    sides = [q for q in (a, b) if fault.id in q.flags]
    lowest = min((q.value for q in (a, b) if q.value is not None), default=None)
    return any(q.value == lowest for q in sides)


def _days(starts: dt.date, ends: dt.date | None, span: Period) -> int:
    """How many days of a span lie between two days; no end: to this day."""
    last = span.end if ends is None else min(ends, span.end)
    return max((last - max(starts, span.start)).days + 1, 0)


def _holds(row: Reason | Fault, span: Period) -> bool:
    length = (span.end - span.start).days + 1
    return _days(row.starts, row.ends, span) >= MOSTLY * length


def _rank(row: Reason | Fault, population: str, span: Period) -> tuple[bool, float, dt.date, str]:
    """First what is about this population alone, then what shares most of both spans."""
    shared = _days(row.starts, row.ends, span)
    ends = max(span.end, row.starts) if row.ends is None else row.ends
    either = (max(ends, span.end) - min(row.starts, span.start)).days + 1
    return row.population == population != ALL, shared / either, row.published, row.id
