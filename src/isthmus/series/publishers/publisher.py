"""What is known of a publisher, what a reader is given, and what it gives back.

Owns: `Publisher`, made from a folder's `source.toml` and its `read`; `Row` and `Figure`, the rows
of the case format that a reader makes; `Reading`, rows with what a person should know of them.
Reads no file of a publisher and reaches for no network.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from typing import Literal

import msgspec

from isthmus.case import Problem


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table `observations`, column for column; None is a blank cell."""

    series: str
    period: str
    place: str | None = None
    population: str | None = None
    value: float | None = None
    quantifier: str | None = None
    status: str | None = None
    published: dt.date | None = None
    source: str | None = None
    flags: str | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What no two rows of one reading share."""
        return self.series, self.period, self.place, self.population, self.published


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table `countries`, column for column; None is a blank cell."""

    country: str
    indicator: str
    year: int
    value: float | None = None
    unit: str
    published: dt.date | None = None
    source: str

    @property
    def key(self) -> tuple[object, ...]:
        """What no two figures of one reading share."""
        return self.country, self.indicator, self.year, self.published


Record = Row | Figure


class Reading(msgspec.Struct, frozen=True):
    """What a reader made of a publisher's file.

    `notes` say what was left out and why it may matter: nothing is dropped in silence.
    """

    rows: Sequence[Record]
    notes: Sequence[Problem] = ()


class Leg(msgspec.Struct, frozen=True):
    """A leg that belongs to a border, written AAA>BBB; its ends in degrees (WGS 84)."""

    border: str
    start: tuple[float, float]
    end: tuple[float, float]


class Passages(msgspec.Struct, frozen=True):
    """What a publisher that counts by border is told of a network.

    `legs` belong to borders; `beyond[country]` is the border that all of a country lies beyond;
    `countries` are those that the network knows.
    """

    legs: Sequence[Leg]
    beyond: Mapping[str, str]
    countries: frozenset[str]


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader is told besides the bytes: the name to use in errors, the case's passages."""

    file: str
    passages: Passages | None = None


class Paging(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a paged JSON answer says which page it is; each a path of keys joined by '/'.

    `records` is the list that the pages share out; `total`, if given, how many records there are.
    """

    page: str
    pages: str
    records: str
    total: str | None = None


class Address(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One address that the publisher documents.

    `file` names what is fetched. `{this_year}` in `url` is the year of today, `{year}` each of the
    years asked for, `{page}` each page of a paged answer. With `link`, `url` is a page of the
    publisher, and what is fetched is the newest link on it that the pattern fits: of several, the
    one whose first group (else the whole) comes last. `types` are the media types that are right.
    """

    file: str
    url: str
    types: tuple[str, ...]
    link: str | None = None
    paging: Paging | None = None


class Expectations(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a whole publication holds, each bound with its reason."""

    rows: tuple[int, int]
    rows_why: str
    value: tuple[float, float]
    value_why: str


class Format(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One layout in which the publisher gives its figures.

    `columns` are read, each with its meaning; `ignored` are known and not wanted, each with its
    reason. A column that is in neither stops the reading.
    """

    columns: Mapping[str, str]
    ignored: Mapping[str, str] = {}


class Description(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `source.toml` says: the publisher, what one row of it counts, and how its files look.

    `feeds` are the series (or indicators) it makes. `words[kind][spelling]` is the case's word for
    a category of the publisher; `skipped[kind][spelling]` why a known one is left out.
    `source` is the id under which a case lists the publication, where a row has to name it.
    `by_hand` says how a person gets the file where no address can be fetched. `keep_raw` is False
    where the file holds more than aggregates and must not be kept.
    """

    id: str
    name: str
    country: str | None = None
    url: str
    licence: str
    one_row_en: str
    one_row_es: str
    frequency: Literal["month", "year", "irregular"]
    table: Literal["observations", "countries"] = "observations"
    source: str | None = None
    feeds: tuple[str, ...]
    expect: Expectations
    formats: Mapping[str, Format]
    words: Mapping[str, Mapping[str, str]] = {}
    skipped: Mapping[str, Mapping[str, str]] = {}
    tables: Mapping[str, tuple[str, ...]] = {}
    addresses: tuple[Address, ...] = ()
    by_hand: Mapping[str, str] = {}
    needs_passages: bool = False
    keep_raw: bool = True


Reader = Callable[[bytes, Given], Reading]


class Publisher(Description, frozen=True, kw_only=True):
    """A publisher: its description and its reader.

    `read(data, given)` makes rows of one document in the publisher's own public format, or raises
    CaseError listing every problem of it. It never raises anything else, whatever the bytes are.
    """

    read: Reader

    @classmethod
    def of(cls, description: Description, read: Reader) -> Publisher:
        """A publisher from its description and its reader."""
        parts = {name: getattr(description, name) for name in description.__struct_fields__}
        return cls(**parts, read=read)


def described(package: str) -> Description:
    """What `source.toml` in a package's folder says. Raises on a key that it does not know."""
    text = files(package).joinpath("source.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Description)


def surprises(publisher: Description, reading: Reading) -> list[Problem]:
    """Where a publication is not what was expected: too few rows, a value out of range."""
    expect = publisher.expect
    found: list[Problem] = []
    least, most = expect.rows
    if not least <= len(reading.rows) <= most:
        found.append(
            Problem(
                code="pull-row-count",
                value=str(len(reading.rows)),
                values={"least": least, "most": most, "why": expect.rows_why},
            )
        )
    low, high = expect.value
    for row in reading.rows:
        if row.value is not None and not low <= row.value <= high:
            about = ", ".join(str(part) for part in row.key if part is not None)
            found.append(
                Problem(
                    code="pull-value-range",
                    value=f"{row.value:g}",
                    values={
                        "about": about,
                        "low": f"{low:g}",
                        "high": f"{high:g}",
                        "why": expect.value_why,
                    },
                )
            )
    return found
