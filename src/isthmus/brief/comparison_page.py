"""The page of a comparison: scenarios beside the status quo, and what each result rests on.

Owns: what the page says first and the order of its sections, and the file of the page. `write_page`
is called while the folder of a comparison is made; what a scenario says is `expected.differences`'.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from isthmus import __version__
from isthmus.case import Case
from isthmus.forecast.scenarios.comparing import Compared, Comparison
from isthmus.words import words_in

from .expected.differences import question, scenario_blocks, sentences
from .expected.made import called, made_section
from .expected.series_part import series_blocks
from .expected.telling import Telling, text
from .html import render_page
from .model import Block, Bullets, Note, Page, Section, Subsection
from .pictures import write_pictures

PAGE, CHARTS = "comparison.html", "charts"
_TEMPLATE = "comparison.html.j2"
#: Populations of a scenario that stand beside the totals.
_POPULATIONS = 5


def write_page(
    case: Case,
    comparison: Comparison,
    folder: Path,
    language: str,
    *,
    files: Sequence[str] = (),
    on_step: Callable[[str], None] = lambda _: None,
) -> None:
    """Write the page, and each of its pictures as a file, into a folder that is there.

    `files` are the names of the tables beside the page.
    """
    page = comparison_page(case, comparison, language, files=files)
    write_pictures(page, folder / CHARTS, on_step)
    on_step("page")
    (folder / PAGE).write_text(render_page(page, _TEMPLATE), encoding="utf-8")


def comparison_page(
    case: Case, comparison: Comparison, language: str, *, files: Sequence[str] = ()
) -> Page:
    """The page in one language. Raises UnknownLanguage for one that no catalogue speaks."""
    telling = Telling(case, comparison.status_quo, words_in(language))
    words, say = telling.words, telling.words.say
    sections = [
        Section(
            f"scenario-{number}",
            telling.called(one.scenario),
            question(telling, one),
            scenario_blocks(
                telling, one, f"scenario-{number}", populations=_populations(telling, one)
            ),
        )
        for number, one in enumerate(comparison.scenarios)
    ]
    parts = tuple(
        Subsection(
            f"series-{number}",
            telling.names.series(series),
            series_blocks(telling, series, f"series-{number}", fans=0),
        )
        for number, series in enumerate(telling.series())
    )
    if parts:
        lead = text(say("expect-status-quo-lead"))
        sections.append(Section("status-quo", say("expect-status-quo-title"), lead, parts))
    sections.append(
        made_section(
            words,
            [
                say("expect-made-with", version=__version__, seed=str(comparison.seed)),
                say("expect-made-common", draws=words.number(comparison.members)),
            ],
            notices=comparison.status_quo.notices,
            files=files,
        )
    )
    return Page(
        title=say("expect-compared-title", name=called(case, language)),
        subtitle=say(
            "expect-page-subtitle", day=words.date(comparison.origin), months=comparison.horizon
        ),
        language=words.language,
        summary=_summary(telling, comparison),
        sections=tuple(sections),
    )


def _summary(telling: Telling, comparison: Comparison) -> tuple[Block, ...]:
    """What each scenario changes, in a sentence a series."""
    say = telling.words.say
    blocks: list[Block] = []
    for number, one in enumerate(comparison.scenarios):
        inner = (Bullets(sentences(telling, one)),)
        blocks.append(Subsection(f"short-{number}", telling.called(one.scenario), inner))
    return (*blocks, Note("limit", text(say("expect-scenarios-caution"))))


def _populations(telling: Telling, one: Compared) -> list[str]:
    """Whom the scenario's measures name, then the ways people come by."""
    named = [who for grounded in one.grounded for who in grounded.measure.populations]
    ways = [way.population for series in telling.series() for way in telling.ways(series)]
    return list(dict.fromkeys([*named[:_POPULATIONS], *ways]))
