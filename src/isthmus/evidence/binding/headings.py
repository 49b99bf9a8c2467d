"""The time that a heading names for what stands below it: the title of a table, say.

Owns: finding the heading right above a paragraph, over the rows of a table.
"""

from __future__ import annotations

from isthmus.evidence.grammar.calendar import Period
from isthmus.evidence.grammar.passage import Passage

#: The most tokens of a heading or a row, and the most rows below one heading.
_LONGEST_HEADING, _MOST_ROWS = 25, 60


def heading_of(passage: Passage) -> Period | None:
    """The period that a heading right before a paragraph names: the title of a table, say."""
    above = passage.before
    rows = 0
    # Over the rows of a table, and the line that names its columns.
    while above is not None and rows < _MOST_ROWS and _is_row(above):
        above, rows = above.before, rows + 1
    if above is None or len(above.tokens) > _LONGEST_HEADING or _has_figures(above):
        return None
    if above.tokens[-1].text == ".":
        return None
    for mark in above.marks.apart("period"):
        period: Period = mark.value
        bracket = mark.first > 0 and above.tokens[mark.first - 1].text == "("
        # A day alone is that of the report; in brackets, or as of it, that of the numbers.
        dated = period.role != "in" or period.accuracy != "day" or bracket
        if period.known and dated and period.role in {"in", "as_of", "to_date", "until"}:
            return period
    return None


def _has_figures(passage: Passage) -> bool:
    return bool(passage.marks.of("quantity"))


def _is_row(passage: Passage) -> bool:
    """Whether a line is one of a table: short, it names no time and ends in no stop."""
    return (
        len(passage.tokens) <= _LONGEST_HEADING
        and not passage.marks.of("period")
        and passage.tokens[-1].text != "."
    )
