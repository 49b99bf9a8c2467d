"""From a scenario to a course: draws of its effects, laid over the steps that are projected.

Owns: which effect each measure has, as known on the origin date (`effects_of`), and the course that
follows from them (`course_of`).

Common random numbers: what a measure draws depends on the seed and on its name alone, so that it
draws the same in every scenario, in whatever order scenarios and measures stand. A measure of no
effect makes exactly no course.
"""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from isthmus.case import Case
from isthmus.case.periods import months_before
from isthmus.case.problems import CaseError, Problem
from isthmus.forecast.records import ALL, Floats, Known

from .course import Course, Diversion, Rate, combined
from .effects import Effect, of_driver, of_given, of_prior, share_draws
from .past import Change, changes_after, near_in_time, of_event
from .priors import DRIVER, priors
from .records import DiversionOf, Measure, Prior, Written
from .seen import Seen

#: The named streams of random numbers: of the effects of measures, and of shares that are diverted.
_EFFECT, _SHARE = 5_301, 5_302
#: Points in time at which a step is looked at; a step of a quarter of a month has one a day.
_POINTS = 8
#: What is a whole number but for the last digits is one.
_ROUNDING = 1e-9


class Grounded(NamedTuple):
    """A measure with its effect and what that rests on.

    changes  what followed the past event, where the effect is from one
    beside   other policies of the time of that event, from which it cannot be told apart
    prior    the row of the table of priors, where it is from one
    later    whether the event or the prior rests on what came after the day of the scenario
    """

    measure: Measure
    effect: Effect | None
    changes: tuple[Change, ...] = ()
    beside: tuple[str, ...] = ()
    prior: Prior | None = None
    later: bool = False


def effects_of(case: Case, known: Known, written: Written) -> tuple[Grounded, ...]:
    """The effect of each measure, on what was known on the origin date of `known`.

    `case` is the whole case: of a retrospective scenario, and of no other, what came later is used.
    Raises CaseError when the counts around a past event do not allow an estimate.
    """
    scenario = written.scenario
    seen = Seen(case if scenario.retrospective else case.as_of(known.origin))
    found, problems = [], []
    for i, measure in enumerate(scenario.measures, 1):
        if measure.from_event is not None:
            grounded = _from_event(seen, known, measure)
            if not grounded.changes:
                key = f"measures[{i}].from_event"
                problems.append(_unseen(written, key, measure, known.origin))
                continue
            found.append(grounded)
        else:
            found.append(_otherwise(known, measure))
    if problems:
        raise CaseError(problems)
    return tuple(found)


class Horizon(NamedTuple):
    """The steps that are projected: from the first day of a month, so many months."""

    first: dt.date
    months: int
    steps_a_month: int


def course_of(
    grounded: Iterable[Grounded],
    horizon: Horizon,
    *,
    members: int,
    seed: int,
    diversions: Iterable[DiversionOf] = (),
) -> Course:
    """The course of measures: N draws of each rate they change, over the steps projected."""
    times = _times(horizon)
    per_rate: dict[Rate, list[Floats]] = {}
    by_name: dict[str, Measure] = {}
    for one in grounded:
        by_name[one.measure.name] = one.measure
        values = _over_time(one, horizon, times, members, seed)
        for population in one.measure.populations or (ALL,):
            per_rate.setdefault(_rate(one.measure, population), []).append(values)
    away = [
        diversion
        for one in sorted(diversions, key=lambda one: one.name)
        for diversion in _diversions(one, by_name, members, seed)
    ]
    return Course(
        first=horizon.first,
        steps_a_month=horizon.steps_a_month,
        factors={rate: combined(rate.name, per_rate[rate]) for rate in sorted(per_rate)},
        diversions=tuple(away),
    )


def normals(seed: int, stream: int, name: str, members: int) -> Floats:
    """[N] standard normal draws that belong to a name: the same wherever the name stands."""
    return np.random.default_rng([seed, stream, zlib.crc32(name.encode())]).standard_normal(members)


# --- inside --------------------------------------------------------------------------------------


def _from_event(seen: Seen, known: Known, measure: Measure) -> Grounded:
    assert measure.from_event is not None
    assert measure.series is not None
    policy = seen.case.policies.get(measure.from_event)
    if policy is None or policy.effective is None:
        return Grounded(measure, None)
    populations = measure.counted or measure.populations or (ALL,)
    first, counts = seen.counts(measure.series, populations)
    changes = changes_after(counts, first, policy.effective)
    if not changes:
        return Grounded(measure, None)
    effect = of_event(
        changes,
        onset_days=measure.onset_days,
        half_life=measure.rebound_half_life_days,
    )
    later = policy.effective > known.origin
    return Grounded(measure, effect, changes, near_in_time(seen.case, policy), None, later)


def _otherwise(known: Known, measure: Measure) -> Grounded:
    if measure.given is not None:
        return Grounded(measure, of_given(measure))
    if measure.people is not None:
        return Grounded(measure, None)
    kind = measure.prior if measure.prior is not None else f"{DRIVER}{measure.driver}"
    prior = priors()[kind]
    effect = of_prior(measure) if measure.prior is not None else of_driver(measure)
    later = prior.seen_until is not None and prior.seen_until > known.origin
    return Grounded(measure, effect, prior=prior, later=later)


def _unseen(written: Written, key: str, measure: Measure, origin: dt.date) -> Problem:
    return written.problem(
        "scenario-event-unseen",
        key,
        measure.from_event,
        series=measure.series,
        day=origin.isoformat(),
    )


def _times(horizon: Horizon) -> Floats:
    """[S, points] points in time of each step, in days of the calendar (as ordinals)."""
    edges: list[float] = []
    for month in range(horizon.months):
        begin = months_before(horizon.first, -month).toordinal()
        end = months_before(horizon.first, -month - 1).toordinal()
        parts = np.arange(horizon.steps_a_month * _POINTS) + 0.5
        edges += list(begin + (end - begin) * parts / (horizon.steps_a_month * _POINTS))
    return np.array(edges).reshape(-1, _POINTS)


def _over_time(one: Grounded, horizon: Horizon, times: Floats, members: int, seed: int) -> Floats:
    """[N, S] what a measure makes of its rate: the mean over each step."""
    measure = one.measure
    begin = measure.from_.toordinal()
    end = measure.to.toordinal() + 1 if measure.to is not None else np.inf
    runs = (times >= begin) & (times < end)
    if measure.people is not None:
        return _quota(measure, horizon, runs, members)
    assert one.effect is not None
    out: Floats = np.full((members, len(times)), 0.0 if measure.rate == "split" else 1.0)
    some = runs.any(axis=1)
    if not some.any():
        return out
    draws = normals(seed, _EFFECT, measure.name, members)
    logs = one.effect.logs(draws, times[some] - begin)
    if measure.rate == "split":
        out[:, some] = np.where(runs[some], logs, 0.0).mean(axis=2)
    else:
        out[:, some] = np.where(runs[some], np.exp(logs), 1.0).mean(axis=2)
    return out


def _quota(measure: Measure, horizon: Horizon, runs: np.ndarray, members: int) -> Floats:
    """[N, S] whole people a step while the quota runs for most of the step; infinite otherwise.

    As many in a month as the quota says: what a step leaves over of one person, the next admits.
    """
    assert measure.people is not None
    per_step = np.empty(len(runs))
    for month in range(horizon.months):
        begin, end = months_before(horizon.first, -month), months_before(horizon.first, -month - 1)
        days = (end - begin).days
        a_month = {"day": days, "week": days / 7, "month": 1.0}[measure.per or "month"]
        steps = slice(month * horizon.steps_a_month, (month + 1) * horizon.steps_a_month)
        parts = np.arange(horizon.steps_a_month + 1) / horizon.steps_a_month
        per_step[steps] = np.diff(np.floor(measure.people * a_month * parts + _ROUNDING))
    row = np.where(runs.mean(axis=1) > 0.5, per_step, np.inf)
    return np.broadcast_to(row, (members, len(runs))).copy()


def _rate(measure: Measure | DiversionOf, population: str) -> Rate:
    return Rate(measure.rate, measure.place, population, measure.way or "")


def _diversions(
    one: DiversionOf, by_name: Mapping[str, Measure], members: int, seed: int
) -> Iterable[Diversion]:
    measure = by_name[one.measure]
    share = share_draws(normals(seed, _SHARE, one.name, members), one.share, one.interval)
    for population in measure.populations or (ALL,):
        yield Diversion(_rate(measure, population), _rate(one, population), share)
