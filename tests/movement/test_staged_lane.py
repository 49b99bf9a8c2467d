"""The compiled travel by stages: the distribution of persons moved one by one, and of NumPy's code.

Owns: the tests of `lane.compiled`. That people are conserved in it and that closed links stay shut
is among the laws (`test_laws`), which are tried on every lane.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pytest
from numpy.typing import NDArray

from isthmus.movement.draws import Chances, Ways
from isthmus.movement.lane import PLAIN, compiled, is_compiled
from isthmus.movement.network import Network, Paths, paths_of
from isthmus.movement.state import Layout, State
from isthmus.movement.step import Allowance, Flows, Ground, Rates, leave
from isthmus.movement.travel import ByStages
from tests.movement.judging import LEAST, agreement, fit
from tests.movement.persons import exact, sampled
from tests.movement.strategies import QUEUES, a_setup
from tests.movement.test_against_persons import by_place, members
from tests.movement.worlds import STAGED, ground_of

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

pytestmark = pytest.mark.usefixtures("built")

#: What meets people on a link, at its end, or on their way to the next.
MET = (
    (),
    ("awareness 2",),
    ("awareness 2", "wait on the way"),
    ("closures",),
    ("pace",),
    ("turned",),
    ("turned by class", "classes"),
    ("turned", "pace", "closures", "classes", "awareness 2"),
)


@pytest.fixture
def built() -> None:
    """The lane where it was built; where it was not, that there is none, and nothing to compare."""
    if not is_compiled(staged=True):
        assert ground_of(a_setup({"stages"}, 1), 2, STAGED).staged is None
        pytest.skip("nothing here was compiled")


@pytest.mark.parametrize("stages", ["one stage", "stages"])
@pytest.mark.parametrize("rules", MET, ids="+".join)
def test_it_moves_counts_as_persons_are_moved(rules: Collection[str], stages: str) -> None:
    for seed in range(3):
        setup = a_setup({stages, *rules}, seed, places=3, days=3)
        assert ground_of(setup, 2, STAGED).staged is not None
        assert fit(exact(setup.persons), members(setup, 20_000, seed, STAGED)) > LEAST


@pytest.mark.parametrize("rule", QUEUES)
def test_lines_are_served_as_persons_stand_in_them(rule: str) -> None:
    for seed in range(3):
        setup = a_setup({rule, "awareness 2", "stages"}, seed, people=6)
        persons = by_place(sampled(setup.persons, 1_500, seed))
        assert agreement(persons, by_place(members(setup, 6_000, seed, STAGED))) > LEAST


# --- many people, and chances of each member's own -----------------------------------------------


class Fork:
    """Two places to wait at, one after the other, and two ways on from the second."""

    network = Network(
        places=("a", "b", "c", "d"),
        start=np.array([0, 1, 1]),
        end=np.array([1, 2, 3]),
        km=np.ones(3),
        lat=np.full(4, np.nan),
        lon=np.full(4, np.nan),
    )
    paths: Paths = paths_of(network, 1)
    law = ByStages(network, np.array([1.0, 2.0, 4.0]), 3)

    def __init__(self, number: int) -> None:
        self.number = number
        layout = Layout(members=number, places=4, paths=3, done=3)
        self.plain = Ground(self.network, self.paths, layout)
        self.ground = compiled(self.plain, self.law)

    def rates(self, chance: Floats, pace: Floats, *quotas: Allowance) -> Rates:
        """Each member with chances [N, 4] and paces [N, 3] of its own."""
        turned = np.zeros((self.number, 1, 3))
        turned[:, 0, 2] = 0.2
        first = self.paths.first[:-1] + 3 * np.arange(self.number)[:, None]
        return Rates(
            chance=Chances(chance[:, None]),
            under_way=True,
            ways=Ways(
                np.append(first.ravel(), 3 * self.number),
                np.tile([1.0, 0.3, 0.7], self.number),
                np.ones(3 * self.number, np.bool_),
            ),
            by_member=1,
            by_class=0,
            full=np.zeros((1, 4), np.bool_),
            open=np.ones((1, 3), np.bool_),
            pressed=np.zeros(4, np.bool_),
            allowances=quotas,
            turned=turned,
            sent_to=np.full(3, 1),
            pace=pace,
        )

    def run(self, ground: Ground, rates: Rates, seed: int, steps: int = 5) -> tuple[State, Flows]:
        """So many steps from 3,000 people at the first place, and all that moved in them."""
        rng = np.random.default_rng(seed)
        here = State(
            ground.layout.cell(
                np.arange(self.number), np.zeros(self.number, np.int64), fresh=False
            ),
            np.zeros(self.number, np.int64),
            np.full(self.number, 3_000),
        )
        flows = Flows(ground)
        for _ in range(steps):
            here = leave(here, ground, rates, flows, rng)
            here = self.law.travel(here, ground, rates, flows, rng)
        return here, flows


def of_its_own(number: int) -> tuple[Floats, Floats]:
    """Chances and paces, other ones for each member."""
    rng = np.random.default_rng(7)
    return rng.uniform(0.2, 0.9, (number, 4)) * [1, 1, 0, 0], rng.uniform(0.2, 3.0, (number, 3))


def test_many_people_of_members_that_differ_are_moved_as_by_the_plain_code() -> None:
    fork = Fork(20)
    rates = fork.rates(*of_its_own(20))
    found = {}
    for name, ground in (("plain", fork.plain), ("compiled", fork.ground)):
        tables = []
        for seed in range(150):
            _, flows = fork.run(ground, rates, seed)
            moved = [flows.table(one) for one in ("entered", "arrived", "turned")]
            tables.append(np.concatenate(moved, axis=1))
        found[name] = np.array(tables)
    mean = {name: one.mean(axis=0) for name, one in found.items()}
    variance = {name: one.var(axis=0) for name, one in found.items()}
    error = np.sqrt((variance["plain"] + variance["compiled"]) / 150)
    apart = np.abs(mean["plain"] - mean["compiled"]) / np.maximum(error, 1e-9)
    assert apart.max() < 5.0
    # The ratio of two variances of 150 draws: its logarithm has a standard error of about 0.16.
    some = variance["plain"] > 0.5
    assert np.array_equal(some, variance["compiled"] > 0.5)
    assert np.abs(np.log(variance["plain"][some] / variance["compiled"][some])).max() < 0.8


def test_members_of_other_paces_are_found_out() -> None:
    fork = Fork(20)
    chance, pace = of_its_own(20)
    one = fork.run(fork.ground, fork.rates(chance, pace), 1)[1].table("arrived")
    other = fork.run(fork.ground, fork.rates(chance, pace[::-1].copy()), 1)[1].table("arrived")
    assert np.abs(one - other).max() > 500


def test_its_rows_are_a_state_in_order_and_nobody_is_lost() -> None:
    fork = Fork(6)
    here, _ = fork.run(fork.ground, fork.rates(*of_its_own(6)), 3)
    key = here.cell * fork.ground.layout.done + here.done
    assert (np.diff(key) > 0).all()
    assert (here.people > 0).all()
    member = fork.ground.layout.member(here.cell)
    assert np.bincount(member, here.people).tolist() == [3_000] * 6


def test_a_quota_that_is_never_reached_changes_nothing_and_one_that_is_holds() -> None:
    fork = Fork(6)
    chance, pace = of_its_own(6)
    links = np.array([False, False, True])
    free = fork.run(fork.ground, fork.rates(chance, pace), 3)
    wide = fork.run(fork.ground, fork.rates(chance, pace, Allowance(links, np.full(6, 10_000))), 3)
    assert all(
        np.array_equal(free[1].table(one), wide[1].table(one))
        for one in ("entered", "arrived", "turned")
    )
    assert free[0].people.sum() == wide[0].people.sum()
    most = np.arange(6) * 10
    narrow = fork.rates(chance, pace, Allowance(links, most))
    _, flows = fork.run(fork.ground, narrow, 3, steps=1)
    assert (flows.table("entered")[:, 2] <= most).all()
    here, flows = fork.run(fork.ground, narrow, 3)
    assert (flows.table("entered")[1:, 2] > 0).all()
    assert here.people.sum() == 6 * 3_000


def test_without_the_lane_the_ground_is_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PLAIN, "1")
    fork = Fork(2)
    assert fork.ground is fork.plain
