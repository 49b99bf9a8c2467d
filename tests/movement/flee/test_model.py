"""Every option, column and switch of a Flee folder reaches its rate, with the number it should.

Each case is a bare folder (bare.py) before and after one change, a look at what people do in it,
and what the look must show, worked out by hand. That no option, column or switch is without a case
is tested too.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isthmus.case import CaseError
from isthmus.movement.flee import daily, parameters, places, register
from isthmus.movement.flee.closures import _CLOSURES
from isthmus.movement.flee.files import Found
from isthmus.movement.flee.model import Switches, model_of
from isthmus.movement.flee.places import _KINDS
from isthmus.movement.flee.reading import read_folder
from isthmus.movement.flee.records import Change, Closure, Link, Place, Settings
from isthmus.movement.flee.settings import IGNORED, OPTIONS
from isthmus.movement.free import Parameter
from isthmus.movement.model import Model
from isthmus.movement.travel import ByDistance
from tests.movement.flee.bare import (
    BARE,
    DAYS,
    Look,
    Parts,
    Where,
    bare,
    changed,
    classes,
    goes,
    in_camps,
    in_proportion,
    model,
    pressed,
    rates,
    shut,
    starts,
    ways,
)
from tests.movement.flee.column_cases import (
    BAY_DELL,
    COLUMN,
    closed,
)
from tests.movement.flee.folder import SOUND, write
from tests.movement.flee.option_cases import (
    AGE,
    BOYS,
    CAREFUL,
    CARELESS,
    CHANGES,
    CLOSURES,
    CONFLICT,
    DRIVEN,
    DRIVEN_BY_FLOOD,
    FLOODS,
    GENDER,
    LAYOUT,
    LOCATIONS,
    LOOK_AHEAD,
    MAJOR,
    MOVE,
    NEAR,
    OPTION,
    PEOPLE,
    PERIOD,
    ROUTES,
    SPAWN,
    Case,
    W,
    evening_in_bay,
    fighting,
    flooded,
    of_each,
)


def close(one: Any, other: Any) -> bool:
    """Whether two things seen are the same, numbers up to rounding."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(close(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(close, one, other))
    if isinstance(one, float | int) and isinstance(other, float | int):
        return abs(one - other) <= 1e-9 * max(1.0, abs(other))
    return bool(one == other)


def holds(case: Case, change: Parts, folder: Path, **asked: Any) -> None:
    """The look shows what it should, before and after; and these are not one and the same."""
    assert not close(case.before, case.after)
    before = case.look(model(folder / "before", case.beside))
    assert close(before, case.before), before
    after = case.look(model(folder / "after", case.beside, change, **asked))
    assert close(after, case.after), after


# --- options -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("where", "case"),
    [
        pytest.param(where, case, id=f"{where[1]}: {case.change}")
        for where, cases in OPTION.items()
        for case in cases
    ],
)
def test_an_option_reaches_what_people_do(where: Where, case: Case, tmp_path: Path) -> None:
    assert isinstance(case.change, str)
    holds(case, {where: case.change}, tmp_path)


#: What this option asks for is so or is refused: it changes no rate (see the next test but one).
ASKS_ONLY = {(SPAWN, "conflict_zone_spawning_only")}


def test_no_option_is_without_a_case() -> None:
    assert OPTION.keys() | ASKS_ONLY == OPTIONS.keys()
    assert not OPTION.keys() & ASKS_ONLY


def test_zones_of_both_kinds_cannot_be_the_only_ones(tmp_path: Path) -> None:
    """`conflict_zone_spawning_only` is on unless it is switched off."""
    part = {**DRIVEN_BY_FLOOD, **flooded("Bay")}
    assert starts(1)(model(tmp_path / "a", part)) == {"Bay": 100}
    with pytest.raises(CaseError, match="conflict_zone_spawning_only"):
        model(tmp_path / "b", part, {(SPAWN, "conflict_zone_spawning_only"): "True"})


@pytest.mark.parametrize("where", IGNORED, ids="-".join)
def test_an_option_that_is_passed_over_changes_nothing(where: Where, tmp_path: Path) -> None:
    section, key = where
    text = f"{section}:\n  {key}: 7\n" if section else f"{key}: 7\n"
    folder = read_folder(write(tmp_path, {**BARE, "simsetting.yml": text}))
    assert folder.settings == Settings()


# --- columns -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{Path(file).stem} {column} {number}")
        for (file, column), cases in COLUMN.items()
        for number, case in enumerate(cases)
    ],
)
def test_a_column_reaches_what_people_do(case: Case, tmp_path: Path) -> None:
    assert not isinstance(case.change, str)
    holds(case, case.change, tmp_path)


def columns(file: str) -> set[str]:
    """The columns of a file that have a case."""
    return {column for one, column in COLUMN if one == file}


def fields(record: type[msgspec.Struct], **columns: str) -> set[str]:
    """The columns that a record keeps, by their name in the file."""
    names = {field.name for field in msgspec.structs.fields(record)} - {"row", "attributes"}
    return {columns.get(name, name) for name in names}


class Asked(dict[str, str]):
    """The further columns of a row, which remembers what it was asked for."""

    seen: set[str]

    def get(self, key: str, default: Any = None) -> Any:
        """The cell of a column."""
        self.seen.add(key)
        return super().get(key, default)


def test_no_column_is_without_a_case(tmp_path: Path) -> None:
    further = _further(tmp_path)
    assert columns(LOCATIONS) - further == fields(Place, kind="location_type", people="population")
    assert further < columns(LOCATIONS)
    # What this one says nobody goes by, unless the last switch below is on.
    assert columns(ROUTES) | {"forced_redirection"} == fields(
        Link, first="name1", second="name2", km="distance", forced="forced_redirection"
    )
    assert columns(CLOSURES) == fields(
        Closure,
        kind="closure_type",
        first="name1",
        second="name2",
        start="closure_start",
        end="closure_end",
    )
    assert columns(CHANGES) == fields(Change, place="name", kind="location_type", day="date")
    files = {file for file, _ in COLUMN}
    assert files - {"a register"} == {
        LOCATIONS,
        places.ROUTES,
        CLOSURES,
        CHANGES,
        places.MAJOR_ROUTES,
        daily.CONFLICTS,
        daily.FLOODS,
        daily.HUNGER,
        AGE,
        GENDER,
        PERIOD,
        register.LAYOUTS[0],
        register.CORRECTIONS,
    }


def _further(folder: Path) -> set[str]:
    """The columns of places beyond the first eight that are looked for, whatever is asked."""
    asked = Asked()
    asked.seen = set()
    read = read_folder(write(folder, {**BARE, **PEOPLE}))  # type: ignore[dict-item]  # only files
    rows = tuple(msgspec.structs.replace(place, attributes=asked) for place in read.places)
    on = {f.name: True for f in msgspec.structs.fields(Settings) if f.default in (False, True)}
    settings = msgspec.structs.replace(read.settings, **on)
    model_of(msgspec.structs.replace(read, places=rows, settings=settings))
    named = places.Named({place.name: i for i, place in enumerate(rows)}, frozenset(), whole=True)
    daily.conflict_of(Found(folder), rows, named, settings, DAYS)
    return asked.seen


# --- kinds of places and of closures -------------------------------------------------------------

#: The chance of leaving Bay when it is one, where people go from Ash, and whether the restless find
#: no rest there.
KINDS: Mapping[str, tuple[float, Mapping[str, float], bool]] = {
    "camp": (0.001, {"Bay": 1.0}, False),
    "idpcamp": (0.1, {"Bay": 1.0}, False),
    "conflict_zone": (1.0, {"Bay": 1.0}, False),
    "forwarding_hub": (1.0, {"Bay": 1.0}, False),
    "marker": (1.0, in_proportion(Bay_Cove=1 / 150, Bay_Dell=1 / 100), False),
    "default": (0.3, {"Bay": 1.0}, True),
    "town": (0.3, {"Bay": 1.0}, True),
    "flood_zone": (0.3, {"Bay": 1.0}, False),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_place_is_left_passed_and_rested_at_by_its_kind(kind: str, tmp_path: Path) -> None:
    part = changed(LOCATIONS, "town", kind)
    made = model(tmp_path, part, {(MOVE, "avoid_short_stints"): "True"})
    seen = goes("Bay")(made)[0], ways("Ash")(made), bool(pressed("Bay")(made))
    assert close(seen, KINDS[kind]), seen


def test_no_kind_of_place_or_closure_is_without_a_case() -> None:
    words = {word for word, _ in _KINDS} | {"idpcamp"}
    assert {word for word in words if any(word in kind for kind in KINDS)} == words
    assert len(KINDS) == len(words)
    kinds = {
        str(case.change[CLOSURES]).splitlines()[1].split(",")[0]
        for (file, _), cases in COLUMN.items()
        for case in cases
        if file == CLOSURES and not isinstance(case.change, str)
    }
    assert kinds == {*_CLOSURES} - {"remove_forced_redirection"}


def test_camps_alone_are_ever_full(tmp_path: Path) -> None:
    crowd = ways("Bay", people={"Ash": 100_000, "Bay": 100_000})
    assert close(crowd(model(tmp_path / "a")), NEAR)
    # A camp of which nobody knows how many it takes in is never full either.
    open_ = changed(LOCATIONS, "300", "0")
    assert close(ways("Bay", people={"Dell": 100_000})(model(tmp_path / "b", open_)), NEAR)


@pytest.mark.parametrize("forced", [0, 1, 2])
def test_nobody_goes_by_a_redirection_nor_by_its_end(forced: int, tmp_path: Path) -> None:
    """Flee keeps it and never looks at it."""
    part = changed(ROUTES, "Dell,Bay,40,0", f"Dell,Bay,40,{forced}")
    made = model(tmp_path, part, closed("remove_forced_redirection,Dell,Bay,2,5"))
    assert all(close(ways("Bay", day)(made), NEAR) for day in range(DAYS))
    assert (shut(made), goes("Dell")(made)) == ({}, [0.1] * DAYS)


# --- switches ------------------------------------------------------------------------------------

SWITCH: Mapping[str, tuple[Case, ...]] = {
    # Of 500 places 20 are gone; 456 people are 24 of the upper 48, and not 6 of 50.
    "day0_people_shrink_capacity": (
        Case(
            {},
            ways("Bay", people={"Cove": 456}),
            in_proportion(Ash=W / 60, Cove=0.88 / 100, Dell=1 / 50),
            in_proportion(Ash=W / 60, Cove=0.5 / 100, Dell=1 / 50),
        ),
    ),
    "link_closure_closes_way_back_only": (
        Case({}, shut, BAY_DELL, {"Dell Bay": [2, 3, 4]}, closed("link,Bay,Dell,2,5")),
        Case({}, shut, BAY_DELL, {"Bay Dell": [2, 3, 4]}, closed("link,Dell,Bay,2,5")),
    ),
    "forced_redirection_doubles_link": (
        Case(
            {},
            lambda model: [ways(name)(model) for name in ("Bay", "Dell")],
            [NEAR, {"Bay": 1.0}],
            [in_proportion(Ash=W / 60, Cove=1 / 100, Dell=2 / 50), {"Bay": 1.0}],
            {
                ROUTES: BARE[ROUTES]
                .replace("Dell,Bay,40,0", "Dell,Bay,40,1")
                .replace("50,0", "50,2")
            },
        ),
    ),
    # The intensity with which it began holds until it ends, and that of the next one until then.
    "intensity_stays_as_it_began": (
        Case(
            {},
            lambda model: [starts(day)(model).get("Ash", 0) for day in range(DAYS)],
            [100, 200, 400, 0, 300, 50, 500, 500, 500, 500],
            [100, 100, 100, 0, 300, 300, 300, 300, 300, 300],
            {**DRIVEN, **fighting(Ash=[0.2, 0.4, 0.8, 0, 0.6, 0.1, 1, 1, 1, 1])},
        ),
        Case(
            {},
            ways("Bay", 5),
            NEAR,
            in_proportion(Ash=W**0.25 / 60, Cove=1 / 100, Dell=1 / 50),
            fighting(Ash=[0.25] + [1] * 9),
        ),
    ),
    # All who set out mean to reach a camp, and would never leave Bay but for that.
    "under_way_waits_as_others": (
        Case(
            {},
            evening_in_bay,
            0,
            1000,
            {
                **LOOK_AHEAD,
                (MOVE, "default_movechance"): "0",
                (MOVE, "camp_weight"): "1000000000",
            },
        ),
    ),
    "men_take_risk_as_boys": (
        Case(
            {},
            of_each("under-15", "boy-15-18", "woman", "man"),
            {"under-15": CAREFUL, "boy-15-18": CARELESS, "woman": NEAR, "man": NEAR},
            {"under-15": CAREFUL, "boy-15-18": CARELESS, "woman": NEAR, "man": CARELESS},
            BOYS,
        ),
    ),
}


@pytest.mark.parametrize(
    ("name", "case"),
    [
        pytest.param(name, case, id=f"{name} {number}")
        for name, cases in SWITCH.items()
        for number, case in enumerate(cases)
    ],
)
def test_a_switch_brings_back_what_it_says(name: str, case: Case, tmp_path: Path) -> None:
    assert not isinstance(case.change, str)
    holds(case, case.change, tmp_path, switches=Switches(**{name: True}))


def test_no_switch_is_without_a_case() -> None:
    names = [field.name for field in msgspec.structs.fields(Switches)]
    assert [*SWITCH] == names
    # That of an older version is not among those of the version that the reference describes.
    on = msgspec.structs.asdict(Switches.all())
    assert [name for name in names if not on[name]] == ["under_way_waits_as_others"]
    assert not any(msgspec.structs.asdict(Switches()).values())


# --- what is asked with the call -----------------------------------------------------------------


def test_an_attribute_tells_classes_apart_and_nothing_else(tmp_path: Path) -> None:
    made = model(tmp_path, PEOPLE, by="gender")
    assert classes("Ash")(made) == {"male": 0.4, "female": 0.6}
    assert classes("Bay")(made) == {"male": 0.25, "female": 0.75}
    assert close(ways("Bay")(made), NEAR)
    with pytest.raises(CaseError, match="demographics_faith"):
        model(tmp_path, by="faith")


def unit(made: Model) -> tuple[float, int]:
    """The unit of length, and the units within which people are pooled."""
    assert isinstance(made.law, ByDistance)
    return made.law.grain_km, made.law.pool


def test_ways_are_told_apart_as_asked(tmp_path: Path) -> None:
    assert unit(model(tmp_path)) == (1.0, 1)
    assert unit(model(tmp_path, grain_km=0.25)) == (0.25, 1)
    assert unit(model(tmp_path, grain_km=30.0)) == (1.0, 30)


def test_a_phase_has_the_parts_that_are_asked_for(tmp_path: Path) -> None:
    assert (model(tmp_path).fineness, model(tmp_path, fineness=4).fineness) == (1, 4)


@pytest.mark.parametrize(
    ("speeds", "km"),
    [
        ((360.0, 35.0), 1.0),
        ((12.5, 35.0), 0.5),
        ((360.0, 35.25), 0.25),
        ((12.4, 7.0), 0.2),
        ((12.5, 7.1), 0.1),
        ((12.34, 7.0), 0.1),
    ],
)
def test_the_unit_makes_speeds_whole(
    speeds: tuple[float, float], km: float, tmp_path: Path
) -> None:
    ride, walk = map(str, speeds)
    on_foot: Parts = {(MOVE, "max_walk_speed"): walk}
    assert unit(model(tmp_path / "a", on_foot, {(MOVE, "max_move_speed"): ride})) == (km, 1)
    # A road has a speed of its own.
    road = changed(ROUTES, "Dell,Bay,40,0,,", f"Dell,Bay,40,0,{ride},")
    assert unit(model(tmp_path / "b", on_foot, road)) == (km, 1)


@pytest.mark.parametrize(
    ("most", "length", "wanted"),
    [
        (3600, "40", (1.0, 1)),
        (3599, "40", (1.0, 90)),
        (1, "40", (1.0, 90)),
        (1, "40.5", (0.5, 180)),
    ],
)
def test_the_restless_are_pooled_where_there_is_too_much_to_remember(
    most: int,
    length: str,
    wanted: tuple[float, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ten places and paths, each with as many memories as 360 km have units."""
    monkeypatch.setattr("isthmus.movement.flee.model._CELLS", most)
    road = changed(ROUTES, "Dell,Bay,40", f"Dell,Bay,{length}")
    assert unit(model(tmp_path / "a", road, {(MOVE, "avoid_short_stints"): "True"})) == wanted
    # Nobody else remembers anything.
    assert unit(model(tmp_path / "b", road)) == (1.0, 1)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_order_of_rows_and_columns_changes_no_rate(data: st.DataObject, tmp_path: Path) -> None:
    """But for the first place, which says which country is home."""
    files = dict(SOUND)
    for file in (LOCATIONS, ROUTES, CLOSURES, MAJOR, LAYOUT, GENDER):
        head, *rows = SOUND[file].splitlines()
        kept = 1 if file == LOCATIONS else 0
        rows[kept:] = data.draw(st.permutations(rows[kept:]))
        files[file] = "\n".join([head, *rows])
    for file in (daily.CONFLICTS, daily.HUNGER, GENDER):
        cells = [row.split(",") for row in files[file].splitlines()]
        order = data.draw(st.permutations(range(1, min(map(len, cells)))))
        files[file] = "\n".join(",".join([row[0], *(row[i] for i in order)]) for row in cells)
    one, other = (
        model_of(read_folder(write(tmp_path / name, folder)), by="gender")
        for name, folder in (("a", SOUND), ("b", files))
    )
    for part in ("network", "surroundings"):
        a, b = (msgspec.structs.asdict(getattr(made, part)) for made in (one, other))
        assert all(np.array_equal(a[name], b[name], equal_nan=name in ("lat", "lon")) for name in a)
    for name in ("speed", "length", "walked"):
        assert np.array_equal(getattr(one.law, name), getattr(other.law, name))
    assert np.array_equal(one.open, other.open)
    for day in range(len(one.open)):
        mine, yours = rates(one, day), rates(other, day)
        assert np.array_equal(mine.chance.values, yours.chance.values)
        assert np.array_equal(mine.ways.chance, yours.ways.chance)
        assert starts(day)(one) == starts(day)(other)
    assert in_camps(one) == in_camps(other)
    for place in one.network.places:
        assert classes(place)(one) == classes(place)(other)


# --- what a fit sets free ------------------------------------------------------------------------

FREE = {row.name: row for row in parameters.SETTINGS}


@pytest.mark.parametrize(
    ("where", "case"),
    [
        pytest.param(where, case, id=f"{where[1]}: {case.change}")
        for where, cases in OPTION.items()
        for case in cases
        if where[1] in FREE
    ],
)
def test_a_free_setting_does_what_the_option_does(where: Where, case: Case, tmp_path: Path) -> None:
    assert isinstance(case.change, str)
    folder = bare(tmp_path, case.beside)
    made = parameters.model_with(folder, {where[1]: float(case.change)})
    assert close(case.look(made), case.after)


FLOODED: Parts = {
    (FLOODS, "flood_movechances"): "[0.1, 0.4]",
    (FLOODS, "flood_loc_weights"): "[1.0, 0.5]",
}
SEVERAL: Parts = {
    (CONFLICT, "spawn_mode"): "pop_ratio",
    (CONFLICT, "displaced_per_conflict_day"): "0.4",
}


class Factor(NamedTuple):
    """What is no single setting: its value in a folder, a look, and what that shows."""

    name: str
    parts: Parts
    value: float
    look: Look
    after: Any


FACTORS = (
    Factor("displaced", DRIVEN, 0.5, starts(1), {"Ash": 250}),
    Factor("displaced", SEVERAL, 0.5, starts(1), {"Ash": 200}),
    # No more than all.
    Factor("displaced", SEVERAL, 5.0, starts(1), {"Ash": 1000}),
    Factor("displaced", {**DRIVEN_BY_FLOOD, **flooded("Bay")}, 3.0, starts(1), {"Bay": 300}),
    Factor("flood_leaving", {**FLOODED, **flooded("Bay")}, 2.0, goes("Bay"), [0.8] * DAYS),
    Factor("flood_leaving", {**FLOODED, **flooded("Bay")}, 3.0, goes("Bay"), [1.0] * DAYS),
    Factor(
        "flood_avoidance",
        {**FLOODED, **flooded("Dell")},
        3.0,
        ways("Bay"),
        in_proportion(Ash=W / 60, Cove=1 / 100, Dell=0.5**3 / 50),
    ),
    Factor("pull:Cove", {}, 4.0, ways("Bay"), in_proportion(Ash=W / 60, Cove=4 / 100, Dell=1 / 50)),
)


@pytest.mark.parametrize("factor", FACTORS, ids=lambda one: f"{one.name}: {one.value:g}")
def test_a_free_factor_does_what_it_says(factor: Factor, tmp_path: Path) -> None:
    folder, look = bare(tmp_path, factor.parts), factor.look
    made = parameters.model_with(folder, {factor.name: factor.value})
    assert close(look(made), factor.after)
    same = parameters.model_with(folder, {factor.name: 1.0})
    assert close(look(same), look(model_of(folder)))


def test_no_free_parameter_is_without_a_case() -> None:
    assert {key for _, key in OPTION} > FREE.keys()
    known = {one.name for one in vars(parameters).values() if isinstance(one, Parameter)}
    assert {one.name.partition(":")[0] for one in FACTORS} == known
