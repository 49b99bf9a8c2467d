"""The links of a corridor: routes of a case one by one, legs of several, pathways.

Owns: `Link`, how long each takes and when it can be used, and which links a table of
`movement.toml` means (`chosen`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from isthmus.case import Case, Place, Route, border
from isthmus.case.geography import great_circle_km
from isthmus.case.problems import Problem

from .settings_of_case import KM_PER_DAY, Leg, PathwayOf, Placed, Settings

#: A span of days in which something is open; None where it has no such end.
Span = tuple[dt.date | None, dt.date | None]

#: Two places of one town are this far apart at least.
_LEAST_KM = 0.1


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One way from a place to a place.

    `days` it takes in the mean. `hops` are the routes it is made of, as (from, to, mode); `spans`
    when each of them, and the place at the end, is open: the link is, when all are. `pathway` is
    the number of the measure that it belongs to, from 1.
    """

    start: str
    end: str
    km: float
    days: float
    hops: tuple[tuple[str, str, str], ...]
    spans: tuple[Span, ...] = ()
    pathway: int | None = None

    def is_open(self, day: dt.date) -> bool:
        """Whether it can be used on a day."""
        return all(
            (first is None or first <= day) and (last is None or day <= last)
            for first, last in self.spans
        )


def links_of(
    case: Case,
    placed: Placed,
    pathways: Mapping[int, PathwayOf],
    problems: list[Problem],
) -> list[Link]:
    """Every link, sorted by its ends: routes, legs, and the pathways by number of their measure."""
    settings = placed.settings
    pace = _Pace(
        {tuple(one.route): one.days for one in settings.travel.times},
        dict(KM_PER_DAY) | dict(settings.travel.km_per_day),
    )
    for i, one in enumerate(settings.travel.times, 1):
        if not any(_is(route, one.route) for route in case.routes):
            name = " > ".join(one.route)
            problems.append(placed.problem("movement-no-route", f"travel.times[{i}].route", name))
    links = list(_routes(case, settings, pace)) if settings.network.routes else []
    for i, leg in enumerate(settings.legs, 1):
        made = _leg(case, leg, pace)
        if isinstance(made, str):
            problems.append(placed.problem("movement-leg-no-route", f"legs[{i}]", made))
        else:
            links.append(made)
    for number, pathway in pathways.items():
        ends = (pathway.origin, pathway.destination)
        a, b = (case.places[name] for name in ends)
        links.append(
            Link(
                start=a.id,
                end=b.id,
                km=great_circle_km(a.lat, a.lon, b.lat, b.lon),
                days=pathway.days,
                hops=((*ends, "pathway"),),
                pathway=number,
            )
        )
    return sorted(links, key=lambda link: (link.start, link.end, link.hops))


def chosen(
    links: Sequence[Link],
    case: Case,
    *,
    routes: Sequence[tuple[str, ...]] = (),
    border_: str | None = None,
    into: Sequence[str] = (),
    out_of: Sequence[str] = (),
) -> list[int]:
    """The numbers of the links that a table means; pathways are never meant by it.

    A route is a link or a part of one. A border is crossed where two places that follow one another
    lie in its countries; a link into a place ends there.
    """
    sides = border(border_) if border_ else None
    found = []
    for i, link in enumerate(links):
        named = any(
            (link.start, link.end) == tuple(route[:2])
            if len(route) == 2
            else any(hop == tuple(route) for hop in link.hops)
            for route in routes
        )
        part = any(hop[:2] == tuple(route) for hop in link.hops for route in routes)
        crosses = sides is not None and any(sides == crossing for crossing in borders(link, case))
        ends = link.end in into or link.start in out_of
        if link.pathway is None and (named or part or crosses or ends):
            found.append(i)
    return found


def into_country(links: Sequence[Link], case: Case, countries: Sequence[str]) -> list[int]:
    """The numbers of the links that enter one of these countries; pathways left out."""
    return [
        i
        for i, link in enumerate(links)
        if link.pathway is None and any(b in countries for _, b in borders(link, case))
    ]


def borders(link: Link, case: Case) -> Iterator[tuple[str, str]]:
    """The borders that a link crosses, in order."""
    ends = [case.places[link.hops[0][0]], *(case.places[hop[1]] for hop in link.hops)]
    for a, b in pairwise(ends):
        if a.country != b.country:
            yield a.country, b.country


class _Pace(NamedTuple):
    """How long routes take: days of single ones, kilometres a day by mode."""

    days: Mapping[tuple[str, ...], float]
    km_per_day: Mapping[str, float]

    def of(self, route: Route) -> float:
        """Days of a route: as the file says, as the case reports, or by the speed of its mode."""
        ends = (route.from_place, route.to_place)
        for name in ((*ends, route.mode), ends):
            if name in self.days:
                return self.days[name]
        reported = [day for day in (route.days_low, route.days_high) if day is not None]
        if reported and sum(reported) > 0:
            return sum(reported) / len(reported)
        return max(route.distance_km, _LEAST_KM) / self.km_per_day[route.mode]


def _routes(case: Case, settings: Settings, pace: _Pace) -> Iterator[Link]:
    among = set(settings.network.places or case.places)
    for route in case.routes:
        if {route.from_place, route.to_place} <= among:
            yield Link(
                start=route.from_place,
                end=route.to_place,
                km=max(route.distance_km, _LEAST_KM),
                days=pace.of(route),
                hops=((route.from_place, route.to_place, route.mode),),
                spans=(_span(route), _span(case.places[route.to_place])),
            )


def _leg(case: Case, leg: Leg, pace: _Pace) -> Link | str:
    """The link of a leg; the part that is no route, where there is one and the leg says no days."""
    ends = list(pairwise((leg.from_, *leg.via, leg.to)))
    hops: list[Route | None] = [_best(case, a, b) for a, b in ends]
    for (a, b), hop in zip(ends, hops, strict=True):
        if hop is None and leg.days is None:
            return f"{a} > {b}"
    km = [
        _apart(case.places[a], case.places[b]) if hop is None else hop.distance_km
        for (a, b), hop in zip(ends, hops, strict=True)
    ]
    days = leg.days
    if days is None:
        days = sum(pace.of(hop) for hop in hops if hop is not None)
    return Link(
        start=leg.from_,
        end=leg.to,
        km=max(sum(km), _LEAST_KM),
        days=days,
        hops=tuple(
            (a, b, "leg" if hop is None else hop.mode)
            for (a, b), hop in zip(ends, hops, strict=True)
        ),
        spans=(
            *(_span(hop) for hop in hops if hop is not None),
            *(_span(case.places[b]) for _, b in ends),
        ),
    )


def _best(case: Case, a: str, b: str) -> Route | None:
    """The route of a leg's part: of several modes the first that was always open."""
    found = [route for route in case.routes if (route.from_place, route.to_place) == (a, b)]
    return min(found, key=lambda route: route.open_from is not None, default=None)


def _is(route: Route, name: Sequence[str]) -> bool:
    return (route.from_place, route.to_place, route.mode)[: len(name)] == tuple(name)


def _span(row: Route | Place) -> Span:
    return row.open_from, row.open_to


def _apart(a: Place, b: Place) -> float:
    return great_circle_km(a.lat, a.lon, b.lat, b.lon)
