"""Classes of people: what tells them apart to a rule, or to a reader of the results.

Owns: `Classes`, the share of each class among those who set out from each place. A class is an
aggregate (an age group, a nationality); it is drawn when people set out and never changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

import numpy as np
from numpy.random import Generator

from isthmus.movement.arrays import Floats, Ints
from isthmus.movement.draws import Ways

from .rule import Input, Rule


@dataclass(frozen=True)
class Classes(Rule):
    """Who they are: the share of each class at each place."""

    name: ClassVar[str] = "classes of people"
    reference: ClassVar[str] = "demographics of Flee 3; nationalities of a case"

    names: Annotated[tuple[str, ...], Input("word", "a name for each class (C of them)")]
    share: Annotated[Floats, Input("1", "share of each class at a place, [P, C]")]

    def drawn(self, people: Ints, rng: Generator) -> Ints:
        """People told apart: [M, P] to [M, P, C]. One class draws nothing."""
        members, places = people.shape
        classes = len(self.names)
        if classes == 1:
            return people[:, :, None]
        found = np.zeros((members, places, classes), np.int64)
        share = self.share.reshape(-1)
        ways = Ways(np.arange(places + 1) * classes, share, share > 0.0)
        member, place = np.nonzero(people)
        group, way, count = ways.choose(place, people[member, place], rng)
        np.add.at(found, (member[group], place[group], way % classes), count)
        return found


def everyone(places: int) -> Classes:
    """One class for all."""
    return Classes(("all",), np.ones((places, 1)))
