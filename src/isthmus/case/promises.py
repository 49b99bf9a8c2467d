"""The records of what was promised: agreements, commitments, money, meetings.

Owns: one field a column of `columns.csv`, as a test holds. Absent is None, always.
"""

from __future__ import annotations

import datetime as dt

from .records import Record


class Organisation(Record, frozen=True, kw_only=True):
    """An organisation that may be a party."""

    id: str
    name_en: str
    name_es: str
    kind: str
    iati: str | None
    note_en: str | None
    note_es: str | None


class Agreement(Record, frozen=True, kw_only=True):
    """What was agreed between countries."""

    id: str
    title_en: str
    title_es: str
    aliases_en: str | None
    aliases_es: str | None
    kind: str
    binding: str
    text_en: str
    text_es: str
    text_url: str | None
    text_hash: str | None
    adopted: dt.date | None
    adopted_published: dt.date | None
    in_force: dt.date | None
    in_force_published: dt.date | None
    ended: dt.date | None
    ended_how: str | None
    ended_published: dt.date | None
    policy: str | None
    published: dt.date
    source: str
    note_en: str | None
    note_es: str | None


class Pillar(Record, frozen=True, kw_only=True):
    """A part of an agreement."""

    id: str
    agreement: str
    kind: str
    number: str | None
    title_en: str
    title_es: str
    text_en: str | None
    text_es: str | None
    leads: str | None
    published: dt.date
    source: str
    note_en: str | None
    note_es: str | None


class Act(Record, frozen=True, kw_only=True):
    """What a party did to an agreement: signed, endorsed, joined, ratified, withdrew."""

    agreement: str
    party: str
    role: str
    act: str
    acted: dt.date
    acted_precision: str
    acted_after: dt.date | None
    office_en: str | None
    office_es: str | None
    published: dt.date
    source: str
    note_en: str | None
    note_es: str | None


class Meeting(Record, frozen=True, kw_only=True):
    """Where the parties met."""

    id: str
    title_en: str
    title_es: str
    process: str | None
    agreement: str | None
    kind: str
    starts: dt.date
    ends: dt.date | None
    place: str | None
    venue_en: str | None
    venue_es: str | None
    hosts: str | None
    format: str
    published: dt.date
    source: str
    note_en: str | None
    note_es: str | None


class Session(Record, frozen=True, kw_only=True):
    """A part of a meeting."""

    id: str
    meeting: str
    title_en: str
    title_es: str
    day: dt.date
    kind: str
    text_en: str | None
    text_es: str | None
    published: dt.date
    source: str
    note_en: str | None
    note_es: str | None


class Delegation(Record, frozen=True, kw_only=True):
    """Who was at a meeting, as one source tells it."""

    meeting: str
    party: str
    role: str
    level: str
    office_en: str | None
    office_es: str | None
    published: dt.date
    source: str
    note_en: str | None
    note_es: str | None


class Commitment(Record, frozen=True, kw_only=True):
    """What was promised."""

    id: str
    agreement: str | None
    meeting: str | None
    pillar: str | None
    clause: str | None
    gcm: int | None
    type: str
    actors: str
    beneficiaries: str | None
    affected: str | None
    title_en: str
    title_es: str
    text_en: str
    text_es: str
    made: dt.date
    starts: dt.date | None
    deadline: dt.date | None
    deadline_basis: str | None
    condition_en: str | None
    condition_es: str | None
    published: dt.date
    source: str
    note_en: str | None
    note_es: str | None


class Indicator(Record, frozen=True, kw_only=True):
    """What a commitment is measured by."""

    id: str
    commitment: str
    title_en: str
    title_es: str
    unit: str
    currency: str | None
    series: str | None
    population: str | None
    place: str | None
    reduce: str | None
    exact: bool
    basis_en: str | None
    basis_es: str | None
    published: dt.date
    source: str


class Target(Record, frozen=True, kw_only=True):
    """What an indicator is to reach; the last that stands on a day counts."""

    indicator: str
    amended: dt.date
    low: float | None
    high: float | None
    quantifier: str
    per: str
    starts: dt.date | None
    ends: dt.date | None
    published: dt.date
    source: str
    note_en: str | None
    note_es: str | None


class Report(Record, frozen=True, kw_only=True):
    """What was reported of a commitment."""

    commitment: str
    indicator: str | None
    period: str
    value: float | None
    quantifier: str
    measure: str
    stage: str | None
    reporter: str
    text_en: str | None
    text_es: str | None
    published: dt.date
    source: str
    note_en: str | None
    note_es: str | None


class Transaction(Record, frozen=True, kw_only=True):
    """Money at one stage. `low` and `high` in whole units of `currency`."""

    id: str
    commitment: str | None
    stage: str
    provider: str | None
    receivers: str | None
    low: float | None
    high: float | None
    quantifier: str
    currency: str
    currency_basis: str
    date: dt.date
    measure: str
    since: dt.date | None
    part_of: str | None
    sector: str | None
    text_en: str | None
    text_es: str | None
    published: dt.date
    source: str
    note_en: str | None
    note_es: str | None


class Conclusion(Record, frozen=True, kw_only=True):
    """What a meeting concluded."""

    id: str
    meeting: str
    session: str | None
    text_en: str
    text_es: str
    commitments: str | None
    agreements: str | None
    published: dt.date
    source: str
    note_en: str | None
    note_es: str | None


class Account(Record, frozen=True, kw_only=True):
    """What one source says of a thing on which sources do not agree."""

    about: str
    row: str
    aspect: str
    says_en: str
    says_es: str
    low: float | None
    high: float | None
    published: dt.date
    source: str
    note_en: str | None
    note_es: str | None
