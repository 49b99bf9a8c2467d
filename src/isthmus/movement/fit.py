"""A fit: the free parameters of a folder calibrated to counts up to a date, and judged after it.

Owns: `fit` (what is read, run and compared, and in which order), the objective, and `Fit`, the
record of it. Which parameters can be free is `flee.parameters`', how they are looked for is
`search`'s, the files of a fit are `fitted`'s.

The objective is the misfit, the sum over fitted days and places of |mean over members - count| over
the sum of counts, and the penalty of the prior: half of `penalty_of` the days with reports, for
each parameter and square of its way in spreads. Days weigh by how many were counted on them (in an
ARD the first days, with few people on the register, weigh as much as all others). The mean and not
the whole ensemble is compared, because a search learns most from where each place is off; members
of one model hardly differ beside what parameters do, and the proper score of the ensemble is
reported. All points are run with the same seed, so that two of them differ by their parameters and
not by chance.

Nothing that was counted after the date is read before the search is over, not even for the line
between two counts or a register corrected later. Then the folder is read whole and run with its own
settings and with those fitted, from its first day, with other draws. How many people flee on a day
is given by the counts where the folder's rule is Flee's usual one: such a score tells where people
go, and not how many.
"""

from __future__ import annotations

import datetime as dt
import pickle
import zlib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from isthmus.case.finding import shipped
from isthmus.case.package import FILE as CASE_FILE
from isthmus.case.problems import CallError, Problem, WorkError

from .ensemble import run
from .flee.model import model_of
from .flee.parameters import free_of, model_with
from .flee.reading import is_flee_folder, read_folder
from .flee.records import Counts, Folder
from .free import Free
from .model import Model
from .scores import ard, rescaled_ard, score
from .search import fewest, search

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

#: What is being done; `search` is the one that takes time.
Stage = Literal["read", "search", "flatness", "score"]
#: Called with how many runs are done, and how many there will be at most.
OnRun = Callable[[int, int], None]
#: What is judged: the folder as it stands, the fit, and two forecasts that need no model.
Judged = Literal["own", "fitted", "flat", "ratio"]

#: What moving a parameter by one spread of its prior must gain, twice over, in misfit. One for all
#: folders, and chosen by looking at those of Flee that a fit is shown on (docs, how to fit): at
#: half of it Burundi 2015 is fitted more closely before the date and missed more after it (ARD .25
#: and not .19, where its own settings err by .24); at twice as much others are fitted less than
#: they could be.
PENALTY = 0.01
#: Where counts were reported on fewer days than these, they weigh less against the prior.
ENOUGH_DAYS = 20
#: A search goes no further than so many spreads from a folder's own value.
FARTHEST = 4.0
#: Kilometres in which a search keeps lengths where people remember how far they have walked, which
#: makes it several times as fast; what is judged is run in the folder's own unit.
SEARCH_GRAIN_KM = 20.0
#: What is judged and is a model, with members.
_MODELS = ("own", "fitted")
#: Runs with other seeds, which tell how far chance alone moves the misfit.
_SEEDS = 6
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


class Errors(msgspec.Struct, frozen=True, kw_only=True):
    """How far one of those judged is from the counts, over some days.

    `rescaled_ard` and `relative_crps` are as in `scores`; the CRPS counts days with a report alone
    and is None where there is none, or no ensemble.
    """

    judged: Judged
    ard: float
    rescaled_ard: float
    relative_crps: float | None


class Fit(msgspec.Struct, frozen=True, kw_only=True):
    """A folder that was fitted.

    `until` is the last date whose counts were used, `last_count` that of the last report by then,
    which is where the fitted days end, and `reported` on how many days there were any, the first of
    the period left out; `begins`, `ends` are the folder's period. `runs` is how many
    times the model was run, `ended` why the search stopped (as in `search`). `misfit_own`,
    `misfit` and `noise` are the misfit before and after, and its standard deviation over seeds.
    `before` and `after` are the errors up to `until` and after it. `given` says that the number of
    people who flee is taken from the counts, after the date too; `uncounted` names places that were
    not counted by then.
    """

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

    def errors(self, judged: Judged, *, after: bool) -> Errors:
        """The errors of one of those judged; KeyError where it is not judged."""
        found = {one.judged: one for one in (self.after if after else self.before)}
        return found[judged]

    @property
    def values(self) -> dict[str, float]:
        """The fitted values by name, as `flee.parameters.model_with` takes them."""
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
    """Calibrate a Flee folder to its counts up to `until` (None: the first half of its period).

    `free` names the parameters (None: `flee.parameters.USUAL` and every place with counts).
    `evaluations` is how many times the model may be run for the search and for what comes with it;
    `executor` runs points of the search side by side, with the same result on any. Raises
    CallError for a call that cannot be, CaseError with every problem of the folder.
    """
    on_stage("read")
    _refuse_case(path)
    for code, value, least in (("members", members, 1), ("seed", seed, 0)):
        if value < least:
            raise CallError(f"ensemble-{code}", value)
    whole = read_folder(path)
    cut = _cut(whole, until, path)
    known = read_folder(path, until=whole.first_day + dt.timedelta(days=cut))
    target = _Target.of(known, cut, path)
    parameters = free_of(known, free)
    around = 2 + 2 * len(parameters) + _SEEDS
    least = fewest(len(parameters)) + around
    if evaluations < least:
        raise CallError("fit-evaluations", evaluations, least=least, free=len(parameters))

    on_stage("search")
    grain = SEARCH_GRAIN_KM if known.settings.avoid_short_stints else None
    points = _Points(
        known,
        parameters,
        target,
        members=members,
        seed=seed,
        grain_km=grain,
        executor=executor,
        on_run=lambda done: on_run(done, evaluations),
    )
    bounds = np.array([free.bounds for free in parameters])
    low = np.maximum(bounds[:, 0], -FARTHEST)
    high = np.minimum(bounds[:, 1], FARTHEST)
    penalty = penalty_of(target.reported)
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
    fitted = tuple(
        _fitted(one, float(moved), float(change), told=bool(tells))
        for one, moved, change, tells in zip(parameters, at, flatness.change, told, strict=True)
    )
    values = {one.name: one.value for one in fitted}
    before, after = _judged(whole, target, cut, values, members=members, seed=seed)
    assert whole.counts is not None
    return Fit(
        name=whole.name,
        begins=whole.first_day,
        until=whole.first_day + dt.timedelta(days=cut),
        ends=whole.first_day + dt.timedelta(days=whole.days - 1),
        last_count=whole.first_day + dt.timedelta(days=target.days - 1),
        reported=target.reported,
        members=members,
        seed=seed,
        runs=points.done,
        ended=found.ended,
        search_grain_km=grain,
        misfit_own=found.first,
        misfit=misfit,
        noise=flatness.noise,
        parameters=fitted,
        before=before,
        after=after,
        given=_given(whole),
        uncounted=tuple(p for p in whole.counts.places if p not in target.places),
        notices=whole.notices,
    )


def penalty_of(reported: int) -> float:
    """The penalty of the prior where counts were reported on so many days."""
    return PENALTY * max(1.0, ENOUGH_DAYS / max(1, reported))


# --- what is fitted to ---------------------------------------------------------------------------


class _Target(NamedTuple):
    """The counts to fit to, as known on the date: [days, places], up to the last report.

    `reported` is on how many days anything was counted, the first of the period left out.
    """

    places: tuple[str, ...]
    counts: Ints
    reported: int

    @property
    def days(self) -> int:
        """The fitted days, from the first of the period."""
        return len(self.counts)

    @classmethod
    def of(cls, known: Folder, cut: int, path: str | Path) -> _Target:
        """Of a folder as its counts were known on day `cut`. Raises CallError when none were."""
        counts = known.counts
        reported = np.zeros(0, np.int64)
        if counts is not None and counts.observed is not None:
            reported = np.flatnonzero(counts.observed[: cut + 1].any(axis=1))
        if counts is None or not len(reported) or not counts.by_place[: cut + 1].any():
            date = known.first_day + dt.timedelta(days=cut)
            raise CallError("fit-nothing-counted", path, until=date.isoformat())
        counted = int((reported > 0).sum())
        return cls(counts.places, counts.by_place[: int(reported[-1]) + 1], counted)

    def residuals(self, people: Floats) -> Floats:
        """What people [days, places] lack or have too many, as shares of all counts: flat."""
        off = (people - self.counts) / max(1, int(np.abs(self.counts).sum()))
        return off.reshape(-1)


def _refuse_case(path: str | Path) -> None:
    """Raise CallError of a case: what is free in one is not decided yet."""
    if not is_flee_folder(path) and ((Path(path) / CASE_FILE).is_file() or str(path) in shipped()):
        raise CallError("fit-case", path)


def _cut(whole: Folder, until: dt.date | None, path: str | Path) -> int:
    """The last day that is fitted. Raises CallError when there is none, or none after it."""
    if whole.counts is None or not whole.counts.places:
        raise CallError("fit-uncounted", path)
    ends = whole.first_day + dt.timedelta(days=whole.days - 1)
    if whole.days < 2:
        raise CallError("fit-one-day", path)
    cut = whole.days // 2 - 1 if until is None else (until - whole.first_day).days
    if not 0 <= cut < whole.days - 1:
        raise CallError(
            "fit-until", until, begins=whole.first_day.isoformat(), ends=ends.isoformat()
        )
    return cut


def _given(folder: Folder) -> bool:
    settings = folder.settings
    return settings.conflict_spawn_mode is None and settings.flood_spawn_mode is None


# --- points of the search ------------------------------------------------------------------------


class _Job(NamedTuple):
    """One run of the model to be compared: what it takes beside the folder."""

    values: Mapping[str, float]
    places: tuple[str, ...]
    days: int
    members: int
    seed: int
    grain_km: float | None


class _Flatness(NamedTuple):
    """How the misfit lies around a point: there, by parameter, and by chance alone."""

    misfit: float
    change: Floats
    noise: float


class _Points:
    """Points of a search as runs of the folder's model: residuals by batch, here or elsewhere."""

    def __init__(
        self,
        folder: Folder,
        parameters: Sequence[Free],
        target: _Target,
        *,
        members: int,
        seed: int,
        grain_km: float | None,
        executor: Executor | None,
        on_run: Callable[[int], None],
    ) -> None:
        self._folder = msgspec.structs.replace(folder, notices=())
        self._parameters, self._target = parameters, target
        self._members, self._seed, self._grain = members, seed, grain_km
        self._executor = executor
        self._sent = b""
        self.done = 0
        self._on_run = on_run

    def residuals(self, points: Sequence[Floats]) -> list[Floats]:
        """Those of each point, in order."""
        return self._run([self._job(point, self._seed) for point in points])

    def misfit(self, point: Floats) -> float:
        """The misfit at a point."""
        return float(np.abs(self.residuals([point])[0]).sum())

    def around(self, at: Floats, low: Floats, high: Floats) -> _Flatness:
        """The misfit at a point, one spread away along each parameter, and under other seeds."""
        moved = [
            np.clip(at + way * unit, low, high) for unit in np.eye(len(at)) for way in (1.0, -1.0)
        ]
        jobs = [self._job(point, self._seed) for point in (at, *moved)]
        jobs += [self._job(at, self._seed + 1 + i) for i in range(_SEEDS)]
        misfits = np.array([np.abs(residuals).sum() for residuals in self._run(jobs)])
        here, beside, chance = misfits[0], misfits[1:-_SEEDS], misfits[-_SEEDS:]
        change = (beside - here).reshape(-1, 2)
        larger = np.abs(change).argmax(axis=1)
        return _Flatness(
            float(here), change[np.arange(len(change)), larger], float(chance.std(ddof=1))
        )

    def _job(self, point: Floats, seed: int) -> _Job:
        values = {
            free.name: free.value(float(moved))
            for free, moved in zip(self._parameters, point, strict=True)
        }
        target = self._target
        return _Job(values, target.places, target.days, self._members, seed, self._grain)

    def _run(self, jobs: Sequence[_Job]) -> list[Floats]:
        found = []
        for people in self._people(jobs):
            found.append(self._target.residuals(people))
            self.done += 1
            self._on_run(self.done)
        return found

    def _people(self, jobs: Sequence[_Job]) -> Sequence[Floats]:
        if self._executor is None:
            return [_mean_people(self._folder, job) for job in jobs]
        if not self._sent:
            self._sent = zlib.compress(pickle.dumps(self._folder, protocol=5), 1)
        waiting = [self._executor.submit(_mean_people_sent, self._sent, job) for job in jobs]
        try:
            return [future.result() for future in waiting]
        except BrokenExecutor as error:
            raise WorkError([Problem(code="ensemble-worker-lost")]) from error
        finally:
            for future in waiting:
                future.cancel()


def _mean_people_sent(folder: bytes, job: _Job) -> Floats:
    """A run by somebody who was sent the folder."""
    own: Folder = pickle.loads(zlib.decompress(folder))  # noqa: S301 - we pickled it
    return _mean_people(own, job)


def _mean_people(folder: Folder, job: _Job) -> Floats:
    """The mean over members of the people at each place with counts, [days, places]."""
    model = model_with(folder, job.values, grain_km=job.grain_km)
    people = _people(model, job.places, job.days, job.members, job.seed)
    mean: Floats = people.mean(axis=0)
    return mean


def _people(model: Model, places: Sequence[str], days: int, members: int, seed: int) -> Ints:
    """People of each member at those places, [members, days, places]."""
    return run(model, days=days, members=members, seed=seed, watch=places, levels=()).of_members


# --- what came of it -----------------------------------------------------------------------------


def _fitted(free: Free, moved: float, change: float, *, told: bool) -> Fitted:
    row, value = free.parameter, free.value(moved)
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
        moved=moved,
        spread=row.spread,
        scale=row.scale,
        low=free.value(max(low, -FARTHEST)),
        high=free.value(min(high, FARTHEST)),
        at=edge,
        change=change,
        told=told,
    )


def _judged(
    whole: Folder,
    target: _Target,
    cut: int,
    values: Mapping[str, float],
    *,
    members: int,
    seed: int,
) -> tuple[tuple[Errors, ...], tuple[Errors, ...]]:
    """The errors up to the day of the cut and after it, of all that is judged."""
    counts = whole.counts
    assert counts is not None
    # Other draws than those that the parameters were chosen by.
    draws = seed + _SEEDS + 1
    people = {
        name: _people(model, counts.places, whole.days, members, draws)
        for name, model in (("own", model_of(whole)), ("fitted", model_with(whole, values)))
    }
    naive = _naive(counts.by_place, counts.places, target)
    before, after = slice(0, cut + 1), slice(cut + 1, whole.days)
    return (
        tuple(_errors(name, there, counts, before) for name, there in people.items()),
        tuple(_errors(name, there, counts, after) for name, there in (people | naive).items()),
    )


def _errors(name: str, people: Ints, counts: Counts, span: slice) -> Errors:
    there, counted = people[:, span], counts.by_place[span]
    crps = None
    if name in _MODELS:
        seen = None if counts.observed is None else counts.observed[span]
        crps = score(there, counted, counts.places, observed=seen).relative_crps
    return Errors(
        judged=name,  # type: ignore[arg-type]  # one of those judged
        ard=float(ard(there, counted).mean()),
        rescaled_ard=float(rescaled_ard(there, counted).mean()),
        relative_crps=crps,
    )


def _naive(counts: Ints, places: Sequence[str], target: _Target) -> dict[str, Ints]:
    """Two forecasts from the last count known on the date: held for ever, and its shares held.

    The shares are of what was counted in all on each day, which is more than a forecast knows: as
    much as the model is given. A place not counted by then has nobody.
    """
    number = {place: i for i, place in enumerate(target.places)}
    last = np.array(
        [target.counts[-1, number[place]] if place in number else 0 for place in places], np.int64
    )
    flat = np.repeat(last[np.newaxis], len(counts), axis=0)
    total = counts.sum(axis=1)[:, np.newaxis]
    ratio = np.rint(total * last / max(1, int(last.sum()))).astype(np.int64)
    return {"flat": flat[np.newaxis], "ratio": ratio[np.newaxis]}
