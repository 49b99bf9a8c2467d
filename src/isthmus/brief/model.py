"""What a brief is made of, before anyone decides how it looks.

Owns: figures, running text, blocks, sections. A section builder gives these; a renderer (HTML, PDF,
CSV) takes them. Nothing here knows a case, a language or a file format.

The law of a brief: a number is shown only through `Num`, and a `Num` names a `Figure` that the
brief's ledger holds. So every number of a brief leads to its row in `figures.csv`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, Literal

import msgspec


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One number of a brief and where it comes from: one row of `figures.csv`.

    `low` and `high` bound the value: equal for an exact number, one of them None where the source
    gives only a bound. `measure`, `unit`, `counts` and `status` are the words of the case format,
    the same in every language, for programs; a page says them in its own. A figure computed from
    others (a ratio, a gap) says how in `note`, and its `published` is the latest of theirs.

    What a document says is a figure too, even where it holds no number: `document` names the text,
    and `text[start:end] == quote` there. `published` is None for a document without a date.
    """

    id: str
    section: str
    label: str
    place: str | None
    population: str
    measure: str
    unit: str
    counts: str
    period_start: dt.date | None
    period_end: dt.date | None
    low: float | None
    high: float | None
    status: str
    published: dt.date | None
    publisher: str
    url: str | None
    note: str | None
    document: str | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None


class Num(msgspec.Struct, frozen=True, tag="num"):
    """A number on the page: the text to show and the figure behind it.

    `quoted` says that the text is words of a document, which may break over lines; `wraps` that it
    is a sentence of ours, which may too.
    """

    figure: str
    text: str
    quoted: bool = False
    wraps: bool = False


class Link(msgspec.Struct, frozen=True, tag="link"):
    """Words that lead to an outside address."""

    text: str
    url: str


class Strong(msgspec.Struct, frozen=True, tag="strong"):
    """Words that carry the sentence."""

    text: str


class Words(msgspec.Struct, frozen=True, tag="words"):
    """Plain words."""

    text: str


Inline = Words | Strong | Link | Num
Text = tuple[Inline, ...]


def plain(text: Text) -> str:
    """The text as a screen reader or a CSV cell would have it."""
    return "".join(part.text for part in text)


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph"):
    """A paragraph of running text."""

    text: Text


class Bullets(msgspec.Struct, frozen=True, tag="bullets"):
    """A list whose items need no order."""

    items: tuple[Text, ...]


class Note(msgspec.Struct, frozen=True, tag="note"):
    """A caution that belongs to what stands above it: a known fault, a limit, an assumption."""

    kind: Literal["fault", "limit", "assumption"]
    text: Text


class Fact(msgspec.Struct, frozen=True):
    """One headline number with what it is above it and what it compares to below it."""

    label: str
    value: Text
    below: Text


class Facts(msgspec.Struct, frozen=True, tag="facts"):
    """A row of headline numbers."""

    items: tuple[Fact, ...]


class Column(msgspec.Struct, frozen=True):
    """A table column; `numeric` ones are set flush right."""

    title: str
    numeric: bool = False


class Table(msgspec.Struct, frozen=True, tag="table"):
    """A table with a caption. The first cell of a row is the row's header.

    `folded` tables are closed on a screen until asked for, and printed in full.
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    folded: bool = False


class Chart(msgspec.Struct, frozen=True, tag="chart"):
    """A picture made from one Vega-Lite specification, never without its table.

    `description` says in words what the picture shows, for those who do not see it.
    `spec` is a complete Vega-Lite 6 specification with its data inline.
    """

    id: str
    title: str
    description: str
    spec: dict[str, Any]
    table: Table
    width: Literal["full", "half"] = "full"


class Subsection(msgspec.Struct, frozen=True, tag="subsection"):
    """A titled part of a section, with an address of its own."""

    id: str
    title: str
    blocks: tuple[Block, ...]


Block = Paragraph | Bullets | Note | Facts | Table | Chart | Subsection


class Section(msgspec.Struct, frozen=True):
    """One of the questions that a brief answers."""

    id: str
    title: str
    lead: Text
    blocks: tuple[Block, ...]


class Ledger:
    """The figures of one brief, in the order in which they are first shown."""

    def __init__(self) -> None:
        self._figures: dict[str, Figure] = {}

    def add(self, figure: Figure) -> str:
        """Keep a figure, give its id. One may be shown twice; two may not share an id."""
        kept = self._figures.setdefault(figure.id, figure)
        if kept != figure:
            raise ValueError(f"two figures are called {figure.id!r}: {kept} and {figure}")
        return figure.id

    def __getitem__(self, id: str) -> Figure:
        return self._figures[id]

    def __len__(self) -> int:
        return len(self._figures)

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._figures.values())


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A whole brief in one language. `summary` stands under the title, before the sections."""

    case: str
    title: str
    subtitle: str
    language: str
    as_of: dt.date
    summary: tuple[Block, ...]
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page in one language that is no brief: its numbers lead to files beside it."""

    title: str
    subtitle: str
    language: str
    summary: tuple[Block, ...]
    sections: tuple[Section, ...]


def walk(blocks: Sequence[Block]) -> Iterator[Block]:
    """Every block, with those inside subsections and the tables under charts."""
    for block in blocks:
        yield block
        if isinstance(block, Subsection):
            yield from walk(block.blocks)
        elif isinstance(block, Chart):
            yield block.table


def texts(block: Block) -> Iterator[Text]:
    """The running texts of one block, without those of the blocks inside it."""
    match block:
        case Paragraph(text) | Note(_, text):
            yield text
        case Bullets(items):
            yield from items
        case Facts(items):
            for fact in items:
                yield fact.value
                yield fact.below
        case Table():
            for row in block.rows:
                yield from row


def numbers(brief: Brief) -> Iterator[Num]:
    """Every number shown in a brief, in reading order."""
    sections: list[tuple[Text, Sequence[Block]]] = [((), brief.summary)]
    sections += [(section.lead, section.blocks) for section in brief.sections]
    for lead, blocks in sections:
        for text in [lead, *(text for block in walk(blocks) for text in texts(block))]:
            yield from (part for part in text if isinstance(part, Num))
