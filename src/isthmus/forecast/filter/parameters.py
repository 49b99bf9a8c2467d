"""What the filter assumes of its parameters before it sees a count, and what it learns.

Owns: the names of the parameters, their priors and where a prior of `forecast.toml` stands in for
the room's own, the scale on which each is drawn and learned, and how far a posterior has moved.

Four kinds. *Learned*: fixed numbers of the corridor, of which each particle carries a guess; they
are learned by the counts (Liu and West 2001, Combined parameter and state estimation). *Start*:
where a rate begins. *Moving*: how fast a rate wanders from month to month; given, not learned.
*Noise*: how far counts lie from what passed; given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.random import Generator

from isthmus.forecast.records import Floats

from .chain import Chain

Kind = Literal["learned", "start", "moving", "noise"]
Scale = Literal["log", "odds"]


class Parameter(NamedTuple):
    """A parameter: its kind, the scale it is drawn on, the room's own prior, and its unit.

    The prior is a median and the standard deviation on that scale: the logarithm, or the log-odds
    of a share.
    """

    kind: Kind
    scale: Scale
    median: float
    spread: float
    unit: str


#: Every parameter that a prior of `forecast.toml` may name.
PARAMETERS: Mapping[str, Parameter] = {
    # Of those who enter the first station, who comes as far as the stations after it.
    "arriving-share": Parameter("learned", "odds", 0.85, 0.6, "share"),
    # On the way into a station.
    "transit-days": Parameter("learned", "log", 7.0, 0.3, "days"),
    # At a station on the way; at the last one before the end it is where the release begins.
    "wait-days": Parameter("learned", "log", 5.0, 0.5, "days"),
    # Who is counted at the end and sent back to try again.
    "reattempt-share": Parameter("learned", "odds", 0.1, 0.7, "share"),
    # Of the first counts of a station, those who joined there and passed no earlier one.
    "joining-share": Parameter("start", "odds", 0.3, 1.0, "share"),
    # A month's change of the logarithm of each rate: its scale, and that of a jump.
    "release-change": Parameter("moving", "log", 0.3, 0.0, "log a month"),
    "joining-change": Parameter("moving", "log", 0.3, 0.0, "log a month"),
    "jump-chance": Parameter("moving", "odds", 0.06, 0.0, "chance a month"),
    # What a jump multiplies a rate by in the middle, and how far the logarithm lies about that. A
    # way is shut more often, and faster, than one is opened.
    "jump-factor": Parameter("moving", "log", 0.5, 0.0, "times"),
    "jump-size": Parameter("moving", "log", 1.3, 0.0, "log"),
    # What of those who pass is counted, at a station that is not the end.
    "counting-change": Parameter("moving", "log", 0.25, 0.0, "log a month"),
    "counting-break": Parameter("moving", "log", 0.7, 0.0, "log"),
    # How far a station that is not the end is believed about who passed: the power of its
    # likelihood. 1 where its counting is understood; 0 takes its counts for its own forecast alone.
    "counting-trust": Parameter("noise", "odds", 0.3, 0.0, "share"),
    # Counts lie about what passed: variance mean + mean^2 / dispersion.
    "dispersion": Parameter("noise", "log", 60.0, 0.0, "count"),
}


class Prior(NamedTuple):
    """The prior of a parameter at a place: on the scale of its logarithm or log-odds."""

    centre: float
    spread: float


class Learned(NamedTuple):
    """One learned parameter of a chain: its name, the place where it acts, and its prior."""

    name: str
    place: str
    prior: Prior
    scale: Scale

    def value(self, x: Floats) -> Floats:
        """The parameter itself, from its logarithm or log-odds."""
        found: Floats = 1.0 / (1.0 + np.exp(-x)) if self.scale == "odds" else np.exp(x)
        return found


class Priors:
    """What is assumed of every parameter of a chain: the case's own priors before the room's.

    `given` holds (parameter, place or "") → (median, spread).
    """

    def __init__(self, chain: Chain, given: Mapping[tuple[str, str], tuple[float, float]]) -> None:
        self._given = given
        self.learned: tuple[Learned, ...] = tuple(_learned(chain, self))

    def of(self, name: str, place: str = "") -> Prior:
        """The prior of a parameter at a place, on the scale of its logarithm or log-odds."""
        own = PARAMETERS[name]
        median, spread = self._given.get(
            (name, place), self._given.get((name, ""), (own.median, own.spread))
        )
        centre = np.log(median / (1.0 - median)) if own.scale == "odds" else np.log(median)
        return Prior(float(centre), spread)

    def value(self, name: str, place: str = "") -> float:
        """The given number of a parameter that is not learned."""
        own = PARAMETERS[name]
        median, _ = self._given.get(
            (name, place), self._given.get((name, ""), (own.median, own.spread))
        )
        return median

    def draw(self, particles: int, rng: Generator) -> Floats:
        """[N, D] the learned parameters of each particle, on their own scales."""
        centres = np.array([one.prior.centre for one in self.learned])
        spreads = np.array([one.prior.spread for one in self.learned])
        return centres + spreads * rng.standard_normal((particles, len(self.learned)))

    def at(self, name: str, place: str = "") -> int:
        """The column of a learned parameter."""
        return next(
            i for i, one in enumerate(self.learned) if (one.name, one.place) == (name, place)
        )

    def values(self, x: Floats, name: str, place: str = "") -> Floats:
        """[N] the values of a learned parameter, from the table of `draw`."""
        column = self.at(name, place)
        return self.learned[column].value(x[:, column])


def _learned(chain: Chain, priors: Priors) -> Sequence[Learned]:
    """The learned parameters of a chain, in one order."""
    wanted = [("arriving-share", "")]
    wanted += [("transit-days", place) for place in chain.places[1:]]
    wanted += [("wait-days", place) for place in chain.places[1:-2]]
    wanted += [("reattempt-share", chain.places[-1])]
    return [
        Learned(name, place, priors.of(name, place), PARAMETERS[name].scale)
        for name, place in wanted
    ]


class Moved(NamedTuple):
    """A learned parameter before and after the counts, in its own unit.

    prior, posterior  P5, P50, P95
    moved    how far the median went, in standard deviations of the prior (on its own scale)
    shrunk   the posterior's standard deviation over the prior's; near 1: the counts do not say
    told     whether the counts say anything of it: moved, or shrunk, by more than another seed does
    """

    name: str
    place: str
    unit: str
    prior: tuple[float, float, float]
    posterior: tuple[float, float, float]
    moved: float
    shrunk: float
    told: bool


#: From here on the counts are said to tell something of a parameter. Few lineages of particles live
#: through years of counts, so that another seed alone moves a median by .35 deviations and changes
#: a spread by a third (the shipped cases, 1000 draws, six seeds, the middle of 39 parameters):
#: these lie three times as far.
_MOVED, _SHRUNK = 1.0, 0.4
_NORMAL_90 = 1.6448536269514722


def moved(priors: Priors, x: Floats) -> list[Moved]:
    """How far the particles' parameters [N, D] have moved from their priors."""
    found = []
    for i, one in enumerate(priors.learned):
        centre, spread = one.prior
        before = one.value(centre + spread * _NORMAL_90 * np.array([-1.0, 0.0, 1.0]))
        after = np.quantile(x[:, i], (0.05, 0.5, 0.95))
        away = float((after[1] - centre) / spread) if spread else 0.0
        shrunk = float(np.std(x[:, i]) / spread) if spread else 1.0
        low, middle, high = one.value(after).tolist()
        found.append(
            Moved(
                name=one.name,
                place=one.place,
                unit=PARAMETERS[one.name].unit,
                prior=(float(before[0]), float(before[1]), float(before[2])),
                posterior=(low, middle, high),
                moved=away,
                shrunk=shrunk,
                told=abs(away) >= _MOVED or shrunk <= _SHRUNK,
            )
        )
    return found
