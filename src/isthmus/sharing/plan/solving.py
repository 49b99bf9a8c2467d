"""The plan of one demand, and why there is none.

Owns: `solve`, the optimum of the readable model with what one more place or unit of money is worth;
and `lacks`, which floors cannot be held, by how many people, and so the smallest relaxation.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from isthmus.case.problems import CallError, WorkError
from isthmus.case.problems import Problem as Wrong

from .budgeted import Budgeted
from .flow import Flow, relax
from .model import Solved, optimum
from .network import Network, network_of
from .problem import Floats, Ints, Problem
from .results import Lack, Plan, Worth
from .worth import worth_of_places


def solve(
    problem: Problem, demand: ArrayLike, *, worth: bool = False, relaxed: bool = False
) -> Plan:
    """Plan one demand [N, M] at least cost.

    worth     whether to find what one more place, and one more unit of money, would save
    relaxed   whether floors that cannot be held are lowered, by as few people as let a plan exist

    CallError for a demand that is none, or costs too fine to be counted in whole numbers. Unless
    `relaxed`, WorkError when the floors cannot be held, or not within the budget: which, by how
    much, and the smallest relaxation.
    """
    people = _one(problem, demand)
    network = network_of(problem)
    network.check(people)
    missing = _missing(network, people, relaxed=relaxed)
    found = optimum(problem, people[None], (problem.floor_people(people) - missing)[None])
    assert found is not None, "lowered so, the floors can be held"
    plan = _plan(problem, people, missing, found)
    return replace(plan, worth=_worth(problem, people, missing, found)) if worth else plan


def lacks(problem: Problem, demand: ArrayLike) -> tuple[Lack, ...]:
    """The floors that a demand [N, M] does not let hold, whatever money there is.

    Lowered by `people` each, they can be held; no way to lower them touches fewer people together.
    """
    people = _one(problem, demand)
    network = network_of(problem)
    network.check(people)
    return _lacks(problem, people, relax(network, network.supplies(people)))


def _one(problem: Problem, demand: ArrayLike) -> Ints:
    """One demand and not several draws."""
    people = problem.demanded(demand)
    if people.ndim != 2:
        n, m = people.shape[1:]
        raise CallError("plan-demand-shape", str(people.shape), nationalities=n, months=m)
    return people


def _lacks(problem: Problem, people: Ints, missing: Ints) -> tuple[Lack, ...]:
    floor = problem.floor_people(people)
    protects = np.any(problem.lawful & problem.protects[:, None], axis=1)
    return tuple(
        Lack(
            nationality=problem.nationalities[who],
            month=f"{problem.months[when]:%Y-%m}",
            floor=int(floor[who, when]),
            people=int(missing[who, when]),
            open=bool(np.asarray(protects)[who, when]),
        )
        for who, when in zip(*(at.tolist() for at in np.nonzero(missing)), strict=True)
    )


def _missing(network: Network, people: Ints, *, relaxed: bool) -> Ints:
    """[N, M] by how many people floors must be lowered; WorkError where they may not be."""
    problem = network.problem
    supply, share = network.supplies(people), network.share_capacity(people)
    missing = np.zeros(people.shape, dtype=np.int64)
    if problem.floors.any():
        missing = relax(network, supply)
    if missing.any() and not relaxed:
        raise WorkError([_said(one) for one in _lacks(problem, people, missing)])
    if problem.budget is None:
        return missing
    within, supply = Budgeted(network), network.lowered(supply, missing)
    if within.solve(supply, share) is None:
        more = within.relax(supply, share)
        if not relaxed:
            least = within.least_budget(supply, share)
            values = {
                "budget": problem.budget,
                "least": least,
                "short": least - problem.budget,
                "people": int(more.sum()),
            }
            raise WorkError([Wrong(code="plan-budget-short", values=values)])
        missing = missing + more
    return missing


def _said(lack: Lack) -> Wrong:
    values = {
        "nationality": lack.nationality,
        "month": lack.month,
        "floor": lack.floor,
        "people": lack.people,
        "held": lack.floor - lack.people,
    }
    if not lack.open:
        return Wrong(code="plan-floor-closed", values=values)
    return Wrong(code="plan-floor-lacks", values=values)


def _plan(problem: Problem, people: Ints, missing: Ints, found: Solved) -> Plan:
    placed, waiting, surge, over = found.placed[0], found.waiting[0], found.surge[0], found.over[0]
    costs = {
        "placing": float((placed * problem.cost[:, :, None]).sum()),
        "surge": float((surge * problem.surge_cost[:, None]).sum()),
        "wait": float(waiting.sum() * problem.wait),
        "left": float(waiting[:, -1].sum() * problem.left),
        "deviation": float(over.sum() * problem.deviation),
    }
    return Plan(
        problem=problem,
        demand=people,
        placed=placed,
        waiting=waiting,
        surge=surge,
        over=over,
        lacking=missing,
        cost=sum(costs.values()),
        costs=costs,
    )


def _worth(problem: Problem, people: Ints, missing: Ints, found: Solved) -> Worth:
    if problem.budget is not None:
        return _worth_within(problem, people, missing, found)
    network = network_of(problem)
    share = network.share_capacity(people)
    flow = Flow(network).solve(network.lowered(network.supplies(people), missing), share)
    assert flow is not None, "lowered so, the floors can be held"
    return Worth(place=worth_of_places(network, flow, share), dollar=None, dual=found.room)


def _worth_within(problem: Problem, people: Ints, missing: Ints, found: Solved) -> Worth:
    """Within a budget: each place that the model prices is added, and the plan made again."""
    network = network_of(problem, bare=True)
    within = Budgeted(network)
    supply = network.lowered(network.supplies(people), missing)
    now = within.solve(supply, network.share_capacity(people))
    assert now is not None, "lowered so, the floors can be held"
    assert problem.budget is not None
    place: Floats = np.zeros(problem.capacity.shape)
    for arc in range(network.base.start, network.base.stop):
        what, when = network.of_slot[:, arc - network.base.start]
        if found.room[what, when] > problem.resolution / 2:
            one_more = within.with_more(arc, float(network.most[arc] + 1))
            place[what, when] = max(0.0, now.value - one_more)
    dollar = max(0.0, now.value - within.with_budget(problem.budget + 1.0))
    return Worth(place=place, dollar=dollar, dual=found.room)
