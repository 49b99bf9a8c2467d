"""The print is PDF/UA-1, says all that the brief says, and is the same file every time.

typst itself refuses to write PDF/UA that is not (a heading without words, a picture without a
description); what is held here is that it was asked to, and what a program for the blind looks for.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PdfReader

from isthmus.brief.legible import for_print
from isthmus.brief.model import (
    Brief,
    Bullets,
    Chart,
    Column,
    Paragraph,
    Section,
    Subsection,
    Table,
    Words,
    plain,
    walk,
)
from isthmus.brief.pdf import render_pdf, widths
from isthmus.words import LANGUAGES
from tests.brief.sample import sample_brief, shipped_brief
from tests.brief.strategies import NASTY, STRANGE, briefs

DAY = dt.date(2024, 6, 20)


def read(brief: Brief) -> PdfReader:
    return PdfReader(io.BytesIO(render_pdf(brief)), strict=True)


def spoken(pdf: PdfReader) -> str:
    """All text, squeezed: where a line or a page ends is no matter of what is said."""
    first, *others = (page.extract_text().rpartition("\n")[0] for page in pdf.pages)
    return squeezed("".join((first, *(text.partition("\n")[2] for text in others))))


def squeezed(text: str) -> str:
    """Without spaces and hyphens: readers take the one at the end of a line for no part of it."""
    return re.sub(r"[\s\u00ad-]", "", text)


def root(pdf: PdfReader) -> Any:
    """The first object of the file, a mapping by names that begin with a stroke."""
    return pdf.trailer["/Root"].get_object()


def tags(pdf: PdfReader) -> list[str]:
    """The kinds of all parts of the print, as a program for the blind walks through them."""
    found: list[str] = []
    left = [root(pdf)["/StructTreeRoot"].get_object()]
    while left:
        part = left.pop()
        if isinstance(part, list):
            left += [inner.get_object() for inner in part]
        elif isinstance(part, dict):
            found += [str(part["/S"])] if "/S" in part else []
            left += [part["/K"].get_object()] if "/K" in part else []
    return found


def accessible(pdf: PdfReader, brief: Brief) -> None:
    """What PDF/UA-1 asks of the document as a whole (ISO 14289-1, 5 and 7.1 to 7.2)."""
    catalog = root(pdf)
    metadata = catalog["/Metadata"].get_object().get_data().decode("utf-8")
    assert re.search(r"<pdfuaid:part>1</pdfuaid:part>", metadata)
    assert "<dc:title>" in metadata
    assert catalog["/Lang"] == brief.language
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata is not None
    assert squeezed(brief.title) in squeezed(pdf.metadata.title or "")
    assert catalog["/StructTreeRoot"]["/K"]
    for page in pdf.pages:  # whoever goes on with the tabulator follows the order of reading
        assert page.get("/Tabs", "/S") == "/S"


@settings(max_examples=25, deadline=None)
@given(brief=briefs())
def test_any_brief_can_be_printed(brief: Brief) -> None:
    shown = for_print(brief)
    pdf = read(brief)
    accessible(pdf, shown)
    said = spoken(pdf)
    for section in shown.sections:
        assert squeezed(section.title) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_brief_that_ships_says_on_paper_what_it_says(language: str) -> None:
    brief = shipped_brief("tutorial", DAY, language)
    pdf = read(brief)
    accessible(pdf, brief)
    said = spoken(pdf)
    blocks = [*brief.summary, *(b for section in brief.sections for b in section.blocks)]
    for section in brief.sections:
        assert squeezed(section.title) in said
    for block in walk(blocks):
        if isinstance(block, Subsection | Chart):
            assert squeezed(block.title) in said
        if isinstance(block, Paragraph):
            assert squeezed(plain(block.text)) in said
    for figure in brief.figures:
        assert squeezed(figure.publisher) in said


def test_headings_tables_lists_and_pictures_are_told_as_such() -> None:
    open_table = Table(
        id="open",
        caption="Open",
        columns=(Column("A"), Column("B")),
        rows=(((Words("a"),), (Words("b"),)),),
    )
    brief = sample_brief()
    section = Section("more", "More", (), (open_table,))
    found = set(tags(read(replace(brief, sections=(*brief.sections, section)))))
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Figure", "/Table", "/TH", "/TD"} <= found


def test_the_same_brief_is_the_same_file() -> None:
    assert render_pdf(sample_brief()) == render_pdf(sample_brief())


@settings(max_examples=25, deadline=None)
@given(words=st.lists(st.sampled_from((*NASTY, *STRANGE)), min_size=1, max_size=6))
def test_words_appear_as_they_are(words: list[str]) -> None:
    """In headings, in running text, in a list: none of them is ever a command."""
    brief = sample_brief()
    section = Section(
        "any",
        "Any of " + words[0],
        (Words(words[0]),),
        (*(Paragraph((Words(one),)) for one in words), Bullets(((Words(words[-1]),),))),
    )
    given_ = replace(brief, title="Title " + words[0], sections=(section,))
    shown, said = for_print(given_), spoken(read(given_))
    assert said.count(squeezed(shown.title)) >= 1
    for block in walk(shown.sections[0].blocks):
        if isinstance(block, Paragraph):
            assert squeezed(plain(block.text)) in said


def test_a_long_title_over_short_numbers_leaves_room_for_the_words_beside_it() -> None:
    """Once three such columns squeezed the names of the rows to a few letters, over three pages."""
    titles = ("Dentro del intervalo del 50%", "Error frente a la persistencia", "Mes")
    names = (Words("Encuentros en la frontera terrestre suroeste"),)
    table = Table(
        id="t",
        caption="t",
        columns=(Column("Serie"), *(Column(title, numeric=True) for title in titles)),
        rows=((names, *((Words("50%"),) for _ in titles)),),
    )
    words, *numbers, short = widths(table)
    assert short is None
    assert words is not None
    assert all(one is not None and one < words / 2 for one in numbers)
