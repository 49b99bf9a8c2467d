"""The ways of people into the offers of each country, with as few arcs as say the same.

Owns: the hubs. Offers of a country that are open to the same people at the same times, at costs
that differ by one number for all of them, stand behind one hub a month: people come to it at the
cost of the first, and leave it at the difference. For 20 nationalities and 6 offers that is 26 arcs
in place of 120. Where costs do not stand so, or it spares nothing, each arc goes to its offer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .problem import Bools, Ints, Problem


@dataclass(frozen=True, eq=False)
class Ways:
    """The arcs, a column each; costs in whole numbers of the problem's resolution.

    direct   [5, ·] node of the people, nationality, offer, month, cost
    to_hub   [5, ·] node of the people, nationality, country, hub, cost
    of_hub   [4, ·] hub, offer, month, cost
    nodes    the number of the next node
    """

    direct: Ints
    to_hub: Ints
    of_hub: Ints
    nodes: int


def ways_of(problem: Problem, nodes: Ints, whose: Ints, may: Bools, first: int) -> Ways:
    """The ways of those who enter at `nodes` [O, M] and are of the nationalities `whose` [O].

    may [O, W, M] to whom which offer is open, and has a place; first: the number of the first hub.
    """
    cost = problem.units(problem.cost)[whose]
    direct, to_hub, of_hub = [], [], []
    for country, offers in _alike(problem.of_country, cost, may):
        people = may[:, offers[0]]
        several = people.sum(axis=0)
        spares = several * len(offers) > several + len(offers)
        hub = np.where(spares, first + np.cumsum(spares) - 1, -1)
        first += int(spares.sum())

        who, when = np.nonzero(people & spares)
        here, coming = np.full(len(who), country), cost[who, offers[0]]
        to_hub.append(np.stack([nodes[who, when], whose[who], here, hub[when], coming]))
        one = np.argmax(people.any(axis=1))
        month = np.flatnonzero(spares)
        place = np.repeat(np.arange(len(offers)), len(month))
        rest = cost[one, offers] - cost[one, offers[0]]
        month = np.tile(month, len(offers))
        of_hub.append(np.stack([hub[month], offers[place], month, rest[place]]))

        who, when = np.nonzero(people & ~spares)
        for offer in offers:
            there = np.full(len(who), offer)
            straight = np.stack([nodes[who, when], whose[who], there, when, cost[who, offer]])
            direct.append(straight)
    return Ways(
        direct=np.concatenate([np.zeros((5, 0), dtype=np.int64), *direct], axis=1),
        to_hub=np.concatenate([np.zeros((5, 0), dtype=np.int64), *to_hub], axis=1),
        of_hub=np.concatenate([np.zeros((4, 0), dtype=np.int64), *of_hub], axis=1),
        nodes=first,
    )


def _alike(of_country: Ints, cost: Ints, may: Bools) -> list[tuple[int, Ints]]:
    """Offers that can stand behind one hub, with their country, the cheapest first in each."""
    groups: dict[tuple[int, bytes, bytes], list[int]] = {}
    for offer, country in enumerate(of_country.tolist()):
        people = may[:, offer].any(axis=1)
        if people.any():
            own = cost[people, offer]
            shape = (own - own[0]).tobytes()
            groups.setdefault((country, may[:, offer].tobytes(), shape), []).append(offer)
    out = []
    for (country, _, _), alike in groups.items():
        one = np.argmax(may[:, alike[0]].any(axis=1))
        offers = np.array(alike)
        out.append((country, offers[np.argsort(cost[one, offers], kind="stable")]))
    return out
