"""Calling the commands as people and programs do.

Owns: `call` (standard output is no terminal) and `on_terminal` (it is one, of so many columns), in
an environment that says nothing of a language.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner

from isthmus.cli.door import app
from isthmus.cli.ending import run
from isthmus.cli.session import Session

#: What says nothing of a language.
SILENT = {
    "ISTHMUS_LANG": "",
    "ISTHMUS_DEBUG": "",
    "LC_ALL": "",
    "LC_MESSAGES": "",
    "LANG": "C",
    "COLUMNS": "80",
    "NO_COLOR": "",
}
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
BOXES = re.compile("[\u2500-\u257f]")


class Answer(msgspec.Struct, frozen=True):
    """What a call said, and how it ended."""

    out: str
    err: str
    code: int

    @property
    def json(self) -> Any:
        """Standard output, read as one JSON document."""
        return json.loads(self.out)

    @property
    def csv(self) -> list[dict[str, str]]:
        """Standard output, read as CSV: its rows by the names of the header."""
        return list(csv.DictReader(io.StringIO(self.out, newline="")))


def call(*args: str, env: Mapping[str, str] | None = None, typed: str = "") -> Answer:
    """Call `isthmus` with standard output and error read by a program; `typed` is its input."""
    result = CliRunner(env={**SILENT, **(env or {})}).invoke(app, args, input=typed)
    assert isinstance(result.exception, (SystemExit, type(None))), result.exception
    return Answer(result.stdout, result.stderr, result.exit_code)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Whether it is one: yes."""
        return True


def on_terminal(*args: str, columns: int, env: Mapping[str, str] | None = None) -> Answer:
    """Call `isthmus` on a terminal of so many columns; what is said on both streams."""
    settings = {**SILENT, "TERM": "xterm-256color", "COLUMNS": str(columns), **(env or {})}
    out, err = Terminal(), Terminal()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(name, value)
        patch.setattr("sys.stdout", out)
        patch.setattr("sys.stderr", err)
        session = Session.of(args, settings)
        code = run(lambda: app.answer(args, session), session)
    return Answer(out.getvalue(), err.getvalue(), code)


def as_cell(value: Any) -> str:
    """A value of JSON as the CSV of the same answer writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ";".join(map(str, value))
    return str(value)
