"""Words of a document as a cell keeps them: exactly, on one line, and nothing that would be run.

Owns: the two forms of such a cell, and JSON in the one form that has a hash. Words that could not
survive as they are (a line break, a blank at an end, a sign that nobody sees, the start of a
formula, a quotation mark in front) are written as a JSON string, which no program changes.
"""

from __future__ import annotations

import json
import unicodedata
from typing import Any

from .spreadsheets import inert


def kept(words: str) -> str:
    """The cell that holds these words; `restored` gives them back, sign by sign."""
    plain = (
        words
        and words == words.strip()
        and not words.startswith('"')
        and inert(words) == words
        and all(sign.isprintable() or unicodedata.category(sign) == "Zs" for sign in words)
    )
    return words if plain else quoted(words)


def restored(cell: str) -> str:
    """The words of a cell. Raises ValueError for one that begins as JSON and is no JSON string."""
    if not cell.startswith('"'):
        return cell
    words = json.loads(cell)
    if not isinstance(words, str) or not words:
        raise ValueError(cell)
    return words


def quoted(value: Any) -> str:
    """A value as JSON on one line: keys in order, every sign that nobody sees as its code.

    Raises ValueError for a number that is none.
    """
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in text)
