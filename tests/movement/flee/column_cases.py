"""For every column of a Flee folder a case in which it acts, and what it must do there.

Owns: `COLUMN`, by file and column; see `option_cases.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from isthmus.movement.flee import daily, register
from tests.movement.flee.bare import (
    BARE,
    DAYS,
    Where,
    arrival,
    changed,
    classes,
    goes,
    in_camps,
    in_proportion,
    leaves_register,
    living,
    shut,
    starts,
    ways,
)
from tests.movement.flee.option_cases import (
    AGE,
    AGES,
    CHANGES,
    CHILDREN,
    CLOSURES,
    DRIVEN,
    FLOODS,
    GENDER,
    HUNGER,
    LAYOUT,
    LOCATIONS,
    MAJOR,
    MOVE,
    NEAR,
    PERIOD,
    ROUTES,
    SPAWN,
    Case,
    W,
    evening_in_bay,
    fighting,
    flooded,
)

#: The closures that the bare folder is given are of one road, for three days.
BAY_COVE = {"Bay Cove": [2, 3, 4], "Cove Bay": [2, 3, 4]}
BAY_DELL = {"Bay Dell": [2, 3, 4], "Dell Bay": [2, 3, 4]}


def closed(row: str) -> dict[Where | str, str]:
    """A folder with one closure."""
    head = "#closure_type,name1,name2,closure_start,closure_end\n"
    return {CLOSURES: f"{head}{row}\n"}


def becomes(row: str) -> dict[Where | str, str]:
    """A folder in which one place changes its kind."""
    return {CHANGES: f"#name,location_type,date\n{row}\n"}


def days_of(chance: float, *others: tuple[range, float]) -> list[float]:
    """A chance for each day, and others for some of them."""
    found = [chance] * DAYS
    for days, other in others:
        for day in days:
            found[day] = other
    return found


COLUMN: Mapping[tuple[str, str], tuple[Case, ...]] = {
    (LOCATIONS, "name"): (
        Case(
            {file: BARE[file].replace("Dell", "Able") for file in (LOCATIONS, ROUTES, LAYOUT)},
            lambda model: (ways("Bay")(model), in_camps(model)),
            (NEAR, {"Cove": 20, "Dell": 10}),
            (in_proportion(Ash=W / 60, Cove=1 / 100, Able=1 / 50), {"Cove": 20, "Able": 10}),
        ),
    ),
    (LOCATIONS, "region"): (
        Case(
            changed(LOCATIONS, "Bay,South", "Bay,West"),
            goes("Bay"),
            [0.2 + 0.8 * 0.3] * DAYS,
            [0.5 + 0.5 * 0.3] * DAYS,
            {**HUNGER, (MOVE, "flee_when_starving"): "True"},
        ),
    ),
    (LOCATIONS, "country"): (
        Case(
            changed(LOCATIONS, "Dell,South,Almera", "Dell,South,Brisca"),
            ways("Bay"),
            in_proportion(Ash=W / 60, Cove=3 / 100, Dell=1 / 50),
            in_proportion(Ash=W / 60, Cove=3 / 100, Dell=3 / 50),
            {(MOVE, "foreign_weight"): "3"},
        ),
        # Home is where the first place is.
        Case(
            changed(LOCATIONS, "Bay,South,Almera", "Bay,South,Brisca"),
            ways("Bay"),
            in_proportion(Ash=W / 60, Cove=3 / 100, Dell=1 / 50),
            in_proportion(Ash=3 * W / 60, Cove=1 / 100, Dell=3 / 50),
            {(MOVE, "foreign_weight"): "3"},
        ),
    ),
    (LOCATIONS, "lat"): (
        # From half of a degree away to two.
        Case(
            changed(LOCATIONS, "Dell,South,Almera,0.5,1", "Dell,South,Almera,-2,1"),
            ways("Bay"),
            in_proportion(Ash=W / 60, Cove=1 / 100 / 2, Dell=1 / 50 / 0.5),
            in_proportion(Ash=W / 60, Cove=1 / 100 / 2, Dell=1 / 50 / 2),
            {(MOVE, "stay_close_to_home"): "True", (MOVE, "home_distance_power"): "1"},
        ),
    ),
    (LOCATIONS, "lon"): (
        Case(
            changed(LOCATIONS, "Cove,West,Brisca,0,3", "Cove,West,Brisca,0,5"),
            ways("Bay"),
            in_proportion(Ash=W / 60, Cove=1 / 100 / 2, Dell=1 / 50 / 0.5),
            in_proportion(Ash=W / 60, Cove=1 / 100 / 4, Dell=1 / 50 / 0.5),
            {(MOVE, "stay_close_to_home"): "True", (MOVE, "home_distance_power"): "1"},
        ),
    ),
    # The other types stand further down.
    (LOCATIONS, "location_type"): (
        Case(changed(LOCATIONS, "town", "camp"), goes("Bay"), [0.3] * DAYS, [0.001] * DAYS),
    ),
    (LOCATIONS, "conflict_date"): (
        # Until then the place is a town.
        Case(
            changed(LOCATIONS, "zone,0", "zone,3"),
            lambda model: (goes("Ash")(model), starts(2)(model), starts(3)(model)),
            ([1.0] * DAYS, {"Ash": 500}, {"Ash": 500}),
            (days_of(1.0, (range(3), 0.3)), {}, {"Ash": 500}),
            DRIVEN,
        ),
    ),
    (LOCATIONS, "population"): (
        Case(
            changed(LOCATIONS, "1000", "2000"),
            living(1),
            {"Ash": 1000, "Bay": 400},
            {"Ash": 2000, "Bay": 400},
        ),
        Case(
            changed(LOCATIONS, "500", "250"),
            ways("Bay", people={"Cove": 240}),
            NEAR,
            in_proportion(Ash=W / 60, Cove=0.4 / 100, Dell=1 / 50),
        ),
    ),
    (LOCATIONS, "conflict_intensity"): (
        Case(
            {
                LOCATIONS: BARE[LOCATIONS]
                .replace("extra", "conflict_intensity")
                .replace("1000,", "1000,0.2")
            },
            lambda model: (ways("Bay")(model), starts(1)(model)),
            (NEAR, {"Ash": 500}),
            (in_proportion(Ash=W**0.2 / 60, Cove=1 / 100, Dell=1 / 50), {"Ash": 100}),
            DRIVEN,
        ),
    ),
    (LOCATIONS, "deactivation_probability"): (
        Case(
            {
                LOCATIONS: BARE[LOCATIONS]
                .replace("extra", "deactivation_probability")
                .replace("300,", "300,0.125")
            },
            leaves_register,
            {},
            {"Dell": 0.125},
            {(SPAWN, "camps_are_sinks"): "True"},
        ),
    ),
    (ROUTES, "name1"): (
        Case(
            changed(ROUTES, "Dell,Bay", "Dell,Ash"),
            lambda model: (ways("Bay")(model), ways("Dell")(model)),
            (NEAR, {"Bay": 1.0}),
            (in_proportion(Ash=W / 60, Cove=1 / 100), {"Ash": 1.0}),
        ),
    ),
    (ROUTES, "name2"): (
        Case(
            changed(ROUTES, "Bay,Cove", "Bay,Far"),
            lambda model: (ways("Bay")(model), ways("Cove")(model)),
            (NEAR, {"Bay": 1.0}),
            (in_proportion(Ash=W / 60, Far=1 / 100, Dell=1 / 50), {}),
            {LOCATIONS: BARE[LOCATIONS] + "Far,West,Brisca,0,3,town,,,\n"},
        ),
    ),
    (ROUTES, "distance"): (
        Case(
            changed(ROUTES, "Bay,Ash,50", "Bay,Ash,730.5"),
            lambda model: (arrival(model), ways("Bay")(model)),
            (0, NEAR),
            (2, in_proportion(Ash=W / 740.5, Cove=1 / 100, Dell=1 / 50)),
        ),
    ),
    (ROUTES, "max_move_speed"): (
        # Of one road, and of no other.
        Case(
            changed(ROUTES, "Bay,Ash,50,0,,", "Bay,Ash,50,0,12,"),
            arrival,
            2,
            4,
            {(MOVE, "max_move_speed"): "20"},
        ),
        Case(
            changed(ROUTES, "Bay,Ash,50,0,,", "Bay,Ash,50,0,20,"),
            arrival,
            4,
            2,
            {
                (MOVE, "max_move_speed"): "12",
                ROUTES: BARE[ROUTES].replace("Dell,Bay,40,0,,", "Dell,Bay,40,0,300,"),
            },
        ),
    ),
    (ROUTES, "walk_probability"): (
        Case(changed(ROUTES, "Bay,Ash,50,0,,", "Bay,Ash,50,0,,1"), arrival, 0, 1),
        Case(
            changed(ROUTES, "Bay,Ash,50,0,,", "Bay,Ash,50,0,,0.25"),
            evening_in_bay,
            1000,
            750,
            {(MOVE, "default_movechance"): "0"},
        ),
    ),
    (CLOSURES, "closure_type"): (
        Case(closed("link,Bay,Cove,2,5"), shut, {}, BAY_COVE),
        Case(closed("location,Cove,,2,5"), shut, {}, BAY_COVE),
        Case(closed("country,Almera,Brisca,2,5"), shut, {}, BAY_COVE),
        Case(
            closed("camp,Cove,,2,5"),
            goes("Cove"),
            [0.001] * DAYS,
            days_of(0.001, (range(2, 5), 0.3)),
        ),
        Case(
            closed("idpcamp,Dell,,2,5"),
            goes("Dell"),
            [0.1] * DAYS,
            days_of(0.1, (range(2, 5), 0.3)),
        ),
    ),
    (CLOSURES, "name1"): (
        Case(closed("location,Dell,,2,5"), shut, BAY_COVE, BAY_DELL, closed("location,Cove,,2,5")),
        Case(closed("link,Dell,Bay,2,5"), shut, {}, BAY_DELL),
        Case(closed("country,Brisca,Almera,2,5"), shut, {}, BAY_COVE),
        Case(
            closed("location,Bay,,2,5"),
            shut,
            {},
            BAY_COVE | BAY_DELL | {"Ash Bay": [2, 3, 4], "Bay Ash": [2, 3, 4]},
        ),
    ),
    (CLOSURES, "name2"): (
        Case(closed("link,Bay,Dell,2,5"), shut, BAY_COVE, BAY_DELL, closed("link,Bay,Cove,2,5")),
        # Within a country: all its roads.
        Case(
            closed("country,Almera,Almera,2,5"),
            shut,
            BAY_COVE,
            BAY_DELL | {"Ash Bay": [2, 3, 4], "Bay Ash": [2, 3, 4]},
            closed("country,Almera,Brisca,2,5"),
        ),
    ),
    (CLOSURES, "closure_start"): (
        Case(
            closed("link,Bay,Cove,4,5"),
            shut,
            BAY_COVE,
            {"Bay Cove": [4], "Cove Bay": [4]},
            closed("link,Bay,Cove,2,5"),
        ),
        Case(
            closed("camp,Cove,,4,5"),
            goes("Cove"),
            days_of(0.001, (range(2, 5), 0.3)),
            days_of(0.001, (range(4, 5), 0.3)),
            closed("camp,Cove,,2,5"),
        ),
    ),
    (CLOSURES, "closure_end"): (
        Case(
            closed("link,Bay,Cove,2,-1"),
            shut,
            BAY_COVE,
            {"Bay Cove": [*range(2, DAYS)], "Cove Bay": [*range(2, DAYS)]},
            closed("link,Bay,Cove,2,5"),
        ),
        Case(
            closed("camp,Cove,,2,-1"),
            goes("Cove"),
            days_of(0.001, (range(2, 5), 0.3)),
            days_of(0.001, (range(2, DAYS), 0.3)),
            closed("camp,Cove,,2,5"),
        ),
    ),
    (CHANGES, "name"): (
        Case(
            becomes("Cove,town,4"),
            lambda model: [goes(name)(model)[4] for name in ("Cove", "Dell")],
            [0.001, 0.3],
            [0.3, 0.1],
            becomes("Dell,town,4"),
        ),
    ),
    (CHANGES, "location_type"): (
        Case(becomes("Bay,camp,4"), goes("Bay"), [0.3] * DAYS, days_of(0.3, (range(4, 10), 0.001))),
        Case(
            becomes("Bay,idpcamp,4"), goes("Bay"), [0.3] * DAYS, days_of(0.3, (range(4, 10), 0.1))
        ),
        # The last word counts, in whatever order the rows stand.
        Case(
            becomes("Bay,idpcamp,7\nBay,camp,4"),
            goes("Bay"),
            [0.3] * DAYS,
            days_of(0.3, (range(4, 7), 0.001), (range(7, 10), 0.1)),
        ),
    ),
    (CHANGES, "date"): (
        Case(
            becomes("Bay,camp,6"),
            goes("Bay"),
            days_of(0.3, (range(4, 10), 0.001)),
            days_of(0.3, (range(6, 10), 0.001)),
            becomes("Bay,camp,4"),
        ),
    ),
    (daily.CONFLICTS, "#Day"): (
        # A row a day, whatever the column says.
        Case(
            {daily.CONFLICTS: "#Day,Bay\n" + "".join(f"9,{int(d == 6)}\n" for d in range(DAYS))},
            goes("Bay"),
            [0.3] * DAYS,
            days_of(0.3, (range(6, 7), 1.0)),
        ),
    ),
    (daily.CONFLICTS, "a place"): (
        Case(
            fighting(Ash=[1] * 10, Bay=[0] * 4 + [0.5] * 6),
            lambda model: (goes("Bay")(model), starts(4)(model), ways("Dell", 4)(model)),
            ([0.3] * DAYS, {"Ash": 500}, {"Bay": 1.0}),
            (days_of(0.3, (range(4, 10), 1.0)), {"Ash": 500, "Bay": 250}, {"Bay": 1.0}),
            DRIVEN,
        ),
        # It grows and wanes, and then is over.
        Case(
            fighting(Ash=[1, 0.25, *[0] * 8]),
            lambda model: [ways("Bay", day)(model)["Ash"] for day in (0, 1, 2)],
            [NEAR["Ash"]] * 3,
            [
                in_proportion(Ash=weight / 60, Cove=1 / 100, Dell=1 / 50)["Ash"]
                for weight in (W, W**0.25, 1.0)
            ],
            DRIVEN,
        ),
        # A camp stays one in a conflict.
        Case(
            fighting(Ash=[1] * 10, Cove=[1] * 10),
            lambda model: (goes("Cove")(model), ways("Bay")(model)),
            ([0.001] * DAYS, NEAR),
            ([0.001] * DAYS, in_proportion(Ash=W / 60, Cove=W / 100, Dell=1 / 50)),
        ),
    ),
    (daily.FLOODS, "#Day"): (
        # On the line between two days: from level 0 to 2 over four days, and then on.
        Case(
            {daily.FLOODS: "#Day,Bay\n0,0\n4,2\n9,2\n"},
            goes("Bay"),
            [0.5] * DAYS,
            [0.3, 0.25, 0.5, 0.75, *[1.0] * 6],
            {**flooded("Bay"), (FLOODS, "flood_movechances"): "[0, 0.5, 1]"},
        ),
    ),
    (daily.FLOODS, "a place"): (
        Case(
            flooded("Dell"),
            lambda model: [goes(name)(model)[0] for name in ("Bay", "Dell")],
            [0.9, 0.1],
            [0.3, 0.9],
            {**flooded("Bay"), (FLOODS, "flood_movechances"): "[0, 0.9]"},
        ),
    ),
    (daily.HUNGER, "#Day"): (
        Case(
            {daily.HUNGER: "#Day,North,South,West\n0,0,0,0\n10,0,50,0\n"},
            goes("Bay"),
            [0.44] * DAYS,
            [0.05 * day + (1 - 0.05 * day) * 0.3 for day in range(DAYS)],
            {**HUNGER, (MOVE, "flee_when_starving"): "True"},
        ),
    ),
    (daily.HUNGER, "a region"): (
        Case(
            {daily.HUNGER: "#Day,South,North,West\n0,10,20,50\n9,10,20,50\n"},
            starts(0),
            {"Ash": 100, "Bay": 80},
            {"Ash": 200, "Bay": 40},
            {**HUNGER, (SPAWN, "starvation_driven_spawning"): "True"},
        ),
    ),
    (MAJOR, "a way"): (
        # Known one way and the other; what is no such way is not known.
        Case(
            {MAJOR: "Cove,Bay,Ash\n"},
            lambda model: [ways(name)(model) for name in ("Ash", "Cove", "Dell")],
            [{"Bay": 1.0}] * 3,
            [
                in_proportion(Bay=1 / 60, Bay_Cove=1 / 150),
                in_proportion(Bay=1 / 100, Bay_Ash=W**2 / 150),
                {"Bay": 1.0},
            ],
            {(MOVE, "fixed_routes"): "True"},
        ),
        # One that ends at a marker leads nowhere.
        Case(
            {MAJOR: "Ash,Bay,Cove\nAsh,Bay,Dell\n"},
            ways("Ash"),
            {"Bay": 1.0},
            in_proportion(Bay=1 / 60, Bay_Dell=1 / 100),
            {
                (MOVE, "fixed_routes"): "True",
                LOCATIONS: BARE[LOCATIONS].replace("0,3,camp", "0,3,marker"),
            },
        ),
    ),
    (AGE, "age"): (
        # 14 is a child, 15 and 18 are young, 19 is not.
        Case(
            {AGE: "age,Default\n14,1\n15,2\n18,2\n19,5\n"},
            classes("Ash"),
            dict(zip(AGES, (0.25, 0.15, 0.1, 0.3, 0.2), strict=True)),
            dict(zip(AGES, (0.1, 0.24, 0.16, 0.3, 0.2), strict=True)),
            CHILDREN,
        ),
    ),
    (AGE, "Default"): (
        Case(
            {AGE: "age,Default,Bay\n10,0,1\n16,3,2\n40,1,1\n"},
            classes("Ash"),
            dict(zip(AGES, (0.25, 0.15, 0.1, 0.3, 0.2), strict=True)),
            dict(zip(AGES, (0.0, 0.45, 0.3, 0.15, 0.1), strict=True)),
            CHILDREN,
        ),
    ),
    (AGE, "a place"): (
        Case(
            {AGE: "age,Default,Bay\n10,1,0\n16,1,1\n40,2,0\n"},
            classes("Bay"),
            dict(zip(AGES, (0.25, 0.375, 0.125, 0.1875, 0.0625), strict=True)),
            dict(zip(AGES, (0.0, 0.75, 0.25, 0.0, 0.0), strict=True)),
            CHILDREN,
        ),
    ),
    (GENDER, "gender"): (
        Case(
            {GENDER: "gender,Default,Bay\nfemale,0.4,0.25\nmale,0.6,0.75\n"},
            classes("Ash"),
            dict(zip(AGES, (0.25, 0.15, 0.1, 0.3, 0.2), strict=True)),
            dict(zip(AGES, (0.25, 0.1, 0.15, 0.2, 0.3), strict=True)),
            CHILDREN,
        ),
    ),
    (GENDER, "Default"): (
        Case(
            {GENDER: "gender,Default,Bay\nmale,1,0.25\nfemale,4,0.75\n"},
            classes("Ash"),
            dict(zip(AGES, (0.25, 0.15, 0.1, 0.3, 0.2), strict=True)),
            dict(zip(AGES, (0.25, 0.2, 0.05, 0.4, 0.1), strict=True)),
            CHILDREN,
        ),
    ),
    (GENDER, "a place"): (
        Case(
            {GENDER: "gender,Default,Bay\nmale,0.4,1\nfemale,0.6,0\n"},
            classes("Bay"),
            dict(zip(AGES, (0.25, 0.375, 0.125, 0.1875, 0.0625), strict=True)),
            dict(zip(AGES, (0.25, 0.0, 0.5, 0.0, 0.25), strict=True)),
            CHILDREN,
        ),
    ),
    (PERIOD, "StartDate"): (
        Case(
            changed(PERIOD, "2031-01-01", "2031-01-03"),
            in_camps,
            {"Cove": 20, "Dell": 10},
            {"Cove": 40, "Dell": 20},
        ),
    ),
    (PERIOD, "Length"): (Case(changed(PERIOD, "10", "7"), goes("Bay"), [0.3] * DAYS, [0.3] * 7),),
    (LAYOUT, "name"): (
        Case(
            {LAYOUT: "total,all.csv\nDell,cove.csv\nCove,dell.csv\n"},
            in_camps,
            {"Cove": 20, "Dell": 10},
            {"Cove": 10, "Dell": 20},
        ),
        Case(
            {LAYOUT: "total,cove.csv\nCove,cove.csv\nDell,dell.csv\n"},
            starts(1),
            {"Ash": 30},
            {"Ash": 10},
            {(SPAWN, "sum_from_camps"): "False"},
        ),
    ),
    (LAYOUT, "files"): (
        # Several files of one place are added.
        Case(
            {LAYOUT: "total,all.csv\nCove,cove.csv,dell.csv\nDell,dell.csv\n"},
            lambda model: (in_camps(model), starts(1)(model)),
            ({"Cove": 20, "Dell": 10}, {"Ash": 15}),
            ({"Cove": 30, "Dell": 10}, {"Ash": 20}),
        ),
    ),
    ("a register", "date"): (
        Case(
            changed("source_data/cove.csv", "01-11", "01-06"), starts(1), {"Ash": 15}, {"Ash": 25}
        ),
    ),
    ("a register", "count"): (
        Case(changed("source_data/dell.csv", ",60", ",110"), starts(1), {"Ash": 15}, {"Ash": 20}),
        # 1 fewer in Dell and 10 more in Cove.
        Case(changed("source_data/dell.csv", ",60", ",0"), starts(1), {"Ash": 15}, {"Ash": 9}),
        # 10 leave the register in two days: the next 10 make up for them, and then 5 a day flee.
        Case(
            {
                "source_data/cove.csv": "2031-01-01,20\n2031-01-03,10\n2031-01-11,50\n",
                "source_data/dell.csv": "2031-01-01,10\n",
            },
            lambda model: [starts(day)(model).get("Ash", 0) for day in range(1, 7)],
            [15] * 6,
            [0, 0, 0, 0, 5, 5],
        ),
    ),
    # The counts before the one that is verified are scaled to it.
    (register.CORRECTIONS, "name"): (
        Case(
            {register.CORRECTIONS: "Cove,2031-01-11,normalize\n"},
            lambda model: (in_camps(model), starts(1)(model)),
            ({"Cove": 20, "Dell": 60}, {"Ash": 10}),
            ({"Cove": 120, "Dell": 10}, {"Ash": 5}),
            {register.CORRECTIONS: "Dell,2031-01-11,normalize\n"},
        ),
    ),
    (register.CORRECTIONS, "date"): (
        Case(
            {register.CORRECTIONS: "Cove,2031-01-11\n"},
            in_camps,
            {"Cove": 40, "Dell": 10},
            {"Cove": 60, "Dell": 10},
            {
                "source_data/cove.csv": "2031-01-01,20\n2031-01-06,40\n2031-01-11,120\n",
                register.CORRECTIONS: "Cove,2031-01-06\n",
            },
        ),
    ),
}
