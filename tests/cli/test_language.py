"""Which language a call is answered in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.cli.session import FALLBACK, Session, language, languages
from isthmus.words import LANGUAGES
from tests.cli.calls import call


def test_the_languages_are_those_of_the_words() -> None:
    """Found without loading them, and the one that stands in is among them."""
    assert languages() == LANGUAGES
    assert FALLBACK in LANGUAGES


@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "es_PA.UTF-8"}, "es"),
        ({"LANG": "es"}, "es"),
        ({"LANG": "es-MX"}, "es"),
        ({"LANG": "es.UTF-8"}, "es"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "pt_BR.UTF-8"}, "en"),
        ({"LANG": "est_EE"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "es_GT.UTF-8"}, "es"),
        ({"LANG": "es_PA.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "es_PA.UTF-8", "LC_ALL": ""}, "es"),
        ({"LANG": "en_US.UTF-8", "ISTHMUS_LANG": "es"}, "es"),
        ({"LANG": "es_PA.UTF-8", "ISTHMUS_LANG": "en"}, "en"),
    ],
)
def test_the_environment_says_the_language(environment: dict[str, str], spoken: str) -> None:
    """Our own variable first, then those of the system as every system reads them."""
    assert language("", environment) == spoken


@given(
    st.lists(st.sampled_from(["--lang", "--lang=es", "--lang=en", "es", "en", "--", "x"])),
    st.dictionaries(st.sampled_from(["LANG", "LC_ALL", "ISTHMUS_LANG"]), st.text(max_size=6)),
)
def test_there_is_always_a_language(args: list[str], environment: dict[str, str]) -> None:
    """Whatever the arguments and the environment: a wrong call is answered too."""
    assert Session.of(args, environment).language in LANGUAGES


@pytest.mark.parametrize("spoken", LANGUAGES)
@given(environment=st.dictionaries(st.sampled_from(["LANG", "ISTHMUS_LANG"]), st.text(max_size=6)))
def test_the_option_counts_before_the_environment(spoken: str, environment: dict[str, str]) -> None:
    """And what stands after a bare -- is no option."""
    assert Session.of(["check", "--lang", spoken], environment).language == spoken
    assert Session.of([f"--lang={spoken}"], environment).language == spoken
    after = Session.of(["check", "--", "--lang", spoken], environment).language
    assert after == language("", environment)


def test_the_last_of_two_options_counts() -> None:
    """As with every option that is given twice."""
    assert Session.of(["--lang", "en", "check", "--lang", "es"], {}).language == "es"


def test_a_language_that_nobody_speaks_is_a_wrong_call() -> None:
    """By the option and by our own variable, named in the answer; never by the system's."""
    answer = call("check", "tutorial", "--lang", "xx")
    assert (answer.code, answer.out) == (2, "")
    assert "--lang: 'xx' is no language" in answer.err
    assert "en, es" in answer.err
    assert call("check", "tutorial", env={"ISTHMUS_LANG": "xx"}).code == 2
    assert call("check", "tutorial", env={"LANG": "xx"}).code == 0
    assert call("--lang", "xx", "--help").code == 0
