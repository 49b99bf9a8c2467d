"""The register of a case: claims put into it as they were read, and what each says now.

Owns: drafting (new claims are added as unreviewed, nothing that stands is changed), the way between
a claim and its row, and what stands of a claim after everything that reviewers said of it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec

from isthmus import __version__
from isthmus.case import CallError, Case, Judgement, Problem, find_case, read_case, shipped
from isthmus.case.appearing import alone_in
from isthmus.case.appending import append, cells_of, typed
from isthmus.case.cells import BadCell
from isthmus.case.finding import shipped_folder
from isthmus.case.said import claim_id, text_hash
from isthmus.case.schema import tables

from .records import Claim, Detail, Document, Paragraph, Relation

Decision = Literal["accept", "correct", "reject", "unsure", "same", "different", "undo"]

#: A cell that lists the paragraphs of a text is no longer than this, in signs; see `_parts`.
_LONGEST_LIST = 60_000
_CONFIRMED = frozenset({"accept", "correct"})


class Drafted(msgspec.Struct, frozen=True, kw_only=True):
    """What a draft added: how many documents and claims were new, and what could not be taken."""

    documents: int
    claims: int
    refused: tuple[Problem, ...] = ()


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What a claim says now.

    `machine` is the claim as it was read and `id` its id, by which judgements name it; `person` is
    what a person corrected it to, None without a correction that stands. `decision` is the last on
    the claim itself that was not undone, None while it is unreviewed; `judgement` is its row.
    `superseded_by` is the id of the reading of the same words that counts in its place, if another
    does.
    """

    id: str
    machine: Claim
    person: Claim | None = None
    decision: Decision | None = None
    judgement: Judgement | None = None
    superseded_by: str | None = None

    @property
    def claim(self) -> Claim | None:
        """What counts: the person's version, else the machine's; None when it was rejected."""
        return None if self.decision == "reject" else self.person or self.machine

    @property
    def confirmed(self) -> bool:
        """Whether a person said that the document says this."""
        return self.decision in _CONFIRMED


# --- putting in ----------------------------------------------------------------------------------


def draft(
    case: str | Path,
    documents: Iterable[Document],
    claims: Iterable[Claim],
    *,
    retrieved: dt.date | None = None,
    extractor: str = "isthmus",
    version: str = __version__,
) -> Drafted:
    """Add to the folder of a case what of these is new, as unreviewed; whole or not at all.

    What stands in the case stays as it is: of a document that is there already only new claims are
    added, and one that reads the same words otherwise supersedes the earlier reading. A claim that
    a case may not hold (it leads to a person, its quote is not in the text that the case keeps) is
    left out and told in `refused`. `retrieved` is the day of the draft; today without it. Raises
    CallError for a case that ships with Isthmus, CaseError for one that is not sound, WorkError
    when it cannot be written.
    """
    folder = own_folder(case)
    with alone_in(folder):  # another draft may be about to stand in it
        known = read_case(folder)
    day = retrieved or dt.datetime.now(dt.UTC).date()
    refused: list[Problem] = []
    texts = dict(known.texts)
    document_rows: dict[str, dict[str, str]] = {}
    fresh: dict[str, str] = {}
    for document in documents:
        if document.id in texts:
            continue
        try:
            cells = _document_cells(document, day)
        except (BadCell, UnicodeEncodeError) as bad:
            refused.append(_refusal(bad, document.name))
            continue
        document_rows[document.id] = cells
        texts[document.id] = fresh[document.id] = document.text
    came = {"read_on": day, "extractor": extractor, "version": version}
    standing = set(known.claims.get_column("id"))
    places = _places(known)
    claim_rows: list[dict[str, str]] = []
    for group in _by_place(claims).values():
        for key, claim in group.items():
            if key in standing:
                continue
            # Of several readings of one place nothing says which stands for which.
            earlier = places.get(_place(claim), ())
            supersedes = earlier[0] if len(earlier) == len(group) == 1 else claim.supersedes
            try:
                claim_rows.append(
                    _claim_cells(key, claim, texts, {**came, "supersedes": supersedes})
                )
            except BadCell as bad:
                refused.append(_refusal(bad, claim.document))
    added = append(folder, {"documents": [*document_rows.values()], "claims": claim_rows}, fresh)
    return Drafted(documents=added["documents"], claims=added["claims"], refused=tuple(refused))


def own_folder(case: str | Path) -> Path:
    """The folder of a case that may be added to. Raises CallError for one that ships."""
    folder = find_case(case)
    for name in shipped():
        if folder.resolve() == shipped_folder(name).resolve():
            raise CallError("register-shipped", name, folder=str(folder))
    return folder


def _document_cells(document: Document, day: dt.date) -> dict[str, str]:
    """The row of a document. What of its head may not stand in a case is left blank."""
    values: dict[str, Any] = {
        "id": document.id,
        "file": document.name,
        "format": document.format,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "language": document.language,
        "languages": _parts(document),
        "published": document.published,
        "published_basis": document.published_basis,
        "retrieved": day,
        "text_hash": text_hash(document.text),
        "notes": ";".join(document.notes) or None,
    }
    may_lack = {
        name for name, column in tables()["documents"].columns.items() if not column.required
    }
    for _ in values:
        cells = cells_of("documents", values)
        try:
            typed("documents", cells)
        except BadCell as bad:
            column = str(bad.values["column"])
            if column == "file" and values["file"] != document.id[:12]:
                values["file"] = document.id[:12]  # a name that leads to a person
            elif column in may_lack:
                values[column] = None
            else:
                raise
        else:
            return cells
    raise AssertionError("every column was tried")


def _claim_cells(
    key: str, claim: Claim, texts: Mapping[str, str], came: Mapping[str, Any]
) -> dict[str, str]:
    """The row of the claim of that id. Raises BadCell for one that would not come back as it is.

    `came` are the cells that say how it came to be here.
    """
    text = texts.get(claim.document_id)
    if text is None:
        raise BadCell("draft-no-document")
    inside = 0 <= claim.context_start <= claim.start < claim.end <= claim.context_end <= len(text)
    if not inside or text[claim.start : claim.end] != claim.quote:
        raise BadCell("draft-other-text")
    values = {**msgspec.to_builtins(claim), "id": key, "document": claim.document_id, **came}
    try:
        cells = cells_of("claims", values)
    except ValueError:  # a number that no JSON takes
        raise BadCell("json", column="detail") from None
    if claim_id(typed("claims", cells)) != key:
        raise BadCell("draft-not-kept")
    return cells


def _refusal(bad: Exception, document: str) -> Problem:
    if not isinstance(bad, BadCell):
        return Problem(code="draft-no-unicode", file=document)
    values = dict(bad.values)
    column = values.pop("column", None)
    return Problem(
        code=bad.code, file=document, column=str(column) if column else None, values=values
    )


def _parts(document: Document) -> str | None:
    """Which part of the text is in which language, paragraph by paragraph.

    Of a text of very many, neighbours in one language are one part; else the whole of it is.
    """
    whole = [(one.start, one.end, one.language) for one in document.paragraphs]
    joined: list[tuple[int, int, str]] = []
    for start, end, language in whole:
        if joined and joined[-1][2] == language:
            start = joined.pop()[0]
        joined.append((start, end, language))
    for parts in (whole, joined):
        told = ";".join(f"{start}-{end} {language}" for start, end, language in parts)
        if len(told) <= _LONGEST_LIST:
            return told or None
    return f"0-{len(document.text)} {document.language or whole[0][2]}"


def _place(claim: Claim) -> tuple[str, str, int, int]:
    return claim.document_id, claim.kind, claim.start, claim.end


def _by_place(claims: Iterable[Claim]) -> dict[tuple[str, str, int, int], dict[str, Claim]]:
    """The claims by the place and kind that they share, by id, in the order given."""
    found: dict[tuple[str, str, int, int], dict[str, Claim]] = defaultdict(dict)
    for claim in claims:
        found[_place(claim)].setdefault(claim.id, claim)
    return found


def _places(case: Case) -> dict[tuple[str, str, int, int], list[str]]:
    """The claims of a case that nothing supersedes, by place and kind."""
    frame = case.claims.select("id", "document", "kind", "start", "end", "supersedes")
    gone = set(frame.get_column("supersedes").drop_nulls())
    found: dict[tuple[str, str, int, int], list[str]] = defaultdict(list)
    for key, document, kind, start, end, _ in frame.iter_rows():
        if key not in gone:
            found[document, kind, start, end].append(key)
    return found


# --- taking out ----------------------------------------------------------------------------------


def documents_of(case: Case) -> list[Document]:
    """The documents of a case, as they were read."""
    return [
        Document(
            id=row.id,
            name=row.file,
            text=case.texts[row.id],
            format=row.format,  # type: ignore[arg-type]  # the reader holds it to its words
            title=row.title,
            url=row.url,
            publisher=row.publisher,
            published=row.published,
            published_basis=row.published_basis,  # type: ignore[arg-type]  # as above
            language=row.language,
            paragraphs=tuple(_paragraphs(row.languages)),
            notes=tuple(row.notes.split(";")) if row.notes else (),
        )
        for row in case.documents.values()
    ]


def claims_of(case: Case) -> list[Claim]:
    """The claims of a case as the machine read them, in the order in which they came."""
    names = {key: row.file for key, row in case.documents.items()}
    return [_claim(row, names) for row in case.claims.iter_rows(named=True)]


def _claim(row: Mapping[str, Any], names: Mapping[str, str]) -> Claim:
    values: dict[str, Any] = {name: row.get(name) for name in Claim.__struct_fields__}
    values |= {"document": names[row["document"]], "document_id": row["document"]}
    for name in ("period_start", "period_end"):
        values[name] = None if row[name] is None else row[name].isoformat()
    detail = None if row["detail"] is None else json.loads(row["detail"])
    values["detail"] = None if detail is None else msgspec.convert(detail, Detail)
    return Claim(**values)


def _paragraphs(languages: str | None) -> Iterable[Paragraph]:
    for part in languages.split(";") if languages else ():
        span, _, language = part.partition(" ")
        start, _, end = span.partition("-")
        yield Paragraph(int(start), int(end), language)


# --- what stands ---------------------------------------------------------------------------------


def standing(case: Case) -> dict[str, Standing]:
    """What each claim says now, by its id, in the order in which the claims came."""
    last: dict[str, Judgement] = {}
    for judgement in undone_left_out(case.judgements):
        if judgement.other is None:
            last[judgement.claim] = judgement
    found = {
        key: Standing(
            id=key,
            machine=claim,
            person=_corrected(claim, last.get(key)),
            decision=last[key].decision if key in last else None,  # type: ignore[arg-type]  # held by the reader
            judgement=last.get(key),
        )
        for key, claim in zip(case.claims.get_column("id"), claims_of(case), strict=True)
    }
    for group in _readings_of_one(found):
        chosen = _chosen(group)
        for one in group:
            if one is not chosen:
                found[one.id] = msgspec.structs.replace(one, superseded_by=chosen.id)
    return found


def pairs(case: Case) -> dict[frozenset[str], Judgement]:
    """The last judgement on each pair of claims that was not undone, by the ids of the two."""
    return {
        frozenset((one.claim, one.other)): one
        for one in undone_left_out(case.judgements)
        if one.other is not None
    }


def undone_left_out(judgements: Sequence[Judgement]) -> list[Judgement]:
    """The judgements that stand: neither undone by one that stands, nor an undo themselves."""
    void = voided(judgements)
    return [one for one in judgements if one.id not in void and one.decision != "undo"]


def voided(judgements: Sequence[Judgement]) -> set[str]:
    """The ids of the judgements that are undone by one that is not undone itself."""
    void: set[str] = set()
    for judgement in reversed(judgements):  # what undoes comes later
        if judgement.undoes is not None and judgement.id not in void:
            void.add(judgement.undoes)
    return void


def held(case: Case) -> tuple[list[Document], list[Claim]]:
    """The documents of a case, and the claims that count: reviewed as they were, or unreviewed."""
    return documents_of(case), counted(standing(case).values())


def accepted(case: Case) -> set[str]:
    """The ids, as `held` gives the claims, of those that a person confirmed."""
    return confirmed(standing(case).values())


def confirmed(claims: Iterable[Standing]) -> set[str]:
    """The ids, as `counted` gives the claims, of those that a person confirmed."""
    rows = list(claims)
    found = zip(_counting(rows), counted(rows), strict=True)
    return {claim.id for row, claim in found if row.confirmed}


def counted(claims: Iterable[Standing]) -> list[Claim]:
    """What counts of each claim; a relation names the version of a figure that counts."""
    claims = list(claims)
    rows = _counting(claims)
    now = {row.id: row.person.id if row.person else row.id for row in rows}
    now |= {
        row.id: now.get(row.superseded_by, row.superseded_by)
        for row in claims
        if row.superseded_by is not None
    }
    return [_pointing(row.claim, now) for row in rows if row.claim is not None]


def _counting(claims: Iterable[Standing]) -> list[Standing]:
    return [row for row in claims if row.superseded_by is None and row.claim is not None]


def _pointing(claim: Claim, now: Mapping[str, str]) -> Claim:
    detail = claim.detail
    if not isinstance(detail, Relation):
        return claim
    subject, of = (now.get(one, one) if one else one for one in (detail.subject, detail.object))
    if (subject, of) == (detail.subject, detail.object):
        return claim
    told = msgspec.structs.replace(detail, subject=subject, object=of)
    return msgspec.structs.replace(claim, detail=told)


def _corrected(claim: Claim, judgement: Judgement | None) -> Claim | None:
    if judgement is None or judgement.correction is None:
        return None
    return msgspec.structs.replace(claim, **json.loads(judgement.correction))


def _readings_of_one(found: Mapping[str, Standing]) -> Iterable[list[Standing]]:
    """The claims that are readings of the same words, one superseding another, in their order."""
    first: dict[str, str] = {}
    groups: dict[str, list[Standing]] = defaultdict(list)
    for key, one in found.items():
        before = one.machine.supersedes
        first[key] = first.get(before, before) if before in found and before else key
        groups[first[key]].append(one)
    return (group for group in groups.values() if len(group) > 1)


def _chosen(group: Sequence[Standing]) -> Standing:
    """Of readings of the same words the last that a person confirmed, else the newest."""
    by_person = [one for one in group if one.confirmed]
    return (by_person or group)[-1]
