"""The way on from an origin: the months that no series has told yet, and what each will count.

Owns: `project`, from the particles at the last month that the end of the chain has told to draws of
each station's counts. Months that some series have told and others not (a crossing is published
before a border is) are weighed by those that have.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.random import Generator

from isthmus.forecast.records import SILENT, Floats, Ints

from .counts import Counts
from .following import FORWARD, OBSERVE, Alarm, Filter
from .months import Change, Counted, Month, advance
from .particles import Particles
from .ways import Ways

#: The counts of the stations on the way cannot grow beyond what their counting was by more.
_MOST_COUNTED = 1e8


#: Changes of the steps of a month, by its number: what a scenario does. None: nothing.
Changes = Callable[[int], "list[Change | None]"]


class Projected(NamedTuple):
    """Draws of a nationality, N of them, from the month `first` on. H months.

    entered   [N, H] who enters the first station
    counted   [N, K-1, H] what stations 1 to K-1 will count (or would have)
    by_way    [N, W, H] what the end will count, by way
    rows      [N] which of the departures that were given each draw goes with
    particles at the month `first`, before it
    """

    first: int
    entered: Floats
    counted: Floats
    by_way: Floats
    rows: Ints
    particles: Particles
    alarms: tuple[Alarm, ...]


def project(
    filter_: Filter,
    counts: Counts,
    *,
    until: int,
    departures: Floats,
    shared: Floats,
    changes: Changes | None = None,
) -> Projected:
    """Draws of the months from the first that any station has still to tell, before month `until`.

    departures  [N, months] who will enter, from the month after the last that is known
    shared      [N, months] standard normal draws that move the release of every nationality, from
                the same month as the projection
    """
    chain = filter_.chain
    first, weighed_until = span_told(counts)
    mark = filter_.until(counts, first)
    particles, alarms = mark.particles, list(mark.alarms)
    rows = np.arange(filter_.particles)
    trail: list[tuple[Counted, Floats, Floats]] = []
    quotas: dict[int, Floats] = {}
    ways = Ways(counts.by_way, filter_.particles, lambda month: filter_.stream(OBSERVE, month, 2))
    for month in range(first, until):
        entering = _entering(counts, month, departures[rows])
        given = Month(_days(counts, filter_, month), entering, ways.of(month))
        if month < weighed_until:
            step = filter_.weigh(particles, counts, month, given)
            particles, passed = step.particles, step.counted
            rows = rows[step.rows]
            trail = [tuple(_taken(part, step.rows) for part in one) for one in trail]  # type: ignore[misc]
            if step.alarm is not None:
                alarms.append(step.alarm)
        else:
            rng = filter_.stream(FORWARD, month)
            moved = filter_.wander.draw(filter_.particles, rng, shared[:, month - first])
            particles = filter_.changed(particles, moved)
            steps = [None] * filter_.steps if changes is None else changes(month)
            quota = _quota_of(steps)
            if quota is not None:
                quotas[month - first] = quota
            particles, passed = advance(chain, filter_.priors, particles, given, rng, changes=steps)
            variance = particles.doubt + filter_.counting_change(None, month)
            particles = _with_doubt(particles, variance)
        trail.append((passed, particles.counting, np.tile(particles.doubt, (len(rows), 1))))
    return _observed(
        filter_, trail, first, rows, quotas=quotas, particles=mark.particles, alarms=tuple(alarms)
    )


def span_told(counts: Counts) -> tuple[int, int]:
    """The first month that some station has still to tell, and the first that none has told.

    A later station that has told nothing for a year, or never, is not waited for. The first is:
    who entered in the months that it has not told is drawn, and weighed by what the others tell.
    """
    told = [one for one in (_last(row) for row in counts.counted) if one >= 0]
    if not told:
        return 0, 0
    last = max(told)
    waited_for = [one for one in told if one > last - SILENT]
    return min(*waited_for, counts.last_entered) + 1, last + 1


def _quota_of(steps: Sequence[Change | None]) -> Floats | None:
    """[N, W] the most people whom the steps of a month admit; infinite where a step has no limit.

    None where no step has a quota at all.
    """
    found = [None if one is None else one.quota for one in steps]
    there = [one for one in found if one is not None]
    if not there:
        return None
    none = np.full(there[0].shape, np.inf)
    most = [none if one is None else np.where(one < 0, np.inf, one) for one in found]
    total: Floats = np.sum(most, axis=0).T
    return total


def _observed(
    filter_: Filter,
    trail: list[tuple[Counted, Floats, Floats]],
    first: int,
    rows: Ints,
    *,
    quotas: Mapping[int, Floats],
    particles: Particles,
    alarms: tuple[Alarm, ...],
) -> Projected:
    """What passed, as it will be counted.

    Each station has a stream of random numbers of its own in each month: what a scenario changes at
    one leaves the numbers of the others as they were.

    quotas  [N, W] the most whom a way admits, by month: none more are counted there than that, but
            for those who were under way already
    """
    chain, number = filter_.chain, filter_.particles
    months = len(trail)
    entered = np.empty((number, months))
    counted = np.empty((number, len(chain.places) - 1, months))
    by_way = np.empty((number, len(chain.ways), months))
    steady = filter_.stream(OBSERVE, first).standard_normal((number, len(chain.places) - 2))
    for h, (passed, counting, doubt) in enumerate(trail):
        streams = filter_.stream(OBSERVE, first + h, 1).spawn(len(chain.places) - 1)
        # How a station counts wanders slowly: a draw that counts much this month does so the next.
        times = np.exp(counting + np.sqrt(doubt) * steady)
        for k, rng in enumerate(streams[:-1]):
            counted[:, k, h] = _noisy(passed.into[:, k] * times[:, k], filter_.dispersion, rng)
        by_way[:, :, h] = _noisy(passed.by_way, filter_.dispersion, streams[-1])
        if h in quotas:
            most = np.maximum(passed.by_way, quotas[h])
            by_way[:, :, h] = np.minimum(by_way[:, :, h], most)
        counted[:, -1, h] = by_way[:, :, h].sum(axis=1)
        entered[:, h] = passed.entered
    return Projected(first, entered, counted, by_way, rows, particles, alarms)


def _noisy(passed: Floats | Ints, dispersion: float, rng: Generator) -> Floats:
    """Counts about what passed, [N] or [N, W]: negative binomial, one factor a draw."""
    factor = rng.gamma(dispersion, 1.0 / dispersion, len(passed))
    mean = (passed.T * factor).T
    found: Floats = rng.poisson(np.minimum(mean, _MOST_COUNTED)).astype(np.float64)
    return found


def _entering(counts: Counts, month: int, departures: Floats) -> Floats:
    """[N] who enters in a month: as counted, or as drawn."""
    last = counts.last_entered
    if month <= last:
        return np.full(len(departures), counts.entered[month])
    found: Floats = departures[:, month - last - 1]
    return found


def _days(counts: Counts, filter_: Filter, month: int) -> float:
    if month < counts.months:
        return float(counts.days[month])
    year, zero = divmod(filter_.first + month - 1, 12)
    return float(calendar.monthrange(year, zero + 1)[1])


def _with_doubt(particles: Particles, doubt: Floats) -> Particles:
    return msgspec.structs.replace(particles, doubt=doubt)


def _taken(part: Counted | Floats, rows: Ints) -> Counted | Floats:
    if isinstance(part, Counted):
        return Counted(*(one[rows] for one in part))
    return part[rows]


def _last(row: Floats) -> int:
    told = np.flatnonzero(~np.isnan(row))
    return int(told[-1]) if len(told) else -1
