"""Forecasts that are made at once, for tests of what stands around the model.

Owns: `expect_many` and `expect` with the model's shape: a task a population, through the map that
is given. Random walks from the last count; a scenario multiplies all by its departures. The file
named by ISTHMUS_TEST_LOG is told of each task, which takes ISTHMUS_TEST_WAIT seconds.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from isthmus.case import ALL
from isthmus.forecast.records import Draws, Floats, Forecast, Known, Target
from isthmus.forecast.scenarios.course import Course
from isthmus.forecast.settings import Settings


class Task(msgspec.Struct, frozen=True):
    """A population over origins: of each origin its targets, their next month and last count."""

    population: str
    counted: tuple[tuple[Target, int, float], ...]
    seed: int
    horizon: int
    members: int


class Followed(msgspec.Struct, frozen=True):
    """The draws of each target of a task, in its order."""

    draws: tuple[Draws, ...]


def follow(task: Task) -> Followed:
    """Random walks."""
    if log := os.environ.get("ISTHMUS_TEST_LOG"):
        with Path(log).open("a", encoding="utf-8") as file:
            file.write(f"{task.population}\n")
    time.sleep(float(os.environ.get("ISTHMUS_TEST_WAIT", "0")))
    return Followed(tuple(_walk(task, *one) for one in task.counted))


def _walk(task: Task, target: Target, first: int, count: float) -> Draws:
    own = np.random.default_rng([task.seed, first, *"|".join(target).encode()])
    steps = own.normal(0, 0.3, (task.members, task.horizon)).cumsum(axis=1)
    return Draws(target=target, first=first, values=np.rint(count * np.exp(steps)))


def expect_many(
    knowns: Sequence[Known],
    settings: Settings,
    *,
    horizon: int,
    seed: int,
    members: int = 2000,
    course: Course | None = None,
    map: Callable[[Callable[[Task], Followed], Iterable[Task]], Iterable[Any]] = map,
) -> Iterator[Forecast]:
    """A forecast of each origin."""
    counted: dict[str, list[tuple[Target, int, float]]] = {}
    for known in knowns:
        for target in known.counts:
            last = known.last(target)
            if last is not None:
                number = float(known.counts[target][last])
                counted.setdefault(target.population, []).append((target, last + 1, number))
    tasks = [Task(who, tuple(of), seed, horizon, members) for who, of in counted.items()]
    done = {
        task.population: iter(found.draws)
        for task, found in zip(tasks, map(follow, tasks), strict=True)
    }
    for known in knowns:
        draws = {target: next(done[target.population]) for target in known.counts}
        yield Forecast(
            case=known.case,
            origin=known.origin,
            known=known,
            horizon=horizon,
            seed=seed,
            draws={target: _changed(one, course) for target, one in draws.items()},
            notices=known.notices,
        )


def expect(known: Known, settings: Settings, **how: Any) -> Forecast:
    """A forecast of one origin."""
    return next(expect_many([known], settings, **how))


def _changed(draws: Draws, course: Course | None) -> Draws:
    if course is None:
        return draws
    factor: Floats = np.ones(len(draws.values))
    for rate, table in course.factors.items():
        if rate.name == "departure" and rate.population in {ALL, draws.target.population}:
            factor = factor * table.mean(axis=1)
    return msgspec.structs.replace(draws, values=np.rint(draws.values * factor[:, None]))
