"""Lists in which each figure stands beside its own place or nationality.

Owns: which name a figure is paired with ("Peru (1.5 million)", "Haiti, with 128,328", "Germany's
334,000"), and whether such a list is one of places or of nationalities.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from isthmus.evidence.grammar.passage import Draft

from .near import Mention, Near

if TYPE_CHECKING:
    from .topic import Topic

#: A place so led is no member of a list: "sent back by the United States: 2,911 men".
_UNLISTED = frozenset(
    {"dateline", "through", "from", "away", "people", "goal", "seat", "kind", "said"}
)
_SIGNS = frozenset("(,:–—-+")
_REACH = 3
_AROUND = 90
#: How far before a figure the country may be named that heads a list of origins.
_HEADS = 14


def paired(draft: Draft, ends: Mapping[int, Mention], near: Near) -> Mention | None:
    """The place right before a figure as in a list; None where it stands in no list.

    ends : the mentions of the passage by the token past their last
    """
    tokens = near.tokens
    start, at = draft.sentence[0], draft.quantity.first
    back, bracket, word = at, False, False
    while back > start and at - back < _REACH:
        sign = tokens[back - 1]
        if sign.text in _SIGNS:
            bracket = bracket or sign.text in "(:–—-"
        elif near.is_a("list_with", back - 1):
            word = True
        else:
            break
        back -= 1
    one = ends.get(back)
    opened = back == at - 1 and tokens[back].text == "("
    if one is not None and one.role == "than" and tokens[back].text == ":":
        return None  # "the most in Africa: 975,000"
    if one is not None and one.role == "away" and one.kind == "country" and opened:
        return one  # "mainly from Cuba (18,210), Haiti (5,412)"
    if one is not None and one.kind not in {"again", "border"} and one.role not in _UNLISTED:
        # "La Vega 66, Mao 76": a town right before it, with no sign between.
        tied = one.kind in {"place", "name"} if back == at else bracket or word
        if tied:
            return one
    if back < at and one is None and (bracket or word):
        return _heads(draft, back, ends, near)
    owner = near.ending("place_possessive", at)  # "Germany's 334,000 applications"
    return ends.get(owner.first) if owner is not None else None


def _heads(draft: Draft, back: int, ends: Mapping[int, Mention], near: Near) -> Mention | None:
    """The country that heads a list of origins: "Guinea is the main country of origin, with 18"."""
    cue = False
    for at in range(back, max(draft.sentence[0], back - _HEADS), -1):
        if near.tokens[at - 1].text in ";:()" or near.ending("quantity", at) is not None:
            return None
        one = ends.get(at)
        if one is not None:
            heads = cue and one.kind == "country" and one.role in {"bare", "next"}
            return one if heads else None
        cue = cue or near.ending("nationality_list", at) is not None
    return None


def speaks_of_origins(draft: Draft) -> bool:
    """Whether the sentence of a figure says from where people are, and of no one people."""
    near: Near | None = draft.notes.get("near")
    if near is None:
        return False
    at = draft.quantity.first
    for step in range(max(draft.sentence[0], at - _AROUND), min(draft.sentence[1], at + _AROUND)):
        cue = near.longest("nationality_list", step)
        if cue is not None and not near.at("demonyms", cue.last):
            return True
    return False


def _goes_on(draft: Draft, near: Near) -> bool:
    """Whether a sentence opens by going on with a list: "Le siguen Túnez (17.304)"."""
    first = draft.sentence[0]
    return any(near.at("list_next", at) for at in range(first, first + 2))


def sense_of(draft: Draft, listed: Mention, near: Near, topic: Topic, before: Draft | None) -> str:
    """Whether the list in which a figure stands is one of `place` or of `nationality`.

    before : the figure before it, of its own sentence or of the one before
    """
    if listed.kind != "country" or listed.seat or listed.role in {"owner", "in", "to", "through"}:
        return "place"
    if (draft.unit or "").startswith("currency"):
        return "place"
    first = max(draft.sentence[0], draft.quantity.first - _AROUND)
    last = min(draft.sentence[1], draft.quantity.last + _AROUND)
    score = 0.0
    # "applications, mainly of Cuba (18,210)": whose they are.
    score += 1.5 if listed.role in {"of", "away"} else 0.0
    peoples: set[str] = set()
    counted = False
    for at in range(first, last):
        cue = near.longest("nationality_list", at)
        if cue is not None and (not near.at("demonyms", cue.last) or listed.role == "next"):
            score += 1.5  # but "venezuelan citizens" are one people, wherever they are
        if near.at("place_list", at):
            score -= 1.0
        if near.passage.marks.covering("countries", at) is not None:
            continue  # "Argentina": no woman of it
        for mark in near.passage.marks.at("demonyms", at):
            peoples.add(mark.value["iso3"])
            counted = counted or near.ending("quantity", at) is not None
    if peoples:
        # One people: the list says where they are. Several: it says who they are.
        hosts = counted and listed.name not in peoples and listed.role != "next"
        one = -1.6 if hosts else -0.6
        score += 0.8 if len(peoples) > 1 else one
    if before is not None and before.notes.get("sense"):
        score += 1.6 if before.notes["sense"] == "nationality" else -1.6
    elif before is not None and before.sentence != draft.sentence and _goes_on(draft, near):
        score += 1.5 if speaks_of_origins(before) else 0.0
    where = topic.inherited()
    if where is not None and where != listed.name:
        known = topic.held_by.get(where, (where,) if len(where) == 3 else ())
        if topic.roles.get(where) == "from":
            score -= 1.5
        elif len(known) == 2 or (
            len(known) == 1
            and listed.name not in known
            and known[0] not in peoples
            and topic.stands_out(where)
            and not topic.spans_regions()
        ):
            score += 1.2
    return "nationality" if score > 0 else "place"
