"""Who hosts whom: stocks of people by origin and country, applications and decisions.

Owns: the latest year of each yearly series, by country and by origin, with the year of each number.
"""

from __future__ import annotations

from isthmus.brief.figures_of_series import hosted_chart
from isthmus.brief.model import Block, Column, Section, Subsection, Table, Text
from isthmus.brief.pen import Pen
from isthmus.brief.sections.about import known_faults, what_is_counted
from isthmus.case import NATIONALITY
from isthmus.series.cube import SeriesView
from isthmus.series.quantities import Quantity, over_places

_ROWS = 12
_TOPICS = ("stock", "asylum", "decision")


def hosted(pen: Pen) -> Section | None:
    """The section, None for a case that counts no one hosted."""
    views = [v for topic in _TOPICS for v in pen.counted.values() if v.series.topic == topic]
    blocks = [part for view in views if (part := _part(pen, view)) is not None]
    if not blocks:
        return None
    return Section(
        id="hosted",
        title=pen.words_of("hosted-title"),
        lead=pen.say("hosted-lead"),
        blocks=tuple(blocks),
    )


def latest_by_place(view: SeriesView) -> dict[str, Quantity]:
    """The latest total of each place; a place whose last figure is older keeps its own date."""
    latest: dict[str, Quantity] = {}
    for (_, place), q in view.totals.items():
        held = latest.get(place or "")
        if held is None or q.period.end >= held.period.end:
            latest[place or ""] = q
    return latest


def _part(pen: Pen, view: SeriesView) -> Subsection | None:
    series = view.series
    blocks: list[Block] = [what_is_counted(pen, view)]
    places = {place for _, place in view.totals}
    if len(places) > 1:
        blocks += _by_place(pen, view)
    else:
        blocks.append(_by_date(pen, view))
    blocks += known_faults(pen, view)
    return Subsection(
        id=f"hosted-{series.id}", title=pen.names.series(series.id), blocks=tuple(blocks)
    )


def _from_elsewhere(view: SeriesView) -> bool:
    """Whether the series tells of anyone's origin, and not only of people in their own country."""
    return NATIONALITY in view.dimensions and any(
        word != place for (_, place), origins in view.by(NATIONALITY).items() for word in origins
    )


def _group_dimension(view: SeriesView) -> str | None:
    """The dimension that divides the series beside nationality: the group, the outcome."""
    return next((d for d in view.dimensions if d != NATIONALITY and view.is_complete(d)), None)


def _by_place(pen: Pen, view: SeriesView) -> list[Block]:
    latest = latest_by_place(view)
    places = sorted(latest, key=lambda place: -(latest[place].value or 0.0))
    shown = places[:_ROWS]
    group = _group_dimension(view)
    words = _words(view, group, [latest[p] for p in shown]) if group else []
    rows = tuple(_place_row(pen, view, latest[place], group, words) for place in shown)
    columns = [
        Column(pen.words_of("hosted-column-country")),
        Column(pen.words_of("hosted-column-date")),
    ]
    if group:
        columns += [Column(pen.names.word(word), numeric=True) for word in words]
    whole = "hosted-column-all" if group else "hosted-column-total"
    columns.append(Column(pen.words_of(whole), numeric=True))
    if _from_elsewhere(view):
        columns.append(Column(pen.words_of("hosted-column-main-origin")))
    table = Table(
        id=f"hosted-{view.series.id}-places",
        caption=pen.words_of(
            "hosted-places-caption",
            series=pen.names.series(view.series.id),
            shown=str(len(shown)),
            all=str(len(places)),
        ),
        columns=tuple(columns),
        rows=rows,
    )
    blocks: list[Block] = [hosted_chart(pen, view, [latest[p] for p in shown], table)]
    if _from_elsewhere(view):
        blocks.append(_by_origin(pen, view, latest))
    return blocks


def _words(view: SeriesView, group: str, cells: list[Quantity]) -> list[str]:
    """The words of the group that any of the places has, in the order of the case's own table."""
    used = {word for q in cells for word in view.by(group).get((q.period, q.place), {})}
    return [word for word in view.case.populations if word in used]


def _place_row(
    pen: Pen, view: SeriesView, total: Quantity, group: str | None, words: list[str]
) -> tuple[Text, ...]:
    cell = (total.period, total.place)
    row = [pen.text(pen.names.place(total.place)), pen.text(_dated(pen, view, total))]
    if group:
        parts = view.by(group).get(cell, {})
        row += [pen.cell(parts.get(word)) for word in words]
    row.append(pen.cell(total))
    if _from_elsewhere(view):
        origins = view.by(NATIONALITY).get(cell, {})
        first = max(origins.values(), key=lambda q: q.value or 0.0, default=None)
        if first is None:
            row.append(pen.absent())
        else:
            word = next(w for w, q in origins.items() if q is first)
            row.append(_with_number(pen, pen.names.word(word), first))
    return tuple(row)


def _dated(pen: Pen, view: SeriesView, q: Quantity) -> str:
    """A stock by the day it stood, a flow by its period."""
    if view.series.measure == "stock":
        return pen.words.date(q.period.end, "short")
    return pen.period(q.period, "short")


def _by_origin(pen: Pen, view: SeriesView, latest: dict[str, Quantity]) -> Table:
    """The largest origins in the newest period that places share, summed over those places."""
    newest = max(q.period for q in latest.values())
    sums: dict[str, Quantity] = {}
    held: dict[str, list[Quantity]] = {}
    for (period, _), origins in view.by(NATIONALITY).items():
        if period == newest:
            for word, q in origins.items():
                held.setdefault(word, []).append(q)
    sums = {word: over_places(parts) for word, parts in held.items()}
    shown = sorted(sums, key=lambda word: -(sums[word].value or 0.0))[:_ROWS]
    return Table(
        id=f"hosted-{view.series.id}-origins",
        caption=pen.words_of(
            "hosted-origins-caption",
            series=pen.names.series(view.series.id),
            date=_dated(pen, view, sums[shown[0]]),
        ),
        columns=(
            Column(pen.words_of("hosted-column-origin")),
            Column(pen.words_of("hosted-column-total"), numeric=True),
            Column(pen.words_of("hosted-column-most-in")),
        ),
        rows=tuple(
            (
                pen.text(pen.names.word(word)),
                pen.cell(sums[word]),
                _most_in(pen, held[word]),
            )
            for word in shown
        ),
        folded=True,
    )


def _most_in(pen: Pen, parts: list[Quantity]) -> Text:
    most = max(parts, key=lambda q: q.value or 0.0)
    return _with_number(pen, pen.names.place(most.place) or "", most)


def _with_number(pen: Pen, name: str, q: Quantity) -> Text:
    return (*pen.text(f"{name} ("), *pen.cell(q), *pen.text(")"))


def _by_date(pen: Pen, view: SeriesView) -> Table:
    """A series of one place: its latest figures, newest first."""
    totals = sorted(
        view.totals.values(), key=lambda q: (q.period.end, q.period.start), reverse=True
    )[:_ROWS]
    return Table(
        id=f"hosted-{view.series.id}-dates",
        caption=pen.words_of("hosted-dates-caption", series=pen.names.series(view.series.id)),
        columns=(
            Column(pen.words_of("hosted-column-date")),
            Column(pen.words_of("hosted-column-total"), numeric=True),
            Column(pen.words_of("counted-column-source")),
            Column(pen.words_of("counted-column-published")),
        ),
        rows=tuple(
            (
                pen.text(_dated(pen, view, q)),
                pen.cell(q),
                pen.joined([pen.source_link(s) for s in q.sources]),
                pen.text(pen.words.date(q.published, "short")),
            )
            for q in totals
        ),
    )
