"""Sums, lists and shares: laws of adding up, then a story for each way in which they fail."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.evidence.records import Verdict
from tests.evidence.comparing.ground import verdicts

DAY = "2024-01-20"
COUNTS = st.integers(1_001, 98_999).filter(lambda n: n % 10)


def found(*texts: str, rule: str) -> list[Verdict]:
    """The verdicts of a rule, or of rules that begin so."""
    told = verdicts(*((text, DAY) for text in texts))
    return [one for one in told if one.rule.startswith(rule)]


def halves(men: int, women: int, total: int) -> str:
    """A report that gives a whole and its two halves."""
    return (
        f"In 2023, {total:,} people were deported from Panama. Of them {men:,} were men and "
        f"{women:,} were women."
    )


# --- laws ----------------------------------------------------------------------------------------


@settings(max_examples=30, deadline=None)
@given(COUNTS, COUNTS)
def test_halves_that_make_up_the_whole_agree(men: int, women: int) -> None:
    told = found(halves(men, women, men + women), rule="sum-")
    assert [one.rule for one in told] == ["sum-same"]
    assert told[0].values["sum"] == men + women


@settings(max_examples=30, deadline=None)
@given(COUNTS, COUNTS, st.integers(200, 900))
def test_parts_never_exceed_their_whole_in_silence(men: int, women: int, over: int) -> None:
    told = found(halves(men, women, men + women - over), rule="sum-")
    assert [(one.verdict, one.rule) for one in told] == [("conflict", "sum-exceeds")]


@settings(max_examples=20, deadline=None)
@given(st.integers(1_000, 40_000), st.integers(41_000, 90_000))
def test_a_share_holds_when_its_numbers_say_so(part: int, base: int) -> None:
    share = round(100 * part / base)
    text = (
        f"In 2023, {part:,} of the {base:,} applications for asylum in Mexico were approved, "
        f"{share} percent."
    )
    assert all(one.verdict == "agree" for one in found(text, rule="share-"))


# --- stories -------------------------------------------------------------------------------------


def test_months_that_make_up_a_span_are_added() -> None:
    months = "In January 2023, 4,512 people crossed the Darién, and in February 2023, 5,109."
    whole = "From January to February 2023, {:,} people crossed the Darién."
    (same,) = found(months, whole.format(9_621), rule="sum-")
    assert (same.verdict, same.rule, same.values["parts"]) == ("agree", "sum-same", 2)
    (more,) = found(months, whole.format(9_102), rule="sum-")
    assert (more.verdict, more.rule) == ("conflict", "sum-exceeds")
    (less,) = found(months, whole.format(11_377), rule="sum-")
    assert (less.verdict, less.rule) == ("conflict", "sum-differs")


def test_nationalities_may_leave_some_people_out() -> None:
    """Those that are named are not all: less than the whole is no conflict."""
    text = (
        "In 2023, 9,621 people were deported from Panama. Of them 4,011 were Colombians and 1,207 "
        "were Ecuadorians."
    )
    assert found(text, rule="sum-") == []


def test_parts_of_another_place_are_no_parts() -> None:
    text = halves(4_000, 5_000, 9_000)
    other = "In 2023, 20,411 people were deported from Mexico."
    assert [one.rule for one in found(text, other, rule="sum-")] == ["sum-same"]


@pytest.mark.parametrize(
    ("counted", "verdict"), [("Four", "agree"), ("Five", "conflict"), ("Three", "conflict")]
)
def test_a_list_is_as_long_as_it_is_said_to_be(counted: str, verdict: str) -> None:
    text = (
        f"{counted} countries signed the declaration: Panama, Colombia, Ecuador and Peru signed "
        "the declaration in Quito."
    )
    told = found(text, rule="list-")
    assert {one.verdict for one in told} <= {verdict}


def test_money_is_not_added_to_people() -> None:
    text = (
        "In 2023, 500 men and 300 women were helped in Panama with 800 dollars each, and 1,100 "
        "people were helped in all."
    )
    assert all(one.values.get("total") != 800 for one in found(text, rule="sum-"))
