"""A case that is being checked, and what its checks share.

Owns: `Draft`, what a check is, and the one check that many tables ask for: what ends, ends after it
begins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from .case import Case
from .csvfiles import Records
from .problems import Problem


class Draft(msgspec.Struct):
    """A case that is being checked.

    `case` holds the tables as far as they were read; `records` say where each row stands;
    `flawed[table]` are the rows with a cell that failed (it stands as None), `unsound` the tables
    with any problem so far.
    """

    case: Case
    records: Mapping[str, Records]
    flawed: Mapping[str, set[int]]
    unsound: set[str]

    def sound(self, *names: str) -> bool:
        """Whether nothing is wrong with these tables, so that they can be asked."""
        return self.unsound.isdisjoint(names)

    def rows(self, table: str, *columns: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """The cells of the rows whose every cell could be read, with the number of the record."""
        bad, frame = self.flawed[table], self.case.frames[table]
        cells = (frame.get_column(column).to_list() for column in columns)
        return ((i, row) for i, row in enumerate(zip(*cells, strict=True)) if i not in bad)

    def problem(
        self,
        code: str,
        table: str,
        i: int,
        column: str | None = None,
        value: str | None = None,
        /,
        **values: str,
    ) -> Problem:
        """A problem of record i of a table."""
        file, row = self.records[table].at(i)
        return Problem(code=code, file=file, row=row, column=column, value=value, values=values)


Check = Callable[[Draft], Iterator[Problem]]


def ends_before(draft: Draft, pairs: Iterable[tuple[str, str, str]]) -> Iterator[Problem]:
    """Rows whose last day is before the first; a pair names the table and its two columns."""
    for table, first, last in pairs:
        for i, (begin, end) in draft.rows(table, first, last):
            if begin is not None and end is not None and end < begin:
                yield draft.problem(
                    "ends-before",
                    table,
                    i,
                    last,
                    end.isoformat(),
                    first=first,
                    begin=begin.isoformat(),
                )
