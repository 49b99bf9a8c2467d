"""Who is named in a passage: persons with their offices, bodies, countries, officials, pronouns.

Owns: `Who` and `whos_of`, from which agreements, commitments and positions take who acts and who
speaks; `offices_of`, the claims that a person holds an office; `credits_of`, the claims that a text
leans on an outlet or names its reporter. Both are of kind `event`, and told by `Happening.what`:

    office   participants = (the person's name, the office, both as the text has them): "U.S.
             Secretary of State Antony Blinken" is ("Antony Blinken", "U.S. Secretary of State").
             One claim for each pair of a document.
    credit   participants = the outlets credited ("based on information from France 24 and Voice of
             America", "(Reuters)"), by their canonical names.
    byline   participants = the reporters named ("By Simon Lewis").

Sets of the tables: `office` (an office in small letters), `portfolio` (what an office is of),
`office_of`, `group` (people who act together), `pronoun_f|m|we|they`, `title_f|title_m` (titles
that tell a gender), `name_particle`, `byline`, `credit`, `say_left`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.tokens import fold
from isthmus.evidence.records import Claim, Happening

from .ground import Ground
from .who import Who

_LONGEST_NAME = 6
_JOINTS = frozenset({"-", ".", "’", "'"})
#: Within how many tokens of a paragraph its dateline ends, and with what.
_DATELINE = 24
_DASHES = frozenset({"-", "–", "—"})


def whos_of(ground: Ground) -> list[Who]:
    """Everyone whom a passage names; persons become known to the story."""
    found: list[Who] = []
    found.extend(_holders(ground))
    taken = {at for one in found for at in range(one.first, one.last)}
    found.extend(_known(ground, taken))
    found.extend(_plain(ground, taken))
    return found


# --- persons and offices --------------------------------------------------------------------------


def _holders(ground: Ground) -> list[Who]:
    found: list[Who] = []
    titles = {**ground.kind("office"), **ground.kind("titles")}
    past = 0
    for at in sorted(titles):
        if at < past:
            continue
        end = ground.sentence_of(at)[1]
        one = _holder(ground, at, min(end, at + 24))
        past = titles[at].last if one is None else max(one.last, at + 1)
        if one is not None:
            found.append(one)
    return found


def _holder(ground: Ground, at: int, end: int) -> Who | None:
    """An office, and who holds it where a name stands beside it."""
    last, gender = at, None
    while last < end:
        title = ground.at("titles", last) or ground.at("office", last)
        if title is None or title.last > end:
            break
        gender = gender or _gender(ground, last)
        last = title.last
        if last < end and ground.near.is_a("st_link_and", last) and ground.at("titles", last + 1):
            last += 1
    last = _portfolio(ground, last, end)
    first = _office_left(ground, at)
    name, past = last, last
    if last + 1 < end and ground.tokens[last].text == ",":
        past = last + 1
    past_name = name_at(ground, past, end)
    if past != name and (past_name - past < 2 or _goes_on(ground, past_name, end)):
        past_name = past
    office = ground.passage.said(first, last)
    if any(
        ground.near.is_a(kind, at)
        for at in range(past, past_name)
        for kind in ("counter_head", "portfolio")
    ):
        return None  # "General Directorate": a body
    if past_name > past:
        said = ground.passage.said(past, past_name)
        if len(said.split()) == 1:
            known = ground.story.people.get(fold(said))
            said = known.name if known is not None else said
        gender = gender or _possessive(ground, first)
        who = Who(first, past_name, "person", said, office, gender, _iso(ground, first, last))
        _learn(ground, who)
        return who
    if all(not ground.tokens[step].is_word for step in range(first, last)):
        return None
    return Who(first, last, "office", office, office, gender, _iso(ground, first, last))


def _possessive(ground: Ground, at: int) -> str | None:
    """The gender that "for her part, …" tells of the name after it."""
    start = ground.sentence_of(at)[0]
    if at == start or ground.tokens[at - 1].text != ",":
        return None
    for step in range(max(start, at - 5), at):
        for gender in ("f", "m"):
            if ground.near.is_a(f"possessive_{gender}", step):
                return gender
    return None


def _goes_on(ground: Ground, at: int, end: int) -> bool:
    """Whether a name after a comma is one of a list, and no apposition."""
    return at < end and ground.near.is_a("st_link_and", at)


def _gender(ground: Ground, at: int) -> str | None:
    for gender in ("f", "m"):
        if ground.at(f"title_{gender}", at) is not None:
            return gender
    return None


def _portfolio(ground: Ground, at: int, end: int) -> int:
    """Past what an office is of: "of Public Security", "de Relaciones Exteriores", "colombiana"."""
    people = ground.countries.begins(at)
    if people is not None and people.adjective:
        at = people.last
    if at >= end or not ground.near.is_a("office_of", at):
        return at
    best, step = at, at + 1
    while step < min(end, at + 12):
        token = ground.tokens[step]
        country = ground.countries.begins(step)
        body = country or ground.at("bodies", step)
        if body is not None:
            step = best = body.last
            continue
        if ground.near.is_a("portfolio", step) or ground.near.is_a("counter_head", step):
            best = step + 1
        elif not (
            token.is_capital
            or ground.near.is_a("office_of", step)
            or ground.near.is_a("st_article", step)
            or ground.near.is_a("st_link_and", step)
        ):
            break
        step += 1
    return best


def _office_left(ground: Ground, at: int) -> int:
    """The first token of an office: "the Panamanian …", "US embassy …", "Panama's …"."""
    first = at
    while first > 0:
        before = first - 1
        named = ground.countries.ends(first) or _body_before(ground, first)
        owner = ground.near.ending("place_possessive", first)
        if named is not None:
            first = named.first
        elif ground.near.is_a("portfolio", before):
            first = before
        elif owner is not None and ground.countries.ends(owner.first) is not None:
            first = owner.first
        else:
            break
    return first


def _body_before(ground: Ground, at: int) -> Mark | None:
    mark = ground.near.ending("bodies", at)
    return mark if mark is not None and ground.tokens[mark.first].is_capital else None


def _iso(ground: Ground, first: int, last: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.iso for one in ground.countries_in(first, last)))


def name_at(ground: Ground, first: int, end: int) -> int:
    """Past the name in capitals that begins at a token; the token itself where none does."""
    tokens, at = ground.tokens, first
    while at < min(end, first + _LONGEST_NAME * 2):
        token = tokens[at]
        if token.is_word and token.is_capital:
            if (
                (ground.at("titles", at) is not None and not _ends_name(ground, first, at))
                or ground.at("weekday", at) is not None
                or ground.at("period", at) is not None
                or ground.countries.begins(at) is not None
                or ground.near.is_a("st_article", at)
                or ground.near.is_a("st_stop", at)
            ):
                break
            at += 1
        elif (
            at > first
            and token.text in "'’"
            and at + 1 < end
            and tokens[at + 1].glued
            and len(tokens[at + 1].text) < 3
            and not ground.near.at("place_possessive", at)
        ):
            at += 2  # "Matiang'i"
            break
        elif at > first and token.text in _JOINTS and token.glued and at + 1 < end:
            initial = token.text == "." and len(tokens[at - 1].text) == 1
            if not (tokens[at + 1].is_capital and (initial or tokens[at + 1].glued)):
                break
            at += 1
        elif (
            at > first
            and ground.near.is_a("name_particle", at)
            and at + 1 < end
            and tokens[at + 1].is_word
            and (tokens[at + 1].is_capital or ground.near.is_a("name_particle", at + 1))
        ):
            at += 1
        else:
            break
    while at > first and not (tokens[at - 1].is_capital or tokens[at - 1].glued):
        at -= 1
    return at


def _ends_name(ground: Ground, first: int, at: int) -> bool:
    """Whether a title is the family name of the name before it: "Amy Pope"."""
    after = at + 1
    return at > first and not (
        after < len(ground.tokens)
        and ground.tokens[after].is_word
        and ground.tokens[after].is_capital
    )


def _learn(ground: Ground, who: Who) -> None:
    words = [word for word in who.name.replace("’s", "").split() if word[:1].isupper()]
    people = ground.story.people
    for word in words[-2:] if len(words) > 2 else words[-1:]:
        known = people.get(fold(word))
        if known is None or len(who.name) > len(known.name):
            people[fold(word)] = replace(
                who, gender=who.gender or (known.gender if known is not None else None)
            )
        elif who.gender and not known.gender:
            people[fold(word)] = replace(known, gender=who.gender)


def _known(ground: Ground, taken: set[int]) -> list[Who]:
    """Persons named before, by family name alone or in full."""
    people = ground.story.people
    found: list[Who] = []
    for at, token in enumerate(ground.tokens):
        if at in taken or not token.is_capital or token.fold not in people:
            continue
        who = people[token.fold]
        first = at
        while first > 0 and ground.tokens[first - 1].is_capital and first - 1 not in taken:
            if ground.tokens[first - 1].fold not in fold(who.name):
                break
            first -= 1
        found.append(replace(who, first=first, last=at + 1))
    return found


# --- bodies, countries, groups, pronouns ----------------------------------------------------------


def _plain(ground: Ground, taken: set[int]) -> list[Who]:
    found: list[Who] = []
    for mark in ground.marks.apart("bodies"):
        row = mark.value
        said = ground.passage.said(mark.first, mark.last)
        if mark.first in taken or (row.get("care") == "exact" and said != row["name"]):
            continue
        if row["kind"] != "outlet" and (ground.tokens[mark.first].is_capital or " " in said):
            iso = tuple(filter(None, row["iso3"].split(";")))
            found.append(Who(mark.first, mark.last, "body", row["canonical"], None, None, iso))
    for mark in ground.marks.apart("group"):
        first, last = _office_left(ground, mark.first), mark.last
        people = ground.countries.begins(last)
        if people is not None and people.adjective:
            last = people.last  # "el Gobierno chileno"
        if mark.first not in taken:
            said = ground.passage.said(first, last)
            found.append(Who(first, last, "group", said, None, None, _iso(ground, first, last)))
    for country in ground.countries:
        if not country.adjective and country.first not in taken:
            said = ground.passage.said(country.first, country.last)
            found.append(
                Who(country.first, country.last, "country", said, None, None, (country.iso,))
            )
    accented = frozenset(ground.passage.language.list("pronoun_accent"))
    folded = frozenset(fold(word) for word in accented)
    for form, gender in (("f", "f"), ("m", "m"), ("we", None), ("they", None)):
        for mark in ground.marks.apart(f"pronoun_{form}"):
            said = ground.passage.said(mark.first, mark.last)
            if said.casefold() not in accented and fold(said) in folded:
                continue
            found.append(Who(mark.first, mark.last, "pronoun", said, form, gender))
    return found


# --- claims ---------------------------------------------------------------------------------------


def offices_of(ground: Ground) -> list[Claim]:
    """The claims that a person holds an office, one for each pair of a document."""
    claims: list[Claim] = []
    for who in ground.whos:
        if who.kind != "person" or not who.office:
            continue
        family = fold(who.name.split()[-1])
        pair = (family, fold(who.office))
        # A name alone was met before with its office; a form of address is no office.
        if pair in ground.story.offices or ground.at("address", who.first) is not None:
            continue
        here = ground.passage.said(who.first, who.last)
        if any(ground.at("office_plural", at) for at in range(who.first, who.last)):
            continue
        if who.last - who.first < 2 or here == who.name:
            continue
        if who.name not in here and len(ground.story.offices) and _partial(ground, who):
            continue
        ground.story.offices.add(pair)
        detail = Happening(what="office", participants=(who.name, who.office))
        claims.append(
            ground.claim(
                "event", "office", who.first, who.last, detail,
                confidence=0.6, place=";".join(who.iso) or None,
            )
        )  # fmt: skip
    return claims


def _partial(ground: Ground, who: Who) -> bool:
    """Whether an office before a family name alone is the short form of one told before."""
    family, short = fold(who.name.split()[-1]), set(fold(who.office or "").split())
    return any(
        name == family and short <= set(office.split()) for name, office in ground.story.offices
    )


def credits_of(ground: Ground) -> list[Claim]:
    """The claims that a text leans on outlets, or names its reporters."""
    claims: list[Claim] = []
    tokens = ground.tokens
    for found in ground.of("credit"):
        end = ground.sentence_of(found.first)[1]
        outlets: list[str] = []
        at, last = found.last, found.last
        while at < min(end, found.last + 24):
            mark = ground.at("bodies", at)
            if mark is not None and mark.value["kind"] == "outlet":
                outlets.append(mark.value["canonical"])
                at = last = mark.last
                continue
            if tokens[at].text in ".;(" or (outlets and not _joins(ground, at)):
                break
            at += 1
        claims.extend(_credit(ground, found.rule.name, found.first, last, outlets))
    for mark in ground.marks.apart("bodies"):
        if (
            mark.value["kind"] == "outlet"
            and mark.first
            and tokens[mark.first - 1].text == "("
            and mark.last < len(tokens)
            and tokens[mark.last].text == ")"
        ):
            claims.extend(
                _credit(ground, "outlet", mark.first, mark.last, [mark.value["canonical"]])
            )
    claims.extend(_dateline(ground))
    for found in ground.of("byline"):
        end = ground.sentence_of(found.first)[1]
        past = name_at(ground, found.last, min(end, found.last + 3))
        if past - found.last >= 2:
            name = ground.passage.said(found.last, past)
            key = ("byline", name)
            if key not in ground.story.credits:
                ground.story.credits.add(key)
                detail = Happening(what="byline", participants=(name,))
                claims.append(ground.claim("event", found.rule.name, found.first, past, detail))
    return claims


def _dateline(ground: Ground) -> list[Claim]:
    """An agency in the dateline of a paragraph, known or not: "QUITO (Agencia Sur) – …"."""
    tokens = ground.tokens[:_DATELINE]
    for at, token in enumerate(tokens):
        if token.text != "(":
            continue
        past = at + 1
        while past < len(tokens) and tokens[past].is_capital:
            past += 1
        closes = [one.text for one in tokens[past : past + 3] if one.text != "."]
        if past > at + 1 and closes[:1] == [")"] and closes[1:] and closes[1] in _DASHES:
            name = ground.passage.said(at + 1, past)
            mark = ground.at("bodies", at + 1)
            if mark is not None and mark.last == past:
                if mark.value["kind"] != "outlet":
                    return []
                name = mark.value["canonical"]
            return _credit(ground, "dateline", at + 1, past, [name])
    return []


def _joins(ground: Ground, at: int) -> bool:
    return (
        ground.tokens[at].text == ","
        or ground.near.is_a("st_link_and", at)
        or ground.near.is_a("st_article", at)
    )


def _credit(
    ground: Ground, rule: str, first: int, last: int, outlets: Sequence[str]
) -> list[Claim]:
    key = tuple(dict.fromkeys(outlets))
    if not key or key in ground.story.credits:
        return []
    ground.story.credits.add(key)
    detail = Happening(what="credit", participants=key)
    return [
        ground.claim("event", rule, first, last, detail, confidence=0.8, credited_to="; ".join(key))
    ]
