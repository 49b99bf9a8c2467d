"""Every pair of claims that bears on one thing, with its verdict, the most consequential first.

Owns: which pairs are compared (never all with all), the order of what is found, and the verdicts
as records.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import chain, combinations
from typing import Any, NamedTuple

from isthmus.evidence.records import Claim, Document, Listing, Verdict, Verdicts

from .arithmetic import check_ambiguous, check_lists, check_shares, check_sums
from .candidates import FEW, figure_pairs
from .figures import compare_figures
from .happenings import check_closed_lists, check_happenings
from .instruments import check_coverage, check_instruments
from .relations import check_changes, check_relations
from .saying import values_of
from .sides import Side, sides_of
from .utterances import check_utterances

#: What a verdict asks of a reader, from most to least.
_CONSEQUENCE: Mapping[Verdicts, float] = {
    "misleading": 1.0,
    "conflict": 0.95,
    "agree": 0.6,
    "compatible": 0.6,
    "not_comparable": 0.5,
}
#: What is told of two figures of one document: not that its subjects differ, which its text says.
_WITHIN: frozenset[Verdicts] = frozenset({"conflict", "misleading"})
#: Figures among which the nearest pair of two documents is looked for.
_ASKED = 200
#: A pair that shares less than this is not shown: two numbers of two subjects.
_SHOWN = 0.35


def compare_claims(claims: Sequence[Claim], documents: Mapping[str, Document]) -> list[Verdict]:
    """The verdicts on the claims of some documents, `documents` by id; the weightiest first.

    Figures of one document are compared too: a report may contradict itself.
    """
    sides = sides_of(claims, documents)
    figures = [side for side in sides if side.claim.kind == "figure"]
    relations = [side for side in sides if side.claim.kind == "relation"]
    found: dict[tuple[str, str], Verdict] = {}
    many = len(figures) > FEW
    for a, b in figure_pairs(figures):
        finding = compare_figures(a, b)
        if finding is None or finding.nearness < _SHOWN:
            continue
        if a.document.id == b.document.id and finding.verdict not in _WITHIN:
            continue
        if many and finding.verdict == "not_comparable":
            continue  # among thousands it is the rule, and says nothing
        weight = _CONSEQUENCE[finding.verdict] * finding.nearness * _size(a, b)
        _keep(found, _Found(finding.verdict, finding.rule, a, b, {}), weight)
    lists = [side for side in relations if isinstance(side.claim.detail, Listing)]
    checks = chain(
        check_relations(relations, figures),
        check_changes(figures),
        check_sums(figures),
        check_lists(lists, figures),
        check_shares(figures),
        check_ambiguous(figures),
        check_instruments(sides),
        check_coverage(sides),
        check_happenings(sides),
        check_closed_lists(sides),
        check_utterances(sides),
    )
    for one in (_Found(*checked) for checked in checks):
        _keep(found, one, _CONSEQUENCE[one.verdict] * _size(one.a, one.b))
    if not found:
        _keep_nearest(found, figures)
    return sorted(found.values(), key=lambda one: (-one.weight, one.a, one.b))


def _keep_nearest(found: dict[tuple[str, str], Verdict], figures: Sequence[Side]) -> None:
    """Where nothing was near enough to be shown: the nearest pair of two documents.

    Whoever asks about two texts is told why they cannot be compared, not left without an answer.
    Of many documents the silence is the answer.
    """
    documents = {side.document.id for side in figures}
    if len(documents) != 2:
        return
    pairs = [
        (finding, a, b)
        for a, b in combinations(figures[:_ASKED], 2)
        if a.document.id != b.document.id and (finding := compare_figures(a, b)) is not None
    ]
    if pairs:
        finding, a, b = max(pairs, key=lambda pair: pair[0].nearness)
        _keep(found, _Found(finding.verdict, finding.rule, a, b, {}), finding.nearness / 10)


class _Found(NamedTuple):
    """What any of the checks found on two sides."""

    verdict: Verdicts
    rule: str
    a: Side
    b: Side
    values: Mapping[str, Any]


def _keep(found: dict[tuple[str, str], Verdict], one: _Found, weight: float) -> None:
    """Keep the weightiest verdict on a pair."""
    key = (one.a.id, one.b.id)
    if key in found and found[key].weight >= weight:
        return
    found[key] = Verdict(
        a=key[0],
        b=key[1],
        verdict=one.verdict,
        rule=one.rule,
        code=one.rule,
        values={**values_of(one.a, one.b), **one.values},
        weight=weight,
    )


def _size(a: Side, b: Side) -> float:
    """A little more for what is larger: of two conflicts that of millions comes first."""
    points = [side.interval.point for side in (a, b) if side.interval is not None]
    largest = max((abs(point) for point in points if point is not None), default=1.0)
    return 1.0 + min(math.log10(max(largest, 1.0)), 9.0) / 100
