"""Plans that can be worked out by hand or were published, floors that cannot be held, workers."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from isthmus.case.problems import CallError, WorkError
from isthmus.movement.executors import workers
from isthmus.sharing.plan import Lack, Offer, lacks, regret, run, solve, state
from isthmus.words import words_in
from tests.sharing.plan.invented import invented, months


def test_the_transportation_problem_of_the_textbooks() -> None:
    # G. B. Dantzig, Linear Programming and Extensions (1963), section 3-3: cases of cans from two
    # canneries to three markets, at 90 dollars a thousand miles; the least cost is 153.675
    # thousand dollars. Markets seek, canneries have the places.
    miles = np.array([[2.5, 2.5], [1.7, 1.8], [1.8, 1.4]])
    problem = state(
        nationalities=["BNY", "BCH", "BTO"],
        offers=[Offer("seattle", "AAA", "labour"), Offer("san-diego", "ABA", "labour")],
        months=months(1),
        lawful=True,
        capacity=[[350], [600]],
        cost=0.09 * miles,
        unsafe=[],
        wait=0,
        resolution=0.001,
    )
    plan = solve(problem, [[325], [300], [275]])
    assert plan.cost == pytest.approx(153.675)
    assert run(problem, [[325], [300], [275]]).cost[0] == pytest.approx(153.675)
    assert plan.placed[1, :, 0].tolist() == [300, 0]
    assert plan.placed[2, :, 0].tolist() == [0, 275]


def story(**changes: object) -> dict[str, object]:
    """One country with protection and work, another with work alone, over three months."""
    given: dict[str, object] = {
        "nationalities": ["BAB", "BBB"],
        "offers": [
            Offer("a-asylum", "AAA", "asylum", protection=True),
            Offer("a-work", "AAA", "labour"),
            Offer("b-work", "ABA", "labour"),
        ],
        "months": months(3),
        "lawful": True,
        "capacity": [[4, 4, 4], [10, 0, 10], [10, 0, 10]],
        "cost": [[100, 50, 60]] * 2,
        "unsafe": [],
        "wait": 5,
        "surge": [[2, 2, 2], [0, 0, 0], [0, 0, 0]],
        "surge_cost": 30,
    }
    return given | changes


def test_people_wait_through_a_month_in_which_work_is_closed() -> None:
    problem = state(**story())  # type: ignore[arg-type]
    plan = solve(problem, [[0, 6, 0], [0, 6, 0]], worth=True)
    # Waiting a month for work costs 5 + 50; asylum at once costs 100. All twelve wait for March,
    # when ten places of the cheaper work and two of the other are used.
    assert plan.waiting.sum(axis=0).tolist() == [0, 12, 0]
    assert plan.placed.sum(axis=0)[:, 2].tolist() == [0, 10, 2]
    assert plan.cost == 12 * 5 + 10 * 50 + 2 * 60
    assert plan.costs == {
        "placing": 620.0, "surge": 0.0, "wait": 60.0, "left": 0.0, "deviation": 0.0
    }  # fmt: skip
    assert plan.worth is not None
    # One more place of the cheaper work in March spares 10, one in February the wait as well.
    assert plan.worth.place.tolist() == [[0, 0, 0], [0, 15, 10], [0, 5, 0]]


def test_a_share_moves_people_until_it_costs_more_than_it_tells() -> None:
    work = {"shares": {"AAA": 0.5, "ABA": 0.5}}
    demand = [[10, 0, 0], [0, 0, 0]]
    near = run(state(**story(**work, deviation=9)), demand)  # type: ignore[arg-type]
    far = run(state(**story(**work, deviation=11)), demand)  # type: ignore[arg-type]
    assert near.by_people[0, 0].tolist() == [10, 0]
    assert near.over[0].tolist() == [5, 0]
    assert far.by_people[0, 0].tolist() == [5, 5]
    assert far.over[0].tolist() == [0, 0]


def test_a_floor_protects_first_and_adds_places_for_it() -> None:
    problem = state(**story(floors={"BAB": 0.5}))  # type: ignore[arg-type]
    runs = run(problem, [[12, 0, 0], [0, 0, 0]])
    assert runs.placed[0, :, 0].tolist() == [6, 6, 0]
    assert runs.surge[0, 0].tolist() == [2, 0, 0]
    assert not runs.infeasible.any()


def test_a_floor_that_cannot_be_held_says_by_how_much() -> None:
    problem = state(**story(floors={"BAB": 0.5, "BBB": 0.5}))  # type: ignore[arg-type]
    demand = [[12, 0, 0], [0, 9, 0]]
    assert lacks(problem, demand) == ()
    short = [[20, 0, 0], [0, 9, 0]]
    assert lacks(problem, short) == (Lack("BAB", "2030-01", 10, 4, open=True),)
    with pytest.raises(WorkError) as raised:
        solve(problem, short)
    said = raised.value.say(words_in("en"))
    assert "2030-01" in said
    assert "at least 10 of those of BAB" in said
    assert "places for 6" in said
    assert "Lower the floor by 4" in said
    assert "BAB" in raised.value.say(words_in("es"))
    # Over draws the floor is lowered by as many, and the plan goes on.
    runs = run(problem, [demand, short])
    assert runs.infeasible.tolist() == [False, True]
    assert runs.lacking[1].tolist() == [[4, 0, 0], [0, 0, 0]]
    assert runs.placed[1, 0, 0] == 6
    plan = solve(problem, short, worth=True, relaxed=True)
    assert plan.lacking.tolist() == runs.lacking[1].tolist()
    assert plan.cost == pytest.approx(runs.cost[1])
    assert plan.worth is not None
    assert (plan.worth.place <= plan.worth.dual).all()
    with pytest.raises(CallError, match="shape"):
        solve(problem, [demand, short])


def test_a_floor_with_no_pathway_says_so() -> None:
    lawful = np.ones((2, 3, 3), dtype=bool)
    lawful[0, 0] = False
    problem = state(**story(floors={"BAB": 0.5}, lawful=lawful))  # type: ignore[arg-type]
    demand = [[3, 0, 0], [0, 0, 0]]
    assert lacks(problem, demand) == (Lack("BAB", "2030-01", 2, 2, open=False),)
    with pytest.raises(WorkError, match="no pathway that protects is open"):
        solve(problem, demand)


def test_the_relaxation_is_the_smallest() -> None:
    for seed in range(12):
        problem, demand = invented(seed, floor=0.9, draws=1)
        missing = run(problem, demand).lacking
        total = int(missing.sum())
        # The first nationality alone has a floor: what is missing is what its places do not hold.
        places = problem.lawful[0] & problem.protects[:, None]
        most = np.where(places, problem.capacity + problem.surge, 0).sum(axis=0)
        least = np.maximum(0, problem.floor_people(demand)[0, 0] - most)
        assert total == int(least.sum()), seed


def test_a_budget_that_does_not_reach_says_how_much_is_missing() -> None:
    problem = state(**story(floors={"BAB": 0.5}, budget=450))  # type: ignore[arg-type]
    demand = [[10, 0, 0], [0, 0, 0]]
    # Five protected: four places at 100, one more at 100 and 30 to add it, or none to spare.
    with pytest.raises(WorkError, match=r"cost 530 at least.* 80 short"):
        solve(problem, demand)
    runs = run(problem, demand)
    assert runs.lacking[0, 0].tolist() == [1, 0, 0]
    relaxed = solve(problem, demand, relaxed=True)
    assert relaxed.lacking[0].tolist() == [1, 0, 0]
    assert relaxed.cost == pytest.approx(runs.cost[0])
    enough = state(**story(floors={"BAB": 0.5}, budget=530))  # type: ignore[arg-type]
    plan = solve(enough, demand, worth=True)
    assert plan.costs["placing"] + plan.costs["surge"] == pytest.approx(530)
    assert plan.worth is not None
    assert plan.worth.dollar is not None
    assert plan.worth.dollar > 1  # five wait, for want of 50 each


def test_capacity_is_chosen_on_few_draws_and_tested_on_all() -> None:
    problem = state(
        nationalities=["BAB"],
        offers=[Offer("a", "AAA", "asylum", protection=True)],
        months=[dt.date(2030, 1, 1)],
        lawful=True,
        capacity=10,
        cost=0,
        unsafe=[],
        wait=0,
        surge=100,
        surge_cost=40,
        left=100,
    )
    # A newsvendor: a place costs 40 and spares 100, so it is added up to where the chance that it
    # is used falls to 40 in 100, the 60th percentile of ten equally likely demands.
    draws = np.arange(11, 21).reshape(10, 1, 1)
    told = regret(problem, draws, 10)
    assert told.surge.tolist() == [[6]]
    assert told.chosen_on.tolist() == list(range(10))
    over = np.maximum(0, np.arange(1, 11) - 6)
    assert told.fixed.tolist() == (6 * 40 + 100 * over).tolist()
    assert told.regret.tolist() == (told.fixed - 40 * np.arange(1, 11)).tolist()
    few = regret(problem, draws, 3, runs=run(problem, draws))
    assert few.chosen_on.tolist() == [1, 5, 8]
    assert few.tested.demand.shape == (10, 1, 1)
    with pytest.raises(CallError, match="no number of draws"):
        regret(problem, draws, 0)


def test_draws_give_the_same_numbers_on_any_number_of_workers() -> None:
    problem, demand = invented(3, draws=60, floor=0.5)
    here = run(problem, demand)
    with workers(2) as pool:
        there = run(problem, demand, executor=pool)
    for name in ("cost", "placed", "by_people", "waiting", "surge", "over", "lacking"):
        assert (getattr(here, name) == getattr(there, name)).all(), name
    # And no draw hangs on those that it was planned with.
    some = run(problem, demand[30:40])
    assert (some.placed == here.placed[30:40]).all()
    assert (some.by_people == here.by_people[30:40]).all()


def test_nobody_and_nowhere_are_plans_too() -> None:
    nobody = solve(state(**story(floors={"BAB": 0.5})), np.zeros((2, 3)), worth=True)  # type: ignore[arg-type]
    assert nobody.cost == 0
    assert nobody.worth is not None
    assert not nobody.worth.place.any()
    nowhere = state(**story(lawful=False, waiting={"BAB": 2}))  # type: ignore[arg-type]
    runs = run(nowhere, [[1, 0, 0], [0, 3, 0]])
    assert runs.waiting[0].tolist() == [[3, 3, 3], [0, 3, 3]]
    assert runs.cost[0] == pytest.approx((9 + 6) * nowhere.wait + 6 * nowhere.left)
    assert solve(nowhere, [[1, 0, 0], [0, 3, 0]], worth=True).cost == pytest.approx(runs.cost[0])
    full = state(**story(capacity=0, surge=0))  # type: ignore[arg-type]
    plan = solve(full, [[1, 0, 0], [0, 0, 0]], worth=True)
    assert plan.worth is not None
    # A place anywhere spares leaving one person: at once, a month of waiting more than the next.
    left = full.left + 3 * full.wait
    assert plan.worth.place[1].tolist() == [left - 50, left - 55, left - 60]
    assert (plan.worth.place <= plan.worth.dual + 1e-6).all()
