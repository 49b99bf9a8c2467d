"""Tables on the way out: for people on a terminal or as plain text, for programs as JSON or CSV.

Owns: the layout of tables and how a value is written in each form. On a terminal a table is drawn
with rich; where standard output is no terminal, or one that draws nothing (TERM=dumb, a screen
reader), it is plain aligned text without a line or a colour. What does not fit the width is
wrapped, put one column under another, or set out row by row: never cut off.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from .page import wrapped
from .session import Session, terminal_width

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

#: A row for programs: raw values by column, under the same names in every language.
Row = Mapping[str, Any]
#: A text column may be wrapped down to this many characters before the layout changes.
_NARROWEST = 20
_GAP = 2


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column for people: `key` names its title (`cli-column-KEY`), `show` writes its cell.

    `title` is one that no catalogue holds, because the caller named it. `numeric` sets it flush
    right; `wrap` says that its text may be broken into lines. `under` names a column before it,
    beneath which it stands where the width does not hold them side by side; those of `last_resort`
    only where the others alone do not make it fit.
    """

    key: str
    show: Callable[[Row], str]
    numeric: bool = False
    wrap: bool = False
    under: str | None = None
    last_resort: bool = False
    title: str | None = None


# --- for programs --------------------------------------------------------------------------------


def write_json(value: Any) -> None:
    """One JSON document on standard output, in UTF-8."""
    text = json.dumps(_plain(value), ensure_ascii=False, indent=2, allow_nan=False)
    _for_programs().write(text + "\n")


def write_csv(names: Sequence[str], rows: Iterable[Row]) -> None:
    """A header and the rows, in UTF-8; blank where a value is absent, several joined by `;`.

    No cell can be run as a formula by a spreadsheet program.
    """
    out = _for_programs()
    for cells in (names, *([_cell(row[name]) for name in names] for row in rows)):
        # The writer quotes only the ends of line that it writes itself: this one quotes both.
        line = io.StringIO(newline="")
        csv.writer(line, lineterminator="\r\n").writerow(cells)
        out.write(line.getvalue().removesuffix("\r\n") + "\n")


def write_line(value: Any) -> None:
    """One JSON value on a line of its own, as programs read a stream of them."""
    text = json.dumps(_plain(value), ensure_ascii=False, allow_nan=False)
    _for_programs().write(text + "\n")


def write_file(file: Path) -> None:
    """A file of text in UTF-8, as it is."""
    _for_programs().write(file.read_text(encoding="utf-8"))


def _for_programs() -> TextIO:
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="strict", newline="\n")
    return sys.stdout


def _plain(value: Any) -> Any:
    """A value as JSON has it: days in ISO 8601, whole numbers without a decimal point."""
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _cell(value: Any) -> str:
    from isthmus.case.spreadsheets import inert

    plain = _plain(value)
    if isinstance(plain, list):
        plain = ";".join(str(part) for part in plain)
    if plain is None:
        return ""
    if isinstance(plain, bool):
        return "true" if plain else "false"
    return inert(plain) if isinstance(plain, str) else str(plain)


# --- for people ----------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class _Laid:
    """A column as it will stand: its title and its cells, which may be of several lines."""

    column: Column
    title: str
    cells: tuple[str, ...]
    wrap: bool

    @property
    def width(self) -> int:
        """As wide as its longest line."""
        return max(len(line) for text in (self.title, *self.cells) for line in text.split("\n"))

    @property
    def narrowest(self) -> int:
        """As narrow as it may become: a column that wraps, down to its longest word."""
        if not self.wrap:
            return self.width
        words = (word for text in (self.title, *self.cells) for word in text.split())
        return min(self.width, max(_NARROWEST, *(len(word) for word in words)))


class Screen:
    """What a person reads, in order: headings, sentences, facts, tables."""

    def __init__(self, session: Session) -> None:
        self._words = session.words
        self._width = terminal_width() if sys.stdout.isatty() else None
        self._rich = _console(self._width) if self._width and draws(sys.stdout) else None
        self._begun = False

    def heading(self, text: str) -> None:
        """A title, with a line left free above it."""
        if self._begun:
            self._write("")
        for line in self._lines(text):
            self._write(line, style="bold")

    def text(self, text: str, *, indent: int = 0) -> None:
        """A sentence."""
        for line in self._lines(text, indent):
            self._write(line)

    def path(self, file: Path) -> None:
        """Where a file is, on a line of its own and never broken, so that it can be copied."""
        self._write(f"{' ' * _GAP}{file}")

    def facts(self, facts: Iterable[tuple[str, str | None]]) -> None:
        """Words and what stands for each, one a line; those without anything are left out."""
        said = [(name, value) for name, value in facts if value]
        self._facts(said, max((len(name) for name, _ in said), default=0) + _GAP)

    def table(self, columns: Sequence[Column], rows: Iterable[Row]) -> None:
        """A table. A column in which nothing stands is left out."""
        rows = list(rows)
        laid = [
            _Laid(
                column=column,
                title=column.title or self._words.say(f"cli-column-{column.key}"),
                cells=tuple(column.show(row) for row in rows),
                wrap=column.wrap,
            )
            for column in columns
        ]
        laid = [column for column in laid if any(column.cells)]
        if not laid:
            return
        beside = sum(column.width + _GAP for column in laid) - _GAP
        if self._width is None or (self._rich is None and beside <= self._width):
            self._aligned(laid)
        elif self._rich is None or not self._drawn(laid):
            self._row_by_row(laid)

    # --- inside ----------------------------------------------------------------------------------

    def _lines(self, text: str, indent: int = 0) -> list[str]:
        if self._width is None:
            return [" " * indent + text]
        return wrapped(text, self._width, indent)

    def _write(self, line: str, *, style: str = "") -> None:
        self._begun = True
        if self._rich is None:
            sys.stdout.write(line.rstrip() + "\n")
        else:
            self._rich.print(line, style=style, markup=False, highlight=False, soft_wrap=True)

    def _facts(self, said: Sequence[tuple[str, str]], column: int) -> None:
        for name, value in said:
            longest = max((len(word) for word in value.split()), default=0)
            if self._width and self._width - column < max(_NARROWEST, longest):
                self.text(name)
                self.text(value, indent=_GAP)
            else:
                first, *more = self._lines(value, column)
                self._write(name.ljust(column) + first.lstrip())
                for line in more:
                    self._write(line)

    def _aligned(self, laid: Sequence[_Laid]) -> None:
        """Columns side by side, as wide as they are: one row a line."""
        for cells in zip(*((column.title, *column.cells) for column in laid), strict=True):
            set_out = [
                cell.rjust(column.width) if column.column.numeric else cell.ljust(column.width)
                for cell, column in zip(cells, laid, strict=True)
            ]
            self._write((" " * _GAP).join(set_out))

    def _row_by_row(self, laid: Sequence[_Laid]) -> None:
        """Each row as a list of titles and cells, with a line left free between rows."""
        titles = max(len(column.title) for column in laid) + _GAP
        for i in range(len(laid[0].cells)):
            if i:
                self._write("")
            self._facts([(c.title, c.cells[i]) for c in laid if c.cells[i]], titles)

    def _drawn(self, laid: Sequence[_Laid]) -> bool:
        """Draw the table in the first layout that fits the terminal; False when none does."""
        assert self._rich is not None
        folds = (_folded(laid, last_resort=last) for last in (False, True))
        for columns in (laid, *folds):
            room = self._rich.width - _GAP * (len(columns) - 1)
            if sum(column.narrowest for column in columns) <= room:
                self._rich.print(_table(columns, _widths(columns, room)))
                return True
        return False


def draws(stream: TextIO) -> bool:
    """Whether lines and colours mean anything where this is shown."""
    return stream.isatty() and os.environ.get("TERM", "") != "dumb"


def _console(width: int) -> Console:
    from rich.console import Console

    return Console(
        file=sys.stdout,
        width=width,
        force_terminal=True,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
        highlight=False,
        emoji=False,
    )


def _folded(laid: Sequence[_Laid], *, last_resort: bool) -> list[_Laid]:
    """The columns, those that may stand under others put there as further lines of their cells."""
    above: dict[str, str] = {}  # the column that a column's text has gone to
    kept: dict[str, _Laid] = {}
    for one in laid:
        under = above.get(one.column.under or "")
        key = one.column.key
        if under is None or (one.column.last_resort and not last_resort):
            above[key] = key
            kept[key] = one
            continue
        above[key] = under
        upper = kept[under]
        kept[under] = _Laid(
            column=upper.column,
            title=f"{upper.title}\n{one.title}",
            cells=tuple(
                f"{a}\n{b}".rstrip("\n") for a, b in zip(upper.cells, one.cells, strict=True)
            ),
            wrap=upper.wrap or one.wrap,
        )
    return list(kept.values())


def _widths(laid: Sequence[_Laid], room: int) -> list[int]:
    """How wide each column will be: as narrow as it may, and more where its text asks for more."""
    widths = [column.narrowest for column in laid]
    wanted = [column.width for column in laid]
    for _ in range(room - sum(widths)):
        lacking = [want / width for want, width in zip(wanted, widths, strict=True)]
        most = lacking.index(max(lacking))
        if lacking[most] <= 1:
            break
        widths[most] += 1
    return widths


def _table(laid: Sequence[_Laid], widths: Sequence[int]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    rows = list(zip(*(column.cells for column in laid), strict=True))
    # Rows of several lines need air between them; a few among many do not.
    tall = [
        any("\n" in cell or len(cell) > width for cell, width in zip(cells, widths, strict=True))
        for cells in rows
    ]
    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, _GAP - 1, 0, 0),  # the box itself has a blank between columns
        leading=1 if sum(tall) > len(tall) / 2 else 0,
    )
    lines = max(column.title.count("\n") for column in laid)
    for column, width in zip(laid, widths, strict=True):
        # rich sets titles at the bottom; ours stand above what they are the titles of.
        below = "\n" * (lines - column.title.count("\n"))
        table.add_column(
            Text(column.title + below),
            justify="right" if column.column.numeric else "left",
            overflow="fold",
            no_wrap=not column.wrap,
            width=width,
        )
    for cells in rows:
        table.add_row(*(Text(cell) for cell in cells))
    return table
