"""The charts of a brief, as Vega-Lite specifications with their data inline.

Owns: what each kind of chart draws and how it looks. Takes plain data whose texts are already
written; knows no case. Absent is a gap, never a zero.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from .model import Chart, Table

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
INK, GREY, PALE, BLUE, ORANGE = "#1b2733", "#5b6875", "#d5dbe1", "#1f5f8b", "#b3541e"
WIDTH = 620


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """A month of a series: its first day, its value (None: no figure), and the value as written."""

    day: dt.date
    value: float | None
    text: str
    settled: bool = True


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A date worth a rule across the chart: a change of method, with a short label."""

    day: dt.date
    label: str


def theme() -> dict[str, Any]:
    """How every chart looks."""
    return {
        "font": "Source Sans Pro, Segoe UI, Helvetica, Arial, sans-serif",
        "background": "white",
        "view": {"stroke": None},
        "axis": {
            "labelColor": GREY,
            "titleColor": GREY,
            "labelFontSize": 12,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
            "gridColor": PALE,
            "domainColor": PALE,
            "tickColor": PALE,
        },
        "text": {"fontSize": 12, "color": INK},
    }


def chart(
    id: str, title: str, description: str, layers: list[dict[str, Any]], table: Table, height: int
) -> Chart:
    spec = {
        "$schema": SCHEMA,
        "width": WIDTH,
        "height": height,
        "layer": layers,
        "config": theme(),
        "padding": {"left": 4, "right": 12, "top": 8, "bottom": 4},
    }
    return Chart(id=id, title=title, description=description, spec=spec, table=table)


def monthly(
    id: str,
    title: str,
    description: str,
    points: Sequence[Point],
    marks: Sequence[Mark],
    table: Table,
    unit: str,
) -> Chart:
    """A monthly count over the years: columns, the last month and the highest one labelled."""
    known = [p for p in points if p.value is not None]
    last = known[-1]
    highest = max(known, key=lambda p: p.value or 0.0)
    data = [
        {
            "day": p.day.isoformat(),
            "value": p.value,
            "text": p.text,
            "kind": "last" if p is last else "settled" if p.settled else "open",
        }
        for p in points
    ]
    labelled = [
        {"day": p.day.isoformat(), "value": p.value, "text": p.text}
        for p in {p.day: p for p in (highest, last)}.values()
    ]
    x = {
        "field": "day",
        "type": "temporal",
        "title": None,
        "axis": {"format": "%Y", "tickCount": "year", "grid": False, "labelOverlap": True},
    }
    y = {
        "field": "value",
        "type": "quantitative",
        "title": unit,
        "axis": {"tickCount": 4, "format": ",.0f", "domain": False, "ticks": False},
    }
    layers: list[dict[str, Any]] = [
        {
            "data": {"values": data},
            "mark": {
                "type": "bar",
                "width": {"band": 0.8}
                if len(points) < 90
                else max(1, int(WIDTH / len(points)) - 0),
            },
            "encoding": {
                "x": {**x, "timeUnit": "utcyearmonth"},
                "y": y,
                "color": {
                    "field": "kind",
                    "type": "nominal",
                    "legend": None,
                    "scale": {
                        "domain": ["settled", "open", "last"],
                        "range": [BLUE, "#8fb3cc", ORANGE],
                    },
                },
            },
        },
        {
            "data": {"values": labelled},
            "mark": {"type": "text", "dy": -7, "fontWeight": "bold", "align": "right", "dx": 6},
            "encoding": {"x": {**x, "timeUnit": "utcyearmonth"}, "y": y, "text": {"field": "text"}},
        },
    ]
    if marks:
        values = [{"day": m.day.isoformat(), "label": m.label} for m in marks]
        layers += [
            {
                "data": {"values": values},
                "mark": {"type": "rule", "strokeDash": [4, 3], "color": GREY},
                "encoding": {"x": x},
            }
        ]
    return chart(id, title, description, layers, table, 200)


def bars(
    id: str,
    title: str,
    description: str,
    rows: Sequence[tuple[str, float, str]],
    table: Table,
    *,
    ordered: bool = True,
) -> Chart:
    """One bar a category with its number beside it, in the order given."""
    data = [{"name": name, "value": value, "text": text} for name, value, text in rows]
    y = {
        "field": "name",
        "type": "nominal",
        "sort": None,
        "title": None,
        "axis": {"domain": False, "ticks": False, "labelLimit": 220, "labelColor": INK},
    }
    x = {"field": "value", "type": "quantitative", "axis": None, "scale": {"domainMin": 0}}
    layers = [
        {
            "data": {"values": data},
            "mark": {"type": "bar", "color": BLUE, "height": {"band": 0.7}},
            "encoding": {"x": x, "y": y},
        },
        {
            "data": {"values": data},
            "mark": {"type": "text", "align": "left", "dx": 5},
            "encoding": {"x": x, "y": y, "text": {"field": "text"}},
        },
    ]
    return chart(id, title, description, layers, table, 22 * max(1, len(data)))
