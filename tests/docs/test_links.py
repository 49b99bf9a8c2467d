"""Every link inside the documentation leads somewhere, and every page can be reached."""

from __future__ import annotations

import posixpath

import pytest

from tests.docs import pages
from tests.docs.pages import anchors, fences, links

PAGES = pages.names()


def resolved(page: str, target: str) -> tuple[str, str]:
    """The page and the anchor that a link of a page leads to."""
    path, _, anchor = target.partition("#")
    to = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    return to, anchor


def broken(page: str, text: str) -> list[str]:
    """The links of a page that lead nowhere."""
    found = []
    for target in links(text):
        if target.startswith(("https://", "http://")):
            continue
        to, anchor = resolved(page, target)
        if to not in PAGES or (anchor and anchor not in anchors(pages.page(to))):
            found.append(target)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    """A page that moved takes its links with it."""
    assert broken(page, pages.page(page)) == []


@pytest.mark.parametrize("target", ["nowhere.md", "tutorial.md#no-such-title", "#no-such-title"])
def test_a_link_to_nowhere_is_found(target: str) -> None:
    """The test above can fail."""
    assert broken("index.md", f"See [this]({target}).") == [target]


def test_every_page_is_in_the_contents() -> None:
    """From the first page, by the contents of pages, to all of them."""
    reached = {"index.md"}
    ahead = ["index.md"]
    while ahead:
        page = ahead.pop()
        for fence in fences(pages.page(page)):
            if fence.language != "{toctree}":
                continue
            lines = [line for line in fence.text.splitlines() if line and line[0] != ":"]
            for line in lines:
                to, _ = resolved(page, f"{line}.md")
                assert to in PAGES, f"{page} lists {line}"
                if to not in reached:
                    reached.add(to)
                    ahead.append(to)
    assert set(PAGES) - reached == set()
