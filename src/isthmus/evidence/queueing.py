"""Which claims a person should look at first: those on which most hangs.

Owns: the queue, what each claim in it bears on (readings that it would move, verdicts that it
stands in), and how a claim is shown in its sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Literal

import msgspec

from isthmus.case import Case
from isthmus.words import Words

from .comparing.saying import sentence
from .readings import quantity_of, readings
from .reconciling import Reconciled, reconcile
from .records import Claim, Reading, Verdict
from .register import Standing, confirmed, counted, documents_of, standing

#: What a verdict asks of a reviewer, as a share of its weight: to settle it; else the claim is one
#: more witness, or, where nothing can be compared, bears on nothing.
_SHARE = {"conflict": 1.0, "misleading": 1.0, "agree": 0.1, "compatible": 0.1}
#: A reading of more claims than this is hardly moved by one of them, and takes long to try.
_MOST_TRIED = 60
_NEAREST = 3


class Bearing(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a claim bears on, and how much hangs on it.

    `kind` says whether accepting or rejecting the claim moves a reading, or which verdict it stands
    in; `other` is the claim or series on the other side. `verdict` is that verdict; the bounds of a
    reading before and after are None where they are open.
    """

    kind: Literal["accepting", "rejecting", "official", "claims"]
    weight: float
    other: str | None = None
    verdict: Verdict | None = None
    quantity: str | None = None
    before: tuple[float | None, float | None] | None = None
    after: tuple[float | None, float | None] | None = None

    def say(self, words: Words) -> str:
        """What would change, as a sentence."""
        if self.verdict is not None:
            verdict = words.say(f"verdict-{self.verdict.verdict}")
            return words.say(
                f"review-bears-{self.kind}", verdict=verdict, reason=sentence(self.verdict, words)
            )
        assert self.before is not None
        assert self.after is not None
        return words.say(
            f"review-bears-{self.kind}",
            quantity=self.quantity or "",
            before=_span(self.before, words),
            after=_span(self.after, words),
        )


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that waits for a person: what hangs on it, and the nearest other claims, by id."""

    standing: Standing
    weight: float
    bearings: tuple[Bearing, ...]
    near: tuple[str, ...]


def queue(case: Case) -> list[Item]:
    """The claims that no person has judged, those on which most hangs first.

    A claim that would move a reading when it is accepted or rejected, or that stands in a conflict
    with a claim or an official number, comes before one that is only one more witness; one on which
    nothing hangs comes last. What a person was unsure of comes after what nobody has seen. `case`
    is cut to the day that is asked about.
    """
    rows = standing(case)
    told = counted(rows.values())
    waiting = [row for row in rows.values() if row.claim and not row.superseded_by]
    # By the ids under which the claims are compared: of a corrected one, its corrected version's.
    own = {claim.id: row for row, claim in zip(waiting, told, strict=True)}
    accepted = confirmed(rows.values())
    found = reconcile(documents_of(case), told, case, accepted)
    bearings = _bearings(found, accepted, own)
    near = _near(found, own)
    items = [
        _item(row, bearings.get(key, []), near[key])
        for key, row in own.items()
        if row.decision in {None, "unsure"}
    ]
    return sorted(items, key=_rank)


def _rank(item: Item) -> tuple[bool, float, bool, float]:
    """What was seen before comes later; of equals what is no figure first, then the least sure."""
    claim = item.standing.machine
    seen = item.standing.decision is not None
    return seen, -item.weight, claim.kind == "figure", claim.confidence


def _item(row: Standing, bearings: Sequence[Bearing], near: Sequence[str]) -> Item:
    ranked = sorted(bearings, key=lambda one: -one.weight)
    # The weightiest counts; how many more there are only tells equals apart.
    more = sum(one.weight for one in ranked[1:])
    weight = ranked[0].weight + 0.01 * min(more, 5.0) if ranked else 0.0
    return Item(standing=row, weight=weight, bearings=tuple(ranked), near=tuple(near))


def _near(found: Reconciled, own: Mapping[str, Standing]) -> dict[str, list[str]]:
    """The nearest other claims of each: the sides of its weightiest verdicts, then its sentence."""
    near: dict[str, dict[str, None]] = {key: {} for key in own}
    for verdict in found.verdicts:  # the weightiest first
        for one, other in ((verdict.a, verdict.b), (verdict.b, verdict.a)):
            if one in near and other in own and one != other:
                near[one][own[other].id] = None
    sentences: dict[tuple[str, int], list[str]] = defaultdict(list)
    for row in own.values():
        sentences[row.machine.document_id, row.machine.context_start].append(row.id)
    for key, row in own.items():
        beside = sentences[row.machine.document_id, row.machine.context_start]
        near[key] |= dict.fromkeys(other for other in beside if other != row.id)
    return {key: list(others)[:_NEAREST] for key, others in near.items()}


def _bearings(
    found: Reconciled, accepted: Collection[str], own: Mapping[str, Standing]
) -> dict[str, list[Bearing]]:
    """What each claim bears on, by the id under which it is compared."""
    bearings: dict[str, list[Bearing]] = defaultdict(list)
    for verdict in found.verdicts:
        if verdict.verdict not in _SHARE:
            continue
        weight = _SHARE[verdict.verdict] * verdict.weight
        kind: Literal["official", "claims"] = "claims" if verdict.b in own else "official"
        for one, other in ((verdict.a, verdict.b), (verdict.b, verdict.a)):
            if one in own and one != other:
                bearing = Bearing(kind=kind, weight=weight, other=other, verdict=verdict)
                bearings[one].append(bearing)
    for reading in found.readings:
        for key, bearing in _of_reading(reading, found, accepted):
            bearings[key].append(bearing)
    return bearings


def _of_reading(
    reading: Reading, found: Reconciled, accepted: Collection[str]
) -> Iterator[tuple[str, Bearing]]:
    """Which of its claims would move a reading, if they alone were accepted or rejected."""
    keys = [*reading.standing, *reading.set_aside]
    if not 1 < len(keys) <= _MOST_TRIED:
        return
    among = set(keys)
    verdicts = [one for one in found.verdicts if one.a in among and one.b in among]
    before = (reading.low, reading.high)

    def bounds(claims: Sequence[str], confirmed_ids: Collection[str]) -> Any:
        tried = readings(
            [found.claims[key] for key in claims], verdicts, found.stories, confirmed_ids
        )
        return (tried[0].low, tried[0].high) if tried else None

    for key in keys:
        if key in accepted:
            continue
        tries: dict[Literal["accepting", "rejecting"], Any] = {
            "accepting": bounds(keys, {*accepted, key}),
            "rejecting": bounds([one for one in keys if one != key], accepted),
        }
        for kind, after in tries.items():
            if after is not None and after != before:
                yield (
                    key,
                    Bearing(
                        kind=kind,
                        weight=1.0 + 0.5 * _moved(before, after),
                        quantity=quantity_of(found.claims[key]),
                        before=before,
                        after=after,
                    ),
                )


def _moved(before: Sequence[float | None], after: Sequence[float | None]) -> float:
    """How far bounds moved, as a share of the larger, from 0 to 1; to or from open is all of it."""
    shares = [0.0]
    for one, other in zip(before, after, strict=True):
        if one is None or other is None:
            shares.append(float(one is not other))
        else:
            shares.append(abs(one - other) / max(abs(one), abs(other), 1.0))
    return min(max(shares), 1.0)


def _span(bounds: tuple[float | None, float | None], words: Words) -> str:
    low, high = (None if one is None else words.number(one, _digits(one)) for one in bounds)
    if low == high:
        return low or words.say("review-open")
    if low is None:
        return words.say("said-at-most", value=high)
    if high is None:
        return words.say("said-at-least", value=low)
    return words.say("said-range", low=low, high=high)


def _digits(value: float) -> int:
    return 0 if value.is_integer() else 2


def in_context(text: str, claim: Claim, most: int = 300) -> tuple[str, str, str]:
    """What stands before the quote in its sentence, the quote, and what stands after it.

    Each on one line, without signs that a terminal would obey; what is long is cut off at the far
    end, to `most` signs.
    """
    before = _line(text[claim.context_start : claim.start])
    after = _line(text[claim.end : claim.context_end])
    if len(before) > most:
        before = "…" + before[-most:]
    if len(after) > most:
        after = after[:most] + "…"
    return before, _line(text[claim.start : claim.end]), after


def _line(text: str) -> str:
    """A text on one line; a blank at an end stays, as one."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    words = " ".join(plain.split())
    head = " " if plain[:1] == " " and words else ""
    tail = " " if plain[-1:] == " " and words else ""
    return f"{head}{words}{tail}"
