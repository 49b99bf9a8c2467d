"""Measures of a corridor: what `movement.toml` and the policies of a case decide, as rules.

Owns: from when to when each measure holds as known on the case's day (`in_force`), and the rule
object of each kind (`measures_of`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np

from isthmus.case import Case, border
from isthmus.case.periods import ONE_DAY
from isthmus.case.problems import Problem

from .arrays import Bools, Ints
from .links_of_case import Link, chosen, into_country
from .rules import policies as acts
from .rules.policies import Measure
from .settings_of_case import (
    ClosureOf,
    ExpulsionOf,
    MeasureOf,
    PathwayOf,
    Placed,
    QueueOf,
    QuotaOf,
    ReceptionOf,
    StayOf,
    TransportOf,
    VisaOf,
)
from .steps import DAYS_IN, Calendar

#: Outcomes of a policy that never took effect.
_NEVER = ("blocked", "postponed")

Dates = tuple[dt.date | None, dt.date | None]
K = TypeVar("K", bound=MeasureOf)


class Ground(NamedTuple):
    """What measures are placed on: the links and places of the corridor, and its calendar."""

    case: Case
    placed: Placed
    links: Sequence[Link]
    places: Mapping[str, int]
    calendar: Calendar


def in_force(
    case: Case, placed: Placed, problems: list[Problem]
) -> dict[int, tuple[MeasureOf, Dates]]:
    """The measures known on the case's day, by their number in the file, with first and last day.

    A policy that was blocked or postponed is none; one that was replaced or lapsed ends then.
    """
    found: dict[int, tuple[MeasureOf, Dates]] = {}
    for i, measure in enumerate(placed.settings.measures, 1):
        if measure.policy is None:
            known = case.known_on is None or measure.known is None
            if known or measure.known <= case.known_on:  # type: ignore[operator]
                found[i] = measure, (measure.from_, measure.to)
            continue
        policy = case.policies[measure.policy]
        if policy.outcome in _NEVER:
            continue
        if policy.effective is None:
            key = f"measures[{i}].policy"
            problems.append(placed.problem("movement-policy-undated", key, measure.policy))
            continue
        last = policy.ends
        if last is None and policy.outcome is not None and policy.outcome_published is not None:
            last = policy.outcome_published - ONE_DAY
        found[i] = measure, (policy.effective, last)
    return found


def pathways_of(measures: Mapping[int, tuple[MeasureOf, Dates]]) -> dict[int, PathwayOf]:
    """The pathways among measures, by number: each is a link of its own."""
    return {i: one for i, (one, _) in measures.items() if isinstance(one, PathwayOf)}


def measures_of(
    ground: Ground, measures: Mapping[int, tuple[MeasureOf, Dates]], problems: list[Problem]
) -> list[Measure]:
    """The rule of each measure, and of each capacity of places.csv that the file lets hold."""
    found: list[Measure] = []
    with_beds = set()
    for i, (one, dates) in measures.items():
        maker = _Maker(ground, one, i, dates, problems)
        made = _MAKE[type(one)](maker, one)
        if made is not None:
            found.append(made)
        if isinstance(one, ReceptionOf):
            with_beds.add(one.place)
    _no_clash(ground, measures, problems)
    for name, number in ground.places.items():
        place = ground.case.places[name]
        held = place.role in ground.placed.settings.network.capacities
        if held and place.capacity is not None and name not in with_beds:
            found.append(acts.Reception(place=number, capacity=place.capacity))
    return found


class _Maker:
    """What the rules of one measure share: where, whom, when."""

    def __init__(
        self,
        ground: Ground,
        measure: MeasureOf,
        number: int,
        dates: Dates,
        problems: list[Problem],
    ) -> None:
        self.ground, self.number, self._problems = ground, number, problems
        self._measure = measure
        first, last = ground.calendar.span(*dates)
        self.when: dict[str, Any] = {"first": first, "last": last}

    @property
    def links(self) -> Ints | None:
        """The links the measure acts on: those it names, or those its policy is about."""
        measure, case = self._measure, self.ground.case
        found = chosen(
            self.ground.links,
            case,
            routes=measure.routes,
            border_=measure.border,
            into=measure.into,
            out_of=measure.out_of,
        )
        if not measure.anywhere and measure.policy is not None:
            found = self._of_policy(measure.policy)
        if not found:
            self._tell("movement-nowhere", "", measure.kind)
            return None
        return np.array(found)

    def place(self, name: str, key: str) -> int | None:
        """The number of a place of the corridor."""
        if name not in self.ground.places:
            self._tell("movement-place-outside", key, name)
            return None
        return self.ground.places[name]

    def classes(self, words: tuple[str, ...]) -> Bools:
        """Which classes are concerned: those named, else those of the policy, else all."""
        told = self.ground.placed.settings.people.classes
        if words:
            return np.array([word in words for word in told])
        policy = self._measure.policy
        if policy is not None:
            affected = self.ground.case.policies[policy].affected
            if affected and affected != "all":
                named = {word for one in affected.split("|") for word in one.split(";")}
                return np.array([word in named for word in told])
        return np.ones(len(told), np.bool_)

    def quota(self, people: int, per: str) -> dict[str, Any]:
        """A quota of a period as one of steps."""
        calendar = self.ground.calendar
        if calendar.step_days >= DAYS_IN[per]:
            each = people * calendar.step_days / DAYS_IN[per]
            return {"people": np.int64(round(each))}
        return {"people": np.int64(people), "renewed": calendar.renewals(per)}

    def _of_policy(self, name: str) -> list[int]:
        policy, case = self.ground.case.policies[name], self.ground.case
        where = policy.acts_on
        if where is not None:
            if border(where):
                return chosen(self.ground.links, case, border_=where)
            if where in case.places:
                return chosen(self.ground.links, case, into=[where])
            return into_country(self.ground.links, case, [where])
        return into_country(self.ground.links, case, (policy.jurisdiction or "").split(";"))

    def _tell(self, code: str, key: str, value: str) -> None:
        at = f"measures[{self.number}]" + (f".{key}" if key else "")
        self._problems.append(self.ground.placed.problem(code, at, value))


def _closure(maker: _Maker, one: ClosureOf) -> Measure | None:
    links = maker.links
    return None if links is None else acts.Closure(links=links, **maker.when)


def _visa(maker: _Maker, one: VisaOf) -> Measure | None:
    links = maker.links
    if links is None:
        return None
    classes = maker.classes(one.populations)
    return acts.Visa(links=links, classes=classes, factor=one.factor, **maker.when)


def _quota(maker: _Maker, one: QuotaOf) -> Measure | None:
    links = maker.links
    if links is None:
        return None
    return acts.Quota(links=links, **maker.quota(one.people, one.per), **maker.when)


def _expulsion(maker: _Maker, one: ExpulsionOf) -> Measure | None:
    links, to = maker.links, maker.place(one.back_to, "back_to")
    if links is None or to is None:
        return None
    chance = np.where(maker.classes(one.populations), one.chance, 0.0)
    return acts.Expulsion(links=links, chance=chance, to=to, **maker.when)


def _pathway(maker: _Maker, one: PathwayOf) -> Measure:
    links = [i for i, link in enumerate(maker.ground.links) if link.pathway == maker.number]
    return acts.Pathway(
        links=np.array(links),
        classes=maker.classes(one.populations),
        **maker.quota(one.people, one.per),
        **maker.when,
    )


def _transport(maker: _Maker, one: TransportOf) -> Measure | None:
    links = maker.links
    if links is None:
        return None
    return acts.Transport(links=links, times=one.times_as_fast, **maker.when)


def _queue(maker: _Maker, one: QueueOf) -> Measure | None:
    place = maker.place(one.place, "place")
    if place is None:
        return None
    rate = one.people * maker.ground.calendar.step_days / DAYS_IN[one.per]
    return acts.Queue(place=place, rate=rate, **maker.when)


def _reception(maker: _Maker, one: ReceptionOf) -> Measure | None:
    place = maker.place(one.place, "place")
    if place is None:
        return None
    return acts.Reception(place=place, capacity=one.capacity, **maker.when)


def _stay(maker: _Maker, one: StayOf) -> Measure | None:
    places = [maker.place(name, "places") for name in one.places]
    numbers = [number for number in places if number is not None]
    if len(numbers) < len(places):
        return None
    steps = one.days / maker.ground.calendar.step_days
    return acts.Stay(places=np.array(numbers), steps=steps, **maker.when)


_MAKE: Mapping[type[MeasureOf], Callable[[_Maker, Any], Measure | None]] = {
    ClosureOf: _closure,
    VisaOf: _visa,
    QuotaOf: _quota,
    ExpulsionOf: _expulsion,
    PathwayOf: _pathway,
    TransportOf: _transport,
    QueueOf: _queue,
    ReceptionOf: _reception,
    StayOf: _stay,
}


def _no_clash(
    ground: Ground, measures: Mapping[int, tuple[MeasureOf, Dates]], problems: list[Problem]
) -> None:
    """Two expulsions at one time on one link send people to one place."""
    held: list[tuple[ExpulsionOf, tuple[int, int], set[int]]] = []
    for i, (one, dates) in measures.items():
        if not isinstance(one, ExpulsionOf):
            continue
        span = ground.calendar.span(*dates)
        links = _Maker(ground, one, i, dates, []).links
        on = set() if links is None else set(links.tolist())
        for other, (first, last), taken in held:
            together = span[0] <= last and first <= span[1] and on & taken
            if together and other.back_to != one.back_to:
                key = f"measures[{i}].back_to"
                value = one.back_to
                problems.append(
                    ground.placed.problem("movement-clash", key, value, other=other.back_to)
                )
        held.append((one, span, on))
