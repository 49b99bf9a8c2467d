"""Which cells of a table to hide: the small ones, and as few people more as keep them hidden.

Owns: the choice. A first program covers every way found so far to compute a small cell; the audits
look for further ways; the two take turns until none is left. So what is hidden beyond the small
cells has the least people in it that will do (Fischetti and Salazar, Management Science 47(7),
2001, choose by the same two programs).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from .auditing import Attack, Disclosed, Knowledge, audit_releases, followed, known_of
from .cells import Cell, Table

#: Cells that count fewer than so many people are not shown; zero is.
THRESHOLD = 10
#: Branches that the choice may try. It is exact within them, and else the best that was found: a
#: limit in seconds would choose otherwise on a slower machine.
_BRANCHES = 2000
#: Turns in which the choice is made anew from all ways that were found; later ones only add to it.
_ROUNDS = 12
#: Cells of which it is tried, one by one, whether they could be shown after all.
_TRIED = 60


class Suppressed(msgspec.Struct, frozen=True, kw_only=True):
    """A table as it may be published.

    shown      the cells that are shown
    small      hidden because of what they count, or because they were asked to be
    secondary  hidden because a small one would follow from them, or because an earlier release did
               not show them
    exposed    small ones that follow all the same, each with its proof: an earlier release showed
               them, or what must be shown does. Whoever publishes decides what to do about it
    """

    shown: dict[Cell, int]
    small: tuple[Cell, ...]
    secondary: tuple[Cell, ...]
    exposed: tuple[Disclosed, ...]

    @property
    def hidden(self) -> frozenset[Cell]:
        """Every cell that is not shown."""
        return frozenset(self.small) | frozenset(self.secondary)


def suppress(
    table: Table,
    *,
    threshold: int = THRESHOLD,
    before: Mapping[Cell, int | None] | None = None,
    also: Iterable[Cell] = (),
    room: int | None = None,
) -> Suppressed:
    """The cells that may be shown, and those that may not.

    A cell that counts some people and fewer than `threshold` is hidden, and `also` is; zero is
    shown. Further cells are hidden until no hidden cell follows exactly from the shown ones, and
    until the bounds that these leave to a small cell lie at least `room` apart (half of the
    threshold), for a reader who knows that no hidden cell is a zero. Of all ways to do so, one is
    chosen that hides the fewest people.

    `before` is an earlier release of the table, or whatever else has been published of it: cells,
    None where one was hidden. What it hid stays hidden, zero or not, and its sums count among what
    a reader has. The same table gives the same answer, in whatever order its rows stand.
    """
    earlier = dict(before or {})
    room = threshold // 2 if room is None else room
    known = known_of(table, earlier)
    counts = {**table.values, **table.unlisted}
    small = {cell for cell, counted in counts.items() if 0 < counted < threshold} | set(also)
    forced = (small | known.kept) & table.values.keys()
    free = sorted(cell for cell, n in table.values.items() if n and cell not in forced | known.said)
    unsure = {*known.kept, *table.unlisted, *known.lost}
    unknown = (forced | unsure) - known.said
    least = {cell: 0 if cell in unsure else 1 for cell in [*unknown, *free]}
    search = _Search(
        known, hidden=unknown, small=small - known.said, free=free, least=least, room=room
    )
    chosen = search.run()
    hidden = forced | chosen
    return Suppressed(
        shown={cell: n for cell, n in table.values.items() if cell not in hidden},
        small=tuple(sorted(small & table.values.keys())),
        secondary=tuple(sorted(hidden - small)),
        exposed=tuple(
            one
            for one in audit_releases(table, hidden | table.unlisted.keys(), earlier)
            if one.cell in small or one.cell in known.kept
        ),
    )


class _Search:
    """The two programs that take turns."""

    def __init__(
        self,
        known: Knowledge,
        *,
        hidden: set[Cell],
        small: set[Cell],
        free: list[Cell],
        least: Mapping[Cell, int],
        room: int,
    ) -> None:
        self._known, self._hidden, self._small = known, hidden, small
        self._free, self._least, self._room = frozenset(free), least, room

    def run(self) -> set[Cell]:
        """The further cells to hide."""
        covers: dict[frozenset[Cell], None] = {}
        chosen: set[Cell] = set()
        for _ in range(_ROUNDS):
            new = self._ways(self._hidden | chosen)
            if covers.keys() >= set(new):
                return chosen
            covers.update(dict.fromkeys(new))
            chosen = self._cover(covers, self._hidden)
        # From here on nothing that is hidden is shown again, so that it ends.
        while new := self._ways(self._hidden | chosen):
            chosen |= self._cover(dict.fromkeys(new), self._hidden | chosen)
        return self._needed(chosen) if len(chosen) <= _TRIED else chosen

    def _needed(self, chosen: set[Cell]) -> set[Cell]:
        """Without what turned out to be hidden for nothing, the most people first."""
        for cell in sorted(chosen, key=lambda cell: (-self._known.values[cell], cell)):
            if not self._ways(self._hidden | (chosen - {cell})):
                chosen = chosen - {cell}
        return chosen

    def _ways(self, hidden: set[Cell]) -> list[frozenset[Cell]]:
        """Sets of cells, of each of which at least one must be hidden too.

        What a proof needs not one cell less of: as long as all of the set are shown, it stands.
        """
        if ways := [way for way in self._narrow(hidden) if way]:
            return ways
        # What has room does not follow; the exact test is the last word, and the only one on cells
        # that are hidden because an earlier release hid them.
        told = [
            self._free.intersection(cell for cell, _ in one.by)
            for one in followed(self._known.rows, hidden)
            if one.cell in self._small or one.cell in self._known.kept
        ]
        return [way for way in told if way]

    def _narrow(self, hidden: set[Cell]) -> list[frozenset[Cell]]:
        """The same, of the small cells whose bounds are too near to each other."""
        attack = Attack(self._known, {cell: self._least[cell] for cell in hidden})
        ways = []
        for cell in sorted(self._small & hidden):
            if attack.seen(cell) >= self._room:
                continue
            high, above = attack.most(cell)
            if high is None or attack.seen(cell) >= self._room:
                continue
            low, below = attack.least(cell)
            if high - low < self._room - 1e-6:
                ways.append(self._free & (above | below))
        return ways

    def _cover(self, covers: Iterable[frozenset[Cell]], hidden: set[Cell]) -> set[Cell]:
        """One of each set, with the fewest people in all, then the fewest cells."""
        rows: list[tuple[float, dict[Cell, float]]] = [
            (1.0, dict.fromkeys(cover, 1.0)) for cover in covers
        ]
        # A cell that is hidden alone in a sum follows from it, and hides nothing.
        for sum_ in self._known.rows:
            if sum_.keys().isdisjoint(hidden):
                free = self._free & sum_.keys()
                rows += [(0.0, {**dict.fromkeys(free, 1.0), cell: -1.0}) for cell in sorted(free)]
        used = sorted({cell for _, row in rows for cell in row})
        people = [self._known.values[cell] + 1 / (len(used) + 1) for cell in used]
        taken = least_cover(people, rows, used)
        return _greedy(covers, self._known.values) if taken is None else taken


def _greedy(covers: Iterable[frozenset[Cell]], people: Mapping[Cell, int]) -> set[Cell]:
    """One of each set, the cell that does the most for its people first."""
    chosen: set[Cell] = set()
    left = list(covers)
    while left:
        seen: dict[Cell, int] = {}
        for cover in left:
            for cell in cover:
                seen[cell] = seen.get(cell, 0) + 1
        best = min(seen, key=lambda cell: (people[cell] / seen[cell], cell))
        chosen.add(best)
        left = [cover for cover in left if best not in cover]
    return chosen


def least_cover(
    weights: list[float], rows: list[tuple[float, dict[Cell, float]]], cells: list[Cell]
) -> set[Cell] | None:
    """The cells of least weight in all whose factors come to at least the bound of each row."""
    import highspy
    import numpy as np

    at = {cell: i for i, cell in enumerate(cells)}
    index = [at[cell] for _, row in rows for cell in sorted(row)]
    factor = [row[cell] for _, row in rows for cell in sorted(row)]
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(cells), len(rows)
    program.col_cost_ = np.array(weights)
    program.col_lower_ = np.zeros(len(cells))
    program.col_upper_ = np.ones(len(cells))
    program.integrality_ = [highspy.HighsVarType.kInteger] * len(cells)
    program.row_lower_ = np.array([bound for bound, _ in rows])
    program.row_upper_ = np.full(len(rows), highspy.kHighsInf)
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_ = np.cumsum([0, *(len(row) for _, row in rows)]).astype(np.int32)
    program.a_matrix_.index_ = np.array(index, np.int32)
    program.a_matrix_.value_ = np.array(factor)
    solver = highspy.Highs()
    for option, value in {
        "output_flag": False,
        "threads": 1,
        "mip_rel_gap": 0.0,
        "mip_max_nodes": _BRANCHES,
    }.items():
        solver.setOptionValue(option, value)
    solver.passModel(program)
    solver.run()
    if solver.getInfo().primal_solution_status != 2:
        return None
    taken = solver.getSolution().col_value
    return {cell for cell, value in zip(cells, taken, strict=True) if value > 0.5}
