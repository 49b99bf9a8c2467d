"""A fit: the free parameters of a folder or case calibrated to counts up to a date, and judged.

Owns: `fit` (what is run and compared, and in which order), the objective, and `Fit`, the record of
it. What is fitted and what is compared is `fit_of_flee`'s and `fit_of_case`'s, how parameters are
looked for is `search`'s, the files of a fit are `fitted`'s.

The objective is the misfit, the sum of absolute differences between the mean over members and the
counts, as a share of the counts, and the penalty of the prior: half of `penalty_of` the days (of a
case months) with reports, for each parameter and square of its way in spreads. The mean and not the
whole ensemble is compared, because a search learns most from where each place is off; members of
one model hardly differ beside what parameters do, and the proper score of the ensemble is reported.
All points are run with the same seed, so that two of them differ by their parameters and not by
chance.

Nothing that was counted after the date is read before the search is over. Then everything is run
with its own values and with those fitted, from the first day, with other draws.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np

from isthmus.case.problems import CallError, Problem

from .fit_of_flee import FleeFolder
from .fit_points import SEEDS, Points
from .fit_subject import Errors, Judged, Subject
from .folders import kind_of
from .free import Free
from .search import fewest, search

#: What is being done; `search` is the one that takes time.
Stage = Literal["read", "search", "flatness", "score"]
#: Called with how many runs are done, and how many there will be at most.
OnRun = Callable[[int, int], None]

#: What moving a parameter by one spread of its prior must gain, twice over, in misfit. One for all
#: folders and cases, and chosen by looking at those of Flee that a fit is shown on (docs, how to
#: fit): at half of it Burundi 2015 is fitted more closely before the date and missed more after it
#: (ARD .29 and not .13, where its own settings err by .24); at twice as much others are fitted less
#: than they could be.
PENALTY = 0.01
#: Where counts were reported on fewer days than these, they weigh less against the prior.
ENOUGH_DAYS = 20
#: A search goes no further than so many spreads from a folder's own value.
FARTHEST = 4.0
#: How many times that noise a misfit must change for the counts to tell.
_TELLING = 2.0


class Fitted(msgspec.Struct, frozen=True, kw_only=True):
    """A parameter after a fit.

    `own` is the folder's value and `value` the fitted one; `moved` is the way between them in
    spreads of the prior. `at` says at which bound it stands, if at one. `change` is how much the
    misfit changes when the parameter is moved by one spread, the way in which it changes more;
    `told` whether that is more than chance: if not, the counts say nothing of the parameter.
    """

    name: str
    place: str | None
    unit: str
    own: float
    value: float
    moved: float
    spread: float
    scale: str
    low: float
    high: float
    at: Literal["low", "high"] | None
    change: float
    told: bool


class Fit(msgspec.Struct, frozen=True, kw_only=True):
    """A folder or case that was fitted: `of` says which.

    `until` is the last date whose counts were used, `last_count` that of the last report by then,
    which is where the fitted days end, and `reported` on how many days (of a case for how many
    months) there were any, the first day of the period left out; `begins`, `ends` are the period.
    `runs` is how many times the model was run, `ended` why the search stopped (as in `search`).
    `search_grain_km` is how far ways were told apart in the search, None where they need not be.
    `misfit_own`, `misfit` and `noise` are the misfit before and after, and its standard deviation
    over seeds.
    `before` and `after` are the errors up to `until` and after it, of a case each series after the
    mean of all. `given` says that the number of people who set out is taken from the counts, after
    the date too; `uncounted` names places or series that were not counted by then.
    """

    of: Literal["folder", "case"]
    name: str
    begins: dt.date
    until: dt.date
    ends: dt.date
    last_count: dt.date
    reported: int
    members: int
    seed: int
    runs: int
    ended: str
    search_grain_km: float | None
    misfit_own: float
    misfit: float
    noise: float
    parameters: tuple[Fitted, ...]
    before: tuple[Errors, ...]
    after: tuple[Errors, ...]
    given: bool
    uncounted: tuple[str, ...]
    notices: tuple[Problem, ...]

    def errors(self, judged: Judged, *, after: bool, series: str | None = None) -> Errors:
        """Errors of one of those judged, of all or a series; KeyError where there are none."""
        all_of = self.after if after else self.before
        return {(one.judged, one.series): one for one in all_of}[judged, series]

    @property
    def judged_by(self) -> Literal["ard", "wape"]:
        """The error that says whether a fit helps: the ARD, as of Flee, or of a case the WAPE.

        Of those who pass in a month a handful may have been counted, which would decide an ARD.
        """
        return "ard" if self.of == "folder" else "wape"

    @property
    def values(self) -> dict[str, float]:
        """The fitted values by name."""
        return {one.name: one.value for one in self.parameters}


def fit(
    path: str | Path,
    *,
    until: dt.date | None = None,
    members: int = 10,
    seed: int = 1,
    evaluations: int = 300,
    free: Sequence[str] | None = None,
    executor: Executor | None = None,
    on_stage: Callable[[Stage], None] = lambda _: None,
    on_run: OnRun = lambda _, __: None,
) -> Fit:
    """Calibrate a Flee folder or a case to its counts up to `until` (None: half of its period).

    `free` names the parameters (None: the usual ones, of a folder every place with counts too, of a
    case every guess of its `movement.toml`). `evaluations` is how many times the model may be run
    for the search and for what comes with it; `executor` runs points of the search side by side,
    with the same result on any. Raises CallError for a call that cannot be, CaseError with every
    problem of the folder or case.
    """
    on_stage("read")
    for code, value, least in (("members", members, 1), ("seed", seed, 0)):
        if value < least:
            raise CallError(f"ensemble-{code}", value)
    subject = _subject(path, until, free)
    parameters = subject.free
    around = 2 + 2 * len(parameters) + SEEDS
    least = fewest(len(parameters)) + around
    if evaluations < least:
        raise CallError("fit-evaluations", evaluations, least=least, free=len(parameters))

    on_stage("search")
    points = Points(
        subject.known,
        parameters,
        members=members,
        seed=seed,
        executor=executor,
        on_run=lambda done: on_run(done, evaluations),
    )
    bounds = np.array([free.bounds for free in parameters])
    low = np.maximum(bounds[:, 0], -FARTHEST)
    high = np.minimum(bounds[:, 1], FARTHEST)
    penalty = penalty_of(subject.reported)
    found = search(points.residuals, low, high, penalty=penalty, most=evaluations - around)
    on_stage("flatness")
    at = found.at
    flatness = points.around(at, low, high)
    told = np.abs(flatness.change) > _TELLING * flatness.noise
    # What the counts do not tell goes back to where it was, unless that costs more than it spares.
    back = np.where(told, at, 0.0)
    misfit = points.misfit(back)
    if misfit - flatness.misfit <= penalty / 2 * float(at @ at - back @ back):
        at = back
    else:
        misfit = flatness.misfit

    on_stage("score")
    values = subject.settled(points.values(at))
    fitted = tuple(
        _fitted(one, values[one.name], float(moved), float(change), told=bool(tells))
        for one, moved, change, tells in zip(parameters, at, flatness.change, told, strict=True)
    )
    # Other draws than those that the parameters were chosen by.
    before, after = subject.judged(values, members=members, seed=seed + SEEDS + 1)
    return Fit(
        of=subject.of,
        name=subject.name,
        begins=subject.begins,
        until=subject.until,
        ends=subject.ends,
        last_count=subject.last_count,
        reported=subject.reported,
        members=members,
        seed=seed,
        runs=points.done,
        ended=found.ended,
        search_grain_km=subject.grain_km,
        misfit_own=found.first,
        misfit=misfit,
        noise=flatness.noise,
        parameters=fitted,
        before=before,
        after=after,
        given=subject.given,
        uncounted=subject.uncounted,
        notices=subject.notices,
    )


def penalty_of(reported: int) -> float:
    """The penalty of the prior where counts were reported on so many days (or for months)."""
    return PENALTY * max(1.0, ENOUGH_DAYS / max(1, reported))


def _subject(path: str | Path, until: dt.date | None, free: Sequence[str] | None) -> Subject:
    """What is fitted: a Flee folder or a case."""
    if kind_of(path) == "case":
        from .fit_of_case import CaseToFit

        return CaseToFit(path, until, free)
    return FleeFolder(path, until, free)


def _fitted(free: Free, value: float, moved: float, change: float, *, told: bool) -> Fitted:
    row = free.parameter
    low, high = free.bounds
    edge: Literal["low", "high"] | None = None
    if moved <= max(low, -FARTHEST) + 1e-6:
        edge = "low"
    elif moved >= min(high, FARTHEST) - 1e-6:
        edge = "high"
    return Fitted(
        name=free.name,
        place=free.place,
        unit=row.unit,
        own=free.own,
        value=value,
        moved=moved if value == free.value(moved) else free.moved(value),
        spread=row.spread,
        scale=row.scale,
        low=free.value(max(low, -FARTHEST)),
        high=free.value(min(high, FARTHEST)),
        at=edge,
        change=change,
        told=told,
    )
