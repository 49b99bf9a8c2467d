"""Which way people take where the shares are known: a weight for each link and class.

Owns: `GivenShares`, the choice of a corridor in which people see one leg ahead.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, ClassVar

import numpy as np

from isthmus.movement.arrays import Floats
from isthmus.movement.network import Paths

from .choosing import Gravity
from .rule import Input


@dataclass(frozen=True)
class GivenShares(Gravity):
    """The weight of a link is given for each class; who finds it closed takes the others alike."""

    name: ClassVar[str] = "route choice by given shares"
    reference: ClassVar[str] = "shares and weights of a case's movement.toml"

    of_links: Annotated[Floats, Input("1", "weight of each link for each class, [1|C, L]")] = field(
        default_factory=lambda: np.ones((1, 0))
    )

    def weight(self, score: Floats, paths: Paths) -> Floats:
        """The weight of each path's one link, times the score of its goal. Shape [1|M, 1|C, K]."""
        assert len(paths.links) == len(paths.link), "given shares know paths of one link"
        weight: Floats = self.of_links[None, :, paths.link] * score
        return weight
