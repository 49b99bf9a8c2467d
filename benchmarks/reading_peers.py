"""What public readers of numbers and dates make of the same texts, and how fast.

Owns: quantulum3 and dateparser's searcher as readers of labelled passages. Both are installed for
the benchmark alone (the dependency group `bench`).

They are judged leniently, since they were made for something else. A number of quantulum3 is right
where it is either bound of the labelled figure under it, and has that figure's unit; a date of
dateparser is right where it falls in any labelled period of its passage or is the day it was
published.
"""

from __future__ import annotations

import datetime as dt
import importlib
import time
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.scoring import Claim, Gold, Passage, overlap

Span = tuple[str | None, str | None]


@dataclass(frozen=True)
class Dates:
    """Of the dates or periods that a reader found: how many are right, and of how many labelled."""

    found: int
    right: int
    labelled: int
    reached: int

    @property
    def precision(self) -> float | None:
        """Share of those found that are right."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of the labelled periods that one of those found is right for."""
        return self.reached / self.labelled if self.labelled else None


def quantulum() -> Callable[[str], Sequence[Any]]:
    """The function of quantulum3 that finds quantities; ImportError where it is not installed."""
    with warnings.catch_warnings():
        # It says that its optional classifier of ambiguous units is absent.
        warnings.simplefilter("ignore")
        parser = importlib.import_module("quantulum3.parser")
    parse: Callable[[str], Sequence[Any]] = parser.parse
    return parse


def searcher() -> Callable[[str, str | None, str], Sequence[tuple[str, dt.datetime]]]:
    """The search of dateparser in a text of a language; ImportError where it is not installed."""
    search = importlib.import_module("dateparser.search")

    def dates(text: str, published: str | None, language: str) -> Sequence[Any]:
        settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
        if published:
            settings["RELATIVE_BASE"] = dt.datetime.fromisoformat(published)
        found = search.search_dates(text, languages=[language], settings=settings)
        return found or ()

    return dates


def quantities(passage: Passage, parse: Callable[[str], Sequence[Any]]) -> list[dict[str, Any]]:
    """The quantities of quantulum3 as claims, with what is right of them filled in."""
    claims = []
    for quantity in parse(passage.text):
        start, end = quantity.span
        claim: dict[str, Any] = dict.fromkeys(
            ("unit", "measure", "place", "population", "period_start", "period_end", "quantifier",
             "status", "counter")
        )  # fmt: skip
        claim |= {"kind": "figure", "quote": quantity.surface, "rule": quantity.unit.name}
        claim |= {"start": start, "end": end}
        value = float(quantity.value)
        here = [gold for gold in passage.figures if overlap(gold, claim)]
        gold = next((g for g in (*here, *passage.figures) if value in g.bounds), None)
        low, high = gold.bounds if gold else (value, value)
        claims.append(claim | {"value_low": low, "value_high": high, "unit": _unit(gold)})
    return claims


def _unit(gold: Gold | None) -> str | None:
    return gold.said.get("unit") if gold else None


def dates_of_search(
    passages: Iterable[Passage],
    search: Callable[[str, str | None, str], Sequence[tuple[str, dt.datetime]]],
    language: str,
) -> Dates:
    """How many dates of the searcher fall in a labelled period, and how many periods hold one."""
    total = [0, 0, 0, 0]
    for passage in passages:
        labelled = labelled_periods(passage)
        found = {
            day.date().isoformat() for _, day in search(passage.text, passage.published, language)
        }
        accepted = {span for spans in labelled for span in spans}
        right = {day for day in found if _in_any(day, accepted) or day == passage.published}
        reached = sum(any(_in_any(day, spans) for day in found) for spans in labelled)
        for number, count in enumerate((len(found), len(right), len(labelled), reached)):
            total[number] += count
    return Dates(*total)


def dates_of_claims(read: Iterable[tuple[Passage, Sequence[Claim]]]) -> Dates:
    """How many periods of our claims are labelled ones, and how many of those are found."""
    total = [0, 0, 0, 0]
    for passage, claims in read:
        labelled = labelled_periods(passage)
        found = {
            (claim["period_start"], claim["period_end"])
            for claim in claims
            if claim["kind"] == "figure" and claim["period_end"]
        }
        accepted = {span for spans in labelled for span in spans}
        published = (passage.published, passage.published)
        right = {span for span in found if span in accepted or span == published}
        reached = sum(bool(spans & found) for spans in labelled)
        for number, count in enumerate((len(found), len(right), len(labelled), reached)):
            total[number] += count
    return Dates(*total)


def labelled_periods(passage: Passage) -> list[frozenset[Span]]:
    """The periods of a passage's figures, each once, with the others that are as right."""
    periods: dict[Span, frozenset[Span]] = {}
    for gold in passage.figures:
        said: Mapping[str, Any] = gold.said
        main = (said.get("period_start"), said.get("period_end"))
        if gold.optional or not main[1]:
            continue
        others = {(start, end) for start, end in gold.also.get("period", ())}
        periods[main] = periods.get(main, frozenset()) | {main} | others
    return list(periods.values())


def _in_any(day: str, spans: Iterable[Span]) -> bool:
    return any(end and (start or end) <= day <= end for start, end in spans)


def rate(call: Callable[[], object], documents: int, times: int = 3) -> float:
    """Documents a second of CPU of a call that reads `documents`: the best of a few, one warm."""
    call()
    taken = []
    for _ in range(times):
        began = time.process_time()
        call()
        taken.append(time.process_time() - began)
    return documents / min(taken)
