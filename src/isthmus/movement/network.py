"""The network that people move over: places, the links that join them, and paths of links.

Owns: `Network` (what is joined to what, and how far) and `Paths` (every loop-free way that people
at a place may set out on, up to what they are aware of). Knows nothing of people, days or weights.

A link has a direction; a road walked both ways is two links. A path is a sequence of links. People
on their way carry the rest of their path as their *plan*; the rest of a path is itself a path, so
one table holds all of them and a plan is one number.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from isthmus.case.problems import CallError

from .arrays import Bools, Floats, Ints

#: More paths than this do not fit the memory of a laptop: the awareness is too high.
MOST_PATHS = 2_000_000
#: Nor are more beginnings of paths tried: markers that cross each other have no end of them.
MOST_LOOKED = 10 * MOST_PATHS


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """Places and directed links.

    `places` are names, P of them; link l leads from `start[l]` to `end[l]` over `km[l]` kilometres
    (L of each, km > 0). `lat`, `lon` are degrees (WGS 84), NaN where not known. Row order carries
    no meaning, except that draws follow it.
    """

    places: tuple[str, ...]
    start: Ints
    end: Ints
    km: Floats
    lat: Floats
    lon: Floats

    @property
    def links(self) -> int:
        """How many links there are."""
        return len(self.start)


class Paths(NamedTuple):
    """All paths of a network up to an awareness, sorted by the place they set out from.

    Paths `first[p] : first[p + 1]` set out from place p. Path k begins with link `link[k]`; when
    that is walked, path `rest[k]` remains (-1: none). It ends at place `goal[k]`, `km[k]` away.
    `links` and `links_of` list every link of every path: those of path k are
    `links[links_of[k] : links_of[k + 1]]`. `known[k]` is False for a path that is only ever the
    rest of another (it sets out from a place that nobody chooses from, or is longer than what is
    seen from there): people walk it and never choose it.
    """

    first: Ints
    link: Ints
    rest: Ints
    goal: Ints
    origin: Ints
    km: Floats
    links: Ints
    links_of: Ints
    known: Bools

    def __len__(self) -> int:
        return len(self.link)

    @property
    def longer(self) -> bool:
        """Whether any path has a rest, so that people at a place may be under way."""
        return len(self.links) > len(self.link)

    def open(self, links: Bools) -> Bools:
        """Which paths have no closed link: `links[l]` is whether link l is open. Shape [K]."""
        if not len(self.link):
            return np.zeros(0, np.bool_)
        return np.logical_and.reduceat(links[self.links], self.links_of[:-1])


def paths_of(network: Network, awareness: int, markers: Bools | None = None) -> Paths:
    """Every loop-free path of 1 to `awareness` links from every place.

    A marker (`markers[p]`) is a point of the road: it is passed, adds no link to what people are
    aware of, and is no goal. Raises `CallError` when there are more paths than memory holds.
    """
    marked = np.zeros(len(network.places), np.bool_) if markers is None else markers
    leaving: list[list[int]] = [[] for _ in network.places]
    for link, start in enumerate(network.start.tolist()):
        leaving[start].append(link)
    ends, seen = network.end.tolist(), marked.tolist()
    found: dict[tuple[int, ...], bool] = {}
    looked = 0
    for place, outward in enumerate(leaving):
        # Depth first without recursion: a road may have any number of markers.
        way: list[int] = []
        visited, levels, left = {place}, [0], [iter(outward)]
        while left:
            link = next(left[-1], -1)
            if link < 0:
                left.pop()
                levels.pop()
                if way:
                    visited.discard(ends[way.pop()])
                continue
            end = ends[link]
            if end in visited:
                continue
            looked += 1
            if not seen[end]:
                found[(*way, link)] = True
            if len(found) > MOST_PATHS or looked > MOST_LOOKED:
                raise CallError("too-many-paths", awareness, most=MOST_PATHS)
            level = levels[-1] + (not seen[end])
            if level < awareness:
                way.append(link)
                visited.add(end)
                levels.append(level)
                left.append(iter(leaving[end]))
    for path in list(found):
        _add_rests(found, path)
    return _compiled(network, found)


def paths_with(network: Network, paths: Paths, ways: Sequence[tuple[int, ...]]) -> Paths:
    """The paths, and those that go on along a way, which is known whole where its start is known.

    Each way is a sequence of links. People at its start know it, and so do people who know a path
    to its start: after that path, unless they would come through a place twice. A path that is
    known in this manner leads to no further way. Raises `CallError` as `paths_of` does.
    """
    ends = network.end.tolist()
    of_links, bounds = paths.links.tolist(), paths.links_of.tolist()
    all_ = [tuple(of_links[a:b]) for a, b in itertools.pairwise(bounds)]
    found = dict(zip(all_, paths.known.tolist(), strict=True))
    to: dict[int, list[tuple[int, ...]]] = {}
    for path, known in list(found.items()):
        if known:
            to.setdefault(ends[path[-1]], []).append(path)
    added = []
    for way in dict.fromkeys(ways):
        start = int(network.start[way[0]])
        for path in [(), *to.get(start, [])]:
            whole = (*path, *way)
            through = [int(network.start[whole[0]]), *(ends[link] for link in whole)]
            if len(set(through)) == len(through):
                found[whole] = True
                added.append(whole)
            if len(found) > MOST_PATHS:
                raise CallError("too-many-paths", max(map(len, all_)), most=MOST_PATHS)
    for path in added:
        _add_rests(found, path)
    return _compiled(network, found)


def _add_rests(found: dict[tuple[int, ...], bool], path: tuple[int, ...]) -> None:
    """Add every rest of a path; those of a rest that is there already are there, or will be."""
    for i in range(1, len(path)):
        if path[i:] in found:
            return
        found[path[i:]] = False


def _compiled(network: Network, found: dict[tuple[int, ...], bool]) -> Paths:
    start = network.start
    ordered = sorted(found, key=lambda path: (start[path[0]], path))
    number = {path: k for k, path in enumerate(ordered)}
    link = np.array([path[0] for path in ordered], np.int64)
    length = np.array([len(path) for path in ordered], np.int64)
    links = np.array([one for path in ordered for one in path], np.int64)
    links_of = np.concatenate((np.zeros(1, np.int64), np.cumsum(length)))
    origin = start[link] if len(link) else np.zeros(0, np.int64)
    return Paths(
        first=np.searchsorted(origin, np.arange(len(network.places) + 1)),
        link=link,
        rest=np.array([number[p[1:]] if len(p) > 1 else -1 for p in ordered], np.int64),
        goal=network.end[links[links_of[1:] - 1]] if len(link) else np.zeros(0, np.int64),
        origin=origin,
        km=np.add.reduceat(network.km[links], links_of[:-1]) if len(link) else np.zeros(0),
        links=links,
        links_of=links_of,
        known=np.array([found[path] for path in ordered], np.bool_),
    )
