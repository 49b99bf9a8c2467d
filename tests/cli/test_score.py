"""`isthmus score`: replayed days and anyone's tables, beside forecasts that anyone could make."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import numpy as np
import pytest

from isthmus.case import read_case
from isthmus.forecast import expecting, hub
from isthmus.forecast.references import REFERENCES
from isthmus.forecast.scoring import forms
from isthmus.forecast.scoring.replaying import OURS, replay
from isthmus.words import LANGUAGES, words_in
from tests.cli import quick
from tests.cli.calls import ESCAPE, call, on_terminal

SHORT = ("--members", "100", "--horizon", "2", "--models", "naive", "--no-charts")
ROW = ("score", "tutorial", "--origins", "2023-01:2023-04", *SHORT)
FOLDER = Path("tutorial-scores")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call in a folder of its own, with forecasts that are made at once."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(expecting, "expect", quick.expect)
    monkeypatch.setattr(expecting, "expect_many", quick.expect_many)


def scores() -> list[dict[str, str]]:
    """The table of scores."""
    with (FOLDER / "scores.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_reads_how_good_each_series_was_beside_the_references(language: str) -> None:
    answer = call(*ROW, "--lang", language)
    assert (answer.code, answer.err) == (0, "")
    words, lines = words_in(language), answer.out.splitlines()
    ours = [row for row in scores() if (row["model"], row["population"]) == (OURS, "*")]
    assert {row["series"] for row in ours} == {"cordillera-entries", "delta-encounters"}
    for row in ours:
        if row["stratum"] == "all":
            wis = float(row["wis"])
            said = words.number(wis, 0 if wis >= 100 else 1)
            assert any(line.split()[:2] == [row["horizon"], said] for line in lines)
            relative = words.number(float(row["relative_wis"]), 2)
            assert any(line.startswith(OURS) and relative in line.split() for line in lines)
    assert any(line.split() == ["rw-t", "1.00", "1.00"] for line in lines)
    assert words.say("cli-score-scenarios") in lines
    assert words.say("cli-score-meaning") in lines
    names = ["forecast.csv", "scores.csv", "scores.md", "scores.tex", "scenario_scores.csv"]
    assert [Path(line.strip()).name for line in lines if line.startswith(f"  {FOLDER}")] == names
    pasted = (FOLDER / "scores.md").read_text("utf-8")
    assert words.say("score-together") in pasted
    assert (FOLDER / "scores.tex").read_text("utf-8").count("\\\\") == pasted.count("\n") - 1


def test_a_program_reads_every_score() -> None:
    said = call(*ROW, "--json").json
    assert said["models"] == [OURS, "rw-t", "naive"], "all are relative to rw-t"
    assert [tuple(row) for row in said["scores"]] == [forms.COLUMNS] * len(scores())
    for row, line in zip(said["scores"], scores(), strict=True):
        assert row["model"] == line["model"]
        assert np.isclose(row["wis"], float(line["wis"]))
    points = said["reliability"][OURS]
    assert [point["nominal"] for point in points] == sorted(point["nominal"] for point in points)
    assert {one["policy"] for one in said["scenarios"]} <= set(read_case("tutorial").policies)
    answer = call(*ROW, "--csv", "--no-scenarios")
    assert answer.out.encode() == (FOLDER / "scores.csv").read_bytes()
    assert not (FOLDER / "scenario_scores.csv").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_a_reliability_diagram(language: str) -> None:
    pages = [one for one in ROW if one != "--no-charts"]
    answer = call(*pages, "--no-scenarios", "--lang", language)
    assert (answer.code, answer.err) == (0, "")
    assert f'<html lang="{language}"' in (FOLDER / "scores.html").read_text("utf-8")
    assert list((FOLDER / "charts").glob("*.svg"))
    assert answer.out.splitlines()[-2:] == [f"  {FOLDER / 'scores.html'}", f"  {FOLDER / 'charts'}"]


def test_anyones_table_is_scored_as_ours_is() -> None:
    call(*ROW, "--no-scenarios")
    ours = [dict(row, model="") for row in scores() if row["model"] == OURS]
    shutil.copy(FOLDER / "forecast.csv", "theirs.csv")
    assert call("score", "tutorial", "--table", "theirs.csv", *SHORT).code == 0
    assert [dict(row, model="") for row in scores() if row["model"] == "theirs"] == ours
    assert not (FOLDER / "forecast.csv").exists()
    hub.write(hub.read(Path("theirs.csv")), Path("best.parquet"))
    both = call(
        "score", "tutorial", "--table", "theirs.csv", "--table", "best.parquet", *SHORT, "--json"
    ).json
    assert both["models"] == ["theirs", "best", "rw-t", "naive"]


def test_only_what_is_asked_for_is_scored_and_a_year_is_told_apart() -> None:
    call(*ROW, "--no-scenarios", "--population", "XAA,XEE", "--series", "delta-encounters")
    assert {row["population"] for row in scores()} == {"*", "XAA", "XEE"}
    assert {row["series"] for row in scores()} == {"delta-encounters"}
    call(*ROW, "--no-scenarios", "--origins", "2023-11:2024-01", "--without", "2024")
    strata = {row["stratum"] for row in scores()}
    assert {"all", "in-span", "out-of-span"} <= strata
    apart = {
        (row["stratum"], row["horizon"]): int(row["tasks"])
        for row in scores()
        if (row["model"], row["series"], row["population"]) == (OURS, "delta-encounters", "all")
    }
    for horizon in ("1", "2"):
        assert apart["all", horizon] == apart["in-span", horizon] + apart["out-of-span", horizon]


def test_all_references_stand_in_the_table_where_none_is_named() -> None:
    call(*ROW[:4], "--members", "100", "--horizon", "1", "--no-charts", "--no-scenarios",
         "--population", "XAA", "--series", "delta-encounters")  # fmt: skip
    assert {row["model"] for row in scores()} == {OURS, *REFERENCES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_names_every_reference(language: str) -> None:
    said = " ".join(call("score", "--help", "--lang", language).out.split())
    assert ", ".join(REFERENCES) in said


def test_workers_give_the_same_bytes_and_nothing_stays_beside() -> None:
    call(*ROW)
    alone = {file.name: file.read_bytes() for file in FOLDER.iterdir()}
    assert call(*ROW, "--executor", "2").code == 0
    assert {file.name: file.read_bytes() for file in FOLDER.iterdir()} == alone
    assert [path.name for path in Path().iterdir()] == [FOLDER.name]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        ("--models best", 2, "rw-t"),
        ("--table none.csv", 2, "none.csv"),
        ("--table odd.csv", 1, "odd.csv, "),
        ("--table odd.txt", 2, "odd.txt"),
        ("--table odd.csv --origins 2023-01", 2, "--origins"),
        ("--day 5", 2, "--origins"),
        ("--without 25", 2, "--without"),
        ("--origins 2026-01:2026-02", 2, "2024-06"),
        ("--origins 2020-01:2020-02", 2, "2020-0"),
        ("--origins 2023-01 --population XAB", 2, "XAA"),
    ],
)
def test_what_cannot_be_scored_is_refused_with_nothing_written(
    given: str, code: int, told: str, language: str
) -> None:
    Path("odd.csv").write_text(
        ",".join(hub.COLUMNS) + "\n2023-01-31,2023-02-28,1,s,all,quantile,0.5,many\n", "utf-8"
    )
    short: tuple[str, ...]
    short = ("--members", "100", "--horizon", "1", "--no-scenarios", "--no-charts")
    if "--models" not in given:
        short = (*short, "--models", "naive")
    answer = call("score", "tutorial", *given.split(), *short, "--lang", language)
    assert (answer.code, answer.out) == (code, ""), answer.err
    assert told in answer.err
    assert not FOLDER.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_eighty_columns_hold_the_tables(language: str) -> None:
    answer = on_terminal(*ROW, "--lang", language, columns=80)
    shown = ESCAPE.sub("", answer.out).splitlines()
    assert answer.code == 0
    words = words_in(language)
    assert sum(words.say("cli-column-relative-log") in line for line in shown) == 2
    assert sum(line.split()[:1] == [words.say("cli-column-model")] for line in shown) == 2
    assert all(len(line) <= 80 for line in shown)


def test_the_model_that_is_always_right_has_no_error_and_every_interval_holds() -> None:
    """Of a table that says for sure what was counted; a wrong name of it is told."""
    call(*ROW, "--no-scenarios")
    rows = hub.read(FOLDER / "forecast.csv")
    case = read_case("tutorial")
    judged = replay(case, {"ours": rows}, models=()).models["ours"]
    sure = hub.Rows(tasks=judged.tasks, values=np.repeat(judged.truth[:, None], 23, axis=1))
    found = replay(case, {"sure": sure}, models=())
    lines = [line for line in found.table.lines if line.model == "sure"]
    assert lines
    assert all((line.wis, line.log_wis, line.mae) == (0, 0, 0) for line in lines)
    assert all(set(line.coverage) == {1.0} for line in lines)
