"""What can be wrong with documents, claims and judgements, one scenario each.

Owns: the scenarios of the three tables; `test_bad_input.py` runs them with all others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from isthmus.case.said import text_file
from tests.case.said import TEXT, document_row, identified, said
from tests.case.small import Tables
from tests.case.spoil import Wrong, cell, of_cell

_DOCUMENT, _CLAIM, _JUDGEMENT = "documents.csv", "claims.csv", "judgements.csv"
_FILE = text_file(document_row(TEXT)["id"])
_FIRST, _SECOND = (row["id"] for row in said()["claims"])
_CORRECTION = said()["judgements"][0]["id"]
_LATIN_1 = "año".encode("latin-1")


def _judged(decision: str, claim: str = _FIRST, **cells: str) -> Callable[[Tables], object]:
    """Add a judgement, as row 5 of its table."""
    row = {"claim": claim, "decision": decision, "by": "desk-1", "on": "2022-03-14T09:00:00Z"}
    made = identified("judgements", row | {"reason": "Read."} | cells)
    return lambda tables: tables["judgements"].append(made)


def _of_judgement(
    code: str, column: str, value: str, change: Callable[[Tables], object], name: str = ""
) -> Wrong:
    return Wrong(code, _JUDGEMENT, 5, column, value, cells=change, name=name)


def _only_documents(**cells: str) -> Callable[[Tables], object]:
    """Change the document and take away what is said of it."""

    def change(tables: Tables) -> None:
        tables["documents"][0].update(cells)
        tables["claims"], tables["judgements"] = [], []

    return change


def _moved(tables: Tables) -> None:
    """Let the first claim quote what stands elsewhere in the text."""
    tables["claims"][0].update(start="0", end="5")


def _elsewhere(tables: Tables) -> None:
    """Let a claim of a second document supersede one of the first."""
    second = document_row(TEXT.replace("Panama", "Guyana"))
    tables["documents"].append(second)
    row = tables["claims"][0] | {"document": second["id"], "supersedes": _FIRST}
    tables["claims"].append(identified("claims", row))


def _write_latin_1(folder: Path) -> None:
    (folder / _FILE).write_bytes(_LATIN_1)


TEXTS = [
    Wrong("text-missing", _FILE, files=lambda folder: (folder / _FILE).unlink()),
    Wrong("text-altered", _FILE, files=lambda folder: (folder / _FILE).write_text("Changed.")),
    Wrong(
        "text-altered",
        _FILE,
        files=lambda folder: (folder / _FILE).write_bytes(TEXT.encode().replace(b"\n", b"\r\n")),
        name="other ends of lines",
    ),
    Wrong(
        "text-not-utf8",
        _FILE,
        says="0xF1",
        cells=_only_documents(text_hash=hashlib.sha256(_LATIN_1).hexdigest()),
        files=_write_latin_1,
    ),
    Wrong("not-sha256", _DOCUMENT, 2, "text_hash", "abc", cells=_only_documents(text_hash="abc")),
    Wrong(
        "not-sha256", _DOCUMENT, 2, "id", "a-text", cells=_only_documents(id="a-text"), name="id"
    ),
]

CELLS = [
    of_cell("words", "claims", 2, "counter", '"Panama'),
    of_cell("words", "claims", 2, "counter", '""', name="nothing between the marks"),
    of_cell("json", "claims", 3, "detail", "[1]"),
    of_cell("json", "claims", 3, "detail", '{"a":NaN}', name="a number that is none"),
    of_cell("enum", "claims", 2, "low_inclusive", "yes", says="true, false"),
    of_cell("instant", "judgements", 4, "on", "2022-03-13 09:10"),
    of_cell("instant", "judgements", 4, "on", "2022-02-30T09:10:00Z", name="no such day"),
    of_cell("person-contact", "claims", 2, "credited_to", "ana@example.org"),
    of_cell("person-contact", "judgements", 4, "reason", "ana@example.org"),
]

CLAIMS = [
    of_cell("span-outside", "claims", 2, "end", "900"),
    of_cell("span-outside", "claims", 2, "end", "15", name="of no sign"),
    of_cell("context-outside", "claims", 2, "context_end", "16"),
    of_cell("context-outside", "claims", 2, "context_end", "900", name="after the text"),
    of_cell("quote-differs", "claims", 2, "quote", "4.262"),
    Wrong("quote-differs", _CLAIM, 2, "quote", "4,262", says="'Panam'", cells=_moved, name="moved"),
    Wrong("content-altered", _CLAIM, 2, "id", _FIRST, cells=cell("claims", 2, "value_low", "4263")),
    Wrong(
        "content-altered",
        _CLAIM,
        3,
        "id",
        _SECOND,
        cells=cell("claims", 3, "detail", '{"is":"listing"}'),
        name="detail",
    ),
    Wrong("supersedes-elsewhere", _CLAIM, 4, "supersedes", _FIRST, cells=_elsewhere),
]

JUDGEMENTS = [
    _of_judgement("handle-long", "by", "a" * 17, _judged("accept", by="a" * 17)),
    _of_judgement("pair-lacking", "other", "", _judged("same")),
    _of_judgement("pair-needless", "other", _SECOND, _judged("accept", other=_SECOND)),
    _of_judgement("pair-of-one", "other", _FIRST, _judged("same", other=_FIRST)),
    _of_judgement("correction-unfit", "correction", "", _judged("correct")),
    _of_judgement(
        "correction-unfit",
        "correction",
        '{"unit":"person"}',
        _judged("accept", correction='{"unit":"person"}'),
        "needless",
    ),
    _of_judgement("correction-empty", "correction", "", _judged("correct", correction="{}")),
    _of_judgement(
        "correction-field",
        "correction",
        "quote=4,263",
        _judged("correct", correction='{"quote":"4,263"}'),
    ),
    _of_judgement(
        "enum",
        "correction",
        "measure=many",
        _judged("correct", correction='{"measure":"many"}'),
        "in a correction",
    ),
    _of_judgement(
        "number",
        "correction",
        "value_low=many",
        _judged("correct", correction='{"value_low":"many"}'),
        "in a correction",
    ),
    _of_judgement("undoes-unfit", "undoes", "", _judged("undo")),
    _of_judgement(
        "undoes-elsewhere", "undoes", _CORRECTION, _judged("undo", _SECOND, undoes=_CORRECTION)
    ),
    _of_judgement(
        "undoes-elsewhere",
        "undoes",
        _CORRECTION,
        _judged("undo", undoes=_CORRECTION, on="2022-03-13T08:59:59Z"),
        "a later one",
    ),
    Wrong(
        "content-altered",
        _JUDGEMENT,
        2,
        "id",
        _CORRECTION,
        cells=cell("judgements", 2, "reason", "Read otherwise."),
        name="of a judgement",
    ),
]

SAID = [*TEXTS, *CELLS, *CLAIMS, *JUDGEMENTS]
