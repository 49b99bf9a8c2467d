"""Numbers that their form shows to be no figures, whatever the language.

Owns: addresses of the web, telephone numbers, the numbers of notes and of the items of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from .passage import Passage
from .tokens import Token

_GLUED = re.compile(r"[.,]\d{3}(\d)\b")


def by_form(passage: Passage) -> set[int]:
    """The tokens that no figure may hold, because of how they are written."""
    return {*_by_layout(passage), *_telephones(passage)}


def _by_layout(passage: Passage) -> Iterable[int]:
    """Tokens in addresses of the web, in brackets of a note, and numbers that open a list."""
    tokens = passage.tokens
    first = 0
    for at in range(1, len(tokens) + 1):
        if at < len(tokens) and tokens[at].glued:
            continue
        # tokens[first:at] is one run without a space.
        if at - first > 2:
            signs = [token.text for token in tokens[first:at]]
            if "@" in signs or "_" in signs or _is_address(signs):
                yield from range(first, at)
        first = at
    for at, token in enumerate(tokens):
        if token.is_number and (_in_brackets(tokens, at) or _lettered(tokens, at)):
            yield at
        elif token.is_number and _is_score(tokens, at):
            yield from (at, at + 2)
    for start, past in passage.sentences:
        # The number of a note between brackets, then its words.
        inside = tokens[start + 1].text if start + 2 < past else ""
        if tokens[start].text == "(" and inside.isdecimal() and tokens[start + 2].text == ")":
            if len(inside) < 3:
                yield start + 1
            continue
        opener = tokens[start]
        if not opener.is_number or len(opener.text) > 2 or start + 1 >= len(tokens):
            continue
        sign = tokens[start + 1]
        item = sign.glued and sign.text in ".)"
        item = item and (past == start + 2 or not tokens[start + 2].glued)
        if item or (len(opener.text) == 1 and _opens_note(passage, start, past)):
            yield start


def _in_brackets(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is the mark of a note: "[12]"."""
    inside = 0 < at < len(tokens) - 1
    return inside and tokens[at - 1].text == "[" and tokens[at + 1].text == "]"


def _lettered(tokens: Sequence[Token], at: int) -> bool:
    """Whether letters glued behind make a name of it: "212(d)(5)", "the 5-N"."""
    signs = [token.text for token in tokens[at + 1 : at + 4]]
    glued = [token.glued for token in tokens[at + 1 : at + 4]]
    if signs[:1] == ["("] and len(signs) == 3 and all(glued):
        return len(signs[1]) == 1 and signs[1].isalpha() and signs[2] == ")"
    if at > 1 and tokens[at - 1].glued and tokens[at - 2].text == ")":
        return tokens[at - 1].text == "(" and signs[:1] == [")"]
    return (
        signs[:1] == ["-"]
        and glued[:2] == [True, True]
        and signs[1:2] != []
        and (len(signs[1]) == 1 and signs[1].isupper())
    )


def _is_score(tokens: Sequence[Token], at: int) -> bool:
    """Whether it opens a result: "3-1"."""
    if at + 2 >= len(tokens) or not (tokens[at + 1].glued and tokens[at + 2].glued):
        return False
    a, sign, b = (token.text for token in tokens[at : at + 3])
    if sign not in "-–" or not (a.isdecimal() and b.isdecimal() and len(a) < 3 and len(b) < 3):
        return False
    return int(b) <= int(a) < 20


def _opens_note(passage: Passage, start: int, past: int) -> bool:
    """Whether a digit opens a footnote: "2 Provisional count.", but not "3 Killed In Attack"."""
    tokens = passage.tokens
    new_line = not start or "\n" in passage.text[tokens[start - 1].end : tokens[start].start]
    # Inside a paragraph only where a number bears the mark of the note ("23,2483").
    if not new_line and tokens[start].text not in _noted(passage.text):
        return False
    words = [token for token in tokens[start + 1 : past] if token.is_word]
    if not words or words[0] is not tokens[start + 1] or not words[0].is_capital:
        return False
    if passage.marks.at("counted", start + 1) or passage.marks.at("demonyms", start + 1):
        return False
    return sum(word.is_capital for word in words) * 2 <= len(words) + 1


@lru_cache(maxsize=16)
def _noted(text: str) -> frozenset[str]:
    """The marks of notes that are glued to the numbers of a document."""
    return frozenset(_GLUED.findall(text))


def _telephones(passage: Passage) -> Iterable[int]:
    """Tokens of telephone numbers: "+507 6123-4567", "(202) 555-0136", "01 800 123 4567"."""
    tokens, text = passage.tokens, passage.text
    at = 0
    while at < len(tokens):
        if not tokens[at].text.isdecimal():
            at += 1
            continue
        first, groups = at, [tokens[at].text]
        at += 1
        while at < len(tokens):
            past = at
            while past < len(tokens) and past < at + 2 and tokens[past].text in "-)(":
                past += 1
            near = past < len(tokens) and tokens[past].start - tokens[at - 1].end < 4
            if not (near and tokens[past].text.isdecimal()):
                break
            if text[tokens[past].start - 1] not in "- )( ":
                break
            groups.append(tokens[past].text)
            at = past + 1
        signs = text[tokens[first].start : tokens[at - 1].end]
        plus = first > 0 and tokens[first].glued and tokens[first - 1].text == "+"
        if _dialled(groups, signs, plus):
            yield from range(first, at)


def _dialled(groups: Sequence[str], signs: str, plus: bool) -> bool:
    """Whether groups of digits are dialled rather than counted."""
    digits = sum(len(group) for group in groups)
    if not 7 <= digits <= 15 or len(groups) < 2:
        return plus and digits >= 7
    if plus or groups[0][0] == "0" or any(group[0] == "0" and len(group) < 3 for group in groups):
        return True
    lengths = tuple(len(group) for group in groups)
    if "-" in signs and lengths[-2:] in {(3, 4), (4, 4)}:
        # "1000-2000" is a range of round numbers, "6123-4567" is none.
        return not all(group.endswith("00") for group in groups)
    return lengths[-1] == 4 and len(groups) > 2


def _is_address(signs: Sequence[str]) -> bool:
    if signs[0].lower() in {"www", "http", "https", "doi", "isbn", "issn"}:
        return True
    if any(one == ":" and signs[at + 1 : at + 3] == ["/", "/"] for at, one in enumerate(signs)):
        return True
    # A name of a host: letters, a point, letters.
    return "/" in signs and any(
        one == "."
        and 0 < at < len(signs) - 1
        and signs[at - 1][1:].isalpha()
        and signs[at + 1].isalpha()
        for at, one in enumerate(signs)
    )
