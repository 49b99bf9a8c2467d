"""The places that a passage names, and what the words around each say of it.

Owns: `Mention` and `mentions_of`: country, place, region and border names, adjectives of a country
that make a place ("the Italian coast"), names in capitals that no table knows, and "the country".
Each has a `role`, the words' own relation to the thing counted (in, to, from, through, goal…).
Which of them is a figure's place is for the binder of the place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.passage import Passage

#: The tables of names, and which stands where two are as long.
_NAMES = ("places", "countries", "regions")
#: What may stand before a name, the more telling first.
_LEADS = ("goal", "from", "through", "to", "in", "for")
#: How far before a name its preposition may stand, over the words that kinds of places are called.
_REACH = 6
#: How many words an unlisted name may have.
_LONGEST = 5


@dataclass(slots=True)
class Mention:
    """Tokens `first` to before `last` name a place.

    `name` is what a claim would say (ISO3 of a country, the English name of a region, the text's
    own of anything else), `iso` the countries that hold it where they are known. `kind` is
    country, region, place (a table's), name (no table's), border or again (what was named before).
    """

    first: int
    last: int
    name: str
    iso: tuple[str, ...]
    kind: str
    role: str = "bare"
    inner: bool = False


class Near:
    """Which of the language's sets of words begin or end at a token of a passage."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.tokens = passage.tokens
        self._ends: dict[str, dict[int, Mark]] = {}

    def at(self, kind: str, first: int) -> bool:
        """Whether a phrase of `kind` begins at `first`."""
        return bool(self.passage.marks.at(kind, first))

    def ending(self, kind: str, last: int) -> Mark | None:
        """The longest phrase of `kind` that ends before token `last`."""
        ends = self._ends.get(kind)
        if ends is None:
            ends = self._ends[kind] = {}
            for mark in self.passage.marks.every(kind):
                if mark.last not in ends or ends[mark.last].first > mark.first:
                    ends[mark.last] = mark
        return ends.get(last)

    def is_a(self, kind: str, at: int) -> bool:
        """Whether token `at` alone is of `kind`."""
        return any(mark.last == at + 1 for mark in self.passage.marks.at(kind, at))


def mentions_of(passage: Passage, taken: Sequence[Mark]) -> list[Mention]:
    """The places that a passage names, in the order of its text; `taken` are its quantities."""
    near = Near(passage)
    counted = {at for mark in taken for at in range(mark.first, mark.last)}
    found = [one for one in _named(near) if one.first not in counted]
    found += _borders(near, found)
    found.sort(key=lambda one: (one.first, -one.last))
    found = _apart(found)
    held = {at for one in found for at in range(one.first, one.last)}
    found += _adjectives(near, held)
    found += _again(near, held)
    found += _unlisted(near, held | counted)
    found.sort(key=lambda one: (one.first, -one.last))
    found = _apart(found)
    bodies = {at for mark in passage.marks.of("bodies") for at in range(mark.first, mark.last)}
    for one in found:
        if one.role == "metonym":
            # A seat of government is a place only where a preposition says so.
            role = _role(near, one, bodies)
            one.role = "government" if role in {"bare", "owner", "of"} else role
        elif one.role == "bare":
            one.role = _role(near, one, bodies)
    _hold(near, found)
    return found


def _apart(found: Sequence[Mention]) -> list[Mention]:
    chosen: list[Mention] = []
    for one in found:
        if not chosen or one.first >= chosen[-1].last:
            chosen.append(one)
    return chosen


def _named(near: Near) -> Iterator[Mention]:
    passage = near.passage
    for kind in _NAMES:
        for mark in passage.marks.of(kind):
            row = mark.value
            said = passage.said(mark.first, mark.last)
            if row.get("care") == "exact" and said != row["name"]:
                continue
            if mark.last < len(near.tokens) and near.tokens[mark.last].text in "$€£":
                continue  # "US$": a currency
            if kind == "countries":
                if row.get("care") == "metonym":
                    if passage.marks.at("places", mark.first):
                        continue
                    yield Mention(mark.first, mark.last, said, (row["iso3"],), "place", "metonym")
                else:
                    yield Mention(mark.first, mark.last, row["iso3"], (row["iso3"],), "country")
            elif kind == "regions":
                members = tuple(filter(None, row["iso3_members"].split(";")))
                yield Mention(mark.first, mark.last, row["english"], members, "region")
            else:
                iso = tuple(filter(None, row["iso3"].split(";")))
                yield Mention(mark.first, mark.last, said, iso, "place")


def _borders(near: Near, found: Sequence[Mention]) -> Iterator[Mention]:
    passage = near.passage
    whole: dict[int, Mention] = {}
    for match in passage.found("place"):
        iso = tuple(part.value["iso3"] for part in match.parts.values() if part.kind == "countries")
        said = passage.said(match.first, match.last)
        if match.first not in whole or whole[match.first].last < match.last:
            whole[match.first] = Mention(match.first, match.last, said, iso, "border")
    yield from whole.values()


def _adjectives(near: Near, held: set[int]) -> Iterator[Mention]:
    """An adjective of a country that makes the noun beside it a place: "the Italian coast"."""
    passage = near.passage
    for kind in ("demonyms", "region_adjectives"):
        for mark in passage.marks.of(kind):
            if mark.first in held:
                continue
            if mark.value.get("care") not in {"", None, "capital", "ambiguous"}:
                continue
            beside = _beside(near, mark)
            if beside is None:
                continue
            sort, span = beside
            if kind == "demonyms":
                iso = mark.value["iso3"]
                one = Mention(*span, iso, (iso,), "country")
            else:
                one = Mention(*span, mark.value["english"], (), "region")
            if sort == "government":
                one.role = "government"
            yield one


def _beside(near: Near, mark: Mark) -> tuple[str, tuple[int, int]] | None:
    for sort in ("geography", "government"):
        for after in (mark.last, mark.last + 1):
            for noun in near.passage.marks.at(f"place_{sort}", after):
                if after == mark.last or near.tokens[after - 1].is_word:
                    return sort, (mark.first, noun.last)
        before = near.ending(f"place_{sort}", mark.first)
        if before is not None:
            return sort, (before.first, mark.last)
    return None


def _again(near: Near, held: set[int]) -> Iterator[Mention]:
    for kind in ("country", "region"):
        for mark in near.passage.marks.of(f"place_again_{kind}"):
            if mark.first not in held and mark.last - 1 not in held:
                # "del país" and "al país" hold their own preposition.
                one = Mention(mark.first, mark.last, kind, (), "again")
                one.role = "in"
                yield one


def _unlisted(near: Near, held: set[int]) -> Iterator[Mention]:
    """Names in capitals where only a place can stand: "in Adré", "Ouaddai region"."""
    passage, tokens = near.passage, near.tokens
    for start, end in passage.sentences:
        at = start
        while at < end:
            last = _capitals(near, at, end, held)
            if last == at:
                at += 1
                continue
            if _is_place(near, at, last):
                iso: tuple[str, ...] = ()
                yield Mention(at, last, passage.said(at, last), iso, "name")
            at = last


def _capitals(near: Near, at: int, end: int, held: set[int]) -> int:
    tokens = near.tokens
    past = at
    while past < end and past - at < _LONGEST:
        token = tokens[past]
        if past in held or not token.is_word or not token.is_capital:
            # "Cox's Bazar", "Bajo de la Cruz": a small link inside a name.
            if (
                past > at
                and token.text in {"’", "'", "-", "s"}
                and token.glued
                and past + 1 < end
                and (tokens[past + 1].is_capital or tokens[past + 1].text == "s")
                and (token.text != "s" or tokens[past + 1].is_capital)
            ):
                past += 1
                continue
            break
        if any(near.at(kind, past) for kind in ("bodies", "titles", "demonyms", "place_never")):
            return at if past == at else past
        past += 1
    return past


def _is_place(near: Near, first: int, last: int) -> bool:
    tokens = near.tokens
    if len(tokens[first].text) < 3 and last - first == 1:
        return False
    if last < len(tokens) and near.is_a("place_tail", last):
        return True
    role, kind_said = _lead(near, first)
    if role in {"in", "through"} or (role in {"to", "from"} and kind_said):
        return True
    return role == "of" and kind_said


def _lead(near: Near, first: int) -> tuple[str, bool]:
    """What stands before a name: its role, and whether a word said what kind of place it is."""
    tokens = near.tokens
    at, geography = first, False
    start = near.passage.sentence_of(first)[0]
    for _ in range(_REACH):
        if at <= start:
            break
        # "en la frontera de", "off the coast of": the of belongs to the kind of place.
        if near.is_a("place_of", at - 1):
            if at - 1 <= start:
                return "of", geography
            before = at - 2
            if near.is_a("place_geography", before) or near.is_a("place_skip", before):
                for lead in ("from", "through", "to", "goal"):
                    mark = near.ending(f"place_{lead}", at)
                    if mark is not None and mark.last - mark.first > 1:
                        return lead, geography
                geography = True
                at -= 1
                continue
            for lead in ("goal", "from", "through", "to", "in"):
                mark = near.ending(f"place_{lead}", at)
                if mark is not None:
                    return lead, geography
            if near.is_a("people", before):
                return "people", geography
            if near.is_a("place_government", before) or tokens[before].is_capital:
                return "government", geography
            return "of", geography
        best: tuple[str, Mark] | None = None
        for lead in _LEADS:
            mark = near.ending(f"place_{lead}", at)
            if mark is not None and (best is None or mark.first < best[1].first):
                best = (lead, mark)
        if best is not None:
            role, mark = best
            if role == "from" and mark.first > start and _after_people(near, mark.first):
                role = "people"
            return role, geography
        if not near.is_a("place_skip", at - 1):
            break
        geography = geography or near.is_a("place_geography", at - 1)
        at -= 1
    return "bare", geography


def _after_people(near: Near, at: int) -> bool:
    """Whether what stands before token `at` is a noun of people, or their adjective."""
    return near.ending("people", at) is not None or near.ending("population_group", at) is not None


def _role(near: Near, one: Mention, bodies: set[int]) -> str:
    tokens = near.tokens
    if one.first in bodies:
        return "government"
    last = one.last
    if last + 1 < len(tokens) and tokens[last].text in "'’" and tokens[last + 1].fold == "s":
        for after in range(last + 2, min(last + 5, len(tokens))):
            if near.at("place_government", after):
                return "government"
        return "owner"
    if last < len(tokens) and near.at("place_government", last):
        return "government"
    role, _ = _lead(near, one.first)
    return role


def _hold(near: Near, found: Sequence[Mention]) -> None:
    """A place inside another named right after it: "Adré, Chad", "Islam Qala (Herat)"."""
    tokens = near.tokens
    for one, after in zip(found, found[1:], strict=False):
        between = [tokens[at].fold for at in range(one.last, after.first)]
        if one.kind not in {"place", "name"} or len(between) > 4 or not between:
            continue
        inside = (
            between[0] in {",", "("}
            or near.is_a("place_in", one.last)
            or near.is_a("place_of", one.last)
        ) and all(
            word in {",", "("}
            or near.is_a("place_skip", at)
            or near.is_a("place_in", at)
            or near.is_a("place_of", at)
            for at, word in enumerate(between, one.last)
        )
        if inside and (after.kind == "country" or between[0] == "("):
            one.iso = one.iso or after.iso
            if not one.iso or set(one.iso) & set(after.iso) or not after.iso:
                after.inner = True
