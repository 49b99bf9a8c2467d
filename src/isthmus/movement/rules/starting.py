"""Who sets out anew: rules of displacement.

Owns: how many people start a journey on a day, and where. A source takes what is known of the day
and gives people by member, place and class; whether they are taken from the residents of the place
is a property of the source.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, ClassVar

import numpy as np
from numpy.random import Generator

from isthmus.movement.arrays import Floats, Ints
from isthmus.movement.draws import Ways
from isthmus.movement.surroundings import Today

from .attraction import aged
from .levels import between_levels
from .rule import Input, Rule


class Source(Rule):
    """Gives the people who set out on a day, [M, P], or [M, P, C] where it knows their class."""

    def starts(self, today: Today, rng: Generator) -> Ints:
        """How many people set out at each place. `today.people` is [M, P]."""
        raise NotImplementedError

    def due(self, today: Today) -> int | None:
        """How many should set out in all, where that is known beforehand."""
        return None


@dataclass(frozen=True)
class Counted(Source):
    """A known number flees each day, from places of conflict in proportion to who lives there.

    The chance of a place is residents * intensity * decay of the conflict's age.
    """

    name: ClassVar[str] = "displacement as counted"
    reference: ClassVar[str] = "Suleimenova, Bell & Groen 2017; conflict_spawn_decay of Flee 3"

    new: Annotated[Ints, Input("people a day", "how many flee on each day [D]")]
    decay: Annotated[tuple[float, ...], Input("1", "share of a conflict left at its age")]
    interval: Annotated[int, Input("days", "length of an interval of the decay")]

    def starts(self, today: Today, rng: Generator) -> Ints:
        """Multinomial over the places of conflict; nobody where there is none."""
        members, places = today.people.shape
        found = np.zeros((members, places), np.int64)
        new = self.due(today)
        weight = today.residents * today.conflict * aged(self.decay, self.interval, today)
        rows = len(weight)
        if not new or not weight.any():
            return found
        ways = _in_proportion(weight.astype(float).tobytes(), rows)
        who = np.arange(members)
        row = who if rows > 1 else np.zeros(members, np.int64)
        live = ~ways.stuck[row]
        people = np.full(int(live.sum()), new)
        group, way, count = ways.choose(row[live], people, rng)
        np.add.at(found, (who[live][group], way % places), count)
        return found

    def due(self, today: Today) -> int:
        """The day's number."""
        return int(self.new[today.day]) if today.day < len(self.new) else 0


@dataclass(frozen=True)
class ByConflict(Source):
    """Each place of conflict sends people every day."""

    name: ClassVar[str] = "displacement by conflict"
    reference: ClassVar[str] = "Flee 3, conflict_driven_spawning"

    #: "constant" and "poisson": people a day; "pop_ratio": share of the residents a day.
    mode: Annotated[str, Input("word", "constant, pop_ratio or poisson")]
    rate: Annotated[float, Input("people or share a day", "at intensity 1")]

    def starts(self, today: Today, rng: Generator) -> Ints:
        """Whole people at the intensity of the day."""
        return _whole(self.mode, self.rate * today.conflict, today, rng)


@dataclass(frozen=True)
class ByFlood(Source):
    """Each flooded place sends people every day, by the level of the flood."""

    name: ClassVar[str] = "displacement by flood"
    reference: ClassVar[str] = "DFlee; Flee 3, flood_driven_spawning"

    mode: Annotated[str, Input("word", "constant, pop_ratio or poisson")]
    levels: Annotated[tuple[float, ...], Input("people or share a day", "at level 0, 1, 2, ...")]

    def starts(self, today: Today, rng: Generator) -> Ints:
        """Whole people at the level of the day."""
        rate = np.where(today.flood > 0.0, between_levels(self.levels, today.flood), 0.0)
        return _whole(self.mode, rate, today, rng)


@dataclass(frozen=True)
class ByHunger(Source):
    """Places in food crisis send the share of their residents that is in crisis every day."""

    name: ClassVar[str] = "displacement by hunger"
    reference: ClassVar[str] = "Flee 3, starvation_driven_spawning"

    def starts(self, today: Today, rng: Generator) -> Ints:
        """Residents times the share in crisis, whole people."""
        return _whole("pop_ratio", today.hunger, today, rng)


@dataclass(frozen=True)
class Given(Source):
    """A number for each day, place and member, drawn or counted elsewhere."""

    name: ClassVar[str] = "departures as given"
    reference: ClassVar[str] = "a series of the case, or a forecast of it"

    new: Annotated[Ints, Input("people a step", "who set out, [D, 1|M, P] or [D, 1|M, P, C]")]

    def starts(self, today: Today, rng: Generator) -> Ints:
        """The day's row; nobody after the last."""
        shape = (len(today.people), *self.new.shape[2:])
        if today.day >= len(self.new):
            return np.zeros(shape, np.int64)
        return np.broadcast_to(self.new[today.day], shape).astype(np.int64)


@dataclass(frozen=True)
class Rate(Source):
    """A mean for each day, place and class: each member draws its own number."""

    name: ClassVar[str] = "departures at a rate"
    reference: ClassVar[str] = "a Poisson stream"

    mean: Annotated[Floats, Input("people a step", "in the mean, [D, 1|M, P, C]")]

    def starts(self, today: Today, rng: Generator) -> Ints:
        """Poisson around the day's row; nobody after the last."""
        shape = (len(today.people), *self.mean.shape[2:])
        if today.day >= len(self.mean):
            return np.zeros(shape, np.int64)
        return rng.poisson(self.mean[today.day], shape)


@lru_cache(maxsize=4)
def _in_proportion(weight: bytes, rows: int) -> Ways:
    """The ways of each of so many rows of weights; most days are like the day before."""
    weights = np.frombuffer(weight)
    first = np.arange(rows + 1) * (len(weights) // rows)
    return Ways(first, weights, weights > 0.0)


def _whole(mode: str, rate: Floats, today: Today, rng: Generator) -> Ints:
    """Whole people by member and place, from a rate by place."""
    shape = today.people.shape
    if mode == "pop_ratio":
        share = np.clip(rate, 0.0, 1.0)  # nobody leaves twice on a day
        return np.broadcast_to((share * today.residents).astype(np.int64), shape).copy()
    if mode == "poisson":
        return rng.poisson(rate, shape)
    assert mode == "constant", mode
    return np.broadcast_to(rate.astype(np.int64), shape).copy()
