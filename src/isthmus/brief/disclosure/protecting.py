"""Rows of a file before and after: what may not be published is blank, and says that it was hidden.

Owns: `protect`, for whoever writes files of counts of people, and the sentences that go with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from isthmus.words import Words

from .auditing import Disclosed
from .cells import Cell, Groups, restricted, table_from, values_of
from .suppressing import THRESHOLD, suppress

#: What the column of the status says.
SHOWN, HIDDEN = "shown", "suppressed"


class Protected(msgspec.Struct, frozen=True, kw_only=True):
    """Rows that may be published, as tables by their names.

    rows       the rows that were given, in their order, each with its status
    small      how many cells are hidden for what they count
    secondary  how many more are hidden to keep those hidden
    exposed    what can be computed all the same, from what had been published before
    """

    tables: dict[str, list[dict[str, Any]]]
    threshold: int
    small: int
    secondary: int
    exposed: tuple[Disclosed, ...]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of the only table."""
        (rows,) = self.tables.values()
        return rows

    def sentences(self, words: Words) -> list[str]:
        """What a reader is told of it; nothing where nothing is hidden."""
        said = []
        if self.small or self.secondary:
            said.append(
                words.say(
                    "disclosure-hidden",
                    cells=self.small + self.secondary,
                    threshold=self.threshold,
                    secondary=self.secondary,
                )
            )
        if self.exposed:
            said.append(words.say("disclosure-exposed", cells=len(self.exposed)))
        return said


def protect(
    rows: Sequence[Mapping[str, Any]],
    dimensions: Sequence[str],
    value: str,
    *,
    before: Iterable[Mapping[str, Any]] | None = None,
    also_blank: Sequence[str] = (),
    threshold: int = THRESHOLD,
    total: str | None = "total",
    groups: Mapping[str, Groups] | None = None,
    status: str = "status",
) -> Protected:
    """The rows with `value` blank (None) where it may not be published, and a column `status`.

    `dimensions`, `total` and `groups` say how the rows add up, as `table_of` takes them. A row
    whose value is None stays as it is, with status None. `also_blank` are columns that tell of the
    same count (an interval, a share of it): they are blank where it is. `before` are rows of the
    file as it was released earlier, read from CSV or as this gave them.

    Raises ValueError as `table_of` does.
    """
    return protect_linked(
        {"": rows},
        {"": dimensions},
        value,
        before={"": before} if before is not None else None,
        also_blank=also_blank,
        threshold=threshold,
        total=total,
        groups=groups,
        status=status,
    )


def protect_linked(
    tables: Mapping[str, Sequence[Mapping[str, Any]]],
    dimensions: Mapping[str, Sequence[str]],
    value: str,
    *,
    before: Mapping[str, Iterable[Mapping[str, Any]]] | None = None,
    also_blank: Sequence[str] = (),
    threshold: int = THRESHOLD,
    total: str | None = "total",
    groups: Mapping[str, Groups] | None = None,
    status: str = "status",
) -> Protected:
    """The same for tables that count the same people by different dimensions.

    A margin that two tables share is one cell: it is hidden in both, and the sums of both are held
    against it. Raises ValueError too where two tables give one cell different counts.
    """
    values: dict[Cell, int] = {}
    for name, rows in tables.items():
        for cell, counted in values_of(rows, dimensions[name], value, total).items():
            if values.setdefault(cell, counted) != counted:
                raise ValueError(f"{name}: {cell} counts {counted} here and {values[cell]} there")
    every = sorted({dimension for name in tables for dimension in dimensions[name]})
    table = table_from(values, every, groups or {})
    earlier: dict[Cell, int | None] = {}
    for name, old in (before or {}).items():
        earlier |= _released(old, dimensions[name], value, total, status)
    made = suppress(table, threshold=threshold, before=earlier)
    hidden = made.hidden
    blank = dict.fromkeys([value, *also_blank])
    out: dict[str, list[dict[str, Any]]] = {}
    for name, rows in tables.items():
        out[name] = []
        for row in rows:
            if row[value] is None:
                out[name].append({**row, status: None})
            elif restricted(row, dimensions[name], total) in hidden:
                out[name].append({**row, **blank, status: HIDDEN})
            else:
                out[name].append({**row, status: SHOWN})
    return Protected(
        tables=out,
        threshold=threshold,
        small=len(made.small),
        secondary=len(made.secondary),
        exposed=made.exposed,
    )


def _released(
    rows: Iterable[Mapping[str, Any]],
    dimensions: Sequence[str],
    value: str,
    total: str | None,
    status: str,
) -> dict[Cell, int | None]:
    """The cells of an earlier release; None where it hid one."""
    cells: dict[Cell, int | None] = {}
    for row in rows:
        written = row.get(value)
        counted = None if written is None or written == "" else int(float(written))
        if counted is not None or row.get(status, HIDDEN) == HIDDEN:
            cells[restricted(row, dimensions, total)] = counted
    return cells
