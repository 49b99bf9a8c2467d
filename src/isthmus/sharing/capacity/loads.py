"""What is asked of each service beside what it can do, month by month, and where it runs out.

Owns: `loads_of` and `running_out`, and what a place can do on a day. Several rows of capacities.csv
for one service of one place add up. A service that has no row is not known, and that is never 0;
one whose rows have all ended can do nothing.

A reception is full when more are present than it has places. Of a service with servers, people
wait as a fluid where more arrive than are served, from month to month; and within days by Erlang's
formula. Its queue begins empty: who waits already is not counted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from isthmus.case import Case
from isthmus.case.provisions import Capacity
from isthmus.sharing.presence import Presence, presence_of
from isthmus.sharing.records import Arrivals, Floats, Load, band

from .erlang import square_root_staffing, waiting_mean
from .fluid import queue

RECEPTION = "reception"
#: Part of a person below which nobody is without a place: what adding up leaves.
HAIR = 1e-6


class Able(NamedTuple):
    """What a service can do on a day: people at one time; servers, and people a day of each."""

    people: float
    servers: int
    rate: float

    @property
    def served(self) -> float:
        """People a day."""
        return self.servers * self.rate


class RunsOut(msgspec.Struct, frozen=True, kw_only=True):
    """When a capacity does no more: the first month in which it is likelier than not.

    first   None: in no projected month
    chance  of the month in which it is likeliest
    """

    country: str
    place: str
    service: str
    first: dt.date | None
    chance: float


def loads_of(case: Case, arrivals: Arrivals) -> tuple[Load, ...]:
    """The load of each service of each reception by month, in the order of the file."""
    rows = case.records("capacities", Capacity)
    found: list[Load] = []
    for at in arrivals.at:
        station = presence_of(at)
        able = _able(case, rows, at.place, RECEPTION, station.days)
        found += _reception(station, able)
        for service, share in at.services.items():
            able = _able(case, rows, at.place, service, station.days)
            found += _service(station, service, share, able)
    return tuple(found)


def running_out(loads: Iterable[Load]) -> tuple[RunsOut, ...]:
    """When each service whose capacity is known runs out, in the order of the loads."""
    found: dict[tuple[str, str, str], RunsOut] = {}
    for load in loads:
        if load.chance_full is None:
            continue
        key = (load.country, load.place, load.service)
        first = load.month if load.chance_full >= 0.5 else None
        known = found.get(key)
        found[key] = RunsOut(
            country=load.country,
            place=load.place,
            service=load.service,
            first=first if known is None or known.first is None else known.first,
            chance=max(load.chance_full, 0.0 if known is None else known.chance),
        )
    return tuple(found.values())


# --- what there is -------------------------------------------------------------------------------


def _able(
    case: Case, rows: Sequence[Capacity], place: str, service: str, days: Sequence[dt.date]
) -> list[Able | None]:
    """What a service of a place, or of all places of a country, can do on each day."""
    where = {place, *(one for one, country in case.vocabulary.places.items() if country == place)}
    fitting = [row for row in rows if row.place in where and row.service == service]
    spans = [
        (row.starts, row.ends, Able(row.people or 0, row.servers or 0, row.rate or 0.0))
        for row in fitting
        if (row.people if service == RECEPTION else row.rate) is not None
    ]
    if service == RECEPTION:
        # Where no row tells, the capacity that the place itself has.
        told = {row.place for row in fitting}
        spans += [
            (one.open_from, one.open_to, Able(one.capacity, 0, 0.0))
            for one in case.places.values()
            if one.id in where - told and one.capacity is not None
        ]
    return [_together(spans, day) for day in days]


def _together(
    spans: Sequence[tuple[dt.date | None, dt.date | None, Able]], day: dt.date
) -> Able | None:
    begun = [one for one in spans if one[0] is None or one[0] <= day]
    if not begun:
        return None
    able = [one for _, end, one in begun if end is None or day <= end]
    servers = sum(one.servers for one in able)
    served = sum(one.served for one in able)
    return Able(sum(one.people for one in able), servers, served / servers if servers else 0.0)


# --- what is asked of it -------------------------------------------------------------------------


def _reception(station: Presence, able: Sequence[Able | None]) -> Iterable[Load]:
    places = _daily(able, lambda one: one.people)
    beyond = station.monthly(np.maximum(station.present - np.nan_to_num(places), 0), np.maximum)
    stock = station.mean
    for h, month in enumerate(station.at.months):
        there = [places[d] for d, of in enumerate(station.of_day) if of == h]
        known = not np.isnan(there).any()
        yield Load(
            country=station.at.country,
            place=station.at.place,
            service=RECEPTION,
            month=month,
            capacity=float(min(there)) if known else None,
            stock=band(stock[:, h]),
            over=band(beyond[:, h]) if known else None,
            chance_full=float((beyond[:, h] > HAIR).mean()) if known else None,
            waiting_days=None,
            needed=band(square_root_staffing(stock[:, h])),
        )


def _service(
    station: Presence, service: str, share: float, able: Sequence[Able | None]
) -> Iterable[Load]:
    served = _daily(able, lambda one: one.served)
    asking = share * station.arriving
    # From the first day on that is known: before, nobody is taken to wait.
    waiting = queue(asking, np.where(np.isnan(served), np.inf, served), np.zeros(len(asking)))
    for h, month in enumerate(station.at.months):
        days = [d for d, of in enumerate(station.of_day) if of == h]
        known = not np.isnan(served[days]).any()
        a_day = asking[:, days[0]]
        least = able[min(days, key=lambda d: served[d])] if known else None
        left = waiting[:, days[-1]]
        yield Load(
            country=station.at.country,
            place=station.at.place,
            service=service,
            month=month,
            capacity=least.served if least else None,
            stock=band(a_day),
            over=band(left) if known else None,
            chance_full=_full(left, a_day, least.served) if least else None,
            waiting_days=band(waiting_mean(a_day, least.rate, least.servers)) if least else None,
            needed=band(square_root_staffing(a_day / least.rate)) if least and least.rate else None,
        )


def _full(left: Floats, a_day: Floats, served: float) -> float:
    """The part of the draws in which some still wait at the end, or as many come as are served."""
    return float(((left > HAIR) | ((a_day >= served) & (a_day > 0))).mean())


def _daily(able: Sequence[Able | None], of: Callable[[Able], float]) -> Floats:
    """[D] a number of each day; NaN where it is not known."""
    return np.asarray([np.nan if one is None else of(one) for one in able], dtype=np.float64)
