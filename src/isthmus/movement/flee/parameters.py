"""What of a Flee folder can be fitted to counts, and what is thought of it beforehand.

Owns: `SETTINGS` (one table for all folders: unit, scale, spread of the prior, bounds), `Free` (one
free parameter of one folder), and the way from values to a model. What is thought beforehand is
centred on the folder's own setting, or Flee's default, so that a parameter of which the counts tell
nothing stays where it was.

A point of a search is in units of the prior's spread: 0 is the folder as it stands.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec
import numpy as np

from isthmus.case.problems import CallError, nearest
from isthmus.movement.model import Model
from isthmus.movement.rules.attraction import Pull

from .model import model_of
from .records import Folder, Settings

#: The word for the pulls of all places that have counts.
PULL = "pull"
#: How a pull is named: `pull:PLACE`.
_PULL = PULL + ":"


class Parameter(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table of what can be free.

    On its scale ("log": the logarithm; "logit": that of the odds) the prior is a normal one, with
    the folder's own value as its mean and `spread` as its standard deviation. A value never leaves
    `low` to `high`; `whole` says that it is rounded to whole units. `usual` ones are free unless
    others are asked for.
    """

    name: str
    unit: str
    scale: Literal["log", "logit"]
    spread: float
    low: float
    high: float
    whole: bool = False
    usual: bool = True

    def on_scale(self, value: float) -> float:
        """The value on the parameter's scale."""
        return math.log(value) if self.scale == "log" else math.log(value / (1.0 - value))

    def value(self, on_scale: float) -> float:
        """The value that stands there."""
        if self.scale == "log":
            return math.exp(on_scale)
        return 1.0 / (1.0 + math.exp(-on_scale))


#: Settings that can be free, by Flee's own names. A factor may well be wrong by 2, a power by half;
#: a chance of leaving by 2 to 1. The bounds only keep a search from what cannot be. Those that are
#: not `usual` do much the same as others that are (a weight of all camps, and the pulls of camps):
#: together they follow the counts more closely before a date, and less after it.
SETTINGS: tuple[Parameter, ...] = (
    Parameter(name="conflict_weight", unit="1", scale="log", spread=0.7, low=0.001, high=10.0),
    Parameter(
        name="default_movechance", unit="1/d", scale="logit", spread=0.7, low=0.005, high=0.995
    ),
    Parameter(name="camp_movechance", unit="1/d", scale="logit", spread=0.7, low=1e-5, high=0.2),
    Parameter(name="distance_power", unit="1", scale="log", spread=0.4, low=0.1, high=4.0),
    Parameter(
        name="max_move_speed",
        unit="km/d",
        scale="log",
        spread=0.4,
        low=10.0,
        high=1000.0,
        whole=True,
    ),
    Parameter(name="capacity_scaling", unit="1", scale="log", spread=0.5, low=0.05, high=20.0),
    Parameter(
        name="camp_weight", unit="1", scale="log", spread=0.7, low=0.01, high=100.0, usual=False
    ),
    Parameter(
        name="foreign_weight", unit="1", scale="log", spread=0.7, low=0.01, high=100.0, usual=False
    ),
    Parameter(
        name="idpcamp_movechance",
        unit="1/d",
        scale="logit",
        spread=0.7,
        low=1e-5,
        high=0.9,
        usual=False,
    ),
    Parameter(
        name="conflict_movechance",
        unit="1/d",
        scale="logit",
        spread=0.7,
        low=0.005,
        high=0.999,
        usual=False,
    ),
    Parameter(
        name="softening", unit="km", scale="log", spread=0.7, low=0.1, high=1000.0, usual=False
    ),
    Parameter(
        name="weight_power", unit="1", scale="log", spread=0.4, low=0.1, high=4.0, usual=False
    ),
)
#: How much more or less attractive a place is than the rules say.
PULLS = Parameter(name=PULL, unit="1", scale="log", spread=0.5, low=0.01, high=100.0)
#: How many times as many people flee as the folder's own rule says, where no counts say it.
DISPLACED = Parameter(name="displaced", unit="1", scale="log", spread=1.0, low=0.001, high=1000.0)
#: How strongly floods act: a factor of the chances of leaving a flooded place (none exceeds 1), and
#: how many times the weight of a flooded place counts (weights of 0 and 1 stay).
FLOOD_LEAVING = Parameter(
    name="flood_leaving", unit="1", scale="log", spread=0.7, low=0.01, high=100.0
)
FLOOD_AVOIDANCE = Parameter(
    name="flood_avoidance", unit="1", scale="log", spread=0.7, low=0.01, high=100.0
)


class Free(msgspec.Struct, frozen=True, kw_only=True):
    """A free parameter of one folder: its row of the table, and the folder's own value.

    `place` is that of a pull, None for all others.
    """

    parameter: Parameter
    own: float
    place: str | None = None

    @property
    def name(self) -> str:
        """How it is called in files and calls."""
        return self.parameter.name if self.place is None else _PULL + self.place

    def value(self, moved: float) -> float:
        """The value, moved by so many spreads of the prior from the folder's own."""
        if not moved:
            return self.own
        row = self.parameter
        found = row.value(row.on_scale(self.own) + moved * row.spread)
        found = min(max(found, min(row.low, self.own)), max(row.high, self.own))
        return float(round(found)) if row.whole else found

    def moved(self, value: float) -> float:
        """How many spreads of the prior lie between the folder's own value and this one."""
        row = self.parameter
        return (row.on_scale(value) - row.on_scale(self.own)) / row.spread

    @property
    def bounds(self) -> tuple[float, float]:
        """How far the parameter can be moved down and up, in spreads; holds 0 always."""
        return min(self.moved(self.parameter.low), 0.0), max(self.moved(self.parameter.high), 0.0)


def all_of(folder: Folder) -> list[Free]:
    """Every parameter of a folder that can be free, settings first.

    Left out are settings that stand at an end of their scale (a weight of 0, a chance of 1): a rule
    that is switched off by them stays off.
    """
    return [
        *_settings(folder),
        *(Free(parameter=row, own=1.0) for row in _factors(folder.settings)),
        *(Free(parameter=PULLS, own=1.0, place=place) for place in _places(folder)),
    ]


def free_of(folder: Folder, names: Sequence[str] | None = None) -> list[Free]:
    """The free parameters of a folder: the usual ones, or those named.

    `names` are names of the table, `pull` (every place that has counts) or `pull:PLACE`. Raises
    CallError for a name that is none of the folder's.
    """
    known = {one.name: one for one in all_of(folder)}
    if names is None:
        return [one for one in known.values() if one.parameter.usual]
    pulls = [one.name for one in known.values() if one.place is not None]
    chosen: set[str] = set()
    for name in names:
        if name == PULL and pulls:
            chosen.update(pulls)
        elif name in known:
            chosen.add(name)
        else:
            near = nearest(name, [*known, PULL])
            code = "fit-free-near" if near else "fit-free"
            raise CallError(code, name, near=near, known=", ".join(known))
    return [one for one in known.values() if one.name in chosen]


def model_with(folder: Folder, values: Mapping[str, float], **settings: object) -> Model:
    """The model of a folder in which the parameters named have these values.

    `settings` go to `model_of`. Nothing is checked: see `problems_of`.
    """
    settings_ = _changed(folder.settings, values)
    model = model_of(
        msgspec.structs.replace(folder, settings=settings_),
        **settings,  # type: ignore[arg-type]  # as the caller gives them
    )
    pulls = {
        name.removeprefix(_PULL): value for name, value in values.items() if name.startswith(_PULL)
    }
    if not pulls:
        return model
    factors = np.array([pulls.get(place, 1.0) for place in model.network.places])
    return dataclasses.replace(model, scores=[*model.scores, Pull(factors=factors)])


def _settings(folder: Folder) -> list[Free]:
    found = []
    for row in SETTINGS:
        own = float(getattr(folder.settings, row.name))
        if own > 0.0 and (row.scale == "log" or own < 1.0):
            found.append(Free(parameter=row, own=own))
    return found


def _factors(settings: Settings) -> list[Parameter]:
    """Factors of what is no single setting: only where there is something to multiply."""
    flood, conflict = settings.displaced_per_flood_day, settings.displaced_per_conflict_day
    driven = (settings.flood_spawn_mode is not None and any(flood)) or (
        settings.conflict_spawn_mode is not None and conflict > 0.0
    )
    found = [(DISPLACED, driven)]
    weights = settings.flood_loc_weights or ()
    found.append((FLOOD_LEAVING, any(settings.flood_movechances or ())))
    found.append((FLOOD_AVOIDANCE, any(weight not in {0.0, 1.0} for weight in weights)))
    return [row for row, acts in found if acts]


def _changed(settings: Settings, values: Mapping[str, float]) -> Settings:
    """The settings with these values: of settings by name, and of factors of others."""
    known = {row.name for row in SETTINGS}
    settings = msgspec.structs.replace(
        settings, **{name: value for name, value in values.items() if name in known}
    )
    if DISPLACED.name in values:
        settings = _displacing(settings, values[DISPLACED.name])
    if FLOOD_LEAVING.name in values and settings.flood_movechances is not None:
        factor = values[FLOOD_LEAVING.name]
        leaving = tuple(min(1.0, factor * chance) for chance in settings.flood_movechances)
        settings = msgspec.structs.replace(settings, flood_movechances=leaving)
    if FLOOD_AVOIDANCE.name in values and settings.flood_loc_weights is not None:
        times = values[FLOOD_AVOIDANCE.name]
        weights = tuple(weight**times for weight in settings.flood_loc_weights)
        settings = msgspec.structs.replace(settings, flood_loc_weights=weights)
    return settings


def _displacing(settings: Settings, factor: float) -> Settings:
    """The settings under which so many times as many people flee."""

    def most(mode: str | None) -> float:
        return 1.0 if mode == "pop_ratio" else math.inf  # no more than all who live there

    conflict, flood = settings.conflict_spawn_mode, settings.flood_spawn_mode
    return msgspec.structs.replace(
        settings,
        displaced_per_conflict_day=min(
            settings.displaced_per_conflict_day * factor, most(conflict)
        ),
        displaced_per_flood_day=tuple(
            min(people * factor, most(flood)) for people in settings.displaced_per_flood_day
        ),
    )


def _places(folder: Folder) -> Sequence[str]:
    """The places that have a pull: those with counts, in the order of the folder."""
    return folder.counts.places if folder.counts is not None else ()
