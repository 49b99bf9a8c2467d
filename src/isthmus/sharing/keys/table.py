"""A table of countries, a row each: its figures by indicator, and how each column was read.

Owns: which figure stands in which cell, and every cell that cannot be read, with its row and
column. What it forgives is form: titles, delimiters, marks, percent signs. A figure that is missing
stays missing. Which rows are countries is in `rows`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from isthmus.case.problems import CallError, Problem, WorkError, nearest

from .columns import ACTUAL, APPLICATIONS, bare
from .figures import refusals
from .grid import Grid, read_grid
from .numbers import MISSING, Style, Unclear, has_percent, style_of, style_of_column
from .rows import countries_of, folded
from .titled import titled

_MILLION = 1_000_000


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """What a table holds: figures by country and indicator, in the order of its rows.

    `columns` says under which title each indicator stood; other columns of numbers stand under
    their own. `derived` says that applications a million were made of those in all and the
    population. `sums` are rows that sum others, left aside. `rows` gives the row of each country,
    `names` its other names. `unclear` is a column that may be applications in all or a million.
    `unread` holds the cells that cannot be read, by country and indicator: each is refused when a
    key needs it.
    """

    file: str
    figures: dict[str, dict[str, float | None]]
    columns: dict[str, str]
    rows: dict[str, int]
    names: dict[str, tuple[str, ...]]
    derived: bool = False
    sums: tuple[str, ...] = ()
    unclear: str | None = None
    unread: dict[tuple[str, str], Problem] = {}

    def country(self, name: str) -> str:
        """The country of that name, as the table calls it. Raises CallError with the nearest."""
        found = self._called(name)
        if found is None:
            every = [one for country, more in self.names.items() for one in (country, *more)]
            raise CallError("keys-no-country", name, near=nearest(name, every) or "none")
        return found

    def countries(self, listed: Sequence[str]) -> list[str]:
        """The countries of a list that was divided at its commas, of which a name may have some.

        Raises CallError as `country` does.
        """
        found = []
        left = list(listed)
        while left:
            many = next(
                (n for n in range(len(left), 1, -1) if self._called(", ".join(left[:n]))), 1
            )
            found.append(self.country(", ".join(left[:many])))
            del left[:many]
        return found

    def _called(self, name: str) -> str | None:
        """The country of that name, also without what stands in brackets where that is one's."""
        by_name = {one: country for country, more in self.names.items() for one in (country, *more)}
        for plain in (folded, bare):
            found = {by_name[one] for one in by_name if plain(one) == plain(name) != ""}
            if len(found) == 1:
                return found.pop()
        return None

    def indicator(self, name: str) -> str:
        """The indicator, or other column of numbers, of that name. Raises CallError."""
        wanted = bare(name)
        for known, title in self.columns.items():
            if wanted in (bare(known), bare(title)):
                return known
        near = nearest(name, self.columns)
        raise CallError(
            "keys-no-column",
            name,
            near=near or "none",
            columns=list(dict.fromkeys(self.columns.values())),
        )

    def refusals(self, needs: Iterable[str], without: Iterable[str] = ()) -> list[Problem]:
        """What is missing for a key: columns that are not there, figures that are not or unread.

        What countries carry now is asked of no key; a cell of it that cannot be read is told too.
        """
        problems: list[Problem] = []
        there: list[str] = []
        for name in needs:
            if name in self.columns:
                there.append(name)
                continue
            if name == "applications_per_million" and self.unclear:
                problems.append(Problem(code="keys-unclear", file=self.file, value=self.unclear))
                continue
            titles = list(dict.fromkeys(self.columns.values()))
            problems.append(
                Problem(
                    code="keys-column-missing",
                    file=self.file,
                    values={"indicator": name, "titles": titles},
                )
            )
        left = set(without)
        known = {name: had for name, had in self.figures.items() if name not in left}
        for missing in refusals(known, there, self._place):
            at = (missing.values["country"], missing.values["indicator"])
            problems.append(self.unread.get(at, missing))
        carried = ((country, ACTUAL) for country in known)
        return [*problems, *(self.unread[at] for at in carried if at in self.unread)]

    def _place(self, country: str, indicator: str) -> tuple[str | None, int | None, str | None]:
        return self.file, self.rows[country], self.columns[indicator]


def read_table(path: Path, named: Mapping[str, str] | None = None, *, whole: bool = True) -> Table:
    """Read a table of countries. `named` gives the title of an indicator's column where it is said.

    Raises CallError when there is no such file or column, WorkError with every cell that cannot be
    read, two columns for one indicator, a country twice, or no column of countries. With `whole`
    false, cells that cannot be read are left in `unread` instead: no key may need them.
    """
    grid = read_grid(path)
    by_position = titled(grid, named or {})
    problems: list[Problem] = []
    rows, names, sums = countries_of(grid, by_position.labels, problems)
    figures: dict[str, dict[str, float | None]] = {country: {} for country in rows}
    unread: dict[tuple[str, str], Problem] = {}
    style = style_of(cell for _, cells in grid.rows for cell in cells)
    for name, at in by_position.of.items():
        for country, value in _column(grid, at, rows, style).items():
            if isinstance(value, Problem):
                unread[country, name] = value
            figures[country][name] = None if isinstance(value, Problem) else value
    if whole:
        problems += unread.values()
    if problems:
        raise WorkError(problems)
    if not figures:
        raise WorkError([Problem(code="grid-no-rows", file=grid.file)])
    columns = {name: grid.header[at] for name, at in by_position.of.items()}
    return Table(
        file=grid.file,
        derived=_derive_applications(figures, columns, unread),
        figures=figures,
        columns=columns,
        rows=rows,
        names=names,
        sums=tuple(sums),
        unclear=by_position.unclear,
        unread=unread,
    )


# --- cells ---------------------------------------------------------------------------------------


def _column(
    grid: Grid, at: int, rows: Mapping[str, int], style: Style
) -> dict[str, float | Problem | None]:
    """The numbers of one column by country; of a cell that cannot be read, what is wrong."""
    by_row = {row: cells[at] for row, cells in grid.rows}
    if style.mixed:  # where columns contradict each other, each tells its own marks if it can
        style = style_of_column(by_row.values())
    told = {row for row in rows.values() if by_row[row].casefold() not in MISSING}
    percent = {row for row in told if has_percent(by_row[row])}
    found: dict[str, float | Problem | None] = {}
    for country, row in rows.items():
        cell = by_row[row]
        try:
            found[country] = style.read(cell)
        except Unclear as unclear:
            code = f"keys-{unclear.code}"
        else:
            if not percent or row in percent or row not in told:
                continue
            code = "keys-percent"
        found[country] = Problem(
            code=code, file=grid.file, row=row, column=grid.header[at], value=cell
        )
    return found


def _derive_applications(
    figures: dict[str, dict[str, float | None]],
    columns: dict[str, str],
    unread: dict[tuple[str, str], Problem],
) -> bool:
    """Make applications a million of those in all, where only these are given."""
    if "applications_per_million" in columns or not {APPLICATIONS, "population"} <= columns.keys():
        return False
    for country, known in figures.items():
        if wrong := unread.get((country, APPLICATIONS), unread.get((country, "population"))):
            unread[country, "applications_per_million"] = wrong
        total, people = known[APPLICATIONS], known["population"]
        known["applications_per_million"] = (
            total / people * _MILLION if total is not None and people else None
        )
    columns["applications_per_million"] = columns[APPLICATIONS]
    return True


def actual_of(table: Table) -> dict[str, float | None] | None:
    """What each country carries now, where the table says it."""
    if ACTUAL not in table.columns:
        return None
    return {country: known[ACTUAL] for country, known in table.figures.items()}
