"""The case format is one: tables, columns, records, parsers and descriptions say the same."""

from __future__ import annotations

import csv
import datetime as dt
import json
import shutil
import typing
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from isthmus.case import CaseError, describe, package, problems_of, read_case, shipped
from isthmus.case.cells import PARSERS
from isthmus.case.finding import shipped_folder
from isthmus.case.schema import tables
from isthmus.case.shapes import RECORDS
from isthmus.words import LANGUAGES
from tests.case.small import small
from tests.case.strategies import write_case

TYPES: dict[str, type] = {
    "date": dt.date,
    "number": float,
    "integer": int,
    "year": int,
    "boolean": bool,
}
#: What americas has none of: a text belongs to who published it.
SAID = {"documents", "claims", "judgements"}
NAMES = sorted(tables())


def rows_of(name: str) -> list[dict[str, str]]:
    text = files("isthmus.case").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(keepends=True)))


def test_each_table_and_each_column_is_stated_once() -> None:
    assert max(Counter(row["table"] for row in rows_of("tables.csv")).values()) == 1
    columns = Counter((row["table"], row["column"]) for row in rows_of("columns.csv"))
    assert max(columns.values()) == 1
    assert {table for table, _ in columns} == set(tables())


def test_the_two_files_hold_no_more_than_is_read() -> None:
    """A cell of another word, or a row of another length, would be read as something else."""
    for name in ("tables.csv", "columns.csv"):
        for row in rows_of(name):
            assert None not in row
            assert None not in row.values()
            assert row["required"] in ("yes", "no")
            assert all(cell == cell.strip() for cell in row.values())


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_a_record_is_its_table(name: str) -> None:
    """The same columns in the same order, of the same type, blank where the table may be."""
    kind, table = RECORDS[name], tables()[name]
    assert list(kind.__struct_fields__) == list(table.columns)
    hints = typing.get_type_hints(kind)
    for column in table.columns.values():
        wanted: Any = TYPES.get(column.type, str)
        if not column.required and column.default is None:
            wanted = wanted | None
        assert hints[column.column] == wanted, column.column


def test_every_table_is_records_or_stays_a_table() -> None:
    assert set(tables()) - set(RECORDS) == {"observations", "countries", "claims"}


def test_every_type_has_a_parser_and_every_parser_a_column() -> None:
    used = {
        column.type.partition(":")[0]
        for table in tables().values()
        for column in table.columns.values()
    }
    assert used == PARSERS.keys()


@pytest.mark.parametrize("name", NAMES)
def test_what_a_table_states_of_itself_is_there(name: str) -> None:
    """Its key, the date of its rows, the dates of its columns, what it refers to, its words."""
    table = tables()[name]
    assert set(table.key) <= table.columns.keys()
    assert table.as_of is None or table.columns[table.as_of].type == "date"
    dated_by = [table.columns[one] for one in table.dated_by]
    assert all(c.type == "date" for c in dated_by) or all(c.refers_to for c in dated_by)
    assert not (table.as_of and dated_by)
    for column in table.columns.values():
        assert column.table == name
        assert column.known_by is None or table.columns[column.known_by].type == "date"
        assert (
            column.refers_to is None or column.refers_to[1] in tables()[column.refers_to[0]].columns
        )
        assert bool(column.values) == (column.type == "enum")
        assert column.default is None or not column.required
        assert not column.values or column.default in (None, *column.values)
        assert column.minimum is None or column.maximum is None or column.minimum < column.maximum
        assert column.hxl.startswith("#")
        assert column.description_en != column.description_es


@pytest.mark.parametrize("name", NAMES)
def test_a_text_for_readers_is_there_in_every_language(name: str) -> None:
    columns = tables()[name].columns.values()
    spoken: dict[str, set[str]] = {}
    for column in columns:
        stem, _, language = column.column.rpartition("_")
        if language in LANGUAGES and stem:
            spoken.setdefault(stem, set()).add(language)
    assert all(languages == set(LANGUAGES) for languages in spoken.values())


@pytest.mark.parametrize("name", shipped())
def test_a_case_that_ships_is_described_as_it_is(name: str) -> None:
    """To the letter, so that its `datapackage.json` says what this version says of the format."""
    folder = shipped_folder(name)
    said = json.loads((folder / package.FILE).read_text(encoding="utf-8"))
    assert said["resources"] == package.resources(folder)
    assert said["name"] == name == folder.name
    assert set(said["isthmus"]["titles"]) == set(LANGUAGES)
    assert said["licenses"]


@pytest.mark.parametrize("name", shipped())
def test_a_case_that_ships_reads(name: str) -> None:
    case = read_case(name)
    assert case.name == name
    assert case.known_on is None
    empty = {table for table in tables() if not case.frames[table].height}
    assert empty == (SAID if name == "americas" else set())


def test_describing_what_is_described_changes_nothing(tmp_path: Path) -> None:
    """And what its writer put there stays."""
    folder = tmp_path / "tutorial"
    shutil.copytree(shipped_folder("tutorial"), folder)
    before = (folder / package.FILE).read_bytes()
    describe(folder)
    assert (folder / package.FILE).read_bytes() == before
    describe(folder, name="other", titles=dict.fromkeys(LANGUAGES, "T"))
    after = json.loads((folder / package.FILE).read_text(encoding="utf-8"))
    assert (after["name"], after["title"]) == ("other", "T")
    assert after["licenses"] == json.loads(before)["licenses"]
    assert after["resources"] == json.loads(before)["resources"]
    assert read_case(folder).titles == dict.fromkeys(LANGUAGES, "T")


@pytest.mark.parametrize("text", ["{", "[]", "\ufeff", ""])
def test_a_description_that_cannot_be_understood_is_not_overwritten(
    text: str, tmp_path: Path
) -> None:
    """It may hold a licence and a title that someone wrote."""
    folder = write_case(tmp_path, small())
    (folder / package.FILE).write_text(text, encoding="utf-8")
    with pytest.raises(CaseError, match=r"Correct it|Delete it"):
        describe(folder)
    assert (folder / package.FILE).read_text(encoding="utf-8") == text


def test_a_name_that_is_none_is_mended(tmp_path: Path) -> None:
    folder = tmp_path / "Mi Caso"
    write_case(folder, small())
    (folder / package.FILE).write_text('{"name": "../x", "isthmus": 3}', encoding="utf-8")
    describe(folder)
    case = read_case(folder)
    assert case.name == "mi-caso"
    assert case.titles == dict.fromkeys(LANGUAGES, "Mi Caso")


def test_a_header_that_no_one_can_read_is_described_as_none(tmp_path: Path) -> None:
    """The reader tells what is wrong with it; describing a folder does not fail for it."""
    folder = write_case(tmp_path, small())
    (folder / "faults.csv").write_text("x" * 200_000, encoding="utf-8")
    assert describe(folder).is_file()
    assert {p.file for p in problems_of(folder)} == {"faults.csv"}
