"""Our counts against Flee's persons, on a folder of our own: a permutation test with its null.

Owns: whether our runs and the stored runs of the peer (peer/README.md) could change places without
anybody noticing: the mean and the variance of people by place and day. Capacity off, capacity on
with occupancy frozen, and the settings under which a person remembers most must pass; with live
occupancy Flee is another model (its order of persons cannot be had from counts), to which the parts
of a day come near; how near is measured and printed (`pytest -rP`).
"""

from __future__ import annotations

import csv
import gzip
import random
import shutil
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray

from isthmus.movement.flee.model import Switches, model_of
from isthmus.movement.flee.reading import read_folder
from isthmus.movement.flee.records import Folder
from isthmus.movement.model import Here, Model
from isthmus.movement.state import total
from isthmus.movement.step import occupancy

Floats = NDArray[np.float64]

PEER = Path(__file__).parent / "peer"
#: The camps of the folder: what Flee is judged by.
CAMPS = ("Lowmere", "Ardmoor", "Zellin", "Brackwater")
LINKS = "(on links)"
#: Fewer than one permutation in a thousand further apart: the two are not one.
LEAST = 0.001
#: What the registered version of Flee does beside what it says.
AS_REGISTERED = Switches(under_way_waits_as_others=True)


@cache
def stored(name: str) -> tuple[tuple[int, ...], tuple[str, ...], Floats]:
    """The days, the places and the runs [run, day, place] of a table of the peer."""
    with gzip.open(PEER / f"{name}-runs.csv.gz", "rt", encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    table = np.array(rows, float)
    days = tuple(sorted({int(day) for day in table[:, 1]}))
    return days, tuple(head[2:]), table[:, 2:].reshape(-1, len(days), len(head) - 2)


@cache
def folder() -> Folder:
    """The peer's folder, read."""
    return read_folder(PEER / "folder")


def simulated(
    model: Model, runs: int, seed: int, days: tuple[int, ...], places: tuple[str, ...]
) -> Floats:
    """Our runs as the peer's are stored: [run, day, place], people on links last."""
    rng = np.random.default_rng(seed)
    ground = model.ground(runs)
    here = model.start(runs, rng)
    at = [model.network.places.index(name) for name in places if name != LINKS]
    found = []
    for day in range(days[-1] + 1):
        here, _ = model.advance(here, ground, rng)
        if day in days:
            there = occupancy(here.people, ground)
            on_links = total(here.people, ground.layout) - there.sum(axis=1)
            found.append(np.column_stack((there[:, at], on_links)))
    return np.stack(found, axis=1).astype(float)


def without_capacity(model: Model) -> Model:
    """The model, its camps without limit."""
    return replace(model, room=None)


class Judged(msgspec.Struct):
    """How far apart two groups of runs are, and how often chance alone takes them as far.

    `p_mean`, `p_variance`: by place and day, in standard errors, averaged; `p_most`: the one mean
    furthest off. `camps` is the mean difference of camp populations in % of the people in camps,
    `null` the 95th percentile of the same under permutation.
    """

    p_mean: float
    p_variance: float
    p_most: float
    camps: float
    null: float


def judged(
    ours: Floats, theirs: Floats, places: tuple[str, ...], permutations: int = 4_000
) -> Judged:
    """The permutation test: runs change groups at random."""
    runs = np.concatenate((ours, theirs)).reshape(len(ours) + len(theirs), -1)
    mean, spread = runs.mean(axis=0), runs.std(axis=0)
    told = spread > 0.0
    apart = (runs - mean)[:, told] / spread[told]
    rng = np.random.default_rng(11)
    group = np.repeat([1.0 / len(ours), -1.0 / len(theirs)], [len(ours), len(theirs)])
    groups = np.vstack([group, *(rng.permutation(group) for _ in range(permutations))])
    means, squares = np.abs(groups @ apart), np.abs(groups @ apart**2)
    camp = np.tile([place in CAMPS for place in places], ours.shape[1])
    camps = np.abs(groups @ runs[:, camp]).sum(axis=1) / mean[camp].sum() * 100.0

    def p(values: Floats) -> float:
        return float((values >= values[0] - 1e-12).mean())

    return Judged(
        p_mean=p(means.mean(axis=1)),
        p_variance=p(squares.mean(axis=1)),
        p_most=p(means.max(axis=1)),
        camps=float(camps[0]),
        null=float(np.quantile(camps[1:], 0.95)),
    )


def compared(model: Model, name: str, runs: int = 200, seed: int = 1) -> Judged:
    """Our runs of the model against a table of the peer."""
    days, places, theirs = stored(name)
    return judged(simulated(model, runs, seed, days, places), theirs, places)


def say(what: str, judgement: Judged) -> None:
    """Print the measures: `pytest -rP` shows them."""
    measures = msgspec.structs.asdict(judgement).items()
    sys.stdout.write(f"{what}: {', '.join(f'{name} {value:.3g}' for name, value in measures)}\n")


def agrees(judgement: Judged) -> bool:
    """Whether nothing tells the two apart."""
    return min(judgement.p_mean, judgement.p_variance, judgement.p_most) > LEAST


@pytest.fixture(scope="module")
def walking(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The folder under the settings in which a person remembers most."""
    copy = tmp_path_factory.mktemp("walking") / "folder"
    shutil.copytree(PEER / "folder", copy)
    shutil.copyfile(PEER / "walking.yml", copy / "simsetting.yml")
    return read_folder(copy)


# --- equal ---------------------------------------------------------------------------------------


def test_without_capacity_counts_move_as_flee_moves_persons() -> None:
    model = without_capacity(model_of(folder(), switches=AS_REGISTERED))
    judgement = compared(model, "capacity-off")
    say("capacity off", judgement)
    assert agrees(judgement)


def test_with_frozen_capacity_counts_move_as_parallel_flee_moves_persons() -> None:
    judgement = compared(model_of(folder(), switches=AS_REGISTERED), "frozen")
    say("frozen capacity", judgement)
    assert agrees(judgement)


def test_on_foot_by_short_stints_and_aware_counts_move_as_persons(walking: Folder) -> None:
    model = without_capacity(model_of(walking, switches=AS_REGISTERED))
    judgement = compared(model, "walking", runs=100)
    say("on foot, short stints, awareness 2", judgement)
    assert agrees(judgement)


# --- the same test can say no --------------------------------------------------------------------


def test_capacity_is_told_from_no_capacity() -> None:
    with_ = model_of(folder(), switches=AS_REGISTERED)
    assert not agrees(compared(with_, "capacity-off", runs=100))
    assert not agrees(compared(without_capacity(with_), "frozen", runs=100))


def test_the_settings_are_told_from_those_of_other_runs(walking: Folder) -> None:
    model = without_capacity(model_of(folder(), switches=AS_REGISTERED))
    assert not agrees(compared(model, "walking", runs=50))
    # Who is under way goes on, in Flee as it is now: another model than the registered one.
    assert not agrees(compared(without_capacity(model_of(walking)), "walking", runs=50))


@pytest.mark.parametrize("chance", [0.33, 0.27])
def test_a_tenth_more_or_less_of_the_move_chance_is_found_out(chance: float) -> None:
    changed = msgspec.structs.replace(folder().settings, default_movechance=chance)
    other = msgspec.structs.replace(folder(), settings=changed)
    model = without_capacity(model_of(other, switches=AS_REGISTERED))
    assert not agrees(compared(model, "capacity-off"))


# --- not equal, and measured ---------------------------------------------------------------------


def test_parts_of_a_day_come_as_near_to_live_occupancy_as_chance_and_a_frozen_day_does_not() -> (
    None
):
    model = model_of(folder(), switches=AS_REGISTERED)
    found = {fineness: compared(replace(model, fineness=fineness), "live") for fineness in (1, 8)}
    for fineness, judgement in found.items():
        say(f"live occupancy, phases in {fineness} parts", judgement)
    assert found[8].camps < found[8].null
    assert found[1].camps > found[1].null
    assert found[8].p_mean > LEAST > found[1].p_mean


# --- the order of rows ---------------------------------------------------------------------------


def shuffled(folder: Folder, seed: int) -> Folder:
    """The folder with the rows of its files in another order, and roads told from their other end.

    The first place stays: its country is the one that people flee from.
    """
    order = random.Random(seed)  # noqa: S311
    places = [0, *order.sample(range(1, len(folder.places)), len(folder.places) - 1)]
    links = [
        msgspec.structs.replace(link, first=link.second, second=link.first)
        if order.random() < 0.5
        else link
        for link in order.sample(folder.links, len(folder.links))
    ]
    counts = folder.counts
    assert counts is not None
    columns = order.sample(range(len(counts.places)), len(counts.places))
    return msgspec.structs.replace(
        folder,
        places=tuple(folder.places[i] for i in places),
        conflict=folder.conflict[:, places],
        links=tuple(links),
        closures=tuple(order.sample(folder.closures, len(folder.closures))),
        counts=msgspec.structs.replace(
            counts,
            places=tuple(counts.places[i] for i in columns),
            by_place=counts.by_place[:, columns],
        ),
    )


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_rows_changes_nothing_at_all(walking: Folder, seed: int) -> None:
    def run(read: Folder) -> Here:
        model = model_of(read)
        rng = np.random.default_rng(5)
        ground = model.ground(3)
        here = model.start(3, rng)
        for _ in range(30):
            here, _ = model.advance(here, ground, rng)
        return here

    one, other = run(walking), run(shuffled(walking, seed))
    assert all(np.array_equal(a, b) for a, b in zip(one.people, other.people, strict=True))
    assert len(one.people.people)
