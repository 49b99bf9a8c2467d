"""`isthmus check`: every problem of a case, or what a sound one holds."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from isthmus.case import CaseError, problems_of, read_case
from isthmus.case.contents import contents
from isthmus.case.spreadsheets import inert
from isthmus.movement import network
from isthmus.movement.flee.reading import read_folder
from isthmus.words import LANGUAGES, words_in
from tests.cli.calls import BOXES, ESCAPE, as_cell, call, on_terminal

FLEE = Path(__file__).parents[1] / "movement" / "peer" / "folder"


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


# --- a folder of Flee ----------------------------------------------------------------------------


@pytest.fixture
def flee(tmp_path: Path) -> Path:
    """An invented folder of Flee."""
    return Path(shutil.copytree(FLEE, tmp_path / "valley"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_of_a_folder_of_flee_is_listed(flee: Path, language: str) -> None:
    """In every form those for which it is not simulated, which shows the first and leads here."""
    routes = flee / "input_csv" / "routes.csv"
    head, *rows = routes.read_text(encoding="utf-8").splitlines()
    wrong = [f"{row.rsplit(',', 2)[0]},-{n + 1},0" for n, row in enumerate(rows)]
    routes.write_text("\n".join([head, *wrong, ""]), encoding="utf-8")
    with pytest.raises(CaseError) as refused:
        read_folder(flee)
    found = refused.value.problems
    assert len(found) == len(rows) > 20
    line = ("check", str(flee), "--lang", language)
    as_json, as_csv, text = call(*line, "--json"), call(*line, "--csv"), call(*line)
    assert (as_json.code, as_csv.code, text.code) == (1, 1, 1)
    assert (as_json.err, as_csv.err, text.err) == ("", "", "")
    said = as_json.json
    assert [(p["file"], p["row"], p["value"]) for p in said["problems"]] == [
        (p.file, p.row, p.value) for p in found
    ]
    assert (said["case"], said["places"], said["notices"]) == ("valley", None, [])
    assert len(as_csv.csv) == len(found)
    assert all(p["problem"] in text.out for p in said["problems"])
    simulated = call("simulate", str(flee), "--lang", language)
    assert simulated.code == 1
    *first, more = simulated.err.splitlines()
    assert len(first) == 20
    assert more == words_in(language).say("cli-more-problems", count=len(found) - 20)


def test_what_only_the_model_refuses_is_not_called_sound(
    flee: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said as the simulation says it."""
    monkeypatch.setattr(network, "MOST_PATHS", 10)
    checked, simulated = call("check", str(flee)), call("simulate", str(flee))
    assert (checked.code, checked.out) == (simulated.code, "") == (2, "")
    assert checked.err == simulated.err
    assert "awareness_level" in checked.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sound_folder_of_flee_is_summed_up(flee: Path, language: str) -> None:
    """With all that may surprise in it."""
    folder, words = read_folder(flee), words_in(language)
    line = ("check", str(flee), "--lang", language)
    text, said = call(*line), call(*line, "--json").json
    assert (text.code, text.err) == (0, "")
    assert said["problems"] == []
    assert (said["first"], said["places"], said["links"]) == (
        folder.first_day.isoformat(),
        len(folder.places),
        len(folder.links),
    )
    assert folder.counts is not None
    assert said["counted"] == list(folder.counts.places)
    assert text.out.splitlines()[0] == words.say("cli-check-sound", title="valley")
    assert len(said["notices"]) == len(folder.notices) > 0
    for notice in said["notices"]:
        assert sorted(notice) == ["column", "file", "notice", "row", "value"]
        assert notice["notice"] in text.out
    assert call(*line, "--csv").out == "file,row,column,value,problem\n"
    for named in ("--csv", "--json", "notices"):
        assert named in call("check", "--help", "--lang", language).out.split("\n\n", 4)[3]


def test_a_folder_of_flee_is_checked_as_known_on_a_day(flee: Path) -> None:
    early = call("check", str(flee), "--as-of", "2019-03-20", "--json").json
    assert (early["as_of"], early["problems"]) == ("2019-03-20", [])
    assert len(early["notices"]) < len(call("check", str(flee), "--json").json["notices"])
    refused = call("check", str(flee), "--as-of", "2018-01-01")
    assert (refused.code, refused.out) == (2, "")
