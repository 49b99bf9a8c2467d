"""The pass over the past: particles month by month, weighed by what was counted.

Owns: `Filter`, one nationality on one chain. It keeps a mark of each month it has passed, so that
many origin dates share the past that they have in common: the particles of a month depend on the
counts up to it and on the seed, and on nothing else.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.random import Generator

from isthmus.forecast.records import Floats, Ints

from .chain import Chain
from .counts import Counts
from .months import Change, Counted, Month, advance
from .parameters import Priors
from .particles import Particles, beginning
from .proposing import Wander, effective, second_look, tempering
from .ways import shares_of
from .weighing import Weighed, along_the_way, end_of_chain

#: Below this effective share of the particles a month is looked at a second time.
ALARM = 0.15
#: Looks at a month before its weights are flattened.
LOOKS = 6
#: The least effective share that a month may leave; its weights are flattened to it.
LEAST = 0.02
#: How much of its distance from the mean a learned parameter keeps in a month: Liu and West's a,
#: of their discount .96.
_KEPT = 0.98
#: What is drawn where, so that no stream of numbers is used twice.
BEGIN, MOVE, FORWARD, OBSERVE = range(4)


class Alarm(NamedTuple):
    """A month that few particles explained: the effective share at the first look and in the end.

    `flattened` is the power that the weights were raised to; 1 where another look was enough.
    """

    month: int
    first: float
    last: float
    flattened: float


class Mark(NamedTuple):
    """Particles at the end of a month (`months` passed), and the alarms so far."""

    months: int
    particles: Particles
    alarms: tuple[Alarm, ...]


class Filter:
    """One nationality: particles through the months of its counts.

    seed, population  decide the random numbers, with the calendar month and nothing else
    first             the number of the calendar month of month 0 (year x 12 + month)
    """

    def __init__(
        self,
        chain: Chain,
        priors: Priors,
        *,
        population: str,
        first: int,
        seed: int,
        particles: int,
        steps_a_month: int,
    ) -> None:
        self.chain = chain
        self.priors = priors
        self.particles = particles
        self.first = first
        self.steps = steps_a_month
        self._seed = (seed, zlib.crc32(population.encode()))
        joins = [chain.places[station] for station in chain.joins]
        self.wander = Wander(
            scale=np.array(
                [
                    priors.value("release-change", chain.places[chain.buffer]),
                    *(priors.value("joining-change", place) for place in joins),
                ]
            ),
            jump_chance=priors.value("jump-chance"),
            jump_mean=math.log(priors.value("jump-factor")),
            jump_size=priors.value("jump-size"),
        )
        self.trust = np.array(
            [priors.value("counting-trust", place) for place in chain.places[1:-1]]
        )
        self.dispersion = priors.value("dispersion", chain.places[-1])
        self._marks: dict[int, tuple[bytes, Mark]] = {}

    def stream(self, what: int, month: int, more: int = 0) -> Generator:
        """The random numbers of a month for one purpose."""
        return np.random.default_rng([*self._seed, what, self.first + month, more])

    def until(self, counts: Counts, months: int) -> Mark:
        """The particles after the first `months` months of the counts, all of them weighed."""
        mark = self._nearest(counts, months)
        for passed in self._onward(counts, mark, months):
            self._marks[passed.months] = (counts.signature(passed.months), passed)
            mark = passed
        return mark

    def weigh(self, before: Particles, counts: Counts, month: int, given: Month) -> Step:
        """One month: draw its rates, move the particles, weigh them by what was counted."""
        rng = self.stream(MOVE, month)
        number = self.particles
        changes = self.wander.draw(number, rng)
        after, counted, weighed = self._look(before, counts, month, given, changes, rng)
        log = weighed.log
        first = share = effective(log)
        for look in range(1, LOOKS):
            if share >= ALARM:
                break
            # Half as before, half about where the draws did well.
            rng = self.stream(MOVE, month, look)
            near = second_look(changes, log)
            usual = self.wander.draw(number, rng)
            chosen = np.where((np.arange(number) % 2 == 0)[:, None], usual, near.draw(number, rng))
            law = self.wander.log_density(chosen)
            mixture = np.logaddexp(law, near.log_density(chosen)) - np.log(2.0)
            found = self._look(before, counts, month, given, chosen, rng)
            log_found = found[2].log + law - mixture
            changes, log, share = chosen, log_found, effective(log_found)
            after, counted, weighed = found
        power = tempering(log, LEAST)
        alarm = None
        if first < ALARM:
            alarm = Alarm(month, first, effective(power * log), power)
        rows = _systematic(power * log, rng)
        moved = msgspec.structs.replace(after, counting=weighed.counting, doubt=weighed.doubt).take(
            rows
        )
        moved = msgspec.structs.replace(moved, learned=_rejuvenated(moved.learned, rng))
        return Step(moved, rows, Counted(*(part[rows] for part in counted)), alarm)

    def changed(self, before: Particles, changes: Floats) -> Particles:
        """The particles with the rates of a new month."""
        return msgspec.structs.replace(
            before,
            release=before.release + changes[:, 0],
            joining=before.joining + changes[:, 1:],
        )

    def counting_change(self, counts: Counts | None, month: int) -> Floats:
        """[K-2] the variance by which the counting of each station before the end moves."""
        places = self.chain.places[1:-1]
        moved = np.array([self.priors.value("counting-change", place) ** 2 for place in places])
        if counts is not None and month < counts.months:
            breaks = np.array([self.priors.value("counting-break", place) for place in places])
            moved = moved + counts.breaks[:-1, month] * breaks**2
        return moved

    # --- inside ---------------------------------------------------------------------------------

    def _nearest(self, counts: Counts, months: int) -> Mark:
        """The last mark whose past is that of these counts, or the beginning."""
        for passed in sorted((m for m in self._marks if m <= months), reverse=True):
            signature, mark = self._marks[passed]
            if signature == counts.signature(passed):
                return mark
        rng = self.stream(BEGIN, 0)
        return Mark(0, beginning(self.chain, self.priors, counts, self.particles, rng), ())

    def _onward(self, counts: Counts, mark: Mark, months: int) -> Iterator[Mark]:
        for month in range(mark.months, months):
            given = Month(
                days=float(counts.days[month]),
                entering=np.full(self.particles, counts.entered[month]),
                ways=np.tile(shares_of(counts.by_way, month), (self.particles, 1)),
            )
            step = self.weigh(mark.particles, counts, month, given)
            alarms = mark.alarms if step.alarm is None else (*mark.alarms, step.alarm)
            mark = Mark(month + 1, step.particles, alarms)
            yield mark

    def _look(  # noqa: PLR0917
        self,
        before: Particles,
        counts: Counts,
        month: int,
        given: Month,
        changes: Floats,
        rng: Generator,
    ) -> tuple[Particles, Counted, Weighed]:
        unchanged: list[Change | None] = [None] * self.steps
        after, counted = advance(
            self.chain, self.priors, self.changed(before, changes), given, rng, changes=unchanged
        )
        weighed = along_the_way(
            counts.counted[:-1, month],
            counted.into[:, :-1],
            after.counting,
            after.doubt,
            change=self.counting_change(counts, month),
            trust=self.trust,
            noise=1.0 / self.dispersion,
        )
        end = counts.counted[-1, month]
        if not np.isnan(end):
            log = weighed.log + end_of_chain(float(end), counted.into[:, -1], self.dispersion)
            weighed = weighed._replace(log=log)
        return after, counted, weighed


class Step(NamedTuple):
    """A month passed: the particles kept, [N] which each came from, what passed in each."""

    particles: Particles
    rows: Ints
    counted: Counted
    alarm: Alarm | None


def _systematic(log: Floats, rng: Generator) -> Ints:
    """[N] rows drawn by their weights, as evenly as a comb draws them."""
    weights = np.exp(log - log.max())
    ladder = np.cumsum(weights)
    comb = (np.arange(len(log)) + rng.random()) / len(log) * ladder[-1]
    rows: Ints = np.minimum(np.searchsorted(ladder, comb), len(log) - 1)
    return rows


def _rejuvenated(learned: Floats, rng: Generator) -> Floats:
    """Learned parameters stirred without growing wider: drawn in, then spread (Liu and West)."""
    centre = learned.mean(axis=0)
    spread = learned.std(axis=0)
    stirred: Floats = (
        _KEPT * learned
        + (1.0 - _KEPT) * centre
        + np.sqrt(1.0 - _KEPT**2) * spread * rng.standard_normal(learned.shape)
    )
    return stirred
