"""Periods: the spans of days that numbers are about.

Owns: reading and writing ISO 8601 years, months, days and intervals. Ends are inclusive.
"""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re

import msgspec

_PART = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
ONE_DAY = dt.timedelta(days=1)


class Period(msgspec.Struct, frozen=True, order=True):
    """The days from `start` to `end`, both included."""

    start: dt.date
    end: dt.date

    @property
    def is_month(self) -> bool:
        """Whether it is exactly one calendar month."""
        return self.start.day == 1 and self.end == month_end(self.start)

    @property
    def is_year(self) -> bool:
        """Whether it is exactly one calendar year."""
        return self == year(self.start.year)

    def __str__(self) -> str:
        if self.is_year:
            return f"{self.start:%Y}"
        if self.is_month:
            return f"{self.start:%Y-%m}"
        if self.start == self.end:
            return self.start.isoformat()
        return f"{self.start}/{self.end}"


def period(text: str) -> Period:
    """Read `2021`, `2022-03`, `2022-03-09`, `2022-01-01/2022-03-20` or `2022-01/2022-03`.

    Raises ValueError for anything else, and for a span that ends before it begins.
    """
    first, slash, last = text.partition("/")
    start, end = _span(first)
    if slash:
        end = _span(last)[1]
    if end < start:
        raise ValueError(f"{text!r} ends before it begins")
    return Period(start, end)


@functools.lru_cache(maxsize=4096)
def _span(text: str) -> tuple[dt.date, dt.date]:
    found = _PART.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is no ISO 8601 year, month or day")
    y, m, d = found.groups()
    if not 1900 <= int(y) <= 2100:
        raise ValueError(f"{text!r} is outside 1900 to 2100")
    if d:
        day = dt.date(int(y), int(m), int(d))
        return day, day
    if m:
        start = dt.date(int(y), int(m), 1)
        return start, month_end(start)
    return dt.date(int(y), 1, 1), dt.date(int(y), 12, 31)


@functools.lru_cache(maxsize=512)
def year(number: int) -> Period:
    """A calendar year."""
    return Period(dt.date(number, 1, 1), dt.date(number, 12, 31))


def month(day: dt.date) -> Period:
    """The calendar month that a day lies in."""
    return Period(day.replace(day=1), month_end(day))


@functools.lru_cache(maxsize=4096)
def month_end(day: dt.date) -> dt.date:
    """The last day of a day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def months_before(day: dt.date, count: int) -> dt.date:
    """The first day of the month `count` months before a day's month."""
    index = day.year * 12 + day.month - 1 - count
    return dt.date(index // 12, index % 12 + 1, 1)


def months_between(start: dt.date, end: dt.date) -> int:
    """How many months the month of `end` comes after the month of `start`."""
    return (end.year - start.year) * 12 + end.month - start.month
