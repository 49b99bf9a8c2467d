"""How things of a case are written in a terminal's cell.

Owns: short days and periods, the names of a case and the parts of a claim, in the language of the
session.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isthmus.case import Case, Period
    from isthmus.evidence.records import Claim
    from isthmus.words import Words


def title_of(case: Case, words: Words) -> str:
    """The title of a case, in the language when it has one there."""
    return case.titles.get(words.language) or next(iter(case.titles.values()), case.name)


def short_period(period: Period | None, words: Words) -> str:
    """Mar 2022; nothing for none."""
    return words.period(period.start, period.end, "short") if period else ""


def short_day(day: dt.date | None, words: Words) -> str:
    """20 Apr 2022; nothing for none."""
    return words.date(day, "short") if day else ""


def said_amount(claim: Claim, words: Words) -> str:
    """What a figure states: ≥ 20, 133,000–140,000, about 2 billion; nothing without a number."""
    low, high = claim.value_low, claim.value_high
    digits = _digits(low, high)

    def number(value: float) -> str:
        return words.number(value, digits)

    if low is None and high is None:
        return ""
    if low is None:
        assert high is not None
        return words.say("said-at-most" if claim.high_inclusive is not False else "said-less-than",
                         value=number(high))  # fmt: skip
    if high is None:
        return words.say("said-at-least" if claim.low_inclusive is not False else "said-more-than",
                         value=number(low))  # fmt: skip
    if low != high:
        return words.say("said-range", low=number(low), high=number(high))
    return (
        words.say("said-about", value=number(low)) if claim.quantifier == "about" else number(low)
    )


def _digits(*values: float | None) -> int:
    """As many decimals as the numbers have, up to four."""
    written = [f"{value:.4f}".rstrip("0") for value in values if value is not None]
    return max((len(text.split(".")[1]) for text in written), default=0)


def said_period(claim: Claim, words: Words) -> str:
    """The time of a claim, as short as it can be written; nothing for none."""
    if claim.period_end is None:
        return ""
    end = dt.date.fromisoformat(claim.period_end)
    if claim.period_start is None:
        return words.say("said-until", day=words.date(end, "short"))
    return words.period(dt.date.fromisoformat(claim.period_start), end, "short")


def said_noun(claim: Claim, words: Words) -> str:
    """What a figure counts: the text's own noun, else the unit that it was read as."""
    if claim.noun:
        return one_line(claim.noun)
    unit, _, currency = (claim.unit or "").partition(":")
    return currency or (words.say(f"unit-{unit}") if unit else "")


def said_measure(claim: Claim, words: Words) -> str:
    """How a figure measures, and whether it is expected, denied, preliminary."""
    said = [words.say(f"measure-{claim.measure}")] if claim.measure else []
    if claim.status and claim.status != "reported":
        said.append(words.say(f"status-{claim.status}"))
    if claim.finality:
        said.append(words.say(f"finality-{claim.finality}"))
    return ", ".join(said)


def said_place(claim: Claim, words: Words) -> str:
    """Where: countries and regions by their names, any other place as the text has it."""
    from isthmus.evidence.comparing.gazetteer import region_in

    return ", ".join(
        words.country(part) or region_in(words.language, part) or part
        for part in (claim.place or "").split(";")
    )


def said_people(claim: Claim, words: Words) -> str:
    """Who: nationalities by their countries, groups in words."""
    named = []
    for part in filter(None, (claim.population or "").split(";")):
        key = f"group-{part}"
        named.append(words.country(part) or (words.say(key) if words.has(key) else part))
    return ", ".join(named)


def said_quantity(claim: Claim, words: Words) -> str:
    """What a figure is of, in a line: people, from Cuba, in a period, Panama, Feb 2024."""
    unit, _, currency = (claim.unit or "").partition(":")
    who = said_people(claim, words)
    nation = words.country((claim.population or "").partition(";")[0])
    parts = (
        currency or (words.say(f"unit-{unit}") if unit else ""),
        words.say("said-from", who=who) if nation else who,
        words.say(f"measure-{claim.measure}") if claim.measure else "",
        said_place(claim, words),
        said_period(claim, words),
    )
    return ", ".join(filter(None, parts)) or one_line(claim.noun or claim.quote)


def one_line(text: str) -> str:
    """Words of a document on one line, whatever ends of line stand in it."""
    return " ".join(text.split())


def shortened(text: str | None) -> str:
    """A value as it was found, shortened when it would fill the screen; its file has it whole."""
    if not text:
        return ""
    return text if len(text) <= 200 else f"{text[:199]}…"


def said_interval(low: float | None, high: float | None, words: Words) -> str:
    """An interval with its open sides: ≥ 20, 20–22, 22."""
    digits = _digits(low, high)
    if low is None:
        return "" if high is None else words.say("said-at-most", value=words.number(high, digits))
    if high is None:
        return words.say("said-at-least", value=words.number(low, digits))
    if low == high:
        return words.number(low, digits)
    return words.say("said-range", low=words.number(low, digits), high=words.number(high, digits))
