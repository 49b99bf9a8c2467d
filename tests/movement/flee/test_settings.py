"""The options of Flee: each is read from its place, and none is passed over in silence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isthmus.case import CallError, CaseError, Problem
from isthmus.movement.flee.files import Found
from isthmus.movement.flee.records import Settings
from isthmus.movement.flee.settings import (
    FILES,
    IGNORED,
    OPTIONS,
    REFUSED,
    Option,
    read_settings,
    settings_of,
)
from tests.movement.flee.folder import write

FIELDS = {field.name: field for field in msgspec.structs.fields(Settings)}
#: Where the sections stand that stand inside another.
OUTER = {
    "conflict_driven_spawning": "spawn_rules",
    "flood_driven_spawning": "spawn_rules",
    "flood_rules": "move_rules",
}
FLOODS = (
    "spawn_rules:\n  {}\n  flood_zone_spawning_only: True\n  conflict_zone_spawning_only: False"
)


def read(folder: Path, text: str, file: str = "simsetting.yml") -> tuple[Settings, Found]:
    found = Found(write(folder, {file: text}))
    return settings_of(found), found


def changed(made: Settings) -> dict[str, Any]:
    """What differs from Flee's defaults."""
    default = Settings()
    return {
        name: value
        for name, value in msgspec.structs.asdict(made).items()
        if value != getattr(default, name)
    }


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


# --- the table -----------------------------------------------------------------------------------


def test_every_option_has_its_field_and_every_field_its_option() -> None:
    """`conflict_spawn_mode` and its like are named in their sections."""
    assert {option.field or key for (_, key), option in OPTIONS.items()} == FIELDS.keys()


def test_no_option_is_both_honoured_and_not() -> None:
    assert not OPTIONS.keys() & IGNORED.keys()
    assert not OPTIONS.keys() & REFUSED.keys()
    assert not IGNORED.keys() & REFUSED.keys()
    assert all(IGNORED.values())


def example(option: Option) -> tuple[str, Any]:
    """A value that no option has by default, as written and as read."""
    match option.what:
        case "switch":
            return "True", True
        case "whole":
            return "7", 7
        case "numbers":
            return "[0.75, 0.5]", (0.75, 0.5)
        case "word":
            return "Poisson", "poisson"
        case _:
            return "0.625", 0.625


@pytest.mark.parametrize("where", OPTIONS, ids="-".join)
def test_an_option_is_read_from_its_place(where: tuple[str, str], tmp_path: Path) -> None:
    section, key = where
    option = OPTIONS[where]
    text, value = example(option)
    if key in ("insert_day0", "sum_from_camps", "conflict_zone_spawning_only"):
        text, value = "False", False
    yml = f"{section}:\n  {key}: {text}\n"
    if section in OUTER:
        yml = f"{OUTER[section]}:\n  {section}:\n    {key}: {text}\n"
    if key == "flood_zone_spawning_only":
        yml += "  conflict_zone_spawning_only: False\n"
    if section == "flood_driven_spawning":
        yml += "  flood_zone_spawning_only: True\n  conflict_zone_spawning_only: False\n"
        yml += "  take_from_population: True\n"
    made, found = read(tmp_path, yml)
    assert codes(found.problems) == []
    assert getattr(made, option.field or key) == value


@pytest.mark.parametrize("where", OPTIONS, ids="-".join)
def test_a_value_of_another_kind_is_told_with_its_line(
    where: tuple[str, str], tmp_path: Path
) -> None:
    section, key = where
    lines = [f"{section}:", f"  {key}: blue"]
    if section in OUTER:
        lines = [f"{OUTER[section]}:", f"  {section}:", f"    {key}: blue"]
    _, found = read(tmp_path, "\n".join(lines))
    (problem,) = found.problems
    assert problem.code.startswith("flee-option-")
    assert (problem.file, problem.row, problem.value) == ("simsetting.yml", len(lines), "blue")
    assert problem.values["option"] == key


@pytest.mark.parametrize("where", REFUSED, ids="-".join)
def test_what_is_not_honoured_is_refused_only_when_it_is_on(
    where: tuple[str, str], tmp_path: Path
) -> None:
    section, key = where

    def outcome(value: str) -> list[str]:
        yml = f"{section}:\n  {key}: {value}\n" if section else f"{key}: {value}\n"
        if section in OUTER:
            yml = f"{OUTER[section]}:\n  {section}:\n    {key}: {value}\n"
        return codes(read(tmp_path, yml)[1].problems)

    assert outcome("True") == [REFUSED[where]]
    assert outcome("[3, 4]") == [REFUSED[where]]
    for off in ("False", "[]", "null", "0", ""):
        assert outcome(off) == []


# --- files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "\n# nothing\n", "null", "move_rules:\n", "spawn_rules: {}"])
def test_nothing_said_is_flees_defaults(text: str, tmp_path: Path) -> None:
    made, found = read(tmp_path, text)
    assert (made, found.problems, found.notices) == (Settings(), [], [])


def test_no_file_is_flees_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


@pytest.mark.parametrize("file", FILES[:3])
def test_a_file_is_found_under_each_of_its_names(file: str, tmp_path: Path) -> None:
    write(tmp_path, {file: "move_rules: {softening: 3}"})
    assert read_settings(tmp_path).softening == 3.0
    assert read_settings(tmp_path / file).softening == 3.0


def test_of_two_files_one_is_read_and_the_other_named(tmp_path: Path) -> None:
    write(tmp_path, {"simsetting.yml": "move_rules: {softening: 3}", "simsetting.csv": "x,1"})
    found = Found(tmp_path)
    assert settings_of(found).softening == 3.0
    assert [(n.code, n.file) for n in found.notices] == [("flee-two-settings", "simsetting.csv")]


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    write(
        tmp_path, {"simsetting.yml": "move_rules:\n  camp_wieght: 2\n  softening: x\nhasten: 1\n"}
    )
    with pytest.raises(CaseError) as refused:
        read_settings(tmp_path)
    where = [(p.code, p.row) for p in refused.value.problems]
    assert where == [
        ("flee-option-unknown-near", 2),
        ("flee-option-number", 3),
        ("flee-option-place", 4),
    ]
    assert "Did you mean camp_weight?" in str(refused.value)
    assert "belongs in optimisations" in str(refused.value)


def test_a_path_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(CallError):
        read_settings(tmp_path / "nothing.yml")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("move_rules: [1, 2]", "flee-option-section"),
        ("move_rules: fast", "flee-option-section"),
        ("- 1\n- 2", "flee-yaml"),
        ("word", "flee-yaml"),
        ("a: [1", "flee-yaml"),
        ("a:\n\tb: 1", "flee-yaml"),
        ("a: &x 1\nb: *y", "flee-yaml"),
        ("a: 1\n---\nb: 2", "flee-yaml"),
        ("[" * 5000, "flee-yaml"),
        ("a: \x07", "flee-yaml"),
        ("? [1, 2]\n: 3", "flee-option-unknown"),
        ("move_rules:\n  softening: {a: 1}", "flee-option-number"),
        ("move_rules:\n  softening: .inf", "flee-option-number"),
        ("move_rules:\n  softening: " + "9" * 400, "flee-option-number"),
        ("move_rules:\n  softening:", "flee-option-number"),
        ("move_rules:\n  softening: -1", "flee-option-range"),
        ("move_rules:\n  awareness_level: 1.5", "flee-option-whole"),
        ("spawn_rules:\n  conflict_spawn_decay: {0: 1.0}", "flee-option-list"),
        ("spawn_rules:\n  conflict_spawn_decay: []", "flee-option-list"),
        ("spawn_rules:\n  conflict_spawn_decay: [1, [2]]", "flee-option-number"),
        ("spawn_rules:\n  insert_day0:", "flee-option-switch"),
        ("default_conflict_intensity: 2", "flee-refused-intensity"),
    ],
)
def test_what_is_no_option_is_told(text: str, code: str, tmp_path: Path) -> None:
    assert codes(read(tmp_path, text)[1].problems) == [code]


# --- what the options mean together --------------------------------------------------------------


def test_the_first_rules_are_what_they_stand_for(tmp_path: Path) -> None:
    """`use_v1_rules` wins over what is written beside it."""
    made, _ = read(
        tmp_path, "move_rules:\n  use_v1_rules: True\n  camp_weight: 9\n  softening: 3\n"
    )
    assert changed(made) == {
        "max_move_speed": 200.0,
        "camp_weight": 2.0,
        "conflict_weight": 0.25,
        "softening": 3.0,
    }
    assert changed(read(tmp_path, "move_rules: {use_v1_rules: no}")[0]) == {}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{}", ("constant", 500.0)),
        ("True", ("constant", 500.0)),
        ("{spawn_mode: pop_ratio}", ("pop_ratio", 0.01)),
        ("{spawn_mode: Poisson, displaced_per_conflict_day: 30}", ("poisson", 30.0)),
        ("False", (None, 0.0)),
    ],
)
def test_conflicts_drive_people_out(
    text: str, wanted: tuple[str | None, float], tmp_path: Path
) -> None:
    made, found = read(tmp_path, f"spawn_rules:\n  conflict_driven_spawning: {text}\n")
    assert (made.conflict_spawn_mode, made.displaced_per_conflict_day) == wanted
    assert (found.problems, found.notices) == ([], [])


@pytest.mark.parametrize(
    "lines",
    [
        "flood_driven_spawning: {spawn_mode: pop_ratio, displaced_per_flood_day: [0, 0.4]}",
        "flood_driven_spawning: {flood_spawn_mode: pop_ratio, displaced_per_flood_day: [0, 0.4]}",
        (
            "flood_driven_spawning: True\n  flood_driven_spawn_mode:\n"
            "    flood_spawn_mode: pop_ratio\n    displaced_per_flood_day: [0, 0.4]"
        ),
        (
            "flood_driven_spawning: True\n  flood_driven_spawning:\n"
            "    flood_spawn_mode: pop_ratio\n    displaced_per_flood_day: [0, 0.4]"
        ),
    ],
)
def test_floods_are_read_as_each_version_writes_them(lines: str, tmp_path: Path) -> None:
    made, found = read(tmp_path, FLOODS.format(lines) + "\n  take_from_population: True\n")
    assert (made.flood_spawn_mode, made.displaced_per_flood_day) == ("pop_ratio", (0.0, 0.4))
    assert (found.problems, found.notices) == ([], [])


def test_floods_have_their_own_defaults(tmp_path: Path) -> None:
    for mode, levels in (
        ("pop_ratio", (0.0, 0.1, 0.2, 0.5, 0.9)),
        ("constant", (0.0, 100.0, 200.0, 300.0, 500.0)),
    ):
        line = f"flood_driven_spawning: {{spawn_mode: {mode}}}"
        made, _ = read(tmp_path, FLOODS.format(line) + "\n  take_from_population: True\n")
        assert (made.flood_spawn_mode, made.displaced_per_flood_day) == (mode, levels)


@pytest.mark.parametrize(
    "text",
    [
        "flood_rules:\n  flood_movechances: [0.1, 0.9]",
        "move_rules:\n  flood_rules:\n    flood_movechances: [0.1, 0.9]",
        "move_rules:\n  max_flood_level: 1\n  flood_movechances: [0.1, 0.9]",
    ],
)
def test_rules_of_floods_are_read_where_they_are_found(text: str, tmp_path: Path) -> None:
    made, found = read(tmp_path, text)
    assert changed(made) == {"flood_movechances": (0.1, 0.9)}
    assert (found.problems, found.notices) == ([], [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("spawn_rules: {flood_zone_spawning_only: True}", "flee-zones-both"),
        (FLOODS.format("flood_driven_spawning: True"), "flee-flood-takes"),
    ],
)
def test_options_that_contradict_each_other_are_refused(
    text: str, problem: str, tmp_path: Path
) -> None:
    assert codes(read(tmp_path, text)[1].problems) == [problem]


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        (FLOODS.format("conflict_driven_spawning: True"), "flee-conflict-not-driving"),
        ("spawn_rules: {flood_driven_spawning: True}", "flee-flood-not-driving"),
        ("move_rules: {softening: 1, softening: 2}", "flee-option-twice"),
        ("move_rules: {CampWeight: 2}", "flee-option-older"),
        ("CampWeight: 2", "flee-settings-older"),
    ],
)
def test_what_may_surprise_is_said(text: str, notice: str, tmp_path: Path) -> None:
    _, found = read(tmp_path, text)
    assert (codes(found.problems), codes(found.notices)) == ([], [notice])


@pytest.mark.parametrize("name", ["camps_are_sinks", "camps_are_sicks"])
def test_an_option_that_flee_misspells_is_read_under_both_names(name: str, tmp_path: Path) -> None:
    made, found = read(tmp_path, f"spawn_rules: {{{name}: True}}")
    assert (changed(made), found.problems) == ({"camps_are_sinks": True}, [])


@pytest.mark.parametrize("off", ["null", "None", "~", ""])
def test_a_list_may_be_said_to_be_none(off: str, tmp_path: Path) -> None:
    made, found = read(tmp_path, f"spawn_rules:\n  conflict_spawn_decay: {off}\n")
    assert (made.conflict_spawn_decay, found.problems) == (None, [])


# --- older forms ---------------------------------------------------------------------------------


def test_a_table_of_flee_2_is_read_by_its_names(tmp_path: Path) -> None:
    text = (
        "#name,value\nAgentLogLevel,1\nMaxMoveSpeed,420\nMaxWalkSpeed,42\nCampWeight,2.5\n"
        "ConflictMoveChance,0.9\nAwarenessLevel,3\nStartOnFoot,true\nAvoidShortStints,False\n"
        "PopulationScaledownFactor,100\nTakeRefugeesFromPopulation,True\nNumberOfSteps,-1\n"
        "MaxCrossingSpeed,20\nFlareConflictInputFile,\nUseV1Rules,False\n"
    )
    made, found = read(tmp_path, text, "simsetting.csv")
    assert codes(found.problems) == []
    assert codes(found.notices) == ["flee-settings-older"]
    assert changed(made) == {
        "max_move_speed": 420.0,
        "max_walk_speed": 42.0,
        "camp_weight": 2.5,
        "conflict_movechance": 0.9,
        "awareness_level": 3,
        "start_on_foot": True,
        "hasten": 100,
        "take_from_population": True,
    }


def test_a_flat_file_is_read_by_its_names(tmp_path: Path) -> None:
    made, found = read(tmp_path, "max_move_speed: 250\nhasten: 5\nConflictWeight: 0.5\n")
    assert changed(made) == {"max_move_speed": 250.0, "hasten": 5, "conflict_weight": 0.5}
    assert codes(found.problems) == []


@pytest.mark.parametrize("key", ["MinMoveSpeed", "UseDynamicCampWeights", "UseIDPMode"])
def test_what_flee_1_had_alone_is_refused_by_name(key: str, tmp_path: Path) -> None:
    _, found = read(tmp_path, f"{key},200\n", "simsetting.csv")
    assert [(p.code, p.value) for p in found.problems] == [("flee-refused-older", key)]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text()
    | st.lists(
        st.sampled_from(
            [
                "move_rules:",
                "  softening: 1",
                "  &a b: *a",
                "spawn_rules:",
                "{",
                "[",
                "- ",
                "? ",
                "!!int x",
            ]
        )
    ).map("\n".join)
)
def test_any_text_gives_settings_or_problems(text: str, tmp_path: Path) -> None:
    found = Found(tmp_path)
    (tmp_path / "simsetting.yml").write_bytes(text.encode("utf-8", errors="surrogatepass"))
    assert isinstance(settings_of(found), Settings)
