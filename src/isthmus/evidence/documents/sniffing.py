"""Which format bytes are in, by what they hold and not by what the file is called.

Owns: the signatures of the formats that are read, and of those that people send instead.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from .extract import Format, Refused

#: How much of a file says which format it is in.
HEAD = 4096

#: Formats that people send and that are not read, by how they begin.
_OTHERS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office 97-2003"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"\x7fELF", "ELF"),
    (b"%!PS", "PostScript"),
    (b"MIME-Version:", "MHTML"),
    (b"From: <Saved by", "MHTML"),
)
_PAGE = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|div|p|table|article|section|main|h[1-6]|span)"
    rb"(?=[\s>/])",
    re.IGNORECASE,
)
_PAGE_NAMES = frozenset({".html", ".htm", ".xhtml"})


def format_of(head: bytes, name: str) -> Format:
    """The format of a file, by its first bytes; its name only breaks a tie between text and HTML.

    Raises `Refused` for a format that is not read.
    """
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    for signature, called in _OTHERS:
        if head.startswith(signature):
            raise Refused("document-other-format", called)
    # A page in UTF-16 shows its tags once the NULs between the letters are gone.
    plain = head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    plain = plain.replace(b"\0", b"").lstrip()
    if plain.startswith(b"<"):
        if _PAGE.search(plain):
            return "html"
        if plain.startswith(b"<?xml"):
            raise Refused("document-other-format", "XML")
    if PurePath(name).suffix.lower() in _PAGE_NAMES:
        return "html"
    return "text"
