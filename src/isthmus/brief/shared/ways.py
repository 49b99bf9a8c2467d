"""The pathways that are open to whom, and the plan that uses them: two sections of the page.

Owns: which pathways and whom a table shows, and the words beside them. A plan is arithmetic for
those who plan capacity; the page says so above it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from isthmus.brief import model
from isthmus.brief.expected.telling import text
from isthmus.brief.model import Block, Bullets, Column, Note, Paragraph, Section, Table, Text
from isthmus.case import Period
from isthmus.case.provisions import Pathway
from isthmus.sharing.allocating import Allocation
from isthmus.sharing.offers import Offered
from isthmus.sharing.pathways import STATES, Opening
from isthmus.sharing.records import Band, band
from isthmus.sharing.tables import TOTAL, Row

from .telling import Told

#: Pathways of which the worth of a place is shown: those where it would save most.
_WORTH = 8
#: Nationalities of the plan that are shown; the file has all.
_SHOWN = 12


def ways_section(told: Told, used: Sequence[Row]) -> Section | None:
    """Each pathway that is open, or may be, to any of those who seek a place; None without any."""
    by_pathway: dict[str, list[Opening]] = defaultdict(list)
    for one in told.sharing.openings:
        by_pathway[one.pathway.id].append(one)
    if not by_pathway:
        return None
    say = told.words.say
    counted = {row["pathway"]: row for row in used}
    asked = "given" if told.sharing.asked.groups else "most"
    lead = say("share-ways-lead", day=told.words.date(told.sharing.day), asked=asked)
    blocks: list[Block] = [_ways(told, by_pathway, counted)]
    shut = [
        text(f"{told.pathway_to(name)}: {why}")
        for name, several in by_pathway.items()
        if (why := _shut(told, several)) is not None
    ]
    if shut:
        blocks += [Paragraph(text(say("share-ways-closed"))), Bullets(tuple(shut))]
    return Section("pathways", say("share-ways-title"), text(lead), tuple(blocks))


def reason(told: Told, one: Opening) -> str:
    """Why a pathway is open, closed or not known."""
    where = told.words.listing(
        [told.country(c) for c in (one.pathway.present or "").split(";") if c]
    )
    values: dict[str, str] = {}
    if one.reason in ("elsewhere", "not-said-where"):
        values["where"] = where
    elif one.reason in ("in-force", "renews", "unsafe", "not-begun", "ended"):
        values["turns"] = "none" if one.turns is None else told.words.date(one.turns)
    return told.words.say(f"pathways-reason-{one.reason}", **values)


def quota(told: Told, pathway: Pathway) -> str:
    """The quota of a pathway, or a dash."""
    if pathway.quota is None:
        return "–"
    return told.words.say(
        "pathways-quota",
        quota=told.words.number(pathway.quota),
        per=pathway.quota_per or "total",
    )


def plan_section(told: Told, plan: Allocation, rows: Sequence[Row]) -> Section:
    """Whom the plan places where, what one more place would save, and what the plan leaves."""
    say = told.words.say
    blocks: list[Block] = [
        Note("limit", text(say("share-plan-caution"))),
        Bullets(tuple(text(sentence) for sentence in plan_sentences(told, plan))),
        _placed(told, plan, rows),
    ]
    if any(row["placed"] is None for row in rows):
        blocks.append(Note("limit", text(say("share-suppressed-note"))))
    worth = _worth(told, plan)
    blocks += [worth] if worth is not None else []
    blocks.append(_places(told, plan))
    left = [text(said) for said in left_out(told, plan)]
    if left:
        blocks += [Paragraph(text(say("share-plan-left"))), Bullets(tuple(left))]
    return Section("plan", say("share-plan-title"), text(say("share-plan-lead")), tuple(blocks))


def plan_sentences(told: Told, plan: Allocation) -> list[str]:
    """How many seek a place and find one, who waits, and what the plan costs."""
    say, currency = told.words.say, plan.asked.currency
    runs = plan.runs
    seek = band(plan.seeking.together)
    placed = band(runs.placed.sum(axis=(1, 2)).astype(float))
    without = band(runs.waiting[:, :, -1].sum(axis=1).astype(float))
    said = [
        say(
            "share-plan-placed",
            months=len(plan.problem.months),
            seek=told.people(seek),
            placed=told.people(placed),
            without=told.people(without),
        ),
        say("share-plan-cost", cost=told.money(band(runs.cost), currency)),
    ]
    if plan.problem.budget is not None:
        worth = None if plan.worth is None else plan.worth.dollar
        said.append(
            say(
                "share-plan-budget",
                budget=told.money(plan.problem.budget, currency),
                currency=currency,
                worth="none" if worth is None else told.words.number(worth, 2),
            )
        )
    if plan.by is not None:
        over = band(runs.over.sum(axis=1).astype(float))
        said.append(say("share-plan-shares", key=told.key_named(plan.by), over=told.people(over)))
    if plan.regret is not None:
        regrets = plan.regret.regret
        known = regrets[~np.isnan(regrets)]
        if len(known):
            said.append(
                say(
                    "share-plan-regret",
                    draws=len(plan.regret.chosen_on),
                    places=told.whole(float(plan.regret.surge.sum())),
                    regret=told.money(band(known), currency),
                )
            )
    lowered = float(np.mean(runs.infeasible))
    if lowered > 0:
        said.append(say("share-plan-floors", chance=told.chance(lowered)))
    return said


def left_out(told: Told, plan: Allocation) -> list[str]:
    """The pathways in force that are not planned with, and why; how many are for nobody."""
    said = [
        told.words.say(f"share-left-{why}", pathway=told.pathway_to(name))
        for name, why in plan.left_out
        if why in ("no-number", "no-cost")
    ]
    nobody = sum(why == "for-nobody" for _, why in plan.left_out)
    if nobody:
        said.append(told.words.say("share-left-for-nobody", pathways=nobody))
    return said


# --- tables --------------------------------------------------------------------------------------


def _ways(
    told: Told, by_pathway: Mapping[str, Sequence[Opening]], used: Mapping[str, Row]
) -> Table:
    say = told.words.say
    rows: list[tuple[Text, ...]] = []
    for several in by_pathway.values():
        if _shut(told, several) is not None:
            continue
        pathway = several[0].pathway
        rows.append(
            (
                text(told.pathway_to(pathway.id)),
                text(say("pathways-kind", kind=pathway.kind)),
                text(_for_whom(told, several)),
                text(quota(told, pathway)),
                text(_used(told, used.get(pathway.id))),
                _legal(told, pathway),
            )
        )
    columns = ("pathway", "kind", "state", "quota", "used", "legal")
    return Table(
        id="ways",
        caption=say("share-ways-caption"),
        columns=tuple(
            Column(say(f"share-column-{one}"), numeric=one in ("quota", "used")) for one in columns
        ),
        rows=tuple(rows),
    )


def _shut(told: Told, several: Sequence[Opening]) -> str | None:
    """Why a pathway is closed to all who were asked for; None where it is not."""
    if any(one.state != "closed" for one in several):
        return None
    reasons = dict.fromkeys(reason(told, one) for one in several)
    return "; ".join(reasons)


def _for_whom(told: Told, several: Sequence[Opening]) -> str:
    """For whom a pathway is open, closed, not known: by state the nationalities, and why."""
    groups: dict[tuple[int, str, str], list[str]] = {}
    for one in several:
        key = (STATES.index(one.state), one.state, reason(told, one))
        groups.setdefault(key, []).append(told.group(one.group))
    said = []
    for (_, state, why), who in sorted(groups.items()):
        named = told.words.listing(sorted(set(who)))
        said.append(told.words.say("share-for-whom", state=state, who=named, why=why))
    return "; ".join(said)


def _used(told: Told, row: Row | None) -> str:
    if row is None:
        return "–"
    if row["used"] is None:
        return told.words.say("share-suppressed")
    import datetime as dt

    span = Period(dt.date.fromisoformat(row["from"]), dt.date.fromisoformat(row["to"]))
    return told.words.say(
        "pathways-used",
        people=told.whole(row["used"]),
        period=told.words.period(span.start, span.end, "short"),
    )


def _legal(told: Told, pathway: Pathway) -> Text:
    named = told.names.own(pathway, "legal") or told.case.sources[pathway.source].publisher
    return (model.Link(named, pathway.legal_url),) if pathway.legal_url else text(named)


def _placed(told: Told, plan: Allocation, rows: Sequence[Row]) -> Table:
    """Nationality by country: the band over all draws; blank where too few are behind a cell."""
    say = told.words.say
    countries = [*dict.fromkeys(sorted(one.pathway.to for one in plan.offered)), TOTAL]
    cells = {(row["nationality"], row["country"]): row for row in rows}
    most = sorted(
        plan.problem.nationalities,
        key=lambda one: (-float(plan.seeking.people[one].sum()), one),
    )
    return Table(
        id="placed",
        caption=say("share-placed-caption"),
        columns=(
            Column(say("share-column-nationality")),
            *(
                Column(say("share-column-all") if one == TOTAL else told.country(one), numeric=True)
                for one in countries
            ),
        ),
        rows=tuple(
            (
                text(say("share-column-all") if who == TOTAL else told.country(who)),
                *(text(_cell(told, cells.get((who, country)))) for country in countries),
            )
            for who in [*most[:_SHOWN], TOTAL]
        ),
    )


def _cell(told: Told, row: Row | None) -> str:
    if row is None:
        return "–"
    if row["placed_p50"] is None:
        return told.words.say("share-suppressed")
    low, middle, high = (float(row[f"placed_p{level}"]) for level in (10, 50, 90))
    return told.people(Band(low, middle, high))


def _worth(told: Told, plan: Allocation) -> Table | None:
    worth = plan.worth
    if worth is None or not (worth.place > 0).any():
        return None
    say = told.words.say
    # Of each pathway the month in which it would save most.
    best = worth.place.argmax(axis=1)
    most = worth.place.max(axis=1)
    found = [(int(w), int(best[w])) for w in np.argsort(-most, kind="stable")[:_WORTH]]
    return Table(
        id="worth",
        caption=say("share-worth-caption"),
        columns=(
            Column(say("share-column-pathway")),
            Column(say("share-column-month")),
            Column(say("share-column-worth"), numeric=True),
        ),
        rows=tuple(
            (
                text(told.pathway_to(plan.offered[w].pathway.id)),
                text(told.words.month(plan.problem.months[m], "short")),
                text(told.money(float(worth.place[w, m]), plan.asked.currency)),
            )
            for w, m in found
            if worth.place[w, m] > 0 and not _gives_away(told, plan.offered[w])
        ),
    )


def _gives_away(told: Told, one: Offered) -> bool:
    """Whether the places of a pathway are what its quota leaves beyond a use that is not told."""
    return one.pathway.id in told.withheld and one.basis == "quota-left"


def _places(told: Told, plan: Allocation) -> Table:
    say = told.words.say
    columns = ("pathway", "places", "taken", "basis", "cost")
    taken = plan.runs.placed.sum(axis=2).astype(float)

    def told_of(w: int, said: str) -> Text:
        return text(say("share-suppressed") if _gives_away(told, plan.offered[w]) else said)

    return Table(
        id="places",
        caption=say("share-places-caption", months=len(plan.problem.months)),
        columns=tuple(
            Column(say(f"share-column-{one}"), numeric=one in ("places", "taken", "cost"))
            for one in columns
        ),
        rows=tuple(
            (
                text(told.pathway_to(one.pathway.id)),
                told_of(w, told.whole(sum(one.places))),
                told_of(w, told.people(band(taken[:, w]))),
                text(say("share-basis", basis=one.basis)),
                text(told.money(one.cost, plan.asked.currency)),
            )
            for w, one in enumerate(plan.offered)
        ),
        folded=True,
    )
