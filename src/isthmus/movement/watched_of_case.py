"""What a corridor is compared with: the series that count those who pass somewhere.

Owns: `Watched`, the counts of one series by month and class with the links it counts at, and how
flows of steps become months.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from isthmus.case import ALL, NATIONALITY, Case, Period, border
from isthmus.case.problems import Problem
from isthmus.series.cube import SeriesView

from .arrays import Bools, Floats, Ints
from .departures_of_case import months_of, of_month, series_view
from .links_of_case import Link, chosen
from .settings_of_case import CountOf, Placed
from .steps import Calendar


class Watched(msgspec.Struct, frozen=True, kw_only=True):
    """One series beside the flow it counts. T months, N populations, C classes, D steps, L links.

    series       its id; `place` where it counts
    what         "entered" (set out on the links), "arrived" (reached the end) or "met" (reached the
                 end, whether or not they were then sent back)
    links        [] numbers of the links it counts at
    per_person   how many times each who passes is counted
    periods      [T] the months, whole ones within the corridor's calendar
    populations  [N] each class that is compared, where the series tells them apart; else "all"
    classes      [N, C] which classes a population holds
    counts       [T, N] as published, rounded; `observed` [T, N] whether there is a number
    shares       [T, D] the share of each step that lies in each month
    """

    series: str
    place: str
    what: str
    links: Ints
    per_person: float
    periods: tuple[Period, ...]
    populations: tuple[str, ...]
    classes: Bools
    counts: Ints
    observed: Bools
    shares: Floats

    def flow(self, entered: Ints, arrived: Ints, turned: Ints) -> Ints:
        """Who passed in a step, from its flows by class [M, C, L]: [M, N] before `per_person`."""
        table = {"entered": entered, "arrived": arrived, "met": arrived + turned}[self.what]
        by_class: Ints = table[:, :, self.links].sum(axis=2)
        found: Ints = by_class @ self.classes.T.astype(np.int64)
        return found

    def by_month(self, flows: Ints) -> Ints:
        """What the series would have counted: flows by step [D, M, N] to months [M, T, N]."""
        months = np.einsum("td,dmn->mtn", self.shares, flows) * self.per_person
        rounded: Ints = np.rint(months).astype(np.int64)
        return rounded


def watched_of(
    case: Case,
    placed: Placed,
    links: Sequence[Link],
    *,
    calendar: Calendar,
    span: Period,
    problems: list[Problem],
) -> tuple[Watched, ...]:
    """Every table of counts, over the whole months of a span that have a number."""
    found = []
    months = [of for of in months_of(span.start, span.end) if _within(of, span)]
    for i, one in enumerate(placed.settings.counts, 1):
        # A series of which nothing was known on the day of a cut is absent, and no problem.
        told = [] if case.known_on else problems
        seen = series_view(
            case, one.series, one.at, placed=placed, key=f"counts[{i}]", problems=told
        )
        if seen is None:
            continue
        numbers = _links(case, links, one, seen[1])
        if not numbers:
            problems.append(placed.problem("movement-nowhere", f"counts[{i}]", one.series))
            continue
        counts = _Counts.of(seen, one, placed.settings.people.classes, months)
        found.append(
            Watched(
                series=one.series,
                place=seen[1],
                what=one.what,
                links=np.array(numbers),
                per_person=one.per_person,
                periods=tuple(months),
                populations=counts.populations,
                classes=counts.classes,
                counts=counts.people,
                observed=counts.observed,
                shares=calendar.shares(months),
            )
        )
    return tuple(found)


def _links(case: Case, links: Sequence[Link], one: CountOf, where: str) -> list[int]:
    """The links that a table of counts means: those it names, or those its series counts at."""
    if one.anywhere:
        return chosen(
            links, case, routes=one.routes, border_=one.border, into=one.into, out_of=one.out_of
        )
    return (
        chosen(links, case, border_=where) if border(where) else chosen(links, case, into=[where])
    )


class _Counts(NamedTuple):
    """The numbers of a series by month and population: see `Watched`."""

    populations: tuple[str, ...]
    classes: Bools
    people: Ints
    observed: Bools

    @classmethod
    def of(
        cls,
        seen: tuple[SeriesView, str],
        one: CountOf,
        told: tuple[str, ...],
        months: Sequence[Period],
    ) -> _Counts:
        """By class where the series tells nationalities apart, else of all together."""
        view, where = seen
        if NATIONALITY in view.dimensions:
            kept = [i for i, word in enumerate(told) if word in (one.populations or told)]
            by_class = (of_month(view, where, told, one.fold, of) for of in months)
            rows = [[row[i] for i in kept] for row in by_class]
            populations = tuple(told[i] for i in kept)
            classes = np.eye(len(told), dtype=np.bool_)[kept]
        else:
            totals = [view.line(ALL, where).over(of) for of in months]
            rows = [[None if q is None else q.value] for q in totals]
            populations, classes = (ALL,), np.ones((1, len(told)), np.bool_)
        width = len(populations)
        people = np.array([[n or 0 for n in row] for row in rows], float).reshape(-1, width)
        observed = np.array([[n is not None for n in row] for row in rows], np.bool_)
        whole = np.rint(people).astype(np.int64)
        return cls(populations, classes, whole, observed.reshape(-1, width))


def _within(of: Period, span: Period) -> bool:
    return span.start <= of.start and of.end <= span.end
