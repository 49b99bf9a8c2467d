"""Who is where: the table of counts that a step takes and gives back.

Owns: `State`, the people of every member of an ensemble, lumped into cells of persons who are
exchangeable; `Layout`, which numbers the cells; lumping. Knows nothing of rates or rules.

A cell is everything that the future of a person may depend on and nothing else: where the person
is, the rest of the path under way, how much of the link is done, how tired, of which class, and
whether the first link is still to be walked. Two people in one cell have the same future in
distribution, so only their number is kept: that is what makes the counts exact (the chain of cells
is a lumping of the chain of persons) and the cost independent of how many people there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from .arrays import Bools, Ints


class State(NamedTuple):
    """Cells with people in them: three columns of N rows.

    `cell` is the number that `Layout` gives to member, stance and traits; `done` how far people are
    on their link (0 at a place); `people` how many they are, above 0. In a state the rows of a
    member stand together, members in their order, and no two rows are the same cell with the same
    done; rows in the middle of a step need be neither.
    """

    cell: Ints
    done: Ints
    people: Ints

    def take(self, rows: Ints | Bools) -> State:
        """Those rows."""
        if rows.dtype == np.bool_:
            rows = np.flatnonzero(rows)
            if len(rows) == len(self.people):
                return self
        return State(self.cell.take(rows), self.done.take(rows), self.people.take(rows))


class Layout:
    """How cells are numbered.

    A cell is (member, stance, traits). `members` M; `places` P and `paths` K of the network. A
    stance is: at place p without a plan (p), at a place with plan k still to walk (P + k), or on
    the first link of plan k (P + K + k). Traits are `tired` (T values of recent travel), class (C)
    and fresh (1 until the first link is walked; only told apart where `fresh` is asked for).
    `done` is how many values progress on a link can take; `pools`, where people are pooled, how
    many values of `tired` a state holds side by side.
    """

    def __init__(
        self,
        *,
        members: int,
        places: int,
        paths: int,
        done: int = 1,
        tired: int = 1,
        classes: int = 1,
        fresh: bool = False,
        pools: int | None = None,
    ) -> None:
        self.members = members
        self.places = places
        self.paths = paths
        self.done = done
        self.tired = tired
        #: Values of `tired` that one stance can have at a time.
        self.pools = tired if pools is None else pools
        self.classes = classes
        self.fresh = 2 if fresh else 1
        self.stances = places + 2 * paths
        #: Numbers from one stance to the next, and from one member to the next.
        self.traits = tired * classes * self.fresh
        self.apart = self.stances * self.traits

    @cached_property
    def fits(self) -> bool:
        """Whether cell and progress fit the 63 bits of one number."""
        return self.members * self.apart * self.done < 2**63

    def cell(
        self, member: Ints, stance: Ints, *, tired: int = 0, class_: Ints | int = 0, fresh: bool
    ) -> Ints:
        """The cells of people of that member, stance and traits."""
        traits = (tired * self.classes + class_) * self.fresh + int(fresh and self.fresh == 2)
        return member * self.apart + stance * self.traits + traits

    def member(self, cell: Ints) -> Ints:
        """The member of each cell, 0..M-1."""
        return cell // self.apart if self.members > 1 else np.zeros(len(cell), np.int64)

    def stance(self, cell: Ints) -> Ints:
        """The stance of each cell."""
        return (cell // self.traits if self.traits > 1 else cell) % self.stances

    def tiredness(self, cell: Ints) -> Ints:
        """The recent travel of each cell, in units of length."""
        return (cell // (self.classes * self.fresh)) % self.tired

    def class_(self, cell: Ints) -> Ints:
        """The class of each cell, 0..C-1."""
        if self.classes == 1:
            return np.zeros(len(cell), np.int64)
        return (cell // self.fresh) % self.classes

    def is_fresh(self, cell: Ints) -> Bools:
        """Whether the first link is still to be walked."""
        return cell % 2 == 1 if self.fresh == 2 else np.zeros(len(cell), np.bool_)

    def at_place(self, stance: Ints) -> Bools:
        """Whether a stance is at a place."""
        return stance < self.places + self.paths

    def resting(self, plan: Ints, place: Ints) -> Ints:
        """The stance of those who are at a place with that plan, or with none (-1)."""
        return np.where(plan >= 0, self.places + plan, place)

    def walking(self, plan: Ints) -> Ints:
        """The stance of those who are on the first link of a plan."""
        return self.places + self.paths + plan

    def moved_to(self, cell: Ints, old: Ints, new: Ints) -> Ints:
        """The cells of the same people in another stance."""
        return cell + (new - old) * self.traits


def nobody() -> State:
    """A state without people."""
    nothing = np.zeros(0, np.int64)
    return State(nothing, nothing, nothing)


def together(parts: Sequence[State]) -> State:
    """The rows of all parts, one after the other (not lumped)."""
    parts = [part for part in parts if len(part.people)]
    if not parts:
        return nobody()
    if len(parts) == 1:
        return parts[0]
    return State(
        np.concatenate([part.cell for part in parts]),
        np.concatenate([part.done for part in parts]),
        np.concatenate([part.people for part in parts]),
    )


def lumped(rows: State, layout: Layout) -> State:
    """One row for each cell and progress, sorted."""
    if len(rows.people) < 2:
        return rows
    if layout.fits:
        key = rows.cell * layout.done + rows.done
        order = np.argsort(key, kind="stable")
        key = key.take(order)
        new = key[1:] != key[:-1]
    else:
        order = np.lexsort((rows.done, rows.cell))
        cell, done = rows.cell[order], rows.done[order]
        new = (cell[1:] != cell[:-1]) | (done[1:] != done[:-1])
    if new.all():
        return rows.take(order)
    first = np.concatenate((_ZERO, np.flatnonzero(new) + 1))
    people = np.add.reduceat(rows.people[order], first)
    keep = order[first]
    return State(rows.cell[keep], rows.done[keep], people)


def pooled(rows: State, layout: Layout, *, tired: int, done: int = 1) -> State:
    """One row for people whose cells differ only within so many units of `tired` and `done`.

    They are at their mean, to the nearest unit.
    """
    if len(rows.people) < 2:
        return rows
    value, stride = layout.tiredness(rows.cell), layout.classes * layout.fresh
    others = rows.cell - value * stride
    keys = (others + value // tired * stride, rows.done // done)
    order = np.lexsort(keys)
    new = np.logical_or.reduce([np.diff(key[order]) != 0 for key in keys])
    first = np.concatenate((_ZERO, np.flatnonzero(new) + 1))
    people = np.add.reduceat(rows.people[order], first)

    def mean(of: Ints) -> Ints:
        found: Ints = (np.add.reduceat((of * rows.people)[order], first) + people // 2) // people
        return found

    return State(others[order[first]] + mean(value) * stride, mean(rows.done), people)


def total(rows: State, layout: Layout) -> Ints:
    """People of each member. Shape [M]."""
    member = layout.member(rows.cell)
    return np.bincount(member, rows.people, minlength=layout.members).astype(np.int64)


_ZERO = np.zeros(1, np.int64)
