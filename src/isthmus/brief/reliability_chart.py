"""A reliability diagram: what was said of intervals, beside how often they held.

Owns: what the diagram draws and how it looks. Takes plain data; knows no case and no language.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from .charts import BLUE, GREY, HALO, INK, WIDTH, Caption, drawn
from .fan_of_months import NARROW
from .model import Chart, Table

_SIDE = 300


class Dot(NamedTuple):
    """Intervals said to hold `nominal` held `observed`; chance alone makes it `low` to `high`."""

    nominal: float
    observed: float
    low: float
    high: float


def reliability_chart(
    caption: Caption, dots: Sequence[Dot], *, table: Table, said: str, held: str, perfect: str
) -> Chart:
    """Dots on a line, within the band of chance, beside the diagonal of those who are always right.

    `said` and `held` title the axes, `perfect` stands along the diagonal.
    """
    values = [dot._asdict() for dot in dots]
    ends: dict[str, Any] = {
        "type": "quantitative",
        "scale": {"domain": [0, 1], "nice": False},
        "axis": {"format": "%", "tickCount": 5, "domain": False, "ticks": False},
    }
    x = ends | {"field": "nominal", "title": said}
    y = ends | {"title": held}
    at = {"x": x, "y": y | {"field": "observed"}}
    corner = [{"nominal": 0, "observed": 0}, {"nominal": 1, "observed": 1}]
    label = [{"nominal": 0.56, "observed": 0.56, "label": perfect}]
    beside = {"type": "text", "angle": -45, "dy": 12, "color": INK, "align": "left"}
    layers: list[dict[str, Any]] = [
        {
            "data": {"values": values},
            "mark": {"type": "area", "color": NARROW, "opacity": 0.55},
            "encoding": {"x": x, "y": y | {"field": "low"}, "y2": {"field": "high"}},
        },
        {
            "data": {"values": corner},
            "mark": {"type": "line", "strokeDash": [4, 3], "color": GREY, "strokeWidth": 1},
            "encoding": at,
        },
        {
            "data": {"values": values},
            "mark": {"type": "line", "color": BLUE, "strokeWidth": 2},
            "encoding": at,
        },
        {
            "data": {"values": values},
            "mark": {"type": "point", "filled": True, "color": BLUE, "size": 36, "opacity": 1},
            "encoding": at,
        },
    ]
    layers += [
        {
            "data": {"values": label},
            "mark": beside | look,
            "encoding": at | {"text": {"field": "label"}},
        }
        for look in (HALO, {})
    ]
    chart = drawn(caption, layers, table, (_SIDE, _SIDE))
    # As wide as other charts, so that its letters are as high.
    chart.spec["padding"] = chart.spec["padding"] | {"right": WIDTH - _SIDE}
    return chart
