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
REPEATED = 0.7
#: What a jump counts for that nothing recorded explains: most of them are movement after all.
UNEXPLAINED = 0.25
#: The part of the places on a page that goes to the newest, whatever their size.
NEWEST = 1 / 4
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


def consequence(dispute: Dispute, day: dt.date) -> float:
    """How much a dispute matters on a day: share x sqrt(larger number) x half for each year of age.

    The share says how far the two are apart, the root of the larger how many people it is about
    (ten times the people count about three times), the age runs from the end of the period. An
    absent side counts as a share of one; a number that stands for another span as the part of that
    span which it was not about; a jump without a known cause as UNEXPLAINED of itself.
    """
    a, b, matched = dispute.a, dispute.b, dispute.matched
    share = 1.0 if dispute.share is None else dispute.share
    if matched is not None and matched.population == b.population:
        days = [(p.end - p.start).days + 1 for p in (matched.period, b.period)]
        share = max(share, 1 - min(days) / max(days))
    if dispute.check == "step" and dispute.reason is None and dispute.fault is None:
        share *= UNEXPLAINED
    larger = max(abs(a.value or 0.0), abs(b.value or 0.0))
    age = max((day - max(a.period.end, b.period.end)).days, 0)
    return float(share * math.sqrt(larger) * 0.5 ** (age / HALF_LIFE_DAYS))


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
    pair of series counting less; the last quarter to the newest of what is left.
    """
    heads = folded(disputes)
    chosen: set[int] = set()
    for check in dict.fromkeys(d.check for d in heads):
        mine = [i for i, d in enumerate(heads) if d.check == check]
        newest = int(per_check * NEWEST)
        by_rank = _varied(heads, mine)[: per_check - newest]
        left = sorted((i for i in mine if i not in by_rank), key=lambda i: (_age(heads[i]), i))
        chosen |= {*by_rank, *left[: per_check - len(by_rank)]}
    return [heads[i] for i in sorted(chosen)]


def _varied(heads: Sequence[Dispute], mine: Sequence[int]) -> list[int]:
    """By consequence, but each further dispute of one pair of series counting less."""
    # Of any day after all of them the consequences stand in the same proportion.
    day = max(max(heads[i].a.period.end, heads[i].b.period.end) for i in mine)
    seen: dict[frozenset[str], int] = {}
    worth: list[tuple[float, int]] = []
    for i in mine:
        pair = frozenset({heads[i].a.series, heads[i].b.series})
        worth.append((-consequence(heads[i], day) * REPEATED ** seen.get(pair, 0), i))
        seen[pair] = seen.get(pair, 0) + 1
    return [i for _, i in sorted(worth)]


def _age(d: Dispute) -> int:
    return -max(d.a.period.end, d.b.period.end).toordinal()


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
