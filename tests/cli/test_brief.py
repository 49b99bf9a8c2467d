"""`isthmus brief`: the brief is written, and its caller learns where it is and what it holds."""

from __future__ import annotations

import datetime as dt
import shlex
from pathlib import Path

import pytest

from isthmus.brief import make_brief
from isthmus.case import read_case
from isthmus.cli import options
from tests.cli.calls import ESCAPE, call, on_terminal

DAY = "2023-06-30"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_brief_is_written_and_its_place_is_said(language: str) -> None:
    """Three files in a folder named after the case, the day and the language."""
    answer = call("brief", "tutorial", "--as-of", DAY, "--lang", language)
    assert (answer.code, answer.err) == (0, "")
    folder = Path(f"tutorial-{DAY}-{language}")
    assert sorted(file.name for file in folder.iterdir()) == [
        "brief.html",
        "brief.pdf",
        "figures.csv",
    ]
    brief = make_brief(read_case("tutorial"), dt.date.fromisoformat(DAY), language)
    assert brief.title in answer.out
    assert str(len(brief.figures)) in answer.out
    paths = [line.strip() for line in answer.out.splitlines() if line.startswith("  ")]
    assert [Path(path).name for path in paths] == ["brief.html", "brief.pdf", "figures.csv"]
    assert all(Path(path).stat().st_size for path in paths)


def test_a_program_reads_where_it_is_and_what_it_holds() -> None:
    """JSON says the same; CSV is the table of figures itself."""
    said = call("brief", "tutorial", "--as-of", DAY, "--json").json
    brief = make_brief(read_case("tutorial"), dt.date.fromisoformat(DAY), "en")
    assert (said["case"], said["as_of"], said["language"]) == ("tutorial", DAY, "en")
    assert [section["id"] for section in said["sections"]] == [s.id for s in brief.sections]
    assert said["figures"] == len(brief.figures)
    assert all(Path(path).is_file() for path in said["files"].values())

    answer = call("brief", "tutorial", "--as-of", DAY, "--csv", "--out", "elsewhere")
    assert (answer.code, answer.err) == (0, "")
    assert [row["id"] for row in answer.csv] == [figure.id for figure in brief.figures]
    written = Path("elsewhere/figures.csv").read_bytes().decode("utf-8")
    assert answer.out.splitlines() == written.splitlines()


def test_without_a_day_it_is_the_brief_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day it is where the caller is."""
    monkeypatch.setattr("isthmus.cli.brief.today", lambda: dt.date(2024, 1, 31))
    assert call("brief", "tutorial", "--json").json["as_of"] == "2024-01-31"
    assert options.today() - dt.datetime.now().astimezone().date() <= dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("tutorial --as-of 2001-01-01", 2),
        ("tutorail", 2),
        ("tutorial --out taken", 2),
        ("tutorial --out full", 2),
        ("tutorial --out taken/inside", 1),
    ],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_what_cannot_be_written_is_not(line: str, code: int, language: str) -> None:
    """A wrong call or a folder that cannot be: one clear answer, and nothing half-written."""
    Path("taken").write_text("mine", encoding="utf-8")
    Path("full").mkdir()
    Path("full/mine").write_text("mine", encoding="utf-8")
    answer = call("brief", *shlex.split(line), "--lang", language)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.strip()
    assert "Traceback" not in answer.err
    left = sorted(str(path) for path in Path().rglob("*"))
    assert left == ["full", "full/mine", "taken"]


@pytest.mark.parametrize("columns", [40, 80])
def test_paths_are_never_broken(columns: int) -> None:
    """A path that is broken into lines cannot be copied."""
    out = "a-folder-with-a-name-that-is-longer-than-a-narrow-terminal"
    answer = on_terminal("brief", "tutorial", "--as-of", DAY, "--out", out, columns=columns)
    assert f"  {out}/figures.csv" in ESCAPE.sub("", answer.out).splitlines()
