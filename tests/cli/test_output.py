"""Tables lose nothing at any width, and programs read the same answer in both forms."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from operator import itemgetter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.case.periods import month
from isthmus.case.spreadsheets import inert
from isthmus.cli import output
from isthmus.cli.output import Column, Screen
from isthmus.cli.session import Session
from isthmus.words import words_in
from tests.cli.calls import BOXES, ESCAPE, SILENT, Terminal, as_cell

#: Columns whose titles the catalogue has; what they are called does not matter here.
KEYS = ("series", "title", "place", "counts", "value", "published", "note")
WORD = st.text("abcdefgé1,", min_size=1, max_size=30)
CELL = st.lists(WORD, max_size=6).map(" ".join)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[Column], list[dict[str, str]]]:
    """Columns of every kind with random texts, and the rows that they show."""
    keys = draw(st.lists(st.sampled_from(KEYS), min_size=1, unique=True))
    columns = []
    for i, key in enumerate(keys):
        above = draw(st.sampled_from([None, *keys[:i]]))
        columns.append(
            Column(
                key=key,
                show=lambda row, key=key: row[key],  # type: ignore[misc]
                numeric=draw(st.booleans()),
                wrap=draw(st.booleans()),
                under=above,
                last_resort=draw(st.booleans()),
            )
        )
    rows = draw(st.lists(st.fixed_dictionaries(dict.fromkeys(keys, CELL)), max_size=5))
    return columns, rows


def shown(
    columns: list[Column],
    rows: list[dict[str, str]],
    *,
    width: int | None,
    **environment: str,
) -> str:
    """The table on a terminal of this width, or on none."""
    stream = io.StringIO() if width is None else Terminal()
    settings = {**SILENT, "TERM": "xterm", "COLUMNS": str(width or 80), **environment}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(name, value)
        patch.setattr("sys.stdout", stream)
        Screen(Session("en")).table(columns, rows)
    return stream.getvalue()


# --- people ------------------------------------------------------------------------------------


@given(tables(), st.none() | st.integers(40, 200), st.sampled_from(["xterm", "dumb"]))
def test_no_word_is_lost_at_any_width(
    table: tuple[list[Column], list[dict[str, str]]], width: int | None, term: str
) -> None:
    """Every word of every cell is shown, and as often as it stands there."""
    columns, rows = table
    said = ESCAPE.sub("", shown(columns, rows, width=width, TERM=term)).split()
    for row in rows:
        for cell in row.values():
            for word in cell.split():
                assert word in said
    wanted = [word for row in rows for cell in row.values() for word in cell.split()]
    for word in set(wanted):
        assert said.count(word) >= wanted.count(word)


def test_a_long_word_stands_under_its_title_on_a_narrow_terminal() -> None:
    """Five columns do not fit beside each other, nor the word beside the longest title."""
    keys = ("series", "title", "place", "counts", "published")
    columns = [Column(key=key, show=itemgetter(key)) for key in keys]
    row = dict.fromkeys(keys, "1" * 10) | {"published": f"{'1' * 10} {'1' * 30}"}
    lines = ESCAPE.sub("", shown(columns, [row], width=40, TERM="xterm")).splitlines()
    assert max(len(line.rstrip()) for line in lines) <= 40


@given(tables(), st.integers(40, 200), st.sampled_from(["xterm", "dumb"]))
def test_no_line_is_longer_than_the_terminal(
    table: tuple[list[Column], list[dict[str, str]]], width: int, term: str
) -> None:
    """However many columns there are."""
    for line in ESCAPE.sub("", shown(*table, width=width, TERM=term)).splitlines():
        assert len(line.rstrip()) <= width


@given(tables())
def test_a_row_is_a_line_where_there_is_no_terminal(
    table: tuple[list[Column], list[dict[str, str]]],
) -> None:
    """One line of titles and one a row, columns aligned, for grep and for a screen reader."""
    columns, rows = table
    lines = shown(columns, rows, width=None).splitlines()
    if any(cell for row in rows for cell in row.values()):
        assert len(lines) == len(rows) + 1


@given(tables(), st.integers(40, 200))
def test_what_draws_nothing_gets_plain_text(
    table: tuple[list[Column], list[dict[str, str]]], width: int
) -> None:
    """No lines, no colours: where there is no terminal, and where it is a dumb one."""
    for said in (shown(*table, width=None), shown(*table, width=width, TERM="dumb")):
        assert not ESCAPE.search(said)
        assert not BOXES.search(said)


def test_a_terminal_gets_a_drawn_table_and_no_colour_where_none_is_wanted() -> None:
    """The law above could not fail if nothing were ever drawn."""
    columns = [Column(key="series", show=lambda row: row["series"])]
    rows = [{"series": "darien-entries"}]
    assert ESCAPE.search(shown(columns, rows, width=80))
    assert BOXES.search(shown(columns, rows, width=80))
    plain = shown(columns, rows, width=80, NO_COLOR="1")
    assert not ESCAPE.search(plain)
    assert BOXES.search(plain)


def test_a_column_in_which_nothing_stands_is_left_out() -> None:
    """Its title would only take room."""
    columns = [
        Column(key="series", show=lambda row: row["series"]),
        Column(key="note", show=lambda _: ""),
    ]
    said = shown(columns, [{"series": "x"}], width=None)
    assert said == "Series\nx\n"


@pytest.mark.parametrize("width", [40, 80, None])
def test_facts_are_set_out_beside_their_names(width: int | None) -> None:
    """What has no value is left out; what is long goes on under itself."""
    stream = io.StringIO() if width is None else Terminal()
    long = "word " * 30
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        patch.setenv("TERM", "dumb")
        patch.setattr("sys.stdout", stream)
        Screen(Session("en")).facts([("Place", "here"), ("None", None), ("Lag", long.strip())])
    lines = stream.getvalue().splitlines()
    assert lines[0] == "Place  here"
    assert "None" not in stream.getvalue()
    assert stream.getvalue().split().count("word") == 30
    assert width is None or all(len(line) <= width for line in lines)
    assert len(lines) == 2 if width is None else len(lines) > 2


# --- programs ----------------------------------------------------------------------------------

VALUE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.text(max_size=20).filter(lambda text: "\x00" not in text),
    st.dates(),
    st.dates().map(month),
    st.lists(st.text("abc;", max_size=4), max_size=3).map(tuple),
)


def written(rows: list[dict[str, Any]], *, form: str) -> str:
    """The rows as JSON or CSV."""
    stream = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", stream)
        if form == "json":
            output.write_json(rows)
        else:
            output.write_csv(["a", "b"], rows)
    return stream.getvalue()


@given(st.lists(st.fixed_dictionaries({"a": VALUE, "b": VALUE}), max_size=5))
def test_both_forms_hold_the_same(rows: list[dict[str, Any]]) -> None:
    """Cell by cell: what JSON says, CSV says, but for what a spreadsheet would run."""
    read = json.loads(written(rows, form="json"))
    cells = list(csv.DictReader(io.StringIO(written(rows, form="csv"), newline="")))
    assert cells == [
        {name: inert(as_cell(value)) if isinstance(value, str) else cell_of(value)
         for name, value in row.items()}
        for row in read
    ]  # fmt: skip


def cell_of(value: Any) -> str:
    """A value that is no text: several of them joined may begin as a formula does."""
    return inert(as_cell(value)) if isinstance(value, list) else as_cell(value)


def test_numbers_and_days_are_written_plainly() -> None:
    """Whole numbers without a point, days and periods in ISO 8601, absent as absent."""
    row = {"a": 133726.0, "b": dt.date(2022, 4, 20)}
    assert json.loads(written([row], form="json")) == [{"a": 133726, "b": "2022-04-20"}]
    assert written([row], form="csv") == "a,b\n133726,2022-04-20\n"
    row = {"a": None, "b": month(dt.date(2022, 3, 1))}
    assert json.loads(written([row], form="json")) == [{"a": None, "b": "2022-03"}]
    assert written([row], form="csv") == "a,b\n,2022-03\n"


def test_a_program_gets_utf8_whatever_the_terminal_speaks() -> None:
    """A name keeps its accents in a file of answers."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="latin-1")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", stream)
        output.write_json({"place": "Darién → Łódź"})
        stream.flush()
    assert json.loads(raw.getvalue().decode("utf-8")) == {"place": "Darién → Łódź"}


def test_every_title_of_a_column_is_in_every_language() -> None:
    """The tests above use titles of the catalogue; they must be there."""
    for language in ("en", "es"):
        assert all(words_in(language).say(f"cli-column-{key}") for key in KEYS)
