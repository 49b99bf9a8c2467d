"""One paragraph on its way through the grammar: its tokens, its sentences, and the marks so far.

Owns: `Passage`, which every stage reads and marks, and `Draft`, a figure whose parts the binders
fill one after another.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from isthmus.evidence.records import Measure, Status

from .language import Language
from .marks import Mark, Marks
from .rules import Found
from .tokens import Token, sentences_of, tokens_of


class Passage:
    """`text[start:end]`, one paragraph in one language, dated by its document where that is known.

    Offsets are into `text`, the whole text of the document; places in `sentences` and marks count
    the tokens of the passage.
    """

    def __init__(
        self,
        text: str,
        language: Language,
        published: dt.date | None = None,
        bounds: tuple[int, int] | None = None,
    ) -> None:
        self.text = text
        self.language = language
        self.published = published
        self.start, self.end = bounds or (0, len(text))
        self.tokens: list[Token] = tokens_of(text, self.start, self.end)
        self.sentences = sentences_of(text, self.tokens, frozenset(language.list("abbreviations")))
        self.marks = Marks()
        #: The paragraph before this one, where its reader sets it: a heading says of what time.
        self.before: Passage | None = None
        language.mark(self.tokens, self.marks)

    def found(self, stage: str) -> Iterator[Found]:
        """Every match of the rules of a stage, sentence by sentence."""
        rules = self.language.stage(stage)
        return rules.found(self.tokens, self.marks, *self.sentences)

    def sentence_of(self, at: int) -> tuple[int, int]:
        """The sentence in which token `at` stands: (first token, past the last)."""
        place = bisect_right(self.sentences, at, key=lambda one: one[1])
        return self.sentences[place]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets in the text of tokens `first` to before `last`."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def said(self, first: int, last: int) -> str:
        """The words of tokens `first` to before `last`, as the text has them."""
        start, end = self.span(first, last)
        return self.text[start:end]


@dataclass(slots=True)
class Draft:
    """A figure on its way to a claim: the quantity that was found, and what the binders add.

    `quantity` covers quantifier, number and currency or percent sign; its value is a `Quantity`.
    `noun` is the head noun that it counts, as tokens, where there is one; `group` what the noun or
    the context says of the population, before the binder decides. `notes` is for binders that hand
    something on to a later one.
    """

    passage: Passage
    quantity: Mark
    sentence: tuple[int, int]
    noun: tuple[int, int] | None = None
    unit: str | None = None
    measure: Measure | None = None
    status: Status = "reported"
    place: str | None = None
    place_role: str | None = None
    population: str | None = None
    period_start: dt.date | None = None
    period_end: dt.date | None = None
    period_accuracy: str | None = None
    counter: str | None = None
    credited_to: str | None = None
    finality: str | None = None
    confidence: float = 0.5
    notes: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Quantity:
    """The value of a `quantity` mark: an interval with its quantifier, and what kind of number.

    `form` is `count`, `money`, `percent`, `fraction` (one in five, half), `multiple` (twice, five
    times) or `vague` (dozens). `currency` is the ISO 4217 code of money. `of` is the token span of
    the whole that a fraction is of, where the rule captured it. `rule` is what fired, and `sure` is
    False where the separators of a number could mean another value.
    """

    low: float | None
    high: float | None
    low_inclusive: bool | None
    high_inclusive: bool | None
    quantifier: str
    form: str
    rule: str
    currency: str | None = None
    optional: bool = False
    sure: bool = True
