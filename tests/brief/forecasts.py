"""Forecasts to show: of a case that ships, from what it had published by a day.

Owns: `sample_forecast`. The draws are a plain random walk with parts that sum to the whole: what is
drawn is no matter here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np

from isthmus.case import ALL, Case
from isthmus.case.periods import months_before, months_between
from isthmus.forecast.records import Draws, Floats, Forecast, Known, Target
from isthmus.series.cube import Counted

MONTHS = 24


def sample_known(
    case: Case, day: dt.date, series: Mapping[str, Sequence[str]], months: int = MONTHS
) -> Known:
    """The last months of some series, in total and by some populations, and of the others."""
    counted = Counted(case.as_of(day))
    first = months_before(day, months)
    counts: dict[Target, Floats] = {}
    for name, populations in series.items():
        if name not in counted:
            continue
        view = counted[name]
        for population in (ALL, *populations):
            counts[Target(name, population)] = _row(view.months(population), first, months)
        told = [population for population in populations if ";" not in population]
        if told:
            parts = sum(np.nan_to_num(counts[Target(name, population)]) for population in told)
            counts[Target(name, "other")] = np.maximum(counts[Target(name, ALL)] - parts, 0)
    return Known(case=case.name, origin=day, first=first, counts=counts)


def _row(found: Mapping[dt.date, object], first: dt.date, months: int) -> Floats:
    row = np.full(months, np.nan)
    for day, quantity in found.items():
        at = months_between(first, day)
        value = getattr(quantity, "value", None)
        if 0 <= at < months and value is not None:
            row[at] = value
    return row


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
