"""A value for each flood level, and between two levels.

Owns: the interpolation that the flood rules share.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from isthmus.movement.arrays import Floats


def between_levels(values: Sequence[float], level: Floats) -> Floats:
    """The value at each level; between two whole levels, on the straight line between theirs.

    `values[i]` belongs to level i; levels beyond the last have the last value. Shape of `level`.
    """
    found: Floats = np.interp(level, np.arange(len(values)), np.asarray(values, float))
    return found
