"""A run that the tests of ensembles, tables and files share.

Owns: the model of the invented conflict that the peer was run on, and twelve members of a month.
"""

from __future__ import annotations

import dataclasses
import functools
from concurrent.futures import Executor
from pathlib import Path

import numpy as np

from isthmus.movement.ensemble import Result, run
from isthmus.movement.flee.model import model_of
from isthmus.movement.flee.reading import read_folder
from isthmus.movement.flee.records import Folder
from isthmus.movement.model import Model
from isthmus.movement.rules.people import Classes

FOLDER = Path(__file__).parent / "peer" / "folder"
DAYS, MEMBERS = 30, 12


@functools.cache
def folder() -> Folder:
    """The invented conflict that the peer was run on."""
    return read_folder(FOLDER)


@functools.cache
def model() -> Model:
    """Its model, with one class of people."""
    return model_of(folder())


def two_classes() -> Model:
    """The same with two classes that nothing tells apart but their names."""
    share = np.tile([0.25, 0.75], (len(model().network.places), 1))
    return dataclasses.replace(model(), classes=Classes(("few", "many"), share))


def some_run(executor: Executor | None = None, seed: int = 7, of: Model | None = None) -> Result:
    """Run it, watching the places with counts."""
    counts = folder().counts
    assert counts is not None
    return run(
        of or model(),
        days=DAYS,
        members=MEMBERS,
        seed=seed,
        executor=executor,
        watch=counts.places,
    )
