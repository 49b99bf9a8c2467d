"""How well scenarios did on past events, and what they would have said of those that never came.

Owns: `score_events`. Each event is projected from the day before it was announced, on what was
known then, with the true day of its effect and the effect of the other events of its kind; beside
it stands the status quo of the same day; both are scored against what was counted. A placebo is
projected in the same way, as if it had come.

The effects of other events include later ones, and counts are those of the last edition: this is
the skill of the model given a policy and the effect of its like, not of a forecast made on the day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import msgspec
import numpy as np

from isthmus.case import CallError, Case
from isthmus.case.periods import month_end, months_between
from isthmus.case.problems import Problem
from isthmus.forecast.known import known_on
from isthmus.forecast.records import Draws, Forecast, Known, Target
from isthmus.forecast.scoring.scores import log_wis, wis
from isthmus.forecast.settings import Settings

from .comparing import SHOWN, Expect, Job, expect_of, future, span_of
from .effects import Z95
from .events import Event, Lent, day_of, effect_of_others, events_of
from .past import Change, changes_after
from .priors import priors
from .records import Measure
from .seen import Seen
from .shaping import Grounded, course_of


class Month(NamedTuple):
    """A month of an event: what came, and what was projected at SHOWN, with and without the event.

    Scores are weighted interval scores, of people and of log(people + 1).
    """

    end: dt.date
    horizon: int
    counted: float
    status_quo: tuple[float, ...]
    changed: tuple[float, ...]
    score_status_quo: float
    score_changed: float
    log_score_status_quo: float
    log_score_changed: float


class Scored(msgspec.Struct, frozen=True, kw_only=True):
    """One event in the counts of one target: the months from the event on.

    others  the events that its effect is the mean of; none: the prior of its kind
    after   what the counts did after its day, against the two months before
    seen    whether its effect is a prior that was made after it: no test, and in no mean
    """

    policy: str
    kind: str
    happened: bool
    origin: dt.date
    begins: dt.date
    target: Target
    others: tuple[str, ...]
    percent: tuple[float, float, float]
    months: tuple[Month, ...]
    after: tuple[Change, ...] = ()
    seen: bool = False

    @property
    def within_noise(self) -> bool | None:
        """Whether its first full month is as far from those before as months are, nine in ten.

        Of a placebo: that nothing happened. Later months hold what else came. None: not counted.
        """
        first = self.after[0] if self.after else None
        return None if first is None else abs(first.log) <= Z95 * first.error

    @property
    def relative(self) -> float | None:
        """The score with the event over that without; below 1 the scenario did better."""
        with_it = sum(month.score_changed for month in self.months)
        without = sum(month.score_status_quo for month in self.months)
        return with_it / without if without > 0 else None


class Skill(msgspec.Struct, frozen=True, kw_only=True):
    """The scores of every event of the case's list; `notices` say which could not be projected."""

    events: tuple[Scored, ...]
    notices: tuple[Problem, ...] = ()

    def relative(self, *, happened: bool) -> float | None:
        """The geometric mean of the relative scores, of what happened or of the placebos.

        Of placebos it says what believing in them would have cost: above 1. An event whose effect
        is a prior that rests on it is left out.
        """
        found = [one.relative for one in self.events if one.happened == happened and not one.seen]
        kept = [one for one in found if one]
        return float(np.exp(np.mean(np.log(kept)))) if kept else None


def score_events(
    case: Case,
    settings: Settings,
    *,
    horizon: int = 6,
    seed: int = 1,
    members: int = 1000,
    expect: Expect | None = None,
    map: Callable[[Callable[[Job], Forecast], Iterable[Job]], Iterable[Any]] = map,
) -> Skill:
    """The scores of the past events that the case lists. `case` is the whole case."""
    events = events_of(case, settings)
    seen = Seen(case)
    notices: list[Problem] = []
    run = expect if expect is not None else expect_of()
    truth = _truth(case, settings)
    jobs: list[Job] = []
    planned: list[list[tuple[Event, Lent]]] = []
    for name in dict.fromkeys(event.policy for event in events):
        rows = [event for event in events if event.policy == name]
        policy = case.policies[name]
        origin = policy.announced - dt.timedelta(days=1)
        try:
            (known,) = known_on(case, settings, [origin])
        except CallError as error:
            notices += error.problems
            continue
        lent = [(event, effect_of_others(case, seen, events, event)) for event in rows]
        course = course_of(
            [_grounded(case, *one) for one in lent],
            span_of(known, settings, horizon),
            members=members,
            seed=seed,
        )
        jobs += [Job(run, known, settings, horizon, seed, members, one) for one in (None, course)]
        planned.append(lent)
    futures = list(map(future, jobs))
    scored = []
    for n, lent in enumerate(planned):
        both = futures[2 * n], futures[2 * n + 1]
        for event, own in lent:
            begins = day_of(case.policies[event.policy])
            one = _scored(truth, begins, event, own, both)
            if one is None:
                target = f"{event.series}, {event.population}"
                values = {
                    "event": event.policy,
                    "series": event.series,
                    "population": event.population,
                }
                notices.append(Problem(code="scenario-not-scored", value=target, values=values))
            else:
                first, counts = seen.counts(event.series, [event.population])
                after = changes_after(counts, first, begins)
                scored.append(msgspec.structs.replace(one, after=after))
    return Skill(events=tuple(scored), notices=tuple(notices))


# --- inside --------------------------------------------------------------------------------------


def _grounded(case: Case, event: Event, lent: Lent) -> Grounded:
    """The event as a measure, with the effect that the others of its kind lend it."""
    measure = Measure(
        name=f"{event.policy}-{event.rate}-{event.place}-{event.way or ''}",
        rate=event.rate,
        place=event.place,
        way=event.way,
        populations=event.people,
        from_=day_of(case.policies[event.policy]),
        policy=event.policy,
        prior=event.kind,
    )
    return Grounded(measure, lent.effect)


def _truth(case: Case, settings: Settings) -> Known:
    """Everything that was counted, as it stands in the last edition."""
    last = case.observations.get_column("published").max()
    assert isinstance(last, dt.date)
    return known_on(case, settings, [last])[0]


def _scored(
    truth: Known,
    begins: dt.date,
    event: Event,
    lent: Lent,
    both: tuple[Forecast, Forecast],
) -> Scored | None:
    """The months of an event from that of its day on; None where nothing of it was counted."""
    target = Target(event.series, event.population)
    if any(target not in forecast.draws for forecast in both):
        return None
    known = both[0].known
    counts = truth.counts.get(target, np.empty(0))
    months = []
    draws = both[0].draws[target], both[1].draws[target]
    for h in range(draws[0].values.shape[1]):
        first = known.month(draws[0].first + h)
        at = months_between(truth.first, first)
        if first < begins.replace(day=1) or at >= len(counts) or np.isnan(counts[at]):
            continue
        months.append(_month(draws, h, month_end(first), float(counts[at])))
    if not months:
        return None
    return Scored(
        policy=event.policy,
        kind=event.kind,
        happened=event.happened,
        origin=known.origin,
        begins=begins,
        target=target,
        others=lent.others,
        percent=lent.effect.percent,
        months=tuple(months),
        seen=not lent.others and _made_after(event.kind, begins),
    )


def _made_after(kind: str, day: dt.date) -> bool:
    """Whether the prior of a kind rests on events that may hold one of that day."""
    seen_until = priors()[kind].seen_until
    return seen_until is not None and seen_until >= day


def _month(draws: tuple[Draws, Draws], h: int, end: dt.date, counted: float) -> Month:
    quantiles = np.array([one.quantiles()[h] for one in draws])
    shown = [np.quantile(one.values[:, h], SHOWN) for one in draws]
    twice = np.array([counted, counted])
    scores, logs = wis(quantiles, twice), log_wis(quantiles, twice)
    return Month(
        end=end,
        horizon=h + 1,
        counted=counted,
        status_quo=tuple(map(float, shown[0])),
        changed=tuple(map(float, shown[1])),
        score_status_quo=float(scores[0]),
        score_changed=float(scores[1]),
        log_score_status_quo=float(logs[0]),
        log_score_changed=float(logs[1]),
    )
