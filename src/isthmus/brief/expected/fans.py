"""What is expected of a series, as charts with their tables: in total, and by nationality.

Owns: which months a fan shows, its words for those who do not see it, and the tables under it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from isthmus.brief.charts import Caption
from isthmus.brief.fan_of_months import Legend, Month, Panel, fan, fans
from isthmus.brief.model import Chart, Column, Table, Text
from isthmus.case.periods import months_before
from isthmus.forecast.records import Target

from .telling import MEDIAN, NARROW, WIDE, Telling, row, text

#: So many months before the forecast are drawn, and in a small fan.
_BEFORE, _BEFORE_SMALL = 24, 12
_ABSENT = "–"


def total_chart(telling: Telling, target: Target, name: str) -> Chart:
    """The fan of one target, with the table of its quantiles by month."""
    months = _months(telling, target, _BEFORE, labelled=True)
    first, last = months[0].day, months[-1].day
    ahead = [month for month in months if month.median is not None]
    top = ahead[-1]
    assert top.median is not None
    assert top.wide is not None
    words = telling.words
    known = telling.last(target)
    caption = Caption(
        id=name,
        title=words.say("expect-fan-title", what=telling.title(target)),
        description=words.say(
            "expect-fan-description" if known else "expect-fan-description-uncounted",
            what=telling.title(target),
            first=words.month(first),
            last=words.month(known) if known else "",
            n=words.number(telling.count(target, known) or 0.0) if known else "",
            begins=words.month(ahead[0].day),
            ends=words.month(last),
            median=telling.number(top.median),
            low=telling.number(top.wide[0]),
            high=telling.number(top.wide[1]),
        ),
    )
    return fan(
        caption,
        months,
        telling.forecast.origin,
        legend(telling),
        table=_table(telling, target, name, months),
        unit=telling.unit(target.series),
    )


def small_charts(telling: Telling, targets: Sequence[Target], name: str, title: str) -> Chart:
    """Small fans of several targets of one series, with one table of all of them."""
    panels = [
        Panel(
            title=telling.who(target.population),
            months=tuple(_months(telling, target, _BEFORE_SMALL, labelled=False)),
        )
        for target in targets
    ]
    words = telling.words
    caption = Caption(
        id=name,
        title=title,
        description=words.say(
            "expect-fans-description",
            month=words.month(panels[0].months[-1].day),
            rows=last_months(telling, panels),
        ),
    )
    table = _side_by_side(telling, targets, panels, name, title)
    return fans(caption, panels, telling.forecast.origin, legend(telling), table=table)


def last_months(telling: Telling, panels: Sequence[Panel], *, signed: bool = False) -> str:
    """What the last month of each panel shows, for who does not see it; `signed` of differences."""
    said = []
    for panel in panels:
        end = panel.months[-1]
        assert end.median is not None
        assert end.wide is not None
        said.append(
            telling.words.say(
                "expect-fans-one",
                who=panel.title,
                median=telling.number(end.median, signed=signed),
                low=telling.number(end.wide[0], signed=signed),
                high=telling.number(end.wide[1], signed=signed),
            )
        )
    return "; ".join(said)


def quantile_table(telling: Telling, targets: Sequence[Target], name: str, title: str) -> Table:
    """The next months of several targets of one series, each with its median and bounds."""
    words = telling.words
    months = telling.months(targets[0])
    chosen = sorted({0, min(2, len(months) - 1), len(months) - 1})
    last = telling.last(Target(targets[0].series, "all")) or telling.last(targets[0])
    columns = [Column(words.say("expect-column-who"))]
    if last is not None:
        columns.append(Column(words.month(last, "short"), numeric=True))
    for h in chosen:
        columns += [
            Column(words.month(months[h], "short"), numeric=True),
            Column(interval_title(telling, WIDE), numeric=True),
        ]
    rows = []
    for target in targets:
        cells: list[str | Text] = [telling.who(target.population)]
        if last is not None:
            cells.append(telling.counted(target, last))
        for h in chosen:
            cells += [telling.expected(target, h, MEDIAN), telling.expected(target, h, WIDE)]
        rows.append(row(*cells))
    return Table(id=name, caption=title, columns=tuple(columns), rows=tuple(rows))


def month_table(telling: Telling, target: Target, name: str) -> Table:
    """The months that are forecast of one target: the median and both intervals."""
    words = telling.words
    rows = []
    for h, month in enumerate(telling.months(target)):
        cells = [telling.expected(target, h, levels) for levels in (MEDIAN, NARROW, WIDE)]
        rows.append(row(words.month(month, "short"), *cells))
    return Table(
        id=name,
        caption=words.say("expect-months-caption", what=telling.title(target)),
        columns=(
            Column(words.say("expect-column-month")),
            Column(words.say("expect-column-median"), numeric=True),
            Column(interval_title(telling, NARROW), numeric=True),
            Column(interval_title(telling, WIDE), numeric=True),
        ),
        rows=tuple(rows),
    )


def legend(telling: Telling) -> Legend:
    """The words of every fan."""
    words = telling.words
    return Legend(
        wide=words.say("expect-legend-wide"),
        narrow=words.say("expect-legend-narrow"),
        median=words.say("expect-legend-median"),
        counted=words.say("expect-legend-counted"),
        origin=words.date(telling.forecast.origin, "short"),
        months=tuple(words.month(dt.date(2001, m, 1), "alone-short") for m in range(1, 13)),
    )


def interval_title(telling: Telling, levels: tuple[float, float]) -> str:
    """The head of a column of intervals."""
    return telling.words.say("expect-column-interval", level=telling.percent(levels[1] - levels[0]))


def _months(telling: Telling, target: Target, before: int, *, labelled: bool) -> list[Month]:
    """What a fan draws: the last months that were counted, and those that are forecast."""
    ahead = telling.months(target)
    first = months_before(ahead[0], before)
    last = telling.last(target)
    days = [months_before(first, -n) for n in range(before)]
    counts = {day: telling.count(target, day) for day in days}
    while days and counts[days[0]] is None:  # a series that begins later
        days.pop(0)
    quantiles = telling.forecast.draws[target].quantiles((*WIDE, *NARROW, *MEDIAN)).tolist()
    found = [
        Month(
            day=day,
            counted=counts[day],
            text=telling.words.number(counts[day] or 0.0) if labelled and day == last else "",
        )
        for day in days
    ]
    for day, (low, high, near_low, near_high, median) in zip(ahead, quantiles, strict=True):
        found.append(
            Month(
                day=day,
                median=median,
                wide=(low, high),
                narrow=(near_low, near_high),
                text=telling.number(median) if labelled and day == ahead[-1] else "",
            )
        )
    return found


def _table(telling: Telling, target: Target, name: str, months: Sequence[Month]) -> Table:
    """Every month of a fan: its count, or its median and both intervals."""
    words = telling.words
    rows = []
    for month in months:
        if month.median is None:
            cells = [telling.counted(target, month.day), *(text(_ABSENT) for _ in range(3))]
        else:
            h = telling.months(target).index(month.day)
            drawn = [telling.expected(target, h, levels) for levels in (MEDIAN, NARROW, WIDE)]
            cells = [text(_ABSENT), *drawn]
        rows.append(row(words.month(month.day, "short"), *cells))
    return Table(
        id=f"{name}-table",
        caption=words.say("expect-table-caption", what=telling.title(target)),
        columns=(
            Column(words.say("expect-column-month")),
            Column(words.say("expect-column-counted"), numeric=True),
            Column(words.say("expect-column-median"), numeric=True),
            Column(interval_title(telling, NARROW), numeric=True),
            Column(interval_title(telling, WIDE), numeric=True),
        ),
        rows=tuple(rows),
        folded=True,
    )


def _side_by_side(
    telling: Telling, targets: Sequence[Target], panels: Sequence[Panel], name: str, title: str
) -> Table:
    """Months down, targets across: counts, then the median with the wide interval."""
    words = telling.words
    days = sorted({month.day for panel in panels for month in panel.months})
    rows = []
    for day in days:
        cells: list[str | Text] = [words.month(day, "short")]
        for target in targets:
            ahead = telling.months(target)
            if day in ahead:
                h = ahead.index(day)
                cells.append(
                    telling.say(
                        "expect-cell",
                        median=telling.expected(target, h, MEDIAN),
                        interval=telling.expected(target, h, WIDE),
                    )
                )
            else:
                cells.append(telling.counted(target, day))
        rows.append(row(*cells))
    return Table(
        id=f"{name}-table",
        caption=words.say("expect-side-caption", title=title),
        columns=(
            Column(words.say("expect-column-month")),
            *(Column(panel.title, numeric=True) for panel in panels),
        ),
        rows=tuple(rows),
        folded=True,
    )
