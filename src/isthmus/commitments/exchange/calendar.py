"""The deadlines and meetings of a register as an iCalendar file (RFC 5545).

Owns: one all-day event a deadline, an end of a target, a meeting and a session; lines of at most 75
octets, texts escaped, and ids that stay the same from one day to the next, so that a calendar that
reads the file again moves an event and does not double it. The same register gives the same bytes:
the stamp is the day of the register, not the moment of writing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from isthmus.commitments.records import Register, Tracked
from isthmus.words import Words, words_in

from .parties import name_of

FILE = "calendar.ics"
_LONGEST = 75
_DAY = dt.timedelta(days=1)


def write_calendar(register: Register, language: str) -> bytes | None:
    """The calendar; None where nothing has a day, since a calendar holds one event at least."""
    words = words_in(language)
    events = list(_events(register, words))
    if not events:
        return None
    title = register.case.titles.get(language) or register.case.name
    named = _text(words.say("exchange-calendar", case=title))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Isthmus//Register//{words.language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{named}",
        f"X-WR-CALNAME:{named}",
    ]
    for event in events:
        lines.append("BEGIN:VEVENT")
        lines += [f"{name}:{value}" for name, value in event.items()]
        lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _events(register: Register, words: Words) -> Iterator[Mapping[str, str]]:
    for tracked in register.commitments:
        yield from _deadlines(register, tracked, words)
    for met in register.meetings:
        meeting = met.meeting
        url = register.case.sources[meeting.source].url
        yield _event(
            register,
            words,
            f"meeting-{meeting.id}",
            _own(meeting, "title", words),
            (meeting.starts, meeting.ends or meeting.starts),
            kind="meeting",
            where=_own(meeting, "venue", words),
            said=[_own(meeting, "note", words)],
            url=url,
            changed=meeting.published,
        )
        for session in met.sessions:
            yield _event(
                register,
                words,
                f"session-{session.id}",
                words.say(
                    "exchange-session",
                    session=_own(session, "title", words),
                    meeting=_own(meeting, "title", words),
                ),
                (session.day, session.day),
                kind="meeting",
                where=_own(meeting, "venue", words),
                said=[_own(session, "text", words)],
                url=register.case.sources[session.source].url,
                changed=session.published,
            )


def _deadlines(register: Register, tracked: Tracked, words: Words) -> Iterator[Mapping[str, str]]:
    """The deadline of a commitment, and the end of each target in force that is another day."""
    row = tracked.commitment
    who = words.listing(
        name_of(party, register.organisations, register.case, words) for party in tracked.actors
    )
    title = _own(row, "title", words)
    said = [_own(row, "text", words), words.say("exchange-by", who=who)]
    url = register.case.sources[row.source].url
    if tracked.deadline is not None:
        yield _event(
            register,
            words,
            f"deadline-{row.id}",
            words.say("exchange-deadline", title=title),
            (tracked.deadline, tracked.deadline),
            kind="deadline",
            said=said,
            url=url,
            changed=max(
                [
                    row.published,
                    *(
                        target.published
                        for one in tracked.measured
                        for target in (*one.earlier, *((one.target,) if one.target else ()))
                    ),
                ]
            ),
            turn=sum(len(one.earlier) for one in tracked.measured),
        )
    for one in tracked.measured:
        target = one.target
        if target is not None and target.ends is not None and target.ends != tracked.deadline:
            yield _event(
                register,
                words,
                f"target-{one.indicator.id}",
                words.say("exchange-target", title=_own(one.indicator, "title", words)),
                (target.ends, target.ends),
                kind="target",
                said=[title, *said],
                url=url,
                changed=target.published,
                turn=len(one.earlier),
            )


def _event(
    register: Register,
    words: Words,
    id_: str,
    title: str,
    days: tuple[dt.date, dt.date],
    *,
    kind: str,
    said: list[str],
    changed: dt.date,
    where: str = "",
    url: str | None = None,
    turn: int = 0,
) -> Mapping[str, str]:
    """The properties of an event, in order. `turn` grows with each amendment of its day."""
    language = words.language
    made = {
        "UID": f"{id_}@{register.case.name}.isthmus",
        "DTSTAMP": f"{register.day:%Y%m%d}T000000Z",
        "LAST-MODIFIED": f"{changed:%Y%m%d}T000000Z",
        "SEQUENCE": str(turn),
        "DTSTART;VALUE=DATE": f"{days[0]:%Y%m%d}",
        "DTEND;VALUE=DATE": f"{days[1] + _DAY:%Y%m%d}",  # the day after the last, as the RFC has it
        f"SUMMARY;LANGUAGE={language}": _text(title),
    }
    told = "\n".join(part for part in said if part)
    if told:
        made[f"DESCRIPTION;LANGUAGE={language}"] = _text(told)
    if where:
        made[f"LOCATION;LANGUAGE={language}"] = _text(where)
    made[f"CATEGORIES;LANGUAGE={language}"] = _text(words.say("exchange-category", kind=kind))
    if url:
        made["URL"] = "".join(sign for sign in url if sign.isprintable())
    made["TRANSP"] = "OPAQUE" if kind == "meeting" else "TRANSPARENT"
    return made


def _own(row: object, field: str, words: Words) -> str:
    """The words of a row in a language, else in the other."""
    for language in (words.language, "en", "es"):
        text = getattr(row, f"{field}_{language}", None)
        if text:
            return str(text)
    return ""


def _text(words: str) -> str:
    """A value of the type TEXT: what would end or split it escaped, unseen signs left out."""
    said = words.replace("\r\n", "\n").replace("\r", "\n")
    said = said.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return "".join(sign for sign in said if sign == "\t" or (ord(sign) >= 32 and ord(sign) != 127))


def _folded(line: str) -> Iterator[str]:
    """A content line in pieces of at most 75 octets, none of which splits a sign."""
    piece, size = "", 0
    for sign in line:
        weight = len(sign.encode())
        if size + weight > _LONGEST:
            yield piece
            piece, size = " ", 1
        piece += sign
        size += weight
    yield piece
