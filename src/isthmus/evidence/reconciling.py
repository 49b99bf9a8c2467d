"""Claims compared with each other and with the case: the whole of what reconciling gives.

Owns: putting together verdicts, stories and readings for some documents, and the case's official
series where there is a case. The command, the brief and any other page call this and compute
nothing themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import msgspec

from isthmus.case import Case

from .comparing.pairs import compare_claims
from .official import Beside, Held, check_records, compare_official
from .proposing.account import is_proposed
from .readings import readings
from .records import Claim, Document, Reading, Verdict
from .witnesses import Story, stories


class Reconciled(msgspec.Struct, frozen=True, kw_only=True):
    """What comparing found. `documents` and `claims` are by id; verdicts the weightiest first.

    `names` are the files of each document, several where they hold one text byte for byte.
    `official` and `records` are empty without a case; their verdicts are among `verdicts` too.
    """

    documents: Mapping[str, Document]
    names: Mapping[str, tuple[str, ...]]
    claims: Mapping[str, Claim]
    verdicts: tuple[Verdict, ...]
    stories: tuple[Story, ...]
    readings: tuple[Reading, ...]
    official: tuple[Beside, ...] = ()
    records: tuple[Held, ...] = ()


def reconcile(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    case: Case | None = None,
    accepted: Collection[str] = (),
) -> Reconciled:
    """Compare the claims of `documents` with each other and with the series of `case`.

    `case` is cut to the day that is asked about. `accepted` are ids of claims that a person has
    confirmed; one that a language model proposed counts only then.
    """
    names: dict[str, tuple[str, ...]] = {}
    by_id: dict[str, Document] = {}
    for document in documents:
        names[document.id] = (*names.get(document.id, ()), document.name)
        by_id.setdefault(document.id, document)
    told = stories(documents)
    kept: dict[str, Claim] = {}
    for claim in claims:
        if claim.id in accepted or not is_proposed(claim):
            kept.setdefault(claim.id, claim)
    once = list(kept.values())
    verdicts = [*compare_claims(once, by_id), *_copies(documents, once)]
    official = compare_official(once, by_id, case) if case else []
    records = check_records(once, by_id, case) if case else []
    found = [*verdicts, *(one.verdict for one in official), *(one.verdict for one in records)]
    return Reconciled(
        documents=by_id,
        names=names,
        claims=kept,
        verdicts=tuple(sorted(found, key=lambda one: (-one.weight, one.a, one.b))),
        stories=tuple(told),
        readings=tuple(readings(once, verdicts, told, accepted)),
        official=tuple(official),
        records=tuple(records),
    )


def _copies(documents: Sequence[Document], claims: Sequence[Claim]) -> list[Verdict]:
    """Of files that are one another byte for byte: each claim agrees with itself, as one source."""
    names = Counter(document.id for document in documents)
    return [
        Verdict(
            a=claim.id,
            b=claim.id,
            verdict="agree",
            rule="copy",
            code="copy",
            values={"a": claim.quote, "copies": names[claim.document_id]},
            weight=0.3,
        )
        for claim in claims
        if names[claim.document_id] > 1
    ]
