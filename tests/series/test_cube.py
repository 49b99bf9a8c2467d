"""What a series says: which vintage stands, totals and breakdowns, sums that cover a span."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case import CallError, Period
from isthmus.case.periods import month_end, period
from isthmus.series.cube import Counted, SeriesView
from isthmus.series.spans import Line
from tests.series.corridors import (
    JANUARY,
    NATIONALITIES,
    Row,
    case_of,
    messy,
    messy_series,
    months,
    observed,
    quantity,
    row,
    series,
    tables_by_nationality,
    view_of,
)

Table = dict[Period, dict[str, int]]
FEW = settings(max_examples=15)


def view(*rows: Row, **cells: Any) -> SeriesView:
    """One series of these rows."""
    return view_of(case_of(rows, [series("entries", "XBB>XCC", **cells)]))


# --- vintages ------------------------------------------------------------------------------------


def test_the_latest_of_the_publisher_stands() -> None:
    told = view(
        row("entries", "2021-01", 5, published="2021-02-20"),
        row("entries", "2021-01", 7, published="2021-03-20"),
        row("entries", "2021-01", 6, published="2021-03-01"),
        tables="all",
    )
    assert [q.value for q in told.editions] == [5, 6, 7]
    assert [q.value for q in told.totals.values()] == [7]


def test_a_relayed_number_stands_only_where_the_publisher_has_none() -> None:
    told = view(
        row("entries", "2021-01", 5, published="2021-02-20"),
        row("entries", "2021-01", 9, source="press", published="2021-04-01"),
        row("entries", "2021-02", 8, source="press", published="2021-04-01"),
        tables="all",
    )
    assert [(q.value, q.relayed) for q in told.months().values()] == [(5, False), (8, True)]


def test_a_total_given_ahead_of_its_table_gives_way_to_it() -> None:
    table = [row("entries", "2021-01", 3, word, published="2021-02-10") for word in ("XAA", "XEE")]
    early = row("entries", "2021-01", 4, published="2021-02-03")
    late = row("entries", "2021-01", 7, published="2021-02-10")
    assert view(*table, early).over(period("2021-01")).value == 6  # type: ignore[union-attr]
    assert view(*table, late).over(period("2021-01")).value == 7  # type: ignore[union-attr]


def test_a_blank_is_not_there_and_a_zero_is() -> None:
    told = view(row("entries", "2021-01", None), row("entries", "2021-02", 0), tables="all")
    assert {start.month: q.value for start, q in told.months().items()} == {2: 0}
    assert told.over(period("2021-01/2021-02")) is None


@FEW
@given(messy(), st.dates(dt.date(2021, 2, 15), dt.date(2024, 1, 1)))
def test_nothing_is_known_before_it_is_published(rows: list[Row], day: dt.date) -> None:
    case = case_of(rows, messy_series())
    if day < case.begins:
        return
    for told in Counted(case.as_of(day)).values():
        everything = [*told.editions, *told.totals.values()]
        everything += [q for parts in told.by("nationality").values() for q in parts.values()]
        assert all(q.published <= day for q in everything)


@FEW
@given(messy(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[Row], random: object) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    one, other = (Counted(case_of(each, messy_series())) for each in (rows, shuffled))
    assert list(one) == list(other)
    for name in one:
        assert one[name].editions == other[name].editions
        assert list(one[name].totals.items()) == list(other[name].totals.items())


# --- totals and parts ----------------------------------------------------------------------------


@FEW
@given(tables_by_nationality())
def test_a_total_is_the_sum_of_a_complete_table(table: Table) -> None:
    told = view(*observed("entries", table))
    assert {cell[0]: q.value for cell, q in told.totals.items()} == {
        span: sum(parts.values()) for span, parts in table.items()
    }
    assert {
        cell[0]: {word: q.value for word, q in parts.items()}
        for cell, parts in told.by("nationality").items()
    } == table


@FEW
@given(tables_by_nationality(), st.integers(0, 100))
def test_two_tables_of_one_count_give_one_total(table: Table, share: int) -> None:
    """By nationality and sex: summed over either, the number is the same."""
    rows = []
    for span, parts in table.items():
        for word, value in parts.items():
            women = value * share // 100
            rows.append(row("entries", span, women, f"{word};women"))
            rows.append(row("entries", span, value - women, f"men;{word}"))
    told = view(*rows, tables="nationality*sex")
    for span, parts in table.items():
        cell = (span, "XBB>XCC")
        assert told.totals[cell].value == sum(parts.values())
        by_sex = told.by("sex")[cell]
        assert by_sex["women"].value + by_sex["men"].value == sum(parts.values())  # type: ignore[operator]
        for word, value in parts.items():
            assert told.by("nationality")[cell][word].value == value
            of_them = told.by("nationality", frozenset({"women"}))[cell][word]
            assert of_them == told.of(f"{word};women")[cell]


@FEW
@given(tables_by_nationality())
def test_a_population_is_its_part_of_the_breakdown(table: Table) -> None:
    told = view(*observed("entries", table))
    assert told.listed("nationality") == {word for parts in table.values() for word in parts}
    for word in told.listed("nationality"):
        assert {cell[0]: q.value for cell, q in told.of(word).items()} == {
            span: parts[word] for span, parts in table.items() if word in parts
        }


def test_a_series_limited_to_some_is_asked_for_them() -> None:
    rows = [row("entries", "2021-01", n, f"{word};women") for word, n in (("XAA", 3), ("XEE", 4))]
    told = view(*rows, tables="nationality*sex")
    assert told.scope == {"women"}
    assert told.dimensions == ("nationality",)
    assert (told.named(), told.named("XAA")) == ("women", "XAA;women")
    total = told.totals[period("2021-01"), "XBB>XCC"]
    assert (total.value, total.population) == (7, "women")
    assert told.of("women") == told.totals


def test_each_complete_table_has_its_own_total() -> None:
    rows = [
        row("entries", "2021-01", n, word) for word, n in (("XAA", 3), ("women", 1), ("men", 4))
    ]
    fault = {"kind": "incomplete"}
    case = case_of(
        rows,
        [series("entries", "XBB>XCC", tables="nationality;sex")],
        faults=[_fault(**fault)],
    )
    by_table = view_of(case).table_totals()
    assert {
        "*".join(table): [q.value for q in cells.values()] for table, cells in by_table.items()
    } == {
        "nationality": [3],
        "sex": [5],
    }


def _fault(**cells: str) -> Row:
    return {
        "id": "differ",
        "series": "entries",
        "starts": "2021-01-01",
        "text_en": "They differ.",
        "text_es": "Difieren.",
        "published": "2021-01-01",
        "source": "office",
    } | cells


# --- spans ---------------------------------------------------------------------------------------


@FEW
@given(tables_by_nationality(most=26), st.data())
def test_a_span_is_the_sum_of_its_months(table: Table, data: st.DataObject) -> None:
    told = view(*observed("entries", table))
    spans = sorted(table)
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(spans) - 1)] * 2)))
    over = told.over(Period(spans[first].start, spans[last].end))
    assert over is not None
    assert over.value == sum(sum(table[span].values()) for span in spans[first : last + 1])


@FEW
@given(tables_by_nationality(least=3), st.data())
def test_a_span_with_a_month_missing_has_no_sum(table: Table, data: st.DataObject) -> None:
    spans = sorted(table)
    gone = data.draw(st.sampled_from(spans[1:-1]))
    told = view(*observed("entries", {p: parts for p, parts in table.items() if p != gone}))
    assert told.over(Period(spans[0].start, spans[-1].end)) is None


@FEW
@given(tables_by_nationality(), st.sampled_from(NATIONALITIES))
def test_a_month_whose_table_lists_others_adds_nothing(table: Table, word: str) -> None:
    told = view(*observed("entries", table))
    whole = Period(min(table).start, max(table).end)
    over = told.over(whole, word)
    listed = [parts[word] for parts in table.values() if word in parts]
    assert (over.value if over else None) == (sum(listed) if listed else None)
    if over is not None:
        assert over.period == whole


def test_a_month_without_a_table_is_not_one_that_lists_others() -> None:
    rows = [row("entries", "2021-01", 3, "XAA"), row("entries", "2021-02", 9)]
    told = view(*rows)
    assert told.over(period("2021-01/2021-02"), "XAA") is None
    assert told.line("XAA").lacks(period("2021-02")) is False


def test_a_nationality_that_complete_tables_lack_is_lacking_not_zero() -> None:
    table = {span: {"XAA": 1} for span in months(12)}
    told = view(*observed("entries", table), row("entries", "2022-01", 4, "XEE"))
    line = told.line("XEE")
    assert line.lacks(period("2021"))
    assert line.lacks(period("2021-05"))
    assert not line.lacks(period("2022-01"))
    assert line.over(period("2021")) is None


def test_the_publishers_own_year_stands_before_the_sum_of_its_months() -> None:
    table = {span: {"XAA": 10} for span in months(12)}
    own = row("entries", "2021", 125, published="2022-03-01")
    told = row("entries", "2021", 999, source="press", published="2022-03-01")
    bound = row("entries", "2021", 100, quantifier="more_than", published="2022-03-01")
    for year, value in ((own, 125), (told, 120), (bound, 120)):
        over = view(*observed("entries", table), year).over(period("2021"))
        assert over is not None
        assert over.value == value


def test_years_and_months_cover_a_span_together() -> None:
    """A way that ends in a gap is no way: the year stands where some of its months are missing."""
    rows = [
        row("entries", "2020", 1000),
        row("entries", "2020-01", 70),
        row("entries", "2020-02", 80),
    ]
    rows += [row("entries", span, 10) for span in months(3)]
    told = view(*rows, tables="all")
    over = told.over(period("2020-01/2021-03"))
    assert over is not None
    assert (over.value, over.parts) == (1030, 4)


def test_a_day_or_two_late_is_the_end_of_the_month() -> None:
    told = view(*(row("entries", span, 10) for span in months(9)), tables="all")
    late = Period(JANUARY, dt.date(2021, 10, 1))
    assert told.over(late) is None
    over = told.over(late, slack_days=2)
    assert over is not None
    assert (over.value, over.period.end) == (90, dt.date(2021, 9, 30))


def test_stocks_have_no_sum() -> None:
    stock = {"topic": "stock", "counts": "people", "unit": "person", "measure": "stock"}
    told = view(*(row("entries", span, 10) for span in months(12)), tables="all", **stock)
    assert told.over(period("2021")) is None
    assert told.over(period("2021-03")).value == 10  # type: ignore[union-attr]


@given(st.integers(0, 24), st.integers(1, 28))
def test_what_happened_in_a_span_lies_between_its_whole_months_and_those_it_touches(
    more: int, day: int
) -> None:
    line = Line({span: quantity(10.0, span) for span in months(30)})
    last = months(30)[more].start
    span = Period(JANUARY, last.replace(day=day))
    inside, around = line.up_to(span), line.around(span)
    whole = more + (span.end == month_end(last))
    assert (inside.value if inside else 0) == 10 * whole
    assert around is not None
    assert around.value == 10 * (more + 1)


def test_a_rounding_publisher_may_hold_some_whom_it_does_not_list() -> None:
    first, second = months(2)
    rows = [row("entries", first, 10, "XAA"), row("entries", second, 20, "XEE")]
    over = view(*rows, rounding=10).over(period("2021-01/2021-02"), "XAA")
    assert over is not None
    assert (over.low, over.high) == (5, 15 + 5)


# --- the series of a case ------------------------------------------------------------------------


def test_a_series_that_has_no_number_yet_is_not_among_the_counted() -> None:
    case = case_of(
        [row("entries", "2021-01", 1), row("later", "2022-01", 1)],
        [series("entries", "XBB>XCC"), series("later", "XBB>XCC")],
    )
    early = Counted(case.as_of(dt.date(2021, 3, 1)))
    assert list(early) == ["entries"]
    assert len(early) == 1
    assert "later" not in early
    with pytest.raises(CallError):
        early["later"]
    with pytest.raises(CallError):
        early["entires"]
    with pytest.raises(CallError):
        early["quite-another"]
