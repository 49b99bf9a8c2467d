"""Rows as the case format writes them."""

from __future__ import annotations

import csv
import datetime as dt
import io

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case.schema import tables
from isthmus.series.publishers import Figure, Record, Row, table_csv


def back(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(("kind", "table"), [(Row, "observations"), (Figure, "countries")])
def test_a_row_has_the_columns_of_its_table_and_no_other(
    kind: type[msgspec.Struct], table: str
) -> None:
    assert list(kind.__struct_fields__) == list(tables()[table].columns)


rows = st.lists(
    st.builds(
        Row,
        series=st.sampled_from(["a", "b"]),
        period=st.sampled_from(["2022-01", "2022-02"]),
        place=st.none() | st.just("PAN"),
        population=st.none() | st.sampled_from(["all", "VEN;women"]),
        value=st.none() | st.integers(0, 10**12) | st.floats(0, 1e12, allow_nan=False),
        published=st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1)),
    )
)


@given(rows=rows)
def test_what_is_written_is_what_was_read(rows: list[Record]) -> None:
    written = back(table_csv(rows))
    assert len(written) == len(rows)
    for cells in written:
        assert "e" not in cells["value"]  # the case format knows no exponent
    # To the twelfth decimal, which is past any publisher's.
    kept = sorted(round(float(cells["value"]), 6) for cells in written if cells["value"])
    assert kept == pytest.approx(sorted(round(r.value, 6) for r in rows if r.value is not None))


@settings(max_examples=50)
@given(rows=rows)
def test_the_order_of_rows_does_not_matter(rows: list[Record]) -> None:
    unique = list({row.key: row for row in rows}.values())
    assert table_csv(unique) == table_csv(unique[::-1])


def test_none_is_a_blank_and_zero_a_zero() -> None:
    text = table_csv(
        [Row(series="a", period="2022", value=None), Row(series="b", period="2022", value=0)]
    )
    assert [row["value"] for row in back(text)] == ["", "0"]


def test_no_rows_are_a_header() -> None:
    assert table_csv([]).splitlines() == [",".join(tables()["observations"].columns)]


def test_figures_of_countries() -> None:
    figure = Figure(
        country="PAN", indicator="inflation", year=2020, value=-1.55, unit="%", source="s"
    )
    assert back(table_csv([figure]))[0] == {
        "country": "PAN",
        "indicator": "inflation",
        "year": "2020",
        "value": "-1.55",
        "unit": "%",
        "published": "",
        "source": "s",
    }
