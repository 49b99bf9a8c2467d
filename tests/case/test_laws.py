"""Laws of a case: what a cut leaves, what order changes, what writing and reading keep."""

from __future__ import annotations

import datetime as dt
import pickle
import random
import tempfile
from collections import Counter
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case import ALL, CallError, Case, Period, Vocabulary, describe, read_case
from isthmus.case.case import vocabulary
from isthmus.case.periods import month, month_end, months_before, months_between, period
from isthmus.case.schema import tables as the_format
from tests.case.small import Tables, small
from tests.case.strategies import (
    FIRST,
    LAST,
    cases,
    days,
    effective_published,
    keys_of,
    periods,
    populations,
    same,
    tables_of,
    write_case,
)

#: A case is written and read for each example.
few = settings(max_examples=20)
FAR = dt.date(2200, 1, 1)
#: Days around those that the random cases are made of: some before anything, some after all.
any_day = st.dates(FIRST, LAST + dt.timedelta(days=900))


def read(tables: Tables) -> Case:
    with tempfile.TemporaryDirectory() as folder:
        return read_case(write_case(Path(folder), tables))


def cut(case: Case, day: dt.date) -> Case | None:
    """The case as of a day, None before it begins."""
    return None if day < case.begins else case.as_of(day)


# --- the as-of cut -------------------------------------------------------------------------------


@few
@given(cases(), any_day, any_day)
def test_a_cut_of_a_cut_is_the_earlier_cut(tables: Tables, a: dt.date, b: dt.date) -> None:
    case = read(tables)
    first = cut(case, a)
    if first is None:
        return
    twice, once = cut(first, b), cut(case, min(a, b))
    assert (twice is None) == (once is None)
    if twice is not None and once is not None:
        assert twice.known_on == min(a, b)
        assert same(twice, once)


@few
@given(cases())
def test_the_far_future_knows_all(tables: Tables) -> None:
    case = read(tables)
    future = case.as_of(FAR)
    for name, frame in case.frames.items():
        assert frame.equals(future.frames[name])


@few
@given(cases(), any_day, any_day)
def test_nothing_known_is_forgotten(tables: Tables, a: dt.date, b: dt.date) -> None:
    """Every row of an earlier cut is in the later one, with every cell that was filled."""
    case = read(tables)
    earlier, later = cut(case, min(a, b)), cut(case, max(a, b))
    if earlier is None:
        return
    assert later is not None
    for name, frame in earlier.frames.items():
        after = dict(zip(keys_of(later.frames[name], name), later.frames[name].rows(), strict=True))
        for key, row in zip(keys_of(frame, name), frame.rows(named=True), strict=True):
            now = dict(zip(frame.columns, after[key], strict=True))
            flags = set((row.pop("flags", None) or "").split(";"))
            assert flags <= {"", *(now.pop("flags", None) or "").split(";")}
            assert {c: v for c, v in row.items() if v is not None}.items() <= now.items()


@few
@given(cases(), any_day)
def test_a_cut_holds_what_was_known_and_no_more(tables: Tables, day: dt.date) -> None:
    """Held against the tables as they were written, row by row and column by column."""
    case = read(tables)
    known = cut(case, day)
    if known is None:
        return
    series = {row["id"]: row for row in tables["series"]}
    for name, table in the_format().items():
        if table.as_of is None:
            continue
        written = tables[name]
        if name == "observations":
            then = [effective_published(row, series) <= day for row in written]
        else:
            then = [row.get(table.as_of, "") <= day.isoformat() for row in written]
        rows = [row for row, was in zip(written, then, strict=True) if was]
        frame = known.frames[name]
        assert frame.height == len(rows)
        for column in table.columns.values():
            if column.known_by is None:
                continue
            for row, cell in zip(rows, frame.get_column(column.column), strict=True):
                hidden = row.get(column.known_by, "") > day.isoformat()
                assert (cell is None) == (hidden or not row.get(column.column, ""))
    faults = {row["id"] for row in tables["faults"] if row["published"] <= day.isoformat()}
    assert set(known.faults) == faults
    for flags in known.observations.get_column("flags"):
        assert flags is None or set(flags.split(";")) <= faults


@few
@given(cases(), any_day)
def test_a_source_and_a_series_are_known_by_what_was_read_from_them(
    tables: Tables, day: dt.date
) -> None:
    """Neither is in a cut before the first row that refers to it, unless none ever does."""
    case = read(tables)
    known = cut(case, day)
    if known is None:
        return
    whole, left = tables_of(case), tables_of(known)
    for target, columns in {
        "series": ["series", "series_a", "series_b"],
        "sources": ["source"],
    }.items():
        used, still_used = (
            {
                row[column]
                for name, rows in of.items()
                for row in rows
                for column in columns
                if row.get(column)
            }
            for of in (whole, left)
        )
        ids = {row["id"] for row in whole[target]}
        if target == "series":  # one that is never used is known with its place
            later = {row["id"] for row in whole["places"]} - {row["id"] for row in left["places"]}
            ids -= {row["id"] for row in whole["series"] if row["place"] in later}
        assert {row["id"] for row in left[target]} == (ids - used) | still_used


@few
@given(cases(), any_day)
def test_a_cut_is_a_case(tables: Tables, day: dt.date) -> None:
    """Written out, it reads: nothing in it refers to what was left out."""
    known = cut(read(tables), day)
    if known is None:
        return
    again = read(tables_of(known))
    for name, frame in known.frames.items():
        if name not in ("series", "sources"):  # whose rows are known from another day when alone
            columns = [c for c in frame.columns if c != "published_basis"]
            assert frame.select(columns).equals(again.frames[name].select(columns))


@few
@given(cases())
def test_a_case_begins_with_its_first_number(tables: Tables) -> None:
    case = read(tables)
    series = {row["id"]: row for row in tables["series"]}
    assert case.begins == min(effective_published(row, series) for row in tables["observations"])
    assert case.as_of(case.begins).observations.height > 0
    with pytest.raises(CallError, match=f"it begins on {case.begins}"):
        case.as_of(case.begins - dt.timedelta(days=1))


# --- order, writing, pickling --------------------------------------------------------------------


@few
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(tables: Tables, chance: random.Random) -> None:
    """But for the words of populations, whose order gives that of their dimensions."""
    shuffled = {name: list(rows) for name, rows in tables.items()}
    for name, rows in shuffled.items():
        if name != "populations":
            chance.shuffle(rows)
    assert same(read(tables), read(shuffled), ordered=False)


@few
@given(cases())
def test_the_order_of_the_populations_changes_only_that_of_their_words(tables: Tables) -> None:
    turned = {**tables, "populations": tables["populations"][::-1]}

    def whom(case: Case) -> Counter[frozenset[str]]:
        return Counter(frozenset(p.split(";")) for p in case.observations.get_column("population"))

    assert whom(read(tables)) == whom(read(turned))


@few
@given(cases())
def test_what_is_written_is_what_is_read(tables: Tables) -> None:
    """Read, written and read again: the same case; and every cell is the text that was written."""
    case = read(tables)
    written = tables_of(case)
    again = read(written)
    for name, frame in case.frames.items():
        columns = [column for column in frame.columns if column != "published_basis"]
        assert frame.select(columns).equals(again.frames[name].select(columns))
    assert tables_of(again) == written
    for name, rows in tables.items():
        for before, after in zip(rows, written[name], strict=True):
            for column, cell in before.items():
                kind = "" if column == "text" else the_format()[name].columns[column].type
                if cell and kind not in ("population", "populations", "refs", "number"):
                    assert after[column] == cell


@few
@given(cases())
def test_a_case_goes_to_a_worker_and_back(tables: Tables) -> None:
    case = read(tables).as_of(FAR)
    assert case.places.keys() == case.vocabulary.places.keys()  # kept by the case, and sent along
    again = pickle.loads(pickle.dumps(case))  # noqa: S301 - our own bytes
    assert same(case, again)
    assert again.series == case.series
    assert again.titles == case.titles


def test_files_of_one_table_are_one_table(tmp_path: Path) -> None:
    """How observations are divided into files changes nothing but their order."""
    tables = small()
    whole = read(tables)
    write_case(tmp_path, tables | {"observations": tables["observations"][:2]})
    one = tmp_path / "observations" / "all.csv"
    header, *_ = one.read_text(encoding="utf-8").splitlines()
    rest = write_case(tmp_path / "rest", tables | {"observations": tables["observations"][2:]})
    text = (rest / "observations" / "all.csv").read_text(encoding="utf-8")
    assert text.splitlines()[0] == header
    (tmp_path / "observations" / "more.csv").write_text(text, encoding="utf-8")
    for file in sorted(rest.rglob("*"), reverse=True):
        file.unlink() if file.is_file() else file.rmdir()
    describe(tmp_path)
    assert same(whole, read_case(tmp_path), ordered=False)


# --- what the reader adds ------------------------------------------------------------------------


@few
@given(cases())
def test_an_observation_says_when_where_and_how_much(tables: Tables) -> None:
    """The blanks are filled from the series; the bounds hold the value; the basis is told."""
    case = read(tables)
    series = {row["id"]: row for row in tables["series"]}
    relayed = {row["id"] for row in tables["sources"] if row["relayed_by"]}
    rows = case.observations.rows(named=True)
    for before, row in zip(tables["observations"], rows, strict=True):
        own = series[before["series"]]
        assert row["place"] == (before["place"] or own["place"])
        assert row["source"] == (before["source"] or own["source"])
        assert row["relayed"] == (row["source"] in relayed)
        assert row["published"] == effective_published(before, series)
        assert row["published_basis"] == ("reported" if before["published"] else "lag")
        assert Period(row["start"], row["end"]) == period(before["period"])
        half = float(own["rounding"] or 0) / 2
        if not before["value"]:
            assert (row["value"], row["low"], row["high"]) == (None, None, None)
        else:
            value = float(before["value"])
            bounded = before["quantifier"]
            low, high = max(0.0, value - half), value + half
            assert row["low"] == (None if bounded == "less_than" else low)
            assert row["high"] == (None if bounded == "at_least" else high)


def test_bounds_of_each_quantifier(tmp_path: Path) -> None:
    """What a publisher's word leaves open, open it stays; a blank is no zero."""
    tables = small()
    words = ["", "exact", "about", "at_least", "more_than", "at_most", "less_than", "nearly"]
    tables["observations"] = [
        {"series": "stays", "period": str(2000 + i), "value": "100", "quantifier": word}
        for i, word in enumerate(words)
    ] + [{"series": "stays", "period": "2020", "value": ""}]
    case = read_case(write_case(tmp_path, tables))
    both, above, below = (100.0, 100.0), (100.0, None), (None, 100.0)
    assert case.observations.select("low", "high").rows() == [
        *[both] * 3,
        *[above] * 2,
        *[below] * 3,
        (None, None),
    ]


# --- populations ---------------------------------------------------------------------------------


def _words() -> Vocabulary:
    dimension = {"OOO": "nationality", "women": "sex", "men": "sex"}
    dimension |= {"refugees": "status", "others-hosted": "status"}
    return vocabulary(dimension, {})


@given(populations(), st.randoms(use_true_random=False))
def test_a_population_has_one_spelling(population: str, chance: random.Random) -> None:
    """Whatever the order of its words; and that spelling is a population of the same words."""
    words = population.split(";")
    chance.shuffle(words)
    vocabulary = _words()
    canonical = vocabulary.canonical(";".join(words))
    assert canonical == vocabulary.canonical(population)
    assert vocabulary.canonical(canonical) == canonical
    assert set(canonical.split(";")) == set(words)
    assert ";".join(vocabulary.parts(canonical).values()) == (canonical if words != [ALL] else "")


@given(populations())
def test_the_words_stand_in_the_order_of_their_dimensions(population: str) -> None:
    vocabulary = _words()
    order = vocabulary.dimensions
    assert order == ("nationality", "sex", "status")
    dimensions = [order.index(dimension) for dimension in vocabulary.parts(population)]
    assert dimensions == sorted(dimensions)


# --- periods -------------------------------------------------------------------------------------


@given(periods())
def test_a_period_reads_back(span: Period) -> None:
    assert period(str(span)) == span


@given(st.text("0123456789-/٣", max_size=24) | st.text(max_size=12))
def test_a_text_is_a_period_or_a_value_error(text: str) -> None:
    """And of a period there is one spelling."""
    try:
        span = period(text)
    except ValueError:
        return
    assert span.start <= span.end
    assert text.isascii()
    assert period(str(span)) == span


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2022-01-01/2022-12-31", "2022"),
        ("2022-03-01/2022-03-31", "2022-03"),
        ("2022-01/2022-03", "2022-01-01/2022-03-31"),
        ("2021/2022", "2021-01-01/2022-12-31"),
        ("2022-03-09/2022-03-09", "2022-03-09"),
        ("2024-02", "2024-02"),
    ],
)
def test_a_period_is_written_in_its_shortest_form(text: str, canonical: str) -> None:
    assert str(period(text)) == canonical


@pytest.mark.parametrize(
    "text", ["", "/", "2022-1", "2022-13", "2021-02-29", "2022/2021", "22", "1899", "2101", "٢٠٢٢"]
)
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        period(text)


@given(days, st.integers(0, 400))
def test_months_are_counted_as_they_are_gone_back(day: dt.date, count: int) -> None:
    before = months_before(day, count)
    assert months_between(before, day) == count
    assert before.day == 1


@given(days)
def test_a_month_holds_its_day_and_no_day_of_the_next(day: dt.date) -> None:
    span = month(day)
    assert span.is_month
    assert span.start <= day <= span.end == month_end(day)
    assert (span.end + dt.timedelta(days=1)).day == 1


def test_the_frames_are_typed() -> None:
    """A date is a date and a number a number, in a table with no row, too."""
    case = read({**small(), "reasons": []})
    assert case.frames["reasons"].schema["published"] == pl.Date
    assert case.observations.schema["value"] == pl.Float64
    assert case.frames["places"].schema["capacity"] == pl.Int64
    assert case.countries.schema["year"] == pl.Int64
