"""The arithmetic of registers, against numbers that Flee 3.1's own tables gave for the same files.

The numbers were printed once by its `RefugeeTable` and `AddCSVTables`; the files are those of
`folder.py`. The laws stand first.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.movement.flee.counts import added, corrected, daily, falls
from isthmus.movement.flee.reading import read_folder
from tests.movement.flee.folder import SOUND, write

#: Flee's tables of the sound folder, whole and with `hasten: 7`.
FLEE = {
    1: {
        "total": "900 1205 1510 1815 2120 2425 2730 3035 3340 3645 "
        "3950 4255 4560 4865 5170 5475 5780 6085 6390 6695",
        "Lys": "444 583 722 861 1000" + 15 * " 1000",
        "Vell": "220 237 254 271 288 305 322 340 342 345 348 351 354 357 360 360 360 360 360 360",
        "Noor": "50 152 255 357 460 563 665 768 871 973 "
        "1076 1178 1281 1384 1486 1589 1692 1794 1897 2000",
    },
    7: {
        "total": "128 172 215 259 302 346 390 433 477 520 564 607 651 695 738 782 825 869 912 956",
        "Lys": "63 83 103 123 142" + 15 * " 142",
        "Vell": "31 33 36 38 41 43 46 48 48 49 49 50 50 51 51 51 51 51 51 51",
        "Noor": "7 21 36 51 65 80 95 109 124 139 153 168 183 197 212 227 241 256 271 285",
    },
}

registers = st.lists(
    st.tuples(st.integers(-40, 60), st.integers(0, 10**9)), min_size=1, max_size=12
).map(sorted)


def arrays(rows: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    days, counts = zip(*rows, strict=True)
    return np.array(days, dtype=np.int64), np.array(counts, dtype=np.float64)


# --- laws ----------------------------------------------------------------------------------------


@given(registers, st.integers(1, 80))
def test_every_day_lies_between_the_counts_around_it(rows: list[tuple[int, int]], n: int) -> None:
    days, counts = arrays(rows)
    made = daily(days, counts, n)
    assert made.shape == (n,)
    for day, count in enumerate(made.tolist()):
        before = [c for d, c in rows if d <= day][-1:] or [rows[0][1]]
        after = [c for d, c in rows if d > day][:1] or [rows[-1][1]]
        if day <= rows[0][0]:
            before = after = [rows[0][1]]
        assert min(before[0], after[0]) - 1 <= count <= max(before[0], after[0])


@given(registers)
def test_a_day_that_was_counted_has_its_count(rows: list[tuple[int, int]]) -> None:
    days, counts = arrays(rows)
    made = daily(days, counts, 61)
    last = dict(rows)
    for day, count in last.items():
        if rows[0][0] < day <= 60 and day >= 0:
            assert made[day] == count


@given(registers, st.integers(1, 30))
def test_a_longer_run_begins_like_a_shorter_one(rows: list[tuple[int, int]], n: int) -> None:
    days, counts = arrays(rows)
    assert np.array_equal(daily(days, counts, 2 * n)[:n], daily(days, counts, n))


@given(registers)
def test_adding_a_register_of_zeros_on_the_same_days_adds_nothing(
    rows: list[tuple[int, int]],
) -> None:
    days, counts = arrays([(day, count) for day, count in dict(rows).items()])
    made_days, made = added(days, counts, days, np.zeros_like(counts))
    assert made_days.tolist() == days.tolist()
    assert made.tolist() == counts.tolist()


@given(registers, registers)
def test_a_sum_has_its_days_in_order_and_no_less_than_its_first_part(
    one: list[tuple[int, int]], two: list[tuple[int, int]]
) -> None:
    days, made = added(*arrays(one), *arrays(two))
    assert (np.diff(days) >= 0).all()
    assert (made >= min(count for _, count in one)).all()


@given(registers, st.integers(-40, 60))
def test_a_correction_ends_where_the_verified_count_begins(
    rows: list[tuple[int, int]], day: int
) -> None:
    days, counts = arrays(rows)
    try:
        made = corrected(days, counts, day)
    except ValueError:
        first = days.tolist().index(day) if day in days.tolist() else 0
        assert first == 0 or 0 in counts[: days.tolist().count(day) + first]
        return
    at = max(i for i, one in enumerate(days.tolist()) if one == day)
    assert made[at - 1] == pytest.approx(made[at])
    assert made[at:].tolist() == counts[at:].tolist()
    assert counts.tolist() == arrays(rows)[1].tolist()  # what was given is untouched


@given(registers, st.sets(st.integers(0, 9)))
def test_falls_are_what_a_register_loses(rows: list[tuple[int, int]], left_out: set[int]) -> None:
    counts = arrays(rows)[1]
    told = [i not in left_out for i in range(len(counts) - 1)]
    first, times, people = falls(counts, np.array(told, np.bool_))
    steps = zip(pairwise(counts.tolist()), told, strict=True)
    lost = [max(0, a - b) * matters for (a, b), matters in steps]
    assert people == sum(lost)
    assert times == sum(1 for one in lost if one)
    assert not times or lost[first - 1] > 0 == sum(lost[: first - 1])


# --- the reference -------------------------------------------------------------------------------


@pytest.mark.parametrize("hasten", FLEE)
def test_a_whole_folder_is_counted_as_flee_counts_it(hasten: int, tmp_path: Path) -> None:
    """Lines between counts, a corrected registration, a sum of two files, a count before day 0."""
    settings = SOUND["simsetting.yml"].replace("hasten: 1", f"hasten: {hasten}")
    counts = read_folder(write(tmp_path, {**SOUND, "simsetting.yml": settings})).counts
    assert counts is not None
    wanted = {name: [int(n) for n in text.split()] for name, text in FLEE[hasten].items()}
    assert counts.places == ("Lys", "Vell", "Noor")
    assert counts.total.tolist() == wanted.pop("total")
    assert {p: counts.by_place[:, i].tolist() for i, p in enumerate(counts.places)} == wanted


@pytest.mark.parametrize(
    ("one", "two", "flee"),
    [
        (
            [(0, 10), (5, 20), (9, 50)],
            [(0, 1), (3, 4), (5, 6), (7, 9)],
            [(0, 11), (3, 24), (5, 26), (7, 59)],
        ),
        (
            [(0, 1), (3, 4), (5, 6), (7, 9)],
            [(0, 10), (5, 20), (9, 50)],
            [(0, 11), (3, 14), (5, 26), (7, 29)],
        ),
        (
            [(2, 10), (5, 20), (9, 50)],
            [(0, 100), (4, 300), (12, 500)],
            [(0, 110), (2, 110), (4, 320), (5, 320), (9, 350)],
        ),
    ],
)
def test_registers_are_added_as_flee_adds_them(
    one: list[tuple[int, int]], two: list[tuple[int, int]], flee: list[tuple[int, int]]
) -> None:
    days, made = added(*arrays(one), *arrays(two))
    assert [*zip(days.tolist(), made.tolist(), strict=True)] == flee


def test_of_two_counts_of_the_first_day_the_first_holds_on_it() -> None:
    """And the second from then on; so in Flee, whose numbers these are."""
    days, counts = arrays([(1, 10), (1, 20), (5, 40)])
    assert daily(days, counts, 6).tolist() == [10, 10, 25, 30, 35, 40]


def test_a_register_that_begins_later_counts_nobody_before() -> None:
    """Where Flee stops with an error: the first file begins before the second."""
    days, made = added(*arrays([(0, 10), (4, 20)]), *arrays([(2, 5), (4, 6)]))
    assert [*zip(days.tolist(), made.tolist(), strict=True)] == [(0, 10), (2, 25), (4, 26)]
