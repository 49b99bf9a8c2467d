"""The search for the parameters of a reference: what its likelihood is highest at.

Owns: `least`, SciPy's SLSQP with slopes by differences, and Akaike's criterion.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from isthmus.forecast.records import Floats

#: The difference by which a slope is measured: about the root of what a number can tell.
_STEP = 1e-7
#: How little a step must gain for the search to end.
_EXACT = 1e-7


def least(
    cost: Callable[[Sequence[float]], float],
    start: Sequence[float],
    bounds: Sequence[tuple[float, float]],
) -> list[float]:
    """Where a smooth cost is least within bounds, from a start inside them.

    Slopes are measured here and not by SciPy, whose care takes longer than our costs. SLSQP finds
    what L-BFGS-B does, which hands matrices of four rows to a threaded library and waits for it.
    """
    from scipy.optimize import minimize

    tops = [high for _, high in bounds]

    def with_slope(at: Floats) -> tuple[float, Floats]:
        here = at.tolist()
        value = cost(here)
        slope = np.empty(len(here))
        for i, top in enumerate(tops):
            step = _STEP if here[i] + _STEP <= top else -_STEP
            slope[i] = (cost([*here[:i], here[i] + step, *here[i + 1 :]]) - value) / step
        return value, slope

    found = minimize(
        with_slope,
        np.array(start),
        jac=True,
        bounds=bounds,
        method="SLSQP",
        options={"ftol": _EXACT},
    )
    return [float(one) for one in found.x]


def aicc(loglikelihood: float, parameters: int, count: int) -> float:
    """Akaike's criterion, corrected for few numbers: lower is better, infinite for too few."""
    left = count - parameters - 1
    if left <= 0:
        return math.inf
    return 2 * parameters * (1 + (parameters + 1) / left) - 2 * loglikelihood
