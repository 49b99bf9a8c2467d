"""Those who arrive, day by day, and those who are present.

Owns: `Presence`, the fluid stock of one reception over the days of the projected months. Within a
month people arrive evenly. Who is there when the first day begins follows from the last count by
Little's law; where that count was not published, from the first projected month.
"""

from __future__ import annotations

import datetime as dt

import msgspec
import numpy as np

from isthmus.case.periods import month_end

from .capacity.fluid import little, present
from .records import Arriving, Floats


class Presence(msgspec.Struct, frozen=True, kw_only=True):
    """Who is present at one reception.

    days      [D] every day of the projected months
    of_day    [D] the number of its month
    lengths   [H] days in each month
    arriving  [N, D] arrivals on each day
    present   [N, D] the mean number of people present on each day
    """

    at: Arriving
    days: tuple[dt.date, ...]
    of_day: tuple[int, ...]
    lengths: Floats
    arriving: Floats
    present: Floats

    @property
    def mean(self) -> Floats:
        """[N, H] the mean number of people present in each month."""
        return self.person_days / self.lengths

    @property
    def person_days(self) -> Floats:
        """[N, H] the days that people spend here in each month, added up."""
        return self.monthly(self.present, np.add)

    def monthly(self, daily: Floats, how: np.ufunc) -> Floats:
        """[N, H] of [N, D]: the days of each month put together by a ufunc (add, maximum)."""
        starts = [self.of_day.index(month) for month in range(len(self.lengths))]
        together: Floats = how.reduceat(daily, starts, axis=1)
        return together


def presence_of(at: Arriving) -> Presence:
    """The people present at a reception, from those who arrive and how long they stay."""
    lengths = [month_end(month).day for month in at.months]
    of_day = [h for h, length in enumerate(lengths) for _ in range(length)]
    days = [at.months[h] + dt.timedelta(days=d) for h, n in enumerate(lengths) for d in range(n)]
    a_day = at.people / np.asarray(lengths, dtype=np.float64)
    arriving = a_day[:, of_day]
    if at.before is None:
        start = little(a_day[:, 0], at.stay)
    else:
        last = at.months[0] - dt.timedelta(days=1)
        start = little(at.before / last.day, at.stay)
    mean, _ = present(arriving, at.stay, start)
    return Presence(
        at=at,
        days=tuple(days),
        of_day=tuple(of_day),
        lengths=np.asarray(lengths, dtype=np.float64),
        arriving=arriving,
        present=mean,
    )
