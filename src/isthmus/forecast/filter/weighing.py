"""How likely the counts of a month are, given what passed in each particle.

Owns: the likelihood of counts. At the end of the chain a count is negative binomial about what
passed. At the stations before it each who passes is counted some number of times that wanders from
month to month and jumps where the way of counting is known to change: its logarithm is normal and
is carried exactly beside each particle (a Kalman filter in one number), so that a station whose
counts cannot be trusted says little about who passed.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from isthmus.forecast.records import Floats, Ints

#: Added to what passed: a count of none may come from a handful.
_HANDFUL = 0.5


class Weighed(NamedTuple):
    """Log-likelihood of a month [N], and how the stations count after it: see `Particles`."""

    log: Floats
    counting: Floats
    doubt: Floats


def end_of_chain(count: float, passed: Ints, dispersion: float) -> Floats:
    """[N] log-likelihood, up to a constant, of a count with variance m + m^2 / dispersion."""
    mean = passed + _HANDFUL
    log: Floats = count * np.log(mean / (mean + dispersion)) - dispersion * np.log1p(
        mean / dispersion
    )
    return log


def along_the_way(
    counts: Floats,
    passed: Ints,
    counting: Floats,
    doubt: Floats,
    *,
    change: Floats,
    trust: Floats,
    noise: float,
) -> Weighed:
    """The likelihood of the counts of the stations before the end, and what they teach.

    counts [K-2], NaN where there is none; passed [N, K-2]; counting [N, K-2] and doubt [K-2] as in
    `Particles`; change [K-2] the variance by which the counting has moved this month; trust [K-2]
    the power that each station's likelihood is taken to; noise the variance of the logarithm of a
    count about what passed.
    """
    log = np.zeros(len(passed))
    counting, doubt = counting.copy(), doubt + change
    for k, count in enumerate(counts):
        if np.isnan(count):
            continue
        off = np.log((count + 1.0) / (passed[:, k] + 1.0)) - counting[:, k]
        # The logarithm of a small count is noisier.
        total = doubt[k] + noise + 1.0 / (count + 1.0)
        log -= 0.5 * trust[k] * off**2 / total
        counting[:, k] += off * doubt[k] / total
        doubt[k] *= 1.0 - doubt[k] / total
    return Weighed(log, counting, doubt)
