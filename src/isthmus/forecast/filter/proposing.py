"""How the rates of a month are drawn: from what is assumed, or from near where the counts point.

Owns: `Wander`, the law by which the logarithms of rates change in a month (a Student t and, now and
then, a jump), and the second look at a month that few particles explain.

A month like one in which a border is shut lies where the law of change seldom goes, and a filter
that only draws from that law is left with a handful of particles. Then (`second_look`) half of the
draws are made about where the first ones did well, and every draw is weighed by how much likelier
it is under the law than under the mixture it came from: defensive importance sampling (Hesterberg
1995, Weighted average importance sampling and defensive mixture distributions), which stays exact.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from isthmus.forecast.records import Floats

#: Degrees of freedom of a month's change.
FREEDOM = 4.0
#: A second look draws about the first one's best with at least this standard deviation.
_LEAST_SPREAD = 0.3
#: And looks at least at this share of the particles to find it.
_LOOKED_AT = 0.02


class Wander(NamedTuple):
    """The law by which R logarithms of rates change in a month.

    `scale` [R] of the usual change; the chance of a jump, its mean and its standard deviation.
    """

    scale: Floats
    jump_chance: float
    jump_mean: float
    jump_size: float

    def draw(self, number: int, rng: Generator, shared: Floats | None = None) -> Floats:
        """[N, R] changes. `shared` [N] standard normal draws that move the first rate in part."""
        normal = rng.standard_normal((number, len(self.scale)))
        if shared is not None:
            normal[:, 0] = _SHARED * shared + math.sqrt(1.0 - _SHARED**2) * normal[:, 0]
        tail = np.sqrt(FREEDOM / rng.chisquare(FREEDOM, normal.shape))
        jumps = rng.random(normal.shape) < self.jump_chance
        wide = np.sqrt(self.scale**2 + self.jump_size**2)
        found: Floats = normal * np.where(jumps, wide, self.scale * tail) + jumps * self.jump_mean
        return found

    def log_density(self, changes: Floats) -> Floats:
        """[N] the log of the density of changes [N, R]."""
        scale = np.maximum(self.scale, 1e-9)
        wide = np.sqrt(scale**2 + self.jump_size**2)
        usual = _student(changes / scale) / scale
        away = (changes - self.jump_mean) / wide
        jump = np.exp(-0.5 * away**2) / (math.sqrt(2.0 * math.pi) * wide)
        both = (1.0 - self.jump_chance) * usual + self.jump_chance * jump
        log: Floats = np.log(np.maximum(both, 1e-300)).sum(axis=1)
        return log


#: The correlation of the release of a nationality with the one that all share.
_SHARED = 0.6


class Nearby(NamedTuple):
    """A Student t about a place, for each rate by itself: `centre` [R], `scale` [R]."""

    centre: Floats
    scale: Floats

    def draw(self, number: int, rng: Generator) -> Floats:
        """[N, R]."""
        found: Floats = self.centre + self.scale * rng.standard_t(
            FREEDOM, (number, len(self.centre))
        )
        return found

    def log_density(self, changes: Floats) -> Floats:
        """[N]."""
        density = _student((changes - self.centre) / self.scale) / self.scale
        log: Floats = np.log(np.maximum(density, 1e-300)).sum(axis=1)
        return log


def second_look(changes: Floats, log: Floats) -> Nearby:
    """Where draws [N, R] with those log-likelihoods [N] did well.

    The weights are flattened until enough draws count: one lucky draw is no place to look about.
    """
    power = tempering(log, _LOOKED_AT)
    weights = np.exp(power * (log - log.max()))
    weights /= weights.sum()
    centre = np.einsum("n,nr->r", weights, changes)
    spread = np.sqrt(np.einsum("n,nr->r", weights, (changes - centre) ** 2))
    return Nearby(centre, np.maximum(spread, _LEAST_SPREAD))


def tempering(log: Floats, share: float) -> float:
    """The power, 1 at most, at which weights exp(power * log) have that effective share of N."""
    if effective(log) >= share:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if effective(middle * log) >= share else (low, middle)
    return low


def effective(log: Floats) -> float:
    """The effective sample size of log weights [N], as a share of N."""
    weights = np.exp(log - log.max())
    return float(weights.sum() ** 2 / (weights**2).sum() / len(weights))


def _student(x: Floats) -> Floats:
    """The density of a Student t of `FREEDOM` degrees."""
    constant = math.exp(math.lgamma((FREEDOM + 1) / 2) - math.lgamma(FREEDOM / 2))
    constant /= math.sqrt(FREEDOM * math.pi)
    density: Floats = constant * (1.0 + x**2 / FREEDOM) ** (-(FREEDOM + 1) / 2)
    return density
