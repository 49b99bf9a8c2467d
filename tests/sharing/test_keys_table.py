"""Tables of countries as they come: forgiven in form, held to what they mean."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from isthmus.case.problems import CallError, IsthmusError, WorkError
from isthmus.sharing.keys.columns import meaning
from isthmus.sharing.keys.numbers import Unclear, style_of
from isthmus.sharing.keys.table import actual_of, read_table
from isthmus.words import LANGUAGES, words_in

FIGURES = {
    "Álava": {
        "population": 8506889.0,
        "gdp": 329295.6,
        "unemployment": 5.6,
        "applications_per_million": 1904.5,
    },
    "Beira": {
        "population": 549680.0,
        "gdp": 48897.5,
        "unemployment": 6.0,
        "applications_per_million": 2619.0,
    },
}
PLAIN = """country,population,gdp,unemployment,applications_per_million
Álava,8506889,329295.6,5.6,1904.5
Beira,549680,48897.5,6.0,2619
"""
TITLES = """State;Population (1 January 2014);GDP 2014 (million EUR);Unemployment rate (%);Asylum
""".replace("\n", " applications per million inhabitants (2010-2014)\n")
EUROPEAN = "Álava;8.506.889;329.295,6;5,6;1.904,5\nBeira;549.680;48.897,5;6,0;2.619\n"
FORMS = {
    "plain": PLAIN.encode(),
    "bom": b"\xef\xbb\xbf" + PLAIN.encode(),
    "windows": PLAIN.replace("\n", "\r\n").encode("cp1252"),
    "utf-16": PLAIN.replace(",", "\t").encode("utf-16"),
    "tabs": PLAIN.replace(",", "\t").encode(),
    "bars": PLAIN.replace(",", " | ").encode(),
    "semicolons": PLAIN.replace(",", ";").encode(),
    "decimal commas": PLAIN.replace(",", ";").replace(".", ",").encode(),
    "european": (TITLES + EUROPEAN).encode(),
    "blanks between thousands": (TITLES + EUROPEAN.replace(".", "\u202f")).encode(),
    "quoted thousands": (
        'MS,Pop,GDP,Unemployment,Asylum applicants/million\nÁlava,"8,506,889","329,295.6",5.6,'
        '"1,904.5"\nBeira,"549,680","48,897.5",6.0,"2,619"\n'
    ).encode(),
    "flags and currencies": PLAIN.replace("329295.6", "€329295.6 (p)")
    .replace("48897.5", "€ 48897.5*")
    .replace("549680", "549680(e)")
    .encode(),
    "percent": PLAIN.replace(",5.6,", ",5.6%,").replace(",6.0,", ",6.0 %,").encode(),
    "titles, notes, totals": (
        "Table 1. Figures of 2014\n# checked\n\n"
        + PLAIN
        + "Total,9056569,378193.1,,\nSource: Eurostat\n"
    ).encode(),
    "a title with commas, a spreadsheet's first line": (
        "sep=;\nTable 1; Population, GDP, unemployment\n" + PLAIN.replace(",", ";")
    ).encode(),
    "spanish": (
        "País,Población,PIB,Tasa de desempleo,Solicitudes de asilo por millón\n"
        + PLAIN.partition("\n")[2]
    ).encode(),
    "camels and a code": (
        "iso3,name,popTotal,gdp_meur,unemploymentRate,asylumPerMillion\n"
        "ALA,Álava,8506889,329295.6,5.6,1904.5\nBEI,Beira,549680,48897.5,6.0,2619\n"
    ).encode(),
    "no title over the names": PLAIN.replace("country", "").encode(),
    "other columns": PLAIN.replace("country,", "country,capital,year,")
    .replace("Álava,", "Álava,Vitoria,2014,")
    .replace("Beira,", "Beira,,2014,")
    .encode(),
}


def written(folder: Path, data: bytes | str, name: str = "states.csv") -> Path:
    """A file of these bytes."""
    file = folder / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return file


def refused(file: Path, **named: str) -> list[tuple[str, int | None, str | None]]:
    """The codes of what is wrong with a table, with row and column."""
    with pytest.raises(IsthmusError) as error:
        read_table(file, named)
    return [(problem.code, problem.row, problem.column) for problem in error.value.problems]


@pytest.mark.parametrize("form", FORMS)
def test_one_table_in_many_forms_holds_the_same_figures(form: str, tmp_path: Path) -> None:
    """Delimiters, encodings, titles in two languages, marks between and after digits."""
    table = read_table(written(tmp_path, FORMS[form]))
    by_name = {
        next(one for one in (name, *table.names[name]) if one in FIGURES): known
        for name, known in table.figures.items()
    }
    assert list(by_name) == list(FIGURES)
    for name, known in FIGURES.items():
        assert {each: by_name[name][each] for each in known} == known


def test_a_spreadsheet_is_a_table_too(tmp_path: Path) -> None:
    """Its numbers are numbers, whatever its language writes between them."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["country", *next(iter(FIGURES.values()))])
    for name, known in FIGURES.items():
        sheet.append([name, *known.values()])
    out = io.BytesIO()
    book.save(out)
    assert read_table(written(tmp_path, out.getvalue(), "states.xlsx")).figures == FIGURES


def test_a_figure_that_is_missing_stays_missing(tmp_path: Path) -> None:
    """However a table writes that there is none; zero is a figure."""
    rows = "".join(f"{at}land,{sign}\n" for at, sign in enumerate(["", "-", ":", "n/a", "..", "0"]))
    table = read_table(written(tmp_path, f"country,gdp\n{rows}"))
    assert [known["gdp"] for known in table.figures.values()] == [None] * 5 + [0.0]
    found = table.refusals(["gdp", "population"], without=["0land"])
    assert [(p.code, p.row, p.values.get("country")) for p in found] == [
        ("keys-column-missing", None, None),
        *(("key-missing", row, f"{row - 2}land") for row in (3, 4, 5, 6)),
        ("key-zero", 7, "5land"),
    ]


def test_applications_in_all_become_those_a_million(tmp_path: Path) -> None:
    """By the population, and the table says so; a title that may be either is asked."""
    rows = "A,2000000,500\nB,500000,50\n"
    total = read_table(written(tmp_path, f"country,population,total_applications\n{rows}"))
    assert total.derived
    assert [k["applications_per_million"] for k in total.figures.values()] == [250.0, 100.0]
    file = written(tmp_path, f"country,population,asylum_applications\n{rows}")
    either = read_table(file)
    assert [p.code for p in either.refusals(["applications_per_million"])] == ["keys-unclear"]
    named = read_table(file, {"applications": "asylum_applications"})
    assert named.figures["A"]["applications_per_million"] == 250.0
    named = read_table(file, {"applications_per_million": "Asylum Applications"})
    assert (named.derived, named.figures["A"]["applications_per_million"]) == (False, 500.0)


def test_what_is_carried_now_is_a_column_of_its_own(tmp_path: Path) -> None:
    """Under any of its titles."""
    file = written(tmp_path, "country,population,Hosted in 2015\nA,1,7\nB,2,\n")
    assert actual_of(read_table(file)) == {"A": 7.0, "B": None}
    assert actual_of(read_table(written(tmp_path, "country,population\nA,1\n"))) is None


@pytest.mark.parametrize(
    ("title", "means"),
    [
        ("Population aged 65 and over (%)", "share_over_65"),
        ("share_over_65", "share_over_65"),
        ("GDP per capita (PPS)", "gdp_per_head"),
        ("gdp_per_head_ppp", "gdp_per_head"),
        ("GDP p.c. (PPS)", "gdp_per_head"),
        ("Country/territory", "country"),
        ("name_en", "country"),
        ("Job vacancy rate", "vacancy_rate"),
        ("Tax revenue", "tax"),
        ("Steueraufkommen", "tax"),
        ("Asylum applications per million", "applications_per_million"),
        ("Number of asylum applications", "applications"),
        ("Asylum applications per year", "unclear"),
        ("Asylum recognition rate", None),
        ("asylum_rate", "applications_per_million"),
        ("actual", "actual"),
        ("EU Member State", "country"),
        ("Country code (ISO3)", "country"),
        ("GDP growth", None),
        ("Population density", None),
        ("Old-age dependency ratio", None),
        ("Unemployment effect", None),
        ("Asylum effect", None),
        ("Youth unemployment", None),
        ("Year", None),
    ],
)
def test_a_title_means_one_thing_or_nothing(title: str, means: str | None) -> None:
    """What is near an indicator and is another figure is not taken for it."""
    assert meaning(title) == means


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('country,gdp\nA,"8,507"\n', [("keys-two-numbers", 2, "gdp")]),
        ("country,gdp\nA,many\nB,2\n", [("keys-no-number", 2, "gdp")]),
        ("country,gdp\nA,1\nB,2 million\n", [("keys-no-number", 3, "gdp")]),
        (
            'country;gdp;tax\nA;2,5;1.25\nB;"1.250";3\n',
            [("keys-two-numbers", 3, "gdp")],
        ),
        ("country,unemployment\nA,5%\nB,6\n", [("keys-percent", 3, "unemployment")]),
        ("country,gdp\nA,1\nB,2\na,3\n", [("keys-country-twice", 4, "country")]),
        ("country,gdp\nA,1\n,2\n", [("keys-no-name", 3, "country")]),
        ("country,gdp_2013,gdp_2014\nA,1,2\n", [("keys-column-twice", 1, None)]),
        ("12,gdp\n5,1\n", [("keys-no-label", 1, None)]),
        ("country,gdp\nA,1,7\n", [("grid-too-many", 2, None)]),
        ("country,gdp\n", [("grid-no-rows", None, None)]),
        ("country,gdp\nTotal,1\n", [("grid-no-rows", None, None)]),
        ("country\nA\n", [("grid-one-column", None, None)]),
        ("", [("grid-one-column", None, None)]),
        ("a\x00b", [("grid-not-text", None, None)]),
    ],
)
def test_what_could_mean_two_things_is_refused(
    text: str, wrong: list[tuple[str, int | None, str | None]], tmp_path: Path
) -> None:
    """With its row and its column, and every one of them."""
    assert refused(written(tmp_path, text)) == wrong


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    """No file, a folder, a PDF, a broken spreadsheet."""
    assert refused(tmp_path / "none.csv") == [("grid-missing", None, None)]
    assert refused(tmp_path) == [("grid-no-file", None, None)]
    assert refused(written(tmp_path, b"%PDF-1.7")) == [("grid-not-text", None, None)]
    assert refused(written(tmp_path, b"PK\x03\x04 broken")) == [("grid-not-text", None, None)]


def test_a_column_that_is_named_is_taken_and_no_other(tmp_path: Path) -> None:
    """Of two that would do; a title or an indicator that there is not is refused."""
    file = written(tmp_path, "country,gdp_2013,gdp_2014,x\nA,1,2,3\n")
    assert read_table(file, {"gdp": "gdp_2013"}).figures["A"]["gdp"] == 1.0
    assert read_table(file, {"gdp": "x"}).figures["A"]["gdp"] == 3.0
    for named, code in (({"gpd": "x"}, "keys-no-indicator"), ({"gdp": "y"}, "keys-no-column")):
        assert refused(file, **named) == [(code, None, None)]


def test_a_country_is_found_by_any_of_its_names(tmp_path: Path) -> None:
    """Code or name, without accents; what is near is offered."""
    table = read_table(written(tmp_path, "iso3,country,gdp\nALA,Álava,1\nBEI,Beira,2\n"))
    assert [table.country(name) for name in ("ala", "Alava", "BEI")] == ["ALA", "ALA", "BEI"]
    with pytest.raises(CallError) as error:
        table.country("Beirra")
    assert error.value.problems[0].values["near"] == "Beira"


@pytest.mark.parametrize(
    ("text", "countries", "aside"),
    [
        ("region,country,gdp\nW,A,1\nW,B,2\nE,C,3\n", ["A", "B", "C"], ()),
        (
            "country,gdp\nA,1\nB,2\nAverage,1.5\nEU average,1.5\nGrand total,3\nWorld,9\n",
            ["A", "B"],
            ("Average", "EU average", "Grand total", "World"),
        ),
        ("country,gdp\nΑίγλη,1\nБяла,2\n", ["Αίγλη", "Бяла"], ()),
        ("country,gdp\nIsle (North),1\nIsle (South),2\n", ["Isle (North)", "Isle (South)"], ()),
        ("Country/territory,gdp\nA,1\nB,2\n", ["A", "B"], ()),
    ],
)
def test_a_row_is_a_country_or_it_is_not(
    text: str, countries: list[str], aside: tuple[str, ...], tmp_path: Path
) -> None:
    """Regions name no country, averages are none, names may be of any script and hold brackets."""
    table = read_table(written(tmp_path, text))
    assert list(table.figures) == countries
    assert table.sums == aside
    for country in countries:
        assert table.country(country.upper()) == country


def test_a_list_of_countries_may_hold_names_with_commas(tmp_path: Path) -> None:
    """As statistical offices write them: the longest name that the table has is taken."""
    file = written(tmp_path, 'country,gdp\n"Isle, Rep.",1\nReef,2\n"Isle, Rep. of Dem.",3\n')
    table = read_table(file)
    listed = ["Reef", "Isle", "Rep. of Dem.", "isle", "rep"]
    assert table.countries(listed) == ["Reef", "Isle, Rep. of Dem.", "Isle, Rep."]
    with pytest.raises(CallError):
        table.countries(["Isle", "Reef"])


def test_a_name_without_its_brackets_is_enough_where_it_is_one(tmp_path: Path) -> None:
    """Of two that differ in brackets only, neither is taken."""
    file = written(tmp_path, "country,gdp\nIsle (North),1\nIsle (South),2\nReef (new),2\n")
    table = read_table(file)
    assert table.country("reef") == "Reef (new)"
    with pytest.raises(CallError):
        table.country("isle")


def test_a_cell_that_no_key_needs_stands_in_no_ones_way(tmp_path: Path) -> None:
    """It is refused when a key needs it, beside the figures that are missing or cannot be."""
    text = "country,population,gdp,unemployment,hosted\nA,1,-2,5 b,many\nB,few,,6,3\n"
    table = read_table(written(tmp_path, text), whole=False)
    assert table.figures["B"] == {
        "population": None,
        "gdp": None,
        "unemployment": 6.0,
        "actual": 3.0,
    }

    def told(needs: list[str], *without: str) -> list[tuple[str, int | None, str | None]]:
        return [(p.code, p.row, p.column) for p in table.refusals(needs, without)]

    assert told(["unemployment"], "A") == []
    assert told(["population", "gdp"]) == [
        ("key-negative", 2, "gdp"),
        ("keys-no-number", 3, "population"),
        ("key-missing", 3, "gdp"),
        ("keys-no-number", 2, "hosted"),
    ]
    assert told(["unemployment"]) == [
        ("keys-no-number", 2, "unemployment"),
        ("keys-no-number", 2, "hosted"),
    ]


def test_columns_that_are_written_differently_each_tell_their_own_marks(tmp_path: Path) -> None:
    """8.506.889 tells what 425.384 is; 1.905 beside nothing, or beside both, may be either."""
    text = "country;population;gdp;tax\nA;8.506.889;5,6;2\nB;425.384;8,507;9\nC;1;0.02;1.905\n"
    table = read_table(written(tmp_path, text), whole=False)
    assert table.figures["B"]["population"] == 425_384
    assert [(p.code, p.row, p.column) for p in table.refusals(["gdp", "tax"])] == [
        ("keys-two-numbers", 3, "gdp"),
        ("keys-two-numbers", 4, "tax"),
    ]


def test_applications_that_cannot_be_read_are_refused_a_million_too(tmp_path: Path) -> None:
    """The number a million is made of them."""
    text = "country,population,total applications\nA,10,few\nB,ten,3\nC,3,1\n"
    table = read_table(written(tmp_path, text), whole=False)
    assert [(p.code, p.row, p.value) for p in table.refusals(["applications_per_million"])] == [
        ("keys-no-number", 2, "few"),
        ("keys-no-number", 3, "ten"),
    ]


@given(
    values=st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=8),
    marks=st.sampled_from([(".", ","), (",", "."), (".", ""), (",", ""), (".", "\u202f")]),
)
def test_a_number_reads_as_it_was_written(values: list[int], marks: tuple[str, str]) -> None:
    """In cents, with any pair of marks, where one cell of the table tells which is which."""
    decimal, thousands = marks
    cells = [
        f"{'-' if value < 0 else ''}{abs(value) // 100:,}".replace(",", thousands)
        + f"{decimal}{abs(value) % 100:02d}"
        for value in values
    ]
    style = style_of(cells)
    assert [style.read(cell) for cell in cells] == [value / 100 for value in values]


@given(st.text("0123456789.,-%e ", min_size=1, max_size=12))
def test_any_cell_is_a_number_none_or_unclear(cell: str) -> None:
    """And nothing else comes of it."""
    try:
        value = style_of([cell]).read(cell)
    except Unclear:
        return
    assert value is None or value == float(value)


def test_reading_refuses_whole(tmp_path: Path) -> None:
    """Every cell that cannot be read is told at once."""
    with pytest.raises(WorkError) as error:
        read_table(written(tmp_path, "country,gdp,tax\nA,x1,1\nB,2,x2\n"))
    assert [(p.row, p.column, p.value) for p in error.value.problems] == [
        (2, "gdp", "x1"),
        (3, "tax", "x2"),
    ]


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=60),
        st.text('ab1,;\t|"\n.%€ -', max_size=60).map(lambda t: f"country,gdp\n{t}".encode()),
    )
)
def test_whatever_a_file_holds_it_is_a_table_or_refused(data: bytes) -> None:
    """In words; nothing else comes of any bytes."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            said = list(read_table(written(Path(folder), data)).figures)
        except IsthmusError as error:
            said = [line for lang in LANGUAGES for line in error.lines(words_in(lang))]
    assert all(said)
    assert said
