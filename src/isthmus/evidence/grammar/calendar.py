"""The arithmetic of calendars: from what a date expression names to its first and last day.

Owns: `Period`, the value of a `period` mark, and the pure functions that make one from years,
months, quarters, weekdays and counts of them. Nothing here reads a text, and nothing asks for
today: what needs the day of publication and has none stays unresolved.
"""

from __future__ import annotations

import calendar as _calendar
import datetime as dt
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, NamedTuple

from .tokens import tokens_of

Role = Literal[
    "in",  # a closed period or a day
    "since",  # an open start, up to the day of publication
    "from",  # an open start, or what a change is measured against
    "on",  # a year, or what a change is measured against
    "until",  # a running total up to a day; its start is implied, not said
    "as_of",  # a moment: what stood then
    "to_date",  # a period still running: so far this year
    "same",  # the period that is spoken of, in another year
    "that",  # the month, the year that was named last
    "per",  # a unit of time that a rate counts by
    "clock",  # a time of day, a year that is no period: never a figure, never a period
]

#: How many months each unit of the calendar has; days and weeks are counted in days.
_MONTHS = {
    "month": 1, "bimester": 2, "quarter": 3, "third": 4, "half": 6, "year": 12, "decade": 120,
}  # fmt: skip
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
#: A stretch of months that ends so many days after the publication was not of that year.
_NOT_YET = 31
_FINENESS = (
    "day", "week", "fortnight", "month", "bimester", "quarter", "third", "half", "fiscal_year",
    "year", "decade",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both included; None for an end that is not known.

    `accuracy` is the finest unit that the words name. `yearly` is (month, day, month, day) of a
    period whose year the words do not say (a day of 0: the last of its month), and `stretch` the
    same of one whose year cannot be known; `shift` says how many years, or with `unit` how many of
    them, another period is moved (role `same`); a `unit` of "now" is of the year of publication,
    said so. `ahead` is 1 where the words say that it is to come, -1 where they say that it is past.
    """

    start: dt.date | None = None
    end: dt.date | None = None
    accuracy: str = "day"
    role: Role = "in"
    yearly: tuple[int, int, int, int] | None = None
    shift: int = 0
    unit: str = "year"
    ahead: int = 0
    stretch: tuple[int, int, int, int] | None = None

    @property
    def known(self) -> bool:
        """Whether both its ends are known."""
        return self.start is not None and self.end is not None


def last_day(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, _calendar.monthrange(year, month)[1])


def year_of(year: int) -> Period:
    """A calendar year."""
    return Period(dt.date(year, 1, 1), dt.date(year, 12, 31), "year")


def years_of(first: int, last: int) -> Period:
    """From the first day of one year to the last of another."""
    return Period(dt.date(first, 1, 1), dt.date(last, 12, 31), "year")


def fiscal_year_of(year: int, month: int) -> Period:
    """The fiscal year called `year`, which begins in `month` (of the year before, unless in 1)."""
    if month == 1:
        return replace(year_of(year), accuracy="fiscal_year")
    return Period(dt.date(year - 1, month, 1), last_day(year, month - 1), "fiscal_year")


def fiscal_year_now(day: dt.date, month: int) -> int:
    """The name of the fiscal year that `day` falls in."""
    return day.year + 1 if month > 1 and day.month >= month else day.year


def month_of(month: int) -> Period:
    """A month of a year that is not said."""
    return Period(accuracy="month", yearly=(month, 1, month, 0))


def day_of(month: int, day: int) -> Period | None:
    """A day of a year that is not said; None where no year has it."""
    if not (1 <= month <= 12 and 1 <= day <= _calendar.monthrange(2024, month)[1]):
        return None
    return Period(accuracy="day", yearly=(month, day, month, day))


def part_of(unit: str, number: int) -> Period | None:
    """The `number`-th quarter, half… of a year that is not said (-1: the last)."""
    length = _MONTHS.get(unit, 0)
    if not length or length > 6:
        return None
    number = 12 // length if number == -1 else number
    if not 1 <= number <= 12 // length:
        return None
    return Period(accuracy=unit, yearly=((number - 1) * length + 1, 1, number * length, 0))


def firsts_of(unit: str, count: int, *, last: bool = False) -> Period | None:
    """The first (or `last`) `count` months, quarters… of a year that is not said."""
    length = _MONTHS.get(unit, 0) * count
    if unit in _DAYS:
        days = _DAYS[unit] * count
        if last or not 1 <= days <= 365:
            return None
        end = dt.date(2023, 1, 1) + dt.timedelta(days - 1)
        return Period(accuracy="day", yearly=(1, 1, end.month, end.day))
    if not 1 <= length <= 12:
        return None
    if last:
        return Period(accuracy=unit, yearly=(13 - length, 1, 12, 0))
    return Period(accuracy=unit, yearly=(1, 1, length, 0))


def in_year(period: Period, year: int) -> Period:
    """A period whose year is not said, in that year; a day that it lacks is the one before."""
    if period.yearly is None or not 1 <= year <= 9998:
        return period
    first, day, last, end = period.yearly
    start = _day(year, first, day)
    stop = _day(year + 1 if last < first else year, last, end)
    return replace(period, start=start, end=stop, yearly=None)


def _day(year: int, month: int, day: int) -> dt.date:
    longest = last_day(year, month)
    return longest if not day or day > longest.day else dt.date(year, month, day)


def recent(period: Period, published: dt.date) -> Period:
    """A period whose year is not said, the most recent that has begun by the publication."""
    here = in_year(period, published.year)
    if here.start is None or here.end is None:
        return here
    # "From January to March" told in early January was last year's.
    long = (here.end - here.start).days > 31 and (here.end - published).days > _NOT_YET
    if here.start > published or long:
        return in_year(period, published.year - 1)
    return here


def upcoming(period: Period, published: dt.date) -> Period:
    """A period whose year is not said, the first that has not ended at the publication."""
    here = in_year(period, published.year)
    if here.end is not None and here.end < published:
        return in_year(period, published.year + 1)
    return here


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day some months later or earlier, or the last of a month that has no such day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return _day(min(max(year, 1), 9998), month + 1, day.day)


def around(unit: str, published: dt.date, steps: int) -> Period | None:
    """The unit of the calendar that holds the publication, or one `steps` before or after it."""
    if unit in _DAYS:
        length = _DAYS[unit]
        start = published - dt.timedelta(published.weekday() if length > 1 else 0)
        start += dt.timedelta(length * steps)
        return Period(start, start + dt.timedelta(length - 1), unit)
    length = _MONTHS.get(unit, 0)
    if not length:
        return None
    count = published.year * 12 + published.month - 1
    first = count - count % length + steps * length
    start = dt.date(first // 12, first % 12 + 1, 1)
    past = first + length - 1
    return Period(start, last_day(past // 12, past % 12 + 1), unit)


def latest(unit: str, count: int, published: dt.date) -> Period | None:
    """The `count` units up to the publication: the last twelve months, the past ten days."""
    if not 1 <= count <= 1200:
        return None
    if unit in _DAYS:
        days = dt.timedelta(_DAYS[unit] * count)
        return Period(published - days, published, unit)
    if unit not in _MONTHS:
        return None
    if unit in {"year", "decade"} and count * _MONTHS[unit] > 12:
        years = count * _MONTHS[unit] // 12
        return Period(dt.date(published.year - years, 1, 1), published, unit)
    return Period(add_months(published, -_MONTHS[unit] * count), published, unit)


def weekday_of(weekday: int, published: dt.date, *, ahead: int = 0) -> Period:
    """The most recent such weekday (0: Monday) before or on the publication.

    `ahead` -1 asks for one before it; 1 for one after it.
    """
    back = (published.weekday() - weekday) % 7
    if ahead < 0 and back == 0:
        back = 7
    if ahead > 0:
        back -= 7
    day = published - dt.timedelta(back)
    return Period(day, day, "day")


def decade_of(first: int) -> Period:
    """The ten years from `first`."""
    return Period(dt.date(first, 1, 1), dt.date(first + 9, 12, 31), "decade")


def opening_of(period: Period) -> Period:
    """The month, year… with which a period opens: of "since May" the May."""
    if period.start is None:
        return period
    if period.accuracy == "month":
        end = last_day(period.start.year, period.start.month)
    elif period.accuracy == "year":
        end = dt.date(period.start.year, 12, 31)
    else:
        end = period.start
    return replace(period, end=end, role="in")


def ending_of(unit: str, count: int, end: dt.date) -> Period | None:
    """The `count` units up to a day, that day included: the twelve months to 30 June."""
    if not 1 <= count <= 120:
        return None
    if unit in _DAYS:
        return Period(end - dt.timedelta(_DAYS[unit] * count - 1), end, unit)
    if unit not in _MONTHS:
        return None
    start = add_months(end + dt.timedelta(1), -_MONTHS[unit] * count)
    return Period(start, end, unit)


def span_of(first: Period, last: Period) -> Period:
    """From the first day of one period to the last of another, as fine as the finer of them."""
    finer = min(first.accuracy, last.accuracy, key=_FINENESS.index)
    start, end = first.start, last.end
    if start is not None and end is not None and start > end:
        start = end = None
    return Period(start, end, finer)


def moved(period: Period, years: int = 0, *, unit: str = "year", steps: int = 0) -> Period:
    """The same stretch of the calendar in other years, or some units before or after."""
    if period.start is None or period.end is None:
        return period
    months = years * 12 + steps * _MONTHS.get(unit, 0)
    days = dt.timedelta(steps * _DAYS.get(unit, 0))
    start = add_months(period.start, months) + days
    end = add_months(period.end, months) + days
    # The last of February stays the last of February, leap year or not.
    if months and period.end == last_day(period.end.year, period.end.month):
        end = last_day(end.year, end.month)
    return replace(period, start=start, end=end)


def to_year(period: Period, year: int) -> Period:
    """The same stretch of the calendar in another year (its end in that year)."""
    return period if period.end is None else moved(period, year - period.end.year)


class Name(NamedTuple):
    """The name of a month (1 to 12) or a weekday (0: Monday), as its folded tokens.

    `capital`: the language writes it with one; `short`: it is an abbreviation.
    """

    tokens: tuple[str, ...]
    number: int
    capital: bool
    short: bool


@cache
def names_of(language: str) -> tuple[dict[str, list[Name]], dict[str, list[Name]]]:
    """The months and the weekdays of a language (CLDR, through Babel), by their first token.

    Both are empty for a language that CLDR does not have. Weekdays come in full only: their
    abbreviations are words of their own (sun, mar).
    """
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}, {}
    return (
        _names(locale.months, ("wide", "abbreviated")),
        _names(locale.days, ("wide",)),
    )


def _names(table: Any, widths: tuple[str, ...]) -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = {}
    for width in widths:
        for form in ("format", "stand-alone"):
            for number, said in table[form][width].items():
                words = tuple(token.fold for token in tokens_of(said.rstrip(".")))
                here = found.setdefault(words[0], [])
                if all(name.tokens != words for name in here):
                    here.append(Name(words, number, said[0].isupper(), width != "wide"))
    for here in found.values():
        here.sort(key=lambda name: -len(name.tokens))
    return found
