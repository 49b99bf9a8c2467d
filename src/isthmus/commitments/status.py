"""What follows from the evidence: the rules of the computed status, in one place.

Owns: `status` of a span, of an indicator and of a commitment, each with its reason. The rules:

1.  Only what decides is asked: a series that counts just what was promised (`exact`), reports of
    those who benefit or who have no part in it, and payments. A wider count, and what those who
    promised or who carry it out report of themselves, are shown and decide nothing.
2.  Numbers are intervals. A target is reached when the whole interval reaches it and missed when
    the whole interval falls short; one that straddles it leaves the status *not verifiable*.
3.  A floor ("20,000", "at least", a range: its lower end) is **met** once reached, also before the
    end of its time. A ceiling ("at most") is met only at the end, and missed as soon as passed.
4.  **Missed** needs an end that has passed, and numbers that reach up to it without a gap.
5.  Before the end, a flow is **on track** when what was counted is at least the same share of the
    target as the days counted are of its time, **late** when it is less, and **not started** when
    it is nothing. Levels have no pace.
6.  Without an end no floor and no act is late or missed. What is neither met nor nothing is not
    verifiable. A ceiling that was passed is.
7.  An act is **met** when one who may decide says that it is fulfilled, not after its end; missed
    when such a one says at or after the end that it is not; before it, on track while it is in
    progress, late while it is suspended, not started while it is planned. The same word decides
    where the numbers cannot, but for "in progress": that says nothing of how far.
8.  What was abandoned, by the last word of those who promised or of one who may decide, is missed.
9.  Two who may decide and contradict each other for one time leave the status not verifiable.
10. A commitment is met when all its indicators are; missed or late when one is; not verifiable when
    one is and none is missed or late.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from isthmus.case.periods import ONE_DAY, month, period
from isthmus.case.promises import Report, Target

from .bounds import slack
from .evidence import DECIDING, LEVELS
from .records import Judged, Reason, Told

Status = tuple[str, Reason]

_UNKNOWN = "not-verifiable"


class Goal(msgspec.Struct, frozen=True, kw_only=True):
    """What a target asks: at least `least` or at most `most`; `strictly` more or less than it."""

    least: float | None
    most: float | None
    strictly: bool = False

    def reached(self, low: float | None) -> bool:
        """Whether a number of at least `low` reaches the floor."""
        if self.least is None or low is None:
            return False
        return low > self.least if self.strictly else low >= self.least

    def short(self, high: float | None) -> bool:
        """Whether a number of at most `high` falls short of the floor."""
        return self.least is not None and high is not None and not self.reached(high)

    def passed(self, low: float | None) -> bool:
        """Whether a number of at least `low` passes the ceiling."""
        return self.most is not None and low is not None and not self.kept(low)

    def kept(self, high: float | None) -> bool:
        """Whether a number of at most `high` keeps to the ceiling."""
        if self.most is None or high is None:
            return False
        return high < self.most if self.strictly else high <= self.most


def goal_of(target: Target | None) -> Goal | None:
    """What a target asks; None when it names no number.

    Of a range the lower end. "About" and "nearly" are reached by what would still be called so.
    """
    if target is None or (target.low is None and target.high is None):
        return None
    said = target.quantifier
    if said in ("at_most", "less_than") or (target.low is None and said in ("exact", "about")):
        most = target.low if target.high is None else target.high
        loose = slack(most) if said == "about" else 0.0
        return Goal(
            least=None, most=None if most is None else most + loose, strictly=said == "less_than"
        )
    least = target.high if target.low is None else target.low
    loose = slack(least) if said in ("about", "nearly") else 0.0
    return Goal(
        least=None if least is None else least - loose, most=None, strictly=said == "more_than"
    )


# --- numbers -------------------------------------------------------------------------------------


def of_span(
    goal: Goal | None,
    told: Sequence[Told],
    *,
    starts: dt.date,
    ends: dt.date | None,
    day: dt.date,
    reduce: str | None,
) -> Status:
    """The status of one span of a target's time, by the numbers alone."""
    if day < starts:
        return "not-started", Reason("begins", {"day": starts})
    if goal is None:
        return _UNKNOWN, Reason("no-target")
    numbers = [one for one in told if one.low is not None or one.high is not None]
    deciding = [one for one in numbers if one.decides and one.counted is not None]
    if not deciding:
        return _UNKNOWN, Reason(_why_nothing_decides(numbers))
    if reduce in ("last", "change"):  # the last level is the one that holds
        latest = max(_until(one) for one in deciding)
        deciding = [one for one in deciding if _until(one) == latest]
    if goal.most is not None:
        return _ceiling(goal, deciding, ends=ends, day=day)
    return _floor(goal, deciding, starts=starts, ends=ends, day=day, reduce=reduce)


def _floor(
    goal: Goal,
    deciding: Sequence[Told],
    *,
    starts: dt.date,
    ends: dt.date | None,
    day: dt.date,
    reduce: str | None,
) -> Status:
    reach = [one for one in deciding if goal.reached(one.low)]
    if reach:
        first = min(reach, key=_until)
        if any(goal.short(one.high) and _until(one) >= _until(first) for one in deciding):
            return _contradicted(deciding)
        if reduce in ("last", "change") and ends is not None and day <= ends:
            return "on-track", _so_far("level-reached", first)
        return "met", _so_far("reached", first)
    latest = max(deciding, key=lambda one: (_until(one), one.high is not None))
    if ends is not None and day > ends:
        short = [one for one in deciding if _until(one) >= ends and goal.short(one.high)]
        if not short:
            return _UNKNOWN, _undecided(latest, ends)
        if any(_excluded(one, short) for one in deciding if not goal.short(one.high)):
            return _contradicted(deciding)
        return "missed", _so_far("short", short[0])
    if ends is None:
        if latest.high == 0:
            return "not-started", _so_far("nothing", latest)
        return _UNKNOWN, _so_far("no-end", latest)
    if reduce in LEVELS:
        return _UNKNOWN, _so_far("level-short", latest)
    return _pace(goal, [one for one in deciding if _until(one) == _until(latest)], starts, ends)


def _pace(goal: Goal, latest: Sequence[Told], starts: dt.date, ends: dt.date) -> Status:
    """A flow before its end: what was counted against the share of the time it was counted over."""
    assert goal.least is not None
    until = _until(latest[0])
    passed = (until - starts + ONE_DAY) / (ends - starts + ONE_DAY)
    due = goal.least * passed
    found: set[str] = set()
    for one in latest:
        if one.high == 0:
            found.add("not-started")
        elif one.low is not None and one.low >= due:
            found.add("on-track")
        elif one.high is not None and one.high < due:
            found.add("late")
    if len(found) > 1:
        return _contradicted(latest)
    values = {"due": due, "until": until, "share": passed}
    if not found:
        return _UNKNOWN, Reason("pace-open", values)
    status = found.pop()
    if status == "not-started":
        return status, _so_far("nothing", latest[0])
    return status, Reason("ahead" if status == "on-track" else "behind", values)


def _ceiling(goal: Goal, deciding: Sequence[Told], *, ends: dt.date | None, day: dt.date) -> Status:
    over = [one for one in deciding if goal.passed(one.low)]
    if over:
        first = min(over, key=_until)
        if any(goal.kept(one.high) and _until(one) >= _until(first) for one in deciding):
            return _contradicted(deciding)
        return "missed", _so_far("over", first)
    latest = max(deciding, key=lambda one: (_until(one), one.high is not None))
    if ends is not None and day > ends:
        whole = [one for one in deciding if _until(one) >= ends]
        if any(goal.kept(one.high) for one in whole):
            return "met", _so_far("kept", whole[0])
        return _UNKNOWN, _undecided(latest, ends)
    if goal.kept(latest.high):
        return ("on-track", _so_far("under", latest)) if ends else (
            _UNKNOWN, _so_far("no-end", latest))  # fmt: skip
    return _UNKNOWN, _undecided(latest, ends)


def _undecided(latest: Told, ends: dt.date | None) -> Reason:
    """Why numbers that may decide do not: they end too early, have gaps, are open, or straddle."""
    if ends is not None and _until(latest) < ends:
        return Reason("counted-until", {"until": _until(latest), "day": ends})
    if latest.gaps:
        return Reason("gaps", {"until": _until(latest)})
    return _so_far("open" if latest.high is None else "straddles", latest)


def _excluded(one: Told, others: Sequence[Told]) -> bool:
    """Whether a number cannot be true beside others that were counted as long or longer."""
    return any(
        one.low is not None and other.high is not None and one.low > other.high
        for other in others
        if _until(other) >= _until(one)
    )


def _why_nothing_decides(numbers: Iterable[Told]) -> str:
    bases = {one.basis for one in numbers}
    if "reports" in bases:
        return "only-own-word"
    return "only-wider" if bases else "no-evidence"


def _contradicted(told: Iterable[Told]) -> Status:
    return _UNKNOWN, Reason("contradicted", {"tellers": tuple(one.teller for one in told)})


def _so_far(code: str, one: Told) -> Reason:
    return Reason(code, {"low": one.low, "high": one.high, "until": _until(one)})


def _until(one: Told) -> dt.date:
    assert one.counted is not None
    return one.counted.end


# --- words ---------------------------------------------------------------------------------------


def of_reports(
    reports: Iterable[Report],
    publishers: Mapping[str, str],
    *,
    ends: dt.date | None,
    day: dt.date,
) -> Status:
    """The status by what was reported of the stage: of an act, or where no number decides.

    `publishers` are those of the sources, by id.
    """
    staged = [report for report in reports if report.stage is not None]
    heard = last_words([one for one in staged if one.reporter in ("actor", *DECIDING)], publishers)
    if heard and all(one.stage == "abandoned" for one in heard):
        return "missed", Reason("abandoned", {"day": _end(heard[0])})
    words = last_words([one for one in staged if one.reporter in DECIDING], publishers)
    if not words:
        return _UNKNOWN, Reason("only-own-word" if staged else "no-evidence")
    if len({one.stage == "fulfilled" for one in words}) > 1:
        return _UNKNOWN, Reason("contradicted", {"tellers": tuple(one.reporter for one in words)})
    if words[0].stage == "fulfilled":
        return _fulfilled(words, ends)
    last, told = words[0], _end(words[0])
    if ends is not None and day > ends:
        if told >= ends:
            return "missed", Reason("not-done", {"day": told, "end": ends})
        return _UNKNOWN, Reason("told-until", {"until": told, "day": ends})
    if last.stage == "planning":
        return "not-started", Reason("planned", {"day": told})
    if ends is None:
        return _UNKNOWN, Reason("begun-no-end", {"day": told})
    if last.stage == "suspended":
        return "late", Reason("suspended", {"day": told})
    return "on-track", Reason("in-progress", {"day": told})


def _fulfilled(words: Sequence[Report], ends: dt.date | None) -> Status:
    """Of those who say that it is done the first counts, and whether that was by the end."""
    first = min(words, key=_told_when)
    span = period(first.period)
    if ends is None or span.end <= ends:
        return "met", Reason("fulfilled", {"day": span.end})
    if span.start > ends:
        return "missed", Reason("fulfilled-after", {"day": span.start, "end": ends})
    return _UNKNOWN, Reason("fulfilled-when", {"end": ends})


def last_words(reports: Iterable[Report], publishers: Mapping[str, str]) -> list[Report]:
    """The last that was reported of the stage and what contradicts it, the latest first.

    Of each publisher the last word. Another's contradicts the latest when it names another stage
    for the same month, or said before that it was fulfilled. Where the latest is that, those of the
    same month who say otherwise; else all who say the same are left out but the first to say it.
    """
    last: dict[str, Report] = {}
    for report in sorted((one for one in reports if one.stage is not None), key=_told_when):
        last[publishers[report.source]] = report
    if not last:
        return []
    newest, *others = sorted(last.values(), key=_told_when, reverse=True)
    found = [newest]
    for other in others:
        if other.stage == newest.stage:
            if newest.stage == "fulfilled":
                found.append(other)
        elif month(_end(other)) == month(_end(newest)) or other.stage == "fulfilled":
            found.append(other)
    return found


def _end(report: Report) -> dt.date:
    return period(report.period).end


def _told_when(report: Report) -> tuple[dt.date, dt.date, str, str]:
    return _end(report), report.published, report.source, report.stage or ""


# --- together ------------------------------------------------------------------------------------


def of_indicator(numbers: Status, words: Status) -> Status:
    """The status of an indicator with numbers: by its numbers, else by what was reported of it.

    What was given up is missed although its numbers were on their way.
    """
    if numbers[0] in ("met", "missed"):
        return numbers
    if words[1].code == "abandoned":
        return words
    if numbers[0] != _UNKNOWN:
        return numbers
    if words[0] not in (_UNKNOWN, "on-track"):
        return words
    if numbers[1].code == "no-evidence" and words[0] == _UNKNOWN:
        return words
    return numbers


def of_spans(spans: Sequence[Judged], *, over: bool) -> Status:
    """The status of a target for each year or month, from those of its spans, the earliest first.

    `over` says that the whole time of the target has passed.
    """
    missed = next((one for one in spans if one.status == "missed"), None)
    if missed is not None:
        return "missed", missed.reason
    past = spans if over else spans[:-1]
    unknown = next((one for one in past if one.status == _UNKNOWN), None)
    if unknown is not None:
        return _UNKNOWN, unknown.reason
    current = spans[-1]
    if over:
        return "met", current.reason
    if current.status == "met" or (past and current.status in (_UNKNOWN, "not-started")):
        return "on-track", Reason("met-so-far", {"starts": spans[0].starts, "until": (
            current.ends if current.status == "met" else past[-1].ends)})  # fmt: skip
    return current.status, current.reason


def of_commitment(measured: Sequence[Status]) -> Status:
    """The status of a commitment from those of its indicators."""
    for status in ("missed", "late", _UNKNOWN):
        found = next((one for one in measured if one[0] == status), None)
        if found is not None:
            return found
    if len({status for status, _ in measured}) == 1:
        return measured[-1]
    on_track = next((one for one in measured if one[0] == "on-track"), None)
    return on_track or ("on-track", Reason("partly"))
