"""What a rule is: an object with a name, its inputs and their units, and where it comes from.

Owns: the base of all rules and the ways in which a rule can act (`ChanceRule`, `PlaceRule`,
`PathRule`). A model holds rules in lists and asks each in turn; a new rule is a new class here or
anywhere else, and no other line changes. A rule is a frozen dataclass: its fields are its inputs,
each annotated with `Input` (unit, meaning), from which the documentation is made.
"""

from __future__ import annotations

import dataclasses
import math
import typing
from typing import Annotated, ClassVar, NamedTuple

from isthmus.movement.arrays import Floats
from isthmus.movement.network import Network, Paths
from isthmus.movement.surroundings import Today


class Input(NamedTuple):
    """What an input of a rule is measured in, and what it means."""

    unit: str
    meaning: str


class Described(NamedTuple):
    """One input of a rule as the documentation shows it."""

    name: str
    unit: str
    meaning: str


class Rule:
    """The base of rules.

    `reference` says where the rule comes from, `endless` which of its inputs may be infinite.
    """

    name: ClassVar[str]
    reference: ClassVar[str]
    endless: ClassVar[tuple[str, ...]] = ()

    def __post_init__(self) -> None:
        """Refuse numbers with which no draw can be made. Raises ValueError."""
        for field in dataclasses.fields(typing.cast("typing.Any", self)):
            value = getattr(self, field.name)
            numbers = value if isinstance(value, tuple) else (value,)
            bad = math.isnan if field.name in self.endless else _not_finite
            if any(isinstance(one, float) and bad(one) for one in numbers):
                raise ValueError(f"{self.name}: {field.name} is {value}, which is not finite")

    @classmethod
    def inputs(cls) -> list[Described]:
        """The rule's inputs, in order, each with its unit."""
        hints = typing.get_type_hints(cls, include_extras=True)
        found = []
        for field in dataclasses.fields(typing.cast("typing.Any", cls)):
            hint = hints[field.name]
            assert typing.get_origin(hint) is Annotated, f"{cls.__name__}.{field.name} has no unit"
            unit = next(extra for extra in hint.__metadata__ if isinstance(extra, Input))
            found.append(Described(field.name, unit.unit, unit.meaning))
        return found


class ChanceRule(Rule):
    """Changes the chance that people at a place go on that day.

    `chance` is [1|M, 1|C, P], between 0 and any number: what exceeds 1 is certain.
    """

    def chance(self, chance: Floats, today: Today) -> Floats:
        """The chance after this rule, given the one before it."""
        raise NotImplementedError


class PlaceRule(Rule):
    """Changes how attractive places are. `score` is [1|M, 1|C, P], 1 where nothing speaks."""

    def score(self, score: Floats, today: Today) -> Floats:
        """The score after this rule, given the one before it."""
        raise NotImplementedError


class PathRule(Rule):
    """Changes how attractive paths are: for what depends on both ends of a path.

    `score` is [1|M, 1|C, K], the score of each path's goal.
    """

    def score(self, score: Floats, network: Network, paths: Paths) -> Floats:
        """The score of each path after this rule."""
        raise NotImplementedError


def _not_finite(number: float) -> bool:
    return not math.isfinite(number)
