"""Scenarios beside the status quo: what differs, by how much, and what that rests on.

Owns: `compare`, which runs the status quo and every scenario with the same random numbers, and
`Comparison`, what came of it. What is told of a difference is the interval of the *difference* of
each draw, not the difference of two intervals: what both futures share cancels.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

import msgspec
import numpy as np

from isthmus.case import CallError, Case
from isthmus.case.periods import month_end, months_before
from isthmus.case.problems import CaseError, Problem
from isthmus.forecast.known import known_of
from isthmus.forecast.records import SILENT, Floats, Forecast, Known, Target
from isthmus.forecast.settings import Settings

from .checks import begins_before
from .course import Course
from .records import Scenario, Written
from .shaping import Grounded, Horizon, course_of, effects_of

#: Levels of what is told of the status quo and a scenario, and of their difference.
SHOWN: tuple[float, ...] = (0.05, 0.5, 0.95)
OF_DIFFERENCE: tuple[float, ...] = (0.05, 0.25, 0.5, 0.75, 0.95)


class Expect(Protocol):
    """What makes a forecast: `expecting.expect`, or what stands for it in a test."""

    def __call__(
        self,
        known: Known,
        settings: Settings,
        *,
        horizon: int,
        seed: int,
        members: int,
        course: Course | None = None,
    ) -> Forecast:
        """The draws of every target over the horizon."""


class Row(NamedTuple):
    """One line of a comparison: a target in a month, or from the first month to it (`cumulated`).

    status_quo, scenario  at SHOWN; difference at OF_DIFFERENCE: scenario less status quo
    below                 the chance that the scenario has fewer people than the status quo
    """

    scenario: str
    target: Target
    end: dt.date
    horizon: int
    cumulated: bool
    status_quo: tuple[float, ...]
    changed: tuple[float, ...]
    difference: tuple[float, ...]
    below: float


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A target in both futures: [N, H] draws of each, draw by draw of the same random numbers.

    first  the first day of the first month
    """

    target: Target
    first: dt.date
    status_quo: Floats
    changed: Floats

    @property
    def months(self) -> int:
        """H."""
        return int(self.status_quo.shape[1])

    def draws(self, *, cumulated: bool = False) -> Floats:
        """[N, H] scenario less status quo, by month or from the first month on."""
        found: Floats = self.changed - self.status_quo
        return np.cumsum(found, axis=1) if cumulated else found

    def rows(self, scenario: str) -> Iterator[Row]:
        """A row for each month, then one for each month cumulated."""
        for cumulated in (False, True):
            futures = (self.status_quo, self.changed)
            before, after = (np.cumsum(v, axis=1) if cumulated else v for v in futures)
            between = self.draws(cumulated=cumulated)
            for month in range(self.months):
                yield Row(
                    scenario=scenario,
                    target=self.target,
                    end=month_end(months_before(self.first, -month)),
                    horizon=month + 1,
                    cumulated=cumulated,
                    status_quo=_quantiles(before[:, month], SHOWN),
                    changed=_quantiles(after[:, month], SHOWN),
                    difference=_quantiles(between[:, month], OF_DIFFERENCE),
                    below=float(np.mean(between[:, month] < 0.0)),
                )


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """One scenario beside the status quo.

    grounded     its measures, each with its effect and what that rests on
    differences  by target
    notices      what a reader has to know of it, each a problem's code with its values
    """

    name: str
    scenario: Scenario
    grounded: tuple[Grounded, ...]
    differences: Mapping[Target, Difference]
    notices: tuple[Problem, ...]


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Scenarios beside the status quo, as of an origin date."""

    case: str
    origin: dt.date
    horizon: int
    seed: int
    members: int
    status_quo: Forecast
    scenarios: tuple[Compared, ...]

    def rows(self) -> Iterator[Row]:
        """Every row, in the order of the scenarios, the targets and the months."""
        for one in self.scenarios:
            for difference in one.differences.values():
                yield from difference.rows(one.name)


class Job(NamedTuple):
    """One future to be computed: a task that pickles."""

    expect: Expect
    known: Known
    settings: Settings
    horizon: int
    seed: int
    members: int
    course: Course | None


def compare(
    case: Case,
    settings: Settings,
    scenarios: Sequence[Written],
    *,
    origin: dt.date | None = None,
    horizon: int = 6,
    seed: int = 1,
    members: int = 1000,
    expect: Expect | None = None,
    map: Callable[[Callable[[Job], Forecast], Iterable[Job]], Iterable[Any]] = map,
) -> Comparison:
    """The status quo and each scenario, from the same origin and with the same random numbers.

    `case` is the whole case; what is known on the origin date is cut here. Without an `origin`,
    that of the scenarios (their `as_of`). `map` runs the futures, wherever it likes.

    Raises CallError when the scenarios look ahead from different days or one is named twice,
    CaseError when a measure begins before the origin or the effect of its event cannot be seen.
    """
    day = _origin(scenarios, origin)
    problems = [problem for one in scenarios for problem in begins_before(one, day)]
    if problems:
        raise CaseError(problems)
    known = known_of(case, settings, day)
    span = span_of(known, settings, horizon)
    grounded = [effects_of(case, known, one) for one in scenarios]
    courses: list[Course | None] = [None]
    for one, effects in zip(scenarios, grounded, strict=True):
        courses.append(
            course_of(effects, span, members=members, seed=seed, diversions=one.scenario.diversions)
        )
    run = expect if expect is not None else expect_of()
    jobs = [Job(run, known, settings, horizon, seed, members, course) for course in courses]
    status_quo, *changed = map(future, jobs)
    return Comparison(
        case=known.case,
        origin=day,
        horizon=horizon,
        seed=seed,
        members=members,
        status_quo=status_quo,
        scenarios=tuple(
            Compared(
                name=one.name,
                scenario=one.scenario,
                grounded=effects,
                differences=differences(status_quo, forecast),
                notices=(*_too_late(effects, span), *_notices(effects)),
            )
            for one, effects, forecast in zip(scenarios, grounded, changed, strict=True)
        ),
    )


def future(job: Job) -> Forecast:
    """Compute one future."""
    return job.expect(
        job.known,
        job.settings,
        horizon=job.horizon,
        seed=job.seed,
        members=job.members,
        course=job.course,
    )


def span_of(known: Known, settings: Settings, horizon: int) -> Horizon:
    """The months that a course covers: from the first that any station has still to tell.

    A station that has told nothing for a year is not waited for.
    """
    lasts = [known.last_of(station.series) for station in settings.stations]
    told = [last for last in lasts if last is not None]
    late = max(told)
    first = min(last for last in told if last > late - SILENT) + 1
    return Horizon(known.month(first), late + 1 + horizon - first, settings.time.steps_a_month)


def differences(status_quo: Forecast, changed: Forecast) -> dict[Target, Difference]:
    """Both futures of each target, where both have it."""
    return {
        target: Difference(
            target=target,
            first=status_quo.known.month(draws.first),
            status_quo=draws.values,
            changed=changed.draws[target].values,
        )
        for target, draws in status_quo.draws.items()
        if target in changed.draws
    }


def expect_of() -> Expect:
    """What forecasts are made with, where nothing else is given."""
    from isthmus.forecast.expecting import expect

    return expect


# --- inside --------------------------------------------------------------------------------------


def _origin(scenarios: Sequence[Written], origin: dt.date | None) -> dt.date:
    names = [one.name for one in scenarios]
    for name in names:
        if names.count(name) > 1:
            raise CallError("scenario-twice", name)
    days = sorted({one.scenario.as_of for one in scenarios})
    if origin is None and len(days) != 1:
        raise CallError("scenario-days-differ", ", ".join(day.isoformat() for day in days))
    return origin if origin is not None else days[0]


def _too_late(effects: Sequence[Grounded], span: Horizon) -> Iterator[Problem]:
    """Measures that begin only after the last month that is projected: they change nothing."""
    end = months_before(span.first, -span.months)
    for one in effects:
        if one.measure.from_ >= end:
            values = {"day": one.measure.from_.isoformat()}
            yield Problem(code="scenario-beyond", value=one.measure.name, values=values)


def _notices(effects: Sequence[Grounded]) -> Iterator[Problem]:
    """What a reader has to know of what a result rests on."""
    for one in effects:
        name = one.measure.name
        if one.later and one.prior is not None:
            seen = one.prior.seen_until.isoformat() if one.prior.seen_until else ""
            yield Problem(code="scenario-prior-later", value=name, values={"day": seen})
        elif one.later:
            event = one.measure.from_event
            yield Problem(code="scenario-event-later", value=name, values={"event": event})
        if one.effect is not None and one.effect.sign_uncertain:
            yield Problem(code="scenario-sign", value=name)
        if one.changes:
            event = one.measure.from_event
            yield Problem(code="scenario-not-causal", value=name, values={"event": event})
        if one.beside:
            values = {"event": one.measure.from_event, "others": list(one.beside)}
            yield Problem(code="scenario-not-separable", value=name, values=values)


def _quantiles(values: Floats, levels: Sequence[float]) -> tuple[float, ...]:
    return tuple(float(one) for one in np.quantile(values, levels))
