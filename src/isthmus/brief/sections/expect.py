"""What to expect: the next months of each modelled series, and how far to trust the numbers.

What a decision would change stands here too, and what would move the numbers most. Owns: the order
of the parts. What each says is `expected`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isthmus.brief.model import Block, Bullets, Note, Paragraph, Section, Subsection, Text
from isthmus.brief.pen import Pen

if TYPE_CHECKING:
    from isthmus.brief.expected.telling import Figured

#: Nationalities that have a fan, and a line of the table.
_FANS, _LINES = 3, 8


def expect(pen: Pen) -> Section | None:
    """The section, None for a case that forecasts nothing."""
    if pen.outlook is None:
        return None
    title = pen.words_of("expect-title")
    if pen.outlook.forecast is None:
        return Section("expect", title, pen.say("expect-none"), _reasons(pen))
    # The room that forecasts is loaded only by a brief that forecasts.
    from isthmus.brief.expected.sentences import movers_part, series_sentence
    from isthmus.brief.expected.series_part import series_blocks
    from isthmus.brief.expected.telling import Figured
    from isthmus.brief.expected.trust import trust_part

    outlook, forecast = pen.outlook, pen.outlook.forecast
    telling = Figured(pen, forecast)
    blocks: list[Block] = [
        Bullets(tuple(series_sentence(telling, series) for series in telling.series())),
        Note("assumption", pen.say("expect-assumption")),
    ]
    for series in telling.series():
        name = f"expect-{series}"
        inner = series_blocks(telling, series, name, fans=_FANS, lines=_LINES)
        blocks.append(Subsection(name, pen.names.series(series), inner))
    blocks += _decisions(telling, pen)
    blocks.append(trust_part(telling, outlook.past, "expect-trust"))
    moved = movers_part(telling, outlook.stations, "expect-movers")
    if moved is not None:
        blocks.append(moved)
    return Section("expect", title, _lead(pen), tuple(blocks))


def expect_sentences(pen: Pen) -> tuple[Block, ...]:
    """A sentence for each series in the summary; none where nothing can be forecast."""
    if pen.outlook is None or pen.outlook.forecast is None:
        return ()
    from isthmus.brief.expected.sentences import series_sentence
    from isthmus.brief.expected.telling import Figured

    telling = Figured(pen, pen.outlook.forecast)
    items = tuple(series_sentence(telling, series, short=True) for series in telling.series())
    return (Paragraph(pen.say("expect-summary")), Bullets(items)) if items else ()


def _decisions(telling: Figured, pen: Pen) -> list[Block]:
    """The scenarios of the case that fit the day, beside the status quo."""
    outlook = pen.outlook
    assert outlook is not None
    compared = outlook.comparison.scenarios if outlook.comparison else ()
    if not compared and not outlook.unread:
        return []
    from isthmus.brief.expected.differences import question, scenario_blocks

    blocks: list[Block] = [
        Paragraph(pen.say("expect-scenarios-lead")),
        Note("limit", pen.say("expect-scenarios-caution")),
    ]
    for one in compared:
        name = f"expect-scenario-{one.name}"
        inner = (Paragraph(question(telling, one)), *scenario_blocks(telling, one, name))
        blocks.append(Subsection(name, telling.called(one.scenario), inner))
    blocks += [
        Note("fault", pen.say("expect-scenario-unread", name=name, why=why.say(pen.words)))
        for name, why in outlook.unread
    ]
    return [Subsection("expect-scenarios", pen.words_of("expect-scenarios-title"), tuple(blocks))]


def _lead(pen: Pen) -> Text:
    assert pen.outlook is not None
    assert pen.outlook.forecast is not None
    return pen.say("expect-lead", day=pen.words.date(pen.day), months=pen.outlook.forecast.horizon)


def _reasons(pen: Pen) -> tuple[Block, ...]:
    from isthmus.brief.expected.telling import begun

    assert pen.outlook is not None
    told = tuple(pen.text(begun(problem.say(pen.words))) for problem in pen.outlook.why)
    return (Bullets(told),) if told else ()
