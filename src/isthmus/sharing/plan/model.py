"""The plan as a model that can be read: linopy states it, HiGHS solves it.

Owns: the statement of the problem with its variables and constraints by name, for one demand or for
several draws between which the added capacity is shared; and the duals. A draw is a dimension of
its own: with one draw this is the plan of a demand, with more it is the capacity chosen before the
demand is known, at least mean cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from .highs import Programme
from .problem import Floats, Ints, Problem

if TYPE_CHECKING:
    import linopy
    import xarray as xr

#: The names of the constraints, each as its sentence in the head of the package states it.
CONSTRAINTS = ("demand", "capacity", "share", "floor", "budget")


@dataclass(frozen=True, eq=False)
class Solved:
    """An optimum. K draws; N, W, M, C as in `Problem`.

    placed [K, N, W, M], waiting [K, N, M], surge [K, W, M], over [K, C]
    cost   the mean over the draws, in the currency
    room   [W, M] the fall of that mean, by the model's own duals, for one more place in every draw
    dollar the same for one more unit in every budget; None where there is none
    """

    placed: Floats
    waiting: Floats
    surge: Floats
    over: Floats
    cost: float
    room: Floats
    dollar: float | None


def stated(problem: Problem, demand: Ints, floor: Ints, *, foreseen: bool = True) -> linopy.Model:
    """The model for draws [K, N, M] of a demand, at least mean cost.

    floor     [K, N, M] the least to place by pathways that protect, as many as can be
    foreseen  whether capacity is added knowing the draw; else it is the same in every draw
    """
    import linopy
    import xarray as xr

    axes: dict[str, Sequence[Any]] = {
        "draw": range(len(demand)),
        "nationality": problem.nationalities,
        "offer": [offer.id for offer in problem.offers],
        "month": [month.isoformat() for month in problem.months],
        "country": problem.countries,
    }

    def over(*names: str) -> dict[str, Sequence[Any]]:
        return {name: list(axes[name]) for name in names}

    def data(values: Any, *names: str) -> xr.DataArray:
        return xr.DataArray(np.asarray(values), over(*names), names)

    lawful = data(problem.lawful, "nationality", "offer", "month")
    every = data(np.ones(len(demand), dtype=bool), "draw")
    model = linopy.Model()
    lawfully = model.add_variables(
        lower=0,
        coords=over("draw", "nationality", "offer", "month"),
        name="placed",
        mask=every & lawful,
    )
    placed = lawfully.fillna(0)  # an arc that is not there carries nobody
    waiting = model.add_variables(
        lower=0, coords=over("draw", "nationality", "month"), name="waiting"
    )
    names = ("draw", "offer", "month") if foreseen else ("offer", "month")
    most = np.broadcast_to(problem.surge, [len(axes[name]) for name in names])
    surge = model.add_variables(
        lower=0, upper=data(most, *names), coords=over(*names), name="surge"
    )
    above = model.add_variables(lower=0, coords=over("draw", "country"), name="over")

    enter = demand.copy()
    enter[..., 0] += problem.waiting
    before = waiting.shift(month=1).fillna(0)
    model.add_constraints(
        waiting - before + placed.sum("offer") == data(enter, "draw", "nationality", "month"),
        name="demand",
    )
    capacity = data(problem.capacity, "offer", "month")
    model.add_constraints(placed.sum("nationality") - surge <= capacity, name="capacity")
    inside = data(
        problem.of_country[:, None] == np.arange(len(problem.countries)), "offer", "country"
    )
    share = data(problem.share_people(demand), "draw", "country")
    model.add_constraints(
        (placed.sum(["nationality", "month"]) * inside).sum("offer") - above <= share, name="share"
    )
    if problem.floors.any():
        protects = data(problem.protects, "offer")
        least = data(floor, "draw", "nationality", "month")
        model.add_constraints((placed * protects).sum("offer") >= least, name="floor")
    paid = (placed * data(problem.cost, "nationality", "offer")).sum(
        ["nationality", "offer", "month"]
    )
    added = (surge * data(problem.surge_cost, "offer")).sum(["offer", "month"])
    if problem.budget is not None:
        model.add_constraints(paid + added <= problem.budget, name="budget")
    waited = np.full(len(problem.months), problem.wait)
    waited[-1] += problem.left
    waits = (waiting * data(waited, "month")).sum(["nationality", "month"])
    deviates = (above * problem.deviation).sum("country")
    model.add_objective((paid + added + waits + deviates).sum("draw") / len(demand))
    return model


def optimum(
    problem: Problem, demand: Ints, floor: Ints | None = None, *, foreseen: bool = True
) -> Solved | None:
    """The optimum of the model `stated`; None when the budget does not reach.

    The floors must be such as can be held: where nobody is open to them, no row would say so.
    """
    least = problem.floor_people(demand) if floor is None else floor
    model = stated(problem, demand, least, foreseen=foreseen)
    parts = model.matrices
    low = np.where(parts.sense == "<", -np.inf, parts.b)
    high = np.where(parts.sense == ">", np.inf, parts.b)
    programme = Programme(parts.c, parts.A, low, high, parts.ub)
    found = programme.solve()
    if found is None:
        return None

    def read(group: Any, name: str, labels: Any, values: Floats) -> Floats:
        """A variable's values, or a constraint's duals, in its own shape; zero where none is."""
        own = np.asarray(group[name].labels)
        known = np.zeros(max(int(labels.max(initial=-1)), int(own.max(initial=-1))) + 1)
        known[labels] = values
        return np.where(own >= 0, known[own], 0.0)

    def value(name: str) -> Floats:
        return read(model.variables, name, parts.vlabels, found.x)

    def dual(name: str) -> Floats:
        return np.maximum(0.0, -read(model.constraints, name, parts.clabels, found.dual))

    surge = value("surge")
    k = len(demand)
    return Solved(
        placed=value("placed"),
        waiting=value("waiting"),
        surge=surge if foreseen else np.broadcast_to(surge, (k, *surge.shape)),
        over=value("over"),
        cost=found.value,
        room=dual("capacity").sum(axis=0),
        dollar=None if problem.budget is None else float(dual("budget").sum()),
    )
