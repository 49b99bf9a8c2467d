"""Commitments: what an actor says it will do.

Owns: the claims of kind `commitment` with a `Promise`: `actor` as the text has it; `action` the
folded key words of what will be done ("improve management irregular migration"); `target_value`
the number promised, `deadline` an ISO day. A list of promises is one claim for each. A call on
others and an appeal for money are none.

Rules: `makes` commitment; the match ends where the first action begins (its verb), or with
`gives.verb` inside it. `gives.list`: the actions after it are a list of several.

Sets: `action_verb` (the bare verb of an action; a language whose infinitives have endings of their
own lists those under `lists.action_endings`), `by` before a deadline is a period's own.
"""

from __future__ import annotations

from isthmus.evidence.grammar.passage import Draft
from isthmus.evidence.grammar.rules import Found
from isthmus.evidence.records import Claim, Promise

from .ground import Ground
from .who import Who

_LONGEST = 36
_OPENING, _CLOSING = frozenset('“«"'), frozenset('”»"')
#: Units of numbers that only describe what is promised ("the two countries").
_NO_TARGET = frozenset({"country", "ratio", None})


def commitments_of(ground: Ground) -> list[Claim]:
    """The commitments of a passage."""
    claims: list[Claim] = []
    past = 0
    endings = tuple(ground.passage.language.list("action_endings"))
    matches = ground.of("commitment")
    for number, found in enumerate(matches):
        if found.first < past:
            continue
        after = matches[number + 1].first if number + 1 < len(matches) else len(ground.tokens)
        made = _promises(ground, found, endings, after)
        if made:
            past = max(found.last, past)
            claims.extend(made)
    return claims


def _promises(ground: Ground, found: Found, endings: tuple[str, ...], after: int) -> list[Claim]:
    start, end = ground.sentence_of(found.first)
    actor = _actor(ground, found, start)
    elided = ground.passage.language.list("subject_in_verb") and not found.rule.gives.get("verb")
    if actor is None and found.rule.gives.get("actor", True) and not elided:
        return []
    begin = found.first if found.rule.gives.get("verb") else found.last
    if found.rule.gives.get("amount"):
        return _amount(ground, found, actor, end)
    if not found.rule.gives.get("verb") and not _is_action(ground, begin, endings, listed=False):
        return []
    limit = min(end, begin + _LONGEST * 3)
    if after > begin + 2:
        subjects = [
            one.first for one in ground.whos.within(begin + 1, after) if after <= one.last + 3
        ]
        limit = min(limit, *subjects, after)
    limit = _stop(ground, begin, limit)
    cuts = [begin]
    for at in range(begin + 1, limit):
        if _is_action(ground, at, endings, listed=True) and _joined(ground, at, begin):
            # "Jobs that feed families and reduce need": the relative clause goes on.
            relative = any(ground.near.is_a("st_that", step) for step in range(cuts[-1], at))
            if not (relative and ground.near.is_a("st_link_and", at - 1)):
                cuts.append(at)
    claims: list[Claim] = []
    for first, past in zip(cuts, [*cuts[1:], limit], strict=True):
        last = _trim(ground, first, past)
        if last - first < 2:
            continue
        quote = found.first if first == begin and len(cuts) == 1 else first
        if actor is not None and len(cuts) == 1 and 0 <= found.first - actor.last <= 6:
            quote = actor.first
        claims.append(_promise(ground, found, (quote, last), first, actor))
    return claims


def _together(ground: Ground, actor: Who) -> str:
    """How a field names an actor, with those who stand in one row with it."""
    row = [actor]
    for one in reversed(ground.whos.within(actor.first - _LONGEST, actor.first)):
        between = ground.tokens[one.last : row[0].first]
        if between and all(
            token.text == ","
            or ground.near.is_a("st_link_and", at)
            or ground.near.is_a("st_article", at)
            for at, token in enumerate(between, one.last)
        ):
            row.insert(0, one)
    if all(one.kind == "country" for one in row):
        return ";".join(dict.fromkeys(iso for one in row for iso in one.iso))
    return "; ".join(dict.fromkeys(one.said for one in row))


def _amount(ground: Ground, found: Found, actor: Who | None, end: int) -> list[Claim]:
    """A promise of a number: of money, of places, of people."""
    figures = ground.figures_in(found.last, min(end, found.last + 6))
    if actor is None or not figures:
        return []
    last = ground.phrase_right(figures[0][0].quantity.last, end)
    return [
        _promise(
            ground,
            found,
            (actor.first, last),
            figures[0][0].quantity.last,
            actor,
            amount=figures[0],
        )
    ]


def _promise(
    ground: Ground,
    found: Found,
    quote: tuple[int, int],
    first: int,
    actor: Who | None,
    *,
    amount: tuple[Draft, Claim] | None = None,
) -> Claim:
    last = quote[1]
    figures = [amount] if amount is not None else ground.figures_in(first, last)
    targets = [one[1] for one in figures if one[1].unit not in _NO_TARGET]
    target = targets[0] if targets else None
    period = ground.period_in(first, last, first)
    deadline = None
    if period is not None and period.end is not None:
        published = ground.document.published
        if period.role == "until" or (published is not None and period.end >= published):
            deadline = period.end.isoformat()
    name = None
    if actor is not None:
        name = _together(ground, actor)
        if actor.kind == "pronoun" and ground.story.speaker is not None:
            name = ground.story.speaker.said
    detail = Promise(
        actor=name,
        action=ground.key_words(first, last) or ground.key_words(found.first, last),
        target_value=None if target is None else target.value_low or target.value_high,
        deadline=deadline,
    )
    place = ground.place_in(first, last, first)
    return ground.claim(
        "commitment", found.rule.name, quote[0], last, detail, confidence=0.65,
        period=period, place=place.name if place else None, credited_to=name,
    )  # fmt: skip


def _actor(ground: Ground, found: Found, start: int) -> Who | None:
    """Who stands before the match, over no more than a few words of time or apposition."""
    best: Who | None = None
    for one in ground.whos.within(start, found.first):
        best = one
    if best is None or best.last < found.first - 1:
        named = _named(ground, found.first, start)
        best = named if named is not None else best
    if best is None:
        return None
    reach = int(found.rule.gives.get("reach", 6))
    between = ground.tokens[best.last : found.first]
    if len(between) > reach or any(token.text in ".;:" for token in between):
        return None
    return best


def _named(ground: Ground, at: int, start: int) -> Who | None:
    """A name in capitals right before a promise, of someone not yet told of: "Biden has …"."""
    first = at
    while first > start and ground.tokens[first - 1].is_capital:
        first -= 1
    if first == at or any(
        ground.near.is_a(kind, step) or ground.periods.covers(step) is not None
        for step in range(first, at)
        for kind in ("st_article", "st_empty", "st_link")
    ):
        return None
    return Who(first, at, "person", ground.passage.said(first, at))


def _is_action(ground: Ground, at: int, endings: tuple[str, ...], *, listed: bool) -> bool:
    if at >= len(ground.tokens):
        return False
    token = ground.tokens[at]
    if ground.at("action_verb", at) is not None:
        return True
    if not endings or not token.is_word or token.is_capital or len(token.text) < 4:
        return False
    return token.fold.endswith(endings) and not (listed and ground.near.is_a("st_empty", at))


def _joined(ground: Ground, at: int, begin: int) -> bool:
    """Whether an action stands in a list: after a comma, "and", or both, and "to"."""
    before = at - 1
    if before > begin and ground.near.is_a("action_to", before):
        before -= 1
    if ground.tokens[before].text in {",", ";"}:
        return True
    return ground.near.is_a("st_link_and", before)


def _stop(ground: Ground, first: int, limit: int) -> int:
    """Where the actions end: a stop, a clause, or the end of the quotation that they stand in."""
    opened = 0
    start = ground.sentence_of(first)[0]
    inside = sum(token.text == '"' for token in ground.tokens[start:first]) % 2
    for at in range(first, limit):
        text = ground.tokens[at].text
        if text == '"' and inside and not opened:
            return at
        if text in _OPENING and not (text in _CLOSING and opened):
            opened += 1
        elif text in _CLOSING:
            if not opened:
                return at
            opened -= 1
        elif (
            (text == "," and _attributes(ground, at + 1))
            or text in ".;:()–—"
            or (at > first and ground.opens(at))
        ):
            return at
    return limit


def _attributes(ground: Ground, at: int) -> bool:
    """Whether it is told at a token who says what stands before it: ", the minister said"."""
    if ground.at("say", at) is not None:
        return True
    return any(
        one.first <= at + 1
        and any(ground.at("say", step) is not None for step in range(one.last, one.last + 2))
        for one in ground.whos.within(at, at + _LONGEST)
    )


def _trim(ground: Ground, first: int, last: int) -> int:
    while last > first and (
        (not ground.tokens[last - 1].is_word and not ground.tokens[last - 1].is_number)
        or ground.near.is_a("st_link_and", last - 1)
        or ground.near.is_a("action_to", last - 1)
        or ground.near.is_a("st_article", last - 1)
    ):
        last -= 1
    return last
