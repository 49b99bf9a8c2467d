"""Whatever a model answers: what is kept stands in the text, and the grammar derives its value."""

from __future__ import annotations

import datetime as dt
import json
from itertools import pairwise
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.evidence.grammar.language import language as tables_of
from isthmus.evidence.grammar.numbers import lay_numbers
from isthmus.evidence.grammar.passage import Passage
from isthmus.evidence.grammar.periods import lay_periods
from isthmus.evidence.grammar.quantities import lay_quantities
from isthmus.evidence.proposing import LlmReader, Settings
from isthmus.evidence.proposing.answers import proposals_of
from isthmus.evidence.proposing.checking import CONFIDENCE, Gate
from isthmus.evidence.proposing.reader import _pieces
from isthmus.evidence.proposing.schema import GROUPS, KINDS, MEASURES, Proposal, answer_schema
from isthmus.evidence.reading import read_document
from isthmus.evidence.records import Claim, Document, Status
from tests.evidence.proposing.model import DOCUMENT, TEXT, Server, body, document, says

KNOWN = read_document(DOCUMENT)
FIGURES = [claim for claim in KNOWN if claim.kind == "figure"]
NUMBERS = sorted({value for one in FIGURES for value in (one.value_low, one.value_high) if value})

spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, 60)).map(
    lambda at: TEXT[at[0] : at[0] + at[1]]
)
words = st.sampled_from(TEXT.replace("\n", " ").split(" "))
#: Quotes of figures as they are, cut short, and run on: the nearest to what may be kept.
around = st.builds(
    lambda claim, before, after: TEXT[max(0, claim.start - before) : claim.end + after],
    st.sampled_from(FIGURES),
    st.integers(-2, 12),
    st.integers(-4, 12),
)
numbers = st.one_of(
    st.none(), st.sampled_from(NUMBERS), st.floats(), st.integers(), st.sampled_from([1, 20, 42])
)
texts = st.one_of(
    st.none(),
    words,
    spans,
    st.text(max_size=12),
    st.sampled_from(
        [*GROUPS, *MEASURES, "PAN", "VEN", "PAN;COL", "Quito", "exact", "more_than", "person",
         "currency:USD", "currency:EUR", "2022-05-01", "2023-07-04", "1999-01-01", "signed",
         "times"]
    ),
)  # fmt: skip
fields = [name for name in Proposal.__struct_fields__ if not name.startswith("value_")]
proposals = st.builds(
    lambda kind, quote, low, high, others: (
        {"kind": kind, "value_low": low, "value_high": high} | others | {"quote": quote}
    ),
    st.sampled_from([*KINDS, "figure", "figure", "figure", "rumour"]),
    st.one_of(spans, around, words, st.sampled_from([one.quote for one in FIGURES])),
    numbers,
    numbers,
    st.dictionaries(st.sampled_from(fields).filter(lambda name: name != "kind"), texts),
)
#: A figure of the text with the value that it has, and anything else beside it.
right = st.builds(
    lambda claim, others: (
        others
        | {"kind": "figure", "quote": claim.quote, "value_low": claim.value_low}
        | {"value_high": claim.value_high, "quantifier": claim.quantifier}
    ),
    st.sampled_from(FIGURES),
    st.dictionaries(
        st.sampled_from(["place", "population", "measure", "unit", "counter", "period_end"]), texts
    ),
)
anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), st.text(max_size=20)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=9), inner, max_size=4)
    ),
    max_leaves=8,
)
answers = st.one_of(
    st.lists(st.one_of(right, proposals, proposals, anything), max_size=6).map(
        lambda those: json.dumps({"claims": those})
    ),
    anything.map(json.dumps),
    st.text(max_size=60),
)


def derived(read: Document, start: int, end: int) -> set[tuple[Any, ...]]:
    """What the grammar derives from `text[start:end]` alone."""
    (paragraph,) = [one for one in read.paragraphs if one.start <= start and end <= one.end]
    passage = Passage(read.text, tables_of(paragraph.language), read.published, (start, end))
    lay_numbers(passage)
    lay_periods(passage)
    lay_quantities(passage)
    return {
        (value.low, value.high, value.low_inclusive, value.high_inclusive, value.quantifier)
        for value in (mark.value for mark in passage.marks.apart("quantity"))
    }


def value(claim: Claim) -> tuple[Any, ...]:
    """A claim's interval with its quantifier."""
    return (
        claim.value_low,
        claim.value_high,
        claim.low_inclusive,
        claim.high_inclusive,
        claim.quantifier,
    )


def holds(read: Document, known: list[Claim], claim: Claim) -> None:
    """The law for one claim of a model's."""
    assert read.text[claim.start : claim.end] == claim.quote != ""
    assert 0 <= claim.context_start <= claim.start < claim.end <= claim.context_end
    assert claim.kind in KINDS
    assert claim.rule == "llm:small"
    assert claim.confidence == CONFIDENCE < min(one.confidence for one in KNOWN)
    assert claim.supersedes is None
    here = {value(one) for one in known if (one.start, one.end) == (claim.start, claim.end)}
    if claim.kind == "figure":
        assert value(claim) in derived(read, claim.start, claim.end) | here
        # It stands beside no figure of the grammar's that says another value of the same words.
        over = [one for one in known if one.start < claim.end and claim.start < one.end]
        assert {value(one) for one in over if one.kind == "figure"} <= {value(claim)}
    elif claim.quantifier is not None:
        assert value(claim) in derived(read, claim.start, claim.end)
    assert claim.measure is None or claim.measure in MEASURES
    assert claim.status is None or claim.status in get_args(Status)
    for name in (claim.counter, claim.credited_to, claim.noun):
        assert name is None or name in read.text
    for day in (claim.period_start, claim.period_end):
        assert day is None or dt.date.fromisoformat(day).isoformat() == day


@given(answers)
def test_whatever_a_model_writes_what_is_kept_holds(written: str) -> None:
    """With all that the grammar reads, and with none of it: then the gate alone decides."""
    for known in (list(KNOWN), []):
        gate = Gate(DOCUMENT, known, "llm:small")
        proposed = proposals_of(written, 300, gate.dropped)
        kept = gate.pass_on(proposed, DOCUMENT.paragraphs)
        for claim in kept:
            holds(DOCUMENT, known, claim)
            assert claim.id not in {one.id for one in known}
        assert len(kept) + sum(gate.dropped.values()) >= len(proposed)


@given(right)
def test_a_figure_with_its_own_value_is_kept_or_was_read_before(proposal: dict[str, Any]) -> None:
    """So that the laws are not kept by keeping nothing."""
    gate = Gate(DOCUMENT, [], "llm:small")
    (one,) = proposals_of(json.dumps([proposal]), 1, gate.dropped)
    kept = gate.pass_on([one], DOCUMENT.paragraphs)
    assert kept or gate.dropped.keys() <= {"quote-ambiguous", "value-not-derived"}
    if not kept and gate.dropped["value-not-derived"]:
        assert proposal.get("unit") is not None


@settings(max_examples=25)
@given(st.one_of(answers.map(says), st.binary(max_size=200).map(body)))
def test_the_grammar_s_claims_are_never_lost(server: Server, answer: Any) -> None:
    server.answers = [answer]
    read = LlmReader(Settings(url=server.url, model="small"))(DOCUMENT)
    assert {claim.id for claim in KNOWN} <= {claim.id for claim in read}
    assert set(KNOWN) <= set(read)
    for claim in set(read) - set(KNOWN):
        holds(DOCUMENT, list(KNOWN), claim)


@given(
    st.lists(st.text(st.sampled_from("ab .\n1"), max_size=400), max_size=8).map("\n\n".join),
    st.integers(500, 700),
    st.integers(1, 6),
)
def test_no_part_is_sent_twice_or_is_longer_than_allowed(text: str, most: int, room: int) -> None:
    read = document(text)
    asked = Settings(url="http://127.0.0.1/v1", model="small", characters=most, requests=room)
    pieces, unsent = _pieces(read, asked)
    assert len(pieces) <= room
    assert all(sum(one.end - one.start for one in piece) <= most for piece in pieces)
    parts = [one for piece in pieces for one in piece]
    assert all(a.end <= b.start for a, b in pairwise(parts))
    whole = sum(one.end - one.start for one in read.paragraphs)
    assert sum(one.end - one.start for one in parts) + unsent == whole


def test_the_schema_asks_for_every_field_of_a_proposal_and_no_other() -> None:
    """Servers that keep strictly to a schema refuse one that leaves a field free to be missing."""
    proposal = answer_schema()["properties"]["claims"]["items"]
    assert tuple(proposal["properties"]) == Proposal.__struct_fields__
    assert proposal["required"] == list(proposal["properties"])
    assert proposal["additionalProperties"] is False
    assert proposal["properties"]["kind"]["enum"] == list(KINDS)
    assert None in proposal["properties"]["measure"]["enum"]
