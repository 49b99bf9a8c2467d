"""Agreements: what instrument, between whom, signed by whom and when, or only sought.

Owns: the claims of kind `agreement` with an `Instrument`: `type` is the text's own word, folded
("declaration of intent", "acuerdo"); `title` the words of the instrument as the text has them,
where they are more than that; `stage` proposed, signed, announced, in_force, suspended or ended
(None where the text only speaks of it); `parties` ISO codes; `signatories` persons, offices and
officials as the text has them; `signed_on` an ISO day, None where the text gives none.

Rules (`makes` agreement) find an instrument and what is said of it; `gives.stage` is its stage,
`gives.by` where those who sign stand: `before` the match, `after` it (behind a word of `by`), or
`following` it without one.

Sets: `instrument`, `instrument_again` (the document), `instrument_adjective`, `by`, `between`,
`day_before`.
"""

from __future__ import annotations

import datetime as dt

from isthmus.evidence.grammar.calendar import Period
from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.rules import Found
from isthmus.evidence.records import Claim, Instrument

from .ground import Ground
from .speakers import name_at
from .who import Who

_HEADS = ("instrument", "instrument_again", "instrument_weak")
_KINDS = ("instrument_adjective", "demonyms", "region_adjectives", "countries")
#: How far after the instrument its parties may stand.
_PARTIES = 28
#: How far before "him" the person may be named.
_BACK = 60
_QUOTES = frozenset('"“”«»')
_SIGNERS = frozenset({"person", "office", "group"})


def agreements_of(ground: Ground) -> list[Claim]:
    """Every agreement of a passage, one claim for each time that one is spoken of."""
    claims: list[Claim] = []
    taken: set[int] = set()
    for found in ground.in_order("agreement"):
        head = next((found.parts[kind] for kind in _HEADS if kind in found.parts), None)
        if head is None or head.first in taken or ground.at("instrument", head.last):
            continue  # "a ceasefire agreement": the last of the words is its kind
        claims.append(_agreement(ground, found, head))
        taken.update(range(head.first, head.last))
    return claims


def _agreement(ground: Ground, found: Found, head: Mark) -> Claim:
    start, end = ground.sentence_of(found.first)
    first = ground.phrase_left(head.first, start, _KINDS)
    last = ground.phrase_right(head.last, end)
    clause = _clause(ground, found, max(last, found.last))
    stage = found.rule.gives.get("stage")
    signatories: list[Who] = []
    if stage == "signed":
        signatories = _signatories(ground, found, clause, (first, last))
    signed = _people(ground, signatories)
    names = _unlisted(ground, found, clause) if not signed else _beside(ground, signed, clause)
    parties = _parties(ground, clause, (first, last))
    period, day = _when(ground, clause, found)
    again = "instrument_again" in found.parts
    type_ = str(head.value)
    if again and ground.story.instrument:
        type_ = ground.story.instrument
    elif not again:
        ground.story.instrument = type_
    title = None
    if last > head.last or head.first > first:
        title = "".join(sign for sign in ground.passage.said(first, last) if sign not in _QUOTES)
    quote = _quote(ground, found, clause, (first, last), signed)
    place = ground.place_in(clause[0], clause[1], found.first)
    detail = Instrument(
        type=type_,
        title=title,
        stage=stage,
        parties=tuple(dict.fromkeys(parties)),
        signatories=tuple(dict.fromkeys([*(one.said for one in signed), *names])),
        signed_on=day.isoformat() if day and stage in {"signed", None} else None,
    )
    return ground.claim(
        "agreement", found.rule.name, *quote, detail, confidence=0.75 if stage else 0.5,
        period=period if day is None else Period(day, day, "day"),
        place=place.name if place else None,
    )  # fmt: skip


def _clause(ground: Ground, found: Found, last: int) -> tuple[int, int]:
    first = ground.clause(found.first)[0]
    end = ground.sentence_of(found.first)[1]
    past = last
    while past < end and past < last + _PARTIES:
        if ground.tokens[past].text in ";:—–" or ground.opens(past):
            break
        past += 1
    return first, past


def _signatories(
    ground: Ground, found: Found, clause: tuple[int, int], phrase: tuple[int, int]
) -> list[Who]:
    """Those who sign: before the verb, or after "by"."""
    sides = found.rule.gives.get("by", "before")
    if sides == "following":
        return ground.whos.within(found.last, clause[1])
    if sides == "before":
        return ground.whos.within(clause[0], found.first)
    for at in range(found.first, clause[1]):
        if ground.at("by", at) is not None and not (phrase[0] <= at < phrase[1]):
            return ground.whos.within(at + 1, clause[1])
    return []


def _people(ground: Ground, whos: list[Who]) -> list[Who]:
    """Those of them who can sign; "him" is the person named before."""
    signed: list[Who] = []
    for one in whos:
        if _owns(ground, one):
            continue  # "during the minister's trip"
        if one.kind == "group" and ground.near.is_a("group_states", one.last - 1):
            continue  # "five countries": parties, and no one's hand
        if one.kind == "pronoun" and one.gender:
            before = [
                who
                for who in ground.whos.within(one.first - _BACK, one.first)
                if who.kind == "person"
            ]
            signed.extend(before[-1:])
        elif one.kind in _SIGNERS:
            signed.append(one)
    return signed


def _owns(ground: Ground, who: Who) -> bool:
    return ground.near.at("place_possessive", who.last)


def _beside(ground: Ground, signed: list[Who], clause: tuple[int, int]) -> tuple[str, ...]:
    """Names without an office after one that has it: "secretaries Blinken and Mayorkas"."""
    names: list[str] = []
    for one in signed:
        at = one.last
        while at < clause[1] and (
            ground.near.is_a("st_link_and", at) or ground.tokens[at].text == ","
        ):
            past = name_at(ground, at + 1, clause[1])
            if past - at < 3 or ground.whos.begins(at + 1):
                break
            names.append(ground.passage.said(at + 1, past))
            at = past
    return tuple(names)


def _unlisted(ground: Ground, found: Found, clause: tuple[int, int]) -> tuple[str, ...]:
    """Names in capitals that no title tells to be persons: "by Giorgia Meloni and Edi Rama"."""
    if found.rule.gives.get("by") == "after":
        at = next(
            (
                mark.last
                for step in range(found.first, clause[1])
                if (mark := ground.at("by", step)) is not None
            ),
            None,
        )
    else:
        at = clause[0]
    if at is None:
        return ()
    names: list[str] = []
    limit = clause[1] if found.rule.gives.get("by") == "after" else found.first
    while at < limit:
        past = name_at(ground, at, limit)
        if past - at >= 2:
            names.append(ground.passage.said(at, past))
        elif not (ground.tokens[at].text == "," or ground.near.is_a("st_link_and", at)):
            break
        at = max(past, at + 1)
    return tuple(names)


def _parties(ground: Ground, clause: tuple[int, int], phrase: tuple[int, int]) -> list[str]:
    found: list[str] = []
    for one in ground.countries_in(*clause):
        inside = phrase[0] <= one.first < phrase[1]
        if inside and one.seat:
            continue  # "the Quito declaration": where, not who
        if not inside and ground.near.ending("place_in", one.first) is not None:
            continue
        if one.adjective and not inside and ground.whos.covers(one.first) is None:
            continue  # "Venezuelans" are no party; "Panamanian officials" are
        found.append(one.iso)
    return found


def _when(
    ground: Ground, clause: tuple[int, int], found: Found
) -> tuple[Period | None, dt.date | None]:
    """The period of the clause, and the day of it where it is one."""
    for at in range(*clause):
        if ground.at("day_before", at) is not None:
            day = ground.story.day
            return None, day - dt.timedelta(1) if day else None
    # What is said after the verb is its own; what is said before it may be a frame around it.
    period = ground.period_in(found.first, clause[1], found.first)
    if period is None:
        period = ground.period_in(*clause, found.first)
    if period is None or period.start is None or period.role not in {"in", "as_of", "from"}:
        return None, None
    day = period.start if period.start == period.end else None
    if period.ahead > 0:
        return period, None
    return period, day


def _quote(
    ground: Ground,
    found: Found,
    clause: tuple[int, int],
    phrase: tuple[int, int],
    signed: list[Who],
) -> tuple[int, int]:
    """From those who sign, or the instrument, to the last of what is said of both."""
    first, last = min(found.first, phrase[0]), max(found.last, phrase[1])
    for one in signed:
        first, last = min(first, one.first), max(last, one.last)
    for country in ground.countries_in(*clause):
        if found.rule.gives.get("by") != "after" and country.last <= found.first:
            first = min(first, country.first)
    for country in ground.countries_in(*clause):
        if found.rule.gives.get("by") == "after" and 0 <= country.first - last <= 8:
            last = country.last
    for mark in ground.periods.within(*clause):
        if mark.first >= last:
            if mark.first - last <= 6:
                last = mark.last
            break
    return first, last
