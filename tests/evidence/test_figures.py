"""Which numbers are figures, what interval each states, and what it counts.

Owns: the laws of the quantities and their units: bounds, ranges, what is no figure, head nouns.
"""

from __future__ import annotations

import datetime as dt
import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.evidence.binding import unit
from isthmus.evidence.grammar.language import language
from isthmus.evidence.grammar.numbers import lay_numbers
from isthmus.evidence.grammar.passage import Draft, Passage
from isthmus.evidence.grammar.periods import lay_periods
from isthmus.evidence.grammar.quantities import lay_quantities

PUBLISHED = dt.date(2024, 5, 15)


def drafts(code: str, text: str, before: tuple[Draft, ...] = ()) -> list[Draft]:
    """The figures of a paragraph with their units."""
    passage = Passage(text, language(code), PUBLISHED)
    lay_numbers(passage)
    lay_periods(passage)
    lay_quantities(passage)
    marks = passage.marks.apart("quantity")
    found = [Draft(passage, mark, passage.sentence_of(mark.first)) for mark in marks]
    unit.bind(found, before)
    return found


def said(draft: Draft) -> str:
    """The words of a figure."""
    return draft.passage.said(draft.quantity.first, draft.quantity.last)


def values(code: str, text: str) -> list[tuple[float | None, float | None]]:
    """The bounds of each figure."""
    return [(one.quantity.value.low, one.quantity.value.high) for one in drafts(code, text)]


def units(code: str, text: str) -> list[str | None]:
    """The unit of each figure."""
    return [one.unit for one in drafts(code, text)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "They were expelled under Title 42 again."),
        ("en", "France 24 spoke of the M23 rebels, the G7 and World War Two."),
        ("en", "It came into force on 11 May 2023, and ended in 2024."),
        ("en", "In the first half of 2024 it rose for five consecutive months."),
        ("en", "A 34-year-old, Ana Pérez, 34, walked 60 miles in 72 hours."),
        ("en", "See Article 14, page 12 and Table 3 of Resolution 2254."),
        ("en", "Call +1 (202) 555-0136 or 1-800-273-8255."),
        ("en", "Write to news24@example.org or see https://example.org/2023/05/12."),
        ("en", "Children under five and people over 60 are at risk; Phase 4 is near."),
        ("en", "The second of the Big Four spoke on the Ninth Summit at 10:45 p.m."),
        ("en", "Most of them left; thousands more wait."),
        ("en", "The note [12] says so."),
        ("es", "Rige la Ley 1448 de 2011 y el Decreto No. 215 (art. 3)."),
        ("es", "Habló el Frente 33 en el kilómetro 45 de la Ruta 5."),
        ("es", "Salieron a las 5:30 del lunes 3 de junio de 2024."),
        ("es", "Esperaron 12 meses, a 45 km de allí, los menores de cinco años."),
        ("es", "Tel: +507 6123-4567; llame al 01 800 123 4567."),
        ("es", "La mayoría salió; cientos esperan y miles vendrán."),
        ("es", "En la primera mitad del año subió, según France 24."),
    ],
)
def test_what_is_no_figure(code: str, text: str) -> None:
    assert [said(one) for one in drafts(code, text)] == []


BOUNDS: list[tuple[str, str, str, float | None, float | None, bool | None, bool | None]] = [
    ("en", "300 came", "exact", 300, 300, True, True),
    ("en", "about 300 came", "about", 300, 300, True, True),
    ("en", "an estimated 300 came", "about", 300, 300, True, True),
    ("en", "more than 300 came", "more_than", 300, None, False, None),
    ("en", "at least 300 came", "at_least", 300, None, True, None),
    ("en", "no fewer than 300 came", "at_least", 300, None, True, None),
    ("en", "300 or more came", "at_least", 300, None, True, None),
    ("en", "fewer than 300 came", "less_than", None, 300, None, False),
    ("en", "just under 300 came", "less_than", None, 300, None, False),
    ("en", "nearly 300 came", "nearly", None, 300, None, False),
    ("en", "up to 300 came", "at_most", None, 300, None, True),
    ("en", "as many as 300 came", "at_most", None, 300, None, True),
    ("en", "between 300 and 400 came", "range", 300, 400, True, True),
    ("en", "300-400 came", "range", 300, 400, True, True),
    ("es", "llegaron 300", "exact", 300, 300, True, True),
    ("es", "llegaron unos 300", "about", 300, 300, True, True),
    ("es", "llegaron alrededor de 300", "about", 300, 300, True, True),
    ("es", "llegaron más de 300", "more_than", 300, None, False, None),
    ("es", "la cifra superó los 300", "more_than", 300, None, False, None),
    ("es", "llegaron al menos 300", "at_least", 300, None, True, None),
    ("es", "llegaron 300 o más", "at_least", 300, None, True, None),
    ("es", "llegaron menos de 300", "less_than", None, 300, None, False),
    ("es", "llegaron casi 300", "nearly", None, 300, None, False),
    ("es", "caben hasta 300", "at_most", None, 300, None, True),
    ("es", "llegaron entre 300 y 400", "range", 300, 400, True, True),
]


@pytest.mark.parametrize("row", BOUNDS, ids=[row[1] for row in BOUNDS])
def test_a_quantifier_bounds_its_number(row: tuple[Any, ...]) -> None:
    code, text, *expected = row
    (draft,) = drafts(code, f"{text} there.")
    one = draft.quantity.value
    assert [one.quantifier, one.low, one.high, one.low_inclusive, one.high_inclusive] == expected


@given(st.integers(2, 900), st.integers(1, 90), st.sampled_from(["en", "es"]))
def test_a_range_has_its_lower_end_first(low: int, more: int, code: str) -> None:
    text = {"en": "Between {} and {} boats came.", "es": "Llegaron entre {} y {} barcos."}[code]
    assert values(code, text.format(low, low + more)) == [(low, low + more)]
    # Turned round it bounds nothing.
    assert len(values(code, text.format(low + more, low))) == 2


@given(st.integers(2, 10**6), st.sampled_from(["en", "es"]))
def test_a_figure_is_found_wherever_it_stands(value: int, code: str) -> None:
    written = f"{value:,}" if code == "en" else f"{value:,}".replace(",", ".")
    noun = {"en": "refugees", "es": "refugiados"}[code]
    for text in (
        f"{written} {noun}.",
        f"({written} {noun})",
        f"“{written} {noun}”",
        f"a {written} {noun}, b",
    ):
        assert values(code, text) == [(value, value)], text


PIECES = (
    "12",
    "1,234",
    "1.820",
    "2023",
    "0",
    "000",
    "45 mil 727",
    "half a",
    "million",
    "millones",
    "mil",
    "and",
    "y",
    "to",
    "a",
    "between",
    "entre",
    "from",
    "de",
    "%",
    "per cent",
    "$",
    "US$",
    "€",
    "(",
    ")",
    "-",
    "–",
    "+",
    ".",
    ",",
    ":",
    "/",
    "@",
    "more than",
    "hasta",
    "one in",
    "de cada",
    "times",
    "veces",
    "people",
    "familias",
    "May",
    "mayo",
    "twice",
    "el doble",
    "of the",
    "un tercio",
    "pesos",
    "K",
    "\n",
    "Title",
    "aged",
    "3rd",
    "call",
    "www.x.org/2",
    "²",
    "½",
    "\u200b",
    "\u202e",
    "\x00",
    "\u00a0",
)


@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=24),
    st.sampled_from([" ", ""]),
    st.sampled_from(["en", "es"]),
)
def test_no_text_stops_the_reading_and_no_two_figures_share_a_token(
    pieces: list[str], between: str, code: str
) -> None:
    found = drafts(code, between.join(pieces))
    past = 0
    for draft in found:
        quantity = draft.quantity.value
        assert draft.quantity.first >= past
        past = draft.quantity.last
        assert draft.unit is not None
        assert quantity.low is not None or quantity.high is not None
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        assert (quantity.low is None) == (quantity.low_inclusive is None)
        assert (quantity.high is None) == (quantity.high_inclusive is None)


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "It rose from 10 to 15 percent.", [(10, 10), (15, 15)]),
        ("en", "20 of the 21 governments signed.", [(20, 20), (21, 21)]),
        ("en", "One in five left.", [(0.2, 0.2)]),
        ("en", "Nine out of ten left.", [(0.9, 0.9)]),
        ("en", "More than two-thirds of them left.", [(0.666667, None)]),
        ("en", "It was three times as many.", [(3, 3)]),
        ("en", "It saw a sixfold rise.", [(6, 6)]),
        ("en", "It gave US$2-3 million.", [(2e6, 3e6)]),
        ("en", "14 or 15 percent left.", [(14, 15)]),
        ("en", "300,000, maybe 350,000 people left.", [(300000, 300000), (350000, 350000)]),
        ("es", "Subió de 8 a 10 dólares.", [(8, 8), (10, 10)]),
        ("es", "Siete de cada diez salieron.", [(0.7, 0.7)]),
        ("es", "Murió uno de cada 74.", [(0.013514, 0.013514)]),
        ("es", "Salió una cuarta parte de ellos.", [(0.25, 0.25)]),
        ("es", "Tres cuartas partes salieron.", [(0.75, 0.75)]),
        ("es", "Es el doble que antes.", [(2, 2)]),
        ("es", "Es cinco veces más que antes.", [(5, 5)]),
        (
            "es",
            "1.820 millones de euros (1.975 millones de dólares).",
            [(1.82e9,) * 2, (1.975e9,) * 2],
        ),
        ("es", "Se redujo un 64%, hasta 47.700 casos.", [(64, 64), (47700, 47700)]),
        (
            "es",
            "6,8 millones viven fuera, 5,75 de ellos en la región.",
            [(6.8e6,) * 2, (5.75e6,) * 2],
        ),
    ],
)
def test_one_figure_or_two(
    code: str, text: str, expected: list[tuple[float | None, float | None]]
) -> None:
    assert values(code, text) == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "More than 133,000 migrants crossed.", ["person"]),
        ("en", "They made 23,400 apprehensions and detained 500 people.", ["encounter", "person"]),
        ("en", "The number of irregular crossings rose to 94,000.", ["crossing"]),
        ("en", "On Monday 1,295 people crossing the sea were seen.", ["person"]),
        ("en", "The number of migrants crossing the forest reached 2,000.", ["person"]),
        ("en", "300 Sudanese families live there.", ["household"]),
        ("en", "20 of the 35 countries signed.", ["country", "country"]),
        (
            "en",
            "It costs $314m, or 12% of it, five times the price.",
            ["currency:USD", "percent", "ratio"],
        ),
        ("en", "500 asylum applications and 12 boats.", ["other", "other"]),
        ("en", "Of 2,300 people, 1,200 were Haitian.", ["person", "person"]),
        ("en", "Migrants came from Haiti (2,300) and Cuba (500).", ["person", "person"]),
        ("en", "It pays 5,000 pesos in Mexico.", ["currency:MXN"]),
        (
            "en",
            "The centre, built for 400 people in 12 tents, was hosting 900.",
            ["person", "other", "person"],
        ),
        (
            "es",
            "Cruzaron 45 mil 727 migrantes, de los cuales 16 mil 110 son haitianos.",
            ["person"] * 2,
        ),
        ("es", "Hubo 249 detenciones y 300 cruces irregulares.", ["encounter", "crossing"]),
        ("es", "Son 120 familias de 14 países.", ["household", "country"]),
        ("es", "Presentaron 2 mil 410 solicitudes; en 2022 fueron 500.", ["other", "other"]),
        (
            "es",
            "En 2023 fueron 18.845 los inmigrantes que llegaron en 56 pateras.",
            ["person", "other"],
        ),
        ("es", "Ganan un millón de pesos en Colombia.", ["currency:COP"]),
        ("es", "El número de operaciones subió a 50.900.", ["other"]),
        (
            "es",
            "Pidió 80 millones de euros, de los que pagó 12,5 millones.",
            ["currency:EUR", "currency:EUR"],
        ),
    ],
)
def test_a_figure_counts_what_its_noun_says(code: str, text: str, expected: list[str]) -> None:
    assert units(code, text) == expected


def test_a_figure_without_a_noun_counts_what_the_paragraph_before_counted() -> None:
    before = drafts("en", "Honduras filed 300 asylum applications.")
    (after,) = list(drafts("en", "In 2022 it was 500.", tuple(before)))
    assert after.unit == "other"
    assert after.confidence < before[0].confidence


def test_a_cell_counts_what_the_head_of_its_column_says() -> None:
    text = "Island Boats People\nNorth 15 1,453\nSouth | 10 | 748"
    for start in (text.index("North"), text.index("South")):
        end = text.find("\n", start)
        passage = Passage(text, language("en"), None, (start, end if end > 0 else len(text)))
        lay_numbers(passage)
        lay_quantities(passage)
        marks = passage.marks.apart("quantity")
        found = [Draft(passage, mark, passage.sentence_of(mark.first)) for mark in marks]
        unit.bind(found, ())
        assert [one.unit for one in found] == ["other", "person"]


def test_a_number_whose_separator_is_a_tie_is_for_a_person_to_look_at() -> None:
    (tie,) = drafts("en", "They saw 133.000 people.")
    (sure,) = drafts("en", "They saw 133,000 people.")
    assert tie.notes["separator"] == "tie"
    assert tie.confidence < sure.confidence


def calls(code: str, text: str) -> int:
    """How many calls reading a paragraph takes: a count of the work that no clock disturbs."""
    count = 0

    def counted(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        drafts(code, text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "en",
            "In 2023 over 12,400 Haitians crossed, up from 5,622, and 26% were women. ",
        ),
        (
            "es",
            "En 2023 cruzaron más de 12.400 migrantes, frente a 5.622, y el 26 % eran mujeres. ",
        ),
        ("en", "300 400 500 600 700, "),
        ("es", "mil y dos mil y un millón de, "),
        ("en", "of the of the and the of "),
        ("en", "1-2-3-4-5-6/7:8.9,"),
        ("en", "3 A. [4] (5) "),
    ],
)
def test_twice_the_text_takes_twice_the_work(code: str, text: str) -> None:
    drafts(code, text)  # tables and caches are filled once
    once, twice = calls(code, text * 60), calls(code, text * 120)
    assert twice <= 2.3 * once
