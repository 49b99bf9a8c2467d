"""A case as what is fitted: series of those who pass, by month and population.

Owns: `CaseToFit` (a `fit_subject.Subject`): the series as published by the day, the runs that are
compared with them, and its judgement in the months after the day.

What is compared is, for each series, the sum over months and populations of |mean over members -
count| as a share of the sum of its counts; the mean over series is the misfit. A series counts in
its own way: none weighs more because it counts more people. Nothing that was published after the
day is known, as if the command had been run on that day (`Case.as_of`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np

from isthmus.case import Case, read_case
from isthmus.case.problems import CallError, Problem

from .arrays import Bools, Floats, Ints
from .fit_subject import Errors, Judged, errors_of, mean_of
from .free import Free, named
from .free_of_case import all_of, settings_with, values_of
from .of_case import Corridor, counted, model_of_case
from .settings_of_case import Placed, settings_of_case
from .watched_of_case import Watched


class CaseKnown(NamedTuple):
    """The case as known on the day, and what its `movement.toml` says then."""

    case: Case
    placed: Placed

    def residuals(self, values: Mapping[str, float], members: int, seed: int) -> Floats:
        """As `fit_subject.Known`: by series, month and population."""
        corridor = model_of_case(self.case, values=values, placed=self.placed)
        would = counted(corridor, members=members, seed=seed)
        seen = [one for one in corridor.watched if one.observed.any()]
        found = []
        for one in seen:
            off = would[one.series].mean(axis=0) - one.counts
            total = max(1, int(one.counts[one.observed].sum()))
            found.append(off[one.observed] / total / len(seen))
        return np.concatenate(found)


class CaseToFit:
    """A case to be fitted: see `fit_subject.Subject`."""

    def __init__(self, path: str | Path, until: dt.date | None, free: Sequence[str] | None) -> None:
        """Read it, whole and as known on the day; `until` None is the middle of its period.

        Raises CallError for a day or a name that cannot be, and where nothing was counted by then
        or after it; CaseError with every problem of the case.
        """
        whole = read_case(path)
        of_all = settings_of_case(whole)
        corridor = model_of_case(whole, placed=of_all)
        if not corridor.watched:
            raise CallError("fit-case-uncounted", path)
        begins, ends = corridor.first, corridor.last
        if until is None:
            until = begins + dt.timedelta(days=((ends - begins).days + 1) // 2 - 1)
        self.of: Literal["folder", "case"] = "case"
        self.name, self.begins, self.until, self.ends = whole.name, begins, until, ends
        later = any(_whole_months(one, until, after=True).any() for one in corridor.watched)
        if not (begins <= until < ends and later):
            span = {"begins": begins.isoformat(), "ends": ends.isoformat()}
            raise CallError("fit-until-case", until, **span)
        case = whole.as_of(until)
        placed = settings_of_case(case)
        known = model_of_case(case, placed=placed)
        months = sorted(
            {
                of.end
                for one in known.watched
                for of, there in zip(one.periods, one.observed, strict=True)
                if there.any()
            }
        )
        if not months:
            raise CallError("fit-nothing-counted", path, until=until.isoformat())
        told = {one.series for one in known.watched if one.observed.any()}
        self.last_count = months[-1]
        self.reported = len(months)
        self.uncounted = tuple(one.series for one in corridor.watched if one.series not in told)
        self.given = any(one.series is not None for one in placed.settings.departures)
        self.notices: tuple[Problem, ...] = corridor.notices
        # A table may name a place that was not known yet, or share its name with one that was not:
        # what it is called on the day is then no name of the whole case, and not fitted.
        names = values_of(of_all.settings)
        known_then = [one for one in all_of(placed.settings) if one.name in names]
        self.free: Sequence[Free] = named(known_then, free)
        self.grain_km: float | None = None
        self.known = CaseKnown(case, placed)
        self._whole, self._last = whole, _last(known)

    def settled(self, values: Mapping[str, float]) -> Mapping[str, float]:
        """The values as the settings have them: shares of a split add up."""
        settings = settings_with(self.known.placed.settings, values)
        found = values_of(settings)
        return {name: found[name] for name in values}

    def judged(
        self, values: Mapping[str, float], *, members: int, seed: int
    ) -> tuple[tuple[Errors, ...], tuple[Errors, ...]]:
        """The errors in the months up to the day and after it, of all that is judged."""
        own = model_of_case(self._whole)
        models: dict[Judged, Corridor] = {
            "own": own,
            "fitted": model_of_case(self._whole, values=values),
        }
        people: dict[Judged, Mapping[str, Ints]] = {
            name: counted(corridor, members=members, seed=seed) for name, corridor in models.items()
        }
        flat = {one.series: _flat(one, self._last.get(one.series)) for one in own.watched}
        return (
            self._errors(own, people, after=False),
            self._errors(own, {**people, "flat": flat}, after=True),
        )

    def _errors(
        self, corridor: Corridor, people: Mapping[Judged, Mapping[str, Ints]], *, after: bool
    ) -> tuple[Errors, ...]:
        """The mean over series of each that is judged, and then each series."""
        found: list[Errors] = []
        for name, of_series in people.items():
            errors = []
            for one in corridor.watched:
                months = _whole_months(one, self.until, after=after)
                if months.any():
                    there = of_series[one.series][:, months]
                    errors.append(
                        errors_of(name, there, one.counts[months], None, series=one.series)
                    )
            if errors:
                found += [mean_of(name, errors), *errors]
        return tuple(found)


def _whole_months(one: Watched, until: dt.date, *, after: bool) -> Bools:
    """In which months [T] every population was counted: of those after the day, or those by it."""
    there = [of.start > until if after else of.end <= until for of in one.periods]
    whole: Bools = np.array(there, np.bool_) & one.observed.all(axis=1)
    return whole


def _last(known: Corridor) -> Mapping[str, Mapping[str, int]]:
    """The last count of each series and population that was known on the day."""
    found: dict[str, dict[str, int]] = {}
    for one in known.watched:
        of = found.setdefault(one.series, {})
        for n, population in enumerate(one.populations):
            months = np.flatnonzero(one.observed[:, n])
            if len(months):
                of[population] = int(one.counts[months[-1], n])
    return found


def _flat(one: Watched, last: Mapping[str, int] | None) -> Ints:
    """Those counts in every month, [1, T, N]; nobody where there was none."""
    held = np.array([(last or {}).get(population, 0) for population in one.populations], np.int64)
    return np.repeat(held[np.newaxis], len(one.periods), axis=0)[np.newaxis]
