"""`isthmus keys`: a table in, shares and whole places out, in the same numbers everywhere."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from isthmus.sharing.keys import KEYS, shares
from isthmus.sharing.keys.table import read_table
from isthmus.sharing.rounding import whole
from tests.cli.calls import ESCAPE, as_cell, call, on_terminal

STATES = """country,population,gdp,unemployment,applications_per_million,actual
Andia,8500000,329000,5.6,1905,1000
Bela,11200000,400000,8.5,2174,2000
Corda,7200000,42000,11.4,476,0
"""


@pytest.fixture
def states(tmp_path: Path) -> str:
    """A table of three countries."""
    return written(tmp_path, STATES)


def written(folder: Path, text: str) -> str:
    """The path of a table of this text."""
    file = folder / "states.csv"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_the_call_of_the_help_page(states: str) -> None:
    """Shares, exact parts, whole places and what is carried, as the library computes them."""
    record = call(
        "keys", states, "--key", "eu-2015", "--cap", "0.30", "--places", "66000", "--json"
    )
    assert (record.code, record.err) == (0, "")
    table = read_table(Path(states))
    wanted = shares("eu-2015", table.figures, cap=0.30)
    places = whole(wanted, 66_000)
    for row in record.json["shares"]:
        assert row["key"] == "eu-2015"
        assert row["share"] == wanted[row["country"]]
        assert row["exact"] == pytest.approx(wanted[row["country"]] * 66_000)
        assert row["places"] == places[row["country"]]
        assert row["rounding"] == pytest.approx(row["places"] - row["exact"])
        assert row["deviation"] == pytest.approx(row["actual_share"] - row["share"])
    assert sum(row["places"] for row in record.json["shares"]) == 66_000
    made_of = {part["country"]: part for part in record.json["parts"]}
    assert made_of.keys() == table.figures.keys()
    for part in made_of.values():
        both = part["population"] + part["gdp"]
        assert max(part["applications"], part["unemployment"]) <= 0.30 * both + 1e-12
    assert [row["actual_share"] for row in record.json["shares"]] == pytest.approx(
        [1 / 3, 2 / 3, 0]
    )


@pytest.mark.parametrize("form", ["--csv", "--json"])
def test_csv_and_json_hold_the_same_rows(states: str, form: str) -> None:
    """Every field of every country and key."""
    rows = call("keys", states, "--places", "100", "--json").json["shares"]
    assert [row["key"] for row in rows] == ["pact", "eu-2015", "grech"] * 3
    if form == "--csv":
        given = call("keys", states, "--places", "100", form).csv
        assert given == [{name: as_cell(value) for name, value in row.items()} for row in rows]


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("keys", [["--key", "eu-2015"], [], ["--key", "mine: gdp=1"]])
def test_a_terminal_of_eighty_columns_holds_it(states: str, lang: str, keys: list[str]) -> None:
    """Every country, every place, in both languages, with terms and columns."""
    said = on_terminal("keys", states, *keys, "--places", "66000", "--lang", lang, columns=80)
    assert (said.code, said.err) == (0, "")
    assert all(len(line) <= 80 for line in ESCAPE.sub("", said.out).splitlines())
    record = call("keys", states, *keys, "--places", "66000", "--json").json
    for row in record["shares"]:
        assert row["country"] in said.out
        assert f"{row['places']:,}" in said.out


def test_programs_are_told_the_other_names_of_a_country(tmp_path: Path) -> None:
    """A table may have a code and a name: rows go by the first, whichever the other."""
    text = "iso3,country,population,gdp\nAND,Andia,1,2\nBEL,Bela,3,4\n"
    record = call("keys", written(tmp_path, text), "--without", "bela", "--json").json
    assert record["names"] == {"AND": ["Andia"]}
    assert [row["country"] for row in record["shares"]] == ["AND"]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_is_told_to_do_about_a_missing_figure_can_be_done(lang: str, tmp_path: Path) -> None:
    """As it is written, for a name with blanks and a comma too."""
    states = written(tmp_path, STATES.replace("Bela,11200000", '"Bela, Isle of",'))
    refused = call("keys", states, "--key", "pact", "--lang", lang)
    assert refused.code == 1
    option = "--allow-missing 'Bela, Isle of'"
    assert option in refused.err
    done = call("keys", states, "--key", "pact", *shlex.split(option), "--json").json
    assert (done["missing"], done["countries"]) == (["Bela, Isle of"], 2)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_long_names_and_many_places_stay_a_table(lang: str, tmp_path: Path) -> None:
    """Of eighty columns: what is a part of a figure goes beneath it, and a name is broken."""
    states = written(tmp_path, STATES.replace("Bela,", "United Isles of the Great Ocean,"))
    told = ("--key", "eu-2015", "--places", "1200000", "--lang", lang)
    said = on_terminal("keys", states, *told, columns=80)
    lines = ESCAPE.sub("", said.out).splitlines()
    assert all(len(line) <= 80 for line in lines)
    for row in call("keys", states, *told, "--json").json["shares"]:
        line = next(one for one in lines if f"{row['places']:,}" in one)
        assert f"{row['share']:.2%}" in line
        assert f"{row['exact']:,.2f}" in line


def test_without_a_key_all_that_the_columns_allow(states: str, tmp_path: Path) -> None:
    """And none where they allow none."""
    assert {row["key"] for row in call("keys", states, "--csv").csv} == {"pact", "eu-2015", "grech"}
    none = call("keys", written(tmp_path, "country,area\nA,1\n"))
    assert (none.code, "area" in none.err) == (2, True)


def test_several_keys_and_ones_own_stand_side_by_side(states: str) -> None:
    """With the lowest and the highest share over them."""
    own = [
        "--key",
        "mine: population=0.5,1/Unemployment=50%",
        "--key",
        "gdp=1",
        "--key",
        "pact,grech",
    ]
    rows = call("keys", states, *own, "--json").json["shares"]
    assert [row["key"] for row in rows[:4]] == ["mine", "own", "pact", "grech"]
    of_first = [row["share"] for row in rows[:4]]
    assert {row["lowest"] for row in rows[:4]} == {min(of_first)}
    assert {row["highest"] for row in rows[:4]} == {max(of_first)}


def test_a_key_is_computed_on_those_who_receive(states: str, tmp_path: Path) -> None:
    """Who is left out might as well not stand there; shares are not those of all made larger."""
    some = call("keys", states, "--key", "eu-2015", "--without", "bela", "--json").json
    everyone = call("keys", states, "--key", "eu-2015", "--json").json["shares"]
    assert some["without"] == ["Bela"]
    given = {row["country"]: row["share"] for row in some["shares"]}
    fewer = written(
        tmp_path, "".join(line for line in STATES.splitlines(keepends=True) if "Bela" not in line)
    )
    assert given == shares("eu-2015", read_table(Path(fewer)).figures)
    rest = sum(row["share"] for row in everyone if row["country"] in given)
    larger = {row["country"]: row["share"] / rest for row in everyone if row["country"] in given}
    assert given["Andia"] != pytest.approx(larger["Andia"], rel=1e-3)


def test_a_missing_figure_is_refused_by_name_unless_it_may_be(tmp_path: Path) -> None:
    """With row and column; left out with its permission, and named on the page."""
    gap = written(tmp_path, STATES.replace("400000", "").replace("7200000", "-"))
    refused = call("keys", gap, "--key", "pact")
    assert refused.code == 1
    assert "states.csv, row 3, column gdp: Bela has no GDP (gdp)" in refused.err
    assert (
        "states.csv, row 4, column population: Corda has no population (population)" in refused.err
    )
    one = call("keys", gap, "--key", "pact", "--allow-missing", "Bela")
    assert (one.code, "Bela" in one.err, "Corda" in one.err) == (1, False, True)
    both = call("keys", gap, "--key", "pact", "--allow-missing", "Bela,Corda,Andia")
    assert both.code == 0
    assert "Figures missing  Bela and Corda" in both.out
    assert "Andia    100.00%" in both.out
    # What a key does not need may be missing.
    assert call("keys", gap, "--key", "gdp=1", "--allow-missing", "Bela", "--csv").code == 0


def test_rounding_one_by_one_says_what_it_loses(tmp_path: Path) -> None:
    """As published annexes were made; the largest remainder loses nobody."""
    alike = written(tmp_path, "country,population,gdp\nA,1,1\nB,1,1\nC,1,1\n")
    said = call("keys", alike, "--key", "pact", "--places", "200", "--rounding", "nearest")
    assert "sum to 201 and not to 200" in said.out
    record = call("keys", alike, "--key", "pact", "--places", "200", "--json").json
    assert record["keys"][0]["off"] == 0
    assert [row["places"] for row in record["shares"]] == [67, 67, 66]


def test_how_a_table_was_read_is_said(tmp_path: Path) -> None:
    """Titles that are not the indicators' own, rows left aside, applications made of a total."""
    text = (
        "Land;Einwohner;BIP 2014;Arbeitslosenquote;Number of applicants\n"
        "Andia;8.500.000;329.000,0;5,6;16.000\nBela;11.200.000;400.000,0;8,5;24.000\n"
        "Total;19.700.000;729.000,0;;40.000\n"
    )
    file = written(tmp_path, text)
    said = call("keys", file, "--key", "eu-2015").out
    assert "'Einwohner' as population" in said
    assert "Rows left aside" in said
    assert "made of 'Number of applicants' and the population" in said
    record = call("keys", file, "--key", "eu-2015", "--json").json
    assert record["read_as"]["gdp"] == "BIP 2014"
    assert (record["derived"], record["left_aside"], record["countries"]) == (True, ["Total"], 2)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--key", "eu-2014"], "Did you mean eu-2015?"),
        (["--key", "population=0.5,gdp=0.4"], "sum to 0.9"),
        (["--key", "population=0.5,gpd=0.5"], "Did you mean gdp?"),
        (["--key", "pact: gdp=1"], "names two keys"),
        (["--cap", "-1"], "--cap: '-1' is no number"),
        (["--cap", "0,3"], "--cap: '0,3' is no number"),
        (["--places", "-5"], "--places: '-5' is no whole number"),
        (["--mean", "median"], "--mean: 'median' is not one of"),
        (["--without", "Bella"], "Did you mean Bela?"),
        (["--without", "Andia,Bela,Corda"], "every country"),
        (["--column", "gdp"], "does not say which column is which"),
        (["--column", "gdp=GNI"], "no column 'GNI'"),
    ],
)
def test_a_wrong_call_is_answered_with_the_next_step(
    states: str, args: list[str], said: str
) -> None:
    """Exit code 2, and nothing on standard output."""
    answer = call("keys", states, *args)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_a_column_that_a_key_needs_is_asked_for(states: str) -> None:
    """Once, not for every country."""
    answer = call("keys", states, "--key", "koenigstein")
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert "no column of tax revenue (tax)" in answer.err
    named = call("keys", states, "--key", "koenigstein", "--column", "tax=gdp", "--csv")
    assert named.code == 0
    assert KEYS["koenigstein"].needs == ("population", "tax")
