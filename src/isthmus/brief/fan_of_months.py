"""The charts of what is expected month by month: a fan that opens from the last published count.

Owns: what a monthly fan draws and how it looks, alone and as one of many small ones side by side.
Takes plain data whose texts are already written; knows no case and no language.

A month stands at its last day: its count is complete then, and the origin date falls between the
last month that was over and the first that was not.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

import msgspec

from isthmus.case.periods import month_end, months_between

from .charts import BLUE, GREY, HALO, INK, ORANGE, SCHEMA, WIDTH, Caption, drawn, theme
from .ground import LETTER
from .model import Chart, Table

#: The two bands, from wide to narrow: a third apart in lightness, for those who see no hue.
WIDE, NARROW = "#d3e2ed", "#8fb3cc"
_HEIGHT = 240
#: How wide and high each of several fans is where so many stand in a row.
_SMALL = {1: (600.0, 170.0), 2: (264.0, 140.0), 3: (170.0, 120.0)}
#: As many labels stand under a fan at most.
_LABELS, _SMALL_LABELS = 8, 3


class Month(msgspec.Struct, frozen=True, kw_only=True):
    """A month of a fan by its first day: what was counted, or else what is expected.

    `counted` is None where nothing was published. `median`, `wide` and `narrow` are None for the
    months before the forecast. `text` is the number to write beside it; blank for none.
    """

    day: dt.date
    counted: float | None = None
    median: float | None = None
    wide: tuple[float, float] | None = None
    narrow: tuple[float, float] | None = None
    text: str = ""


class Legend(msgspec.Struct, frozen=True, kw_only=True):
    """The words for what is drawn, the label of the origin date, and short names of the months."""

    wide: str
    narrow: str
    median: str
    counted: str
    origin: str
    months: tuple[str, ...]


class Panel(msgspec.Struct, frozen=True, kw_only=True):
    """One fan of several side by side: its title and its months in order."""

    title: str
    months: tuple[Month, ...]


def fan(
    caption: Caption,
    months: Sequence[Month],
    origin: dt.date,
    legend: Legend,
    *,
    table: Table,
    unit: str,
) -> Chart:
    """Counts, then median and bands, over the months in order; a rule at the origin date."""
    layers = _layers(months, origin, legend, unit, labels=_LABELS, small=False)
    return drawn(caption, layers, table, (WIDTH, _HEIGHT))


def fans(
    caption: Caption,
    panels: Sequence[Panel],
    origin: dt.date,
    legend: Legend,
    *,
    table: Table,
) -> Chart:
    """Small fans in rows, each on a scale of its own, under one legend."""
    columns = min(3, len(panels))
    views = [
        _view(
            panel,
            _SMALL[columns],
            _layers(panel.months, origin, legend, None, labels=_SMALL_LABELS, small=True),
        )
        for panel in panels
    ]
    return _in_rows(caption, views, columns, table)


def differences(
    caption: Caption, panels: Sequence[Panel], legend: Legend, *, table: Table, unit: str
) -> Chart:
    """Small fans of differences, more above and fewer below a line at nothing; no counts."""
    columns = min(2, len(panels))
    size = _SMALL[columns]
    views = [_view(panel, size, _differing(panel.months, legend, unit)) for panel in panels]
    return _in_rows(caption, views, columns, table)


def _view(panel: Panel, size: tuple[float, float], layers: list[dict[str, Any]]) -> dict[str, Any]:
    lines = _lines(panel.title, size[0])
    title = {"text": lines, "anchor": "start", "fontSize": 12, "color": INK}
    return {"title": title, "width": size[0], "height": size[1], "layer": layers}


def _lines(title: str, width: float) -> list[str]:
    """A title broken between words into lines that are no wider than its fan."""
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) * LETTER > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _in_rows(
    caption: Caption, views: Sequence[dict[str, Any]], columns: int, table: Table
) -> Chart:
    """Views beside and under each other, with one legend for all."""
    spec = {
        "$schema": SCHEMA,
        "vconcat": [{"hconcat": views[i : i + columns]} for i in range(0, len(views), columns)],
        "config": theme() | {"concat": {"spacing": 18}},
        "padding": {"left": 4, "right": 12, "top": 8, "bottom": 4},
        "resolve": {"scale": {"color": "shared"}, "legend": {"color": "shared"}},
    }
    return Chart(
        id=caption.id,
        title=caption.title,
        description=caption.description,
        spec=spec,
        table=table,
    )


def _layers(
    months: Sequence[Month],
    origin: dt.date,
    legend: Legend,
    unit: str | None,
    *,
    labels: int,
    small: bool,
) -> list[dict[str, Any]]:
    """Bands under lines under labels."""
    ahead = [month for month in months if month.median is not None]
    before = [month for month in months if month.median is None]
    counted = [month for month in before if month.counted is not None]
    # The fan opens from the last count, where that is the month before.
    root = counted[-1] if counted and ahead and _follows(counted[-1], ahead[0]) else None
    told = [(legend.counted, ORANGE), *_opening(legend)]
    x = _x(months, legend, labels)
    y = _y(unit, small=small) | {"scale": {"domainMin": 0, "nice": True}}
    layers = _opened(ahead, root, (x, y), legend, told, small=small)
    people = {"x": x, "y": y | {"field": "people"}}
    known = [{"day": _at(month), "people": month.counted} for month in before]
    if counted:
        dots = {"type": "point", "filled": True, "size": 8 if small else 20, "opacity": 1}
        there = [value for value in known if value["people"] is not None]
        # A month without a count breaks the line: absent is a gap.
        broken = {"type": "line", "strokeWidth": 1.5, "invalid": "break-paths-show-path-domains"}
        layers += [
            {
                "data": {"values": some},
                "mark": mark,
                "encoding": people | {"color": _colour(legend.counted, told)},
            }
            for some, mark in ((known, broken), (there, dots))
        ]
    layers.append(
        {
            "data": {"values": [{"day": origin.isoformat()}]},
            "mark": {"type": "rule", "strokeDash": [4, 3], "color": GREY},
            "encoding": {"x": x},
        }
    )
    if small:
        return layers
    beside = {"type": "text", "align": "right", "dx": -4, "dy": 6, "y": 0, "color": GREY}
    layers += [
        {
            "data": {"values": [{"day": origin.isoformat(), "label": legend.origin}]},
            "mark": beside | look,
            "encoding": {"x": x, "text": {"field": "label"}},
        }
        for look in (HALO, {})
    ]
    label = {"type": "text", "dy": -9, "dx": -2, "align": "right", "fontWeight": "bold"}
    layers += [
        {
            "data": {"values": [{"day": _at(month), "people": _height(month), "text": month.text}]},
            "mark": label | look,
            "encoding": people | {"text": {"field": "text"}},
        }
        for month in months
        if month.text
        for look in (HALO, {})
    ]
    return layers


def _differing(months: Sequence[Month], legend: Legend, unit: str) -> list[dict[str, Any]]:
    """Bands and median, over a line at nothing."""
    x, y = _x(months, legend, _SMALL_LABELS), _y(unit, small=True) | {"scale": {"nice": True}}
    nothing: dict[str, Any] = {
        "data": {"values": [{"people": 0}]},
        "mark": {"type": "rule", "color": INK, "strokeWidth": 1},
        "encoding": {"y": y | {"field": "people"}},
    }
    return [*_opened(months, None, (x, y), legend, _opening(legend), small=True), nothing]


def _opened(
    ahead: Sequence[Month],
    root: Month | None,
    axes: tuple[dict[str, Any], dict[str, Any]],
    legend: Legend,
    told: Sequence[tuple[str, str]],
    *,
    small: bool,
) -> list[dict[str, Any]]:
    """Both bands and the median, opening from a count where there is one to open from."""
    x, y = axes
    layers: list[dict[str, Any]] = []
    for key, name in ((legend.wide, "wide"), (legend.narrow, "narrow")):
        values = [
            {"day": _at(month), "low": band[0], "high": band[1]}
            for month in ahead
            if (band := getattr(month, name)) is not None
        ]
        if root is not None:
            values.insert(0, {"day": _at(root), "low": root.counted, "high": root.counted})
        encoding = {"x": x, "y": y | {"field": "low"}, "y2": {"field": "high"}}
        layers.append(
            {
                "data": {"values": values},
                "mark": {"type": "area", "opacity": 1},
                "encoding": encoding | {"color": _colour(key, told)},
            }
        )
    medians = [{"day": _at(month), "people": month.median} for month in ahead]
    if root is not None:
        medians.insert(0, {"day": _at(root), "people": root.counted})
    layers.append(
        {
            "data": {"values": medians},
            "mark": {"type": "line", "strokeWidth": 1.5 if small else 2},
            "encoding": {
                "x": x,
                "y": y | {"field": "people"},
                "color": _colour(legend.median, told),
            },
        }
    )
    return layers


def _opening(legend: Legend) -> list[tuple[str, str]]:
    return [(legend.median, BLUE), (legend.narrow, NARROW), (legend.wide, WIDE)]


def _colour(key: str, told: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The colour of one thing, and its place in the legend of all."""
    look = {
        "title": None,
        "orient": "top",
        "labelFontSize": 12,
        "symbolType": "square",
        "symbolOpacity": 1,
        "labelLimit": 300,
        "columnPadding": 16,
    }
    scale = {"domain": [name for name, _ in told], "range": [shade for _, shade in told]}
    return {"datum": key, "type": "nominal", "scale": scale, "legend": look}


def _x(months: Sequence[Month], legend: Legend, labels: int) -> dict[str, Any]:
    return {
        "field": "day",
        "type": "temporal",
        "title": None,
        "scale": {"type": "utc"},
        "axis": _axis(months, legend.months, labels),
    }


def _y(unit: str | None, *, small: bool) -> dict[str, Any]:
    axis = {"tickCount": 3 if small else 4, "format": ",.0f", "domain": False, "ticks": False}
    return {"type": "quantitative", "title": unit, "axis": axis}


def _at(month: Month) -> str:
    return month_end(month.day).isoformat()


def _height(month: Month) -> float | None:
    return month.counted if month.median is None else month.median


def _follows(one: Month, other: Month) -> bool:
    return months_between(one.day, other.day) == 1


def _axis(months: Sequence[Month], names: Sequence[str], labels: int) -> dict[str, Any]:
    """Labels under the ends of months, counted back from the last; the year where it changes."""
    step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120) if len(months) / s <= labels or s == 120)
    values = [_at(month) for month in months[::-1][::step]]
    name = f"{json.dumps(list(names), ensure_ascii=False)}[utcmonth(datum.value)]"
    return {
        "grid": False,
        "values": values,
        "labelExpr": f"{name} + ' ' + utcyear(datum.value)",
        "labelOverlap": True,
        "labelFlush": False,
    }
