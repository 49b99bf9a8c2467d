"""The arrays of the room by what they hold.

Owns: `Ints` (people, and numbers of places, links and cells), `Floats` (chances, weights, lengths)
and `Bools` (which of them). Shapes stand in docstrings.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
