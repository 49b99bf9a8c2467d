"""What a plan of many draws costs: the flow beside HiGHS from a hot start, on the same draws.

Owns: the measure of 500 draws of 20 nationalities x 35 countries x 24 months x 6 pathways, against
what we promise: at most a sixth of the time of HiGHS, which holds the model as linopy states it,
gets each draw as new row bounds and starts from the basis of the draw before. A second line gives
HiGHS the small network that the flow runs on, from a hot start too: a reader may want to know how
much is the network's and how much the solver's. Everything runs in one process on one thread and
is counted in its own CPU seconds, for a busy machine is no fault of either. Costs of each draw must
be the same by all three. Prints ratios and asserts nothing about time.

    python benchmarks/sharing_flow.py [--draws 500] [--highs 20 | --all] [--general] [--seed 1]

--highs     how many of the draws HiGHS plans: the first ones (the flow plans all)
--general   costs that no sum of a way and a pathway explains: nothing in the network can be shared
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from isthmus.sharing.plan import KINDS, Offer, Problem, run, state
from isthmus.sharing.plan.budgeted import Budgeted
from isthmus.sharing.plan.highs import Programme
from isthmus.sharing.plan.model import stated
from isthmus.sharing.plan.network import network_of
from isthmus.sharing.plan.problem import Floats, Ints

NATIONALITIES, COUNTRIES, MONTHS, PATHWAYS = 20, 35, 24, 6
#: The flow takes at most this part of the time of HiGHS.
PROMISED = 1 / 6


def main() -> int:
    """Plan the draws by each, and print what each took."""
    parser = argparse.ArgumentParser(description="The flow beside HiGHS from a hot start.")
    parser.add_argument("--draws", type=int, default=500)
    parser.add_argument("--highs", type=int, default=20)
    parser.add_argument("--all", action="store_true", help="HiGHS plans every draw")
    parser.add_argument("--general", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    problem, demand = invented(asked.seed, asked.draws, additive=not asked.general)
    network = network_of(problem)
    some = demand if asked.all else demand[: asked.highs]
    print(f"{len(demand)} draws, {problem.lawful.sum():,} lawful arcs; costs: "
          f"{'each its own' if asked.general else 'of the way plus of the pathway'}")  # fmt: skip
    print(f"network of {network.nodes:,} nodes, {len(network.tail):,} arcs")

    took, runs = clocked(lambda: run(problem, demand))
    flow = took / len(demand)
    shown("minimum-cost flow", len(demand), flow, None)
    supplies, shares = network.supplies(some), network.share_capacity(some)
    hot, costs = each(Stated(problem, some[0]).plan, list(some))
    shown("HiGHS, the model as stated", len(some), hot, flow)
    same(runs.cost[: len(some)], costs)
    within = Budgeted(network)
    pairs = list(zip(supplies, shares, strict=True))
    small, costs = each(lambda pair: found_of(within.solve(*pair)), pairs)
    shown("HiGHS, the network", len(some), small, flow)
    same(runs.cost[: len(some)], costs)
    print(f"flow / HiGHS {flow / hot:.3f}, {flow / hot / PROMISED:.2f} of the promised sixth")
    return 0


def invented(seed: int, draws: int, *, additive: bool) -> tuple[Problem, Ints]:
    """A region of the promised size, and draws that wander as projections do over two years."""
    random = np.random.default_rng([seed, 20, 35, 24, 6])
    n, c, p, m = NATIONALITIES, COUNTRIES, PATHWAYS, MONTHS
    people = [f"N{chr(65 + i // 26)}{chr(65 + i % 26)}" for i in range(n)]
    codes = [f"C{chr(65 + i // 26)}{chr(65 + i % 26)}" for i in range(c)]
    kinds = sorted(KINDS)[:p]
    offers = [Offer(f"{a}-{kind}", a, kind, kind == "asylum") for a in codes for kind in kinds]
    size = random.dirichlet(np.full(c, 2.0)).repeat(p) * random.dirichlet(np.ones(p), c).ravel()
    capacity = np.rint(45_000 * size[:, None] * random.uniform(0.7, 1.3, (c * p, m)))
    if additive:
        cost = random.uniform(50, 1500, (n, c)).round(2).repeat(p, axis=1)
        cost = cost + random.uniform(150, 6000, c * p).round(2)
    else:
        cost = random.uniform(150, 7500, (n, c * p)).round(2)
    problem = state(
        nationalities=people,
        offers=offers,
        months=[dt.date(2030 + i // 12, i % 12 + 1, 1) for i in range(m)],
        lawful=True,
        capacity=capacity,
        surge=np.floor(0.3 * capacity),
        cost=cost,
        surge_cost=500,
        unsafe=[],
        wait=80,
        deviation=400,
        shares=dict(zip(codes, random.dirichlet(np.full(c, 4.0)).tolist(), strict=True)),
        floors={people[0]: 0.1, people[1]: 0.1},
    )
    level = 40_000 * random.dirichlet(np.full(n, 0.7))
    wander = random.normal(0, 0.10, (draws, 1, m)) + random.normal(0, 0.15, (draws, n, m))
    return problem, problem.demanded(level[:, None] * np.exp(wander.cumsum(axis=2)))


class Stated:
    """HiGHS with the model as linopy states it; a draw changes the bounds of its rows."""

    def __init__(self, problem: Problem, demand: Ints) -> None:
        self._problem = problem
        model = stated(problem, demand[None], problem.floor_people(demand)[None])
        parts = model.matrices
        low = np.where(parts.sense == "<", -np.inf, parts.b)
        high = np.where(parts.sense == ">", np.inf, parts.b)
        self._programme = Programme(parts.c, parts.A, low, high, parts.ub)
        at = {int(label): row for row, label in enumerate(parts.clabels)}
        self._rows = {
            name: [at.get(int(label), -1) for label in model.constraints[name].labels.values.flat]
            for name in ("demand", "share", "floor")
        }
        self.plan(demand)  # the basis that the first draw starts from

    def plan(self, demand: Ints) -> float:
        """The cost of a draw."""
        enter = demand.copy()
        enter[:, 0] += self._problem.waiting
        self._set("demand", enter, enter)
        share = self._problem.share_people(demand)
        self._set("share", np.full(len(share), -np.inf), share)
        floor = self._problem.floor_people(demand)
        self._set("floor", floor, np.full(floor.shape, np.inf))
        return found_of(self._programme.solve())

    def _set(self, name: str, low: Any, high: Any) -> None:
        for row, least, most in zip(self._rows[name], low.flat, high.flat, strict=True):
            if row >= 0:
                self._programme.set_row(row, float(least), float(most))


def found_of(optimum: Any) -> float:
    """The cost of an optimum that is there."""
    if optimum is None:
        sys.exit("a draw has no plan: choose another seed")
    return float(optimum.value)


def clocked(task: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of a task, and what it gave."""
    began = time.process_time()
    given = task()
    return time.process_time() - began, given


def each(task: Callable[[Any], float], items: list[Any]) -> tuple[float, Floats]:
    """Mean CPU seconds of a task over the items, and its costs."""
    timed = [clocked(partial(task, item)) for item in items]
    return statistics.fmean(took for took, _ in timed), np.array([cost for _, cost in timed])


def shown(what: str, draws: int, seconds: float, flow: float | None) -> None:
    """A line of the table."""
    ratio = "" if flow is None else f"   {seconds / flow:6.1f} times the flow"
    print(f"  {what:28}{draws:5} draws {1000 * seconds:9.1f} ms a draw{ratio}")


def same(one: Floats, other: Floats) -> None:
    """Say whether two engines came to the same costs."""
    apart = float(np.max(np.abs(one - other) / np.maximum(1.0, np.abs(one))))
    print(f"  {'':28}costs apart by {apart:.1e} at most")


if __name__ == "__main__":
    sys.exit(main())
