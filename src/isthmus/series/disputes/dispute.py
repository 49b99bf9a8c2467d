"""Two published numbers that do not agree, how much it matters, and which of many to show.

Owns: `Dispute`, its rank, and the folding of near-duplicates. Which numbers are compared is the
business of the checks.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence

import msgspec

from isthmus.case import Fault, Reason
from isthmus.series.quantities import Quantity

#: After how many days a dispute counts half: a year, the time in which ministers meet again.
HALF_LIFE_DAYS = 365.25
#: What the next dispute of the same two series counts for when a few are chosen: a page that shows
#: one pair eight times shows one dispute.
REPEATED = 0.8
#: What a gap between different kinds of count counts for: one is to be expected.
OTHER_KINDS = 0.5
#: What a jump counts for that nothing recorded explains: most of them are movement after all.
UNEXPLAINED = 0.25
#: The part of the places on a page that goes to the newest, and the half-life by which they are.
NEWEST = 1 / 4
NEWS_HALF_LIFE_DAYS = 91
#: What counts less than this part of the heaviest of its check is not shown: six encounters of
#: twelve thousand are found, and tell nobody anything beside a gap of a hundred thousand.
WORTH_SHOWING = 0.02
#: The checks whose findings about one pair and population are one dispute at different times.
_ONE_OVER_TIME = ("path", "border", "tables", "step")


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """Two quantities that ought to bear comparison and differ.

    `gap` is b less a; None where b is absent from a complete table, which is not a zero. `share` is
    the gap as a part of the larger of the two. `same_kind`: both count the same thing in the same
    unit. `matched` is the quantity whose number b seems to be: of another span, or of another code.
    `approximate`: the two spans differ by some days. `tables` are the breakdowns of a and b where
    both are of one series. `also` holds the near-duplicates that were folded into this one.
    """

    check: str
    a: Quantity
    b: Quantity
    gap: float | None
    share: float | None
    same_kind: bool
    reason: Reason | None = None
    fault: Fault | None = None
    matched: Quantity | None = None
    approximate: bool = False
    tables: tuple[frozenset[str], frozenset[str]] | None = None
    also: tuple[Dispute, ...] = ()


def gap_of(a: Quantity, b: Quantity) -> tuple[float | None, float | None]:
    """The gap (b less a) and its share of the larger; None where a side has no number."""
    if a.value is None or b.value is None:
        return None, None
    gap = b.value - a.value
    larger = max(abs(a.value), abs(b.value))
    return gap, abs(gap) / larger if larger else None


def consequence(dispute: Dispute, day: dt.date, *, half_life_days: float = HALF_LIFE_DAYS) -> float:
    """How much a dispute matters on a day: share x sqrt(larger number) x half for each year of age.

    The share says how far the two are apart, the root of the larger how many people it is about
    (ten times the people count about three times), the age runs from the end of the period. An
    absent side counts as a share of one; a number that stands for another span as the part of that
    span which it was not about. A gap between different kinds counts as OTHER_KINDS of itself, a
    jump without a known cause as UNEXPLAINED.
    """
    a, b, matched = dispute.a, dispute.b, dispute.matched
    share = 1.0 if dispute.share is None else dispute.share
    if matched is not None and matched.population == b.population:
        days = [(p.end - p.start).days + 1 for p in (matched.period, b.period)]
        share = max(share, 1 - min(days) / max(days))
    if not dispute.same_kind:
        share *= OTHER_KINDS
    if dispute.check == "step" and dispute.reason is None and dispute.fault is None:
        share *= UNEXPLAINED
    larger = max(abs(a.value or 0.0), abs(b.value or 0.0))
    age = max((day - max(a.period.end, b.period.end)).days, 0)
    return float(share * math.sqrt(larger) * 0.5 ** (age / half_life_days))


def ranked(disputes: Iterable[Dispute], day: dt.date) -> list[Dispute]:
    """The most consequential first; the order of equals is that of their content."""
    return sorted(disputes, key=lambda d: (-consequence(d, day), _content(d)))


def folded(disputes: Sequence[Dispute]) -> list[Dispute]:
    """Near-duplicates as one, in the order given: the first of each stands, `also` holds the rest.

    Of a path, a border, two tables or a step: the same two series, place and population, whatever
    the span. Of the other checks: the same series, place and population in spans that overlap.
    """
    heads: list[Dispute] = []
    rest: dict[int, list[Dispute]] = {}
    of: dict[tuple[object, ...], list[int]] = {}
    for d in disputes:
        key = (d.check, d.a.series, d.b.series, d.a.place, d.b.place, d.a.population, d.tables)
        mine = of.setdefault(key, [])
        held = next((i for i in mine if _is_one(heads[i], d)), None)
        if held is None:
            mine.append(len(heads))
            heads.append(d)
        else:
            rest.setdefault(held, []).append(d)
    return [
        msgspec.structs.replace(head, also=tuple(rest[i])) if i in rest else head
        for i, head in enumerate(heads)
    ]


def select(disputes: Sequence[Dispute], *, per_check: int) -> list[Dispute]:
    """The ones to show, at most `per_check` of each check, near-duplicates folded.

    Takes disputes as `find` gives them, ranked. Most places go by rank, each further dispute of one
    pair of series counting less; the last quarter to the newest of what is left. What is not
    WORTH_SHOWING beside the heaviest of its check stays out.
    """
    heads = folded(disputes)
    chosen: set[int] = set()
    for check in dict.fromkeys(d.check for d in heads):
        mine = _worth_showing(heads, [i for i, d in enumerate(heads) if d.check == check])
        by_rank = _varied(heads, mine, HALF_LIFE_DAYS)[: per_check - int(per_check * NEWEST)]
        left = [i for i in mine if i not in by_rank]
        chosen |= {*by_rank, *_varied(heads, left, NEWS_HALF_LIFE_DAYS)[: per_check - len(by_rank)]}
    return [heads[i] for i in sorted(chosen)]


def _varied(heads: Sequence[Dispute], mine: Sequence[int], half_life_days: float) -> list[int]:
    """By consequence, but each further dispute of one pair of series counting less."""
    weight = _weights(heads, mine, half_life_days)
    seen: dict[frozenset[str], int] = {}
    worth: list[tuple[float, int]] = []
    for i in sorted(mine, key=lambda i: (-weight[i], i)):
        pair = frozenset({heads[i].a.series, heads[i].b.series})
        worth.append((-weight[i] * REPEATED ** seen.get(pair, 0), i))
        seen[pair] = seen.get(pair, 0) + 1
    return [i for _, i in sorted(worth)]


def _worth_showing(heads: Sequence[Dispute], mine: Sequence[int]) -> list[int]:
    weight = _weights(heads, mine, HALF_LIFE_DAYS)
    heaviest = max(weight.values())
    return [i for i in mine if weight[i] >= WORTH_SHOWING * heaviest]


def _weights(
    heads: Sequence[Dispute], mine: Sequence[int], half_life_days: float
) -> dict[int, float]:
    """The consequences on the day of the last: on any later day they stand in one proportion."""
    day = max(max(d.a.period.end, d.b.period.end) for d in heads)
    return {i: consequence(heads[i], day, half_life_days=half_life_days) for i in mine}


def _is_one(head: Dispute, d: Dispute) -> bool:
    if d.check in _ONE_OVER_TIME:
        return True
    one, other = head.b.period, d.b.period
    return one.start <= other.end and other.start <= one.end


def _content(d: Dispute) -> tuple[str, ...]:
    sides = [
        (q.series, str(q.period), q.place or "", q.population, str(q.published), *q.sources)
        for q in (d.a, d.b)
    ]
    tables = ["*".join(sorted(table)) for table in d.tables or ()]
    return (d.check, *sides[0], *sides[1], *tables)
