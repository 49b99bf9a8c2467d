"""The page of a simulation as its readers have it: read aloud, on a phone, without a network."""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from isthmus.words import LANGUAGES
from tests.browser.conftest import SCREENS, SIMULATION, Pages, Visit
from tests.browser.test_page import AXE

UNFOLD = "document.querySelectorAll('details').forEach(d => { d.open = true })"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing(chromium: Browser, pages: Pages, language: str, screen: str) -> None:
    """With every table unfolded."""
    with Visit(chromium, pages[SIMULATION, language], screen) as visit:
        visit.page.evaluate(UNFOLD)
        found = Axe().run(visit.page, options=AXE).response["violations"]
        told = [
            {"rule": v["id"], "help": v["help"], "at": [n["html"][:200] for n in v["nodes"][:5]]}
            for v in found
        ]
        assert told == [], json.dumps(told, indent=1, ensure_ascii=False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_is_fetched_and_nothing_is_too_wide(
    chromium: Browser, pages: Pages, language: str, screen: str
) -> None:
    """Nor does anything complain; a wide table scrolls within itself."""
    with Visit(chromium, pages[SIMULATION, language], screen) as visit:
        visit.page.evaluate(UNFOLD)
        visit.page.wait_for_load_state("networkidle")
        assert visit.requests == [visit.address]
        assert visit.complaints == []
        wide = visit.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= SCREENS[screen][0]
