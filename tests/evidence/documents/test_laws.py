"""Laws of every document: its text, its paragraphs, and what goes wrong."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case.problems import WorkError
from isthmus.evidence.documents import Limits, read_bytes, read_file
from isthmus.evidence.documents.decoding import tidy
from isthmus.evidence.documents.guarded import _Request, answer
from isthmus.evidence.records import Document
from isthmus.words import LANGUAGES, words_in

from .made import docx_of, page_of, paragraph, pdf_of, placed

#: Pieces that steer a text into every branch: marks, fences, dates, hidden signs, two languages.
PIECES = st.sampled_from(
    [
        "---\n", "published: 2022-04-20\n", "language: es\n", "url: x\n", "13,425 people crossed. ",
        "Entraron 13.425 personas por la frontera. ", "\r\n", "\n\n", "\u200b", "\u202e", "\0",
        "PANAMA CITY, April 20, 2022 (Reuters) – ", "20/04/2022", "e\u0301", "<p>", "á",
        "Publicado el 31 de abril de 2022", "\t", "1" * 50, "x" * 120 + "\n",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=20), max_size=12).map("".join)
CODECS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1"])


def _read(data: bytes) -> Document | None:
    """The document of bytes, or None where they are refused with a sentence in every language."""
    try:
        return read_bytes(data, name="a.txt")
    except WorkError as error:
        for language in LANGUAGES:
            lines = error.lines(words_in(language))
            assert lines
            assert all(line.startswith("a.txt: ") for line in lines)
        return None


def _hold(document: Document) -> None:
    """What holds of every document."""
    text = document.text
    assert text.strip()
    assert tidy(text)[0] == text
    assert not set(text) & set("\0\r\u200b\u202e\ufeff")
    before = 0
    for one in document.paragraphs:
        assert before <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == text[one.start : one.end].strip()
        before = one.end
    assert (document.published is None) == (document.published_basis is None)
    assert ("document-undated" in document.notes) == (document.published is None)
    for note in document.notes:
        assert words_in("en").say(f"problem-{note}")


@given(TEXTS, CODECS)
@settings(max_examples=150, deadline=None)
def test_a_text_is_read_or_refused(text: str, codec: str) -> None:
    document = _read(text.encode(codec, "replace"))
    if document:
        _hold(document)


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    document = _read(data)
    if document:
        _hold(document)
        assert document.id == hashlib.sha256(data).hexdigest()


@given(
    st.sampled_from(["html", "pdf", "docx"]),
    st.integers(0, 10**6),
    st.binary(min_size=1, max_size=9),
)
@settings(max_examples=80, deadline=None)
def test_a_damaged_file_is_read_or_refused(form: str, at: int, damage: bytes) -> None:
    """Bytes put anywhere into a sound file of each format."""
    sound = SOUND[form]
    at %= len(sound)
    damaged = sound[:at] + damage + sound[at + len(damage) :]
    said = answer(_Request(form, Limits(), damaged))  # type: ignore[arg-type]
    assert (said.extract is None) != (said.refusal is None)
    if said.refusal:
        assert words_in("en").say(
            f"problem-{said.refusal.code}", value=said.refusal.value or "", **said.refusal.values
        )


SOUND = {
    "html": page_of("<article><p>In 2021 some 133,000 people crossed the forest.</p></article>"),
    "pdf": pdf_of([placed("In 2021 some 133,000 people crossed the forest.")]),
    "docx": docx_of(paragraph("In 2021 some 133,000 people crossed the forest.")),
}


@pytest.mark.parametrize("form", SOUND)
def test_the_same_bytes_give_the_same_document(form: str) -> None:
    """In every format, whatever was read before."""
    one, other = (read_bytes(SOUND[form], name="a") for _ in range(2))
    assert one == other
    assert one.format == form
    assert "133,000 people" in one.text
    assert one.id == hashlib.sha256(SOUND[form]).hexdigest()


@pytest.mark.parametrize("text", ["  Two spaces stand before.\n", "\n\nA line.\n\n", "a\tb  c \n"])
def test_a_plain_text_is_kept_as_python_reads_it(text: str) -> None:
    """So that offsets count as in the file that was opened."""
    assert read_bytes(text.encode(), name="a").text == text
    assert read_bytes(text.replace("\n", "\r\n").encode(), name="a").text == text


@pytest.mark.parametrize("day", [None, dt.date(2022, 4, 20)])
def test_the_day_that_is_given_dates_a_document_that_carries_none(day: dt.date | None) -> None:
    undated = read_bytes(b"On Wednesday 13,425 people crossed.", name="a", published=day)
    assert undated.published == day
    assert undated.published_basis == ("given" if day else None)
    dated = read_bytes(b"Published: 1 May 2022\nSome people crossed.", name="a", published=day)
    assert (dated.published, dated.published_basis) == (dt.date(2022, 5, 1), "text")


def test_a_file_and_its_bytes_are_one_document(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"In 2021 some 133,000 people crossed the forest.")
    assert read_file(path, name="a.txt") == read_bytes(path.read_bytes(), name="a.txt")


def test_the_documents_that_others_gave_are_read(five: list[Path]) -> None:
    """Accounts of one event, where they are at hand: dated as they show it, and not otherwise."""
    days = [read_file(path).published for path in five]
    assert days == [None, None, None, dt.date(2022, 4, 21), dt.date(2022, 4, 20)]
    for path in five:
        document = read_file(path)
        assert document.text == path.read_text(encoding="utf-8")
        assert document.language == "en"
        _hold(document)
