"""From a file to the text that claims point into.

Owns: the bytes of plain text, web pages, PDFs and DOCX to a `Document`, dated and with the language
of each paragraph; which files of a folder are documents; and saying what cannot be read, and why. A
file is data: nothing in it is fetched or run, and reading one is bounded in time and memory.

A name is loaded from its module when it is first asked for: the helper process that takes a file
apart needs little of this, and is held to its memory.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .extract import Limits
    from .finding import Files, files_of
    from .guarded import close_helper
    from .reading import read_bytes, read_file

__all__ = ["Files", "Limits", "close_helper", "files_of", "read_bytes", "read_file"]

_HOME = {
    "Files": "finding",
    "Limits": "extract",
    "close_helper": "guarded",
    "files_of": "finding",
    "read_bytes": "reading",
    "read_file": "reading",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f".{_HOME[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
