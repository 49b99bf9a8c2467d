"""The tables of SNM Panama and UPM Mexico: a row a country, a column a month, sums that hold."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.series.publishers import Row
from tests.series.publishers.samples import (
    cells,
    codes,
    lines,
    numbers,
    read,
    refusal,
    sample,
    workbook,
)

MONTHS = ["Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Sep", "Oct", "Nov", "Dic"]
#: Where the sample's table stands: the line of its heading, its total and its first country.
HEAD, TOTAL, FIRST = 3, 4, 5


def panama() -> list[list[Any]]:
    return cells(sample("snm-panama", "sample.xlsx"))


def refused_panama(rows: list[list[Any]]) -> set[str]:
    return codes(refusal("snm-panama", workbook(Hoja=rows)))


# --- SNM Panama ----------------------------------------------------------------------------------


def test_the_first_quarter_of_2022_through_the_darien() -> None:
    """13,791 people, in the table of nationalities: the sum that stands in every later edition."""
    made = read("snm-panama", sample("snm-panama", "sample.xlsx"))
    by_month: dict[str, float] = {}
    for row in made.rows:
        assert isinstance(row, Row)
        by_month[row.period] = by_month.get(row.period, 0) + (row.value or 0)
    assert by_month == {"2022-01": 4702, "2022-02": 4262, "2022-03": 4827}
    assert sum(by_month.values()) == 13791


def test_some_lines_of_the_sample() -> None:
    made = lines(read("snm-panama", sample("snm-panama", "sample.xlsx")))
    assert len(made) == 36 * 3
    assert set(made) >= {
        "darien-entries 2022-01 VEN 1421 provisional",  # the title says (P)
        "darien-entries 2022-01 BRA 168 provisional",  # "Brasil (1)"
        "darien-entries 2022-01 DOM 15 provisional",  # "Rep. Dominicana"
        "darien-entries 2022-01 OOO 80 provisional",  # "Otros"
        "darien-entries 2022-02 CHN 39 provisional",
    }


def test_a_dash_is_a_zero_and_a_blank_is_a_blank() -> None:
    rows = panama()
    china = next(row for row in rows if row[0] == "China")
    china[2], before = "-", china[2]
    china[1] -= before
    rows[TOTAL][2] -= before
    rows[TOTAL][1] -= before
    made = numbers(read("snm-panama", workbook(Hoja=rows)))
    assert made["darien-entries", "2022-01", None, "CHN", None] == 0
    china[2] = None
    made = numbers(read("snm-panama", workbook(Hoja=rows)))
    assert made["darien-entries", "2022-01", None, "CHN", None] is None


def test_a_month_without_a_total_is_not_published() -> None:
    """The blank columns of the months to come make no rows, not even blank ones."""
    made = read("snm-panama", sample("snm-panama", "sample.xlsx"))
    assert {row.period for row in made.rows if isinstance(row, Row)} == {
        "2022-01",
        "2022-02",
        "2022-03",
    }


@settings(max_examples=8)
@given(data=st.data())
def test_the_order_of_countries_does_not_matter(data: st.DataObject) -> None:
    rows = panama()
    last = FIRST + 36
    shuffled = data.draw(st.permutations(rows[FIRST:last]))
    turned = workbook(Hoja=[*rows[:FIRST], *shuffled, *rows[last:]])
    assert numbers(read("snm-panama", turned)) == numbers(
        read("snm-panama", sample("snm-panama", "sample.xlsx"))
    )


@settings(max_examples=12)
@given(country=st.integers(FIRST, FIRST + 35), month=st.integers(2, 4), off=st.integers(1, 999))
def test_no_number_can_be_changed_unnoticed(country: int, month: int, off: int) -> None:
    """Each stands in two sums, its country's and its month's."""
    rows = panama()
    held = rows[country][month]
    rows[country][month] = (held if isinstance(held, int) else 0) + off
    refused = refusal("snm-panama", workbook(Hoja=rows))
    assert codes(refused) == {"sum"}
    assert {problem.row for problem in refused.problems} == {country + 1, TOTAL + 1}


def test_the_table_is_found_wherever_it_stands() -> None:
    rows = panama()
    moved = workbook(Portada=[["Informe"]], Datos=[["x"], [], *rows])
    assert numbers(read("snm-panama", moved)) == numbers(read("snm-panama", workbook(Hoja=rows)))


def spoil(change: str) -> list[list[Any]]:
    rows = panama()
    if change == "unknown country":
        rows[FIRST][0] = "Utopía"
    elif change == "unknown column":
        rows[HEAD][2] = "Enero y febrero"
    elif change == "a person's column":
        rows[HEAD].append("Nombre completo")
    elif change == "a month twice":
        rows[HEAD][3] = "Ene"
    elif change == "no year":
        rows[1] = ["Irregulares en tránsito"]
    elif change == "two years":
        rows[1][0] += " y 2023"
    elif change == "no total":
        rows[TOTAL][0] = "Suma"
    elif change == "two totals":
        rows.append(["Total", 0, 0, 0, 0])
    elif change == "no count":
        rows[FIRST][2] = "muchos"
    elif change == "a date":
        rows[FIRST][2] = "2022-01-03"
    elif change == "no table":
        rows[HEAD][0] = "Lugar"
    elif change == "a gap":
        rows[TOTAL][2] = None
    elif change == "a country twice":
        rows[FIRST][0] = rows[FIRST + 1][0]
    elif change == "before its total":
        rows[FIRST][5] = 4
        rows[FIRST][1] += 4
    return rows


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("unknown country", "unknown-country"),
        ("unknown column", "unknown-column"),
        ("a person's column", "person-column"),
        ("a month twice", "column-twice"),
        ("no year", "year-unstated"),
        ("two years", "no-year"),
        ("no total", "no-total"),
        ("two totals", "no-total"),
        ("no count", "no-count"),
        ("a date", "no-count"),
        ("no table", "no-table"),
        ("a gap", "gap-in-months"),
        ("a country twice", "twice"),
        ("before its total", "before-total"),
    ],
)
def test_what_is_wrong_with_a_table_is_told(change: str, code: str) -> None:
    assert code in refused_panama(spoil(change))


def test_a_cell_is_told_by_its_address() -> None:
    rows = panama()
    rows[FIRST + 2][3] = "muchos"
    refused = refusal("snm-panama", workbook(Hoja=rows), file="tabla.xlsx")
    problem = next(p for p in refused.problems if p.code == "pull-no-count")
    assert (problem.file, problem.column, problem.value) == ("tabla.xlsx", "Hoja!D8", "muchos")


# --- UPM Mexico ----------------------------------------------------------------------------------


def test_the_first_quarter_of_2020_in_mexico() -> None:
    """Continents and regions are checked and not kept: the countries alone sum to the total."""
    made = read("upm-mexico", sample("upm-mexico", "sample.xls"))
    by_month: dict[str, float] = {}
    for row in made.rows:
        assert isinstance(row, Row)
        by_month[row.period] = by_month.get(row.period, 0) + (row.value or 0)
    assert by_month == {"2020-01": 13826, "2020-02": 8277, "2020-03": 7999}
    assert set(lines(made)) >= {
        "mexico-events 2020-01 HND 6927",
        "mexico-events 2020-01 GTM 4011",
        "mexico-events 2020-01 DOM 4",  # "Dominicana, Rep."
        "mexico-events 2020-01 COD 31",  # "Congo, Rep. Dem. del"
        "mexico-events 2020-01 CAN 0",  # "-"
    }


def mexico(*, split: bool = False) -> list[list[Any]]:
    """A small table with every kind of row, invented; months in one column, or in three."""
    counts: list[tuple[str, int, int]] = [
        ("Total general", 46, 30),
        ("América", 41, 26),
        ("América Central", 30, 20),
        ("Honduras", 18, 12),
        ("Guatemala¹", 12, 8),
        ("Islas del Caribe", 11, 6),
        ("Cuba", 11, 6),
        ("África", 4, 3),
        ("Camerún", 4, 3),
        ("Apátridas", 1, 1),
    ]
    title = ["3.1.1 Eventos de personas en situación migratoria irregular, 2024"]
    if not split:
        head: list[list[Any]] = [["País de nacionalidad", "Enero", "Febrero", "Total"]]
        body = [[name, a, b, a + b] for name, a, b in counts]
    else:
        head = [
            ["País de nacionalidad", "Enero", None, None, "Febrero", None, None, "Total"],
            [None, *("Presentados", "Canalizados", "Subtotal") * 2, None],
        ]
        body = [[name, a - 1, 1, a, b - 1, 1, b, a + b] for name, a, b in counts]
    return [title, [], *head, *body, [], ["Fuente: invented."]]


EXPECTED = {
    ("mexico-events", f"2024-{month:02}", None, code, None): value
    for code, values in {
        "HND": (18, 12),
        "GTM": (12, 8),
        "CUB": (11, 6),
        "CMR": (4, 3),
        "XXA": (1, 1),
    }.items()
    for month, value in enumerate(values, start=1)
}


@pytest.mark.parametrize("split", [False, True])
def test_both_layouts_of_the_bulletin_give_the_same(split: bool) -> None:
    assert numbers(read("upm-mexico", workbook(Cuadro=mexico(split=split)))) == EXPECTED


@pytest.mark.parametrize(
    ("row", "label"), [(3, "Total general"), (4, "América"), (5, "América Central"), (10, "África")]
)
def test_a_sum_that_does_not_hold_is_told_by_its_row(row: int, label: str) -> None:
    rows = mexico()
    rows[row][1] += 1
    rows[row][3] += 1
    refused = refusal("upm-mexico", workbook(Cuadro=rows))
    assert codes(refused) == {"sum"}
    assert (row + 1, label) in {(p.row, p.values["label"]) for p in refused.problems}


def test_the_columns_of_a_month_sum_to_its_subtotal() -> None:
    rows = mexico(split=True)
    rows[7][1] += 5
    assert codes(refusal("upm-mexico", workbook(Cuadro=rows))) == {"sum"}


def test_a_region_without_its_continent_is_told() -> None:
    rows = [row for row in mexico() if row[:1] != ["América"]]
    assert "stray-group" in codes(refusal("upm-mexico", workbook(Cuadro=rows)))


def test_a_country_without_its_continent_is_told() -> None:
    rows = mexico()
    rows.insert(4, ["Perú", 0, 0, 0])
    assert "stray-country" in codes(refusal("upm-mexico", workbook(Cuadro=rows)))


def test_two_tables_are_not_one_bulletin() -> None:
    assert codes(refusal("upm-mexico", workbook(A=mexico(), B=mexico()))) == {"no-table"}
