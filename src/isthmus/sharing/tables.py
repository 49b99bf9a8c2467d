"""What came of a run as tables for files: a row a number, in words of programs.

Owns: the columns of each table and their order. Nothing is rounded and nothing is told in a
language; bands stand as `_p10`, `_p50`, `_p90`. What of it may be published is decided by whoever
writes it (`isthmus.brief.saving_shared`): `PEOPLE` says which cells count people.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec
import numpy as np

from .allocating import Allocation
from .pathways import Opening
from .records import Band, band
from .sharing import Sharing

Row = dict[str, Any]
#: The word for the sum over a dimension.
TOTAL: Final = "total"


class Counting(msgspec.Struct, frozen=True, kw_only=True):
    """A table whose cells count people: the columns that say which cell, and the count.

    `also` are columns that tell of the same count and are blank where it is.
    """

    dimensions: tuple[str, ...]
    value: str
    also: tuple[str, ...] = ()


#: The tables that count people, and how.
PEOPLE: Final[Mapping[str, Counting]] = {
    "hosted": Counting(dimensions=("country",), value="hosted"),
    "used": Counting(
        dimensions=("pathway",), value="used", also=("used_high", "left_low", "left_high")
    ),
    "plan": Counting(
        dimensions=("nationality", "country"),
        value="placed",
        also=("placed_p10", "placed_p50", "placed_p90"),
    ),
}


def tables_of(sharing: Sharing) -> dict[str, list[Row]]:
    """Every table by its name; one that has no rows is there and empty."""
    plan = sharing.allocation
    return {
        "needs": list(_needs(sharing)),
        "capacity": list(_capacity(sharing)),
        "figures": list(_figures(sharing)),
        "hosted": list(_hosted(sharing)),
        "shares": list(_shares(sharing)),
        "scarce": list(_scarce(sharing)),
        "pathways": list(map(_opening, sharing.openings)),
        "used": list(_used(sharing.openings)),
        "plan": [] if plan is None else list(_placed(plan)),
        "places": [] if plan is None else list(_places(plan)),
    }


def summary_of(plan: Allocation) -> dict[str, Any]:
    """What a plan comes to in all, as bands of P10, P50, P90, for programs."""
    runs, regret = plan.runs, plan.regret
    known = np.zeros(0) if regret is None else regret.regret[~np.isnan(regret.regret)]
    return {
        "months": [f"{month:%Y-%m}" for month in plan.problem.months],
        "currency": plan.asked.currency,
        "shares_by": plan.by,
        "budget": plan.problem.budget,
        "one_more_unit_saves": None if plan.worth is None else plan.worth.dollar,
        "seek": list(band(plan.seeking.together)),
        "placed": list(band(runs.placed.sum(axis=(1, 2)).astype(float))),
        "without_a_place": list(band(runs.waiting[:, :, -1].sum(axis=1).astype(float))),
        "over_shares": list(band(runs.over.sum(axis=1).astype(float))),
        "cost": list(band(runs.cost)),
        "regret": list(band(known)) if len(known) else None,
        "floors_lowered_in": float(np.mean(runs.infeasible)),
        "left_out": dict(plan.left_out),
    }


def _needs(sharing: Sharing) -> Iterator[Row]:
    for one in sharing.needs:
        yield {
            "country": one.country,
            "place": one.place,
            "month": f"{one.month:%Y-%m}",
            "norm": one.norm,
            "sector": one.sector,
            "per": one.per,
            "currency": one.currency,
            **_band("people", one.people),
            **_band("total", one.total),
        }


def _capacity(sharing: Sharing) -> Iterator[Row]:
    for one in sharing.loads:
        yield {
            "country": one.country,
            "place": one.place,
            "service": one.service,
            "month": f"{one.month:%Y-%m}",
            "capacity": one.capacity,
            **_band("load", one.stock),
            **_band("over", one.over),
            "chance_full": one.chance_full,
            **_band("waiting_days", one.waiting_days),
            **_band("needed", one.needed),
        }


def _figures(sharing: Sharing) -> Iterator[Row]:
    for country, figures in sharing.receiving.figures.items():
        for name, figure in figures.items():
            yield {
                "country": country,
                "figure": name,
                "value": figure.value,
                "unit": figure.unit,
                "years": figure.years,
                "published": figure.published.isoformat(),
                "source": figure.source,
            }


def _hosted(sharing: Sharing) -> Iterator[Row]:
    """Whom each country hosts; all of them together only where that is known of each."""
    everywhere = [key.people for key in sharing.keys.keys if key.people is not None]
    if everywhere:
        yield {"country": TOTAL, "hosted": sum(everywhere[0].values()), "on": None, "source": None}
    for country, hosted in sharing.receiving.hosted.items():
        yield {
            "country": country,
            "hosted": _whole(hosted.people),
            "on": hosted.on.isoformat(),
            "source": hosted.source,
        }


def _shares(sharing: Sharing) -> Iterator[Row]:
    beside = {one.country: one for one in sharing.keys.countries}
    for key in sharing.keys.keys:
        for country, share in key.shares.items():
            one = beside[country]
            yield {
                "key": key.key,
                "country": country,
                "share": share,
                "people": None if key.people is None else key.people[country],
                "actual": one.actual,
                "gap": one.gaps.get(key.key),
                **_band("expected", None if key.expected is None else key.expected[country]),
                "least": one.low,
                "most": one.high,
            }


def _scarce(sharing: Sharing) -> Iterator[Row]:
    for one in sharing.scarce:
        for award in one.awards:
            for rule, given in award.awards.items():
                yield {
                    "what": one.what,
                    "currency": one.currency,
                    "estate": one.estate,
                    "basis": one.basis,
                    "enough": one.enough,
                    "rule": rule,
                    "country": award.country,
                    **_band("claim", award.claim),
                    **_band("award", given),
                }


def _opening(one: Opening) -> Row:
    pathway, group = one.pathway, one.group
    return {
        "nationality": group.nationality,
        "present": group.present,
        "day": group.day.isoformat(),
        "pathway": pathway.id,
        "to": pathway.to,
        "kind": pathway.kind,
        "protection": pathway.protection,
        "state": one.state,
        "reason": one.reason,
        "turns": None if one.turns is None else one.turns.isoformat(),
        "quota": pathway.quota,
        "quota_per": pathway.quota_per,
        "legal": pathway.legal_url,
        "source": pathway.source,
    }


def _used(openings: Sequence[Opening]) -> Iterator[Row]:
    """The use of each pathway, once: it is the same whoever is asked for."""
    for one in {one.pathway.id: one for one in openings}.values():
        if one.used is not None:
            least, most = (None, None) if one.left is None else one.left
            yield {
                "pathway": one.pathway.id,
                "from": one.used.counted.start.isoformat(),
                "to": one.used.counted.end.isoformat(),
                "used": _whole(one.used.low),
                "used_high": one.used.high,
                "left_low": least,
                "left_high": most,
                "series": one.used.series,
                "published": one.used.published.isoformat(),
            }


def _placed(plan: Allocation) -> Iterator[Row]:
    """The plan of the middle draw by nationality and country, and the band over all draws."""
    problem = plan.problem
    names = [*problem.nationalities, TOTAL]
    countries = [*problem.countries, TOTAL]
    # Within a budget people may be split: the cells are made whole, and the sums are theirs.
    draws = _with_totals(np.rint(plan.runs.by_people))
    placed = draws[plan.middle]
    for n, nationality in enumerate(names):
        for c, country in enumerate(countries):
            yield {
                "nationality": nationality,
                "country": country,
                "placed": int(placed[n, c]),
                **_band("placed", band(draws[:, n, c].astype(float))),
            }


def _places(plan: Allocation) -> Iterator[Row]:
    """The places of each pathway and month: what there is, what is taken, what one more saves."""
    problem, worth = plan.problem, plan.worth
    for w, one in enumerate(plan.offered):
        for m, month in enumerate(problem.months):
            yield {
                "pathway": one.pathway.id,
                "country": one.pathway.to,
                "month": f"{month:%Y-%m}",
                "places": int(problem.capacity[w, m]),
                "basis": one.basis,
                "cost": one.cost,
                "currency": plan.asked.currency,
                **_band("taken", band(plan.runs.placed[:, w, m].astype(float))),
                **_band("added", band(plan.runs.surge[:, w, m].astype(float))),
                "added_before": None if plan.regret is None else int(plan.regret.surge[w, m]),
                "worth": None if worth is None else float(worth.place[w, m]),
            }


def _with_totals(cells: Any) -> Any:
    """[D, N, C] with the sums over nationalities and over countries as a last row and column."""
    rows = np.concatenate([cells, cells.sum(axis=1, keepdims=True)], axis=1)
    return np.concatenate([rows, rows.sum(axis=2, keepdims=True)], axis=2)


def _band(name: str, found: Band | None) -> Row:
    """Three columns; a number without end is written `inf`."""
    values = (None, None, None) if found is None else found
    return {
        f"{name}_p{level}": value if value is None or math.isfinite(value) else "inf"
        for level, value in zip((10, 50, 90), values, strict=True)
    }


def _whole(people: float | None) -> int | None:
    return None if people is None else round(people)
