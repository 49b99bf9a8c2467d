"""What a case holds, counted."""

from __future__ import annotations

import datetime as dt

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from isthmus.case import Case, read_case
from isthmus.case.contents import contents

CASE = read_case("tutorial")
DAYS = st.dates(CASE.begins, CASE.begins + dt.timedelta(days=1200))


@given(DAYS)
def test_every_row_is_counted_once(day: dt.date) -> None:
    """By table as the tables have them; by series they sum to the observations."""
    case = CASE.as_of(day)
    held = contents(case)
    assert held.tables == {n: f.height for n, f in case.frames.items() if f.height}
    assert sum(series.rows for series in held.series) == case.observations.height
    assert [series.series for series in held.series] == list(case.series)
    for series in held.series:
        assert 0 <= series.blanks <= series.rows
        assert 0 <= series.reported <= series.rows


@given(DAYS)
def test_nothing_is_counted_that_was_not_known(day: dt.date) -> None:
    """Neither a day of publication after it nor a period that begins after it."""
    for series in contents(CASE.as_of(day)).series:
        if series.rows:
            assert series.last is not None
            assert series.first_published is not None
            assert series.last_published is not None
            assert series.first_published <= series.last_published <= day
            assert series.last.start <= day


@given(DAYS, DAYS)
def test_a_later_day_holds_no_less(one: dt.date, other: dt.date) -> None:
    """Rows only come to be known."""
    early, late = sorted([one, other])
    later = {series.series: series.rows for series in contents(CASE.as_of(late)).series}
    assert all(s.rows <= later[s.series] for s in contents(CASE.as_of(early)).series)


def test_the_span_of_a_series_is_that_of_its_rows() -> None:
    """The first to begin and the last to end, whatever the order of the rows."""
    frames = {
        **CASE.frames,
        "observations": CASE.observations.sample(fraction=1.0, seed=1, shuffle=True),
    }
    shuffled = Case(folder=CASE.folder, name="x", titles=CASE.titles, frames=frames)
    assert contents(shuffled).series == contents(CASE).series
    for series in contents(CASE).series:
        rows = CASE.observations.filter(pl.col("series") == series.series)
        assert series.first is not None
        assert series.last is not None
        assert series.first.start == rows.get_column("start").min()
        assert series.last.end == rows.get_column("end").max()


def test_a_series_without_rows_has_no_span() -> None:
    """Absent, and not a day that someone made up."""
    frames = {**CASE.frames, "observations": CASE.observations.clear()}
    empty = Case(folder=CASE.folder, name="x", titles=CASE.titles, frames=frames)
    for series in contents(empty).series:
        assert series.rows == 0
        assert (series.first, series.last, series.first_published) == (None, None, None)
