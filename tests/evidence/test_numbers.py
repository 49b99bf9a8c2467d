"""Numbers in digits, in words and in both are read as a reader reads them.

Owns: the laws of numbers and separators, and tables of the forms that the press writes.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.evidence.grammar.language import language
from isthmus.evidence.grammar.numbers import Number, lay_numbers
from isthmus.evidence.grammar.passage import Passage
from isthmus.evidence.grammar.separators import evidence_of, read_digits

#: Which signs group thousands by the habit of each language.
USUAL = {"en": (",",), "es": (".",)}


def numbers(code: str, text: str) -> list[tuple[str, float]]:
    """The numbers of a text: what is written and what it says."""
    passage = Passage(text, language(code))
    lay_numbers(passage)
    return [
        (passage.said(mark.first, mark.last), mark.value.value)
        for mark in passage.marks.apart("number")
    ]


def only(code: str, text: str) -> float:
    """The value of the one number that a text holds."""
    ((_, value),) = numbers(code, text)
    return value


@given(st.integers(1000, 10**9), st.sampled_from(["en", "es"]))
def test_a_number_with_its_thousands_is_that_number(value: int, code: str) -> None:
    written = f"{value:,}".replace(",", USUAL[code][0])
    assert only(code, f"x {written} y") == value


@given(st.integers(1, 10**6), st.integers(0, 99), st.sampled_from(["en", "es"]))
def test_a_decimal_is_that_decimal(whole: int, cents: int, code: str) -> None:
    written = f"{whole:,}.{cents:02}"
    if code == "es":
        written = written.translate(str.maketrans(",.", ".,"))
    if whole < 1000:
        written += " %"  # without a sign a lone "14,30" may be an hour
    assert only(code, f"x {written} y") == pytest.approx(whole + cents / 100)


@given(st.integers(1000, 10**9))
def test_groups_apart_by_a_narrow_space_are_one_number(value: int) -> None:
    assert only("en", "x " + f"{value:,}".replace(",", "\u202f") + " y") == value


@given(st.integers(0, 999_999_999))
def test_a_number_in_english_words_is_that_number(value: int) -> None:
    assert only("en", english(value)) == value


@given(st.integers(2, 999_999_999))
def test_a_number_in_spanish_words_is_that_number(value: int) -> None:
    assert only("es", spanish(value)) == value


@given(st.integers(2, 999), st.integers(1, 999))
def test_thousands_in_a_word_go_on_in_digits(thousands: int, rest: int) -> None:
    assert only("es", f"{thousands} mil {rest} personas") == thousands * 1000 + rest


@given(st.text(alphabet="0123456789.,", min_size=1, max_size=12))
def test_no_run_of_digits_and_signs_is_read_twice_or_fails(text: str) -> None:
    read = numbers("en", text)
    assert all(value >= 0 for _, value in read)
    assert sum(len(said) for said, _ in read) <= len(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("91K people", 91_000),
        ("1.2M people", 1_200_000),
        ("$3bn", 3_000_000_000),
        ("$25.39 B", 25_390_000_000),
        ("6.9m people", 6_900_000),
        ("two hundred and thirty-four thousand", 234_000),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("three quarters of a million", 750_000),
        ("one and a half million", 1_500_000),
        ("a million and a half", 1_500_000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("1.2 million", 1_200_000),
        ("361.42 thousand", 361_420),
        ("a billion", 1_000_000_000),
        ("2,920migrants", 2_920),
        ("1,470on the other side", 1_470),
        ("4,7871", 4_787),
        ("1,234,5672", 1_234_567),
        ("1.575 billion", 1_575_000_000),
        ("965 000 cases", 965_000),
    ],
)
def test_english_forms(text: str, value: float) -> None:
    assert only("en", text) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("45 mil 727", 45_727),
        ("mil 091", 1_091),
        ("16 mil 110", 16_110),
        ("ocho mil 193", 8_193),
        ("ciento veintisiete mil", 127_000),
        ("treinta y un mil", 31_000),
        ("medio millón", 500_000),
        ("un millón y medio", 1_500_000),
        ("dos millones y medio", 2_500_000),
        ("mil millones", 1_000_000_000),
        ("29 mil 576 millones", 29_576_000_000),
        ("un billón", 10**12),
        ("dos millardos", 2_000_000_000),
        ("1.820 millones", 1_820_000_000),
        ("1,2 millones", 1_200_000),
        ("6.1 millones", 6_100_000),
        ("una docena", 12),
        ("una treintena", 30),
        ("127 687 personas", 127_687),
        ("154’55%", 154.55),
    ],
)
def test_spanish_forms(text: str, value: float) -> None:
    assert only("es", text) == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    ["M23", "COVID-19", "F-16", "the 3rd", "5G", "12.03.2021", "24/7", "A/RES/72/1", "a 007"],
)
def test_names_codes_and_ordinals_hold_no_number(text: str) -> None:
    assert numbers("en", text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # The document itself shows which sign groups: the language's habit does not decide.
        ("Pasaron 1,820,500 en total; luego 133,000", 133_000),
        ("Fueron 37.55 por ciento; luego 14,659 más y 1,200", 14_659),
        ("Cuesta 1.5 millones; pasaron 133.000", 133_000),
    ],
)
def test_separators_are_those_of_the_document(text: str, value: float) -> None:
    assert value in [read for _, read in numbers("es", text)]


def test_a_tie_of_separators_says_that_it_is_one() -> None:
    passage = Passage("They saw 133.000 people.", language("en"))
    lay_numbers(passage)
    (mark,) = passage.marks.apart("number")
    number: Number = mark.value
    assert number.value == 133_000
    assert not number.sure


def test_an_hour_is_no_evidence_of_decimals() -> None:
    assert evidence_of("a las 14.30").decimals == frozenset()
    assert evidence_of("un 14.30 %").decimals == {"."}


@pytest.mark.parametrize("written", ["1.2.3", "12.345.67", "1,23,456", "01.5", "9" * 30])
def test_what_no_one_writes_as_a_number_is_none(written: str) -> None:
    assert read_digits(written, evidence_of(written), (",",), scaled=False) is None


ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
UNIDADES = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
DECENAS = [
    "_",
    "_",
    "_",
    "treinta",
    "cuarenta",
    "cincuenta",
    "sesenta",
    "setenta",
    "ochenta",
    "noventa",
]
CENTENAS = [
    "_",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
]


def english(value: int) -> str:
    """A number in English words, as it is taught."""
    for scale, word in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= scale:
            rest = value % scale
            joined = " and " if scale == 100 else " "
            return f"{english(value // scale)} {word}" + (joined + english(rest) if rest else "")
    if value < 20:
        return ONES[value]
    return TENS[value // 10] + (f"-{ONES[value % 10]}" if value % 10 else "")


def spanish(value: int) -> str:
    """A number in Spanish words, as it is taught."""
    if value >= 10**6:
        count, rest = divmod(value, 10**6)
        head = "un millón" if count == 1 else f"{short(spanish(count))} millones"
        return head + (f" {spanish(rest)}" if rest else "")
    if value >= 1000:
        count, rest = divmod(value, 1000)
        head = "mil" if count == 1 else f"{short(spanish(count))} mil"
        return head + (f" {spanish(rest)}" if rest else "")
    if value >= 100:
        if value == 100:
            return "cien"
        rest = value % 100
        return CENTENAS[value // 100] + (f" {spanish(rest)}" if rest else "")
    if value < 30:
        return UNIDADES[value]
    return DECENAS[value // 10] + (f" y {UNIDADES[value % 10]}" if value % 10 else "")


def short(words: str) -> str:
    """Before a noun "veintiuno" is "veintiún", "uno" is "un"."""
    if words.endswith("veintiuno"):
        return words[:-3] + "ún"
    return words[:-1] if words.endswith(" uno") else words
