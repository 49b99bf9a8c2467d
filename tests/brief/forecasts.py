"""Forecasts to show: of a case that ships, from what it had published by a day.

Owns: `sample_forecast`, and `sample_outlook` for briefs of many days. The draws are a plain random
walk with parts that sum to the whole: what is drawn is no matter here.
"""

from __future__ import annotations

import datetime as dt

import numpy as np

from isthmus.brief.expected.outlook import Outlook
from isthmus.case import ALL, Case
from isthmus.case.problems import IsthmusError
from isthmus.forecast.known import known_of
from isthmus.forecast.records import Draws, Floats, Forecast, Known, Target
from isthmus.forecast.settings import settings_of_forecast


def sample_outlook(case: Case, day: dt.date) -> Outlook | None:
    """What a case expects by what it knew on a day; None where that is nothing."""
    try:
        settings = settings_of_forecast(case.as_of(day))
        known = known_of(case.as_of(day), settings, day)
    except IsthmusError:
        return None
    stations = tuple(station.series for station in settings.stations)
    return Outlook(forecast=sample_forecast(known), stations=stations)


def sample_forecast(known: Known, *, horizon: int = 4, members: int = 200) -> Forecast:
    """Random walks of the parts, and of the whole where it has no parts."""
    draws: dict[Target, Draws] = {}
    for number, target in enumerate(known.counts):
        last = known.last(target)
        if last is None:
            continue
        own = np.random.default_rng([1, number])
        steps = own.normal(0, 0.3, (members, horizon)).cumsum(axis=1)
        values = known.counts[target][last] * np.exp(steps)
        draws[target] = Draws(target=target, first=last + 1, values=values)
    for target in list(draws):
        parts = [
            one.values
            for other, one in draws.items()
            if other.series == target.series and other.population != ALL
        ]
        if target.population == ALL and parts:
            whole: Floats = np.sum(parts, axis=0)
            draws[target] = Draws(target=target, first=draws[target].first, values=whole)
    return Forecast(
        case=known.case,
        origin=known.origin,
        known=known,
        horizon=horizon,
        seed=1,
        draws=draws,
    )
