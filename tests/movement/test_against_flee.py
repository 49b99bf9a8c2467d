"""Our counts against Flee's persons: many runs of the peer, stored, and as many members of ours.

The question is whether the two sets of runs could have come from one model. Nothing is assumed of
their distribution: runs are dealt anew into two sets, thousands of times, and the distance between
the true sets is placed among the distances that dealing alone makes (a permutation test). What the
peer did, with which settings, is told in `peer/README.md`.
"""

from __future__ import annotations

import csv
import dataclasses
import gzip
from pathlib import Path

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray

from isthmus.movement.flee.model import Switches, model_of
from isthmus.movement.flee.reading import read_folder
from isthmus.movement.flee.settings import read_settings
from isthmus.movement.model import Model
from isthmus.movement.step import occupancy

Floats = NDArray[np.float64]

PEER = Path(__file__).parent / "peer"
#: What version 3.1 does that the rules as documented do not: see `peer/README.md`, 1 and 6.
AS_IN_3_1 = Switches(under_way_waits_as_others=True, intensity_stays_as_it_began=True)
DEALS = 1500


@pytest.mark.parametrize("name", ["capacity-off", "frozen", "walking"])
def test_mean_and_spread_by_place_and_day_are_the_peers(name: str) -> None:
    theirs, days, places = _peer(name)
    model = _model(name)
    ours = _ours(model, len(theirs), days, places, seed=11)
    assert _chance_of_more(_means_apart, ours, theirs) > 0.001
    assert _chance_of_more(_spreads_apart, ours, theirs) > 0.001


def test_a_model_that_is_a_little_wrong_is_told_apart() -> None:
    theirs, days, places = _peer("frozen")
    folder = read_folder(PEER / "folder")
    settings = msgspec.structs.replace(folder.settings, default_movechance=0.33)
    folder = msgspec.structs.replace(folder, settings=settings)
    ours = _ours(model_of(folder, switches=AS_IN_3_1), len(theirs), days, places, seed=11)
    assert _chance_of_more(_means_apart, ours, theirs) <= 0.001


def test_parts_of_a_day_come_no_farther_from_the_serial_peer_than_frozen_days() -> None:
    theirs, days, places = _peer("live")
    model = _model("live")
    distance = {}
    for parts in (1, 8):
        finer = dataclasses.replace(model, fineness=parts)
        ours = _ours(finer, len(theirs), days, places, seed=11)
        distance[parts] = _means_apart(ours, theirs)
    noise = np.median([_means_apart(*_dealt(theirs, seed)) for seed in range(200)])
    assert distance[8] <= distance[1] + noise


def _peer(name: str) -> tuple[Floats, list[int], list[str]]:
    """The stored runs: people [run, day, place], the days and the places."""
    with gzip.open(PEER / f"{name}-runs.csv.gz", "rt", encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    places = head[2:-1]
    table = np.array(rows, float)
    runs, days = np.unique(table[:, 0]), np.unique(table[:, 1]).astype(int)
    people = table[np.lexsort((table[:, 1], table[:, 0])), 2:-1]
    return people.reshape(len(runs), len(days), len(places)), days.tolist(), places


def _model(name: str) -> Model:
    folder = read_folder(PEER / "folder")
    if name == "walking":
        folder = msgspec.structs.replace(folder, settings=read_settings(PEER / "walking.yml"))
    model = model_of(folder, switches=AS_IN_3_1)
    return dataclasses.replace(model, room=None) if name in ("capacity-off", "walking") else model


def _ours(model: Model, members: int, days: list[int], places: list[str], seed: int) -> Floats:
    rng = np.random.default_rng(seed)
    ground, here = model.ground(members), model.start(members, rng)
    columns = [model.network.places.index(place) for place in places]
    kept = []
    for day in range(max(days) + 1):
        here, _ = model.advance(here, ground, rng)
        if day in days:
            kept.append(occupancy(here.people, ground)[:, columns])
    return np.stack(kept, axis=1).astype(float)


def _means_apart(a: Floats, b: Floats) -> float:
    """How far apart mean populations are: over days and places, in units of their own spread."""
    spread = np.concatenate((a, b)).std(axis=0) + 1.0
    return float(np.abs((a.mean(axis=0) - b.mean(axis=0)) / spread).mean())


def _spreads_apart(a: Floats, b: Floats) -> float:
    """How far apart the standard deviations are, in the same units."""
    spread = np.concatenate((a, b)).std(axis=0) + 1.0
    return float(np.abs((a.std(axis=0) - b.std(axis=0)) / spread).mean())


def _dealt(runs: Floats, seed: int) -> tuple[Floats, Floats]:
    order = np.random.default_rng(seed).permutation(len(runs))
    half = len(runs) // 2
    return runs[order[:half]], runs[order[half:]]


def _chance_of_more(apart: object, ours: Floats, theirs: Floats) -> float:
    """How often sets dealt from all runs are as far apart as the true ones."""
    assert callable(apart)
    true, runs = apart(ours, theirs), np.concatenate((ours, theirs))
    rng = np.random.default_rng(3)
    more = 1
    for _ in range(DEALS):
        order = rng.permutation(len(runs))
        dealt = runs[order[: len(ours)]], runs[order[len(ours) :]]
        more += apart(*dealt) >= true
    return more / (DEALS + 1)
