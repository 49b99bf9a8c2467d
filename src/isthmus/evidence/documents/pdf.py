"""The text of a PDF that has a text layer, put back into sentences and paragraphs.

Owns: the way through pypdfium2, page by page, and the joining of lines. A PDF knows lines, not
sentences: a line that goes on in the next is joined to it, a word that was cut at the end of a line
is put together, and what stands on every page (its number, a running head) is left out, as it would
stand in the middle of a sentence and be read as a figure. Only called in the helper process
(`guarded`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from .decoding import tidy
from .extract import MEGA, Extract, Limits, Refused

#: A page with fewer letters and digits than this holds a picture, or nothing.
_FEWEST = 8
#: What pdfium calls a picture among the objects of a page.
_IMAGE = 3
#: How many lines at the top and at the foot of a page may be there on every page.
_EDGE = 3
#: The publisher's own word on the day of publication, in the packet of metadata that may stand
#: unpacked in the file. The day on which the file was made is not the day it was published.
_PUBLISHED = re.compile(
    rb"<prism:publicationDate(?:\s[^>]{0,200})?>\s*(\d{4})-(\d{2})-(\d{2})(?!\d)"
)
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
     "\ufb05": "st", "\ufb06": "st"}
)  # fmt: skip
#: A hyphen at the end of a line: pdfium marks one that cuts a word with U+FFFE or U+0002.
_CUT = ("\ufffe", "\x02")
_CUT_WORD = re.compile(r"(?<=[^\W\d_])[\ufffe\x02](?=[^\W\d_])")
_AFTER = re.compile(r"(?<!\s)\d")
#: Where a line ends: at a break, and after the mark of a cut word, which stands for one.
_LINE_ENDS = re.compile("(\r\n|[\r\n]|(?<=[\ufffe\x02]))")
_ENDS = re.compile(r"""[.!?:;…][)\]"'”’»]*$""")
_ITEM = re.compile(r"(?:[•▪●◦‣·*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")


class _Line(NamedTuple):
    """A line of a page: its text and where it stands (points from the lower left), where known."""

    text: str
    left: float | None = None
    right: float | None = None
    bottom: float | None = None
    top: float | None = None


def extract_pdf(data: bytes, limits: Limits) -> Extract:
    """The text of a PDF, pages in order. Raises `Refused`."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = "encrypted" if "password" in str(error).lower() else "broken"
        raise Refused(f"document-pdf-{code}", "pdfium") from None
    try:
        if len(document) > limits.pages:
            raise Refused("document-pdf-too-many-pages", str(limits.pages))
        pages, unread = _pages(document, limits)
        title = (document.get_metadata_dict().get("Title") or "").strip()
    finally:
        document.close()
    if not any(pages):
        raise Refused("document-pdf-without-text")
    text, notes = tidy("\n".join(_paragraphs(_without_furniture(pages))).translate(_LIGATURES))
    if unread:
        notes = (*notes, "document-pdf-pages-without-text")
    published = _published(data)
    return Extract(
        text=text,
        title=" ".join(tidy(title)[0].split())[:500] or None,
        published=published,
        basis="meta" if published else None,
        notes=notes,
    )


def _pages(document: Any, limits: Limits) -> tuple[list[list[_Line]], int]:
    """The lines of each page, and the number of pages that hold no text."""
    pages: list[list[_Line]] = []
    unread = characters = 0
    for page in document:
        layer = page.get_textpage()
        said = layer.get_text_range()
        characters += len(said)
        if characters > limits.characters:
            raise Refused("document-too-long", f"{limits.characters / MEGA:g}")
        letters = sum(sign.isalnum() for sign in said)
        unread += letters < _FEWEST and _is_picture(page, bare=not letters)
        pages.append(list(_lines(said, layer)) if letters else [])
        layer.close()
        page.close()
    return pages, unread


def _is_picture(page: Any, *, bare: bool) -> bool:
    """Whether a page of hardly any letters shows a picture; of none (`bare`), anything at all."""
    return any(bare or one.type == _IMAGE for one in page.get_objects(max_depth=2))


def _lines(said: str, layer: Any) -> Iterator[_Line]:
    """The lines of a page, with their places where the signs can be counted."""
    counted = layer.count_chars() == len(said)
    at = 0
    for part in _LINE_ENDS.split(said):
        if part.strip():
            begins = at + len(part) - len(part.lstrip())
            ends = at + len(part.rstrip()) - 1
            if counted:
                left = layer.get_charbox(begins, loose=True)[0]
                right = layer.get_charbox(ends, loose=True)[2]
                # The mark of an item or of a note at an end may be of another font, or raised.
                middle = next(
                    i for i in range((begins + ends) // 2, ends + 1) if not part[i - at].isspace()
                )
                _, bottom, _, top = layer.get_charbox(middle, loose=True)
                text = _without_marks(part, at, layer)
                yield _Line(text.strip(), left, right, bottom, top)
            else:
                yield _Line(part.strip(" \t\r\n"))
        at += len(part)


def _without_marks(part: str, at: int, layer: Any) -> str:
    """A line without the small raised digits that lead to a footnote ("2,491²" set as "2,4912").

    A digit is raised where it ends above the foot of most signs of its line.
    """
    found = [one.start() for one in _AFTER.finditer(part)]
    if not found:
        return part
    signs = [i for i, sign in enumerate(part) if sign.isalpha()] or found
    some = signs[:: len(signs) // 16 + 1]
    foot = median(layer.get_charbox(at + i)[1] for i in some)
    _, low, _, high = layer.get_charbox(at + some[0], loose=True)
    tall = high - low
    raised = {i for i in found if 0.15 * tall < layer.get_charbox(at + i)[1] - foot < 0.6 * tall}
    return "".join(sign for i, sign in enumerate(part) if i not in raised) if raised else part


def _without_furniture(pages: Sequence[list[_Line]]) -> list[list[_Line]]:
    """The pages without their numbers and running heads; the first head of all is kept."""
    repeated = _repeated(pages)
    seen: set[str] = set()

    counted = _counted(pages)

    def out(number: int, line: _Line) -> bool:
        shape = _shape(line.text)
        known = shape in seen
        if shape in repeated:
            seen.add(shape)
        return known or any(one - number in counted for one in _numbers(line.text))

    kept = []
    for number, page in enumerate(pages):
        first, last = 0, len(page)
        while first < min(_EDGE, last) and out(number, page[first]):
            first += 1
        while last > first and len(page) - last < _EDGE and out(number, page[last - 1]):
            last -= 1
        kept.append(page[first:last])
    return kept


def _repeated(pages: Sequence[list[_Line]]) -> set[str]:
    """The shapes of the lines at the edges of many pages: alike, or counting the pages.

    Lines that differ in other numbers than that of their page say something of each page.
    """
    edges: dict[str, dict[int, str]] = {}
    for number, page in enumerate(pages):
        for line in (*page[:_EDGE], *page[-_EDGE:]):
            edges.setdefault(_shape(line.text), {})[number] = line.text
    full = sum(bool(page) for page in pages)
    found = set()
    for shape, lines in edges.items():
        if len(lines) == full > 1 or len(lines) > max(2, full / 3):
            offsets = (
                {int(one) - page for one in re.findall(r"\d+", text) if len(one) < 6}
                for page, text in lines.items()
            )
            if len(set(lines.values())) == 1 or set.intersection(*offsets):
                found.add(shape)
    return found


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)[:120]


def _counted(pages: Sequence[list[_Line]]) -> set[int]:
    """By how much the numbers on the pages are ahead of their places; the first page may be 1."""
    found: dict[int, int] = {}
    for number, page in enumerate(pages):
        edge = (*page[:_EDGE], *page[-_EDGE:])
        for ahead in {one - number for line in edge for one in _numbers(line.text)}:
            found[ahead] = found.get(ahead, 0) + 1
    return {ahead for ahead, times in found.items() if times > 1} | {1}


def _numbers(line: str) -> list[int]:
    """The numbers of a line that may be a page's: "3", "3 / 10", "Page 3 of 10"; else none."""
    words = line.split()
    if len(line) > 30 or len(words) > 4 or "," in line or "." in line:
        return []
    digits = re.findall(r"\d+", line)
    if not 0 < len(digits) <= 2 or any(len(one) > 4 for one in digits):
        return []
    letters = sum(sign.isalpha() for sign in line)
    if letters and not (words[-1].isdigit() and len(words) in {2, 4} and letters < 12):
        return []
    return [int(digits[0])]


def _paragraphs(pages: Sequence[Sequence[_Line]]) -> Iterator[str]:
    """Lines joined to paragraphs, across the end of a page too."""
    said: list[str] = []  # the pieces of one paragraph
    for page in pages:
        before: _Line | None = None
        measure = _Measure(page)
        for line in page:
            if said and (
                _goes_on(said[-1], line.text) if before is None else measure.joins(before, line)
            ):
                said[-1] = _before(said[-1], line.text)
            elif said:
                yield _closed("".join(said))
                said.clear()
            said.append(line.text)
            before = line
    if said:
        yield _closed("".join(said))


class _Measure:
    """How wide the lines of a page are and how far apart."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        widths = [len(line.text) for line in lines]
        self.long = sorted(widths)[int(len(widths) * 0.8)] if widths else 0
        steps = [
            a.bottom - b.bottom
            for a, b in pairwise(lines)
            if a.bottom is not None and b.bottom is not None and 0 < a.bottom - b.bottom < 100
        ]
        self.step = median(steps) if steps else None
        # The right end of the lines that begin at one place: of a column. A line at the foot of the
        # page that spans its columns, or a row of a table, is none of it.
        self.ends: dict[int, float] = {}
        for line in lines:
            if line.left is not None and line.right is not None and not _spread(line):
                for place in _near(line.left):
                    self.ends[place] = max(self.ends.get(place, 0.0), line.right)

    def joins(self, above: _Line, line: _Line) -> bool:
        """Whether a line goes on where the one above it ends."""
        if _ITEM.match(line.text) or _spread(above) or _spread(line):
            return False
        if above.text.endswith(_CUT) or line.text[0].islower():
            return not self._apart(above, line, 2.6)
        if _stands_higher(above, line):
            return _goes_on(above.text, line.text)
        if self._apart(above, line, 1.25) or _differs(above, line) or _indented(above, line):
            return False
        return self._full(above, line.text.split(maxsplit=1)[0])

    def _apart(self, above: _Line, line: _Line, times: float) -> bool:
        """Whether the gap between two lines is wider than between the lines of a paragraph."""
        if above.bottom is None or line.bottom is None or not self.step:
            return False
        return above.bottom - line.bottom > times * self.step

    def _full(self, above: _Line, word: str) -> bool:
        """Whether a line could not have held the next word: one that could ended its paragraph."""
        if len(above.text) < 30:
            return False
        if above.left is None or above.right is None:
            return len(above.text) + 1 + len(word) > 0.92 * self.long
        end = max(self.ends.get(place, 0.0) for place in _near(above.left))
        each = (above.right - above.left) / len(above.text)
        return above.right + each * (1 + len(word)) * 0.9 > end


def _near(left: float) -> tuple[int, ...]:
    """Places of a margin, coarse: what begins within a few points begins at one of the same."""
    return (round(left / 6), round(left / 6 + 0.5))


def _spread(line: _Line) -> bool:
    """Whether the signs of a line stand far apart, as the cells of a table do."""
    if line.left is None or line.right is None or line.top is None or line.bottom is None:
        return False
    return line.right - line.left > 0.72 * len(line.text) * (line.top - line.bottom)


def _indented(above: _Line, line: _Line) -> bool:
    """Whether a line is set in, as the first of a paragraph is; or stands in another column."""
    if above.left is None or line.left is None:
        return False
    return line.left - above.left > 6 and not _ITEM.match(above.text)


def _differs(above: _Line, line: _Line) -> bool:
    """Whether two lines differ much in height, as a heading does from its text."""
    if above.top is None or above.bottom is None or line.top is None or line.bottom is None:
        return False
    one, other = sorted((above.top - above.bottom, line.top - line.bottom))
    return one > 0 and other > 1.15 * one


def _stands_higher(above: _Line, line: _Line) -> bool:
    """Whether a line begins another column."""
    return (
        above.bottom is not None
        and line.bottom is not None
        and line.top is not None
        and line.bottom > above.bottom + (line.top - line.bottom)
    )


def _goes_on(above: str, line: str) -> bool:
    """Whether a sentence goes on over the end of a page or of a column."""
    if _ENDS.search(above) or _ITEM.match(line):
        return False
    # "By the end of the month | 5,600 people": a heading is shorter than a line.
    return (
        line[0].islower() or above.endswith((",", *_CUT)) or (line[0].isdigit() and len(above) > 30)
    )


def _before(above: str, line: str) -> str:
    """A line as it stands before the next of its paragraph: a cut word open, else with a space."""
    if above.endswith(_CUT):
        return above
    # "self-" and "con-" look alike: a small letter on both sides and no space is a cut word.
    if above.endswith("-") and above[-2:-1].isalpha() and line[0].islower():
        return above[:-1]
    if above.endswith(("-", "/", "—")) and above[-2:-1].isalnum():
        return above
    return f"{above} "


def _closed(said: str) -> str:
    """A paragraph: a word that was cut is put together, another mark of a cut is its hyphen."""
    said = _CUT_WORD.sub("", said)
    for mark in _CUT:
        said = said.replace(mark, "-")
    return said


def _published(data: bytes) -> dt.date | None:
    found = _PUBLISHED.search(data)
    try:
        return dt.date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None
