"""What was said, as records: documents, claims, verdicts and readings.

Owns: the records that every part of the room hands on, and the ids that content gives them. A
record never changes: a better reading of the same words is another claim, that names the one it
supersedes.

The values of a field are those of the codebook (docs/_ext/codebook.py); a field is None where
the text does not say.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

import msgspec

from isthmus.case.said import content_id

Kind = Literal[
    "figure", "relation", "event", "agreement", "commitment", "policy", "position", "forecast"
]
Quantifier = Literal[
    "exact", "about", "more_than", "at_least", "less_than", "at_most", "nearly", "range", "vague"
]
Measure = Literal[
    "stock", "increment", "cumulative", "rate", "share", "ratio",
    "requested", "pledged", "committed", "disbursed",
]  # fmt: skip
Status = Literal["reported", "forecast", "target", "superseded", "disputed"]
Verdicts = Literal["agree", "compatible", "conflict", "not_comparable", "misleading"]

#: The fields of one claim in the order in which they are printed.
FIELDS = (
    "document", "kind", "quote", "start", "end", "value_low", "value_high", "low_inclusive",
    "high_inclusive", "quantifier", "unit", "measure", "status", "place", "place_role",
    "population", "period_start", "period_end", "period_accuracy", "counter", "credited_to",
    "rule", "confidence", "language",
)  # fmt: skip


class Paragraph(msgspec.Struct, frozen=True, gc=False):
    """A run of text in one language: `text[start:end]` of its document."""

    start: int
    end: int
    language: str


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One document as it was read: its text never changes, and every claim points into it.

    `id` is the SHA-256 of the bytes that were read; `name` the path as the caller gave it, relative
    to the folder that was read. `published_basis` says where the date comes from: `given` (by the
    caller), `front` (front matter), `meta` (the file's own metadata), `text` (a dateline), or None.
    `language` is that of most of its text; `notes` are codes of what a reader should know of the
    reading (`problem-…` sentences).
    """

    id: str
    name: str
    text: str
    format: Literal["text", "html", "pdf", "docx"]
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    published_basis: Literal["given", "front", "meta", "text"] | None = None
    language: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    notes: tuple[str, ...] = ()


class Relation(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="relation"):
    """How one quantity is said to stand to another: subject, operator, factor, object.

    `operator` is `times` (a multiple or a fraction of), `more`/`less` (by the factor, a share),
    `highest`/`lowest` (a record, since `since`), `total` (the parts make the whole), `order`
    (a ranking). `subject` and `object` are the ids of figure claims where the text gives them, else
    None; `object_value` is the number where it stands in the same words.
    """

    operator: str
    factor_low: float | None = None
    factor_high: float | None = None
    subject: str | None = None
    object: str | None = None
    subject_value: float | None = None
    object_value: float | None = None
    since: str | None = None


class Instrument(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="instrument"):
    """An agreement or a policy: what it is called, between whom, in what state.

    `type` is the text's own word for it (declaration, arrangement, visa…), `stage` one of
    `proposed`, `signed`, `in_force`, `announced`, `ended`, `suspended`; `parties` ISO 3166 codes,
    `signatories` the persons or offices said to have signed, as the text has them.
    """

    type: str
    title: str | None = None
    stage: str | None = None
    parties: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    signed_on: str | None = None
    affected: tuple[str, ...] = ()


class Promise(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="promise"):
    """A commitment: who says that they will do what, how much of it, by when."""

    actor: str | None
    action: str
    target_value: float | None = None
    deadline: str | None = None


class Happening(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="happening"):
    """An event: what happened, its number in a series ("the second meeting"), how it was held."""

    what: str
    ordinal: int | None = None
    participants: tuple[str, ...] = ()
    venue: str | None = None


class Statement(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="statement"):
    """A position or a forecast: who says what; for a forecast, which way and driven by what."""

    speaker: str | None
    direction: str | None = None
    drivers: tuple[str, ...] = ()


class Listing(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="listing"):
    """A figure that is counted from a list: its members, and whether the list is closed."""

    members: tuple[str, ...]
    closed: bool


Detail = Relation | Instrument | Promise | Happening | Statement | Listing


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a document says. `text[start:end] == quote` in its document, always.

    `quote` is the shortest run that carries the claim (for a figure: quantifier, number and the
    currency or percent sign); `context_start` and `context_end` bound the sentence around it.
    `place` and `population` are codes (ISO 3166 alpha-3, or the codebook's names) or the text's own
    name; periods are ISO dates, both ends included. `finality` is what the text itself calls the
    number (`preliminary`, `revised`, `final`, `estimated`). `object` is the counted noun as the
    text has it, and `subject_of` groups figures that are said of one thing.
    """

    document: str
    kind: Kind
    quote: str
    start: int
    end: int
    value_low: float | None = None
    value_high: float | None = None
    low_inclusive: bool | None = None
    high_inclusive: bool | None = None
    quantifier: Quantifier | None = None
    unit: str | None = None
    measure: Measure | None = None
    status: Status | None = None
    place: str | None = None
    place_role: str | None = None
    population: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    period_accuracy: str | None = None
    counter: str | None = None
    credited_to: str | None = None
    rule: str
    confidence: float
    language: str | None = None
    context_start: int
    context_end: int
    noun: str | None = None
    finality: str | None = None
    document_id: str
    detail: Detail | None = None
    supersedes: str | None = None

    @property
    def id(self) -> str:
        """A hash of the document's content, the span, the kind and the payload."""
        content: dict[str, Any] = msgspec.to_builtins(self)
        # Neither the file's name nor what the claim replaces is part of what was said.
        for apart in ("document", "supersedes"):
            del content[apart]
        return content_id(content)


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What comparing two sides found, with the sentence that an official can read out.

    `a` and `b` are ids of claims (or `series:ID` for an official value); `rule` names the
    comparison that decided; `code` and `values` name the sentence in the catalogue
    (`reason-CODE`) and fill it, so that it can be said in any language. `weight` ranks: the
    larger, the more consequential.
    """

    a: str
    b: str
    verdict: Verdicts
    rule: str
    code: str
    values: dict[str, Any]
    weight: float


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What the claims about one quantity come to: derived, never stored over a claim.

    `low`/`high` bound it (None: open); `standing` are the ids of the claims behind it, `set_aside`
    those that rank below; `rule` names what ranked them; `witnesses` is how many independent
    sources stand behind it; `open` lists codes of what is still to be settled.
    """

    quantity: str
    low: float | None
    high: float | None
    rank: Literal["preferred", "normal", "deprecated"]
    standing: tuple[str, ...]
    set_aside: tuple[str, ...]
    witnesses: int
    rule: str
    open: tuple[str, ...]
