"""What a scenario makes of the rates of movement: a course, by draw and step.

Owns: `Rate`, `Diversion` and `Course`, the only things of a scenario that a model of movement has
to know. Where the numbers come from (a file, a past event, a prior) is not said here.

A course begins on the first day of the first month that is projected and is cut in steps as the
model is: `steps_a_month` of equal length to each calendar month. Draw i of a course goes with draw
i of the forecast.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, NamedTuple, get_args

import msgspec
import numpy as np

from isthmus.forecast.records import ALL, Floats

RateName = Literal["departure", "joining", "release", "transit", "split", "reattempt", "quota"]

#: The rates that a measure may act on.
#:
#: departure   people who enter the first station
#: joining     people who enter a later station without having passed the ones before it
#: release     the chance of going on from a station to the next
#: transit     the pace on the way into a station: 2 is twice as fast
#: split       the odds of arriving by one of the ways into a place that a series tells apart
#: reattempt   the chance of trying again
#: quota       the most people a step who come in by a way; infinite where there is none
RATES: tuple[RateName, ...] = get_args(RateName)


class Rate(NamedTuple):
    """A rate by its name, the place where it acts, the population, and the way (of a split).

    The population is a nationality or "all"; the way is one of the words by which the series of the
    place tells people apart, or "".
    """

    name: RateName
    place: str
    population: str = ALL
    way: str = ""


class Diversion(NamedTuple):
    """Whoever is missing at one rate, against the status quo, comes at another, in a share.

    share  [N] by draw, 0 to 1
    """

    source: Rate
    target: Rate
    share: Floats


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of the rates in the months that are projected.

    first          the first day of step 0
    steps_a_month  steps in each calendar month
    factors        rate → [N, S] by draw and step. A multiplier for departure, joining, release,
                   transit and reattempt; log-odds to add for split; people a step for quota.
                   A rate that is not named stays as it is
    diversions     who comes elsewhere instead
    """

    first: date
    steps_a_month: int
    factors: Mapping[Rate, Floats] = {}
    diversions: tuple[Diversion, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether any rate differs from the status quo in any draw and step."""
        return any(
            bool(np.any(values != _nothing(rate.name))) for rate, values in self.factors.items()
        )

    def of(self, name: RateName, place: str, population: str, way: str = "") -> Floats | None:
        """[N, S] of a rate for one population: what holds for it, and what holds for all.

        None where the scenario leaves the rate as it is. Multipliers are multiplied and log-odds
        added. Of quotas, this gives the smallest, which a model of one population alone can hold.
        """
        found = [
            self.factors[rate]
            for rate in (Rate(name, place, ALL, way), Rate(name, place, population, way))
            if rate in self.factors
        ]
        if population == ALL or len(found) == 1:
            return found[0] if found else None
        return combined(name, found) if found else None

    def away(self, name: RateName, place: str, population: str) -> list[Diversion]:
        """The diversions of those whom the change of a rate keeps away."""
        return [
            one
            for one in self.diversions
            if one.source.name == name
            and one.source.place == place
            and one.source.population in (ALL, population)
        ]


def combined(name: RateName, several: Iterable[Floats]) -> Floats:
    """What several measures on one rate make of it together; the order does not matter.

    Sorted before they are combined: sums and products of floats depend on their order, and a
    scenario must not depend on the order in which its measures are written.
    """
    stacked = np.sort(np.stack(list(several)), axis=0)
    if name == "quota":
        return np.asarray(stacked[0], dtype=np.float64)
    if name == "split":
        return np.asarray(stacked.sum(axis=0), dtype=np.float64)
    return np.asarray(stacked.prod(axis=0), dtype=np.float64)


def _nothing(name: RateName) -> float:
    """What a rate's entry holds where nothing changes."""
    return {"split": 0.0, "quota": np.inf}.get(name, 1.0)
