"""What the stages of the grammar lay over the tokens, and the tables of phrases that lay the first.

Owns: `Mark`, the collection `Marks` by kind and place, and `Phrases`, which finds every phrase of
many tables in one walk over the tokens.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import msgspec

from .tokens import Token, tokens_of


class Mark(msgspec.Struct, frozen=True):
    """Tokens `first` to before `last`, that are a `kind` (country, month, number, period…).

    `value` is what the table or the rule says of them; `rule` names what laid the mark.
    """

    kind: str
    first: int
    last: int
    value: Any
    rule: str = ""


_NONE: Mapping[int, list[Mark]] = MappingProxyType({})


def _shortness(mark: Mark) -> int:
    return -mark.last


class Words:
    """The words of a passage in folded form: `places` says at which tokens each stands."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.count = len(tokens)
        self.places: dict[str, list[int]] = {}
        for at, token in enumerate(tokens):
            if token.fold in self.places:
                self.places[token.fold].append(at)
            else:
                self.places[token.fold] = [at]
        self._sorted: list[str] | None = None

    def holds(self, words: frozenset[str], stems: Sequence[str] = ()) -> bool:
        """Whether any of `words`, or a word that begins with one of `stems`, is there."""
        if not self.places.keys().isdisjoint(words):
            return True
        if not stems:
            return False
        if self._sorted is None:
            self._sorted = sorted(self.places)
        # What begins with a stem follows the stem in order.
        for stem in stems:
            at = bisect_left(self._sorted, stem)
            if at < len(self._sorted) and self._sorted[at].startswith(stem):
                return True
        return False


class Marks:
    """The marks of one passage, found by kind and by the token at which they begin."""

    def __init__(self) -> None:
        self._by_kind: dict[str, dict[int, list[Mark]]] = {}
        self._order: dict[str, list[int]] = {}
        self._reach: dict[str, int] = {}
        self._phrases: dict[str, list[tuple[int, int, Any]]] = {}
        #: The kinds of which a mark was laid, be it that each was taken away again.
        self.laid: set[str] = set()
        self._words: Words | None = None

    def lay(self, phrases: dict[str, list[tuple[int, int, Any]]]) -> None:
        """Lay the phrases of a text, by kind: (first, last, value) in its order, shorter first.

        They become marks when their kind is first asked for: most kinds of a language's tables
        never are in a given paragraph.
        """
        self._phrases = phrases
        self.laid.update(phrases)

    def words_of(self, tokens: Sequence[Token]) -> Words:
        """The words of the passage, whose tokens these are; made once."""
        if self._words is None:
            self._words = Words(tokens)
        return self._words

    def _starts(self, kind: str) -> Mapping[int, list[Mark]]:
        """The marks of `kind` by where they begin; empty where there are none."""
        starts = self._by_kind.get(kind)
        if starts is not None:
            return starts
        # Of the hundreds of kinds that are asked for, a paragraph has few.
        return self._first_laid(kind) if kind in self._phrases else _NONE

    def _first_laid(self, kind: str) -> dict[int, list[Mark]]:
        starts = self._by_kind[kind] = {}
        reach = 0
        for first, last, value in self._phrases.pop(kind, ()):
            mark = Mark(kind, first, last, value, kind)
            if first in starts:
                starts[first].append(mark)
                starts[first].sort(key=_shortness)
            else:
                starts[first] = [mark]
            reach = max(reach, last - first)
        self._reach[kind] = reach
        return starts

    def add(self, mark: Mark) -> None:
        """Lay `mark`; of marks of a kind at one place the longest stands first."""
        kind, first, last = mark.kind, mark.first, mark.last
        starts = self._by_kind.get(kind)
        if starts is None:
            starts = self._first_laid(kind)
            self.laid.add(kind)
        here = starts.get(first)
        if here is None:
            starts[first] = [mark]
            self._order.pop(kind, None)
        else:
            here.append(mark)
            here.sort(key=_shortness)
        self._reach[kind] = max(self._reach[kind], last - first)

    def remove(self, mark: Mark) -> None:
        """Take `mark` away again."""
        self._starts(mark.kind)[mark.first].remove(mark)

    def at(self, kind: str, first: int) -> Sequence[Mark]:
        """The marks of `kind` that begin at token `first`, the longest first."""
        starts = self._by_kind.get(kind)
        if starts is None:
            if kind not in self._phrases:
                return ()
            starts = self._first_laid(kind)
        return starts.get(first, ())

    def of(self, kind: str) -> Sequence[Mark]:
        """The marks of `kind` in the order of the text; of several at one place, the longest."""
        starts = self._starts(kind)
        return [starts[first][0] for first in self.starts(kind) if starts[first]] if starts else ()

    def starts(self, kind: str) -> Sequence[int]:
        """The tokens at which a mark of `kind` was laid, in order."""
        order = self._order.get(kind)
        if order is None:
            starts = self._starts(kind)
            if not starts:
                return ()
            order = self._order[kind] = sorted(starts)
        return order

    def kinds(self) -> Iterator[str]:
        """The kinds of which there is a mark."""
        for kind in list(self._phrases):
            self._starts(kind)
        return (kind for kind, starts in self._by_kind.items() if any(starts.values()))

    def every(self, kind: str) -> Sequence[Mark]:
        """Every mark of `kind`, of several at one place all of them."""
        starts = self._starts(kind)
        return [mark for first in self.starts(kind) for mark in starts[first]] if starts else ()

    def covering(self, kind: str, at: int) -> Mark | None:
        """A mark of `kind` that covers token `at`, if any: the one that begins first."""
        starts = self._starts(kind)
        if starts:
            # No mark of the kind is longer than its reach: what begins before cannot cover `at`.
            for first in range(max(0, at - self._reach[kind] + 1), at + 1):
                for mark in starts.get(first, ())[:1]:
                    if at < mark.last:
                        return mark
        return None

    def apart(self, kind: str) -> list[Mark]:
        """The marks of `kind` without overlaps: from the left, the longest at each place."""
        chosen: list[Mark] = []
        past = 0
        for mark in self.of(kind):
            if mark.first >= past:
                chosen.append(mark)
                past = mark.last
        return chosen


class _Node:
    __slots__ = ("next", "said")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.said: list[tuple[str, Any, bool]] = []


class Phrases:
    """Every phrase of the tables of a language, found in one walk: linear in the text.

    Phrases are compared in folded form, token by token, as the text is cut: "U.S." is four tokens
    in both. `capital` asks that the first token be written with a capital.
    """

    def __init__(self) -> None:
        self._root = _Node()

    def add(self, phrase: str, kind: str, value: Any, *, capital: bool = False) -> None:
        """Let `phrase` be a `kind` that says `value`."""
        node = self._root
        for token in tokens_of(phrase):
            node = node.next.setdefault(token.fold, _Node())
        entry = (kind, value, capital)
        if entry not in node.said:
            node.said.append(entry)

    def mark(self, tokens: Sequence[Token], marks: Marks) -> None:
        """Lay a mark for each phrase found; of a kind at one place, each length that is one."""
        count, opening = len(tokens), self._root.next
        found: defaultdict[str, list[tuple[int, int, Any]]] = defaultdict(list)
        for first, token in enumerate(tokens):
            node = opening.get(token.fold)
            at = first
            while node is not None:
                at += 1
                for kind, value, capital in node.said:
                    if not capital or token.is_capital:
                        found[kind].append((first, at, value))
                if not node.next or at == count:
                    break
                node = node.next.get(tokens[at].fold)
        marks.lay(found)
