"""Forecasts: what is said to come, which way, and driven by what.

Owns: the claims of kind `forecast` with a `Statement`: `speaker` who says it (None: the text
itself), `direction` up, down or level (None where only a number is foretold), `drivers` the folded
key words of each cause or condition that the sentence gives ("lifts border restrictions",
"climate change").

Rules: `makes` forecast; the match is the words that foretell with the verb of the change, a mark
`change_verb` whose value is the direction, unless `gives.direction` says it. Sets: `driver`
(driven by, if, because of), `st_link_and` parts one driver from the next.
"""

from __future__ import annotations

from isthmus.evidence.records import Claim, Statement

from .ground import Ground
from .positions import speaker_of

_LONGEST = 16
_SPEAK = frozenset({"body", "person", "office"})


def forecasts_of(ground: Ground) -> list[Claim]:
    """The forecasts of a passage; no two from the same words."""
    claims: list[Claim] = []
    past = -1
    for found in ground.of("forecast"):
        if found.first < past:
            continue
        start, end = ground.sentence_of(found.first)
        verb = found.parts.get("change_verb")
        direction = found.rule.gives.get("direction") or (str(verb.value) if verb else None)
        drivers, last = _drivers(ground, found.last, end)
        first = _subject(ground, found.first, start)
        speaker = speaker_of(ground, found.first)
        if found.rule.gives.get("speaker"):
            speaker = ground.whos.ends(found.first) or speaker
        elif speaker is None:
            before = ground.whos.ends(found.first)
            speaker = before if before is not None and before.kind in _SPEAK else None
        figures = ground.figures_in(found.last, min(end, found.last + 8))
        last = max([last, found.last, *(one[0].quantity.last for one in figures[:1])])
        period = ground.period_in(found.first, end, found.last)
        claim = ground.claim(
            "forecast", found.rule.name, first, last,
            Statement(
                speaker=speaker.said if speaker else None,
                direction=direction, drivers=tuple(drivers),
            ),
            confidence=0.65, period=period, status="forecast",
            credited_to=speaker.said if speaker else None,
            place=figures[0][1].place if figures else None,
        )  # fmt: skip
        claims.append(claim)
        past = last
    return claims


def _subject(ground: Ground, at: int, start: int) -> int:
    """The first token of the words that stand before what is foretold, in its clause."""
    first = at
    while first > start and at - first < 10:
        token = ground.tokens[first - 1]
        if token.text in ',;:()–—“”"«»' or ground.near.is_a("st_that", first - 1):
            break
        first -= 1
    while first < at and ground.near.is_a("st_link_and", first):
        first += 1
    return first


def _drivers(ground: Ground, at: int, end: int) -> tuple[list[str], int]:
    found: list[str] = []
    last = at
    while at < min(end, last + _LONGEST * 2):
        lead = ground.at("driver", at)
        if lead is None:
            at += 1
            continue
        first = lead.last
        step = first
        while step < min(end, first + _LONGEST):
            if ground.tokens[step].text in ".;:–—()":
                break
            if ground.near.is_a("st_link_and", step) or ground.tokens[step].text == ",":
                found.append(ground.key_words(first, step))
                first = step + 1
            step += 1
        found.append(ground.key_words(first, step))
        last = at = step
    return [words for words in dict.fromkeys(found) if words][:6], last
