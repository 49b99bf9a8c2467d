"""What to expect of every series of a case, as draws: the parts of a forecast put together.

Owns: `expect` for one origin and `expect_many` for a row of them, and how draws of nationalities
that were followed, of those that were not, and of the ways people come in become the draws of every
target. Totals are sums of draws.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from isthmus.case.problems import Problem

from .alone import calendar_month, drawn_alone, populations_of, ways_stream
from .filter.parameters import Moved
from .filter.ways import Ways
from .followed import (
    Followed,
    Reached,
    Task,
    corridor_of,
    departures_of,
    follow,
    islands,
    learned_of,
    members_of,
    months_until,
)
from .records import ALL, Draws, Floats, Forecast, Known, Target
from .scenarios.course import Course
from .settings import Settings, Station

#: Particles are kept in so many islands, each with a seed of its own.
ISLANDS = 4
#: An island of fewer particles knows too little, and costs as many calls: fewer islands then.
_LEAST = 500
#: The months over which those who travel with a nationality are told apart from it again.
_FOLD_MONTHS = 12
#: A month in which no particle does as well as chance is told to the reader.
_ALARM_TOLD = 0.999

#: A map like the built-in one, that may compute elsewhere.
Map = Callable[[Callable[[Task], Followed], Iterable[Task]], Iterable[Followed]]


def expect(
    known: Known,
    settings: Settings,
    *,
    horizon: int,
    seed: int,
    members: int = 1000,
    course: Course | None = None,
    map: Map = map,
) -> Forecast:
    """What was to be expected of every target by an origin, `horizon` months after its last one.

    With a course, what would be expected if it came so; with the same seed and members draw i of
    one goes with draw i of the other.
    """
    return next(
        expect_many(
            [known],
            settings,
            horizon=horizon,
            seed=seed,
            members=members,
            courses=[course],
            map=map,
        )
    )


def expect_many(
    knowns: Sequence[Known],
    settings: Settings,
    *,
    horizon: int,
    seed: int,
    members: int = 1000,
    courses: Sequence[Course | None] = (),
    map: Map = map,
) -> Iterator[Forecast]:
    """A forecast of each origin, in the order given; origins share the past they have in common.

    `courses` are of as many scenarios, one for each origin (None: none); an origin may stand there
    several times, once for each. The numbers are those of `expect` for each alone.
    `map` computes one task a nationality and island, wherever it likes: the same numbers.
    """
    each = courses or (None,) * len(knowns)
    parts = islands(members, min(ISLANDS, max(1, members // _LEAST)))
    followed = [
        population
        for population in settings.people.nationalities
        if any(corridor_of(known, settings, population) is not None for known in knowns)
    ]
    # Drawn here, once: every nationality and island would draw those who enter anew. An origin that
    # stands there several times is one object.
    distinct = {id(known): known for known in knowns}
    entering = {
        key: departures_of(known, settings, followed, horizon=horizon, seed=seed, members=members)
        for key, known in distinct.items()
    }
    tasks = [
        Task(
            population=population,
            island=island,
            draws=draws,
            knowns=tuple(knowns),
            settings=settings,
            departures=tuple(
                None if people is None else people.part(draws)
                for people in (entering[id(known)].get(population) for known in knowns)
            ),
            seed=seed,
            members=members,
            courses=tuple(courses),
        )
        for population in followed
        for island, draws in enumerate(parts)
    ]
    done = list(map(follow, tasks))
    for at, (known, course) in enumerate(zip(knowns, each, strict=True)):
        reached: dict[str, list[Reached]] = {}
        for task, one in zip(tasks, done, strict=True):
            found = one.reached[at]
            if found is not None:
                reached.setdefault(task.population, []).append(found)
        run = _Run(known, settings, horizon, seed, members, course)
        yield run.forecast({population: _joined(ones) for population, ones in reached.items()})


def parameters(
    known: Known, settings: Settings, forecast: Forecast
) -> Mapping[str, tuple[Moved, ...]]:
    """By nationality, each learned parameter before and after the counts, and how far it moved."""
    return {
        population: tuple(learned_of(settings, known, population, x))
        for population, x in forecast.learned.items()
    }


def _joined(islands_: Sequence[Reached]) -> Reached:
    """The islands of a nationality as one: draws after draws."""
    sizes = np.cumsum([0, *(len(one.rows) for one in islands_)])
    return Reached(
        first=islands_[0].first,
        entered=np.concatenate([one.entered for one in islands_]),
        counted=np.concatenate([one.counted for one in islands_]),
        by_way=np.concatenate([one.by_way for one in islands_]),
        rows=np.concatenate([one.rows + at for one, at in zip(islands_, sizes, strict=False)]),
        learned=np.concatenate([one.learned for one in islands_]),
        alarms=tuple(alarm for one in islands_ for alarm in one.alarms),
    )


def _total(values: Iterable[Floats]) -> Floats | float:
    """The sum of arrays; 0 of none."""
    return sum(values, start=np.float64(0.0))


def _times(values: Floats, factor: Floats | None) -> Floats:
    """Whole people by a factor; None changes nothing."""
    return values if factor is None else np.rint(values * factor)


class _Run(NamedTuple):
    """What one forecast is made of."""

    known: Known
    settings: Settings
    horizon: int
    seed: int
    members: int
    course: Course | None

    def forecast(self, reached: Mapping[str, Reached]) -> Forecast:
        """Every target of every station, from the nationalities that were followed."""
        draws: dict[Target, Draws] = {}
        for number, station in enumerate(self.settings.stations):
            last = self.known.last_of(station.series)
            if last is None:
                continue
            for population, values in self._station(number, station, last + 1, reached).items():
                target = Target(station.series, population)
                draws[target] = Draws(target=target, first=last + 1, values=values)
        return Forecast(
            case=self.known.case,
            origin=self.known.origin,
            known=self.known,
            horizon=self.horizon,
            seed=self.seed,
            draws=draws,
            notices=(*self.known.notices, *self._alarms(reached)),
            learned={population: one.learned for population, one in reached.items()},
        )

    def _station(
        self, number: int, station: Station, first: int, reached: Mapping[str, Reached]
    ) -> dict[str, Floats]:
        """[N, H] by population of a station's series: everybody first, then the ways."""
        parts: dict[str, Floats] = {}
        ways: dict[str, dict[str, Floats]] = {way: {} for way in station.apart}
        if number:
            for population, one in reached.items():
                corridor = corridor_of(self.known, self.settings, population)
                assert corridor is not None
                # Whom a series does not tell apart is among its others; months before those that
                # the particles go through are of a series that ended long ago.
                told = Target(station.series, population) in self.known.counts
                if station not in corridor.stations[1:] or not told or first < one.first:
                    continue
                at = corridor.stations.index(station) - 1
                months = slice(first - one.first, first - one.first + self.horizon)
                parts |= self._unfolded(station, population, one.counted[:, at, months])
                if station == corridor.stations[-1]:
                    for w, way in enumerate(corridor.chain.ways):
                        if way:
                            ways[way][population] = one.by_way[:, w, months]
        everybody = populations_of(self.known, station)
        others = [one for one in everybody if one not in parts]
        if everybody != (ALL,) or not parts:
            parts |= self._alone(number, station, others, first, reached)
        if not parts:
            return {}
        found = {ALL: np.sum(list(parts.values()), axis=0)}
        found |= self._ways(station, first, parts, ways)
        found |= {one: parts[one] for one in sorted(parts) if one != ALL}
        return found

    def _alone(
        self,
        number: int,
        station: Station,
        populations: Sequence[str],
        first: int,
        reached: Mapping[str, Reached],
    ) -> dict[str, Floats]:
        """Draws of those whom no chain brings to the station, and of all who enter the first."""
        until = months_until(self.known, self.settings, self.horizon)
        alone = drawn_alone(
            self.known,
            station.series,
            populations,
            until=until,
            seed=self.seed,
            members=self.members,
        )
        months = slice(first - alone.first, first - alone.first + self.horizon)
        draws = {one: values[:, months] for one, values in alone.draws.items()}
        factors = {one: self._factor(number, one, first) for one in draws}
        changed = {one: _times(values, factors[one]) for one, values in draws.items()}
        if number == 0:
            for population, one in reached.items():
                changed |= self._entries(station, population, one, draws, factors, first)
        return changed

    def _entries(  # noqa: PLR0917
        self,
        station: Station,
        population: str,
        one: Reached,
        draws: Mapping[str, Floats],
        factors: Mapping[str, Floats | None],
        first: int,
    ) -> dict[str, Floats]:
        """Who enters of a nationality that is followed: the draws that its particles went with.

        Where counts of later stations have weighed the draws, these are the ones that were kept;
        whoever a scenario brings here from elsewhere is added.
        """
        rows = one.rows.astype(np.int64)
        names = [name for name in members_of(self.known, station, population) if name in draws]
        # What a scenario makes of them goes with the draw, not with whose departures it was given.
        found = {name: _times(draws[name][rows], factors[name]) for name in names}
        if self.course is not None and self.course.diversions and names:
            months = slice(first - one.first, first - one.first + self.horizon)
            entered = one.entered[:, months]
            more = np.maximum(entered - np.sum(list(found.values()), axis=0), 0.0)
            # Rounding by steps alone is not people from elsewhere.
            steps = self.settings.time.steps_a_month
            found[names[0]] = found[names[0]] + np.where(more > steps, more, 0.0)
        return found

    def _unfolded(self, station: Station, population: str, values: Floats) -> dict[str, Floats]:
        """Those who travel together, as the series tells them: by their shares of the last year."""
        names = members_of(self.known, station, population)
        if len(names) < 2:
            return {population: values}
        rows = np.array([self.known.counts[Target(station.series, one)] for one in names])
        told = np.flatnonzero(~np.isnan(rows).any(axis=0))[-_FOLD_MONTHS:]
        sums = rows[:, told].sum(axis=1) + 0.5
        rest = np.rint(values[None] * (sums / sums.sum())[:, None, None])
        rest[0] = values - rest[1:].sum(axis=0)
        return dict(zip(names, np.maximum(rest, 0.0), strict=True))

    def _ways(
        self,
        station: Station,
        first: int,
        parts: Mapping[str, Floats],
        ways: Mapping[str, Mapping[str, Floats]],
    ) -> dict[str, Floats]:
        """By way, everybody and those who are told apart; ways sum to the whole by draw."""
        apart = [way for way in station.apart if Target(station.series, way) in self.known.counts]
        if len(apart) < 2 or len(apart) < len(station.apart):
            return {}
        series, counts = station.series, self.known.counts
        of = {one: [ways[way][one] for way in apart] for one in ways[apart[0]]}
        # Whom no chain brings here, by the shares of their own past.
        for one in sorted(parts.keys() - of.keys()):
            told = [counts.get(Target(series, f"{one};{way}")) for way in apart]
            own = np.array([row for row in told if row is not None])
            if len(own) == len(apart):
                of[one] = self._by_way(station, one, own, parts[one], first)
        rest = np.array([counts[Target(series, way)] for way in apart])
        for one in of:
            rows = [counts[Target(series, f"{one};{way}")] for way in apart]
            rest = rest - np.nan_to_num(np.array(rows))
        others = np.sum(list(parts.values()), axis=0) - _total(
            values for one in of.values() for values in one
        )
        split = self._by_way(station, ALL, np.maximum(rest, 0.0), others, first)
        found: dict[str, Floats] = {}
        for w, way in enumerate(apart):
            found[way] = split[w] + _total(values[w] for values in of.values())
            found |= {f"{one};{way}": values[w] for one, values in of.items()}
        return found

    def _by_way(
        self, station: Station, population: str, counts: Floats, values: Floats, first: int
    ) -> list[Floats]:
        """Whole people [N, H] of each way, who sum to `values`, by the shares of counts [W, T]."""
        name = station.series if population == ALL else f"{station.series};{population}"
        shares = Ways(
            counts,
            self.members,
            lambda month: ways_stream(self.known, self.seed, name, month),
        )
        by_month = np.stack([shares.of(first + month) for month in range(values.shape[1])], axis=1)
        by_month = self._split(station, population, by_month, first)
        # Rounded where one way ends and the next begins: none is negative, and none is lost.
        bounds = np.rint(values[:, :, None] * by_month.cumsum(axis=2)[:, :, :-1])
        bounds = np.concatenate((np.zeros_like(values)[:, :, None], bounds), axis=2)
        split = np.diff(bounds, axis=2, append=values[:, :, None])
        return list(np.moveaxis(split, 2, 0))

    def _split(self, station: Station, population: str, shares: Floats, first: int) -> Floats:
        """Shares [N, H, W] with what a scenario adds to their log-odds."""
        if self.course is None:
            return shares
        more = np.zeros_like(shares)
        for w, way in enumerate(station.apart):
            table = self.course.of("split", station.place, population, way)
            if table is not None:
                more[:, :, w] = self._by_month(table, first, 0.0)
        if not more.any():
            return shares
        odds = np.log(np.maximum(shares, 1e-9)) + more
        found = np.exp(odds - odds.max(axis=2, keepdims=True))
        changed: Floats = found / found.sum(axis=2, keepdims=True)
        return changed

    def _factor(self, number: int, population: str, first: int) -> Floats | None:
        """[N, H] what a scenario makes of those who come to a station without being followed.

        Who enters the first station: the departures. Later: those who join there, and who is let
        go on from the station before. Nobody comes by both: of two that keep people away, or bring
        them, the stronger holds.
        """
        if self.course is None:
            return None
        places = [one.place for one in self.settings.stations]
        wanted = [("joining" if number else "departure", places[number])]
        if number:
            wanted.append(("release", places[number - 1]))
        tables = [
            table
            for name, place in wanted
            if (table := self.course.of(name, place, population)) is not None  # type: ignore[arg-type]
        ]
        if not tables:
            return None
        least, most = np.min(tables, axis=0), np.max(tables, axis=0)
        both = np.where(most <= 1.0, least, np.where(least >= 1.0, most, least * most))
        return self._by_month(tables[0] if len(tables) == 1 else both, first, 1.0)

    def _by_month(self, table: Floats, first: int, nothing: float) -> Floats:
        """[N, H] means of the steps of each month from `first` on."""
        assert self.course is not None
        steps = self.course.steps_a_month
        begins = calendar_month(self.known, first) - (
            self.course.first.year * 12 + self.course.first.month
        )
        found = np.full((self.members, self.horizon), nothing)
        for month in range(self.horizon):
            at = (begins + month) * steps
            if at >= 0 and at + steps <= table.shape[1]:
                found[:, month] = table[:, at : at + steps].mean(axis=1)
        return found

    def _alarms(self, reached: Mapping[str, Reached]) -> Iterator[Problem]:
        """The months whose weights had to be flattened: the counts there are hardly believed."""
        for population, one in reached.items():
            months = sorted({month for month, _, _, power in one.alarms if power < _ALARM_TOLD})
            if months:
                values: dict[str, Any] = {
                    "months": ", ".join(f"{self.known.month(m):%Y-%m}" for m in months)
                }
                yield Problem(code="forecast-alarm", value=population, values=values)
