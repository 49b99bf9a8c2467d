"""Rows written as the case format writes them.

Owns: the CSV of the tables `observations` and `countries`, made from what a reader gave back.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable

from isthmus.case.schema import tables

from .publisher import Figure, Record, Row


def table_csv(rows: Iterable[Record]) -> str:
    """The rows as a CSV file of their table, header first, in the order of their keys.

    Rows of one table only; no row gives the header of `observations` alone.
    """
    ordered = sorted(rows, key=lambda row: [str(part or "") for part in row.key])
    kind = type(ordered[0]) if ordered else Row
    columns = tables()["countries" if kind is Figure else "observations"].columns
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in ordered:
        writer.writerow([_cell(getattr(row, column)) for column in columns])
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float):
        # The case format takes no exponent; a whole number stands without its ".0".
        return str(int(value)) if value.is_integer() else f"{value:.12f}".rstrip("0")
    return str(value)
