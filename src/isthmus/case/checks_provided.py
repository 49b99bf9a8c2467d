"""What must hold of norms, capacities, pathways and unsafe countries.

Owns: ranges and dates in order, money with its currency, quotas with their time, capacities that
say something and that can be, and that no pathway leads people into their own country: that would
be a return, and returns are not shared out.
"""

from __future__ import annotations

from collections.abc import Iterator

from .cells import written
from .drafts import Draft, ends_before
from .problems import Problem
from .vocabulary import NATIONALITY, border

#: More people a day than any one row can serve.
MOST_A_DAY = 1_000_000
#: What is for people who stay: it has places, and nobody queues for it.
_RECEPTION = "reception"
_MONEY = "money"

#: By table: the low end, the high end.
_RANGES = (
    ("norms", "low", "high"),
    ("norms", "in_need_low", "in_need_high"),
    ("pathways", "cost_low", "cost_high"),
)
_DATES = ("capacities", "pathways", "unsafe")
_PLACES = ("norms", "capacities")


def ranges_in_order(draft: Draft) -> Iterator[Problem]:
    """The low end of a range is not above the high one; a high end does not stand alone."""
    for table, low, high in _RANGES:
        for i, (least, most) in draft.rows(table, low, high):
            if most is None:
                continue
            if least is None:
                yield draft.problem("provided-no-low", table, i, low, None, high=written(most))
            elif most < least:
                yield draft.problem(
                    "provided-low-above-high",
                    table,
                    i,
                    high,
                    written(most),
                    low=written(least),
                    column=low,
                )


def provided_in_order(draft: Draft) -> Iterator[Problem]:
    """What ends, ends after it begins."""
    yield from ends_before(draft, [(table, "starts", "ends") for table in _DATES])


def money_has_a_currency(draft: Draft) -> Iterator[Problem]:
    """Money says in which currency, and of which year; nothing else has one."""
    columns = ("sector", "currency", "price_year", "published")
    for i, (sector, currency, year, published) in draft.rows("norms", *columns):
        if (sector == _MONEY) != (currency is not None):
            code = "provided-no-currency" if currency is None else "provided-currency"
            yield draft.problem(code, "norms", i, "currency", currency, sector=sector)
        elif (currency is None) != (year is None):
            code = "provided-no-price-year" if year is None else "provided-price-year"
            shown = None if year is None else str(year)
            yield draft.problem(code, "norms", i, "price_year", shown)
        elif year is not None and year > published.year:
            yield draft.problem(
                "provided-price-year-later",
                "norms",
                i,
                "price_year",
                str(year),
                published=published.isoformat(),
            )
    for i, (low, high, currency) in draft.rows("pathways", "cost_low", "cost_high", "currency"):
        if (low is None and high is None) != (currency is None):
            code = "provided-no-currency" if currency is None else "provided-no-cost"
            yield draft.problem(code, "pathways", i, "currency", currency, sector="cost")


def capacities_say_something(draft: Draft) -> Iterator[Problem]:
    """A reception has places; every other service has servers, and each serves so many a day."""
    columns = ("service", "people", "servers", "rate")
    for i, (service, people, servers, rate) in draft.rows("capacities", *columns):
        if people is None and servers is None and rate is None:
            yield draft.problem("capacity-empty", "capacities", i, None, service)
        elif service == _RECEPTION and people is None:
            yield draft.problem("capacity-no-people", "capacities", i, "people")
        elif service == _RECEPTION and (servers is not None or rate is not None):
            column, found = ("servers", servers) if servers is not None else ("rate", rate)
            yield draft.problem("capacity-queue", "capacities", i, column, written(found))
        elif service != _RECEPTION and people is not None:
            yield draft.problem(
                "capacity-people", "capacities", i, "people", str(people), service=service
            )
        elif service != _RECEPTION and (servers is None) != (rate is None):
            column = "servers" if servers is None else "rate"
            yield draft.problem("capacity-half", "capacities", i, column, service=service)
        elif servers is not None and rate is not None and servers * rate > MOST_A_DAY:
            yield draft.problem(
                "capacity-absurd",
                "capacities",
                i,
                "rate",
                written(rate),
                servers=str(servers),
                together=written(servers * rate),
                most=str(MOST_A_DAY),
            )


def provided_somewhere(draft: Draft) -> Iterator[Problem]:
    """Nobody stays on a border: what holds, holds at a place or in a country."""
    for table in _PLACES:
        for i, (place,) in draft.rows(table, "place"):
            if place is not None and border(place):
                yield draft.problem("provided-border", table, i, "place", place)


def quotas_have_a_time(draft: Draft) -> Iterator[Problem]:
    """A quota says for how long it is; a place or a population of a series needs the series."""
    for i, (quota, per) in draft.rows("pathways", "quota", "quota_per"):
        if (quota is None) != (per is None):
            column = "quota" if quota is None else "quota_per"
            shown = str(quota) if quota is not None else per
            yield draft.problem("pathway-quota", "pathways", i, column, None, given=shown)
    for column in ("series_place", "series_population"):
        for i, (series, given) in draft.rows("pathways", "series", column):
            if given is not None and series is None:
                yield draft.problem("pathway-no-series", "pathways", i, column, given)


def nobody_is_led_home(draft: Draft) -> Iterator[Problem]:
    """No pathway takes people into the country that they are nationals of: that is a return."""
    if not draft.sound("populations", "places"):
        return
    for i, (to, nationalities) in draft.rows("pathways", "to", "nationalities"):
        for group in nationalities.split("|"):
            if draft.case.vocabulary.parts(group).get(NATIONALITY) == to:
                yield draft.problem("pathway-home", "pathways", i, "nationalities", to)


def provided_is_known(draft: Draft) -> Iterator[Problem]:
    """The end of something becomes known no sooner than the thing itself."""
    pairs = [(table, "published", "ends_published") for table in _DATES]
    yield from ends_before(draft, pairs)


CHECKS = (
    ranges_in_order,
    provided_in_order,
    provided_is_known,
    provided_somewhere,
    money_has_a_currency,
    capacities_say_something,
    quotas_have_a_time,
    nobody_is_led_home,
)
