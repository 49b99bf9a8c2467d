"""What to expect: the next months of each modelled series, and how far to trust the numbers.

What a decision would change stands here too, and what would move the numbers most. Owns: the order
of the parts. What each says is `expected`'s.
"""

from __future__ import annotations

from isthmus.brief.model import Block, Bullets, Note, Paragraph, Section, Subsection, Text
from isthmus.brief.pen import Pen
from isthmus.case import ALL

#: Nationalities that have a fan of their own; the table has all.
_FANS = 3


def expect(pen: Pen) -> Section | None:
    """The section, None for a case that forecasts nothing."""
    if pen.outlook is None:
        return None
    title = pen.words_of("expect-title")
    if pen.outlook.forecast is None:
        return Section("expect", title, pen.say("expect-none"), _reasons(pen))
    # The room that forecasts is loaded only by a brief that forecasts.
    from isthmus.brief.expected.fans import quantile_table, small_charts, total_chart
    from isthmus.brief.expected.sentences import chances, movers_part, series_sentence
    from isthmus.brief.expected.telling import OTHER, Figured
    from isthmus.brief.expected.trust import trust_part
    from isthmus.forecast.records import Target

    outlook, forecast = pen.outlook, pen.outlook.forecast
    telling = Figured(pen, forecast)
    blocks: list[Block] = [
        Bullets(tuple(series_sentence(telling, series) for series in telling.series())),
        Note("assumption", pen.say("expect-assumption")),
    ]
    for series in telling.series():
        name = f"expect-{series}"
        target = Target(series, ALL)
        inner: list[Block] = [total_chart(telling, target, f"{name}-chart")]
        said = chances(telling, series)
        if said is not None:
            inner.append(Paragraph(said))
        ways, people = telling.ways(series), telling.nationalities(series)
        shown = [target, *ways, *people]
        named = [one for one in people if one.population != OTHER]
        caption = pen.words_of("expect-quantiles-caption", series=pen.names.series(series))
        inner.append(quantile_table(telling, shown, f"{name}-quantiles", caption))
        for key, several in (("ways", ways), ("nationalities", named[:_FANS])):
            if several:
                heading = pen.words_of(f"expect-{key}-title", series=pen.names.series(series))
                inner.append(small_charts(telling, several, f"{name}-{key}", heading))
        blocks.append(Subsection(name, pen.names.series(series), tuple(inner)))
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


def _lead(pen: Pen) -> Text:
    assert pen.outlook is not None
    assert pen.outlook.forecast is not None
    return pen.say("expect-lead", day=pen.words.date(pen.day), months=pen.outlook.forecast.horizon)


def _reasons(pen: Pen) -> tuple[Block, ...]:
    assert pen.outlook is not None
    told = tuple(pen.text(problem.say(pen.words)) for problem in pen.outlook.why)
    return (Bullets(told),) if told else ()
