"""What holds of every plan: one optimum by two ways, whole people, and what one more is worth."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.sharing.plan import Problem, regret, run, solve, state
from isthmus.sharing.plan.choosing import choose
from isthmus.sharing.plan.flow import Flow
from isthmus.sharing.plan.model import Solved, optimum
from isthmus.sharing.plan.network import network_of
from isthmus.sharing.plan.problem import Floats, Ints
from isthmus.sharing.plan.worth import worth_of_places
from isthmus.sharing.rounding import whole
from tests.sharing.plan.invented import invented, months

SEEDS = st.integers(0, 10**6)
FEW = settings(max_examples=6, deadline=None)
MANY = settings(max_examples=15, deadline=None)


def costs_of(problem: Problem, found: Solved) -> Floats:
    """[K] what each draw of a solved model costs, added up from its people."""
    waited = np.full(len(problem.months), problem.wait)
    waited[-1] += problem.left
    placing = (found.placed * problem.cost[:, :, None]).sum(axis=(1, 2, 3))
    added = (found.surge * problem.surge_cost[:, None]).sum(axis=(1, 2))
    waits = (found.waiting * waited).sum(axis=(1, 2))
    total: Floats = placing + added + waits + found.over.sum(axis=1) * problem.deviation
    return total


@FEW
@given(SEEDS, st.booleans(), st.booleans(), st.booleans(), st.sampled_from([0.0, 0.3]))
def test_the_flow_and_the_model_reach_one_optimum(
    seed: int, additive: bool, surge: bool, shares: bool, floor: float
) -> None:
    problem, demand = invented(
        seed, people=4, additive=additive, surge=surge, shares=shares, floor=floor, draws=4
    )
    runs = run(problem, demand)
    held = problem.floor_people(demand) - runs.lacking
    found = optimum(problem, demand, held)
    assert found is not None
    np.testing.assert_allclose(costs_of(problem, found), runs.cost, rtol=1e-9, atol=1e-6)
    # Both are of whole people, and the model puts nobody where nobody may be.
    np.testing.assert_allclose(found.placed, np.rint(found.placed), atol=1e-6)
    assert not found.placed[:, ~problem.lawful].any()


@FEW
@given(SEEDS, st.sampled_from([0.3, 0.9]))
def test_within_a_budget_the_programme_and_the_model_reach_one_optimum(
    seed: int, part: float
) -> None:
    problem, demand = invented(seed, draws=2)
    runs = run(problem, demand)
    paid = (runs.surge * problem.surge_cost[:, None]).sum(axis=(1, 2))
    budget = round(float(part * (paid.min() + runs.placed.sum())), 2)
    bounded = dataclasses.replace(problem, budget=budget)
    found = optimum(bounded, demand)
    assert found is not None
    within = run(bounded, demand)
    np.testing.assert_allclose(costs_of(problem, found), within.cost, rtol=1e-7, atol=1e-5)
    assert (within.cost >= runs.cost - 1e-6).all()


@MANY
@given(SEEDS, st.booleans(), st.sampled_from([0.0, 0.4]))
def test_everybody_is_counted_within_what_there_is(seed: int, additive: bool, floor: float) -> None:
    problem, demand = invented(seed, additive=additive, floor=floor)
    runs = run(problem, demand)
    placed, left = runs.placed.sum(axis=(1, 2)), runs.waiting[:, :, -1].sum(axis=1)
    assert (placed + left == demand.sum(axis=(1, 2)) + problem.waiting.sum()).all()
    assert (runs.by_people.sum(axis=(1, 2)) == placed).all()
    assert (runs.placed >= 0).all()
    assert (runs.placed - runs.surge <= problem.capacity).all()
    assert (runs.surge <= problem.surge).all()
    inside = problem.of_country[:, None] == np.arange(len(problem.countries))
    of_country = runs.placed.sum(axis=2) @ inside
    assert (of_country == runs.by_people.sum(axis=1)).all()
    assert (of_country - runs.over <= problem.share_people(demand)).all()
    assert (runs.lacking <= problem.floor_people(demand)).all()


@MANY
@given(SEEDS, st.booleans())
def test_one_more_place_is_worth_what_a_plan_with_it_costs_less(seed: int, additive: bool) -> None:
    problem, demand = invented(seed, additive=additive, countries=2, span=2, floor=0.2)
    before = run(problem, demand)
    feasible = np.flatnonzero(~before.infeasible)
    for draw in feasible[:1]:
        network = network_of(problem)
        share = network.share_capacity(demand[draw])
        flow = Flow(network).solve(network.supplies(demand[draw]), share)
        assert flow is not None
        worth = worth_of_places(network, flow, share)
        for at in np.ndindex(problem.capacity.shape):
            more = problem.capacity.copy()
            more[at] += 1
            after = run(dataclasses.replace(problem, capacity=more), demand[draw])
            assert before.cost[draw] - after.cost[0] == pytest.approx(worth[at], abs=1e-9)


def test_a_dual_may_say_more_than_one_more_place_is_worth() -> None:
    # Ten people and ten places: one less costs the plan a person, one more is used by nobody.
    problem = state(
        nationalities=["BAB"],
        offers=invented(1, countries=1, kinds=1)[0].offers,
        months=months(1),
        lawful=True,
        capacity=10,
        cost=5,
        unsafe=[],
        wait=1,
        left=100,
    )
    assert solve(problem, [[10]], worth=True).worth.place.tolist() == [[0.0]]  # type: ignore[union-attr]
    short = solve(problem, [[11]], worth=True)
    assert short.worth is not None
    assert short.worth.place.tolist() == [[96.0]]
    assert short.worth.dual.tolist() == [[96.0]]


@FEW
@given(SEEDS)
def test_a_plan_and_its_draw_cost_the_same_and_worth_is_no_more_than_the_dual(seed: int) -> None:
    problem, demand = invented(seed, draws=1)
    plan = solve(problem, demand[0], worth=True)
    assert plan.cost == pytest.approx(float(run(problem, demand).cost[0]), abs=1e-6)
    assert plan.worth is not None
    assert (plan.worth.place <= plan.worth.dual + 1e-6).all()
    enter = demand[0].copy()
    enter[:, 0] += problem.waiting
    before = np.concatenate([np.zeros((len(enter), 1)), plan.waiting[:, :-1]], axis=1)
    np.testing.assert_allclose(plan.waiting - before + plan.placed.sum(axis=1), enter)


@FEW
@given(SEEDS)
def test_one_more_dollar_is_worth_what_a_plan_with_it_costs_less(seed: int) -> None:
    problem, demand = invented(seed, draws=1, people=2, countries=2, span=2)
    bounded = dataclasses.replace(problem, budget=float(demand.sum()))
    plan = solve(bounded, demand[0], worth=True)
    more = dataclasses.replace(bounded, budget=float(demand.sum()) + 1)
    assert plan.worth is not None
    saved = plan.cost - float(run(more, demand).cost[0])
    assert plan.worth.dollar == pytest.approx(saved, abs=1e-5)
    for at in zip(*np.nonzero(plan.worth.place), strict=True):
        room = problem.capacity.copy()
        room[at] += 1
        after = run(dataclasses.replace(bounded, capacity=room), demand)
        assert plan.cost - after.cost[0] == pytest.approx(plan.worth.place[at], abs=1e-4)


@MANY
@given(SEEDS)
def test_more_room_never_costs_more(seed: int) -> None:
    problem, demand = invented(seed, floor=0.3)
    wider = dataclasses.replace(problem, capacity=problem.capacity + 1)
    before, after = run(problem, demand), run(wider, demand)
    assert (after.lacking.sum(axis=(1, 2)) <= before.lacking.sum(axis=(1, 2))).all()
    held = ~before.infeasible
    assert (after.cost[held] <= before.cost[held] + 1e-9).all()


@MANY
@given(SEEDS, st.sampled_from([2, 10, 400]))
def test_costs_are_exact_in_any_unit(seed: int, factor: int) -> None:
    problem, demand = invented(seed)
    scaled = dataclasses.replace(
        problem,
        cost=problem.cost * factor,
        surge_cost=problem.surge_cost * factor,
        wait=problem.wait * factor,
        left=problem.left * factor,
        deviation=problem.deviation * factor,
    )
    np.testing.assert_allclose(
        run(scaled, demand).cost, run(problem, demand).cost * factor, rtol=1e-14
    )


@MANY
@given(st.lists(st.integers(0, 50), min_size=1, max_size=9).filter(any), st.integers(0, 10**6))
def test_shares_are_made_into_people_as_everywhere(weights: list[int], total: int) -> None:
    shares = {f"A{chr(65 + i)}A": weight / sum(weights) for i, weight in enumerate(weights)}
    problem = state(
        nationalities=["BAB"],
        offers=invented(1, countries=1, kinds=1)[0].offers,
        months=months(1),
        lawful=True,
        capacity=0,
        cost=0,
        unsafe=[],
        wait=0,
        shares=shares,
    )
    people: Ints = problem.share_people(problem.demanded([[total]]))
    assert dict(zip(problem.countries, people.tolist(), strict=True)) == whole(shares, total)


@FEW
@given(SEEDS)
def test_capacity_chosen_before_is_never_cheaper_than_in_hindsight(seed: int) -> None:
    problem, demand = invented(seed, draws=6, floor=0.1)
    told = regret(problem, demand, 3)
    known = ~np.isnan(told.fixed)
    assert (told.fixed[known] >= told.perfect[known] - 1e-9).all()
    assert (told.surge <= problem.surge).all()
    # Chosen on the one draw that comes, it is what hindsight would have chosen.
    alone = regret(problem, demand[:1], 1)
    np.testing.assert_allclose(alone.regret[~np.isnan(alone.fixed)], 0.0, atol=1e-6)


@FEW
@given(SEEDS)
def test_the_chosen_capacity_is_the_best_for_the_draws_it_was_chosen_on(seed: int) -> None:
    problem, demand = invented(seed, draws=4)
    found = optimum(problem, demand, foreseen=False)
    assert found is not None
    told = regret(problem, demand, 4)
    network = network_of(problem)
    chosen = choose(network, network.supplies(demand), network.share_capacity(demand))
    # A part of a place is made a whole one, which costs no more than it does.
    dearer = float(((told.surge - chosen) * problem.surge_cost[:, None]).sum())
    assert found.cost - 1e-6 <= told.fixed.mean() <= found.cost + dearer + 1e-6
    for other in (np.zeros_like(problem.surge), problem.surge, problem.surge // 2):
        fixed = dataclasses.replace(
            problem, capacity=problem.capacity + other, surge=np.zeros_like(other)
        )
        built = float((other * problem.surge_cost[:, None]).sum())
        assert found.cost <= run(fixed, demand).cost.mean() + built + 1e-6
