"""What holds of every reader, whatever the publisher."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case import CaseError, Problem
from isthmus.case.cells import parse
from isthmus.case.schema import tables
from isthmus.series.publishers import by_id, table_csv
from isthmus.words import LANGUAGES, words_in
from tests.series.publishers.samples import (
    CSV,
    JSON,
    SAMPLES,
    americas,
    codes,
    csv_of,
    json_of,
    numbers,
    outcome,
    read,
    records,
    refusal,
    sample,
    table,
    with_part,
)

each_sample = pytest.mark.parametrize(("publisher", "name"), SAMPLES)
each_csv = pytest.mark.parametrize(("publisher", "name"), CSV)
each_json = pytest.mark.parametrize(("publisher", "name"), JSON)


# --- what a reader gives back --------------------------------------------------------------------


@each_sample
def test_no_two_rows_give_one_number(publisher: str, name: str) -> None:
    rows = read(publisher, sample(publisher, name)).rows
    assert len({row.key for row in rows}) == len(rows) > 0


@each_sample
def test_a_reader_makes_what_it_says_it_feeds(publisher: str, name: str) -> None:
    made = {
        row.key[1 if by_id(publisher).table == "countries" else 0]
        for row in read(publisher, sample(publisher, name)).rows
    }
    assert made <= set(by_id(publisher).feeds)


@each_sample
def test_every_row_is_one_the_shipped_case_takes(publisher: str, name: str) -> None:
    """Cell by cell by the case's own parsers: series, periods, places and words are the case's."""
    known, case = by_id(publisher), americas()
    written = list(
        csv.DictReader(io.StringIO(table_csv(read(publisher, sample(publisher, name)).rows)))
    )
    problems: list[Problem] = []
    for column in tables()[known.table].columns.values():
        texts = [row[column.column] for row in written]
        if column.column == "published":  # a pull dates what the publication does not
            texts = [text or "2025-06-19" for text in texts]
        parse(texts, column, case.vocabulary, lambda i: ("written", i), problems)
    assert problems == []
    if known.table == "countries":
        assert {row["source"] for row in written} <= case.sources.keys()
        held = set(case.countries.select("indicator", "unit").unique().iter_rows())
        assert {(row["indicator"], row["unit"]) for row in written} <= held
        return
    for row in written:
        series = case.series[row["series"]]
        dimensions = frozenset(case.vocabulary.parts(row["population"]))
        assert dimensions in {frozenset(stated) for stated in series.breakdowns}, row
        assert (row["place"] == "") == (series.place is not None), row


# --- bytes ---------------------------------------------------------------------------------------


def mutations(data: bytes) -> st.SearchStrategy[bytes]:
    """The bytes with a few of them changed, taken out, put in, or the end cut off."""
    places = st.integers(0, len(data) - 1)
    change = st.one_of(
        st.tuples(st.just("set"), places, st.binary(min_size=1, max_size=1)),
        st.tuples(st.just("in"), places, st.binary(min_size=1, max_size=4)),
        st.tuples(st.just("out"), places, st.binary(min_size=1, max_size=8)),
        st.tuples(st.just("cut"), places, st.just(b"")),
    )

    def spoilt(changes: list[tuple[str, int, bytes]]) -> bytes:
        held = bytearray(data)
        for kind, at, with_ in changes:
            if kind == "set":
                held[at : at + 1] = with_
            elif kind == "in":
                held[at:at] = with_
            elif kind == "out":
                del held[at : at + len(with_)]
            else:
                del held[at:]
        return bytes(held)

    return st.lists(change, min_size=1, max_size=6).map(spoilt)


@each_sample
@settings(max_examples=40)
@given(data=st.data())
def test_whatever_the_bytes_it_reads_or_says_why_not(
    publisher: str, name: str, data: st.DataObject
) -> None:
    """No damage makes a reader fail in another way than by its own error, in any language."""
    made = outcome(publisher, data.draw(mutations(sample(publisher, name))))
    if isinstance(made, CaseError):
        assert all(made.say(words_in(language)) for language in LANGUAGES)
    else:
        assert made.rows


@pytest.mark.parametrize(
    ("publisher", "name"), [pair for pair in SAMPLES if pair[1].endswith(".xlsx")]
)
@settings(max_examples=25)
@given(data=st.data())
def test_whatever_the_parts_of_a_workbook_it_reads_or_says_why_not(
    publisher: str, name: str, data: st.DataObject
) -> None:
    """As above, inside the archive, where its checksums do not catch the damage first."""
    whole = sample(publisher, name)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        part = data.draw(st.sampled_from(archive.namelist()))
        spoilt = data.draw(mutations(archive.read(part)))
    made = outcome(publisher, with_part(whole, part, lambda _: spoilt))
    assert made.problems if isinstance(made, CaseError) else made.rows


@each_sample
def test_nothing_is_not_a_document(publisher: str, name: str) -> None:
    assert refusal(publisher, b"").problems


# --- order and sums ------------------------------------------------------------------------------


@each_csv
@settings(max_examples=15)
@given(data=st.data())
def test_the_order_of_lines_does_not_matter(publisher: str, name: str, data: st.DataObject) -> None:
    header, *lines = table(sample(publisher, name))
    shuffled = data.draw(st.permutations(lines))
    assert numbers(read(publisher, csv_of([header, *shuffled]))) == numbers(
        read(publisher, csv_of([header, *lines]))
    )


@each_csv
@settings(max_examples=15)
@given(data=st.data())
def test_the_order_of_columns_does_not_matter(
    publisher: str, name: str, data: st.DataObject
) -> None:
    lines = table(sample(publisher, name))
    order = data.draw(st.permutations(range(len(lines[0]))))
    turned = [[line[i] for i in order] for line in lines]
    assert numbers(read(publisher, csv_of(turned))) == numbers(read(publisher, csv_of(lines)))


@each_json
@settings(max_examples=15)
@given(data=st.data())
def test_the_order_of_records_does_not_matter(
    publisher: str, name: str, data: st.DataObject
) -> None:
    answer = json.loads(sample(publisher, name))
    before = numbers(read(publisher, json_of(answer)))
    held = records(answer)
    held[:] = data.draw(st.permutations(held))
    assert numbers(read(publisher, json_of(answer))) == before


# --- columns and categories ----------------------------------------------------------------------

UNKNOWN = st.text("abcdefghijklmnopqrstuvwxyz ", min_size=1, max_size=12).map(lambda t: f"new {t}")
PERSONS = (
    "Full Name",
    "Nombre",
    "Apellidos",
    "Passport Number",
    "Fecha de nacimiento",
    "DOB",
    "Teléfono",
)


@each_csv
@settings(max_examples=15)
@given(column=UNKNOWN)
def test_a_new_column_is_news(publisher: str, name: str, column: str) -> None:
    header, *lines = table(sample(publisher, name))
    spoilt = csv_of([[*header, column], *([*line, "7"] for line in lines)])
    refused = refusal(publisher, spoilt)
    assert codes(refused) <= {"unknown-column", "unknown-column-near"}
    assert " ".join(column.split()) in str(refused)


@each_json
@settings(max_examples=15)
@given(column=UNKNOWN)
def test_a_new_field_is_news(publisher: str, name: str, column: str) -> None:
    answer = json.loads(sample(publisher, name))
    records(answer)[-1][column] = 7
    refused = refusal(publisher, json_of(answer))
    assert codes(refused) <= {"unknown-column", "unknown-column-near"}
    assert refused.problems[0].row == len(records(answer))


@each_csv
@pytest.mark.parametrize("column", PERSONS)
def test_a_column_that_could_hold_a_person_is_refused(
    publisher: str, name: str, column: str
) -> None:
    header, *lines = table(sample(publisher, name))
    spoilt = csv_of([[*header, column], *([*line, ""] for line in lines)])
    assert codes(refusal(publisher, spoilt)) == {"person-column"}


@each_json
@pytest.mark.parametrize("column", PERSONS)
def test_a_field_that_could_hold_a_person_is_refused(
    publisher: str, name: str, column: str
) -> None:
    answer = json.loads(sample(publisher, name))
    records(answer)[0][column] = ""
    assert codes(refusal(publisher, json_of(answer))) == {"person-column"}


def columns_of(publisher: str, header: list[str]) -> list[str]:
    """The columns of a header that its reader needs."""
    needed: set[str] = set()
    for layout in by_id(publisher).formats.values():
        if needed < layout.columns.keys() <= set(header):
            needed = set(layout.columns)
    assert needed
    return sorted(needed)


@each_csv
def test_a_missing_column_stops_the_reading(publisher: str, name: str) -> None:
    lines = table(sample(publisher, name))
    for column in columns_of(publisher, lines[0]):
        at = lines[0].index(column)
        spoilt = csv_of([[*line[:at], *line[at + 1 :]] for line in lines])
        # Without the column that tells two layouts apart the other is looked for, and also refused.
        assert codes(refusal(publisher, spoilt)) & {"missing-column", "unknown-column"}, column


@each_json
def test_a_missing_field_stops_the_reading(publisher: str, name: str) -> None:
    answer = json.loads(sample(publisher, name))
    for column in columns_of(publisher, list(records(answer)[0])):
        spoilt = json.loads(sample(publisher, name))
        del records(spoilt)[-1][column]
        assert "missing-field" in codes(refusal(publisher, json_of(spoilt))), column


@each_csv
def test_a_line_of_another_length_is_told_by_its_number(publisher: str, name: str) -> None:
    lines = table(sample(publisher, name))
    lines[3] = lines[3][:-1]
    refused = refusal(publisher, csv_of(lines))
    assert codes(refused) == {"ragged"}
    assert refused.problems[0].row == 4


@each_csv
@settings(max_examples=15)
@given(line=st.integers(1, 5), number=st.sampled_from(["-3", "1.5", "many", "1.234", "٣", "1e3"]))
def test_what_is_no_count_is_told_with_file_row_column_and_value(
    publisher: str, name: str, line: int, number: str
) -> None:
    counted = {
        "cbp": "Encounter Count",
        "inm-honduras": "Total",
        "iom-missing-migrants": "Number of Dead",
    }[publisher]
    lines = table(sample(publisher, name))
    lines[line][lines[0].index(counted)] = number
    refused = refusal(publisher, csv_of(lines), file="figures.csv")
    assert codes(refused) == {"no-count"}
    problem = refused.problems[0]
    assert (problem.file, problem.row, problem.column) == ("figures.csv", line + 1, counted)
    assert number in str(refused)


def test_all_problems_of_a_file_are_told_at_once() -> None:
    lines = table(sample("cbp", "sample.csv"))
    lines[3][lines[0].index("Citizenship")] = "UTOPIA"
    lines[5][lines[0].index("Encounter Count")] = "?"
    lines[7][lines[0].index("Demographic")] = "Elders"
    refused = refusal("cbp", csv_of(lines))
    assert [problem.row for problem in refused.problems] == [4, 6, 8]


def test_a_file_of_another_kind_is_not_told_line_by_line() -> None:
    header, *lines = table(sample("cbp", "sample.csv"))
    at = header.index("Citizenship")
    spoilt = [[*line[:at], "UTOPIA", *line[at + 1 :]] for line in lines * 20]
    refused = refusal("cbp", csv_of([header, *spoilt]))
    assert len(refused.problems) == 101
    assert refused.problems[-1].code == "pull-and-more"


SUBSTITUTES: tuple[tuple[str, str, str, str], ...] = (
    ("cbp", "sample.csv", "Component", "unknown-category"),
    ("cbp", "sample.csv", "Title of Authority", "unknown-category-near"),
    ("cbp", "sample.csv", "Land Border Region", "unknown-category"),
    ("cbp", "sample.csv", "Month (abbv)", "unknown-category"),
    ("cbp", "sample-southwest.csv", "Citizenship Grouping", "unknown-country"),
    ("inm-honduras", "sample.csv", "Nacionalidad", "unknown-country"),
    ("inm-honduras", "sample.csv", "Mes", "unknown-category"),
    ("iom-missing-migrants", "sample.csv", "Incident Type", "unknown-category"),
    ("iom-missing-migrants", "sample.csv", "Country of Incident", "unknown-country"),
    ("iom-missing-migrants", "sample.csv", "Coordinates", "no-spot"),
    ("iom-missing-migrants", "sample.csv", "Incident Date", "no-date"),
)


@pytest.mark.parametrize(("publisher", "name", "column", "code"), SUBSTITUTES)
def test_an_unknown_category_stops_with_its_value(
    publisher: str, name: str, column: str, code: str
) -> None:
    lines = table(sample(publisher, name))
    lines[2][lines[0].index(column)] = "Title 9" if "near" in code else "Zzyzx"
    refused = refusal(publisher, csv_of(lines))
    assert codes(refused) == {code}
    assert (refused.problems[0].row, refused.problems[0].column) == (3, column)
    assert refused.problems[0].value in ("Zzyzx", "zzyzx", "Title 9")


FIELDS: tuple[tuple[str, str, str, Any, str], ...] = (
    ("unhcr", "sample-population.json", "coo_iso", "ZZZ", "unknown-country"),
    ("unhcr", "sample-population.json", "refugees", "many", "no-count"),
    ("unhcr", "sample-population.json", "refugees", True, "no-count"),
    ("unhcr", "sample-population.json", "year", "soon", "no-year"),
    ("unhcr", "sample-applications.json", "app_type", "Q", "unknown-category"),
    ("unhcr", "sample-applications.json", "app_pc", "H", "unknown-category"),
    ("unhcr", "sample-decisions.json", "dec_level", "QQ", "unknown-category"),
    ("unhcr", "sample-decisions.json", "procedure_type", "X", "unknown-category"),
    ("world-bank", "sample.json", "indicator", {"id": "NY.NEW"}, "unknown-category"),
    ("world-bank", "sample.json", "countryiso3code", "LCN", "unknown-country"),
    ("world-bank", "sample.json", "date", "2013Q1", "no-year"),
    ("world-bank", "sample.json", "value", "much", "no-number"),
)


@pytest.mark.parametrize(("publisher", "name", "field", "value", "code"), FIELDS)
def test_an_unknown_value_of_a_field_stops_the_reading(
    publisher: str, name: str, field: str, value: Any, code: str
) -> None:
    answer = json.loads(sample(publisher, name))
    records(answer)[1][field] = value
    refused = refusal(publisher, json_of(answer))
    assert code in codes(refused)
    assert refused.problems[0].row == 2
