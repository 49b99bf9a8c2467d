"""What numbers of some days bound of other days.

Owns: how a number is bounded by its words ("more than", "about"), and what counts of months, years
and odd spans leave possible over a span that they need not fit. Nothing is interpolated: a month
that lies half inside a span bounds it from above and not from below.
"""

from __future__ import annotations

import bisect
import datetime as dt
import heapq
from collections.abc import Iterable, Sequence

import msgspec

from isthmus.case import Period
from isthmus.case.periods import ONE_DAY

_OPEN_ABOVE = ("at_least", "more_than")
_OPEN_BELOW = ("at_most", "less_than", "nearly")


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A number of increments over days: at least `low`, at most `high`; None: it may be more.

    `running` are the bounds as they were told, of a running total or a level alone: not loosened by
    "about".
    """

    period: Period
    low: float
    high: float | None
    about: bool = False
    running: tuple[float | None, float | None] | None = None
    published: dt.date
    sources: tuple[str, ...]


class Bounded(msgspec.Struct, frozen=True, kw_only=True):
    """What pieces say of a span: from `low` to `high`, over `counted`, with or without gaps."""

    low: float
    high: float | None
    counted: Period
    gaps: bool
    about: bool


def slack(value: float | None) -> float:
    """How far off a number may be that was said as "about": half a unit of its last digit."""
    if not value:
        return 0.0
    digits = f"{abs(value):.0f}"
    return float(10 ** (len(digits) - len(digits.rstrip("0")))) / 2


def bounds_of(
    low: float | None, high: float | None, quantifier: str
) -> tuple[float | None, float | None]:
    """The bounds of a number from those that were written and the word it was told with.

    None on the side that is open. "About" loosens both by `slack`.
    """
    if quantifier in _OPEN_ABOVE:
        return (high if low is None else low), None
    if quantifier in _OPEN_BELOW:
        return None, (low if high is None else high)
    if quantifier == "about":
        return (
            None if low is None else max(0.0, low - slack(low)),
            None if high is None else high + slack(high),
        )
    return low, high


def over(pieces: Iterable[Piece], starts: dt.date, ends: dt.date | None) -> Bounded | None:
    """What the pieces bound of the days from `starts` to `ends`, or to the last told of.

    The lower bound is the most that disjoint pieces inside the span sum to, the upper the least
    that pieces sum to which together cover it. None when no piece meets the span.
    """
    met = [p for p in pieces if p.period.end >= starts and (ends is None or p.period.start <= ends)]
    if not met:
        return None
    last = max(p.period.end for p in met)
    last = last if ends is None else min(last, ends)
    low = _most_inside(met, starts, last)
    high, whole = _least_covering(met, starts, last)
    if high is not None and high < low:  # a year that is less than its months: both may be so
        low, high = high, low
    return Bounded(
        low=low,
        high=high,
        counted=Period(starts, last),
        gaps=not whole,
        about=any(p.about for p in met),
    )


def _most_inside(pieces: Sequence[Piece], starts: dt.date, last: dt.date) -> float:
    """The most that disjoint pieces sum to which lie wholly from `starts` to `last`."""
    inside = sorted(
        (p for p in pieces if p.period.start >= starts and p.period.end <= last),
        key=lambda p: p.period.end,
    )
    ends = [p.period.end for p in inside]
    best = [0.0]
    for i, piece in enumerate(inside):
        before = bisect.bisect_left(ends, piece.period.start, hi=i)
        best.append(max(best[-1], best[before] + piece.low))
    return best[-1]


def _least_covering(
    pieces: Sequence[Piece], starts: dt.date, last: dt.date
) -> tuple[float | None, bool]:
    """The least that pieces sum to which together hold every day; whether any do at all.

    None when none do, or none whose numbers are bounded.
    """
    stop = last + ONE_DAY
    opening: dict[dt.date, list[Piece]] = {}
    for piece in pieces:
        opening.setdefault(max(piece.period.start, starts), []).append(piece)
    points = sorted({starts, stop, *opening, *(min(p.period.end + ONE_DAY, stop) for p in pieces)})
    bounded: list[tuple[float, dt.date]] = []  # what is paid, and the first day that is not covered
    reached = starts  # the first day that no chain of pieces covers, bounded or not
    at: float | None = 0.0
    for point in points:
        if point > stop:
            break
        if point > starts:
            while bounded and bounded[0][1] < point:
                heapq.heappop(bounded)
            at = bounded[0][0] if bounded else None
        for piece in opening.get(point, ()):
            after = min(piece.period.end + ONE_DAY, stop)
            if point <= reached:
                reached = max(reached, after)
            if at is not None and piece.high is not None:
                heapq.heappush(bounded, (at + piece.high, after))
    return at, reached >= stop
