"""`movement.toml`: what a case says of how people move, read strictly.

Owns: the records of the file, reading them (`settings_of_case`), and every problem of the file that
can be seen without building a model: what `case.tomlfiles` tells of any file, dates that end before
they begin, keys that exclude each other; all of them, each with its line and key. What each key
means is said once more, for the reference page, in `keys.csv`.

Of a case that is cut to a day, whatever names a place, a series or a policy that was not known on
that day is absent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import Meta

from isthmus.case import OTHER, Case
from isthmus.case.package import MOVEMENT as FILE
from isthmus.case.problems import CaseError, Problem
from isthmus.case.tomlfiles import (
    Above0,
    Amount,
    Border,
    Date,
    Days,
    Format,
    Kinds,
    Location,
    People,
    Place,
    PolicyId,
    Population,
    SeriesId,
    Share,
    SourceId,
    StayDays,
    Switch,
    Text,
    in_order,
    read_toml,
)
from isthmus.case.tomlfiles import Placed as PlacedIn

#: Kilometres a day where neither the case nor the file says how long a route takes: assumed, of the
#: order of what the case's own routes report for these modes, waits between rides included.
KM_PER_DAY: Mapping[str, float] = {
    "foot": 25.0,
    "canoe": 80.0,
    "boat": 150.0,
    "road": 300.0,
    "bus": 400.0,
    "rail": 150.0,
    "air": 4000.0,
    "crossing": 30.0,
    "mixed": 150.0,
}

Role = Annotated[
    Literal["origin", "transit", "crossing", "reception", "host", "destination"],
    Meta(title="role"),
]
Mode = Annotated[
    Literal["road", "bus", "boat", "canoe", "foot", "air", "rail", "crossing", "mixed"],
    Meta(title="mode"),
]
Step = Annotated[Literal["day", "week"] | int, Meta(title="step")]
Per = Annotated[Literal["day", "week", "month", "year"], Meta(title="per")]
What = Annotated[Literal["entered", "arrived", "met"], Meta(title="what")]
#: From, to, and the mode where there are several.
RouteName = Annotated[tuple[str, ...], Meta(min_length=2, max_length=3, title="route")]


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of tables whose numbers may be assumed: where they are from, or why.

    `likely` holds, for numbers of the table by key, the range that nine in ten would lie in.
    """

    source: SourceId | None = None
    likely: dict[Text, tuple[Amount, ...]] = {}
    basis_en: Text | None = None
    basis_es: Text | None = None


class Time(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[time]: the first and the last day, the length of a step, days that run before the first."""

    first: Date
    last: Date
    step: Step = "day"
    warm_up_days: Annotated[int, Meta(ge=0, le=3660, title="amount")] = 0

    @property
    def step_days(self) -> int:
        """Days of a step."""
        return {"day": 1, "week": 7}[self.step] if isinstance(self.step, str) else self.step


class Told(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[people]: the nationalities that are told apart; whether the others are one class more."""

    nationalities: tuple[Population, ...]
    others: Switch = False

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes of people, in order."""
        return (*self.nationalities, OTHER) if self.others else self.nationalities


class TravelTime(Item, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[[travel.times]]: how long a route takes, where the case does not say or says otherwise."""

    route: RouteName
    days: Days


class Travel(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[travel]: stages of each leg's Erlang time; km a day by mode; times of single routes."""

    stages: Annotated[int, Meta(ge=1, le=50, title="whole")] = 2
    km_per_day: dict[Mode, Above0] = {}
    times: tuple[TravelTime, ...] = ()


class NetworkOf(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[network]: which routes are used, and for which roles a capacity of places.csv holds."""

    routes: Switch = True
    places: tuple[Place, ...] = ()
    capacities: tuple[Role, ...] = ("reception",)


class Leg(Item, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[[legs]]: several routes in a row as one, for long steps."""

    from_: Place = msgspec.field(name="from")
    to: Place
    via: tuple[Place, ...] = ()
    days: Days | None = None


class Departures(Item, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[[departures]]: where people enter, by a series or at a yearly rate."""

    place: Place
    series: SeriesId | None = None
    at: Location | None = None
    part: Share = 1.0
    lead_days: Annotated[int, Meta(ge=0, le=1000, title="amount")] = 0
    fold: dict[Population, Population] = {}
    per_year: Amount | None = None
    shares: dict[Population, Share] = {}
    from_: Date | None = msgspec.field(name="from", default=None)
    to: Date | None = None


class Stay(Item, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[[stays]]: how long people stay at places, and the share who end their journey there."""

    places: tuple[Place, ...] = ()
    role: Role | None = None
    days: StayDays | None = None
    onward_per_month: Share | None = None
    ends: Share = 0.0


class Choice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[choice]: how much length matters where no split is given: (softening + km) ** -power."""

    distance_power: Amount = 1.0
    softening_km: Amount = 10.0


class Split(Item, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[[splits]]: the share of those who leave a place that goes to each next place."""

    place: Place
    shares: dict[Place, Share]
    populations: tuple[Population, ...] = ()


class Where(Item, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Links: routes by name, all over a border, all into or out of places."""

    routes: tuple[RouteName, ...] = ()
    border: Border | None = None
    into: tuple[Place, ...] = ()
    out_of: tuple[Place, ...] = ()

    @property
    def anywhere(self) -> bool:
        """Whether it says where at all."""
        return bool(self.routes or self.border or self.into or self.out_of)


class MeasureOf(Where, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[[measures]]: what every kind has: dates of its own, or those of a policy of the case."""

    kind: Text
    policy: PolicyId | None = None
    from_: Date | None = msgspec.field(name="from", default=None)
    to: Date | None = None
    known: Date | None = None


class ClosureOf(MeasureOf, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """kind = "closure"."""


class VisaOf(MeasureOf, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """kind = "visa"."""

    populations: tuple[Population, ...] = ()
    factor: Share = 0.0


class QuotaOf(MeasureOf, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """kind = "quota"."""

    people: People
    per: Per = "month"


class ExpulsionOf(MeasureOf, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """kind = "expulsion"."""

    chance: Share
    back_to: Place
    populations: tuple[Population, ...] = ()


class PathwayOf(MeasureOf, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """kind = "pathway"."""

    origin: Place
    destination: Place
    people: People
    share: Share
    days: Days
    per: Per = "month"
    populations: tuple[Population, ...] = ()


class TransportOf(MeasureOf, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """kind = "transport"."""

    times_as_fast: Above0


class QueueOf(MeasureOf, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """kind = "queue"."""

    place: Place
    people: Amount
    per: Per = "day"


class ReceptionOf(MeasureOf, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """kind = "reception"."""

    place: Place
    capacity: People
    days: StayDays | None = None


class StayOf(MeasureOf, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """kind = "stay"."""

    places: tuple[Place, ...]
    days: StayDays


class CountOf(Where, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[[counts]]: the series that counts those who pass somewhere, to compare with."""

    series: SeriesId
    at: Location | None = None
    what: What = "met"
    per_person: Above0 = 1.0
    populations: tuple[Population, ...] = ()
    fold: dict[Population, Population] = {}


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    format: Format
    time: Time
    people: Told
    travel: Travel = Travel()
    network: NetworkOf = NetworkOf()
    legs: tuple[Leg, ...] = ()
    departures: tuple[Departures, ...]
    stays: tuple[Stay, ...] = ()
    choice: Choice = Choice()
    splits: tuple[Split, ...] = ()
    measures: tuple[MeasureOf, ...] = ()
    counts: tuple[CountOf, ...] = ()


#: The kinds of measures, by the word of the file.
KINDS: Mapping[str, type[MeasureOf]] = {
    "closure": ClosureOf,
    "visa": VisaOf,
    "quota": QuotaOf,
    "expulsion": ExpulsionOf,
    "pathway": PathwayOf,
    "transport": TransportOf,
    "queue": QueueOf,
    "reception": ReceptionOf,
    "stay": StayOf,
}


#: The settings of a case, and where each table of its file stands, to tell of what is wrong.
Placed: TypeAlias = PlacedIn[Settings]


def has_settings(case: Case) -> bool:
    """Whether the case says how people move."""
    return (case.folder / FILE).is_file()


def settings_of_case(case: Case) -> Placed:
    """What the case's `movement.toml` says, as of the case's day.

    Raises CaseError with every problem of the file; also when there is none.
    """
    if not has_settings(case):
        raise CaseError([Problem(code="movement-missing", file=FILE)])
    placed = read_toml(case, FILE, Settings, kinds={MeasureOf: Kinds("movement-kind", KINDS)})
    if problems := in_order([*_dates(placed), *_choices(placed)]):
        raise CaseError(problems)
    return placed


# --- checks within the file ----------------------------------------------------------------------


def _dates(placed: Placed) -> Iterator[Problem]:
    """Spans that end before they begin."""
    settings = placed.settings
    spans: list[tuple[str, dt.date | None, dt.date | None]] = [
        ("time.last", settings.time.first, settings.time.last)
    ]
    for name in ("departures", "measures"):
        items: tuple[Departures | MeasureOf, ...] = getattr(settings, name)
        spans += [(f"{name}[{i}].to", one.from_, one.to) for i, one in enumerate(items, 1)]
    for key, first, last in spans:
        if first is not None and last is not None and last < first:
            yield placed.problem("movement-ends-before", key, last, first=first.isoformat())


def _choices(placed: Placed) -> Iterator[Problem]:
    """Tables in which one of several keys has to stand, and only one."""
    settings = placed.settings
    for i, one in enumerate(settings.departures, 1):
        if (one.series is None) == (one.per_year is None):
            yield placed.problem("movement-one-of", f"departures[{i}]", keys="series, per_year")
        if one.per_year is not None and abs(sum(one.shares.values()) - 1) > 1e-6:
            total = f"{sum(one.shares.values()):g}"
            yield placed.problem("movement-shares-not-1", f"departures[{i}].shares", total)
    for i, stay in enumerate(settings.stays, 1):
        if bool(stay.places) == bool(stay.role):
            yield placed.problem("movement-one-of", f"stays[{i}]", keys="places, role")
        if stay.days is not None and stay.onward_per_month is not None:
            keys = "days, onward_per_month"
            yield placed.problem("movement-one-of", f"stays[{i}]", keys=keys)
    for i, split in enumerate(settings.splits, 1):
        if sum(split.shares.values()) > 1 + 1e-6:
            total = f"{sum(split.shares.values()):g}"
            yield placed.problem("movement-shares-over-1", f"splits[{i}].shares", total)
    named = [one.series for one in settings.counts]
    for i, series in enumerate(named):
        if series in named[:i]:
            yield placed.problem("movement-counts-twice", f"counts[{i + 1}].series", series)
    yield from _people(placed)
    for i, measure in enumerate(settings.measures, 1):
        if measure.policy is not None and (measure.from_ or measure.to or measure.known):
            yield placed.problem("movement-dates-of-policy", f"measures[{i}]", measure.policy)


def _people(placed: Placed) -> Iterator[Problem]:
    """Classes that stand twice, and words for people who are not told apart."""
    settings = placed.settings
    classes = settings.people.classes
    if not classes:
        yield placed.problem("movement-no-people", "people.nationalities")
    for word in sorted({one for one in classes if classes.count(one) > 1}):
        yield placed.problem("movement-population-twice", "people.nationalities", word)
    named: list[tuple[str, tuple[str, ...]]] = []
    for name in ("measures", "splits", "counts"):
        for i, one in enumerate(getattr(settings, name), 1):
            named.append((f"{name}[{i}].populations", getattr(one, "populations", ())))
    for i, one in enumerate(settings.departures, 1):
        named.append((f"departures[{i}].shares", tuple(one.shares)))
        named.append((f"departures[{i}].fold", tuple(one.fold.values())))
    for i, one in enumerate(settings.counts, 1):
        named.append((f"counts[{i}].fold", tuple(one.fold.values())))
    for key, words in named:
        for word in words:
            if word not in classes:
                listed = ", ".join(classes)
                yield placed.problem("movement-not-told-apart", key, word, classes=listed)
