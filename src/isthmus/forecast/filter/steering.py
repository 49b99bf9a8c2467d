"""What a scenario's course does to the months of one nationality's filter.

Owns: the way from a `Course`, which names rates by place and population, to the `Change` of each
step of a month. A course is in terms of a case; a change in terms of a chain's columns.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import numpy as np

from isthmus.case.periods import months_between
from isthmus.forecast.records import ALL, Floats, Ints
from isthmus.forecast.scenarios.course import Course, Rate, RateName

from .chain import Chain
from .months import ENTERING, Change, Diverted
from .projecting import Changes


def changes_of(
    course: Course,
    chain: Chain,
    population: str,
    *,
    first: dt.date,
    draws: slice,
    of_quota: Callable[[str], float] = lambda _: 1.0,
) -> Changes:
    """What the course does to the steps of a month, by the month's number from that of `first`.

    draws     which draws of the course these particles are
    of_quota  the share of a quota for everybody, by the word of its way, that is this nationality's

    Who joins at the last station has joined at the one before it: nobody is met there who did not
    come up to it.
    """
    begins = months_between(first, course.first)
    steer = _Steer(course, chain, population, draws, of_quota)

    def of(month: int) -> list[Change | None]:
        step = (month - begins) * course.steps_a_month
        return [steer.at(step + i) for i in range(course.steps_a_month)]

    return of


class _Steer:
    """The tables of a course that matter to one nationality, by rate."""

    def __init__(
        self,
        course: Course,
        chain: Chain,
        population: str,
        draws: slice,
        of_quota: Callable[[str], float],
    ) -> None:
        self._course, self._chain, self._population = course, chain, population
        self._draws = draws
        places = chain.places

        def table(name: RateName, place: str, way: str = "") -> Floats | None:
            found = course.of(name, place, population, way)
            return None if found is None else found[draws]

        def product(name: RateName, at: list[str]) -> Floats | None:
            found = [one for one in (table(name, place) for place in at) if one is not None]
            return np.prod(found, axis=0) if found else None

        self._entering = table("departure", places[0])
        self._joining = [product("joining", self._places_of(j)) for j in range(len(chain.joins))]
        self._release = [table("release", place) for place in places[:-1]]
        self._pace = [table("transit", place) for place in places[1:]]
        self._ways = [table("split", places[-1], way) for way in chain.ways]
        self._again = table("reattempt", places[-1])
        self._quota = [self._quota_of(way, of_quota) for way in chain.ways]
        self._diverted = self._diversions()

    def at(self, step: int) -> Change | None:
        """The change of one step; None before the course begins, and where it changes nothing."""
        tables = (
            self._entering,
            *self._joining,
            *self._release,
            *self._pace,
            *self._ways,
            self._again,
            *self._quota,
        )
        there = [one for one in tables if one is not None]
        if not there or not 0 <= step < there[0].shape[1]:
            return None
        return Change(
            entering=None if self._entering is None else self._entering[:, step],
            joining=_columns(self._joining, step, 1.0),
            release=_columns(self._release, step, 1.0),
            pace=_columns(self._pace, step, 1.0),
            ways=_columns(self._ways, step, 0.0),
            reattempt=None if self._again is None else self._again[:, step],
            quota=_most(self._quota, step),
            diverted=self._diverted,
        )

    def _places_of(self, join: int) -> list[str]:
        """The places whose joining is that of a column: a station's, and at the last the end's."""
        station = self._chain.joins[join]
        last = station == self._chain.buffer
        return [self._chain.places[station], *([self._chain.places[-1]] if last else [])]

    def _quota_of(self, way: str, of_quota: Callable[[str], float]) -> Floats | None:
        """[N, S] people a step; of a quota for everybody this nationality's part."""
        place = self._chain.places[-1]
        own = self._course.factors.get(Rate("quota", place, self._population, way))
        of_all = self._course.factors.get(Rate("quota", place, ALL, way))
        parts = [] if own is None else [own[self._draws]]
        if of_all is not None:
            parts.append(of_all[self._draws] * of_quota(way))
        return np.min(parts, axis=0) if parts else None

    def _diversions(self) -> tuple[Diverted, ...]:
        found = []
        for one in self._course.diversions:
            if one.source.population in {ALL, self._population} and one.target.population in {
                ALL,
                self._population,
            }:
                source, target = self._inflow(one.source), self._inflow(one.target)
                if source is not None and target is not None and source != target:
                    found.append(Diverted(source, target, one.share[self._draws]))
        return tuple(found)

    def _inflow(self, rate: Rate) -> int | None:
        """The column of an inflow; None for a rate that is none."""
        if rate.name == "departure" and rate.place == self._chain.places[0]:
            return ENTERING
        if rate.name == "joining":
            for j in range(len(self._chain.joins)):
                if rate.place in self._places_of(j):
                    return j
        return None


def _columns(tables: list[Floats | None], step: int, nothing: float) -> Floats | None:
    """[N, columns] of one step; a table that is not there changes nothing."""
    there = [one for one in tables if one is not None]
    if not there:
        return None
    same = np.full(len(there[0]), nothing)
    return np.column_stack([same if one is None else one[:, step] for one in tables])


def _most(tables: list[Floats | None], step: int) -> Ints | None:
    """[W, N] most people in a step; -1 where there is no limit."""
    there = [one for one in tables if one is not None]
    if not there:
        return None
    none = np.full(len(there[0]), np.inf)
    most = np.array([none if one is None else one[:, step] for one in tables])
    return np.where(np.isfinite(most), np.floor(np.nan_to_num(most, posinf=0.0)), -1).astype(
        np.int64
    )
