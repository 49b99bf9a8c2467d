"""The page of a simulation: what was run and assumed, where people are, how far from the counts.

Owns: what the page says first and the order of its sections, and the files of the page and its
pictures. What a section says is the section's (`simulated`), the looks are those of every page.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from markupsafe import escape

from isthmus.case.spreadsheets import inert
from isthmus.movement.simulating import Simulation
from isthmus.words import words_in

from . import model
from .drawing import svg
from .errors import LEVEL, error_lines, interval_name, over_which
from .html import render_page
from .model import Chart, Page
from .saving import CHARTS, PAGE
from .simulated.desk import Desk, text
from .simulated.distance import distance
from .simulated.made import assumed, made
from .simulated.passing import passing
from .simulated.places import places
from .simulated.where import where

#: Which picture is of what, beside the pictures: their names are plain letters, those of places
#: not all.
INDEX = "index.csv"
#: Names that a file may not have on some systems; that of the map is taken.
_RESERVED = frozenset({"con", "prn", "aux", "nul", "map"})


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
    blocks = [block for section in page.sections for block in model.walk(section.blocks)]
    charts = [block for block in blocks if isinstance(block, Chart)]
    (folder / CHARTS).mkdir()
    names = file_names(charts)
    with (folder / CHARTS / INDEX).open("w", encoding="utf-8", newline="") as file:
        index = csv.writer(file, lineterminator="\n")
        index.writerow(("file", "title"))
        index.writerows((n, inert(c.title)) for n, c in zip(names, charts, strict=True))
    for chart, name in zip(charts, names, strict=True):
        on_step("charts")
        picture = _standing_alone(svg(chart.spec), chart)
        (folder / CHARTS / name).write_text(picture, encoding="utf-8")
    on_step("page")
    (folder / PAGE).write_text(render_page(page, "simulation.html.j2"), encoding="utf-8")


def simulation_page(simulation: Simulation, language: str, *, tables: str = "csv") -> Page:
    """The page in one language. Raises UnknownLanguage for one that no catalogue speaks."""
    return _page(Desk(simulation, words_in(language), tables))


def file_names(charts: Iterable[Chart]) -> list[str]:
    """What the picture of each chart is called: a name that every system takes, no two alike.

    The map is the map; every other chart is called by its title, a place. One in a script that has
    no plain letters is called by its number on the page.
    """
    taken = set(_RESERVED)
    found = []
    for number, chart in enumerate(charts):
        plain = unicodedata.normalize("NFKD", chart.title).encode("ascii", "ignore").decode()
        base = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60] or f"place-{number}"
        slug, more = base, 2
        while slug in taken:
            slug, more = f"{base}-{more}", more + 1
        taken.add(slug)
        found.append(f"{'map' if chart.id == 'map' else slug}.svg")
    return found


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


def _standing_alone(picture: str, chart: Chart) -> str:
    """A picture as a file, with its title and its words for those who do not see it."""
    end = picture.index(">") + 1
    head = picture[: end - 1] + ' role="img">'
    words = f"<title>{escape(chart.title)}</title><desc>{escape(chart.description)}</desc>"
    return f"{head}{words}{picture[end:]}\n"
