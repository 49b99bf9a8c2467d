"""The page as its readers have it: by mouse, by keyboard, on a phone, read aloud, printed."""

from __future__ import annotations

import io
import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from isthmus.brief.model import Chart, Table, plain, walk
from isthmus.words import LANGUAGES
from tests.brief.sample import shipped_brief
from tests.browser.conftest import DAYS, SCREENS, Pages, Visit

each_page = pytest.mark.parametrize(
    ("case", "language"), [(case, language) for case in DAYS for language in LANGUAGES]
)
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
NUMBER = "main a.num"
#: Takes away the language and a heading, and adds pale text and two links that lie too close.
SPOIL = """() => {
  document.documentElement.removeAttribute("lang");
  document.querySelector("main h2").remove();
  document.querySelector("main").insertAdjacentHTML("afterbegin",
    "<h5>Deep</h5><p style='color:#ccc;background:#fff'>Pale</p>" +
    "<p style='font-size:6px;line-height:1'><a href='#content' style='display:block'>a</a>" +
    "<a href='#figures' style='display:block'>b</a></p>");
  return true;
}"""


#: Unfolded, the page of the real corridor holds ten thousand cells and takes axe a minute: it is
#: looked at once so, and in every other way as it opens.
UNFOLDED = [
    *(
        (case, language, screen)
        for case in ["tutorial"]
        for language in LANGUAGES
        for screen in SCREENS
    ),
    ("americas", "es", "desk"),
]


@pytest.mark.parametrize(("case", "language", "screen"), UNFOLDED)
def test_axe_finds_nothing(
    chromium: Browser, pages: Pages, case: str, language: str, screen: str
) -> None:
    """With every table unfolded and the row of a number shown, so that nothing is left out."""
    with Visit(chromium, pages[case, language], screen) as visit:
        visit.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        visit.page.locator(NUMBER).first.click()
        found = Axe().run(visit.page, options=AXE).response["violations"]
        told = [
            {"rule": v["id"], "help": v["help"], "at": [n["html"][:200] for n in v["nodes"][:5]]}
            for v in found
        ]
        assert told == [], json.dumps(told, indent=1, ensure_ascii=False)


def test_axe_finds_what_is_there_to_find(chromium: Browser, pages: Pages) -> None:
    """It reads the page itself: a defect of each sort that is put in is told."""
    with Visit(chromium, pages["tutorial", "en"]) as visit:
        assert visit.page.evaluate(f"({SPOIL})()")
        found = Axe().run(visit.page, options=AXE).response["violations"]
        expected = {"html-has-lang", "color-contrast", "heading-order", "target-size"}
        assert expected <= {v["id"] for v in found}


@each_page
@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_is_fetched_and_nothing_complains(
    chromium: Browser, pages: Pages, case: str, language: str, screen: str
) -> None:
    """Not when it opens, not when all of it is shown, not when a number is asked for its row."""
    with Visit(chromium, pages[case, language], screen) as visit:
        visit.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        visit.page.locator(NUMBER).first.click()
        visit.page.wait_for_load_state("networkidle")
        assert visit.requests == [visit.address]
        assert visit.complaints == []


@each_page
@pytest.mark.parametrize("unfolded", [False, True])
def test_a_phone_never_scrolls_the_page_sideways(
    chromium: Browser, pages: Pages, case: str, language: str, unfolded: bool
) -> None:
    """A wide table scrolls within itself."""
    with Visit(chromium, pages[case, language], "phone") as visit:
        if unfolded:
            visit.page.evaluate("document.querySelectorAll('details').forEach(d => {d.open = 1})")
        wide = visit.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= SCREENS["phone"][0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", SCREENS)
def test_a_click_on_a_number_shows_its_row_and_escape_goes_back(
    chromium: Browser, pages: Pages, language: str, screen: str
) -> None:
    brief = shipped_brief("tutorial", DAYS["tutorial"], language)
    figures = {figure.id: figure for figure in brief.figures}
    with Visit(chromium, pages["tutorial", language], screen) as visit:
        number, box = visit.page.locator(NUMBER).first, visit.page.locator("#source")
        expect(box).to_be_hidden()
        number.click()
        expect(box).to_be_visible()
        expect(number).to_have_attribute("aria-expanded", "true")
        figure = figures[number.get_attribute("data-figure") or ""]
        expect(box).to_contain_text(figure.label)
        expect(box).to_contain_text(figure.publisher)
        assert visit.page.evaluate(
            "document.querySelector('#source').contains(document.activeElement)"
        )
        visit.page.keyboard.press("Escape")
        expect(box).to_be_hidden()
        expect(number).to_be_focused()


def test_what_was_closed_does_not_open_again(chromium: Browser, pages: Pages) -> None:
    """A click and Escape sooner than the mouse on the number would have shown its row."""
    with Visit(chromium, pages["tutorial", "en"]) as visit:
        visit.page.locator(NUMBER).first.click()
        visit.page.keyboard.press("Escape")
        visit.page.wait_for_timeout(600)
        expect(visit.page.locator("#source")).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_does_what_the_mouse_does(chromium: Browser, pages: Pages, key: str) -> None:
    with Visit(chromium, pages["tutorial", "en"]) as visit:
        number, box = visit.page.locator(NUMBER).first, visit.page.locator("#source")
        number.focus()
        visit.page.keyboard.press(key)
        expect(box).to_be_visible()
        visit.page.keyboard.press("Escape")
        expect(number).to_be_focused()


def test_a_number_under_the_mouse_shows_its_row_too(chromium: Browser, pages: Pages) -> None:
    """It goes when the mouse does, and stays while the mouse is on it (WCAG 2.2, 1.4.13)."""
    with Visit(chromium, pages["tutorial", "en"]) as visit:
        number, box = visit.page.locator(NUMBER).first, visit.page.locator("#source")
        number.hover()
        expect(box).to_be_visible()
        box.hover()
        visit.page.wait_for_timeout(800)
        expect(box).to_be_visible()
        visit.page.mouse.move(1270, 5)
        expect(box).to_be_hidden()


def test_the_box_of_a_number_leads_to_its_row(chromium: Browser, pages: Pages) -> None:
    with Visit(chromium, pages["tutorial", "en"]) as visit:
        number = visit.page.locator(NUMBER).first
        figure = number.get_attribute("data-figure")
        number.click()
        visit.page.locator("#source a.row").click()
        row = visit.page.locator(f"[id='row-{figure}']")
        expect(row).to_be_visible()
        expect(row).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False])
def test_an_address_with_a_row_opens_at_the_row(
    chromium: Browser, pages: Pages, script: bool
) -> None:
    """The row is in a folded table, which opens."""
    figure = shipped_brief("tutorial", DAYS["tutorial"], "en").figures[-1].id
    file = pages["tutorial", "en"]
    with Visit(chromium, file, script=script, at=f"#row-{figure}") as visit:
        expect(visit.page.locator(f"[id='row-{figure}']")).to_be_in_viewport()


@pytest.mark.parametrize("screen", SCREENS)
def test_without_script_a_number_leads_to_its_row(
    chromium: Browser, pages: Pages, screen: str
) -> None:
    with Visit(chromium, pages["tutorial", "en"], screen, script=False) as visit:
        number = visit.page.locator(NUMBER).first
        figure = number.get_attribute("data-figure")
        number.click()
        row = visit.page.locator(f"[id='row-{figure}']")
        expect(row).to_be_visible()
        expect(row).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False])
def test_what_is_folded_on_a_screen_is_printed(
    chromium: Browser, pages: Pages, script: bool
) -> None:
    brief = shipped_brief("tutorial", DAYS["tutorial"], "en")
    blocks = [block for section in brief.sections for block in walk(section.blocks)]
    under = [block.table for block in blocks if isinstance(block, Chart)]
    tables = [*under, *(block for block in blocks if isinstance(block, Table) and block.folded)]
    with Visit(chromium, pages["tutorial", "en"], script=script) as visit:
        printed = PdfReader(io.BytesIO(visit.page.pdf(format="A4")))
    said = squeezed("".join(page.extract_text() for page in printed.pages))
    assert tables
    for table in tables:
        assert squeezed(table.caption) in said
        for cell in table.rows[-1]:
            assert squeezed(plain(cell)) in said


def squeezed(text: str) -> str:
    """Where a line ends is no matter of what is said."""
    return re.sub(r"[\s\u00ad-]", "", text)
