"""Everything that can be wrong with a sharing.toml is told, with line and key, and all at once.

Owns: the sentences of `sharing-settings.*.ftl`. One that nothing here reaches fails.
"""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case import SHARING, Case, CaseError
from isthmus.case.finding import shipped_folder
from isthmus.sharing.settings import (
    INVERSE,
    Item,
    Settings,
    country_of,
    problems_of_sharing,
    settings_of_sharing,
)
from isthmus.words import LANGUAGES, words_in
from tests.series.corridors import shipped_case

TEXT = (shipped_folder("tutorial") / SHARING).read_text(encoding="utf-8")
FORECAST = (shipped_folder("tutorial") / "forecast.toml").read_text(encoding="utf-8")
CATALOG = Path(__file__).parents[2] / "src" / "isthmus" / "words" / "catalog"
LAST = TEXT.rstrip().splitlines()[-1]
AGREED = 'agreements = ["corridor-declaration"]'
WHY = 'basis_en = "Assumed."\nbasis_es = "Supuesto."\n'
STAY = "stay_days = { median = 3 }\n"


def reception(place: str, series: str = "cordillera-entries", rest: str = "") -> str:
    return f'[[receptions]]\nplace = "{place}"\nseries = "{series}"\n{STAY}{WHY}{rest}'


#: What may follow from another problem: nobody is left who receives, or who received first.
FOLLOWS = {"sharing-nobody", "sharing-without-nobody", "sharing-again-first"}


class Told(msgspec.Struct, frozen=True):
    """One thing wrong: what of the tutorial's file is written otherwise, and what is told of it."""

    code: str
    old: str
    new: str
    key: str
    value: str | None = None


def more(text: str) -> tuple[str, str]:
    """A change that writes more at the end."""
    return LAST, f"{LAST}\n{text}"


WRONG = (
    # --- what any file of a case may have wrong
    Told("toml-unknown-key-near", "[receiving]", "[recieving]", "recieving", "recieving"),
    Told("toml-missing-key", "unplaced = 12_000 ", "# ", "plan.unplaced", "unplaced"),
    Told("toml-value", "median = 4,", "median = -4,", "receptions[1].stay_days.median", "-4"),
    Told("toml-value", "spread = 0.3 }    #", "spread = 9 } #", "receptions[1].stay_days.spread"),
    Told(
        "toml-value", "{ registration = 1 }", "{ registry = 1 }", "receptions[1].services.registry"
    ),
    Told("toml-value", "{ registration = 1 }", "{ asylum = 2 }", "receptions[1].services.asylum"),
    Told("toml-value", 'phase = "first"', 'phase = "second"', "receptions[3].phase", "second"),
    Told("toml-value", "wait = 330 ", "wait = -1 ", "plan.wait", "-1"),
    Told("toml-value", "months = 6", "months = 0", "plan.months", "0"),
    Told("toml-value", "draws = 20 ", "draws = 0 ", "plan.draws", "0"),
    Told("toml-value", "[plan.costs.asylum]", "[plan.costs.return]", "plan.costs.return", "return"),
    Told("toml-value", 'id = "brisa"', 'id = "Brisa 1"', "keys[1].id", "Brisa 1"),
    Told("toml-value", "population = 0.3,", '"GDP " = 0.3,', "keys[1].weights.GDP ", "GDP "),
    Told("toml-value", "share = 0.5\n", "share = 1.5\n", "demand[1].share", "1.5"),
    Told("toml-unknown-name", 'currency = "USD"', 'currency = "XXY"', "plan.currency", "XXY"),
    Told("toml-unknown-name", 'present = "XCC"', 'present = "XYZ"', "demand[1].present", "XYZ"),
    Told("toml-unknown-name-near", AGREED, AGREED[:-3] + 'm"]', "receiving.agreements[1]"),
    Told(
        "toml-unknown-name-near",
        '"cost-of-stay", ',
        '"cost-of-stey", ',
        "money.norms[1]",
        "cost-of-stey",
    ),
    Told("toml-unknown-name", '= "gdp"', '= "zzzzzz"', "indicators.gdp", "zzzzzz"),
    Told(
        "toml-unknown-name",
        'series = "people-hosted"',
        'series = "people-hosted"\npopulation = "zzz;yyy"',
        "actual.population",
        "zzz;yyy",
    ),
    # --- what only this file may
    Told("sharing-nobody", AGREED, "", "receiving"),
    Told(
        "sharing-without-nobody",
        AGREED,
        'countries = ["XBB", "XCC", "XAA", "XEE"]',
        "receiving.without[3].country",
        "XFF",
    ),
    Told("sharing-both", AGREED, f'{AGREED}\ncountries = ["XBB"]', "receiving.countries", "XBB"),
    Told("sharing-unplaced", "unplaced = 12_000 ", "unplaced = 5850 ", "plan.unplaced", "5850"),
    Told("sharing-twice", AGREED, 'countries = ["XBB", "XBB"]', "receiving.countries", "XBB"),
    Told("sharing-twice", 'country = "XEE"', 'country = "XAA"', "receiving.without", "XAA"),
    Told(
        "sharing-twice", *more(reception("rio-claro", rest="again = true")), "receptions[4].place"
    ),
    Told("sharing-twice", '"relief-parcel"]', '"cost-of-stay"]', "money.norms", "cost-of-stay"),
    Told(
        "sharing-applications",
        "[actual] ",
        '[applications]\nseries = "cordillera-applications"\n[actual] ',
        "indicators.applications_per_million",
    ),
    Told("sharing-topic", '"people-hosted"', '"cordillera-decisions"', "actual.series"),
    Told("sharing-border", 'place = "rio-claro"', 'place = "XBB>XCC"', "receptions[1].place"),
    Told(
        "sharing-within",
        *more(reception("XCC", "delta-encounters")),
        "receptions[1].place",
        "rio-claro",
    ),
    Told("sharing-share-above", *more(reception("lajas")), "receptions[4].share", "1"),
    Told(
        "sharing-share-above",
        *more('[[demand]]\nseries = "cordillera-entries"\npresent = "XBB"\nshare = 0.6\n' + WHY),
        "demand[2].share",
        "0.6",
    ),
    Told(
        "sharing-again-first",
        *more(reception("san-telmo", rest="again = true")),
        "receptions[4].again",
        "san-telmo",
    ),
    Told("sharing-no-figure", '"1/unemployment"', '"1/unemploiment"', "keys[1].weights"),
    Told("sharing-no-figure", "{ population = 0.3,", "{ rainfall = 0.3,", "keys[1].weights"),
    Told("sharing-weights", "gdp = 0.6,", "gdp = 0.5,", "keys[1].weights", "brisa"),
    Told("sharing-key-ours", 'id = "brisa"', 'id = "pact"', "keys[1].id", "pact"),
    Told("sharing-low-above-high", "high = 1_500", "high = 599", "plan.costs.asylum.high", "599"),
    Told("sharing-no-money", '["cost-of-stay", ', '["water", ', "money.norms", "water"),
    Told("sharing-no-basis", 'basis_es = "Carpas', 'source = "atlas" # "', "", None),
    Told("sharing-no-flow", '"delta-encounters"', '"people-hosted"', "receptions[3].series"),
    Told("sharing-not-forecast", '"delta-encounters"', '"brisa-exits"', "receptions[3].series"),
)


def case_in(folder: Path, text: str | None = None) -> Case:
    """The tutorial as read from a folder that holds nothing but its settings."""
    (folder / "forecast.toml").write_text(FORECAST, encoding="utf-8")
    if text is not None:
        (folder / SHARING).write_text(text, encoding="utf-8")
    case = shipped_case("tutorial")
    return Case(folder=folder, name=case.name, titles=case.titles, frames=case.frames)


@pytest.mark.parametrize(
    "wrong",
    [wrong for wrong in WRONG if wrong.code != "sharing-no-basis"],
    ids=lambda wrong: f"{wrong.code} {wrong.key}",
)
def test_what_is_wrong_is_told_and_nothing_else(tmp_path: Path, wrong: Told) -> None:
    assert wrong.old in TEXT
    case = case_in(tmp_path, TEXT.replace(wrong.old, wrong.new, 1))
    problems = problems_of_sharing(case)
    told = next(p for p in problems if p.code == wrong.code)
    assert {p.code for p in problems} <= {wrong.code, *FOLLOWS}
    assert (told.file, told.column or "") == (SHARING, wrong.key)
    assert told.row is not None
    if wrong.value is not None:
        assert told.value == wrong.value
    with pytest.raises(CaseError):
        settings_of_sharing(case)
    said = {language: told.say(words_in(language)) for language in LANGUAGES}
    for sentence in said.values():
        assert sentence.startswith(SHARING)
        assert sentence.endswith((".", "?"))
        assert "$" not in sentence
    assert len(set(said.values())) == len(said)


def test_whatever_is_assumed_says_where_it_is_from_or_why(tmp_path: Path) -> None:
    """Without its basis in one of the languages, and without a source, each table is told."""
    bare = re.sub(r"^(basis_es|source) = .*\n", "", TEXT, flags=re.MULTILINE)
    problems = problems_of_sharing(case_in(tmp_path, bare))
    assert {p.code for p in problems} == {"sharing-no-basis"}
    assert {p.column for p in problems} == {
        *(f"receiving.without[{i}]" for i in (1, 2, 3)),
        *(f"receptions[{i}]" for i in (1, 2, 3)),
        "demand[1]",
        "plan",
        "plan.surge",
        "plan.costs.asylum",
        "plan.floors[1]",
    }


def test_all_of_it_is_told_at_once_from_the_first_line_to_the_last(tmp_path: Path) -> None:
    text = TEXT.replace("gdp = 0.6,", "gdp = 0.7,").replace('"people-hosted"', '"people-lost"')
    problems = problems_of_sharing(case_in(tmp_path, text.replace("high = 1_500", "high = 1")))
    told = [p.code for p in problems]
    assert told == ["sharing-topic", "sharing-weights", "sharing-low-above-high"]
    assert [p.row or 0 for p in problems] == sorted(p.row or 0 for p in problems)


VALUES = ["1", "-1", "nan", "1e300", '""', '"x"', "true", "[]", '["XAA"]', "{}", "2023-01-01"]
GIVEN = [i for i, line in enumerate(TEXT.splitlines()) if re.match(r"\w+ = ", line)]


@given(st.lists(st.tuples(st.sampled_from(GIVEN), st.sampled_from(VALUES)), max_size=3))
@settings(max_examples=40)
def test_whatever_is_written_is_read_or_told(changes: list[tuple[int, str]]) -> None:
    """And nothing else is raised, of the whole case and of one that is cut."""
    lines = TEXT.splitlines()
    for at, value in changes:
        lines[at] = f"{lines[at].split(' = ')[0]} = {value}"
    with tempfile.TemporaryDirectory() as folder:
        whole = case_in(Path(folder), "\n".join(lines))
        for case in (whole, whole.as_of(dt.date(2022, 9, 30))):
            if not problems_of_sharing(case):
                assert settings_of_sharing(case).format == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_reached(language: str) -> None:
    text = (CATALOG / f"sharing-settings.{language}.ftl").read_text(encoding="utf-8")
    there = set(re.findall(r"^problem-([a-z0-9-]+) =", text, re.MULTILINE))
    reached = {wrong.code for wrong in WRONG if wrong.code.startswith("sharing-")}
    assert there == reached | {"sharing-missing"}


def test_a_case_without_the_file_shares_nothing(tmp_path: Path) -> None:
    case = case_in(tmp_path)
    assert problems_of_sharing(case) == ()
    with pytest.raises(CaseError) as refused:
        settings_of_sharing(case)
    assert [p.code for p in refused.value.problems] == ["sharing-missing"]


def test_a_file_of_few_tables_is_enough(tmp_path: Path) -> None:
    """Who shares is all that must be said: needs, keys and a plan are there as far as they are."""
    few = 'format = 1\n[receiving]\ncountries = ["XBB", "XCC"]\n'
    assert settings_of_sharing(case_in(tmp_path, few)).plan is None


def _items(one: object) -> list[Item]:
    """Every table that assumes something, however deep it stands."""
    if isinstance(one, dict):
        return [item for each in one.values() for item in _items(each)]
    if isinstance(one, tuple):
        return [item for each in one for item in _items(each)]
    if not isinstance(one, msgspec.Struct):
        return []
    below = [item for name in one.__struct_fields__ for item in _items(getattr(one, name))]
    return [*([one] if isinstance(one, Item) else []), *below]


@pytest.mark.parametrize("name", ["tutorial", "americas"])
def test_the_files_that_ship_are_sound_and_say_why(name: str) -> None:
    case = shipped_case(name)
    assert problems_of_sharing(case) == ()
    settings = settings_of_sharing(case)
    assert len(_items(settings)) > 8
    assert all(item.basis_en and item.basis_es for item in _items(settings))
    assert {country_of(case, one.place) for one in settings.receptions} <= set(
        case.vocabulary.countries
    )
    plan = settings.plan
    assert plan is not None
    dearest = max(cost.high or cost.low for cost in plan.costs.values())
    assert plan.unplaced > dearest  # to leave people without a place never pays
    assert all(key.weights for key in settings.keys)
    assert any(name.startswith(INVERSE) for key in settings.keys for name in key.weights)


def test_of_a_cut_case_what_was_not_known_yet_is_absent() -> None:
    case = shipped_case("tutorial")
    before = settings_of_sharing(case.as_of(dt.date(2022, 4, 30)))
    assert before.receiving.agreements == ()  # it was adopted in June
    assert before.money.norms == ()  # the unit costs were published in November
    assert [one.place for one in before.receptions] == ["rio-claro", "ciudad-cumbre", "gran-delta"]
    after: Settings = settings_of_sharing(case.as_of(dt.date(2022, 12, 31)))
    assert after.receiving.agreements == ("corridor-declaration",)
    assert len(after.money.norms) == 3
