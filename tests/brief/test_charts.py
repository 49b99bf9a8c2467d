"""Charts show every point once, leave gaps where no figure is, and draw without complaint."""

from __future__ import annotations

import datetime as dt
import html
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.brief.charts import Caption, Mark, Point, Row, bars, monthly
from isthmus.brief.drawing import svg
from isthmus.brief.model import Column, Table, Words
from isthmus.case.periods import months_before

CAPTION = Caption(id="c", title="A title", description="What it shows.")
TABLE = Table(id="t", caption="t", columns=(Column("a"),), rows=(((Words("x"),),),))
LAST = dt.date(2024, 6, 1)

values = st.none() | st.integers(0, 400_000).map(float)


@st.composite
def spans(draw: st.DrawFn) -> list[Point]:
    found = draw(st.lists(values, min_size=1, max_size=40).filter(any_value))
    return [
        Point(day=months_before(LAST, len(found) - 1 - i), value=value, text=f"n{i}")
        for i, value in enumerate(found)
    ]


def any_value(found: list[float | None]) -> bool:
    return any(value is not None for value in found)


def data(layer: dict[str, Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = layer["data"]["values"]
    return rows


@given(points=spans())
def test_every_month_is_drawn_once_and_absence_is_a_gap(points: list[Point]) -> None:
    columns = data(monthly(CAPTION, points, [], table=TABLE, unit="entries").spec["layer"][0])
    assert [(c["day"], c["value"]) for c in columns] == [
        (p.day.isoformat(), p.value) for p in points
    ]


@given(points=spans())
def test_the_last_and_the_highest_month_are_labelled(points: list[Point]) -> None:
    layers = monthly(CAPTION, points, [], table=TABLE, unit="entries").spec["layer"]
    labels = {
        row["text"] for layer in layers if layer["mark"]["type"] == "text" for row in data(layer)
    }
    known = [p for p in points if p.value is not None]
    assert known[-1].text in labels
    highest = max(p.value or 0.0 for p in known)
    assert labels & {p.text for p in known if p.value == highest}


def test_a_value_that_is_not_settled_is_drawn_apart() -> None:
    points = [
        Point(day=dt.date(2024, m, 1), value=5.0, text="5", settled=m != 2) for m in range(1, 5)
    ]
    columns = data(monthly(CAPTION, points, [], table=TABLE, unit="entries").spec["layer"][0])
    assert [c["kind"] for c in columns] == ["settled", "open", "settled", "last"]


@given(rows=st.lists(st.tuples(st.text("abc", max_size=5), values, st.just("n")), max_size=12))
def test_every_category_has_its_text_and_no_absent_one_a_bar(rows: list[Row]) -> None:
    rows = [(f"{i}{name}", value, text) for i, (name, value, text) in enumerate(rows)]
    drawn, known, absent = (data(layer) for layer in bars(CAPTION, rows, table=TABLE).spec["layer"])
    assert [row["name"] for row in drawn] == [name for name, _, _ in rows]
    assert {row["name"] for row in known} | {row["name"] for row in absent} == {
        n for n, _, _ in rows
    }
    assert all(row["value"] is None for row in absent)
    assert not {row["name"] for row in known} & {row["name"] for row in absent}


@settings(max_examples=5, deadline=None)
@given(points=spans())
def test_a_chart_is_drawn_the_same_twice_and_asks_for_nothing(points: list[Point]) -> None:
    marks = [Mark(day=points[0].day, label="here")]
    spec = monthly(CAPTION, points, marks, table=TABLE, unit="entries").spec
    picture = svg(spec)
    assert picture == svg(dict(spec))
    assert "<image" not in picture
    assert "here" in picture


@pytest.mark.parametrize("text", ["<b>&\"'", "#let x", "línea", "١٢"])
def test_a_text_is_drawn_as_it_stands(text: str) -> None:
    picture = svg(bars(CAPTION, [(text, 3.0, text)], table=TABLE).spec)
    said = re.findall(r"<text[^>]*>([^<]*)</text>", picture)
    assert [html.unescape(one) for one in said].count(text) == 2
