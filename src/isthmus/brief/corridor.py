"""The map of a corridor, as one Vega-Lite specification.

Owns: the projection, fitted to the places it is given; the width of a leg by its count; and where
labels stand, so that none covers another. Knows no case and no region.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

import msgspec

from .charts import BLUE, GREY, INK, ORANGE, PALE, SCHEMA, theme
from .model import Chart, Table

WIDTH = 640
_MAX_HEIGHT = 560
_MARGIN = 30
_LABEL_HEIGHT = 34
_LETTER = 6.4


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the map, in degrees."""

    id: str
    name: str
    lat: float
    lon: float
    role: str


class Leg(msgspec.Struct, frozen=True, kw_only=True):
    """A leg between two places, by their ids."""

    start: str
    end: str
    mode: str


class Flow(msgspec.Struct, frozen=True, kw_only=True):
    """A count on the map: on legs that cross a border, or at the spots of a country."""

    legs: tuple[tuple[str, str], ...]
    spots: tuple[str, ...]
    name: str
    value: float
    text: str
    period: str


class _View:
    """A Mercator projection fitted to points, in pixels."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        xs = [math.radians(s.lon) for s in spots]
        ys = [_north(s.lat) for s in spots]
        wide = max(max(xs) - min(xs), 0.02)
        high = max(max(ys) - min(ys), 0.02)
        room = WIDTH - 2 * _MARGIN
        self.scale = min(room / wide, (_MAX_HEIGHT - 2 * _MARGIN) / high)
        self.height = min(_MAX_HEIGHT, max(260, high * self.scale + 2 * _MARGIN))
        self.x0 = WIDTH / 2 - self.scale * (max(xs) + min(xs)) / 2
        self.y0 = self.height / 2 + self.scale * (max(ys) + min(ys)) / 2

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        return self.x0 + self.scale * math.radians(lon), self.y0 - self.scale * _north(lat)


def _north(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(max(-85.0, min(85.0, lat))) / 2))


@functools.cache
def _outlines() -> dict[str, Any]:
    text = files(__package__).joinpath("atlas", "countries.json").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text)
    return read


def corridor_map(
    id: str,
    title: str,
    description: str,
    *,
    spots: Sequence[Spot],
    legs: Sequence[Leg],
    flows: Sequence[Flow],
    table: Table,
) -> Chart:
    """The map. Widths grow with the square root of a count, so that a tenfold count is seen as such."""
    view = _View(spots)
    where = {spot.id: view.at(spot.lat, spot.lon) for spot in spots}
    largest = max(flow.value for flow in flows) or 1.0
    counted = {pair: 2 + 8 * math.sqrt(flow.value / largest) for flow in flows for pair in flow.legs}
    lines = []
    for leg in legs:
        (x, y), (x2, y2) = where[leg.start], where[leg.end]
        width = counted.get((leg.start, leg.end))
        lines.append(
            {"x": x, "y": y, "x2": x2, "y2": y2, "width": width or 1.2, "kind": "counted" if width else _style(leg.mode)}
        )
    anchors = [_anchor(flow, where) for flow in flows]
    boxes = place_labels(
        anchors, [(max(len(f.text) + len(f.period) + 2, len(f.name))) * _LETTER for f in flows], (WIDTH, view.height)
    )
    labels = []
    for flow, (x, y), (bx, by) in zip(flows, anchors, boxes, strict=True):
        labels.append({"x": bx, "y": by, "ax": x, "ay": y, "name": flow.name, "text": f"{flow.text}, {flow.period}"})
    flat = {"scale": None, "type": "quantitative", "axis": None}

    def xy(a: str, b: str, **more: Any) -> dict[str, Any]:
        return {"x": {"field": a, **flat, "scale": {"domain": [0, WIDTH], "range": [0, WIDTH]}}, "y": {"field": b, **flat, "scale": {"domain": [0, view.height], "range": [0, view.height]}}, **more}

    dots = [{"x": where[s.id][0], "y": where[s.id][1], "role": s.role} for s in spots]
    layers: list[dict[str, Any]] = [
        {
            "data": {"values": _outlines(), "format": {"type": "topojson", "feature": "countries"}},
            "projection": {"type": "mercator", "scale": view.scale, "translate": [view.x0, view.y0]},
            "mark": {"type": "geoshape", "fill": "#eef1f4", "stroke": "white", "strokeWidth": 1, "clip": True},
        },
        {
            "data": {"values": lines},
            "mark": {"type": "rule", "strokeCap": "round", "clip": True},
            "encoding": xy(
                "x", "y", x2={"field": "x2"}, y2={"field": "y2"},
                strokeWidth={"field": "width", "type": "quantitative", "scale": None},
                color={"field": "kind", "type": "nominal", "legend": None, "scale": {"domain": ["counted", "land", "other"], "range": [BLUE, GREY, GREY]}},
                strokeDash={"field": "kind", "type": "nominal", "legend": None, "scale": {"domain": ["counted", "land", "other"], "range": [[1, 0], [1, 0], [3, 3]]}},
            ),
        },
        {"data": {"values": dots}, "mark": {"type": "point", "filled": True, "size": 14, "color": INK, "opacity": 1}, "encoding": xy("x", "y")},
        {"data": {"values": labels}, "mark": {"type": "rule", "color": ORANGE, "strokeWidth": 1}, "encoding": xy("ax", "ay", x2={"field": "x"}, y2={"field": "y"})},
        {"data": {"values": labels}, "mark": {"type": "text", "align": "left", "baseline": "bottom", "fontSize": 12, "color": GREY, "stroke": "white", "strokeWidth": 3}, "encoding": xy("x", "y", text={"field": "name"})},
        {"data": {"values": labels}, "mark": {"type": "text", "align": "left", "baseline": "bottom", "fontSize": 12, "color": GREY}, "encoding": xy("x", "y", text={"field": "name"})},
        {"data": {"values": labels}, "mark": {"type": "text", "align": "left", "baseline": "top", "fontSize": 15, "fontWeight": "bold", "color": INK, "stroke": "white", "strokeWidth": 3}, "encoding": xy("x", "y", text={"field": "text"})},
        {"data": {"values": labels}, "mark": {"type": "text", "align": "left", "baseline": "top", "fontSize": 15, "fontWeight": "bold", "color": INK}, "encoding": xy("x", "y", text={"field": "text"})},
    ]
    spec = {"$schema": SCHEMA, "width": WIDTH, "height": view.height, "layer": layers, "config": theme() | {"view": {"stroke": PALE, "fill": "#f8fafb"}}}
    return Chart(id=id, title=title, description=description, spec=spec, table=table)


def _style(mode: str) -> str:
    return "land" if mode in ("road", "bus", "rail", "crossing") else "other"


def _anchor(flow: Flow, where: Mapping[str, tuple[float, float]]) -> tuple[float, float]:
    """Where a count belongs: the middle of its legs, or of its places."""
    points = [where[end] for leg in flow.legs for end in leg] or [where[spot] for spot in flow.spots]
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def place_labels(
    anchors: Sequence[tuple[float, float]], widths: Sequence[float], size: tuple[float, float]
) -> list[tuple[float, float]]:
    """The left end of the middle line of each label: near its anchor, inside, over no other.

    Tries positions round the anchor from near to far, in order; the same anchors give the same places.
    """
    taken: list[tuple[float, float, float, float]] = [
        (x - 4, y - 4, x + 4, y + 4) for x, y in anchors
    ]
    placed: list[tuple[float, float]] = []
    half = _LABEL_HEIGHT / 2
    for (x, y), width in zip(anchors, widths, strict=True):
        best, least = (x, y), math.inf
        for distance in (16, 40, 70, 110, 160, 220):
            for turn in range(16):
                angle = turn * math.pi / 8
                cx, cy = x + distance * math.cos(angle), y + distance * math.sin(angle)
                left = cx if math.cos(angle) >= -0.01 else cx - width
                box = (left, cy - half, left + width, cy + half)
                out = max(0, 2 - box[0]) + max(0, box[2] - size[0] + 2) + max(0, 2 - box[1]) + max(0, box[3] - size[1] + 2)
                cost = 50 * out + 20 * sum(_overlap(box, other) for other in taken) + distance
                if cost < least:
                    best, least = (left, cy), cost
        placed.append(best)
        taken.append((best[0], best[1] - half, best[0] + width, best[1] + half))
    return placed


def _overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> float:
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    return math.sqrt(wide * high) if wide > 0 and high > 0 else 0.0
