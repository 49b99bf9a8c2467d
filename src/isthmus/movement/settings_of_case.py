"""`movement.toml`: what a case says of how people move, read strictly.

Owns: the records of the file, reading them (`settings_of_case`), and every problem of the file that
can be seen without building a model: unknown keys and words, places, series and policies that the
case does not have, dates, negative numbers; all of them, each with its line and key. What each key
means is said once more, for the reference page, in `keys.csv`.

Of a case that is cut to a day, whatever names a place, a series or a policy that was not known on
that day is absent.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Literal, NamedTuple, TypeVar

import msgspec
from msgspec import Meta

from isthmus.case import NATIONALITY, Case, border
from isthmus.case.cells import BadCell, check_text
from isthmus.case.csvfiles import read_text
from isthmus.case.package import MOVEMENT as FILE
from isthmus.case.problems import CaseError, Problem, nearest

#: The class of everybody whose nationality is not named.
OTHER = "other"

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

_MOST = 1e9

Place = Annotated[str, Meta(title="place")]
SeriesId = Annotated[str, Meta(title="series")]
PolicyId = Annotated[str, Meta(title="policy")]
SourceId = Annotated[str, Meta(title="source")]
Population = Annotated[str, Meta(title="population")]
Location = Annotated[str, Meta(title="location")]
Border = Annotated[str, Meta(title="border")]
Text = Annotated[str, Meta(title="text")]
Date = Annotated[dt.date, Meta(title="date")]
Switch = Annotated[bool, Meta(title="switch")]
Whole = Annotated[int, Meta(ge=1, le=1000, title="whole")]
People = Annotated[int, Meta(ge=0, le=10**9, title="people")]
Amount = Annotated[float, Meta(ge=0, le=_MOST, title="amount")]
Above0 = Annotated[float, Meta(gt=0, le=_MOST, title="above-0")]
Share = Annotated[float, Meta(ge=0, le=1, title="share")]
Days = Annotated[float, Meta(gt=0, le=1000, title="days")]
#: `inf` is allowed: they stay for good.
StayDays = Annotated[float, Meta(ge=0, title="stay")]
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

    format: Annotated[Literal[1], Meta(title="format")]
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


class Placed(NamedTuple):
    """The settings of a case, and where each table of its file stands, to tell of what is wrong."""

    settings: Settings
    lines: Mapping[str, int]

    def problem(self, code: str, key: str, value: object = None, **values: Any) -> Problem:
        """A problem of one key of the file."""
        return _problem(self.lines, code, key, value, **values)


def has_settings(case: Case) -> bool:
    """Whether the case says how people move."""
    return (case.folder / FILE).is_file()


def settings_of_case(case: Case) -> Placed:
    """What the case's `movement.toml` says, as of the case's day.

    Raises CaseError with every problem of the file; also when there is none.
    """
    problems: list[Problem] = []
    if not has_settings(case):
        raise CaseError([Problem(code="movement-missing", file=FILE)])
    text = read_text(case.folder, FILE, problems)
    if text is None:
        raise CaseError(problems)
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CaseError([_not_toml(error)]) from error
    lines = _lines(text)
    reader = _Reader(case, lines, problems)
    settings = reader.read(raw)
    if settings is not None and not problems:
        problems += _dates(Placed(settings, lines))
        problems += _choices(Placed(settings, lines))
    if problems or settings is None:
        raise CaseError(sorted(problems, key=lambda p: p.row or 0))
    return Placed(settings, lines)


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


# --- reading -------------------------------------------------------------------------------------

S = TypeVar("S", bound=msgspec.Struct)


class _Wrong:
    """Stands where a value could not be read, or (`_NOT_YET`) names what was not known yet."""


_WRONG = _Wrong()
_NOT_YET = _Wrong()


class _Reader:
    """From what TOML holds to records; problems are collected, and names asked of the case."""

    def __init__(self, case: Case, lines: Mapping[str, int], problems: list[Problem]) -> None:
        self._case, self._lines, self._problems = case, lines, problems
        words = case.vocabulary
        self._known: Mapping[str, Callable[[str], bool]] = {
            "place": case.places.__contains__,
            "series": case.series.__contains__,
            "policy": case.policies.__contains__,
            "source": case.sources.__contains__,
            "location": words.knows_location,
            "border": lambda text: border(text) is not None and words.knows_location(text),
            "population": lambda word: word == OTHER or words.dimension_of(word) == NATIONALITY,
        }
        self._near: Mapping[str, Callable[[], list[str]]] = {
            "place": lambda: list(case.places),
            "series": lambda: list(case.series),
            "policy": lambda: list(case.policies),
            "source": lambda: list(case.sources),
            "location": lambda: list(case.places),
            "population": lambda: [
                OTHER,
                *(word for word, of in words.dimension.items() if of == NATIONALITY),
            ],
        }

    def read(self, raw: Mapping[str, Any]) -> Settings | None:
        """The whole file, or None with problems."""
        found = self._table(Settings, raw, "")
        if found is _NOT_YET and not self._problems:
            day = self._case.known_on
            assert day is not None
            self._say("movement-not-yet", "", day)
        return found if isinstance(found, Settings) else None

    def _table(self, cls: type[S], raw: object, key: str) -> S | _Wrong:
        """A record from a TOML table."""
        if not isinstance(raw, dict):
            self._say("movement-no-table", key, raw)
            return _WRONG
        if cls is MeasureOf:
            kind = raw.get("kind")
            if not isinstance(kind, str) or kind not in KINDS:
                near = nearest(str(kind or ""), KINDS) or "none"
                kinds = ", ".join(KINDS)
                self._say("movement-kind", f"{key}.kind", kind or "", kinds=kinds, near=near)
                return _WRONG
            cls = typing.cast("type[S]", KINDS[kind])
        hints = typing.get_type_hints(cls, include_extras=True)
        fields = {field.encode_name: field for field in msgspec.structs.fields(cls)}
        values: dict[str, Any] = {}
        for name, value in raw.items():
            at = f"{key}.{name}" if key else name
            if name not in fields:
                near = nearest(name, fields)
                code = "movement-unknown-key-near" if near else "movement-unknown-key"
                self._say(code, at, name, near=near, keys=", ".join(fields))
                continue
            values[fields[name].name] = self._value(hints[fields[name].name], value, at)
        for name, field in fields.items():
            if field.required and name not in raw:
                self._say("movement-missing-key", f"{key}.{name}" if key else name, name)
                values[field.name] = _WRONG
        wrong = [value for value in values.values() if isinstance(value, _Wrong)]
        if wrong:
            return _WRONG if _WRONG in wrong else _NOT_YET
        return cls(**values)

    def _value(self, hint: Any, raw: object, key: str) -> Any:
        """A value of any type that a record's field may have."""
        if isinstance(hint, types.UnionType) and type(None) in hint.__args__:
            hint = next(arg for arg in hint.__args__ if arg is not type(None))
        if typing.get_origin(hint) is typing.Union and type(None) in typing.get_args(hint):
            hint = next(arg for arg in typing.get_args(hint) if arg is not type(None))
        if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
            return self._table(hint, raw, key)
        if typing.get_origin(hint) is tuple:
            return self._list(typing.get_args(hint)[0], raw, key)
        if typing.get_origin(hint) is dict:
            name, of = typing.get_args(hint)
            return self._pairs(name, of, raw, key)
        return self._scalar(hint, raw, key)

    def _list(self, hint: Any, raw: object, key: str) -> Any:
        if not isinstance(raw, list):
            self._say("movement-no-list", key, raw)
            return _WRONG
        found = [self._value(hint, value, f"{key}[{i}]") for i, value in enumerate(raw, 1)]
        if any(one is _WRONG for one in found):
            return _WRONG
        known = tuple(one for one in found if one is not _NOT_YET)
        # Tables that were not known yet are absent; a list of names that has none left says so.
        return known if known or not raw or isinstance(raw[0], dict) else _NOT_YET

    def _pairs(self, name: Any, of: Any, raw: object, key: str) -> Any:
        if not isinstance(raw, dict):
            self._say("movement-no-table", key, raw)
            return _WRONG
        found = {
            self._scalar(name, word, f"{key}.{word}"): self._value(of, value, f"{key}.{word}")
            for word, value in raw.items()
        }
        if any(one is _WRONG for pair in found.items() for one in pair):
            return _WRONG
        known = {word: value for word, value in found.items() if _NOT_YET not in (word, value)}
        return known if known or not raw else _NOT_YET

    def _scalar(self, hint: Any, raw: object, key: str) -> Any:
        """A single value, of the type and, where it is a name, known to the case."""
        meta = next(m for m in hint.__metadata__ if isinstance(m, Meta))
        wanted = meta.title or ""
        try:
            # A date of TOML is a date; a text that looks like one is a text.
            if wanted == "date" and not isinstance(raw, dt.date):
                raise msgspec.ValidationError
            value = msgspec.convert(raw, hint)
        except msgspec.ValidationError:
            allowed = typing.get_args(hint.__origin__)
            words = ", ".join(str(one) for one in allowed if isinstance(one, str)) or "one"
            self._say("movement-value", key, raw, wanted=wanted, words=words)
            return _WRONG
        if wanted == "step" and isinstance(value, int) and not 1 <= value <= 366:
            self._say("movement-value", key, raw, wanted=wanted, words="day, week")
            return _WRONG
        if wanted == "text":
            try:
                check_text(value)
            except BadCell as bad:
                self._problems.append(
                    Problem(
                        code=bad.code,
                        file=FILE,
                        row=_line(self._lines, key),
                        column=key,
                        value=value,
                        values=bad.values,
                    )
                )
                return _WRONG
        for name in value[:2] if wanted == "route" else (value,):
            kind = "place" if wanted == "route" else wanted
            if kind in self._known and not self._known[kind](name):
                return self._unknown(kind, name, key)
        return value

    def _unknown(self, kind: str, name: str, key: str) -> _Wrong | None:
        """A name that the case does not have; of a case that is cut, perhaps not yet."""
        if self._case.known_on is not None and kind != "population":
            return None if kind == "source" else _NOT_YET
        near = nearest(name, self._near[kind]()) if kind in self._near else ""
        code = "movement-unknown-name-near" if near else "movement-unknown-name"
        self._say(code, key, name, kind=kind, near=near)
        return _WRONG

    def _say(self, code: str, key: str, value: object, **values: Any) -> None:
        self._problems.append(_problem(self._lines, code, key, value, **values))


def _problem(
    lines: Mapping[str, int], code: str, key: str, value: object = None, **values: Any
) -> Problem:
    shown = value if isinstance(value, str) or value is None else _shown(value)
    return Problem(
        code=code,
        file=FILE,
        row=_line(lines, key),
        column=key,
        value=shown,
        values=values,
    )


def _shown(value: object) -> str:
    """A value as TOML would write it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list):
        return "[" + ", ".join(_shown(one) for one in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_shown(one)}" for key, one in value.items()) + " }"
    return str(value)


def _not_toml(error: tomllib.TOMLDecodeError) -> Problem:
    found = re.search(r"line (\d+), column (\d+)", str(error))
    return Problem(
        code="movement-not-toml" if found else "movement-not-toml-end",
        file=FILE,
        row=int(found[1]) if found else None,
        values={"sign": found[2] if found else ""},
    )


# --- where a key stands --------------------------------------------------------------------------

_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\- ]+?)\s*\]")
_KEY = re.compile(r"\s*\"?([A-Za-z0-9_\-]+)\"?\s*=")


def _lines(text: str) -> dict[str, int]:
    """The line of each table and key, as far as they stand one to a line."""
    lines: dict[str, int] = {}
    counts: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = header[2]
            if header[1] == "[[":
                counts[table] = counts.get(table, 0) + 1
                table = f"{table}[{counts[table]}]"
            else:
                # A table inside the last of an array of tables.
                first = table.partition(".")[0]
                if first in counts:
                    table = f"{first}[{counts[first]}]{table[len(first) :]}"
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault(f"{table}.{key[1]}" if table else key[1], number)
    return lines


def _line(lines: Mapping[str, int], key: str) -> int | None:
    """The line of a key, or of what it stands in."""
    while key:
        if key in lines:
            return lines[key]
        key = re.sub(r"(\.[^.\[]+|\[\d+\]|^[^.\[]+)$", "", key)
    return None
