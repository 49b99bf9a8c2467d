"""What followed past events: the change of counts after a measure, before/after and not causal.

Owns: the change of a monthly count in the months after a day against the mean of the two months
before (`changes_after`), the effect made of it (`of_event`), and which other policies of the case
fall so near that the two cannot be told apart (`near_in_time`).

Nothing here says that a measure caused what followed it. Whatever else happened in those months is
in the number, and its error says only how much the count moves in as many months on its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec
import numpy as np

from isthmus.case import Case, Policy
from isthmus.case.periods import months_before, months_between
from isthmus.forecast.records import Floats

from .effects import Effect

#: The months after an event that are looked at together: the first full one, and three spans.
SPANS: tuple[tuple[int, int], ...] = ((0, 0), (1, 2), (3, 5), (6, 8))
#: A measure of the first days of a month has that month as its first full one.
_EARLY_DAY = 7
_BEFORE = 2
#: As many months of past changes say how much a count moves on its own; and so many at least.
_NOISE_MONTHS, _LEAST_CHANGES = 24, 5
#: Events this many days apart are not separable in monthly counts.
NEAR_DAYS = 31


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What a count was in a span of months after an event, against the mean of those before.

    months      the first and the last month of the span, counted from the first full one
    log, error  the logarithm of the ratio; its standard error from the noise of monthly changes
    day         days from the event to the middle of the span
    """

    months: tuple[int, int]
    log: float
    error: float
    day: float

    @property
    def percent(self) -> float:
        """The change in percent of what was before."""
        return 100.0 * (float(np.exp(self.log)) - 1.0)


def changes_after(counts: Floats, first: dt.date, event: dt.date) -> tuple[Change, ...]:
    """The changes of a monthly count after a day; `counts` [T] begin with the month of `first`.

    A span of which no month is counted is left out. None at all when a month before the event is
    missing or nobody was counted in them, or when there are too few months to know the noise.
    """
    full = event.replace(day=1) if event.day <= _EARLY_DAY else months_before(event, -1)
    at = months_between(first, full)
    before = counts[max(at - _BEFORE, 0) : max(at, 0)]
    if len(before) < _BEFORE or np.isnan(before).any() or before.mean() <= 0.0:
        return ()
    past = np.diff(np.log(counts[max(at - 1 - _NOISE_MONTHS, 0) : at - 1] + 1.0))
    past = past[~np.isnan(past)]
    if len(past) < _LEAST_CHANGES:
        return ()
    noise = float(np.sqrt(np.mean(past**2)))
    found = []
    for low, high in SPANS:
        after = counts[at + low : at + high + 1]
        if len(after) == 0 or np.isnan(after).all():
            continue
        middle = (low + high) / 2.0
        lag = middle + (_BEFORE + 1) / 2.0
        begin, end = months_before(full, -low), months_before(full, -high - 1)
        half = (begin.toordinal() + end.toordinal()) / 2.0
        found.append(
            Change(
                months=(low, high),
                # Nobody at all is as few as half a person: a ratio of 0 has no logarithm.
                log=float(np.log(max(float(np.nanmean(after)), 0.5) / before.mean())),
                error=noise * lag**0.5,
                day=half - event.toordinal(),
            )
        )
    return tuple(found)


def of_event(
    changes: Sequence[Change], *, onset_days: float | None, half_life: float | None
) -> Effect:
    """The effect that a measure would have if it acted as that event did, its rebound included.

    With a half-life of its own, only the first change is taken, and rebounds as that says. Later
    spans are spread no more than the first: what counts do on their own in the months between is
    in the status quo that the effect multiplies, and would else be in it twice.
    """
    assert changes
    taken = changes if half_life is None else changes[:1]
    errors = tuple(min(one.error, taken[0].error) for one in taken)
    return Effect(
        days=tuple(one.day for one in taken),
        means=tuple(one.log for one in taken),
        below=errors,
        above=errors,
        onset_days=onset_days or 0.0,
        half_life=half_life,
    )


def near_in_time(case: Case, event: Policy) -> tuple[str, ...]:
    """The other policies that took effect within a month of an event and affect some of its people.

    Their effects and its own cannot be told apart in monthly counts.
    """
    day = event.effective or event.announced
    return tuple(
        other.id
        for other in case.policies.values()
        if other.id != event.id
        and abs(((other.effective or other.announced) - day).days) <= NEAR_DAYS
        and other.outcome not in ("blocked", "postponed")
        and _share_people(event, other)
    )


def _share_people(one: Policy, other: Policy) -> bool:
    mine, theirs = _people(one), _people(other)
    return not mine or not theirs or bool(mine & theirs)


def _people(policy: Policy) -> frozenset[str]:
    """The nationalities that a policy affects; none: everybody."""
    named = frozenset(words.split(";")[0] for words in (policy.affected or "all").split("|"))
    return frozenset() if "all" in named else named
