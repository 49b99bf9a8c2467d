"""Everything that can be wrong with a movement.toml is told, with line and key, and all at once."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import msgspec
import pytest

from isthmus.case import CaseError, read_case
from isthmus.case.finding import shipped_folder
from isthmus.movement.keys import keys, meanings_without_key
from isthmus.movement.of_case import model_of_case, problems_of_movement
from isthmus.movement.settings_of_case import KINDS
from isthmus.words import LANGUAGES, words_in

MODEL = shipped_folder("tutorial")
TEXT = (MODEL / "movement.toml").read_text(encoding="utf-8")
CATALOG = Path(__file__).parents[2] / "src" / "isthmus" / "words" / "catalog"


class Told(msgspec.Struct, frozen=True):
    """One thing wrong: what of the tutorial's file is written otherwise, and what is told of it.

    `row` is found from `line`, the first line that holds these words afterwards.
    """

    code: str
    old: str
    new: str
    key: str
    value: str | None = None
    line: str = ""
    name: str = ""


def after(header: str, line: str) -> tuple[str, str]:
    """A change that writes a line below a header."""
    return header + "\n", f"{header}\n{line}\n"


def more(text: str) -> tuple[str, str]:
    """A change that writes more at the end."""
    last = TEXT.rstrip().splitlines()[-1]
    return last, f"{last}\n{text}"


WRONG = (
    # --- the file
    Told("toml-not-toml", 'step = "day"', "step = day", "", line="step = day"),
    Told("toml-not-toml-end", *more('[choices]\nx = """never closed'), "", name="never closed"),
    Told(
        "toml-unknown-key",
        *after("[people]", "zzz = 1"),
        "people.zzz",
        "zzz",
        line="zzz = 1",
    ),
    Told(
        "toml-unknown-key-near",
        'step = "day"',
        'stepp = "day"',
        "time.stepp",
        "stepp",
        line="stepp",
    ),
    Told("toml-unknown-key", *more("[weather]\nrain = 1"), "weather", "weather", "[weather]"),
    Told(
        "toml-unknown-key",
        'people = 500\nper = "month"',
        'people = 500\nper = "month"\ncapacity = 3',
        "measures[3].capacity",
        "capacity",
        line="capacity = 3",
        name="of another kind",
    ),
    Told("toml-missing-key", "last = 2023-12-31", "", "time.last", "last", line="[time]"),
    Told("toml-missing-key", "back_to", "# back_to", "measures[2].back_to", "back_to"),
    Told("toml-no-table", 'what = "met"', 'what = "met"\nfold = 3', "counts[2].fold", "3"),
    Told("toml-no-list", '["XAA", "XEE", "XFF"]\nothers', '"XAA"\nothers', "people.nationalities"),
    Told(
        "toml-no-list",
        "[[splits]]",
        "[splits]",
        "splits",
        line="[splits]",
        name="single brackets",
    ),
    Told("movement-kind", '"closure"', '"closing"', "measures[8].kind", "closing"),
    Told("movement-kind", '"visa"', '"viza"', "measures[1].kind", "viza", name="near"),
    # --- values
    Told("toml-value", "first = 2022-03-01", 'first = "2022-03-01"', "time.first"),
    Told(
        "toml-value",
        "first = 2022-03-01",
        "first = 2022-03-01T10:00:00",
        "time.first",
        name="a time of day",
    ),
    Told("toml-value", "others = true", 'others = "yes"', "people.others", "yes"),
    Told("toml-value", "stages = 3", "stages = 0", "travel.stages", "0"),
    Told("toml-value", "stages = 3", "stages = 2.5", "travel.stages", "2.5", name="no whole"),
    Told("toml-value", "people = 500", "people = -500", "measures[3].people", "-500"),
    Told("toml-value", "lead_days = 8", "lead_days = -8", "departures[1].lead_days", "-8"),
    Told("toml-value", "road = 250", "road = 0", "travel.km_per_day.road", "0"),
    Told("toml-value", "road = 250", "ox = 250", "travel.km_per_day.ox", "ox", name="mode"),
    Told("toml-value", "factor = 0.3", "factor = 1.3", "measures[1].factor", "1.3"),
    Told("toml-value", "ends = 0.65", "ends = -0.65", "stays[4].ends", "-0.65"),
    Told("toml-value", "days = inf", "days = nan", "stays[5].days", "nan"),
    Told("toml-value", "share = 0.5", "share = true", "measures[3].share", "true"),
    Told("toml-value", "days = 3\n\n[[m", "days = inf\n\n[[m", "measures[3].days", "inf"),
    Told("toml-value", 'step = "day"', 'step = "hour"', "time.step", "hour"),
    Told("toml-value", 'step = "day"', "step = 0", "time.step", "0", name="no days"),
    Told("toml-value", "format = 1", "format = 2", "format", "2"),
    Told("toml-value", 'what = "met"', 'what = "seen"', "counts[2].what", "seen"),
    Told("toml-value", 'role = "crossing"', "role = 3", "stays[2].role", "3"),
    Told(
        "toml-value",
        'routes = [["san-telmo", "rio-claro"]]',
        'routes = [["san-telmo"]]',
        "measures[4].routes[1]",
        "[san-telmo]",
    ),
    Told(
        "person-contact",
        'basis_en = "One in ten leaves without passing the post."',
        'basis_en = "Ask ana@example.org"',
        "counts[1].basis_en",
        "Ask ana@example.org",
    ),
    # --- names
    Told(
        "toml-unknown-name",
        'place = "puerto-alba"           #',
        'place = "zzz"           #',
        "departures[2].place",
        "zzz",
    ),
    Told(
        "toml-unknown-name-near",
        'back_to = "ciudad-cumbre"',
        'back_to = "ciudad-cumbra"',
        "measures[2].back_to",
        "ciudad-cumbra",
    ),
    Told(
        "toml-unknown-name-near",
        'series = "brisa-exits"',
        'series = "brisa-exit"',
        "counts[1].series",
        "brisa-exit",
        name="series",
    ),
    Told(
        "toml-unknown-name-near",
        'policy = "asylum-cap"',
        'policy = "asylum-cup"',
        "measures[5].policy",
        "asylum-cup",
        name="policy",
    ),
    Told(
        "toml-unknown-name",
        'border = "XBB>XCC"',
        'border = "XBB-XCC"',
        "measures[8].border",
        "XBB-XCC",
        name="border",
    ),
    Told(
        "toml-unknown-name",
        '"XAA", "XEE", "XFF"]\nothers',
        '"XAA", "women", "XFF"]\nothers',
        "people.nationalities[2]",
        "women",
        name="no nationality",
    ),
    Told(
        "toml-unknown-name",
        "lead_days = 8",
        'lead_days = 8\nat = "QQQ"',
        "departures[1].at",
        "QQQ",
        name="location",
    ),
    Told(
        "toml-unknown-name",
        "lead_days = 8",
        'lead_days = 8\nsource = "zzz"',
        "departures[1].source",
        "zzz",
        name="source",
    ),
    # --- dates and choices
    Told(
        "movement-ends-before",
        "last = 2023-12-31",
        "last = 2021-12-31",
        "time.last",
        "2021-12-31",
    ),
    Told(
        "movement-ends-before",
        "to = 2022-12-26",
        "to = 2022-12-06",
        "measures[8].to",
        "2022-12-06",
        name="measure",
    ),
    Told(
        "movement-one-of",
        "lead_days = 8",
        "lead_days = 8\nper_year = 3",
        "departures[1]",
        line="[[departures]]",
    ),
    Told(
        "movement-one-of",
        'places = ["gran-delta"]\n',
        'places = ["gran-delta"]\nrole = "host"\n',
        "stays[5]",
        name="stay",
    ),
    Told(
        "movement-one-of",
        "days = inf ",
        "onward_per_month = 0.1\ndays = inf ",
        "stays[5]",
        name="days",
    ),
    Told(
        "movement-shares-not-1",
        "shares = { XAA = 0.1, XEE = 0.9 }\nfrom = 2022-09-01",
        "shares = { XAA = 0.1, XEE = 0.8 }\nfrom = 2022-09-01",
        "departures[2].shares",
        "0.9",
    ),
    Told(
        "movement-shares-over-1",
        "ciudad-cumbre = 1.0",
        "ciudad-cumbre = 1.0, paso-verde = 0.5",
        "splits[1].shares",
        "1.5",
    ),
    Told(
        "movement-counts-twice",
        'series = "delta-encounters"\nwhat = "met"',
        'series = "brisa-exits"\nwhat = "met"',
        "counts[2].series",
        "brisa-exits",
    ),
    Told(
        "movement-likely-key",
        "ends = [0.4",
        "end = [0.4",
        "stays[4].likely.end",
        "end",
        line="likely",
    ),
    Told(
        "movement-likely-key",
        "capacity = 1200",
        "capacity = 1200\nlikely = { capacity = [900, 1500] }",
        "measures[6].likely.capacity",
        "capacity",
        line="likely = { capacity",
        name="no guess",
    ),
    Told(
        "movement-likely-range",
        "days = [10, 45]",
        "days = [45, 10]",
        "stays[4].likely.days",
        "[45, 10]",
        line="likely",
    ),
    Told(
        "movement-likely-range",
        "days = [10, 45]",
        "days = [10]",
        "stays[4].likely.days",
        "[10]",
        line="likely",
        name="of one number",
    ),
    Told(
        "movement-likely-bounds",
        "ends = [0.4, 0.85]",
        "ends = [0.4, 1.2]",
        "stays[4].likely.ends",
        "[0.4, 1.2]",
        line="likely",
    ),
    Told(
        "movement-likely-outside",
        "days = [10, 45]",
        "days = [30, 45]",
        "stays[4].likely.days",
        "[30, 45]",
        line="likely",
    ),
    Told(
        "movement-dates-of-policy",
        "factor = 0.3",
        "factor = 0.3\nfrom = 2022-01-01",
        "measures[1]",
        "altamar-visa",
    ),
    Told(
        "movement-policy-undated",
        'policy = "altamar-visa"',
        'policy = "corridor-declaration"',
        "measures[1].policy",
        "corridor-declaration",
    ),
    Told(
        "movement-population-twice",
        '"XAA", "XEE", "XFF"]\nothers',
        '"XAA", "XEE", "XFF", "XAA"]\nothers',
        "people.nationalities",
        "XAA",
    ),
    Told(
        "movement-not-told-apart",
        "factor = 0.3",
        'factor = 0.3\npopulations = ["XDD"]',
        "measures[1].populations",
        "XDD",
    ),
    # --- the network
    Told(
        "movement-no-route",
        "shares = { ciudad-cumbre = 1.0 }",
        "shares = { gran-delta = 1.0 }",
        "splits[1].shares.gran-delta",
        "puerto-alba > gran-delta",
        line="shares = { gran-delta",
    ),
    Told(
        "movement-no-route",
        'route = ["san-telmo", "rio-claro"]',
        'route = ["san-telmo", "gran-delta"]',
        "travel.times[1].route",
        "san-telmo > gran-delta",
        name="times",
    ),
    Told(
        "movement-leg-no-route",
        "[choice]",
        '[[legs]]\nfrom = "san-telmo"\nto = "gran-delta"\n[choice]',
        "legs[1]",
        "san-telmo > gran-delta",
        line="[[legs]]",
    ),
    Told(
        "movement-place-outside",
        "routes = true ",
        'places = ["paso-verde", "san-telmo", "rio-claro", "ciudad-cumbre", "puente-norte",'
        ' "gran-delta", "puerto-alba"]\nroutes = true ',
        "measures[6].place",
        "lajas",
    ),
    Told(
        "movement-no-way-out",
        'place = "puerto-alba"           #',
        'place = "gran-delta"           #',
        "departures[2].place",
        "gran-delta",
    ),
    Told(
        "movement-nowhere",
        'border = "XBB>XCC"',
        'routes = [["puerto-alba", "lajas"]]',
        "measures[8]",
        "closure",
    ),
    Told(
        "movement-clash",
        '[[measures]]\nkind = "pathway"',
        '[[measures]]\nkind = "expulsion"\nborder = "XCC>XDD"\nchance = 0.1\n'
        'back_to = "lajas"\n\n[[measures]]\nkind = "pathway"',
        "measures[3].back_to",
        "lajas",
    ),
    # --- series
    Told(
        "movement-no-flow",
        'series = "brisa-exits"',
        'series = "people-hosted"',
        "counts[1].series",
        "people-hosted",
    ),
    Told(
        "movement-series-where",
        'series = "brisa-exits"',
        'series = "people-lost"',
        "counts[1].at",
        "people-lost",
    ),
    Told(
        "movement-no-number",
        "warm_up_days = 50",
        "warm_up_days = 150",
        "departures[1].series",
        "cordillera-entries",
    ),
)

#: What is told of a case that is cut, or of one without the file; see `test_of_case.py`.
ELSEWHERE = {
    "movement-missing",
    "toml-not-yet",
    "movement-nothing-known",
    "movement-short-link",
}


def spoilt(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "case"
    shutil.copytree(MODEL, folder)
    (folder / "movement.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "wrong",
    WRONG,
    ids=lambda wrong: f"{wrong.code} {wrong.name or wrong.key}",
)
def test_what_is_wrong_is_told_and_nothing_else(tmp_path: Path, wrong: Told) -> None:
    assert wrong.old in TEXT
    text = TEXT.replace(wrong.old, wrong.new, 1)
    case = read_case(spoilt(tmp_path, text))
    problems = problems_of_movement(case)
    told = next(p for p in problems if p.code == wrong.code)
    assert told.file == "movement.toml"
    assert (told.column or "") == wrong.key
    if wrong.value is not None:
        assert told.value == wrong.value
    if wrong.line:
        assert told.row is not None
        assert wrong.line in text.splitlines()[told.row - 1]
    with pytest.raises(CaseError):
        model_of_case(case)
    for language in LANGUAGES:
        said = told.say(words_in(language))
        assert said.startswith("movement.toml")
        assert said.endswith((".", "?"))
        assert "$" not in said


def test_all_of_it_is_told_at_once(tmp_path: Path) -> None:
    text = TEXT
    for old, new in (
        ("first = 2022-03-01", "fist = 2022-03-01"),
        ("factor = 0.3", 'factor = "x"'),
        ('back_to = "ciudad-cumbre"', 'back_to = "nowhere"'),
        ('kind = "closure"', 'kind = "wall"'),
        ("people = 500", "people = -1"),
    ):
        text = text.replace(old, new, 1)
    problems = problems_of_movement(read_case(spoilt(tmp_path, text)))
    rows = [p.row for p in problems]
    assert [p.code for p in problems] == [
        "toml-missing-key",
        "toml-unknown-key-near",
        "toml-value",
        "toml-unknown-name",
        "toml-value",
        "movement-kind",
    ]
    assert rows == sorted(row for row in rows if row is not None)


def test_every_sentence_is_reached() -> None:
    there: set[str] = set()
    for topic in ("movement", "toml"):
        text = (CATALOG / f"problem-{topic}.en.ftl").read_text(encoding="utf-8")
        there |= set(re.findall(r"^problem-([a-z0-9-]+) =", text, re.MULTILINE))
    reached = {wrong.code for wrong in WRONG} | ELSEWHERE | {"movement-no-people"}
    reached |= {"movement-no-links", "movement-series-empty"}
    assert there == {code for code in reached if code.startswith(("movement-", "toml-"))}


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        (
            "movement-no-people",
            'nationalities = ["XAA", "XEE", "XFF"]\nothers = true ',
            "nationalities = []\nothers = false ",
        ),
        ("movement-no-links", "routes = true ", "routes = false "),
    ],
)
def test_what_takes_everything_else_with_it_is_told(
    tmp_path: Path, code: str, old: str, new: str
) -> None:
    assert old in TEXT
    text = TEXT.replace(old, new, 1)
    problems = problems_of_movement(read_case(spoilt(tmp_path, text)))
    assert code in [p.code for p in problems]


def test_every_key_is_explained_and_nothing_else_is() -> None:
    assert meanings_without_key() == set()
    for key in keys():
        assert key.holds, key
        assert set(key.meaning) == set(LANGUAGES), key
        assert all(text.endswith(".") for text in key.meaning.values()), key


def test_the_tutorial_has_each_kind_of_measure() -> None:
    kinds = set(re.findall(r'^kind = "([a-z]+)"', TEXT, re.MULTILINE))
    assert kinds == set(KINDS)


def test_the_files_that_ship_have_no_problem() -> None:
    for name in ("tutorial", "americas"):
        assert problems_of_movement(read_case(name)) == ()
