"""The page of what a projection asks of each country, as its readers have it."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from isthmus.brief.saving_shared import Published, save_shared
from isthmus.sharing.sharing import Asked, share
from isthmus.words import LANGUAGES
from tests.browser.conftest import SCREENS, Visit
from tests.browser.test_expect import UNFOLD
from tests.browser.test_page import AXE
from tests.browser.test_valid import complaints
from tests.series.corridors import shipped_case


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of one small run in each language."""
    found = share(
        shipped_case("tutorial"), dt.date(2023, 12, 31), Asked(draws=100, horizon=3, places=300)
    )
    published = Published(found)
    folder = tmp_path_factory.mktemp("shared")
    return {
        language: save_shared(
            found, folder / language, language, published=published, record={"case": "tutorial"}
        )["share.html"]
        for language in LANGUAGES
    }


@pytest.mark.parametrize(
    ("language", "screen"), list(itertools.product(LANGUAGES, SCREENS)), ids="-".join
)
def test_it_is_a_page_like_any_other(
    chromium: Browser, written: dict[str, Path], language: str, screen: str
) -> None:
    """Axe finds nothing, nothing is fetched, nothing complains, nothing scrolls sideways."""
    with Visit(chromium, written[language], screen) as visit:
        visit.page.evaluate(UNFOLD)
        found = Axe().run(visit.page, options=AXE).response["violations"]
        told = [{"rule": v["id"], "at": [n["html"][:200] for n in v["nodes"][:5]]} for v in found]
        assert told == [], json.dumps(told, indent=1, ensure_ascii=False)
        assert visit.requests == [visit.address]
        assert visit.complaints == []
        wide = visit.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= SCREENS[screen][0]


def test_the_checker_of_html_finds_nothing_in_it(written: dict[str, Path]) -> None:
    assert complaints(list(written.values())) == []
