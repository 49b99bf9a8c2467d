"""What must hold of indicators, targets, reports of progress and money.

Owns: that a number says what it counts and in which currency, that bounds and the words they are
told with agree, and that money is part of money of its own stage and currency.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .cells import written
from .periods import period
from .problems import Problem

if TYPE_CHECKING:
    from .drafts import Draft

_MONEY, _ACT = "money", "act"
_NEEDS_LOW = ("at_least", "more_than")
_NEEDS_HIGH = ("at_most", "less_than", "nearly")
#: What a number of something that is done or not can be.
_DONE_OR_NOT = (0.0, 1.0)
#: The tables whose rows bound a number: with the words it is told with, and without.
_BOUNDED = ("targets", "transactions")


def bounds_fit(draft: Draft) -> Iterator[Problem]:
    """The low bound is not above the high one, and the word a number is told with fits them."""
    for table in (*_BOUNDED, "accounts"):
        for i, (low, high) in draft.rows(table, "low", "high"):
            if low is not None and high is not None and high < low:
                yield draft.problem(
                    "measured-low-above-high", table, i, "high", written(high), low=written(low)
                )
    for table in _BOUNDED:
        for i, (low, high, said) in draft.rows(table, "low", "high", "quantifier"):
            needed = "low" if said in _NEEDS_LOW else "high" if said in _NEEDS_HIGH else None
            if needed is None or (low is None and high is None):
                continue
            there, other = (low, high) if needed == "low" else (high, low)
            if there is None:
                yield draft.problem("measured-bound", table, i, needed, None, quantifier=said)
            elif other is not None and other != there:
                column = "high" if needed == "low" else "low"
                yield draft.problem(
                    "measured-range", table, i, column, written(other), quantifier=said
                )


def indicators_say_what_they_count(draft: Draft) -> Iterator[Problem]:
    """Money has a currency and nothing else has; a series is reduced to a number, and can be."""
    columns = ("unit", "currency", "series", "reduce")
    sound = draft.sound("series")
    series = {one.id: one for one in draft.case.series.values()} if sound else {}
    for i, (unit, currency, of, reduce) in draft.rows("indicators", *columns):
        if (unit == _MONEY) != (currency is not None):
            code = "measured-no-currency" if currency is None else "measured-currency"
            yield draft.problem(code, "indicators", i, "currency", currency, unit=unit)
        if of is None:
            if reduce is not None:
                yield draft.problem("measured-no-series", "indicators", i, "reduce", reduce)
        elif unit in (_MONEY, _ACT):
            yield draft.problem("measured-series", "indicators", i, "series", of, unit=unit)
        elif reduce is None:
            yield draft.problem("measured-reduce", "indicators", i, "reduce", None, series=of)
        elif of in series and reduce == "sum" and series[of].measure != "increment":
            yield draft.problem(
                "measured-sum", "indicators", i, "reduce", reduce, series=of,
                measure=series[of].measure,
            )  # fmt: skip


def indicators_say_where(draft: Draft) -> Iterator[Problem]:
    """Of a series that counts in several places an indicator says in which."""
    if not draft.sound("series", "observations", "indicators"):
        return
    nowhere = {one.id for one in draft.case.series.values() if one.place is None}
    cells = draft.case.observations.select("series", "place").unique().iter_rows()
    somewhere = {of for of, place in cells if of in nowhere and place is not None}
    for i, (of, place) in draft.rows("indicators", "series", "place"):
        if of in somewhere and place is None:
            yield draft.problem("measured-place", "indicators", i, "place", None, series=of)


def targets_fit_their_indicator(draft: Draft) -> Iterator[Problem]:
    """Something that is done or not has no number but that."""
    acts = {name for _, (name, unit) in draft.rows("indicators", "id", "unit") if unit == _ACT}
    for i, (indicator, low, high) in draft.rows("targets", "indicator", "low", "high"):
        if indicator in acts:
            yield from _done_or_not(draft, "targets", i, low=low, high=high)
    for i, (indicator, value) in draft.rows("progress", "indicator", "value"):
        if indicator in acts:
            yield from _done_or_not(draft, "progress", i, value=value)


def _done_or_not(draft: Draft, table: str, i: int, **numbers: float | None) -> Iterator[Problem]:
    for column, number in numbers.items():
        if number is not None and number not in _DONE_OR_NOT:
            yield draft.problem("measured-act", table, i, column, written(number))


def reports_say_something(draft: Draft) -> Iterator[Problem]:
    """A report has a number, a stage or words; its number is of an indicator of its commitment."""
    of = {name: row for _, (name, row) in draft.rows("indicators", "id", "commitment")}
    for i, (span, value, published) in draft.rows("progress", "period", "value", "published"):
        if value is not None and published < period(span).start:
            shown = published.isoformat()
            yield draft.problem(
                "published-before-period", "progress", i, "published", shown, period=span
            )
    columns = ("commitment", "indicator", "value", "stage", "text_en", "text_es")
    for i, (commitment, indicator, value, stage, *texts) in draft.rows("progress", *columns):
        if indicator in of and of[indicator] != commitment:
            yield draft.problem(
                "measured-of-another", "progress", i, "indicator", indicator,
                commitment=of[indicator],
            )  # fmt: skip
        if value is not None and indicator is None:
            yield draft.problem("measured-of-what", "progress", i, "indicator", None)
        elif value is None and stage is None and not any(texts):
            yield draft.problem("measured-empty", "progress", i, "value", None)


def money_is_of_one_currency(draft: Draft) -> Iterator[Problem]:
    """The money of a commitment is in the currency that its indicators are measured in.

    A part is of the stage and the currency of its whole, and nothing is a part of itself.
    """
    measured: dict[str, list[str]] = {}
    for _, (commitment, currency) in draft.rows("indicators", "commitment", "currency"):
        if currency is not None:
            measured.setdefault(commitment, []).append(currency)
    columns = ("id", "commitment", "stage", "currency", "part_of")
    rows = list(draft.rows("transactions", *columns))
    by_id = {row[0]: row for _, row in rows}
    for i, (name, commitment, stage, currency, part_of) in rows:
        wanted = sorted(set(measured.get(commitment, ())))
        if wanted and currency not in wanted:
            yield draft.problem(
                "measured-mixed", "transactions", i, "currency", currency,
                commitment=commitment, currencies=", ".join(wanted),
            )  # fmt: skip
        if part_of not in by_id:
            continue
        _, _, stage_of_whole, currency_of_whole, _ = by_id[part_of]
        if currency != currency_of_whole:
            yield draft.problem(
                "measured-part-currency", "transactions", i, "currency", currency,
                whole=part_of, currency=currency_of_whole,
            )  # fmt: skip
        elif stage != stage_of_whole:
            yield draft.problem(
                "measured-part-stage", "transactions", i, "stage", stage,
                whole=part_of, stage=stage_of_whole,
            )  # fmt: skip
        elif _leads_back(name, {row: by_id[row][4] for row in by_id}):
            yield draft.problem("measured-part-of-itself", "transactions", i, "part_of", part_of)


def _leads_back(name: str, whole_of: dict[str, str | None]) -> bool:
    """Whether the whole of a row, and the whole of that, comes to the row again."""
    seen: set[str] = set()
    at = whole_of[name]
    while at is not None and at in whole_of and at not in seen:
        if at == name:
            return True
        seen.add(at)
        at = whole_of[at]
    return False


CHECKS = (
    bounds_fit,
    indicators_say_what_they_count,
    indicators_say_where,
    targets_fit_their_indicator,
    reports_say_something,
    money_is_of_one_currency,
)
