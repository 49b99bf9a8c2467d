"""One step of movement: counts in, counts out.

Owns: the two phases of a step as pure functions. `leave` asks everybody who is at a place whether
to go and which way; a law of travel (`travel`) moves everybody who is on a link, with `arrive` and
`decide` of this module. `Rates` holds every chance that the phases draw with. Where the rates come
from is the business of rules and models.

Occupancy is frozen for a phase: rates are computed once, from the counts at its start. Given the
rates, persons are independent and those of one cell are alike, so drawing a cell's people together
has the distribution of drawing them one by one.

Laws (tests/movement/test_laws*.py): people are conserved; nobody goes along a closed link; a place
without an open path keeps its people; equal rows merge without changing any distribution.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from .arrays import Bools, Floats, Ints
from .draws import Chances, Ways, share_out, some
from .lane import Lane, Staged
from .network import Network, Paths
from .state import Layout, State, lumped, together


class Ground(NamedTuple):
    """What does not change during a run: the network, its paths, and how cells are numbered.

    `lane` is the compiled lane of both phases, where it was built and the law of travel has one.
    `staged` is the compiled travel of a law by stages, for runs that ask for it (`lane.compiled`).
    `tells_classes`: whether what moves is told apart by class (then there is no lane).
    """

    network: Network
    paths: Paths
    layout: Layout
    lane: Lane | None = None
    tells_classes: bool = False
    staged: Staged | None = None


class Allowance(NamedTuple):
    """How many people may enter a set of links together this step: `links` [L], `people` [1|M]."""

    links: Bools
    people: Ints


class Rates(NamedTuple):
    """Every chance that a phase draws with. M members, C classes, P places, L links, K paths.

    A leading axis of 1 serves all members, one of M gives each its own; classes likewise.

    chance      [1|M, 1|C, P]  chance that a person at the place goes on, a step
    under_way   whether those with a plan go on for certain; else as everybody at the place
    ways        the paths to choose from, P slots a block of K paths. The block of a member and a
                class is member * by_member + class * by_class
    full        [1|M, P]       a plan that ends here is dropped, and the person stays for the phase
    open        [1|M, L]       links that can be entered, and whose end can be reached
    pressed     [P]            places that a person who has walked little does not rest at
    places      [1|M, P] or None: how many may leave the place this step (a queue's service)
    allowances  how many may enter a set of links together this step (a quota); () without one
    turned      [1|M, 1|C, L] or None: chance of being sent back on arrival over the link
    sent_to     [L]            where those are sent
    left        [1|M, P] or None: chance of leaving the register at the place, a step
    pace        [1|M, L] or None: how many times faster than usual the link is travelled
    """

    chance: Chances
    under_way: bool
    ways: Ways
    by_member: int
    by_class: int
    full: Bools
    open: Bools
    pressed: Bools
    places: Ints | None = None
    allowances: tuple[Allowance, ...] = ()
    turned: Floats | None = None
    sent_to: Ints | None = None
    left: Floats | None = None
    pace: Floats | None = None

    @property
    def plain(self) -> bool:
        """Whether there is nothing but chances, ways and closures: what the compiled lane knows."""
        return (
            self.places is None
            and not self.allowances
            and self.turned is None
            and self.pace is None
        )


class Flows:
    """What moved in a step: a tally that the phases add to. Every table is by member.

    entered [M, L] people who set out on each link; arrived [M, L] who reached its end; turned
    [M, L] who were sent back on arrival; gone [M, P] who left the register at the place.
    Where the ground tells classes apart, `by_class` gives the same as [M, C, L] and [M, C, P].
    """

    def __init__(self, ground: Ground) -> None:
        layout, links = ground.layout, ground.network.links
        self._width = {"entered": links, "arrived": links, "turned": links, "gone": layout.places}
        self._members = layout.members
        self._added: dict[str, list[tuple[Ints, Ints]]] = {}
        self._tables: dict[str, Ints] = {}
        self._layout = layout if ground.tells_classes else None
        self._by_class: dict[str, list[tuple[Ints, Ints]]] = {}

    def add(self, name: str, member: Ints, column: Ints, people: Ints, cell: Ints) -> None:
        """Add the people of cells to [member, column] of the table of that name."""
        if not len(people):
            return
        cells = member * self._width[name] + column
        self._added.setdefault(name, []).append((cells, people))
        if self._layout is not None:
            group = member * self._layout.classes + self._layout.class_(cell)
            cells = group * self._width[name] + column
            self._by_class.setdefault(name, []).append((cells, people))

    def table(self, name: str) -> Ints:
        """The table of that name, as added to so far: [M, L] or [M, P]. It may be added to."""
        if name not in self._tables:
            self._tables[name] = np.zeros((self._members, self._width[name]), np.int64)
        table = self._tables[name]
        added = self._added.pop(name, [])
        if added:
            cells = np.concatenate([one for one, _ in added])
            people = np.concatenate([one for _, one in added])
            summed = np.bincount(cells, people, minlength=table.size)
            table += summed.astype(np.int64).reshape(table.shape)
        return table

    def by_class(self, name: str) -> Ints:
        """The table of that name by class: [M, C, L] or [M, C, P]."""
        assert self._layout is not None, "the ground does not tell classes apart"
        table = np.zeros((self._members, self._layout.classes, self._width[name]), np.int64)
        for cells, people in self._by_class.get(name, []):
            summed = np.bincount(cells, people, minlength=table.size)
            table += summed.astype(np.int64).reshape(table.shape)
        return table


def leave(rows: State, ground: Ground, rates: Rates, flows: Flows, rng: Generator) -> State:
    """Ask everybody at a place: stay or go, and which way. Those on links are left alone.

    Returns rows, not lumped: those who go stand at the beginning of their link.
    """
    if ground.lane is not None and rates.plain:
        return State(*ground.lane.leave(rows, rates, rng, flows.table("entered")))
    if ground.lane is not None and ground.staged is not None and rates.places is None:
        return _left(rows, ground, ground.lane, rates, flows, rng)
    there = ground.layout.at_place(ground.layout.stance(rows.cell))
    stay, go = decide(rows.take(there), ground, rates, flows, rng)
    return together([rows.take(~there), *stay, go])


def decide(
    rows: State,
    ground: Ground,
    rates: Rates,
    flows: Flows,
    rng: Generator,
    *,
    restless: Bools | None = None,
) -> tuple[list[State], State]:
    """Split rows at places into those who stay and those who set out on a link.

    `restless[n]` marks rows that do not rest at a place where `rates.pressed` holds. Whoever sets
    out on a plan whose goal is full, or whose first link is closed, drops the plan and stays.
    The column `done` is left as it is: 0 at a place, unless a law of travel keeps something there.
    """
    layout, paths = ground.layout, ground.paths
    member, stance = layout.member(rows.cell), layout.stance(rows.cell)
    class_ = layout.class_(rows.cell)
    planned = None
    place = stance
    if paths.longer:
        planned = stance >= layout.places
        plan = stance - layout.places
        place = np.where(planned, paths.origin[np.where(planned, plan, 0)], stance)

    slot = place
    if rates.by_member or rates.by_class:
        slot = place + layout.places * (member * rates.by_member + class_ * rates.by_class)
    sure = None
    if planned is not None and rates.under_way:
        sure = planned
    if restless is not None:
        pressed = restless & rates.pressed[place]
        sure = pressed if sure is None else sure | pressed
    going = rates.chance.some(rows.people, rates.chance.at(member, class_, place), rng, sure)
    # Who has no way to go stays.
    if rates.ways.any_stuck:
        stuck = rates.ways.stuck[slot]
        going = np.where(stuck if planned is None else stuck & ~planned, 0, going)
    if rates.places is not None:
        # People decide more than once a step where they arrive early: who left before is counted.
        left = np.zeros((layout.members, layout.places), np.int64)
        np.add.at(left.T, ground.network.start, flows.table("entered").T)
        served = np.maximum(rates.places - left, 0).ravel()
        going = share_out(served, member * layout.places + place, going, rng)
    staying = [State(rows.cell, rows.done, rows.people - going).take(going < rows.people)]

    who = np.flatnonzero(going)
    bound = None
    if planned is not None:
        with_plan = planned[who]
        bound, who = who[with_plan], who[~with_plan]
    group, way, people = rates.ways.choose(slot[who], going[who], rng)
    who = who[group]
    if rates.by_member or rates.by_class:
        way = way % len(paths)
    if bound is not None and len(bound):
        who = np.concatenate((who, bound))
        way = np.concatenate((way, plan[bound]))
        people = np.concatenate((people, going[bound]))
    cell, member, old = rows.cell[who], member[who], stance[who]
    out = State(layout.moved_to(cell, old, layout.walking(way)), rows.done[who], people)
    link = paths.link[way]

    dropped = _pair(rates.full, member, paths.goal[way]) | ~_pair(rates.open, member, link)
    back = None
    if dropped.any() or rates.allowances:
        back = layout.moved_to(cell, old, place[who])
    if rates.allowances and back is not None:
        # Only those who would go stand in line for a quota.
        line = np.where(dropped, 0, out.people)
        waiting = line - _let_in(line, member, link, rates, flows, rng)
        staying.append(State(back, out.done, waiting).take(waiting > 0))
        out = State(out.cell, out.done, out.people - waiting)
        keep = out.people > 0
        out, back, member, link = out.take(keep), back[keep], member[keep], link[keep]
        dropped = dropped[keep]
    if dropped.any() and back is not None:
        staying.append(State(back, out.done, out.people).take(dropped))
        keep = ~dropped
        out, member, link = out.take(keep), member[keep], link[keep]
    flows.add("entered", member, link, out.people, out.cell)
    return staying, out


def arrive(
    rows: State, ground: Ground, rates: Rates, flows: Flows, rng: Generator
) -> tuple[State, list[State]]:
    """Set down rows that have walked their link to its end: (at the end, stopped).

    Those who find the link closed stand at its start again; those who are sent back stand where
    they are sent; both without a plan, and they go no further in this phase ("stopped"). The
    column `done` is left as the law of travel gave it.
    """
    layout, paths = ground.layout, ground.paths
    member, old = layout.member(rows.cell), layout.stance(rows.cell)
    plan = old - layout.places - layout.paths
    link = paths.link[plan]
    end = ground.network.end[link]
    stance = layout.resting(paths.rest[plan], end) if paths.longer else end
    cell = layout.moved_to(rows.cell, old, stance)
    if layout.fresh == 2:
        cell = cell - cell % 2
    down = State(cell, rows.done, rows.people)
    stopped = []
    closed = ~_pair(rates.open, member, link)
    if closed.any():
        here = layout.moved_to(cell, stance, ground.network.start[link])
        stopped.append(State(here, rows.done, rows.people).take(closed))
        on = ~closed
        down, member, link, stance = down.take(on), member[on], link[on], stance[on]
    if rates.turned is not None and rates.sent_to is not None:
        back = some(down.people, _at(rates.turned, member, layout.class_(down.cell), link), rng)
        flows.add("turned", member, link, back, down.cell)
        sent = layout.moved_to(down.cell, stance, rates.sent_to[link])
        stopped.append(State(sent, down.done, back).take(back > 0))
        down = State(down.cell, down.done, down.people - back)
        on = down.people > 0
        down, member, link = down.take(on), member[on], link[on]
    flows.add("arrived", member, link, down.people, down.cell)
    return down, stopped


def strike_off(rows: State, ground: Ground, rates: Rates, flows: Flows, rng: Generator) -> State:
    """Take those out who leave the register at their place (`rates.left`)."""
    if rates.left is None:
        return rows
    place = places_of(rows, ground)
    member, there = ground.layout.member(rows.cell), place >= 0
    chance = np.where(there, _pair(rates.left, member, np.maximum(place, 0)), 0.0)
    gone = some(rows.people, chance, rng)
    flows.add("gone", member[there], place[there], gone[there], rows.cell[there])
    return State(rows.cell, rows.done, rows.people - gone).take(rows.people > gone)


def settled(rows: State, ground: Ground) -> State:
    """The rows as a state: one row for each cell."""
    return lumped(rows, ground.layout)


def places_of(rows: State, ground: Ground) -> Ints:
    """The place where each row's people are; -1 on a link. Shape [N]."""
    layout = ground.layout
    stance = layout.stance(rows.cell)
    if not ground.paths.longer:
        return np.where(stance < layout.places, stance, -1)
    plan = stance - layout.places
    with_plan = (plan >= 0) & (plan < layout.paths)
    origin = ground.paths.origin[np.where(with_plan, plan, 0)]
    return np.where(plan < 0, stance, np.where(with_plan, origin, -1))


def present(rows: State, ground: Ground) -> tuple[Ints, Ints]:
    """Who is where: people at each place by class [M, P, C], and on each link [M, L]."""
    if ground.lane is not None:
        return ground.lane.present(rows)
    layout, links = ground.layout, ground.network.links
    place, member = places_of(rows, ground), layout.member(rows.cell)
    on = place < 0
    there = (member * layout.places + place) * layout.classes + layout.class_(rows.cell)
    at_places = _summed(
        there[~on], rows.people[~on], layout.members * layout.places * layout.classes
    )
    path = layout.stance(rows.cell[on]) - layout.places - layout.paths
    link = member[on] * links + ground.paths.link[path]
    on_links = _summed(link, rows.people[on], layout.members * links)
    return (
        at_places.reshape(layout.members, layout.places, layout.classes),
        on_links.reshape(layout.members, links),
    )


def occupancy(rows: State, ground: Ground) -> Ints:
    """People at each place, not on links. Shape [M, P]."""
    there: Ints = present(rows, ground)[0].sum(axis=2)
    return there


def _left(  # noqa: PLR0917
    rows: State, ground: Ground, lane: Lane, rates: Rates, flows: Flows, rng: Generator
) -> State:
    """As `leave`, in the compiled lane; those for whom a quota has no room stay, without a plan."""
    if not rates.allowances:
        return State(*lane.leave(rows, rates, rng, flows.table("entered")))
    layout = ground.layout
    # Those on links are marked by their progress, so that who has just set out is told from them.
    marked = State(rows.cell, rows.done + 1, rows.people)
    would = np.zeros_like(flows.table("entered"))
    cell, done, people = lane.leave(marked, rates, rng, would)
    stance = layout.stance(cell)
    go = np.flatnonzero(~layout.at_place(stance) & (done == 0))
    member = layout.member(cell[go])
    link = ground.paths.link[stance[go] - layout.places - layout.paths]
    let_in = _let_in(people[go], member, link, rates, flows, rng)
    flows.add("entered", member, link, let_in, cell[go])
    back = layout.moved_to(cell[go], stance[go], ground.network.start[link])
    waiting = State(back, np.zeros(len(go), np.int64), people[go] - let_in)
    people[go] = let_in
    asked = State(cell, np.maximum(done - 1, 0), people)
    return together([asked.take(people > 0), waiting.take(waiting.people > 0)])


def _let_in(  # noqa: PLR0917
    line: Ints, member: Ints, link: Ints, rates: Rates, flows: Flows, rng: Generator
) -> Ints:
    """How many of those who would set out on links the quotas let in. Shapes [N]."""
    let_in = line.copy()
    for allowance in rates.allowances:
        on = np.flatnonzero(allowance.links[link])
        entered = flows.table("entered")[:, allowance.links].sum(axis=1)
        room = np.maximum(allowance.people - entered, 0)
        let_in[on] = share_out(room, member[on], let_in[on], rng)
    return let_in


def _summed(cell: Ints, people: Ints, cells: int) -> Ints:
    """How many people there are in each of so many cells."""
    return np.bincount(cell, people, minlength=cells).astype(np.int64)


def _at(rates: Floats, member: Ints, class_: Ints, column: Ints) -> Floats:
    """`rates[member, class, column]`, where an axis of length 1 serves everybody."""
    if rates.shape[0] == rates.shape[1] == 1:
        found: Floats = rates[0, 0, column]
        return found
    which = member if rates.shape[0] > 1 else 0, class_ if rates.shape[1] > 1 else 0, column
    found = rates[which]
    return np.asarray(found)


def _pair(rates: Bools | Floats, member: Ints, column: Ints) -> NDArray:  # type: ignore[type-arg]
    """`rates[member, column]`, where a leading axis of length 1 serves everybody."""
    return rates[0, column] if rates.shape[0] == 1 else rates[member, column]
