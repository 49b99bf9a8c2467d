"""What the statements of one paragraph are read from, and how a claim is made of tokens.

Owns: `Ground`, a passage with its figures, its matches of the stage `statement`, its countries and
the questions that every kind of statement asks of them (what is said of time, of place, in which
clause); and `Story`, what a document has said so far. Reads the figures, never changes one.

Sets of the tables: `st_article`, `st_stop` (words that end a noun phrase), `st_link` (words inside
one), `st_empty` (words that say nothing of a subject), `st_clause` (words that begin a clause).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from isthmus.evidence.binding.near import Near
from isthmus.evidence.grammar.calendar import Period, moved
from isthmus.evidence.grammar.language import language
from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.passage import Draft, Passage
from isthmus.evidence.grammar.rules import Found
from isthmus.evidence.records import Claim, Detail, Document, Kind

from .places import Place, places_of
from .spans import Spans
from .who import Who

#: Signs that part two clauses whatever the language.
_BREAKS = frozenset(";:—–")
#: What a period mark may say that is no time of anything that happened.
_NO_TIME = frozenset({"clock", "per"})
#: How many tokens a noun phrase may run on after its head.
_LONGEST = 14
#: Sets of the words by which a sentence looks ahead.
_TO_COME = ("st_ahead", "will_do")
#: How far, in tokens, a statement is sought around its words: a text may have no stop at all.
_WINDOW = 240
#: How many days after its publication a text may mean by a day without a year.
_AHEAD = 300


@dataclass(slots=True)
class Named:
    """A country named by tokens `first` to before `last`; `adjective` for its people's word.

    `seat` where its seat of government stands for it; a union of states has its own short name.
    """

    first: int
    last: int
    iso: str
    adjective: bool
    seat: bool = False


@dataclass(slots=True)
class Story:
    """What a document has said so far, on which later paragraphs lean.

    `people` are the persons by folded family name, `speaker` who spoke last, `event` the last
    meeting (its words and its claim's period), `day` the last day that something happened on,
    `instrument` the words of the last agreement.
    """

    people: dict[str, Who] = field(default_factory=dict)
    offices: set[tuple[str, str]] = field(default_factory=set)
    speaker: Who | None = None
    event: str | None = None
    day: dt.date | None = None
    instrument: str | None = None
    credits: set[tuple[str, ...]] = field(default_factory=set)


class Ground:
    """One passage, its figures, and what the story was before it."""

    def __init__(
        self,
        document: Document,
        passage: Passage,
        figures: Sequence[tuple[Draft, Claim]],
        story: Story,
    ) -> None:
        self.document = document
        self.passage = passage
        self._figures = figures
        self._quantities = [draft.quantity.first for draft, _ in figures]
        self._ends = [last for _, last in passage.sentences]
        self.story = story
        self.tokens = passage.tokens
        self.marks = passage.marks
        self.near = Near(passage)
        self.whos: Spans[Who] = Spans()
        self._begins: dict[str, dict[int, Mark]] = {}
        self._places: Spans[Place] | None = None
        self.countries = Spans(_countries(self))
        self.periods = Spans(
            mark for mark in self.marks.apart("period") if mark.value.role not in _NO_TIME
        )
        self.matches: dict[str, list[Found]] = {}
        for found in passage.found("statement"):
            self.matches.setdefault(found.rule.gives["makes"], []).append(found)

    # --- asking ---------------------------------------------------------------------------------

    def of(self, makes: str) -> Sequence[Found]:
        """The matches of the rules that make a kind of statement, in the order of the text."""
        return self.matches.get(makes, ())

    def in_order(self, makes: str) -> list[Found]:
        """The same matches, those of an earlier rule of the tables first."""
        matches = self.matches.get(makes)
        if not matches:
            return []
        order = _order(self.passage.language.code)
        return sorted(matches, key=lambda one: order[one.rule.name])

    def at(self, kind: str, first: int) -> Mark | None:
        """The longest mark of `kind` that begins at token `first`."""
        return self.kind(kind).get(first)

    def kind(self, kind: str) -> Mapping[int, Mark]:
        """The longest mark of `kind` at each token where one begins."""
        begins = self._begins.get(kind)
        if begins is None:
            begins = self._begins[kind] = {mark.first: mark for mark in self.marks.of(kind)}
        return begins

    def fold(self, first: int, last: int) -> str:
        """The folded tokens of a span, apart by spaces."""
        return " ".join(token.fold for token in self.tokens[first:last])

    def key_words(self, first: int, last: int) -> str:
        """The folded words of a span that say something of its subject."""
        return " ".join(
            self.tokens[at].fold
            for at in range(first, last)
            if self.tokens[at].is_word
            and len(self.tokens[at].text) > 1
            and not (self.tokens[at].glued and at and self.tokens[at - 1].is_number)
            and not self.near.is_a("st_empty", at)
        )

    def sentence_of(self, at: int) -> tuple[int, int]:
        """The sentence of token `at`, or of one without end what stands near it."""
        first, last = self._sentence(at)
        return max(first, at - _WINDOW), min(last, at + _WINDOW)

    def _sentence(self, at: int) -> tuple[int, int]:
        return self.passage.sentences[bisect_right(self._ends, at)]

    def clause(self, at: int) -> tuple[int, int]:
        """The clause of token `at`: from the break before it to the one after, in its sentence."""
        start, end = self.sentence_of(at)
        first, last = start, end
        for step in range(at, start, -1):
            if self._breaks(step - 1) or (step != at and self.opens(step)):
                first = step
                break
        for step in range(at + 1, end):
            if self._breaks(step) or self.opens(step):
                last = step
                break
        return first, last

    def opens(self, at: int) -> bool:
        """Whether a clause begins at a token; "the day before" begins none."""
        return (
            self.at("st_clause", at) is not None
            and self.near.ending("day_before", at + 1) is None
            and self.periods.covers(at) is None
        )

    def _breaks(self, at: int) -> bool:
        return self.tokens[at].text in _BREAKS

    def period_in(self, first: int, last: int, at: int) -> Period | None:
        """The period said in a span, the nearest to token `at`; None where none is."""
        best: Mark | None = None
        for mark in self.periods.within(first, last):
            if best is None or _gap(mark, at) < _gap(best, at):
                best = mark
        return None if best is None else self.time_of(best)

    def time_of(self, mark: Mark) -> Period:
        """What a period mark says, moved on to the year to come where its sentence looks ahead."""
        period: Period = mark.value
        published = self.document.published
        if published is None or period.end is None or period.start is None:
            return period
        written = any(
            len(token.text) == 4 and token.is_number
            for token in self.tokens[mark.first : mark.last]
        )
        if written or period.ahead or period.end >= published or period.role not in {"in", "until"}:
            return period
        start, end = self.sentence_of(mark.first)
        if not any(self.at(kind, at) for at in range(start, end) for kind in _TO_COME):
            return period
        later = moved(period, 1)
        soon = later.start is not None and (later.start - published).days < _AHEAD
        return later if soon else period

    @property
    def places(self) -> Spans[Place]:
        """The places that the passage names, in its order."""
        if self._places is None:
            self._places = Spans(places_of(self))
        return self._places

    def place_in(self, first: int, last: int, at: int) -> Place | None:
        """The place where something is said to be in a span, the nearest to token `at`."""
        there = [one for one in self.places.within(first, last) if one.inside]
        return min(there, key=lambda one: abs(one.first - at), default=None)

    def figures_in(self, first: int, last: int) -> list[tuple[Draft, Claim]]:
        """The figures whose quantity stands in a span."""
        found: list[tuple[Draft, Claim]] = []
        for at in range(bisect_left(self._quantities, first), len(self._figures)):
            if self._figures[at][0].quantity.last > last:
                break
            found.append(self._figures[at])
        return found

    def countries_in(self, first: int, last: int) -> list[Named]:
        """The countries and peoples named in a span."""
        return self.countries.within(first, last)

    # --- phrases --------------------------------------------------------------------------------

    def phrase_right(self, last: int, end: int, *, longest: int = _LONGEST) -> int:
        """Past the noun phrase that goes on after token `last - 1`, inside `end`."""
        endings = tuple(self.passage.language.list("verb_stops")) or ("\0",)
        at = last
        while at < min(end, last + longest):
            token = self.tokens[at]
            if not token.is_word and token.text not in {"-", "’", "'"}:
                break
            if self.at("st_stop", at) is not None or self.at("period", at) is not None:
                break
            longer = len(token.text) > (4 if token.text.isascii() else 3)
            if longer and not token.is_capital and token.text.endswith(endings):
                break  # a verb that no table lists
            at += 1
        while at > last and (
            self.near.is_a("st_link", at - 1)
            or self.near.is_a("st_article", at - 1)
            or not self.tokens[at - 1].is_word
        ):
            at -= 1
        return at

    def phrase_left(self, first: int, start: int, kinds: Iterable[str]) -> int:
        """The first token of the adjectives before token `first` (of `kinds`, or capitals)."""
        wanted = tuple(kinds)
        at = first
        while at > start:
            before = at - 1
            token = self.tokens[before]
            if token.text in {"-", '"', "“", "”", "«", "»"} and before > start:
                at = before
                continue
            if not token.is_word:
                break
            if self.near.is_a("st_article", before) or self.near.is_a("st_stop", before):
                break
            mark = next(
                (found for kind in wanted if (found := self.near.ending(kind, at)) is not None),
                None,
            )
            if mark is not None and mark.first >= start:
                at = mark.first
            elif token.is_capital and not self.near.is_a("st_link", before):
                at = before
            else:
                break
        while at < first and not self.tokens[at].is_word:
            at += 1
        return at

    # --- making ---------------------------------------------------------------------------------

    def claim(
        self,
        kind: Kind,
        rule: str,
        first: int,
        last: int,
        detail: Detail | None,
        *,
        confidence: float = 0.7,
        period: Period | None = None,
        place: str | None = None,
        place_role: str | None = None,
        **fields: Any,
    ) -> Claim:
        """A claim whose quote is tokens `first` to before `last`."""
        passage = self.passage
        start, end = passage.span(first, last)
        context = self._sentence(first)[0], self._sentence(last - 1)[1]
        around = passage.span(*context)
        known = period if period is not None and period.start is not None else None
        if known is not None and known.start and known.end and known.start > known.end:
            known = None
        return Claim(
            document=self.document.name,
            document_id=self.document.id,
            kind=kind,
            quote=self.document.text[start:end],
            start=start,
            end=end,
            place=place,
            place_role=place_role,
            period_start=known.start.isoformat() if known and known.start else None,
            period_end=known.end.isoformat() if known and known.end else None,
            period_accuracy=known.accuracy if known else None,
            rule=rule,
            confidence=confidence,
            language=passage.language.code,
            context_start=around[0],
            context_end=around[1],
            detail=detail,
            **fields,
        )


@cache
def _order(code: str) -> Mapping[str, int]:
    """The place of each rule in the tables of a language."""
    return {rule.name: at for at, rule in enumerate(language(code).rules)}


def _gap(mark: Mark, at: int) -> int:
    return min(abs(mark.first - at), abs(mark.last - 1 - at))


def _countries(ground: Ground) -> list[Named]:
    found: list[Named] = []
    inside = {
        at
        for kind in ("regions", "places", "region_adjectives")
        for mark in ground.marks.apart(kind)
        if mark.last - mark.first > 1
        for at in range(mark.first, mark.last)
    }
    for kind, adjective in (("countries", False), ("demonyms", True)):
        for mark in ground.marks.apart(kind):
            row = mark.value
            said = ground.passage.said(mark.first, mark.last)
            if mark.first in inside and (mark.last - mark.first == 1):
                continue
            if row.get("care") == "exact" and said != row.get("name", row.get("word")):
                continue
            if row.get("care") == "ethnic" or (
                mark.last < len(ground.tokens) and ground.tokens[mark.last].text in "$€£"
            ):
                continue
            if row.get("care") == "metonym" and ground.near.ending("place_in", mark.first):
                continue
            after = mark.last
            joined = ground.tokens[after : after + 2]
            hyphen = not adjective and len(joined) == 2 and joined[0].text == "-"
            if hyphen and not joined[1].is_capital:
                continue  # "the Geneva-based agency"
            seat = row.get("care") == "metonym"
            found.append(Named(mark.first, mark.last, row["iso3"], adjective, seat))
    for mark in ground.marks.apart("regions"):
        union = mark.value["english"]
        if union.isupper() and ground.tokens[mark.first].is_capital:
            found.append(Named(mark.first, mark.last, union, adjective=False))
    return found
