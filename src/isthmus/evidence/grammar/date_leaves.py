"""What a date expression is built on: years, months, weekdays, days, dates in digits, times of day.

Owns: laying the marks of these leaves, and the stretches of a passage around them, to which the
rules of the periods are put.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache

from . import calendar
from .calendar import Period
from .language import Language
from .language import language as language_of
from .marks import Mark
from .passage import Passage
from .tokens import Token

_FIRST_YEAR, _LAST_YEAR = 1850, 2100
#: What a date expression is built on, and how many tokens away from it one may begin or end.
_LEAVES = ("year", "month", "weekday", "calendar_unit", "date", "clock_digits")
_REACH = 14
#: Between the numbers of one date.
_DASHES = frozenset("-–—/")
_NO_YEAR_BEFORE = frozenset("$€£#+±")
_NO_YEAR_AFTER = frozenset("%°$€")


class _Words:
    """What the tables of a language say of years, months and days."""

    def __init__(self, language: Language) -> None:
        self.months, self.weekdays = calendar.names_of(language.code)
        self.unsure = frozenset(language.list("month_unsure"))
        self.before_month = frozenset(language.list("month_before"))
        self.suffixes = frozenset(language.list("day_suffix"))
        self.not_year_before = frozenset(language.list("not_year_before"))
        self.year_before = frozenset(language.list("year_before"))
        self.counted_after = frozenset(language.list("counted_after"))


@cache
def _words_of(code: str) -> _Words:
    return _Words(language_of(code))


def lay_leaves(passage: Passage) -> None:
    """Lay the marks of the leaves of a passage."""
    words = _words_of(passage.language.code)
    for at, token in enumerate(passage.tokens):
        if token.is_number:
            if not _lay_digits(passage, at) and token.text.isdigit():
                _lay_number(passage, at, words)
        elif token.fold in words.months or token.fold in words.weekdays:
            _lay_name(passage, at, words)


def _lay_number(passage: Passage, at: int, words: _Words) -> None:
    """Digits: a year, a count, a day of the month."""
    tokens, marks = passage.tokens, passage.marks
    text = tokens[at].text
    number = int(text) if len(text) <= 4 else 0
    if len(text) == 4 and _FIRST_YEAR <= number <= _LAST_YEAR and _is_year(tokens, at, words):
        marks.add(Mark("year", at, at + 1, number, "year"))
    elif len(text) <= 2 and number:
        marks.add(Mark("count", at, at + 1, number, "count"))
        if number <= 31:
            after = tokens[at + 1] if at + 1 < len(tokens) else None
            past = at + 1 + (after is not None and after.glued and after.fold in words.suffixes)
            marks.add(Mark("day", at, past, number, "day"))


def _lay_name(passage: Passage, at: int, words: _Words) -> None:
    """The name of a month, with the stop of its abbreviation, or of a weekday."""
    tokens, marks = passage.tokens, passage.marks
    for name in words.months.get(tokens[at].fold, ()):
        if _is_month(tokens, at, name, words):
            past = at + len(name.tokens)
            if name.short and past < len(tokens) and tokens[past].text == ".":
                past += 1
            marks.add(Mark("month", at, past, name.number, "month"))
            break
    for name in words.weekdays.get(tokens[at].fold, ()):
        if _names_here(tokens, at, name) and (tokens[at].is_capital or not name.capital):
            marks.add(Mark("weekday", at, at + len(name.tokens), name.number, "weekday"))
            break


def _is_year(tokens: Sequence[Token], at: int, words: _Words) -> bool:
    """Whether four digits are a year: no quantifier before them, no counted noun after them."""
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if before is not None:
        if before.fold in words.not_year_before or before.text in _NO_YEAR_BEFORE:
            return False
        if tokens[at].glued and before.text in {".", ",", "'", "°"}:
            return False
    if after is None:
        return True
    if after.glued and after.text in _NO_YEAR_AFTER:
        return False
    if after.fold in words.counted_after:
        if before is not None and before.fold in words.year_before:
            return True
        # "In August 2017 were": a month, or a month and its day, comes right before it.
        back = tokens[max(0, at - 3) : at]
        near = [one.fold for one in back if one.text != ","]
        return bool(near) and (near[-1] in words.months or _is_dated(near, words))
    return True


def _is_dated(near: Sequence[str], words: _Words) -> bool:
    """Whether the words before four digits end in a month and its day: "August 3,"."""
    return len(near) > 1 and near[-1].isdigit() and len(near[-1]) <= 2 and near[-2] in words.months


def _is_month(tokens: Sequence[Token], at: int, name: calendar.Name, words: _Words) -> bool:
    token = tokens[at]
    if not _names_here(tokens, at, name):
        return False
    past = at + len(name.tokens)
    if past < len(tokens) and tokens[past].text == ".":
        past += 1
    after = tokens[past].text if past < len(tokens) else ""
    before = tokens[at - 1].text if at else ""
    if name.capital and not token.is_capital:
        return False
    if name.short and not name.capital:
        # "mar" is the sea: a month only with its day before it or its year behind it.
        if past > at + len(name.tokens) and at > 1 and not before.isdigit():
            before = tokens[at - 2].text if before.lower() in words.before_month else before
        return (before.isdigit() and len(before) <= 2) or (after.isdigit() and len(after) == 4)
    if name.short or token.fold in words.unsure:
        near = before[:1].isdigit() or after[:1].isdigit()
        return near or (not name.short and before.lower() in words.before_month)
    return True


def _names_here(tokens: Sequence[Token], at: int, name: calendar.Name) -> bool:
    return all(
        at + step < len(tokens) and tokens[at + step].fold == word
        for step, word in enumerate(name.tokens)
    )


def _lay_digits(passage: Passage, at: int) -> bool:
    """A date or a time in digits that begins at a token: 2022-04-19, 19/4/2022, 19.4.2022, 9:30."""
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
    if sign == ":" and _is_clock(text, tokens[at + 2]):
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


def _is_clock(hours: str, minutes: Token) -> bool:
    if not (hours.isdigit() and minutes.text.isdigit()):
        return False
    return len(hours) <= 2 and int(hours) <= 24 and len(minutes.text) == 2


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


def near_leaves(passage: Passage) -> list[tuple[int, int]]:
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
