"""The stage of the periods: every date expression of a passage, and what it says of time.

Owns: laying the marks `period` (value: a `calendar.Period`), in three steps that the tables of the
language steer: what names a year, what names a day, a month or a part of a year, and what stands
around it (since, until, between … and …, as of). A year, a date or a time of day is a mark, so
that no later stage takes it for a figure.

Whatever needs the day of publication stays unresolved (`start` and `end` None) without one.
dateparser is not used: each form that it reads well as a leaf is a row of the tables here, and one
call of it costs more than the whole stage does on a page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from . import calendar
from .calendar import Period
from .marks import Mark
from .passage import Passage
from .rules import Found
from .tokens import Token

_FIRST_YEAR, _LAST_YEAR = 1850, 2100
#: Glued to a number or between numbers of one date.
#: What a date expression is built on, and how many tokens away from it one may begin or end.
_LEAVES = ("year", "month", "weekday", "calendar_unit", "date", "clock_digits")
_REACH = 14
#: How many tokens before a day a word may say that it is to come.
_AHEAD = 40
_DASHES = frozenset("-–—/")
#: What a year is cut into: "the second quarter" needs no year to be one, "the last month" does.
_PARTS = frozenset({"bimester", "quarter", "third", "half"})


def lay_periods(passage: Passage) -> None:
    """Lay the marks of the periods."""
    _lay_leaves(passage)
    near = _near_leaves(passage)
    _lay_stage(passage, near, "period-years", "year_span", _YEARS)
    _lay_stage(passage, near, "period-dates", "date", _DATES)
    _lay_stage(passage, near, "period-roles", "period", _ROLES)
    _lay_rest(passage)
    _complete(passage)


# The leaves: years, months, weekdays, days, dates in digits, times of day.


def _lay_leaves(passage: Passage) -> None:
    language, tokens, marks = passage.language, passage.tokens, passage.marks
    months, weekdays = calendar.names_of(language.code)
    unsure = frozenset(language.list("month_unsure"))
    before_month = frozenset(language.list("month_before"))
    suffixes = frozenset(language.list("day_suffix"))
    not_years = frozenset(language.list("not_year_before"))
    counted = frozenset(language.list("counted_after"))
    openers = frozenset(language.list("year_before"))
    for at, token in enumerate(tokens):
        if token.is_number:
            if _lay_digits(passage, at):
                continue
            if not token.text.isdigit():
                continue
            number = int(token.text) if len(token.text) <= 4 else 0
            after = tokens[at + 1] if at + 1 < len(tokens) else None
            before = tokens[at - 1] if at else None
            if len(token.text) == 4 and _FIRST_YEAR <= number <= _LAST_YEAR:
                if _is_year(before, token, after, not_years, counted, openers):
                    marks.add(Mark("year", at, at + 1, number, "year"))
            elif len(token.text) <= 2 and number:
                marks.add(Mark("count", at, at + 1, number, "count"))
                if number <= 31:
                    past = at + 1
                    if after is not None and after.glued and after.fold in suffixes:
                        past += 1
                    marks.add(Mark("day", at, past, number, "day"))
        elif token.fold in months:
            for name in months[token.fold]:
                if _is_month(passage, at, name, unsure, before_month):
                    past = at + len(name.tokens)
                    if name.short and past < len(tokens) and tokens[past].text == ".":
                        past += 1
                    marks.add(Mark("month", at, past, name.number, "month"))
                    break
        if token.fold in weekdays:
            for name in weekdays[token.fold]:
                if _names_here(tokens, at, name) and (token.is_capital or not name.capital):
                    marks.add(Mark("weekday", at, at + len(name.tokens), name.number, "weekday"))
                    break


def _is_year(
    before: Token | None,
    token: Token,
    after: Token | None,
    not_years: frozenset[str],
    counted: frozenset[str],
    openers: frozenset[str],
) -> bool:
    """Whether four digits are a year: no quantifier before them, no counted noun after them."""
    if before is not None:
        if before.fold in not_years or (before.text in "$€£#+±" and before.text):
            return False
        if token.glued and before.text in {".", ",", "'", "°"}:
            return False
    if after is None:
        return True
    if after.glued and after.text in {"%", "°", "$", "€"}:
        return False
    if after.fold in counted:
        return before is not None and before.fold in openers
    return True


def _is_month(
    passage: Passage,
    at: int,
    name: calendar.Name,
    unsure: frozenset[str],
    before_month: frozenset[str],
) -> bool:
    tokens = passage.tokens
    token = tokens[at]
    if not _names_here(tokens, at, name):
        return False
    past = at + len(name.tokens)
    near_number = (at > 0 and tokens[at - 1].is_number) or (
        past < len(tokens)
        and (
            tokens[past].is_number
            or (tokens[past].text == "." and past + 1 < len(tokens) and tokens[past + 1].is_number)
        )
    )
    if name.capital and not token.is_capital:
        return False
    if name.short:
        return near_number
    if token.fold in unsure:
        return near_number or (at > 0 and tokens[at - 1].fold in before_month)
    return True


def _names_here(tokens: list[Token], at: int, name: calendar.Name) -> bool:
    return all(
        at + step < len(tokens) and tokens[at + step].fold == word
        for step, word in enumerate(name.tokens)
    )


def _lay_digits(passage: Passage, at: int) -> bool:
    """A date or a time in digits that begins at a token: 2022-04-19, 19/4/2022, 19.04.2022, 15:23."""
    tokens, marks = passage.tokens, passage.marks
    text = tokens[at].text
    if at and tokens[at].glued and tokens[at - 1].text in _DASHES | {":"}:
        return False
    if text.count(".") == 2:
        day = _day_in_digits(text.split("."), passage)
        if day is not None:
            marks.add(Mark("date", at, at + 1, Period(day, day, "day"), "digits"))
            return True
    if at + 2 >= len(tokens) or not (tokens[at + 1].glued and tokens[at + 2].glued):
        return False
    sign = tokens[at + 1].text
    if sign == ":" and len(text) <= 2 and len(tokens[at + 2].text) == 2:
        if tokens[at + 2].is_number and text.isdigit() and int(text) < 25:
            past = at + 3
            if past + 1 < len(tokens) and tokens[past].text == ":" and tokens[past].glued:
                past += 2
            marks.add(Mark("clock_digits", at, past, Period(role="clock"), "clock"))
            return True
    if sign not in _DASHES or at + 4 >= len(tokens) or tokens[at + 3].text != sign:
        return False
    if not (tokens[at + 3].glued and tokens[at + 4].glued):
        return False
    day = _day_in_digits([text, tokens[at + 2].text, tokens[at + 4].text], passage)
    if day is None:
        return False
    marks.add(Mark("date", at, at + 5, Period(day, day, "day"), "digits"))
    return True


def _day_in_digits(parts: list[str], passage: Passage) -> dt.date | None:
    if not all(part.isdigit() and len(part) <= 4 for part in parts):
        return None
    first, second, third = (int(part) for part in parts)
    if len(parts[0]) == 4:
        year, month, day = first, second, third
    elif len(parts[2]) == 4 or (len(parts[2]) == 2 and max(len(parts[0]), len(parts[1])) == 2):
        year = third if len(parts[2]) == 4 else 2000 + third
        # A day above 12 tells the order; without one it is the order of the language's tables.
        month_first = "month" in passage.language.list("digits_order")[:1]
        if first > 12 or second > 12:
            month_first = second > 12
        month, day = (first, second) if month_first else (second, first)
    else:
        return None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _near_leaves(passage: Passage) -> list[tuple[int, int]]:
    """The stretches of the passage that may hold a date expression: those around a leaf."""
    words = frozenset(passage.language.list("date_words"))
    marks = passage.marks
    leaves = {at for kind in _LEAVES for at in marks.starts(kind)}
    leaves.update(at for at, token in enumerate(passage.tokens) if token.fold in words)
    found: list[tuple[int, int]] = []
    sentences = iter(passage.sentences)
    first = last = 0
    for at in sorted(leaves):
        while at >= last:
            first, last = next(sentences)
        start, end = max(first, at - _REACH), min(last, at + _REACH)
        if found and start <= found[-1][1] and found[-1][0] >= first:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


# The three steps.

_Make = Callable[[Passage, Found, Mapping[str, Any]], Period | None]


def _lay_stage(
    passage: Passage,
    near: Iterable[tuple[int, int]],
    stage: str,
    kind: str,
    makers: Mapping[str, _Make],
) -> None:
    """Lay a mark for the longest match at each place, from the left, that makes a period."""
    best: dict[int, list[Found]] = {}
    rules = passage.language.stage(stage)
    for bounds in near:
        for found in rules.found(passage.tokens, passage.marks, bounds):
            best.setdefault(found.first, []).append(found)
    past = 0
    inside = {
        at
        for mark in passage.marks.apart("date")
        for at in range(mark.first + 1, mark.last)
        if kind == "period"
    }
    for first in sorted(best):
        # What stands around a date begins no later than the date.
        if first < past or first in inside:
            continue
        for found in sorted(best[first], key=lambda one: -one.last):
            gives = found.rule.gives
            period = makers[gives["make"]](passage, found, gives)
            if period is None:
                continue
            if "accuracy" in gives:
                period = replace(period, accuracy=gives["accuracy"])
            if "ahead" in gives:
                period = replace(period, ahead=gives["ahead"])
            past = found.last
            # A comma before a year that did not come is no part of the date.
            while past > first + 1 and passage.tokens[past - 1].text in {",", "("}:
                past -= 1
            passage.marks.add(Mark(kind, first, past, period, found.rule.name))
            break


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
    return replace(calendar.year_of(passage.published.year + steps), ahead=steps)


def _short_fiscal(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    return calendar.fiscal_year_of(2000 + int(_part(found, "count")), int(gives["fiscal"]))


def _decade(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    year = _part(found, "year")
    if year is None:
        year = 1900 + int(_part(found, "count"))
    return calendar.decade_of(int(year)) if year % 10 == 0 else None


_YEARS: Mapping[str, _Make] = {
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
    if period is None or year is None:
        return period
    if year.start is None:
        return replace(period, yearly=None)
    if period.yearly is None:
        return period
    if year.accuracy == "fiscal_year":
        first, _, last, _ = period.yearly
        if period.accuracy in {"quarter", "half", "bimester", "third"} or last - first:
            months = calendar.add_months(year.start, first - 1)
            past = calendar.add_months(year.start, last)
            return replace(period, start=months, end=past - dt.timedelta(1), yearly=None)
    return calendar.in_year(period, year.start.year if year.end is None else year.end.year)


def _day(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    number = int(gives["day"]) if "day" in gives else int(_part(found, "day"))
    return _in_said_year(passage, found, calendar.day_of(int(_part(found, "month")), number))


def _month(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    period = calendar.month_of(int(_part(found, "month")))
    if "steps" in gives or "relative" in found.parts:
        period = replace(period, ahead=_steps(found, gives))
    return _in_said_year(passage, found, period)


def _half_month(passage: Passage, found: Found, gives: Mapping[str, Any]) -> Period | None:
    half = int(_part(found, "ordinal"))
    month = int(_part(found, "month"))
    if half not in {1, 2}:
        return None
    first, last = (1, 15) if half == 1 else (16, 0)
    period = Period(accuracy="fortnight", yearly=(month, first, month, last))
    return _in_said_year(passage, found, period)


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


_DATES: Mapping[str, _Make] = {
    "day": _day,
    "month": _month,
    "half_month": _half_month,
    "weekend": _weekend,
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


_ROLES: Mapping[str, _Make] = {
    "range": _range,
    "range_day": _range_day,
    "role": _role,
    "ending": _ending,
    "to_date_unit": _to_date_unit,
    "same": _same,
    "plain": _plain,
}


def _lay_rest(passage: Passage) -> None:
    """A date that nothing stands around is a period of its own."""
    marks = passage.marks
    taken = _covered(marks.apart("period"))
    for kind in ("date", "year_span", "clock_digits"):
        for mark in marks.apart(kind):
            if taken.isdisjoint(range(mark.first, mark.last)):
                marks.add(mark._replace(kind="period"))
                taken.update(range(mark.first, mark.last))


def _covered(marks: Iterable[Mark]) -> set[int]:
    return {at for mark in marks for at in range(mark.first, mark.last)}


# What the words leave out.


def _complete(passage: Passage) -> None:
    """Give every period whose year is not said the year that the sentence or the day gives."""
    marks = passage.marks.apart("period")
    spoken: dt.date | None = None
    for number, mark in enumerate(marks):
        period: Period = mark.value
        if period.yearly is not None:
            first, last = passage.sentence_of(mark.first)
            year = _year_before(marks, number, first)
            published = passage.published or spoken
            if year is None and published is not None and _is_ahead(passage, mark, (first, last)):
                period = replace(period, ahead=1)
            period = _completed(period, year, published)
        elif passage.published is None and spoken is not None:
            period = _relative(period, spoken)
        if period.role in {"to_date", "since"}:
            period = _to_date(period, passage.published)
        if period is not mark.value:
            passage.marks.remove(mark)
            marks[number] = mark._replace(value=period)
            passage.marks.add(marks[number])
        if period.end is not None and period.role not in {"same", "since"}:
            spoken = period.end


def _year_before(marks: list[Mark], number: int, sentence: int) -> Period | None:
    """The year that a sentence names before a period that names none, the `number`-th mark."""
    for at in range(number - 1, max(number - _REACH, 0) - 1, -1):
        period: Period = marks[at].value
        if marks[at].first < sentence:
            return None
        if period.known and period.accuracy in {"year", "fiscal_year"} and period.role != "same":
            assert period.start is not None
            assert period.end is not None
            if period.start.year == period.end.year:
                return period
    return None


def _relative(period: Period, spoken: dt.date) -> Period:
    """ "This year" and "last year" of a text with no date that says of which year it speaks."""
    if period.start is None and period.accuracy == "year" and period.role in {"in", "to_date"}:
        return replace(
            period,
            start=dt.date(spoken.year + period.ahead, 1, 1),
            end=spoken if period.role == "to_date" else dt.date(spoken.year + period.ahead, 12, 31),
        )
    return period


def _is_ahead(passage: Passage, mark: Mark, sentence: tuple[int, int]) -> bool:
    """Whether a day up to which is counted is to come: "expect 400,000 by 31 December"."""
    if mark.value.role != "as_of":
        return False
    ahead = frozenset(passage.language.list("ahead"))
    return any(token.fold in ahead for token in passage.tokens[max(sentence[0], mark.first - _AHEAD) : mark.first])


def _to_date(period: Period, published: dt.date | None) -> Period:
    """A period that still runs ends on the day of publication; unknown without one."""
    if period.role == "since":
        return replace(period, end=published)
    if published is None or period.start is None or period.start > published:
        return period
    return replace(period, end=published)


def _completed(period: Period, year: Period | None, published: dt.date | None) -> Period:
    if year is not None and year.start is not None and not period.ahead:
        return calendar.in_year(period, year.start.year)
    if published is None:
        return replace(period, yearly=None)
    if period.ahead > 0:
        later = calendar.upcoming(period, published)
        if later.start is not None and later.start <= published and later.accuracy != "day":
            return calendar.in_year(period, later.start.year + 1)
        return later
    found = calendar.recent(period, published)
    if (
        period.ahead < 0
        and found.end is not None
        and found.end >= published
        and found.start is not None
    ):
        return calendar.in_year(period, found.start.year - 1)
    return found
