"""Files made for the tests: PDFs, DOCX and pages, sound and hostile.

Owns: writing the smallest file of each kind that shows one thing. The PDFs are our own bytes, so
that each line stands where the test says.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

#: A line of a page: its text, and where it stands (left, height), in points.
Placed = tuple[str, float, float]


def placed(*lines: str, left: float = 72, top: float = 720, step: float = 14) -> list[Placed]:
    """Lines one below the other, as a paragraph is set."""
    return [(line, left, top - i * step) for i, line in enumerate(lines)]


def pdf_of(pages: Sequence[Sequence[Placed]], *, size: float = 11, extra: bytes = b"") -> bytes:
    """A PDF of these pages, in Helvetica and Windows-1252; `extra` stands before its table."""
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    font = add(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    root = add(b"")
    tree = add(b"")
    leaves = []
    for lines in pages:
        said = b"".join(
            b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (size, left, height, _escaped(text))
            for text, left, height in lines
        )
        stream = add(b"<</Length %d>>stream\n%s\nendstream" % (len(said), said))
        leaves.append(
            add(
                b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 612 792]/Contents %d 0 R"
                b"/Resources<</Font<</F1 %d 0 R>>>>>>" % (tree, stream, font)
            )
        )
    objects[root - 1] = b"<</Type/Catalog/Pages %d 0 R>>" % tree
    objects[tree - 1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (
        len(leaves),
        b" ".join(b"%d 0 R" % leaf for leaf in leaves),
    )
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.7\n" + extra + b"\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for offset in offsets:
        out.write(b"%010d 00000 n \n" % offset)
    out.write(
        b"trailer<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, root, table)
    )
    return out.getvalue()


def _escaped(text: str) -> bytes:
    raw = text.encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def encrypted(pdf: bytes) -> bytes:
    """The same PDF behind a password."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def scanned(pages: int = 2) -> bytes:
    """A PDF whose pages are pictures: a grey field, no letter."""
    sound = pdf_of([[("x", 72, 720)]] * pages)
    grey = b"BT /F1 11 Tf 1 0 0 1 72 720 Tm (x) Tj ET\n"
    return sound.replace(grey, b"0.5 g 72 72 400 600 re f".ljust(len(grey)))


def docx_of(body: str, *, more: dict[str, str] | None = None, head: str = "") -> bytes:
    """A DOCX with this inside its body, and further parts."""
    document = f'{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zip_of({"word/document.xml": document, **(more or {})})


def zip_of(parts: dict[str, str]) -> bytes:
    """A package of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return out.getvalue()


def paragraph(text: str) -> str:
    """A paragraph of a DOCX."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def row(*cells: str) -> str:
    """A row of a table of a DOCX."""
    return f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"


def page_of(body: str, head: str = "") -> bytes:
    """A web page in UTF-8."""
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def sparse(path: Path, begins: bytes, size: int) -> Path:
    """A file that begins so and is so large, and takes no room on the disk."""
    with path.open("wb") as file:
        file.write(begins)
        file.truncate(size)
    return path
