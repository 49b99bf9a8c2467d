"""What the rules of the periods make of a match: a year, a day, a range, what stands around it.

Owns: the makers, found by the name that a rule gives (`make`). Each takes the passage, the match
and what the rule gives, and returns a period, or None where the words make none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from . import calendar
from .calendar import Period
from .passage import Passage
from .rules import Found

Make = Callable[[Passage, Found, Mapping[str, Any]], Period | None]

#: What a year is cut into: "the second quarter" needs no year to be one, "the last month" does.
_PARTS = frozenset({"bimester", "quarter", "third", "half"})


def _part(found: Found, name: str) -> Any:
    mark = found.parts.get(name)
    return None if mark is None else mark.value


def _steps(found: Found, gives: Mapping[str, Any]) -> int:
    """How far a "last", "this" or "next" leads: -1, 0 or 1."""
    said = _part(found, "relative")
    return int(gives.get("steps", 0) if said is None else said)


def _year(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    year = int(_part(found, "year"))
    if gives.get("fiscal"):
        return calendar.fiscal_year_of(year, int(gives["fiscal"]))
    return calendar.year_of(year)


def _years(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    first = int(_part(found, "first"))
    last = _part(found, "last")
    if last is None:
        last = first - first % 100 + int(_part(found, "count"))
        # "2021-22" is two years; "2021-05" and "2021-2" are not.
        if last != first + 1 or not all(
            t.glued for t in passage.tokens[found.first + 1 : found.last]
        ):
            return None
    if not first < int(last) <= first + 150:
        return None
    return calendar.years_of(first, int(last))


def _year_now(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    steps = _steps(found, gives)
    if passage.published is None:
        return Period(accuracy="fiscal_year" if gives.get("fiscal") else "year", ahead=steps)
    if gives.get("fiscal"):
        month = int(gives["fiscal"])
        now = calendar.fiscal_year_now(passage.published, month)
        return replace(calendar.fiscal_year_of(now + steps, month), ahead=steps)
    year = calendar.year_of(passage.published.year + steps)
    return replace(year, ahead=steps, unit="year" if steps else "now")


def _short_fiscal(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    return calendar.fiscal_year_of(2000 + int(_part(found, "count")), int(gives["fiscal"]))


def _decade(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    year = _part(found, "year")
    if year is None:
        year = 1900 + int(_part(found, "count"))
    return calendar.decade_of(int(year)) if year % 10 == 0 else None


YEARS: Mapping[str, Make] = {
    "year": _year,
    "years": _years,
    "year_now": _year_now,
    "short_fiscal": _short_fiscal,
    "decade": _decade,
}


def _in_said_year(passage: Passage, found: Found, period: Period | None) -> Period | None:
    """A period whose year is not said, in the year captured with it, if one was."""
    year: Period | None = _part(found, "year_span")
    if found.rule.gives.get("now"):
        year = Period(accuracy="year")
        if passage.published is not None:
            year = calendar.year_of(passage.published.year)
            if period is not None and period.yearly is not None:
                # "The last quarter of the year" told in January is of the year that is over.
                return calendar.recent(period, passage.published)
    if period is None or year is None:
        return period
    if year.start is None:
        return replace(period, yearly=None, stretch=period.yearly)
    if period.yearly is None:
        return period
    if year.accuracy == "fiscal_year":
        first, _, last, _ = period.yearly
        if period.accuracy in {"quarter", "half", "bimester", "third"} or last - first:
            months = calendar.add_months(year.start, first - 1)
            past = calendar.add_months(year.start, last)
            return replace(period, start=months, end=past - dt.timedelta(1), yearly=None)
    here = calendar.in_year(period, year.start.year if year.end is None else year.end.year)
    return replace(here, unit=year.unit)


def _day(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    number = int(gives["day"]) if "day" in gives else int(_part(found, "day"))
    return _in_said_year(passage, found, calendar.day_of(int(_part(found, "month")), number))


def _month(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    period = calendar.month_of(int(_part(found, "month")))
    if "steps" in gives or "relative" in found.parts:
        period = replace(period, ahead=_steps(found, gives))
    return _in_said_year(passage, found, period)


def _months(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    """Months one after another as one period, unless each is that of a figure of its own."""
    words = frozenset(passage.language.list("respective"))
    after = passage.tokens[found.last : found.last + 3]
    first, last = int(_part(found, "first")), int(_part(found, "last"))
    between = 1 + ("month" in found.parts)
    if any(token.fold in words for token in after) or (first + between - 1) % 12 + 1 != last:
        return None
    return _in_said_year(passage, found, Period(accuracy="month", yearly=(first, 1, last, 0)))


def _half_month(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    half = int(_part(found, "ordinal"))
    month = int(_part(found, "month"))
    if half not in {1, 2}:
        return None
    first, last = (1, 15) if half == 1 else (16, 0)
    period = Period(accuracy="fortnight", yearly=(month, first, month, last))
    return _in_said_year(passage, found, period)


def _day_number(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    """A day of the month alone: the most recent such day."""
    number = int(_part(found, "day"))
    day = passage.published
    if day is None:
        return Period()
    for _ in range(62):
        if day.day == number:
            return Period(day, day, "day")
        day -= dt.timedelta(1)
    return None


def _weekend(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    if passage.published is None:
        return Period()
    # The last Saturday with the day after it, as far as it had come.
    first = calendar.weekday_of(5, passage.published).start
    last = calendar.weekday_of(6, passage.published).end
    assert first is not None
    assert last is not None
    return Period(first, max(first, last), "day")


def _part_of_year(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    unit = _part(found, "calendar_unit") or gives["unit"]
    if unit not in _PARTS and "year_span" not in found.parts and not gives.get("now"):
        return None
    number = _part(found, "ordinal") or _part(found, "count") or _part(found, "quarter")
    period = calendar.part_of(unit, int(number if number is not None else gives["number"]))
    return _in_said_year(passage, found, period)


def _firsts(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    unit = _part(found, "calendar_unit")
    count = int(_part(found, "count") or gives.get("count", 1))
    return _in_said_year(
        passage, found, calendar.firsts_of(unit, count, last=bool(gives.get("last")))
    )


def _around(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    unit = _part(found, "calendar_unit") or gives["unit"]
    steps = _steps(found, gives)
    if passage.published is None:
        return Period(accuracy=unit, ahead=steps)
    period = calendar.around(unit, passage.published, steps)
    if period is None:
        return None
    if steps == 0 and unit != "day":
        # What is said of the current week or month reaches to the day on which it is said.
        period = replace(period, role="to_date")
    return replace(period, ahead=steps)


def _latest(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    unit = _part(found, "calendar_unit") or gives["unit"]
    count = int(_part(found, "count") or gives.get("count", 1))
    if passage.published is None:
        return Period(accuracy=unit)
    return calendar.latest(unit, count, passage.published)


def _ago(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    unit = _part(found, "calendar_unit")
    count = int(_part(found, "count") or gives.get("count", 1))
    if passage.published is None:
        return Period(accuracy=unit, ahead=-1)
    return calendar.around(unit, passage.published, -count) if count <= 300 else None


def _weekday(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    if passage.published is None:
        return Period()
    steps = _steps(found, gives)
    return calendar.weekday_of(int(_part(found, "weekday")), passage.published, ahead=steps)


def _moment(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    if passage.published is None:
        return Period()
    day = passage.published + dt.timedelta(int(gives.get("steps", 0)))
    return Period(day, day, "day")


DATES: Mapping[str, Make] = {
    "day": _day,
    "month": _month,
    "months": _months,
    "half_month": _half_month,
    "weekend": _weekend,
    "day_number": _day_number,
    "part": _part_of_year,
    "firsts": _firsts,
    "around": _around,
    "latest": _latest,
    "ago": _ago,
    "weekday": _weekday,
    "moment": _moment,
    "given": lambda passage, found, gives: _part(found, "date"),
    "year": lambda passage, found, gives: _part(found, "year_span"),
}


def _ends(passage: Passage, found: Found, gives: Mapping[str, Any]) -> tuple[Period, Period] | None:
    """The two ends of a range: each takes from the other the month and year that it leaves out."""
    last: Period | None = _part(found, "last")
    first: Period | None = _part(found, "first")
    if last is None:
        return None
    if first is None:
        first = _first_day(int(_part(found, "day")), last)
        if first is None:
            return None
    if first.yearly and last.end is not None:
        month = first.yearly[0]
        first = calendar.in_year(first, last.end.year - (month > last.end.month))
    elif last.yearly and first.start is not None:
        month = last.yearly[0]
        last = calendar.in_year(last, first.start.year + (month < first.start.month))
    return first, last


def _first_day(day: int, last: Period) -> Period | None:
    """The day of "between 1 and 31 January", in the month of the other end."""
    if last.yearly:
        return calendar.day_of(last.yearly[0], day)
    if last.start is None or day > calendar.last_day(last.start.year, last.start.month).day:
        return None
    first = last.start.replace(day=day)
    return Period(first, first, "day")


def _range(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    ends = _ends(passage, found, gives)
    if ends is None:
        return None
    first, last = ends
    if first.yearly and last.yearly:
        finer = calendar.span_of(replace(first, start=None), last).accuracy
        return Period(accuracy=finer, yearly=(*first.yearly[:2], *last.yearly[2:]))
    if first.yearly and last.stretch:
        return replace(last, stretch=(*first.yearly[:2], *last.stretch[2:]))
    if first.yearly or last.yearly:
        # One end has a year of its own and no month to compare: "from January to last year".
        return None
    return calendar.span_of(first, last)


def _range_day(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    """From a day to another of the same month: "June 6 to 10"."""
    first: Period = _part(found, "first")
    day = int(_part(found, "day"))
    if first.accuracy != "day":
        return None
    year: Period | None = _part(found, "year_span")
    if first.yearly and year is not None and year.end is not None:
        first = calendar.in_year(first, year.end.year)
    if first.yearly:
        last = calendar.day_of(first.yearly[0], day)
        if last is None or last.yearly is None:
            return None
        return Period(accuracy="day", yearly=(*first.yearly[:2], *last.yearly[2:]))
    if first.start is None or not first.start.day < day:
        return None
    if day > calendar.last_day(first.start.year, first.start.month).day:
        return None
    return calendar.span_of(first, Period(end=first.start.replace(day=day)))


def _two_days(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    """A day and the next, joined, as one period, unless each is that of a figure of its own."""
    words = frozenset(passage.language.list("respective"))
    if any(token.fold in words for token in passage.tokens[found.last : found.last + 3]):
        return None
    make = _range if "last" in found.parts else _range_day
    period = make(passage, found, gives)
    if period is None or period.accuracy != "day":
        return None
    if period.yearly is not None:
        one = calendar.in_year(period, 2023)
        start, end = one.start, one.end
    else:
        start, end = period.start, period.end
    near = start is not None and end is not None and (end - start).days == 1
    return period if near else None


def _that(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    """The month or year that was named last; of "the year" where none was, this one."""
    unit = _part(found, "calendar_unit") or "year"
    if unit not in {"month", "year", "day"}:
        return None
    now = None
    if gives.get("year") and passage.published is not None:
        now = calendar.year_of(passage.published.year)
    return replace(now or Period(), accuracy=unit, role="that", unit=unit)


def _half_that(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    half = int(_part(found, "ordinal"))
    if half not in {1, 2}:
        return None
    return Period(accuracy="fortnight", role="that", unit="month", shift=half)


def _to_date_unit(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    return _around(passage, found, {"unit": gives["unit"], "steps": 0})


def _ending(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    """So many months up to a date: "the twelve months to June"."""
    last: Period | None = _part(found, "date")
    if last is None:
        return None
    if last.yearly is not None and passage.published is not None:
        last = calendar.recent(last, passage.published)
        if last.end is not None and last.end > passage.published and last.start is not None:
            last = calendar.moved(last, -1)
    unit = _part(found, "calendar_unit") or gives["unit"]
    if last.end is None:
        return Period(accuracy=unit)
    return calendar.ending_of(unit, int(_part(found, "count") or gives.get("count", 1)), last.end)


def _role(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    """What stands around a date: since, until, as of, so far in."""
    period: Period | None = _part(found, "date")
    if period is None:
        period = Period(accuracy="year")
        if passage.published is not None:
            period = calendar.year_of(passage.published.year)
    role = gives.get("role", period.role)
    if period.accuracy == "year":
        # What is counted to the close of a month may have grown since the new year; what is
        # counted at the close of a year stands then.
        role = gives.get("year", role)
    return replace(_edge(period, str(gives.get("at", ""))), role=role)


def _year_end(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    """The end of a year that is not said: of this one where it is to come, else of the last."""
    return Period(accuracy="day", role=gives["role"], yearly=(12, 31, 12, 31))


def _edge(period: Period, at: str) -> Period:
    """The end, the middle or the beginning of a period, as one month or day."""
    if at == "end":
        if period.yearly:
            _, _, month, day = period.yearly
            return replace(period, accuracy="day", yearly=(month, day, month, day))
        return replace(period, start=period.end, accuracy="day") if period.end else period
    if at == "middle" and period.known and period.accuracy == "year":
        assert period.start is not None
        return calendar.in_year(calendar.month_of(6), period.start.year)
    if at == "start":
        if period.yearly:
            month, day, _, _ = period.yearly
            return replace(period, accuracy="day", yearly=(month, day, month, day))
        return replace(period, end=period.start, accuracy="day") if period.start else period
    return period


def _same(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    """The period that is spoken of, in another year or some units away; the binder finds it."""
    year: Period | None = _part(found, "year_span")
    if year is not None and year.start is not None:
        return Period(year.start, year.end, "year", "same")
    unit = _part(found, "calendar_unit") or gives.get("unit", "year")
    count = int(_part(found, "count") or 1) * int(gives.get("steps", 0))
    return Period(accuracy=unit, role="same", shift=count, unit=unit)


def _plain(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    return Period(role=gives["role"], accuracy=_part(found, "calendar_unit") or "day")


ROLES: Mapping[str, Make] = {
    "range": _range,
    "year_end": _year_end,
    "range_day": _range_day,
    "two_days": _two_days,
    "that": _that,
    "half_that": _half_that,
    "role": _role,
    "ending": _ending,
    "to_date_unit": _to_date_unit,
    "same": _same,
    "plain": _plain,
}
