"""The counts of one nationality along the chain, month by month, as known on an origin date.

Owns: `Counts`: who entered, what each later station counted, by which way people came in at the
end; and the fold of nationalities who travel together. Gaps stay gaps but for those who entered:
between two numbers their logarithm is drawn as a straight line, since people were on their way in
those months too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from isthmus.forecast.records import Floats, Known, Target

from .chain import Chain

#: Months from which the first level of a series is read.
_FIRST_MONTHS = 3


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one nationality. T months from the first that the filter reads.

    entered  [T] who entered the first station; NaN after the last known month, nowhere else
    counted  [K-1, T] what stations 1 to K-1 counted, NaN where nothing was published
    by_way   [W, T] what the last station counted by way; NaN where that is not told
    breaks   [K-1, T] whether the way of counting of the station changed in the month
    days     [T] days of each month
    """

    entered: Floats
    counted: Floats
    by_way: Floats
    breaks: Floats
    days: Floats

    @property
    def months(self) -> int:
        """T."""
        return len(self.entered)

    @property
    def last_entered(self) -> int:
        """The last month with a number of those who entered; -1 where there is none."""
        return int(np.flatnonzero(~np.isnan(self.entered))[-1]) if self.is_told else -1

    @property
    def is_told(self) -> bool:
        """Whether anything is known of those who entered."""
        return bool((~np.isnan(self.entered)).any())

    @property
    def last_counted(self) -> int:
        """The last month with a number of any later station; -1 where there is none."""
        told = np.flatnonzero(~np.isnan(self.counted).all(axis=0))
        return int(told[-1]) if len(told) else -1

    def first_levels(self) -> Floats:
        """[K] the mean of the first months with a number at each station; 0 where there is none."""
        rows = np.vstack((self.entered, self.counted))
        return np.array([_first_level(row) for row in rows])

    def signature(self, months: int) -> bytes:
        """All that a filter over the first `months` months depends on."""
        parts = (self.entered, self.counted, self.by_way, self.breaks)
        levels = self.first_levels().tobytes()
        return levels + b"".join(
            np.ascontiguousarray(part[..., :months]).tobytes() for part in parts
        )


def counts_of(
    known: Known,
    chain: Chain,
    series: Sequence[str],
    population: str,
    folds: Sequence[Mapping[str, str]],
) -> Counts:
    """The counts of a nationality and of those who are folded into it, by the chain's stations.

    `series` [K] counts at each station; `folds` [K] says of whom people of a nationality travel
    with another. Who is folded in counts where there is a number; a month with none of all is NaN.
    """
    months = known.months
    rows = np.full((len(series), months), np.nan)
    for k, (one, fold) in enumerate(zip(series, folds, strict=True)):
        for member in (population, *(who for who, into in fold.items() if into == population)):
            found = known.counts.get(Target(one, member))
            if found is not None:
                row = found[:months]
                rows[k, : len(row)] = np.where(
                    np.isnan(row),
                    rows[k, : len(row)],
                    np.nan_to_num(rows[k, : len(row)]) + np.nan_to_num(row),
                )
    by_way = np.full((len(chain.ways), months), np.nan)
    for w, way in enumerate(chain.ways):
        found = known.counts.get(Target(series[-1], f"{population};{way}" if way else population))
        if found is not None:
            by_way[w, : len(found)] = found[:months]
    breaks = np.zeros((len(series) - 1, months))
    for k, one in enumerate(series[1:]):
        for month in known.breaks.get(one, ()):
            if 0 <= month < months:
                breaks[k, month] = 1.0
    return Counts(
        entered=_bridged(rows[0]),
        counted=rows[1:],
        by_way=by_way,
        breaks=breaks,
        days=np.array(
            [(known.month(m + 1) - known.month(m)).days for m in range(months)], np.float64
        ),
    )


def _bridged(row: Floats) -> Floats:
    """A row whose gaps are bridged, those before the first number by it; NaN after the last."""
    told = np.flatnonzero(~np.isnan(row))
    if not len(told):
        return row
    months = np.arange(len(row))
    bridged: Floats = np.expm1(np.interp(months, told, np.log1p(row[told])))
    bridged[told] = row[told]
    bridged[told[-1] + 1 :] = np.nan
    return bridged


def _first_level(row: Floats) -> float:
    told = row[~np.isnan(row)][:_FIRST_MONTHS]
    return float(told.mean()) if len(told) else 0.0
