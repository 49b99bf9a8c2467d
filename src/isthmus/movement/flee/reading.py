"""From a Flee folder to its record, or to every problem that it has.

Owns: the order of reading, and the checks that need more than one file. A folder is read whole or
refused whole; what may surprise and is no fault comes as a notice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from isthmus.case.problems import CallError, CaseError, Problem
from isthmus.movement.arrays import Floats

from . import daily, places, register
from .closures import CLOSURES, changes_of, closures_of, ever_open
from .files import Found, Row, listed
from .records import Folder, Place, Settings
from .settings import settings_of

#: The period of the simulation; the second name is that of Flee 1 and 2.
PERIODS = ("input_csv/sim_period.csv", "input_csv/conflict_period.csv")
#: No period is longer: a day beyond is a day of another year.
MOST_DAYS = 36_525


def is_flee_folder(path: str | Path) -> bool:
    """Whether a folder looks like one of Flee's: it lists places in `input_csv/locations.csv`."""
    return Found(Path(path)).has(places.LOCATIONS)


def read_folder(
    path: str | Path, *, days: int | None = None, until: dt.date | None = None
) -> Folder:
    """Read a Flee folder; `days` shortens or lengthens the period that the folder states.

    With `until`, what was counted after that date is not known yet: the last count before it holds
    for good, a place that was not counted yet is not among the counts, and a registration that was
    corrected later is not corrected. All else is read whole.

    Raises CallError when there is no such folder or it is none of Flee's, and CaseError listing
    every problem of its files.
    """
    found = Found(Path(path))
    if not found.has("."):
        raise CallError("no-folder", path)
    if not found.has("input_csv"):
        raise CallError("flee-no-folder", path)
    if days is not None and not 1 <= days <= MOST_DAYS:
        raise CallError("flee-days", days, most=MOST_DAYS)
    folder = _folder(found, days, until)
    if folder is None or found.problems:
        raise CaseError(_in_order(found.problems))
    return folder


def _folder(found: Found, days: int | None, until: dt.date | None) -> Folder | None:
    settings = settings_of(found)
    first_day, stated = _period(found, days)
    length = stated or 1
    all_places, named = places.places_of(found, settings)
    links = places.links_of(found, named)
    changes = changes_of(found, named, length)
    closures = closures_of(found, named, all_places, links, changes, days=length)
    major = places.major_routes_of(found, named, links)
    if major and not settings.fixed_routes:
        found.note("flee-major-unused", places.MAJOR_ROUTES)
    demography = places.demography_of(found, named)
    whole = {place.name for place in all_places} == set(named.index) and named.whole
    conflict = daily.conflict_of(found, all_places, named, settings, length)
    flood = daily.flood_of(found, all_places, named, settings, length)
    hunger = daily.hunger_of(found, all_places, settings, length)
    # What was counted is checked without a period too, apart from the days it is of.
    begins = first_day or register.SOME_DAY
    known = None if until is None or first_day is None else (until - first_day).days
    sure = first_day is not None and stated is not None
    period = register.Period(begins, length, known, sure)
    counts = register.counts_of(found, all_places, named, settings, period)
    if whole and not found.any_wrong(places.ROUTES):
        starts = _starts(all_places, settings, conflict, flood)
        shut = places.way_out(all_places, links, starts)
        _ways_out(found, all_places, shut, starts)
        open_ = ever_open(links, all_places, closures, length)
        closed = [p for p in places.way_out(all_places, open_, starts) if p not in shut]
        if closed:
            found.note("flee-closed-in", CLOSURES, value=listed(place.name for place in closed))
        _home(found, all_places, starts)
    _asked_classes(found, settings, {one.attribute for one in demography})
    _unread(found)
    if not sure or found.problems:
        return None
    return Folder(
        name=found.folder.resolve().name,
        first_day=period.first_day,
        days=period.days,
        places=all_places,
        links=links,
        closures=closures,
        changes=changes,
        major_routes=major,
        demography=demography,
        conflict=conflict,
        flood=flood,
        hunger=hunger,
        settings=settings,
        counts=counts,
        conflict_file=daily.CONFLICTS if found.has(daily.CONFLICTS) else places.LOCATIONS,
        notices=tuple(_in_order(found.notices)),
    )


def _period(found: Found, days: int | None) -> tuple[dt.date | None, int | None]:
    """The first day of the period, and its length; None for what could not be read."""
    file = next((file for file in PERIODS if found.has(file)), PERIODS[0])
    sheet = found.sheet(file)
    rows: dict[str, Row] = {}
    for row in sheet.rows:
        first = rows.setdefault(row[0].lower(), row)
        if first is not row and row[0].lower() in ("startdate", "length"):
            found.wrong("flee-period-twice", row, value=row[0], first=str(first.number))
    # A file may begin with a comment or a heading: what counts is the first cell of a row.
    begins, length = rows.get("startdate"), rows.get("length")
    first_day = stated = None
    if begins is not None:
        first_day = found.date(begins, 1, "StartDate")
        if first_day is not None and first_day.year > 9800:
            found.wrong("flee-days-many", begins, value=begins[1], most=MOST_DAYS)
            first_day = None
    elif sheet.whole:
        found.wrong("flee-period-start", file)
    if length is not None:
        stated = found.whole(length, 1, "Length", low=1, high=MOST_DAYS)
    elif sheet.whole and days is None:
        found.wrong("flee-period-length", file)
    return first_day, days or stated


def _starts(
    all_places: Sequence[Place],
    settings: Settings,
    conflict: Floats,
    flood: Floats | None,
) -> list[bool]:
    """Where people flee in the period."""
    driver = flood if settings.flood_spawn_mode is not None and flood is not None else conflict
    return [bool(one) for one in np.max(driver, axis=0, initial=0.0) > 0]


def _ways_out(
    found: Found, all_places: Sequence[Place], shut: Sequence[Place], starts: Sequence[bool]
) -> None:
    """Say of the places without a way out that they have none."""
    home = all_places[0].country
    if not any(starts):
        found.note("flee-nobody-flees", places.LOCATIONS)
    elif all(p.country == home and p.kind not in ("camp", "idpcamp") for p in all_places):
        # Floods between towns are such a folder: nobody gets away, and that is the question.
        found.note("flee-no-destination", places.LOCATIONS)
    else:
        for place in shut:
            at = Row(places.LOCATIONS, place.row, ())
            found.wrong("flee-no-way-out", at, value=place.name)


def _home(found: Found, all_places: Sequence[Place], starts: Sequence[bool]) -> None:
    """Say which country is home where people flee in another one too."""
    home = all_places[0]
    from_ = zip(all_places, starts, strict=True)
    others = {place.country for place, flees in from_ if flees} - {home.country}
    if others:
        at = Row(places.LOCATIONS, home.row, ())
        found.note("flee-home", at, value=home.country, others=listed(sorted(others)))


def _asked_classes(found: Found, settings: Settings, known: set[str]) -> None:
    """Rules of classes of people need the shares of those classes."""
    wanted = {
        "age": settings.children_avoid_hazards,
        "gender": settings.children_avoid_hazards and settings.boys_take_risk,
    }
    for attribute, asked in wanted.items():
        file = f"input_csv/demographics_{attribute}.csv"
        if asked and attribute not in known and not found.has(file):
            found.wrong("flee-missing-file", file)


def _unread(found: Found) -> None:
    """Say of the files that change from day to day in Flee and are not read here that they are."""
    folder = found.folder / "input_csv"
    for pattern in ("region_attributes_*.csv", "location_attributes_*.csv"):
        for file in sorted(folder.glob(pattern)):
            shown = f"input_csv/{file.name}"
            if shown != daily.HUNGER:
                found.note("flee-file-unread", shown)


def _in_order(problems: Sequence[Problem]) -> list[Problem]:
    """File by file in the order in which they were met, row by row."""
    rank = {file: i for i, file in enumerate(dict.fromkeys(p.file for p in problems))}
    return sorted(problems, key=lambda p: (rank[p.file], p.row or 0))
