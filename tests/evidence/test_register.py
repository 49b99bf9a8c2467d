"""The register of a case: what is drafted comes back as it was, and nothing that stands changes."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case import CallError, CaseError, WorkError, problems_of, read_case
from isthmus.case.cells import BadCell, check_text
from isthmus.case.said import text_file
from isthmus.case.schema import tables
from isthmus.evidence.records import (
    Claim,
    Document,
    Kind,
    Measure,
    Paragraph,
    Quantifier,
    Relation,
    Status,
)
from isthmus.evidence.register import (
    accepted,
    claims_of,
    documents_of,
    draft,
    held,
    standing,
)
from isthmus.evidence.review import decide
from tests.evidence.cases import claims_on, document, figure, own_case, texts

few = settings(max_examples=25)
MARCH = document("Panama counted 4,262 entries, more than 1,000 of them in one week.")
ENTRIES = figure(MARCH, "4,262", 4262.0)
WEEK = figure(MARCH, "more than 1,000", 1000.0, value_high=None, quantifier="more_than")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def leads_to_a_person(claim: Claim) -> bool:
    return any(
        _refused(part) for part in (claim.quote, claim.place, claim.counter, claim.noun) if part
    )


def _refused(text: str) -> bool:
    try:
        check_text(text)
    except BadCell as bad:
        return bad.code == "person-contact"
    return False


# --- laws ----------------------------------------------------------------------------------------


@few
@given(st.data(), texts)
def test_what_is_drafted_comes_back(data: st.DataObject, text: str) -> None:
    """Sign by sign, whatever a document and its claims say; and the case is sound."""
    said = document(text)
    claims = data.draw(claims_on(said))
    with tempfile.TemporaryDirectory() as folder:
        added = draft(own_case(Path(folder)), [said], claims)
        assert problems_of(folder) == ()
        case = read_case(folder)
    assert documents_of(case) == [said]
    kept = {claim.id: claim for claim in claims if not leads_to_a_person(claim)}
    assert {claim.id: claim for claim in claims_of(case)} == kept
    assert [claim.id for claim in held(case)[1]] == [claim.id for claim in claims_of(case)]
    assert (added.documents, added.claims) == (1, len(kept))
    assert {problem.code for problem in added.refused} <= {"person-contact"}


@few
@given(st.data(), st.lists(texts, min_size=2, max_size=4, unique=True))
def test_no_draft_changes_a_byte_that_stands(data: st.DataObject, said: list[str]) -> None:
    """Each table only grows at its end; a second reading changes no file at all."""
    with tempfile.TemporaryDirectory() as name:
        folder = own_case(Path(name))
        before: dict[str, bytes] = {}
        for text in said:
            one = document(text)
            claims = data.draw(claims_on(one))
            draft(folder, [one], claims)
            after = files(folder)
            for file, content in before.items():
                if file != "datapackage.json":
                    assert after[file].startswith(content), file
            assert draft(folder, [one], claims).documents == 0
            assert files(folder) == after
            before = after


@few
@given(
    st.data(),
    st.lists(texts, min_size=1, max_size=3, unique=True),
    st.dates(dt.date(2022, 1, 1), dt.date(2023, 1, 1)),
)
def test_a_day_knows_the_claims_of_its_documents(
    data: st.DataObject, said: list[str], day: dt.date
) -> None:
    """The register of a cut is the cut of the register."""
    documents = [
        document(
            text,
            published=data.draw(st.none() | st.dates(dt.date(2022, 1, 1), dt.date(2023, 1, 1))),
        )
        for text in said
    ]
    claims = [claim for one in documents for claim in data.draw(claims_on(one))]
    with tempfile.TemporaryDirectory() as name:
        draft(own_case(Path(name)), documents, claims, retrieved=dt.date(2022, 8, 1))
        case = read_case(name)
    if day < case.begins:
        return
    known = {one.id for one in documents if (one.published or dt.date(2022, 8, 1)) <= day}
    cut = case.as_of(day)
    assert {one.id for one in documents_of(cut)} == known
    assert claims_of(cut) == [claim for claim in claims_of(case) if claim.document_id in known]


# --- another reading -----------------------------------------------------------------------------


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = own_case(tmp_path / "case")
    draft(folder, [MARCH], [ENTRIES, WEEK])
    return folder


def test_another_reading_of_the_same_words_supersedes_the_first(case: Path) -> None:
    """The first stays in the table, and does not count."""
    better = msgspec.structs.replace(ENTRIES, unit="person")
    assert draft(case, [MARCH], [better, WEEK]).claims == 1
    now = read_case(case)
    rows = standing(now)
    assert rows[ENTRIES.id].superseded_by == better.id
    assert [claim.id for claim in held(now)[1]] == [WEEK.id, better.id]
    assert next(c for c in claims_of(now) if c.id == better.id).supersedes == ENTRIES.id
    # The first reader again: nothing is new, and nothing turns back.
    assert draft(case, [MARCH], [ENTRIES, WEEK]).claims == 0


def test_a_machine_does_not_supersede_what_a_person_confirmed(case: Path) -> None:
    """A later reading waits beside it, until somebody confirms that."""
    decide(read_case(case), ENTRIES.id, "accept", "desk-1", "As it says.")
    better = msgspec.structs.replace(ENTRIES, unit="person")
    draft(case, [MARCH], [better])
    now = read_case(case)
    assert standing(now)[better.id].superseded_by == ENTRIES.id
    assert {claim.id for claim in held(now)[1]} == {ENTRIES.id, WEEK.id}
    assert accepted(now) == {ENTRIES.id}
    later = decide(now, better.id, "accept", "desk-1", "Of people.").case
    assert {claim.id for claim in held(later)[1]} == {better.id, WEEK.id}


def test_a_relation_names_the_version_that_counts(case: Path) -> None:
    """Of a figure that a person corrected, or that another reading superseded."""
    relation = msgspec.structs.replace(
        WEEK, kind="relation", quote="more than", end=WEEK.start + 9,
        detail=Relation(operator="times", subject=ENTRIES.id, object=WEEK.id),
    )  # fmt: skip
    draft(case, [], [relation])
    now = decide(
        read_case(case), ENTRIES.id, "correct", "desk-1", "People.", correction={"unit": "person"}
    ).case
    _, counting = held(now)
    figures = {claim.id for claim in counting if claim.kind == "figure"}
    (told,) = (claim.detail for claim in counting if claim.kind == "relation")
    assert isinstance(told, Relation)
    assert told.subject != ENTRIES.id
    assert {told.subject, told.object} == figures


# --- what cannot be taken ------------------------------------------------------------------------


def test_what_cannot_be_kept_is_left_out_and_told(case: Path) -> None:
    """The rest is drafted: a claim of other words, of no document, or that leads to a person."""
    other = document("Colombia counted 5,000 entries.", "b.txt")
    good = figure(other, "5,000", 5000.0)
    added = draft(
        case,
        [other],
        [
            good,
            msgspec.structs.replace(good, quote="6,000"),
            msgspec.structs.replace(good, document_id="f" * 64),
            msgspec.structs.replace(good, counter="ana@example.org"),
            msgspec.structs.replace(good, value_low=float("inf")),
            msgspec.structs.replace(good, period_end="in spring"),
        ],
    )
    assert (added.documents, added.claims) == (1, 1)
    assert [problem.code for problem in added.refused] == [
        "draft-other-text",
        "person-contact",
        "number",
        "date",
        "draft-no-document",
    ]
    assert all(problem.file == "b.txt" for problem in added.refused)
    assert problems_of(case) == ()


def test_what_of_a_head_may_not_stand_is_left_blank(tmp_path: Path) -> None:
    """A document does not fail for its title, its address or the name of its file."""
    said = document(
        "Nothing.", "ana@example.org.txt", title="Write to ana@example.org", url="ftp://x",
    )  # fmt: skip
    folder = own_case(tmp_path)
    draft(folder, [said], [])
    (kept,) = documents_of(read_case(folder))
    assert (kept.title, kept.url, kept.publisher) == (None, None, None)
    assert kept.name == said.id[:12]
    assert kept.text == said.text


def test_half_a_sign_is_no_text(tmp_path: Path) -> None:
    folder = own_case(tmp_path)
    before = files(folder)
    added = draft(folder, [document("\ud800")], [])
    assert [problem.code for problem in added.refused] == ["draft-no-unicode"]
    assert files(folder) == before


def test_a_text_of_very_many_paragraphs_is_kept(tmp_path: Path) -> None:
    """Their list is not: neighbours of one language are told as one part."""
    many = tuple(Paragraph(at, at + 1, "en") for at in range(0, 20_000, 2))
    said = document("a\n" * 10_000, paragraphs=many)
    folder = own_case(tmp_path)
    draft(folder, [said], [])
    (kept,) = documents_of(read_case(folder))
    assert kept.paragraphs == (Paragraph(0, 19_999, "en"),)


def test_a_case_that_ships_is_left_alone() -> None:
    with pytest.raises(CallError, match="comes with Isthmus"):
        draft("tutorial", [MARCH], [ENTRIES])


def test_a_case_that_is_not_sound_is_not_added_to(case: Path) -> None:
    (case / text_file(MARCH.id)).write_text("Altered.", encoding="utf-8")
    before = files(case)
    with pytest.raises(CaseError, match="not the text that was read"):
        draft(case, [document("Another.")], [])
    assert files(case) == before


def test_a_table_without_a_column_that_is_needed_is_not_added_to(case: Path) -> None:
    """The row would come back as another claim."""
    claims = (case / "claims.csv").read_text(encoding="utf-8").splitlines()
    header = claims[0].replace(",noun", "")
    (case / "claims.csv").write_text(f"{header}\n", encoding="utf-8")
    from isthmus.case import describe

    describe(case)
    before = files(case)
    with pytest.raises(CaseError) as refused:
        draft(case, [], [msgspec.structs.replace(ENTRIES, noun="entries")])
    assert [(p.code, p.value) for p in refused.value.problems] == [("missing-column", "noun")]
    assert files(case) == before


@pytest.mark.parametrize(
    "change",
    [lambda b: b.replace(b"\n", b"\r\n"), lambda b: b.rstrip(b"\n"), lambda b: b"\xef\xbb\xbf" + b],
)
def test_a_table_of_another_program_grows_as_it_is_written(case: Path, change: object) -> None:
    """Its ends of lines, a missing one at the end, a mark of its encoding: all stay."""
    file = case / "claims.csv"
    before = change(file.read_bytes())  # type: ignore[operator]
    file.write_bytes(before)
    draft(case, [], [msgspec.structs.replace(WEEK, kind="position")])
    after = file.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\r\n") in {0, after.count(b"\n")}
    assert problems_of(case) == ()
    assert len(claims_of(read_case(case))) == 3


# --- whole or not at all -------------------------------------------------------------------------


@pytest.mark.parametrize("step", range(1, 7))
@pytest.mark.parametrize("began", [False, True])
def test_a_draft_that_breaks_off_leaves_all_as_it_was(
    step: int, began: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At whichever file the disk is full: texts, tables, the description."""
    folder = own_case(tmp_path)
    if began:
        draft(folder, [MARCH], [ENTRIES])
    before = files(folder)
    real, done = Path.replace, [0]

    def replace(self: Path, target: Path) -> Path:
        done[0] += 1
        if done[0] == step:
            raise OSError(28, os.strerror(28))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    new = document("Colombia counted 5,000 entries.", "b.txt")
    with contextlib.suppress(WorkError):
        draft(folder, [new], [figure(new, "5,000", 5000.0)])
    monkeypatch.undo()
    steps = 3 if began else 4
    if step <= steps:
        assert files(folder) == before
    assert problems_of(folder) == ()
    assert (draft(folder, [new], [figure(new, "5,000", 5000.0)]).documents == 1) == (step <= steps)


def test_two_runs_at_once_lose_no_row(tmp_path: Path) -> None:
    """Each drafts documents of its own, and one that all of them read."""
    folder = own_case(tmp_path)

    def run(number: int) -> None:
        own = document(f"Report {number}: 5,000 entries.", f"{number}.txt")
        draft(folder, [MARCH, own], [ENTRIES, WEEK, figure(own, "5,000", 5000.0)])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(run, range(8)))
    assert problems_of(folder) == ()
    case = read_case(folder)
    assert len(documents_of(case)) == 9
    assert len(claims_of(case)) == 10


# --- the tables and the records ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "words"),
    [("kind", Kind), ("quantifier", Quantifier), ("measure", Measure), ("status", Status)],
)
def test_the_words_of_a_column_are_those_of_the_records(column: str, words: object) -> None:
    """What a reader may say, a case can keep."""
    assert set(tables()["claims"].columns[column].values) == set(words.__args__)  # type: ignore[attr-defined]


def test_the_tutorial_shows_a_register() -> None:
    """Whatever the reader makes of its texts today: what was read stays as it was read."""
    case = read_case("tutorial")
    rows = standing(case)
    assert {row.machine.id for row in rows.values()} == set(case.claims.get_column("id"))
    decisions = {judgement.decision for judgement in case.judgements}
    assert decisions == {"accept", "correct", "unsure", "same", "reject", "undo"}
    corrected = [row for row in rows.values() if row.person is not None]
    assert corrected
    assert all(row.machine != row.person for row in corrected)
    assert not any(row.decision == "reject" for row in rows.values())  # it was undone
    assert len(held(case)[1]) == len(rows)


def test_documents_of_another_text_keep_the_first(case: Path) -> None:
    """The same bytes, told otherwise by a later reader of files: the text that was kept stays."""
    other = Document(
        id=MARCH.id, name="a.txt", text=f"  {MARCH.text}", format="text", language="en"
    )
    moved = msgspec.structs.replace(
        ENTRIES, start=ENTRIES.start + 2, end=ENTRIES.end + 2, context_end=len(other.text)
    )
    added = draft(case, [other], [moved])
    assert [problem.code for problem in added.refused] == ["draft-other-text"]
    assert read_case(case).texts[MARCH.id] == MARCH.text
