"""Verdicts on pairs of texts: laws of symmetry, then a story for each clause of the codebook's §12.

The labelled pairs of `benchmarks/passages` measure how often a verdict is right; here stand the
clauses that must never fail, in sentences of our own.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.evidence.comparing.figures import compare_figures
from isthmus.evidence.comparing.pairs import compare_claims
from isthmus.evidence.comparing.saying import sentence
from isthmus.evidence.comparing.sides import Side
from isthmus.evidence.records import Claim
from isthmus.words import words_in
from tests.evidence.comparing.ground import document, figure, first, verdicts

_PASSAGES = Path(__file__).parents[3] / "benchmarks" / "passages"

_MEASURES = st.sampled_from(["stock", "increment", "cumulative", "requested", "disbursed", None])
_PLACES = st.sampled_from(["PAN", "COL", "Darién", None])


@given(
    st.integers(1, 10**7),
    st.integers(1, 10**7),
    st.tuples(_MEASURES, _PLACES),
    st.tuples(_MEASURES, _PLACES),
)
def test_a_verdict_does_not_depend_on_which_side_is_first(
    one: int,
    other: int,
    here: tuple[str | None, str | None],
    there: tuple[str | None, str | None],
) -> None:
    where = document("0")
    a = Side(figure(float(one), float(one), measure=here[0], place=here[1]), where)
    b = Side(figure(float(other), float(other), measure=there[0], place=there[1]), where)
    forth, back = compare_figures(a, b), compare_figures(b, a)
    assert (forth and forth.verdict) == (back and back.verdict)


_DAY, _LATER = "2024-03-10", "2024-04-10"
_STORIES = {
    "agree, in two languages": (
        ("In February 2024, 4,512 migrants crossed the Darién.", _DAY),
        ("En febrero de 2024 cruzaron el Darién 4.512 migrantes.", _DAY),
        "agree",
    ),
    "agree, rounded": (
        ("In 2023, 520,085 people crossed the Darién, Panama said.", _DAY),
        ("Some 520,000 people crossed the Darién in 2023, Panama said.", _DAY),
        "agree",
    ),
    "compatible, a bound and a number": (
        ("At least 20 countries attended the meeting of 2 March 2024 in Quito.", _DAY),
        ("The meeting of 2 March 2024 in Quito was attended by 22 countries.", _DAY),
        "compatible",
    ),
    "conflict, a bound that excludes the number": (
        ("More than 20 countries attended the meeting of 2 March 2024 in Quito.", _DAY),
        ("Twenty countries attended the meeting of 2 March 2024 in Quito.", _DAY),
        "conflict",
    ),
    "conflict, a running total that shrinks": (
        ("Since 1 January 2024, 74,513 migrants have crossed the Darién, Panama said.", _DAY),
        ("Since 1 January 2024, 68,200 migrants have crossed the Darién, Panama said.", _LATER),
        "conflict",
    ),
    "not comparable, money at two stages": (
        ("The plan for Haiti seeks 674 million dollars for 2024.", _DAY),
        ("Donors paid 210 million dollars to the plan for Haiti in 2024.", "2025-01-10"),
        "not_comparable",
    ),
    "not comparable, two nationalities": (
        ("In 2023, 46,422 Haitians crossed the Darién.", _DAY),
        ("In 2023, 328,650 Venezuelans crossed the Darién.", _DAY),
        "not_comparable",
    ),
    "misleading, more than half of a number less than half as large": (
        ("From January to March 2023, 9,400 crossed, more than half of the 3,900 of 2022.", _DAY),
        ("The ministry counted 9,400 people from January to March 2023.", _DAY),
        "misleading",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", _STORIES)
def test_each_clause_of_the_codebook(name: str) -> None:
    a, b, verdict = _STORIES[name]
    assert first(a, b) == verdict


def test_every_verdict_can_be_said_in_every_language() -> None:
    lines = (_PASSAGES / "pairs-development.jsonl").read_text(encoding="utf-8").splitlines()
    said = set()
    for pair in map(json.loads, lines):
        texts = [(pair[side]["text"], pair[side].get("published")) for side in ("a", "b")]
        for verdict in verdicts(*texts):
            said.add(verdict.rule)
            for language in ("en", "es"):
                assert sentence(verdict, words_in(language)).endswith((".", ". "))
    assert len(said) > 20


def test_a_conflict_comes_before_what_merely_differs() -> None:
    found = verdicts(
        ("Twenty countries attended the meeting of 2 March 2024 in Quito; 300 protested.", _DAY),
        ("Sixteen countries attended the meeting of 2 March 2024 in Quito.", _DAY),
    )  # fmt: skip
    assert found[0].verdict == "conflict"
    assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)


def test_a_claim_is_hashed_no_more_often_for_all_that_it_is_held_against(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The id of a claim is a hash of its content, and dear beside a comparison."""
    hashed: list[Claim] = []

    def counted(one: Claim) -> str:
        hashed.append(one)
        return f"claim:{one.quote}:{one.value_low}"

    where = document("0")
    claims = [
        figure(number, number, place="PAN", document_id=where.id) for number in range(100, 140)
    ]
    monkeypatch.setattr(Claim, "id", property(counted))
    compare_claims(claims, {where.id: where})
    assert 0 < len(hashed) <= 4 * len(claims)
