"""The day that a text shows as its own, and the dates that are only told."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from isthmus.evidence.documents.dating import dateline_of
from isthmus.evidence.documents.tables import tables

DAY = dt.date(2022, 4, 20)
BODY = "\nThe text goes on here, with some 300 people, and so does its second line.\n"
CUERPO = "\nEl texto sigue aquí, con unas 300 personas, y también su segunda línea.\n"


@pytest.mark.parametrize(
    "line",
    [
        "Published: Apr 20, 2022, 15:23 UTC2min read",
        " date 2022-04-20 From April 18-20, 2022, the secretary was in the city and met her",
        "PANAMA CITY, April 20, 2022 (Agency) – The ministers met.",
        "PANAMA CITY, Wednesday, April 20, 2022 (Agency) The ministers met.",
        "Geneva/Panama City, 20 April 2022 – The ministers met.",
        "20 April 2022, Geneva – The ministers met.",
        "Wednesday, 20 April 2022",
        "April 20th, 2022",
        "20 Apr 2022 | Press release",
        "Press release — 20 April 2022",
        "By A. Writer, April 20, 2022",
        "A. Writer Published Wed 20 Apr 2022 at 15:23 GMT",
        "Last updated: Wed, Apr 20, 2022 15:23 GMT",
        "2022-04-20T15:23:00Z",
        "20.04.2022",
        "Situation report #12 – 20 April 2022",
        "Migration bulletin, 20 April 2022",
        "Flash update No. 3 | 20 April 2022",
        "Posted 20 Apr 2022 Originally published 19 Apr 2022",
    ],
)
def test_a_dateline_dates_an_english_text(line: str) -> None:
    assert dateline_of(f"A headline of the day\n{line}{BODY}", ["en", "es"]) == DAY
    assert dateline_of(BODY * 9 + line, ["en", "es"]) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "Ciudad de Panamá, 20 de abril de 2022",
        "Ciudad de Panamá, 20 de abril de 2022.- La Cancillería informó de la reunión.",
        "Bogotá D. C., miércoles 20 de abril del 2022. La Cancillería informó de la reunión.",
        "(Panamá, 20 de abril de 2022). La Cancillería informó de la reunión.",
        "Madrid, a 20 de abril de 2022",
        "Actualizado el 20/04/2022",
        "Publicado el miércoles, 20 de abril de 2022 a las 15:30",
        "Fecha de publicación: 20/04/2022",
        "20/04/2022",
        "20 abr. 2022 - 15:23 CET",
        "Por A. Redactora | 20 de abril de 2022",
        "Abril 20, 2022",
        "Boletín migratorio N.º 12, 20 de abril de 2022",
        "Informe de situación | 20 de abril de 2022",
        "AGENCIA | Madrid | 20 abr 2022",
    ],
)
def test_a_dateline_dates_a_spanish_text(line: str) -> None:
    assert dateline_of(f"Un titular del día\n{line}{CUERPO}", ["es", "en"]) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "On 20 April 2022 the ministers met in Panama and agreed.",
        "On April 20, 2022, the ministers met.",
        "The declaration of 20 April 2022 says that 22 nations took part.",
        "The cut-off date 2022-04-20 was kept.",
        "From April 18-20, 2022, the secretary travelled.",
        "April 18-20, 2022",
        "18–20 April 2022",
        "13,425 people had crossed by April 20, 2022",
        "As of 20 April 2022",
        "Since 20 April 2022 – when the ministers met – there was peace.",
        "In April 2022",
        "Resolution 2022 of 20 April 2022",
        "13 people, 20 April 2022",
        "2022",
        "04/05/2022",
        "31 April 2022",
        "El 20 de abril de 2022 entraron 300 personas.",
        "Al 20 de abril de 2022",
        "Decreto 123 de 20 de abril de 2022",
        "Del 18 al 20 de abril de 2022",
    ],
)
def test_a_date_that_is_told_dates_nothing(line: str) -> None:
    assert dateline_of(f"A headline of the day\n{line}{BODY}", ["en", "es"]) is None


def test_a_date_far_down_dates_nothing() -> None:
    assert dateline_of(BODY * 9 + "Published: 20 April 2022" + BODY * 9, ["en"]) is None


def test_the_day_of_a_change_stands_in_for_none_other() -> None:
    changed = "Updated: 21 April 2022\n"
    assert dateline_of(changed + BODY, ["en"]) == dt.date(2022, 4, 21)
    assert dateline_of(changed + "Published: 20 April 2022" + BODY, ["en"]) == DAY


def test_only_the_language_of_the_text_orders_day_and_month() -> None:
    assert dateline_of("05/04/2022\nx", ["es", "en"]) == dt.date(2022, 4, 5)
    assert dateline_of("05/04/2022\nx", ["en", "es"]) is None
    assert dateline_of("04/20/2022\nx", ["en", "es"]) == DAY


@given(st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(["long", "full"]))
def test_a_day_as_cldr_writes_it_is_read_in_every_language(day: dt.date, width: str) -> None:
    for code, table in tables().items():
        for locale in table.locales:
            said = format_date(day, width, locale=locale)
            assert dateline_of(f"{said}\nx", [code]) == day, said


@pytest.mark.parametrize(
    "unit",
    ["20 ", "A", "A ", "20/04/2022 ", "April ", "20 April 2022, ", "de ", "(", "- ", "1:", "2022-"],
)
def test_no_line_takes_long(unit: str) -> None:
    """A line is cut before it is searched, so a text as long as you like costs little."""
    line = unit * (100_000 // len(unit)) + " 2022\n"
    dateline_of("2022\n", ["en", "es"])
    began = time.process_time()
    dateline_of(line * 20, ["en", "es", "pt"])
    assert time.process_time() - began < 1
