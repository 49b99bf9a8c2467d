"""What counts of some days bound of other days: always the truth, and no more than is known."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from isthmus.case.periods import Period, month, period
from isthmus.commitments.bounds import Bounded, Piece, bounds_of, over

FIRST = dt.date(2022, 1, 1)
DAYS = 40


def piece(span: Period, low: float, high: float | None) -> Piece:
    return Piece(period=span, low=low, high=high, published=FIRST, sources=("one",))


def day(number: int) -> dt.date:
    return FIRST + dt.timedelta(days=number)


spans = st.tuples(st.integers(0, DAYS - 1), st.integers(0, DAYS - 1)).map(
    lambda ends: (min(ends), max(ends))
)


@given(
    counts=st.lists(st.integers(0, 9), min_size=DAYS, max_size=DAYS),
    told=st.lists(st.tuples(spans, st.integers(0, 3), st.none() | st.integers(0, 3)), max_size=9),
    asked=spans,
)
def test_the_bounds_hold_what_happened(
    counts: list[int],
    told: list[tuple[tuple[int, int], int, int | None]],
    asked: tuple[int, int],
) -> None:
    """Whatever spans were told of, each with its own bounds, up to the last day that was."""
    pieces = []
    for (first, last), less, more in told:
        true = sum(counts[first : last + 1])
        high = None if more is None else float(true + more)
        pieces.append(piece(Period(day(first), day(last)), max(0.0, true - less), high))
    found = over(pieces, day(asked[0]), day(asked[1]))
    if found is None:
        assert not any(first <= asked[1] and last >= asked[0] for (first, last), _, _ in told)
        return
    assert found.counted.start == day(asked[0])
    until = (found.counted.end - FIRST).days
    truth = sum(counts[asked[0] : until + 1])
    assert found.low <= truth
    assert found.high is None or truth <= found.high
    covered = {d for (first, last), _, _ in told for d in range(first, last + 1)} >= set(
        range(asked[0], until + 1)
    )
    assert found.gaps == (not covered)


@given(
    counts=st.lists(st.integers(0, 9), min_size=1, max_size=12),
    first=st.integers(0, 11),
    length=st.integers(1, 12),
)
def test_whole_months_that_fit_are_their_sum(counts: list[int], first: int, length: int) -> None:
    """Where the span is made of the months that were told, nothing is left open."""
    months = [month(dt.date(2022 + i // 12, i % 12 + 1, 1)) for i in range(len(counts))]
    chosen = months[first : first + length]
    if not chosen:
        return
    pieces = [piece(m, float(n), float(n)) for m, n in zip(months, counts, strict=True)]
    total = float(sum(counts[first : first + length]))
    assert over(pieces, chosen[0].start, chosen[-1].end) == Bounded(
        low=total,
        high=total,
        counted=Period(chosen[0].start, chosen[-1].end),
        gaps=False,
        about=False,
    )


def test_a_month_half_inside_bounds_from_above_only() -> None:
    """From 10 June: all of July, and of June between nothing and all."""
    pieces = [piece(period("2022-06"), 30, 30), piece(period("2022-07"), 50, 50)]
    found = over(pieces, dt.date(2022, 6, 10), dt.date(2022, 7, 31))
    assert found is not None
    assert (found.low, found.high, found.gaps) == (50, 80, False)


def test_a_year_and_its_months_are_not_added() -> None:
    """The better bound of the two counts, from either side."""
    months = [piece(period(f"2022-{m:02}"), 10, 10) for m in range(1, 7)]
    found = over([*months, piece(period("2022"), 100, 100)], FIRST, dt.date(2022, 12, 31))
    assert found is not None
    assert (found.low, found.high) == (100, 100)
    half = over([*months, piece(period("2022"), 100, 100)], FIRST, dt.date(2022, 6, 30))
    assert half is not None
    assert (half.low, half.high) == (60, 60)


def test_a_missing_month_leaves_the_sum_open_and_says_so() -> None:
    pieces = [piece(period("2022-01"), 10, 10), piece(period("2022-03"), 20, 20)]
    found = over(pieces, FIRST, dt.date(2022, 3, 31))
    assert found is not None
    assert (found.low, found.high, found.gaps) == (30, None, True)


def test_the_words_of_a_number_bound_it() -> None:
    assert bounds_of(20, 20, "exact") == (20, 20)
    assert bounds_of(15, 20, "exact") == (15, 20)
    assert bounds_of(20, 20, "at_least") == (20, None)
    assert bounds_of(20, None, "more_than") == (20, None)
    assert bounds_of(None, 20, "at_most") == (None, 20)
    assert bounds_of(20, 20, "nearly") == (None, 20)
    assert bounds_of(20_000, 20_000, "about") == (15_000, 25_000)
    assert bounds_of(27_200, 27_200, "about") == (27_150, 27_250)
