"""What can be wrong with what we are given, and how we say so.

Owns: `Problem`, one sentence with file, row, value and next step, in any language; and the two ways
work ends: `CallError` (the call was wrong, exit code 2) and `WorkError` (the work failed, exit code
1). A `CaseError` lists every problem of what was read, not the first.

    IsthmusError
    ├── CallError    the caller asked for what cannot be: no such case, no such series, too early
    └── WorkError    the call was right and the work failed: a full disk, a file not to be read
        └── CaseError    files that were read and refused, whole
"""

from __future__ import annotations

import difflib
import errno
import os
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from isthmus.words import Words, words_in

#: Longer values are cut where they are shown; what a sentence lists may be longer.
_SHOWN = 80
_LISTED = 400

#: Why the system refused a file, as the catalogue's sentences choose by it (`$why`).
_WHY: Mapping[int | None, str] = {
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.EROFS: "permission",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EISDIR: "folder",
    errno.ENAMETOOLONG: "name",
    errno.EINVAL: "name",
}


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong, where it stands, and what to do about it.

    `code` names the sentence in the catalogue (`problem-CODE`); `values` fill it, names that it
    lists as a list. `row` counts the file's rows with the header as row 1, as a spreadsheet shows
    them: a cell that holds line breaks is one row, a blank line is one too. In a TOML file `row` is
    the line and `column` the key, in an XML file the line and the path of the element.
    """

    code: str
    file: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    values: Mapping[str, Any] = msgspec.field(default_factory=dict)

    def say(self, words: Words, more: int = 0) -> str:
        """File, row and column, what is wrong with the value, and the next step, in one line.

        `more` is the number of other rows of the file that have the very same problem.
        """
        where = [_shown(self.file, _LISTED)] if self.file else []
        toml = (self.file or "").endswith(".toml")
        xml = (self.file or "").endswith(".xml")
        if self.row is not None and (toml or xml or (self.file or "").endswith(".json")):
            where.append(words.say("problem-line", line=str(self.row)))
        elif self.row is not None:
            row = str(self.row)
            where.append(
                words.say("problem-rows", row=row, more=words.number(more))
                if more
                else words.say("problem-row", row=row)
            )
        if self.column and xml:
            where.append(words.say("problem-element", path=_shown(self.column)))
        elif self.column and toml:
            where.append(words.say("problem-key", key=_shown(self.column)))
        elif self.column is not None:
            where.append(words.say("problem-column", column=_shown(self.column)))
        values = {key: _told(value) for key, value in self.values.items()}
        said = words.say(f"problem-{self.code}", value=_shown(self.value or ""), **values)
        return f"{', '.join(where)}: {said}" if where else said


E_ = TypeVar("E_", bound="IsthmusError")


class IsthmusError(Exception):
    """The root of every error that Isthmus raises on purpose. Speaks any language through `say`."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return self.say(words_in("en"))

    def __reduce__(self) -> tuple[Any, ...]:
        # An error of a worker process reaches the one that waits for it, whatever it was made from.
        return _again, (type(self), self.problems)

    def say(self, words: Words) -> str:
        """Every problem, a line each, as `lines` gives them."""
        return "\n".join(self.lines(words))

    def lines(self, words: Words) -> list[str]:
        """A line for each problem; rows of one file with the very same problem share a line."""
        alike: dict[tuple[Any, ...], list[Problem]] = {}
        for i, p in enumerate(self.problems):
            values = tuple(sorted((k, str(v)) for k, v in p.values.items()))
            key = (p.code, p.file, p.column, p.value, values, i if p.row is None else None)
            alike.setdefault(key, []).append(p)
        return [same[0].say(words, len(same) - 1) for same in alike.values()]


class CallError(IsthmusError):
    """The call was wrong: nothing was begun. Exit code 2."""

    def __init__(self, code: str, value: object = None, **values: Any) -> None:
        shown = None if value is None else str(value)
        super().__init__([Problem(code=code, value=shown, values=values)])


class WorkError(IsthmusError):
    """The call was right and the work failed. Exit code 1."""


class CaseError(WorkError):
    """Files that were read and refused, whole: nothing of them is loaded."""


def refused_by_system(code: str, error: OSError, file: str) -> Problem:
    """The problem of a file that the system would not read or write, with why it would not.

    The sentence of `code` takes `why` and `reason`, as `problem-cannot-write` does.
    """
    return Problem(
        code=code,
        file=file,
        values={
            "why": _WHY.get(error.errno, "other"),
            "reason": os.strerror(error.errno) if error.errno else type(error).__name__,
        },
    )


def nearest(value: str, known: Iterable[str]) -> str:
    """The known word closest to what was written, or an empty string when none is close.

    Case and accents do not count. A text too long to be a word is close to none.
    """
    if len(value) > _SHOWN:
        return ""
    plain: dict[str, str] = {}
    for word in known:
        plain.setdefault(_plain(word), word)
    close = difflib.get_close_matches(_plain(value), plain, n=1, cutoff=0.6)
    return plain[close[0]] if close else ""


def _plain(word: str) -> str:
    bare = unicodedata.normalize("NFKD", word)
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()


def _shown(text: str, length: int = _SHOWN) -> str:
    """A text as one short line of signs that a terminal shows and does not obey."""
    cut = text if len(text) <= length else text[: length - 1] + "…"
    return "".join(c if c.isprintable() or c == "\u00a0" else _escaped(c) for c in cut)


def _told(value: Any) -> Any:
    """What fills a sentence: a text as it is shown, a list of names with none of them left out."""
    if isinstance(value, (list, tuple)):
        return ", ".join(_shown(name) for name in value)
    return _shown(value, _LISTED) if isinstance(value, str) else value


def _escaped(sign: str) -> str:
    named = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return named.get(sign) or (f"\\x{ord(sign):02x}" if ord(sign) < 256 else f"U+{ord(sign):04X}")


def _again(kind: type[E_], problems: Sequence[Problem]) -> E_:
    error = kind.__new__(kind)
    IsthmusError.__init__(error, problems)
    return error
