"""What a model may propose: one flat record, and what its fields may say.

Owns: `Proposal`, the values of the codebook that its fields take, and the JSON schema that a server
is asked to keep to. Whether a proposal holds is for the gate (`checking`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

import msgspec

from isthmus.evidence.records import Kind, Measure, Quantifier, Status

KINDS: tuple[str, ...] = get_args(Kind)
MEASURES: tuple[str, ...] = get_args(Measure)
STATUSES: tuple[str, ...] = get_args(Status)
#: Quantifiers that have a value: `vague` has none that could be derived again.
QUANTIFIERS: tuple[str, ...] = tuple(one for one in get_args(Quantifier) if one != "vague")
#: Codebook, section 4, without money, which is `currency:` and an ISO 4217 code.
UNITS = ("person", "crossing", "encounter", "household", "country", "percent", "ratio", "other")
#: Codebook, section 7; a nationality is an ISO 3166 code.
GROUPS = (
    "children", "women", "men", "adults", "families", "unaccompanied_children", "refugees", "idps",
    "asylum_seekers", "returnees", "deportees", "host_community", "pregnant_women", "dead",
    "missing", "survivors", "injured",
)  # fmt: skip
#: As `records.Relation` and `records.Instrument` name them.
OPERATORS = ("times", "more", "less", "highest", "lowest", "total", "order")
STAGES = ("proposed", "signed", "in_force", "announced", "ended", "suspended")


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """One claim as a model proposes it; None is what the text does not say.

    `quote` and `sentence` are copied from the text, and so are `counter`, `credited_to`, `noun`,
    `who` (who promises, who speaks) and `what` (what is promised, what happened, the text's word
    for an agreement or a rule). Dates are ISO; several places or parties are joined with ";".
    """

    kind: str
    quote: str
    sentence: str | None = None
    value_low: float | None = None
    value_high: float | None = None
    quantifier: str | None = None
    unit: str | None = None
    measure: str | None = None
    status: str | None = None
    place: str | None = None
    population: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    counter: str | None = None
    credited_to: str | None = None
    noun: str | None = None
    operator: str | None = None
    who: str | None = None
    what: str | None = None
    stage: str | None = None
    parties: str | None = None
    date: str | None = None


_LISTS: Mapping[str, tuple[str, ...]] = {
    "kind": KINDS,
    "quantifier": QUANTIFIERS,
    "measure": MEASURES,
    "status": STATUSES,
    "operator": OPERATORS,
    "stage": STAGES,
}


def answer_schema() -> dict[str, Any]:
    """The JSON schema of an answer: an object whose `claims` are proposals.

    Every field is required and nothing else allowed, as servers that keep strictly to a schema
    want it.
    """
    fields: dict[str, Any] = {}
    for field in msgspec.structs.fields(Proposal):
        kind = "number" if field.name.startswith("value_") else "string"
        fields[field.name] = {"type": kind if field.required else [kind, "null"]}
        if field.name in _LISTS:
            listed = list(_LISTS[field.name])
            fields[field.name]["enum"] = listed if field.required else [*listed, None]
    proposal = {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"claims": {"type": "array", "items": proposal}},
        "required": ["claims"],
        "additionalProperties": False,
    }
