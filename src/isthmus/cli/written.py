"""How things of a case are written in a terminal's cell.

Owns: short days and periods, and the names of a case in the language of the session.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isthmus.case import Case, Period
    from isthmus.words import Words


def title_of(case: Case, words: Words) -> str:
    """The title of a case, in the language when it has one there."""
    return case.titles.get(words.language) or next(iter(case.titles.values()), case.name)


def short_period(period: Period | None, words: Words) -> str:
    """Mar 2022; nothing for none."""
    return words.period(period.start, period.end, "short") if period else ""


def short_day(day: dt.date | None, words: Words) -> str:
    """20 Apr 2022; nothing for none."""
    return words.date(day, "short") if day else ""


def shortened(text: str | None) -> str:
    """A value as it was found, shortened when it would fill the screen; its file has it whole."""
    if not text:
        return ""
    return text if len(text) <= 200 else f"{text[:199]}…"
