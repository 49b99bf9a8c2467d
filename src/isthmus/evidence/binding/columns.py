"""Figures in the rows of a table that was flattened into lines.

Owns: telling such a row, and the noun over each of its columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from isthmus.evidence.grammar.language import Language
from isthmus.evidence.grammar.passage import Draft, Passage

#: How many lines above a row its heads may stand, and how long the line of the heads may be.
_ROWS_ABOVE, _WIDEST = 60, 300
_RULES = frozenset("|;/%()-–—*")


def heads(drafts: Sequence[Draft]) -> dict[int, str]:
    """What the heads of the columns say that each figure of a row counts, by its place in `drafts`.

    Empty where the paragraph is no row of a table, or where its heads cannot be told apart.
    """
    if len(drafts) < 2 or not _is_row(drafts):
        return {}
    passage = drafts[0].passage
    units = _heads_above(passage.text, passage.start, passage.language)
    # The first column names the rows, and its head may be a noun that is counted elsewhere.
    units = units[len(units) - len(drafts) :] if len(units) == len(drafts) + 1 else units
    return dict(enumerate(units)) if len(units) == len(drafts) else {}


def _is_row(drafts: Sequence[Draft]) -> bool:
    """Whether from its first figure on a paragraph holds nothing but figures."""
    passage = drafts[0].passage
    at = drafts[0].quantity.first
    figures = {token for one in drafts for token in range(one.quantity.first, one.quantity.last)}
    return all(
        token in figures or passage.tokens[token].text in _RULES
        for token in range(at, len(passage.tokens))
    )


@lru_cache(maxsize=256)
def _heads_above(text: str, start: int, language: Language) -> tuple[str, ...]:
    """The units of the nouns in the nearest line above that holds no digit."""
    end = start
    for _ in range(_ROWS_ABOVE):
        end = text.rfind("\n", 0, end)
        if end < 0:
            return ()
        first = text.rfind("\n", 0, end) + 1
        line = text[first:end]
        if len(line) > _WIDEST:
            return ()
        if line.strip() and not any(sign.isdecimal() for sign in line):
            above = Passage(text, language, None, (first, end))
            return tuple(str(mark.value) for mark in above.marks.apart("counted"))
    return ()
