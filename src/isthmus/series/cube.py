"""The published numbers of a series as totals and breakdowns.

Owns: which vintage counts (the publisher's own before a relayed one, the latest before an earlier),
the total of each period, and the breakdown by one dimension. A total is the one the publisher gives
or the sum of the best complete table, whichever is later; a relayed figure stands only where the
publisher's own is not at hand.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import polars as pl

from isthmus.case import ALL, CallError, Case, Period, Series
from isthmus.case.problems import nearest

from .quantities import Quantity, over_populations
from .spans import Line

#: Where and when: the cell of a series that a breakdown divides.
Cell = tuple[Period, str | None]
#: One number of a table: the words of its population, the same by dimension, and the number.
_Row = tuple[frozenset[str], Mapping[str, str], Quantity]


class SeriesView:
    """One series of a case as of its day, with the sums that its publisher's tables allow.

    Every method gives `Quantity`s of this series; none is ever made up: a month without a figure is
    not there.
    """

    def __init__(self, case: Case, series: Series) -> None:
        self.case = case
        self.series = series
        self._among: tuple[list[Quantity], frozenset[str]] | None = None
        # What was worked out once; a view never changes.
        self._by: dict[tuple[str, frozenset[str]], Mapping[Cell, Mapping[str, Quantity]]] = {}
        self._population: dict[str, Mapping[Cell, Quantity]] = {}
        self._cell_tables: dict[Cell, list[tuple[frozenset[str], list[_Row]]]] = {}
        self._known_words: dict[str, Mapping[str, str]] = {}
        self._listed: dict[str, frozenset[str]] = {}
        self._lines: dict[tuple[str, str | None], Line] = {}

    def among(self, editions: list[Quantity], scope: frozenset[str]) -> SeriesView:
        """The series as if these of its numbers were all there are, limited to the same people.

        For those who ask of many days what was known: a cell depends on the series' scope and on
        its own numbers alone.
        """
        view = SeriesView(self.case, self.series)
        view._among = (editions, scope)
        view._known_words = self._known_words
        return view

    @functools.cached_property
    def editions(self) -> list[Quantity]:
        """Every published number, earliest published first: the vintages of the series."""
        if self._among is not None:
            return self._among[0]
        rows = self.case.observations.filter(
            (pl.col("series") == self.series.id) & pl.col("value").is_not_null()
        ).sort("published", "start", "end", "population", "source", maintain_order=True)
        return [self._quantity(row) for row in rows.iter_rows(named=True)]

    @functools.cached_property
    def current(self) -> Mapping[Cell, Mapping[str, Quantity]]:
        """For each period and place the numbers in force, by population, one edition a table.

        The publisher's own latest number stands; a relayed one only where there is no own.
        """
        best: dict[tuple[Cell, str], Quantity] = {}
        for q in self.editions:
            key = ((q.period, q.place), q.population)
            held = best.get(key)
            if held is None or (not q.relayed, q.published) >= (not held.relayed, held.published):
                best[key] = q
        cells: dict[Cell, dict[str, Quantity]] = {}
        for (cell, population), q in best.items():
            cells.setdefault(cell, {})[population] = q
        return dict(sorted(cells.items(), key=lambda item: (item[0][0], item[0][1] or "")))

    @functools.cached_property
    def scope(self) -> frozenset[str]:
        """The population words that every number of the series shares: whom it is limited to."""
        return shared_words(self.editions) if self._among is None else self._among[1]

    @functools.cached_property
    def totals(self) -> Mapping[Cell, Quantity]:
        """The total of each period and place."""
        found = {cell: self._total(cell) for cell in self.current}
        return {cell: q for cell, q in found.items() if q is not None}

    def of(self, population: str) -> Mapping[Cell, Quantity]:
        """The total of each period and place for one population, written in canonical order."""
        words = self.words(population).items() - self.words(self.named()).items()
        if not words:
            return self.totals
        if population not in self._population:
            vocabulary = self.case.vocabulary
            dimension, word = min(words, key=lambda part: vocabulary.dimensions.index(part[0]))
            within = frozenset(other for _, other in words) - {word}
            found = {cell: parts.get(word) for cell, parts in self.by(dimension, within).items()}
            self._population[population] = {cell: q for cell, q in found.items() if q is not None}
        return self._population[population]

    def by(
        self, dimension: str, within: frozenset[str] = frozenset()
    ) -> Mapping[Cell, Mapping[str, Quantity]]:
        """The breakdown of each period and place by one dimension: word → quantity.

        Comes from the best complete table that has the dimension, summed over the others; where the
        series has none (a relayed list of some nationalities), from the single numbers there are.
        `within` breaks down those who are all of these words (the women, by nationality).
        """
        key = (dimension, within)
        if key not in self._by:
            found = {cell: self._split(cell, dimension, within) for cell in self.current}
            self._by[key] = {cell: parts for cell, parts in found.items() if parts}
        return self._by[key]

    def named(self, *words: str) -> str:
        """The population of these words within the scope of the series, in canonical order."""
        return self._canonical(self.scope | frozenset(words)) if words else self._scoped

    def words(self, population: str) -> Mapping[str, str]:
        """The words of a population by their dimension, nationality first."""
        if population not in self._known_words:
            self._known_words[population] = self.case.vocabulary.parts(population)
        return self._known_words[population]

    def listed(self, dimension: str) -> frozenset[str]:
        """Every word of a dimension that the series ever lists."""
        if dimension not in self._listed:
            found = (word for parts in self.by(dimension).values() for word in parts)
            self._listed[dimension] = frozenset(found)
        return self._listed[dimension]

    def lists(self, cell: Cell, dimensions: frozenset[str]) -> bool:
        """Whether a complete table of the cell has these dimensions: who is absent is none."""
        return any(dimensions <= table for table, _ in self._tables(cell))

    def is_complete(self, dimension: str) -> bool:
        """Whether a table of the series lists every part of this dimension."""
        return any(dimension in table for table in self.series.breakdowns)

    @functools.cached_property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions by which anything is given, in the order of the case."""
        used = {d for p in {q.population for q in self.editions} for d in self.words(p)}
        scoped = {self.case.vocabulary.dimension_of(word) for word in self.scope}
        return tuple(d for d in self.case.vocabulary.dimensions if d in used and d not in scoped)

    def months(self, population: str = ALL, place: str | None = None) -> dict[dt.date, Quantity]:
        """The months of one population by their first day. `place` None: the series' own."""
        return dict(self.line(population, place).months)

    def over(
        self,
        period: Period,
        population: str = ALL,
        place: str | None = None,
        *,
        slack_days: int = 0,
    ) -> Quantity | None:
        """The quantity of a span: the publisher's own for it, else a sum, else a relayed one.

        See `Line.over`. None when the numbers at hand do not cover it, or the series does not add.
        """
        return self.line(population, place).over(period, slack_days=slack_days)

    def line(self, population: str = ALL, place: str | None = None) -> Line:
        """The numbers of one population at one place by period. `place` None: the series' own."""
        where = place if place is not None else self.series.place
        key = (population, where)
        if key not in self._lines:
            numbers = {cell[0]: q for cell, q in self.of(population).items() if cell[1] == where}
            silent = self._silent(population, where) if numbers else frozenset()
            unlisted = (self.series.rounding or 0.0) / 2
            self._lines[key] = Line(numbers, silent, unlisted=unlisted)
        return self._lines[key]

    def table_totals(self) -> Mapping[frozenset[str], Mapping[Cell, Quantity]]:
        """The total of each period and place by each complete table, best first."""
        found: dict[frozenset[str], dict[Cell, Quantity]] = {}
        wanted = self._canonical(self.scope)
        for cell in self.current:
            for table, rows in self._tables(cell):
                total = over_populations([q for _, _, q in rows], wanted)
                found.setdefault(table - self._scope_dimensions, {})[cell] = total
        return {table: found[table] for table in self.series.breakdowns if table in found}

    # --- inside ---------------------------------------------------------------------------------

    def _silent(self, population: str, place: str | None) -> frozenset[Period]:
        """The periods whose complete table has a population's dimensions and does not list it."""
        dimensions = frozenset(self.words(population))
        held = self.of(population)
        return frozenset(
            cell[0]
            for cell in self.current
            if cell[1] == place and cell not in held and self.lists(cell, dimensions)
        )

    def _total(self, cell: Cell) -> Quantity | None:
        """Everyone counted in a cell: as the publisher gives it, or the sum of its best table."""
        held = self.current[cell].get(self.named())
        tables = self._tables(cell)
        if not tables:
            return held
        parts = [q for _, _, q in tables[0][1]]
        return _standing(held, over_populations(parts, self.named()))

    def _split(self, cell: Cell, dimension: str, within: frozenset[str]) -> dict[str, Quantity]:
        """The numbers of a cell by the words of one dimension; empty when nothing divides it so."""
        fixed = frozenset(self.words(self.named(*within)))
        single = {
            parts[dimension]: q
            for population, q in self.current[cell].items()
            if frozenset(parts := self.words(population)) == fixed | {dimension}
            and within <= frozenset(parts.values())
        }
        for table, rows in self._tables(cell):
            if dimension in table and fixed <= table:
                groups: dict[str, list[Quantity]] = {}
                for words, parts, q in rows:
                    if within <= words:
                        groups.setdefault(parts[dimension], []).append(q)
                own = {word: q for word, q in single.items() if not q.relayed}
                for word, group in groups.items():
                    alone = len(group) == 1 and table == fixed | {dimension}
                    summed = (
                        group[0] if alone else over_populations(group, self.named(*within, word))
                    )
                    own[word] = _standing(own.get(word), summed)
                return own
        return single

    def _tables(self, cell: Cell) -> list[tuple[frozenset[str], list[_Row]]]:
        """The complete tables of a cell that have rows of the publisher's own, best first."""
        if cell not in self._cell_tables:
            rows: dict[frozenset[str], list[_Row]] = {}
            for population, q in self.current[cell].items():
                if not q.relayed:
                    parts = self.words(population)
                    row = (frozenset(parts.values()), parts, q)
                    rows.setdefault(frozenset(parts), []).append(row)
            stated = [table | self._scope_dimensions for table in self.series.breakdowns]
            self._cell_tables[cell] = [(table, rows[table]) for table in stated if table in rows]
        return self._cell_tables[cell]

    @functools.cached_property
    def _scope_dimensions(self) -> frozenset[str]:
        found = (self.case.vocabulary.dimension_of(word) for word in self.scope)
        return frozenset(d for d in found if d is not None)

    @functools.cached_property
    def _scoped(self) -> str:
        return self._canonical(self.scope)

    def _canonical(self, words: frozenset[str]) -> str:
        return self.case.vocabulary.canonical(";".join(sorted(words)) or ALL)

    def _quantity(self, row: Mapping[str, Any]) -> Quantity:
        s = self.series
        return Quantity(
            series=s.id,
            counts=s.counts,
            unit=s.unit,
            measure=s.measure,
            place=row["place"],
            population=row["population"],
            period=Period(row["start"], row["end"]),
            low=row["low"],
            high=row["high"],
            status=row["status"],
            published=row["published"],
            basis=row["published_basis"],
            sources=(row["source"],),
            flags=tuple(row["flags"].split(";")) if row["flags"] else (),
            about=row["quantifier"] in ("about", "nearly") or s.rounding is not None,
            relayed=row["relayed"],
        )


def shared_words(editions: Iterable[Quantity]) -> frozenset[str]:
    """The population words that every one of these numbers shares: whom they are limited to."""
    populations = {q.population for q in editions}
    words = [set(p.split(";")) if p != ALL else set() for p in populations]
    return frozenset(set.intersection(*words)) if words else frozenset()


def _standing(stated: Quantity | None, summed: Quantity) -> Quantity:
    """Of a total as stated and as summed the later: one given ahead of its table gives way."""
    if stated is None or stated.relayed or stated.published < summed.published:
        return summed
    return stated


class Counted(Mapping[str, SeriesView]):
    """Every series of a case as of its day that has a number, in the order of the case."""

    def __init__(self, case: Case) -> None:
        self.case = case
        made = {series.id: SeriesView(case, series) for series in case.series.values()}
        self._views = {name: view for name, view in made.items() if view.editions}

    def __getitem__(self, id: str) -> SeriesView:
        """The view of one series. Raises CallError for a series that the case does not have."""
        if id in self._views:
            return self._views[id]
        if id in self.case.series:
            known = self.case.known_on
            raise CallError("series-empty", id, day=known.isoformat() if known else "")
        near = nearest(id, self.case.series)
        raise CallError(
            "series-missing-near" if near else "series-missing",
            id,
            near=near,
            series=", ".join(self.case.series),
        )

    def __contains__(self, id: object) -> bool:
        return id in self._views

    def __iter__(self) -> Iterator[str]:
        return iter(self._views)

    def __len__(self) -> int:
        return len(self._views)
