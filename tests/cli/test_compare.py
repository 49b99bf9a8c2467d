"""`isthmus compare`: what differs from the status quo, and what that rests on."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import numpy as np
import pytest

from isthmus.brief.names import Names
from isthmus.case import read_case
from isthmus.case.finding import shipped_folder
from isthmus.forecast import expecting, hub
from isthmus.forecast.records import LEVELS
from isthmus.forecast.scenarios.reading import read_scenario, scenarios_of
from isthmus.forecast.scenarios.tables import COLUMNS, STATUS_QUO
from isthmus.forecast.settings import settings_of_forecast
from isthmus.words import LANGUAGES, words_in
from tests.cli import quick
from tests.cli.calls import ESCAPE, call, on_terminal

SHORT = ("--members", "200", "--horizon", "4", "--no-charts")
ONE = ("compare", "tutorial", "river-closed", *SHORT)
FOLDER = Path("tutorial-comparison")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call in a folder of its own, with forecasts that are made at once."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(expecting, "expect", quick.expect)
    monkeypatch.setattr(expecting, "expect_many", quick.expect_many)


def rows() -> list[dict[str, str]]:
    """The table of differences."""
    with (FOLDER / "comparison.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_reads_what_is_asked_what_it_rests_on_and_what_differs(language: str) -> None:
    answer = call(*ONE, "--lang", language)
    assert (answer.code, answer.err) == (0, "")
    words, case = words_in(language), read_case("tutorial")
    names, lines = Names(case, words), answer.out.splitlines()
    scenario = read_scenario(case, settings_of_forecast(case), "river-closed").scenario
    assert f"{names.own(scenario, 'title')} (river-closed)" in lines
    assert names.own(scenario, "question") in lines
    for one in (*scenario.measures, *scenario.diversions):
        assert str(names.own(one, "basis")) in answer.out
    told = [row for row in rows() if row["population"] == "all" and row["cumulated"] == "true"]
    last = [row for row in told if row["horizon"] == "4"]
    assert {row["series"] for row in last} == {"cordillera-entries", "delta-encounters"}
    together = words.say("cli-compare-together", months=4)
    for row in last:
        assert f"{names.series(row['series'])} ({row['series']})" in lines
        less = words.number(float(f"{abs(float(row['difference_q50'])):.3g}"))
        assert any(line.startswith(together) and f"−{less}" in line for line in lines)
        # As on the page: with so many draws nothing is sure.
        assert float(row["chance_of_fewer"]) == 1
        share = words.say("expect-chance-over", share=words.percent(0.99))
        assert any(line.startswith(together) and line.endswith(share) for line in lines)
    assert not any(line.endswith(words.percent(1)) for line in lines)
    assert words.say("cli-compare-caution") in lines
    written = [line.strip() for line in lines if line.startswith("  tutorial-comparison")]
    assert written == [str(FOLDER / name) for name in ("comparison.csv", "projections.csv")]


def test_differences_are_those_of_the_draws_and_months_add_up() -> None:
    """The median of the difference is not the difference of medians; its draws are."""
    answer = call(*ONE, "--csv")
    assert answer.out.encode() == (FOLDER / "comparison.csv").read_bytes()
    assert tuple(answer.csv[0]) == COLUMNS
    for row in answer.csv:
        levels = [float(row[name]) for name in COLUMNS if name.startswith("difference_")]
        assert levels == sorted(levels)
        assert 0 <= float(row["chance_of_fewer"]) <= 1
        # Without a departure after the closing nobody's draw is above that of the status quo.
        assert levels[-1] <= 0
        assert float(row["scenario_q50"]) <= float(row["status_quo_q50"])
    first = [row for row in answer.csv if row["horizon"] == "1"]
    alike = [dict(row, cumulated="") for row in first]
    assert alike[::2] == alike[1::2], "of one month alone both kinds say the same"


def test_futures_stand_apart_from_forecasts_each_with_its_scenario() -> None:
    call(*ONE)
    found = hub.read(FOLDER / "projections.csv", scenarios=True)
    assert {task.scenario for task in found.tasks} == {STATUS_QUO, "river-closed"}
    medians = {
        task: row[LEVELS.index(0.5)] for task, row in zip(found.tasks, found.values, strict=True)
    }
    for row in rows():
        if row["cumulated"] == "false":
            task = next(
                task
                for task in medians
                if task.scenario == "river-closed"
                and (task.series, task.population) == (row["series"], row["population"])
                and task.horizon == int(row["horizon"])
            )
            assert np.isclose(float(row["scenario_q50"]), medians[task])
    call("forecast", "tutorial", "--as-of", "2023-12-31", *SHORT)
    forecast = hub.read(Path("tutorial-forecast/forecast.csv"))
    quo = [i for i, task in enumerate(found.tasks) if task.scenario == STATUS_QUO]
    assert np.array_equal(found.values[quo], forecast.values), "the status quo is the forecast"


def test_a_program_reads_what_each_result_rests_on() -> None:
    said = call("compare", "tutorial", "river-closed", "sponsors-again", *SHORT, "--json").json
    assert [one["scenario"] for one in said["scenarios"]] == ["river-closed", "sponsors-again"]
    grounds = said["scenarios"][1]["rests_on"]
    assert [one["measure"]["name"] for one in grounds] == ["sponsors", "income-recovers"]
    assert grounds[0]["changes"]
    assert grounds[1]["prior"]["kind"]
    assert said["origin_date"] == "2023-12-31"
    assert len(said["differences"]) == len(rows())
    assert sorted(said["files"]) == ["comparison.csv", "projections.csv"]


def test_who_is_asked_for_is_shown_month_by_month_and_written_alone() -> None:
    answer = call(*ONE, "--population", "XAA", "--series", "delta-encounters")
    assert {(row["series"], row["population"]) for row in rows()} == {("delta-encounters", "XAA")}
    assert answer.out.count(words_in("en").say("cli-compare-together", months=4)) == 1
    wrong = call(*ONE, "--population", "XAB")
    assert (wrong.code, wrong.out) == (2, "")
    assert "XAA" in wrong.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_scenario_those_of_the_case_are_listed(language: str) -> None:
    answer = call("compare", "tutorial", "--lang", language)
    assert (answer.code, answer.err) == (0, "")
    case = read_case("tutorial")
    assert [row["scenario"] for row in call("compare", "tutorial", "--csv").csv] == list(
        scenarios_of(case)
    )
    for row in call("compare", "tutorial", "--json", "--lang", language).json:
        assert row["scenario"] in answer.out.splitlines()
        assert row["question"] in answer.out.splitlines()
    shutil.copytree(shipped_folder("tutorial"), "bare")
    shutil.rmtree("bare/scenarios")
    call("check", "bare", "--describe")
    assert (
        words_in(language).say("cli-compare-none")
        in call("compare", "bare", "--lang", language).out
    )


def test_a_scenario_that_lies_elsewhere_is_given_by_its_path() -> None:
    text = (shipped_folder("tutorial") / "scenarios" / "river-closed.toml").read_text("utf-8")
    Path("mine.toml").write_text(text, "utf-8")
    call("compare", "tutorial", "mine.toml", *SHORT)
    mine = [dict(row, scenario="") for row in rows()]
    call(*ONE)
    assert mine == [dict(row, scenario="") for row in rows()]
    Path("mine.toml").write_text(text.replace("rio-claro", "rio-clara"), "utf-8")
    answer = call("compare", "tutorial", "mine.toml", *SHORT)
    assert (answer.code, answer.out) == (1, "")
    assert "mine.toml, line" in answer.err
    assert "rio-claro" in answer.err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        ("river-close", 2, "river-closed"),
        ("none.toml", 2, "none.toml"),
        ("river-closed river-closed", 2, "river-closed"),
        ("river-closed --csv --parquet", 2, "--parquet"),
        ("river-closed --as-of 2024-06-30", 1, "2024-02-01"),
        ("river-closed --as-of 2020-06-30", 2, "2020-06-30"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_nothing_written(
    given: str, code: int, told: str, language: str
) -> None:
    answer = call("compare", "tutorial", *given.split(), "--members", "100", "--lang", language)
    assert (answer.code, answer.out) == (code, "")
    assert told in answer.err
    assert list(Path().iterdir()) == []


def test_workers_give_the_same_bytes_and_a_place_of_others_is_refused() -> None:
    call(*ONE)
    alone = (FOLDER / "comparison.csv").read_bytes()
    assert call(*ONE, "--executor", "2", "--out", "two").code == 0
    assert Path("two/comparison.csv").read_bytes() == alone
    Path("two/thesis.txt").write_text("mine", "utf-8")
    answer = call(*ONE, "--out", "two")
    assert (answer.code, answer.out) == (2, "")
    assert "thesis.txt" in answer.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_eighty_columns_hold_the_tables(language: str) -> None:
    answer = on_terminal(*ONE, "--lang", language, columns=80)
    shown = ESCAPE.sub("", answer.out).splitlines()
    assert answer.code == 0
    title = words_in(language).say("cli-column-difference")
    assert sum(f" {title} " in line for line in shown) == 4, "two tables a series, none row by row"
    assert all(len(line) <= 80 for line in shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_result_rests_on_is_told_by_titles_and_not_by_names(language: str) -> None:
    answer = call("compare", "tutorial", "sponsors-again", *SHORT, "--lang", language)
    case, words = read_case("tutorial"), words_in(language)
    titles = [
        Names(case, words).own(case.policies[name], "title")
        for name in ("delta-sponsors", "group-recognition")
    ]
    told = [line for line in answer.out.splitlines() if f"'{titles[1]}'" in line]
    assert len(told) == 1
    assert f"'{titles[0]}'" in told[0]
    assert told[0][0].isupper()
    assert "group-recognition" not in answer.out


def test_a_share_that_is_diverted_has_no_sign() -> None:
    out = call(*ONE).out
    assert " 20% (5% to 40%)" in out
    assert "+20%" not in out
