"""CSV and JSON as publishers serve them, read strictly.

Owns: bytes to records of text (CSV) or to values (JSON), with the line or the record each came
from. Knows nothing of any publisher. A document is refused, never guessed at, when it is not UTF-8
or not well formed.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from .strict import Complaints

#: A cell longer than this belongs to no table of counts.
MOST_CELL = 20_000
#: JSON nested deeper than this is no answer of a statistics service.
MOST_DEPTH = 40


def decoded(data: bytes, complaints: Complaints) -> str:
    """UTF-8 text, with or without a byte-order mark."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        complaints.stop("not-utf8", row=line, value=f"0x{data[error.start]:02X}")
    if "\x00" in text:
        complaints.stop("not-text", row=text[: text.index("\x00")].count("\n") + 1)
    return text


class Csv:
    """A CSV document: its header, and its records as text by column.

    `rows()` gives the number of each record, with the header as row 1, and its cells, without the
    blanks around them.
    """

    def __init__(self, data: bytes, complaints: Complaints) -> None:
        self._complaints = complaints
        self._rows = csv.reader(io.StringIO(decoded(data, complaints), newline=""), strict=True)
        header = self._next()
        if not header:
            complaints.stop("empty")
        # A heading may be broken over lines in the publisher's own file.
        self.header = [" ".join(name.split()) for name in header]

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each record with its number; one of another length than the header is a problem."""
        row = 1
        while (cells := self._next()) is not None:
            row += 1
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(self.header):
                wanted = len(self.header)
                self._complaints.add("ragged", row=row, value=len(cells), wanted=wanted)
                continue
            yield row, {name: cell.strip() for name, cell in zip(self.header, cells, strict=True)}

    def _next(self) -> list[str] | None:
        try:
            cells = next(self._rows, None)
        except csv.Error as error:
            self._complaints.stop("no-csv", row=self._rows.line_num, value=str(error))
        if cells and max(map(len, cells)) > MOST_CELL:
            self._complaints.stop("long-cell", row=self._rows.line_num)
        return cells


def parsed_json(data: bytes, complaints: Complaints) -> Any:
    """A JSON document: plain JSON, no key twice, no NaN, no number beyond what a count can be."""
    text = decoded(data, complaints)
    if _depth(text) > MOST_DEPTH:
        complaints.stop("no-json", value=f"> {MOST_DEPTH}")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            twice = sorted(key for key, _ in pairs if [k for k, _ in pairs].count(key) > 1)
            complaints.stop("column-twice", value=twice[0])
        return made

    def whole(digits: str) -> int:
        if len(digits) > 18:
            complaints.stop("no-json", value=digits[:20])
        return int(digits)

    def constant(name: str) -> NoReturn:
        complaints.stop("no-json", value=name)

    try:
        return json.loads(text, object_pairs_hook=once, parse_int=whole, parse_constant=constant)
    except json.JSONDecodeError as error:
        complaints.stop("no-json", row=error.lineno, value=error.msg)


def _depth(text: str) -> int:
    """How deeply brackets nest, those in strings left out."""
    deep = deepest = 0
    for bracket in re.findall(r'"(?:[^"\\]|\\.)*"|[\[{\]}]', text):
        if bracket in "[{":
            deep += 1
            deepest = max(deepest, deep)
        elif bracket in "]}":
            deep -= 1
    return deepest
