"""The shipped case `americas`, held against its contract and the figures it was read from.

Owns: the laws of its tables and the numbers that must stand in them, read with the csv module
alone, so that an error of the reader cannot hide one of the tables.
"""

from __future__ import annotations

import calendar
import csv
import datetime as dt
import functools
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

import pytest

ROOM = Path(str(files("isthmus.case")))
CASE = ROOM / "shipped" / "americas"
Row = Mapping[str, str]


@functools.cache
def contract() -> tuple[Mapping[str, Row], Mapping[str, list[Row]]]:
    """The tables of the case format, and the columns of each."""
    columns: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(ROOM / "columns.csv"):
        columns[row["table"]].append(row)
    return {row["table"]: row for row in rows_of(ROOM / "tables.csv")}, columns


def rows_of(file: Path) -> list[Row]:
    with file.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@functools.cache
def table(name: str) -> list[Row]:
    """Every row of a table, from all its files."""
    found = sorted(CASE.glob(contract()[0][name]["path"]))
    return [row for file in found for row in rows_of(file)]


def by_id(name: str) -> dict[str, Row]:
    return {row["id"]: row for row in table(name)}


@functools.cache
def observations() -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in table("observations"):
        found[row["series"]].append(row)
    return found


@functools.cache
def span(text: str) -> tuple[dt.date, dt.date]:
    """The first and the last day of a period."""
    first, _, last = text.partition("/")

    def day(part: str, *, end: bool) -> dt.date:
        year, *rest = map(int, part.split("-"))
        month = rest[0] if rest else (12 if end else 1)
        number = rest[1] if len(rest) == 2 else calendar.monthrange(year, month)[1] if end else 1
        return dt.date(year, month, number)

    return day(first, end=False), day(last or first, end=True)


def published(row: Row) -> dt.date:
    """The day a number was known: its own, else the end of its period and the lag of its series."""
    if row["published"]:
        return dt.date.fromisoformat(row["published"])
    lag = int(by_id("series")[row["series"]]["lag_days"])
    return span(row["period"])[1] + dt.timedelta(days=lag)


@functools.cache
def dimension_of(population: str) -> str:
    """The table a population belongs to: its dimensions, `all` for the total."""
    known = {row["id"]: row["dimension"] for row in table("populations")}
    if population == "all":
        return "all"
    words = population.split(";")
    return "*".join(sorted(known.get(word, "nationality") for word in words))


def is_own(row: Row) -> bool:
    """Whether a number comes from the publication of its series and not through an outlet."""
    source = row["source"] or by_id("series")[row["series"]]["source"]
    return not by_id("sources")[source]["relayed_by"]


def own(series: str, breakdown: str, first: str, last: str, *words: str) -> float:
    """The sum of one breakdown of a series over the periods between, of rows with all the words."""
    start, end = span(first)[0], span(last)[1]
    values = [
        float(row["value"])
        for row in observations()[series]
        if dimension_of(row["population"]) == breakdown
        and start <= span(row["period"])[0]
        and span(row["period"])[1] <= end
        and set(words) <= set(row["population"].split(";"))
        and is_own(row)
    ]
    assert values, f"nothing in {series}, {breakdown}, from {first} to {last}, {words}"
    return sum(values)


def reported(series: str, period: str, population: str = "all") -> set[float]:
    """What outlets relayed of one number."""
    return {
        float(row["value"])
        for row in observations()[series]
        if (row["period"], row["population"]) == (period, population) and not is_own(row)
    }


# --- laws of the tables ---------------------------------------------------------------------------


def test_every_file_is_plain_text_that_a_second_writing_leaves_as_it_is() -> None:
    for file in sorted(CASE.rglob("*.csv")):
        content = file.read_bytes()
        again = io.StringIO()
        rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))
        csv.writer(again, lineterminator="\n").writerows(rows)
        assert again.getvalue().encode("utf-8") == content, file.name


@pytest.mark.parametrize("name", sorted(contract()[0]))
def test_a_table_has_the_columns_of_the_format_and_its_required_cells(name: str) -> None:
    columns = contract()[1][name]
    for file in sorted(CASE.glob(contract()[0][name]["path"])):
        with file.open(encoding="utf-8", newline="") as handle:
            assert next(csv.reader(handle)) == [column["column"] for column in columns], file.name
    required = [column["column"] for column in columns if column["required"] == "yes"]
    for row in table(name):
        assert all(row[column] for column in required), row


@pytest.mark.parametrize("name", sorted(contract()[0]))
def test_a_key_stands_once(name: str) -> None:
    key = contract()[0][name]["key"].split(";")
    counted = Counter(tuple(row[column] for column in key) for row in table(name))
    assert [found for found, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("name", sorted(contract()[0]))
def test_a_reference_leads_somewhere(name: str) -> None:
    for column in contract()[1][name]:
        if not column["type"].startswith(("ref:", "refs:")):
            continue
        target, _, key = column["type"].partition(":")[2].partition(".")
        known = {row[key] for row in table(target)}
        named = {one for row in table(name) for one in row[column["column"]].split(";") if one}
        assert named - known == set(), column["column"]


@pytest.mark.parametrize("name", sorted(contract()[0]))
def test_what_is_said_in_one_language_is_said_in_the_other(name: str) -> None:
    columns = [column["column"] for column in contract()[1][name]]
    pairs = [(c, f"{c[:-3]}_es") for c in columns if c.endswith("_en")]
    for row in table(name):
        for english, spanish in pairs:
            assert bool(row[english]) == bool(row[spanish]), (row, english)


def test_both_languages_state_the_same_figures() -> None:
    """Digits of the two texts agree; separators are each language's own."""
    for name in ("policies", "faults", "reasons", "places", "routes", "series"):
        for row in table(name):
            for column in [c for c in row if c.endswith("_en") and not c.startswith("lag")]:
                english, spanish = digits(row[column]), digits(row[f"{column[:-3]}_es"])
                assert english == spanish, (name, row[column])


def digits(text: str) -> Counter[str]:
    return Counter(re.sub(r"\D", "", found) for found in re.findall(r"\d[\d.,]*", text))


def test_a_number_is_absent_or_not_negative() -> None:
    for row in table("observations"):
        assert row["value"] == "" or float(row["value"]) >= 0, row


def test_a_series_with_rows_is_listed_and_a_listed_series_has_rows() -> None:
    assert set(observations()) == set(by_id("series"))


def test_a_relayed_number_carries_its_own_source_and_day() -> None:
    for row in table("observations"):
        if not is_own(row):
            assert all(row[column] for column in ("source", "published", "value")), row


def test_no_number_is_known_before_its_period_ends() -> None:
    for row in table("observations"):
        assert published(row) >= span(row["period"])[1], row


def test_the_complete_tables_of_a_period_agree_or_a_fault_is_flagged_on_every_row() -> None:
    for name, series in by_id("series").items():
        stated = ["*".join(sorted(t.split("*"))) for t in series["tables"].split(";") if t]
        if len(stated) < 2:
            continue
        cells: dict[tuple[str, str], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for row in observations()[name]:
            breakdown = dimension_of(row["population"])
            if is_own(row):
                assert breakdown in stated, row
                cells[row["period"], row["place"]][breakdown].append(row)
        assert cells
        for cell, breakdowns in cells.items():
            totals = {sum(float(r["value"]) for r in rows) for rows in breakdowns.values()}
            if len(totals) > 1:
                rows = [row for group in breakdowns.values() for row in group]
                assert all(row["flags"] for row in rows), (name, cell, totals)


def test_a_flag_lies_in_the_span_the_series_and_the_population_of_its_fault() -> None:
    faults, flagged = by_id("faults"), set()
    for row in table("observations"):
        for flag in filter(None, row["flags"].split(";")):
            fault = faults[flag]
            flagged.add(flag)
            start, end = span(row["period"])
            assert fault["series"] == row["series"], row
            assert end >= dt.date.fromisoformat(fault["starts"]), row
            assert not fault["ends"] or start <= dt.date.fromisoformat(fault["ends"]), row
            assert fault["population"] in ("all", row["population"]), row
    unflagged = {
        name for name, fault in faults.items() if fault["kind"] in ("incomplete", "miscoded")
    }
    assert unflagged - flagged == {"ohss-rounded"}  # it touches every row of its series


# --- nothing is said before it could be known -----------------------------------------------------

ENGLISH = "January February March April May June July August September October November December"
SPANISH = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
MONTHS = {
    word.lower(): number
    for words in (ENGLISH, SPANISH)
    for number, word in enumerate(words.split(), start=1)
}
MENTION = re.compile(
    rf"(?:(?:(\d{{1,2}}) (?:de )?)?({'|'.join(MONTHS)}) (?:de )?)?"
    r"(?<![\d.,-])((?:19|20)\d\d)(?!,?\d)",
    re.IGNORECASE,
)


def mentions(text: str) -> Iterator[str]:
    """The dates a text names, as far as it names them: 2021, 2021-11 or 2021-11-07."""
    for day, month, year in MENTION.findall(text):
        parts = [
            year,
            f"{MONTHS[month.lower()]:02}" if month else "",
            f"{int(day):02}" if day else "",
        ]
        yield "-".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("until 20 May 2022 and after", ["2022-05-20"]),
        ("el 3 de agosto de 2022, en mayo de 2023", ["2022-08-03", "2023-05"]),
        ("a total of 2,010 people in 2021", ["2021"]),
        ("1.231.320 eventos", []),
    ],
)
def test_mentions_reads_dates_and_no_numbers(text: str, found: list[str]) -> None:
    assert list(mentions(text)) == found


def leaks(text: str, known: str, announced: tuple[str, ...] = ()) -> list[str]:
    """The dates a text names that lie after the day it was known and were not announced by then."""
    return [
        date
        for date in mentions(text)
        if date > known[: len(date)]
        and not any(day[: len(date)] == date for day in announced if day)
    ]


@pytest.mark.parametrize("name", ["faults", "reasons", "places", "routes"])
def test_no_note_names_a_date_after_the_day_it_was_known(name: str) -> None:
    for row in table(name):
        for column in [c for c in row if c.startswith(("text_", "note_"))]:
            # A row without a day was always known: it may name no date at all.
            assert leaks(row[column], row["published"] or "0000-00-00") == [], row


def test_no_series_is_explained_by_what_came_after_its_first_number() -> None:
    for name, row in by_id("series").items():
        first = min(published(observation) for observation in observations()[name]).isoformat()
        for column in [c for c in row if c.startswith(("title_", "one_row_", "lag_basis_"))]:
            assert leaks(row[column], first) == [], name


def test_no_measure_tells_what_came_after_it() -> None:
    for row in table("policies"):
        day = row["announced"]
        ahead = (row["effective"], row["ends"] if row["end_published"] == day else "")
        for column in [c for c in row if c.startswith(("title_", "text_"))]:
            assert leaks(row[column], day, ahead) == [], row["id"]
        came = row["outcome_published"]
        assert not came or came > day, row["id"]
        # What became of it may name the day from which another measure, announced by then, stands.
        others = tuple(p["effective"] for p in table("policies") if came and p["announced"] <= came)
        for language in ("en", "es"):
            assert leaks(row[f"outcome_{language}"], came or day, others) == [], row["id"]
            assert leaks(row[f"note_{language}"], row["note_published"] or day, ahead) == [], row[
                "id"
            ]


def test_on_the_day_of_the_ministerial_the_end_of_title_42_was_announced_and_nothing_more() -> None:
    row = by_id("policies")["usa-title-42-termination"]
    assert (row["announced"], row["effective"]) == ("2022-04-01", "2022-05-23")
    assert row["outcome_published"] == "2022-05-20"
    order = by_id("policies")["usa-title-42"]
    assert order["announced"] < "2022-04-20" < order["end_published"]
    words = " ".join(
        row[c] for c in ("title_en", "text_en", "title_es", "text_es", "note_en", "note_es")
    )
    assert not re.search(r"court|block|tribunal|bloque", words, re.IGNORECASE)


@pytest.mark.parametrize(
    ("series", "period"), [("darien-entries", "2022-03"), ("us-southwest-encounters", "2022-03")]
)
def test_march_2022_was_known_on_the_day_of_the_ministerial(series: str, period: str) -> None:
    days = [
        published(row) for row in observations()[series] if row["period"] == period and is_own(row)
    ]
    assert days
    assert max(days) <= dt.date(2022, 4, 20)


# --- the dead and the missing ---------------------------------------------------------------------


def test_the_lost_are_lower_bounds_by_month_and_place_and_never_an_incident() -> None:
    rows = observations()["missing-migrants"]
    assert {row["quantifier"] for row in rows} == {"at_least"}
    assert all(re.fullmatch(r"\d{4}-\d{2}", row["period"]) for row in rows)
    assert all(re.fullmatch(r"[A-Z]{3}(>[A-Z]{3})?", row["place"]) for row in rows)
    # The incidents that were read hold 9,472 people dead or missing: none is lost or counted twice.
    assert sum(float(row["value"]) for row in rows) == 9472
    assert {row["place"] for row in rows} >= {"COL>PAN", "MEX>USA"}


# --- the figures it was read from -----------------------------------------------------------------

NATIONALITY, AGE = "nationality", "sex-age"
US = "authority*component*nationality"


@pytest.mark.parametrize(
    ("series", "breakdown", "first", "last", "words", "value"),
    [
        ("darien-entries", NATIONALITY, "2021", "2021", (), 133726),
        ("darien-entries", AGE, "2021", "2021", (), 133726),
        ("darien-entries", NATIONALITY, "2022-01", "2022-03", (), 13791),
        ("darien-entries", NATIONALITY, "2021-01", "2021-03", (), 5622),
        ("darien-entries", NATIONALITY, "2010", "2019", (), 109293),
        ("us-southwest-encounters", US, "2022-03", "2022-03", (), 222574),
        ("us-southwest-encounters", US, "2022-03", "2022-03", ("title-42",), 112081),
        (
            "us-southwest-encounters",
            "component*demographic*nationality",
            "2022-03",
            "2022-03",
            (),
            222574,
        ),
        ("us-southwest-encounters", "authority*component", "2018-03", "2018-03", (), 50347),
        ("us-southwest-encounters", US, "2021", "2021", ("VEN",), 106750),
        ("us-southwest-encounters-grouped", US, "2022-03", "2022-03", (), 222574),
        ("us-border-patrol-encounters", "component*nationality", "2022-03", "2022-03", (), 211130),
        ("honduras-entries", "all", "2022", "2022", (), 188858),
        ("honduras-entries", NATIONALITY, "2023", "2023", ("HTI",), 82249),
        ("honduras-entries", NATIONALITY, "2023", "2023", ("TWN",), 12188),
        ("mexico-events", NATIONALITY, "2022", "2022", ("VEN",), 96197),
        ("mexico-events", NATIONALITY, "2024", "2024", (), 1231320),
        ("mexico-events", AGE, "2024", "2024", (), 1230126),
    ],
)
def test_a_figure_stands_as_its_publisher_gave_it(  # noqa: PLR0917 one row of the table above
    series: str, breakdown: str, first: str, last: str, words: tuple[str, ...], value: int
) -> None:
    assert own(series, breakdown, first, last, *words) == value


DARIEN, HONDURAS, MEXICO = "darien-entries", "honduras-entries", "mexico-events"


@pytest.mark.parametrize(
    ("number", "series", "first", "last", "words", "value", "period", "relayed"),
    [
        (1, DARIEN, "2020", "2020", (), 6465, "2020", 8594),
        (2, DARIEN, "2021", "2021", (), 133726, "2021", 133653),
        (2, DARIEN, "2021", "2021", (), 133726, "2021", 133721),
        (3, DARIEN, "2021-01", "2021-10", (), 121770, "2021-01-01/2021-10-31", 124500),
        (4, DARIEN, "2022", "2022", ("ECU",), 29356, "2022", 29399),
        (4, DARIEN, "2022", "2022", ("HTI",), 22435, "2022", 22392),
        (5, DARIEN, "2023-02", "2023-02", (), 24657, "2023-02", 21093),
        (6, DARIEN, "2024-02", "2024-02", (), 37166, "2024-02", 37176),
        (7, DARIEN, "2024-11", "2024-11", (), 11144, "2024-11", 10776),
        (8, DARIEN, "2024", "2024", (), 302203, "2024", 300549),
        (9, DARIEN, "2023-01", "2023-08", (), 333704, "2023-01-01/2023-09-09", 248000),
        (10, DARIEN, "2023-01", "2023-09", (), 408972, "2023-01-01/2023-09-30", 457000),
        (11, DARIEN, "2024-03", "2024-03", (), 36841, "2024-03-01/2024-03-14", 36841),
        (29, HONDURAS, "2022", "2022", ("VEN",), 55083, "2022", 29000),
        (30, HONDURAS, "2023-01", "2023-05", (), 108736, "2023-01-01/2023-05-31", 108730),
        (31, MEXICO, "2023", "2023", (), 778907, "2023", 782176),
        (32, MEXICO, "2024", "2024", (), 1231320, "2024", 1234698),
        (33, MEXICO, "2023-01", "2023-01", (), 37359, "2023-01", 36147),
        (0, DARIEN, "2022-01", "2022-03", (), 13791, "2022-01-01/2022-03-31", 13425),
    ],
)
def test_both_sides_of_a_known_disagreement_within_a_series_stand_in_it(  # noqa: PLR0917 the same
    number: int,
    series: str,
    first: str,
    last: str,
    words: tuple[str, ...],
    value: int,
    period: str,
    relayed: int,
) -> None:
    """`number` is that of the catalogue; 0 is the report of April 2022."""
    assert own(series, NATIONALITY, first, last, *words) == value, number
    assert relayed in reported(series, period, ";".join(words) or "all"), number


@pytest.mark.parametrize(
    ("number", "series", "period", "population", "value"),
    [
        (12, "colombia-irregular-transit", "2021", "all", 106838),
        (13, "colombia-irregular-transit", "2023", "all", 539959),
        (14, "colombia-irregular-transit", "2024-01-01/2024-07-31", "all", 261975),
        (15, "colombia-irregular-transit", "2023-08", "all", 85369),
        (16, "colombia-migrants-in-transit", "2023", "all", 445380),
        (17, "colombia-irregular-transit", "2021-01-01/2021-09-27", "all", 106840),
        (18, "colombia-irregular-transit", "2023", "HTI", 56112),
        (19, "los-planes-exits", "2022", "all", 226610),
        (22, "costa-rica-entries-dgme", "2023-01-01/2023-10-01", "all", 320110),
        (34, "mexico-asylum-applications", "2021", "all", 131448),
        (34, "mexico-asylum-applications", "2021", "all", 129329),
        (35, "mexico-asylum-applications", "2022", "all", 119083),
        (36, "mexico-asylum-applications", "2023", "all", 140720),
        (38, "venezuelans-abroad", "2023-02", "VEN", 147400),
        (38, "venezuelans-abroad", "2024-07-01/2024-07-04", "VEN", 58200),
        (39, "venezuelans-abroad", "2022-07", "VEN", 1842390),
        (39, "venezuelans-abroad", "2022-08", "VEN", 2480000),
    ],
)
def test_a_relayed_side_of_a_known_disagreement_stands(
    number: int, series: str, period: str, population: str, value: int
) -> None:
    assert value in reported(series, period, population), number


@pytest.mark.parametrize(
    ("period", "value"), [("2024-10", 26247), ("2024-01-01/2024-06-30", 212179)]
)
def test_the_estimate_downstream_stands_above_the_count_upstream(period: str, value: int) -> None:
    estimates = {
        float(row["value"])
        for row in observations()["costa-rica-entries-iom"]
        if row["period"] == period
    }
    assert estimates == {value}
    first, _, last = period.partition("/")
    assert own(DARIEN, NATIONALITY, first[:7], (last or first)[:7]) < value


@pytest.mark.parametrize(("year", "value"), [("2021", 131418), ("2022", 118735), ("2023", 140979)])
def test_unhcr_has_its_own_figure_for_mexico(year: str, value: int) -> None:
    rows = [
        row
        for row in observations()["asylum-applications"]
        if (row["place"], row["period"]) == ("MEX", year)
    ]
    assert sum(float(row["value"]) for row in rows) == value


def test_two_editions_of_the_border_count_agree_until_the_live_months() -> None:
    main, later = "us-southwest-encounters", "us-southwest-encounters-grouped"
    for number in range(45):
        month = f"{2021 + (9 + number) // 12}-{(9 + number) % 12 + 1:02}"
        if month > "2025-05":
            break
        apart = own(later, US, month, month) - own(main, US, month, month)
        assert (apart == 0) == (month < "2024-10"), (month, apart)
    assert own(main, US, "2025-04", "2025-04") == 12030
    assert own(later, US, "2025-04", "2025-04") == 12024


def test_persons_are_never_added_to_cases() -> None:
    """The United States reported its asylum offices' 138,762 applications of 2017 in cases."""

    def of(series: str) -> float:
        return sum(
            float(row["value"])
            for row in observations()[series]
            if (row["place"], row["period"]) == ("USA", "2017")
        )

    assert of("asylum-application-cases") == 138762
    assert of("asylum-applications") == 123377
