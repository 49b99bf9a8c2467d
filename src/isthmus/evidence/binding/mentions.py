"""The places that a passage names, and what the words around each say of it.

Owns: `Mention` and `mentions_of`: country, place, region and border names, adjectives of a country
that make a place ("the Italian coast"), names in capitals that no table knows, and "the country".
Each has a `role`, the words' own relation to the thing counted (in, to, from, through, goal…).
Which of them is a figure's place is for the binder of the place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isthmus.evidence.grammar.marks import Mark

from .near import Mention, Near
from .roles import lead_of, say_roles

#: The tables of names.
_NAMES = ("countries", "places", "regions")
#: How many words an unlisted name may have.
_LONGEST = 5
#: What part of a headline's words are in capitals, and how many of its tokens tell.
_MOSTLY, _HEADLINE = 0.75, 30
#: What an adjective of a country may be to the noun beside it, the more telling first.
_BESIDE = ("geography", "war", "domestic", "government")
#: What parts an adjective from a noun after it.
_NO_ADJECTIVE = ("place_in", "place_of", "place_to", "place_and", "people_stop", "place_article")
#: Bodies of one country.
_OWN_COUNTRY = frozenset({"government", "border_agency"})
_LINKS = frozenset({"’", "'", "-"})


def listed_names(near: Near, held: set[int], found: Sequence[Mention]) -> Iterator[Mention]:
    """Unlisted names in a list of places with their numbers: "Dajabón (538), Valverde (514)"."""
    tokens = near.tokens
    known = {one.last for one in found}
    for at, token in enumerate(tokens[:-1]):
        if token.text != "(" or not (tokens[at + 1].is_number or near.at("quantity", at + 1)):
            continue
        first = at
        while first > 0 and at - first < _LONGEST and first - 1 not in held:
            word = tokens[first - 1]
            if not (
                word.is_word
                and (
                    word.is_capital
                    or near.is_a("place_of", first - 1)
                    or near.is_a("place_skip", first - 1)
                )
            ):
                break
            first -= 1
        while first < at and not tokens[first].is_capital:
            first += 1
        # The element before it in the list must be a place too.
        step = first - 1
        while step > 0 and first - step < 3 and tokens[step].text != ")":
            step -= 1
        if first < at and step > 0 and tokens[step].text == ")":
            opened = step
            while opened > 0 and step - opened < 6 and tokens[opened].text != "(":
                opened -= 1
            if opened in known:
                known.add(at)
                yield Mention(first, at, near.passage.said(first, at), (), "name")


def mentions_of(near: Near, taken: Sequence[Mark]) -> list[Mention]:
    """The places that a passage names, in the order of its text; `taken` are its quantities."""
    passage = near.passage
    counted = {at for mark in taken for at in range(mark.first, mark.last)}
    bodies = {at for mark in passage.marks.of("bodies") for at in range(mark.first, mark.last)}
    found = [one for one in _named(near) if one.first not in counted]
    found += _borders(near)
    found = _apart(found)
    held = {at for one in found for at in range(one.first, one.last)}
    found += _adjectives(near, held)
    found += _seats(near, held)
    held = {at for one in found for at in range(one.first, one.last)}
    found += _again(near, held)
    places = {one.last for one in found if one.kind == "place"}
    found += _unlisted(near, held | counted | bodies, places)
    found = _apart(found)
    held = {at for one in found for at in range(one.first, one.last)}
    found = _apart(
        [
            *found,
            *listed_names(
                near, held | bodies, [one for one in found if one.kind in {"place", "name"}]
            ),
        ]
    )
    say_roles(near, found, bodies)
    return found


def _apart(found: Sequence[Mention]) -> list[Mention]:
    chosen: list[Mention] = []
    for one in sorted(found, key=lambda one: (one.first, -one.last)):
        if not chosen or one.first >= chosen[-1].last:
            chosen.append(one)
    return chosen


# --- names ----------------------------------------------------------------------------------------


def _named(near: Near) -> Iterator[Mention]:
    passage, tokens = near.passage, near.tokens
    for kind in _NAMES:
        for mark in passage.marks.of(kind):
            row = mark.value
            said = passage.said(mark.first, mark.last)
            if row.get("care") == "exact" and said != row["name"]:
                continue
            if mark.last < len(tokens) and tokens[mark.last].text in "$€£":
                continue  # "US$": a currency
            if mark.first and near.is_a("place_currency", mark.first - 1):
                continue  # "dólares EE. UU."
            if not _written(near, mark, said):
                continue
            if any(
                (noun := near.longest("place_domestic", at)) is not None and noun.last > mark.last
                for at in range(mark.first + 1, mark.last)
            ):
                continue  # "the Polish border guard"
            one = _mention(near, kind, mark, said)
            if one is not None:
                yield one


def _mention(near: Near, kind: str, mark: Mark, said: str) -> Mention | None:
    row = mark.value
    if kind == "regions":
        members = tuple(filter(None, row["iso3_members"].split(";")))
        if any(
            body.last > mark.last
            for at in range(mark.first, mark.last)
            for body in near.passage.marks.at("bodies", at)
        ):
            return None  # "World Bank"
        before = mark.first - 1
        if " " not in said and near.is_a("counter_head", before) and near.tokens[before].is_capital:
            return None  # "Organización Mundial": part of a body's name
        role = "" if said[:1].isupper() or " " in said else "wide"
        return Mention(mark.first, mark.last, row["english"], members, "region", role)
    iso = tuple(filter(None, row["iso3"].split(";")))
    if kind == "places":
        if row["kind"] == "border":
            article = near.is_a("place_article", mark.first)
            said = near.passage.said(mark.first + article, mark.last)
            return Mention(mark.first, mark.last, said, iso, "border")
        return Mention(mark.first, mark.last, proper(near, mark), iso, "place")
    if row.get("care") == "metonym":
        return Mention(mark.first, mark.last, said, iso, "place", "metonym")
    return Mention(mark.first, mark.last, row["iso3"], iso, "country")


def _written(near: Near, mark: Mark, said: str) -> bool:
    """Whether what opens a sentence is the name and no words like it ("Para", "El paso")."""
    if mark.first != near.passage.sentence_of(mark.first)[0]:
        return True
    if mark.last - mark.first > 1 and not near.is_a("place_article", mark.first):
        return True
    name = mark.value["name"]
    return said.casefold() == name.casefold() or said.isupper()


def proper(near: Near, mark: Mark) -> str:
    """The name without the words for its kind before it: "selva del Darién" is "Darién"."""
    first = mark.first
    while first < mark.last and not near.tokens[first].is_capital:
        first += 1
    return near.passage.said(first if first < mark.last else mark.first, mark.last)


def _borders(near: Near) -> Iterator[Mention]:
    passage = near.passage
    whole: dict[int, Mention] = {}
    for match in passage.found("place"):
        iso = tuple(part.value["iso3"] for part in match.parts.values() if part.kind == "countries")
        article = near.is_a("place_article", match.first)
        said = passage.said(match.first + article, match.last)
        if match.first not in whole or whole[match.first].last < match.last:
            role = "" if iso else "wide"
            whole[match.first] = Mention(match.first, match.last, said, iso, "border", role)
    yield from whole.values()


def _adjectives(near: Near, held: set[int]) -> Iterator[Mention]:
    """An adjective of a country that makes the noun beside it a place: "the Italian coast"."""
    for kind in ("demonyms", "region_adjectives"):
        for mark in near.passage.marks.of(kind):
            if mark.first in held or mark.value.get("care") == "ethnic":
                continue
            if near.is_a("place_currency", mark.first - 1) or near.is_a(
                "place_currency", mark.last
            ):
                continue
            beside = _beside(near, mark)
            if beside is None:
                continue
            sort, (first, last) = beside
            role = "" if sort == "geography" else sort
            if kind == "demonyms":
                iso = mark.value["iso3"]
                yield Mention(first, last, iso, (iso,), "country", role)
            elif any(near.is_a("place_nation", at) for at in (first, last - 1)):
                yield Mention(first, last, "country", (), "again", "in")
            else:
                yield Mention(first, last, mark.value["english"], (), "region", role)


def _seats(near: Near, held: set[int]) -> Iterator[Mention]:
    """The country of an authority that the table of bodies knows: what it counts is there."""
    doubtful = {
        mark.last + 1
        for mark in near.passage.marks.of("bodies")
        if mark.value.get("care") == "ambiguous"
    }
    for mark in near.passage.marks.apart("bodies"):
        row = mark.value
        if mark.first in doubtful and near.tokens[mark.first - 1].text == "(":
            continue  # "Instituto Nacional de Migración (INM)": of which country?
        if (
            row["iso3"]
            and row.get("care") != "ambiguous"
            and row["kind"] in _OWN_COUNTRY
            and mark.first not in held
        ) and written_as(near.passage.said(mark.first, mark.last), row["name"]):
            iso = row["iso3"]
            yield Mention(mark.first, mark.last, iso, (iso,), "country", "domestic")


def written_as(said: str, name: str) -> bool:
    """An acronym is one only in its capitals: "WHO" is no "who", "ICE" no "ice"."""
    return not (len(name) <= 5 and name.isupper()) or said == name


def _beside(near: Near, mark: Mark) -> tuple[str, tuple[int, int]] | None:
    for after in (mark.last, mark.last + 1):
        if after > mark.last and near.at("population_group", mark.last):
            break  # "the South Sudanese refugee population": people, and no place
        if after > mark.last and not _describes(near, after - 1):
            break
        nouns = [
            (noun.last, -rank, sort)
            for rank, sort in enumerate(_BESIDE)
            for noun in near.passage.marks.at(f"place_{sort}", after)
        ]
        if nouns:
            past, _, sort = max(nouns)  # the longest: "Polish border guard" is no border
            return sort, (mark.first, past)
    for sort in _BESIDE:
        before = near.ending(f"place_{sort}", mark.first)
        if before is not None:
            return sort, (before.first, mark.last)
    return None


def _describes(near: Near, at: int) -> bool:
    """Whether a token may be an adjective: "the Greek eastern islands", no "Greeks on islands"."""
    return near.tokens[at].is_word and not any(near.is_a(kind, at) for kind in _NO_ADJECTIVE)


def _again(near: Near, held: set[int]) -> Iterator[Mention]:
    """What was named before: "the country", "la isla"."""
    for kind in ("country", "countries", "region", "place", "route"):
        for mark in near.passage.marks.of(f"place_again_{kind}"):
            if any(at in held for at in range(mark.first, mark.last)):
                continue
            before, after = near.ending("people_be", mark.first), mark.last
            if before is not None or near.at("place_again_not", after):
                continue  # "is the country that…": said of another
            role, _ = lead_of(near, mark.first)
            role = "in" if role in {"bare", "of", "government"} else role
            name = f"{mark.value} {kind}" if kind == "countries" else kind
            yield Mention(mark.first, mark.last, name, (), "again", role)


def _unlisted(near: Near, held: set[int], listed: set[int]) -> Iterator[Mention]:
    """Names in capitals where only a place can stand: "in Adré", "Ouaddai region"."""
    places = set(listed)
    for start, end in near.passage.sentences:
        at = end if _in_title_case(near, start, end) else start
        while at < end:
            last = _capitals(near, at, end, held)
            whole = last >= end or last not in held  # "Eastern" of "Eastern Chad" is no name
            if (
                last > at
                and whole
                and (_is_place(near, at, last) or _in_a_row(near, at, last, places))
            ):
                yield Mention(at, last, near.passage.said(at, last), (), "name")
                places.add(last)
            at = max(last, at + 1)


def _in_title_case(near: Near, start: int, end: int) -> bool:
    """Whether a sentence is a headline whose every word is in capitals."""
    words = [token for token in near.tokens[start : min(end, start + _HEADLINE)] if token.is_word]
    long = [token for token in words if len(token.text) > 3]
    return len(long) > 2 and sum(token.is_capital for token in long) > _MOSTLY * len(long)


def _in_a_row(near: Near, first: int, last: int, places: set[int]) -> bool:
    """Whether a name goes on a row of places: "Antioquia, Córdoba, Chocó"."""
    tokens = near.tokens
    if first - 1 not in places or last >= len(tokens):
        return False
    before, after = tokens[first - 1].text, tokens[last].text
    return before == "," and (after == "," or near.at("place_and", last))


def _capitals(near: Near, at: int, end: int, held: set[int]) -> int:
    """Past the run of capitals that begins at a token; `at` itself where none does."""
    tokens = near.tokens
    past = at
    while past < end and past - at < _LONGEST:
        token = tokens[past]
        if past in held or not token.is_word or not token.is_capital:
            # "Cox's Bazar", "N'Djamena": a small link inside a name.
            owner = near.longest("place_possessive", past)
            link = owner.last if owner is not None else past + 1
            inside = past > at and token.glued and (owner is not None or token.text in _LINKS)
            if not inside or link >= end or not tokens[link].is_capital:
                break
            past = link - 1
        elif any(near.at(kind, past) for kind in ("titles", "demonyms", "place_never")):
            return past
        past += 1
    while past > at and not tokens[past - 1].is_word:
        past -= 1
    return past


def _is_place(near: Near, first: int, last: int) -> bool:
    tokens = near.tokens
    if last - first == 1 and (len(tokens[first].text) < 3 or tokens[first].text.isupper()):
        return False
    if any(
        near.is_a("counter_head", at) or near.is_a("place_not", at) for at in range(first, last)
    ):
        return False
    if all(near.is_a("place_skip", at) for at in range(first, last)):
        return False  # "la región Este"
    if last < len(tokens) and near.is_a("place_tail", last):
        return True
    if near.is_a("place_on", first - 1):
        return False
    for kind in ("place_to", "place_from"):
        lead = near.ending(kind, first)
        if lead is not None and lead.last - lead.first > 1:
            return True  # "fled to", "crossed into": only a place can follow
    role, kind_said = lead_of(near, first)
    if role in {"in", "through"} or (role in {"to", "from"} and kind_said):
        return True
    return role == "of" and kind_said
