"""Sums inside and across documents: parts and total, list and count, share and base.

Owns: finding the figures that should add up, and saying whether they do. Only what one sentence
sets side by side is added: its author has done so.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from isthmus.evidence.records import Listing, Verdicts

from .dimensions import Match, dimensions_of
from .intervals import precision, slack
from .names import share
from .sides import Side

#: Groups of people that no one is in twice, by what divides them.
_PARTITIONS = (frozenset({"men", "women"}), frozenset({"adults", "children"}))
#: Words that a total and its parts, or a list and its count, must share to be of one subject.
_RELATED = 0.3
#: Counts up to this are counted out in words.
_FEW = 10
#: The same of the few words beside them.
_BESIDE = 0.2
#: Units of what is listed by name.
_NAMED = frozenset({"country", "other"})
_ONE_DAY = dt.timedelta(days=1)


class Summed(NamedTuple):
    """What adding up found: the verdict on the total (`a`) and the first of its parts (`b`)."""

    verdict: Verdicts
    rule: str
    a: Side
    b: Side
    values: Mapping[str, Any]


def check_sums(figures: Sequence[Side]) -> Iterator[Summed]:
    """Every total against the parts that one sentence gives of it, by time or by population."""
    together = [group for group in _by_sentence(figures) if len(group) > 1]
    totals: dict[str | None, list[Side]] = defaultdict(list)
    for side in figures:
        if _point(side) is not None:
            totals[side.claim.unit].append(side)
    for group in together:
        for parts, exhaustive in _disjoint(group):
            for total in totals[parts[0].claim.unit]:
                if total not in parts and _is_whole(total, parts):
                    found = _held(total, parts, exhaustive=exhaustive)
                    if found is not None:
                        yield found


def _by_sentence(figures: Sequence[Side]) -> list[list[Side]]:
    groups: dict[tuple[str, int], list[Side]] = defaultdict(list)
    for side in figures:
        if _point(side) is not None and side.claim.unit not in {"percent", "ratio"}:
            groups[side.document.id, side.claim.context_start].append(side)
    return list(groups.values())


def _disjoint(group: Sequence[Side]) -> Iterator[tuple[list[Side], bool]]:
    """Sets of figures of one sentence in which nobody is counted twice; whether they are all.

    By time: periods that follow one another are all of the span. By population: two halves of a
    partition are everyone; nationalities are not, unless the sentence says so, which we cannot see.
    """
    for alike in _alike(group, "period").values():
        dated = [side for side in alike if side.claim.period_start and side.claim.period_end]
        dated.sort(key=lambda side: side.claim.period_start or "")
        if len(dated) > 1 and all(_end(a) + _ONE_DAY == _start(b) for a, b in pairwise(dated)):
            yield dated, True
    for alike in _alike(group, "population").values():
        by_word = {_group(side): side for side in alike if _group(side)}
        if len(by_word) < 2:
            continue
        words = set(by_word)
        partition = next((one for one in _PARTITIONS if one <= words), None)
        if partition:
            yield [by_word[word] for word in sorted(partition)], True
        nations = [word for word in words if word and len(word) == 3 and word.isupper()]
        if len(nations) > 1:
            yield [by_word[word] for word in sorted(nations)], False


def _alike(group: Sequence[Side], but: str) -> Mapping[tuple[str | None, ...], list[Side]]:
    found: dict[tuple[str | None, ...], list[Side]] = defaultdict(list)
    for side in group:
        claim = side.claim
        period = (claim.period_start, claim.period_end) if but != "period" else ()
        population = (claim.population,) if but != "population" else ()
        # What one sentence sets side by side is of one place, however finely each is placed.
        found[claim.unit, *period, *population].append(side)
    return found


def _group(side: Side) -> str:
    """The half of a population that divides it: `women` of `VEN;women`."""
    words = (side.claim.population or "").split(";")
    return next((word for word in words if any(word in one for one in _PARTITIONS)), words[0])


def _is_whole(total: Side, parts: Sequence[Side]) -> bool:
    """Whether a figure is of all that the parts are parts of."""
    first = parts[0].claim
    claim = total.claim
    if claim.unit != first.unit:
        return False
    if _sentence(total) == _sentence(parts[0]) and (
        (claim.period_start, claim.population) == (first.period_start, first.population)
    ):
        return False
    if dimensions_of(claim, first).place is Match.DIFFERENT:
        return False
    if len({part.claim.population for part in parts}) > 1:
        if claim.population and claim.population in {part.claim.population for part in parts}:
            return False
        # Those who were deported are men and women; the men of one country are not its Haitians.
        shared = not claim.population or not (
            len(claim.population) == 3 and claim.population.isupper()
        )
        return shared and (
            dimensions_of(claim, first).period is Match.SAME
            or (
                dimensions_of(claim, first).period is Match.OPEN
                and share(total.stems, parts[0].stems) >= _RELATED
            )
        )
    return (
        claim.population == first.population
        and claim.period_start == first.period_start
        and claim.period_end == parts[-1].claim.period_end
    )


def _held(total: Side, parts: Sequence[Side], *, exhaustive: bool) -> Summed | None:
    whole = _point(total)
    numbers = [number for part in parts if (number := _point(part)) is not None]
    if whole is None or len(numbers) != len(parts):
        return None
    added = math.fsum(numbers)
    loose = sum(slack(number) for number in (*numbers, whole) if precision(number) > 1)
    said = {"sum": added, "total": whole, "parts": len(parts)}
    interval = total.interval
    assert interval is not None
    closed = not math.isinf(interval.high)
    if abs(added - whole) <= loose:
        return Summed("agree", "sum-same", total, parts[0], said) if exhaustive else None
    if added > whole + loose and closed:
        return Summed("conflict", "sum-exceeds", total, parts[0], said)
    by_time = len({part.claim.population for part in parts}) == 1
    if exhaustive and by_time and closed and interval.quantifier == "exact":
        return Summed("conflict", "sum-differs", total, parts[0], said)
    return None


def check_lists(lists: Sequence[Side], figures: Sequence[Side]) -> Iterator[Summed]:
    """Every list that is closed against the count that stands where it does in its sentence.

    Of the lists of one sentence the first is its subject; of several counts the one whose words
    beside it are most like those beside the list is meant, and no other.
    """
    subjects: dict[tuple[str, int], Side] = {}
    for listed in sorted(lists, key=lambda side: side.claim.start):
        subjects.setdefault(_sentence(listed), listed)
    for listed in subjects.values():
        detail = listed.claim.detail
        if not isinstance(detail, Listing) or not detail.closed:
            continue
        counted = _counted(listed, figures)
        if counted is None or counted.interval is None:
            continue
        length = float(len(detail.members))
        said = {"listed": length, "counted": _point(counted) or length}
        if not counted.interval.holds(length):
            yield Summed("conflict", "list-differs", listed, counted, said)
        elif counted.claim.value_low == counted.claim.value_high:
            yield Summed("agree", "list-length", listed, counted, said)


def _counted(listed: Side, figures: Sequence[Side]) -> Side | None:
    """The count of what a list names, by the words beside both and those of their sentences."""
    beside = listed.beside - _members(listed)
    best: tuple[float, Side] | None = None
    for figure in figures:
        if figure.claim.unit not in _NAMED or figure.interval is None:
            continue
        if dimensions_of(listed.claim, figure.claim).period is Match.DIFFERENT:
            continue
        near = share(beside, figure.beside)
        shared = share(listed.stems - _members(listed), figure.stems)
        apart = figure.document.id != listed.document.id
        if near < _BESIDE and (apart is False or shared < _RELATED):
            continue
        # What a text counts and names itself goes before what others count.
        score = near + shared / 2 + (0 if apart else 1)
        if best is None or score > best[0]:
            best = (score, figure)
    return best[1] if best else None


def _members(listed: Side) -> frozenset[str]:
    """The words of the list itself, which say nothing of its subject."""
    return frozenset(word[:5].casefold() for word in listed.claim.quote.replace(",", " ").split())


def check_shares(figures: Sequence[Side]) -> Iterator[Summed]:
    """A share that one sentence gives with both of its numbers: 22 percent, 113,000 of 520,000."""
    for group in _sentences(figures):
        shares = [side for side in group if side.claim.unit == "percent" and _point(side)]
        counts = [
            side
            for side in group
            if side.claim.unit not in {"percent", "ratio"} and _point(side) is not None
        ]
        if len(shares) != 1 or len(counts) != 2:
            continue
        part, base = sorted(counts, key=lambda side: _point(side) or 0.0)
        above, below, stated = _point(part), _point(base), _point(shares[0])
        if not above or not below or stated is None or shares[0].claim.measure != "share":
            continue
        if part.claim.unit != base.claim.unit:
            continue
        actual = 100 * above / below
        said = {"share": actual, "part": above, "base": below}
        if abs(actual - stated) <= max(precision(stated) / 2, 1.0) + 1e-9:
            yield Summed("agree", "share-holds", shares[0], part, said)


def _sentences(figures: Sequence[Side]) -> list[list[Side]]:
    groups: dict[tuple[str, int], list[Side]] = defaultdict(list)
    for side in figures:
        groups[side.document.id, side.claim.context_start].append(side)
    return list(groups.values())


def _sentence(side: Side) -> tuple[str, int]:
    return side.document.id, side.claim.context_start


def check_ambiguous(figures: Sequence[Side]) -> Iterator[Summed]:
    """A small count whose sentence then counts on: "two tables on security and a second on trade".

    Both sides are the one figure: it is at odds with its own sentence.
    """
    for side in figures:
        point = _point(side)
        if point is None or not 2 <= point <= _FEW or side.claim.unit != "other":
            continue
        if "counts_on" in side.cues and side.claim.value_low == side.claim.value_high:
            yield Summed("conflict", "count-ambiguous", side, side, {"counted": point})


def _point(side: Side) -> float | None:
    return None if side.interval is None else side.interval.point


def _start(side: Side) -> dt.date:
    assert side.claim.period_start is not None
    return dt.date.fromisoformat(side.claim.period_start)


def _end(side: Side) -> dt.date:
    assert side.claim.period_end is not None
    return dt.date.fromisoformat(side.claim.period_end)
