"""Upstream against downstream on one path.

Owns: which counts the network puts one after the other, and how large a gap between them is worth a
line. People take weeks to travel, stop, or are missed, so a gap is expected; the check keeps what
is large, and any excess downstream, which means that others join in between or that the first
misses many.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from isthmus.case import ALL, NATIONALITY, Fault, Period
from isthmus.series.cube import SeriesView
from isthmus.series.quantities import Quantity

from .comparing import Desk, common_populations, common_spans, nationalities
from .dispute import Dispute

#: A loss on the way is worth a line from this share: over a year or so travel time weighs little.
LOST = 0.05
#: In a single month the people of two weeks' travel stand in the next one.
LOST_IN_A_MONTH = 0.15
#: More people downstream than upstream cannot come of travel time over a longer span; what is left
#: is the noise of two registers.
JOINED = 0.02
#: In a month it can: a falling flow shows last month's people downstream.
JOINED_IN_A_MONTH = 0.10
#: A gap of one nationality counts from this part of everyone on the path: it has to matter to those
#: who receive the whole of them.
OF_THE_WHOLE = 0.01
#: Two totals speak of the same people only when few of the downstream ones began their way in
#: between: more nationals of the countries on the way than this, and only nationalities compare.
ON_THEIR_OWN_WAY = 0.10
#: A nationality is of this path when in one common year those counted upstream were this part of
#: those counted downstream. Of others (neighbours who join half way) no two counts are compared.
OF_THIS_PATH = 0.10
#: Another code that holds less than this part of the missing cannot be where they stand.
THE_MISSING = 0.2
#: A code holds next to none of a nationality below this part of what the other side counts of it.
HARDLY_ANY = 0.01


def path(desk: Desk) -> Iterator[Dispute]:
    """Every gap on a path, for the total and for each nationality that both sides list."""
    flows = [v for v in desk.counted.values() if _moves(v)]
    upstream = _principal(flows, by_kind=False)
    downstream = _principal(flows, by_kind=True)
    for one in upstream:
        for other in downstream:
            if _may_lead(desk, one, other):
                yield from _along(desk, one, other)


def _moves(view: SeriesView) -> bool:
    series = view.series
    return series.topic == "flow" and series.measure == "increment" and series.place is not None


def _principal(flows: list[SeriesView], *, by_kind: bool) -> list[SeriesView]:
    """The fullest series of each location: the others there are the matter of the border check.

    One that counts everyone comes before one that is limited to some (between ports of entry).
    `by_kind` keeps one for each kind of count.
    """
    fullest: dict[tuple[object, ...], SeriesView] = {}
    for view in flows:
        key = (view.series.place, view.series.kind if by_kind else None)
        held = fullest.get(key)
        if held is None or _fullness(view) > _fullness(held):
            fullest[key] = view
    return list(fullest.values())


def _fullness(view: SeriesView) -> tuple[int, int]:
    return -len(view.scope), len(view.current)


def _may_lead(desk: Desk, one: SeriesView, other: SeriesView) -> bool:
    """Whether the one could stand upstream of the other at any time."""
    a, b = one.series.place, other.series.place
    if a is None or b is None or a == b:
        return False
    periods = {cell[0] for cell in other.current}
    return any(desk.network.leads(a, b, period) for period in periods)


def _along(desk: Desk, one: SeriesView, other: SeriesView) -> Iterator[Dispute]:
    """The gaps between an upstream and a downstream series."""
    populations = common_populations(one, other)
    everyone = populations[0] if populations else ALL
    whole: dict[Period, float] = {}
    own_way: dict[frozenset[str], float] = {}
    for population in populations:
        spans = list(common_spans(one.line(population), other.line(population)))
        if population == everyone:
            whole = {b.period: max(a.value or 0.0, b.value or 0.0) for a, b in spans}
        elif not _is_of_this_path(spans):
            continue
        for a, b in spans:
            if not _is_worth(a, b, whole.get(b.period)):
                continue
            entered = _entered(desk, one, other, b.period)
            if entered is None or not entered.isdisjoint(population.split(";")):
                continue
            if population != everyone:
                yield _recoded(desk, one, other, desk.dispute("path", a, b))
                continue
            if entered not in own_way:
                own_way[entered] = _on_their_own_way(other, entered)
            if own_way[entered] <= ON_THEIR_OWN_WAY:
                yield desk.dispute("path", a, b)
    if everyone == ALL:
        years = {span: count for span, count in whole.items() if span.is_year}
        yield from _unlisted(desk, one, other, years, downstream=True)
        yield from _unlisted(desk, other, one, years, downstream=False)


def _is_of_this_path(spans: list[tuple[Quantity, Quantity]]) -> bool:
    """Whether a nationality passes upstream in numbers that bear comparison."""
    years = [pair for pair in spans if pair[1].period.is_year]
    return any((a.value or 0.0) >= OF_THIS_PATH * (b.value or 0.0) for a, b in years or spans)


def _entered(
    desk: Desk, one: SeriesView, other: SeriesView, period: Period
) -> frozenset[str] | None:
    """The countries entered behind the one and up to the other; None where neither is upstream."""
    a, b = one.series.place, other.series.place
    if a is None or b is None or not desk.network.leads(a, b, period):
        return None
    return desk.network.entered(a, b, period)


def _is_worth(a: Quantity, b: Quantity, whole: float | None) -> bool:
    """Whether a gap between an upstream and a downstream number is worth a line."""
    if not a.excludes(b) or a.value is None or b.value is None:
        return False
    gap = b.value - a.value
    if b.period.is_month:
        least = JOINED_IN_A_MONTH if gap > 0 else LOST_IN_A_MONTH
    else:
        least = JOINED if gap > 0 else LOST
    larger = max(a.value, b.value)
    return abs(gap) >= least * larger and abs(gap) >= OF_THE_WHOLE * (whole or larger)


def _on_their_own_way(view: SeriesView, entered: frozenset[str]) -> float:
    """The part of all whom a series lists by nationality that are nationals of these countries."""
    own = everyone = 0.0
    for parts in view.by(NATIONALITY).values():
        for word, q in parts.items():
            everyone += q.value or 0.0
            own += (q.value or 0.0) if word in entered else 0.0
    return own / everyone if everyone else 0.0


def _unlisted(
    desk: Desk,
    listing: SeriesView,
    silent: SeriesView,
    years: dict[Period, float],
    *,
    downstream: bool,
) -> Iterator[Dispute]:
    """Nationalities that one side counts in numbers and the complete tables of the other lack.

    Only those that the silent side lists at other times: a code it never uses is in its "others".
    `downstream`: the silent side is the downstream one.
    """
    one, other = (listing, silent) if downstream else (silent, listing)
    for word in sorted(nationalities(listing) & nationalities(silent)):
        of_this_path = downstream or _is_of_this_path(
            list(common_spans(one.line(word), other.line(word)))
        )
        if not of_this_path:
            continue
        for year, whole in sorted(years.items()):
            if not silent.line(word).lacks(year):
                continue
            a, everyone = listing.line(word).over(year), silent.line().over(year)
            if a is None or everyone is None or (a.value or 0.0) < OF_THE_WHOLE * whole:
                continue
            entered = _entered(desk, one, other, year)
            if entered is None or word in entered:
                continue
            absent = msgspec.structs.replace(everyone, population=word, low=None, high=None)
            pair = (a, absent) if downstream else (absent, a)
            yield _recoded(desk, one, other, desk.dispute("path", *pair))


def _recoded(desk: Desk, one: SeriesView, other: SeriesView, found: Dispute) -> Dispute:
    """The dispute, with the people that one side seems to hold under another code.

    So it is where one side has hardly any of a nationality, a known fault says that another code of
    its is wrong, that code holds about as many, and the other side in turn has hardly any of it.
    """
    if found.share is not None and found.share < 1 - HARDLY_ANY:
        return found
    few, many = one, other
    if found.b.value is None or (found.a.value or 0.0) > found.b.value:
        few, many = other, one
    period = found.b.period
    for fault in desk.case.faults.values():
        mine = fault.series == few.series.id and fault.kind == "miscoded"
        if not mine or fault.population in (ALL, found.b.population) or not _touches(fault, period):
            continue
        under = few.line(fault.population).over(period)
        there = many.line(fault.population).over(period)
        missing = abs((found.a.value or 0.0) - (found.b.value or 0.0))
        if under is None or (under.value or 0.0) < THE_MISSING * missing:
            continue
        if there is None or (there.value or 0.0) <= HARDLY_ANY * (under.value or 0.0):
            return msgspec.structs.replace(found, fault=fault, matched=under)
    return found


def _touches(fault: Fault, period: Period) -> bool:
    return fault.starts <= period.end and (fault.ends is None or fault.ends >= period.start)
