"""What the register of a case holds on a day: the shapes that every reader of it builds on.

Owns: the records and nothing that computes them. Rows of the case stand in them as they are; what
was worked out of them stands beside, with the reason. Absent is None, always.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec

from isthmus.case import Case, Period
from isthmus.case.promises import (
    Account,
    Act,
    Agreement,
    Commitment,
    Conclusion,
    Delegation,
    Indicator,
    Meeting,
    Organisation,
    Pillar,
    Report,
    Session,
    Target,
    Transaction,
)

#: What an agreement can be on a day.
AGREEMENT_STATUSES = (
    *("proposed", "signed", "in-force"),
    *("lapsed", "terminated", "suspended", "replaced"),
)
#: What a commitment can be on a day, by the evidence; `status` holds the rules.
STATUSES = ("not-started", "on-track", "late", "met", "missed", "not-verifiable")
#: The stages of money, from what is asked for to what is spent.
STAGES = ("requirement", "pledge", "commitment", "disbursement", "expenditure")


class Reason(msgspec.Struct, frozen=True):
    """Why: `code` names the sentence (`commitments-reason-CODE`), `values` fill it, untold yet.

    Days are dates, periods `Period`s, numbers numbers: whoever says them writes them.
    """

    code: str
    values: Mapping[str, Any] = msgspec.field(default_factory=dict)


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A party of an agreement on the day: its last act, and all its acts, the earliest first.

    `since` is the day of that act at the latest and `after` the last day on which it had not
    happened, where only an interval is known. `stands` is False for one that withdrew.
    """

    agreement: str
    party: str
    role: str
    act: str
    since: dt.date
    precision: str
    after: dt.date | None
    stands: bool
    acts: tuple[Act, ...]


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """What different sources say of one aspect of one row, side by side, the earliest first."""

    about: str
    row: str
    aspect: str
    accounts: tuple[Account, ...]


class Agreed(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement on the day. `parties` stand in the order in which they came to it."""

    agreement: Agreement
    status: str
    pillars: tuple[Pillar, ...]
    parties: tuple[Standing, ...]
    disputes: tuple[Dispute, ...]


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A number as it was told last: its bounds and the days it is of."""

    low: float | None
    high: float | None
    about: bool
    period: Period


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What one teller says of one indicator: a series of the case, reports, or payments.

    `basis` is "series", "reports" or "payments"; `teller` the id of the series, who reports
    (actor, beneficiary, participant, independent), or the stage of the payments. `low` and `high`
    bound the number, both None where none was told, `high` None where it may be more. `counted`
    are the days it was counted over, from the first of the target to the last that was told of;
    `gaps` says that some of them were not. `decides` says whether it may decide the status: a
    wider count and a report of those who promised show and do not. `latest` is the
    last running total or level as this teller told it, which may be of a day past the span; of a
    teller without a number `counted` runs to the day of the stage.
    """

    basis: str
    teller: str
    low: float | None
    high: float | None
    about: bool
    counted: Period | None
    gaps: bool
    decides: bool
    latest: Number | None = None
    stage: str | None
    published: dt.date
    sources: tuple[str, ...]


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A span of a target's time and what follows for it: all of it, or a year or a month of it.

    `ends` is None where no end was set.
    """

    starts: dt.date
    ends: dt.date | None
    told: tuple[Told, ...]
    status: str
    reason: Reason


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator on the day, the target in force, and what the evidence makes of it.

    `earlier` are the targets that it amended, the earliest first; `coming` those that are known and
    not in force yet. `spans` are those of the target, the earliest first: one, or one a year or a
    month. `told` is of the last span that anything was told of.
    """

    indicator: Indicator
    target: Target | None
    earlier: tuple[Target, ...]
    coming: tuple[Target, ...]
    spans: tuple[Judged, ...]
    told: tuple[Told, ...]
    status: str
    reason: Reason


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """Money of one stage in one currency: the sum of what adds, and what does not beside it.

    `low` and `high` sum the amounts that stand on their own (`rows`); parts of them are not added
    again (`parts`), and running totals (`totals`, the earliest first) hold others and are never
    added. `high` None: open. Both None: no amount was told, or only running totals.
    """

    stage: str
    currency: str
    low: float | None
    high: float | None
    about: bool
    rows: tuple[Transaction, ...]
    parts: tuple[Transaction, ...]
    totals: tuple[Transaction, ...]


class Tracked(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment on the day.

    `reported` is what those who promised report of its stage, the latest, and every report that
    contradicts it; `status` is what follows from the evidence. `deadline` is the last end of its
    targets in force; a target without an end has that of the commitment. `reports` are all of
    them, the latest first.
    """

    commitment: Commitment
    reported: tuple[Report, ...]
    status: str
    reason: Reason
    deadline: dt.date | None
    measured: tuple[Measured, ...]
    reports: tuple[Report, ...]
    money: tuple[Amount, ...]
    conclusions: tuple[str, ...]
    disputes: tuple[Dispute, ...]

    @property
    def actors(self) -> tuple[str, ...]:
        """Who promised."""
        return tuple(self.commitment.actors.split(";"))

    @property
    def beneficiaries(self) -> tuple[str, ...]:
        """For whom: countries and organisations; none when it is not said."""
        named = self.commitment.beneficiaries
        return tuple(named.split(";")) if named else ()


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting: its sessions, who was there by each source, and what it concluded."""

    meeting: Meeting
    sessions: tuple[Session, ...]
    delegations: tuple[Delegation, ...]
    conclusions: tuple[Conclusion, ...]
    disputes: tuple[Dispute, ...]


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """Something with a day: `what` is "deadline", "meeting", "target" or "agreement-ends".

    `row` is the id of the commitment, meeting, indicator or agreement; `days` counts from the day
    of the register, below zero for what is past. `status` is that of the commitment, if it is one.
    """

    what: str
    row: str
    commitment: str | None
    day: dt.date
    days: int
    status: str | None


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """What was promised, as it was known on a day.

    `case` is cut to `day`. Agreements, commitments and meetings stand by their own dates, the
    earliest first, then by id, whatever the order of the rows. `transactions` are all of them,
    `money` sums them by stage and currency.
    """

    case: Case
    day: dt.date
    organisations: Mapping[str, Organisation]
    agreements: tuple[Agreed, ...]
    commitments: tuple[Tracked, ...]
    meetings: tuple[Met, ...]
    transactions: tuple[Transaction, ...]
    money: tuple[Amount, ...]
    disputes: tuple[Dispute, ...]
