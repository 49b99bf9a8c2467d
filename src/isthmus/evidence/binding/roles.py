"""What the words around the name of a place say of it: its role.

Owns: the preposition before a name over the words for kinds of places ("in the eastern province
of"), the nouns of rule and war beside it, what flight, cause, meetings and datelines govern, and
the place that holds another.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from isthmus.evidence.grammar.marks import Mark

from .near import Mention, Near

#: What may stand before a name.
_LEADS = ("goal", "from", "away", "through", "to", "in", "for", "than", "next")
#: How far before a name its preposition may stand, over the words that kinds of places are called.
_REACH = 6
#: How far a word of flight or of cause governs the places after it.
_GOVERNS = 12
#: How many tokens part the members of a row.
_ROW = 3
#: Words in capitals that are names of their own.
_NAMED = ("countries", "places", "regions", "bodies", "demonyms", "titles")
#: What the noun of rule or of war beside a country makes of it.
_RULE = ("war", "domestic", "government")


def say_roles(near: Near, found: Sequence[Mention], bodies: Collection[int]) -> None:
    """Say of each place what the words around it make of it; `bodies` are tokens of bodies."""
    for one in found:
        if not one.role:
            one.role = _role(near, one, bodies)
        if one.role == "metonym":
            # A seat of government is a place only where a preposition says so.
            one.role, one.seat = _role(near, one, bodies), True
            if one.role in {"bare", "owner", "of"}:
                # "Washington has cancelled…": the government, and with it the country.
                one.name, one.kind = one.iso[0], "country"
                said = any(near.at("counter_says", at) for at in range(one.last, one.last + 2))
                one.role = "domestic" if said else one.role
    _govern(near, found)
    _dateline(near, found)
    _hold(near, found)


def lead_of(near: Near, first: int) -> tuple[str, bool]:
    """What stands before a name: its role, and whether a word said what kind of place it is."""
    tokens = near.tokens
    at, geography = first, False
    start = near.passage.sentence_of(first)[0]
    for _ in range(_REACH):
        if at <= start:
            break
        role = _preposition(near, at, start)
        of = near.is_a("place_of", at - 1)
        if of and (role is None or role == "for"):
            before = at - 2
            if before < start:
                return "of", geography
            if near.is_a("place_geography", before) or near.is_a("place_skip", before):
                geography = True
                at -= 1
                continue
            if near.is_a("people", before) or near.ending("population_group", at - 1) is not None:
                return "people", geography
            if near.ending("quantity", at - 1) is not None:
                return role or "people", geography  # "US$7 million for Burundi"
            for sort in _RULE:
                if near.ending(f"place_{sort}", at - 1) is not None:
                    return sort, geography
            if tokens[before].is_capital:
                return "domestic", geography
            return role or "of", geography
        if role is not None:
            return role, geography
        if not near.is_a("place_skip", at - 1):
            break
        geography = geography or near.is_a("place_geography", at - 1)
        at -= 1
    return "bare", geography


def _preposition(near: Near, at: int, start: int) -> str | None:
    """The role that the longest preposition ending before token `at` gives."""
    best: tuple[str, Mark] | None = None
    for lead in _LEADS:
        mark = near.ending(f"place_{lead}", at)
        if mark is not None and (best is None or mark.first < best[1].first):
            best = (lead, mark)
    origin = near.ending("people_origin", at)
    if origin is not None and (origin.last - origin.first == 1 or origin.first < start):
        origin = None
    if origin is not None and (best is None or origin.first <= best[1].first):
        return "people"
    if best is None:
        return None
    role, mark = best
    if role == "away" and mark.first > start:
        group = near.ending("population_group", mark.first)
        if group is not None:
            # Those who return or are sent back are counted by where they leave.
            return "from" if group.value in {"returnees", "deportees"} else "people"
        if near.ending("people", mark.first) or near.ending("quantity", mark.first):
            return "people"
    return role


def _role(near: Near, one: Mention, bodies: Collection[int]) -> str:
    tokens = near.tokens
    if one.first in bodies:
        return "domestic"
    last = one.last
    if near.at("place_possessive", last):
        for after in range(last + 2, min(last + 6, len(tokens))):
            if tokens[after].text in ",.;(":
                break
            for sort in _RULE:
                if near.at(f"place_{sort}", after):
                    return sort
        role, _ = lead_of(near, one.first)
        if role in {"away", "from", "goal", "people"}:
            return role
        return "wide" if one.kind == "region" else "owner"
    if last < len(tokens) and one.kind == "country":
        for sort in _RULE:
            if near.at(f"place_{sort}", last):
                return sort
    if one.kind == "region" and last < len(tokens) and near.is_a("place_nation", last):
        return "kind"  # "the EU country that…"
    role, _ = lead_of(near, one.first)
    if role == "in" and one.kind == "region" and near.is_a("place_nation", one.first - 2):
        return "kind"  # "the largest refugee-hosting country in Africa"
    if role == "bare" and one.kind == "country":
        for after in (last, last + 1, last + 2):
            if near.at("place_sends", after):
                return "from"  # "Mexico has deported 300 Hondurans"
            if after < len(tokens) and not tokens[after].is_word:
                break
    if role == "bare" and one.kind == "country" and _capitals_after(near, last) > 1:
        return "title"  # "Syria Regional Refugee and Resilience Plan"
    if one.kind == "place" and _capitals_after(near, last) == 1:
        return "title"  # "the Bolívar Palace"
    if one.kind == "place" and role == "bare" and _ends_a_name(near, one.first):
        return "kind"  # "Frank Alexis Ábrego"
    return role


def _ends_a_name(near: Near, first: int) -> bool:
    """Whether words in capitals that no table knows stand before a name: it is a person's."""
    tokens, start = near.tokens, near.passage.sentence_of(first)[0]
    at = first - 1
    return (
        at > start
        and tokens[at].is_word
        and tokens[at].is_capital
        and not any(near.passage.marks.covering(kind, at) for kind in _NAMED)
        and not any(near.is_a(kind, at) for kind in ("place_geography", "place_skip", "place_in"))
    )


def _capitals_after(near: Near, at: int) -> int:
    """How many words in capitals, up to two, go on the name that ends before token `at`."""
    tokens = near.tokens
    if near.at("place_tail", at) or near.at("place_never", at):
        return 0
    count = 0
    end = near.passage.sentence_of(at - 1)[1]
    for step in range(at, min(at + 2, end)):
        if "\n" in near.passage.text[tokens[step - 1].end : tokens[step].start]:
            break
        if not tokens[step].is_capital or any(near.at(kind, step) for kind in _NAMED):
            break
        count += 1
    return count


def _govern(near: Near, found: Sequence[Mention]) -> None:
    """Flight and cause govern what follows them: "fleeing violence in Myanmar"."""
    tokens = near.tokens
    before: Mention | None = None
    row = False
    for one in found:
        near_by = before is not None and one.first - before.last <= _ROW
        row = near_by and before is not None and (row or before.role == "to")
        before = one
        if row or one.role not in {"in", "of", "owner", "bare", "through", "title"}:
            continue
        start, end = near.passage.sentence_of(one.first)
        city = one.seat or one.kind != "country"
        meets = city and one.role == "in"
        if city and any(
            near.at("place_meeting", at) for at in range(one.last, min(one.last + 3, end))
        ):
            one.role = "seat"
            continue
        lead = one.first - 1
        if meets and lead > start and near.is_a("place_in", lead):
            body = near.passage.marks.covering("bodies", lead - 1)
            says = near.ending("counter_says", lead)
            if body is not None or says or near.is_a("place_government", lead - 1):
                one.role = "said"  # "the agency's director in Warsaw"
                continue
        for at in range(one.first - 1, max(start, one.first - _GOVERNS) - 1, -1):
            if near.at("place_flight", at):
                one.role = "from"
                break
            if near.at("place_cause", at):
                one.role = "cause"
                break
            if meets and near.at("place_meeting", at):
                one.role = "seat"
                break
            if tokens[at].text in ";—–" or near.passage.marks.at("quantity", at):
                break


def _dateline(near: Near, found: Sequence[Mention]) -> None:
    """Where a report is written from: "GENEVA –", "EL PASO, Texas –"; and who speaks where."""
    tokens, sentences = near.tokens, near.passage.sentences
    starts = {first for first, _ in sentences[:1]}
    for one in found:
        first, last = near.passage.sentence_of(one.first)
        if first in starts and one.last - first <= 9:
            for at in range(one.last, min(first + 14, last)):
                if tokens[at].text in "–—:" or (tokens[at].text == "-" and not tokens[at].glued):
                    before = range(first, at)
                    if all(
                        tokens[step].is_capital
                        or not tokens[step].is_word
                        or near.at("place_of", step)
                        for step in before
                    ):
                        header = tokens[at].text == ":" and one.kind == "country" and at == one.last
                        one.role = "in" if header else "dateline"  # "Haiti: over a million…"
                    break
        if one.role == "in" and one.last < last and near.at("place_said", one.last):
            one.role = "said"
        if (
            one.last + 1 < last
            and tokens[one.last].text == "-"
            and near.at("place_based", one.last + 1)
        ):
            one.role = "seat"


def _hold(near: Near, found: Sequence[Mention]) -> None:
    """A place inside another named right after it: "Adré, Chad", "Islam Qala (Herat)"."""
    tokens = near.tokens
    for one, after in pairwise(found):
        between = range(one.last, after.first)
        if one.kind not in {"place", "name", "border"} or not 1 <= len(between) <= 4:
            continue
        at = one.last
        while at < after.first and near.is_a("place_skip", at):
            at += 1  # "the Islam Qala border crossing in Herat"
        link = tokens[at].text
        if not (link in {",", "("} or near.is_a("place_in", at) or near.is_a("place_of", at)):
            continue
        if not all(
            tokens[at].text in {",", "("}
            or any(near.is_a(kind, at) for kind in ("place_skip", "place_in", "place_of"))
            for at in between
        ):
            continue
        state = link == "," and (
            near.is_a("place_tail", after.last - 1) or near.is_a("place_tail", after.last)
        )
        fits = not one.iso or not after.iso or bool(set(one.iso) & set(after.iso))
        if fits and (after.kind == "country" or state or link != ","):
            one.iso = one.iso or after.iso
            after.inner = True
            if one.role == "seat":
                after.role = "seat"
