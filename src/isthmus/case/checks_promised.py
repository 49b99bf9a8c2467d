"""What must hold of agreements, parties, meetings and commitments.

Owns: that a party is a country or an organisation of the case, that days follow one another, that
parts belong to their wholes, and that no row of the register is known before one that it names.
What a commitment is measured by, and its money, are the business of `checks_measured`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from .drafts import Draft, ends_before
from .problems import Problem, nearest
from .said import is_sha256
from .schema import tables

#: The tables of the register, whose rows are known from the day in `published`.
REGISTER = (
    *("agreements", "pillars", "parties", "meetings", "sessions", "delegations", "commitments"),
    *("indicators", "targets", "progress", "transactions", "conclusions", "accounts"),
)
#: The acts by which an agreement is signed, where its own row does not say when.
_SIGNING = ("signed", "endorsed", "ratified")
#: Dates of one row that cannot stand the other way round.
_ORDERED = (
    ("agreements", "adopted", "ended"),
    ("agreements", "in_force", "ended"),
    ("parties", "acted_after", "acted"),
    ("meetings", "starts", "ends"),
    ("targets", "starts", "ends"),
    ("transactions", "since", "date"),
)


def parties_are_known(draft: Draft) -> Iterator[Problem]:
    """Who is named as a party is a country or an organisation of the case."""
    if not (draft.records["organisations"].whole and draft.sound("populations", "places")):
        return  # who seems to be missing may stand in what could not be read
    organisations = set(draft.records["organisations"].columns["id"])
    countries = draft.case.vocabulary.countries
    known = organisations | countries
    for name, table in tables().items():
        for column in table.columns.values():
            if column.type not in ("party", "parties"):
                continue
            for i, (cell,) in draft.rows(name, column.column):
                for party in (cell or "").split(";"):
                    if party and party not in known:
                        near = nearest(party, organisations) or nearest(party, countries)
                        code = "promised-party-near" if near else "promised-party"
                        yield draft.problem(code, name, i, column.column, party, near=near)


def days_in_order(draft: Draft) -> Iterator[Problem]:
    """What ends, ends after it begins."""
    yield from ends_before(draft, _ORDERED)


def agreements_end_somehow(draft: Draft) -> Iterator[Problem]:
    """An end says how, and how it ended says when; a hash is one."""
    for i, (ended, how) in draft.rows("agreements", "ended", "ended_how"):
        if (ended is None) != (how is None):
            column = "ended" if ended is None else "ended_how"
            given = how if ended is None else ended.isoformat()
            yield draft.problem("promised-ended", "agreements", i, column, None, given=given)
    for i, (digest,) in draft.rows("agreements", "text_hash"):
        if digest is not None and not is_sha256(digest):
            yield draft.problem("not-sha256", "agreements", i, "text_hash", digest)


def acts_are_dated_as_told(draft: Draft) -> Iterator[Problem]:
    """Only of an act that is known by a day is there a day on which it had not happened."""
    columns = ("acted_precision", "acted_after")
    for i, (precision, after) in draft.rows("parties", *columns):
        if after is not None and precision != "by":
            yield draft.problem(
                "promised-after", "parties", i, "acted_after", after.isoformat(), given=precision
            )


def deadlines_follow(draft: Draft) -> Iterator[Problem]:
    """No deadline comes before the promise was made, was signed or counts; and it has a basis."""
    signed = _signed(draft)
    columns = ("agreement", "made", "starts", "deadline", "deadline_basis")
    for i, (agreement, made, starts, deadline, basis) in draft.rows("commitments", *columns):
        if (deadline is None) != (basis is None):
            column = "deadline" if deadline is None else "deadline_basis"
            given = basis if deadline is None else deadline.isoformat()
            yield draft.problem("promised-basis", "commitments", i, column, None, given=given)
        if deadline is None:
            continue
        shown = deadline.isoformat()
        if deadline < made:
            yield draft.problem(
                "promised-before-made", "commitments", i, "deadline", shown, made=made.isoformat()
            )
        elif starts is not None and deadline < starts:
            yield draft.problem(
                "ends-before",
                "commitments",
                i,
                "deadline",
                shown,
                first="starts",
                begin=starts.isoformat(),
            )
        elif agreement in signed and deadline < signed[agreement]:
            yield draft.problem(
                "promised-before-signed",
                "commitments",
                i,
                "deadline",
                shown,
                agreement=agreement,
                signed=signed[agreement].isoformat(),
            )


def targets_have_a_time(draft: Draft) -> Iterator[Problem]:
    """The time of a target ends after the promise was made and signed, and after it begins.

    What a target does not say of its time, its commitment says.
    """
    columns = ("id", "made", "starts", "deadline")
    promised = {name: days for _, (name, *days) in draft.rows("commitments", *columns)}
    of_agreement, signed = _cells(draft, "commitments", "agreement"), _signed(draft)
    commitments = _cells(draft, "indicators", "commitment")
    for i, (indicator, starts, ends) in draft.rows("targets", "indicator", "starts", "ends"):
        if commitments.get(indicator) not in promised or (starts and ends and ends < starts):
            continue
        made, counts_from, deadline = promised[commitments[indicator]]
        begin, end = starts or counts_from or made, ends or deadline
        agreement = of_agreement[commitments[indicator]]
        if ends is not None and ends < made:
            shown, day = ends.isoformat(), made.isoformat()
            yield draft.problem("promised-before-made", "targets", i, "ends", shown, made=day)
        elif ends is not None and ends < signed.get(agreement, ends):
            values = {"agreement": agreement, "signed": signed[agreement].isoformat()}
            shown = ends.isoformat()
            yield draft.problem("promised-before-signed", "targets", i, "ends", shown, **values)
        elif end is not None and end < begin and (starts or ends):
            column, cell = ("starts", starts) if ends is None else ("ends", ends)
            values = {"begin": begin.isoformat(), "end": end.isoformat()}
            yield draft.problem(
                "promised-target-time", "targets", i, column, cell.isoformat(), **values
            )


def parts_fit_their_wholes(draft: Draft) -> Iterator[Problem]:
    """The pillar of a commitment is of its agreement, the session of a conclusion of its meeting.

    A session is held while its meeting is.
    """
    pillars = _cells(draft, "pillars", "agreement")
    agreements = {None, *_cells(draft, "agreements", "kind")}
    for i, (agreement, pillar) in draft.rows("commitments", "agreement", "pillar"):
        if agreement in agreements and pillar in pillars and pillars[pillar] != agreement:
            yield draft.problem(
                "promised-pillar", "commitments", i, "pillar", pillar, agreement=pillars[pillar]
            )
    sessions = _cells(draft, "sessions", "meeting")
    for i, (meeting, session) in draft.rows("conclusions", "meeting", "session"):
        if session in sessions and sessions[session] != meeting:
            yield draft.problem(
                "promised-session", "conclusions", i, "session", session, meeting=sessions[session]
            )
    held = {
        meeting: (starts, ends or starts)
        for _, (meeting, starts, ends) in draft.rows("meetings", "id", "starts", "ends")
    }
    for i, (meeting, day) in draft.rows("sessions", "meeting", "day"):
        starts, ends = held.get(meeting, (day, day))
        if starts <= ends and not starts <= day <= ends:
            yield draft.problem(
                "promised-session-day",
                "sessions",
                i,
                "day",
                day.isoformat(),
                meeting=meeting,
                starts=starts.isoformat(),
                ends=ends.isoformat(),
            )


def accounts_are_of_something(draft: Draft) -> Iterator[Problem]:
    """What an account is of is a row of the table that it names."""
    for i, (about, row) in draft.rows("accounts", "about", "row"):
        if not draft.records[about].whole:
            continue  # it may stand in what could not be read
        ids = set(draft.records[about].columns["id"])
        if row not in ids:
            near = nearest(row, ids)
            code = "reference-near" if near else "reference"
            yield draft.problem(
                code, "accounts", i, "row", row, table=tables()[about].path, near=near
            )


def register_known_in_order(draft: Draft) -> Iterator[Problem]:
    """No row of the register is known before one that it names: a cut leaves none alone."""
    since = {
        name: _days(draft, name, table.as_of)
        for name, table in tables().items()
        if table.as_of is not None and "id" in table.columns
    }
    for name in REGISTER:
        table = tables()[name]
        named = {
            column.column: since[column.refers_to[0]]
            for column in table.columns.values()
            if column.refers_to is not None and column.refers_to[0] in since
        }
        for i, (known, *cells) in draft.rows(name, "published", *named):
            days = {
                row: day[row]
                for cell, day in zip(cells, named.values(), strict=True)
                for row in (cell or "").split(";")
                if row in day
            }
            yield from _known_before(draft, name, i, known, days)
    for i, (about, row, known) in draft.rows("accounts", "about", "row", "published"):
        if row in since.get(about, {}):
            yield from _known_before(draft, "accounts", i, known, {row: since[about][row]})


def _known_before(
    draft: Draft, table: str, i: int, known: dt.date, named: Mapping[str, dt.date]
) -> Iterator[Problem]:
    """The problem of a row that was known before the last known of those that it names."""
    row, day = max(named.items(), key=lambda one: one[1], default=("", known))
    if known < day:
        values = {"named": row, "published": day.isoformat()}
        shown = known.isoformat()
        yield draft.problem("promised-known-before", table, i, "published", shown, **values)


def _signed(draft: Draft) -> dict[str, dt.date]:
    """The day on which each agreement was adopted, or signed by the first of its parties."""
    signed: dict[str, dt.date] = {}
    for _, (agreement, acted, act) in draft.rows("parties", "agreement", "acted", "act"):
        if act in _SIGNING:
            signed[agreement] = min(acted, signed.get(agreement, acted))
    return signed | _days(draft, "agreements", "adopted")


def _days(draft: Draft, table: str, column: str) -> dict[str, dt.date]:
    """A day of each row of a table by its id; those without one left out."""
    return {row: day for _, (row, day) in draft.rows(table, "id", column) if day is not None}


def _cells(draft: Draft, table: str, column: str) -> dict[str, str]:
    """A cell of each row of a table by its id."""
    return {row: cell for _, (row, cell) in draft.rows(table, "id", column)}


CHECKS = (
    parties_are_known,
    days_in_order,
    agreements_end_somehow,
    acts_are_dated_as_told,
    deadlines_follow,
    targets_have_a_time,
    parts_fit_their_wholes,
    accounts_are_of_something,
    register_known_in_order,
)
