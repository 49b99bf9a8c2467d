"""`isthmus forecast`: quantiles of the months ahead, told to people and written for scorers."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from isthmus.brief.names import Names
from isthmus.case import read_case
from isthmus.case.finding import shipped_folder
from isthmus.forecast import expecting, hub
from isthmus.forecast.records import LEVELS
from isthmus.words import LANGUAGES, words_in
from tests.cli import quick
from tests.cli.calls import ESCAPE, call, on_terminal

DAY = dt.date(2023, 9, 30)
SHORT = ("--members", "100", "--horizon", "2")
ONE = ("forecast", "tutorial", "--as-of", DAY.isoformat(), *SHORT)
ROW = ("forecast", "tutorial", "--origins", "2023-07:2023-09", *SHORT)
TABLE = Path("tutorial-forecast/forecast.csv")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call in a folder of its own, with forecasts that are made at once."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(expecting, "expect_many", quick.expect_many)
    monkeypatch.setattr("isthmus.forecast.learned.parameters", lambda *_: {})


def files(folder: str) -> list[str]:
    """The names of what lies in a folder."""
    return sorted(file.name for file in Path(folder).iterdir())


# --- what is said and written --------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_reads_the_months_ahead_of_each_series(language: str) -> None:
    answer = call(*ONE, "--no-charts", "--lang", language)
    assert (answer.code, answer.err) == (0, "")
    words, case = words_in(language), read_case("tutorial")
    lines = answer.out.splitlines()
    assert lines[0] == words.say("cli-forecast-title", name=case.titles[language])
    assert any(line.endswith(words.date(DAY)) for line in lines)
    rows = hub.read(TABLE)
    for series in {task.series for task in rows.tasks}:
        heading = f"{Names(case, words).series(series)} ({series})"
        shown = lines[lines.index(heading) + 3 :][:2]
        for h, line in enumerate(shown):
            at = next(
                i
                for i, task in enumerate(rows.tasks)
                if (task.series, task.population, task.horizon) == (series, "all", h + 1)
            )
            median = float(rows.values[at][LEVELS.index(0.5)])
            assert words.month(rows.tasks[at].end, "short") in line
            assert words.number(float(f"{median:.3g}")) in line
    assert words.say("cli-forecast-caution") in lines
    assert lines[-2:] == ["  tutorial-forecast/forecast.csv", "  tutorial-forecast/parameters.csv"]


def test_a_program_reads_the_same_table_in_every_form() -> None:
    """As CSV, as JSON and as Parquet: 23 quantiles of each month, in the order of the hubs."""
    answer = call(*ONE, "--no-charts", "--csv")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.encode() == TABLE.read_bytes()
    assert list(answer.csv[0]) == list(hub.COLUMNS)
    rows = hub.read(TABLE)
    assert {task.origin for task in rows.tasks} == {DAY}
    assert {task.horizon for task in rows.tasks} == {1, 2}
    said = call(*ONE, "--no-charts", "--json").json
    assert (said["case"], said["origins"], said["seed"]) == ("tutorial", ["2023-09-30"], 1)
    assert (said["members"], said["horizon"], said["levels"]) == (100, 2, list(LEVELS))
    assert [
        (one["target_end_date"], one["series"], one["population"], one["quantiles"])
        for one in said["forecasts"]
    ] == [
        (task.end.isoformat(), task.series, task.population, row)
        for task, row in zip(rows.tasks, rows.values.tolist(), strict=True)
    ]
    assert call(*ONE, "--no-charts", "--parquet").code == 0
    assert files("tutorial-forecast") == ["forecast.parquet", "parameters.csv"]
    parquet = hub.read(TABLE.with_suffix(".parquet"))
    assert (parquet.tasks, parquet.values.tolist()) == (rows.tasks, rows.values.tolist())


def test_a_row_of_days_is_one_table_of_what_each_day_gives() -> None:
    assert call(*ROW).code == 0
    whole = hub.read(TABLE)
    ends = [dt.date(2023, 7, 31), dt.date(2023, 8, 31), dt.date(2023, 9, 30)]
    assert list(dict.fromkeys(task.origin for task in whole.tasks)) == ends
    assert files("tutorial-forecast") == ["forecast.csv"]
    alone = [
        call(*ONE, "--no-charts", "--csv", "--as-of", day.isoformat()).out.splitlines()
        for day in ends
    ]
    together = [line for table in alone for line in table[1:]]
    assert call(*ROW, "--csv").out.splitlines()[1:] == together
    fifth = call(*ROW, "--day", "5", "--json").json
    assert fifth["origins"] == ["2023-07-05", "2023-08-05", "2023-09-05"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_by_which_nothing_was_published_are_left_out_of_a_row_and_told(language: str) -> None:
    early = ("forecast", "tutorial", "--origins", "2021-10:2022-09", *SHORT, "--lang", language)
    said = call(*early, "--json").json
    left = [one["origin_date"] for one in said["left_out"]]
    assert left[0] == "2021-10-31"
    assert [*left, *said["origins"]] == sorted([*left, *said["origins"]])
    assert len(left) + len(said["origins"]) == 12
    assert {task.origin.isoformat() for task in hub.read(TABLE).tasks} == set(said["origins"])
    words = words_in(language)
    first, last = (words.date(dt.date.fromisoformat(day)) for day in (left[0], left[-1]))
    told = words.say("cli-forecast-left-out", count=len(left), first=first, last=last)
    assert told in call(*early).out.splitlines()


def test_a_day_by_which_nothing_was_published_is_refused() -> None:
    for asked in (("--as-of", "2020-06-30"), ("--origins", "2020-01:2020-06")):
        answer = call("forecast", "tutorial", *asked, *SHORT)
        assert (answer.code, answer.out) == (2, "")
        assert "2020-0" in answer.err
        assert files(".") == []


def test_what_is_asked_for_is_shown_and_written_and_is_part_of_the_whole() -> None:
    call(*ONE, "--no-charts")
    whole = TABLE.read_text("utf-8").splitlines()
    narrow = call(*ONE, "--no-charts", "--series", "delta-encounters", "--population", "XAA,all")
    part = TABLE.read_text("utf-8").splitlines()
    assert part == [
        line
        for line in whole
        if line.startswith("origin_date")
        or (",delta-encounters,XAA," in line or ",delta-encounters,all," in line)
    ]
    names = Names(read_case("tutorial"), words_in("en"))
    who = names.population("XAA")
    assert sum(line.startswith(who) for line in narrow.out.splitlines()) == 1
    assert names.series("cordillera-entries") not in narrow.out


# --- anywhere, and again -------------------------------------------------------------------------


def test_workers_give_the_same_bytes() -> None:
    call(*ROW)
    alone = TABLE.read_bytes()
    assert call(*ROW, "--executor", "2").code == 0
    assert TABLE.read_bytes() == alone
    assert files(".") == ["tutorial-forecast"]


_CALL = """
import sys
from isthmus.forecast import expecting, running
from tests.cli import quick
from isthmus.cli import main
running.program = lambda: "one"
expecting.expect_many = quick.expect_many
if __name__ == "__main__":
    sys.exit(main())
"""


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was finished is not computed again; then nothing of it stays beside the table."""
    monkeypatch.setattr("isthmus.forecast.running.program", lambda: "one")
    call(*ROW)
    straight = TABLE.read_bytes()
    TABLE.unlink()
    script, log = tmp_path / "call.py", tmp_path / "log"
    script.write_text(_CALL, "utf-8")
    kept = tmp_path / "tutorial-forecast-unfinished"
    here = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "ISTHMUS_TEST_LOG": str(log),
        "ISTHMUS_TEST_WAIT": "0.4",
    }
    with subprocess.Popen([sys.executable, str(script), *ROW], env=here, cwd=tmp_path) as run:
        ends = time.monotonic() + 60
        while time.monotonic() < ends and len(list(kept.glob("*.finished"))) < 2:
            time.sleep(0.02)
        run.kill()
    assert not TABLE.exists()
    finished = len(list(kept.glob("*.finished")))
    begun = log.read_text("utf-8").split()
    assert 2 <= finished < len(begun) + 1
    log.unlink()
    monkeypatch.setenv("ISTHMUS_TEST_LOG", str(log))
    assert call(*ROW).code == 0
    again = log.read_text("utf-8").split()
    assert not set(again) & set(begun[:finished])
    assert TABLE.read_bytes() == straight
    assert not kept.exists()


def test_a_run_that_fails_says_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    followed = quick.follow
    seen: list[quick.Task] = []

    def failing(task: quick.Task) -> quick.Followed:
        seen.append(task)
        if len(seen) == 3:
            raise KeyboardInterrupt
        return followed(task)

    monkeypatch.setattr(quick, "follow", failing)
    answer = call(*ROW)
    assert (answer.code, answer.out) == (130, "")
    assert words_in("en").say("cli-forecast-kept", count=2) in answer.err.splitlines()
    assert len(files("tutorial-forecast-unfinished")) == 2


def test_a_run_into_the_folder_of_the_caller_leaves_nothing_else_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also while it runs, and where it failed: its table, or what goes on."""
    Path("here").mkdir()
    monkeypatch.chdir("here")
    followed = quick.follow

    def failing(task: quick.Task) -> quick.Followed:
        if task.population == "XEE":
            raise ZeroDivisionError
        return followed(task)

    monkeypatch.setattr(quick, "follow", failing)
    assert call(*ROW, "--out", ".").code == 1
    assert files("..") == ["here"]
    assert files(".") == [".isthmus-unfinished"]
    monkeypatch.setattr(quick, "follow", followed)
    assert call(*ROW, "--out", ".").code == 0
    assert files(".") == ["forecast.csv"]


# --- what cannot be ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("--as-of 2023-09-30 --origins 2023-01", "--origins"),
        ("--day 5", "--origins"),
        ("--csv --parquet", "--parquet"),
        ("--origins 2023-09:2023-01", "2023-01:2023-09"),
        ("--origins 2023", "2023"),
        ("--origins 2023-01 --day 32", "32"),
        ("--as-of 2023-09-30 --series delta-encounter", "delta-encounters"),
        ("--as-of 2023-09-30 --population XA", "XAA"),
        ("--horizon 25", "24"),
        ("--horizon 0", "24"),
        ("--members 99", "100"),
        ("--members 100001", "100000"),
    ],
)
def test_a_call_that_cannot_be_is_refused_before_anything_is_run(
    given: str, told: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expecting, "expect_many", None)
    answer = call("forecast", "tutorial", *given.split(), "--lang", language)
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err
    assert files(".") == []


def test_a_place_that_holds_something_else_is_refused_before_anything_is_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(expecting, "expect_many", None)
    Path("mine").mkdir()
    Path("mine/thesis.txt").write_text("mine", "utf-8")
    answer = call(*ONE, "--out", "mine")
    assert (answer.code, answer.out) == (2, "")
    assert "thesis.txt" in answer.err
    assert files("mine") == ["thesis.txt"]
    assert call(*ONE, "--out", "mine/thesis.txt").code == 2


def test_a_case_that_does_not_say_what_is_forecast_is_told_so() -> None:
    shutil.copytree(shipped_folder("tutorial"), "mine")
    Path("mine/forecast.toml").unlink()
    assert call("check", "mine", "--describe").code == 0
    answer = call("forecast", "mine", *SHORT)
    assert (answer.code, answer.out) == (1, "")
    assert "forecast.toml" in answer.err
    Path("mine/forecast.toml").write_text("format = 1\n[tiem]\n", "utf-8")
    call("check", "mine", "--describe")
    answer = call("forecast", "mine", *SHORT)
    assert (answer.code, answer.out) == (1, "")
    assert "forecast.toml, line 2" in answer.err


# --- on a terminal -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_eighty_columns_hold_the_tables(language: str) -> None:
    answer = on_terminal(*ONE, "--no-charts", "--lang", language, columns=80)
    shown = ESCAPE.sub("", answer.out).splitlines()
    assert answer.code == 0
    title = words_in(language).say("cli-column-median")
    assert sum(title in line for line in shown) == 2, "a table for each series, none row by row"
    assert all(len(line) <= 80 for line in shown)
