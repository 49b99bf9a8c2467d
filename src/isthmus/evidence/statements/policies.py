"""Policies: rules with legal effect on movement or status, and what is done to them.

Owns: the claims of kind `policy` with an `Instrument`: `type` the text's own word, folded ("visa
requirements", "title 42"); `stage` what was done to it; `affected` the ISO codes of the
nationalities that it is for; `parties` those of the countries that took it, also the claim's place;
`signed_on` the day of its signature, or from which it stands, where the text gives one.

Rules: `makes` policy; the match holds a mark `policy` (a kind of rule) or `policy_name` (a rule
that has a name), and a mark `policy_act`, whose value is the stage, unless `gives.stage` says it.
"""

from __future__ import annotations

from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.rules import Found
from isthmus.evidence.records import Claim, Instrument

from .ground import Ground, Named

#: How far from a rule those who made it, and those whom it meets, may stand.
_NEAR = 12
_HEADS = ("policy_name", "policy", "policy_scheme")
_KINDS = ("policy_adjective", "demonyms", "region_adjectives")


def policies_of(ground: Ground) -> list[Claim]:
    """The policies of a passage, one claim for each time that one is spoken of."""
    claims: list[Claim] = []
    taken: set[int] = set()
    for found in ground.of("policy"):
        head = _head(found)
        if head is None or head.first in taken:
            continue
        if head.kind == "policy_name" and not ground.tokens[head.first].is_capital:
            continue  # "to remain in Mexico"
        claim = _policy(ground, found)
        taken.update(range(found.first, found.last))
        claims.append(claim)
    return claims


def _head(found: Found) -> Mark | None:
    return next((found.parts[kind] for kind in _HEADS if kind in found.parts), None)


def _policy(ground: Ground, found: Found) -> Claim:
    head = _head(found)
    assert head is not None
    start, end = ground.sentence_of(found.first)
    first, last = ground.clause(found.first)
    last = max(last, found.last)
    act = found.parts.get("policy_act")
    stage = found.rule.gives.get("stage") or (str(act.value) if act is not None else None)
    left = ground.phrase_left(head.first, start, _KINDS)
    right = ground.phrase_right(head.last, end)
    takers = (
        [] if found.rule.gives.get("takers") is False else _takers(ground, found, (first, last))
    )
    affected = [
        one.iso
        for one in ground.countries_in(max(first, head.first - _NEAR), min(end, head.last + _NEAR))
        if one.adjective and not _is_state(ground, one)
    ]
    affected += _from(ground, head.last, min(end, head.last + _NEAR + 4))
    known = found.rule.gives.get("takers") is False
    # What a rule is called says nothing of when it was made.
    when = (found.first, found.last) if known else (first, last)
    period = ground.period_in(*when, found.last)
    day = (
        period.start
        if period is not None
        and period.start is not None
        and (period.start == period.end or period.role in {"since", "from"})
        and period.accuracy == "day"
        else None
    )
    quote_first = min([found.first, left, *(at for at, _ in takers if at < found.first)])
    quote_last = max(found.last, right)
    for mark in ground.periods.within(first, last):
        if 0 <= mark.first - quote_last <= 6:
            quote_last = mark.last
    place = ";".join(dict.fromkeys(iso for _, iso in takers)) or None
    if place is None:
        where = ground.place_in(start, end, found.first)
        place = where.name if where else None
    detail = Instrument(
        type=str(head.value),
        title=ground.passage.said(left, right) if right - left > head.last - head.first else None,
        stage=stage,
        parties=tuple(dict.fromkeys(iso for _, iso in takers)),
        signed_on=day.isoformat() if day else None,
        affected=tuple(dict.fromkeys(affected)),
    )
    return ground.claim(
        "policy", found.rule.name, quote_first, quote_last, detail, confidence=0.65,
        period=period, place=place,
        population=";".join(dict.fromkeys(affected)) or None,
    )  # fmt: skip


def _takers(ground: Ground, found: Found, clause: tuple[int, int]) -> list[tuple[int, str]]:
    """The countries that did it: those that stand before the match in its clause, or after by."""
    before: list[tuple[int, str]] = []
    reach = found.first
    for one in reversed(ground.countries_in(clause[0], found.first)):
        if reach - one.last > _NEAR:
            break
        if not one.adjective or _is_state(ground, one):
            before.insert(0, (one.first, one.iso))
            reach = one.first
    if before:
        return before
    for at in range(found.first, clause[1]):
        if ground.at("by", at) is not None:
            return [
                (one.first, one.iso)
                for one in ground.countries_in(at, clause[1])
                if not one.adjective or _is_state(ground, one)
            ]
    return []


def _is_state(ground: Ground, one: Named) -> bool:
    """Whether an adjective of a country is its government's, or its land's, and no people."""
    if ground.whos.covers(one.first) is not None:
        return True
    return any(
        ground.at(kind, one.last) is not None or ground.near.ending(kind, one.first) is not None
        for kind in ("place_government", "place_domestic", "place_geography")
    )


def _from(ground: Ground, first: int, last: int) -> list[str]:
    """Peoples named as "citizens of X", "people from X" after a policy."""
    found: list[str] = []
    for one in ground.countries_in(first, last):
        if one.adjective:
            continue
        lead = one.first
        while lead > first and (
            ground.tokens[lead - 1].text == ","
            or ground.near.is_a("st_link_and", lead - 1)
            or ground.near.is_a("st_article", lead - 1)
            or ground.countries.ends(lead) is not None
        ):
            lead -= 1
        if ground.near.ending("policy_people", lead) is not None:
            found.append(one.iso)
    return found
