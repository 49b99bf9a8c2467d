"""`out.csv`: what the scripts of Flee read in it."""

from __future__ import annotations

import csv
import datetime as dt
import io

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from isthmus.movement.flee.out import TOTALS, labels, write_out_csv
from isthmus.movement.flee.records import Counts, Folder, Settings
from isthmus.movement.scores import ard
from tests.movement.invented import CAMPS, COUNTS, FLEE_ARD, PEOPLE


def folder(places: tuple[str, ...], counts: NDArray[np.int64] | None) -> Folder:
    """A folder with counts and nothing else."""
    days = 0 if counts is None else len(counts)
    return Folder(
        name="invented",
        first_day=dt.date(2012, 2, 28),
        days=days,
        places=(),
        links=(),
        closures=(),
        changes=(),
        major_routes=(),
        demography=(),
        conflict=np.zeros((days, 0)),
        flood=None,
        hunger=None,
        settings=Settings(),
        counts=None
        if counts is None
        else Counts(places=places, by_place=counts, total=counts.sum(axis=1)),
    )


def written(
    places: tuple[str, ...],
    people: NDArray[np.int64],
    counts: NDArray[np.int64],
    raw: NDArray[np.int64] | None = None,
) -> list[dict[str, str]]:
    """The rows of the file by column, after the way through the file."""
    days = np.arange(len(people), dtype=np.int64)
    stream = io.StringIO(newline="")
    write_out_csv(
        stream,
        folder(places, counts),
        people,
        total=people.sum(axis=1) + 7,
        debt=days,
        raw=counts.sum(axis=1) if raw is None else raw,
    )
    stream.seek(0)
    return list(csv.DictReader(stream, strict=True))


names = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8).filter(
        lambda name: bool(name.strip())
    ),
    min_size=1,
    max_size=5,
    unique=True,
)


# --- laws ----------------------------------------------------------------------------------------


@given(names)
@example(["Bor", "A B", "A_B", "A  B", "A_B_"])
def test_every_place_has_a_column_of_its_own_that_a_plot_finds(places: list[str]) -> None:
    # The scripts take the column's words but the last as the name; the plots, the first alone.
    found = labels(places)
    assert len(set(found)) == len(places)
    assert all(f"{label} sim".split()[:-1] == [label] for label in found)


@given(names, st.integers(1, 4), st.data())
def test_what_is_written_is_what_was_there(
    places: list[str], days: int, data: st.DataObject
) -> None:
    numbers = st.integers(0, 10**9)
    size = days * len(places)
    table = st.lists(numbers, min_size=size, max_size=size)
    people, counts = (
        np.array(data.draw(table), dtype=np.int64).reshape(days, len(places)) for _ in "sd"
    )
    rows = written(tuple(places), people, counts)
    columns = list(rows[0])
    assert columns[:2] == ["Day", "Date"]
    assert columns[-6:] == list(TOTALS)
    assert len(columns) == 2 + 3 * len(places) + 6
    for i in range(len(places)):
        sim, known = columns[2 + 3 * i], columns[3 + 3 * i]
        assert [int(row[sim]) for row in rows] == people[:, i].tolist()
        assert [int(row[known]) for row in rows] == counts[:, i].tolist()
    # The totals that the scripts divide by are those of the camps.
    assert [int(row[TOTALS[1]]) for row in rows] == counts.sum(axis=1).tolist()
    assert [int(row[TOTALS[2]]) for row in rows] == (people.sum(axis=1) + 7).tolist()
    assert [int(row[TOTALS[4]]) for row in rows] == people.sum(axis=1).tolist()
    assert [int(row[TOTALS[5]]) for row in rows] == list(range(days))


def test_a_name_that_a_spreadsheet_would_run_is_text() -> None:
    rows = written(("=1+1", "-2"), np.zeros((1, 2), np.int64), np.zeros((1, 2), np.int64))
    assert [column for column in rows[0] if column[0] in "=-"] == []


def test_fewer_days_than_the_counts_are_written_as_they_are() -> None:
    stream = io.StringIO(newline="")
    five = np.zeros(5, dtype=np.int64)
    write_out_csv(stream, folder(CAMPS, COUNTS), PEOPLE[:5], total=five, debt=five, raw=five)
    assert stream.getvalue().count("\n") == 6


def test_shapes_that_do_not_belong_together_are_refused() -> None:
    four, five = np.zeros(4, dtype=np.int64), np.zeros(5, dtype=np.int64)
    with pytest.raises(ValueError, match=r"debt\(4,\)"):
        write_out_csv(
            io.StringIO(), folder(CAMPS, COUNTS), PEOPLE[:5], total=five, debt=four, raw=five
        )
    with pytest.raises(ValueError, match=r"people\(5, 2\)"):
        write_out_csv(
            io.StringIO(), folder(CAMPS, COUNTS), PEOPLE[:5, :2], total=five, debt=five, raw=five
        )
    with pytest.raises(ValueError, match="invented has no validation data"):
        write_out_csv(io.StringIO(), folder((), None), PEOPLE, total=five, debt=five, raw=five)


# --- reference: flee 3.1 -------------------------------------------------------------------------


def test_the_columns_hold_the_ard_that_flees_scripts_find_in_them() -> None:
    rows = written(CAMPS, PEOPLE, COUNTS)
    # The script's own road: names out of the columns, then the mean of the days' quotients.
    found = [" ".join(c.split()[:-1]) for c in rows[0] if " sim" in c]
    assert found == ["North", "South_side", "Peña"]
    days = [
        sum(abs(int(row[f"{n} sim"]) - int(row[f"{n} data"])) for n in found)
        / max(1, int(row["refugees in camps (UNHCR)"]))
        for row in rows
    ]
    assert sum(days) / len(days) == pytest.approx(FLEE_ARD, rel=1e-12)
    assert ard(PEOPLE[np.newaxis], COUNTS)[0] == pytest.approx(FLEE_ARD, rel=1e-12)


# --- story ---------------------------------------------------------------------------------------


def test_a_leap_year_two_camps_and_a_day_without_a_count() -> None:
    people = np.array([[0, 5], [30, 7], [45, 0]])
    counts = np.array([[0, 0], [40, 7], [30, 3]])
    stream = io.StringIO(newline="")
    write_out_csv(
        stream,
        folder(("Mbera", "Bobo, Dioulasso"), counts),
        people,
        total=np.array([9, 50, 60]),
        debt=np.array([0, 0, 14]),
        raw=np.array([0, 50, 40]),
    )
    assert stream.getvalue() == (
        'Day,Date,Mbera sim,Mbera data,Mbera error,"Bobo,_Dioulasso sim","Bobo,_Dioulasso data",'
        '"Bobo,_Dioulasso error",Total error,refugees in camps (UNHCR),'
        "total refugees (simulation),raw UNHCR refugee count,refugees in camps (simulation),"
        "refugee_debt\n"
        "0,2012-02-28,0,0,0.0,5,0,0.0,0.0,0,9,0,5,0\n"
        "1,2012-02-29,30,40,0.25,7,7,0.0,0.2,47,50,50,37,0\n"
        "2,2012-03-01,45,30,0.5,0,3,1.0,0.45,33,60,40,45,14\n"
    )
