"""Who is lost on the way: people dead or missing, by leg and year, as the lower bound it is."""

from __future__ import annotations

import msgspec

from isthmus.brief.figures_of_series import by_year_chart
from isthmus.brief.model import Block, Column, Fact, Facts, Note, Section, Table
from isthmus.brief.pen import Pen
from isthmus.brief.sections.about import known_faults, what_is_counted
from isthmus.case import Period
from isthmus.case.periods import year
from isthmus.series.cube import SeriesView
from isthmus.series.quantities import Quantity, over_places

_YEARS = 6


def lost(pen: Pen) -> Section | None:
    """The section, None for a case that counts no one lost."""
    views = [v for v in pen.counted.values() if v.series.topic == "lost"]
    if not views:
        return None
    blocks: list[Block] = []
    for view in views:
        blocks += _of_series(pen, view)
    return Section(
        id="lost", title=pen.words_of("lost-title"), lead=pen.say("lost-lead"), blocks=tuple(blocks)
    )


def yearly(view: SeriesView) -> dict[str, dict[int, Quantity]]:
    """Place → year → the sum of what was recorded there in that year.

    A place without a record in a month had none recorded, which is not none lost: the sum is over
    what was recorded, and stays a lower bound.
    """
    held: dict[str, dict[int, list[Quantity]]] = {}
    for (period, place), q in view.totals.items():
        if place is not None and period.start.year == period.end.year:
            held.setdefault(place, {}).setdefault(period.start.year, []).append(q)
    return {
        place: {number: _recorded(parts, number) for number, parts in years.items()}
        for place, years in held.items()
    }


def _recorded(parts: list[Quantity], number: int) -> Quantity:
    """What was recorded in a year, whatever months it lies in."""
    if len(parts) == 1 and parts[0].period.is_year:
        return parts[0]
    whole = year(number)
    first = parts[0]
    return msgspec.structs.replace(
        first,
        period=Period(whole.start, max(q.period.end for q in parts)),
        low=sum(q.low or 0.0 for q in parts),
        high=None,
        published=max(q.published for q in parts),
        sources=tuple(dict.fromkeys(s for q in parts for s in q.sources)),
        flags=tuple(dict.fromkeys(f for q in parts for f in q.flags)),
        parts=sum(q.parts for q in parts),
    )


def _everywhere(parts: list[Quantity]) -> Quantity | None:
    """The sum over all places of a year; each year ends where the last of its places does."""
    if not parts:
        return None
    span = Period(parts[0].period.start, max(q.period.end for q in parts))
    return over_places(msgspec.structs.replace(q, period=span) for q in parts)


def _of_series(pen: Pen, view: SeriesView) -> list[Block]:
    by_place = yearly(view)
    last = max(number for years in by_place.values() for number in years)
    shown = list(range(last - _YEARS + 1, last + 1))
    places = sorted(
        by_place, key=lambda place: -sum(q.low or 0.0 for q in by_place[place].values())
    )
    whole = {n: _everywhere([y[n] for y in by_place.values() if n in y]) for n in shown}
    rows = tuple(
        (
            pen.text(pen.names.place(place)),
            *(pen.cell(by_place[place].get(number), absent="lost-none") for number in shown),
        )
        for place in places
    )
    rows += (
        (
            pen.strong(pen.words_of("lost-everywhere")),
            *(pen.cell(whole[number], absent="lost-none") for number in shown),
        ),
    )
    table = Table(
        id=f"lost-{view.series.id}",
        caption=pen.words_of("lost-caption", series=pen.names.series(view.series.id)),
        columns=(
            Column(pen.words_of("lost-column-leg")),
            *(
                Column(
                    str(number)
                    if number < pen.day.year
                    else pen.words_of("lost-column-to-date", year=str(number)),
                    numeric=True,
                )
                for number in shown
            ),
        ),
        rows=rows,
    )
    blocks: list[Block] = [
        what_is_counted(pen, view),
        Facts(tuple(lost_facts(pen, 3))),
        by_year_chart(
            pen, view, [(pen.period(q.period), q) for q in whole.values() if q is not None], table
        ),
        Note("limit", pen.say("lost-bound")),
    ]
    blocks += known_faults(pen, view)
    return blocks


def lost_facts(pen: Pen, years: int) -> list[Fact]:
    """The sum over all places of each of the latest years, newest first."""
    view = next((v for v in pen.counted.values() if v.series.topic == "lost"), None)
    if view is None:
        return []
    by_place = yearly(view)
    last = max(number for held in by_place.values() for number in held)
    whole = {
        n: _everywhere([y[n] for y in by_place.values() if n in y])
        for n in range(last, last - years, -1)
    }
    return [
        Fact(
            label=pen.words_of("lost-fact", span=pen.period(q.period)),
            value=pen.num(q),
            below=pen.text(pen.words_of("lost-fact-below")),
        )
        for q in whole.values()
        if q is not None
    ]
