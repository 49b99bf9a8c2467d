"""`forecast.toml`: what a case says of what is forecast and how, read strictly.

Owns: the records of the file, reading them (`settings_of_forecast`), and every problem of the file:
what `case.tomlfiles` tells of any file, stations that stand twice, series that count no monthly
flow, priors that contradict each other, nationalities that are not told apart.

Of a case that is cut to a day, whatever names a place, a series or a fault that was not known on
that day is absent.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, TypeAlias

import msgspec
import polars as pl
from msgspec import Meta

from isthmus.case import Case
from isthmus.case.package import FORECAST as FILE
from isthmus.case.periods import months_between
from isthmus.case.problems import CaseError, Problem, nearest
from isthmus.case.tomlfiles import (
    Above0,
    Amount,
    Date,
    FaultId,
    Format,
    Location,
    Nationality,
    Place,
    Placed,
    SeriesId,
    SourceId,
    Switch,
    Text,
    Word,
    in_order,
    read_toml,
)

#: Years at most from the first month that is read to the first number of any station: every month
#: between is run and tells nothing.
MOST_YEARS_BEFORE = 20


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of tables that assume something: where it is from, or why."""

    source: SourceId | None = None
    basis_en: Text | None = None
    basis_es: Text | None = None


class Time(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[time]: the first month that is read; into how many steps each calendar month is cut."""

    first: Date
    steps_a_month: Annotated[int, Meta(ge=1, le=31, title="steps")] = 4


class Told(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[people]: the nationalities that are followed from station to station; who is too few.

    Every other nationality is forecast from its own counts; one of fewer than `least` people a
    month, in the mean of the last 24, joins those who are not told apart.
    """

    nationalities: tuple[Nationality, ...]
    least: Amount = 50.0


class Station(Item, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[[stations]]: a place on the way and the series that counts those who come in there.

    `at` is where the series counts, of one that counts at several places. `apart` are the words by
    which it tells those who come in apart, a way each. `fold` says who travels with whom: counted
    as the first, moving with the second.
    """

    place: Place
    series: SeriesId
    at: Location | None = None
    apart: tuple[Word, ...] = ()
    fold: dict[Nationality, Nationality] = {}


class Prior(Item, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[[priors]]: what is assumed of a parameter before a count is seen.

    Its median, and the standard deviation (`spread`) of its logarithm, of a share that of its
    log-odds; 0 fixes it. `place` says where it acts and `population` on whom; without them,
    everywhere and on everybody.
    """

    parameter: Text
    place: Place | None = None
    population: Nationality | None = None
    median: Above0
    spread: Amount


class Break(Item, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[[breaks]]: a known change of the way of counting, by the fault of faults.csv that tells it.

    With `set_aside` the months of the fault are not used at all.
    """

    fault: FaultId
    set_aside: Switch = False


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    format: Format
    time: Time
    people: Told
    stations: tuple[Station, ...]
    priors: tuple[Prior, ...] = ()
    breaks: tuple[Break, ...] = ()

    def given(self, population: str) -> dict[tuple[str, str], tuple[float, float]]:
        """What the priors say for one nationality: (parameter, place or "") → (median, spread).

        One that names the nationality stands before one for everybody.
        """
        fits = [one for one in self.priors if one.population in (None, population)]
        return {
            (one.parameter, one.place or ""): (one.median, one.spread)
            for one in sorted(fits, key=lambda one: one.population is not None)
        }


Read: TypeAlias = Placed[Settings]


def has_settings(case: Case) -> bool:
    """Whether the case says what is forecast."""
    return (case.folder / FILE).is_file()


def settings_of_forecast(case: Case) -> Settings:
    """What the case's `forecast.toml` says, as of the case's day.

    Raises CaseError with every problem of the file; also when there is none.
    """
    if not has_settings(case):
        raise CaseError([Problem(code="forecast-missing", file=FILE)])
    placed = read_toml(case, FILE, Settings)
    if problems := in_order(_problems(case, placed)):
        raise CaseError(problems)
    return placed.settings


def problems_of_forecast(case: Case) -> tuple[Problem, ...]:
    """Every problem of a case's `forecast.toml`; none where it has none, or no such file."""
    if not has_settings(case):
        return ()
    try:
        settings_of_forecast(case)
    except CaseError as refused:
        return tuple(refused.problems)
    return ()


# --- checks within the file ----------------------------------------------------------------------


def _problems(case: Case, placed: Read) -> Iterator[Problem]:
    yield from _time(case, placed)
    yield from _people(placed)
    yield from _stations(case, placed)
    yield from _priors(case, placed)
    yield from _breaks(case, placed)


def _time(case: Case, placed: Read) -> Iterator[Problem]:
    first = placed.settings.time.first
    if first.day != 1:
        yield placed.problem("forecast-no-first-day", "time.first", first)
    # A cut case may not know its first numbers yet.
    if case.known_on is not None:
        return
    counted = [station.series for station in placed.settings.stations]
    told = case.observations.filter(pl.col("series").is_in(counted) & pl.col("value").is_not_null())
    starts = told["start"].drop_nulls().to_list()
    if starts and months_between(first, min(starts)) > 12 * MOST_YEARS_BEFORE:
        yield placed.problem(
            "forecast-first-too-early",
            "time.first",
            first,
            years=str(MOST_YEARS_BEFORE),
            begins=f"{min(starts):%Y-%m}-01",
        )


def _people(placed: Read) -> Iterator[Problem]:
    settings = placed.settings
    named = settings.people.nationalities
    if not named:
        yield placed.problem("forecast-no-people", "people.nationalities")
    for word in sorted({one for one in named if named.count(one) > 1}):
        yield placed.problem("forecast-twice", "people.nationalities", word)
    listed = ", ".join(named)
    for i, station in enumerate(settings.stations, 1):
        for word, other in station.fold.items():
            key = f"stations[{i}].fold.{word}"
            if other not in named:
                yield placed.problem("forecast-not-followed", key, other, named=listed)
            elif word in named and other != word:
                yield placed.problem("forecast-followed-itself", key, word)
    for i, prior in enumerate(settings.priors, 1):
        if prior.population is not None and prior.population not in named:
            key = f"priors[{i}].population"
            yield placed.problem("forecast-not-followed", key, prior.population, named=listed)


def _stations(case: Case, placed: Read) -> Iterator[Problem]:
    stations = placed.settings.stations
    if not stations:
        yield placed.problem("forecast-no-stations", "stations")
    for i, station in enumerate(stations):
        at = f"stations[{i + 1}]"
        if station.place in [one.place for one in stations[:i]]:
            yield placed.problem("forecast-twice", f"{at}.place", station.place)
        if station.series in [one.series for one in stations[:i]]:
            yield placed.problem("forecast-twice", f"{at}.series", station.series)
        series = case.series[station.series]
        if series.measure != "increment" or series.frequency != "month":
            yield placed.problem("forecast-no-flow", f"{at}.series", station.series)
        elif series.place is None and station.at is None:
            yield placed.problem("forecast-series-where", f"{at}.series", station.series)
        for word in sorted({one for one in station.apart if station.apart.count(one) > 1}):
            yield placed.problem("forecast-twice", f"{at}.apart", word)
        dimensions = {case.vocabulary.dimension_of(word) for word in station.apart}
        if station.apart and i + 1 < len(stations):
            yield placed.problem("forecast-apart-before-last", f"{at}.apart", station.place)
        if len(dimensions) > 1:
            listed = ", ".join(station.apart)
            yield placed.problem("forecast-apart-mixed", f"{at}.apart", listed)


def _priors(case: Case, placed: Read) -> Iterator[Problem]:
    from .filter.parameters import PARAMETERS

    settings = placed.settings
    places = [station.place for station in settings.stations]
    for i, prior in enumerate(settings.priors):
        at = f"priors[{i + 1}]"
        known = PARAMETERS.get(prior.parameter)
        if known is None:
            near = nearest(prior.parameter, PARAMETERS) or "none"
            yield placed.problem(
                "forecast-parameter",
                f"{at}.parameter",
                prior.parameter,
                near=near,
                known=", ".join(PARAMETERS),
            )
        # Of a cut case a station may be absent, as its place or its series was not known.
        if prior.place is not None and prior.place not in places and case.known_on is None:
            yield placed.problem(
                "forecast-no-station", f"{at}.place", prior.place, places=", ".join(places)
            )
        if known is not None and known.scale == "odds" and prior.median >= 1:
            yield placed.problem("forecast-share", f"{at}.median", f"{prior.median:g}")
        about = (prior.parameter, prior.place, prior.population)
        if about in [(one.parameter, one.place, one.population) for one in settings.priors[:i]]:
            yield placed.problem("forecast-prior-twice", f"{at}.parameter", prior.parameter)
        if not math.isfinite(prior.spread) or prior.spread > 10:
            yield placed.problem("forecast-spread", f"{at}.spread", f"{prior.spread:g}")


def _breaks(case: Case, placed: Read) -> Iterator[Problem]:
    settings = placed.settings
    counted = [station.series for station in settings.stations]
    for i, one in enumerate(settings.breaks):
        key = f"breaks[{i + 1}].fault"
        of = case.faults[one.fault].series
        if one.fault in [other.fault for other in settings.breaks[:i]]:
            yield placed.problem("forecast-twice", key, one.fault)
        if of not in counted and case.known_on is None:
            yield placed.problem("forecast-break-elsewhere", key, one.fault, series=of)
