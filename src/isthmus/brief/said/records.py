"""Records ("the highest since") held against the official series, and what might explain them.

Owns: the part of the section on records: the verdict in each series that reaches back so far, what
one row of that series counts, and which series has the number that is told as a record.
"""

from __future__ import annotations

from collections import defaultdict

from isthmus.brief.model import Block, Bullets, Paragraph, Subsection, Text
from isthmus.evidence.official import Beside, Held
from isthmus.evidence.records import Claim, Relation

from .telling import Teller


def records_part(teller: Teller) -> list[Block]:
    """Each record with the series that it was held against; none where there is none."""
    pen = teller.pen
    by_claim: dict[str, list[Held]] = defaultdict(list)
    for held in teller.heard.found.records:
        by_claim[held.claim.id].append(held)
    blocks: list[Block] = []
    for those in by_claim.values():
        blocks += _record(teller, those)
    if not blocks:
        return []
    return [Subsection("said-records", pen.words_of("said-records-title"), tuple(blocks))]


def record_sentences(teller: Teller) -> list[Text]:
    """For the first record that fails somewhere: that it does, and what the series has."""
    failing = [h for h in teller.heard.found.records if h.verdict.verdict == "conflict"]
    return [
        teller.pen.say(
            "said-record-short",
            quote=teller.quote(held.claim),
            series=teller.pen.names.series(held.series),
            reason=teller.reason(held.verdict),
        )
        for held in failing[:1]
    ]


def _record(teller: Teller, those: list[Held]) -> list[Block]:
    """The record as told, the verdict of each series, and what the numbers count."""
    pen, claim = teller.pen, those[0].claim
    items: list[Text] = [teller.quoted([claim])]
    items += [_held(teller, held) for held in those]
    breaks = [held for held in those if held.verdict.verdict == "conflict"]
    against = {held.series for held in those}
    figure = _figure(teller, claim)
    if figure is not None:
        items += [
            _has_it(teller, one) for one in teller.beside([figure]) if one.series not in against
        ]
    key = "said-record-fails" if breaks else "said-record-holds"
    return [Paragraph(pen.say(key, quote=teller.quote(claim))), Bullets(tuple(items))]


def _figure(teller: Teller, claim: Claim) -> Claim | None:
    """The number that is told as a record."""
    detail = claim.detail
    subject = detail.subject if isinstance(detail, Relation) else None
    return teller.heard.found.claims.get(subject or "")


def _held(teller: Teller, held: Held) -> Text:
    """What a series says of the record, and what one row of it counts."""
    pen, quantity = teller.pen, held.since
    assert quantity is not None
    return pen.say(
        "said-record-series",
        series=pen.strong(pen.names.series(held.series)),
        reason=teller.reason(held.verdict),
        then=pen.num(quantity),
        since=pen.period(quantity.period),
        row=pen.text(pen.names.own(pen.case.series[held.series], "one_row")),
        publisher=pen.link(
            pen.names.publisher(quantity.sources), pen.case.sources[quantity.sources[0]].url
        ),
    )


def _has_it(teller: Teller, one: Beside) -> Text:
    """A series that answers the number, and what one row of it counts."""
    pen = teller.pen
    return pen.say(
        "said-record-elsewhere",
        series=pen.strong(pen.names.series(one.series)),
        n=pen.num(one.quantity),
        span=pen.period(one.quantity.period),
        row=pen.text(pen.names.own(pen.case.series[one.series], "one_row")),
        publisher=pen.link(
            pen.names.publisher(one.quantity.sources),
            pen.case.sources[one.quantity.sources[0]].url,
        ),
    )
