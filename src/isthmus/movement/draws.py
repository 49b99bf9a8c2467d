"""The random draws of a step: how many of a group go, and which way each of them goes.

Owns: binomial, multinomial and hypergeometric splits of many groups at once. A group is `people`
persons who are exchangeable; drawing how many of them do a thing has the very distribution of
asking each of them, at a cost that does not know how many they are.

Every function takes NumPy's `Generator` and consumes it in the order of its rows, so that the same
rows and the same generator give the same draws.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

import numpy as np
from numpy.random import Generator

from .arrays import Bools, Floats, Ints

#: Groups up to this size are drawn from a table; larger ones cost NumPy's binomial no more.
_SMALL = 32

#: More chances than this are not worth a table each.
_TABLES = 16

#: Below this many people for each way out, asking each person is cheaper than a multinomial: a
#: uniform and a binary search (some 50 ns) against a binomial for each way (some 50 to 100 ns).
_ASK_EACH = 3

#: Slots times ways up to which the rows of a multinomial are laid out once for all draws.
_TABLE = 1 << 20

#: A multinomial holds a row of probabilities for each group; more cells than this are drawn in
#: parts, so that memory stays bounded whatever the number of ways.
_CELLS = 1 << 21


class Chances:
    """A table of chances, each of which many groups share: binomial draws by look-up.

    `chance` holds any shape of chances in 0..1. `some(people, at)` draws for groups whose chance is
    that of the flat positions `at`. The few values that a step knows make it worth while to keep,
    for each, the distribution function of small groups: one uniform and one search then replace the
    set-up of a binomial, which for a handful of people is most of its cost. Where each position has
    a value of its own (not `shared`) there is nothing to look for.
    """

    def __init__(self, chance: Floats, *, shared: bool = True) -> None:
        if shared:
            self.values, index = np.unique(chance, return_inverse=True)
            self.index = index.reshape(-1)
        else:
            self.values, self.index = chance.reshape(-1), np.arange(chance.size)
        self._certain = self.values >= 1.0
        self._idle = self.values <= 0.0
        self.shape = chance.shape

    def at(self, member: Ints, class_: Ints, place: Ints) -> Ints:
        """The flat positions of [member, class, place], where an axis of 1 serves everybody."""
        members, classes, places = self.shape
        at = place
        if classes > 1:
            at = at + class_ * places
        if members > 1:
            at = at + member * (classes * places)
        return at

    def some(self, people: Ints, at: Ints, rng: Generator, sure: Bools | None = None) -> Ints:
        """How many of each group do the thing: `people[g]`, `at[g]`; certain where `sure[g]`."""
        which = self.index[at]
        certain = self._certain[which]
        if sure is not None:
            certain = certain | sure
        idle = self._idle[which] & ~certain
        done = np.where(certain, people, 0)
        asked = np.flatnonzero(~(certain | idle))
        if not asked.size:
            return done
        people, which = people[asked], which[asked]
        if len(self.values) > _TABLES:
            done[asked] = rng.binomial(people, self.values[which])
            return done
        small = people <= _SMALL
        if small.all():
            done[asked] = self._looked_up(people, which, rng)
            return done
        few, many = np.flatnonzero(small), np.flatnonzero(~small)
        done[asked[few]] = self._looked_up(people[few], which[few], rng)
        done[asked[many]] = rng.binomial(people[many], self.values[which[many]])
        return done

    @cached_property
    def _climb(self) -> Floats:
        """The distribution functions of small groups, P(X <= k) at [chance, people, k], flat.

        Each row is raised by its number: one search serves all.
        """
        steps = np.stack([_binomial_steps(float(value)) for value in self.values])
        rows = steps.reshape(-1, _SMALL + 1)
        return (rows + np.arange(len(rows))[:, None]).reshape(-1)

    def _looked_up(self, people: Ints, which: Ints, rng: Generator) -> Ints:
        """Inversion: the number of steps of the distribution function below a uniform."""
        row = which * (_SMALL + 1) + people
        found = np.searchsorted(self._climb, rng.random(len(row)) + row, side="right")
        return np.minimum(found - row * (_SMALL + 1), people)


@lru_cache(maxsize=256)
def _binomial_steps(chance: float) -> Floats:
    """P(X <= k) of Binomial(n, chance) at [n, k], for n and k of 0..`_SMALL`."""
    table = np.zeros((_SMALL + 1, _SMALL + 1))
    mass = np.zeros(_SMALL + 2)
    mass[0] = 1.0
    for n in range(_SMALL + 1):
        table[n] = np.minimum(np.cumsum(mass[: _SMALL + 1]), 1.0)
        # Nobody is beyond n, whatever rounding says.
        table[n, n:] = 1.0
        mass[1:] = mass[1:] * (1.0 - chance) + mass[:-1] * chance
        mass[0] *= 1.0 - chance
    return table


def some(people: Ints, chance: Floats, rng: Generator) -> Ints:
    """How many of each group do a thing that each person does with its own chance.

    `people[g]` persons, `chance[g]` in 0..1; returns `[g]`, binomial. Certain and impossible
    things draw nothing.
    """
    done = np.where(chance >= 1.0, people, 0)
    open_ = np.flatnonzero((chance > 0.0) & (chance < 1.0) & (people > 0))
    if open_.size:
        done[open_] = rng.binomial(people[open_], chance[open_])
    return done


class Ways:
    """The ways out of each slot and how likely each is: a compiled choice.

    A slot is what a choice depends on (a place; with capacities, a place seen by one member; with
    classes of people, also the class). `first[s] : first[s + 1]` are the ways of slot s, and
    `weight[w]` of each, not negative. A slot whose ways are all of weight 0 chooses among those
    marked `allowed` alike; a slot without an allowed way has none to choose (`stuck`).

    Shapes: `first [slots + 1]`, `weight [ways]`, `allowed [ways]`.
    """

    def __init__(self, first: Ints, weight: Floats, allowed: Bools) -> None:
        self.first = first
        sizes = np.diff(first)
        slots = len(sizes)
        slot = np.repeat(np.arange(slots), sizes)
        weight = np.where(allowed, weight, 0.0)
        total = np.bincount(slot, weight, minlength=slots)
        none = total <= 0.0
        #: Slots that nobody can leave.
        self.stuck: Bools = none
        self.any_stuck = bool(none.any())
        safe = total
        if self.any_stuck:
            weight = np.where(none[slot] & allowed, 1.0, weight)
            total = np.bincount(slot, weight, minlength=slots)
            self.stuck = total <= 0.0
            self.any_stuck = bool(self.stuck.any())
            safe = np.where(self.stuck, 1.0, total)
        #: Chance of each way within its slot; sums to 1, or to 0 where stuck.
        self.chance: Floats = weight / safe[slot]
        self.most = int(sizes.max(initial=0))
        self._sizes = sizes
        self._slot = slot
        self._table: tuple[Ints, Floats] | None = None

    @cached_property
    def within(self) -> Floats:
        """Cumulative chance of each way in its slot, rising to 1 at the last way anyone takes."""
        running = np.cumsum(self.chance)
        before = np.concatenate(([0.0], running))[self.first[:-1]]
        # The last way of weight ends its slot whatever the rounding; those after it add none.
        ends = np.arange(len(running)) >= self._last[self._slot]
        return np.where(ends, 1.0, np.minimum(running - before[self._slot], 1.0))

    @cached_property
    def _climb(self) -> Floats:
        """Slot number plus cumulative chance, rising over all ways: one search serves all slots."""
        return self.within + self._slot

    @cached_property
    def _last(self) -> Ints:
        """The last way of each slot that anyone can take (its first way where there is none)."""
        last = self.first[:-1].copy()
        live = np.flatnonzero(self.chance > 0.0)
        np.maximum.at(last, self._slot[live], live)
        return last

    def choose(self, slot: Ints, people: Ints, rng: Generator) -> tuple[Ints, Ints, Ints]:
        """Split each group over the ways of its slot.

        `slot[g]`, `people[g]`; no slot may be stuck. Returns `(group, way, people)` of people > 0,
        in no order; a group and way may come in several rows.
        """
        if not len(slot):
            nothing = np.zeros(0, np.int64)
            return nothing, nothing, nothing
        few = people <= (self._sizes[slot] - 1) * _ASK_EACH
        parts: list[tuple[Ints, Ints, Ints]] = []
        asked = np.flatnonzero(few)
        if asked.size:
            g, w, n = self._ask_each(asked, slot[asked], people[asked], rng)
            parts.append((g, w, n))
        many = np.flatnonzero(~few)
        # A single way needs no draw.
        single = self._sizes[slot[many]] == 1
        if single.any():
            one = many[single]
            parts.append((one, self.first[slot[one]], people[one]))
            many = many[~single]
        part = max(1, _CELLS // max(1, self.most))
        for i in range(0, len(many), part):
            rows = many[i : i + part]
            g, w, n = self._multinomial(rows, slot[rows], people[rows], rng)
            parts.append((g, w, n))
        if len(parts) == 1:
            return parts[0]
        group, way, count = zip(*parts, strict=True)
        return np.concatenate(group), np.concatenate(way), np.concatenate(count)

    def _ask_each(
        self, group: Ints, slot: Ints, people: Ints, rng: Generator
    ) -> tuple[Ints, Ints, Ints]:
        who = np.repeat(np.arange(len(group)), people)
        where = slot[who]
        way = np.searchsorted(self._climb, rng.random(len(who)) + where, side="right")
        # Adding the slot to a number just under 1 may round up to the next slot.
        way = np.minimum(way, self._last[where])
        return group[who], way, np.ones(len(who), np.int64)

    def _multinomial(
        self, group: Ints, slot: Ints, people: Ints, rng: Generator
    ) -> tuple[Ints, Ints, Ints]:
        if len(self._sizes) * self.most <= _TABLE:
            if self._table is None:
                self._table = self._rows(np.arange(len(self._sizes)))
            way, chance = self._table[0][slot], self._table[1][slot]
        else:
            way, chance = self._rows(slot)
        counts = rng.multinomial(people, chance)
        cell = np.flatnonzero(counts)
        g = cell // counts.shape[1]
        return group[g], way.ravel()[cell], counts.ravel()[cell]

    def _rows(self, slot: Ints) -> tuple[Ints, Floats]:
        """The ways of each slot side by side, and their chances; shorter rows end in chance 0."""
        width = int(self._sizes[slot].max(initial=1))
        at = self.first[slot, None] + np.arange(width)
        inside = at < self.first[slot + 1, None]
        way = np.where(inside, at, 0)
        chance = np.where(inside, self.chance[way], 0.0)
        # The last category of a multinomial takes what rounding leaves over: let it be the
        # likeliest way, so that nobody is ever sent where the chance is 0.
        rows = np.arange(len(slot))
        best = chance.argmax(axis=1)
        for table in (chance, way):
            table[rows, best], table[:, -1] = table[:, -1].copy(), table[rows, best].copy()
        return way, chance


def share_out(places: Ints, line: Ints, people: Ints, rng: Generator) -> Ints:
    """Who of a line is served when only so many can be: each person alike.

    `line[g]` numbers the line that group g stands in (0..lines-1), `people[g]` how many of it stand
    there, `places[l]` how many of line l are served. Returns `[g]`, multivariate hypergeometric in
    each line: a queue in random order, which needs no memory of who came first.
    """
    served = np.zeros(len(people), np.int64)
    left = np.bincount(line, people, minlength=len(places)).astype(np.int64)
    free = np.minimum(places, left)
    all_of_them = free[line] >= left[line]
    served[all_of_them] = people[all_of_them]
    rest = np.flatnonzero(~all_of_them)
    if not rest.size:
        return served
    order = rest[np.argsort(line[rest], kind="stable")]
    # The k-th group of every line is drawn together: as many calls as the longest line has groups.
    position = np.arange(len(order)) - np.searchsorted(line[order], line[order])
    for k in range(int(position.max()) + 1):
        now = order[position == k]
        lines = line[now]
        drawn = rng.hypergeometric(people[now], left[lines] - people[now], free[lines])
        served[now] = drawn
        left[lines] -= people[now]
        free[lines] -= drawn
    return served
