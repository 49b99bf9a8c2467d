"""What does not suffice, divided by claims rules: money for what is needed, places for relief.

Owns: whose claims on what, and the awards of each rule, draw by draw.

- Money: each country claims what its needs cost over the projected months (the norms of unit costs
  that the case names, counted on arrivals or on person-days). The estate is the money that is
  given, or what the register shows for the receiving countries in the last year.
- Places: each country that hosts more than its share by a key claims the people above it. The
  estate is the places that are given, or those that resettlement still offers on the day.

Where the estate suffices, every claim is paid in full and the rest is left.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

import msgspec
import numpy as np

from isthmus.case import Case
from isthmus.case.promises import Transaction
from isthmus.case.provisions import Norm
from isthmus.commitments.money import by_stage_and_currency

from .claims import RULES
from .claims.draws import divide_draws
from .needs import amount, holding, people_of
from .pathways import Ways
from .presence import presence_of
from .records import Arrivals, Band, Floats, band
from .settings import Settings

#: By default: equal awards for places, which people need at the least; proportional for money.
DEFAULT_RULES: Mapping[str, str] = {"money": "proportional", "places": "cea"}
#: The stages whose money is at hand, the surest first: the first that has any is taken.
AT_HAND = ("disbursement", "commitment", "pledge")


class Award(msgspec.Struct, frozen=True, kw_only=True):
    """What one claims and what it is given by each rule: rule → award."""

    country: str
    claim: Band
    awards: Mapping[str, Band]


class Scarce(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is divided.

    what      "money" or "places"
    currency  of money
    estate    what there is to divide
    basis     "given", or where it was read: a stage of the register, "resettlement"
    enough    the share of draws in which it covers all claims
    """

    what: str
    currency: str | None
    estate: float
    basis: str
    default: str
    enough: float
    awards: tuple[Award, ...]


def divided(
    what: str,
    estate: tuple[float, str],
    claims: Mapping[str, Floats],
    *,
    currency: str | None = None,
    rules: Sequence[str] = tuple(RULES),
    seed: int = 1,
) -> Scarce:
    """An estate, with its basis, divided among claims (country → [N]) by each rule, by draw."""
    there, basis = estate
    countries = sorted(claims)
    drawn = np.stack([claims[country] for country in countries], axis=1)
    by_rule = {rule: divide_draws(there, drawn, rule, seed=seed) for rule in rules}
    return Scarce(
        what=what,
        currency=currency,
        estate=there,
        basis=basis,
        default=DEFAULT_RULES[what] if DEFAULT_RULES[what] in rules else rules[0],
        enough=float(np.mean(drawn.sum(axis=1) <= there)),
        awards=tuple(
            Award(
                country=country,
                claim=band(drawn[:, i]),
                awards={rule: band(given[:, i]) for rule, given in by_rule.items()},
            )
            for i, country in enumerate(countries)
        ),
    )


# --- money ---------------------------------------------------------------------------------------


def money_needed(
    case: Case, settings: Settings, arrivals: Arrivals
) -> dict[str, dict[str, Floats]]:
    """What the needs of each country cost over all its projected months: currency → country → [N].

    Only the norms that the file names under [money], each counted on arrivals or on person-days. A
    norm that is counted on those present is a sum for each month, and months of it are not added.
    """
    named = [n for n in case.records("norms", Norm) if n.id in settings.money.norms]
    found: dict[str, dict[str, Floats]] = {}
    for at in arrivals.at:
        station = presence_of(at)
        for norm in holding(named, at.place, at.country, at.phase):
            if norm.currency is None or norm.per == "present":
                continue
            if norm.per == "arrival" and at.again:
                continue
            people = people_of(station, norm.per).sum(axis=1)
            cost = people * amount(norm, len(people), arrivals.seed)
            of_currency = found.setdefault(norm.currency, {})
            of_currency[at.country] = of_currency.get(at.country, 0.0) + cost
    return found


def money_at_hand(
    case: Case, countries: Collection[str], day: dt.date
) -> dict[str, tuple[float, str]]:
    """What the register shows for these countries in the last year: currency → sum, stage.

    An amount counts when some of these countries receive it and nobody else does: money for a whole
    region is not theirs. Running totals, and parts of another amount, are not added. Of a bound
    that is open the least is taken.
    """
    since = day.replace(year=day.year - 1, day=min(day.day, 28))
    rows = [
        row
        for row in case.records("transactions", Transaction)
        if since < row.date <= day and _is_for(row, countries)
    ]
    found: dict[str, tuple[float, str]] = {}
    for stage in AT_HAND:
        for money in by_stage_and_currency(row for row in rows if row.stage == stage):
            if money.low and money.currency not in found:
                found[money.currency] = (float(money.low), stage)
    return found


def _is_for(row: Transaction, countries: Collection[str]) -> bool:
    return row.receivers is not None and set(row.receivers.split(";")) <= set(countries)


# --- places --------------------------------------------------------------------------------------


def places_offered(ways: Ways, day: dt.date) -> int | None:
    """The places that resettlement with a quota offers on a day; None where there is none.

    What is left of a quota where a count tells, else all of it.
    """
    found = None
    for pathway in ways.pathways:
        begun = pathway.starts is None or pathway.starts <= day
        held = begun and (pathway.ends is None or day <= pathway.ends)
        if pathway.kind == "resettlement" and pathway.quota is not None and held:
            used = ways.used(pathway, day)
            most = 0.0 if used is None or used.high is None else used.high
            found = (found or 0) + max(0, int(pathway.quota - most))
    return found


def above_share(hosted: Mapping[str, float], shares: Mapping[str, float]) -> dict[str, float]:
    """The people whom each country hosts above its share of all of them; those below it are out."""
    together = sum(hosted.values())
    above = {country: people - shares[country] * together for country, people in hosted.items()}
    return {country: people for country, people in above.items() if people > 0}


def repeated(claims: Mapping[str, float]) -> dict[str, Floats]:
    """Claims that are known, as draws of one."""
    return {country: np.array([people]) for country, people in claims.items()}
