"""Claims rules over many draws at once: an estate and claims in every row.

Owns: `divide_draws`, the same rules as `divide` in floating point, a row a draw. Random arrival
counts every group of others where claimants are few. Where they are more, it takes the same drawn
orders in every row, fewer than `arrival` draws: a single row is left to that.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from isthmus.case.problems import CallError

from . import rule_named
from .arrival import random_arrival
from .halves import by_halves
from .rules import checked

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Array = NDArray[np.float64]

#: So many claimants have all their groups counted in every row.
_FEW = 10
#: So many are counted by halves, row by row: some milliseconds each.
_DOZENS = 20
#: So many rotations of drawn orders are taken for more claimants, and as many reverses.
_ROTATIONS = 2800


def divide_draws(estates: ArrayLike, claims: ArrayLike, rule: str, *, seed: int = 1) -> Array:
    """Awards [N, n] of `estates` [N] and `claims` [N, n] (or one estate, or claims [n], for all).

    Raises CallError for a negative amount or one that is no number, or an unknown rule.
    """
    d = np.atleast_2d(np.asarray(claims, dtype=float))
    e = np.atleast_1d(np.asarray(estates, dtype=float))
    n = max(len(d), len(e))
    d = np.broadcast_to(d, (n, d.shape[1]))
    e = np.broadcast_to(e, (n,))
    for code, values in (("claims-estate", e), ("claims-claim", d)):
        wrong = values[~(np.isfinite(values) & (values >= 0))]
        if wrong.size:
            raise CallError(code, float(wrong[0]))
    name = rule_named(rule).id
    if name == "random-arrival":
        return _random_arrival(e, d, seed)
    return _RULES[name](e, d)


def _proportional(e: Array, d: Array) -> Array:
    together = d.sum(axis=1)
    part = np.ones_like(e)
    np.divide(e, together, out=part, where=together > e)
    return d * part[:, None]


def _equal_awards(e: Array, d: Array) -> Array:
    n = d.shape[1]
    smallest = np.sort(d, axis=1)
    before = np.cumsum(smallest, axis=1) - smallest
    levels = (e[:, None] - before) / np.arange(n, 0, -1)
    # The level is what is left to each at the first claim that is not below it.
    first = np.argmax(smallest >= levels, axis=1)
    level = levels[np.arange(len(e)), first]
    return np.where((e >= d.sum(axis=1))[:, None], d, np.minimum(d, level[:, None]))


def _equal_losses(e: Array, d: Array) -> Array:
    missing = np.maximum(d.sum(axis=1) - e, 0.0)
    return d - _equal_awards(missing, d)


def _talmud(e: Array, d: Array) -> Array:
    halves = d / 2
    half = halves.sum(axis=1)
    low = _equal_awards(np.minimum(e, half), halves)
    high = _equal_losses(np.maximum(e - half, 0.0), halves)
    return low + np.where((e > half)[:, None], high, 0.0)


def _random_arrival(e: Array, d: Array, seed: int) -> Array:
    if d.shape[1] <= _FEW:
        return _over_groups(e, d)
    if d.shape[1] <= _DOZENS:
        return np.stack([_by_halves(estate, row) for estate, row in zip(e, d, strict=True)])
    if len(d) == 1:  # of one row there is time to count, or to draw until it is precise
        alone = random_arrival(*checked(float(e[0]), d[0].tolist()), seed=seed)
        return np.array([[float(award) for award in alone.awards]])
    return _over_orders(e, d, seed)


def _by_halves(estate: np.float64, claims: Array) -> Array:
    return claims if estate >= claims.sum() else by_halves(float(estate), claims)


def _over_groups(e: Array, d: Array) -> Array:
    """Every group of others before each claimant, weighted by how often it comes before."""
    n = d.shape[1]
    awards = np.zeros_like(d)
    for i in range(n):
        others = [k for k in range(n) if k != i]
        for size in range(n):
            weight = 1 / (n * math.comb(n - 1, size))
            for group in combinations(others, size):
                left = np.maximum(e - d[:, group].sum(axis=1), 0.0)
                awards[:, i] += weight * np.minimum(d[:, i], left)
    return awards


def _over_orders(e: Array, d: Array, seed: int) -> Array:
    n = d.shape[1]
    random = np.random.default_rng([seed, n])
    orders = math.ceil(_ROTATIONS / n)
    awards = np.zeros_like(d)
    for _ in range(orders):
        order = random.permutation(n)
        for sequence in (order, order[::-1]):
            twice = np.concatenate([d[:, sequence], d[:, sequence]], axis=1)
            before = np.cumsum(twice, axis=1) - twice
            for start in range(n):
                left = e[:, None] - (before[:, start : start + n] - before[:, [start]])
                who = np.roll(sequence, -start)
                awards[:, who] += np.clip(left, 0.0, twice[:, start : start + n])
    return np.where((e >= d.sum(axis=1))[:, None], d, awards / (2 * n * orders))


_RULES: Mapping[str, Callable[[Array, Array], Array]] = {
    "proportional": _proportional,
    "cea": _equal_awards,
    "cel": _equal_losses,
    "talmud": _talmud,
}
