"""How this model did up to the day: forecasts from earlier origins against what was counted since.

Owns: the record of it, how it is computed, and its two judgements, in words that need no
statistics: whether the intervals held as often as they said, and whether the forecast was closer
than persistence. Only what was published by the day of the brief is used, on both sides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

import msgspec
import numpy as np

from isthmus.case.periods import months_between
from isthmus.forecast.hub import Task, joined, rows_of
from isthmus.forecast.records import LEVELS, Floats, Forecast, Known, Target
from isthmus.forecast.references import REFERENCES, RW_T

#: The shares of counts that the bands should hold.
WIDE, NARROW = 0.9, 0.5
#: Coverage within so much of what was said is about as often as said.
_SLACK = 0.06
#: A relative score within so much of 1 is no better and no worse.
_EVEN = 0.03
#: A row of fewer comparisons than this says nothing.
_LEAST = 8

Held = Literal["as-said", "less", "more"]
Against = Literal["closer", "even", "farther"]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """The scores of one series so many months ahead.

    months    horizon, 1 for the month after the last published one
    targets   counts that were compared
    narrow, wide   the shares of them inside the bands
    relative  weighted interval score over that of persistence (geometric mean over populations),
              below 1 where the forecast was closer; None where it cannot be told
    """

    series: str
    months: int
    targets: int
    narrow: float
    wide: float
    relative: float | None

    @property
    def against(self) -> Against | None:
        """The forecast against persistence; None where it cannot be told."""
        return None if self.relative is None else against(self.relative)


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """The scores up to a day. `rows` by series and horizon; the shares are over all of them."""

    first: dt.date
    last: dt.date
    origins: int
    targets: int
    narrow: float
    wide: float
    rows: tuple[Row, ...]

    @property
    def held(self) -> Held:
        """Whether the wide band held as often as it said."""
        if abs(self.wide - WIDE) <= _SLACK:
            return "as-said"
        return "less" if self.wide < WIDE else "more"


def against(relative: float) -> Against:
    """What a relative score says."""
    if abs(relative - 1) <= _EVEN:
        return "even"
    return "closer" if relative < 1 else "farther"


def past_of(forecasts: Sequence[Forecast], known: Known) -> Past | None:
    """The scores of forecasts from earlier origins, by what was known on the day of the brief.

    Of everybody, each nationality and each way of coming in; those of several words are in these.
    None where nothing that they are of was published since, or too little to tell.
    """
    rows = joined(rows_of(forecast) for forecast in forecasts)
    truth = np.array([_count(known, task) for task in rows.tasks])
    there = np.array(
        [
            not np.isnan(count) and ";" not in task.population
            for task, count in zip(rows.tasks, truth, strict=True)
        ],
        dtype=np.bool_,
    )
    tasks = [task for task, is_there in zip(rows.tasks, there, strict=True) if is_there]
    if not tasks:
        return None
    values, truth = rows.values[there], truth[there]
    scores = _scores(values, truth)
    rival = _scores(_persistence(forecasts, tasks), truth)
    held = {share: _inside(values, truth, share) for share in (NARROW, WIDE)}
    cells: dict[tuple[str, int], list[int]] = {}
    for i, task in enumerate(tasks):
        cells.setdefault((task.series, task.horizon), []).append(i)
    told = tuple(
        Row(
            series=series,
            months=horizon,
            targets=len(at),
            narrow=float(held[NARROW][at].mean()),
            wide=float(held[WIDE][at].mean()),
            relative=_relative([tasks[i].target for i in at], scores[at], rival[at]),
        )
        for (series, horizon), at in sorted(cells.items(), key=lambda one: _place(known, *one[0]))
        if len(at) >= _LEAST
    )
    if not told:
        return None
    days = sorted({task.origin for task in tasks})
    return Past(
        first=days[0],
        last=days[-1],
        origins=len(days),
        targets=len(tasks),
        narrow=float(held[NARROW].mean()),
        wide=float(held[WIDE].mean()),
        rows=told,
    )


def _place(known: Known, series: str, horizon: int) -> tuple[int, int]:
    """Where the row of a series stands: in the order in which they are known."""
    return list(dict.fromkeys(target.series for target in known.counts)).index(series), horizon


def _count(known: Known, task: Task) -> float:
    """What was published of a task's month; NaN where nothing was."""
    counts = known.counts.get(task.target)
    month = months_between(known.first, task.end)
    if counts is None or not 0 <= month < len(counts):
        return np.nan
    return float(counts[month])


def _persistence(forecasts: Sequence[Forecast], tasks: Sequence[Task]) -> Floats:
    """[n, Q] what persistence would have said of the same; NaN where it has too short a past."""
    knowns = {forecast.origin: forecast.known for forecast in forecasts}
    months = max(task.horizon for task in tasks)
    made: dict[tuple[dt.date, Target], Floats | None] = {}
    found = np.full((len(tasks), len(LEVELS)), np.nan)
    for i, task in enumerate(tasks):
        key = (task.origin, task.target)
        if key not in made:
            known = knowns[task.origin]
            start = months_between(known.first, task.end) - task.horizon + 1
            counts = known.counts.get(task.target, np.empty(0))[:start]
            past = np.concatenate([counts, np.full(start - len(counts), np.nan)])
            try:
                made[key] = REFERENCES[RW_T](past, months)
            except ValueError:  # too few numbers
                made[key] = None
        quantiles = made[key]
        if quantiles is not None:
            found[i] = quantiles[task.horizon - 1]
    return found


def _scores(values: Floats, truth: Floats) -> Floats:
    """[n] the weighted interval score: twice the mean of the quantile scores.

    The same as `forecast.scoring.scores.wis` (a test says so), whose library takes longer to load
    than all of this takes.
    """
    above = truth[:, np.newaxis] - values
    levels = np.array(LEVELS)
    scores: Floats = 2 * np.maximum(levels * above, (levels - 1) * above).mean(axis=1)
    return scores


def _inside(values: Floats, truth: Floats, share: float) -> Floats:
    low, high = (LEVELS.index(round(end, 6)) for end in ((1 - share) / 2, (1 + share) / 2))
    held: Floats = ((values[:, low] <= truth) & (truth <= values[:, high])).astype(np.float64)
    return held


def _relative(targets: Sequence[Target], scores: Floats, rival: Floats) -> float | None:
    """The geometric mean over targets of their mean score over that of the rival."""
    both = ~np.isnan(rival)
    logs = []
    for target in dict.fromkeys(targets):
        mine = np.array([one == target for one in targets]) & both
        if mine.any() and scores[mine].sum() > 0 and rival[mine].sum() > 0:
            logs.append(np.log(scores[mine].sum() / rival[mine].sum()))
    return float(np.exp(np.mean(logs))) if logs else None
