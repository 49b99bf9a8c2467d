"""What was said by a day: the documents that were out, and how the undated ones are read.

Owns: leaving out what was published later, and the one assumption that comparing needs of a
document without a date: that it was known on the day that is asked about. The assumption is made
for comparing alone; the claims themselves stay as they were read, and each that was read otherwise
is told.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from .reading import read_document
from .records import Claim, Document, Relation


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """The documents and claims of a day, ready to compare.

    `assumed` holds, by the id of a claim as it is compared, the claim as its document leaves it:
    those of undated documents whose times were read as of the day. `later` are the documents left
    out because they were published after it.
    """

    day: dt.date
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    assumed: Mapping[str, Claim]
    later: tuple[Document, ...] = ()

    def original(self, claim: Claim) -> Claim:
        """The claim as its document leaves it, without the assumption."""
        return self.assumed.get(claim.id, claim)


def known_on(
    day: dt.date, documents: Iterable[Document], claims: Iterable[Claim], *, dated: bool = True
) -> Known:
    """What of these was known on a day. Documents of the same bytes count once, under one name.

    `dated` says that the day was asked for: a document without a date is then compared as of it.
    Where the day is only today, what it says of "last week" stays open.
    """
    by_id: dict[str, Document] = {}
    for document in documents:
        by_id.setdefault(document.id, document)
    later = [one for one in by_id.values() if one.published is not None and one.published > day]
    kept = {key: one for key, one in by_id.items() if one not in later}
    said: dict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in claims:
        if claim.document_id in kept:
            said[claim.document_id].setdefault(claim.id, claim)
    compared: list[Claim] = []
    assumed: dict[str, Claim] = {}
    for key, document in kept.items():
        own = list(said[key].values())
        if dated and document.published is None and own:
            twins = _as_of(document, day, own)
            assumed.update((twin.id, one) for one, twin in twins if twin.id != one.id)
            own = [twin for _, twin in twins]
        compared += own
    return Known(
        day=day,
        documents=tuple(kept.values()),
        claims=tuple(compared),
        assumed=assumed,
        later=tuple(later),
    )


def _as_of(document: Document, day: dt.date, claims: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """Each claim with what the same words come to when the document is dated to the day.

    A claim that the reading without a date does not give is another's work (a person's correction):
    it stands as it is.
    """
    dated = msgspec.structs.replace(document, published=day, published_basis="given")
    plain, fresh = read_document(document), read_document(dated)
    # The two readings find the same words, but for a few that only a date makes plain.
    placed = dict(zip(_placed(fresh), fresh, strict=True))
    twins = {
        one.id: placed[place]
        for one, place in zip(plain, _placed(plain), strict=True)
        if place in placed
    }
    renamed = {old: twin.id for old, twin in twins.items()}
    return [(one, twins.get(one.id) or _pointing(one, renamed)) for one in claims]


def _placed(claims: Sequence[Claim]) -> list[tuple[object, ...]]:
    """Where each claim stands: two of one kind and place are told apart by their order."""
    seen: dict[tuple[object, ...], int] = defaultdict(int)
    places: list[tuple[object, ...]] = []
    for claim in claims:
        place: tuple[object, ...] = (claim.kind, claim.start, claim.end)
        places.append((*place, seen[place]))
        seen[place] += 1
    return places


def _pointing(claim: Claim, renamed: Mapping[str, str]) -> Claim:
    """The claim, with what it relates under the names by which that is compared."""
    detail = claim.detail
    if not isinstance(detail, Relation) or not {detail.subject, detail.object} & renamed.keys():
        return claim
    return msgspec.structs.replace(
        claim,
        detail=msgspec.structs.replace(
            detail,
            subject=renamed.get(detail.subject or "", detail.subject),
            object=renamed.get(detail.object or "", detail.object),
        ),
    )
