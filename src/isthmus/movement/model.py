"""A model: rules assembled, and a day of it.

Owns: `Model` (the rules, the ground they act on, what happens on which day) and `Here` (all that a
run carries from a day to the next). `Model.advance` is a pure function: where people are and a
generator in, where they are and what moved out. Nothing is global and nothing is remembered
between calls but what is computed from the model alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.random import Generator

from .arrays import Bools, Floats, Ints
from .draws import Chances, Ways
from .lane import lane_of
from .network import Network, Paths
from .rules.capacity import Room
from .rules.choosing import FixedRoutes, Gravity, KnownWays
from .rules.named import Named, Now
from .rules.people import Classes
from .rules.rule import ChanceRule, PathRule, PlaceRule, Rule
from .rules.starting import Source
from .state import Layout, State, lumped, nobody, together
from .step import (
    Flows,
    Ground,
    Rates,
    leave,
    occupancy,
    present,
    settled,
    strike_off,
)
from .surroundings import Surroundings, Today
from .travel import ByDistance, ByStages

if TYPE_CHECKING:
    from .rules.policies import Measures


class Here(NamedTuple):
    """All that a run carries: before day `day`, who is where, and who still lives where.

    `people` holds every member's cells; `residents` is [M, P] where setting out takes people from
    them, else [1, P]; `unmet` [M] counts people who should have set out and no resident was left;
    `used` [M, Q] is what each quota has let in since it was last renewed.
    """

    day: int
    people: State
    residents: Ints
    unmet: Ints
    used: Ints


@dataclass(frozen=True, kw_only=True)
class Model:
    """Rules assembled over a network.

    chances      whether to go, asked in order; they start from 0
    scores       how attractive places are, asked in order; they start from 1
    path_scores  what depends on both ends of a path
    choice       the weight of a path; `fixed` keeps one path for each goal
    known        ways known whole, which `paths` were widened by
    room         what fullness does; None: nothing
    open         [D, L] links that are open on each day; days after the last are like the last
    law          how people on links get on
    sources      who sets out anew; `taken` whether from the residents
    at_start     [P] people who are at places before day 0
    classes      classes of people
    under_way    whether those with a plan go on for certain
    pressed      [D, P] places that the restless do not rest at
    left         [D, P] or None: chance of leaving the register
    measures     policies, acting on rates
    fineness     parts of a phase, before each of which occupancy is counted anew; 1: once a phase
    tells_classes whether flows are told apart by class, at some cost
    """

    name: str
    network: Network
    paths: Paths
    surroundings: Surroundings
    chances: Sequence[ChanceRule]
    scores: Sequence[PlaceRule]
    choice: Gravity
    law: ByDistance | ByStages
    open: Bools
    classes: Classes
    sources: Sequence[Source] = ()
    taken: bool = False
    path_scores: Sequence[PathRule] = ()
    fixed: FixedRoutes | None = None
    known: KnownWays | None = None
    room: Room | None = None
    at_start: Ints | None = None
    under_way: bool = True
    pressed: Bools | None = None
    left: Floats | None = None
    measures: Measures | None = None
    fineness: int = 1
    tells_classes: bool = False
    _memo: _Memo = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_memo", _Memo())

    def rules(self) -> list[Rule]:
        """Every rule of the model, in the order in which a day asks them."""
        own: list[Rule | None] = [
            *self.sources,
            self.classes,
            *self.chances,
            *self.scores,
            *self.path_scores,
            self.choice,
            self.fixed,
            self.known,
            self.room,
            self.measures,
        ]
        return [rule for rule in own if rule is not None]

    def ground(self, members: int) -> Ground:
        """What does not change in a run of that many members."""
        layout = Layout(
            members=members,
            places=len(self.network.places),
            paths=len(self.paths),
            done=self.law.done,
            tired=self.law.tired,
            pools=self.law.pools,
            classes=len(self.classes.names),
            fresh=isinstance(self.law, ByDistance) and self.law.on_foot,
        )
        ground = Ground(self.network, self.paths, layout, tells_classes=self.tells_classes)
        return ground if self.tells_classes else ground._replace(lane=lane_of(ground, self.law))

    def start(self, members: int, rng: Generator) -> Here:
        """Before day 0: the people of `at_start`, and nobody on any road."""
        ground = self.ground(members)
        there = nobody()
        if self.at_start is not None and self.at_start.any():
            there = self._placed(np.tile(self.at_start, (members, 1)), ground, rng)
        residents = np.tile(self.surroundings.residents, (members if self.taken else 1, 1))
        used = np.zeros((members, 0), np.int64)
        if self.measures is not None:
            used = self.measures.nothing_used(members)
        return Here(0, settled(there, ground), residents, np.zeros(members, np.int64), used)

    def advance(self, here: Here, ground: Ground, rng: Generator) -> tuple[Here, Flows]:
        """One day: set out, leave, travel. Pure: `here` is not changed."""
        flows = Flows(ground)
        rows, residents, unmet = self._set_out(here, ground, rng)
        day = _Day(here.day, residents, here.used, ground, flows)
        for phase in (leave, self._travel):
            rows = self._in_parts(phase, rows, day, rng)
        used = here.used
        if self.measures is not None and used.shape[1]:
            used = self.measures.remembered(used, here.day, flows.table("entered"))
        return Here(here.day + 1, rows, residents, here.unmet + unmet, used), flows

    # --- the parts of a day ----------------------------------------------------------------------

    def _set_out(self, here: Here, ground: Ground, rng: Generator) -> tuple[State, Ints, Ints]:
        """The rows with those who set out today, the residents left, and who could not be found."""
        residents, rows = here.residents, here.people
        members = ground.layout.members
        unmet = np.zeros(members, np.int64)
        today: Today | None = None
        for source in self.sources:
            people = today.people if today else np.zeros((members, ground.layout.places), np.int64)
            today = self.surroundings.on(here.day, people, residents)
            new = source.starts(today, rng)
            if self.taken:
                assert new.ndim == 2, "residents are not told apart by class"
                found, due = np.minimum(new, residents), source.due(today)
                unmet += (new.sum(axis=1) if due is None else due) - found.sum(axis=1)
                residents, new = residents - found, found
            if new.any():
                rows = together([rows, self._placed(new, ground, rng)])
        return rows, residents, unmet

    def _placed(self, people: Ints, ground: Ground, rng: Generator) -> State:
        """People [M, P] or [M, P, C] at their places before their first link, by class."""
        drawn = people if people.ndim == 3 else self.classes.drawn(people, rng)
        member, place, class_ = np.nonzero(drawn)
        cell = ground.layout.cell(member, place, class_=class_, fresh=True)
        return State(cell, np.zeros(len(cell), np.int64), drawn[member, place, class_])

    def _travel(
        self, rows: State, ground: Ground, rates: Rates, flows: Flows, rng: Generator
    ) -> State:
        """The second phase: people on links get on, then some leave the register."""
        moved = self.law.travel(rows, ground, rates, flows, rng)
        return strike_off(moved, ground, rates, flows, rng)

    def _in_parts(self, phase: _Phase, rows: State, day: _Day, rng: Generator) -> State:
        """A phase: for everybody at once, or in parts between which occupancy is counted anew.

        In parts, each person is in any of them with the same chance: as whose turn it is says
        nothing of where they are.
        """
        ground = day.ground
        parts = list(self._parts(rows, rng))
        done: list[State] = []
        for i, part in enumerate(parts):
            everybody = together([*done, *parts[i:]])
            there = occupancy(everybody, ground)
            now = self._now(everybody, there, day)
            rates = self.rates(day.number, there, day.residents, now)
            done.append(phase(part, ground, rates, day.flows, rng))
        return done[0] if len(done) == 1 else lumped(together(done), ground.layout)

    def _now(self, everybody: State, there: Ints, day: _Day) -> Now | None:
        """What measures look at, where there are any."""
        if self.measures is None:
            return None
        coming = present(everybody, day.ground)[1] if self.measures.watch_links else None
        return Now(day.number, there, coming, day.flows.table("entered"), day.used)

    def _parts(self, rows: State, rng: Generator) -> Iterator[State]:
        for left in range(self.fineness, 1, -1):
            now = rng.binomial(rows.people, 1.0 / left)
            yield State(rows.cell, rows.done, now).take(now > 0)
            rows = State(rows.cell, rows.done, rows.people - now).take(rows.people > now)
        yield rows

    # --- rates -----------------------------------------------------------------------------------

    def rates(self, day: int, people: Ints, residents: Ints, now: Now | None = None) -> Rates:
        """All chances of a phase on that day, given who is where [M, P] at its start.

        `now` is what measures look at; without it they are left out.
        """
        today = self.surroundings.on(day, people, residents)
        d = min(day, len(self.open) - 1)
        places = len(self.network.places)
        chance = np.zeros((1, 1, places))
        for rule in self.chances:
            chance = rule.chance(chance, today)
        named = Named(
            chance=chance,
            open=self.open[d][None],
            weight=np.ones((1, 1, self.network.links)),
            left=None if self.left is None else self.left[d][None],
        )
        of_links = None
        if self.measures is not None and now is not None:
            named = self.measures.act(named, now, self.network)
            of_links = None if (named.weight == 1.0).all() else named.weight
        left, full = None, np.zeros((1, places), np.bool_)
        if self.room is not None:
            left = self.room.left(today)
            full = self.room.full(left, today)
        ways, members, classes = self._chosen_among(today, named.open, left, of_links)
        return Rates(
            chance=self._chances(named.chance),
            under_way=self.under_way,
            ways=ways,
            by_member=classes if members > 1 else 0,
            by_class=1 if classes > 1 else 0,
            full=full,
            open=named.open,
            # A day of an array that lies in memory place by place is no row of it.
            pressed=np.zeros(places, np.bool_)
            if self.pressed is None
            else np.ascontiguousarray(self.pressed[d]),
            places=named.places,
            allowances=named.allowances,
            turned=named.turned,
            sent_to=named.sent_to,
            left=named.left,
            pace=named.pace,
        )

    def _chances(self, chance: Floats) -> Chances:
        """The chances, ready to draw with. Most days are like the day before."""
        key = chance.shape, chance.tobytes()
        if key != self._memo.chance_key:
            self._memo.chance_key = key
            self._memo.chances = Chances(np.clip(chance, 0.0, 1.0))
        return self._memo.chances

    def _chosen_among(
        self, today: Today, open_: Bools, left: Floats | None, of_links: Floats | None
    ) -> tuple[Ways, int, int]:
        """The ways to choose from; how many members (or 1) and classes have ways of their own.

        Weights of [1|M, 1|C, K] are made into the chances of a block of P slots for each.
        """
        score = np.ones((1, 1, len(self.network.places)))
        for rule in self.scores:
            score = rule.score(score, today)
        weight, allowed = self._weighed(open_, score)
        full_somewhere = left is not None and bool((left != 1.0).any())
        if not full_somewhere and of_links is None:
            # Most days are like the day before.
            if self._memo.ways is None:
                self._memo.ways = self._ways(weight, allowed)
            return self._memo.ways
        if of_links is not None:
            along = _along(of_links, self.paths)
            weight, allowed = weight * along, allowed & (along > 0.0)
        if left is not None and full_somewhere:
            room = left[:, self.paths.goal]
            power = self.choice.weight_power
            weight = weight * (room if power == 1.0 else room**power)[:, None]
        return self._ways(weight, allowed)

    def _weighed(self, open_: Bools, score: Floats) -> tuple[Floats, Bools]:
        """The weight of each path before fullness and measures, and whether it is open."""
        key = score.tobytes() + open_.tobytes()
        if key != self._memo.key:
            paths = self.paths
            weight = self.choice.weight(self._of_paths(score), paths)
            if self.fixed is not None:
                weight = weight * score[..., paths.goal]
            allowed = np.stack([paths.open(row) for row in open_])[:, None] & paths.known
            self._memo.key, self._memo.weighed, self._memo.ways = key, (weight, allowed), None
        return self._memo.weighed

    def _ways(self, weight: Floats, allowed: Bools) -> tuple[Ways, int, int]:
        """The ways of each block of P slots, from the weight of each path, [1|M, 1|C, K]."""
        if weight.shape != allowed.shape:
            weight, allowed = np.broadcast_arrays(weight, allowed)
        if self.fixed is not None:
            allowed = self.fixed.seen(weight, allowed, self.paths)
        allowed = self.choice.seen(weight, allowed, self.paths)
        members, classes, count = weight.shape
        first = (np.arange(members * classes)[:, None] * count + self.paths.first[:-1]).reshape(-1)
        ways = Ways(np.append(first, weight.size), weight.reshape(-1), allowed.reshape(-1))
        return ways, members, classes

    def _of_paths(self, score: Floats) -> Floats:
        """Scores of places as scores of paths, [..., K], with what both ends say."""
        of_paths = score[..., self.paths.goal]
        for rule in self.path_scores:
            of_paths = rule.score(of_paths, self.network, self.paths)
        return of_paths


def _along(of_links: Floats, paths: Paths) -> Floats:
    """The product of a factor of links along each path: [1|M, 1|C, L] to [1|M, 1|C, K]."""
    if not len(paths):
        return np.ones((*of_links.shape[:-1], 0))
    along: Floats = np.multiply.reduceat(of_links[..., paths.links], paths.links_of[:-1], axis=-1)
    return along


class _Memo:
    """What was made of the last chances, and of the last scores and open links.

    Of these the weights, and the ways where nothing else bore on them.
    """

    chance_key: tuple[tuple[int, ...], bytes] | None = None
    chances: Chances
    key: bytes = b""
    weighed: tuple[Floats, Bools]
    ways: tuple[Ways, int, int] | None = None


class _Day(NamedTuple):
    """What the phases of a day share."""

    number: int
    residents: Ints
    used: Ints
    ground: Ground
    flows: Flows


#: A phase of a day: rows in, rows out.
_Phase = Callable[[State, Ground, Rates, Flows, Generator], State]
