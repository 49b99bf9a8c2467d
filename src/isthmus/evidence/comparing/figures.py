"""Two figures side by side: agree, compatible, conflict, not comparable, misleading; and why.

Owns: the ladder of the codebook's §12 for a pair of figures. Each step either decides, with the
name of its rule (`reason-RULE` in the catalogue says it), or passes the pair on.
"""

from __future__ import annotations

from typing import NamedTuple

from isthmus.evidence.records import Verdicts

from .dimensions import Dimensions, Match, dimensions_of
from .intervals import Interval, Standing, compare
from .sides import Side, nearness

#: Of one event that is counted, several are of one person.
_EVENTS = frozenset({"encounter", "crossing"})
_STAGES = frozenset({"requested", "pledged", "committed", "disbursed"})
_FLOWS = frozenset({"increment", "cumulative"})
_OPINIONS = frozenset({"forecast", "target"})
#: Below this nearness two numbers that differ are two subjects, not one in dispute.
_ONE_SUBJECT = 0.5
#: A number of three digits is not met twice by chance in one place and time.
_TOLD_EXACTLY = 100
#: From this much of the value on, a number that only one side bounds or hedges is "the same".
_EQUAL = frozenset({Standing.SAME, Standing.ROUNDING})


class Finding(NamedTuple):
    """What a step found: the verdict, the rule that decided, and how near the two sides are."""

    verdict: Verdicts
    rule: str
    nearness: float


def compare_figures(a: Side, b: Side) -> Finding | None:
    """The verdict on two figures; None where they have nothing to do with each other."""
    first, second = a.interval, b.interval
    if first is None or second is None:
        return None
    dimensions = dimensions_of(a.claim, b.claim)
    near = nearness(a, b, dimensions)
    standing = compare(first, second)
    found = (
        _currencies(a, b)
        or _wordings(a, b, dimensions, standing)
        or _units(a, b, dimensions, standing)
        or _identical(a, b, dimensions, standing)
        or _measures(a, b, standing)
        or _subjects(dimensions)
        or _periods(a, b, dimensions, first, second)
        or _parts(dimensions, first, second)
        or _values(a, b, dimensions, standing, near)
    )
    return None if found is None else Finding(found[0], found[1], near)


_Step = tuple[Verdicts, str] | None


def _currencies(a: Side, b: Side) -> _Step:
    units = [side.claim.unit or "" for side in (a, b)]
    if all(unit.startswith("currency:") for unit in units) and units[0] != units[1]:
        return "not_comparable", "currencies"
    return None


def _wordings(a: Side, b: Side, dimensions: Dimensions, standing: Standing) -> _Step:
    """One number whose words on one side say more than the other's do (misleading, §12)."""
    if Match.DIFFERENT in {dimensions.place, dimensions.population}:
        return None
    if standing is Standing.SAME and "confirmations" in a.cues ^ b.cues:
        return "misleading", "copies-as-witnesses"
    if _dropped_hedge(a, b) and dimensions.unit is Match.SAME:
        return "misleading", "hedge-dropped"
    changes = a.claim.measure == b.claim.measure == "ratio"
    if changes and standing is Standing.SAME and dimensions.period not in {Match.SAME, Match.OPEN}:
        return "misleading", "change-of-another-period"
    return None


def _units(a: Side, b: Side, dimensions: Dimensions, standing: Standing) -> _Step:
    if dimensions.unit is not Match.DIFFERENT:
        return None
    units = {a.claim.unit, b.claim.unit}
    if "person" in units and units & _EVENTS | {"other"} & units:
        person = a if a.claim.unit == "person" else b
        if standing in _EQUAL and "distinct_persons" in person.cues:
            return "misleading", "events-as-persons"
        if "other" in units:
            return "not_comparable", "units"
        if standing in _EQUAL and dimensions.period is not Match.DIFFERENT:
            return "misleading", "events-as-persons"
        return "not_comparable", "persons-and-events"
    if units <= _EVENTS:
        return "not_comparable", "events-apart"
    return "not_comparable", "units"


def _identical(a: Side, b: Side, dimensions: Dimensions, standing: Standing) -> _Step:
    """One number told to three digits or more of one place and time is one quantity.

    Whether a text calls it present or arrived is then a matter of wording; not so the stage of
    money, which the next step looks at.
    """
    point = a.interval.point if a.interval else None
    if standing is not Standing.SAME or point is None or point < _TOLD_EXACTLY:
        return None
    if {a.claim.measure, b.claim.measure} & _STAGES:
        return None
    if {a.claim.status, b.claim.status} & _OPINIONS:
        return None
    alike = {Match.SAME, Match.OPEN}
    if dimensions.place in alike and dimensions.period in alike | {Match.A_IN_B, Match.B_IN_A}:
        return ("agree", "same") if dimensions.population is not Match.DIFFERENT else None
    return None


def _measures(a: Side, b: Side, standing: Standing) -> _Step:
    measures = {a.claim.measure, b.claim.measure}
    if None in measures or len(measures) == 1:
        return None
    if measures & _STAGES:
        if standing in _EQUAL and "requested" in measures and len(measures & _STAGES) == 2:
            return "misleading", "stage-as-another"
        return "not_comparable", "stages"
    if measures <= _FLOWS:
        return None
    if "stock" in measures and measures & _FLOWS:
        return "not_comparable", "stock-and-flow"
    return "not_comparable", "measures"


def _subjects(dimensions: Dimensions) -> _Step:
    if dimensions.population is Match.DIFFERENT:
        return "not_comparable", "populations"
    if dimensions.place in {Match.DIFFERENT, Match.OVERLAP}:
        return "not_comparable", "places"
    return None


def _periods(a: Side, b: Side, dimensions: Dimensions, first: Interval, second: Interval) -> _Step:
    match = dimensions.period
    if match in {Match.SAME, Match.OPEN}:
        return None
    measures = {a.claim.measure, b.claim.measure}
    if match in {Match.DIFFERENT, Match.OVERLAP}:
        return "not_comparable", "periods"
    if "stock" in measures:
        # A day inside the month of the other is the same moment, told more finely.
        return None
    part, whole = (first, second) if match is Match.A_IN_B else (second, first)
    growing = "cumulative" in measures
    if _exceeds(part, whole):
        return "conflict", "total-shrinks" if growing else "part-exceeds"
    if growing:
        return "compatible", "total-grows"
    return "not_comparable", "periods"


def _parts(dimensions: Dimensions, first: Interval, second: Interval) -> _Step:
    nested = [match for match in (dimensions.place, dimensions.population) if match.nested]
    if not nested:
        return None
    if len(set(nested)) > 1:
        return "not_comparable", "populations"
    part, whole = (first, second) if nested[0] is Match.A_IN_B else (second, first)
    if _exceeds(part, whole):
        return "conflict", "part-exceeds"
    return "compatible", "part-of-total"


def _exceeds(part: Interval, whole: Interval) -> bool:
    """Whether every value of the part is more than any that the whole leaves possible."""
    return part.low > whole.high or (
        part.low == whole.high and not (part.low_inclusive and whole.high_inclusive)
    )


def _values(a: Side, b: Side, dimensions: Dimensions, standing: Standing, near: float) -> _Step:
    statuses = {a.claim.status, b.claim.status}
    if standing is Standing.SAME and a.claim.quantifier == b.claim.quantifier:
        if statuses & _OPINIONS and "reported" in statuses:
            return "misleading", "expected-as-reported"
        return "agree", "same"
    if standing is Standing.SAME:
        return "agree", "same"
    if standing is Standing.ROUNDING:
        return "agree", "rounding"
    if standing is Standing.COMPATIBLE:
        return "compatible", "bounds"
    if standing is Standing.WITHIN_HEDGE:
        return "compatible", "hedge"
    if dimensions.counter is Match.DIFFERENT or "estimated" in a.cues ^ b.cues:
        return "not_comparable", "counters"
    if statuses & _OPINIONS and len(statuses) > 1:
        return "compatible", "expected"
    if {"superseded", "disputed"} & statuses:
        return "compatible", "superseded"
    if a.claim.finality != b.claim.finality:
        return "compatible", "finality"
    if near < _ONE_SUBJECT:
        return "not_comparable", "subjects"
    return "conflict", "values"


def _dropped_hedge(a: Side, b: Side) -> bool:
    """Whether one side states as a fact the most that the other leaves possible."""
    for hedged, plain in ((a.claim, b.claim), (b.claim, a.claim)):
        if (
            hedged.quantifier == "at_most"
            and plain.quantifier in {"exact", "at_least", "more_than"}
            and plain.value_low == hedged.value_high
        ):
            return True
    return False
