"""`isthmus brief --documents`: what is given is heard; what cannot be read is told and skipped."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.brief.spoken import OWN
from tests.cli.calls import call

DAY = "2022-12-31"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)


def test_a_folder_of_documents_is_told_and_a_broken_one_skipped() -> None:
    shutil.copytree(OWN, "press")
    Path("press/scan.pdf").write_bytes(b"%PDF-1.7\nnothing that follows is a page\n")
    answer = call("brief", "tutorial", "--as-of", DAY, "--documents", "press", "--json")
    assert answer.code == 0
    assert "scan.pdf" in answer.err
    assert answer.json["sections"][0]["id"] == "said"
    folder = Path(answer.json["folder"])
    page = (folder / "brief.html").read_text(encoding="utf-8")
    assert "scan.pdf" in page
    assert "Harbour News" in page
    header, *rows = (folder / "figures.csv").read_text(encoding="utf-8").splitlines()
    assert header.endswith(",document,quote,start,end")
    assert rows


def test_documents_are_given_one_by_one_too() -> None:
    files = [str(OWN / name) for name in ("2-harbour-news.txt", "4-northern-wire.txt")]
    asked = [part for file in files for part in ("--documents", file)]
    answer = call("brief", "tutorial", "--as-of", DAY, *asked, "--csv")
    assert (answer.code, answer.err) == (0, "")
    told = {row["document"] for row in answer.csv if row["document"]}
    assert told == {Path(file).name for file in files}


def test_without_a_document_that_can_be_read_there_is_no_brief() -> None:
    answer = call("brief", "tutorial", "--as-of", DAY, "--documents", "nowhere.txt")
    assert answer.code == 1
    assert "nowhere.txt" in answer.err
    assert not any(Path().iterdir())
