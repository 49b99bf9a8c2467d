"""Documents, claims and judgements for the tests, each row with the id that its content gives it.

Owns: how such a row is made. A row of `documents` carries its `text` beside the columns of the
format; `write_case` writes it to its file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from isthmus.case.cells import PARSERS
from isthmus.case.exact import kept
from isthmus.case.said import claim_id, judgement_id, text_hash
from isthmus.case.schema import tables
from isthmus.case.vocabulary import Vocabulary

Row = dict[str, str]
_NO_WORDS = Vocabulary(countries=frozenset(), dimension={}, places={})

TEXT = "Panama counted 4,262 entries in February, 1,153 fewer people than Colombia.\n"


def document_row(text: str, **cells: str) -> Row:
    """A row of `documents`, known from 5 March 2022 unless its cells say otherwise."""
    row = {
        "id": hashlib.sha256(b"bytes of " + text.encode()).hexdigest(),
        "file": "entries.txt",
        "format": "text",
        "publisher": "A newspaper",
        "language": "en",
        "published": "2022-03-05",
        "published_basis": "given",
        "retrieved": "2022-03-12",
        "text": text,
    }
    return {**row, "text_hash": text_hash(text), **cells}


def claim_row(document: Mapping[str, str], quote: str, /, **cells: str) -> Row:
    """A row of `claims`: a figure that quotes these words of a document, which hold them once."""
    text = document["text"]
    start = text.index(quote)
    row = {
        "document": document["id"],
        "kind": "figure",
        "quote": kept(quote),
        "start": str(start),
        "end": str(start + len(quote)),
        "rule": "cardinal",
        "confidence": "0.9",
        "language": "en",
        "context_start": "0",
        "context_end": str(len(text)),
        "read_on": "2022-03-12",
        "extractor": "grammar",
        "version": "1",
    }
    return identified("claims", row | cells)


def judgement_row(claim: Mapping[str, str], decision: str, on: str, **cells: str) -> Row:
    """A row of `judgements` on a claim."""
    row = {"claim": claim["id"], "decision": decision, "by": "desk-1", "on": on, "reason": "Read."}
    return identified("judgements", row | cells)


def identified(table: str, row: Row) -> Row:
    """The row with the id that its content has."""
    typed = {"id": "", **_typed(table, row)}
    return {**row, "id": claim_id(typed) if table == "claims" else judgement_id(typed)}


def _typed(table: str, row: Mapping[str, str]) -> dict[str, Any]:
    """The cells as the reader types them; none of these types asks for the words of a case."""
    typed: dict[str, Any] = {}
    for name, column in tables()[table].columns.items():
        text = row.get(name, "")
        parse = PARSERS[column.type.partition(":")[0]]
        typed[name] = parse(text, column, _NO_WORDS) if text and name != "id" else None
    return typed


def said() -> dict[str, list[Row]]:
    """One document, two claims on it, one of them judged and one judgement undone."""
    document = document_row(TEXT)
    entries = claim_row(
        document, "4,262", value_low="4262", value_high="4262", low_inclusive="true",
        high_inclusive="true", quantifier="exact", unit="crossing", measure="increment",
        status="reported", place="PAN", period_start="2022-02-01", period_end="2022-02-28",
        counter="Panama", noun="entries",
    )  # fmt: skip
    fewer = claim_row(
        document, "1,153 fewer", value_low="1153", value_high="1153", unit="person", place="PAN",
        detail='{"is":"listing","closed":true,"members":["Panama","Colombia"]}',
    )  # fmt: skip
    correct = judgement_row(
        entries, "correct", "2022-03-13T09:00:00Z", correction='{"unit":"person"}'
    )
    undo = judgement_row(entries, "undo", "2022-03-13T09:05:00Z", undoes=correct["id"])
    pair = judgement_row(entries, "different", "2022-03-13T09:10:00Z", other=fewer["id"])
    return {
        "documents": [document],
        "claims": [entries, fewer],
        "judgements": [correct, undo, pair],
    }
