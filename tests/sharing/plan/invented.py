"""Small problems of a plan, for laws: invented countries, pathways, people and costs.

Owns: `invented`, a problem and draws of its demand from a seed, with what is asked for. Costs stand
in quarters, so that they add up exactly; places are few, so that many run out together.
"""

from __future__ import annotations

import datetime as dt

import numpy as np

from isthmus.sharing.plan import KINDS, Offer, Problem, state
from isthmus.sharing.plan.problem import Ints


def months(count: int) -> list[dt.date]:
    """That many months from January 2030."""
    return [dt.date(2030 + number // 12, number % 12 + 1, 1) for number in range(count)]


def invented(
    seed: int,
    *,
    people: int = 3,
    countries: int = 3,
    kinds: int = 3,
    span: int = 3,
    draws: int = 3,
    open_to: float = 0.8,
    additive: bool = True,
    surge: bool = True,
    shares: bool = True,
    floor: float = 0.0,
    budget: float | None = None,
) -> tuple[Problem, Ints]:
    """A problem and draws [D, N, M] of its demand.

    additive   whether costs are of the people in a country plus of the pathway there, in which the
               network finds something to put together; else each stands alone
    floor      least share of the first nationality to protect; asylum protects
    """
    random = np.random.default_rng([seed, 20300101])
    codes = [f"A{chr(65 + number)}A" for number in range(countries)]
    named = [f"B{chr(65 + number)}B" for number in range(people)]
    offers = [
        Offer(f"{code}-{kind}", code, kind, protection=kind == "asylum")
        for code in codes
        for kind in sorted(KINDS)[:kinds]
    ]
    count = len(offers)
    if additive:
        travel = random.integers(0, 120, (people, countries)).repeat(kinds, axis=1)
        cost = (travel + random.integers(0, 200, count)) / 4
    else:
        cost = random.integers(0, 320, (people, count)) / 4
    problem = state(
        nationalities=named,
        offers=offers,
        months=months(span),
        lawful=random.random((people, count, span)) < open_to,
        capacity=random.integers(0, 14, (count, span)) * (random.random((count, span)) < 0.8),
        surge=random.integers(0, 6, (count, span)) if surge else 0,
        cost=cost,
        surge_cost=random.integers(0, 60, count) / 4,
        unsafe=[],
        wait=float(random.integers(0, 5)),
        deviation=float(random.integers(0, 25)),
        shares=dict(zip(codes, random.dirichlet(np.ones(countries)).tolist(), strict=True))
        if shares
        else None,
        floors={named[0]: floor} if floor else None,
        waiting={named[-1]: int(random.integers(0, 8))},
        budget=budget,
    )
    return problem, random.integers(0, 30, (draws, people, span))
