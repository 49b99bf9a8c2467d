"""What the places are like on each day: what rules look at.

Owns: `Kind`, `Surroundings` (days by places, given before a run) and `Today` (what a rule sees: one
day of it, with the people who are there now). Computes no chance and no weight.
"""

from __future__ import annotations

import enum
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from .arrays import Bools, Floats, Ints


class Kind(enum.IntEnum):
    """What a place is on a day, as conflict networks name it."""

    TOWN = 0
    CONFLICT = 1
    CAMP = 2
    IDP_CAMP = 3
    FORWARD = 4
    MARKER = 5
    FLOOD_ZONE = 6


class Surroundings(msgspec.Struct, frozen=True, kw_only=True):
    """Days (D) by places (P), known before the run.

    kind      [D, P] of `Kind`
    conflict  [D, P] intensity, 0 without conflict
    began     [D, P] day on which the conflict of that day began; -1 without one
    flood     [D, P] flood level, 0 and up; may lie between two levels
    hunger    [D, P] share of people in food crisis, 0..1
    foreign   [P] whether the place lies outside the country that people flee from
    residents [P] people who live there and have not fled
    capacity  [P] people it can receive; below 1 means without limit
    """

    kind: NDArray[np.int8]
    conflict: Floats
    began: Ints
    flood: Floats
    hunger: Floats
    foreign: Bools
    residents: Ints
    capacity: Floats

    def on(self, day: int, people: Ints, residents: Ints) -> Today:
        """What rules see on a day; days after the last are like the last."""
        d = min(day, len(self.kind) - 1)
        return Today(
            day=day,
            kind=self.kind[d],
            conflict=self.conflict[d],
            conflict_days=np.where(self.began[d] >= 0, day - self.began[d], 0),
            flood=self.flood[d],
            hunger=self.hunger[d],
            foreign=self.foreign,
            capacity=self.capacity,
            people=people,
            residents=residents,
        )


class Today(NamedTuple):
    """One day of the surroundings, and who is there. M members, P places.

    `people` [M, P] are those who have fled and are at the place, frozen at the start of the phase;
    `residents` [1|M, P] those who live there still. The others are [P], as in `Surroundings`;
    `conflict_days` is how long the conflict has lasted.
    """

    day: int
    kind: NDArray[np.int8]
    conflict: Floats
    conflict_days: Ints
    flood: Floats
    hunger: Floats
    foreign: Bools
    capacity: Floats
    people: Ints
    residents: Ints

    @property
    def is_camp(self) -> Bools:
        """Camps of either kind. Shape [P]."""
        camps: Bools = (self.kind == _CAMP) | (self.kind == _IDP_CAMP)
        return camps


# Plain numbers: an enumeration is slow to look up, and this is asked several times a day.
_CAMP, _IDP_CAMP = int(Kind.CAMP), int(Kind.IDP_CAMP)
