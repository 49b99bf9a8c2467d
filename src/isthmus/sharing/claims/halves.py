"""Random arrival of some dozens of claimants: every group of them, counted by halves.

Owns: `by_halves`; thirty-six claimants take about two seconds.

A claimant who comes after a group T receives what is left before it less what is left after it:
max(0, E - d(T)) - max(0, E - d(T) - d). So it is enough to know, for every size of group, what all
groups of that size leave together, and what those leave that the claimant is in. A group is one of
the first half of the claimants joined to one of the second; of the second half's, in the order of
their sums, those that leave anything are counted at once (E. Horowitz and S. Sahni, Journal of the
ACM 21, 1974, pp. 277-292, on sums of subsets).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]


def by_halves(estate: float, claims: Array) -> Array:
    """The award of every claim [n], in floating point; equal claims receive exactly the same."""
    n = len(claims)
    first, second = claims[: n // 2], claims[n // 2 :]
    left, with_first = _left(estate, first, second)
    _, with_second = _left(estate, second, first)
    within = np.hstack([with_first, with_second])
    # Every size of group before a claimant is as likely as another.
    likely = np.array([1 / (n * math.comb(n - 1, size)) for size in range(n)])
    awards = likely @ (left[:n, None] - within[:n] - within[1:])
    _, same, times = np.unique(claims, return_inverse=True, return_counts=True)
    awards = (np.bincount(same, weights=awards) / times)[same]
    return np.clip(awards, 0.0, claims)


def _left(estate: float, here: Array, there: Array) -> tuple[Array, Array]:
    """What the groups of each size leave: [n + 1] all of them; [n + 1, here] those with each."""
    n = len(here) + len(there)
    sums, sizes = _groups(here)
    others, their_sizes = _groups(there)
    order = np.argsort(sums)
    room = estate - sums
    member = [(np.arange(len(sums)) >> i) & 1 == 1 for i in range(len(here))]
    left, within = np.zeros(n + 1), np.zeros((n + 1, len(here)))
    for size in range(len(there) + 1):
        joined = np.sort(others[their_sizes == size])
        before = np.concatenate([[0.0], np.cumsum(joined)])
        many = np.empty(len(sums), dtype=np.int64)
        many[order] = np.searchsorted(joined, room[order])
        leave = many * room - before[many]
        left += np.bincount(sizes + size, weights=leave, minlength=n + 1)
        for i, has in enumerate(member):
            within[:, i] += np.bincount(sizes[has] + size, weights=leave[has], minlength=n + 1)
    return left, within


def _groups(claims: Array) -> tuple[Array, NDArray[np.int64]]:
    """The sum and the size of every group, numbered by the bits of who is in it."""
    sums, sizes = np.zeros(1), np.zeros(1, dtype=np.int64)
    for claim in claims:
        sums = np.concatenate([sums, sums + claim])
        sizes = np.concatenate([sizes, sizes + 1])
    return sums, sizes
