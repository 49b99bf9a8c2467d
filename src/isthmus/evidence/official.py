"""What was said against what was counted: each claim beside the case's own series.

Owns: finding the series that a figure may be of, the official number for its place, population and
period, and the verdict; and holding a record ("the highest since") against every month of a series.
Only series known on the day of the case are used.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from isthmus.case import ALL, Case, Period, border
from isthmus.series.cube import Counted, SeriesView
from isthmus.series.quantities import Quantity

from .comparing.gazetteer import where_is
from .comparing.intervals import Interval, Standing, compare
from .comparing.sides import Side, sides_of
from .records import Claim, Document, Relation, Verdict, Verdicts

_FLOWS = frozenset({"increment", "cumulative"})
_PEOPLE = frozenset({"person", "crossing", "encounter"})
#: A number this far (as a share) from the official one is hardly meant for it, where the texts do
#: not share a counter: it is shown beside it, and not as a conflict.
_FAR = 0.5


class Beside(NamedTuple):
    """An official number beside a figure."""

    claim: Claim
    series: str
    quantity: Quantity
    verdict: Verdict


def compare_official(
    claims: Sequence[Claim], documents: Mapping[str, Document], case: Case
) -> list[Beside]:
    """Every figure of people that a series of the case answers, beside that answer.

    `case` is cut to the day; `documents` by id. The weightiest verdicts come first.
    """
    counted = Counted(case)
    found = [
        beside
        for side in sides_of(claims, documents)
        if side.claim.kind == "figure" and side.interval is not None
        for beside in _beside(side, side.interval, counted)
    ]
    return sorted(found, key=lambda one: (-one.verdict.weight, one.claim.start))


def _beside(side: Side, interval: Interval, counted: Counted) -> Iterator[Beside]:
    claim = side.claim
    if claim.unit not in _PEOPLE or not (claim.place and claim.period_end):
        return
    found = []
    for view in counted.values():
        if not _may_answer(claim, view):
            continue
        quantity = _official(claim, view)
        if quantity is None or quantity.low is None or quantity.high is None:
            continue
        verdict = _verdict(side, interval, view, quantity)
        found.append(Beside(claim, view.series.id, quantity, verdict))
    # Of several series of one border the one that agrees is the one that was meant; what another
    # counts there is the series' own dispute.
    met = [one for one in found if one.verdict.verdict in {"agree", "compatible"}]
    yield from met or found


def _may_answer(claim: Claim, view: SeriesView) -> bool:
    """Whether a series counts in the place and the way in which the figure is said."""
    series = view.series
    if (series.measure == "stock") != (claim.measure == "stock"):
        return False
    if series.measure != "stock" and claim.measure not in _FLOWS:
        return False
    if series.unit not in _PEOPLE:
        return False
    where = where_is(claim.place or "").countries
    sides = border(series.place) if series.place else None
    if sides:
        # Who crosses a border is counted on the far side of it: its country names the count too.
        return where in ({*sides}, {sides[1]}) and series.topic == "flow"
    return bool(series.place) and where == {series.place}


def _official(claim: Claim, view: SeriesView) -> Quantity | None:
    """The official number for the period and the population of the figure; None without one."""
    assert claim.period_end is not None
    end = dt.date.fromisoformat(claim.period_end)
    start = dt.date.fromisoformat(claim.period_start) if claim.period_start else end
    population = _population(claim, view)
    if population is None:
        return None
    period = Period(start, end)
    if view.series.measure == "stock":
        return _stock(view, population, end)
    return view.over(period, population)


def _population(claim: Claim, view: SeriesView) -> str | None:
    """The population of the figure in the words of the case; None where the series has no such."""
    if not claim.population:
        return ALL
    try:
        wanted = view.case.vocabulary.canonical(claim.population)
    except (KeyError, ValueError):
        return None
    return wanted if wanted != ALL else None


def _stock(view: SeriesView, population: str, day: dt.date) -> Quantity | None:
    """The last count of a stock by `day`, not older than a year."""
    known = [
        q for (period, _), q in view.of(population).items()
        if period.end <= day and day - period.end <= dt.timedelta(days=366)
    ]  # fmt: skip
    return max(known, key=lambda q: q.period.end, default=None)


def _verdict(side: Side, said: Interval, view: SeriesView, quantity: Quantity) -> Verdict:
    assert quantity.low is not None
    assert quantity.high is not None
    counted = Interval(
        quantity.low - quantity.slack, quantity.high + quantity.slack, True, True,  # noqa: FBT003 - both ends are counted
        "exact" if quantity.exact else "range",
    )  # fmt: skip
    standing = compare(said, counted)
    same_unit = quantity.unit == side.claim.unit
    outcome: tuple[Verdicts, str]
    if standing in {Standing.SAME, Standing.ROUNDING}:
        outcome = ("agree", "official-same") if same_unit else ("agree", "official-other-unit")
    elif standing in {Standing.COMPATIBLE, Standing.WITHIN_HEDGE}:
        outcome = "compatible", "official-bounds"
    elif _apart(said, counted) > _FAR:
        outcome = "not_comparable", "official-far"
    else:
        outcome = "conflict", "official-differs"
    value = quantity.value or 0.0
    return Verdict(
        a=side.claim.id,
        b=f"series:{view.series.id}",
        verdict=outcome[0],
        rule=outcome[1],
        code=outcome[1],
        values={
            "a": side.said,
            "source_a": side.source,
            "series": view.series.id,
            "official": value,
            "start": quantity.period.start.isoformat(),
            "end": quantity.period.end.isoformat(),
            "difference": abs((said.point if said.point is not None else value) - value),
        },
        weight={"conflict": 0.9, "agree": 0.6, "compatible": 0.55}.get(outcome[0], 0.2),
    )


def _apart(said: Interval, counted: Interval) -> float:
    """How far the nearest value of one lies from the other, as a share of the counted."""
    gap = max(said.low - counted.high, counted.low - said.high, 0.0)
    return gap / max(abs(counted.high), 1.0)


class Held(NamedTuple):
    """A record held against a series: the months that break it, and what the series counts."""

    claim: Claim
    series: str
    verdict: Verdict
    since: Quantity | None
    highest: Quantity | None


def check_records(
    claims: Sequence[Claim], documents: Mapping[str, Document], case: Case
) -> list[Held]:
    """Each "highest since" against every monthly series of its place that reaches back so far.

    The record is of the figure that stands before it in the sentence. It holds in a series when the
    month it reaches back to was higher, and no month since was; else the verdict says which failed.
    """
    counted = Counted(case)
    figures = {claim.id: claim for claim in claims if claim.kind == "figure"}
    found: list[Held] = []
    for side in sides_of([claim for claim in claims if claim.kind == "relation"], documents):
        detail = side.claim.detail
        if not isinstance(detail, Relation) or detail.operator not in {"highest", "lowest"}:
            continue
        figure = figures.get(detail.subject or "")
        if figure is None or detail.since is None:
            continue
        for view in counted.values():
            held = _held(side, figure, detail, view)
            if held is not None:
                found.append(held)
    return found


def _held(side: Side, figure: Claim, detail: Relation, view: SeriesView) -> Held | None:
    value = figure.value_low if figure.value_low is not None else figure.value_high
    if value is None or view.series.frequency != "month" or view.series.measure != "increment":
        return None
    if not view.series.place or not figure.place:
        return None
    sides = border(view.series.place) or (view.series.place,)
    if not _counted_there(figure.place, sides):
        return None
    months = view.months()
    since = _month(detail.since or "")
    if since is None or since not in months or min(months) > since:
        return None
    until = _month(figure.period_start or "") or max(months)
    between = {
        month: quantity
        for month, quantity in months.items()
        if since < month < until and quantity.high is not None
    }
    then = months[since]
    top = max(between.values(), key=lambda quantity: quantity.high or 0.0, default=None)
    values: dict[str, Any] = {
        "a": side.said,
        "figure": value,
        "source_a": side.source,
        "series": view.series.id,
        "since": since.isoformat(),
        "then": then.value or 0.0,
        "top": (top.value or 0.0) if top else 0.0,
        "top_month": top.period.start.isoformat() if top else since.isoformat(),
    }
    if top is not None and (top.low or 0.0) - top.slack > value:
        rule = "record-passed"
    elif (then.high or 0.0) + then.slack < value:
        rule = "record-reference-lower"
    else:
        rule = "record-holds"
    verdict = Verdict(
        a=side.claim.id,
        b=f"series:{view.series.id}",
        verdict="agree" if rule == "record-holds" else "conflict",
        rule=rule,
        code=rule,
        values=values,
        weight=0.5 if rule == "record-holds" else 0.92,
    )
    return Held(side.claim, view.series.id, verdict, then, top)


def _counted_there(place: str, sides: Sequence[str]) -> bool:
    """Whether a series of these countries counts there: a border may be told by one of them."""
    where = where_is(place)
    if where.kind == "country":
        return where.countries == {sides[-1]}
    return bool(where.countries) and where.countries <= frozenset(sides)


def _month(day: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(day if len(day) > 7 else f"{day}-01").replace(day=1)
    except ValueError:
        return None
