"""What the words around a figure say of its people: the noun, its adjectives, what they do.

Owns: `Who`, and reading it from what follows a figure: the noun phrase ("undocumented Afghans from
Iran"), the predicate ("are children") and the verb ("died at sea").
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
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
#: Groups above this rank are a standing that a verb can give.
_STANDING = 2
_FATE = frozenset({"dead", "missing", "injured", "survivors"})
_RETURN = frozenset({"returnees", "deportees"})
#: How many tokens after a figure its noun phrase, an unknown word of it, its verb may reach.
_NOUN_REACH = 14
_BARE_REACH = 5
_DOES_REACH = 14
_IS_REACH = 16
#: A group that the text names and the codebook does not: it is none, and takes over none.
NONE = "-"


@dataclass(slots=True)
class Who:
    """What has been found of a figure's people.

    `headed` where a noun said who they are, `generic` where that noun was only "people"; `nations`
    from an adjective or an origin, `origin` where it was the latter; `said` the groups of the noun,
    `does` what they are said to do; `predicated` where the text says that they are it.
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
    predicated: bool = False
    past: int = 0

    @property
    def groups(self) -> list[str]:
        """The groups of the noun, or else of what is done."""
        return self.said or self.does

    def answer(self) -> str | None:
        """As the codebook writes it: nationality first, then the group."""
        groups = [one for one in dict.fromkeys(self.groups) if one != NONE]
        standing = [one for one in groups if _RANK[one] > _STANDING]
        if groups and not (self.joined and len(standing) in {0, len(groups)}):
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


def noun_phrase(
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
        elif demonym is not None and _of_next(near, demonym.last, starts, ahead=at > start):
            break  # "49,000 applications, Afghans 42,000": of the next figure
        elif demonym is not None and at not in hidden:
            add_nation(who, demonym)
            at = demonym.last
        elif (mark := near.longest("region_adjectives", at)) is not None:
            who.headed = who.generic = True
            at = mark.last
        elif not moves and _says_whose(near, at) and (found := _origin(at, end, near)):
            nations, at = found
            who.nations += nations
            who.headed = who.generic = who.origin = True
        elif (mark := near.longest("people", at)) is not None:
            who.headed = who.generic = True
            moves = moves or near.at("people_moves", at)
            who.things = who.things or near.is_a("people_things", at)
            at = mark.last
        elif near.is_a("people_things", at):
            who.headed = who.things = True
            moves = moves or near.at("people_moves", at)
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
            if at in starts and not who.headed and near.ending("people_of", at) is not None:
                at = starts[at]  # "60% of the 440,450 Venezuelans"
        elif (
            who.headed
            and (mark := near.longest("people_of", at)) is not None
            and near.at("demonyms", mark.last)
            and mark.last not in hidden
        ):
            at = mark.last  # "40 people of Venezuelan nationality"
        elif who.headed and _joins(near, at, hidden):
            who.joined = who.joined or bool(who.said)
            at += 1
        elif not who.headed and _may_describe(near, at, starts) and bare < _BARE_REACH:
            bare += tokens[at].is_word
            at += 1
        else:
            break
    who.predicated = near.at("people_be", start)
    who.past = at if who.headed else draft.quantity.last
    if draft.noun is not None and not who.headed and draft.noun[0] >= start:
        who.headed = True  # another noun, that says no people
    return who


def _of_next(near: Near, at: int, starts: Mapping[int, int], *, ahead: bool) -> bool:
    """Whether a word that ends before token `at` is of the figure that follows it there.

    ahead : whether something stands between the figure that is read and the word
    """
    link = near.is_a("place_article", at) or (at < len(near.tokens) and near.tokens[at].text == "(")
    return at in starts or (ahead and link and at + 1 in starts)


def _says_whose(near: Near, at: int) -> bool:
    """Whether a noun of people opens a phrase of origin: "citizens of Honduras"."""
    mark = near.longest("people_origin", at)
    return mark is not None and near.is_a("people", at) and mark.last - mark.first > 1


def _noun_start(draft: Draft, near: Near, starts: Mapping[int, int]) -> int:
    """Where the noun of a figure begins.

    "179 and 572 survivors" share theirs; it may follow a bracket: "5,880 (10 %), children".
    """
    at = draft.quantity.last
    past = _after_bracket(draft, near, at)
    if past > at:
        past += near.tokens[past].text == "," if past < draft.sentence[1] else 0
        said = near.longest("population_group", past) or near.longest("demonyms", past)
        # "women comprise half (46 %), children nearly a third": those are of the next figure.
        own = said is not None and said.last not in starts and said.last + 1 not in starts
        return past if own else at
    for _ in range(3):
        if at + 1 >= draft.sentence[1] or at + 1 not in starts:
            break
        past = starts[at + 1]
        row = near.tokens[at].text == "," and near.at("place_and", past) and past + 1 in starts
        if not (row or near.at("place_and", at) or near.is_a("people_and", at)):
            break
        at = starts[at + 1]
    again = near.longest("people_again", at)
    if again is not None and near.at("population_group", again.last):
        return again.last  # "3,933 of them adults"
    return at


def add_nation(who: Who, demonym: Mark) -> None:
    """Let the people of a figure be of the nationality that a `demonyms` mark says."""
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
            if mark.last - mark.first == 1 and not near.is_a("place_article", past):
                break  # "de los de Italia" are no Italians
            past += 1
        else:
            break
    return (nations, past) if nations else None


def predicate(
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
                if _RANK.get(group.value, 0) > _STANDING and not who.generic:
                    who.does = [group.value]  # "mexicanos … han sido repatriados"
                    return
                who.said, who.predicated = [group.value], True
                other = near.longest("population_group", group.last + 1)
                if other is not None and near.at("place_and", group.last):
                    who.said.append(other.value)
                who.headed = True
                return
            demonym = near.longest("demonyms", step)
            if demonym is not None and step not in hidden and not who.nations:
                add_nation(who, demonym)
                return


def does(draft: Draft, near: Near, who: Who, starts: Mapping[int, int]) -> list[str]:
    """What the people of a figure are said to do, up to the next clause or figure."""
    tokens = near.tokens
    start = max(who.past, draft.quantity.last)
    past = _after_bracket(draft, near, start)
    both = past + 1 in starts and near.at("place_and", past)
    for at in range(past, min(draft.sentence[1], past + _DOES_REACH)):
        if both and at == past + 1:
            continue  # "181 migrants and five of the crew are missing"
        if at in starts or tokens[at].text in ",;()—–":
            return []
        mark = near.longest("population_does", at)
        if mark is not None and mark.last in starts:
            return []  # "… and killed 118": what is done to the next
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
