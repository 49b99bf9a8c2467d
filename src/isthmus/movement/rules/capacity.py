"""What fullness does: rules of room.

Owns: how much of a place's attraction is left when it fills, and when people turn away from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

import numpy as np

from isthmus.movement.arrays import Bools, Floats
from isthmus.movement.surroundings import Today

from .rule import Input, Rule

#: A person bound for a camp with less room than this drops the plan (Flee's own constant).
_TURN_AWAY = 0.5


@dataclass(frozen=True)
class Room(Rule):
    """Attraction falls from whole to nothing as a place fills from `buffer` of its capacity up."""

    name: ClassVar[str] = "capacity"
    reference: ClassVar[str] = "Suleimenova, Bell & Groen 2017; capacity_buffer of Flee 2"

    buffer: Annotated[float, Input("1", "share of the capacity up to which nothing is felt")]
    scaling: Annotated[float, Input("1", "factor of all capacities")]

    def left(self, today: Today) -> Floats:
        """Room left at each place, 1 (all) to 0 (none). Shape [M, P]; 1 where there is no limit."""
        left = np.ones(today.people.shape)
        most = today.capacity * self.scaling
        limited = np.flatnonzero(most >= 1.0)
        most, people = most[limited], today.people[:, limited]
        over = people - self.buffer * most
        filling = (over > 0.0) & (people < most)
        width = most * (1.0 - self.buffer)
        taken = np.divide(over, width, out=np.zeros(people.shape), where=filling)
        left[:, limited] = np.where(people < most, 1.0 - taken, 0.0)
        return left

    def full(self, left: Floats, today: Today) -> Bools:
        """Camps that people turn away from. Shape [M, P]."""
        return today.is_camp & (left < _TURN_AWAY)
