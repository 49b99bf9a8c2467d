"""What a reader can compute of the cells that a table does not show.

Owns: the two audits. The exact one asks which hidden cells follow from the shown ones, by rank, in
whole numbers. The other asks between which numbers the shown ones leave a hidden cell, since no
count is below zero. Both also over two releases of a table.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

import msgspec
import numpy as np

from .cells import Cell, Relation, Table, sums
from .elimination import determined

#: Restricts a cell to what it counted in an earlier release, where that may have been another
#: number.
_BEFORE = ("", "before")


class Disclosed(msgspec.Struct, frozen=True):
    """A hidden cell that follows from shown ones.

    It is the sum of `by`, each times its factor, over `divisor`.
    """

    cell: Cell
    by: tuple[tuple[Cell, int], ...]
    divisor: int = 1

    def value(self, values: Mapping[Cell, int]) -> int:
        """What the cell counts, from the shown cells alone."""
        return sum(values[cell] * factor for cell, factor in self.by) // self.divisor


class Knowledge(msgspec.Struct, frozen=True, kw_only=True):
    """All that readers of the published tables can set up: sums, and what stands in their cells.

    rows    coefficients of cells whose sum is zero
    values  what each cell of them counts
    said    cells that an earlier release showed, with the number they have now
    kept    cells that an earlier release did not show
    lost    cells of an earlier release that nobody knows any more: it hid them, and they changed
    """

    rows: tuple[dict[Cell, int], ...]
    values: dict[Cell, int]
    said: frozenset[Cell] = frozenset()
    kept: frozenset[Cell] = frozenset()
    lost: frozenset[Cell] = frozenset()


def audit(relations: Iterable[Relation], hidden: Iterable[Cell]) -> list[Disclosed]:
    """The hidden cells that follow exactly from those that are not hidden, with the proof of each.

    Exact: a cell is found if and only if some sum of the relations, each times a number, leaves it
    as the only hidden cell; the arithmetic is in whole numbers. In the order of the cells.
    """
    return followed((relation.terms() for relation in relations), hidden)


def audit_releases(
    now: Table, hidden: Iterable[Cell], before: Mapping[Cell, int | None]
) -> list[Disclosed]:
    """The same with an earlier release of the table at hand: its cells, None where it hid one.

    A cell that counts what it counted then is the same number in both. One that was hidden then is
    taken for the same, unless the sums of that release show that it cannot be: who reads both may
    know what did not change.
    """
    knowledge = known_of(now, before)
    asked = set(hidden)
    unknown = (asked | now.unlisted.keys() | knowledge.lost) - knowledge.said
    said = [Disclosed(cell, ((cell, 1),)) for cell in asked & knowledge.said]
    found = [one for one in followed(knowledge.rows, unknown) if one.cell in asked]
    return sorted(said + found, key=lambda one: one.cell)


def intervals(
    table: Table,
    hidden: AbstractSet[Cell],
    cells: Iterable[Cell] | None = None,
    *,
    least: int = 0,
) -> dict[Cell, tuple[int, int | None]]:
    """Between which numbers each of `cells` (all hidden ones) must be, from what is shown.

    `least` is what a hidden cell counts at least: 1 where a table shows every zero. The upper bound
    is None where nothing limits it. The bounds are those of the sums without that counts are whole,
    rounded inwards: exact for tables of two dimensions, and never narrower than a reader can prove
    there; with more dimensions whole numbers may tell a little more.
    """
    known = known_of(table, {})
    unknown = {**dict.fromkeys(hidden, least), **dict.fromkeys(table.unlisted, 0)}
    attack = Attack(known, unknown)
    found = {}
    for cell in sorted(hidden if cells is None else cells):
        (low, _), (high, _) = attack.least(cell), attack.most(cell)
        found[cell] = (math.ceil(low - 1e-6), None if high is None else math.floor(high + 1e-6))
    return found


def known_of(table: Table, before: Mapping[Cell, int | None]) -> Knowledge:
    """What readers can set up who have the table, and an earlier release of it."""
    values = {**table.values, **table.unlisted}
    rows = [relation.terms() for relation in table.relations]
    shown = {cell: counted for cell, counted in before.items() if counted is not None}
    said = {cell for cell, counted in shown.items() if counted == values.get(cell)}
    earlier = _earlier(table, before)
    # A sum of that release that does not hold of today's numbers: some of what it hid has changed.
    moved = {cell for cell in before if cell not in values and cell not in shown}
    for terms in earlier:
        if sum(factor * shown.get(cell, values.get(cell, 0)) for cell, factor in terms.items()):
            moved |= {cell for cell in terms if cell not in shown}
    lost: set[Cell] = set()
    for terms in earlier:
        row: dict[Cell, int] = {}
        for cell, factor in terms.items():
            if cell in said or (cell not in shown and cell not in moved):
                row[cell] = factor
                continue
            other = (*cell, _BEFORE)
            row[other] = factor
            if cell in shown:
                values[other] = shown[cell]
            else:
                lost.add(other)
        rows.append(row)
    return Knowledge(
        rows=tuple(rows),
        values=values,
        said=frozenset(said),
        kept=frozenset(before.keys() - shown.keys() & values.keys()),
        lost=frozenset(lost),
    )


def _earlier(table: Table, before: Mapping[Cell, int | None]) -> list[dict[Cell, int]]:
    """The sums of an earlier release, with what they had unlisted where that may be the same."""
    if not before:
        return []
    rows = [
        relation.terms()
        for relation in table.relations
        if all(cell in before or cell in table.unlisted for cell in relation.terms())
    ]
    rows += [
        Relation(total, parts).terms()
        for (total, _), parts in sums(before, table.dimensions, table.groups)
        if any(part not in table.values for part in parts)
    ]
    return rows


def followed(rows: Iterable[Mapping[Cell, int]], hidden: Iterable[Cell]) -> list[Disclosed]:
    """The hidden cells that follow from the rest of these sums, in the order of the cells."""
    unknown = {cell: i for i, cell in enumerate(sorted(set(hidden)))}
    found = []
    for cell, row in sorted(determined(rows, unknown).items()):
        sign = -1 if row[cell] > 0 else 1
        by = tuple((other, sign * factor) for other, factor in sorted(row.items()) if other != cell)
        found.append(Disclosed(cell, by, abs(row[cell])))
    return found


class Attack:
    """The bounds that the sums leave to each unknown, and which shown cells make a bound.

    One linear program whose objective alone changes, so that each answer starts from the last.
    """

    def __init__(self, known: Knowledge, unknown: Mapping[Cell, int]) -> None:
        """`unknown` are the cells that are not known, with the least each may count."""
        import highspy

        # A sum over what nobody knows any more says nothing of today's numbers.
        self._rows = [
            row
            for row in known.rows
            if known.lost.isdisjoint(row) and not unknown.keys().isdisjoint(row)
        ]
        self._cells = sorted({cell for row in self._rows for cell in row if cell in unknown})
        self._at = {cell: i for i, cell in enumerate(self._cells)}
        self._free = {cell: least for cell, least in unknown.items() if cell not in self._at}
        #: More than any cell can be by a sum that limits it.
        self._far = float(2 * sum(abs(value) for value in known.values.values()) + 1)
        starts, index, factor, sides = [0], [], [], []
        for row in self._rows:
            side = 0
            for cell, times in row.items():
                if cell in self._at:
                    index.append(self._at[cell])
                    factor.append(float(times))
                else:
                    side -= times * known.values[cell]
            starts.append(len(index))
            sides.append(float(side))
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(self._cells), len(self._rows)
        program.col_cost_ = np.zeros(len(self._cells))
        program.col_lower_ = np.array([float(unknown[cell]) for cell in self._cells])
        program.col_upper_ = np.full(len(self._cells), self._far)
        program.row_lower_ = program.row_upper_ = np.array(sides)
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        program.a_matrix_.start_ = np.array(starts, np.int32)
        program.a_matrix_.index_ = np.array(index, np.int32)
        program.a_matrix_.value_ = np.array(factor)
        self._solver: Any = highspy.Highs()
        self._solver.setOptionValue("output_flag", False)  # noqa: FBT003
        self._solver.setOptionValue("threads", 1)
        self._solver.passModel(program)
        self._optimal = highspy.HighsModelStatus.kOptimal
        # What each unknown was in the tables found so far: they all fit what is shown.
        self._lowest = np.array([float(known.values[cell]) for cell in self._cells])
        self._highest = self._lowest.copy()

    def least(self, cell: Cell) -> tuple[float, set[Cell]]:
        """The least that a cell can be, and the shown cells without which it could be less."""
        if cell not in self._at:
            return float(self._free[cell]), set()
        bound, by = self._solved(cell, 1.0)
        return bound, by

    def most(self, cell: Cell) -> tuple[float | None, set[Cell]]:
        """The most, None where nothing limits it, and the shown cells without which it could be."""
        if cell not in self._at:
            return None, set()
        bound, by = self._solved(cell, -1.0)
        return (None, set()) if bound > self._far / 2 else (bound, by)

    def seen(self, cell: Cell) -> float:
        """How far apart a cell was in the tables found so far: its bounds are no nearer."""
        if cell not in self._at:
            return math.inf
        return float(self._highest[self._at[cell]] - self._lowest[self._at[cell]])

    def _solved(self, cell: Cell, sign: float) -> tuple[float, set[Cell]]:
        at = self._at[cell]
        self._solver.changeColCost(at, sign)
        self._solver.run()
        if self._solver.getModelStatus() != self._optimal:
            raise AssertionError("the true counts solve the sums, so a bound exists")
        solution = self._solver.getSolution()
        bound = float(solution.col_value[at])
        self._lowest = np.minimum(self._lowest, solution.col_value)
        self._highest = np.maximum(self._highest, solution.col_value)
        weight: dict[Cell, float] = {}
        for row, dual in zip(self._rows, solution.row_dual, strict=True):
            if abs(dual) > 1e-9:
                for other, factor in row.items():
                    if other not in self._at:
                        weight[other] = weight.get(other, 0.0) + dual * factor
        self._solver.changeColCost(at, 0.0)
        return bound, {other for other, sum_ in weight.items() if abs(sum_) > 1e-7}
