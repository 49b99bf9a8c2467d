"""`sharing.toml`: who receives, where people stay and how long, what a plan weighs, read strictly.

Owns: the records of the file and reading them (`settings_of_sharing`). What `case.tomlfiles` tells
of any file is told of this one; what only this one may have wrong is in `settings_checks`.

Of a case that is cut to a day, whatever names a place, a series, an agreement or a norm that was
not known on that day is absent.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import Meta

from isthmus.case import Case
from isthmus.case.package import SHARING as FILE
from isthmus.case.problems import CaseError, Problem
from isthmus.case.tomlfiles import (
    AgreementId,
    Amount,
    Country,
    Currency,
    Days,
    Format,
    Group,
    Location,
    Nationality,
    NormId,
    Placed,
    SeriesId,
    Share,
    SourceId,
    Switch,
    Text,
    in_order,
    read_toml,
)

#: The figure that asylum applications become: a mean of years, for each million inhabitants.
APPLICATIONS = "applications_per_million"
#: What stands before a figure that weighs the more, the smaller it is.
INVERSE = "1/"
#: How far the weights of a key may be from one in all.
TOLERANCE = 1e-9

Service = Annotated[
    Literal["registration", "asylum", "health", "transport", "protection"], Meta(title="service")
]
PathwayKind = Annotated[
    Literal[
        "asylum", "resettlement", "humanitarian", "family", "labour", "study", "regularisation"
    ],
    Meta(title="pathway-kind"),
]
Phase = Annotated[Literal["first", "later"], Meta(title="phase")]
#: The name of a figure or of a key of one's own.
Name = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_-]{0,59}$", title="name")]
#: An indicator of the tables of countries. Of a cut case one that was not known yet stays: its
#: figures are not there.
IndicatorId = Annotated[str, Meta(title="indicator")]
#: A figure, or `1/` before it.
Weighed = Annotated[str, Meta(pattern=r"^(1/)?[a-z][a-z0-9_-]{0,59}$", title="weighed")]
Months = Annotated[int, Meta(ge=1, le=60, title="months")]
Years = Annotated[int, Meta(ge=1, le=30, title="years")]
DrawCount = Annotated[int, Meta(ge=1, le=500, title="draws")]
Spread = Annotated[float, Meta(ge=0, le=3, title="log-spread")]


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of every table."""


class Item(Table, frozen=True, kw_only=True):
    """The base of tables that assume something: where it is from, or why."""

    source: SourceId | None = None
    basis_en: Text | None = None
    basis_es: Text | None = None


class Without(Item, frozen=True, kw_only=True):
    """[[receiving.without]]: a party that is not counted among those who receive, and why."""

    country: Country


class Receiving(Table, frozen=True, kw_only=True):
    """[receiving]: the countries that share: the parties of an agreement, or those named.

    Of several agreements the first counts that binds anybody on the day.
    """

    agreements: tuple[AgreementId, ...] = ()
    countries: tuple[Country, ...] = ()
    without: tuple[Without, ...] = ()


class Applications(Table, frozen=True, kw_only=True):
    """[applications]: the series of asylum applications, as a mean of so many years."""

    series: SeriesId
    population: Group = "all"
    years: Years = 5


class Actual(Table, frozen=True, kw_only=True):
    """[actual]: the series that counts whom each country hosts."""

    series: SeriesId
    population: Group = "all"


class Stay(Table, frozen=True, kw_only=True):
    """How long people stay, in the mean: its median, the standard deviation of its logarithm."""

    median: Days
    spread: Spread = 0.0


class Reception(Item, frozen=True, kw_only=True):
    """[[receptions]]: where people are received, and the series whose draws arrive there.

    `place` is a place of the case, or a country for all its places. `share` of those whom the
    series counts come here. `again` says that they were received in the same country before: they
    are present here too and are no further arrivals of the country. `services` gives the share of
    those who arrive that asks for each service.
    """

    place: Location
    series: SeriesId
    share: Share = 1.0
    again: Switch = False
    stay_days: Stay
    phase: Phase = "later"
    services: dict[Service, Share] = {}


class Key(Table, frozen=True, kw_only=True):
    """[[keys]]: a key of the user's own: weights of figures, one in all."""

    id: Name
    title_en: Text
    title_es: Text
    weights: dict[Weighed, Share]


class Demand(Item, frozen=True, kw_only=True):
    """[[demand]]: whom the plan places: a share of those whom a series counts, and where they are.

    `nationalities` restricts it; without them everybody whom the series tells apart.
    """

    series: SeriesId
    present: Country
    share: Share = 1.0
    nationalities: tuple[Nationality, ...] = ()


class Floor(Item, frozen=True, kw_only=True):
    """[[plan.floors]]: the least share of a nationality to be placed where it is protected."""

    population: Nationality
    share: Share


class Cost(Item, frozen=True, kw_only=True):
    """What one person costs by a kind of pathway, where the pathway itself does not say."""

    low: Amount
    high: Amount | None = None


class Surge(Item, frozen=True, kw_only=True):
    """[plan.surge]: places that can be added: for each one and month; at most a share of them."""

    cost: Amount
    most: Amount = 0.5


class Plan(Item, frozen=True, kw_only=True):
    """[plan]: what the plan weighs, in one currency.

    `wait` is the cost of a person who waits a month, `unplaced` that of one who still waits at the
    end, `deviation` that of one above the share of a country. `draws` choose the capacity.
    """

    months: Months = 12
    currency: Currency
    wait: Amount
    unplaced: Amount
    deviation: Amount
    draws: DrawCount = 20
    surge: Surge | None = None
    costs: dict[PathwayKind, Cost] = {}
    floors: tuple[Floor, ...] = ()


class Money(Table, frozen=True, kw_only=True):
    """[money]: the norms of unit costs whose sum is what a country needs, by currency."""

    norms: tuple[NormId, ...] = ()


class Settings(Table, frozen=True, kw_only=True):
    """The whole file.

    `indicators` gives, by the name that keys use (population, gdp, unemployment), the indicator of
    the tables of countries.
    """

    format: Format
    receiving: Receiving = Receiving()
    indicators: dict[Name, IndicatorId] = {}
    applications: Applications | None = None
    actual: Actual | None = None
    receptions: tuple[Reception, ...] = ()
    keys: tuple[Key, ...] = ()
    demand: tuple[Demand, ...] = ()
    plan: Plan | None = None
    money: Money = Money()


Read: TypeAlias = Placed[Settings]


def has_settings(case: Case) -> bool:
    """Whether the case says who shares what."""
    return (case.folder / FILE).is_file()


def settings_of_sharing(case: Case) -> Settings:
    """What the case's `sharing.toml` says, as of the case's day.

    Raises CaseError with every problem of the file; also when there is none.
    """
    from .settings_checks import problems_within

    if not has_settings(case):
        raise CaseError([Problem(code="sharing-missing", file=FILE)])
    placed = read_toml(case, FILE, Settings)
    if problems := in_order(problems_within(case, placed)):
        raise CaseError(problems)
    return placed.settings


def problems_of_sharing(case: Case) -> tuple[Problem, ...]:
    """Every problem of a case's `sharing.toml`; none where it has none, or no such file."""
    if not has_settings(case):
        return ()
    try:
        settings_of_sharing(case)
    except CaseError as refused:
        return tuple(refused.problems)
    return ()


def country_of(case: Case, place: str) -> str:
    """The country of a reception: of its place, or the country that it names itself."""
    return case.vocabulary.places.get(place, place)
