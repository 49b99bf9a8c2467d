"""Days of origin: a day of every month of a range, in order, and nothing that is no month."""

from __future__ import annotations

import calendar
import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.case.problems import CallError
from isthmus.forecast.origins import LAST, MOST, origins_of
from isthmus.words import LANGUAGES, words_in

MONTHS = st.integers(1900 * 12, 2100 * 12)


def written(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


@given(MONTHS, st.integers(0, 200), st.integers(1, 31) | st.just(LAST))
def test_each_month_has_one_day_and_it_is_the_one_asked_for(
    first: int, more: int, day: int | str
) -> None:
    found = origins_of(f"{written(first)}:{written(first + more)}", day)
    assert [date.year * 12 + date.month - 1 for date in found] == list(
        range(first, first + more + 1)
    )
    for date in found:
        length = calendar.monthrange(date.year, date.month)[1]
        assert date.day == (length if day == LAST else min(int(day), length))


def test_the_range_of_the_documentation() -> None:
    found = origins_of("2023-01:2025-03", "5")
    assert (len(found), found[0], found[-1]) == (27, dt.date(2023, 1, 5), dt.date(2025, 3, 5))
    assert origins_of("2024-02") == (dt.date(2024, 2, 29),)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("months", "day", "told"),
    [
        ("2023-1:2023-02", 5, "2023-1:2023-02"),
        ("2023-13", 5, "2023-13"),
        ("0000-01", 5, "0000-01"),
        ("2023-01:", 5, "2023-01:"),
        ("2023-01:2023-02:2023-03", 5, "2023-01:2023-02:2023-03"),
        ("2023-01-05", 5, "2023-01-05"),
        ("२०२३-01", 5, "२०२३-01"),
        ("2025-03:2023-01", 5, "2023-01:2025-03"),
        ("1000-01:2100-01", 5, str(MOST)),
        ("2023-01", 0, "'0'"),
        ("2023-01", 32, "'32'"),
        ("2023-01", "first", "'first'"),
        ("2023-01", "٥", "'٥'"),
        ("2023-01", "-1", "'-1'"),
    ],
)
def test_what_is_no_range_or_no_day_is_refused_with_the_way_to_write_it(
    months: str, day: int | str, told: str, language: str
) -> None:
    with pytest.raises(CallError) as refused:
        origins_of(months, day)
    said = refused.value.say(words_in(language))
    assert told in re.sub(r"(?<=\d)[,.\xa0](?=\d{3}\b)", "", said)
