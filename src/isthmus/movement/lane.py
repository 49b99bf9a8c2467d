"""The compiled lane, where there is one.

Owns: finding `_walk` and `_stages`, which are built where there is a compiler, and saying what they
offer. Without them the NumPy code of `step` and `travel` takes the same steps: same distribution,
other draws.
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

#: Cells of all members, with their stages, above which a table of all of them is too much memory.
_MOST_STAGED = 1 << 23

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


class Staged(Protocol):
    """The second phase of a step under a law of travel by stages, compiled."""

    def travel(
        self, rows: State, rates: Rates, rng: Generator, arrived: Ints, turned: Ints
    ) -> tuple[Ints, Ints, Ints]:
        """As `ByStages.travel`, lumped; adds to `arrived` and `turned` [M, L]."""
        ...


def compiled(ground: Ground, law: ByStages) -> Ground:
    """The ground with both phases of a step compiled, for rates with anything but queues.

    For who moves many members a short way, each with chances of its own. `Model.ground` leaves the
    travel by stages to NumPy, so that a seed goes on giving the numbers that it has given.
    """
    layout = ground.layout
    lane = lane_of(ground, law)
    if lane is None or layout.members * layout.apart * law.stages > _MOST_STAGED:
        return ground
    try:
        from ._stages import Staged as Compiled
    except ImportError:
        return ground
    return ground._replace(lane=lane, staged=Compiled(ground, law))


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


def is_compiled(*, staged: bool = False) -> bool:
    """Whether the compiled lane was built, and is not switched off; `staged`: with `_stages`."""
    if PLAIN in os.environ:
        return False
    try:
        from . import _walk  # noqa: F401

        if staged:
            from . import _stages  # noqa: F401
    except ImportError:
        return False
    return True
