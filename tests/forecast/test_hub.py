"""The hub table: what is written is read back, and what is wrong with a table is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isthmus.case.problems import CallError, CaseError, WorkError
from isthmus.forecast.hub import COLUMNS, SCENARIO, Rows, frame, joined, read, rows_of, write
from isthmus.forecast.records import LEVELS, Target
from tests.forecast.hubs import a_forecast, monthly, tables

ORIGIN = dt.date(2024, 3, 5)
ENDINGS = ("csv", "parquet")


def small() -> Rows:
    """Two months of one series."""
    return monthly("entries", "all", ORIGIN, np.arange(46.0).reshape(2, 23))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=tables(), ending=st.sampled_from(ENDINGS))
def test_what_is_written_is_read_back(tmp_path: Path, rows: Rows, ending: str) -> None:
    """To the last digit, in the same order, in either form."""
    file = tmp_path / f"table.{ending}"
    write(rows, file)
    again = read(file)
    assert again.tasks == rows.tasks
    assert (again.values == rows.values).all()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=tables(scenarios=True), ending=st.sampled_from(ENDINGS))
def test_projections_stand_apart_from_forecasts(tmp_path: Path, rows: Rows, ending: str) -> None:
    """They have a column more, are read where they are asked for, and never as forecasts."""
    file = tmp_path / f"table.{ending}"
    write(rows, file)
    again = read(file, scenarios=True)
    assert again.tasks == rows.tasks
    assert (again.values == rows.values).all()
    with pytest.raises(CaseError, match="projections of scenarios"):
        read(file)
    with pytest.raises(ValueError, match="do not stand in one table"):
        write(joined([rows, small()]), tmp_path / f"mixed.{ending}")


def test_a_forecast_becomes_rows_with_the_columns_of_the_hubs(tmp_path: Path) -> None:
    """Horizon 1 is the month after the last published; quantiles are those of the draws."""
    target = Target("entries", "XAA")
    draws = np.arange(200.0).reshape(100, 2) - 3
    counts = {target: np.array([1.0, 2.0, 3.0])}
    rows = rows_of(a_forecast(ORIGIN, dt.date(2023, 12, 1), counts, {target: draws}))
    assert [(t.origin, t.end, t.horizon, t.series, t.population) for t in rows.tasks] == [
        (ORIGIN, dt.date(2024, 3, 31), 1, "entries", "XAA"),
        (ORIGIN, dt.date(2024, 4, 30), 2, "entries", "XAA"),
    ]
    assert rows.values[0, 11] == np.median(draws[:, 0])
    assert rows.values.min() == 0  # nobody is fewer than none
    table = frame(rows)
    assert tuple(table.columns) == COLUMNS
    assert table.height == 2 * len(LEVELS)
    write(rows, tmp_path / "f.csv")
    first = (tmp_path / "f.csv").read_text().splitlines()[1]
    assert first == "2024-03-05,2024-03-31,1,entries,XAA,quantile,0.01,0.0"
    assert SCENARIO not in table.columns


def _set(column: str, row: int, value: object) -> Callable[[pl.DataFrame], pl.DataFrame]:
    def spoil(table: pl.DataFrame) -> pl.DataFrame:
        cells = table[column].cast(pl.String).to_list()
        cells[row] = value
        return table.with_columns(pl.Series(column, cells, dtype=pl.String))

    return spoil


SPOILT = {
    "a date": (_set("origin_date", 3, "5.3.2024"), "row 5, column origin_date: '5.3.2024' is no"),
    "no such date": (_set("origin_date", 3, "2024-02-30"), "row 5, .* '2024-02-30' is no date"),
    "a word": (_set("value", 2, "many"), "row 4, column value: 'many' is no number of people"),
    "an end": (_set("target_end_date", 0, "2024-03-30"), "row 2, column target_end_date: .* last"),
    "a horizon": (_set("horizon", 1, "0"), "row 3, column horizon: '0' is no horizon"),
    "a blank": (_set("series", 2, None), "row 4, column series: the cell is blank"),
    "a mean": (_set("output_type", 2, "mean"), "row 4, column output_type: 'mean' is no kind"),
    "a level": (_set("output_type_id", 2, "0.07"), "row 4, column output_type_id: '0.07' is no"),
    "no number": (_set("value", 2, "nan"), "row 4, column value: 'nan' is no number of people"),
    "minus": (_set("value", 2, "-1"), "row 4, column value: '-1' is no number of people"),
    "crossing": (_set("value", 5, "3.5"), "row 7, column value: 3.5 is less .* in row 6"),
    "twice": (
        lambda table: pl.concat([table, table[4:5]]),
        "row 48, column output_type_id: this quantile stands already in row 6",
    ),
    "lacking": (
        lambda table: pl.concat([table[:24], table[26:]]),
        r"row 25: .* lacks the quantiles 0\.025, 0\.05\.",
    ),
    "two ends": (_set("target_end_date", 1, "2024-04-30"), "row 3, .* row 2 forecasts the same"),
    "no column": (lambda table: table.drop("population"), "the column 'population' is missing"),
    "a misspelling": (lambda table: table.rename({"value": "valeu"}), "mean value"),
    "no row": (lambda table: table[:0], "a header and no row"),
}


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", SPOILT)
def test_what_is_wrong_is_said_with_row_and_column(tmp_path: Path, name: str, ending: str) -> None:
    """Nothing is guessed and nothing is read in part."""
    spoil, said = SPOILT[name]
    file = tmp_path / f"table.{ending}"
    table = spoil(frame(small()))
    if ending == "csv":
        table.write_csv(file)
    else:
        table.write_parquet(file)
    with pytest.raises(CaseError, match=said) as refused:
        read(file)
    assert all(problem.file == file.name for problem in refused.value.problems)


def test_files_that_are_no_tables_are_refused(tmp_path: Path) -> None:
    """A name that says no kind, no file, a file of another kind, a column of lists."""
    with pytest.raises(CallError, match=r"end in \.csv or \.parquet"):
        write(small(), tmp_path / "table.xlsx")
    with pytest.raises(CallError, match="there is no file"):
        read(tmp_path / "none.csv")
    (tmp_path / "bad.parquet").write_text("origin_date")
    with pytest.raises(CaseError, match="no Parquet file"):
        read(tmp_path / "bad.parquet")
    (tmp_path / "folder.parquet").mkdir()
    with pytest.raises(CaseError, match="file"):
        read(tmp_path / "folder.parquet")
    nested = frame(small()).with_columns(value=pl.concat_list("value"))
    nested.write_parquet(tmp_path / "nested.parquet")
    with pytest.raises(CaseError, match="single values"):
        read(tmp_path / "nested.parquet")


def test_a_file_that_the_system_keeps_is_said_to_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who may not read it is told so, and not that it is damaged."""
    write(small(), tmp_path / "table.parquet")

    def kept(path: Path) -> pl.DataFrame:
        raise PermissionError(13, "not yours")

    monkeypatch.setattr(pl, "read_parquet", kept)
    with pytest.raises(CaseError, match="may not be read by you"):
        read(tmp_path / "table.parquet")


def test_nothing_half_written_replaces_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A write that fails leaves the table that stood there, and nothing beside it."""
    file = tmp_path / "table.csv"
    write(small(), file)
    before = file.read_bytes()

    def full(self: pl.DataFrame, path: Path) -> None:
        path.write_text("half")
        raise OSError(28, "no space")

    monkeypatch.setattr(pl.DataFrame, "write_csv", full)
    with pytest.raises(WorkError, match="the disk is full"):
        write(small(), file)
    with pytest.raises(WorkError):
        write(small(), tmp_path / "new" / "deeper" / "table.csv")
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["table.csv"]
