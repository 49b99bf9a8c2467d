"""What was promised, in a brief: the register of the day, and a figure behind each number."""

from __future__ import annotations

import datetime as dt
import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.brief.model import Figure, Ledger, Num, Section, Table, Text, plain, texts, walk
from isthmus.brief.pen import Pen
from isthmus.brief.sections.promised import promised
from isthmus.case import Case, read_case
from isthmus.case.promises import Account
from isthmus.commitments import register_of
from isthmus.commitments.telling import Telling
from isthmus.series.cube import Counted
from isthmus.words import LANGUAGES, words_in

LATE = dt.date(2024, 6, 20)
DAYS = st.dates(dt.date(2022, 6, 1), dt.date(2025, 6, 1))


@functools.cache
def case(name: str) -> Case:
    """A case that ships."""
    return read_case(name)


@functools.cache
def counted(name: str, day: dt.date) -> Counted:
    """Its series on a day."""
    return Counted(case(name).as_of(day))


@functools.cache
def section(name: str, day: dt.date, language: str) -> tuple[Section | None, tuple[Figure, ...]]:
    """The section of a case on a day, with the figures it entered."""
    ledger = Ledger()
    pen = Pen(
        "promised",
        case=case(name).as_of(day),
        counted=counted(name, day),
        words=words_in(language),
        ledger=ledger,
        day=day,
    )
    return promised(pen), tuple(ledger)


def tables(made: Section) -> dict[str, Table]:
    """The tables of a section by id."""
    return {block.id: block for block in walk(made.blocks) if isinstance(block, Table)}


def everything(made: Section) -> list[Text]:
    """Every running text of a section."""
    return [made.lead, *(text for block in walk(made.blocks) for text in texts(block))]


def shown(made: Section) -> list[str]:
    """The ids of the figures it shows, in reading order."""
    return [part.figure for text in everything(made) for part in text if isinstance(part, Num)]


@given(day=DAYS)
@settings(max_examples=12, deadline=None)
def test_both_languages_show_the_same_figures_and_each_is_known_on_the_day(day: dt.date) -> None:
    """None that is not shown, none that was published later."""
    seen = []
    for language in LANGUAGES:
        made, figures = section("tutorial", day, language)
        assert made is not None
        assert set(shown(made)) == {figure.id for figure in figures}
        assert all(figure.published is not None for figure in figures)
        assert all(figure.published <= day for figure in figures if figure.published)
        seen.append((shown(made), [(f.id, f.low, f.high, f.published) for f in figures]))
    assert all(one == seen[0] for one in seen)


@given(day=DAYS)
@settings(max_examples=12, deadline=None)
def test_every_commitment_of_the_day_has_a_row_with_its_status(day: dt.date) -> None:
    """As the register has it, told in the very words of the terminal."""
    made, _ = section("tutorial", day, "en")
    assert made is not None
    register = register_of(case("tutorial"), day, dict(counted("tutorial", day)))
    telling = Telling(register, words_in("en"))
    columns = words_in("en").say("promised-column-deadline")
    rows = [
        row
        for table in tables(made).values()
        if table.columns[-1].title == columns
        for row in table.rows
    ]
    told = sorted((plain(row[0]).partition(" (")[0], plain(row[5])) for row in rows)
    assert told == sorted(
        (
            telling.own(one.commitment, "title").partition(" (")[0],
            f"{telling.status(one.status)}. {telling.why(one)}",
        )
        for one in register.commitments
    )


@pytest.mark.parametrize("name", ["tutorial", "americas"])
def test_the_table_says_what_the_terminal_says(name: str) -> None:
    """Target and evidence of each indicator, word for word."""
    made, _ = section(name, LATE, "es")
    assert made is not None
    register = register_of(case(name), LATE, dict(counted(name, LATE)))
    telling = Telling(register, words_in("es"))
    cells = {plain(cell) for table in tables(made).values() for row in table.rows for cell in row}
    for tracked in register.commitments:
        if len(tracked.measured) == 1:
            (measured,) = tracked.measured
            assert telling.target(measured) in cells
            said = [telling.evidence(told, measured.indicator) for told in measured.told]
            assert not said or "; ".join(said) in cells


def test_money_is_never_added_across() -> None:
    """A row a stage and currency; its figure holds the bounds of what adds."""
    made, figures = section("tutorial", LATE, "en")
    assert made is not None
    register = register_of(case("tutorial"), LATE)
    rows = tables(made)["promised-money"].rows
    assert len(rows) == len(register.money)
    held = {figure.id: (figure.low, figure.high) for figure in figures}
    for amount in register.money:
        if amount.rows:
            name = f"promised.money.{amount.stage}.{amount.currency}"
            assert held[name] == (amount.low, amount.high)


def test_what_falls_due_is_that_of_the_next_year() -> None:
    """The next first, nothing that is past."""
    made, _ = section("tutorial", LATE, "en")
    assert made is not None
    days = [plain(row[0]) for row in tables(made)["promised-due"].rows]
    read = [dt.datetime.strptime(day, "%d %b %Y").replace(tzinfo=dt.UTC).date() for day in days]
    assert read == sorted(read)
    assert read[0] >= LATE
    assert read[-1] <= dt.date(2025, 6, 20)


def test_accounts_that_do_not_agree_stand_side_by_side() -> None:
    """Each with its source, none chosen."""
    made, figures = section("americas", LATE, "en")
    assert made is not None
    register = register_of(case("americas"), LATE, dict(counted("americas", LATE)))
    rows = tables(made)["promised-accounts"].rows
    disputes = [one for one in register.disputes if len(one.accounts) > 1]
    assert len(rows) == sum(len(one.accounts) for one in disputes)
    accounts = {figure.id: figure for figure in figures}
    for row in rows:
        (number,) = row[1]
        assert isinstance(number, Num)
        assert accounts[number.figure].publisher in plain(row[2])


def test_who_only_looks_on_is_told_and_not_counted() -> None:
    """Twenty-two endorsed the declaration by then; an observer made a pledge of its own."""
    for language, observer in (("en", "Spain (observer)"), ("es", "España (en calidad de")):
        made, _ = section("americas", LATE, language)
        assert made is not None
        told = {plain(row[0]).partition(" (")[0]: plain(row[3]) for row in
                tables(made)["promised-agreements"].rows}  # fmt: skip
        declaration = next(said for said in told.values() if observer in said)
        assert declaration.startswith("22: ")
        assert all(told.values())


def test_what_accounts_are_of_is_said_in_words_in_each_language() -> None:
    """Money by what it is for and a way by its title, never by the id of a row."""
    cut = case("americas").as_of(LATE)
    ids = {row for name in ("transactions", "pathways") for row in cut.frames[name]["id"]}
    aspects = {row.aspect for row in cut.records("accounts", Account)}
    for language in LANGUAGES:
        made, _ = section("americas", LATE, language)
        assert made is not None
        for row in tables(made)["promised-accounts"].rows:
            title, _, aspect = plain(row[0]).rpartition(": ")
            assert title not in ids
            assert not title.endswith(".")
            assert language == "en" or aspect not in aspects
    assert all(words_in(one).has(f"commitments-aspect-{a}") for one in LANGUAGES for a in aspects)


def test_a_case_that_promised_nothing_has_no_such_section() -> None:
    """Nor has one before its first agreement."""
    assert section("americas", dt.date(2012, 6, 1), "en")[0] is None
