"""The records of what people need and of what there is for them: norms, capacities, pathways.

Owns: one field a column of `columns.csv`, as a test holds. Absent is None, always.
"""

from __future__ import annotations

import datetime as dt

from .records import Record


class Norm(Record, frozen=True, kw_only=True):
    """What people need: `low` to `high` units for `per_people` people."""

    id: str
    title_en: str
    title_es: str
    sector: str
    low: float
    high: float | None
    per_people: float
    unit_en: str
    unit_es: str
    currency: str | None
    price_year: int | None
    per: str
    phase: str
    in_need_low: float
    in_need_high: float | None
    place: str | None
    edition: str
    published: dt.date
    source: str
    note_en: str | None
    note_es: str | None


class Capacity(Record, frozen=True, kw_only=True):
    """What a place can do: `people` at one time, or `servers` each serving `rate` people a day."""

    id: str
    place: str
    service: str
    people: int | None
    servers: int | None
    rate: float | None
    starts: dt.date | None
    ends: dt.date | None
    ends_published: dt.date | None
    basis_en: str | None
    basis_es: str | None
    published: dt.date
    source: str
    note_en: str | None
    note_es: str | None


class Pathway(Record, frozen=True, kw_only=True):
    """A lawful way in, with its dates and its quota, in people."""

    id: str
    title_en: str
    title_es: str
    text_en: str
    text_es: str
    kind: str
    protection: bool
    to: str
    nationalities: str
    present: str | None
    starts: dt.date | None
    ends: dt.date | None
    ends_published: dt.date | None
    quota: int | None
    quota_per: str | None
    series: str | None
    series_place: str | None
    series_population: str | None
    cost_low: float | None
    cost_high: float | None
    currency: str | None
    legal_en: str | None
    legal_es: str | None
    legal_url: str | None
    policy: str | None
    published: dt.date
    source: str
    note_en: str | None
    note_es: str | None


class Unsafe(Record, frozen=True, kw_only=True):
    """A country into which nobody of a nationality may be led."""

    country: str
    nationality: str
    starts: dt.date
    ends: dt.date | None
    ends_published: dt.date | None
    basis_en: str
    basis_es: str
    published: dt.date
    source: str
