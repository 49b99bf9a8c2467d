"""The network of a Flee folder: places, routes, closures, changes of kind, classes of people.

Owns: the files of `input_csv/` that hold no day-by-day figures, and what must hold of a row and
between rows of one network.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from isthmus.case.problems import nearest

from .files import Found, Row, Sheet
from .records import Change, Closure, ClosureKind, Demography, Kind, Link, Place, Settings

LOCATIONS = "input_csv/locations.csv"
ROUTES = "input_csv/routes.csv"
CLOSURES = "input_csv/closures.csv"
CHANGES = "input_csv/location_changes.csv"
MAJOR_ROUTES = "input_csv/major_routes.csv"

#: The first eight columns of `locations.csv`, which Flee reads by their position.
_COLUMNS = (
    "name", "region", "country", "lat", "lon", "location_type", "conflict_date", "population",
)  # fmt: skip
#: How folders head those columns; a name that is not here says nothing of its column.
_HEADS: Mapping[str, str] = {
    **{name: name for name in _COLUMNS},
    **dict.fromkeys(("latitude", "gps_x"), "lat"),
    **dict.fromkeys(("long", "lng", "longitude", "gps_y"), "lon"),
    **dict.fromkeys(("type", "location type"), "location_type"),
    **dict.fromkeys(("pop", "capacity", "pop/cap", "population/capacity"), "population"),
}
#: What a location type holds, in the order in which Flee asks.
_KINDS: tuple[tuple[str, Kind], ...] = (
    ("camp", "camp"),
    ("conflict", "conflict"),
    ("forward", "forward"),
    ("marker", "marker"),
    ("default", "town"),
    ("town", "town"),
    ("flood", "flood_zone"),
)
_OF_LINKS: tuple[ClosureKind, ...] = ("link", "remove_forced_redirection")
_OF_PLACES: tuple[ClosureKind, ...] = ("location", "camp", "idpcamp")
_CLOSURES: tuple[ClosureKind, ...] = ("country", *_OF_PLACES, *_OF_LINKS)


class Named(msgspec.Struct, frozen=True):
    """The places by name, for all files that speak of them.

    `whole` is False when the list of places could not be read to its end: then nothing is said of
    a name that seems to be missing.
    """

    index: Mapping[str, int]
    countries: frozenset[str]
    whole: bool

    def __contains__(self, name: str) -> bool:
        """Whether a place has this name, or may have it."""
        return name in self.index or not self.whole

    def check(self, name: str, row: Row, column: str, found: Found) -> bool:
        """Whether a cell names a place; if not, a problem with the nearest name there is."""
        if name in self:
            return True
        near = nearest(name, self.index)
        found.wrong(
            "flee-place-unknown-near" if near else "flee-place-unknown",
            row,
            column,
            name,
            near=near,
        )
        return False


# --- places --------------------------------------------------------------------------------------


def places_of(found: Found, settings: Settings) -> tuple[tuple[Place, ...], Named]:
    """Every row of `locations.csv`, and its names."""
    sheet = found.sheet(LOCATIONS, ("name",))
    if sheet.whole and not sheet.rows:
        found.wrong("flee-no-rows", LOCATIONS)
    at = _positions(sheet, found)
    extra = [(i, name) for i, name in enumerate(sheet.header) if i >= len(_COLUMNS) and name]
    places: list[Place] = []
    index: dict[str, int] = {}
    rows: dict[str, int] = {}
    for row in sheet.rows:
        name = row[0]
        if not name:
            found.wrong("blank", row, "name", "")
        elif name in rows:
            found.wrong("flee-place-twice", row, "name", name, first=str(rows[name]))
        else:
            rows[name] = row.number
            index[name] = len(index)
        place = _place(row, at, extra, settings, found)
        if place is not None:
            places.append(place)
    countries = frozenset(row[2] for row in sheet.rows if row[2])
    return tuple(places), Named(index, countries, sheet.whole and bool(sheet.rows))


def _positions(sheet: Sheet, found: Found) -> dict[str, int]:
    """Where each column stands: by its position, latitude and longitude by their names."""
    at = {name: i for i, name in enumerate(_COLUMNS)}
    heads = [_HEADS.get(head.lower(), "") for head in sheet.header[: len(_COLUMNS)]]
    if heads[3:5] == ["lon", "lat"]:
        at |= {"lon": 3, "lat": 4}
        heads[3:5] = ["lat", "lon"]
    for i, head in enumerate(heads):
        if head and head != _COLUMNS[i]:
            found.wrong(
                "flee-column-order",
                Row(sheet.file, sheet.header_row, ()),
                value=sheet.header[i],
                cell=str(i + 1),
                wanted=_COLUMNS[i],
            )
            break  # one that is out of its place puts others out of theirs
    return at


def _place(
    row: Row,
    at: Mapping[str, int],
    extra: Iterable[tuple[int, str]],
    settings: Settings,
    found: Found,
) -> Place | None:
    if len(row.cells) < len(_COLUMNS):
        found.wrong(
            "too-few-cells",
            row,
            value=",".join(row.cells),
            found=str(len(row.cells)),
            wanted=str(len(_COLUMNS)),
        )
        return None
    kind = kind_of(row[5])
    if kind is None:
        found.wrong("flee-kind-unknown", row, "location_type", row[5])
    lat, lon = (
        found.number(row, at[name], name) if row[at[name]] else None for name in ("lat", "lon")
    )
    if settings.stay_close_to_home and not (row[3] and row[4]):
        found.wrong("flee-no-position", row, value=row[0])
    begins = None
    if kind == "conflict" and row[6]:  # Flee looks at the date of no other place
        begins = found.whole(row, 6, "conflict_date")
    people = found.whole(row, 7, "population", low=0) if row[7] else 0
    if not row[0] or kind is None or people is None:
        return None
    return Place(
        name=row[0],
        region=row[1] or "unknown",  # as Flee calls it
        country=row[2] or "unknown",
        lat=lat,
        lon=lon,
        kind=kind,
        conflict_date=begins,
        people=people,
        attributes={name: row[i] for i, name in extra if row[i]},
        row=row.number,
    )


def kind_of(text: str) -> Kind | None:
    """The kind of place that a location type means, None when it means none."""
    written = text.lower()
    for part, kind in _KINDS:
        if part in written:
            return "idpcamp" if kind == "camp" and "idp" in written else kind
    return None


# --- routes --------------------------------------------------------------------------------------


def links_of(found: Found, named: Named) -> tuple[Link, ...]:
    """Every row of `routes.csv`."""
    sheet = found.sheet(ROUTES, ("name1",))
    extra = [(i, name) for i, name in enumerate(sheet.header) if i >= 4 and name]
    at = {name: i for i, name in extra}
    links: list[Link] = []
    first: dict[frozenset[str], Link] = {}
    again: list[Row] = []
    for row in sheet.rows:
        link = _link(row, at, extra, named, found)
        if link is None:
            continue
        links.append(link)
        pair = frozenset((link.first, link.second))
        before = first.setdefault(pair, link)
        if before is not link and not _differ(row, link, before, found):
            again.append(row)
    if again:
        way = f"{again[0][0]} – {again[0][1]}"
        found.note("flee-route-twice", again[0], value=way, times=len(again))
    return tuple(links)


def _differ(row: Row, link: Link, before: Link, found: Found) -> bool:
    """Whether two rows of one road cannot both be true, which is then a problem."""
    way = f"{link.first} – {link.second}"
    # A redirection points along its row; the same one may be written from either end.
    turned = {1: 2, 2: 1}.get(link.forced, 0) if link.first == before.second else link.forced
    if link.km != before.km:
        found.wrong(
            "flee-route-km",
            row,
            "distance",
            row[2],
            way=way,
            first=str(before.row),
            before=f"{before.km:g}",
        )
    elif turned != before.forced:
        found.wrong(
            "flee-route-forced", row, "forced_redirection", row[3], way=way, first=str(before.row)
        )
    else:
        return False
    return True


def _link(
    row: Row,
    at: Mapping[str, int],
    extra: Iterable[tuple[int, str]],
    named: Named,
    found: Found,
) -> Link | None:
    if len(row.cells) < 3:
        found.wrong(
            "too-few-cells",
            row,
            value=",".join(row.cells),
            found=str(len(row.cells)),
            wanted="4",
        )
        return None
    met = [named.check(row[i], row, f"name{i + 1}", found) for i in (0, 1)]
    if all(met) and row[0] == row[1]:
        found.wrong("flee-route-to-itself", row, value=row[0])
        met = [False]
    km = found.number(row, 2, "distance")
    if km is not None and km <= 0:
        found.wrong("flee-distance", row, "distance", row[2])
        km = None
    forced = found.whole(row, 3, "forced_redirection", low=0, high=2) if row[3] else 0
    speed = _optional(row, at.get("max_move_speed"), "max_move_speed", found)
    if speed is not None and speed <= 0:
        found.wrong("flee-speed", row, "max_move_speed", row[at["max_move_speed"]])
    walk = _optional(row, at.get("walk_probability"), "walk_probability", found, high=1)
    if not all(met) or km is None or forced is None:
        return None
    return Link(
        first=row[0],
        second=row[1],
        km=km,
        forced=forced,
        max_move_speed=speed,
        walk_probability=walk or 0.0,  # a road without the column is never walked by chance
        attributes={name: row[i] for i, name in extra if row[i]},
        row=row.number,
    )


def _optional(
    row: Row, i: int | None, column: str, found: Found, high: float = 1e6
) -> float | None:
    return None if i is None or not row[i] else found.number(row, i, column, low=0, high=high)


# --- what changes --------------------------------------------------------------------------------


def closures_of(
    found: Found, named: Named, links: Sequence[Link], days: int
) -> tuple[Closure, ...]:
    """Every row of `closures.csv`; none when there is no such file."""
    if not found.has(CLOSURES):
        return ()
    pairs = {frozenset((link.first, link.second)) for link in links}
    closures = []
    for row in found.sheet(CLOSURES, ("closure_type",)).rows:
        before = len(found.problems)
        idle = False
        kind = next((known for known in _CLOSURES if known == row[0]), None)
        if kind is None:
            choices = ", ".join(_CLOSURES)
            found.wrong("flee-closure-unknown", row, "closure_type", row[0], choices=choices)
        elif kind == "country":
            for i in (1, 2):
                _country(row, i, named, found)
        elif named.check(row[1], row, "name1", found) and kind in _OF_LINKS:
            met = named.check(row[2], row, "name2", found)
            idle = met and named.whole and frozenset((row[1], row[2])) not in pairs
            if idle:
                _no_route(row, kind, found)
        start = found.whole(row, 3, "closure_start", low=0)
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


def _country(row: Row, i: int, named: Named, found: Found) -> None:
    if named.whole and row[i] not in named.countries:
        near = nearest(row[i], named.countries)
        found.wrong(
            "flee-country-unknown-near" if near else "flee-country-unknown",
            row,
            f"name{i}",
            row[i],
            near=near,
        )


def _no_route(row: Row, kind: str, found: Found) -> None:
    """Say that a closure names a road that is not there; one that is itself wrong was told of."""
    way = f"{row[1]} – {row[2]}"
    if kind == "remove_forced_redirection":
        found.note("flee-closure-no-redirection", row, value=way)
    elif not found.any_wrong(ROUTES):
        found.wrong("flee-closure-no-route", row, value=way)


def changes_of(found: Found, named: Named, days: int) -> tuple[Change, ...]:
    """Every row of `location_changes.csv`; none when there is no such file."""
    if not found.has(CHANGES):
        return ()
    changes = []
    for row in found.sheet(CHANGES, ("name", "location_name", "location")).rows:
        known = named.check(row[0], row, "name", found)
        kind = kind_of(row[1])
        if kind is None:
            found.wrong("flee-kind-unknown", row, "location_type", row[1])
        day = found.whole(row, 2, "date", low=0)
        if day is not None and day >= days:
            found.note("flee-change-late", row, "date", row[2], last=days - 1)
        if known and kind is not None and day is not None:
            changes.append(Change(place=row[0], kind=kind, day=day, row=row.number))
    return tuple(changes)


def major_routes_of(
    found: Found, named: Named, links: Sequence[Link]
) -> tuple[tuple[str, ...], ...]:
    """The well-known ways of `major_routes.csv`, each a list of places joined by routes."""
    if not found.has(MAJOR_ROUTES):
        return ()
    pairs = {frozenset((link.first, link.second)) for link in links}
    routes = []
    for row in found.sheet(MAJOR_ROUTES).rows:
        names = tuple(cell for cell in row.cells if cell)
        known = [named.check(name, row, "name", found) for name in names]
        if len(names) < 2:
            found.wrong("flee-major-short", row, value=", ".join(names))
        elif len(set(names)) < len(names):
            found.wrong("flee-major-twice", row, value=", ".join(names))
        elif all(known):
            for one, two in pairwise(names):
                if frozenset((one, two)) not in pairs and not found.any_wrong(ROUTES):
                    found.wrong("flee-major-gap", row, value=f"{one} – {two}")
            routes.append(names)
    return tuple(routes)


# --- classes of people ---------------------------------------------------------------------------


def demography_of(found: Found, named: Named) -> tuple[Demography, ...]:
    """Every `demographics_ATTRIBUTE.csv`: shares of a place's people, never a person."""
    try:
        files = sorted((found.folder / "input_csv").glob("demographics_*.csv"))
    except OSError:
        return ()
    made = [_demography(found, named, f"input_csv/{file.name}") for file in files]
    return tuple(one for one in made if one is not None)


def _demography(found: Found, named: Named, file: str) -> Demography | None:
    before = len(found.problems)
    attribute = file.removeprefix("input_csv/demographics_").removesuffix(".csv")
    sheet = found.sheet(file, (attribute.lower(),))
    heads = [name for name in sheet.header[1:] if name]
    if not sheet.whole:
        return None
    if not sheet.rows or not sheet.header:
        found.wrong("flee-no-rows", file)
        return None
    at = Row(file, sheet.header_row, ())
    for name in dict.fromkeys(heads):
        if heads.count(name) > 1:
            found.wrong("column-twice", at, value=name)
        elif name != "Default" and name not in named:
            found.note("flee-column-no-place", at, value=name)
    columns: dict[str, tuple[float | None, ...]] = {
        name: tuple(found.number(row, i, name, low=0) for row in sheet.rows)
        for i, name in enumerate(sheet.header)
        if i and name
    }
    if "Default" not in columns and set(named.index) - columns.keys():
        found.wrong("flee-no-default", at, value=attribute)
    weights = {name: tuple(w for w in column if w is not None) for name, column in columns.items()}
    if attribute == "age":  # the rules that ask for it tell children and grown people apart
        for row in sheet.rows:
            found.number(row, 0, attribute, low=0)
    for name, column in weights.items():
        if len(column) == len(sheet.rows) and not sum(column):
            found.wrong("flee-no-weight", at, value=name)
    if len(found.problems) > before:
        return None
    return Demography(
        attribute=attribute,
        values=tuple(row[0] for row in sheet.rows),
        weights=weights,
    )


def way_out(places: Sequence[Place], links: Sequence[Link], starts: Sequence[bool]) -> list[Place]:
    """The places where people flee from which no camp and no other country can be reached.

    starts : (P,), whether people flee at places[i]. Closures are left out: they end.
    """
    home = places[0].country if places else ""
    index = {place.name: i for i, place in enumerate(places)}
    near: list[list[int]] = [[] for _ in places]
    for link in links:
        one, two = index.get(link.first), index.get(link.second)
        if one is not None and two is not None:
            near[one].append(two)
            near[two].append(one)
    safe = [
        i
        for i, place in enumerate(places)
        if place.kind in ("camp", "idpcamp") or place.country != home
    ]
    reached = set(safe)
    while safe:
        for i in near[safe.pop()]:
            if i not in reached:
                reached.add(i)
                safe.append(i)
    return [place for i, place in enumerate(places) if starts[i] and i not in reached]
