"""Measures do what they say, to whom they say, when they say; and people stay people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from isthmus.movement.rules import policies
from isthmus.movement.rules.policies import (
    Closure,
    Expulsion,
    Measure,
    Pathway,
    Queue,
    Quota,
    Reception,
    Stay,
    Transport,
    Visa,
)
from tests.movement.staged import Poisson, run, staged

Ints = NDArray[np.int64]
FOREVER = np.inf

#: Place 0 to 1 and 2, both to 3, and from 3 to the end.
DIAMOND = ((0, 1), (0, 2), (1, 3), (2, 3), (3, 4))
ENDS = (0.0, 0.0, 0.0, 0.0, FOREVER)

#: A run of the kernel is some ten milliseconds.
few = settings(max_examples=30)


def links(*numbers: int) -> Ints:
    return np.array(numbers)


def leaving(people: int, steps: int = 1, places: int = 5) -> Ints:
    """So many set out from place 0 in each of the first steps."""
    new = np.zeros((steps + 1, places), np.int64)
    new[:steps, 0] = people
    return new


# --- laws, for every measure ----------------------------------------------------------------------

_dates = st.tuples(st.integers(0, 6), st.integers(0, 12))
_links = st.lists(st.integers(0, 4), min_size=1, max_size=3, unique=True).map(np.array)
_some = st.integers(0, 40)


def _each_or_all(value: st.SearchStrategy[int]) -> st.SearchStrategy[Ints]:
    """A number for all members, or one for each of three."""
    return st.lists(value, min_size=3, max_size=3).map(np.array) | value.map(np.array)


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    """Any measure on the diamond, with two classes and three members."""
    first, last = draw(_dates)
    when: dict[str, Any] = {"first": first, "last": first + last}
    if draw(st.booleans()):
        when = {"first": np.array([first, 99, 0]), "last": np.array([last, 0, 99])}
    classes = draw(st.lists(st.booleans(), min_size=2, max_size=2).map(np.array))
    on = draw(_links)
    amount = draw(_each_or_all(_some))
    make: dict[str, Callable[[], Measure]] = {
        "closure": lambda: Closure(links=on, **when),
        "visa": lambda: Visa(links=on, classes=classes, factor=amount / 40, **when),
        "quota": lambda: Quota(links=on, people=amount, every=draw(st.integers(1, 4)), **when),
        "pathway": lambda: Pathway(links=on, people=amount, classes=classes, **when),
        "expulsion": lambda: Expulsion(
            links=on, chance=classes * draw(_some) / 40, to=draw(st.integers(0, 4)), **when
        ),
        "transport": lambda: Transport(links=on, times=(amount + 1) / 10, **when),
        "queue": lambda: Queue(place=draw(st.integers(0, 4)), rate=amount / 7, **when),
        "reception": lambda: Reception(place=draw(st.integers(0, 4)), capacity=amount, **when),
        "stay": lambda: Stay(places=on, steps=amount / 10, **when),
    }
    return make[draw(st.sampled_from(sorted(make)))]()


@few
@given(st.lists(measures(), max_size=4), st.integers(0, 2**32))
def test_people_are_conserved_under_every_measure(acts: list[Measure], seed: int) -> None:
    model = staged(
        DIAMOND, mean_steps=1.5, stages=2, shares=(0.5, 0.5), new=leaving(50, 4), measures=acts
    )
    ran = run(model, 12, members=3, seed=seed)
    assert (ran.there[3:] == 200).all()
    assert (np.diff(ran.there[:4], axis=0) == 50).all()


@few
@given(st.lists(measures(), max_size=3), st.integers(0, 2**32), _links, _dates)
def test_nobody_passes_what_is_closed_whatever_else_holds(
    acts: list[Measure], seed: int, shut: Ints, when: tuple[int, int]
) -> None:
    first, last = when[0], when[0] + when[1]
    close = Closure(links=shut, first=first, last=last)
    ran = run(
        staged(DIAMOND, shares=(0.5, 0.5), new=leaving(30, 6), measures=[*acts, close]),
        12,
        members=3,
        seed=seed,
    )
    closed = slice(first, last + 1)
    assert not ran.entered[closed][..., shut].any()
    assert not ran.arrived[closed][..., shut].any()
    assert not ran.turned[closed][..., shut].any()


@few
@given(
    st.lists(measures(), max_size=3),
    st.integers(0, 2**32),
    _links,
    _each_or_all(_some),
    st.integers(1, 5),
)
def test_a_quota_is_never_exceeded(
    acts: list[Measure], seed: int, on: Ints, people: Ints, every: int
) -> None:
    quota = Quota(links=on, people=people, every=every, first=1, last=10)
    model = staged(DIAMOND, shares=(0.5, 0.5), new=leaving(60, 6), measures=[*acts, quota])
    ran = run(model, 14, members=3, seed=seed)
    together = ran.entered[..., on].sum(axis=-1)
    for start in range(1, 11, every):
        assert (together[start : min(start + every, 11)].sum(axis=0) <= people).all()


@few
@given(st.lists(measures(), max_size=3), st.integers(0, 2**32), st.integers(0, 30))
def test_a_reception_place_never_holds_more_than_its_beds(
    acts: list[Measure], seed: int, beds: int
) -> None:
    """Unless people are sent back there, by an expulsion or from a closed road: nobody asks."""
    acts = [
        act
        for act in acts
        if not (isinstance(act, Expulsion) and act.to == 1)
        and not (isinstance(act, Closure) and 2 in act.links)
    ]
    model = staged(
        DIAMOND,
        stages=2,
        stay=(0, 2.0, 0, 0, FOREVER),
        shares=(0.5, 0.5),
        new=leaving(40, 6),
        measures=[*acts, Reception(place=1, capacity=beds)],
    )
    ran = run(model, 12, members=3, seed=seed)
    assert (ran.people[:, :, 1].sum(axis=-1) + ran.links[:, :, 0] <= beds).all()


@few
@given(measures(), st.integers(0, 2**32))
def test_a_measure_that_is_never_in_force_changes_nothing(act: Measure, seed: int) -> None:
    never = type(act)(**{**vars(act), "first": 5, "last": 4})
    if isinstance(never, Pathway):
        return  # its links are closed to all when it is not in force
    with_it, without = (
        run(
            staged(DIAMOND, shares=(0.5, 0.5), new=leaving(50, 4), measures=which),
            10,
            members=3,
            seed=seed,
        )
        for which in ([never], [])
    )
    assert (with_it.people == without.people).all()
    assert (with_it.entered == without.entered).all()


@few
@given(st.integers(0, 2**32), _some, _some)
def test_members_can_differ_in_what_is_decided(seed: int, one: int, other: int) -> None:
    """Each member of a run has its own quota, and keeps to it exactly where many wait."""
    quota = Quota(links=links(0, 1), people=np.array([one, other, 0]), first=np.array([0, 2, 0]))
    ran = run(staged(DIAMOND, new=leaving(1000), measures=[quota]), 4, members=3, seed=seed)
    entered = ran.entered[..., :2].sum(axis=-1)
    assert entered[0].tolist() == [one, 1000, 0]
    assert entered[1].tolist() == [one, 0, 0]


def test_every_measure_says_what_it_is_made_of() -> None:
    kinds = [
        one
        for one in vars(policies).values()
        if isinstance(one, type) and issubclass(one, Measure) and one is not Measure
    ]
    assert len(kinds) == 9
    for kind in kinds:
        assert kind.name
        assert kind.reference
        assert all(one.unit and one.meaning for one in kind.inputs())
        assert {"first", "last"} <= {one.name for one in kind.inputs()}


# --- each measure ---------------------------------------------------------------------------------


def test_people_go_the_other_way_when_one_is_closed() -> None:
    model = staged(DIAMOND, stay=ENDS, new=leaving(1000), measures=[Closure(links=links(0))])
    ran = run(model, 60)
    assert ran.entered.sum(axis=(0, 1)).tolist() == [0, 1000, 0, 1000, 1000]
    assert ran.people[-1, 0, 4, 0] == 1000


def test_who_is_on_a_link_when_it_closes_stands_at_its_start_again() -> None:
    shut = Closure(links=links(0), first=1, last=30)
    model = staged(
        [(0, 1)],
        mean_steps=3.0,
        stay=(0, FOREVER),
        new=leaving(300, places=2),
        measures=[shut],
    )
    ran = run(model, 31)
    early = ran.arrived[0].sum()
    assert 0 < early < 300
    assert ran.people[30, 0, :, 0].tolist() == [300 - early, early]


@few
@given(st.floats(0, 1), st.integers(0, 2**32))
def test_a_visa_touches_only_its_class(factor: float, seed: int) -> None:
    visa = Visa(links=links(0), classes=np.array([True, False]), factor=factor)
    people = 20_000
    model = staged(
        ((0, 1), (0, 2)),
        stay=(0, FOREVER, FOREVER),
        shares=(0.5, 0.5),
        new=leaving(people, places=3),
        measures=[visa],
    )
    ran = run(model, 40, seed=seed)
    needs, free = ran.people[-1, 0, 1], ran.people[-1, 0].sum(axis=0)
    expected = free * np.array([factor / (1 + factor), 0.5])
    assert (abs(needs - expected) <= 6 * np.sqrt(people) / 2 + 1e-9).all()


def test_a_way_closed_to_one_class_is_open_to_the_others() -> None:
    visa = Visa(links=links(0), classes=np.array([True, False]), factor=0.0)
    ran = run(
        staged(
            [(0, 1)],
            stay=(0, FOREVER),
            shares=(0.3, 0.7),
            new=leaving(1000, places=2),
            measures=[visa],
        ),
        60,
    )
    stuck, arrived = ran.people[-1, 0]
    assert stuck[1] == arrived[0] == 0
    assert stuck[0] + arrived[1] == 1000


def test_what_is_not_used_of_a_quota_is_lost_when_it_is_renewed() -> None:
    new = np.array([[3, 0], [0, 0], [0, 0], [50, 0], [0, 0]])
    quota = Quota(links=links(0), people=10, every=3)
    ran = run(staged([(0, 1)], stay=(0, FOREVER), new=new, measures=[quota]), 9)
    assert ran.entered[:, 0, 0].tolist() == [3, 0, 0, 10, 0, 0, 10, 0, 0]


def test_a_quota_can_be_renewed_on_given_steps() -> None:
    quota = Quota(links=links(0), people=10, first=1, last=7, renewed=np.array([3, 4, 9]))
    ran = run(staged([(0, 1)], stay=(0, FOREVER), new=leaving(100, places=2), measures=[quota]), 9)
    assert ran.entered[:, 0, 0].tolist() == [100, 0, 0, 0, 0, 0, 0, 0, 0]
    late = np.zeros((3, 2), np.int64)
    late[1, 0] = 100
    ran = run(staged([(0, 1)], stay=(0, FOREVER), new=late, measures=[quota]), 9)
    assert ran.entered[:, 0, 0].tolist() == [0, 10, 0, 10, 10, 0, 0, 0, 70]


def test_a_quota_over_several_links_is_one_number() -> None:
    quota = Quota(links=links(0, 1), people=10)
    ran = run(staged(DIAMOND, new=leaving(100), measures=[quota]), 5)
    assert ran.entered[:, 0, :2].sum(axis=1).tolist() == [10] * 5
    assert ran.entered[:, 0, 0].sum() not in (0, 50)


def test_two_quotas_on_one_link_both_hold() -> None:
    both = [Quota(links=links(0, 1), people=10), Quota(links=links(0), people=2)]
    ran = run(staged(DIAMOND, new=leaving(500), measures=both), 5)
    assert (ran.entered[:, 0, 0] <= 2).all()
    assert (ran.entered[:, 0, :2].sum(axis=1) <= 10).all()


@settings(max_examples=6)
@given(st.floats(0.05, 0.8), st.integers(0, 2**32))
def test_expulsion_returns_people_who_try_again(chance: float, seed: int) -> None:
    """Everybody arrives in the end; until then each is turned a geometric number of times."""
    back = Expulsion(links=links(1), chance=np.array([chance]), to=0)
    people = 2000
    model = staged(
        ((0, 1), (1, 2)),
        mean_steps=0.2,
        stay=(0, 0, FOREVER),
        new=leaving(people, places=3),
        measures=[back],
    )
    ran = run(model, 160, seed=seed)
    assert ran.people[-1, 0, 2, 0] == people
    mean = chance / (1 - chance)
    spread = np.sqrt(people * chance) / (1 - chance)
    assert abs(ran.turned[:, 0, 1].sum() - people * mean) <= 6 * spread
    assert ran.arrived[:, 0, 1].sum() == people


def test_expulsion_touches_only_its_class_and_when_to_try_again_is_up_to_the_stay() -> None:
    back = Expulsion(links=links(0), chance=np.array([1.0, 0.0]), to=2)
    ran = run(
        staged(
            ((0, 1), (2, 0)),
            stay=(0, FOREVER, FOREVER),
            shares=(0.4, 0.6),
            new=leaving(1000, places=3),
            measures=[back],
        ),
        50,
    )
    _, there, back_again = ran.people[-1, 0]
    assert there[0] == back_again[1] == 0
    assert there[1] + back_again[0] == 1000
    assert ran.turned[..., 0].sum() == back_again[0]


def test_two_expulsions_on_one_link_combine() -> None:
    both = [
        Expulsion(links=links(0), chance=np.array([0.5]), to=0),
        Expulsion(links=links(0), chance=np.array([0.2]), to=2),
    ]
    ran = run(
        staged(
            ((0, 1), (2, 0)),
            stay=(0, FOREVER, FOREVER),
            new=leaving(10_000, places=3),
            measures=both,
        ),
        60,
    )
    assert abs(ran.people[-1, 0, 1, 0] - 4000) < 6 * np.sqrt(10_000 * 0.24)
    assert ran.people[-1, 0, 1, 0] + ran.people[-1, 0, 2, 0] == 10_000


def test_a_pathway_takes_people_off_the_route() -> None:
    """Of two classes one may take it, by so many a step, from the day it opens to its end."""
    route, pathway = 0, 1
    open_ = Pathway(
        links=links(pathway), people=7, classes=np.array([True, False]), first=2, last=5
    )
    ran = run(
        staged(
            ((0, 1), (0, 1)),
            stay=(0, FOREVER),
            shares=(0.5, 0.5),
            new=leaving(200, 8, 2),
            measures=[open_],
        ),
        9,
    )
    assert ran.entered[:, 0, pathway].tolist() == [0, 0, 7, 7, 7, 7, 0, 0, 0]
    # All others go as before: half of the eligible would rather wait than go irregularly.
    assert ran.entered[:, 0, route].sum() == 8 * 200 - 28
    assert ran.entered[:2, 0, route].tolist() == [200, 200]
    assert ran.entered[2, 0, route] < 170


def test_who_was_admitted_to_a_pathway_arrives_after_it_ends() -> None:
    open_ = Pathway(links=links(0), people=50, classes=np.array([True]), first=0, last=0)
    model = staged(
        [(0, 1)], mean_steps=5.0, stay=(0, FOREVER), new=leaving(80, places=2), measures=[open_]
    )
    ran = run(model, 200)
    assert ran.people[-1, 0, :, 0].tolist() == [30, 50]


@pytest.mark.parametrize("times", [0.5, 1.0, 2.0, 4.0])
@pytest.mark.parametrize("stages", [1, 3])
def test_transport_divides_the_mean_time(times: float, stages: int) -> None:
    """An Erlang time of mean m / times, seen at the ends of steps: its mean is a sum of tails."""
    mean, people = 8.0, 40_000
    act = Transport(links=links(0), times=times)
    model = staged(
        [(0, 1)],
        mean_steps=mean,
        stages=stages,
        stay=(0, FOREVER),
        new=leaving(people, places=2),
        measures=[act],
    )
    ran = run(model, 300)
    step = np.arange(300)
    found = (ran.arrived[:, 0, 0] * (step + 1)).sum() / people
    expected = sum(erlang_tail(stages, mean / times, n) for n in range(300))
    spread = mean / times / np.sqrt(stages) + 0.3
    assert abs(found - expected) < 6 * spread / np.sqrt(people)
    assert abs(expected - (mean / times + 0.5)) < 0.05


def erlang_tail(stages: int, mean: float, time: float) -> float:
    """The chance that an Erlang time is longer."""
    rate = stages * time / mean
    term, total = np.exp(-rate), 0.0
    for j in range(stages):
        total += term
        term *= rate / (j + 1)
    return float(total)


@pytest.mark.parametrize("rate", [1, 3, 8])
@pytest.mark.parametrize("load", [0.5, 0.8])
def test_a_queue_below_its_rate_has_the_mean_wait_of_theory(rate: int, load: float) -> None:
    """Poisson arrivals, a fixed number served a step: the chain of those left over, solved."""
    arrivals, members, steps = rate * load, 200, 600
    model = staged(
        [(0, 1)],
        stay=(0, FOREVER),
        sources=[Poisson(arrivals)],
        measures=[Queue(place=0, rate=rate)],
    )
    ran = run(model, steps, members=members)
    late = ran.people[steps // 3 :, :, 0, 0].mean(axis=0)
    expected = left_over(rate, arrivals)
    assert abs(late.mean() - expected) < 6 * late.std() / np.sqrt(members) + 1e-3
    # Little's law: those left over at the end of a step wait it out.
    entered = ran.entered[steps // 3 :].mean()
    assert late.mean() / entered == pytest.approx(expected / arrivals, rel=0.15)


def left_over(rate: int, arrivals: float, states: int = 400) -> float:
    """The stationary mean of Q' = max(Q + Poisson - rate, 0), by power iteration."""
    pmf = np.exp(-arrivals) * np.cumprod([1.0, *(arrivals / k for k in range(1, states))])
    q = np.zeros(states)
    q[0] = 1.0
    for _ in range(600):
        both = np.convolve(q, pmf)[: states + rate]
        q = np.append(both[: rate + 1].sum(), both[rate + 1 :])[:states]
    return float(q @ np.arange(states))


def test_a_rate_of_service_is_met_over_time() -> None:
    act = Queue(place=0, rate=2.5)
    ran = run(staged([(0, 1)], stay=(0, FOREVER), new=leaving(1000, places=2), measures=[act]), 40)
    assert set(ran.entered[:, 0, 0].tolist()) == {2, 3}
    assert ran.entered.sum() == 100


def test_little_s_law_holds_at_a_reception_place() -> None:
    """People there are arrivals a step times the stay: a step to decide in, then geometric."""
    stay, arrivals = 6.0, 9.0
    model = staged(
        ((0, 1), (1, 2)),
        mean_steps=0.5,
        stay=(0, stay, FOREVER),
        sources=[Poisson(arrivals)],
        measures=[Reception(place=1, capacity=10_000)],
    )
    ran = run(model, 400, members=60)
    there = ran.people[100:, :, 1, 0]
    mean_stay = 1 / -np.expm1(-1 / stay)
    spread = there.mean(axis=0).std() / np.sqrt(60)
    assert abs(there.mean() - arrivals * mean_stay) < 6 * spread


def test_who_finds_no_bed_goes_another_way() -> None:
    """A full place turns nobody back: they pass it by."""
    full = Reception(place=1, capacity=0)
    ran = run(staged(DIAMOND, stay=ENDS, new=leaving(500), measures=[full]), 60)
    assert ran.arrived.sum(axis=(0, 1)).tolist() == [0, 500, 0, 500, 500]


def test_a_stay_can_be_imposed_and_lifted() -> None:
    act = Stay(places=np.array([0]), steps=FOREVER, first=0, last=9)
    ran = run(staged([(0, 1)], stay=(0, FOREVER), new=leaving(100, places=2), measures=[act]), 12)
    assert ran.entered[:, 0, 0].tolist() == [0] * 10 + [100, 0]
