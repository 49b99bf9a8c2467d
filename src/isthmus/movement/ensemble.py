"""Many runs of one model: from a seed to quantiles of every day.

Owns: `run`, `Result`, how members are split into blocks, and how the tables of blocks become
quantiles. Knows nothing of rules, files or pages.

Members are run in blocks. How many make a block depends on the model and on nothing else, and each
block draws from a generator of its own, made from the seed and the block's number. So the same seed
gives the same result wherever blocks are computed and in whatever order they end.

A quantile of a day needs that day of all members, and all days of all members may be more than
memory holds. So blocks send their tables packed (`spool`), and when all are there, one span of days
after the other is unpacked, summed up and let go. For 780 places, 2,976 links, 365 days and 200
members that takes some 300 MB, most of them the quantiles themselves, beside what a block needs.
"""

from __future__ import annotations

import dataclasses
import pickle
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np
from numpy.random import Generator

from isthmus import __version__
from isthmus.case.problems import CallError, Problem, WorkError, nearest

from .arrays import Floats, Ints
from .model import Here, Model
from .quantiles import LEVELS, quantiles, told
from .spool import Packed, Spool, packed, spool
from .step import Flows, Ground, present

if TYPE_CHECKING:
    from concurrent.futures import Executor

#: The word for people of all classes together, as in the tables of a case.
ALL = "all"

#: Members in a block at most: more would not be faster.
_MOST_MEMBERS = 100
#: Cells in a block at most, as `block_size` counts them. About one in forty holds people, and costs
#: up to 2,000 bytes while a day is drawn: 200 MB a block.
_CELLS = 4_000_000
#: Values of recent travel that are met together, of all that there are.
_TIRED = 32
#: Bytes of a span of days of all members, and of a part of it while it is summed up.
_SPAN, _PART = 12 << 20, 16 << 20
#: From how many bytes on tables are compressed on their way.
_COMPRESS = 64 << 20

#: Called with the days done, of all members, and how many there are to do.
OnStep = Callable[[int, int], None]


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """A number of people over members: `mean` [...], and `quantiles` [Q, ...] at a result's levels.

    A quantile that so few members cannot tell is NaN: see `quantiles.told`.
    """

    mean: Floats
    quantiles: Floats


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What an ensemble says of every day. D days, P places, L links, N populations, M members.

    All counts are people at the end of a day; day 0 is the first.

    model        the model's name; `seed` what it was run with
    places       [P] names; `starts`, `ends` [L] places that each link joins, and `km` [L] how far
    populations  [N] "all", and each class where there is more than one
    levels       [Q] levels of the quantiles
    people       [D, P, N] people at each place
    on_way       [D, L] people on each link
    set_out      [D, L] people who set out on each link that day
    arrived      [D, P] arrivals over a link at each place up to that day; who comes twice is
                 counted twice
    watched      [I] names of the places whose members are kept: `of_members` [M, D, I] people
    total        [M, D] people at all places and on all links
    gone         [M, D] people who have left the register up to that day
    unmet        [M] people who should have set out and no resident was left
    """

    model: str
    seed: int
    members: int
    days: int
    places: tuple[str, ...]
    starts: Ints
    ends: Ints
    km: Floats
    populations: tuple[str, ...]
    levels: tuple[float, ...]
    people: Summary
    on_way: Summary
    set_out: Summary
    arrived: Summary
    watched: tuple[str, ...]
    of_members: Ints
    total: Ints
    gone: Ints
    unmet: Ints


def run(
    model: Model,
    *,
    days: int,
    members: int,
    seed: int,
    executor: Executor | None = None,
    watch: Sequence[str] = (),
    levels: Sequence[float] = LEVELS,
    on_step: OnStep | None = None,
) -> Result:
    """Run so many members over so many days, from day 0.

    `executor` computes the blocks (None: this process). `watch` names places whose members are kept
    one by one, in that order. Raises CallError when a number is below 1 or a place unknown,
    WorkError when a worker is lost or there is no room to put tables aside.
    """
    watched = _checked(model, days, members, seed, watch)
    ground = model.ground(1)
    jobs = _jobs(ground, days, members, seed)
    unmet = np.zeros(members, np.int64)
    with spool() as aside:
        for job, done in _computed(model, jobs, executor, on_step or _silent):
            unmet[job.first : job.first + job.members] = done.unmet
            for span, table in enumerate(done.tables):
                aside.put(job.block, span, table)
        found = _summed_up(_parts(jobs, aside), jobs, ground, watched, tuple(levels))
    populations = (ALL, *model.classes.names) if ground.layout.classes > 1 else (ALL,)
    return Result(
        model=model.name,
        seed=seed,
        members=members,
        days=days,
        places=model.network.places,
        starts=model.network.start,
        ends=model.network.end,
        km=model.network.km,
        populations=populations,
        levels=tuple(levels),
        people=found.people.summary,
        on_way=found.on_way.summary,
        set_out=found.set_out.summary,
        arrived=found.arrived.summary,
        watched=tuple(watch),
        of_members=found.of_members,
        total=found.total,
        gone=found.gone,
        unmet=unmet,
    )


def block_size(ground: Ground) -> int:
    """How many members of a model make a block: what keeps a block's memory bounded."""
    layout = ground.layout
    cells = layout.stances * layout.classes * layout.fresh * min(layout.pools, _TIRED)
    return max(1, min(_MOST_MEMBERS, _CELLS // max(1, cells)))


def generator(seed: int, block: int) -> Generator:
    """The generator of a block."""
    return np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(block,)))


def walk(
    model: Model, here: Here, ground: Ground, days: int, rng: Generator
) -> Iterator[tuple[Here, Flows]]:
    """So many days from there on: where people are after each, and what moved in it.

    A walk of some days and one of the rest, from where the first ended and with the same generator,
    are the walk of all of them.
    """
    for _ in range(days):
        here, flows = model.advance(here, ground, rng)
        yield here, flows


# --- jobs ----------------------------------------------------------------------------------------


class _Job(NamedTuple):
    """A block to compute: its members, those before it, and how its days are cut into spans.

    `drawn_by` is what the draws depend on beside the model and the seed.
    """

    block: int
    first: int
    members: int
    seed: int
    days: int
    span: int
    compress: bool
    drawn_by: str


class _Done(NamedTuple):
    """A computed block: for each span [days, columns, members], and `unmet` [members]."""

    tables: list[Packed]
    unmet: Ints


class _Columns(NamedTuple):
    """Where each quantity stands in the table of a day."""

    people: slice
    on_way: slice
    set_out: slice
    arrived: slice
    gone: slice

    @classmethod
    def of(cls, ground: Ground) -> _Columns:
        places, links = ground.layout.places, ground.network.links
        widths = (places * ground.layout.classes, links, links, places, 1)
        ends = np.cumsum(widths).tolist()
        return cls(*(slice(end - wide, end) for end, wide in zip(ends, widths, strict=True)))

    @property
    def width(self) -> int:
        return int(self.gone.stop)


def _checked(
    model: Model, days: int, members: int, seed: int, watch: Sequence[str]
) -> tuple[int, ...]:
    """The places to watch, by number. Raises CallError."""
    for code, value, least in (("days", days, 1), ("members", members, 1), ("seed", seed, 0)):
        if value < least:
            raise CallError(f"ensemble-{code}", value)
    number = {name: i for i, name in enumerate(model.network.places)}
    for name in watch:
        if name not in number:
            raise CallError("ensemble-place", name, near=nearest(name, number) or "–")
    return tuple(number[name] for name in watch)


def _jobs(ground: Ground, days: int, members: int, seed: int) -> list[_Job]:
    size = block_size(ground)
    a_day = _Columns.of(ground).width * 4
    span = max(1, min(days, _SPAN // (a_day * members)))
    compress = a_day * members * days > _COMPRESS
    by = _drawn_by(ground)
    return [
        _Job(block, first, min(size, members - first), seed, days, span, compress, by)
        for block, first in enumerate(range(0, members, size))
    ]


def _drawn_by(ground: Ground) -> str:
    """The program that draws: other versions, or the other lane, make other draws of one seed."""
    lane = "NumPy" if ground.lane is None else "compiled"
    return f"Isthmus {__version__}, NumPy {np.__version__}, {lane}"


def _computed(
    model: Model, jobs: list[_Job], executor: Executor | None, on_step: OnStep
) -> Iterator[tuple[_Job, _Done]]:
    """Every job with what came of it, in whatever order they end."""
    days = jobs[0].days
    whole = sum(job.members for job in jobs) * days
    done = 0
    if executor is None:
        for job in jobs:
            before = done

            def on_day(day: int, job: _Job = job, before: int = before) -> None:
                on_step(before + day * job.members, whole)

            yield job, _compute(model, job, on_day)
            done += job.members * days
        return
    from concurrent.futures import BrokenExecutor, as_completed

    # Compressed, since days on which nothing changes are most of a model, and sent with each block:
    # whoever computes it may never have seen another.
    # A copy leaves behind what the model remembers of its own runs.
    sent = zlib.compress(pickle.dumps(dataclasses.replace(model), protocol=5), 1)
    waiting = {executor.submit(_compute_sent, sent, job): job for job in jobs}
    try:
        for future in as_completed(list(waiting)):
            job = waiting.pop(future)
            done += job.members * days
            found = future.result()
            del future  # or its tables would stay
            yield job, found
            on_step(done, whole)
    except BrokenExecutor as error:
        raise WorkError([Problem(code="ensemble-worker-lost")]) from error
    finally:
        for future in waiting:
            future.cancel()


def _compute_sent(model: bytes, job: _Job) -> _Done:
    """A block computed by somebody who was sent the model."""
    own: Model = pickle.loads(zlib.decompress(model))  # noqa: S301 - we pickled it
    return _compute(own, job, _silent_day)


def _compute(model: Model, job: _Job, on_day: Callable[[int], None]) -> _Done:
    rng = generator(job.seed, job.block)
    ground = model.ground(job.members)
    if _drawn_by(ground) != job.drawn_by:
        values = {"here": job.drawn_by, "there": _drawn_by(ground)}
        raise WorkError([Problem(code="ensemble-drawn-by", values=values)])
    columns = _Columns.of(ground)
    tables: list[Packed] = []
    arriving = _Arriving(ground)
    table = np.empty((job.span, job.members, columns.width), np.int64)
    start = here = model.start(job.members, rng)
    for day, (here, flows) in enumerate(walk(model, start, ground, job.days, rng), start=1):
        row = (day - 1) % job.span
        (there, coming), now = present(here.people, ground), table[row]
        now[:, columns.people] = there.reshape(job.members, -1)
        now[:, columns.on_way] = coming
        now[:, columns.set_out] = flows.table("entered")
        now[:, columns.arrived] = arriving.at_places(flows)
        now[:, columns.gone] = flows.table("gone").sum(axis=1, keepdims=True)
        if row + 1 == job.span or day == job.days:
            # Members come last from here on, so that those of one number lie side by side.
            full = table[: row + 1].transpose(0, 2, 1)
            tables.append(packed(full, compress=job.compress))
        on_day(day)
    return _Done(tables, here.unmet)


class _Arriving:
    """Arrivals over links as arrivals at places."""

    def __init__(self, ground: Ground) -> None:
        end = ground.network.end
        self._order = np.argsort(end, kind="stable")
        self._places, self._first = np.unique(end[self._order], return_index=True)
        self._shape = (ground.layout.members, ground.layout.places)

    def at_places(self, flows: Flows) -> Ints:
        """Shape [M, P]."""
        found = np.zeros(self._shape, np.int64)
        if len(self._places):
            over_links = flows.table("arrived")[:, self._order]
            found[:, self._places] = np.add.reduceat(over_links, self._first, axis=1)
        return found


def _silent(_: int, __: int) -> None:
    """Say nothing."""


def _silent_day(_: int) -> None:
    """Say nothing."""


# --- from members to quantiles -------------------------------------------------------------------


class _Summing:
    """A summary that is filled part by part."""

    def __init__(self, levels: tuple[float, ...], members: int, *shape: int) -> None:
        self._told = told(levels, members)
        self._levels = np.asarray(levels, np.float64)[self._told]
        self.summary = Summary(
            mean=np.empty(shape), quantiles=np.full((len(levels), *shape), np.nan)
        )

    def add(self, days: slice, people: Ints) -> None:
        """Sum up people [days, ..., M]. Members come last, where they lie side by side to sort."""
        self.summary.mean[days] = people.mean(axis=-1)
        if self._told.any():
            found = quantiles(np.moveaxis(people, -1, 0), self._levels)
            self.summary.quantiles[self._told, days] = found


class _Found(NamedTuple):
    """The parts of a result that days add to."""

    people: _Summing
    on_way: _Summing
    set_out: _Summing
    arrived: _Summing
    of_members: Ints
    total: Ints
    gone: Ints


def _summed_up(
    parts: Iterator[tuple[slice, Ints]],
    jobs: list[_Job],
    ground: Ground,
    watched: tuple[int, ...],
    levels: tuple[float, ...],
) -> _Found:
    layout, links, columns = ground.layout, ground.network.links, _Columns.of(ground)
    places, classes = layout.places, layout.classes
    days, members = jobs[0].days, sum(job.members for job in jobs)
    found = _Found(
        people=_Summing(levels, members, days, places, classes + 1 if classes > 1 else 1),
        on_way=_Summing(levels, members, days, links),
        set_out=_Summing(levels, members, days, links),
        arrived=_Summing(levels, members, days, places),
        of_members=np.empty((members, days, len(watched)), np.int64),
        total=np.empty((members, days), np.int64),
        gone=np.empty((members, days), np.int64),
    )
    arrived = np.zeros((places, members), np.int64)
    gone = np.zeros((1, members), np.int64)
    for now, table in parts:
        there = table[:, columns.people].reshape(-1, places, classes, members)
        everyone = there.sum(axis=2, dtype=np.int64)
        if classes > 1:
            there = np.concatenate((everyone[:, :, None], there), axis=2)
        on_way = table[:, columns.on_way]
        found.people.add(now, there)
        found.on_way.add(now, on_way)
        found.set_out.add(now, table[:, columns.set_out])
        all_arrived = arrived + table[:, columns.arrived].cumsum(axis=0, dtype=np.int64)
        found.arrived.add(now, all_arrived)
        all_gone = gone + table[:, columns.gone].cumsum(axis=0, dtype=np.int64)
        arrived, gone = all_arrived[-1], all_gone[-1]
        found.of_members[:, now] = everyone[:, list(watched)].transpose(2, 0, 1)
        found.total[:, now] = (everyone.sum(axis=1) + on_way.sum(axis=1, dtype=np.int64)).T
        found.gone[:, now] = all_gone[:, 0].T
    return found


def _parts(jobs: list[_Job], aside: Spool) -> Iterator[tuple[slice, Ints]]:
    """All members of some days, [days, columns, M], one part of the days after the other."""
    days, span = jobs[0].days, jobs[0].span
    for number, first in enumerate(range(0, days, span)):
        blocks = [aside.take(job.block, number) for job in jobs]
        a_day = sum(block[0].size for block in blocks) * 8
        size = max(1, _PART // a_day)
        for i in range(0, len(blocks[0]), size):
            part = np.concatenate([block[i : i + size] for block in blocks], axis=2)
            yield slice(first + i, first + i + len(part)), part
