"""The words of needs and of capacity: bands, arrivals, needs, loads.

Owns: the records that the parts of the room exchange. They hold plain numbers and know neither how
they are computed nor how they are shown. Months are the first days of calendar months. What is not
known is None, never zero.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: The quantiles of every band.
LEVELS = (0.1, 0.5, 0.9)


class Band(NamedTuple):
    """What nine draws in ten reach at least, every second one, and one in ten: P10, P50, P90."""

    low: float
    middle: float
    high: float


def band(values: Floats) -> Band:
    """The band of draws [N]; draws without an end (inf) stand above all others.

    Between two draws it is interpolated, and between a number and inf it is inf.
    """
    if np.isfinite(values).all():
        low, middle, high = np.quantile(values, LEVELS)
        return Band(float(low), float(middle), float(high))
    drawn = np.sort(values)
    places = [level * (len(drawn) - 1) for level in LEVELS]
    return Band(*(_between(drawn, place) for place in places))


def _between(drawn: Floats, place: float) -> float:
    """The draw at a place of the sorted ones, as `numpy.quantile` has it."""
    below, above = drawn[math.floor(place)], drawn[math.ceil(place)]
    if np.isinf(above):
        return float(below if place == math.floor(place) else above)
    return float(below + (place - math.floor(place)) * (above - below))


class Arriving(msgspec.Struct, frozen=True, kw_only=True):
    """Those who arrive where people are received, by month and draw.

    place        the place of the case, or a country for all its places
    months       [H] the months that are projected; none is added
    people       [N, H] everybody
    by           nationality → [N, H], of those that are told apart; `other` is everybody else
    before       arrivals of the last month before the first that is counted; None: not published
    stay         [N] the mean stay in days, by draw
    again        received before in the same country: present here too, no further arrivals of it
    phase        which norms hold: those of the first phase, or of later
    services     the share of those who arrive that asks for each service
    """

    place: str
    country: str
    series: str
    months: tuple[dt.date, ...]
    people: Floats
    by: Mapping[str, Floats]
    before: float | None
    stay: Floats
    again: bool
    phase: str
    services: Mapping[str, float]


class Arrivals(msgspec.Struct, frozen=True, kw_only=True):
    """Everybody who arrives, reception by reception, in the order of the file.

    Draw i of one goes with draw i of every other. `missing` are the places whose series had no
    projection, with that series: nothing is said of them.
    """

    draws: int
    seed: int
    at: tuple[Arriving, ...]
    missing: tuple[tuple[str, str], ...] = ()


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """What is needed of one norm, in a month, at a place or (place None) in a whole country.

    per      what it is counted on: present (at one time), person-day, arrival. What is counted on
             those present is a stock, and is never added over months
    people   those it is counted on: the mean number present, person-days, or arrivals
    total    units: people x share in need x norm
    """

    country: str
    place: str | None
    month: dt.date
    norm: str
    sector: str
    per: str
    currency: str | None
    people: Band
    total: Band


class Load(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of a service, beside what it can do, in a month.

    capacity      places at one time (reception), or people a day (all other services), the least
                  of the month's days; None: not known
    stock         reception: the people present, the mean of the month. Others: people a day
    over          people without a place on the fullest day of the month; of all other services
                  those who wait at its end (fluid queue)
    chance_full   part of the draws in which the capacity does not do; None: it is not known
    waiting_days  of services with servers: the mean wait by Erlang C, as if the month's load
                  lasted; inf: it would grow without end. None: not known, or nobody queues
    needed        places or servers that would do, by the square-root rule; None: the rate of a
                  server is not known
    """

    country: str
    place: str
    service: str
    month: dt.date
    capacity: float | None
    stock: Band
    over: Band | None
    chance_full: float | None
    waiting_days: Band | None
    needed: Band | None
