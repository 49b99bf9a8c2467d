"""Laws of a whole brief: nothing later than its day, the same in every language, no loose number.

Then the figures that the project holds itself to, on the real series.
"""

from __future__ import annotations

import datetime as dt
import functools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.brief import make_brief
from isthmus.brief.model import (
    Brief,
    Chart,
    Facts,
    Link,
    Section,
    Strong,
    Subsection,
    Table,
    Words,
    numbers,
    plain,
    texts,
    walk,
)
from isthmus.case import CallError, Case, read_case, shipped
from isthmus.words import LANGUAGES
from tests.brief.forecasts import sample_outlook

PANAMA = dt.date(2022, 4, 20)
#: A quantity written out: grouped thousands, or a share. Only a figure may hold one.
QUANTITY = re.compile(r"(?<![\w-])\d{1,3}(?:,\d{3})+(?![\w-])|\d\s?%")


@functools.cache
def case(name: str) -> Case:
    return read_case(name)


@functools.cache
def brief(name: str, day: dt.date, language: str) -> Brief:
    # What is drawn for the section on what to expect is no matter here; `test_expect` holds it.
    return make_brief(case(name), day, language, outlook=sample_outlook(case(name), day))


def days(name: str) -> st.SearchStrategy[dt.date]:
    return st.dates(case(name).begins, dt.date(2026, 6, 30))


def sections_and_summary(made: Brief) -> list[Section]:
    summary = Section(id="summary", title="", lead=(), blocks=made.summary)
    return [summary, *made.sections]


@settings(max_examples=25, deadline=None)
@given(day=days("tutorial"))
def test_no_figure_of_a_brief_was_published_after_its_day(day: dt.date) -> None:
    for figure in brief("tutorial", day, "en").figures:
        assert figure.published is not None
        assert figure.published <= day, figure


@pytest.mark.parametrize("day", ["2011-06-01", "2016-06-01", "2020-05-01", "2023-09-01"])
def test_no_figure_of_the_real_corridor_was_published_after_its_day(day: str) -> None:
    for figure in brief("americas", dt.date.fromisoformat(day), "en").figures:
        assert figure.published is not None
        assert figure.published.isoformat() <= day, figure


@settings(max_examples=25, deadline=None)
@given(day=days("tutorial"))
def test_a_brief_says_no_more_than_the_case_knew(day: dt.date) -> None:
    """The brief of a day is that of the case cut to that day: nothing reaches around the cut."""
    whole, cut = case("tutorial"), case("tutorial").as_of(day)
    one, other = sample_outlook(whole, day), sample_outlook(cut, day)
    made = make_brief(whole, day, "en", outlook=one)
    assert made == make_brief(cut, day, "en", outlook=other)


@settings(max_examples=15, deadline=None)
@given(day=days("tutorial"))
def test_every_policy_on_the_page_was_announced(day: dt.date) -> None:
    later = [p for p in case("tutorial").policies.values() if p.announced > day]
    said = _everything(brief("tutorial", day, "en"))
    for policy in later:
        assert policy.title_en not in said


@settings(max_examples=15, deadline=None)
@given(day=days("tutorial"))
def test_languages_say_the_same_with_the_same_figures(day: dt.date) -> None:
    made = [brief("tutorial", day, language) for language in LANGUAGES]
    shown = [[num.figure for num in numbers(one)] for one in made]
    assert all(ids == shown[0] for ids in shown)
    values = [[(f.id, f.low, f.high, f.published) for f in one.figures] for one in made]
    assert all(value == values[0] for value in values)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", shipped())
def test_every_number_shown_is_a_figure_and_every_figure_is_shown(name: str, language: str) -> None:
    made = brief(name, dt.date(2024, 6, 20), language)
    held = {figure.id for figure in made.figures}
    assert {num.figure for num in numbers(made)} == held
    assert len(held) == len(made.figures)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", shipped())
def test_no_quantity_stands_in_plain_words(name: str, language: str) -> None:
    made = brief(name, dt.date(2024, 6, 20), language)
    for section in sections_and_summary(made):
        for text in [section.lead, *(t for block in walk(section.blocks) for t in texts(block))]:
            for part in text:
                if isinstance(part, (Words, Strong, Link)):
                    assert not QUANTITY.search(part.text), plain(text)


@pytest.mark.parametrize("name", shipped())
def test_every_chart_has_its_table_and_its_words(name: str) -> None:
    for section in sections_and_summary(brief(name, dt.date(2024, 6, 20), "es")):
        for block in walk(section.blocks):
            if isinstance(block, Chart):
                assert block.table.rows
                assert block.description
            if isinstance(block, Table):
                assert all(len(row) == len(block.columns) for row in block.rows), block.id
            if isinstance(block, Facts):
                assert block.items
            if isinstance(block, Subsection):
                assert block.blocks


@pytest.mark.parametrize("name", shipped())
def test_every_number_drawn_stands_in_the_table_under_the_chart(name: str) -> None:
    made = brief(name, dt.date(2024, 6, 20), "en")
    for section in sections_and_summary(made):
        for block in walk(section.blocks):
            if not isinstance(block, Chart):
                continue
            held = " | ".join(plain(cell) for row in block.table.rows for cell in row)
            for layer in block.spec.get("layer", ()):  # small charts side by side have none
                if layer.get("encoding", {}).get("text", {}).get("field") != "text":
                    continue
                for row in layer["data"]["values"]:
                    number = (
                        row["text"].partition(", ")[0] if block.id == "counted-map" else row["text"]
                    )
                    if row.get("value", 0) is not None:
                        assert number in held, (block.id, row)


@pytest.mark.parametrize("name", shipped())
def test_the_first_day_of_a_case_has_a_brief_and_the_day_before_has_none(name: str) -> None:
    begins = case(name).begins
    assert make_brief(case(name), begins, "en").figures
    with pytest.raises(CallError, match=begins.isoformat()):
        make_brief(case(name), begins - dt.timedelta(days=1), "en")


def test_the_brief_of_the_panama_ministerial_holds_the_figures_of_its_day() -> None:
    made = brief("americas", PANAMA, "en")
    value = {figure.id: figure.low for figure in made.figures}
    quarter = "counted.darien-entries.2022-01-01_2022-03-31"
    assert value[quarter] == 13_791
    assert value["counted.darien-entries.2021-01-01_2021-03-31"] == 5_622
    assert value["counted.us-southwest-encounters.2022-03"] == 222_574
    assert value["counted.us-southwest-encounters.2022-03.title-42"] == 112_081
    change = value[f"{quarter}.all.change"]
    assert change is not None
    assert round(change, 2) == 2.45
    assert value["counted.darien-entries.2021"] == 133_726


def test_what_followed_the_ministerial_is_not_in_its_brief() -> None:
    said = _everything(brief("americas", PANAMA, "en"))
    assert "23 May 2022" in said
    for later in ("Los Angeles Declaration", "injunction", "Supreme Court", "vacatur", "blocked"):
        assert later not in said
    known = {policy.id for policy in case("americas").as_of(PANAMA).policies.values()}
    titles = {case("americas").policies[name].title_en for name in known}
    for policy in case("americas").policies.values():
        assert policy.id in known or policy.title_en in titles or policy.title_en not in said


def _everything(made: Brief) -> str:
    out = []
    for section in sections_and_summary(made):
        out += [section.title, plain(section.lead)]
        for block in walk(section.blocks):
            out += [plain(text) for text in texts(block)]
    return "\n".join(out)


def test_a_number_is_shown_by_its_figure_alone() -> None:
    shown = {num.text for num in numbers(brief("americas", PANAMA, "en"))}
    assert {"13,791", "5,622", "2.45 times", "222,574", "112,081", "133,726"} <= shown


#: What a brief may say of a later year: the edition that its figures were read from, and the day a
#: measure already announced is to begin or end.
LATER = re.compile(r"\b(20\d\d)\b")


@settings(max_examples=12, deadline=None)
@given(day=days("tutorial"))
def test_no_reason_and_no_fault_speaks_of_a_later_year(day: dt.date) -> None:
    known = case("tutorial").as_of(day)
    said = [text for reason in known.reasons for text in (reason.text_en, reason.text_es)]
    said += [text for fault in known.faults.values() for text in (fault.text_en, fault.text_es)]
    for text in said:
        assert all(int(year) <= day.year for year in LATER.findall(text)), text
