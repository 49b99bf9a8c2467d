"""From a folder to a case, or to every problem that it has.

Owns: the order of reading: the words first (populations, places), then every table, then the checks
across tables. A case is read whole or refused whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from . import cells, checks, package
from .case import Case, vocabulary, with_known_from
from .csvfiles import Records, read_records
from .drafts import Draft
from .finding import find_case
from .periods import period
from .problems import CaseError, Problem
from .said import with_texts
from .schema import Table, tables
from .vocabulary import NATIONALITY, Vocabulary

_TYPES: Mapping[str, Any] = {
    "date": pl.Date,
    "number": pl.Float64,
    "integer": pl.Int64,
    "year": pl.Int64,
    "boolean": pl.Boolean,
}
#: The columns that define the words of a case, in the tables that do.
_DEFINING = frozenset({"id", "dimension", "country"})


def read_case(where: str | Path) -> Case:
    """Read a case: the folder of that path, or the shipped case of that name.

    Raises CallError when there is no such case, CaseError listing every problem of its files, and
    WorkError when the folder cannot be looked into.
    """
    folder = find_case(where)
    found = package.files_of(folder)
    problems: list[Problem] = []
    described = package.read(folder, problems)
    about_package = len(problems)
    records = _read_files(folder, found, problems)
    headers_fit = len(problems) == about_package
    frames, flawed = _parse_tables(records, problems)
    frames["observations"] = _filled(frames)
    frames["documents"] = with_texts(folder, frames["documents"], problems)
    draft = Draft(
        case=Case(folder=folder, name=described.name, titles=described.titles, frames=frames),
        records=records,
        flawed=flawed,
        unsound=set(),
    )
    table_of = {file: table for table, paths in found.of.items() for file in paths}
    for check in checks.SHAPE:
        problems += check(draft)
    draft.unsound |= {table_of[p.file] for p in problems if p.file in table_of}
    draft.unsound |= {name for name in records if flawed[name] or not records[name].whole}
    for check in checks.MEANING:
        problems += check(draft)
    problems += package.strays(found)
    if headers_fit and not about_package:
        problems += package.fits(folder, found)
    if problems:
        raise CaseError(_in_order(problems, found))
    return Case(
        folder=folder,
        name=described.name,
        titles=described.titles,
        frames=with_known_from(frames),
    )


def problems_of(where: str | Path) -> Sequence[Problem]:
    """Every problem of a case; none when it can be used. Raises CallError when there is no case."""
    try:
        read_case(where)
    except CaseError as refused:
        return refused.problems
    return ()


def _read_files(folder: Path, found: package.Files, problems: list[Problem]) -> dict[str, Records]:
    """The records of every table as text."""
    records: dict[str, Records] = {}
    for name, table in tables().items():
        allowed = {column.column: column.required for column in table.columns.values()}
        records[name] = read_records(folder, found.of[name], allowed, problems)
        if table.required and not found.of[name]:
            problems.append(Problem(code="missing-table", file=table.path))
            records[name].whole = False
    return records


def _parse_tables(
    records: Mapping[str, Records], problems: list[Problem]
) -> tuple[dict[str, pl.DataFrame], dict[str, set[int]]]:
    """Every table with its cells parsed, and the rows that hold a cell that could not be."""
    populations, places = records["populations"].columns, records["places"].columns
    words = vocabulary(
        dict(zip(populations["id"], populations["dimension"], strict=True)),
        dict(zip(places["id"], places["country"], strict=True)),
    )
    unread = {name for name, kept in records.items() if not kept.whole}
    frames: dict[str, pl.DataFrame] = {}
    flawed: dict[str, set[int]] = {}
    # What the words of the case are is read first: where that fails, no word is said to be unknown.
    for name in sorted(tables(), key=lambda name: name not in ("populations", "places")):
        frames[name], flawed[name], defined = _parse(
            tables()[name], records[name], words, frozenset(unread), problems
        )
        if name == "populations" and _codes_that_are_none(records[name], problems):
            defined = False
        if not defined:
            unread.add(name)
    return {name: frames[name] for name in tables()}, flawed


def _parse(
    table: Table,
    records: Records,
    words: Vocabulary,
    unread: frozenset[str],
    problems: list[Problem],
) -> tuple[pl.DataFrame, set[int], bool]:
    """The values of a table, the rows with a cell that failed, and whether none defines a word."""
    parsed: list[pl.Series] = []
    flawed: set[int] = set()
    defined = True
    for name, column in table.columns.items():
        values, bad = cells.parse(
            records.columns[name], column, words, records.at, problems, unread=unread
        )
        parsed.append(pl.Series(name, values, dtype=_TYPES.get(column.type, pl.String)))
        flawed.update(bad)
        defined = defined and not (bad and name in _DEFINING)
    return pl.DataFrame(parsed), flawed, defined


def _codes_that_are_none(records: Records, problems: list[Problem]) -> bool:
    """Whether a word of three capitals is no nationality, which goes to the problems."""
    before = len(problems)
    named = zip(records.columns["id"], records.columns["dimension"], strict=True)
    for i, (word, dimension) in enumerate(named):
        if word.isupper() and dimension and dimension != NATIONALITY:
            file, row = records.at(i)
            problems.append(
                Problem(
                    code="code-not-nationality",
                    file=file,
                    row=row,
                    column="dimension",
                    value=dimension,
                    values={"code": word},
                )
            )
    return len(problems) > before


def _filled(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Blank cells filled from the series; days of the period, bounds and the basis of dates added.

    Of a row that could not be read, or whose series is not there, as much as can be.
    """
    observations = frames["observations"]
    spans = {text: period(text) for text in observations.get_column("period").unique() if text}
    days = pl.DataFrame(
        {
            "period": list(spans),
            "start": [span.start for span in spans.values()],
            "end": [span.end for span in spans.values()],
        },
        schema={"period": pl.String, "start": pl.Date, "end": pl.Date},
    )
    series = (
        frames["series"]
        .unique("id", keep="first")
        .select("lag_days", "rounding", series="id", of_place="place", of_source="source")
    )
    relayed = (
        frames["sources"]
        .unique("id", keep="first")
        .select(source="id", relayed=pl.col("relayed_by").is_not_null())
    )
    low, high = _bounds()
    lagged = pl.when(pl.col("published").is_null()).then(pl.lit("lag"))
    return (
        observations.join(days, on="period", how="left", maintain_order="left")
        .join(series, on="series", how="left", maintain_order="left")
        .with_columns(
            place=pl.coalesce("place", "of_place"),
            source=pl.coalesce("source", "of_source"),
            published=pl.coalesce("published", pl.col("end") + pl.duration(days="lag_days")),
            published_basis=lagged.otherwise(pl.lit("reported")),
            low=low,
            high=high,
        )
        .join(relayed, on="source", how="left", maintain_order="left")
        .drop("lag_days", "rounding", "of_place", "of_source")
    )


def _bounds() -> tuple[pl.Expr, pl.Expr]:
    """The bounds of a value: what its quantifier leaves open, half the rounding either side."""
    half = pl.col("rounding").fill_null(0) / 2
    open_above = pl.col("quantifier").is_in(["at_least", "more_than"])
    open_below = pl.col("quantifier").is_in(["at_most", "less_than", "nearly"])
    low = pl.when(~open_below).then((pl.col("value") - half).clip(lower_bound=0))
    high = pl.when(~open_above).then(pl.col("value") + half)
    return low, high


def _in_order(problems: list[Problem], found: package.Files) -> list[Problem]:
    """The problems as one would mend them: file by file in the order of the format, row by row."""
    paths = [package.FILE, *(path for paths in found.of.values() for path in paths), *found.stray]
    rank = {path: i for i, path in enumerate(paths)}
    return sorted(problems, key=lambda p: (rank.get(p.file or "", -1), p.row or 0))
