"""`isthmus fit`: a folder is calibrated, and its caller learns what that is worth."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import msgspec
import pytest

from isthmus.brief.names import Names
from isthmus.case import read_case
from isthmus.movement.fit import Fit, fit
from isthmus.words import LANGUAGES, words_in
from tests.cli.calls import call
from tests.movement.test_fit_of_case import ROUTE
from tests.movement.test_fit_of_case import case as case_of_route

FOLDER = Path(__file__).parents[1] / "movement" / "peer" / "folder"
READ = msgspec.json.Decoder(Fit)
SHORT = ("--members", "2", "--evaluations", "40", "--free", "default_movechance,pull:Zellin")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call in a folder of its own, in which `case` is an invented Flee folder."""
    shutil.copytree(FOLDER, tmp_path / "case")
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def found() -> Fit:
    """What the calls of `SHORT` compute."""
    return fit(FOLDER, members=2, evaluations=40, free=["default_movechance", "pull:Zellin"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_reads_what_moved_and_whether_it_helps(language: str, found: Fit) -> None:
    answer = call("fit", "case", *SHORT, "--lang", language)
    assert (answer.code, answer.err) == (0, "")
    words = words_in(language)
    until = words.date(found.until)
    lines = answer.out.splitlines()
    assert lines[0] == words.say("fit-title", name="case", until=until)
    own, fitted = (found.errors(one, after=True).ard for one in ("own", "fitted"))
    said = {"own": words.number(own, 3), "fitted": words.number(fitted, 3), "error": "ARD"}
    assert words.say("fit-better" if fitted < own else "fit-worse", until=until, **said) in lines
    assert words.say("fit-given") in lines
    assert words.say("fit-caution") in lines
    for judged in ("own", "fitted", "flat", "ratio"):
        line = next(line for line in lines if line.startswith(words.say(f"fit-by-{judged}")))
        assert words.number(found.errors(judged, after=True).ard, 3) in line
    place = words.say("fit-pull-of", place="Zellin")
    assert words.number(found.values["pull:Zellin"], 3) in next(
        line for line in lines if line.startswith(place)
    )
    for name in ("fit.json", "parameters.csv", "fitted.toml"):
        assert f"  {Path('case-fitted') / name}" in lines


def test_a_program_reads_all_of_it(found: Fit) -> None:
    answer = call("fit", "case", *SHORT, "--out", "fits", "--json")
    assert (answer.code, answer.err) == (0, "")
    told = json.loads(answer.out)
    assert told["name"] == "case"
    assert told["until"] == found.until.isoformat()
    assert told["runs"] == found.runs
    assert {one["name"]: one["value"] for one in told["parameters"]} == found.values
    assert [one["judged"] for one in told["after"]] == ["own", "fitted", "flat", "ratio"]
    assert set(told["files"]) == {file.name for file in Path("fits").iterdir()}


def test_a_program_reads_the_parameters_as_they_are_written(found: Fit) -> None:
    answer = call("fit", "case", *SHORT, "--csv")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == Path("case-fitted/parameters.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(answer.out)))
    assert {row["name"]: float(row["value"]) for row in rows} == found.values


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_reads_of_a_case_each_series_and_each_number(language: str) -> None:
    """Months in place of days; numbers by what their table is about; and the file can be used."""
    case = case_of_route(Path("route"))
    free = "counts.brisa-exits.per_person,stays.paso-verde.days"
    short = ("--members", "1", "--evaluations", "40", "--free", free, "--lang", language)
    answer = call("fit", str(case), *short)
    assert (answer.code, answer.err) == (0, "")
    words, lines = words_in(language), answer.out.splitlines()
    told = READ.decode(Path("case-fitted/fit.json").read_bytes())
    assert told.of == "case"
    assert words.say("fit-errors-by-series") in lines
    title = Names(read_case("tutorial"), words).series("brisa-exits")
    for judged in ("own", "fitted", "flat"):
        name = words.say(f"fit-by-{judged}")
        line = next(one for one in lines if one.startswith(title) and name in one)
        error = told.errors(judged, after=True, series="brisa-exits")
        assert error.rescaled_ard is None
        assert error.wape is not None
        assert line.index(words.number(error.wape, 3)) < line.rindex(words.number(error.ard, 3))
    # What judges those who pass is what simulate leads with, under the same name.
    errors = {one: told.errors(one, after=True).wape for one in ("own", "fitted")}
    said = {one: words.number(error or 0.0, 3) for one, error in errors.items()}
    key = "fit-better" if (errors["fitted"] or 0.0) < (errors["own"] or 0.0) else "fit-worse"
    until = words.date(told.until)
    assert words.say(key, until=until, error=words.say("cli-column-wape"), **said) in lines
    assert words.say("cli-simulate-errors-passing") in lines
    for label, of in (("counts-per_person", "brisa-exits"), ("stays-days", "paso-verde")):
        assert any(line.startswith(words.say(f"fit-number-{label}", of=of)) for line in lines)
    assert words.say("fit-given-case") in lines
    assert words.say("fit-caution-case") in lines
    span = {"begins": words.date(told.begins, "short"), "until": words.date(told.until, "short")}
    simulated = call("simulate", str(case), "--members", "2", "--with", "case-fitted/fitted.toml",
                     "--no-charts", "--lang", language)  # fmt: skip
    assert simulated.code == 0
    used = words.say("fitted-used-dated", file="case-fitted/fitted.toml", count=2, **span)
    assert used in simulated.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_series_that_was_not_counted_by_then_is_named_by_its_title(language: str) -> None:
    later = ROUTE + '[[counts]]\nseries = "delta-returns"\ninto = ["rio-claro"]\n'
    case = case_of_route(Path("route"), later)
    short = ("--members", "1", "--evaluations", "30", "--free", "stays.paso-verde.days")
    answer = call("fit", str(case), *short, "--lang", language)
    assert (answer.code, answer.err) == (0, "")
    words = words_in(language)
    line = next(
        one for one in answer.out.splitlines() if one.startswith(words.say("fit-uncounted-by-then"))
    )
    assert Names(read_case("tutorial"), words).series("delta-returns") in line
    assert "delta-returns" not in answer.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("case", "--until", "2019-01-01"), "2019-03-01"),
        (("case", "--free", "softning"), "softening"),
        (("case", "--evaluations", "5"), "--evaluations"),
        (("case", "--until", "2019-03-01"), "--until"),
        (("case", "--free", "pull:Zellin, softning"), "softening"),
        # Of those that are known every one is listed, whole.
        (("tutorial", "--free", "weather"), "stays.puerto-alba.days"),
        (("tutorial", "--free", "weather"), "choice.distance_power"),
        (("case", "--out", "case"), "input_csv"),
    ],
)
def test_a_call_that_cannot_be_is_refused_with_the_next_step(
    words: tuple[str, ...], said: str
) -> None:
    answer = call("fit", *words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert not Path("case-fitted").exists()
