"""Positions: who says what, in their own words or in the reporter's.

Owns: the claims of kind `position` with a `Statement`. `speaker` is a person's full name where the
document gives it, else the words for who speaks; `credited_to` the same. A pronoun stands for the
last speaker; where its gender is not that of the speaker's office the speaker is doubtful: the
`speaker` is then "name (?)" , `rule` ends in `-doubtful` and the confidence is low. `direction` is
`quote` for words in quotation marks, `reported` for the rest; `drivers` are the key words said.

Rules: `makes` position, for what is reported ("called for …", "insisted that …"): the speaker
stands before the match, or after "for", "according to" where `gives.side` is `after`. Quotations
are found by their marks; `say` is the set of the verbs beside them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection

from isthmus.evidence.grammar.rules import Found
from isthmus.evidence.grammar.tokens import fold
from isthmus.evidence.records import Claim, Statement

from .ground import Ground
from .speakers import name_at
from .who import Who

_OPEN = {"“": "”", "«": "»", "„": "“", '"': '"'}
_CLOSES = frozenset(_OPEN.values())
_FEWEST = 4  # words of a quotation that is a position and no term in quotes
_REACH = 14
_FAR = 64
_AMOUNT = 6  # tokens after a call within which a number makes it an appeal


def positions_of(ground: Ground) -> list[Claim]:
    """The positions of a passage, in the order of its text: each may be by the last speaker."""
    claims: list[Claim] = []
    quotations = _quotations(ground)
    quoted = {at for first, last in quotations for at in range(first, last)}
    items: list[tuple[int, int, Found | None]] = [(*span, None) for span in quotations]
    items += [(found.first, found.last, found) for found in ground.of("position")]
    items.sort(key=lambda item: item[:2])
    sentences = iter(ground.passage.sentences)
    bounds = (0, 0)
    past = -1
    spoken: tuple[int, str | None] = (-_REACH, None)
    for first, last, found in items:
        while bounds[1] <= first:
            bounds = next(sentences)
            _subject(ground, bounds, quoted)
        if found is None:
            claim = _quotation(ground, first, last, after=spoken)
            spoken = (last, claim.credited_to) if claim is not None else spoken
        elif first < past or any(at in quoted for at in range(first, last)):
            continue
        else:
            claim = _reported(ground, found)
            past = past if claim is None else last + 1
        if claim is not None:
            claims.append(claim)
    for rest in sentences:
        _subject(ground, rest, quoted)
    return claims


def _subject(ground: Ground, sentence: tuple[int, int], quoted: Collection[int]) -> None:
    """Whoever a sentence is about may be "he" or "she" in it and in the next."""
    for one in ground.whos.within(*sentence):
        if one.first not in quoted and not _oblique(ground, one):
            if one.kind == "person":
                ground.story.speaker = one
            return


def speaker_of(ground: Ground, at: int) -> Who | None:
    """Who says what stands at a token: before a verb of saying, or "according to"; None."""
    start = ground.sentence_of(at)[0]
    for step in range(at - 1, max(start, at - 24) - 1, -1):
        if ground.at("say", step) is not None:
            who = _before(ground, step, start)
            return None if who is None else _resolve(ground, who)[0]
    return None


# --- quotations -----------------------------------------------------------------------------------


def _quotations(ground: Ground) -> list[tuple[int, int]]:
    """Runs in quotation marks, the marks included; a mark that nothing closes opens nothing."""
    found: list[tuple[int, int]] = []
    places: dict[str, list[int]] = {}
    for at, token in enumerate(ground.tokens):
        if token.text in _CLOSES:
            places.setdefault(token.text, []).append(at)
    at = 0
    while at < len(ground.tokens):
        closing = _OPEN.get(ground.tokens[at].text)
        those = places.get(closing, []) if closing else []
        number = bisect_right(those, at)
        if number == len(those):
            at += 1
            continue
        past = those[number] + 1
        found.append((at, past))
        at = past
    return found


def _quotation(
    ground: Ground, first: int, last: int, *, after: tuple[int, str | None]
) -> Claim | None:
    words = sum(token.is_word for token in ground.tokens[first:last])
    if words < _FEWEST:
        return None
    who = _beside(ground, first, last)
    if who is None:
        # The rest of what was being said: “…,” said X. “…”
        if ground.story.speaker is None or first - after[0] > _REACH + _FEWEST:
            return None
        if after[1] != _full(ground, ground.story.speaker):
            return None
        return _position(
            ground, "quotation", (first, last), ground.story.speaker, "quote", doubtful=False
        )
    speaker, doubtful = _resolve(ground, who)
    return _position(ground, "quotation", (first, last), speaker, "quote", doubtful=doubtful)


def _beside(ground: Ground, first: int, last: int) -> Who | None:
    """Who is said to have said a quotation: after it ("…," X said), or before it (X said: "…")."""
    count = len(ground.tokens)
    lead = first
    while lead and ground.tokens[lead - 1].text in {",", ":"}:
        lead -= 1
    if lead < first and ground.near.ending("say", lead) is not None:
        at = lead - 1
        return _before(ground, at, ground.sentence_of(at)[0]) or _after(ground, at, first)
    at = last
    while at < count and ground.tokens[at].text in {",", "-", "–", "—"}:
        at += 1
    for step in range(at, min(count, at + _REACH)):
        if ground.tokens[step].text in '.;:“«"':
            break
        if ground.at("say", step) is not None:
            return _before(ground, step, at) or _after(ground, step, count) or _elided(ground, step)
    for step in range(first - 1, max(-1, first - _REACH), -1):
        if ground.at("say", step) is not None:
            start = ground.sentence_of(step)[0]
            return _before(ground, step, start) or _after(ground, step, first)
        if ground.tokens[step].text in ".;”»":
            break
    return None


def _before(ground: Ground, at: int, start: int) -> Who | None:
    before = [one for one in ground.whos.within(start, at) if one.office != "we"]
    plain = [one for one in before if not _oblique(ground, one)]
    best = plain[-1] if plain else before[-1] if before else None
    if best is not None and at - best.last > (_FAR if best in plain else _REACH):
        best = None
    if best is not None and best.kind == "country" and at > best.last:
        # "Foreign minister X, on a visit to Chile, said": the person speaks, not the country.
        people = [one for one in before if one.kind == "person"]
        best = people[-1] if people else best
    if best is not None:
        return best
    past = name_at(ground, start, at)
    if past == at and past - start >= 2:
        return Who(start, past, "person", ground.passage.said(start, past))
    return None


def _oblique(ground: Ground, who: Who) -> bool:
    """Whether a preposition governs a name: "from 22 nations", "of the ministry"."""
    at = who.first - 1
    while at >= 0 and (ground.near.is_a("st_article", at) or ground.tokens[at].is_number):
        at -= 1
    return at >= 0 and (
        ground.near.is_a("st_oblique", at) or ground.near.ending("quantity", at + 1) is not None
    )


def _after(ground: Ground, at: int, end: int) -> Who | None:
    mark = ground.at("say", at)
    first = mark.last if mark is not None else at + 1
    end = min(end, ground.sentence_of(at)[1])
    for one in ground.whos.within(first, min(end, first + _FAR)):
        return one if one.first - first <= 3 else None
    past = name_at(ground, first, end)
    if past - first >= 2:
        return Who(first, past, "person", ground.passage.said(first, past))
    return None


def _elided(ground: Ground, at: int) -> Who | None:
    """A verb that carries its subject in its ending ("dijo."), in a language that has such."""
    if ground.passage.language.list("subject_in_verb") and ground.story.speaker is not None:
        mark = ground.at("say", at)
        return Who(at, mark.last if mark else at + 1, "pronoun", ground.fold(at, at + 1))
    return None


def _resolve(ground: Ground, who: Who) -> tuple[Who, bool]:
    """A pronoun is the last speaker; doubtful where the genders are not one."""
    if who.kind == "office":
        who = _holder(ground, who)
    if who.kind != "pronoun":
        _speaks(ground, who)
        return who, False
    if who.office in {"we", "they"}:
        return who, False
    known: Who | None = ground.story.speaker
    if known is None:
        return who, False
    return known, bool(who.gender and known.gender and who.gender != known.gender)


def _holder(ground: Ground, office: Who) -> Who:
    """The one person of the document whose office an office alone is the short form of."""
    short = set(fold(office.name).split())
    holders = {
        known.name: known
        for known in ground.story.people.values()
        if known.office and short <= set(fold(known.office).split())
    }
    return next(iter(holders.values())) if len(holders) == 1 else office


def _speaks(ground: Ground, who: Who) -> None:
    if who.kind in {"person", "office"}:
        ground.story.speaker = who


# --- reported -------------------------------------------------------------------------------------


def _reported(ground: Ground, found: Found) -> Claim | None:
    start, end = ground.sentence_of(found.first)
    side = found.rule.gives.get("side", "before")
    who: Who | None
    if found.rule.gives.get("figures") is False and ground.figures_in(start, end):
        return None
    amount = ground.figures_in(found.last, min(end, found.last + _AMOUNT))
    if found.rule.gives.get("amounts") is False and amount:
        return None  # "called for 40 million dollars": an appeal, and a figure
    if side == "after":
        who = next(
            (one for one in ground.whos.within(found.last, end) if one.first - found.last <= 3),
            None,
        )
        if who is None or who.kind not in {"person", "office", "group", "country"}:
            return None
        first, last = found.first, _run(ground, who.last + 1, end)
    elif side == "none":
        who = None
        first, last = found.first, _run(ground, found.last, end)
    else:
        who = _before(ground, found.first, start)
        if who is None:
            who = _elided(ground, found.first)
        if who is None:
            return None
        first, last = found.first, _run(ground, found.last, end)
        if who.kind == "country" and found.first - who.last > 4:
            return None
    if last - first < 4:
        return None
    speaker, doubtful = (None, False) if who is None else _resolve(ground, who)
    return _position(ground, found.rule.name, (first, last), speaker, "reported", doubtful=doubtful)


def _run(ground: Ground, first: int, end: int) -> int:
    last = first
    while last < end and ground.tokens[last].text != ";":
        last += 1
    last = min(last, first + 60)
    while last > first and ground.tokens[last - 1].text in ".,:–—":
        last -= 1
    return last


def _position(
    ground: Ground,
    rule: str,
    span: tuple[int, int],
    speaker: Who | None,
    direction: str,
    *,
    doubtful: bool,
) -> Claim:
    unknown = speaker is None or (speaker.kind == "pronoun" and speaker.office != "they")
    name = None if speaker is None or unknown else _full(ground, speaker)
    said = ground.key_words(*span).split()
    detail = Statement(
        speaker=f"{name} (?)" if doubtful else name,
        direction=direction,
        drivers=tuple(dict.fromkeys(said))[:24],
    )
    return ground.claim(
        "position", f"{rule}-doubtful" if doubtful else rule, *span, detail,
        confidence=0.3 if doubtful else 0.8 if direction == "quote" else 0.6,
        credited_to=name,
    )  # fmt: skip


def _full(ground: Ground, who: Who) -> str:
    """The fullest form of a person's name that the document has given so far."""
    known = ground.story.people.get(fold(who.name.split()[-1])) if who.kind == "person" else None
    return known.name if known is not None else who.said
