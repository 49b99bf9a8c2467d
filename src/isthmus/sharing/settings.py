"""`sharing.toml`: who receives, where people stay and how long, what a plan weighs, read strictly.

Owns: the records of the file, reading them (`settings_of_sharing`), and every problem of the file:
what `case.tomlfiles` tells of any file, receptions that count the same people twice, keys of the
user's own whose weights do not sum to one, assumptions without a source or a reason.

Of a case that is cut to a day, whatever names a place, a series, an agreement or a norm that was
not known on that day is absent.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import Meta

from isthmus.case import Case
from isthmus.case.package import FORECAST
from isthmus.case.package import SHARING as FILE
from isthmus.case.problems import CaseError, Problem, nearest
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
from isthmus.case.vocabulary import border

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
    """[receiving]: the countries that share: the parties of an agreement, or those named."""

    agreement: AgreementId | None = None
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
    if not has_settings(case):
        raise CaseError([Problem(code="sharing-missing", file=FILE)])
    placed = read_toml(case, FILE, Settings)
    if problems := in_order(_problems(case, placed)):
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


# --- checks within the file ----------------------------------------------------------------------


def _problems(case: Case, placed: Read) -> Iterator[Problem]:
    yield from _receiving(case, placed)
    yield from _figures(case, placed)
    yield from _receptions(case, placed)
    yield from _keys(placed)
    yield from _demand(case, placed)
    yield from _plan(placed)
    yield from _money(case, placed)
    if case.known_on is None:  # a source that was not known yet is absent
        yield from _assumed(placed)


def _receiving(case: Case, placed: Read) -> Iterator[Problem]:
    one = placed.settings.receiving
    if one.agreement is None and not one.countries and case.known_on is None:
        yield placed.problem("sharing-nobody", "receiving")
    yield from _twice(placed, "receiving.countries", one.countries)
    yield from _twice(placed, "receiving.without", [word.country for word in one.without])
    for i, word in enumerate(one.without, 1):
        if one.agreement is None and one.countries and word.country not in one.countries:
            listed = ", ".join(one.countries)
            yield placed.problem(
                "sharing-without-nobody",
                f"receiving.without[{i}].country",
                word.country,
                named=listed,
            )


def _figures(case: Case, placed: Read) -> Iterator[Problem]:
    settings = placed.settings
    known = case.countries.get_column("indicator").unique().sort().to_list()
    for name, indicator in settings.indicators.items():
        if indicator not in known and case.known_on is None:
            near = nearest(indicator, known)
            yield placed.problem(
                "toml-unknown-name-near" if near else "toml-unknown-name",
                f"indicators.{name}",
                indicator,
                kind="indicator",
                near=near,
            )
        if name == APPLICATIONS and settings.applications is not None:
            yield placed.problem("sharing-applications", f"indicators.{name}", name)
    for table, one, topic in (
        ("applications", settings.applications, "asylum"),
        ("actual", settings.actual, "stock"),
    ):
        if one is not None and case.series[one.series].topic != topic:
            yield placed.problem(
                "sharing-topic",
                f"{table}.series",
                one.series,
                topic=case.series[one.series].topic,
                wanted=topic,
            )


def _receptions(case: Case, placed: Read) -> Iterator[Problem]:
    receptions = placed.settings.receptions
    shares: dict[tuple[str, str], float] = defaultdict(float)
    forecast = _forecast(case)
    for i, one in enumerate(receptions, 1):
        at = f"receptions[{i}]"
        if border(one.place):
            yield placed.problem("sharing-border", f"{at}.place", one.place)
            continue
        if (one.place, one.series) in [(each.place, each.series) for each in receptions[: i - 1]]:
            yield placed.problem("sharing-twice", f"{at}.place", one.place)
        country = country_of(case, one.place)
        whole = [each.place for each in receptions if each.place == country]
        if one.place != country and whole:
            yield placed.problem("sharing-within", f"{at}.place", one.place, country=country)
        yield from _flows(case, placed, f"{at}.series", one.series, forecast)
        if not one.again:
            shares[country, one.series] += one.share
            if shares[country, one.series] > 1 + TOLERANCE:
                yield placed.problem(
                    "sharing-share-above",
                    f"{at}.share",
                    f"{one.share:g}",
                    country=country,
                    series=one.series,
                    total=f"{shares[country, one.series]:g}",
                )
        elif not [e for e in receptions if not e.again and country_of(case, e.place) == country]:
            yield placed.problem("sharing-again-first", f"{at}.again", one.place, country=country)


def _keys(placed: Read) -> Iterator[Problem]:
    settings = placed.settings
    known = [*settings.indicators, *([APPLICATIONS] if settings.applications else [])]
    yield from _twice(placed, "keys", [key.id for key in settings.keys])
    for i, key in enumerate(settings.keys, 1):
        for name in key.weights:
            figure = name.removeprefix(INVERSE)
            if figure not in known:
                yield placed.problem(
                    "sharing-no-figure",
                    f"keys[{i}].weights",
                    name,
                    near=nearest(figure, known) or "none",
                    known=", ".join(known),
                )
        total = math.fsum(key.weights.values())
        if abs(total - 1) > TOLERANCE:
            yield placed.problem(
                "sharing-weights", f"keys[{i}].weights", key.id, total=f"{total:.10g}"
            )


def _demand(case: Case, placed: Read) -> Iterator[Problem]:
    forecast = _forecast(case)
    shares: dict[str, float] = defaultdict(float)
    for i, one in enumerate(placed.settings.demand, 1):
        yield from _flows(case, placed, f"demand[{i}].series", one.series, forecast)
        yield from _twice(placed, f"demand[{i}].nationalities", one.nationalities)
        shares[one.series] += one.share
        if shares[one.series] > 1 + TOLERANCE and not one.nationalities:
            yield placed.problem(
                "sharing-share-above",
                f"demand[{i}].share",
                f"{one.share:g}",
                country=one.present,
                series=one.series,
                total=f"{shares[one.series]:g}",
            )


def _plan(placed: Read) -> Iterator[Problem]:
    plan = placed.settings.plan
    if plan is None:
        return
    for kind, cost in plan.costs.items():
        if cost.high is not None and cost.high < cost.low:
            yield placed.problem(
                "sharing-low-above-high",
                f"plan.costs.{kind}.high",
                f"{cost.high:g}",
                low=f"{cost.low:g}",
            )
    yield from _twice(placed, "plan.floors", [floor.population for floor in plan.floors])


def _money(case: Case, placed: Read) -> Iterator[Problem]:
    named = placed.settings.money.norms
    yield from _twice(placed, "money.norms", named)
    currency = dict(case.frames["norms"].select("id", "currency").iter_rows())
    for word in named:
        if currency[word] is None:
            yield placed.problem("sharing-no-money", "money.norms", word)


def _assumed(placed: Read) -> Iterator[Problem]:
    """Whatever is assumed says where it is from, or why."""
    settings = placed.settings
    items: list[tuple[str, Item]] = [
        *((f"receiving.without[{i}]", e) for i, e in enumerate(settings.receiving.without, 1)),
        *((f"receptions[{i}]", e) for i, e in enumerate(settings.receptions, 1)),
        *((f"demand[{i}]", e) for i, e in enumerate(settings.demand, 1)),
    ]
    if (plan := settings.plan) is not None:
        items.append(("plan", plan))
        items += [("plan.surge", plan.surge)] if plan.surge is not None else []
        items += [(f"plan.costs.{kind}", cost) for kind, cost in plan.costs.items()]
        items += [(f"plan.floors[{i}]", floor) for i, floor in enumerate(plan.floors, 1)]
    for at, item in items:
        if item.source is None and (item.basis_en is None or item.basis_es is None):
            yield placed.problem("sharing-no-basis", at)


def _flows(
    case: Case, placed: Read, key: str, name: str, forecast: Sequence[str]
) -> Iterator[Problem]:
    """A series whose draws arrive somewhere counts what happens in each month, and is forecast."""
    series = case.series[name]
    if series.measure != "increment" or series.frequency != "month":
        yield placed.problem("sharing-no-flow", key, name)
    elif forecast and name not in forecast and case.known_on is None:
        yield placed.problem("sharing-not-forecast", key, name, known=", ".join(forecast))


def _forecast(case: Case) -> Sequence[str]:
    """The series that `forecast.toml` says are forecast; none where it does not say or is wrong."""
    from isthmus.forecast.settings import settings_of_forecast

    if not (case.folder / FORECAST).is_file():
        return ()
    try:
        return [station.series for station in settings_of_forecast(case).stations]
    except CaseError:
        return ()


def _twice(placed: Read, key: str, words: Sequence[str]) -> Iterator[Problem]:
    for word, times in Counter(words).items():
        if times > 1:
            yield placed.problem("sharing-twice", key, word)
