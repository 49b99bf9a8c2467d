"""What one more place would save: exactly, and not a dual that may be one of many.

Owns: the worth of a place by offer and month. Where several places run out together a model has
many duals for one optimum, from what one more place saves to what one less costs. What one more
saves is a number of its own: the cheapest way to put one person more where the place would be and
to move others accordingly, along the shortest path that the optimal flow leaves open.
"""

from __future__ import annotations

import numpy as np

from .network import Network
from .problem import Floats, Ints


def worth_of_places(network: Network, flow: Ints, share: Ints) -> Floats:
    """[W, M] by how much the cost of the plan falls with one more place, in the currency.

    flow [A] is optimal for its demand, share [shares] the capacity of the shares for it. An offer
    without a place has a worth too. Zero where nobody could use one more.
    """
    problem = network.problem
    shared = np.full(len(problem.countries), network.sink)
    shared[network.of_share] = network.tail[network.share]
    ends, of_end = np.unique(shared, return_inverse=True)
    away = _distances(network, flow, share, ends)
    who, what, when = np.nonzero(problem.lawful)
    seek = np.arange(network.protected.size).reshape(network.protected.shape)
    protected = problem.protects[what] & (network.protected[who, when] >= 0)
    node = np.where(protected, network.protected[who, when], seek[who, when])
    cost = problem.units(problem.cost)[who, what] * problem.resolution / network.unit
    saved = -(away[of_end[problem.of_country[what]], node] + cost)
    worth = np.zeros(problem.capacity.shape)
    np.maximum.at(worth, (what, when), saved)
    # Where places were added, one more spares an added one.
    added = network.added_places(flow) > 0
    spared = np.where(added, problem.surge_cost[:, None] / network.unit, 0.0)
    return np.rint(np.maximum(worth, spared)) * network.unit


def _distances(network: Network, flow: Ints, share: Ints, ends: Ints) -> Floats:
    """[ends, V] the least cost of a way from each end to each node, over what the flow leaves open.

    An arc can carry more up to its capacity, and what it carries can go back for what it cost.
    None of these ways turns in a circle that saves: the flow is optimal.
    """
    most = network.most.copy()
    most[network.share] = share
    more, back = flow < most, flow > 0
    tail = np.concatenate([network.tail[more], network.head[back]])
    head = np.concatenate([network.head[more], network.tail[back]])
    cost = np.concatenate([network.cost[more], -network.cost[back]]).astype(float)
    order = np.argsort(head, kind="stable")
    tail, head, cost = tail[order], head[order], cost[order]
    into, first = np.unique(head, return_index=True)
    away = np.full((len(ends), network.nodes), np.inf)
    away[np.arange(len(ends)), ends] = 0.0
    for _ in range(network.nodes):
        nearer = np.minimum.reduceat(away[:, tail] + cost, first, axis=1)
        before = away[:, into]
        if not (nearer < before).any():
            break
        away[:, into] = np.minimum(nearer, before)
    return away
