"""How two claims stand to each other in each dimension of a quantity, apart from its value.

Owns: the comparison of units, places, populations, periods, counters and measures. Each says
whether the two are the same, one is a part of the other, they differ, or the text leaves it open.
"""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import NamedTuple

from isthmus.evidence.records import Claim

from .gazetteer import body_of, is_passage, where_is

#: Ends of one count this near are one as-of day for the purpose of a comparison: reports round to
#: the week in which they are written.
NEAR = dt.timedelta(days=7)
#: A percentage and a fraction say one thing in two ways.
_PARTS_OF_ONE = frozenset({"percent", "ratio"})
#: What each word for a population is said of; a person has one word of each sort.
_SORTS = {
    **dict.fromkeys(
        ("children", "women", "men", "adults", "unaccompanied_children", "pregnant_women"), "age"
    ),
    **dict.fromkeys(
        ("refugees", "idps", "asylum_seekers", "returnees", "deportees", "host_community"), "status"
    ),
    **dict.fromkeys(("dead", "missing", "survivors", "injured"), "fate"),
}


class Match(Enum):
    """How two claims stand in one dimension; a part is the first in the second, or the reverse."""

    SAME = "same"
    A_IN_B = "a_in_b"
    B_IN_A = "b_in_a"
    OPEN = "open"
    OVERLAP = "overlap"
    DIFFERENT = "different"

    @property
    def nested(self) -> bool:
        """Whether one side is a part of the other."""
        return self in {Match.A_IN_B, Match.B_IN_A}


class Dimensions(NamedTuple):
    """How two claims stand in every dimension."""

    unit: Match
    place: Match
    population: Match
    period: Match
    counter: Match
    measure: Match


def dimensions_of(a: Claim, b: Claim) -> Dimensions:
    """Compare two figures in every dimension but the value."""
    return Dimensions(
        unit=_units(a.unit, b.unit),
        place=_places(a.place, b.place),
        population=_populations(a.population, b.population),
        period=_periods(a, b),
        counter=_counters(a.counter, b.counter),
        measure=_measures(a.measure, b.measure),
    )


def _units(a: str | None, b: str | None) -> Match:
    if a is None or b is None:
        return Match.OPEN
    return Match.SAME if a == b or {a, b} == _PARTS_OF_ONE else Match.DIFFERENT


def _places(a: str | None, b: str | None) -> Match:
    if a is None or b is None:
        return Match.OPEN
    first, second = where_is(a), where_is(b)
    if first.key == second.key:
        return Match.SAME
    if not first.countries or not second.countries:
        # A name that no table knows may be a part of any country; beside another town or another
        # unknown name that shares no word with it, it is another place.
        wide = {"country", "region", "several"} & {first.kind, second.kind}
        return Match.OPEN if wide or _words(a) & _words(b) else Match.DIFFERENT
    if is_passage(first) != is_passage(second) and first.countries & second.countries:
        return Match.SAME
    if first.countries == second.countries:
        if first.kind == "country":
            return Match.B_IN_A
        if second.kind == "country":
            return Match.A_IN_B
        return Match.SAME if first.kind == second.kind == "several" else Match.DIFFERENT
    if first.countries < second.countries:
        return Match.A_IN_B
    if second.countries < first.countries:
        return Match.B_IN_A
    return Match.DIFFERENT


def _populations(a: str | None, b: str | None) -> Match:
    """Word by word of one sort: nationality, age and sex, status, what became of them.

    Where each side names what the other leaves open ("refugees", "women") they cross.
    """
    first, second = _by_sort(a), _by_sort(b)
    if any(first[sort] != second[sort] for sort in first.keys() & second.keys()):
        return Match.DIFFERENT
    if first == second:
        return Match.SAME
    more, less = first.keys() - second.keys(), second.keys() - first.keys()
    if more and less:
        return Match.OVERLAP
    return Match.A_IN_B if more else Match.B_IN_A


def _by_sort(population: str | None) -> dict[str, str]:
    words = [word for word in (population or "").split(";") if word]
    return {_SORTS.get(word, "nationality" if word.isupper() else word): word for word in words}


def _periods(a: Claim, b: Claim) -> Match:
    first, second = _span(a), _span(b)
    if first is None or second is None:
        return Match.OPEN
    if first == second or (abs(first[0] - second[0]) <= NEAR and abs(first[1] - second[1]) <= NEAR):
        return Match.SAME
    if first[0] >= second[0] and first[1] <= second[1]:
        return Match.A_IN_B
    if first[0] <= second[0] and first[1] >= second[1]:
        return Match.B_IN_A
    return Match.OVERLAP if first[0] <= second[1] and second[0] <= first[1] else Match.DIFFERENT


def _span(claim: Claim) -> tuple[dt.date, dt.date] | None:
    if claim.period_start is None and claim.period_end is None:
        return None
    start = dt.date.fromisoformat(claim.period_start) if claim.period_start else dt.date.min
    end = dt.date.fromisoformat(claim.period_end) if claim.period_end else dt.date.max
    return start, end


def _counters(a: str | None, b: str | None) -> Match:
    if a is None or b is None:
        return Match.OPEN
    first, second = body_of(a), body_of(b)
    if a.casefold() == b.casefold() or (first is not None and first == second):
        return Match.SAME
    # Two offices that no table knows may be one office under two names; a known body and another
    # are two, unless the other's name shares a word with it ("the ministry", "Ministry of Health").
    if first is None and second is None:
        return Match.OPEN
    return Match.OPEN if _words(a) & _words(b) else Match.DIFFERENT


def _words(name: str) -> frozenset[str]:
    return frozenset(word.casefold()[:6] for word in name.split() if len(word) > 3)


def _measures(a: str | None, b: str | None) -> Match:
    if a is None or b is None:
        return Match.OPEN
    return Match.SAME if a == b else Match.DIFFERENT
