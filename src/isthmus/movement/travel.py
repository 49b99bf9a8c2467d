"""The laws of travel: how people on links get on in a step.

Owns: `ByDistance`, kilometres at a speed, with several links walked in one day (conflict networks,
days); `ByStages`, a number of stages each of which takes a random time (long corridors, weeks).

`ByDistance` is the day of Flee (Suleimenova, Bell & Groen 2017, doi:10.1038/s41598-017-13828-9) as
its program really walks it: a person who arrives having moved less than the day's speed decides
again, and has the whole day's speed for the next link. `ByStages` is the Erlang ("linear chain")
law of transit time; see Hurtado & Kirosingh 2019, doi:10.1007/s00285-019-01412-w.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from .arrays import Bools, Floats, Ints
from .draws import Ways, some
from .network import Network
from .state import Layout, State, lumped, pooled, together
from .step import Flows, Ground, Rates, arrive, decide, places_of

#: Lengths nearer to a whole number than this are whole.
_EXACT = 1e-9


class ByDistance:
    """Kilometres at a speed.

    A cell of people who have walked alike needs a whole number to be alike in: kilometres walked
    are kept in units of `grain_km`. Where all lengths and speeds are whole numbers of it, nothing
    is lost. Where they are not, a length that is added to somebody's way is rounded up or down at
    random so that its mean is right. Speeds have to be whole numbers of it.

    Where people's ways differ too much for that, `pool` above 1 takes people of a place together
    who have walked within the same `pool` units today, and within twice as many of late: they go on
    with the mean of their ways. Who may rest and who may not stay apart. Sums of ways are kept, to
    the nearest unit; what is lost is how people of a pool differ.

    length   [L] of each link in units, > 0; speed [L] a day's way on it; stride a day's way on foot
    full_day a day's way of somebody who rests nowhere: what "tired" is measured against
    on_foot  whether the first link of a journey is walked
    walked   [L] chance of being on foot that day on the link
    restless whether people who have moved less than half a day's way in the mean of today and
             before do not rest at a place (`Rates.pressed`)
    """

    def __init__(
        self,
        network: Network,
        *,
        grain_km: float,
        length: Floats,
        speed: Ints,
        stride: int,
        full_day: int,
        on_foot: bool,
        walked: Floats,
        restless: bool,
        pool: int = 1,
    ) -> None:
        self.grain_km, self.pool = grain_km, pool
        self.tired_pool = 2 * pool if pool > 1 else 1
        #: How far ways are told apart.
        self.apart_km = grain_km * pool
        #: The whole units of each length, and the chance of one more for the part. Progress is
        #: whole units and passes a length exactly when it passes its whole part.
        self.length = np.floor(length + _EXACT).astype(np.int64)
        self.part = np.where(length - self.length > _EXACT, length - self.length, 0.0)
        self.exact = not self.part.any()
        self.speed, self.walked = speed, walked
        self.stride, self.full_day, self.on_foot = stride, full_day, on_foot
        self.restless = restless
        fastest = int(max(speed.max(initial=0), stride))
        #: Values of `done`: progress on a link, or, at a place during the day, today's way.
        self.done = max(int(self.length.max(initial=0)), 2 * fastest) + 2
        #: Values of recent travel: a day's way ends less than one whole speed after a speed.
        self.tired = 2 * fastest + 2 if restless else 1
        #: How many of them one place holds at a time.
        self.pools = -(-self.tired // self.tired_pool)
        self._walks = bool(walked.any())
        # People are let on in the order of what they have moved, so that all who are at a place
        # with the same way behind them meet and are drawn together; whoever goes on has moved at
        # least the shortest link more. A part of a day's way, so that steps stay few.
        self._window = max(int(self.length.min(initial=fastest)), fastest // _WINDOWS, 1)
        uniform = bool((speed == fastest).all()) and not self._walks and not restless
        uniform = uniform and self.exact and pool == 1 and self.full_day == fastest
        uniform = uniform and len(network.places) * fastest <= _MOST_ALIKE
        #: Which ways of today are alike at each place, [P, W]; None where all are told apart.
        self.alike = _alike(network, self.length, fastest) if uniform else None

    def travel(
        self, rows: State, ground: Ground, rates: Rates, flows: Flows, rng: Generator
    ) -> State:
        """Move everybody on a link by a day; those who arrive early decide again. Lumped."""
        if ground.lane is not None and rates.plain:
            tables = flows.table("entered"), flows.table("arrived")
            return State(*ground.lane.travel(rows, rates, rng, *tables))
        day, layout = _Day(ground, rates, flows, rng), ground.layout
        there = layout.at_place(layout.stance(rows.cell))
        kept = [self._rested(rows.take(there), None, layout)]
        setting_out, moved = rows.take(~there), None
        # People at places who have moved and may go on, waiting for their turn.
        waiting: list[State] = []
        while len(setting_out.people) or waiting:
            if len(setting_out.people):
                done_for_today, early = self._walk(setting_out, moved, day)
                kept += done_for_today
                waiting.append(early)
            pool = together(waiting)
            if not len(pool.people):
                break
            turn = pool.done < pool.done.min() + self._window
            now = self._met(pool.take(turn), ground, rates)
            waiting = [pool.take(~turn)]
            restless = self._tired(now, layout) if self.restless else None
            stay, go = decide(now, *day, restless=restless)
            kept += [self._at_place(part, layout) for part in stay]
            setting_out, moved = _with_done(go, 0), go.done
        ended = together(kept)
        if self.pool == 1:
            return lumped(ended, layout)
        return pooled(ended, layout, tired=self.tired_pool)

    def _met(self, rows: State, ground: Ground, rates: Rates) -> State:
        """The rows of people who meet at places within a day, lumped or pooled."""
        layout = ground.layout
        if self.pool == 1:
            return lumped(rows, layout)
        # People on their way to a farther goal do not differ in what they do next.
        bound = layout.stance(rows.cell) >= layout.places
        bound &= rates.under_way
        tired = self._tired(rows, layout)
        parts = (rows.take(bound), rows.take(~bound & tired), rows.take(~bound & ~tired))
        pools = [pooled(p, layout, tired=self.tired_pool, done=self.pool) for p in parts[1:]]
        return together([lumped(parts[0], layout), *pools])

    def _tired(self, rows: State, layout: Layout) -> Bools:
        """Who at a place during a day has moved less than half a day's way in the mean."""
        tired: Bools = layout.tiredness(rows.cell) + rows.done < self.full_day
        return tired

    def _walk(self, rows: State, moved: Ints | None, day: _Day) -> tuple[list[State], State]:
        """Walk each row's link for a day: who is done for today, and who may go on.

        `moved[n]` is today's way so far (None: 0). Those who may go on stand at a place, with
        today's way in the column `done`.
        """
        layout = day.ground.layout
        rows, moved, link, speed = self._speeds(rows, moved, day)
        length = self.length[link]
        done = rows.done + speed
        today = speed if moved is None else moved + speed
        there = done > length
        kept = []
        if not there.all():
            still = ~there
            on_link = State(rows.cell, done, rows.people).take(still)
            kept.append(self._rested(on_link, today[still], layout))
            speed = speed[there]
        # Nobody was farther on the link this morning than it is long: what is left is today's way.
        arrived = State(rows.cell, today - done + length, rows.people)
        arrived = arrived.take(there)
        if not self.exact:
            arrived, row = _one_more(arrived, self.part[link[there]], day.rng)
            speed = speed[row]
        early = arrived.done < speed
        if not early.all():
            late, stopped = arrive(arrived.take(~early), *day)
            kept += [self._at_place(part, layout) for part in (late, *stopped)]
            arrived = arrived.take(early)
        down, stopped = arrive(arrived, *day)
        kept += [self._at_place(part, layout) for part in stopped]
        if self.alike is not None and day.rates.pace is None:
            place = places_of(down, day.ground)
            down = State(down.cell, self.alike[place, down.done], down.people)
        return kept, down

    def _speeds(
        self, rows: State, moved: Ints | None, day: _Day
    ) -> tuple[State, Ints | None, Ints, Ints]:
        """The link and today's way of each row; rows partly on foot today are split."""
        ground, pace = day.ground, day.rates.pace
        layout = ground.layout
        link = ground.paths.link[layout.stance(rows.cell) - layout.places - layout.paths]
        speed = self.speed[link]
        if pace is not None:
            faster = pace[layout.member(rows.cell) if pace.shape[0] > 1 else 0, link]
            speed = np.clip(np.rint(speed * faster), 1, self.done // 2).astype(np.int64)
        if self.on_foot:
            speed = np.where(layout.is_fresh(rows.cell), self.stride, speed)
        if not self._walks:
            return rows, moved, link, speed
        people, row, on_foot = _split(rows.people, self.walked[link], day.rng)
        speed = np.where(on_foot, self.stride, speed[row])
        split = State(rows.cell[row], rows.done[row], people)
        return split, None if moved is None else moved[row], link[row], speed

    def _at_place(self, rows: State, layout: Layout) -> State:
        """The rows at the end of the day of people at places, who carry what they moved today."""
        return self._rested(_with_done(rows, 0), rows.done, layout)

    def _rested(self, rows: State, moved: Ints | None, layout: Layout) -> State:
        """The rows at the end of the day: recent travel is the mean of before and today."""
        if not self.restless:
            return rows
        before = layout.tiredness(rows.cell)
        after = (before if moved is None else before + moved) // 2
        stride = layout.classes * layout.fresh
        return State(rows.cell + (after - before) * stride, rows.done, rows.people)


class _Day(NamedTuple):
    """What every part of a day's travel needs, in the order of the step's functions."""

    ground: Ground
    rates: Rates
    flows: Flows
    rng: Generator


def _split(people: Ints, chance: Floats, rng: Generator) -> tuple[Ints, Ints, Bools]:
    """Each row as those who do not and those who do: people, row, and whether they do."""
    do = some(people, chance, rng)
    both = np.concatenate((people - do, do))
    kept = np.flatnonzero(both)
    return both[kept], kept % len(people), kept >= len(people)


def _one_more(rows: State, chance: Floats, rng: Generator) -> tuple[State, Ints]:
    """The rows, with one more in `done` for some of their people; and the row each came from."""
    people, row, more = _split(rows.people, chance, rng)
    return State(rows.cell[row], rows.done[row] + more, people), row


def _with_done(rows: State, done: int) -> State:
    return State(rows.cell, np.full(len(rows.done), done), rows.people)


def _alike(network: Network, length: Ints, speed: int) -> Ints:
    """Which ways of today are alike at each place: the least way that has the same future, [P, W].

    All that today's way decides is whether it stays below the day's speed after the links still to
    come. `sums` holds, for each place, every sum of lengths of links that can be walked from it
    within a day (as the bits of an integer); two ways between the same two of `speed - sum` are
    alike.
    """
    sums = [0] * len(network.places)
    short = [
        (start, end, km)
        for start, end, km in zip(
            network.start.tolist(), network.end.tolist(), length.tolist(), strict=True
        )
        if km < speed
    ]
    within = (1 << speed) - 1
    changed = True
    while changed:
        changed = False
        for start, end, km in short:
            more = (sums[start] | 1 << km | sums[end] << km) & within
            changed |= more != sums[start]
            sums[start] = more
    alike = np.zeros((len(sums), 2 * speed + 1), np.int64)
    for place, bits in enumerate(sums):
        packed = np.frombuffer(bits.to_bytes(speed // 8 + 1, "little"), np.uint8)
        walked = np.flatnonzero(np.unpackbits(packed, bitorder="little"))
        limits = np.append(0, speed - walked[::-1])
        at = np.searchsorted(limits, np.arange(2 * speed + 1), side="right") - 1
        alike[place] = limits[at]
    return alike


#: Places times units of a day's way up to which a table of ways alike is worth its memory.
_MOST_ALIKE = 1 << 24

#: A day's way is swept in about this many parts.
_WINDOWS = 12


class ByStages:
    """A number of stages, each of which takes an exponential time: an Erlang transit time.

    `mean_steps[l]` is the mean time on link l in steps, `stages` how many it is made of: 1 is
    memoryless, many are punctual (the coefficient of variation is 1/sqrt(stages)). The number of
    stages done in a step is Poisson, cut off at the end of the link, which is exact for any length
    of step; whoever arrives in a step decides in the next.
    """

    def __init__(self, network: Network, mean_steps: Floats, stages: int) -> None:
        assert len(mean_steps) == network.links
        self.stages = stages
        self.done = stages
        self.tired = self.pools = 1
        self.mean_steps = mean_steps
        self._usual = self._ways(stages / mean_steps[None])

    def travel(
        self, rows: State, ground: Ground, rates: Rates, flows: Flows, rng: Generator
    ) -> State:
        """Let everybody on a link do as many stages as fall into the step. Lumped."""
        if ground.staged is not None:
            tables = flows.table("arrived"), flows.table("turned")
            return State(*ground.staged.travel(rows, rates, rng, *tables))
        layout = ground.layout
        stance = layout.stance(rows.cell)
        there = layout.at_place(stance)
        standing, rows = rows.take(there), rows.take(~there)
        link = ground.paths.link[stance[~there] - layout.places - layout.paths]
        ways, block = self._usual, np.zeros(len(link), np.int64)
        if rates.pace is not None:
            ways = self._ways(self.stages * rates.pace / self.mean_steps)
            if rates.pace.shape[0] > 1:
                block = layout.member(rows.cell)
        slot = (block * ground.network.links + link) * self.stages + rows.done
        group, way, people = ways.choose(slot, rows.people, rng)
        done = rows.done[group] + way - ways.first[slot[group]]
        rows = State(rows.cell[group], done, people)
        ended = done == self.stages
        down, stopped = arrive(_with_done(rows.take(ended), 0), ground, rates, flows, rng)
        return lumped(together([standing, rows.take(~ended), down, *stopped]), layout)

    def _ways(self, rate: Floats) -> Ways:
        """Chances of doing j stages in a step from each stage of each link; `rate` is [B, L]."""
        blocks, links = rate.shape
        k = self.stages
        pmf = np.empty((blocks, links, k))
        pmf[..., 0] = np.exp(-rate)
        for j in range(1, k):
            pmf[..., j] = pmf[..., j - 1] * rate / j
        # From stage d: j = 0..k-d-1 more stages, or the end of the link.
        columns = []
        for d in range(k):
            inner = pmf[..., : k - d]
            end = np.clip(1.0 - inner.sum(axis=-1, keepdims=True), 0.0, 1.0)
            columns.append(np.concatenate((inner, end), axis=-1))
        chance = np.concatenate(columns, axis=-1).reshape(-1)
        sizes = np.tile(np.arange(k, 0, -1) + 1, blocks * links)
        first = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
        return Ways(first, chance, np.ones(len(chance), np.bool_))
