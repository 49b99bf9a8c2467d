"""`isthmus simulate`: a folder is simulated, and its caller learns what came of it and where."""

from __future__ import annotations

import csv
import datetime as dt
import re
import shlex
import shutil
from pathlib import Path

import numpy as np
import pytest

from isthmus.brief.names import Names
from isthmus.case import read_case
from isthmus.movement.flee.model import Switches
from isthmus.movement.simulating import Simulation, simulate
from isthmus.words import LANGUAGES, words_in
from tests.cli.calls import BOXES, ESCAPE, call, on_terminal

FOLDER = Path(__file__).parents[1] / "movement" / "peer" / "folder"
TABLES = ["arrivals.csv", "errors.csv", "errors.json", "people.csv", "routes.csv"]
SHORT = ("--days", "30", "--members", "20", "--no-charts")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call in a folder of its own, in which `case` is an invented Flee folder."""
    shutil.copytree(FOLDER, tmp_path / "case")
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    """What the calls of `SHORT` compute."""
    return simulate(FOLDER, days=30, members=20)


def files(folder: str) -> dict[str, bytes]:
    """Every file below a folder."""
    found = sorted(Path(folder).rglob("*"))
    return {str(file.relative_to(folder)): file.read_bytes() for file in found if file.is_file()}


# --- what is said and written --------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_reads_what_was_run_and_how_far_it_is_from_the_counts(
    language: str, simulation: Simulation
) -> None:
    answer = call("simulate", "case", *SHORT, "--lang", language)
    assert (answer.code, answer.err) == (0, "")
    words, result, scores = words_in(language), simulation.result, simulation.scores
    assert scores is not None
    assert simulation.counted is not None
    lines = answer.out.splitlines()
    assert lines[0] == words.say("simulated-title", name="case")
    for number in (len(result.places), len(result.starts), result.days, result.members):
        assert words.number(number) in answer.out
    for place, counts in zip(
        simulation.counted.places, simulation.counted.people[-1].tolist(), strict=True
    ):
        row = next(line for line in lines if line.startswith(place))
        told = simulation.people(result.places.index(place))
        assert told.low is not None
        assert told.high is not None
        low, high = words.number(told.low), words.number(told.high)
        cells = [words.number(told.median), words.say("span", start=low, end=high)]
        assert row.split(place, 1)[1].split() == " ".join([*cells, words.number(counts)]).split()
    ard = next(line for line in lines if "(ARD)" in line)
    for value in (scores.ard.mean, scores.ard.low, scores.ard.high):
        assert value is not None
        assert words.number(value, 3) in ard
    for notice in simulation.notices:
        assert notice.say(words) in lines
    assert words.say("simulated-caution") in lines
    assert [Path(line.strip()).name for line in lines if line.startswith("  case-sim")] == [
        *("people.csv", "routes.csv", "arrivals.csv", "errors.csv", "errors.json")
    ]


def test_a_program_reads_the_same(simulation: Simulation) -> None:
    """JSON says what was run, its errors and files; CSV is the table of people itself."""
    answer = call("simulate", "case", *SHORT, "--json")
    assert (answer.code, answer.err) == (0, "")
    said = answer.json
    assert (said["case"], said["first"], said["last"]) == ("case", "2019-03-01", "2019-03-30")
    assert (said["members"], said["seed"], said["steps"]) == (20, 1, 30)
    assert (said["places"], said["links"]) == (17, 58)
    everyone = simulation.everyone()
    assert said["people"] == {"median": everyone.median, "low": everyone.low, "high": everyone.high}
    assert simulation.scores is not None
    assert said["errors"]["ard"]["mean"] == simulation.scores.ard.mean
    assert [row["place"] for row in said["at_places"]] == list(simulation.result.watched)
    assert sorted(said["files"]) == TABLES
    assert all(Path(file).is_file() for file in said["files"].values())
    assert len(said["notices"]) == len(simulation.notices)

    rows = call("simulate", "case", *SHORT, "--csv")
    assert rows.out.encode() == Path("case-simulated/people.csv").read_bytes()
    last = [row for row in rows.csv if row["day"] == "29" and row["population"] == "all"]
    assert [row["place"] for row in last] == list(simulation.result.places)
    medians = [simulation.people(i).median for i in range(len(last))]
    assert np.allclose([float(row["q50"]) for row in last], medians, atol=0.005)


@pytest.mark.parametrize("language", LANGUAGES)
def test_fitted_values_are_used_and_said(language: str) -> None:
    """On the terminal, to a program and on the page: how many, of which file, of which days."""
    text = '[fit]\ncase = "case"\nbegins = 2019-03-01\nuntil = 2019-03-31\n[pull]\nZellin = 3.0\n'
    Path("f.toml").write_text(text, encoding="utf-8")
    short = ("--days", "12", "--members", "2", "--with", "f.toml", "--lang", language)
    answer = call("simulate", "case", *short)
    assert (answer.code, answer.err) == (0, "")
    words = words_in(language)
    days = {"en": "from 1 Mar 2019 to 31 Mar 2019", "es": "del 1 mar 2019 al 31 mar 2019"}[language]
    begins, until = (words.date(dt.date(2019, 3, day), "short") for day in (1, 31))
    said = words.say("fitted-used-dated", file="f.toml", count=1, begins=begins, until=until)
    assert said.endswith(days)
    name = words.say("cli-simulate-fitted")
    assert any(line.startswith(name) and said in line for line in answer.out.splitlines())
    page = Path("case-simulated/simulation.html").read_text(encoding="utf-8")
    assert words.say("simulated-fitted", said=said) in page
    told = call("simulate", "case", *short, "--no-charts", "--json").json["fitted"]
    assert told == {
        "file": "f.toml",
        "values": {"pull:Zellin": 3.0},
        "begins": "2019-03-01",
        "until": "2019-03-31",
    }


def test_a_file_that_is_no_fit_of_the_folder_is_refused() -> None:
    Path("f.toml").write_text('[fit]\ncase = "other"\n', encoding="utf-8")
    answer = call("simulate", "case", "--with", "f.toml")
    assert (answer.code, answer.out) == (1, "")
    assert "f.toml" in answer.err
    assert "fit.case" in answer.err
    answer = call("simulate", "case", "--with", "none.toml")
    assert (answer.code, answer.out) == (2, "")
    for language, said in (("en", "a folder"), ("es", "una carpeta")):
        answer = call("simulate", "case", "--with", "case", "--lang", language)
        assert (answer.code, answer.out) == (1, "")
        assert said in answer.err
        assert "Traceback" not in answer.err
    assert not Path("case-simulated").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_those_whom_nobody_was_left_to_be_are_told(language: str) -> None:
    """On the terminal, to a program and on the page; and nothing where all could set out."""
    short = ("--days", "20", "--members", "2", "--lang", language)
    words, name = words_in(language), words_in(language).say("cli-simulate-unmet")
    before = call("simulate", "case", *short, "--no-charts")
    assert not [line for line in before.out.splitlines() if line.startswith(name)]
    assert call("simulate", "case", *short, "--no-charts", "--json").json["unmet"] is None
    places = Path("case/input_csv/locations.csv")
    text = places.read_text(encoding="utf-8").splitlines()
    few = [re.sub(r"[0-9]+$", "50", line) if "conflict_zone" in line else line for line in text]
    places.write_text("\n".join([*few, ""]), encoding="utf-8")
    Path("case/simsetting.yml").write_text(
        "spawn_rules:\n  take_from_population: true\n", encoding="utf-8"
    )
    told = call("simulate", "case", *short, "--no-charts", "--json").json["unmet"]
    assert told["median"] > 0
    assert told["low"] is None
    answer = call("simulate", "case", *short)
    assert (answer.code, answer.err) == (0, "")
    n = words.number(told["median"])
    line = next(line for line in answer.out.splitlines() if line.startswith(name))
    assert line.endswith(words.say("cli-simulate-unmet-why", n=n))
    page = Path("case-simulated/simulation.html").read_text(encoding="utf-8")
    assert words.say("simulated-unmet", n=n, bounds="") in page


def counted_at(place: str) -> None:
    """Let a place be counted as well, at which there never is anybody."""
    Path("case/source_data/nobody.csv").write_text("2019-03-01,0\n2019-12-31,0\n", encoding="utf-8")
    with Path("case/source_data/data_layout.csv").open("a", encoding="utf-8") as file:
        file.write(f"{place},nobody.csv\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_are_over_camps_and_it_is_said_where_more_was_counted(
    language: str, simulation: Simulation
) -> None:
    """As without the other place; the error over all is beside it, named as such."""
    counted_at("Mirrow")
    words, scores = words_in(language), simulation.scores
    assert scores is not None
    short = ("--days", "30", "--members", "20", "--lang", language)
    answer = call("simulate", "case", *short)
    said = words.say("simulated-over-camps", camps="4", places="5")
    ard = next(line for line in answer.out.splitlines() if "(ARD)" in line)
    page = Path("case-simulated/simulation.html").read_text(encoding="utf-8")
    told = call("simulate", "case", *short, "--no-charts", "--json").json["errors"]
    assert told["over"] == "camps"
    assert told["of_all"]["over"] == "counted"
    assert told["ard"]["mean"] == scores.ard.mean != told["of_all"]["ard"]["mean"]
    beside = words.number(told["of_all"]["ard"]["mean"], 3)
    assert words.number(scores.ard.mean, 3) in ard
    assert ard.endswith(beside)
    for text in (answer.out, page):
        assert said in text
        assert beside in text
    assert words.say("simulated-column-of-all") in page
    assert words.say("simulated-fact-ard-of-all", bounds="", value=beside).strip("; ") in page
    assert f">{words.say('simulated-column-place')}<" in page
    assert page.count("Mirrow") > 3


def test_without_a_camp_the_errors_are_over_all() -> None:
    places = Path("case/input_csv/locations.csv")
    text = places.read_text(encoding="utf-8").replace(",idpcamp,", ",town,")
    places.write_text(text, encoding="utf-8")
    Path("case/input_csv/registration_corrections.csv").unlink()
    layout = Path("case/source_data/data_layout.csv")
    layout.write_text("total,refugees.csv\nBrackwater,brackwater.csv\n", encoding="utf-8")
    answer = call("simulate", "case", "--days", "20", "--members", "2", "--no-charts")
    assert words_in("en").say("simulated-over-counted") in answer.out.splitlines()


def test_one_member_has_no_interval() -> None:
    """Blank, and not a bound that looks like one."""
    said = call("simulate", "case", "--days", "9", "--members", "1", "--no-charts", "--json").json
    assert all(row["simulated"]["low"] is None for row in said["at_places"])
    shown = call("simulate", "case", "--days", "9", "--members", "1", "--no-charts").out
    assert words_in("en").say("cli-column-interval") not in shown
    # A MASE that has no value says why: nine days are too short for it.
    assert words_in("en").say("score-undefined-too-short", day=30) in shown


def test_the_page_and_its_charts_are_written_unless_tables_alone_are_asked_for() -> None:
    short = ("--days", "12", "--members", "3")
    assert call("simulate", "case", *short).code == 0
    assert "simulation.html" in files("case-simulated")
    assert "charts/map.svg" in files("case-simulated")
    assert call("simulate", "case", *short, "--no-charts").code == 0
    assert sorted(files("case-simulated")) == TABLES, "the earlier one is gone whole"


def test_tables_in_other_forms() -> None:
    short = ("--days", "12", "--members", "2", "--no-charts", "--out", "deep/down")
    assert call("simulate", "case", *short, "--parquet", "--flee-out").code == 0
    found = files("deep/down")
    assert sorted(found) == [
        *("arrivals.parquet", "errors.csv", "errors.json", "out.csv"),
        *("people.parquet", "routes.parquet"),
    ]
    rows = list(csv.DictReader(found["out.csv"].decode("latin-1").splitlines()))
    assert [row["Day"] for row in rows] == [str(day) for day in range(12)]
    assert "Lowmere sim" in rows[0]


def test_the_same_seed_gives_the_same_bytes_wherever_it_is_computed() -> None:
    """Of every file, the page too; another seed gives others."""
    short = ("--days", "12", "--members", "30")
    for name, more in {"a": (), "b": ("--executor", "2"), "c": ("--seed", "2")}.items():
        assert call("simulate", "case", *short, *more, "--out", name).code == 0
    assert files("a") == files("b")
    assert files("a")["people.csv"] != files("c")["people.csv"]


# --- options that change the model ---------------------------------------------------------------


def test_what_flee_does_is_done_by_name() -> None:
    """One switch, some, and all; the answer says which were on."""
    short = ("--days", "60", "--members", "2", "--no-charts", "--json")
    plain = call("simulate", "case", *short).json
    names = [name.replace("_", "-") for name in Switches.__struct_fields__]
    some = call("simulate", "case", *short, "--like-flee", ", ".join(names[:2])).json
    every = call("simulate", "case", *short, "--like-flee", "all").json
    assert plain["like_flee"] == []
    assert some["like_flee"] == names[:2]
    assert every["like_flee"] == [n for n in names if n != "under-way-waits-as-others"]
    assert plain["at_places"] != every["at_places"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_names_every_switch(language: str) -> None:
    said = " ".join(call("simulate", "--help", "--lang", language).out.split())
    for name in Switches.__struct_fields__:
        assert name.replace("_", "-") in said


def test_the_order_of_rows_changes_no_file() -> None:
    """Not of those of the places, and not of those of what was counted."""
    short = ("--days", "12", "--members", "20")
    assert call("simulate", "case", *short, "--out", "a").code == 0
    for name in ("source_data/data_layout.csv", "input_csv/routes.csv"):
        file = Path("case", name)
        head, *rows = file.read_text(encoding="utf-8").splitlines()
        file.write_text("\n".join([head, *reversed(rows), ""]), encoding="utf-8")
    assert call("simulate", "case", *short, "--out", "b").code == 0
    before, after = files("a"), files("b")
    assert before["errors.csv"]
    # The page also tells the rows that its notices are of.
    assert {n for n in before if before[n] != after[n]} <= {"simulation.html"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_is_no_many(language: str) -> None:
    """A place, and no link: nobody sets out, which is a sentence and no empty table."""
    Path("case/input_csv/locations.csv").write_text(
        "#name,region,country,latitude,longitude,location_type,conflict_date,population\n"
        "Velm,North,Orvane,4.10,11.20,town,0,80000\n",
        encoding="utf-8",
    )
    routes = "#name1,name2,distance,forced_redirection\n"
    Path("case/input_csv/routes.csv").write_text(routes, encoding="utf-8")
    for name in ("closures.csv", "conflicts.csv", "registration_corrections.csv"):
        Path("case/input_csv", name).unlink()
    Path("case/source_data/nobody.csv").write_text("2019-03-01,0\n2019-12-31,0\n", encoding="utf-8")
    Path("case/source_data/data_layout.csv").write_text(
        "total,nobody.csv\nVelm,nobody.csv\n", encoding="utf-8"
    )
    words = words_in(language)
    answer = call("simulate", "case", "--days", "9", "--members", "2", "--lang", language)
    assert (answer.code, answer.err) == (0, "")
    places = words.say("cli-simulate-places", places="1", places_n=1, links="0", links_n=0)
    assert {"en": "one place, 0", "es": "un lugar, 0"}[language] in places
    assert any(line.endswith(places) for line in answer.out.splitlines())
    page = Path("case-simulated/simulation.html").read_text(encoding="utf-8")
    assert words.say("simulated-routes-none") in page
    assert "routes-table" not in page


def test_the_grain_and_the_parts_are_taken() -> None:
    short = ("--days", "20", "--members", "2", "--no-charts")
    assert "7 km" in call("simulate", "case", *short, "--grain", "7").out
    one = call("simulate", "case", *short, "--json").json
    many = call("simulate", "case", *short, "--parts", "4", "--json").json
    assert one["at_places"] != many["at_places"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_no_classes_are_told_none_are_listed(language: str) -> None:
    """There is nothing to name another of: what is left is to do without, or to write the file."""
    answer = call("simulate", "case", *SHORT, "--by", "gender", "--lang", language)
    assert (answer.code, answer.out) == (1, "")
    assert "--by" in answer.err
    assert "–" not in answer.err
    assert ":" not in answer.err.removeprefix("input_csv/demographics_gender.csv:")


def test_people_are_told_apart_by_an_attribute() -> None:
    Path("case/input_csv/demographics_gender.csv").write_text(
        "gender,Default\nfemale,3\nmale,1\n", encoding="utf-8"
    )
    answer = call("simulate", "case", *SHORT, "--by", "gender", "--csv")
    assert (answer.code, answer.err) == (0, "")
    assert {row["population"] for row in answer.csv} == {"all", "female", "male"}
    refused = call("simulate", "case", *SHORT, "--by", "age")
    assert refused.code == 1
    assert "gender" in refused.err


def test_of_many_notices_the_first_are_shown_and_the_others_counted() -> None:
    """Nobody reads forty; JSON has them all."""
    routes = Path("case/input_csv/routes.csv").read_text(encoding="utf-8").splitlines()
    for i in range(8):
        # A closure that never comes is noticed, each of them.
        with Path("case/input_csv/closures.csv").open("a", encoding="utf-8") as file:
            file.write(f"location,{routes[1].split(',')[0]},,{90 + i},99\n")
    notices = call("simulate", "case", *SHORT, "--json").json["notices"]
    assert len(notices) > 8
    shown = call("simulate", "case", *SHORT).out.splitlines()
    assert [notice for notice in notices if notice in shown] == notices[:8]
    assert words_in("en").say("cli-simulate-more-notices", count=len(notices) - 8) in shown


# --- what cannot be ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("", "CASE|CASO"),
        ("case --members 0", "--members"),
        ("case --members many", "many"),
        ("case --members 1.5", "1.5"),
        ("case --seed -1", "-1"),
        ("case --days 0", "--days"),
        ("case --days 1000000", "1000000"),
        ("case --grain 0", "--grain"),
        ("case --grain 1,5", "1,5"),
        ("case --parts 0", "--parts"),
        ("case --executor here", "here"),
        ("case --executor 0", "--executor"),
        ("case --executor dask:", "dask:"),
        ("case --like-flee day0-people-shrink-capacty", "day0-people-shrink-capacity"),
        ("case --like-flee x", "intensity-stays-as-it-began"),
        ("case --like-flee all,x", "all"),
        ("case --csv --json", "--json"),
        ("case --csv --parquet", "--parquet"),
        ("nowhere", "nowhere"),
        ("empty", "input_csv"),
        ("case --out taken", "taken"),
        ("case --out full", "mine"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_call_is_refused_before_anything_is_done(
    line: str, named: str, language: str
) -> None:
    """One clear answer that names what is wrong, the code of a wrong call, and no file."""
    Path("taken").write_text("mine", encoding="utf-8")
    Path("empty").mkdir()
    Path("full").mkdir()
    Path("full/mine").write_text("mine", encoding="utf-8")
    before = files(".")
    answer = call("simulate", *shlex.split(line), "--lang", language)
    assert (answer.code, answer.out) == (2, "")
    assert any(name in answer.err for name in named.split("|"))
    assert "Traceback" not in answer.err
    assert files(".") == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_folder_with_problems_is_refused_whole(language: str) -> None:
    """Each with its file and row, all of them at once, and no simulation."""
    routes = Path("case/input_csv/routes.csv")
    rows = routes.read_text(encoding="utf-8").splitlines()
    rows[2] = ",".join([*rows[2].split(",")[:2], "-5", *rows[2].split(",")[3:]])
    rows.append("Lowmere,Atlantis,10,0")
    routes.write_text("\n".join(rows) + "\n", encoding="utf-8")
    answer = call("simulate", "case", *SHORT, "--lang", language)
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 2
    assert "Atlantis" in answer.err
    assert "-5" in answer.err
    assert not Path("case-simulated").exists()


def test_out_csv_needs_counts() -> None:
    """A folder that compares with nothing has none; nothing is computed for it."""
    shutil.rmtree("case/source_data")
    Path("case/input_csv/registration_corrections.csv").unlink(missing_ok=True)
    Path("case/simsetting.yml").write_text(
        "spawn_rules:\n  conflict_driven_spawning:\n    spawn_mode: constant\n"
        "    displaced_per_conflict_day: 5\n",
        encoding="utf-8",
    )
    answer = call("simulate", "case", *SHORT)
    assert (answer.code, answer.err) == (0, "")
    assert words_in("en").say("simulated-uncounted") in answer.out
    refused = call("simulate", "case", *SHORT, "--flee-out")
    assert (refused.code, refused.out) == (2, "")
    assert "--flee-out" in refused.err


# --- on a terminal -------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [30, 60, 80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wider_than_the_terminal(columns: int, language: str) -> None:
    """Except a path, which is never broken."""
    answer = on_terminal("simulate", "case", *SHORT, "--lang", language, columns=columns)
    assert answer.code == 0
    lines = BOXES.sub("-", ESCAPE.sub("", answer.out)).splitlines()
    long = [line for line in lines if len(line.rstrip()) > columns and "case-simulated" not in line]
    # One word alone may be wider than thirty columns.
    assert [line for line in long if len(line.split()) > 1] == []
    assert "  case-simulated/people.csv" in lines


# --- cases ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_is_compared_with_its_series(language: str) -> None:
    """By month and population, in the words of the case; as known on the day that is asked for."""
    line = ("simulate", "tutorial", "--members", "3", "--no-charts", "--as-of", "2023-06-30")
    answer = call(*line, "--lang", language)
    assert (answer.code, answer.err) == (0, "")
    words, names = words_in(language), Names(read_case("tutorial"), words_in(language))
    assert words.date(dt.date(2023, 6, 30)) in answer.out
    # Nothing is explained that the table does not hold.
    assert "MASE" not in answer.out
    said = call(*line, "--lang", language, "--json").json
    assert (said["as_of"], said["at_places"], said["errors"]) == ("2023-06-30", [], None)
    assert {row["series"] for row in said["passing"]} == {"brisa-exits", "delta-encounters"}
    for row in said["passing"]:
        assert row["last"] < "2023-06-30"
        (shown,) = [
            one
            for one in answer.out.splitlines()
            if names.series(row["series"]) in one and names.population(row["population"]) in one
        ]
        assert words.number(row["simulated"]["median"]) in shown
        assert words.number(row["counted"]) in shown
    for series, errors in said["errors_by_series"].items():
        shown = next(
            one
            for one in answer.out.split(words.say("simulated-errors"))[1].splitlines()
            if names.series(series) in one
        )
        for measure in ("wape", "ard"):
            assert words.number(errors[measure]["mean"], 3) in shown
        assert errors["mase"] == []
    rows = list(csv.DictReader(files("tutorial-simulated")["passing.csv"].decode().splitlines()))
    assert {row["series"] for row in rows} == {"brisa-exits", "delta-encounters"}
    last = [row for row in rows if row["counted"]][-1]
    assert last["q50"]
    assert last["q05"] == ""
    text = files("tutorial-simulated")["passing_errors.csv"].decode()
    ards = {
        row["series"]: float(row["value"])
        for row in csv.DictReader(text.splitlines())
        if row["measure"] == "ard" and not row["population"]
    }
    of_json = {name: one["ard"]["mean"] for name, one in said["errors_by_series"].items()}
    assert ards == pytest.approx(of_json, abs=1e-6)
    # Of one population where people are is no question; of three it is.
    blank = {
        row["series"]: row["value"] == ""
        for row in csv.DictReader(text.splitlines())
        if row["measure"].startswith("rescaled")
    }
    assert blank == {"brisa-exits": True, "delta-encounters": False}


@pytest.mark.parametrize(
    "option",
    ["--days 5", "--grain 2", "--parts 2", "--like-flee all", "--by gender", "--flee-out"],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_for_folders_of_flee_is_refused_for_a_case(option: str, language: str) -> None:
    """Rather than be passed over."""
    answer = call("simulate", "tutorial", *option.split(), "--lang", language)
    assert (answer.code, answer.out) == (2, "")
    assert option.partition(" ")[0] in answer.err
    assert "movement.toml" in answer.err


def test_a_folder_of_flee_knows_no_later_count_than_it_is_asked_for() -> None:
    """It is compared up to that day; a day before the first is refused."""
    short = ("simulate", "case", "--members", "2", "--no-charts", "--days", "60")
    said = call(*short, "--as-of", "2019-04-10", "--json").json
    whole = call(*short, "--json").json
    assert said["errors"]["days"] == 41
    assert whole["errors"]["days"] == 60
    assert "2019" in call(*short, "--as-of", "2019-04-10").out
    refused = call(*short, "--as-of", "2019-01-01")
    assert (refused.code, refused.out) == (2, "")
    assert "2019-03-01" in refused.err
