"""The calendar: read back by the rules of RFC 5545, each day and text is the register's."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.commitments.exchange.calendar import _folded, _text, write_calendar
from isthmus.commitments.register import register_of
from isthmus.words import LANGUAGES
from tests.commitments.exchange.registers import LATE, changed, emptied, on, tutorial

#: A name, parameters and a value, as section 3.1 has them.
LINE = re.compile(r"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=[^\";:,]+)*):(?P<value>.*)")
#: What section 3.6.1 asks of every event, and what it allows once at most.
NEEDED = {"UID", "DTSTAMP", "DTSTART", "SUMMARY"}
ONCE = {*NEEDED, "DTEND", "SEQUENCE", "LAST-MODIFIED", "URL", "TRANSP", "LOCATION", "DESCRIPTION"}


def unfolded(data: bytes) -> list[str]:
    """The content lines of a file, as section 3.1 joins them."""
    assert data.endswith(b"\r\n")
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)
        line.decode()  # no sign is split
    return data.decode().removesuffix("\r\n").replace("\r\n ", "").split("\r\n")


def events(data: bytes) -> list[dict[str, str]]:
    """The properties of each event by name."""
    lines = unfolded(data)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert {"VERSION:2.0", "CALSCALE:GREGORIAN"} <= set(lines)
    assert sum(line.startswith("PRODID:") for line in lines) == 1
    found: list[dict[str, str]] = []
    inside = False
    for line in lines[1:-1]:
        match = LINE.fullmatch(line)
        assert match is not None, line
        if line in ("BEGIN:VEVENT", "END:VEVENT"):
            inside = line.startswith("BEGIN")
            found += [{}] if inside else []
        elif inside:
            assert match["name"] not in found[-1] or match["name"] not in ONCE
            found[-1][match["name"]] = match["value"]
    return found


def plain(value: str) -> str:
    """A value of the type TEXT, as section 3.3.11 takes its escapes back."""
    return re.sub(r"\\([\\;,nN])", lambda m: "\n" if m[1] in "nN" else m[1], value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_event_has_what_it_needs_and_an_id_of_its_own(language: str) -> None:
    """All-day events end on the day after their last."""
    data = write_calendar(on(), language)
    assert data is not None
    found = events(data)
    assert all(event.keys() >= NEEDED for event in found)
    assert len({event["UID"] for event in found}) == len(found)
    assert {event["DTSTAMP"] for event in found} == {"20240901T000000Z"}
    ministerial = next(e for e in found if e["UID"].startswith("meeting-cumbre-ministerial@"))
    assert (ministerial["DTSTART"], ministerial["DTEND"]) == ("20221114", "20221116")
    deadline = next(e for e in found if e["UID"].startswith("deadline-loan-brisa@"))
    assert (deadline["DTSTART"], deadline["DTEND"]) == ("20251231", "20260101")


def test_every_meeting_and_every_deadline_is_an_event() -> None:
    """And every session; the end of a target where it is another day."""
    register = on()
    data = write_calendar(register, "es")
    assert data is not None
    ids = {event["UID"].partition("@")[0] for event in events(data)}
    expected = {f"meeting-{met.meeting.id}" for met in register.meetings}
    expected |= {f"session-{one.id}" for met in register.meetings for one in met.sessions}
    expected |= {
        f"deadline-{one.commitment.id}" for one in register.commitments if one.deadline is not None
    }
    assert expected <= ids
    assert all(one.startswith("target-") for one in ids - expected)


@given(day=st.dates(dt.date(2022, 6, 1), dt.date(2025, 6, 1)))
@settings(max_examples=10)
def test_an_id_outlasts_the_day_and_its_turn_never_falls(day: dt.date) -> None:
    """So that a calendar moves an event and does not double it."""
    early = write_calendar(register_of(tutorial(), day), "en")
    late = write_calendar(register_of(tutorial(), dt.date(2025, 6, 1)), "en")
    assert late is not None
    turns = {event["UID"]: int(event["SEQUENCE"]) for event in events(late)}
    for event in events(early) if early is not None else ():
        if event["UID"] in turns:
            assert int(event["SEQUENCE"]) <= turns[event["UID"]]


@given(words=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_any_text_survives(words: str) -> None:
    """Semicolons, commas, backslashes and line ends among them, over as many lines as it takes."""
    whole = f"{words}\n{words};"
    lines = "".join(f"{line}\r\n" for line in _folded(f"SUMMARY:{_text(whole)}")).encode()
    (line,) = unfolded(lines)
    assert plain(line.removeprefix("SUMMARY:")) == whole


def test_what_nobody_sees_is_left_out_of_a_text() -> None:
    """A control sign would end the line for some readers."""
    assert _text("a\x00b\x1bc\r\nd\re") == "abc\\nd\\ne"


def test_a_text_of_the_case_cannot_add_a_property() -> None:
    """Whatever it holds, it stays inside its value."""
    case = changed("meetings", "bridge-talks", title_en="x\r\nATTENDEE:mailto:y")
    data = write_calendar(register_of(case, LATE), "en")
    assert data is not None
    (talks,) = [e for e in events(data) if e["UID"].startswith("meeting-bridge-talks@")]
    assert plain(talks["SUMMARY"]) == "x\nATTENDEE:mailto:y"


def test_without_a_day_there_is_no_calendar() -> None:
    """One holds an event at least (section 3.6)."""
    bare = emptied("meetings", "sessions", "commitments", "indicators", "targets", "agreements")
    assert write_calendar(register_of(bare, LATE), "en") is None
