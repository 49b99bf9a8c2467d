"""A register as a folder of files that others read: IATI, tables, JSON and a calendar.

Owns: which files an exchange is and that they appear together or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from isthmus.case import Problem
from isthmus.case.appearing import Kind, appear
from isthmus.case.appending import cells_of
from isthmus.commitments.records import Register

from . import calendar, iati_export, tables
from .iati_export import Reporter

_EXCHANGE = Kind(
    files=(iati_export.FILE, tables.JSON, calendar.FILE),
    folders=(tables.FOLDER,),
    foreign="exchange-foreign",
    unwritten="exchange-unwritten",
)


def write_exchange(
    register: Register, folder: Path, language: str, reporter: Reporter | None = None
) -> dict[str, Path]:
    """Let the files of a register stand in a folder, in place of an earlier exchange; by name.

    A register without money that can be stated has no activity file, one without a day no calendar.
    `reporter` is who reports the activities; None: the case, under an identifier of its own. Raises
    CallError when the folder is a file or holds anything else, CaseError when what would be written
    breaks a rule of IATI, WorkError when it cannot be written. Then nothing has changed.
    """
    rows = {
        name: [cells_of(name, row) for row in found]
        for name, found in tables.rows_of(register.case).items()
    }
    files = {
        iati_export.FILE: iati_export.write_iati(register, language, reporter),
        tables.JSON: tables.write_json(register.case, register.day, _computed(register)),
        calendar.FILE: calendar.write_calendar(register, language),
    }

    def write(into: Path) -> None:
        for name, data in files.items():
            if data is not None:
                (into / name).write_bytes(data)
        (into / tables.FOLDER).mkdir()
        tables.write_tables(into / tables.FOLDER, rows)

    appear(folder, _EXCHANGE, write)
    return {name: folder / name for name in _EXCHANGE.names if (folder / name).exists()}


def left_out(register: Register, language: str) -> tuple[Problem, ...]:
    """The amounts that an activity file cannot state, each with why; they stand in the tables."""
    return iati_export.stated_of(register, language).left_out


def _computed(register: Register) -> Mapping[str, Any]:
    """What follows from the rows on the day: told, and not read again."""
    return {
        "commitments": [
            {
                "id": tracked.commitment.id,
                "reported": [report.stage for report in tracked.reported],
                "status": tracked.status,
                "reason": tracked.reason.code,
                "deadline": tracked.deadline.isoformat() if tracked.deadline else None,
            }
            for tracked in register.commitments
        ],
        "money": [
            {
                "stage": amount.stage,
                "currency": amount.currency,
                "low": amount.low,
                "high": amount.high,
                "rows": [row.id for row in amount.rows],
            }
            for amount in register.money
        ],
    }
