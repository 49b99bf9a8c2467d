"""One simulation, from a folder to what it says and how far that is from the counts.

Owns: the order of work (read, assemble, run, score) and `Simulation`, the record of it that tables,
pages and commands are made from. What a rule does is the model's, what an error is is `scores`'.

Two kinds of folder are known. A Flee folder has counts of the people *at* places, on days; a case
has series of those who *pass*, in months.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec
import numpy as np

from isthmus.case.problems import CallError, Problem, nearest

from .arrays import Bools, Ints
from .ensemble import OnStep, Result, run
from .flee.model import Switches, model_of
from .flee.reading import read_folder
from .flee.records import Folder
from .folders import kind_of
from .lane import is_compiled
from .model import Model
from .passing import Estimate, Passing, over
from .scores import SPREAD, Scores, score_at_camps, score_passing
from .steps import Calendar
from .travel import ByDistance

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from isthmus.case import Case

    from .fitted import Used


#: What is being done; `run` is the one that takes time.
Stage = Literal["read", "run", "score"]
#: The word for every switch that the reference of Flee describes.
ALL_SWITCHES = "all"


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """What was counted, by day: `people[d, i]` at `places[i]`, from day 0 to the last known one.

    `observed[d, i]` says where that is a count, and not drawn between two; None: nobody knows.
    """

    places: tuple[str, ...]
    people: Ints
    observed: Bools | None

    def of(self, place: str) -> Ints | None:
        """The counts of a place, [D]; None where nobody counted."""
        if place not in self.places:
            return None
        found: Ints = self.people[:, self.places.index(place)]
        return found


class Simulation(msgspec.Struct, frozen=True, kw_only=True):
    """A model that was run, and what came of it.

    `when` tells the dates of steps, of which those before `first` are warm-up. `counted` and
    `scores` are None where nobody was counted at a place, `passing` is empty where nobody who
    passes was. `grain_km` is how far ways were told apart, None where they need not be.
    `like_flee` names the switches that were on, `compiled` says which lane drew; `known_on` is the
    day whose knowledge was used, None: all; `fitted` the fitted values it ran with, None: its own.
    It was read from a Flee `folder` or a `case`.
    """

    name: str
    when: Calendar
    model: Model
    result: Result
    notices: tuple[Problem, ...]
    compiled: bool
    first: int = 0
    counted: Counted | None = None
    scores: Scores | None = None
    passing: tuple[Passing, ...] = ()
    grain_km: float | None = None
    like_flee: tuple[str, ...] = ()
    known_on: dt.date | None = None
    fitted: Used | None = None
    folder: Folder | None = None
    case: Case | None = None

    @property
    def dates(self) -> list[dt.date]:
        """The date of each step: the day it begins."""
        return [self.when.first_day(day) for day in range(self.result.days)]

    @property
    def compared_on(self) -> int:
        """The last step on which counts are known; the last of all where there are none."""
        return (len(self.counted.people) if self.counted else self.result.days) - 1

    def people(self, place: int, day: int = -1) -> Estimate:
        """The people of all populations at a place, by its number, at the end of a step."""
        result = self.result
        values = [float(quantile[day, place, 0]) for quantile in result.people.quantiles]
        found = dict(zip(result.levels, values, strict=True))
        low, high = (None if np.isnan(found[level]) else found[level] for level in SPREAD)
        return Estimate(median=found[0.5], low=low, high=high)

    def everyone(self, day: int = -1) -> Estimate:
        """The people at all places and on all routes at the end of a step."""
        return over(self.result.total[:, day])

    def unmet(self) -> Estimate | None:
        """The people who should have set out and no resident was left to; None where all could."""
        return over(self.result.unmet) if self.result.unmet.any() else None

    def counts_of(self, place: str) -> Ints | None:
        """The counts of a place, [D]; None where nobody counted."""
        return self.counted.of(place) if self.counted else None


def simulate(
    path: str | Path,
    *,
    days: int | None = None,
    members: int = 20,
    seed: int = 1,
    executor: Executor | None = None,
    as_of: dt.date | None = None,
    fitted: str | Path | None = None,
    grain_km: float | None = None,
    fineness: int = 1,
    like_flee: Sequence[str] = (),
    by: str | None = None,
    counts_needed: bool = False,
    on_stage: Callable[[Stage], None] = lambda _: None,
    on_step: OnStep | None = None,
) -> Simulation:
    """Run the model of a folder and compare it with what was counted.

    `path` is a Flee folder, or a case (a folder, or the name of one that ships) that says how
    people move. With `as_of`, nothing is known that was published later (of a Flee folder, that was
    counted later). `fitted` is a `fitted.toml`, whose values take the place of its own; one that
    was fitted to later counts than `as_of` is refused. For a Flee folder alone: `days` shortens or
    lengthens the period that it states; `grain_km`, `fineness` and `by` are as in
    `flee.model.model_of`; `like_flee` names switches with hyphens, or is ("all",); `counts_needed`
    refuses a folder in which nothing was counted.

    Raises CallError for a call that cannot be, CaseError with every problem of the folder.
    """
    on_stage("read")
    if kind_of(path) == "case":
        asked = {
            "--days": days,
            "--grain": grain_km,
            "--parts": fineness > 1,
            "--like-flee": like_flee,
            "--by": by,
            "--flee-out": counts_needed,
        }
        for name, value in asked.items():
            if value:
                raise CallError("simulate-flee-only", name)
        return _of_case(
            path,
            members=members,
            seed=seed,
            executor=executor,
            as_of=as_of,
            fitted=fitted,
            on_stage=on_stage,
            on_step=on_step,
        )
    switches = switches_of(like_flee)
    folder = read_folder(path, days=days, until=as_of)
    if as_of is not None and as_of < folder.first_day:
        raise CallError("simulate-early", as_of, first=folder.first_day.isoformat())
    used = None
    how: Mapping[str, Any] = {
        "switches": switches,
        "grain_km": grain_km,
        "fineness": fineness,
        "by": by,
    }
    if fitted is None:
        model = model_of(folder, **how)
    else:
        from .fitted import read
        from .flee.parameters import all_of, model_with

        used = read(fitted, all_of(folder), folder.name, as_of)
        model = model_with(folder, used.values, **how)
    counted = _counted(folder, as_of)
    if counts_needed and counted is None:
        raise CallError("simulate-uncounted", path)
    on_stage("run")
    result = run(
        model,
        days=folder.days,
        members=members,
        seed=seed,
        executor=executor,
        watch=counted.places if counted else (),
        on_step=on_step,
    )
    on_stage("score")
    return Simulation(
        name=folder.name,
        when=Calendar(start=folder.first_day, steps=folder.days),
        model=model,
        result=result,
        notices=folder.notices,
        compiled=is_compiled(),
        counted=counted,
        scores=_scores(result, counted, folder),
        grain_km=model.law.apart_km if isinstance(model.law, ByDistance) else None,
        like_flee=tuple(name for name in switch_names() if getattr(switches, _field(name))),
        known_on=as_of,
        fitted=used,
        folder=folder,
    )


# --- Flee folders --------------------------------------------------------------------------------


def _counted(folder: Folder, as_of: dt.date | None) -> Counted | None:
    """The counts of a folder up to the day that is known, by name: no order of rows matters."""
    counts = folder.counts
    if counts is None or not counts.places:
        return None
    days = folder.days
    if as_of is not None:
        days = min(days, (as_of - folder.first_day).days + 1)
    order = sorted(range(len(counts.places)), key=counts.places.__getitem__)
    return Counted(
        places=tuple(counts.places[i] for i in order),
        people=counts.by_place[:days, order],
        observed=None if counts.observed is None else counts.observed[:days, order],
    )


def _scores(result: Result, counted: Counted | None, folder: Folder) -> Scores | None:
    if counted is None:
        return None
    people = result.of_members[:, : len(counted.people)]
    seen = counted.observed
    if folder.begins_as_counted:
        # Of day 0 nothing was forecast: that it is met says nothing of the model.
        seen = np.ones(counted.people.shape, np.bool_) if seen is None else seen.copy()
        seen[0] = False
    return score_at_camps(people, counted.people, counted.places, folder.camps, observed=seen)


# --- cases ---------------------------------------------------------------------------------------


def _of_case(
    path: str | Path,
    *,
    members: int,
    seed: int,
    executor: Executor | None,
    as_of: dt.date | None,
    fitted: str | Path | None,
    on_stage: Callable[[Stage], None],
    on_step: OnStep | None,
) -> Simulation:
    """The simulation of a case: as `simulate`."""
    from isthmus.case import read_case

    from .fitted import read
    from .free_of_case import all_of
    from .of_case import counted, model_of_case
    from .settings_of_case import settings_of_case

    case = read_case(path)
    if as_of is not None:
        case = case.as_of(as_of)
    placed = settings_of_case(case)
    used = None if fitted is None else read(fitted, all_of(placed.settings), case.name, as_of)
    corridor = model_of_case(case, values=used.values if used else None, placed=placed)
    calendar = corridor.calendar
    on_stage("run")
    result = run(
        corridor.model,
        days=calendar.steps,
        members=members,
        seed=seed,
        executor=executor,
        on_step=on_step,
    )
    on_stage("score")
    would = counted(corridor, members=members, seed=seed)
    passing = []
    for one in corridor.watched:
        whole = one.observed.all(axis=1)
        found = would[one.series]
        passing.append(
            Passing(
                series=one.series,
                place=one.place,
                months=tuple((of.start, of.end) for of in one.periods),
                populations=one.populations,
                members=found,
                counts=one.counts,
                observed=one.observed,
                scores=score_passing(found[:, whole], one.counts[whole], one.populations)
                if whole.any()
                else None,
            )
        )
    return Simulation(
        name=case.name,
        when=calendar,
        model=corridor.model,
        result=result,
        notices=corridor.notices,
        compiled=is_compiled(),
        first=max(0, calendar.step_at(corridor.first)),
        passing=tuple(passing),
        known_on=case.known_on,
        fitted=used,
        case=case,
    )


# --- switches by name ----------------------------------------------------------------------------


def switch_names() -> list[str]:
    """The names of all switches, as they are written in a call."""
    return [name.replace("_", "-") for name in Switches.__struct_fields__]


def switches_of(names: Sequence[str]) -> Switches:
    """The switches of these names on, and no other. Raises CallError for a name that is none."""
    if list(names) == [ALL_SWITCHES]:
        return Switches.all()
    known = switch_names()
    for name in names:
        if name not in known:
            near = nearest(name, known)
            code = "like-flee-near" if near else "like-flee"
            raise CallError(code, name, near=near, choices=", ".join((*known, ALL_SWITCHES)))
    return Switches(**{_field(name): True for name in names})


def _field(name: str) -> str:
    return name.replace("-", "_")
