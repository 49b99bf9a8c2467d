"""The published numbers of a series as totals and breakdowns.

Owns: which vintage counts (the publisher's own before a relayed one, the latest before an earlier),
the total of each period, and the breakdown by one dimension. A total is the one the publisher gives,
else the sum of the best complete table; a relayed figure stands only where the publisher's own is
not at hand.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from isthmus.case import ALL, CallError, Case, Period, Series
from isthmus.case.periods import ONE_DAY
from isthmus.case.problems import nearest

from .quantities import Quantity, over_populations, over_time

#: Where and when: the cell of a series that a breakdown divides.
Cell = tuple[Period, str | None]


class SeriesView:
    """One series of a case as of its day, with the sums that its publisher's tables allow.

    Every method gives `Quantity`s of this series; none is ever made up: a month without a figure is
    not there.
    """

    def __init__(self, case: Case, series: Series) -> None:
        self.case = case
        self.series = series
        # What was worked out once; a view never changes.
        self._by: dict[str, Mapping[Cell, Mapping[str, Quantity]]] = {}
        self._population: dict[str, Mapping[Cell, Quantity]] = {}
        self._cell_tables: dict[
            Cell, list[tuple[frozenset[str], list[tuple[Mapping[str, str], Quantity]]]]
        ] = {}
        self._known_parts: dict[str, Mapping[str, str]] = {}

    @functools.cached_property
    def editions(self) -> list[Quantity]:
        """Every published number, earliest published first: the vintages of the series."""
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
        populations = {q.population for q in self.editions}
        words = [set(p.split(";")) if p != ALL else set() for p in populations]
        return frozenset(set.intersection(*words)) if words else frozenset()

    @functools.cached_property
    def totals(self) -> Mapping[Cell, Quantity]:
        """The total of each period and place."""
        found = {cell: self._total(cell, frozenset()) for cell in self.current}
        return {cell: q for cell, q in found.items() if q is not None}

    def of(self, population: str) -> Mapping[Cell, Quantity]:
        """The total of each period and place for one population, written in canonical order."""
        if population == ALL:
            return self.totals
        if population not in self._population:
            words = frozenset(population.split(";")) - self.scope
            found = {cell: self._total(cell, words) for cell in self.current}
            self._population[population] = {cell: q for cell, q in found.items() if q is not None}
        return self._population[population]

    def by(self, dimension: str) -> Mapping[Cell, Mapping[str, Quantity]]:
        """The breakdown of each period and place by one dimension: word → quantity.

        Comes from the best complete table that has the dimension, summed over the others; where the
        series has none (a relayed list of some nationalities), from the single numbers there are.
        """
        if dimension not in self._by:
            found = {cell: self._split(cell, dimension) for cell in self.current}
            self._by[dimension] = {cell: parts for cell, parts in found.items() if parts}
        return self._by[dimension]

    def is_complete(self, dimension: str) -> bool:
        """Whether a table of the series lists every part of this dimension."""
        return any(dimension in table for table in self.series.breakdowns)

    @functools.cached_property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions by which anything is given, in the order of the case."""
        used = {d for p in {q.population for q in self.editions} for d in self._parts(p)}
        scoped = {self.case.vocabulary.dimension_of(word) for word in self.scope}
        return tuple(d for d in self.case.vocabulary.dimensions if d in used and d not in scoped)

    def months(self, population: str = ALL, place: str | None = None) -> dict[dt.date, Quantity]:
        """The months of one population, by their first day, in order. `place` None: the series' own."""
        return {p.start: q for p, q in self._at(population, place).items() if p.is_month}

    def over(
        self,
        period: Period,
        population: str = ALL,
        place: str | None = None,
        *,
        slack_days: int = 0,
    ) -> Quantity | None:
        """The quantity of a period: as published for it, else the sum of the periods that tile it.

        A period that ends within `slack_days` of the end of a tile counts as ending there (a running
        total "to 1 October"); the quantity then names the days it really covers. None when the
        numbers at hand do not cover the period, or the series does not add over time.
        """
        numbers = self._at(population, place)
        published = numbers.get(period)
        if published is not None and not published.relayed:
            return published
        if self.series.measure != "increment":
            return published
        # The publisher's own months before a figure for the whole that others relay.
        return self._tiled(numbers, period, slack_days) or published

    # --- inside ---------------------------------------------------------------------------------

    def _tiled(
        self, numbers: Mapping[Period, Quantity], period: Period, slack_days: int
    ) -> Quantity | None:
        """The sum of the months and years that tile a period, None when they do not."""
        starts: dict[dt.date, list[Quantity]] = {}
        for p, q in numbers.items():
            if p.is_month or p.is_year:
                starts.setdefault(p.start, []).append(q)
        tiles: list[Quantity] = []
        day = period.start
        limit = period.end + slack_days * ONE_DAY
        while day <= period.end:
            fitting = [q for q in starts.get(day, []) if q.period.end <= limit]
            if not fitting:
                break
            # Months before years: a sum of months says more of where it comes from.
            tiles.append(min(fitting, key=lambda q: q.period.end))
            day = tiles[-1].period.end + ONE_DAY
        if not tiles or abs((day - ONE_DAY - period.end).days) > slack_days:
            return None
        return over_time(tiles)

    def _at(self, population: str, place: str | None) -> dict[Period, Quantity]:
        where = place if place is not None else self.series.place
        return {cell[0]: q for cell, q in self.of(population).items() if cell[1] == where}

    def _total(self, cell: Cell, words: frozenset[str]) -> Quantity | None:
        """The quantity of a cell for those who are all of `words`; no words: everyone counted."""
        wanted = self._canonical(words | self.scope)
        numbers = self.current[cell]
        held = numbers.get(wanted)
        if held is not None and not held.relayed:
            return held
        dimensions = frozenset(self._parts(wanted))
        for table, rows in self._tables(cell):
            if dimensions <= table:
                parts = [q for parts, q in rows if words <= frozenset(parts.values())]
                if parts:
                    return over_populations(parts, wanted)
        return held

    def _split(self, cell: Cell, dimension: str) -> dict[str, Quantity]:
        """The numbers of a cell by the words of one dimension; empty when nothing divides it so."""
        alone = self._scope_dimensions | {dimension}
        single = {
            parts[dimension]: q
            for population, q in self.current[cell].items()
            if frozenset(parts := self._parts(population)) == alone
        }
        own = {word: q for word, q in single.items() if not q.relayed}
        if not own:
            for table, rows in self._tables(cell):
                if dimension in table:
                    groups: dict[str, list[Quantity]] = {}
                    for parts, q in rows:
                        groups.setdefault(parts[dimension], []).append(q)
                    own = {
                        word: over_populations(group, self._canonical(self.scope | {word}))
                        for word, group in groups.items()
                    }
                    break
        return own or single

    def _tables(
        self, cell: Cell
    ) -> list[tuple[frozenset[str], list[tuple[Mapping[str, str], Quantity]]]]:
        """The complete tables of a cell that have rows of the publisher's own, best first."""
        if cell not in self._cell_tables:
            rows: dict[frozenset[str], list[tuple[Mapping[str, str], Quantity]]] = {}
            for population, q in self.current[cell].items():
                if not q.relayed:
                    parts = self._parts(population)
                    rows.setdefault(frozenset(parts), []).append((parts, q))
            stated = [table | self._scope_dimensions for table in self.series.breakdowns]
            self._cell_tables[cell] = [(table, rows[table]) for table in stated if table in rows]
        return self._cell_tables[cell]

    @functools.cached_property
    def _scope_dimensions(self) -> frozenset[str]:
        found = (self.case.vocabulary.dimension_of(word) for word in self.scope)
        return frozenset(d for d in found if d is not None)

    def _canonical(self, words: frozenset[str]) -> str:
        return self.case.vocabulary.canonical(";".join(sorted(words)) or ALL)

    def _parts(self, population: str) -> Mapping[str, str]:
        if population not in self._known_parts:
            self._known_parts[population] = self.case.vocabulary.parts(population)
        return self._known_parts[population]

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


class Counted(Mapping[str, SeriesView]):
    """Every series of a case as of its day that has a number, in the order of the case."""

    def __init__(self, case: Case) -> None:
        self.case = case
        made = {id: SeriesView(case, series) for id, series in case.series.items()}
        self._views = {id: view for id, view in made.items() if view.editions}

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
