"""The compiled lane, where there is one.

Owns: finding `_walk`, which is built where there is a compiler, and saying what it offers. Without
it the NumPy code of `step` and `travel` takes the same steps: same distribution, other draws.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

from numpy.random import Generator

from .arrays import Ints

if TYPE_CHECKING:
    from .state import State
    from .step import Ground, Rates
    from .travel import ByDistance, ByStages


#: Set to anything, this takes the NumPy lane, to compare the two.
PLAIN = "ISTHMUS_PLAIN"

#: Cells of a member below which the lane may take their numbers apart in floating point.
_MOST_CELLS = 1 << 51


class Lane(Protocol):
    """Both phases of a step, compiled, columns of rows in and out; and who is where."""

    def leave(
        self, rows: State, rates: Rates, rng: Generator, entered: Ints
    ) -> tuple[Ints, Ints, Ints]:
        """As `step.leave`; adds to `entered` [M, L]."""
        ...

    def travel(
        self, rows: State, rates: Rates, rng: Generator, entered: Ints, arrived: Ints
    ) -> tuple[Ints, Ints, Ints]:
        """As `ByDistance.travel`, lumped; adds to `entered` and `arrived` [M, L]."""
        ...

    def present(self, rows: State) -> tuple[Ints, Ints]:
        """As `step.present`: at places [M, P, C] and on links [M, L]."""
        ...


def lane_of(ground: Ground, law: ByDistance | ByStages) -> Lane | None:
    """The compiled lane of that ground, or None where there is none."""
    from .travel import ByDistance

    fits = ground.layout.fits and ground.layout.apart < _MOST_CELLS
    if not fits or not len(ground.paths) or PLAIN in os.environ:
        return None
    try:
        from ._walk import Lane as Compiled
    except ImportError:
        return None
    lane: Lane = Compiled(ground, law if isinstance(law, ByDistance) else None)
    return lane


def is_compiled() -> bool:
    """Whether the compiled lane was built, and is not switched off."""
    if PLAIN in os.environ:
        return False
    try:
        from . import _walk  # noqa: F401
    except ImportError:
        return False
    return True
