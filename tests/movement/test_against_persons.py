"""The kernel's counts against persons moved one by one: equality in distribution.

For every rule alone and for rules together the distribution of the plain implementation is followed
exactly, or drawn from where it is too wide (persons.py), and 30,000 members of the kernel are held
to it, in both lanes. That the same comparison can fail is shown for every rule, by leaving it out,
and for mutants: rules that are almost right.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Collection, Mapping
from functools import cache

import pytest

from isthmus.movement.rules.choosing import Gravity
from isthmus.movement.rules.leaving import ByKind
from tests.movement.judging import LEAST, agreement, fit
from tests.movement.persons import Person, Persons, Setup, TooManyError, World, exact, sampled
from tests.movement.strategies import QUEUES, RULES, a_combination, a_setup
from tests.movement.worlds import LANES, run, worlds

#: What a rule needs beside it to make a difference.
BESIDE: Mapping[str, Collection[str]] = {
    "awareness 3": {"awareness 2"},
    "cautious": {"classes", "danger"},
    "given by class": {"classes"},
    "heedless": {"classes"},
    "rate": {"classes"},
    "turned by class": {"classes"},
    "wait on the way": {"awareness 2"},
    "taken": {"by conflict share"},
    "fixed routes": {"awareness 2"},
}
lanes = pytest.mark.parametrize("lane", LANES)


def judged(
    setup: Setup, seed: int = 1, lane: str = LANES[-1], *, of: Persons | None = None
) -> float:
    """How well the kernel's members agree with the persons (`of`, or those of the setup)."""
    persons = of or setup.persons
    try:
        chances = exact(persons)
    except TooManyError:
        return agreement(sampled(persons, 1_500, seed), members(setup, 6_000, seed, lane))
    return fit(chances, members(setup, 30_000, seed, lane))


def members(setup: Setup, many: int, seed: int, lane: str = LANES[-1]) -> Counter[World]:
    """The worlds that so many members end in."""
    return worlds(*run(setup, many, seed, lane))


@cache
def telling(rule: str) -> tuple[Setup, Setup, float]:
    """A small case in which the rule matters most: with it, without it, and how much (0 to 1)."""
    most = 0.0
    found = None
    places = 4 if rule in ("awareness 3", "known ways") else 3
    people = 3 if rule == "room" else 1
    days = 1 if rule in ("rate", "by conflict poisson") else 2
    for seed in range(20):
        beside = BESIDE.get(rule, ())
        with_, without = (
            a_setup(rules, seed, places=places, people=people, days=days)
            for rules in ({rule, *beside}, beside)
        )
        try:
            one, other = exact(with_.persons), exact(without.persons)
        except TooManyError:
            continue
        keys = one.keys() | other.keys()
        apart = sum(abs(one.get(key, 0.0) - other.get(key, 0.0)) for key in keys) / 2
        if apart > most:
            most, found = apart, (with_, without)
        if most > 0.1:
            break
    assert found is not None, f"no case in which {rule!r} matters"
    return (*found, most)


# --- every rule alone, and rules together --------------------------------------------------------


@lanes
@pytest.mark.parametrize("rule", RULES)
def test_a_rule_alone_moves_counts_as_it_moves_persons(rule: str, lane: str) -> None:
    with_, without, _ = telling(rule)
    assert judged(with_, lane=lane) > LEAST
    # And it is this rule that is tested: without it the kernel is found out.
    if lane == LANES[0]:
        assert judged(without, lane=lane, of=with_.persons) < LEAST


@pytest.mark.parametrize("seed", range(80))
def test_rules_together_move_counts_as_they_move_persons(seed: int) -> None:
    setup = a_combination(seed)
    for lane in LANES:
        assert judged(setup, seed, lane) > LEAST


@lanes
@pytest.mark.parametrize("seed", range(4))
def test_two_persons_who_take_each_others_room(seed: int, lane: str) -> None:
    setup = a_setup({"room", "awareness 2"}, seed, places=3, people=2)
    assert judged(setup, seed, lane) > LEAST


@lanes
@pytest.mark.parametrize("seed", range(3))
def test_many_persons_of_several_kinds(seed: int, lane: str) -> None:
    setup = a_setup({"room", "classes", "restless", "walked", "closures"}, seed, people=8, days=3)
    persons = by_place(sampled(setup.persons, 1_500, seed))
    kernel = by_place(members(setup, 6_000, seed, lane))
    assert agreement(persons, kernel) > LEAST


@lanes
@pytest.mark.parametrize("stages", [(), ("stages",)])
@pytest.mark.parametrize("rule", QUEUES)
def test_lines_are_served_as_persons_stand_in_them(
    rule: str, stages: Collection[str], lane: str
) -> None:
    for seed in range(3):
        setup = a_setup({rule, "awareness 2", "room", *stages}, seed, people=6)
        persons = by_place(sampled(setup.persons, 1_500, seed))
        assert agreement(persons, by_place(members(setup, 6_000, seed, lane))) > LEAST


def by_place(found: Counter[World]) -> Counter[tuple[int, ...]]:
    """The people at each place, and on links, of each world."""
    counted: Counter[tuple[int, ...]] = Counter()
    for world, n in found.items():
        there = Counter(person.place for person in world.people)
        counted[tuple(there[place] for place in range(-1, len(world.residents)))] += n
    return counted


# --- one person, all the way down ----------------------------------------------------------------


def test_a_person_of_a_week_among_200_000() -> None:
    setup = a_setup({"awareness 2", "restless", "on foot"}, 5, places=3, days=7)
    assert fit(exact(setup.persons), members(setup, 200_000, 1)) > LEAST


# --- mutants: the same test finds what is almost right -------------------------------------------


class Remainder(Persons):
    """The next link of a day has what is left of the day, and not a whole day."""

    def speed_of_next(self, speed: int, moved: int) -> int:
        """What is left."""
        return max(1, speed - moved)


class OnceADay(Persons):
    """One link a day."""

    def goes_on(self, moved: int, speed: int) -> bool:
        """Nobody decides again."""
        return False


class AtTheGate(Persons):
    """Who has walked just the length of a link is there."""

    def is_there(self, done: int, length: int) -> bool:
        """Not strictly more."""
        return done >= length


class NeverTired(Persons):
    """Recent travel forgets the day before."""

    def tired_after(self, before: int, moved: int) -> int:
        """Half of today."""
        return moved // 2


class Stubborn(Persons):
    """Who finds the goal full keeps the plan."""

    def plan_when_full(self, plan: tuple[int, ...]) -> tuple[int, ...]:
        """The same."""
        return plan


class Persistent(Persons):
    """Who finds the link closed on arrival keeps what remained of the plan, if it fits."""

    def plan_when_closed(self, plan: tuple[int, ...]) -> tuple[int, ...]:
        """The same, from the start of the link."""
        return plan


class Live(Persons):
    """Who travels knows who was where before anybody left."""

    def travel_occupancy(self, before: tuple[int, ...], now: tuple[int, ...]) -> tuple[int, ...]:
        """Not counted again."""
        return before


class Exhausted(Persons):
    """A person on foot arrives no more tired than one who rode: fresh forever."""

    def rests(self, person: Person, moved: int) -> Person:
        """The first link again."""
        rested = super().rests(person, moved)
        return rested._replace(fresh=self.on_foot and not rested.on_link)


MUTANTS: dict[type[Persons], set[str]] = {
    Remainder: {"awareness 2"},
    OnceADay: set(),
    AtTheGate: {"pace"},
    NeverTired: {"restless"},
    Stubborn: {"room"},
    Persistent: {"closures", "awareness 2"},
    Live: {"room"},
    Exhausted: {"on foot"},
}


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_a_mutant_is_found_out(mutant: type[Persons]) -> None:
    rules = MUTANTS[mutant]
    crowd = "room" in rules
    found = False
    for seed in range(12):
        setup = a_setup(
            rules, seed, places=3 if crowd else 4, days=1 if crowd else 3, people=4 if crowd else 1
        )
        try:
            almost = exact(mutant(setup))
        except TooManyError:
            continue
        if fit(almost, members(setup, 30_000, seed)) < LEAST:
            found = True
            assert judged(setup, seed) > LEAST
            break
    assert found


NEARLY = {
    "a chance of .55 for .5": {
        "chances": [ByKind(conflict=0.9, camp=0.2, idp_camp=0.4, town=0.55)]
    },
    "a chance of .22 for .2": {
        "chances": [ByKind(conflict=0.9, camp=0.22, idp_camp=0.4, town=0.5)]
    },
    "a distance power of 1.1 for 1": {"choice": Gravity(10.0, 0.0, 1.1, 1.0)},
    "a softening of 14 km for 10": {"choice": Gravity(14.0, 0.0, 1.0, 1.0)},
    "a weight power of 1.1 for 1": {"choice": Gravity(10.0, 0.0, 1.0, 1.1)},
}


@pytest.mark.parametrize("number", NEARLY)
def test_a_number_that_is_a_little_wrong_is_found_out(number: str) -> None:
    right = [a_setup((), seed, places=4, days=1) for seed in range(12)]
    wrong = [
        dataclasses.replace(one, model=dataclasses.replace(one.model, **NEARLY[number]))  # type: ignore[arg-type]
        for one in right
    ]
    chances = [exact(one.persons) for one in right]
    kernel = [members(one, 30_000, seed) for seed, one in enumerate(wrong)]
    assert any(fit(*pair) < LEAST for pair in zip(chances, kernel, strict=True))
