"""Reviewing: decisions are added and never change what was read; the queue says what matters."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case import CallError, Case, problems_of, read_case
from isthmus.case.said import CORRECTABLE
from isthmus.evidence.reconciling import reconcile
from isthmus.evidence.records import Claim
from isthmus.evidence.register import (
    accepted,
    claims_of,
    counted,
    documents_of,
    draft,
    held,
    pairs,
    standing,
    undone_left_out,
    voided,
)
from isthmus.evidence.review import (
    Asked,
    correction_of,
    decide,
    decide_all,
    decision_of,
    history,
    in_context,
    queue,
    undo,
)
from isthmus.words import LANGUAGES, words_in
from tests.evidence.cases import document, figure, own_case

few = settings(max_examples=25)

MARCH = document("Panama counted 4,262 entries in February.", "march.txt")
OTHERS = document("Panama counted 4,900 entries in February, the service says.", "april.txt")
ALONE = document("In another year 77 boats were seen.", "boats.txt")
ENTRIES = figure(MARCH, "4,262", 4262.0)
MORE = figure(OTHERS, "4,900", 4900.0)
BOATS = figure(ALONE, "77", 77.0, unit="other", place=None, period_start=None, period_end=None)
CLAIMS = (ENTRIES, MORE, BOATS)


def drafted(folder: Path) -> Case:
    draft(own_case(folder), [MARCH, OTHERS, ALONE], CLAIMS)
    return read_case(folder)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return drafted(tmp_path)


# --- laws ----------------------------------------------------------------------------------------

CORRECTIONS = st.fixed_dictionaries(
    {},
    optional={
        "value_low": st.none() | st.integers(0, 10**9).map(float),
        "unit": st.sampled_from(["person", "household", "currency:USD"]),
        "place": st.none() | st.text(st.characters(codec="utf-8"), min_size=1, max_size=6),
        "low_inclusive": st.booleans(),
        "period_start": st.none() | st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)).map(str),
    },
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["accept", "correct", "reject", "unsure", "undo"]),
        st.integers(0, 9),
        CORRECTIONS,
    ),
    max_size=6,
)


@few
@given(STEPS)
def test_what_was_read_is_never_changed(steps: list[tuple[str, int, dict[str, object]]]) -> None:
    """Whatever is decided: claims stay as they are, and judgements only grow at their end.

    The case stays sound, and the one that a decision gives is the one that is read from the folder.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        case = drafted(folder)
        claims = (folder / "claims.csv").read_bytes()
        grown = b""
        for decision, number, correction in steps:
            case = _step(case, decision, number, correction)
            assert (folder / "claims.csv").read_bytes() == claims
            table = folder / "judgements.csv"
            now = table.read_bytes() if table.exists() else b""
            assert now.startswith(grown)
            grown = now
        assert problems_of(folder) == ()
        again = read_case(folder)
    assert again.judgements == case.judgements
    assert claims_of(again) == list(CLAIMS)
    for key, row in standing(again).items():
        assert row.machine.id == key
        assert (row.person is None) == (row.decision != "correct")
        assert row.person != row.machine
        assert row.decision == _told(again, key)


def _step(case: Case, decision: str, number: int, correction: dict[str, object]) -> Case:
    """One decision on one claim, or the case as it was where it cannot be so."""
    claim = CLAIMS[number % len(CLAIMS)].id
    try:
        if decision == "undo":
            if not case.judgements:
                return case
            made = case.judgements[number % len(case.judgements)]
            return undo(case, made.id, "desk-1", "Taken back.").case
        told = correction if decision == "correct" else None
        return decide(case, claim, decision, "desk-1", "Why not.", correction=told).case  # type: ignore[arg-type]
    except CallError as refused:
        assert refused.problems[0].code in {"review-undone", "correction-empty", "person-contact"}  # noqa: PT017 - a step may be refused
        return case


def _told(case: Case, claim: str) -> str | None:
    """What stands of a claim, the slow way: each judgement counts that no standing one undoes."""

    def stands(key: str) -> bool:
        return not any(one.undoes == key and stands(one.id) for one in case.judgements)

    left = [
        one.decision
        for one in case.judgements
        if one.claim == claim and one.decision != "undo" and stands(one.id)
    ]
    return left[-1] if left else None


def test_an_undo_of_an_undo_brings_back_what_was_said(case: Case) -> None:
    """However often."""
    after, made = decide(case, ENTRIES.id, "reject", "desk-1", "No such number.")
    last = made.id
    for turn in range(4):
        assert standing(after)[ENTRIES.id].decision == ("reject" if turn % 2 == 0 else None)
        after, again = undo(after, last, "desk-2", "Once more.")
        last = again.id
    assert len(after.judgements) == 5
    assert [past.stands for past in history(after, ENTRIES.id)] == [True, False, True, False, True]
    assert len(undone_left_out(after.judgements)) == 1
    assert len(voided(after.judgements)) == 2


def test_a_correction_keeps_the_version_of_the_machine(case: Case) -> None:
    """And a second one adds to the first; what is as the machine has it is no correction."""
    after = decide(
        case, ENTRIES.id, "correct", "desk-1", "Of people.", correction={"unit": "person"}
    ).case
    after = decide(
        after, ENTRIES.id, "correct", "desk-2", "In Darien.", correction={"place": "Darién"}
    ).case
    row = standing(after)[ENTRIES.id]
    assert row.machine == ENTRIES
    assert row.person == msgspec.structs.replace(ENTRIES, unit="person", place="Darién")
    assert row.claim == row.person
    assert [one for one in held(after)[1] if one.document_id == MARCH.id] == [row.person]
    assert row.person is not None
    assert accepted(after) == {row.person.id}
    after = decide(
        after, ENTRIES.id, "correct", "desk-1", "No.", correction={"unit": "crossing"}
    ).case
    assert standing(after)[ENTRIES.id].person == msgspec.structs.replace(ENTRIES, place="Darién")
    with pytest.raises(CallError, match="changes nothing"):
        decide(after, ENTRIES.id, "correct", "desk-1", "No.", correction={"place": "PAN"})


@pytest.mark.parametrize("name", CORRECTABLE)
def test_every_field_that_can_be_corrected_is_one_of_a_claim(name: str) -> None:
    assert name in Claim.__struct_fields__
    assert correction_of([f"{name}="]) == {name: None}


def test_a_rejected_claim_counts_no_more(case: Case) -> None:
    after = decide(case, ENTRIES.id, "reject", "desk-1", "Misread.").case
    assert [claim.id for claim in held(after)[1]] == [MORE.id, BOATS.id]
    assert standing(after)[ENTRIES.id].claim is None
    assert accepted(after) == set()


def test_a_pair_is_judged_and_undone(case: Case) -> None:
    after, made = decide(case, ENTRIES.id, "different", "desk-1", "Two days.", other=MORE.id)
    assert pairs(after) == {frozenset({ENTRIES.id, MORE.id}): made}
    assert standing(after)[ENTRIES.id].decision is None
    assert [past.judgement for past in history(after, MORE.id)] == [made]
    assert pairs(undo(after, made.id, "desk-1", "One day.").case) == {}


def test_several_decisions_are_written_or_none(case: Case) -> None:
    """One that cannot be so, and nothing is."""
    good = Asked(claim=ENTRIES.id, decision="accept", by="desk-1", reason="Read.")
    bad = Asked(claim=MORE.id, decision="accept", by="Ana Pérez", reason="Read.")
    with pytest.raises(CallError, match="never the name of a person"):
        decide_all(case, [good, bad])
    assert not (case.folder / "judgements.csv").exists()
    after = decide_all(case, [good, good]).case
    assert len({one.id for one in after.judgements}) == 2


def test_what_is_said_later_comes_later(case: Case) -> None:
    """Whatever the clocks of two reviewers say, and within a second."""
    ahead = dt.datetime(2099, 1, 1, 12, 0, tzinfo=dt.UTC)
    after = decide(case, ENTRIES.id, "accept", "desk-1", "Read.", on=ahead).case
    after = decide(after, ENTRIES.id, "reject", "desk-2", "Misread.").case
    assert standing(after)[ENTRIES.id].decision == "reject"
    assert standing(read_case(case.folder))[ENTRIES.id].decision == "reject"


# --- what cannot be judged -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("review-no-claim", {"claim": "nothing"}),
        ("review-no-claim", {"decision": "same", "other": "nothing"}),
        ("review-no-reason", {"reason": " \n"}),
        ("review-handle", {"by": "Ana"}),
        ("review-handle", {"by": ""}),
        ("handle-long", {"by": "a" * 17}),
        ("person-contact", {"reason": "Ask ana@example.org"}),
        ("enum", {"decision": "maybe"}),
        ("pair-lacking", {"decision": "same"}),
        ("pair-needless", {"other": MORE.id}),
        ("pair-of-one", {"decision": "same", "other": ENTRIES.id}),
        ("correction-unfit", {"decision": "correct"}),
        ("correction-unfit", {"correction": {"unit": "person"}}),
        ("correction-empty", {"decision": "correct", "correction": {}}),
        ("correction-field", {"decision": "correct", "correction": {"quote": "4,263"}}),
        ("number", {"decision": "correct", "correction": {"value_low": "many"}}),
        ("enum", {"decision": "correct", "correction": {"measure": "much"}}),
        ("date", {"decision": "correct", "correction": {"period_end": "in spring"}}),
    ],
)
def test_what_cannot_be_judged_is_told(code: str, asked: dict[str, object], case: Case) -> None:
    """In both languages, and nothing is written."""
    given = {"claim": ENTRIES.id, "decision": "accept", "by": "desk-1", "reason": "Read."}
    with pytest.raises(CallError) as refused:
        decide(case, **(given | asked))  # type: ignore[arg-type]
    assert refused.value.problems[0].code == code
    assert len({refused.value.say(words_in(language)) for language in LANGUAGES}) == 2
    assert not (case.folder / "judgements.csv").exists()


def test_what_is_undone_already_is_not_undone_again(case: Case) -> None:
    after, made = decide(case, ENTRIES.id, "accept", "desk-1", "Read.")
    after = undo(after, made.id, "desk-1", "Not read.").case
    with pytest.raises(CallError, match="undone already"):
        undo(after, made.id, "desk-1", "Again.")
    with pytest.raises(CallError, match="no judgement 'x'"):
        undo(after, "x", "desk-1", "Again.")


def test_a_decision_is_written_as_claim_and_word(case: Case) -> None:
    """Of the id its first signs are enough, while they are those of one claim."""
    assert decision_of(case, f"{ENTRIES.id[:8]} = reject") == (ENTRIES.id, "reject")
    for text, code in [
        (ENTRIES.id, "review-decision"),
        (f"{ENTRIES.id}=undo", "review-decision"),
        ("=accept", "review-decision"),
        ("zzz=accept", "review-no-claim"),
    ]:
        with pytest.raises(CallError) as refused:
            decision_of(case, text)
        assert refused.value.problems[0].code == code, text


def test_a_correction_is_written_as_field_and_value() -> None:
    assert correction_of(
        ["value_low=13425.5", "low_inclusive=false", "place=", "period_end = 2022-04-01"]
    ) == {
        "value_low": 13425.5,
        "low_inclusive": False,
        "place": None,
        "period_end": "2022-04-01",
    }
    with pytest.raises(CallError, match="Write field=value"):
        correction_of(["unit"])


# --- the queue -----------------------------------------------------------------------------------


def test_the_claims_on_which_most_hangs_come_first(case: Case) -> None:
    """Two numbers of one month exclude each other; the boats bear on nothing."""
    items = queue(case)
    assert {item.standing.machine.id for item in items[:2]} == {ENTRIES.id, MORE.id}
    assert items[-1].standing.machine.id == BOATS.id
    assert items[-1].bearings == ()
    assert items[-1].weight == 0
    assert [item.weight for item in items] == sorted((i.weight for i in items), reverse=True)
    first = items[0]
    assert {bearing.kind for bearing in first.bearings} >= {"accepting", "rejecting", "claims"}
    assert first.near[0] in {ENTRIES.id, MORE.id} - {first.standing.machine.id}


def test_a_bearing_says_what_would_happen(case: Case) -> None:
    """And that happens: the reading after accepting, or rejecting, is as it was told."""
    (item,) = [one for one in queue(case) if one.standing.machine.id == ENTRIES.id]
    for bearing in item.bearings:
        for language in LANGUAGES:
            assert bearing.say(words_in(language)).endswith(".")
        if bearing.kind not in {"accepting", "rejecting"}:
            continue
        decision = "accept" if bearing.kind == "accepting" else "reject"
        with tempfile.TemporaryDirectory() as name:
            after = decide(drafted(Path(name)), ENTRIES.id, decision, "desk-1", "Tried.").case  # type: ignore[arg-type]
            claims = counted(standing(after).values())
            found = reconcile(documents_of(after), claims, after, accepted(after))
        about = [one for one in found.readings if MORE.id in (*one.standing, *one.set_aside)]
        assert [(one.low, one.high) for one in about] == [bearing.after]
        assert bearing.after != bearing.before


def test_what_is_judged_waits_no_more(case: Case) -> None:
    """But what a reviewer was unsure of, which waits behind what nobody has seen."""
    after = decide(case, MORE.id, "accept", "desk-1", "Read.").case
    after = decide(after, ENTRIES.id, "unsure", "desk-1", "Which day?").case
    assert [item.standing.machine.id for item in queue(after)] == [BOATS.id, ENTRIES.id]
    assert (
        queue(decide(after, BOATS.id, "reject", "desk-1", "No.").case)[0].standing.decision
        == "unsure"
    )


def test_a_day_before_the_documents_has_nothing_to_review(case: Case) -> None:
    assert queue(case.as_of(dt.date(2022, 3, 4))) == []


def test_a_claim_bears_on_the_official_series_once_that_is_known(case: Case) -> None:
    """Panama published 4,262 entries of February on 10 March, after both newspapers."""

    def official(known: Case) -> list[tuple[str | None, str]]:
        (item,) = [one for one in queue(known) if one.standing.machine.id == MORE.id]
        return [
            (bearing.other, bearing.verdict.verdict)
            for bearing in item.bearings
            if bearing.kind == "official" and bearing.verdict
        ]

    assert official(case) == [("series:entries", "conflict")]
    assert official(case.as_of(dt.date(2022, 3, 9))) == []
    assert official(case.as_of(dt.date(2022, 3, 10))) == [("series:entries", "conflict")]


def test_the_tutorial_has_claims_to_review() -> None:
    """Those that nobody has seen before the one that a reviewer was unsure of."""
    decisions = [item.standing.decision for item in queue(read_case("tutorial"))]
    assert decisions == [None] * (len(decisions) - 1) + ["unsure"]
    assert len(decisions) > 2


def test_a_quote_is_shown_in_its_sentence() -> None:
    """On one line that drives no terminal; what is long is cut off far from the quote."""
    text = "Before\x1b[2J it\n4,262 entries" + " and more" * 100
    said = document(text)
    before, quote, after = in_context(text, figure(said, "4,262", 4262.0), most=20)
    assert (before, quote) == ("Before [2J it ", "4,262")
    assert after == " entries and more an…"
    assert in_context(MARCH.text, ENTRIES) == ("Panama counted ", "4,262", " entries in February.")
