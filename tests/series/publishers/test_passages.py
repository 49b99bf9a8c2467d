"""Which border a spot belongs to."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.case import read_case
from isthmus.case.geography import EARTH_KM, great_circle_km
from isthmus.series.publishers import Leg, Passages
from isthmus.series.publishers.passages import Finder, _to_arc_km, _vector, passages_of
from tests.series.publishers.samples import americas

spots = st.tuples(st.floats(-80, 80), st.floats(-179, 179))


def km(spot: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    return _to_arc_km(_vector(*spot), _vector(*a), _vector(*b))


@given(spot=spots, a=spots, b=spots)
def test_no_leg_is_further_than_its_nearer_end(
    spot: tuple[float, float], a: tuple[float, float], b: tuple[float, float]
) -> None:
    ends = min(great_circle_km(*spot, *a), great_circle_km(*spot, *b))
    assert km(spot, a, b) <= ends + 1e-6
    assert km(spot, a, b) == pytest.approx(km(spot, b, a), abs=1e-6)


@given(spot=spots, a=spots, b=spots)
def test_the_distance_is_that_of_the_nearest_of_many_points_of_the_leg(
    spot: tuple[float, float], a: tuple[float, float], b: tuple[float, float]
) -> None:
    """The other road to the same number: walk the arc in small steps and measure."""
    va, vb = _vector(*a), _vector(*b)
    angle = great_circle_km(*a, *b) / EARTH_KM
    if (
        not 1e-6 < angle < 3.0
    ):  # ends that meet, or lie opposite: the arc between them is no one arc
        return
    least = math.inf
    steps = 400
    for i in range(steps + 1):
        w = (math.sin((1 - i / steps) * angle), math.sin(i / steps * angle))
        point = [(w[0] * p + w[1] * q) / math.sin(angle) for p, q in zip(va, vb, strict=True)]
        lat, lon = math.asin(max(-1, min(1, point[2]))), math.atan2(point[1], point[0])
        least = min(least, great_circle_km(*spot, math.degrees(lat), math.degrees(lon)))
    step_km = angle * EARTH_KM / steps
    assert km(spot, a, b) == pytest.approx(least, abs=step_km)


def test_a_spot_belongs_to_a_border_of_its_own_country_or_to_none() -> None:
    legs = (Leg("AAA>BBB", (0, 0), (0, 1)), Leg("CCC>DDD", (0.1, 0), (0.1, 1)))
    finder = Finder(Passages(legs=legs, beyond={"DDD": "CCC>DDD"}, countries=frozenset()))
    assert finder.where(0.09, 0.5, "AAA", 50) == "AAA>BBB"
    assert finder.where(0.01, 0.5, "CCC", 50) == "CCC>DDD"
    assert finder.where(0.01, 0.5, "EEE", 50) == "EEE"
    assert finder.where(40, 40, "AAA", 50) == "AAA"
    assert finder.where(40, 40, "DDD", 50) == "CCC>DDD"


def test_the_rule_is_fifty_kilometres() -> None:
    legs = (Leg("AAA>BBB", (0, 0), (0, 1)),)
    finder = Finder(Passages(legs=legs, beyond={}, countries=frozenset()))
    degree = math.pi * EARTH_KM / 180
    assert finder.where(49.9 / degree, 0.5, "AAA", 50) == "AAA>BBB"
    assert finder.where(50.1 / degree, 0.5, "AAA", 50) == "AAA"


@given(order=st.permutations(range(4)), spot=spots)
def test_the_order_of_legs_does_not_matter(order: list[int], spot: tuple[float, float]) -> None:
    legs = [Leg(f"AAA>{b}", (0, i % 2), (1, 2)) for i, b in enumerate(("BBB", "CCC", "DDD", "EEE"))]
    made = [
        Finder(Passages(legs=chosen, beyond={}, countries=frozenset())).where(*spot, "AAA", 9999)
        for chosen in (legs, [legs[i] for i in order])
    ]
    assert made[0] == made[1]


def test_the_passages_of_the_shipped_case() -> None:
    """The Darién is all that lies off the road between two borders; the north is one border's."""
    made = passages_of(americas())
    assert {leg.border for leg in made.legs} == {"COL>PAN", "MEX>USA"}
    assert sum(leg.border == "COL>PAN" for leg in made.legs) == 9
    assert made.beyond == {"USA": "MEX>USA"}
    assert {"COL", "PAN", "MEX", "USA"} <= made.countries


def test_a_case_that_counts_the_lost_under_no_border_takes_all_it_has() -> None:
    """In the small invented case people go by river and road over three borders."""
    made = passages_of(read_case("tutorial"))
    assert {leg.border for leg in made.legs} == {"XAA>XBB", "XBB>XCC", "XCC>XDD"}
    assert made.beyond == {"XDD": "XCC>XDD"}
