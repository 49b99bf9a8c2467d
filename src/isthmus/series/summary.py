"""What a series says on a day: its last figure, against a year before, and its record.

Owns: the comparisons that a reader of a monthly count asks for first. Each is made of the series'
own quantities and is None where the figures for it were not published: a year to date with a month
missing is no year to date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from isthmus.case import Period
from isthmus.case.periods import month, month_end, months_before, months_between

from .cube import SeriesView
from .quantities import Quantity, over_time


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity beside the same span of the year before; either may be missing."""

    now: Quantity | None
    before: Quantity | None

    @property
    def ratio(self) -> float | None:
        """How many times the year before: 2.45. None when it cannot be said, or from zero."""
        if self.now is None or self.before is None or not self.before.value:
            return None
        return None if self.now.value is None else self.now.value / self.before.value


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """The highest month (or year) of a series, and how far back that can be said.

    `since` is the first period the series has; `missing` counts the periods after it that have no
    figure, any of which could have been higher.
    """

    highest: Quantity
    since: Period
    missing: int


class Leader(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a breakdown: its last month and its year to date, against the year before."""

    word: str
    month: Comparison
    to_date: Comparison


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """A monthly series on a day.

    `month` is the last month published with the same month of the year before; `to_date` the year
    up to that month, None on a side that lacks one of its months, which `missing` names. `overdue`
    is how many more months have ended and, by the series' own lag, should have been published.
    """

    month: Comparison
    to_date: Comparison
    missing: tuple[Period, ...]
    record: Record
    record_year: Record | None
    overdue: int


def summarise(view: SeriesView, place: str | None = None) -> Summary | None:
    """The summary of a monthly flow; None for a series without months and what does not add."""
    months = view.months(place=place)
    if not months or view.series.measure != "increment":
        return None
    last = max(months)
    to_date, missing = _to_date(months, last)
    known = view.case.known_on
    return Summary(
        month=Comparison(now=months[last], before=months.get(months_before(last, 12))),
        to_date=to_date,
        missing=missing,
        record=_record_month(months),
        record_year=_record_year(view, place),
        overdue=0 if known is None else _overdue(view, last, known),
    )


def latest(view: SeriesView, place: str | None = None) -> Quantity | None:
    """The last figure of a series: its last month, or else the total that ends last.

    Of totals that end on one day it is the longest: a running total says more than its last part.
    None when the series has no total at that place, which is the series' own unless one is named.
    """
    if view.series.frequency == "month":
        months = view.months(place=place)
        if months:
            return months[max(months)]
    where = place if place is not None else view.series.place
    totals = [q for cell, q in view.totals.items() if cell[1] == where]
    return max(totals, key=lambda q: (q.period.end, -q.period.start.toordinal()), default=None)


def leaders(
    view: SeriesView, dimension: str, place: str | None = None, *, top: int | None = None
) -> list[Leader]:
    """The parts of a breakdown by one dimension, largest year to date first (else largest month).

    Covers the same months as `summarise`; a part without a row in a month whose complete table
    lists others adds nothing to the year. In a month without such a table nothing is known of it.
    """
    where = place if place is not None else view.series.place
    tables: dict[dt.date, Mapping[str, Quantity]] = {
        cell[0].start: parts
        for cell, parts in view.by(dimension).items()
        if cell[1] == where and cell[0].is_month
    }
    if not tables:
        return []
    last = max(tables)
    words = dict.fromkeys(word for start in _year(last) for word in tables.get(start, {}))
    words.update(dict.fromkeys(word for word in tables[last]))
    found = [
        Leader(
            word=word,
            month=Comparison(
                now=tables[last].get(word),
                before=tables.get(months_before(last, 12), {}).get(word),
            ),
            to_date=Comparison(
                now=_year_to_date(view, last, word, place),
                before=_year_to_date(view, months_before(last, 12), word, place),
            ),
        )
        for word in words
    ]
    found.sort(key=lambda leader: (-_size(leader.to_date), -_size(leader.month), leader.word))
    return found[:top]


def _size(comparison: Comparison) -> float:
    return (comparison.now.value or 0.0) if comparison.now is not None else -1.0


def _year(last: dt.date) -> list[dt.date]:
    """The first days of the months from January to the month of `last`."""
    return [last.replace(month=m, day=1) for m in range(1, last.month + 1)]


def _year_to_date(view: SeriesView, last: dt.date, word: str, place: str | None) -> Quantity | None:
    span = Period(last.replace(month=1, day=1), month_end(last))
    return view.over(span, view.named(word), place)


def _to_date(
    months: Mapping[dt.date, Quantity], last: dt.date
) -> tuple[Comparison, tuple[Period, ...]]:
    now, before = _year(last), _year(months_before(last, 12))
    missing = tuple(month(start) for start in [*before, *now] if start not in months)

    def total(span: list[dt.date]) -> Quantity | None:
        if any(start not in months for start in span):
            return None
        return over_time(months[start] for start in span)

    return Comparison(now=total(now), before=total(before)), missing


def _record_month(months: Mapping[dt.date, Quantity]) -> Record:
    first, last = min(months), max(months)
    highest = max(months.values(), key=lambda q: (q.value or 0.0, -q.period.start.toordinal()))
    return Record(
        highest=highest,
        since=month(first),
        missing=months_between(first, last) + 1 - len(months),
    )


def _record_year(view: SeriesView, place: str | None) -> Record | None:
    """The highest whole year, published as a year or with all its months."""
    where = place if place is not None else view.series.place
    periods = [cell[0] for cell in view.totals if cell[1] == where]
    if not periods:
        return None
    span = range(min(p.start.year for p in periods), max(p.end.year for p in periods) + 1)
    years = {
        number: q
        for number in span
        if (q := view.over(Period(dt.date(number, 1, 1), dt.date(number, 12, 31)), place=place))
        is not None
    }
    if len(years) < 2:
        return None
    first, last = min(years), max(years)
    highest = max(years.values(), key=lambda q: (q.value or 0.0, -q.period.start.toordinal()))
    return Record(
        highest=highest,
        since=Period(dt.date(first, 1, 1), dt.date(first, 12, 31)),
        missing=last - first + 1 - len(years),
    )


def _overdue(view: SeriesView, last: dt.date, known: dt.date) -> int:
    """How many months after the last should have been published by the day, by the series' lag."""
    count = 0
    start = months_before(last, -1)
    while month_end(start) + dt.timedelta(days=view.series.lag_days) <= known:
        count += 1
        start = months_before(start, -1)
    return count
