"""What the reader of one format hands on, and how it refuses.

Owns: `Extract`, the text and metadata of one file before it is dated and told its languages;
`Refused`, a file that gives no text; and `Limits`, the bounds on time, memory and size.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

Format = Literal["text", "html", "pdf", "docx"]

#: A million, as sizes are told to a person.
MEGA = 1_000_000


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """The bounds under which one file is read. Sizes in bytes, `characters` of the text kept.

    `seconds` and `memory` hold for the process that takes a web page, a PDF or a DOCX apart; plain
    text needs no such process, as nothing in it can make reading slow. `unpacked` bounds what a
    part of a DOCX may unpack to, `ratio` how much larger than its packed bytes it may be.
    """

    text: int = 50 * MEGA
    html: int = 20 * MEGA
    pdf: int = 200 * MEGA
    docx: int = 100 * MEGA
    unpacked: int = 50 * MEGA
    ratio: int = 200
    pages: int = 3000
    characters: int = 20 * MEGA
    seconds: float = 60.0
    memory: int = 2000 * MEGA

    def size(self, form: Format) -> int:
        """The largest file of a format that is read."""
        return int(getattr(self, form))

    @property
    def largest(self) -> int:
        """The largest file of any format that is read: nobody needs to take more from a pipe."""
        return max(self.text, self.html, self.pdf, self.docx)


class Extract(msgspec.Struct, frozen=True, kw_only=True):
    """The text of one file and what the file itself says of it.

    `beside` are lines that stand by the headline of a page and may show its date. `basis` says
    where `published` comes from: `front` (front matter) or `meta`. `notes` are codes of
    `problem-…` sentences.
    """

    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    basis: Literal["front", "meta"] | None = None
    language: str | None = None
    beside: str = ""
    notes: tuple[str, ...] = ()


class Refused(Exception):
    """A file that gives no text, by the code of its sentence; the caller knows its name."""

    def __init__(self, code: str, value: str | None = None, **values: Any) -> None:
        self.code = code
        self.value = value
        self.values: Mapping[str, Any] = values
        super().__init__(code, value, values)
