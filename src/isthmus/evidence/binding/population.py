"""The binder of the population: who is counted.

Owns: the nationality and the group of a figure's people, from the noun that it counts and the words
around it, from what they are said to do ("37 people died"), from a list ("Haiti (23,640)" where the
list is of nationalities), or from the figure before where the noun is left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from isthmus.evidence.grammar.passage import Draft

from .near import Near, near_of
from .people import NONE, Who, add_nation, does, noun_phrase, predicate

#: Those who are in their own country where nobody says another.
_AT_HOME = frozenset({"idps", "returnees", "deportees"})
_COMPARED = frozenset({"percent", "fraction", "multiple"})
#: How far before a figure its people may be said.
_BEFORE_REACH = 60
#: How far apart (in characters) a figure may be from the one whose people it takes over.
_INHERIT_REACH = 420
#: How many figures back its people may have been said.
_LOOK_BACK = 16
#: Those who are displaced within a country, and how near a figure a word may say that they left.
_INSIDE, _LEAVES_REACH = "idps", 10
#: The signs, and how many, that tie a figure to what stands before it in a list.
_LIST_SIGNS = frozenset("(,:–—-+")
_LIST_REACH = 4
#: How far before a share the people that it is of may stand: "women make up half".
_SUBJECT_REACH = 3


def bind(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the population of each draft."""
    if not drafts:
        return
    near = near_of(drafts[0])
    hidden = _hidden(drafts)
    before: list[Draft] = list(earlier[-8:])
    starts = {draft.quantity.first: draft.quantity.last for draft in drafts}
    ordered = _in_order(drafts, near, hidden)
    for draft in drafts:
        if _has_people(draft, near):
            _bind(draft, near, hidden, before, starts)
            nation = ordered.get(draft.quantity.first)
            if nation is not None:
                draft.population = nation
        before.append(draft)


def _in_order(drafts: Sequence[Draft], near: Near, hidden: Collection[int]) -> dict[int, str]:
    """Nationalities and figures in the same order: "Syrians and Afghans … 44 and 27"."""
    found: dict[int, str] = {}
    marks = [mark for mark in near.passage.marks.of("demonyms") if mark.first not in hidden]
    firsts = [draft.quantity.first for draft in drafts]
    for sign in near.passage.marks.of("place_respectively"):
        start = max(near.passage.sentence_of(sign.first)[0], sign.first - _BEFORE_REACH)
        before = firsts[bisect_left(firsts, start) : bisect_left(firsts, sign.first)]
        row = [mark for mark in marks if start <= mark.first < sign.first]
        if 2 <= len(row) <= len(before) and row[-1].last <= before[-len(row)]:
            those = zip(before[-len(row) :], row, strict=True)
            found.update((first, mark.value["iso3"]) for first, mark in those)
    return found


def _has_people(draft: Draft, near: Near) -> bool:
    unit = draft.unit or ""
    if unit.startswith("currency") or unit == "country":
        return False
    if unit != "other":
        return True
    start = draft.quantity.last
    last = max(draft.noun[1] if draft.noun else 0, start + 3)
    if any(near.is_a("people_things", at) for at in range(start, min(last, len(near.tokens)))):
        return True
    if draft.noun is not None and draft.noun[0] >= start:
        return False
    return (
        start >= len(near.tokens)
        or not near.tokens[start].is_word
        or near.is_a("people_stop", start)
    )


def _hidden(drafts: Sequence[Draft]) -> set[int]:
    """Tokens whose adjectives are no nationality: of places, of money, in the names of bodies."""
    passage = drafts[0].passage
    held = {at for mark in passage.marks.of("bodies") for at in range(mark.first, mark.last)}
    for mark in passage.marks.of("quantity"):
        held.update(range(mark.first, mark.last))
    for one in drafts[0].notes.get("mentions", ()):
        held.update(range(one.first, one.last))
    for mark in passage.marks.of("region_adjectives"):
        held.update(range(mark.first, mark.last))
    return held


def _bind(
    draft: Draft,
    near: Near,
    hidden: Collection[int],
    before: Sequence[Draft],
    starts: Mapping[int, int],
) -> None:
    who = noun_phrase(draft, near, hidden, starts)
    listed = _listed_nation(draft, near, hidden)
    if listed and not who.nations:
        who.nations, who.listed = [listed], True
    share = draft.quantity.value.form in _COMPARED
    if share or not who.said or all(one == NONE for one in who.said):
        predicate(draft, near, who, hidden, starts)
    if not who.groups:
        who.does = _done(draft, near) or does(draft, near, who, starts)
    if not who.groups and (who.generic or not who.headed):
        who.said = _counted_before(draft, near, who, hidden, starts, share=share)
        if _INSIDE in who.said and _leaves(draft, near):
            who.said = []
    if not who.nations and (who.things or not who.headed):
        subject = _subject(draft, near, hidden)
        if subject is not None:
            who.nations, who.subject = [subject], True
    if not who.headed and near.ending("region_adjectives", _list_start(draft, near)) is not None:
        who.headed = who.generic = True  # "centroamericanos, con 21,98 %"
    if draft.unit == "household":
        who.said = [one for one in who.said if one != "families"]
        who.generic = who.generic or not who.groups
    inside = near.tokens[draft.quantity.first - 1].text == "(" if draft.quantity.first else False
    others = range(draft.quantity.last, min(draft.quantity.last + 5, draft.sentence[1]))
    if any(near.at("people_others", at) for at in others):
        pass  # "8% of other nationalities": nobody's that was named
    elif not who.headed or (who.generic and inside and not who.groups and not who.nations):
        _inherit(who, draft, before, near, share=share)
    draft.population = who.answer()
    if draft.place is None and len(who.nations) == 1 and _AT_HOME & set(who.groups):
        # Nobody says where: the displaced of a people and those who go home are in its country.
        draft.place = who.nations[0]
    draft.notes["who"] = who


# --- what stands before it ------------------------------------------------------------------------


def _done(draft: Draft, near: Near) -> list[str]:
    """What is said to be done to them right before the figure: "killing 30"."""
    at = draft.quantity.first
    for back in (at, at - 1, at - 2):
        if back <= draft.sentence[0] or (back < at and not near.tokens[back].is_word):
            return []
        mark = near.ending("population_done", back)
        if mark is not None:
            return [str(mark.value)]
    return []


def _counted_before(
    draft: Draft,
    near: Near,
    who: Who,
    hidden: Collection[int],
    starts: Mapping[int, int],
    *,
    share: bool,
) -> list[str]:
    """The group that the clause counts: "the number of refugees in camps rose to 900,000"."""
    tokens = near.tokens
    at = draft.quantity.first - 1
    while at >= max(draft.sentence[0], draft.quantity.first - _BEFORE_REACH):
        if tokens[at].text == ";" or (near.at("quantity", at) and at in starts):
            return []
        if near.at("people_break", at):
            return []
        group = near.longest("population_group", at)
        said = tokens[at].text
        named = tokens[at].is_capital and said[1:2].islower() and at > draft.sentence[0]
        if (
            group is not None
            and group.last <= draft.quantity.first
            and not named  # "Grupo de Trabajo para Refugiados": a body
            and not near.at("bodies", at)
        ):
            before = near.ending("demonyms", at)
            head = at if before is None else before.first
            counted = near.ending("people_number", head) is not None or near.at(
                "people_count", group.last
            )
            between = range(group.last, draft.quantity.first)
            beside = share and len(between) <= _SUBJECT_REACH
            beside = beside and not any(near.at("place_and", step) for step in between)
            if counted or beside or not (who.headed or share):
                after = near.longest("demonyms", group.last)
                demonym = before or after
                if demonym is not None and demonym.first not in hidden and not who.nations:
                    add_nation(who, demonym)
                who.headed = True
                other = near.ending("population_group", at - 1)
                joined = other is not None and near.at("place_and", at - 1)
                return [other.value, group.value] if other and joined else [group.value]
        at -= 1
    return []


def _list_start(draft: Draft, near: Near) -> int:
    """Where a figure begins with the signs and words that tie it to what it is listed with."""
    at = draft.quantity.first
    for _ in range(_LIST_REACH):
        if at <= draft.sentence[0]:
            break
        if near.tokens[at - 1].text not in _LIST_SIGNS and not near.is_a("list_with", at - 1):
            break
        at -= 1
    return at


def _listed_nation(draft: Draft, near: Near, hidden: Collection[int]) -> str | None:
    """The nationality that stands right before a figure: "Haitians (23,640)", "Haiti, with 12"."""
    at = _list_start(draft, near)
    plain = at == draft.quantity.first and at - 1 > draft.sentence[0]
    if at < draft.quantity.first or (plain and not near.tokens[at - 1].is_number):
        mark = near.ending("demonyms", at)
        if mark is not None and mark.first not in hidden:
            return str(mark.value["iso3"]) or None
    one = draft.notes.get("paired")
    if one is not None and one.kind == "country" and draft.notes.get("sense") == "nationality":
        return str(one.name)
    return None


def _subject(draft: Draft, near: Near, hidden: Collection[int]) -> str | None:
    """The nationality of which a clause speaks: "Syrians lodged 181,000"."""
    tokens, marks = near.tokens, draft.passage.marks
    at = draft.quantity.first - 1
    while at >= max(draft.sentence[0], draft.quantity.first - _BEFORE_REACH):
        if tokens[at].text in ";." or near.at("quantity", at):
            return None
        if near.at("place_break", at) and not near.at("place_relative", at):
            return None
        for mark in marks.at("demonyms", at):
            body = near.is_a("counter_head", mark.last) or near.at("counter_plain", mark.last)
            if body or tokens[min(mark.last, len(tokens) - 1)].text.isupper():
                continue  # "the Spanish NGO": whose it is, not who is counted
            if at not in hidden and mark.value["iso3"]:
                return str(mark.value["iso3"])
        at -= 1
    return None


# --- the figure before ----------------------------------------------------------------------------


def _inherit(who: Who, draft: Draft, before: Sequence[Draft], near: Near, *, share: bool) -> None:
    """Take over the people of the figure that a sentence without a noun goes on from."""
    known = [one for one in before[-_LOOK_BACK:] if "who" in one.notes]
    if not known:
        return
    last = known[-1]
    start = draft.passage.tokens[draft.quantity.first].start
    past = last.passage.tokens[last.quantity.last - 1].end
    if start - past > _INHERIT_REACH:
        return
    together = last.passage is draft.passage and last.sentence == draft.sentence
    if share:
        of_them = near.at("people_again", draft.quantity.last)
        if not of_them and (not together or before[-1] is not last):
            return  # a share of money or of output is of nobody
    those = [one for one in known if one.passage is last.passage and one.sentence == last.sentence]
    # A new sentence goes on from what the one before counted first: the rest were its parts.
    source = last if together else those[0]
    if share and source.notes["who"].predicated and source.quantity.value.form in _COMPARED:
        # "33% are minors, 25% are under 35": parts of one whole, not of one another.
        source = next((one for one in reversed(those) if not one.notes["who"].predicated), source)
        if source.notes["who"].predicated:
            return
    old: Who = source.notes["who"]
    nations = {tuple(one.notes["who"].nations) for one in those}
    listed = old.listed or (not together and (old.subject or len(nations) > 1))
    if not who.nations and (not listed or _beside(last, draft, near)):
        who.nations, who.ethnic, who.origin = list(old.nations), old.ethnic, old.origin
        who.listed, who.subject = old.listed, old.subject
    groups = {tuple(one.notes["who"].groups) for one in those}
    parts = not together and len(groups) > 1
    if _INSIDE in old.groups and _leaves(draft, near):
        return
    who.predicated = old.predicated
    if not who.groups and not parts:
        who.said, who.does, who.things = list(old.said), list(old.does), old.things


def _leaves(draft: Draft, near: Near) -> bool:
    """Whether those of a figure are said to have left the country: they are displaced no more."""
    at = draft.quantity
    behind = range(at.first - 1, max(draft.sentence[0], at.first - _LEAVES_REACH) - 1, -1)
    ahead = range(at.last, min(draft.sentence[1], at.last + _LEAVES_REACH))
    for side in (behind, ahead):
        for step in side:
            if near.passage.marks.covering("quantity", step) is not None:
                break
            if near.at("people_abroad", step):
                return True
    return False


def _beside(last: Draft, draft: Draft, near: Near) -> bool:
    """Whether a figure stands right after another as the same thing: "40,000 (14%)"."""
    between = range(last.quantity.last, draft.quantity.first)
    return len(between) <= 4 and any(near.tokens[at].text in _LIST_SIGNS for at in between)
