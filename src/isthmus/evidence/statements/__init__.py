"""The statements: relations, events, agreements, commitments, policies, positions and forecasts.

Owns: the claims that are no figure, and how they refer to the figures around them. Each kind has a
module; the rules that find it are of the stage `statement` and say in `gives.makes` which kind
they make, so that one walk over a sentence serves all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from isthmus.evidence.grammar.passage import Draft, Passage
from isthmus.evidence.records import Claim, Document

from . import (
    agreements,
    commitments,
    events,
    forecasts,
    listings,
    policies,
    positions,
    relations,
    speakers,
)
from .ground import Ground, Story
from .spans import Spans

#: Agreements and meetings first: a later kind may lean on what they have said.
_KINDS = (
    speakers.offices_of,
    speakers.credits_of,
    relations.relations_of,
    listings.listings_of,
    events.events_of,
    agreements.agreements_of,
    policies.policies_of,
    commitments.commitments_of,
    forecasts.forecasts_of,
    positions.positions_of,
)


def statements_of(
    document: Document,
    passages: Sequence[Passage],
    figures: Sequence[tuple[Draft, Claim]],
) -> list[Claim]:
    """The claims of a document that are no figure; `figures` are those that are, as drafted."""
    by_passage: dict[int, list[tuple[Draft, Claim]]] = {}
    for draft, claim in figures:
        by_passage.setdefault(id(draft.passage), []).append((draft, claim))
    story = Story()
    claims: list[Claim] = []
    for passage in passages:
        ground = Ground(document, passage, by_passage.get(id(passage), []), story)
        ground.whos = Spans(speakers.whos_of(ground))
        for read in _KINDS:
            claims.extend(read(ground))
    return claims
