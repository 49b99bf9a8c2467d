"""Added places that are the same in every draw, chosen at least mean cost.

Owns: the draws' networks side by side in one programme, tied by the places added in all of them. It
is what the readable model states where the draw is not foreseen, made small enough for many draws.
"""

from __future__ import annotations

import numpy as np

from .highs import Programme
from .network import ENOUGH, Network
from .problem import Floats, Ints


def choose(network: Network, supplies: Ints, shares: Ints) -> Floats:
    """[W, M] the places to add, for K draws given by what the network makes of them.

    supplies [K, V], shares [K, shares]. The floors in them must be such as can be held. Parts of
    places may come out where it is so on average.
    """
    from scipy.sparse import block_array, block_diag, csr_array, eye_array, kron

    problem = network.problem
    draws, arcs = len(supplies), len(network.tail)
    added = np.arange(arcs)[network.added]
    what, when = network.of_slot[:, network.base.stop - network.base.start :]
    extra = problem.surge_cost[what]
    cost = network.cost * network.unit
    cost[added] -= extra  # a place is paid once, when it is added

    flows = block_diag([network.incidence()] * draws)
    uses = csr_array((np.ones(len(added)), (np.arange(len(added)), added)), (len(added), arcs))
    tied = kron(eye_array(draws), uses)
    built = kron(np.ones((draws, 1)), -eye_array(len(added)))
    paid = np.where(network.is_paid, cost, 0.0)
    rows = [[flows, None], [tied, built]]
    enter = supplies[:, :-1].ravel()
    low, high = [enter, np.full(len(added) * draws, -np.inf)], [enter, np.zeros(len(added) * draws)]
    if problem.budget is not None:
        rows.append([kron(eye_array(draws), paid[None, :]), np.tile(extra, (draws, 1))])
        low.append(np.full(draws, -np.inf))
        high.append(np.full(draws, problem.budget))
    upper = np.where(network.most >= ENOUGH, np.inf, network.most)
    upper = np.tile(upper, (draws, 1))
    upper[:, network.share] = shares
    programme = Programme(
        np.concatenate([np.tile(cost / draws, draws), extra]),
        block_array(rows),
        np.concatenate(low),
        np.concatenate(high),
        np.concatenate([upper.ravel(), network.most[added]]),
    )
    found = programme.solve()
    assert found is not None, "these floors can be held with every place added"
    out = np.zeros(problem.capacity.shape)
    out[what, when] = found.x[draws * arcs :]
    return out
