"""The network of a forecast: the stations in the order of travel, and a way into each.

Owns: `Chain`, made once from the stations of `forecast.toml`: places and links for the movement
step, and which column of a particle's table holds whom. It knows no rates and no counts.

The last station is where the journey ends; where its series tells apart by which way people come
in, each way is a link and an end of its own. Who has come to an end is counted and let go.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from isthmus.forecast.records import Ints
from isthmus.movement.lane import compiled
from isthmus.movement.network import Network, Paths, paths_of
from isthmus.movement.state import Layout
from isthmus.movement.step import Ground
from isthmus.movement.travel import ByStages

#: Stages of the Erlang time of each leg: the coefficient of variation is 1 / sqrt(2).
STAGES = 2


class Chain:
    """The stations of a corridor as a network. K stations, L links, W ways into the last one.

    places  [K] the places of the stations; ways [W] the words of the ways into the last ("": one)
    """

    def __init__(self, places: Sequence[str], ways: Sequence[str] = ()) -> None:
        assert len(places) > 1, "a chain has a station to set out from and one to arrive at"
        self.places = tuple(places)
        self.ways = tuple(ways) or ("",)
        before = len(places) - 1
        ends = [f"{places[-1]}|{way}" for way in self.ways]
        starts = [*range(before - 1), *([before - 1] * len(ends))]
        links = len(starts)
        self.network = Network(
            places=(*places[:-1], *ends),
            start=np.array(starts, np.int64),
            end=np.arange(1, before + len(ends), dtype=np.int64),
            km=np.ones(links),
            lat=np.full(before + len(ends), np.nan),
            lon=np.full(before + len(ends), np.nan),
        )
        self.paths: Paths = paths_of(self.network, 1)
        #: A link takes one step at pace 1; the pace of each particle says how long it takes.
        self.law = ByStages(self.network, np.ones(links), STAGES)
        self._grounds: dict[int, Ground] = {}
        #: [L] the number of the station that each link leads to.
        self.into: Ints = np.minimum(np.arange(links) + 1, before)
        #: The stations that people go on from: all but the last.
        self.waiting = before

    @property
    def links(self) -> int:
        """L."""
        return self.network.links

    @property
    def buffer(self) -> int:
        """The last station before the end: where people wait to go on."""
        return self.waiting - 1

    @property
    def joins(self) -> tuple[int, ...]:
        """The stations at which people join who have passed none before: J of them.

        All between the first and the last; the first, uncounted, where there is none between.
        """
        return tuple(range(1, self.waiting)) or (0,)

    @property
    def columns(self) -> int:
        """How many numbers say where the people of a particle are."""
        return self.waiting + self.links * STAGES

    def ground(self, particles: int) -> Ground:
        """What does not change while so many particles are moved."""
        if particles not in self._grounds:
            layout = Layout(
                members=particles,
                places=len(self.network.places),
                paths=len(self.paths),
                done=self.law.done,
            )
            ground = Ground(self.network, self.paths, layout)
            self._grounds[particles] = compiled(ground, self.law)
        return self._grounds[particles]

    @cached_property
    def stance(self) -> Ints:
        """[columns] where the people of each column are, as the movement step numbers it."""
        places, paths = len(self.network.places), len(self.paths)
        path_of_link = np.argsort(self.paths.link)
        on_way = places + paths + np.repeat(path_of_link, STAGES)
        return np.concatenate((np.arange(self.waiting), on_way))

    @cached_property
    def done(self) -> Ints:
        """[columns] how many stages of their link the people of each column have behind them."""
        on_way = np.tile(np.arange(STAGES), self.links)
        return np.concatenate((np.zeros(self.waiting, np.int64), on_way))
