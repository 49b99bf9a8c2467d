"""The binder of the period.

Owns: what each draft's period is: that of its own words, else that which governs its sentence, else
that which the passage speaks of; read as its measure asks (a running total starts with the year, a
stock is of one day).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from isthmus.evidence.grammar import calendar
from isthmus.evidence.grammar.calendar import Period
from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.passage import Draft

from .attachment import around, attach, cues_of, said_before
from .changes import is_left_behind, is_of_year
from .cues import Cue
from .headings import heading_of
from .line import When
from .measure import is_grown

_NEAR, _REACH, _OPENS, _RATE, _OWN = 6, 14, 4, 6, 3
_BULLETS = frozenset("-–—•·*▪◦►")
_FLOWS = frozenset({"increment", "cumulative"})
_COUNTED = _FLOWS | {"stock", "share"}
_AHEAD = frozenset({"forecast", "target"})
#: Money that has moved, or that moves at a rate.
_MOVES = frozenset({"increment", "disbursed", "rate"})


def bind(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the period of each draft."""
    attach(drafts)
    spoken = _Spoken()
    spoken.heading = heading_of(drafts[0].passage) if drafts else None
    for draft in earlier[-60:]:
        spoken.add(draft)
    for draft in drafts:
        period = _period(draft, spoken)
        if period is not None and (period.start is not None or period.end is not None):
            draft.period_start, draft.period_end = period.start, period.end
            draft.period_accuracy = period.accuracy
            draft.notes["period"] = period
        spoken.add(draft)


class _Spoken:
    """What a passage speaks of so far: the period of its main line, and the last as-of day."""

    def __init__(self) -> None:
        self.flow: Period | None = None
        self.stock: Period | None = None
        self.any: Period | None = None
        self.since: Period | None = None
        self.counted: Period | None = None
        self.plan: Period | None = None
        self.stretch: Period | None = None
        self.heading: Period | None = None
        self.rate: Period | None = None
        self.money: Draft | None = None
        self.last: Draft | None = None
        self._sentence: tuple[int, tuple[int, int]] | None = None

    def add(self, draft: Draft) -> None:
        """Take note of a draft whose period is bound."""
        if draft.status in _AHEAD:
            return
        if (draft.unit or "").startswith("currency"):
            self._add_money(draft)
            return
        if draft.measure == "rate":
            self.rate = draft.notes.get("period") or self.rate
        if draft.measure not in _COUNTED | {"ratio"}:
            return
        period: Period | None = draft.notes.get("period")
        when: When = draft.notes["when"]
        if when.mark is not None and when.mark.value.stretch is not None:
            self.stretch = when.mark.value
        if when.aside:
            return
        if draft.measure not in {"share", "ratio"}:
            self.last = draft
        if draft.measure == "stock":
            self.stock = period
        if period is None:
            return
        if when.mark is not None and when.mark.value.role == "since":
            self.since = period
        # Of one sentence the first period is the main one, unless a later one follows.
        here = (id(draft.passage), draft.sentence)
        same = here == self._sentence
        if self.any is not None:
            back = _ends_before(period, self.any)
            past = _is_past(period, self.any) and not _opens(draft, when)
            if back and (same or past or _in_comparison(draft, when)):
                return
            if not same and _is_day_of(period, self.any):
                return
        self._sentence = here
        self.any = period
        if self.flow is None and draft.measure in {"share", "ratio"} and period.accuracy != "day":
            self.flow = period
        if draft.measure in _FLOWS:
            self.flow = period
            if period.accuracy == "day" and period.known and period.start != period.end:
                self.counted = period

    def _add_money(self, draft: Draft) -> None:
        """Money that flows in a period: what changes by so many per cent may be that money."""
        self.money = draft
        period: Period | None = draft.notes.get("period")
        if draft.measure == "requested" and period is not None:
            self.plan = period
        flows = draft.measure in {"disbursed", "increment"} and not draft.notes["when"].aside
        if period is not None and flows:
            self.any = period


def _by_weekday(draft: Draft) -> bool:
    """Whether a day is said as that of the week: it is close, and implies no start of a year."""
    mark = draft.notes["when"].mark
    marks = draft.passage.marks
    here = range(mark.first, mark.last)
    return any(marks.at("weekday", at) for at in here) and not any(
        marks.at("month", at) for at in here
    )


def _is_past(period: Period, other: Period) -> bool:
    """Whether a period is over before another, of more than a day, begins."""
    if period.end is None or other.start is None or other.start == other.end:
        return False
    return period.end < other.start


def _opens(draft: Draft, when: When) -> bool:
    """Whether a period opens its sentence, which then is of that time, as may be what follows."""
    return when.mark is None or when.mark.first - draft.sentence[0] <= _OPENS


def _in_comparison(draft: Draft, when: When) -> bool:
    """Whether a period stands after what it is compared with: "less than those in August"."""
    return when.mark is not None and any(
        "compare" in cue.kinds and cue.last <= when.mark.first for cue in cues_of(draft)
    )


def _is_day_of(period: Period, other: Period) -> bool:
    """Whether a period is one day of a wider one, to which the passage will come back."""
    if not (period.known and other.known) or period.start != period.end:
        return False
    assert period.start is not None
    assert other.start is not None
    assert other.end is not None
    return other.start < other.end and other.start <= period.start <= other.end


def _ends_before(period: Period, other: Period) -> bool:
    return period.end is not None and other.end is not None and period.end < other.end


def _period(draft: Draft, spoken: _Spoken) -> Period | None:
    when: When = draft.notes["when"]
    if draft.measure == "ratio" and (when.mark is None or _is_against_main(draft, when.mark)):
        main = spoken.last
        if main is not None and (main.passage, main.sentence) == (draft.passage, draft.sentence):
            period: Period | None = main.notes.get("period")
            if period is not None:
                return period
    if when.mark is None:
        return _carried(draft, spoken)
    said: Period = when.mark.value
    if draft.measure in _FLOWS and is_left_behind(draft, when.mark) and is_of_year(said):
        return calendar.moved(replace(said, role="in"), -1)
    if said.role == "same":
        return _same(draft, said, spoken)
    if draft.measure == "stock":
        return _of_stock(draft, said)
    if draft.measure == "requested":
        # What is asked for is for a plan's year; a day up to which was counted is of what came in.
        if said.role in {"in", "on"} and said.accuracy != "day":
            return said
        years = [one.value for one in around(draft).periods if one.value.accuracy == "year"]
        return next((one for one in years if one.role == "in"), spoken.plan)
    if draft.measure == "rate" and (said.role == "since" or _apart(draft, when.mark) > _RATE):
        return None
    if is_grown(draft) and said.known and said.role == "in" and said.accuracy in {"day", "weekday"}:
        # "Saturday's 915 brought the total to 25,146": of all that was counted up to that day.
        return _grown(said, spoken)
    return _of_flow(draft, said, spoken)


def _grown(said: Period, spoken: _Spoken) -> Period:
    """A running total up to a day, from where what is spoken of began, else from the new year."""
    assert said.end is not None
    flow, year = spoken.flow, said.end.replace(month=1, day=1)
    grows = flow is not None and flow.start is not None and flow.start <= year
    return replace(said, start=flow.start if grows and flow is not None else year)


def _of_heading(draft: Draft, heading: Period) -> Period | None:
    if draft.measure not in _COUNTED | {"ratio"}:
        return None
    if draft.measure == "stock":
        return _of_stock_in(heading)
    return replace(heading, start=heading.start or heading.end)


def _of_stock_in(period: Period) -> Period | None:
    """A period as that of a number that stands: its day, where the words name one."""
    if period.role in {"as_of", "until"}:
        return replace(period, start=period.end)
    return None if period.role in {"since", "to_date"} else period


def _is_against_main(draft: Draft, mark: Mark) -> bool:
    """Whether a period is not said right after a change, and so is not surely its own."""
    return mark.first < draft.quantity.first or mark.first - draft.quantity.last > _OWN


def _carried(draft: Draft, spoken: _Spoken) -> Period | None:
    """What a figure without a period of its own takes from the passage."""
    if (draft.unit or "").startswith("currency"):
        return _of_money(draft, spoken)
    last = spoken.last
    if draft.status == "forecast":
        return None
    if draft.status == "target" and spoken.plan is not None:
        return spoken.plan
    if spoken.heading is not None:
        return _of_heading(draft, spoken.heading)
    if last is None and draft.measure in _FLOWS and not around(draft).news:
        return spoken.flow or said_before(draft)
    if last is None:
        return spoken.any if draft.measure == "ratio" else None
    near = last.passage is draft.passage
    same = near and last.sentence == draft.sentence
    if draft.measure == "stock":
        return spoken.stock if last.measure == "stock" else None
    if draft.measure not in _COUNTED | {"ratio"}:
        return None
    if draft.measure in _FLOWS and _starts_untold(draft):
        # "Since the war began": from the day on which what is spoken of began, if one was said.
        return spoken.since
    if same and last.measure in _FLOWS and "period" not in last.notes:
        return None
    if not same and around(draft).news and draft.measure == "increment":
        # What somebody told on a day is news of that day, not of the period before.
        return None
    if not near and _is_item(draft) and _is_new(draft, last):
        return None
    if draft.measure in _FLOWS:
        if not same and _goes_on(draft) and _is_over(spoken.flow, draft.passage.published):
            return None
        return spoken.flow
    return spoken.stock if last.measure == "stock" else spoken.any


def _goes_on(draft: Draft) -> bool:
    """Whether a number is said to be up to now: "so far 5,900 have been authorised"."""
    return any(
        "to_date" in cue.kinds and abs(cue.first - draft.quantity.first) <= _NEAR
        for cue in cues_of(draft)
    )


def _is_over(period: Period | None, published: dt.date | None) -> bool:
    return (
        period is not None
        and period.end is not None
        and published is not None
        and (published - period.end).days > 1
    )


def _of_money(draft: Draft, spoken: _Spoken) -> Period | None:
    """A conversion is of the period of what it converts; a need, of the year of its plan."""
    last = spoken.money
    if last is None:
        return _of_plan(draft, spoken)
    tokens = draft.passage.tokens
    opens = draft.quantity.first > 0 and tokens[draft.quantity.first - 1].text in {"(", "["}
    goes_on = draft.unit == last.unit and {draft.measure, last.measure} <= _MOVES
    if goes_on and last.passage is draft.passage:
        # What is remitted is told figure by figure, and of what time it is once.
        said: Period | None = last.notes.get("period")
        return said
    converts = opens and last.passage is draft.passage
    if converts and draft.quantity.first - last.quantity.last <= 3:
        period: Period | None = last.notes.get("period")
        return period
    return _of_plan(draft, spoken)


def _of_plan(draft: Draft, spoken: _Spoken) -> Period | None:
    """The year of what is asked for: that of the plan spoken of, else that of the asking."""
    if draft.measure != "requested":
        return None
    published = draft.passage.published
    if spoken.plan is None and published is not None:
        return calendar.year_of(published.year)
    return spoken.plan


def _is_item(draft: Draft) -> bool:
    """Whether a paragraph is an item of a list, which may speak of something else."""
    return draft.passage.tokens[0].text in _BULLETS


def _is_new(draft: Draft, last: Draft) -> bool:
    """Whether a sentence tells of something else happening than the one before it."""
    if any("more" in cue.kinds for cue in cues_of(draft)):
        return False
    verbs = _verbs(draft)
    return bool(verbs) and verbs.isdisjoint(_verbs(last) | _verbs(last, faint=True))


def _verbs(draft: Draft, *, faint: bool = False) -> set[str]:
    tokens = draft.passage.tokens
    return {
        tokens[cue.first].fold[:5]
        for cue in cues_of(draft)
        if "flow" in (cue.faint if faint else cue.kinds)
    }


def _same(draft: Draft, said: Period, spoken: _Spoken) -> Period | None:
    """The period that is spoken of, in the year or at the distance that the words say."""
    base = spoken.rate if draft.measure == "rate" and spoken.rate is not None else spoken.any
    if said.start is not None:
        if (base is None or not base.known) and spoken.stretch is not None:
            # "From January to March of this year … in the same period of 2021": that stretch.
            months = replace(spoken.stretch, yearly=spoken.stretch.stretch, stretch=None)
            return replace(calendar.in_year(months, said.start.year), role="in")
        if base is None or not base.known:
            return replace(said, role="in")
        return replace(calendar.to_year(base, said.start.year), role="in")
    if base is None or not base.known:
        return None
    if said.unit == "year":
        if base.start == base.end and base.start is not None and said.shift < -1:
            return calendar.year_of(base.start.year + said.shift)
        return replace(calendar.moved(base, said.shift), role="in")
    return replace(calendar.moved(base, unit=said.unit, steps=said.shift), role="in")


def _of_stock(draft: Draft, said: Period) -> Period | None:
    """A number that stands is of one day; of a period only where the words name no day."""
    if said.role != "in":
        return _of_stock_in(said)
    mark = draft.notes["when"].mark
    opens = mark.first - draft.sentence[0] <= _OPENS
    far = _NEAR if mark.last <= draft.quantity.first else _REACH
    if (not opens and _apart(draft, mark) > far) or _figures_between(draft, mark):
        # A period far from a number that stands is that of something else in the sentence.
        return None
    return said


def _figures_between(draft: Draft, mark: Mark) -> bool:
    """Whether another figure stands between a number and a day after it: it is that one's."""
    if mark.first < draft.quantity.last or mark.value.accuracy != "day":
        return False
    starts = draft.passage.marks.starts("quantity")
    at = bisect_left(starts, draft.quantity.last)
    return at < len(starts) and starts[at] < mark.first


def _apart(draft: Draft, mark: Mark) -> int:
    return max(draft.quantity.first - mark.last, mark.first - draft.quantity.last)


def _of_flow(draft: Draft, said: Period, spoken: _Spoken) -> Period | None:
    published = draft.passage.published
    day = said.role == "in" and said.accuracy == "day" and said.end
    if draft.status in _AHEAD and day and published is not None and day <= published:
        # What is to come is not of the day on which it was announced.
        return None
    if said.role in {"as_of", "until"} and said.end is not None:
        since = _start_said(draft, said.end)
        if since is not None:
            return replace(said, start=since)
        return _up_to(draft, said, said.end, spoken)
    if said.role == "since" and said.start is not None and published is not None:
        if said.start > published:
            return replace(said, end=None)
        return replace(said, end=_counted_to(draft, said.start, published, None))
    if (
        draft.status not in _AHEAD
        and not (draft.unit or "").startswith("currency")
        and published is not None
        and said.known
        and said.role == "in"
        and said.start is not None
        and said.end is not None
        and said.start <= published < said.end
    ):
        return replace(said, end=_counted_to(draft, said.start, published, spoken))
    if said.role == "to_date" and said.start is not None and published is not None:
        return replace(said, end=_counted_to(draft, said.start, published, spoken))
    return said


def _start_said(draft: Draft, end: dt.date) -> dt.date | None:
    """The start of a running total whose end is said apart: "as of 24 February … since 1 May"."""
    for mark in around(draft).periods:
        period: Period = mark.value
        if period.start is None or not period.start < end:
            continue
        # "so far in June, up to the 24th" goes on from June.
        own = draft.notes["when"].mark
        beside = period.role == "to_date" and 0 <= own.first - mark.last <= _OWN
        if period.role == "since" or beside:
            return period.start
    return None


def _counted_to(
    draft: Draft, start: dt.date, published: dt.date, spoken: _Spoken | None
) -> dt.date:
    """The day up to which a period that still runs is counted, where the text has said one."""
    for mark in around(draft).periods:
        period: Period = mark.value
        until = period.end if period.role in {"as_of", "until"} else None
        if until is not None and start <= until <= published:
            return until
    flow = spoken.counted if spoken is not None else None
    until = flow.end if flow is not None else None
    if flow is not None and flow.start is not None and until is not None:
        return until if flow.start <= start < until <= published else published
    return published


def _up_to(draft: Draft, said: Period, end: dt.date, spoken: _Spoken) -> Period:
    """A running total up to a day: from where what is spoken of began, else from the new year."""
    if _starts_untold(draft):
        return replace(said, start=spoken.since.start if spoken.since is not None else None)
    year = end.replace(month=1, day=1)
    if said.role == "until" and _by_weekday(draft):
        return replace(said, start=spoken.since.start if spoken.since is not None else None)
    if said.role == "until" or said.unit == "now" or draft.status in _AHEAD:
        # "By 6 August of this year": counted since it began.
        return replace(said, start=year)
    flow = None if _by_weekday(draft) else spoken.flow
    if flow is not None and flow.start is not None and flow.end is not None:
        grows = flow.start <= year <= flow.end
        return replace(said, start=flow.start if grows else end)
    return replace(said, start=end)


def _starts_untold(draft: Draft) -> bool:
    """Whether a running total has a start that is said without a date: since the war began."""
    mark = draft.notes["when"].mark
    for cue in cues_of(draft):
        if "untold" not in cue.kinds:
            continue
        if mark is not None:
            if 0 < mark.first - cue.last <= 12:
                return True
        elif not _has_date(draft, cue):
            return True
    return False


def _has_date(draft: Draft, cue: Cue) -> bool:
    """Whether the words after a "since" hold the date, which then is another figure's."""
    end = min(cue.last + 12, draft.sentence[1])
    return any(draft.passage.marks.at("period", at) for at in range(cue.first, end))
