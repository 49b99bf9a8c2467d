"""Whether two distributions are one: chi-square tests without a statistics library.

Owns: the probability that counts as far off as those seen come from a known distribution
(`fit`), or from the distribution of other counts (`agreement`); `LEAST`, below which it is no.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import TypeVar

T = TypeVar("T", bound=Hashable)

#: A single test fails below this: some thousand tests a run let nothing pass for chance's sake.
LEAST = 1e-6

#: States expected less often than this are judged together, so that chi-square is near enough.
_FEW = 15.0


def fit(chances: Mapping[T, float], seen: Mapping[T, int]) -> float:
    """How probable counts at least this far from their expectation are.

    0 where something was seen that has no chance at all: no tolerance is needed for that.
    """
    if any(chances.get(one, 0.0) <= 0.0 for one in seen):
        return 0.0
    drawn = sum(seen.values())
    pairs = [(drawn * chance, seen.get(one, 0)) for one, chance in chances.items()]
    pairs = _together(pairs)
    return upper_tail(sum((n - mean) ** 2 / mean for mean, n in pairs), len(pairs) - 1)


def agreement(one: Mapping[T, int], other: Mapping[T, int]) -> float:
    """How probable two samples of one distribution are at least this different."""
    size, other_size = sum(one.values()), sum(other.values())
    share = size / (size + other_size)
    rows = [(one.get(state, 0), other.get(state, 0)) for state in one.keys() | other.keys()]
    # What is rare in both is judged together; the rarer sample must expect enough.
    scarce = min(share, 1.0 - share)
    often = [row for row in rows if sum(row) * scarce >= _FEW]
    rest = [row for row in rows if sum(row) * scarce < _FEW]
    if rest:
        often.append((sum(a for a, _ in rest), sum(b for _, b in rest)))
    distance = 0.0
    for a, b in often:
        expected = (a + b) * share
        distance += (a - expected) ** 2 / expected
        distance += (b - (a + b - expected)) ** 2 / (a + b - expected)
    return upper_tail(distance, len(often) - 1)


def _together(pairs: list[tuple[float, int]]) -> list[tuple[float, int]]:
    """The pairs of expectation and count, those of small expectation added up."""
    often = [pair for pair in pairs if pair[0] >= _FEW]
    rest = [pair for pair in pairs if pair[0] < _FEW]
    if rest:
        often.append((sum(mean for mean, _ in rest), sum(n for _, n in rest)))
    # The rest may itself be too rare: it joins the least of the others.
    often.sort(reverse=True)
    if len(often) > 1 and often[-1][0] < _FEW:
        (mean, n), (other, m) = often.pop(), often.pop()
        often.append((mean + other, n + m))
    return often


def upper_tail(value: float, degrees: int) -> float:
    """The chance that a chi-square of that many degrees of freedom is at least `value`."""
    if degrees <= 0 or value <= 0.0:
        return 1.0
    a, x = degrees / 2.0, value / 2.0
    scale = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1.0:
        # The series of the lower incomplete gamma function.
        term = total = 1.0 / a
        n = a
        while term > total * 1e-15:
            n += 1.0
            term *= x / n
            total += term
        return max(0.0, 1.0 - total * scale)
    # The continued fraction of the upper one (Lentz).
    tiny = 1e-300
    b = x + 1.0 - a
    c, d = 1.0 / tiny, 1.0 / b
    fraction = d
    for i in range(1, 10_000):
        step = -i * (i - a)
        b += 2.0
        d = 1.0 / (step * d + b or tiny)
        c = b + step / c or tiny
        fraction *= d * c
        if abs(d * c - 1.0) < 1e-15:
            break
    return fraction * scale
