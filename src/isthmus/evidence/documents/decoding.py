"""From bytes to the text that is kept.

Owns: which encoding bytes are in, and `tidy`, the one rule for the signs of a kept text. Offsets of
claims point into the text as `tidy` leaves it, so the rule is short and is never changed lightly:

- a line ends with one line feed, whatever ended it in the file (as Python reads a text file);
- signs that nobody sees are taken out and noted: NUL and other controls, zero-width signs, soft
  hyphens, marks of direction, tags. "13<zero width>425" is then the number that a person reads;
- letters are composed (Unicode NFC), so that "ó" is one sign whoever wrote it;
- nothing else changes: no space is trimmed, no quotation mark straightened.

Bytes are UTF-8 where they can be; UTF-16 and UTF-32 by their mark, or by the NULs between Latin
letters; else Windows-1252, which holds every text of Latin-1, and a note says that this is a guess.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from .extract import Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: How much of a file is looked at to see which it is.
_HEAD = 4096

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NUL = "\0"
#: Marks that turn the direction of what follows: a number can be made to look like another.
_TURNS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSEEN = re.compile(
    "[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_TURNING = re.compile(f"[{_TURNS}]")
_LONE = re.compile("[\ud800-\udfff]")

#: What UTF-8 looks like once it was read as Windows-1252 and saved again: "Ã¡", "â€œ".
_MOJIBAKE = re.compile(
    "[ÃÂ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e]|â[€„‚][\u0080-\u2122]"
)


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text kept of a file's bytes, and the codes of what to know of it.

    `declared` is the encoding that a web page says it is in; it is followed only where the bytes
    are no UTF-8. Raises `Refused` where the bytes are no text.
    """
    text, notes = _decoded(data, declared)
    kept, more = tidy(text)
    return kept, (*notes, *more)


def _decoded(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    wide = _wide(data[:_HEAD])
    if wide:
        return _strictly(data, wide)
    try:
        return _not_binary(data.decode("utf-8")), ()
    except UnicodeDecodeError:
        pass
    if declared:
        found = _known(declared)
        if found:
            try:
                return _not_binary(data.decode(found)), ()
            except UnicodeDecodeError:
                pass
    # UTF-8 with a few damaged bytes holds many sequences that only UTF-8 has.
    mended = data.decode("utf-8", "replace")
    damaged = mended.count("\ufffd")
    if sum(sign > "\x7f" for sign in mended) - damaged > 4 * damaged:
        return _not_binary(mended), ("document-damaged",)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return _not_binary(text), ("document-encoding-guessed",)


def _strictly(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    """A text whose encoding is known; what does not fit it is replaced and noted."""
    try:
        return _not_binary(data.decode(encoding)), ()
    except UnicodeDecodeError:
        return _not_binary(data.decode(encoding, "replace")), ("document-damaged",)


def _wide(head: bytes) -> str | None:
    """UTF-16 without its mark: of Latin letters every other byte is NUL, and always the same."""
    half = len(head) // 2
    if half < 4:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.4 * half and even < 0.02 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.02 * half:
        return "utf-16-be"
    return None


def _known(declared: str) -> str | None:
    """A declared encoding that Python knows; on the web Latin-1 means Windows-1252."""
    try:
        name = codecs.lookup(declared.strip()).name
        "a".encode(name)
    except (LookupError, ValueError, TypeError):
        return None
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def _not_binary(text: str) -> str:
    """The text, unless it holds so many controls that it is a picture, a program or an archive."""
    head = text[:_HEAD]
    controls = sum(sign < "\x20" and sign not in "\t\n\r\x0b\x0c" for sign in head)
    if controls > 2 + 0.02 * len(head):
        raise Refused("document-binary")
    return text


def tidy(text: str) -> tuple[str, tuple[str, ...]]:
    """A text as it is kept, and the codes of what was taken out. A kept text is left as it is."""
    notes = []
    if "\r" in text or not text.isprintable():
        text = _BREAKS.sub("\n", text)
    if _NUL in text:
        text = text.replace(_NUL, "")
        notes.append("document-nul")
    if _UNSEEN.search(text):
        text = _UNSEEN.sub("", text)
        notes.append("document-unseen")
    if _TURNING.search(text):
        text = _TURNING.sub("", text)
        notes.append("document-turned")
    if _LONE.search(text):
        text = _LONE.sub("\ufffd", text)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if len(_MOJIBAKE.findall(text[: 100 * _HEAD])) > 1:
        notes.append("document-mojibake")
    return text, tuple(notes)
