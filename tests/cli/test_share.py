"""`isthmus share`: what a person reads, a program is told, what is refused and what is written."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path

import pytest

from isthmus.brief.names import Names
from isthmus.brief.saving_shared import TABLES
from isthmus.case import read_case
from isthmus.case.finding import shipped_folder
from isthmus.forecast import expecting
from isthmus.sharing.settings import Settings, settings_of_sharing
from isthmus.words import LANGUAGES, words_in
from tests.cli import quick
from tests.cli.calls import ESCAPE, call, on_terminal

SHORT = ("--members", "100", "--horizon", "3")
DAY = ("--as-of", "2024-06-15")
ONE = ("share", "tutorial", *DAY, *SHORT)
FOLDER = Path("tutorial-share")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call in a folder of its own, with forecasts that are made at once."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(expecting, "expect", quick.expect)
    monkeypatch.setattr(expecting, "expect_many", quick.expect_many)


def unplanned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the plan out, which takes the longest."""
    monkeypatch.setattr("isthmus.sharing.sharing.allocate", lambda *_, **__: None)


def rows(name: str, folder: Path = FOLDER) -> list[dict[str, str]]:
    """A table as it was written."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_reads_what_is_asked_and_that_it_is_no_order(language: str) -> None:
    answer = call(*ONE, "--lang", language)
    assert (answer.code, answer.err) == (0, "")
    words = words_in(language)
    names = Names(read_case("tutorial"), words)
    assert words.say("share-caution") in answer.out
    for country in ("XBB", "XCC", "XDD"):
        assert names.country(country) in answer.out
    for row in rows("shares"):
        if row["key"] == "pact":
            share = words.percent(float(row["share"]), 1)
            assert re.search(rf"{names.country(row['country'])} +{re.escape(share)}", answer.out)
    page = (FOLDER / "share.html").read_text(encoding="utf-8")
    assert words.say("share-caution") in page
    for key in ("needs", "capacity", "keys", "scarce", "ways", "plan", "grounds"):
        assert words.say(f"share-{key}-title") in page
    basis = names.own(read_sharing().receptions[0], "basis")
    assert basis is not None
    assert basis in page
    assert 'href="sharing.json"' in page


def read_sharing() -> Settings:
    """The settings of the tutorial."""
    return settings_of_sharing(read_case("tutorial"))


def test_every_file_is_there_and_says_the_same() -> None:
    answer = call(*ONE, "--json")
    assert (answer.code, answer.err) == (0, "")
    told = answer.json
    assert set(told["files"]) == {*(f"{name}.csv" for name in TABLES), "sharing.json", "share.html"}
    held = json.loads((FOLDER / "sharing.json").read_text(encoding="utf-8"))
    assert held["tables"].keys() == told["tables"].keys() == set(TABLES)
    for name in TABLES:
        written = rows(name)
        assert len(written) == len(told["tables"][name]), name
        for row, same in zip(written, held["tables"][name], strict=True):
            assert list(row) == list(same)
    assert told["planning_not_an_order"] == words_in("en").say("share-caution")
    assert (told["draws"], told["seed"], told["horizon"]) == (100, 1, 3)


def test_no_count_of_fewer_than_ten_people_is_published() -> None:
    assert call(*ONE).code == 0
    for name, value in (("plan", "placed"), ("hosted", "hosted"), ("used", "used")):
        for row in rows(name):
            hidden = row["status"] == "suppressed"
            assert hidden == (row[value] == ""), (name, row)
            assert row[value] in ("", "0") or int(row[value]) >= 10, (name, row)
            if hidden and name == "plan":
                assert row["placed_p10"] == row["placed_p50"] == row["placed_p90"] == ""


def test_what_was_published_before_is_held_against_what_is_published_now(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A cell that was hidden stays hidden where the difference of two tables would tell it."""
    unplanned(monkeypatch)
    before = Path("before")
    assert call(*ONE, "--out", str(before)).code == 0
    hosted = before / "hosted.csv"
    text = hosted.read_text(encoding="utf-8")
    (line,) = re.findall(r"^XBB,.*$", text, re.MULTILINE)
    cells = line.split(",")
    hosted.write_text(
        text.replace(line, ",".join([cells[0], "", *cells[2:-1], "suppressed"])), encoding="utf-8"
    )
    answer = call(*ONE, "--before", str(before), "--json")
    assert answer.code == 0
    assert answer.json["suppressed"], "what was hidden can now be computed, and that is said"
    missing = call(*ONE, "--before", "nowhere")
    assert missing.code == 2
    assert "nowhere" in missing.err


def test_a_scenario_is_named_with_what_it_rests_on() -> None:
    answer = call("share", "tutorial", "--scenario", "river-closed", *SHORT)
    assert (answer.code, answer.err) == (0, "")
    page = (FOLDER / "share.html").read_text(encoding="utf-8")
    case = read_case("tutorial")
    text = (case.folder / "scenarios" / "river-closed.toml").read_text(encoding="utf-8")
    (title,) = re.findall(r'^title_en = "(.+)"$', text, re.MULTILINE)
    assert title in answer.out
    assert title in page
    assert 'id="scenario"' in page


def test_the_pathways_are_told_of_the_groups_that_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unplanned(monkeypatch)
    answer = call(*ONE, "--group", "XFF:XDD,XEE", "--no-page")
    assert answer.code == 0
    groups = {(row["nationality"], row["present"]) for row in rows("pathways")}
    assert groups == {("XFF", "XDD"), ("XEE", "")}
    assert "Faro, in Delta" in answer.out
    (asylum,) = [
        row
        for row in rows("pathways")
        if (row["pathway"], row["present"]) == ("delta-asylum", "XDD")
    ]
    assert (asylum["state"], asylum["reason"]) == ("open", "in-force")


def test_csv_is_the_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    unplanned(monkeypatch)
    answer = call(*ONE, "--csv", "--no-page")
    assert answer.code == 0
    assert answer.csv == rows("needs")
    assert not (FOLDER / "share.html").exists()
    for row in answer.csv:
        assert float(row["total_p10"]) <= float(row["total_p50"]) <= float(row["total_p90"])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--money", "much"), "--money: 'much' is no amount"),
        (("--money", "-5USD"), "no amount"),
        (("--money", "10JPY"), "'JPY' is no currency of what is needed"),
        (("--places", "-1"), "--places"),
        (("--key", "pakt"), "Did you mean pact"),
        (("--key", "population=0.5,gdp=0.4"), "0.9"),
        (("--rule", "talmut"), "talmud"),
        (("--scenario", "river-close"), "Did you mean river-closed"),
        (("--allow-missing", "XFF"), "XFF is not among the countries that share"),
        (("--members", "5"), "--members"),
        (("--group", "XA:XCC"), "'XA' is no country"),
    ],
)
def test_a_call_that_cannot_be_is_refused_and_nothing_is_written(
    options: tuple[str, str], said: str
) -> None:
    answer = call(*ONE[:-4], *SHORT, *options)
    assert answer.code == 2, answer.out
    assert said in answer.err
    assert answer.out == ""
    assert not FOLDER.exists()


def test_a_budget_that_does_not_reach_for_the_floors_ends_the_work_and_says_what_would() -> None:
    answer = call(*ONE, "--budget", "1000USD")
    assert answer.code == 1
    found = re.search(r"cost ([\d,]+) at least, .* budget of 1,000 is ([\d,]+) short", answer.err)
    assert found is not None
    least, short = (int(one.replace(",", "")) for one in found.groups())
    assert short == least - 1000
    assert not FOLDER.exists()
    other = call(*ONE, "--budget", "1000EUR")
    assert other.code == 2
    assert "the budget is in EUR and the plan in USD" in other.err


def test_a_missing_gdp_ends_the_work_by_name_and_leaving_the_country_out_is_on_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unplanned(monkeypatch)
    case = tmp_path / "mine"
    shutil.copytree(shipped_folder("tutorial"), case)
    file = case / "countries" / "development.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"^XCC,gdp,.*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    refused = call("share", str(case), *DAY, *SHORT, "--out", "out")
    assert refused.code == 1
    assert "XCC" in refused.err
    assert "--allow-missing XCC" in refused.err
    assert not Path("out").exists()
    for language in LANGUAGES:
        left = call("share", str(case), *DAY, *SHORT, "--out", "out", "--allow-missing", "XCC",
                    "--lang", language)  # fmt: skip
        assert left.code == 0, left.err
        country = Names(read_case("tutorial"), words_in(language)).country("XCC")
        gdp = words_in(language).say("share-figure-gdp")
        said = words_in(language).say("share-left-allowed", country=country, figures=gdp)
        assert said in Path("out/share.html").read_text(encoding="utf-8")
        assert said in left.out


def test_a_folder_with_something_else_in_it_is_left_alone() -> None:
    FOLDER.mkdir()
    (FOLDER / "letter.txt").write_text("mine", encoding="utf-8")
    answer = call(*ONE)
    assert answer.code == 2
    assert [path.name for path in FOLDER.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("columns", [80, 200])
def test_it_fits_the_terminal(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    unplanned(monkeypatch)
    answer = on_terminal(*ONE, "--no-page", columns=columns)
    assert answer.code == 0
    lines = ESCAPE.sub("", answer.out).splitlines()
    assert max(map(len, lines)) <= columns
