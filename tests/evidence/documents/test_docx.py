"""DOCX: paragraphs, tables and notes; what is not seen; packages made to do harm."""

from __future__ import annotations

import io
import zipfile

import pytest

from isthmus.evidence.documents import Limits
from isthmus.evidence.documents.docx import extract_docx
from isthmus.evidence.documents.extract import Refused

from .made import WORD, docx_of, paragraph, row, zip_of


def text_of(body: str, more: dict[str, str] | None = None) -> str:
    return extract_docx(docx_of(body, more=more), Limits()).text


def code_of(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Refused) as caught:
        extract_docx(data, limits or Limits())
    return caught.value.code


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_paragraphs_and_tables_come_in_order() -> None:
    table = f"<w:tbl>{row('Month', 'People')}{row('January', '4,702')}{row('', '')}</w:tbl>"
    body = paragraph("In May 13,425 people.") + table + paragraph("The end.")
    assert text_of(body) == "In May 13,425 people.\nMonth | People\nJanuary | 4,702\nThe end."


def test_a_number_that_word_split_into_runs_is_one() -> None:
    split = f"<w:p>{run('In May 13,')}<w:proofErr/>{run('425', '<w:b/>')}{run(' people.')}</w:p>"
    assert text_of(split) == "In May 13,425 people."


@pytest.mark.parametrize(
    "unseen",
    [
        "<w:del><w:r><w:t>9</w:t><w:delText>9</w:delText></w:r></w:del>",
        "<w:moveFrom><w:r><w:t>9</w:t></w:r></w:moveFrom>",
        "<w:r><w:instrText>PAGE 9</w:instrText></w:r>",
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>9</w:t></w:r>',
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>",
        '<w:r><w:footnoteReference w:id="9"/></w:r>',
        '<mc:Fallback xmlns:mc="urn:x"><w:r><w:t>9</w:t></w:r></mc:Fallback>',
    ],
)
def test_what_is_not_seen_on_the_page_is_no_text(unseen: str) -> None:
    assert text_of(f"<w:p>{run('13,425')}{unseen}{run(' people')}</w:p>") == "13,425 people"


@pytest.mark.parametrize(
    "seen",
    [
        "<w:ins><w:r><w:t>425</w:t></w:r></w:ins>",
        "<w:hyperlink><w:r><w:t>425</w:t></w:r></w:hyperlink>",
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>425</w:t></w:r>',
        "<w:sdt><w:sdtContent><w:r><w:t>425</w:t></w:r></w:sdtContent></w:sdt>",
        '<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>425</w:t></w:r>',
        "<w:smartTag><w:r><w:t>425</w:t></w:r></w:smartTag>",
    ],
)
def test_what_is_seen_on_the_page_is_text(seen: str) -> None:
    assert text_of(f"<w:p>{run('13,')}{seen}{run(' people')}</w:p>") == "13,425 people"


def test_signs_with_an_element_of_their_own() -> None:
    signs = "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:br/><w:t>d</w:t>"
    assert text_of(f"<w:p><w:r>{signs}</w:r></w:p>") == "a\tb-c\nd"


def test_notes_stand_apart_at_the_end() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:type="separator">{paragraph("-")}'
        "</w:footnote>"
        f'<w:footnote w:id="1">{paragraph("Preliminary figures.")}</w:footnote></w:footnotes>'
    )
    ends = (
        f'<w:endnotes xmlns:w="{WORD}"><w:endnote w:id="1">{paragraph("The source.")}</w:endnote>'
        "</w:endnotes>"
    )
    said = text_of(
        paragraph("In May 13,425 people.") + paragraph("The end."),
        {"word/footnotes.xml": notes, "word/endnotes.xml": ends},
    )
    assert said == "In May 13,425 people.\nThe end.\nPreliminary figures.\nThe source."


def test_paragraphs_inside_frames_and_boxes() -> None:
    inner = f"<w:txbxContent>{paragraph('In a box')}</w:txbxContent>"
    framed = f"<w:sdt><w:sdtContent>{paragraph('Framed')}</w:sdtContent></w:sdt>"
    assert (
        text_of(f"<w:p>{run('Before')}<w:r>{inner}</w:r></w:p>{framed}")
        == "Before\nIn a box\nFramed"
    )


def test_the_title_is_taken_and_the_day_of_making_is_not() -> None:
    core = (
        '<cp:p xmlns:cp="urn:x" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="urn:t">'
        "<dc:title> A  title </dc:title><t:created>2022-04-20T00:00:00Z</t:created></cp:p>"
    )
    found = extract_docx(docx_of(paragraph("x"), more={"docProps/core.xml": core}), Limits())
    assert (found.title, found.published) == ("A title", None)


def test_the_strict_namespace_is_read_too() -> None:
    document = (
        '<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body><d:p><d:r>'
        "<d:t>13,425 people</d:t></d:r></d:p></d:body></d:document>"
    )
    assert extract_docx(zip_of({"word/document.xml": document}), Limits()).text == "13,425 people"


# --- packages made to do harm -------------------------------------------------------------------


def test_a_bomb_is_not_unpacked() -> None:
    """By its ratio, by its size, and where the package lies of its size."""
    assert code_of(docx_of(paragraph("0" * 20_000_000))) == "document-docx-bomb"
    assert code_of(docx_of(paragraph("x")), Limits(unpacked=50)) == "document-docx-bomb"
    sound = docx_of(paragraph("0" * 5_000_000))
    size = zipfile.ZipFile(io.BytesIO(sound)).getinfo("word/document.xml").file_size
    lies = sound.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lies != sound
    assert code_of(lies) in {"document-docx-broken", "document-docx-bomb"}


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_entities_are_refused(head: str, codec: str) -> None:
    document = (
        f'<?xml version="1.0" encoding="{codec}"?>{head}<w:document xmlns:w="{WORD}"><w:body>'
        f"{paragraph('13 people')}</w:body></w:document>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", document.encode(codec))
    assert code_of(out.getvalue()) == "document-docx-entities"


def test_a_package_that_is_no_docx_is_named() -> None:
    for name, called in (
        ("xl/workbook.xml", "Excel"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("content.xml", "OpenDocument"),
        ("META-INF/container.xml", "EPUB"),
        ("a.txt", "ZIP"),
    ):
        with pytest.raises(Refused) as caught:
            extract_docx(zip_of({name: "<a/>"}), Limits())
        assert (caught.value.code, caught.value.value) == ("document-other-format", called)


def test_a_broken_or_protected_package_says_so() -> None:
    sound = docx_of(paragraph("13 people"))
    assert code_of(sound[:60]) == "document-docx-broken"
    assert code_of(docx_of("<w:p>")) == "document-docx-broken"
    assert code_of(docx_of("")) == "document-empty"
    assert code_of(docx_of(paragraph("13 people")), Limits(characters=3)) == "document-too-long"
    flagged = bytearray(sound)
    flagged[flagged.index(b"PK\x01\x02") + 8] |= 1
    assert code_of(bytes(flagged)) == "document-docx-encrypted"
    deep = "<w:sdt><w:sdtContent>" * 3000 + "</w:sdtContent></w:sdt>" * 3000
    assert code_of(docx_of(deep)) == "document-docx-broken"
