"""Everything that can be wrong with a forecast.toml is told, with line and key, and all at once."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import msgspec
import polars as pl
import pytest

from isthmus.case import Case, CaseError, read_case
from isthmus.case.finding import shipped_folder
from isthmus.forecast.filter.parameters import PARAMETERS
from isthmus.forecast.settings import problems_of_forecast, settings_of_forecast
from isthmus.words import LANGUAGES, words_in
from tests.series.corridors import shipped_case

MODEL = shipped_folder("tutorial")
TEXT = (MODEL / "forecast.toml").read_text(encoding="utf-8")
CATALOG = Path(__file__).parents[2] / "src" / "isthmus" / "words" / "catalog"
LAST = TEXT.rstrip().splitlines()[-1]
DELTA = 'series = "delta-encounters"'


class Told(msgspec.Struct, frozen=True):
    """One thing wrong: what of the tutorial's file is written otherwise, and what is told of it.

    `line` are words of the line at which it is told.
    """

    code: str
    old: str
    new: str
    key: str
    value: str | None = None
    line: str = ""
    near: str = ""


def more(text: str) -> tuple[str, str]:
    """A change that writes more at the end."""
    return LAST, f"{LAST}\n{text}"


def prior(parameter: str, median: float = 0.5, spread: float = 0.5, rest: str = "") -> str:
    return f'[[priors]]\nparameter = "{parameter}"\nmedian = {median}\nspread = {spread}\n{rest}'


WRONG = (
    # --- what any file of a case may have wrong
    Told("toml-not-toml", "steps_a_month = 4 ", "steps_a_month = four ", "", line="four"),
    Told(
        "toml-unknown-key-near", "least = 50", "leest = 50", "people.leest", "leest", near="least"
    ),
    Told("toml-unknown-key", *more("[weather]\nrain = 1"), "weather", "weather", "[weather]"),
    Told("toml-missing-key", "first = 2022-01-01", "", "time.first", "first", "[time]"),
    Told("toml-value", "least = 50", "least = -50", "people.least", "-50", "least"),
    Told("toml-value", "first = 2022-01-01", 'first = "2022-01-01"', "time.first", line="first"),
    Told("toml-value", "steps_a_month = 4 ", "steps_a_month = 40 ", "time.steps_a_month", "40"),
    Told("toml-value", "median = 12", "median = 0", "priors[1].median", "0", "median = 0"),
    Told("toml-value", "spread = 0.5", "spread = nan", "priors[1].spread", "nan", "spread = nan"),
    Told("toml-value", "median = 12", "median = inf", "priors[1].median", "inf"),
    Told("toml-value", "format = 1", "format = 2", "format", "2", "format"),
    Told("toml-no-list", '["XAA", "XEE", "XFF"]', '"XAA"', "people.nationalities", "XAA"),
    Told(
        "toml-unknown-name-near",
        'place = "rio-claro"',
        'place = "rio-clara"',
        "stations[1].place",
        "rio-clara",
        "rio-clara",
        "rio-claro",
    ),
    Told(
        "toml-unknown-name-near",
        DELTA,
        'series = "delta-encuonters"',
        "stations[2].series",
        "delta-encuonters",
        "delta-encuonters",
        "delta-encounters",
    ),
    Told(
        "toml-unknown-name",
        'fault = "appointments-counted"',
        'fault = "zzz"',
        "breaks[1].fault",
        "zzz",
        "zzz",
    ),
    Told(
        "toml-unknown-name-near",
        'fault = "appointments-counted"',
        'fault = "appointment-counted"',
        "breaks[1].fault",
        near="appointments-counted",
    ),
    Told("toml-unknown-name", '"XFF"]', '"XYZ"]', "people.nationalities[3]", "XYZ"),
    Told("toml-unknown-name", '"XFF"]', '"other"]', "people.nationalities[3]", "other"),
    Told(
        "toml-unknown-name-near",
        DELTA,
        DELTA + '\napart = ["ordinary-low"]',
        "stations[2].apart[1]",
        "ordinary-low",
        "apart",
        "ordinary-law",
    ),
    Told("toml-unknown-name", DELTA, DELTA + '\napart = ["XAA"]', "stations[2].apart[1]", "XAA"),
    # --- what only this file may
    Told("forecast-no-first-day", "2022-01-01", "2022-01-02", "time.first", "2022-01-02", "first"),
    Told("forecast-first-too-early", "2022-01-01", "1000-01-01", "time.first", "1000-01-01"),
    Told("forecast-twice", '"XFF"]', '"XFF", "XAA"]', "people.nationalities", "XAA"),
    Told(
        "forecast-twice",
        'place = "puente-norte"\nseries',
        'place = "rio-claro"\nseries',
        "stations[2].place",
        "rio-claro",
    ),
    Told(
        "forecast-twice",
        DELTA,
        'series = "cordillera-entries"',
        "stations[2].series",
        "cordillera-entries",
    ),
    Told(
        "forecast-twice",
        DELTA,
        DELTA + '\napart = ["ordinary-law", "ordinary-law"]',
        "stations[2].apart",
        "ordinary-law",
        "apart",
    ),
    Told(
        "forecast-twice",
        *more('[[breaks]]\nfault = "appointments-counted"'),
        "breaks[2].fault",
        "appointments-counted",
    ),
    Told("forecast-no-people", '["XAA", "XEE", "XFF"]', "[]", "people.nationalities"),
    Told(
        "forecast-not-followed",
        DELTA,
        DELTA + '\nfold = { OOO = "XBB" }',
        "stations[2].fold.OOO",
        "XBB",
        "fold",
    ),
    Told(
        "forecast-not-followed",
        *more(prior("wait-days", rest='population = "OOO"')),
        "priors[4].population",
        "OOO",
    ),
    Told(
        "forecast-followed-itself",
        DELTA,
        DELTA + '\nfold = { XFF = "XAA" }',
        "stations[2].fold.XFF",
        "XFF",
        "fold",
    ),
    Told("forecast-no-flow", DELTA, 'series = "people-hosted"', "stations[2].series"),
    Told("forecast-no-flow", DELTA, 'series = "cordillera-applications"', "stations[2].series"),
    Told("forecast-no-flow", DELTA, 'series = "people-lost"', "stations[2].series", "people-lost"),
    Told(
        "forecast-apart-before-last",
        'series = "cordillera-entries"',
        'series = "cordillera-entries"\napart = ["women"]',
        "stations[1].apart",
        "rio-claro",
        "apart",
    ),
    Told(
        "forecast-apart-mixed",
        DELTA,
        DELTA + '\napart = ["women", "ordinary-law"]',
        "stations[2].apart",
        "women, ordinary-law",
    ),
    Told(
        "forecast-parameter",
        'parameter = "arriving-share"',
        'parameter = "ariving-share"',
        "priors[2].parameter",
        "ariving-share",
        "ariving",
        "arriving-share",
    ),
    Told("forecast-parameter", *more(prior("weather")), "priors[4].parameter", "weather"),
    Told(
        "forecast-no-station",
        *more(prior("wait-days", rest='place = "lajas"')),
        "priors[4].place",
        "lajas",
        "lajas",
    ),
    Told("forecast-share", "median = 0.4", "median = 1.4", "priors[2].median", "1.4", "1.4"),
    Told("forecast-spread", "spread = 0.6", "spread = 60", "priors[2].spread", "60", "60"),
    Told(
        "forecast-prior-twice",
        *more(prior("arriving-share")),
        "priors[4].parameter",
        "arriving-share",
    ),
    Told(
        "forecast-break-elsewhere",
        *more('[[breaks]]\nfault = "day-and-night"'),
        "breaks[2].fault",
        "day-and-night",
        "day-and-night",
    ),
)

#: What is told of a case without the file, of a series that counts nowhere, of numbers.
ELSEWHERE = {"forecast-missing", "forecast-no-stations", "forecast-series-where"}
#: What follows of a station that is another one.
FOLLOWS = {"forecast-no-station", "forecast-break-elsewhere"}
OF_NUMBERS = {
    "forecast-nothing-known",
    "forecast-negative",
    "forecast-series-nothing-yet",
    "forecast-series-too-short",
    "forecast-series-all-zero",
    "forecast-ways-not-whole",
}


def spoilt(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "case"
    shutil.copytree(MODEL, folder)
    (folder / "forecast.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tutorial, read once: only its forecast.toml changes."""
    return spoilt(tmp_path_factory.mktemp("settings"), TEXT)


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: f"{wrong.code} {wrong.key}")
def test_what_is_wrong_is_told_and_nothing_else(folder: Path, wrong: Told) -> None:
    assert wrong.old in TEXT
    text = TEXT.replace(wrong.old, wrong.new, 1)
    (folder / "forecast.toml").write_text(text, encoding="utf-8")
    case = case_in(folder)
    problems = problems_of_forecast(case)
    told = next(p for p in problems if p.code == wrong.code)
    assert {p.code for p in problems} <= {wrong.code, *FOLLOWS}
    assert told.file == "forecast.toml"
    assert (told.column or "") == wrong.key
    if wrong.value is not None:
        assert told.value == wrong.value
    if wrong.line:
        assert told.row is not None
        assert wrong.line in text.splitlines()[told.row - 1]
    with pytest.raises(CaseError):
        settings_of_forecast(case)
    for language in LANGUAGES:
        said = told.say(words_in(language))
        assert said.startswith("forecast.toml")
        assert said.endswith((".", "?"))
        assert "$" not in said
        assert wrong.near in said


def case_in(folder: Path) -> Case:
    """The tutorial as read from elsewhere."""
    case = shipped_case("tutorial")
    return Case(folder=folder, name=case.name, titles=case.titles, frames=case.frames)


def test_all_of_it_is_told_at_once_from_the_first_line_to_the_last(folder: Path) -> None:
    text = TEXT
    for old, new in (
        ("first = 2022-01-01", "fist = 2022-01-01"),
        ("least = 50", 'least = "x"'),
        ('"rio-claro"', '"nowhere"'),
        ("spread = 0.6", "spread = -1"),
    ):
        text = text.replace(old, new, 1)
    (folder / "forecast.toml").write_text(text, encoding="utf-8")
    problems = problems_of_forecast(case_in(folder))
    assert [p.code for p in problems] == [
        "toml-missing-key",
        "toml-unknown-key-near",
        "toml-value",
        "toml-unknown-name",
        "toml-value",
    ]
    rows = [p.row or 0 for p in problems]
    assert rows == sorted(rows)


def test_every_sentence_is_reached() -> None:
    text = (CATALOG / "forecast-settings.en.ftl").read_text(encoding="utf-8")
    there = set(re.findall(r"^problem-([a-z0-9-]+) =", text, re.MULTILINE))
    reached = {wrong.code for wrong in WRONG if wrong.code.startswith("forecast-")}
    assert there == reached | ELSEWHERE | OF_NUMBERS


def test_a_case_without_the_file_forecasts_nothing(tmp_path: Path) -> None:
    case = case_in(tmp_path)
    assert problems_of_forecast(case) == ()
    with pytest.raises(CaseError) as refused:
        settings_of_forecast(case)
    assert [p.code for p in refused.value.problems] == ["forecast-missing"]


def test_no_station_and_a_series_of_no_place_are_told(folder: Path) -> None:
    stations = TEXT[TEXT.index("[[stations]]") : TEXT.index("# --- what is assumed")]
    none = TEXT.replace(stations, "").replace("format = 1", "format = 1\nstations = []", 1)
    none = none[: none.index("[[priors]]")]
    (folder / "forecast.toml").write_text(none, encoding="utf-8")
    assert [p.code for p in problems_of_forecast(case_in(folder))] == ["forecast-no-stations"]

    (folder / "forecast.toml").write_text(TEXT, encoding="utf-8")
    case = case_in(folder)
    nowhere = case.frames["series"].with_columns(place=pl.lit(None, dtype=pl.String))
    case.frames = {**case.frames, "series": nowhere}
    codes = [p.code for p in problems_of_forecast(case)]
    assert codes == ["forecast-series-where"] * 2


def test_the_files_that_ship_have_no_problem() -> None:
    for name in ("tutorial", "americas"):
        assert problems_of_forecast(shipped_case(name)) == ()


@pytest.mark.parametrize("name", ["tutorial", "americas"])
def test_what_is_assumed_says_why_in_both_languages(name: str) -> None:
    settings = settings_of_forecast(shipped_case(name))
    assert settings.priors
    for one in (*settings.priors, *(one for one in settings.stations if one.fold)):
        assert one.basis_en
        assert one.basis_es


def test_of_a_cut_case_what_was_not_known_yet_is_absent() -> None:
    case = shipped_case("tutorial")
    early = settings_of_forecast(case.as_of(dt.date(2022, 12, 31)))
    assert early.breaks == ()
    assert [one.series for one in early.stations] == ["cordillera-entries", "delta-encounters"]
    assert settings_of_forecast(case.as_of(dt.date(2023, 12, 31))).breaks


def test_a_forecast_may_begin_twenty_years_before_its_first_number(folder: Path) -> None:
    case = case_in(folder)
    of = {one.series for one in settings_of_forecast(shipped_case("tutorial")).stations}
    rows = case.observations.filter(pl.col("series").is_in(of) & pl.col("value").is_not_null())
    begins = min(rows["start"].to_list()).replace(day=1)
    early = begins.replace(year=begins.year - 20)
    for first, codes in (
        (early, []),
        ((early - dt.timedelta(days=1)).replace(day=1), ["forecast-first-too-early"]),
    ):
        text = TEXT.replace("first = 2022-01-01", f"first = {first}")
        (folder / "forecast.toml").write_text(text, encoding="utf-8")
        assert [p.code for p in problems_of_forecast(case_in(folder))] == codes


def test_a_prior_for_one_nationality_stands_before_one_for_all(folder: Path) -> None:
    text = TEXT + prior("arriving-share", 0.7, 0.1, 'population = "XEE"\n')
    (folder / "forecast.toml").write_text(text, encoding="utf-8")
    settings = settings_of_forecast(case_in(folder))
    assert settings.given("XEE")["arriving-share", ""] == (0.7, 0.1)
    assert settings.given("XAA")["arriving-share", ""] == (0.4, 0.6)
    assert settings.given("XAA")["transit-days", "puente-norte"] == (12, 0.5)


def test_every_parameter_can_be_given(folder: Path) -> None:
    named = {one.parameter for one in settings_of_forecast(shipped_case("tutorial")).priors}
    text = TEXT + "".join(f"{prior(name)}\n" for name in PARAMETERS if name not in named)
    (folder / "forecast.toml").write_text(text, encoding="utf-8")
    given = {one.parameter for one in settings_of_forecast(case_in(folder)).priors}
    assert given == set(PARAMETERS)


def test_the_check_of_a_case_tells_of_the_file(tmp_path: Path) -> None:
    path = spoilt(tmp_path, TEXT.replace("least = 50", "least = -50"))
    assert [p.code for p in problems_of_forecast(read_case(path))] == ["toml-value"]
