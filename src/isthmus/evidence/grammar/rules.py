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
        failed: set[tuple[int, int]] = set()
        taken: list[tuple[str, Mark]] = []
        last = self._from(_Ground(tokens, marks, bounds, failed, taken), 0, first)
        if last is None or last == first:
            return None
        return Found(self.rule, first, last, dict(taken))

    def _from(self, ground: _Ground, element: int, at: int) -> int | None:
        if element == len(self._elements):
            return at
        if (element, at) in ground.failed:
            return None
        one = self._elements[element]
        for past, captured in ground.steps(one, at):
            if captured is not None:
                ground.taken.append((one.name, captured))
            last = self._from(ground, element + 1, past)
            if last is not None:
                return last
            if captured is not None:
                ground.taken.pop()
        ground.failed.add((element, at))
        return None


class _Ground(NamedTuple):
    """What one attempt walks over, and what it has learnt."""

    tokens: Sequence[Token]
    marks: Marks
    bounds: tuple[int, int]
    failed: set[tuple[int, int]]
    taken: list[tuple[str, Mark]]

    def steps(self, one: _Element, at: int) -> Iterator[tuple[int, Mark | None]]:
        """Where `one` may lead from token `at`, the preferred first, with what it captures."""
        start, end = self.bounds
        inside = at < end
        if one.sort == "gap":
            for past in range(at, min(at + one.most, end) + 1):
                yield past, None
            return
        if one.sort == "mark":
            for mark in self.marks.at(one.kind, at) if inside else ():
                if mark.last <= end:
                    yield mark.last, mark
        elif one.sort == "word":
            if inside and _is(self.tokens[at], one):
                yield at + 1, None
        elif one.sort == "not":
            if not (inside and _is(self.tokens[at], one)):
                yield at, None
        elif one.sort == "not_mark":
            if not (inside and self.marks.at(one.kind, at)):
                yield at, None
        elif one.sort == "not_before":
            if not (at > start and _is(self.tokens[at - 1], one)):
                yield at, None
        elif one.sort == "ahead":
            if inside and _is(self.tokens[at], one):
                yield at, None
        elif one.sort == "ahead_mark":
            if inside and self.marks.at(one.kind, at):
                yield at, None
        elif one.sort == "before":
            if at > start and _is(self.tokens[at - 1], one):
                yield at, None
        elif one.sort == "glued":
            if inside and self.tokens[at].glued:
                yield at, None
        elif at == (start if one.sort == "start" else end):
            yield at, None
        if one.optional:
            yield at, None


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
        self, tokens: Sequence[Token], marks: Marks, sentence: tuple[int, int]
    ) -> Iterator[Found]:
        """Every match in a sentence, from the left; at one place in the order of the table."""
        for first in range(*sentence):
            numbers = set(self._by_word.get(tokens[first].fold, ()))
            for length in (1, 2, 3) if self._by_stem else ():
                numbers.update(self._by_stem.get(tokens[first].fold[:length], ()))
            for kind, those in self._by_kind.items():
                if marks.at(kind, first):
                    numbers.update(those)
            numbers.update(self._always)
            for number in sorted(numbers):
                found = self.patterns[number].match(tokens, marks, first, sentence)
                if found is not None:
                    yield found
