"""The statements: relations, events, agreements, commitments, policies, positions and forecasts.

Owns: the claims that are no figure, and how they refer to the figures around them.
"""

from __future__ import annotations

from collections.abc import Sequence

from isthmus.evidence.grammar.passage import Draft, Passage
from isthmus.evidence.records import Claim, Document


def statements_of(
    document: Document,
    passages: Sequence[Passage],
    figures: Sequence[tuple[Draft, Claim]],
) -> list[Claim]:
    """The claims of a document that are no figure; `figures` are those that are, as drafted."""
    return []
