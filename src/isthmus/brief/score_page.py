"""The page of scores: how often intervals held, and every model against persistence.

Owns: what the page says first and the order of its sections, and the file of the page. `write_page`
is called while the folder of scores is made; what a section says is `scored`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from isthmus import __version__
from isthmus.case import ALL, Case
from isthmus.forecast.scenarios.skill import Skill
from isthmus.forecast.scoring import TOGETHER
from isthmus.forecast.scoring.replaying import Replay
from isthmus.words import Words, words_in

from .expected.made import called, made_section
from .expected.past import against
from .expected.telling import joined, strong, text
from .html import render_page
from .model import Block, Bullets, Note, Page, Text
from .names import Names
from .pictures import write_pictures
from .scored.held import held_section
from .scored.lines import lines_sections
from .scored.scenarios import scenarios_section

PAGE, CHARTS = "scores.html", "charts"
_TEMPLATE = "scores.html.j2"


def write_page(
    case: Case,
    replay: Replay,
    folder: Path,
    language: str,
    *,
    skill: Skill | None = None,
    files: Sequence[str] = (),
    on_step: Callable[[str], None] = lambda _: None,
) -> None:
    """Write the page, and each of its pictures as a file, into a folder that is there.

    `skill` are the scores of scenarios, `files` the names of the tables beside the page.
    """
    page = score_page(case, replay, language, skill=skill, files=files)
    write_pictures(page, folder / CHARTS, on_step)
    on_step("page")
    (folder / PAGE).write_text(render_page(page, _TEMPLATE), encoding="utf-8")


def score_page(
    case: Case,
    replay: Replay,
    language: str,
    *,
    skill: Skill | None = None,
    files: Sequence[str] = (),
) -> Page:
    """The page in one language. Raises UnknownLanguage for one that no catalogue speaks."""
    words = words_in(language)
    say, names = words.say, Names(case, words)
    sections = [
        held_section(replay, words),
        *lines_sections(replay, names, words),
        scenarios_section(skill, names, words) if skill else None,
    ]
    lines = [
        say("scored-made-with", version=__version__),
        say("scored-made-events", events=replay.events),
        say("scored-made-untold", untold=replay.table.untold, unshared=replay.table.unshared),
    ]
    sections.append(
        made_section(words, lines, notices=[why for _, why in replay.left_out], files=files)
    )
    return Page(
        title=say("scored-title", name=called(case, language)),
        subtitle=say(
            "scored-subtitle",
            origins=len(replay.origins),
            first=words.date(replay.origins[0]),
            last=words.date(replay.origins[-1]),
        ),
        language=words.language,
        summary=_summary(replay, names, words),
        sections=tuple(section for section in sections if section is not None),
    )


def _summary(replay: Replay, names: Names, words: Words) -> tuple[Block, ...]:
    """For each series and judged model, its score against persistence, month by month ahead."""
    items: list[Text] = []
    every = [one for one in replay.table.lines if one.stratum == "all"]
    for series in dict.fromkeys(line.series for line in every):
        for model in replay.reliability:
            lines = [one for one in every if (one.series, one.model) == (series, model)]
            shown = [one for one in lines if one.population == TOGETHER] or [
                one for one in lines if one.population == ALL
            ]
            told = [
                words.say(
                    f"scored-said-{against(one.relative.value)}",
                    months=one.horizon,
                    value=words.number(one.relative.value, 2),
                )
                for one in shown
                if one.relative.value is not None
            ]
            if told:
                who = strong(f"{names.series(series)} ({model})")
                items.append((*who, *text(": "), *joined([text(one) for one in told])))
    note = Note("limit", text(words.say("scored-note")))
    return (Bullets(tuple(items)), note) if items else (note,)
