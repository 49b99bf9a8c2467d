"""Agreements, policies and commitments as they are told: who is said to have signed, and when.

Owns: the part of the section on instruments and promises, each with its quote and its document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from isthmus.brief.model import Block, Bullets, Column, Paragraph, Subsection, Table, Text
from isthmus.evidence.records import Claim, Instrument, Promise

from .disputes import Dispute, told
from .telling import Teller

#: Signatures that stand open on the page, and rows of the table of what else was told.
_SIGNED = 8
_ROWS = 60
_KINDS = ("agreement", "policy", "commitment")


def statements_part(teller: Teller, disputes: Sequence[Dispute]) -> list[Block]:
    """What is said to be signed, and where the accounts of it differ."""
    pen = teller.pen
    signed = _most_told_first([claim for claim in _statements(teller) if _is_signed(claim)])
    blocks: list[Block] = []
    if signed:
        blocks.append(Paragraph(pen.say("said-signed-lead")))
        blocks.append(Bullets(tuple(_signed(teller, claim) for claim in signed[:_SIGNED])))
    for dispute in disputes:
        blocks += told(teller, dispute, signed[:_SIGNED])
    if not blocks:
        return []
    title = pen.words_of("said-statements-title")
    return [Subsection("said-statements", title, tuple(blocks))]


def more_statements(teller: Teller) -> list[Block]:
    """What else was agreed, announced or promised, in a table that folds."""
    claims = _statements(teller)
    signed = _most_told_first([claim for claim in claims if _is_signed(claim)])[:_SIGNED]
    others = [claim for claim in claims if claim not in signed]
    return [_table(teller, others[:_ROWS])] if others else []


def _statements(teller: Teller) -> list[Claim]:
    return [claim for claim in teller.heard.found.claims.values() if claim.kind in _KINDS]


def _is_signed(claim: Claim) -> bool:
    detail = claim.detail
    return (
        claim.kind == "agreement"
        and isinstance(detail, Instrument)
        and (detail.stage == "signed" or bool(detail.signatories))
    )


def _most_told_first(claims: Sequence[Claim]) -> list[Claim]:
    """Those between the same parties together, the parties that are told most often first."""
    among = Counter(_parties(claim) for claim in claims)
    first = {parties: at for at, parties in enumerate(dict.fromkeys(map(_parties, claims)))}
    return sorted(claims, key=lambda one: (-among[_parties(one)], first[_parties(one)]))


def _parties(claim: Claim) -> frozenset[str]:
    return frozenset(claim.detail.parties) if isinstance(claim.detail, Instrument) else frozenset()


def _signed(teller: Teller, claim: Claim) -> Text:
    """What it is called, between whom, by whom it is said to be signed, and when."""
    pen, detail = teller.pen, claim.detail
    assert isinstance(detail, Instrument)
    by = pen.words.listing(detail.signatories) if detail.signatories else None
    return pen.say(
        "said-signed",
        what=pen.strong(_called(teller, claim)),
        by=by or pen.words_of("said-unnamed"),
        day=_when(teller, claim) or pen.words_of("said-no-day"),
        quote=teller.quoted([claim])
        if _is_named(teller, claim)
        else teller.quoted_with_before(claim),
    )


def _is_named(teller: Teller, claim: Claim) -> bool:
    """Whether the sentence that tells of the signing says what was signed."""
    detail = claim.detail
    assert isinstance(detail, Instrument)
    said = teller.document(claim).text[claim.context_start : claim.context_end].casefold()
    return detail.type.casefold() in said


def _called(teller: Teller, claim: Claim) -> str:
    detail = claim.detail
    assert isinstance(detail, Instrument)
    name = detail.title or detail.type
    parties = [teller.pen.names.country(code) for code in detail.parties]
    if not parties:
        return name
    return teller.pen.words_of("said-between", what=name, parties=teller.pen.words.listing(parties))


def _when(teller: Teller, claim: Claim) -> str | None:
    detail = claim.detail
    day = detail.signed_on if isinstance(detail, Instrument) else None
    return (teller.written(day) if day else None) or teller.period(claim)


def _table(teller: Teller, claims: Sequence[Claim]) -> Table:
    pen = teller.pen
    return Table(
        id="said-statements-table",
        caption=pen.words_of("said-statements-caption"),
        columns=(
            Column(pen.words_of("said-column-kind")),
            Column(pen.words_of("said-column-quote")),
            Column(pen.words_of("said-column-who")),
            Column(pen.words_of("said-column-when")),
            Column(pen.words_of("said-column-document")),
        ),
        rows=tuple(_row(teller, claim) for claim in claims),
        folded=True,
    )


def _row(teller: Teller, claim: Claim) -> tuple[Text, ...]:
    pen = teller.pen
    return (
        pen.text(pen.words_of(f"claim-{claim.kind}")),
        teller.quote(claim),
        pen.text(_who(teller, claim)) or pen.absent("said-unstated"),
        pen.text(_when(teller, claim)) or pen.absent("said-unstated"),
        teller.cite(claim),
    )


def _who(teller: Teller, claim: Claim) -> str | None:
    match claim.detail:
        case Promise(actor=actor):
            named = re.split("[;/]", actor) if actor else []
            return teller.pen.words.listing(map(teller.pen.names.country, named)) or None
        case Instrument(parties=parties) if parties:
            return teller.pen.words.listing(teller.pen.names.country(code) for code in parties)
    return claim.credited_to
