"""How far a simulation is from the counts.

Owns: the errors of Flee (ARD, rescaled ARD, MASE, total error), the error over all counts together
(WAPE), the proper scores of an ensemble (CRPS, coverage), and `Scores`, the record of them all.

`people[m, d, i]` are the people that each of m members has on each of d days at each of i places
with counts; `counts[d, i]` are the counts there. Both are whole people, as int64. All functions
raise ValueError when the shapes do not belong together or an axis is empty.

Flee's errors are those that its `postprocessing/extract-validation-results.py` computes from an
`out.csv` (read at version 3.1), to the last of its four decimals. They are means over all days,
though a count of most days is only drawn between two reports. The WAPE and the proper scores may be
limited to the days on which a place was really counted, by a mask `observed[d, i]`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

import msgspec
import numpy as np

from .arrays import Bools, Floats, Ints
from .quantiles import quantiles, told

#: The naive models that MASE compares with; see `naive`.
NaiveModel = Literal["flat", "sloped", "ratio"]
#: Which places errors are over: Flee's camps, all that were counted, or the parts of a series.
Over = Literal["camps", "counted", "populations"]
#: Why a scaled error has no value; see `ScaledErrors`.
Undefined = Literal["too-short", "nobody-on-training-day", "naive-never-errs", "no-counts"]

#: The six models of Flee: each with the days it is trained on, counted from the first.
MODELS: tuple[tuple[NaiveModel, int], ...] = (
    ("flat", 7),
    ("sloped", 7),
    ("ratio", 7),
    ("flat", 30),
    ("sloped", 30),
    ("ratio", 30),
)
#: The central intervals whose coverage is scored.
INTERVALS = (0.5, 0.8, 0.9, 0.95)
#: The interval of a `Spread` over members.
SPREAD = (0.05, 0.95)
#: Whatever day a sloped model is trained on, Flee gives it a slope only where people were here.
EARLY_DAY = 7


# --- the record ----------------------------------------------------------------------------------


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """An error of single runs, over members: the mean, and the interval of nine members in ten.

    The bounds are None where the members are too few to tell them.
    """

    mean: float
    low: float | None
    high: float | None


class ScaledError(msgspec.Struct, frozen=True, kw_only=True):
    """MASE against one naive model: below 1 the simulation errs less than the model.

    `spread` is None where the error has no value; `undefined` then says why.
    """

    model: NaiveModel
    training_day: int
    spread: Spread | None
    undefined: Undefined | None


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """Of all counts, the share inside the central interval of a level.

    None where no count was observed, or where the members are too few for so wide an interval.
    """

    level: float
    share: float | None


class PlaceScores(msgspec.Struct, frozen=True, kw_only=True):
    """The errors at one place.

    In people, as means over days: `mean_count`, `mean_people`, `difference` (absolute; Flee's
    "absolute difference ave"), `rescaled_difference`, `crps`, `crps_fair`. `ratio_difference` is
    the place's part in the ARD: those of all places add up to it.
    """

    place: str
    observed_days: int
    mean_count: float
    mean_people: float
    difference: Spread
    rescaled_difference: Spread
    ratio_difference: Spread
    mase: tuple[ScaledError, ...]
    crps: float | None
    crps_fair: float | None
    coverage: tuple[Coverage, ...]


class Scores(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is said of the distance between an ensemble and the counts.

    `ard` and `rescaled_ard` are of single runs, as Flee's published errors are; those `of_mean` are
    of the mean over members, in whole people, which is what an `out.csv` of the mean holds.
    `wape` is of single runs, over the observed days and places. `crps` and `crps_fair` are means
    over the same, in people; `relative_crps` is the CRPS in the place of the absolute difference in
    the WAPE, so that it equals the WAPE for an ensemble of one member. It is no ARD, which asks
    every day, and each day alike. WAPE and proper scores are None where nothing was observed, and
    `crps_fair` where there is one member only.

    `over` says which places these are. Flee compares camps alone: where other places were counted
    too, `of_all` holds the errors over all counted places, and is None elsewhere.
    """

    over: Over
    members: int
    days: int
    #: Of all pairs of a day and a place, those that were really counted.
    observed: int
    ard: Spread
    rescaled_ard: Spread
    ard_of_mean: float
    rescaled_ard_of_mean: float
    wape: Spread | None
    mase: tuple[ScaledError, ...]
    crps: float | None
    crps_fair: float | None
    relative_crps: float | None
    coverage: tuple[Coverage, ...]
    places: tuple[PlaceScores, ...]
    of_all: Scores | None = None


def score_at_camps(
    people: Ints,
    counts: Ints,
    places: Sequence[str],
    camps: Collection[str],
    *,
    observed: Bools | None = None,
) -> Scores:
    """As `score`, over those of the places that are `camps`, with the errors over all beside it.

    Where none of them is a camp the errors are over all.
    """
    among = np.array([place in camps for place in places], dtype=np.bool_)
    if not among.any():
        return score(people, counts, places, observed=observed)
    found = score(
        people[:, :, among],
        counts[:, among],
        [place for place in places if place in camps],
        observed=None if observed is None else observed[:, among],
        over="camps",
    )
    if among.all():
        return found
    return msgspec.structs.replace(found, of_all=score(people, counts, places, observed=observed))


def score_passing(people: Ints, counts: Ints, populations: Sequence[str]) -> Scores:
    """As `score`, of those who pass: by month, where places have days, and by population.

    Without MASE, whose naive models are trained on the seventh and the thirtieth day of a register.
    """
    return score(people, counts, populations, models=(), over="populations")


def score(
    people: Ints,
    counts: Ints,
    places: Sequence[str],
    *,
    observed: Bools | None = None,
    levels: Sequence[float] = INTERVALS,
    models: Sequence[tuple[NaiveModel, int]] = MODELS,
    over: Over = "counted",
) -> Scores:
    """All errors of people[m, d, i] against counts[d, i], in total and at each of i `places`.

    `observed[d, i]` says where a count is a report and no interpolation; without it, everywhere.
    `models` are the naive models of MASE with their training days; `over` is as in `Scores`.
    """
    _fit_together(people, counts)
    seen = np.ones(counts.shape, dtype=np.bool_) if observed is None else observed
    if len(places) != counts.shape[1] or seen.shape != counts.shape:
        raise ValueError(
            f"{len(places)} places and observed{seen.shape} do not fit counts{counts.shape}"
        )
    plain, fair = crps(people, counts), crps_fair(people, counts)
    total = np.maximum(1, counts.sum(axis=1))[:, np.newaxis]
    gap = np.abs(people - counts)
    rescaled_gap = np.abs(rescale(people, counts) - counts)
    scaled = [mase(people, counts, model, day) for model, day in models]
    mean = np.rint(people.mean(axis=0, keepdims=True)).astype(np.int64)
    by_place = tuple(
        PlaceScores(
            place=place,
            observed_days=int(seen[:, i].sum()),
            mean_count=float(counts[:, i].mean()),
            mean_people=float(people[:, :, i].mean()),
            difference=_spread(gap[:, :, i].mean(axis=1)),
            rescaled_difference=_spread(rescaled_gap[:, :, i].mean(axis=1)),
            ratio_difference=_spread((gap / total)[:, :, i].mean(axis=1)),
            mase=tuple(
                _scaled_error(model, day, errors.by_place[:, i], errors.undefined[i])
                for (model, day), errors in zip(models, scaled, strict=True)
            ),
            crps=_mean(plain[:, i][seen[:, i]]),
            crps_fair=_mean(fair[:, i][seen[:, i]]),
            coverage=_coverages(people[:, :, [i]], counts[:, [i]], levels, seen[:, [i]]),
        )
        for i, place in enumerate(places)
    )
    return Scores(
        over=over,
        members=people.shape[0],
        days=people.shape[1],
        observed=int(seen.sum()),
        ard=_spread(ard(people, counts)),
        rescaled_ard=_spread(rescaled_ard(people, counts)),
        ard_of_mean=float(ard(mean, counts)[0]),
        rescaled_ard_of_mean=float(rescaled_ard(mean, counts)[0]),
        mase=tuple(
            _scaled_error(model, day, errors.total, errors.total_undefined)
            for (model, day), errors in zip(models, scaled, strict=True)
        ),
        wape=_spread(wape(people, counts, observed=seen)) if seen.any() else None,
        crps=_mean(plain[seen]),
        crps_fair=_mean(fair[seen]),
        relative_crps=_relative(plain, counts, seen),
        coverage=_coverages(people, counts, levels, seen),
        places=by_place,
    )


# --- Flee's errors -------------------------------------------------------------------------------


def ard(people: Ints, counts: Ints) -> Floats:
    """The averaged relative difference of each member, [m]: the mean of its days' differences.

    A share: 0 is exact, and 2 is as many people as counted, each at a wrong place. Suleimenova,
    Bell and Groen (Scientific Reports 7, 2017); what some summaries call the error is half of it.
    """
    return _mean_over_days(relative_difference(people, counts))


def relative_difference(people: Ints, counts: Ints) -> Floats:
    """The difference of each member and day, [m, d], as a share of all who were counted.

    sum_i |people - counts| / max(1, sum_i counts)
    """
    _fit_together(people, counts)
    return _relative_difference(people, counts)


def rescaled_ard(people: Ints, counts: Ints) -> Floats:
    """The ARD of each member, [m], once its people are as many as were counted: see `rescale`.

    What is left is only where people are, and no longer how many.
    """
    return _mean_over_days(_relative_difference(rescale(people, counts), counts))


def rescale(people: Ints, counts: Ints) -> Floats:
    """The people [m, d, i], times that day's sum of counts over that day's sum of people.

    On a day on which a member has nobody at any place with counts nobody is there after it either,
    as in Flee: that day then counts as an error of 1.
    """
    _fit_together(people, counts)
    simulated = people.sum(axis=2, keepdims=True)
    counted = counts.sum(axis=1)[:, np.newaxis]
    rescaled = np.zeros(people.shape)
    np.divide(people * counted, simulated, out=rescaled, where=simulated > 0)
    return rescaled


def total_error(people: Ints, counts: Ints, raw: Ints) -> Floats:
    """The "Total error" of an `out.csv`, [m, d]: sum_i |people - counts| / raw.

    `raw[d]` is the raw count of all refugees; 0 stands where it is not positive, as in Flee. It may
    be more than the sum of counts, so this is not what `ard` is the mean of.
    """
    _fit_together(people, counts)
    gap = np.abs(people - counts).sum(axis=2)
    errors = np.zeros(gap.shape)
    np.divide(gap, raw, out=errors, where=raw > 0)
    return errors


class ScaledErrors(msgspec.Struct, frozen=True, kw_only=True):
    """MASE of members against one naive model: `by_place[m, i]` and `total[m]`, without unit.

    NaN stands where the error has no value, which is the same for all members; `undefined[i]` and
    `total_undefined` say why, and are None elsewhere:

    - `too-short`: no day after the training day, or no day on which the models are drawn;
    - `nobody-on-training-day`: the model divides by a count of that day, and it is 0;
    - `naive-never-errs`: the model is right on every day, so there is nothing to divide by;
    - `no-counts`: nobody was ever counted, so no place has a weight in the total.
    """

    by_place: Floats
    total: Floats
    undefined: tuple[Undefined | None, ...]
    total_undefined: Undefined | None


def mase(people: Ints, counts: Ints, model: NaiveModel, training_day: int) -> ScaledErrors:
    """The mean absolute scaled error of each member against a naive model, as Flee computes it.

    At a place: the mean over *all* days of |rescaled people - counts|, over the mean, over the
    days *after* the training day, of |naive - counts|. (Hyndman and Koehler, International Journal
    of Forecasting 22, 2006, take both over the same days.) In total: the mean over places, each
    with the weight of its summed counts. A place where nobody was ever counted has no weight and
    is left out, where Flee's own total would be no number.
    """
    days, places = counts.shape
    gap = np.abs(rescale(people, counts) - counts).mean(axis=1)
    # Flee's script stops with an error, or divides by no days, on anything shorter.
    if days <= max(training_day + 1, EARLY_DAY):
        return ScaledErrors(
            by_place=np.full((len(people), places), np.nan),
            total=np.full(len(people), np.nan),
            undefined=("too-short",) * places,
            total_undefined="too-short",
        )
    after = slice(training_day + 1, None)
    naive_gap = np.abs(naive(counts, model, training_day) - counts)[after].mean(axis=0)
    undefined: tuple[Undefined | None, ...] = tuple(
        "nobody-on-training-day" if np.isnan(g) else "naive-never-errs" if g == 0 else None
        for g in naive_gap
    )
    defined = np.array([reason is None for reason in undefined])
    by_place = np.divide(gap, naive_gap, out=np.full(gap.shape, np.nan), where=defined)
    weights = counts.sum(axis=0)
    weighed = weights > 0
    reasons = [reason for reason, w in zip(undefined, weighed, strict=True) if w and reason]
    total_undefined = "no-counts" if not weighed.any() else reasons[0] if reasons else None
    total = (
        np.full(len(people), np.nan)
        if total_undefined
        else by_place[:, weighed] @ weights[weighed] / weights.sum()
    )
    return ScaledErrors(
        by_place=by_place, total=total, undefined=undefined, total_undefined=total_undefined
    )


def naive(counts: Ints, model: NaiveModel, training_day: int) -> Floats:
    """What a naive model expects at each place and day, [d, i], from the training day's count.

    - `flat`: that count on every day;
    - `sloped`: on day t, t times that count (Flee means a line through it and forgets to divide by
      the training day), and 0 where nobody was counted on day 7;
    - `ratio`: the place's share of all counts of that day, of all counts of every day.

    NaN where Flee divides by a count of 0. Needs a day after day 7 and after the training day.
    """
    start = counts[training_day].astype(np.float64)
    days = np.arange(len(counts), dtype=np.float64)[:, np.newaxis]
    if model == "flat":
        return np.repeat(start[np.newaxis], len(counts), axis=0)
    if model == "sloped":
        early = counts[EARLY_DAY] > 0
        step = np.where(early, np.where(start > 0, start, np.nan), 0.0)
        line: Floats = days * step
        return line
    total = counts.sum(axis=1)[:, np.newaxis]
    if not total[training_day, 0]:
        return np.full(counts.shape, np.nan, dtype=np.float64)
    # Multiplied in whole numbers before it is divided, so that a model that is right is exactly
    # right. Flee divides first: where shares never change, its error may be huge, not infinite.
    expected: Floats = total * counts[training_day] / total[training_day, 0]
    return expected


# --- all counts together -------------------------------------------------------------------------


def wape(people: Ints, counts: Ints, *, observed: Bools | None = None) -> Floats:
    """The weighted absolute percentage error of each member, [m], as a share of the counts.

    sum_di |people - counts| / max(1, sum_di counts), over observed pairs of a day and a place

    Days weigh by how many were counted on them: where counts are sometimes a handful, an ARD says
    little but how far off these were. Also called the MAD/mean ratio: Kolassa and Schuetz
    (Foresight 6, 2007). NaN where no pair is observed.
    """
    _fit_together(people, counts)
    seen = np.ones(counts.shape, dtype=np.bool_) if observed is None else observed
    if not seen.any():
        return np.full(len(people), np.nan)
    shares: Floats = np.abs(people - counts)[:, seen].sum(axis=1) / max(1, counts[seen].sum())
    return shares


# --- proper scores -------------------------------------------------------------------------------


def crps(people: Ints, counts: Ints) -> Floats:
    """The continuous ranked probability score of the ensemble, [d, i], in people; 0 is best.

    mean_j |x_j - y| - sum_jk |x_j - x_k| / (2 m^2)

    Of the distribution that the members *are*: never negative, and the absolute error for one
    member, so that a single run and an ensemble are judged on one scale. That is the score we
    report. Few members pay for being few; `crps_fair` takes that out. Gneiting and Raftery
    (Journal of the American Statistical Association 102, 2007), section 4.2.

    Our own, since the libraries that have it take half a second or more to load, for the next four
    lines. In whole numbers, so that nothing is lost by subtraction.
    """
    gap, spread = _energy(people, counts)
    members = len(people)
    scores: Floats = (members * gap - spread) / members**2
    return scores


def crps_fair(people: Ints, counts: Ints) -> Floats:
    """The fair score, [d, i], in people: of the distribution that the members are *drawn from*.

    mean_j |x_j - y| - sum_jk |x_j - x_k| / (2 m (m - 1))

    Its mean does not depend on the number of members, so ensembles of different size compare; it
    can be negative. NaN for one member. Ferro (Quarterly Journal of the Royal Meteorological
    Society 140, 2014).
    """
    gap, spread = _energy(people, counts)
    members = len(people)
    if members == 1:
        return np.full(gap.shape, np.nan, dtype=np.float64)
    scores: Floats = ((members - 1) * gap - spread) / (members * (members - 1))
    return scores


def coverage(
    people: Ints,
    counts: Ints,
    levels: Sequence[float] = INTERVALS,
    *,
    observed: Bools | None = None,
) -> Floats:
    """For each level, the share of counts inside the members' central interval: [levels].

    The interval of level p reaches from the quantile (1 - p) / 2 to (1 + p) / 2, both included. A
    sharp and honest ensemble covers p. NaN where no pair is observed, and where the members are
    too few to tell so wide an interval (`told`).
    """
    _fit_together(people, counts)
    seen = np.ones(counts.shape, dtype=np.bool_) if observed is None else observed
    asked = np.asarray(levels, dtype=np.float64)
    low = quantiles(people, (1 - asked) / 2)
    high = quantiles(people, (1 + asked) / 2)
    inside = ((low <= counts) & (counts <= high))[:, seen]
    tells = told((1 - asked) / 2, len(people))
    if not seen.any():
        return np.full(asked.shape, np.nan)
    return np.where(tells, inside.mean(axis=1), np.nan)


# --- helpers -------------------------------------------------------------------------------------


def _fit_together(people: Ints, counts: Ints) -> None:
    if people.ndim != 3 or people.shape[1:] != counts.shape or people.size == 0:
        raise ValueError(
            f"people{people.shape} and counts{counts.shape} must be [members, days, places] and "
            "[days, places], none of them empty"
        )


def _relative_difference(people: Ints | Floats, counts: Ints) -> Floats:
    gap = np.abs(people - counts).sum(axis=2)
    difference: Floats = gap / np.maximum(1, counts.sum(axis=1))
    return difference


def _mean_over_days(values: Floats) -> Floats:
    mean: Floats = values.mean(axis=1)
    return mean


def _energy(people: Ints, counts: Ints) -> tuple[Ints, Ints]:
    """The sums over members of |x_j - y| and, over pairs of members, of |x_j - x_k|: [d, i]."""
    _fit_together(people, counts)
    members = len(people)
    # The k-th smallest member is the greater of k - 1 pairs and the lesser of m - k.
    weights = 2 * np.arange(1, members + 1) - members - 1
    spread = np.tensordot(weights, np.sort(people, axis=0), axes=1)
    return np.abs(people - counts).sum(axis=0), spread


def _spread(values: Floats) -> Spread:
    mean = float(values.mean())
    if not told(SPREAD, len(values)).all():
        return Spread(mean=mean, low=None, high=None)
    low, high = quantiles(values, SPREAD)
    return Spread(mean=mean, low=float(low), high=float(high))


def _mean(values: Floats) -> float | None:
    """The mean, None of nothing and of what has no value."""
    return None if not values.size or np.isnan(values).any() else float(values.mean())


def _relative(scores: Floats, counts: Ints, seen: Bools) -> float | None:
    """The sum of scores over the sum of counts, of observed pairs; None where there is none."""
    return float(scores[seen].sum() / max(1, counts[seen].sum())) if seen.any() else None


def _scaled_error(
    model: NaiveModel, day: int, errors: Floats, undefined: Undefined | None
) -> ScaledError:
    return ScaledError(
        model=model,
        training_day=day,
        spread=None if undefined else _spread(errors),
        undefined=undefined,
    )


def _coverages(
    people: Ints,
    counts: Ints,
    levels: Sequence[float],
    seen: Bools,
) -> tuple[Coverage, ...]:
    shares = coverage(people, counts, levels, observed=seen)
    return tuple(
        Coverage(level=level, share=None if np.isnan(share) else float(share))
        for level, share in zip(levels, shares, strict=True)
    )
