"""Where to cut the words of a document and of a sentence, between words and around what is told.

Owns: the part of a long sentence that is quoted, and putting links into a sentence in place of the
words that lead somewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from isthmus.brief.model import Inline, Text
from isthmus.brief.model import Words as Plain

#: A sentence longer than this is quoted in part, around the claim.
_LONGEST = 260

#: What stands in a sentence from one sign to another, in place of its words.
Mark = tuple[int, int, Inline]


def one_line(text: str) -> str:
    """A text with every run of spaces as one."""
    return " ".join(text.split())


def around(text: str, whole: tuple[int, int], claim: tuple[int, int]) -> tuple[int, int]:
    """Of a long sentence the part around the claim, cut between words."""
    start, end = whole
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start <= _LONGEST:
        return start, end
    room = max(_LONGEST - (claim[1] - claim[0]), 0) // 2
    first, last = max(start, claim[0] - room), min(end, claim[1] + room)
    while start < first < claim[0] and not text[first - 1].isspace():
        first += 1
    while claim[1] < last < end and not text[last].isspace():
        last -= 1
    return first, last


def free(said: str, words: str, taken: Sequence[Mark]) -> int | None:
    """Where words stand in a sentence apart from those that are taken; None for nowhere."""
    at = said.find(words)
    while at >= 0:
        if all(end <= at or at + len(words) <= start for start, end, _ in taken):
            return at
        at = said.find(words, at + 1)
    return None


def woven(said: str, marks: Sequence[Mark]) -> Text:
    """A sentence with its marks in their places, plain words between them."""
    out: list[Inline] = []
    done = 0
    for start, end, part in sorted(marks, key=lambda mark: mark[0]):
        if start > done:
            out.append(Plain(said[done:start]))
        out.append(part)
        done = end
    if done < len(said):
        out.append(Plain(said[done:]))
    return tuple(out)
