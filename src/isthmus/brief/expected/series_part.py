"""What is expected of one series: in total, by the ways people come, by nationality.

Owns: the order of the charts and tables of a series, in a brief and on the page of a forecast.
"""

from __future__ import annotations

from isthmus.brief.model import Block, Paragraph
from isthmus.case import ALL
from isthmus.forecast.records import Target

from .fans import month_table, quantile_table, small_charts, total_chart
from .sentences import chances
from .telling import OTHER, Telling


def series_blocks(
    telling: Telling, series: str, name: str, *, fans: int, lines: int | None = None
) -> tuple[Block, ...]:
    """The charts and tables of a series.

    So many nationalities have a fan (`fans`), and so many a line of the table (`lines`; None: all).
    """
    say = telling.words.say
    whole = Target(series, ALL)
    blocks: list[Block] = []
    total = [whole] if whole in telling.forecast.draws else []
    if total:
        blocks.append(total_chart(telling, whole, f"{name}-chart"))
        blocks.append(month_table(telling, whole, f"{name}-months"))
        said = chances(telling, series)
        if said is not None:
            blocks.append(Paragraph(said))
    ways, people = telling.ways(series), telling.nationalities(series)
    called = telling.names.series(series)
    shown = [*total, *ways, *people[:lines]]
    if shown:
        caption = say("expect-quantiles-caption", series=called)
        if len(people[:lines]) < len(people):
            some = {"shown": str(len(people[:lines])), "all": str(len(people))}
            caption = say("expect-quantiles-caption-some", series=called, **some)
        blocks.append(quantile_table(telling, shown, f"{name}-quantiles", caption))
    named = [one for one in people if one.population != OTHER][:fans]
    if ways:
        title = say("expect-ways-title", series=called)
        blocks.append(small_charts(telling, ways, f"{name}-ways", title))
    if named:
        title = say("expect-nationalities-title", series=called)
        blocks.append(small_charts(telling, named, f"{name}-nationalities", title))
    return tuple(blocks)
