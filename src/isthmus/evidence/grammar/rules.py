"""A rule of the grammar: a pattern over tokens and marks, with the examples that test it.

Owns: the pattern notation, its matcher, and the bound on its work. A pattern is a row of elements
apart by spaces:

    word        this token, in folded form            a|b|c    any of these
    word?       may be missing                        stem*    a token that begins so
    {kind}      a mark of that kind (a table's, a set's, an earlier stage's), captured as `kind`
    {name:kind} the same, captured as `name`          {kind}?  may be missing
    ..5         up to five tokens of any sort         !a|b     the next token is none of these
    !{kind}     no mark of that kind begins here      <!a|b    the token before is none of these
    &a|b        the next token is one of these, but   &{kind}  a mark of that kind begins here, but
                is no part of the match                        is no part of the match
    <a|b        the token before is one of these      ~        no space before the next token
    ^  $        the sentence begins, ends here

The matcher remembers each (element, token) that led nowhere, so that one attempt takes at most
elements x tokens steps, and gaps are bounded: work is linear in the text whatever it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from .marks import Mark, Marks
from .tokens import Token, fold, tokens_of


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule of a language's table: what it looks for, what it gives, and its own tests.

    `stage` says when it is applied; `gives` what the stage's code makes of a match. An example
    holds the expected span between `[[` and `]]`; a counter-example (`never`) must not match.
    """

    name: str
    stage: str
    pattern: str
    gives: Mapping[str, Any] = msgspec.field(default_factory=dict)
    examples: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


class Found(NamedTuple):
    """A match: tokens `first` to before `last`, and the marks (or single tokens) captured."""

    rule: Rule
    first: int
    last: int
    parts: Mapping[str, Mark]


class _Element(NamedTuple):
    # word, mark, gap, not, not_mark, not_before, ahead, ahead_mark, before, glued, start, end
    sort: str
    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    kind: str = ""
    name: str = ""
    optional: bool = False
    most: int = 0


#: The elements that may lead on in several ways.
_BRANCHING = frozenset({"gap", "mark", "word"})
_SIGNS = {"^": "start", "$": "end", "~": "glued"}
_PREFIXES = (("<!", "not_before"), ("<", "before"), ("!", "not"), ("&", "ahead"))


def _element(text: str) -> _Element:
    if text in _SIGNS:
        return _Element(_SIGNS[text])
    if text.startswith("..") and text[2:].isdigit():
        return _Element("gap", most=int(text[2:]))
    sort = "word"
    for sign, meaning in _PREFIXES:
        if text.startswith(sign) and len(text) > len(sign):
            sort, text = meaning, text[len(sign) :]
            break
    optional = sort == "word" and len(text) > 1 and text.endswith("?")
    text = text[:-1] if optional else text
    if text.startswith("{"):
        if not text.endswith("}") or sort in {"not_before", "before"}:
            raise ValueError(f"a mark is written {{kind}} or {{name:kind}}, not {text!r}")
        name, _, kind = text[1:-1].rpartition(":")
        sort = {"not": "not_mark", "ahead": "ahead_mark"}.get(sort, "mark")
        return _Element(sort, kind=kind, name=name or kind, optional=optional)
    words, stems = set(), []
    for word in text.split("|"):
        if len(word) > 1 and word.endswith("*"):
            stems.append(fold(word[:-1]))
        else:
            if len(tokens_of(word)) != 1:
                raise ValueError(f"{word!r} is not one token: write its tokens apart")
            words.add(fold(word))
    return _Element(sort, frozenset(words), tuple(stems), optional=optional)


class Pattern:
    """A rule made ready to match."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        try:
            self._elements = tuple(_element(part) for part in rule.pattern.split())
        except ValueError as error:
            raise ValueError(f"rule {rule.name}: {error}") from None
        if not any(one.sort in {"word", "mark"} and not one.optional for one in self._elements):
            raise ValueError(f"rule {rule.name}: the pattern can match nothing at all")
        self._opening = self._first_two()

    def _first_two(self) -> tuple[_Element, _Element] | None:
        """The two elements that every match opens with, where both are words or marks."""
        taking = [one for one in self._elements if one.sort not in {"not_before", "before"}]
        two = [one for one in taking[:2] if one.sort in {"word", "mark"} and not one.optional]
        return (two[0], two[1]) if len(two) == 2 else None

    def _may_open(self, tokens: Sequence[Token], marks: Marks, first: int, end: int) -> bool:
        """Whether the first two elements may stand at token `first`: most attempts end here."""
        if self._opening is None:
            return True
        one, two = self._opening
        if one.sort == "mark":
            lasts = [mark.last for mark in marks.at(one.kind, first)]
        else:
            lasts = [first + 1]
        for at in lasts:
            if at < end:
                if two.sort == "mark":
                    if marks.at(two.kind, at):
                        return True
                elif _is(tokens[at], two):
                    return True
        return False

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of marks that it reads."""
        return frozenset(one.kind for one in self._elements if one.kind)

    def match(
        self, tokens: Sequence[Token], marks: Marks, first: int, bounds: tuple[int, int]
    ) -> Found | None:
        """The match that begins at token `first`, inside the sentence `bounds`; None without one.

        Of several, an optional element that is there is taken, the longest mark, the shortest gap.
        """
        if not self._may_open(tokens, marks, first, bounds[1]):
            return None
        attempt = _Attempt(self._elements, tokens, marks, bounds)
        last = attempt.match(0, first)
        if last is None or last == first:
            return None
        return Found(self.rule, first, last, dict(attempt.taken))


class _Attempt:
    """One attempt to match: what it walks over, and what it has learnt."""

    __slots__ = ("elements", "end", "failed", "marks", "start", "taken", "tokens")

    def __init__(
        self,
        elements: Sequence[_Element],
        tokens: Sequence[Token],
        marks: Marks,
        bounds: tuple[int, int],
    ) -> None:
        self.elements = elements
        self.tokens = tokens
        self.marks = marks
        self.start, self.end = bounds
        self.failed: set[tuple[int, int]] = set()
        self.taken: list[tuple[str, Mark]] = []

    def match(self, element: int, at: int) -> int | None:
        """The token past the match of the elements from `element` on, read from token `at`."""
        opened = (element, at)
        if opened in self.failed:
            return None
        elements, end = self.elements, self.end
        while element < len(elements):
            one = elements[element]
            sort = one.sort
            if sort == "word" and not one.optional:
                # The commonest element leads on in one way or in none: no branch is opened.
                if at >= end or not _is(self.tokens[at], one):
                    break
                at += 1
            elif sort in _BRANCHING:
                last = self._branch(one, element, at)
                if last is not None:
                    return last
                break
            elif not self._holds(one, at):
                break
            element += 1
        else:
            return at
        self.failed.add(opened)
        return None

    def _branch(self, one: _Element, element: int, at: int) -> int | None:
        """Try the ways on which `one` may lead from token `at`, the preferred first."""
        element += 1
        if one.sort == "gap":
            for past in range(at, min(at + one.most, self.end) + 1):
                last = self.match(element, past)
                if last is not None:
                    return last
            return None
        if at < self.end:
            if one.sort == "mark":
                for mark in self.marks.at(one.kind, at):
                    if mark.last <= self.end:
                        self.taken.append((one.name, mark))
                        last = self.match(element, mark.last)
                        if last is not None:
                            return last
                        self.taken.pop()
            elif _is(self.tokens[at], one):
                last = self.match(element, at + 1)
                if last is not None:
                    return last
        return self.match(element, at) if one.optional else None

    def _holds(self, one: _Element, at: int) -> bool:
        """Whether what an element asks of token `at` without taking it is so."""
        sort, inside = one.sort, at < self.end
        if sort == "not":
            return not (inside and _is(self.tokens[at], one))
        if sort == "not_mark":
            return not (inside and self.marks.at(one.kind, at))
        if sort == "ahead":
            return inside and _is(self.tokens[at], one)
        if sort == "ahead_mark":
            return inside and bool(self.marks.at(one.kind, at))
        if sort == "not_before":
            return not (at > self.start and _is(self.tokens[at - 1], one))
        if sort == "before":
            return at > self.start and _is(self.tokens[at - 1], one)
        if sort == "glued":
            return inside and self.tokens[at].glued
        return at == (self.start if sort == "start" else self.end)


def _is(token: Token, one: _Element) -> bool:
    return token.fold in one.words or (bool(one.stems) and token.fold.startswith(one.stems))


#: The elements that look without taking: a match begins with the element after them.
_NOTHING_TAKEN = frozenset(
    {"not", "not_mark", "not_before", "ahead", "ahead_mark", "before", "glued", "start"}
)


class Stage:
    """The rules of one stage of a language, found by what their match can begin with."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.patterns = tuple(Pattern(rule) for rule in rules)
        self._by_word: dict[str, list[int]] = {}
        self._by_stem: dict[str, list[int]] = {}
        self._by_kind: dict[str, list[int]] = {}
        self._always: list[int] = []
        for number, pattern in enumerate(self.patterns):
            self._file(number, pattern)
        self._stem_lengths = sorted({len(stem) for stem in self._by_stem})

    def _file(self, number: int, pattern: Pattern) -> None:
        for one in pattern._elements:  # noqa: SLF001 - a stage is the index of its own patterns
            if one.sort in _NOTHING_TAKEN:
                continue
            if one.sort in {"gap", "end"}:
                self._always.append(number)
                return
            if one.sort == "mark":
                self._by_kind.setdefault(one.kind, []).append(number)
            for word in one.words:
                self._by_word.setdefault(word, []).append(number)
            for stem in one.stems:
                self._by_stem.setdefault(stem[:3], []).append(number)
            if not one.optional:
                return

    def found(
        self, tokens: Sequence[Token], marks: Marks, *sentences: tuple[int, int]
    ) -> Iterator[Found]:
        """Every match in the sentences, from the left; at one place in the order of the table."""
        starts = self._starts(tokens, marks)
        places = iter(sorted(starts) if not self._always else range(len(tokens)))
        first = next(places, None)
        for sentence in sentences:
            while first is not None and first < sentence[1]:
                if first >= sentence[0]:
                    for number in sorted({*starts.get(first, ()), *self._always}):
                        found = self.patterns[number].match(tokens, marks, first, sentence)
                        if found is not None:
                            yield found
                first = next(places, None)

    def _starts(self, tokens: Sequence[Token], marks: Marks) -> dict[int, list[int]]:
        """The rules that may begin at each token: by its word, its stem, the marks that begin."""
        starts: dict[int, list[int]] = {}
        places, by_word, by_stem = marks.places_of(tokens), self._by_word, self._by_stem
        for word in places.keys() & by_word.keys():
            for at in places[word]:
                starts[at] = [*by_word[word]]
        for word in places if by_stem else ():
            for length in self._stem_lengths:
                for number in by_stem.get(word[:length], ()):
                    for at in places[word]:
                        starts.setdefault(at, []).append(number)
        for kind, numbers in self._by_kind.items():
            for at in marks.starts(kind):
                if marks.at(kind, at):
                    starts.setdefault(at, []).extend(numbers)
        return starts
