"""What is not known: late series, places that no one counts, and what the brief assumes."""

from __future__ import annotations

from isthmus.brief.model import Block, Bullets, Column, Note, Section, Subsection, Table, Text
from isthmus.brief.pen import Pen
from isthmus.case import border
from isthmus.case.geography import crossings
from isthmus.series.summary import summarise


def unknown(pen: Pen) -> Section | None:
    """The section. Every brief has one: no corridor is counted whole."""
    blocks: list[Block] = [
        *_late(pen),
        *_uncounted(pen),
        _dating(pen),
        *_assumptions(pen),
    ]
    return Section(
        id="unknown",
        title=pen.words_of("unknown-title"),
        lead=pen.say("unknown-lead"),
        blocks=tuple(blocks),
    )


def _late(pen: Pen) -> list[Block]:
    rows: list[tuple[Text, ...]] = []
    for view in pen.counted.values():
        summary = summarise(view)
        if summary is None or not summary.overdue or summary.month.now is None:
            continue
        if summary.month.now.relayed:
            continue  # Single figures that others relay have no day on which the next is due.
        months = pen.tally(
            f"{view.series.id}.overdue",
            summary.overdue,
            pen.words_of("counted-overdue-label", series=pen.names.series(view.series.id)),
        )
        rows.append(
            (
                pen.text(pen.names.series(view.series.id)),
                pen.text(pen.period(summary.month.now.period)),
                months,
            )
        )
    silent = [name for name in pen.case.series if name not in pen.counted]
    blocks: list[Block] = []
    if rows:
        blocks.append(
            Table(
                id="unknown-late-table",
                caption=pen.words_of("unknown-late-caption"),
                columns=(
                    Column(pen.words_of("counted-column-series")),
                    Column(pen.words_of("unknown-column-last")),
                    Column(pen.words_of("unknown-column-overdue"), numeric=True),
                ),
                rows=tuple(rows),
            )
        )
    if silent:
        names = pen.words.listing(pen.names.series(name) for name in silent)
        blocks.append(Note("limit", pen.say("unknown-silent", series=names)))
    if not blocks:
        return []
    return [Subsection("unknown-late", pen.words_of("unknown-late-title"), tuple(blocks))]


def _uncounted(pen: Pen) -> list[Block]:
    """Borders that the network crosses, crossings and reception places that no series counts."""
    counted = {v.series.place for v in pen.counted.values() if v.series.place}
    countries = {place for place in counted if place in pen.case.vocabulary.countries}
    borders = [
        pair
        for pair in crossings(pen.case.places, pen.case.routes)
        if not any(border(place) == pair for place in counted)
    ]
    places = [
        place
        for place in pen.case.places.values()
        if place.role in ("crossing", "reception")
        and place.id not in counted
        and place.country not in countries
    ]
    items: list[Text] = []
    if borders:
        names = [
            pen.words_of("brief-border", a=pen.names.country(a), b=pen.names.country(b))
            for a, b in borders
        ]
        items.append(
            pen.say(
                "unknown-borders",
                n=pen.tally("borders", len(borders), pen.words_of("unknown-borders-label")),
                count=len(borders),
                names=pen.words.listing(names),
            )
        )
    for role in ("crossing", "reception"):
        of_role = [place for place in places if place.role == role]
        if of_role:
            items.append(
                pen.say(
                    f"unknown-places-{role}",
                    n=pen.tally(
                        f"places.{role}", len(of_role), pen.words_of(f"unknown-places-{role}-label")
                    ),
                    count=len(of_role),
                    names=pen.words.listing(
                        pen.names.place(place.id) or place.id for place in of_role
                    ),
                )
            )
    without = [p for p in pen.case.places.values() if p.role == "reception" and p.capacity is None]
    if without:
        items.append(
            pen.say(
                "unknown-capacity",
                n=pen.tally("capacity", len(without), pen.words_of("unknown-capacity-label")),
                count=len(without),
            )
        )
    if not items:
        return []
    return [
        Subsection(
            "unknown-uncounted", pen.words_of("unknown-uncounted-title"), (Bullets(tuple(items)),)
        )
    ]


def _dating(pen: Pen) -> Subsection:
    """How each series was dated, and the edition its figures were read from."""
    rows = []
    for view in pen.counted.values():
        series = view.series
        assumed = any(q.basis == "lag" for q in view.editions)
        source = pen.case.sources[series.source]
        days = (
            pen.made(
                f"{series.id}.lag",
                series.lag_days,
                pen.words.number(series.lag_days),
                label=pen.words_of("unknown-lag-label", series=pen.names.series(series.id)),
                unit="other",
                measure="tally",
                note=pen.names.own(series, "lag_basis"),
                counts="days",
                published=pen.day,
                publisher=pen.words_of("brief-publisher-own"),
                status="assumed",
            )
            if assumed
            else pen.absent("unknown-dated-each")
        )
        rows.append(
            (
                pen.text(pen.names.series(series.id)),
                days,
                pen.text(pen.names.own(series, "lag_basis")),
                pen.text(pen.words.date(source.edition, "short"))
                if source.edition
                else pen.absent("unknown-edition"),
            )
        )
    table = Table(
        id="unknown-dating-table",
        caption=pen.words_of("unknown-dating-caption"),
        columns=(
            Column(pen.words_of("counted-column-series")),
            Column(pen.words_of("unknown-column-lag"), numeric=True),
            Column(pen.words_of("unknown-column-basis")),
            Column(pen.words_of("unknown-column-edition")),
        ),
        rows=tuple(rows),
        folded=True,
    )
    return Subsection(
        "unknown-dating",
        pen.words_of("unknown-dating-title"),
        (Note("assumption", pen.say("unknown-dating")), table),
    )


def _assumptions(pen: Pen) -> list[Block]:
    routes = pen.case.routes
    straight = sum(route.distance_basis == "great-circle" for route in routes)
    guessed = sum(route.mode_basis == "assumed" for route in routes)
    undated = sum(p.announced_basis == "assumed" for p in pen.case.policies.values())
    items: list[Text] = []
    for name, count, of in (
        ("great-circle", straight, len(routes)),
        ("mode", guessed, len(routes)),
        ("announced", undated, len(pen.case.policies)),
    ):
        if count:
            label = pen.words_of(f"unknown-{name}-label")
            items.append(
                pen.say(
                    f"unknown-{name}",
                    n=pen.tally(name, count, label),
                    of=pen.tally(f"{name}.of", of, label),
                )
            )
    if not items:
        return []
    return [
        Subsection(
            "unknown-assumed", pen.words_of("unknown-assumed-title"), (Bullets(tuple(items)),)
        )
    ]
