"""Shares made into whole people: no one is halved, and no one is lost.

Owns: `whole`, the largest remainder, whose parts sum exactly to what was shared out; and `nearest`,
each part rounded by itself, which is how some published annexes were made and why they do not sum;
and `exactly`, the fraction that a number of any kind is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from isthmus.case.problems import CallError

Number = int | float | Fraction
#: Remainders that differ by less than this part of a person are equal: what is smaller comes from
#: how a computer writes a share, not from the share.
_EQUAL = 10**9


def whole(shares: Mapping[str, Number], total: int) -> dict[str, int]:
    """Share `total` people out by largest remainder (Hamilton's method); sums to `total` exactly.

    `shares` may be of any scale: what counts is each one's part of their sum. Each receives its
    exact part rounded down; those left over go one each to the largest remainders, where these are
    equal to the larger share, then by name. Raises CallError for a total below zero, a share that
    is negative or no number, or shares that sum to zero.
    """
    parts = _exact(shares, total)
    found = {name: math.floor(part) for name, part in parts.items()}
    left = int(total) - sum(found.values())
    order = sorted(parts, key=lambda name: (-round((parts[name] % 1) * _EQUAL), -parts[name], name))
    for name in order[:left]:
        found[name] += 1
    return found


def nearest(shares: Mapping[str, Number], total: int) -> dict[str, int]:
    """Round each part of `total` by itself, halves up. What it sums to need not be `total`.

    For reproducing a table that was made so; `whole` is the rule for sharing people out.
    """
    half = Fraction(1, 2)
    # A half that a computer wrote a hair short of it is one.
    hair = Fraction(1, 2 * _EQUAL)
    return {name: math.floor(part + half + hair) for name, part in _exact(shares, total).items()}


def _exact(shares: Mapping[str, Number], total: int) -> dict[str, Fraction]:
    """The exact part of each: a fraction of a whole number of people."""
    if not math.isfinite(total) or total != int(total) or total < 0:
        raise CallError("whole-total", total)
    for name, share in shares.items():
        if not math.isfinite(share) or share < 0:
            raise CallError("whole-share", share, name=name)
    exact = {name: exactly(share) for name, share in shares.items()}
    together = sum(exact.values(), Fraction(0))
    if not together:
        if not exact and not total:
            return {}
        raise CallError("whole-nothing", total)
    return {name: share * int(total) / together for name, share in exact.items()}


def exactly(number: Number) -> Fraction:
    """The fraction that a number is; those of arrays as Python's own, which do not overflow."""
    if hasattr(number, "__index__"):
        return Fraction(int(number))
    if isinstance(number, Fraction | Decimal):
        return Fraction(number)
    return Fraction(float(number))
