"""Where places are, as far as distances go.

Owns: the great-circle distance and which borders the network crosses.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from .records import Place, Route

#: Mean radius of the Earth (IUGG), in kilometres.
EARTH_KM = 6371.0088


def great_circle_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """The distance between two points in degrees, in km, on a sphere (haversine)."""
    phi_a, phi_b = math.radians(lat_a), math.radians(lat_b)
    half_phi, half_lon = (phi_b - phi_a) / 2, math.radians(lon_b - lon_a) / 2
    h = math.sin(half_phi) ** 2 + math.cos(phi_a) * math.cos(phi_b) * math.sin(half_lon) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def crossings(
    places: Mapping[str, Place], routes: Iterable[Route]
) -> dict[tuple[str, str], list[Route]]:
    """The routes that cross from one country to another, by the two countries."""
    found: dict[tuple[str, str], list[Route]] = {}
    for route in routes:
        pair = (places[route.from_place].country, places[route.to_place].country)
        if pair[0] != pair[1]:
            found.setdefault(pair, []).append(route)
    return found
