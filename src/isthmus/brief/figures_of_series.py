"""From a series to the data of its charts: what to draw, with every number entered in the ledger.

Owns: the points, marks and tables of the charts of series. How a chart looks is `charts`'.
"""

from __future__ import annotations

from collections.abc import Sequence

from isthmus.case.periods import month_end, months_before, months_between, year
from isthmus.series.cube import SeriesView
from isthmus.series.quantities import Quantity
from isthmus.series.summary import Summary

from .charts import Caption, Mark, Point, Row, bars, monthly
from .model import Chart, Column, Table
from .pen import Pen


def monthly_chart(pen: Pen, view: SeriesView, summary: Summary) -> Chart:
    """Every month of a series, its changes of method, and its table."""
    months = view.months()
    first, last = min(months), max(months)
    span = [months_before(last, n) for n in range(months_between(first, last), -1, -1)]
    points = [
        Point(
            day=day,
            value=q.value if (q := months.get(day)) is not None else None,
            text=pen.written(q, "-short") if q is not None else "",
            settled=q is None or q.status in ("final", "revised"),
        )
        for day in span
    ]
    marks = [
        Mark(day=fault.starts, label=pen.words.month(fault.starts, "short"))
        for fault in pen.case.faults.values()
        if fault.series == view.series.id
        and fault.kind in ("method", "coverage")
        and first < fault.starts <= month_end(last)
    ]
    name = pen.names.series(view.series.id)
    table = Table(
        id=f"{pen.section}-{view.series.id}-months",
        caption=pen.words_of("chart-months-caption", series=name),
        columns=(
            Column(pen.words_of("counted-column-period")),
            Column(pen.words_of("counted-column-value"), numeric=True),
        ),
        rows=tuple(
            (pen.text(pen.words.month(day)), pen.cell(months.get(day))) for day in reversed(span)
        ),
        folded=True,
    )
    highest = summary.record.highest
    now = months[last]
    caption = Caption(
        id=f"{pen.section}-{view.series.id}-chart",
        title=pen.words_of("chart-monthly-title", series=name),
        description=pen.words_of(
            "chart-monthly-description",
            series=name,
            first=pen.words.month(first),
            last=pen.period(now.period),
            value=pen.written(now),
            record=pen.written(highest),
            when=pen.period(highest.period),
        ),
    )
    unit = pen.words_of(f"kind-counts-{view.series.counts}")
    return monthly(caption, points, marks, table=table, unit=unit)


def years_chart(pen: Pen, view: SeriesView) -> Chart | None:
    """The years of a series that was published by year before it was published by month."""
    counted = [cell[0] for cell, q in view.totals.items() if not q.relayed]
    first, last = min(p.start.year for p in counted), max(p.end.year for p in counted)
    # The year of the brief is not over; of those after the last count nothing can be said.
    span = range(first, min(last + 1, pen.day.year))
    years = [
        (n, q if (q := view.over(year(n))) is not None and not q.relayed else None) for n in span
    ]
    name = pen.names.series(view.series.id)
    return _bars(
        pen,
        f"{pen.section}-{view.series.id}-years",
        pen.words_of("counted-years-title", series=name),
        [(str(number), q) for number, q in years],
        pen.words_of("counted-column-period"),
    )


def by_year_chart(
    pen: Pen, view: SeriesView, whole: Sequence[tuple[str, Quantity]], table: Table
) -> Chart:
    """The sum over all places of each year; the table has the places."""
    name = pen.names.series(view.series.id)
    title = pen.words_of("counted-years-title", series=name)
    rows = [(label, q.value or 0.0, pen.written(q, "-short")) for label, q in whole]
    return bars(
        _caption(pen, f"{pen.section}-{view.series.id}-chart", title, rows), rows, table=table
    )


def hosted_chart(pen: Pen, view: SeriesView, totals: Sequence[Quantity], table: Table) -> Chart:
    """The countries of a yearly series, largest first."""
    name = pen.names.series(view.series.id)
    rows = [
        (pen.names.place(q.place) or "", q.value or 0.0, pen.written(q, "-short")) for q in totals
    ]
    return bars(
        _caption(pen, f"{pen.section}-{view.series.id}-chart", name, rows), rows, table=table
    )


def _bars(
    pen: Pen, name: str, title: str, rows: Sequence[tuple[str, Quantity | None]], head: str
) -> Chart | None:
    if not rows:
        return None
    table = Table(
        id=f"{name}-table",
        caption=title,
        columns=(Column(head), Column(pen.words_of("counted-column-value"), numeric=True)),
        rows=tuple((pen.text(label), pen.cell(q)) for label, q in rows),
        folded=True,
    )
    drawn = [
        (label, q.value, pen.written(q, "-short"))
        if q is not None
        else (label, None, pen.words_of("brief-absent"))
        for label, q in rows
    ]
    return bars(_caption(pen, f"{name}-chart", title, drawn), drawn, table=table)


def _caption(pen: Pen, name: str, title: str, rows: Sequence[Row]) -> Caption:
    said = pen.words.listing(f"{label}: {text}" for label, _, text in rows)
    description = pen.words_of("chart-bars-description", title=title, rows=said)
    return Caption(id=name, title=title, description=description)
