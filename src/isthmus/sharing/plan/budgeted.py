"""Plans within a budget: one bound across the whole network, which is a flow no longer.

Owns: the network as a programme that HiGHS keeps, with the budget as one row more. Each draw starts
from the basis of the one before. People may be split where the budget binds: it pays for a part.
"""

from __future__ import annotations

import math

import numpy as np

from .highs import Optimum, Programme
from .network import ENOUGH, Network
from .problem import Floats, Ints


class Budgeted:
    """A network as a programme; `solve` gives what flows over its arcs for one demand.

    Its columns are the arcs, and after them the ways back out of the floors (see `relax`).
    """

    def __init__(self, network: Network) -> None:
        from scipy.sparse import csc_array, hstack, vstack

        self._network = network
        has = network.protected >= 0
        self._seek, self._protected = np.flatnonzero(has.ravel()), network.protected[has]
        arcs, backs = len(network.tail), len(self._seek)
        self._backs = np.arange(arcs, arcs + backs)
        self._shares = np.arange(arcs)[network.share]
        self._cost = np.concatenate([network.cost * network.unit, np.zeros(backs)])
        self._price = np.concatenate([np.zeros(arcs), np.ones(backs)])
        self._paid = np.where(np.append(network.is_paid, np.zeros(backs, bool)), self._cost, 0.0)
        signs = np.repeat([1.0, -1.0], backs)
        ends = np.concatenate([self._protected, self._seek]), np.tile(np.arange(backs), 2)
        back = csc_array((signs, ends), shape=(network.sink, backs))
        matrix = hstack([network.incidence(), back])
        matrix = vstack([matrix, csc_array(self._paid[None, :])])
        budget = network.problem.budget
        self._budget = math.inf if budget is None else budget
        upper = np.where(network.most >= ENOUGH, np.inf, network.most)
        zeros = np.zeros(network.sink)
        low, high = np.append(zeros, -np.inf), np.append(zeros, self._budget)
        upper = np.concatenate([upper, np.zeros(backs)])
        self._programme = Programme(self._cost, matrix, low, high, upper)

    def solve(self, supply: Ints, share: Ints) -> Optimum | None:
        """The optimum, its x [A + ways back]; None when floors and budget do not go together."""
        for node, enters in enumerate(supply[:-1].tolist()):
            self._programme.set_row(node, enters, enters)
        self._programme.set_upper(self._shares, share)
        return self._programme.solve()

    def flow(self, optimum: Optimum) -> Floats:
        """[A] what flows over the arcs."""
        return optimum.x[: len(self._network.tail)]

    def relax(self, supply: Ints, share: Ints) -> Ints:
        """[N, M] by how many people the floors must be lowered for the budget to reach."""
        self._programme.set_upper(self._backs, supply[self._protected])
        self._programme.set_costs(self._price)
        found = self.solve(supply, share)
        self._programme.set_costs(self._cost)
        self._programme.set_upper(self._backs, np.zeros(len(self._backs)))
        assert found is not None, "nobody placed costs nothing"
        out = np.zeros(self._network.protected.shape, dtype=np.int64)
        out[self._network.protected >= 0] = np.ceil(found.x[self._backs] - 1e-9).astype(np.int64)
        return out

    def least_budget(self, supply: Ints, share: Ints) -> float:
        """The smallest budget that holds the floors; they must be such as can be held at all."""
        self._programme.set_row(self._network.sink, -math.inf, math.inf)
        self._programme.set_costs(self._paid)
        found = self.solve(supply, share)
        self._programme.set_costs(self._cost)
        self._programme.set_row(self._network.sink, -math.inf, self._budget)
        assert found is not None, "these floors can be held"
        return found.value

    def with_more(self, arc: int, most: float) -> float:
        """The cost with another capacity of an arc, all else as it was solved last."""
        self._programme.set_upper(np.array([arc]), [most])
        found = self._programme.solve()
        self._programme.set_upper(np.array([arc]), [self._network.most[arc]])
        assert found is not None, "more room never makes a plan impossible"
        return found.value

    def with_budget(self, budget: float) -> float:
        """The cost with another budget, all else as it was solved last."""
        self._programme.set_row(self._network.sink, -math.inf, budget)
        found = self._programme.solve()
        self._programme.set_row(self._network.sink, -math.inf, self._budget)
        assert found is not None, "more money never makes a plan impossible"
        return found.value
