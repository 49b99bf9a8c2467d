"""The words of the generated reference pages.

Owns: reading `texts.toml`. A page asks for its own words in one language.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path


@functools.cache
def _texts() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def words(page: str, language: str) -> Mapping[str, str]:
    """What a page says around what it is made from, in one language."""
    return _texts()[page][language]


def cell(text: str | None) -> str:
    """A text as a cell of a Markdown table: on one line, its bars and angle brackets as text."""
    said = " ".join((text or "").split())
    return said.replace("|", "\\|").replace("<", "\\<").replace(">", "\\>")


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """A Markdown table, from cells that are Markdown already."""
    head = list(header)
    lines = [head, ["---"] * len(head), *(list(row) for row in rows)]
    return [*("| " + " | ".join(line) + " |" for line in lines), ""]


def link(text: str, url: str | None) -> str:
    """A link, or the words alone where no address is known."""
    return f"[{text}](<{url}>)" if url else text
