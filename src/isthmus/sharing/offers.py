"""From pathways to what a plan may use: places by month, whom they are open to, what they cost.

Owns: `offers_of`, and on what grounds a pathway is taken to have so many places in a month:

- `quota-month`   its quota, each month;
- `quota-left`    what the published count leaves of a quota of a year or of its run, spread evenly
                  over the months that remain of it;
- `quota-spread`  the whole quota of a year or of its run, spread evenly, where no count tells;
- `best-year`     without a quota: a twelfth of the most that was counted in a year.

A pathway with neither quota nor count has no known number of places and is left out, and said. So
is one whose cost is not known in the currency of the plan. Nothing is left out because it is dear.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from isthmus.case import Period
from isthmus.case.periods import month as month_of
from isthmus.case.periods import month_end, months_between
from isthmus.case.provisions import Pathway

from .pathways import Ways, runs
from .plan import Offer
from .settings import Plan

Bools = NDArray[np.bool_]
#: Why a pathway is left out of a plan: `share-left-CODE` says each.
LEFT_OUT = ("not-in-force", "for-nobody", "no-number", "no-cost")


class Offered(msgspec.Struct, frozen=True, kw_only=True):
    """A pathway as a plan may use it.

    places  whole people in each month of the plan
    basis   on what grounds: see the module
    cost    of one person, in the currency of the plan: the middle of its range
    own     whether the cost is the pathway's, and not that of its kind
    """

    pathway: Pathway
    places: tuple[int, ...]
    basis: str
    cost: float
    own: bool

    @property
    def offer(self) -> Offer:
        """The offer of the plan."""
        return Offer(
            id=self.pathway.id,
            country=self.pathway.to,
            kind=self.pathway.kind,
            protection=self.pathway.protection,
        )


def offers_of(
    ways: Ways,
    plan: Plan,
    seeking: Mapping[str, Sequence[str]],
    months: Sequence[dt.date],
) -> tuple[tuple[Offered, ...], tuple[tuple[str, str], ...]]:
    """The pathways that a plan may use, and those that it may not, each with the reason.

    `seeking` gives by nationality the countries where its people are. Only what is known on the
    day of the case is used: a way whose end is not known yet goes on.
    """
    found: list[Offered] = []
    left_out: list[tuple[str, str]] = []
    for pathway in ways.pathways:
        made = _offered(ways, pathway, plan, seeking, months)
        if isinstance(made, str):
            left_out.append((pathway.id, made))
        else:
            found.append(made)
    return tuple(found), tuple(left_out)


def lawful(
    ways: Ways,
    offered: Sequence[Offered],
    seeking: Mapping[str, Sequence[str]],
    months: Sequence[dt.date],
) -> Bools:
    """[N, W, M] whether a pathway is open to a nationality in a month, by its own rules.

    The plan itself takes out the own country and what is marked unsafe.
    """
    out = np.zeros((len(seeking), len(offered), len(months)), dtype=bool)
    for n, (nationality, present) in enumerate(seeking.items()):
        for w, one in enumerate(offered):
            if _is_for(ways, one.pathway, nationality, present):
                out[n, w] = [runs(one.pathway, month_of(day)) for day in months]
    return out


# --- inside --------------------------------------------------------------------------------------


def _offered(
    ways: Ways,
    pathway: Pathway,
    plan: Plan,
    seeking: Mapping[str, Sequence[str]],
    months: Sequence[dt.date],
) -> Offered | str:
    if not any(runs(pathway, month_of(day)) for day in months):
        return "not-in-force"
    if not any(_is_for(ways, pathway, who, where) for who, where in seeking.items()):
        return "for-nobody"
    found = _places(ways, pathway, months)
    if found is None:
        return "no-number"
    cost = _cost(pathway, plan)
    if cost is None:
        return "no-cost"
    places, basis = found
    return Offered(pathway=pathway, places=places, basis=basis, cost=cost[0], own=cost[1])


def _is_for(ways: Ways, pathway: Pathway, nationality: str, present: Sequence[str]) -> bool:
    """Whether all of a nationality may use a pathway from a country where its people are."""
    where = pathway.present.split(";") if pathway.present else None
    return (
        pathway.to != nationality
        and ways.for_whom(pathway, nationality) == "all"
        and (where is None or any(country in where for country in present))
    )


def _places(
    ways: Ways, pathway: Pathway, months: Sequence[dt.date]
) -> tuple[tuple[int, ...], str] | None:
    open_in = [runs(pathway, month_of(day)) for day in months]
    if pathway.quota is None:
        best = ways.best_year(pathway)
        return None if best is None else (_each(open_in, math.floor(best / 12)), "best-year")
    if pathway.quota_per == "month":
        return _each(open_in, pathway.quota), "quota-month"
    begun = months[0]
    used = ways.used(pathway, begun)
    left = None if used is None or used.high is None else max(0.0, pathway.quota - used.high)
    if pathway.quota_per == "year":
        return _yearly(pathway.quota, left, months, open_in)
    if left is not None:
        return _spread(
            math.floor(left), _run(pathway, months, begun), months, open_in
        ), "quota-left"
    whole = _run(pathway, months, pathway.starts or begun)
    return _spread(pathway.quota, whole, months, open_in), "quota-spread"


def _yearly(
    quota: int, left: float | None, months: Sequence[dt.date], open_in: Sequence[bool]
) -> tuple[tuple[int, ...], str]:
    """A quota of each year, evenly; of the first year what is left of it, where that is known."""
    this = months[0].year
    first = quota / 12 if left is None else left / (13 - months[0].month)
    each = [first if day.year == this else quota / 12 for day in months]
    places = tuple(
        math.floor(people) if held else 0 for people, held in zip(each, open_in, strict=True)
    )
    return places, "quota-spread" if left is None else "quota-left"


def _run(pathway: Pathway, months: Sequence[dt.date], begins: dt.date) -> Period:
    """From a day to the end of a pathway; where none is known, to the end of the plan."""
    last = month_end(months[-1])
    return Period(begins, max(begins, pathway.ends if pathway.ends is not None else last))


def _spread(
    people: int, run: Period, months: Sequence[dt.date], open_in: Sequence[bool]
) -> tuple[int, ...]:
    return _each(open_in, people // (months_between(run.start, run.end) + 1))


def _each(open_in: Sequence[bool], people: int) -> tuple[int, ...]:
    return tuple(people if held else 0 for held in open_in)


def _cost(pathway: Pathway, plan: Plan) -> tuple[float, bool] | None:
    """The cost of one person and whether it is the pathway's own; None: not in the currency."""
    if pathway.cost_low is not None and pathway.currency == plan.currency:
        return _middle(pathway.cost_low, pathway.cost_high), True
    of_kind = next((cost for kind, cost in plan.costs.items() if kind == pathway.kind), None)
    return None if of_kind is None else (_middle(of_kind.low, of_kind.high), False)


def _middle(low: float, high: float | None) -> float:
    return low if high is None else (low + high) / 2
