"""What can be wrong with what we are given, and how we say so.

Owns: `Problem`, one sentence with file, row, value and next step, in any language; and the two ways
work ends: `CallError` (the call was wrong, exit code 2) and `CaseError` (the input was, exit code 1),
which lists every problem of what was read, not the first.

    IsthmusError
    ├── CallError    the caller asked for what cannot be: no such case, no such series, too early a date
    └── WorkError    the call was right and the work failed
        └── CaseError    files that were read and refused, whole
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from isthmus.words import Words, words_in


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong, where it stands, and what to do about it.

    `code` names the sentence in the catalogue (`problem-CODE`); `values` fill it. `row` counts the
    file's records with the header as row 1, as a spreadsheet shows them.
    """

    code: str
    file: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    values: Mapping[str, Any] = msgspec.field(default_factory=dict)

    def say(self, words: Words) -> str:
        """File, row and column, what is wrong with the value, and the next step."""
        where = [self.file] if self.file else []
        if self.row is not None:
            where.append(words.say("problem-row", row=str(self.row)))
        if self.column is not None:
            where.append(words.say("problem-column", column=self.column))
        shown = self.value if self.value is None or len(self.value) <= 80 else self.value[:77] + "…"
        said = words.say(f"problem-{self.code}", value=shown or "", **self.values)
        return f"{', '.join(where)}: {said}" if where else said


class IsthmusError(Exception):
    """The root of every error that Isthmus raises on purpose. Speaks any language through `say`."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = tuple(problems)
        super().__init__(self.say(words_in("en")))

    def say(self, words: Words) -> str:
        """Every problem, a line each."""
        return "\n".join(problem.say(words) for problem in self.problems)


class CallError(IsthmusError):
    """The call was wrong: nothing was begun. Exit code 2."""

    def __init__(self, code: str, value: object = None, **values: Any) -> None:
        shown = None if value is None else str(value)
        super().__init__([Problem(code=code, value=shown, values=values)])


class WorkError(IsthmusError):
    """The call was right and the work failed. Exit code 1."""


class CaseError(WorkError):
    """Files that were read and refused, whole: nothing of them is loaded."""


def nearest(value: str, known: Iterable[str]) -> str:
    """The known word closest to what was written, or an empty string when none is close."""
    close = difflib.get_close_matches(value, list(known), n=1, cutoff=0.6)
    return close[0] if close else ""
