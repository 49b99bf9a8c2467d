"""Forecasts as a hubverse table: a row for each quantile, in CSV or Parquet.

Owns: the names of the columns, how a `Forecast` becomes rows, writing them, and reading them back
strictly. Scenario projections are no forecasts: they have a column more, and a file of their own.

The columns are those of the forecast hubs (docs.hubverse.io), with a series and a population in the
place of a location: origin_date, target_end_date (the last day of the month that is forecast),
horizon (1 is the month after the last published one), series, population, output_type (always
"quantile"), output_type_id (its level) and value, in people.
"""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import math
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec
import numpy as np

from isthmus.case.appearing import appear_file
from isthmus.case.csvfiles import Records, read_records
from isthmus.case.periods import month_end
from isthmus.case.problems import CallError, CaseError, Problem, nearest, refused_by_system

from .records import LEVELS, Floats, Forecast, Target

if TYPE_CHECKING:
    import polars as pl

#: The columns of a table of forecasts, in order.
COLUMNS = (
    "origin_date",
    "target_end_date",
    "horizon",
    "series",
    "population",
    "output_type",
    "output_type_id",
    "value",
)
#: The column that stands first in a table of scenario projections.
SCENARIO = "scenario"
#: How a file may end.
ENDINGS = (".csv", ".parquet")
#: The columns that may stand in a file, and whether they must.
_ALLOWED = {SCENARIO: False} | dict.fromkeys(COLUMNS, True)
_QUANTILE = "quantile"
#: Values are kept to hundredths of a person.
_DIGITS = 2
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"[1-9][0-9]{0,3}(?:\.0)?")
_V = TypeVar("_V")
_AT = {level: i for i, level in enumerate(LEVELS)}


class Task(NamedTuple):
    """What one set of quantiles is of. `scenario` is None for a forecast."""

    origin: dt.date
    end: dt.date
    horizon: int
    series: str
    population: str
    scenario: str | None = None

    @property
    def target(self) -> Target:
        """The series and the population."""
        return Target(self.series, self.population)


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """Tasks, and [n, Q] their quantiles at LEVELS, in people, never decreasing along Q."""

    tasks: Sequence[Task]
    values: Floats

    def __len__(self) -> int:
        return len(self.tasks)


def rows_of(forecast: Forecast, scenario: str | None = None) -> Rows:
    """The quantiles of every target and month of a forecast, in the order of its targets."""
    tasks: list[Task] = []
    values: list[Floats] = []
    for target, draws in forecast.draws.items():
        quantiles = np.round(np.maximum(draws.quantiles(), 0), _DIGITS)
        for h, row in enumerate(quantiles):
            end = month_end(forecast.known.month(draws.first + h))
            tasks.append(Task(forecast.origin, end, h + 1, *target, scenario))
            values.append(row)
    return Rows(tasks=tuple(tasks), values=_stacked(values))


def joined(parts: Iterable[Rows]) -> Rows:
    """The rows of several forecasts, one after the other."""
    all_ = list(parts)
    return Rows(
        tasks=tuple(task for rows in all_ for task in rows.tasks),
        values=np.concatenate([np.empty((0, len(LEVELS))), *(rows.values for rows in all_)]),
    )


def frame(rows: Rows) -> pl.DataFrame:
    """The table as it is written, a row for each quantile."""
    import polars as pl

    scenarios = {task.scenario for task in rows.tasks}
    if None in scenarios and len(scenarios) > 1:
        raise ValueError("forecasts and scenario projections do not stand in one table")
    count, each = len(rows), len(LEVELS)
    at = np.repeat(np.arange(count), each)
    columns: dict[str, pl.Series] = {}
    if scenarios - {None}:
        columns[SCENARIO] = pl.Series([t.scenario for t in rows.tasks], dtype=pl.String).gather(at)
    columns |= {
        "origin_date": pl.Series([t.origin for t in rows.tasks], dtype=pl.Date).gather(at),
        "target_end_date": pl.Series([t.end for t in rows.tasks], dtype=pl.Date).gather(at),
        "horizon": pl.Series([t.horizon for t in rows.tasks], dtype=pl.Int32).gather(at),
        "series": pl.Series([t.series for t in rows.tasks], dtype=pl.String).gather(at),
        "population": pl.Series([t.population for t in rows.tasks], dtype=pl.String).gather(at),
        "output_type": pl.Series([_QUANTILE], dtype=pl.String).new_from_index(0, count * each),
        "output_type_id": pl.Series(np.tile(LEVELS, count)),
        "value": pl.Series(rows.values.reshape(-1)),
    }
    return pl.DataFrame(columns)


# --- files ---------------------------------------------------------------------------------------


def refuse_ending(path: Path) -> None:
    """Raise CallError unless a table can be called so: before anything is computed."""
    if path.suffix not in ENDINGS:
        raise CallError("hub-ending", path)


def write(rows: Rows, path: Path) -> None:
    """Let the table stand in a file, CSV or Parquet by its ending, in place of an earlier one.

    Raises CallError for any other ending, WorkError when it cannot be written: then what stood
    there still stands. ValueError when forecasts and scenario projections are mixed.
    """
    refuse_ending(path)
    appear_file(path, "cannot-write", functools.partial(save, rows))


def save(rows: Rows, path: Path) -> None:
    """Write the table into a file of a folder that will appear as a whole. Raises OSError."""
    table = frame(rows)
    if path.suffix == ".parquet":
        table.write_parquet(path)
    else:
        table.write_csv(path)


def read(path: Path, *, scenarios: bool = False) -> Rows:
    """Read a table of forecasts, or of scenario projections: strictly, and as a whole.

    Every task must have each of the 23 levels once, and quantiles that do not cross. Raises
    CallError when there is no such file; CaseError with every problem, by row and column.
    """
    refuse_ending(path)
    if not path.exists():
        raise CallError("hub-no-file", path)
    problems: list[Problem] = []
    if path.suffix == ".parquet":
        records = _read_parquet(path, problems)
    else:
        records = read_records(path.parent, [path.name], _ALLOWED, problems)
    if not problems:
        _refuse_kind(records, path.name, scenarios, problems)
    if problems:
        raise CaseError(problems)
    rows = _Reader(records, problems, scenarios=scenarios).rows()
    if problems:
        raise CaseError(problems)
    return rows


def _read_parquet(path: Path, problems: list[Problem]) -> Records:
    """The columns as text, as a CSV holds them."""
    import polars as pl

    records = Records({name: [] for name in _ALLOWED}, [], [])
    try:
        table = pl.read_parquet(path)
    except OSError as error:
        problems.append(refused_by_system("unreadable", error, path.name))
        return records
    except pl.exceptions.PolarsError:
        problems.append(Problem(code="hub-no-parquet", file=path.name))
        return records
    for name in table.columns:
        if name not in _ALLOWED:
            near = nearest(name, _ALLOWED)
            code = "unknown-column-near" if near else "unknown-column"
            problems.append(Problem(code=code, file=path.name, value=name, values={"near": near}))
    problems.extend(
        Problem(code="missing-column", file=path.name, value=name)
        for name in COLUMNS
        if name not in table.columns
    )
    for name in records.columns:
        column = table[name] if name in table.columns else None
        try:
            texts = None if column is None else column.cast(pl.String).fill_null("").to_list()
        except pl.exceptions.PolarsError:  # a column of lists or of records
            problems.append(Problem(code="hub-nested", file=path.name, value=name))
            texts = None
        records.columns[name] = texts if texts is not None else [""] * table.height
    records.files = [path.name] * table.height
    records.rows = list(range(2, table.height + 2))
    return records


def _refuse_kind(records: Records, file: str, scenarios: bool, problems: list[Problem]) -> None:
    """Scenario projections are not read as forecasts, nor the other way round."""
    if not len(records):
        problems.append(Problem(code="hub-empty", file=file))
    elif any(records.columns[SCENARIO]) != scenarios:
        code = "hub-of-forecasts" if scenarios else "hub-of-scenarios"
        problems.append(Problem(code=code, file=file))


# --- cells ---------------------------------------------------------------------------------------


class _Reader:
    """The rows of one table, checked cell by cell and then task by task."""

    def __init__(self, records: Records, problems: list[Problem], *, scenarios: bool) -> None:
        self._records = records
        self._problems = problems
        self._scenarios = scenarios

    def rows(self) -> Rows:
        """All tasks in the order of their first rows; anything wrong goes to the problems."""
        columns = self._records.columns
        before = len(self._problems)
        origins = self._cells("origin_date", "date", _date)
        ends = self._cells("target_end_date", "month-end", _month_end)
        horizons = self._cells("horizon", "whole", _whole)
        levels = self._cells("output_type_id", "level", _level)
        values = self._cells("value", "people", _people)
        self._cells("output_type", "type", lambda text: text if text == _QUANTILE else None)
        for name in ("series", "population", *([SCENARIO] if self._scenarios else [])):
            self._cells(name, "text", lambda text: text or None)
        if len(self._problems) > before:
            return Rows(tasks=(), values=np.empty((0, len(LEVELS))))
        numbers: dict[tuple[object, ...], int] = {}
        tasks: list[Task] = []
        first: list[int] = []
        found: list[list[int | None]] = []  # task by level: the row it stands in
        for i in range(len(self._records)):
            scenario = columns[SCENARIO][i] or None
            series, population = columns["series"][i], columns["population"][i]
            key = (origins[i], horizons[i], series, population, scenario)
            at = numbers.setdefault(key, len(tasks))
            if at == len(tasks):
                tasks.append(Task(origins[i], ends[i], horizons[i], series, population, scenario))
                first.append(i)
                found.append([None] * len(LEVELS))
            elif tasks[at].end != ends[i]:
                self._wrong("hub-two-ends", i, "target_end_date", first=self._row(first[at]))
            held = found[at][_AT[levels[i]]]
            if held is not None:
                self._wrong("hub-twice", i, "output_type_id", first=self._row(held))
            found[at][_AT[levels[i]]] = i
        return Rows(tasks=tuple(tasks), values=self._quantiles(found, first, values))

    def _quantiles(
        self, found: list[list[int | None]], first: list[int], values: list[float]
    ) -> Floats:
        rows: list[list[float]] = []
        for at, places in zip(first, found, strict=True):
            absent = [f"{level:g}" for level, i in zip(LEVELS, places, strict=True) if i is None]
            if absent:
                self._wrong("hub-levels-missing", at, None, levels=absent)
                continue
            told = [i for i in places if i is not None]
            row = [values[i] for i in told]
            for before, after in itertools.pairwise(told):
                if values[after] < values[before]:
                    self._wrong("hub-crossing", after, "value", lower=self._row(before))
            rows.append(row)
        return _stacked(rows)

    def _cells(self, name: str, wanted: str, parse: Callable[[str], _V | None]) -> list[_V]:
        """The values of a column, short of those that are wrong. Every text is parsed once."""
        texts = self._records.columns[name]
        known = {text: parse(text) for text in set(texts)}
        if None in known.values():
            for i, text in enumerate(texts):
                if known[text] is None:
                    code = "hub-value" if text else "hub-blank"
                    self._wrong(code, i, name, **({"wanted": wanted} if text else {}))
        return [value for text in texts if (value := known[text]) is not None]

    def _wrong(self, code: str, i: int, column: str | None, **values: object) -> None:
        file, row = self._records.at(i)
        text = self._records.columns[column][i] if column else None
        self._problems.append(
            Problem(code=code, file=file, row=row, column=column, value=text, values=values)
        )

    def _row(self, i: int) -> str:
        return str(self._records.rows[i])


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


def _month_end(text: str) -> dt.date | None:
    day = _date(text)
    return day if day is not None and day == month_end(day) else None


def _whole(text: str) -> int | None:
    return int(float(text)) if _WHOLE.fullmatch(text) else None


def _level(text: str) -> float | None:
    value = _people(text)
    return None if value is None else next((a for a in LEVELS if math.isclose(a, value)), None)


def _people(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and value >= 0 and "_" not in text else None


def _stacked(rows: Sequence[Floats] | Sequence[list[float]]) -> Floats:
    return np.array(rows, dtype=np.float64).reshape(-1, len(LEVELS))
