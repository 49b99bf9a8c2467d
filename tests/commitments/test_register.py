"""The register: who stands where, what falls due, and that it reads nothing published later."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isthmus.case import CallError
from isthmus.commitments import due, register_of
from isthmus.commitments.listing import COLUMNS, record, rows
from isthmus.commitments.narrowing import narrowed
from isthmus.commitments.records import Register
from isthmus.commitments.telling import Telling
from isthmus.words import LANGUAGES, words_in
from tests.case.promised import known, money, promised, report
from tests.case.small import Tables
from tests.commitments.cases import AT, register_on

DAY = "2022-06-30"


def told(register: Register, language: str = "en") -> dict[str, Any]:
    """All that a register says."""
    return record(Telling(register, words_in(language)), 12)


# --- agreements, parties, meetings ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2022-03-01", "signed"),
        ("2023-06-01", "signed"),
        ("2023-06-29", "signed"),
        ("2023-06-30", "lapsed"),
    ],
)
def test_an_agreement_stands_as_its_dates_say(day: str, status: str) -> None:
    """Before its end was told nobody knows of it; from its day on it has ended."""
    found = register_on(promised(), day).agreements
    assert {one.agreement.id: one.status for one in found} == {
        "pact": status,
        "letter": "proposed",
    }


def test_in_force_is_more_than_signed() -> None:
    tables = promised()
    tables["agreements"][0].update(in_force="2022-03-01", in_force_published="2022-01-20")
    assert register_on(tables, "2022-02-28").agreements[0].status == "signed"
    assert register_on(tables, "2022-03-01").agreements[0].status == "in-force"


def test_a_party_came_when_it_first_acted_and_is_gone_when_it_withdrew() -> None:
    """Ratifying is no second coming; coming back after a withdrawal is one."""
    tables = promised()
    act = {"agreement": "pact", "role": "party", "published": "2022-01-20", "source": "office"}
    tables["parties"] += [
        act | {"party": "COL", "act": "signed", "acted": "2022-01-15"},
        act | {"party": "COL", "act": "ratified", "acted": "2022-02-15"},
        act | {"party": "VEN", "act": "signed", "acted": "2022-01-15"},
        act | {"party": "VEN", "act": "withdrew", "acted": "2022-03-15"},
        act | {"party": "VEN", "act": "joined", "acted": "2022-05-15"},
        act | {"party": "CRI", "act": "joined", "acted": "2023-01-01"},
    ]
    case = known(tables)

    def stands(day: str) -> dict[str, tuple[str, str, bool]]:
        pact = next(a for a in register_on(case, day).agreements if a.agreement.id == "pact")
        return {one.party: (one.act, str(one.since), one.stands) for one in pact.parties}

    assert stands("2022-02-20")["COL"] == ("ratified", "2022-01-15", True)
    assert stands("2022-04-01")["VEN"] == ("withdrew", "2022-03-15", False)
    assert stands("2022-06-01")["VEN"] == ("joined", "2022-05-15", True)
    assert "CRI" not in stands("2022-12-31")
    bank = next(one for one in register_on(case, DAY).agreements[0].parties if one.party == "bank")
    assert (bank.precision, bank.after) == ("by", dt.date(2022, 1, 15))
    telling = Telling(register_on(case, DAY), words_in("en"))
    assert telling.since(bank) == "between 15 Jan 2022 and 18 Jan 2022"


def test_a_conclusion_leads_to_its_commitments_and_back() -> None:
    found = register_on(promised(), DAY)
    assert [one.meeting.id for one in found.meetings] == ["table", "review"]
    assert [one.id for one in found.meetings[0].conclusions] == ["to-do"]
    assert {one.commitment.id: one.conclusions for one in found.commitments} == {
        "decree": (),
        "loan": ("to-do",),
        "permits": ("to-do",),
    }


def test_accounts_of_one_thing_stand_side_by_side() -> None:
    (found,) = register_on(promised(), DAY).disputes
    assert (found.row, found.aspect) == ("table", "participants")
    assert sorted(one.says_en for one in found.accounts) == ["20 countries", "22 countries"]


# --- what falls due ------------------------------------------------------------------------------


def test_what_falls_due_and_what_is_past() -> None:
    """A deadline inside the months asked for, on their last day too; the past only while open."""
    tables = promised()

    def days(day: str, months: int) -> list[tuple[str, str, int]]:
        return [(one.what, one.row, one.days) for one in due(register_on(tables, day), months)]

    assert days("2022-06-30", 6) == [("meeting", "review", 154)]
    assert days("2022-06-30", 7) == [("meeting", "review", 154), ("deadline", "permits", 184)]
    assert days("2022-12-31", 0) == [("deadline", "permits", 0)]
    assert days("2023-01-01", 0) == [("deadline", "permits", -1)]
    assert days("2023-06-02", 1)[-1] == ("agreement-ends", "pact", 28)


# --- money ---------------------------------------------------------------------------------------

amounts = st.lists(
    st.tuples(
        st.sampled_from(["pledge", "disbursement"]),
        st.sampled_from(["USD", "EUR"]),
        st.integers(0, 900),
        st.sampled_from(["alone", "part", "total"]),
    ),
    max_size=9,
)


def paid(told_of: list[tuple[str, str, int, str]]) -> Tables:
    """Rows of money: parts of the first of their stage and currency, where there is one."""
    tables = promised()
    tables["transactions"] = []
    first: dict[tuple[str, str], str] = {}
    for i, (stage, currency, value, kind) in enumerate(told_of):
        cells = {"stage": stage, "currency": currency, "low": str(value), "high": str(value)}
        if kind == "total":
            cells["measure"] = "cumulative"
        elif kind == "part" and (stage, currency) in first:
            cells["part_of"] = first[stage, currency]
        else:
            first.setdefault((stage, currency), f"m-{i}")
        tables["transactions"].append(AT | money(f"m-{i}", commitment="", **cells))
    return tables


@settings(max_examples=12, deadline=None)
@given(told_of=amounts)
def test_money_is_never_added_across_stages_or_currencies(
    told_of: list[tuple[str, str, int, str]],
) -> None:
    """Each sum is that of its own rows, but for parts and running totals; no row is lost."""
    tables = paid(told_of)
    found = register_on(tables, DAY).money
    by_key = {(one.stage, one.currency): one for one in found}
    assert len(by_key) == len(found)
    for (stage, currency), one in by_key.items():
        own = [
            r for r in tables["transactions"] if (r["stage"], r["currency"]) == (stage, currency)
        ]
        alone = [r for r in own if not r.get("part_of") and not r.get("measure")]
        assert one.low == (sum(int(r["low"]) for r in alone) if alone else None)
        assert len(one.rows) + len(one.parts) + len(one.totals) == len(own)
    assert by_key.keys() == {(stage, currency) for stage, currency, _, _ in told_of}


def test_an_open_amount_leaves_its_sum_open() -> None:
    tables = promised()
    tables["transactions"] += [AT | money("more", stage="pledge", low="50", quantifier="at_least")]
    (found,) = register_on(tables, DAY).money
    assert (found.low, found.high) == (450, None)
    assert [row.id for row in found.totals] == ["so-far"]
    assert [row.id for row in found.parts] == ["part"]


def test_a_whole_without_an_amount_is_at_least_its_parts() -> None:
    tables = promised()
    tables["transactions"][0].update(low="", high="")
    (found,) = register_on(tables, DAY).money
    assert (found.low, found.high) == (100, None)


# --- laws ----------------------------------------------------------------------------------------


@settings(max_examples=6, deadline=None)
@given(dice=st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(dice: random.Random) -> None:
    tables = promised()
    more = report("decree", stage="in-progress", period="2022-01", source="atlas")
    tables["progress"].append(AT | {"published": "2022-02-05"} | more)
    shuffled = {name: [dict(row) for row in table] for name, table in tables.items()}
    for name in sorted(shuffled.keys() - {"observations", "series"}):
        dice.shuffle(shuffled[name])
    assert told(register_on(shuffled, DAY)) == told(register_on(tables, DAY))


@settings(max_examples=6, deadline=None)
@given(
    later=st.dates(dt.date(2022, 7, 1), dt.date(2024, 1, 1)),
    value=st.integers(0, 99_999),
    data=st.data(),
)
def test_a_register_reads_nothing_published_later(
    later: dt.date, value: int, data: st.DataObject
) -> None:
    """Whatever is published after a day, the register of that day is what it was."""
    tables, since = promised(), {"published": later.isoformat(), "source": "office"}
    number = str(value)
    more = {
        "progress": since
        | report("permits", indicator="crossed", value=number, period="2022",
                 reporter="independent"),
        "targets": since
        | {"indicator": "crossed", "amended": "2022-03-01", "low": number, "high": number},
        "transactions": since | money("late", stage="pledge", low=number, high=number),
        "parties": since
        | {"agreement": "pact", "party": "COL", "role": "party", "act": "signed",
           "acted": "2022-01-15"},
        "accounts": since
        | {"about": "agreements", "row": "pact", "aspect": "kind", "says_en": "A treaty.",
           "says_es": "Un tratado."},
        "observations": {"series": "entries", "period": "2022-03", "population": "all",
                         "value": number, "published": later.isoformat()},
    }  # fmt: skip
    for name in data.draw(st.sets(st.sampled_from(sorted(more)), min_size=1)):
        tables[name].append(more[name])
    before = told(register_on(promised(), DAY))
    assert told(register_on(tables, DAY)) == before
    cut = known(tables).as_of(dt.date.fromisoformat(DAY))
    assert told(register_of(cut, dt.date.fromisoformat(DAY))) == before


# --- what a part of it holds ---------------------------------------------------------------------


def test_a_party_is_shown_what_is_its_own() -> None:
    """What it promised and what was promised to it, where it was, the money it gave or had."""
    whole = register_on(promised(), DAY)
    bank = narrowed(whole, parties=["bank"])
    assert [one.commitment.id for one in bank.commitments] == ["loan"]
    assert [one.agreement.id for one in bank.agreements] == ["pact"]
    colombia = narrowed(whole, parties=["COL"])
    assert [one.commitment.id for one in colombia.commitments] == ["decree"]
    assert [one.meeting.id for one in colombia.meetings] == ["table"]
    assert colombia.money == ()
    assert narrowed(whole, parties=["BRA"]).commitments == ()


def test_an_agreement_and_a_pillar_hold_their_own() -> None:
    whole = register_on(promised(), DAY)
    assert [o.commitment.id for o in narrowed(whole, agreements=["pact"]).commitments] == [
        "loan",
        "permits",
    ]
    signs = narrowed(whole, pillars=["signs"])
    assert [one.agreement.id for one in signs.agreements] == ["letter"]
    assert (signs.commitments, signs.money) == ((), ())
    assert narrowed(whole) is whole


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"agreements": ["pactt"]}, "track-agreement-near"),
        ({"agreements": ["zzz"]}, "track-agreement"),
        ({"pillars": ["wayz"]}, "track-pillar-near"),
        ({"pillars": ["zzz"]}, "track-pillar"),
        ({"parties": ["banc"]}, "track-party-near"),
        ({"parties": ["XYZ"]}, "track-party"),
    ],
)
def test_a_name_that_is_not_there_is_refused(asked: dict[str, list[str]], code: str) -> None:
    with pytest.raises(CallError) as refused:
        narrowed(register_on(promised(), DAY), **asked)
    assert refused.value.problems[0].code == code
    said = [refused.value.say(words_in(language)) for language in LANGUAGES]
    assert all(next(iter(asked.values()))[0] in text for text in said)


# --- for programs --------------------------------------------------------------------------------


def test_the_list_holds_every_teller_of_every_indicator() -> None:
    register = register_on(promised(), DAY)
    found = rows(Telling(register, words_in("en")))
    assert all(set(row) == set(COLUMNS) for row in found)
    tellers = [(row["commitment"], row["indicator"], row["teller"]) for row in found]
    assert sorted(tellers, key=str) == [
        ("decree", "signed", None),
        ("loan", "paid", None),
        ("permits", "crossed", "actor"),
        ("permits", "crossed", "entries"),
    ]
    entries = next(row for row in found if row["teller"] == "entries")
    # The promise counts from 15 January: of that month between nothing and all 4,702.
    assert (entries["low"], entries["high"]) == (4262, 4702 + 4262)


def test_every_reason_and_every_status_can_be_said() -> None:
    """In both languages, with the values that the rules give."""
    register = register_on(promised(), DAY)
    for language in LANGUAGES:
        found = told(register, language)
        assert all(one["why"] for one in found["commitments"])
        msgspec.json.encode(found)
