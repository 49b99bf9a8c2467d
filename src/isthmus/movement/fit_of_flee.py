"""A Flee folder as what is fitted: people at places, by day.

Owns: `FleeFolder` (a `fit_subject.Subject`): its counts as known on the day, the runs that are
compared with them, and its judgement after the day.

What is compared is the sum over days and places of |mean over members - count|, as a share of the
sum of counts. Days weigh by how many were counted on them: in an ARD the first days, with few
people on the register, weigh as much as all others. The counts are read as known on the day, up to
its last report: not even the line to a later count is known, nor a register corrected later. All
places with counts are fitted; judged are the camps among them, which are what Flee compares.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec
import numpy as np

from isthmus.case.problems import CallError, Problem

from .arrays import Bools, Floats, Ints
from .ensemble import run
from .fit_subject import Errors, Judged, errors_of
from .flee.model import model_of
from .flee.parameters import free_of, model_with
from .flee.reading import read_folder
from .flee.records import Counts, Folder
from .free import Free
from .model import Model
from .travel import ByDistance

#: By how many kilometres a search tells ways apart where people remember how far they have walked,
#: unless the folder's own run tells them apart by more: several times as fast as by one. What is
#: judged is run as the folder is.
SEARCH_GRAIN_KM = 20.0


class FleeKnown(NamedTuple):
    """The folder as known on the day, and the counts to fit to, [days, places]."""

    folder: Folder
    places: tuple[str, ...]
    counts: Ints
    grain_km: float | None

    def residuals(self, values: Mapping[str, float], members: int, seed: int) -> Floats:
        """As `fit_subject.Known`: by day and place."""
        model = model_with(self.folder, values, grain_km=self.grain_km)
        people = _people(model, self.places, len(self.counts), members, seed)
        off: Floats = people.mean(axis=0) - self.counts
        return (off / max(1, int(np.abs(self.counts).sum()))).reshape(-1)


class FleeFolder:
    """A Flee folder to be fitted: see `fit_subject.Subject`."""

    def __init__(self, path: str | Path, until: dt.date | None, free: Sequence[str] | None) -> None:
        """Read it, whole and as known on the day; `until` None is the middle of its period.

        Raises CallError for a day or a name that cannot be, and where nothing was counted by then
        after the first day; CaseError with every problem of the folder.
        """
        whole = read_folder(path)
        cut = _cut(whole, until, path)
        known = read_folder(path, until=whole.first_day + dt.timedelta(days=cut))
        places, counts, self.reported = _counted(known, cut, path)
        settings = whole.settings
        assert whole.counts is not None
        self.of: Literal["folder", "case"] = "folder"
        self.name = whole.name
        self.begins = whole.first_day
        self.until = whole.first_day + dt.timedelta(days=cut)
        self.ends = whole.first_day + dt.timedelta(days=whole.days - 1)
        self.last_count = whole.first_day + dt.timedelta(days=len(counts) - 1)
        self.uncounted = tuple(p for p in whole.counts.places if p not in places)
        self.given = settings.conflict_spawn_mode is None and settings.flood_spawn_mode is None
        self.notices: tuple[Problem, ...] = whole.notices
        self.free: Sequence[Free] = free_of(known, free)
        known = msgspec.structs.replace(known, notices=())
        asked, self.grain_km = _search_grain(known)
        self.known = FleeKnown(known, places, counts, asked)
        self._whole, self._cut = whole, cut

    def settled(self, values: Mapping[str, float]) -> Mapping[str, float]:
        """As they are."""
        return values

    def judged(
        self, values: Mapping[str, float], *, members: int, seed: int
    ) -> tuple[tuple[Errors, ...], tuple[Errors, ...]]:
        """The errors up to the day and after it, of all that is judged."""
        whole, counts = self._whole, self._whole.counts
        assert counts is not None
        models: dict[Judged, Model] = {"own": model_of(whole), "fitted": model_with(whole, values)}
        people = {
            name: _people(model, counts.places, whole.days, members, seed)
            for name, model in models.items()
        }
        naive = _naive(counts.by_place, counts.places, self.known)
        before, after = slice(0, self._cut + 1), slice(self._cut + 1, whole.days)
        among = _judged_at(whole)
        return (
            tuple(_errors(name, there, counts, before, among) for name, there in people.items()),
            tuple(
                _errors(name, there, counts, after, among)
                for name, there in (people | naive).items()
            ),
        )


def _search_grain(known: Folder) -> tuple[float | None, float | None]:
    """How far a search asks for ways to be told apart, and how far they are then; None: at all."""
    if not known.settings.avoid_short_stints:
        return None, None
    asked = max(SEARCH_GRAIN_KM, _apart(model_of(known)))
    return asked, _apart(model_of(known, grain_km=asked))


def _apart(model: Model) -> float:
    """By how many kilometres it tells ways apart."""
    assert isinstance(model.law, ByDistance)  # the law of every Flee folder
    return model.law.apart_km


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


def _counted(known: Folder, cut: int, path: str | Path) -> tuple[tuple[str, ...], Ints, int]:
    """The places, the counts up to the last report, and on how many days there were reports."""
    counts = known.counts
    reported = np.zeros(0, np.int64)
    if counts is not None and counts.observed is not None:
        reported = np.flatnonzero(counts.observed[: cut + 1].any(axis=1))
    if counts is None or not len(reported) or not counts.by_place[: cut + 1].any():
        date = known.first_day + dt.timedelta(days=cut)
        raise CallError("fit-nothing-counted", path, until=date.isoformat())
    if not reported[-1]:
        # The people of the first day are put in as they were counted: nothing is left to fit.
        raise CallError("fit-first-day-alone", path, begins=known.first_day.isoformat())
    return counts.places, counts.by_place[: int(reported[-1]) + 1], int((reported > 0).sum())


def _people(model: Model, places: Sequence[str], days: int, members: int, seed: int) -> Ints:
    """People of each member at those places, [members, days, places]."""
    return run(model, days=days, members=members, seed=seed, watch=places, levels=()).of_members


def _judged_at(folder: Folder) -> Bools:
    """Which of the places with counts are judged: camps, as in Flee; all, where none is one."""
    assert folder.counts is not None
    camps = np.array([place in folder.camps for place in folder.counts.places], np.bool_)
    return camps if camps.any() else ~camps


def _errors(name: Judged, people: Ints, counts: Counts, span: slice, among: Bools) -> Errors:
    seen = None if counts.observed is None else counts.observed[span][:, among]
    return errors_of(name, people[:, span][:, :, among], counts.by_place[span][:, among], seen)


def _naive(counts: Ints, places: Sequence[str], known: FleeKnown) -> dict[Judged, Ints]:
    """Two forecasts from the last count known on the date: held for ever, and its shares held.

    The shares are of what was counted in all on each day, which is more than a forecast knows: as
    much as the model is given. A place not counted by then has nobody.
    """
    number = {place: i for i, place in enumerate(known.places)}
    last = np.array(
        [known.counts[-1, number[place]] if place in number else 0 for place in places], np.int64
    )
    flat = np.repeat(last[np.newaxis], len(counts), axis=0)
    total = counts.sum(axis=1)[:, np.newaxis]
    ratio = np.rint(total * last / max(1, int(last.sum()))).astype(np.int64)
    return {"flat": flat[np.newaxis], "ratio": ratio[np.newaxis]}
