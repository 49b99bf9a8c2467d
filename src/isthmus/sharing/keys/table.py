"""A table of countries, a row each: its figures by indicator, and how each column was read.

Owns: rows that are no country, and every cell that cannot be read, with its row and column. What it
forgives is form: titles, delimiters, marks, percent signs. A figure that is missing stays missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from isthmus.case.problems import CallError, Problem, WorkError, nearest

from .columns import ACTUAL, APPLICATIONS, bare
from .figures import refusals
from .grid import Grid, read_grid
from .numbers import MISSING, Style, Unclear, has_percent, style_of
from .titled import titled

_MILLION = 1_000_000
#: Rows that sum the countries, and notes below them.
_SUM = re.compile(r"(?:total|totals|totales|sum|suma|gesamt|summe|together)\b.*|(?:eu|ue) ?\d*")
_NOTE = re.compile(r"(?:sources?|notes?|fuentes?|notas?)\b.*")


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """What a table holds: figures by country and indicator, in the order of its rows.

    `columns` says under which title each indicator stood; other columns of numbers stand under
    their own. `derived` says that applications a million were made of those in all and the
    population. `sums` are rows that sum others, left aside. `rows` gives the row of each country,
    `names` its other names. `unclear` is a column that may be applications in all or a million.
    """

    file: str
    figures: dict[str, dict[str, float | None]]
    columns: dict[str, str]
    rows: dict[str, int]
    names: dict[str, tuple[str, ...]]
    derived: bool = False
    sums: tuple[str, ...] = ()
    unclear: str | None = None

    def country(self, name: str) -> str:
        """The country of that name, as the table calls it. Raises CallError with the nearest."""
        wanted = bare(name)
        by_name = {one: country for country, more in self.names.items() for one in (country, *more)}
        for one, country in by_name.items():
            if bare(one) == wanted:
                return country
        raise CallError("keys-no-country", name, near=nearest(name, by_name) or "none")

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
        """What is missing for a key: columns that are not there, and figures that are not."""
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
        return [*problems, *refusals(known, there, self._place)]

    def _place(self, country: str, indicator: str) -> tuple[str | None, int | None, str | None]:
        return self.file, self.rows[country], self.columns[indicator]


def read_table(path: Path, named: Mapping[str, str] | None = None) -> Table:
    """Read a table of countries. `named` gives the title of an indicator's column where it is said.

    Raises CallError when there is no such file or column, WorkError with every cell that cannot be
    read, two columns for one indicator, a country twice, or no column of countries.
    """
    grid = read_grid(path)
    by_position = titled(grid, named or {})
    problems: list[Problem] = []
    rows, names, sums = _countries(grid, by_position.labels, problems)
    figures: dict[str, dict[str, float | None]] = {country: {} for country in rows}
    style = style_of(cell for _, cells in grid.rows for cell in cells)
    for name, at in by_position.of.items():
        for country, value in _column(grid, at, rows, style, problems).items():
            figures[country][name] = value
    if problems:
        raise WorkError(problems)
    if not figures:
        raise WorkError([Problem(code="grid-no-rows", file=grid.file)])
    columns = {name: grid.header[at] for name, at in by_position.of.items()}
    return Table(
        file=grid.file,
        derived=_derive_applications(figures, columns),
        figures=figures,
        columns=columns,
        rows=rows,
        names=names,
        sums=tuple(sums),
        unclear=by_position.unclear,
    )


# --- rows ----------------------------------------------------------------------------------------


def _countries(
    grid: Grid, labels: tuple[int, ...], problems: list[Problem]
) -> tuple[dict[str, int], dict[str, tuple[str, ...]], list[str]]:
    """The row of each country, its other names, and the rows that sum others."""
    rows: dict[str, int] = {}
    names: dict[str, tuple[str, ...]] = {}
    sums: list[str] = []
    first: dict[str, int] = {}
    column = grid.header[labels[0]]
    for row, cells in grid.rows:
        country, *others = (cells[at] for at in labels)
        plain = bare(country)
        if _SUM.fullmatch(plain):
            sums.append(country)
        elif _NOTE.fullmatch(plain):
            continue
        elif not plain:
            problems.append(Problem(code="keys-no-name", file=grid.file, row=row, column=column))
        elif plain in first:
            problems.append(
                Problem(
                    code="keys-country-twice",
                    file=grid.file,
                    row=row,
                    column=column,
                    value=country,
                    values={"first": str(first[plain])},
                )
            )
        else:
            first[plain] = rows[country] = row
            names[country] = tuple(other for other in others if other)
    return rows, names, sums


# --- cells ---------------------------------------------------------------------------------------


def _column(
    grid: Grid, at: int, rows: Mapping[str, int], style: Style, problems: list[Problem]
) -> dict[str, float | None]:
    """The numbers of one column by country; what is wrong with a cell goes to `problems`."""
    by_row = {row: cells[at] for row, cells in grid.rows}
    told = {row for row in rows.values() if by_row[row].casefold() not in MISSING}
    percent = {row for row in told if has_percent(by_row[row])}
    found: dict[str, float | None] = {}
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
        problems.append(
            Problem(code=code, file=grid.file, row=row, column=grid.header[at], value=cell)
        )
    return found


def _derive_applications(
    figures: dict[str, dict[str, float | None]], columns: dict[str, str]
) -> bool:
    """Make applications a million of those in all, where only these are given."""
    if "applications_per_million" in columns or not {APPLICATIONS, "population"} <= columns.keys():
        return False
    for known in figures.values():
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
