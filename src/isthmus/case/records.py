"""The records of what was counted and said: one field a column of `columns.csv`, as a test holds.

Owns: what a record is, and those of the tables that the corridor is read from. What was promised is
in `promises`, what people need in `provisions`; `shapes` lists them all. The large tables
(observations, countries, claims) stay tables.
Absent is None, always.
"""

from __future__ import annotations

import datetime as dt

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a table of the case."""


class Source(Record, frozen=True, kw_only=True):
    """A publication that rows were read from."""

    id: str
    publisher: str
    relayed_by: str | None
    title: str
    url: str | None
    edition: dt.date | None
    retrieved: dt.date | None
    licence: str
    note_en: str | None
    note_es: str | None


class Population(Record, frozen=True, kw_only=True):
    """A word that a population may hold, and its dimension."""

    id: str
    dimension: str
    name_en: str
    name_es: str


class Place(Record, frozen=True, kw_only=True):
    """A point of the network. `capacity` in people, `lat` and `lon` in degrees (WGS 84)."""

    id: str
    name_en: str
    name_es: str
    country: str
    role: str
    lat: float
    lon: float
    capacity: int | None
    open_from: dt.date | None
    open_to: dt.date | None
    closing_published: dt.date | None
    published: dt.date | None
    source: str
    note_en: str | None
    note_es: str | None


class Route(Record, frozen=True, kw_only=True):
    """A leg from one place to another, in the direction of travel."""

    from_place: str
    to_place: str
    mode: str
    distance_km: float
    distance_basis: str
    mode_basis: str
    days_low: float | None
    days_high: float | None
    open_from: dt.date | None
    open_to: dt.date | None
    closing_published: dt.date | None
    published: dt.date | None
    source: str | None
    note_en: str | None
    note_es: str | None


class Series(Record, frozen=True, kw_only=True):
    """What one publisher counts over time."""

    id: str
    title_en: str
    title_es: str
    source: str
    topic: str
    place: str | None
    counts: str
    unit: str
    measure: str
    frequency: str
    tables: str | None
    rounding: float | None
    lag_days: int
    lag_basis_en: str
    lag_basis_es: str
    one_row_en: str
    one_row_es: str

    @property
    def kind(self) -> tuple[str, str, str]:
        """What a number of this series is; only like adds to like."""
        return self.counts, self.unit, self.measure

    @property
    def breakdowns(self) -> tuple[frozenset[str], ...]:
        """The complete tables the publisher gives, best first: sets of dimensions, total empty."""
        if self.tables is None:
            return ()
        return tuple(frozenset(table.split("*")) - {"all"} for table in self.tables.split(";"))


class Fault(Record, frozen=True, kw_only=True):
    """What is known to be wrong with a series, or to have changed in it."""

    id: str
    series: str
    kind: str
    starts: dt.date
    ends: dt.date | None
    population: str
    text_en: str
    text_es: str
    published: dt.date
    source: str


class Reason(Record, frozen=True, kw_only=True):
    """Why two counts are known to differ."""

    id: str
    check: str
    series_a: str
    series_b: str | None
    population: str
    starts: dt.date
    ends: dt.date | None
    text_en: str
    text_es: str
    published: dt.date
    source: str


class Policy(Record, frozen=True, kw_only=True):
    """A dated measure that touches the corridor."""

    id: str
    jurisdiction: str | None
    kind: str
    title_en: str
    title_es: str
    text_en: str
    text_es: str
    affected: str
    acts_on: str | None
    announced: dt.date
    announced_basis: str
    effective: dt.date | None
    effective_precision: str
    ends: dt.date | None
    end_published: dt.date | None
    outcome: str | None
    outcome_en: str | None
    outcome_es: str | None
    outcome_published: dt.date | None
    note_en: str | None
    note_es: str | None
    note_published: dt.date | None
    source: str


class Document(Record, frozen=True, kw_only=True):
    """A document that was read. Its text is in `Case.texts`."""

    id: str
    file: str
    format: str
    title: str | None
    publisher: str | None
    url: str | None
    language: str | None
    languages: str | None
    published: dt.date | None
    published_basis: str | None
    retrieved: dt.date
    text_hash: str
    notes: str | None


class Judgement(Record, frozen=True, kw_only=True):
    """What a reviewer said of a claim, or of a pair. `on` is ISO 8601 in UTC, `correction` JSON."""

    id: str
    claim: str
    other: str | None
    decision: str
    by: str
    on: str
    reason: str
    correction: str | None
    undoes: str | None
