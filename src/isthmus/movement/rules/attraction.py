"""How attractive places are: rules of the score.

Owns: what makes a place more or less attractive to people choosing where to go. A score is a
product; each rule multiplies its own factor in (or, for a class of people, changes what the score
means to them).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

import numpy as np

from isthmus.movement.arrays import Bools, Floats
from isthmus.movement.network import Network, Paths
from isthmus.movement.surroundings import Today

from .levels import between_levels
from .rule import Input, PathRule, PlaceRule

_FLEE = "Suleimenova, Bell & Groen 2017, doi:10.1038/s41598-017-13828-9"


@dataclass(frozen=True)
class Abroad(PlaceRule):
    """Places outside the country that people flee from."""

    name: ClassVar[str] = "attraction of places abroad"
    reference: ClassVar[str] = _FLEE

    weight: Annotated[float, Input("1", "factor of a place abroad")]

    def score(self, score: Floats, today: Today) -> Floats:
        """Multiplies places abroad."""
        return score * np.where(today.foreign, self.weight, 1.0)


@dataclass(frozen=True)
class Camps(PlaceRule):
    """Camps of either kind."""

    name: ClassVar[str] = "attraction of camps"
    reference: ClassVar[str] = _FLEE

    weight: Annotated[float, Input("1", "factor of a camp")]

    def score(self, score: Floats, today: Today) -> Floats:
        """Multiplies camps."""
        return score * np.where(today.is_camp, self.weight, 1.0)


@dataclass(frozen=True)
class Danger(PlaceRule):
    """Places of conflict repel: weight ** (intensity * decay of the conflict's age)."""

    name: ClassVar[str] = "repulsion of conflict"
    reference: ClassVar[str] = _FLEE + "; decay as in Flee 3, conflict_spawn_decay"

    weight: Annotated[float, Input("1", "factor of a new conflict of intensity 1")]
    decay: Annotated[tuple[float, ...], Input("1", "share of it left in each interval of its age")]
    interval: Annotated[int, Input("days", "length of an interval")]

    def score(self, score: Floats, today: Today) -> Floats:
        """Multiplies places of conflict."""
        strength = today.conflict * aged(self.decay, self.interval, today)
        return score * np.where(today.conflict > 0.0, self.weight**strength, 1.0)


@dataclass(frozen=True)
class Water(PlaceRule):
    """Flooded places."""

    name: ClassVar[str] = "attraction under flood"
    reference: ClassVar[str] = "DFlee; Flee 3, flood_loc_weights"

    levels: Annotated[tuple[float, ...], Input("1", "factor at flood level 0, 1, 2, ...")]

    def score(self, score: Floats, today: Today) -> Floats:
        """Multiplies flooded places."""
        factor = between_levels(self.levels, today.flood)
        return score * np.where(today.flood > 0.0, factor, 1.0)


@dataclass(frozen=True)
class Food(PlaceRule):
    """Places at home that lack food are avoided: 1 - share in crisis ** 2."""

    name: ClassVar[str] = "avoidance of hunger"
    reference: ClassVar[str] = "Flee 3, avoid_food_deprived_locations"

    def score(self, score: Floats, today: Today) -> Floats:
        """Multiplies places that are not abroad."""
        return score * np.where(today.foreign, 1.0, 1.0 - today.hunger**2)


@dataclass(frozen=True)
class Residents(PlaceRule):
    """Places where many live attract: max(1, residents) ** power; camps have no residents."""

    name: ClassVar[str] = "attraction of large places"
    reference: ClassVar[str] = "Flee 3, use_pop_for_loc_weight"

    power: Annotated[float, Input("1", "0 changes nothing")]

    def score(self, score: Floats, today: Today) -> Floats:
        """Multiplies places that are no camps."""
        factor = np.maximum(1.0, today.residents) ** self.power
        return score * np.where(today.is_camp, 1.0, factor)[:, None]


@dataclass(frozen=True)
class Pull(PlaceRule):
    """What makes a place more or less attractive than all other rules say, and nobody has named.

    A part of the model that is fitted and not known: kin who went there before, a road that is
    better than its length, a register that counts more or less than others do.
    """

    name: ClassVar[str] = "pull of a place"
    reference: ClassVar[str] = "fitted to counts; see movement.fit"

    factors: Annotated[Floats, Input("1", "factor of each place [P]; 1 changes nothing")]

    def score(self, score: Floats, today: Today) -> Floats:
        """Multiplies every place by its factor."""
        return score * self.factors


@dataclass(frozen=True)
class Cautious(PlaceRule):
    """Classes of people to whom safety matters more: they see the square of the score."""

    name: ClassVar[str] = "caution of a class of people"
    reference: ClassVar[str] = "Flee 3, ChildrenAvoidHazards"

    classes: Annotated[Bools, Input("yes or no", "which classes [C] are cautious")]

    def score(self, score: Floats, today: Today) -> Floats:
        """Squares the score of cautious classes."""
        return np.where(self.classes[:, None], score**2, score)


@dataclass(frozen=True)
class Heedless(PlaceRule):
    """Classes of people whom the safety of a place does not sway: they see 1 everywhere."""

    name: ClassVar[str] = "heedlessness of a class of people"
    reference: ClassVar[str] = "Flee 3, BoysTakeRisk"

    classes: Annotated[Bools, Input("yes or no", "which classes [C] are heedless")]

    def score(self, score: Floats, today: Today) -> Floats:
        """Sets the score of heedless classes to 1."""
        return np.where(self.classes[:, None], 1.0, score)


@dataclass(frozen=True)
class NotFar(PathRule):
    """Goals far away as the crow flies are less attractive: / max(1, km) ** power."""

    name: ClassVar[str] = "nearness of the goal"
    reference: ClassVar[str] = "Flee 3, stay_close_to_home (measured from where people are)"

    power: Annotated[float, Input("1", "0 changes nothing")]

    def score(self, score: Floats, network: Network, paths: Paths) -> Floats:
        """Divides by the distance between a path's two ends."""
        lat, lon = np.radians(network.lat), np.radians(network.lon)
        a, b = paths.origin, paths.goal
        half = (
            np.sin((lat[b] - lat[a]) / 2) ** 2
            + np.cos(lat[a]) * np.cos(lat[b]) * np.sin((lon[b] - lon[a]) / 2) ** 2
        )
        km = 2 * _EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0)))
        nearer: Floats = score / np.maximum(1.0, km) ** self.power
        return nearer


#: Mean radius of the Earth (IUGG).
_EARTH_KM = 6371.0088


def aged(decay: tuple[float, ...], interval: int, today: Today) -> Floats:
    """What is left of each place's conflict at its age: 1 without a decay. Shape [P]."""
    if not decay:
        return np.ones(len(today.conflict))
    index = np.minimum(today.conflict_days // interval, len(decay) - 1)
    left: Floats = np.asarray(decay, float)[index]
    return left
