"""Which unknowns a system of sums determines, in whole numbers: nothing is rounded.

Owns: the elimination. Rows are sparse, with whole coefficients, and divided by what all of a row
share, so that they stay small; sums of a table have only ones in them.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def determined(
    rows: Iterable[Mapping[Key, int]], unknown: Mapping[Key, int]
) -> dict[Key, dict[Key, int]]:
    """The unknowns that follow from the rest, each with the equation that shows it.

    `rows` are coefficients of a sum that is zero; `unknown` are the keys that are not known, with
    their rank in the order of work (which changes no answer). An equation that is given holds one
    unknown alone, beside what is known.

    An unknown follows exactly when its unit vector lies in the row space of the coefficients of the
    unknowns. In reduced form a row whose pivot is j is the only one that has a part in j, so the
    unit vector lies in the row space exactly when that row has no other unknown.
    """
    reduced: dict[Key, dict[Key, int]] = {}
    holding: dict[Key, set[Key]] = {}
    for given in rows:
        row = {key: factor for key, factor in given.items() if factor}
        # A reduced row has no pivot of another, so one pass takes all of them out.
        for pivot in [key for key in row if key in reduced]:
            row = _without(row, pivot, reduced[pivot])
        free = [key for key in row if key in unknown]
        if not free:
            continue
        pivot = min(free, key=lambda key: (len(holding.get(key, ())), unknown[key]))
        for other in sorted(holding.pop(pivot, ()), key=unknown.__getitem__):
            before = reduced[other]
            after = _without(before, pivot, row)
            reduced[other] = after
            for key in before.keys() - after.keys() - {pivot}:
                if key in holding:
                    holding[key].discard(other)
            for key in after.keys() - before.keys():
                if key in unknown:
                    holding.setdefault(key, set()).add(other)
        reduced[pivot] = row
        for key in free:
            if key != pivot:
                holding.setdefault(key, set()).add(pivot)
    return {pivot: row for pivot, row in reduced.items() if sum(key in unknown for key in row) == 1}


def _without(row: dict[Key, int], pivot: Key, by: Mapping[Key, int]) -> dict[Key, int]:
    """`row` less the multiple of `by` that takes `pivot` out of it, in lowest terms."""
    a, b = by[pivot], row[pivot]
    shared = math.gcd(a, b)
    a, b = a // shared, b // shared
    out = {key: factor * a for key, factor in row.items()}
    for key, factor in by.items():
        left = out.get(key, 0) - factor * b
        if left:
            out[key] = left
        else:
            out.pop(key, None)
    common = math.gcd(*out.values()) if out else 1
    return {key: factor // common for key, factor in out.items()} if common > 1 else out
