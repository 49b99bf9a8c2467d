"""The figures of a Flee folder that change from day to day: conflict, flood, hunger.

Owns: `conflicts.csv`, `flood_level.csv` and `region_attributes_IPC.csv` as arrays of day by place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from isthmus.case.problems import nearest
from isthmus.movement.arrays import Floats

from .files import Found, Row, number
from .places import Named
from .records import Place, Settings

CONFLICTS = "input_csv/conflicts.csv"
FLOODS = "input_csv/flood_level.csv"
HUNGER = "input_csv/region_attributes_IPC.csv"
#: A conflict weaker than this is none, as Flee has it.
_WEAKEST = 1e-6


def conflict_of(
    found: Found, places: Sequence[Place], named: Named, settings: Settings, days: int
) -> Floats:
    """The intensity of conflict, (days, places).

    From `conflicts.csv`, a row a day, whatever its first column says; a place that is a conflict
    zone by its type from day 0 stays one until the file first speaks of it. Without the file, from
    the place's own date on.
    """
    typed = np.zeros((days, len(places)))
    for i, place in enumerate(places):
        if place.kind == "conflict":
            begins = max(place.conflict_date or 0, 0)
            typed[begins:, i] = _intensity(place, found)
    if not found.has(CONFLICTS):
        return typed
    columns = _columns(found, CONFLICTS)
    if columns is None:
        return typed
    at, header, table = columns
    if len(table) < days:
        found.wrong("flee-too-few-days", CONFLICTS, value=str(len(table)), days=days)
    if not np.array_equal(table[:, 0], np.arange(len(table))):
        found.note("flee-day-numbers", CONFLICTS)
    table = table[:days]
    listed = np.zeros_like(typed)
    index = {place.name: i for i, place in enumerate(places)}
    for column, name in header.items():
        if name in index:
            listed[: len(table), index[name]] = table[:, column]
        elif name not in named.index and named.whole:
            _unknown(found, at, name, named, table[:, column])
    listed[listed < _WEAKEST] = 0.0
    spoken = np.maximum.accumulate(listed > 0, axis=0)
    initial = typed[:1]
    for i, place in enumerate(places):
        if initial[0, i] and days <= len(table) and not spoken[-1, i]:
            found.note("flee-conflict-unlisted", at, value=place.name, place_row=str(place.row))
    if settings.flood_spawn_mode is not None and spoken.any():
        found.note("flee-conflict-and-flood", CONFLICTS)
    return np.where(spoken, listed, initial)


def _intensity(place: Place, found: Found) -> float:
    written = place.attributes.get("conflict_intensity", "")
    value = number(written) if written else 1.0
    if value is None or value < 0:
        at = Row("input_csv/locations.csv", place.row, ())
        code = "number" if value is None else "flee-negative"
        found.wrong(code, at, "conflict_intensity", written)
        return 0.0
    return value


def _unknown(found: Found, at: Row, name: str, named: Named, column: Floats) -> None:
    """Say of a column that no place bears its name.

    Flee passes over it and real folders have such columns, so it is no fault of the folder; what
    the column asks for is not done.
    """
    near = nearest(name, named.index)
    used = (column > 0).any()
    found.note(
        "flee-column-lost" if used else "flee-column-no-place", at, value=name, near=near or "none"
    )


def flood_of(
    found: Found, places: Sequence[Place], named: Named, settings: Settings, days: int
) -> Floats | None:
    """The level of flood, (days, places), on a line between the days listed; None: no file."""
    lists = {
        "displaced_per_flood_day": settings.displaced_per_flood_day,
        "flood_movechances": settings.flood_movechances or (),
        "flood_loc_weights": settings.flood_loc_weights or (),
    }
    if not found.has(FLOODS):
        if settings.flood_spawn_mode is not None:
            found.wrong("flee-missing-file", FLOODS)
        return None
    columns = _columns(found, FLOODS)
    if columns is None:
        return None
    at, header, table = columns
    if not _covers(found, at, table, days):
        return None
    levels = np.zeros((days, len(places)))
    index = {place.name: i for i, place in enumerate(places)}
    for column, name in header.items():
        if name in index:
            levels[:, index[name]] = np.interp(np.arange(days), table[:, 0], table[:, column])
        elif name not in named.index and named.whole:
            _unknown(found, at, name, named, table[:, column])
    highest = float(table[:, list(header)].max()) if header else 0.0
    for option, values in lists.items():
        if values and highest > len(values) - 1:
            found.wrong(
                "flee-flood-level",
                at,
                value=f"{highest:g}",
                option=option,
                highest=len(values) - 1,
            )
    return levels


def hunger_of(
    found: Found, places: Sequence[Place], settings: Settings, days: int
) -> Floats | None:
    """The share of people in food crisis, per cent, (days, places); None: no file.

    The file's columns are regions; between the days listed it is on a line.
    """
    asked = (
        settings.starvation_driven_spawning
        or settings.flee_when_starving
        or settings.avoid_food_deprived_locations
    )
    if not found.has(HUNGER):
        if asked:
            found.wrong("flee-missing-file", HUNGER)
        return None
    columns = _columns(found, HUNGER, high=100)
    if columns is None:
        return None
    at, header, table = columns
    if not _covers(found, at, table, days):
        return None
    of_region = {
        name: np.interp(np.arange(days), table[:, 0], table[:, column])
        for column, name in header.items()
    }
    regions = {place.region for place in places}
    for region in sorted(regions - of_region.keys()):
        near = nearest(region, of_region)
        (found.wrong if asked else found.note)(
            "flee-region-missing", at, value=region, near=near or "none"
        )
    for name in of_region.keys() - regions:
        found.note("flee-region-unknown", at, value=name)
    shares = np.zeros((days, len(places)))
    for i, place in enumerate(places):
        if place.region in of_region:
            shares[:, i] = of_region[place.region]
    return shares


def _columns(
    found: Found, file: str, high: float = 1e9
) -> tuple[Row, Mapping[int, str], Floats] | None:
    """A file of one row a day: its header row, its columns by name, its numbers.

    The first column is the day. None, with its problems, when a cell is no number.
    """
    before = len(found.problems)
    sheet = found.sheet(file, ("day",))
    if not sheet.whole:
        return None
    at = Row(file, sheet.header_row, ())
    header = {i: name for i, name in enumerate(sheet.header) if i and name}
    if not sheet.rows or not sheet.header:
        found.wrong("flee-no-rows", file)
        return None
    for name in dict.fromkeys(header.values()):
        if list(header.values()).count(name) > 1:
            found.wrong("column-twice", at, value=name)
    wanted = max(header, default=0) + 1
    # Few texts stand in many cells: each is read once.
    known: dict[str, float | None] = {}
    for text in {cell for row in sheet.rows for cell in row.cells}:
        value = number(text)
        known[text] = value if value is not None and 0 <= value <= high else None
    table = np.zeros((len(sheet.rows), wanted))
    for i, row in enumerate(sheet.rows):
        if len(row.cells) < wanted:
            found.wrong(
                "too-few-cells",
                row,
                value=",".join(row.cells),
                found=str(len(row.cells)),
                wanted=str(wanted),
            )
            continue
        values = [known[cell] for cell in row.cells[:wanted]]
        for column in (0, *header) if None in values else ():
            if values[column] is None:
                below = "flee-negative" if column else "flee-day-negative"
                name = header.get(column, "day")
                found.number(row, column, name, low=0, high=high, below=below)
        table[i] = [value or 0.0 for value in values]  # a blank column has no name, and no meaning
    return None if len(found.problems) > before else (at, header, table)


def _covers(found: Found, at: Row, table: Floats, days: int) -> bool:
    """Whether the days listed rise and reach from the first day of the period to its last."""
    listed = table[:, 0]
    if (np.diff(listed) <= 0).any():
        found.wrong("flee-days-order", at.file)
    elif listed[0] > 0 or listed[-1] < days - 1:
        found.wrong(
            "flee-days-outside",
            at.file,
            value=f"{listed[0]:g}–{listed[-1]:g}",
            last=days - 1,
        )
    else:
        return True
    return False
