"""What was promised in the two cases that ship, held against what it was read from.

Owns: the stories that the rows of promises must tell and the laws of their words, read with the
csv module alone. Where the tables that they were read from lie beside the project, every pledge of
those tables is looked for too; without them the same numbers stand here.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from isthmus.case import read_case, shipped
from isthmus.case.finding import shipped_folder
from isthmus.case.schema import tables
from isthmus.commitments.register import register_of

Row = Mapping[str, str]
PROMISES = [
    "agreements",
    "pillars",
    "parties",
    "meetings",
    "sessions",
    "delegations",
    "commitments",
    "indicators",
    "targets",
    "progress",
    "transactions",
    "conclusions",
    "accounts",
]
#: Where the tables and documents lie from which the rows were read; they may be absent.
READ_FROM = Path(__file__).parents[3] / "shared"
DECLARATION = "los-angeles-declaration"


def rows(case: str, table: str) -> list[Row]:
    with (shipped_folder(case) / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def by_id(case: str, table: str) -> dict[str, Row]:
    return {row["id"]: row for row in rows(case, table)}


def known(case: str, table: str, day: str) -> Iterator[Row]:
    return (row for row in rows(case, table) if row["published"] <= day)


def words(case: str) -> Iterator[tuple[str, int, str, str]]:
    """Every text that a reader is shown: its table, row, column and itself."""
    for table in ("organisations", *PROMISES):
        spoken = [c for c in tables()[table].columns if c.endswith(("_en", "_es"))]
        for number, row in enumerate(rows(case, table), start=2):
            yield from ((table, number, c, row[c]) for c in spoken if row[c])


# --- the declaration -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "endorsers"),
    [
        ("2022-06-09", 0),
        ("2022-06-10", 20),
        ("2022-09-26", 20),  # Guyana was named at the launch, which was told of a day later
        ("2022-09-27", 21),
        ("2024-05-05", 21),
        ("2024-05-06", 22),
        ("2025-12-31", 22),
    ],
)
def test_the_endorsers_of_the_declaration_by_date(day: str, endorsers: int) -> None:
    found = [
        row["party"]
        for row in known("americas", "parties", day)
        if row["agreement"] == DECLARATION and row["act"] == "endorsed"
    ]
    assert len(set(found)) == len(found) == endorsers


def test_the_two_who_came_later_are_known_by_a_day() -> None:
    late = {
        row["party"]: (row["acted_after"], row["acted"])
        for row in rows("americas", "parties")
        if row["agreement"] == DECLARATION and row["acted_precision"] == "by"
    }
    assert late == {
        "GUY": ("2022-06-10", "2022-09-26"),
        "SUR": ("2022-10-06", "2024-05-06"),
    }


def test_before_its_day_the_declaration_is_proposed_without_its_name() -> None:
    """Panama's conference spoke of it two months before it was adopted and named."""
    case = read_case("americas")
    announced = "summit-declaration"
    statuses = {
        day: {agreed.agreement.id: agreed.status for agreed in register_of(case, day).agreements}
        for day in (dt.date(2022, 5, 1), dt.date(2022, 6, 10))
    }
    assert statuses[dt.date(2022, 5, 1)][announced] == "proposed"
    assert DECLARATION not in statuses[dt.date(2022, 5, 1)]
    assert statuses[dt.date(2022, 6, 10)][announced] == "replaced"
    assert statuses[dt.date(2022, 6, 10)][DECLARATION] == "signed"


def test_the_declaration_has_four_pillars_and_what_is_known_of_its_packages() -> None:
    parts = [row for row in rows("americas", "pillars") if row["agreement"] == DECLARATION]
    assert [row["number"] for row in parts if row["kind"] == "pillar"] == ["I", "II", "III", "IV"]
    packages = {row["number"]: row["leads"] for row in parts if row["kind"] == "package"}
    assert packages == {
        "1": "CHL",
        "2": "COL",
        "3": "ECU",
        "4": "PER",
        "5": "MEX",
        "6": "CAN",
        "7": "CAN;GUY",
        "8": "SLV",
        "9": "USA",
        "11": "",
    }
    eleventh = next(row for row in parts if row["number"] == "11")
    assert "tenth" in eleventh["note_en"]  # what no source at hand tells is said


# --- the pledges ---------------------------------------------------------------------------------

#: Who, when, the number as published, and the column of whatever row must hold it.
PLEDGES = [
    ("USA", "2022-06-10", 20_000),
    ("USA", "2022-06-10", 314_000_000),
    ("USA", "2022-06-10", 11_500),
    ("CAN", "2022-06-10", 4_000),
    ("CAN", "2022-06-10", 50_000),
    ("CAN", "2022-06-10", 26_900_000),
    ("MEX", "2022-06-10", 15_000),
    ("MEX", "2022-06-10", 10_000),
    ("MEX", "2022-06-10", 20_000),
    ("USA", "2022-10-06", 240_000_000),
    ("USA", "2022-10-06", 817_000_000),
    ("USA", "2024-05-07", 578_000_000),
    ("USA", "2024-09-25", 686_000_000),
    ("USA", "2024-09-25", 1_200_000_000),
    ("COL", "2024-08-26", 2_500_000),
]
#: Pledges without a number.
WITHOUT_NUMBER = {
    ("CRI", "2022-06-10"): "cri-special-protection",
    ("BLZ", "2022-06-10"): "blz-regularise",
    ("ECU", "2022-06-10"): "ecu-regularise",
    ("GTM", "2022-06-10"): "gtm-labour-law",
    ("ESP", "2022-06-10"): "esp-labour-hondurans",
}


def numbers() -> dict[tuple[str, str], set[float]]:
    """What each country promised, paid or told on a day, by the rows and their accounts."""
    commitments = by_id("americas", "commitments")
    indicators = by_id("americas", "indicators")
    found: dict[tuple[str, str], set[float]] = defaultdict(set)

    def add(who: str, day: str, *cells: str) -> None:
        for one in who.split(";"):
            found[one, day].update(float(cell) for cell in cells if cell)

    for row in rows("americas", "targets"):
        actors = commitments[indicators[row["indicator"]]["commitment"]]["actors"]
        add(actors, row["amended"], row["low"], row["high"])
    for row in rows("americas", "transactions"):
        add(row["provider"], row["date"], row["low"], row["high"])
    for row in rows("americas", "progress"):
        if row["value"] and re.fullmatch(r"[0-9-]{10}", row["period"]):
            add(commitments[row["commitment"]]["actors"], row["period"], row["value"])
    for row in rows("americas", "accounts"):
        if row["about"] == "commitments":
            promise = commitments[row["row"]]
            add(promise["actors"], promise["made"], row["low"], row["high"])
    return found


@pytest.mark.parametrize("pledge", PLEDGES, ids=lambda pledge: "-".join(map(str, pledge)))
def test_every_pledge_stands_with_its_number(pledge: tuple[str, str, int]) -> None:
    who, day, number = pledge
    assert float(number) in numbers()[who, day]


@pytest.mark.parametrize("who", sorted(WITHOUT_NUMBER))
def test_a_pledge_without_a_number_stands_too(who: tuple[str, str]) -> None:
    row = by_id("americas", "commitments")[WITHOUT_NUMBER[who]]
    assert (row["actors"], row["made"]) == who


def test_the_pledges_that_were_read_are_those_that_stand_here() -> None:
    """Of the table that was read, where it is at hand: no pledge of it is missing."""
    file = READ_FROM / "data" / "G_la_declaration_pledges.csv"
    if not file.is_file():
        return  # the same numbers are held above
    with file.open(encoding="utf-8", newline="") as handle:
        read = list(csv.DictReader(handle))
    found, urls = numbers(), {row["url"] for row in rows("americas", "sources")}
    for row in read:
        key = (row["country"], row["date"])
        assert row["source_url"] in urls
        for value in (row["value_low"], row["value_high"]):
            assert not value or float(value) in found[key], row
        assert row["value_low"] or key in WITHOUT_NUMBER or row["status_note"] == "delivered"


def test_what_was_pledged_of_money_is_not_what_was_paid() -> None:
    """No dollar of the declaration is shown as paid out: nobody at hand tells of a payment."""
    commitments = by_id("americas", "commitments")
    of_declaration = {i for i, row in commitments.items() if row["agreement"] == DECLARATION}
    stages = {
        row["stage"]
        for row in rows("americas", "transactions")
        if row["commitment"] in of_declaration
    }
    assert stages == {"pledge", "commitment"}


# --- accounts that do not agree ------------------------------------------------------------------


def accounts(row: str, aspect: str) -> list[Row]:
    return [
        one for one in rows("americas", "accounts") if (one["row"], one["aspect"]) == (row, aspect)
    ]


def test_who_took_part_at_panama_is_told_in_three_ways() -> None:
    told = accounts("panama-2022", "participants")
    assert {row["low"] for row in told if row["low"] == row["high"]} == {"20", "22", "31"}
    assert {row["low"] for row in told if not row["high"]} == {"20", "21"}  # at least, more than
    same = Counter(row["source"] for row in told)
    assert same["press-account-2022-04-20-meeting"] == 2  # one account says twenty and 22


def test_the_text_of_panama_has_four_names_and_three_who_signed() -> None:
    assert {row["says_en"] for row in accounts("usa-pan-arrangement", "kind")} == {
        "A Bilateral Arrangement.",
        "A declaration of intent.",
        "A Letter of Understanding.",
        "An agreement detailing commitments.",
    }
    assert len({row["says_en"] for row in accounts("usa-pan-arrangement", "signatory")}) == 4


def test_the_money_of_2024_is_told_twice() -> None:
    told = {float(row["low"]) for row in accounts("usa-2024-total", "amount")}
    assert told == {1_200_000_000, 578_000_000 + 686_000_000}
    spent = {float(row["low"]) for row in accounts("pan-2023-january-august", "amount")}
    assert spent == {27_200_000, 70_000_000}


@pytest.mark.parametrize("case", shipped())
def test_an_account_stands_beside_another(case: str) -> None:
    """One that stands alone disagrees with nothing, and one thing is not said twice by a source."""
    told: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows(case, "accounts"):
        told[row["about"], row["row"], row["aspect"]].append(row)
    for key, found in told.items():
        assert len(found) > 1, key


# --- the laws of the rows ------------------------------------------------------------------------


@pytest.mark.parametrize("case", shipped())
@pytest.mark.parametrize("table", PROMISES)
def test_every_row_has_a_source_that_says_where_it_is(case: str, table: str) -> None:
    sources = by_id(case, "sources")
    for row in rows(case, table):
        source = sources[row["source"]]
        assert source["url"] or source["note_en"] or source["relayed_by"], row["source"]


def test_a_publication_is_one_source() -> None:
    """Of those that the promises cite: no address stands twice for one publisher."""
    cited = {row["source"] for table in PROMISES for row in rows("americas", table)}
    addresses = Counter(
        (row["url"], row["publisher"])
        for row in rows("americas", "sources")
        if row["url"] and row["id"] in cited
    )
    assert max(addresses.values()) == 1


def test_nothing_is_known_before_it_is_published() -> None:
    """The edition of a publication is the first day on which its rows can have been known."""
    sources = by_id("americas", "sources")
    for table in PROMISES:
        for number, row in enumerate(rows("americas", table), start=2):
            edition = sources[row["source"]]["edition"]
            assert not edition or row["published"] >= edition, (table, number, edition)


@pytest.mark.parametrize("case", shipped())
def test_parts_are_no_more_than_their_whole(case: str) -> None:
    """Each in the currency and the stage of its whole, and one cut of it at a time within it."""
    transactions = by_id(case, "transactions")
    for part in transactions.values():
        if not part["part_of"]:
            continue
        whole = transactions[part["part_of"]]
        assert (part["currency"], part["stage"]) == (whole["currency"], whole["stage"])
        least = float(part["low"] or 0)
        assert not whole["high"] or least <= float(whole["high"])


def test_the_plan_of_2019_sums_to_its_total_and_that_of_2020_by_sector() -> None:
    parts: dict[str, float] = defaultdict(float)
    for row in rows("americas", "transactions"):
        if row["part_of"] == "rmrp-2019":
            parts["2019"] += float(row["low"])
        elif row["part_of"] == "rmrp-2020" and row["sector"]:
            parts["2020"] += float(row["low"])
    assert parts == {"2019": 737_700_000, "2020": pytest.approx(1_346_070_000)}


@pytest.mark.parametrize("case", shipped())
def test_a_series_that_counts_something_else_says_what(case: str) -> None:
    for row in rows(case, "indicators"):
        assert not row["series"] or (row["basis_en"] and row["basis_es"] and row["reduce"])
        assert row["series"] or row["exact"] != "true"


def test_no_promise_of_the_americas_rewards_fewer_arrivals() -> None:
    """What counts people who move is shown and decides nothing, and no target caps people."""
    for row in rows("americas", "indicators"):
        if row["series"]:
            assert row["exact"] != "true", row["id"]
    capped = [row for row in rows("americas", "targets") if not row["low"]]
    units = {by_id("americas", "indicators")[row["indicator"]]["unit"] for row in capped}
    assert units <= {"money"}
    assert not any(row["unit"] == "encounters" for row in rows("americas", "indicators"))


# --- the words -----------------------------------------------------------------------------------

_OFFICES = (
    "Secretary|President|Minister|Vice-president|Ambassador|Chargé|Director|Commander|Adviser|"
    "Secretario|Secretaria|Presidente|Presidenta|Ministro|Ministra|Canciller|Embajador|Embajadora"
)
#: An office and, right after it, what looks like a given name or a surname.
_NAMED = re.compile(
    rf"\b(?:{_OFFICES})\s+(?!of\b|de\b|del\b)[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+", re.IGNORECASE
)
_CAPITAL = re.compile(r"[A-ZÁÉÍÓÚÑ]")


@pytest.mark.parametrize("case", shipped())
def test_nobody_is_named(case: str) -> None:
    """Offices only: no office stands before a capitalised word that is not its own."""
    for table, number, column, text in words(case):
        for found in _NAMED.finditer(text):
            after = found[0].split()[-1]
            assert not _CAPITAL.match(after), (table, number, column, found[0])


def test_nobody_who_spoke_in_the_documents_is_named() -> None:
    """Of the documents that were read, where they are at hand."""
    file = READ_FROM / "documents" / "figures.csv"
    if not file.is_file():
        return  # the law above holds without them
    with file.open(encoding="utf-8", newline="") as handle:
        said = {row["speaker_or_source"] for row in csv.DictReader(handle)}
    institutions = {"Panama", "Reuters", "DHS", "MIRE", "France", "Voice", "America", "Aug", "US"}
    people = {
        name
        for text in said
        for name in re.findall(r"[A-Z][a-z]{3,}", text)
        if name not in institutions
    }
    assert len(people) >= 5
    for case in shipped():
        for table, number, column, text in words(case):
            assert not people & set(re.findall(r"\w+", text)), (table, number, column)


@pytest.mark.parametrize("case", shipped())
def test_every_text_is_there_in_both_languages(case: str) -> None:
    for table in ("organisations", *PROMISES):
        for row in rows(case, table):
            for column in tables()[table].columns:
                if column.endswith("_en"):
                    spanish = row[column.removesuffix("_en") + "_es"]
                    assert bool(row[column]) == bool(spanish), (table, column, row)


def test_a_number_is_the_same_in_both_languages() -> None:
    """Every figure of a text stands in its translation, but those that words tell."""
    for case in shipped():
        for table in ("organisations", *PROMISES):
            for row in rows(case, table):
                for column in tables()[table].columns:
                    if not column.endswith(("text_en", "says_en", "title_en")):
                        continue
                    english, spanish = row[column], row[column.removesuffix("_en") + "_es"]
                    if _figures(english) and "millones" not in spanish:
                        assert _figures(english) == _figures(spanish), (table, english, spanish)


def _figures(text: str) -> set[str]:
    """The long numbers of a text that tells none in words: 1.59 billion are 1,590 millones."""
    in_words = re.search(r"\b(?:billion|millones de dólares)\b", text)
    return set() if in_words else set(re.findall(r"\d{1,3}(?:,\d{3})+|\d{5,}", text))


# --- the tutorial is whole -----------------------------------------------------------------------


@pytest.mark.parametrize("table", ["organisations", *PROMISES])
def test_the_tutorial_uses_every_word_of_the_register(table: str) -> None:
    """But for how a number was qualified, which the words of numbers are held to elsewhere."""
    found = rows("tutorial", table)
    for column in tables()[table].columns.values():
        if column.type == "enum" and column.column != "quantifier":
            used = {row[column.column] or column.default for row in found}
            assert used >= set(column.values), column.column


def test_the_tutorial_shows_every_status() -> None:
    """As of the day on which its tables were last read."""
    register = register_of(read_case("tutorial"), dt.date(2024, 9, 2))
    assert {tracked.status for tracked in register.commitments} == {
        "not-started",
        "on-track",
        "late",
        "met",
        "missed",
        "not-verifiable",
    }
    assert {agreed.status for agreed in register.agreements} >= {
        "proposed",
        "in-force",
        "lapsed",
        "terminated",
        "suspended",
        "replaced",
    }
