"""Which statements are held against each other at all: of a few all, of many those that are near.

Owns: the bound on comparing. Up to a few hundred statements every pair is looked at; beyond that
only those that share a place and a time, or the rarer words of their sentences, so that the work
grows with the number of statements and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from .gazetteer import where_is
from .sides import Side

#: Units that are compared with each other: events with those who take part, shares with fractions.
_FAMILIES: Mapping[str, str] = {
    "person": "people",
    "encounter": "people",
    "crossing": "people",
    "household": "people",
    "percent": "share",
    "ratio": "share",
}
#: So many statements are all compared; of more each meets this many of those nearest to it.
FEW, _NEAREST = 300, 20
#: Of one place and month so many are all compared where there are many in all.
_BLOCK = 40
#: A word that stands in more sentences than this tells none of them apart.
_COMMON = 200

Pair = tuple[Side, Side]


def figure_pairs(figures: Sequence[Side]) -> Iterator[Pair]:
    """Pairs of figures whose units can be compared, or whose values are equal, each once."""
    seen: set[tuple[str, str]] = set()
    for group in _groups(figures):
        for a, b in _of_group(group):
            key = (a.id, b.id)
            if a.id != b.id and key not in seen:
                seen.add(key)
                yield a, b


def pairs_of(sides: Sequence[Side], few: int = FEW) -> Iterator[Pair]:
    """All pairs of a few statements; of many, each with those that share most words with it."""
    if len(sides) <= few:
        yield from combinations(sides, 2)
        return
    standing: dict[str, list[int]] = defaultdict(list)
    for at, side in enumerate(sides):
        shared: Counter[int] = Counter()
        for stem in side.stems:
            where = standing[stem]
            if len(where) <= _COMMON:
                shared.update(where)
                where.append(at)
        for other, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_NEAREST]:
            yield sides[other], side


def _of_group(group: Sequence[Side]) -> Iterator[Pair]:
    if len(group) <= FEW:
        yield from combinations(group, 2)
        return
    blocks: dict[tuple[str, str], list[Side]] = defaultdict(list)
    for side in group:
        for key in _keys(side):
            blocks[key].append(side)
    for block in blocks.values():
        yield from pairs_of(block, _BLOCK)
    yield from pairs_of(group)


def _keys(side: Side) -> Iterable[tuple[str, str]]:
    """The countries of a figure's place, each with the month in which its period ends."""
    claim = side.claim
    if claim.place is None or claim.period_end is None:
        return ()
    return [(country, claim.period_end[:7]) for country in where_is(claim.place).countries]


def _groups(figures: Sequence[Side]) -> Iterable[Sequence[Side]]:
    """Figures that may be of one thing: of like units, or of one value told in two units."""
    groups: dict[tuple[str, object], list[Side]] = defaultdict(list)
    for side in figures:
        unit = (side.claim.unit or "").partition(":")[0]
        groups["unit", _FAMILIES.get(unit, unit)].append(side)
        if side.interval is not None and side.interval.point is not None:
            groups["value", side.interval.point].append(side)
    return groups.values()
