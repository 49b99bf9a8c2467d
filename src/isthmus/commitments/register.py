"""The register of a case as of a day.

Owns: putting the rows of the case together: what belongs to which agreement, commitment and
meeting, which target is in force, and the narrowing to an agreement, a party or a pillar. What
follows from the evidence is the business of `status`.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from isthmus.case import Case
from isthmus.case.periods import ONE_DAY, period
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

from . import status
from .due import months_after
from .evidence import lines_of, told
from .money import by_stage_and_currency
from .records import (
    Agreed,
    Dispute,
    Judged,
    Measured,
    Met,
    Reason,
    Register,
    Tracked,
)
from .standing import parties_of, status_of

if TYPE_CHECKING:
    from isthmus.series.cube import SeriesView

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def register_of(
    case: Case, day: dt.date, views: Mapping[str, SeriesView] | None = None
) -> Register:
    """What was promised, as it was known on `day`. The case may be cut already, or not.

    `views` are those of the case's series on that day, where somebody has them: what one has
    worked out is not worked out again. Raises CallError for a day before the case begins.
    """
    return _Maker(case.as_of(day), day, views).register()


class _Maker:
    """One register in the making: the rows of the cut case, grouped by what they belong to."""

    def __init__(
        self, case: Case, day: dt.date, views: Mapping[str, SeriesView] | None = None
    ) -> None:
        self.case = case
        self.day = day
        self.views = views
        self.publishers = {source.id: source.publisher for source in case.sources.values()}
        self.conclusions = case.records("conclusions", Conclusion)
        self.transactions = _sorted(
            case.records("transactions", Transaction), lambda row: (row.date, row.id)
        )
        self.disputes = _disputes(case.records("accounts", Account))
        self.indicators = _grouped(
            case.records("indicators", Indicator), lambda row: row.commitment, lambda row: row.id
        )
        self.targets = _grouped(
            case.records("targets", Target), lambda row: row.indicator, lambda row: row.amended
        )
        self.reports = _grouped(
            case.records("progress", Report),
            lambda row: row.commitment,
            lambda row: (
                period(row.period).end,
                row.published,
                row.reporter,
                row.source,
                row.indicator or "",
            ),
        )
        self.paid = _grouped(
            [row for row in self.transactions if row.commitment],
            lambda row: row.commitment or "",
            lambda row: (row.date, row.id),
        )
        self.view_of = functools.cache(self._view_of)

    def _view_of(self, series: str) -> SeriesView | None:
        from isthmus.series.cube import SeriesView

        if series not in self.case.series:
            return None
        if self.views is not None:
            return self.views.get(series)
        view = SeriesView(self.case, self.case.series[series])
        return view if view.editions else None

    def register(self) -> Register:
        """The whole of it."""
        case = self.case
        organisations = case.records("organisations", Organisation)
        return Register(
            case=case,
            day=self.day,
            organisations={row.id: row for row in organisations},
            agreements=self._agreements(),
            commitments=tuple(
                self._tracked(row)
                for row in _sorted(
                    case.records("commitments", Commitment), lambda row: (row.made, row.id)
                )
            ),
            meetings=self._meetings(),
            transactions=tuple(self.transactions),
            money=by_stage_and_currency(self.transactions),
            disputes=tuple(self.disputes),
        )

    # --- agreements and meetings -----------------------------------------------------------------

    def _agreements(self) -> tuple[Agreed, ...]:
        pillars = _grouped(
            self.case.records("pillars", Pillar), lambda row: row.agreement, _in_the_text
        )
        acts = _grouped(self.case.records("parties", Act), lambda row: row.agreement)
        rows = _sorted(
            self.case.records("agreements", Agreement),
            lambda row: (row.adopted or row.published, row.id),
        )
        return tuple(
            Agreed(
                agreement=row,
                status=status_of(row, self.day),
                pillars=tuple(pillars.get(row.id, ())),
                parties=parties_of(acts.get(row.id, ()), self.day),
                disputes=self._disputed("agreements", row.id),
            )
            for row in rows
        )

    def _meetings(self) -> tuple[Met, ...]:
        sessions = _grouped(
            self.case.records("sessions", Session),
            lambda row: row.meeting,
            lambda row: (row.day, row.id),
        )
        delegations = _grouped(
            self.case.records("delegations", Delegation),
            lambda row: row.meeting,
            lambda row: (row.party, row.published, row.source),
        )
        conclusions = _grouped(self.conclusions, lambda row: row.meeting, lambda row: row.id)
        rows = _sorted(self.case.records("meetings", Meeting), lambda row: (row.starts, row.id))
        return tuple(
            Met(
                meeting=row,
                sessions=tuple(sessions.get(row.id, ())),
                delegations=tuple(delegations.get(row.id, ())),
                conclusions=tuple(conclusions.get(row.id, ())),
                disputes=self._disputed("meetings", row.id),
            )
            for row in rows
        )

    def _disputed(self, about: str, row: str) -> tuple[Dispute, ...]:
        return tuple(one for one in self.disputes if (one.about, one.row) == (about, row))

    # --- commitments -----------------------------------------------------------------------------

    def _tracked(self, row: Commitment) -> Tracked:
        reports = self.reports.get(row.id, [])
        measured = tuple(
            self._measured(row, indicator, reports) for indicator in self.indicators.get(row.id, ())
        )
        ends = [one.target.ends or row.deadline for one in measured if one.target is not None]
        deadline = max((day for day in ends if day is not None), default=row.deadline)
        # What has no target is shown for what it tells and held to nothing.
        held = [one for one in measured if one.target or one.indicator.unit == "act"]
        if held:
            found = status.of_commitment([(one.status, one.reason) for one in held])
        elif self.day < (row.starts or row.made):
            found = "not-started", Reason("begins", {"day": row.starts or row.made})
        else:
            found = status.of_reports(reports, self.publishers, ends=deadline, day=self.day)
            if measured and found[1].code == "no-evidence":
                found = found[0], Reason("no-target")
        own = [report for report in reports if report.reporter == "actor"]
        return Tracked(
            commitment=row,
            reported=tuple(status.last_words(own, self.publishers)),
            status=found[0],
            reason=found[1],
            deadline=deadline,
            measured=measured,
            reports=tuple(reversed(reports)),
            money=by_stage_and_currency(self.paid.get(row.id, ())),
            conclusions=tuple(
                sorted(c.id for c in self.conclusions if row.id in (c.commitments or "").split(";"))
            ),
            disputes=self._disputed("commitments", row.id),
        )

    def _measured(
        self, row: Commitment, indicator: Indicator, reports: Sequence[Report]
    ) -> Measured:
        targets = self.targets.get(indicator.id, [])
        known = [target for target in targets if target.amended <= self.day]
        target = known[-1] if known else None
        starts = (target.starts if target else None) or row.starts or row.made
        act = indicator.unit == "act"
        ends = (target.ends if target else None) or row.deadline
        about = [report for report in reports if report.indicator in (None, indicator.id)]
        words = status.of_reports(about, self.publishers, ends=ends, day=self.day)
        lines = lines_of(
            self.case,
            self.view_of,
            indicator,
            starts=starts,
            reports=reports,
            transactions=self.paid.get(row.id, ()),
        )
        goal = status.goal_of(target)
        per = "total" if target is None or act else target.per
        fixed = bool(row.starts or (target and target.starts))
        spans = []
        for first, last in spans_of(per, starts, ends, self.day, fixed=fixed):
            numbers = told(lines, indicator, first, last, self.day)
            found = status.of_span(
                goal,
                numbers,
                starts=first,
                ends=last,
                day=self.day,
                reduce=indicator.reduce,
            )
            spans.append(
                Judged(starts=first, ends=last, told=numbers, status=found[0], reason=found[1])
            )
        current = spans[-1]
        if per == "total":
            result = current.status, current.reason
        else:
            result = status.of_spans(spans, over=ends is not None and self.day > ends)
        if self.day >= starts and act:
            result = words
        elif self.day >= starts and target is not None:
            result = status.of_indicator(result, words)
        return Measured(
            indicator=indicator,
            target=target,
            earlier=tuple(known[:-1]),
            coming=tuple(target for target in targets if target.amended > self.day),
            spans=tuple(spans),
            told=next((one.told for one in reversed(spans) if one.told), ()),
            status=result[0],
            reason=result[1],
        )


# --- time ----------------------------------------------------------------------------------------


def spans_of(
    per: str, starts: dt.date, ends: dt.date | None, day: dt.date, *, fixed: bool
) -> list[tuple[dt.date, dt.date | None]]:
    """The spans that a target is held to, those that have begun by `day`, at least the first.

    All its time, or its whole years or months: counted from a stated first day (`fixed`), else
    those of the calendar. Time that holds no whole one is one span.
    """
    if per == "total":
        return [(starts, ends)]
    step = 12 if per == "year" else 1
    first = starts
    if not fixed or (per == "month" and starts.day > 1):
        first = dt.date(starts.year, 1, 1) if per == "year" else starts.replace(day=1)
        if first < starts:
            first = months_after(first, step)
    found: list[tuple[dt.date, dt.date | None]] = []
    k = 0
    while True:
        begin = months_after(first, k * step)
        last = months_after(first, (k + 1) * step) - ONE_DAY
        if (ends is not None and last > ends) or (found and begin > day):
            break
        found.append((begin, last))
        k += 1
    return found or [(starts, ends)]


# --- rows ----------------------------------------------------------------------------------------


def _disputes(accounts: Iterable[Account]) -> list[Dispute]:
    """The accounts of one aspect of one row together; of one alone there is none beside it."""
    groups = _grouped(
        accounts,
        lambda row: (row.about, row.row, row.aspect),
        lambda row: (row.published, row.source, row.says_en),
    )
    return [
        Dispute(about=about, row=row, aspect=aspect, accounts=tuple(own))
        for (about, row, aspect), own in sorted(groups.items())
    ]


#: The order in which parts of a text are listed, and the signs of Roman numbers.
_PARTS = ("pillar", "chapter", "clause", "package")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _in_the_text(pillar: Pillar) -> tuple[int, int, str, str]:
    """Pillars before packages, and by number as a reader counts: 2 before 10, IV before IX."""
    number = (pillar.number or "").casefold()
    digits = "".join(c for c in number if c.isdigit())
    if digits:
        rank = int(digits)
    elif number and set(number) <= _ROMAN.keys():
        signs = [_ROMAN[c] for c in number]
        rank = sum(-one if one < max(signs[i:]) else one for i, one in enumerate(signs))
    else:
        rank = 10**6
    return _PARTS.index(pillar.kind), rank, number, pillar.id


def _sorted(rows: Iterable[T], key: Callable[[T], Any]) -> list[T]:
    return sorted(rows, key=key)


def _grouped(
    rows: Iterable[T], by: Callable[[T], K], key: Callable[[T], Any] | None = None
) -> dict[K, list[T]]:
    found: dict[K, list[T]] = {}
    for row in rows if key is None else _sorted(rows, key):
        found.setdefault(by(row), []).append(row)
    return found
