"""Draws of a monthly count from its own past: a random walk of its logarithm, made less naive.

Owns: what is expected of a series that no chain of movement reaches, and of those who enter the
first station. It knows neither what a series counts nor which series go together: the shocks that
populations share are given, and `parts.py` makes the parts of a whole agree with it.

The model. With x = log(count + 1), the h-th month after the last known one is

    x[h] = x[0] + momentum[h] + return[h] + volatility * scale * (e[1] + ... + e[h]) + stops[h]

- e are standard normal shocks, partly shared with other populations; `scale`, one a draw for all
  its months, makes every month's distribution a Student t: the reference RW-t, exactly, when all
  else below is switched off.
- volatility: the root of the exponentially weighted mean of squared monthly changes. A change
  counts with at most `largest_change`: one closed border must not make a year of wild forecasts.
- momentum: the last change goes on in part and fades. How much is estimated from the series' own
  past and shrunk to nothing unless the past is long and clear.
- return: a weak pull towards the mean level of two years.
- stops: now and then a way is shut and the count falls at once by a large factor. Nobody announces
  it (the median notice of the dated measures is nought days), so it has a chance every month.
- above `headroom` over the highest month ever seen, growth counts only in part: the far upper tail
  of an exponentiated t is not a belief that anybody holds.

Where the way of counting changed, a change of the count is none of the movement: it says nothing of
the volatility or the momentum, and the usual level is that of the months since.

Which numbers were chosen on what is said at each of them in `Habits`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from isthmus.forecast.records import Floats, Ints

#: Correlation of a population's shock with the shared one where nothing is known of it: two
#: populations then correlate by its square, .35. Mean correlation of monthly log changes, weighted
#: by size, in four systems of counts by nationality up to 2025: .32, .33, .36 (the Darién), .39.
COUPLING = 0.59
#: The months of evidence that `COUPLING` is worth against what the populations' own past says.
_COUPLING_MONTHS = 24.0
#: No count is ever forecast above this; it only keeps exp() finite.
_MOST = float(np.log(1e9))


class Habits(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of the model, each with what it was chosen on.

    "Elsewhere" are counts at other stations: the US border by citizenship 2000-2019 and, without
    the five largest nationalities that cross the Darién, 2019-2025; Honduras 2021-2025 and Mexico
    2018-2025 by nationality; with them the Darién's own origins November 2021 to November 2022.
    They are not independent of the Darién of 2023-2025: many of those counted in Honduras and
    Mexico had crossed it, and the months are in part the same. Scores are WIS, natural and log1p,
    relative to RW-t.

    The Darién of 2023-2025 was no span kept aside: some sixty settings were scored on it while this
    was made, and the chance of a stop was set by it. Its scores flatter. After all numbers were
    fixed, series that had not been scored by themselves were scored once, origins December 2022 to
    March 2025 (natural, log1p, cover of 90 % intervals): five nationalities at the US border .91,
    .95, .87; US border by sector .95, .94, .88; returns from Mexico .55, .94, .86; small
    nationalities in the Darién .81, .95, .90. Those are other series but the same months, with the
    collapse of 2025 in them: nothing here was tried on months that were not looked at.
    """

    #: Months after which a squared change weighs half (that of RW-t; 4 and 9 were no better).
    half_life: float = 6.0
    #: Degrees of freedom of the Student t (that of RW-t; 4 to 8 do not differ).
    freedom: float = 5.0
    #: A factor on the volatility, so that 90 % intervals cover 90 % (elsewhere: .86 to .92).
    widening: float = 1.05
    #: A monthly change counts in the volatility with at most this, in log units (elsewhere;
    #: 1 covered too little, 2 gave the same as 1.5).
    largest_change: float = 1.5
    #: The months of evidence against momentum (elsewhere; 10 to 40 do not differ).
    momentum_doubt: float = 40.0
    #: What is left of momentum a month later, and the largest change that can go on.
    momentum_fade: float = 0.5
    momentum_most: float = 0.5
    #: Share of the way back to the mean level of so many months that is made every month
    #: (elsewhere: .02 is better on the natural scale and worse on the log scale).
    pull: float = 0.01
    pull_months: int = 24
    #: Chance of a stop in a month, the mean and the spread of its log factor. The size is that
    #: measured for targeted restrictions, -1.8 with spread 1.1. The chance was set on the Darién
    #: of 2023-2025, looked at repeatedly: without stops 90 % intervals of its total cover 80 %,
    #: because of the collapse of 2025; with .02 they cover 84 %, with .025 86 %. Elsewhere .02
    #: gains 1 to 3 % of the natural score and changes the log score by -2 to +3 % (worst in the
    #: calm years 2000-2019); .025 costs about half a percent more of the log score.
    stop_chance: float = 0.025
    stop_mean: float = -1.8
    stop_spread: float = 1.1
    #: Log distance above the highest month from which growth counts only with `beyond`
    #: (elsewhere; .6 scores a little better but covers series that grow fast less often).
    headroom: float = 1.0
    beyond: float = 0.5
    #: What the volatility is before a change is seen, and the months of evidence that is worth: it
    #: matters for series of a few months and for those that never moved.
    first_guess: float = 0.35
    first_guess_months: float = 0.5
    #: Small counts scatter by themselves: least variance of a log change, times 1 / (1 + count).
    least_scatter: float = 0.1


HABITS = Habits()
#: Nothing but the random walk with heavy tails: the reference RW-t as draws.
PLAIN = Habits(
    widening=1.0,
    largest_change=np.inf,
    momentum_doubt=np.inf,
    pull=0.0,
    stop_chance=0.0,
    headroom=np.inf,
    first_guess_months=0.0,
    least_scatter=0.0,
)


def persistence(
    values: Floats,
    months: int,
    *,
    shocks: Floats,
    own: np.random.Generator,
    coupling: float = COUPLING,
    breaks: Collection[int] = (),
    habits: Habits = HABITS,
) -> Floats:
    """Draws of the months after the last number of a series: [N, months] whole counts, never < 0.

    values    [T] counts by month, NaN where nothing was published; the first month drawn is the
              one after the last that is not NaN
    shocks    [N, at least months] standard normal draws, the same for all that are coupled
    own       where the series' own randomness comes from
    coupling  the correlation of the series' shock with the shared one, -1 to 1
    breaks    the months from which on the same people are counted otherwise

    ValueError: no number at all, fewer shocks than months, a coupling beyond 1.
    """
    told = np.flatnonzero(~np.isnan(values))
    if not len(told):
        raise ValueError("a series without a number has no past to go by")
    if shocks.ndim != 2 or shocks.shape[1] < months:
        raise ValueError(f"{months} months need as many columns of shocks, not {shocks.shape}")
    if not -1 <= coupling <= 1:
        raise ValueError(f"a coupling is a correlation, -1 to 1, not {coupling}")
    levels = np.log1p(values[told])
    gaps = np.diff(told)
    broken = _broken(told, breaks)

    draws = len(shocks)
    alone = own.standard_normal((draws, months))
    steps = coupling * shocks[:, :months] + np.sqrt(1 - coupling**2) * alone
    scale = np.sqrt((habits.freedom - 2) / own.chisquare(habits.freedom, draws))
    volatility = _volatility(levels, gaps, broken, habits)
    paths = np.cumsum(steps, axis=1) * (volatility * scale)[:, None]
    paths += _middle(levels, gaps, broken, months, habits)
    if habits.stop_chance:
        paths += np.cumsum(_stops(draws, months, own, habits), axis=1)
    top = float(levels.max()) + habits.headroom
    if top < _MOST:
        paths = np.where(paths > top, top + (paths - top) * habits.beyond, paths)
    counts: Floats = np.rint(np.expm1(np.clip(paths, 0.0, _MOST)))
    return counts


def coupling_of(
    populations: Sequence[Floats], habits: Habits = HABITS, breaks: Collection[int] = ()
) -> float:
    """How strongly populations of a series have moved together: a weight for `persistence`.

    populations  [T] counts each, of the same months
    breaks       as in `persistence`: a change of the counting moves all of them and couples none

    The mean correlation of their monthly log changes, weighted by their size and shrunk to the
    square of `COUPLING`; the root of it, 0 to .97. With one population there is nothing to see.
    """
    shrunk, doubt = COUPLING**2, _COUPLING_MONTHS
    if len(populations) < 2:
        return COUPLING
    counts = np.array(populations)
    changes = np.diff(np.log1p(counts), axis=1)
    seen = ~np.isnan(changes) & ~_broken(np.arange(counts.shape[1]), breaks)
    changes = np.where(seen, np.clip(changes, -habits.largest_change, habits.largest_change), 0.0)
    sizes = np.nansum(counts, axis=1) / np.maximum((~np.isnan(counts)).sum(axis=1), 1)
    together = changes @ changes.T
    squares = (changes**2) @ seen.T
    norm = np.sqrt(squares * squares.T)
    correlations = np.divide(together, norm, out=np.zeros_like(norm), where=norm > 0)
    weights = np.outer(sizes, sizes) * (norm > 0)
    np.fill_diagonal(weights, 0.0)
    if not weights.sum():
        return COUPLING
    months = float(np.sum(weights * (seen.astype(float) @ seen.T)) / weights.sum())
    mean = float(np.sum(weights * correlations) / weights.sum())
    mean = (mean * months + shrunk * doubt) / (months + doubt)
    return float(np.sqrt(np.clip(mean, 0.0, 0.94)))


def _broken(told: Ints, breaks: Collection[int]) -> NDArray[np.bool_]:
    """[n - 1] whether the way of counting changed between one month [n] and the next."""
    found = np.zeros(len(told) - 1, np.bool_)
    for month in breaks:
        found |= (told[:-1] < month) & (month <= told[1:])
    return found


def _volatility(levels: Floats, gaps: Ints, broken: NDArray[np.bool_], habits: Habits) -> float:
    """Recent changes count most; a change over k months is k changes of its size / sqrt(k)."""
    most = habits.largest_change
    changes = np.clip(np.diff(levels) / np.sqrt(gaps), -most, most)
    ages = np.cumsum(gaps[::-1])[::-1] - gaps
    weights = np.where(broken, 0.0, gaps * 0.5 ** (ages / habits.half_life))
    guess = habits.first_guess_months
    evidence = float(weights.sum()) + guess
    squares = float(np.sum(weights * changes**2)) + guess * habits.first_guess**2
    variance = squares / evidence if evidence else habits.first_guess**2
    scatter = habits.least_scatter / float(np.exp(levels[-12:].mean()))
    return float(np.sqrt(max(variance, scatter))) * habits.widening


def _middle(
    levels: Floats, gaps: Ints, broken: NDArray[np.bool_], months: int, habits: Habits
) -> Floats:
    """[months] The level that each month is spread around before a stop: momentum and return."""
    ahead = np.arange(1, months + 1)
    middle = np.full(months, levels[-1])
    fade = habits.momentum_fade
    middle += _momentum(levels, gaps, broken, habits) * (1 - fade**ahead) / (1 - fade)
    since = 1 + int(np.flatnonzero(broken)[-1]) if broken.any() else 0
    usual = float(levels[since:][-habits.pull_months :].mean())
    back: Floats = middle + (usual - middle) * (1 - (1 - habits.pull) ** ahead)
    return back


def _momentum(levels: Floats, gaps: Ints, broken: NDArray[np.bool_], habits: Habits) -> float:
    """What the month after the last is expected to change, by how changes went on in the past."""
    monthly = (gaps == 1) & ~broken
    if len(gaps) < 2 or not monthly[-1] or np.isinf(habits.momentum_doubt):
        return 0.0
    changes = np.clip(np.diff(levels), -habits.momentum_most, habits.momentum_most)
    pairs = monthly[1:] & monthly[:-1]
    after, before = changes[1:][pairs], changes[:-1][pairs]
    # Old changes tell less of how this series moves now: half after two years.
    weights = 0.5 ** (np.arange(len(after))[::-1] / 24.0)
    squares = float(np.sum(weights * before**2))
    if not squares:
        return 0.0
    kept = float(np.sum(weights * after * before)) / squares
    evidence = float(weights.sum())
    kept *= evidence / (evidence + habits.momentum_doubt)
    return float(np.clip(kept, -0.5, 0.5) * changes[-1])


def _stops(draws: int, months: int, own: np.random.Generator, habits: Habits) -> Floats:
    """[N, months] log factor of a stop in that month; 0 where there is none."""
    falls = own.random((draws, months)) < habits.stop_chance
    stops = np.zeros((draws, months))
    sizes = habits.stop_mean + habits.stop_spread * own.standard_normal(int(falls.sum()))
    stops[falls] = np.minimum(sizes, 0.0)
    return stops
