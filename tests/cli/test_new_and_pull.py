"""`isthmus new` makes a case; `isthmus pull` says whom it can read and reads what is at hand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from isthmus.series.publishers import publishers
from tests.cli.calls import ESCAPE, as_cell, call, on_terminal


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_new_case_is_sound_and_the_next_steps_can_be_typed(
    tmp_path: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command that it names works as it stands."""
    monkeypatch.chdir(tmp_path)
    answer = call("new", "my case", "--title", "Mío", "--lang", language)
    assert (answer.code, answer.err) == (0, "")
    typed = [line for line in answer.out.splitlines() if line.startswith("isthmus ")]
    assert [line.split()[1] for line in typed] == ["check", "series", "brief"]
    assert all(line.startswith(f"isthmus {line.split()[1]} 'my case'  ") for line in typed)
    checked = call("check", "my case", "--lang", language)
    assert checked.code == 0
    assert "Mío" in checked.out


def test_a_new_case_does_not_write_over_anything(tmp_path: Path) -> None:
    """A folder that holds something is left as it is."""
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file").write_text("x", encoding="utf-8")
    assert call("new", str(tmp_path / "kept")).code == 2
    assert [f.name for f in (tmp_path / "kept").iterdir()] == ["file"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_publisher_is_listed(language: str) -> None:
    """In all forms the same, with what each feeds."""
    as_json = call("pull", "--list", "--json", "--lang", language).json["sources"]
    as_csv = call("pull", "--list", "--csv", "--lang", language).csv
    assert [row["source"] for row in as_json] == list(publishers())
    assert [{n: as_cell(v) for n, v in row.items()} for row in as_json] == as_csv
    text = call("pull", "--list", "--lang", language).out
    for row in as_json:
        assert row["source"] in text
        assert row["name"] in text
        assert ", ".join(row["feeds"]) in text


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_the_list_fits_the_terminal(columns: int) -> None:
    """Every word of it is there."""
    text = ESCAPE.sub("", on_terminal("pull", "--list", columns=columns).out)
    assert max(len(line.rstrip()) for line in text.splitlines()) <= columns
    said = set(text.split())
    for line in call("pull", "--list").out.splitlines()[1:]:
        assert set(line.split()) <= said


def sample(publisher: str, name: str) -> Path:
    """A piece of a publisher's own file, which comes with its reader."""
    code = sys.modules[publishers()[publisher].read.__module__].__file__
    assert code is not None
    return Path(code).with_name(name)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_file_that_was_downloaded_is_read(tmp_path: Path, language: str) -> None:
    """Its rows become tables in a folder; a person and a program read where they are."""
    file = str(sample("cbp", "sample-southwest.csv"))
    into = tmp_path / "pulled"
    asked = ["pull", "cbp", file, "--into", str(into), "--accept", "--lang", language]
    answer = call(*asked, "--json")
    assert answer.code == 0, answer.err
    said = answer.json
    written = [path for path in said["files"] if Path(path).is_file()]
    assert written == said["files"]
    rows = sum(len(Path(path).read_text("utf-8").splitlines()) - 1 for path in written)
    assert said["rows"] == rows > 0
    listed = call(*asked, "--csv").csv
    assert [row["file"] for row in listed] == [*said["files"], *said["raw"]]
    text = call(*asked).out
    assert all(path in text for path in written)


def test_a_file_that_does_not_fit_is_a_failure(tmp_path: Path) -> None:
    """Exit code 1, every problem of it, nothing written."""
    file = tmp_path / "page.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    answer = call("pull", "cbp", str(file), "--into", str(tmp_path / "into"))
    assert answer.code == 1
    assert "page.csv" in answer.err
    assert answer.out == ""
    assert not (tmp_path / "into").exists()


def test_what_the_case_has_is_not_written_again(tmp_path: Path) -> None:
    """A folder that is a case is the case that the figures are for."""
    folder = tmp_path / "mine"
    call("new", str(folder))
    answer = call(
        *("pull", "cbp", str(sample("cbp", "sample-southwest.csv"))),
        *("--into", str(folder), "--accept", "--json"),
    )
    assert answer.code == 0, answer.err
    assert answer.json["unchanged"] == 0
    made = {Path(path).parent for path in answer.json["files"]}
    assert made == {folder / "observations"}


def test_a_new_case_tells_programs_its_tables(tmp_path: Path) -> None:
    """In both forms the same; and as of a day fewer rows."""
    whole = call("new", str(tmp_path / "whole"), "--json").json["tables"]
    as_csv = call("new", str(tmp_path / "csv"), "--csv").csv
    assert [{n: as_cell(v) for n, v in row.items()} for row in whole] == as_csv
    then = call("new", str(tmp_path / "then"), "--as-of", "2023-06-01", "--json").json
    assert then["as_of"] == "2023-06-01"
    rows = {row["table"]: row["rows"] for row in whole}
    assert all(row["rows"] <= rows[row["table"]] for row in then["tables"])
    assert sum(row["rows"] for row in then["tables"]) < sum(rows.values())
