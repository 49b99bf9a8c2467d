"""Two figures side by side: agree, compatible, conflict, not comparable, misleading; and why.

Owns: the ladder of the codebook's §12 for a pair of figures. Each step either decides, with the
name of its rule (`reason-RULE` in the catalogue says it), or passes the pair on.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from isthmus.evidence.records import Verdicts

from .dimensions import Dimensions, Match, dimensions_of
from .intervals import Interval, Standing, compare
from .names import share
from .sides import Side, nearness

#: Of one event that is counted, several are of one person.
_EVENTS = frozenset({"encounter", "crossing"})
_STAGES = frozenset({"requested", "pledged", "committed", "disbursed"})
#: Words for money that is bound: who promised it and who set it aside report it alike.
_BINDING = frozenset({"pledged", "committed"})
_FLOWS = frozenset({"increment", "cumulative"})
_OPINIONS = frozenset({"forecast", "target"})
#: Below this nearness two numbers that differ are two subjects, not one in dispute.
_ONE_SUBJECT = 0.5
#: How many times larger one number may be where place or time are open.
_FAR = 1.5
#: Words that two small counts must share to be of one subject.
_SHARED = 0.2
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
        or _subjects(a, b, dimensions)
        or _periods(a, b, dimensions, first, second)
        or _counters(a, b, dimensions, standing)
        or _parts(dimensions, first, second)
        or _values(a, b, dimensions, standing, near)
    )
    return None if found is None else Finding(found[0], found[1], near)


_Step = tuple[Verdicts, str] | None
#: Populations that are counted apart from those who cross, arrive or are hosted.
_LOST = frozenset({"dead", "missing"})


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
    if standing in _EQUAL and _given_as_asked(a, b):
        return "misleading", "stage-as-another"
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
        if standing is not Standing.APART and "distinct_persons" in person.cues:
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
    if standing not in _EQUAL or not _told_exactly(a):
        return None
    if {a.claim.measure, b.claim.measure} & _STAGES:
        return None
    if {a.claim.status, b.claim.status} & _OPINIONS:
        return None
    if Match.DIFFERENT in {dimensions.place, dimensions.population}:
        return None
    if dimensions.period in {Match.DIFFERENT, Match.OVERLAP}:
        return None
    return "agree", "same" if standing is Standing.SAME else "rounding"


def _told_exactly(side: Side) -> bool:
    """Whether a value is told so finely that another like it is no chance."""
    interval = side.interval
    if interval is None:
        return False
    if side.claim.unit in {"percent", "ratio"}:
        return side.claim.measure in {None, "share", "rate"}
    return interval.point is None or interval.point >= _TOLD_EXACTLY


def _measures(a: Side, b: Side, standing: Standing) -> _Step:
    measures = {a.claim.measure, b.claim.measure}
    if "capacity" in a.cues ^ b.cues:
        return "not_comparable", "measures"
    if None in measures or len(measures) == 1 or measures <= _BINDING:
        return None
    if measures & _STAGES:
        if standing in _EQUAL and "requested" in measures and len(measures & _STAGES) == 2:
            return "misleading", "stage-as-another"
        return "not_comparable", "stages"
    if measures <= _FLOWS:
        return None
    if "stock" in measures and measures & _FLOWS:
        # Of one span of days both are what it counted: a stock has a day.
        return None if _one_span(a, b) else ("not_comparable", "stock-and-flow")
    return "not_comparable", "measures"


def _one_span(a: Side, b: Side) -> bool:
    spans = [(side.claim.period_start, side.claim.period_end) for side in (a, b)]
    return spans[0] == spans[1] and spans[0][0] is not None and spans[0][0] != spans[0][1]


def _subjects(a: Side, b: Side, dimensions: Dimensions) -> _Step:
    # The dead of a year are no part of those who arrived in it; of one shipwreck they may be.
    lost = [bool(_LOST & set((side.claim.population or "").split(";"))) for side in (a, b)]
    one_day = {a.claim.period_accuracy, b.claim.period_accuracy} <= {"day", None}
    if lost[0] != lost[1] and not one_day and a.claim.unit not in {"percent", "ratio"}:
        return "not_comparable", "populations"
    # Of a share one text names the whole (refugees) and another the part (women).
    crossing = dimensions.population is Match.OVERLAP and a.claim.unit not in {"percent", "ratio"}
    if dimensions.population is Match.DIFFERENT or crossing:
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
    if growing and not dimensions.place.nested:
        return "compatible", "total-grows"
    return "not_comparable", "periods"


def _counters(a: Side, b: Side, dimensions: Dimensions, standing: Standing) -> _Step:
    """Two bodies, or a register and an estimate, that differ: each counts in its own way."""
    if standing is not Standing.APART:
        return None
    estimated = "estimated" in a.cues ^ b.cues and dimensions.counter is not Match.SAME
    if dimensions.counter is Match.DIFFERENT or estimated:
        return "not_comparable", "counters"
    return None


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
    if statuses & _OPINIONS and len(statuses) > 1:
        return "compatible", "expected"
    if {"superseded", "disputed"} & statuses:
        return "compatible", "superseded"
    if a.claim.finality != b.claim.finality:
        return "compatible", "finality"
    # Of one quantity that two report, the numbers are seldom far apart: where the texts leave open
    # whether it is one, such numbers are of two.
    loose = Match.OPEN in {dimensions.place, dimensions.period}
    if loose and _times_apart(a, b) > _FAR:
        return "not_comparable", "subjects"
    few = max(_largest(a), _largest(b)) < _TOLD_EXACTLY
    if near < _ONE_SUBJECT or (few and share(a.stems, b.stems) < _SHARED):
        return "not_comparable", "subjects"
    return "conflict", "values"


def _times_apart(a: Side, b: Side) -> float:
    larger, smaller = sorted((_largest(a), _largest(b)), reverse=True)
    return larger / smaller if smaller else math.inf


def _largest(side: Side) -> float:
    interval = side.interval
    points = () if interval is None else (interval.low, interval.high)
    return max((abs(point) for point in points if math.isfinite(point)), default=0.0)


def _given_as_asked(a: Side, b: Side) -> bool:
    """Whether the sum that one side asks for is told by the other as given.

    What reads as asked for on both sides is told as given only where the text says so before it:
    "they asked for 41 million and were paid 9" tells of a request, and of another sum.
    """
    for asked, told in ((a, b), (b, a)):
        if asked.claim.measure != "requested" or "given" in asked.cues:
            continue
        both = told.claim.measure == "requested"
        if "given" in (told.leading if both else told.cues):
            return True
    return False


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
