"""What a decision would change: a scenario beside the status quo, and what the result rests on.

Owns: how a comparison is told, in sentences, a table and a chart of the differences; and the table
of its measures. Every interval is that of the difference of each draw.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np

from isthmus.brief.charts import Caption
from isthmus.brief.fan_of_months import Month, Panel
from isthmus.brief.fan_of_months import differences as difference_chart
from isthmus.brief.model import Block, Bullets, Chart, Column, Note, Table, Text
from isthmus.case import ALL
from isthmus.case.periods import month_end, months_before
from isthmus.forecast.records import Floats, Target
from isthmus.forecast.scenarios.comparing import Compared, Difference

from .fans import interval_title, last_months, legend
from .grounds import measures_table, noticed
from .telling import MEDIAN, NARROW, WIDE, Made, Telling, rounded, row, strong, sure, text

#: Below this share of a count a difference in the median is called none.
_NONE = 0.005


def scenario_blocks(
    telling: Telling, one: Compared, name: str, *, populations: Sequence[str] = ()
) -> tuple[Block, ...]:
    """One scenario beside the status quo.

    The totals of all series, and further `populations` of each, stand in the table and the chart.
    """
    shown = _shown(telling, one, populations)
    blocks: list[Block] = [
        Bullets(sentences(telling, one)),
        _table(telling, one, shown, f"{name}-table"),
        _chart(telling, one, shown, f"{name}-chart"),
        measures_table(telling, one, f"{name}-measures"),
    ]
    blocks += [
        Note("limit", text(noticed(telling.names, telling.words, notice))) for notice in one.notices
    ]
    return tuple(blocks)


def question(telling: Telling, one: Compared) -> Text:
    """The question that the scenario answers."""
    said = telling.names.own(one.scenario, "question")
    return telling.prose(said, name=f"{one.name}.question", source=None)


def sentences(telling: Telling, one: Compared) -> tuple[Text, ...]:
    """A sentence for the total of each series."""
    return tuple(_sentence(telling, one, found) for found in _shown(telling, one, ()))


def _shown(telling: Telling, one: Compared, populations: Sequence[str]) -> list[Difference]:
    wanted = [
        Target(series, population)
        for series in telling.series()
        for population in (ALL, *populations)
    ]
    return [one.differences[target] for target in wanted if target in one.differences]


def _sentence(telling: Telling, one: Compared, found: Difference) -> Text:
    """All months together: how many more or fewer, between what bounds, with what chance."""
    whole = found.draws(cumulated=True)[:, -1]
    span = _span(found, found.months - 1, cumulated=True)
    series = strong(telling.names.series(found.target.series))
    when = telling.words.period(*span)
    least = max(0.5, _NONE * float(np.median(found.status_quo.sum(axis=1))))
    if float(np.max(np.abs(np.quantile(whole, WIDE)))) < least:
        return telling.say("expect-differ-none", series=series, span=when)
    low, high = WIDE

    def told(level: float) -> Text:
        return telling.drawn(
            whole,
            (level,),
            found.target,
            span,
            of=f"{one.name}.difference.",
            title=telling.called(one.scenario),
            signed=True,
            write=lambda value: _more(telling, value),
        )

    chance = float(np.mean(whole < 0))
    fewer = chance >= 0.5
    likelier = chance if fewer else float(np.mean(whole > 0))
    shown = sure(likelier)
    share = telling.put(
        Made(
            name=f"{one.name}.{found.target.series}.chance",
            written=telling.chance(likelier),
            low=shown,
            high=shown,
            label=f"{telling.called(one.scenario)}, {telling.title(found.target)}: "
            + telling.words.say(f"expect-differ-chance-{'fewer' if fewer else 'more'}"),
            note=telling.source,
            target=found.target,
            span=span,
            unit="ratio",
            measure="share",
            counts="expected",
        )
    )
    return telling.say(
        f"expect-differ-{'fewer' if fewer else 'more'}",
        series=series,
        span=when,
        middle=told(MEDIAN[0]),
        low=told(low),
        high=told(high),
        chance=share,
    )


def _more(telling: Telling, value: float) -> str:
    """So many more, or fewer; nobody more or fewer."""
    way = "more" if value > 0 else "fewer" if value < 0 else "same"
    return telling.words.say(f"expect-number-{way}", n=telling.words.number(abs(rounded(value))))


def _table(telling: Telling, one: Compared, shown: Sequence[Difference], name: str) -> Table:
    """Both futures and the difference, in the last month and over all months together."""
    words = telling.words
    rows = []
    for found in shown:
        for cumulated in (False, True):
            last = found.months - 1
            span = _span(found, last, cumulated=cumulated)
            futures = [found.status_quo, found.changed]
            if cumulated:
                futures = [values.cumsum(axis=1) for values in futures]
            before, after = (values[:, last] for values in futures)
            between = found.draws(cumulated=cumulated)[:, last]
            rows.append(
                row(
                    telling.title(found.target),
                    words.period(*span, "short"),
                    _cell(telling, one, found.target, span, values=before, which="status-quo"),
                    _cell(telling, one, found.target, span, values=after, which="scenario"),
                    _cell(telling, one, found.target, span, values=between, which="difference"),
                )
            )
    return Table(
        id=name,
        caption=words.say("expect-differ-caption", scenario=telling.called(one.scenario)),
        columns=(
            Column(words.say("expect-column-series")),
            Column(words.say("expect-column-when")),
            Column(words.say("expect-column-status-quo"), numeric=True),
            Column(words.say("expect-column-scenario"), numeric=True),
            Column(words.say("expect-column-difference"), numeric=True),
        ),
        rows=tuple(rows),
    )


def _cell(
    telling: Telling,
    one: Compared,
    target: Target,
    span: tuple[dt.date, dt.date],
    *,
    values: Floats,
    which: str,
) -> Text:
    """The median with the interval of nine chances in ten."""
    # The status quo is the forecast, whose figures it shares.
    of = "" if which == "status-quo" else f"{one.name}.{which}."
    title = "" if which == "status-quo" else telling.called(one.scenario)
    signed = which == "difference"
    middle, interval = (
        telling.drawn(values, levels, target, span, of=of, title=title, signed=signed)
        for levels in (MEDIAN, WIDE)
    )
    return telling.say("expect-cell", median=middle, interval=interval)


def _chart(telling: Telling, one: Compared, shown: Sequence[Difference], name: str) -> Chart:
    """The differences by month, a panel each; in the table, all months of all of them."""
    words = telling.words
    panels = [
        Panel(title=telling.title(found.target), months=tuple(_months(found))) for found in shown
    ]
    title = words.say("expect-differ-chart", scenario=telling.called(one.scenario))
    return difference_chart(
        Caption(
            id=name,
            title=title,
            description=words.say(
                "expect-differ-description",
                month=words.month(panels[0].months[-1].day),
                rows=last_months(telling, panels, signed=True),
            ),
        ),
        panels,
        legend(telling),
        table=_by_month(telling, one, shown, name, title),
        unit=words.say("expect-unit-difference"),
    )


def _by_month(
    telling: Telling, one: Compared, shown: Sequence[Difference], name: str, title: str
) -> Table:
    words = telling.words
    rows = []
    for found in shown:
        for month in range(found.months):
            span = _span(found, month, cumulated=False)
            cells = [
                telling.drawn(
                    found.draws()[:, month],
                    levels,
                    found.target,
                    span,
                    of=f"{one.name}.difference.",
                    title=telling.called(one.scenario),
                    signed=True,
                )
                for levels in (MEDIAN, NARROW, WIDE)
            ]
            rows.append(row(telling.title(found.target), words.month(span[0], "short"), *cells))
    return Table(
        id=f"{name}-table",
        caption=title,
        columns=(
            Column(words.say("expect-column-series")),
            Column(words.say("expect-column-month")),
            Column(words.say("expect-column-median"), numeric=True),
            Column(interval_title(telling, NARROW), numeric=True),
            Column(interval_title(telling, WIDE), numeric=True),
        ),
        rows=tuple(rows),
        folded=True,
    )


def _months(found: Difference) -> list[Month]:
    quantiles = np.quantile(found.draws(), (*WIDE, *NARROW, *MEDIAN), axis=0).T.tolist()
    return [
        Month(
            day=months_before(found.first, -month),
            median=median,
            wide=(low, high),
            narrow=(near_low, near_high),
        )
        for month, (low, high, near_low, near_high, median) in enumerate(quantiles)
    ]


def _span(found: Difference, month: int, *, cumulated: bool) -> tuple[dt.date, dt.date]:
    day = months_before(found.first, -month)
    return (found.first if cumulated else day, month_end(day))
