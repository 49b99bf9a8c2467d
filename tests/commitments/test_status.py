"""The computed status: each rule by a story, and the laws that hold for every story."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.commitments.records import STATUSES, Reason
from isthmus.commitments.status import of_commitment
from tests.case.promised import money
from tests.commitments.cases import measured_on, status_on, tracked_on, with_rows

SUM = {"series": "entries", "reduce": "sum", "exact": "true"}
FLOW = {"starts": "2022-01-01", "made": "2022-01-01", "agreement": "", "pillar": ""}
MONTHS = [f"2022-{m:02}" for m in range(1, 13)]


def told(
    value: str, period: str = "2022", reporter: str = "independent", **cells: str
) -> dict[str, str]:
    return {"indicator": "number", "value": value, "period": period, "reporter": reporter} | cells


# --- by numbers ----------------------------------------------------------------------------------


def test_the_cases_own_series_decides() -> None:
    """1,000 in 2022, 90 a month: on its way, then met in December and not before."""
    counts = dict.fromkeys(MONTHS, "90")
    tables = with_rows(promise=FLOW, measure=SUM, counts=counts)
    assert status_on(tables, "2022-07-20") == ("on-track", "ahead")
    assert status_on(tables, "2022-12-16") == ("on-track", "ahead")
    assert status_on(tables, "2023-01-15") == ("met", "reached")


def test_a_series_that_falls_short_is_late_and_then_missed() -> None:
    """80 a month do not make 1,000; while December is not counted, nothing is said of the year."""
    tables = with_rows(promise=FLOW, measure=SUM, counts=dict.fromkeys(MONTHS, "80"))
    assert status_on(tables, "2022-07-20") == ("late", "behind")
    assert status_on(tables, "2023-01-10") == ("not-verifiable", "counted-until")
    assert status_on(tables, "2023-01-15") == ("missed", "short")


def test_nothing_counted_is_not_started_and_absent_is_not_nothing() -> None:
    tables = with_rows(promise=FLOW, measure=SUM, counts={"2022-01": "0"})
    assert status_on(tables, "2022-02-20") == ("not-started", "nothing")
    assert status_on(with_rows(promise=FLOW), "2022-02-20") == ("not-verifiable", "no-evidence")
    later = with_rows(promise=FLOW | {"starts": "2022-06-01"})
    assert status_on(later, "2022-02-20") == ("not-started", "begins")


def test_a_hole_in_the_series_leaves_it_open() -> None:
    counts = {m: "70" for m in MONTHS if m != "2022-05"}
    tables = with_rows(promise=FLOW, measure=SUM, counts=counts)
    assert status_on(tables, "2023-02-01") == ("not-verifiable", "gaps")


def test_a_wider_count_shows_and_decides_nothing() -> None:
    tables = with_rows(
        promise=FLOW, measure=SUM | {"exact": "false"}, counts=dict.fromkeys(MONTHS, "900")
    )
    found = measured_on(tables, "2023-02-01")
    assert (found.status, found.reason.code) == ("not-verifiable", "only-wider")
    assert [(one.low, one.high, one.decides) for one in found.told] == [(10800, 10800, False)]


@pytest.mark.parametrize(
    ("reporter", "status"),
    [
        ("actor", "not-verifiable"),
        ("participant", "not-verifiable"),
        ("beneficiary", "met"),
        ("independent", "met"),
    ],
)
def test_who_reports_decides_whether_it_counts(reporter: str, status: str) -> None:
    """What those who promised say of themselves stands in its own column, and there alone."""
    tables = with_rows(reports=[told("1200", reporter=reporter, stage="fulfilled")])
    found = tracked_on(tables, "2023-02-01")
    assert found.status == status
    assert [one.stage for one in found.reported] == (["fulfilled"] if reporter == "actor" else [])


def test_two_who_may_decide_and_contradict_each_other_decide_nothing() -> None:
    reports = [told("1200"), told("800", reporter="beneficiary")]
    assert status_on(with_rows(reports=reports), "2023-02-01") == (
        "not-verifiable",
        "contradicted",
    )
    earlier = [told("1200"), told("800", period="2022-06", reporter="beneficiary")]
    assert status_on(with_rows(reports=earlier), "2023-02-01") == ("met", "reached")


def test_reports_of_one_publisher_amend_and_increments_add() -> None:
    months = [told("400", period=f"2022-0{m}", measure="increment") for m in (2, 3, 4)]
    assert status_on(with_rows(reports=months), "2022-05-01") == ("met", "reached")
    again = [
        told("1200", published="2022-12-31"),
        told("900", published="2023-01-20", source="press"),
    ]
    assert status_on(with_rows(reports=again), "2023-01-19") == ("met", "reached")
    assert status_on(with_rows(reports=again), "2023-01-20") == ("missed", "short")


@pytest.mark.parametrize("values", [("1200", "700"), ("700", "1200")])
def test_one_who_tells_two_numbers_on_one_day_decides_nothing(values: tuple[str, str]) -> None:
    """Whichever stands first: two publications of one publisher, of one period and of one day."""
    both = [
        told(value, period="2022", source=source)
        for value, source in zip(values, ("office", "press"), strict=True)
    ]
    tables = with_rows(reports=both)
    (found,) = measured_on(tables, "2023-02-01").told
    assert (found.low, found.high, found.sources) == (700, 1200, ("office", "press"))
    assert status_on(tables, "2023-02-01") == ("not-verifiable", "straddles")


def test_the_words_of_a_number_leave_it_open() -> None:
    """More than 900 may be 1,000; up to 900 is not; about 1,000 is told on either side."""
    assert status_on(with_rows(reports=[told("900", quantifier="more_than")]), "2023-02-01") == (
        "not-verifiable",
        "open",
    )
    assert status_on(with_rows(reports=[told("900", quantifier="at_most")]), "2023-02-01") == (
        "missed",
        "short",
    )
    assert status_on(with_rows(reports=[told("1000", quantifier="about")]), "2023-02-01") == (
        "not-verifiable",
        "straddles",
    )


@pytest.mark.parametrize(
    ("cells", "value", "status"),
    [
        ({"low": "1000", "high": "2000"}, "1000", "met"),
        ({"low": "1000", "quantifier": "at_least"}, "999", "missed"),
        ({"low": "1000", "quantifier": "more_than"}, "1000", "missed"),
        ({"low": "1000", "quantifier": "more_than"}, "1001", "met"),
        ({"low": "1000", "high": "1000", "quantifier": "about"}, "500", "met"),
        ({"low": "1000", "high": "1000", "quantifier": "about"}, "499", "missed"),
        ({"high": "1000", "quantifier": "at_most"}, "1000", "met"),
        ({"high": "1000", "quantifier": "at_most"}, "1001", "missed"),
        ({"high": "1000", "quantifier": "less_than"}, "1000", "missed"),
        ({"high": "1000"}, "1000", "met"),
        ({}, "1000", "not-verifiable"),
    ],
)
def test_what_a_target_asks(cells: dict[str, str], value: str, status: str) -> None:
    tables = with_rows(targets=[cells], reports=[told(value)])
    assert status_on(tables, "2023-02-01")[0] == status


def test_a_ceiling_is_kept_only_at_the_end_and_broken_at_once() -> None:
    ceiling = [{"high": "1000", "quantifier": "at_most"}]
    low = with_rows(targets=ceiling, reports=[told("400", period="2022-06")])
    assert status_on(low, "2022-07-01") == ("on-track", "under")
    assert status_on(low, "2023-02-01") == ("not-verifiable", "counted-until")
    high = with_rows(targets=ceiling, reports=[told("1400", period="2022-06")])
    assert status_on(high, "2022-07-01") == ("missed", "over")


def test_a_ceiling_that_two_tell_differently_decides_nothing() -> None:
    ceiling = [{"high": "1000", "quantifier": "at_most"}]
    both = [told("1400"), told("400", reporter="beneficiary")]
    assert status_on(with_rows(targets=ceiling, reports=both), "2023-02-01") == (
        "not-verifiable",
        "contradicted",
    )
    open_end = {"deadline": "", "deadline_basis": ""}
    endless = with_rows(promise=open_end, targets=ceiling, reports=[told("400")])
    assert status_on(endless, "2023-02-01") == ("not-verifiable", "no-end")


def test_counts_that_cannot_both_be_true_decide_nothing() -> None:
    """One says no more than 500, the other from 600 on: one of them is wrong."""
    reports = [told("500"), told("600", reporter="beneficiary", quantifier="at_least")]
    assert status_on(with_rows(reports=reports), "2023-02-01") == (
        "not-verifiable",
        "contradicted",
    )
    agree = [told("500"), told("400", reporter="beneficiary", quantifier="at_least")]
    assert status_on(with_rows(reports=agree), "2023-02-01") == ("missed", "short")


def test_before_the_end_two_paces_contradict_and_an_open_one_says_nothing() -> None:
    june = {"period": "2022-06"}
    two = [told("100", **june), told("900", reporter="beneficiary", **june)]
    assert status_on(with_rows(reports=two), "2022-07-01") == ("not-verifiable", "contradicted")
    least = [told("100", quantifier="at_least", **june)]
    assert status_on(with_rows(reports=least), "2022-07-01") == ("not-verifiable", "pace-open")


def test_without_a_deadline_nothing_is_late_or_missed() -> None:
    tables = with_rows(
        promise={"deadline": "", "deadline_basis": ""},
        reports=[
            told("200"),
        ],
    )
    assert status_on(tables, "2030-01-01") == ("not-verifiable", "no-end")
    done = with_rows(promise={"deadline": "", "deadline_basis": ""}, reports=[told("1000")])
    assert status_on(done, "2030-01-01") == ("met", "reached")


def test_a_level_is_that_of_the_end() -> None:
    """People hosted at year-end: the last number by the deadline counts, earlier ones do not."""
    level = {"unit": "people", "series": "stays", "reduce": "last", "exact": "true"}
    rows = with_rows(promise=FLOW | {"deadline": "2023-12-31"}, measure=level)
    for year, value in (("2021", "900"), ("2022", "1500"), ("2023", "800")):
        rows["observations"].append(
            {"series": "stays", "period": year, "population": "VEN;men", "value": value}
        )
    assert status_on(rows, "2023-02-01") == ("on-track", "level-reached")
    assert status_on(rows, "2024-02-01") == ("missed", "short")
    highest = with_rows(
        promise=FLOW | {"deadline": "2023-12-31"}, measure=level | {"reduce": "highest"}
    )
    highest["observations"] = rows["observations"]
    assert status_on(highest, "2024-02-01") == ("met", "reached")


def test_a_level_that_rose_after_the_end_may_have_risen_before_it() -> None:
    """Too few at the year-end before the deadline, enough at the one after: nobody knows which."""
    level = {"unit": "people", "series": "stays", "reduce": "last", "exact": "true"}
    for reduce in ("last", "highest", "change"):
        for later, status in (("1500", "not-verifiable"), ("700", "missed")):
            rows = with_rows(
                promise=FLOW | {"deadline": "2023-06-30"}, measure=level | {"reduce": reduce}
            )
            rows["observations"] = [row for row in rows["observations"] if row["series"] != "stays"]
            for year, value in (("2021", "0"), ("2022", "600"), ("2023", later)):
                rows["observations"].append(
                    {"series": "stays", "period": year, "population": "all", "value": value}
                )
            found = measured_on(rows, "2024-02-01")
            assert (reduce, found.status) == (reduce, status)
            assert (found.told[0].low, found.told[0].high) == (600, max(600, int(later)))


def test_a_change_is_counted_from_the_number_before() -> None:
    level = {"unit": "people", "series": "stays", "reduce": "change", "exact": "true"}
    rows = with_rows(promise=FLOW | {"deadline": "2023-12-31"}, measure=level)
    rows["observations"] = [row for row in rows["observations"] if row["series"] != "stays"]
    for year, value in (("2021", "900"), ("2023", "1900")):
        rows["observations"].append(
            {"series": "stays", "period": year, "population": "all", "value": value}
        )
    found = measured_on(rows, "2024-02-01")
    assert (found.status, found.told[0].low, found.told[0].high) == ("met", 1000, 1000)


# --- targets in time -----------------------------------------------------------------------------


def test_an_amended_target_stands_from_its_day_on() -> None:
    """The day before the old one stood, and the register of that day says so."""
    targets = [
        {"low": "1000", "high": "1000"},
        {"low": "600", "high": "600", "amended": "2022-10-01"},
    ]
    tables = with_rows(targets=targets, reports=[told("700", period="2022-09")])
    before, after = measured_on(tables, "2022-09-30"), measured_on(tables, "2022-10-01")
    assert before.target is not None
    assert after.target is not None
    assert (before.target.low, before.status) == (1000, "late")
    assert [one.low for one in before.coming] == [600]
    assert (after.target.low, after.status) == (600, "met")
    assert [one.low for one in after.earlier] == [1000]


def test_a_running_total_told_later_bounds_the_time_before_it_and_is_shown_as_told() -> None:
    """800 by June of the next year are no more than 800 by the end of this one."""
    tables = with_rows(reports=[told("800", period="2022-01/2023-06", quantifier="about")])
    (found,) = measured_on(tables, "2023-07-15").told
    assert (found.low, found.high) == (0, 850)
    assert found.latest is not None
    assert (found.latest.low, found.latest.high, found.latest.about) == (800, 800, True)
    assert str(found.latest.period.end) == "2023-06-30"
    assert status_on(tables, "2023-07-15") == ("missed", "short")


def test_an_amended_end_moves_the_deadline() -> None:
    targets = [
        {"low": "1000", "high": "1000"},
        {"low": "1000", "high": "1000", "amended": "2022-12-01", "ends": "2023-12-31"},
    ]
    tables = with_rows(targets=targets, reports=[told("800")])
    assert str(tracked_on(tables, "2022-11-30").deadline) == "2022-12-31"
    assert str(tracked_on(tables, "2023-02-01").deadline) == "2023-12-31"
    assert tracked_on(tables, "2023-02-01").status == "on-track"


def test_a_target_of_each_year_is_held_each_year() -> None:
    """Missed in one year is missed; a year that is not over is not; all met is on track, or met."""
    each = [{"low": "100", "high": "200", "per": "year"}]
    promise = {"starts": "2022-01-01", "made": "2022-01-01", "deadline": "2024-12-31",
               "agreement": "", "pillar": ""}  # fmt: skip

    def year(number: int, value: str) -> dict[str, str]:
        return told(value, period=str(number), measure="increment")

    good = with_rows(promise=promise, targets=each, reports=[year(2022, "100"), year(2023, "150")])
    assert status_on(good, "2024-02-01") == ("on-track", "met-so-far")
    assert status_on(good, "2025-02-01") == ("not-verifiable", "no-evidence")
    bad = with_rows(promise=promise, targets=each, reports=[year(2022, "99"), year(2023, "150")])
    assert status_on(bad, "2024-02-01") == ("missed", "short")
    whole = [year(2022, "100"), year(2023, "150"), year(2024, "120")]
    assert status_on(with_rows(promise=promise, targets=each, reports=whole), "2025-02-01") == (
        "met",
        "reached",
    )


# --- by words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "reporter", "period", "day", "status"),
    [
        ("fulfilled", "independent", "2022-11", "2022-12-01", "met"),
        ("fulfilled", "actor", "2022-11", "2022-12-01", "not-verifiable"),
        ("fulfilled", "beneficiary", "2023-02", "2023-03-01", "missed"),
        ("fulfilled", "beneficiary", "2022-06/2023-06", "2023-07-01", "not-verifiable"),
        ("in-progress", "independent", "2022-06", "2022-07-01", "on-track"),
        ("in-progress", "independent", "2022-06", "2023-07-01", "not-verifiable"),
        ("in-progress", "independent", "2022-12", "2023-07-01", "missed"),
        ("planning", "independent", "2022-06", "2022-07-01", "not-started"),
        ("suspended", "beneficiary", "2022-06", "2022-07-01", "late"),
        ("abandoned", "actor", "2022-06", "2022-07-01", "missed"),
        ("abandoned", "participant", "2022-06", "2022-07-01", "not-verifiable"),
    ],
)
def test_an_act_is_what_one_who_may_decide_says(
    stage: str, reporter: str, period: str, day: str, status: str
) -> None:
    act = {"stage": stage, "reporter": reporter, "period": period}
    tables = with_rows(measure={"unit": "act"}, targets=[], reports=[act])
    assert status_on(tables, day)[0] == status


@pytest.mark.parametrize(
    ("stage", "status", "reason"),
    [
        ("planning", "not-started", "planned"),
        ("in-progress", "not-verifiable", "begun-no-end"),
        ("suspended", "not-verifiable", "begun-no-end"),
        ("fulfilled", "met", "fulfilled"),
        ("abandoned", "missed", "abandoned"),
    ],
)
def test_an_act_without_a_deadline_is_never_late(stage: str, status: str, reason: str) -> None:
    act = {"stage": stage, "reporter": "independent", "period": "2022-06"}
    tables = with_rows(
        promise={"deadline": "", "deadline_basis": ""},
        measure={"unit": "act"},
        targets=[],
        reports=[act],
    )
    assert status_on(tables, "2030-01-01") == (status, reason)


def test_words_that_contradict_each_other_decide_nothing() -> None:
    """Done by one, still under way later by another; but a later word of the same corrects it."""
    done = {"stage": "fulfilled", "reporter": "independent", "period": "2022-05"}
    later = {"stage": "in-progress", "reporter": "beneficiary", "period": "2022-06"}
    act = {"unit": "act"}
    apart = with_rows(measure=act, targets=[], reports=[done, later | {"source": "atlas"}])
    assert status_on(apart, "2022-08-01") == ("not-verifiable", "contradicted")
    same = with_rows(measure=act, targets=[], reports=[done, later])
    assert status_on(same, "2022-08-01") == ("on-track", "in-progress")


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("met", "met", "met"),
        ("met", "missed", "missed"),
        ("missed", "late", "missed"),
        ("late", "not-verifiable", "late"),
        ("on-track", "not-verifiable", "not-verifiable"),
        ("met", "on-track", "on-track"),
        ("met", "not-started", "on-track"),
        ("not-started", "not-started", "not-started"),
    ],
)
def test_a_promise_is_no_better_than_its_indicators(first: str, second: str, status: str) -> None:
    both = [(first, Reason("a")), (second, Reason("b"))]
    assert of_commitment(both)[0] == status
    assert of_commitment(both[::-1])[0] == status


@pytest.mark.parametrize(
    ("stage", "status"),
    [
        ("fulfilled", "met"),
        ("in-progress", "not-verifiable"),
        ("suspended", "late"),
        ("abandoned", "missed"),
    ],
)
def test_where_no_number_decides_the_word_of_one_who_may_does(stage: str, status: str) -> None:
    """But "in progress" says nothing of how far a number has come."""
    reports = [
        told("100", period="2022-06", reporter="actor"),
        {"stage": stage, "reporter": "independent", "period": "2022-06"},
    ]
    assert status_on(with_rows(reports=reports), "2022-07-15")[0] == status
    counted = [told("1000", period="2022-06"), reports[1]]
    assert status_on(with_rows(reports=counted), "2022-07-15")[0] == "met"


def test_reports_that_contradict_each_other_are_both_shown() -> None:
    """Of those who promised, in one month, through two publishers; an older word is outdated."""
    reports = [
        {"stage": "planning", "period": "2022-02"},
        {"stage": "fulfilled", "period": "2022-06"},
        {"stage": "in-progress", "period": "2022-06", "source": "atlas"},
    ]
    found = tracked_on(with_rows(reports=reports), "2022-08-01")
    assert {one.stage for one in found.reported} == {"fulfilled", "in-progress"}
    assert len(found.reports) == 3


# --- by payments ---------------------------------------------------------------------------------


def paid(id: str, low: str, day: str, **cells: str) -> dict[str, str]:
    row = {"commitment": "it", "stage": "disbursement", "low": low, "high": low, "date": day}
    return money(id, **(row | {"published": day} | cells))


def test_payments_make_met_and_never_missed() -> None:
    """A payment that nobody told of may have been made: what is known is the least."""
    usd = {"unit": "money", "currency": "USD"}
    rows = [paid("a", "600", "2022-03-01"), paid("b", "400", "2022-05-01")]
    assert status_on(with_rows(measure=usd, paid=rows), "2022-04-01")[0] == "on-track"
    assert status_on(with_rows(measure=usd, paid=rows), "2022-06-01") == ("met", "reached")
    assert status_on(with_rows(measure=usd, paid=rows[:1]), "2023-06-01") == (
        "not-verifiable",
        "open",
    )
    parts = [rows[0], paid("b", "400", "2022-05-01", part_of="a")]
    assert status_on(with_rows(measure=usd, paid=parts), "2023-06-01")[0] == "not-verifiable"
    running = [*rows, paid("c", "900", "2022-06-01", measure="cumulative")]
    found = measured_on(with_rows(measure=usd, paid=running), "2022-07-01")
    assert [(one.low, one.high) for one in found.told] == [(1000, None)]


# --- laws ----------------------------------------------------------------------------------------

#: From the worst to the best, for more of what was promised; the evidence may not say.
RANK = {"missed": 0, "late": 1, "not-started": 1, "on-track": 2, "met": 3}

values = st.lists(st.integers(0, 300), min_size=1, max_size=12)


@settings(max_examples=12, deadline=None)
@given(counts=values, more=values, wanted=st.integers(1, 1500), at=st.integers(1, 14))
def test_more_of_what_was_promised_never_makes_it_worse(
    counts: list[int], more: list[int], wanted: int, at: int
) -> None:
    """Month by month at least as much: never from met to missed, from on track to late."""
    target = [{"low": str(wanted), "high": str(wanted)}]
    day = f"{2022 + at // 12}-{at % 12 + 1:02}-28"
    found = []
    for numbers in (counts, [a + b for a, b in zip(counts, [*more, *[0] * 12], strict=False)]):
        told_of = {m: str(n) for m, n in zip(MONTHS, numbers, strict=False)}
        tables = with_rows(promise=FLOW, measure=SUM, targets=target, counts=told_of)
        found.append(status_on(tables, day)[0])
    assert set(found) <= set(STATUSES)
    if "not-verifiable" not in found:
        assert RANK[found[0]] <= RANK[found[1]]
    assert not (found[0] == "met" and found[1] != "met")


@settings(max_examples=12, deadline=None)
@given(
    said=st.lists(
        st.tuples(
            st.integers(1, 12), st.integers(0, 1500), st.sampled_from(["actor", "participant"])
        ),
        max_size=4,
        unique_by=lambda one: (one[0], one[2]),
    ),
    day=st.sampled_from(["2022-06-30", "2023-06-30"]),
)
def test_what_those_who_promised_say_never_changes_the_status(
    said: list[tuple[int, int, str]], day: str
) -> None:
    """But for what they gave up. Here of an indicator that one who may decide tells of as well."""
    own = [
        told(str(value), period=f"2022-{month:02}", reporter=who, stage="fulfilled")
        for month, value, who in said
    ]
    independent = told("600", period="2022-06")
    alone, among = (
        status_on(with_rows(reports=reports), day)
        for reports in ([independent], [*own, independent])
    )
    assert alone == among
