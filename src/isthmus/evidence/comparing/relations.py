"""A said relation against the numbers it is said of: "more than half of" two numbers.

Owns: checking a multiple, a fraction or a change against the figures that it relates, inside one
document and across two. What is true to the letter and gives a wrong impression is misleading.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import Any, NamedTuple

from isthmus.evidence.records import Claim, Relation, Verdicts

from .dimensions import Match, dimensions_of
from .intervals import precision
from .names import share
from .sides import Side

#: A bound that the true ratio passes this many times over understates it: "more than half of" for
#: a number that is twice the other, or more.
_UNDERSTATED = 1.75
#: A stated factor is a rounding of the true one within half its last digit, or this share of it.
_LOOSE = 0.05
#: A change in percent from fewer than this many says little of what was counted.
TINY_BASE = 20.0
#: Documents in which the numbers of a relation are looked for.
_DOCUMENTS = 30
#: Changes and counts that are held against each other, at most.
_MOST = 200
#: Words that a relation and two figures of another document must share to be of one subject.
_RELATED = 0.25


class Checked(NamedTuple):
    """A relation held against two figures: the verdict, and what its sentence says."""

    verdict: Verdicts
    rule: str
    a: Side
    b: Side
    values: Mapping[str, Any]


def check_relations(relations: Sequence[Side], figures: Sequence[Side]) -> list[Checked]:
    """Each relation against the figures it relates: its own, else those of another document."""
    by_id = {side.claim.id: side for side in figures}
    found: list[Checked] = []
    for relation in relations:
        detail = relation.claim.detail
        if not isinstance(detail, Relation) or not _is_multiple(detail):
            continue
        own = _own(relation, detail, by_id)
        pairs = [own] if own else _others(relation, figures)
        for subject, object_, values in pairs:
            checked = _check(relation, detail, (subject, object_), values)
            if checked is not None:
                found.append(checked)
    return found


def check_changes(figures: Sequence[Side]) -> list[Checked]:
    """Each change in percent against two counts of one thing at two times, in any document.

    The counts must be of the place of the change, the later one of its time.
    """
    changes = [
        side
        for side in figures
        if side.claim.unit == "percent" and side.claim.measure == "ratio" and side.interval
    ]
    counts = [
        side for side in figures if side.claim.unit not in {"percent", "ratio"} and _number(side)
    ]
    found: list[Checked] = []
    for change in changes[:_MOST]:
        near = [
            side
            for side in counts
            if share(side.stems, change.stems) >= _RELATED and _same_place(side, change)
        ]
        pairs = [
            (later, earlier)
            for later, earlier in permutations(near[:_MOST], 2)
            if _one_quantity(later.claim, earlier.claim)
            and _later(later.claim, earlier.claim)
            and _same_time(later, change)
        ]
        if len(pairs) == 1:
            checked = _change(change, *pairs[0])
            if checked is not None:
                found.append(checked)
    return found


def _same_place(a: Side, b: Side) -> bool:
    return dimensions_of(a.claim, b.claim).place is not Match.DIFFERENT


def _same_time(a: Side, b: Side) -> bool:
    period = dimensions_of(a.claim, b.claim).period
    return period in {Match.SAME, Match.OPEN} or period.nested


def _change(change: Side, later: Side, earlier: Side) -> Checked | None:
    above, below, stated = _number(later), _number(earlier), _number(change)
    if not above or not below or stated is None:
        return None
    actual = abs(above / below - 1)
    said = {
        "relation": " ".join(change.claim.quote.split()),
        "above": above,
        "below": below,
        "ratio": above / below,
    }
    if abs(actual - stated) > max(_LOOSE * actual, precision(stated) / 2):
        return Checked("conflict", "relation-false", change, earlier, said)
    if below < TINY_BASE and actual >= 1:
        return Checked("misleading", "relation-tiny-base", change, earlier, said)
    return Checked("agree", "relation-holds", change, earlier, said)


def _is_multiple(detail: Relation) -> bool:
    return detail.operator in {"times", "more", "less"} and (
        detail.factor_low is not None or detail.factor_high is not None
    )


_Pair = tuple[Side | None, Side | None, tuple[float, float]]


def _own(relation: Side, detail: Relation, by_id: Mapping[str, Side]) -> _Pair | None:
    """The two numbers that the text itself relates."""
    subject = by_id.get(detail.subject or "")
    object_ = by_id.get(detail.object or "")
    above = _number(subject) if subject else detail.subject_value
    below = _number(object_) if object_ else detail.object_value
    if above is None or below is None or below <= 0:
        return None
    return subject, object_, (above, below)


def _others(relation: Side, figures: Sequence[Side]) -> list[_Pair]:
    """Two figures of one other document that the relation may be of, and no third."""
    pairs: list[_Pair] = []
    documents = _most_alike(relation, figures)
    for document in documents:
        near = [
            side
            for side in figures
            if side.document.id == document
            and side.claim.unit not in {None, "percent", "ratio"}
            and share(side.stems, relation.stems) >= _RELATED
            and _number(side) is not None
        ]
        alike = [
            (a, b)
            for a, b in permutations(near, 2)
            if _one_quantity(a.claim, b.claim)
            and _later(a.claim, b.claim)
            and _bears_on(relation, (a, b))
        ]
        if len(alike) == 1:
            a, b = alike[0]
            above, below = _number(a), _number(b)
            if above is not None and below:
                pairs.append((a, b, (above, below)))
    return pairs


def _bears_on(relation: Side, pair: tuple[Side, Side]) -> bool:
    """Whether two figures can be those of a relation: its place, its time, the end that it names.

    Where a relation names one end only, its time is that end's: either figure may be of it.
    """
    detail = relation.claim.detail
    assert isinstance(detail, Relation)
    named = (detail.subject_value, detail.object_value)
    return (
        all(_same_place(side, relation) for side in pair)
        and any(_same_time(side, relation) for side in pair)
        and all(
            value is None or abs((_number(side) or 0.0) - value) <= _LOOSE * value
            for side, value in zip(pair, named, strict=True)
        )
    )


def _most_alike(relation: Side, figures: Sequence[Side]) -> list[str]:
    """The other documents, or of many those whose figures share most words with the relation."""
    shared: dict[str, int] = {}
    for side in figures:
        if side.document.id != relation.document.id:
            common = len(side.stems & relation.stems)
            shared[side.document.id] = max(shared.get(side.document.id, 0), common)
    nearest = sorted(shared, key=lambda key: (-shared[key], key))[:_DOCUMENTS]
    return sorted(nearest)


def _one_quantity(a: Claim, b: Claim) -> bool:
    match = dimensions_of(a, b)
    return (
        match.unit is Match.SAME
        and match.period is Match.DIFFERENT
        and (match.place in {Match.SAME, Match.OPEN} or match.place.nested)
        and match.population is Match.SAME
    )


def _later(a: Claim, b: Claim) -> bool:
    return (a.period_end or "") > (b.period_end or "")


def _number(side: Side | None) -> float | None:
    return None if side is None or side.interval is None else side.interval.point


def _check(
    relation: Side,
    detail: Relation,
    sides: tuple[Side | None, Side | None],
    values: tuple[float, float],
) -> Checked | None:
    above, below = values
    ratio = above / below
    low, high = _factor(detail)
    other = sides[1] or sides[0] or relation
    said = {
        "relation": " ".join(relation.claim.quote.split()),
        "above": above,
        "below": below,
        "ratio": ratio,
    }
    slack = max(_LOOSE * ratio, _rounding(low, high))
    if low - slack <= ratio <= high + slack:
        bound = low if math.isinf(high) else high if math.isinf(low) else None
        if bound and _times_off(ratio, bound) >= _UNDERSTATED:
            return Checked("misleading", "relation-understated", relation, other, said)
        if below < TINY_BASE and _hides_base(detail):
            return Checked("misleading", "relation-tiny-base", relation, other, said)
        return Checked("agree", "relation-holds", relation, other, said)
    return Checked("conflict", "relation-false", relation, other, said)


def _hides_base(detail: Relation) -> bool:
    """Whether a growth is told without the number that it starts from, or as a percentage."""
    factor = detail.factor_low if detail.factor_low is not None else detail.factor_high
    if detail.operator == "more":
        return True
    return detail.operator == "times" and (factor or 0.0) >= 2 and detail.object_value is None


def _factor(detail: Relation) -> tuple[float, float]:
    """The ratio of subject to object that the words leave possible."""
    low = -math.inf if detail.factor_low is None else detail.factor_low
    high = math.inf if detail.factor_high is None else detail.factor_high
    if detail.operator == "more":
        return 1 + low, 1 + high
    if detail.operator == "less":
        return 1 - high, 1 - low
    return low, high


def _rounding(low: float, high: float) -> float:
    """Half the last digit of a factor as it is written."""
    shown = low if math.isfinite(low) else high
    return 0.0 if not math.isfinite(shown) else min(precision(shown) / 2, 0.5)


def _times_off(ratio: float, bound: float) -> float:
    return math.inf if bound <= 0 or ratio <= 0 else max(ratio / bound, bound / ratio)
