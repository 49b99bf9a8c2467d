"""What is in force: the dated measures that touch the corridor on the day of the brief.

Owns: sorting measures into announced, in effect, lately ended and signed, by what was known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from isthmus.brief.model import Block, Column, Note, Section, Subsection, Table, Text
from isthmus.brief.pen import Pen
from isthmus.case import ALL, Policy

#: How long a measure that ended, or never took effect, stays on the page.
_LATELY = dt.timedelta(days=365)


def in_force(pen: Pen) -> Section | None:
    """The section, None for a case whose tables name no measure by that day."""
    policies = list(pen.case.policies.values())
    if not policies:
        return None
    groups = {name: [p for p in policies if stage(p, pen.day) == name] for name in STAGES}
    blocks: list[Block] = []
    for name in ("announced", "in-force", "signed", "ended"):
        group = groups[name]
        if name == "ended":
            group = [p for p in group if (over := _over_since(p)) and pen.day - over <= _LATELY]
        if group:
            blocks.append(_group(pen, name, _ordered(group, name)))
    blocks.append(Note("assumption", pen.say("policies-cited")))
    current, coming = len(groups["in-force"]), len(groups["announced"])
    return Section(
        id="in-force",
        title=pen.words_of("in-force-title"),
        lead=pen.say(
            "policies-lead",
            current=pen.tally("current", current, pen.words_of("policies-tally-current")),
            coming=pen.tally("coming", coming, pen.words_of("policies-tally-coming")),
            count=current,
            waiting=coming,
        ),
        blocks=tuple(blocks),
    )


def announced_sentences(pen: Pen, most: int = 3) -> list[Text]:
    """A sentence for each of the next measures that are announced and not yet in effect."""
    waiting = [p for p in pen.case.policies.values() if stage(p, pen.day) == "announced"]
    return [
        pen.say(
            "policies-next",
            title=pen.strong(pen.names.own(policy, "title") or policy.id),
            who=_jurisdiction(pen, policy),
            day=written_date(pen, policy.effective or policy.announced, policy.effective_precision),
        )
        for policy in _ordered(waiting, "announced")[:most]
    ]


#: What can be said of a measure on a day.
STAGES = ("announced", "in-force", "signed", "ended")


def stage(policy: Policy, day: dt.date) -> str:
    """Which of `STAGES` a measure is at on a day, by what the case then knew of it."""
    if policy.outcome in ("blocked", "replaced", "lapsed"):
        return "ended"
    if policy.ends is not None and policy.ends < day:
        return "ended"
    if policy.effective is not None and policy.effective > day:
        return "announced"
    if policy.kind == "agreement":
        return "signed"
    return "in-force"


def _over_since(policy: Policy) -> dt.date | None:
    return policy.outcome_published if policy.outcome else policy.ends


def _ordered(group: Sequence[Policy], name: str) -> list[Policy]:
    """The next to take effect first; of those in effect, the newest first."""
    return sorted(
        group, key=lambda p: (p.effective or p.announced, p.id), reverse=name != "announced"
    )


def _group(pen: Pen, name: str, group: Sequence[Policy]) -> Subsection:
    date_column = (
        "policies-column-announced-for" if name == "announced" else "policies-column-since"
    )
    if name == "ended":
        date_column = "policies-column-until"
    table = Table(
        id=f"policies-{name}",
        caption=pen.words_of(f"policies-{name}-caption"),
        columns=tuple(
            Column(pen.words_of(key))
            for key in (
                "policies-column-measure",
                date_column,
                "policies-column-who",
                "policies-column-affected",
                "policies-column-change",
                "policies-column-source",
            )
        ),
        rows=tuple(_row(pen, name, policy) for policy in group),
    )
    return Subsection(
        id=f"in-force-{name}", title=pen.words_of(f"policies-{name}-title"), blocks=(table,)
    )


def _row(pen: Pen, name: str, policy: Policy) -> tuple[Text, ...]:
    return (
        pen.text(pen.names.own(policy, "title")),
        _dates(pen, name, policy),
        pen.text(_jurisdiction(pen, policy)),
        pen.text(affected(pen, policy)),
        _change(pen, policy),
        pen.source_link(policy.source),
    )


def _dates(pen: Pen, name: str, policy: Policy) -> Text:
    if name == "ended":
        over = _over_since(policy)
        return pen.text(pen.words.date(over, "short")) if over else pen.absent()
    if policy.effective is None:
        return pen.text(pen.words.date(policy.announced, "short"))
    said = written_date(pen, policy.effective, policy.effective_precision)
    if policy.announced_basis == "reported" and policy.announced != policy.effective:
        return pen.text(
            pen.words_of(
                "policies-announced-on", date=said, day=pen.words.date(policy.announced, "short")
            )
        )
    return pen.text(said)


def written_date(pen: Pen, day: dt.date, precision: str) -> str:
    """A day as precisely as it is known: the day, its month, its year, or by that day."""
    if precision == "year":
        return str(day.year)
    if precision == "month":
        return pen.words.month(day, "short")
    said = pen.words.date(day, "short")
    return pen.words_of("policies-by", day=said) if precision == "by" else said


def _jurisdiction(pen: Pen, policy: Policy) -> str:
    if policy.jurisdiction is None:
        return pen.words_of("policies-region")
    return pen.words.listing(pen.names.country(code) for code in policy.jurisdiction.split(";"))


def affected(pen: Pen, policy: Policy) -> str:
    """Whom a measure affects, in words."""
    return pen.words.listing(
        pen.words_of("policies-everyone") if p == ALL else pen.names.population(p)
        for p in policy.affected.split("|")
    )


def _change(pen: Pen, policy: Policy) -> Text:
    said = []
    for field, published in (
        ("text", policy.announced),
        ("note", policy.note_published or policy.announced),
        ("outcome", policy.outcome_published or policy.announced),
    ):
        words = pen.names.own(policy, field)
        if words and field == "outcome" and policy.outcome is None:
            continue
        if words:
            words = words[0].upper() + words[1:]
            said.append(
                pen.prose(
                    words if words.endswith((".", "…")) else f"{words}.",
                    name=f"{policy.id}.{field}",
                    source=policy.source,
                    published=published,
                )
            )
    return pen.joined(said, " ")
