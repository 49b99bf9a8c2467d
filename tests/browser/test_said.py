"""The page of a brief that was given documents: its quotes are links that break over lines.

All that holds of any page is asked of it here, in every language and on every screen.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from isthmus.brief import make_brief
from isthmus.brief.html import render_html
from isthmus.case import read_case
from isthmus.words import LANGUAGES
from tests.brief.spoken import OWN, spoken
from tests.browser.conftest import SCREENS, Visit
from tests.browser.test_page import AXE
from tests.browser.test_valid import complaints

DAY = dt.date(2024, 6, 20)
QUOTE = "main .quote a.num"

each_language = pytest.mark.parametrize("language", LANGUAGES)
each_screen = pytest.mark.parametrize("screen", SCREENS)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page in each language: of a small corridor, given the project's own documents."""
    folder = tmp_path_factory.mktemp("told")
    files: dict[str, Path] = {}
    for language in LANGUAGES:
        brief = make_brief(read_case("tutorial"), DAY, language, spoken=spoken(OWN))
        files[language] = folder / f"told-{language}.html"
        files[language].write_text(render_html(brief), encoding="utf-8")
    return files


@each_language
@each_screen
def test_it_is_a_page_like_any_other(
    chromium: Browser, told: dict[str, Path], language: str, screen: str
) -> None:
    """Axe finds nothing, nothing is fetched, nothing complains, nothing scrolls sideways."""
    with Visit(chromium, told[language], screen) as visit:
        visit.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        visit.page.locator(QUOTE).first.click()
        found = Axe().run(visit.page, options=AXE).response["violations"]
        assert found == [], json.dumps(found, indent=1, ensure_ascii=False)[:4000]
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= SCREENS[screen][0]
        assert visit.requests == [visit.address]
        assert visit.complaints == []


@each_screen
def test_a_quote_shows_where_it_stands(
    chromium: Browser, told: dict[str, Path], screen: str
) -> None:
    with Visit(chromium, told["en"], screen) as visit:
        quote, box = visit.page.locator(QUOTE).first, visit.page.locator("#source")
        quote.click()
        expect(box).to_be_visible()
        expect(box).to_contain_text("of the document")
        visit.page.keyboard.press("Escape")
        expect(quote).to_be_focused()


def test_the_checker_of_html_finds_nothing(told: dict[str, Path]) -> None:
    assert complaints(list(told.values())) == []
