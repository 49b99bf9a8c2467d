"""The map holds every place, keeps labels apart and grows with the counts, in any region."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from isthmus.brief.charts import Caption
from isthmus.brief.corridor import Flow, Leg, Spot, corridor_map
from isthmus.brief.drawing import svg
from isthmus.brief.ground import WIDTH, place_labels
from isthmus.brief.model import Column, Table

CAPTION = Caption(id="m", title="The way", description="Where it leads.")
TABLE = Table(id="t", caption="t", columns=(Column("a"),), rows=())

lat = st.floats(-60, 70)
lon = st.floats(-170, 170)


@st.composite
def corridors(draw: st.DrawFn) -> tuple[list[Spot], list[Leg], list[Flow]]:
    points = draw(st.lists(st.tuples(lat, lon), min_size=2, max_size=10, unique=True))
    spots = [
        Spot(id=f"p{i}", name=f"P{i}", lat=y, lon=x, role="transit")
        for i, (y, x) in enumerate(points)
    ]
    legs = [
        Leg(start=a.id, end=b.id, mode=draw(st.sampled_from(["road", "air", "boat"])))
        for a, b in itertools.pairwise(spots)
    ]
    counts = draw(st.lists(st.integers(0, 500_000), min_size=1, max_size=len(legs)))
    flows = [
        Flow(
            legs=((leg.start, leg.end),),
            spots=(),
            name=f"{leg.start} to {leg.end}",
            value=float(count),
            text=f"{count}",
            period="Mar 2022",
        )
        for leg, count in zip(legs, counts, strict=False)
    ]
    return spots, legs, flows


@settings(max_examples=60, deadline=None)
@given(corridor=corridors())
def test_the_map_holds_every_place_of_a_leg(
    corridor: tuple[list[Spot], list[Leg], list[Flow]],
) -> None:
    spots, legs, flows = corridor
    spec = corridor_map(
        CAPTION, spots=spots, legs=legs, flows=flows, countries=[], table=TABLE
    ).spec
    drawn = [layer for layer in spec["layer"] if layer["mark"].get("size") == 13]
    rows = drawn[0]["data"]["values"]
    assert len(rows) == len(spots)
    for row in rows:
        assert -1e-6 <= row["x"] <= WIDTH + 1e-6
        assert -1e-6 <= row["y"] <= spec["height"] + 1e-6


@settings(max_examples=60, deadline=None)
@given(corridor=corridors())
def test_a_larger_count_is_never_a_smaller_disc(
    corridor: tuple[list[Spot], list[Leg], list[Flow]],
) -> None:
    spots, legs, flows = corridor
    spec = corridor_map(
        CAPTION, spots=spots, legs=legs, flows=flows, countries=[], table=TABLE
    ).spec
    areas = next(
        [row["area"] for row in layer["data"]["values"]]
        for layer in spec["layer"]
        if layer["mark"].get("opacity") == 0.55
    )
    by_count = sorted(zip((flow.value for flow in flows), areas, strict=True))
    assert [area for _, area in by_count] == sorted(areas)


@given(
    anchors=st.lists(
        st.tuples(st.floats(120, 520), st.floats(80, 480)), min_size=1, max_size=6, unique=True
    )
)
def test_labels_stand_inside_and_apart_where_there_is_room(
    anchors: list[tuple[float, float]],
) -> None:
    far = all(math.dist(a, b) > 90 for a, b in itertools.combinations(anchors, 2))
    assume(far)
    widths = [80.0] * len(anchors)
    placed = place_labels(anchors, widths, (640, 560))
    boxes = [(x, y - 17, x + 80, y + 17) for x, y in placed]
    for box in boxes:
        assert box[0] >= 0
        assert box[2] <= 640
        assert box[1] >= 0
        assert box[3] <= 560
    for a, b in itertools.combinations(boxes, 2):
        apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
        assert apart, (a, b)


@pytest.mark.parametrize(("y", "x"), [(14.0, 2.0), (-40.0, -140.0), (8.5, -77.5)])
def test_a_small_corridor_anywhere_is_drawn(y: float, x: float) -> None:
    spots = [
        Spot(id="a", name="A", lat=y, lon=x, role="origin"),
        Spot(id="b", name="B", lat=y + 0.4, lon=x + 0.3, role="host"),
    ]
    flow = Flow(legs=(("a", "b"),), spots=(), name="A to B", value=12, text="12", period="2024")
    legs = [Leg(start="a", end="b", mode="road")]
    chart = corridor_map(
        CAPTION, spots=spots, legs=legs, flows=[flow], countries=[("A land", y, x)], table=TABLE
    )
    picture = svg(chart.spec)
    assert "12, 2024" in picture
    assert "A to B" in picture
