"""One side of a comparison: a claim with the document it stands in, and how near two sides are.

Owns: what is read of the words around a claim when it is compared (its content words, the cues of
the language's tables), and the measure of whether two claims speak of one thing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from isthmus.evidence.grammar.language import language
from isthmus.evidence.grammar.marks import Marks
from isthmus.evidence.grammar.tokens import tokens_of
from isthmus.evidence.records import Claim, Document

from .dimensions import Dimensions, Match
from .intervals import Interval, Standing, compare, interval_of
from .names import STEM, share

#: Words on either side of a quantity that are looked at.
_NEAR = 4
#: Letters between a quantity and words that are beside it.
_BESIDE = 12

#: Quotation marks of any language that the room reads.
_MARKS = '"“”„«»‘’'


class Side:
    """A claim and its document, as one side of a comparison."""

    def __init__(self, claim: Claim, document: Document) -> None:
        self.claim = claim
        self.document = document

    @cached_property
    def sentence(self) -> str:
        """The sentence in which the claim stands."""
        return self.document.text[self.claim.context_start : self.claim.context_end]

    @cached_property
    def id(self) -> str:
        """The id of the claim, hashed once for all the sides that it is held against."""
        return self.claim.id

    @cached_property
    def interval(self) -> Interval | None:
        """What its value leaves possible; None without a number."""
        interval = interval_of(self.claim)
        if interval is None or self.claim.unit != "percent":
            return interval
        # A percentage and a fraction of one whole are one value.
        low, high = interval.low / 100, interval.high / 100
        return interval._replace(low=low, high=high)

    @cached_property
    def cues(self) -> frozenset[str]:
        """What the rules for comparing hear in the sentence: `confirmations`, `estimated`."""
        return self._marked[0]

    @cached_property
    def leading(self) -> frozenset[str]:
        """Those of the cues that are heard before the quantity."""
        return self._marked[2]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words of the sentence by their first letters; short ones left out."""
        return self._marked[1]

    @cached_property
    def beside(self) -> frozenset[str]:
        """The content words right before and after the quantity, by their first letters."""
        claim, text = self.claim, self.document.text
        before = tokens_of(text, claim.context_start, claim.start)[-_NEAR:]
        after = tokens_of(text, claim.end, claim.context_end)[: _NEAR + 2]
        words = (token.fold[:STEM] for token in (*before, *after) if token.is_word)
        return frozenset(word for word in words if len(word) > 3)

    @cached_property
    def _marked(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        tables = language(self.claim.language or "en")
        tokens = tokens_of(self.document.text, self.claim.context_start, self.claim.context_end)
        marks = Marks()
        tables.mark(tokens, marks)
        stems = frozenset(
            token.fold[:STEM] for token in tokens if token.is_word and len(token.fold) > 3
        )
        cues, leading = set(), set()
        for found in tables.stage("comparing").found(tokens, marks, (0, len(tokens))):
            start, end = tokens[found.first].start, tokens[found.last - 1].end
            if found.rule.gives.get("beside") and not self._is_beside(start, end):
                continue
            cues.add(str(found.rule.gives["cue"]))
            if end <= self.claim.start:
                leading.add(str(found.rule.gives["cue"]))
        return frozenset(cues), stems, frozenset(leading)

    def _is_beside(self, start: int, end: int) -> bool:
        """Whether words stand right before or after the quantity."""
        return 0 <= self.claim.start - end <= _BESIDE or 0 <= start - self.claim.end <= _BESIDE

    @property
    def said(self) -> str:
        """What the claim says, as short as it can be quoted: the quantity and what it counts."""
        claim, text = self.claim, self.document.text
        if claim.noun:
            after = text[claim.end : claim.context_end]
            at = after.find(claim.noun)
            if 0 <= at <= 40 and not any(sign in after[:at] for sign in ",;:.("):
                return " ".join(text[claim.start : claim.end + at + len(claim.noun)].split())
        # A quotation is set in marks of ours: its own, and the comma before them, would be doubled.
        words = " ".join(claim.quote.split())
        return words.strip(_MARKS).rstrip(",") if words[:1] in _MARKS else words

    @property
    def source(self) -> str:
        """Who says it, for a sentence: the publisher, else the document's name."""
        return self.document.publisher or self.document.name


def nearness(a: Side, b: Side, dimensions: Dimensions) -> float:
    """How surely two figures speak of one thing, from 0 (nothing shared) to 1.

    Like units are asked for by the caller. What else they share counts: the words of their
    sentences, their place, population, period and counter, and the value itself.
    """
    score = 0.2 if dimensions.unit is Match.SAME else 0.1
    score += 0.2 * share(a.stems, b.stems)
    score += _known(dimensions.place, 0.2)
    score += _known(dimensions.period, 0.1)
    score += _known(dimensions.population, 0.1)
    score += _known(dimensions.measure, 0.05)
    if a.interval is not None and b.interval is not None:
        standing = compare(a.interval, b.interval)
        score += {Standing.SAME: 0.15, Standing.ROUNDING: 0.15}.get(standing, 0.0)
    return min(score, 1.0)


def _known(match: Match, weight: float) -> float:
    share = {Match.SAME: 1.0, Match.OPEN: 0.5, Match.A_IN_B: 0.6, Match.B_IN_A: 0.6}
    return weight * share.get(match, 0.0)


def sides_of(claims: Sequence[Claim], documents: Mapping[str, Document]) -> list[Side]:
    """The claims as sides; `documents` by id."""
    return [Side(claim, documents[claim.document_id]) for claim in claims]
