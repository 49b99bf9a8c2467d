"""What a brief is given to hear, and what comparing it finds on the day of the brief.

Owns: `Spoken`, documents with their claims as they were read; `Heard`, what of them was known on
the day, compared with each other and with the series of the case.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from isthmus.case import Case
from isthmus.case.cells import BadCell, check_text
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
    """What was known on the day, and what comparing it found.

    `private` is how many statements were left out because their words lead to a person.
    """

    known: Known
    found: Reconciled
    unread: tuple[str, ...] = ()
    private: int = 0


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


def hear(spoken: Spoken, case: Case, day: dt.date, *, dated: bool = True) -> Heard:
    """Compare what was said by the day with itself and with `case`, which is cut to the day.

    `dated`: see `known_on`.
    """
    claims = [claim for claim in spoken.claims if not leads_to_person(_all_of(claim))]
    known = known_on(day, spoken.documents, claims, dated=dated)
    accepted = {c.id for c in known.claims if known.original(c).id in spoken.accepted}
    found = reconcile(known.documents, known.claims, case, accepted)
    private = len(spoken.claims) - len(claims)
    return Heard(known=known, found=found, unread=spoken.unread, private=private)


def leads_to_person(text: str) -> bool:
    """Whether words lead to a person (an address, a telephone, a document), as a case refuses."""
    # What else a cell may not hold is no matter here: a page drops it.
    plain = "".join(sign if sign.isprintable() and sign != "\ufffd" else " " for sign in text)
    try:
        check_text(plain)
    except BadCell:
        return True
    return False


def _all_of(claim: Claim) -> str:
    return f"{claim.quote}\n{claim.noun}\n{msgspec.json.encode(claim).decode()}"
