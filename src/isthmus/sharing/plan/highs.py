"""A linear programme kept by HiGHS, quiet and on one thread, solved again from where it stood.

Owns: the only place that speaks to HiGHS. The programme min c·x with row bounds and column bounds
is handed over once; bounds and costs change, and each solution starts from the last one's basis.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .problem import Floats, Ints

#: The solver's own tolerance of a bound: what is nearer than this to a whole number is one.
_NEAR = 1e-6
#: Nothing is printed, and the workers of an executor do not fight over the cores.
_OPTIONS = {"output_flag": False, "threads": 1}


@dataclass(frozen=True, eq=False)
class Optimum:
    """What HiGHS found: value [], x [columns], and the dual of each row [rows]."""

    value: float
    x: Floats
    dual: Floats


class Programme:
    """One programme. `cost` [columns], `matrix` sparse [rows, columns], bounds of both."""

    def __init__(
        self,
        cost: ArrayLike,
        matrix: Any,
        row_lower: ArrayLike,
        row_upper: ArrayLike,
        upper: ArrayLike,
    ) -> None:
        import highspy

        columns = matrix.tocsc()
        programme = highspy.HighsLp()
        programme.num_row_, programme.num_col_ = columns.shape
        programme.col_cost_ = np.asarray(cost, dtype=float)
        programme.col_lower_ = np.zeros(columns.shape[1])
        programme.col_upper_ = np.asarray(upper, dtype=float)
        programme.row_lower_ = np.asarray(row_lower, dtype=float)
        programme.row_upper_ = np.asarray(row_upper, dtype=float)
        programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        programme.a_matrix_.start_ = columns.indptr
        programme.a_matrix_.index_ = columns.indices
        programme.a_matrix_.value_ = columns.data
        self._highs = highspy.Highs()
        for name, value in _OPTIONS.items():
            self._highs.setOptionValue(name, value)
        self._highs.passModel(programme)
        self._optimal = highspy.HighsModelStatus.kOptimal

    def set_row(self, row: int, lower: float, upper: float) -> None:
        """Change the bounds of a row."""
        self._highs.changeRowBounds(row, lower, upper)

    def set_upper(self, columns: Ints, upper: ArrayLike) -> None:
        """Change the upper bounds of columns; the lower ones stay zero."""
        for column, most in zip(columns.tolist(), np.asarray(upper, float).tolist(), strict=True):
            self._highs.changeColBounds(column, 0.0, most)

    def set_costs(self, cost: Floats) -> None:
        """Change every cost."""
        columns = np.arange(len(cost), dtype=np.int32)
        self._highs.changeColsCost(len(cost), columns, np.asarray(cost, dtype=float))

    def solve(self) -> Optimum | None:
        """The optimum; None when no x holds every bound."""
        self._highs.run()
        if self._highs.getModelStatus() != self._optimal:
            return None
        found = self._highs.getSolution()
        x = np.array(found.col_value)
        whole = np.rint(x)
        x = np.where(np.abs(x - whole) < _NEAR, whole, x)
        value = float(self._highs.getInfo().objective_function_value)
        return Optimum(value=value, x=x, dual=np.array(found.row_dual))
