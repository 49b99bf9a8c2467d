"""Money by stage and currency.

Owns: what adds. Amounts of one stage in one currency do, unless one is part of another or a running
total. Nothing adds across stages, which are the same money on its way, or across currencies.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from isthmus.case import Period
from isthmus.case.promises import Transaction

from .bounds import Piece, bounds_of
from .records import STAGES, Amount

#: The stages at which money has left the hands of whoever promised it.
PAID = ("disbursement", "expenditure")


def by_stage_and_currency(transactions: Iterable[Transaction]) -> tuple[Amount, ...]:
    """The money of these rows, a stage after the other, in each the currencies by their codes.

    A part whose whole is not among the rows stands on its own.
    """
    groups: dict[tuple[str, str], list[Transaction]] = {}
    for row in transactions:
        groups.setdefault((row.stage, row.currency), []).append(row)
    ordered = sorted(groups, key=lambda key: (STAGES.index(key[0]), key[1]))
    return tuple(_amount(stage, currency, groups[stage, currency]) for stage, currency in ordered)


def payments(
    rows: Iterable[Transaction], stage: str, currency: str, starts: dt.date
) -> list[Piece]:
    """The amounts of a stage as pieces of time, for what they bound of a span.

    Whether all payments are known is never known, so each is open above. A running total without a
    first day counts from `starts`.
    """
    group = [row for row in rows if (row.stage, row.currency) == (stage, currency)]
    held = _Held(group)
    by_day: dict[dt.date, list[Transaction]] = {}
    for row in held.alone:
        by_day.setdefault(row.date, []).append(row)
    spans = [(Period(day, day), of_day) for day, of_day in by_day.items()]
    spans += [(Period(min(row.since or starts, row.date), row.date), [row]) for row in held.totals]
    return [
        Piece(
            period=span,
            low=sum(held.low(row) for row in of_span),
            high=None,
            about=any(row.quantifier == "about" for row in of_span),
            published=max(row.published for row in of_span),
            sources=tuple(dict.fromkeys(row.source for row in of_span)),
        )
        for span, of_span in spans
    ]


class _Held:
    """The rows of one stage and currency, told apart by whether they add."""

    def __init__(self, rows: Sequence[Transaction]) -> None:
        rows = sorted(rows, key=lambda row: (row.date, row.id))
        self.totals = [row for row in rows if row.measure == "cumulative"]
        increments = [row for row in rows if row.measure != "cumulative"]
        # A part of a running total is no part of a sum: the total is in none.
        wholes = {row.id for row in increments}
        self.parts = [row for row in increments if row.part_of in wholes]
        self.alone = [row for row in increments if row.part_of not in wholes]
        self._parts_of: dict[str, list[Transaction]] = {}
        for part in self.parts:
            self._parts_of.setdefault(part.part_of or "", []).append(part)

    def low(self, row: Transaction) -> float:
        """The least that a row is: its own lower bound, or the sum of its parts if that is more."""
        own = bounds_of(row.low, row.high, row.quantifier)[0] or 0.0
        return max(own, sum(self.low(part) for part in self._parts_of.get(row.id, ())))

    def written(self, row: Transaction) -> tuple[float | None, float | None] | None:
        """The bounds of a row as they were written, or what its parts say; None: no amount.

        "About" is said of a sum, it does not widen it.
        """
        if row.low is not None or row.high is not None:
            about = row.quantifier == "about"
            return bounds_of(row.low, row.high, "exact" if about else row.quantifier)
        told = [self.written(part) for part in self._parts_of.get(row.id, ())]
        lows = [bounds[0] for bounds in told if bounds and bounds[0] is not None]
        return (sum(lows), None) if lows else None


def _amount(stage: str, currency: str, rows: Sequence[Transaction]) -> Amount:
    held = _Held(rows)
    told = [bounds for row in held.alone if (bounds := held.written(row)) is not None]
    lows, highs = [low for low, _ in told], [high for _, high in told]
    return Amount(
        stage=stage,
        currency=currency,
        low=sum(low or 0.0 for low in lows) if any(low is not None for low in lows) else None,
        high=None if not told or None in highs else sum(high for high in highs if high is not None),
        about=any(row.quantifier in ("about", "nearly") for row in held.alone),
        rows=tuple(held.alone),
        parts=tuple(held.parts),
        totals=tuple(held.totals),
    )
