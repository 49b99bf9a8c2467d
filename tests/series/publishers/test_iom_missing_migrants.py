"""IOM Missing Migrants: sums, and no incident."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case import CaseError
from isthmus.series.publishers import Given, Row, by_id
from tests.series.publishers.samples import codes, csv_of, lines, read, sample, table

HEADER, *INCIDENTS = table(sample("iom-missing-migrants", "sample.csv"))
AT = {column: i for i, column in enumerate(HEADER)}
TOTAL = "Total Number of Dead and Missing"


def test_the_sample_is_read_as_these_sums() -> None:
    """On the passage of a border, beyond it, or in the country; elsewhere not at all."""
    made = read("iom-missing-migrants", sample("iom-missing-migrants", "sample.csv"))
    assert lines(made) == [
        "missing-migrants 2022-03 COL>PAN all 10 at_least",
        "missing-migrants 2022-04 COL>PAN all 2 at_least",
        "missing-migrants 2022-04 MEX all 6 at_least",
        "missing-migrants 2022-04 MEX>USA all 14 at_least",
        "missing-migrants 2022-05 COL all 4 at_least",
        "missing-migrants 2022-05 COL>PAN all 3 at_least",
        "missing-migrants 2022-05 MEX all 1 at_least",
    ]
    assert {note.code: note.values["count"] for note in made.notes} == {
        "pull-elsewhere": 1,
        "pull-uneven": 1,
        "pull-longer": 1,
    }


def test_nothing_of_an_incident_is_kept() -> None:
    """No coordinate, place, source or name of the file is in what comes out."""
    made = read("iom-missing-migrants", sample("iom-missing-migrants", "sample.csv"))
    written = msgspec.json.encode(made).decode()
    kept = {TOTAL, "Number of Dead", "Minimum Estimated Number of Missing", "Incident Year"}
    for line in INCIDENTS:
        for column, cell in zip(HEADER, line, strict=True):
            if column not in kept and len(cell) > 4:
                assert cell not in written, column


@settings(max_examples=25)
@given(data=st.data())
def test_every_person_of_a_known_country_is_counted_once(data: st.DataObject) -> None:
    """Whatever the spot: sums over places are the sum over incidents."""
    incidents = []
    for _ in range(data.draw(st.integers(1, 8))):
        line = [""] * len(HEADER)
        lat = data.draw(st.floats(-89, 89))
        lon = data.draw(st.floats(-179, 179))
        dead = data.draw(st.integers(0, 50))
        for column, cell in {
            "Incident Type": "Incident",
            "Incident Date": data.draw(st.sampled_from(["2023-01-05", "2023-02-28"])),
            "Number of Dead": str(dead),
            TOTAL: str(dead),
            "Country of Incident": data.draw(st.sampled_from(["Colombia", "Panama", "Mexico"])),
            "Coordinates": data.draw(st.sampled_from(["", f"{lat:.4f}, {lon:.4f}"])),
        }.items():
            line[AT[column]] = cell
        incidents.append(line)
    made = read("iom-missing-migrants", csv_of([HEADER, *incidents]))
    for month in ("2023-01", "2023-02"):
        counted = sum(
            row.value or 0 for row in made.rows if isinstance(row, Row) and row.period == month
        )
        stated = sum(
            int(line[AT[TOTAL]])
            for line in incidents
            if line[AT["Incident Date"]].startswith(month)
        )
        assert counted == stated


def test_without_the_borders_of_a_case_nothing_is_read() -> None:
    reader = by_id("iom-missing-migrants").read
    with pytest.raises(CaseError) as refused:
        reader(sample("iom-missing-migrants", "sample.csv"), Given(file="incidents.csv"))
    assert codes(refused.value) == {"no-passages"}


def test_the_file_is_not_kept_as_it_came() -> None:
    assert not by_id("iom-missing-migrants").keep_raw
