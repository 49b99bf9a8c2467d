"""Networks and speeds at the edge of what is sensible: each is walked, or refused by name.

Owns: roads of very many markers, speeds that are no whole kilometres or beyond all reason, roads
listed twice, conflicts that have lost all their strength.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from isthmus.case.problems import CallError, CaseError
from isthmus.movement import network
from isthmus.movement.flee.model import model_of
from isthmus.movement.flee.reading import read_folder
from isthmus.movement.model import Model
from isthmus.movement.network import Network, paths_of
from isthmus.movement.rules.choosing import KnownWays
from isthmus.movement.simulating import simulate
from isthmus.movement.travel import ByDistance

from .flee.folder import SOUND, write
from .flee.spoil import MAJOR


def _network(pairs: list[tuple[int, int]], km: float = 1.0) -> Network:
    """Places 0, 1, ... and roads walked both ways."""
    both = sorted({*pairs, *((b, a) for a, b in pairs)})
    places = max(max(pair) for pair in pairs) + 1
    return Network(
        places=tuple(str(i) for i in range(places)),
        start=np.array([a for a, _ in both]),
        end=np.array([b for _, b in both]),
        km=np.full(len(both), km),
        lat=np.full(places, np.nan),
        lon=np.full(places, np.nan),
    )


def _marked(network_: Network, ends: set[int]) -> np.ndarray:
    return np.array([i not in ends for i in range(len(network_.places))])


def test_a_road_of_very_many_markers_is_one_path() -> None:
    last = 1500
    road = _network([(i, i + 1) for i in range(last)])
    paths = paths_of(road, 1, _marked(road, {0, last}))
    from_first = np.arange(paths.first[0], paths.first[1])
    chosen = from_first[paths.known[from_first]]
    assert paths.goal[chosen].tolist() == [last]
    assert paths.km[chosen].tolist() == [last]


def test_markers_that_cross_each_other_without_end_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(network, "MOST_LOOKED", 20_000)
    side = 6
    pairs = [(i * side + j, i * side + j + 1) for i in range(side) for j in range(side - 1)]
    pairs += [(i * side + j, (i + 1) * side + j) for i in range(side - 1) for j in range(side)]
    grid = _network(pairs)
    # Nobody can stay anywhere but at the first corner: there are no paths, and no end of ways.
    with pytest.raises(CallError) as raised:
        paths_of(grid, 1, _marked(grid, {0}))
    assert [problem.code for problem in raised.value.problems] == ["too-many-paths"]


def test_markers_add_nothing_to_what_people_are_aware_of() -> None:
    # 0 - (1) - 2 - (3) - 4: with an awareness of 1 the town 2 is seen from 0, with 2 also 4.
    road = _network([(0, 1), (1, 2), (2, 3), (3, 4)])
    for awareness, goals in ((1, {2}), (2, {2, 4})):
        paths = paths_of(road, awareness, _marked(road, {0, 2, 4}))
        seen = (paths.origin == 0) & paths.known
        assert set(paths.goal[seen].tolist()) == goals


def _law(speed: int) -> ByDistance:
    road = _network([(0, 1), (1, 2), (0, 2)], km=7.0)
    return ByDistance(
        road,
        grain_km=1.0,
        length=road.km,
        speed=np.full(road.links, speed),
        stride=1,
        full_day=speed,
        on_foot=False,
        walked=np.zeros(road.links),
        restless=False,
    )


@pytest.mark.parametrize("speed", [20, 360])
def test_ways_are_alike_when_the_same_sums_of_links_fit_into_the_rest_of_the_day(
    speed: int,
) -> None:
    alike = _law(speed).alike
    assert alike is not None
    for way, least in enumerate(alike[0][: speed + 1].tolist()):
        fits = [way + 7 * n < speed for n in range(1, speed // 7 + 2)]
        assert least <= way
        assert fits == [least + 7 * n < speed for n in range(1, speed // 7 + 2)]
        # and the one below the least is not: it is the least
        assert least == 0 or fits != [least - 1 + 7 * n < speed for n in range(1, speed // 7 + 2)]


@pytest.mark.parametrize(("km", "days"), [(22.0, 1), (38.2, 2), (69.0, 2), (71.0, 3)])
def test_a_coarse_unit_takes_no_day_longer_over_a_link(km: float, days: int) -> None:
    # At 35 km a day, in units of 35 km: the unit is the day's way, whatever the link's length.
    law = ByDistance(
        _network([(0, 1)], km=km),
        grain_km=35.0,
        length=np.full(2, km / 35.0),
        speed=np.ones(2, np.int64),
        stride=1,
        full_day=1,
        on_foot=True,
        walked=np.zeros(2),
        restless=False,
    )
    walked = [day for day in range(1, 5) if day * law.speed[0] > law.length[0]]
    assert walked[0] == days


def test_a_speed_beyond_all_reason_makes_no_table_of_ways() -> None:
    assert _law(100_000_000).alike is None


@pytest.mark.parametrize(
    ("speeds", "grain"),
    [
        ("max_move_speed: 200", 1.0),
        ("max_move_speed: 0.5\n  max_walk_speed: 0.5", 0.5),
        ("max_walk_speed: 4.5", 0.5),
        ("max_walk_speed: 4.2", 0.2),
        ("max_move_speed: 73.44", 0.1),
    ],
)
def test_speeds_that_are_no_whole_kilometres_are_kept(
    tmp_path: Path, speeds: str, grain: float
) -> None:
    settings = f"move_rules:\n  {speeds}\n"
    folder = read_folder(write(tmp_path, {**SOUND, "simsetting.yml": settings}))
    law = model_of(folder).law
    assert isinstance(law, ByDistance)
    assert law.grain_km == grain
    assert law.stride * grain == pytest.approx(folder.settings.max_walk_speed, abs=grain / 2)
    assert law.full_day * grain == pytest.approx(folder.settings.max_move_speed, rel=0.002)


def test_the_order_of_rows_changes_nothing_where_a_road_is_listed_twice(tmp_path: Path) -> None:
    head, *rows = SOUND["input_csv/routes.csv"].strip().split("\n")
    road = rows.index("Orvel,Meru,60,,,")
    rows[road : road + 1] = ["Orvel,Meru,60,,100,0.5", "Meru,Orvel,60,,100,0.5"]
    people = []
    for i, order in enumerate((rows, rows[::-1])):
        files = {**SOUND, "input_csv/routes.csv": "\n".join([head, *order, ""])}
        people.append(
            simulate(write(tmp_path / str(i), files), members=4, seed=2).result.of_members
        )
    assert np.array_equal(people[0], people[1])


def test_people_who_flee_from_a_conflict_without_strength_are_told_of(tmp_path: Path) -> None:
    settings = (
        "spawn_rules:\n  conflict_spawn_decay: [1.0, 0.0]\n  conflict_spawn_decay_interval: 6\n"
    )
    conflicts = "#Day,Orvel\n" + "".join(f"{day},1\n" for day in range(20))
    locations = SOUND["input_csv/locations.csv"].replace("Tassin,North,Almera,12.9,30.5,conflict_zone,4", "Tassin,North,Almera,12.9,30.5,town,")  # fmt: skip  # noqa: E501
    files = {
        **SOUND,
        "simsetting.yml": settings,
        "input_csv/conflicts.csv": conflicts,
        "input_csv/locations.csv": locations,
    }
    with pytest.raises(CaseError) as raised:
        model_of(read_folder(write(tmp_path, files)))
    (problem,) = raised.value.problems
    assert problem.code == "flee-nowhere-to-flee-from"
    assert problem.values["day"] >= 6


# --- ways that everybody knows --------------------------------------------------------------------


def goals(model: Model, place: str) -> dict[str, int]:
    """What people at a place may go to, and over how many links at most."""
    paths, names = model.paths, model.network.places
    at = names.index(place)
    found: dict[str, int] = {}
    for k in range(paths.first[at], paths.first[at + 1]):
        if paths.known[k]:
            goal, links = names[paths.goal[k]], int(paths.links_of[k + 1] - paths.links_of[k])
            found[goal] = max(links, found.get(goal, 0))
    return found


def test_a_major_route_is_known_from_both_ends_and_from_where_its_start_is_known(
    tmp_path: Path,
) -> None:
    """Orvel - Meru - Hallo - Lys is one; people see two links, and Tassin lies beside Orvel."""
    model = model_of(read_folder(write(tmp_path)))
    assert goals(model, "Orvel") == {"Tassin": 1, "Meru": 1, "Hallo": 2, "Noor": 2, "Lys": 3}
    assert goals(model, "Tassin") == {"Orvel": 1, "Meru": 2, "Lys": 4}
    assert goals(model, "Lys") == {"Hallo": 1, "Meru": 2, "Orvel": 3}
    # From Vell people see no farther than Meru, on the way and not at its start.
    assert goals(model, "Vell") == {"Noor": 1, "Meru": 2}
    assert [rule.name for rule in model.rules()].count(KnownWays.name) == 1


def test_major_routes_do_not_lead_on_to_others(tmp_path: Path) -> None:
    files = {**SOUND, MAJOR: "Tassin,Orvel,Meru\nMeru,Hallo,Lys\n"}
    settings = SOUND["simsetting.yml"].replace("awareness_level: 2", "awareness_level: 1")
    model = model_of(read_folder(write(tmp_path, {**files, "simsetting.yml": settings})))
    assert goals(model, "Tassin") == {"Orvel": 1, "Meru": 2}
    assert goals(model, "Orvel") == {"Tassin": 1, "Meru": 1, "Lys": 3}


def test_without_fixed_routes_major_routes_do_nothing(tmp_path: Path) -> None:
    settings = SOUND["simsetting.yml"].replace("fixed_routes: True", "fixed_routes: False")
    model = model_of(read_folder(write(tmp_path, {**SOUND, "simsetting.yml": settings})))
    assert "Lys" not in goals(model, "Orvel")
    assert model.known is None


def test_too_many_known_ways_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "MOST_PATHS", 24)
    folder = read_folder(write(tmp_path))
    assert model_of(msgspec.structs.replace(folder, major_routes=())).known is None
    with pytest.raises(CallError, match="awareness of 2"):
        model_of(folder)
