"""The problem as a network: people flow from the month in which they seek a place to a place.

Owns: the nodes and arcs of a problem, which no draw changes, and what a draw does change: who
enters where, and the capacity of the shares. Whoever moves people over it only needs these arrays.

    (nationality, month) ──lawful──▶ (offer, month) ──places, added places──▶ country ──▶ sink
       │      ╲ least to protect
     waits     ▶ (nationality, month, protected) ──lawful, protects──▶ (offer, month)
       ▼
    (nationality, next month) … the last month's are left without a place ──▶ sink

A floor is no bound of an arc: those it protects enter at a node of their own, out of which only
the arcs of protection lead, and others may join them there. Countries without a share, and offers
that nobody may use or that have no place, have no node.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from isthmus.case.problems import CallError

from .problem import Bools, Ints, People, Problem

#: More people than any problem holds: the capacity of an arc that has no bound.
ENOUGH = 10**13
#: What sums of costs may come to: the solver counts in whole numbers of 63 bits.
_LARGEST = 2**62


@dataclass(frozen=True, eq=False)
class Network:
    """The arrays. A arcs, V nodes; arcs of a kind stand together, in the order of the slices.

    tail, head [A]; most [A] the capacity, of the shares of no draw; cost [A] whole numbers, in
    units of `unit` of the currency. place, wait, end, join, base, added, share, over: the arcs of
    each kind; what an arc of the kind stands for:
    of_place   [3, ·] nationality, offer and month of each arc into an offer
    of_slot    [2, ·] offer and month of each arc `base` and `added`
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
    place: slice
    wait: slice
    end: slice
    join: slice
    base: slice
    added: slice
    share: slice
    over: slice
    of_place: Ints
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
        who, what, _ = self.of_place
        shape = (len(self.problem.nationalities), len(self.problem.countries))
        cell = who * shape[1] + self.problem.of_country[what]
        # People are whole and far fewer than 2**53: sums of them as floats are exact.
        out = np.bincount(cell, weights=flow[self.place], minlength=shape[0] * shape[1])
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

    bare   whether offers that have no place have a node too, to ask what a first one is worth
    """
    n, _, m = problem.lawful.shape
    seek = np.arange(n * m).reshape(n, m)
    count = n * m
    floored = np.repeat((problem.floors > 0)[:, None], m, axis=1)
    protected, count = _numbered(floored, count)
    room = (problem.capacity + problem.surge > 0) | bare
    slots, count = _numbered(room & problem.lawful.any(axis=0), count)
    shared = ~np.isnan(problem.shares)
    into, count = _numbered(shared, count)
    sink = count
    into = np.where(shared, into, sink)

    who, what, when = np.nonzero(problem.lawful & (slots >= 0)[None])
    out_of = seek[who, when]
    protects = problem.protects[what] & floored[who, when]
    out_of = np.where(protects, protected[who, when], out_of)
    offer, month = np.nonzero(slots >= 0)
    slot, country = slots[offer, month], into[problem.of_country[offer]]
    more = problem.surge[offer, month] > 0
    of_share = np.flatnonzero(shared)
    every = np.full(1, ENOUGH)
    units = problem.units
    wait, left = units(problem.wait), units(problem.wait + problem.left)
    parts = [
        (out_of, slots[what, when], every, units(problem.cost)[who, what]),
        (seek[:, :-1].ravel(), seek[:, 1:].ravel(), every, wait),
        (seek[:, -1], np.full(n, sink), every, left),
        (seek[floored], protected[floored], every, units(0.0)),
        (slot, country, problem.capacity[offer, month], units(0.0)),
        (slot[more], country[more], problem.surge[offer, month][more],
         units(problem.surge_cost)[offer[more]]),
        (into[shared], np.full(len(of_share), sink), every, units(0.0)),
        (into[shared], np.full(len(of_share), sink), every, units(problem.deviation)),
    ]  # fmt: skip
    tail, head, most, cost = (
        np.concatenate([np.broadcast_to(part[i], part[0].shape) for part in parts])
        for i in range(4)
    )
    ends = np.cumsum([len(part[0]) for part in parts]).tolist()
    kinds = dict(zip(_KINDS, map(slice, [0, *ends], ends), strict=False))
    step = int(np.gcd.reduce(cost)) or 1
    added = np.stack([offer[more], month[more]])
    return Network(
        problem=problem,
        nodes=sink + 1,
        tail=tail,
        head=head,
        most=most,
        cost=cost // step,
        unit=step * problem.resolution,
        of_place=np.stack([who, what, when]),
        of_slot=np.concatenate([np.stack([offer, month]), added], axis=1),
        of_share=of_share,
        protected=protected,
        **kinds,
    )


_KINDS = ("place", "wait", "end", "join", "base", "added", "share", "over")


def _numbered(there: Bools, first: int) -> tuple[Ints, int]:
    """Numbers from `first` for what is there, -1 for the rest, and the next number."""
    out = np.full(there.shape, -1, dtype=np.int64)
    count = int(there.sum())
    out[there] = first + np.arange(count)
    return out, first + count
