"""Whether a number has come about: reported, foreseen, aimed at, superseded, disputed.

Owns: the status of figures in both languages, and what the text itself calls them (preliminary,
revised, final, estimated).
"""

from __future__ import annotations

import datetime as dt

import pytest

from isthmus.evidence.reading import read_text
from isthmus.evidence.records import Claim

PUBLISHED = dt.date(2023, 8, 15)


def figure(text: str, quote: str, code: str) -> Claim:
    """A figure of a text."""
    (claim,) = [
        one
        for one in read_text(text, published=PUBLISHED, language=code)
        if one.kind == "figure" and one.quote == quote
    ]
    return claim


@pytest.mark.parametrize(
    ("code", "text", "quote", "expected"),
    [
        ("en", "In May 24,634 people crossed.", "24,634", "reported"),
        ("en", "The number could reach 400,000 by the end of the year.", "400,000", "forecast"),
        ("en", "Some 40,000 people are expected to arrive in October.", "Some 40,000", "forecast"),
        ("en", "The plan targets 360,000 refugees.", "360,000", "target"),
        ("en", "The previous estimate was 70,000 refugees.", "70,000", "superseded"),
        ("en", "The minister denied that 70,000 people had left.", "70,000", "disputed"),
        ("es", "En mayo cruzaron 24.634 personas.", "24.634", "reported"),
        ("es", "Las llegadas podrían alcanzar las 400.000 este año.", "400.000", "forecast"),
        ("es", "Se prevé que lleguen 40.000 personas en octubre.", "40.000", "forecast"),
        ("es", "La meta de 360.000 beneficiarios sigue en pie.", "360.000", "target"),
        ("es", "El ministro desmintió que salieran 70.000 personas.", "70.000", "disputed"),
    ],
)
def test_whether_a_number_has_come_about(code: str, text: str, quote: str, expected: str) -> None:
    assert figure(text, quote, code).status == expected


@pytest.mark.parametrize(
    ("code", "text", "quote", "expected"),
    [
        ("en", "The provisional total is 20,101 people.", "20,101", "preliminary"),
        ("en", "The revised total is 20,101 people.", "20,101", "revised"),
        ("en", "An estimated 20,101 people crossed.", "20,101", "estimated"),
        ("en", "In May 20,101 people crossed.", "20,101", None),
        ("es", "El total provisional es de 20.101 personas.", "20.101", "preliminary"),
        ("es", "La cifra definitiva es de 20.101 personas.", "20.101", "final"),
        ("es", "Se estima en 20.101 el número de personas.", "20.101", "estimated"),
    ],
)
def test_what_the_text_calls_its_number(
    code: str, text: str, quote: str, expected: str | None
) -> None:
    # "An estimated" may stand inside the quote; the number is the same one.
    claims = read_text(text, published=PUBLISHED, language=code)
    (claim,) = [one for one in claims if one.kind == "figure" and quote in one.quote]
    assert claim.finality == expected


def test_a_forecast_is_of_its_target_period() -> None:
    claim = figure("The number could reach 400,000 by the end of 2023.", "400,000", "en")
    assert claim.period_end == "2023-12-31"
