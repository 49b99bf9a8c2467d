"""What the filter carries from month to month: particles, each a possible past.

Owns: `Particles`, how they begin, and taking some of them. All particles of one table weigh alike;
weights live only within a month.
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.random import Generator

from isthmus.forecast.records import Floats, Ints

from .chain import Chain
from .counts import Counts
from .parameters import Priors

#: Days of a mean month: rates are given for so many.
MONTH_DAYS = 30.4375
#: How far the first numbers of people who join may lie off, as a standard deviation of the log.
_FIRST_JOINING = 0.8
#: And what is counted of those who pass, at a station that is not the end.
_FIRST_COUNTING = 0.7
#: However long a prior lets people wait, there are no more of them.
_MOST_WAITING = 1e9


class Particles(msgspec.Struct, frozen=True, kw_only=True):
    """N possible states of a chain. K stations, D learned parameters, J stations to join at.

    people    [N, columns] where people are, in the columns of the chain
    learned   [N, D] learned parameters on their own scales
    release   [N] log of the rate, a mean month, at which people go on from the last station
    joining   [N, J] log of how many join a mean month
    counting  [N, K-2] log of how many times each who passes is counted, its mean; and `doubt`
              [K-2], its variance: the same for all particles, since all see the same months
    """

    people: Ints
    learned: Floats
    release: Floats
    joining: Floats
    counting: Floats
    doubt: Floats

    def take(self, rows: Ints) -> Particles:
        """Those particles, in that order; one may come several times."""
        return Particles(
            people=self.people[rows],
            learned=self.learned[rows],
            release=self.release[rows],
            joining=self.joining[rows],
            counting=self.counting[rows],
            doubt=self.doubt,
        )


def beginning(
    chain: Chain, priors: Priors, counts: Counts, particles: int, rng: Generator
) -> Particles:
    """Particles before the first month: drawn from the priors, with people on their way.

    The first counts say roughly how many come: the share of them that joined at each station is
    drawn, and the waiting room of the last station holds what its release needs.
    """
    learned = priors.draw(particles, rng)
    wait = priors.of("wait-days", chain.places[chain.buffer])
    wait_days = np.exp(wait.centre + wait.spread * rng.standard_normal(particles))
    release = np.log(MONTH_DAYS / wait_days)
    share = priors.of("joining-share")
    level = np.maximum(counts.first_levels(), 1.0)
    joining = np.empty((particles, len(chain.joins)))
    for j, station in enumerate(chain.joins):
        odds = share.centre + share.spread * rng.standard_normal(particles)
        # At the last station before the end the end's own counts say how many there are.
        counted = level[-1 if station == chain.buffer else station]
        joined = np.maximum(counted, 1.0) / (1.0 + np.exp(-odds))
        joining[:, j] = np.log(joined) + _FIRST_JOINING * rng.standard_normal(particles)
    people = np.zeros((particles, chain.columns), np.int64)
    waiting = np.minimum(level[-1] * np.exp(-release), _MOST_WAITING)
    people[:, chain.buffer] = rng.poisson(waiting)
    middle = len(chain.places) - 2
    return Particles(
        people=people,
        learned=learned,
        release=release,
        joining=joining,
        counting=np.zeros((particles, middle)),
        doubt=np.full(middle, _FIRST_COUNTING**2),
    )
