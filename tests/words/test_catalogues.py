"""Every language says the same things, nothing that is never asked, and is asked for no more."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from babel import Locale

from isthmus.words import LANGUAGES, words_in
from tests.words.catalogue import (
    PLURALS,
    Call,
    Catalogue,
    asked,
    catalogues,
    doubled,
    fits,
    problem_codes,
    read_text,
    sentences,
    spoken,
)

CALLS = asked().calls
WHOLE = [call for call in CALLS if None not in call.key]


def key_of(call: Call) -> str:
    """The key of a call that states it whole."""
    return "".join(piece or "" for piece in call.key)


def test_both_languages_of_the_region_are_spoken() -> None:
    """English and Spanish are equals; a further language is a further set of files."""
    assert set(LANGUAGES) >= {"en", "es"}
    assert {catalogue.language for catalogue in catalogues()} == set(LANGUAGES)


@pytest.mark.parametrize("catalogue", catalogues(), ids=lambda c: f"{c.name}.{c.language}")
def test_a_catalogue_is_understood_to_its_end(catalogue: Catalogue) -> None:
    """Fluent skips what it does not understand without a word; here that is an error."""
    assert catalogue.junk == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_read_alone_is_the_sentence_of_its_file(language: str) -> None:
    """A command reads the sentences that it says and no whole catalogue: both read the same."""
    written = words_in(language)._written
    assert written.keys() == sentences(language).keys()
    for key, text in written.items():
        assert read_text("alone", language, text).sentences == (sentences(language)[key],), key


def test_a_key_is_defined_once() -> None:
    """Of two sentences under one key, one would never be said."""
    assert doubled() == {}


@pytest.mark.parametrize("name", sorted({catalogue.name for catalogue in catalogues()}))
def test_every_language_has_the_same_keys(name: str) -> None:
    """File by file, in the same order, so that two languages can be read side by side."""
    keys = {
        catalogue.language: [sentence.key for sentence in catalogue.sentences]
        for catalogue in catalogues()
        if catalogue.name == name
    }
    assert keys.keys() == set(LANGUAGES)
    for one, other in pairwise(keys):
        assert keys[one] == keys[other]


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_uses_the_same_values(language: str) -> None:
    """A number that one language states and another leaves out is a different sentence."""
    first = sentences(LANGUAGES[0])
    differ = {
        key: (sorted(first[key].variables), sorted(said.variables))
        for key, said in sentences(language).items()
        if key in first and said.variables != first[key].variables
    }
    assert differ == {}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_no_sentence_was_left_untranslated(language: str) -> None:
    """Names and signs may be alike; four words in a row are not."""
    first = sentences(LANGUAGES[0])
    alike = [
        key
        for key, said in sentences(language).items()
        if key in first and said.text == first[key].text and len(said.text.split()) >= 4
    ]
    assert alike == []


def test_one_thing_is_written_in_one_way() -> None:
    """Of two right spellings, or two kinds of marks round what was written, every file has one."""
    for key, said in sentences("es").items():
        assert not re.search(r"[«»]|período", said.text, re.IGNORECASE), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_by_number_knows_the_plurals_of_its_language(language: str) -> None:
    """The variants are those of Unicode CLDR, and the one that stands in is `other`."""
    known = Locale.parse(words_in(language).locale).plural_form.tags | {"other"}
    for key, said in sentences(language).items():
        for variants, default in said.plurals:
            assert variants & PLURALS <= known, key
            assert default == "other", key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said(language: str) -> None:
    """With a value for each name it uses, whatever the value: text, one, many."""
    words = words_in(language)
    for key, said in sentences(language).items():
        if key.startswith("-"):
            continue
        for value in ("x", 1, 2, 1_000_000):
            text = words.say(key, **dict.fromkeys(said.variables, value))
            assert text.strip(), key
            assert "{" not in text, key


@pytest.mark.parametrize("call", WHOLE, ids=lambda call: f"{call.where} {key_of(call)}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_asked_is_there_with_all_it_needs(call: Call, language: str) -> None:
    """No page meets a missing sentence, or one with a hole in it."""
    said = sentences(language).get(key_of(call))
    assert said is not None
    assert call.more or said.variables <= call.given


@pytest.mark.parametrize(
    "call",
    [call for call in CALLS if None in call.key],
    ids=lambda call: f"{call.where} {''.join(piece or '*' for piece in call.key)}",
)
def test_a_key_put_together_meets_a_sentence(call: Call) -> None:
    """A prefix that no sentence has is a mistake of the pen."""
    assert any(fits(call.key, key) for key in sentences(LANGUAGES[0]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_has_words(language: str) -> None:
    """Also one that only a system in trouble makes, which no other test may meet."""
    said = sentences(language)
    codes = problem_codes()
    assert {"unreadable", "simulate-fitted-later", "fitted-empty"} <= codes
    assert [code for code in sorted(codes) if f"problem-{code}" not in said] == []


def test_no_sentence_is_never_said() -> None:
    """Each key stands in the code whole, or can be put together from what stands there."""
    said = sentences(LANGUAGES[0])
    referred = {key for sentence in said.values() for key in sentence.refers}
    assert [key for key in said if key not in referred and not spoken(key)] == []


def test_a_sentence_that_is_never_said_would_be_found() -> None:
    """The search for a key is not so loose that it finds anything."""
    assert spoken("span")
    assert spoken("date-long")
    assert not spoken("date-seldom")
    assert not spoken("never-said-anywhere")
