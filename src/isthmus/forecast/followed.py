"""One nationality along the stations, from many origins: a task for one worker.

Owns: `Task`, the part of a forecast that is computed by itself, `follow`, which does it, and
`Followed`, what comes back. A task is one nationality and one island: a part of the draws with
particles of its own, so that no single run of luck decides a forecast. The origins of a task share
the past that they have in common.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from .alone import drawn_alone, populations_of, shared_shocks
from .filter.chain import Chain
from .filter.counts import Counts, counts_of
from .filter.following import Filter
from .filter.parameters import Moved, Priors, moved
from .filter.projecting import project, span_told
from .filter.steering import changes_of
from .records import Floats, Known, Target
from .scenarios.course import Course
from .settings import Settings, Station

#: A chain reaches a nationality that the first and the last station have counted so many months.
LEAST_MONTHS = 6
#: The months of which a nationality's part of a quota for everybody is read.
_QUOTA_MONTHS = 3


class Departures(msgspec.Struct, frozen=True, kw_only=True):
    """Who will enter the first station: `people` [N, months], from the month `first` on.

    They reach as far as the forecast does: to the month before `until`.
    """

    first: int
    people: Floats

    @property
    def until(self) -> int:
        """The month after the last."""
        return self.first + int(self.people.shape[1])

    def part(self, draws: tuple[int, int]) -> Departures:
        """Those draws of them, from the first to before the other."""
        return Departures(first=self.first, people=self.people[slice(*draws)])


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A nationality and an island, over origins.

    draws       the first and the one after the last of the draws that this island makes, of
                `members`
    departures  of the nationality, these draws of them, an origin each; None where no chain
                reaches anybody
    courses     what a scenario makes of the rates, an origin each; none: of no origin
    """

    population: str
    island: int
    draws: tuple[int, int]
    knowns: tuple[Known, ...]
    settings: Settings
    departures: tuple[Departures | None, ...]
    seed: int
    members: int
    courses: tuple[Course | None, ...] = ()


class Reached(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one origin: `entered` [n, H], `counted` [n, K-1, H], `by_way` [n, W, H].

    first    the month of the first column
    rows     [n] which of the island's departures each draw goes with
    learned  [n, D] the learned parameters at the origin, on their own scales
    alarms   months that few particles explained: see `filter.following.Alarm`
    """

    first: int
    entered: Floats
    counted: Floats
    by_way: Floats
    rows: Floats
    learned: Floats
    alarms: tuple[tuple[int, float, float, float], ...]


class Followed(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a task: by origin, in the task's order; None where no chain reaches anybody."""

    reached: tuple[Reached | None, ...]


class Corridor(NamedTuple):
    """The stations that have told anything by an origin, as a chain."""

    stations: tuple[Station, ...]
    chain: Chain
    priors: Priors

    def counts(self, known: Known, population: str) -> Counts:
        """The counts of a nationality along the chain."""
        return counts_of(
            known,
            self.chain,
            [one.series for one in self.stations],
            population,
            [one.fold for one in self.stations],
        )


def corridor_of(known: Known, settings: Settings, population: str) -> Corridor | None:
    """The chain on which a nationality is followed by an origin; None where there is none.

    A station between that has told nothing is passed over; without the first or the last, or where
    these have not told the nationality apart for `LEAST_MONTHS`, there is no chain.
    """
    stations = settings.stations
    told = tuple(
        one for one in stations if any(target.series == one.series for target in known.counts)
    )
    if len(told) < 2 or told[0] != stations[0] or told[-1] != stations[-1]:
        return None
    for one in (told[0], told[-1]):
        row = known.counts.get(Target(one.series, population))
        if row is None or np.count_nonzero(~np.isnan(row)) < LEAST_MONTHS:
            return None
    last = told[-1]
    apart = last.apart
    if any(Target(last.series, f"{population};{way}") not in known.counts for way in apart):
        apart = ()
    chain = Chain([one.place for one in told], apart)
    return Corridor(told, chain, Priors(chain, settings.given(population)))


def follow(task: Task) -> Followed:
    """A nationality from each origin of a task, by one island of particles."""
    filters: dict[tuple[str, ...], Filter] = {}
    reached: list[Reached | None] = []
    courses = task.courses or (None,) * len(task.knowns)
    for known, departures, course in zip(task.knowns, task.departures, courses, strict=True):
        corridor = corridor_of(known, task.settings, task.population)
        if corridor is None or departures is None:
            reached.append(None)
        else:
            reached.append(_reached(task, known, departures, course, corridor, filters))
    return Followed(reached=tuple(reached))


def learned_of(task_settings: Settings, known: Known, population: str, x: Floats) -> list[Moved]:
    """How far the learned parameters of a nationality have moved: see `filter.parameters`."""
    corridor = corridor_of(known, task_settings, population)
    assert corridor is not None, "what was learned was learned on a chain"
    return moved(corridor.priors, x)


def departures_of(
    known: Known,
    settings: Settings,
    populations: Sequence[str],
    *,
    horizon: int,
    seed: int,
    members: int,
) -> dict[str, Departures]:
    """By nationality that a chain reaches, all draws of who will enter the first station.

    They are drawn with everybody else who enters, once for all islands.
    """
    corridors = {one: corridor_of(known, settings, one) for one in populations}
    followed = {one: corridor for one, corridor in corridors.items() if corridor is not None}
    if not followed:
        return {}
    entries = settings.stations[0]
    alone = drawn_alone(
        known,
        entries.series,
        populations_of(known, entries),
        until=months_until(known, settings, horizon),
        seed=seed,
        members=members,
    )
    found = {}
    for population, corridor in followed.items():
        parts = [one for one in members_of(known, entries, population) if one in alone.draws]
        people = np.sum([alone.draws[one] for one in parts], axis=0)
        # Draws begin after the last month that anybody was told apart; this nationality may lack
        # some.
        first = corridor.counts(known, population).last_entered + 1
        if alone.first > first:
            people = np.hstack((np.repeat(people[:, :1], alone.first - first, axis=1), people))
        found[population] = Departures(first=min(first, alone.first), people=people)
    return found


def members_of(known: Known, station: Station, population: str) -> tuple[str, ...]:
    """A nationality and those who travel with it, as far as the station's series tells them."""
    fold = (who for who, into in station.fold.items() if into == population)
    return tuple(one for one in (population, *fold) if Target(station.series, one) in known.counts)


def months_until(known: Known, settings: Settings, horizon: int) -> int:
    """The month before which every station is forecast: its own last month and the horizon."""
    lasts = [known.last_of(one.series) for one in settings.stations]
    return max(one for one in lasts if one is not None) + 1 + horizon


def _reached(  # noqa: PLR0917
    task: Task,
    known: Known,
    departures: Departures,
    course: Course | None,
    corridor: Corridor,
    filters: dict[tuple[str, ...], Filter],
) -> Reached:
    chain = corridor.chain
    filter_ = _filter(task, known, corridor, filters)
    counts = corridor.counts(known, task.population)
    first, _ = span_told(counts)
    mine = slice(*task.draws)
    months = range(first, departures.until)
    shared = shared_shocks(known, task.seed, task.members, months)[mine]
    changes = None
    if course is not None:
        changes = changes_of(
            course,
            chain,
            task.population,
            first=known.first,
            draws=mine,
            of_quota=lambda way: _part_of_quota(known, corridor.stations[-1], task.population, way),
        )
    found = project(
        filter_,
        counts,
        until=departures.until,
        departures=departures.people,
        shared=shared,
        changes=changes,
    )
    return Reached(
        first=found.first,
        entered=found.entered,
        counted=found.counted,
        by_way=found.by_way,
        rows=found.rows.astype(np.float64),
        learned=found.particles.learned,
        alarms=tuple((a.month, a.first, a.last, a.flattened) for a in found.alarms),
    )


def _filter(
    task: Task,
    known: Known,
    corridor: Corridor,
    filters: dict[tuple[str, ...], Filter],
) -> Filter:
    """The filter of a chain; another chain, where a station told nothing yet, is another filter."""
    key = (*corridor.chain.places, *corridor.chain.ways)
    if key not in filters:
        filters[key] = Filter(
            corridor.chain,
            corridor.priors,
            population=f"{task.population}/{task.island}",
            first=known.first.year * 12 + known.first.month,
            seed=task.seed,
            particles=task.draws[1] - task.draws[0],
            steps_a_month=task.settings.time.steps_a_month,
        )
    return filters[key]


def _part_of_quota(known: Known, station: Station, population: str, way: str) -> float:
    """A nationality's part of those who came by a way in the last months that are told."""
    every = known.counts.get(Target(station.series, way))
    own = known.counts.get(Target(station.series, f"{population};{way}"))
    if every is None or own is None:
        return 1.0
    told = np.flatnonzero(~np.isnan(every) & ~np.isnan(own))[-_QUOTA_MONTHS:]
    total = float(every[told].sum())
    return float(own[told].sum()) / total if total else 1.0


def islands(members: int, wanted: int) -> Sequence[tuple[int, int]]:
    """The draws of each island: `members` in parts as even as can be."""
    bounds = np.linspace(0, members, min(wanted, members) + 1).astype(int).tolist()
    return list(itertools.pairwise(bounds))
