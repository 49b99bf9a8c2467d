"""The ground of a map: its projection, the outlines of countries, and where labels stand.

Owns: the fit of a projection to points, pixels as positions of a Vega-Lite layer, and the placing
of labels so that none covers another. Knows no case, no region and nothing that a map shows.
"""

from __future__ import annotations

import functools
import itertools
import json
import math
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from .charts import HALO, INK

#: The width of a map in pixels, and how high it may become.
WIDTH = 640
_MAX_HEIGHT = 560
_MARGIN = 30
#: The height of a label of two lines, and the width of its letters in the mean.
LABEL_HEIGHT = 34
LETTER = 6.4
SEA = "#f8fafb"
#: Left, top, right, bottom, in pixels; west, south, east, north in degrees.
Box = tuple[float, float, float, float]


class View:
    """A Mercator projection fitted to points (latitude, longitude), in pixels."""

    def __init__(self, points: Sequence[tuple[float, float]]) -> None:
        xs = [math.radians(lon) for _, lon in points]
        ys = [_north(lat) for lat, _ in points]
        wide = max(max(xs) - min(xs), 0.02)
        high = max(max(ys) - min(ys), 0.02)
        room = WIDTH - 2 * _MARGIN
        self.scale = min(room / wide, (_MAX_HEIGHT - 2 * _MARGIN) / high)
        self.height = min(_MAX_HEIGHT, max(260, high * self.scale + 2 * _MARGIN))
        self.x0 = WIDTH / 2 - self.scale * (max(xs) + min(xs)) / 2
        self.y0 = self.height / 2 + self.scale * (max(ys) + min(ys)) / 2

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a point stands, in pixels from the top left."""
        return self.x0 + self.scale * math.radians(lon), self.y0 - self.scale * _north(lat)

    def back(self, x: float, y: float) -> tuple[float, float]:
        """The longitude and latitude of a pixel."""
        north = (self.y0 - y) / self.scale
        lat = math.degrees(2 * math.atan(math.exp(north)) - math.pi / 2)
        return math.degrees((x - self.x0) / self.scale), lat


def _north(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(max(-85.0, min(85.0, lat))) / 2))


@functools.cache
def _outlines() -> tuple[dict[str, Any], list[Box]]:
    """The outlines, and the box of each country in degrees: west, south, east, north."""
    text = files(__package__).joinpath("atlas", "countries.json").read_text(encoding="utf-8")
    topology: dict[str, Any] = json.loads(text)
    step_x, step_y = topology["transform"]["scale"]
    from_x, from_y = topology["transform"]["translate"]
    arcs: list[Box] = []
    for arc in topology["arcs"]:
        xs, ys = (list(itertools.accumulate(steps)) for steps in zip(*arc, strict=True))
        arcs.append(
            (
                min(xs) * step_x + from_x,
                min(ys) * step_y + from_y,
                max(xs) * step_x + from_x,
                max(ys) * step_y + from_y,
            )
        )
    boxes = []
    for country in topology["objects"]["countries"]["geometries"]:
        held = [arcs[i if i >= 0 else ~i] for i in _flat(country["arcs"])]
        boxes.append(
            (
                min(box[0] for box in held),
                min(box[1] for box in held),
                max(box[2] for box in held),
                max(box[3] for box in held),
            )
        )
    return topology, boxes


def _flat(nested: Any) -> list[int]:
    return [nested] if isinstance(nested, int) else [i for part in nested for i in _flat(part)]


def _outlines_in(view: View) -> dict[str, Any]:
    """The outlines of the countries that the map shows any of: the rest would only weigh."""
    topology, boxes = _outlines()
    west, north = view.back(0, 0)
    east, south = view.back(WIDTH, view.height)
    shown = [
        country
        for country, box in zip(topology["objects"]["countries"]["geometries"], boxes, strict=True)
        if box[0] <= east and box[2] >= west and box[1] <= north and box[3] >= south
    ]
    used = sorted({i if i >= 0 else ~i for country in shown for i in _flat(country["arcs"])})
    renamed = {old: new for new, old in enumerate(used)}
    return {
        "type": "Topology",
        "transform": topology["transform"],
        "objects": {
            "countries": {
                "type": "GeometryCollection",
                "geometries": [
                    {**country, "arcs": _renamed(country["arcs"], renamed)} for country in shown
                ],
            }
        },
        "arcs": [topology["arcs"][i] for i in used],
    }


def _renamed(nested: Any, names: Mapping[int, int]) -> Any:
    if isinstance(nested, int):
        return names[nested] if nested >= 0 else ~names[~nested]
    return [_renamed(part, names) for part in nested]


def land(view: View) -> dict[str, Any]:
    """The layer of the outlines of countries, under everything else."""
    return {
        "data": {
            "values": _outlines_in(view),
            "format": {"type": "topojson", "feature": "countries"},
        },
        "projection": {
            "type": "mercator",
            "scale": view.scale,
            "translate": [view.x0, view.y0],
            "clipExtent": [[0, 0], [WIDTH, view.height]],
        },
        "mark": {
            "type": "geoshape",
            "fill": "#eceff2",
            "stroke": "#c3ccd4",
            "strokeWidth": 0.7,
        },
    }


class Pixels:
    """Positions already in pixels: scales that leave them as they are."""

    def __init__(self, size: tuple[float, float]) -> None:
        self.size = size

    def at(self, x: str, y: str) -> dict[str, Any]:
        """The positions of an encoding, from two fields of the data."""
        return {
            name: {
                "field": field,
                "type": "quantitative",
                "axis": None,
                "scale": {"domain": [0, end], "range": [0, end], "nice": False},
            }
            for name, field, end in (("x", x, self.size[0]), ("y", y, self.size[1]))
        }

    def layer(
        self, values: list[dict[str, Any]], x: str, y: str, mark: dict[str, Any], *, text: str
    ) -> dict[str, Any]:
        """A layer of texts."""
        return {
            "data": {"values": values},
            "mark": mark,
            "encoding": {**self.at(x, y), "text": {"field": text}},
        }

    def two_lines(self, labels: list[dict[str, Any]], *, number_px: int) -> list[dict[str, Any]]:
        """Each label's `name` over its `text` in bold, both on a halo; at its `x` and `y`."""
        layers = []
        for baseline, pixels, weight, field in (
            ("bottom", 12, "normal", "name"),
            ("top", number_px, "bold", "text"),
        ):
            mark = {
                "type": "text",
                "align": "left",
                "dx": 3,
                "baseline": baseline,
                "fontSize": pixels,
                "fontWeight": weight,
                "color": INK,
            }
            layers += [self.layer(labels, "x", "y", mark | look, text=field) for look in (HALO, {})]
        return layers


def place_labels(
    anchors: Sequence[tuple[float, float]],
    widths: Sequence[float],
    size: tuple[float, float],
    taken: Sequence[Box] = (),
    *,
    reach: Sequence[float] = (),
) -> list[tuple[float, float]]:
    """The left end of the middle line of each label: near its anchor, inside, over nothing taken.

    `reach` is how far from its anchor a label begins at least. Tries positions round the anchor
    from near to far, in order; the same anchors give the same places. Where there is no free place
    the one that covers least is taken.
    """
    held = list(taken)
    placed: list[tuple[float, float]] = []
    half = LABEL_HEIGHT / 2
    for i, ((x, y), width) in enumerate(zip(anchors, widths, strict=True)):
        near = reach[i] if reach else 0.0
        best, least = (x, y), math.inf
        for distance in (8, 24, 48, 80, 120, 170, 230, 300):
            if least <= distance:  # a place farther away costs no less
                break
            for turn in range(16):
                angle = turn * math.pi / 8
                cx = x + (near + distance) * math.cos(angle)
                cy = y + (near + distance) * math.sin(angle)
                left = cx if math.cos(angle) >= -0.01 else cx - width
                box = (left, cy - half, left + width, cy + half)
                out = max(0.0, 2 - box[0], box[2] - size[0] + 2, 2 - box[1], box[3] - size[1] + 2)
                cost = 50 * out + 20 * sum(overlap(box, other) for other in held) + distance
                if cost < least:
                    best, least = (left, cy), cost
        placed.append(best)
        held.append((best[0], best[1] - half, best[0] + width, best[1] + half))
    return placed


def overlap(a: Box, b: Box) -> float:
    """The side of a square as large as what two boxes share; 0 where they share nothing."""
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    return math.sqrt(wide * high) if wide > 0 and high > 0 else 0.0
