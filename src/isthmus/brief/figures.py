"""`figures.csv`: one row for every number of a brief.

Owns: the columns, their order, and that no spreadsheet program runs a cell as a formula.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal

from isthmus.case.spreadsheets import inert

from .model import Brief, Figure

#: Where in which document the words stand: only a brief that quotes documents has these.
QUOTED = ("document", "quote", "start", "end")
COLUMNS = tuple(name for name in Figure.__struct_fields__ if name not in QUOTED)


def render_figures(brief: Brief) -> bytes:
    """The rows in the order in which the page first shows them. UTF-8, commas, CRLF (RFC 4180)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    quotes = any(figure.document is not None for figure in brief.figures)
    columns = (*COLUMNS, *QUOTED) if quotes else COLUMNS
    writer.writerow(columns)
    for figure in brief.figures:
        writer.writerow([cell(getattr(figure, name)) for name in columns])
    return out.getvalue().encode("utf-8")


def cell(value: object) -> str:
    """A value as a cell: blank for None, a number as a number, words never as a formula."""
    if value is None:
        return ""
    if isinstance(value, float):  # every digit, and no exponent: not all programs read one
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    if isinstance(value, dt.date):
        return value.isoformat()
    return inert(str(value))
