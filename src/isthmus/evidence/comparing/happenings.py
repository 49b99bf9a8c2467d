"""Events, offices and credits side by side: which came first, where, under whom, on whose word.

Owns: the verdicts on statements of events, on the offices that texts give one person, and on texts
that draw on others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from isthmus.evidence.records import Happening, Listing

from .candidates import pairs_of
from .dimensions import Match, dimensions_of
from .instruments import Found
from .names import share, stems, surname
from .sides import Side

#: Words that two mentions of one series of events must share.
_SERIES = 0.5
#: Words that two sentences on one meeting share at least.
_MEETING = 0.15
#: The venue of what was held at a distance.
VIRTUAL = "virtual"
_OTHER = frozenset({"office", "credit", "byline"})


def check_happenings(sides: Sequence[Side]) -> Iterator[Found]:
    """Every two statements on events, offices or credits that bear on each other."""
    stated = [side for side in sides if isinstance(side.claim.detail, Happening)]
    events = [side for side in stated if _detail(side).what not in _OTHER]
    for a, b in pairs_of(events):
        yield from _events(a, b)
    yield from _offices([side for side in stated if _detail(side).what == "office"])
    yield from _credits([side for side in stated if _detail(side).what == "credit"])


def _detail(side: Side) -> Happening:
    detail = side.claim.detail
    assert isinstance(detail, Happening)
    return detail


def _events(a: Side, b: Side) -> Iterator[Found]:
    first, second = _detail(a), _detail(b)
    alike = share(stems(first.what), stems(second.what)) >= _SERIES
    where = dimensions_of(a.claim, b.claim)
    if first.ordinal and first.ordinal == second.ordinal and alike:
        if _apart(a, b):
            yield "conflict", "which-was-it", a, b, {"ordinal": first.ordinal}
        elif where.place is Match.SAME and where.period is not Match.OPEN:
            yield "agree", "same-event", a, b, {"ordinal": first.ordinal}
        return
    if a.document.id == b.document.id or where.period is Match.DIFFERENT:
        return
    if not (alike or share(a.stems, b.stems) >= _MEETING):
        return
    # Two rooms of one kind that are told apart; what has another name may be the same room.
    if first.venue and second.venue and 0 < share(stems(first.venue), stems(second.venue)) < 1:
        venues = {"venue_a": first.venue, "venue_b": second.venue}
        yield "conflict", "venues", a, b, venues


def _apart(a: Side, b: Side) -> bool:
    """Whether two mentions of the same number in a series cannot be one event."""
    months = [(side.claim.period_start or "")[:7] for side in (a, b)]
    if all(months) and months[0] != months[1]:
        return True
    if dimensions_of(a.claim, b.claim).place is Match.DIFFERENT:
        return True
    # One that was held at a distance took place nowhere.
    for here, there in ((a, b), (b, a)):
        if _detail(here).venue == VIRTUAL and there.claim.place and not _detail(there).venue:
            return True
    return False


def _offices(sides: Sequence[Side]) -> Iterator[Found]:
    """One person under two offices: the first mention of each office is held against the others."""
    by_person: dict[str, dict[frozenset[str], Side]] = {}
    for side in sides:
        name, office = (*_detail(side).participants, "", "")[:2]
        words = stems(office)
        # A bare "Secretary" is every secretary.
        if len(words) < 2:
            continue
        held = by_person.setdefault(surname(name), {})
        if not any(share(words, known) >= _SERIES for known in held):
            held[words] = side
    for offices in by_person.values():
        for a, b in combinations(offices.values(), 2):
            if a.document.id != b.document.id:
                named = {
                    "office_a": _detail(a).participants[1],
                    "office_b": _detail(b).participants[1],
                    "person": _detail(a).participants[0],
                }
                yield "conflict", "offices", a, b, named


def _credits(sides: Sequence[Side]) -> Iterator[Found]:
    """Reports that name where they come from: their agreement is not that of two witnesses."""
    first: dict[str, Side] = {}
    for side in sides:
        first.setdefault(side.document.id, side)
    for a, b in combinations(first.values(), 2):
        if set(_detail(a).participants) == set(_detail(b).participants):
            continue  # one wire story told twice: a copy, and no report on another
        named = {
            "credits_a": ", ".join(_detail(a).participants),
            "credits_b": ", ".join(_detail(b).participants),
        }
        yield "misleading", "second-hand", a, b, named


def check_closed_lists(sides: Sequence[Side]) -> Iterator[Found]:
    """A list of nationalities that claims to be whole, and another that names more."""
    lists = [side for side in sides if isinstance(side.claim.detail, Listing)]
    for a, b in pairs_of(lists):
        closed, other = (a, b) if _listing(a).closed else (b, a)
        if not _listing(closed).closed or not _of_people(closed):
            continue
        if closed.document.id == other.document.id:
            continue
        more = [name for name in _listing(other).members if name not in _listing(closed).members]
        if more and _of_people(other):
            yield "misleading", "closed-list", closed, other, {"more": more}


def _listing(side: Side) -> Listing:
    detail = side.claim.detail
    assert isinstance(detail, Listing)
    return detail


def _of_people(side: Side) -> bool:
    """Whether a list of countries is of where people come from, and not of states that act."""
    return "nationalities" in side.cues
