"""Where the columns of a file stand that Flee reads by position, and how its header calls them.

Owns: the comparison of a header with Flee's order. Where they differ that is a problem, and the
rest of the file is read by the names of the header, so that nothing is told of sound cells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from .files import Found, Row, Sheet

#: A cell that no row has: that of a column which a header leaves out.
_NOWHERE = 10**9


class Columns(msgspec.Struct, frozen=True):
    """The columns of one file: the cell of each, its name there, and the columns beyond Flee's.

    `width` is how many of Flee's columns the file has.
    """

    at: Mapping[str, int]
    said: Mapping[str, str]
    extra: tuple[tuple[int, str], ...]
    width: int

    def text(self, row: Row, name: str) -> str:
        """What a row says in a column, '' where it is shorter."""
        return row[self.at[name]]


def columns_of(
    sheet: Sheet,
    names: Sequence[str],
    heads: Mapping[str, str],
    found: Found,
    either: tuple[str, str] | None = None,
) -> Columns:
    """The columns of a sheet: by their position, or by the header where it names others there.

    `heads` are the names that headers give, in lower case, and the column that each means; any
    other name says nothing of its column. The two of `either` may stand in each other's place.
    """
    at = {name: i for i, name in enumerate(names)}
    header = [head.lstrip("#").strip() for head in sheet.header]
    meant = [heads.get(head.lower(), "") for head in header]
    if either is not None and (meant.count(either[0]), meant.count(either[1])) == (1, 1):
        one, two = (at[name] for name in either)
        if (meant[one : one + 1], meant[two : two + 1]) == ([either[1]], [either[0]]):
            at |= {either[0]: two, either[1]: one}
    wanted = sorted(at, key=at.__getitem__)
    wrong = [i for i, head in enumerate(meant[: len(names)]) if head not in ("", wanted[i])]
    if wrong:
        i = wrong[0]  # one that is out of its place puts others out of theirs
        found.wrong(
            "flee-column-order",
            Row(sheet.file, sheet.header_row, ()),
            value=header[i],
            cell=str(i + 1),
            wanted=wanted[i],
        )
        there = {head: i for i, head in reversed(list(enumerate(meant))) if head}
        taken = set(there.values())
        at = {name: there.get(name, _NOWHERE if i in taken else i) for name, i in at.items()}
    said = {name: (header[i] if i < len(header) else "") or name for name, i in at.items()}
    own = set(at.values())
    extra = ((i, head) for i, head in enumerate(sheet.header) if head and i not in own)
    width = min(len(names), len(header)) if wrong else len(names)
    return Columns(at=at, said=said, extra=tuple(extra), width=width)
