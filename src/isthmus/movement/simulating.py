"""One simulation, from a folder to what it says and how far that is from the counts.

Owns: the order of work (read, assemble, run, score) and `Simulation`, the record of it that tables,
pages and commands are made from. What a rule does is the model's, what an error is is `scores`'.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from isthmus.case.problems import CallError, Problem, nearest

from .ensemble import OnStep, Result, Summary, run, told
from .flee.model import Switches, model_of
from .flee.reading import read_folder
from .flee.records import Folder
from .lane import is_compiled
from .model import Model
from .quantiles import quantiles
from .results import Calendar
from .scores import SPREAD, Scores, score
from .travel import ByDistance

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

#: What is being done; `run` is the one that takes time.
Stage = Literal["read", "run", "score"]
#: The word for every switch that the reference of Flee describes.
ALL_SWITCHES = "all"


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """A number of people over members: the median, and the interval of nine members in ten.

    The bounds are None where the members are too few to tell them.
    """

    median: float
    low: float | None
    high: float | None


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """What was counted, by day: `people[d, i]` at `places[i]`.

    `observed[d, i]` says where that is a count, and not drawn between two; None: nobody knows.
    """

    places: tuple[str, ...]
    people: Ints
    observed: Bools | None


class Simulation(msgspec.Struct, frozen=True, kw_only=True):
    """A model that was run, and what came of it.

    `when` tells the dates of steps. `counted` and `scores` are None where nothing
    was counted. `grain_km` is the unit in which lengths were kept, None where they need none.
    `like_flee` names the switches that were on. `compiled` says which lane drew.
    """

    name: str
    when: Calendar
    model: Model
    result: Result
    counted: Counted | None
    scores: Scores | None
    notices: tuple[Problem, ...]
    grain_km: float | None
    like_flee: tuple[str, ...]
    compiled: bool
    folder: Folder | None

    @property
    def dates(self) -> list[dt.date]:
        """The date of each step: the day it begins."""
        return [self.when.date(day) for day in range(self.result.days)]

    def people(self, place: int, day: int = -1) -> Estimate:
        """The people of all populations at a place, by its number, at the end of a step."""
        return _estimate(self.result, self.result.people, (day, place, 0))

    def everyone(self, day: int = -1) -> Estimate:
        """The people at all places and on all routes at the end of a step."""
        levels = (*SPREAD, 0.5)
        low, high, median = (float(q) for q in quantiles(self.result.total[:, day], levels))
        known = told(SPREAD, self.result.members).all()
        return Estimate(median=median, low=low if known else None, high=high if known else None)

    def counts_of(self, place: str) -> Ints | None:
        """The counts of a place, [D]; None where nobody counted."""
        if self.counted is None or place not in self.counted.places:
            return None
        found: Ints = self.counted.people[:, self.counted.places.index(place)]
        return found


def simulate(
    path: str | Path,
    *,
    days: int | None = None,
    members: int = 20,
    seed: int = 1,
    executor: Executor | None = None,
    grain_km: float | None = None,
    fineness: int = 1,
    like_flee: Sequence[str] = (),
    by: str | None = None,
    counts_needed: bool = False,
    on_stage: Callable[[Stage], None] = lambda _: None,
    on_step: OnStep | None = None,
) -> Simulation:
    """Run the model of a folder and compare it with what was counted.

    `days` shortens or lengthens the period that the folder states; `grain_km`, `fineness` and `by`
    are as in `flee.model.model_of`; `like_flee` names switches with hyphens, or is ("all",).
    `counts_needed` refuses a folder in which nothing was counted, before anything is computed.
    Raises CallError for a call that cannot be, CaseError with every problem of the folder.
    """
    on_stage("read")
    switches = switches_of(like_flee)
    folder = read_folder(path, days=days)
    model = model_of(folder, switches=switches, grain_km=grain_km, fineness=fineness, by=by)
    counted = None
    if folder.counts is not None and folder.counts.places:
        counts = folder.counts
        counted = Counted(places=counts.places, people=counts.by_place, observed=counts.observed)
    elif counts_needed:
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
        when=Calendar(folder.first_day),
        model=model,
        result=result,
        counted=counted,
        scores=_scores(result, counted),
        notices=folder.notices,
        grain_km=model.law.grain_km if isinstance(model.law, ByDistance) else None,
        like_flee=tuple(name for name in switch_names() if getattr(switches, _field(name))),
        compiled=is_compiled(),
        folder=folder,
    )


def _estimate(result: Result, summary: Summary, at: tuple[int, ...]) -> Estimate:
    values = [float(quantile[at]) for quantile in summary.quantiles]
    found = dict(zip(result.levels, values, strict=True))
    low, high = (None if np.isnan(found[level]) else found[level] for level in SPREAD)
    return Estimate(median=found[0.5], low=low, high=high)


def _scores(result: Result, counted: Counted | None) -> Scores | None:
    if counted is None:
        return None
    return score(result.of_members, counted.people, counted.places, observed=counted.observed)


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
