"""People of many particles a step further, by the movement step.

Owns: the way between a particle's table of people and the rows of the movement step, and `Legs`,
the chances of a month for each particle. What it counts is what the stations would count.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from isthmus.forecast.records import Floats, Ints
from isthmus.movement.draws import Chances, Ways
from isthmus.movement.state import State
from isthmus.movement.step import Allowance, Flows, Ground, Rates, leave

from .chain import Chain


class Legs(NamedTuple):
    """The chances of a step for each of N particles.

    release    [N, K-1] chance of going on from each station
    pace       [N, L] steps that each link is done in, upside down: 1 / the mean number of steps
    ways       [N, W] the share of those who go to the end by each way; sums to 1
    reattempt  [N] or None: the chance of being sent back, and counted, on arrival at the end
    quota      [W, N] or None: the most people who may enter each way in the step, -1 for no limit
    """

    release: Floats
    pace: Floats
    ways: Floats
    reattempt: Floats | None = None
    quota: Ints | None = None


class Passed(NamedTuple):
    """Who came into each station in a step: `into` [N, K-1], stations 1 to K-1; `by_way` [N, W]."""

    into: Ints
    by_way: Ints


class Walk:
    """The chances of a month, laid out for the movement step once, for all steps of the month."""

    def __init__(self, chain: Chain, legs: Legs) -> None:
        particles = len(legs.release)
        self._chain = chain
        self._ground: Ground = chain.ground(particles)
        self._columns = Columns(chain, self._ground)
        places, paths = len(chain.network.places), chain.paths
        chance = np.zeros((particles, 1, places))
        chance[:, 0, : chain.waiting] = legs.release
        # Who stands at an end has arrived: nobody is ever there when a step begins.
        weight = np.ones((particles, len(paths)))
        last = np.flatnonzero(paths.link >= chain.links - len(chain.ways))
        weight[:, last] = legs.ways[:, paths.link[last] - (chain.links - len(chain.ways))]
        first = paths.first[:-1] + len(paths) * np.arange(particles)[:, None]
        ways = Ways(
            np.append(first.ravel(), particles * len(paths)),
            weight.ravel(),
            np.ones(weight.size, np.bool_),
        )
        turned = sent_to = None
        if legs.reattempt is not None:
            turned = np.zeros((particles, 1, chain.links))
            turned[:, 0, -len(chain.ways) :] = legs.reattempt[:, None]
            sent_to = np.full(chain.links, chain.buffer)
        self._rates = Rates(
            chance=Chances(chance, shared=False),
            under_way=True,
            ways=ways,
            by_member=1,
            by_class=0,
            full=np.zeros((1, places), np.bool_),
            open=np.ones((1, chain.links), np.bool_),
            pressed=np.zeros(places, np.bool_),
            allowances=() if legs.quota is None else _allowances(chain, legs.quota),
            turned=turned,
            sent_to=sent_to,
            pace=legs.pace,
        )

    def step(self, people: Ints, rng: Generator) -> tuple[Ints, Passed]:
        """A step: who goes on, goes; who arrives, is counted. [N, columns] in and out."""
        chain, ground = self._chain, self._ground
        flows = Flows(ground)
        rows = leave(self._columns.rows(people), ground, self._rates, flows, rng)
        rows = chain.law.travel(rows, ground, self._rates, flows, rng)
        came = flows.table("arrived") + flows.table("turned")
        by_way = came[:, -len(chain.ways) :]
        into = np.concatenate(
            (came[:, : -len(chain.ways)], by_way.sum(axis=1, keepdims=True)), axis=1
        )
        return self._columns.table(rows), Passed(into, by_way)


def _allowances(chain: Chain, quota: Ints) -> tuple[Allowance, ...]:
    """The quotas of the ways into the last station."""
    found = []
    for way, people in enumerate(quota):
        if (people >= 0).any():
            links = np.zeros(chain.links, np.bool_)
            links[chain.links - len(chain.ways) + way] = True
            most = np.where(people >= 0, people, np.iinfo(np.int64).max // 4)
            found.append(Allowance(links, most))
    return tuple(found)


class Columns:
    """The columns of so many particles' tables as cells of the movement step, and back."""

    def __init__(self, chain: Chain, ground: Ground) -> None:
        layout = ground.layout
        self._stages = layout.done
        self._shape = (layout.members, layout.apart * layout.done)
        particle = np.arange(layout.members)[:, None]
        self._cell = layout.cell(particle, chain.stance, fresh=False).ravel()
        self._done = np.tile(chain.done, layout.members)
        # The number of each column among a particle's cells, each with its stages.
        self._number = layout.cell(particle[0], chain.stance, fresh=False) * layout.done
        self._number = self._number + chain.done

    def rows(self, people: Ints) -> State:
        """The rows of the movement step: one for each particle and column with people in it."""
        there = np.flatnonzero(people)
        return State(self._cell[there], self._done[there], people.ravel()[there])

    def table(self, rows: State) -> Ints:
        """The people of each particle by column, of a state; those at an end are let go."""
        cells = np.zeros(self._shape, np.int64)
        cells.reshape(-1)[rows.cell * self._stages + rows.done] = rows.people
        return cells.take(self._number, axis=1)
