"""Who enters a corridor, when and where: departures from the series of a case, or at a rate.

Owns: how a month of a series becomes people a step, by class; what is missing is told, never
filled. A count is spread evenly over the days of its month, and shifted back by `lead_days` to the
day on which people set out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from isthmus.case import ALL, NATIONALITY, OTHER, Case, Period
from isthmus.case.periods import ONE_DAY, month, month_end
from isthmus.case.problems import Problem
from isthmus.series.cube import SeriesView

from .arrays import Floats
from .settings_of_case import Departures, Placed
from .steps import DAYS_IN, Calendar


class Entry(NamedTuple):
    """People who set out at a place, by day and class, [days, C]; `drawn`: means of a draw."""

    place: str
    people: Floats
    drawn: bool


def departures(
    case: Case, placed: Placed, calendar: Calendar, until: dt.date, problems: list[Problem]
) -> list[Entry]:
    """Every table of departures over the days of the calendar; nobody after `until`."""
    found = []
    for i, one in enumerate(placed.settings.departures, 1):
        if one.series is None:
            found.append(_at_rate(one, placed.settings.people.classes, calendar, until))
            continue
        counts = series_view(
            case, one.series, one.at, placed=placed, key=f"departures[{i}]", problems=problems
        )
        if counts is None:
            continue
        entry, missing = _counted(counts, one, placed.settings.people.classes, calendar, until)
        if missing:
            # A few name the gap well enough.
            months = ", ".join(f"{day:%Y-%m}" for day in missing[:6])
            problems.append(
                placed.problem(
                    "movement-no-number",
                    f"departures[{i}].series",
                    one.series,
                    months=months,
                    more=max(0, len(missing) - 6),
                )
            )
        found.append(entry)
    return found


def known_until(case: Case, placed: Placed) -> dt.date | None:
    """The last day on which all departures from series are known; None where there are none."""
    days = []
    for one in placed.settings.departures:
        if one.series is not None:
            view = SeriesView(case, case.series[one.series])
            months = [period.end for period, _ in view.totals if period.is_month]
            days += [max(months) - one.lead_days * ONE_DAY] if months else []
    return min(days, default=None)


def series_view(
    case: Case,
    series: str,
    at: str | None,
    *,
    placed: Placed,
    key: str,
    problems: list[Problem],
) -> tuple[SeriesView, str] | None:
    """A series that counts a flow, and where; None with a problem for one that does not."""
    kind = case.series[series]
    if kind.measure != "increment":
        problems.append(placed.problem("movement-no-flow", f"{key}.series", series))
        return None
    where = at or kind.place
    if where is None:
        problems.append(placed.problem("movement-series-where", f"{key}.at", series))
        return None
    view = SeriesView(case, kind)
    if not view.editions:
        problems.append(placed.problem("movement-series-empty", f"{key}.series", series))
        return None
    return view, where


def of_month(
    view: SeriesView,
    where: str,
    classes: tuple[str, ...],
    fold: Mapping[str, str],
    of: Period,
) -> list[float | None]:
    """The number of each class in a month; None where none was published.

    Who is not listed in a complete table was not counted: 0. `fold` adds the number of one
    nationality to the class of another. The others are the total less those who are named.
    """
    named = [word for word in classes if word != OTHER]
    numbers = {word: _number(view, where, word, of) for word in named}
    for word, into in fold.items():
        more = _number(view, where, word, of)
        held = numbers.get(into)
        if more is not None and held is not None:
            numbers[into] = held + more
    found = [numbers[word] for word in named]
    if OTHER in classes:
        total = view.line(ALL, where).over(of)
        known = [number for number in found if number is not None]
        if total is None or total.value is None or len(known) < len(found):
            found.append(None)
        else:
            found.append(max(0.0, total.value - sum(known)))
    return found


def months_of(first: dt.date, last: dt.date) -> Iterator[Period]:
    """The calendar months that have a day in a span."""
    day = first
    while day <= last:
        yield month(day)
        day = month_end(day) + ONE_DAY


def _number(view: SeriesView, where: str, word: str, of: Period) -> float | None:
    line = view.line(word, where)
    held = line.over(of)
    if held is not None:
        return held.value
    if line.lacks(of):
        return 0.0
    # A nationality that the series has never listed has no line to say that it lacks it.
    listed = view.is_complete(NATIONALITY) and word not in view.listed(NATIONALITY)
    return 0.0 if listed and view.line(ALL, where).over(of) is not None else None


def _counted(
    counts: tuple[SeriesView, str],
    one: Departures,
    classes: tuple[str, ...],
    calendar: Calendar,
    until: dt.date,
) -> tuple[Entry, list[dt.date]]:
    view, where = counts
    people, missing = np.zeros((calendar.days, len(classes))), []
    lead = one.lead_days * ONE_DAY
    first, last = _span(one, calendar, until)
    for of in months_of(first + lead, last + lead):
        numbers = of_month(view, where, classes, one.fold, of)
        if any(number is None for number in numbers):
            missing.append(of.start)
            continue
        a = (max(of.start - lead, first) - calendar.start).days
        b = (min(of.end - lead, last) - calendar.start).days
        days = (of.end - of.start).days + 1
        people[a : b + 1] = np.array(numbers, float) * one.part / days
    return Entry(one.place, people, drawn=False), missing


def _at_rate(
    one: Departures, classes: tuple[str, ...], calendar: Calendar, until: dt.date
) -> Entry:
    assert one.per_year is not None
    people = np.zeros((calendar.days, len(classes)))
    first, last = _span(one, calendar, until)
    a, b = ((day - calendar.start).days for day in (first, last))
    shares = np.array([one.shares.get(word, 0.0) for word in classes])
    people[a : max(0, b + 1)] = one.per_year / DAYS_IN["year"] * shares
    return Entry(one.place, people, drawn=True)


def _span(one: Departures, calendar: Calendar, until: dt.date) -> tuple[dt.date, dt.date]:
    """The days of the calendar on which people set out."""
    first = max(calendar.start, one.from_ or calendar.start)
    return first, min(calendar.end, until, one.to or until)
