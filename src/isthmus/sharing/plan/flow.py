"""The draws of a demand, each moved at least cost by OR-tools' minimum-cost flow.

Owns: the solver of one network for many demands. Its arcs are handed over once; a draw changes who
enters where and what the shares hold. Every draw is solved from the start, so that what it comes
to hangs on no other draw. The solver counts in whole numbers, and so do we: its optimum is exact.
"""

from __future__ import annotations

import numpy as np

from isthmus.case.problems import CallError

from .network import ENOUGH, Network
from .problem import Ints


class Flow:
    """A network made ready; `solve` gives what flows over its arcs for one demand."""

    def __init__(self, network: Network) -> None:
        from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

        self._network = network
        self._solver = SimpleMinCostFlow()
        tail, head = network.tail.astype(np.int32), network.head.astype(np.int32)
        most = _tight(network)
        self._solver.add_arcs_with_capacity_and_unit_cost(tail, head, most, network.cost)
        self._nodes = np.arange(network.nodes, dtype=np.int32)
        self._arcs = np.arange(len(tail), dtype=np.int32)

    def solve(self, supply: Ints, share: Ints) -> Ints | None:
        """[A] the flow of least cost; None when the floors cannot be held.

        supply [V] and share [shares] as the network gives them for a demand.
        """
        solver = self._solver
        solver.set_nodes_supplies(self._nodes, supply)
        if len(share):
            solver.set_arc_capacities(self._arcs[self._network.share], share)
        status = solver.solve()
        if status == solver.INFEASIBLE:
            return None
        if status != solver.OPTIMAL:
            # Checked before; what is left is the solver's own bound on costs times nodes.
            raise CallError("plan-too-fine", self._network.problem.resolution,
                            people=int(supply[supply > 0].sum()))  # fmt: skip
        flow: Ints = solver.flows(self._arcs)
        return flow


def _tight(network: Network) -> Ints:
    """[A] the capacities, those of arcs into a node no larger than what can leave it for places.

    It changes no plan, and spares the solver a quarter of its time where costs are all different.
    """
    out = np.zeros(network.nodes, dtype=np.int64)
    for kind in (network.base, network.added, network.inner):
        np.add.at(out, network.tail[kind], network.most[kind])
    most = network.most.copy()
    for kind in (network.inner, network.enter):
        most[kind] = np.minimum(most[kind], out[network.head[kind]])
    return most


def relax(network: Network, supply: Ints) -> Ints:
    """[N, M] the fewest people, all together, by whom the floors must be lowered to be held.

    A flow again: whom a floor protects may go back to those who seek any place, at a price of one;
    all else is free. Zero everywhere when the floors can be held as they are.
    """
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    has = network.protected >= 0
    back = np.stack([network.protected[has], np.flatnonzero(has.ravel())])
    tail = np.concatenate([network.tail, back[0]]).astype(np.int32)
    head = np.concatenate([network.head, back[1]]).astype(np.int32)
    count = len(network.tail)
    most = np.concatenate([network.most, np.maximum(supply[back[0]], 0)])
    price = (np.arange(len(tail)) >= count).astype(np.int64)
    most[network.share] = ENOUGH  # a share binds nobody: above it is allowed
    solver = SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(tail, head, most, price)
    solver.set_nodes_supplies(np.arange(network.nodes, dtype=np.int32), supply)
    if solver.solve() != solver.OPTIMAL:  # everybody can wait to the end
        raise AssertionError("a relaxed plan exists for every demand")
    out = np.zeros(network.protected.shape, dtype=np.int64)
    out[has] = solver.flows(np.arange(count, len(tail), dtype=np.int32))
    return out
