"""A month of the chain: rates of each particle in, people a month later and what was counted out.

Owns: how a particle's parameters become chances of the movement step, how those who enter and join
are spread over the steps of a month, and what a scenario does to each (`Change`).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from isthmus.forecast.records import Floats, Ints

from .chain import Chain
from .parameters import Priors
from .particles import MONTH_DAYS, Particles
from .walking import Legs, Walk

#: Nobody is taken to leave a station or a link slower than this, in days.
_SLOWEST = 3650.0


#: In place of the number of a station where people join: those who enter the first station.
ENTERING = -1


class Diverted(NamedTuple):
    """Who is missing at one inflow comes, in a share [N], at another: `ENTERING`, or one of 0..J-1.

    Missing is who would have come in the status quo and does not; more people than before divert
    nobody.
    """

    source: int
    target: int
    share: Floats


class Change(NamedTuple):
    """What a scenario does to one step of N particles. None: nothing.

    entering, joining [N, J], release  multipliers; pace [N, K-1] multipliers by the station ahead
    ways       [N, W] log-odds to add to each way
    reattempt  [N] multiplier; quota [W, N] most people in the step, -1 for no limit
    diverted   who is kept away by `entering` or `joining` and comes elsewhere instead
    """

    entering: Floats | None = None
    joining: Floats | None = None
    release: Floats | None = None
    pace: Floats | None = None
    ways: Floats | None = None
    reattempt: Floats | None = None
    quota: Ints | None = None
    diverted: tuple[Diverted, ...] = ()

    @property
    def moves_rates(self) -> bool:
        """Whether the chances of the step differ from those of the month."""
        rates = (self.release, self.pace, self.ways, self.reattempt, self.quota)
        return any(one is not None for one in rates)


class Month(NamedTuple):
    """What is given of a month: its days, who enters [N], and the share of each way [N, W]."""

    days: float
    entering: Floats
    ways: Floats


class Counted(NamedTuple):
    """What passed in a month: `into` [N, K-1] who came into stations 1 to K-1; `by_way` [N, W].

    `entered` [N] who entered the first station, as its series counts them.
    """

    into: Ints
    by_way: Ints
    entered: Ints


def advance(
    chain: Chain,
    priors: Priors,
    particles: Particles,
    month: Month,
    rng: Generator,
    *,
    changes: Sequence[Change | None],
) -> tuple[Particles, Counted]:
    """A month of as many steps as there are changes (None: as it is).

    Whoever enters, whoever joins at each station and the walk of each step have a stream of random
    numbers of their own: what a scenario changes at one leaves the others' numbers as they were.
    """
    steps, number = len(changes), len(particles.release)
    # For each step one that enters, one that walks, and one a station that is joined at.
    streams = rng.spawn(steps * (2 + len(chain.joins)))
    step_days = month.days / steps
    arriving = priors.values(particles.learned, "arriving-share")
    joins = np.exp(np.minimum(particles.joining, _MOST_LOG)) * month.days / MONTH_DAYS / steps
    legs = functools.partial(_legs, chain, priors, particles, month)
    people, walk = particles.people, None
    into = np.zeros((number, len(chain.places) - 1), np.int64)
    by_way = np.zeros((number, len(chain.ways)), np.int64)
    entered = np.zeros(number, np.int64)
    for step, change in enumerate(changes):
        enters, walks, *joiners = streams[step::steps]
        mean_entering, mean_joining = _inflow(_whole(month.entering, step, steps), joins, change)
        coming = np.rint(np.clip(mean_entering, 0.0, _MOST)).astype(np.int64)
        # Those who never arrive leave the corridor where they enter it: nobody counts where.
        going_far = enters.binomial(coming, arriving)
        mean_joining = np.clip(mean_joining, 0.0, _MOST)
        joining = np.column_stack(
            [one.poisson(mean_joining[:, j]) for j, one in enumerate(joiners)]
        )
        people = people.copy()
        people[:, 0] += going_far
        for j, station in enumerate(chain.joins):
            people[:, station] += joining[:, j]
        if walk is None or (change is not None and change.moves_rates):
            walk = Walk(chain, legs(step_days, change))
            changed = change is not None and change.moves_rates
        elif changed:
            walk = Walk(chain, legs(step_days, None))
            changed = False
        people, passed = walk.step(people, walks)
        into += passed.into
        by_way += passed.by_way
        entered += coming
        for j, station in enumerate(chain.joins):
            if station:
                into[:, station - 1] += joining[:, j]
    after = Particles(
        people=people,
        learned=particles.learned,
        release=particles.release,
        joining=particles.joining,
        counting=particles.counting,
        doubt=particles.doubt,
    )
    return after, Counted(into, by_way, entered)


_MOST = 1e7
_MOST_LOG = float(np.log(_MOST))


def _whole(people: Floats, step: int, steps: int) -> Floats:
    """Who enters in a step: an even share of the month's people, whole ones, none lost."""
    share: Floats = np.rint(people * (step + 1) / steps) - np.rint(people * step / steps)
    return share


def _inflow(entering: Floats, joining: Floats, change: Change | None) -> tuple[Floats, Floats]:
    """Who enters [N] and who joins [N, J] in a step after a scenario has changed it."""
    if change is None:
        return entering, joining
    before = np.column_stack((joining, entering))  # column ENTERING is the last
    after = before.copy()
    if change.entering is not None:
        after[:, ENTERING] *= change.entering
    if change.joining is not None:
        after[:, :-1] *= change.joining
    missing = np.maximum(before - after, 0.0)
    for one in change.diverted:
        after[:, one.target] += missing[:, one.source] * one.share
    return after[:, ENTERING], after[:, :-1]


def _legs(  # noqa: PLR0917
    chain: Chain,
    priors: Priors,
    particles: Particles,
    month: Month,
    step_days: float,
    change: Change | None,
) -> Legs:
    """The chances of a step, from the particles' parameters."""
    x, number = particles.learned, len(particles.release)
    release = np.ones((number, chain.waiting))
    for station in range(1, chain.buffer):
        days = priors.values(x, "wait-days", chain.places[station])
        release[:, station] = step_days / days
    release[:, chain.buffer] = np.exp(particles.release) * step_days / MONTH_DAYS
    if change is not None and change.release is not None:
        release = release * change.release
    # A station is left as by a clock that strikes at random; the first, unless it is the last too,
    # is left at once: who is counted there has just set out. A factor on that is a chance a step.
    chance = -np.expm1(-release)
    if chain.buffer:
        chance[:, 0] = np.minimum(release[:, 0], 1.0)
    pace = np.empty((number, chain.links))
    for link in range(chain.links):
        station = int(chain.into[link])
        days = np.minimum(priors.values(x, "transit-days", chain.places[station]), _SLOWEST)
        pace[:, link] = step_days / days
        if change is not None and change.pace is not None:
            pace[:, link] *= np.maximum(change.pace[:, station - 1], step_days / _SLOWEST)
    ways = month.ways
    # Shares that have been through their logarithm differ in the last bit, and draw other people.
    if change is not None and change.ways is not None and change.ways.any():
        odds = np.log(np.maximum(ways, 1e-9)) + change.ways
        ways = np.exp(odds - odds.max(axis=1, keepdims=True))
        ways = ways / ways.sum(axis=1, keepdims=True)
    again = priors.values(x, "reattempt-share", chain.places[-1])
    if change is not None and change.reattempt is not None:
        again = np.clip(again * change.reattempt, 0.0, np.maximum(again, _MOST_AGAIN))
    return Legs(
        release=chance,
        pace=pace,
        ways=ways,
        reattempt=again,
        quota=None if change is None else change.quota,
    )


#: However often people try again, some stop.
_MOST_AGAIN = 0.95
