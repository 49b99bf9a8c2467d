"""What the claims about one quantity come to: laws of the interval, then a story for each rule."""

from __future__ import annotations

import hashlib

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from isthmus.evidence.comparing.intervals import interval_of, slack
from isthmus.evidence.comparing.pairs import compare_claims
from isthmus.evidence.reading import read_document
from isthmus.evidence.readings import quantity_of, readings
from isthmus.evidence.records import Claim, Document, Reading, Verdict
from isthmus.evidence.witnesses import Story
from tests.evidence.comparing.ground import document, figure

NUMBERS = st.integers(100, 10_000).map(float)


def one_quantity(claims: list[Claim]) -> list[Verdict]:
    """The verdict that all of them are of one quantity, whatever they state."""
    return [
        Verdict(a=claims[0].id, b=one.id, verdict="compatible", rule="bounds", code="bounds",
                values={}, weight=0.5)
        for one in claims[1:]
    ]  # fmt: skip


def stated(low: float | None, high: float | None, at: int, **more: object) -> Claim:
    """A claim of the document number `at`."""
    return figure(low, high, document_id=hashlib.sha256(bytes([at])).hexdigest(), start=at,
                  end=at + 1, **more)  # fmt: skip


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    """Some claims of one quantity: numbers, bounds and ranges."""
    found = []
    for at in range(draw(st.integers(1, 6))):
        one, other = sorted((draw(NUMBERS), draw(NUMBERS)))
        low, high, quantifier = draw(
            st.sampled_from(
                [(one, one, "exact"), (one, None, "at_least"), (None, one, "at_most"),
                 (one, other, "range"), (one, one, "about")]
            )
        )  # fmt: skip
        found.append(stated(low, high, at, quantifier=quantifier))
    return found


def the(found: list[Reading]) -> Reading:
    """The only reading."""
    assert len(found) == 1
    return found[0]


# --- laws ----------------------------------------------------------------------------------------


@given(claims())
def test_every_claim_stands_or_is_set_aside(given_: list[Claim]) -> None:
    """Each once; none is lost, and what is set aside is said."""
    reading = the(readings(given_, one_quantity(given_)))
    assert sorted((*reading.standing, *reading.set_aside)) == sorted(one.id for one in given_)
    assert reading.standing
    assert bool(reading.set_aside) == ("set-aside" in reading.open) or "conflict" in reading.open


@given(claims())
def test_a_reading_that_is_not_open_is_left_possible_by_its_claims(given_: list[Claim]) -> None:
    """Its bounds meet every claim that stands behind it; hedges are taken as they are meant."""
    reading = the(readings(given_, one_quantity(given_)))
    if "conflict" in reading.open:
        return
    for claim in given_:
        interval = interval_of(claim)
        assert interval is not None
        if claim.id not in reading.standing or interval.quantifier == "about":
            continue
        low = reading.low if reading.low is not None else float("-inf")
        high = reading.high if reading.high is not None else float("inf")
        rounded = slack(interval.low) if interval.low == interval.high else 0.0
        assert low <= interval.high + rounded
        assert high >= interval.low - rounded


@given(claims())
def test_an_open_conflict_spans_what_stands(given_: list[Claim]) -> None:
    """No number that somebody stated is left outside of it."""
    reading = the(readings(given_, one_quantity(given_)))
    if "conflict" not in reading.open:
        return
    for claim in given_:
        point = claim.value_low if claim.value_low == claim.value_high else None
        if claim.id in reading.standing and point is not None and claim.quantifier == "exact":
            assert reading.low is None or reading.low <= point
            assert reading.high is None or point <= reading.high


@given(st.data())
def test_the_order_of_the_claims_is_no_reason(data: st.DataObject) -> None:
    given_ = data.draw(claims())
    found = the(readings(given_, one_quantity(given_)))
    again = the(readings(data.draw(st.permutations(given_)), one_quantity(given_)))
    assert (found.low, found.high, found.rule, set(found.standing)) == (
        again.low, again.high, again.rule, set(again.standing),
    )  # fmt: skip


@given(claims())
def test_who_is_confirmed_stands(given_: list[Claim]) -> None:
    """A person's word goes before every rule but that of the text itself."""
    chosen = given_[-1]
    reading = the(readings(given_, one_quantity(given_), accepted={chosen.id}))
    assert chosen.id in reading.standing
    assert "unreviewed" not in reading.open


@given(claims())
def test_copies_are_one_witness(given_: list[Claim]) -> None:
    """However many documents of one story state it; and never more than there are documents."""
    story = Story(documents=tuple(one.document_id for one in given_), links=())
    alone = the(readings(given_, one_quantity(given_)))
    copied = the(readings(given_, one_quantity(given_), [story]))
    assert copied.witnesses == 1
    assert "one-witness" in copied.open
    assert alone.witnesses == len(alone.standing)


# --- stories -------------------------------------------------------------------------------------


def of(one: Claim, other: Claim, *more: Claim, **given_: object) -> Reading:
    every = [one, other, *more]
    return the(readings(every, one_quantity(every), **given_))  # type: ignore[arg-type]


def test_a_bound_and_a_number_come_to_the_number() -> None:
    reading = of(stated(20, None, 0, quantifier="at_least"), stated(22, 22, 1))
    assert (reading.low, reading.high, reading.rule) == (22, 22, "agreed")
    assert reading.witnesses == 2


def test_what_its_own_text_sets_aside_does_not_stand() -> None:
    reading = of(stated(300, 300, 0, status="superseded"), stated(340, 340, 1, status="reported"))
    assert (reading.low, reading.high, reading.rule) == (340, 340, "kept-by-text")


def test_a_number_whose_counter_is_named_goes_before_one_that_nobody_counted() -> None:
    reading = of(stated(300, 300, 0), stated(340, 340, 1, counter="IOM"))
    assert (reading.low, reading.rule) == (340, "counter-named")
    assert "no-counter" not in reading.open


def test_more_witnesses_go_before_fewer_and_copies_do_not_make_more() -> None:
    same = [stated(340, 340, at) for at in range(3)]
    other = stated(300, 300, 9)
    reading = of(other, *same)
    assert (reading.low, reading.rule, reading.witnesses) == (340, "more-witnesses", 3)
    story = Story(documents=tuple(one.document_id for one in same), links=())
    copied = of(other, *same, stories=[story])
    assert (copied.low, copied.high, copied.rule) == (300, 340, "undecided")


def test_where_nothing_decides_the_reading_is_open_and_says_so() -> None:
    reading = of(stated(300, 300, 0), stated(340, 340, 1))
    assert (reading.low, reading.high, reading.rank) == (300, 340, "normal")
    assert {"conflict", "no-counter", "no-period", "unreviewed"} == set(reading.open)


def test_claims_of_two_quantities_are_two_readings() -> None:
    texts = ["In 2023, 300 people left Quito.", "In 2021, 300 people left Lima."]
    documents: list[Document] = [document(text, str(at)) for at, text in enumerate(texts)]
    said = [claim for one in documents for claim in read_document(one)]
    found = readings(said, compare_claims(said, {one.id: one for one in documents}))
    assert len(found) == 2
    assert {one.witnesses for one in found} == {1}


def test_a_quantity_is_named_by_its_parts() -> None:
    claim = msgspec.structs.replace(
        figure(5, 5), measure="stock", place="PAN", period_start="2024-01-01"
    )
    assert quantity_of(claim) == "person | stock | PAN | ? | 2024-01-01"
