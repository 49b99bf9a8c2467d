"""Which words of a language's sets stand where in a passage.

Owns: `Near`, by which the binders ask what begins at a token, ends before it, or is it; and
`Mention`, a place that the passage names.
"""

from __future__ import annotations

from dataclasses import dataclass

from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.passage import Draft, Passage


@dataclass(slots=True)
class Mention:
    """Tokens `first` to before `last` name a place.

    `name` is what a claim would say (ISO3 of a country, the English name of a region, the text's
    own of anything else), `iso` the countries that hold it where they are known. `kind` is
    country, region, place (a table's), name (no table's), border or again (what was named before).
    """

    first: int
    last: int
    name: str
    iso: tuple[str, ...]
    kind: str
    role: str = ""
    inner: bool = False
    seat: bool = False


class Near:
    """The sets of words of a passage's language, by where they begin and end in it.

    What is asked of a kind is worked out once, at the first question.
    """

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.tokens = passage.tokens
        self._begins: dict[str, dict[int, Mark]] = {}
        self._ends: dict[str, dict[int, Mark]] = {}
        self._alone: dict[str, frozenset[int]] = {}

    def longest(self, kind: str, first: int) -> Mark | None:
        """The longest phrase of `kind` that begins at token `first`; None where none does."""
        begins = self._begins.get(kind)
        if begins is None:
            begins = self._begins[kind] = {mark.first: mark for mark in self.passage.marks.of(kind)}
        return begins.get(first)

    def at(self, kind: str, first: int) -> bool:
        """Whether a phrase of `kind` begins at token `first`."""
        begins = self._begins.get(kind)
        if begins is None:
            return self.longest(kind, first) is not None
        return first in begins

    def ending(self, kind: str, last: int) -> Mark | None:
        """The longest phrase of `kind` that ends before token `last`; None where none does."""
        ends = self._ends.get(kind)
        if ends is None:
            ends = self._ends[kind] = {}
            for mark in self.passage.marks.every(kind):
                if mark.last not in ends or ends[mark.last].first > mark.first:
                    ends[mark.last] = mark
        return ends.get(last)

    def is_a(self, kind: str, at: int) -> bool:
        """Whether token `at` alone is of `kind`."""
        alone = self._alone.get(kind)
        if alone is None:
            alone = self._alone[kind] = frozenset(
                mark.first for mark in self.passage.marks.every(kind) if mark.last == mark.first + 1
            )
        return at in alone


def near_of(draft: Draft) -> Near:
    """What the binders of a passage ask, shared among them through its first draft."""
    near: Near | None = draft.notes.get("near")
    if near is None:
        near = draft.notes["near"] = Near(draft.passage)
    return near
