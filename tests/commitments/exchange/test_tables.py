"""Tables and JSON: what is written comes back as it stood, and what does not fit is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isthmus.case import CallError, CaseError
from isthmus.case.appending import cells_of
from isthmus.case.schema import tables
from isthmus.case.spreadsheets import inert
from isthmus.commitments.exchange import read_exchange, write_exchange
from isthmus.commitments.exchange.tables import (
    TABLES,
    guarded,
    read_json,
    rows_of,
    unguarded,
    write_json,
    write_tables,
)
from isthmus.commitments.register import register_of
from tests.commitments.exchange.files import written
from tests.commitments.exchange.registers import LATE, changed, emptied, on, tutorial

REGISTER = TABLES[1:]


@given(text=st.text("'=+-@a1\t ＝", max_size=6) | st.text(max_size=8))
def test_a_guarded_text_is_never_run_and_comes_back(text: str) -> None:
    """Whatever it begins with, an apostrophe among others."""
    assert inert(guarded(text)) == guarded(text)
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("name", ["register.json", "tables"])
def test_every_row_comes_back_as_it_stood(name: str, tmp_path: Path) -> None:
    """Read for a case that holds none of them."""
    write_exchange(on(), tmp_path / "out", "en")
    imported = read_exchange(tmp_path / "out" / name, emptied(*REGISTER))
    known = tutorial().as_of(LATE)
    assert set(imported.rows) == set(REGISTER)
    for table in REGISTER:
        columns = list(tables()[table].columns)
        rows = known.frames[table].select(columns).to_dicts()
        assert list(imported.rows[table]) == [cells_of(table, row) for row in rows]
    assert imported.standing == {"sources": 7}


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1
).filter(lambda text: text == text.strip() and "@" not in text and "\ufffd" not in text)


@given(text=TEXTS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_survives_both(text: str, tmp_path: Path) -> None:
    """With quotation marks, commas, formulas and signs of every script."""
    case = changed("organisations", "secretariat", note_en=text)
    cells = {name: [cells_of(name, row) for row in rows] for name, rows in rows_of(case).items()}
    (tmp_path / "tables").mkdir(exist_ok=True)
    write_tables(tmp_path / "tables", cells)
    file = written(tmp_path, write_json(case, LATE, {}), "register.json")
    for where in (tmp_path / "tables", file):
        try:
            imported = read_exchange(where, emptied("organisations"))
        except CaseError as refused:  # a number of a person, or a mark that turns a text
            assert {p.column for p in refused.problems} == {"note_en"}  # noqa: PT017
        else:
            notes = {row["id"]: row["note_en"] for row in imported.rows["organisations"]}
            assert notes["secretariat"] == text


def test_only_the_sources_that_are_named_go_along() -> None:
    """Those of the counts of the case stay where they are."""
    rows = rows_of(tutorial())
    named = {row["source"] for name in REGISTER for row in rows.get(name, ()) if "source" in row}
    assert {row["id"] for row in rows["sources"]} == named


def test_a_row_that_stands_otherwise_is_left_out_and_told(tmp_path: Path) -> None:
    """Nothing of a case is changed by a file: a person compares the two."""
    case = changed("transactions", "brisa-loan", low=1.0)
    file = written(tmp_path, write_json(case, LATE, {}), "register.json")
    imported = read_exchange(file, tutorial())
    (problem,) = imported.notices
    assert imported.rows == {}
    assert (problem.code, problem.value) == ("exchange-stands-otherwise", "brisa-loan")
    assert problem.values["columns"] == ["low"]


def whole() -> dict[str, Any]:
    """A register as JSON."""
    made: dict[str, Any] = json.loads(write_json(tutorial(), LATE, {}))
    return made


def changes(**values: Any) -> dict[str, Any]:
    """A register as JSON with other values in its first transaction."""
    made = whole()
    made["tables"]["transactions"][0] |= values
    return made


@pytest.mark.parametrize(
    ("made", "code"),
    [
        ({"name": "else"}, "exchange-no-register"),
        ([], "exchange-no-register"),
        (whole() | {"version": 2}, "exchange-json-version"),
        (whole() | {"more": 1}, "exchange-json-key"),
        (whole() | {"tables": []}, "exchange-json-key"),
        (whole() | {"tables": {"transaction": []}}, "exchange-json-key"),
        (whole() | {"tables": {"transactions": [1]}}, "exchange-json-row"),
        (changes(amount=1), "exchange-json-key"),
        (changes(low=[1]), "exchange-json-row"),
        (changes(low="many"), "number"),
        (changes(low=-1), "too-low"),
        (changes(currency="usd"), "currency"),
        (changes(stage="promise"), "enum"),
        (changes(currency=None), "blank"),
        (changes(source="nobody"), "exchange-unknown-name"),
        (changes(provider="nobody"), "exchange-unknown-name"),
    ],
)
def test_json_that_is_no_register_or_does_not_fit_is_refused(
    made: Any, code: str, tmp_path: Path
) -> None:
    """With the row and the column, and nothing is taken of it."""
    file = written(tmp_path, json.dumps(made), "register.json")
    with pytest.raises(CaseError) as refused:
        read_exchange(file, tutorial())
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_name_that_is_not_there_and_need_not_be_goes_blank_and_is_told(tmp_path: Path) -> None:
    """An agreement that the receiving case has not: the commitment stands without it."""
    file = written(tmp_path, write_json(tutorial(), LATE, {}), "register.json")
    made = json.loads(file.read_text(encoding="utf-8"))
    for row in made["tables"]["commitments"]:
        if row["id"] == "loan-brisa":
            row |= {"agreement": "another", "pillar": None}
    written(tmp_path, json.dumps(made), "register.json")
    imported = read_exchange(file, emptied("commitments"))
    loan = next(row for row in imported.rows["commitments"] if row["id"] == "loan-brisa")
    assert loan["agreement"] == ""
    assert [(p.code, p.value) for p in imported.notices] == [("exchange-unknown-name", "another")]


@pytest.mark.parametrize(
    ("table", "cells", "code", "column"),
    [
        ("commitments", {"id": "other", "deadline": "2001-01-01", "deadline_basis": "stated"},
         "promised-before-made", "deadline"),
        ("transactions",
         {"id": "other", "currency": "JPY", "commitment": "money-lajas", "part_of": None},
         "measured-mixed", "currency"),
        ("pillars", {"id": "other", "published": "2001-01-01"}, "promised-known-before",
         "published"),
    ],
)  # fmt: skip
def test_a_row_that_no_case_would_take_is_refused(
    table: str, cells: dict[str, str | None], code: str, column: str, tmp_path: Path
) -> None:
    """By what holds between rows: those of the file and those of the case together."""
    made = whole()
    made["tables"] = {table: [made["tables"][table][0] | cells]}
    file = written(tmp_path, json.dumps(made).encode(), "register.json")
    with pytest.raises(CaseError) as refused:
        read_exchange(file, tutorial())
    assert [(p.file, p.row, p.code, p.column) for p in refused.value.problems] == [
        (f"register.json, {table}", 1, code, column)
    ]


def test_a_key_twice_in_a_file_is_refused(tmp_path: Path) -> None:
    """Twice the same is once; twice with other values is a question."""
    made = whole()
    first = made["tables"]["transactions"][0]
    made["tables"]["transactions"].append(dict(first))
    file = written(tmp_path, json.dumps(made), "register.json")
    bare = emptied("transactions")
    assert len(read_exchange(file, bare).rows["transactions"]) == 13
    made["tables"]["transactions"].append(first | {"low": 5})
    written(tmp_path, json.dumps(made), "register.json")
    with pytest.raises(CaseError) as refused:
        read_exchange(file, bare)
    assert [problem.code for problem in refused.value.problems] == ["exchange-twice"]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("transaction.csv", "id\n", "exchange-no-table"),
        ("transactions.csv", "id;stage\n", "separator"),
        ("transactions.csv", "id\nx\n", "missing-column"),
        ("register.json", "{", "exchange-no-json"),
        ("register.json", '{"name": 1, "name": 2}', "exchange-no-json"),
        ("register.json", b"\xff\xfe{", "utf-16"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    name: str, text: str | bytes, code: str, tmp_path: Path
) -> None:
    """By the reader that every table of a case has."""
    with pytest.raises(CaseError) as refused:
        read_exchange(written(tmp_path, text, name), tutorial())
    assert refused.value.problems[0].code == code


@pytest.mark.parametrize(
    ("name", "code"), [("nothing.xml", "exchange-no-file"), ("a.ods", "exchange-ending")]
)
def test_a_call_that_cannot_be_is_told(name: str, code: str, tmp_path: Path) -> None:
    """No such file, or one whose name says no format."""
    written(tmp_path, "", "a.ods")
    with pytest.raises(CallError) as refused:
        read_exchange(tmp_path / name, tutorial())
    assert refused.value.problems[0].code == code


def test_an_exchange_appears_whole_and_spares_what_is_foreign(tmp_path: Path) -> None:
    """Twice in one place it is replaced; beside something else it is refused."""
    files = write_exchange(on(), tmp_path / "out", "en")
    assert set(files) == {"iati.xml", "register.json", "calendar.ics", "tables"}
    first = {path.name: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()}
    write_exchange(on(), tmp_path / "out", "en")
    again = {path.name: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()}
    assert first == again
    (tmp_path / "out" / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(CallError) as refused:
        write_exchange(on(), tmp_path / "out", "en")
    assert refused.value.problems[0].code == "exchange-foreign"


def test_a_register_of_nothing_has_neither_money_nor_days(tmp_path: Path) -> None:
    """A case that promises nothing gives the JSON, an empty folder of tables, and no more."""
    bare = emptied(*REGISTER)
    files = write_exchange(register_of(bare, LATE), tmp_path / "out", "es")
    assert set(files) == {"register.json", "tables"}
    assert read_json(files["register.json"]).rows == {}
