"""Agreements and policies side by side: one instrument or two, who signed it, when, what it is.

Owns: whether two statements are of one instrument (parties and date decide, not the title alone),
and the verdicts on what they say of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import Any

from isthmus.evidence.records import Instrument, Promise, Verdicts

from .candidates import pairs_of
from .names import share, stems, surnames
from .sides import Side

#: What one report calls signed and another proposes may be one instrument at two times.
_SIGNED = frozenset({"signed", "in_force", "ended"})
#: Days between two dates of one signature that a report may be off by.
_SAME_ACT = dt.timedelta(days=45)
#: Words that titles or sentences must share for one instrument.
_TITLE, _SENTENCE = 0.5, 0.3

Found = tuple[Verdicts, str, Side, Side, dict[str, Any]]


def check_instruments(sides: Sequence[Side]) -> Iterator[Found]:
    """Every two statements of one instrument that say something different, or the same, of it.

    That one text is called by several names is said once for two documents, of the two mentions
    that are most alike.
    """
    stated = [side for side in sides if isinstance(side.claim.detail, Instrument)]
    signed = {
        (side.document.id, _detail(side).type) for side in stated if _detail(side).stage in _SIGNED
    }
    called: dict[tuple[str, str, bool, AbstractSet[str]], tuple[float, Found]] = {}
    for a, b in pairs_of(stated):
        if a.claim.kind != b.claim.kind or not _one_instrument(a, b, signed):
            continue
        for found in _compared(a, b):
            if found[1] != "called-differently":
                yield found
                continue
            parties = frozenset(_detail(a).parties or _detail(b).parties)
            key = (a.document.id, b.document.id, _is_signed(a, signed), parties)
            alike = _alike(a, b)
            if key not in called or alike > called[key][0]:
                called[key] = alike, found
    for _, found in called.values():
        yield found


def _alike(a: Side, b: Side) -> float:
    titles = [stems(_detail(side).title or _detail(side).type) for side in (a, b)]
    return share(titles[0], titles[1]) + share(a.stems, b.stems)


def _is_signed(side: Side, signed: AbstractSet[tuple[str, str]]) -> bool:
    """Whether a text speaks of an instrument as signed, here or where it names it again."""
    detail = _detail(side)
    if detail.stage is not None:
        return detail.stage in _SIGNED
    return (side.document.id, detail.type) in signed


def _detail(side: Side) -> Instrument:
    detail = side.claim.detail
    assert isinstance(detail, Instrument)
    return detail


def _one_instrument(a: Side, b: Side, signed: AbstractSet[tuple[str, str]]) -> bool:
    """Parties and date decide; where a text leaves them out, the words around them."""
    first, second = _detail(a), _detail(b)
    if _is_signed(a, signed) != _is_signed(b, signed):
        return False
    parties = frozenset(first.parties), frozenset(second.parties)
    if all(len(one) > 1 for one in parties) and parties[0] != parties[1]:
        # "With other states such as" names some of the parties.
        return bool(parties[0] & parties[1]) and parties[0] <= parties[1]
    near = _near(first.signed_on or a.claim.period_start, second.signed_on or b.claim.period_start)
    if near is False:
        return _titled_alike(first, second) and share(a.stems, b.stems) >= _SENTENCE
    if all(len(one) > 1 for one in parties):
        return True
    return _titled_alike(first, second) or share(a.stems, b.stems) >= _TITLE


def _titled_alike(first: Instrument, second: Instrument) -> bool:
    titles = [stems(one.title or one.type) for one in (first, second)]
    return share(titles[0], titles[1]) >= _TITLE


def _near(a: str | None, b: str | None) -> bool | None:
    if a is None or b is None:
        return None
    return abs(dt.date.fromisoformat(a) - dt.date.fromisoformat(b)) <= _SAME_ACT


def _compared(a: Side, b: Side) -> Iterator[Found]:
    first, second = _detail(a), _detail(b)
    yield from _signatories(a, b, first, second)
    if first.signed_on and second.signed_on:
        said = {"day_a": first.signed_on, "day_b": second.signed_on}
        if first.signed_on != second.signed_on:
            yield "conflict", "signed-on", a, b, said
        elif not (first.signatories and second.signatories):
            yield "agree", "signed-same-day", a, b, said
    if a.document.id != b.document.id or first.title != second.title:
        calls = {"called_a": first.title or first.type, "called_b": second.title or second.type}
        if stems(calls["called_a"]) != stems(calls["called_b"]):
            yield "compatible", "called-differently", a, b, calls
    parties = frozenset(first.parties), frozenset(second.parties)
    if (
        parties[0] != parties[1]
        and all(parties)
        and (parties[0] < parties[1] or parties[1] < parties[0])
    ):
        yield "compatible", "more-parties", a, b, {}


def _signatories(a: Side, b: Side, first: Instrument, second: Instrument) -> Iterator[Found]:
    if not (first.signatories and second.signatories):
        return
    said = {
        "signatories_a": ", ".join(first.signatories),
        "signatories_b": ", ".join(second.signatories),
    }
    persons = surnames(first.signatories), surnames(second.signatories)
    if all(persons):
        if persons[0] == persons[1]:
            yield "agree", "signatories-same", a, b, said
        elif persons[0] <= persons[1] or persons[1] <= persons[0]:
            yield "compatible", "signatories-more", a, b, said
        else:
            yield "conflict", "signatories", a, b, said
        return
    words = [stems(" ".join(names)) for names in (first.signatories, second.signatories)]
    if share(words[0], words[1]) < 1.0:
        yield "conflict", "signatories", a, b, said


def check_coverage(sides: Sequence[Side]) -> Iterator[Found]:
    """What one account of an instrument says was committed, and another leaves out.

    Compared are the commitments that stand in one sentence, or the one after it, with two or more
    on each side; the verdict is on the first of those that the shorter list lacks.
    """
    lists: dict[tuple[str, int], list[Side]] = {}
    for side in sides:
        if isinstance(side.claim.detail, Promise):
            key = (side.document.id, side.claim.context_start)
            lists.setdefault(key, []).append(side)
    shared = [group for group in lists.values() if len(group) > 1]
    for one, other in combinations(shared, 2):
        if one[0].document.id == other[0].document.id:
            continue
        missing = [side for side in one if not _met(side, other)]
        lacking = [side for side in other if not _met(side, one)]
        met = len(one) - len(missing)
        if not met or not (missing or lacking):
            continue
        first, second = (missing[0], other[0]) if missing else (lacking[0], one[0])
        yield "compatible", "commitments-left-out", first, second, {}


def _met(side: Side, others: Sequence[Side]) -> bool:
    words = stems(_action(side))
    return any(share(words, stems(_action(other))) >= _TITLE for other in others)


def _action(side: Side) -> str:
    detail = side.claim.detail
    assert isinstance(detail, Promise)
    return detail.action
