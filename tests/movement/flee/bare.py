"""The least Flee folder in which every option has something to act on, and what can be seen of it.

Owns: `BARE`, four places whose every rate can be worked out on paper; `bare` and `model`, the
folder and the model of it with options and files changed; and the looks, each of which reads off a
model what happens to people: who goes, where to, when they arrive, who sets out.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from isthmus.movement.flee.model import model_of
from isthmus.movement.flee.reading import read_folder
from isthmus.movement.flee.records import Folder
from isthmus.movement.model import Here, Model
from isthmus.movement.step import Ground, Rates, occupancy
from tests.movement.flee.folder import write

Where: TypeAlias = tuple[str, str]  # section and key
#: What is changed: options by section and key, files by path.
Parts: TypeAlias = Mapping[Where | str, str]
Look: TypeAlias = Callable[[Model], Any]

DAYS = 10

#: Ash is at war from day 0. Bay lies between it and two camps: Dell at home, Cove abroad. The rows
#: stand in no order, except that the first one says which country is home.
BARE: Mapping[str, str] = {
    "input_csv/sim_period.csv": f"StartDate,2031-01-01\nLength,{DAYS}\n",
    "input_csv/locations.csv": """\
#name,region,country,lat,lon,location_type,conflict_date,population,extra
Bay,South,Almera,0,1,town,,400,
Ash,North,Almera,0,0,conflict_zone,0,1000,
Dell,South,Almera,0.5,1,idpcamp,,300,
Cove,West,Brisca,0,3,camp,,500,
""",
    "input_csv/routes.csv": """\
#name1,name2,distance,forced_redirection,max_move_speed,walk_probability
Bay,Ash,50,0,,
Bay,Cove,90,0,,
Dell,Bay,40,0,,
""",
    # Each day 10 more in Cove, 5 more in Dell, and 30 more in all.
    "source_data/data_layout.csv": "total,all.csv\nCove,cove.csv\nDell,dell.csv\n",
    "source_data/all.csv": "2031-01-01,30\n2031-01-11,330\n",
    "source_data/cove.csv": "2031-01-01,20\n2031-01-11,120\n",
    "source_data/dell.csv": "2031-01-01,10\n2031-01-11,60\n",
}


def changed(file: str, old: str, new: str) -> dict[Where | str, str]:
    """A file of the bare folder with a text in place of another."""
    assert BARE[file].count(old) == 1, (file, old)
    return {file: BARE[file].replace(old, new)}


def model(folder: Path, *parts: Parts, **asked: Any) -> Model:
    """The model of the bare folder with these parts; `asked` is asked of `model_of`."""
    return model_of(bare(folder, *parts), **asked)


def bare(folder: Path, *parts: Parts) -> Folder:
    """The bare folder with these parts, the later ones over the earlier."""
    files: dict[str, str] = dict(BARE)
    options: dict[str, dict[str, str]] = {}
    for part in parts:
        for where, text in part.items():
            if isinstance(where, str):
                files[where] = text
            else:
                options.setdefault(where[0], {})[where[1]] = text
    files["simsetting.yml"] = _settings(options)
    return read_folder(write(folder, files))


def _settings(options: Mapping[str, Mapping[str, str]]) -> str:
    """A settings file; what drives people out stands inside `spawn_rules`."""
    inner = [name for name in options if name.endswith("_driven_spawning")]
    lines = []
    for name in dict.fromkeys([*options, *(["spawn_rules"] if inner else [])]):
        if name in inner:
            continue
        lines.append(f"{name}:")
        lines += [f"  {key}: {text}" for key, text in options.get(name, {}).items()]
        for one in inner if name == "spawn_rules" else ():
            lines.append(f"  {one}:")
            lines += [f"    {key}: {text}" for key, text in options[one].items()]
    return "\n".join(lines) + "\n"


# --- looks at the rates of a day -----------------------------------------------------------------


def rates(model: Model, day: int = 0, people: Mapping[str, int] | None = None) -> Rates:
    """The rates of a day, given who has fled and is where."""
    places = model.network.places
    there = np.array([[(people or {}).get(name, 0) for name in places]], np.int64)
    return model.rates(day, there, model.surroundings.residents[None])


def ways(
    origin: str, day: int = 0, people: Mapping[str, int] | None = None, who: str | None = None
) -> Look:
    """Where people go from a place, and with which chance; a farther goal with the places between.

    `who` is a class of people, where there are several.
    """

    def look(model: Model) -> dict[str, float]:
        paths, places = model.paths, model.network.places
        found = rates(model, day, people)
        block = 0 if who is None else model.classes.names.index(who)
        chance = found.ways.chance[block * len(paths) : (block + 1) * len(paths)]
        start = places.index(origin)
        shares: dict[str, float] = {}
        for k in range(paths.first[start], paths.first[start + 1]):
            ends = model.network.end[paths.links[paths.links_of[k] : paths.links_of[k + 1]]]
            name = " ".join(places[end] for end in ends)
            # A road that is there twice is one way, with the chances of both.
            if chance[k] > 0.0:
                shares[name] = shares.get(name, 0.0) + float(chance[k])
        return shares

    return look


def in_proportion(**weights: float) -> dict[str, float]:
    """Chances in proportion to weights; `Bay_Cove` is the way to Cove over Bay."""
    total = sum(weights.values())
    return {name.replace("_", " "): weight / total for name, weight in weights.items()}


def goes(place: str) -> Look:
    """The chance of leaving a place, day by day."""

    def look(model: Model) -> list[float]:
        at = model.network.places.index(place)
        each = (rates(model, day).chance for day in range(len(model.open)))
        return [float(one.values[one.index.reshape(one.shape)[0, 0, at]]) for one in each]

    return look


def leaves_register(model: Model) -> dict[str, float]:
    """The chance of leaving the register at each place where there is one."""
    left = rates(model).left
    chance = np.zeros((1, 4)) if left is None else left
    return {name: float(one) for name, one in _named(model, chance[0]).items() if one}


def pressed(place: str) -> Look:
    """On which days the restless do not rest at a place."""

    def look(model: Model) -> list[int]:
        at = model.network.places.index(place)
        return [day for day in range(len(model.open)) if rates(model, day).pressed[at]]

    return look


def shut(model: Model) -> dict[str, list[int]]:
    """The days on which each link is closed, as people find it; links that never are left out."""
    network, found = model.network, {}
    for link, (a, b) in enumerate(zip(network.start, network.end, strict=True)):
        days = [day for day in range(len(model.open)) if not rates(model, day).open[0, link]]
        if days:
            found[f"{network.places[a]} {network.places[b]}"] = days
    return found


# --- looks at people -----------------------------------------------------------------------------


def starts(day: int) -> Look:
    """Who sets out on a day, by place."""

    def look(model: Model) -> dict[str, int]:
        nobody = np.zeros((1, len(model.network.places)), np.int64)
        today = model.surroundings.on(day, nobody, model.surroundings.residents[None])
        rng = np.random.default_rng(1)
        new = sum((source.starts(today, rng) for source in model.sources), nobody)
        return {name: int(one) for name, one in _named(model, new[0]).items() if one}

    return look


def in_camps(model: Model) -> dict[str, int]:
    """Who is where before anybody has set out."""
    return _there(model, *_run(model, 0))


def living(days: int) -> Look:
    """Who still lives where after some days."""

    def look(model: Model) -> dict[str, int]:
        here, _ = _run(model, days)
        return {name: int(one) for name, one in _named(model, here.residents[0]).items() if one}

    return look


def of_ash(people: int, days: int) -> Look:
    """Where people who were in Ash are after some days, nobody else about."""

    def look(model: Model) -> dict[str, int]:
        places = model.network.places
        start = np.array([people * (name == "Ash") for name in places], np.int64)
        return _there(model, *_run(dataclasses.replace(model, sources=(), at_start=start), days))

    return look


def arrival(model: Model) -> int:
    """On which day people who set out from Ash on day 0 are in Bay."""
    return next(day for day in range(90) if "Bay" in of_ash(1, day + 1)(model))


def classes(place: str) -> Look:
    """The share of each class among the people of a place."""

    def look(model: Model) -> dict[str, float]:
        share = model.classes.share[model.network.places.index(place)]
        return dict(zip(model.classes.names, share.tolist(), strict=True))

    return look


def _run(model: Model, days: int) -> tuple[Here, Ground]:
    rng = np.random.default_rng(1)
    ground = model.ground(1)
    here = model.start(1, rng)
    for _ in range(days):
        here, _ = model.advance(here, ground, rng)
    return here, ground


def _there(model: Model, here: Here, ground: Ground) -> dict[str, int]:
    people = occupancy(here.people, ground)[0]
    return {name: int(one) for name, one in _named(model, people).items() if one}


def _named(model: Model, values: Any) -> dict[str, Any]:
    return dict(zip(model.network.places, values, strict=True))
