"""The charts of a brief, as Vega-Lite specifications with their data inline.

Owns: what each kind of chart draws and how it looks. Takes plain data whose texts are already
written; knows no case and no language. Absent is a gap, never a zero. Specifications are written
out as they are: a library that builds them would cost a second and 45 MB of memory to import, and
the drawing engine checks them anyway.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec

from .drawing import FAMILY
from .model import Chart, Table

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
#: Ink and greys keep 4.5:1 on white; the two hues differ in lightness, for those who see no hue.
INK, GREY, PALE, BLUE, ORANGE = "#1b2733", "#56626e", "#d5dbe1", "#1f5f8b", "#b3541e"
OPEN = "#9dbdd3"
#: Drawn under a text so that it reads on any ground.
HALO = {"stroke": "white", "strokeWidth": 3.5, "strokeJoin": "round"}
#: The width of the plot in pixels; axes and labels come on top.
WIDTH = 620
_HEIGHT = 200
_BAR = 22
#: Above so many months columns are drawn without a space between them.
_DENSE = 120
#: Below so many months a column has this width in pixels instead of filling its share.
_SPARSE, _COLUMN = 8, 40


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """A month of a series: its first day, its value (None: no figure) and the value as written.

    `settled` is False for a provisional or estimated value, which is drawn paler.
    """

    day: dt.date
    value: float | None
    text: str
    settled: bool = True


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A date worth a rule across the chart, a change of method, with a short label."""

    day: dt.date
    label: str


#: The name of a category, its value (None: no figure) and the value as written.
Row = tuple[str, float | None, str]


class Caption(msgspec.Struct, frozen=True, kw_only=True):
    """What stands around a picture: its id, title, and words for those who do not see it."""

    id: str
    title: str
    description: str


def theme() -> dict[str, Any]:
    """How every chart looks."""
    return {
        "font": f"{FAMILY}, Segoe UI, Helvetica, Arial, sans-serif",
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


def monthly(
    caption: Caption,
    points: Sequence[Point],
    marks: Sequence[Mark],
    *,
    table: Table,
    unit: str,
) -> Chart:
    """A monthly count over the years: columns, with the last month and the highest one labelled.

    `points` are all months of the span, in order, at least one of them with a value.
    """
    known = [point for point in points if point.value is not None]
    last = known[-1]
    highest = max(known, key=lambda point: point.value or 0.0)
    years = (points[-1].day.year - points[0].day.year) // 12 + 1
    x: dict[str, Any] = {
        "field": "day",
        "type": "temporal",
        "title": None,
        "axis": {"format": "%Y", "tickCount": {"interval": "year", "step": years}, "grid": False},
    }
    by_month = {**x, "timeUnit": "utcyearmonth"}
    y: dict[str, Any] = {
        "field": "value",
        "type": "quantitative",
        "title": unit,
        "axis": {"tickCount": 4, "format": ",.0f", "domain": False, "ticks": False},
    }
    kinds = {
        "field": "kind",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": ["settled", "open", "last"], "range": [BLUE, OPEN, ORANGE]},
    }
    band = 1.0 if len(points) > _DENSE else 0.8
    width: Any = {"band": band} if len(points) >= _SPARSE else _COLUMN
    layers: list[dict[str, Any]] = [
        {
            "data": {"values": [_column(point, last) for point in points]},
            "mark": {"type": "bar", "width": width},
            "encoding": {"x": by_month, "y": y, "color": kinds},
        }
    ]
    # A label hangs back from its column, so that the last one stays inside the picture.
    label = {"type": "text", "dy": -8, "dx": 5, "align": "right", "fontWeight": "bold"}
    layers += [
        {
            "data": {"values": [_column(point, last)]},
            "mark": label | look,
            "encoding": {"x": by_month, "y": y, "text": {"field": "text"}},
        }
        for point in {highest.day: highest, last.day: last}.values()
        for look in (HALO, {})
    ]
    if marks:
        values = [{"day": mark.day.isoformat(), "label": mark.label} for mark in marks]
        rule = {"type": "rule", "strokeDash": [4, 3], "color": GREY}
        layers.append({"data": {"values": values}, "mark": rule, "encoding": {"x": x}})
        beside = {"type": "text", "align": "right", "dx": -4, "y": 0, "color": GREY}
        # Neighbouring labels stand on two lines, so that near dates do not cover each other.
        layers += [
            {
                "data": {"values": [value]},
                "mark": beside | {"dy": 6 + 14 * (i % 2)},
                "encoding": {"x": x, "text": {"field": "label"}},
            }
            for i, value in enumerate(values)
        ]
    return drawn(caption, layers, table, (WIDTH, _HEIGHT))


def bars(caption: Caption, rows: Sequence[Row], *, table: Table) -> Chart:
    """One bar a category with its number beside it, in the order given.

    A category without a figure (None) has no bar, and its text says so.
    """
    data = [{"name": name, "value": value, "text": text} for name, value, text in rows]
    y = {
        "field": "name",
        "type": "nominal",
        "sort": [name for name, _, _ in rows],
        "title": None,
        "axis": {"domain": False, "ticks": False, "labelLimit": 220, "labelColor": INK},
    }
    x = {"field": "value", "type": "quantitative", "axis": None, "scale": {"domainMin": 0}}
    beside = {"type": "text", "align": "left", "dx": 5}
    absent = [row for row in data if row["value"] is None]
    layers: list[dict[str, Any]] = [
        {
            "data": {"values": data},
            "mark": {"type": "bar", "color": BLUE, "height": {"band": 0.7}},
            "encoding": {"x": x, "y": y},
        },
        {
            "data": {"values": [row for row in data if row["value"] is not None]},
            "mark": beside,
            "encoding": {"x": x, "y": y, "text": {"field": "text"}},
        },
        {
            "data": {"values": absent},
            "mark": beside | {"color": GREY, "fontStyle": "italic"},
            "encoding": {"x": {"value": 0}, "y": y, "text": {"field": "text"}},
        },
    ]
    return drawn(caption, layers, table, (WIDTH, _BAR * max(1, len(data))))


def drawn(
    caption: Caption,
    layers: list[dict[str, Any]],
    table: Table,
    size: tuple[float, float],
    **look: Any,
) -> Chart:
    """Layers over one another in the house's look; `look` changes parts of it. Size in pixels."""
    spec = {
        "$schema": SCHEMA,
        "width": size[0],
        "height": size[1],
        "layer": layers,
        "config": theme() | look,
        "padding": {"left": 4, "right": 12, "top": 8, "bottom": 4},
    }
    return Chart(
        id=caption.id,
        title=caption.title,
        description=caption.description,
        spec=spec,
        table=table,
    )


def _column(point: Point, last: Point) -> dict[str, Any]:
    return {
        "day": point.day.isoformat(),
        "value": point.value,
        "text": point.text,
        "kind": "last" if point is last else "settled" if point.settled else "open",
    }
