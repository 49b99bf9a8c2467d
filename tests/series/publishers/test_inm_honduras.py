"""INM Honduras: the export of its dashboard."""

from __future__ import annotations

from tests.series.publishers.samples import csv_of, lines, numbers, read, sample, table


def test_some_lines_of_the_sample() -> None:
    made = lines(read("inm-honduras", sample("inm-honduras", "sample.csv")))
    assert len(made) == 20
    assert set(made) >= {
        "honduras-entries 2022-03 CUB 6728",
        "honduras-entries 2022-03 VEN 573",
        "honduras-entries 2022-03 COD 38",
        "honduras-entries 2022-03 COG 29",
    }


def test_a_blank_is_a_blank_and_a_zero_a_zero() -> None:
    rows = table(sample("inm-honduras", "sample.csv"))
    rows[1][3], rows[2][3] = "", "0"
    made = numbers(read("inm-honduras", csv_of(rows)))
    assert list(made.values())[:2] == [None, 0]


def test_months_are_read_in_any_case_and_thousands_with_a_comma() -> None:
    rows = table(sample("inm-honduras", "sample.csv"))
    rows[1][1], rows[1][3] = "MARZO", "6,728"
    assert read("inm-honduras", csv_of(rows)).rows[0].value == 6728
