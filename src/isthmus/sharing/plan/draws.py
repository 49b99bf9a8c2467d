"""A plan for every draw of a demand, in blocks, here or on the workers of an executor.

Owns: `run`. Blocks are cut by number of draws and not by number of workers, and no draw hangs on
another, so the same draws give the same numbers wherever they are planned.
"""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from isthmus.forecast.running import Running

from .budgeted import Budgeted
from .flow import Flow, relax
from .network import Network, network_of
from .problem import Floats, Ints, Problem
from .results import Runs

#: Draws a task plans: enough to be worth sending, few enough to spread over a few workers.
_BLOCK = 25


@dataclass(frozen=True, eq=False)
class _Task:
    network: Network
    demand: Ints


def run(problem: Problem, draws: ArrayLike, *, executor: Executor | None = None) -> Runs:
    """Plan each draw [D, N, M] of the demand at least cost, as if it were known beforehand.

    Where floors cannot be held, they are lowered by as few people as let a plan exist, and
    `lacking` says where: such a draw is never dropped.

    executor   plans the blocks (None: this process)
    CallError for a demand that is none, or for costs too fine to be counted in whole numbers;
    WorkError when a worker was lost.
    """
    demand = problem.demanded(draws)
    if demand.ndim != 3:
        demand = demand[None]
    network = network_of(problem)
    network.check(demand)
    tasks = [_Task(network, demand[i : i + _BLOCK]) for i in range(0, len(demand), _BLOCK)]
    blocks = list(Running(executor=executor).map(_planned, tasks))
    parts = {name: np.concatenate([getattr(block, name) for block in blocks]) for name in _PARTS}
    return Runs(problem=problem, **parts)


_PARTS = ("demand", "cost", "placed", "by_people", "waiting", "surge", "over", "lacking")


def _planned(task: _Task) -> Runs:
    network, demand = task.network, task.demand
    supplies, shares = network.supplies(demand), network.share_capacity(demand)
    lacking = np.zeros(demand.shape, dtype=np.int64)
    planner = _Free(network) if network.problem.budget is None else _Bounded(network)
    found = []
    for number, (supply, share) in enumerate(zip(supplies, shares, strict=True)):
        moved = planner.plan(supply, share)
        if moved is None:
            lacking[number] = planner.relax(supply, share)
            moved = planner.plan(network.lowered(supply, lacking[number]), share)
            assert moved is not None, "lowered so, the floors can be held"
        found.append(moved)
    return Runs(
        problem=network.problem,
        demand=demand,
        cost=np.array([cost for cost, _ in found]),
        placed=np.stack([network.placed(flow) for _, flow in found]),
        by_people=np.stack([network.by_people(flow) for _, flow in found]),
        waiting=np.stack([network.waits(flow) for _, flow in found]),
        surge=np.stack([network.added_places(flow) for _, flow in found]),
        over=np.stack([network.above(flow) for _, flow in found]),
        lacking=lacking,
    )


class _Free:
    """Draws without a budget: a flow, of whole people, whose cost is summed in whole numbers."""

    def __init__(self, network: Network) -> None:
        self._network, self._flow = network, Flow(network)

    def plan(self, supply: Ints, share: Ints) -> tuple[float, Ints] | None:
        flow = self._flow.solve(supply, share)
        if flow is None:
            return None
        return float(int(self._network.cost @ flow) * self._network.unit), flow

    def relax(self, supply: Ints, share: Ints) -> Ints:
        return relax(self._network, supply)


class _Bounded:
    """Draws within a budget, each from the basis of the one before it in its block."""

    def __init__(self, network: Network) -> None:
        self._within = Budgeted(network)

    def plan(self, supply: Ints, share: Ints) -> tuple[float, Floats] | None:
        found = self._within.solve(supply, share)
        return None if found is None else (found.value, self._within.flow(found))

    def relax(self, supply: Ints, share: Ints) -> Ints:
        return self._within.relax(supply, share)
