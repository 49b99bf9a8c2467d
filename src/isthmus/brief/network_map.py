"""The map of a simulation, as one Vega-Lite specification: people at places, people along routes.

Owns: what stands on it, the area of a disc by the people there and the width of a line by those who
set out along it. Knows no case and no region.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import msgspec

from .charts import BLUE, INK, PALE, Caption, drawn
from .ground import LETTER, SEA, WIDTH, Pixels, View, land, place_labels
from .model import Chart, Table

#: A place without people is a dot; the fullest is a disc of this radius. Pixels.
_DOT, _DISC = 2.0, 17.0
#: A road that nobody takes is a hair; the busiest is so wide. Pixels.
_HAIR, _ROAD = 0.6, 7.0
#: As many places are named.
_NAMED = 14


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the map, in degrees: its people, and their number as written."""

    name: str
    lat: float
    lon: float
    people: float
    text: str


class Road(msgspec.Struct, frozen=True, kw_only=True):
    """A road between two sites, by their numbers, and the people who set out along it."""

    start: int
    end: int
    people: float


def network_map(
    caption: Caption, sites: Sequence[Site], roads: Sequence[Road], *, table: Table
) -> Chart:
    """The map: discs of an area that grows with the people, lines of a width that grows likewise.

    The fullest places are named; the first of `sites` come first where two are as full.
    """
    view = View([(site.lat, site.lon) for site in sites])
    size = (WIDTH, view.height)
    where = [view.at(site.lat, site.lon) for site in sites]
    fullest = max((site.people for site in sites), default=0.0) or 1.0
    busiest = max((road.people for road in roads), default=0.0) or 1.0
    radii = [_DOT + (_DISC - _DOT) * math.sqrt(site.people / fullest) for site in sites]
    named = sorted(range(len(sites)), key=lambda i: -sites[i].people)[:_NAMED]
    named = [i for i in named if sites[i].people > 0] or named
    anchors = [where[i] for i in named]
    reach = [radii[i] for i in named]
    widths = [max(len(sites[i].name), len(sites[i].text)) * LETTER * 1.1 + 6 for i in named]
    taken = [
        (x - r, y - r, x + r, y + r) for (x, y), r in zip(where, radii, strict=True) if r > _DOT
    ]
    ends = place_labels(anchors, widths, size, taken, reach=reach)
    labels = [
        {
            "x": bx,
            "y": by,
            "ax": ax,
            "ay": ay,
            "to": min(max(ax, bx), bx + wide),  # the end of the label that is near
            "name": sites[i].name,
            "text": sites[i].text,
        }
        for i, (ax, ay), (bx, by), wide in zip(named, anchors, ends, widths, strict=True)
    ]
    lines = [
        {
            "x": where[road.start][0],
            "y": where[road.start][1],
            "x2": where[road.end][0],
            "y2": where[road.end][1],
            "width": _HAIR + (_ROAD - _HAIR) * road.people / busiest,
            "colour": BLUE if road.people > 0 else "#8b98a5",
        }
        for road in sorted(roads, key=lambda road: road.people)
    ]
    discs = [
        {"x": x, "y": y, "area": math.pi * r * r, "colour": BLUE if r > _DOT else INK}
        for (x, y), r in zip(where, radii, strict=True)
    ]
    at = Pixels(size)
    raw = {"type": "nominal", "scale": None}
    layers: list[dict[str, Any]] = [
        land(view),
        {
            "data": {"values": lines},
            "mark": {"type": "rule", "strokeCap": "round", "clip": True, "opacity": 0.55},
            "encoding": {
                **at.at("x", "y"),
                "x2": {"field": "x2"},
                "y2": {"field": "y2"},
                "strokeWidth": {"field": "width", "type": "quantitative", "scale": None},
                "color": {"field": "colour", **raw},
            },
        },
        {
            "data": {"values": discs},
            "mark": {"type": "point", "filled": True, "opacity": 0.75, "stroke": "white"},
            "encoding": {
                **at.at("x", "y"),
                "size": {"field": "area", "type": "quantitative", "scale": None},
                "color": {"field": "colour", **raw},
            },
        },
        {
            "data": {"values": labels},
            "mark": {"type": "rule", "color": INK, "strokeWidth": 0.7},
            "encoding": {**at.at("ax", "ay"), "x2": {"field": "to"}, "y2": {"field": "y"}},
        },
    ]
    layers += at.two_lines(labels, number_px=13)
    return drawn(caption, layers, table, size, view={"stroke": PALE, "fill": SEA})
