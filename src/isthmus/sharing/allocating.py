"""The plan of a case: whom it places, by which pathways, within which shares and floors.

Owns: `allocate`, from draws of a projection and the `[plan]` of `sharing.toml` to a problem that
the room `plan` solves: over every draw, for the draw in the middle, and with its added places
chosen before the demand is known. A plan is arithmetic for those who plan capacity: it is no order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor

import msgspec
import numpy as np

from isthmus.case import Case
from isthmus.case.provisions import Unsafe
from isthmus.case.vocabulary import OTHER
from isthmus.forecast.records import Forecast

from .arrivals import by_nationality
from .offers import Offered, lawful, offers_of
from .pathways import Ways
from .plan import Lack, Problem, Regret, Runs, Worth, state
from .records import Band, Floats, band
from .settings import Demand, Settings
from .settings import Plan as Asked


class Seeking(msgspec.Struct, frozen=True, kw_only=True):
    """Who seeks a place: nationality → [N, M] people in each draw and month, and where they are.

    `present` gives for each nationality the countries where its people are. People whose
    nationality is not told apart are in `others`, [N, M]: no rule can be asked for them.
    """

    months: tuple[dt.date, ...]
    people: Mapping[str, Floats]
    present: Mapping[str, tuple[str, ...]]
    others: Floats

    @property
    def together(self) -> Floats:
        """[N] everybody who seeks a place, all months together."""
        drawn = [*self.people.values(), self.others]
        total: Floats = np.sum(drawn, axis=0).sum(axis=1)
        return total


class Allocation(msgspec.Struct, frozen=True, kw_only=True):
    """What the plan comes to.

    by        the key whose shares it keeps to; None: none
    runs      the plans of all draws
    middle    the number of the draw whose demand is in the middle
    worth     what one more place would save in that draw; None: its floors cannot be held
    lacking   the floors that cannot be held in it, each with the smallest relaxation
    regret    what it costs to choose the added places on a few draws; None: no place can be added
    """

    asked: Asked
    seeking: Seeking
    offered: tuple[Offered, ...]
    left_out: tuple[tuple[str, str], ...]
    problem: Problem
    by: str | None
    runs: Runs
    middle: int
    worth: Worth | None
    lacking: tuple[Lack, ...]
    regret: Regret | None

    @property
    def demand(self) -> Mapping[str, Band]:
        """Those who seek a place by nationality, all months together."""
        return {one: band(drawn.sum(axis=1)) for one, drawn in self.seeking.people.items()}


def seeking_of(case: Case, settings: Settings, forecast: Forecast) -> Seeking | None:
    """Who will seek a place by the draws of a projection; None where the case does not say.

    The months are those that every series of the demand is projected in, at most those of the plan.
    """
    asked = [one for one in settings.demand if _drawn(forecast, one) is not None]
    if not asked or settings.plan is None:
        return None
    spans = [span for one in asked if (span := _drawn(forecast, one)) is not None]
    first, last = max(begin for begin, _ in spans), min(end for _, end in spans)
    last = min(last, first + settings.plan.months)
    if last <= first:
        return None
    people: dict[str, Floats] = {}
    present: dict[str, list[str]] = {}
    others: Floats = np.zeros((_draws(forecast), last - first))
    for one, (begin, _) in zip(asked, spans, strict=True):
        for who, drawn in by_nationality(case, forecast, one.series).items():
            part: Floats = one.share * drawn[:, first - begin : last - begin]
            if one.nationalities and who not in one.nationalities:
                continue
            if who == OTHER or who not in case.vocabulary.countries:
                others = others + part
                continue
            people[who] = people[who] + part if who in people else part
            present.setdefault(who, []).append(one.present)
    if not people:
        return None
    ordered = sorted(people)
    return Seeking(
        months=tuple(forecast.known.month(first + h) for h in range(last - first)),
        people={who: people[who] for who in ordered},
        present={who: tuple(dict.fromkeys(present[who])) for who in ordered},
        others=others,
    )


def allocate(
    ways: Ways,
    settings: Settings,
    seeking: Seeking,
    *,
    shares: Mapping[str, float] | None = None,
    by: str | None = None,
    budget: float | None = None,
    executor: Executor | None = None,
) -> Allocation | None:
    """Plan each draw, the middle one, and the places added before the demand is known.

    `shares` are those of the key `by`. None where no pathway can be planned with. A floor that
    cannot be held is lowered by as few people as let a plan exist, and said with by how much.
    `budget` is the most that placing and added places may cost together. Raises CallError as the
    room `plan` does; WorkError when the budget does not reach for the floors, with how much it is
    short, and when a worker was lost.
    """
    from .plan import lacks, regret, run, solve

    asked = settings.plan
    if asked is None:
        return None
    offered, left_out = offers_of(ways, asked, seeking.present, seeking.months)
    if not offered:
        return None
    problem = _problem(ways, seeking, offered, asked=asked, shares=shares, budget=budget)
    demand = np.stack([np.rint(drawn) for drawn in seeking.people.values()], axis=1)
    total = demand.sum(axis=(1, 2))
    middle = int(np.argsort(total, kind="stable")[(len(total) - 1) // 2])
    few = min(asked.draws, len(demand))
    lacking = lacks(problem, demand[middle])
    runs = run(problem, demand, executor=executor)
    surge = problem.surge.any()
    return Allocation(
        asked=asked,
        seeking=seeking,
        offered=offered,
        left_out=left_out,
        problem=problem,
        by=by if shares else None,
        runs=runs,
        middle=middle,
        worth=None if lacking else solve(problem, demand[middle], worth=True).worth,
        lacking=lacking,
        regret=regret(problem, demand, few, runs=runs, executor=executor) if surge else None,
    )


# --- inside --------------------------------------------------------------------------------------


def _problem(
    ways: Ways,
    seeking: Seeking,
    offered: Sequence[Offered],
    *,
    asked: Asked,
    shares: Mapping[str, float] | None,
    budget: float | None,
) -> Problem:
    places = np.array([one.places for one in offered], dtype=np.int64)
    surge = asked.surge
    return state(
        nationalities=tuple(seeking.people),
        offers=[one.offer for one in offered],
        months=seeking.months,
        lawful=lawful(ways, offered, seeking.present, seeking.months),
        capacity=places,
        surge=0 if surge is None else np.floor(surge.most * places),
        surge_cost=0.0 if surge is None else surge.cost,
        cost=np.array([one.cost for one in offered])[None, :],
        unsafe=ways.case.records("unsafe", Unsafe),
        wait=asked.wait,
        left=asked.unplaced,
        deviation=asked.deviation,
        shares=shares,
        floors={f.population: f.share for f in asked.floors if f.population in seeking.people},
        budget=budget,
    )


def _drawn(forecast: Forecast, one: Demand) -> tuple[int, int] | None:
    """The first month that a series is projected in, and the one after its last; None: none."""
    for target, draws in forecast.draws.items():
        if target.series == one.series:
            return draws.first, draws.first + draws.values.shape[1]
    return None


def _draws(forecast: Forecast) -> int:
    return max(len(draws.values) for draws in forecast.draws.values())
