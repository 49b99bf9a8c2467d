"""Which path people take: the weight of each path.

Owns: the weight that turns a goal's score and a path's length into a chance, and what may be
chosen at all. What people are aware of is in the paths themselves (`network.paths_of`), to which
`KnownWays` adds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

import numpy as np

from isthmus.movement.arrays import Bools, Floats, Ints
from isthmus.movement.network import Network, Paths, paths_with

from .rule import Input, Rule


@dataclass(frozen=True)
class Gravity(Rule):
    """Weight of a path: ((extra + score) / (soft + km) ** distance_power * room) ** weight_power.

    `room` is what the capacity rule leaves of the goal, 0 to 1.
    """

    name: ClassVar[str] = "route choice by attraction and distance"
    reference: ClassVar[str] = "Suleimenova, Bell & Groen 2017; powers as in Flee 3"

    soft: Annotated[float, Input("km", "added to every length, so that very short ones are alike")]
    extra: Annotated[float, Input("1", "added to every score, so that the choice is more even")]
    distance_power: Annotated[float, Input("1", "how much length matters; 0: not at all")]
    weight_power: Annotated[float, Input("1", "how much weights matter; 0: all alike")]
    #: Paths of less than the largest weight of their place divided by this are not chosen.
    prune: Annotated[float, Input("1", "ratio beyond which a path is not seen; 1: all are")] = 1.0

    def weight(self, score: Floats, paths: Paths) -> Floats:
        """The weight of each path, before room. `score` is [..., K]; so is the weight.

        Only the weights of one place are ever compared, so each is given as a share of the largest
        there: whatever the powers, none is beyond what a number can hold.
        """
        if self.weight_power == 0.0 or not len(paths):
            return np.ones(np.broadcast_shapes(score.shape, paths.km.shape))
        with np.errstate(divide="ignore"):
            log = np.log(self.extra + score) - self.distance_power * np.log(self.soft + paths.km)
        best = _best(log, paths.origin)
        # Where nothing attracts, every weight is 0.
        log = np.where(np.isfinite(best), log - np.where(np.isfinite(best), best, 0.0), -np.inf)
        weight: Floats = np.exp(self.weight_power * log)
        return weight

    def seen(self, weight: Floats, allowed: Bools, paths: Paths) -> Bools:
        """Which of the allowed paths are chosen among. Shape [..., K]."""
        if self.prune <= 1.0 or not len(paths):
            return allowed
        best = _best(np.where(allowed, weight, 0.0), paths.origin)
        return allowed & (weight * self.prune >= best)


@dataclass(frozen=True)
class FixedRoutes(Rule):
    """One path for each goal: the one of most weight; and the goal's score counts twice.

    People think of goals and know one way to each ("foresight"): goals with many ways to them gain
    nothing by it.
    """

    name: ClassVar[str] = "one route for each goal"
    reference: ClassVar[str] = "Flee 3, fixed_routes"

    def seen(self, weight: Floats, allowed: Bools, paths: Paths) -> Bools:
        """The first path of most weight for each place and goal. Shape [..., K]."""
        if not len(paths):
            return allowed
        goal = np.unique(np.stack((paths.origin, paths.goal)), axis=1, return_inverse=True)[1]
        goal = goal.reshape(-1)
        best = _best(np.where(allowed, weight, -1.0), goal)
        candidate = allowed & (weight >= best)
        # Of two alike the first: rows are sorted by the links of the path.
        flat = candidate.reshape(-1, candidate.shape[-1])
        for row in flat:
            chosen = np.flatnonzero(row)
            first = chosen[np.unique(goal[chosen], return_index=True)[1]]
            row[:] = False
            row[first] = True
        return flat.reshape(candidate.shape)


@dataclass(frozen=True)
class KnownWays(Rule):
    """Ways that are known whole wherever their start is known ("major routes").

    So people see farther than the links that they are aware of, along well-known roads.
    """

    name: ClassVar[str] = "ways that everybody knows"
    reference: ClassVar[str] = "manual of Flee 3.2, major_routes.csv; each way at its own length"

    ways: Annotated[tuple[tuple[int, ...], ...], Input("ways", "the links of each, in their order")]

    def widened(self, paths: Paths, network: Network) -> Paths:
        """The paths that people are aware of by themselves, and those along the ways."""
        return paths_with(network, paths, self.ways)


def _best(weight: Floats, group: Ints) -> Floats:
    """The largest weight among the paths of each group, for each path. Shape of `weight`."""
    groups = int(group.max(initial=-1)) + 1
    best = np.full((*weight.shape[:-1], groups), -np.inf)
    flat, table = weight.reshape(-1, weight.shape[-1]), best.reshape(-1, groups)
    for row, into in zip(flat, table, strict=True):
        np.maximum.at(into, group, row)
    return best[..., group]
