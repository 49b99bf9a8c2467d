"""Relations: how one number is said to stand to another, or to all before it.

Owns: the claims of kind `relation` with a `Relation`: multiples and fractions of another number
("13,425 people, more than half of the 5,622"), changes by a share ("up 32% from 10,000"), records
("the highest since February 2000") and rankings ("in that order"). The ends are the figure claims
of the same sentence nearest to where they stand; where only one is a figure the other is None.

Rules (`makes`): `multiple`, `fraction` (the relation stands after a quantity of that form),
`change` (`operator` more or less), `record` (`operator` highest or lowest), `order`. A rule of the
first three gives what joins the factor to the object; its quantity is the figure before it, or the
mark `factor` in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import msgspec

from isthmus.evidence.grammar.calendar import Period
from isthmus.evidence.grammar.passage import Draft, Quantity
from isthmus.evidence.grammar.rules import Found
from isthmus.evidence.records import Claim, Relation

from .ground import Ground

#: How far from the factor its ends may stand, in tokens.
_NEAR_OBJECT, _NEAR_SUBJECT, _NEAR_CHANGE, _NEAR_RECORD = 7, 40, 12, 14
_FACTORS = frozenset({"fraction", "multiple"})

_Figure = tuple[Draft, Claim]


def relations_of(ground: Ground) -> list[Claim]:
    """Every relation of a passage; no two on the same words."""
    claims: list[Claim] = []
    taken: set[int] = set()
    for makes, read in (
        ("multiple", _multiple),
        ("fraction", _fraction),
        ("change", _change),
        ("record", _record),
        ("order", _order),
    ):
        for found in ground.of(makes):
            if found.first in taken:
                continue
            claim = read(ground, found)
            if claim is not None:
                taken.update(range(found.first, found.last))
                claims.append(claim)
    return claims


def _form(figure: _Figure) -> str:
    value: Quantity = figure[0].quantity.value
    return value.form


def _sentence(ground: Ground, at: int) -> list[_Figure]:
    first, last = ground.sentence_of(at)
    return ground.figures_in(first, last)


def _counts(figures: Sequence[_Figure]) -> list[_Figure]:
    return [one for one in figures if _form(one) in {"count", "money"}]


def _factor(ground: Ground, found: Found) -> tuple[float | None, float | None] | None:
    """The bounds of the factor that a match states: its quantity's, loosened by its words."""
    mark = found.parts.get("factor") or found.parts.get("did_multiple")
    low: float | None
    high: float | None
    if mark is not None and isinstance(mark.value, Quantity):
        low, high = mark.value.low, mark.value.high
    elif mark is not None and isinstance(mark.value, int | float):
        low = high = float(mark.value)
    elif "factor" in found.rule.gives:
        low = high = float(found.rule.gives["factor"])
    else:
        return None
    first = mark.first if mark is not None else found.first
    for bound in ("more_than", "at_least", "less_than", "at_most", "nearly"):
        opened = found.rule.gives.get("bound") == bound
        if low == high and (opened or (first and ground.near.ending(bound, first) is not None)):
            low, high = (low, None) if bound in {"more_than", "at_least"} else (None, high)
    return low, high


def _value(figure: _Figure | None) -> float | None:
    if figure is None:
        return None
    claim = figure[1]
    return claim.value_low if claim.value_low is not None else claim.value_high


def _make(
    ground: Ground,
    found: Found,
    operator: str,
    factor: tuple[float | None, float | None],
    ends: tuple[_Figure | None, _Figure | None],
    *,
    about: _Figure | None = None,
    since: str | None = None,
    confidence: float = 0.7,
) -> Claim:
    subject, object_ = ends
    marks = [one[0].quantity for one in ends if one is not None]
    first = min([found.first, *(mark.first for mark in marks)])
    last = max([found.last, *(mark.last for mark in marks)])
    said: dict[str, Any] = {}
    about = subject or object_ or about
    if about is not None:
        claim = about[1]
        said = {
            "place": claim.place, "population": claim.population,
            "period_start": claim.period_start, "period_end": claim.period_end,
            "period_accuracy": claim.period_accuracy,
        }  # fmt: skip
    detail = Relation(
        operator=operator,
        factor_low=factor[0],
        factor_high=factor[1],
        subject=subject[1].id if subject else None,
        object=object_[1].id if object_ else None,
        subject_value=_value(subject),
        object_value=_value(object_),
        since=since,
    )
    made = ground.claim(
        "relation", found.rule.name, first, last, detail,
        confidence=confidence if subject and object_ else confidence - 0.2,
        unit="ratio" if operator in {"times", "more", "less"} else None,
        value_low=factor[0], value_high=factor[1],
    )  # fmt: skip
    return msgspec.structs.replace(made, **said)


def _object(
    ground: Ground, found: Found, figures: Sequence[_Figure], breaks: str = ".;:"
) -> _Figure | None:
    """The count that stands right after a match, over words of what it counts, no `breaks`."""
    for one in figures:
        gap = one[0].quantity.first - found.last
        if 0 <= gap <= _NEAR_OBJECT:
            between = ground.tokens[found.last : one[0].quantity.first]
            return None if any(token.text in breaks for token in between) else one
    return None


def _subject(ground: Ground, found: Found, figures: Sequence[_Figure]) -> _Figure | None:
    """The count before a match that is nearest, and no difference ("by over 600")."""
    for one in reversed(figures):
        mark = one[0].quantity
        if mark.last <= found.first and ground.near.ending("rel_by", mark.first) is None:
            return one if found.first - mark.last <= _NEAR_SUBJECT else None
    return None


def _multiple(ground: Ground, found: Found) -> Claim | None:
    factor = _factor(ground, found)
    if factor is None or _stated(found) == "fraction":
        return None if factor is None else _fraction(ground, found)
    if _stated(found) != "multiple":
        return None  # "50,000 more than", "30 percent more than": a difference, a change
    counts = _counts(_sentence(ground, found.first))
    if "did_multiple" in found.parts:
        subject, object_ = _ends(ground, found, counts)
    else:
        subject, object_ = _subject(ground, found, counts), _object(ground, found, counts)
    if subject is None and object_ is None and not _timed(ground, found):
        return None
    if subject is None and object_ is not None:
        # "Twice as many as the 5,622: 11,300": the subject may follow.
        after = [one for one in counts if one[0].quantity.first > object_[0].quantity.last]
        subject = after[0] if len(after) == 1 and len(counts) == 2 else None
        if subject is not None and _object(ground, found, counts, ".;:,") is None:
            # "Three times as many as wars, with 24 million, against 7 million."
            subject, object_ = object_, subject
    return _make(ground, found, "times", factor, (subject, object_))


def _stated(found: Found) -> str | None:
    """The form of the quantity that a match states as its factor."""
    mark = found.parts.get("factor")
    if "did_multiple" in found.parts:
        return "multiple"
    value = None if mark is None else mark.value
    return value.form if isinstance(value, Quantity) else None


def _timed(ground: Ground, found: Found) -> bool:
    """Whether the words say of when the other end is: "23 times those of January 2021".

    A verb that relates ("doubled") has its time anywhere in its sentence.
    """
    first, end = ground.sentence_of(found.first)
    if "did_multiple" in found.parts and ground.periods.within(first, found.first):
        return True
    return bool(ground.periods.within(found.last, min(end, found.last + _NEAR_OBJECT + 2)))


def _ends(
    ground: Ground, found: Found, counts: Sequence[_Figure]
) -> tuple[_Figure | None, _Figure | None]:
    """The numbers that a verb relates: what it comes to, and what it comes from."""
    subject, object_ = _subject(ground, found, counts), None
    for one in counts:
        first = one[0].quantity.first
        if not 0 <= first - found.last <= _NEAR_CHANGE:
            continue
        if first and ground.near.is_a("st_article", first - 1):
            first -= 1
        if ground.near.ending("rel_from", first) or ground.near.ending("rel_compared", first):
            object_ = object_ or one
        elif ground.near.ending("rel_to", first):
            subject = one
    return subject, object_


def _fraction(ground: Ground, found: Found) -> Claim | None:
    """A fraction of another number: without a subject it is a share, and no relation."""
    factor = _factor(ground, found)
    form = _stated(found)
    if factor is None or form not in {"fraction", "percent"}:
        return None
    if form == "percent":
        low, high = factor
        factor = (None if low is None else low / 100, None if high is None else high / 100)
    counts = _counts(_sentence(ground, found.first))
    subject, object_ = _subject(ground, found, counts), _object(ground, found, counts, ".;:,()")
    if subject is None or object_ is None or not _alike(subject, object_):
        return None
    if form == "percent" and found.first - subject[0].quantity.last > _NEAR_CHANGE:
        return None
    return _make(ground, found, "times", factor, (subject, object_))


def _alike(subject: _Figure, object_: _Figure) -> bool:
    units = {subject[1].unit, object_[1].unit}
    return len(units) == 1 or None in units or units <= {"person", "crossing", "encounter", "other"}


def _change(ground: Ground, found: Found) -> Claim | None:
    """A change in percent; one that states neither end nor base is still a relation."""
    figures = _sentence(ground, found.first)
    percents = [
        one
        for one in figures
        if one[1].unit == "percent"
        and one[0].quantity.first < found.last + 3
        and found.first < one[0].quantity.last + 3
    ]
    if not percents:
        return None
    percent = percents[0]
    if ground.near.ending("rel_to", percent[0].quantity.first) is not None:
        return None  # "fell to 12 percent": a level
    value: Quantity = percent[0].quantity.value
    factor = (
        None if value.low is None else round(value.low / 100, 10),
        None if value.high is None else round(value.high / 100, 10),
    )
    operator = str(found.rule.gives["operator"])
    counts = [one for one in _counts(figures) if one[1].unit != "percent"]
    past = max(found.last, percent[0].quantity.last)
    before = [
        one for one in counts if one[0].quantity.last <= min(found.first, percent[0].quantity.first)
    ]
    after = [one for one in counts if 0 <= one[0].quantity.first - past <= _NEAR_CHANGE]
    subject: _Figure | None = None
    object_: _Figure | None = None
    start, base = _from_to(ground, after)
    if start is not None:
        object_, subject = start, base
    for one in after:
        if one in (start, base):
            continue
        lead = one[0].quantity.first
        if lead and ground.near.is_a("st_article", lead - 1):
            lead -= 1
        if any(ground.near.ending(kind, lead) for kind in ("rel_than", "rel_compared")) or (
            lead - past <= 2 and ground.near.ending("rel_from", lead)
        ):
            object_ = object_ or one
        elif ground.near.ending("rel_to", lead):
            subject = subject or one
    if subject is None and before and past - before[-1][0].quantity.last <= _NEAR_SUBJECT:
        subject = before[-1]
    if subject is object_:
        subject = None
    shifted = found._replace(
        first=min(found.first, percent[0].quantity.first),
        last=max(found.last, percent[0].quantity.last),
    )
    # "Soared by 200 percent in April": a verb of change says enough of itself.
    enough = bool(found.rule.gives.get("alone")) or _compared(ground, shifted)
    if object_ is None and not enough:
        return None
    return _make(ground, shifted, operator, factor, (subject, object_), about=percent)


def _from_to(ground: Ground, after: Sequence[_Figure]) -> tuple[_Figure | None, _Figure | None]:
    for one, other in pairwise(after):
        if ground.near.ending("rel_from", one[0].quantity.first) and ground.near.ending(
            "rel_to", other[0].quantity.first
        ):
            return one, other
    return None, None


def _compared(ground: Ground, found: Found) -> bool:
    """Whether the words after a change say what it is measured against."""
    end = ground.sentence_of(found.first)[1]
    if found.last < end and ground.at("rel_from", found.last) is not None:
        return True
    return any(
        ground.at(kind, at) is not None
        for at in range(found.last, min(end, found.last + 6))
        for kind in ("rel_than", "rel_compared")
    )


def _record(ground: Ground, found: Found) -> Claim | None:
    figures = _sentence(ground, found.first)
    counts = _counts(figures)
    subject = _subject(ground, found, counts)
    if subject is not None and found.first - subject[0].quantity.last > _NEAR_RECORD:
        subject = None
    if subject is None:
        after = [one for one in counts if 0 <= one[0].quantity.first - found.last <= 4]
        subject = after[0] if after else None
    since, last = None, found.last
    end = ground.sentence_of(found.first)[1]
    mark = next(
        (one for one in ground.periods.within(found.last - 3, end) if one.first <= found.last + 8),
        None,
    )
    if (
        mark is not None
        and mark.last <= end
        and (mark.value.role in {"since", "from"} or ground.near.ending("rel_since", mark.first))
    ):
        since, last = _month(mark.value), max(last, mark.last)
    elif found.rule.gives.get("since") and found.last < end:
        past = ground.phrase_right(found.last, end, longest=6)
        since, last = ground.fold(found.last, past) or None, past
    if since is None and found.rule.gives.get("since"):
        return None
    if subject is None and since is None and not found.rule.gives.get("alone"):
        return None
    return _make(
        ground,
        found._replace(last=last),
        str(found.rule.gives["operator"]),
        (None, None),
        (subject, None),
        since=since,
    )


def _month(period: Period) -> str | None:
    if period.start is None:
        return None
    day = period.start.isoformat()
    if period.accuracy in {"year", "decade", "fiscal_year"}:
        return day[:4]
    return day if period.accuracy in {"day", "week"} else day[:7]


def _order(ground: Ground, found: Found) -> Claim | None:
    """A list said to be in order; the quote opens at the first name of the list."""
    first = found.first
    names = ground.countries_in(ground.sentence_of(found.first)[0], first)
    for one in reversed(names):
        if first - one.last > 3:
            break
        first = one.first
    if first == found.first:
        return None
    return _make(ground, found._replace(first=first), "order", (None, None), (None, None))
