"""How near days of counts come to persons who are asked in the order of a list.

Owns: the difference between our simulation (occupancy counted once a phase, and before each part of
a phase) and Flee's serial version, in which every step of a person changes what the next one sees.
Flee itself takes minutes a run where a hundred runs are needed to see a difference of a per cent,
so its persons are moved by a compiled loop (list_order.c) with the rules of our model, each in the
order in which it set out; with `--held-to` that loop is first held to stored runs of Flee.

    python benchmarks/list_order.py FOLDER ... [--members M] [--runs R] [--parts K]
                                    [--held-to RUNS.csv.gz]

FOLDER is one of Flee's with counts (tests/movement/peer/folder, to which live-runs.csv.gz beside it
belongs, or a real case of its publishers, which we do not ship).

Prints a row for each folder: the differences at all camps and days between the means of both, as a
share of the people counted there by the list, for a frozen day and for one in parts; how large that
is by chance in one case of twenty, between runs of one model; and the ARD of all three.
"""

from __future__ import annotations

import argparse
import csv
import ctypes
import dataclasses
import gzip
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from isthmus.movement.ensemble import run
from isthmus.movement.flee.model import Switches, model_of
from isthmus.movement.flee.reading import read_folder
from isthmus.movement.flee.records import Folder
from isthmus.movement.model import Model
from isthmus.movement.rules.attraction import aged
from isthmus.movement.rules.starting import Counted
from isthmus.movement.scores import ard
from isthmus.movement.travel import ByDistance

SOURCE = Path(__file__).with_suffix(".c")
PERMUTATIONS = 500
#: As the registry's Flee, which the loop is held to.
AS_REGISTERED = Switches(under_way_waits_as_others=True)

People = NDArray[np.float64]


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--members", type=int, default=20, help="of ours")
    parser.add_argument("--runs", type=int, default=20, help="of the list")
    parser.add_argument("--parts", type=int, default=8)
    parser.add_argument("--held-to", type=Path, help="runs of Flee, as flee_peer.py --store writes")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as kept:
        loop = _compiled(Path(kept))
        print(f"| case | frozen | {asked.parts} parts | chance | ARD frozen | parts | list |")
        print("|---|---|---|---|---|---|---|")
        for path in asked.folders:
            read = read_folder(path)
            if asked.held_to:
                _hold(loop, read, asked.held_to)
            _row(loop, read, asked.members, asked.runs, asked.parts)
    return 0


def _row(loop: Any, read: Folder, members: int, runs: int, parts: int) -> None:
    counts = read.counts
    assert counts is not None, "a folder without counts has nothing to be compared with"
    model = model_of(read, switches=AS_REGISTERED)
    listed = _listed(loop, model, read.days, counts.places, runs)
    cells, errors = [read.name], []
    chance = 0.0
    for fineness in (1, parts):
        found = run(
            dataclasses.replace(model, fineness=fineness),
            days=read.days,
            members=members,
            seed=1,
            watch=counts.places,
        )
        ours = found.of_members.astype(float)
        apart, by_chance = _apart(ours, listed)
        chance = max(chance, by_chance)
        cells.append(f"{apart:.2f} %")
        errors.append(f"{ard(found.of_members, counts.by_place).mean():.4f}")
    of_list = ard(listed.astype(np.int64), counts.by_place)
    cells += [f"{chance:.2f} %", *errors, f"{of_list.mean():.4f}"]
    print(f"| {' | '.join(cells)} |", flush=True)


def _apart(ours: People, theirs: People) -> tuple[float, float]:
    """The mean difference in % of all at camps; and its 95th percentile by chance."""
    runs = np.concatenate((ours, theirs)).reshape(len(ours) + len(theirs), -1)
    group = np.repeat([1.0 / len(ours), -1.0 / len(theirs)], [len(ours), len(theirs)])
    whole = max(1.0, float(theirs.mean(axis=0).sum())) / 100.0
    rng = np.random.default_rng(1)
    by_chance = [np.abs(rng.permutation(group) @ runs).sum() for _ in range(PERMUTATIONS)]
    return float(np.abs(group @ runs).sum() / whole), float(np.quantile(by_chance, 0.95) / whole)


def _hold(loop: Any, read: Folder, runs: Path) -> None:
    """Say how far the loop is from runs of Flee itself."""
    with gzip.open(runs, "rt", encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    table = np.array(rows, float)
    days = sorted({int(day) for day in table[:, 1]})
    by_run = table[:, 2:].reshape(-1, len(days), len(head) - 2)
    camps = tuple(place.name for place in read.places if "camp" in place.kind)
    theirs = by_run[:, :, [head.index(name) - 2 for name in camps]]
    model = model_of(read, switches=AS_REGISTERED)
    ours = _listed(loop, model, read.days, camps, 2 * len(theirs))[:, days]
    apart, chance = _apart(ours, theirs)
    print(f"{read.name}: the loop and Flee are {apart:.2f} % apart, by chance {chance:.2f} %")


# --- the loop ------------------------------------------------------------------------------------


class _Day(ctypes.Structure):
    """As in list_order.c."""

    _fields_ = [
        *((name, ctypes.c_void_p) for name in ("chance", "first", "weight", "allowed", "link")),
        *((name, ctypes.c_void_p) for name in ("goal", "rest", "capacity", "camp", "km")),
        *((name, ctypes.c_void_p) for name in ("start", "end", "open", "speed", "pressed")),
        ("share", ctypes.c_void_p),
        ("buffer", ctypes.c_double),
        *((name, ctypes.c_int64) for name in ("full_day", "stride", "restless", "on_foot")),
    ]


class _Today(NamedTuple):
    """What is known of a day before anybody moves: arrays as in `_Day`, and who sets out where."""

    arrays: dict[str, NDArray[Any]]
    new: int
    where: People


def _compiled(folder: Path) -> Any:
    library = folder / "list_order.so"
    compiler = os.environ.get("CC", "cc")
    subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", library, SOURCE], check=True)
    return ctypes.CDLL(str(library))


def _listed(loop: Any, model: Model, days: int, watched: tuple[str, ...], runs: int) -> People:
    """People at the watched places [runs, days, places], moved in the order of a list."""
    places = [model.network.places.index(name) for name in watched]
    today = list(_days(model, days))
    begun = model.at_start
    assert begun is not None
    persons = int(begun.sum()) + sum(one.new for one in today)
    found = np.zeros((runs, days, len(places)))
    for number in range(runs):
        rng = np.random.default_rng((7, number))
        loop.seed(ctypes.c_uint64(number + 1))
        where, plan = np.zeros(persons, np.int32), np.full(persons, -1, np.int32)
        done, recent, fresh = np.zeros(persons), np.zeros(persons), np.ones(persons, np.uint8)
        people, there = begun.astype(np.int64), int(begun.sum())
        where[:there] = np.repeat(np.arange(len(begun)), begun)
        for d, one in enumerate(today):
            if one.new:
                new = rng.choice(len(people), one.new, p=one.where)
                where[there : there + one.new] = new
                people += np.bincount(new, minlength=len(people))
                there += one.new
            columns = (where, done, recent, fresh, plan, people)
            loop.day(
                ctypes.byref(_fields(model, one)),
                ctypes.c_int64(there),
                *(ctypes.c_void_p(column.ctypes.data) for column in columns),
            )
            found[number, d] = people[places]
    return found


def _fields(model: Model, today: _Today) -> _Day:
    law, room = model.law, model.room
    assert isinstance(law, ByDistance)
    assert room is not None
    return _Day(
        **{name: array.ctypes.data for name, array in today.arrays.items()},
        buffer=room.buffer,
        full_day=law.full_day,
        stride=law.stride,
        restless=int(law.restless),
        on_foot=int(law.on_foot),
    )


def _days(model: Model, days: int) -> Iterator[_Today]:
    """Every day's chances and weights, from the rules of the model."""
    network, paths, law, room = model.network, model.paths, model.law, model.room
    (source,) = model.sources
    assert isinstance(source, Counted), "as many flee as the counts rise"
    assert isinstance(law, ByDistance)
    assert law.exact
    assert room is not None
    others = (model.taken, model.path_scores, model.measures, model.fixed, law.walked.any())
    assert not any(others), "a rule that the loop does not know"
    assert len(model.classes.names) == 1
    assert model.choice.weight_power == 1.0
    surroundings, nobody = model.surroundings, np.zeros((1, len(network.places)), np.int64)
    always = {
        "first": paths.first,
        "link": paths.link,
        "goal": paths.goal,
        "rest": paths.rest,
        "capacity": surroundings.capacity * room.scaling,
        "km": law.length.astype(float),
        "start": network.start,
        "end": network.end,
        "speed": law.speed,
        "share": np.zeros(int(np.diff(paths.first).max(initial=1))),
    }
    for d in range(days):
        today = surroundings.on(d, nobody, surroundings.residents[None])
        chance, score = np.zeros((1, 1, len(network.places))), np.ones((1, 1, len(network.places)))
        for leaving in model.chances:
            chance = leaving.chance(chance, today)
        for attraction in model.scores:
            score = attraction.score(score, today)
        open_ = model.open[min(d, len(model.open) - 1)]
        weight = model.choice.weight(score[..., paths.goal], paths)
        allowed = model.choice.seen(weight, paths.open(open_) & paths.known, paths)
        pressed = np.zeros(len(network.places)) if model.pressed is None else model.pressed[d]
        driven = today.residents * today.conflict * aged(source.decay, source.interval, today)
        of_day = {
            "chance": chance[0, 0],
            "weight": np.broadcast_to(weight, (1, 1, len(paths)))[0, 0],
            "allowed": np.broadcast_to(allowed, (1, 1, len(paths)))[0, 0].astype(np.uint8),
            "camp": today.is_camp.astype(np.uint8),
            "open": open_.astype(np.uint8),
            "pressed": pressed.astype(np.uint8),
        }
        arrays = {name: np.ascontiguousarray(array) for name, array in {**always, **of_day}.items()}
        yield _Today(arrays, source.due(today), driven[0] / max(1e-300, float(driven.sum())))


if __name__ == "__main__":
    sys.exit(main())
