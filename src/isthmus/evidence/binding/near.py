"""Which words of a language's sets stand where in a passage.

Owns: `Near`, by which the binders ask what begins at a token, ends before it, or is it; and
`Mention`, a place that the passage names.
"""

from __future__ import annotations

from dataclasses import dataclass

from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.passage import Passage


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
    """The sets of words of a passage's language, by where they begin and end in it."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.tokens = passage.tokens
        self._ends: dict[str, dict[int, Mark]] = {}

    def at(self, kind: str, first: int) -> bool:
        """Whether a phrase of `kind` begins at token `first`."""
        return bool(self.passage.marks.at(kind, first))

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
        return any(mark.last == at + 1 for mark in self.passage.marks.at(kind, at))
