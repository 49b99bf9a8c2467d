"""The binder of the population: who is counted.

Owns: the nationality and the group of a figure's people, from the noun that it counts and the words
around it, from what they are said to do ("37 people died"), from a list ("Haiti (23,640)" where the
list is of nationalities), or from the figure before where the noun is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.passage import Draft

from .near import Near, near_of

#: What a group says: fate before age and sex, those before legal standing.
_RANK = {
    "dead": 0, "missing": 0, "injured": 0, "survivors": 0,
    "unaccompanied_children": 1, "pregnant_women": 1, "children": 1, "women": 1, "men": 1,
    "adults": 2, "families": 2,
    "deportees": 3, "returnees": 3, "host_community": 3,
    "refugees": 4, "asylum_seekers": 4, "idps": 4,
}  # fmt: skip
_FATE = frozenset({"dead", "missing", "injured", "survivors"})
_AT_HOME = frozenset({"idps", "returnees", "deportees"})
_RETURN = frozenset({"returnees", "deportees"})
_COMPARED = frozenset({"percent", "fraction", "multiple"})
_NOUN_REACH = 14
_BARE_REACH = 5
_DOES_REACH = 14
_IS_REACH = 16
#: How far before a figure its people may be said.
_BEFORE_REACH = 60
#: How far apart (in characters) a figure may be from the one whose people it takes over.
_INHERIT_REACH = 420
_LIST_SIGNS = frozenset("(,:–—-+")
#: A group that the text names and the codebook does not: it is none, and takes over none.
_NONE = "-"


@dataclass(slots=True)
class Who:
    """What has been found of a figure's people.

    `headed` where a noun said who they are, `generic` where that noun was only "people"; `nations`
    from an adjective or an origin, `origin` where it was the latter; `said` the groups of the noun,
    `does` what they are said to do.
    """

    nations: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    does: list[str] = field(default_factory=list)
    headed: bool = False
    generic: bool = False
    origin: bool = False
    ethnic: bool = False
    things: bool = False
    listed: bool = False
    subject: bool = False
    joined: bool = False
    past: int = 0

    @property
    def groups(self) -> list[str]:
        """The groups of the noun, or else of what is done."""
        return self.said or self.does

    def answer(self) -> str | None:
        """As the codebook writes it: nationality first, then the group."""
        groups = [one for one in dict.fromkeys(self.groups) if one != _NONE]
        if groups and not self.joined:
            rank = min(_RANK[one] for one in groups)
            groups = [one for one in groups if _RANK[one] == rank]
        nations = list(dict.fromkeys(self.nations))
        if self.origin and _RETURN & {*self.said, *self.does}:
            nations = []  # "returnees from Pakistan": where they leave, not who they are
        if self.ethnic and groups:
            nations = []
        if nations and not (self.said and not self.things) and not _FATE & set(groups):
            groups = []  # the nationality is what the number is of
        return ";".join([*nations, *groups]) or None


def bind(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the population of each draft."""
    if not drafts:
        return
    near = near_of(drafts[0])
    hidden = _hidden(drafts)
    before: list[Draft] = list(earlier[-8:])
    starts = {draft.quantity.first: draft.quantity.last for draft in drafts}
    for draft in drafts:
        if _has_people(draft, near):
            _bind(draft, near, hidden, before, starts)
        before.append(draft)


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
    who = _noun_phrase(draft, near, hidden, starts)
    listed = _listed_nation(draft, near, hidden)
    if listed and not who.nations:
        who.nations, who.listed = [listed], True
    share = draft.quantity.value.form in _COMPARED
    if share or not who.said or all(one == _NONE for one in who.said):
        _predicate(draft, near, who, hidden, starts)
    if not who.groups:
        who.does = _does(draft, near, who, starts) or _done(draft, near)
    if not who.groups and (who.generic or not who.headed):
        who.said = _counted_before(draft, near, who, hidden, starts, share=share)
    if not who.nations and (who.things or not who.headed):
        subject = _subject(draft, near, hidden)
        if subject is not None:
            who.nations, who.subject = [subject], True
    inside = near.tokens[draft.quantity.first - 1].text == "(" if draft.quantity.first else False
    if not who.headed or (who.generic and inside and not who.groups and not who.nations):
        _inherit(who, draft, before, near, share=share)
    if draft.unit == "household":
        who.said = [one for one in who.said if one != "families"]
    draft.population = who.answer()
    if draft.place is None and len(who.nations) == 1 and _AT_HOME & set(who.groups):
        # Nobody says where: the displaced of a people and those who go home are in its country.
        draft.place = who.nations[0]
    draft.notes["who"] = who


# --- what follows the number ----------------------------------------------------------------------


def _noun_phrase(
    draft: Draft, near: Near, hidden: Collection[int], starts: Mapping[int, int]
) -> Who:
    """What the words right after a figure say of its people."""
    who = Who()
    tokens = near.tokens
    start = at = _noun_start(draft, near, starts)
    end = min(draft.sentence[1], at + _NOUN_REACH)
    bare = 0
    moves = False
    while at < end:
        group = near.longest("population_group", at)
        demonym = near.longest("demonyms", at)
        if (
            group is not None
            and (demonym is None or group.last >= demonym.last)
            and not near.at("bodies", at)
        ):
            who.said.append(group.value)
            who.headed = True
            who.things = who.things or near.is_a("people_things", group.first)
            at = group.last
        elif demonym is not None and at not in hidden:
            _add_nation(who, demonym)
            at = demonym.last
        elif (mark := near.longest("region_adjectives", at)) is not None:
            who.headed = who.generic = True
            at = mark.last
        elif (mark := near.longest("people", at)) is not None:
            who.headed = who.generic = True
            moves = moves or near.at("people_moves", at)
            who.things = who.things or near.is_a("people_things", at)
            at = mark.last
        elif near.is_a("people_things", at):
            who.headed = who.things = True
            at += 1
        elif (mark := near.longest("people_nationality", at)) is not None:
            at = mark.last
        elif (who.headed or at == start) and not moves and (found := _origin(at, end, near)):
            nations, at = found
            who.nations += nations
            who.headed = who.origin = True
        elif (
            (at == start and (mark := near.longest("people_be", at)) is not None)
            or (not who.headed and (mark := near.longest("people_of", at)) is not None)
            or (who.headed and (mark := near.longest("people_adjective", at)) is not None)
        ):
            at = mark.last
        elif who.headed and _joins(near, at, hidden):
            who.joined = who.joined or bool(who.said)
            at += 1
        elif not who.headed and _may_describe(near, at, starts) and bare < _BARE_REACH:
            bare += tokens[at].is_word
            at += 1
        else:
            break
    who.past = at if who.headed else draft.quantity.last
    if draft.noun is not None and not who.headed and draft.noun[0] >= start:
        who.headed = True  # another noun, that says no people
    return who


def _noun_start(draft: Draft, near: Near, starts: Mapping[int, int]) -> int:
    """Where the noun of a figure begins: "179 and 572 survivors" share theirs."""
    at = draft.quantity.last
    for _ in range(3):
        if at + 1 >= draft.sentence[1] or at + 1 not in starts:
            break
        if not (near.at("place_and", at) or near.is_a("people_and", at)):
            break
        at = starts[at + 1]
    return at


def _add_nation(who: Who, demonym: Mark) -> None:
    if demonym.value["iso3"]:
        who.nations.append(demonym.value["iso3"])
    who.ethnic = demonym.value.get("care") == "ethnic"
    who.headed = True


def _may_describe(near: Near, at: int, starts: Mapping[int, int]) -> bool:
    token = near.tokens[at]
    if token.text == "-":
        return True
    return token.is_word and not near.is_a("people_stop", at) and at not in starts


def _joins(near: Near, at: int, hidden: Collection[int]) -> bool:
    """A comma or an "and" that goes on to another group or nationality."""
    tokens = near.tokens
    if not (tokens[at].text == "," or near.at("place_and", at)) or at + 1 >= len(tokens):
        return False
    marks = near.passage.marks
    if marks.at("demonyms", at + 1):
        return at + 1 not in hidden
    return bool(marks.at("population_group", at + 1) or marks.at("people", at + 1))


def _origin(at: int, end: int, near: Near) -> tuple[list[str], int] | None:
    """A phrase of origin with its countries: "from Haiti and Cuba"."""
    marks = near.passage.marks
    mark = near.longest("people_origin", at)
    if mark is None:
        return None
    past = mark.last
    nations: list[str] = []
    while past < end:
        country = near.longest("countries", past)
        if country is not None and country.value.get("care") != "metonym":
            nations.append(country.value["iso3"])
            past = country.last
        elif nations and (near.tokens[past].text == "," or near.at("place_and", past)):
            if not marks.at("countries", past + 1):
                break
            past += 1
        elif not nations and near.is_a("place_skip", past):
            past += 1
        else:
            break
    return (nations, past) if nations else None


def _predicate(
    draft: Draft, near: Near, who: Who, hidden: Collection[int], starts: Mapping[int, int]
) -> None:
    """What a share or a count is said to be: "a fifth of the migrants are children"."""
    tokens = near.tokens
    start = max(who.past, draft.quantity.last)
    if start < len(tokens) and tokens[start].text == "," and near.at("people_be", start + 1):
        start += 1  # "the rest, 9,727, were refugees"
    for at in range(start, min(draft.sentence[1], start + _IS_REACH)):
        if at in starts or tokens[at].text in ";,()—–":
            return
        verb = near.longest("people_be", at)
        if verb is None:
            continue
        past = verb.last
        for step in range(past, min(past + 3, len(tokens))):
            if near.at("population_does", step) and not near.at("population_group", step):
                return
            group = near.longest("population_group", step)
            if group is not None:
                who.said = [group.value]
                other = near.longest("population_group", group.last + 1)
                if other is not None and near.at("place_and", group.last):
                    who.said.append(other.value)
                who.headed = True
                return
            demonym = near.longest("demonyms", step)
            if demonym is not None and step not in hidden and not who.nations:
                _add_nation(who, demonym)
                return


def _does(draft: Draft, near: Near, who: Who, starts: Mapping[int, int]) -> list[str]:
    """What the people of a figure are said to do, up to the next clause or figure."""
    tokens = near.tokens
    start = max(who.past, draft.quantity.last)
    past = _after_bracket(draft, near, start)
    for at in range(past, min(draft.sentence[1], past + _DOES_REACH)):
        if at in starts or tokens[at].text in ",;()—–":
            return []
        mark = near.longest("population_does", at)
        if mark is not None:
            return [str(mark.value), *_or_else(near, mark.last)]
        if near.at("place_break", at) and at > start + 1:
            return []
    return []


def _or_else(near: Near, at: int) -> list[str]:
    """What may have been done instead: "dead or missing"."""
    if not near.at("place_and", at):
        return []
    mark = near.longest("population_does", at + 1)
    return [str(mark.value)] if mark is not None else []


def _after_bracket(draft: Draft, near: Near, at: int) -> int:
    """Past what stands in brackets right after the noun: "622 individuals (10%) were deported"."""
    tokens = near.tokens
    if at < draft.sentence[1] and tokens[at].text == "(":
        for step in range(at + 1, min(at + 8, draft.sentence[1])):
            if tokens[step].text == ")":
                return step + 1
    return at


# --- what stands before it ------------------------------------------------------------------------


def _done(draft: Draft, near: Near) -> list[str]:
    """What is said to be done to them right before the figure: "killing 30"."""
    at = draft.quantity.first
    for back in (at, at - 1, at - 2):
        if back <= draft.sentence[0]:
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
        group = near.longest("population_group", at)
        if group is not None and group.last <= draft.quantity.first and not near.at("bodies", at):
            before = near.ending("demonyms", at)
            head = at if before is None else before.first
            counted = near.ending("people_number", head) is not None or near.at(
                "people_count", group.last
            )
            if counted or not (who.headed or share):
                after = near.longest("demonyms", group.last)
                demonym = before or after
                if demonym is not None and demonym.first not in hidden and not who.nations:
                    _add_nation(who, demonym)
                who.headed = True
                return [group.value]
        at -= 1
    return []


def _listed_nation(draft: Draft, near: Near, hidden: Collection[int]) -> str | None:
    """The nationality that stands right before a figure: "Haitians (23,640)", "Haiti, with 12"."""
    tokens = near.tokens
    at = draft.quantity.first
    signs = 0
    while at > draft.sentence[0] and signs < 4:
        if tokens[at - 1].text in _LIST_SIGNS or near.is_a("list_with", at - 1):
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
            if at not in hidden and mark.value["iso3"]:
                return str(mark.value["iso3"])
        at -= 1
    return None


# --- the figure before ----------------------------------------------------------------------------


def _inherit(who: Who, draft: Draft, before: Sequence[Draft], near: Near, *, share: bool) -> None:
    """Take over the people of the figure that a sentence without a noun goes on from."""
    known = [one for one in before if "who" in one.notes]
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
    old: Who = source.notes["who"]
    nations = {nation for one in those for nation in one.notes["who"].nations}
    listed = old.listed or (not together and (old.subject or len(nations) > 1))
    if not who.nations and (not listed or _beside(last, draft, near)):
        who.nations, who.ethnic, who.origin = list(old.nations), old.ethnic, old.origin
        who.listed, who.subject = old.listed, old.subject
    groups = {group for one in those for group in one.notes["who"].groups}
    parts = not together and len(groups - {_NONE}) > 1
    if not who.groups and not parts:
        who.said, who.does, who.things = list(old.said), list(old.does), old.things


def _beside(last: Draft, draft: Draft, near: Near) -> bool:
    """Whether a figure stands right after another as the same thing: "40,000 (14%)"."""
    between = range(last.quantity.last, draft.quantity.first)
    return len(between) <= 4 and any(near.tokens[at].text in _LIST_SIGNS for at in between)
