"""A monthly fan draws each count and each quantile once, opens from the last count, leaves gaps."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.brief.charts import Caption
from isthmus.brief.drawing import svg
from isthmus.brief.fan_of_months import Legend, Month, Panel, fan, fans
from isthmus.brief.model import Column, Table, Words
from isthmus.case.periods import month_end, months_before

CAPTION = Caption(id="c", title="A title", description="What it shows.")
TABLE = Table(id="t", caption="t", columns=(Column("a"),), rows=(((Words("x"),),),))
FIRST = dt.date(2021, 1, 1)
NAMES = ("J", "F", "M", "A", "My", "Jn", "Jl", "Au", "S", "O", "N", "D")
LEGEND = Legend(
    wide="wide", narrow="narrow", median="median", counted="counted", origin="here", months=NAMES
)


@st.composite
def spans(draw: st.DrawFn) -> list[Month]:
    """Some counts, of which any may be absent, then some months with both bands."""
    counts = draw(st.lists(st.none() | st.integers(0, 90_000).map(float), min_size=1, max_size=30))
    ahead = draw(st.lists(st.lists(st.integers(0, 90_000), min_size=5, max_size=5), min_size=1))
    found = [Month(day=months_before(FIRST, -n), counted=one) for n, one in enumerate(counts)]
    for n, quantiles in enumerate(ahead[:12], start=len(counts)):
        low, near_low, median, near_high, high = (float(one) for one in sorted(quantiles))
        found.append(
            Month(
                day=months_before(FIRST, -n),
                median=median,
                wide=(low, high),
                narrow=(near_low, near_high),
                text=f"n{n}",
            )
        )
    return found


def layers(of: dict[str, Any], mark: str) -> list[list[dict[str, Any]]]:
    """The data of each layer of a kind of mark."""
    return [one["data"]["values"] for one in of["layer"] if one["mark"]["type"] == mark]


def made(months: list[Month]) -> dict[str, Any]:
    origin = dt.date(2021, 2, 20)
    return fan(CAPTION, months, origin, LEGEND, table=TABLE, unit="entries").spec


def end(month: Month) -> str:
    return month_end(month.day).isoformat()


@given(months=spans())
def test_every_month_is_drawn_once_and_absence_is_a_gap(months: list[Month]) -> None:
    spec = made(months)
    before = [month for month in months if month.median is None]
    median, *counted = layers(spec, "line")
    ahead = [month for month in months if month.median is not None]
    assert [(row["day"], row["people"]) for row in median[-len(ahead) :]] == [
        (end(month), month.median) for month in ahead
    ]
    if any(month.counted is not None for month in before):
        assert [(row["day"], row["people"]) for row in counted[0]] == [
            (end(month), month.counted) for month in before
        ]
        (dots,) = layers(spec, "point")
        assert [row["people"] for row in dots] == [
            month.counted for month in before if month.counted is not None
        ]
    else:
        assert not counted


@given(months=spans())
def test_the_fan_opens_from_the_count_of_the_month_before(months: list[Month]) -> None:
    """From nothing where that month has no count: a fan from an older one would hide the gap."""
    before = [month for month in months if month.median is None]
    last = before[-1].counted
    for band in layers(made(months), "area"):
        ahead = band[-(len(months) - len(before)) :]
        assert [row["low"] <= row["high"] for row in ahead] == [True] * len(ahead)
        rest = band[: -len(ahead)]
        assert [(row["low"], row["high"]) for row in rest] == (
            [] if last is None else [(last, last)]
        )


@given(months=spans())
def test_the_narrow_band_lies_within_the_wide_one(months: list[Month]) -> None:
    wide, narrow = layers(made(months), "area")
    for outer, inner in zip(wide, narrow, strict=True):
        assert outer["low"] <= inner["low"] <= inner["high"] <= outer["high"]


@settings(max_examples=4, deadline=None)
@given(months=spans())
def test_it_is_drawn_the_same_twice_with_its_origin_and_its_numbers(months: list[Month]) -> None:
    picture = svg(made(months))
    assert picture == svg(made(months))
    assert "<image" not in picture
    for text in ("here", "median", *(month.text for month in months if month.text)):
        assert f">{text}<" in picture


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7])
def test_small_fans_stand_in_rows_each_with_its_title(count: int) -> None:
    """Under one legend, whatever their number."""
    months = tuple(
        Month(day=months_before(FIRST, -n), counted=5.0)
        if n < 3
        else Month(day=months_before(FIRST, -n), median=4.0, wide=(1.0, 9.0), narrow=(3.0, 6.0))
        for n in range(6)
    )
    panels = [Panel(title=f"panel {n}", months=months) for n in range(count)]
    spec = fans(CAPTION, panels, dt.date(2021, 4, 5), LEGEND, table=TABLE).spec
    picture = svg(spec)
    assert [picture.count(f">panel {n}<") for n in range(count)] == [1] * count
    assert picture.count(">median<") == 1
    assert sum(len(row["hconcat"]) for row in spec["vconcat"]) == count


def test_a_label_names_the_month_that_ends_there() -> None:
    """In the names given, whatever the language of the machine."""
    months = [
        Month(day=dt.date(2021, 12, 1), counted=3.0),
        Month(day=dt.date(2022, 1, 1), median=4.0, wide=(1.0, 9.0), narrow=(3.0, 6.0)),
    ]
    picture = svg(made(months))
    assert ">D 2021<" in picture
    assert ">J 2022<" in picture
