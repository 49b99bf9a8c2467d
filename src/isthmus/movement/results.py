"""A result as tables and files.

Owns: the tables that an analyst opens (`people_table`, `routes_table`, `arrivals_table`,
`errors_table`), the names of their columns, and the files they stand in. Computes no number.

A row of a table is a day and a place (a link), and its columns are what members say of it: the
mean, and quantiles named by their level (`q025` is that of 2.5 per cent). A quantile that so few
members cannot tell is blank. Tables hold numbers as they were computed; CSV rounds them to
hundredths of a person, and holds no cell that a spreadsheet program would run.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, TextIO

import msgspec
import numpy as np

from isthmus.case.appearing import Kind, appear
from isthmus.case.spreadsheets import inert

from .arrays import Floats, Ints
from .ensemble import Result, Summary
from .flee.model import debt
from .flee.out import write_out_csv
from .flee.records import Folder
from .scores import Coverage, ScaledError, Scores, Spread
from .steps import Calendar
from .tables import Coded, Column, Table, repeated

#: How the large tables are written.
Format = Literal["csv", "parquet"]
#: Every file that may be written.
FILES = (
    *(
        f"{name}.{ending}"
        for name in ("people", "routes", "arrivals")
        for ending in ("csv", "parquet")
    ),
    "errors.csv",
    "errors.json",
    "out.csv",
)
#: The errors of each series of a case that was compared with it.
PASSING_ERRORS = "passing_errors.csv"
#: A folder of them, as it appears.
KIND = Kind(files=FILES, foreign="results-foreign", unwritten="results-unwritten")
#: Rows of a table that are made at once to be written.
_ROWS = 100_000


# --- tables --------------------------------------------------------------------------------------


def people_table(result: Result, when: Calendar, days: slice = slice(None)) -> Table:
    """People at each place at the end of a day, by population.

    Columns: day, date, place, population, mean, and a quantile for each level.
    """
    places, populations = len(result.places), len(result.populations)
    return _daily(
        result,
        when,
        days,
        {
            "place": Coded(result.places, np.repeat(np.arange(places), populations)),
            "population": Coded(result.populations, np.tile(np.arange(populations), places)),
        },
        {"": result.people},
    )


def routes_table(result: Result, when: Calendar, days: slice = slice(None)) -> Table:
    """People on each link at the end of a day, and who set out on it that day.

    Columns: day, date, link (its number: two may join the same places), from, to, km; then mean and
    quantiles of both, as `on_way_mean`, `on_way_q05`, ..., `set_out_mean`, ...
    """
    return _daily(
        result,
        when,
        days,
        {
            "link": np.arange(len(result.starts)),
            "from": Coded(result.places, result.starts),
            "to": Coded(result.places, result.ends),
            "km": result.km,
        },
        {"on_way_": result.on_way, "set_out_": result.set_out},
    )


def arrivals_table(result: Result, when: Calendar, days: slice = slice(None)) -> Table:
    """Arrivals at each place up to the end of a day; who comes twice is counted twice.

    Columns: day, date, place, mean, and a quantile for each level.
    """
    place = Coded(result.places, np.arange(len(result.places)))
    return _daily(result, when, days, {"place": place}, {"": result.arrived})


class ErrorRow(NamedTuple):
    """One error: a row of `errors_table`, which says what stands in it."""

    place: str | None
    measure: str
    of: str | None
    unit: str
    value: float | None
    low: float | None
    high: float | None
    undefined: str | None
    over: str = ""


def errors_table(scores: Scores) -> list[ErrorRow]:
    """Every error, a row each: those of all places first (`place` is None), then by place.

    Where Flee's camps are not all that was counted, the errors over all counted places follow, and
    with them those of each place that is no camp.

    Columns: place, measure, of (the naive model and its training day, or the level of an interval),
    unit, value, and, for errors of single runs, low and high (nine members in ten lie between;
    None where the members are too few to tell them); undefined says why there is no value; over
    which places an error is, as in `Scores`.
    """
    rows = [row._replace(over=scores.over) for row in _errors(scores)]
    if scores.of_all is not None:
        told = {place.place for place in scores.places}
        more = errors_table(scores.of_all)
        rows += [row for row in more if row.place not in told]
    return rows


def label(level: float) -> str:
    """The column of a quantile: q025 for 0.025, q50 for the median; q00 and q100 are the ends."""
    digits = f"{level:.6f}"
    return "q100" if level == 1 else "q" + digits[2:].rstrip("0").ljust(2, "0")


# --- files ---------------------------------------------------------------------------------------


def save(
    out: Path,
    result: Result,
    when: Calendar,
    *,
    scores: Scores | None = None,
    as_: Format = "csv",
    flee: Folder | None = None,
) -> None:
    """Let the files of `write` stand in the folder `out`, all or none; earlier ones are replaced.

    Raises CallError when `out` holds anything else, WorkError when it cannot be written.
    """
    appear(
        out,
        KIND,
        lambda folder: write(folder, result, when, scores=scores, as_=as_, flee=flee),
    )


def write(
    folder: Path,
    result: Result,
    when: Calendar,
    *,
    scores: Scores | None = None,
    as_: Format = "csv",
    flee: Folder | None = None,
) -> None:
    """Write people, routes and arrivals into a folder that is there; errors where there are scores.

    With `flee`, the folder that the model was read from, also `out.csv` as Flee writes it, of the
    mean over members; the result must watch the places with counts. Raises OSError.
    """
    tables = {"people": people_table, "routes": routes_table, "arrivals": arrivals_table}
    for name, table in tables.items():
        if as_ == "parquet":
            table(result, when).frame().write_parquet(folder / f"{name}.parquet")
            continue
        a_day = max(1, table(result, when, slice(0, 1)).rows)
        size = max(1, _ROWS // a_day)
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            for first in range(0, result.days, size):
                part = table(result, when, slice(first, first + size))
                file.write(part.csv(header=not first))
    if scores is not None:
        _write_rows(folder / "errors.csv", ErrorRow._fields, errors_table(scores))
        text = msgspec.json.format(msgspec.json.encode(scores), indent=2)
        (folder / "errors.json").write_bytes(text + b"\n")
    if flee is not None:
        names = "".join(flee.counts.places) if flee.counts is not None else ""
        with (folder / "out.csv").open("w", encoding=_encoding(names), newline="") as file:
            write_out(file, result, flee)


def write_errors_by_series(folder: Path, scores: Mapping[str, Scores]) -> None:
    """Write the errors of each series of a case into a folder that is there. Raises OSError.

    The table of errors, with the series before it, and populations where places stand. Days are
    months: the ARD is the mean of the months' own shares, the WAPE the share of all of them.
    """
    names = ("series", "population", *ErrorRow._fields[1:-1])
    rows = [(series, *row[:-1]) for series, one in scores.items() for row in errors_table(one)]
    _write_rows(folder / PASSING_ERRORS, names, rows)


def write_out(stream: TextIO, result: Result, flee: Folder) -> None:
    """Write `out.csv` in Flee's format: the mean over members, in whole people.

    As in Flee it holds the camps alone, where other places were counted too; where no camp was, all
    that were. The raw count of refugees is the register that the number of people who flee is taken
    from.
    ValueError when the folder has no counts, or the result does not watch the places with counts.
    """
    counts = flee.counts
    if counts is None:
        raise ValueError(f"{flee.name} has no validation data to write beside the simulation")
    absent = [name for name in counts.places if name not in result.watched]
    if absent:
        raise ValueError(f"the result does not watch {', '.join(absent)}")
    at = [i for i, name in enumerate(counts.places) if name in flee.camps]
    at = at or list(range(len(counts.places)))
    watched = [result.watched.index(counts.places[i]) for i in at]
    told = msgspec.structs.replace(
        counts, places=tuple(counts.places[i] for i in at), by_place=counts.by_place[:, at]
    )
    days = slice(0, min(result.days, len(counts.by_place)))
    raw = counts.by_place.sum(axis=1) if flee.settings.sum_from_camps else counts.total
    write_out_csv(
        stream,
        msgspec.structs.replace(flee, counts=told),
        _whole(result.of_members[:, days, watched]),
        total=_whole(result.total[:, days]),
        debt=debt(flee)[days],
        raw=raw[days],
    )


# --- parts of tables -----------------------------------------------------------------------------


def _daily(
    result: Result,
    when: Calendar,
    days: slice,
    of_a_day: Mapping[str, Column],
    told_of: Mapping[str, Summary],
) -> Table:
    """A table of some days, each with the same rows; what is told of them is named by a prefix."""
    now = np.arange(result.days)[days]
    day = np.repeat(now, Table(of_a_day).rows)
    dates = [when.first_day(step) for step in range(result.days)]
    columns: dict[str, Column] = {"day": day, "date": Coded(dates, day)}
    columns |= {name: repeated(column, len(now)) for name, column in of_a_day.items()}
    for prefix, summary in told_of.items():
        columns[f"{prefix}mean"] = summary.mean[days].reshape(-1)
        for level, quantile in zip(result.levels, summary.quantiles, strict=True):
            columns[f"{prefix}{label(level)}"] = quantile[days].reshape(-1)
    return Table(columns)


def _errors(scores: Scores) -> Iterator[ErrorRow]:
    yield _spread(None, "ard", "share", scores.ard)
    # Of a single population all people are its own, whatever was simulated: the errors are 0.
    alone = scores.over == "populations" and len(scores.places) == 1
    yield _spread(None, "rescaled_ard", "share", None if alone else scores.rescaled_ard)
    yield _one(None, "ard_of_mean", "share", scores.ard_of_mean)
    of_mean = None if alone else scores.rescaled_ard_of_mean
    yield _one(None, "rescaled_ard_of_mean", "share", of_mean)
    if scores.wape is not None:
        yield _spread(None, "wape", "share", scores.wape)
    yield _one(None, "crps", "people", scores.crps)
    yield _one(None, "crps_fair", "people", scores.crps_fair)
    yield _one(None, "relative_crps", "share", scores.relative_crps)
    yield from _shared(None, scores.mase, scores.coverage)
    for place in scores.places:
        yield _one(place.place, "mean_count", "people", place.mean_count)
        yield _one(place.place, "mean_people", "people", place.mean_people)
        yield _spread(place.place, "difference", "people", place.difference)
        rescaled = None if alone else place.rescaled_difference
        yield _spread(place.place, "rescaled_difference", "people", rescaled)
        yield _spread(place.place, "ratio_difference", "share", place.ratio_difference)
        yield _one(place.place, "crps", "people", place.crps)
        yield _one(place.place, "crps_fair", "people", place.crps_fair)
        yield from _shared(place.place, place.mase, place.coverage)


def _shared(
    place: str | None, mase: Sequence[ScaledError], coverage: Sequence[Coverage]
) -> Iterator[ErrorRow]:
    """What is said of all places and of each alike."""
    for error in mase:
        of = f"{error.model}-{error.training_day}"
        spread = error.spread
        low, mean, high = (spread.low, spread.mean, spread.high) if spread else (None, None, None)
        yield ErrorRow(place, "mase", of, "ratio", mean, low, high, error.undefined)
    for one in coverage:
        level = f"{one.level:g}"
        yield ErrorRow(place, "coverage", level, "share", one.share, None, None, None)


def _spread(place: str | None, measure: str, unit: str, spread: Spread | None) -> ErrorRow:
    if spread is None:
        return ErrorRow(place, measure, None, unit, None, None, None, None)
    return ErrorRow(place, measure, None, unit, spread.mean, spread.low, spread.high, None)


def _one(place: str | None, measure: str, unit: str, value: float | None) -> ErrorRow:
    return ErrorRow(place, measure, None, unit, value, None, None, None)


# --- parts of files ------------------------------------------------------------------------------


def _write_rows(
    file: Path, names: Sequence[str], rows: Sequence[Sequence[str | float | None]]
) -> None:
    """A short table as CSV: errors are often below 1, and keep six decimals."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(names)
        for row in rows:
            table.writerow(inert(v) if isinstance(v, str) else v and round(v, 6) for v in row)


def _whole(people: Ints) -> Ints:
    """The mean over members, in whole people."""
    mean: Floats = people.mean(axis=0)
    return np.rint(mean).astype(np.int64)


def _encoding(names: str) -> str:
    """Latin-1, which Flee's scripts read, where it can write the names."""
    try:
        names.encode("latin-1")
    except UnicodeEncodeError:
        return "utf-8"
    return "latin-1"
