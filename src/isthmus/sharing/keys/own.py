"""A key of the user's own, written as weights: `population=0.5,gdp=0.3,1/unemployment=0.2`.

Owns: reading the weights, exactly as they were written, and the formula that they make: each
country's parts of the indicators named, or of their inverses, in those weights.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from fractions import Fraction

import msgspec

from isthmus.case.problems import CallError

from .formulas import Columns, Terms, inverse, part

#: What stands before an indicator whose inverse counts: more of it, less to carry.
_INVERSE = "1/"
#: How far the weights may be from one: a third can only be written as 0.3333333333.
_CLOSE = Fraction(1, 10**9)
_WEIGHT = re.compile(
    r"(?P<over>\d+(?:\.\d+)?|\.\d+)(?:/(?P<under>\d+(?:\.\d+)?)|(?P<percent> ?%))?"
)


class OwnKey(msgspec.Struct, frozen=True, kw_only=True):
    """Weights by indicator, `1/` before one whose inverse counts; they sum to one."""

    id: str
    weights: Mapping[str, float]

    @property
    def needs(self) -> tuple[str, ...]:
        """The indicators that it asks of every country."""
        return tuple(dict.fromkeys(name.removeprefix(_INVERSE) for name in self.weights))

    def formula(self, columns: Columns, _: Terms) -> list[float]:
        """The shares: the weighted sum of the country's part of each indicator."""
        parts = [
            [
                weight * one
                for one in (
                    inverse(columns[name.removeprefix(_INVERSE)])
                    if name.startswith(_INVERSE)
                    else part(columns[name])
                )
            ]
            for name, weight in self.weights.items()
        ]
        return [math.fsum(of_country) for of_country in zip(*parts, strict=True)]


def own_key(id: str, weights: Mapping[str, float | Fraction]) -> OwnKey:
    """A key of these weights. Raises CallError: none, one below zero, or a sum that is not one."""
    exact: dict[str, Fraction] = {}
    for name, weight in weights.items():
        if not math.isfinite(weight) or weight < 0:
            raise CallError("key-weight", f"{name}={float(weight):g}", name=name)
        exact[name] = Fraction(weight)
    together = sum(exact.values(), Fraction(0))
    if abs(together - 1) > _CLOSE:
        raise CallError(
            "key-weights-sum",
            ",".join(f"{name}={float(weight):g}" for name, weight in exact.items()),
            sum=f"{float(together):.12g}",
        )
    return OwnKey(id=id, weights={name: float(weight) for name, weight in exact.items()})


def read_own_key(text: str, id: str = "own") -> OwnKey:
    """The key that a text states: weights between commas, `NAME:` before them if it has a name.

    A weight is a decimal, a fraction (2/3) or a percentage. Raises CallError.
    """
    named = re.fullmatch(r"\s*(?P<id>[^\s=:,][^=:,]*?)\s*:(?P<rest>.*)", text, re.DOTALL)
    if named:
        return read_own_key(named["rest"], named["id"])
    weights: dict[str, float | Fraction] = {}
    for piece in text.split(","):
        name, equals, written = (one.strip() for one in piece.rpartition("="))
        found = _WEIGHT.fullmatch(written)
        if not name or not equals or not found or (found["under"] and not float(found["under"])):
            raise CallError("key-weight", piece.strip(), name=name or "NAME")
        inverted = re.fullmatch(r"1\s*/\s*(.+)", name)
        name = f"{_INVERSE}{inverted[1]}" if inverted else name
        if name in weights:
            raise CallError("key-weight-twice", name)
        under = Fraction(found["under"] or 1) * (100 if found["percent"] else 1)
        weights[name] = Fraction(found["over"]) / under
    return own_key(id, weights)
