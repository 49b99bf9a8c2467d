"""The files of a case as they stood on a day.

Owns: writing a cut back as tables, each kept cell exactly as it was written. What the reader fills
in (a place, a date by lag) stays blank in the files.
"""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import polars as pl

from . import said
from .case import Case
from .package import files_of
from .reading import read_case
from .schema import Table, tables

_ROW = "row of the file"


def cut_files(folder: Path, day: dt.date) -> None:
    """Leave in the tables of a case only what was known on `day`.

    Raises CallError for a day before the case begins, CaseError when the case cannot be read. The
    folder's `datapackage.json` is left to be described anew.
    """
    whole = read_case(folder)
    frames = {name: frame.with_row_index(_ROW) for name, frame in whole.frames.items()}
    known = Case(folder=folder, name=whole.name, titles=whole.titles, frames=frames).as_of(day)
    for name, table in tables().items():
        _rewrite(folder, table, frames[name], known.frames[name])
    said.remove_texts(folder, whole.documents.keys() - known.documents.keys())


def _rewrite(folder: Path, table: Table, whole: pl.DataFrame, known: pl.DataFrame) -> None:
    kept = {row[_ROW]: row for row in known.to_dicts()}
    first = 0
    for path in files_of(folder).of[table.table]:
        file = folder / path
        with file.open(encoding="utf-8-sig", newline="") as text:
            header, *rows = (row for row in csv.reader(text) if row)
        out = [header]
        for i, row in enumerate(rows, start=first):
            if i in kept:
                before = whole.row(i, named=True)
                out.append(
                    [
                        _cell(name, cell, before, kept[i])
                        for name, cell in zip(header, row, strict=True)
                    ]
                )
        first += len(rows)
        if len(out) == 1:
            file.unlink()
            continue
        with file.open("w", encoding="utf-8", newline="") as text:
            csv.writer(text, lineterminator="\n").writerows(out)


def _cell(name: str, cell: str, before: dict[str, object], after: dict[str, object]) -> str:
    """A cell as it was written, blank where its value became known later."""
    if before[name] == after[name]:
        return cell
    return "" if after[name] is None else str(after[name])
