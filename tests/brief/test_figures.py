"""`figures.csv` holds every figure as it is, for people, for programs and for spreadsheets."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from isthmus.brief.figures import COLUMNS, render_figures
from isthmus.brief.model import Figure, numbers
from isthmus.case.spreadsheets import inert
from isthmus.words import LANGUAGES
from tests.brief.sample import figure, sample_brief, shipped_brief
from tests.brief.strategies import figures

NUMBERS = ("low", "high")
DAYS = ("period_start", "period_end", "published")
#: The columns that programs read, in their order. A change here breaks every one of them.
PROMISED = (
    "id,section,label,place,population,measure,unit,counts,period_start,period_end,low,high,"
    "status,published,publisher,url,note"
)

many_figures = st.lists(figures(), max_size=4).map(
    lambda found: [replace(one, id=f"figure-{i}") for i, one in enumerate(found)]
)


def csv_of(found: Sequence[Figure]) -> str:
    return render_figures(replace(sample_brief(), figures=tuple(found))).decode("utf-8")


def rows_of(written: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written, newline=""), strict=True))


def read(row: Mapping[str, str]) -> dict[str, object]:
    """A row as a program reads it: dates and numbers parsed, a blank as None."""
    found: dict[str, object] = {}
    for name, cell in row.items():
        if name in NUMBERS:
            found[name] = float(cell) if cell else None
        elif name in DAYS:
            found[name] = dt.date.fromisoformat(cell) if cell else None
        else:
            found[name] = cell or None
    return found


def expected(one: Figure) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in COLUMNS:
        value = getattr(one, name)
        found[name] = inert(value) or None if isinstance(value, str) else value
    return found


def test_the_columns_are_those_that_were_promised() -> None:
    assert csv_of([]) == f"{PROMISED}\r\n"
    assert csv_of([figure("a")]).split("\r\n")[0] == PROMISED


@given(many_figures)
def test_every_figure_is_read_back_as_it_was(found: list[Figure]) -> None:
    """Whatever its words hold: commas, quotes, line breaks, nothing at all."""
    assert [read(row) for row in rows_of(csv_of(found))] == [expected(one) for one in found]


@given(many_figures)
def test_no_cell_is_a_formula(found: list[Figure]) -> None:
    for row in rows_of(csv_of(found)):
        for name, cell in row.items():
            assert inert(cell) == cell, (name, cell)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (0.0, "0"),
        (0, "0"),
        (133_726.0, "133726"),
        (133_726, "133726"),
        (-8_169.0, "-8169"),
        (2.5, "2.5"),
        (1e12, "1000000000000"),
        (0.00001, "0.00001"),
        (-0.0, "0"),
    ],
)
def test_a_number_is_digits_that_every_program_reads(value: float | None, cell: str) -> None:
    """Absent is blank and never zero; no grouping, no exponent, no point without need."""
    row = rows_of(csv_of([figure("a", low=value)]))[0]
    assert (row["low"], row["high"]) == (cell, cell)


@given(st.floats(-1e15, 1e15))
def test_no_number_loses_anything(value: float) -> None:
    cell = rows_of(csv_of([figure("a", low=value)]))[0]["low"]
    assert float(cell) == value
    assert set(cell) <= set("-.0123456789")


DATES = {"tutorial": dt.date(2024, 6, 20), "americas": dt.date(2022, 4, 20)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DATES)
def test_a_brief_has_one_row_for_every_number_it_shows(name: str, language: str) -> None:
    """And no row that nothing shows; each under an id of its own."""
    brief = shipped_brief(name, DATES[name], language)
    ids = [row["id"] for row in rows_of(render_figures(brief).decode("utf-8"))]
    assert len(ids) == len(set(ids))
    assert set(ids) == {number.figure for number in numbers(brief)}


@pytest.mark.parametrize("name", DATES)
def test_the_rows_are_the_same_in_every_language(name: str) -> None:
    """What is a number, a date, an id or an address is no matter of language."""
    told = ("id", "section", "low", "high", *DAYS, "url")
    seen = [
        [
            {key: row[key] for key in told}
            for row in rows_of(
                render_figures(shipped_brief(name, DATES[name], language)).decode("utf-8")
            )
        ]
        for language in LANGUAGES
    ]
    assert all(one == seen[0] for one in seen)
