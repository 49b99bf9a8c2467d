"""The past events by which scenarios are scored, and what each is projected with.

Owns: reading the frozen list of a case (`scenarios/events.toml`), and the effect that an event is
given when it is scored: that of the *other* events of its kind, never its own.

Chosen after scores had been looked at once: the mean of random effects. At first the spread was the
larger of that between events and the noise of their counts, which counted twice the noise that the
status quo already has and let some events let through ten times as many people.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from isthmus.case import Case, Policy
from isthmus.case.package import SCENARIOS
from isthmus.case.problems import CaseError, Problem, nearest
from isthmus.case.tomlfiles import (
    Format,
    Nationality,
    Place,
    Placed,
    PolicyId,
    SeriesId,
    Switch,
    Text,
    in_order,
    read_toml,
)
from isthmus.forecast.settings import Settings

from .checks import where_it_acts
from .effects import Effect
from .past import SPANS, Change, changes_after
from .priors import kinds, priors
from .records import RateWord
from .seen import Seen

#: In the folder of scenarios, the list of past events; no scenario.
EVENTS = "events.toml"
_FILE = f"{SCENARIOS}/{EVENTS}"
#: So many events say how events differ.
_ENOUGH = 3


class Event(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[[events]]: a policy of the case, on which rate it acted, and the counts that tell of it.

    kind                what kind of measure it is: a kind of the table of priors
    people              the nationalities whose rate it acts on; none: everybody
    series, population  the counts by which its effect is measured, and its projection scored
    happened            false of a placebo: announced, and stopped before it acted
    """

    policy: PolicyId
    kind: Text
    rate: RateWord
    place: Place
    way: Text | None = None
    people: tuple[Nationality, ...] = ()
    series: SeriesId
    population: Text
    happened: Switch = True


class Events(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    format: Format
    events: tuple[Event, ...]


class Lent(NamedTuple):
    """The effect an event is scored with, and the other events that it is the mean of.

    `others` are policies; without any, the effect is the prior of the kind.
    """

    effect: Effect
    others: tuple[str, ...]


def events_of(case: Case, settings: Settings) -> tuple[Event, ...]:
    """The case's list of past events; none where it has no such file.

    Raises CaseError with every problem of the file.
    """
    if not (case.folder / _FILE).is_file():
        return ()
    placed = read_toml(case, _FILE, Events)
    problems = in_order(_problems(case, settings, placed))
    if problems:
        raise CaseError(problems)
    return placed.settings.events


def problems_of_events(case: Case, settings: Settings) -> list[Problem]:
    """Every problem of the list of past events, for the check of a case."""
    try:
        events_of(case, settings)
    except CaseError as error:
        return list(error.problems)
    return []


def day_of(policy: Policy) -> dt.date:
    """The day from which a policy is projected: that of its effect, else of its announcement."""
    return policy.effective or policy.announced


def effect_of_others(case: Case, seen: Seen, events: Sequence[Event], event: Event) -> Lent:
    """The mean effect of the other events of the kind that happened, with what they differ by.

    The changes of one policy in several counts are one event. A mean over events of random effects
    (DerSimonian and Laird, Controlled Clinical Trials 7, 1986): an event measured in a noisy count
    weighs less. How events differ is told by three or more of them; of fewer, by the prior.
    """
    others: dict[str, list[tuple[Change, ...]]] = {}
    for other in events:
        if other.kind == event.kind and other.happened and other.policy != event.policy:
            first, counts = seen.counts(other.series, [other.population])
            changes = changes_after(counts, first, day_of(case.policies[other.policy]))
            if changes:
                others.setdefault(other.policy, []).append(changes)
    prior = priors()[event.kind]
    found = (_knot(list(others.values()), span, prior.sd) for span in SPANS)
    knots = [knot for knot in found if knot is not None]
    if not knots:
        return Lent(_of_prior(event.kind), ())
    # As in `of_event`: what counts do on their own later is in the status quo already.
    spreads = tuple(min(knot.sd, knots[0].sd) for knot in knots)
    effect = Effect(
        days=tuple(knot.day for knot in knots),
        means=tuple(knot.mean for knot in knots),
        below=spreads,
        above=spreads,
    )
    return Lent(effect, tuple(others))


def random_effects(
    values: Sequence[float], errors: Sequence[float], between: float
) -> tuple[float, float]:
    """The mean of events, and the standard deviation of what the next one may be.

    errors   the standard error of each value
    between  the standard deviation between events where fewer than three tell it
    """
    x, variance = np.array(values), np.maximum(np.array(errors), 1e-9) ** 2
    spread = between**2
    if len(x) >= _ENOUGH:
        weights = 1.0 / variance
        centre = np.average(x, weights=weights)
        excess = float(weights @ (x - centre) ** 2) - (len(x) - 1)
        scale = weights.sum() - (weights**2).sum() / weights.sum()
        spread = max(0.0, excess / float(scale))
    weights = 1.0 / (variance + spread)
    return float(np.average(x, weights=weights)), float(np.sqrt(spread + 1.0 / weights.sum()))


# --- inside --------------------------------------------------------------------------------------


class _Knot(NamedTuple):
    day: float
    mean: float
    sd: float


def _knot(
    policies: Sequence[Sequence[tuple[Change, ...]]], span: tuple[int, int], between: float
) -> _Knot | None:
    """The mean over policies in one span of months, each policy the mean of its counts."""
    logs, errors, days = [], [], []
    for counts in policies:
        found = [change for changes in counts for change in changes if change.months == span]
        if found:
            logs.append(float(np.mean([one.log for one in found])))
            # Counts of one policy move together: their errors do not cancel.
            errors.append(float(np.sqrt(np.mean([one.error**2 for one in found]))))
            days.append(float(np.mean([one.day for one in found])))
    if not logs:
        return None
    mean, sd = random_effects(logs, errors, between)
    return _Knot(float(np.mean(days)), mean, sd)


def _of_prior(kind: str) -> Effect:
    prior = priors()[kind]
    return Effect(
        means=(prior.mean,),
        below=(prior.sd,),
        above=(prior.sd,),
        onset_days=prior.onset_days,
        half_life=prior.rebound_half_life_days,
    )


def _problems(case: Case, settings: Settings, placed: Placed[Events]) -> Iterator[Problem]:
    told = settings.people.nationalities
    for i, event in enumerate(placed.settings.events, 1):
        at = f"events[{i}]"
        yield from where_it_acts(settings, placed.problem, at, event)
        if event.kind not in kinds():
            near = nearest(event.kind, kinds())
            code = "scenario-unknown-prior-near" if near else "scenario-unknown-prior"
            listed = ", ".join(kinds())
            yield placed.problem(code, f"{at}.kind", event.kind, near=near, priors=listed)
        for n, word in enumerate(event.people, 1):
            if word not in told:
                key, listed = f"{at}.people[{n}]", ", ".join(told)
                yield placed.problem("scenario-not-followed", key, word, populations=listed)
        station = next((one for one in settings.stations if one.series == event.series), None)
        if station is None:
            series = ", ".join(one.series for one in settings.stations)
            key = f"{at}.series"
            yield placed.problem("scenario-event-not-forecast", key, event.series, series=series)
        try:
            fits = case.vocabulary.canonical(event.population) == event.population
        except (KeyError, ValueError):
            fits = False
        if not fits:
            yield placed.problem("scenario-counted", f"{at}.population", event.population)
