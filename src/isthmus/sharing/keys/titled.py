"""Which column of a table is read for which indicator.

Owns: the choice among columns, and the refusal where it is not clear.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from isthmus.case.problems import CallError, Problem, WorkError, nearest

from .columns import ACTUAL, APPLICATIONS, LABEL, UNCLEAR, bare, meaning
from .figures import INDICATORS
from .grid import Grid
from .numbers import MISSING

#: What a caller may name a column for.
NAMED = (*INDICATORS, APPLICATIONS, ACTUAL, LABEL)
_NUMERIC = re.compile(r"[€$£¥]? ?[+-]?[\d.,' ]+ ?%?(?: ?\([a-z]{1,2}\)| ?[*†‡¹²³]+)?")


class Titled(msgspec.Struct, frozen=True, kw_only=True):
    """The columns of a table, by position.

    `labels` name the country, the first of them first; `of` gives each indicator's column, and
    every other column of numbers under its own title. `unclear` is the title of a column that may
    be applications in all or a million, where nothing else tells either.
    """

    labels: tuple[int, ...]
    of: Mapping[str, int]
    unclear: str | None = None


def titled(grid: Grid, named: Mapping[str, str]) -> Titled:
    """The columns of a table; `named` gives the title of an indicator's where the caller says it.

    Raises CallError for a title or indicator that there is not, WorkError for two columns of one
    indicator or none of countries.
    """
    found: dict[str, list[int]] = {}
    said = {_indicator(name): _position(grid, title) for name, title in named.items()}
    unclear = None
    for at, title in enumerate(grid.header):
        means = meaning(title) if title else None
        if not title or at in said.values() or (means in said and means != LABEL):
            continue
        if means == UNCLEAR:
            unclear = unclear or title
        if means is None or means == UNCLEAR:
            if _all_numbers(grid, at):
                found.setdefault(title, []).append(at)
        elif means == LABEL or _filled(grid, at):
            found.setdefault(means, []).append(at)
    labels = [said[LABEL]] if LABEL in said else []
    others = [at for at in found.pop(LABEL, []) if at not in labels]
    # A region is of many rows, a country of one; of names and codes alike the first.
    labels += sorted(others, key=lambda at: -len({cells[at] for _, cells in grid.rows} - {""}))
    of = {name: _one(grid, name, columns) for name, columns in found.items()}
    of |= {name: at for name, at in said.items() if name != LABEL}
    told = "applications_per_million" in of or APPLICATIONS in of
    return Titled(
        labels=tuple(labels or [_first_of_words(grid)]),
        of=of,
        unclear=None if told else unclear,
    )


def _indicator(name: str) -> str:
    plain = name.strip().casefold().replace("-", "_").replace(" ", "_")
    if plain not in NAMED:
        near = nearest(plain, NAMED)
        raise CallError("keys-no-indicator", name, near=near or "none", indicators=list(NAMED))
    return plain


def _position(grid: Grid, title: str) -> int:
    wanted = bare(title)
    exact = [at for at, one in enumerate(grid.header) if one == title.strip()]
    alike = [at for at, one in enumerate(grid.header) if wanted and bare(one) == wanted]
    if len(exact or alike) == 1:
        return (exact or alike)[0]
    columns = [one for one in grid.header if one]
    raise CallError(
        "keys-no-column", title, near=nearest(title, columns) or "none", columns=columns
    )


def _one(grid: Grid, name: str, columns: list[int]) -> int:
    """The column of an indicator: of several, the one that is called exactly so."""
    if len(columns) == 1:
        return columns[0]
    exact = [at for at in columns if bare(grid.header[at]).replace(" ", "_") == name]
    if len(exact) == 1:
        return exact[0]
    titles = [grid.header[at] for at in columns]
    problem = Problem(
        code="keys-column-twice",
        file=grid.file,
        row=grid.header_row,
        value=", ".join(titles),
        values={"indicator": name, "title": titles[-1]},
    )
    raise WorkError([problem])


def _first_of_words(grid: Grid) -> int:
    """The first column, where it holds words: many tables leave it without a title we know."""
    if all(re.search(r"[^\W\d_]{2}", cells[0]) for _, cells in grid.rows if cells[0]):
        return 0
    header = ", ".join(title for title in grid.header if title)
    raise WorkError(
        [Problem(code="keys-no-label", file=grid.file, row=grid.header_row, value=header)]
    )


def _filled(grid: Grid, at: int) -> bool:
    return any(cells[at].casefold() not in MISSING for _, cells in grid.rows)


def _all_numbers(grid: Grid, at: int) -> bool:
    cells = [cells[at] for _, cells in grid.rows if cells[at].casefold() not in MISSING]
    return bool(cells) and all(_NUMERIC.fullmatch(cell) for cell in cells)
