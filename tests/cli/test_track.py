"""`isthmus track`: the register of promises, for people and for programs."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from isthmus.commitments.listing import COLUMNS
from isthmus.commitments.records import STATUSES
from isthmus.words import words_in
from tests.case.promised import promised
from tests.case.strategies import write_case
from tests.cli.calls import ESCAPE, as_cell, call, on_terminal

DAY = ("--as-of", "2024-06-30")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A small case with what was promised."""
    return str(write_case(tmp_path_factory.mktemp("promised") / "case", promised()))


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_register_says_who_what_and_how_it_stands(small: str, language: str) -> None:
    """Target against evidence; what was reported and what follows stand in two columns."""
    said = call("track", small, "--as-of", "2022-06-30", "--lang", language)
    words = words_in(language)
    assert (said.code, said.err) == (0, "")
    title, bank = ("Pact", "The Bank") if language == "en" else ("Pacto", "El Banco")
    assert f"{title} (pact)" in said.out
    assert bank in said.out
    header = next(
        line for line in said.out.splitlines() if words.say("cli-column-reported") in line
    )
    assert header.index(words.say("cli-column-reported")) < header.index(
        words.say("cli-column-computed")
    )
    assert "5,000" in said.out
    assert words.say("commitments-status-not-verifiable") in said.out
    assert words.date(dt.date(2022, 6, 30)) in said.out


@pytest.mark.parametrize("args", [[], ["--meetings"]], ids=" ".join)
@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_is_lost_at_any_width(args: list[str], language: str, columns: int) -> None:
    """Every word of the plain form is there, and no line is wider than the terminal."""
    asked = ["track", "tutorial", *DAY, *args, "--lang", language]
    text = ESCAPE.sub("", on_terminal(*asked, columns=columns).out)
    assert max(len(line.rstrip()) for line in text.splitlines()) <= columns
    said = set(text.split())
    for line in call(*asked).out.splitlines():
        assert set(line.split()) <= said, line


def test_both_forms_tell_the_same_of_each_indicator() -> None:
    as_json = call("track", "tutorial", *DAY, "--json").json
    rows = call("track", "tutorial", *DAY, "--csv").csv
    assert list(rows[0]) == list(COLUMNS)
    told = {
        (c["commitment"], i["indicator"]): i
        for c in as_json["commitments"]
        for i in c["indicators"]
    }
    of_indicators = [row for row in rows if row["indicator"]]
    assert {(row["commitment"], row["indicator"]) for row in of_indicators} == told.keys()
    for row in of_indicators:
        found = told[row["commitment"], row["indicator"]]
        assert (row["status"], row["why"]) == (found["status"], found["why"])
        target = next((one for one in found["targets"] if one["stands"]), None)
        assert row["target_low"] == as_cell(target and target["low"])
    assert {one["status"] for one in as_json["commitments"]} <= set(STATUSES)


def test_the_tutorial_shows_every_status() -> None:
    """On some day each of them: what is learnt there holds for any case."""
    seen = {
        one["status"]
        for day in ("2022-12-31", "2024-06-30", "2024-09-30")
        for one in call("track", "tutorial", "--as-of", day, "--json").json["commitments"]
    }
    assert seen == set(STATUSES)


def test_a_day_cuts_the_register() -> None:
    """Nothing published later, and a target as it stood."""
    early = call("track", "tutorial", "--as-of", "2022-12-31", "--json").json
    late = call("track", "tutorial", *DAY, "--json").json
    assert 0 < len(early["commitments"]) < len(late["commitments"])
    assert all(one["published"] <= "2022-12-31" for one in early["commitments"])
    for amount in early["money"]:
        assert all(row["published"] <= "2022-12-31" for row in amount["rows"])


@pytest.mark.parametrize(
    ("asked", "code", "says"),
    [
        (["--agreement", "pcat"], 2, "pact"),
        (["--party", "XYZ"], 2, "XYZ"),
        (["--pillar", "wayz"], 2, "ways"),
        (["--within", "-1"], 2, "--within"),
        (["--as-of", "soon"], 2, "soon"),
        (["--json", "--csv"], 2, "--json"),
        (["--import", "file.xml"], 2, "--into"),
        (["--into", "folder"], 2, "--import"),
        (["--import", "a.xml", "--into", "b", "--out", "c"], 2, "--out"),
        (["--import", "no-such-file.xml", "--into", "b"], 2, "no-such-file.xml"),
    ],
)
def test_a_wrong_call_is_told_what_is_wrong(
    small: str, asked: list[str], code: int, says: str
) -> None:
    for language in ("en", "es"):
        answer = call("track", small, *asked, "--lang", language)
        assert (answer.code, answer.out) == (code, "")
        assert says in answer.err


def test_a_case_that_is_not_sound_is_refused_whole(tmp_path: Path) -> None:
    tables = promised()
    tables["commitments"][0]["deadline"] = "2022-01-14"
    answer = call("track", str(write_case(tmp_path, tables)))
    assert (answer.code, answer.out) == (1, "")
    assert "commitments.csv" in answer.err
    assert "2022-01-14" in answer.err


def test_what_nobody_promised_is_said_in_words() -> None:
    """A country of the world that the register does not name: no error, and nothing made up."""
    answer = call("track", "tutorial", *DAY, "--party", "FRA")
    assert (answer.code, answer.err) == (0, "")
    assert words_in("en").say("cli-track-none") in answer.out


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_of_no_part_is_not_shown_under_one(language: str) -> None:
    """After the parts of an agreement, a promise that is of none of them has a line of its own."""
    asked = ["track", "tutorial", *DAY, "--lang", language]
    apart = words_in(language).say("cli-track-no-pillar")
    mixed = call(*asked, "--agreement", "rio-claro-arrangement").out.splitlines()
    part = next(i for i, line in enumerate(mixed) if "(clause-one-register)" in line)
    assert mixed.index(apart) > part
    assert apart not in call(*asked, "--agreement", "bus-memorandum").out


def test_written_files_are_told_under_a_line_that_says_so(small: str, tmp_path: Path) -> None:
    """The last lines of an export are its files, after the word that they were written."""
    out = tmp_path / "out"
    told = call("track", small, "--as-of", "2022-06-30", "--out", str(out)).out.splitlines()
    said = told.index(words_in("en").say("cli-simulate-files"))
    assert {line.strip() for line in told[said + 1 :]} == {str(file) for file in out.iterdir()}


def test_the_register_goes_out_and_comes_back(small: str, tmp_path: Path) -> None:
    """What was written for others is read again, of another case that does not hold it."""
    out, into = tmp_path / "out", tmp_path / "in"
    written = call("track", small, "--as-of", "2022-06-30", "--out", str(out), "--json")
    assert written.code == 0
    assert all(Path(path).exists() for path in written.json["files"].values())
    assert json.loads((out / "register.json").read_text(encoding="utf-8"))
    bare = {name: rows for name, rows in promised().items() if name != "transactions"}
    other = str(write_case(tmp_path / "other", bare | {"conclusions": [], "accounts": []}))
    read = call("track", other, "--import", str(out / "register.json"), "--into", str(into))
    assert read.code == 0, read.err
    assert "transactions.csv" in {file.name for file in into.rglob("*.csv")}
    again = call("track", other, "--import", str(out / "register.json"), "--into", small)
    assert again.code == 2


@pytest.mark.parametrize("language", ["en", "es"])
def test_of_many_notices_of_a_kind_the_first_few_are_told(tmp_path: Path, language: str) -> None:
    """What an activity file cannot state is counted on the screen; a program gets every one."""
    out = ("americas", "--as-of", "2024-06-20", "--lang", language, "--out", str(tmp_path / "out"))
    answer = call("track", *out, "--json")
    listed, apart = answer.err.splitlines(), answer.json["left_out"]
    more = [line for line in listed if line not in apart]
    assert len(apart) > len(listed) > len(more) > 0
    counted = sum(int("".join(sign for sign in line if sign.isdigit())) for line in more)
    assert counted == len(apart) - (len(listed) - len(more))


def test_money_is_shown_by_stage_and_currency_and_never_added(small: str) -> None:
    found = call("track", small, "--as-of", "2022-06-30", "--json").json["money"]
    assert [(one["stage"], one["currency"], one["low"]) for one in found] == [
        ("pledge", "USD", 400)
    ]
    assert [row["transaction"] for row in found[0]["running_totals"]] == ["so-far"]
    assert [row["transaction"] for row in found[0]["parts"]] == ["part"]
