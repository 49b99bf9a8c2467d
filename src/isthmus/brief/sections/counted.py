"""What was counted: each crossing and border with a series, and the map of the corridor.

Owns: the overview of all counts, the part of each series, and the headline facts of the brief.
"""

from __future__ import annotations

from collections.abc import Sequence

from isthmus.brief.figures_of_series import monthly_chart, years_chart
from isthmus.brief.map_of_case import corridor_chart
from isthmus.brief.model import (
    Block,
    Bullets,
    Column,
    Fact,
    Facts,
    Note,
    Paragraph,
    Section,
    Subsection,
    Table,
    Text,
)
from isthmus.brief.pen import Pen
from isthmus.case import ALL, NATIONALITY
from isthmus.case.periods import months_between
from isthmus.series.cube import SeriesView
from isthmus.series.quantities import Quantity
from isthmus.series.summary import Comparison, Leader, Record, Summary, leaders, summarise

from .about import known_faults, what_is_counted
from .in_force import announced_sentences
from .lost import lost_facts

#: Parts of a breakdown that a page can hold; the rest are in figures.csv's own tables.
_LEADERS = 8
_REPORTED = 8


def counted(pen: Pen) -> Section | None:
    """The section, None for a case that counts no movement."""
    flows = [v for v in pen.counted.values() if v.series.topic in ("flow", "return")]
    if not flows:
        return None
    monthly = [(view, s) for view in flows if (s := summarise(view)) is not None and _is_own(s)]
    scattered = [view for view in flows if all(view is not held for held, _ in monthly)]
    blocks: list[Block] = []
    if monthly:
        blocks.append(_overview(pen, monthly))
    chart = corridor_chart(pen, [(view, s.month.now) for view, s in monthly if s.month.now])
    if chart is not None:
        blocks += [chart, Note("limit", pen.say("counted-map-note"))]
    blocks += [_series_part(pen, view, summary) for view, summary in monthly]
    if scattered:
        blocks.append(_scattered_part(pen, scattered))
    return Section(
        id="counted",
        title=pen.words_of("counted-title"),
        lead=pen.say(
            "counted-lead", series=pen.tally("series", len(flows), pen.words_of("counted-tally"))
        ),
        blocks=tuple(blocks),
    )


def headlines(pen: Pen) -> tuple[Block, ...]:
    """The facts and sentences under the title of the brief.

    The first count of the path and the last one that is as recent, those lost this year, a sentence
    for each monthly count, and what is announced to change.
    """
    found = [
        (view, s)
        for view in pen.counted.values()
        if view.series.topic == "flow" and (s := summarise(view)) is not None and _is_own(s)
    ]
    if not found:
        return ()
    newest = max(s.month.now.period.end for _, s in found if s.month.now)
    recent = [
        (view, s)
        for view, s in found
        if s.month.now and months_between(s.month.now.period.end, newest) <= 1
    ]
    ends = {view.series.id: (view, s) for view, s in (recent[0], recent[-1])}
    facts = [_month_fact(pen, view, s, titled=True) for view, s in ends.values()]
    facts += lost_facts(pen, 1)
    items = [_sentence(pen, view, s) for view, s in found]
    items += announced_sentences(pen)
    return (Facts(tuple(facts)), Bullets(tuple(items)))


def _is_own(summary: Summary) -> bool:
    """Whether the months are the publisher's own: a few relayed months make no monthly series."""
    return summary.month.now is not None and not summary.month.now.relayed


def _sentence(pen: Pen, view: SeriesView, summary: Summary) -> Text:
    name = pen.strong(pen.names.series(view.series.id))
    now, before = summary.to_date.now, summary.to_date.before
    if now is None:
        month = summary.month.now
        assert month is not None
        return pen.say(
            "counted-said-month", series=name, n=pen.num(month), month=pen.period(month.period)
        )
    said = pen.num(now)
    span = pen.period(now.period)
    if before is None:
        return pen.say("counted-said-alone", series=name, n=said, span=span)
    return pen.say(
        "counted-said",
        series=name,
        n=said,
        span=span,
        before=pen.num(before),
        change=_change(pen, view, summary.to_date),
    )


def _change(pen: Pen, view: SeriesView, comparison: Comparison, population: str = ALL) -> Text:
    now = comparison.now
    if now is None:
        return pen.absent()
    name = f"{view.series.id}.{now.period}.{population}.change"
    return pen.ratio(name, now, comparison.before)


def _overview(pen: Pen, monthly: Sequence[tuple[SeriesView, Summary]]) -> Table:
    rows = []
    for view, s in monthly:
        month = s.month.now
        rows.append(
            (
                pen.text(pen.names.series(view.series.id)),
                pen.text(pen.words_of(f"kind-counts-{view.series.counts}")),
                pen.text(pen.period(month.period, "short")) if month else pen.absent(),
                pen.cell(month),
                pen.cell(s.month.before),
                _change(pen, view, s.month),
                pen.cell(s.to_date.now),
                pen.cell(s.to_date.before),
                _change(pen, view, s.to_date),
                _with_period(pen, s.record.highest),
            )
        )
    titles = ("series", "counts", "last-month", "value", "year-before", "change")
    columns = [
        Column(pen.words_of(f"counted-column-{t}"), t in ("value", "year-before", "change"))
        for t in titles
    ]
    columns += [
        Column(pen.words_of(f"counted-column-{t}"), numeric=True)
        for t in ("to-date", "to-date-before", "to-date-change", "record")
    ]
    return Table(
        id="counted-overview",
        caption=pen.words_of("counted-overview-caption"),
        columns=tuple(columns),
        rows=tuple(rows),
    )


def _with_period(pen: Pen, quantity: Quantity) -> Text:
    return (*pen.cell(quantity), *pen.text(f" ({pen.period(quantity.period, 'short')})"))


def _series_part(pen: Pen, view: SeriesView, summary: Summary) -> Subsection:
    series = view.series
    blocks: list[Block] = [
        what_is_counted(pen, view),
        Facts(_facts(pen, view, summary)),
        Paragraph(_record_sentence(pen, view, summary)),
    ]
    blocks += _notes(pen, view, summary)
    blocks.append(monthly_chart(pen, view, summary))
    if NATIONALITY in view.dimensions:
        table = _leaders_table(pen, view, NATIONALITY, _LEADERS)
        if table is not None:
            blocks.append(table)
    for dimension in view.dimensions:
        if dimension != NATIONALITY and view.is_complete(dimension):
            table = _leaders_table(pen, view, dimension, None)
            if table is not None:
                blocks.append(table)
    if any(cell[0].is_year and not q.relayed for cell, q in view.totals.items()):
        years = years_chart(pen, view)
        if years is not None:
            blocks.append(years)
    return Subsection(
        id=f"counted-{series.id}", title=pen.names.series(series.id), blocks=tuple(blocks)
    )


def _facts(pen: Pen, view: SeriesView, summary: Summary) -> tuple[Fact, ...]:
    facts = [_month_fact(pen, view, summary, titled=False)]
    now, before = summary.to_date.now, summary.to_date.before
    if now is not None and now.period != (summary.month.now.period if summary.month.now else None):
        below = (
            pen.say(
                "counted-against",
                change=_change(pen, view, summary.to_date),
                before=pen.num(before),
                span=pen.period(before.period),
            )
            if before is not None
            else pen.text(pen.words_of("counted-no-before"))
        )
        facts.append(Fact(label=pen.period(now.period), value=pen.num(now), below=below))
    highest = summary.record.highest
    facts.append(
        Fact(
            label=pen.words_of("counted-record"),
            value=pen.num(highest),
            below=pen.text(
                pen.words_of(
                    "counted-record-below",
                    month=pen.period(highest.period),
                    since=pen.period(summary.record.since),
                )
            ),
        )
    )
    return tuple(facts)


def _month_fact(pen: Pen, view: SeriesView, summary: Summary, *, titled: bool) -> Fact:
    month, before = summary.month.now, summary.month.before
    assert month is not None
    label = pen.period(month.period)
    if titled:
        label = f"{pen.names.series(view.series.id)}, {label}"
    below = (
        pen.say(
            "counted-against",
            change=_change(pen, view, summary.month),
            before=pen.num(before),
            span=pen.period(before.period),
        )
        if before is not None
        else pen.text(pen.words_of("counted-no-before"))
    )
    return Fact(label=label, value=pen.num(month), below=below)


def _record_sentence(pen: Pen, view: SeriesView, summary: Summary) -> Text:
    said = _record_said(pen, view, "month", summary.record)
    if summary.record_year is not None:
        said = (*said, *pen.text(" "), *_record_said(pen, view, "year", summary.record_year))
    if summary.missing:
        months = pen.words.listing(pen.period(p, "short") for p in summary.missing)
        said = (*said, *pen.text(" "), *pen.say("counted-missing-months", months=months))
    return said


def _record_said(pen: Pen, view: SeriesView, span: str, record: Record) -> Text:
    said = pen.say(
        f"counted-record-{span}",
        n=pen.num(record.highest),
        when=pen.period(record.highest.period),
        since=pen.period(record.since),
    )
    if record.missing:
        gaps = pen.tally(
            f"{view.series.id}.record.{span}.missing",
            record.missing,
            pen.words_of("counted-record-gaps-label", series=pen.names.series(view.series.id)),
        )
        said = (
            *said,
            *pen.text(" "),
            *pen.say(f"counted-record-gaps-{span}", n=gaps, count=record.missing),
        )
    return said


def _notes(pen: Pen, view: SeriesView, summary: Summary) -> list[Block]:
    """Known faults of the series that touch what the page shows of it."""
    out: list[Block] = [*known_faults(pen, view)]
    if summary.overdue:
        months = pen.tally(
            f"{view.series.id}.overdue",
            summary.overdue,
            pen.words_of("counted-overdue-label", series=pen.names.series(view.series.id)),
        )
        out.append(Note("limit", pen.say("counted-overdue", n=months, count=summary.overdue)))
    return out


def _leaders_table(pen: Pen, view: SeriesView, dimension: str, top: int | None) -> Table | None:
    every = leaders(view, dimension)
    shown = every[:top]
    if not shown or all(leader.month.now is None for leader in shown):
        return None
    month = next(leader.month.now for leader in every if leader.month.now is not None)
    last = month.period
    year = next((q.period for leader in every if (q := leader.to_date.now) is not None), last)
    rows = [_leader_row(pen, view, leader) for leader in shown]
    by_year = any(leader.to_date.now is not None for leader in shown) and year != last
    columns = [
        Column(pen.names.dimension(dimension)),
        Column(pen.period(last, "short"), numeric=True),
        Column(pen.words_of("counted-column-year-before"), numeric=True),
        Column(pen.words_of("counted-column-change"), numeric=True),
    ]
    if by_year:
        columns += [
            Column(pen.period(year, "short"), numeric=True),
            Column(pen.words_of("counted-column-year-before"), numeric=True),
            Column(pen.words_of("counted-column-change"), numeric=True),
        ]
    return Table(
        id=f"counted-{view.series.id}-{dimension}",
        caption=pen.words_of(
            "counted-leaders-caption" if len(shown) < len(every) else "counted-parts-caption",
            dimension=pen.names.dimension(dimension).lower(),
            series=pen.names.series(view.series.id),
            shown=str(len(shown)),
            all=str(len(every)),
        ),
        columns=tuple(columns),
        rows=tuple(row[: len(columns)] for row in rows),
        folded=dimension != NATIONALITY,
    )


def _leader_row(pen: Pen, view: SeriesView, leader: Leader) -> tuple[Text, ...]:
    return (
        pen.text(pen.names.word(leader.word)),
        pen.cell(leader.month.now),
        pen.cell(leader.month.before),
        _change(pen, view, leader.month, leader.word),
        pen.cell(leader.to_date.now),
        pen.cell(leader.to_date.before),
        _change(pen, view, leader.to_date, leader.word),
    )


def _scattered_part(pen: Pen, views: Sequence[SeriesView]) -> Subsection:
    """Counts that reach us as single figures: the latest of each, with who relayed it."""
    rows = []
    for view in views:
        totals = [q for cell, q in view.totals.items()]
        latest = sorted(totals, key=lambda q: (q.period.end, q.published), reverse=True)[:_REPORTED]
        rows += [
            (
                pen.text(pen.names.series(view.series.id)),
                pen.text(pen.period(q.period, "short")),
                pen.num(q),
                pen.text(pen.words_of(f"kind-counts-{q.counts}")),
                pen.joined([pen.source_link(s) for s in q.sources]),
                pen.text(pen.words.date(q.published, "short")),
            )
            for q in latest
        ]
    titles = ("series", "period", "value", "counts", "source", "published")
    return Subsection(
        id="counted-scattered",
        title=pen.words_of("counted-scattered-title"),
        blocks=(
            Paragraph(pen.say("counted-scattered-lead")),
            Table(
                id="counted-scattered-table",
                caption=pen.words_of("counted-scattered-caption"),
                columns=tuple(
                    Column(pen.words_of(f"counted-column-{t}"), numeric=t == "value")
                    for t in titles
                ),
                rows=tuple(rows),
            ),
        ),
    )
