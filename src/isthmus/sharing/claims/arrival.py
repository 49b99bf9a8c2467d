"""Random arrival: claimants come in random order and are paid in full until nothing is left.

Owns: what each receives on average over all orders, which is the Shapley value of the claims game
(B. O'Neill, Mathematical Social Sciences 2, 1982, pp. 345-371). Exact where the sums that claims
make are few enough to be counted; in floating point up to some dozens of claimants (`halves`);
otherwise from drawn orders with their standard error.

An order is not looked at one by one. What a claimant receives depends on what those before it claim
together, so it is enough to count, for every size, the groups of others by the sum of their claims.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from .rules import Amount

#: So many claimants are counted by halves, where their sums are too many to be counted exactly.
MOST_HALVED = 36

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: So many different sums are counted at most: all groups of 16 claimants, or any number of
#: claimants whose claims are whole multiples of a unit that goes so often into the estate.
MOST_SUMS = 2**16
#: And so many bits are kept of them, where claimants are very many.
_MOST_BITS = 2**27
#: Sampling goes on until every award's standard error is this part of it, or batches run out:
#: the more claimants, the fewer, as each batch has more rotations.
_PRECISE = 1 / 5000
_LEAST_BATCHES, _MOST_BATCHES = 8, 400
#: About so many places of claimants are drawn in a batch of orders.
_BATCH = 17_500


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """The awards; and where they were sampled, from how many orders, with what standard errors."""

    awards: tuple[Amount, ...]
    orders: int | None = None
    errors: tuple[float, ...] | None = None

    @property
    def exact(self) -> bool:
        """Whether every order was counted."""
        return self.orders is None


def random_arrival(
    estate: Fraction,
    claims: Sequence[Fraction],
    *,
    most_sums: int = MOST_SUMS,
    seed: int = 1,
) -> Arrival:
    """The awards of an estate and claims that were checked; sampled where they are too many.

    `most_sums` is how many different sums are counted exactly; 0 counts none and draws orders at
    once. The same `seed` draws the same orders.
    """
    if estate >= sum(claims, Fraction(0)):
        return Arrival(awards=tuple(claims))
    if not estate:
        return Arrival(awards=(Fraction(0),) * len(claims))
    counted = _counted(estate, claims, most_sums)
    if counted is not None:
        return Arrival(awards=tuple(counted[claim] for claim in claims))
    if most_sums and len(claims) <= MOST_HALVED:
        return _halved(estate, claims)
    return _sampled(estate, claims, seed)


# --- counted -------------------------------------------------------------------------------------


def _counted(
    estate: Fraction, claims: Sequence[Fraction], most_sums: int
) -> Mapping[Fraction, Fraction] | None:
    """The exact award of every claim, or None where the sums are too many to count."""
    missing = sum(claims, Fraction(0)) - estate
    if missing < estate:
        # What is lacking falls on the claimants by the same rule, and its sums are fewer.
        losses = _counted(missing, claims, most_sums)
        return losses and {claim: claim - loss for claim, loss in losses.items()}
    unit = _unit(estate, claims)
    units = [int(claim / unit) for claim in claims if claim]
    left = int(estate / unit)
    # What groups of 0, 1, 2, … claimants receive stands side by side in one number, each in as many
    # bits as the most that all groups together could.
    bits = len(units) + left.bit_length() + 1
    groups = _sums(units, left, bits, most_sums)
    if groups is None:
        return None
    found: dict[Fraction, Fraction] = {Fraction(0): Fraction(0)}
    for claim in set(units):
        found[claim * unit] = _averaged(_after(groups, claim, left, bits), len(units), bits) * unit
    return found


def _unit(estate: Fraction, claims: Sequence[Fraction]) -> Fraction:
    """The largest amount of which the claims are whole multiples, or a part of it if need be."""
    over = math.gcd(*(claim.numerator for claim in claims))
    unit = Fraction(over, math.lcm(*(claim.denominator for claim in claims)))
    return unit / (estate / unit).denominator


def _sums(units: Sequence[int], below: int, bits: int, most_sums: int) -> dict[int, int] | None:
    """By each sum below the estate that a group's claims make, how many groups of each size do."""
    groups = {0: 1}
    for claim in units:
        joined = dict(groups)
        for sum_, counts in groups.items():
            if sum_ + claim < below:
                joined[sum_ + claim] = joined.get(sum_ + claim, 0) + (counts << bits)
        if len(joined) > most_sums or len(joined) * len(units) * bits > _MOST_BITS:
            return None
        groups = joined
    return groups


def _after(groups: Mapping[int, int], claim: int, left: int, bits: int) -> int:
    """What a claimant receives after all groups of others, by the size of the group, packed."""
    others: dict[int, int] = {}
    received = 0
    for sum_ in sorted(groups):
        # Of the groups of this sum, those in which the claimant is are taken away.
        counts = groups[sum_] - (others.get(sum_ - claim, 0) << bits)
        others[sum_] = counts
        received += counts * min(claim, left - sum_)
    return received


def _averaged(received: int, n: int, bits: int) -> Fraction:
    """The mean over all orders: every size of group before the claimant is as likely as another."""
    mask = (1 << bits) - 1
    by_size = ((received >> (size * bits)) & mask for size in range(n))
    parts = (Fraction(whole, math.comb(n - 1, size)) for size, whole in enumerate(by_size))
    return sum(parts, Fraction(0)) / n


# --- by halves -----------------------------------------------------------------------------------


def _halved(estate: Fraction, claims: Sequence[Fraction]) -> Arrival:
    import numpy as np

    from .halves import by_halves

    awards = by_halves(float(estate), np.array([float(claim) for claim in claims]))
    return Arrival(awards=tuple(awards.tolist()))


# --- sampled -------------------------------------------------------------------------------------


def _sampled(estate: Fraction, claims: Sequence[Fraction], seed: int) -> Arrival:
    """Awards over drawn orders, in batches until they are precise; their sum is the estate.

    Of every drawn order all rotations are taken, so that each claimant comes first, second, … once,
    and the same in reverse: who comes late in one comes early in the other.
    """
    import numpy as np

    d = np.array([float(claim) for claim in claims])
    orders = math.ceil(_BATCH / len(d))
    means: list[NDArray[np.float64]] = []
    for batch in range(max(_LEAST_BATCHES, min(_MOST_BATCHES, 14_000 // len(d)))):
        random = np.random.default_rng([seed, batch])
        means.append(_over_orders(float(estate), d, orders, random))
        if len(means) >= _LEAST_BATCHES:
            middle = np.mean(means, axis=0)
            errors = np.std(means, axis=0, ddof=1) / math.sqrt(len(means))
            if np.all(errors <= _PRECISE * middle):
                break
    return Arrival(
        awards=tuple(float(award) for award in middle),
        orders=len(means) * orders * 2 * len(claims),
        errors=tuple(float(error) for error in errors),
    )


def _over_orders(
    estate: float, claims: NDArray[np.float64], many: int, random: np.random.Generator
) -> NDArray[np.float64]:
    """The mean award over so many drawn orders, their rotations and their reverses."""
    import numpy as np

    n = len(claims)
    orders = random.permuted(np.tile(np.arange(n), (many, 1)), axis=1)
    total = np.zeros(n)
    for sequence in (orders, orders[:, ::-1]):
        asked = claims[sequence]
        twice = np.concatenate([asked, asked], axis=1)
        before = np.cumsum(twice, axis=1) - twice  # what those before it claim, from any start
        for start in range(n):
            come = before[:, start : start + n] - before[:, start : start + 1]
            gets = np.clip(estate - come, 0.0, twice[:, start : start + n])
            who = np.concatenate([sequence[:, start:], sequence[:, :start]], axis=1)
            total += np.bincount(who.ravel(), weights=gets.ravel(), minlength=n)
    return total / (many * 2 * n)
