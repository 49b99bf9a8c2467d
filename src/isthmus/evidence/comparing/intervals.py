"""What a stated value leaves possible, and how two such intervals stand to each other.

Owns: `Interval`, its precision as written, and the comparison of two: the same, a rounding, one
inside the other, overlapping, apart. Knows nothing of units or places.
"""

from __future__ import annotations

import math
from enum import Enum
from typing import NamedTuple

from isthmus.evidence.records import Claim

#: How far off a number may be that is said to be about so much, as a share of it, beside the
#: rounding that it shows: a tenth is what readers of "about" allow (codebook §12, `hedge`).
HEDGE = 0.1
#: What "nearly" leaves open below, as a share.
NEARLY = 0.1
#: Whole numbers below are counts as they are, and no rounding goes farther than this share.
_ROUNDED_FROM, _ROUNDED_BY = 100, 0.05


class Standing(Enum):
    """How two intervals stand to each other."""

    SAME = "same"
    ROUNDING = "rounding"
    WITHIN_HEDGE = "hedge"
    COMPATIBLE = "overlap"
    APART = "apart"


class Interval(NamedTuple):
    """The values that a statement leaves possible; an open side is infinite."""

    low: float
    high: float
    low_inclusive: bool
    high_inclusive: bool
    quantifier: str

    @property
    def point(self) -> float | None:
        """The one number that it states, where it states one: of a bound, the bound."""
        if self.low == self.high:
            return self.low
        if self.quantifier == "range":
            return None
        if math.isinf(self.low):
            return None if math.isinf(self.high) else self.high
        return self.low if math.isinf(self.high) else None

    @property
    def is_bound(self) -> bool:
        """Whether a side is open."""
        return math.isinf(self.low) or math.isinf(self.high)

    def holds(self, value: float) -> bool:
        """Whether `value` is left possible by the words taken to the letter."""
        above = value > self.low or (value == self.low and self.low_inclusive)
        below = value < self.high or (value == self.high and self.high_inclusive)
        return above and below


def interval_of(claim: Claim) -> Interval | None:
    """The interval of a figure; None for one without a number."""
    low, high = claim.value_low, claim.value_high
    if low is None and high is None:
        return None
    return Interval(
        -math.inf if low is None else low,
        math.inf if high is None else high,
        claim.low_inclusive is not False,
        claim.high_inclusive is not False,
        claim.quantifier or "exact",
    )


def precision(value: float) -> float:
    """The step to which a number is written: 250,000 to 10,000; 1,234 to 1; 4.7 million to 100,000.

    A number that is a lone digit and zeros is written to a tenth of that digit's place at best:
    2,000,000 may round 1.96 million.
    """
    if value == 0 or not math.isfinite(value):
        return 1.0
    if not float(value).is_integer():
        decimals = len(f"{value:.10f}".rstrip("0").split(".")[1])
        return float(10.0**-decimals)
    whole, step = abs(int(value)), 1
    while whole % (step * 10) == 0:
        step *= 10
    return float(step)


def rounds_to(exact: float, rounded: float) -> bool:
    """Whether `rounded` is `exact` at the precision at which it is written."""
    return precision(rounded) > precision(exact) and abs(exact - rounded) <= slack(rounded)


def slack(value: float) -> float:
    """How far from a number as written the number that it rounds may lie.

    Half its last step; but nobody rounds 36 to 40, nor by more than a twentieth.
    """
    if float(value).is_integer() and abs(value) < _ROUNDED_FROM:
        return 0.0
    return min(precision(value) / 2, _ROUNDED_BY * abs(value)) * (1 + 1e-9)


def compare(a: Interval, b: Interval) -> Standing:
    """How two intervals stand: the same value, a rounding of it, overlapping, or apart."""
    if (a.low, a.high) == (b.low, b.high):
        both = {a.quantifier, b.quantifier}
        if a.low_inclusive == b.low_inclusive and a.high_inclusive == b.high_inclusive:
            return Standing.SAME if len(both) == 1 or not a.is_bound else Standing.COMPATIBLE
        return Standing.COMPATIBLE
    if a.low == a.high and b.low == b.high:
        return _points(a, b)
    widened_a, widened_b = _widened(a), _widened(b)
    low, high = max(widened_a[0], widened_b[0]), min(widened_a[1], widened_b[1])
    if low < high:
        return Standing.COMPATIBLE
    if low == high and a.holds(low) and b.holds(low):
        return Standing.COMPATIBLE
    return Standing.APART


def _points(a: Interval, b: Interval) -> Standing:
    if math.isclose(a.low, b.low, rel_tol=1e-9):
        return Standing.SAME
    if rounds_to(a.low, b.low) or rounds_to(b.low, a.low):
        return Standing.ROUNDING
    if "about" in {a.quantifier, b.quantifier} or "nearly" in {a.quantifier, b.quantifier}:
        # The hedged side may be off by a share of itself, and by what its rounding hides.
        for hedged, other in ((a, b), (b, a)):
            if hedged.quantifier in {"about", "nearly"}:
                reach = max(HEDGE * abs(hedged.low), slack(hedged.low))
                if abs(hedged.low - other.low) <= reach:
                    return Standing.WITHIN_HEDGE
    return Standing.APART


def _widened(one: Interval) -> tuple[float, float]:
    """The interval with what a hedge or "nearly" leaves open beside it."""
    low, high = one.low, one.high
    if one.quantifier == "nearly" and math.isinf(low):
        low = high * (1 - NEARLY)
    if one.quantifier == "about":
        low, high = low - HEDGE * abs(low), high + HEDGE * abs(high)
    return low, high
