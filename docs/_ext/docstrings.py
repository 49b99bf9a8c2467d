"""How a docstring becomes reStructuredText.

Owns: one convention of ours. A name between single backticks is code, whatever follows it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_NAME = re.compile(r"(?<![`:\w])`([^`\n]+)`(?!`)")


def marked(line: str) -> str:
    """A line of a docstring with its names marked as code, as docutils wants it."""
    return _NAME.sub(r"``\1``\\ ", line)


def _process(*event: Any) -> None:
    lines: list[str] = event[-1]  # Sphinx takes them back as they stand here when it returns
    lines[:] = [marked(line) for line in lines]


def setup(app: Sphinx) -> dict[str, bool]:
    """Have every docstring pass by here."""
    app.connect("autodoc-process-docstring", _process)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
