"""What a brief is given to hear, and what comparing it finds on the day of the brief.

Owns: `Spoken`, documents with their claims as they were read; `Heard`, what of them was known on
the day, compared with each other and with the series of the case.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from isthmus.case import Case
from isthmus.evidence.bulk import Outcome
from isthmus.evidence.known import Known, known_on
from isthmus.evidence.reconciling import Reconciled, reconcile
from isthmus.evidence.records import Claim, Document


class Spoken(msgspec.Struct, frozen=True, kw_only=True):
    """Documents and their claims. `accepted` are ids of claims that a person has confirmed.

    `unread` are the names of the documents that could not be read.
    """

    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    accepted: frozenset[str] = frozenset()
    unread: tuple[str, ...] = ()

    def __add__(self, other: Spoken) -> Spoken:
        """Both together; of a document that both hold, what the first says of it."""
        own = {document.id for document in self.documents}
        return Spoken(
            documents=(*self.documents, *(d for d in other.documents if d.id not in own)),
            claims=(*self.claims, *(c for c in other.claims if c.document_id not in own)),
            accepted=self.accepted | other.accepted,
            unread=(*self.unread, *other.unread),
        )

    def __bool__(self) -> bool:
        return bool(self.documents or self.unread)


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What was known on the day, and what comparing it found."""

    known: Known
    found: Reconciled
    unread: tuple[str, ...] = ()


def spoken_in(outcomes: Iterable[Outcome]) -> Spoken:
    """What reading some files gave, as a brief takes it."""
    documents: list[Document] = []
    claims: list[Claim] = []
    unread: list[str] = []
    for outcome in outcomes:
        if outcome.document is None:
            unread.append(outcome.name)
        else:
            documents.append(outcome.document)
            claims += outcome.claims
    return Spoken(documents=tuple(documents), claims=tuple(claims), unread=tuple(unread))


def spoken_of(case: Case) -> Spoken:
    """What the claims of a case say: as reviewers left them, or as they were read."""
    if not case.documents:
        return Spoken()
    from isthmus.evidence.register import accepted, held

    documents, claims = held(case)
    return Spoken(
        documents=tuple(documents), claims=tuple(claims), accepted=frozenset(accepted(case))
    )


def hear(spoken: Spoken, case: Case, day: dt.date) -> Heard:
    """Compare what was said by the day with itself and with `case`, which is cut to the day."""
    known = known_on(day, spoken.documents, spoken.claims)
    accepted = {c.id for c in known.claims if known.original(c).id in spoken.accepted}
    found = reconcile(known.documents, known.claims, case, accepted)
    return Heard(known=known, found=found, unread=spoken.unread)
