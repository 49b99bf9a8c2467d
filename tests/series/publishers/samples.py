"""The samples in the package, taken apart and put together again.

Owns: reading and writing of the forms that publishers use, so that a test can change one thing in a
file and keep the rest.
"""

from __future__ import annotations

import csv
import functools
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from importlib.resources import files
from typing import Any

import openpyxl

from isthmus.case import Case, CaseError, read_case
from isthmus.series.publishers import Given, Leg, Passages, Reading, Row, by_id

#: Every sample that comes with a reader: the publisher and the file.
SAMPLES = (
    ("cbp", "sample.csv"),
    ("cbp", "sample-southwest.csv"),
    ("inm-honduras", "sample.csv"),
    ("iom-missing-migrants", "sample.csv"),
    ("ohss", "sample.xlsx"),
    ("r4v", "sample.html"),
    ("snm-panama", "sample.xlsx"),
    ("unhcr", "sample-applications.json"),
    ("unhcr", "sample-decisions.json"),
    ("unhcr", "sample-population.json"),
    ("upm-mexico", "sample.xls"),
    ("world-bank", "sample.json"),
)
CSV = tuple(pair for pair in SAMPLES if pair[1].endswith(".csv"))
JSON = tuple(pair for pair in SAMPLES if pair[1].endswith(".json"))

#: A network of two borders near the invented incidents of the sample.
PASSAGES = Passages(
    legs=(
        Leg("COL>PAN", (8.63, -77.35), (8.23, -77.60)),
        Leg("COL>PAN", (8.23, -77.60), (8.10, -77.98)),
        Leg("MEX>USA", (32.51, -117.04), (32.72, -117.16)),
    ),
    beyond={"USA": "MEX>USA"},
    countries=frozenset({"COL", "PAN", "MEX", "USA"}),
)

Table = list[list[str]]


@functools.cache
def americas() -> Case:
    """The shipped case, read once."""
    return read_case("americas")


def sample(publisher: str, name: str) -> bytes:
    """The bytes of a sample."""
    folder = f"isthmus.series.publishers.{publisher.replace('-', '_')}"
    return files(folder).joinpath(name).read_bytes()


def read(publisher: str, data: bytes, file: str = "given") -> Reading:
    """What the publisher's reader makes of the bytes."""
    return by_id(publisher).read(data, Given(file=file, passages=PASSAGES))


def refusal(publisher: str, data: bytes, file: str = "given") -> CaseError:
    """The error by which the reader refuses the bytes. Fails when it takes them."""
    try:
        made = read(publisher, data, file)
    except CaseError as refused:
        return refused
    raise AssertionError(f"not refused: {len(made.rows)} rows")


def outcome(publisher: str, data: bytes) -> Reading | CaseError:
    """What the reader makes of the bytes, or its own error. Any other error passes through."""
    try:
        return read(publisher, data)
    except CaseError as refused:
        return refused


def codes(refused: CaseError) -> set[str]:
    """What is wrong, by the names of the problems."""
    return {problem.code.removeprefix("pull-") for problem in refused.problems}


def table(data: bytes) -> Table:
    """The lines of a CSV file, header first."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def csv_of(lines: Sequence[Sequence[str]]) -> bytes:
    """A CSV file of lines."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(lines)
    return out.getvalue().encode()


def records(answer: Any) -> list[dict[str, Any]]:
    """The list of records in an answer of UNHCR or the World Bank: the list itself, to change."""
    held: list[dict[str, Any]] = answer["items"] if isinstance(answer, dict) else answer[1]
    return held


def json_of(answer: Any) -> bytes:
    """A JSON document."""
    return json.dumps(answer).encode()


def cells(data: bytes, sheet: str | None = None) -> list[list[Any]]:
    """The cells of one sheet of an .xlsx, the first if none is named."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    chosen = book[sheet] if sheet else book.worksheets[0]
    return [list(row) for row in chosen.iter_rows(values_only=True)]


def workbook(**sheets: Sequence[Sequence[Any]]) -> bytes:
    """An .xlsx of sheets of cells; `_` in a name stands for a blank."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """An .xlsx with one of the parts of its archive changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            held = old.read(part)
            new.writestr(part, change(held) if part == name else held)
    return out.getvalue()


def numbers(made: Reading) -> dict[tuple[object, ...], float | None]:
    """The rows as key and value, for a comparison that does not care for order."""
    return {row.key: row.value for row in made.rows}


def lines(made: Reading) -> list[str]:
    """The rows as short lines, in the order of their keys."""
    shown = []
    for row in made.rows:
        assert isinstance(row, Row)
        parts = (row.series, row.period, row.place, row.population, row.value, row.quantifier)
        dated = (row.status, row.published)
        shown.append(" ".join(str(part) for part in (*parts, *dated) if part is not None))
    return sorted(shown)
