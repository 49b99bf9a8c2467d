"""The text that proposals are held against: read by the grammar once more, paragraph by paragraph.

Owns: finding a quote where it stands, what the grammar derives from the quote alone, what it has to
say of the same words where they stand, and what a document names (countries, regions, years).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from isthmus.evidence.binding import unit as units
from isthmus.evidence.grammar.language import language as tables_of
from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.numbers import lay_numbers
from isthmus.evidence.grammar.passage import Draft, Passage, Quantity
from isthmus.evidence.grammar.periods import lay_periods
from isthmus.evidence.grammar.quantities import lay_quantities
from isthmus.evidence.records import Document, Paragraph

#: A quote that is found more often than this in what a model was shown says nothing.
_MOST_PLACES = 64
#: The unit is shown by the quote where its noun was found beside the number.
_SHOWN = 0.9


class Place(NamedTuple):
    """A quote where it stands: `text[start:end]`, whole tokens of a paragraph."""

    area: Area
    start: int
    end: int

    @property
    def tokens(self) -> tuple[int, int]:
        """The first token of its paragraph that it covers, and the one past the last."""
        return bisect_left(self.area.starts, self.start), bisect_left(self.area.starts, self.end)


class Derived(NamedTuple):
    """A quantity that the grammar derives from `text[start:end]` alone.

    `unit` is None where those words do not show what is counted.
    """

    quantity: Quantity
    start: int
    end: int
    unit: str | None


class Area:
    """A paragraph as the grammar reads it where it stands."""

    def __init__(self, document: Document, paragraph: Paragraph) -> None:
        self.document = document
        self.paragraph = paragraph
        self.passage = self._laid(paragraph.start, paragraph.end)
        self.starts = [token.start for token in self.passage.tokens]
        self.ends = [token.end for token in self.passage.tokens]
        marks = self.passage.marks
        self._numbers = [(mark.first, mark.last) for mark in marks.apart("number")]
        self._counted = {(mark.first, mark.last) for mark in marks.apart("num")}
        self._no_figure = {
            token
            for kind in ("never", "period")
            for mark in marks.of(kind)
            for token in range(mark.first, mark.last)
        }

    def place(self, start: int, end: int) -> Place | None:
        """The place `text[start:end]`, None where that cuts a word or a number."""
        first, last = bisect_left(self.starts, start), bisect_left(self.ends, end)
        if first >= len(self.starts) or self.starts[first] != start:
            return None
        if last >= len(self.ends) or self.ends[last] != end:
            return None
        return Place(self, start, end)

    def derived(self, start: int, end: int) -> list[Derived]:
        """The quantities that `text[start:end]` states by itself.

        The separators of its digits are those of the document, and nothing else around it counts.
        """
        passage = self._laid(start, end)
        found = []
        for mark in passage.marks.apart("quantity"):
            draft = Draft(passage, mark, passage.sentence_of(mark.first))
            units.bind([draft], [])
            shown = draft.confidence >= _SHOWN and (
                draft.noun is not None or draft.quantity.value.form != "count"
            )
            first, last = passage.span(mark.first, mark.last)
            found.append(Derived(mark.value, first, last, draft.unit if shown else None))
        return found

    def holds(self, place: Place) -> bool:
        """Whether the numbers of a place are numbers where they stand, and whole ones.

        False where the place cuts a number ("2" of "2 million"), and where the words around it make
        it a date, a name or an address.
        """
        first, last = place.tokens
        for at in range(max(0, bisect_left(self._numbers, (first, 0)) - 1), len(self._numbers)):
            begins, past = self._numbers[at]
            if begins >= last:
                break
            if past > first and not (
                first <= begins and past <= last and (begins, past) in self._counted
            ):
                return False
        return self._no_figure.isdisjoint(range(first, last))

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence in which the offset `at` stands."""
        token = min(bisect_left(self.ends, at + 1), len(self.ends) - 1)
        return self.passage.span(*self.passage.sentence_of(token))

    def _laid(self, start: int, end: int) -> Passage:
        passage = Passage(
            self.document.text,
            tables_of(self.paragraph.language),
            self.document.published,
            (start, end),
        )
        lay_numbers(passage)
        lay_periods(passage)
        lay_quantities(passage)
        return passage


class Ground:
    """A document, as the gate looks things up in it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._begins = [one.start for one in document.paragraphs]
        self._areas: dict[int, Area] = {}

    def places(self, quote: str, shown: Sequence[Paragraph]) -> list[Place]:
        """Where a quote stands, word for word, in the paragraphs, or parts, that were shown."""
        found: list[Place] = []
        text = self.document.text
        for paragraph in shown:
            at = text.find(quote, paragraph.start, paragraph.end)
            while at >= 0 and len(found) < _MOST_PLACES:
                place = self._area(at).place(at, at + len(quote))
                if place is not None:
                    found.append(place)
                at = text.find(quote, at + 1, paragraph.end)
        return found

    def _area(self, at: int) -> Area:
        """The whole paragraph in which an offset stands, read once."""
        number = bisect_right(self._begins, at) - 1
        if number not in self._areas:
            self._areas[number] = Area(self.document, self.document.paragraphs[number])
        return self._areas[number]

    @cached_property
    def named(self) -> frozenset[str]:
        """The ISO 3166 codes and the codebook's names of all places that the document names."""
        return frozenset(self._named())

    def _named(self) -> Iterator[str]:
        for paragraph in self.document.paragraphs:
            passage = Passage(
                self.document.text,
                tables_of(paragraph.language),
                None,
                (paragraph.start, paragraph.end),
            )
            for mark in passage.marks.every("countries"):
                yield mark.value["iso3"]
            for mark in passage.marks.every("demonyms"):
                yield mark.value["iso3"]
            for mark in passage.marks.every("places"):
                yield from mark.value["iso3"].split(";")
                yield mark.value["canonical"]
            for mark in passage.marks.every("regions"):
                yield mark.value["english"]
            for mark in passage.marks.every("region_adjectives"):
                yield mark.value["english"]

    def has_currency(self, code: str) -> bool:
        """Whether some sign or word of the text is of that currency."""
        return code in self._currencies

    @cached_property
    def _currencies(self) -> frozenset[str]:
        found: set[str] = set()
        for paragraph in self.document.paragraphs:
            passage = Passage(
                self.document.text,
                tables_of(paragraph.language),
                None,
                (paragraph.start, paragraph.end),
            )
            marks: Sequence[Mark]
            for marks in map(passage.marks.every, ("currency_sign", "currency_word")):
                found.update(str(mark.value) for mark in marks)
        return frozenset(found)
