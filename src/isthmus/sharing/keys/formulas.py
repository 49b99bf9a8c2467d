"""The formulas of the keys, each as its source states it.

Owns: what a key makes of figures that were checked. Figures come column by column, the countries in
one order; P and G are a country's parts of the population and of the GDP of all that receive, so
any unit will do, and parts in percent too.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

#: Figures of every country by indicator, in one order of countries.
Columns = Mapping[str, Sequence[float]]
#: What a share is made of, by name: a number for each country.
Parts = Mapping[str, Sequence[float]]
#: What Grech's corrections may be measured from.
MEANS = ("plain", "population")


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What a key leaves open: see `shares`."""

    cap: float = 0.30
    gamma: float = 0.1
    mean: str = "plain"
    population_weight: float = 0.5


def pact(columns: Columns, terms: Terms) -> list[float]:
    """Half by P and half by G: Regulation (EU) 2024/1351, article 66."""
    w = terms.population_weight
    return [
        w * p + (1 - w) * g
        for p, g in zip(part(columns["population"]), part(columns["gdp"]), strict=True)
    ]


def eu_2015(columns: Columns, terms: Terms) -> list[float]:
    """The Commission's key of 2015: COM(2015) 450, annex; COM(2015) 451, annexes.

    s = .4 P + .4 G + .1 A + .1 U, where A is the country's part of all inverse applications a
    million inhabitants, at most cap (P + G), and U the same of unemployment. What the caps leave
    unshared, 1 - sum s, is shared by (P + G) / 2.
    """
    both = _population_and_gdp(columns)
    of = eu_2015_parts(columns, terms)
    corrections = zip(both, of["applications"], of["unemployment"], strict=True)
    s = [0.4 * pg + 0.1 * a + 0.1 * u for pg, a, u in corrections]
    left = 1 - math.fsum(s)
    return [si + left * pg / 2 for si, pg in zip(s, both, strict=True)]


def eu_2015_parts(columns: Columns, terms: Terms) -> Parts:
    """P, G and the capped corrections A and U."""
    both = _population_and_gdp(columns)
    return {
        "population": part(columns["population"]),
        "gdp": part(columns["gdp"]),
        "applications": _capped(inverse(columns["applications_per_million"]), both, terms.cap),
        "unemployment": _capped(inverse(columns["unemployment"]), both, terms.cap),
    }


def grech(columns: Columns, terms: Terms) -> list[float]:
    """Proportional to (P + G) / 2 times a correction for unemployment and one for applications.

    A correction is 1 + gamma (1 - v / mean v), and never below zero: more than average asks less,
    and no other country's figure turns that round. P. Grech, European Union Politics 18 (2), 2017,
    pp. 212-238.
    """
    of = grech_parts(columns, terms)
    factors = zip(_population_and_gdp(columns), of["applications"], of["unemployment"], strict=True)
    return [pg / 2 * x * u for pg, x, u in factors]


def grech_parts(columns: Columns, terms: Terms) -> Parts:
    """P, G and the factors that correct for applications and unemployment."""
    p = part(columns["population"])
    weights = p if terms.mean == "population" else None
    applications = columns["applications_per_million"]
    return {
        "population": p,
        "gdp": part(columns["gdp"]),
        "applications": _correction(applications, weights, terms.gamma),
        "unemployment": _correction(columns["unemployment"], weights, terms.gamma),
    }


def bovens_bartsch(columns: Columns, _: Terms) -> list[float]:
    """Proportional to the population times the mean of three indices, each from 0 to 1.

    GDP per head at purchasing power, the rate of vacant jobs and the part of people over 65, each
    from the least to the most among those that receive. An index that tells no country from another
    is left out. L. Bovens and A. Bartsch, VoxEurop, 28 January 2016.
    """
    indices = [
        index
        for name in ("gdp_per_head", "vacancy_rate", "share_over_65")
        if (index := from_least_to_most(columns[name])) is not None
    ]
    if not indices:
        return list(columns["population"])
    return [
        people * math.fsum(of_country) / len(indices)
        for people, of_country in zip(
            columns["population"], zip(*indices, strict=True), strict=True
        )
    ]


def koenigstein(columns: Columns, _: Terms) -> list[float]:
    """Two thirds by tax revenue, a third by population: the Königstein key of the Länder."""
    return [
        (2 * t + p) / 3
        for t, p in zip(part(columns["tax"]), part(columns["population"]), strict=True)
    ]


def part(values: Sequence[float]) -> list[float]:
    """Each one's part of the sum; equal parts where nobody has anything."""
    together = math.fsum(values)
    return [value / together if together else 1 / len(values) for value in values]


def inverse(values: Sequence[float]) -> list[float]:
    """Each one's part of the sum of all inverses.

    A zero takes everything, and several zeros equal parts of it: what the parts tend to as the
    values tend to zero together.
    """
    zeros = sum(value == 0 for value in values)
    if zeros:
        return [1 / zeros if value == 0 else 0.0 for value in values]
    # Beside the least of them, so that no inverse is too large to be written.
    least = min(values)
    return part([least / value for value in values])


def from_least_to_most(values: Sequence[float]) -> list[float] | None:
    """Each value between the least (0) and the most (1); None where all are the same."""
    least, most = min(values), max(values)
    if least == most:
        return None
    return [(value - least) / (most - least) for value in values]


def _population_and_gdp(columns: Columns) -> list[float]:
    return [p + g for p, g in zip(part(columns["population"]), part(columns["gdp"]), strict=True)]


def _capped(parts: Sequence[float], both: Sequence[float], cap: float) -> list[float]:
    return [min(one, cap * pg) for one, pg in zip(parts, both, strict=True)]


def _correction(
    values: Sequence[float], weights: Sequence[float] | None, gamma: float
) -> list[float]:
    mean = (
        math.fsum(values) / len(values)
        if weights is None
        else math.fsum(w * v for w, v in zip(weights, values, strict=True))
    )
    if not mean:  # nobody has any: nobody differs from the average
        return [1.0] * len(values)
    return [max(0.0, 1 + gamma * (1 - value / mean)) for value in values]
