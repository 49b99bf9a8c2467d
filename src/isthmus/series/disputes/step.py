"""Steps that are a change of method, not of movement.

Owns: the level of a count before and after a recorded change of it, and jumps of a stock that
nothing recorded explains.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import pairwise

from isthmus.case import ALL, Fault, Period
from isthmus.case.periods import month_end, months_before, year
from isthmus.series.cube import SeriesView
from isthmus.series.quantities import Quantity
from isthmus.series.spans import Line

from .comparing import Desk
from .dispute import Dispute

#: The level of a monthly count before and after a change is that of this many months.
MONTHS = 3
#: A change in the first days of a month counts from that month; later, from the next.
FIRST_DAYS = 7
#: Less of a change in level than this shows no step.
LEVEL = 0.10
#: A stock that grows or shrinks by this part of itself from one date to the next is worth asking
#: after: people come and go by the month, registers are rewritten in a day.
JUMP = 0.25
#: Only between dates at most this far apart (a year-end to the next, and a month): over a longer
#: time a large change needs no explanation.
NEXT_DATE_DAYS = 400
#: And only for stocks of at least this part of the largest in the series.
OF_THE_LARGEST = 0.01


def step(desk: Desk) -> Iterator[Dispute]:
    """The level around every recorded change, and every unexplained jump of a stock."""
    explained: set[tuple[str, str, str | None, Period]] = set()
    for fault in desk.case.faults.values():
        view = desk.counted.get(fault.series)
        # Who moves between categories leaves the total as it was.
        moved = fault.kind == "reclassified" and fault.population != ALL
        if view is not None and (fault.kind in ("method", "coverage") or moved):
            for found in _around(desk, view, fault):
                b = found.b
                explained.add((b.series, b.population, b.place, b.period))
                yield found
    for view in desk.counted.values():
        if view.series.measure == "stock":
            for found in _jumps(desk, view):
                b = found.b
                if (b.series, b.population, b.place, b.period) not in explained:
                    yield found


def _around(desk: Desk, view: SeriesView, fault: Fault) -> Iterator[Dispute]:
    """The level before and after a change, for whom and where it was."""
    flagged = [
        q for numbers in view.current.values() for q in numbers.values() if fault.id in q.flags
    ]
    places = dict.fromkeys(q.place for q in flagged) or {view.series.place: None}
    scoped = _population(view, fault.population)
    populations = [scoped]
    if fault.kind == "reclassified":  # those between whom people moved are the flagged ones
        populations = sorted({q.population for q in flagged}) or populations
    day = Period(fault.starts, fault.starts)
    for place in sorted(places, key=lambda place: place or ""):
        for population in populations:
            line = view.line(population, place).own
            pair = (
                _dates(view.line(population, place).numbers, fault)
                if view.series.measure == "stock"
                else _levels(line, fault)
            )
            if pair is not None and _changed(*pair, LEVEL):
                yield desk.dispute("step", *pair, span=day, fault=fault)


def _levels(line: Line, fault: Fault) -> tuple[Quantity, Quantity] | None:
    """The sums of the months before a change and from it on; else the years on either side."""
    first = fault.starts.replace(day=1)
    after = first if fault.starts.day <= FIRST_DAYS else months_before(first, -1)
    before = Period(months_before(first, MONTHS), first - dt.timedelta(days=1))
    since = Period(after, month_end(months_before(after, 1 - MONTHS)))
    pair = line.over(before), line.over(since)
    if pair[0] is None and pair[1] is None:
        before, since = year(fault.starts.year - 1), year(fault.starts.year)
        pair = line.over(before), line.over(since)
    if pair[0] is None or pair[1] is None:
        return None
    # A change that was undone before the months are over makes no level.
    lasts = fault.ends is None or fault.ends >= since.end
    return (pair[0], pair[1]) if lasts else None


def _dates(numbers: Mapping[Period, Quantity], fault: Fault) -> tuple[Quantity, Quantity] | None:
    """The stocks at the dates on either side of a change."""
    before = [q for p, q in numbers.items() if p.end < fault.starts]
    since = [q for p, q in numbers.items() if p.end >= fault.starts]
    if not before or not since:
        return None
    return max(before, key=_at), min(since, key=_at)


def _jumps(desk: Desk, view: SeriesView) -> Iterator[Dispute]:
    """Changes of a stock from one date to the next that are too large to pass in silence."""
    largest = max((q.value or 0.0 for q in view.totals.values()), default=0.0)
    places = dict.fromkeys(cell[1] for cell in view.totals)
    for place in sorted(places, key=lambda place: place or ""):
        dated = sorted(view.line(ALL, place).numbers.values(), key=_at)
        for a, b in pairwise(dated):
            near = 0 < (b.period.end - a.period.end).days <= NEXT_DATE_DAYS
            size = max(a.value or 0.0, b.value or 0.0)
            if near and size >= OF_THE_LARGEST * largest and _changed(a, b, JUMP):
                between = Period(a.period.end + dt.timedelta(days=1), b.period.end)
                yield desk.dispute("step", a, b, span=between)


def _changed(a: Quantity, b: Quantity, least: float) -> bool:
    """Whether b is off a by at least this part of a, beyond what rounding allows."""
    if not a.excludes(b) or a.value is None or b.value is None:
        return False
    return abs(b.value - a.value) >= least * a.value


def _population(view: SeriesView, population: str) -> str:
    return view.named() if population == ALL else view.named(*population.split(";"))


def _at(q: Quantity) -> tuple[dt.date, dt.date]:
    return q.period.end, q.published
