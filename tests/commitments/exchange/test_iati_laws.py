"""What an activity file of ours always does: it keeps the rules, adds up, and comes back whole."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isthmus.case import Case, CaseError
from isthmus.case.appending import cells_of
from isthmus.commitments.exchange import left_out, read_exchange, write_exchange, write_imported
from isthmus.commitments.exchange.iati_export import Reporter, stated_of, write_iati
from isthmus.commitments.exchange.iati_rules import activity_problems, children, root_problems
from isthmus.commitments.exchange.nodes import Node, read, write
from isthmus.commitments.exchange.parties import id_of
from isthmus.commitments.records import Register
from isthmus.commitments.register import register_of
from tests.commitments.exchange.files import written
from tests.commitments.exchange.registers import LATE, changed, emptied, on, stored, tutorial

DAYS = st.dates(dt.date(2022, 6, 1), dt.date(2025, 6, 1))
#: What a cell of a case may hold, with all that XML has to write otherwise.
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1
).map(lambda text: text.strip() or "·")
#: The activity's children in the order of the published schema of 2.03.
ORDER = (
    "iati-identifier reporting-org title description participating-org other-identifier "
    "activity-status activity-date contact-info activity-scope recipient-country recipient-region "
    "location sector tag country-budget-items humanitarian-scope policy-marker collaboration-type "
    "default-flow-type default-finance-type default-aid-type default-tied-status budget "
    "planned-disbursement capital-spend transaction document-link related-activity legacy-data "
    "conditions result crs-add fss"
)
ORDER_OF_TRANSACTION = (
    "transaction-type transaction-date value description provider-org receiver-org "
    "disbursement-channel sector recipient-country recipient-region flow-type finance-type "
    "aid-type tied-status"
)


def nodes(data: bytes, folder: Path) -> list[Node]:
    """The root of a file and its children."""
    return list(read(written(folder, data), "file.xml"))


def test_elements_stand_in_the_order_of_the_published_schema() -> None:
    """Of an activity and of a transaction."""
    assert list(children("")) == ORDER.split()
    assert list(children("transaction")) == ORDER_OF_TRANSACTION.split()


@given(day=DAYS, language=st.sampled_from(["en", "es"]))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_keeps_every_rule(day: dt.date, language: str, tmp_path: Path) -> None:
    """Whatever the day; and written twice it is the same bytes."""
    register = register_of(tutorial(), day)
    data = write_iati(register, language)
    if data is None:
        assert not stated_of(register, language).activities
        return
    assert data == write_iati(register, language)
    root, *activities = nodes(data, tmp_path)
    assert root_problems(root, "") == []
    assert [p for one in activities for p in activity_problems(one, "", day)] == []


@given(day=DAYS)
@settings(max_examples=12)
def test_whoever_sums_the_file_counts_nothing_twice(day: dt.date) -> None:
    """By stage and currency the activities sum to what the register sums."""
    register = register_of(tutorial(), day)
    stages = {"12": "pledge", "2": "commitment", "3": "disbursement", "4": "expenditure"}
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for activity in stated_of(register, "en").activities:
        for transaction in activity.all("transaction"):
            type_, value = transaction.first("transaction-type"), transaction.first("value")
            assert type_ is not None
            assert value is not None
            sums[stages[type_.get("code")], value.get("currency")] += float(value.text)
    told = {
        (amount.stage, amount.currency): amount.low
        for amount in register.money
        if amount.low is not None and amount.stage in stages.values()
    }
    assert dict(sums) == told


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_amount_is_in_the_file_or_told_to_be_out(language: str) -> None:
    """Nothing of the register's money is lost without a word."""
    register = on()
    stated = [
        transaction.get("ref")
        for activity in stated_of(register, language).activities
        for transaction in activity.all("transaction")
    ]
    out = [problem.value for problem in left_out(register, language)]
    assert sorted([*stated, *(one or "" for one in out)]) == sorted(
        row.id for row in register.transactions
    )


@pytest.mark.parametrize(
    "missing",
    [
        {"commitment": None, "provider": None, "receivers": None},
        {"date": LATE + dt.timedelta(days=1)},
        {"low": None, "high": None},
    ],
    ids=["no party", "to come", "no amount"],
)
def test_a_part_stands_where_its_whole_does_not(missing: dict[str, object]) -> None:
    """Else the money would be in the file neither as the whole nor as the part."""
    whole, part = "lajas-pledge", "lajas-committed"
    case = changed("transactions", part, stage="pledge", part_of=whole)
    assert whole in amounts_of(case)
    assert part not in amounts_of(case)
    case = changed("transactions", whole, of=case, **missing)
    assert whole not in amounts_of(case)
    assert part in amounts_of(case)


def amounts_of(case: Case) -> list[str]:
    """The ids of the amounts that the activity file of a case states."""
    return [
        transaction.get("ref")
        for activity in stated_of(register_of(case, LATE), "en").activities
        for transaction in activity.all("transaction")
    ]


def test_what_is_exported_comes_back_as_it_stood(tmp_path: Path) -> None:
    """Read for a case that holds none of it: each row as it was, and written again the same."""
    case = tutorial()
    write_exchange(on(), tmp_path / "out", "es")
    bare = emptied("transactions", "commitments", "organisations")
    imported = read_exchange(tmp_path / "out" / "iati.xml", bare)
    known = case.as_of(LATE)
    for table in ("commitments", "transactions", "organisations"):
        rows = {row["id"]: cells_of(table, row) for row in stored(known, table)}
        assert imported.rows[table]
        for row in imported.rows[table]:
            assert row == rows[row["id"]]
    again = write_imported(imported, tmp_path / "in")
    assert read_exchange(tmp_path / "in", bare).rows == imported.rows
    assert sorted(path.name for path in again.values()) == [
        "commitments.csv",
        "organisations.csv",
        "transactions.csv",
    ]


def test_what_the_case_holds_already_is_not_given_again(tmp_path: Path) -> None:
    """An export read for the case that it came from has nothing new."""
    write_exchange(on(), tmp_path / "out", "en")
    imported = read_exchange(tmp_path / "out" / "iati.xml", tutorial())
    assert imported.rows == {}
    assert imported.standing["transactions"] == 7
    assert imported.notices == ()


def test_an_edited_activity_is_read_as_anyones(tmp_path: Path) -> None:
    """What someone changed in the standard's part counts, and what went along does not."""
    data = write_iati(on(), "en")
    assert data is not None
    file = written(tmp_path, data.replace(b">4000000<", b">4100000<"))
    imported = read_exchange(file, emptied("transactions", "commitments"))
    assert [p.code for p in imported.notices].count("iati-edited") == 1
    amounts = {row["id"]: row["low"] for row in imported.rows["transactions"]}
    assert amounts["brisa-first"] == "4100000"
    assert amounts["brisa-loan"] == "10000000"


def test_without_what_went_along_money_days_and_stages_remain(tmp_path: Path) -> None:
    """Read by the standard alone, as another program would have passed it on."""
    register = on()
    activities = stated_of(register, "en").activities
    for activity in activities:
        activity.children = [child for child in activity.children if " " not in child.name]
    root = Node("iati-activities", {"version": "2.03"}, list(activities))
    bare = emptied("transactions", "commitments")
    imported = read_exchange(written(tmp_path, write(root, {})), bare, LATE)
    kept = ("stage", "low", "currency", "date", "provider")
    found = {row["id"]: [row[key] for key in kept] for row in imported.rows["transactions"]}
    for row in stored(tutorial(), "transactions"):
        if row["id"] in found and row["provider"].islower():
            cells = cells_of("transactions", row)
            assert found[row["id"]] == [cells[key] for key in kept]
    assert len(found) == 7
    assert all(id_of(row["id"]) == row["id"] for row in imported.rows["commitments"])


@given(text=TEXTS, other=TEXTS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_survives_xml(text: str, other: str, tmp_path: Path) -> None:
    """In an element and in an attribute, with line ends and tabs."""
    inner = Node("b", {"c": f"{other}\n\t\r{text}"}, text=f"{text}\r\n\t{other}")
    data = write(Node("root", children=[inner]), {})
    _, back = nodes(data, tmp_path)
    assert back.attributes == inner.attributes
    assert back.text == inner.text


@given(text=TEXTS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_of_a_promise_survives(text: str, tmp_path: Path) -> None:
    """As a title, whatever signs of XML it holds."""
    case = changed("commitments", "loan-brisa", title_en=text, note_en=text)
    data = write_iati(register_of(case, LATE), "en")
    assert data is not None
    _, activity, *_ = nodes(data, tmp_path)
    title = activity.first("title")
    assert title is not None
    assert title.children[0].text == text


def test_a_bound_is_told_with_the_value() -> None:
    """The value is the lower bound; the words say between what, in both languages."""
    activities = stated_of(on(), "es").activities
    spent = next(
        transaction
        for activity in activities
        for transaction in activity.all("transaction")
        if transaction.get("ref") == "lajas-spent"
    )
    value, description = spent.first("value"), spent.first("description")
    assert value is not None
    assert value.text == "2000000"
    assert description is not None
    assert [node.text for node in description.children] == [
        "(Según se informó: de 2,000,000 a 2,300,000 USD.)",
        "(As told: from 2,000,000 to 2,300,000 USD.)",
    ]


def activity_of(register: Register, commitment: str) -> Node:
    """The activity of a commitment."""
    return next(
        activity
        for activity in stated_of(register, "en").activities
        if activity.children[0].text.endswith(f"-{commitment}")
    )


def test_a_country_of_iso_is_told_by_its_two_letters() -> None:
    """Once, with the activity, where all its money is for one."""
    case = tutorial()
    for row in ("brisa-loan", "brisa-first", "brisa-second"):
        case = changed("transactions", row, of=case, receivers="PAN")
    activity = activity_of(register_of(case, LATE), "loan-brisa")
    assert [node.attributes for node in activity.all("recipient-country")] == [{"code": "PA"}]


def test_several_countries_are_a_region_and_no_share_of_each_is_invented() -> None:
    """With each transaction, once any of them is for others."""
    case = changed("transactions", "brisa-first", receivers="PAN;CRI")
    activity = activity_of(register_of(case, LATE), "loan-brisa")
    assert not activity.all("recipient-country") + activity.all("recipient-region")
    regions = [
        (node.get("code"), node.children[0].text)
        for transaction in activity.all("transaction")
        for node in transaction.all("recipient-region")
    ]
    assert regions == [("XBB", "Brisa"), ("CRI+PAN", "Costa Rica and Panama"), ("XBB", "Brisa")]


def test_a_reporter_that_cannot_be_one_is_refused() -> None:
    """The file would break a rule of IATI, so there is none."""
    with pytest.raises(CaseError) as refused:
        write_iati(on(), "en", Reporter("XX/1", "10", "Someone"))
    assert {problem.column for problem in refused.value.problems} >= {"reporting-org/@ref"}
