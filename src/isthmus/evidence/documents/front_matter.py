"""What stands above a text between two lines of `---`: its date, publisher, language, address.

Owns: reading front matter and saying what is wrong in it, with its line. It is no part of the text:
offsets count from the sign after the line that closes it.

    ---
    published: 2022-04-20
    publisher: Reuters
    language: en
    url: https://example.org/story
    title: A story
    ---
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from isthmus.case.problems import Problem, nearest

from .languages import languages

KEYS = ("published", "publisher", "language", "url", "title")
#: Front matter is short; a `---` further down is a rule between two parts of a text.
_MOST_LINES = 60
_FENCE = "---"
#: `key: value`; what YAML allows beside it (comments, lists, indented lines) is passed over.
_LINE = re.compile(r"([^\W\d][\w-]{0,40})[ \t]*:(?:[ \t]+(.*))?$")
_PASSED = re.compile(r"\s*$|\s*#|\s+\S|-\s")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}[\w:.+-]{0,24})?$")


class Front(msgspec.Struct, frozen=True):
    """The values of a front matter, and the offset at which the text begins."""

    begins: int = 0
    published: dt.date | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    title: str | None = None


def front_matter(text: str, name: str) -> tuple[Front, Sequence[Problem]]:
    """The front matter of a text (empty where it has none), and every problem in it.

    A first line `---` that is followed by prose opens no front matter: it belongs to the text.
    """
    if not text.startswith(_FENCE) or text[3:4] not in {"\n", " ", ""}:
        return Front(), ()
    lines = text[: _MOST_LINES * 1000].split("\n", _MOST_LINES + 1)
    if lines[0].rstrip() != _FENCE:
        return Front(), ()
    closed = next(
        (i for i, line in enumerate(lines[1:_MOST_LINES], 1) if line.rstrip() == _FENCE), None
    )
    inside = lines[1 : closed if closed is not None else _MOST_LINES]
    pairs = [(row, found) for row, line in enumerate(inside, 2) if (found := _LINE.match(line))]
    if closed is None:
        # Somebody began it and forgot to close it, or the text opens with a rule.
        first = pairs[0] if pairs else None
        if first and first[0] == 2 and first[1][1].lower() in KEYS:
            return Front(), (_problem("document-front-open", name, 1, ""),)
        return Front(), ()
    if any(not _LINE.match(line) and not _PASSED.match(line) for line in inside):
        return Front(), ()
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for row, found in pairs:
        key, value = found[1], _unquoted(found[2] or "")
        if key.lower() in KEYS:
            if not value:
                continue
            if key.lower() in values:
                problems.append(_problem("document-front-twice", name, row, key))
            read = _READERS[key.lower()](value)
            if read is None:
                problems.append(_refused(key.lower(), value, name, row))
            values[key.lower()] = read
        elif near := nearest(key, KEYS):
            problems.append(_problem("document-front-key", name, row, key, near=near))
    begins = sum(len(line) + 1 for line in lines[: closed + 1])
    return Front(begins=min(begins, len(text)), **values), problems


def _refused(key: str, value: str, name: str, row: int) -> Problem:
    if key == "published":
        return _problem("document-front-date", name, row, value)
    if key == "language":
        return _problem("document-front-language", name, row, value, known=list(languages()))
    if key == "url":
        return _problem("document-front-url", name, row, value)
    return _problem("document-front-long", name, row, value)


def _problem(code: str, name: str, line: int, value: str, **values: Any) -> Problem:
    return Problem(code=code, file=name, value=value, values={"line": str(line), **values})


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value


def _day(value: str) -> dt.date | None:
    found = _DAY.match(value)
    try:
        day = dt.date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
    return day if day and 1900 <= day.year <= 2100 else None


def _language(value: str) -> str | None:
    code = value.replace("_", "-").split("-")[0].lower()
    return code if code in languages() else None


def _url(value: str) -> str | None:
    return value if re.match(r"https?://[^\s/]\S*$", value) else None


def _line(value: str) -> str | None:
    return value if len(value) <= 1000 else None


_READERS: dict[str, Callable[[str], Any]] = {
    "published": _day,
    "publisher": _line,
    "language": _language,
    "url": _url,
    "title": _line,
}
