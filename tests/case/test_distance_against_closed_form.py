"""The great-circle distance against closed forms and a published one."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.case.geography import EARTH_KM, crossings, great_circle_km
from isthmus.case.records import Place, Route

latitudes = st.floats(-90, 90, allow_nan=False)
longitudes = st.floats(-180, 180, allow_nan=False)
points = st.tuples(latitudes, longitudes)
QUARTER = EARTH_KM * math.pi / 2


def vector(point: tuple[float, float]) -> tuple[float, float, float]:
    lat, lon = map(math.radians, point)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def by_vectors(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The angle between two unit vectors, exact at any size of the angle."""
    u, v = vector(a), vector(b)
    cross = (u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0])
    dot = sum(x * y for x, y in zip(u, v, strict=True))
    return EARTH_KM * math.atan2(math.hypot(*cross), dot)


@given(points, points)
def test_it_is_the_angle_between_two_vectors(
    a: tuple[float, float], b: tuple[float, float]
) -> None:
    assert great_circle_km(*a, *b) == pytest.approx(by_vectors(a, b), rel=1e-7, abs=1e-3)


@given(points, points)
def test_there_is_as_far_as_back(a: tuple[float, float], b: tuple[float, float]) -> None:
    assert great_circle_km(*a, *b) == pytest.approx(great_circle_km(*b, *a), abs=1e-9)
    assert 0 <= great_circle_km(*a, *b) <= 2 * QUARTER + 1e-9


@given(points, longitudes)
def test_the_pole_is_as_far_as_its_latitude_says(point: tuple[float, float], lon: float) -> None:
    lat, _ = point
    assert great_circle_km(*point, 90, lon) == pytest.approx(
        EARTH_KM * math.radians(90 - lat), abs=1e-3
    )


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        ((0, 0), (0, 90), QUARTER),
        ((0, 0), (0, 180), 2 * QUARTER),
        ((90, 0), (-90, 123), 2 * QUARTER),
        ((0, 179.5), (0, -179.5), QUARTER / 90),  # over the line of dates
        ((12.3, 45.6), (12.3, 45.6), 0),
    ],
)
def test_closed_forms(a: tuple[float, float], b: tuple[float, float], km: float) -> None:
    assert great_circle_km(*a, *b) == pytest.approx(km, abs=1e-6)


def test_a_published_distance() -> None:
    """Nashville to Los Angeles, 2,886.4 km on a sphere of 6,371 km: an example often given."""
    km = great_circle_km(36.12, -86.67, 33.94, -118.40)
    assert km * 6371 / EARTH_KM == pytest.approx(2886.4, abs=0.1)


def _place(id: str, country: str) -> Place:
    blank: dict[str, None] = dict.fromkeys(
        ["capacity", "open_from", "open_to", "closing_published", "published", "note_en", "note_es"]
    )
    return Place(
        id=id,
        name_en=id,
        name_es=id,
        country=country,
        role="transit",
        lat=0,
        lon=0,
        source="s",
        **blank,
    )


def _route(begin: str, end: str) -> Route:
    return Route(
        from_place=begin,
        to_place=end,
        mode="bus",
        distance_km=1,
        distance_basis="reported",
        mode_basis="assumed",
        days_low=None,
        days_high=None,
        open_from=None,
        open_to=None,
        closing_published=None,
        published=None,
        source=None,
        note_en=None,
        note_es=None,
    )


def test_a_crossing_leads_from_one_country_to_another_in_one_direction() -> None:
    places = {"a": _place("a", "COL"), "b": _place("b", "PAN"), "c": _place("c", "PAN")}
    over, again, inside = _route("a", "b"), _route("a", "c"), _route("b", "c")
    assert crossings(places, [over, inside, again]) == {("COL", "PAN"): [over, again]}
