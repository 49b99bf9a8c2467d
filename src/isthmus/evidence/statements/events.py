"""Events: meetings, conferences, visits and tours, with their number, place, time and company.

Owns: the claims of kind `event` with a `Happening`. `what` is the folded key words of the event's
own name ("regional ministerial meeting migration"; for a visit or a meeting of persons the folded
verb's noun: "visit", "meeting"); `ordinal` its number in a series; `venue` the words for the house
("a hotel outside of Panama City") or "virtual"; `participants` persons, bodies, groups, and ISO
codes of countries. One claim for each mention that says a date, a place, a number, a venue or who
takes part. "The first took place …" inherits `what` from the meeting named before it.

Rules: `makes` event; `gives.sort` is `meeting` (a mark `meeting` is in the match), `ordinal` (the
elliptic "the first took place"), or `act` (someone meets, visits, tours; `gives.what`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from isthmus.evidence.grammar.calendar import Period
from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.rules import Found
from isthmus.evidence.grammar.tokens import fold
from isthmus.evidence.records import Claim, Happening

from .ground import Ground
from .who import Who

_KINDS = ("meeting_adjective", "region_adjectives", "st_ordinal", "demonyms")
#: How far around a meeting its circumstances may stand, in tokens.
_AROUND = 44
#: How far after its name those who take part may be told.
_NEAR = 14
#: How far before its name its time may stand, to be quoted with it.
_BEFORE = 4


def events_of(ground: Ground) -> list[Claim]:
    """The events of a passage."""
    claims: list[Claim] = []
    taken: set[int] = set()
    for found in ground.of("event"):
        head = found.parts.get("meeting")
        if found.first in taken or (head is not None and head.first in taken):
            continue
        sort = found.rule.gives.get("sort", "meeting")
        if sort == "meeting":
            claim = _meeting(ground, found)
        elif sort == "ordinal":
            claim = _elliptic(ground, found)
        else:
            claim = _act(ground, found)
        if claim is not None:
            claims.append(claim)
            taken.update(range(found.first, found.last))
            if head is not None:
                taken.update(range(found.first, _head(ground, found).last))
    for claim in claims:
        if claim.period_start and claim.period_start == claim.period_end:
            ground.story.day = dt.date.fromisoformat(claim.period_start)
    return claims


def _meeting(ground: Ground, found: Found) -> Claim | None:
    head = _head(ground, found)
    start, end = ground.sentence_of(head.first)
    first = ground.phrase_left(head.first, start, _KINDS)
    last = ground.phrase_right(head.last, end, longest=10)
    words = ground.key_words(first, last).split()
    here = ground.places.within(head.last, last)
    if here:
        words = [word for word in words if word not in fold(here[0].name).split()]
    ordinal = _ordinal(ground, first, head.first)
    bounds = _bounds(ground, head, start, end)
    period = _when(ground, bounds, last)
    place = ground.place_in(bounds[0], bounds[1], last)
    venue = _venue(ground, bounds)
    company = _participants(ground, (head.last, last), bounds) or _says_at(ground, first, bounds)
    if not company and found.rule.gives.get("subject"):
        start_of = ground.clause(found.first)[0]
        company = [
            one for one in ground.whos.within(start_of, found.first) if one.kind != "pronoun"
        ]
    held = found.rule.gives.get("held", False)
    if not held:
        # Far from its name, a time or a place is of something else.
        bounds = max(bounds[0], first - _NEAR), min(bounds[1], last + _NEAR)
        period = _when(ground, bounds, last)
        place = ground.place_in(bounds[0], bounds[1], last)
    if (
        ordinal is None
        and venue is None
        and not company
        and not (held and (period is not None or place is not None))
        and not (period is not None and place is not None)
    ):
        return None
    if place is None and here and not here[0].inside:
        place = here[0]  # "the Lima meeting", "la reunión de Lima"
    what = " ".join(
        word for word in words if not _is_ordinal(ground, word) and not _is_virtual(ground, word)
    )
    ground.story.event = what
    span = min(first, found.first), max(last, found.last)
    quote = _quote(ground, span, bounds, period=period, venue=venue, company=company)
    detail = Happening(
        what=what,
        ordinal=ordinal,
        participants=tuple(dict.fromkeys(name for one in company for name in _names(one))),
        venue=venue[0] if venue else None,
    )
    return ground.claim(
        "event", found.rule.name, *quote, detail, confidence=0.7,
        period=period, place=place.name if place else None,
        place_role="in" if place else None,
    )  # fmt: skip


def _head(ground: Ground, found: Found) -> Mark:
    """The last of the words for a meeting that stand in a row: "ministerial meeting"."""
    head = found.parts["meeting"]
    while (after := ground.at("meeting", head.last)) is not None:
        head = after
    return head


def _bounds(ground: Ground, head: Mark, start: int, end: int) -> tuple[int, int]:
    """The clauses whose circumstances are a meeting's: up to the next meeting or break."""
    first, last = max(start, head.first - _AROUND), min(end, head.last + _AROUND)
    for at in range(head.last, last):
        if ground.tokens[at].text in ";–—:" or ground.at("meeting", at) is not None:
            last = at
            break
    for at in range(head.first - 1, first, -1):
        if ground.tokens[at].text in ";–—:" or ground.at("meeting", at) is not None:
            first = at + 1
            break
    return first, last


def _ordinal(ground: Ground, first: int, last: int) -> int | None:
    for at in range(max(0, first - 2), last):
        mark = ground.at("st_ordinal", at)
        if mark is not None and isinstance(mark.value, int) and ground.at("period", at) is None:
            # "The second quarter", "April first" are numbers of time.
            return int(mark.value)
    return None


def _is_virtual(ground: Ground, word: str) -> bool:
    return any(word == mark.value for mark in ground.kind("virtually").values())


def _is_ordinal(ground: Ground, word: str) -> bool:
    return any(word == fold(one) for one in ground.passage.language.values.get("st_ordinal", {}))


def _when(ground: Ground, bounds: tuple[int, int], at: int) -> Period | None:
    period = ground.period_in(*bounds, at)
    return period if period is not None and period.start is not None else None


def _venue(ground: Ground, bounds: tuple[int, int]) -> tuple[str, int, int] | None:
    """The houses where it is held, apart by ";" where there are several."""
    first = house = _house(ground, bounds)
    said = []
    last = 0
    while house is not None:
        said.append(house[0])
        last = house[2]
        house = _house(ground, (last, bounds[1]))
    return None if first is None else ("; ".join(dict.fromkeys(said)), first[1], last)


def _house(ground: Ground, bounds: tuple[int, int]) -> tuple[str, int, int] | None:
    """The house where it is held, or that it is held without one."""
    if not (ground.kind("virtually") or ground.kind("venue")):
        return None
    for at in range(*bounds):
        virtually = ground.at("virtually", at)
        if virtually is not None:
            return "virtual", at, virtually.last
        house = ground.at("venue", at)
        if house is None or not any(
            ground.near.ending("st_in", before) is not None
            for before in range(max(bounds[0], at - 4), at + 1)
        ):
            continue
        first = ground.phrase_left(at, bounds[0], ("venue_adjective",))
        last = house.last
        relation = ground.at("venue_at", last)
        if relation is not None:
            last = ground.phrase_right(relation.last, bounds[1], longest=5)
            if last == relation.last:
                last = house.last
        while last < bounds[1] and ground.tokens[last].is_capital:
            last += 1
        return ground.passage.said(first, last), first, last
    return None


def _participants(ground: Ground, phrase: tuple[int, int], bounds: tuple[int, int]) -> list[Who]:
    """Those after "attended by", "with", "between" in a meeting's clauses."""
    of = ground.at("attended_of", phrase[0])
    company = _row(ground, of.last, phrase[1]) if of is not None else []
    company = [one for one in company if one.kind != "country"]
    for step in range(phrase[0], min(bounds[1], phrase[1] + _NEAR)):
        lead = ground.at("attended_by", step)
        if lead is None and step <= phrase[1] + 2:
            lead = ground.at("attended_with", step)
        if lead is not None:
            return company + _row(ground, lead.last, bounds[1])
    return company


def _says_at(ground: Ground, first: int, bounds: tuple[int, int]) -> list[Who]:
    """Who speaks at a meeting: "X said at a press conference"."""
    for step in range(first - 1, max(bounds[0], first - 5) - 1, -1):
        if ground.at("say", step) is not None:
            one = ground.whos.ends(step)
            return [one] if one is not None and one.kind == "person" else []
    return []


def _row(ground: Ground, at: int, end: int) -> list[Who]:
    found: list[Who] = []
    for one in ground.whos.within(at, end):
        if one.kind != "pronoun":
            if one.first - at > 8:
                break
            if one.kind == "country" and ground.near.ending("st_in", one.first) is not None:
                break
            found.append(one)
            at = one.last
    return found


def _names(one: Who) -> tuple[str, ...]:
    return one.iso if one.kind == "country" else (one.said,)


def _quote(
    ground: Ground,
    span: tuple[int, int],
    bounds: tuple[int, int],
    *,
    period: Period | None,
    venue: tuple[str, int, int] | None,
    company: Sequence[Who],
) -> tuple[int, int]:
    first, last = span
    if venue is not None:
        first, last = min(first, venue[1]), max(last, venue[2])
    for one in company:
        first, last = min(first, one.first), max(last, one.last)
    if period is not None:
        for mark in ground.periods.within(*bounds):
            if ground.time_of(mark) == period:
                if first - mark.last <= _BEFORE and mark.last - first <= 2 * _AROUND:
                    first, last = min(first, mark.first), max(last, mark.last)
                break
    return first, last


def _elliptic(ground: Ground, found: Found) -> Claim | None:
    """An elliptic mention, "the first took place in Quito": one of the series just named."""
    if not ground.story.event:
        return None
    ordinal = found.parts["st_ordinal"].value
    if not isinstance(ordinal, int):
        return None
    end = ground.sentence_of(found.first)[1]
    last = end
    for at in range(found.last, end):
        if ground.tokens[at].text in ";–—:":
            last = at
            break
    period = _when(ground, (found.first, last), found.last)
    place = ground.place_in(found.last, last, found.last)
    venue = _venue(ground, (found.last, last))
    if period is None and place is None and venue is None:
        return None
    quote_last = found.last
    if place is not None:
        quote_last = max(quote_last, place.last)
    for mark in ground.periods.within(found.last, last):
        if ground.time_of(mark) == period:
            quote_last = max(quote_last, mark.last)
    detail = Happening(
        what=ground.story.event, ordinal=int(ordinal), venue=venue[0] if venue else None
    )
    return ground.claim(
        "event", found.rule.name, found.first, quote_last, detail, confidence=0.7,
        period=period, place=place.name if place else None,
        place_role="in" if place else None,
    )  # fmt: skip


def _act(ground: Ground, found: Found) -> Claim | None:
    """Someone meets someone, or goes somewhere."""
    first = ground.clause(found.first)[0]
    start, stop = ground.sentence_of(found.first)
    actors = ground.whos.within(start, found.first)
    actors = [one for one in actors if found.first - one.last <= 8 or one.first >= first]
    sort, audience = str(found.rule.gives["what"]), bool(found.rule.gives.get("of"))
    if not actors and audience:
        actors = ground.whos.within(found.last + 1, stop)
        actors = [one for one in actors if one.kind == "person"][:1]
    if sort == "visit":
        # Whoever flees to a country, or comes to it by the thousand, is on no visit.
        actors = [one for one in actors if one.kind in {"person", "office", "pronoun"}][-1:]
    if not actors:
        return None
    actor = _resolved(ground, actors[-1])
    goes = sort == "visit"
    company = [] if goes else _row(ground, found.last, min(stop, found.last + 40))
    company = [one for one in company if one.first != actors[-1].first]
    venue = _venue(ground, (found.last, stop))
    place = ground.place_in(start, stop, found.last)
    name = place.name if place else None
    last = max([found.last, *(one.last for one in company)])
    if goes:
        past = found.last
        when = ground.at("period", past) or ground.at("period", past + 1)
        past = when.last if when is not None else past
        goal = next(
            (one for one in ground.places.within(past, past + 12) if one.first <= past + 3), None
        )
        if goal is None:
            return None
        name, last = goal.name, goal.last
    elif not company:
        return None
    period = _when(ground, (start, stop), found.first)
    ordinal = None
    for at in range(found.first - 1, found.last + 1):
        mark = ground.at("st_ordinal", at) if at >= start else None
        if mark is not None and isinstance(mark.value, int):
            ordinal = int(mark.value)
    what = sort
    if audience and company:
        # Who addresses the ministers does so at a meeting of theirs.
        what = f"{sort} {ground.key_words(company[0].first, company[0].last)}"
    detail = Happening(
        what=what,
        ordinal=ordinal,
        participants=tuple(
            dict.fromkeys([actor, *(name for one in company for name in _names(one))])
        ),
        venue=venue[0] if venue else None,
    )
    last = max(last, venue[2]) if venue else last
    quote_first = min(found.first, actors[-1].first)
    for mark in ground.periods.within(start, quote_first):
        if quote_first - mark.last <= 2 and ground.time_of(mark) == period:
            quote_first = mark.first - (1 if mark.first > start else 0)
    return ground.claim(
        "event", found.rule.name, quote_first, last, detail, confidence=0.6,
        period=period, place=name, place_role="in" if name else None,
    )  # fmt: skip


def _resolved(ground: Ground, who: Who) -> str:
    if who.kind != "pronoun":
        return who.said
    known = ground.story.speaker
    return known.said if known is not None else who.said
