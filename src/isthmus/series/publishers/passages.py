"""Which border of a network people were on their way across, at a spot.

Owns: the passages of a case (the legs that belong to a border), and the distance from a spot to a
leg. Knows nothing of any publisher.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from isthmus.case import Case, border
from isthmus.case.geography import EARTH_KM

from .publisher import Leg, Passages

#: How people go where no road leads: a leg of this kind belongs to the border it leads up to.
_OFF_ROAD = frozenset({"foot", "boat", "canoe", "mixed"})

_Vector = tuple[float, float, float]


def passages_of(case: Case) -> Passages:
    """The passages of a case, made from its routes and the countries of its places.

    A border's passage is every leg that crosses it on the ground or by water, and every leg off the
    road that leads up to one of these or on from it, however many. A country that people enter over
    one border alone and do not leave lies beyond that border, all of it. A case that already counts
    the lost keeps to the borders and countries it counts them under; another takes all it knows.
    """
    country = {place.id: place.country for place in case.places.values()}
    ground = [route for route in case.routes if route.mode != "air"]
    crossing = {
        (r.from_place, r.to_place): f"{country[r.from_place]}>{country[r.to_place]}"
        for r in ground
        if country[r.from_place] != country[r.to_place]
    }
    counted = _counted(case)
    kept = {place for place in counted if border(place)} or {*crossing.values()}
    beyond = {to: over for to, over in _beyond(crossing).items() if over in kept}
    belongs = {leg: over for leg, over in crossing.items() if over in kept}
    off_road = sorted((r.from_place, r.to_place) for r in ground if r.mode in _OFF_ROAD)
    grown = True
    while grown:
        grown = False
        for leg in off_road:
            touched = sorted(over for other, over in belongs.items() if {*leg} & {*other})
            if leg not in belongs and touched:
                belongs[leg] = touched[0]
                grown = True
    points = {place.id: (place.lat, place.lon) for place in case.places.values()}
    return Passages(
        legs=tuple(
            Leg(border=over, start=points[a], end=points[b])
            for (a, b), over in sorted(belongs.items())
        ),
        beyond=beyond,
        countries=frozenset(
            {*country.values(), *(place for place in counted if not border(place))}
        ),
    )


def _counted(case: Case) -> set[str]:
    """The borders and countries under which a case counts the lost."""
    lost = [series.id for series in case.series.values() if series.topic == "lost"]
    rows = case.observations.select("series", "place").unique().iter_rows()
    places = {place for series, place in rows if series in lost and place is not None}
    return {place for place in places if place not in case.places}


def _beyond(crossing: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """The countries that lie beyond one border, each with that border."""
    into: dict[str, set[str]] = {}
    left: set[str] = set()
    for over in crossing.values():
        out, _, to = over.partition(">")
        left.add(out)
        into.setdefault(to, set()).add(over)
    return {to: min(over) for to, over in into.items() if len(over) == 1 and to not in left}


class Finder:
    """Asks passages where a spot belongs. The order of the legs does not matter."""

    def __init__(self, passages: Passages) -> None:
        self._passages = passages
        self._arcs = sorted(
            (leg.border, _vector(*leg.start), _vector(*leg.end)) for leg in passages.legs
        )

    def where(self, lat: float, lon: float, country: str, furthest_km: float) -> str:
        """The border that a spot in a country belongs to, else the country.

        It belongs to the border of the nearest leg of the country's own borders, if that is no
        further than `furthest_km`; else, in a country that lies beyond a border, to that.
        """
        spot = _vector(lat, lon)
        best, best_km = country, math.inf
        for over, a, b in self._arcs:
            if country not in over.split(">"):
                continue
            km = _to_arc_km(spot, a, b)
            if km < best_km:
                best, best_km = over, km
        if best_km <= furthest_km:
            return best
        return self._passages.beyond.get(country, country)


def _vector(lat: float, lon: float) -> _Vector:
    phi, lam = math.radians(lat), math.radians(lon)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)


def _cross(a: _Vector, b: _Vector) -> _Vector:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def _dot(a: _Vector, b: _Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def _between_km(a: _Vector, b: _Vector) -> float:
    return EARTH_KM * math.atan2(math.hypot(*_cross(a, b)), _dot(a, b))


def _to_arc_km(spot: _Vector, a: _Vector, b: _Vector) -> float:
    """From a spot to the shorter arc between a and b.

    The distance to the arc's plane if the foot lies within the arc, else to an end of it. The foot
    lies within when the spot is on the inner side of both planes that stand on the arc's ends.
    """
    normal = _cross(a, b)
    length = math.hypot(*normal)
    ends = min(_between_km(spot, a), _between_km(spot, b))
    if length < 1e-12:
        return ends
    if _dot(_cross(normal, a), spot) <= 0 or _dot(_cross(b, normal), spot) <= 0:
        return ends
    return EARTH_KM * math.asin(min(1.0, abs(_dot(normal, spot)) / length))
