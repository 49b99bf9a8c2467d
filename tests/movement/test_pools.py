"""People pooled by their ways: what pooling keeps, and how little it changes.

On networks so detailed that people who have walked differently would be too many cells, those of a
place who have walked about alike go on together, at their mean. Sums of people and of ways are
kept; where people go may be off by a little, which is held here against the same people told apart.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.movement.arrays import Floats
from isthmus.movement.ensemble import run as simulated
from isthmus.movement.flee import model as flee_model
from isthmus.movement.flee.model import model_of
from isthmus.movement.flee.reading import read_folder
from isthmus.movement.flee.records import Folder
from isthmus.movement.lane import PLAIN
from isthmus.movement.model import Model
from isthmus.movement.state import Layout, State, pooled, total
from isthmus.movement.travel import ByDistance
from tests.movement.flee.folder import write
from tests.movement.persons import Setup
from tests.movement.strategies import a_setup
from tests.movement.test_laws import days_of
from tests.movement.worlds import LANES

lanes = pytest.mark.parametrize("lane", LANES)
counts = st.integers(1, 1_000_000)


def with_pools(setup: Setup, pool: int) -> Setup:
    """The setup with people pooled within so many units."""
    law, network = setup.model.law, setup.model.network
    assert isinstance(law, ByDistance)
    other = ByDistance(
        network,
        grain_km=1.0,
        length=network.km,
        speed=law.speed,
        stride=law.stride,
        full_day=law.full_day,
        on_foot=law.on_foot,
        walked=law.walked,
        restless=law.restless,
        pool=pool,
    )
    return dataclasses.replace(setup, model=dataclasses.replace(setup.model, law=other))


# --- laws ----------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 29), counts), min_size=1))
def test_pooling_keeps_people_and_the_sum_of_their_ways(rows: list[tuple[int, int, int]]) -> None:
    layout = Layout(members=1, places=2, paths=0, done=30, tired=20, classes=1)
    tired, done, people = (np.array(column, np.int64) for column in zip(*rows, strict=True))
    state = State(layout.cell(np.zeros_like(tired), np.ones_like(tired), fresh=False), done, people)
    state = state._replace(cell=state.cell + tired)
    after = pooled(state, layout, tired=8, done=10)
    assert after.people.sum() == people.sum()
    assert len(after.people) == len({(t // 8, d // 10) for t, d, _ in rows})
    for before, now in ((tired, layout.tiredness(after.cell)), (done, after.done)):
        difference = int((now * after.people).sum()) - int((before * people).sum())
        assert abs(difference) <= people.sum() / 2
    assert (layout.stance(after.cell) == 1).all()


@lanes
@pytest.mark.parametrize("seed", range(6))
def test_nobody_is_lost_in_a_pool(seed: int, lane: str) -> None:
    rules = {"awareness 2", "restless", "on foot", "walked", "closures"}
    setup = with_pools(a_setup(rules, seed, people=200, days=4), 15)
    for ground, before, after, _ in days_of(setup, seed, lane):
        assert total(after.people, ground.layout).sum() == total(before.people, ground.layout).sum()


# --- how little it changes -----------------------------------------------------------------------


#: A detailed network: towns on a grid, joined by roads much shorter than a day's way, and no whole
#: kilometres long.
SIDE = 6
SETTINGS = """\
spawn_rules:
  conflict_driven_spawning:
    spawn_mode: constant
    displaced_per_conflict_day: 3000
move_rules:
  max_move_speed: 240.0
  awareness_level: 2
  start_on_foot: True
  avoid_short_stints: {}
"""


def grid(tmp_path: Path, *, short_stints: bool = True) -> Folder:
    """A folder of that network: people flee from a corner for twelve days, to a camp and beyond."""
    rng = np.random.default_rng(1)
    names = [f"T{i}" for i in range(SIDE * SIDE)]
    kinds = ["conflict_zone", *["town"] * (SIDE * SIDE - 2), "camp"]
    places = [f"{name},R,Land,0,0,{kind},0,900000" for name, kind in zip(names, kinds, strict=True)]
    pairs = [(i, i + 1) for i in range(SIDE * SIDE) if (i + 1) % SIDE]
    pairs += [(i, i + SIDE) for i in range(SIDE * (SIDE - 1))]
    roads = [f"T{a},T{b},{rng.uniform(15, 60):.2f}" for a, b in pairs]
    files = {
        "simsetting.yml": SETTINGS.format(short_stints),
        "input_csv/sim_period.csv": "StartDate,2031-03-01\nLength,12\n",
        "input_csv/locations.csv": "\n".join((_HEAD, *places)),
        "input_csv/routes.csv": "\n".join(("#name1,name2,distance", *roads)),
        "input_csv/conflicts.csv": "#Day,T0\n" + "".join(f"{day},1\n" for day in range(12)),
    }
    return read_folder(write(tmp_path, files))


_HEAD = "#name,region,country,lat,lon,location_type,conflict_date,population"


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Floats:
    """Where people of the grid are when nobody is pooled."""
    return shares(model_of(grid(tmp_path_factory.mktemp("grid"))))


def shares(model: Model, lane: str = LANES[-1]) -> Floats:
    """The share of all people at each place at the end, in the mean of some members."""
    with pytest.MonkeyPatch.context() as patch:
        if lane == LANES[0]:
            patch.setenv(PLAIN, "1")
        result = simulated(model, days=12, members=4, seed=1)
    return np.asarray(result.people.mean[-1, :, 0] / result.total[:, -1].mean())


def off(one: Floats, other: Floats) -> float:
    """The share of people who are elsewhere."""
    return float(abs(one - other).sum() / 2)


@lanes
def test_pooled_people_go_where_people_told_apart_go(
    tmp_path: Path, apart: Floats, lane: str
) -> None:
    # Pools of a quarter of a day's way, as on networks that are too detailed to do without.
    assert off(shares(model_of(grid(tmp_path), grain_km=60.0), lane), apart) < 0.03


def test_what_they_remember_makes_a_difference(tmp_path: Path, apart: Floats) -> None:
    forgotten = model_of(grid(tmp_path, short_stints=False))
    assert off(shares(forgotten), apart) > 0.1


# --- when ----------------------------------------------------------------------------------------


def test_pools_are_as_wide_as_is_asked_for_and_lengths_kept(tmp_path: Path) -> None:
    folder = grid(tmp_path)
    law = model_of(folder, grain_km=30.0).law
    assert isinstance(law, ByDistance)
    assert (law.apart_km, law.exact) == (30.0, True)
    # Such a network has few cells: nobody is pooled of itself.
    law = model_of(folder).law
    assert isinstance(law, ByDistance)
    assert law.pool == 1


def test_a_network_of_too_many_cells_is_pooled_by_quarters_of_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flee_model, "_CELLS", 10_000)
    law = model_of(grid(tmp_path)).law
    assert isinstance(law, ByDistance)
    assert law.apart_km == 60.0
