"""How this model did up to the day: forecasts from earlier origins against what was counted since.

Owns: the record of it and its two judgements, in words that need no statistics: whether the
intervals held as often as they said, and whether the forecast was closer than persistence. Only
what was published by the day of the brief is used, on both sides.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

#: The shares of counts that the bands should hold.
WIDE, NARROW = 0.9, 0.5
#: Coverage within so much of what was said is about as often as said.
_SLACK = 0.06
#: A relative score within so much of 1 is no better and no worse.
_EVEN = 0.03

Held = Literal["as-said", "less", "more"]
Against = Literal["closer", "even", "farther"]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """The scores of one series so many months ahead.

    months    horizon, 1 for the month after the last published one
    targets   counts that were compared
    narrow, wide   the shares of them inside the bands
    relative  weighted interval score over that of persistence (geometric mean over populations),
              below 1 where the forecast was closer; None where it cannot be told
    """

    series: str
    months: int
    targets: int
    narrow: float
    wide: float
    relative: float | None

    @property
    def against(self) -> Against | None:
        """The forecast against persistence; None where it cannot be told."""
        return None if self.relative is None else against(self.relative)


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """The scores up to a day. `rows` by series and horizon; the shares are over all of them."""

    first: dt.date
    last: dt.date
    origins: int
    targets: int
    narrow: float
    wide: float
    rows: tuple[Row, ...]

    @property
    def held(self) -> Held:
        """Whether the wide band held as often as it said."""
        if abs(self.wide - WIDE) <= _SLACK:
            return "as-said"
        return "less" if self.wide < WIDE else "more"


def against(relative: float) -> Against:
    """What a relative score says."""
    if abs(relative - 1) <= _EVEN:
        return "even"
    return "closer" if relative < 1 else "farther"
