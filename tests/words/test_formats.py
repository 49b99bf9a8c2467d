"""How each language writes numbers, shares, days and spans: laws, then CLDR's own examples."""

from __future__ import annotations

import calendar
import datetime as dt
from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from babel.numbers import parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from isthmus.words import LANGUAGES, UnknownLanguage, Words, countries, words_in

ENGLISH, SPANISH = words_in("en"), words_in("es")

languages = st.sampled_from([words_in(language) for language in LANGUAGES])
days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))
lengths = st.sampled_from(["long", "short"])
values = st.floats(-1e12, 1e12, allow_nan=False)
#: A value that is no text: it stands for a number with its source, or a link.
kept = st.builds(object)


def written(value: float, digits: int) -> Decimal:
    """The value as people would round it on paper: from its shortest decimal, half to even."""
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN)


# --- laws ----------------------------------------------------------------------------------------


@given(languages, values, st.integers(0, 3))
def test_a_number_reads_back_as_it_was_rounded(words: Words, value: float, digits: int) -> None:
    """What a reader of the language reads is the number, to the digits shown and no further."""
    text = words.number(value, digits)
    assert parse_decimal(text, locale=words.locale) == written(value, digits)
    assert len(text.partition(".")[2]) == digits


@given(languages, st.integers(-(10**15), 10**15))
def test_a_count_is_never_rounded(words: Words, count: int) -> None:
    """A count of people is shown to the last person."""
    assert parse_decimal(words.number(count), locale=words.locale) == count


@given(languages, st.integers(-(10**4), 10**4), st.integers(0, 2))
def test_a_share_is_a_hundredth_of_its_percent(words: Words, hundredths: int, digits: int) -> None:
    """12% is 0.12."""
    text = words.percent(hundredths / 100, digits)
    assert parse_decimal(text.strip("%\u00a0 "), locale=words.locale) == hundredths
    assert text.endswith("%")


@given(languages, days, days, lengths)
def test_two_days_are_never_written_alike(
    words: Words, one: dt.date, other: dt.date, length: str
) -> None:
    """No reader takes one day for another."""
    assert (words.date(one, length) == words.date(other, length)) == (one == other)


@given(languages, days, days, lengths)
def test_two_months_are_never_written_alike(
    words: Words, one: dt.date, other: dt.date, length: str
) -> None:
    """Nor one month for another."""
    same = (one.year, one.month) == (other.year, other.month)
    assert (words.month(one, length) == words.month(other, length)) == same


spans = st.tuples(days, days).map(sorted).map(tuple)


@given(languages, spans, spans, lengths)
def test_two_spans_are_never_written_alike(
    words: Words, one: tuple[dt.date, dt.date], other: tuple[dt.date, dt.date], length: str
) -> None:
    """A span is exact: its days can be told from its name."""
    assert (words.period(*one, length) == words.period(*other, length)) == (one == other)


@given(languages, days, lengths)
def test_a_span_takes_its_shortest_name(words: Words, day: dt.date, length: str) -> None:
    """A day, a month and a year are called by their own names."""
    last = calendar.monthrange(day.year, day.month)[1]
    year = dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)
    assert words.period(day, day, length) == words.date(day, length)
    assert words.period(day.replace(day=1), day.replace(day=last), length) == words.month(
        day, length
    )
    assert words.period(*year, length) == str(day.year)


@given(languages, kept, kept)
def test_what_is_no_text_comes_back_untouched(words: Words, start: object, end: object) -> None:
    """The parts of a sentence are its words with the very values between them, none lost."""
    parts = words.parts("span", start=start, end=end)
    values = [part for part in parts if not isinstance(part, str)]
    assert values == [start, end]
    around = [part if isinstance(part, str) else "" for part in parts]
    assert "".join(around) == words.say("span", start="", end="")


@given(languages, st.text(st.characters(exclude_categories=["Co", "Cs"])), kept)
def test_parts_of_text_alone_are_the_sentence(words: Words, start: str, end: object) -> None:
    """Text goes into the sentence as `say` puts it there."""
    assert words.parts("span", start=start, end="x") == [words.say("span", start=start, end="x")]
    assert words.parts("span", start=start, end=end)[-1] is end


@given(languages, st.integers(-(10**9), 10**9))
def test_a_number_in_a_sentence_is_written_as_elsewhere(words: Words, count: int) -> None:
    """No page writes 1,234 in a table and 1.234 in the line above it."""
    assert words.say("span", start=count, end="").startswith(words.number(count))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_has_a_name_of_its_own(language: str) -> None:
    """No code is left as a code, and no two countries share a name."""
    names = [words_in(language).country(code) for code in sorted(countries())]
    assert None not in names
    assert len(set(names)) == len(names)


# --- reference: Unicode CLDR for English and for the Spanish of Latin America --------------------


def test_numbers_as_the_region_writes_them() -> None:
    """A comma between thousands and a point before decimals, in Panama as in Washington."""
    assert [words.number(133726) for words in (ENGLISH, SPANISH)] == ["133,726", "133,726"]
    assert [words.number(-2.455, 2) for words in (ENGLISH, SPANISH)] == ["-2.46", "-2.46"]
    assert ENGLISH.percent(0.125) == "12%"
    assert SPANISH.percent(0.125, 1) == "12.5%"


def test_days_and_spans_as_the_region_writes_them() -> None:
    """The day of the ministerial, its month, its quarter, its year."""
    day, quarter = dt.date(2022, 4, 20), (dt.date(2022, 1, 1), dt.date(2022, 3, 31))
    assert ENGLISH.date(day) == "20 April 2022"
    assert SPANISH.date(day) == "20 de abril de 2022"
    assert ENGLISH.date(day, "short") == "20 Apr 2022"
    assert SPANISH.month(day) == "abril de 2022"
    assert ENGLISH.period(*quarter) == "January to March 2022"
    assert SPANISH.period(*quarter) == "enero a marzo de 2022"
    winter = dt.date(2021, 12, 1), dt.date(2022, 2, 28)
    assert ENGLISH.period(*winter, "short") == "Dec 2021 to Feb 2022"
    assert ENGLISH.period(dt.date(2010, 1, 1), dt.date(2019, 12, 31)) == "2010–2019"


def test_names_and_lists_as_the_region_writes_them() -> None:
    """Country names and lists are each language's own."""
    assert [words.country("USA") for words in (ENGLISH, SPANISH)] == [
        "United States",
        "Estados Unidos",
    ]
    assert ENGLISH.country("OOO") is None
    assert ENGLISH.listing(["Cuba", "Haiti", "Brazil"]) == "Cuba, Haiti, and Brazil"
    assert SPANISH.listing(["Cuba", "Haití", "Brasil"]) == "Cuba, Haití y Brasil"


# --- refusals ------------------------------------------------------------------------------------


def test_an_unknown_language_is_refused_with_those_that_are_known() -> None:
    """The message says what to choose."""
    with pytest.raises(UnknownLanguage, match="en, es"):
        Words("qu")


def test_a_sentence_is_never_said_with_a_hole() -> None:
    """A missing sentence and a missing value stop the page."""
    with pytest.raises(KeyError, match="no-such-sentence"):
        ENGLISH.say("no-such-sentence")
    with pytest.raises(ValueError, match="span"):
        ENGLISH.say("span", start="x")
