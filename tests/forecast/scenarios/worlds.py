"""Scenarios written for a test, and a model so plain that what it must say can be worked out.

The model stands for the filter: a station where people of each nationality enter, and another one
month on, with two ways in. It takes a course as the filter does.
"""

from __future__ import annotations

import datetime as dt
import functools
import zlib
from pathlib import Path

import numpy as np

from isthmus.case import Case, read_case
from isthmus.case.finding import shipped_folder
from isthmus.forecast.records import Draws, Floats, Forecast, Known, Target
from isthmus.forecast.scenarios.course import Course, Rate
from isthmus.forecast.scenarios.reading import read_scenario
from isthmus.forecast.scenarios.records import Written
from isthmus.forecast.settings import Settings, settings_of_forecast

HEAD = """format = 1
title_en = "A test"
title_es = "Una prueba"
question_en = "What if?"
question_es = "¿Y si?"
as_of = 2023-12-31
"""


@functools.cache
def case_of(name: str) -> tuple[Case, Settings]:
    """A shipped case with what it says of its forecast; read once."""
    case = read_case(shipped_folder(name))
    return case, settings_of_forecast(case)


def written(folder: Path, body: str, *, case: str = "tutorial", head: str = HEAD) -> Written:
    """A scenario of the tutorial from the text of its measures."""
    file = folder / f"s{zlib.crc32((head + body).encode())}.toml"
    file.write_text(head + body, encoding="utf-8")
    return read_scenario(*case_of(case), str(file))


def measure(name: str = "m", /, **keys: object) -> str:
    """The text of a measure on the departures of the tutorial from February 2024."""
    said = {
        "name": name,
        "rate": "departure",
        "place": "rio-claro",
        "from": dt.date(2024, 2, 1),
        **keys,
    }
    return "[[measures]]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in said.items())


def diversion(name: str = "d", /, **keys: object) -> str:
    """The text of a diversion of the measure `m` to those who join at the border."""
    said = {
        "name": name,
        "measure": "m",
        "rate": "joining",
        "place": "puente-norte",
        "share": 0.25,
        **keys,
    }
    return "[[diversions]]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in said.items())


def plain_expect(
    known: Known,
    settings: Settings,
    *,
    horizon: int,
    seed: int,
    members: int,
    course: Course | None = None,
) -> Forecast:
    """Draws of a plain model: log-normal departures, a share of which arrives a month on."""
    first, last = settings.stations[0], settings.stations[-1]
    begin = known.last_of(first.series)
    assert begin is not None
    draws: dict[Target, Draws] = {}
    at_first, at_last = np.zeros((members, horizon)), np.zeros((members, horizon))
    for population in settings.people.nationalities:
        own = np.random.default_rng([seed, zlib.crc32(population.encode())])
        entered = 1000.0 * np.exp(0.3 * own.standard_normal((members, horizon)).cumsum(axis=1))
        joined = 200.0 * np.exp(0.3 * own.standard_normal((members, horizon)).cumsum(axis=1))
        before = entered.copy()
        month = known.month(begin + 1)
        entered *= _of(course, month, horizon, Rate("departure", first.place, population))
        joined *= _of(course, month, horizon, Rate("joining", last.place, population))
        for one in course.away("departure", first.place, population) if course else ():
            joined += one.share[:, None] * (before - entered)
        going_on = 0.5 * np.hstack((before[:, :1], entered[:, :-1]))
        going_on *= _of(course, month, horizon, Rate("release", first.place, population))
        arrived = going_on + joined
        at_first, at_last = at_first + entered, at_last + arrived
        for series, values in ((first.series, entered), (last.series, arrived)):
            target = Target(series, population)
            draws[target] = Draws(target=target, first=begin + 1, values=values)
    for series, values in ((first.series, at_first), (last.series, at_last)):
        draws[Target(series, "all")] = Draws(
            target=Target(series, "all"), first=begin + 1, values=values
        )
    return Forecast(
        case=known.case,
        origin=known.origin,
        known=known,
        horizon=horizon,
        seed=seed,
        draws=draws,
    )


def _of(course: Course | None, month: dt.date, horizon: int, rate: Rate) -> Floats | float:
    """[N, H] the mean of a factor over each month from that one on; 1 where nothing changes."""
    factor = course.of(rate.name, rate.place, rate.population) if course else None
    if course is None or factor is None:
        return 1.0
    skip = (month.year - course.first.year) * 12 + month.month - course.first.month
    months: Floats = factor.reshape(len(factor), -1, course.steps_a_month).mean(axis=2)
    return months[:, skip : skip + horizon]


def _toml(value: object) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    return str(value)
