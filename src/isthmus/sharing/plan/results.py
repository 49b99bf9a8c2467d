"""What a plan comes to: for one demand, over draws, and when capacity had to be chosen before.

Owns: the records `Plan`, `Worth`, `Lack`, `Runs` and `Regret`. Shapes as in `Problem`: N
nationalities, W offers, M months, C countries; D draws.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .problem import Bools, Floats, Ints, People, Problem


@dataclass(frozen=True, eq=False)
class Worth:
    """What one more would save: the fall of the plan's cost, never below zero.

    Where several places run out together, a dual may stand anywhere from what one more saves to
    what one less costs.

    place    [W, M] of one more place of the offer in the month
    dollar   of one more unit of the currency in the budget; None where there is no budget
    dual     [W, M] the model's own dual of the capacity
    """

    place: Floats
    dollar: float | None
    dual: Floats


@dataclass(frozen=True, eq=False)
class Plan:
    """A plan of least cost for one demand: for planning, no order.

    People are whole; only where a budget binds may it pay for a part of one.

    demand    [N, M] who begins to seek a place
    placed    [N, W, M]
    waiting   [N, M] who waits at the end of the month; the last are left without a place
    surge     [W, M] places added
    over      [C] people above the country's share
    lacking   [N, M] by how many people a floor was lowered
    cost      in the currency
    costs     its parts: placing, surge, wait, left, deviation
    worth     what one more place or unit of money would save; None when it was not asked
    """

    problem: Problem
    demand: Ints
    placed: People
    waiting: People
    surge: People
    over: People
    lacking: Ints
    cost: float
    costs: dict[str, float]
    worth: Worth | None = None


@dataclass(frozen=True)
class Lack:
    """A floor that cannot be held, and the smallest relaxation that lets it: `people` fewer.

    open    whether any pathway that protects is open to the nationality in that month
    """

    nationality: str
    month: str
    floor: int
    people: int
    open: bool


@dataclass(frozen=True, eq=False)
class Runs:
    """Plans of many draws, each of least cost for its own demand.

    cost       [D]
    placed     [D, W, M] people placed by offer and month
    by_people  [D, N, C] people placed by nationality and country
    waiting    [D, N, M]; surge [D, W, M]; over [D, C]
    lacking    [D, N, M] by how many people a floor was lowered, the fewest that let a plan exist
    """

    problem: Problem
    demand: Ints
    cost: Floats
    placed: People
    by_people: People
    waiting: People
    surge: People
    over: People
    lacking: Ints

    @property
    def infeasible(self) -> Bools:
        """[D] whether the floors could not be held as they were stated."""
        return np.asarray(self.lacking.any(axis=(1, 2)), dtype=bool)


@dataclass(frozen=True, eq=False)
class Regret:
    """What it costs to choose added capacity before the demand is known.

    chosen_on  the draws it was chosen on
    surge      [W, M] the places added in every draw, used or not
    fixed      [D] cost of the plan with that capacity, known demand
    perfect    [D] cost of the plan that knew the draw when it added capacity
    regret     [D] their difference, never below zero
    """

    chosen_on: Ints
    surge: Ints
    fixed: Floats
    perfect: Floats
    tested: Runs

    @property
    def regret(self) -> Floats:
        """[D] what the choice cost beside a perfect one."""
        return np.maximum(0.0, self.fixed - self.perfect)
