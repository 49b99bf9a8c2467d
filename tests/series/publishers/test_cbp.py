"""CBP: what its files are read as."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.series.publishers import Row, by_id
from tests.series.publishers.samples import codes, csv_of, lines, read, refusal, sample, table

HEADER = table(sample("cbp", "sample.csv"))[0]
WORDS = by_id("cbp").words
COUNTRIES = ("MEXICO", "VENEZUELA", "CHINA, PEOPLES REPUBLIC OF", "MYANMAR (BURMA)", "OTHER")


def test_the_sample_is_read_as_these_sums() -> None:
    """Offices are summed; the northern border and airports are left out; a zero is a zero."""
    assert lines(read("cbp", sample("cbp", "sample.csv"))) == [
        "us-southwest-encounters 2020-04 CHN;at-ports;single-adults 5",
        "us-southwest-encounters 2020-04 CHN;at-ports;title-8 5",
        "us-southwest-encounters 2020-04 CUB;between-ports;family-units 3",
        "us-southwest-encounters 2020-04 CUB;between-ports;title-8 3",
        "us-southwest-encounters 2020-04 ECU;between-ports;single-adults 73",
        "us-southwest-encounters 2020-04 ECU;between-ports;title-42 73",
        "us-southwest-encounters 2020-04 HND;at-ports;title-8 0",
        "us-southwest-encounters 2020-04 HND;at-ports;unaccompanied-children 0",
        "us-southwest-encounters 2020-04 HTI;between-ports;family-units 8",
        "us-southwest-encounters 2020-04 HTI;between-ports;title-8 8",
        "us-southwest-encounters 2020-04 MEX;at-ports;accompanied-minors 13",
        "us-southwest-encounters 2020-04 MEX;at-ports;single-adults 556",
        "us-southwest-encounters 2020-04 MEX;at-ports;title-42 381",
        "us-southwest-encounters 2020-04 MEX;at-ports;title-8 188",
        "us-southwest-encounters 2020-04 MEX;between-ports;single-adults 1276",
        "us-southwest-encounters 2020-04 MEX;between-ports;title-42 1304",
        "us-southwest-encounters 2020-04 MEX;between-ports;title-8 20",
        "us-southwest-encounters 2020-04 MEX;between-ports;unaccompanied-children 48",
        "us-southwest-encounters 2020-04 OOO;at-ports;single-adults 4",
        "us-southwest-encounters 2020-04 OOO;at-ports;title-8 4",
    ]


def test_the_file_of_four_citizenships_is_a_series_of_its_own() -> None:
    """Its "Other" is another group than that of the file by area; a running year is provisional."""
    assert lines(read("cbp", sample("cbp", "sample-southwest.csv"))) == [
        "us-southwest-encounters-grouped 2024-10 GTM;at-ports;title-8 1314 provisional",
        "us-southwest-encounters-grouped 2024-10 HND;at-ports;title-8 3839 provisional",
        "us-southwest-encounters-grouped 2024-10 MEX;at-ports;title-8 10694 provisional",
        "us-southwest-encounters-grouped 2024-10 OOO;at-ports;title-8 32843 provisional",
        "us-southwest-encounters-grouped 2024-10 SLV;at-ports;title-8 1111 provisional",
    ]


@st.composite
def files(draw: st.DrawFn) -> list[list[str]]:
    """Lines of a file by area, of any mixture of categories."""
    wanted = []
    for _ in range(draw(st.integers(1, 12))):
        component = draw(st.sampled_from(sorted(WORDS["component"])))
        authority = draw(st.sampled_from(sorted(WORDS["authority"])))
        pair = f"{WORDS['component'][component]} {WORDS['authority'][authority]}"
        wanted.append(
            {
                "Fiscal Year": draw(st.sampled_from(["2023", "2024", "2025 (FYTD)"])),
                "Month Grouping": "FYTD",
                "Month (abbv)": draw(st.sampled_from(sorted(WORDS["month"]))),
                "Component": component,
                "Land Border Region": draw(
                    st.sampled_from(["Southwest Land Border", "Northern Land Border", "Other"])
                ),
                "Demographic": draw(st.sampled_from(sorted(WORDS["demographic"]))),
                "Citizenship": draw(st.sampled_from(COUNTRIES)),
                "Title of Authority": authority,
                "Encounter Type": WORDS["type"][pair],
                "Encounter Count": str(draw(st.integers(0, 90_000))),
            }
        )
    wanted[0]["Land Border Region"] = "Southwest Land Border"
    return [HEADER, *([line.get(column, "x") for column in HEADER] for line in wanted)]


@settings(max_examples=40)
@given(file=files())
def test_every_table_of_a_month_sums_to_the_lines(file: list[list[str]]) -> None:
    """By authority and by group alike: what is summed out is nothing lost and nothing added."""
    at = {column: i for i, column in enumerate(HEADER)}
    stated: Counter[str] = Counter()
    for line in file[1:]:
        if line[at["Land Border Region"]] == "Southwest Land Border":
            month = WORDS["month"][line[at["Month (abbv)"]]]
            year = int(line[at["Fiscal Year"]][:4]) - (
                line[at["Month (abbv)"]] in ("OCT", "NOV", "DEC")
            )
            stated[f"{year}-{month}"] += int(line[at["Encounter Count"]])
    by_authority: Counter[str] = Counter()
    by_group: Counter[str] = Counter()
    for row in read("cbp", csv_of(file)).rows:
        assert isinstance(row, Row)
        third = str(row.population).split(";")[2]
        chosen = by_authority if third in WORDS["authority"].values() else by_group
        chosen[row.period] += int(row.value or 0)
    assert by_authority == by_group == stated


def test_a_type_that_contradicts_its_authority_is_told() -> None:
    spoilt = table(sample("cbp", "sample.csv"))
    spoilt[15][HEADER.index("Encounter Type")] = "Inadmissibles"
    refused = refusal("cbp", csv_of(spoilt))
    assert codes(refused) == {"encounter-type"}
    assert "Apprehensions" in str(refused)


def test_the_file_by_state_is_refused_by_its_header() -> None:
    """It lacks the component, without which what an encounter is cannot be said."""
    header = ["Fiscal Year", "Month Grouping", "Month (abbv)", "Land Border Region", "State"]
    header += ["Demographic", "Citizenship", "Title of Authority", "Encounter Count"]
    refused = refusal("cbp", csv_of([header]))
    missing = {p.value for p in refused.problems if p.code == "pull-missing-column"}
    assert missing == {"Component", "Encounter Type"}


@pytest.mark.parametrize("stated", ["", "FY2024", "24", "2024 FYTD", "1024"])
def test_a_fiscal_year_is_four_digits(stated: str) -> None:
    spoilt = table(sample("cbp", "sample.csv"))
    spoilt[1][0] = stated
    assert codes(refusal("cbp", csv_of(spoilt))) == {"fiscal-year"}
