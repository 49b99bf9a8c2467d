"""The binder of the period.

Owns: what each draft's period is: that of its own words, else that which governs its sentence, else
that which the passage speaks of; read as its measure asks (a running total starts with the year, a
stock is of one day).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from isthmus.evidence.grammar import calendar
from isthmus.evidence.grammar.calendar import Period
from isthmus.evidence.grammar.passage import Draft

from .attachment import When, attach

_FLOWS = frozenset({"increment", "cumulative"})
_AHEAD = frozenset({"forecast", "target"})


def bind(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the period of each draft."""
    attach(drafts)
    spoken = _Spoken()
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
        self.last: Draft | None = None

    def add(self, draft: Draft) -> None:
        self.last = draft
        period: Period | None = draft.notes.get("period")
        if period is None:
            return
        when: When = draft.notes["when"]
        if draft.status in _AHEAD or draft.notes.get("carried") and self.any is not None:
            return
        if draft.measure == "stock":
            self.stock = period
        if when.aside:
            return
        self.any = period
        if draft.measure in _FLOWS:
            self.flow = period
        if when.mark is not None and when.mark.value.role == "since":
            self.since = period


def _period(draft: Draft, spoken: _Spoken) -> Period | None:
    when: When = draft.notes["when"]
    if when.mark is None:
        return _carried(draft, spoken)
    said: Period = when.mark.value
    if said.role == "same":
        return _same(draft, said, spoken)
    if draft.measure == "stock":
        return _of_stock(draft, said)
    if draft.measure == "requested":
        return replace(said, role="in")
    return _of_flow(draft, said, spoken)


def _carried(draft: Draft, spoken: _Spoken) -> Period | None:
    """What a figure without a period of its own takes from the passage."""
    draft.notes["carried"] = True
    if draft.measure == "stock":
        return spoken.stock if spoken.last is not None and spoken.last.measure == "stock" else None
    if draft.measure in _FLOWS:
        return spoken.flow
    if draft.measure in {"share", "ratio"}:
        if spoken.last is not None and spoken.last.measure == "stock":
            return spoken.stock
        return spoken.any
    return None


def _same(draft: Draft, said: Period, spoken: _Spoken) -> Period | None:
    """The period that is spoken of, in the year or at the distance that the words say."""
    base = spoken.any
    if said.start is not None:
        if base is None or not base.known:
            return replace(said, role="in")
        return replace(calendar.to_year(base, said.start.year), role="in")
    if base is None or not base.known:
        return None
    if said.unit == "year":
        return replace(calendar.moved(base, said.shift), role="in")
    return replace(calendar.moved(base, unit=said.unit, steps=said.shift), role="in")


def _of_stock(draft: Draft, said: Period) -> Period | None:
    """A number that stands is of one day; of a period only where the words name no day."""
    if said.role in {"as_of", "until"}:
        return replace(said, start=said.end)
    if said.role in {"since", "to_date"}:
        return None
    return said


def _of_flow(draft: Draft, said: Period, spoken: _Spoken) -> Period | None:
    published = draft.passage.published
    if said.role in {"as_of", "until"} and said.end is not None:
        start = said.end.replace(month=1, day=1)
        # What grows from a day that was said before goes on from there.
        if spoken.flow is not None and spoken.flow.start is not None and not spoken.flow.end:
            start = spoken.flow.start
        return replace(said, start=start)
    if (
        draft.status not in _AHEAD
        and published is not None
        and said.known
        and said.role == "in"
        and said.start is not None
        and said.end is not None
        and said.start <= published < said.end
    ):
        return replace(said, end=published)
    return said
