"""Waiting in a queue with servers: Erlang's formula, and how many servers would do.

Owns: Erlang C and what follows from it for M/M/c (A. K. Erlang 1917), and square-root staffing
(S. Halfin and W. Whitt, Operations Research 29, 1981). Loads may be arrays; times are in the unit
of the rates, so with people a day they are days.
"""

from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]

#: Nobody who arrives should wait more often than this, where no other chance is asked for.
CHANCE = 0.2


def erlang_c(servers: int, load: ArrayLike) -> Floats:
    """The chance that whoever arrives has to wait, with `servers` and an offered load in erlangs.

    The load is arrivals over the rate of one server. 1 where it reaches the servers, and without a
    server; 0 without a load. By the recursion of Erlang B, which neither overflows nor cancels,
    with thousands of servers either. Raises ValueError for a load below 0 or that is no number.
    """
    offered = np.asarray(load, dtype=np.float64)
    if servers < 0 or np.isnan(offered).any() or (offered < 0).any():
        raise ValueError(f"no load of servers: {servers}, {load!r}")
    below = offered < servers
    a = np.where(below, offered, 0.0)
    # 1 / B(n) = 1 + n / a · 1 / B(n - 1); of a load of nothing 1 / B is inf, and B is 0.
    inverse = np.ones_like(a)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        for n in range(1, servers + 1):
            inverse = 1 + n / a * inverse
        blocked = 1 / inverse
        chance = servers * blocked / (servers - a * (1 - blocked))
    return np.where(below, chance, 1.0)


def waiting_mean(arrivals: ArrayLike, rate: float, servers: int) -> Floats:
    """The mean wait of everybody, in the steady state; inf where it would grow without end."""
    arriving = np.asarray(arrivals, dtype=np.float64)
    spare = servers * rate - arriving
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        wait = erlang_c(servers, _load(arriving, rate)) / spare
    return np.where(spare > 0, wait, np.where(arriving > 0, np.inf, 0.0))


def waiting_longer(time: ArrayLike, arrivals: ArrayLike, rate: float, servers: int) -> Floats:
    """P(W > t) = C e^{-(cμ - λ)t} of the steady state; 1 where the wait grows without end."""
    arriving = np.asarray(arrivals, dtype=np.float64)
    spare = servers * rate - arriving
    longer = erlang_c(servers, _load(arriving, rate)) * np.exp(
        -np.maximum(spare, 0.0) * np.asarray(time, dtype=np.float64)
    )
    return np.where((spare > 0) | (arriving == 0), longer, 1.0)


def square_root_staffing(load: ArrayLike, chance: float = CHANCE) -> Floats:
    """Servers that let about `chance` of those who arrive wait: a + β√a, in whole servers.

    β solves chance = 1 / (1 + β Φ(β) / φ(β)). Raises ValueError for a chance outside 0 to 1.
    """
    offered = np.asarray(load, dtype=np.float64)
    # The least whole number above; what is a hair above a whole one is that one.
    whole = np.ceil(offered + beta_of(chance) * np.sqrt(offered) - 1e-9)
    return np.where(offered > 0, np.maximum(whole, 1.0), 0.0)


def beta_of(chance: float) -> float:
    """β for a chance to wait, by bisection: the chance falls as β grows."""
    if not 0 < chance < 1:
        raise ValueError(f"no chance between 0 and 1: {chance}")
    low, high = 0.0, 40.0
    for _ in range(200):
        middle = (low + high) / 2
        if chance_of(middle) > chance:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def chance_of(beta: float) -> float:
    """The limit of Erlang C with a + β√a servers, as a grows: 1 / (1 + β Φ(β) / φ(β))."""
    phi = math.exp(-beta * beta / 2) / math.sqrt(2 * math.pi)
    if phi == 0:
        return 0.0
    return 1 / (1 + beta * 0.5 * math.erfc(-beta / math.sqrt(2)) / phi)


def _load(arrivals: Floats, rate: float) -> Floats:
    """Arrivals over the rate; inf where nobody is served."""
    if rate > 0:
        return arrivals / rate
    return np.where(arrivals > 0, np.inf, 0.0)
