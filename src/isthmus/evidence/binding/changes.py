"""What a number was before it changed: "rose from 22,500 to 30,600 in 2023".

Owns: telling such a number, and the periods that have their like a year before.
"""

from __future__ import annotations

from isthmus.evidence.grammar.calendar import Period
from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.passage import Draft

#: How far after a number the one that it changed to may stand.
_OWN = 3


def is_left_behind(draft: Draft, mark: Mark) -> bool:
    """Whether a number is what was left behind: "rose from 22,500 to 30,600" in a year."""
    marks, quantity = draft.passage.marks, draft.quantity
    tokens = draft.passage.tokens
    left = frozenset(draft.passage.language.list("left_behind"))
    before = tokens[max(0, quantity.first - 2) : quantity.first]
    if not any(token.fold in left for token in before) or len(tokens) == quantity.last:
        return False
    if quantity.last <= mark.first < quantity.last + _OWN:
        return False
    to = frozenset(draft.passage.language.list("left_for"))
    if mark.first < quantity.first and mark.value.accuracy != "year":
        return False
    after = range(quantity.last + 1, min(quantity.last + _OWN, len(tokens)))
    return tokens[quantity.last].fold in to and any(marks.at("quantity", at) for at in after)


def is_of_year(period: Period) -> bool:
    """Whether a period begins with a year and is told as one: the year before had its like."""
    start = period.start
    first = start is not None and (start.month, start.day) == (1, 1)
    return first and period.known and period.role in {"in", "to_date"}
