"""From a case and a day to a brief.

Owns: the order of work. What a section says is the section's; how a page looks is the renderer's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from isthmus.case import Case
from isthmus.case.package import FORECAST
from isthmus.series.cube import Counted
from isthmus.words import words_in

from .model import Brief, Ledger, Section
from .pen import Pen
from .sections import SECTIONS
from .sections.counted import headlines
from .sections.expect import expect_sentences
from .sections.said import said_sentences

if TYPE_CHECKING:
    from .expected.outlook import Outlook
    from .said.hearing import Heard, Spoken


def make_brief(
    case: Case,
    as_of: dt.date,
    language: str,
    *,
    spoken: Spoken | None = None,
    outlook: Outlook | None = None,
    dated: bool = True,
    on_step: Callable[[str], None] = lambda _: None,
) -> Brief:
    """The brief of what a case knew on a day, in one language.

    `spoken` are documents that the brief holds against each other and against the series; `dated`
    says that the day was asked for, so that one without a date is read as of it. `outlook` is what
    is expected (None: it is computed, of a case that says how). `on_step` is told the id of each
    section before it is written. Raises CallError for a day before the case begins, CaseError for a
    forecast.toml that is wrong, UnknownLanguage for a language that no catalogue speaks.
    """
    words = words_in(language)
    known = case.as_of(as_of)
    counted = Counted(known)
    ledger = Ledger()
    heard = _heard(spoken, known, as_of, dated=dated)
    outlook = outlook or _outlook(known, as_of)

    def pen(section: str) -> Pen:
        return Pen(
            section,
            case=known,
            counted=counted,
            words=words,
            ledger=ledger,
            day=as_of,
            heard=heard,
            outlook=outlook,
        )

    first = pen("summary")
    summary = (*headlines(first), *expect_sentences(first), *said_sentences(first))
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


def _heard(spoken: Spoken | None, known: Case, day: dt.date, *, dated: bool) -> Heard | None:
    """What comparing the case's own documents and those given finds; None without any."""
    if not spoken and not known.documents:
        return None
    from .said.hearing import Spoken, hear, spoken_of

    every = spoken_of(known) + (spoken or Spoken())
    return hear(every, known, day, dated=dated) if every else None


def _outlook(known: Case, day: dt.date) -> Outlook | None:
    """What is expected; None of a case that does not say how it is forecast."""
    if not (known.folder / FORECAST).is_file():
        return None
    from .expected.outlook import outlook_of

    return outlook_of(known, day)
