"""The ways of people into the offers of each country, with as few arcs as say the same.

Owns: the hubs. Those to whom the same offers of a country are open in a month, at costs that differ
by one number for all of them, come to one hub at that number, and leave it at what is left: for 20
nationalities and 6 offers 26 arcs in place of 120. Where costs do not stand so, or it spares
nothing, each arc goes straight to its offer.
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
    of_country = problem.of_country
    direct, to_hub, of_hub = [], [], []
    for country in range(len(problem.countries)):
        offers = np.flatnonzero(of_country == country)
        if not len(offers):
            continue
        # [O, M, offers]: what each costs above the cheapest that is open; -1 where it is not open.
        open_to = may[:, offers].transpose(0, 2, 1)
        price = np.where(open_to, cost[:, None, offers], np.iinfo(np.int64).max)
        least = price.min(axis=2)
        above = np.where(open_to, price - least[..., None], -1)
        who, when = np.nonzero(open_to.any(axis=2))
        rows = np.column_stack([when, above[who, when]])
        kinds, kind = np.unique(rows, axis=0, return_inverse=True)
        kind = kind.reshape(-1)
        people, places = np.bincount(kind, minlength=len(kinds)), (kinds[:, 1:] >= 0).sum(axis=1)
        shares = people * places > people + places
        hub = np.where(shares, first + np.cumsum(shares) - 1, -1)
        first += int(shares.sum())

        meets = shares[kind]
        at = who[meets], when[meets]
        here = np.full(len(at[0]), country)
        to_hub.append(np.stack([nodes[at], whose[at[0]], here, hub[kind[meets]], least[at]]))
        one, place = np.nonzero((kinds[:, 1:] >= 0) & shares[:, None])
        of_hub.append(np.stack([hub[one], offers[place], kinds[one, 0], kinds[one, 1 + place]]))
        one, place = np.nonzero((rows[:, 1:] >= 0) & ~meets[:, None])
        at = who[one], when[one]
        total = least[at] + rows[one, 1 + place]
        direct.append(np.stack([nodes[at], whose[at[0]], offers[place], at[1], total]))
    return Ways(
        direct=np.concatenate([np.zeros((5, 0), dtype=np.int64), *direct], axis=1),
        to_hub=np.concatenate([np.zeros((5, 0), dtype=np.int64), *to_hub], axis=1),
        of_hub=np.concatenate([np.zeros((4, 0), dtype=np.int64), *of_hub], axis=1),
        nodes=first,
    )
