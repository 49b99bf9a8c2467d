"""What sort of number a figure is: it stands, flows, is a rate or a share, or is money at a stage.

Owns: the measure of figures in both languages, by the cue that is nearest, by what a list said
before, and by the unit where nothing is said.
"""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.evidence.binding import measure as measures
from isthmus.evidence.binding import period, status
from isthmus.evidence.binding.attachment import around
from isthmus.evidence.binding.cues import cues_in
from isthmus.evidence.grammar.language import language
from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.passage import Draft, Passage
from isthmus.evidence.reading import read_text

PUBLISHED = dt.date(2023, 8, 15)


def measure(text: str, quote: str, code: str) -> str | None:
    """The measure of a figure of a text."""
    (claim,) = [
        one
        for one in read_text(text, published=PUBLISHED, language=code)
        if one.kind == "figure" and one.quote == quote
    ]
    return claim.measure


SAID = [
    ("en", "Chad hosts 409,000 refugees.", "409,000", "stock"),
    ("en", "Some 7,000 people are living in the camp.", "Some 7,000", "stock"),
    ("en", "The centre has a capacity of 544 people.", "544", "stock"),
    ("en", "In May 24,634 people crossed the river.", "24,634", "increment"),
    ("en", "On Saturday 98 people drowned.", "98", "increment"),
    ("en", "Since 2014 some 25,000 people have died at sea.", "some 25,000", "cumulative"),
    ("en", "So far this year 294,182 migrants have crossed.", "294,182", "cumulative"),
    ("en", "About 2,000 people cross the border every day.", "About 2,000", "rate"),
    ("en", "Each household receives $50 a month.", "$50", "rate"),
    ("en", "Children are 21% of the arrivals.", "21%", "share"),
    ("en", "One in five arrivals is a child.", "One in five", "share"),
    ("en", "Arrivals in May rose by 32% from April.", "32%", "ratio"),
    ("en", "Arrivals were 15% lower than in 2022.", "15%", "ratio"),
    ("en", "Arrivals were five times those of 2022.", "five times", "ratio"),
    ("en", "The agency appealed for $1.7 billion for 2023.", "$1.7 billion", "requested"),
    ("en", "Donors pledged $340 million for the programme.", "$340 million", "pledged"),
    ("en", "The fund approved $266 million for the region.", "$266 million", "committed"),
    ("en", "The plan has received $19 million.", "$19 million", "disbursed"),
    ("es", "Colombia alberga a 2.900.000 refugiados.", "2.900.000", "stock"),
    ("es", "En el albergue hay 544 migrantes.", "544", "stock"),
    ("es", "En mayo cruzaron el río 24.634 personas.", "24.634", "increment"),
    ("es", "El sábado murieron 98 personas.", "98", "increment"),
    ("es", "Desde 2014 han muerto 25.000 personas.", "25.000", "cumulative"),
    ("es", "En lo que va de año cruzaron 153.226 migrantes.", "153.226", "cumulative"),
    ("es", "Cada día cruzan la frontera 2.000 personas.", "2.000", "rate"),
    ("es", "Los menores son el 21 % de las llegadas.", "21 %", "share"),
    ("es", "Uno de cada cinco es menor de edad.", "Uno de cada cinco", "share"),
    ("es", "Las llegadas aumentaron un 32 % respecto de abril.", "32 %", "ratio"),
    ("es", "Llegaron un 15 % menos que en 2022.", "15 %", "ratio"),
    ("es", "El plan requiere 852 millones de dólares.", "852 millones de dólares", "requested"),
    (
        "es",
        "Los donantes prometieron 340 millones de dólares.",
        "340 millones de dólares",
        "pledged",
    ),
    ("es", "El país recibió 19 millones de dólares.", "19 millones de dólares", "disbursed"),
]


@pytest.mark.parametrize(("code", "text", "quote", "expected"), SAID)
def test_what_sort_of_number_is_said(code: str, text: str, quote: str, expected: str) -> None:
    assert measure(text, quote, code) == expected


def test_a_list_says_once_what_its_numbers_are() -> None:
    flow = "In May 24,634 people crossed: 8,620 Haitians, 1,716 Cubans and 753 Indians."
    assert measure(flow, "753", "en") == "increment"
    stock = "The camp hosts 24,634 people: 8,620 Haitians, 1,716 Cubans and 753 Indians."
    assert measure(stock, "753", "en") == "stock"


@pytest.mark.parametrize(
    ("code", "text", "quote", "expected"),
    [
        ("en", "The number of refugees in the camps rose to 30,000.", "30,000", "stock"),
        ("en", "The number of refugees fleeing the war rose to 30,000.", "30,000", "increment"),
        ("en", "The number of refugees grew by 30,000 in May.", "30,000", "increment"),
        ("en", "The monthly average of arrivals was 4,639.", "4,639", "rate"),
        ("en", "The decline was 16.7%.", "16.7%", "ratio"),
        ("en", "The rate has grown each year since 299 people came in 2018.", "299", "increment"),
        ("es", "El número de desplazados llegó a 30.000 personas.", "30.000", "stock"),
        ("es", "El promedio mensual de llegadas fue de 4.639.", "4.639", "rate"),
    ],
)
def test_a_level_a_mean_and_a_change(code: str, text: str, quote: str, expected: str) -> None:
    assert measure(text, quote, code) == expected


def test_countries_are_a_number_that_stands() -> None:
    assert measure("In May people from 22 countries crossed.", "22", "en") == "stock"


def test_a_conversion_is_of_the_stage_of_its_money() -> None:
    text = "Donors pledged 300 million euros (340 million dollars) for the programme."
    assert measure(text, "340 million dollars", "en") == "pledged"


@pytest.mark.parametrize("code", ["en", "es"])
def test_a_phrase_stands_before_its_words_and_every_cue_has_a_kind(code: str) -> None:
    for entry in language(code).list("cues"):
        for word in entry["words"]:
            text = f"{word.rstrip('*')}"
            passage = Passage(text, language(code), PUBLISHED)
            found = cues_in(passage, 0, len(passage.tokens))
            assert any(
                entry["is"].removeprefix("weak_") in cue.kinds | cue.faint for cue in found
            ), word


@given(st.text(alphabet="abcdefghijklmnñopqrstuvwxyz ", max_size=200))
def test_cues_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    for code in ("en", "es"):
        passage = Passage(text, language(code), None)
        past = 0
        for cue in cues_in(passage, 0, len(passage.tokens)):
            assert past <= cue.first < cue.last <= len(passage.tokens)
            assert cue.kinds or cue.faint
            past = cue.last


@pytest.mark.parametrize(
    ("code", "text"), [("en", "and 5 people came, "), ("es", "y 5 llegaron, ")]
)
def test_a_figure_looks_no_further_than_its_neighbourhood(code: str, text: str) -> None:
    passage = Passage(text * 2000, language(code), PUBLISHED)
    drafts = []
    for at, token in enumerate(passage.tokens):
        if token.text == "5":
            mark = Mark("quantity", at, at + 1, None)
            passage.marks.add(mark)
            drafts.append(Draft(passage, mark, passage.sentence_of(at), unit="person"))
    for binder in (status, measures, period):
        binder.bind(drafts, [])
    assert {draft.measure for draft in drafts} == {"increment"}
    # What a draft may look at does not grow with its sentence.
    assert max(len(around(draft).costs) for draft in drafts) < 600
