"""The pages of the documentation as their Markdown, the generated ones made afresh.

Owns: which pages there are, and their fences, links and anchors. Builds nothing: Sphinx does that,
and CI runs it with every warning an error.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from docs._ext import reference

DOCS = Path(__file__).parents[2] / "docs"
_FENCE = re.compile(
    r"^(?P<mark>`{3,}|:{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=mark)$", re.MULTILINE | re.DOTALL
)


class Fence(msgspec.Struct, frozen=True):
    """A fenced block: its language (or directive) and its text."""

    language: str
    text: str


@functools.cache
def written() -> dict[str, str]:
    """The pages that a person wrote, by path in the documentation."""
    found = {}
    for file in sorted(DOCS.rglob("*.md")):
        name = file.relative_to(DOCS).as_posix()
        if name.split("/")[0] not in ("_build", "generated"):
            found[name] = file.read_text(encoding="utf-8")
    return found


def names() -> list[str]:
    """The paths of all pages, without making any."""
    return [*written(), *(f"generated/{name}" for name in reference.PAGES)]


@functools.cache
def page(name: str) -> str:
    """The text of a page: as it was written, or as the code makes it."""
    made = reference.PAGES.get(name.removeprefix("generated/"))
    return made() if made and name.startswith("generated/") else written()[name]


def fences(text: str) -> Iterator[Fence]:
    """The fenced blocks of a page, in order."""
    for found in _FENCE.finditer(text):
        yield Fence(found["info"].strip(), found["body"])


def headings(text: str) -> list[str]:
    """The titles of a page."""
    return re.findall(r"^#{1,6} (.+)$", _FENCE.sub("", text), re.MULTILINE)


def anchors(text: str) -> set[str]:
    """What a link can lead to within a page: its titles and the names given to words."""
    slugs = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in headings(text)}
    return slugs | set(re.findall(r"\{#([\w-]+)\}", text))


def links(text: str) -> Iterator[str]:
    """The targets of the links of a page."""
    for bare, angled in re.findall(r"\]\((?:<([^>\n]*)>|([^)\s]*))\)", _FENCE.sub("", text)):
        yield bare or angled
