"""Which count stands upstream of which: what the routes of a case lead from and to.

Owns: locations as sets of places of the network, and what can be reached from them by the legs open
in a period. Knows no country by name.
"""

from __future__ import annotations

from isthmus.case import Case, Period, border
from isthmus.case.geography import crossings


class Network:
    """The network of a case as known on its day."""

    def __init__(self, case: Case) -> None:
        self._places = case.places
        self._routes = case.routes
        self._crossings = crossings(case.places, case.routes)
        self._onward: dict[frozenset[int], dict[str, list[str]]] = {}
        self._open: dict[Period, frozenset[int]] = {}
        self._reached: dict[tuple[str, frozenset[int]], frozenset[str]] = {}
        self._entered: dict[tuple[str, str, frozenset[int]], frozenset[str]] = {}

    def leads(self, one: str, other: str, period: Period) -> bool:
        """Whether people counted at one location could then, in a period, be counted at another.

        False for locations that lead to each other (a country and a place in it, a ring of roads):
        neither is upstream then.
        """
        return self._goes(one, other, period) and not self._goes(other, one, period)

    def entered(self, one: str, other: str, period: Period) -> frozenset[str]:
        """The countries on the way between two locations, from behind the first on.

        Their own nationals may join there, without ever having passed the first.
        """
        key = (one, other, self._open_in(period))
        if key not in self._entered:
            near = self._near(other)
            between = {p for p in self._reach(one, period) if near & self._from({p}, period)}
            places = between | self._far(other)
            self._entered[key] = frozenset(self._places[p].country for p in places)
        return self._entered[key]

    def _goes(self, one: str, other: str, period: Period) -> bool:
        return one != other and bool(self._reach(one, period) & self._near(other))

    def _near(self, location: str) -> frozenset[str]:
        """The places where people are before they are counted there."""
        return self._side(location, 0)

    def _far(self, location: str) -> frozenset[str]:
        """The places where they are after."""
        return self._side(location, 1)

    def _side(self, location: str, side: int) -> frozenset[str]:
        if location in self._places:
            return frozenset({location})
        sides = border(location)
        if sides is None:
            return frozenset(p.id for p in self._places.values() if p.country == location)
        legs = self._crossings.get(sides, [])
        return frozenset((leg.from_place, leg.to_place)[side] for leg in legs)

    def _reach(self, location: str, period: Period) -> frozenset[str]:
        key = (location, self._open_in(period))
        if key not in self._reached:
            self._reached[key] = self._from(self._far(location), period)
        return self._reached[key]

    def _from(self, places: frozenset[str] | set[str], period: Period) -> frozenset[str]:
        """The places themselves and all that their onward legs lead to."""
        onward = self._legs(self._open_in(period))
        found = set(places)
        ahead = list(places)
        while ahead:
            for to in onward.get(ahead.pop(), []):
                if to not in found:
                    found.add(to)
                    ahead.append(to)
        return frozenset(found)

    def _open_in(self, period: Period) -> frozenset[int]:
        if period not in self._open:
            self._open[period] = frozenset(
                i
                for i, leg in enumerate(self._routes)
                if (leg.open_from is None or leg.open_from <= period.end)
                and (leg.open_to is None or leg.open_to >= period.start)
            )
        return self._open[period]

    def _legs(self, open_legs: frozenset[int]) -> dict[str, list[str]]:
        if open_legs not in self._onward:
            onward: dict[str, list[str]] = {}
            for i in sorted(open_legs):
                onward.setdefault(self._routes[i].from_place, []).append(self._routes[i].to_place)
            self._onward[open_legs] = onward
        return self._onward[open_legs]
