"""Agreements and policies side by side: laws of symmetry, then who signed, when, what it is."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.evidence.comparing.instruments import check_coverage, check_instruments
from isthmus.evidence.comparing.names import surname, surnames
from isthmus.evidence.comparing.sides import Side
from isthmus.evidence.records import Instrument, Promise
from tests.evidence.comparing.ground import document, figure

TEXT = "Panama and the United States signed an arrangement on migration in Panama City."


def side(name: str = "a", text: str = TEXT, **parts: Any) -> Side:
    """A statement of an agreement, in a document of its own."""
    where = document(text, name)
    claim = figure(
        None,
        None,
        kind="agreement",
        unit=None,
        quote=text,
        end=len(text),
        context_end=len(text),
        document_id=where.id,
        document=name,
        language="en",
        detail=Instrument(**{"type": "arrangement", "parties": ("PAN", "USA"), **parts}),
    )
    return Side(claim, where)


def rules(*sides: Side) -> dict[str, str]:
    """The verdicts on statements, by rule."""
    return {rule: verdict for verdict, rule, *_ in check_instruments(sides)}


# --- laws ----------------------------------------------------------------------------------------

PARTS = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["arrangement", "declaration", "memorandum"]),
        "stage": st.sampled_from([None, "proposed", "signed"]),
        "parties": st.sampled_from([(), ("PAN",), ("PAN", "USA"), ("COL", "PAN")]),
        "signatories": st.sampled_from([(), ("Ana Ruiz",), ("Ana Ruiz", "Tom Hill")]),
        "signed_on": st.sampled_from([None, "2022-04-19", "2022-04-20", "2023-01-01"]),
    }
)


@given(PARTS)
def test_an_account_never_contradicts_itself(parts: dict[str, Any]) -> None:
    """Told twice in the same words, it agrees or says nothing."""
    assert set(rules(side("a", **parts), side("b", **parts)).values()) <= {"agree"}


@given(st.sampled_from(["Ana Ruiz", "Luis de la Torre", "Minister Ana Ruiz", "A. Ruiz"]))
def test_a_name_is_told_by_its_last_word(name: str) -> None:
    assert surname(name) == surname(f"{name}'s") == name.rpartition(" ")[2].casefold()


def test_offices_are_no_persons() -> None:
    assert surnames(["the two foreign ministers", "Ana Ruiz"]) == {"ruiz"}


# --- stories -------------------------------------------------------------------------------------


def test_two_sets_of_signatories_are_a_conflict() -> None:
    a = side("a", signatories=("Ana Ruiz", "Tom Hill"), stage="signed")
    b = side("b", signatories=("Ana Ruiz", "Eva Solís"), stage="signed")
    assert rules(a, b)["signatories"] == "conflict"


def test_one_who_is_left_out_is_no_conflict() -> None:
    a = side("a", signatories=("Ana Ruiz", "Tom Hill"))
    assert rules(a, side("b", signatories=("Ana Ruiz",)))["signatories-more"] == "compatible"
    shortened = side("b", signatories=("Minister Ruiz", "Tom Hill"))
    assert rules(a, shortened)["signatories-same"] == "agree"


def test_two_days_of_one_signature_are_a_conflict() -> None:
    a, b = side("a", signed_on="2022-04-19"), side("b", signed_on="2022-04-20")
    assert rules(a, b)["signed-on"] == "conflict"
    assert rules(a, side("b", signed_on="2022-04-19")) == {"signed-same-day": "agree"}


def test_two_titles_of_one_text_can_both_stand() -> None:
    a = side("a", title="Joint Declaration on Migration", signed_on="2022-04-19")
    b = side("b", title="Bilateral Arrangement on Migration", signed_on="2022-04-19")
    assert rules(a, b)["called-differently"] == "compatible"


@pytest.mark.parametrize(
    "other",
    [
        {"parties": ("COL", "PAN")},
        {"signed_on": "2019-06-07", "title": "Another Deal"},
        {"stage": "proposed"},
    ],
)
def test_a_similar_title_is_not_the_same_instrument(other: dict[str, Any]) -> None:
    """Parties, the day and whether it was signed decide."""
    first = {"title": "Arrangement on Migration", "stage": "signed", "signed_on": "2022-04-19"}
    assert rules(side("a", **first), side("b", **{**first, **other})) == {}


def promise(name: str, at: int, action: str) -> Side:
    """A commitment that stands in the sentence at `at`."""
    where = document(TEXT, name)
    claim = figure(
        None,
        None,
        kind="commitment",
        quote=action,
        start=at,
        context_start=0,
        document_id=where.id,
        detail=Promise(actor="Panama", action=action),
    )
    return Side(claim, where)


def test_what_one_account_of_the_commitments_leaves_out_is_told() -> None:
    here = [promise("a", 1, "open two shelters"), promise("a", 2, "train border officers")]
    there = [promise("b", 1, "open two shelters"), promise("b", 2, "publish the monthly counts")]
    (one,) = check_coverage([*here, *there])
    verdict, rule, first, *_ = one
    assert (verdict, rule) == ("compatible", "commitments-left-out")
    assert first.claim.quote == "train border officers"
    alone = promise("b", 1, "open two shelters")
    assert list(check_coverage([*here, alone])) == []


def test_a_policy_is_no_agreement() -> None:
    a, b = side("a", signed_on="2022-04-19"), side("b", signed_on="2022-04-20")
    policy = Side(msgspec.structs.replace(b.claim, kind="policy"), b.document)
    assert rules(a, policy) == {}
    assert rules(policy, a) == {}
