"""From a case and a day to a brief.

Owns: the order of work. What a section says is the section's; how a page looks is the renderer's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from isthmus.case import Case
from isthmus.series.cube import Counted
from isthmus.words import words_in

from .model import Brief, Ledger, Section
from .pen import Pen
from .sections import SECTIONS
from .sections.counted import headlines


def make_brief(
    case: Case,
    as_of: dt.date,
    language: str,
    *,
    on_step: Callable[[str], None] = lambda _: None,
) -> Brief:
    """The brief of what a case knew on a day, in one language.

    `on_step` is told the title of each section before it is written. Raises CallError for a day
    before the case begins, UnknownLanguage for a language that no catalogue speaks.
    """
    words = words_in(language)
    known = case.as_of(as_of)
    counted = Counted(known)
    ledger = Ledger()

    def pen(section: str) -> Pen:
        return Pen(section, case=known, counted=counted, words=words, ledger=ledger, day=as_of)

    summary = headlines(pen("summary"))
    sections: list[Section] = []
    for name, build in SECTIONS:
        on_step(name)
        section = build(pen(name))
        if section is not None:
            sections.append(section)
    title = case.titles.get(language) or next(iter(case.titles.values()), case.name)
    return Brief(
        case=case.name,
        title=words.say("brief-title", case=title),
        subtitle=words.say("brief-subtitle", day=words.date(as_of)),
        language=language,
        as_of=as_of,
        summary=summary,
        sections=tuple(sections),
        figures=tuple(ledger),
    )
