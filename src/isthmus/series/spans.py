"""What a row of periods says of a span of days.

Owns: `Line`, the numbers of one series for one population at one place, and the sums of its periods
that cover a span. A span that the periods do not cover has no sum.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Mapping

import msgspec

from isthmus.case import Period
from isthmus.case.periods import ONE_DAY, month_end, months_before

from .quantities import Quantity, over_time


class Line:
    """Numbers by period, of one series, population and place.

    `silent` are periods whose complete table lists others and not this population: no number stands
    there, and a sum over more periods may leave them out. A publisher who rounds may still have
    counted up to `unlisted` people in each.
    """

    def __init__(
        self,
        numbers: Mapping[Period, Quantity],
        silent: frozenset[Period] = frozenset(),
        *,
        unlisted: float = 0.0,
    ) -> None:
        self.numbers = dict(sorted(numbers.items()))
        self.silent = silent
        self.unlisted = unlisted
        self._adds = all(q.measure == "increment" for q in self.numbers.values())
        self._summed: dict[tuple[Period, int], Quantity | None] = {}

    @functools.cached_property
    def own(self) -> Line:
        """The publisher's own numbers alone, without those that others relayed."""
        return self.only(lambda q: not q.relayed)

    def only(self, keep: Callable[[Quantity], bool]) -> Line:
        """The line with some of its numbers."""
        kept = {p: q for p, q in self.numbers.items() if keep(q)}
        return Line(kept, self.silent, unlisted=self.unlisted)

    @functools.cached_property
    def months(self) -> dict[dt.date, Quantity]:
        """The months that have a number, by their first day."""
        return {p.start: q for p, q in self.numbers.items() if p.is_month}

    @functools.cached_property
    def odd(self) -> frozenset[Period]:
        """The spans published as such that are neither a month nor a year."""
        return frozenset(p for p in self.numbers if not (p.is_month or p.is_year))

    def over(self, period: Period, *, slack_days: int = 0) -> Quantity | None:
        """The quantity of a span: the publisher's own for it, else a sum, else a relayed one.

        Where the publisher gives only a bound ("more than 28,000 in 2022") its sum says more. A
        span that ends within `slack_days` of the end of a month or year counts as ending there (a
        running total "to 1 October"); the quantity then names the days it really covers.
        """
        published = self.numbers.get(period)
        bounded = published is not None and None not in (published.low, published.high)
        if published is not None and bounded and not published.relayed:
            return published
        return self.tiled(period, slack_days=slack_days) or published

    def tiled(self, period: Period, *, slack_days: int = 0) -> Quantity | None:
        """The sum of shorter numbers that cover a span: months where there are, else years.

        The number published for the span itself is none of them. None when they do not cover the
        span, when no number lies in it, and for what does not add over time.
        """
        key = (period, slack_days)
        if key not in self._summed:
            self._summed[key] = self._sum(period, slack_days) if self._adds else None
        return self._summed[key]

    def lacks(self, period: Period) -> bool:
        """Whether complete tables cover a span and none of them lists the population."""
        tiles = self._covering(period, period)
        if period in self.silent:
            return True
        return tiles is not None and all(q is None for _, q in tiles)

    def up_to(self, period: Period) -> Quantity | None:
        """The sum of the whole months of a span, from its first day; None where it has none."""
        last = period.end if period.end == month_end(period.end) else _last_month_end(period.end)
        return self._apart(Period(period.start, last), period) if last > period.start else None

    def around(self, period: Period) -> Quantity | None:
        """The sum of the months that a span touches, from its first day."""
        return self._apart(Period(period.start, month_end(period.end)), period)

    def _apart(self, span: Period, period: Period) -> Quantity | None:
        """The quantity of a span, other than the number published for a period."""
        return self.tiled(span) if span == period else self.over(span)

    def _sum(self, period: Period, slack_days: int) -> Quantity | None:
        for off in sorted(range(-slack_days, slack_days + 1), key=abs):
            end = period.end + off * ONE_DAY
            if end >= period.start and (tiles := self._covering(Period(period.start, end), period)):
                parts = [q for _, q in tiles if q is not None]
                silent = [p for p, q in tiles if q is None]
                if not parts:
                    return None
                total = over_time(parts, silent=silent)
                if not silent or not self.unlisted or total.high is None:
                    return total
                high = total.high + self.unlisted * len(silent)
                return msgspec.structs.replace(total, high=high)
        return None

    def _covering(self, span: Period, whole: Period) -> list[tuple[Period, Quantity | None]] | None:
        """Months and years that follow one another from the first day of a span to its last."""
        onward: dict[dt.date, tuple[Period, Quantity | None] | None] = {span.end + ONE_DAY: None}
        for first, tiles in self._tiles_backwards:
            if span.start <= first <= span.end:
                for tile in tiles:
                    if tile[0] != whole and tile[0].end + ONE_DAY in onward:
                        onward[first] = tile
                        break
        path: list[tuple[Period, Quantity | None]] = []
        step = onward.get(span.start)
        while step is not None:
            path.append(step)
            step = onward[step[0].end + ONE_DAY]
        return path or None

    @functools.cached_property
    def _tiles_backwards(self) -> list[tuple[dt.date, list[tuple[Period, Quantity | None]]]]:
        """Months and years by first day, latest first; of one day first the own, then months."""
        tiles: dict[dt.date, list[tuple[Period, Quantity | None]]] = {}
        for p, q in [*self.numbers.items(), *((p, None) for p in self.silent)]:
            if p.is_month or p.is_year:
                tiles.setdefault(p.start, []).append((p, q))
        for of_day in tiles.values():
            of_day.sort(key=lambda tile: (tile[1] is not None and tile[1].relayed, tile[0].end))
        return sorted(tiles.items(), reverse=True)


def _last_month_end(day: dt.date) -> dt.date:
    return month_end(months_before(day, 1))
