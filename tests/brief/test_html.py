"""The page is HTML to the letter, asks nothing of the network and leads each number to its row.

Whatever the words of a brief are: none of them becomes markup, style or script.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from isthmus.brief.html import render_html
from isthmus.brief.legible import for_page
from isthmus.brief.model import Brief, Paragraph, Words, numbers
from isthmus.words import LANGUAGES
from tests.brief.pages import Page, name, read, text
from tests.brief.sample import sample_brief, shipped_brief
from tests.brief.strategies import NASTY, STRANGE, briefs, urls

DAY = dt.date(2024, 6, 20)
#: What makes a browser fetch something, besides a click on a link.
FETCHING = {"src", "srcset", "href", "xlink:href", "data", "poster", "action", "formaction", "ping"}
#: Elements that have no business on a page that opens offline.
FOREIGN = {"link", "base", "img", "iframe", "object", "embed", "form", "svg:image", "svg:script"}


def sound(page: Page, brief: Brief) -> None:
    """All that holds of the page of any brief."""
    assert page.root.get("lang") == brief.language
    assert len(page.ids) == len(set(page.ids))
    assert all(re.fullmatch(r"\S+", one) for one in page.ids)
    fetches_nothing(page)
    leads_each_number_to_its_row(page, brief)
    heads_in_order(page)
    ids = set(page.ids)
    for element in page.elements():
        for label in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"):
            assert set(element.get(label, "").split()) <= ids
    for table in page.elements("table"):
        assert [name(child) for child in table] == ["caption", "thead", "tbody"]
        (head,) = table[1]
        assert all((name(cell), cell.get("scope")) == ("th", "col") for cell in head)
        for row in table[2]:
            assert len(row) == len(head)
            assert (name(row[0]), row[0].get("scope")) == ("th", "row")


def fetches_nothing(page: Page) -> None:
    policy = [e.get("content", "") for e in page.elements("meta") if e.get("http-equiv")]
    script = page.one("script")
    said = "".join(script.itertext())
    digest = base64.b64encode(hashlib.sha256(said.encode()).digest()).decode()
    assert len(policy) == 1
    assert "default-src 'none'" in policy[0]
    assert f"script-src 'sha256-{digest}'" in policy[0]
    assert script.attrib == {}
    assert not re.search(r"url\(|@import|expression\(", "".join(page.one("style").itertext()))
    for element in page.elements():
        assert name(element) not in FOREIGN
        for attribute in element.attrib:
            assert not attribute.lower().startswith("on"), "a handler"
            if attribute in FETCHING:
                assert (name(element), attribute) == ("a", "href")
        assert "url(http" not in element.get("style", "")
    for link in page.elements("a"):
        address = link.get("href", "")
        assert re.match(r"https?://|#", address), address
        assert address.startswith("#") or link.get("rel") == "noopener"
        assert not address.startswith("#") or address[1:] in page.ids, address


def leads_each_number_to_its_row(page: Page, brief: Brief) -> None:
    shown = [link for link in page.elements("a") if link.get("class") == "num"]
    assert [link.get("href") for link in shown] == [f"#row-{n.figure}" for n in numbers(brief)]
    rows = [row.get("id", "") for row in page.elements("tr") if row.get("id")]
    assert sorted(rows) == sorted(f"row-{figure.id}" for figure in brief.figures)


def heads_in_order(page: Page) -> None:
    levels = [int(name(e)[1]) for e in page.elements(*(f"h{i}" for i in range(1, 7)))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@settings(max_examples=40, deadline=None)
@given(brief=briefs())
def test_any_brief_is_a_sound_page(brief: Brief) -> None:
    sound(read(render_html(brief)), for_page(brief))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_brief_of_every_kind_of_block_is_a_sound_page(language: str) -> None:
    brief = sample_brief(language)
    sound(read(render_html(brief)), brief)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_brief_that_ships_is_a_sound_page(language: str) -> None:
    brief = shipped_brief("tutorial", DAY, language)
    sound(read(render_html(brief)), brief)


@given(title=st.sampled_from((*NASTY, *STRANGE)), url=urls)
def test_words_appear_as_they_are(title: str, url: str) -> None:
    """In a heading, in running text, in an attribute, in a row of the figures."""
    brief = sample_brief()
    (first, *rest) = brief.figures
    spoken = replace(
        brief,
        title=title,
        summary=(*brief.summary, Paragraph((Words(title),))),
        figures=(replace(first, label=title, note=title, url=url), *rest),
    )
    page = read(render_html(spoken))
    expected = " ".join(for_page(spoken).title.split())
    assert text(page.one("h1")) == expected
    assert expected in [text(p) for p in page.elements("p")]
    (row,) = (row for row in page.elements("tr") if row.get("id") == f"row-{first.id}")
    assert text(row).startswith(expected)
    assert url in [link.get("href") for link in row.iter() if name(link) == "a"]


def test_the_same_brief_is_the_same_page() -> None:
    assert render_html(sample_brief()) == render_html(sample_brief())


def test_a_number_stands_in_its_row_as_it_is_written() -> None:
    """With its bounds, what it counts, where, when it was published, by whom."""
    page = read(render_html(sample_brief("es")))
    (row,) = (row for row in page.elements("tr") if row.get("id") == "row-entries-2024-05")
    cells = [text(cell) for cell in row]
    assert cells[0].startswith("Entries, May 2024")
    assert "1,234" in cells
    assert "Brisa" in cells
    assert "10 de junio de 2024" in cells
    assert "Directorate of Brisa" in cells
