"""Capacity that has to be chosen before the demand is known, and what the choice may cost.

Owns: `regret`. Added places are chosen on a few draws, at least mean cost over them, and stay
whatever comes; every draw is then planned with them and compared with the plan that knew it.
"""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from isthmus.case.problems import CallError

from .choosing import choose
from .draws import run
from .network import network_of
from .problem import Ints, Problem
from .results import Regret, Runs


def regret(
    problem: Problem,
    draws: ArrayLike,
    few: int = 20,
    *,
    runs: Runs | None = None,
    executor: Executor | None = None,
) -> Regret:
    """Choose the added places on `few` of the draws [D, N, M] and test them on all.

    The few are spread evenly over the draws by how many people seek a place. Within a budget each
    draw has the same one. A draw whose floors have to be lowered by more people than with places
    added in hindsight has no regret that could be told: `nan`.

    runs       the plans of these very draws, where they have been made already
    executor   plans the draws (None: this process)
    CallError when `few` is below 1, or as `run`; WorkError as `run`.
    """
    if few < 1:
        raise CallError("plan-few", few)
    perfect = run(problem, draws, executor=executor) if runs is None else runs
    on = _spread(perfect.demand, few)
    network = network_of(problem)
    demand = perfect.demand[on]
    supplies = network.lowered(network.supplies(demand), perfect.lacking[on])
    chosen = choose(network, supplies, network.share_capacity(demand))
    # Part of a place helps nobody; one too many costs less than a person without one.
    surge = np.ceil(chosen - 1e-6).astype(np.int64)
    built = float((surge * problem.surge_cost[:, None]).sum())
    fixed = replace(
        problem,
        capacity=problem.capacity + surge,
        surge=np.zeros_like(surge),
        budget=None if problem.budget is None else max(0.0, problem.budget - built),
    )
    tested = run(fixed, perfect.demand, executor=executor)
    same = tested.lacking.sum(axis=(1, 2)) == perfect.lacking.sum(axis=(1, 2))
    return Regret(
        chosen_on=on,
        surge=surge,
        fixed=np.where(same, tested.cost + built, np.nan),
        perfect=perfect.cost,
        tested=tested,
    )


def _spread(demand: Ints, few: int) -> Ints:
    """[few] draws at even distances when all are put in order of how many people seek a place."""
    order = np.argsort(demand.sum(axis=(1, 2)), kind="stable")
    count = min(few, len(order))
    at = ((np.arange(count) + 0.5) * len(order) / count).astype(np.int64)
    return np.sort(order[at])
