"""What can be wrong with a `sharing.toml` that its types do not tell.

Owns: receptions that count the same people twice, keys of the user's own whose weights do not sum
to one, prices at which it would pay to leave people without a place, assumptions without a source
or a reason.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from isthmus.case import Case
from isthmus.case.package import FORECAST
from isthmus.case.problems import CaseError, Problem, nearest
from isthmus.case.provisions import Pathway
from isthmus.case.vocabulary import border

from .keys import KEYS
from .settings import APPLICATIONS, INVERSE, TOLERANCE, Item, Plan, Read, country_of


def problems_within(case: Case, placed: Read) -> Iterator[Problem]:
    """Everything that the types of the keys cannot tell, in no order."""
    yield from _receiving(case, placed)
    yield from _figures(case, placed)
    yield from _receptions(case, placed)
    yield from _keys(placed)
    yield from _demand(case, placed)
    yield from _plan(case, placed)
    yield from _money(case, placed)
    if case.known_on is None:  # a source that was not known yet is absent
        yield from _assumed(placed)


def _receiving(case: Case, placed: Read) -> Iterator[Problem]:
    one = placed.settings.receiving
    if not one.agreements and not one.countries and case.known_on is None:
        yield placed.problem("sharing-nobody", "receiving")
    if one.agreements and one.countries:
        yield placed.problem("sharing-both", "receiving.countries", ", ".join(one.countries))
    yield from _twice(placed, "receiving.agreements", one.agreements)
    yield from _twice(placed, "receiving.countries", one.countries)
    yield from _twice(placed, "receiving.without", [word.country for word in one.without])
    for i, word in enumerate(one.without, 1):
        if one.countries and word.country not in one.countries:
            listed = ", ".join(one.countries)
            yield placed.problem(
                "sharing-without-nobody",
                f"receiving.without[{i}].country",
                word.country,
                named=listed,
            )


def _figures(case: Case, placed: Read) -> Iterator[Problem]:
    settings = placed.settings
    known = case.countries.get_column("indicator").unique().sort().to_list()
    for name, indicator in settings.indicators.items():
        if indicator not in known and case.known_on is None:
            near = nearest(indicator, known)
            yield placed.problem(
                "toml-unknown-name-near" if near else "toml-unknown-name",
                f"indicators.{name}",
                indicator,
                kind="indicator",
                near=near,
            )
        if name == APPLICATIONS and settings.applications is not None:
            yield placed.problem("sharing-applications", f"indicators.{name}", name)
    for table, one, topic in (
        ("applications", settings.applications, "asylum"),
        ("actual", settings.actual, "stock"),
    ):
        if one is not None and case.series[one.series].topic != topic:
            yield placed.problem(
                "sharing-topic",
                f"{table}.series",
                one.series,
                topic=case.series[one.series].topic,
                wanted=topic,
            )


def _receptions(case: Case, placed: Read) -> Iterator[Problem]:
    receptions = placed.settings.receptions
    shares: dict[tuple[str, str], float] = defaultdict(float)
    forecast = _forecast(case)
    for i, one in enumerate(receptions, 1):
        at = f"receptions[{i}]"
        if border(one.place):
            yield placed.problem("sharing-border", f"{at}.place", one.place)
            continue
        if (one.place, one.series) in [(each.place, each.series) for each in receptions[: i - 1]]:
            yield placed.problem("sharing-twice", f"{at}.place", one.place)
        country = country_of(case, one.place)
        whole = [each.place for each in receptions if each.place == country]
        if one.place != country and whole:
            yield placed.problem("sharing-within", f"{at}.place", one.place, country=country)
        yield from _flows(case, placed, f"{at}.series", one.series, forecast)
        if not one.again:
            shares[country, one.series] += one.share
            if shares[country, one.series] > 1 + TOLERANCE:
                yield placed.problem(
                    "sharing-share-above",
                    f"{at}.share",
                    f"{one.share:g}",
                    country=country,
                    series=one.series,
                    total=f"{shares[country, one.series]:g}",
                )
        elif not [e for e in receptions if not e.again and country_of(case, e.place) == country]:
            yield placed.problem("sharing-again-first", f"{at}.again", one.place, country=country)


def _keys(placed: Read) -> Iterator[Problem]:
    settings = placed.settings
    known = [*settings.indicators, *([APPLICATIONS] if settings.applications else [])]
    yield from _twice(placed, "keys", [key.id for key in settings.keys])
    ours = {name for key in KEYS.values() for name in (key.id, *key.aliases)}
    for i, key in enumerate(settings.keys, 1):
        if key.id in ours:
            yield placed.problem("sharing-key-ours", f"keys[{i}].id", key.id)
        for name in key.weights:
            figure = name.removeprefix(INVERSE)
            if figure not in known:
                yield placed.problem(
                    "sharing-no-figure",
                    f"keys[{i}].weights",
                    name,
                    near=nearest(figure, known) or "none",
                    known=", ".join(known),
                )
        total = math.fsum(key.weights.values())
        if abs(total - 1) > TOLERANCE:
            yield placed.problem(
                "sharing-weights", f"keys[{i}].weights", key.id, total=f"{total:.10g}"
            )


def _demand(case: Case, placed: Read) -> Iterator[Problem]:
    forecast = _forecast(case)
    shares: dict[str, float] = defaultdict(float)
    for i, one in enumerate(placed.settings.demand, 1):
        yield from _flows(case, placed, f"demand[{i}].series", one.series, forecast)
        yield from _twice(placed, f"demand[{i}].nationalities", one.nationalities)
        shares[one.series] += one.share
        if shares[one.series] > 1 + TOLERANCE and not one.nationalities:
            yield placed.problem(
                "sharing-share-above",
                f"demand[{i}].share",
                f"{one.share:g}",
                country=one.present,
                series=one.series,
                total=f"{shares[one.series]:g}",
            )


def _plan(case: Case, placed: Read) -> Iterator[Problem]:
    plan = placed.settings.plan
    if plan is None:
        return
    dearest = _dearest(case, plan)
    if plan.unplaced <= dearest:
        yield placed.problem(
            "sharing-unplaced", "plan.unplaced", f"{plan.unplaced:g}", dearest=f"{dearest:g}"
        )
    for kind, cost in plan.costs.items():
        if cost.high is not None and cost.high < cost.low:
            yield placed.problem(
                "sharing-low-above-high",
                f"plan.costs.{kind}.high",
                f"{cost.high:g}",
                low=f"{cost.low:g}",
            )
    yield from _twice(placed, "plan.floors", [floor.population for floor in plan.floors])


def _dearest(case: Case, plan: Plan) -> float:
    """What one place can cost at most: a pathway, one place added, one person above a share."""
    costs = [cost.low if cost.high is None else cost.high for cost in plan.costs.values()]
    costs += [
        row.cost_low if row.cost_high is None else row.cost_high
        for row in case.records("pathways", Pathway)
        if row.cost_low is not None and row.currency == plan.currency
    ]
    surge = 0.0 if plan.surge is None else plan.surge.cost
    return max(costs, default=0.0) + surge + plan.deviation


def _money(case: Case, placed: Read) -> Iterator[Problem]:
    named = placed.settings.money.norms
    yield from _twice(placed, "money.norms", named)
    currency = dict(case.frames["norms"].select("id", "currency").iter_rows())
    for word in named:
        if currency[word] is None:
            yield placed.problem("sharing-no-money", "money.norms", word)


def _assumed(placed: Read) -> Iterator[Problem]:
    """Whatever is assumed says where it is from, or why."""
    settings = placed.settings
    items: list[tuple[str, Item]] = [
        *((f"receiving.without[{i}]", e) for i, e in enumerate(settings.receiving.without, 1)),
        *((f"receptions[{i}]", e) for i, e in enumerate(settings.receptions, 1)),
        *((f"demand[{i}]", e) for i, e in enumerate(settings.demand, 1)),
    ]
    if (plan := settings.plan) is not None:
        items.append(("plan", plan))
        items += [("plan.surge", plan.surge)] if plan.surge is not None else []
        items += [(f"plan.costs.{kind}", cost) for kind, cost in plan.costs.items()]
        items += [(f"plan.floors[{i}]", floor) for i, floor in enumerate(plan.floors, 1)]
    for at, item in items:
        if item.source is None and (item.basis_en is None or item.basis_es is None):
            yield placed.problem("sharing-no-basis", at)


def _flows(
    case: Case, placed: Read, key: str, name: str, forecast: Sequence[str]
) -> Iterator[Problem]:
    """A series whose draws arrive somewhere counts what happens in each month, and is forecast."""
    series = case.series[name]
    if series.measure != "increment" or series.frequency != "month":
        yield placed.problem("sharing-no-flow", key, name)
    elif forecast and name not in forecast and case.known_on is None:
        yield placed.problem("sharing-not-forecast", key, name, known=", ".join(forecast))


def _forecast(case: Case) -> Sequence[str]:
    """The series that `forecast.toml` says are forecast; none where it does not say or is wrong."""
    from isthmus.forecast.settings import settings_of_forecast

    if not (case.folder / FORECAST).is_file():
        return ()
    try:
        return [station.series for station in settings_of_forecast(case).stations]
    except CaseError:
        return ()


def _twice(placed: Read, key: str, words: Sequence[str]) -> Iterator[Problem]:
    for word, times in Counter(words).items():
        if times > 1:
            yield placed.problem("sharing-twice", key, word)
