"""What must hold of documents, claims and judgements.

Owns: that a claim says what its document says, that ids are those of the content, and that a
judgement is about what it can be about. The texts themselves are the business of `said`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from . import cells
from .exact import kept
from .problems import Problem
from .said import CORRECTABLE, claim_id, is_sha256, judgement_id
from .schema import tables
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from .drafts import Draft

_LONGEST_HANDLE = 16
_OF_PAIRS = frozenset({"same", "different"})
_OF_CLAIMS = frozenset({"accept", "correct", "reject"})


def documents_are_hashed(draft: Draft) -> Iterator[Problem]:
    """Ids and hashes of documents are such."""
    for i, (document, digest) in draft.rows("documents", "id", "text_hash"):
        for column, found in (("id", document), ("text_hash", digest)):
            if not is_sha256(found):
                yield draft.problem("not-sha256", "documents", i, column, found)


def claims_are_said(draft: Draft) -> Iterator[Problem]:
    """The quote of a claim stands in the text where the claim says; its id is that of its content.

    What supersedes another is about the same document.
    """
    texts = draft.case.texts
    columns = tuple(tables()["claims"].columns)
    of = dict(draft.case.claims.select("id", "document").iter_rows())
    for i, cells_of in draft.rows("claims", *columns):
        row: dict[str, Any] = dict(zip(columns, cells_of, strict=True))
        text = texts.get(row["document"])
        if text is None:
            continue  # the document, or its text, is told
        start, end = row["start"], row["end"]
        if not 0 <= start < end <= len(text):
            values = {"start": str(start), "length": str(len(text))}
            yield draft.problem("span-outside", "claims", i, "end", str(end), **values)
        elif not row["context_start"] <= start < end <= row["context_end"] <= len(text):
            begin, stop = str(row["context_start"]), str(row["context_end"])
            yield draft.problem("context-outside", "claims", i, "context_end", stop, start=begin)
        elif text[start:end] != row["quote"]:
            yield draft.problem(
                "quote-differs", "claims", i, "quote", kept(row["quote"]), text=text[start:end]
            )
        elif row["id"] != claim_id(row):
            yield draft.problem("content-altered", "claims", i, "id", row["id"])
        elif of.get(row["supersedes"], row["document"]) != row["document"]:
            yield draft.problem(
                "supersedes-elsewhere", "claims", i, "supersedes", row["supersedes"]
            )


def judgements_hold(draft: Draft) -> Iterator[Problem]:
    """A judgement carries what its decision needs and no more, and undoes an earlier one."""
    columns = tuple(tables()["judgements"].columns)
    rows = [
        (i, dict(zip(columns, cells_of, strict=True)))
        for i, cells_of in draft.rows("judgements", *columns)
    ]
    earlier = {row["id"]: row for _, row in rows}
    for i, row in rows:
        wrong = wrong_with(row, earlier)
        if wrong is not None:
            column, why = wrong
            value = row[column]
            yield draft.problem(why.code, "judgements", i, column, value, decision=row["decision"])
        elif row["correction"] is not None:
            yield from _correction(draft, i, json.loads(row["correction"]))


def wrong_with(
    row: Mapping[str, Any], judgements: Mapping[str, Mapping[str, Any]]
) -> tuple[str, cells.BadCell] | None:
    """The column of a judgement that cannot be so, and why; None: it can.

    `judgements` are all rows, by id.
    """
    decision, undone = row["decision"], judgements.get(row["undoes"] or "")
    if len(row["by"]) > _LONGEST_HANDLE:
        return "by", cells.BadCell("handle-long")
    if row["other"] is None and decision in _OF_PAIRS:
        return "other", cells.BadCell("pair-lacking")
    if decision in _OF_CLAIMS and row["other"] is not None:
        return "other", cells.BadCell("pair-needless")
    if row["other"] == row["claim"]:
        return "other", cells.BadCell("pair-of-one")
    if (row["correction"] is not None) != (decision == "correct"):
        return "correction", cells.BadCell("correction-unfit")
    if (row["undoes"] is not None) != (decision == "undo"):
        return "undoes", cells.BadCell("undoes-unfit")
    if undone is not None and (
        (undone["claim"], undone["other"]) != (row["claim"], row["other"])
        or undone["on"] > row["on"]
        or undone["id"] == row["id"]
    ):
        return "undoes", cells.BadCell("undoes-elsewhere")
    if row["id"] != judgement_id(row):
        return "id", cells.BadCell("content-altered")
    return None


def bad_correction(correction: Mapping[str, Any]) -> tuple[str, cells.BadCell] | None:
    """The field of a correction that cannot be so, and why; None: all can."""
    if not correction:
        return "", cells.BadCell("correction-empty")
    for name, value in correction.items():
        if name not in CORRECTABLE:
            return name, cells.BadCell("correction-field", choices=", ".join(CORRECTABLE))
        try:
            corrected(name, value)
        except cells.BadCell as bad:
            return name, bad
    return None


def corrected(name: str, value: Any) -> Any:
    """A value of a correction as the column of that name types it. Raises BadCell."""
    if value is None:
        return None
    column = tables()["claims"].columns[name]
    if isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, (int, float)):
        text = cells.written(value)
    elif isinstance(value, str) and value:
        text = kept(value) if column.type == "words" else value
    else:
        raise cells.BadCell("blank")
    return cells.PARSERS[column.type](text, column, _NO_WORDS)


def _correction(draft: Draft, i: int, correction: Mapping[str, Any]) -> Iterator[Problem]:
    bad = bad_correction(correction)
    if bad is not None:
        field, why = bad
        shown = f"{field}={correction.get(field)}" if field else None
        yield draft.problem(why.code, "judgements", i, "correction", shown, **_told(why, field))


def _told(why: cells.BadCell, field: str) -> dict[str, str]:
    return {"field": field, **{name: str(value) for name, value in why.values.items()}}


#: The columns that a person may correct ask for no words of the case.
_NO_WORDS = Vocabulary(countries=frozenset(), dimension={}, places={})
