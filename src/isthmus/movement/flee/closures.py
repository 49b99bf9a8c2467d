"""What changes in the network of a Flee folder: closures, and places that become another kind.

Owns: `closures.csv` and `location_changes.csv`, what must hold of their rows, and which links are
open on any day at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from isthmus.case.problems import nearest

from .files import Found, Row
from .places import ROUTES, Named, kind_of
from .records import Change, Closure, ClosureKind, Kind, Link, Place

CLOSURES = "input_csv/closures.csv"
CHANGES = "input_csv/location_changes.csv"

_OF_CAMPS: tuple[ClosureKind, ...] = ("camp", "idpcamp")
_OF_LINKS: tuple[ClosureKind, ...] = ("link", "remove_forced_redirection")
_CLOSURES: tuple[ClosureKind, ...] = ("country", "location", *_OF_CAMPS, *_OF_LINKS)


def closures_of(
    found: Found,
    named: Named,
    places: Sequence[Place],
    links: Sequence[Link],
    changes: Sequence[Change],
    *,
    days: int,
) -> tuple[Closure, ...]:
    """Every row of `closures.csv` that closes something; none when there is no such file."""
    if not found.has(CLOSURES):
        return ()
    network = _Network(named, places, links, changes)
    closures = []
    for row in found.sheet(CLOSURES, ("closure_type",)).rows:
        before = len(found.problems)
        idle = False
        kind = next((known for known in _CLOSURES if known == row[0]), None)
        if kind is None:
            choices = ", ".join(_CLOSURES)
            found.wrong("flee-closure-unknown", row, "closure_type", row[0], choices=choices)
        else:
            idle = network.check(kind, row, found)
        start = found.whole(row, 3, "closure_start", low=0, below="flee-day-negative")
        end = found.whole(row, 4, "closure_end", low=-1)
        if kind is None or start is None or end is None:
            continue
        end = _lifted(row, kind, start, end, found)
        if start >= days:
            found.note("flee-closure-late", row, "closure_start", row[3], last=days - 1)
        if len(found.problems) == before and end != start and not idle:
            closures.append(
                Closure(
                    kind=kind,
                    first=row[1],
                    second=row[2],
                    start=start,
                    end=end,
                    row=row.number,
                )
            )
    return tuple(closures)


class _Network:
    """What there is to close."""

    def __init__(
        self,
        named: Named,
        places: Sequence[Place],
        links: Sequence[Link],
        changes: Sequence[Change],
    ) -> None:
        self.named = named
        self.kinds = {place.name: place.kind for place in places}
        country = {place.name: place.country for place in places}
        ends = [(link.first, link.second) for link in links]
        self.roads = {frozenset(pair) for pair in ends}
        self.borders = {frozenset((country.get(a, ""), country.get(b, ""))) for a, b in ends}
        self.camps = {name for name, kind in self.kinds.items() if _is_camp(kind)}
        self.camps |= {change.place for change in changes if _is_camp(change.kind)}

    def check(self, kind: ClosureKind, row: Row, found: Found) -> bool:
        """Check what a row names; whether there is nothing that it could close."""
        if kind == "country":
            met = [self._country(row, i, found) for i in (1, 2)]
            return all(met) and self._no_border(row, found)
        if not self.named.check(row[1], row, "name1", found):
            return False
        if kind in _OF_LINKS:
            met = [self.named.check(row[2], row, "name2", found)]
            return all(met) and self._no_road(row, kind, found)
        if kind in _OF_CAMPS and row[1] in self.kinds and row[1] not in self.camps:
            found.wrong("flee-closure-no-camp", row, "name1", row[1], kind=self.kinds[row[1]])
        return False

    def _country(self, row: Row, i: int, found: Found) -> bool:
        """Whether a place lies in the country that a cell names."""
        known = self.named.countries
        if not row[i]:
            found.wrong("blank", row, f"name{i}", "")
        elif self.named.whole and row[i] not in known:
            near = nearest(row[i], known)
            code = "flee-country-unknown-near" if near else "flee-country-unknown"
            found.wrong(code, row, f"name{i}", row[i], near=near)
        else:
            return True
        return False

    def _no_border(self, row: Row, found: Found) -> bool:
        """Whether two countries have no border with a road across it; one has the roads inside."""
        if row[1] == row[2]:
            found.note("flee-closure-same-country", row, value=row[1])
            return False
        idle = self.named.whole and frozenset((row[1], row[2])) not in self.borders
        if idle and not found.any_wrong(ROUTES):
            found.note("flee-closure-no-border", row, value=f"{row[1]} – {row[2]}")
        return idle

    def _no_road(self, row: Row, kind: ClosureKind, found: Found) -> bool:
        """Whether a closure names a road that is not there; a wrong road was told of already."""
        idle = self.named.whole and frozenset((row[1], row[2])) not in self.roads
        way = f"{row[1]} – {row[2]}"
        if idle and kind == "remove_forced_redirection":
            found.note("flee-closure-no-redirection", row, value=way)
        elif idle and not found.any_wrong(ROUTES):
            found.wrong("flee-closure-no-route", row, value=way)
        return idle


def _is_camp(kind: Kind) -> bool:
    return kind in ("camp", "idpcamp")


def _lifted(row: Row, kind: str, start: int, end: int, found: Found) -> int:
    """The day a closure is lifted; -1: never, as Flee writes it.

    A redirection that is taken away for good is found with the end 0, a day that has passed by
    then.
    """
    if end == -1 or (kind == "remove_forced_redirection" and end < start):
        return -1
    if end < start:
        found.wrong("flee-closure-ends-before", row, "closure_end", row[4], start=start)
    elif end == start:
        found.note("flee-closure-empty", row, "closure_end", row[4])
    return end


def changes_of(found: Found, named: Named, days: int) -> tuple[Change, ...]:
    """Every row of `location_changes.csv`; none when there is no such file."""
    if not found.has(CHANGES):
        return ()
    changes: list[Change] = []
    met: dict[tuple[str, int], Change] = {}
    for row in found.sheet(CHANGES, ("name", "location_name", "location")).rows:
        known = named.check(row[0], row, "name", found)
        kind = kind_of(row[1])
        if kind is None:
            found.wrong("flee-kind-unknown", row, "location_type", row[1])
        day = found.whole(row, 2, "date", low=0, below="flee-day-negative")
        if day is not None and day >= days:
            found.note("flee-change-late", row, "date", row[2], last=days - 1)
        if not known or kind is None or day is None:
            continue
        change = Change(place=row[0], kind=kind, day=day, row=row.number)
        first = met.setdefault((change.place, day), change)
        if first.kind != kind:
            found.wrong(
                "flee-change-twice",
                row,
                "location_type",
                row[1],
                place=row[0],
                day=day,
                first=str(first.row),
            )
        changes.append(change)
    return tuple(changes)


def ever_open(
    links: Sequence[Link], places: Sequence[Place], closures: Sequence[Closure], days: int
) -> list[Link]:
    """The links that are open on any day of the period, whichever closures follow each other."""
    country = {place.name: place.country for place in places}
    found = []
    for link in links:
        lands = {country[link.first], country[link.second]}
        shut = sorted(
            (closure.start, days if closure.end == -1 else closure.end)
            for closure in closures
            if _shuts(closure, link, lands)
        )
        first_open = 0
        for start, end in shut:
            if start <= first_open:
                first_open = max(first_open, end)
        if first_open < days:
            found.append(link)
    return found


def _shuts(closure: Closure, link: Link, lands: set[str]) -> bool:
    """Whether a closure, while it lasts, closes a link between these countries."""
    ends = {link.first, link.second}
    if closure.kind == "location":
        return closure.first in ends
    both = {closure.first, closure.second}
    return (closure.kind == "country" and both == lands) or (
        closure.kind == "link" and both == ends
    )
