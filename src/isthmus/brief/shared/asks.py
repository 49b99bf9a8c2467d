"""What is needed, country by country, and where capacity runs out: two sections of the page.

Owns: which months and norms stand in a table, and the words beside them. Monthly needs are shown
for the month in which most is needed, and all months in a table that is folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from isthmus.brief.expected.telling import text
from isthmus.brief.model import Block, Bullets, Column, Note, Paragraph, Section, Subsection, Table
from isthmus.sharing.records import Load, Need

from .telling import Told


def needs_section(told: Told) -> Section:
    """What must be there, by country: each norm in the month in which most is needed."""
    say = told.words.say
    blocks: list[Block] = []
    for country in dict.fromkeys(one.country for one in told.sharing.needs):
        own = [one for one in told.sharing.needs if one.country == country]
        parts: list[Block] = [_peaks(told, country, own), _months(told, country, own)]
        blocks.append(Subsection(f"needs-{country}", told.country(country), tuple(parts)))
    blocks += [
        Note("limit", text(say("share-not-projected-note", place=told.place(place, place))))
        for place, _ in told.sharing.arrivals.missing
    ]
    if not told.sharing.needs:
        blocks.append(Paragraph(text(say("share-no-needs"))))
    return Section("needs", say("share-needs-title"), text(say("share-needs-lead")), tuple(blocks))


def capacity_section(told: Told) -> Section:
    """Each service beside what it can do, month by month, and when it runs out."""
    say = told.words.say
    blocks: list[Block] = []
    if told.sharing.runs_out:
        items = tuple(text(sentence) for sentence in running_out(told))
        blocks.append(Bullets(items))
    unknown = sorted(
        {
            (told.place(one.place, one.country), service(told, one.service))
            for one in told.sharing.loads
            if one.capacity is None
        }
    )
    if unknown:
        named = told.words.listing([f"{place} ({what})" for place, what in unknown])
        blocks.append(Note("limit", text(say("share-capacity-unknown", services=named))))
    if told.sharing.loads:
        say_worst, say_all = say("share-worst-caption"), say("share-capacity-caption")
        blocks.append(_loads(told, worst(told.sharing.loads), "capacity-worst", say_worst))
        blocks.append(_loads(told, told.sharing.loads, "capacity-months", say_all, folded=True))
    else:
        blocks.append(Paragraph(text(say("share-no-capacity"))))
    lead = text(say("share-capacity-lead"))
    return Section("capacity", say("share-capacity-title"), lead, tuple(blocks))


def running_out(told: Told) -> list[str]:
    """A sentence for each capacity that is known: when it does no more, and how likely."""
    return [
        told.words.say(
            "share-runs-out",
            place=told.place(one.place, one.country),
            service=service(told, one.service),
            chance=told.chance(one.chance),
            month="none" if one.first is None else told.words.month(one.first),
        )
        for one in told.sharing.runs_out
    ]


def service(told: Told, name: str) -> str:
    """What a service is called."""
    return told.words.say("share-service", service=name)


def peak(needs: Iterable[Need]) -> Need:
    """The need of the month in which most is needed, by the middle of its band."""
    return max(needs, key=lambda one: (one.total.middle, -one.month.toordinal()))


def of_country(needs: Iterable[Need]) -> dict[str, list[Need]]:
    """The needs of whole countries by norm, in the order in which they come."""
    found: dict[str, list[Need]] = {}
    for one in needs:
        if one.place is None or one.place == one.country:
            found.setdefault(one.norm, []).append(one)
    return found


def worst(loads: Iterable[Load]) -> list[Load]:
    """Of each service the month with most load beside its capacity, the first of several."""
    found: dict[tuple[str, str], Load] = {}
    for one in loads:
        held = found.setdefault((one.place, one.service), one)
        if (one.chance_full or 0.0, one.stock.middle) > (
            held.chance_full or 0.0,
            held.stock.middle,
        ):
            found[one.place, one.service] = one
    return list(found.values())


# --- tables --------------------------------------------------------------------------------------


def _peaks(told: Told, country: str, needs: Sequence[Need]) -> Table:
    say = told.words.say
    rows = []
    for norm, months in of_country(needs).items():
        most = peak(months)
        rows.append(
            (
                text(told.norm(norm)),
                text(_per(told, most.per)),
                text(told.words.month(most.month, "short")),
                text(told.amount(most.total.low)),
                text(told.amount(most.total.middle)),
                text(told.amount(most.total.high)),
            )
        )
    return Table(
        id=f"peak-{country}",
        caption=say("share-peak-caption", country=told.country(country)),
        columns=(
            Column(say("share-column-norm")),
            Column(say("share-column-per")),
            Column(say("share-column-month")),
            *(Column(say("share-column-level", level=level), numeric=True) for level in _LEVELS),
        ),
        rows=tuple(rows),
    )


_LEVELS = ("10", "50", "90")


def _months(told: Told, country: str, needs: Sequence[Need]) -> Table:
    say = told.words.say
    months = sorted({one.month for one in needs})
    rows = []
    for place in dict.fromkeys(one.place for one in needs):
        for norm in dict.fromkeys(one.norm for one in needs if one.place == place):
            own = {one.month: one for one in needs if (one.place, one.norm) == (place, norm)}
            cells = [told.band(own[month].total) if month in own else "–" for month in months]
            rows.append(
                (
                    text(told.place(place, country)),
                    text(told.norm(norm)),
                    *(text(cell) for cell in cells),
                )
            )
    return Table(
        id=f"months-{country}",
        caption=say("share-months-caption", country=told.country(country)),
        columns=(
            Column(say("share-column-place")),
            Column(say("share-column-norm")),
            *(Column(told.words.month(month, "short"), numeric=True) for month in months),
        ),
        rows=tuple(rows),
        folded=True,
    )


def _loads(
    told: Told, loads: Sequence[Load], name: str, caption: str, *, folded: bool = False
) -> Table:
    say = told.words.say
    columns = ("place", "month", "capacity", "load", "full", "wait", "would-do")
    return Table(
        id=name,
        caption=caption,
        columns=tuple(
            Column(say(f"share-column-{name}"), numeric=number > 1)
            for number, name in enumerate(columns)
        ),
        rows=tuple(
            (
                text(f"{told.place(one.place, one.country)}: {service(told, one.service)}"),
                text(told.words.month(one.month, "short")),
                text(told.amount(one.capacity)),
                text(told.people(one.stock)),
                text("–" if one.chance_full is None else told.chance(one.chance_full)),
                text(told.band(one.waiting_days)),
                text(told.people(one.needed)),
            )
            for one in loads
        ),
        folded=folded,
    )


def _per(told: Told, per: str) -> str:
    return told.words.say("share-per", per=per)
