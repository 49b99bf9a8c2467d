"""Which documents tell one story: copies, copied leads, translations, and reports of one agency.

Owns: the grouping of documents into independent witnesses. Candidates come from MinHash signatures
in bands (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, ch. 3), so that
no document is compared with all; each candidate is then held against the other exactly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

import msgspec

from .grammar.language import language, languages
from .grammar.marks import Marks
from .grammar.tokens import Token, tokens_of
from .records import Document

Reason = Literal["copy", "lead", "translation", "credit"]
#: What a document holds, by its id, as a set.
_Content = Callable[[str], frozenset[Hashable]]

#: Words of a shingle: a run of five is seldom shared by chance.
_SHINGLE = 5
#: The opening of a document that a copied lead repeats, in words.
_LEAD = 40
#: Least exact Jaccard similarity of shingles for a copy, of the lead for a copied lead, and of what
#: no translator changes (numbers and names) for a translation.
_COPY, _SAME_LEAD, _TRANSLATION = 0.5, 0.6, 0.6
#: A translation is told by at least so many numbers and names; fewer may agree by chance.
_LEAST_NAMES = 8
#: Documents whose sets are kept at hand: copies tend to come soon after each other.
_KEPT = 1024
_PERMUTATIONS, _BANDS, _SEED = 126, 42, 20220420


class Link(msgspec.Struct, frozen=True):
    """Two documents, by id, that tell one story, and why that is said; `similarity` from 0 to 1."""

    a: str
    b: str
    reason: Reason
    similarity: float


class Story(msgspec.Struct, frozen=True):
    """Documents that are one witness: their ids in the order of publication, and the links."""

    documents: tuple[str, ...]
    links: tuple[Link, ...]


def stories(documents: Sequence[Document]) -> list[Story]:
    """The documents in groups of one witness each; a document alone is a group of one.

    Two are linked when one copies the other or its lead, when they hold the same numbers and names
    in two languages, or when both credit the same agency with the report and share its numbers.
    """
    links = list(_links(documents))
    parent = {document.id: document.id for document in documents}

    def root(one: str) -> str:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for link in links:
        first, second = sorted((root(link.a), root(link.b)))
        parent[second] = first
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        groups[root(document.id)].append(document)
    by_root: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_root[root(link.a)].append(link)
    return [
        Story(
            tuple(dict.fromkeys(document.id for document in sorted(group, key=_first_known))),
            tuple(by_root[key]),
        )
        for key, group in groups.items()
    ]


def _first_known(document: Document) -> tuple[bool, str, str]:
    return document.published is None, str(document.published or ""), document.name


def _links(documents: Sequence[Document]) -> Iterator[Link]:
    by_id = {document.id: document for document in documents}
    # What a document holds is worked out anew where two are held together: a hundred thousand
    # signatures fit in memory, their shingles would not.
    shingled = lru_cache(maxsize=_KEPT)(lambda key: _shingles(_words(by_id[key])))
    leads = lru_cache(maxsize=_KEPT)(lambda key: _shingles(_words(by_id[key])[:_LEAD]))
    names = lru_cache(maxsize=_KEPT)(lambda key: _names(by_id[key]))
    yield from _similar(by_id, shingled, "copy", _COPY)
    yield from _similar(by_id, leads, "lead", _SAME_LEAD)
    for link in _similar(by_id, names, "translation", _TRANSLATION):
        told = len(names(link.a)) >= _LEAST_NAMES and len(names(link.b)) >= _LEAST_NAMES
        if told and by_id[link.a].language != by_id[link.b].language:
            yield link
    yield from _credited(documents, names)


def _similar(
    keys: Iterable[str], content: _Content, reason: Reason, least: float
) -> Iterator[Link]:
    """Pairs of at least that similarity; only those that share a band are held together."""
    import rensa

    index = rensa.RMinHashLSH(threshold=least, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    known: list[str] = []
    for key in keys:
        those = content(key)
        if not those:
            continue
        sketch = rensa.RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        sketch.update([str(one) for one in those])
        for near in sorted(index.query(sketch)):
            shared = _jaccard(content(known[near]), those)
            if shared >= least:
                yield Link(known[near], key, reason, round(shared, 3))
        index.insert(len(known), sketch)
        known.append(key)


def _jaccard(a: frozenset[Hashable], b: frozenset[Hashable]) -> float:
    return len(a & b) / len(a | b)


def _words(document: Document) -> list[str]:
    return [token.fold for token in tokens_of(document.text) if token.is_word or token.is_number]


def _shingles(words: Sequence[str]) -> frozenset[Hashable]:
    if len(words) < _SHINGLE:
        return frozenset({" ".join(words)}) if words else frozenset()
    return frozenset(" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1))


def _names(document: Document) -> frozenset[Hashable]:
    """What a translator leaves as it is: numbers of two digits or more, and countries by code."""
    found: set[Hashable] = set()
    by_language: dict[str, list[Token]] = defaultdict(list)
    for paragraph in document.paragraphs:
        by_language[paragraph.language].extend(
            tokens_of(document.text, paragraph.start, paragraph.end)
        )
    for code, tokens in by_language.items():
        found.update(
            "".join(filter(str.isdigit, token.text))
            for token in tokens
            if token.is_number and len(token.text) > 1
        )
        if code in languages():
            found.update(_countries(code, tokens))
        found.update(
            # A person or a town keeps most of its letters in a language of the same script.
            f"name:{token.fold[:5]}"
            for before, token in pairwise(tokens)
            if token.is_word and token.is_capital and len(token.text) > 3 and before.is_word
        )
    return frozenset(found)


def _countries(code: str, tokens: Sequence[Token]) -> Iterable[str]:
    marks = Marks()
    language(code).mark(tokens, marks)
    for kind in ("countries", "demonyms"):
        for mark in marks.of(kind):
            yield f"country:{mark.value['iso3']}"


def _credited(documents: Sequence[Document], names: _Content) -> Iterator[Link]:
    """Documents that credit one outlet with the report and share most of their numbers."""
    by_outlet: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        for outlet in sorted(outlets_of(document)):
            by_outlet[outlet].append(document.id)
    for those in by_outlet.values():
        # One story may be credited by thousands: each is held against the first few alone.
        for at, key in enumerate(those):
            for other in those[max(0, at - 20) : at]:
                if names(key) and names(other):
                    shared = _jaccard(names(other), names(key))
                    if shared >= _TRANSLATION / 2:
                        yield Link(other, key, "credit", round(shared, 3))


def outlets_of(document: Document) -> frozenset[str]:
    """The outlets and agencies that a document names, by their canonical names."""
    found: set[str] = set()
    for paragraph in document.paragraphs:
        tokens = tokens_of(document.text, paragraph.start, paragraph.end)
        marks = Marks()
        if paragraph.language in languages():
            language(paragraph.language).mark(tokens, marks)
        for mark in marks.of("bodies"):
            if mark.value["kind"] == "outlet":
                found.add(mark.value["canonical"] or mark.value["name"])
    return frozenset(found)
