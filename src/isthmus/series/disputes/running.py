"""A figure for a span of time against its months.

Owns: the test of running totals and other odd spans, relayed or the publisher's own. What happened
in a span is no less than the whole months inside it and no more than the months it touches. A
number that fails is compared with other spans of the same series: reports often tell the wrong one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from isthmus.case import Period
from isthmus.case.periods import month_end, months_before
from isthmus.series.cube import SeriesView
from isthmus.series.quantities import Quantity
from isthmus.series.spans import Line

from .comparing import Desk
from .dispute import Dispute

#: A number given as "about" stands for another span when it is this close to it; an exact one only
#: when it is that number, or that number rounded.
CLOSE = 0.005
#: Below this two numbers are equal by chance too often to say that one was taken for the other.
NO_CHANCE = 1000
#: A number that equals that of whole months covers most of them, or it was taken for them.
MOST_OF_IT = 0.9


def running(desk: Desk) -> Iterator[Dispute]:
    """Every figure of an odd span that its months, or a longer figure, contradict."""
    for view in desk.counted.values():
        if view.series.measure != "stock":
            for (population, place), editions in _told(view).items():
                line = _adding(view.line(population, place))
                yield from _of_line(desk, line, editions)


def _told(view: SeriesView) -> dict[tuple[str, str | None], list[Quantity]]:
    """The published figures that are neither a month nor, in a count of months, a year."""
    found: dict[tuple[str, str | None], list[Quantity]] = {}
    for q in view.editions:
        whole = q.period.is_month or (q.period.is_year and q.measure == "increment")
        if not whole:
            found.setdefault((q.population, q.place), []).append(q)
    return found


def _adding(line: Line) -> Line:
    """The line with what it gives of single months made addable.

    In a series of running totals a month that stands alone is what happened in that month.
    """
    if all(q.measure == "increment" for q in line.numbers.values()):
        return line
    return Line(
        {p: msgspec.structs.replace(q, measure="increment") for p, q in line.numbers.items()},
        line.silent,
    )


def _of_line(desk: Desk, line: Line, editions: list[Quantity]) -> Iterator[Dispute]:
    own = line.only(lambda q: not q.relayed and (q.period.is_month or q.period.is_year))
    for told in editions:
        months = own.tiled(told.period)
        if months is not None:
            if told.excludes(months):
                yield _against(desk, line, months, told)
            continue
        inside, around = own.up_to(told.period), own.around(told.period)
        if inside is not None and _below(told, inside):
            yield _against(desk, line, inside, told)
        elif around is not None and (_below(around, told) or _stands_for(told, around)):
            yield _against(desk, line, around, told)
        elif inside is None and around is None:
            yield from _shrinks(desk, line, told)


def _against(desk: Desk, line: Line, months: Quantity, told: Quantity) -> Dispute:
    return desk.dispute(
        "running",
        msgspec.structs.replace(months, measure=told.measure)
        if months.measure != told.measure
        else months,
        told,
        matched=_matched(line, told, months),
    )


def _matched(line: Line, told: Quantity, months: Quantity) -> Quantity | None:
    """The span of the same series whose number was told, when it is another than the one named."""
    for span in _candidates(told.period):
        other = line.own.over(span) or line.numbers.get(span)
        if other is not None and _equals(told, other):
            return other
    return months if _stands_for(told, months) else None


def _candidates(span: Period) -> Iterator[Period]:
    """Other spans that a report may have taken: the closest mistakes first."""
    first, last = span.start, month_end(span.end)
    yield Period(last.replace(day=1), last)  # the month it ends in, and the one before
    before = months_before(last, 1)
    yield Period(before, month_end(before))
    yield Period(first, last)
    for more in (1, 2):
        yield Period(first, month_end(months_before(last, -more)))
    for less in (1, 2):
        shorter = month_end(months_before(last, less))
        if shorter > first:
            yield Period(first, shorter)
    for year in (first.year, first.year - 1, last.year):
        yield Period(dt.date(year, 1, 1), dt.date(year, 12, 31))


def _equals(told: Quantity, other: Quantity) -> bool:
    """Whether a number is that of another span, or that number as a report would round it."""
    if told.value is None or other.value is None or told.value < NO_CHANCE:
        return False
    if not _is_other_span(told.period, other.period):
        return False
    digits = f"{told.value:.0f}"
    unit = float(10 ** (len(digits) - len(digits.rstrip("0"))))
    near = max(unit / 2, CLOSE * told.value) if told.about else min(unit / 2, CLOSE * told.value)
    return abs(told.value - other.value) <= (near if unit > 1 or told.about else 0)


def _stands_for(told: Quantity, months: Quantity) -> bool:
    """Whether the number of a part of some months is the number of all of them."""
    return _equals(told, months)


def _is_other_span(one: Period, other: Period) -> bool:
    """Whether two spans differ by more than the days that a report may be late."""
    shared = (min(one.end, other.end) - max(one.start, other.start)).days + 1
    longest = max((p.end - p.start).days + 1 for p in (one, other))
    return shared < MOST_OF_IT * longest


def _below(one: Quantity, other: Quantity) -> bool:
    """Whether a number cannot be as high as another."""
    if one.high is None or other.low is None:
        return False
    return one.high + one.slack < other.low - other.slack


def _shrinks(desk: Desk, line: Line, told: Quantity) -> Iterator[Dispute]:
    """A total that is higher than that of a longer span from the same first day."""
    for span, longer in line.numbers.items():
        if span.start == told.period.start and span.end > told.period.end and _below(longer, told):
            matched = longer if _equals(told, longer) else None
            yield desk.dispute("running", longer, told, matched=matched)
