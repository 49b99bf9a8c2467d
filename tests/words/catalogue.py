"""The catalogues as data: what each language says, and what the package asks it to say."""

from __future__ import annotations

import ast
import csv
import functools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

import isthmus

PACKAGE = Path(isthmus.__file__).parent
CATALOG = PACKAGE / "words" / "catalog"
PLURALS = {"zero", "one", "two", "few", "many", "other"}


class Sentence(msgspec.Struct, frozen=True):
    """One message or term of one catalogue: its text as written, and what it refers to."""

    key: str
    text: str
    variables: frozenset[str]
    refers: frozenset[str]
    plurals: tuple[tuple[frozenset[str], str], ...]  # the variants of each choice, and its default


class _Reader(Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.refers: set[str] = set()
        self.text: list[str] = []
        self.choices: list[tuple[frozenset[str], str]] = []

    def visit_TextElement(self, node: ftl.TextElement) -> None:  # noqa: N802 - named by the visitor
        self.text.append(node.value)

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - as above
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802 - as above
        self.refers.add(node.id.name)

    def visit_TermReference(self, node: ftl.TermReference) -> None:  # noqa: N802 - as above
        self.refers.add(f"-{node.id.name}")

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802 - as above
        names = {
            variant.key.name: variant.default
            for variant in node.variants
            if isinstance(variant.key, ftl.Identifier)
        }
        if names.keys() & PLURALS:
            default = next((name for name, chosen in names.items() if chosen), "")
            self.choices.append((frozenset(names), default))
        self.generic_visit(node)


class Catalogue(msgspec.Struct, frozen=True):
    """One file of sentences, and the parts of it that no reader of Fluent understands."""

    name: str
    language: str
    sentences: tuple[Sentence, ...]
    junk: tuple[str, ...]


@functools.cache
def catalogues() -> tuple[Catalogue, ...]:
    """Every file of the catalogue folder."""
    return tuple(_read(file) for file in sorted(CATALOG.glob("*.ftl")))


def _read(file: Path) -> Catalogue:
    name, language, _ = file.name.split(".")
    return read_text(name, language, file.read_text(encoding="utf-8"))


def read_text(name: str, language: str, text: str) -> Catalogue:
    """A text as a catalogue."""
    sentences, junk = [], []
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, ftl.Junk):
            junk.append(entry.content or "")
        elif isinstance(entry, (ftl.Message, ftl.Term)):
            reader = _Reader()
            reader.visit(entry)
            sentences.append(
                Sentence(
                    ("-" if isinstance(entry, ftl.Term) else "") + entry.id.name,
                    " ".join(reader.text),
                    frozenset(reader.variables),
                    frozenset(reader.refers),
                    tuple(reader.choices),
                )
            )
    return Catalogue(name, language, tuple(sentences), tuple(junk))


@functools.cache
def sentences(language: str) -> dict[str, Sentence]:
    """All that one language says, by key."""
    return {s.key: s for c in catalogues() if c.language == language for s in c.sentences}


def doubled() -> dict[tuple[str, str], int]:
    """The keys that one language defines more than once."""
    keys = Counter((c.language, s.key) for c in catalogues() for s in c.sentences)
    return {key: times for key, times in keys.items() if times > 1}


# --- what the package asks for -------------------------------------------------------------------

#: A text put together while running: its known pieces, and None for what is put between them.
Pieces = tuple[str | None, ...]


class Call(msgspec.Struct, frozen=True):
    """One place of the code that asks for a sentence: by a whole key, or by pieces of one."""

    where: str
    key: Pieces
    given: frozenset[str]
    more: bool  # values come from a mapping that cannot be read here


class Asked(msgspec.Struct, frozen=True):
    """All texts that the package holds, whole or put together, and the calls for a sentence."""

    texts: frozenset[str]
    made: frozenset[Pieces]
    calls: tuple[Call, ...]


@functools.cache
def asked() -> Asked:
    """Read the package: its code, its templates, and the cells of its tables (not the figures)."""
    texts: set[str] = set()
    made: set[Pieces] = set()
    calls: list[Call] = []
    for file in sorted(PACKAGE.rglob("*")):
        if file.suffix == ".py":
            tree = ast.parse(file.read_text(encoding="utf-8"))
            texts.update(_constants(tree))
            made.update(_made(tree))
            calls.extend(_calls(tree, file.relative_to(PACKAGE).as_posix()))
        elif file.suffix in {".html", ".j2", ".jinja", ".js"}:
            text = file.read_text(encoding="utf-8")
            for found in re.finditer(r"""(["'])([a-z][\w-]*)\1(\s*[~+])?""", text):
                texts.add(found[2])
                if found[3]:
                    made.add((found[2], None))
        elif file.suffix == ".csv" and _is_table(file.relative_to(PACKAGE)):
            with file.open(encoding="utf-8", newline="") as lines:
                cells = {cell for row in csv.reader(lines) for cell in row}
            texts.update(part for cell in cells for part in re.split(r"[|;*]", cell))
    return Asked(frozenset(texts), frozenset(made), tuple(calls))


def _is_table(file: Path) -> bool:
    """Whether a file is a table of the case format or of a shipped case, and holds no figures."""
    return file.parts[0] == "case" and file.parent.name not in {"observations", "countries"}


def _constants(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg
        elif isinstance(node, (ast.AnnAssign, ast.arg)):
            name = node.target if isinstance(node, ast.AnnAssign) else ast.Name(node.arg)
            if isinstance(name, ast.Name):
                yield name.id


def _pieces(node: ast.expr) -> Pieces:
    match node:
        case ast.Constant(value=str(text)):
            return (text,)
        case ast.JoinedStr(values=values):
            return tuple(piece for value in values for piece in _pieces(value))
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return (*_pieces(left), *_pieces(right))
        case _:
            return (None,)


def _made(tree: ast.AST) -> Iterator[Pieces]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.JoinedStr, ast.BinOp)):
            pieces = _pieces(node)
            if None in pieces and any(pieces):
                yield pieces


def _calls(tree: ast.AST, file: str) -> Iterator[Call]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(attr="say" | "parts"), args=[first, *_], keywords=given
            ):
                for key in _choices(first):
                    if any(key):
                        names = frozenset(k.arg for k in given if k.arg)
                        more = any(k.arg is None for k in given)
                        yield Call(f"{file}:{node.lineno}", key, names, more)


def _choices(node: ast.expr) -> Iterator[Pieces]:
    if isinstance(node, ast.IfExp):
        yield from _choices(node.body)
        yield from _choices(node.orelse)
    else:
        yield _pieces(node)


#: What makes a problem from its code, which is the first thing that it is given, or `code`.
_MAKERS = {"CallError", "Problem", "refused_by_system"}


@functools.cache
def problem_codes() -> frozenset[str]:
    """The codes that stand whole where the package makes a problem."""
    found: set[str] = set()
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name)) if name in _MAKERS:
                    given = [*node.args[:1], *(k.value for k in node.keywords if k.arg == "code")]
                    pieces = [piece for one in given for piece in _choices(one)]
                    found.update(key[0] for key in pieces if len(key) == 1 and key[0])
    return frozenset(found)


def fits(pieces: Pieces, text: str) -> bool:
    """Whether a text could be put together from these pieces, whatever stands between them."""
    pattern = "".join("(.+)" if piece is None else re.escape(piece) for piece in pieces)
    return re.fullmatch(pattern, text) is not None


@functools.cache
def spoken(text: str, depth: int = 3) -> bool:
    """Whether the package holds this text, or can put it together from texts that it holds."""
    held = asked()
    if text in held.texts:
        return True
    return depth > 0 and any(_speaks(pieces, text, depth - 1) for pieces in held.made)


def _speaks(pieces: Pieces, text: str, depth: int) -> bool:
    if not pieces:
        return not text
    head, *rest = pieces
    if head is not None:
        return text.startswith(head) and _speaks(tuple(rest), text[len(head) :], depth)
    ends = range(1, len(text) + 1) if rest else [len(text)]
    return any(
        _speaks(tuple(rest), text[end:], depth) and spoken(text[:end], depth)
        for end in ends
        if text[:end]
    )
