"""A free parameter: the number of a model that a fit may move, and what is thought of it before.

Owns: `Parameter` (unit, scale, spread of the prior, bounds), `Free` (a parameter with the value it
has without a fit) and `named`, which takes those asked for. Which numbers of a Flee folder can be
free is `flee.parameters`', which of a case `free_of_case`'s.

A point of a search is in units of the prior's spread: 0 is the folder or case as it stands. What is
thought beforehand is centred there, so that a parameter of which the counts tell nothing stays.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from isthmus.case.problems import CallError, nearest

#: The word for the pulls of all places that have counts.
PULL = "pull"
#: How a pull is named: `pull:PLACE`.
PULL_OF = PULL + ":"


class Parameter(msgspec.Struct, frozen=True, kw_only=True):
    """What is thought of a number before a fit.

    On its scale ("log": the logarithm; "logit": that of the odds) the prior is a normal one, with
    the own value as its mean and `spread` as its standard deviation. A value never leaves `low` to
    `high`; `whole` says that it is rounded to whole units. `usual` ones are free unless others are
    asked for.
    """

    name: str
    unit: str
    scale: Literal["log", "logit"]
    spread: float
    low: float
    high: float
    whole: bool = False
    usual: bool = True

    def on_scale(self, value: float) -> float:
        """The value on the parameter's scale."""
        return math.log(value) if self.scale == "log" else math.log(value / (1.0 - value))

    def value(self, on_scale: float) -> float:
        """The value that stands there."""
        if self.scale == "log":
            return math.exp(on_scale)
        return 1.0 / (1.0 + math.exp(-on_scale))


class Free(msgspec.Struct, frozen=True, kw_only=True):
    """A free parameter of one folder or case: what is thought of it, and its own value.

    `place` is that of a pull, None for all others.
    """

    parameter: Parameter
    own: float
    place: str | None = None

    @property
    def name(self) -> str:
        """How it is called in files and calls."""
        return self.parameter.name if self.place is None else PULL_OF + self.place

    def value(self, moved: float) -> float:
        """The value, moved by so many spreads of the prior from the own one."""
        if not moved:
            return self.own
        row = self.parameter
        found = row.value(row.on_scale(self.own) + moved * row.spread)
        found = min(max(found, min(row.low, self.own)), max(row.high, self.own))
        return float(round(found)) if row.whole else found

    def moved(self, value: float) -> float:
        """How many spreads of the prior lie between the own value and this one."""
        row = self.parameter
        return (row.on_scale(value) - row.on_scale(self.own)) / row.spread

    @property
    def bounds(self) -> tuple[float, float]:
        """How far the parameter can be moved down and up, in spreads; holds 0 always."""
        return min(self.moved(self.parameter.low), 0.0), max(self.moved(self.parameter.high), 0.0)


def named(all_of: Sequence[Free], names: Sequence[str] | None) -> list[Free]:
    """The usual ones of all, or those named, in the order of all.

    A name is that of a parameter, or `pull` (every place that has one). Raises CallError for a name
    that is none of them.
    """
    if names is None:
        return [one for one in all_of if one.parameter.usual]
    known: Mapping[str, Free] = {one.name: one for one in all_of}
    pulls = [one.name for one in all_of if one.place is not None]
    chosen: set[str] = set()
    for name in names:
        if name == PULL and pulls:
            chosen.update(pulls)
        elif name in known:
            chosen.add(name)
        else:
            near = nearest(name, [*known, *([PULL] if pulls else [])])
            code = "fit-free-near" if near else "fit-free"
            listed = tuple(known)
            raise CallError(code, name, near=near, known=listed, pulls="yes" if pulls else "no")
    return [one for one in all_of if one.name in chosen]
