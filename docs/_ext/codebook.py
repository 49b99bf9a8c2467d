"""The reference page of what a claim says: every field that the reader prints, and its values.

Owns: which fields and values there are, taken from the records of the evidence room, and how they
stand on the page in each language.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from isthmus.evidence.records import (
    FIELDS,
    Kind,
    Measure,
    Quantifier,
    Status,
    Verdicts,
)

from .texts import words

#: The words that may stand in a field, in the order in which they are explained.
VALUES: Mapping[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "quantifier": get_args(Quantifier),
    "unit": (
        "person", "crossing", "encounter", "household", "country", "currency", "percent", "ratio",
        "other",
    ),
    "measure": get_args(Measure),
    "status": get_args(Status),
}  # fmt: skip
VERDICTS: tuple[str, ...] = get_args(Verdicts)


def codebook_page(language: str) -> str:
    """Every field of a line of `isthmus read --jsonl`. KeyError for one that has no meaning."""
    said: Mapping[str, Any] = words("codebook", language)
    lines = [f"# {said['title']}", "", said["lead"], ""]
    lines += [f"## {said['fields']}", ""]
    for field in FIELDS:
        lines += [f"`{field}`", f": {said[field]}", ""]
        lines += _values(said, field, VALUES.get(field, ()))
    lines += [f"## {said['more']}", "", said["more_lead"], ""]
    lines += [f"## {said['figure']}", "", said["figure_lead"], ""]
    lines += [f"## {said['verdict']}", "", said["verdict_lead"], ""]
    lines += [line.removeprefix("  ") for line in _values(said, "verdict", VERDICTS)]
    return "\n".join(lines)


def _values(said: Mapping[str, Any], field: str, values: tuple[str, ...]) -> list[str]:
    lines = [f"  - `{value}`: {said[f'{field}-{value}']}" for value in values]
    return [*lines, ""] if lines else []
