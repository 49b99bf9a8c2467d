"""The days from which a forecast looks ahead.

Owns: the words in which a row of origin dates is asked for (a range of months, and a day of each),
and how many there may be. Knows nothing of a case, nor of what was published by a day.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from isthmus.case.problems import CallError

#: The word for the last day of a month, wherever that falls.
LAST = "last"
#: A row of origins longer than this is a slip of the pen: a hundred years of months.
MOST = 1200

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


def origins_of(months: str, day: int | str = LAST) -> tuple[dt.date, ...]:
    """An origin in every month of a range, in order: "2023-01:2025-03", or one month, "2023-01".

    `day` is a day of the month, 1 to 31, or "last"; where a month is shorter, its last. Raises
    CallError when the range or the day is none, or the range is empty or runs over `MOST` months.
    """
    first, _, last = months.partition(":")
    begins, ends = (_number(month, months) for month in (first, last if ":" in months else first))
    if begins > ends:
        raise CallError("origins-reversed", months, first=last, last=first)
    if ends - begins >= MOST:
        raise CallError("origins-many", months, most=MOST)
    wanted = day_of(day)
    return tuple(_day(number, wanted) for number in range(begins, ends + 1))


def day_of(day: int | str) -> int:
    """A day of the month as a number, 31 for "last". Raises CallError when it is neither."""
    if day == LAST:
        return 31
    number = int(day) if re.fullmatch(r"[0-9]{1,2}", str(day)) else 0
    if not 1 <= number <= 31:
        raise CallError("origins-day", day)
    return number


def _number(month: str, months: str) -> int:
    """A month of the calendar as a number: consecutive months differ by one."""
    found = _MONTH.fullmatch(month)
    if found is None or int(found[1]) < 1:
        raise CallError("origins-months", months)
    return int(found[1]) * 12 + int(found[2]) - 1


def _day(number: int, wanted: int) -> dt.date:
    year, month = divmod(number, 12)
    return dt.date(year, month + 1, min(wanted, calendar.monthrange(year, month + 1)[1]))
