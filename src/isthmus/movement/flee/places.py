"""The network of a Flee folder: places, routes, classes of people.

Owns: the files of `input_csv/` that say what is there on every day, and what must hold of a row and
between rows of one network.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

from isthmus.case.problems import nearest

from .columns import Columns, columns_of
from .files import Found, Row, Sheet, listed
from .records import Demography, Kind, Link, Place, Settings

LOCATIONS = "input_csv/locations.csv"
ROUTES = "input_csv/routes.csv"
MAJOR_ROUTES = "input_csv/major_routes.csv"

#: The column of a folder whose camps are sinks: the chance of leaving a camp's register, each day.
SINK = "deactivation_probability"

#: The first eight columns of `locations.csv`, which Flee reads by their position.
_COLUMNS = (
    "name", "region", "country", "latitude", "longitude", "location_type", "conflict_date",
    "population",
)  # fmt: skip
#: Names that no cell of a place holds: a row with one of them is the header.
_ONLY_HEADS: Mapping[str, str] = {
    **dict.fromkeys(("latitude", "lat", "gps_x"), "latitude"),
    **dict.fromkeys(("longitude", "lon", "long", "lng", "gps_y"), "longitude"),
    **dict.fromkeys(("location_type", "location type"), "location_type"),
    "conflict_date": "conflict_date",
    **dict.fromkeys(("population", "pop/cap", "population/capacity"), "population"),
}
#: How folders head those columns; a name that is not here says nothing of its column.
_HEADS: Mapping[str, str] = {
    **{name: name for name in ("name", "region", "country")},
    "type": "location_type",
    **dict.fromkeys(("pop", "capacity"), "population"),
    **_ONLY_HEADS,
}
#: The first four columns of `routes.csv`, and those behind them that are read by their names.
_ROUTE_COLUMNS = ("name1", "name2", "distance", "forced_redirection")
_ROUTE_HEADS: Mapping[str, str] = {
    name: name for name in (*_ROUTE_COLUMNS, "max_move_speed", "walk_probability")
}
#: What all classes together are called where people are told by class.
_EVERYBODY = "all"
#: Half the Earth's girth, in kilometres: no two places lie farther apart.
_FARTHEST = 20_040
#: The largest latitude and longitude, in degrees, either side of 0.
_LATITUDE, _LONGITUDE = 90.0, 180.0

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
        if not name:
            found.wrong("blank", row, column, name)
            return False
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
    sheet = found.sheet(LOCATIONS, ("name",), _ONLY_HEADS)
    if sheet.whole and not sheet.rows:
        found.wrong("flee-no-rows", LOCATIONS)
    columns = columns_of(sheet, _COLUMNS, _HEADS, found, either=("latitude", "longitude"))
    places: list[Place] = []
    index: dict[str, int] = {}
    rows: dict[str, int] = {}
    for row in sheet.rows:
        name = columns.text(row, "name")
        if not name:
            found.wrong("blank", row, columns.said["name"], "")
        elif name in rows:
            found.wrong("flee-place-twice", row, columns.said["name"], name, first=str(rows[name]))
        else:
            rows[name] = row.number
            index[name] = len(index)
        place = _place(row, columns, settings, found)
        if place is not None:
            places.append(place)
    if settings.camps_are_sinks:
        _sinks(found, sheet, columns)
    _say_without_country(found, sheet, columns)
    places = _on_earth(found, places, settings)
    countries = {columns.text(row, "country") for row in sheet.rows} - {""}
    return tuple(places), Named(index, frozenset(countries), sheet.whole and bool(sheet.rows))


def _sinks(found: Found, sheet: Sheet, columns: Columns) -> None:
    """What `camps_are_sinks` asks of the places: shares, and any at all."""
    at = [i for i, name in columns.extra if name == SINK]
    cells = [(row, i) for row in sheet.rows for i in at if row[i]]
    for row, i in cells:
        found.number(row, i, SINK, low=0, high=1)
    if sheet.whole:
        found.note("flee-sinks" if cells else "flee-sinks-none", LOCATIONS, value=SINK)


def _say_without_country(found: Found, sheet: Sheet, columns: Columns) -> None:
    """A blank country is one of its own, and whoever gets there has left home."""
    blank = [row for row in sheet.rows if not columns.text(row, "country")]
    if blank:
        found.note(
            "flee-country-blank",
            blank[0],
            columns.said["country"],
            value=listed(columns.text(row, "name") for row in blank),
            rows=listed(str(row.number) for row in blank),
            times=len(blank),
            home="yes" if blank[0] is sheet.rows[0] else "no",
        )


def _on_earth(found: Found, places: Sequence[Place], settings: Settings) -> list[Place]:
    """The places, without positions that are none; that is a problem where a rule needs them."""
    outside = [
        place
        for place in places
        if (place.lat is not None and abs(place.lat) > _LATITUDE)
        or (place.lon is not None and abs(place.lon) > _LONGITUDE)
    ]
    if outside:
        first = outside[0]
        # One latitude can pass for a longitude; the other way round it cannot.
        turned = all(
            abs(place.lat or 0.0) <= _LONGITUDE and abs(place.lon or 0.0) <= _LATITUDE
            for place in outside
        )
        (found.wrong if settings.stay_close_to_home else found.note)(
            "flee-position",
            Row(LOCATIONS, first.row, ()),
            value=", ".join(
                "–" if degrees is None else f"{degrees:g}" for degrees in (first.lat, first.lon)
            ),
            times=len(outside),
            turned="yes" if turned else "no",
        )
    rows = {place.row for place in outside}
    return [
        msgspec.structs.replace(place, lat=None, lon=None) if place.row in rows else place
        for place in places
    ]


def _place(row: Row, columns: Columns, settings: Settings, found: Found) -> Place | None:
    if len(row.cells) < columns.width:
        found.wrong(
            "too-few-cells",
            row,
            value=",".join(row.cells),
            found=str(len(row.cells)),
            wanted=str(columns.width),
        )
        return None
    at, said = columns.at, columns.said
    name, region, country = (row[at[column]] for column in ("name", "region", "country"))
    kind = kind_of(columns.text(row, "location_type"))
    if kind is None:
        text = columns.text(row, "location_type")
        found.wrong("flee-kind-unknown", row, said["location_type"], text)
    lat, lon = (
        found.number(row, at[one], said[one]) if row[at[one]] else None
        for one in ("latitude", "longitude")
    )
    if settings.stay_close_to_home and not (row[at["latitude"]] and row[at["longitude"]]):
        found.wrong("flee-no-position", row, value=name)
    begins = None
    if kind == "conflict" and row[at["conflict_date"]]:  # Flee looks at the date of no other place
        begins = found.whole(row, at["conflict_date"], said["conflict_date"])
    people: int | None = 0
    if row[at["population"]]:
        people = found.whole(row, at["population"], said["population"], low=0)
    if not name or kind is None or people is None:
        return None
    return Place(
        name=name,
        region=region or "unknown",  # as Flee calls it
        country=country or "unknown",
        lat=lat,
        lon=lon,
        kind=kind,
        conflict_date=begins,
        people=people,
        attributes={name: row[i] for i, name in columns.extra if row[i]},
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
    sheet = found.sheet(ROUTES, ("name1",), _ROUTE_COLUMNS)
    columns = columns_of(sheet, _ROUTE_COLUMNS, _ROUTE_HEADS, found)
    links: list[Link] = []
    first: dict[frozenset[str], Link] = {}
    again: list[tuple[Row, Link]] = []
    for row in sheet.rows:
        link = _link(row, columns, named, found)
        if link is None:
            continue
        links.append(link)
        pair = frozenset((link.first, link.second))
        before = first.setdefault(pair, link)
        if before is not link and not _differ(row, columns, link, before, found):
            again.append((row, link))
    if again:
        row, link = again[0]
        way = f"{link.first} – {link.second}"
        found.note("flee-route-twice", row, value=way, times=len(again))
    return tuple(links)


def _differ(row: Row, columns: Columns, link: Link, before: Link, found: Found) -> bool:
    """Whether two rows of one road cannot both be true, which is then a problem."""
    way, first = f"{link.first} – {link.second}", str(before.row)
    # A redirection points along its row; the same one may be written from either end.
    turned = {1: 2, 2: 1}.get(link.forced, 0) if link.first == before.second else link.forced
    said = columns.said
    if link.km != before.km:
        written = columns.text(row, "distance")
        found.wrong(
            "flee-route-km",
            row,
            said["distance"],
            written,
            way=way,
            first=first,
            before=f"{before.km:g}",
        )
    elif turned != before.forced:
        written = columns.text(row, "forced_redirection")
        found.wrong(
            "flee-route-forced", row, said["forced_redirection"], written, way=way, first=first
        )
    elif link.max_move_speed != before.max_move_speed:
        _say_other(row, "max_move_speed", link, before, found)
    elif link.walk_probability != before.walk_probability:
        _say_other(row, "walk_probability", link, before, found)
    else:
        return False
    return True


def _say_other(row: Row, column: str, link: Link, before: Link, found: Found) -> None:
    """Two rows of one road say different things in a column that one of them may leave blank."""
    found.wrong(
        "flee-route-other",
        row,
        column,
        link.attributes.get(column, "") or "–",
        way=f"{link.first} – {link.second}",
        first=str(before.row),
        before=before.attributes.get(column, "") or "–",
    )


def _link(row: Row, columns: Columns, named: Named, found: Found) -> Link | None:
    if len(row.cells) < 3:
        found.wrong(
            "too-few-cells",
            row,
            value=",".join(row.cells),
            found=str(len(row.cells)),
            wanted="4",
        )
        return None
    said = columns.said
    one, two, distance, redirection = (columns.text(row, name) for name in _ROUTE_COLUMNS)
    met = [named.check(columns.text(row, end), row, said[end], found) for end in ("name1", "name2")]
    if all(met) and one == two:
        found.wrong("flee-route-to-itself", row, value=one)
        met = [False]
    km = found.number(row, columns.at["distance"], said["distance"])
    if km is not None and not 0 < km <= _FARTHEST:
        code = "flee-distance" if km <= 0 else "flee-distance-far"
        found.wrong(code, row, said["distance"], distance, most=_FARTHEST)
        km = None
    forced: int | None = 0
    if redirection:
        at = columns.at["forced_redirection"]
        forced = found.whole(row, at, said["forced_redirection"], low=0, high=2)
    beyond = {name: i for i, name in columns.extra}
    speed = _optional(row, beyond.get("max_move_speed"), "max_move_speed", found)
    if speed is not None and speed <= 0:
        found.wrong("flee-speed", row, "max_move_speed", row[beyond["max_move_speed"]])
    walk = _optional(row, beyond.get("walk_probability"), "walk_probability", found, high=1)
    if not all(met) or km is None or forced is None:
        return None
    return Link(
        first=one,
        second=two,
        km=km,
        forced=forced,
        max_move_speed=speed,
        walk_probability=walk or 0.0,  # a road without the column is never walked by chance
        attributes={name: row[i] for i, name in columns.extra if row[i]},
        row=row.number,
    )


def _optional(
    row: Row, i: int | None, column: str, found: Found, high: float = 1e6
) -> float | None:
    return None if i is None or not row[i] else found.number(row, i, column, low=0, high=high)


# --- major routes --------------------------------------------------------------------------------


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
    met: dict[str, int] = {}
    for row in sheet.rows:
        first = met.setdefault(row[0], row.number)
        if not row[0]:
            found.wrong("blank", row, attribute, "")
        elif row[0] == _EVERYBODY:
            found.wrong("flee-class-all", row, attribute, row[0])
        elif first != row.number:
            found.wrong("flee-class-twice", row, attribute, row[0], first=str(first))
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

    starts : (P,), whether people flee at places[i]. A link that is closed at times is a way.
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
