"""The register of promises as a person reads it on a terminal.

Owns: the order of the parts and the columns of the tables that `isthmus track` shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from .meetings import list_meetings, publisher
from .output import Column, Row, Screen
from .written import short_day, title_of

if TYPE_CHECKING:
    from isthmus.case import Problem
    from isthmus.commitments.exchange.rows import Imported
    from isthmus.commitments.records import Agreed, Register, Standing, Tracked
    from isthmus.commitments.telling import Telling
    from isthmus.words import Words

#: As many notices of one kind as are told one by one.
_LISTED = 3


def say_register(screen: Screen, telling: Telling, months: int) -> None:
    """Agreements with their parties, commitments by agreement, what is due, money, accounts."""
    register, words = telling.register, telling.words
    screen.heading(words.say("cli-track-title", name=title_of(register.case, words)))
    screen.text(words.say("cli-known-on", day=words.date(register.day)))
    if not (register.agreements or register.commitments or register.meetings):
        screen.text(words.say("cli-track-none"))
        if not register.transactions:
            return
    if register.commitments:
        screen.text(_tally(register, telling))
    for agreed in register.agreements:
        _say_agreement(screen, telling, agreed)
    outside = [one for one in register.commitments if one.commitment.agreement is None]
    if outside:
        screen.heading(words.say("cli-track-outside"))
        _say_commitments(screen, telling, outside)
    _say_tallies(screen, telling)
    _say_due(screen, telling, months)
    _say_money(screen, telling)
    list_meetings(screen, telling)
    _say_disputes(screen, telling)


def say_imported(screen: Screen, words: Words, rows: Sequence[Row], found: Imported) -> None:
    """What was read from the file of another register, and where it stands."""
    screen.heading(words.say("cli-track-imported"))
    screen.table(
        [
            Column(key="table", show=lambda row: row["table"]),
            Column(key="rows", show=lambda row: words.number(row["rows"]), numeric=True),
            Column(key="file", show=lambda row: str(row["file"]), wrap=True),
        ],
        rows,
    )
    standing = sum(found.standing.values())
    if standing:
        screen.text(words.say("cli-track-standing", rows=standing, n=words.number(standing)))
    for line in grouped(found.notices, words):
        screen.text(line)


def grouped(notices: Iterable[Problem], words: Words) -> list[str]:
    """The notices in words, of many of one kind the first few and how many more there are."""
    kinds: dict[tuple[object, ...], list[Problem]] = {}
    key: tuple[object, ...] = ()
    for notice in notices:
        if notice.code != "exchange-more":  # else it counts on from the notice before it
            key = notice.code, notice.column, notice.values.get("why")
        kinds.setdefault(key, []).append(notice)
    said = []
    for own in kinds.values():
        listed = own if len(own) <= _LISTED + 1 else own[:_LISTED]
        said += [notice.say(words) for notice in listed]
        if more := len(own) - len(listed):
            said.append(words.say("cli-track-more", n=words.number(more)))
    return said


# --- agreements and commitments ------------------------------------------------------------------


def _tally(register: Register, telling: Telling) -> str:
    """How many commitments there are, and how they stand."""
    from isthmus.commitments.records import STATUSES

    words = telling.words
    count = Counter(one.status for one in register.commitments)
    parts = [
        words.say(
            "cli-track-tally-part", status=telling.status(status), n=words.number(count[status])
        )
        for status in STATUSES
        if count[status]
    ]
    total = len(register.commitments)
    return words.say(
        "cli-track-tally", count=total, n=words.number(total), parts=words.listing(parts)
    )


def _say_agreement(screen: Screen, telling: Telling, agreed: Agreed) -> None:
    words, agreement = telling.words, agreed.agreement
    screen.heading(f"{telling.own(agreement, 'title')} ({agreement.id})")
    adopted = short_day(agreement.adopted, words)
    status = words.say(f"commitments-agreement-{agreed.status}")
    kind = words.say(f"cli-track-agreement-{agreement.kind}")
    parts = [
        words.say(f"cli-track-binding-{agreement.binding}"),
        words.say("cli-track-adopted", day=adopted) if adopted else "",
    ]
    screen.facts(
        [
            (words.say("cli-column-kind"), ", ".join([kind, *filter(None, parts)])),
            (words.say("cli-column-status"), status),
            (words.say("cli-track-parties"), _parties(telling, agreed)),
            (words.say("cli-column-source"), publisher(telling, agreement.source)),
        ]
    )
    rows = [one for one in telling.register.commitments if one.commitment.agreement == agreement.id]
    by_pillar: dict[str | None, list[Tracked]] = {}
    for one in rows:
        by_pillar.setdefault(one.commitment.pillar, []).append(one)
    for pillar in (*agreed.pillars, None):
        own = by_pillar.get(pillar.id if pillar else None)
        if own:
            screen.text("")
            if pillar is not None:
                number = f"{pillar.number}. " if pillar.number else ""
                screen.text(f"{number}{telling.own(pillar, 'title')} ({pillar.id})")
            elif len(by_pillar) > 1:  # else they would seem to be of the part before
                screen.text(words.say("cli-track-no-pillar"))
            _say_commitments(screen, telling, own)


def _parties(telling: Telling, agreed: Agreed) -> str:
    """Who came to an agreement, and left it, by day: those of one act and day together."""
    words = telling.words
    shown = [
        (_came(one), telling.since(one), one)
        for one in sorted(agreed.parties, key=lambda one: (one.since, _came(one), one.party))
    ]
    said = []
    for (act, since), group in groupby(shown, key=lambda each: each[:2]):
        own = [one for _, _, one in group]
        said.append(
            words.say(
                "cli-track-acts",
                act=words.say(f"commitments-act-{act}"),
                since=since,
                count=len(own),
                parties=telling.standing(own),
            )
        )
    return "; ".join(said)


def _came(standing: Standing) -> str:
    """The act by which a party came to an agreement, or left it: that of its day."""
    if not standing.stands:
        return standing.act
    return next(act.act for act in standing.acts if act.acted == standing.since)


def _say_commitments(screen: Screen, telling: Telling, commitments: Sequence[Tracked]) -> None:
    words = telling.words
    screen.table(
        [
            Column(key="commitment", show=lambda row: row["title"], wrap=True),
            Column(key="who", show=lambda row: row["who"], wrap=True, under="commitment"),
            Column(key="target", show=lambda row: row["target"], wrap=True),
            Column(
                key="deadline",
                show=lambda row: short_day(row["deadline"], words),
                under="target",
            ),
            Column(key="evidence", show=lambda row: row["evidence"], wrap=True, under="target"),
            Column(key="reported", show=lambda row: row["reported"], wrap=True),
            Column(key="computed", show=lambda row: row["status"], wrap=True),
            Column(key="why", show=lambda row: row["why"], wrap=True, under="target"),
        ],
        [_commitment(one, telling) for one in commitments],
    )


def _commitment(tracked: Tracked, telling: Telling) -> dict[str, Any]:
    money = "; ".join(
        f"{telling.words.say(f'commitments-stage-{one.stage}')} {shown}"
        for one in tracked.money
        if (shown := telling.amount(one))
    )
    told = [
        telling.evidence(one, measured.indicator)
        for measured in tracked.measured
        for one in measured.told
    ]
    return {
        "title": telling.own(tracked.commitment, "title"),
        "who": telling.parties(tracked.actors),
        "target": "; ".join(telling.target(one) for one in tracked.measured),
        "deadline": tracked.deadline,
        "evidence": "; ".join([*told, *([money] if money else [])]),
        "reported": telling.reported(tracked) or "–",
        "status": telling.status(tracked.status),
        "why": telling.why(tracked),
    }


# --- days, money, accounts -------------------------------------------------------------


def _say_tallies(screen: Screen, telling: Telling) -> None:
    """How the promises of each party stand; of one alone the list above says it."""
    from isthmus.commitments.records import STATUSES
    from isthmus.commitments.tally import by_party

    words, found = telling.words, by_party(telling.register)
    if len(found) < 2:
        return
    screen.heading(words.say("cli-track-by-party"))

    def stands(row: Row) -> str:
        promised = row["of"].promised
        return ", ".join(
            words.say(
                "cli-track-tally-part",
                status=telling.status(status),
                n=words.number(promised[status]),
            )
            for status in STATUSES
            if promised.get(status)
        )

    screen.table(
        [
            Column(key="who", show=lambda row: telling.party(row["of"].party), wrap=True),
            Column(
                key="promised",
                show=lambda row: words.number(row["of"].total) if row["of"].total else "",
                numeric=True,
            ),
            Column(key="computed", show=stands, wrap=True),
            Column(
                key="for-it",
                show=lambda row: words.number(row["of"].benefits) if row["of"].benefits else "",
                numeric=True,
            ),
        ],
        [{"of": one} for one in found],
    )


def _say_due(screen: Screen, telling: Telling, months: int) -> None:
    from isthmus.commitments import due

    words = telling.words
    found = due(telling.register, months)
    for key, rows in (
        ("cli-track-past", [one for one in found if one.days < 0]),
        ("cli-track-due", [one for one in found if one.days >= 0]),
    ):
        if rows:
            screen.heading(words.say(key, months=months))
            screen.table(
                [
                    Column(key="day", show=lambda row: short_day(row["due"].day, words)),
                    Column(key="in", show=lambda row: telling.days(row["due"]), under="day"),
                    Column(key="due", show=lambda row: telling.due(row["due"]), wrap=True),
                    Column(
                        key="what",
                        show=lambda row: words.say(f"commitments-due-{row['due'].what}"),
                        wrap=True,
                    ),
                    Column(
                        key="computed",
                        show=lambda row: (
                            telling.status(row["due"].status) if row["due"].status else ""
                        ),
                    ),
                ],
                [{"due": one} for one in rows],
            )


def _say_money(screen: Screen, telling: Telling) -> None:
    words, money = telling.words, telling.register.money
    if not money:
        return
    screen.heading(words.say("cli-track-money"))
    screen.text(words.say("cli-track-money-note"))
    screen.text("")
    screen.table(
        [
            Column(key="stage", show=lambda row: words.say(f"commitments-stage-{row['of'].stage}")),
            Column(key="currency", show=lambda row: row["of"].currency),
            Column(
                key="sum",
                show=lambda row: telling.interval(
                    row["of"].low, row["of"].high, about=row["of"].about
                ),
                numeric=True,
            ),
            Column(
                key="rows",
                show=lambda row: words.number(len(row["of"].rows)) if row["of"].rows else "",
                numeric=True,
            ),
            Column(
                key="running",
                show=lambda row: "; ".join(telling.total(one) for one in row["of"].totals),
                wrap=True,
            ),
        ],
        [{"of": one} for one in money],
    )


def _say_disputes(screen: Screen, telling: Telling) -> None:
    words, disputes = telling.words, telling.register.disputes
    if not disputes:
        return
    screen.heading(words.say("cli-track-accounts"))
    screen.text(words.say("cli-track-accounts-note"))
    screen.text("")
    screen.table(
        [
            Column(key="of", show=lambda row: row["of"], wrap=True),
            Column(key="account", show=lambda row: row["says"], wrap=True),
            Column(key="source", show=lambda row: row["source"], wrap=True),
            Column(
                key="published", show=lambda row: short_day(row["published"], words), under="source"
            ),
        ],
        [
            {
                # The thing is said once: the rows below it are what others say of it.
                "of": words.say(
                    "cli-track-account-of",
                    title=telling.disputed(one),
                    aspect=telling.aspect(one.aspect),
                )
                if row is one.accounts[0]
                else "",
                "says": telling.own(row, "says"),
                "source": publisher(telling, row.source),
                "published": row.published,
            }
            for one in disputes
            for row in one.accounts
        ],
    )
