"""Laws of movement: what holds for every network, every rule and every day.

Each law is tried on small random networks under random rules, with queues and quotas, in both lanes
of the kernel. Laws about distributions are in `test_laws_of_distributions.py`.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import Any, ClassVar

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.random import Generator
from numpy.typing import NDArray

from isthmus.movement.model import Here, Model
from isthmus.movement.network import Network, paths_of
from isthmus.movement.rules.people import Classes
from isthmus.movement.rules.starting import Counted, Source
from isthmus.movement.state import State, nobody, total
from isthmus.movement.step import Flows, Ground, leave, occupancy, settled
from isthmus.movement.surroundings import Today
from isthmus.movement.travel import ByStages
from tests.movement.judging import LEAST, agreement, fit
from tests.movement.persons import Acts, Setup
from tests.movement.strategies import RULES, a_setup, setups
from tests.movement.worlds import EVERY_LANE, LANES, a_day, ground_of, run

Ints = NDArray[np.int64]

MEMBERS = 3
seeds = st.integers(0, 2**32 - 1)
lanes = st.sampled_from(EVERY_LANE)
few = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def days_of(setup: Setup, seed: int, lane: str) -> list[tuple[Ground, Here, Here, Flows]]:
    """Each day of a run: the ground, before, after, and what moved."""
    rng = np.random.default_rng(seed)
    ground = ground_of(setup, MEMBERS, lane)
    here = setup.model.start(MEMBERS, rng)
    found = []
    for _ in range(setup.days):
        after, flows = a_day(setup, here, ground, rng)
        found.append((ground, here, after, flows))
        here = after
    return found


def same(one: Here, other: Here) -> bool:
    """Whether two states are equal, number by number."""
    pairs = zip((*one.people, *one[2:]), (*other.people, *other[2:]), strict=True)
    return one.day == other.day and all(np.array_equal(a, b) for a, b in pairs)


def shut(model: Model, day: int) -> NDArray[np.bool_]:
    """The links that are closed on a day."""
    closed: NDArray[np.bool_] = ~model.open[min(day, len(model.open) - 1)]
    return closed


# --- people are conserved ------------------------------------------------------------------------


class Heard(Source):
    """A source that is listened to: how many it says set out, in all, and how many should."""

    name: ClassVar[str] = "displacement as heard"
    reference: ClassVar[str] = "the source that is listened to"

    def __init__(self, source: Source) -> None:
        self._source = source
        self.said: dict[int, Ints] = {}

    def starts(self, today: Today, rng: Generator) -> Ints:
        """As the source says. What is heard of it is [M], by day."""
        new = self._source.starts(today, rng)
        self.said[today.day] = new.reshape(len(new), -1).sum(axis=1)
        return new

    def due(self, today: Today) -> int | None:
        """As the source says."""
        return self._source.due(today)

    def should(self, day: int) -> Ints:
        """How many should have set out: the day's number where there is one."""
        if isinstance(self._source, Counted):
            return np.full(MEMBERS, self._source.new[day])
        return self.said[day]


@few
@given(setups(), seeds, lanes)
def test_people_are_conserved(setup: Setup, seed: int, lane: str) -> None:
    model = setup.model
    sources = [Heard(source) for source in model.sources]
    setup = dataclasses.replace(setup, model=dataclasses.replace(model, sources=sources))
    for ground, before, after, flows in days_of(setup, seed, lane):
        people = [total(here.people, ground.layout) for here in (before, after)]
        gone = flows.table("gone").sum(axis=1)
        new = people[1] + gone - people[0]
        unmet = after.unmet - before.unmet
        nobody = np.zeros(MEMBERS, np.int64)
        if model.taken:
            # Whoever sets out was a resident until then; whom a source does not find is counted.
            assert (new == (before.residents - after.residents).sum(axis=1)).all()
            assert (new + unmet == sum((s.should(before.day) for s in sources), nobody)).all()
            assert (unmet >= 0).all()
        else:
            assert (new == sum((s.said[before.day] for s in sources), nobody)).all()
            assert not unmet.any()


@few
@given(setups(), seeds, lanes)
def test_what_enters_a_place_and_does_not_leave_it_is_there(
    setup: Setup, seed: int, lane: str
) -> None:
    if setup.model.sources or setup.acts.turned is not None:
        return
    network = setup.model.network
    for ground, before, after, flows in days_of(setup, seed, lane):
        entered, arrived = flows.table("entered"), flows.table("arrived")
        change = occupancy(after.people, ground) - occupancy(before.people, ground)
        for place in range(len(network.places)):
            comes = arrived[:, network.end == place].sum(axis=1)
            goes = entered[:, network.start == place].sum(axis=1)
            gone = flows.table("gone")[:, place]
            # Those who find their link closed stand at its start again.
            back = change[:, place] - (comes - goes - gone)
            assert (back >= 0).all()
            if not shut(setup.model, before.day)[network.start == place].any():
                assert (back == 0).all()


@few
@given(setups(), seeds, lanes)
def test_a_state_has_each_cell_once_and_somebody_in_it(setup: Setup, seed: int, lane: str) -> None:
    for ground, _, after, flows in days_of(setup, seed, lane):
        cell, done, people = after.people
        assert (people > 0).all()
        assert len(set(zip(cell.tolist(), done.tolist(), strict=True))) == len(cell)
        layout = ground.layout
        assert (np.diff(layout.member(cell)) >= 0).all()
        assert ((done >= 0) & (done < layout.done)).all()
        assert (done[layout.at_place(layout.stance(cell))] == 0).all()
        assert (after.residents >= 0).all()
        for name in ("entered", "arrived", "turned", "gone"):
            assert (flows.table(name) >= 0).all()


@few
@given(setups(), seeds, lanes)
def test_a_day_changes_nothing_of_the_day_before(setup: Setup, seed: int, lane: str) -> None:
    rng = np.random.default_rng(seed)
    ground = ground_of(setup, MEMBERS, lane)
    here = setup.model.start(MEMBERS, rng)
    kept = Here(
        here.day, State(*(column.copy() for column in here.people)), *(x.copy() for x in here[2:])
    )
    a_day(setup, here, ground, rng)
    assert same(here, kept)


# --- closed is closed ----------------------------------------------------------------------------


@few
@given(setups(), seeds, lanes)
def test_nobody_moves_along_a_closed_link(setup: Setup, seed: int, lane: str) -> None:
    for _, before, _, flows in days_of(setup, seed, lane):
        closed = shut(setup.model, before.day)
        assert (flows.table("entered")[:, closed] == 0).all()
        assert (flows.table("arrived")[:, closed] == 0).all()


@few
@given(setups(), seeds, lanes, st.data())
def test_a_place_without_a_way_out_keeps_its_people(
    setup: Setup, seed: int, lane: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(setup.model.network.places) - 1))
    out = setup.model.network.start == place
    model = dataclasses.replace(setup.model, open=setup.model.open & ~out, left=None)
    sent = setup.acts.sent_to
    setup = dataclasses.replace(setup, model=model, acts=setup.acts._replace(left=None))
    for ground, before, after, flows in days_of(setup, seed, lane):
        there = [occupancy(here.people, ground)[:, place] for here in (before, after)]
        comes = flows.table("arrived")[:, model.network.end == place].sum(axis=1)
        assert (there[1] >= there[0] + comes).all()
        if not model.sources and sent is None:
            assert (there[1] == there[0] + comes).all()


# --- seeds, order, size --------------------------------------------------------------------------


@few
@given(setups(), seeds, lanes)
def test_the_same_seed_gives_the_same_days(setup: Setup, seed: int, lane: str) -> None:
    one, other = (days_of(setup, seed, lane)[-1][2] for _ in range(2))
    assert same(one, other)


@pytest.mark.parametrize("lane", LANES)
def test_how_arrays_lie_in_memory_changes_nothing(lane: str) -> None:
    setup = a_setup({"restless", "closures", "left", "awareness 2"}, 1, people=20, days=3)
    model = setup.model
    turned: dict[str, Any] = {
        name: np.asfortranarray(getattr(model, name)) for name in ("open", "pressed", "left")
    }
    other = dataclasses.replace(setup, model=dataclasses.replace(model, **turned))
    assert same(*(days_of(one, 1, lane)[-1][2] for one in (setup, other)))


@few
@given(setups(), seeds, lanes, st.integers(1, 3))
def test_days_run_at_once_are_days_run_in_two_parts(
    setup: Setup, seed: int, lane: str, pause: int
) -> None:
    at_once = days_of(setup, seed, lane)[-1][2]
    rng = np.random.default_rng(seed)
    here = setup.model.start(MEMBERS, rng)
    for part in (range(pause), range(pause, setup.days)):
        # What a run carries is all in `Here` and the generator: the ground is made anew.
        ground = ground_of(setup, MEMBERS, lane)
        for _ in part:
            here, _ = a_day(setup, here, ground, rng)
    assert same(here, at_once)


@few
@given(setups(people=0), seeds, lanes)
def test_where_nobody_is_nobody_moves(setup: Setup, seed: int, lane: str) -> None:
    setup = dataclasses.replace(setup, model=dataclasses.replace(setup.model, sources=()))
    for _, _, after, flows in days_of(setup, seed, lane):
        assert not len(after.people.people)
        assert not flows.table("entered").any()


@few
@given(st.sets(st.sampled_from(RULES), max_size=6), seeds, lanes)
def test_a_thousand_million_people_move_as_a_few_do(rules: set[str], seed: int, lane: str) -> None:
    many = 10**9
    setup = a_setup(rules, seed, people=1, days=3)
    at_start = np.zeros(len(setup.model.network.places), np.int64)
    at_start[seed % len(at_start)] = many
    model = dataclasses.replace(setup.model, room=None, sources=(), left=None, at_start=at_start)
    setup = dataclasses.replace(setup, model=model, acts=setup.acts._replace(left=None))
    for ground, _, after, _ in days_of(setup, seed, lane):
        assert (total(after.people, ground.layout) == many).all()


# --- lumping -------------------------------------------------------------------------------------


def test_people_of_one_cell_become_one_row() -> None:
    setup = a_setup((), 1, people=5)
    ground = ground_of(setup, 1)
    cell = np.array([3, 1, 3, 1, 0])
    rows = State(cell, np.zeros(5, np.int64), np.array([1, 2, 3, 4, 5]))
    assert [column.tolist() for column in settled(rows, ground)] == [
        [0, 1, 3],
        [0, 0, 0],
        [5, 6, 4],
    ]


# --- time ----------------------------------------------------------------------------------------


def _on_a_road(mean_steps: float, stages: int, steps: int, members: int, seed: int) -> Ints:
    """Stages done of people on a long road after some steps; `stages` where they arrived. [M]."""
    network = Network(
        places=("A", "B"),
        start=np.array([0]),
        end=np.array([1]),
        km=np.array([1.0]),
        lat=np.zeros(2),
        lon=np.zeros(2),
    )
    base = a_setup(("one stage",), 0, places=2)
    model = dataclasses.replace(
        base.model,
        network=network,
        paths=paths_of(network, 1),
        law=ByStages(network, np.array([mean_steps]), stages),
        open=np.ones((1, 1), np.bool_),
    )
    ground = model.ground(members)
    rng = np.random.default_rng(seed)
    # On the only path's first link: the stance after both places and the path.
    cell = ground.layout.cell(np.arange(members), np.full(members, 3), fresh=True)
    rows = State(cell, np.zeros(members, np.int64), np.ones(members, np.int64))
    for day in range(steps):
        rates = model.rates(day, occupancy(rows, ground), np.zeros((1, 2), np.int64))
        rows = settled(model.law.travel(rows, ground, rates, Flows(ground), rng), ground)
    there = ground.layout.at_place(ground.layout.stance(rows.cell))
    return np.where(there, stages, rows.done)


@pytest.mark.parametrize("stages", [1, 3, 8])
def test_two_half_steps_of_stages_are_one_step(stages: int) -> None:
    whole = Counter(_on_a_road(2.0, stages, 1, 60_000, 1).tolist())
    halves = Counter(_on_a_road(4.0, stages, 2, 60_000, 2).tolist())
    assert agreement(whole, halves) > LEAST
    # And a step of a different length is another one.
    assert agreement(whole, Counter(_on_a_road(4.4, stages, 2, 60_000, 3).tolist())) < LEAST


@pytest.mark.parametrize("stages", [1, 4])
def test_stages_take_the_mean_time_with_the_spread_of_erlang(stages: int) -> None:
    mean, members = 12.0, 20_000
    arrived = [
        int((_on_a_road(mean, stages, step, members, step) == stages).sum()) for step in (6, 12, 24)
    ]
    for step, n in zip((6, 12, 24), arrived, strict=True):
        rate = stages * step / mean
        late = sum(np.exp(-rate) * rate**j / np.prod(range(1, j + 1)) for j in range(stages))
        assert fit({True: 1.0 - late, False: late}, {True: n, False: members - n}) > LEAST


# --- lines ---------------------------------------------------------------------------------------


@few
@given(st.sampled_from(["queues", "quotas"]), st.booleans(), seeds, st.integers(1, 40))
def test_no_more_are_served_than_can_be(rule: str, staged: bool, seed: int, people: int) -> None:
    rules = {rule, "awareness 2", *(("stages",) if staged else ())}
    setup = a_setup(rules, seed, people=people, days=3)
    network = setup.model.network
    for _, _, _, flows in days_of(setup, seed, LANES[0]):
        entered = flows.table("entered")
        if setup.acts.room is not None:
            assert (entered <= setup.acts.room).all()
        if setup.acts.places is not None:
            out = np.stack(
                [
                    entered[:, network.start == place].sum(axis=1)
                    for place in range(len(network.places))
                ],
                axis=1,
            )
            assert (out <= setup.acts.places).all()


@pytest.mark.parametrize("rule", ["queues", "quotas"])
def test_a_line_is_used_to_the_last_place(rule: str) -> None:
    setup = a_setup({rule}, 3, places=2, people=50, days=1)
    acts = setup.acts._replace(
        places=(7, 7) if rule == "queues" else None,
        room=(7,) * setup.model.network.links if rule == "quotas" else None,
    )
    setup = dataclasses.replace(setup, acts=acts)
    network = setup.model.network
    *_, flows = days_of(setup, 1, LANES[0])[0]
    start = setup.model.at_start
    assert start is not None
    place = int(start.argmax())
    assert (flows.table("entered")[:, network.start == place] == 7).any()


# --- a leave is only a leave ---------------------------------------------------------------------


@few
@given(setups(), seeds, lanes)
def test_who_is_on_a_link_is_not_asked_to_leave(setup: Setup, seed: int, lane: str) -> None:
    model = setup.model
    rng = np.random.default_rng(seed)
    ground, here = run(dataclasses.replace(setup, acts=Acts()), MEMBERS, seed, lane)
    rates = model.rates(here.day, occupancy(here.people, ground), here.residents)
    layout = ground.layout
    on_link = here.people.take(~layout.at_place(layout.stance(here.people.cell)))
    after = leave(on_link, ground, rates, Flows(ground), rng)
    both = (settled(rows, ground) for rows in (after, on_link))
    assert all(np.array_equal(a, b) for a, b in zip(*both, strict=True))
    assert not len(leave(nobody(), ground, rates, Flows(ground), rng).people)


def test_classes_are_drawn_in_their_shares() -> None:
    setup = a_setup({"classes"}, 1, places=2, people=1)
    share = np.array([[0.2, 0.8], [0.2, 0.8]])
    model = dataclasses.replace(setup.model, classes=Classes(("a", "b"), share))
    ground = model.ground(50_000)
    here = model.start(50_000, np.random.default_rng(1))
    seen = Counter(ground.layout.class_(here.people.cell).tolist())
    assert fit({0: 0.2, 1: 0.8}, seen) > LEAST
