"""What a register counted on some days, as a whole number for every day.

Owns: the arithmetic of Flee's validation data: the line between two counts, the correction of
first registrations, the sum of two registers of one place. Pure functions on arrays; a register is
two arrays of one length, `days` (from the first day of the simulation, ascending) and `counts`.
Knows no file.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.int64]
People = NDArray[np.float64]


def daily(days: Days, counts: People, length: int) -> NDArray[np.int64]:
    """The count on each of `length` days: on a line between two counts, cut to whole people.

    days : (N,), N >= 1; of two counts of one day the later row holds from that day on
    returns (length,). Before the first count its value holds, after the last one that of the last.
    """
    day = np.arange(length)
    after = np.searchsorted(days, day, side="right")
    before = np.clip(after - 1, 0, None)
    next_one = np.minimum(after, len(days) - 1)
    span = (days[next_one] - days[before]).astype(np.float64)
    # Where there is no line to walk (outside the counts) the span is 0 and so is what lies on it.
    share = np.divide(
        (day - days[before]).astype(np.float64), span, out=np.zeros(length), where=span > 0
    )
    value = counts[before] + share * (counts[next_one] - counts[before])
    return np.trunc(np.where(day <= days[0], counts[0], value)).astype(np.int64)


def corrected(days: Days, counts: People, day: int) -> People:
    """The counts before a verified registration, scaled to end where it begins.

    A first registration (level 1) counts too many; a second one (level 2) on `day` verifies. All
    counts before it are multiplied by the verified count over the one just before it.

    Raises ValueError when no count is of that day, or none above 0 stands before it.
    """
    made = counts.copy()
    verified = [int(i) for i in np.flatnonzero(days == day) if i > 0]
    if not verified:
        raise ValueError("no count of that day has one before it")
    for i in verified:
        if made[i - 1] <= 0:
            raise ValueError("the count before that day is 0")
        made[:i] *= made[i] / made[i - 1]
    return made


def added(days: Days, counts: People, more_days: Days, more: People) -> tuple[Days, People]:
    """Two registers of one place as one, as Flee's `AddCSVTables` adds them.

    Nothing is interpolated: a day that only the second has takes the first's next count, a day
    that only the first has the second's last one (0 before its first). The sum ends on the day
    that ends the shorter register. Both hold at least one count.
    """
    at, last = 0, 0.0
    sums: list[tuple[int, float]] = []

    def step() -> bool:
        nonlocal at
        if at == len(days) - 1:
            return False
        at += 1
        return True

    for day, count in zip(more_days.tolist(), more.tolist(), strict=True):
        while day > days[at]:
            sums.append((int(days[at]), last + float(counts[at])))
            if not step():
                break
        if day <= days[at]:
            sums.append((day, count + float(counts[at])))
            if day == days[at]:
                step()
            last = count
    made_days, made = zip(*sums, strict=True)
    return np.array(made_days, dtype=np.int64), np.array(made, dtype=np.float64)


def falls(counts: People, told: NDArray[np.bool_]) -> tuple[int, int, int]:
    """Where a register falls: the first row that does, how many do, and by how many people in all.

    counts : (N,), N >= 1; told : (N - 1,), which of the steps from one count to the next matter
    returns the row as an index of `counts`; (0, 0, 0) when it never falls.
    """
    change = np.diff(counts)
    down = np.flatnonzero((change < 0) & told)
    if not down.size:
        return 0, 0, 0
    return int(down[0]) + 1, int(down.size), int(-change[down].sum())
