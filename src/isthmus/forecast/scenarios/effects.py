"""How strong a measure is: effects on the log of a rate, as draws over time.

Owns: `Effect` and the three ways to one that need no counts: a prior, a number that the writer of a
scenario gives, a shock of a driver. What past events did is in `past`.

An effect is a curve over the days since it set in, on the logarithm: 0 leaves a rate as it is, the
logarithm of 0.3 leaves 30 of 100. One standard normal number a draw says how far the whole curve
lies from its middle, so that of two effects of equal spread the stronger is stronger in every draw.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import numpy as np

from isthmus.forecast.records import Floats

from .priors import DRIVER, priors
from .records import Measure

#: The standard normal quantile of 0.95: nine in ten lie between it and its negative.
Z95 = 1.6448536269514722


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """A curve on the log of a rate, over days since it set in.

    days          knots; between them the curve is straight, outside them it stays as at the end
    means         the middle at each knot
    below, above  the standard deviation at each knot, on either side of the middle
    onset_days    days until it sets in; before, nothing changes
    half_life     days until half of it is left; None: it stays
    plain         whether means and deviations are of what is left itself (1: all, 0: nobody) and
                  not of its logarithm: so are numbers that people write, closures among them
    """

    days: tuple[float, ...] = (0.0,)
    means: tuple[float, ...]
    below: tuple[float, ...]
    above: tuple[float, ...]
    onset_days: float = 0.0
    half_life: float | None = None
    plain: bool = False

    def logs(self, normals: Floats, days: Floats) -> Floats:
        """[N, ...] the log by draw (`normals` [N]) at so many days (of any shape) after its day."""
        since = np.asarray(days, dtype=np.float64) - self.onset_days
        z = np.asarray(normals, dtype=np.float64).reshape(-1, *[1] * since.ndim)
        spread = np.where(
            z < 0.0,
            np.interp(since, self.days, self.below),
            np.interp(since, self.days, self.above),
        )
        curve = np.interp(since, self.days, self.means) + z * spread
        if self.plain:
            with np.errstate(divide="ignore"):
                curve = np.log(np.maximum(curve, 0.0))
        if self.half_life is not None:
            left = 0.5 ** (np.maximum(since, 0.0) / max(self.half_life, 1e-6))
            # Nobody stays nobody: a closure does not rebound.
            curve = np.where(np.isneginf(curve), curve, curve * left)
        return np.where(since < 0.0, 0.0, curve)

    @property
    def sign_uncertain(self) -> bool:
        """Whether nine in ten of what it may be, where it is strongest, lie on both sides of 0."""
        nothing = 1.0 if self.plain else 0.0
        at = int(np.argmax(np.abs(np.array(self.means) - nothing)))
        low = self.means[at] - Z95 * self.below[at]
        return low < nothing < self.means[at] + Z95 * self.above[at]

    @property
    def percent(self) -> tuple[float, float, float]:
        """P5, P50, P95 of the change in percent on the day it sets in."""
        logs = self.logs(np.array([-Z95, 0.0, Z95]), np.array(self.onset_days))
        low, middle, high = (100.0 * (float(np.exp(one)) - 1.0) for one in logs)
        return low, middle, high


def of_prior(measure: Measure) -> Effect:
    """The prior of a measure's kind; onset and rebound of the measure come before the prior's."""
    assert measure.prior is not None
    prior = priors()[measure.prior]
    return _timed(measure, prior.mean, prior.sd, prior.onset_days, prior.rebound_half_life_days)


def of_driver(measure: Measure) -> Effect:
    """The elasticity of departures to a driver, times the change of the driver on the log."""
    assert measure.driver is not None
    assert measure.change is not None
    prior = priors()[DRIVER + measure.driver]
    # A driver that vanishes has no logarithm; a hundredth of it is as good as nothing.
    size = math.log(max(1.0 + measure.change / 100.0, 0.01))
    mean, sd = prior.mean * size, abs(prior.sd * size)
    return _timed(measure, mean, sd, prior.onset_days, prior.rebound_half_life_days)


def of_given(measure: Measure) -> Effect:
    """The number that the writer gives; its interval holds nine in ten, in percent as written."""
    assert measure.given is not None
    value = 1.0 + measure.given / 100.0
    low, high = (1.0 + one / 100.0 for one in measure.interval or (measure.given, measure.given))
    return Effect(
        means=(value,),
        below=((value - low) / Z95,),
        above=((high - value) / Z95,),
        onset_days=measure.onset_days or 0.0,
        half_life=measure.rebound_half_life_days,
        plain=True,
    )


def share_draws(normals: Floats, share: float, interval: Sequence[float]) -> Floats:
    """[N] draws of a share whose interval holds nine in ten; none lies outside 0 to 1."""
    low, high = interval or (share, share)
    z = np.asarray(normals, dtype=np.float64) / Z95
    return np.clip(share + np.where(z < 0.0, z * (share - low), z * (high - share)), 0.0, 1.0)


def _timed(
    measure: Measure, mean: float, sd: float, onset: float, half_life: float | None
) -> Effect:
    own = measure.rebound_half_life_days
    return Effect(
        means=(mean,),
        below=(sd,),
        above=(sd,),
        onset_days=onset if measure.onset_days is None else measure.onset_days,
        half_life=half_life if own is None else own,
    )
