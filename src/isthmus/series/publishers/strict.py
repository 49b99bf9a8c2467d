"""Reading strictly: every field is taken out as it is used, and what is left over is refused.

Owns: the gathering of problems (`Complaints`, the one place where a publisher's file is refused),
the record whose fields are taken one by one (`Fields`), what one cell may hold, and sums that must
agree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from isthmus.case import CaseError, Problem
from isthmus.case.csvfiles import could_hold_a_person
from isthmus.case.problems import nearest

from .publisher import Description, Format, Reading, Record

#: More problems than this are not told one by one: the file is of another kind.
MOST_PROBLEMS = 100

_COUNT = re.compile(r"\d{1,15}")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_NUMBER = re.compile(r"-?\d{1,18}(?:\.\d{1,12})?")


class Complaints:
    """The problems of one file, gathered so that all are told at once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def add(
        self,
        code: str,
        *,
        row: int | None = None,
        column: str | None = None,
        value: object = None,
        **values: Any,
    ) -> None:
        """Remember one problem; `pull-CODE` is its sentence."""
        shown = None if value is None else str(value)
        self.problems.append(
            Problem(
                code=f"pull-{code}",
                file=self.file,
                row=row,
                column=column,
                value=shown,
                values=values,
            )
        )
        if len(self.problems) >= MOST_PROBLEMS:
            self.problems.append(Problem(code="pull-and-more", file=self.file))
            self.settle()

    def stop(
        self,
        code: str,
        *,
        row: int | None = None,
        column: str | None = None,
        value: object = None,
        **values: Any,
    ) -> NoReturn:
        """Refuse the file now: nothing after this can be read."""
        self.add(code, row=row, column=column, value=value, **values)
        raise CaseError(self.problems)

    def settle(self) -> None:
        """Refuse the file if there was any problem."""
        if self.problems:
            raise CaseError(self.problems)

    def reading(self, rows: list[Record], notes: Iterable[Problem] = ()) -> Reading:
        """The rows, once nothing is wrong: no problem was met, no two rows are of one key."""
        seen: set[tuple[object, ...]] = set()
        for row in rows:
            if row.key in seen:
                self.add("twice", value=", ".join(str(p) for p in row.key if p is not None))
            seen.add(row.key)
        self.settle()
        if not rows:
            self.stop("no-rows")
        return Reading(rows, tuple(notes))

    def unknown_column(
        self, name: str, known: Iterable[str] = (), *, row: int | None = None
    ) -> None:
        """Refuse a column that the description does not name; a person's column as such."""
        if could_hold_a_person(name):
            self.add("person-column", row=row, value=name)
            return
        near = nearest(name, known)
        self.add(
            "unknown-column-near" if near else "unknown-column", row=row, value=name, near=near
        )

    def header(self, found: Iterable[str], format: Format, *, row: int | None = 1) -> None:
        """Check the names of the columns: each known, each once, none missing, none a person's."""
        names = list(found)
        known = {*format.columns, *format.ignored}
        for name in sorted({name for name in names if names.count(name) > 1}):
            self.add("column-twice", row=row, value=name)
        for name in dict.fromkeys(names):
            if name in known:
                continue
            self.unknown_column(name, known, row=row)
        for name in format.columns:
            if name not in names:
                self.add("missing-column", row=row, value=name)
        self.settle()


class Fields:
    """One record of a publisher's file, taken apart field by field."""

    def __init__(
        self, values: Mapping[str, Any], row: int, complaints: Complaints, description: Description
    ) -> None:
        self._left = dict(values)
        self.row = row
        self.complaints = complaints
        self.description = description

    def take(self, column: str) -> Any:
        """The value of a field, taken out. None, with a problem, when there is no such field."""
        if column not in self._left:
            self.wrong("missing-field", column)
            return None
        return self._left.pop(column)

    def text(self, column: str) -> str:
        """A field that holds text, without the blanks around it; '' when blank or no text."""
        value = self.take(column)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.wrong("no-text", column, value)
            return ""
        return value.strip()

    def count(self, column: str) -> int | None:
        """A field that counts: whole, not negative, 1,234 allowed. None, with a problem, else."""
        value = self.take(column)
        counted = as_count(value)
        if counted is None:
            self.wrong("no-count", column, value)
        return counted

    def word(self, kind: str, column: str) -> str | None:
        """The case's word for a category of the publisher.

        None when the category is known and left out, or, with a problem, when it is not known.
        """
        return self.word_of(kind, column, self.text(column))

    def word_of(self, kind: str, column: str, spelling: str) -> str | None:
        """As `word`, for a spelling that is already at hand."""
        known = self.description.words[kind]
        if spelling in known:
            return known[spelling]
        skipped = self.description.skipped.get(kind, {})
        if spelling not in skipped:
            near = nearest(spelling, [*known, *skipped])
            code = "unknown-category-near" if near else "unknown-category"
            self.wrong(code, column, spelling, near=near, known=", ".join([*known, *skipped][:12]))
        return None

    def done(self, ignored: Iterable[str] = ()) -> None:
        """Refuse what was not taken, but for the fields that are known and not wanted."""
        for column in sorted(self._left.keys() - set(ignored)):
            self.complaints.unknown_column(column, row=self.row)

    def wrong(self, code: str, column: str, value: object = None, **values: Any) -> None:
        """Remember a problem of one field."""
        self.complaints.add(code, row=self.row, column=column, value=value, **values)


def as_count(value: object) -> int | None:
    """A whole number from zero up, from a cell of any kind; None when it is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if 0 <= value < 10**15 else None
    if isinstance(value, float):
        return int(value) if 0 <= value < 10**15 and value.is_integer() else None
    if isinstance(value, str):
        text = value.strip()
        if _GROUPED.fullmatch(text):
            text = text.replace(",", "")
        # Digits of other scripts are digits to Python and not to a publisher of this corridor.
        return int(text) if text.isascii() and _COUNT.fullmatch(text) else None
    return None


def could_be_marked(value: object, description: Description) -> bool:
    """Whether a cell holds a mark of the publisher's that stands for a number."""
    return isinstance(value, str) and value.strip() in description.words.get("mark", {})


def as_number(value: object) -> float | None:
    """A number from a cell of any kind; None when it is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if abs(value) < 1e18 else None
    if isinstance(value, str) and value.isascii() and _NUMBER.fullmatch(value.strip()):
        return float(value)
    return None


def plain(text: str) -> str:
    """Text without case, accents, punctuation or doubled blanks, to compare spellings by."""
    bare = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[^\w]|_", " ", bare).split())
