"""Small models with Erlang transit, for tests: a network of links by name, and what people do.

Owns: the builder. Everything it is not told is the plainest there is: people pass on at once, all
links are open, nobody sets out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray

from isthmus.movement.model import Model
from isthmus.movement.network import Network, paths_of
from isthmus.movement.rules.choosing import Gravity
from isthmus.movement.rules.leaving import ByStay
from isthmus.movement.rules.people import Classes
from isthmus.movement.rules.policies import Measure, Measures
from isthmus.movement.rules.rule import Input
from isthmus.movement.rules.starting import Given, Source
from isthmus.movement.step import present
from isthmus.movement.surroundings import Surroundings, Today
from isthmus.movement.travel import ByStages

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Poisson(Source):
    """So many set out at place 0 in each step, in the mean."""

    name: ClassVar[str] = "Poisson departures"
    reference: ClassVar[str] = "for tests"

    mean: Annotated[float, Input("people a step", "at the first place")]

    def starts(self, today: Today, rng: np.random.Generator) -> Ints:
        """A draw for each member."""
        found = np.zeros(today.people.shape, np.int64)
        found[:, 0] = rng.poisson(self.mean, len(found))
        return found


def staged(
    links: Sequence[tuple[int, int]],
    *,
    mean_steps: Sequence[float] | float = 1.0,
    stages: int = 1,
    stay: Sequence[float] | None = None,
    new: Ints | None = None,
    sources: Sequence[Source] = (),
    shares: Sequence[float] = (1.0,),
    measures: Sequence[Measure] = (),
    awareness: int = 1,
    **more: Any,
) -> Model:
    """A model on places 0, 1, ... joined by `links`; `new[step, place]` people set out.

    `stay[place]` is the mean stay in steps, infinite where people end; `shares` of the classes.
    """
    places = max(max(pair) for pair in links) + 1
    network = Network(
        places=tuple(f"p{i}" for i in range(places)),
        start=np.array([a for a, _ in links]),
        end=np.array([b for _, b in links]),
        km=np.full(len(links), 100.0),
        lat=np.full(places, np.nan),
        lon=np.full(places, np.nan),
    )
    nothing = np.zeros((1, places))
    if new is not None:
        sources = [*sources, Given(new[:, None, :])]
    return Model(
        name="staged",
        network=network,
        paths=paths_of(network, awareness),
        surroundings=Surroundings(
            kind=np.zeros((1, places), np.int8),
            conflict=nothing,
            began=np.full((1, places), -1),
            flood=nothing,
            hunger=nothing,
            foreign=np.zeros(places, np.bool_),
            residents=np.zeros(places, np.int64),
            capacity=np.zeros(places),
        ),
        chances=[ByStay(days=np.array(stay if stay is not None else [0.0] * places), step_days=1)],
        scores=[],
        choice=Gravity(soft=1.0, extra=0.0, distance_power=1.0, weight_power=1.0),
        law=ByStages(network, np.broadcast_to(np.asarray(mean_steps, float), len(links)), stages),
        open=np.ones((1, len(links)), np.bool_),
        classes=Classes(
            tuple(f"c{i}" for i in range(len(shares))), np.tile(np.array(shares), (places, 1))
        ),
        sources=sources,
        measures=Measures(tuple(measures)) if measures else None,
        **more,
    )


class Ran(NamedTuple):
    """What was there after each step, and what moved in it. T steps, M members.

    people [T, M, P, C] at places; links [T, M, L] on links; entered, arrived, turned [T, M, L] and
    gone [T, M, P] in the step.
    """

    people: Ints
    links: Ints
    entered: Ints
    arrived: Ints
    turned: Ints
    gone: Ints

    @property
    def there(self) -> Ints:
        """Everybody anywhere, and who left the register so far. Shape [T, M]."""
        there: Ints = self.people.sum((2, 3)) + self.links.sum(2) + self.gone.sum(2).cumsum(0)
        return there


def run(model: Model, steps: int, *, members: int = 1, seed: int = 1) -> Ran:
    """Run from nothing, and keep what was there and what moved at each step."""
    rng = np.random.default_rng(seed)
    ground = model.ground(members)
    here = model.start(members, rng)
    kept: list[tuple[Ints, ...]] = []
    for _ in range(steps):
        here, flows = model.advance(here, ground, rng)
        people, coming = present(here.people, ground)
        moved = (flows.table(name) for name in ("entered", "arrived", "turned", "gone"))
        kept.append((people, coming, *moved))
    return Ran(*(np.array(column) for column in zip(*kept, strict=True)))
