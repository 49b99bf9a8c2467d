"""What falls due.

Owns: the days that a register holds, to come and past: deadlines, the ends of targets' years and
months, meetings, the ends of agreements.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

from .records import Due, Register

#: What is settled is not due any more.
_SETTLED = ("met", "missed")


def due(register: Register, months: int = 6) -> tuple[Due, ...]:
    """What falls due within `months` after the day of the register, and what is past and open.

    Past are the deadlines of commitments whose status is neither met nor missed: nobody knows what
    came of them. The earliest first.
    """
    until = months_after(register.day, months)
    found = [
        one
        for one in _days(register)
        if (one.days >= 0 and one.day <= until)
        or (one.days < 0 and one.what == "deadline" and one.status not in _SETTLED)
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.what, one.row)))


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of the month so many months later, or the last of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _days(register: Register) -> Iterator[Due]:
    def one(
        what: str,
        row: str,
        day: dt.date,
        commitment: str | None = None,
        status: str | None = None,
    ) -> Due:
        days = (day - register.day).days
        return Due(what=what, row=row, commitment=commitment, day=day, days=days, status=status)

    for tracked in register.commitments:
        name = tracked.commitment.id
        if tracked.deadline is not None:
            yield one("deadline", name, tracked.deadline, name, tracked.status)
        for measured in tracked.measured:
            ends = {span.ends for span in measured.spans if span.ends is not None}
            for day in sorted(ends - {tracked.deadline}):
                yield one("target", measured.indicator.id, day, name, measured.status)
    for met in register.meetings:
        if met.meeting.starts >= register.day:
            yield one("meeting", met.meeting.id, met.meeting.starts)
    for agreed in register.agreements:
        ended = agreed.agreement.ended
        if ended is not None and ended >= register.day:
            yield one("agreement-ends", agreed.agreement.id, ended)
