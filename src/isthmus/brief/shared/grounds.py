"""What a run assumes, on what grounds, and by whom it is told: a section of the page.

Owns: one row for every assumption of `sharing.toml` and for every norm, with its basis and source;
and what a scenario rests on. Nothing that a number hangs on is left unsaid.
"""

from __future__ import annotations

from collections.abc import Iterator

from isthmus.brief import model
from isthmus.brief.expected.grounds import measures_table
from isthmus.brief.expected.telling import joined, text
from isthmus.brief.model import Block, Column, Paragraph, Section, Subsection, Table, Text
from isthmus.case.provisions import Norm
from isthmus.sharing.settings import Item

from .telling import Told


def grounds_section(told: Told) -> Section:
    """The scenario, the assumptions of the file, the norms."""
    say = told.words.say
    blocks: list[Block] = []
    if (one := told.sharing.scenario) is not None:
        question = told.names.own(one.scenario, "question") or ""
        inner: tuple[Block, ...] = (
            Paragraph(text(question)),
            measures_table(told, one, one.name),
        )
        blocks.append(Subsection("scenario", told.called(one.scenario), inner))
    blocks.append(_assumed(told))
    used = {one.norm for one in told.sharing.needs}
    if used:
        blocks.append(_norms(told, [norm for norm in told.norms.values() if norm.id in used]))
    lead = text(say("share-grounds-lead"))
    return Section("grounds", say("share-grounds-title"), lead, tuple(blocks))


def assumptions(told: Told) -> Iterator[tuple[str, str, Item]]:
    """What is assumed, the number that it is, and the item with its basis and source."""
    say, settings = told.words.say, told.sharing.settings
    for one in settings.receptions:
        where = told.names.place(one.place) or one.place
        stay = told.exactly(one.stay_days.median)
        counted = told.names.series(one.series)
        share = told.words.percent(one.share)
        yield (
            say("share-assumed-reception", place=where),
            say("share-assumed-stay", days=stay, share=share, series=counted),
            one,
        )
    for wanted in settings.demand:
        counted = told.names.series(wanted.series)
        whom = [told.country(nationality) for nationality in wanted.nationalities]
        yield (
            say("share-assumed-demand", country=told.country(wanted.present)),
            say(
                "share-assumed-part",
                share=told.words.percent(wanted.share),
                series=counted,
                whom=told.words.listing(whom) if whom else "all",
            ),
            wanted,
        )
    plan = settings.plan
    if plan is None:
        return
    money = plan.currency
    yield (
        say("share-assumed-plan"),
        say(
            "share-assumed-weights",
            wait=told.money(plan.wait, money),
            unplaced=told.money(plan.unplaced, money),
            deviation=told.money(plan.deviation, money),
        ),
        plan,
    )
    if plan.surge is not None:
        yield (
            say("share-assumed-surge"),
            say(
                "share-assumed-added",
                cost=told.money(plan.surge.cost, money),
                most=told.words.percent(plan.surge.most),
            ),
            plan.surge,
        )
    for kind, cost in plan.costs.items():
        ends = [told.amount(cost.low), *([] if cost.high is None else [told.amount(cost.high)])]
        yield (
            say("share-assumed-cost", kind=say("pathways-kind", kind=kind)),
            f"{'–'.join(ends)} {money}",
            cost,
        )
    for floor in plan.floors:
        yield (
            say("share-assumed-floor", who=told.country(floor.population)),
            told.words.percent(floor.share),
            floor,
        )


# --- tables --------------------------------------------------------------------------------------


def _assumed(told: Told) -> Table:
    say = told.words.say
    return Table(
        id="assumptions",
        caption=say("share-assumptions-caption"),
        columns=tuple(Column(say(f"share-column-{one}")) for one in ("assumed", "is", "grounds")),
        rows=tuple(
            (text(what), text(number), _basis(told, item))
            for what, number, item in assumptions(told)
        ),
    )


def _basis(told: Told, item: Item) -> Text:
    said = [text(basis)] if (basis := told.names.own(item, "basis")) else []
    if item.source is not None:
        said.append(_source(told, item.source))
    return joined(said, " ")


def _norms(told: Told, norms: list[Norm]) -> Table:
    say = told.words.say
    return Table(
        id="norms",
        caption=say("share-norms-caption"),
        columns=tuple(
            Column(say(f"share-column-{one}")) for one in ("norm", "is", "edition", "source")
        ),
        rows=tuple(
            (
                text(told.norm(norm.id)),
                text(_range(told, norm)),
                text(norm.edition),
                _source(told, norm.source),
            )
            for norm in norms
        ),
    )


def _range(told: Told, norm: Norm) -> str:
    say, number = told.words.say, told.words.number
    ends = [norm.low] if norm.high is None else [norm.low, norm.high]
    needed = (
        [norm.in_need_low] if norm.in_need_high is None else [norm.in_need_low, norm.in_need_high]
    )
    amount = "–".join(map(told.exactly, ends))
    return say(
        "share-norm-range",
        amount=amount,
        people=number(norm.per_people),
        per=norm.per,
        share="–".join(told.words.percent(one) for one in needed),
    )


def _source(told: Told, name: str) -> Text:
    source = told.case.sources[name]
    if source.url:
        return (model.Link(source.publisher, source.url),)
    return text(source.publisher)
