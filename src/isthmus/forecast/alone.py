"""Series that no filter reaches: their parts drawn from their own past, coupled by shared shocks.

Owns: which populations of a station's series are drawn this way, their draws, and the shocks that
all draws of an origin share. Every stream of random numbers is named by the seed, by what it is
for and by the calendar month, so that it is the same whoever asks for it.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Mapping
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from .parts import parts_of_whole
from .persistence import persistence
from .records import ALL, Floats, Known, Target
from .settings import Station

#: What streams of random numbers are for.
_SHARED, _OWN, _WHOLE, _WAYS = 101, 102, 103, 104


def stream(seed: int, what: int, month: int, *names: str) -> Generator:
    """The random numbers of a calendar month (year x 12 + month) for one purpose."""
    return np.random.default_rng([seed, what, month, *(zlib.crc32(n.encode()) for n in names)])


def calendar_month(known: Known, month: int) -> int:
    """The number of a calendar month, year x 12 + month, from that of a month of `known`."""
    return known.first.year * 12 + known.first.month + month


def shared_shocks(known: Known, seed: int, members: int, months: range) -> Floats:
    """[N, months] standard normal draws that every population shares, one column a month."""
    columns = [
        stream(seed, _SHARED, calendar_month(known, month)).standard_normal(members)
        for month in months
    ]
    return np.array(columns).reshape(len(columns), members).T


def ways_stream(known: Known, seed: int, series: str, month: int) -> Generator:
    """The random numbers by which the ways of those who are not followed wander in a month."""
    return stream(seed, _WAYS, calendar_month(known, month), series)


def populations_of(known: Known, station: Station) -> tuple[str, ...]:
    """The populations of a series that together are everybody: "all" where none is told apart."""
    told = [target.population for target in known.counts if target.series == station.series]
    apart = {ALL, *station.apart}
    parts = tuple(one for one in told if one not in apart and ";" not in one)
    return parts or ((ALL,) if ALL in told else ())


class Alone(NamedTuple):
    """Draws of populations of a series, [N, H] each, from the month `first` on."""

    first: int
    draws: Mapping[str, Floats]


def drawn_alone(
    known: Known,
    series: str,
    populations: Collection[str],
    *,
    until: int,
    seed: int,
    members: int,
) -> Alone:
    """Draws of some populations of a series, after the last number of any of them, before `until`.

    A population without a number is left out.
    """
    rows = {
        one: row
        for one in populations
        if (~np.isnan(row := known.counts[Target(series, one)])).any()
    }
    if not rows:
        return Alone(until, {})
    first = 1 + max(int(np.flatnonzero(~np.isnan(row))[-1]) for row in rows.values())
    months = max(until - first, 0)
    shocks = shared_shocks(known, seed, members, range(first, first + months))
    at = calendar_month(known, first)
    owns = [stream(seed, _OWN, at, series, one) for one in rows]
    counts = list(rows.values())
    breaks = known.breaks.get(series, ())
    if len(rows) == 1:
        one = persistence(counts[0], months, shocks=shocks, own=owns[0], breaks=breaks)
        draws = one[None]
    else:
        whole = stream(seed, _WHOLE, at, series)
        draws = parts_of_whole(counts, months, shocks=shocks, owns=owns, own=whole, breaks=breaks)
    return Alone(first, dict(zip(rows, draws, strict=True)))
