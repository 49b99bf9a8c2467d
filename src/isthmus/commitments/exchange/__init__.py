"""What was promised, for others and from others: IATI, CSV, JSON, and a calendar.

Owns: which reader takes a file, by its name. Rows that are read are never written into a case: they
stand beside it, as tables of its format, until a person puts them there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from isthmus.case import CallError, Case
from isthmus.case.problems import WorkError, refused_by_system

from .export import left_out, write_exchange
from .iati_export import Reporter
from .rows import Imported

__all__ = [
    "Imported",
    "Reporter",
    "left_out",
    "read_exchange",
    "write_exchange",
    "write_imported",
]


def read_exchange(path: Path, case: Case, read_on: dt.date | None = None) -> Imported:
    """The rows of a file, as a case would take them: .xml (IATI), .json, .csv, or a folder of .csv.

    `read_on` is the day on which a foreign activity file without dates of its own is read; None:
    today. Raises CallError when there is no such file or its name says no format, CaseError listing
    everything in it that the case would not take, with file, row or line, value and next step.
    """
    from . import iati_import, rows, tables

    if not path.exists():
        raise CallError("exchange-no-file", path)
    try:
        if path.is_dir():
            found = tables.read_tables(path)
        elif path.suffix.lower() == ".xml":
            found = iati_import.read_iati(path, case, read_on)
        elif path.suffix.lower() == ".json":
            found = tables.read_json(path)
        elif path.suffix.lower() == ".csv":
            found = tables.read_tables(path)
        else:
            raise CallError("exchange-ending", path)
    except OSError as error:
        raise WorkError([refused_by_system("unreadable", error, str(path))]) from error
    return rows.settle(found, case)


def write_imported(imported: Imported, into: Path) -> Mapping[str, Path]:
    """Let imported rows stand in a folder of their own, a file a table; the files by table.

    Raises CallError when the folder is a file or holds anything but an earlier import (a case, for
    one), WorkError when it cannot be written. Then nothing has changed.
    """
    from . import rows, tables

    return rows.write_fragments(imported, into, tables.write_tables)
