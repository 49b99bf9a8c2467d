"""Each check by what it is for: small invented corridors, then the case to learn on."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from isthmus.case import Case, Period
from isthmus.case.periods import period
from isthmus.series.cube import Counted
from isthmus.series.disputes import Dispute, find, folded
from isthmus.series.disputes.comparing import is_country
from isthmus.series.disputes.network import Network
from tests.series.corridors import (
    Row,
    case_of,
    disputes_of,
    leg,
    months,
    note,
    row,
    series,
    shipped_case,
)

YEAR = months(12)
STOCK = {"topic": "stock", "counts": "people", "unit": "person", "measure": "stock"}


def found_in(case: Case, check: str | None = None) -> list[Dispute]:
    return [d for d in find(Counted(case)) if check in (None, d.check)]


def told(disputes: list[Dispute]) -> set[tuple[str, str, str, float | None]]:
    """Each dispute by the series of its sides, its span and its gap."""
    return {(d.a.series, d.b.series, str(d.b.period), d.gap) for d in disputes}


def each_month(id: str, value: float, population: str = "all", **cells: Any) -> list[Row]:
    return [row(id, span, value, population, **cells) for span in YEAR]


# --- path ----------------------------------------------------------------------------------------


def on_a_path(up: list[Row], down: list[Row], **cells: Any) -> list[Dispute]:
    """Two counts of the road: `up` at the first border, `down` at the second."""
    all_series = [series("up", "XBB>XCC"), series("down", "XCC>XDD", **cells)]
    return found_in(case_of([*up, *down], all_series), "path")


@pytest.mark.parametrize(
    ("up", "down", "spans"),
    [
        (100, 96, 0),  # a few stop or are missed
        (100, 94, 1),  # over a year that many are worth a line, in a month they may be on the way
        (100, 84, 13),
        (100, 101, 0),
        (100, 103, 1),  # more downstream than upstream: others join
        (100, 112, 13),
    ],
)
def test_a_loss_is_expected_and_an_excess_is_not(up: int, down: int, spans: int) -> None:
    found = on_a_path(each_month("up", up), each_month("down", down), tables="all")
    assert len([d for d in found if d.a.population == "all"]) == spans


def test_counts_of_different_kinds_are_compared_as_such() -> None:
    kinds = {"counts": "encounters", "unit": "encounter", "tables": "all"}
    found = on_a_path(each_month("up", 100), each_month("down", 300), **kinds)
    assert found
    assert not any(d.same_kind for d in found)


def test_nationals_of_the_countries_on_the_way_are_no_dispute() -> None:
    """People of XDD begin their way in XDD: they were never at the first border."""
    up = each_month("up", 1000, "XAA") + each_month("up", 500, "XDD")
    down = each_month("down", 1000, "XAA") + each_month("down", 2000, "XDD")
    assert on_a_path(up, down) == []


def test_a_total_is_compared_when_few_began_in_between() -> None:
    """A twentieth from the way itself: the totals still speak of the same people."""
    up = each_month("up", 500, "XAA") + each_month("up", 100, "XEE")
    down = each_month("down", 950, "XAA") + each_month("down", 100, "XEE")
    for own, populations in ((50, {"all", "XAA"}), (500, {"XAA"})):
        found = on_a_path(up, [*down, *each_month("down", own, "XDD")])
        assert {d.a.population for d in found} == populations


def test_a_nationality_that_hardly_passes_upstream_is_not_of_this_path() -> None:
    """Neighbours join half way, as they always did."""
    up = each_month("up", 1000, "XAA") + each_month("up", 1, "XEE")
    down = each_month("down", 1000, "XAA") + each_month("down", 100, "XEE")
    assert {d.a.population for d in on_a_path(up, down)} == {"all"}


def test_others_are_nobody_to_compare() -> None:
    """What one publisher calls other is not what another does."""
    up = each_month("up", 1000, "XAA") + each_month("up", 500, "OOO")
    down = each_month("down", 1000, "XAA") + each_month("down", 100, "OOO")
    assert {d.a.population for d in on_a_path(up, down)} == {"all"}
    assert is_country("VEN")
    assert is_country("XAA")
    assert not any(is_country(code) for code in ("OOO", "UNK", "ALL"))


def test_a_nationality_of_few_is_no_line() -> None:
    up = each_month("up", 10_000, "XAA") + each_month("up", 50, "XEE")
    down = each_month("down", 10_000, "XAA") + each_month("down", 10, "XEE")
    assert on_a_path(up, down) == []


def test_a_nationality_that_complete_tables_lack_has_no_gap() -> None:
    """Nothing is listed, and nothing is not zero."""
    up = each_month("up", 1000, "XAA") + each_month("up", 500, "XEE")
    down = [*each_month("down", 1000, "XAA"), row("down", "2022-01", 5, "XEE")]
    absent = [d for d in on_a_path(up, down) if d.gap is None]
    assert [(d.a.value, d.b.value, d.b.population, str(d.b.period)) for d in absent] == [
        (6000, None, "XEE", "2021")
    ]
    never = on_a_path(up, each_month("down", 1000, "XAA"))
    assert all(d.gap is not None for d in never)  # a code it never uses is in its "others"


def test_the_code_under_which_the_missing_stand_is_named() -> None:
    rows = [*each_month("up", 1000, "XAA"), *each_month("up", 500, "XEE")]
    rows += [*each_month("down", 1000, "XAA"), *each_month("down", 450, "XBB")]
    rows += [row("down", "2022-01", 5, "XEE")]
    fault = note("wrong-code", "down", kind="miscoded", population="XBB")
    all_series = [series("up", "XBB>XCC"), series("down", "XCC>XDD")]
    absent = [d for d in found_in(case_of(rows, all_series, faults=[fault])) if d.gap is None]
    assert len(absent) == 1
    assert absent[0].fault is not None
    assert absent[0].matched is not None
    assert (absent[0].matched.population, absent[0].matched.value) == ("XBB", 12 * 450)


def test_a_code_with_a_few_does_not_hide_many() -> None:
    rows = [*each_month("up", 1000, "XAA"), *each_month("up", 500, "XEE")]
    rows += [*each_month("down", 1000, "XAA"), *each_month("down", 50, "XBB")]
    rows += [row("down", "2022-01", 5, "XEE")]
    fault = note("wrong-code", "down", kind="miscoded", population="XBB")
    all_series = [series("up", "XBB>XCC"), series("down", "XCC>XDD")]
    absent = [d for d in found_in(case_of(rows, all_series, faults=[fault])) if d.gap is None]
    assert [(d.fault, d.matched) for d in absent] == [(None, None)]


def test_the_count_of_everyone_is_compared_before_one_of_some() -> None:
    """However long the count of women alone is."""
    cells = {"counts": "encounters", "unit": "encounter", "tables": "nationality*sex"}
    all_series = [
        series("up", "XBB>XCC"),
        series("of-women", "XCC>XDD", source="bureau", **cells),
        series("of-all", "XCC>XDD", **cells),
    ]
    rows = [row("of-women", "2020-01", 1, "XAA;women")]
    for word in ("XAA", "XEE"):
        rows += each_month("up", 100, word) + each_month("of-women", 90, f"{word};women")
        rows += each_month("of-all", 90, f"{word};women") + each_month("of-all", 90, f"{word};men")
    found = found_in(case_of(rows, all_series), "path")
    assert {d.b.series for d in found} == {"of-all"}
    assert {d.a.population for d in found} == {"all", "XAA", "XEE"}


def test_a_way_that_is_not_open_yet_leads_nowhere() -> None:
    """Before the leg opened, what was counted behind it came another way."""
    all_series = [series("up", "alto", tables="all"), series("down", "cima", tables="all")]
    rows = each_month("up", 100) + each_month("down", 300)

    def spans(**cells: str) -> set[Period]:
        legs = [leg("alto", "cima", mode="air", **cells)]
        case = case_of(rows, all_series, legs=legs)
        network = Network(case)
        return {span for span in YEAR if network.leads("alto", "cima", span)}

    assert spans() == set(YEAR)  # by the road, whatever flies
    island = leg("cima", "alto", mode="air", open_from="2021-07-01", published="2021-06-01")
    case = case_of(rows, all_series, legs=[island])
    ring = Network(case)
    assert [s for s in YEAR if ring.leads("alto", "cima", s)] == YEAR[:6]  # then it is a ring
    found = found_in(case, "path")
    assert {d.b.period for d in found} == {*YEAR[:6]}


def test_which_count_stands_upstream() -> None:
    network = Network(case_of([row("entries", "2021-01", 1)]))
    span = YEAR[0]
    assert network.leads("XAA>XBB", "XCC>XDD", span)
    assert network.leads("XAA>XBB", "XBB", span)
    assert network.leads("XBB", "XBB>XCC", span)
    assert not network.leads("XCC>XDD", "XAA>XBB", span)
    assert not network.leads("XBB", "medio", span)  # a place of it: neither is upstream
    assert not network.leads("XBB>XCC", "XBB>XCC", span)
    assert not network.leads("XDD>XAA", "XBB>XCC", span)  # no leg crosses there
    assert network.entered("XAA>XBB", "XCC>XDD", span) == {"XBB", "XCC", "XDD"}


# --- border and tables ---------------------------------------------------------------------------


def test_two_kinds_of_count_of_one_border() -> None:
    all_series = [
        series("entries", "XBB>XCC"),
        series("exits", "XBB>XCC", counts="exits", source="bureau"),
    ]
    alike = each_month("entries", 500, "XEE") + each_month("exits", 500, "XEE")
    rows = each_month("entries", 1000, "XAA") + each_month("exits", 980, "XAA")
    found = found_in(case_of([*rows, *alike], all_series))
    assert {(d.check, d.a.population) for d in found} == {("border", "all"), ("border", "XAA")}
    close = each_month("entries", 1000, "XAA") + each_month("exits", 995, "XAA")
    assert found_in(case_of([*close, *alike], all_series)) == []


def test_an_odd_span_is_compared_with_the_months_it_covers() -> None:
    all_series = [
        series("entries", "XBB>XCC", tables="all"),
        series("exits", "XBB>XCC", counts="exits", source="bureau", tables="all"),
    ]
    late = row("exits", "2021-01-01/2021-10-01", 500, source="press", published="2021-11-01")
    found = found_in(case_of([*each_month("entries", 100), late], all_series))
    assert [(str(d.a.period), d.gap, d.approximate) for d in found] == [
        ("2021-01-01/2021-09-30", -400, True)
    ]
    adrift = row("exits", "2021-01-01/2021-10-12", 500, source="press", published="2021-11-01")
    assert found_in(case_of([*each_month("entries", 100), adrift], all_series)) == []


def test_two_files_of_one_count_differ_by_anything_at_all() -> None:
    all_series = [
        series("file", "XBB>XCC", tables="all"),
        series("later-file", "XBB>XCC", source="bureau", tables="all"),
    ]
    rows = [row("file", "2021-01", 12_030), row("later-file", "2021-01", 12_024)]
    assert told(found_in(case_of(rows, all_series))) == {("file", "later-file", "2021-01", -6)}


def test_two_series_of_one_publication_are_two_things() -> None:
    """Persons displaced and persons stateless, of one book: their totals are no dispute."""
    rows = [row("one", "2021", 100), row("two", "2021", 900)]
    all_series = [series(name, "XBB", tables="all", **STOCK) for name in ("one", "two")]
    assert found_in(case_of(rows, all_series)) == []


def test_the_wider_count_is_asked_for_those_of_the_narrower() -> None:
    """One counts women alone: the other's women are compared with them, and not its men."""
    all_series = [
        series("everyone", "XBB>XCC", tables="nationality*sex"),
        series("of-women", "XBB>XCC", tables="nationality*sex", source="bureau"),
    ]
    rows = each_month("everyone", 50, "XAA;women") + each_month("everyone", 70, "XAA;men")
    rows += each_month("everyone", 9, "XEE;women") + each_month("of-women", 9, "XEE;women")
    same = [*rows, *each_month("of-women", 50, "XAA;women")]
    assert found_in(case_of(same, all_series)) == []
    other = [*rows, *each_month("of-women", 51, "XAA;women")]
    found = found_in(case_of(other, all_series))
    assert {(d.check, d.a.population) for d in found} == {
        ("tables", "women"),
        ("tables", "XAA;women"),
    }


def test_two_tables_of_one_series() -> None:
    table = [row("entries", "2024-01", 60, "XAA"), row("entries", "2024-01", 40, "XEE")]
    sexes = [row("entries", "2024-01", 50, "women"), row("entries", "2024-01", 51, "men")]
    fault = note("closed-early", "entries", kind="incomplete", starts="2024-01-01")
    case = case_of(
        [*table, *sexes],
        [series("entries", "XBB>XCC", tables="nationality;sex")],
        faults=[fault],
    )
    found = found_in(case)
    assert [(d.check, d.gap, d.tables) for d in found] == [
        ("tables", 1, (frozenset({"nationality"}), frozenset({"sex"})))
    ]
    assert found[0].fault is not None  # it need not be flagged: the other table may be the whole


# --- parts ---------------------------------------------------------------------------------------


def test_a_complete_table_makes_up_its_total() -> None:
    table = [row("entries", "2021-01", 60, "XAA"), row("entries", "2021-01", 40, "XEE")]
    for total, gap in ((100, None), (110, -10), (90, 10)):
        case = case_of([*table, row("entries", "2021-01", total)])
        assert [d.gap for d in found_in(case, "parts")] == ([] if gap is None else [gap])


def test_a_list_of_some_must_not_exceed_the_total() -> None:
    told_of = {"source": "press", "published": "2021-03-01"}
    some = [row("entries", "2021-01", n, word, **told_of) for word, n in (("XAA", 60), ("XEE", 40))]
    for total, gap in ((150, None), (90, 10)):
        rows = [*some, row("entries", "2021-01", total, **told_of)]
        case = case_of(rows, [series("entries", "XBB>XCC", tables="all")])
        assert [d.gap for d in found_in(case, "parts")] == ([] if gap is None else [gap])


def test_a_year_is_made_of_its_months() -> None:
    own = row("entries", "2021", 1300, published="2022-02-01")
    case = case_of([*each_month("entries", 100), own], [series("entries", "XBB>XCC", tables="all")])
    assert told(found_in(case)) == {("entries", "entries", "2021", -100)}
    assert {d.check for d in found_in(case)} == {"parts"}


# --- running -------------------------------------------------------------------------------------

RISING = [row("entries", span, 1000 * (i + 1)) for i, span in enumerate(YEAR)]
LAST_YEAR = row("entries", "2020", 33_333)


@pytest.mark.parametrize(
    ("span", "value", "quantifier", "gap", "matched"),
    [
        ("2021-01-01/2021-03-31", 6000, "exact", None, None),
        ("2021-01-01/2021-03-31", 6010, "exact", 10, None),
        ("2021-01-01/2021-03-31", 6000, "about", None, None),
        ("2021-01-01/2021-03-31", 9_990, "about", 3990, "2021-01-01/2021-04-30"),
        ("2021-01-01/2021-03-31", 3000, "exact", -3000, "2021-03"),
        ("2021-01-01/2021-03-20", 4500, "exact", None, None),  # between two months and three
        ("2021-01-01/2021-03-20", 2900, "exact", -100, None),  # less than the two
        ("2021-01-01/2021-03-20", 6100, "exact", 100, None),  # more than the three
        ("2021-01-01/2021-03-20", 5000, "at_least", None, None),
        ("2021-01-01/2021-03-20", 6100, "at_least", 100, None),
        ("2021-02-01/2021-02-14", 2000, "exact", 0, "2021-02"),  # a whole month for its half
        ("2021-02-01/2021-02-26", 2000, "exact", None, None),  # or for nearly all of it
        ("2021-01-01/2021-09-10", 33_000, "about", -3000, "2020"),  # the year before
        ("2021-01-01/2021-09-10", 78_000, "exact", 33_000, "2021"),  # the whole year
    ],
)
def test_a_span_lies_between_its_whole_months_and_those_it_touches(
    span: str, value: int, quantifier: str, gap: int | None, matched: str | None
) -> None:
    cells = {"quantifier": quantifier, "source": "press", "published": "2022-06-01"}
    rows = [*RISING, LAST_YEAR, row("entries", span, value, **cells)]
    found = found_in(case_of(rows, [series("entries", "XBB>XCC", tables="all")]))
    assert [(d.check, d.gap) for d in found] == ([] if gap is None else [("running", gap)])
    assert [str(d.matched.period) for d in found if d.matched] == ([matched] if matched else [])


def test_a_running_total_does_not_shrink() -> None:
    """Where there are no months: nine months cannot be more than the year."""
    cells = {"source": "press", "published": "2022-06-01"}
    rows = [row("entries", "2021", 106_838, **cells)]
    rows.append(row("entries", "2021-01-01/2021-09-27", 106_840, **cells))
    found = found_in(case_of(rows, [series("entries", "XBB>XCC", tables="all")]))
    assert told(found) == {("entries", "entries", "2021-01-01/2021-09-27", 2)}
    assert found[0].matched is not None
    assert found[0].matched.period == period("2021")


def test_a_running_total_is_tested_by_the_months_that_stand_alone() -> None:
    all_series = [series("entries", "XBB", tables="all", measure="cumulative", topic="asylum")]
    rows = [row("entries", span, 100) for span in YEAR[:3]]
    case = case_of([*rows, row("entries", "2021-01-01/2021-03-31", 280)], all_series)
    found = found_in(case)
    assert [(d.check, d.gap, d.a.measure) for d in found] == [("running", -20, "cumulative")]


# --- vintage -------------------------------------------------------------------------------------


def editions(*values: tuple[str, float, str], **cells: Any) -> list[Dispute]:
    """What is found in the editions of January 2021: source, value, day of publication."""
    rows = [row("entries", "2021-01", n, source=s, published=day) for s, n, day in values]
    return found_in(case_of(rows, [series("entries", "XBB>XCC", tables="all")]))


def test_every_edition_is_set_against_the_latest() -> None:
    found = editions(
        ("office", 100, "2021-02-10"), ("office", 110, "2021-03-10"), ("office", 105, "2021-04-10")
    )
    assert {(d.a.value, d.b.value) for d in found} == {(100, 105), (110, 105)}
    assert len(folded(found)) == 1


def test_what_is_relayed_is_set_against_the_publishers_own() -> None:
    found = editions(
        ("press", 90, "2021-02-05"), ("office", 100, "2021-02-10"), ("radio", 100, "2021-02-11")
    )
    assert [(d.check, d.a.value, d.b.value) for d in found] == [("vintage", 100, 90)]


def test_where_all_is_relayed_the_latest_word_stands() -> None:
    found = editions(("press", 90, "2021-02-05"), ("radio", 100, "2021-02-10"))
    assert [(d.a.value, d.b.value) for d in found] == [(90, 100)]


def test_a_value_told_twice_is_one_edition() -> None:
    found = editions(
        ("press", 90, "2021-02-05"), ("radio", 90, "2021-03-05"), ("office", 100, "2021-02-10")
    )
    assert [(d.b.value, d.b.sources) for d in found] == [(90, ("radio",))]


@pytest.mark.parametrize(("bound", "gap"), [(90, None), (74, -26), (101, 1)])
def test_a_bound_far_below_the_number_misleads(bound: int, gap: int | None) -> None:
    rows = [row("entries", "2021-01", 100, published="2021-02-10")]
    rows.append(
        row(
            "entries",
            "2021-01",
            bound,
            quantifier="at_least",
            source="press",
            published="2021-03-01",
        )
    )
    found = found_in(case_of(rows, [series("entries", "XBB>XCC", tables="all")]))
    assert [d.gap for d in found] == ([] if gap is None else [gap])


def test_a_year_is_set_against_the_sum_of_its_months() -> None:
    relayed = row("entries", "2021", 1250, source="press", published="2022-02-01")
    rows = [*each_month("entries", 60, "XAA"), *each_month("entries", 40, "XEE"), relayed]
    found = found_in(case_of(rows))
    assert [(d.check, d.a.value, d.a.parts, d.gap) for d in found] == [("vintage", 1200, 24, 50)]


def test_months_that_are_known_to_be_missing_are_a_lower_bound() -> None:
    relayed = row("entries", "2021", 1300, source="press", published="2022-02-01")
    rows = [*each_month("entries", 100, flags="holes")[:9], relayed]
    all_series = [series("entries", "XBB>XCC", tables="all")]
    fault = note("holes", "entries", kind="incomplete", ends="2021-12-31")
    found = found_in(case_of(rows, all_series, faults=[fault]))
    assert [(d.check, d.a.low, d.a.high, d.gap) for d in found] == [("vintage", 900, None, 400)]
    assert found[0].fault is not None
    # Without the fault the rest of the year may just not be out.
    unknown = [{**r, "flags": ""} for r in rows]
    assert found_in(case_of(unknown, all_series)) == []


# --- step ----------------------------------------------------------------------------------------


def test_the_level_before_and_after_a_change_of_method() -> None:
    rows = [row("entries", span, 100 if i < 6 else 300) for i, span in enumerate(YEAR)]
    all_series = [series("entries", "XBB>XCC", tables="all")]
    for starts, gap in (("2021-07-01", 600), ("2021-07-05", 600), ("2021-06-20", 600)):
        fault = note("night-shift", "entries", kind="method", starts=starts)
        found = found_in(case_of(rows, all_series, faults=[fault]))
        assert [(d.check, d.gap) for d in found] == [("step", gap)]
        assert found[0].fault is not None
    quiet = note("night-shift", "entries", kind="method", starts="2021-04-01")
    assert found_in(case_of(rows, all_series, faults=[quiet])) == []


def test_a_fault_that_is_no_change_of_method_makes_no_step() -> None:
    rows = [row("entries", span, 100 if i < 6 else 300) for i, span in enumerate(YEAR)]
    all_series = [series("entries", "XBB>XCC", tables="all")]
    for kind in ("incomplete", "miscoded", "reclassified"):
        fault = note("night-shift", "entries", kind=kind, starts="2021-07-01")
        assert found_in(case_of(rows, all_series, faults=[fault])) == []


def test_a_stock_is_compared_on_either_side_of_a_change_where_it_was() -> None:
    rows = [row("hosted", year, n, place="XBB") for year, n in ((2020, 100), (2021, 115))]
    rows[1]["flags"] = "new-register"
    rows += [row("hosted", year, 1000, place="XCC") for year in (2020, 2021)]
    all_series = [series("hosted", "", tables="all", frequency="year", **STOCK)]
    fault = note("new-register", "hosted", kind="method", starts="2021-06-01")
    found = found_in(case_of(rows, all_series, faults=[fault]))
    assert [(d.check, d.a.place, d.gap) for d in found] == [("step", "XBB", 15)]


@pytest.mark.parametrize(
    ("before", "after", "jumps"),
    [(100, 124, 0), (100, 125, 1), (100, 76, 0), (100, 75, 1), (0, 1, 1)],
)
def test_a_jump_of_a_stock_that_nothing_explains(before: int, after: int, jumps: int) -> None:
    rows = [row("hosted", 2020, before), row("hosted", 2021, after)]
    all_series = [series("hosted", "XBB", tables="all", frequency="year", **STOCK)]
    found = found_in(case_of(rows, all_series))
    assert len(found) == jumps
    assert all(d.fault is None and d.reason is None for d in found)


def test_years_apart_is_no_jump() -> None:
    rows = [row("hosted", 2018, 100), row("hosted", 2021, 300)]
    all_series = [series("hosted", "XBB", tables="all", frequency="year", **STOCK)]
    assert found_in(case_of(rows, all_series)) == []


# --- reasons -------------------------------------------------------------------------------------


def reasoned(*reasons: Row, faults: tuple[Row, ...] = ()) -> Dispute:
    """The dispute over February 2021, with what is recorded of it."""
    rows = [
        row("entries", "2021-02", 100, published="2021-03-10"),
        row("entries", "2021-02", 80, source="press", published="2021-03-01"),
    ]
    all_series = [series("entries", "XBB>XCC", tables="all"), series("others", "XBB", tables="all")]
    case = case_of([*rows, row("others", "2021-02", 1)], all_series, reasons=reasons, faults=faults)
    (found,) = found_in(case, "vintage")
    return found


def named(d: Dispute) -> str | None:
    return d.reason.id if d.reason else None


def because(id: str, check: str = "vintage", **cells: str) -> Row:
    return note(id, "entries", check=check, **cells)


def test_the_reason_is_the_one_that_fits_best() -> None:
    year = because("year", ends="2021-12-31")
    february = because("february", starts="2021-02-01", ends="2021-02-28")
    assert named(reasoned(year)) == "year"
    assert named(reasoned(year, february)) == "february"
    assert named(reasoned()) is None


@pytest.mark.parametrize(
    "cells",
    [
        {"check": "running"},
        {"series_b": "others"},
        {"population": "XAA"},
        {"starts": "2021-02-20"},  # it holds for less than half of the month
        {"starts": "2021-03-01"},
        {"ends": "2021-01-31"},
    ],
)
def test_a_reason_for_something_else_explains_nothing(cells: dict[str, str]) -> None:
    assert named(reasoned(because("other") | cells)) is None


def test_a_fault_stands_in_for_a_reason_where_it_could_make_the_gap() -> None:
    early = note("early", "entries", kind="reclassified")
    assert reasoned(faults=(early,)).fault is not None
    nights = note("nights", "entries", kind="method", starts="2021-02-01")
    assert reasoned(faults=(nights,)).fault is None  # no method sets two editions apart
    of_some = note("of-some", "entries", kind="miscoded", population="XAA")
    assert reasoned(faults=(of_some,)).fault is None


def test_what_is_incomplete_is_too_low() -> None:
    """It explains a gap to a higher number, where the lower one is flagged with it."""
    all_series = [series("up", "XBB>XCC", tables="all"), series("down", "XCC>XDD", tables="all")]
    fault = note("closed", "down", kind="incomplete", ends="2021-01-31")
    for up, known in ((500, True), (50, False)):
        rows = [row("up", "2021-01", up), row("down", "2021-01", 100, flags="closed")]
        (found,) = found_in(case_of(rows, all_series, faults=[fault]))
        assert (found.fault is not None) == known
    unflagged = [row("up", "2021-01", 500), row("down", "2021-01", 100)]
    assert found_in(case_of(unflagged, all_series, faults=[fault]))[0].fault is None


# --- the case to learn on ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tutorial() -> list[Dispute]:
    return folded(disputes_of("tutorial"))


@pytest.mark.parametrize(
    "example",
    [
        "path cordillera-entries delta-encounters XEE 2023 flights-over-the-river",
        "border cordillera-entries brisa-exits all 2022 unregistered-exits",
        "parts cordillera-entries cordillera-entries all 2022-11 late-forms",
        "tables cordillera-entries cordillera-entries all 2024-05 two-tables",
        "running cordillera-entries cordillera-entries all 2023-01-01/2023-09-30 october-included",
        (
            "running cordillera-applications cordillera-applications all 2023-01-01/2023-03-31 "
            "repeats-removed"
        ),
        "vintage cordillera-entries cordillera-entries all 2023-02 late-february",
        "step san-telmo-estimates san-telmo-estimates all 2023-05-01/2023-07-31 nights-added",
    ],
)
def test_every_check_has_its_example(tutorial: list[Dispute], example: str) -> None:
    *wanted, reason = example.split()
    found = [
        d
        for head in tutorial
        for d in (head, *head.also)
        if [d.check, d.a.series, d.b.series, d.a.population, str(d.b.period)] == wanted
    ]
    assert [named(d) for d in found] == [reason]


def test_the_newspapers_figure_is_that_of_a_month_more(tutorial: list[Dispute]) -> None:
    (daily,) = [d for d in tutorial if d.check == "running" and d.a.series == "cordillera-entries"]
    assert daily.matched is not None
    assert daily.matched.period == period("2023-01-01/2023-10-31")


def test_people_who_became_refugees_did_not_arrive(tutorial: list[Dispute]) -> None:
    moved = {d.a.population: d.gap for d in tutorial if d.fault and d.fault.id == "became-refugees"}
    assert moved["XAA;refugees"] is not None
    assert moved["XAA;others-hosted"] is not None
    assert moved["XAA;others-hosted"] < 0 < moved["XAA;refugees"]


def test_a_gap_is_shown_before_anyone_could_say_why() -> None:
    """The flights are known of since 8 November 2022; the gap is there before."""
    case = shipped_case("tutorial")
    for day, known in ((dt.date(2022, 11, 7), False), (dt.date(2022, 11, 8), True)):
        found = [
            d
            for d in find(Counted(case.as_of(day)))
            if (d.check, d.a.series, d.a.population) == ("path", "cordillera-entries", "XEE")
            and d.b.period.start >= dt.date(2022, 9, 1)
        ]
        assert found
        assert {d.reason is not None for d in found} == {known}
