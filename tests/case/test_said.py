"""Documents, claims and judgements of a case: kept exactly, known with their documents."""

from __future__ import annotations

import datetime as dt
import json
import pickle
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.case import describe, problems_of, read_case
from isthmus.case.checks_said import bad_correction
from isthmus.case.cutting import cut_files
from isthmus.case.exact import kept, quoted, restored
from isthmus.case.said import CORRECTABLE, content_id, text_file
from isthmus.case.schema import tables as the_format
from isthmus.case.spreadsheets import inert
from tests.case.said import claim_row, document_row, judgement_row
from tests.case.small import small
from tests.case.strategies import write_case

signs = st.characters(exclude_categories=["Cs"])
words = st.text(signs, min_size=1) | st.sampled_from(
    [
        "=1+1",
        "+5",
        "-3",
        "@x",
        '"',
        '"a"',
        "'=1",
        "a\nb",
        "a\r\nb",
        " a",
        "a ",
        "\u200b",
        "13\xa0425",
    ]
)
values: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(signs),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(signs), inner),
    max_leaves=6,
)


# --- a cell ------------------------------------------------------------------------------------


@given(words)
def test_a_cell_keeps_words_exactly(text: str) -> None:
    """On one line, whatever they hold, and no program would run them or change their ends."""
    cell = kept(text)
    assert restored(cell) == text
    assert len(cell.splitlines()) == 1
    assert cell == cell.strip()
    assert inert(cell) == cell


@pytest.mark.parametrize("text", ["4,262", "más de 1.153", "45 mil 727", "13\xa0425", "Río Claro"])
def test_plain_words_stand_as_they_are(text: str) -> None:
    """So that a person can read the table."""
    assert kept(text) == text


@given(values)
def test_json_is_written_in_one_form(value: object) -> None:
    """On one line, and read back as it was; what was read back is written the same."""
    text = quoted(value)
    assert json.loads(text) == value
    assert quoted(json.loads(text)) == text
    assert len(text.splitlines()) == 1


@given(st.dictionaries(st.text(signs), values), st.randoms())
def test_an_id_is_of_the_content_alone(content: dict[str, object], chance: object) -> None:
    """Neither the order of the fields nor whether a number is whole changes it."""
    turned = dict(reversed(content.items()))
    floats = {k: float(v) if type(v) is int else v for k, v in content.items()}
    assert content_id(content) == content_id(turned) == content_id(floats)
    assert len(content_id(content)) == 16
    assert content_id({**content, "": 1, "another": 2}) != content_id({**content, "": 1})


# --- known when --------------------------------------------------------------------------------


def said_on(published: str, retrieved: str) -> dict[str, list[dict[str, str]]]:
    """The small case with a second document of these days, a claim of it, and a pair judged."""
    tables = small()
    document = document_row(
        "Colombia counted 5,000.", published=published, retrieved=retrieved,
        published_basis="given" if published else "",
    )  # fmt: skip
    claim = claim_row(document, "5,000", value_low="5000", value_high="5000")
    pair = judgement_row(
        tables["claims"][0], "different", "2024-01-01T10:00:00Z", other=claim["id"]
    )
    tables["documents"].append(document)
    tables["claims"].append(claim)
    tables["judgements"].append(pair)
    return tables


@pytest.mark.parametrize(
    ("published", "retrieved", "known"),
    [
        ("2022-06-01", "2022-09-01", dt.date(2022, 6, 1)),
        ("", "2022-09-01", dt.date(2022, 9, 1)),
    ],
)
def test_a_claim_is_known_with_its_document(
    published: str, retrieved: str, known: dt.date, tmp_path: Path
) -> None:
    """One that is not dated, from the day it was retrieved; of a pair, with the later of two.

    Whenever a person judged.
    """
    case = read_case(write_case(tmp_path, said_on(published, retrieved)))
    before, after = case.as_of(known - dt.timedelta(days=1)), case.as_of(known)
    assert [len(one.documents) for one in (before, after, case)] == [1, 2, 2]
    assert [one.claims.height for one in (before, after)] == [2, 3]
    assert [len(one.judgements) for one in (before, after)] == [3, 4]
    assert before.texts.keys() == before.documents.keys()
    nothing = case.as_of(dt.date(2022, 3, 4))
    assert (nothing.documents, nothing.claims.height, nothing.judgements) == ({}, 0, ())


def test_a_case_of_a_day_holds_no_text_of_a_later_one(tmp_path: Path) -> None:
    """What is cut from the files is cut from the folder of the texts, too."""
    tables = said_on("2022-06-01", "2022-09-01")
    write_case(tmp_path, tables)
    cut_files(tmp_path, dt.date(2022, 5, 31))
    describe(tmp_path)
    first, second = (text_file(row["id"]) for row in tables["documents"])
    assert (tmp_path / first).is_file()
    assert not (tmp_path / second).exists()
    assert problems_of(tmp_path) == ()
    cut_files(tmp_path, dt.date(2022, 3, 1))
    describe(tmp_path)
    assert not (tmp_path / "documents").exists()
    assert problems_of(tmp_path) == ()


def test_texts_go_to_a_worker_and_back(tmp_path: Path) -> None:
    case = read_case(write_case(tmp_path, small()))
    again = pickle.loads(pickle.dumps(case))  # noqa: S301 - our own bytes
    assert again.texts == case.texts
    assert again.documents == case.documents
    assert again.judgements == case.judgements
    assert again.claims.equals(case.claims)


# --- exactly -----------------------------------------------------------------------------------


@given(st.text(signs, min_size=1, max_size=30))
def test_a_text_of_any_signs_is_kept(text: str) -> None:
    """Its ends of lines among them, and a quote of all of it."""
    document = document_row(text)
    claim = claim_row(document, text)
    tables = small() | {"documents": [document], "claims": [claim], "judgements": []}
    with tempfile.TemporaryDirectory() as folder:
        write_case(Path(folder), tables)
        if {p.code for p in problems_of(folder)} == {"person-contact"}:
            return
        case = read_case(folder)
    assert case.texts[document["id"]] == text
    assert case.claims.get_column("quote").to_list() == [text]


def test_judgements_are_in_the_order_of_their_days(tmp_path: Path) -> None:
    """Wherever two files of rows were joined."""
    tables = small()
    tables["judgements"] = tables["judgements"][::-1]
    case = read_case(write_case(tmp_path, tables))
    assert [one.decision for one in case.judgements] == ["correct", "undo", "different"]


def test_what_can_be_corrected_is_a_column_that_may_be_blank() -> None:
    """And a correction that takes every value away is one."""
    columns = the_format()["claims"].columns
    assert all(not columns[name].required for name in CORRECTABLE)
    assert bad_correction(dict.fromkeys(CORRECTABLE)) is None
    assert bad_correction({"place": ""}) is not None
