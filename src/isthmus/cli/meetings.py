"""The meetings of a register as a person reads them on a terminal.

Owns: one line for each meeting, and each of them in full with its sessions, delegations and
conclusions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .output import Column, Screen
from .written import short_day

if TYPE_CHECKING:
    from isthmus.commitments.telling import Telling


def say_meetings(screen: Screen, telling: Telling) -> None:
    """Each meeting with its sessions, who came by which source, and what it concluded."""
    register, words = telling.register, telling.words
    screen.heading(words.say("cli-track-meetings"))
    screen.text(words.say("cli-known-on", day=words.date(register.day)))
    if not register.meetings:
        screen.text(words.say("cli-track-no-meetings"))
    for met in register.meetings:
        meeting = met.meeting
        screen.heading(telling.own(meeting, "title"))
        screen.facts(
            [
                (
                    words.say("cli-column-when"),
                    words.period(meeting.starts, meeting.ends or meeting.starts, "short"),
                ),
                (words.say("cli-column-kind"), words.say(f"cli-track-meeting-{meeting.kind}")),
                (words.say("cli-column-place"), _where(telling, meeting)),
                (words.say("cli-track-hosts"), telling.parties(_named(meeting.hosts))),
                (words.say("cli-column-source"), publisher(telling, meeting.source)),
            ]
        )
        if met.sessions:
            screen.text("")
            screen.table(
                [
                    Column(key="when", show=lambda row: short_day(row["day"], words)),
                    Column(key="kind", show=lambda row: row["kind"]),
                    Column(key="session", show=lambda row: row["title"], wrap=True),
                ],
                [
                    {
                        "day": one.day,
                        "kind": words.say(f"cli-track-session-{one.kind}"),
                        "title": telling.own(one, "title"),
                    }
                    for one in met.sessions
                ],
            )
        _say_delegations(screen, telling, met.delegations)
        if met.conclusions:
            screen.text("")
            screen.table(
                [
                    Column(key="conclusion", show=lambda row: row["text"], wrap=True),
                    Column(key="led-to", show=lambda row: row["led"], wrap=True),
                ],
                [
                    {
                        "text": telling.own(one, "text"),
                        "led": "; ".join(
                            telling.title(name)
                            for name in (*_named(one.agreements), *_named(one.commitments))
                        ),
                    }
                    for one in met.conclusions
                ],
            )


def list_meetings(screen: Screen, telling: Telling) -> None:
    """One line for each meeting: when, where, and to how many commitments it led."""
    words = telling.words
    if not telling.register.meetings:
        return
    screen.heading(words.say("cli-track-meetings"))
    screen.table(
        [
            Column(
                key="when",
                show=lambda row: words.period(
                    row["meeting"].starts, row["meeting"].ends or row["meeting"].starts, "short"
                ),
            ),
            Column(key="meeting", show=lambda row: telling.own(row["meeting"], "title"), wrap=True),
            Column(key="place", show=lambda row: _where(telling, row["meeting"]), wrap=True),
            Column(
                key="led-to",
                show=lambda row: words.say("cli-track-led", count=row["led"]) if row["led"] else "",
                wrap=True,
            ),
        ],
        [
            {
                "meeting": one.meeting,
                "led": len({name for c in one.conclusions for name in _named(c.commitments)}),
            }
            for one in telling.register.meetings
        ],
    )


def publisher(telling: Telling, source: str) -> str:
    """Who published a source, as a page has it."""
    from isthmus.brief.names import Names

    return Names(telling.register.case, telling.words).publisher((source,))


def _say_delegations(screen: Screen, telling: Telling, delegations: Sequence[Any]) -> None:
    """Who was there, each source apart."""
    words = telling.words
    by_source: dict[str, list[str]] = {}
    for one in delegations:
        office = telling.own(one, "office")
        party = telling.party(one.party)
        said = words.say("cli-track-office", party=party, office=office) if office else party
        by_source.setdefault(one.source, []).append(said)
    if by_source:
        screen.text("")
        screen.table(
            [
                Column(key="there", show=lambda row: row["who"], wrap=True),
                Column(key="count", show=lambda row: words.number(row["n"]), numeric=True),
                Column(key="source", show=lambda row: row["source"], wrap=True),
            ],
            [
                {
                    "who": ", ".join(there),
                    "n": len(there),
                    "source": publisher(telling, source),
                }
                for source, there in by_source.items()
            ],
        )


def _where(telling: Telling, meeting: Any) -> str:
    from isthmus.brief.names import Names

    names = Names(telling.register.case, telling.words)
    place = names.place(meeting.place) or ""
    return ", ".join(filter(None, [telling.own(meeting, "venue"), place]))


def _named(cell: str | None) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()
