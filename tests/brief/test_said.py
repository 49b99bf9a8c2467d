"""What was said: no quote that is not exact, no number without a source, nothing of a later day.

Then what the brief has to say of five accounts of one event.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from isthmus.brief import make_brief
from isthmus.brief.figures import COLUMNS, QUOTED, render_figures
from isthmus.brief.html import render_html
from isthmus.brief.model import (
    Block,
    Brief,
    Bullets,
    Ledger,
    Link,
    Note,
    Section,
    Strong,
    Subsection,
    Table,
    Text,
    Words,
    numbers,
    plain,
    texts,
    walk,
)
from isthmus.brief.pdf import render_pdf
from isthmus.brief.pen import Pen
from isthmus.brief.said.hearing import Spoken, hear
from isthmus.brief.said.telling import Teller
from isthmus.case import read_case
from isthmus.case.finding import shipped_folder
from isthmus.evidence.comparing.saying import sentence
from isthmus.evidence.known import known_on
from isthmus.evidence.records import Claim
from isthmus.evidence.register import draft
from isthmus.evidence.review import decide
from isthmus.series.cube import Counted
from isthmus.words import LANGUAGES, words_in
from tests.brief.pages import read
from tests.brief.sample import outlook_on
from tests.brief.spoken import DAY, FOLDERS, LATER, OWN, brief_of, heard, spoken
from tests.brief.test_html import sound
from tests.brief.test_making import QUANTITY

each_folder = pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def section(brief: Brief) -> Section:
    return next(one for one in brief.sections if one.id == "said")


def part(brief: Brief, id: str) -> Subsection:
    blocks = walk(section(brief).blocks)
    return next(b for b in blocks if isinstance(b, Subsection) and b.id == f"said-{id}")


def texts_in(blocks: tuple[Block, ...]) -> Iterator[Text]:
    for block in walk(blocks):
        yield from texts(block)


def said(blocks: tuple[Block, ...]) -> str:
    return "\n".join(plain(text) for text in texts_in(blocks))


def one_line(text: str) -> str:
    return " ".join(text.split())


def teller(folder: Path, language: str = "en") -> Teller:
    case = read_case("americas").as_of(DAY)
    pen = Pen(
        "said",
        case=case,
        counted=Counted(case),
        words=words_in(language),
        ledger=Ledger(),
        day=DAY,
        heard=heard(folder),
    )
    return Teller(pen, heard(folder))


# --- laws ----------------------------------------------------------------------------------------


@each_language
@each_folder
def test_every_quote_is_exact(folder: Path, language: str) -> None:
    """On the page as in the figures, and the figure stands where the page quotes."""
    brief = brief_of(folder, language)
    text_of = {one.name: one.text for one in spoken(folder).documents}
    figures = {figure.id: figure for figure in brief.figures}
    quotes = [number for number in numbers(brief) if number.quoted]
    assert quotes
    for number in quotes:
        figure = figures[number.figure]
        assert figure.document is not None
        assert one_line(number.text) in one_line(text_of[figure.document])
    for figure in figures.values():
        if figure.document is not None:
            assert text_of[figure.document][figure.start : figure.end] == figure.quote


@each_language
@each_folder
def test_every_number_of_what_was_said_has_a_source(folder: Path, language: str) -> None:
    """No quantity stands in plain words; each figure is shown, and leads to who published it."""
    brief = brief_of(folder, language)
    shown = {number.figure for number in numbers(brief)}
    assert shown == {figure.id for figure in brief.figures}
    for text in [section(brief).lead, *texts_in(section(brief).blocks), *texts_in(brief.summary)]:
        for piece in text:
            if isinstance(piece, (Words, Strong, Link)):
                assert not QUANTITY.search(piece.text), plain(text)
    for figure in brief.figures:
        assert figure.publisher
        assert figure.published is None or figure.published <= DAY
        assert (figure.document is None) == (figure.quote is None) == (figure.start is None)


@each_folder
def test_languages_tell_the_same_with_the_same_figures(folder: Path) -> None:
    made = [brief_of(folder, language) for language in LANGUAGES]
    shown = [[number.figure for number in numbers(one)] for one in made]
    assert all(ids == shown[0] for ids in shown)
    values = [[(f.id, f.low, f.high, f.published, f.quote) for f in one.figures] for one in made]
    assert all(value == values[0] for value in values)


@each_language
@each_folder
def test_a_verdict_is_told_in_the_words_of_its_sentence(folder: Path, language: str) -> None:
    """Whatever its rule: what leads to a source is a part of the sentence, and nothing is lost."""
    told = teller(folder, language)
    for verdict in heard(folder).found.verdicts:
        expected = sentence(verdict, words_in(language))
        assert plain(told.reason(verdict)).casefold() == expected.casefold()


@each_language
def test_what_was_published_later_changes_nothing(language: str) -> None:
    """But that it is told to have been left out."""
    with_it = brief_of(OWN, language)
    without = brief_of(OWN, language, without=LATER)
    left_out = [
        b for b in section(with_it).blocks if isinstance(b, Note) and LATER in plain(b.text)
    ]
    assert len(left_out) == 1
    rest = tuple(b for b in section(with_it).blocks if b not in left_out)
    assert rest == section(without).blocks
    assert section(with_it).lead == section(without).lead
    assert with_it.summary == without.summary
    after = {figure.id for figure in with_it.figures} - {figure.id for figure in without.figures}
    assert after == {"said.later"}


def test_before_a_document_was_published_it_is_not_heard() -> None:
    day = dt.date(2022, 4, 20)
    names = {one.name for one in heard(OWN, day).known.documents}
    assert names == {"1-isthmus-courier.txt", "3-oficina.txt", "4-northern-wire.txt"}


@each_folder
def test_an_undated_document_is_read_as_of_the_day_for_comparing_alone(folder: Path) -> None:
    """Only times are assumed, never a value; every use says so, the claims stay as they were."""
    known = heard(folder).known
    assert known.assumed
    read_as = {claim.id: claim for claim in known.claims}
    before = {claim.id: claim for claim in spoken(folder).claims}
    undated = {one.id for one in known.documents if one.published is None}
    told = teller(folder)
    for key, original in known.assumed.items():
        claim = read_as[key]
        assert before[original.id] == original
        assert claim.document_id in undated
        assert (claim.kind, claim.quote, claim.start) == (
            original.kind,
            original.quote,
            original.start,
        )
        assert (claim.value_low, claim.value_high) == (original.value_low, original.value_high)
        assert "read as of 22 April 2022" in plain(told.quoted([claim]))
        assert "read as of 22 April 2022" in (told.pen.ledger[told.figure(claim)].note or "")
    for claim in known.claims:
        if claim.id not in known.assumed:
            assert "read as of" not in plain(told.cite(claim))


def test_a_dated_document_is_never_read_otherwise() -> None:
    dated = [one for one in spoken(OWN).documents if one.published is not None]
    claims = [one for one in spoken(OWN).claims if one.document_id in {d.id for d in dated}]
    known = known_on(dt.date(2030, 1, 1), dated, claims)
    assert not known.assumed
    assert set(known.claims) == set(claims)


def test_what_a_person_corrected_stays_as_it_is() -> None:
    """The day is assumed of what the grammar reads, not of what a person has put right."""
    document = next(one for one in spoken(OWN).documents if one.published is None)
    first = next(c for c in spoken(OWN).claims if c.document_id == document.id)
    corrected = replace(first, value_low=7.0, value_high=7.0)
    known = known_on(DAY, [document], [corrected])
    assert known.claims == (corrected,)
    assert not known.assumed


def test_the_same_document_twice_is_one() -> None:
    one = spoken(OWN)
    case = read_case("americas").as_of(DAY)
    assert hear(one + one, case, DAY).found.verdicts == heard(OWN).found.verdicts


@each_language
def test_a_brief_that_heard_nothing_has_no_such_section(language: str) -> None:
    case = read_case("americas")
    outlook = outlook_on("americas", DAY)
    silent = make_brief(case, DAY, language, outlook=outlook)
    assert make_brief(case, DAY, language, spoken=Spoken(), outlook=outlook) == silent
    assert "said" not in [one.id for one in silent.sections]
    header = render_figures(silent).decode().split("\r\n")[0]
    assert header == ",".join(COLUMNS)
    assert 'class="quote"' not in render_html(silent)


@each_language
def test_what_could_not_be_read_is_told(language: str) -> None:
    given = Spoken(unread=("scan.pdf",))
    brief = make_brief(read_case("tutorial"), dt.date(2024, 6, 20), language, spoken=given)
    notes = [plain(b.text) for b in section(brief).blocks if isinstance(b, Note)]
    assert len(notes) == 1
    assert "scan.pdf" in notes[0]


@each_language
def test_a_number_in_the_title_of_a_document_has_a_source_too(language: str) -> None:
    one, *others = (replace(d, title=f"{n},425 cross, 2.5% more") for n, d in
                    enumerate(spoken(OWN).documents, start=13))  # fmt: skip
    given = replace(spoken(OWN), documents=(one, *others))
    brief = make_brief(read_case("tutorial"), dt.date(2024, 6, 20), language, spoken=given)
    values = {figure.low for figure in brief.figures if ".title." in figure.id}
    assert {13_425, 14_425, 2.5} <= values
    for text in texts_in(section(brief).blocks):
        for piece in text:
            if isinstance(piece, (Words, Strong, Link)):
                assert not QUANTITY.search(piece.text), plain(text)


def test_what_leads_to_a_person_is_not_shown() -> None:
    """Neither as a claim nor in the sentence around one; how many were left out is told."""
    document = next(one for one in spoken(OWN).documents if one.name == "2-harbour-news.txt")
    claims = [one for one in spoken(OWN).claims if one.document_id == document.id]
    hidden, kept = claims[0], claims[-1]
    text = f"{document.text}\nWrite to desk@example.org."
    end = len(text)
    near = replace(kept, context_end=end)
    given = Spoken(
        documents=(replace(document, text=text),),
        claims=(replace(hidden, credited_to="clerk, tel. +507 6123-4567"), near),
    )
    brief = make_brief(read_case("tutorial"), dt.date(2024, 6, 20), "en", spoken=given)
    told = said(section(brief).blocks)
    assert "1 statement is left out" in told
    assert "desk@example.org" not in told
    assert "6123" not in render_html(brief)


# --- what a case holds ----------------------------------------------------------------------------


@pytest.fixture
def drafted(tmp_path: Path) -> Path:
    """A copy of a case that ships, with the claims of our own documents in it, unreviewed."""
    folder = tmp_path / "case"
    shutil.copytree(shipped_folder("tutorial"), folder)
    own = spoken(OWN)
    draft(folder, own.documents, own.claims, retrieved=dt.date(2022, 5, 3))
    return folder


@each_language
def test_the_claims_of_a_case_are_told_like_those_that_are_given(
    drafted: Path, language: str
) -> None:
    """And what a case holds is not told twice when it is given again."""
    day = dt.date(2024, 6, 20)
    given = make_brief(read_case("tutorial"), day, language, spoken=spoken(OWN))
    held = make_brief(read_case(drafted), day, language)
    assert section(held) == section(given)
    assert make_brief(read_case(drafted), day, language, spoken=spoken(OWN)) == held


def test_what_a_reviewer_rejected_is_not_told(drafted: Path) -> None:
    """Not even when its document is given again."""
    day = dt.date(2024, 6, 20)
    wrong = next(one for one in spoken(OWN).claims if one.quote.startswith("13,425"))
    before = make_brief(read_case(drafted), day, "en")
    assert f"said.{wrong.id}" in {figure.id for figure in before.figures}
    decide(read_case(drafted), wrong.id, "reject", "desk-2", "It is of another border.")
    after = make_brief(read_case(drafted), day, "en", spoken=spoken(OWN))
    assert f"said.{wrong.id}" not in {figure.id for figure in after.figures}


def test_what_a_reviewer_confirmed_is_told_to_be(drafted: Path) -> None:
    day = dt.date(2024, 6, 20)
    right = next(one for one in spoken(OWN).claims if one.quote.startswith("13,425"))
    before = make_brief(read_case(drafted), day, "en")
    decide(read_case(drafted), right.id, "accept", "desk-2", "It says so.")
    after = make_brief(read_case(drafted), day, "en")
    told = [said(section(one).blocks).count("not reviewed") for one in (before, after)]
    assert told[1] == told[0] - 1


# --- what they are written as --------------------------------------------------------------------


@each_language
def test_the_page_and_the_print_are_sound(language: str) -> None:
    """Of a small corridor, whose series answer none of it."""
    day = dt.date(2024, 6, 20)
    brief = make_brief(read_case("tutorial"), day, language, spoken=spoken(OWN))
    sound(read(render_html(brief)), brief)
    assert render_pdf(brief).startswith(b"%PDF")


def test_the_table_of_figures_says_where_the_words_stand() -> None:
    written = render_figures(brief_of(OWN, "en")).decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(written, newline=""), strict=True))
    assert tuple(rows[0]) == (*COLUMNS, *QUOTED)
    of_documents = [row for row in rows if row["document"]]
    text_of = {one.name: one.text for one in spoken(OWN).documents}
    assert of_documents
    for row in of_documents:
        assert text_of[row["document"]][int(row["start"]) : int(row["end"])] == row["quote"]
    undated = [row for row in of_documents if row["document"] == "1-isthmus-courier.txt"]
    assert {row["published"] for row in undated} == {""}


def test_nothing_that_folds_stands_between_what_comes_first() -> None:
    """The open parts come before every table that folds, which on paper is an appendix."""
    blocks = section(brief_of(OWN, "en")).blocks
    parts = [block for block in blocks if isinstance(block, Subsection)]
    folds = [any(isinstance(b, Table) and b.folded for b in part.blocks) for part in parts]
    assert folds == sorted(folds)
    assert [part.id for part in parts][:2] == ["said-disputes", "said-seeming"]


# --- five accounts of one event ------------------------------------------------------------------


@each_folder
def test_more_than_half_is_more_than_twice(folder: Path) -> None:
    told = said(part(brief_of(folder, "en"), "disputes").blocks)
    assert re.search(r"more than half of the 5,622.* is 2\.39 times 5,622", told)
    figures = {figure.id: figure.low for figure in brief_of(folder, "en").figures}
    assert "13,791" in told
    assert figures["said.darien-entries.2022-01-01_2022-03-31"] == 13_791


@each_folder
def test_two_numbers_of_countries_are_both_reported(folder: Path) -> None:
    told = said(part(brief_of(folder, "en"), "disputes").blocks)
    few, many = ("eighteen", "21") if folder == OWN else ("twenty", "22")
    assert re.search(rf"Conflict. '{few} countries'.* '{many} (countries|nations)'", told)


@each_folder
def test_money_asked_for_and_money_secured_is_no_conflict(folder: Path) -> None:
    brief = brief_of(folder, "en")
    asked, secured = (
        ("around three billion dollars", "over $1.4 billion")
        if folder == OWN
        else ("around two billion dollars", "over $1.2 billion")
    )
    seeming = said(part(brief, "seeming").blocks)
    assert asked in seeming
    assert secured in seeming
    disputes = said(part(brief, "disputes").blocks)
    assert asked not in disputes
    assert secured not in disputes


@each_folder
def test_who_is_said_to_have_signed(folder: Path) -> None:
    told = said(part(brief_of(folder, "en"), "statements").blocks)
    names = (
        ("Lucía Arango", "Peter Hale", "Carla Boone", "Ivan Reyes")
        if folder == OWN
        else ("Stewart Tuttle", "Blinken", "Mayorkas")
    )
    for name in names:
        assert name in told
    assert "different signatories" in told


@each_folder
def test_a_record_that_one_series_does_not_have(folder: Path) -> None:
    """What the series counts, and the one that has the number, might explain it."""
    told = said(part(brief_of(folder, "en"), "records").blocks)
    assert "the highest number in a single month since February 2000" in told
    assert "The record does not hold in this series" in told
    assert "An encounter by the Border Patrol between ports of entry" in told
    assert "222,574" in told
    assert "a person found inadmissible or expelled at a port of entry" in told
    figures = {figure.id: figure for figure in brief_of(folder, "en").figures}
    (then,) = [f for key, f in figures.items() if key.startswith("said.") and "2000-02" in key]
    assert then.high is not None
    assert then.high < 221_000


@each_language
@each_folder
def test_the_summary_tells_the_weightiest_of_it(folder: Path, language: str) -> None:
    bullets = [block for block in brief_of(folder, language).summary if isinstance(block, Bullets)]
    told = "\n".join(plain(item) for item in bullets[-1].items)
    assert "2.39" in told
    assert "February 2000" in told


def test_claims_of_a_document_that_was_not_given_are_left_out() -> None:
    """A claim stands on its document; without it there is nothing to lead to."""
    document, other = spoken(OWN).documents[:2]
    claims: tuple[Claim, ...] = spoken(OWN).claims
    known = known_on(DAY, [document], claims)
    assert {claim.document_id for claim in known.claims} == {document.id}
    assert other.id not in {claim.document_id for claim in known.claims}
