"""The reference page of the commands.

Owns: how the help pages of all commands stand on one page, in each language.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from isthmus.cli.door import app, commands, help_page

from .texts import words

#: How wide the help pages are set.
WIDTH = 80


def commands_page(language: str) -> str:
    """Every command as its `--help` explains it, and how a command ends."""
    said = words("commands", language)
    lines = [f"# {said['title']}", "", said["lead"], ""]
    with _columns(WIDTH):
        lines += [f"## {said['front']}", "", *_page(help_page(app, language))]
        for command in commands():
            lines += [f"## isthmus {command.name}", "", *_page(help_page(command, language))]
    lines += [f"## {said['codes']}", "", said["codes_lead"], ""]
    for code in ("0", "1", "2", "130"):
        lines += [f"`{code}`", f": {said[f'code_{code}']}", ""]
    lines += [f"## {said['environment']}", ""]
    variables = {
        "ISTHMUS_LANG": "lang",
        "ISTHMUS_DEBUG": "debug",
        "COLUMNS": "columns",
        "NO_COLOR": "no_color",
    }
    for name, key in variables.items():
        lines += [f"`{name}`", f": {said[key]}", ""]
    return "\n".join(lines)


def _page(text: str) -> list[str]:
    return ["```text", *text.splitlines(), "```", ""]


@contextmanager
def _columns(width: int) -> Iterator[None]:
    """Set the width of help, whatever the terminal of the build is."""
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = str(width)
    try:
        yield
    finally:
        if before is None:
            del os.environ["COLUMNS"]
        else:
            os.environ["COLUMNS"] = before
