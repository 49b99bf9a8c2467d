"""`isthmus check`: every problem of a case, or what a sound one holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from isthmus.case import problems_of, read_case
from isthmus.case.contents import contents
from isthmus.case.spreadsheets import inert
from tests.cli.calls import BOXES, ESCAPE, as_cell, call, on_terminal


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    """The tutorial case with a wrong cell, an unknown column and a row that stands there twice."""
    folder = tmp_path / "spoiled"
    assert call("new", str(folder)).code == 0
    exits = folder / "observations" / "brisa-exits.csv"
    lines = exits.read_text(encoding="utf-8").splitlines()
    lines[3] = lines[3].replace(lines[3].split(",")[4], "=1+1")
    exits.write_text("\n".join([*lines, lines[5], ""]), encoding="utf-8")
    places = folder / "places.csv"
    text = places.read_text(encoding="utf-8")
    places.write_text(text.replace("capacity", "capacities", 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_problem_is_listed(spoiled: Path, language: str) -> None:
    """In every form the same ones, each with file, row, value and what to do; exit code 1."""
    found = problems_of(spoiled)
    assert len(found) >= 3
    as_json = call("check", str(spoiled), "--json", "--lang", language)
    as_csv = call("check", str(spoiled), "--csv", "--lang", language)
    text = call("check", str(spoiled), "--lang", language)
    assert (as_json.code, as_csv.code, text.code) == (1, 1, 1)
    assert (as_json.err, as_csv.err, text.err) == ("", "", "")
    problems = as_json.json["problems"]
    assert [(p["file"], p["row"], p["column"], p["value"]) for p in problems] == [
        (p.file, p.row, p.column, p.value) for p in found
    ]
    assert as_json.json["tables"] is None
    for problem, row in zip(problems, as_csv.csv, strict=True):
        assert {name: inert(as_cell(value)) for name, value in problem.items()} == row
        assert problem["problem"] in text.out
        assert problem["file"] in text.out
    assert f"{len(found)} " in text.out.splitlines()[-1]


def test_a_cell_that_is_a_formula_is_shown_and_not_run(spoiled: Path) -> None:
    """In the CSV it stands behind an apostrophe; elsewhere as it was found."""
    values = [row["value"] for row in call("check", str(spoiled), "--csv").csv]
    assert "'=1+1" in values
    assert "=1+1" in [p["value"] for p in call("check", str(spoiled), "--json").json["problems"]]


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_sound_case_is_summed_up(language: str) -> None:
    """Tables and rows, series with their periods, days and lags, as the library counts them."""
    case = read_case("tutorial")
    held = contents(case)
    answer = call("check", "tutorial", "--json", "--lang", language)
    assert (answer.code, answer.err) == (0, "")
    said = answer.json
    assert said["problems"] == []
    assert {table["table"]: table["rows"] for table in said["tables"]} == held.tables
    for series, row in zip(held.series, said["series"], strict=True):
        assert row["series"] == series.series
        assert row["first"] == str(series.first)
        assert row["last_published"] == str(series.last_published)
        assert row["lag_days"] == case.series[series.series].lag_days
        assert row["lag_basis"] == getattr(case.series[series.series], f"lag_basis_{language}")
    assert call("check", "tutorial", "--csv").out == "file,row,column,value,problem\n"


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_sound_case_fits_the_terminal(language: str, columns: int) -> None:
    """And shows every series and table at any width."""
    answer = on_terminal("check", "tutorial", "--lang", language, columns=columns)
    text = ESCAPE.sub("", answer.out)
    case = read_case("tutorial")
    for name in [*case.series, *contents(case).tables]:
        assert name in text
    longest = max(len(line.rstrip()) for line in text.splitlines() if str(case.folder) not in line)
    assert longest <= columns
    assert case.titles[language] in " ".join(text.split())


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_problems_fit_the_terminal(spoiled: Path, columns: int) -> None:
    """Each word of each sentence stands there."""
    wanted = call("check", str(spoiled), "--json").json["problems"]
    answer = on_terminal("check", str(spoiled), columns=columns)
    text = ESCAPE.sub("", answer.out)
    assert answer.code == 1
    said = set(text.split())
    for problem in wanted:
        assert set(problem["problem"].split()) <= said
    assert max(len(line.rstrip()) for line in text.splitlines()) <= columns


def test_a_day_cuts_what_is_counted() -> None:
    """What was published later is not in the sum."""
    early = call("check", "tutorial", "--as-of", "2022-06-30", "--json").json
    late = call("check", "tutorial", "--json").json
    assert early["as_of"] == "2022-06-30"
    assert late["as_of"] is None

    def rows(said: dict[str, list[dict[str, int]]]) -> int:
        return sum(series["rows"] for series in said["series"])

    assert rows(early) < rows(late)
    assert all((s["last_published"] or "") <= "2022-06-30" for s in early["series"])


def test_a_description_is_written_before_the_case_is_read(tmp_path: Path) -> None:
    """A folder of tables becomes a case; one without any does not."""
    folder = tmp_path / "mine"
    call("new", str(folder), "--title", "Mine")
    package = folder / "datapackage.json"
    described = json.loads(package.read_text(encoding="utf-8"))
    package.unlink()
    assert call("check", str(folder)).code == 2
    answer = call("check", str(folder), "--describe")
    assert answer.code == 0, answer.err
    again = json.loads(package.read_text(encoding="utf-8"))
    assert again["resources"] == described["resources"]
    empty = tmp_path / "empty"
    empty.mkdir()
    assert call("check", str(empty), "--describe").code == 2
    assert list(empty.iterdir()) == []


def test_a_case_of_the_package_is_not_described_by_its_name() -> None:
    """What comes with Isthmus is not written to."""
    before = (read_case("tutorial").folder / "datapackage.json").stat().st_mtime_ns
    assert call("check", "tutorial", "--describe").code == 2
    assert (read_case("tutorial").folder / "datapackage.json").stat().st_mtime_ns == before


def test_a_reader_that_sees_nothing_drawn_gets_plain_text() -> None:
    """A dumb terminal, and a program."""
    for answer in (
        call("check", "tutorial"),
        on_terminal("check", "tutorial", columns=80, env={"TERM": "dumb"}),
    ):
        assert not ESCAPE.search(answer.out)
        assert not BOXES.search(answer.out)
