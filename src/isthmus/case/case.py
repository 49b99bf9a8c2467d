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
from .records import (
    Document,
    Fault,
    Judgement,
    Place,
    Policy,
    Population,
    Reason,
    Record,
    Route,
    Series,
    Source,
)
from .schema import Table, tables
from .shapes import RECORDS
from .vocabulary import NATIONALITY, Vocabulary

#: The column that `known_from` adds to a table whose rows carry no date of their own.
KNOWN_FROM = "known_from"

#: No number of a case is published later: its dates end in 2100 (see `cells`), lags in five years.
LAST_YEAR = 2200

R = TypeVar("R", bound=Record)


class Case:
    """A case as read, immutable. `known_on` is the day of the cut, None for all that is known.

    `frames[name]` is the table `name` of the case format, columns typed. In `observations` the
    blank cells are filled from the series (place, source, published) and six columns are added:
    `start` and `end` (the days of the period), `low` and `high` (the bounds that quantifier and
    rounding give), `published_basis` ("reported", or "lag" when the date is assumed), and `relayed`
    (whether the number was read through someone other than its publisher). `series` and `sources`
    gain `known_from`: the day the first row that refers to them became known; None: always known.
    `documents`, `claims` and `judgements` gain it too (what their columns say of it), and
    `documents` the `text` of each.

    A case can be pickled, so that it can go to a worker process.
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

        A pure cut: `case.as_of(a).as_of(b)` is `case.as_of(min(a, b))`. A row names nothing that
        the cut left out: the reader holds that no row is known before what it refers to. Raises
        CallError for a day before anything of the case was published, or after every date a case
        may hold.
        """
        if day < self.begins:
            raise CallError("before-case", day.isoformat(), begins=self.begins.isoformat())
        if day.year > LAST_YEAR:
            raise CallError("day-too-late", day.isoformat(), year=str(LAST_YEAR))
        frames = {
            name: _known_by(frame, tables()[name], day) for name, frame in self.frames.items()
        }
        # A fault that was found later leaves its number standing, without the flag.
        known = pl.lit(frames["faults"].get_column("id").to_list(), dtype=pl.List(pl.String))
        flags = pl.col("flags").str.split(";").list.set_intersection(known)
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
        """The publications, by id."""
        return {row.id: row for row in self.records("sources", Source)}

    @functools.cached_property
    def populations(self) -> Mapping[str, Population]:
        """The words that the case adds to the nationalities of ISO 3166, by id."""
        return {row.id: row for row in self.records("populations", Population)}

    @functools.cached_property
    def places(self) -> Mapping[str, Place]:
        """The points of the network, by id."""
        return {row.id: row for row in self.records("places", Place)}

    @functools.cached_property
    def routes(self) -> tuple[Route, ...]:
        """The legs of the network, in the order of the table."""
        return tuple(self.records("routes", Route))

    @functools.cached_property
    def series(self) -> Mapping[str, Series]:
        """In the order of the table, which is the order on a page."""
        return {row.id: row for row in self.records("series", Series)}

    @functools.cached_property
    def faults(self) -> Mapping[str, Fault]:
        """What is known to be wrong with a series, by id."""
        return {row.id: row for row in self.records("faults", Fault)}

    @functools.cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """Why counts are known to differ, in the order of the table."""
        return tuple(self.records("reasons", Reason))

    @functools.cached_property
    def policies(self) -> Mapping[str, Policy]:
        """The dated measures, by id."""
        return {row.id: row for row in self.records("policies", Policy)}

    @functools.cached_property
    def documents(self) -> Mapping[str, Document]:
        """The documents that were read for what they say, by id."""
        return {row.id: row for row in self.records("documents", Document)}

    @functools.cached_property
    def texts(self) -> Mapping[str, str]:
        """The text of each document, by its id: what the spans of claims count in."""
        frame = self.frames["documents"]
        return dict(zip(frame.get_column("id"), frame.get_column("text"), strict=True))

    @property
    def claims(self) -> pl.DataFrame:
        """What the documents say, as it was read, in the order in which it was written down."""
        return self.frames["claims"]

    @functools.cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """What reviewers said of the claims, the earliest first."""
        return tuple(sorted(self.records("judgements", Judgement), key=lambda one: one.on))

    @functools.cached_property
    def vocabulary(self) -> Vocabulary:
        """The words this case may use for people and places."""
        return vocabulary(
            {row.id: row.dimension for row in self.populations.values()},
            {row.id: row.country for row in self.places.values()},
        )

    def records(self, name: str, kind: type[R]) -> list[R]:
        """The rows of a table that has records, in its order; `kind` is the record it has."""
        assert RECORDS[name] is kind
        return [msgspec.convert(row, kind) for row in self.frames[name].to_dicts()]


def vocabulary(dimension: Mapping[str, str], places: Mapping[str, str]) -> Vocabulary:
    """The words of a case: ISO 3166 and the nationalities that the case adds, its places."""
    added = {word for word, of in dimension.items() if of == NATIONALITY and word.isupper()}
    return Vocabulary(countries=iso_countries() | added, dimension=dimension, places=places)


def with_known_from(frames: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The frames, with the day from which each series and each source is known.

    Their rows carry no date: a series is known once something of it is, and so is a publication.
    One that nothing refers to has always been known, but for a series of a place that was not.
    """
    dated = dict(frames)
    for name, table in tables().items():
        if table.dated_by:
            dated[name] = _dated_by(dated, table)
    always = pl.date(1, 1, 1)
    for target in ("series", "sources"):  # in this order: a source is known by its series, too
        uses = []
        for name, table in tables().items():
            day = table.as_of or (KNOWN_FROM if KNOWN_FROM in dated[name].columns else None)
            known = always if day is None else pl.coalesce(pl.col(day), always)
            uses += [
                dated[name].select(id=column.column, **{KNOWN_FROM: known})
                for column in table.columns.values()
                if column.refers_to == (target, "id")
            ]
        first = pl.concat(uses).drop_nulls("id").group_by("id").agg(pl.col(KNOWN_FROM).min())
        dated[target] = (
            dated[target]
            .join(first, on="id", how="left", maintain_order="left")
            .with_columns(pl.when(pl.col(KNOWN_FROM) > always).then(pl.col(KNOWN_FROM)))
        )
        if target == "series":
            place = frames["places"].select(place="id", of_place="published")
            dated[target] = (
                dated[target]
                .join(place, on="place", how="left", maintain_order="left")
                .with_columns(pl.max_horizontal(KNOWN_FROM, "of_place").alias(KNOWN_FROM))
                .drop("of_place")
            )
    return dated


def _dated_by(frames: Mapping[str, pl.DataFrame], table: Table) -> pl.DataFrame:
    """A table with the day from which each row is known, by its own dates or the rows it names."""
    frame, known = frames[table.table], []
    for name in table.dated_by:
        target = table.columns[name].refers_to
        if target is None:
            return frame.with_columns(pl.coalesce(table.dated_by).alias(KNOWN_FROM))
        day = f"{KNOWN_FROM} of {name}"
        named = frames[target[0]].select(
            pl.col(target[1]).alias(name), pl.col(KNOWN_FROM).alias(day)
        )
        frame = frame.join(named, on=name, how="left", maintain_order="left")
        known.append(day)
    return frame.with_columns(pl.max_horizontal(known).alias(KNOWN_FROM)).drop(known)


def _known_by(frame: pl.DataFrame, table: Table, day: dt.date) -> pl.DataFrame:
    """The rows of a table known on a day; columns that became known later are blank."""
    dated = table.as_of or (KNOWN_FROM if KNOWN_FROM in frame.columns else None)
    if dated is not None:
        frame = frame.filter(pl.col(dated).is_null() | (pl.col(dated) <= day))
    later = {name: column.known_by for name, column in table.columns.items() if column.known_by}
    dates = set(later.values()) - {table.as_of}
    hidden = [
        pl.when(pl.col(by).is_null() | (pl.col(by) <= day)).then(pl.col(name)).alias(name)
        for name, by in [*later.items(), *((by, by) for by in dates)]
    ]
    return frame.with_columns(hidden)
