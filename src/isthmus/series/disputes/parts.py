"""Parts against the total.

Owns: the comparison of a published number with the published parts it is made of: populations, and
the months of a year. A complete table has to make up its total; parts that are only some must not
exceed it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations

from isthmus.series.cube import Cell, SeriesView
from isthmus.series.quantities import Quantity, over_populations

from .comparing import Desk
from .dispute import Dispute


def parts(desk: Desk) -> Iterator[Dispute]:
    """Every total that its parts do not make up, and every year that its months do not."""
    for view in desk.counted.values():
        if view.series.measure == "increment":
            yield from _of_months(desk, view)
        complete = frozenset(view.series.breakdowns)
        populations = {q.population for q in view.editions}
        if len({frozenset(view.words(population)) for population in populations}) == 1:
            continue  # one table and nothing beside it: no part has a total
        for cell, numbers in view.current.items():
            yield from _of_populations(desk, view, cell, numbers, complete)


def _of_populations(
    desk: Desk,
    view: SeriesView,
    cell: Cell,
    numbers: Mapping[str, Quantity],
    complete: frozenset[frozenset[str]],
) -> Iterator[Dispute]:
    scoped = frozenset(view.words(view.named()))
    tables: dict[tuple[frozenset[str], bool], list[tuple[Mapping[str, str], Quantity]]] = {}
    for population, q in numbers.items():
        words = view.words(population)
        tables.setdefault((frozenset(words) - scoped, q.relayed), []).append((words, q))
    seen: set[tuple[str, float | None, float | None]] = set()
    for ((coarse, relayed), totals), ((fine, too), divided) in permutations(tables.items(), 2):
        # A relayed number beside the publisher's own is the matter of the check of vintages, two
        # complete tables are that of the check of tables.
        if relayed != too or not coarse < fine or {coarse, fine} <= complete:
            continue
        held: dict[frozenset[str], list[Quantity]] = {}
        for words, q in divided:
            key = frozenset(
                word for dimension, word in words.items() if dimension not in fine - coarse
            )
            held.setdefault(key, []).append(q)
        for words, total in totals:
            made_of = held.get(frozenset(words.values()), [])
            if not made_of or _is_ahead(total, made_of):
                continue
            made_up = over_populations(made_of, total.population)
            whole = not relayed and fine in complete and total.excludes(made_up)
            told = (total.population, made_up.low, made_up.high)
            if (whole or _above(made_up, total)) and told not in seen:
                seen.add(told)  # two tables that agree with each other make one dispute
                yield desk.dispute("parts", total, made_up)


def _above(one: Quantity, other: Quantity) -> bool:
    """Whether a number cannot be as low as another."""
    if one.low is None or other.high is None:
        return False
    return one.low - one.slack > other.high + other.slack


def _of_months(desk: Desk, view: SeriesView) -> Iterator[Dispute]:
    """The publisher's own figure of a year against its own months, by population and place."""
    monthly = {place for (period, place) in view.current if period.is_month}
    for (period, place), numbers in view.current.items():
        if not period.is_year or place not in monthly:
            continue
        for population, q in numbers.items():
            if q.relayed:
                continue
            months = view.line(population, place).own.tiled(period)
            if months is not None and q.excludes(months):
                yield desk.dispute("parts", q, months)


def _is_ahead(total: Quantity, held: list[Quantity]) -> bool:
    """Whether a publisher gave its total before the table: an edition, then, and no total of it."""
    return not total.relayed and any(q.published > total.published for q in held)
