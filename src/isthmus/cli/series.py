"""`isthmus series CASE [SERIES]`: what is counted, and the numbers of one series."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from . import output, progress
from .door import Verb
from .options import Option, Wrong, as_of, case, flag, formats
from .output import Column, Row
from .session import Session
from .written import short_day, short_period, title_of

if TYPE_CHECKING:
    from isthmus.brief.pen import Pen
    from isthmus.case import Case
    from isthmus.series.cube import SeriesView
    from isthmus.series.quantities import Quantity
    from isthmus.series.summary import Comparison, Record, Summary

#: The columns that programs get, of a series in the list and of a number.
_LISTED = (
    *("series", "title", "topic", "place", "counts", "unit", "measure", "frequency"),
    *("first", "last", "period", "value", "low", "high", "published", "published_basis"),
    "publisher",
)
_NUMBERS = (
    *("series", "period", "start", "end", "place", "population", "value", "low", "high"),
    *("status", "published", "published_basis", "publisher", "sources", "relayed", "flags"),
)


def _series(
    ctx: click.Context,
    *,
    case: str,
    series: str | None,
    by: str | None,
    population: str | None,
    as_of: dt.date | None,
    form: str | None,
    vintages: bool,
) -> None:
    """Show the series of a case, or the numbers of one."""
    asked = {"--vintages": vintages, "--by": by, "--population": population}
    given = [name for name, value in asked.items() if value]
    if given and series is None:
        raise Wrong("needs-series", ctx, value=given[0])
    if by and len(given) > 1:
        raise Wrong("not-together", ctx, a="--by", b=next(name for name in given if name != "--by"))
    session: Session = ctx.obj
    from isthmus.case import CallError, read_case
    from isthmus.series.cube import Counted

    with progress.steps() as work:
        work.next(session.words.say("cli-step-read"))
        whole = read_case(case)
        known = whole.as_of(as_of) if as_of else whole
        counted = Counted(known)
        pen = _pen(known, session)
        rows = []
        if series is None:
            for done, view in enumerate(counted.values()):
                work.at(pen.names.series(view.series.id), done, len(counted))
                rows.append(_listed(view, pen))
    if series is None:
        _list(session, pen, rows, form)
        return
    if series not in known.series and series in whole.series:
        # The cut does not know a series before its first number; the caller knows that it is there.
        raise CallError("series-empty", series, day=as_of)
    view = counted[series]
    if by and by not in view.dimensions:
        choices = ", ".join(view.dimensions) or "–"
        raise Wrong("no-dimension", ctx, value=by, series=series, choices=choices)
    numbers = _numbers(view, by, _canonical(known, population), vintages=vintages)
    _show(session, pen, view, numbers, form, everyone=not given)


# --- the list of series --------------------------------------------------------------------------


def _list(session: Session, pen: Pen, rows: Sequence[dict[str, Any]], form: str | None) -> None:
    case = pen.case
    if form == "csv":
        output.write_csv(_LISTED, rows)
        return
    if form == "json":
        listed = [{name: row[name] for name in _LISTED} for row in rows]
        output.write_json({"case": case.name, "as_of": case.known_on, "series": listed})
        return
    words = session.words
    screen = output.Screen(session)
    screen.heading(title_of(case, words))
    if case.known_on:
        screen.text(words.say("cli-known-on", day=words.date(case.known_on)))
    screen.text("")

    def named(kind: str) -> Any:
        return lambda row: words.say(f"kind-{kind}-{row[kind]}")

    screen.table(
        [
            Column(key="series", show=lambda row: row["series"]),
            Column(key="title", show=lambda row: row["title"], wrap=True, under="series"),
            Column(key="publisher", show=lambda row: row["publisher"], wrap=True, under="series"),
            Column(key="place", show=lambda row: pen.names.place(row["place"]) or "", wrap=True),
            Column(key="counts", show=named("counts"), wrap=True, under="place", last_resort=True),
            Column(
                key="frequency",
                show=lambda row: words.say(f"cli-frequency-{row['frequency']}"),
                under="counts",
            ),
            Column(key="first", show=lambda row: short_period(row["first"], words)),
            Column(key="last", show=lambda row: short_period(row["last"], words), under="first"),
            Column(key="figure", show=lambda row: row["shown"], numeric=True),
            Column(
                key="published", show=lambda row: short_day(row["published"], words), under="figure"
            ),
        ],
        rows,
    )


def _listed(view: SeriesView, pen: Pen) -> dict[str, Any]:
    """One series with its last figure."""
    from isthmus.series.summary import latest

    series, last = view.series, latest(view)
    spans = [cell[0] for cell in view.current]
    return {
        "series": series.id,
        "title": pen.names.series(series.id),
        "topic": series.topic,
        "place": series.place,
        "counts": series.counts,
        "unit": series.unit,
        "measure": series.measure,
        "frequency": series.frequency,
        "first": min(spans, key=lambda period: (period.start, period.end)),
        "last": max(spans, key=lambda period: (period.end, period.start)),
        "period": last.period if last else None,
        "value": last.value if last else None,
        "low": last.low if last else None,
        "high": last.high if last else None,
        "published": last.published if last else None,
        "published_basis": last.basis if last else None,
        "publisher": pen.names.publisher((series.source,)),
        "shown": pen.written(last) if last else "",
    }


# --- the numbers of one series -------------------------------------------------------------------


def _numbers(
    view: SeriesView, by: str | None, population: str | None, *, vintages: bool
) -> list[Quantity]:
    """What was asked for, in the order of the periods."""
    if vintages:
        found = [q for q in view.editions if population in (None, q.population)]
    elif by:
        found = [q for parts in view.by(by).values() for q in parts.values()]
    else:
        found = list((view.of(population) if population else view.totals).values())
    return sorted(found, key=lambda q: (q.place or "", q.period.end, -q.period.start.toordinal()))


def _show(
    session: Session,
    pen: Pen,
    view: SeriesView,
    numbers: Sequence[Quantity],
    form: str | None,
    *,
    everyone: bool,
) -> None:
    from isthmus.series.summary import summarise

    rows = [_number(q, pen) for q in numbers]
    summary = summarise(view) if everyone else None
    faults = [pen.case.faults[name] for name in dict.fromkeys(f for q in numbers for f in q.flags)]
    if form == "csv":
        output.write_csv(_NUMBERS, rows)
    elif form == "json":
        listed = _listed(view, pen)
        known = {
            "one_row": pen.names.own(view.series, "one_row"),
            "lag_days": view.series.lag_days,
            "lag_basis": pen.names.own(view.series, "lag_basis"),
            "dimensions": view.dimensions,
        }
        output.write_json(
            {
                "case": pen.case.name,
                "as_of": pen.case.known_on,
                "series": {name: listed[name] for name in _LISTED} | known,
                "observations": [{name: row[name] for name in _NUMBERS} for row in rows],
                "summary": _summary(summary, pen) if summary else None,
                "faults": [
                    {"id": fault.id, "kind": fault.kind, "text": pen.names.own(fault, "text")}
                    for fault in faults
                ],
            }
        )
    else:
        screen = output.Screen(session)
        _say_series(screen, pen, view)
        _say_numbers(screen, pen, view, rows)
        if summary:
            _say_summary(screen, pen, summary)
        if faults:
            screen.heading(pen.words.say("cli-series-faults"))
            for fault in faults:
                screen.text(f"{fault.id}: {pen.names.own(fault, 'text')}")


def _number(q: Quantity, pen: Pen) -> dict[str, Any]:
    return {
        "series": q.series,
        "period": q.period,
        "start": q.period.start,
        "end": q.period.end,
        "place": q.place,
        "population": q.population,
        "value": q.value,
        "low": q.low,
        "high": q.high,
        "status": q.status,
        "published": q.published,
        "published_basis": q.basis,
        "publisher": pen.names.publisher(q.sources),
        "sources": q.sources,
        "relayed": q.relayed,
        "flags": q.flags,
        "shown": pen.written(q),
    }


def _say_series(screen: output.Screen, pen: Pen, view: SeriesView) -> None:
    words, series = pen.words, view.series
    screen.heading(pen.names.series(series.id))
    counts = words.say(f"kind-counts-{series.counts}")
    measure = words.say(f"kind-measure-{series.measure}")
    lag = words.say("cli-days", days=series.lag_days)
    screen.facts(
        [
            (words.say("cli-column-place"), pen.names.place(series.place)),
            (words.say("cli-column-counts"), f"{counts} ({measure})"),
            (words.say("cli-series-one-row"), pen.names.own(series, "one_row")),
            (words.say("cli-column-publisher"), pen.names.publisher((series.source,))),
            (words.say("cli-column-lag"), f"{lag}. {pen.names.own(series, 'lag_basis')}"),
            (words.say("cli-series-dimensions"), ", ".join(view.dimensions)),
            (
                words.say("cli-as-of"),
                words.date(pen.case.known_on) if pen.case.known_on else None,
            ),
        ]
    )
    screen.text("")


def _say_numbers(
    screen: output.Screen, pen: Pen, view: SeriesView, rows: Sequence[dict[str, Any]]
) -> None:
    words = pen.words
    if not rows:
        screen.text(words.say("cli-series-none"))
        return
    elsewhere = any(row["place"] != view.series.place for row in rows)
    some = len({row["population"] for row in rows}) > 1 or rows[0]["population"] != "all"
    publisher = pen.names.publisher((view.series.source,))

    def published(row: Row) -> str:
        day = short_day(row["published"], words)
        return day if row["published_basis"] == "reported" else words.say("cli-assumed", day=day)

    def note(row: Row) -> str:
        # The publisher is said once above the table; here, who else the number was read through.
        others = () if row["publisher"] == publisher else (row["publisher"],)
        return "; ".join([*others, *row["flags"]])

    screen.table(
        [
            Column(key="period", show=lambda row: short_period(row["period"], words)),
            Column(
                key="place",
                show=lambda row: (pen.names.place(row["place"]) or "") if elsewhere else "",
                wrap=True,
            ),
            Column(
                key="population",
                show=lambda row: pen.names.population(row["population"]) if some else "",
                wrap=True,
                under="place",
            ),
            Column(key="value", show=lambda row: row["shown"], numeric=True),
            Column(key="status", show=lambda row: words.say(f"kind-status-{row['status']}")),
            Column(key="published", show=published),
            Column(key="note", show=note, wrap=True, under="status"),
        ],
        rows,
    )


# --- the summary ---------------------------------------------------------------------------------


def _summary(summary: Summary, pen: Pen) -> dict[str, Any]:
    def number(q: Quantity | None) -> dict[str, Any] | None:
        row = _number(q, pen) if q else None
        return {name: row[name] for name in _NUMBERS} if row else None

    def compared(comparison: Comparison) -> dict[str, Any]:
        now, before = number(comparison.now), number(comparison.before)
        return {"now": now, "before": before, "ratio": comparison.ratio}

    def record(record: Record | None) -> dict[str, Any] | None:
        if record is None:
            return None
        since, missing = record.since, record.missing
        return {"highest": number(record.highest), "since": since, "missing": missing}

    return {
        "month": compared(summary.month),
        "to_date": compared(summary.to_date),
        "missing": summary.missing,
        "record": record(summary.record),
        "record_year": record(summary.record_year),
        "overdue": summary.overdue,
    }


def _say_summary(screen: output.Screen, pen: Pen, summary: Summary) -> None:
    words = pen.words

    def compared(comparison: Comparison) -> str | None:
        now, before, ratio = comparison.now, comparison.before, comparison.ratio
        if now is None:
            return None
        said = {"period": pen.period(now.period, "short"), "n": pen.written(now)}
        if before is None:
            return words.say("cli-series-alone", **said)
        said |= {"before": pen.written(before)}
        if ratio is None:
            return words.say("cli-series-compared", **said)
        return words.say("cli-series-times", ratio=words.number(ratio, 2), **said)

    def record(record: Record | None) -> str | None:
        if record is None:
            return None
        return words.say(
            "cli-series-highest",
            period=pen.period(record.highest.period, "short"),
            n=pen.written(record.highest),
            since=pen.period(record.since, "short"),
            missing=record.missing,
        )

    screen.heading(words.say("cli-series-summary"))
    missing = words.listing(pen.period(period, "short") for period in summary.missing)
    overdue = words.say("cli-series-overdue-months", count=summary.overdue)
    screen.facts(
        [
            (words.say("cli-series-month"), compared(summary.month)),
            (words.say("cli-series-to-date"), compared(summary.to_date)),
            (words.say("cli-series-record"), record(summary.record)),
            (words.say("cli-series-record-year"), record(summary.record_year)),
            (words.say("cli-series-missing"), missing),
            (words.say("cli-series-overdue"), overdue if summary.overdue else None),
        ]
    )


# --- from the library ----------------------------------------------------------------------------


def _pen(case: Case, session: Session) -> Pen:
    """The names and the number forms of the brief, so that a number looks here as it does there."""
    from isthmus.brief.model import Ledger
    from isthmus.brief.pen import Pen
    from isthmus.series.cube import Counted

    return Pen(
        "series",
        case=case,
        counted=Counted(case),
        words=session.words,
        ledger=Ledger(),
        day=case.known_on or dt.date.max,
    )


def _canonical(case: Case, population: str | None) -> str | None:
    """The population, its words in the order of the case. Raises CallError for unknown words."""
    from isthmus.case import CallError
    from isthmus.case.problems import nearest

    if population is None:
        return None
    try:
        return case.vocabulary.canonical(population)
    except KeyError as unknown:
        word = str(unknown.args[0])
        near = nearest(word, [*case.populations, *case.vocabulary.countries])
        code = "population-near" if near else "population"
        raise CallError(code, population, word=word, near=near) from None
    except ValueError as twice:
        raise CallError("population-twice", population, dimension=str(twice)) from None


command = Verb(
    "series",
    callback=click.pass_context(_series),
    params=[
        case(),
        click.Argument(["series"], required=False),
        flag("--vintages"),
        Option(["--by"], metavar="dimension"),
        Option(["--population"], metavar="population"),
        as_of(),
        *formats(),
    ],
)
