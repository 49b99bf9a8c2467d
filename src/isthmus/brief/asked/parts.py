"""The parts of what is asked: people present, needs, capacity, shares.

Owns: which numbers stand in a table, and the order of tables. Each is one that a delegation can lay
beside its own: a row a place or a country, the middle of the draws with the ends of the band.
"""

from __future__ import annotations

from isthmus.brief.expected.telling import begun
from isthmus.brief.model import Block, Bullets, Column, Note, Paragraph, Subsection, Table, Text
from isthmus.brief.shared.asks import of_country, peak, worst
from isthmus.case.problems import Problem
from isthmus.case.promises import Agreement
from isthmus.sharing.capacity.loads import RECEPTION
from isthmus.sharing.records import Load
from isthmus.sharing.shared import Keys

from .telling import Asks

#: Places beside each other in a table: more would not fit on a sheet.
_ABREAST = 5


def sentences(asks: Asks) -> list[Text]:
    """For each place: when most are there, and when its reception is too small."""
    said = []
    for place, months in _receptions(asks).items():
        most = max(months, key=lambda load: (load.stock.middle, -load.month.toordinal()))
        out = next(
            (one for one in asks.made.runs_out if (one.place, one.service) == (place, RECEPTION)),
            None,
        )
        first = "unknown" if out is None else "none"
        if out is not None and out.first is not None:
            first = asks.words.month(out.first)
        said.append(
            asks.pen.say(
                "asked-sentence",
                place=asks.place(place, most.country),
                people=asks.present(most),
                month=asks.words.month(most.month),
                stay=asks.stay(place, most.country),
                first=first,
            )
        )
    return said


def present_part(asks: Asks) -> Subsection | None:
    """The people at each place at one time, month by month, beside the places there are."""
    receptions = _receptions(asks)
    if not receptions:
        return None
    places = list(receptions)
    parts = [places[i : i + _ABREAST] for i in range(0, len(places), _ABREAST)]
    tables: list[Block] = [
        _present(asks, {place: receptions[place] for place in part}, number)
        for number, part in enumerate(parts, start=1)
    ]
    notes = [
        Note("limit", asks.pen.say("share-not-projected-note", place=asks.place(place, place)))
        for place, _ in asks.made.missing
    ]
    title = asks.words.say("asked-present-title")
    return Subsection("asked-present-part", title, (*tables, *notes))


def needs_part(asks: Asks) -> Subsection | None:
    """What must be there, by country: each need in the month in which it is highest."""
    say = asks.words.say
    tables: list[Block] = []
    for country in dict.fromkeys(one.country for one in asks.made.needs):
        own = of_country(one for one in asks.made.needs if one.country == country)
        rows = []
        for norm, months in own.items():
            most = peak(months)
            rows.append(
                (
                    asks.pen.text(asks.norm(norm)),
                    asks.pen.text(say("share-per", per=most.per)),
                    asks.pen.text(asks.month(most.month)),
                    *asks.need(most),
                )
            )
        columns = (
            *(Column(say(f"share-column-{name}")) for name in ("norm", "per", "month")),
            *(
                Column(say("share-column-level", level=level), numeric=True)
                for level in ("10", "50", "90")
            ),
        )
        caption = say("asked-needs-caption", country=asks.country(country))
        tables.append(
            Table(id=f"asked-needs-{country}", caption=caption, columns=columns, rows=tuple(rows))
        )
    if not tables:
        return None
    tables.append(Note("limit", asks.pen.say("asked-needs-note")))
    return Subsection("asked-needs-part", say("asked-needs-title"), tuple(tables))


def capacity_part(asks: Asks) -> Subsection | None:
    """Each service whose capacity is known, in its hardest month; the others by name."""
    say = asks.words.say
    if not asks.made.loads:
        return None
    known = [load for load in worst(asks.made.loads) if load.capacity is not None]
    blocks: list[Block] = []
    if known:
        blocks.append(Note("limit", asks.pen.say("share-capacity-lead")))
        first = {(one.place, one.service): one.first for one in asks.made.runs_out}
        columns = ("place", "month", "capacity", "load", "full", "wait")
        rows = []
        for load in known:
            begins = first.get((load.place, load.service))
            rows.append(
                (
                    asks.pen.text(
                        f"{asks.place(load.place, load.country)}: {asks.service(load.service)}"
                    ),
                    asks.pen.text(asks.month(load.month)),
                    asks.capacity(load),
                    asks.present(load),
                    asks.full(load),
                    asks.waiting(load),
                    asks.pen.text("–" if begins is None else asks.month(begins)),
                )
            )
        blocks.append(
            Table(
                id="asked-capacity",
                caption=say("asked-capacity-caption"),
                columns=(
                    *(
                        Column(say(f"share-column-{name}"), numeric=number > 1)
                        for number, name in enumerate(columns)
                    ),
                    Column(say("asked-column-first")),
                ),
                rows=tuple(rows),
            )
        )
    unknown = sorted(
        {
            f"{asks.place(load.place, load.country)} ({asks.service(load.service)})"
            for load in asks.made.loads
            if load.capacity is None
        }
    )
    if unknown:
        listed = asks.words.listing(unknown)
        blocks.append(Note("limit", asks.pen.say("share-capacity-unknown", services=listed)))
    return Subsection("asked-capacity-part", say("share-capacity-title"), tuple(blocks))


def shares_part(asks: Asks) -> Subsection:
    """Each country's share by every key beside what it hosts; or why there are no shares."""
    say, keys = asks.words.say, asks.made.keys
    blocks: list[Block] = []
    if keys is None:
        blocks.append(Note("limit", asks.pen.say("asked-no-shares")))
        blocks.append(Bullets(tuple(_told(asks, one) for one in asks.made.why)))
    else:
        blocks += [*_by(asks), Note("limit", asks.pen.say("share-keys-lead")), _shares(asks, keys)]
        if any(one.gaps for one in keys.countries):
            blocks.append(_gaps(asks, keys))
        if any(key.expected for key in keys.keys):
            blocks.append(_expected(asks, keys))
        if asks.made.receiving is not None and asks.made.receiving.left_out:
            out = [asks.country(country) for country in sorted(asks.made.receiving.left_out)]
            listed = asks.words.listing(out)
            blocks.append(
                Note("limit", asks.pen.say("asked-left-out", countries=listed, count=len(out)))
            )
        if keys.left_out:
            blocks.append(Bullets(tuple(_told(asks, one) for one in keys.left_out)))
    return Subsection("asked-shares-part", say("share-keys-title"), tuple(blocks))


# --- inside --------------------------------------------------------------------------------------


def _receptions(asks: Asks) -> dict[str, list[Load]]:
    found: dict[str, list[Load]] = {}
    for load in asks.made.loads:
        if load.service == RECEPTION:
            found.setdefault(load.place, []).append(load)
    return found


def _present(asks: Asks, receptions: dict[str, list[Load]], number: int) -> Table:
    """A row a month, a column a place."""
    say = asks.words.say
    months = sorted({load.month for loads in receptions.values() for load in loads})
    by_month = {place: {load.month: load for load in loads} for place, loads in receptions.items()}
    return Table(
        id=f"asked-present-{number}",
        caption=say("asked-present-caption"),
        columns=(
            Column(say("share-column-month")),
            *(
                Column(asks.place(place, loads[0].country), numeric=True)
                for place, loads in receptions.items()
            ),
        ),
        rows=tuple(
            (
                asks.pen.text(asks.month(month)),
                *(
                    asks.present(loads[month]) if month in loads else asks.pen.text("–")
                    for loads in by_month.values()
                ),
            )
            for month in months
        ),
    )


def _by(asks: Asks) -> list[Block]:
    """The agreement that says who shares, where one does."""
    by = None if asks.made.receiving is None else asks.made.receiving.by
    one = next(
        (one for one in asks.pen.case.records("agreements", Agreement) if one.id == by), None
    )
    if one is None:
        return []
    title = asks.pen.link(asks.pen.names.own(one, "title") or one.id, one.text_url)
    return [Paragraph(asks.pen.say("asked-by", agreement=title))]


def _told(asks: Asks, problem: Problem) -> Text:
    return asks.pen.text(begun(asks.problem(problem)))


def _shares(asks: Asks, keys: Keys) -> Table:
    say = asks.words.say
    return Table(
        id="asked-shares",
        caption=say("share-keys-caption"),
        columns=(
            Column(say("share-column-country")),
            Column(say("share-column-actual"), numeric=True),
            *(Column(asks.key(key), numeric=True) for key in keys.keys),
            Column(say("share-column-range"), numeric=True),
        ),
        rows=tuple(
            (
                asks.pen.text(asks.country(one.country)),
                asks.actual(one),
                *(asks.part(key, one.country) for key in keys.keys),
                asks.range(one),
            )
            for one in keys.countries
        ),
    )


def _gaps(asks: Asks, keys: Keys) -> Table:
    say = asks.words.say
    return Table(
        id="asked-gaps",
        caption=say("share-gaps-caption"),
        columns=(
            Column(say("share-column-country")),
            Column(say("share-column-hosted"), numeric=True),
            *(Column(asks.key(key), numeric=True) for key in keys.keys),
        ),
        rows=tuple(
            (
                asks.pen.text(asks.country(one.country)),
                asks.hosted(one.country),
                *(asks.gap(one, key) for key in keys.keys),
            )
            for one in keys.countries
        ),
    )


def _expected(asks: Asks, keys: Keys) -> Table:
    say = asks.words.say
    return Table(
        id="asked-expected",
        caption=say("share-expected-caption"),
        columns=(
            Column(say("share-column-country")),
            *(Column(asks.key(key), numeric=True) for key in keys.keys),
        ),
        rows=tuple(
            (
                asks.pen.text(asks.country(one.country)),
                *(asks.expected(key, one.country) for key in keys.keys),
            )
            for one in keys.countries
        ),
        folded=True,
    )
