"""The problem as a network: people flow from the month in which they seek a place to a place.

Owns: the nodes and arcs of a problem, which no draw changes, and what a draw does change: who
enters where, and the capacity of the shares. Whoever moves people over it only needs these arrays.

    (nationality, month) ──▶ ways in ──▶ (offer, month) ──places, added──▶ country ──▶ sink
       │      ╲ least to protect
     waits     ▶ (nationality, month, protected) ──▶ ways in that protect ──▶ …
       ▼
    (nationality, next month) … the last month's are left without a place ──▶ sink

A floor is no bound of an arc: those it protects enter at a node of their own, out of which only
the arcs of protection lead, and others may join them there.

The network is small because of what stands together. Nationalities to whom the same pathways of a
country are open in a month, at costs that differ by one number for all of them, share a node there;
a pathway that only one such node leads to needs none of its own; nor do countries without a share,
nor offers that nobody may use or that have no place. Nothing of the problem is lost by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from isthmus.case.problems import CallError

from .problem import Bools, Ints, People, Problem
from .ways import ways_of

#: More people than any problem holds: the capacity of an arc that has no bound.
ENOUGH = 10**13
#: What sums of costs may come to: the solver counts in whole numbers of 63 bits.
_LARGEST = 2**62


@dataclass(frozen=True, eq=False)
class Network:
    """The arrays. A arcs, V nodes; arcs of a kind stand together, in the order of the slices.

    tail, head [A]; most [A] the capacity, of the shares of no draw; cost [A] whole numbers, in
    units of `unit` of the currency. Of each kind of arc, and what one of them stands for:
    enter      into a country: out of the node of those who seek or are protected
    inner      from the ways into a country to an offer
    wait, end  through a month, and after the last
    join       of others to those whom a floor protects
    base, added   places there are, places that can be added
    share, over   within a country's share, and above it
    of_enter   [2, ·] nationality and country of each arc `enter`
    of_slot    [2, ·] offer and month of each arc `base`, then of each `added`
    of_share   [·] countries of the arcs `share` and `over`
    protected  [N, M] the node of those whom a floor protects; -1: there is none
    """

    problem: Problem
    nodes: int
    tail: Ints
    head: Ints
    most: Ints
    cost: Ints
    unit: float
    enter: slice
    inner: slice
    wait: slice
    end: slice
    join: slice
    base: slice
    added: slice
    share: slice
    over: slice
    of_enter: Ints
    of_slot: Ints
    of_share: Ints
    protected: Ints

    @property
    def sink(self) -> int:
        """The node where everybody arrives: the last."""
        return self.nodes - 1

    def supplies(self, demand: Ints) -> Ints:
        """[..., V] who enters at each node, the sink's below zero: they sum to zero."""
        problem = self.problem
        floor = problem.floor_people(demand)
        enter = demand - floor
        enter[..., 0] += problem.waiting
        out = np.zeros((*demand.shape[:-2], self.nodes), dtype=np.int64)
        out[..., : self.protected.size] = enter.reshape(*demand.shape[:-2], -1)
        has = self.protected >= 0
        out[..., self.protected[has]] = floor[..., has]
        out[..., self.sink] = -out.sum(axis=-1)
        return out

    def share_capacity(self, demand: Ints) -> Ints:
        """[..., countries of `of_share`] the capacity of the arcs `share` for a demand."""
        return self.problem.share_people(demand)[..., self.of_share]

    @property
    def is_paid(self) -> Bools:
        """[A] whether what flows over the arc is paid out of a budget."""
        out = np.zeros(len(self.tail), dtype=bool)
        for kind in (self.enter, self.inner, self.base, self.added):
            out[kind] = True
        return out

    def incidence(self) -> Any:
        """[V - 1, A] sparse: what leaves each node but the sink less what comes, by arc."""
        from scipy.sparse import csc_array

        arcs = np.arange(len(self.tail))
        signs = np.repeat([1.0, -1.0], len(arcs))
        rows = np.concatenate([self.tail, self.head])
        shape = (self.nodes, len(arcs))
        return csc_array((signs, (rows, np.tile(arcs, 2))), shape=shape)[: self.sink]

    def lowered(self, supply: Ints, lacking: Ints) -> Ints:
        """[..., V] supplies with floors lowered: those no longer protected seek any place."""
        out = supply.copy()
        has = self.protected >= 0
        out[..., self.protected[has]] -= lacking[..., has]
        out[..., : self.protected.size] += lacking.reshape(*lacking.shape[:-2], -1)
        return out

    def placed(self, flow: People) -> People:
        """[W, M] people placed by offer and month."""
        out = np.zeros(self.problem.capacity.shape, dtype=flow.dtype)
        base = self.base.stop - self.base.start
        out[tuple(self.of_slot[:, :base])] = flow[self.base]
        out[tuple(self.of_slot[:, base:])] += flow[self.added]
        return out

    def added_places(self, flow: People) -> People:
        """[W, M] places added."""
        out = np.zeros(self.problem.capacity.shape, dtype=flow.dtype)
        out[tuple(self.of_slot[:, self.base.stop - self.base.start :])] = flow[self.added]
        return out

    def by_people(self, flow: People) -> People:
        """[N, C] people placed by nationality and country."""
        shape = (len(self.problem.nationalities), len(self.problem.countries))
        cell = self.of_enter[0] * shape[1] + self.of_enter[1]
        # People are whole and far fewer than 2**53: sums of them as floats are exact.
        out = np.bincount(cell, weights=flow[self.enter], minlength=shape[0] * shape[1])
        return out.reshape(shape).astype(flow.dtype)

    def waits(self, flow: People) -> People:
        """[N, M] who waits at the end of each month; the last month's are left without a place."""
        n, m = self.protected.shape
        through = flow[self.wait].reshape(n, m - 1)
        return np.concatenate([through, flow[self.end][:, None]], axis=1)

    def above(self, flow: People) -> People:
        """[C] people above the share of each country."""
        out = np.zeros(len(self.problem.countries), dtype=flow.dtype)
        out[self.of_share] = flow[self.over]
        return out

    def check(self, demand: Ints) -> None:
        """CallError when whole numbers of 63 bits cannot hold what a demand may cost."""
        people = int(demand.sum(axis=(-2, -1)).max()) + int(self.problem.waiting.sum())
        dearest = int(self.cost.max(initial=0)) * (len(self.problem.months) + 3)
        if max(people * dearest, dearest * (self.nodes + 1) ** 2) > _LARGEST:
            raise CallError("plan-too-fine", self.problem.resolution, people=people)


def network_of(problem: Problem, *, bare: bool = False) -> Network:
    """The network of a problem: the same for every draw of its demand.

    bare   whether offers that have no place are in it too, to ask what a first one is worth
    """
    n, w, m = problem.lawful.shape
    seek = np.arange(n * m).reshape(n, m)
    floored = problem.floors > 0
    protected, count = _numbered(np.repeat(floored[:, None], m, axis=1), n * m)
    usable = problem.lawful & ((problem.capacity + problem.surge > 0) | bare)
    protects = usable & problem.protects[:, None]
    ways = ways_of(
        problem,
        nodes=np.concatenate([seek, protected[floored]]),
        whose=np.concatenate([np.arange(n), np.flatnonzero(floored)]),
        may=np.concatenate([usable & ~(protects & floored[:, None, None]), protects[floored]]),
        first=count,
    )
    hub, offer, month, rest = ways.of_hub
    node, _, to_offer, to_month, whole = ways.direct
    # An offer in a month that one hub alone leads to is an arc out of that hub, and no node.
    leads = np.zeros((w, m), dtype=np.int64)
    np.add.at(leads, (offer, month), 1)
    np.add.at(leads, (to_offer, to_month), 2)
    alone = leads[offer, month] == 1
    slots, count = _numbered(leads > 1, ways.nodes)
    before = np.zeros((w, m), dtype=np.int64)
    slots[offer[alone], month[alone]] = hub[alone]
    before[offer[alone], month[alone]] = rest[alone]
    shared = ~np.isnan(problem.shares)
    countries, sink = _numbered(shared, count)

    what, when = np.nonzero(slots >= 0)
    start = slots[what, when]
    end = np.where(shared, countries, sink)[problem.of_country[what]]
    paid, extra = before[what, when], problem.units(problem.surge_cost)[what]
    more = problem.surge[what, when] > 0
    every, free = np.full(1, ENOUGH), np.zeros(1, dtype=np.int64)
    wait, left = problem.units([problem.wait, problem.wait + problem.left])
    above = problem.units([problem.deviation])
    within, last = countries[shared], np.full(int(shared.sum()), sink)
    parts = {
        "enter": (
            np.concatenate([ways.to_hub[0], node]),
            np.concatenate([ways.to_hub[3], slots[to_offer, to_month]]),
            every,
            np.concatenate([ways.to_hub[4], whole]),
        ),
        "inner": (hub[~alone], slots[offer, month][~alone], every, rest[~alone]),
        "wait": (seek[:, :-1].ravel(), seek[:, 1:].ravel(), every, np.full(1, wait)),
        "end": (seek[:, -1], np.full(n, sink), every, np.full(1, left)),
        "join": (seek[floored].ravel(), protected[floored].ravel(), every, free),
        "base": (start, end, problem.capacity[what, when], paid),
        "added": (start[more], end[more], problem.surge[what, when][more], (paid + extra)[more]),
        "share": (within, last, every, free),
        "over": (within, last, every, above),
    }
    tail, head, most, cost = (
        np.concatenate([np.broadcast_to(part[i], part[0].shape) for part in parts.values()])
        for i in range(4)
    )
    ends = np.cumsum([len(part[0]) for part in parts.values()]).tolist()
    kinds = dict(zip(parts, map(slice, [0, *ends], ends), strict=False))
    step = int(np.gcd.reduce(cost)) or 1
    to_country = problem.of_country[to_offer]
    return Network(
        problem=problem,
        nodes=sink + 1,
        tail=tail,
        head=head,
        most=most,
        cost=cost // step,
        unit=step * problem.resolution,
        of_enter=np.concatenate([ways.to_hub[1:3], [ways.direct[1], to_country]], axis=1),
        of_slot=np.concatenate([[what, when], [what[more], when[more]]], axis=1),
        of_share=np.flatnonzero(shared),
        protected=protected,
        **kinds,
    )


def _numbered(there: Bools, first: int) -> tuple[Ints, int]:
    """Numbers from `first` for what is there, -1 for the rest, and the next number."""
    out = np.full(there.shape, -1, dtype=np.int64)
    count = int(there.sum())
    out[there] = first + np.arange(count)
    return out, first + count
