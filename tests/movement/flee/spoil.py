"""How the tests spoil the sound Flee folder, one way each.

Owns: `Wrong` and `Odd`, which say what has to be told of a change. See `test_bad_input.py`.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from tests.movement.flee.folder import SOUND

Files = dict[str, str | bytes]
Change = Callable[[Files], object]

ROUTES = "input_csv/routes.csv"
LOCATIONS = "input_csv/locations.csv"
CLOSURES = "input_csv/closures.csv"
CONFLICTS = "input_csv/conflicts.csv"
FLOODS = "input_csv/flood_level.csv"
HUNGER = "input_csv/region_attributes_IPC.csv"
CHANGES = "input_csv/location_changes.csv"
MAJOR = "input_csv/major_routes.csv"
GENDER = "input_csv/demographics_gender.csv"
PERIOD = "input_csv/sim_period.csv"
CORRECTIONS = "input_csv/registration_corrections.csv"
LAYOUT = "source_data/data_layout.csv"
SETTINGS = "simsetting.yml"


class Told(msgspec.Struct, frozen=True):
    """One change of the folder, and what is told of it: where, of which value, in which words."""

    code: str
    change: Change
    file: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    says: str = ""
    name: str = ""


def cell(file: str, row: int, i: int, text: str) -> Change:
    """Put a text into a cell; rows as a spreadsheet shows them, cells from 0."""

    def change(files: Files) -> None:
        lines = str(files[file]).splitlines()
        cells = lines[row - 1].split(",")
        cells[i] = text
        lines[row - 1] = ",".join(cells)
        files[file] = "\n".join(lines)

    return change


def line(file: str, text: str) -> Change:
    """Add a line at the end of a file."""
    return lambda files: files.__setitem__(file, str(files[file]) + text + "\n")


def lines_of(file: str) -> int:
    """How many lines the sound file has: a line that is added is the next one."""
    return len(SOUND[file].splitlines())


def replace(file: str, old: str, new: str) -> Change:
    def change(files: Files) -> None:
        assert old in str(files[file])
        files[file] = str(files[file]).replace(old, new)

    return change


def turned(file: str, i: int, j: int) -> Change:
    """Exchange two columns, in the header too, which loses its #."""

    def change(files: Files) -> None:
        rows = [row.split(",") for row in str(files[file]).removeprefix("#").splitlines()]
        for cells in rows:
            cells[i], cells[j] = cells[j], cells[i]
        files[file] = "".join(",".join(cells) + "\n" for cells in rows)

    return change


def left_out(file: str, i: int) -> Change:
    """Take a column away."""

    def change(files: Files) -> None:
        rows = [row.split(",") for row in str(files[file]).splitlines()]
        files[file] = "".join(",".join((*row[:i], *row[i + 1 :])) + "\n" for row in rows)

    return change


def give(file: str, text: str) -> Change:
    """Put a file there, in place of what is."""
    return lambda files: files.__setitem__(file, text)


def drop(*names: str) -> Change:
    """Take files away."""

    def change(files: Files) -> None:
        for name in names:
            del files[name]

    return change


def option(section: str, text: str) -> Change:
    """Add an option to a section of the settings; its line is the one below the section's."""
    return replace(SETTINGS, f"{section}:\n", f"{section}:\n  {text}\n")


def both(*changes: Change) -> Change:
    def change(files: Files) -> None:
        for one in changes:
            one(files)

    return change


def spoilt(told: Told) -> Files:
    """The files of the sound folder after the change."""
    files: Files = dict(SOUND)
    told.change(files)
    return files
