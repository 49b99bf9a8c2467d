"""From a folder to a case, or to every problem that it has.

Owns: finding a case (a folder, or one that ships), and the order of reading: the words first
(populations, places), then every table, then the checks across tables. A case is read whole or
refused whole.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import polars as pl

from . import cells, checks, package
from .case import Case, vocabulary
from .csvfiles import Records, read_records
from .periods import period
from .problems import CallError, CaseError, Problem, nearest
from .schema import Table, tables
from .vocabulary import Vocabulary

_TYPES: Mapping[str, Any] = {
    "date": pl.Date,
    "number": pl.Float64,
    "integer": pl.Int64,
    "year": pl.Int64,
}


def read_case(where: str | Path) -> Case:
    """Read a case: the folder of that path, or the shipped case of that name.

    Raises CallError when there is no such case, CaseError listing every problem of its files.
    """
    folder = find_case(where)
    problems: list[Problem] = []
    described = package.read(folder, problems)
    frames, records = _read_tables(folder, problems)
    if problems:
        raise CaseError(problems)
    case = Case(folder=folder, name=described.name, titles=described.titles, frames=frames)


    def where_of(table: str, i: int) -> tuple[str, int]:
        return records[table].files[i], records[table].rows[i]

    problems = checks.across(case, where_of)
    if problems:
        raise CaseError(problems)
    return case


def shipped() -> tuple[str, ...]:
    """The names of the cases that come with Isthmus."""
    return tuple(sorted(f.name for f in _shipped().iterdir() if (f / package.FILE).is_file()))


def find_case(where: str | Path) -> Path:
    """The folder of a case. A path wins over a shipped name; a name needs no path.

    Raises CallError when there is no such folder or it is no case.
    """
    folder = Path(where)
    if folder.is_dir():
        if not (folder / package.FILE).is_file():
            raise CallError("no-case", folder, file=package.FILE)
        return folder
    if str(where) in shipped():
        return _shipped() / str(where)
    if folder.exists():
        raise CallError("case-is-file", folder)
    near = nearest(str(where), shipped())
    raise CallError(
        "case-missing-near" if near else "case-missing", where, near=near, shipped=", ".join(shipped())
    )


def table_files(folder: Path, table: Table) -> list[Path]:
    """The files of a case that hold a table, in the order of their names."""
    return sorted(path for path in folder.glob(table.path) if path.is_file())


def _shipped() -> Path:
    return Path(str(files(__package__))) / "shipped"


def _read_tables(
    folder: Path, problems: list[Problem]
) -> tuple[dict[str, pl.DataFrame], dict[str, Records]]:
    """Every table, parsed; problems of all tables are collected."""
    records: dict[str, Records] = {}
    for name, table in tables().items():
        found = table_files(folder, table)
        if table.required and not found:
            problems.append(Problem(code="missing-table", file=table.path))
        allowed = {c.column: c.required for c in table.columns.values()}
        records[name] = read_records(folder, found, allowed, problems)
    words = vocabulary(
        dict(zip(*(records["populations"].columns[c] for c in ("id", "dimension")), strict=True)),
        dict(zip(*(records["places"].columns[c] for c in ("id", "country")), strict=True)),
    )
    frames: dict[str, pl.DataFrame] = {}
    for name, table in tables().items():
        values = _parse(table, records[name], words, problems)
        frames[name] = pl.DataFrame(
            {c: pl.Series(c, values[c], dtype=_dtype(table, c), strict=True) for c in values}
        )
    for name, table in tables().items():
        _check_keys(table, frames, records[name], problems)
        _check_references(table, frames, records, problems)
    if not problems:
        frames["observations"] = _fill_observations(frames, records["observations"], problems)
    return frames, records


def _dtype(table: Table, column: str) -> Any:
    return _TYPES.get(table.columns[column].type, pl.String)


def _parse(
    table: Table, records: Records, words: Vocabulary, problems: list[Problem]
) -> dict[str, list[Any]]:
    def where(i: int) -> tuple[str, int]:
        return records.files[i], records.rows[i]

    return {
        name: cells.parse(records.columns[name], column, words, where, problems)
        for name, column in table.columns.items()
    }


def _check_keys(
    table: Table, frames: Mapping[str, pl.DataFrame], records: Records, problems: list[Problem]
) -> None:
    """Two rows of one key. Blank cells of observations stand for their series' own, so they count so."""
    frame = frames[table.table]
    if table.table == "observations":
        frame = _with_series_defaults(frame, frames["series"])
    keys = frame.select(table.key)
    twice = keys.is_duplicated()
    if not twice.any():
        return
    seen: dict[tuple[Any, ...], tuple[str, int]] = {}
    for i, (key, doubled) in enumerate(zip(keys.iter_rows(), twice, strict=True)):
        if not doubled or key[0] is None:
            continue
        here = (records.files[i], records.rows[i])
        first = seen.setdefault(key, here)
        if first != here:
            problems.append(
                Problem(
                    code="duplicate",
                    file=here[0],
                    row=here[1],
                    value=", ".join("" if v is None else str(v) for v in key),
                    values={
                        "key": ", ".join(table.key),
                        "first_file": first[0],
                        "first_row": str(first[1]),
                    },
                )
            )


def _check_references(
    table: Table,
    frames: Mapping[str, pl.DataFrame],
    records: Mapping[str, Records],
    problems: list[Problem],
) -> None:
    for name, column in table.columns.items():
        if column.refers_to is None:
            continue
        target, target_column = column.refers_to
        known = {v for v in records[target].columns[target_column] if v}
        here = records[table.table]
        for i, value in enumerate(frames[table.table].get_column(name)):
            for one in value.split(";") if value else ():
                if one not in known:
                    near = nearest(one, known)
                    problems.append(
                        Problem(
                            code="reference-near" if near else "reference",
                            file=here.files[i],
                            row=here.rows[i],
                            column=name,
                            value=one,
                            values={"table": tables()[target].path, "near": near},
                        )
                    )


def _with_series_defaults(frame: pl.DataFrame, series: pl.DataFrame) -> pl.DataFrame:
    """Observations with the place and source of their series where a row names none."""
    of_series = series.unique("id", keep="first").select(
        series="id", series_place="place", series_source="source"
    )
    return (
        frame.join(of_series, on="series", how="left", maintain_order="left")
        .with_columns(
            place=pl.coalesce("place", "series_place"), source=pl.coalesce("source", "series_source")
        )
        .drop("series_place", "series_source")
    )


def _fill_observations(
    frames: Mapping[str, pl.DataFrame], records: Records, problems: list[Problem]
) -> pl.DataFrame:
    """Blank cells filled from the series; days of the period, bounds and the basis of dates added."""
    spans = {text: period(text) for text in frames["observations"].get_column("period").unique()}
    days = pl.DataFrame(
        {
            "period": list(spans),
            "start": [span.start for span in spans.values()],
            "end": [span.end for span in spans.values()],
        },
        schema={"period": pl.String, "start": pl.Date, "end": pl.Date},
    )
    series = frames["series"].select(series="id", lag_days="lag_days", rounding="rounding")
    relayed = frames["sources"].select(source="id", relayed=pl.col("relayed_by").is_not_null())
    low, high = _bounds()
    frame = (
        _with_series_defaults(frames["observations"], frames["series"])
        .join(days, on="period", how="left", maintain_order="left")
        .join(series, on="series", how="left", maintain_order="left")
        .join(relayed, on="source", how="left", maintain_order="left")
        .with_columns(
            published_basis=pl.when(pl.col("published").is_null())
            .then(pl.lit("lag"))
            .otherwise(pl.lit("reported")),
            published=pl.coalesce("published", pl.col("end") + pl.duration(days="lag_days")),
        )
        .with_columns(low=low, high=high)
        .drop("lag_days", "rounding")
    )
    early = frame.select(pl.col("published") < pl.col("start")).to_series()
    for i in early.arg_true():
        row = frame.row(i, named=True)
        problems.append(
            Problem(
                code="published-before-period",
                file=records.files[i],
                row=records.rows[i],
                column="published",
                value=_iso(row["published"]),
                values={"period": row["period"]},
            )
        )
    return frame


def _bounds() -> tuple[pl.Expr, pl.Expr]:
    """The bounds of a value: what its quantifier leaves open, half the rounding either side."""
    half = pl.col("rounding").fill_null(0) / 2
    open_above = pl.col("quantifier").is_in(["at_least", "more_than"])
    open_below = pl.col("quantifier").is_in(["at_most", "less_than", "nearly"])
    low = pl.when(~open_below).then((pl.col("value") - half).clip(lower_bound=0))
    high = pl.when(~open_above).then(pl.col("value") + half)
    return low, high


def _iso(day: dt.date) -> str:
    return day.isoformat()


def problems_of(where: str | Path) -> Sequence[Problem]:
    """Every problem of a case; empty when it can be used. Raises CallError when there is no case."""
    try:
        read_case(where)
    except CaseError as refused:
        return refused.problems
    return ()
