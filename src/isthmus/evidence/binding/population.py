"""The binder of the population: who is counted.

Owns: the nationality and the group of a figure's people, from the noun that it counts and the words
around it, from what they are said to do ("37 people died"), from a list ("Haiti (23,640)" where the
list is of nationalities), or from the figure before where the noun is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.passage import Draft

from .near import Near

#: What a group says: fate before age and sex, those before legal standing.
_RANK = {
    "dead": 0, "missing": 0, "injured": 0, "survivors": 0,
    "unaccompanied_children": 1, "pregnant_women": 1, "children": 1, "women": 1, "men": 1,
    "adults": 2, "families": 2,
    "deportees": 3, "returnees": 3, "host_community": 3,
    "refugees": 4, "asylum_seekers": 4, "idps": 4,
}  # fmt: skip
_NOUN_REACH = 14
_BARE_REACH = 5
_DOES_REACH = 14
_NONE = "-"


@dataclass(slots=True)
class Who:
    """What has been found of a figure's people; `headed` where a noun said who they are."""

    nations: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    headed: bool = False
    generic: bool = False
    past: int = 0

    def said(self) -> str | None:
        """As the codebook writes it: nationality first, then the group."""
        groups = [one for one in self.groups if one != _NONE]
        if groups:
            rank = min(_RANK[one] for one in groups)
            groups = [one for one in groups if _RANK[one] == rank]
        parts = dict.fromkeys([*self.nations, *groups])
        return ";".join(parts) or None


def bind(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the population of each draft."""
    if not drafts:
        return
    near = Near(drafts[0].passage)
    hidden = _hidden(drafts[0], near)
    before: list[Draft] = list(earlier[-1:])
    ends = {draft.quantity.first: draft for draft in drafts}
    for draft in drafts:
        if _has_people(draft, near):
            _bind(draft, near, hidden, before, ends)
        before.append(draft)


def _has_people(draft: Draft, near: Near) -> bool:
    unit = draft.unit or ""
    if unit.startswith("currency") or unit == "country":
        return False
    if unit == "other":
        last = draft.noun[1] if draft.noun else draft.quantity.last + 3
        start = draft.quantity.last
        tokens = near.tokens
        for at in range(start, min(last + 2, len(tokens))):
            if near.is_a("people_things", at):
                return True
        return start >= len(tokens) or not tokens[start].is_word or near.is_a("people_stop", start)
    return True


def _hidden(draft: Draft, near: Near) -> set[int]:
    """Tokens whose adjectives are no nationality: of places, and inside the names of bodies."""
    held = {at for mark in draft.passage.marks.of("bodies") for at in range(mark.first, mark.last)}
    for one in draft.notes.get("mentions", ()):
        held.update(range(one.first, one.last))
    return held


def _bind(
    draft: Draft, near: Near, hidden: set[int], before: Sequence[Draft], ends: dict[int, Draft]
) -> None:
    who = _noun_phrase(draft, near, hidden, ends)
    listed = _listed_nation(draft, near, hidden)
    if listed and not who.nations:
        who.nations = [listed]
        draft.notes["listed"] = True
    if not who.groups:
        group = _does(draft, near, who, ends) or _done(draft, near)
        if group is not None:
            who.groups.append(group)
    applications = draft.unit == "other" or "asylum_seekers" in who.groups
    if not who.nations and (applications or not who.headed):
        subject = _subject(draft, near, hidden)
        if subject is not None:
            who.nations = [subject]
            draft.notes["listed"] = True
    last = before[-1] if before else None
    if not who.headed and last is not None and _same_people(draft, last):
        _inherit(who, last, listed is not None)
    draft.population = who.said()
    draft.notes["who"] = who


def _same_people(draft: Draft, last: Draft) -> bool:
    if "who" not in last.notes:
        return False
    if last.passage is not draft.passage:
        return False
    return draft.quantity.first - last.quantity.last < 60


def _inherit(who: Who, last: Draft, listed: bool) -> None:
    old: Who = last.notes["who"]
    if not who.nations and not listed and not last.notes.get("listed"):
        who.nations = list(old.nations)
    if not who.groups:
        who.groups = list(old.groups)


def _noun_phrase(draft: Draft, near: Near, hidden: set[int], ends: dict[int, Draft]) -> Who:
    """What the words right after a figure say of its people."""
    who = Who()
    tokens, marks = near.tokens, draft.passage.marks
    at = draft.quantity.last
    end = min(draft.sentence[1], at + _NOUN_REACH)
    bare = 0
    while at < end:
        mark = _longest(marks.at("population_group", at))
        demonym = _longest(marks.at("demonyms", at))
        if mark is not None and (demonym is None or mark.last >= demonym.last):
            who.groups.append(mark.value)
            who.headed = True
            at = mark.last
        elif demonym is not None and at not in hidden:
            if demonym.value["iso3"]:
                who.nations.append(demonym.value["iso3"])
            who.headed = True
            at = demonym.last
        elif (mark := _longest(marks.at("people", at))) is not None:
            who.headed = who.generic = True
            at = mark.last
        elif (mark := _longest(marks.at("people_nationality", at))) is not None:
            at = mark.last
        elif (found := _origin(marks, at, end, near)) is not None and (
            who.headed or at == draft.quantity.last
        ):
            nations, at = found
            who.nations += nations
            who.headed = True
        elif (
            mark := _longest(marks.at("people_be", at))
        ) is not None and at == draft.quantity.last:
            at = mark.last
        elif (mark := _longest(marks.at("people_of", at))) is not None and not who.headed:
            at = mark.last
        elif who.headed and (mark := _longest(marks.at("people_adjective", at))) is not None:
            at = mark.last
        elif who.headed and _joins(near, at):
            at += 1
        elif (
            not who.headed
            and tokens[at].is_word
            and not near.is_a("people_stop", at)
            and bare < _BARE_REACH
            and at not in ends
        ):
            bare += 1
            at += 1
        elif not who.headed and tokens[at].text == "-":
            at += 1
        else:
            break
    who.past = at if who.headed else draft.quantity.last
    return who


def _joins(near: Near, at: int) -> bool:
    """A comma or an "and" that goes on to another group or nationality."""
    tokens = near.tokens
    if not (tokens[at].text == "," or near.at("place_and", at)) or at + 1 >= len(tokens):
        return False
    marks = near.passage.marks
    return any(marks.at(kind, at + 1) for kind in ("population_group", "demonyms", "people"))


def _origin(marks: object, at: int, end: int, near: Near) -> tuple[list[str], int] | None:
    """A phrase of origin with its countries: "from Haiti and Cuba"."""
    passage = near.passage
    mark = _longest(passage.marks.at("people_origin", at))
    if mark is None:
        return None
    past = mark.last
    nations: list[str] = []
    while past < end:
        country = _longest(passage.marks.at("countries", past))
        if country is not None and country.value.get("care") != "metonym":
            nations.append(country.value["iso3"])
            past = country.last
        elif nations and (near.tokens[past].text == "," or near.at("place_and", past)):
            if not passage.marks.at("countries", past + 1):
                break
            past += 1
        elif not nations and near.is_a("place_skip", past):
            past += 1
        else:
            break
    return (nations, past) if nations else None


def _does(draft: Draft, near: Near, who: Who, ends: dict[int, Draft]) -> str | None:
    """What the people of a figure are said to do, up to the next clause or figure."""
    tokens, marks = near.tokens, draft.passage.marks
    start = max(who.past, draft.quantity.last)
    for at in range(start, min(draft.sentence[1], start + _DOES_REACH)):
        if at in ends or tokens[at].text in ",;()—–":
            return None
        mark = _longest(marks.at("population_does", at))
        if mark is not None:
            return str(mark.value)
        if near.at("place_break", at) and at > start + 1:
            return None
    return None


def _done(draft: Draft, near: Near) -> str | None:
    """The same, said right before the figure."""
    at = draft.quantity.first
    for back in (at, at - 1, at - 2):
        if back <= draft.sentence[0]:
            return None
        mark = near.ending("population_done", back)
        if mark is not None:
            return str(mark.value)
    return None


def _listed_nation(draft: Draft, near: Near, hidden: set[int]) -> str | None:
    """The nationality that stands right before a figure: "Haitians (23,640)", "Haiti, with 12"."""
    tokens = near.tokens
    at = draft.quantity.first
    signs = 0
    while at > draft.sentence[0] and signs < 3:
        if tokens[at - 1].text in "(,:–—-" or near.is_a("list_with", at - 1):
            at -= 1
            signs += 1
        else:
            break
    if signs:
        mark = near.ending("demonyms", at)
        if mark is not None and mark.first not in hidden:
            return str(mark.value["iso3"]) or None
    one = draft.notes.get("paired")
    if one is not None and one.kind == "country" and draft.notes.get("sense") == "nationality":
        return str(one.name)
    return None


def _subject(draft: Draft, near: Near, hidden: set[int]) -> str | None:
    """The nationality of which a clause speaks: "Syrians lodged 181,000"."""
    tokens, marks = near.tokens, draft.passage.marks
    at = draft.quantity.first - 1
    while at >= draft.sentence[0]:
        if tokens[at].text in ";." or near.is_a("place_break", at):
            return None
        for mark in marks.at("demonyms", at):
            if at not in hidden and mark.value["iso3"]:
                return str(mark.value["iso3"])
        if marks.at("quantity", at):
            return None
        at -= 1
    return None


def _longest(marks: Sequence[Mark]) -> Mark | None:
    return marks[0] if marks else None
