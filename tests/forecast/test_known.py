"""What was known on a day: nothing of later, and the same as the case of that day tells."""

from __future__ import annotations

import datetime as dt
import functools
import math
from collections.abc import Iterable, Mapping

import msgspec
import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case import ALL, OTHER, CallError, Case, CaseError, Period
from isthmus.case.periods import month_end, months_before
from isthmus.forecast.known import LEAST_MONTHS, known_of, known_on
from isthmus.forecast.records import Floats, Known, Target
from isthmus.forecast.settings import Break, Settings, Station, Time, Told, settings_of_forecast
from isthmus.series.cube import SeriesView
from isthmus.words import LANGUAGES, words_in
from tests.series.corridors import (
    JANUARY,
    Row,
    case_of,
    messy,
    messy_series,
    months,
    note,
    row,
    series,
    shipped_case,
)

LATE = dt.date(2024, 1, 1)
ENTRIES = Station(place="medio", series="entries")
ONWARD = Station(place="bajo", series="onward")


def asking(
    *stations: Station,
    people: Iterable[str] = ("XAA",),
    least: float = 0,
    breaks: Iterable[Break] = (),
) -> Settings:
    return Settings(
        format=1,
        time=Time(first=JANUARY),
        people=Told(nationalities=tuple(people), least=least),
        stations=stations or (ENTRIES,),
        breaks=tuple(breaks),
    )


def told(counts: Mapping[str, Iterable[float | None]], id: str = "entries") -> list[Row]:
    """Rows by population, a month after the other from January on; None: no row."""
    return [
        row(id, span, value, word)
        for word, values in counts.items()
        for span, value in zip(months(40), values, strict=False)
        if value is not None
    ]


def line(known: Known, population: str, id: str = "entries") -> list[float | None]:
    """The counts of a target, None for NaN."""
    return [None if math.isnan(x) else x for x in known.counts[Target(id, population)]]


def same(one: Known, other: Known) -> None:
    """Both say the very same."""
    assert list(one.counts) == list(other.counts)
    for target, counts in one.counts.items():
        np.testing.assert_array_equal(counts, other.counts[target])
    plain = [msgspec.structs.replace(known, counts={}) for known in (one, other)]
    assert plain[0] == plain[1]


def by_the_day(case: Case, given: Settings, day: dt.date) -> Known | str:
    """What was known on a day by way of the case of that day; the code of a refusal."""
    try:
        return known_of(case.as_of(day), given, day)
    except CallError as refused:
        return refused.problems[0].code


# --- laws ---------------------------------------------------------------------------------------

days = st.dates(dt.date(2021, 5, 1), dt.date(2023, 6, 30))


@st.composite
def revised(draw: st.DrawFn) -> list[Row]:
    """Observations that nobody made agree, with later editions of some months."""
    rows = draw(messy())
    monthly = [one for one in rows if len(one["period"]) == len("2021-01")]
    again = draw(st.lists(st.sampled_from(monthly), max_size=8, unique_by=key_of))
    for i, one in enumerate(again):
        later = days_of(one) + dt.timedelta(days=30 * i + draw(st.integers(11, 300)))
        value = str(draw(st.integers(0, 9000)))
        rows.append({**one, "value": value, "published": later.isoformat()})
    return rows


def key_of(one: Row) -> tuple[str, ...]:
    return one["series"], one["period"], one["population"], one.get("source", "")


def days_of(one: Row) -> dt.date:
    """The day on which a row was published."""
    if published := one.get("published"):
        return dt.date.fromisoformat(published)
    return month_end(dt.date.fromisoformat(f"{one['period']}-01")) + dt.timedelta(days=10)


@settings(max_examples=40)
@given(revised(), st.lists(days, min_size=1, max_size=3), st.sampled_from([0.0, 500.0]))
def test_many_days_at_once_are_each_as_the_case_of_that_day(
    rows: list[Row], origins: list[dt.date], least: float
) -> None:
    case = case_of(rows, messy_series())
    asked = asking(ENTRIES, ONWARD, people=("XAA", "XEE"), least=least)
    wanted = [by_the_day(case, asked, day) for day in origins]
    kept = [day for day, one in zip(origins, wanted, strict=True) if isinstance(one, Known)]
    found = known_on(case, asked, kept)
    for one, other in zip(found, (one for one in wanted if isinstance(one, Known)), strict=True):
        same(one, other)
    for day, code in zip(origins, wanted, strict=True):
        if isinstance(code, str):
            with pytest.raises(CallError):
                known_of(case, asked, day)


@settings(max_examples=40)
@given(revised(), days, st.sampled_from([0.0, 500.0]))
def test_a_number_is_the_one_that_the_series_shows_and_parts_are_the_whole(
    rows: list[Row], day: dt.date, least: float
) -> None:
    """By a reference: the view of the case of that day, read line by line."""
    case = case_of(rows, messy_series())
    asked = asking(ENTRIES, ONWARD, least=least)
    try:
        known = known_of(case, asked, day)
    except CallError:
        return
    same(known_of(changed_after(case, day), asked, day), known)
    assert len({len(counts) for counts in known.counts.values()}) == 1
    cut = case.as_of(day)
    for target, counts in known.counts.items():
        if target.population not in (ALL, OTHER):
            as_shown(known, SeriesView(cut, cut.series[target.series]), target, counts)
    for name in {target.series for target in known.counts}:
        parts_are_whole(known, name)


def changed_after(case: Case, day: dt.date) -> Case:
    """The case with other numbers in whatever was published after a day."""
    late = pl.col("published") > day
    frame = case.observations.with_columns(
        pl.when(late).then(pl.col(name) * 7 + 1).otherwise(pl.col(name)).alias(name)
        for name in ("value", "low", "high")
    )
    return with_observations(case, frame)


def with_observations(case: Case, frame: pl.DataFrame) -> Case:
    frames = {**case.frames, "observations": frame}
    return Case(folder=case.folder, name=case.name, titles=case.titles, frames=frames)


def as_shown(known: Known, view: SeriesView, target: Target, counts: Floats) -> None:
    """Every month is the number of the view, 0 where its table is silent, else absent."""
    shown = view.line(target.population)
    for number, count in enumerate(counts):
        start = known.month(number)
        quantity = shown.months.get(start)
        if quantity is None:
            zero = Period(start, month_end(start)) in shown.silent
            assert count == 0 if zero else math.isnan(count)
        elif None in (quantity.low, quantity.high) or quantity.published < quantity.period.end:
            assert math.isnan(count)
        else:
            assert count == quantity.value


def parts_are_whole(known: Known, name: str) -> None:
    """Those told apart and the others are everybody, where each of them is known."""
    parts = [
        counts
        for target, counts in known.counts.items()
        if target.series == name and target.population != ALL
    ]
    if parts:
        whole, total = known.counts[Target(name, ALL)], np.sum(parts, axis=0)
        counted = ~np.isnan(total)
        np.testing.assert_allclose(total[counted], whole[counted])
        assert np.nanmin(np.array(parts), initial=0) >= 0


# --- the shipped cases ---------------------------------------------------------------------------


@functools.cache
def americas() -> tuple[Case, Settings]:
    case = shipped_case("americas")
    return case, settings_of_forecast(case)


def test_the_americas_many_days_are_each_as_the_case_of_that_day() -> None:
    case, asked = americas()
    origins = [dt.date(2021, 9, 5), dt.date(2023, 2, 3)]
    for day, known in zip(origins, known_on(case, asked, origins), strict=True):
        cut = case.as_of(day)
        same(known, known_of(cut, settings_of_forecast(cut), day))


@pytest.mark.parametrize(
    ("day", "darien", "border"),
    [
        (dt.date(2023, 3, 3), "2023-01", "2023-01"),
        (dt.date(2023, 3, 5), "2023-02", "2023-01"),
        (dt.date(2023, 3, 31), "2023-02", "2023-02"),
        (dt.date(2025, 3, 5), "2025-02", "2025-01"),
    ],
)
def test_the_darien_is_known_a_month_before_the_border(
    day: dt.date, darien: str, border: str
) -> None:
    case, asked = americas()
    known = known_of(case, asked, day)
    for name, last in (("darien-entries", darien), ("us-southwest-encounters", border)):
        for population in (ALL, *asked.people.nationalities, OTHER):
            month = known.last(Target(name, population))
            assert month is not None
            assert f"{known.month(month):%Y-%m}" == last
        assert name in known.assumed


def test_the_americas_tell_apart_who_the_issue_names() -> None:
    case, asked = americas()
    known = known_of(case, asked, dt.date(2023, 1, 5))
    for station in asked.stations:
        for word in (*asked.people.nationalities, *station.fold):
            assert Target(station.series, word) in known.counts
    border = [target.population for target in known.counts if "us-south" in target.series]
    assert {"between-ports", "at-ports", "VEN;between-ports", "CHN;at-ports"} <= set(border)
    assert known.breaks["honduras-entries"]
    # The ways apart are the whole, too.
    total = known.counts[Target("us-southwest-encounters", "VEN")]
    ways = [
        known.counts[Target("us-southwest-encounters", f"VEN;{way}")]
        for way in ("between-ports", "at-ports")
    ]
    np.testing.assert_array_equal(total, np.sum(ways, axis=0))


def test_the_tutorial_keeps_blanks_and_editions() -> None:
    case = shipped_case("tutorial")
    asked = settings_of_forecast(case)
    early = known_of(case, asked, dt.date(2023, 3, 5))
    # The total of February 2023 was given ahead of its table, as it was given again later.
    assert line(early, ALL, "cordillera-entries")[13] == 2207
    assert line(early, "XAA", "cordillera-entries")[13] is None
    late = known_of(case, asked, dt.date(2023, 3, 31))
    assert line(late, ALL, "cordillera-entries")[13] == 1653 + 639 + 399 + 430
    # The publisher left the cells of Faro blank in the first three months: no zeros.
    assert line(late, "XFF", "cordillera-entries")[:4] == [None, None, None, 228]
    assert line(late, OTHER, "cordillera-entries")[:3] == [None] * 3
    assert known_of(case, asked, dt.date(2024, 1, 5)).breaks == {"delta-encounters": (21,)}


# --- stories -------------------------------------------------------------------------------------

TEN = [100.0 + i for i in range(10)]


def test_ways_that_are_not_everybody_are_told_and_not_forecast() -> None:
    case = shipped_case("tutorial")
    given = settings_of_forecast(case)
    first, last = given.stations
    both = ("emergency-order", "ordinary-law")
    for ways in (both, both[:1]):
        asked = msgspec.structs.replace(
            given, stations=(first, msgspec.structs.replace(last, apart=ways))
        )
        known = known_of(case, asked, dt.date(2023, 3, 31))
        apart = {target.population for target in known.counts} & set(both)
        codes = [one.code for one in known.notices]
        assert apart == (set(both) if ways == both else set())
        assert ("forecast-ways-not-whole" in codes) == (ways != both)


def test_a_month_without_a_table_is_absent_and_one_that_does_not_list_them_a_zero() -> None:
    rows = told({"XAA": TEN, "XEE": [5, 5, None, None, 5, 5, 5, 5]})
    rows = [one for one in rows if one["period"] != "2021-04"]
    known = known_of(case_of(rows), asking(people=("XAA", "XEE")), LATE)
    assert line(known, "XEE") == [5, 5, 0, None, 5, 5, 5, 5, 0, 0]
    assert line(known, ALL)[2:5] == [102, None, 109]
    assert line(known, OTHER) == [0, 0, 0, None, 0, 0, 0, 0, 0, 0]


def test_a_month_published_twice_is_seen_as_of_the_day() -> None:
    rows = told({"XAA": TEN})
    rows.append(row("entries", "2021-03", 900, "XAA", published="2021-12-20", status="revised"))
    case = case_of(rows)
    before, after = known_on(case, asking(), [dt.date(2021, 12, 19), dt.date(2021, 12, 20)])
    assert line(before, "XAA")[2] == 102
    assert line(after, "XAA")[2] == 900
    assert line(after, ALL)[2] == 900


def test_a_bound_and_a_part_of_a_month_are_no_counts() -> None:
    rows = told({"XAA": TEN})
    rows.append(row("entries", "2021-11", 50, "XAA", published="2021-11-20"))
    rows.append(row("entries", "2021-12", 50, "XAA", quantifier="at_least", published="2021-12-31"))
    rows.append(row("entries", "2022-01", 70, "XAA", quantifier="about", published="2022-02-01"))
    known = known_of(case_of(rows), asking(), LATE)
    assert line(known, "XAA")[9:] == [109, None, None, 70]


def test_a_relayed_number_stands_until_the_publishers_own_is_out() -> None:
    rows = told({"XAA": TEN})
    rows.append(row("entries", "2021-10", 95, source="press", published="2021-11-02"))
    rows.append(row("entries", "2021-09", 1, source="press", published="2021-11-30"))
    case = case_of(rows)
    early, late = known_on(case, asking(), [dt.date(2021, 11, 3), dt.date(2021, 11, 30)])
    assert line(early, ALL)[-1] == 95
    assert line(early, "XAA")[-1] is None
    assert line(late, ALL)[-2:] == [108, 109]


def test_other_countries_join_the_others_when_they_are_few() -> None:
    rows = told({"XAA": TEN, "XEE": [49.0] * 10, "OOO": [50.0] * 10})
    known = known_of(case_of(rows), asking(least=50), LATE)
    assert [target.population for target in known.counts] == [ALL, "OOO", "XAA", OTHER]
    assert line(known, OTHER) == [49.0] * 10


def test_only_the_last_two_years_say_who_is_few() -> None:
    rows = told({"XAA": [100.0] * 36, "XEE": [900.0] * 12 + [1.0] * 24})
    known = known_of(case_of(rows), asking(least=50), dt.date(2025, 1, 1))
    assert Target("entries", "XEE") not in known.counts


def test_who_travels_with_somebody_is_told_apart_however_few() -> None:
    station = msgspec.structs.replace(ENTRIES, fold={"XEE": "XAA"})
    rows = told({"XAA": TEN, "XEE": [2.0] * 10})
    known = known_of(case_of(rows), asking(station, least=50), LATE)
    assert line(known, "XEE") == [2.0] * 10


def test_the_total_is_never_less_than_what_is_listed() -> None:
    """A total that the publisher gave later than its table, and did not make agree with it."""
    rows = told({"XAA": TEN, "XEE": [20.0] * 10})
    rows.append(row("entries", "2021-05", 90, published="2021-12-01"))
    rows.append(row("entries", "2021-06", 300, published="2021-12-01"))
    known = known_of(case_of(rows), asking(people=("XAA", "XEE")), LATE)
    assert line(known, ALL)[4:6] == [124, 300]
    assert line(known, OTHER)[4:6] == [0, 300 - 105 - 20]


def notices(known: Known) -> list[tuple[str, str | None, object]]:
    for notice in known.notices:
        for language in LANGUAGES:
            assert str(notice.value) in notice.say(words_in(language))
    return [(one.code, one.value, one.values.get("population")) for one in known.notices]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "forecast-series-nothing-yet"),
        (told({"XAA": [7.0] * (LEAST_MONTHS - 1)}, "onward"), "forecast-series-too-short"),
        (told({"XAA": [0.0] * 10}, "onward"), "forecast-series-all-zero"),
    ],
)
def test_a_station_with_nothing_to_go_by_is_left_out_and_told(rows: list[Row], code: str) -> None:
    case = case_of(
        told({"XAA": TEN}) + rows, [series("entries", "XBB>XCC"), series("onward", "XCC>XDD")]
    )
    known = known_of(case, asking(ENTRIES, ONWARD), LATE)
    assert {target.series for target in known.counts} == {"entries"}
    assert notices(known)[0][:2] == (code, "onward")


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        ([None] * 5 + [9.0] * 5, None),
        ([0.0] * 10, "forecast-series-all-zero"),
    ],
)
def test_a_nationality_with_nothing_to_go_by_joins_the_others(
    counts: list[float | None], code: str | None
) -> None:
    rows = told({"XAA": counts, "XEE": TEN})
    known = known_of(case_of(rows), asking(), LATE)
    apart = Target("entries", "XAA") in known.counts
    assert apart == (code is None)
    if code:
        assert notices(known) == [(code, "entries", "XAA")]
        assert line(known, OTHER) == [0.0] * 10


def test_a_nationality_of_too_few_months_joins_the_others() -> None:
    """Its table began only lately; the total is older."""
    rows = [row("entries", span, 100) for span in months(10)]
    rows += [row("entries", span, 60, "XAA") for span in months(10)[6:]]
    case = case_of(rows, [series("entries", "XBB>XCC", tables="all")])
    known = known_of(case, asking(), LATE)
    assert notices(known) == [("forecast-series-too-short", "entries", "XAA")]
    assert [target.population for target in known.counts] == [ALL]


def test_a_day_on_which_nothing_was_published_is_refused() -> None:
    case = case_of(told({"XAA": TEN}))
    with pytest.raises(CallError) as refused:
        known_of(case, asking(), dt.date(2021, 4, 1))
    problem = refused.value.problems[0]
    assert (problem.code, problem.value) == ("forecast-nothing-known", "2021-04-01")
    assert "entries" in problem.say(words_in("en"))
    assert "2021-01" in problem.say(words_in("es"))


@pytest.mark.parametrize("value", [-1.0, math.inf])
def test_a_number_that_no_count_can_be_is_refused(value: float) -> None:
    """The reader of cases refuses it too; whoever makes a case in memory is told here."""
    case = case_of(told({"XAA": TEN}))
    spoilt = case.observations.with_columns(
        *(
            pl.when(pl.col("period") == "2021-03").then(value).otherwise(pl.col(name)).alias(name)
            for name in ("low", "high", "value")
        )
    )
    broken = with_observations(case, spoilt)
    with pytest.raises(CaseError) as refused:
        known_of(broken, asking(), LATE)
    problem = refused.value.problems[0]
    assert problem.code == "forecast-negative"
    assert problem.values == {"series": "entries", "month": "2021-03", "population": ALL}


METHOD = note("by-night", "entries", kind="method", starts="2021-06-10", published="2021-10-01")
CLOSED = note(
    "closed",
    "entries",
    kind="incomplete",
    starts="2021-03-01",
    ends="2021-04-30",
    published="2021-09-15",
)


def test_a_step_flagged_as_method_is_a_break_from_the_day_it_was_known() -> None:
    case = case_of(told({"XAA": TEN}), faults=[METHOD, CLOSED])
    asked = asking(breaks=[Break(fault="by-night"), Break(fault="closed")])
    days = [dt.date(2021, 9, 30), dt.date(2021, 10, 1)]
    early, late = known_on(case, asked, days)
    # What begins and ends is two breaks: in March and in May.
    assert early.breaks == {"entries": (2, 4)}
    assert late.breaks == {"entries": (2, 4, 5)}
    for day, known in zip(days, (early, late), strict=True):
        same(known, known_of(case.as_of(day), asked, day))


def test_a_fault_of_some_people_is_no_break_of_all() -> None:
    case = case_of(told({"XAA": TEN, "XEE": TEN}), faults=[{**METHOD, "population": "XEE"}, CLOSED])
    asked = asking(breaks=[Break(fault="by-night"), Break(fault="closed")])
    assert known_of(case, asked, LATE).breaks == {"entries": (2, 4)}


def test_months_that_are_set_aside_are_absent_from_the_day_their_fault_was_known() -> None:
    case = case_of(told({"XAA": TEN}), faults=[CLOSED])
    asked = asking(breaks=[Break(fault="closed", set_aside=True)])
    days = [dt.date(2021, 9, 14), dt.date(2021, 9, 15)]
    early, late = known_on(case, asked, days)
    assert line(early, ALL)[1:5] == [101, 102, 103, 104]
    assert line(late, ALL)[1:5] == [101, None, None, 104]
    assert not late.breaks
    same(late, known_of(case.as_of(days[1]), asked, days[1]))


def test_what_is_set_aside_of_some_people_leaves_the_others() -> None:
    fault = {**CLOSED, "population": "XEE"}
    case = case_of(told({"XAA": TEN, "XEE": [20.0] * 10}), faults=[fault])
    asked = asking(people=("XAA", "XEE"), breaks=[Break(fault="closed", set_aside=True)])
    known = known_of(case, asked, LATE)
    assert line(known, "XEE")[1:5] == [20, None, None, 20]
    assert line(known, "XAA")[2] == 102
    assert line(known, ALL)[2] == 122
    assert line(known, OTHER)[1:5] == [0, None, None, 0]


def test_only_reported_days_are_not_assumed() -> None:
    rows = [{**one, "published": "2021-12-01"} for one in told({"XAA": TEN})]
    case = case_of(rows)
    assert known_of(case, asking(), LATE).assumed == frozenset()
    assert known_of(case_of(told({"XAA": TEN})), asking(), LATE).assumed == {"entries"}


def test_a_series_that_counts_at_several_places_is_read_at_the_one_named() -> None:
    table = [series("entries", "", tables="nationality")]
    rows = [
        row("entries", span, value, "XAA", place=place)
        for place, value in (("medio", 10), ("bajo", 30))
        for span in months(10)
    ]
    station = Station(place="medio", series="entries", at="bajo")
    known = known_of(case_of(rows, table), asking(station), LATE)
    assert line(known, "XAA") == [30.0] * 10


def test_months_count_from_the_first_that_is_read() -> None:
    case = case_of(told({"XAA": TEN}))
    later = Settings(
        format=1,
        time=Time(first=months_before(JANUARY, -3)),
        people=Told(nationalities=("XAA",)),
        stations=(ENTRIES,),
    )
    known = known_of(case, later, LATE)
    assert known.first == dt.date(2021, 4, 1)
    counts: Floats = known.counts[Target("entries", "XAA")]
    assert counts.tolist() == TEN[3:]


def test_nobody_is_told_apart_where_no_table_does() -> None:
    rows = [row("entries", span, 100) for span in months(10)]
    case = case_of(rows, [series("entries", "XBB>XCC", tables="all")])
    known = known_of(case, asking(people=("XAA",)), LATE)
    assert [target.population for target in known.counts] == [ALL]
