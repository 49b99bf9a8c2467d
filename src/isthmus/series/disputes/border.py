"""Two counts of one border.

Owns: the comparison of series that count movement at one location in different ways, and how small
a gap between them is worth a line. They count the same crossing on the same days, so less of a gap
than on a path needs no explanation.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from isthmus.case import Period
from isthmus.series.cube import SeriesView

from .comparing import Desk, common_populations, common_spans
from .dispute import Dispute

#: One crossing, two registers: a hundredth apart is still what two clerks make of one queue.
APART = 0.01
#: A gap of one nationality counts from this part of everyone at the border.
OF_THE_WHOLE = 0.01


def border(desk: Desk) -> Iterator[Dispute]:
    """Every gap between two kinds of count at one location, in total and by nationality.

    Two counts of one kind are the matter of the check of tables.
    """
    flows = [v for v in desk.counted.values() if v.series.topic == "flow"]
    for one, other in combinations(flows, 2):
        mine, theirs = one.series, other.series
        if (
            mine.place is not None
            and mine.place == theirs.place
            and mine.measure == theirs.measure == "increment"
            and mine.kind != theirs.kind
        ):
            yield from _at(desk, one, other)


def _at(desk: Desk, one: SeriesView, other: SeriesView) -> Iterator[Dispute]:
    whole: dict[Period, float] = {}
    for population in common_populations(one, other):
        for a, b in common_spans(one.line(population), other.line(population)):
            if a.value is None or b.value is None:
                continue
            larger = max(a.value, b.value)
            everyone = whole.setdefault(b.period, larger)  # the first population is everyone
            gap = abs(b.value - a.value)
            if a.excludes(b) and gap >= APART * larger and gap >= OF_THE_WHOLE * everyone:
                yield desk.dispute("border", a, b)
