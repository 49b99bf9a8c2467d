"""PDFs: lines put back into sentences; what stands on every page; what cannot be read."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from isthmus.evidence.documents import Limits, read_bytes
from isthmus.evidence.documents.extract import Refused
from isthmus.evidence.documents.pdf import extract_pdf

from .made import Placed, encrypted, pdf_of, placed, scanned


def text_of(*pages: list[Placed], size: float = 11) -> str:
    return extract_pdf(pdf_of(pages, size=size), Limits()).text


def code_of(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Refused) as caught:
        extract_pdf(data, limits or Limits())
    return caught.value.code


FIRST = (
    "The authorities of the country counted the entry of 13,425 people over the",
    "border with Colombia in the first three months of the year, which is more",
    "than twice the 5,622 of the year before.",
)
ANEW = (
    "In January some 4,702 people came by sea, as",
    "Of those who came in May few went on",
    "And in autumn 900 came back, or so",
)
SECOND = (
    "In all of the year before, some 133,000 people had gone that way, said the",
    "ministry, and most of them were from the islands.",
)


def test_lines_are_joined_to_paragraphs() -> None:
    page = [*placed(*FIRST), *placed(*SECOND, top=650)]
    assert text_of(page) == f"{' '.join(FIRST)}\n{' '.join(SECOND)}"


def test_a_paragraph_that_is_only_set_in_is_another() -> None:
    page = [*placed(*FIRST), *placed(SECOND[0], left=90, top=678), *placed(SECOND[1], top=664)]
    assert text_of(page) == f"{' '.join(FIRST)}\n{' '.join(SECOND)}"


def test_a_word_that_was_cut_is_put_together() -> None:
    page = placed(
        "Según el informe oficial de la autoridad migratoria del país, la pobla-",
        "ción en tránsito llegó a 13.425 personas en el primer trimestre del año y a",
        "22.000 en el segundo.",
    )
    assert "la población en tránsito llegó a 13.425 personas" in text_of(page)
    assert "del año y a 22.000 en el segundo." in text_of(page)


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    assert text_of(placed(*FIRST[:2]), placed(FIRST[2])) == " ".join(FIRST)
    assert text_of(placed(*FIRST), placed(*SECOND)) == f"{' '.join(FIRST)}\n{' '.join(SECOND)}"


def test_a_sentence_goes_on_in_the_next_column() -> None:
    left = placed("In this way they went on, and by the end", "of the month of May there were some")
    right = placed(
        "5,600 people, who came from the islands", "and had been there for a year.", left=320
    )
    assert text_of([*left, *right]) == " ".join(line for line, _, _ in (*left, *right))
    heading = placed("The next column begins with a heading", left=320)
    assert text_of([*left, *heading]).endswith("were some\nThe next column begins with a heading")


def test_items_headings_and_rows_stand_alone() -> None:
    page = [
        *placed("By nationality", top=760),
        *placed("• Haiti: 1,200 people", "• Cuba: 900 people"),
        *placed("1. Peru: 12 people", "2. Chile: 14 people", top=660),
        *[("January", 72.0, 600.0), ("4,702", 300.0, 600.0)],
        *[("February", 72.0, 586.0), ("4,262", 300.0, 586.0)],
    ]
    assert text_of(page).split("\n") == [
        "By nationality", "• Haiti: 1,200 people", "• Cuba: 900 people", "1. Peru: 12 people",
        "2. Chile: 14 people", "January 4,702", "February 4,262",
    ]  # fmt: skip


@pytest.mark.parametrize("number", ["{}", "Page {}", "Page {} of 3", "{} / 3", "- {} -"])
def test_the_numbers_of_pages_are_left_out(number: str) -> None:
    pages = [
        [*placed(f"{ANEW[i - 1]} they said."), *placed(number.format(i), left=300, top=40)]
        for i in (1, 2, 3)
    ]
    assert text_of(*pages) == "\n".join(f"{one} they said." for one in ANEW)


def test_a_running_head_is_kept_once() -> None:
    """It may be all that says of what, and of when, the pages are."""
    head = "Migration bulletin, 20 April 2022"
    pages = [[*placed(head, top=770), *placed(one)] for one in ANEW]
    assert text_of(*pages) == "\n".join([head, *ANEW])
    assert read_bytes(pdf_of(pages), name="a").published == dt.date(2022, 4, 20)


@pytest.mark.parametrize("figure", ["13,425 people", "4,702", "12.5", "300 people crossed", "925"])
def test_a_figure_at_the_end_of_a_page_is_no_number_of_a_page(figure: str) -> None:
    assert figure in text_of([*placed(*FIRST), *placed(figure, top=40)])


def test_a_raised_digit_is_the_mark_of_a_note() -> None:
    page = [
        ("counted 2,491", 72.0, 700.0),
        ("2", 141.5, 704.0),
        ("people in May of that year", 150.0, 700.0),
    ]
    text = text_of(page)
    assert "2,491 people in May" in text
    assert text_of(placed(*FIRST)).count("13,425") == 1


def test_pages_come_in_order() -> None:
    assert text_of(*[placed(one) for one in (*ANEW, *FIRST)]).startswith("\n".join(ANEW))


def test_lines_that_differ_in_what_they_count_are_kept() -> None:
    """They stand at the foot of every page, and are no page's number."""
    pages = [
        [*placed(one), *placed(f"Total: {n} people", top=40)]
        for one, n in zip(ANEW, (310, 77, 925), strict=True)
    ]
    assert [n for n in ("310", "77", "925") if f"Total: {n} people" in text_of(*pages)] == [
        "310",
        "77",
        "925",
    ]


def test_a_date_of_publication_in_the_metadata_is_taken_and_one_of_making_is_not() -> None:
    packet = b"% <prism:publicationDate>2022-04-20T10:00:00Z</prism:publicationDate>"
    assert extract_pdf(pdf_of([placed(*FIRST)], extra=packet), Limits()).published == dt.date(
        2022, 4, 20
    )
    for other in (
        b"% <xmp:CreateDate>2022-04-20</xmp:CreateDate>",
        b"% <prism:publicationDate>2022-04-31</prism:publicationDate>",
    ):
        assert extract_pdf(pdf_of([placed(*FIRST)], extra=other), Limits()).published is None


def test_what_cannot_be_read_says_why() -> None:
    sound = pdf_of([placed(*FIRST)])
    assert code_of(encrypted(sound)) == "document-pdf-encrypted"
    assert code_of(scanned()) == "document-pdf-without-text"
    assert code_of(pdf_of([[], []])) == "document-pdf-without-text"
    assert code_of(b"%PDF-1.7\n" + bytes(range(256)) * 40) == "document-pdf-broken"
    assert code_of(sound[:200]) == "document-pdf-broken"
    assert code_of(pdf_of([placed("x")] * 3), Limits(pages=2)) == "document-pdf-too-many-pages"
    assert code_of(sound, Limits(characters=50)) == "document-too-long"


def test_some_pages_without_text_are_noted_and_empty_pages_are_not() -> None:
    note = "document-pdf-pages-without-text"
    assert note not in extract_pdf(pdf_of([placed(*FIRST), []]), Limits()).notes
    mixed = pdf_of([placed(*FIRST), placed("x")])
    drawn = mixed.replace(
        b"BT /F1 11 Tf 1 0 0 1 72 720 Tm (x) Tj ET", b"0.5 g 72 72 40 60 re f".ljust(40)
    )
    found = extract_pdf(drawn, Limits())
    assert note in found.notes
    assert found.text == " ".join(FIRST)


def test_many_pages_are_read_in_good_time() -> None:
    pages = [placed(*(FIRST + SECOND) * 8)] * 200
    began = time.process_time()
    assert len(text_of(*pages)) > 200_000
    assert time.process_time() - began < 20
