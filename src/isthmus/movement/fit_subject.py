"""What is fitted, whatever it was read from: a Flee folder or a case.

Owns: `Subject` and `Known`, what a fit asks of either (`fit_of_flee`, `fit_of_case`), and `Errors`,
how far one of those judged is from the counts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, Protocol

import msgspec
import numpy as np

from isthmus.case.problems import Problem

from .arrays import Bools, Floats, Ints
from .free import Free
from .scores import ard, rescaled_ard, score, wape

#: What is judged: it as it stands, the fit, and two forecasts that need no model.
Judged = Literal["own", "fitted", "flat", "ratio"]

#: What is judged and is a model, with members.
_MODELS = ("own", "fitted")


class Errors(msgspec.Struct, frozen=True, kw_only=True):
    """How far one of those judged is from the counts, over some days or months.

    All are as in `scores`. The `rescaled_ard` is None of a single place or population, which has
    everybody once people are as many as were counted, whatever was simulated. WAPE and CRPS ask the
    days with a report alone and are None where there is none; the CRPS where there is no ensemble
    too. `series` is the series of a case that was judged, None where it is all: the counts of a
    folder, or the mean over the series of a case.
    """

    judged: Judged
    ard: float
    rescaled_ard: float | None
    wape: float | None
    relative_crps: float | None
    series: str | None = None


class Known(Protocol):
    """What was known on the date, and what points of a search are compared with. Can be pickled."""

    def residuals(self, values: Mapping[str, float], members: int, seed: int) -> Floats:
        """What the mean of the members lacks or has too much, as shares of all counts, [r]."""


class Subject(Protocol):
    """A folder or case to be fitted.

    of          which of the two
    begins      its first day; `until` the last day that is fitted, `ends` its last day
    last_count  the last day on which anything counted was known by then
    reported    the days (of a case months) with counts by then, the first day left out
    uncounted   the places (of a case series) that were not counted by then
    given       whether how many set out is taken from counts, after the day too
    free        the free parameters
    grain_km    how far ways are told apart in the search, None where they need not be
    """

    of: Literal["folder", "case"]
    name: str
    begins: dt.date
    until: dt.date
    ends: dt.date
    last_count: dt.date
    reported: int
    uncounted: tuple[str, ...]
    given: bool
    notices: tuple[Problem, ...]
    free: Sequence[Free]
    grain_km: float | None

    @property
    def known(self) -> Known:
        """What was known on the day."""

    def settled(self, values: Mapping[str, float]) -> Mapping[str, float]:
        """The values as the model has them in the end."""

    def judged(
        self, values: Mapping[str, float], *, members: int, seed: int
    ) -> tuple[tuple[Errors, ...], tuple[Errors, ...]]:
        """The errors up to the day and after it, of all that is judged."""


def errors_of(
    judged: Judged, people: Ints, counts: Ints, seen: Bools | None, *, series: str | None = None
) -> Errors:
    """Errors of people [M, D, I] against counts [D, I]; `seen` [D, I]: where they are reports."""
    crps = None
    reported = seen is None or bool(seen.any())
    if judged in _MODELS:
        names = [str(i) for i in range(counts.shape[1])]
        crps = score(people, counts, names, observed=seen, models=()).relative_crps
    return Errors(
        judged=judged,
        ard=float(ard(people, counts).mean()),
        rescaled_ard=float(rescaled_ard(people, counts).mean()) if counts.shape[1] > 1 else None,
        wape=float(wape(people, counts, observed=seen).mean()) if reported else None,
        relative_crps=crps,
        series=series,
    )


def mean_of(judged: Judged, errors: Sequence[Errors]) -> Errors:
    """The mean over series, of each error over those that have it."""
    return Errors(
        judged=judged,
        ard=float(np.mean([one.ard for one in errors])),
        rescaled_ard=_mean(one.rescaled_ard for one in errors),
        wape=_mean(one.wape for one in errors),
        relative_crps=_mean(one.relative_crps for one in errors),
    )


def _mean(of_series: Iterable[float | None]) -> float | None:
    """The mean of those that there are; None where there is none."""
    there = [one for one in of_series if one is not None]
    return float(np.mean(there)) if there else None
