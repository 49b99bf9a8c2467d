"""The settings of a Flee folder: `simsetting.yml` of version 3, and older spellings of it.

Owns: the table of options, what is made of each, and the refusal of those that are unknown or
cannot be honoured. No file means Flee's defaults, as an empty one does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

import msgspec

from isthmus.case.csvfiles import read_text
from isthmus.case.problems import CallError, CaseError, nearest

from .files import MOST, Found, Row, number
from .records import Settings

if TYPE_CHECKING:
    import yaml

#: How a settings file may be called, the one that is read first.
FILES = ("simsetting.yml", "simsettings.yml", "simsetting.yaml", "simsetting.csv")

_What = Literal["switch", "number", "whole", "numbers", "word"]
_Where: TypeAlias = tuple[str, str]  # section and key


class Option(NamedTuple):
    """One option that is honoured: what it holds and its field of `Settings`, '' when its own."""

    what: _What
    low: float = -MOST
    high: float = MOST
    field: str = ""


_SWITCH = Option("switch")
_SHARE = Option("number", 0, 1)
_AMOUNT = Option("number", 0)
_POWER = Option("number", -100, 100)
_ABOVE_0 = Option("number", 1e-9)
#: Kilometres a day: to the other side of the Earth and back, and more.
_SPEED = Option("number", 1e-9, 100_000)
_SHARES = Option("numbers", 0, 1)
_AMOUNTS = Option("numbers", 0)
#: People a day: more than live in any country.
_PEOPLE = 1e9
_MODE = ("constant", "pop_ratio", "poisson")

_CONFLICT = "conflict_driven_spawning"
_FLOOD = "flood_driven_spawning"
_PER_CONFLICT = "displaced_per_conflict_day"
_PER_FLOOD = "displaced_per_flood_day"
_FLOOD_MODE = "flood_driven_spawn_mode"
_FLOOD_RULES = "flood_rules"

#: Flee's section and key -> what it holds. The key is the field of `Settings` unless one is named.
OPTIONS: Mapping[_Where, Option] = {
    ("spawn_rules", "take_from_population"): _SWITCH,
    ("spawn_rules", "insert_day0"): _SWITCH,
    ("spawn_rules", "empty_camps_on_day0"): _SWITCH,
    ("spawn_rules", "conflict_zone_spawning_only"): _SWITCH,
    ("spawn_rules", "flood_zone_spawning_only"): _SWITCH,
    ("spawn_rules", "camps_are_sinks"): _SWITCH,
    ("spawn_rules", "sum_from_camps"): _SWITCH,
    ("spawn_rules", "conflict_spawn_decay"): _AMOUNTS,
    ("spawn_rules", "conflict_spawn_decay_interval"): Option("whole", 1),
    ("spawn_rules", "starvation_driven_spawning"): _SWITCH,
    (_CONFLICT, "spawn_mode"): Option("word", field="conflict_spawn_mode"),
    (_CONFLICT, _PER_CONFLICT): Option("number", 0, _PEOPLE),
    (_FLOOD, "spawn_mode"): Option("word", field="flood_spawn_mode"),
    (_FLOOD, _PER_FLOOD): Option("numbers", 0, _PEOPLE),
    ("move_rules", "max_move_speed"): _SPEED,
    ("move_rules", "max_walk_speed"): _SPEED,
    ("move_rules", "foreign_weight"): _AMOUNT,
    ("move_rules", "camp_weight"): _AMOUNT,
    ("move_rules", "conflict_weight"): _AMOUNT,
    ("move_rules", "conflict_movechance"): _SHARE,
    ("move_rules", "camp_movechance"): _SHARE,
    ("move_rules", "idpcamp_movechance"): _SHARE,
    ("move_rules", "default_movechance"): _SHARE,
    ("move_rules", "awareness_level"): Option("whole", -1, 100),
    ("move_rules", "capacity_buffer"): _SHARE,
    ("move_rules", "capacity_scaling"): _AMOUNT,
    ("move_rules", "avoid_short_stints"): _SWITCH,
    ("move_rules", "start_on_foot"): _SWITCH,
    ("move_rules", "softening"): _AMOUNT,
    ("move_rules", "weight_softening"): _AMOUNT,
    ("move_rules", "weight_power"): Option("number", 0, 100),
    ("move_rules", "distance_power"): _POWER,
    ("move_rules", "stay_close_to_home"): _SWITCH,
    ("move_rules", "home_distance_power"): _POWER,
    ("move_rules", "use_pop_for_loc_weight"): _SWITCH,
    ("move_rules", "pop_power_for_loc_weight"): _POWER,
    ("move_rules", "movechance_pop_base"): _ABOVE_0,
    ("move_rules", "movechance_pop_scale_factor"): _POWER,
    ("move_rules", "pruning_threshold"): _AMOUNT,
    ("move_rules", "fixed_routes"): _SWITCH,
    ("move_rules", "flee_when_starving"): _SWITCH,
    ("move_rules", "avoid_food_deprived_locations"): _SWITCH,
    ("move_rules", "ChildrenAvoidHazards"): Option("switch", field="children_avoid_hazards"),
    ("move_rules", "BoysTakeRisk"): Option("switch", field="boys_take_risk"),
    (_FLOOD_RULES, "flood_movechances"): _SHARES,
    (_FLOOD_RULES, "flood_loc_weights"): _AMOUNTS,
    ("optimisations", "hasten"): Option("whole", 1),
}

#: Options that change nothing here, and why.
IGNORED: Mapping[_Where, str] = {
    ("", "number_of_steps"): "the length of the period is in sim_period.csv",
    ("", "conflict_input_file"): "Flee's own scripts read input_csv/conflicts.csv whatever it says",
    ("", "flood_level_input_file"): "the same, of input_csv/flood_level.csv",
    ("spawn_rules", "average_social_connectivity"): "used only by two_system_decision_making",
    ("move_rules", "average_social_connectivity"): "the same",
    ("move_rules", "max_crossing_speed"): "Flee uses it only in another model",
    ("move_rules", "avg_religion_fraction"): "used only by MatchCampReligion",
    ("move_rules", "max_flood_level"): "the lists by flood level have their own length",
    (_FLOOD_RULES, "max_flood_level"): "the same",
    (_FLOOD_RULES, "flood_link_weights"): "Flee never uses it",
    (_FLOOD_RULES, "flood_forecaster_timescale"): "used only by flood_forecaster",
    (_FLOOD_RULES, "flood_forecaster_end_time"): "the same",
    (_FLOOD_RULES, "flood_forecaster_weights"): "the same",
    (_FLOOD_RULES, "flood_awareness_weights"): "the same",
}

#: Options that are refused when they are switched on, and the sentence that says why.
REFUSED: Mapping[_Where, str] = {
    ("spawn_rules", "read_from_agents_csv_file"): "flee-refused-persons",
    ("move_rules", "two_system_decision_making"): "flee-refused-two-system",
    ("move_rules", "harvest_months"): "flee-refused-harvest",
    ("move_rules", "use_economic_pull"): "flee-refused-economy",
    ("move_rules", "MatchCampReligion"): "flee-refused-matching",
    ("move_rules", "MatchCampEthnicity"): "flee-refused-matching",
    ("move_rules", "MatchTownEthnicity"): "flee-refused-matching",
    ("move_rules", "MatchConflictEthnicity"): "flee-refused-matching",
    ("move_rules", "MatchFloodEthnicity"): "flee-refused-matching",
    (_FLOOD_RULES, "flood_forecaster"): "flee-refused-forecast",
    ("", "MinMoveSpeed"): "flee-refused-older",
    ("", "UseDynamicCampWeights"): "flee-refused-older",
    ("", "UseDynamicAwareness"): "flee-refused-older",
    ("", "UseIDPMode"): "flee-refused-older",
}

#: Other names of an option: those of Flee 1 and 2, and where a key moved between versions.
_ALSO: Mapping[_Where, _Where] = {
    ("", "PopulationScaledownFactor"): ("optimisations", "hasten"),
    ("", "TakeRefugeesFromPopulation"): ("spawn_rules", "take_from_population"),
    ("", "InsertDayZeroRefugeesInCamps"): ("spawn_rules", "insert_day0"),
    ("", "DistanceSoftening"): ("move_rules", "softening"),
    ("", "FlareConflictInputFile"): ("", "conflict_input_file"),
    ("spawn_rules", "camps_are_sicks"): ("spawn_rules", "camps_are_sinks"),
    (_FLOOD, "flood_spawn_mode"): (_FLOOD, "spawn_mode"),
    ("move_rules", "flood_movechances"): (_FLOOD_RULES, "flood_movechances"),
    ("move_rules", "flood_loc_weights"): (_FLOOD_RULES, "flood_loc_weights"),
}

#: The sections, and those that stand inside another: where, and under which name they are known.
_SECTIONS: Mapping[_Where, str] = {
    ("", "log_levels"): "log_levels",
    ("", "spawn_rules"): "spawn_rules",
    ("", "move_rules"): "move_rules",
    ("", "optimisations"): "optimisations",
    ("", _FLOOD_RULES): _FLOOD_RULES,
    ("move_rules", _FLOOD_RULES): _FLOOD_RULES,
    ("spawn_rules", _CONFLICT): _CONFLICT,
    ("spawn_rules", _FLOOD): _FLOOD,
    ("spawn_rules", _FLOOD_MODE): _FLOOD,
}
_V1 = "use_v1_rules"
_V1_RULES: Mapping[str, Any] = {
    "max_move_speed": 200.0,
    "start_on_foot": False,
    "avoid_short_stints": False,
    "camp_weight": 2.0,
    "conflict_weight": 0.25,
}
_LOG_LEVEL = re.compile(r"[A-Za-z]+LogLevel")
_BY_FLOOD_LEVEL: Mapping[str, tuple[float, ...]] = {
    "pop_ratio": (0.0, 0.1, 0.2, 0.5, 0.9),
    "constant": (0.0, 100.0, 200.0, 300.0, 500.0),
    "poisson": (0.0, 100.0, 200.0, 300.0, 500.0),
}


class Given(NamedTuple):
    """One line of a settings file: the section it stands in, its key, and its value as text.

    A list has a text for each item; None is an item, or a value, that is no text (a mapping).
    """

    section: str
    key: str
    line: int
    value: str | list[str | None] | None


def read_settings(path: str | Path) -> Settings:
    """The settings of a file, or of a Flee folder; Flee's defaults when the folder has none.

    Raises CallError when there is neither, CaseError listing every problem of the file.
    """
    where = Path(path)
    found = Found(where)
    if where.is_dir():
        settings = settings_of(found)
    elif where.is_file():
        found = Found(where.parent)
        settings = settings_of(found, where.name)
    else:
        raise CallError("no-folder", path)
    if found.problems:
        raise CaseError(found.problems)
    return settings


def settings_of(found: Found, file: str | None = None) -> Settings:
    """The settings of a folder that is being read; what is wrong goes to `found`."""
    if file is None:
        there = [name for name in FILES if found.has(name)]
        if not there:
            return Settings()
        file = there[0]
        for other in there[1:]:
            found.note("flee-two-settings", other, value=file)
    lines = list(_lines(found, file))
    flat = not any(given.section for given in lines)
    if flat and lines:
        found.note("flee-settings-older", file)
    values: dict[str, Any] = {}
    drivers: dict[str, Row] = {}
    given_at: dict[str, Row] = {}
    seen: dict[_Where, int] = {}
    v1 = False
    for given in lines:
        at = Row(file, given.line, ())
        if given.section == "log_levels" or _LOG_LEVEL.fullmatch(given.key):
            continue
        where = _placed(given, at, found, flat=flat)
        if where is None:
            continue
        if where in seen and where[1] not in (_FLOOD, _FLOOD_MODE):
            found.note("flee-option-twice", at, value=given.key, first=str(seen[where]))
        seen[where] = given.line
        if where == ("move_rules", _V1):
            v1 = bool(_switch(given, at, found))
        elif where in _SECTIONS:
            if given.value is None or _switch(given, at, found):
                drivers[_SECTIONS[where]] = at
        elif where in REFUSED:
            if _is_on(given.value):
                found.wrong(REFUSED[where], at, value=given.key)
        elif where == ("", "default_conflict_intensity"):
            if isinstance(given.value, str) and number(given.value) != 1:
                found.wrong("flee-refused-intensity", at, value=given.value)
        elif where not in IGNORED:
            option = OPTIONS[where]
            value = _value(option, given, at, found)
            if value is not None:
                values[option.field or where[1]] = value
                given_at[option.field or where[1]] = at
    if v1:
        values |= _V1_RULES
    _drive(values, drivers, given_at, file, found)
    return msgspec.structs.replace(Settings(), **values)


# --- which option --------------------------------------------------------------------------------


def _known() -> Iterator[_Where]:
    yield from OPTIONS
    yield from IGNORED
    yield from REFUSED
    yield from _ALSO
    yield from ((section, key) for section, key in _SECTIONS if section)
    yield ("move_rules", _V1)
    yield ("", "default_conflict_intensity")


def _plain(key: str) -> str:
    """A key without the marks of its time: `MaxMoveSpeed` and `max_move_speed` are one."""
    return key.replace("_", "").lower()


_BY_KEY: Mapping[_Where, _Where] = {where: where for where in _known()}
_BY_PLAIN: Mapping[_Where, _Where] = {(where[0], _plain(where[1])): where for where in _known()}
_ANYWHERE: Mapping[str, _Where] = {_plain(where[1]): where for where in reversed([*_known()])}


def _placed(given: Given, at: Row, found: Found, *, flat: bool) -> _Where | None:
    """Which option a line is; None with a problem when it is none, or none there."""
    section, key = given.section, given.key
    exact = _BY_KEY.get((section, key))
    where = exact or _BY_PLAIN.get((section, _plain(key)))
    elsewhere = _ANYWHERE.get(_plain(key))
    if where is None and elsewhere is not None:
        if not flat:
            wanted = _ALSO.get(elsewhere, elsewhere)[0]
            found.wrong("flee-option-place", at, value=key, section=wanted or "none")
            return None
        where = elsewhere
    if where is None:
        keys = [k for s, k in _BY_KEY if s == section or flat]
        near = nearest(key, keys) or nearest(key, [k for _, k in _BY_KEY])
        code = "flee-option-unknown-near" if near else "flee-option-unknown"
        found.wrong(code, at, value=key, near=near)
        return None
    known = _ALSO.get(where, where)
    if exact is None and not flat:
        found.note("flee-option-older", at, value=key, now=known[1])
    return known


def _drive(
    values: dict[str, Any],
    drivers: Mapping[str, Row],
    given_at: Mapping[str, Row],
    file: str,
    found: Found,
) -> None:
    """Who flees and why: the numbers of a register, conflicts, or floods; and what cannot be.

    `drivers` are the rows of the sections, `given_at` those of the options.
    """
    flood_zones = values.get("flood_zone_spawning_only", False)
    if flood_zones and values.get("conflict_zone_spawning_only", True):
        found.wrong("flee-zones-both", file)
    conflict, flood = drivers.get(_CONFLICT), drivers.get(_FLOOD)
    if conflict is not None and not flood_zones:
        mode = values.setdefault("conflict_spawn_mode", "constant")
        values.setdefault(_PER_CONFLICT, 0.01 if mode == "pop_ratio" else 500.0)
        if mode == "pop_ratio":
            _check_shares(_PER_CONFLICT, (values[_PER_CONFLICT],), given_at, found)
    else:
        if conflict is not None:
            found.note("flee-conflict-not-driving", conflict)
        values.pop("conflict_spawn_mode", None)
    if flood is not None and flood_zones:
        mode = values.setdefault("flood_spawn_mode", "pop_ratio")
        values.setdefault(_PER_FLOOD, _BY_FLOOD_LEVEL[mode])
        if mode == "pop_ratio":
            _check_shares(_PER_FLOOD, values[_PER_FLOOD], given_at, found)
        if not values.get("take_from_population", False):
            found.wrong("flee-flood-takes", flood)
    else:
        if flood is not None:
            found.note("flee-flood-not-driving", flood)
        values.pop("flood_spawn_mode", None)


def _check_shares(
    option: str, shares: Sequence[float], given_at: Mapping[str, Row], found: Found
) -> None:
    """Of those who live at a place no more than all can leave it: a share is no head count."""
    wrong = [share for share in shares if share > 1.0]
    if wrong:
        found.wrong("flee-option-share", given_at[option], value=f"{wrong[0]:.15g}", option=option)


# --- what it holds -------------------------------------------------------------------------------


def _is_on(value: str | list[str | None] | None) -> bool:
    """Whether an option that is not honoured asks for something."""
    if isinstance(value, list):
        return bool(value)
    return value is None or value.lower() not in {
        "",
        "false",
        "no",
        "off",
        "null",
        "none",
        "~",
        "0",
    }


def _switch(given: Given, at: Row, found: Found) -> bool | None:
    text = given.value.lower() if isinstance(given.value, str) else ""
    if text in ("true", "yes", "on", "1"):
        return True
    if text in ("false", "no", "off", "0"):
        return False
    found.wrong("flee-option-switch", at, value=_shown(given.value), option=given.key)
    return None


def _value(option: Option, given: Given, at: Row, found: Found) -> Any:
    """What an option holds; None with a problem, or where a list is said to be none."""
    value = given.value
    if option.what == "switch":
        return _switch(given, at, found)
    if option.what == "word":
        word = value.lower() if isinstance(value, str) else ""
        if word not in _MODE:
            choices = ", ".join(_MODE)
            found.wrong(
                "flee-option-word", at, value=_shown(value), option=given.key, choices=choices
            )
            return None
        return word
    if option.what == "numbers":
        if isinstance(value, str) and value.lower() in ("", "null", "none", "~"):
            return None
        if not isinstance(value, list) or not value:
            found.wrong("flee-option-list", at, value=_shown(value), option=given.key)
            return None
        items = [_number(option, item, given.key, at, found) for item in value]
        return None if None in items else tuple(items)
    return _number(option, value if isinstance(value, str) else None, given.key, at, found)


def _number(
    option: Option, text: str | None, key: str, at: Row, found: Found
) -> float | int | None:
    value = None if text is None else number(text)
    if value is None or (option.what == "whole" and value != int(value)):
        code = "flee-option-whole" if option.what == "whole" else "flee-option-number"
        found.wrong(code, at, value=text or "", option=key)
        return None
    if not option.low <= value <= option.high:
        low = "0" if option.low == 1e-9 else f"{option.low:g}"
        high = f"{option.high:.15g}" if option.high < MOST else "2^53"
        found.wrong("flee-option-range", at, value=text, option=key, minimum=low, maximum=high)
        return None
    return int(value) if option.what == "whole" else value


def _shown(value: str | list[str | None] | None) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(item or "…" for item in value) + "]"
    return "{…}" if value is None else value


# --- lines of a file -----------------------------------------------------------------------------


def _lines(found: Found, file: str) -> Iterator[Given]:
    """Every key of a settings file with its section, its line and its value."""
    if file.endswith(".csv"):
        for row in found.sheet(file).rows:
            yield Given("", row[0], row.number, row[1])
        return
    import yaml  # takes as long to load as a small folder to read, and many have no such file

    text = read_text(found.folder, file, found.problems)
    try:
        root: Any = yaml.compose(text or "", Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        found.wrong("flee-yaml", Row(file, _line_of(error, text or ""), ()))
        return
    except RecursionError:
        found.wrong("flee-yaml", Row(file, 1, ()))
        return
    if root is None or _is_null(root):
        return
    if root.id != "mapping":
        found.wrong("flee-yaml", Row(file, root.start_mark.line + 1, ()))
        return
    yield from _inside(root, "", found, file)


def _inside(node: Any, section: str, found: Found, file: str) -> Iterator[Given]:
    for key_node, value in node.value:
        line = key_node.start_mark.line + 1
        key = key_node.value if key_node.id == "scalar" else ""
        within = _SECTIONS.get((section, key))
        drives = within in (_CONFLICT, _FLOOD)
        if within is None or (drives and value.id == "scalar"):
            yield Given(section, key, line, _text_of(value))
        elif value.id == "mapping":
            if drives:
                yield Given(section, key, line, None)
            yield from _inside(value, within, found, file)
        elif not _is_null(value):
            found.wrong("flee-option-section", Row(file, line, ()), value=key)


def _text_of(node: Any) -> str | list[str | None] | None:
    if node.id == "scalar":
        return str(node.value).strip()
    if node.id == "sequence":
        return [str(item.value).strip() if item.id == "scalar" else None for item in node.value]
    return None


def _is_null(node: Any) -> bool:
    return bool(node.id == "scalar" and node.tag == "tag:yaml.org,2002:null")


def _line_of(error: yaml.YAMLError, text: str) -> int:
    import yaml

    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        if mark is not None:
            return int(mark.line) + 1
    if isinstance(error, yaml.reader.ReaderError):
        return text[: int(error.position)].count("\n") + 1
    return 1
