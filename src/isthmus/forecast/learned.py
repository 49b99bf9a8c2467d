"""What a forecast has learned from the counts, as a table: each parameter before and after them.

Owns: the columns of `parameters.csv` and the order of its rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .expecting import parameters
from .filter.parameters import Moved
from .records import Forecast
from .settings import Settings

#: The columns; quantiles are named by their level in percent. `moved` is how far the median went in
#: standard deviations of the prior, `shrunk` the deviation that is left of it, `told` whether the
#: counts say anything of the parameter.
COLUMNS = (
    "population",
    "parameter",
    "place",
    "unit",
    *(f"{of}_q{level}" for of in ("prior", "posterior") for level in ("05", "50", "95")),
    "moved",
    "shrunk",
    "told",
)
_DIGITS = 6


def learned(forecast: Forecast, settings: Settings) -> Mapping[str, Sequence[Moved]]:
    """By nationality that was followed, its parameters with their priors and posteriors."""
    return parameters(forecast.known, settings, forecast)


def rows(found: Mapping[str, Sequence[Moved]]) -> Iterator[list[object]]:
    """A row of `COLUMNS` for each parameter of each nationality."""
    for population, several in found.items():
        for one in several:
            numbers = (*one.prior, *one.posterior, one.moved, one.shrunk)
            yield [
                population,
                one.name,
                one.place,
                one.unit,
                *(float(f"{number:.{_DIGITS}g}") for number in numbers),
                bool(one.told),
            ]
