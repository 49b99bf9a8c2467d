"""No cell that we write can be run by a spreadsheet program, and none is changed that could not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.case.spreadsheets import inert

#: Cells that spreadsheet programs are known to run, or to read as the start of a formula.
RUN = [
    "=1+1",
    "=HYPERLINK(\"http://example.org\",\"here\")",
    "+1+cmd|' /C calc'!A0",
    "-1+cmd|' /C calc'!A0",
    "@SUM(A1:A2)",
    "\t=1+1",
    "\r=1+1",
    " =1+1",
    "\n=1+1",
    "＝1+1",
    "+52 1 555",
    "-",
    "-2-3",
    "=-1",
    "|calc",
    "%0",
    "\n",
    " -5",
]  # fmt: skip
#: Cells that only look alike.
KEPT = ["", "VEN", "13791", "-5", "-2.5", "a=b", "1-2", "about +5", "2022-04-20", "'=1", "Darién"]


@pytest.mark.parametrize("cell", RUN)
def test_a_formula_is_put_behind_an_apostrophe(cell: str) -> None:
    """Which spreadsheet programs take as the sign of text."""
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", KEPT)
def test_what_is_no_formula_stays(cell: str) -> None:
    """Numbers below zero among them."""
    assert inert(cell) == cell


@given(st.text("=+-@|%\t\r\n 1a.'＝", max_size=8))
def test_what_comes_out_is_never_run(cell: str) -> None:
    """Whatever goes in; doing it twice changes nothing more, and nothing is lost."""
    made = inert(cell)
    first = made.lstrip()[:1]
    assert first not in set("=+@|%＝")
    assert first != "-" or float(made) <= 0
    assert made[:1] not in set("\t\r\n")
    assert inert(made) == made
    assert made in (cell, f"'{cell}")
