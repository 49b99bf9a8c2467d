"""What followed past events: the numbers of the reference, and the laws of a before/after."""

from __future__ import annotations

import datetime as dt
import functools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.forecast.known import known_of
from isthmus.forecast.scenarios.past import SPANS, changes_after, near_in_time, of_event
from isthmus.forecast.scenarios.seen import Seen
from tests.forecast.scenarios.worlds import case_of

PATROL, BORDER, DARIEN = "us-border-patrol-encounters", "us-southwest-encounters", "darien-entries"

#: Day, series, people, and the change in percent in the first full month, months +1 and +2, +3 to
#: +5, +6 to +8: measured by others on the same published series, and kept as a reference.
REFERENCE = [
    ("2022-01-21", PATROL, "VEN;between-ports", (-87, -83, -50, 14)),
    ("2022-01-21", DARIEN, "VEN", (60, 124, 1200, 3385)),
    # A visa of September 2021; the reference takes October as its first full month.
    ("2021-09-30", PATROL, "ECU;between-ports", (-94, -95, -94, -79)),
    ("2023-01-06", BORDER, "CUB", (-83, -97, -94, -82)),
    ("2023-01-06", BORDER, "NIC", (-90, -98, -98, -97)),
    ("2023-01-06", BORDER, "HTI", (-40, 12, 25, 51)),
    ("2023-05-11", PATROL, "between-ports", (-44, -12, 12, -3)),
    ("2024-06-05", PATROL, "between-ports", (-32, -54, -58)),
    ("2024-07-01", DARIEN, "all", (-34, -32)),
    ("2025-01-20", BORDER, "all", (-85, -85, -84)),
]


@functools.cache
def seen() -> Seen:
    """Everything that is counted in the corridor."""
    return Seen(case_of("americas")[0])


@pytest.mark.parametrize(("day", "series", "people", "wanted"), REFERENCE)
def test_the_changes_after_known_events_are_those_of_the_reference(
    day: str, series: str, people: str, wanted: tuple[int, ...]
) -> None:
    """To the rounding, span by span."""
    first, counts = seen().counts(series, [people])
    found = [one.percent for one in changes_after(counts, first, dt.date.fromisoformat(day))]
    assert found[: len(wanted)] == pytest.approx(wanted, abs=1.0)


def test_a_change_worked_out_by_hand() -> None:
    """Two hundred a month, then a half of it, a quarter, as before, and nobody."""
    counts = np.array(
        [100, 200, 100, 200, 100, 200, 200, 200, 100, 50, 50, 200, 200, 200, 0, 0, 0.0]
    )
    found = changes_after(counts, dt.date(2022, 1, 1), dt.date(2022, 8, 10))
    assert [one.months for one in found] == list(SPANS)
    logs = [math.log(0.5), math.log(0.25), 0.0, math.log(0.5 / 200)]
    assert [one.log for one in found] == pytest.approx(logs)
    # Of the months before that of the event: five changes of about double or half, and one of none.
    noise = math.sqrt(5 * math.log(201 / 101) ** 2 / 6)
    assert [one.error for one in found] == pytest.approx(
        [noise * math.sqrt(lag) for lag in (1.5, 3, 5.5, 8.5)]
    )
    # From 10 August to the middle of September, and of the span October to November.
    assert [one.day for one in found[:2]] == [pytest.approx(37), pytest.approx(82.5)]


@given(
    values=st.lists(st.integers(1, 10**5), min_size=30, max_size=30),
    times=st.floats(0.1, 50),
)
def test_a_change_does_not_depend_on_the_unit(values: list[int], times: float) -> None:
    """Twice as many people before and after is the same change; a month on, the same numbers."""
    counts = np.array(values, dtype=float)
    once = changes_after(counts, dt.date(2020, 1, 1), dt.date(2021, 3, 9))
    scaled = changes_after(counts * times, dt.date(2020, 1, 1), dt.date(2021, 3, 9))
    moved = changes_after(counts, dt.date(2020, 2, 1), dt.date(2021, 4, 9))
    assert len(once) == 4
    large = counts[12:].min() * times > 0.5 and counts.min() > 0.5
    if large:
        assert [one.log for one in scaled] == pytest.approx([one.log for one in once])
    assert [one.log for one in moved] == [one.log for one in once]


def test_what_is_not_counted_has_no_change() -> None:
    """Before the first counts, after the last, with a gap before it, or of nobody: no estimate."""
    counts = np.arange(1.0, 25.0)
    first = dt.date(2022, 1, 1)
    assert changes_after(counts, first, dt.date(2021, 6, 1)) == ()
    assert changes_after(counts, first, dt.date(2022, 3, 1)) == ()  # no noise known yet
    assert changes_after(counts, first, dt.date(2024, 6, 1)) == ()
    assert changes_after(np.zeros(24), first, dt.date(2023, 1, 1)) == ()
    gap = counts.copy()
    gap[11] = np.nan
    assert changes_after(gap, first, dt.date(2023, 1, 1)) == ()
    assert len(changes_after(counts, first, dt.date(2023, 1, 1))) == 4
    # Of a span, the months that are counted.
    assert changes_after(counts, first, dt.date(2023, 9, 1))[-1].months == (3, 5)


def test_an_effect_follows_the_changes_and_keeps_their_rebound() -> None:
    """On the days of the spans it is the change itself, spread as the first of them."""
    first, counts = seen().counts(PATROL, ["VEN;between-ports"])
    changes = changes_after(counts, first, dt.date(2022, 1, 21))
    effect = of_event(changes, onset_days=None, half_life=None)
    logs = effect.logs(np.zeros(1), np.array([one.day for one in changes]))
    assert logs[0] == pytest.approx([one.log for one in changes])
    assert effect.below == effect.above == (changes[0].error,) * 4
    assert [one.error for one in changes] == sorted(one.error for one in changes)
    own = of_event(changes, onset_days=None, half_life=30.0)
    later = own.logs(np.zeros(1), np.array([0.0, 30.0, 60.0]))[0]
    assert later == pytest.approx([changes[0].log / 2**n for n in range(3)])


def test_nothing_that_came_later_is_in_an_effect() -> None:
    """On a day after the event, only the months published by then count."""
    case, _ = case_of("americas")
    day = dt.date(2022, 5, 31)
    first, counts = Seen(case.as_of(day)).counts(BORDER, ["VEN;between-ports"])
    assert first.year * 12 + first.month - 1 + len(counts) <= day.year * 12 + day.month
    changes = changes_after(counts, first, dt.date(2022, 1, 21))
    whole = changes_after(*seen().counts(BORDER, ["VEN;between-ports"])[::-1], dt.date(2022, 1, 21))
    assert len(changes) < len(whole)
    assert changes[0] == whole[0]


def test_the_series_of_a_forecast_and_those_seen_are_the_same_numbers() -> None:
    """Two ways to one count: of the modelled series, month by month."""
    case, says = case_of("americas")
    day = dt.date(2023, 6, 30)
    known = known_of(case, says, day)
    target = next(one for one in known.counts if one == (BORDER, "VEN;between-ports"))
    first, counts = Seen(case.as_of(day)).counts(BORDER, ["VEN;between-ports"])
    skip = (known.first.year - first.year) * 12 + known.first.month - first.month
    own = known.counts[target]
    assert np.array_equal(own[: len(counts) - skip], counts[skip:])


def test_policies_of_one_time_and_people_are_not_separable() -> None:
    """Named both ways; those of other people, or that a court stopped, are not among them."""
    case, _ = case_of("americas")
    policies = case.policies
    beside = near_in_time(case, policies["usa-january-2025"])
    assert "safe-mobility-closed" in beside
    assert "usa-january-2025" in near_in_time(case, policies["safe-mobility-closed"])
    assert "mex-visa-per-april" not in near_in_time(case, policies["mex-visa-per"])
    assert near_in_time(case, policies["mex-visa-ven"]) == ("cri-transit-visa", "cri-visa-ven")


def test_of_what_is_not_counted_nothing_is_seen() -> None:
    """A series that the case does not have (yet), and people whom it never lists."""
    assert len(seen().counts("no-such-series", ["all"])[1]) == 0
    assert len(seen().counts(DARIEN, ["VEN;between-ports"])[1]) == 0
    early = Seen(case_of("americas")[0].as_of(dt.date(2016, 1, 1)))
    assert np.isnan(early.counts(BORDER, ["VEN"])[1]).all()
