"""A second case, unlike any that ships: a strait and its ferries, nationalities that nobody has.

Owns: `passage`, a simulator of monthly counts that has nothing of the model's (people are shares
that move by fixed weights), and `written`, which writes what was counted as a folder of a case,
with its `forecast.toml`, and reads it; `World`, what is known of it, a small forecast of that
(`expected`), and what holds of any forecast (`whole`).
"""

from __future__ import annotations

import csv
import datetime as dt
import functools
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from isthmus.case import Case, describe, read_case
from isthmus.case.periods import months_before
from isthmus.case.schema import tables as the_format
from isthmus.forecast.expecting import expect
from isthmus.forecast.known import known_of
from isthmus.forecast.records import ALL, Floats, Forecast, Known, Target
from isthmus.forecast.settings import Settings, settings_of_forecast
from tests.series.corridors import JANUARY, Row, row, series

#: Nationalities by their weight; the last is too few to be told apart.
PEOPLE = {"XQQ": 1.0, "XRR": 0.6, "XTT": 0.35, "XUU": 0.01}
WAYS = ("by-ferry", "by-boat")
PLACES = {"cabo-uno": "XVA", "isla-dos": "XVB", "bahia-tres": "XVC"}
SERIES = {"cabo-uno": "strait-arrivals", "isla-dos": "ferry-tickets", "bahia-tres": "bay-controls"}
ENTRIES, ISLAND, END = SERIES.values()

MEMBERS, HORIZON = 40, 2
#: All thirty months of the passage are told by then.
ORIGIN = dt.date(2023, 7, 20)


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """What the counts of a simulated passage are made with."""

    months: int = 30
    seed: int = 1
    #: Of those who enter, who goes on; of those, who passes the island in the same month.
    arriving: float = 0.8
    at_once: float = 0.6
    #: Of those who wait on the island, who goes on in a month.
    release: float = 0.7
    #: Of those who pass the island, how many are counted there.
    counted: float = 0.5
    #: How many join on the island, of a nationality of weight 1.
    joining: float = 400.0
    by_ferry: float = 0.3
    dispersion: float = 60.0


def passage(given: Passage | None = None) -> Mapping[str, Mapping[str, Floats]]:
    """[months] of each population at each place: nationalities, and at the end the ways of each."""
    given = given or Passage()
    rng = np.random.default_rng(given.seed)
    found: dict[str, dict[str, Floats]] = {place: {} for place in PLACES}
    for who, weight in PEOPLE.items():
        walk = 0.2 * rng.standard_normal(given.months).cumsum()
        entered = np.rint(2000.0 * weight * np.exp(walk - walk.mean()))
        going = given.arriving * entered
        late = np.append(0.0, (1.0 - given.at_once) * going[:-1])
        joined = given.joining * weight
        passing = given.at_once * going + late + joined
        waiting, ended = 0.0, np.empty(given.months)
        for month, came in enumerate(passing):
            ended[month] = given.release * (waiting + came)
            waiting += came - ended[month]

        def counted(mean: Floats) -> Floats:
            noise = rng.gamma(given.dispersion, 1.0 / given.dispersion, len(mean))
            return rng.poisson(mean * noise).astype(np.float64)

        found["cabo-uno"][who] = entered
        found["isla-dos"][who] = counted(given.counted * passing)
        ferry = counted(given.by_ferry * ended)
        boat = counted((1.0 - given.by_ferry) * ended)
        found["bahia-tres"][who] = ferry + boat
        found["bahia-tres"] |= {f"{who};{WAYS[0]}": ferry, f"{who};{WAYS[1]}": boat}
    return found


def written(
    folder: Path,
    counts: Mapping[str, Mapping[str, Floats]],
    *,
    followed: Sequence[str] = ("XQQ", "XRR"),
    totals_alone: Sequence[str] = (),
    apart: bool = True,
    until: Mapping[str, int] | None = None,
    priors: str = "",
) -> Case:
    """A case of the places that have counts, from what was counted there.

    followed      the nationalities that are followed
    totals_alone  places that tell no nationalities
    until         the months that a place has told; all that there are if it is not named
    """
    places = [place for place in PLACES if place in counts]
    rows: list[Row] = []
    all_series = []
    for place in places:
        told = dict(counts[place])
        ways = place == "bahia-tres" and apart and place not in totals_alone
        whole = {who: line for who, line in told.items() if ";" not in who}
        tables = "all" if place in totals_alone else "nationality"
        if ways:
            tables += "*authority"
            whole = {who: line for who, line in told.items() if ";" in who}
        if place in totals_alone:
            whole = {"all": np.sum(list(whole.values()), axis=0)}
        all_series.append(series(SERIES[place], PLACES[place], tables=tables, lag_days=10))
        months = len(next(iter(whole.values())))
        for month in range((until or {}).get(place, months)):
            period = f"{months_before(JANUARY, -month):%Y-%m}"
            rows += [
                row(SERIES[place], period, float(line[month]), who) for who, line in whole.items()
            ]
    words = dict.fromkeys(PEOPLE, "nationality") | dict.fromkeys(WAYS, "authority")
    words |= dict.fromkeys(PLACES.values(), "nationality")
    files: dict[str, list[Row]] = {
        "sources": [{"id": "office", "publisher": "office", "title": "office", "licence": "CC0"}],
        "populations": [
            {"id": word, "dimension": of, "name_en": word, "name_es": word}
            for word, of in words.items()
        ],
        "places": [_place(place, i) for i, place in enumerate(PLACES)],
        "routes": [_leg("cabo-uno", "isla-dos"), _leg("isla-dos", "bahia-tres")],
        "series": all_series,
        "observations": rows,
    }
    for table, lines in files.items():
        _write(folder / the_format()[table].path.replace("*", "all"), table, lines)
    toml = _forecast(places, followed, apart and "bahia-tres" not in totals_alone)
    (folder / "forecast.toml").write_text(toml + priors, encoding="utf-8")
    describe(folder)
    return read_case(folder)


class World(msgspec.Struct, frozen=True):
    """What was known of a case on a day, and what it says of its forecast."""

    settings: Settings
    known: Known


def known_world(
    counts: Mapping[str, Mapping[str, Floats]], *, origin: dt.date = ORIGIN, **how: Any
) -> World:
    with tempfile.TemporaryDirectory() as folder:
        case = written(Path(folder) / "strait", counts, **how)
        settings = settings_of_forecast(case)
        return World(settings, known_of(case, settings, origin))


@functools.cache
def strait() -> World:
    return known_world(passage())


def expected(world: World, **how: Any) -> Forecast:
    given: dict[str, Any] = {"horizon": HORIZON, "seed": 1, "members": MEMBERS}
    return expect(world.known, world.settings, **given | how)


def part(forecast: Forecast, series: str, population: str = ALL) -> Floats:
    return forecast.draws[Target(series, population)].values


def same(one: Forecast, other: Forecast) -> bool:
    return (
        list(one.draws) == list(other.draws)
        and all(
            one.draws[target].first == draws.first
            and np.array_equal(one.draws[target].values, draws.values)
            for target, draws in other.draws.items()
        )
        and one.notices == other.notices
    )


def whole(world: World, forecast: Forecast) -> None:
    """All that was known is forecast, in whole people, and wholes are sums of their parts."""
    assert set(forecast.draws) == set(world.known.counts)
    for target, draws in forecast.draws.items():
        assert draws.target == target
        assert draws.values.shape == (len(draws.values), forecast.horizon)
        assert draws.first == (world.known.last_of(target.series) or 0) + 1
        assert np.isfinite(draws.values).all()
        assert (draws.values >= 0).all()
        assert (draws.values == np.rint(draws.values)).all()
        assert (np.diff(draws.quantiles(), axis=1) >= 0).all()
    for station in world.settings.stations:
        if Target(station.series, ALL) not in forecast.draws:
            continue
        of = {
            target.population: draws.values
            for target, draws in forecast.draws.items()
            if target.series == station.series
        }
        words = {ALL, *station.apart}
        parts = [who for who in of if who not in words and ";" not in who]
        if parts:
            assert np.array_equal(of[ALL], sum(of[who] for who in parts))
        ways = [way for way in station.apart if way in of]
        if ways:
            assert np.array_equal(of[ALL], sum(of[way] for way in ways))
            for who in parts:
                apart = [of[f"{who};{way}"] for way in ways if f"{who};{way}" in of]
                if apart:
                    assert np.array_equal(of[who], sum(apart))


def _forecast(places: Sequence[str], followed: Sequence[str], apart: bool) -> str:
    people = ", ".join(f'"{one}"' for one in followed)
    lines = [
        "format = 1",
        "[time]",
        f"first = {JANUARY.isoformat()}",
        "steps_a_month = 2",
        "[people]",
        f"nationalities = [{people}]",
        "least = 100",
    ]
    for place in places:
        lines += ["[[stations]]", f'place = "{place}"', f'series = "{SERIES[place]}"']
        if place == "bahia-tres" and apart:
            lines.append(f'apart = ["{WAYS[0]}", "{WAYS[1]}"]')
    return "\n".join(lines) + "\n"


def _place(id: str, i: int) -> Row:
    return {
        "id": id,
        "name_en": id,
        "name_es": id,
        "country": PLACES[id],
        "role": "transit",
        "lat": str(i),
        "lon": "-30",
        "source": "office",
    }


def _leg(begin: str, end: str) -> Row:
    return {
        "from_place": begin,
        "to_place": end,
        "mode": "boat",
        "distance_km": "100",
        "distance_basis": "reported",
    }


def _write(path: Path, table: str, rows: Sequence[Row]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(the_format()[table].columns), restval="")
        writer.writeheader()
        writer.writerows(rows)
