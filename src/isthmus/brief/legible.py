"""Texts as a page, a picture and a print can show them.

Owns: what is dropped because no HTML, XML or PDF may hold it, and what stands in a print for signs
that its fonts do not have. Cases refuse most of these; a brief may come from elsewhere.
"""

from __future__ import annotations

import functools
import re
import struct
import unicodedata
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from .drawing import FAMILY, font_folder
from .model import Brief, Page

P = TypeVar("P", Brief, Page)

#: What stands in a print for signs that the fonts do not have. The page shows them.
UNSHOWN = "[?]"

#: Control characters, lone halves of signs, and code points that are no character: 32 in a row, and
#: the last two of each plane.
_LAST_TWO = "".join(
    chr(plane | last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
_FORBIDDEN = re.compile(f"[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufdd0-\\ufdef{_LAST_TWO}]")
_BREAKS = re.compile(r"[\t\n\x0b\x0c\r\x1c-\x1f\x85]+")


def for_page(page: P) -> P:
    """A brief or page without what no page may hold. A line break within a text is a space."""
    return _with_texts(page, _allowed)


def for_print(brief: Brief) -> Brief:
    """As `for_page`; what the fonts cannot show is marked as not shown."""
    return _with_texts(brief, lambda text: _shown(_allowed(text)))


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("", _BREAKS.sub(" ", text))


def _shown(text: str) -> str:
    known, out = _signs(), []
    for sign in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(sign)
        if ord(sign) in known:
            out.append(sign)
        elif kind[0] == "Z":
            out.append(" ")
        elif kind != "Cf" and out[-1:] != [UNSHOWN]:  # a mark of direction has no shape
            out.append(UNSHOWN)
    return "".join(out)


def _with_texts(page: P, change: Callable[[str], str]) -> P:
    def changed(part: Any) -> Any:
        match part:
            case str():
                return part if part.isascii() and part.isprintable() else change(part)
            case dict():
                return {key: changed(value) for key, value in part.items()}
            case list() | tuple():
                return [changed(value) for value in part]
        return part

    return msgspec.convert(changed(msgspec.to_builtins(page)), type(page))


@functools.cache
def _signs() -> frozenset[int]:
    """The code points for which the font has a shape: the groups of its `cmap`, format 12.

    https://learn.microsoft.com/typography/opentype/spec/cmap
    """
    data = font_folder().joinpath(f"{FAMILY.replace(' ', '')}-Regular.ttf").read_bytes()
    tables = struct.iter_unpack(
        ">4s4xII", data[12 : 12 + 16 * struct.unpack_from(">H", data, 4)[0]]
    )
    start = next(offset for tag, offset, _ in tables if tag == b"cmap")
    (count,) = struct.unpack_from(">H", data, start + 2)
    for i in range(count):
        at = start + struct.unpack_from(">4xI", data, start + 4 + 8 * i)[0]
        kind, groups = struct.unpack_from(">H10xI", data, at)
        if kind == 12:
            spans = struct.iter_unpack(">II4x", data[at + 16 : at + 16 + 12 * groups])
            return frozenset(code for first, last in spans for code in range(first, last + 1))
    raise AssertionError(f"the font {FAMILY} has no table of its signs that we can read")
