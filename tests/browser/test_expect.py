"""The pages of a forecast, a comparison and scores as their readers have them."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from isthmus.brief.html import render_html, render_page
from isthmus.words import LANGUAGES
from tests.brief.test_expect import brief, pages
from tests.browser.conftest import SCREENS, Visit
from tests.browser.test_page import AXE
from tests.browser.test_valid import complaints

UNFOLD = "document.querySelectorAll('details').forEach(d => { d.open = true })"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """The pages in each language, and a brief with all that its section may hold."""
    folder = tmp_path_factory.mktemp("expected")
    found: dict[str, list[Path]] = {}
    for language in LANGUAGES:
        made = {of: render_page(page, of) for page, of in pages(language)}
        made["brief"] = render_html(brief(language))
        for name, html in made.items():
            file = folder / f"{name.partition('.')[0]}-{language}.html"
            file.write_text(html, encoding="utf-8")
            found.setdefault(language, []).append(file)
    return found


@pytest.mark.parametrize(
    ("language", "screen"), list(zip(LANGUAGES, itertools.cycle(SCREENS), strict=False))
)
def test_they_are_pages_like_any_other(
    chromium: Browser, written: dict[str, list[Path]], language: str, screen: str
) -> None:
    """Axe finds nothing, nothing is fetched, nothing complains, nothing scrolls sideways."""
    for file in written[language]:
        with Visit(chromium, file, screen) as visit:
            visit.page.evaluate(UNFOLD)
            found = Axe().run(visit.page, options=AXE).response["violations"]
            told = [
                {
                    "rule": v["id"],
                    "help": v["help"],
                    "at": [n["html"][:200] for n in v["nodes"][:5]],
                }
                for v in found
            ]
            assert told == [], json.dumps(told, indent=1, ensure_ascii=False)
            assert visit.requests == [visit.address]
            assert visit.complaints == []
            wide = visit.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= SCREENS[screen][0]


def test_the_checker_of_html_finds_nothing(written: dict[str, list[Path]]) -> None:
    """In any of them."""
    assert complaints([file for files in written.values() for file in files]) == []
