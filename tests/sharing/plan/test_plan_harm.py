"""What a plan can never do, whatever it is asked: no return, no unsafe arc, no gain from harm."""

from __future__ import annotations

import csv
import datetime as dt
import inspect
from importlib.resources import files
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case.problems import CallError
from isthmus.case.provisions import Unsafe
from isthmus.sharing.plan import KINDS, Offer, Problem, run, state
from isthmus.words import LANGUAGES, words_in
from tests.sharing.plan.invented import invented, months

PLAIN: dict[str, Any] = {
    "nationalities": ["BAB", "BBB"],
    "offers": [Offer("x-asylum", "AAA", "asylum", protection=True), Offer("y", "BBB", "labour")],
    "months": months(3),
    "lawful": True,
    "capacity": 5,
    "cost": 10,
    "unsafe": [],
    "wait": 1,
}


def plain(**changes: Any) -> Problem:
    """Two nationalities, one of them of a country that offers a pathway; three months."""
    return state(**(PLAIN | changes))


def marked(country: str, nationality: str, starts: dt.date, ends: dt.date | None = None) -> Unsafe:
    """A row of the table of unsafe countries."""
    return Unsafe(
        country=country,
        nationality=nationality,
        starts=starts,
        ends=ends,
        ends_published=None,
        basis_en="by whose word",
        basis_es="según quién",
        published=starts,
        source="invented",
    )


def test_the_kinds_are_those_of_the_format_and_none_is_a_return() -> None:
    text = (files("isthmus.case") / "columns.csv").read_text(encoding="utf-8")
    kind = next(row for row in csv.reader(text.splitlines()) if row[:2] == ["pathways", "kind"])
    assert set(next(cell for cell in kind if "|" in cell).split("|")) == KINDS
    for kind_of_harm in (
        "return",
        "removal",
        "deportation",
        "readmission",
        "expulsion",
        "transfer",
    ):
        assert not any(kind_of_harm in kind for kind in KINDS)
        with pytest.raises(CallError, match="Returns are never planned"):
            plain(offers=[Offer("x", "AAA", kind_of_harm)])


def test_people_are_told_apart_by_nationality_and_month_alone() -> None:
    known = set(inspect.signature(state).parameters)
    assert known == {
        "nationalities", "offers", "months", "lawful", "capacity", "cost", "unsafe", "wait",
        "surge", "surge_cost", "deviation", "left", "shares", "floors", "waiting", "budget",
        "resolution",
    }  # fmt: skip
    for several in ("BAB;women", "BAB|BBB", "all"):
        with pytest.raises(CallError, match="no single nationality"):
            plain(nationalities=[several, "BBB"])
    # What a month of waiting costs is one number: nobody's is cheaper.
    with pytest.raises(TypeError):
        plain(wait=[1.0, 2.0])


def test_nobody_is_led_into_their_own_country() -> None:
    problem = plain()
    assert not problem.lawful[1, 1].any()
    assert problem.lawful[0].all()
    assert problem.lawful[1, 0].all()


def test_an_unsafe_arc_is_not_there_whatever_it_would_save() -> None:
    second, third = months(3)[1:]
    # Marked on the last day of January only: January is out, all through.
    row = marked("AAA", "BAB", dt.date(2030, 1, 31), dt.date(2030, 1, 31))
    assert plain(unsafe=[row]).lawful[0, 0].tolist() == [False, True, True]
    assert plain(unsafe=[marked("AAA", "BAB", second)]).lawful[0, 0].tolist() == [
        True,
        False,
        False,
    ]
    assert plain(unsafe=[marked("AAA", "BAB", third)]).lawful[1].any()
    everybody = plain(unsafe=[marked("AAA", "all", dt.date(2020, 1, 1))])
    assert not everybody.lawful[:, 0].any()
    # Free there, dear elsewhere: nobody goes, everybody is counted.
    cost = np.array([[0, 5000], [0, 5000]])
    runs = run(plain(unsafe=everybody_rows(), cost=cost), [[9, 0, 0], [4, 0, 0]])
    assert runs.by_people[0].tolist() == [[0, 9], [0, 0]]
    assert runs.waiting[0, :, -1].tolist() == [0, 4]


def everybody_rows() -> list[Unsafe]:
    """The first country, unsafe for everybody since long ago."""
    return [marked("AAA", "all", dt.date(2020, 1, 1))]


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.booleans())
def test_arcs_that_are_not_lawful_carry_nobody(seed: int, additive: bool) -> None:
    problem, demand = invented(seed, additive=additive, open_to=0.4)
    runs = run(problem, demand)
    nobody = ~problem.lawful.any(axis=0)
    assert not runs.placed[:, nobody].any()
    for code in range(len(problem.nationalities)):
        for country in range(len(problem.countries)):
            offers = problem.of_country == country
            if not problem.lawful[code, offers].any():
                assert not runs.by_people[:, code, country].any()


def test_no_price_is_below_zero_so_nothing_is_paid_for_fewer() -> None:
    wrong: list[dict[str, Any]] = [
        {"cost": -1},
        {"wait": -0.01},
        {"surge_cost": -5},
        {"deviation": -1},
        {"left": -1},
        {"budget": -1},
        {"capacity": -1},
        {"surge": -1},
        {"waiting": {"BAB": -1}},
        {"cost": float("nan")},
        {"capacity": float("inf")},
    ]
    for change in wrong:
        with pytest.raises(CallError, match="nothing costs less than nothing"):
            plain(**change)
    with pytest.raises(CallError, match="the demand"):
        run(plain(), [[-1, 0, 0], [0, 0, 0]])


def test_leaving_a_person_without_a_place_is_dearer_than_any_place() -> None:
    with pytest.raises(CallError, match="nothing may be gained by not placing people"):
        plain(left=10)
    with pytest.raises(CallError, match="nothing may be gained"):
        plain(left=14, surge=1, surge_cost=4)
    # So nobody is left while a lawful place stands empty, whatever the prices are.
    dear = plain(cost=[[9000, 1], [9000, 1]], wait=0, capacity=4)
    assert run(dear, [[0, 0, 7], [0, 0, 0]]).waiting[0, :, -1].sum() == 0


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6))
def test_nobody_is_left_while_a_place_open_to_them_stands_empty(seed: int) -> None:
    problem, demand = invented(seed, shares=True)
    runs = run(problem, demand)
    for draw, placed in enumerate(runs.placed):
        empty = problem.lawful[:, :, -1] & (placed < problem.capacity)[:, -1]
        left = runs.waiting[draw, :, -1] > 0
        assert not empty[left].any()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_is_said_in_every_language(language: str) -> None:
    wrong: dict[str, dict[str, Any]] = {
        "plan-nationality": {"nationalities": ["all"]},
        "plan-kind": {"offers": [Offer("x", "AAA", "return")]},
        "plan-resolution": {"resolution": 0},
        "plan-left-too-cheap": {"left": 3},
        "plan-share": {"shares": {"AAA": 1.5}},
        "plan-shares-over-1": {"shares": {"AAA": 0.7, "BBB": 0.7}},
        "plan-floor": {"floors": {"BAB": 2}},
        "plan-not-planned": {"floors": {"BXB": 0.2}},
        "plan-not-whole": {"capacity": 2.5},
        "plan-shape": {"cost": [1, 2, 3]},
        "plan-number": {"capacity": [[-1], [0]]},
        "plan-nothing": {"months": []},
        "plan-twice": {"nationalities": ["BAB", "BAB"]},
    }
    words = words_in(language)
    for code, change in wrong.items():
        with pytest.raises(CallError) as raised:
            plain(**change)
        assert [problem.code for problem in raised.value.problems] == [code]
        said = raised.value.say(words)
        assert "{" not in said
        assert said.endswith((".", "?"))
    with pytest.raises(CallError, match="x-asylum, 2030-01"):
        plain(capacity=[[-1, 0, 0], [0, 0, 0]])
    with pytest.raises(CallError, match="shape"):
        run(plain(), [[1, 2], [3, 4]])
    with pytest.raises(CallError, match="too fine"):
        run(plain(cost=10**9, resolution=1e-6), [[10**8, 0, 0], [0, 0, 0]])
