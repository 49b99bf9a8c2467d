"""The table of scores: every model, series, population and horizon, in every stratum.

Owns: what stands in a line, and which lines there are.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from isthmus.case.periods import Period
from isthmus.case.vocabulary import ALL
from isthmus.forecast.hub import Task
from isthmus.forecast.records import Ints
from isthmus.forecast.references import RW_T

from .judged import Judged, common
from .relative import BLOCK, Against, Ratio, Sampled
from .strata import Event, strata_of

#: The population of a line over several populations, each of which weighs alike in its ratios.
TOGETHER = "*"


class Line(NamedTuple):
    """One line of the table.

    `wis` and `mae` are means in people, `log_wis` is on the scale of log(count + 1); `coverage` is
    that of `scores.INTERVALS`. `tasks` are how many forecasts were scored, `months` the different
    months that they were of. Relative scores are against the rival: below 1 is better than it.
    """

    model: str
    series: str
    population: str
    horizon: int
    stratum: str
    tasks: int
    months: int
    wis: float
    log_wis: float
    relative: Ratio
    log_relative: Ratio
    coverage: tuple[float, ...]
    mae: float


class ScoreTable(NamedTuple):
    """The lines, and how many tasks are in none of them.

    `untold` are those of which nothing was published, `unshared` those that not every model has.
    `together` are the populations of each series that its lines over several are of.
    """

    lines: tuple[Line, ...]
    untold: int
    unshared: int
    together: Mapping[str, tuple[str, ...]]


def score_table(
    models: Mapping[str, Judged],
    *,
    events: Collection[Event] = (),
    span: Period | None = None,
    rival: str = RW_T,
    together: Collection[str] | None = None,
    seed: int = 0,
    block: int = BLOCK,
) -> ScoreTable:
    """Every model on the tasks that all of them have; no line is without a task.

    Lines go by series, population, horizon, stratum and model, in the order in which these first
    come. Those of `TOGETHER` are over the populations named (else over all but "all" and those of
    several words), first of their series, where it has two of these or more. Relative scores are
    against the rival, with the seed and block of `relative`; None where it is not among the models.
    """
    shared = common(models)
    tasks = next(iter(shared.values())).tasks if shared else ()
    strata = strata_of(tasks, events=events, span=span)
    lines: list[Line] = []
    members = _members(tasks, together)
    for (series, population, horizon), at in _cells(tasks, members).items():
        for stratum, belongs in strata.items():
            chosen = at[belongs[at]]
            if len(chosen):
                parts = {name: judged.of(chosen) for name, judged in shared.items()}
                rivals = _rivals(parts.get(rival), seed, block)
                lines += [
                    _line((name, series, population, horizon, stratum), part, rivals)
                    for name, part in parts.items()
                ]
    every = {task for judged in models.values() for task in judged.tasks}
    untold = {task for judged in models.values() for task in judged.untold}
    return ScoreTable(tuple(lines), len(untold), len(every) - len(tasks), members)


def _members(tasks: Sequence[Task], together: Collection[str] | None) -> dict[str, tuple[str, ...]]:
    """The populations of each series that are taken together, where there are several."""
    found: dict[str, dict[str, None]] = {}
    for _, _, _, series, population, _ in tasks:
        alone = population != ALL and ";" not in population
        if alone if together is None else population in together:
            found.setdefault(series, {})[population] = None
    return {series: tuple(names) for series, names in found.items() if len(names) > 1}


def _cells(
    tasks: Sequence[Task], members: Mapping[str, Collection[str]]
) -> dict[tuple[str, str, int], Ints]:
    """The tasks of each series, population and horizon, by their numbers."""
    found: dict[str, dict[str, dict[int, list[int]]]] = {}
    for i, task in enumerate(tasks):
        populations = found.setdefault(task.series, {TOGETHER: {}})
        populations.setdefault(task.population, {}).setdefault(task.horizon, []).append(i)
        if task.population in members.get(task.series, ()):
            populations[TOGETHER].setdefault(task.horizon, []).append(i)
    return {
        (series, population, horizon): np.array(horizons[horizon])
        for series, populations in found.items()
        for population, horizons in populations.items()
        for horizon in sorted(horizons)
    }


class _Rivals(NamedTuple):
    """The rival's scores of the tasks of one line, on both scales."""

    natural: Against
    log: Against


def _rivals(rival: Judged | None, seed: int, block: int) -> _Rivals | None:
    if rival is None:
        return None
    sampled = Sampled(rival.tasks, seed=seed, block=block)
    return _Rivals(Against(sampled, rival.wis), Against(sampled, rival.log_wis))


def _line(key: tuple[str, str, str, int, str], part: Judged, rivals: _Rivals | None) -> Line:
    none = Ratio(None, None, None, 0)
    return Line(
        *key,
        tasks=len(part),
        months=len({task.end for task in part.tasks}),
        wis=float(part.wis.mean()),
        log_wis=float(part.log_wis.mean()),
        relative=rivals.natural.ratio(part.wis) if rivals else none,
        log_relative=rivals.log.ratio(part.log_wis) if rivals else none,
        coverage=tuple(float(share) for share in part.inside.mean(axis=0)),
        mae=float(part.error.mean()),
    )
