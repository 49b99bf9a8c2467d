"""What the claims about one quantity come to: the reading, its witnesses, and what is still open.

Owns: which claims are of one quantity, and the rules that rank them. A reading is computed from
claims, verdicts and judgements each time; it is never written over a claim.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from .comparing.intervals import Interval, Standing, compare, interval_of
from .records import Claim, Reading, Verdict
from .witnesses import Story

#: Verdicts of these rules are on two statements of one quantity.
_ONE_QUANTITY = frozenset(
    {"same", "rounding", "bounds", "hedge", "values", "finality", "superseded", "counters"}
)
#: What a text itself sets aside.
_SET_ASIDE = frozenset({"superseded", "disputed"})


def readings(
    claims: Sequence[Claim],
    verdicts: Iterable[Verdict],
    stories: Iterable[Story] = (),
    accepted: Collection[str] = (),
) -> list[Reading]:
    """One reading for each quantity that is said, those most claimed first.

    `accepted` are ids of claims that a person has confirmed. Copies of one story count as one
    witness. Of claims that exclude each other those stand that rank higher, by the first rule that
    tells them apart: what the text itself has not set aside, what a person confirmed, what names
    its counter, what more independent witnesses say; where none does, the reading spans them all
    and says that it is open.
    """
    figures = {
        claim.id: claim
        for claim in claims
        if claim.kind == "figure" and interval_of(claim) is not None
    }
    witness = {
        document: number for number, story in enumerate(stories) for document in story.documents
    }
    found = [
        _reading([figures[key] for key in group], witness, accepted)
        for group in _groups(figures, verdicts)
    ]
    return sorted(found, key=lambda one: (-len(one.standing) - len(one.set_aside), one.quantity))


def quantity_of(claim: Claim) -> str:
    """What a figure is of, as one line: unit, measure, place, population and period."""
    period = "..".join(filter(None, (claim.period_start, claim.period_end)))
    parts = (claim.unit, claim.measure, claim.place, claim.population, period or None)
    return " | ".join(part or "?" for part in parts)


def _groups(figures: Mapping[str, Claim], verdicts: Iterable[Verdict]) -> list[list[str]]:
    parent = {key: key for key in figures}

    def root(one: str) -> str:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for verdict in verdicts:
        if verdict.rule in _ONE_QUANTITY and verdict.a in parent and verdict.b in parent:
            parent[root(verdict.b)] = root(verdict.a)
    groups: dict[str, list[str]] = defaultdict(list)
    for key in figures:
        groups[root(key)].append(key)
    return list(groups.values())


def _reading(
    claims: Sequence[Claim], witness: Mapping[str, int], accepted: Collection[str]
) -> Reading:
    camps = _camps(claims)
    rule, chosen = _preferred(camps, witness, accepted)
    standing = [claim for camp in chosen for claim in camp]
    aside = [claim for camp in camps if camp not in chosen for claim in camp]
    low, high = _bounds(chosen)
    still_open = []
    if len(chosen) > 1:
        still_open.append("conflict")
    elif aside:
        still_open.append("set-aside")
    if all(claim.counter is None for claim in standing):
        still_open.append("no-counter")
    if any(claim.period_end is None for claim in standing):
        still_open.append("no-period")
    witnesses = _witnesses(standing, witness)
    if witnesses == 1:
        still_open.append("one-witness")
    if not any(claim.id in accepted for claim in standing):
        still_open.append("unreviewed")
    return Reading(
        quantity=quantity_of(standing[0]),
        low=low if math.isfinite(low) else None,
        high=high if math.isfinite(high) else None,
        rank="normal" if len(chosen) > 1 else "preferred",
        standing=tuple(claim.id for claim in standing),
        set_aside=tuple(claim.id for claim in aside),
        witnesses=witnesses,
        rule=rule,
        open=tuple(still_open),
    )


def _camps(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims in groups that can all be true together, the narrowest statements first."""
    camps: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda one: (_width(one), one.id)):
        interval = _interval(claim)
        for camp in camps:
            if all(compare(interval, _interval(other)) is not Standing.APART for other in camp):
                camp.append(claim)
                break
        else:
            camps.append([claim])
    return camps


def _preferred(
    camps: list[list[Claim]], witness: Mapping[str, int], accepted: Collection[str]
) -> tuple[str, list[list[Claim]]]:
    """The rule that told the camps apart, and those that stand by it."""
    if len(camps) == 1:
        return "agreed", camps
    ranks = {
        "kept-by-text": [
            int(any(claim.status not in _SET_ASIDE for claim in camp)) for camp in camps
        ],
        "confirmed": [sum(claim.id in accepted for claim in camp) for camp in camps],
        "counter-named": [int(any(claim.counter is not None for claim in camp)) for camp in camps],
        "more-witnesses": [_witnesses(camp, witness) for camp in camps],
    }
    standing = list(range(len(camps)))
    for rule, scores in ranks.items():
        best = max(scores[at] for at in standing)
        left = [at for at in standing if scores[at] == best]
        if len(left) == 1:
            return rule, [camps[left[0]]]
        standing = left
    return "undecided", [camps[at] for at in standing]


def _bounds(camps: Sequence[Sequence[Claim]]) -> tuple[float, float]:
    """What all of a camp leave possible; of several camps, the span of them."""
    spans = [_span([_interval(claim) for claim in camp]) for camp in camps]
    return min(low for low, _ in spans), max(high for _, high in spans)


def _span(camp: Sequence[Interval]) -> tuple[float, float]:
    points = [one for one in camp if one.low == one.high]
    if not points:
        return max(one.low for one in camp), min(one.high for one in camp)
    # A hedged or rounded number says less than the exact one beside it.
    plain = [one for one in points if one.quantifier == "exact"] or points
    low, high = min(one.low for one in plain), max(one.high for one in plain)
    # "About 100" and "at least 106" can both be true, but not at 100: the span reaches both.
    for bound in camp:
        if bound.low != bound.high:
            low, high = min(low, bound.high), max(high, bound.low)
    return low, high


def _witnesses(claims: Sequence[Claim], witness: Mapping[str, int]) -> int:
    return len({witness.get(claim.document_id, claim.document_id) for claim in claims})


def _interval(claim: Claim) -> Interval:
    interval = interval_of(claim)
    assert interval is not None  # only figures with a number are read
    return interval


def _width(claim: Claim) -> float:
    interval = _interval(claim)
    return interval.high - interval.low
