"""What a Flee folder says, in our own words, before any model is made of it.

Owns: the records of a folder in Flee's format (`input_csv/`, `source_data/`, `simsetting.yml`):
places, links, closures, settings, counts. `reading` fills them, `model` makes a model of them.

Field names of `Settings` are Flee's own option names, so that a settings file and this record can
be read side by side. Days count from the first day of the simulation, which is day 0.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import msgspec

from isthmus.case.problems import Problem
from isthmus.movement.arrays import Bools, Floats, Ints

#: What Flee calls `location_type`, once tidied.
Kind = Literal["conflict", "camp", "idpcamp", "town", "forward", "marker", "flood_zone"]

#: The closures of `closures.csv`, by what they close.
ClosureKind = Literal["country", "location", "link", "camp", "idpcamp", "remove_forced_redirection"]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `locations.csv`. `people` is the column `population`: residents, or places.

    `kind` is the type as written: Flee makes a conflict zone a town until its `conflict_date`.
    """

    name: str
    region: str
    country: str
    lat: float | None
    lon: float | None
    kind: Kind
    conflict_date: int | None
    people: int
    attributes: Mapping[str, str]
    row: int


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `routes.csv`: a road walked both ways.

    `forced` is Flee's `forced_redirection`: 0 none, 1 from the first to the second place, 2 the
    other way. `max_move_speed` (km a day) and `walk_probability` are optional columns. A road that
    is listed twice is there twice, and draws twice as many, as in Flee.
    """

    first: str
    second: str
    km: float
    forced: int
    max_move_speed: float | None
    walk_probability: float
    attributes: Mapping[str, str]
    row: int


class Closure(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `closures.csv`: in force from day `start`; lifted on day `end`, -1: never."""

    kind: ClosureKind
    first: str
    second: str
    start: int
    end: int
    row: int


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `location_changes.csv`: the place becomes `kind` on that day."""

    place: str
    kind: Kind
    day: int
    row: int


class Demography(msgspec.Struct, frozen=True, kw_only=True):
    """One `demographics_ATTRIBUTE.csv`: the values of an attribute, and their weights by place.

    `weights[place]` has one weight a value and need not sum to 1; `Default` serves all others.
    """

    attribute: str
    values: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The options of `simsetting.yml`, with Flee's own names and defaults."""

    # spawn_rules
    take_from_population: bool = False
    insert_day0: bool = True
    empty_camps_on_day0: bool = False
    conflict_zone_spawning_only: bool = True
    flood_zone_spawning_only: bool = False
    camps_are_sinks: bool = False
    sum_from_camps: bool = True
    conflict_spawn_decay: tuple[float, ...] | None = None
    conflict_spawn_decay_interval: int = 30
    #: None: the number who flee is given by the counts. Else who flees each day by each conflict.
    conflict_spawn_mode: Literal["constant", "pop_ratio", "poisson"] | None = None
    displaced_per_conflict_day: float = 0.0
    #: The same for floods, a value for each flood level from 0 up.
    flood_spawn_mode: Literal["constant", "pop_ratio", "poisson"] | None = None
    displaced_per_flood_day: tuple[float, ...] = ()
    starvation_driven_spawning: bool = False

    # move_rules
    max_move_speed: float = 360.0
    max_walk_speed: float = 35.0
    foreign_weight: float = 1.0
    camp_weight: float = 1.0
    conflict_weight: float = 10.0**-0.5
    conflict_movechance: float = 1.0
    camp_movechance: float = 0.001
    idpcamp_movechance: float = 0.1
    default_movechance: float = 0.3
    awareness_level: int = 1
    capacity_buffer: float = 0.9
    capacity_scaling: float = 1.0
    avoid_short_stints: bool = False
    start_on_foot: bool = False
    softening: float = 10.0
    weight_softening: float = 0.0
    weight_power: float = 1.0
    distance_power: float = 1.0
    stay_close_to_home: bool = False
    home_distance_power: float = 0.5
    use_pop_for_loc_weight: bool = False
    pop_power_for_loc_weight: float = 0.1
    movechance_pop_base: float = 10_000.0
    movechance_pop_scale_factor: float = 0.0
    pruning_threshold: float = 1.0
    fixed_routes: bool = False
    flee_when_starving: bool = False
    avoid_food_deprived_locations: bool = False
    children_avoid_hazards: bool = False
    boys_take_risk: bool = False
    #: A value for each flood level from 0 up; None: floods do not act on it.
    flood_movechances: tuple[float, ...] | None = None
    flood_loc_weights: tuple[float, ...] | None = None

    # optimisations
    hasten: int = 1


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """The validation data as Flee interpolates them, whole people by day.

    `places` are the names of `data_layout.csv` after `total`; `by_place[d, i]` is the count of
    places[i] on day d, `total[d]` that of the total's own file. Registrations are already
    corrected, all is divided by `hasten`, and day-0 people are left out when the settings say so; a
    count that falls below its day 0 is then negative, as it is in Flee.

    `observed[d, i]` says where a count is a register's own and not on the line between two of them;
    None: nobody knows.
    """

    places: tuple[str, ...]
    by_place: Ints
    total: Ints
    observed: Bools | None = None


class Folder(msgspec.Struct, frozen=True, kw_only=True):
    """A whole Flee folder, checked.

    `conflict[d, p]` is the intensity of places[p] on day d (0: none); `flood[d, p]` the flood
    level; `hunger[d, p]` the share of people in food crisis (IPC, per cent). None: no such file.
    `conflict_file` is the file that says when there is conflict.
    `notices` say what may surprise and is no fault: data that fall, an option that does nothing.
    """

    name: str
    first_day: dt.date
    days: int
    places: tuple[Place, ...]
    links: tuple[Link, ...]
    closures: tuple[Closure, ...]
    changes: tuple[Change, ...]
    major_routes: tuple[tuple[str, ...], ...]
    demography: tuple[Demography, ...]
    conflict: Floats
    flood: Floats | None
    hunger: Floats | None
    settings: Settings
    counts: Counts | None
    notices: tuple[Problem, ...] = ()
    conflict_file: str = "input_csv/conflicts.csv"

    @property
    def begins_as_counted(self) -> bool:
        """Whether day 0's counts are put in, or taken off: they are then met by construction."""
        return self.settings.insert_day0 or self.settings.empty_camps_on_day0

    @property
    def camps(self) -> frozenset[str]:
        """The places that are camps when the simulation begins, which Flee compares with counts."""
        return frozenset(place.name for place in self.places if "camp" in place.kind)
