"""The binders: what a found quantity counts, of whom, where, when, and on whose word.

Owns: their order. Each binder fills its own part of every draft of a paragraph and may read what
the binders before it filled, in these drafts and in those of earlier paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence

from isthmus.evidence.grammar.passage import Draft

from . import counter, measure, period, place, population, status, unit

#: The unit first: what is counted decides how the rest is read.
_ORDER = (unit, status, measure, period, place, population, counter)


def bind(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the drafts of one paragraph; `earlier` are those of the paragraphs before it."""
    for binder in _ORDER:
        binder.bind(drafts, earlier)
