"""The map of a corridor, as one Vega-Lite specification.

Owns: what stands on it, and the area of a disc by its count. Projection, outlines and the placing
of labels are `ground`'s. Knows no case and no region.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from .charts import BLUE, GREY, HALO, INK, PALE, Caption, drawn
from .ground import LABEL_HEIGHT, LETTER, SEA, WIDTH, Box, Pixels, View, land, overlap, place_labels
from .model import Chart, Table


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
    view = View([(spot.lat, spot.lon) for spot in shown])
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
        (x, y - LABEL_HEIGHT / 2, x + w, y + LABEL_HEIGHT / 2)
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
    place = Pixels(size)
    plain = {"type": "text", "fontSize": 11, "color": GREY}
    layers: list[dict[str, Any]] = [
        land(view),
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
    layers += place.two_lines(labels, number_px=15)
    return drawn(caption, layers, table, size, view={"stroke": PALE, "fill": SEA})


def _by(field: str, values: list[Any]) -> dict[str, Any]:
    return {
        "field": field,
        "type": "nominal",
        "legend": None,
        "scale": {"domain": ["counted", "land", "other"], "range": values},
    }


def _width(flow: Flow) -> float:
    """How wide a label is, by the letters of its two lines."""
    return max((len(flow.text) + len(flow.period) + 2) * LETTER * 1.2, len(flow.name) * LETTER) + 6


def _names(
    countries: Sequence[tuple[str, float, float]], view: View, taken: list[Box]
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
            if inside and not any(overlap(box, other) for other in held):
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
