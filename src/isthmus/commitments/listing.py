"""The register as plain values, for programs.

Owns: the columns of a flat list, a row an indicator, and the nested record. Ids, numbers and days
are raw; texts are in the language that is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from .due import due
from .records import Amount, Judged, Measured, Reason, Told, Tracked
from .tally import by_party

if TYPE_CHECKING:
    from isthmus.case.promises import Transaction

    from .telling import Telling

#: The columns of `rows`, in their order.
COLUMNS = (
    *("commitment", "agreement", "pillar", "clause", "type", "actors", "beneficiaries", "title"),
    *("made", "deadline", "indicator", "indicator_title", "unit", "currency"),
    *("target_low", "target_high", "target_quantifier", "target_per", "target_starts"),
    *("target_ends", "target_amended", "basis", "teller", "decides", "low", "high"),
    *("counted_from", "counted_to", "gaps", "reported", "status", "reason", "why"),
    *("commitment_status", "published", "sources"),
)


def rows(telling: Telling) -> list[dict[str, Any]]:
    """A row for each teller of each indicator; for what nobody tells, one without a teller.

    A commitment without an indicator is a row too. `status` is that of the indicator.
    """
    return [
        row
        for tracked in telling.register.commitments
        for measured in (tracked.measured or (None,))
        for row in _rows(tracked, measured, telling)
    ]


def record(telling: Telling, months: int) -> dict[str, Any]:
    """The whole register, nested, with what falls due within so many months."""
    register = telling.register
    return {
        "case": register.case.name,
        "as_of": register.day,
        "agreements": [
            {
                "agreement": one.agreement.id,
                "title": telling.own(one.agreement, "title"),
                "kind": one.agreement.kind,
                "binding": one.agreement.binding,
                "status": one.status,
                "adopted": one.agreement.adopted,
                "in_force": one.agreement.in_force,
                "ended": one.agreement.ended,
                "source": one.agreement.source,
                "pillars": [
                    {
                        "pillar": pillar.id,
                        "kind": pillar.kind,
                        "number": pillar.number,
                        "title": telling.own(pillar, "title"),
                        "leads": _listed(pillar.leads),
                    }
                    for pillar in one.pillars
                ],
                "parties": [
                    {
                        "party": party.party,
                        "role": party.role,
                        "act": party.act,
                        "since": party.since,
                        "precision": party.precision,
                        "after": party.after,
                        "stands": party.stands,
                        "acts": [
                            {"act": act.act, "acted": act.acted, "source": act.source}
                            for act in party.acts
                        ],
                    }
                    for party in one.parties
                ],
            }
            for one in register.agreements
        ],
        "commitments": [_tracked(one, telling) for one in register.commitments],
        "parties": [
            {
                "party": one.party,
                "name": telling.party(one.party),
                "promised": dict(one.promised),
                "benefits": one.benefits,
            }
            for one in by_party(register)
        ],
        "due": [
            msgspec.structs.asdict(one) | {"title": telling.due(one)}
            for one in due(register, months)
        ],
        "money": [_amount(one) for one in register.money],
        "meetings": [
            {
                "meeting": one.meeting.id,
                "title": telling.own(one.meeting, "title"),
                "kind": one.meeting.kind,
                "starts": one.meeting.starts,
                "ends": one.meeting.ends,
                "place": one.meeting.place,
                "hosts": _listed(one.meeting.hosts),
                "agreement": one.meeting.agreement,
                "source": one.meeting.source,
                "sessions": [
                    {
                        "session": session.id,
                        "day": session.day,
                        "kind": session.kind,
                        "title": telling.own(session, "title"),
                    }
                    for session in one.sessions
                ],
                "delegations": [
                    {
                        "party": row.party,
                        "role": row.role,
                        "level": row.level,
                        "office": telling.own(row, "office") or None,
                        "source": row.source,
                    }
                    for row in one.delegations
                ],
                "conclusions": [
                    {
                        "conclusion": row.id,
                        "session": row.session,
                        "text": telling.own(row, "text"),
                        "commitments": _listed(row.commitments),
                        "agreements": _listed(row.agreements),
                        "source": row.source,
                    }
                    for row in one.conclusions
                ],
            }
            for one in register.meetings
        ],
        "accounts": [
            {
                "about": one.about,
                "row": one.row,
                "aspect": one.aspect,
                "accounts": [
                    {
                        "says": telling.own(row, "says"),
                        "low": row.low,
                        "high": row.high,
                        "published": row.published,
                        "source": row.source,
                    }
                    for row in one.accounts
                ],
            }
            for one in register.disputes
        ],
    }


# --- commitments ---------------------------------------------------------------------------------


def _rows(
    tracked: Tracked, measured: Measured | None, telling: Telling
) -> Iterable[dict[str, Any]]:
    row = tracked.commitment
    status = tracked.status if measured is None else measured.status
    reason = tracked.reason if measured is None else measured.reason
    indicator = None if measured is None else measured.indicator
    target = None if measured is None else measured.target
    for told in measured.told if measured is not None and measured.told else (None,):
        yield {
            "commitment": row.id,
            "agreement": row.agreement,
            "pillar": row.pillar,
            "clause": row.clause,
            "type": row.type,
            "actors": tracked.actors,
            "beneficiaries": tracked.beneficiaries,
            "title": telling.own(row, "title"),
            "made": row.made,
            "deadline": tracked.deadline,
            "indicator": indicator and indicator.id,
            "indicator_title": indicator and telling.own(indicator, "title"),
            "unit": indicator and indicator.unit,
            "currency": indicator and indicator.currency,
            "target_low": target and target.low,
            "target_high": target and target.high,
            "target_quantifier": target and target.quantifier,
            "target_per": target and target.per,
            "target_starts": target and target.starts,
            "target_ends": target and target.ends,
            "target_amended": target and target.amended,
            "basis": told and told.basis,
            "teller": told and told.teller,
            "decides": told and told.decides,
            "low": told and told.low,
            "high": told and told.high,
            "counted_from": told and told.counted and told.counted.start,
            "counted_to": told and told.counted and told.counted.end,
            "gaps": told and told.gaps,
            "reported": [one.stage for one in tracked.reported],
            "status": status,
            "reason": reason.code,
            "why": telling.reason(reason, indicator),
            "commitment_status": tracked.status,
            "published": told.published if told else row.published,
            "sources": told.sources if told else (row.source,),
        }


def _tracked(tracked: Tracked, telling: Telling) -> dict[str, Any]:
    row = tracked.commitment
    return {
        "commitment": row.id,
        "agreement": row.agreement,
        "meeting": row.meeting,
        "pillar": row.pillar,
        "clause": row.clause,
        "gcm": row.gcm,
        "type": row.type,
        "actors": tracked.actors,
        "beneficiaries": tracked.beneficiaries,
        "title": telling.own(row, "title"),
        "text": telling.own(row, "text"),
        "made": row.made,
        "starts": row.starts,
        "deadline": tracked.deadline,
        "condition": telling.own(row, "condition") or None,
        "reported": [
            {"stage": one.stage, "period": one.period, "source": one.source}
            for one in tracked.reported
        ],
        "status": tracked.status,
        "reason": _reason(tracked.reason),
        "why": telling.why(tracked),
        "indicators": [_measured(one, telling) for one in tracked.measured],
        "reports": [
            {
                "indicator": one.indicator,
                "period": one.period,
                "value": one.value,
                "quantifier": one.quantifier,
                "measure": one.measure,
                "stage": one.stage,
                "reporter": one.reporter,
                "text": telling.own(one, "text") or None,
                "published": one.published,
                "source": one.source,
            }
            for one in tracked.reports
        ],
        "money": [_amount(one) for one in tracked.money],
        "conclusions": tracked.conclusions,
        "published": row.published,
        "source": row.source,
    }


def _measured(measured: Measured, telling: Telling) -> dict[str, Any]:
    indicator = measured.indicator
    return {
        "indicator": indicator.id,
        "title": telling.own(indicator, "title"),
        "unit": indicator.unit,
        "currency": indicator.currency,
        "series": indicator.series,
        "exact": indicator.exact,
        "basis": telling.own(indicator, "basis") or None,
        "targets": [
            {
                "low": target.low,
                "high": target.high,
                "quantifier": target.quantifier,
                "per": target.per,
                "starts": target.starts,
                "ends": target.ends,
                "amended": target.amended,
                "stands": target is measured.target,
                "source": target.source,
            }
            for target in (
                *measured.earlier,
                *((measured.target,) if measured.target else ()),
                *measured.coming,
            )
        ],
        "spans": [_span(span, measured, telling) for span in measured.spans],
        "status": measured.status,
        "reason": _reason(measured.reason),
        "why": telling.reason(measured.reason, indicator),
    }


def _span(span: Judged, measured: Measured, telling: Telling) -> dict[str, Any]:
    return {
        "starts": span.starts,
        "ends": span.ends,
        "status": span.status,
        "why": telling.reason(span.reason, measured.indicator),
        "evidence": [_told(told) for told in span.told],
    }


def _told(told: Told) -> dict[str, Any]:
    return {
        "basis": told.basis,
        "teller": told.teller,
        "decides": told.decides,
        "low": told.low,
        "high": told.high,
        "about": told.about,
        "counted_from": told.counted and told.counted.start,
        "counted_to": told.counted and told.counted.end,
        "gaps": told.gaps,
        "latest": told.latest
        and {
            "low": told.latest.low,
            "high": told.latest.high,
            "period": told.latest.period,
        },
        "stage": told.stage,
        "published": told.published,
        "sources": told.sources,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {"code": reason.code, **reason.values}


def _amount(amount: Amount) -> dict[str, Any]:
    return {
        "stage": amount.stage,
        "currency": amount.currency,
        "low": amount.low,
        "high": amount.high,
        "about": amount.about,
        "rows": [_paid(row) for row in amount.rows],
        "parts": [_paid(row) for row in amount.parts],
        "running_totals": [_paid(row) for row in amount.totals],
    }


def _paid(row: Transaction) -> dict[str, Any]:
    return {
        "transaction": row.id,
        "commitment": row.commitment,
        "low": row.low,
        "high": row.high,
        "quantifier": row.quantifier,
        "currency_basis": row.currency_basis,
        "date": row.date,
        "since": row.since,
        "part_of": row.part_of,
        "provider": row.provider,
        "receivers": _listed(row.receivers),
        "published": row.published,
        "source": row.source,
    }


def _listed(cell: str | None) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()
