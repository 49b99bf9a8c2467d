"""Pathways say open, closed or not known to a group on a day, and say why."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case import CallError
from isthmus.case.provisions import Pathway
from isthmus.sharing.pathways import REASONS, STATES, Group, Opening, Ways, open_to, openings
from isthmus.words import LANGUAGES, words_in
from tests.series.corridors import shipped_case
from tests.sharing.ways import KNOWN, pathway, unsafe, with_ways

CATALOG = Path(__file__).parents[2] / "src" / "isthmus" / "words" / "catalog"
DAY = dt.date(2024, 6, 15)
#: What each reason says of the state.
STATE = {
    **dict.fromkeys(("in-force", "renews"), "open"),
    **dict.fromkeys(("some-only", "not-said-where", "uncounted"), "unknown"),
}


def one(way: Pathway, who: str = "XAA", present: str | None = "XCC", day: dt.date = DAY) -> Opening:
    """What a single pathway says."""
    (found,) = open_to(with_ways([way]), who, present, day)
    return found


def said(found: Opening) -> tuple[str, str]:
    """Its state and why."""
    return found.state, found.reason


# --- each rule -----------------------------------------------------------------------------------


def test_a_way_in_force_without_a_quota_is_open() -> None:
    assert said(one(pathway())) == ("open", "in-force")


def test_the_first_and_the_last_day_are_in_force_and_the_days_beside_them_are_not() -> None:
    starts, ends = dt.date(2024, 5, 1), dt.date(2024, 6, 10)
    way = pathway(starts=starts, ends=ends, ends_published=KNOWN)
    before, after = starts - dt.timedelta(1), ends + dt.timedelta(1)
    assert said(one(way, day=starts)) == said(one(way, day=ends)) == ("open", "in-force")
    assert said(one(way, day=before)) == ("closed", "not-begun")
    assert one(way, day=before).turns == starts
    assert said(one(way, day=after)) == ("closed", "ended")
    assert one(way, day=after).turns == ends


def test_an_end_that_was_announced_later_is_not_known_before() -> None:
    way = pathway(ends=dt.date(2024, 5, 31), ends_published=dt.date(2024, 6, 1))
    assert said(one(way, day=dt.date(2024, 5, 31))) == ("open", "in-force")
    assert one(way, day=dt.date(2024, 5, 31)).turns is None
    assert said(one(way, day=dt.date(2024, 6, 1))) == ("closed", "ended")


def test_a_way_that_was_published_later_is_not_there_before() -> None:
    way = pathway(published=dt.date(2024, 6, 1), starts=dt.date(2024, 1, 1))
    assert open_to(with_ways([way]), "XAA", "XCC", dt.date(2024, 5, 31)) == ()
    assert said(one(way, day=dt.date(2024, 6, 1))) == ("open", "in-force")


def test_it_is_for_those_who_are_where_it_says() -> None:
    way = pathway(present="XBB;XCC")
    assert said(one(way, present="XBB")) == ("open", "in-force")
    assert said(one(way, present="XEE")) == ("closed", "elsewhere")
    assert said(one(way, present=None)) == ("unknown", "not-said-where")
    assert said(one(pathway(), present=None)) == ("open", "in-force")


def test_it_is_for_those_whom_it_names() -> None:
    way = pathway(nationalities="XAA|XEE;asylum-seekers")
    assert said(one(way, "XAA")) == ("open", "in-force")
    assert said(one(way, "XEE")) == ("unknown", "some-only")
    assert open_to(with_ways([way]), "XFF", "XCC", DAY) == ()
    assert said(one(pathway(nationalities="asylum-seekers"), "XFF")) == ("unknown", "some-only")


def test_nobody_is_led_home() -> None:
    assert open_to(with_ways([pathway(to="XAA")]), "XAA", "XCC", DAY) == ()


def test_an_unsafe_country_closes_every_way_into_it_for_whom_it_is_marked() -> None:
    case = with_ways([pathway()], [unsafe("XDD", "XAA")])
    (found,) = open_to(case, "XAA", "XCC", DAY)
    assert (*said(found), found.turns) == ("closed", "unsafe", dt.date(2022, 1, 1))
    (other,) = open_to(case, "XEE", "XCC", DAY)
    assert said(other) == ("open", "in-force")
    (everybody,) = open_to(with_ways([pathway()], [unsafe("XDD")]), "XEE", "XCC", DAY)
    assert said(everybody) == ("closed", "unsafe")


def test_a_mark_that_was_lifted_no_longer_closes() -> None:
    lifted = unsafe("XDD", ends=dt.date(2024, 6, 1), ends_published=dt.date(2024, 5, 1))
    case = with_ways([pathway()], [lifted])
    assert said(open_to(case, "XAA", "XCC", dt.date(2024, 6, 1))[0]) == ("closed", "unsafe")
    assert said(open_to(case, "XAA", "XCC", dt.date(2024, 6, 2))[0]) == ("open", "in-force")


# --- quotas --------------------------------------------------------------------------------------


def test_a_quota_of_a_month_begins_anew_and_leaves_the_way_open() -> None:
    assert said(one(pathway(quota=10, quota_per="month"))) == ("open", "renews")


@pytest.mark.parametrize("per", ["year", "total"])
def test_a_quota_that_may_be_used_up_and_that_nothing_counts_leaves_it_unknown(per: str) -> None:
    found = one(pathway(quota=10, quota_per=per))
    assert (*said(found), found.used, found.left) == ("unknown", "uncounted", None, None)


def test_a_quota_of_nobody_is_closed() -> None:
    for per in ("month", "year", "total"):
        assert said(one(pathway(quota=0, quota_per=per))) == ("closed", "no-places")


def hosted(quota: int, per: str = "total") -> Pathway:
    """A way whose use is a stock: 535 refugees of XAA in XBB at the end of 2023."""
    return pathway(
        to="XBB",
        quota=quota,
        quota_per=per,
        series="people-hosted",
        series_place="XBB",
        series_population="XAA;refugees",
    )


@pytest.mark.parametrize(
    ("quota", "told", "left"),
    [
        (536, ("open", "in-force"), (1.0, 1.0)),
        (535, ("closed", "used-up"), (0.0, 0.0)),
        (100, ("closed", "used-up"), (0.0, 0.0)),
    ],
)
def test_the_last_number_of_a_stock_is_what_is_used(
    quota: int, told: tuple[str, str], left: tuple[float, float]
) -> None:
    found = one(hosted(quota))
    assert said(found) == told
    assert found.used is not None
    assert (found.used.low, found.used.high, str(found.used.counted)) == (535, 535, "2023")
    assert found.left == left


def recognised(**given: object) -> Pathway:
    """A way whose use is the people recognised in Cordillera: 1,046 in 2022 and 1,669 in 2023."""
    return pathway(to="XCC", series="cordillera-decisions", series_population="recognised", **given)


def test_without_a_quota_the_last_year_that_was_counted_is_told() -> None:
    used = one(recognised(), present=None).used
    assert used is not None
    assert (str(used.counted), used.low) == ("2023", 1669)
    # The numbers of 2023 were published on 29 February 2024.
    early = one(recognised(), present=None, day=dt.date(2024, 2, 28)).used
    assert early is not None
    assert (str(early.counted), early.low) == ("2022", 1046)


def test_a_quota_of_a_year_is_set_against_the_count_of_that_year_alone() -> None:
    year = one(recognised(quota=1670, quota_per="year"), present=None, day=dt.date(2023, 12, 31))
    assert said(year) == ("unknown", "uncounted"), "of 2023 nothing is published by then"
    whole = one(recognised(quota=2716, quota_per="total"), present=None)
    assert whole.used is not None
    assert (whole.used.low, whole.left) == (1046 + 1669, (1.0, 1.0))
    assert said(one(recognised(quota=2715, quota_per="total"), present=None)) == (
        "closed",
        "used-up",
    )


def test_a_count_before_the_way_began_is_none_of_its_use() -> None:
    started = recognised(starts=dt.date(2024, 1, 1))
    assert one(started, present=None).used is None


def test_the_use_of_several_nationalities_is_their_sum() -> None:
    case = shipped_case("tutorial").as_of(DAY)
    way = pathway(to="XCC", nationalities="XAA|XEE", series="cordillera-entries")
    used = one(way, present=None).used
    assert used is not None
    rows = case.observations.filter(
        (pl.col("series") == "cordillera-entries")
        & pl.col("population").is_in(["XAA", "XEE"])
        & (pl.col("start") >= used.counted.start)
        & (pl.col("end") <= used.counted.end)
    ).sort("published")
    latest = rows.group_by("start", "population").agg(pl.col("value").last())
    assert used.counted.start == dt.date(2024, 1, 1)
    assert used.low == latest.get_column("value").sum()


# --- laws ----------------------------------------------------------------------------------------

days = st.dates(dt.date(2022, 3, 1), dt.date(2024, 12, 31))
countries = st.sampled_from(["XBB", "XCC", "XDD"])
people = st.sampled_from(["all", "XAA", "XAA|XEE", "XEE;asylum-seekers", "XFF|XAA;asylum-seekers"])


@st.composite
def ways(draw: st.DrawFn) -> Pathway:
    """Any pathway that the format allows."""
    starts = draw(st.none() | days)
    ends = draw(st.none() | days.filter(lambda day: starts is None or day >= starts))
    quota = draw(st.none() | st.integers(0, 2000))
    count = draw(st.sampled_from([None, "people-hosted", "cordillera-decisions"]))
    of = {
        "people-hosted": {"series_place": "XBB", "series_population": "XAA;refugees"},
        "cordillera-decisions": {"series_population": "recognised"},
    }
    return pathway(
        to=draw(countries),
        nationalities=draw(people),
        present=draw(st.sampled_from([None, "XBB", "XBB;XCC"])),
        starts=starts,
        ends=ends,
        ends_published=None if ends is None else draw(days),
        quota=quota,
        quota_per=None if quota is None else draw(st.sampled_from(["month", "year", "total"])),
        published=draw(days),
        series=count,
        **of.get(count or "", {}),
    )


groups = st.tuples(st.sampled_from(["XAA", "XEE", "XFF"]), st.none() | countries)


@settings(max_examples=60, deadline=None)
@given(ways(), groups, days)
def test_whatever_the_way_what_is_said_of_it_holds(
    way: Pathway, group: tuple[str, str | None], day: dt.date
) -> None:
    nationality, present = group
    for found in open_to(with_ways([way]), nationality, present, day):
        assert found.state == STATE.get(found.reason, "closed")
        assert found.pathway.to != nationality
        if found.state == "open":
            assert way.published <= day
            assert way.starts is None or way.starts <= day
            known_end = way.ends_published is not None and way.ends_published <= day
            assert not (known_end and way.ends is not None and way.ends < day)
            assert way.present is None or present in way.present.split(";")
            assert way.quota != 0
        if found.used is not None:
            assert found.used.published <= day
            assert found.used.counted.end <= day
        if found.left is not None:
            least, most = found.left
            assert way.quota is not None
            assert 0 <= least <= most <= way.quota
            assert (found.reason == "used-up") <= (most == 0 and way.quota_per != "month")


@settings(max_examples=30, deadline=None)
@given(st.lists(ways(), max_size=4), groups, days, countries)
def test_a_mark_closes_what_leads_there_and_touches_nothing_else(
    several: list[Pathway], group: tuple[str, str | None], day: dt.date, marked: str
) -> None:
    named = [
        Pathway(**{**{f: getattr(way, f) for f in way.__struct_fields__}, "id": f"way-{i}"})
        for i, way in enumerate(several)
    ]
    free = open_to(with_ways(named), *group, day)
    held = open_to(with_ways(named, [unsafe(marked)]), *group, day)
    assert [one.pathway.id for one in free] == [one.pathway.id for one in held]
    for before, after in zip(free, held, strict=True):
        if before.pathway.to == marked:
            assert said(after) == ("closed", "unsafe")
        else:
            assert after == before


def test_what_is_known_later_changes_nothing_of_a_day() -> None:
    for name, day in (("tutorial", dt.date(2023, 3, 1)), ("americas", dt.date(2023, 7, 15))):
        case = shipped_case(name)
        for who in ("XAA", "XEE") if name == "tutorial" else ("VEN", "HTI"):
            assert open_to(case, who, None, day) == open_to(case.as_of(day), who, None, day)


# --- the shipped cases ---------------------------------------------------------------------------


def test_parole_for_four_nationalities_opened_and_ended_as_the_register_says() -> None:
    """88 FR 1279 (30,000 a month together) to 90 FR 13611."""
    case = shipped_case("americas")

    def chnv(who: str, day: str) -> list[tuple[str, str]]:
        found = open_to(case, who, "PAN", dt.date.fromisoformat(day))
        return [said(one) for one in found if one.pathway.id == "usa-parole-chnv"]

    assert chnv("VEN", "2023-01-04") == []
    assert chnv("VEN", "2023-01-05") == [("closed", "not-begun")]
    assert chnv("VEN", "2023-01-06") == [("open", "renews")]
    assert chnv("VEN", "2025-03-24") == [("open", "renews")]
    assert chnv("VEN", "2025-03-26") == [("closed", "ended")]
    assert chnv("COL", "2023-06-01") == []
    (row,) = [one for one in Ways(case).pathways if one.id == "usa-parole-chnv"]
    assert (row.quota, row.quota_per) == (30000, "month")


def test_the_tutorial_has_each_state_and_every_shipped_way_says_where_it_is_written() -> None:
    ways_of = Ways(shipped_case("tutorial").as_of(DAY))
    states = {
        found.state for who in ("XAA", "XEE") for found in openings(ways_of, Group(who, "XCC", DAY))
    }
    assert states == set(STATES)
    for name in ("tutorial", "americas"):
        for row in Ways(shipped_case(name)).pathways:
            assert row.legal_url, row.id
            assert row.legal_url.startswith("http"), row.id


def test_a_word_that_is_no_country_is_refused_with_the_nearest() -> None:
    case = shipped_case("tutorial")
    with pytest.raises(CallError, match=r"'XA' is no country .* Did you mean"):
        open_to(case, "XA", None, DAY)
    with pytest.raises(CallError, match="'12345' is no country"):
        open_to(case, "XAA", "12345", DAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_its_sentence(language: str) -> None:
    text = (CATALOG / f"pathways.{language}.ftl").read_text(encoding="utf-8")
    assert set(re.findall(r"^pathways-reason-([a-z-]+) =", text, re.MULTILINE)) == set(REASONS)
    assert set(STATE) < set(REASONS)
    assert all(words_in(language).has(f"pathways-reason-{reason}") for reason in REASONS)
