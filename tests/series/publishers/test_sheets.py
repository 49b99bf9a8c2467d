"""Workbooks: what is read of them, and what is refused before it is unpacked."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case import CaseError
from isthmus.series.publishers.sheets import Limits, Sheet, as_text, letters, sheets
from isthmus.series.publishers.strict import Complaints
from tests.series.publishers.samples import codes, sample, with_part, workbook


def opened(data: bytes, **limits: int) -> list[Sheet]:
    return sheets(data, Complaints("book"), Limits(**limits))


def refused(data: bytes, **limits: int) -> set[str]:
    with pytest.raises(CaseError) as error:
        opened(data, **limits)
    return codes(error.value)


@settings(max_examples=30)
@given(
    rows=st.lists(
        st.lists(
            st.one_of(
                st.none(),
                st.integers(-(10**9), 10**9),
                st.text("abc áñ", min_size=1, max_size=5).filter(lambda t: t.strip() == t),
            ),
            max_size=5,
        ),
        max_size=6,
    ).filter(lambda rows: any(cell is not None for row in rows for cell in row))
)
def test_what_was_written_is_read(rows: list[list[Any]]) -> None:
    """Cell by cell; blanks at the end of a row or of the sheet are left out."""
    (sheet,) = opened(workbook(Hoja=rows))
    wanted = [
        tuple(row[: max((i + 1 for i, c in enumerate(row) if c is not None), default=0)])
        for row in rows
    ]
    while wanted and not wanted[-1]:
        wanted.pop()
    assert sheet.rows == wanted


def test_both_kinds_of_workbook_are_told_apart_by_their_bytes() -> None:
    assert [s.name for s in opened(sample("snm-panama", "sample.xlsx"))] == ["Irregulares"]
    assert [s.name for s in opened(sample("upm-mexico", "sample.xls"))] == ["Cuadro 3.1.1"]
    assert refused(b"Fiscal Year,Month\n2024,OCT\n") == {"no-workbook"}
    assert refused(b"") == {"no-workbook"}


def test_a_hidden_sheet_is_not_read() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(Hoja=[["x"]], Oculta=[["y"]])))
    book["Oculta"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    assert [sheet.name for sheet in opened(out.getvalue())] == ["Hoja"]


def test_a_sheet_of_nothing_is_empty() -> None:
    assert refused(workbook(Hoja=[])) == {"empty"}


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        ({"file_bytes": 1000}, "too-large"),
        ({"unpacked_bytes": 1000}, "too-large"),
        ({"members": 3}, "too-large"),
        ({"rows": 3}, "sheet-too-large"),
        ({"columns": 3}, "sheet-too-large"),
        ({"cells": 20}, "sheet-too-large"),
    ],
)
def test_what_is_larger_than_any_publication_is_refused(limits: dict[str, int], code: str) -> None:
    assert refused(sample("snm-panama", "sample.xlsx"), **limits) == {code}


def test_the_same_limits_hold_for_the_older_kind() -> None:
    assert refused(sample("upm-mexico", "sample.xls"), rows=5) == {"sheet-too-large"}
    assert refused(sample("upm-mexico", "sample.xls"), file_bytes=500) == {"too-large"}


def test_an_archive_that_unpacks_without_end_is_refused_before_it_does() -> None:
    """Zeros pack a thousandfold: what the archive says of its size is enough."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/workbook.xml", "w") as part,
    ):
        for _ in range(60):
            part.write(b"\0" * 1_000_000)
    assert len(out.getvalue()) < 100_000
    assert refused(out.getvalue(), unpacked_bytes=50_000_000) == {"too-large"}


def test_a_document_type_is_refused() -> None:
    """It brings entities, each made of ten others: "billion laughs"."""
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    spoilt = with_part(
        sample("snm-panama", "sample.xlsx"), "xl/workbook.xml", lambda held: laughs + held
    )
    assert refused(spoilt) == {"damaged-workbook"}


def test_a_cell_far_out_does_not_fill_the_memory() -> None:
    """One cell at the last column of the last row; the rows between are not made."""
    far = with_part(
        workbook(Hoja=[["x"]]),
        "xl/worksheets/sheet1.xml",
        lambda held: held.replace(b'r="A1"', b'r="XFD1048576"').replace(
            b'row r="1"', b'row r="1048576"'
        ),
    )
    assert refused(far) == {"sheet-too-large"}


def test_formulas_are_taken_by_their_saved_value_and_never_run() -> None:
    data = workbook(Hoja=[["x", "=1+1"], ["y", 3]])
    (sheet,) = opened(data)
    assert sheet.rows == [("x",), ("y", 3)]  # no program has saved a value for it


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_named_as_a_spreadsheet_names_them(column: int, name: str) -> None:
    assert letters(column) == name
    assert Sheet("Hoja", []).address(6, column) == f"Hoja!{name}7"


@pytest.mark.parametrize(
    ("cell", "text"), [(None, ""), (3.0, "3"), (2.5, "2.5"), (" a\n b ", "a b"), (7, "7")]
)
def test_what_a_cell_shows(cell: object, text: str) -> None:
    assert as_text(cell) == text
