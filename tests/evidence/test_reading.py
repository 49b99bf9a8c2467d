"""From a document to its claims: offsets, the same claims twice, and bounds on what is no text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.evidence import reading
from isthmus.evidence.reading import read_text

_SENTENCE = "In March 2023, {} people crossed from Peru into Chile, the ministry said. "
_SPANISH = "En mayo de 2023 llegaron a Chile {} personas, según el ministerio. "


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.integers(2_100, 10**6).map(lambda number: _SENTENCE.format(f"{number:,}")),
            st.integers(2_100, 10**6).map(_SPANISH.format),
            st.text(max_size=40),
        ),
        max_size=8,
    ).map("".join)
)
def test_every_claim_stands_in_the_text_where_it_says(text: str) -> None:
    claims = read_text(text, published=dt.date(2023, 6, 1))
    for claim in claims:
        assert text[claim.start : claim.end] == claim.quote
        assert claim.context_start <= claim.start < claim.end <= claim.context_end
        assert 0 < claim.confidence <= 1
    assert [one.id for one in read_text(text, published=dt.date(2023, 6, 1))] == [
        one.id for one in claims
    ]
    assert len({one.id for one in claims}) == len(claims)


def test_relative_dates_stay_open_without_a_date_of_publication() -> None:
    text = "On Wednesday 4,500 people crossed the river."
    assert read_text(text)[0].period_start is None
    dated = read_text(text, published=dt.date(2024, 5, 17))[0]
    assert (dated.period_start, dated.period_end) == ("2024-05-15", "2024-05-15")


def test_a_book_gives_the_claims_of_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join(_SENTENCE.format(f"{number:,}") for number in range(3000, 3060))
    whole = [claim.quote for claim in read_text(text) if claim.kind == "figure"]
    monkeypatch.setattr(reading, "_PART", 300)
    assert [claim.quote for claim in read_text(text) if claim.kind == "figure"] == whole
    assert len(whole) == 60


def test_a_paragraph_too_long_for_a_person_is_read_in_pieces(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "_LONGEST", 200)
    text = "".join(_SENTENCE.format(f"{number:,}") for number in range(3000, 3020))
    claims = [claim for claim in read_text(text) if claim.kind == "figure"]
    assert len(claims) >= 18  # a sentence that is cut may lose its number, and no more
    assert all(text[claim.start : claim.end] == claim.quote for claim in claims)


def test_what_holds_no_words_is_passed_over_and_the_rest_is_read() -> None:
    text = "a1" * 200_000 + "\n" + _SENTENCE.format("4,500")
    figures = [claim.quote for claim in read_text(text) if claim.kind == "figure"]
    assert figures == ["4,500"]
