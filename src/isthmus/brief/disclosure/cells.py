"""A table as disclosure control sees it: cells, and the sums that tie them.

Owns: `Table`, and how it is read from rows. A cell is named by what it is restricted to, so a
margin is a cell with fewer restrictions, and two tables that share a margin share the cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

#: What a cell counts: its restrictions as (dimension, value), in the order of the dimensions'
#: names. The grand total is `()`.
Cell = tuple[tuple[str, str], ...]
#: A dimension's groups: what each is made of, as `{"region": ("north", "south")}`.
Groups = Mapping[str, Sequence[str]]

#: The value of a dimension that stands for all that a table does not list.
REST = "…"


class Relation(msgspec.Struct, frozen=True):
    """That a total is the sum of its parts."""

    total: Cell
    parts: tuple[Cell, ...]

    def terms(self) -> dict[Cell, int]:
        """The relation as coefficients of cells whose sum is zero."""
        terms = dict.fromkeys(self.parts, 1)
        terms[self.total] = -1
        return terms


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of people, in cells that are tied by sums.

    values     what each listed cell counts, a whole number from 0
    relations  the sums; each holds of `values` and `unlisted`
    unlisted   what a total has beyond the parts that are listed: nobody lists it, and anybody can
               subtract
    dimensions, groups  what it was read by, so that an earlier release is read alike
    """

    values: dict[Cell, int]
    relations: tuple[Relation, ...]
    unlisted: dict[Cell, int] = {}
    dimensions: tuple[str, ...] = ()
    groups: dict[str, Groups] = {}

    def value(self, cell: Cell) -> int:
        """What a cell counts, listed or not."""
        found = self.values.get(cell)
        return self.unlisted[cell] if found is None else found


def cell_of(**restrictions: str) -> Cell:
    """The cell of these restrictions: `cell_of(country="A", month="2024-01")`."""
    return tuple(sorted(restrictions.items()))


def table_of(
    rows: Iterable[Mapping[str, Any]],
    dimensions: Sequence[str],
    value: str,
    *,
    total: str | None = "total",
    groups: Mapping[str, Groups] | None = None,
) -> Table:
    """The table of these rows.

    A row restricts each of `dimensions` to its value there; `total` (or None, or an empty text)
    says that it does not, so the row is a margin. `groups` tells of a dimension what each of its
    groups is made of (they nest); without it, all values of a dimension are parts of its total. A
    row whose `value` is None is not published and not a cell.

    Raises ValueError for a cell listed twice, for what is no whole number from 0, for groups that
    do not nest, and for parts that come to more than their total: of such a table no audit could
    say what follows from it.
    """
    values = values_of(rows, dimensions, value, total)
    return table_from(values, dimensions, groups or {})


def values_of(
    rows: Iterable[Mapping[str, Any]], dimensions: Sequence[str], value: str, total: str | None
) -> dict[Cell, int]:
    """What each cell of these rows counts. Raises ValueError as `table_of` does."""
    values: dict[Cell, int] = {}
    for row in rows:
        counted = row[value]
        if counted is None:
            continue
        cell = restricted(row, dimensions, total)
        if isinstance(counted, bool) or int(counted) != counted or counted < 0:
            raise ValueError(f"{_said(cell)}: {counted!r} is no whole number of people")
        if cell in values:
            raise ValueError(f"{_said(cell)}: listed twice")
        values[cell] = int(counted)
    return values


def restricted(row: Mapping[str, Any], dimensions: Sequence[str], total: str | None) -> Cell:
    """The cell of a row."""
    pairs = ((dimension, row[dimension]) for dimension in dimensions)
    return tuple(sorted((d, str(v)) for d, v in pairs if v is not None and v not in ("", total)))


def table_from(
    values: Mapping[Cell, int], dimensions: Sequence[str], groups: Mapping[str, Groups]
) -> Table:
    """The table of these cells, with every sum that holds between them.

    Raises ValueError as `table_of` does, for sums that do not hold.
    """
    relations: list[Relation] = []
    unlisted: dict[Cell, int] = {}
    for (total, dimension), parts in sums(values, dimensions, groups):
        left = values[total] - sum(values[part] for part in parts)
        if left < 0:
            raise ValueError(f"{_said(total)}: its parts by {dimension} come to more than it")
        if left:
            group = dict(total).get(dimension)
            name = REST if group is None else f"{group} {REST}"
            rest = tuple(sorted([*_without(total, dimension), (dimension, name)]))
            unlisted[rest] = left
            parts = (*parts, rest)
        relations.append(Relation(total, parts))
    return Table(
        values={cell: values[cell] for cell in sorted(values)},
        relations=tuple(relations),
        unlisted=unlisted,
        dimensions=tuple(dimensions),
        groups=dict(groups),
    )


def sums(
    cells: Iterable[Cell], dimensions: Iterable[str], groups: Mapping[str, Groups]
) -> list[tuple[tuple[Cell, str], tuple[Cell, ...]]]:
    """Each total that has parts by a dimension, with those of them that are listed, in order.

    Raises ValueError for groups that do not nest.
    """
    listed = set(cells)
    found: dict[tuple[Cell, str], list[Cell]] = {}
    for dimension in sorted(set(dimensions)):
        group_of = _group_of(groups.get(dimension, {}), dimension)
        for cell in sorted(listed):
            own = dict(cell).get(dimension)
            if own is None:
                continue
            outside = _without(cell, dimension)
            # The nearest group that is listed: one that no row tells of is no margin.
            while (own := group_of.get(own)) is not None:
                total = tuple(sorted([*outside, (dimension, own)]))
                if total in listed:
                    break
            else:
                total = outside
            if total in listed:
                found.setdefault((total, dimension), []).append(cell)
    return [(total, tuple(parts)) for total, parts in sorted(found.items())]


def _group_of(groups: Groups, dimension: str) -> dict[str, str]:
    """The group of each value. Raises ValueError where groups do not nest."""
    of: dict[str, str] = {}
    for group, members in groups.items():
        for member in members:
            if of.setdefault(member, group) != group:
                raise ValueError(f"{dimension} {member}: in {of[member]} and in {group}")
    for value in of:
        above, seen = of.get(value), {value}
        while above is not None:
            if above in seen:
                raise ValueError(f"{dimension} {value}: a group of itself")
            seen.add(above)
            above = of.get(above)
    return of


def _without(cell: Cell, dimension: str) -> Cell:
    return tuple(pair for pair in cell if pair[0] != dimension)


def _said(cell: Cell) -> str:
    return ", ".join(f"{dimension} {value}" for dimension, value in cell) or "the total of all"
