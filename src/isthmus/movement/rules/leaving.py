"""Whether people at a place go on that day: rules of the move chance.

Owns: the daily chance of leaving, by kind of place, by size, by hunger, by flood, by mean stay.
Rules are asked in the order of the model; each takes the chance that the one before it gave.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, ClassVar

import numpy as np

from isthmus.movement.arrays import Floats
from isthmus.movement.surroundings import Kind, Today

from .levels import between_levels
from .rule import ChanceRule, Input

#: A factor that makes any chance certain.
_MOST = 1e300

Share = Annotated[float, Input("1 a day", "chance that a person leaves")]


@dataclass(frozen=True)
class ByKind(ChanceRule):
    """A chance for each kind of place."""

    name: ClassVar[str] = "move chance by kind of place"
    reference: ClassVar[str] = "Suleimenova, Bell & Groen 2017, doi:10.1038/s41598-017-13828-9"

    conflict: Annotated[float, Input("1 a day", "chance of leaving a place of conflict")]
    camp: Annotated[float, Input("1 a day", "chance of leaving a camp")]
    idp_camp: Annotated[float, Input("1 a day", "chance of leaving a camp for the displaced")]
    town: Annotated[float, Input("1 a day", "chance of leaving any other place to stay at")]

    def chance(self, chance: Floats, today: Today) -> Floats:
        """Replaces the chance; a forward place or a marker is left at once."""
        return self._of_kinds[today.kind][None, None]

    @cached_property
    def _of_kinds(self) -> Floats:
        """The chance of each kind of place."""
        table = np.empty(len(Kind))
        table[[Kind.TOWN, Kind.FLOOD_ZONE]] = self.town
        table[Kind.CONFLICT] = self.conflict
        table[Kind.CAMP] = self.camp
        table[Kind.IDP_CAMP] = self.idp_camp
        table[[Kind.FORWARD, Kind.MARKER]] = 1.0
        return table


@dataclass(frozen=True)
class BySize(ChanceRule):
    """Large places are left more, or less: (size / base) ** power."""

    name: ClassVar[str] = "move chance by size of place"
    reference: ClassVar[str] = "Flee 3, movechance_pop_base, movechance_pop_scale_factor"

    base: Annotated[float, Input("people", "size at which the rule changes nothing")]
    power: Annotated[float, Input("1", "0 changes nothing; above 0, large places are left more")]

    def chance(self, chance: Floats, today: Today) -> Floats:
        """Multiplies; the size is the larger of residents and capacity, what exceeds 1 is certain.

        An empty place counts as one of a single person where small ones are left more: whoever
        comes there leaves as soon as anybody, and never where nobody leaves.
        """
        size = np.maximum(today.residents, np.maximum(today.capacity, 0.0))
        least = 1.0 if self.power < 0.0 else 0.0
        with np.errstate(over="ignore"):
            factor = (np.maximum(size, least) / self.base) ** self.power
        # A factor beyond all numbers, times a chance of 0, is 0.
        return np.minimum(chance * np.minimum(factor, _MOST)[:, None], 1.0)


@dataclass(frozen=True)
class ByHunger(ChanceRule):
    """People in food crisis leave for certain, the others as before: i + (1 - i) * chance."""

    name: ClassVar[str] = "move chance under hunger"
    reference: ClassVar[str] = "Flee 3, flee_when_starving (IPC phase 3 and above)"

    def chance(self, chance: Floats, today: Today) -> Floats:
        """Mixes by the share in crisis."""
        return today.hunger + (1.0 - today.hunger) * chance


@dataclass(frozen=True)
class ByFlood(ChanceRule):
    """Where there is a flood its level alone decides."""

    name: ClassVar[str] = "move chance under flood"
    reference: ClassVar[str] = "DFlee; Jahani et al. 2024 (flood displacement in Flee 3)"

    levels: Annotated[tuple[float, ...], Input("1 a day", "chance at flood level 0, 1, 2, ...")]

    def chance(self, chance: Floats, today: Today) -> Floats:
        """Replaces the chance where the level is above 0."""
        return np.where(today.flood > 0.0, between_levels(self.levels, today.flood), chance)


@dataclass(frozen=True)
class ByStay(ChanceRule):
    """People stay a random time of a given mean: the chance of leaving in a step of some days."""

    name: ClassVar[str] = "mean stay"
    reference: ClassVar[str] = "exponential stay, exact for any length of step"

    days: Annotated[Floats, Input("days", "mean stay at each place [P]; infinite: nobody leaves")]
    step_days: Annotated[float, Input("days", "length of a step")]

    def chance(self, chance: Floats, today: Today) -> Floats:
        """Replaces the chance: 1 - exp(-step / mean); certain where the mean is 0."""
        with np.errstate(divide="ignore"):
            leaves = -np.expm1(-self.step_days / self.days)
        return np.broadcast_to(leaves, chance.shape)
