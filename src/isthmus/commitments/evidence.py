"""What is known of an indicator: by the case's own series, by reports, by payments.

Owns: the lines of evidence, each one teller's, and what each says of a span of days. Tellers are
never mixed: two that contradict each other stand side by side. Decides nothing; see `status`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from isthmus.case import ALL, Case, Period
from isthmus.case.periods import period
from isthmus.case.promises import Indicator, Report, Transaction

from . import bounds
from .bounds import Piece, bounds_of
from .money import PAID, payments
from .records import Number, Told

if TYPE_CHECKING:
    from isthmus.series.cube import SeriesView
    from isthmus.series.quantities import Quantity

#: Who may decide what a promise came to: not those who made it or carry it out.
DECIDING = ("beneficiary", "independent")
#: Of these the last day counts, not the days before it.
LEVELS = ("last", "highest", "change")


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One teller's numbers of an indicator. `pieces` are of increments, or of levels at their ends.

    `increments` says which the numbers are where they were counted; `stage` is the last that this
    teller reported, `until` the day that it told of.
    """

    basis: str
    teller: str
    decides: bool
    pieces: tuple[Piece, ...]
    increments: bool = True
    stage: str | None = None
    until: dt.date | None = None
    published: dt.date
    sources: tuple[str, ...]


def lines_of(
    case: Case,
    view_of: Callable[[str], SeriesView | None],
    indicator: Indicator,
    *,
    starts: dt.date,
    reports: Iterable[Report],
    transactions: Iterable[Transaction],
) -> list[Line]:
    """Every teller of an indicator: its series, who reported (each publisher apart), payments.

    `view_of` gives a series that has numbers, else None; `starts` is the first day that counts;
    `reports` and `transactions` are the commitment's.
    """
    found = _of_series(view_of, indicator)
    own = [report for report in reports if report.indicator == indicator.id]
    found += _of_reports(case, own, indicator, starts)
    if indicator.unit == "money" and indicator.currency is not None:
        rows = list(transactions)
        for stage in PAID:
            pieces = payments(rows, stage, indicator.currency, starts)
            if pieces:
                found.append(_line("payments", stage, pieces, decides=True))
    return found


def told(
    lines: Iterable[Line],
    indicator: Indicator,
    starts: dt.date,
    ends: dt.date | None,
    day: dt.date,
) -> tuple[Told, ...]:
    """What each line says of the days from `starts` to `ends`; those that say nothing left out.

    Payments are those known on `day`: they are told of up to it, not up to the last of them.
    """
    found = [_told(line, indicator.reduce, starts, ends, day) for line in lines]
    return tuple(one for one in found if one is not None)


# --- the lines -----------------------------------------------------------------------------------


def _of_series(view_of: Callable[[str], SeriesView | None], indicator: Indicator) -> list[Line]:
    view = view_of(indicator.series) if indicator.series else None
    if view is None:
        return []
    pieces = _pieces(view, indicator)
    if not pieces:
        return []
    line = _line("series", view.series.id, pieces, decides=indicator.exact)
    return [msgspec.structs.replace(line, increments=view.series.measure == "increment")]


def _pieces(view: SeriesView, indicator: Indicator) -> list[Piece]:
    """The numbers of a series; a table that does not list somebody counted (about) none of them.

    Of levels only those of the series' own frequency: a month is no higher than its year.
    """
    counts = view.line(indicator.population or ALL, indicator.place)
    found = [
        Piece(
            period=span,
            low=max(0.0, (q.low or 0.0) - q.slack),
            high=None if q.high is None else q.high + q.slack,
            about=q.about,
            running=None if indicator.reduce == "sum" else _level(q),
            published=q.published,
            sources=q.sources,
        )
        for span, q in counts.numbers.items()
    ]
    if not found:
        return []
    latest = max(piece.published for piece in found)
    found += [
        Piece(period=span, low=0.0, high=counts.unlisted, published=latest, sources=())
        for span in sorted(counts.silent)
    ]
    if indicator.reduce in LEVELS:
        frequency = view.series.frequency
        return [
            p
            for p in found
            if frequency not in ("month", "year")
            or (p.period.is_month if frequency == "month" else p.period.is_year)
        ]
    return found


def _level(q: Quantity) -> tuple[float | None, float | None]:
    """A level as it was published: what is known as about a number is shown as that number."""
    return (q.value, q.value) if q.about and q.high is not None else (q.low, q.high)


def _of_reports(
    case: Case, reports: Sequence[Report], indicator: Indicator, starts: dt.date
) -> list[Line]:
    tellers: dict[tuple[str, str], list[Report]] = {}
    for report in sorted(reports, key=lambda one: (period(one.period).end, one.published)):
        publisher = case.sources[report.source].publisher
        tellers.setdefault((report.reporter, publisher), []).append(report)
    return [
        msgspec.structs.replace(
            _line(
                "reports",
                reporter,
                _reported(own, indicator, starts),
                decides=reporter in DECIDING,
                rows=own,
            ),
            stage=staged[-1].stage if staged else None,
            until=period(staged[-1].period).end if staged else None,
        )
        for (reporter, _), own in sorted(tellers.items())
        for staged in [[one for one in own if one.stage]]
    ]


def _reported(reports: Iterable[Report], indicator: Indicator, starts: dt.date) -> list[Piece]:
    """The numbers of one teller; of one period the one that was told last, or all of that day.

    A number counted up to the end of its period counts from `starts`; that of a level is of that
    end, so that an increment to it says nothing.
    """
    level = indicator.reduce in LEVELS
    found: dict[tuple[Period, bool], Piece] = {}
    for report in reports:
        if report.value is None or (level and report.measure == "increment"):
            continue
        span = period(report.period)
        cumulative = report.measure == "cumulative" and not level
        if cumulative:
            span = Period(min(starts, span.start) if span.end < starts else starts, span.end)
        low, high = bounds_of(report.value, report.value, report.quantifier)
        told = Piece(
            period=span,
            low=low or 0.0,
            high=high,
            about=report.quantifier in ("about", "nearly"),
            running=_as_told(report) if cumulative or level else None,
            published=report.published,
            sources=(report.source,),
        )
        before = found.get((span, cumulative))
        same_day = before is not None and before.published == told.published
        found[span, cumulative] = _either(before, told) if before and same_day else told
    return list(found.values())


def _either(one: Piece, other: Piece) -> Piece:
    """Two numbers that a teller gave of one period on one day: which of them holds is not known."""
    running = other.running
    if one.running and running:
        lows = [low for low, _ in (one.running, running) if low is not None]
        running = min(lows) if len(lows) == 2 else None, _higher(one.running[1], running[1])
    return msgspec.structs.replace(
        other,
        low=min(one.low, other.low),
        high=_higher(one.high, other.high),
        about=one.about or other.about,
        running=running,
        sources=tuple(dict.fromkeys((*one.sources, *other.sources))),
    )


def _as_told(report: Report) -> tuple[float | None, float | None]:
    """The bounds of a report that its words give, without the slack of "about"."""
    said = "exact" if report.quantifier in ("about", "nearly") else report.quantifier
    return bounds_of(report.value, report.value, said)


def _line(
    basis: str,
    teller: str,
    pieces: Sequence[Piece],
    *,
    decides: bool,
    rows: Iterable[Report] = (),
) -> Line:
    known = [
        *((p.published, p.sources) for p in pieces),
        *((r.published, (r.source,)) for r in rows),
    ]
    return Line(
        basis=basis,
        teller=teller,
        decides=decides,
        pieces=tuple(sorted(pieces, key=lambda p: p.period)),
        published=max(day for day, _ in known),
        sources=tuple(dict.fromkeys(source for _, sources in known for source in sources)),
    )


# --- what they say of a span ---------------------------------------------------------------------


def _told(
    line: Line, reduce: str | None, starts: dt.date, ends: dt.date | None, day: dt.date
) -> Told | None:
    if line.basis == "payments":
        found = _of_increments(line, starts, ends)
        if found is None or found.counted is None:
            return None
        until = day if ends is None else min(day, ends)
        counted = Period(starts, max(starts, until))
        return msgspec.structs.replace(found, counted=counted, gaps=False)
    if reduce in LEVELS:
        return _of_levels(line, reduce if line.basis == "series" else "last", starts, ends)
    return _of_increments(line, starts, ends)


def _of_increments(line: Line, starts: dt.date, ends: dt.date | None) -> Told | None:
    found = bounds.over(line.pieces, starts, ends)
    if found is None:
        return _silent(line)
    used = [
        p
        for p in line.pieces
        if p.period.end >= starts and (ends is None or p.period.start <= ends)
    ]
    last = max(used, key=lambda p: (p.period.end, p.published))
    return _made(line, found.low, found.high, found.counted, used, gaps=found.gaps, last=last)


def _of_levels(line: Line, reduce: str, starts: dt.date, ends: dt.date | None) -> Told | None:
    """The last level within the span, the highest, or the change since before it began."""
    inside = [
        p for p in line.pieces if p.period.end >= starts and (ends is None or p.period.end <= ends)
    ]
    if not inside:
        return _silent(line)
    last = max(inside, key=lambda p: (p.period.end, p.period.start))
    span = Period(starts, last.period.end)
    # A level that reaches past the end, or another after it, says that none before the end is due.
    after = [p for p in line.pieces if ends is not None and p.period.end > ends]
    if after and ends is not None:
        span = Period(starts, ends)
    # Nobody counted at the end itself: by then the level may have been what was counted next.
    later = min(after, key=lambda p: p.period) if after and last.period.end < span.end else last
    low, high, used = last.low, _higher(last.high, later.high), [last]
    gaps = False
    if reduce == "highest":
        low = max(p.low for p in inside)
        covered = bounds.over(inside, starts, span.end)
        gaps = line.increments and (covered is None or covered.gaps)
        high = None if gaps else _higher(later.high, *(p.high for p in inside))
        used = inside
    elif reduce == "change":
        before = [p for p in line.pieces if p.period.end <= starts]
        if not before:
            return _silent(line)
        base = max(before, key=lambda p: p.period)
        if base.high is None:
            return _silent(line)
        low, high = low - base.high, None if high is None else high - base.low
        used = [base, last]
    shown = used[-1] if len(used) == 1 else None
    if later is not last:
        used = [*used, later]
    return _made(line, low, high, span, used, gaps=gaps, last=shown)


def _higher(*highs: float | None) -> float | None:
    """The highest of some upper bounds; None where one is open."""
    known = [high for high in highs if high is not None]
    return max(known) if len(known) == len(highs) else None


def _silent(line: Line) -> Told | None:
    """A teller without a number for the span: what stays is the stage that it reported."""
    if line.stage is None or line.until is None:
        return None
    return _made(line, None, None, Period(line.until, line.until), [], gaps=True)


def _made(
    line: Line,
    low: float | None,
    high: float | None,
    counted: Period | None,
    used: Sequence[Piece],
    *,
    gaps: bool,
    last: Piece | None = None,
) -> Told:
    latest = None
    if last is not None and last.running is not None:
        low_told, high_told = last.running
        latest = Number(low=low_told, high=high_told, about=last.about, period=last.period)
    sources = tuple(dict.fromkeys(source for piece in used for source in piece.sources))
    return Told(
        basis=line.basis,
        teller=line.teller,
        low=low,
        high=high,
        about=any(piece.about for piece in used),
        counted=counted,
        gaps=gaps,
        decides=line.decides,
        latest=latest,
        stage=line.stage,
        published=max((piece.published for piece in used), default=line.published),
        sources=sources or line.sources,
    )
