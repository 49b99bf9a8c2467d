"""One number, published more than once.

Owns: the comparison of the editions of a number: the publisher's first against its latest, and what
others relayed against the publisher's own, which may be the sum of a table or of months.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import msgspec

from isthmus.case import Period
from isthmus.case.periods import month
from isthmus.series.cube import SeriesView
from isthmus.series.quantities import Quantity, over_time

from .comparing import Desk
from .dispute import Dispute

#: A bound is true and says little when the number it bounds lies this far off: who writes "at least
#: 29,000" is read as if the number were near.
LOOSE = 0.25


def vintage(desk: Desk) -> Iterator[Dispute]:
    """Every number of which two editions differ."""
    for view in desk.counted.values():
        for editions in _groups(view):
            yield from _of_one_number(desk, view, editions)


def _groups(view: SeriesView) -> Iterator[list[Quantity]]:
    """The editions of each number that may have more than one, earliest published first."""
    declared = set(view.series.breakdowns)
    scoped = frozenset(view.words(view.named()))
    stated = {  # a total that no complete table of the publisher gives, so that one may replace it
        population
        for population in {q.population for q in view.editions}
        if frozenset(view.words(population)) - scoped not in declared
    }
    single = sum(map(len, view.current.values())) == len(view.editions)
    if single and not stated and not any(q.relayed for q in view.editions):
        return
    groups: dict[tuple[Period, str | None, str], list[Quantity]] = {}
    for q in view.editions:
        groups.setdefault((q.period, q.place, q.population), []).append(q)
    for editions in groups.values():
        if len(editions) > 1 or editions[0].relayed or editions[0].population in stated:
            yield editions


def _of_one_number(desk: Desk, view: SeriesView, editions: list[Quantity]) -> Iterator[Dispute]:
    period, place, population = editions[0].period, editions[0].place, editions[0].population
    line = view.line(population, place).own
    own = line.numbers.get(period)
    if own is None and (period.is_month or period.is_year):
        own = line.tiled(period)
    at_hand = _months_at_hand(desk, view, period, line.months) if own is None else None
    latest = own or at_hand or editions[-1]
    told: set[tuple[float | None, float | None]] = set()
    # The latest word first: of a value that was told twice, the later telling stands.
    for q in reversed(editions):
        if (q.low, q.high) in told or q is latest:
            continue
        told.add((q.low, q.high))
        differs = q.excludes(latest) or _is_loose(q, latest)
        if latest is at_hand:
            differs = q.exact and q.value != latest.value
        if not differs:
            continue
        if q.relayed and not latest.relayed:
            yield desk.dispute("vintage", latest, q)
        elif q.relayed or q.published < latest.published:
            yield desk.dispute("vintage", q, latest)


def _is_loose(bound: Quantity, number: Quantity) -> bool:
    """Whether a relayed bound is so far from the number that it misleads."""
    if not bound.relayed or bound.exact or not number.exact or not number.value:
        return False
    if bound.high is None:
        return bound.low is not None and bound.low < (1 - LOOSE) * number.value
    return bound.low is None and bound.high > (1 + LOOSE) * number.value


def _months_at_hand(
    desk: Desk, view: SeriesView, period: Period, months: Mapping[dt.date, Quantity]
) -> Quantity | None:
    """What the publisher's months make of a year of which, by a known fault, some are missing.

    A lower bound. None without such a fault: the rest of the year may just not be out.
    """
    known = period.is_year and any(
        fault.series == view.series.id
        and fault.kind == "incomplete"
        and fault.starts <= period.start
        and (fault.ends is None or fault.ends >= period.end)
        for fault in desk.case.faults.values()
    )
    year = [period.start.replace(month=m) for m in range(1, 13)]
    held = [months[start] for start in year if start in months]
    if not known or not held:
        return None
    missing = [month(start) for start in year if start not in months]
    return msgspec.structs.replace(over_time(held, silent=missing), high=None)
