"""One counted quantity, with what it counts, and the arithmetic that it allows.

Owns: `Quantity` and the law that only like adds to like. A sum keeps the bounds, the least settled
status, the latest publication and every flag and source of its parts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise

import msgspec

from isthmus.case import ALL, Period
from isthmus.case.periods import ONE_DAY

#: From the most to the least settled.
STATUSES = ("final", "revised", "provisional", "estimated")
#: From a date that a report states to one that only the lag of its series gives.
BASES = ("reported", "lag")


class MixedKinds(TypeError):
    """A sum across kinds: of different counts, units, measures, places, or of stocks over time."""


class Quantity(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one publisher counted, of whom, where and when.

    `low` and `high` bound it: equal when exact, None on the side that is open. `published` is the
    day it was known, `basis` whether a report states that day. `about` says that it was given as
    approximate, `relayed` that it was read through someone other than its publisher, `parts` how
    many published numbers it sums, `loose` how far off those may be that are approximate.
    """

    series: str
    counts: str
    unit: str
    measure: str
    place: str | None
    population: str = ALL
    period: Period
    low: float | None
    high: float | None
    status: str
    published: dt.date
    basis: str
    sources: tuple[str, ...]
    flags: tuple[str, ...] = ()
    about: bool = False
    relayed: bool = False
    parts: int = 1
    loose: float = 0.0

    @property
    def kind(self) -> tuple[str, str, str]:
        """What may be added to it."""
        return self.counts, self.unit, self.measure

    @property
    def value(self) -> float | None:
        """The number to compare by: the middle of two bounds, or the one there is."""
        if self.low is None or self.high is None:
            return self.high if self.low is None else self.low
        return (self.low + self.high) / 2

    @property
    def exact(self) -> bool:
        """Whether the bounds leave nothing open."""
        return self.low is not None and self.low == self.high

    def excludes(self, other: Quantity) -> bool:
        """Whether the two cannot be one number: their bounds do not meet, rounding allowed for."""
        slack = self.slack + other.slack
        above = self.low is not None and other.high is not None and self.low - slack > other.high
        below = self.high is not None and other.low is not None and self.high + slack < other.low
        return above or below

    @property
    def slack(self) -> float:
        """How far off an approximate number may be: half a unit of its last digit that is not zero.

        A sum may be off by as much as all of its parts together.
        """
        if self.parts > 1:
            return self.loose
        if not self.about or not self.value:
            return 0.0
        digits = f"{self.value:.0f}"
        return float(10 ** (len(digits) - len(digits.rstrip("0")))) / 2


def over_time(quantities: Iterable[Quantity], *, silent: Iterable[Period] = ()) -> Quantity:
    """The sum over periods that follow one another without gap.

    `silent` are periods whose complete table does not list the population: they fill a gap and add
    nothing. Raises MixedKinds unless all are increments of one kind, series, place and population;
    ValueError when the periods overlap or leave a gap.
    """
    parts = sorted(quantities, key=lambda q: q.period.start)
    _like(parts)
    if any(q.measure != "increment" for q in parts):
        raise MixedKinds(
            f"only increments add over time, {parts[0].series} is a {parts[0].measure}"
        )
    if len({q.population for q in parts}) > 1:
        raise MixedKinds(f"populations differ: {sorted({q.population for q in parts})}")
    spans = sorted([*(q.period for q in parts), *silent])
    for before, after in pairwise(spans):
        if after.start != before.end + ONE_DAY:
            raise ValueError(f"{before} and {after} do not follow one another")
    return _sum(parts, Period(spans[0].start, spans[-1].end), parts[0].population)


def over_populations(quantities: Iterable[Quantity], population: str) -> Quantity:
    """The sum over disjoint populations of one period, which together are `population`.

    Raises MixedKinds unless all are of one kind, series, place and period, and nobody stands there
    twice: no population beside itself or beside one that holds it.
    """
    parts = list(quantities)
    _like(parts)
    if len({q.period for q in parts}) > 1:
        raise MixedKinds(f"periods differ: {', '.join(sorted({str(q.period) for q in parts}))}")
    if len({q.population for q in parts}) < len(parts):
        raise MixedKinds("one population stands there twice")
    _apart(parts)
    return _sum(parts, parts[0].period, population)


def over_places(quantities: Iterable[Quantity]) -> Quantity:
    """The sum over places of one period and population; its place is None, the whole of them.

    Raises MixedKinds unless all are of one kind, series, period and population, and no place twice.
    """
    parts = list(quantities)
    _like([msgspec.structs.replace(q, place=None) for q in parts])
    if len({(q.period, q.population) for q in parts}) > 1:
        raise MixedKinds("periods or populations differ")
    if len({q.place for q in parts}) < len(parts):
        raise MixedKinds("one place stands there twice")
    whole = [msgspec.structs.replace(q, place=None) for q in parts]
    return _sum(whole, whole[0].period, whole[0].population)


def _apart(parts: list[Quantity]) -> None:
    """Raise MixedKinds when a population holds another: `VEN` and `VEN;women` share the women."""
    populations = [_words(q.population) for q in parts]
    if len({len(words) for words in populations}) == 1:
        return  # as many words each and all different: none is part of another
    for one, words in zip(parts, populations, strict=True):
        for other, more in zip(parts, populations, strict=True):
            if words < more:
                raise MixedKinds(f"{one.population} holds {other.population}")


def _words(population: str) -> frozenset[str]:
    return frozenset() if population == ALL else frozenset(population.split(";"))


def _like(parts: list[Quantity]) -> None:
    if not parts:
        raise ValueError("a sum of nothing is not zero: it is absent")
    first = parts[0]
    for q in parts[1:]:
        if (q.kind, q.series, q.place) != (first.kind, first.series, first.place):
            raise MixedKinds(
                f"{first.series} ({', '.join(first.kind)}; {first.place}) and "
                f"{q.series} ({', '.join(q.kind)}; {q.place}) are not one kind"
            )


def _sum(parts: list[Quantity], period: Period, population: str) -> Quantity:
    first = parts[0]
    if len(parts) == 1:
        if (period, population) == (first.period, first.population):
            return first
        return msgspec.structs.replace(first, period=period, population=population)
    lows, highs = [q.low for q in parts], [q.high for q in parts]
    return Quantity(
        series=first.series,
        counts=first.counts,
        unit=first.unit,
        measure=first.measure,
        place=first.place,
        population=population,
        period=period,
        # A part without a lower bound still adds no less than nothing.
        low=sum(low or 0.0 for low in lows) if any(low is not None for low in lows) else None,
        high=None if None in highs else sum(high for high in highs if high is not None),
        status=max((q.status for q in parts), key=STATUSES.index),
        published=max(q.published for q in parts),
        basis=max((q.basis for q in parts), key=BASES.index),
        sources=tuple(dict.fromkeys(s for q in parts for s in q.sources)),
        flags=tuple(dict.fromkeys(f for q in parts for f in q.flags)),
        about=any(q.about for q in parts),
        relayed=any(q.relayed for q in parts),
        parts=sum(q.parts for q in parts),
        loose=sum(q.slack for q in parts),
    )
