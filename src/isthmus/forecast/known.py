"""What was published of the modelled series by the end of an origin date: from a case to `Known`.

Owns: `known_of` and `known_on`, and the rules by which a number enters a forecast.

- Of a month that was published several times the edition in force on the day stands, as
  `series.cube` says which.
- A bound ("more than 28,000") is no count, and a number published before its month was over is a
  part of it: both are left out, as if not published.
- A month without a number is NaN. Whoever a complete table does not list is 0 in it; a cell of the
  table that was left blank is NaN.
- "other" is everybody less those told apart, so that parts and whole agree; where what is listed
  adds up to more than the total that the publisher gives, the total is what is listed.
- Ways by which people come in are told apart where together they are everybody; else not at all.
- A series of fewer than `LEAST_MONTHS` months, or of nothing but zeros, is left out with a notice.
"""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from isthmus.case import ALL, NATIONALITY, OTHER, CallError, Case
from isthmus.case.periods import months_between
from isthmus.case.problems import CaseError, Problem
from isthmus.series.cube import Cell, SeriesView, shared_words
from isthmus.series.quantities import Quantity

from .records import Floats, Known, Target
from .settings import Settings, Station

#: Of fewer months nothing is forecast.
LEAST_MONTHS = 6
#: The months over which a nationality is counted to see whether it is enough people.
_LATELY = 24

#: Ways are everybody where their sum is as near the total: editions of a table differ a little.
_WHOLE = 0.02

#: The numbers of one month by population.
_Month = Mapping[str, float]


def known_of(case: Case, settings: Settings, origin: dt.date) -> Known:
    """What was published of the modelled series by the end of the day, as `known_on`."""
    return known_on(case, settings, [origin])[0]


def known_on(case: Case, settings: Settings, origins: Sequence[dt.date]) -> list[Known]:
    """What was published of the modelled series by the end of each day, in the order given.

    The same as reading `case.as_of(origin)` for each, in a fraction of the time. Targets, for the
    series of each station: "all"; each nationality that is followed or that travels with one, and
    each other with enough people; "other"; each word by which the series tells people apart, and
    these for the nationalities that are followed.

    Raises CallError for a day by which no series can be used, CaseError for a number that no count
    can be.
    """
    stations = {
        station.series: _Counted(case, settings, station)
        for station in settings.stations
        if station.series in case.series and station.place in case.places
    }
    return [_known(case, settings, stations, origin) for origin in origins]


def _known(
    case: Case, settings: Settings, stations: Mapping[str, _Counted], origin: dt.date
) -> Known:
    notices: list[Problem] = []
    counts: dict[Target, Floats] = {}
    assumed: set[str] = set()
    for station in settings.stations:
        name = station.series
        series = stations.get(name)
        found = series.on(origin, notices) if series else {}
        if not found and not any(one.value == name for one in notices):
            notices.append(Problem(code="forecast-series-nothing-yet", value=name))
        counts |= {Target(name, population): line for population, line in found.items()}
        if found and series and series.assumed(origin):
            assumed.add(name)
    if not counts:
        raise CallError(
            "forecast-nothing-known",
            origin.isoformat(),
            first=f"{settings.time.first:%Y-%m}",
            series=", ".join(dict.fromkeys(str(one.value) for one in notices)),
        )
    months = max(len(line) for line in counts.values())
    for target, line in counts.items():
        counts[target] = np.append(line, np.full(months - len(line), math.nan))
    return Known(
        case=case.name,
        origin=origin,
        first=settings.time.first,
        counts=counts,
        breaks=_breaks(case, settings, origin),
        assumed=frozenset(assumed),
        notices=tuple(notices),
    )


def _breaks(case: Case, settings: Settings, origin: dt.date) -> dict[str, tuple[int, ...]]:
    """The months, after the first, at which a way of counting changes, by series.

    A break holds for everybody whom a series counts: a fault of some of them alone is none.
    """
    found: dict[str, set[int]] = {}
    counted = {station.series for station in settings.stations}
    for one in settings.breaks:
        fault = case.faults.get(one.fault)
        if fault is None or one.set_aside or fault.published > origin:
            continue
        if fault.series not in counted or fault.population != ALL:
            continue
        at = [months_between(settings.time.first, fault.starts)]
        if fault.ends is not None:
            at.append(months_between(settings.time.first, fault.ends + dt.timedelta(days=1)))
        found.setdefault(fault.series, set()).update(month for month in at if month > 0)
    return {series: tuple(sorted(months)) for series, months in found.items() if months}


class _Counted:
    """The series of one station: its months as they stood on any day, each worked out once."""

    def __init__(self, case: Case, settings: Settings, station: Station) -> None:
        self.id = station.series
        self._case, self._settings, self._station = case, settings, station
        self._view = SeriesView(case, case.series[station.series])
        self._place = station.at or self._view.series.place
        self._cells: dict[Cell, list[Quantity]] = {}
        for edition in self._view.editions:
            cell = (edition.period, edition.place)
            late = edition.period.start >= settings.time.first
            if late and edition.period.is_month and edition.place == self._place:
                self._cells.setdefault(cell, []).append(edition)
        # Editions come by the day on which they were published.
        self._days = {
            cell: [one.published for one in editions] for cell, editions in self._cells.items()
        }
        self._all_days = [one.published for one in self._view.editions]
        self._blanks = self._blank()
        self._months: dict[tuple[Cell, int, int, frozenset[str]], _Month] = {}
        self._scopes: dict[int, frozenset[str]] = {}
        self._followed = _followed(settings, station)
        words = {word for one in self._view.editions for word in one.population.split(";")}
        nationalities = {
            word for word in words if case.vocabulary.dimension_of(word) == NATIONALITY
        }
        self._listed = tuple(sorted(nationalities | set(self._followed)))

    def on(self, origin: dt.date, notices: list[Problem]) -> dict[str, Floats]:
        """The counts by population known on a day; none, and a notice, where too few are."""
        months = self._known_months(origin)
        if not months:
            return {}
        length = months_between(self._settings.time.first, max(months)) + 1
        lines: dict[str, Floats] = {}
        for start, numbers in months.items():
            at = months_between(self._settings.time.first, start)
            for population, number in numbers.items():
                if population not in lines:
                    lines[population] = np.full(length, math.nan)
                lines[population][at] = number
        self._set_aside(lines, origin)
        return self._targets(lines, notices)

    def assumed(self, origin: dt.date) -> bool:
        """Whether the day on which any of its months was published is only known by a lag."""
        return any(
            one.basis == "lag"
            for cell, editions in self._cells.items()
            for one in editions[: bisect_right(self._days[cell], origin)]
        )

    # --- the months as known on a day -----------------------------------------------------------

    def _known_months(self, origin: dt.date) -> dict[dt.date, _Month]:
        """The numbers of each month known on a day, by its first day."""
        scope = self._scope(origin)
        found: dict[dt.date, _Month] = {}
        for cell, editions in self._cells.items():
            count = bisect_right(self._days[cell], origin)
            if not count:
                continue
            blanks = [word for day, word in self._blanks.get(cell, ()) if day <= origin]
            key = (cell, count, len(blanks), scope)
            if key not in self._months:
                self._months[key] = self._month(cell, editions[:count], scope, blanks)
            if self._months[key]:
                found[cell[0].start] = self._months[key]
        return found

    def _scope(self, origin: dt.date) -> frozenset[str]:
        """Whom the series was limited to, by what was published of it until a day."""
        count = bisect_right(self._all_days, origin)
        if count not in self._scopes:
            known = self._view.editions[:count]
            self._scopes[count] = shared_words(known)
        return self._scopes[count]

    def _month(
        self,
        cell: Cell,
        editions: list[Quantity],
        scope: frozenset[str],
        blanks: Sequence[str],
    ) -> _Month:
        """The numbers of one month, by population, from the editions known of it."""
        view = self._view.among(editions, scope)
        found: dict[str, float] = {}
        if cell in view.totals:
            self._take(found, ALL, view.totals[cell])
        self._take_parts(found, view, cell, None, blanks)
        for word in self._station.apart:
            dimension = self._case.vocabulary.dimension_of(word)
            assert dimension is not None
            number = view.by(dimension).get(cell, {}).get(word)
            self._take(found, word, number, view.lists(cell, frozenset({dimension})), blanks)
            self._take_parts(found, view, cell, word, blanks)
        return found

    def _take_parts(
        self,
        found: dict[str, float],
        view: SeriesView,
        cell: Cell,
        word: str | None,
        blanks: Sequence[str],
    ) -> None:
        """The numbers of a month by nationality: of everybody, or of those who are of one word."""
        vocabulary = self._case.vocabulary
        within = frozenset({word}) if word else frozenset[str]()
        dimensions = {NATIONALITY} | {vocabulary.dimension_of(one) or "" for one in within}
        parts = view.by(NATIONALITY, within).get(cell, {})
        complete = view.lists(cell, frozenset(dimensions))
        for nationality in self._followed if word else self._listed:
            population = vocabulary.canonical(f"{nationality};{word}") if word else nationality
            self._take(found, population, parts.get(nationality), complete, blanks)

    def _take(
        self,
        found: dict[str, float],
        population: str,
        number: Quantity | None,
        complete: bool = False,
        blanks: Sequence[str] = (),
    ) -> None:
        if number is None:
            words = set(population.split(";"))
            blank = any(words <= set(one.split(";")) for one in blanks)
            if complete and not blank:
                found[population] = 0.0
            return
        value = number.value
        bounded = number.low is not None and number.high is not None
        if value is None or not bounded or number.published < number.period.end:
            return
        if not (math.isfinite(value) and value >= 0):
            raise CaseError(
                [
                    Problem(
                        code="forecast-negative",
                        value=f"{value:g}",
                        values={
                            "series": self.id,
                            "month": str(number.period),
                            "population": population,
                        },
                    )
                ]
            )
        found[population] = value

    def _blank(self) -> dict[Cell, list[tuple[dt.date, str]]]:
        """The cells of tables that were published without a number, by month."""
        rows = self._case.observations.filter(
            (pl.col("series") == self.id) & pl.col("value").is_null()
        )
        months = {(cell[0].start, cell[0].end, cell[1]): cell for cell in self._cells}
        found: dict[Cell, list[tuple[dt.date, str]]] = {}
        for row in rows.iter_rows(named=True):
            cell = months.get((row["start"], row["end"], row["place"]))
            if cell is not None:
                found.setdefault(cell, []).append((row["published"], row["population"]))
        return found

    # --- targets --------------------------------------------------------------------------------

    def _targets(self, lines: dict[str, Floats], notices: list[Problem]) -> dict[str, Floats]:
        total = lines.get(ALL)
        if total is None or np.count_nonzero(~np.isnan(total)) < LEAST_MONTHS:
            notices.append(self._notice("forecast-series-too-short", ALL))
            return {}
        if not np.nansum(total):
            notices.append(self._notice("forecast-series-all-zero", ALL))
            return {}
        found = {ALL: total}
        apart = [word for word in self._station.apart if word in lines]
        if apart and not _are_whole([lines[word] for word in apart], total):
            listed = ", ".join(apart)
            notices.append(
                Problem(code="forecast-ways-not-whole", value=self.id, values={"ways": listed})
            )
            apart = []
        nationalities = [
            word
            for word in lines
            if self._case.vocabulary.dimension_of(word) == NATIONALITY
            and (word in self._followed or self._is_enough(lines[word], total))
        ]
        told: list[str] = []
        for word in sorted(nationalities):
            line = lines[word]
            months = np.count_nonzero(~np.isnan(line))
            if months < LEAST_MONTHS:
                notices.append(self._notice("forecast-series-too-short", word))
            elif not np.nansum(line):
                notices.append(self._notice("forecast-series-all-zero", word))
            else:
                told.append(word)
        if told:
            listed = np.sum([lines[word] for word in told], axis=0)
            found[ALL] = np.where(listed > total, listed, total)
            found |= {word: lines[word] for word in told}
            found[OTHER] = found[ALL] - listed
        for word in apart:
            found[word] = lines[word]
            for nationality in self._followed:
                if nationality in told:
                    population = self._case.vocabulary.canonical(f"{nationality};{word}")
                    if population in lines:
                        found[population] = lines[population]
        return found

    def _is_enough(self, line: Floats, total: Floats) -> bool:
        """Whether a nationality is enough people in the last months that are known of anybody."""
        if not np.nansum(line):
            return False
        last = int(np.flatnonzero(~np.isnan(total))[-1])
        lately = line[max(last + 1 - _LATELY, 0) : last + 1]
        told = lately[~np.isnan(lately)]
        return bool(len(told)) and float(told.mean()) >= self._settings.people.least

    def _set_aside(self, lines: dict[str, Floats], origin: dt.date) -> None:
        """The months of the faults that are set aside count as not published."""
        first = self._settings.time.first
        for one in self._settings.breaks:
            fault = self._case.faults.get(one.fault)
            if fault is None or not one.set_aside or fault.published > origin:
                continue
            if fault.series != self.id:
                continue
            start = max(months_between(first, fault.starts), 0)
            end = None if fault.ends is None else months_between(first, fault.ends) + 1
            for population, line in lines.items():
                if fault.population == ALL or fault.population in population.split(";"):
                    line[start : None if end is None else max(end, 0)] = math.nan

    def _notice(self, code: str, population: str) -> Problem:
        return Problem(
            code=code,
            value=self.id,
            values={"population": population, "least": str(LEAST_MONTHS)},
        )


def _are_whole(ways: Sequence[Floats], total: Floats) -> bool:
    """Whether those of all ways [T] together are everybody, in the months in which all are told."""
    summed = np.sum(ways, axis=0)
    told = ~np.isnan(summed) & ~np.isnan(total)
    everybody = float(total[told].sum())
    return abs(float(summed[told].sum()) - everybody) <= _WHOLE * everybody


def _followed(settings: Settings, station: Station) -> tuple[str, ...]:
    """The nationalities that are followed, and those that travel with one of them."""
    return tuple(dict.fromkeys([*settings.people.nationalities, *station.fold]))
