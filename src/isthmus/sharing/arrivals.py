"""From the draws of a projection to those who arrive where people are received.

Owns: `arrivals_of`, and the draws of how long people stay. A month that is not projected is not
added, and a reception whose series has no projection is told, never guessed.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping

import numpy as np

from isthmus.case import Case
from isthmus.case.vocabulary import NATIONALITY, OTHER
from isthmus.forecast.records import ALL, Forecast, Target

from .records import Arrivals, Arriving, Floats
from .settings import Reception, Settings, Stay, country_of

#: The random stream of stays, beside the seed: see `stream`.
STAYS = 61


def stream(seed: int, kind: int, name: str) -> np.random.Generator:
    """The random numbers of one kind of one thing: the same wherever they are drawn."""
    return np.random.default_rng([seed, kind, zlib.crc32(name.encode())])


def arrivals_of(
    case: Case, settings: Settings, forecast: Forecast, *, seed: int | None = None
) -> Arrivals:
    """Those who arrive at each reception, by month and draw of the forecast (or of a scenario).

    `seed` draws what the forecast does not, the stays; without it that of the forecast is used.
    """
    seed = forecast.seed if seed is None else seed
    drawn = {target.series for target in forecast.draws}
    here = [one for one in settings.receptions if one.series in drawn]
    return Arrivals(
        draws=max((len(draws.values) for draws in forecast.draws.values()), default=0),
        seed=seed,
        at=tuple(_arriving(case, one, forecast, seed) for one in here),
        missing=tuple(
            (one.place, one.series) for one in settings.receptions if one.series not in drawn
        ),
    )


def by_nationality(case: Case, forecast: Forecast, series: str) -> dict[str, Floats]:
    """The draws [N, H] of each nationality that a series tells apart; `other` is everybody else."""
    words = case.vocabulary
    return {
        target.population: draws.values
        for target, draws in forecast.draws.items()
        if target.series == series
        and (target.population == OTHER or words.dimension_of(target.population) == NATIONALITY)
    }


def _arriving(case: Case, one: Reception, forecast: Forecast, seed: int) -> Arriving:
    everybody = Target(one.series, ALL)
    by = by_nationality(case, forecast, one.series)
    if everybody in forecast.draws:
        first, people = forecast.draws[everybody].first, forecast.draws[everybody].values
    else:
        first = next(d.first for t, d in forecast.draws.items() if t.series == one.series)
        people = np.sum(list(by.values()), axis=0)
    months = tuple(forecast.known.month(first + h) for h in range(people.shape[1]))
    return Arriving(
        place=one.place,
        country=country_of(case, one.place),
        series=one.series,
        months=months,
        people=one.share * people,
        by={word: one.share * drawn for word, drawn in by.items()},
        before=_before(forecast.known.counts, everybody, first, one.share),
        stay=stays(one.stay_days, len(people), seed, one.place),
        again=one.again,
        phase=one.phase,
        services={str(service): share for service, share in one.services.items()},
    )


def stays(stay: Stay, draws: int, seed: int, place: str) -> Floats:
    """[N] mean stays in days: around the median, their logarithm as wide as the spread."""
    normal = stream(seed, STAYS, place).standard_normal(draws)
    drawn: Floats = stay.median * np.exp(stay.spread * normal)
    return drawn


def _before(
    counts: Mapping[Target, Floats], target: Target, first: int, share: float
) -> float | None:
    """The count of the month before the first that is projected; None where none was published."""
    told = counts.get(target)
    if told is None or not 1 <= first <= len(told) or np.isnan(told[first - 1]):
        return None
    return share * float(told[first - 1])
