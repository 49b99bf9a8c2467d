"""Briefs that no case would make: every kind of block, in any order, with the worst of texts.

Owns: `briefs`, random whole briefs; `figures`, random rows of `figures.csv`; `words`, texts that
mean something to a browser, a typesetter, a spreadsheet or a parser.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TypeVar

from hypothesis import strategies as st

from isthmus.brief.model import (
    Block,
    Brief,
    Bullets,
    Chart,
    Column,
    Fact,
    Facts,
    Figure,
    Inline,
    Link,
    Note,
    Num,
    Paragraph,
    Section,
    Strong,
    Subsection,
    Table,
    Text,
    Words,
)
from isthmus.words import LANGUAGES
from tests.brief.sample import bar_spec

T = TypeVar("T")

#: Texts that are markup, code or a formula to someone, all of them printable.
NASTY = (
    "<script>alert(1)</script>",
    "</style></script><!--",
    "]]>",
    "<svg onload=alert(1)>",
    '" onmouseover="alert(1)',
    "'",
    "&amp; &nosuch; &#0;",
    "{{ 7 * 7 }} {% raw %}",
    '#eval("1+1")',
    "#panic()[a] ]",
    "*bold* _it_ `raw` $x^2$ @ref <label>",
    "= Heading\\ / // comment /* open",
    "- item\n+ item\n/ term: x",
    "~ -- --- ... \\u{41}",
    "=1+1",
    "+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "%0A",
    'a,"b";c\td',
    "line\r\nbreak\n\nbreak",
    "Ñandú, Darién: «¿así?» – ½ ≤ ≥ ≈ …",
    "https://example.org/" + "path/" * 30,
    "Donaudampfschifffahrt" * 12,
    "none",
    " ",
)
#: Texts that the fonts of a printed brief need not hold, or that no file may hold as they are.
STRANGE = (
    "שלום עולם",
    "مرحبا",
    "漢字",
    "\U0001f6a2",
    "\u202eolleh\u202c",
    "zero\u200bwidth",
    "\x00",
    "bell\x07 escape\x1b[31m",
    "\x85\x9f",
    "\ufffe\uffff",
    "\x0c\x0b\x7f",
)

#: An outside address, as the case lets it pass: it begins so and holds no space.
urls = st.sampled_from(
    ["https://example.org/", "http://example.org/?a=1&b=%20#x", "https://example.org/\"><b>'&"]
)
days = st.dates(dt.date(2010, 1, 1), dt.date(2030, 12, 31))
bounds = st.none() | st.integers(-(10**9), 10**12) | st.floats(-1e9, 1e12, allow_nan=False)


def words(*, strange: bool = True) -> st.SearchStrategy[str]:
    """Texts; without the strange ones all are printable and in the letters of the fonts."""
    latin = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=12)
    fine = st.sampled_from(NASTY) | latin
    return fine | st.sampled_from(STRANGE) | st.text(max_size=8) if strange else fine


@st.composite
def figures(draw: st.DrawFn, id: str = "figure", section: str = "counted") -> Figure:
    """One number of a brief: any words, any bounds that are in order."""
    text, maybe = words(), st.none() | words()
    low, high = draw(bounds), draw(bounds)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Figure(
        id=id,
        section=section,
        label=draw(text),
        place=draw(maybe),
        population=draw(text),
        measure=draw(text),
        unit=draw(text),
        counts=draw(text),
        period_start=draw(st.none() | days),
        period_end=draw(st.none() | days),
        low=low,
        high=high,
        status=draw(text),
        published=draw(days),
        publisher=draw(text),
        url=draw(st.none() | urls),
        note=draw(maybe),
    )


@st.composite
def briefs(draw: st.DrawFn, *, charts: bool = True, strange: bool = True) -> Brief:
    """A whole brief: its ids are its own, its numbers lead to its figures, its words are any."""
    return _Writer(draw, words(strange=strange), charts=charts).brief()


class _Writer:
    """Draws a brief from the outside in and gives each part an id that no other has."""

    def __init__(self, draw: st.DrawFn, words: st.SearchStrategy[str], *, charts: bool) -> None:
        self.draw, self.words = draw, words
        self.ids = 0
        self.figures: list[Figure] = []
        self.kinds: list[Callable[[int], Block]] = [
            lambda _: Paragraph(self.text()),
            lambda _: Bullets(self.many(self.text)),
            lambda _: Note(draw(st.sampled_from(("fault", "limit", "assumption"))), self.text()),
            lambda _: Facts(self.many(self.fact)),
            lambda _: self.table(),
            lambda depth: Subsection(self.id(), self.title(), self.blocks(depth + 1)),
        ]
        if charts:
            self.kinds.append(lambda _: self.chart())

    def brief(self) -> Brief:
        names = [self.id() for _ in range(self.draw(st.integers(0, 2)))]
        for section in ["summary", *names]:
            for i in range(self.draw(st.integers(0, 3))):
                self.figures.append(self.draw(figures(f"{section}.of_{i}-x", section)))
        return Brief(
            case="any",
            title=self.title(),
            subtitle=self.word(),
            language=self.draw(st.sampled_from(LANGUAGES)),
            as_of=self.draw(days),
            summary=self.blocks(0),
            sections=tuple(
                Section(name, self.title(), self.text(), self.blocks(0)) for name in names
            ),
            figures=tuple(self.figures),
        )

    def id(self) -> str:
        self.ids += 1
        return f"part-{self.ids}"

    def word(self) -> str:
        return self.draw(self.words)

    def title(self) -> str:
        return f"Part {self.word()}"  # a heading says something

    def many(self, make: Callable[[], T]) -> tuple[T, ...]:
        return tuple(make() for _ in range(self.draw(st.integers(0, 3))))

    def text(self) -> Text:
        return self.many(self.inline)

    def inline(self) -> Inline:
        kinds: list[Callable[[], Inline]] = [
            lambda: Words(self.word()),
            lambda: Strong(self.word()),
            lambda: Link(self.word(), self.draw(urls)),
        ]
        if self.figures:
            kinds.append(lambda: Num(self.draw(st.sampled_from(self.figures)).id, self.word()))
        return self.one(kinds)()

    def blocks(self, depth: int) -> tuple[Block, ...]:
        kinds = self.kinds if depth < 2 else [k for k in self.kinds if k is not self.kinds[5]]
        return self.many(lambda: self.one(kinds)(depth))

    def fact(self) -> Fact:
        return Fact(self.word(), self.text(), self.text())

    def table(self) -> Table:
        columns = tuple(
            Column(self.word(), self.draw(st.booleans()))
            for _ in range(self.draw(st.integers(1, 3)))
        )
        rows = self.many(lambda: tuple(self.text() for _ in columns))
        return Table(self.id(), self.word(), columns, rows, self.draw(st.booleans()))

    def chart(self) -> Chart:
        spec = bar_spec(self.word())
        return Chart(self.id(), self.title(), self.title(), spec, self.table())

    def one(self, of: Sequence[T]) -> T:
        return of[self.draw(st.integers(0, len(of) - 1))]
