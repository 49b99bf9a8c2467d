"""Numbers as tables write them: points, commas, blanks between thousands, percent signs.

Owns: what a comma and a point mean in a table, told from all of its cells, and the refusal of a
cell that could be two numbers. What cannot be told is refused, never guessed: 8,507 may be eight
people or eight thousand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

#: What tables write where there is no figure.
MISSING = frozenset(
    {"", "-", "–", "—", ".", "..", "...", "…", ":", "?", "na", "n/a", "n.a.", "#n/a", "nan", "nd"}
    | {"n.d.", "s/d", "s.d.", "null", "none", "missing", "unknown", "no data", "sin datos", "x"}
)
#: What tables put beside a figure: a currency sign before it; a flag, (p), or a note's mark after.
_BESIDE = re.compile(r"^[€$£¥] ?|(?: ?\([a-z]{1,2}\)| ?[*†‡¹²³]+)$")
#: What may stand between thousands and is nothing else: blanks of any width, an apostrophe.
_BLANKS = re.compile(r"(?<=\d)[\u0020\u00a0\u2009\u202f'’_](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"[+-]?(?:\d[\d.,]*|[.,]\d+)(?:[eE][+-]?\d+)?")
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")


class Unclear(ValueError):
    """A cell that is no number (`no-number`), or could be two of them (`two-numbers`)."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class Style(msgspec.Struct, frozen=True):
    """The sign before decimals and the sign between thousands; blank where no cell tells.

    `mixed` says that cells contradict each other, so that each stands for itself.
    """

    decimal: str = ""
    thousands: str = ""
    mixed: bool = False

    def read(self, cell: str) -> float | None:
        """The number of a cell, None where it holds no figure. Raises Unclear."""
        if cell.casefold() in MISSING:
            return None
        bare = _bare(cell)
        if not _NUMBER.fullmatch(bare):
            raise Unclear("no-number")
        decimal, thousands = self._of_either(bare) or _marks(bare)
        if thousands and not _grouped(bare, decimal, thousands):
            raise Unclear("no-number")
        plain = bare.replace(thousands, "") if thousands else bare
        return float(plain.replace(decimal, ".") if decimal else plain)

    def _of_either(self, bare: str) -> tuple[str, str] | None:
        """What the one sign is in 8,507 or 8.507; None in any other number. Raises Unclear."""
        mark = _either(bare)
        if not mark:
            return None
        if mark == self.thousands:
            return "", mark
        # A point before decimals is how numbers are written where nothing says otherwise.
        if mark == self.decimal or (mark == "." and not self.decimal and not self.mixed):
            return mark, ""
        raise Unclear("two-numbers")


def style_of(cells: Iterable[str]) -> Style:
    """What commas and points mean in a table, by those of its cells that read in one way only."""
    decimals, between = _told(cells)
    if decimals & between or len(decimals) > 1 or len(between) > 1:
        return Style(mixed=True)
    decimal, thousands = next(iter(decimals), ""), next(iter(between), "")
    # One of the two signs being known, the other is what is left.
    other = {",": ".", ".": ",", "": ""}
    return Style(decimal or other[thousands], thousands or other[decimal])


def style_of_column(cells: Iterable[str]) -> Style:
    """What they mean in one column of a table whose columns contradict each other.

    Only what its own cells say: of 8.506.889 that points stand between thousands, and of commas
    nothing.
    """
    decimals, between = _told(cells)
    if decimals & between or len(decimals) > 1 or len(between) > 1:
        return Style(mixed=True)
    return Style(next(iter(decimals), ""), next(iter(between), ""), mixed=True)


def _told(cells: Iterable[str]) -> tuple[set[str], set[str]]:
    """The signs before decimals and between thousands in cells that read in one way only."""
    decimals: set[str] = set()
    between: set[str] = set()
    for cell in cells:
        bare = _bare(cell)
        if _NUMBER.fullmatch(bare) and not _either(bare):
            decimal, thousands = _marks(bare)
            decimals |= {decimal} - {""}
            between |= {thousands} - {""}
    return decimals, between


def has_percent(cell: str) -> bool:
    """Whether a cell is written with a percent sign."""
    return _BESIDE.sub("", cell).endswith("%")


def _bare(cell: str) -> str:
    """The cell without its percent sign, what stands beside it, and blanks between thousands."""
    text = _BESIDE.sub("", cell).removesuffix("%").strip().replace("\u2212", "-")
    return _BLANKS.sub("", text)


def _either(bare: str) -> str:
    """The sign that may be either, in 8,507 or 8.507; blank in any other number."""
    if not _EITHER.fullmatch(bare):
        return ""
    return "," if "," in bare else "."


def _marks(bare: str) -> tuple[str, str]:
    """The signs before decimals and between thousands in a number that tells them."""
    commas, points = bare.count(","), bare.count(".")
    if commas and points:
        last = "," if bare.rindex(",") > bare.rindex(".") else "."
        return last, {",": ".", ".": ","}[last]
    for mark, times in ((",", commas), (".", points)):
        if times > 1:
            return "", mark
        if times == 1:
            return mark, ""
    return "", ""


def _grouped(bare: str, decimal: str, thousands: str) -> bool:
    """Whether thousands stand in threes, and decimals once and after them."""
    whole, *rest = bare.split(decimal) if decimal else [bare]
    groups = re.fullmatch(rf"[+-]?\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+", whole)
    return groups is not None and len(rest) <= 1 and not any(thousands in part for part in rest)
