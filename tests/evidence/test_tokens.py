"""Texts are cut into tokens and sentences without losing a sign.

Owns: the laws of tokens and sentences.
"""

from __future__ import annotations

import itertools
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.evidence.grammar.language import language
from isthmus.evidence.grammar.tokens import fold, sentences_of, tokens_of

TEXTS = st.text(
    alphabet=st.sampled_from("aZñé0139 .,!?…'’-–\n\t()«»“”%$€²½\u00a0\u200b\u202eШ中"), max_size=80
)


@given(TEXTS)
def test_tokens_are_the_text_without_its_white_space(text: str) -> None:
    tokens = tokens_of(text)
    assert all(text[one.start : one.end] == one.text for one in tokens)
    assert "".join(one.text for one in tokens) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))
    assert [one.glued for one in tokens[1:]] == [
        a.end == b.start for a, b in itertools.pairwise(tokens)
    ]


@given(TEXTS, TEXTS)
def test_a_part_of_a_text_is_cut_as_it_would_be_alone(before: str, text: str) -> None:
    start = len(before) + 1
    inside = tokens_of(f"{before} {text}", start)
    assert [one.text for one in inside] == [one.text for one in tokens_of(text)]
    assert all(one.start >= start for one in inside)


@given(TEXTS)
def test_sentences_share_out_the_tokens(text: str) -> None:
    tokens = tokens_of(text)
    sentences = sentences_of(text, tokens, frozenset())
    assert [at for first, last in sentences for at in range(first, last)] == list(
        range(len(tokens))
    )
    assert all(first < last for first, last in sentences)


@given(st.characters(codec="utf-8"))
def test_folding_twice_changes_nothing(sign: str) -> None:
    assert fold(fold(sign)) == fold(sign)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("2,920migrants", ["2,920", "migrants"]),
        ("US$3.7bn", ["US", "$", "3.7", "bn"]),
        ("1.820 millones", ["1.820", "millones"]),
        ("127\u202f687", ["127", "687"]),
        ("twenty-four", ["twenty", "-", "four"]),
        ("26%", ["26", "%"]),
        ("in 2023.", ["in", "2023", "."]),
        ("4,787²", ["4,787", "²"]),
    ],
)
def test_numbers_signs_and_words_are_apart(text: str, cut: list[str]) -> None:
    assert [one.text for one in tokens_of(text)] == cut


def test_a_raised_digit_is_no_number() -> None:
    note = tokens_of("4,787²")[1]
    assert not note.is_number


@pytest.mark.parametrize(
    ("code", "text", "count"),
    [
        ("en", "Mr. Diaz came. He left.", 2),
        ("en", "The U.S. Border Patrol said so.", 1),
        ("en", "He said: “It is over.” She left.", 2),
        ("en", "It grew to 3.5 million. Then it fell.", 2),
        ("es", "El Sr. Díaz vino. Se fue.", 2),
        ("es", "Llegaron a EE. UU. desde allí.", 1),
        ("es", "¿Cuántos? Nadie lo sabe.", 2),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(code: str, text: str, count: int) -> None:
    abbreviations = frozenset(language(code).list("abbreviations"))
    assert len(sentences_of(text, tokens_of(text), abbreviations)) == count


def test_a_megabyte_without_a_space_is_a_few_tokens() -> None:
    # A pattern that looked back would not end here; one pass ends at once.
    text = "a" * 500_000 + "1" * 500_000
    assert [len(one.text) for one in tokens_of(text)] == [500_000, 500_000]
    assert sys.getsizeof(tokens_of("." * 1000)) < 100_000
