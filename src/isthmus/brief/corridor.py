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

from .charts import BLUE, GREY, HALO, INK, PALE, Caption, drawn
from .model import Chart, Table

WIDTH = 640
_MAX_HEIGHT = 560
_MARGIN = 30
_LABEL_HEIGHT = 34
_LETTER = 6.4
#: Left, top, right, bottom, in pixels; west, south, east, north in degrees.
_Box = tuple[float, float, float, float]


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
def _outlines() -> tuple[dict[str, Any], list[_Box]]:
    """The outlines, and the box of each country in degrees: west, south, east, north."""
    text = files(__package__).joinpath("atlas", "countries.json").read_text(encoding="utf-8")
    topology: dict[str, Any] = json.loads(text)
    step_x, step_y = topology["transform"]["scale"]
    from_x, from_y = topology["transform"]["translate"]
    arcs: list[_Box] = []
    for arc in topology["arcs"]:
        x = y = 0
        xs, ys = [], []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            xs.append(x * step_x + from_x)
            ys.append(y * step_y + from_y)
        arcs.append((min(xs), min(ys), max(xs), max(ys)))
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


def _outlines_in(view: _View) -> dict[str, Any]:
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


def corridor_map(
    caption: Caption,
    *,
    spots: Sequence[Spot],
    legs: Sequence[Leg],
    flows: Sequence[Flow],
    countries: Sequence[tuple[str, float, float]],
    table: Table,
) -> Chart:
    """The map. A count is a disc at its crossing, of an area that grows with the count.

    `countries` are names with a latitude and longitude, for orientation; one that would cover a
    count is left out. Places that no leg touches are not drawn: the map shows the way, no list.
    """
    on_way = {end for leg in legs for end in (leg.start, leg.end)}
    on_way |= {spot for flow in flows for spot in flow.spots}
    shown = [spot for spot in spots if spot.id in on_way] or list(spots)
    view = _View(shown)
    where = {spot.id: view.at(spot.lat, spot.lon) for spot in shown}
    anchors = [_anchor(flow, where) for flow in flows]
    largest = max(flow.value for flow in flows) or 1.0
    radii = [4 + 16 * math.sqrt(flow.value / largest) for flow in flows]
    size = (WIDTH, view.height)
    taken = [(x - r, y - r, x + r, y + r) for (x, y), r in zip(anchors, radii, strict=True)]
    widths = [_width(flow) for flow in flows]
    ends = place_labels(anchors, widths, size, taken, reach=radii)
    labels = [
        {
            "x": bx,
            "y": by,
            "ax": ax,
            "ay": ay,
            "name": flow.name,
            "text": f"{flow.text}, {flow.period}",
        }
        for flow, (ax, ay), (bx, by) in zip(flows, anchors, ends, strict=True)
    ]
    taken += [
        (x, y - _LABEL_HEIGHT / 2, x + w, y + _LABEL_HEIGHT / 2)
        for (x, y), w in zip(ends, widths, strict=True)
    ]
    counted = {pair for flow in flows for pair in flow.legs}
    lines = [
        {
            "x": where[leg.start][0],
            "y": where[leg.start][1],
            "x2": where[leg.end][0],
            "y2": where[leg.end][1],
            "kind": "counted" if (leg.start, leg.end) in counted else _style(leg.mode),
        }
        for leg in legs
    ]
    discs = [
        {"x": x, "y": y, "area": math.pi * r * r} for (x, y), r in zip(anchors, radii, strict=True)
    ]
    names = _names(countries, view, taken)
    dots = [{"x": where[s.id][0], "y": where[s.id][1], "role": s.role} for s in shown]
    place = _Pixels(size)
    plain = {"type": "text", "fontSize": 11, "color": GREY}
    layers: list[dict[str, Any]] = [
        {
            "data": {
                "values": _outlines_in(view),
                "format": {"type": "topojson", "feature": "countries"},
            },
            "projection": {
                "type": "mercator",
                "scale": view.scale,
                "translate": [view.x0, view.y0],
                "clipExtent": [[0, 0], list(size)],
            },
            "mark": {
                "type": "geoshape",
                "fill": "#eceff2",
                "stroke": "#c3ccd4",
                "strokeWidth": 0.7,
            },
        },
        *(place.layer(names, "x", "y", plain | look, text="name") for look in (HALO, {})),
        {
            "data": {"values": lines},
            "mark": {"type": "rule", "strokeCap": "round", "clip": True, "strokeWidth": 1.4},
            "encoding": {
                **place.at("x", "y"),
                "x2": {"field": "x2"},
                "y2": {"field": "y2"},
                "color": _by("kind", [BLUE, GREY, GREY]),
                "strokeDash": _by("kind", [[1, 0], [1, 0], [3, 3]]),
            },
        },
        {
            "data": {"values": dots},
            "mark": {"type": "point", "filled": True, "size": 13, "color": INK, "opacity": 1},
            "encoding": place.at("x", "y"),
        },
        {
            "data": {"values": discs},
            "mark": {
                "type": "point",
                "filled": True,
                "color": BLUE,
                "opacity": 0.55,
                "stroke": BLUE,
                "strokeWidth": 1.5,
            },
            "encoding": {
                **place.at("x", "y"),
                "size": {"field": "area", "type": "quantitative", "scale": None},
            },
        },
        {
            "data": {"values": labels},
            "mark": {"type": "rule", "color": INK, "strokeWidth": 0.8},
            "encoding": {**place.at("ax", "ay"), "x2": {"field": "x"}, "y2": {"field": "y"}},
        },
    ]
    for baseline, size_px, weight, field in (
        ("bottom", 12, "normal", "name"),
        ("top", 15, "bold", "text"),
    ):
        mark = {
            "type": "text",
            "align": "left",
            "dx": 3,
            "baseline": baseline,
            "fontSize": size_px,
            "fontWeight": weight,
            "color": INK,
        }
        layers += [place.layer(labels, "x", "y", mark | look, text=field) for look in (HALO, {})]
    return drawn(caption, layers, table, size, view={"stroke": PALE, "fill": "#f8fafb"})


class _Pixels:
    """Positions already in pixels: scales that leave them as they are."""

    def __init__(self, size: tuple[float, float]) -> None:
        self.size = size

    def at(self, x: str, y: str) -> dict[str, Any]:
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
        return {
            "data": {"values": values},
            "mark": mark,
            "encoding": {**self.at(x, y), "text": {"field": text}},
        }


def _by(field: str, values: list[Any]) -> dict[str, Any]:
    return {
        "field": field,
        "type": "nominal",
        "legend": None,
        "scale": {"domain": ["counted", "land", "other"], "range": values},
    }


def _width(flow: Flow) -> float:
    """How wide a label is, by the letters of its two lines."""
    return (
        max((len(flow.text) + len(flow.period) + 2) * _LETTER * 1.2, len(flow.name) * _LETTER) + 6
    )


def _names(
    countries: Sequence[tuple[str, float, float]], view: _View, taken: list[_Box]
) -> list[dict[str, Any]]:
    """The names of countries that stand inside the map and cover nothing."""
    kept: list[dict[str, Any]] = []
    held = list(taken)
    for name, lat, lon in countries:
        x, y = view.at(lat, lon)
        half = len(name) * 5.6 / 2
        for dy in (-12, 14, -26, 28):
            box = (x - half, y + dy - 7, x + half, y + dy + 7)
            inside = box[0] > 0 and box[2] < WIDTH and box[1] > 0 and box[3] < view.height
            if inside and not any(_overlap(box, other) for other in held):
                kept.append({"name": name, "x": x, "y": y + dy})
                held.append(box)
                break
    return kept


def _style(mode: str) -> str:
    return "land" if mode in ("road", "bus", "rail", "crossing") else "other"


def _anchor(flow: Flow, where: Mapping[str, tuple[float, float]]) -> tuple[float, float]:
    """Where a count belongs: the middle of its legs, or of its places."""
    points = [where[end] for leg in flow.legs for end in leg] or [
        where[spot] for spot in flow.spots
    ]
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def place_labels(
    anchors: Sequence[tuple[float, float]],
    widths: Sequence[float],
    size: tuple[float, float],
    taken: Sequence[_Box] = (),
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
    half = _LABEL_HEIGHT / 2
    for i, ((x, y), width) in enumerate(zip(anchors, widths, strict=True)):
        near = reach[i] if reach else 0.0
        best, least = (x, y), math.inf
        for distance in (8, 24, 48, 80, 120, 170, 230, 300):
            for turn in range(16):
                angle = turn * math.pi / 8
                cx = x + (near + distance) * math.cos(angle)
                cy = y + (near + distance) * math.sin(angle)
                left = cx if math.cos(angle) >= -0.01 else cx - width
                box = (left, cy - half, left + width, cy + half)
                out = max(0.0, 2 - box[0], box[2] - size[0] + 2, 2 - box[1], box[3] - size[1] + 2)
                cost = 50 * out + 20 * sum(_overlap(box, other) for other in held) + distance
                if cost < least:
                    best, least = (left, cy), cost
        placed.append(best)
        held.append((best[0], best[1] - half, best[0] + width, best[1] + half))
    return placed


def _overlap(a: _Box, b: _Box) -> float:
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    return math.sqrt(wide * high) if wide > 0 and high > 0 else 0.0
