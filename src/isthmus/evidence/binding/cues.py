"""The words that say of what sort a number is: cues, as the tables of a language have them.

Owns: `Cue`, and finding the cues among tokens. A row of the list `cues` names words, or beginnings
of words (with a star), and what they are a cue of; a phrase marked `cue` stands before its words,
and may say several things, apart by spaces. What is said as `weak_…` is a faint cue.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from isthmus.evidence.grammar.language import Language, language
from isthmus.evidence.grammar.passage import Passage
from isthmus.evidence.grammar.tokens import fold

_LONGEST_STEM = 12
#: How many words are kept with what they are a cue of.
_KNOWN = 20_000


class Cue(NamedTuple):
    """Tokens `first` to before `last` that are a cue of `kinds`, and faintly of `faint`."""

    first: int
    last: int
    kinds: frozenset[str]
    faint: frozenset[str]


class Cues:
    """The cue words of a language: of what each word, or each beginning of one, is a cue."""

    def __init__(self, language: Language) -> None:
        self._words: dict[str, set[str]] = {}
        self._stems: dict[str, set[str]] = {}
        for entry in language.list("cues"):
            for word in entry["words"]:
                table = self._stems if word.endswith("*") else self._words
                table.setdefault(fold(word.rstrip("*")), set()).add(entry["is"])
        self._known: dict[str, tuple[frozenset[str], frozenset[str]] | None] = {}

    def of(self, word: str) -> tuple[frozenset[str], frozenset[str]] | None:
        """What a folded word is a cue of, and of what faintly, as a word and by its stems."""
        if word not in self._known:
            if len(self._known) > _KNOWN:
                self._known.clear()
            self._known[word] = self._find(word)
        return self._known[word]

    def _find(self, word: str) -> tuple[frozenset[str], frozenset[str]] | None:
        found = self._words.get(word, set())
        for length in range(min(len(word), _LONGEST_STEM), 2, -1):
            found = found | self._stems.get(word[:length], set())
        return _kinds(found) if found else None


def _kinds(said: Collection[str]) -> tuple[frozenset[str], frozenset[str]]:
    strong = frozenset(one for one in said if not one.startswith("weak_"))
    return strong, frozenset(one.removeprefix("weak_") for one in said) - strong


@cache
def _cues(code: str) -> Cues:
    return Cues(language(code))


def cues_in(passage: Passage, first: int, last: int) -> list[Cue]:
    """The cues among tokens `first` to before `last`; a phrase stands before its words."""
    table = _cues(passage.language.code)
    tokens = passage.tokens
    found: list[Cue] = []
    at = first
    while at < last:
        phrase = next((one for one in passage.marks.at("cue", at) if one.last <= last), None)
        if phrase is not None:
            found.append(Cue(at, phrase.last, *_kinds(str(phrase.value).split())))
            at = phrase.last
            continue
        said = table.of(tokens[at].fold)
        if said is not None:
            found.append(Cue(at, at + 1, *said))
        at += 1
    return found
