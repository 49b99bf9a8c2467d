"""A case: everything known of one corridor, and what of it was known on a given day.

Owns: `Case` and the as-of cut, which every other room uses and none repeats.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
import polars as pl

from isthmus.words import countries as iso_countries

from .problems import CallError
from .records import RECORDS, Fault, Place, Policy, Population, Reason, Record, Route, Series, Source
from .schema import Table, tables
from .vocabulary import NATIONALITY, Vocabulary

R = TypeVar("R", bound=Record)


class Case:
    """A case as read, immutable. `known_on` is the day of the cut, None for all that is known.

    `frames[name]` is the table `name` of the case format, columns typed; in `observations` the blank
    cells are filled from the series (place, source, published) and four columns are added:
    `start` and `end` (the days of the period), `low` and `high` (the bounds that quantifier and
    rounding give), `published_basis` ("reported", or "lag" when the date is assumed), and `relayed`
    (whether the number was read through someone other than its publisher).
    """

    def __init__(
        self,
        *,
        folder: Path,
        name: str,
        titles: Mapping[str, str],
        frames: Mapping[str, pl.DataFrame],
        known_on: dt.date | None = None,
    ) -> None:
        self.folder = folder
        self.name = name
        self.titles = titles
        self.frames = frames
        self.known_on = known_on

    def as_of(self, day: dt.date) -> Case:
        """What was known on `day`: rows published by then, and of those the columns known by then.

        A pure cut: `case.as_of(a).as_of(b)` is `case.as_of(min(a, b))`. Raises CallError for a day
        before anything of the case was published.
        """
        if day < self.begins:
            raise CallError("before-case", day.isoformat(), begins=self.begins.isoformat())
        frames = {name: _known_by(frame, tables()[name], day) for name, frame in self.frames.items()}
        known = frames["faults"].get_column("id").to_list()
        flags = pl.col("flags").str.split(";").list.set_intersection(pl.lit(known, dtype=pl.List(pl.String)))
        frames["observations"] = frames["observations"].with_columns(
            pl.when(flags.list.len() > 0).then(flags.list.sort().list.join(";")).alias("flags")
        )
        cut = day if self.known_on is None else min(day, self.known_on)
        return Case(
            folder=self.folder, name=self.name, titles=self.titles, frames=frames, known_on=cut
        )

    @functools.cached_property
    def begins(self) -> dt.date:
        """The day the first of its observations was published."""
        first = self.observations.get_column("published").min()
        assert isinstance(first, dt.date)  # the reader refuses a case without observations
        return first

    @property
    def observations(self) -> pl.DataFrame:
        """The observations, as the class describes them."""
        return self.frames["observations"]

    @property
    def countries(self) -> pl.DataFrame:
        """Year-stamped figures of countries."""
        return self.frames["countries"]

    @functools.cached_property
    def sources(self) -> Mapping[str, Source]:
        return {row.id: row for row in self._records("sources", Source)}

    @functools.cached_property
    def populations(self) -> Mapping[str, Population]:
        return {row.id: row for row in self._records("populations", Population)}

    @functools.cached_property
    def places(self) -> Mapping[str, Place]:
        return {row.id: row for row in self._records("places", Place)}

    @functools.cached_property
    def routes(self) -> tuple[Route, ...]:
        return tuple(self._records("routes", Route))

    @functools.cached_property
    def series(self) -> Mapping[str, Series]:
        """In the order of the table, which is the order on a page."""
        return {row.id: row for row in self._records("series", Series)}

    @functools.cached_property
    def faults(self) -> Mapping[str, Fault]:
        return {row.id: row for row in self._records("faults", Fault)}

    @functools.cached_property
    def reasons(self) -> tuple[Reason, ...]:
        return tuple(self._records("reasons", Reason))

    @functools.cached_property
    def policies(self) -> Mapping[str, Policy]:
        return {row.id: row for row in self._records("policies", Policy)}

    @functools.cached_property
    def vocabulary(self) -> Vocabulary:
        """The words this case may use for people and places."""
        return vocabulary(
            {row.id: row.dimension for row in self.populations.values()},
            {row.id: row.country for row in self.places.values()},
        )

    def _records(self, name: str, kind: type[R]) -> list[R]:
        assert RECORDS[name] is kind
        return [msgspec.convert(row, kind) for row in self.frames[name].to_dicts()]


def vocabulary(dimension: Mapping[str, str], places: Mapping[str, str]) -> Vocabulary:
    """The words of a case: ISO 3166 and the nationalities that the case adds, its places."""
    added = {word for word, of in dimension.items() if of == NATIONALITY and word.isupper()}
    return Vocabulary(countries=iso_countries() | added, dimension=dimension, places=places)


def _known_by(frame: pl.DataFrame, table: Table, day: dt.date) -> pl.DataFrame:
    """The rows of a table known on a day; columns that became known later are blank."""
    if table.as_of is not None:
        frame = frame.filter(pl.col(table.as_of).is_null() | (pl.col(table.as_of) <= day))
    later = {name: column.known_by for name, column in table.columns.items() if column.known_by}
    dates = set(later.values()) - {table.as_of}
    hidden = [
        pl.when(pl.col(by).is_null() | (pl.col(by) <= day)).then(pl.col(name)).alias(name)
        for name, by in [*later.items(), *((by, by) for by in dates)]
    ]
    return frame.with_columns(hidden)
