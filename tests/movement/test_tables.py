"""Long tables as text: what is read back is what stood there, to the hundredth."""

from __future__ import annotations

import csv
import datetime as dt
import io

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from isthmus.case.spreadsheets import inert
from isthmus.movement.tables import Coded, Column, Table, repeated

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=8)
PEOPLE = st.one_of(st.floats(0, 1e9), st.integers(0, 10**9).map(lambda n: n / 200), st.just(np.nan))


def as_read(text: str) -> list[list[str]]:
    """The rows of a CSV text."""
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


@given(
    names=st.lists(NAMES, min_size=1, max_size=4),
    rows=st.lists(st.tuples(st.integers(0, 3), PEOPLE, st.integers(0, 10**6)), max_size=12),
)
def test_csv_reads_back(names: list[str], rows: list[tuple[int, float, int]]) -> None:
    number = np.array([i % len(names) for i, _, _ in rows], np.int64)
    mean = np.array([people for _, people, _ in rows], np.float64)
    link = np.array([n for _, _, n in rows], np.int64)
    table = Table({"place": Coded(names, number), "mean": mean, "link": link})
    head, *found = as_read(table.csv())
    assert head == ["place", "mean", "link"]
    assert found == as_read(table.csv(header=False))
    assert len(found) == table.rows == len(rows)
    for (place, told, n), i, people, whole in zip(found, number, mean, link, strict=True):
        assert place == inert(names[i])
        assert int(n) == whole
        assert told == "" if np.isnan(people) else float(told) == np.round(people, 2)


def test_numbers_are_rounded_half_to_even_and_keep_their_point() -> None:
    table = Table({"mean": np.array([0.0, 3.0, 0.125, 0.375, 1234567.891, np.nan])})
    assert table.csv().split("\n") == ["mean", "0.0", "3.0", "0.12", "0.38", "1234567.89", "", ""]
    assert table.csv(digits=1, header=False).split("\n")[2:4] == ["0.1", "0.4"]


def test_dates_are_written_as_dates() -> None:
    days = [dt.date(2012, 2, 29), dt.date(2012, 3, 1)]
    table = Table({"date": Coded(days, np.array([1, 0]))})
    assert table.csv() == "date\n2012-03-01\n2012-02-29\n"
    assert table.frame()["date"].to_list() == [days[1], days[0]]


@given(times=st.integers(0, 3), length=st.integers(0, 4))
def test_a_column_repeated_is_itself_so_many_times(times: int, length: int) -> None:
    number = np.arange(length)
    columns: tuple[Column, ...] = (number, number / 2, Coded(("a", "b", "c", "d"), number))
    for column in columns:
        again = Table({"one": repeated(column, times)}).csv(header=False)
        assert again == Table({"one": column}).csv(header=False) * times
