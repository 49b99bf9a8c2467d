"""Simple forecasts that ours is judged by, each from the past of one series alone.

Owns: their names, and what they share: a log scale on which nobody is counted as 0 (log of the
count plus one), and gaps. Every one is `reference(values, horizon)`:

    values   [T] counts by month, NaN where nothing was published
    horizon  H, the months after the last of `values` that are forecast
    gives    [H, Q] quantiles at LEVELS, in people, never below 0 and never crossing

They use nothing but these numbers. Raise ValueError with fewer than `LEAST` numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from isthmus.forecast.records import Floats

from .arima import arima
from .scale import LEAST
from .smoothing import ets
from .walks import flusight, naive, rw_t, seasonal_naive

__all__ = ["LEAST", "REFERENCES", "RW_T", "Reference"]

Reference: TypeAlias = Callable[[Floats, int], Floats]

#: The name of the reference that all others, and our own forecasts, are compared with.
RW_T = "rw-t"
#: The references, by the names they have in a table of scores.
REFERENCES: Mapping[str, Reference] = {
    RW_T: rw_t,
    "flusight-24": flusight,
    "naive": naive,
    "seasonal-naive": seasonal_naive,
    "ets": ets,
    "arima": arima,
}
