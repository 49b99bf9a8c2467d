"""What the kernel's members end in, in the words of the per-person implementation.

Owns: `run`, days of the kernel under a setup (measures acting through `Rates`, by the public
functions of a step), and `worlds`, every member's state as a `World`, counted.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from isthmus.movement.lane import compiled, is_compiled
from isthmus.movement.model import Here
from isthmus.movement.state import Layout, State
from isthmus.movement.step import (
    Allowance,
    Flows,
    Ground,
    Rates,
    leave,
    occupancy,
    settled,
    strike_off,
)
from isthmus.movement.travel import ByStages
from tests.movement.persons import Acts, Person, Setup, World

#: The kernel has two lanes, of the same distribution; the compiled one where it was built.
LANES = ("plain", "compiled") if is_compiled() else ("plain",)

#: The lane of who asks for the travel by stages to be compiled too (`lane.compiled`).
STAGED = "staged"
#: Every lane: for laws that are tried on one of them at a time.
EVERY_LANE = (*LANES, STAGED) if is_compiled(staged=True) else LANES


def ground_of(setup: Setup, members: int, lane: str = LANES[-1]) -> Ground:
    """The ground of a run in that lane."""
    ground = setup.model.ground(members)
    if lane == STAGED and isinstance(setup.model.law, ByStages):
        return compiled(ground, setup.model.law)
    return ground._replace(lane=None) if lane == "plain" else ground


def run(setup: Setup, members: int, seed: int, lane: str = LANES[-1]) -> tuple[Ground, Here]:
    """The end of the setup's days."""
    rng = np.random.default_rng(seed)
    ground = ground_of(setup, members, lane)
    here = setup.model.start(members, rng)
    for _ in range(setup.days):
        here, _flows = a_day(setup, here, ground, rng)
    return ground, here


def a_day(setup: Setup, here: Here, ground: Ground, rng: Generator) -> tuple[Here, Flows]:
    """A day of the model; with measures, by the functions that a day is made of."""
    if setup.acts == Acts():
        return setup.model.advance(here, ground, rng)
    assert not setup.model.sources
    flows = Flows(ground)
    rows = leave(here.people, ground, _rates(setup, here, ground, here.people), flows, rng)
    rates = _rates(setup, here, ground, rows)
    rows = setup.model.law.travel(rows, ground, rates, flows, rng)
    rows = settled(strike_off(rows, ground, rates, flows, rng), ground)
    return here._replace(day=here.day + 1, people=rows), flows


def _rates(setup: Setup, here: Here, ground: Ground, rows: State) -> Rates:
    rates = setup.model.rates(here.day, occupancy(rows, ground), here.residents)
    acts = setup.acts
    if acts.places is not None:
        rates = rates._replace(places=np.array([acts.places]))
    if acts.room is not None:
        # A quota for each link: each is a set of one.
        each = np.eye(len(acts.room), dtype=np.bool_)
        rates = rates._replace(
            allowances=tuple(
                Allowance(each[link], np.array([people])) for link, people in enumerate(acts.room)
            )
        )
    if acts.turned is not None and acts.sent_to is not None:
        rates = rates._replace(turned=np.array([acts.turned]), sent_to=np.array(acts.sent_to))
    if acts.left is not None:
        rates = rates._replace(left=np.array([acts.left]))
    if acts.pace is not None:
        rates = rates._replace(pace=np.array([acts.pace]))
    return rates


def worlds(ground: Ground, here: Here) -> Counter[World]:
    """How many members end in each world."""
    layout, rows = ground.layout, here.people
    members = layout.members
    member = layout.member(rows.cell)
    # Members whose rows add up to the same hash are alike; each kind is read once.
    hashes = np.zeros(members, np.uint64)
    np.add.at(hashes, member, _hash(rows.cell - member * layout.apart, rows.done, rows.people))
    if len(here.residents) > 1:
        hashes += _hash(*here.residents.T)
    hashes += _hash(here.unmet)
    _, first, count = np.unique(hashes, return_index=True, return_counts=True)
    # In a state the rows of a member stand together, members in their order.
    bounds = np.searchsorted(member, np.arange(members + 1))
    found: Counter[World] = Counter()
    for one, n in zip(first.tolist(), count.tolist(), strict=True):
        at = np.arange(bounds[one], bounds[one + 1])
        people = _people(ground, rows.take(at), layout)
        residents = here.residents[one if len(here.residents) > 1 else 0]
        found[World(people, tuple(residents.tolist()), int(here.unmet[one]))] += n
    return found


def _hash(*columns: NDArray[np.int64]) -> NDArray[np.uint64]:
    """A number for each row that differs where any column does (splitmix64, column by column)."""
    mixed = np.zeros(len(columns[0]), np.uint64)
    for column in columns:
        mixed = mixed + column.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        mixed = mixed ^ (mixed >> np.uint64(31))
    return mixed


def _people(ground: Ground, rows: State, layout: Layout) -> tuple[Person, ...]:
    paths = ground.paths
    stance = layout.stance(rows.cell)
    people: list[Person] = []
    for i, s in enumerate(stance.tolist()):
        plan: tuple[int, ...] = ()
        if s >= layout.places:
            k = (s - layout.places) % layout.paths
            plan = tuple(paths.links[paths.links_of[k] : paths.links_of[k + 1]].tolist())
        place = s
        if s >= layout.places + layout.paths:
            place = -1
        elif plan:
            place = int(ground.network.start[plan[0]])
        cell = rows.cell[i : i + 1]
        person = Person(
            place,
            plan,
            int(rows.done[i]),
            int(layout.tiredness(cell)[0]),
            int(layout.class_(cell)[0]),
            bool(layout.is_fresh(cell)[0]),
        )
        people += [person] * int(rows.people[i])
    return tuple(sorted(people))
