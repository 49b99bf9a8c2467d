"""From the bytes of a file to a `Document`: the one way.

Owns: `read_file` and `read_bytes`. What goes wrong is a `WorkError` that names the file, so that a
reader of many files reports one and keeps the rest. The same bytes always give the same document:
nothing depends on the clock, on the machine or on what was read before.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import stat
from pathlib import Path
from typing import Literal

from isthmus.case.problems import Problem, WorkError, refused_by_system
from isthmus.evidence.records import Document

from .dating import dateline_of
from .decoding import decode
from .extract import MEGA, Extract, Format, Limits, Refused
from .front_matter import front_matter
from .guarded import extract_guarded
from .languages import languages, most_of, read_and_unread
from .sniffing import HEAD, format_of

#: A run without a space that no words can fill; the reading of claims passes over it.
_WORDLESS = 20_000


def read_file(
    path: Path,
    *,
    name: str | None = None,
    published: dt.date | None = None,
    limits: Limits | None = None,
) -> Document:
    """The document in a file. `name` is what it is called (the path as it was given).

    `published` dates a document that carries no date. Raises WorkError.
    """
    limits = limits or Limits()
    name = str(path) if name is None else name
    try:
        # Opening a pipe or a device may wait for ever; to ask what it is does not.
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise WorkError([Problem(code="document-no-file", file=name)])
        with path.open("rb") as file:
            head = file.read(HEAD)
            form = _format(head, name)
            most = limits.size(form)
            if found.st_size > most:
                raise _too_large(name, form, limits)
            # A file may grow while it is read.
            data = head + file.read(max(0, most + 1 - len(head)))
    except OSError as error:
        raise WorkError([refused_by_system("document-unreadable", error, name)]) from None
    except ValueError:  # a name that no system has, such as one with a NUL
        raise WorkError([Problem(code="document-no-file", file=name)]) from None
    return read_bytes(data, name=name, published=published, limits=limits)


def read_bytes(
    data: bytes, *, name: str, published: dt.date | None = None, limits: Limits | None = None
) -> Document:
    """The document that bytes hold, as `read_file` does: for what comes through a pipe."""
    limits = limits or Limits()
    form = _format(data[:HEAD], name)
    if len(data) > limits.size(form):
        raise _too_large(name, form, limits)
    try:
        if not data.strip():
            raise Refused("document-empty")
        found = (
            _plain(data, name, limits) if form == "text" else extract_guarded(form, data, limits)
        )
        if not found.text or found.text.isspace():
            raise Refused("document-empty")
    except Refused as refused:
        problem = Problem(code=refused.code, file=name, value=refused.value, values=refused.values)
        raise WorkError([problem]) from None
    return _document(hashlib.sha256(data).hexdigest(), name, form, found, published)


def _format(head: bytes, name: str) -> Format:
    try:
        return format_of(head, name)
    except Refused as refused:
        raise WorkError([Problem(code=refused.code, file=name, value=refused.value)]) from None


def _too_large(name: str, form: Format, limits: Limits) -> WorkError:
    most = f"{limits.size(form) / MEGA:g}"
    return WorkError([Problem(code="document-too-large", file=name, value=most)])


def _plain(data: bytes, name: str, limits: Limits) -> Extract:
    """Plain text without its front matter. Raises WorkError for what is wrong in that."""
    text, notes = decode(data)
    front, problems = front_matter(text, name)
    if problems:
        raise WorkError(problems)
    text = text[front.begins :]
    if len(text) > limits.characters:
        raise Refused("document-too-long", f"{limits.characters / MEGA:g}")
    return Extract(
        text=text,
        title=front.title,
        url=front.url,
        publisher=front.publisher,
        published=front.published,
        basis="front" if front.published else None,
        language=front.language,
        notes=notes,
    )


def _document(
    digest: str, name: str, form: Format, found: Extract, given: dt.date | None
) -> Document:
    """What was found, told its languages and dated: by itself, by its dateline, by the caller."""
    stated = found.language if found.language in languages() else None
    paragraphs, foreign = read_and_unread(found.text, stated)
    language = most_of(paragraphs)
    published, basis = _dated(found, given, language)
    more: tuple[str, ...] = ("document-foreign",) if foreign else ()
    if max(map(len, found.text.split()), default=0) >= _WORDLESS:
        more = (*more, "document-wordless")
    return Document(
        id=digest,
        # A name that is no UTF-8 is kept as it can be written; it is what problems call the file.
        name=name.encode("utf-8", "replace").decode(),
        text=found.text,
        format=form,
        title=found.title,
        url=found.url,
        publisher=found.publisher,
        published=published,
        published_basis=basis,
        language=language,
        paragraphs=paragraphs,
        notes=(*found.notes, *more, *(() if published else ("document-undated",))),
    )


def _dated(
    found: Extract, given: dt.date | None, language: str | None
) -> tuple[dt.date | None, Literal["given", "front", "meta", "text"] | None]:
    """The day of publication and where it comes from; the document goes before the caller."""
    if found.published:
        return found.published, found.basis
    # A date is first looked for in the language of the text, then in the others.
    asked = sorted(languages(), key=lambda code: code != language)
    shown = dateline_of(found.text, asked) or dateline_of(found.beside, asked)
    if shown:
        return shown, "text"
    return (given, "given") if given else (None, None)
