"""What a reader asks of a monthly count: the last month, the year, the record, what is late."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case import Period
from isthmus.case.periods import month, months_before, period
from isthmus.series.cube import Counted, SeriesView
from isthmus.series.summary import Summary, latest, leaders, summarise
from tests.series.corridors import (
    Row,
    case_of,
    months,
    observed,
    row,
    series,
    shipped_case,
    tables_by_nationality,
    totals,
    view_of,
)

Table = dict[Period, dict[str, int]]
FEW = settings(max_examples=15)


def view(*rows: Row, **cells: Any) -> SeriesView:
    return view_of(case_of(rows, [series("entries", "XBB>XCC", **cells)]))


def said(told: SeriesView) -> Summary:
    summary = summarise(told)
    assert summary is not None
    return summary


# --- laws ----------------------------------------------------------------------------------------


@FEW
@given(tables_by_nationality(most=26))
def test_every_comparison_is_of_the_months_themselves(table: Table) -> None:
    summary = said(view(*totals("entries", table), tables="all"))
    count = {span.start: sum(parts.values()) for span, parts in table.items()}
    last = max(count)
    before = months_before(last, 12)
    assert summary.month.now is not None
    assert summary.month.now.value == count[last]
    assert (summary.month.before.value if summary.month.before else None) == count.get(before)
    for side, end in ((summary.to_date.now, last), (summary.to_date.before, before)):
        span = [end.replace(month=m) for m in range(1, end.month + 1)]
        whole = sum(count[m] for m in span) if all(m in count for m in span) else None
        assert (side.value if side else None) == whole
    if summary.month.before is not None:
        assert summary.month.ratio == count[last] / count[before]


@FEW
@given(tables_by_nationality(most=26))
def test_the_record_is_the_highest_month_and_the_first_of_equals(table: Table) -> None:
    summary = said(view(*totals("entries", table), tables="all"))
    count = {span.start: sum(parts.values()) for span, parts in table.items()}
    assert summary.record.highest.value == max(count.values())
    assert summary.record.highest.period.start == min(
        start for start, n in count.items() if n == max(count.values())
    )
    assert (summary.record.since, summary.record.missing) == (month(min(count)), 0)


@FEW
@given(tables_by_nationality(least=2, most=26), st.data())
def test_a_gap_is_named_and_never_bridged(table: Table, data: st.DataObject) -> None:
    """Without one month there is no year to date, and the record may lie in that month."""
    spans = sorted(table)
    gone = data.draw(st.sampled_from(spans[:-1]))
    held = {span: parts for span, parts in table.items() if span != gone}
    summary = said(view(*totals("entries", held), tables="all"))
    last = spans[-1].start
    if gone.start.year == last.year:
        assert summary.to_date.now is None
        assert gone in summary.missing
    assert summary.record.missing == (0 if gone == spans[0] else 1)
    assert (summary.month.before is None) == (
        months_before(last, 12) not in {p.start for p in held}
    )


@FEW
@given(tables_by_nationality(most=26))
def test_the_leaders_together_are_everyone(table: Table) -> None:
    told = view(*observed("entries", table))
    found = leaders(told, "nationality")
    last = max(table)
    assert {f.word: f.month.now.value for f in found if f.month.now} == table[last]
    sizes = [f.to_date.now.value if f.to_date.now else -1 for f in found]
    assert sizes == sorted(sizes, key=lambda n: -(n or 0))
    first = last.start.replace(month=1)
    year = [parts for span, parts in table.items() if first <= span.start <= last.start]
    if len(year) == last.start.month:
        for f in found:
            listed = [parts[f.word] for parts in year if f.word in parts]
            assert f.to_date.now is not None
            assert f.to_date.now.value == sum(listed)
            assert f.to_date.now.period == Period(first, last.end)
    assert leaders(told, "nationality", top=1) == found[:1]


@FEW
@given(st.integers(0, 400), st.integers(0, 90))
def test_what_is_overdue_should_be_out_by_the_lag_of_the_series(days: int, lag: int) -> None:
    case = case_of(
        [row("entries", "2021-01", 1, published="2021-01-31")],
        [series("entries", "XBB>XCC", lag_days=lag, tables="all")],
    )
    known = dt.date(2021, 1, 31) + dt.timedelta(days=days)
    summary = said(view_of(case.as_of(known)))
    out = [p for p in months(20)[1:] if p.end + dt.timedelta(days=lag) <= known]
    assert summary.overdue == len(out)


# --- stories -------------------------------------------------------------------------------------


def test_a_ratio_needs_both_numbers_and_no_zero() -> None:
    rows = [row("entries", "2021-01", 0), row("entries", "2022-01", 5)]
    assert said(view(*rows, tables="all")).month.ratio is None
    assert said(view(rows[1], tables="all")).month.ratio is None


def test_a_stock_has_no_summary_and_a_count_by_years_neither() -> None:
    stock = {"topic": "stock", "counts": "people", "unit": "person", "measure": "stock"}
    assert summarise(view(row("entries", "2021-01", 5), tables="all", **stock)) is None
    assert summarise(view(row("entries", "2021", 5), tables="all")) is None


def test_the_record_year_needs_whole_years() -> None:
    rows = [row("entries", year, n) for year, n in ((2018, 50), (2020, 70))]
    rows += [row("entries", span, 10) for span in months(14)]
    record = said(view(*rows, tables="all")).record_year
    assert record is not None
    assert (str(record.highest.period), record.highest.value) == ("2021", 120)
    assert (record.since, record.missing) == (period("2018"), 1)


def test_of_totals_that_end_together_the_longest_is_the_latest_word() -> None:
    rows = [
        row("entries", "2021-03", 5),
        row("entries", "2021-01/2021-03", 20),
        row("entries", "2021-02", 9),
    ]
    told = latest(view(*rows, tables="all", frequency="irregular"))
    assert told is not None
    assert told.value == 20
    monthly = latest(view(*rows, tables="all"))
    assert monthly is not None
    assert monthly.value == 5


def test_the_darien_as_a_delegation_knew_it_in_april_2022() -> None:
    """Values that other publications of the time and since bear out."""
    counted = Counted(shipped_case("americas").as_of(dt.date(2022, 4, 20)))
    darien = said(counted["darien-entries"])
    assert darien.to_date.now is not None
    assert darien.to_date.before is not None
    assert (darien.to_date.now.value, darien.to_date.before.value) == (13_791, 5_622)
    assert darien.to_date.ratio == pytest.approx(2.45, abs=0.005)
    assert counted["darien-entries"].over(period("2021")).value == 133_726  # type: ignore[union-attr]
    border = counted["us-southwest-encounters"]
    assert border.over(period("2022-03")).value == 222_574  # type: ignore[union-attr]
    assert border.over(period("2022-03"), "title-42").value == 112_081  # type: ignore[union-attr]
