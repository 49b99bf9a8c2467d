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
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from msgspec import structs

from . import calendar
from .calendar import Period
from .date_leaves import lay_leaves, near_leaves
from .date_makers import DATES, ROLES, YEARS, Make
from .marks import Mark
from .passage import Passage
from .rules import Found

#: How many marks back the year of a sentence is looked for.
_BACK = 14
#: How many tokens a clause may put between a period and what goes on from it.
_CLOSE = 3
#: How many tokens before a day a word may say that it is to come.
_AHEAD = 40
#: How close before a month what looks ahead stands.
_COMING = 12
#: Up to which month "the year" may be the one that has ended.
_LOOKS_BACK = 2


def lay_periods(passage: Passage) -> None:
    """Lay the marks of the periods."""
    lay_leaves(passage)
    near = near_leaves(passage)
    _lay_stage(passage, near, "period-years", "year_span", YEARS)
    _lay_stage(passage, near, "period-dates", "date", DATES)
    _lay_stage(passage, near, "period-roles", "period", ROLES)
    _lay_rest(passage)
    _complete(passage)


def _lay_stage(
    passage: Passage,
    near: Sequence[tuple[int, int]],
    stage: str,
    kind: str,
    makers: Mapping[str, Make],
) -> None:
    """Lay a mark for the longest match at each place, from the left, that makes a period."""
    best: dict[int, list[Found]] = {}
    rules = passage.language.stage(stage)
    for found in rules.found(passage.tokens, passage.marks, *near):
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


def _lay_rest(passage: Passage) -> None:
    """A date that nothing stands around is a period of its own."""
    marks = passage.marks
    taken = _covered(marks.apart("period"))
    for kind in ("date", "year_span", "clock_digits"):
        for mark in marks.apart(kind):
            if taken.isdisjoint(range(mark.first, mark.last)):
                marks.add(structs.replace(mark, kind="period"))
                taken.update(range(mark.first, mark.last))


def _covered(marks: Iterable[Mark]) -> set[int]:
    return {at for mark in marks for at in range(mark.first, mark.last)}


# What the words leave out.


def _complete(passage: Passage) -> None:
    """Give every period whose year is not said the year that the sentence or the day gives."""
    marks = passage.marks.apart("period")
    spoken: dt.date | None = None
    named: dt.date | None = None
    for number, mark in enumerate(marks):
        period: Period = mark.value
        if period.yearly is not None:
            first, last = passage.sentence_of(mark.first)
            year = _year_before(marks, number, first)
            published = passage.published or spoken
            if year is None and published is not None and _is_ahead(passage, mark, (first, last)):
                period = replace(period, ahead=1)
            if year is None and published is not None and _is_coming(passage, mark, first):
                period = calendar.upcoming(period, published)
            else:
                period = _completed(period, year, published)
        elif period.role == "that":
            before = marks[number - 1].value if number else None
            period = _that(period, before, named, passage.published)
        elif passage.published is None and spoken is not None:
            period = _relative(period, spoken)
        if period.role in {"to_date", "since"}:
            period = _to_date(period, passage.published)
        if period is not mark.value:
            passage.marks.remove(mark)
            marks[number] = structs.replace(mark, value=period)
            passage.marks.add(marks[number])
        if period.end is not None and period.role not in {"same", "since"}:
            spoken = period.end
            if period.accuracy != "day" or period.yearly or _names_month(passage, mark):
                named = period.end


def _names_month(passage: Passage, mark: Mark) -> bool:
    """Whether the words of a period name a month: "30 September", not "yesterday"."""
    return any(passage.marks.at("month", at) for at in range(mark.first, mark.last))


def _year_before(marks: list[Mark], number: int, sentence: int) -> Period | None:
    """The year that a sentence names before a period that names none, the `number`-th mark."""
    for at in range(number - 1, max(number - _BACK, 0) - 1, -1):
        period: Period = marks[at].value
        if marks[at].first < sentence:
            return None
        near = at == number - 1 and marks[number].first - marks[at].last <= _CLOSE
        if period.role == "same" and period.known and near:
            # "in the same period of 2018, when by 30 June …"
            return period
        if period.known and period.accuracy in {"year", "fiscal_year"} and period.role != "same":
            assert period.start is not None
            assert period.end is not None
            if period.start.year == period.end.year:
                return period
    return None


def _that(
    period: Period, last: Period | None, spoken: dt.date | None, published: dt.date | None
) -> Period:
    """Resolve "that month" by the period that the text named last."""
    plain = replace(period, role="in", shift=0)
    if (
        period.known
        and spoken is not None
        and published is not None
        and published.month <= _LOOKS_BACK
        and spoken.year == published.year - 1
    ):
        # In the first weeks of a year a report looks back on the one that has ended.
        return calendar.year_of(spoken.year)
    if period.known and (last is None or last.accuracy != "year" or not last.known):
        # "During the year": this one, unless another was just named.
        return plain
    if spoken is None:
        return plain
    if period.unit == "day":
        return replace(plain, start=spoken, end=spoken)
    whole = calendar.around(period.unit, spoken, 0)
    if whole is None or whole.start is None or not period.shift:
        return whole or plain
    middle = whole.start.replace(day=15 if period.shift == 1 else 16)
    if period.shift == 1:
        return replace(plain, start=whole.start, end=middle)
    return replace(plain, start=middle, end=whole.end)


def _relative(period: Period, spoken: dt.date) -> Period:
    """Resolve "this year" in a text without a date that has said of what year it speaks."""
    if period.start is None and period.accuracy == "year" and period.role in {"in", "to_date"}:
        return replace(
            period,
            start=dt.date(spoken.year + period.ahead, 1, 1),
            end=spoken if period.role == "to_date" else dt.date(spoken.year + period.ahead, 12, 31),
        )
    return period


def _is_ahead(passage: Passage, mark: Mark, sentence: tuple[int, int]) -> bool:
    """Whether a day up to which is counted is to come: "expect 400,000 by 31 December"."""
    if mark.value.role not in {"as_of", "until"}:
        return False
    ahead = frozenset(passage.language.list("ahead"))
    if mark.value.yearly == (12, 31, 12, 31):
        # "By the end of the year it may reach a million": the word may come after it.
        after = passage.tokens[mark.last : min(sentence[1], mark.last + _AHEAD)]
        if any(token.fold in ahead for token in after):
            return True
    return any(
        token.fold in ahead
        for token in passage.tokens[max(sentence[0], mark.first - _AHEAD) : mark.first]
    )


def _is_coming(passage: Passage, mark: Mark, first: int) -> bool:
    """Whether the words close before a month without a year look ahead: "to be held in June"."""
    if mark.value.role != "in" or mark.value.ahead:
        return False
    endings = tuple(passage.language.list("coming_endings"))
    for at in range(mark.first - 1, max(first, mark.first - _COMING) - 1, -1):
        token = passage.tokens[at]
        if token.text in {",", ";", ":"} or passage.marks.at("period", at):
            return False
        if passage.marks.at("coming", at):
            return True
        if endings and token.text.islower() and token.text.endswith(endings):
            return True
    return False


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
        return replace(period, yearly=None, stretch=period.yearly)
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
