"""The claims rules that a formula gives, in exact fractions.

Owns: proportional, constrained equal awards and losses, and the Talmud's rule (R. Aumann and
M. Maschler, Journal of Economic Theory 36, 1985, pp. 195-213), and what an estate and claims must
be. Every rule here takes an estate and claims that were checked, and pays all in full where the
estate suffices.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from isthmus.case.problems import CallError
from isthmus.sharing.rounding import exactly

Amount = int | float | Fraction


def checked(estate: Amount, claims: Sequence[Amount]) -> tuple[Fraction, tuple[Fraction, ...]]:
    """The estate and the claims as fractions. Raises CallError for what is negative or no number.

    A float is taken for the shortest decimal that is written so: 0.1 is a tenth.
    """
    every = tuple(claims)  # an array of them has no truth of its own
    if not every:
        raise CallError("claims-none")
    for code, amount in (("claims-estate", estate), *(("claims-claim", one) for one in every)):
        if not math.isfinite(amount) or amount < 0:
            raise CallError(code, amount)
    return _exact(estate), tuple(map(_exact, every))


def proportional(estate: Fraction, claims: Sequence[Fraction]) -> list[Fraction]:
    """To each the same part of the claim: d E / D."""
    together = sum(claims, Fraction(0))
    if estate >= together:
        return list(claims)
    return [claim * estate / together for claim in claims]


def equal_awards(estate: Fraction, claims: Sequence[Fraction]) -> list[Fraction]:
    """To each the same, and to no one more than the claim: min(d, level)."""
    if estate >= sum(claims, Fraction(0)):
        return list(claims)
    left = estate
    # From the smallest claim up: one that is below what is left to each is paid in full.
    smallest = sorted(claims)
    for i, claim in enumerate(smallest):
        level = left / (len(smallest) - i)
        if claim >= level:
            return [min(one, level) for one in claims]
        left -= claim
    raise AssertionError("an estate below the sum of the claims has a level")


def equal_losses(estate: Fraction, claims: Sequence[Fraction]) -> list[Fraction]:
    """From each the same, and from no one more than the claim: max(0, d - loss)."""
    missing = sum(claims, Fraction(0)) - estate
    if missing <= 0:
        return list(claims)
    losses = equal_awards(missing, claims)
    return [claim - loss for claim, loss in zip(claims, losses, strict=True)]


def talmud(estate: Fraction, claims: Sequence[Fraction]) -> list[Fraction]:
    """Equal awards up to half of every claim, and equal losses of the other halves."""
    halves = [claim / 2 for claim in claims]
    half = sum(halves, Fraction(0))
    if estate <= half:
        return equal_awards(estate, halves)
    more = equal_losses(estate - half, halves)
    return [a + b for a, b in zip(halves, more, strict=True)]


def _exact(amount: Amount) -> Fraction:
    return Fraction(repr(float(amount))) if isinstance(amount, float) else exactly(amount)
