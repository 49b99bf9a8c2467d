"""OHSS: the sheet of Border Patrol encounters by citizenship."""

from __future__ import annotations

from typing import Any

import pytest

from tests.series.publishers.samples import cells, codes, lines, read, refusal, sample, workbook

SHEET = "Monthly Rgn and Citp"


def rows() -> list[list[Any]]:
    return cells(sample("ohss", "sample.xlsx"), SHEET)


def refused(changed: list[list[Any]]) -> set[str]:
    return codes(refusal("ohss", workbook(Monthly_Rgn_and_Citp=changed)))


def test_some_lines_of_the_sample() -> None:
    """October of fiscal 2000 is of 1999; all of it is between ports of entry."""
    made = lines(read("ohss", sample("ohss", "sample.xlsx")))
    assert len(made) == len(rows()) - 1
    assert set(made) >= {
        "us-border-patrol-encounters 1999-10 MEX;between-ports 85940",
        "us-border-patrol-encounters 1999-10 UNK;between-ports 30",
        "us-border-patrol-encounters 2022-03 CHN;between-ports 70",
    }


def test_other_borders_are_left_out() -> None:
    more = [*rows(), [2022, "06 March", "Northern Land Border", "Mexico", 120]]
    assert lines(read("ohss", workbook(Monthly_Rgn_and_Citp=more))) == lines(
        read("ohss", sample("ohss", "sample.xlsx"))
    )


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        (0, "soon", "fiscal-year"),
        (1, "March", "unknown-category-near"),
        (2, "Gulf", "unknown-category"),
        (3, "Utopia", "unknown-country"),
        (4, 123, "not-rounded"),
        (4, "X", "no-count"),
        (4, -10, "no-count"),
        (4, None, "ragged"),
    ],
)
def test_what_is_wrong_with_a_line_is_told(column: int, value: Any, code: str) -> None:
    changed = rows()
    changed[3][column] = value
    assert refused(changed) == {code}


def test_a_workbook_without_the_sheet_says_what_it_has() -> None:
    told = refusal("ohss", workbook(Monthly_Region=rows()))
    assert codes(told) == {"no-sheet"}
    assert "Monthly Region" in str(told)


def test_a_new_column_is_news() -> None:
    assert refused([[*line, "Sector"] for line in rows()]) == {"unknown-column"}
    assert refused([["Alien Number", *line[1:]] for line in rows()]) == {
        "person-column",
        "missing-column",
    }
