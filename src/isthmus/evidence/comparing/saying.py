"""The sentence of a verdict: what both sides say, filled into the words of the catalogue.

Owns: the values that a verdict's sentence may use, and saying it in a language.
"""

from __future__ import annotations

from typing import Any

from isthmus.evidence.records import Verdict
from isthmus.words import Words

from .sides import Side


def values_of(a: Side, b: Side) -> dict[str, Any]:
    """What every verdict's sentence may use: the words of both sides, and who says them."""
    return {
        "a": a.said,
        "b": b.said,
        "source_a": a.source,
        "source_b": b.source,
        "unit_a": _code(a.claim.unit),
        "unit_b": _code(b.claim.unit),
        "measure_a": _code(a.claim.measure),
        "measure_b": _code(b.claim.measure),
        "one_source": "yes" if a.document.id == b.document.id else "no",
    }


def sentence(verdict: Verdict, words: Words) -> str:
    """The reason of a verdict as one sentence that an official can read out."""
    return words.say(f"reason-{verdict.code}", **verdict.values)


def _code(value: str | None) -> str:
    return "none" if value is None else value.partition(":")[0]
