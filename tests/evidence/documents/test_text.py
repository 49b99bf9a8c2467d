"""Plain text: encodings, signs that nobody sees, front matter."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from isthmus.case.problems import WorkError
from isthmus.evidence.documents import Limits, read_bytes
from isthmus.evidence.documents.decoding import decode
from isthmus.evidence.documents.extract import Refused
from isthmus.evidence.records import Document

SAID = "Según el Ministerio, 13.425 personas entraron a Panamá; más del doble que “antes”."


def read(text: str | bytes) -> Document:
    return read_bytes(text.encode() if isinstance(text, str) else text, name="a.txt")


def problems(text: str) -> list[tuple[str, str | None, str]]:
    """Code, value and line of each problem."""
    with pytest.raises(WorkError) as caught:
        read(text)
    return [(one.code, one.value, one.values.get("line", "")) for one in caught.value.problems]


# --- encodings ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_an_encoding_that_can_be_known_is_known(codec: str) -> None:
    assert decode(SAID.encode(codec)) == (SAID, ())


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_windows_1252_is_a_guess_and_says_so(codec: str) -> None:
    said = SAID.replace("“", '"').replace("”", '"') if codec == "latin-1" else SAID
    assert decode(said.encode(codec)) == (said, ("document-encoding-guessed",))


def test_what_a_page_declares_is_followed_where_it_is_no_utf8() -> None:
    assert decode("zażółć gęślą".encode("iso8859-2"), "iso-8859-2")[0] == "zażółć gęślą"
    assert decode(SAID.encode(), "iso-8859-1") == (SAID, ())
    for nonsense in ("rot13", "hex", "no-such", "\0", "idna", "utf-7"):
        assert decode(SAID.encode("cp1252"), nonsense)[0]


def test_a_few_damaged_bytes_do_not_turn_utf8_into_something_else() -> None:
    said, notes = decode(SAID.encode() * 3 + b"\xff 22 paises")
    assert said == SAID * 3 + "\ufffd 22 paises"
    assert notes == ("document-damaged",)


def test_letters_spoilt_before_are_reported_and_kept() -> None:
    spoilt = "llegó a Panamá según".encode().decode("cp1252", "replace")
    said, notes = decode(spoilt.encode())
    assert said == spoilt.replace("\xad", "")
    assert "document-mojibake" in notes
    assert "document-mojibake" not in decode("LA SEÑORA Â y Ã".encode())[1]


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x00" * 100, b"\x01\x02\x03\x04" * 9])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as caught:
        decode(data)
    assert caught.value.code == "document-binary"


@pytest.mark.parametrize(
    ("written", "kept", "note"),
    [
        ("13\u200b425 people", "13425 people", "document-unseen"),
        ("13,\xad425 people", "13,425 people", "document-unseen"),
        ("\u202e524,31\u202c people", "524,31 people", "document-turned"),
        ("13,\x00425 people", "13,425 people", "document-nul"),
        ("13,425\U000e0041 people", "13,425 people", "document-unseen"),
        ("ma\u0301s de 20", "más de 20", None),
        ("a\r\nb\rc\x0bd\x0ce\u2028f\x85g", "a\nb\nc\nd\ne\nf\ng", None),
        ("127\u202f687 y 45\xa0mil", "127\u202f687 y 45\xa0mil", None),
        ("«a» “b” – …", "«a» “b” – …", None),
    ],
)
def test_a_number_is_kept_as_a_person_sees_it(written: str, kept: str, note: str | None) -> None:
    assert decode(written.encode()) == (kept, (note,) if note else ())


# --- front matter -------------------------------------------------------------------------------

FRONT = """---
published: 2022-04-20
publisher: "Agencia, S. A."
language: es-PA
url: https://example.org/a?b=1#c
title: Un título: con dos puntos
author: somebody
tags:
  - one
# a comment
---
"""


def test_front_matter_is_no_part_of_the_text() -> None:
    document = read(FRONT + SAID)
    assert document.text == SAID
    assert document.published == dt.date(2022, 4, 20)
    assert document.published_basis == "front"
    assert document.publisher == "Agencia, S. A."
    assert document.url == "https://example.org/a?b=1#c"
    assert document.title == "Un título: con dos puntos"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_front_matter_of_any_editor(ending: str, mark: str) -> None:
    assert read((mark + FRONT + "\n" + SAID).replace("\n", ending)).text == "\n" + SAID


@pytest.mark.parametrize(
    "text",
    [
        "---\nIn May 13,425 people crossed.\n---\nIn June fewer did.\n",
        "--- 13,425 people crossed.\n",
        "----\na: b\n---\nIn May people crossed.",
        "13 people\n---\npublished: 2022-04-20\n---\n",
        "---\nIn May 13,425 people crossed and nothing closes this.",
    ],
)
def test_a_rule_in_a_text_is_no_front_matter(text: str) -> None:
    assert read(text).text == text


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("published: 2022-04-31", ("document-front-date", "2022-04-31", "3")),
        ("published: 20/04/2022", ("document-front-date", "20/04/2022", "3")),
        ("published: 0022-04-20", ("document-front-date", "0022-04-20", "3")),
        ("language: xx", ("document-front-language", "xx", "3")),
        ("url: example.org", ("document-front-url", "example.org", "3")),
        ("publised: 2022-04-20", ("document-front-key", "publised", "3")),
        (f"title: {'x' * 2000}", ("document-front-long", "x" * 2000, "3")),
        ("publisher: other", ("document-front-twice", "publisher", "3")),
    ],
)
def test_a_bad_value_is_reported_with_its_line(line: str, problem: tuple[str, str, str]) -> None:
    assert problems(f"---\npublisher: a\n{line}\n---\nText.") == [problem]


def test_every_bad_value_is_reported() -> None:
    assert len(problems("---\npublished: x\nurl: y\nlanguage: zz\n---\nText.")) == 3


def test_front_matter_that_is_never_closed_is_reported() -> None:
    assert problems("---\npublished: 2022-04-20\nText.") == [("document-front-open", "", "1")]


def test_a_time_after_the_day_is_no_harm_and_an_empty_value_is_none() -> None:
    document = read("---\npublished: 2022-04-20T15:23:00Z\nurl:\n---\nText.")
    assert (document.published, document.url) == (dt.date(2022, 4, 20), None)


# --- bounds -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "unit",
    ["a", "1", "\u200b1", "é", "1,", "-", "---\n", "a: ", "x\n", "\n", " ", "Ã¡", "20/04/2022 "],
)
def test_a_long_text_without_a_space_costs_what_its_length_costs(unit: str) -> None:
    """Twice the text takes about twice the time: the best of three runs, far from a square."""

    def seconds(size: int) -> float:
        data = (unit * (size // len(unit)) + "z").encode()
        took = []
        for _ in range(3):
            began = time.process_time()
            read_bytes(data, name="a")
            took.append(time.process_time() - began)
        return min(took)

    assert seconds(200_000) < 8 * seconds(50_000) + 0.05


def test_a_text_of_ten_megabytes_without_a_space_is_read() -> None:
    began = time.process_time()
    document = read_bytes(b"a" * 10_000_000, name="a")
    assert len(document.text) == 10_000_000
    assert time.process_time() - began < 10


def test_a_text_beyond_the_limits_is_refused() -> None:
    for limits, code in (
        (Limits(text=9), "document-too-large"),
        (Limits(characters=9), "document-too-long"),
    ):
        with pytest.raises(WorkError) as caught:
            read_bytes(b"1234567890", name="a", limits=limits)
        assert [one.code for one in caught.value.problems] == [code]


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 90, "Microsoft Office 97-2003"),
        (b'<?xml version="1.0"?><rss/>', "XML"),
    ],
)
def test_a_format_that_is_not_read_is_named(data: bytes, value: str) -> None:
    with pytest.raises(WorkError) as caught:
        read_bytes(data, name="a.txt")
    assert [(p.code, p.value) for p in caught.value.problems] == [("document-other-format", value)]


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", "\u200b".encode()])
def test_a_document_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(WorkError) as caught:
        read_bytes(data, name="a.txt")
    assert [one.code for one in caught.value.problems] == ["document-empty"]
