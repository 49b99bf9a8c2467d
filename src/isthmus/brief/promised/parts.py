"""The tables of what was promised: commitments, days, money, parties, accounts.

Owns: their columns and what stands in which row. How each cell is told is `telling`'s.
"""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from isthmus.brief.model import Block, Column, Note, Paragraph, Subsection, Table, Text
from isthmus.commitments import due
from isthmus.commitments.telling import MEMBERS

if TYPE_CHECKING:
    from isthmus.commitments.records import Agreed, Dispute, Tracked

    from .telling import Promises

#: How far ahead the table of days looks, in months.
AHEAD = 12
#: A table with more rows than this is closed until asked for.
_OPEN = 15


def commitments_part(telling: Promises) -> Subsection | None:
    """Every commitment by agreement: tables to lay beside one's own."""
    pen, register = telling.pen, telling.register
    if not register.commitments:
        return None
    blocks: list[Block] = [
        Paragraph(pen.say("promised-commitments-lead")),
        Note("limit", pen.say("promised-two-columns")),
    ]
    for agreed in register.agreements:
        status = pen.words_of(f"commitments-agreement-{agreed.status}")
        title = telling.said.own(agreed.agreement, "title")
        caption = pen.words_of("promised-group", agreement=title, status=status)
        blocks += _group(telling, agreed.agreement.id, caption)
    blocks += _group(telling, None, pen.words_of("promised-outside"))
    title = pen.words_of("promised-commitments-title")
    return Subsection("promised-commitments", title, tuple(blocks))


def due_part(telling: Promises) -> Subsection | None:
    """What falls due within a year, the next first."""
    pen = telling.pen
    coming = [one for one in due(telling.register, AHEAD) if one.days >= 0]
    past = [one for one in due(telling.register, 0) if one.days < 0]
    blocks: list[Block] = []
    if coming:
        rows: list[tuple[Text, ...]] = []
        for one in coming:
            title = telling.said.due(one)
            rows.append(
                (
                    pen.text(pen.words.date(one.day, "short")),
                    pen.text(pen.words_of(f"commitments-due-{one.what}")),
                    pen.prose(
                        title,
                        name=f"due.{one.what}.{one.row}",
                        source=_source(telling, one.commitment, one.row),
                        published=pen.day,
                    ),
                    pen.text(telling.said.status(one.status)) if one.status else (),
                )
            )
        keys = ("day", "what", "which", "status")
        blocks.append(
            Table(
                id="promised-due",
                caption=pen.words_of("promised-due-caption"),
                columns=tuple(Column(pen.words_of(f"promised-column-{key}")) for key in keys),
                rows=tuple(rows),
            )
        )
    else:
        blocks.append(Paragraph(pen.say("promised-due-none")))
    if past:
        count = pen.tally("due.past", len(past), pen.words_of("promised-past-label"))
        blocks.append(Note("limit", pen.say("promised-past", n=count, count=len(past))))
    return Subsection("promised-due-part", pen.words_of("promised-due-title"), tuple(blocks))


def money_part(telling: Promises) -> Subsection | None:
    """Money by stage and currency, sums beside running totals; None without any."""
    pen = telling.pen
    if not telling.register.money:
        return None
    rows = tuple(
        (
            pen.text(telling.stage(amount.stage)),
            pen.text(amount.currency),
            telling.amount(amount),
            pen.joined(telling.total(row) for row in amount.totals),
        )
        for amount in telling.register.money
    )
    columns = (
        Column(pen.words_of("promised-column-stage")),
        Column(pen.words_of("promised-column-currency")),
        Column(pen.words_of("promised-column-sum"), numeric=True),
        Column(pen.words_of("promised-column-totals")),
    )
    caption = pen.words_of("promised-money-caption")
    return Subsection(
        "promised-money-part",
        pen.words_of("promised-money-title"),
        (
            Table(id="promised-money", caption=caption, columns=columns, rows=rows),
            Note("limit", pen.say("promised-money-apart")),
        ),
    )


def agreements_part(telling: Promises) -> Subsection | None:
    """Each agreement, its status on the day, and who stands in it since when."""
    pen = telling.pen
    if not telling.register.agreements:
        return None
    keys = ("agreement", "standing", "adopted", "parties")
    table = Table(
        id="promised-agreements",
        caption=pen.words_of("promised-agreements-caption"),
        columns=tuple(Column(pen.words_of(f"promised-column-{key}")) for key in keys),
        rows=tuple(_agreement(telling, agreed) for agreed in telling.register.agreements),
    )
    return Subsection(
        "promised-agreements-part", pen.words_of("promised-agreements-title"), (table,)
    )


def accounts_part(telling: Promises) -> Subsection | None:
    """Where sources tell one thing in several ways: every account with its source."""
    pen = telling.pen
    disputes = [one for one in telling.register.disputes if len(one.accounts) > 1]
    if not disputes:
        return None
    rows = [row for dispute in disputes for row in _accounts(telling, dispute)]
    keys = ("about", "says", "source", "published")
    table = Table(
        id="promised-accounts",
        caption=pen.words_of("promised-accounts-caption"),
        columns=tuple(Column(pen.words_of(f"promised-column-{key}")) for key in keys),
        rows=tuple(rows),
        folded=len(rows) > _OPEN,
    )
    count = pen.tally("accounts", len(disputes), pen.words_of("promised-accounts-label"))
    return Subsection(
        "promised-accounts-part",
        pen.words_of("promised-accounts-title"),
        (Paragraph(pen.say("promised-accounts-lead", n=count, count=len(disputes))), table),
    )


def _group(telling: Promises, agreement: str | None, caption: str) -> list[Table]:
    """The commitments of one agreement; nothing where it has none."""
    pen = telling.pen
    rows = tuple(
        _commitment(telling, tracked)
        for tracked in telling.register.commitments
        if tracked.commitment.agreement == agreement
    )
    if not rows:
        return []
    keys = ("commitment", "who", "target", "evidence", "reported", "status", "deadline")
    columns = tuple(Column(pen.words_of(f"promised-column-{key}")) for key in keys)
    name = f"promised-{agreement or 'outside'}"
    return [Table(id=name, caption=caption, columns=columns, rows=rows)]


def _commitment(telling: Promises, tracked: Tracked) -> tuple[Text, ...]:
    pen, deadline = telling.pen, tracked.deadline
    targets = [telling.target(tracked, measured) for measured in tracked.measured]
    evidence = [
        telling.evidence(tracked, measured) or pen.absent("promised-no-evidence")
        for measured in tracked.measured
    ]
    return (
        telling.title(tracked),
        telling.who(tracked),
        _lettered(telling, targets or [pen.absent("promised-no-target")]),
        _lettered(telling, evidence or [pen.absent("promised-no-evidence")]),
        telling.reported(tracked),
        telling.status(tracked),
        pen.text(pen.words.date(deadline, "short"))
        if deadline is not None
        else pen.absent("promised-no-deadline"),
    )


def _lettered(telling: Promises, texts: list[Text]) -> Text:
    """Several in one cell, by the same letter in each column; one stands alone."""
    if len(texts) == 1:
        return texts[0]
    pen = telling.pen
    letters = string.ascii_lowercase
    return pen.joined(
        ((*pen.text(f"({letters[i % len(letters)]}) "), *text) for i, text in enumerate(texts)),
        " ",
    )


def _agreement(telling: Promises, agreed: Agreed) -> tuple[Text, ...]:
    pen, row = telling.pen, agreed.agreement
    adopted = row.adopted
    said = telling.said.standing
    members = [one for one in agreed.parties if one.stands and one.role in MEMBERS]
    others = [one for one in agreed.parties if one.stands and one.role not in MEMBERS]
    left = [one for one in agreed.parties if not one.stands]
    parties: list[Text] = []
    if members:
        label = pen.words_of("promised-parties-label")
        count = pen.tally(f"parties.{row.id}", len(members), label)
        parties.append(pen.say("promised-parties", n=count, parties=said(members)))
    if others:
        parties.append(pen.text(said(others)))
    if left:
        parties.append(pen.say("promised-left", parties=said(left)))
    return (
        pen.say(
            "promised-title-of",
            title=pen.prose(
                telling.said.own(row, "title"),
                name=f"agreement.{row.id}",
                source=row.source,
                published=row.published,
            ),
            source=pen.source_link(row.source),
        ),
        pen.text(pen.words_of(f"commitments-agreement-{agreed.status}")),
        pen.text(pen.words.date(adopted, "short")) if adopted else pen.absent("promised-not-yet"),
        pen.joined(parties) if parties else pen.absent("promised-no-parties"),
    )


def _accounts(telling: Promises, dispute: Dispute) -> list[tuple[Text, ...]]:
    pen, said = telling.pen, telling.said
    about = pen.words_of(
        "promised-about", title=said.disputed(dispute), aspect=said.aspect(dispute.aspect)
    )
    return [
        (
            pen.prose(
                about,
                name=f"about.{i}.{dispute.about}.{dispute.row}.{dispute.aspect}",
                source=dispute.accounts[0].source,
                published=dispute.accounts[0].published,
            ),
            telling.account(dispute, account, i),
            pen.source_link(account.source),
            pen.text(pen.words.date(account.published, "short")),
        )
        for i, account in enumerate(dispute.accounts, start=1)
    ]


def _source(telling: Promises, commitment: str | None, row: str) -> str | None:
    """Where a thing with a day was read; None where the register does not say."""
    register = telling.register
    for one in register.commitments:
        if one.commitment.id == commitment:
            return one.commitment.source
    for met in register.meetings:
        if met.meeting.id == row:
            return met.meeting.source
    for agreed in register.agreements:
        if agreed.agreement.id == row:
            return agreed.agreement.source
    return None
