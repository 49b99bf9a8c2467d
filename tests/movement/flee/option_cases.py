"""For every option of a Flee folder a case in which it acts, and what it must do there.

Owns: `Case`, the parts that cases are made of, and `OPTION`. Every number is worked out by hand
from the bare folder (bare.py); `test_model.py` holds the model to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np

from isthmus.movement.flee import daily
from isthmus.movement.model import Model
from tests.movement.flee.bare import (
    BARE,
    DAYS,
    Look,
    Parts,
    Where,
    arrival,
    goes,
    in_camps,
    in_proportion,
    leaves_register,
    living,
    of_ash,
    pressed,
    starts,
    ways,
)

#: No change.
NOTHING: Parts = MappingProxyType({})


class Case(NamedTuple):
    """What a look shows before and after a change; `beside` is there both times."""

    change: Parts | str
    look: Look
    before: Any
    after: Any
    beside: Parts = NOTHING


# --- what the bare folder is like ----------------------------------------------------------------

SPAWN, MOVE, FLOODS = "spawn_rules", "move_rules", "flood_rules"
CONFLICT, FLOOD = "conflict_driven_spawning", "flood_driven_spawning"

#: How much conflict repels, as Flee has it.
W = 10.0**-0.5
#: From Bay: 50 km to Ash, 90 to Cove and 40 to Dell, each and 10 more.
NEAR = in_proportion(Ash=W / 60, Cove=1 / 100, Dell=1 / 50)
#: From Ash when people look two links ahead.
AHEAD = in_proportion(Bay=1 / 60, Bay_Cove=1 / 150, Bay_Dell=1 / 100)
LOOK_AHEAD: Parts = {(MOVE, "awareness_level"): "2"}

ROUTES, LOCATIONS = "input_csv/routes.csv", "input_csv/locations.csv"
CLOSURES, CHANGES = "input_csv/closures.csv", "input_csv/location_changes.csv"
MAJOR, PERIOD = "input_csv/major_routes.csv", "input_csv/sim_period.csv"
LAYOUT = "source_data/data_layout.csv"
AGE, GENDER = "input_csv/demographics_age.csv", "input_csv/demographics_gender.csv"

#: People are driven out by conflicts, whatever was counted: 500 a day.
DRIVEN: Parts = {(CONFLICT, "spawn_mode"): "constant"}
DRIVEN_BY_FLOOD: Parts = {
    (SPAWN, "take_from_population"): "True",
    (SPAWN, "conflict_zone_spawning_only"): "False",
    (SPAWN, "flood_zone_spawning_only"): "True",
    (FLOOD, "spawn_mode"): "constant",
}
#: A tenth is in food crisis in the North, a fifth in the South, half in the West.
HUNGER: Parts = {daily.HUNGER: "#Day,North,South,West\n0,10,20,50\n9,10,20,50\n"}


def flooded(place: str) -> Parts:
    """A flood of level 1 there, all the time."""
    return {daily.FLOODS: f"#Day,{place}\n0,1\n9,1\n"}


def fighting(**intensity: Iterable[float]) -> Parts:
    """Conflicts day by day, by place."""
    rows = zip(range(DAYS), *intensity.values(), strict=True)
    text = "".join(",".join(map(str, row)) + "\n" for row in rows)
    return {daily.CONFLICTS: f"#Day,{','.join(intensity)}\n{text}"}


#: From day 2 there is a conflict in Bay too, so weak that nobody flees from it beside that of Ash.
ANOTHER_WAR = fighting(Ash=[1] * 10, Bay=[0] * 2 + [1e-5] * 8)
#: A quarter are children, a quarter 15 to 18; in Bay half are. Four in ten are male, in Bay one in
#: four.
PEOPLE: Parts = {
    AGE: "age,Default,Bay\n10,1,1\n16,1,2\n40,2,1\n",
    GENDER: "gender,Default,Bay\nmale,0.4,0.25\nfemale,0.6,0.75\n",
}
CHILDREN: Parts = {**PEOPLE, (MOVE, "ChildrenAvoidHazards"): "True"}
BOYS: Parts = {**CHILDREN, (MOVE, "BoysTakeRisk"): "True"}
#: What those who avoid hazards choose, and those who heed none.
CAREFUL = in_proportion(Ash=W**2 / 60, Cove=1 / 100, Dell=1 / 50)
CARELESS = in_proportion(Ash=1 / 60, Cove=1 / 100, Dell=1 / 50)
AGES = ("under-15", "girl-15-18", "boy-15-18", "woman", "man")


def of_each(*names: str) -> Look:
    """Where each of these classes goes from Bay."""

    def look(model: Model) -> dict[str, dict[str, float]]:
        return {name: ways("Bay", who=name)(model) for name in names}

    return look


def poisson(model: Model) -> tuple[float, bool]:
    """The mean of those who set out from Ash, to the nearest 5, and whether they vary as Poisson's.

    Of 4,000 draws of 40 in the mean, the mean is known to 0.1 and the variance to 0.9.
    """
    (source,) = model.sources
    nobody = np.zeros((4_000, 4), np.int64)
    today = model.surroundings.on(0, nobody, model.surroundings.residents[None])
    new = source.starts(today, np.random.default_rng(1))[:, 0]
    return 5.0 * round(float(new.mean()) / 5.0), bool(35.0 < new.var() < 45.0)


def kept(model: Model) -> list[int]:
    """Who lives in Ash after day 0, on which nobody sets out, and after day 1."""
    return [living(days)(model)["Ash"] for days in (1, 2)]


def on_day_0(model: Model) -> tuple[dict[str, int], dict[str, int]]:
    """Who is in camps before day 0, and who sets out on it."""
    return in_camps(model), starts(0)(model)


def evening_in_bay(model: Model) -> int:
    """How many in a thousand of those who set out from Ash sleep in Bay: so many that none vary."""
    asleep: int = of_ash(10**8, 1)(model).get("Bay", 0)
    return round(asleep / 10**5)


# --- options -------------------------------------------------------------------------------------

OPTION: Mapping[Where, tuple[Case, ...]] = {
    (SPAWN, "take_from_population"): (Case("True", kept, [1000, 1000], [1000, 985]),),
    (SPAWN, "insert_day0"): (
        Case("False", on_day_0, ({"Cove": 20, "Dell": 10}, {}), ({}, {"Ash": 30})),
    ),
    (SPAWN, "empty_camps_on_day0"): (
        Case("True", on_day_0, ({"Cove": 20, "Dell": 10}, {}), ({}, {})),
    ),
    (SPAWN, "flood_zone_spawning_only"): (
        Case(
            "True",
            starts(1),
            {"Ash": 15},
            {"Bay": 100},
            {
                **DRIVEN_BY_FLOOD,
                (SPAWN, "flood_zone_spawning_only"): "False",
                **flooded("Bay"),
            },
        ),
    ),
    (SPAWN, "camps_are_sinks"): (
        Case(
            "True",
            leaves_register,
            {},
            {"Cove": 0.25},
            {
                LOCATIONS: BARE[LOCATIONS]
                .replace("extra", "deactivation_probability")
                .replace("500,", "500,0.25")
                .replace("400,", "400,0.5")  # no camp
            },
        ),
    ),
    (SPAWN, "sum_from_camps"): (Case("False", starts(1), {"Ash": 15}, {"Ash": 30}),),
    (SPAWN, "conflict_spawn_decay"): (
        # Half of the conflict's strength is left on day 2.
        Case(
            "[1.0, 0.5]",
            ways("Bay", 2),
            NEAR,
            in_proportion(Ash=W**0.5 / 60, Cove=1 / 100, Dell=1 / 50),
            {(SPAWN, "conflict_spawn_decay_interval"): "2"},
        ),
        # Nobody flees from a conflict that pauses, all from the new one.
        Case(
            "[1, 0, 1]",
            starts(3),
            {"Ash": 15},
            {"Bay": 15},
            {(SPAWN, "conflict_spawn_decay_interval"): "2", **ANOTHER_WAR},
        ),
    ),
    (SPAWN, "conflict_spawn_decay_interval"): (
        Case(
            "4",
            lambda model: [ways("Bay", day)(model) for day in (3, 4)],
            [NEAR, NEAR],
            [NEAR, in_proportion(Ash=W**0.5 / 60, Cove=1 / 100, Dell=1 / 50)],
            {(SPAWN, "conflict_spawn_decay"): "[1.0, 0.5]"},
        ),
        Case(
            "2",
            starts(3),
            {"Ash": 15},
            {"Bay": 15},
            {(SPAWN, "conflict_spawn_decay"): "[1, 0, 1]", **ANOTHER_WAR},
        ),
    ),
    (SPAWN, "starvation_driven_spawning"): (
        Case("True", starts(0), {}, {"Ash": 100, "Bay": 80}, HUNGER),
    ),
    (CONFLICT, "spawn_mode"): (
        Case("constant", starts(1), {"Ash": 15}, {"Ash": 500}),
        Case(
            "pop_ratio",
            starts(1),
            {},
            {"Ash": 50},
            {**DRIVEN, (CONFLICT, "displaced_per_conflict_day"): "0.05"},
        ),
        Case(
            "poisson",
            poisson,
            (40.0, False),
            (40.0, True),
            {**DRIVEN, (CONFLICT, "displaced_per_conflict_day"): "40"},
        ),
    ),
    (CONFLICT, "displaced_per_conflict_day"): (
        Case("70", starts(1), {"Ash": 500}, {"Ash": 70}, DRIVEN),
    ),
    (FLOOD, "spawn_mode"): (
        Case(
            "pop_ratio", starts(1), {"Bay": 100}, {"Bay": 40}, {**DRIVEN_BY_FLOOD, **flooded("Bay")}
        ),
    ),
    (FLOOD, "displaced_per_flood_day"): (
        Case("[0, 7]", starts(1), {"Bay": 100}, {"Bay": 7}, {**DRIVEN_BY_FLOOD, **flooded("Bay")}),
    ),
    (MOVE, "max_move_speed"): (
        Case("20", arrival, 0, 2),
        # Four days make 50 km, and one is there when one has walked more; no speed is rounded.
        Case("12.5", arrival, 0, 4),
        # The restless rest where the mean of today and before is half a day's way: on day 2 those
        # of 20 km a day have 15 of before and 10 of today.
        Case(
            "20",
            lambda model: of_ash(100, 3)(model).get("Bay", 0),
            0,
            100,
            {(MOVE, "avoid_short_stints"): "True", (MOVE, "default_movechance"): "0"},
        ),
    ),
    (MOVE, "max_walk_speed"): (Case("12", arrival, 1, 4, {(MOVE, "start_on_foot"): "True"}),),
    (MOVE, "foreign_weight"): (
        Case("3", ways("Bay"), NEAR, in_proportion(Ash=W / 60, Cove=3 / 100, Dell=1 / 50)),
    ),
    (MOVE, "camp_weight"): (
        Case("3", ways("Bay"), NEAR, in_proportion(Ash=W / 60, Cove=3 / 100, Dell=3 / 50)),
    ),
    (MOVE, "conflict_weight"): (
        Case("0.6", ways("Bay"), NEAR, in_proportion(Ash=0.6 / 60, Cove=1 / 100, Dell=1 / 50)),
    ),
    (MOVE, "conflict_movechance"): (Case("0.8", goes("Ash"), [1.0] * DAYS, [0.8] * DAYS),),
    (MOVE, "camp_movechance"): (Case("0.02", goes("Cove"), [0.001] * DAYS, [0.02] * DAYS),),
    (MOVE, "idpcamp_movechance"): (Case("0.2", goes("Dell"), [0.1] * DAYS, [0.2] * DAYS),),
    (MOVE, "default_movechance"): (Case("0.4", goes("Bay"), [0.3] * DAYS, [0.4] * DAYS),),
    (MOVE, "awareness_level"): (
        Case("2", ways("Ash"), {"Bay": 1.0}, AHEAD),
        # A choice that does not look where the roads lead.
        Case("0", ways("Bay"), NEAR, in_proportion(Ash=1, Cove=1, Dell=1)),
    ),
    # 400 people in a camp of 500 fill 150 of the upper 250.
    (MOVE, "capacity_buffer"): (
        Case(
            "0.5",
            ways("Bay", people={"Cove": 400}),
            NEAR,
            in_proportion(Ash=W / 60, Cove=0.4 / 100, Dell=1 / 50),
        ),
    ),
    # 240 in one that is only half as large fill 15 of the upper 25.
    (MOVE, "capacity_scaling"): (
        Case(
            "0.5",
            ways("Bay", people={"Cove": 240}),
            NEAR,
            in_proportion(Ash=W / 60, Cove=0.4 / 100, Dell=1 / 50),
        ),
    ),
    # Who has walked 50 of 360 km does not rest in a town.
    (MOVE, "avoid_short_stints"): (
        Case("True", evening_in_bay, 1000, 0, {(MOVE, "default_movechance"): "0"}),
        Case("True", pressed("Bay"), [], [*range(DAYS)]),
    ),
    (MOVE, "start_on_foot"): (Case("True", arrival, 0, 1),),
    (MOVE, "softening"): (
        Case("40", ways("Bay"), NEAR, in_proportion(Ash=W / 90, Cove=1 / 130, Dell=1 / 80)),
    ),
    (MOVE, "weight_softening"): (
        Case(
            "0.5",
            ways("Bay"),
            NEAR,
            in_proportion(Ash=(W + 0.5) / 60, Cove=1.5 / 100, Dell=1.5 / 50),
        ),
    ),
    (MOVE, "weight_power"): (
        Case(
            "2",
            ways("Bay"),
            NEAR,
            in_proportion(Ash=(W / 60) ** 2, Cove=1 / 100**2, Dell=1 / 50**2),
        ),
    ),
    (MOVE, "distance_power"): (
        Case("3", ways("Bay"), NEAR, in_proportion(Ash=W / 60**3, Cove=1 / 100**3, Dell=1 / 50**3)),
    ),
    # As the crow flies, Ash is a degree away, Cove two and Dell half of one.
    (MOVE, "stay_close_to_home"): (
        Case(
            "True",
            ways("Bay"),
            NEAR,
            in_proportion(Ash=W / 60, Cove=1 / 100 / 2**0.5, Dell=1 / 50 / 0.5**0.5),
        ),
    ),
    (MOVE, "home_distance_power"): (
        Case(
            "2",
            ways("Bay"),
            in_proportion(Ash=W / 60, Cove=1 / 100 / 2**0.5, Dell=1 / 50 / 0.5**0.5),
            in_proportion(Ash=W / 60, Cove=1 / 100 / 2**2, Dell=1 / 50 / 0.5**2),
            {(MOVE, "stay_close_to_home"): "True"},
        ),
    ),
    (MOVE, "use_pop_for_loc_weight"): (
        Case(
            "True",
            ways("Bay"),
            NEAR,
            in_proportion(Ash=W * 1000**0.1 / 60, Cove=1 / 100, Dell=1 / 50),
        ),
    ),
    (MOVE, "pop_power_for_loc_weight"): (
        Case(
            "0.5",
            ways("Bay"),
            in_proportion(Ash=W * 1000**0.1 / 60, Cove=1 / 100, Dell=1 / 50),
            in_proportion(Ash=W * 1000**0.5 / 60, Cove=1 / 100, Dell=1 / 50),
            {(MOVE, "use_pop_for_loc_weight"): "True"},
        ),
    ),
    (MOVE, "movechance_pop_scale_factor"): (
        Case("0.5", goes("Bay"), [0.3] * DAYS, [0.3 * 0.2] * DAYS),
        Case("-1", goes("Cove"), [0.001] * DAYS, [0.001 * 20] * DAYS),
    ),
    (MOVE, "movechance_pop_base"): (
        Case(
            "1600",
            goes("Bay"),
            [0.3 * 0.2] * DAYS,
            [0.3 * 0.5] * DAYS,
            {(MOVE, "movechance_pop_scale_factor"): "0.5"},
        ),
    ),
    # Dell weighs 3.8 times as much as Ash and twice as much as Cove.
    (MOVE, "pruning_threshold"): (
        Case("3", ways("Bay"), NEAR, in_proportion(Cove=1 / 100, Dell=1 / 50)),
    ),
    # The score counts twice.
    (MOVE, "fixed_routes"): (
        Case("True", ways("Bay"), NEAR, in_proportion(Ash=W**2 / 60, Cove=1 / 100, Dell=1 / 50)),
        Case("True", ways("Ash"), {"Bay": 1.0}, AHEAD, {MAJOR: "Ash,Bay,Cove\nDell,Bay,Ash\n"}),
    ),
    (MOVE, "flee_when_starving"): (
        Case("True", goes("Bay"), [0.3] * DAYS, [0.2 + 0.8 * 0.3] * DAYS, HUNGER),
    ),
    (MOVE, "avoid_food_deprived_locations"): (
        Case(
            "True",
            ways("Bay"),
            NEAR,
            in_proportion(Ash=W * 0.99 / 60, Cove=1 / 100, Dell=0.96 / 50),
            HUNGER,
        ),
    ),
    (MOVE, "ChildrenAvoidHazards"): (
        Case(
            "True",
            lambda model: {name: ways("Bay", who=name)(model) for name in model.classes.names},
            {"all": NEAR},
            dict.fromkeys(AGES[:3], CAREFUL) | dict.fromkeys(AGES[3:], NEAR),
            PEOPLE,
        ),
    ),
    (MOVE, "BoysTakeRisk"): (
        Case(
            "True",
            of_each(*AGES),
            dict.fromkeys(AGES[:3], CAREFUL) | dict.fromkeys(AGES[3:], NEAR),
            dict.fromkeys(AGES[:2], CAREFUL)
            | {"boy-15-18": CARELESS}
            | dict.fromkeys(AGES[3:], NEAR),
            CHILDREN,
        ),
    ),
    (FLOODS, "flood_movechances"): (
        Case("[0.1, 0.9]", goes("Bay"), [0.3] * DAYS, [0.9] * DAYS, flooded("Bay")),
        # Where there is a flood it alone decides.
        Case(
            "[0.1, 0.9]",
            goes("Bay"),
            [0.2 + 0.8 * 0.3] * DAYS,
            [0.9] * DAYS,
            {**HUNGER, **flooded("Bay"), (MOVE, "flee_when_starving"): "True"},
        ),
    ),
    (FLOODS, "flood_loc_weights"): (
        Case(
            "[1.0, 0.5]",
            ways("Bay"),
            NEAR,
            in_proportion(Ash=W / 60, Cove=1 / 100, Dell=0.5 / 50),
            flooded("Dell"),
        ),
    ),
    ("optimisations", "hasten"): (
        Case("10", living(1), {"Ash": 1000, "Bay": 400}, {"Ash": 100, "Bay": 40}),
        # 4 and 2 are counted in camps on day 2, where 3 and 1 were on day 1.
        Case("10", starts(2), {"Ash": 15}, {"Ash": 2}),
        # Of 50 places, 4 of the upper 5 are taken.
        Case(
            "10",
            ways("Bay", people={"Cove": 49}),
            NEAR,
            in_proportion(Ash=W / 60, Cove=0.2 / 100, Dell=1 / 50),
        ),
    ),
}
