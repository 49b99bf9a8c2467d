"""The page of a forecast: what to expect of each series, and what the numbers rest on.

Owns: what the page says first and the order of its sections, and the file of the page. `write_page`
is called while the folder of a forecast is made; what a section says is `expected`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from isthmus import __version__
from isthmus.case import Case
from isthmus.forecast.filter.parameters import Moved
from isthmus.forecast.records import Forecast
from isthmus.words import words_in

from .expected.learned_part import learned_section
from .expected.made import called, made_section
from .expected.sentences import movers_part, series_sentence
from .expected.series_part import series_blocks
from .expected.telling import Telling, text
from .html import render_page
from .model import Block, Bullets, Note, Page, Section, Subsection, Text
from .pictures import write_pictures

PAGE, CHARTS = "forecast.html", "charts"
_TEMPLATE = "forecast.html.j2"
#: Nationalities of a series that have a fan; the table has all.
_FANS = 9


def write_page(
    case: Case,
    forecast: Forecast,
    folder: Path,
    language: str,
    *,
    stations: Sequence[str] = (),
    parameters: Mapping[str, Sequence[Moved]] | None = None,
    files: Sequence[str] = (),
    on_step: Callable[[str], None] = lambda _: None,
) -> None:
    """Write the page, and each of its pictures as a file, into a folder that is there.

    `stations` are the series on the way in the order of travel, `parameters` what was learned of
    them by nationality, `files` the names of the tables beside the page.
    """
    page = forecast_page(
        case, forecast, language, stations=stations, parameters=parameters, files=files
    )
    write_pictures(page, folder / CHARTS, on_step)
    on_step("page")
    (folder / PAGE).write_text(render_page(page, _TEMPLATE), encoding="utf-8")


def forecast_page(
    case: Case,
    forecast: Forecast,
    language: str,
    *,
    stations: Sequence[str] = (),
    parameters: Mapping[str, Sequence[Moved]] | None = None,
    files: Sequence[str] = (),
) -> Page:
    """The page in one language. Raises UnknownLanguage for one that no catalogue speaks."""
    telling = Telling(case, forecast, words_in(language))
    words, say = telling.words, telling.words.say
    every = list(dict.fromkeys(target.series for target in forecast.draws))
    sections = [
        Section(
            f"series-{number}",
            telling.names.series(series),
            _lead(telling, series),
            series_blocks(telling, series, f"series-{number}", fans=_FANS),
        )
        for number, series in enumerate(every)
    ]
    moved = movers_part(telling, stations or every, "movers")
    if isinstance(moved, Subsection):
        sections.append(Section("movers", moved.title, (), moved.blocks))
    told = learned_section(telling, parameters) if parameters else None
    if told is not None:
        sections.append(told)
    sections.append(
        made_section(
            words,
            [
                say("expect-made-with", version=__version__, seed=str(forecast.seed)),
                say("expect-made-draws", draws=words.number(telling.members)),
            ],
            notices=forecast.notices,
            files=files,
        )
    )
    return Page(
        title=say("expect-page-title", name=called(case, language)),
        subtitle=say(
            "expect-page-subtitle", day=words.date(forecast.origin), months=forecast.horizon
        ),
        language=words.language,
        summary=_summary(telling),
        sections=tuple(sections),
    )


def _summary(telling: Telling) -> tuple[Block, ...]:
    items = tuple(series_sentence(telling, series) for series in telling.series())
    caution = Note("assumption", text(telling.words.say("expect-assumption")))
    return (Bullets(items), caution) if items else (caution,)


def _lead(telling: Telling, series: str) -> Text:
    """What one row of the series counts, and whether its days of publication are assumed."""
    said = [telling.names.own(telling.case.series[series], "one_row") or ""]
    if series in telling.known.assumed:
        said.append(telling.words.say("expect-lag-assumed"))
    return text(" ".join(one for one in said if one))
