"""What a projection asks of each country, and how it could be shared: everything of one run.

Owns: `share`, which takes a case, a day and what is asked through needs, capacity, keys, claims,
pathways and the plan, and `Sharing`, what came of it. Each part is computed in its own module; what
refuses a run is asked before the long work begins.

Planning, not an order: every number has its interval, and what it assumes stands beside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from typing import NamedTuple

import msgspec

from isthmus.case import CallError, Case
from isthmus.case.problems import Problem
from isthmus.forecast.known import known_of
from isthmus.forecast.records import Draws, Forecast
from isthmus.forecast.running import Running
from isthmus.forecast.scenarios.comparing import Compared, compare
from isthmus.forecast.scenarios.records import Written
from isthmus.forecast.settings import settings_of_forecast

from .allocating import Allocation, Seeking, allocate, seeking_of
from .arrivals import arrivals_of
from .capacity.loads import RunsOut, loads_of, running_out
from .claims import RULES, rule_named
from .needs import needs_of
from .pathways import Group, Opening, Ways, openings, refuse_unknown
from .plan import Lack
from .receiving import Receiving, receiving
from .records import Arrivals, Load, Need
from .scarce import (
    Scarce,
    above_share,
    divided,
    money_at_hand,
    money_needed,
    places_offered,
    repeated,
)
from .settings import Settings, settings_of_sharing
from .shared import Keys, side_by_side

#: Nationalities whose pathways are told: those of whom most will seek a place.
TOLD = 12
GIVEN = "given"


class Money(NamedTuple):
    """An amount to divide, and its currency; None: that of the needs, where they have one."""

    amount: float
    currency: str | None = None


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of a run.

    scenario       whose draws are taken; None: those of the status quo
    keys           by name or as weights; none: all that the case's figures allow
    rules          claims rules by name; none: all
    money, places  what there is to divide; None: what the register and the pathways show
    budget         the most that the plan may spend on placing and added places; None: no bound
    groups         nationalities and where they are, whose pathways are told; none: see `openings`
    allow_missing  countries to be left out for a figure that is missing
    horizon        months that are projected; draws and seed as of a forecast
    """

    scenario: Written | None = None
    keys: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    money: Money | None = None
    places: int | None = None
    budget: Money | None = None
    groups: tuple[tuple[str, str | None], ...] = ()
    allow_missing: tuple[str, ...] = ()
    horizon: int = 6
    draws: int = 500
    seed: int = 1

    @property
    def rules_by_id(self) -> tuple[str, ...]:
        """The rules by their own names, each once. Raises CallError for one that is none."""
        return tuple(dict.fromkeys(rule_named(rule).id for rule in self.rules)) or tuple(RULES)


class Sharing(msgspec.Struct, frozen=True, kw_only=True):
    """Everything of one run. `case` is cut to `day`; `forecast` holds the draws that were taken.

    scenario    the scenario beside the status quo, None without one
    openings    the pathways for those asked for, or of whom most will seek a place where they are
    allocation  None where the case has no plan, or no pathway to plan with
    """

    case: Case
    day: dt.date
    asked: Asked
    settings: Settings
    forecast: Forecast
    scenario: Compared | None
    receiving: Receiving
    arrivals: Arrivals
    needs: tuple[Need, ...]
    loads: tuple[Load, ...]
    runs_out: tuple[RunsOut, ...]
    keys: Keys
    seeking: Seeking | None
    scarce: tuple[Scarce, ...]
    openings: tuple[Opening, ...]
    allocation: Allocation | None
    notices: tuple[Problem, ...]


def share(
    case: Case,
    day: dt.date,
    asked: Asked | None = None,
    *,
    executor: Executor | None = None,
    on_step: Callable[[str], None] = lambda _: None,
) -> Sharing:
    """What the draws of a forecast, or of a scenario, ask of each country, and shares of it.

    Raises CallError and WorkError: a case without `sharing.toml`, a population or GDP that is
    missing, a scenario of another day, a plan that cannot be.
    """
    asked = asked or Asked()
    known = case.as_of(day)
    # As of a day a name may be unknown because it was not published yet; of all days it may not.
    settings_of_sharing(case)
    settings = settings_of_sharing(known)
    who = receiving(known, settings, allow_missing=asked.allow_missing)
    # What refuses a run is asked before the long work.
    _refuse_budget(settings, asked.budget)
    for nationality, present in asked.groups:
        refuse_unknown(known, Group(nationality, present, day))
    side_by_side(settings, who, asked.keys)
    _ = asked.rules_by_id
    on_step("forecast")
    forecast, compared = _projected(case, day, asked, Running(executor=executor))
    on_step("share")
    arrivals = arrivals_of(known, settings, forecast)
    loads = loads_of(known, arrivals)
    seeking = seeking_of(known, settings, forecast)
    expected = None if seeking is None else seeking.together
    keys = side_by_side(settings, who, asked.keys, expected)
    ways = Ways(known)
    money, unsaid = _money(known, settings, arrivals, day, asked)
    on_step("plan")
    allocation = None
    if seeking is not None:
        first = keys.keys[0] if keys.keys else None
        allocation = allocate(
            ways,
            settings,
            seeking,
            shares=None if first is None else first.shares,
            by=None if first is None else first.key,
            budget=None if asked.budget is None else asked.budget.amount,
            executor=executor,
        )
    return Sharing(
        case=known,
        day=day,
        asked=asked,
        settings=settings,
        forecast=forecast,
        scenario=compared,
        receiving=who,
        arrivals=arrivals,
        needs=needs_of(known, arrivals),
        loads=loads,
        runs_out=running_out(loads),
        keys=keys,
        seeking=seeking,
        scarce=(*money, *_places(keys, ways, day, asked)),
        openings=_openings(ways, seeking, asked, day),
        allocation=allocation,
        notices=(*keys.left_out, *unsaid, *_notices(settings, who, arrivals, seeking, allocation)),
    )


def _refuse_budget(settings: Settings, budget: Money | None) -> None:
    """A budget is one of the plan, in its currency."""
    if budget is None:
        return
    if settings.plan is None:
        raise CallError("share-budget-no-plan", budget.amount)
    if budget.currency not in (None, settings.plan.currency):
        raise CallError("share-budget-currency", budget.currency, currency=settings.plan.currency)


# --- the draws -----------------------------------------------------------------------------------


def _projected(
    case: Case, day: dt.date, asked: Asked, running: Running
) -> tuple[Forecast, Compared | None]:
    """The draws of the status quo, or of the scenario with the same random numbers."""
    settings = settings_of_forecast(case)
    if asked.scenario is None:
        from isthmus.forecast.expecting import expect_many

        (forecast,) = expect_many(
            [known_of(case, settings, day)],
            settings,
            horizon=asked.horizon,
            seed=asked.seed,
            members=asked.draws,
            map=running.map,
        )
        return forecast, None
    comparison = compare(
        case,
        settings,
        [asked.scenario],
        origin=day,
        horizon=asked.horizon,
        seed=asked.seed,
        members=asked.draws,
        map=running.map,
    )
    (one,) = comparison.scenarios
    before = comparison.status_quo
    draws = {
        target: Draws(target=target, first=before.draws[target].first, values=found.changed)
        for target, found in one.differences.items()
    }
    return msgspec.structs.replace(before, draws=draws), one


# --- what is scarce ------------------------------------------------------------------------------


def _money(
    case: Case, settings: Settings, arrivals: Arrivals, day: dt.date, asked: Asked
) -> tuple[list[Scarce], list[Problem]]:
    """The money for the needs of each currency; a notice for one of which none is known."""
    needed = money_needed(case, settings, arrivals)
    if asked.money is None:
        countries = {country for of in needed.values() for country in of}
        at_hand = money_at_hand(case, countries, day)
    else:
        at_hand = {_currency(asked.money, needed): (asked.money.amount, GIVEN)}
    found = [
        divided(
            "money",
            at_hand[currency],
            claims,
            currency=currency,
            rules=asked.rules_by_id,
            seed=asked.seed,
        )
        for currency, claims in needed.items()
        if currency in at_hand
    ]
    unknown = [currency for currency in needed if currency not in at_hand]
    return found, [Problem(code="share-no-money", value=currency) for currency in unknown]


def _currency(money: Money, needed: Mapping[str, object]) -> str:
    currency = money.currency
    if currency is None and len(needed) == 1:
        (currency,) = needed
    if currency is None or currency not in needed:
        raise CallError("share-money-currency", currency or "", currencies=sorted(needed) or "none")
    return currency


def _places(keys: Keys, ways: Ways, day: dt.date, asked: Asked) -> list[Scarce]:
    """Places for relief, among those who host more than their share by the first key."""
    hosted = {one.country: one.hosted for one in keys.countries if one.hosted is not None}
    if not keys.keys or len(hosted) < len(keys.countries):
        return []
    claims = above_share(hosted, keys.keys[0].shares)
    given = asked.places is not None
    places = asked.places if given else places_offered(ways, day)
    if not claims or places is None:
        return []
    estate = (float(places), GIVEN if given else "resettlement")
    return [divided("places", estate, repeated(claims), rules=asked.rules_by_id, seed=asked.seed)]


# --- pathways, notices ---------------------------------------------------------------------------


def _openings(
    ways: Ways, seeking: Seeking | None, asked: Asked, day: dt.date
) -> tuple[Opening, ...]:
    groups = [Group(nationality, present, day) for nationality, present in asked.groups]
    if not groups and seeking is not None:
        most = sorted(seeking.people, key=lambda one: (-float(seeking.people[one].sum()), one))
        groups = [
            Group(nationality, present, day)
            for nationality in most[:TOLD]
            for present in seeking.present[nationality]
        ]
    return tuple(opening for group in groups for opening in openings(ways, group))


def _notices(
    settings: Settings,
    who: Receiving,
    arrivals: Arrivals,
    seeking: Seeking | None,
    allocation: Allocation | None,
) -> list[Problem]:
    found = []
    if not who.countries:
        found.append(Problem(code="share-nobody-yet"))
    found += [
        Problem(code="share-not-projected", value=place, values={"series": series})
        for place, series in arrivals.missing
    ]
    if settings.plan is None:
        found.append(Problem(code="share-no-plan"))
    elif seeking is None:
        found.append(Problem(code="share-nobody-seeks"))
    elif allocation is None:
        found.append(Problem(code="share-no-pathway"))
    else:
        found += map(_lacking, allocation.lacking)
    return found


def _lacking(one: Lack) -> Problem:
    """A floor that cannot be held in the middle draw: by how much, and what would let it."""
    values = {
        "nationality": one.nationality,
        "month": one.month,
        "floor": one.floor,
        "people": one.people,
        "held": one.floor - one.people,
    }
    return Problem(code="plan-floor-lacks" if one.open else "plan-floor-closed", values=values)
