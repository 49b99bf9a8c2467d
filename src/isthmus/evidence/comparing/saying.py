"""The sentence of a verdict: what both sides say, filled into the words of the catalogue.

Owns: the values that a verdict's sentence may use, and saying it in a language.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from isthmus.evidence.records import Verdict
from isthmus.words import Words

from .sides import Side

#: What the two sides are named with.
_SIDES = frozenset({"a", "b", "source_a", "source_b", "one_source"})


def values_of(a: Side, b: Side) -> dict[str, Any]:
    """What every verdict's sentence may use: the words of both sides, and who says them."""
    return {
        "a": a.said,
        "b": b.said,
        "source_a": a.source,
        "source_b": b.source,
        "one_source": "yes" if a.document.id == b.document.id else "no",
    }


def sentence(verdict: Verdict, words: Words) -> str:
    """The reason of a verdict as one sentence that an official can read out."""
    values = {name: _said(name, value, words) for name, value in verdict.values.items()}
    if values.keys() >= _SIDES:
        values["both"] = words.say("reason-sides", **{name: values[name] for name in _SIDES})
    return words.say(f"reason-{verdict.code}", **values)


def _said(name: str, value: Any, words: Words) -> Any:
    """A value as a sentence has it: a day by its name, no more decimals than are read out."""
    if name.startswith("day_") and isinstance(value, str):
        return words.date(dt.date.fromisoformat(value))
    if isinstance(value, (list, tuple)):
        return words.listing(words.country(one) or one for one in value)
    if isinstance(value, float) and not value.is_integer():
        return round(value, 2)
    return value
