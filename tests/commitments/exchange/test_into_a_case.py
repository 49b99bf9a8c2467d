"""What is imported is taken by a case: appended to its tables, every check of the format passes."""

from __future__ import annotations

import csv
import datetime as dt
import shutil
from pathlib import Path

from isthmus.case import Case, describe, find_case, read_case
from isthmus.case.schema import tables
from isthmus.commitments.exchange import read_exchange, write_imported
from isthmus.commitments.register import register_of
from tests.commitments.exchange.files import ACTIVITY, activities, written
from tests.commitments.exchange.registers import tutorial

READ_ON = dt.date(2024, 9, 1)
AMOUNT = ACTIVITY[ACTIVITY.index("<transaction ref") : ACTIVITY.index("  </iati-activity>")]


def appended(folder: Path, file: Path) -> Case:
    """The tutorial with the rows of an activity file after its own, read again from the disk."""
    case = folder / "case"
    shutil.copytree(find_case("tutorial"), case)
    imported = read_exchange(file, tutorial(), READ_ON)
    for name, fragment in write_imported(imported, folder / "in").items():
        with fragment.open(encoding="utf-8", newline="") as rows:
            fresh = list(csv.reader(rows))[1:]
        with (case / tables()[name].path).open("a", encoding="utf-8", newline="") as table:
            csv.writer(table).writerows(fresh)
    describe(case)
    return read_case(case)


#: What an activity may leave out, or say in another way.
VARIANTS: list[list[tuple[str, str]]] = [
    [],
    [("T-1", ""), ("2023-12-31", "2023-01-15")],
    [('iso-date="2023-01-01"', 'iso-date="2023-06-01"'), ('code="3"/>', 'code="12"/>')],
    [(' last-updated-datetime="2023-05-02T00:00:00Z"', "")],
    [(AMOUNT, AMOUNT + AMOUNT.replace('code="3"', 'code="1"') + AMOUNT)],
    [('type="21"', 'type="40"'), ("XX-ORG-7", "XM-DAC-41121"), ("XX-ORG-7", "XM-DAC-41121")],
    [("Water at Lajas", "=1+1"), ('<sector code="14030"/>', "")],
    [('<recipient-country code="CR"/>', ""), ("250000.50", "0")],
    [('iso-date="2023-01-01"', 'iso-date="2024-02-01"')],
    [
        ("<narrative>Panama<", "<narrative>Republic of Nowhere<"),
        ('"2023-03-10"', '"2024-03-10"'),
    ],
]


def variant(number: int, changes: list[tuple[str, str]]) -> str:
    """An activity with these changes and an identifier of its own."""
    activity = ACTIVITY.replace("-WATER", f"-WATER-{number}")
    for old, new in changes:
        assert old in activity
        activity = activity.replace(old, new, 1)
    return activity


def test_foreign_activities_pass_every_check_of_a_case(tmp_path: Path) -> None:
    """Whatever they leave out; and the register counts their money."""
    more = "".join(variant(i, changes) for i, changes in enumerate(VARIANTS))
    case = appended(tmp_path, written(tmp_path, activities(more=more)))
    register = register_of(case, READ_ON)
    fresh = [row for row in register.transactions if row.source.startswith("iati-")]
    assert len({row.commitment for row in fresh}) == len(VARIANTS) + 2  # one is a chain
    assert {row.currency for row in fresh} == {"USD"}
