"""The page of a simulation: what was run and assumed, where people are, how far from the counts.

Owns: what the page says first and the order of its sections, and the file of the page. What a
section says is the section's (`simulated`), the looks are those of every page.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from isthmus.movement.simulating import Simulation
from isthmus.words import words_in

from . import model
from .errors import LEVEL, error_lines, interval_name, over_which
from .html import render_page
from .model import Page
from .pictures import write_pictures
from .saving import CHARTS, PAGE
from .simulated.desk import Desk, text
from .simulated.distance import distance
from .simulated.made import assumed, made
from .simulated.passing import passing
from .simulated.places import places
from .simulated.where import where


def write_page(
    simulation: Simulation,
    folder: Path,
    language: str,
    *,
    tables: str = "csv",
    on_step: Callable[[str], None] = lambda _: None,
) -> None:
    """Write the page, and each of its pictures as a file, into a folder that is there.

    `tables` is how the names of the tables beside it end.
    """
    page = simulation_page(simulation, language, tables=tables)
    write_pictures(page, folder / CHARTS, on_step)
    on_step("page")
    (folder / PAGE).write_text(render_page(page, "simulation.html.j2"), encoding="utf-8")


def simulation_page(simulation: Simulation, language: str, *, tables: str = "csv") -> Page:
    """The page in one language. Raises UnknownLanguage for one that no catalogue speaks."""
    return _page(Desk(simulation, words_in(language), tables))


def _page(desk: Desk) -> Page:
    simulation, words = desk.simulation, desk.words
    sections = [
        where(desk),
        passing(desk),
        places(desk),
        distance(desk),
        assumed(desk),
        made(desk),
    ]
    return Page(
        title=words.say("simulated-title", name=desk.title),
        subtitle=words.say(
            "simulated-subtitle",
            span=words.period(desk.dates[simulation.first], desk.dates[-1]),
            members=desk.result.members,
        ),
        language=words.language,
        summary=_summary(desk),
        sections=tuple(section for section in sections if section is not None),
    )


def _summary(desk: Desk) -> tuple[model.Block, ...]:
    """The numbers that are asked for first, and what they are not."""
    say, scores, words = desk.words.say, desk.simulation.scores, desk.words
    people = desk.simulation.everyone()
    facts = [
        _fact(
            desk,
            "people",
            words.number(people.median),
            say("simulated-same")
            if people.low == people.high and people.low is not None
            else desk.between(people),
        ),
        _fact(
            desk,
            "places",
            words.number(len(desk.result.places)),
            say(
                "simulated-fact-places-below",
                links=words.number(len(desk.result.starts)),
                links_n=len(desk.result.starts),
            ),
        ),
    ]
    notes = [say("simulated-caution")]
    unmet = desk.simulation.unmet()
    if unmet is not None:
        bounds = desk.between(unmet)
        bounds = f" ({interval_name(words)}: {bounds})" if bounds else ""
        notes.append(say("simulated-unmet", n=words.number(unmet.median), bounds=bounds))
    if desk.simulation.fitted is not None:
        notes.append(say("simulated-fitted", said=desk.simulation.fitted.say(words)))
    if scores is None and not desk.simulation.passing:
        notes.append(say("simulated-uncounted"))
    if scores is not None:
        line, which = error_lines(scores, words)[0], over_which(scores, words)
        if which:
            notes.append(which)
        below = line.interval
        if line.of_all:
            bounds = below or "none"
            below = say("simulated-fact-ard-of-all", bounds=bounds, value=line.of_all)
        facts.append(_fact(desk, "ard", line.value, below))
        share = next(c.share for c in scores.coverage if c.level == LEVEL)
        if share is not None:
            counts = words.number(scores.observed)
            facts.append(
                _fact(
                    desk,
                    "coverage",
                    words.percent(share),
                    say("simulated-fact-coverage-below", counts=counts, counts_n=scores.observed),
                )
            )
            notes.append(
                say(
                    "simulated-coverage",
                    share=words.percent(share),
                    name=interval_name(words),
                    level=words.percent(LEVEL),
                )
            )
    return (
        model.Facts(tuple(facts)),
        *(model.Note("limit", text(note)) for note in notes),
    )


def _fact(desk: Desk, key: str, value: str, below: str) -> model.Fact:
    """A headline number."""
    return model.Fact(desk.words.say(f"simulated-fact-{key}"), text(value), text(below))
