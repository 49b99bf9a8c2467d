"""Make the country outlines that the map draws on from the published Natural Earth topology.

Owns: the derivation of `src/isthmus/brief/atlas/countries.json` (see the README beside it). Run
once by a maintainer, never at install or at run time:

    python scripts/outlines.py countries-10m.json src/isthmus/brief/atlas/countries.json

`countries-10m.json` is a file of the npm package `world-atlas` 2.0.2; `npm pack world-atlas@2.0.2`
fetches it. The same input always gives the same bytes.
"""

from __future__ import annotations

import heapq
import itertools
import json
import math
import sys
from pathlib import Path
from typing import Any

import pycountry

# Chosen by looking: in a frame 680 px wide over ten degrees of longitude no coast looks cut, and
# the whole world stays under 400 KB.
DETAIL_DEG2 = 0.0035  # a corner is kept when its triangle is larger than this (about 43 km2)
ISLAND_DEG2 = 0.015  # an island is kept when larger than this (185 km2), or its country's largest
STEP_DEG = 0.01  # the grid that coordinates are rounded to (about 1.1 km)

Point = tuple[float, float]


def main(source: Path, target: Path) -> None:
    """Read the published topology, write ours."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = [_absolute(arc, topology["transform"]) for arc in topology["arcs"]]
    alpha3 = {country.numeric: country.alpha_3 for country in pycountry.countries}

    countries: dict[str | None, list[list[list[int]]]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        # A territory without an ISO 3166 code is land that belongs to no country of ours.
        countries.setdefault(alpha3.get(shape.get("id", "")), []).extend(polygons)

    kept_arcs: dict[int, int] = {}
    out: list[dict[str, Any]] = []
    for code, polygons in sorted(countries.items(), key=lambda item: item[0] or "~"):
        sizes = [abs(_area(_ring(polygon[0], arcs))) for polygon in polygons]
        largest = max(sizes)
        kept = [
            [
                [_renumber(index, kept_arcs) for index in ring]
                for ring in polygon
                if ring is polygon[0] or abs(_area(_ring(ring, arcs))) >= ISLAND_DEG2
            ]
            for polygon, size in zip(polygons, sizes, strict=True)
            if size >= ISLAND_DEG2 or (size == largest and code is not None)
        ]
        if kept:
            out.append({"type": "MultiPolygon", "id": code, "arcs": kept})

    ours = {
        "type": "Topology",
        "transform": {"scale": [STEP_DEG, STEP_DEG], "translate": [0, 0]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": out}},
        "arcs": [_deltas(_simplified(arcs[index])) for index in kept_arcs],
    }
    target.write_text(json.dumps(ours, separators=(",", ":")) + "\n", encoding="utf-8")


def _absolute(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """An arc of a quantised topology in degrees (TopoJSON specification, 2.1.3)."""
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale_x + shift_x, y * scale_y + shift_y))
    return points


def _ring(indexes: list[int], arcs: list[list[Point]]) -> list[Point]:
    """A closed ring; an arc with a negative index ~i is arc i walked backwards."""
    ring: list[Point] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(arc[1:] if ring else arc)
    return ring


def _area(ring: list[Point]) -> float:
    """Signed area in square degrees of the equator (longitude shrunk by the cosine of latitude)."""
    shrink = math.cos(math.radians(sum(y for _, y in ring) / len(ring)))
    pairs = itertools.pairwise(ring)
    return shrink * sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def _renumber(index: int, kept: dict[int, int]) -> int:
    position = kept.setdefault(index if index >= 0 else ~index, len(kept))
    return position if index >= 0 else ~position


def _simplified(arc: list[Point]) -> list[Point]:
    """Visvalingam and Whyatt (1993): drop the corner of the smallest triangle until all are large.

    The ends stay, so neighbours still meet; a closed arc keeps at least a triangle.
    """
    closed = arc[0] == arc[-1]
    least = 4 if closed else 2
    before = list(range(-1, len(arc) - 1))
    after = list(range(1, len(arc) + 1))
    left = len(arc)
    heap = [(_corner(arc, i - 1, i, i + 1), i) for i in range(1, len(arc) - 1)]
    current = {i: size for size, i in heap}
    heapq.heapify(heap)
    while heap and left > least:
        size, i = heapq.heappop(heap)
        if current.get(i) != size:
            continue
        if size > DETAIL_DEG2:
            break
        del current[i]
        left -= 1
        previous, following = before[i], after[i]
        after[previous], before[following] = following, previous
        for j in (previous, following):
            if j in current:
                # A corner never becomes cheaper than the one just dropped (the paper's rule), so
                # that the order of removal is an order of importance.
                current[j] = max(size, _corner(arc, before[j], j, after[j]))
                heapq.heappush(heap, (current[j], j))
    return [point for i, point in enumerate(arc) if i in current or i in (0, len(arc) - 1)]


def _corner(arc: list[Point], i: int, j: int, k: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = arc[i], arc[j], arc[k]
    shrink = math.cos(math.radians(by))
    return shrink * abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2


def _deltas(arc: list[Point]) -> list[list[int]]:
    grid = [(round(x / STEP_DEG), round(y / STEP_DEG)) for x, y in arc]
    # Points that fall on the same grid node are one; a ring keeps its corners even when tiny.
    grid = [p for i, p in enumerate(grid) if i == 0 or p != grid[i - 1] or i == len(grid) - 1]
    out, (x0, y0) = [list(grid[0])], grid[0]
    for x, y in grid[1:]:
        out.append([x - x0, y - y0])
        x0, y0 = x, y
    return out


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python scripts/outlines.py COUNTRIES.json OUT.json")
    main(Path(sys.argv[1]), Path(sys.argv[2]))
