"""What of a Flee folder can be fitted to counts, and what is thought of it beforehand.

Owns: `SETTINGS` (one table for all folders: unit, scale, spread of the prior, bounds), which of
them one folder has, and the way from values to a model. What is thought beforehand is centred on
the folder's own setting, or Flee's default.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from isthmus.movement.free import PULL, PULL_OF, Free, Parameter, named
from isthmus.movement.model import Model
from isthmus.movement.rules.attraction import Pull

from .model import model_of
from .records import Folder, Settings

#: Settings that can be free, by Flee's own names. A factor may well be wrong by 2, a power by half;
#: a chance of leaving by 4 to 1, since nobody counts who leaves on a day. The bounds only keep a
#: search from what cannot be. Those that are not `usual` do much the same as others that are (a
#: weight of all camps, and the pulls of camps): together they follow the counts more closely before
#: a date, and less after it.
SETTINGS: tuple[Parameter, ...] = (
    Parameter(name="conflict_weight", unit="1", scale="log", spread=0.7, low=0.001, high=10.0),
    Parameter(
        name="default_movechance", unit="1/d", scale="logit", spread=1.4, low=0.005, high=0.995
    ),
    Parameter(name="camp_movechance", unit="1/d", scale="logit", spread=1.4, low=1e-5, high=0.2),
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
        spread=1.4,
        low=1e-5,
        high=0.9,
        usual=False,
    ),
    Parameter(
        name="conflict_movechance",
        unit="1/d",
        scale="logit",
        spread=1.4,
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
    name="flood_leaving", unit="1", scale="log", spread=1.4, low=0.01, high=100.0
)
FLOOD_AVOIDANCE = Parameter(
    name="flood_avoidance", unit="1", scale="log", spread=0.7, low=0.01, high=100.0
)


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
    return named(all_of(folder), names)


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
        name.removeprefix(PULL_OF): value
        for name, value in values.items()
        if name.startswith(PULL_OF)
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
