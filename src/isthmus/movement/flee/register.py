"""What was counted: `source_data/`, by place, and what must hold of it.

Owns: the list of registers in `data_layout.csv`, their files, and the corrections of first
registrations. The arithmetic is that of `counts`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TypeAlias

import msgspec
import numpy as np

from isthmus.case.problems import nearest

from . import counts as arithmetic
from .counts import Days, People
from .files import Found, Row, listed
from .places import Named
from .records import Counts, Place, Settings

FOLDER = "source_data"
LAYOUTS = ("source_data/data_layout.csv", "source_data/data_layout_refugee.csv")
CORRECTIONS = "input_csv/registration_corrections.csv"
TOTAL = "total"
#: A first day for a folder that states none, whose counts are only checked.
SOME_DAY = dt.date(2000, 1, 1)


class Period(msgspec.Struct, frozen=True):
    """The days of a simulation: the first one's date, and how many there are.

    `known` is the last day whose counts are known, None for all: what was counted later is not
    read, and neither is a correction that was made later. Where the folder does not say when it
    begins or how long it lasts (not `sure`), nothing is said of what lies outside.
    """

    first_day: dt.date
    days: int
    known: int | None = None
    sure: bool = True

    def date(self, day: int) -> str:
        """The date of a day of the simulation, before and after it too."""
        return (self.first_day + dt.timedelta(days=day)).isoformat()

    def knows(self, day: int) -> bool:
        """Whether what was counted that day is known."""
        return self.known is None or day <= self.known


class _Register(msgspec.Struct, frozen=True):
    """What was counted of one place: days of the simulation, ascending, and the count of each.

    `rows` are those of the one file that it was read from.
    """

    days: Days
    counts: People
    rows: tuple[Row, ...] = ()


#: The registers of a folder by name; None where one could not be read.
_Registers: TypeAlias = dict[str, _Register | None]


def counts_of(
    found: Found, places: Sequence[Place], named: Named, settings: Settings, period: Period
) -> Counts | None:
    """The registers of a folder by day; None when it has none and nobody needs them."""
    layout = next((file for file in LAYOUTS if found.has(file)), None)
    if layout is None:
        driven = settings.conflict_spawn_mode or settings.flood_spawn_mode
        if not driven or found.has(FOLDER):
            found.wrong("flee-needed-file", LAYOUTS[0])
        return None
    read, rows = _registers(found, layout, named, settings, period)
    if named.whole:
        _compare(found, layout, places, rows)
    registers = {
        name: register and _Register(register.days, register.counts / settings.hasten)
        for name, register in read.items()
    }
    _correct(found, registers, period)
    if period.known is not None:
        registers = {
            name: register
            for name, register in registers.items()
            if register is None or len(register.days)
        }
    made = {
        name: arithmetic.daily(register.days, register.counts, period.days)
        for name, register in registers.items()
        if register is not None
    }
    if len(made) < len(registers):
        return None
    if TOTAL not in made:
        # Nobody knew a total yet: what the places add up to by day is all that there is.
        if period.known is None or not made:
            if not made:
                _say_if_nobody_leaves(found, layout, settings, made, registers)
            return None
        made[TOTAL] = np.sum(list(made.values()), axis=0)
    _say_if_nobody_leaves(found, layout, settings, made, registers)
    if settings.empty_camps_on_day0:
        made = {name: daily - daily[0] for name, daily in made.items()}
    total = made.pop(TOTAL)
    by_place = np.zeros((period.days, len(made)), dtype=np.int64)
    observed = np.zeros(by_place.shape, dtype=np.bool_)
    for i, (name, daily) in enumerate(made.items()):
        by_place[:, i] = daily
        register = registers[name]
        assert register is not None
        inside = (register.days >= 0) & (register.days < period.days)
        observed[register.days[inside], i] = True
    return Counts(places=tuple(made), by_place=by_place, total=total, observed=observed)


def _sets_out(settings: Settings, name: str) -> bool:
    """Whether people flee because the counts under this name rise."""
    if settings.conflict_spawn_mode is not None or settings.flood_spawn_mode is not None:
        return False
    return (name != TOTAL) == settings.sum_from_camps


def _registers(
    found: Found, layout: str, named: Named, settings: Settings, period: Period
) -> tuple[_Registers, Mapping[str, Row]]:
    """Every register that the layout names, the sum of its files; and the row of each."""
    sheet = found.sheet(layout)
    registers: _Registers = {}
    rows: dict[str, Row] = {}
    read: _Registers = {}
    driving: dict[str, _Register] = {}
    for row in sheet.rows:
        name, files = row[0], [cell for cell in row.cells[1:] if cell]
        if not name or not files:
            found.wrong("flee-layout-row", row, value=",".join(row.cells))
            continue
        if name in rows:
            found.wrong("flee-layout-twice", row, value=name, first=str(rows[name].number))
            continue
        rows[name] = row
        if name != TOTAL:
            named.check(name, row, "name", found)
        for file in files:
            if file not in read:
                read[file] = _read(found, row, file, period)
            part = read[file]
            if part is not None and _sets_out(settings, name):
                driving[file] = part
        registers[name] = _sum(found, row, [read[file] for file in files], period)
        _say_if_outside(found, row, registers[name], period)
    for register in driving.values():
        _say_if_it_falls(found, register, period)
    if sheet.whole and TOTAL not in rows:
        found.wrong("flee-layout-total", layout)
    return registers, rows


def _say_if_outside(found: Found, row: Row, register: _Register | None, period: Period) -> None:
    """A register that counts nothing in the whole period cannot be compared with anything.

    Where later counts are not known yet, one before the period holds for good.
    """
    if register is None or not len(register.days) or not period.sure:
        return
    before = period.known is None and register.days[-1] < 0
    if before or register.days[0] >= period.days:
        found.wrong(
            "flee-counts-outside",
            row,
            value=row[0],
            first=period.date(int(register.days[0])),
            last=period.date(int(register.days[-1])),
            begins=period.date(0),
            ends=period.date(period.days - 1),
        )


def _say_if_it_falls(found: Found, register: _Register, period: Period) -> None:
    """People who leave a register in the period are not sent back; those who come replace them."""
    days = register.days
    first, times, people = arithmetic.falls(
        register.counts, (days[1:] > 0) & (days[:-1] < period.days - 1)
    )
    if times:
        row = register.rows[first]
        count = int(register.counts[first])
        values = {"count": count, "times": times, "people": people, "date": row[0]}
        found.note("flee-counts-fall", row, "count", row[1], **values)


def _compare(found: Found, layout: str, places: Sequence[Place], rows: Mapping[str, Row]) -> None:
    """Say which camps have no counts, and which counts are of places that are no camps."""
    camps = [place.name for place in places if place.kind in ("camp", "idpcamp")]
    others = [place.name for place in places if place.name in rows and place.name not in camps]
    uncounted = [name for name in camps if name not in rows]
    if others:
        found.note("flee-counts-no-camp", rows[others[0]], value=listed(others))
    if uncounted:
        found.note("flee-camp-uncounted", layout, value=listed(uncounted))


def _say_if_nobody_leaves(
    found: Found,
    layout: str,
    settings: Settings,
    made: Mapping[str, Days],
    registers: _Registers,
) -> None:
    """Say so where counts are what sets people on their way, and these set nobody.

    `made` is every register by day, the total among them where it is known.
    """
    modes = (settings.conflict_spawn_mode, settings.flood_spawn_mode)
    if any(modes) or settings.starvation_driven_spawning:
        return
    used = [daily for name, daily in made.items() if _sets_out(settings, name)]
    if used and _rise(np.sum(used, axis=0), settings):
        return
    why = "level" if used else "no-camp" if made else "unknown"
    if used and settings.hasten > 1:
        # Would they, if nobody were left out?
        whole = [
            arithmetic.daily(one.days, one.counts * settings.hasten, len(used[0]))
            for name, one in registers.items()
            if one is not None and _sets_out(settings, name)
        ]
        why = "hasten" if whole and _rise(np.sum(whole, axis=0), settings) else why
    found.note("flee-counts-set-nobody-out", layout, why=why, hasten=settings.hasten)


def _rise(series: Days, settings: Settings) -> bool:
    """Whether counts by day set anybody out."""
    # Whoever is counted on day 0 is in a camp already, unless the settings say otherwise.
    there = series[0] if settings.insert_day0 or settings.empty_camps_on_day0 else 0
    return bool((series > there).any())


def _sum(
    found: Found, row: Row, parts: Sequence[_Register | None], period: Period
) -> _Register | None:
    whole = [part for part in parts if part is not None]
    if len(whole) < len(parts):
        return None
    # A file of which nothing is known yet adds nothing yet.
    whole = [part for part in whole if len(part.days)] or whole[:1]
    days, counts = whole[0].days, whole[0].counts
    for part in whole[1:]:
        days, counts = arithmetic.added(days, counts, part.days, part.counts)
    if not len(days):
        return _Register(days, counts)
    last, reach = int(days[-1]), max(int(part.days[-1]) for part in whole)
    if last < min(reach, period.days - 1):
        found.note("flee-counts-cut", row, value=row[0], ends=period.date(last))
    return _Register(days, counts)


def _read(found: Found, at: Row, file: str, period: Period) -> _Register | None:
    """The counts of one file; None with its problems when it has none that can be used."""
    path = PurePosixPath(file.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or not path.name:
        found.wrong("flee-file-outside", at, value=file)
        return None
    shown = f"{FOLDER}/{path}"
    if not found.has(shown):
        found.wrong("flee-missing-counts", at, value=shown)
        return None
    before = len(found.problems)
    sheet = found.sheet(shown, ("date", "datetime"))
    dated: list[tuple[int, float, Row]] = []
    for row in sheet.rows:
        if not row[1]:  # nothing was counted that day
            continue
        day = found.date(row, 0, "date")
        count = found.whole(row, 1, "count", low=0)
        if day is not None and count is not None:
            dated.append(((day - period.first_day).days, float(count), row))
    if len(found.problems) > before:
        return None
    if not dated:
        found.wrong("flee-no-counts", shown)
        return None
    for earlier, later in pairwise(dated):
        if later[0] < earlier[0]:
            found.note("flee-counts-order", later[2], "date", later[2][0])
            break
    dated = [one for one in sorted(dated, key=lambda one: one[0]) if period.knows(one[0])]
    counts = np.array([count for _, count, _ in dated])
    days = np.array([day for day, _, _ in dated], dtype=np.int64)
    return _Register(days, counts, tuple(row for _, _, row in dated))


def _correct(found: Found, registers: _Registers, period: Period) -> None:
    """Scale the first registrations of the places that `registration_corrections.csv` names."""
    if not found.has(CORRECTIONS):
        return
    for row in found.sheet(CORRECTIONS, ("name", "location", "camp")).rows:
        name = row[0]
        day = found.date(row, 1, "date")
        if day is not None and not period.knows((day - period.first_day).days):
            continue
        if row[2] and row[2].lower() != "normalize":
            found.wrong("flee-correction-kind", row, value=row[2])
        if name not in registers:
            if registers:
                near = nearest(name, registers)
                found.wrong("flee-correction-unknown", row, "name", name, near=near or "none")
            continue
        register = registers[name]
        if day is None or register is None:
            continue
        try:
            made = arithmetic.corrected(
                register.days, register.counts, (day - period.first_day).days
            )
        except ValueError:
            found.wrong("flee-correction-day", row, "date", row[1], place=name)
        else:
            registers[name] = _Register(register.days, made)
