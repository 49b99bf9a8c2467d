"""XML as plain nodes: read a child of the root at a time, written as bytes that never vary.

Owns: `Node`, a reader that keeps the line of every element, holds one child of the root at a time
and refuses what a file of figures never needs (a document type and with it every entity, nesting
without end), and a writer. Knows no element by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from isthmus.case.problems import CaseError, Problem, refused_by_system

#: How many bytes are read at once, and how deep elements may stand in one another.
_CHUNK = 1 << 18
_DEEPEST = 60
_XML = "http://www.w3.org/XML/1998/namespace"


class Node(msgspec.Struct):
    """An element. A name outside every namespace is plain, one in a namespace is `uri name`.

    The language of a text is the attribute `xml:lang`. `text` is what stands directly in it.
    """

    name: str
    attributes: dict[str, str] = msgspec.field(default_factory=dict)
    children: list[Node] = msgspec.field(default_factory=list)
    text: str = ""
    line: int = 0

    def all(self, name: str) -> list[Node]:
        """Its children of that name."""
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> Node | None:
        """Its first child of that name."""
        return next((child for child in self.children if child.name == name), None)

    def get(self, attribute: str) -> str:
        """An attribute without the blanks around it; empty when it has none."""
        return self.attributes.get(attribute, "").strip()


def read(path: Path, shown: str) -> Iterator[Node]:
    """The root of a file without its children, then each child of it, one in memory at a time.

    Raises CaseError, with the line, for what is no XML, a file that is cut off, one with a document
    type, and one that the system does not let us read.
    """
    from xml.parsers import expat

    tree = _Tree(shown)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.ordered_attributes = False
    parser.StartElementHandler = lambda name, found: tree.begin(
        name, found, parser.CurrentLineNumber
    )
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.take
    parser.StartDoctypeDeclHandler = lambda *_: tree.refuse(
        "exchange-doctype", parser.CurrentLineNumber
    )
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                parser.Parse(chunk)
                yield from tree.done()
        parser.Parse(b"", True)  # noqa: FBT003 - it takes no name
        yield from tree.done()
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, str(error))
        raise CaseError(
            [
                Problem(
                    code="exchange-no-xml",
                    file=shown,
                    row=error.lineno,
                    values={"reason": reason},
                )
            ]
        ) from None
    except (LookupError, UnicodeError, ValueError) as error:
        # An encoding that nobody knows, or one of several bytes a sign.
        values = {"reason": str(error)}
        raise CaseError([Problem(code="exchange-no-xml", file=shown, values=values)]) from None
    except OSError as error:
        raise CaseError([refused_by_system("unreadable", error, shown)]) from error


def write(root: Node, prefixes: dict[str, str]) -> bytes:
    """A document in UTF-8, indented; `prefixes` gives the prefix of each namespace that is used."""
    out = ['<?xml version="1.0" encoding="UTF-8"?>\n']
    declared = {f"xmlns:{prefix}": uri for uri, prefix in prefixes.items()}
    _write(root, prefixes, 0, out, declared)
    return "".join(out).encode()


class _Tree:
    """The elements that are open, and the children of the root that are whole."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.open: list[Node] = []
        self.whole: list[Node] = []

    def begin(self, name: str, found: dict[str, str], line: int) -> None:
        if len(self.open) >= _DEEPEST:
            self.refuse("exchange-deep", line)
        plain = {
            key.replace(f"{_XML} ", "xml:") if key.startswith(_XML) else key: value
            for key, value in found.items()
        }
        node = Node(name, plain, line=line)
        if not self.open:
            self.whole.append(Node(name, plain, line=line))
        elif len(self.open) > 1:
            self.open[-1].children.append(node)
        self.open.append(node)

    def end(self, name: str) -> None:
        node = self.open.pop()
        if len(self.open) == 1:
            self.whole.append(node)

    def take(self, text: str) -> None:
        if len(self.open) > 1:
            self.open[-1].text += text

    def done(self) -> list[Node]:
        whole, self.whole = self.whole, []
        return whole

    def refuse(self, code: str, line: int) -> None:
        raise CaseError([Problem(code=code, file=self.shown, row=line)])


def _write(
    node: Node, prefixes: dict[str, str], depth: int, out: list[str], more: dict[str, str]
) -> None:
    name = _prefixed(node.name, prefixes)
    attributes = "".join(
        f' {_prefixed(key, prefixes)}="{_escaped(value, in_attribute=True)}"'
        for key, value in {**more, **node.attributes}.items()
    )
    indent = "  " * depth
    if node.children:
        out.append(f"{indent}<{name}{attributes}>\n")
        for child in node.children:
            _write(child, prefixes, depth + 1, out, {})
        out.append(f"{indent}</{name}>\n")
    elif node.text:
        out.append(f"{indent}<{name}{attributes}>{_escaped(node.text)}</{name}>\n")
    else:
        out.append(f"{indent}<{name}{attributes}/>\n")


def _prefixed(name: str, prefixes: dict[str, str]) -> str:
    uri, _, local = name.rpartition(" ")
    return f"{prefixes[uri]}:{local}" if uri else local


def _escaped(text: str, *, in_attribute: bool = False) -> str:
    """What a reader gives back as it was: line ends and tabs of attributes as their codes too."""
    said = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    said = said.replace("\r", "&#13;")
    if in_attribute:
        said = said.replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return said
