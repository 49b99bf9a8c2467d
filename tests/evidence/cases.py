"""Cases to draft into, and documents and claims of any kind for the laws of the register.

Owns: `own_case`, the strategies `documents` and `claims_on`, and what a draft of the tests says.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from isthmus.case import describe
from isthmus.evidence.records import Claim, Document, Listing, Paragraph, Relation
from isthmus.words import LANGUAGES
from tests.case.small import small
from tests.case.strategies import write_case

TITLE = "A case of our own"
SAID = ("documents", "claims", "judgements")
DAY = dt.date(2022, 4, 1)


def own_case(folder: Path) -> Path:
    """A small sound case in which nothing is said yet."""
    tables = {name: rows for name, rows in small().items() if name not in SAID}
    write_case(folder, tables)
    describe(folder, titles=dict.fromkeys(LANGUAGES, TITLE))
    return folder


def document(text: str, name: str = "a.txt", **fields: Any) -> Document:
    """A document of this text, published on 5 March 2022 unless it says otherwise."""
    given: dict[str, Any] = {
        "id": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        "name": name,
        "text": text,
        "format": "text",
        "publisher": f"The paper of {name}",
        "published": dt.date(2022, 3, 5),
        "published_basis": "given",
        "language": "en",
        "paragraphs": (Paragraph(0, len(text), "en"),),
    }
    return Document(**(given | fields))


def figure(of: Document, quote: str, value: float, **fields: Any) -> Claim:
    """A figure that quotes these words of a document: an exact number of people, February 2022."""
    start = of.text.index(quote)
    given: dict[str, Any] = {
        "document": of.name,
        "document_id": of.id,
        "kind": "figure",
        "quote": quote,
        "start": start,
        "end": start + len(quote),
        "value_low": value,
        "value_high": value,
        "low_inclusive": True,
        "high_inclusive": True,
        "quantifier": "exact",
        "unit": "crossing",
        "measure": "increment",
        "status": "reported",
        "place": "PAN",
        "period_start": "2022-02-01",
        "period_end": "2022-02-28",
        "rule": "number",
        "confidence": 0.9,
        "language": "en",
        "context_start": 0,
        "context_end": len(of.text),
    }
    return Claim(**(given | fields))


texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
words = st.none() | st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
numbers = st.none() | st.floats(-1e15, 1e15) | st.integers(-(10**15), 10**15)
details = st.none() | st.builds(
    Listing, members=st.lists(st.text(max_size=5), max_size=3).map(tuple), closed=st.booleans()
) | st.builds(
    Relation, operator=st.just("times"), factor_low=numbers, since=words, subject_value=numbers
)  # fmt: skip


@st.composite
def claims_on(draw: st.DrawFn, of: Document) -> list[Claim]:
    """Claims that quote any runs of a document and say anything that a claim may say."""
    found = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(of.text) - 1))
        end = draw(st.integers(start + 1, len(of.text)))
        found.append(
            Claim(
                document=of.name,
                document_id=of.id,
                kind=draw(st.sampled_from(["figure", "relation", "position"])),
                quote=of.text[start:end],
                start=start,
                end=end,
                value_low=draw(numbers),
                value_high=draw(numbers),
                low_inclusive=draw(st.none() | st.booleans()),
                quantifier=draw(st.sampled_from([None, "exact", "about"])),
                unit=draw(st.sampled_from([None, "person", "currency:USD"])),
                place=draw(words),
                counter=draw(words),
                noun=draw(words),
                period_end=draw(
                    st.none() | st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)).map(str)
                ),
                rule="number",
                confidence=draw(st.floats(0, 1)),
                context_start=draw(st.integers(0, start)),
                context_end=draw(st.integers(end, len(of.text))),
                detail=draw(details),
            )
        )
    return found
