"""Small chains and counts for the tests of the filter, invented for them.

Owns: `chain_of`, `priors_of`, `particles_of`, `counts_of_rows` and `filter_of`: each the least that
a test needs, and every number of it given. `Levelled` are counts whose first levels are given too,
so that the law from which particles begin is the very one from which a history was drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from isthmus.forecast.filter.chain import Chain
from isthmus.forecast.filter.counts import Counts
from isthmus.forecast.filter.following import Filter
from isthmus.forecast.filter.parameters import Priors
from isthmus.forecast.filter.particles import Particles
from isthmus.forecast.records import Floats

PLACES = ("orilla", "mediania", "cumbre", "puerta", "muelle", "faro")
#: The first calendar month of every pass here.
FIRST = 2021 * 12 + 1

Given = Mapping[tuple[str, str], tuple[float, float]]


def chain_of(stations: int = 2, ways: Sequence[str] = ()) -> Chain:
    """A chain of so many stations."""
    return Chain(PLACES[:stations], ways)


def priors_of(chain: Chain, given: Given | None = None, **medians: float) -> Priors:
    """Priors with some parameters fixed at a number; `transit_days=10` fixes transit-days."""
    fixed = {(name.replace("_", "-"), ""): (value, 0.0) for name, value in medians.items()}
    return Priors(chain, {**fixed, **(given or {})})


def particles_of(
    chain: Chain, priors: Priors, number: int, *, release: float = 0.0, joining: float = -30.0
) -> Particles:
    """Particles with nobody on their way; logs of the rates of release and of joining."""
    return Particles(
        people=np.zeros((number, chain.columns), np.int64),
        learned=priors.draw(number, np.random.default_rng(0)),
        release=np.full(number, release),
        joining=np.full((number, len(chain.joins)), joining),
        counting=np.zeros((number, len(chain.places) - 2)),
        doubt=np.zeros(len(chain.places) - 2),
    )


class Levelled(Counts, frozen=True, kw_only=True):
    """Counts whose first levels are given, not read from them."""

    levels: tuple[float, ...]

    def first_levels(self) -> Floats:
        """[K] as given."""
        return np.array(self.levels)


def counts_of_rows(
    rows: Sequence[Sequence[float]] | Floats, ways: int = 1, *, levels: tuple[float, ...] = ()
) -> Counts:
    """Counts of the stations by their rows; who comes by which way is not told."""
    table = np.array(rows, dtype=np.float64)
    months = table.shape[1]
    parts = {
        "entered": table[0],
        "counted": table[1:],
        "by_way": np.full((ways, months), np.nan),
        "breaks": np.zeros((len(table) - 1, months)),
        "days": np.full(months, 30.0),
    }
    return Levelled(**parts, levels=levels) if levels else Counts(**parts)


def filter_of(
    chain: Chain,
    priors: Priors,
    *,
    particles: int = 100,
    steps: int = 2,
    seed: int = 1,
    population: str = "XQQ",
) -> Filter:
    """A filter of one nationality over months that begin with `FIRST`."""
    return Filter(
        chain,
        priors,
        population=population,
        first=FIRST,
        seed=seed,
        particles=particles,
        steps_a_month=steps,
    )
