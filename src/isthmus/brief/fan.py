"""The chart of a simulated place: the ensemble as a fan, and what was counted there.

Owns: what the fan draws and how it looks. Takes plain data whose texts are already written; knows
no case and no language.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

import msgspec

from .charts import BLUE, ORANGE, Caption, drawn
from .model import Chart, Table

_WIDTH, _HEIGHT = 620, 220
#: The two bands of a fan, from wide to narrow.
_WIDE, _NARROW = "#dbe7f0", "#9dbdd3"
#: More days than this are not drawn one by one: the picture has as many pixels.
_DAYS = 400
#: As many labels stand under a chart at most.
_LABELS = 7


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A day of a fan, in people: the median, the bounds of both bands (None: not told), the count.

    `observed` says whether the count is one, and not drawn between two.
    """

    day: dt.date
    median: float
    wide: tuple[float, float] | None
    narrow: tuple[float, float] | None
    counted: float | None
    observed: bool


class Legend(msgspec.Struct, frozen=True, kw_only=True):
    """The words for what is drawn, and the short names of the twelve months."""

    wide: str
    narrow: str
    median: str
    counted: str
    months: tuple[str, ...]


def fan(caption: Caption, days: Sequence[Day], legend: Legend, *, table: Table, unit: str) -> Chart:
    """The bands and the median of an ensemble over time, with the counts as a line and dots.

    Dots are counts; a line without dots is drawn between them.
    """
    shown = _thinned(days)
    counted = [day for day in days if day.counted is not None]
    keys = [legend.wide, legend.narrow, legend.median, legend.counted]
    present = [
        any(day.wide for day in shown),
        any(day.narrow for day in shown),
        True,
        bool(counted),
    ]
    colours = [_WIDE, _NARROW, BLUE, ORANGE]
    told = [(k, c) for k, c, there in zip(keys, colours, present, strict=True) if there]
    x = {
        "field": "day",
        "type": "temporal",
        "title": None,
        "scale": {"type": "utc"},
        "axis": _axis(days, legend.months),
    }
    y = {
        "type": "quantitative",
        "title": unit,
        "scale": {"domainMin": 0, "nice": True},
        "axis": {"tickCount": 4, "format": ",.0f", "domain": False, "ticks": False},
    }

    def colour(key: str) -> dict[str, Any]:
        return {
            "datum": key,
            "type": "nominal",
            "scale": {"domain": [k for k, _ in told], "range": [c for _, c in told]},
            "legend": {
                "title": None,
                "orient": "top",
                "labelFontSize": 12,
                "symbolType": "square",
                "symbolOpacity": 1,
                "labelLimit": 300,
            },
        }

    layers: list[dict[str, Any]] = []
    for key, name in ((legend.wide, "wide"), (legend.narrow, "narrow")):
        band = [(day.day, getattr(day, name)) for day in shown if getattr(day, name)]
        if band:
            values = [{"day": d.isoformat(), "low": b[0], "high": b[1]} for d, b in band]
            layers.append(
                {
                    "data": {"values": values},
                    "mark": {"type": "area", "opacity": 1},
                    "encoding": {
                        "x": x,
                        "y": y | {"field": "low"},
                        "y2": {"field": "high"},
                        "color": colour(key),
                    },
                }
            )
    layers.append(
        {
            "data": {"values": [{"day": d.day.isoformat(), "people": d.median} for d in shown]},
            "mark": {"type": "line", "strokeWidth": 2},
            "encoding": {"x": x, "y": y | {"field": "people"}, "color": colour(legend.median)},
        }
    )
    lines = _thinned(counted)
    dots = [day for day in counted if day.observed]
    for some, mark in (
        (lines, {"type": "line", "strokeWidth": 1, "strokeDash": [3, 2]}),
        (dots, {"type": "point", "filled": True, "size": 22, "opacity": 1}),
    ):
        if some:
            values = [{"day": day.day.isoformat(), "people": day.counted} for day in some]
            layers.append(
                {
                    "data": {"values": values},
                    "mark": mark,
                    "encoding": {
                        "x": x,
                        "y": y | {"field": "people"},
                        "color": colour(legend.counted),
                    },
                }
            )
    return drawn(caption, layers, table, (_WIDTH, _HEIGHT))


def _thinned(days: Sequence[Day]) -> list[Day]:
    """The first, the last, and every so manieth between."""
    step = max(1, -(-len(days) // _DAYS))
    kept = list(days[::step])
    return kept if not days or kept[-1] is days[-1] else [*kept, days[-1]]


def _axis(days: Sequence[Day], months: Sequence[str]) -> dict[str, Any]:
    """Labels at the beginnings of months, in the names given; of days where there are few."""
    span = (days[-1].day - days[0].day).days
    month = f"{json.dumps(months, ensure_ascii=False)}[utcmonth(datum.value)]"
    if span < 2 * _LABELS * 7:
        step = -(-(span + 1) // _LABELS)
        return {
            "grid": False,
            "tickCount": {"interval": "day", "step": step},
            "labelExpr": f"utcdate(datum.value) + ' ' + {month}",
        }
    step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if span / 30.4 / s <= _LABELS)
    return {
        "grid": False,
        "tickCount": {"interval": "month", "step": step},
        "labelExpr": f"{month} + ' ' + utcyear(datum.value)",
    }
