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

A rule is tried only in a passage that holds each word and kind of mark that the rule cannot do
without, and only where its match may open. An attempt remembers each (element, token) that led
nowhere, so that it takes at most elements x tokens steps, and gaps are bounded: work is linear in
the text whatever it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from .marks import Mark, Marks, Words
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


#: The elements that look without taking: a match begins with the element after them.
_NOTHING_TAKEN = frozenset(
    {"not", "not_mark", "not_before", "ahead", "ahead_mark", "before", "glued", "start"}
)
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
        self._match = _compiled(self._elements)
        taking = [one for one in self._elements if one.sort not in _NOTHING_TAKEN]
        # What every match holds beside what it opens with: words, kinds of marks.
        sure = [one for one in self._elements if not one.optional and one is not taking[0]]
        words = [one for one in sure if one.sort in {"word", "ahead", "before"}]
        self._choices = [(one.words, one.stems) for one in words if one.words or one.stems]
        self._kinds = frozenset(one.kind for one in sure if one.sort in {"mark", "ahead_mark"})

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of marks that it reads."""
        return frozenset(one.kind for one in self._elements if one.kind)

    def may_match(self, words: Words, marks: Marks) -> bool:
        """Whether a passage holds each word and each kind of mark that every match does.

        Asked once a passage, before any attempt: of seven attempts it spares six.
        """
        if not self._kinds <= marks.laid:
            return False
        for choice, stems in self._choices:  # noqa: SIM110 - a loop takes half the time of `all`
            if not words.holds(choice, stems):
                return False
        return True

    def match(self, walk: Walk, first: int) -> Found | None:
        """The match that begins at token `first`, inside the sentence of `walk`; None without one.

        Of several, an optional element that is there is taken, the longest mark, the shortest gap.
        """
        walk.failed.clear()
        walk.taken.clear()
        last = self._match(walk, first)
        if last is None or last == first:
            return None
        # The steps note what they took on their way back, so the last of a row comes first.
        return Found(self.rule, first, last, dict(reversed(walk.taken)))


class Walk:
    """What attempts to match walk over, one sentence at a time, and what an attempt has learnt.

    `failed` holds each (step, token) that led nowhere, `taken` the marks captured by name.
    """

    __slots__ = ("end", "failed", "marks", "start", "taken", "tokens")

    def __init__(
        self, tokens: Sequence[Token], marks: Marks, bounds: tuple[int, int] = (0, 0)
    ) -> None:
        self.tokens = tokens
        self.marks = marks
        self.start, self.end = bounds
        self.failed: set[tuple[int, int]] = set()
        self.taken: list[tuple[str, Mark]] = []


#: One element and all after it, made ready: the token past their match from a token on, or None.
_Step = Callable[[Walk, int], int | None]


def _compiled(elements: Sequence[_Element]) -> _Step:
    """The steps of a pattern, each calling the next: three times as fast as reading the elements.

    Where two elements before a step may lead on in several ways, two ways may come to one token:
    that step remembers where it led nowhere. Before that no token is come to twice.
    """
    forks = [one.sort in {"gap", "mark"} or one.optional for one in elements]
    step: _Step = _past
    for number in range(len(elements) - 1, -1, -1):
        step = _step(elements[number], step)
        if number and forks[number - 1] and sum(forks[:number]) > 1:
            step = _remembering(number, step)
    return step


def _past(_: Walk, at: int) -> int | None:
    return at


def _remembering(number: int, step: _Step) -> _Step:
    def remembering(walk: Walk, at: int) -> int | None:
        here = (number, at)
        if here in walk.failed:
            return None
        last = step(walk, at)
        if last is None:
            walk.failed.add(here)
        return last

    return remembering


def _step(one: _Element, then: _Step) -> _Step:
    if one.sort == "word":
        return _optional_word(one, then) if one.optional else _word(one, then)
    if one.sort == "mark":
        return _mark(one, then)
    if one.sort == "gap":
        return _gap(one, then)
    holds = _look(one)

    def looking(walk: Walk, at: int) -> int | None:
        return then(walk, at) if holds(walk, at) else None

    return looking


def _word(one: _Element, then: _Step) -> _Step:
    words, stems = one.words, one.stems

    def word(walk: Walk, at: int) -> int | None:
        if at < walk.end:
            said = walk.tokens[at].fold
            if said in words or (stems and said.startswith(stems)):
                return then(walk, at + 1)
        return None

    return word


def _optional_word(one: _Element, then: _Step) -> _Step:
    words, stems = one.words, one.stems

    def optional_word(walk: Walk, at: int) -> int | None:
        if at < walk.end:
            said = walk.tokens[at].fold
            if said in words or (stems and said.startswith(stems)):
                last = then(walk, at + 1)
                if last is not None:
                    return last
        return then(walk, at)

    return optional_word


def _mark(one: _Element, then: _Step) -> _Step:
    kind, name, optional = one.kind, one.name, one.optional

    def mark(walk: Walk, at: int) -> int | None:
        end = walk.end
        if at < end:
            for laid in walk.marks.at(kind, at):
                if laid.last <= end:
                    last = then(walk, laid.last)
                    if last is not None:
                        walk.taken.append((name, laid))
                        return last
        return then(walk, at) if optional else None

    return mark


def _gap(one: _Element, then: _Step) -> _Step:
    most = one.most

    def gap(walk: Walk, at: int) -> int | None:
        for past in range(at, min(at + most, walk.end) + 1):
            last = then(walk, past)
            if last is not None:
                return last
        return None

    return gap


def _look(one: _Element) -> Callable[[Walk, int], bool]:
    """What an element asks of a token without taking it."""
    words, stems, kind, sort = one.words, one.stems, one.kind, one.sort

    def says(token: Token) -> bool:
        return token.fold in words or (bool(stems) and token.fold.startswith(stems))

    looks: dict[str, Callable[[Walk, int], bool]] = {
        "not": lambda walk, at: not (at < walk.end and says(walk.tokens[at])),
        "not_mark": lambda walk, at: not (at < walk.end and walk.marks.at(kind, at)),
        "ahead": lambda walk, at: at < walk.end and says(walk.tokens[at]),
        "ahead_mark": lambda walk, at: at < walk.end and bool(walk.marks.at(kind, at)),
        "not_before": lambda walk, at: not (at > walk.start and says(walk.tokens[at - 1])),
        "before": lambda walk, at: at > walk.start and says(walk.tokens[at - 1]),
        "glued": lambda walk, at: at < walk.end and walk.tokens[at].glued,
        "start": lambda walk, at: at == walk.start,
        "end": lambda walk, at: at == walk.end,
    }
    return looks[sort]


#: How many words are kept with the rules that may open with them.
_KNOWN = 20_000


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
        self._known: dict[str, tuple[int, ...]] = {}
        self._silent: set[str] = set()

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
        """Every match in the sentences, from the left; at one place in the order of the table.

        A caller may lay marks while it reads the matches; a kind of which there was none when it
        began is not looked for.
        """
        starts = self._starts(marks.words_of(tokens), marks)
        places = iter(sorted(starts))
        first = next(places, None)
        walk = Walk(tokens, marks)
        for sentence in sentences:
            walk.start, walk.end = sentence
            while first is not None and first < sentence[1]:
                if first >= sentence[0]:
                    here = starts[first]
                    for number in here if len(here) == 1 else sorted(set(here)):
                        found = self.patterns[number].match(walk, first)
                        if found is not None:
                            yield found
                first = next(places, None)

    def _starts(self, words: Words, marks: Marks) -> dict[int, list[int]]:
        """The rules that may begin at each token: by its word, its stem, the marks that begin."""
        starts: dict[int, list[int]] = {}
        patterns = self.patterns
        may: dict[int, bool] = {}

        def live(numbers: Sequence[int]) -> list[int]:
            found = []
            for number in numbers:
                lives = may.get(number)
                if lives is None:
                    lives = may[number] = patterns[number].may_match(words, marks)
                if lives:
                    found.append(number)
            return found

        # Most words of a passage are known to open nothing: they are left out at one stroke.
        for word in words.places.keys() - self._silent:
            opened = self._known.get(word) or self._opened_by(word)
            if opened and (those := live(opened)):
                for at in words.places[word]:
                    starts[at] = [*those]
        for kind in self._by_kind.keys() & marks.laid:
            if those := live(self._by_kind[kind]):
                for at in marks.starts(kind):
                    if marks.at(kind, at):
                        starts.setdefault(at, []).extend(those)
        if self._always and (those := live(self._always)):
            for at in range(words.count):
                starts.setdefault(at, []).extend(those)
        return starts

    def _opened_by(self, word: str) -> tuple[int, ...]:
        """The rules that may open with a word, by itself or by its stem; kept."""
        if len(self._known) + len(self._silent) > _KNOWN:
            self._known.clear()
            self._silent.clear()
        stems = (self._by_stem.get(word[:length], ()) for length in self._stem_lengths)
        opened = (*self._by_word.get(word, ()), *(number for those in stems for number in those))
        if opened:
            self._known[word] = opened
        else:
            self._silent.add(word)
        return opened
