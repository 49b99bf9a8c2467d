"""The paragraphs of a text, and the language of each.

Owns: cutting a text into paragraphs and telling their languages: by the words that nearly every
sentence holds (`common` in the tables), which settles most paragraphs at once; where they do not,
by py3langid, restricted to the languages that are read. Of 882 single sentences in three languages
the words alone left 32 untold, py3langid told all, and lingua all but one at three times the time
and twenty times the size.

A paragraph is a line. Lines that were broken to a width are one paragraph: a line that could not
have held the next word goes on in the next line. Where the sentences of a paragraph change from
one language to another, each run of sentences of one language is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from isthmus.evidence.grammar.language import languages
from isthmus.evidence.records import Paragraph

from .tables import tables, unread

__all__ = ["languages", "most_of", "paragraphs_of", "read_and_unread"]

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
#: How much of a paragraph is looked at: its language does not change after so many signs.
_ENOUGH = 1500
#: Words from which the model is asked about a paragraph: among others, or where none tells.
_ASKED, _ASKED_ALONE = 8, 4
#: By how many nats the first language must lead the second.
_SURE = 6.0
_ENDS = re.compile(r"[.!?:;…][)\]\"'”’»]*\s*$")
#: The space between two sentences: after a stop and what closes, before what may begin one.
_BETWEEN = re.compile(r"[.!?…][)\]\"'”’»]{0,3}(?P<gap>\s{1,4})(?=[\"'“‘«(¿¡]{0,3}[^\W\d_a-zà-ÿ])")
#: How much of a paragraph is looked at for a second language, and what shows that there is one.
_MIXED, _SECOND = 6000, 1.5
#: A sentence tells its language with so many words, by this margin, and by this for each word.
_WORDS, _CLEAR, _PART = 5, 1.0, 0.1
#: A text broken to a width has lines of about that width: never wider, hardly narrower.
_WIDEST, _NARROWEST = 110, 40


def paragraphs_of(text: str, language: str | None = None) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, each with its language; without those in a language not read.

    `language` is what the document says of itself: it decides where a paragraph does not tell.
    """
    return read_and_unread(text, language)[0]


def read_and_unread(text: str, language: str | None = None) -> tuple[tuple[Paragraph, ...], int]:
    """The paragraphs that are read, and the number of those in languages that are not."""
    spans = list(_spans(text))
    told = [_language(text[start : min(end, start + _ENOUGH)]) for start, end in spans]
    alone = not any(told)
    for at, (start, end) in enumerate(spans):
        if told[at] is None:
            told[at] = _by_model(text[start : min(end, start + _ENOUGH)], alone=alone)
    filled = _filled(told, language if language in languages() else None)
    kept: list[Paragraph] = []
    passed = 0
    for (start, end), code in zip(spans, filled, strict=True):
        if code in languages():
            kept.extend(_runs(text, start, end, code))
        else:
            passed += 1
    return tuple(kept), passed


def most_of(paragraphs: Sequence[Paragraph]) -> str | None:
    """The language of most of a text, by length; None of a text without paragraphs."""
    lengths: dict[str, int] = {}
    for one in paragraphs:
        lengths[one.language] = lengths.get(one.language, 0) + one.end - one.start
    return max(lengths, key=lambda code: lengths[code], default=None)


def _filled(told: Sequence[str | None], default: str | None) -> list[str]:
    """A language for each paragraph: one that tells none takes the default, else a neighbour's."""
    last = next((code for code in told if code), None) or languages()[0]
    filled = []
    for code in told:
        last = code or last
        filled.append(code or default or last)
    return filled


# --- paragraphs ---------------------------------------------------------------------------------


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph; white space at its ends is no part of it."""
    blocks = list(_blocks(text))
    widths = [_width(block) for _, block in blocks]
    # A text is broken to one width: a paragraph of two lines alone would not show it.
    usual = max(widths, default=0)
    for (first, block), own in zip(blocks, widths, strict=True):
        width = own or (usual if max(map(len, block)) <= usual else 0)
        at = begins = first
        for i, line in enumerate(block):
            at += len(line) + 1
            following = block[i + 1] if i + 1 < len(block) else None
            if width and following is not None and _goes_on(line, following, width):
                continue
            start, end = begins, at - 1
            inside = text[start:end]
            begins = at
            yield (
                start + len(inside) - len(inside.lstrip()),
                end - len(inside) + len(inside.rstrip()),
            )


def _width(block: list[str]) -> int:
    """The width to which a run of lines was broken, or 0 where it does not show that it was.

    A line that ends at the width ends in the middle of a sentence, most times: a run of lines in
    which it does not is one paragraph a line. One such line may be a heading, unless the sentence
    goes on in the next with a small letter.
    """
    widest = max(map(len, block))
    if len(block) < 2 or not _NARROWEST <= widest <= _WIDEST:
        return 0
    full = [(a, b) for a, b in pairwise(block) if _goes_on(a, b, widest)]
    if 3 * sum(bool(_ENDS.search(line)) for line, _ in full) > len(full):
        return 0
    return widest if len(full) > 1 or any(line[:1].islower() for _, line in full) else 0


def _goes_on(line: str, following: str, widest: int) -> bool:
    """Whether a line ended only because the next word would have been too long for it."""
    word = following.split(maxsplit=1)[0]
    return len(line.rstrip()) + 1 + len(word) > widest and not following[0].isspace()


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines that are not blank, each with the offset at which it starts."""
    block: list[str] = []
    at = first = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            if not block:
                first = at
            block.append(line)
        elif block:
            yield first, block
            block = []
        at += len(line) + 1
    if block:
        yield first, block


# --- languages ----------------------------------------------------------------------------------


@cache
def _weights() -> dict[str, dict[str, float]]:
    """The weight of each common word: by language, less where other languages have it too."""
    common = {code: frozenset(table.common) for code, table in tables().items()}
    common |= {code: words for code, words in unread().items() if code not in common}
    shared: dict[str, int] = {}
    for words in common.values():
        for word in words:
            shared[word] = shared.get(word, 0) + 1
    weights: dict[str, dict[str, float]] = {}
    for code, words in common.items():
        for word in words:
            weights.setdefault(word, {})[code] = 1 / shared[word] ** 2
    return weights


def _language(text: str) -> str | None:
    """The language that a paragraph tells, or None where it tells none; "" of another script."""
    words = _WORD.findall(text.lower())
    scores = _scores(words)
    if not scores:
        return "und" if _other_script(words) else None
    best, *others = sorted(scores, key=lambda code: (-scores[code], code))
    margin = scores[best] - (scores[others[0]] if others else 0.0)
    if best in languages():
        return best if margin >= 0.5 or (margin > 0.2 and margin > 0.25 * scores[best]) else None
    # A language that is not read has to be clear: a name or two of it stand in every report.
    return best if margin >= 1.5 and scores[best] > 0.06 * len(words) else None


_NOTHING: dict[str, float] = {}


def _runs(text: str, start: int, end: int, code: str) -> Iterator[Paragraph]:
    """A paragraph, or one for each run of its sentences where their languages clearly differ.

    A sentence that tells none goes with the one before it; a name or a phrase of another language
    inside a sentence changes nothing.
    """
    if not _is_mixed(text[start : min(end, start + _MIXED)], code):
        yield Paragraph(start, end, code)
        return
    begins, spoken, last = start, None, start
    for first, past in _sentences(text, start, end):
        told = _of_sentence(text[first:past])
        if told is not None and spoken is not None and told != spoken:
            yield Paragraph(begins, last, spoken)
            begins = first
        spoken, last = told or spoken, past
    yield Paragraph(begins, end, spoken or code)


def _is_mixed(text: str, code: str) -> bool:
    """Whether a paragraph holds words enough of a second language that is read."""
    scores = _scores(_WORD.findall(text.lower()))
    return any(scores.get(other, 0.0) >= _SECOND for other in languages() if other != code)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, without the space between them."""
    begins = start
    for found in _BETWEEN.finditer(text, start, end):
        yield begins, found.start("gap")
        begins = found.end()
    yield begins, end


def _of_sentence(text: str) -> str | None:
    """The language that a sentence tells clearly, None where it does not."""
    words = _WORD.findall(text.lower())
    if len(words) < _WORDS:
        return None
    scores = _scores(words)
    best, *others = sorted(languages(), key=lambda code: -scores.get(code, 0.0))
    margin = scores.get(best, 0.0) - max((scores.get(code, 0.0) for code in others), default=0.0)
    if margin < _CLEAR or margin < _PART * len(words):
        return None
    # A long name of another language stands between words of the sentence's own.
    telling = [max(own, key=lambda code: own[code]) for own in map(_read, words) if own]
    return best if best in {telling[0], telling[-1]} else None


def _read(word: str) -> dict[str, float]:
    """What a word weighs for each language that is read."""
    weights = _weights().get(word, _NOTHING)
    return {code: weights[code] for code in languages() if code in weights}


def _scores(words: Sequence[str]) -> dict[str, float]:
    """How much the common words among some words speak for each language."""
    weights = _weights()
    scores: dict[str, float] = {}
    for word in words:
        for code, weight in weights.get(word, _NOTHING).items():
            scores[code] = scores.get(code, 0.0) + weight
    return scores


def _by_model(text: str, *, alone: bool) -> str | None:
    """What py3langid says of a paragraph long enough to ask; None where it is not sure.

    A headline among told paragraphs takes their language, and costs no model.
    """
    if len(_WORD.findall(text)) < (_ASKED_ALONE if alone else _ASKED):
        return None
    (best, first), (_, second), *_ = _identifier().rank(text)
    return str(best) if first - second >= _SURE else None


@cache
def _identifier() -> Any:
    """The model of py3langid for the languages that are read: half a second to load, once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(languages()))
    return identifier


def _other_script(words: Sequence[str]) -> bool:
    """Whether a paragraph is written in other letters than those of the languages that are read."""
    letters = "".join(words)
    return len(words) >= 3 and len(_LATIN.findall(letters)) < 0.2 * len(letters)
