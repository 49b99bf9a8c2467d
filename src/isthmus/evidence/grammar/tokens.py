"""Text to tokens, and tokens to sentences, each with its place in the text.

Owns: what a token is, the folded form by which tables find it, and where a sentence ends. One pass,
linear in the text, whatever it holds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

import msgspec

#: A run of digits with its separators, a run of letters, or one other sign. The three begin with
#: different characters and none holds a nested repetition: a match never looks back.
_TOKEN = re.compile(r"\d+(?:[.,'’]\d+)*|[^\W\d_]+|[^\s]")
_ENDS = frozenset(".!?…")
_CLOSING = frozenset("\"'”’»)]")
_CLOSING_OR_ENDS = _CLOSING | _ENDS
#: How many signs a word of a table has at most.
_LONGEST = 64


class Token(msgspec.Struct, frozen=True, gc=False):
    """`text[start:end]`; `fold` is its lower case without accents; `glued` to the token before.

    What kind of token it is (a number in digits, a word of letters, a word that opens with a
    capital) is asked many times of each and said once. A `Struct` is made in a third of the time
    of a named tuple, and read in half.
    """

    start: int
    end: int
    text: str
    fold: str
    glued: bool
    is_number: bool
    is_word: bool
    is_capital: bool


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """How tables find a word: lower case, no accents, compatibility forms plain."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


@lru_cache(maxsize=65_536)
def _form(word: str) -> tuple[str, bool, bool, bool]:
    """What a token of these signs is wherever it stands: its fold, and of what kind it is."""
    return fold(word), *_kind(word[0])


def _kind(sign: str) -> tuple[bool, bool, bool]:
    return sign.isdecimal(), sign.isalpha(), sign.isupper()


def tokens_of(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, in order; white space is no token."""
    found: list[Token] = []
    before = -1
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        first, last = match.span()
        # A word longer than any in a table is not worth folding (nor keeping in the cache).
        form = _form(word) if last - first <= _LONGEST else (word, *_kind(word[0]))
        found.append(Token(first, last, word, form[0], first == before, form[1], form[2], form[3]))
        before = last
    return found


def sentences_of(
    text: str, tokens: Sequence[Token], abbreviations: Collection[str]
) -> list[tuple[int, int]]:
    """Where each sentence stands among `tokens`: pairs (first, past the last).

    A sentence ends at a full stop, a question or exclamation mark or an ellipsis, with the closing
    quotes after it, when what follows does not go on in lower case; and at an empty line. A stop
    after one capital letter, or after a word of `abbreviations` (folded), ends nothing.
    """
    found: list[tuple[int, int]] = []
    first, at, count = 0, 0, len(tokens)
    while at < count:
        token = tokens[at]
        past = at + 1
        if token.text in _ENDS and _ends(tokens, at, abbreviations):
            while past < count and tokens[past].glued and tokens[past].text in _CLOSING_OR_ENDS:
                past += 1
            found.append((first, past))
            first = past
        elif past < count and _empty_line(text, token.end, tokens[past].start):
            found.append((first, past))
            first = past
        at = past
    if first < count:
        found.append((first, count))
    return found


def _empty_line(text: str, start: int, end: int) -> bool:
    return end - start > 1 and text.count("\n", start, end) > 1


def _ends(tokens: Sequence[Token], at: int, abbreviations: Collection[str]) -> bool:
    after = at + 1
    while after < len(tokens) and tokens[after].glued and tokens[after].text in _CLOSING_OR_ENDS:
        after += 1
    if after == len(tokens):
        return True
    follows = tokens[after]
    if follows.glued or (follows.is_word and not follows.is_capital):
        return False
    if tokens[at].text != "." or at == 0:
        return True
    word = tokens[at - 1]
    if not word.is_word:
        return True
    return not (word.fold in abbreviations or (len(word.text) == 1 and word.is_capital))
