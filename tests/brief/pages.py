"""A page as a browser understands it, read by the letter of the HTML standard.

Owns: `read`, which refuses a page with any parse error; and what tests ask of a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tinyhtml5.parser import HTMLParser

_XHTML, _SVG = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}"


class Page:
    """The tree of a page. Elements of HTML go by their names, those of SVG by `svg:name`."""

    def __init__(self, html: str) -> None:
        parser = HTMLParser()
        self.root: Element = parser.parse(html)
        self.errors: list[tuple[object, ...]] = list(parser.errors)
        #: Each id as often as it is given.
        self.ids = [e.attrib["id"] for e in self.root.iter() if "id" in e.attrib]

    def elements(self, *names: str) -> Iterator[Element]:
        """All elements of these names, or all there are, in the order of the page."""
        for element in self.root.iter():
            if not names or name(element) in names:
                yield element

    def one(self, name: str) -> Element:
        """The only element of that name."""
        (found,) = self.elements(name)
        return found


def read(html: str) -> Page:
    """The page, when it is HTML to the letter."""
    page = Page(html)
    assert page.errors == []
    return page


def name(element: Element) -> str:
    """What an element is called."""
    return str(element.tag).replace(_XHTML, "").replace(_SVG, "svg:")


def text(element: Element) -> str:
    """The text in an element, every run of spaces as one."""
    return " ".join("".join(element.itertext()).split())
