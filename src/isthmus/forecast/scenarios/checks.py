"""What can be wrong with a scenario that its types cannot tell.

Owns: every rule between the keys of a scenario file, and between it and the case: where a rate
acts, which effects exclude each other, what could not be known on its day.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from isthmus.case import Case
from isthmus.case.problems import Problem, nearest
from isthmus.forecast.settings import Settings

from .course import RateName
from .priors import kinds
from .records import DiversionOf, Measure, Written

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Acting(Protocol):
    """What acts on a rate: a measure, a diversion, a past event."""

    @property
    def rate(self) -> RateName:
        """The rate."""

    @property
    def place(self) -> str:
        """Where."""

    @property
    def way(self) -> str | None:
        """By which way."""


#: The keys of which exactly one says what a measure does.
EFFECTS = ("from_event", "prior", "given", "driver", "people")
#: Most measures, and most diversions, of one scenario: nobody can read a result that rests on more.
MOST = 200
#: Keys that only stand beside another.
_BESIDE: Mapping[str, str] = {
    "series": "from_event",
    "counted": "from_event",
    "interval": "given",
    "change": "driver",
    "per": "people",
}


def problems_of(case: Case, settings: Settings, written: Written) -> Iterator[Problem]:
    """Every problem of a scenario that has been read."""
    scenario = written.scenario
    several = {"measures": len(scenario.measures), "diversions": len(scenario.diversions)}
    too_many = {table: count for table, count in several.items() if count > MOST}
    for table, count in too_many.items():
        yield written.problem("scenario-too-many", f"{table}[{MOST + 1}]", str(count), most=MOST)
    if too_many:
        return
    yield from _names(written)
    yield from _people_and_places(settings, written)
    yield from _effects(case, written)
    yield from _dates(case, written)
    yield from _against_each_other(written)
    yield from _diversions(settings, written)


def begins_before(written: Written, origin: dt.date) -> Iterator[Problem]:
    """The measures of a scenario that begin before an origin: they would be in the counts."""
    for i, measure in enumerate(written.scenario.measures, 1):
        if measure.from_ < origin:
            key = f"measures[{i}].from"
            day = origin.isoformat()
            yield written.problem("scenario-begins-before", key, measure.from_, origin=day)


def places_of(settings: Settings, rate: RateName) -> tuple[str, ...]:
    """The places at which a rate acts, by the stations of the case."""
    stations = settings.stations
    places = tuple(station.place for station in stations)
    at: Mapping[RateName, Sequence[str]] = {
        "departure": places[:1],
        "joining": places[1:],
        "release": places[:-1],
        "transit": places[1:],
        "split": [station.place for station in stations if station.apart],
        "reattempt": places[-1:],
        "quota": places[-1:],
    }
    return tuple(at[rate])


def where_it_acts(
    settings: Settings, problem: Callable[..., Problem], at: str, one: Acting
) -> Iterator[Problem]:
    """A rate at a place where it does not act, or with a way that is none; `at` is its table.

    `problem` makes one of a code, a key, a value and what fills the sentence.
    """
    rate, place, way = one.rate, one.place, one.way
    places = places_of(settings, rate)
    if place not in places:
        near = nearest(place, places) or "none"
        listed = ", ".join(places)
        code = "scenario-no-station" if places else "scenario-no-ways"
        yield problem(code, f"{at}.place", place, rate=rate, places=listed, near=near)
        return
    ways = next(station.apart for station in settings.stations if station.place == place)
    listed = ", ".join(ways)
    if rate in ("split", "quota") and ways and way is None:
        yield problem("scenario-way-missing", at, rate, ways=listed)
    elif way is not None and (rate not in ("split", "quota") or not ways):
        yield problem("scenario-no-way", f"{at}.way", way, rate=rate)
    elif way is not None and way not in ways:
        near = nearest(way, ways)
        code = "scenario-unknown-way-near" if near else "scenario-unknown-way"
        yield problem(code, f"{at}.way", way, near=near, ways=listed)


# --- inside --------------------------------------------------------------------------------------


def _names(written: Written) -> Iterator[Problem]:
    """Names that no name may be, and names that stand twice."""
    scenario = written.scenario
    if not scenario.measures:
        yield written.problem("scenario-no-measures", "measures")
    for table, items in (("measures", scenario.measures), ("diversions", scenario.diversions)):
        names = [one.name for one in items]
        for i, name in enumerate(names):
            key = f"{table}[{i + 1}].name"
            if not _NAME.fullmatch(name) or len(name) > 60:
                yield written.problem("scenario-name", key, name)
            elif name in names[:i]:
                yield written.problem("scenario-name-twice", key, name)


def _people_and_places(settings: Settings, written: Written) -> Iterator[Problem]:
    """Rates at places where they do not act, ways that are none, people who are not followed."""
    told = settings.people.nationalities
    for i, measure in enumerate(written.scenario.measures, 1):
        at = f"measures[{i}]"
        yield from where_it_acts(settings, written.problem, at, measure)
        for n, word in enumerate(measure.populations, 1):
            key = f"{at}.populations[{n}]"
            if word not in told:
                yield written.problem(
                    "scenario-not-followed", key, word, populations=", ".join(told)
                )
            elif word in measure.populations[: n - 1]:
                yield written.problem("scenario-name-twice", key, word)
    for i, one in enumerate(written.scenario.diversions, 1):
        yield from where_it_acts(settings, written.problem, f"diversions[{i}]", one)


def _effects(case: Case, written: Written) -> Iterator[Problem]:
    """Exactly one effect a measure, with the keys that belong to it, and numbers that fit."""
    for i, measure in enumerate(written.scenario.measures, 1):
        at = f"measures[{i}]"
        named = [key for key in EFFECTS if getattr(measure, key) is not None]
        if len(named) != 1:
            keys = ", ".join(EFFECTS)
            count = len(named)
            yield written.problem(
                "scenario-one-effect", at, ", ".join(named), keys=keys, given=count
            )
            continue
        for key, beside in _BESIDE.items():
            if getattr(measure, key) not in (None, ()) and beside not in named:
                yield written.problem("scenario-beside", f"{at}.{key}", key, beside=beside)
        effect = named[0]
        if (measure.rate == "quota") != (effect == "people"):
            yield written.problem("scenario-quota", f"{at}.{effect}", effect, rate=measure.rate)
        elif effect == "people" and not measure.populations:
            yield written.problem("scenario-quota-whom", at, measure.name)
        elif effect == "driver" and measure.rate != "departure":
            yield written.problem("scenario-driver-rate", f"{at}.rate", measure.rate)
        for key, beside in (("series", "from_event"), ("change", "driver"), ("per", "people")):
            if effect == beside and getattr(measure, key) is None:
                yield written.problem("scenario-beside-missing", at, key, beside=beside)
        if effect == "prior":
            yield from _prior(written, at, measure)
        if effect == "given":
            yield from _interval(written, at, measure.given, measure.interval)
        if measure.rebound_half_life_days is not None and (measure.closes or effect == "people"):
            yield written.problem(
                "scenario-no-rebound", f"{at}.rebound_half_life_days", measure.name
            )
        yield from _counted(case, written, at, measure)


def _prior(written: Written, at: str, measure: Measure) -> Iterator[Problem]:
    known = kinds()
    if measure.prior not in known:
        near = nearest(measure.prior or "", known)
        code = "scenario-unknown-prior-near" if near else "scenario-unknown-prior"
        listed = ", ".join(known)
        yield written.problem(code, f"{at}.prior", measure.prior, near=near, priors=listed)


def _interval(
    written: Written, at: str, value: float | None, interval: Sequence[float]
) -> Iterator[Problem]:
    """An interval is two numbers in order that hold the value itself."""
    if not interval or value is None:
        return
    fits = len(interval) == 2 and interval[0] <= value <= interval[1]
    if not fits:
        shown = "[" + ", ".join(f"{one:g}" for one in interval) + "]"
        yield written.problem("scenario-interval", f"{at}.interval", shown, own=f"{value:g}")


def _counted(case: Case, written: Written, at: str, measure: Measure) -> Iterator[Problem]:
    """The series of an event counts a monthly flow, and the words of its people are the case's."""
    if measure.series is not None:
        series = case.series[measure.series]
        if series.measure != "increment" or series.frequency != "month":
            yield written.problem("scenario-no-flow", f"{at}.series", measure.series)
    for n, word in enumerate(measure.counted, 1):
        try:
            fits = case.vocabulary.canonical(word) == word
        except (KeyError, ValueError):
            fits = False
        if not fits:
            yield written.problem("scenario-counted", f"{at}.counted[{n}]", word)


def _dates(case: Case, written: Written) -> Iterator[Problem]:
    """Measures that end before they begin, or began already; events of a later day."""
    scenario = written.scenario
    yield from begins_before(written, scenario.as_of)
    for i, measure in enumerate(scenario.measures, 1):
        at = f"measures[{i}]"
        if measure.to is not None and measure.to < measure.from_:
            first = measure.from_.isoformat()
            yield written.problem("scenario-ends-before", f"{at}.to", measure.to, first=first)
        if measure.from_event is None:
            continue
        policy = case.policies[measure.from_event]
        key = f"{at}.from_event"
        if policy.effective is None or policy.effective_precision == "year":
            yield written.problem("scenario-event-undated", key, policy.id)
        elif policy.outcome in ("blocked", "postponed"):
            yield written.problem("scenario-event-none", key, policy.id)
        elif policy.effective > scenario.as_of and not scenario.retrospective:
            yield written.problem(
                "scenario-leak",
                key,
                policy.id,
                day=policy.effective.isoformat(),
                as_of=scenario.as_of.isoformat(),
            )


def _against_each_other(written: Written) -> Iterator[Problem]:
    """Two measures on one rate of the same people at one time that cannot both hold."""
    measures = list(enumerate(written.scenario.measures, 1))
    for (_, one), (i, other) in itertools.combinations(measures, 2):
        if not one.runs_with(other):
            continue
        key = f"measures[{i}]"
        if one.closes != other.closes:
            yield written.problem("scenario-closed-too", key, other.name, other=one.name)
        elif one.given is not None and other.given is not None and one.given * other.given < 0:
            yield written.problem("scenario-contradict", key, other.name, other=one.name)
        elif one.people is not None and other.people is not None:
            yield written.problem("scenario-quota-twice", key, other.name, other=one.name)


def _inflow(settings: Settings, one: Measure | DiversionOf) -> tuple[str, str, str | None]:
    """Where people come in by a rate: who joins at the last station comes to the one before it."""
    places = [station.place for station in settings.stations]
    joins_last = one.rate == "joining" and one.place == places[-1] and len(places) > 2
    return one.rate, places[-2] if joins_last else one.place, one.way


def _diversions(settings: Settings, written: Written) -> Iterator[Problem]:
    """Diversions of no measure, back to where they come from, or of more than everybody."""
    scenario = written.scenario
    by_name = {measure.name: measure for measure in scenario.measures}
    shares: dict[str, float] = {}
    for i, one in enumerate(scenario.diversions, 1):
        at = f"diversions[{i}]"
        measure = by_name.get(one.measure)
        if measure is None:
            near = nearest(one.measure, by_name)
            code = "scenario-unknown-measure-near" if near else "scenario-unknown-measure"
            listed = ", ".join(by_name)
            yield written.problem(code, f"{at}.measure", one.measure, near=near, measures=listed)
            continue
        if _inflow(settings, one) == _inflow(settings, measure):
            yield written.problem("scenario-diverted-back", at, one.name, measure=measure.name)
        if measure.rate not in ("departure", "joining"):
            yield written.problem("scenario-diverts-nobody", f"{at}.measure", one.measure)
        if one.rate not in ("departure", "joining"):
            yield written.problem("scenario-diverted-where", f"{at}.rate", one.rate)
        yield from _interval(written, at, one.share, one.interval)
        shares[one.measure] = shares.get(one.measure, 0.0) + one.share
        if shares[one.measure] > 1 + 1e-9:
            total = f"{shares[one.measure]:g}"
            key = f"{at}.share"
            yield written.problem("scenario-shares-over-1", key, total, measure=one.measure)
