"""Events, offices and credits side by side: a law, then a story for each verdict."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.evidence.comparing.happenings import check_closed_lists, check_happenings
from isthmus.evidence.comparing.sides import Side
from isthmus.evidence.records import Happening, Listing
from tests.evidence.comparing.ground import document, figure


def event(name: str, what: str, text: str = "A meeting was held.", **parts: Any) -> Side:
    """A statement of an event in a document of its own; parts of the claim or of the event."""
    own = {key: parts.pop(key) for key in ("place", "period_start", "period_end") if key in parts}
    where = document(text, name)
    claim = figure(
        None,
        None,
        kind="event",
        unit=None,
        document=name,
        document_id=where.id,
        context_end=len(text),
        language="en",
        detail=Happening(what=what, **parts),
        **own,
    )
    return Side(claim, where)


def rules(*sides: Side) -> dict[str, str]:
    """The verdicts on statements, by rule."""
    return {rule: verdict for verdict, rule, *_ in check_happenings(sides)}


MAY = {"period_start": "2022-05-03", "period_end": "2022-05-03"}
JUNE = {"period_start": "2022-06-09", "period_end": "2022-06-09"}


# --- law -----------------------------------------------------------------------------------------


@given(
    st.sampled_from(["ministerial meeting", "summit of the region", "round table"]),
    st.none() | st.integers(1, 9),
    st.sampled_from([None, "PAN", "MEX"]),
    st.sampled_from([{}, MAY, JUNE]),
)
def test_an_account_never_contradicts_itself(
    what: str, ordinal: int | None, place: str | None, day: dict[str, str]
) -> None:
    a, b = (event(name, what, ordinal=ordinal, place=place, **day) for name in "ab")
    assert set(rules(a, b).values()) <= {"agree"}


# --- stories -------------------------------------------------------------------------------------


def test_two_meetings_cannot_both_be_the_second() -> None:
    a = event("a", "ministerial meeting", ordinal=2, place="PAN", **MAY)
    assert rules(a, event("b", "ministerial meeting", ordinal=2, place="MEX", **JUNE)) == {
        "which-was-it": "conflict"
    }
    assert rules(a, event("b", "ministerial meeting", ordinal=2, place="PAN", **MAY)) == {
        "same-event": "agree"
    }
    assert rules(a, event("b", "ministerial meeting", ordinal=3, place="MEX", **JUNE)) == {}


def test_another_series_of_events_has_numbers_of_its_own() -> None:
    a = event("a", "ministerial meeting", ordinal=2, place="PAN", **MAY)
    assert rules(a, event("b", "concert season", ordinal=2, place="MEX", **JUNE)) == {}


def test_one_person_has_one_office_at_a_time() -> None:
    a = event("a", "office", participants=("Ana Ruiz", "deputy minister of health"))
    b = event("b", "office", participants=("Ruiz", "director of the border police"))
    assert rules(a, b) == {"offices": "conflict"}
    same = event("b", "office", participants=("A. Ruiz", "deputy health minister"))
    assert rules(a, same) == {}
    bare = event("b", "office", participants=("Ana Ruiz", "minister"))
    assert rules(a, bare) == {}


def test_reports_that_draw_on_others_are_not_two_witnesses() -> None:
    a, b = (
        event(name, "credit", text=f"So {outlet} reported.", participants=(outlet,))
        for name, outlet in (("a", "Reuters"), ("b", "Associated Press"))
    )
    told = [one for one in check_happenings([a, b]) if one[1] == "second-hand"]
    assert {verdict for verdict, *_ in told} <= {"misleading"}
    assert rules(a) == {}


def listed(name: str, members: tuple[str, ...], *, closed: bool) -> Side:
    """A list of where people come from."""
    text = f"They were citizens of {', '.join(members)}."
    where = document(text, name)
    claim = figure(
        None,
        None,
        kind="relation",
        unit=None,
        quote=", ".join(members),
        start=len("They were citizens of "),
        end=len(text) - 1,
        document=name,
        document_id=where.id,
        context_end=len(text),
        language="en",
        detail=Listing(members=members, closed=closed),
    )
    return Side(claim, where)


@pytest.mark.parametrize("turned", [False, True])
def test_a_list_told_as_whole_misleads_where_another_names_more(turned: bool) -> None:
    whole = listed("a", ("Cuba", "Haiti"), closed=True)
    more = listed("b", ("Cuba", "Haiti", "Chad"), closed=False)
    assert "nationalities" in whole.cues
    (found,) = check_closed_lists([more, whole] if turned else [whole, more])
    verdict, rule, first, _, said = found
    assert (verdict, rule, said) == ("misleading", "closed-list", {"more": ["Chad"]})
    assert first.claim.id == whole.claim.id


def test_an_open_list_may_leave_some_out() -> None:
    sides = [
        listed("a", ("Cuba", "Haiti"), closed=False),
        listed("b", ("Cuba", "Chad"), closed=False),
    ]
    assert list(check_closed_lists(sides)) == []
