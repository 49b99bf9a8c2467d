"""Whatever a folder holds, reading it gives a case or the room's own error, and never another.

An error says itself in every language. A case that was read answers for all of its tables.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from isthmus.case import Case, IsthmusError, Vocabulary, read_case
from isthmus.case.case import vocabulary
from isthmus.case.cells import PARSERS, BadCell
from isthmus.case.csvfiles import could_hold_a_person
from isthmus.case.finding import shipped_folder
from isthmus.case.package import name_from
from isthmus.case.problems import nearest
from isthmus.case.schema import Column
from isthmus.case.schema import tables as the_format
from isthmus.words import LANGUAGES, words_in
from tests.case.strategies import write_case
from tests.case.whole import whole

FILES = sorted(path.replace("*", "all") for path in (t.path for t in the_format().values()))
#: What goes wrong in files of people: bytes of other encodings, marks, quotes, breaks, formulas.
NASTY = [
    *(b"\xff\xfe", b"\xef\xbb\xbf", b"\x00", b"\xf1", b"\xc3", b"\xed\xa0\x80", b"\xe2\x80\xa8"),
    *(b'"', b'""', b",", b";", b"\t", b"\r", b"\n", b"\r\r\n", b"\x0b", b"\x0c", b"\x1c", b"\x85"),
    *(
        b"-",
        b"+",
        b"=1+1",
        b"1e999",
        b"9" * 400,
        b"0x10",
        b"NaN",
        b"-0",
        "٣".encode(),
        "²".encode(),
    ),
    *(b"all", b"PAN>COL", b"VEN;VEN", b"|", b"*", b"2022-02-30", b"2022-W01-1", b"9999-12-31"),
]
chunks = st.sampled_from(NASTY) | st.binary(max_size=6)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound case that each example puts back as it was."""
    return write_case(tmp_path_factory.mktemp("sound"), whole())


many = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def outcome(folder: Path) -> Case | None:
    """The case, or None when it was refused as it should be."""
    try:
        case = read_case(folder)
    except IsthmusError as error:
        refused = error
    else:
        every_table(case)
        return case
    assert refused.problems
    for language in LANGUAGES:
        said = refused.say(words_in(language))
        assert said
        assert all(sign.isprintable() or sign in "\n\u00a0" for sign in said)
    return None


def every_table(case: Case) -> None:
    """Ask a case for everything, as of two days."""
    for one in (case, case.as_of(case.begins), case.as_of(dt.date(2200, 1, 1))):
        assert one.sources.keys() | one.populations.keys() | one.places.keys()
        assert one.series
        assert one.observations.height
        assert len(one.routes) + len(one.faults) + len(one.reasons) + len(one.policies) >= 0
        for population in one.observations.get_column("population"):
            assert one.vocabulary.canonical(population) == population
        numbers = one.observations.get_column("value").drop_nulls()
        assert numbers.is_finite().all()
        assert one.observations.filter(pl.col("published") < pl.col("start")).is_empty()


def changed(folder: Path, path: str, content: bytes) -> Case | None:
    """The outcome with one file changed, the file put back afterwards."""
    file = folder / path
    before = file.read_bytes()
    file.write_bytes(content)
    try:
        return outcome(folder)
    finally:
        file.write_bytes(before)


@many
@given(data=st.data(), path=st.sampled_from(FILES))
def test_a_file_with_some_bytes_changed(sound: Path, data: st.DataObject, path: str) -> None:
    content = (sound / path).read_bytes()
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        length = data.draw(st.integers(0, 12))
        content = content[:start] + data.draw(chunks) + content[start + length :]
    changed(sound, path, content)


@many
@given(path=st.sampled_from(FILES), content=st.binary(max_size=200))
@example("sources.csv", b"")
@example("sources.csv", b"\xff")
@example("sources.csv", b"\xef\xbb\xbf")
@example("sources.csv", b'"')
@example("sources.csv", b"\n\n\n")
@example("sources.csv", b"," * 200_000)
@example("sources.csv", b'"' + b"x" * 200_000)
@example("observations/all.csv", b"\xef\xbb\xbf\xff")
def test_a_file_of_any_bytes(sound: Path, path: str, content: bytes) -> None:
    """And, as none of them holds the header of its table, it is refused."""
    assert changed(sound, path, content) is None


@many
@given(data=st.data(), name=st.sampled_from(sorted(the_format())), text=st.text(max_size=20))
def test_a_cell_of_any_text(sound: Path, data: st.DataObject, name: str, text: str) -> None:
    tables = whole()
    row = data.draw(st.sampled_from(tables[name]))
    row[data.draw(st.sampled_from(sorted(the_format()[name].columns)))] = text
    try:
        write_case(sound, tables)
    except UnicodeEncodeError:  # half of a sign, which no file can hold
        return
    try:
        outcome(sound)
    finally:
        write_case(sound, whole())


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
KEYS = ["name", "title", "isthmus", "resources", "profile"]


@many
@given(
    key=st.sampled_from(KEYS), value=json_values, inside=st.sampled_from(["", "format", "titles"])
)
@example("resources", [{"schema": {"fields": [1]}}], "")
@example("resources", [{"schema": {"fields": None}}], "")
@example("resources", [1], "")
@example(key="isthmus", value=True, inside="format")
@example("isthmus", 1.0, "format")
@example("isthmus", {"en": "a", "es": 1}, "titles")
@example("isthmus", {"en": "a", "es": "b\nc"}, "titles")
def test_a_description_of_any_shape(sound: Path, key: str, value: Any, inside: str) -> None:
    content = json.loads((sound / "datapackage.json").read_text(encoding="utf-8"))
    if inside and key == "isthmus":
        content["isthmus"][inside] = value
    else:
        content[key] = value
    changed(sound, "datapackage.json", json.dumps(content).encode("utf-8"))


@many
@given(content=st.binary(max_size=40))
@example(b"[" * 200_000)
@example(b'{"a":' + b"9" * 5000 + b"}")
@example(b"\xef\xbb\xbf{}")
def test_a_description_of_any_bytes(sound: Path, content: bytes) -> None:
    assert changed(sound, "datapackage.json", content) is None


@settings(max_examples=10)
@given(data=st.data())
def test_the_tutorial_with_some_bytes_changed(tutorial: Path, data: st.DataObject) -> None:
    """The same of a case in which every check has something to do."""
    files = sorted(path.relative_to(tutorial).as_posix() for path in tutorial.rglob("*.csv"))
    path = data.draw(st.sampled_from(files))
    content = (tutorial / path).read_bytes()
    start = data.draw(st.integers(0, len(content)))
    changed(tutorial, path, content[:start] + data.draw(chunks) + content[start + 3 :])


@pytest.fixture(scope="module")
def tutorial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("copy") / "tutorial"
    shutil.copytree(shipped_folder("tutorial"), folder)
    yield folder
    assert outcome(folder) is not None  # every example put its file back


# --- single functions ----------------------------------------------------------------------------

COLUMNS = [column for table in the_format().values() for column in table.columns.values()]


def _words() -> Vocabulary:
    return vocabulary({"OOO": "nationality", "women": "sex"}, {"danli": "HND"})


@given(
    st.sampled_from(COLUMNS),
    st.text(min_size=1, max_size=30)
    | st.from_regex(r"-?\d{1,30}(\.\d+)?", fullmatch=True)
    | st.from_regex(r"\d{4}(-\d{2}){0,2}(/\d{4}-\d{2})?", fullmatch=True),
)
def test_a_cell_is_a_value_or_a_bad_cell(column: Column, text: str) -> None:
    """Its value is of the column's type; digits are those of ASCII."""
    try:
        value = PARSERS[column.type.partition(":")[0]](text, column, _words())
    except BadCell as bad:
        for language in LANGUAGES:
            said = words_in(language).say(f"problem-{bad.code}", value=text, **bad.values)
            assert said
        return
    wanted = {"date": dt.date, "number": float, "integer": int, "year": int, "boolean": bool}
    assert type(value) is wanted.get(column.type, str)
    assert column.type in ("text", "words", "json", "url") or text.isascii()


@given(st.text(), st.lists(st.text(max_size=8), max_size=5))
def test_the_nearest_word_is_one_of_those_known(value: str, known: list[str]) -> None:
    assert nearest(value, known) in {"", *known}


@given(st.text(max_size=8).filter(lambda word: word.strip() != "" and word.isalpha()))
def test_a_known_word_is_nearest_to_itself(word: str) -> None:
    assert nearest(word, ["something-else", word]) == word


@given(st.text())
def test_any_text_makes_a_name(text: str) -> None:
    name = name_from(text)
    assert name_from(name) == name
    assert name.replace("-", "").isalnum()
    assert name.isascii()


@given(st.text())
def test_any_text_may_head_a_column(text: str) -> None:
    assert could_hold_a_person(text) in (True, False)
