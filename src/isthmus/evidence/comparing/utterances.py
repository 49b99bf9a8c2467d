"""What was said by whom, side by side: two wordings of one utterance, two causes of a forecast.

Owns: the verdicts on positions and forecasts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isthmus.evidence.records import Statement

from .candidates import pairs_of
from .instruments import Found
from .names import share, stems, surname
from .sides import Side

#: Two quotes that share this much of the shorter are one utterance; shared words alone are not.
_ONE_UTTERANCE = 0.5
_LEAST_WORDS = 5


def check_utterances(sides: Sequence[Side]) -> Iterator[Found]:
    """Direct quotes of one speaker in two wordings, and forecasts of one thing with two causes."""
    stated = [side for side in sides if isinstance(side.claim.detail, Statement)]
    quotes = [side for side in stated if _detail(side).direction == "quote"]
    for a, b in pairs_of(quotes):
        if a.document.id != b.document.id and _one_utterance(a, b):
            if " ".join(a.claim.quote.split()) == " ".join(b.claim.quote.split()):
                yield "agree", "same-quote", a, b, {}
            else:
                yield "conflict", "quote-variants", a, b, {}
    yield from _doubtful(stated)
    forecasts = [side for side in stated if side.claim.kind == "forecast"]
    for a, b in pairs_of(forecasts):
        yield from _forecasts(a, b)


def _detail(side: Side) -> Statement:
    detail = side.claim.detail
    assert isinstance(detail, Statement)
    return detail


def _one_utterance(a: Side, b: Side) -> bool:
    speakers = [surname(side.claim.credited_to or "") for side in (a, b)]
    if all(speakers) and speakers[0] != speakers[1]:
        return False
    words = [frozenset(word[:5] for word in _detail(side).drivers) for side in (a, b)]
    if min(len(words[0]), len(words[1])) < _LEAST_WORDS:
        return False
    return share(words[0], words[1]) >= _ONE_UTTERANCE


def _doubtful(stated: Sequence[Side]) -> Iterator[Found]:
    """What is told of a speaker under a pronoun that is not the speaker's."""
    for side in stated:
        if not side.claim.rule.endswith("-doubtful"):
            continue
        named = surname(side.claim.credited_to or "")
        before = [
            other
            for other in stated
            if other.claim.kind == "position"
            and other.document.id == side.document.id
            and other.claim.start < side.claim.start
            and surname(other.claim.credited_to or "") == named
        ]
        if before:
            yield (
                "conflict",
                "speaker-in-doubt",
                before[-1],
                side,
                {"speaker": side.claim.credited_to or ""},
            )


def _forecasts(a: Side, b: Side) -> Iterator[Found]:
    first, second = _detail(a), _detail(b)
    if a.document.id == b.document.id or not (first.direction and second.direction):
        return
    if first.direction != second.direction:
        yield "conflict", "forecast-directions", a, b, {}
        return
    causes = [stems(" ".join(one.drivers)) for one in (first, second)]
    if all(causes) and share(causes[0], causes[1]) < _ONE_UTTERANCE:
        yield "compatible", "forecast-causes", a, b, {}
