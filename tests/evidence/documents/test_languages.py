"""The paragraphs of a text and their languages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.evidence.documents import read_bytes
from isthmus.evidence.documents.languages import languages, paragraphs_of, read_and_unread
from isthmus.evidence.documents.tables import tables, unread

EN = "From January through March of this year those flows registered 13,425 people in the forest."
ES = "Entre enero y marzo de este año esos flujos registraron a 13.425 personas en la selva."
PT = "Entre janeiro e março deste ano esses fluxos registraram 13.425 pessoas na floresta."
FR = "De janvier à mars de cette année, ces flux ont compté 13 425 personnes dans la forêt du pays."
DE = "Von Januar bis März wurden im Wald rund 13.425 Menschen gezählt, mehr als zuvor."
RU = "С января по март этого года в лесу насчитали 13 425 человек."


def said(text: str, language: str | None = None) -> list[tuple[str, str]]:
    return [(text[p.start : p.end], p.language) for p in paragraphs_of(text, language)]


def test_each_paragraph_has_its_language() -> None:
    assert said(f"{EN}\n\n{ES}\n\n{PT}\n\n{EN}") == [(EN, "en"), (ES, "es"), (PT, "pt"), (EN, "en")]


def test_a_short_paragraph_takes_the_language_before_it_or_of_the_first() -> None:
    assert said(f"Haiti: 1,200\n{ES}\nCuba: 900\n{EN}\nPeru: 12") == [
        ("Haiti: 1,200", "es"), (ES, "es"), ("Cuba: 900", "es"), (EN, "en"), ("Peru: 12", "en"),
    ]  # fmt: skip


def test_what_the_document_says_decides_where_a_paragraph_does_not() -> None:
    assert said(f"Haiti: 1,200\n{EN}", "es") == [("Haiti: 1,200", "es"), (EN, "en")]
    assert said("Haiti: 1,200", "xx") == [("Haiti: 1,200", languages()[0])]


@pytest.mark.parametrize("foreign", [FR, DE, RU])
def test_a_paragraph_in_a_language_that_is_not_read_is_passed_over(foreign: str) -> None:
    paragraphs, passed = read_and_unread(f"{EN}\n{foreign}\n{EN}")
    assert ([p.language for p in paragraphs], passed) == (["en", "en"], 1)
    assert "document-foreign" in read_bytes(f"{EN}\n{foreign}".encode(), name="a").notes


@pytest.mark.parametrize(
    "name",
    [
        "The Hague: the Organisation internationale pour les migrations counted them.",
        "According to Médecins Sans Frontières, 300 people were treated there.",
        "Brazil, Canada, Colombia, Costa Rica, Chile, Ecuador, Mexico, Peru",
        "La Prensa, El País, Der Spiegel, Le Monde",
    ],
)
def test_names_in_other_languages_make_no_other_language(name: str) -> None:
    assert read_and_unread(f"{EN}\n{name}")[1] == 0


def test_lines_that_were_broken_to_a_width_are_one_paragraph() -> None:
    text = (
        "From January through March of this year, those flows registered\n"
        "13,425 people, more than twice as many as in the same months of\n"
        "the year before.\n"
        "\n"
        "Haiti 1,200\n"
        "Cuba 900\n"
    )
    assert [text[p.start : p.end].split(maxsplit=1)[0] for p in paragraphs_of(text)] == [
        "From", "Haiti", "Cuba",
    ]  # fmt: skip


def test_a_heading_above_a_short_line_is_a_paragraph_of_its_own() -> None:
    text = "Arrivals by sea in the first quarter of the year, by nationality\nHaiti 1,200\nCuba 900"
    assert [s for s, _ in said(text)] == text.split("\n")


def test_a_paragraph_of_two_lines_is_broken_where_the_text_is() -> None:
    long = (
        "From January through March of this year, those flows registered\n"
        "more than twice as many people as they had in the same months of\n"
        "the year before."
    )
    short = "In the second quarter of the year the same flows had registered\n13,425 people."
    assert [s for s, _ in said(f"{long}\n\n{short}")] == [long, short]


def test_paragraphs_of_one_line_each_are_told_apart() -> None:
    assert [s for s, _ in said(f"A headline\n{EN}\n{EN}\nThe end.")] == [
        "A headline",
        EN,
        EN,
        "The end.",
    ]


@given(st.text(alphabet="ab .\n\t", max_size=200))
def test_paragraphs_hold_all_that_is_not_blank_and_no_blank_at_their_ends(text: str) -> None:
    paragraphs, passed = read_and_unread(text)
    spans = [(p.start, p.end) for p in paragraphs]
    assert passed == 0
    assert spans == sorted(spans)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)


def test_the_tables_are_in_order() -> None:
    """Every language that is read has its words, none twice; one that is read is not unread."""
    assert set(tables()) == set(languages())
    assert not set(tables()) & set(unread())
    for table in tables().values():
        assert len(table.common) > 40
        assert len(set(table.common)) == len(table.common), table.code
        assert table.published
        assert table.updated


def test_a_paragraph_that_changes_its_language_is_read_as_one_for_each_run() -> None:
    first = f"{EN} They had come by sea and by land."
    assert said(f"{first} {ES} {EN}") == [(first, "en"), (ES, "es"), (EN, "en")]
    assert said(f"“{EN}” {ES}") == [(f"“{EN}”", "en"), (ES, "es")]


@pytest.mark.parametrize(
    "text",
    [
        f"{EN} The paper was called “La gente que se va de la isla y del país”, and it was short.",
        f"{EN} El País and La Prensa of San Pedro Sula said so. {EN}",
        f"{ES} Lo dijo The Organisation for the Care of People in the Camps, de La Haya. {ES}",
        f"{EN} La Haya. {EN}",
        f"{ES} Se llama Mr. Of The Hill. {ES}",
    ],
)
def test_a_name_or_a_phrase_of_another_language_changes_nothing(text: str) -> None:
    assert [one for one, _ in said(text)] == [text]


@given(st.lists(st.sampled_from([EN, ES, PT, "Haiti: 1,200.", "(1.234) Sí."]), min_size=1))
def test_the_runs_of_a_paragraph_hold_all_its_sentences_in_order(parts: list[str]) -> None:
    text = " ".join(parts)
    paragraphs = paragraphs_of(text)
    assert paragraphs[0].start == 0
    assert paragraphs[-1].end == len(text)
    for before, after in pairwise(paragraphs):
        assert text[before.end : after.start].isspace()
        assert before.language != after.language
