"""The binder of the measure.

Owns: what each draft's measure is: a number that stands, a flow, a running total, a rate, a share,
a comparison, or a stage of money. The nearest cue of the clause decides; where there is none, the
period does, then the figure before, then what is most common for the unit.
"""

from __future__ import annotations

from collections.abc import Sequence

from isthmus.evidence.grammar.passage import Draft
from isthmus.evidence.records import Measure

from .attachment import When, attach, cues_in

_MONEY = ("requested", "pledged", "committed", "disbursed")
_BREAKS = frozenset(";:")


def bind(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the measure of each draft."""
    attach(drafts)
    before: Draft | None = earlier[-1] if earlier else None
    for draft in drafts:
        draft.measure = _measure(draft, before)
        before = draft


def _measure(draft: Draft, before: Draft | None) -> Measure | None:
    unit = draft.unit or ""
    cues = _cues_by_distance(draft)
    if unit in {"percent", "ratio"}:
        return _share_or_ratio(draft, cues)
    if _is_rate(draft):
        return "rate"
    if unit.startswith("currency"):
        return _money(draft, cues, before)
    return _count(draft, cues, before)


def _cues_by_distance(draft: Draft) -> list[tuple[float, str]]:
    """The cues of a draft's sentence, the nearest first; a clause boundary keeps away."""
    passage, (first, last) = draft.passage, draft.sentence
    tokens = passage.tokens
    found = []
    for start, past, kind in cues_in(passage, first, last):
        if past <= draft.quantity.first:
            between = range(past, draft.quantity.first)
            cost = 0.8 * len(between)
        elif start >= draft.quantity.last:
            between = range(draft.quantity.last, start)
            cost = float(len(between))
        else:
            between = range(0)
            cost = 0.0
        cost += sum(
            3.0
            if tokens[at].text in {",", "(", ")"}
            else 8.0
            if tokens[at].text in _BREAKS
            else 0.0
            for at in between
        )
        found.append((cost, kind))
    found.sort()
    return found


def _nearest(
    cues: Sequence[tuple[float, str]], kinds: Sequence[str], within: float
) -> tuple[float, str] | None:
    for cost, kind in cues:
        if kind in kinds and cost <= within:
            return cost, kind
    return None


def _share_or_ratio(draft: Draft, cues: Sequence[tuple[float, str]]) -> Measure:
    """A part of a whole, or a change against another number."""
    form = getattr(draft.quantity.value, "form", None)
    if form == "multiple":
        return "ratio"
    within = 6.0 if draft.unit == "percent" else 3.0
    change = _nearest(cues, ("change",), within)
    share = _nearest(cues, ("share",), within)
    if change is not None and (share is None or change[0] <= share[0]):
        return "ratio"
    return "share"


def _is_rate(draft: Draft) -> bool:
    """Whether a unit of time or a head stands beside the figure: 2,000 a day."""
    passage, (first, last) = draft.passage, draft.sentence
    tokens = passage.tokens
    at = draft.quantity.last
    steps = 0
    while at < last and steps < 9:
        if tokens[at].text in {",", ";", "(", ")", ":"} or passage.marks.at("quantity", at):
            break
        if _per_at(draft, at):
            return True
        at += 1
        steps += 1
    at = draft.quantity.first - 1
    steps = 0
    while at >= first and steps < 7:
        if tokens[at].text in {",", ";", "(", ")", ":"}:
            break
        if _per_at(draft, at):
            return True
        at -= 1
        steps += 1
    return False


def _per_at(draft: Draft, at: int) -> bool:
    passage = draft.passage
    if any(mark.value.role == "per" for mark in passage.marks.at("period", at)):
        return True
    return any(True for _, _, kind in cues_in(passage, at, at + 1) if kind == "per") or any(
        mark.value == "per" for mark in passage.marks.at("cue", at)
    )


def _money(draft: Draft, cues: Sequence[tuple[float, str]], before: Draft | None) -> Measure | None:
    found = _nearest(cues, _MONEY, 30.0)
    if found is not None:
        return found[1]  # type: ignore[return-value]
    if before is not None and (before.unit or "").startswith("currency"):
        return before.measure
    return None


def _count(draft: Draft, cues: Sequence[tuple[float, str]], before: Draft | None) -> Measure | None:
    when: When = draft.notes["when"]
    role = when.mark.value.role if when.mark is not None else None
    found = _nearest(cues, ("flow", "stock", "requested", "pledged"), 24.0)
    to_date = _nearest(cues, ("to_date",), 12.0)
    kind = found[1] if found else None
    if kind in {"requested", "pledged"}:
        kind = "stock" if kind == "requested" else "pledged"
    if kind is None:
        if role in {"to_date", "since", "until"}:
            kind = "flow"
        elif before is not None and before.unit == draft.unit and before.measure is not None:
            kind = "stock" if before.measure == "stock" else "flow"
        elif draft.unit in {"crossing", "encounter"} or (role == "in" and draft.unit == "person"):
            kind = "flow"
        else:
            kind = "stock"
    if kind == "pledged":
        return "pledged"
    if kind == "stock":
        return "stock"
    if role in {"to_date", "since", "until", "as_of"} or (to_date and role != "in"):
        return "cumulative"
    if role is None and before is not None and before.measure == "cumulative" and not when.aside:
        return "cumulative"
    return "increment"
