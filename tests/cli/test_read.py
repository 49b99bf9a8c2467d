"""`isthmus read`: what documents say, the same in every form, on any machine, after any stop."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from isthmus.cli.door import app
from isthmus.evidence.records import FIELDS
from tests.cli.calls import BOXES, ESCAPE, SILENT, Answer, as_cell, call, on_terminal

ENGLISH = """---
published: 2024-03-10
publisher: Isthmus Daily
---
In February 2024, 36,841 migrants crossed the Darién, Panama's migration service said. The shelters
in Metetí can hold at least 500 people, and up to 70,000 arrivals are expected in April 2024.

Officials from Panama and Colombia signed a memorandum of understanding on 4 March 2024.
"""
SPANISH = """---
published: 2024-03-12
publisher: La Ribera
---
En febrero de 2024 cruzaron el Darién 38.200 migrantes. El ACNUR solicitó 41 millones de dólares.
"""
UNDATED = "On Wednesday 300 people protested in Quito.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three documents, one of which carries no date."""
    made = tmp_path / "news"
    (made / "es").mkdir(parents=True)
    (made / "daily.txt").write_text(ENGLISH, encoding="utf-8")
    (made / "es" / "ribera.txt").write_text(SPANISH, encoding="utf-8")
    (made / "undated.txt").write_text(UNDATED, encoding="utf-8")
    return made


def lines(answer: Answer) -> list[dict[str, Any]]:
    """The claims of an answer in lines of JSON."""
    assert answer.code == 0, answer.err
    return [json.loads(line) for line in answer.out.splitlines()]


def piped(text: str, *args: str) -> Answer:
    """The answer to a call that is given a text through a pipe."""
    result = CliRunner(env=SILENT).invoke(app, args, input=text.encode())
    return Answer(result.stdout, result.stderr, result.exit_code)


# --- for programs --------------------------------------------------------------------------------


def test_a_line_has_the_fields_of_the_codebook_in_their_order(folder: Path) -> None:
    """All of them in every line, null where the text does not say; then our own."""
    claims = lines(call("read", str(folder), "--jsonl"))
    assert {claim["kind"] for claim in claims} >= {"figure", "agreement"}
    for claim in claims:
        assert tuple(claim)[: len(FIELDS)] == FIELDS
    shelter = next(claim for claim in claims if claim["quote"] == "at least 500")
    assert (shelter["value_low"], shelter["value_high"]) == (500, None)
    assert (shelter["low_inclusive"], shelter["high_inclusive"]) == (True, None)
    assert shelter["population"] is None


def test_every_quote_stands_in_the_text_at_its_offsets(folder: Path) -> None:
    """`text[start:end] == quote`, in the text of the answer and not in the file with its head."""
    documents = call("read", str(folder), "--json").json
    assert [one["document"] for one in documents] == ["daily.txt", "es/ribera.txt", "undated.txt"]
    told = 0
    for one in documents:
        assert not one["text"].startswith("---")
        for claim in one["claims"]:
            assert one["text"][claim["start"] : claim["end"]] == claim["quote"]
            told += 1
    assert told > 6


def test_every_form_says_the_same(folder: Path) -> None:
    """JSON, lines and CSV: claim by claim, field by field."""
    whole = [claim for one in call("read", str(folder), "--json").json for claim in one["claims"]]
    assert lines(call("read", str(folder), "--jsonl")) == whole
    rows = call("read", str(folder), "--csv").csv
    assert [list(row) for row in rows] == [[*FIELDS, "id"]] * len(whole)
    for row, claim in zip(rows, whole, strict=True):
        for name in FIELDS:
            # No cell of a spreadsheet is run as a formula: a document's name may look like one.
            assert row[name].removeprefix("'") == as_cell(claim[name]).removeprefix("'"), name


def test_what_comes_through_a_pipe_stands_in_its_place(folder: Path) -> None:
    """Between the files that are named before it and after it, and read as a file is."""
    first, last = str(folder / "daily.txt"), str(folder / "undated.txt")
    answer = piped(SPANISH, "read", first, "-", last, "--jsonl")
    documents = list(dict.fromkeys(claim["document"] for claim in lines(answer)))
    assert documents == ["daily.txt", "-", "undated.txt"]
    alone = lines(call("read", str(folder / "es" / "ribera.txt"), "--jsonl"))
    assert [one["id"] for one in lines(piped(SPANISH, "read", "-", "--jsonl"))] == [
        one["id"] for one in alone
    ]


def test_a_document_read_twice_says_the_same(folder: Path) -> None:
    """Ids and all, under whatever name."""
    copy = folder / "copy.txt"
    copy.write_text(ENGLISH, encoding="utf-8")
    first, second = (
        [claim["id"] for claim in lines(call("read", str(file), "--jsonl"))]
        for file in (folder / "daily.txt", copy)
    )
    assert first == second
    assert len(set(first)) == len(first)


def test_a_day_is_given_to_documents_that_carry_none(folder: Path) -> None:
    """And only to those; without it a weekday stays open."""

    def days(*more: str) -> dict[str, set[str | None]]:
        found: dict[str, set[str | None]] = {}
        for claim in lines(call("read", str(folder), "--jsonl", *more)):
            found.setdefault(claim["document"], set()).add(claim["period_end"])
        return found

    open_, given = days(), days("--published", "2024-05-03")
    assert open_["undated.txt"] == {None}
    assert given["undated.txt"] == {"2024-05-01"}
    assert given["daily.txt"] == open_["daily.txt"]


@pytest.mark.parametrize("where", ["2", "processes"])
def test_it_is_the_same_wherever_it_is_read(folder: Path, where: str) -> None:
    """In the order of the files."""
    here = call("read", str(folder), "--jsonl")
    assert call("read", str(folder), "--jsonl", "--executor", where) == here


def test_what_is_kept_is_not_read_again(folder: Path, tmp_path: Path) -> None:
    """A second call gives what the first did, of a file that changed what it says now."""
    args = ("read", str(folder), "--jsonl", "--out", str(tmp_path / "kept"))
    first = call(*args)
    spool = tmp_path / "kept" / "outcomes.jsonl"
    size = spool.stat().st_size
    assert call(*args) == first
    assert spool.stat().st_size == size
    (folder / "undated.txt").write_text("In 2021, 77 people left.\n", encoding="utf-8")
    again = lines(call(*args))
    assert [claim["value_low"] for claim in again if claim["document"] == "undated.txt"] == [77]


# --- what cannot be read -------------------------------------------------------------------------


@pytest.mark.parametrize("form", [(), ("--jsonl",), ("--json",), ("--csv",)])
def test_one_bad_file_does_not_harm_the_others(folder: Path, form: tuple[str, ...]) -> None:
    """It is told on standard error, by its name, and the rest is as without it."""
    whole = call("read", str(folder), *form)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF follows\n")
    (folder / "empty.txt").write_bytes(b"")
    answer = call("read", str(folder), *form)
    assert (answer.out, answer.code) == (whole.out, 0)
    told = answer.err.splitlines()
    assert [line.partition(":")[0] for line in told[:2]] == ["broken.pdf", "empty.txt"]
    assert told[2] == "2 documents were not read; 3 were."
    assert "2 documentos" in call("read", str(folder), *form, "--lang", "es").err


def test_where_nothing_could_be_read_the_work_failed(tmp_path: Path) -> None:
    """A file that is not there, a folder with no document in it, nothing through the pipe."""
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "numbers.xlsx").write_bytes(b"PK")
    for given in ("nowhere.txt", "tables"):
        answer = call("read", str(tmp_path / given))
        assert (answer.code, answer.out) == (1, ""), given
        assert given in answer.err
    assert piped("", "read", "-").code == 1


def test_files_that_are_no_documents_are_counted(folder: Path) -> None:
    """Nobody takes a table in the folder for read."""
    (folder / "numbers.xlsx").write_bytes(b"PK")
    answer = call("read", str(folder), "--jsonl")
    assert answer.code == 0
    assert "1 file is no document by its name" in answer.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "DOCUMENTS"),
        (("-", "--published", "March"), "is no date"),
        (("-", "--reader", "oracle"), "rules, llm"),
        (("-", "--json", "--csv"), "--csv"),
        (("-", "--json", "--jsonl"), "--jsonl"),
        (("-", "--executor", "somewhere"), "somewhere"),
    ],
)
def test_a_call_that_cannot_be_is_answered(args: tuple[str, ...], said: str) -> None:
    """With exit code 2, on standard error only."""
    answer = call("read", *args)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


# --- for people ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["Isthmus Daily", "10 March 2024", "≥ 500", "forecast", "Darién", "Feb 2024"]),
        ("es", ["Isthmus Daily", "10 de marzo de 2024", "≥ 500", "previsión", "feb 2024"]),
    ],
)
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_the_table_says_it_all_at_any_width(
    folder: Path, columns: int, language: str, said: list[str]
) -> None:
    """What is expected is never shown as what was counted; nothing is wider than the terminal."""
    answer = on_terminal("read", str(folder), "--lang", language, columns=columns)
    plain = ESCAPE.sub("", answer.out)
    assert answer.code == 0
    assert max(map(len, plain.splitlines())) <= columns
    words = " ".join(BOXES.sub(" ", plain).split())
    assert [one for one in said if one not in words] == []


def test_a_region_has_its_name_in_the_language_of_whoever_reads(tmp_path: Path) -> None:
    """For programs it stands in English, whatever the text is written in."""
    file = tmp_path / "note.txt"
    file.write_text("En marzo de 2023 llegaron a Centroamérica 4.512 personas.\n", encoding="utf-8")
    (claim,) = lines(call("read", str(file), "--jsonl"))
    assert claim["place"] == "Central America"
    assert "Central America" in call("read", str(file)).out
    # The sentence is not shown, so that it is not the text's own word that is found.
    assert "Centroamérica" in call("read", str(file), "--lang", "es").out


def test_what_counts_without_a_noun_is_told_by_its_unit(folder: Path) -> None:
    """Money by its currency; and a document without a date says so, and what to do."""
    told = call("read", str(folder)).out
    assert "USD" in told
    assert "--published" in told.split("undated.txt")[1]


def test_what_is_odd_about_a_text_is_told(tmp_path: Path) -> None:
    """On the page for people, on standard error beside an answer for programs."""
    file = tmp_path / "old.txt"
    file.write_bytes("En 2023 cruzaron el Darién 520.085 personas.\n".encode("cp1252"))
    assert "Windows-1252" in call("read", str(file)).out
    answer = call("read", str(file), "--csv")
    assert "Windows-1252" in answer.err
    assert list(csv.DictReader(io.StringIO(answer.out)))
    assert "Windows-1252" not in answer.out
