"""The words of the generated reference pages.

Owns: reading `texts.toml`. A page asks for its own words in one language.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path


@functools.cache
def _texts() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def words(page: str, language: str) -> Mapping[str, str]:
    """What a page says around what it is made from, in one language."""
    return _texts()[page][language]


def escaped(text: str) -> str:
    """A text of a case as Markdown shows it: none of its signs is markup."""
    return re.sub(r"([\\`*_\[\]<>|#$])", r"\\\1", " ".join(text.split()))


def link(text: str, url: str | None) -> str:
    """A link, or the words alone where no address is known."""
    return f"[{text}](<{url}>)" if url else text
