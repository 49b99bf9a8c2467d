"""What the tests of comparing share: documents and claims made by hand or read from a sentence.

Owns: short ways to a `Document`, to a figure of given parts, and to the verdicts on some texts.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from isthmus.evidence.comparing.pairs import compare_claims
from isthmus.evidence.documents.languages import paragraphs_of
from isthmus.evidence.reading import read_document
from isthmus.evidence.records import Claim, Document, Verdict


def document(text: str, name: str = "a.txt", published: str | None = None) -> Document:
    """A document of that text; its language is that of its first words."""
    paragraphs = paragraphs_of(text)
    return Document(
        id=hashlib.sha256(f"{name}{published}{text}".encode()).hexdigest(),
        name=name,
        text=text,
        format="text",
        published=dt.date.fromisoformat(published) if published else None,
        language=paragraphs[0].language if paragraphs else None,
        paragraphs=paragraphs,
    )


def figure(low: float | None, high: float | None, **parts: Any) -> Claim:
    """A figure with those bounds, exact and of persons unless said otherwise."""
    given: dict[str, Any] = {
        "document": "a.txt",
        "kind": "figure",
        "quote": "0",
        "start": 0,
        "end": 1,
        "value_low": low,
        "value_high": high,
        "low_inclusive": None if low is None else True,
        "high_inclusive": None if high is None else True,
        "quantifier": "exact" if low == high else "range",
        "unit": "person",
        "rule": "test",
        "confidence": 1.0,
        "context_start": 0,
        "context_end": 1,
        "document_id": "a",
    }
    return Claim(**{**given, **parts})


def verdicts(*texts: tuple[str, str | None]) -> list[Verdict]:
    """The verdicts on texts, each with the day of its publication; the weightiest first."""
    documents = [document(text, f"{at}.txt", day) for at, (text, day) in enumerate(texts)]
    claims = [claim for one in documents for claim in read_document(one)]
    return compare_claims(claims, {one.id: one for one in documents})


def first(*texts: tuple[str, str | None]) -> str:
    """The first verdict on texts."""
    return verdicts(*texts)[0].verdict
