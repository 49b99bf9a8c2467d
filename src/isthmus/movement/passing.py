"""Those who pass: what a series of a case would have counted of the members, beside what it did.

Owns: `Estimate` (a number of people over members), `Passing` (a series by month and population),
and the table of all of them, `passing.csv`.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Sequence
from typing import TextIO

import msgspec

from isthmus.case.spreadsheets import inert

from .arrays import Bools, Ints
from .quantiles import LEVELS, quantiles, told
from .results import label
from .scores import SPREAD, Scores

#: The file of the table.
FILE = "passing.csv"


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """A number of people over members: the median, and the interval of nine members in ten.

    The bounds are None where the members are too few to tell them.
    """

    median: float
    low: float | None
    high: float | None


def over(people: Ints) -> Estimate:
    """The estimate of one number of people, `people[m]` over members."""
    low, high, median = (float(q) for q in quantiles(people, (*SPREAD, 0.5)))
    known = bool(told(SPREAD, len(people)).all())
    return Estimate(median=median, low=low if known else None, high=high if known else None)


class Passing(msgspec.Struct, frozen=True, kw_only=True):
    """A series of those who pass somewhere, beside what it would have counted of the members.

    By month t and population n: `members[m, t, n]` what it would have counted, `counts[t, n]` what
    it did where `observed[t, n]`. `scores` are of the months in which every population was counted;
    None where there is no such month.
    """

    series: str
    place: str
    months: tuple[tuple[dt.date, dt.date], ...]
    populations: tuple[str, ...]
    members: Ints
    counts: Ints
    observed: Bools
    scores: Scores | None

    def estimate(self, month: int, population: int) -> Estimate:
        """What the series would have counted."""
        return over(self.members[:, month, population])


def write_passing(stream: TextIO, passing: Sequence[Passing]) -> None:
    """Write a row for each series, population and month: mean, quantiles over members, and count.

    Columns: series, population, first, last (of the month), mean, a quantile for each level as in
    `results`, counted. Blank where nobody counted, or the members are too few to tell.
    """
    writer = csv.writer(stream, lineterminator="\n")
    names = [label(level) for level in LEVELS]
    writer.writerow(("series", "population", "first", "last", "mean", *names, "counted"))
    for one in passing:
        tells = told(LEVELS, len(one.members)).tolist()
        mean, found = one.members.mean(axis=0), quantiles(one.members, LEVELS)
        for n, population in enumerate(one.populations):
            for t, (first, last) in enumerate(one.months):
                told_here = (
                    round(float(q), 2) if tell else ""
                    for q, tell in zip(found[:, t, n], tells, strict=True)
                )
                counted = int(one.counts[t, n]) if one.observed[t, n] else ""
                row = (inert(one.series), inert(population), first.isoformat(), last.isoformat())
                writer.writerow((*row, round(float(mean[t, n]), 2), *told_here, counted))
