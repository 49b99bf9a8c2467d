"""The section on disputes: every number in it has a figure of its own, and the words fit them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings

from isthmus.brief.model import Ledger, Num, Section, Table, Text, plain, texts, walk
from isthmus.brief.pen import Pen
from isthmus.brief.sections.disputed import disputed
from isthmus.case import Case
from isthmus.series.cube import Counted
from isthmus.words import LANGUAGES, words_in
from tests.series.corridors import (
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

DAYS = {
    "tutorial": [dt.date(2022, 12, 1), dt.date(2024, 9, 1)],
    "americas": [dt.date(2022, 4, 20), dt.date(2025, 6, 30), dt.date(2026, 12, 31)],
}


def section(case: Case, day: dt.date, language: str = "en") -> tuple[Section | None, Ledger]:
    """The section as it is written on a day, and the figures behind it."""
    known = case.as_of(day)
    ledger = Ledger()
    pen = Pen(
        "disputed",
        case=known,
        counted=Counted(known),
        words=words_in(language),
        ledger=ledger,
        day=day,
    )
    return disputed(pen), ledger


def texts_of(written: Section) -> list[Text]:
    return [written.lead, *(text for block in walk(written.blocks) for text in texts(block))]


@pytest.mark.parametrize(("name", "day"), [(name, day) for name in DAYS for day in DAYS[name]])
def test_every_number_leads_to_its_figure_in_every_language(name: str, day: dt.date) -> None:
    """And the figures are the same ones, none of them later than the day."""
    ids = []
    for language in LANGUAGES:
        written, ledger = section(shipped_case(name), day, language)
        assert written is not None
        parts = [part for text in texts_of(written) for part in text]
        shown = {part.figure for part in parts if isinstance(part, Num)}
        assert shown == {figure.id for figure in ledger}
        assert all(figure.published and figure.published <= day for figure in ledger)
        ids.append(sorted(shown))
    assert all(one == ids[0] for one in ids)


@settings(max_examples=20)
@given(messy())
def test_no_two_figures_share_an_id(rows: list[Row]) -> None:
    """Whatever was told of whatever; the ledger refuses two figures of one id."""
    case = case_of(rows, messy_series())
    section(case, dt.date(2030, 1, 1))


def test_a_case_without_a_dispute_has_no_such_section() -> None:
    case = case_of([row("entries", "2021-01", 5)], [series("entries", "XBB>XCC", tables="all")])
    assert section(case, dt.date(2022, 1, 1))[0] is None


def test_two_series_share_a_table_that_says_what_each_counts() -> None:
    written, _ = section(shipped_case("americas"), dt.date(2023, 3, 1))
    assert written is not None
    tables = [block for block in walk(written.blocks) if isinstance(block, Table)]
    heads = {block.caption: [column.title for column in block.columns[1:3]] for block in tables}
    darien = "Irregular entries through the Darién (registered entries)"
    honduras = "Irregular entries to Honduras (registered entries)"
    assert heads[f"{darien}, and {honduras}"] == ["Upstream", "Downstream"]
    assert heads[darien] in (["By its months", "As told"], ["One edition", "Another"])
    ids = [block.id for block in tables]
    assert len(ids) == len(set(ids))


def said(rows: list[Row], all_series: list[Row], **cells: list[Row]) -> list[str]:
    """The rows of every table of the section, as a screen reader would have them."""
    written, _ = section(case_of(rows, all_series, **cells), dt.date(2030, 1, 1))
    assert written is not None
    tables = [block for block in walk(written.blocks) if isinstance(block, Table)]
    return [" | ".join(map(plain, cells)) for table in tables for cells in table.rows]


def test_a_number_that_stands_for_another_span_says_so() -> None:
    rows = [row("entries", span, 1000 * (i + 1)) for i, span in enumerate(months(12))]
    late = {"source": "press", "published": "2022-06-01"}
    rows.append(row("entries", "2021-02-01/2021-02-14", 2000, **late))
    assert said(rows, [series("entries", "XBB>XCC", tables="all")]) == [
        (
            "Everyone counted, 1 Feb 2021 to 14 Feb 2021 | 2,000 (day assumed: 10 Mar 2021) | "
            "2,000 (relayed by A newspaper, 1 Jun 2022) | 0 | "
            "It is the number of February 2021: 2,000."
        )
    ]


def test_an_absent_nationality_is_not_listed_and_has_no_gap() -> None:
    rows = [row("up", span, n, word) for span in months(12) for word, n in (("XAA", 9), ("XEE", 5))]
    rows += [row("down", span, n, w) for span in months(12) for w, n in (("XAA", 9), ("XBB", 5))]
    rows.append(row("down", "2022-01", 1, "XEE"))
    fault = note("wrong-code", "down", kind="miscoded", population="XBB")
    all_series = [series("up", "XBB>XCC"), series("down", "XCC>XDD")]
    assert said(rows, all_series, faults=[fault]) == [
        "XEE, 2021 | 60 | none listed | not published | 60 stand there under XBB. wrong-code"
    ]


def test_a_step_says_when_it_was_before_and_after() -> None:
    rows = [row("entries", span, 100 if i < 6 else 300) for i, span in enumerate(months(12))]
    fault = note("nights-too", "entries", kind="method", starts="2021-07-01")
    all_series = [series("entries", "XBB>XCC", tables="all")]
    assert said(rows, all_series, faults=[fault]) == [
        "Everyone counted | 300 (Apr to Jun 2021) | 900 (Jul to Sep 2021) | +600 (67%) | nights-too"
    ]


def test_the_same_gap_in_other_years_is_told_beside_it() -> None:
    rows = [row("up", year, 1000) for year in (2019, 2020, 2021)]
    rows += [row("down", year, n) for year, n in ((2019, 2000), (2020, 1500), (2021, 4000))]
    all_series = [series("up", "XBB>XCC", tables="all"), series("down", "XCC>XDD", tables="all")]
    assert said(rows, all_series) == [
        (
            "Everyone counted, 2021 | 1,000 | 4,000 | +3,000 (75%) | No reason is recorded. "
            "Also: 2020 +500 (33%); 2019 +1,000 (50%)."
        )
    ]
