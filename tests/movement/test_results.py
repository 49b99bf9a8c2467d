"""A result as tables and files: what is written is what was computed, and all of it or nothing."""

from __future__ import annotations

import csv
import datetime as dt
import functools
import io
import math
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.case.problems import CallError, WorkError
from isthmus.movement import results
from isthmus.movement.ensemble import Result, run
from isthmus.movement.flee.model import debt
from isthmus.movement.flee.records import Folder
from isthmus.movement.quantiles import LEVELS
from isthmus.movement.results import (
    arrivals_table,
    errors_table,
    label,
    people_table,
    routes_table,
    save,
    write,
    write_out,
)
from isthmus.movement.scores import Scores, score, score_at_camps
from isthmus.movement.steps import Calendar
from tests.movement.runs import folder, model, some_run, two_classes

WHEN = Calendar(start=dt.date(2012, 2, 27), steps=30)
QUANTILES = ["q025", "q05", "q10", "q25", "q50", "q75", "q90", "q95", "q975"]


@functools.cache
def result() -> Result:
    """Twelve members of thirty days, in two classes."""
    return some_run(of=two_classes())


@functools.cache
def scores(times: int = 2) -> Scores:
    """The errors of every member so many times over: twice are enough to tell an interval."""
    counts = folder().counts
    assert counts is not None
    people = np.concatenate([result().of_members] * times)
    return score(people, counts.by_place[: result().days], counts.places)


def as_read(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def assert_told(row: dict[str, Any], column: str, value: float) -> None:
    """A cell holds the number, and is blank where there is none."""
    if math.isnan(value):
        assert row[column] is None
    else:
        assert row[column] == value


# --- tables --------------------------------------------------------------------------------------


def test_each_row_of_people_is_its_day_place_and_population() -> None:
    found = result()
    rows = iter(people_table(found, WHEN).frame().to_dicts())
    for day in range(found.days):
        for p, place in enumerate(found.places):
            for n, population in enumerate(("all", "few", "many")):
                row = next(rows)
                assert (row["day"], row["place"], row["population"]) == (day, place, population)
                assert row["date"] == dt.date(2012, 2, 27) + dt.timedelta(days=day)
                assert row["mean"] == found.people.mean[day, p, n]
                for q, column in enumerate(QUANTILES):
                    assert_told(row, column, found.people.quantiles[q, day, p, n])
    assert not list(rows)


def test_each_row_of_routes_is_its_day_and_link() -> None:
    found = result()
    rows = iter(routes_table(found, WHEN).frame().to_dicts())
    for day in range(found.days):
        for link, (start, end) in enumerate(zip(found.starts, found.ends, strict=True)):
            row = next(rows)
            assert (row["day"], row["link"]) == (day, link)
            assert (row["from"], row["to"]) == (found.places[start], found.places[end])
            assert row["km"] == found.km[link]
            for what, summary in (("on_way", found.on_way), ("set_out", found.set_out)):
                assert row[f"{what}_mean"] == summary.mean[day, link]
                for q, column in enumerate(QUANTILES):
                    assert_told(row, f"{what}_{column}", summary.quantiles[q, day, link])
    assert not list(rows)


def test_arrivals_never_fall() -> None:
    found = result()
    table = arrivals_table(found, WHEN).frame()
    assert table.columns == ["day", "date", "place", "mean", *QUANTILES]
    assert len(table) == found.days * len(found.places)
    for place, rows in table.group_by("place"):
        p = found.places.index(str(place[0]))
        np.testing.assert_array_equal(rows.sort("day")["mean"], found.arrived.mean[:, p])
    assert (
        table.group_by("place").agg(pl.col("mean").sort_by("day").diff().min())["mean"] >= 0
    ).all()


@given(first=st.integers(0, 29), size=st.integers(0, 31))
def test_a_table_of_some_days_is_a_part_of_the_whole(first: int, size: int) -> None:
    days = slice(first, first + size)
    for table in (people_table, routes_table, arrivals_table):
        whole = table(result(), WHEN).frame()
        some = pl.col("day").is_between(first, first + size - 1)
        assert table(result(), WHEN, days).frame().equals(whole.filter(some))


def test_a_step_may_last_a_week() -> None:
    weeks = Calendar(start=dt.date(2022, 4, 4), steps=30, step_days=7)
    dates = arrivals_table(result(), weeks, slice(2, 4)).frame()["date"]
    assert dates.unique().to_list() == [dt.date(2022, 4, 18), dt.date(2022, 4, 25)]


@pytest.mark.parametrize(
    ("level", "column"),
    [*zip(LEVELS, QUANTILES, strict=True), (0, "q00"), (1, "q100"), (0.001, "q001")],
)
def test_a_quantile_is_named_by_its_level(level: float, column: str) -> None:
    assert label(level) == column


@given(st.sets(st.integers(0, 1000), max_size=30))
def test_no_two_levels_share_a_name(thousandths: set[int]) -> None:
    assert len({label(t / 1000) for t in thousandths}) == len(thousandths)


def test_errors_hold_every_number_of_the_scores() -> None:
    table = errors_frame(scores())
    told = table.filter(pl.col("measure") == "ard").row(0, named=True)
    assert (told["place"], told["unit"]) == (None, "share")
    assert (told["value"], told["low"], told["high"]) == (
        scores().ard.mean,
        scores().ard.low,
        scores().ard.high,
    )
    held = {
        value
        for column in ("value", "low", "high")
        for value in table[column].to_list()
        if value is not None
    }
    numbers = set(floats(msgspec.to_builtins(scores())))
    levels = {level for level in numbers if level in (0.5, 0.8, 0.9, 0.95)}
    assert numbers - levels <= held | {0.0}
    assert held <= numbers
    undefined = table.filter(pl.col("undefined").is_not_null())
    assert set(undefined["undefined"]) == {"too-short"}
    assert undefined["value"].null_count() == len(undefined)
    counts = folder().counts
    assert counts is not None
    assert set(table["place"]) == {None, *counts.places}


def test_errors_over_all_counted_places_stand_beside_those_over_camps() -> None:
    """Once for each place: a camp's are those among camps, as Flee rescales them."""
    counts = folder().counts
    assert counts is not None
    camps = counts.places[:2]
    at_camps = score_at_camps(
        result().of_members, counts.by_place[: result().days], counts.places, camps
    )
    rows = errors_table(at_camps)
    assert at_camps.of_all is not None
    assert {row.place: row.over for row in rows if row.place} == {
        place: "camps" if place in camps else "counted" for place in counts.places
    }
    whole = [(row.over, row.value) for row in rows if row.place is None and row.measure == "ard"]
    assert whole == [("camps", at_camps.ard.mean), ("counted", at_camps.of_all.ard.mean)]
    keys = [(row.place, row.measure, row.of, row.over) for row in rows]
    assert len(keys) == len(set(keys))


def test_errors_of_few_members_have_no_interval() -> None:
    few, enough = errors_frame(scores(1)), errors_frame(scores(2))
    assert few["low"].null_count() == few["high"].null_count() == len(few)
    assert few["value"].null_count() < len(few)
    assert enough["low"].null_count() < len(enough)


def errors_frame(of: Scores) -> pl.DataFrame:
    """The errors as an analyst would look at them."""
    return pl.DataFrame(errors_table(of), orient="row", infer_schema_length=None)


def floats(of: Any) -> list[float]:
    """Every number with a point in what JSON would hold."""
    if isinstance(of, float):
        return [of]
    parts = of.values() if isinstance(of, dict) else of if isinstance(of, (list, tuple)) else ()
    return [one for part in parts for one in floats(part)]


# --- files ---------------------------------------------------------------------------------------


def test_files_hold_the_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "_ROWS", 7 * len(result().places) * 3)  # a file in five parts
    save(tmp_path / "out", result(), WHEN, scores=scores())
    save(tmp_path / "parquet", result(), WHEN, as_="parquet")
    assert {file.name for file in (tmp_path / "out").iterdir()} == {
        "people.csv",
        "routes.csv",
        "arrivals.csv",
        "errors.csv",
        "errors.json",
    }
    for name, table in (
        ("people", people_table(result(), WHEN).frame()),
        ("routes", routes_table(result(), WHEN).frame()),
        ("arrivals", arrivals_table(result(), WHEN).frame()),
    ):
        assert pl.read_parquet(tmp_path / "parquet" / f"{name}.parquet").equals(table)
        read = pl.read_csv(tmp_path / "out" / f"{name}.csv", schema=table.schema)
        numbers = [c for c, kind in table.schema.items() if kind == pl.Float64]
        assert read.drop(numbers).equals(table.drop(numbers))
        for column in numbers:
            assert read[column].is_null().equals(table[column].is_null())
            gap = (read[column] - table[column]).abs().max()
            assert gap is None or float(str(gap)) <= 0.00501
    said = (tmp_path / "out" / "errors.json").read_bytes()
    assert msgspec.json.decode(said, type=Scores) == scores()
    errors = as_read(tmp_path / "out", "errors.csv")
    assert len(errors) == len(errors_table(scores()))
    assert errors[0]["place"] == ""


def test_no_name_is_a_formula(tmp_path: Path) -> None:
    named = msgspec.structs.replace(
        result(),
        places=("=HYPERLINK(1)", "@x", *result().places[2:]),
        populations=("all", "+1", "many"),
    )
    write(tmp_path, named, WHEN)
    people = as_read(tmp_path, "people.csv")
    assert {row["place"] for row in people} == {"'=HYPERLINK(1)", "'@x", *result().places[2:]}
    assert {row["population"] for row in people} == {"all", "'+1", "many"}
    routes = as_read(tmp_path, "routes.csv")
    assert not any(row[end].startswith(("=", "@")) for row in routes for end in ("from", "to"))
    assert any(row["from"].startswith("'") for row in routes)


def test_results_replace_results_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out"
    save(out, result(), WHEN, scores=scores())
    save(out, result(), WHEN, as_="parquet")
    assert {file.suffix for file in out.iterdir()} == {".parquet"}
    (out / "thesis.doc").write_text("mine")
    with pytest.raises(CallError, match=r"thesis\.doc"):
        save(out, result(), WHEN)
    assert (out / "thesis.doc").read_text() == "mine"
    assert (out / "people.parquet").exists()


def test_what_fails_half_way_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    save(out, result(), WHEN)
    before = {file.name: file.read_bytes() for file in out.iterdir()}

    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(results, "errors_table", full)
    with pytest.raises(WorkError, match="the disk is full"):
        save(out, some_run(), WHEN, scores=scores())
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before
    assert list(tmp_path.iterdir()) == [out]


# --- out.csv -------------------------------------------------------------------------------------


def test_out_csv_is_the_mean_of_the_members_in_whole_people(tmp_path: Path) -> None:
    counts = folder().counts
    assert counts is not None
    found = some_run()
    write(tmp_path, found, WHEN, flee=folder())
    rows = as_read(tmp_path, "out.csv")
    assert len(rows) == found.days
    for day, row in enumerate(rows):
        for i, place in enumerate(counts.places):
            assert int(row[f"{place} sim"]) == round(found.of_members[:, day, i].mean())
            assert int(row[f"{place} data"]) == counts.by_place[day, i]
        assert int(row["total refugees (simulation)"]) == found.total[0, day]
        assert int(row["refugee_debt"]) == debt(folder())[day]
    # The settings of the folder add the camps up: that sum is the raw count.
    assert [int(row["raw UNHCR refugee count"]) for row in rows] == list(
        counts.by_place[: found.days].sum(axis=1)
    )


def test_out_csv_holds_the_camps_that_flee_compares() -> None:
    """A town that was counted has no column, and its count is part of the raw one all the same."""
    first = folder().counts
    assert first is not None
    town = first.places[1]
    places = tuple(
        msgspec.structs.replace(place, kind="town") if place.name == town else place
        for place in folder().places
    )
    one, none = (msgspec.structs.replace(folder(), places=p) for p in (places, ()))
    found = some_run()

    def rows_of(of: Folder) -> list[dict[str, str]]:
        stream = io.StringIO(newline="")
        write_out(stream, found, of)
        return list(csv.DictReader(io.StringIO(stream.getvalue())))

    whole, rows = rows_of(folder()), rows_of(one)
    assert f"{town} sim" in whole[0]
    assert set(whole[0]) - set(rows[0]) == {f"{town} {part}" for part in ("sim", "data", "error")}
    for before, after in zip(whole, rows, strict=True):
        assert int(after["refugees in camps (UNHCR)"]) == int(
            before["refugees in camps (UNHCR)"]
        ) - int(before[f"{town} data"])
        assert after["raw UNHCR refugee count"] == before["raw UNHCR refugee count"]
    assert rows_of(none) == whole


def test_the_register_of_the_total_is_the_raw_count_where_it_drives_the_run() -> None:
    settings = msgspec.structs.replace(folder().settings, sum_from_camps=False)
    counts = folder().counts
    assert counts is not None
    other = msgspec.structs.replace(counts, total=counts.total + 5)
    stream = io.StringIO(newline="")
    write_out(
        stream, some_run(), msgspec.structs.replace(folder(), settings=settings, counts=other)
    )
    rows = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert [int(row["raw UNHCR refugee count"]) for row in rows] == list(other.total[: len(rows)])


def test_out_csv_needs_counts_and_their_places() -> None:
    unseen = run(model(), days=2, members=2, seed=1)
    with pytest.raises(ValueError, match="does not watch"):
        write_out(io.StringIO(), unseen, folder())
    with pytest.raises(ValueError, match="no validation data"):
        write_out(io.StringIO(), unseen, msgspec.structs.replace(folder(), counts=None))


@pytest.mark.parametrize(("name", "encoding"), [("Peña", "latin-1"), ("Łódź", "utf-8")])
def test_out_csv_is_latin_1_where_names_allow_it(tmp_path: Path, name: str, encoding: str) -> None:
    counts = folder().counts
    assert counts is not None
    places = (name, *counts.places[1:])
    found = msgspec.structs.replace(some_run(), watched=places)
    other = msgspec.structs.replace(
        folder(),
        counts=msgspec.structs.replace(counts, places=places),
        places=tuple(
            msgspec.structs.replace(place, name=name) if place.name == counts.places[0] else place
            for place in folder().places
        ),
    )
    write(tmp_path, found, WHEN, flee=other)
    assert f"{name} sim" in (tmp_path / "out.csv").read_bytes().decode(encoding)
