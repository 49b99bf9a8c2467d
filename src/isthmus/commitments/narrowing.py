"""A register narrowed to agreements, parties or parts of agreements.

Owns: what belongs to a selection, and the refusal of a name that the register does not hold.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

import msgspec

from isthmus.case import CallError
from isthmus.case.problems import nearest

from .money import by_stage_and_currency
from .records import Agreed, Dispute, Met, Register, Tracked


def narrowed(
    register: Register,
    *,
    agreements: Collection[str] = (),
    parties: Collection[str] = (),
    pillars: Collection[str] = (),
) -> Register:
    """What of a register belongs to all of these; an empty selection leaves out nothing.

    Of a party: what it promised or was promised, the agreements that it is a party of, the meetings
    it was at, the money that it gave or received. Raises CallError for a name that is not there.
    """
    if not (agreements or parties or pillars):
        return register
    day = register.day
    _known("agreement", agreements, {one.agreement.id for one in register.agreements}, day)
    parts = {pillar.id for one in register.agreements for pillar in one.pillars}
    _known("pillar", pillars, parts, day)
    codes = register.case.vocabulary.countries
    _known("party", parties, codes | register.organisations.keys(), day)
    chosen = _Chosen(frozenset(agreements), frozenset(parties), frozenset(pillars))
    commitments = tuple(one for one in register.commitments if chosen.commitment(one))
    kept = {one.commitment.id for one in commitments}
    named = {one.commitment.agreement for one in commitments}
    transactions = tuple(
        row
        for row in register.transactions
        if row.commitment in kept
        or (
            chosen.parties
            and not (chosen.agreements or chosen.pillars)
            and chosen.parties & {row.provider or "", *(row.receivers or "").split(";")}
        )
    )
    found = tuple(
        one for one in register.agreements if one.agreement.id in named or chosen.agreement(one)
    )
    meetings = tuple(one for one in register.meetings if chosen.meeting(one, kept))
    rows = {
        "agreements": {one.agreement.id for one in found},
        "commitments": kept,
        "meetings": {one.meeting.id for one in meetings},
        "transactions": {row.id for row in transactions},
    }
    return msgspec.structs.replace(
        register,
        agreements=found,
        commitments=commitments,
        meetings=meetings,
        transactions=transactions,
        money=by_stage_and_currency(transactions),
        disputes=_about(register.disputes, rows),
    )


class _Chosen(msgspec.Struct, frozen=True):
    """What was asked for; an empty set asks for nothing in particular."""

    agreements: frozenset[str]
    parties: frozenset[str]
    pillars: frozenset[str]

    def commitment(self, one: Tracked) -> bool:
        row = one.commitment
        return (
            (not self.agreements or row.agreement in self.agreements)
            and (not self.pillars or row.pillar in self.pillars)
            and (not self.parties or bool(self.parties & {*one.actors, *one.beneficiaries}))
        )

    def agreement(self, one: Agreed) -> bool:
        parties = {standing.party for standing in one.parties}
        return (
            (not self.agreements or one.agreement.id in self.agreements)
            and (not self.pillars or bool(self.pillars & {pillar.id for pillar in one.pillars}))
            and (not self.parties or bool(self.parties & parties))
        )

    def meeting(self, one: Met, commitments: Collection[str]) -> bool:
        led = _joined(conclusion.commitments for conclusion in one.conclusions)
        if led & frozenset(commitments):
            return True
        served = _joined(conclusion.agreements for conclusion in one.conclusions)
        served |= _joined([one.meeting.agreement])
        there = {delegation.party for delegation in one.delegations} | _joined([one.meeting.hosts])
        return (
            not self.pillars
            and (not self.agreements or bool(self.agreements & served))
            and (not self.parties or bool(self.parties & there))
        )


def _joined(cells: Iterable[str | None]) -> frozenset[str]:
    return frozenset(name for cell in cells if cell for name in cell.split(";"))


def _about(disputes: Iterable[Dispute], rows: Mapping[str, Collection[str]]) -> tuple[Dispute, ...]:
    return tuple(one for one in disputes if one.row in rows.get(one.about, ()))


def _known(what: str, names: Collection[str], known: Collection[str], day: dt.date) -> None:
    for name in names:
        if name in known:
            continue
        near, there, on = nearest(name, known), sorted(known), day.isoformat()
        if what == "agreement":
            code = "track-agreement-near" if near else "track-agreement"
            raise CallError(code, name, near=near, known=there, day=on)
        if what == "pillar":
            code = "track-pillar-near" if near else "track-pillar"
            raise CallError(code, name, near=near, known=there, day=on)
        raise CallError("track-party-near" if near else "track-party", name, near=near)
