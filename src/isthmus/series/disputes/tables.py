"""Two tables of one count.

Owns: the comparison of what is counted alike: the breakdowns of one series, and two series that
count the same kind of thing at the same location (two files of one publisher, or one body's table
beside another's of the same encounters). Nothing but an error, a cut-off or a revision sets such
numbers apart, so any gap beyond rounding is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from isthmus.series.cube import SeriesView
from isthmus.series.spans import Line

from .comparing import Desk, common_dates, common_populations, common_spans
from .dispute import Dispute


def tables(desk: Desk) -> Iterator[Dispute]:
    """Every gap between the breakdowns of one series, and between two series of one kind."""
    views = list(desk.counted.values())
    for view in views:
        yield from _of_one_series(desk, view)
    for one, other in combinations(views, 2):
        if _count_alike(one, other):
            for place in sorted(_places(one) & _places(other)):
                yield from _of_two_series(desk, one, other, place)


def _of_one_series(desk: Desk, view: SeriesView) -> Iterator[Dispute]:
    if len(view.series.breakdowns) < 2:
        return
    totals = view.table_totals()
    for (best, of_best), (table, of_table) in combinations(totals.items(), 2):
        places = dict.fromkeys(cell[1] for cell in of_best.keys() & of_table.keys())
        for place in sorted(places, key=lambda place: place or ""):
            one = Line({cell[0]: q for cell, q in of_best.items() if cell[1] == place})
            other = Line({cell[0]: q for cell, q in of_table.items() if cell[1] == place})
            pairs = common_spans if view.series.measure == "increment" else common_dates
            for a, b in pairs(one, other):
                if a.excludes(b):
                    yield desk.dispute("tables", a, b, tables=(best, table))


def _count_alike(one: SeriesView, other: SeriesView) -> bool:
    """Whether two series count the same thing: one kind and topic, read from two publications.

    Two series read from one publication are two things to it, or it would have made them one.
    """
    a, b = one.series, other.series
    return (a.kind, a.topic) == (b.kind, b.topic) and a.source != b.source


def _places(view: SeriesView) -> set[str]:
    return {cell[1] for cell in view.current if cell[1] is not None}


def _of_two_series(desk: Desk, one: SeriesView, other: SeriesView, place: str) -> Iterator[Dispute]:
    pairs = common_spans if one.series.measure == "increment" else common_dates
    for population in common_populations(one, other):
        for a, b in pairs(one.line(population, place), other.line(population, place)):
            if a.excludes(b):
                yield desk.dispute("tables", a, b)
