"""Listings: a number that no word says, counted from a list of countries, peoples or bodies.

Owns: the claims of kind `relation` with a `Listing`. A list is three or more names in a row, apart
by commas and one "and". Its length is both bounds of its value; it is closed unless words before or
after it say that there are others. Its members are ISO 3166 codes, bodies by their canonical names.

Sets of the tables: `list_open_before` (such as, like, including), `list_open_after` (and others).
"""

from __future__ import annotations

from isthmus.evidence.records import Claim, Listing

from .ground import Ground

_FEWEST = 3


def listings_of(ground: Ground) -> list[Claim]:
    """Every list of three or more countries, peoples or bodies of a passage."""
    items = [
        (one.first, one.last, one.iso, "peoples" if one.adjective else "countries")
        for one in ground.countries
    ]
    items += [
        (mark.first, mark.last, mark.value["canonical"], "bodies")
        for mark in ground.marks.apart("bodies")
        if mark.value["kind"] != "outlet" and ground.tokens[mark.first].is_capital
    ]
    items.sort()
    claims: list[Claim] = []
    run: list[tuple[int, int, str, str]] = []
    joined = False
    for item in items:
        if run and item[0] < run[-1][1]:
            continue
        link = _link(ground, run[-1][1], item[0]) if run and item[3] == run[-1][3] else ""
        if link:
            run.append(item)
            joined = joined or link == "and"
            continue
        claims.extend(_listing(ground, run, joined))
        run, joined = [item], False
    claims.extend(_listing(ground, run, joined))
    return claims


def _link(ground: Ground, first: int, last: int) -> str:
    """How two names are joined: "comma", "and", or not at all."""
    if not 1 <= last - first <= 4 or ground.sentence_of(first) != (ground.sentence_of(last)):
        return ""
    kind = ""
    for at in range(first, last):
        if ground.tokens[at].text == ",":
            kind = kind or "comma"
        elif ground.near.is_a("st_link_and", at):
            kind = "and"
        elif not ground.near.is_a("st_article", at):
            return ""
    return kind


def _listing(ground: Ground, run: list[tuple[int, int, str, str]], joined: bool) -> list[Claim]:
    members = tuple(dict.fromkeys(item[2] for item in run))
    if len(members) < _FEWEST or not joined:
        return []
    first, last = run[0][0], run[-1][1]
    if first and ground.near.is_a("st_article", first - 1):
        first -= 1
    opened = ground.near.ending("list_open_before", first) is not None
    after = last + 1 if last < len(ground.tokens) and ground.tokens[last].text == "," else last
    opened = opened or ground.at("list_open_after", last) is not None
    opened = opened or ground.at("list_open_after", after) is not None
    start, end = ground.sentence_of(first)
    period = ground.period_in(start, end, first)
    place = ground.place_in(start, first, first) or ground.place_in(last, end, last)
    length = float(len(members))
    return [
        ground.claim(
            "relation", "listing", run[0][0], last, Listing(members=members, closed=not opened),
            confidence=0.7, value_low=length, value_high=length,
            low_inclusive=True, high_inclusive=True, quantifier="exact",
            unit="country" if run[0][3] == "countries" else "other",
            period=period, place=place.name if place else None,
        )
    ]  # fmt: skip
