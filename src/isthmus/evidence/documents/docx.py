"""The text of a DOCX: paragraphs, tables row by row, footnotes and endnotes apart at its end.

Owns: what is read of the package and what is not. The parts are read with zipfile and lxml rather
than with python-docx, which leaves footnotes out, loads every picture of the package, knows no
bound on what a part unpacks to, and reads text that was deleted or moved away under tracked changes
as if it stood there. Only called in the helper process (`guarded`).
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from .decoding import tidy
from .extract import MEGA, Extract, Limits, Refused

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"

_BODY = "word/document.xml"
_NOTES = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
_CORE = "docProps/core.xml"

#: What a reader of the page does not see: deleted or moved away, a second form for old programs,
#: the code of a field, and the text of a comment.
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "comment"})
#: Signs that have an element of their own.
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


def extract_docx(data: bytes, limits: Limits) -> Extract:
    """The text of a DOCX and its title. Raises `Refused`."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Refused("document-docx-broken", type(error).__name__) from None
    names = set(package.namelist())
    if _BODY not in names:
        raise Refused("document-other-format", _called(names))
    blocks = list(_blocks(_tree(package, _BODY, limits)))
    for part, kind in _NOTES:
        if part in names:
            blocks.extend(_apart(_tree(package, part, limits), kind))
    text, notes = tidy("\n".join(block for block in blocks if block.strip()))
    if not text:
        raise Refused("document-empty")
    if len(text) > limits.characters:
        raise Refused("document-too-long", f"{limits.characters / MEGA:g}")
    title = _title(_tree(package, _CORE, limits)) if _CORE in names else None
    return Extract(text=text, title=title, notes=notes)


def _called(names: set[str]) -> str:
    """What a package is that holds no document of Word."""
    for name, called in (
        ("xl/workbook.xml", "Excel"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("content.xml", "OpenDocument"),
        ("META-INF/container.xml", "EPUB"),
    ):
        if name in names:
            return called
    return "ZIP"


def _tree(package: zipfile.ZipFile, part: str, limits: Limits) -> Any:
    """A part of the package as a tree, unpacked within bounds and without entities."""
    from lxml import etree

    info = package.getinfo(part)
    if info.flag_bits & 1:
        raise Refused("document-docx-encrypted")
    packed = max(info.compress_size, 1)
    if info.file_size > limits.unpacked or (
        info.file_size > MEGA and info.file_size > limits.ratio * packed
    ):
        raise Refused("document-docx-bomb", f"{info.file_size / MEGA:.0f}")
    try:
        # What the package says of its sizes may be untrue.
        with package.open(info) as stream:
            data = stream.read(limits.unpacked + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        ValueError,
    ) as e:
        raise Refused("document-docx-broken", type(e).__name__) from None
    if len(data) > limits.unpacked:
        raise Refused("document-docx-bomb", f"{len(data) / MEGA:.0f}")
    if b"<!DOCTYPE" in data[:MEGA] or b"<!ENTITY" in data[:MEGA]:
        raise Refused("document-docx-entities")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Refused("document-docx-broken", type(error).__name__) from None
    if tree.getroottree().docinfo.internalDTD is not None:
        raise Refused("document-docx-entities")
    return tree


def _name(node: Any) -> str:
    """The local name of an element of Word, whichever of its two namespaces; else its own name."""
    tag = node.tag if isinstance(node.tag, str) else ""
    return str(tag.rpartition("}")[2])


def _blocks(tree: Any) -> Iterator[str]:
    """Paragraphs, and rows of tables with a bar between their cells, in the order of the page."""
    body = next((node for node in tree if _name(node) == "body"), tree)
    yield from _children(body)


def _children(parent: Any) -> Iterator[str]:
    for node in parent:
        kind = _name(node)
        if kind == "p":
            yield _said(node)
        elif kind == "tbl":
            for row in (one for one in node.iter() if _name(one) == "tr"):
                cells = [
                    " ".join(" ".join(_children(cell)).split())
                    for cell in row
                    if _name(cell) == "tc"
                ]
                if any(cells):
                    yield " | ".join(cells)
        elif kind in {"sdt", "sdtContent", "customXml", "ins", "smartTag"}:
            yield from _children(node)


def _said(paragraph: Any) -> str:
    """The text of a paragraph as it is seen on the page; a line break in it is a space."""
    said: list[str] = []
    stack = [iter(paragraph)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            continue
        kind = _name(node)
        if kind in _SKIPPED or (kind == "r" and _unseen(node)):
            continue
        if kind == "t":
            said.append(node.text or "")
        elif kind in _SIGNS:
            said.append(_SIGNS[kind])
        elif kind == "p":  # of a box of text that hangs on this paragraph
            said.append("\n")
            stack.append(iter(node))
        else:
            stack.append(iter(node))
    return "".join(said)


def _unseen(run: Any) -> bool:
    """Whether a run of text is set to be hidden, or is a raised digit that leads to a note."""
    properties = next((node for node in run if _name(node) == "rPr"), None)
    if properties is None:
        return False
    for node in properties:
        if _name(node) == "vanish":
            return _value(node) not in {"0", "false", "off"}
        if _name(node) == "vertAlign" and _value(node) == "superscript":
            said = "".join(one.text or "" for one in run if _name(one) == "t")
            return said.isdigit() and len(said) < 4
    return False


def _value(node: Any) -> str | None:
    found = node.get(f"{_W}val") or node.get(f"{_STRICT}val")
    return None if found is None else str(found)


def _apart(tree: Any, kind: str) -> Iterator[str]:
    """Notes, each a line; not the rules that Word keeps among them."""
    for note in tree:
        if _name(note) == kind and not (note.get(f"{_W}type") or note.get(f"{_STRICT}type")):
            said = " ".join(" ".join(_children(note)).split())
            if said:
                yield said


def _title(tree: Any) -> str | None:
    said = tree.findtext(f"{_DC}title") or ""
    return " ".join(tidy(said)[0].split())[:500] or None
